//! The program `wirkungskompass`.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::cli::run()
}
