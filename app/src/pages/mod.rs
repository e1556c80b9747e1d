//! One module per page: domain data in, a [`Page`] out. Pages decide nothing and load nothing.

pub mod admin;
pub mod api;
pub mod chain;
pub mod changes;
pub mod circulars;
pub mod conflict;
pub mod desk;
pub mod discussion;
pub mod error;
pub mod evaluations;
pub mod experience;
pub mod experiences;
pub mod factor;
pub mod fields;
pub mod files;
pub mod findings;
pub mod imports;
pub mod index;
pub mod indicators;
pub mod known;
pub mod legal;
pub mod links;
pub mod measures;
pub mod meetings;
pub mod overview;
pub mod own;
pub mod own_calendar;
pub mod own_data;
pub mod papers;
pub mod procedure;
pub mod provider;
pub mod resolutions;
pub mod search;
pub mod sign_in;
pub mod sources;
pub mod supply;

use leptos::prelude::AnyView;

/// Entry of the main navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// `/`
    Overview,
    /// `/massnahmen`
    Measures,
    /// `/indikatoren`
    Indicators,
    /// `/bewertungen`
    Evaluations,
    /// `/sitzungen`
    Meetings,
    /// `/verwaltung`
    Admin,
    /// None of them, and no frame around it: a page for the wall of a room.
    Wall,
    /// None of them.
    None,
}

/// A rendered page before the shell is put around it.
pub struct Page {
    /// Title of the document, without the product's name.
    pub title: String,
    /// Where it stands in the navigation.
    pub nav: Nav,
    /// True where the page holds islands and needs the WebAssembly module.
    pub islands: bool,
    /// The breadcrumb and everything inside `<main>`.
    pub body: AnyView,
}
