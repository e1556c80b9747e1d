//! Islands: the parts of pages that run in the browser. Each attaches itself to a form that works without it.
//!
//! Properties are finished texts and plain values, so that no translation reaches the browser.
#![allow(clippy::needless_pass_by_value, reason = "properties of islands are owned")]

mod autosave;
#[cfg(feature = "hydrate")]
mod browser;
mod char_count;
mod value_preview;
mod weights;

pub use autosave::Autosave;
pub use char_count::CharCount;
#[cfg(feature = "ssr")]
pub use value_preview::value_preview;
pub use value_preview::{PathProps, PreviewWords, ValuePreview};
pub use weights::{Weights, attributes};

/// Stands in a text where the browser puts what it alone knows.
pub const MARK: &str = "{}";
