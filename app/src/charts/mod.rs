//! Charts as server-rendered SVG: a specification in, a view out. Pure functions, no colours (the style sheet has them;
//! only a [`file`](file()) brings its own).
//!
//! | module | what it draws |
//! |---|---|
//! | [`drawing`] | the geometry of a line chart |
//! | [`answers`] | answers on a scale from 1 to 5 |
//! | [`dots`] | areas side by side, the best in front |
//! | [`file`] | charts as files of their own |
//! | [`flags`] | starts and ends of measures above it |
//! | [`line`] | values over time with target path, corridor, comparison areas and flags |
//! | [`phases`] | phases of a measure with the gaps between them |
//! | [`small`] | one indicator among several, with its own scale and its last value |
//! | [`spark`] | a small course beside a printed value |
//! | [`ranges`](ranges()) | what several organisations gave each element |
//! | [`waterfall`](waterfall()) | a change taken apart |
//! | [`scale`] | data to drawing coordinates, ticks |
//! | [`labels`] | where texts go, so that none covers another |
//! | [`shape`] | the few SVG elements the drawings are made of |

pub mod answers;
pub mod dots;
pub mod drawing;
mod file;
pub mod flags;
mod framed;
pub mod labels;
pub mod line;
pub mod phases;
pub mod ranges;
pub mod scale;
pub mod shape;
pub mod small;
pub mod spark;
mod texts;
pub mod waterfall;

pub use dots::dots;
pub use file::{file, small_file};
pub use line::line;
pub use ranges::ranges;
pub use small::small;
pub use spark::spark;
pub use waterfall::waterfall;
