//! Search: how a text and what somebody types are brought onto one form, what fits, and in which order.
//!
//! | module | what it holds |
//! |---|---|
//! | [`fold`] | one form for „Ä“ and „ae“, „ß“ and „ss“, capitals and small letters, with the way back to the text |
//! | [`synonyms`] | words that the council uses for the same thing, as data |
//! | [`query`] | what was typed, bounded and in terms |
//! | [`index`] | documents that a reader may know of, and what of them fits |
//! | [`mark`] | where in a text the hit is, and the piece of it that is shown |
//!
//! An index is made of what one reader sees, so it can neither find nor count anything else.

pub mod fold;
pub mod index;
pub mod mark;
pub mod query;
pub mod synonyms;

pub use fold::fold;
pub use index::{Document, Group, Hit, Index};
pub use mark::{Piece, pieces, snippet};
pub use query::Query;

use crate::source::coded;

coded! {
    /// What kind of record was found.
    Kind {
        /// A measure.
        Measure = "massnahme",
        /// An indicator.
        Indicator = "indikator",
        /// A meeting.
        Meeting = "sitzung",
        /// An item of an agenda.
        AgendaItem = "tagesordnungspunkt",
        /// A paper.
        Paper = "vorlage",
        /// A resolution.
        Resolution = "beschluss",
        /// A circular procedure.
        Circular = "umlaufverfahren",
        /// Minutes.
        Minutes = "niederschrift",
        /// A finding.
        Finding = "feststellung",
        /// A practical experience.
        Experience = "erfahrung",
    }
}
