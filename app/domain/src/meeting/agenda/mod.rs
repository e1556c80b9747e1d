//! The agenda: what is on it, in which order, how it is numbered, timed, sent and supplemented.
//!
//! | file | what |
//! |---|---|
//! | [`item`], [`frame`] | an item; what every agenda begins and ends with |
//! | [`outline`] | order, nesting and numbers |
//! | [`moves`] | up, down, in, out |
//! | [`template`] | a new agenda from frame and template |
//! | [`time`] | planned time against the length of the meeting; when it will end |
//! | [`fate`] | what has become of an item, for later agendas |
//! | [`gaps`] | papers that are missing |
//! | [`version`] | what was sent, what has changed since, supplementary agendas |
//! | [`proposal`], [`world`] | what should be on it, from the state of the world |

pub mod fate;
pub mod frame;
pub mod gaps;
pub mod item;
pub mod moves;
pub mod outline;
pub mod proposal;
pub mod template;
pub mod time;
pub mod version;
pub mod world;

pub use fate::Fate;
pub use frame::{FrameItem, Place};
pub use item::{AgendaItem, ItemKind, ItemState};
pub use outline::{Agenda, OutlineError};

#[cfg(test)]
pub(crate) mod tests;
