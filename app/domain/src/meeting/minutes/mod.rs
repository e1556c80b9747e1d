//! Minutes: from agenda, attendance, votes and notes to an approved text.
//!
//! | file | what |
//! |---|---|
//! | [`document`] | what minutes hold, and what of it a reader may see |
//! | [`draft`] | the draft that the meeting has written by itself |
//! | [`text_block`] | text blocks with placeholders |
//! | [`approval`] | states, objections, approval, corrections |
//! | [`reader`] | what a reader sees of minutes and their way |
//! | [`form`] | what is typed into them |

pub mod approval;
pub mod document;
pub mod draft;
pub mod form;
pub mod reader;
pub mod text_block;

pub use approval::{ApprovalError, Correction, MinutesRecord, MinutesState, Objection};
pub use document::{Block, Content, Minutes, MinutesItem, Participant};
