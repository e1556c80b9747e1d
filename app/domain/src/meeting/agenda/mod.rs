//! The agenda.

pub mod frame;
pub mod item;

pub use frame::{FrameItem, Place};
pub use item::{AgendaItem, ItemKind, ItemState};
