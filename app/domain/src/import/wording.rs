//! Names of series that speak of something else than the indicator they are assigned to.
//!
//! Two figures with almost the same name are the commonest mistake in tables: schools that have a connection or will get
//! one, homes that could be connected or are, applications or firms, households in place of firms. Only words are
//! compared, so this is a question to a person and never an answer.

use crate::indicator::Indicator;

/// What a series and an indicator may have been mixed up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confusion {
    /// The series includes what is planned or under way, the indicator does not say so.
    Planned,
    /// One counts what is available, the other what is in use.
    Connected,
    /// They count different things: applications, firms, cases.
    CountingUnit,
    /// The series is about households, the indicator about firms.
    Households,
}

const PLANNED: &[&str] = &[
    "im ausbau",
    "in ausbau",
    "in bau",
    "im bau",
    "geplant",
    "in planung",
    "bewilligt oder",
    "under construction",
    "planned",
];
const AVAILABLE: &[&str] =
    &["verfügbar", "versorgt", "anschließbar", "homes passed", "available", "coverage"];
const CONNECTED: &[&str] = &[
    "angeschlossen",
    "aktive anschlüsse",
    "gebucht",
    "genutzt",
    "homes connected",
    "connected",
    "take-up",
];
const HOUSEHOLDS: &[&str] = &["haushalt", "privat", "household"];
const FIRMS: &[&str] =
    &["unternehmen", "betrieb", "firmen", "gewerb", "mittelstand", "enterprise", "business"];
const COUNTED: [&[&str]; 3] = [
    &["antrag", "anträge", "application"],
    &["unternehmen", "betriebe", "firmen", "enterprise", "companies"],
    &["fälle", "förderfall", "cases"],
];

/// What the name of a series and the indicator may have been mixed up in, if anything.
pub fn confusion(series: &str, indicator: &Indicator) -> Option<Confusion> {
    let series = series.to_lowercase();
    let name = format!("{} {}", indicator.name.de, indicator.name.en).to_lowercase();
    let says = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&series, PLANNED) && !says(&name, PLANNED) {
        return Some(Confusion::Planned);
    }
    let only = |text: &str, one: &[&str], other: &[&str]| says(text, one) && !says(text, other);
    if only(&series, CONNECTED, AVAILABLE) && only(&name, AVAILABLE, CONNECTED)
        || only(&series, AVAILABLE, CONNECTED) && only(&name, CONNECTED, AVAILABLE)
    {
        return Some(Confusion::Connected);
    }
    if indicator.is_percent() {
        let is_other = only(&series, HOUSEHOLDS, FIRMS) && only(&name, FIRMS, HOUSEHOLDS);
        return is_other.then_some(Confusion::Households);
    }
    let counted = |text: &str| COUNTED.map(|words| says(text, words));
    let (of_series, of_name) = (counted(&series), counted(&name));
    let differ = of_series.contains(&true)
        && of_name.contains(&true)
        && !of_series.iter().zip(of_name).any(|(a, b)| *a && b);
    differ.then_some(Confusion::CountingUnit)
}
