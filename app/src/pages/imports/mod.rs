//! Taking in files: the list, one file with what it would change, and what became of it.

mod columns;
mod list;
mod preview;
mod series;
mod show;
#[cfg(test)]
mod tests;
mod texts;

pub use columns::{Columns, ColumnsForm};
pub use list::{List, UploadForm, list};
pub use preview::{Choice, Draft, Setback, preview_row, preview_titles};
pub use series::{AreaRow, SeriesRow};
pub use show::{Ended, Work, ended, progress, refused, show};

use crate::ctx::Ctx;
use crate::i18n::t;
use domain::import::Import;

/// Address of a file's page.
pub(crate) fn path(import: &Import) -> String {
    format!("/import/{}", import.id)
}

fn trail(ctx: &Ctx) -> Vec<(String, String)> {
    vec![("/import".to_owned(), t!(ctx, "import-title"))]
}

/// Bytes as people say them.
fn size(ctx: &Ctx, bytes: u64) -> String {
    let shown = |unit: u64, name: &str| {
        // Sizes of files stay far below 2⁵² bytes.
        #[expect(clippy::cast_precision_loss, reason = "one decimal of a file's size")]
        let number = bytes as f64 / unit as f64;
        format!("{}\u{a0}{name}", domain::number::format_number(number, 1, ctx.language))
    };
    match bytes {
        0..1_000 => format!("{bytes}\u{a0}Byte"),
        1_000..1_000_000 => shown(1_000, "kB"),
        _ => shown(1_000_000, "MB"),
    }
}
