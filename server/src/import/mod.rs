//! Files that planners receive, read into one shape.
//!
//! [`recognise`] tells what a file is, [`propose_mapping`] which of its columns mean what, [`read()`] and [`visit`] give its
//! values as [`Candidate`]s: series, area, period, value, qualifier, sign, flag and unit, each with the cell it stands in.
//! Nothing here decides what becomes of a value, and nothing is written.
//!
//! Whoever sends a file is a stranger. Everything is bounded by [`Limits`], read as a stream, and answered with an
//! [`Unreadable`] for the file or a [`Problem`] for a cell, never with a panic. No formula is calculated, no link followed,
//! no name of an archive used as a path. Reading takes time: callers put it on a thread of its own.

mod archive;
mod area;
mod delimited;
mod flag;
mod format;
mod grid;
mod guess;
mod jsonstat;
mod known;
mod limits;
mod mapping;
mod ods;
mod period;
mod place;
mod plan;
mod pool;
mod read;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod unfold;
mod unreadable;
mod value;
mod xlsx;
mod xml;

pub use delimited::Delimiter;
pub use flag::{Flag, Sign, Vocabulary};
pub use format::{FileKind, Format, TextLayout, recognise};
pub use grid::Progress;
pub use guess::{Guess, guess_mapping};
pub use limits::Limits;
pub use mapping::{Category, Dimension, DimensionName, Mapping, PeriodFrom, UnitFrom, Values};
pub use period::Slash;
pub use place::Place;
pub use read::{Found, Preview, preview, propose_mapping, read, visit};
pub use table::{Candidate, Hierarchy, Member, Named, Series, Summary, Table, When};
pub use text::Encoding;
pub use unreadable::{Fault, Problem, Unreadable};
pub use value::DecimalMark;
