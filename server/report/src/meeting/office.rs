//! Whose documents these are, and what they are about.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::key::{AreaCode, OrganisationCode};
use std::collections::BTreeMap;

/// The council and its Geschäftsstelle, as they stand on letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// „Strategierat Niedersachsen“.
    pub council: String,
    /// „des Strategierats Niedersachsen“.
    pub of_council: String,
    /// „Geschäftsstelle“.
    pub office: String,
    /// Street, postcode and town; the line for the return and the footer.
    pub address: Vec<String>,
    /// Town that stands before the date.
    pub town: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Mail address; may be empty.
    pub email: String,
    /// Address of the site; may be empty.
    pub web: String,
    /// „Demonstration – kein amtliches Schreiben“; none outside a demonstration.
    pub demo: Option<String>,
}

/// Everything that documents share: the sender, names of codes, and the clock that people look at.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    /// Whose documents these are.
    pub sender: &'a Sender,
    /// Names of organisations.
    pub organisations: &'a BTreeMap<OrganisationCode, String>,
    /// Names of areas.
    pub areas: &'a BTreeMap<AreaCode, String>,
    /// A moment as clocks in the council's time zone show it.
    pub local: &'a dyn Fn(DateTime<Utc>) -> NaiveDateTime,
}

impl Office<'_> {
    /// Name of an organisation, or its code where it has none.
    pub(super) fn organisation(&self, code: &OrganisationCode) -> String {
        self.organisations.get(code).map_or_else(|| code.to_string(), Clone::clone)
    }

    /// Name of an area, or its code where it has none.
    pub(super) fn area(&self, code: &AreaCode) -> String {
        self.areas.get(code).map_or_else(|| code.to_string(), Clone::clone)
    }

    /// The day of a moment.
    pub(super) fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        (self.local)(at).date()
    }
}

/// A meeting, as documents name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Its number.
    pub number: u32,
    /// Beginning, as clocks in the council's time zone show it.
    pub begins: NaiveDateTime,
    /// End.
    pub ends: NaiveDateTime,
    /// Place.
    pub place: String,
    /// How to get into the video conference; may be empty.
    pub access: String,
}

impl Occasion {
    /// „6. Sitzung des Strategierats Niedersachsen“.
    pub(super) fn name(&self, sender: &Sender) -> String {
        format!("{}. Sitzung {}", self.number, sender.of_council)
    }

    /// Planned minutes.
    pub(super) fn length(&self) -> u32 {
        domain::meeting::agenda::time::length(self.begins.time(), self.ends.time())
    }
}
