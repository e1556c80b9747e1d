//! The program `wirkungskompass`.

use std::process::ExitCode;

/// Pages are made of thousands of short texts; the system's allocator takes a quarter of a page's time for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    server::cli::run()
}
