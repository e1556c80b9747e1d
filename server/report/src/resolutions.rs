//! The register of resolutions as a table.

use crate::text_csv;
use domain::meeting::numbering::ResolutionNumber;
use domain::meeting::resolution::{Counted, Implementation, Resolution};
use domain::meeting::vote::Outcome;

/// Headings of the columns.
pub const HEAD: [&str; 18] = [
    "Nummer",
    "Datum",
    "Gegenstand",
    "Wortlaut",
    "Abstimmung",
    "Ja",
    "Nein",
    "Enthaltung",
    "Ungültig",
    "Nicht abgegeben",
    "Ergebnis",
    "Stand",
    "Zuständig",
    "Frist",
    "Nachweis",
    "Wirkungen",
    "Ersetzt",
    "Ersetzt durch",
];

/// A row of the table, in the order of [`HEAD`]. Days are written `2020-06-18`.
pub type Line = Vec<String>;

/// A resolution with what is told of it beside its own record.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The resolution, as far as the reader sees it.
    pub resolution: &'a Resolution,
    /// What follows from it, as far as the reader may know of it.
    pub effects: Vec<String>,
    /// The resolution that took its place.
    pub successor: Option<&'a ResolutionNumber>,
}

/// The rows, in the order given.
pub fn lines<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Vec<Line> {
    let line = |entry: Entry<'a>| {
        let resolution = entry.resolution;
        let progress = &resolution.progress;
        let adopted = resolution.is_adopted();
        let replaces: Vec<_> = resolution.replaces.iter().map(ToString::to_string).collect();
        let outcome = match resolution.vote.outcome {
            Outcome::Adopted => "angenommen",
            Outcome::Rejected => "abgelehnt",
            Outcome::Tied => "unentschieden",
        };
        let state = match progress.state {
            _ if !adopted => "",
            Implementation::Open => "offen",
            Implementation::Running => "in Umsetzung",
            Implementation::Done => "umgesetzt",
            Implementation::Void => "gegenstandslos",
        };
        // Empty for a secret vote of which the outcome alone is shown.
        let [yes, no, abstain, invalid, not_given] = resolution
            .vote
            .counted
            .map(|Counted { tally, not_given, .. }| {
                [tally.yes, tally.no, tally.abstain, tally.invalid, not_given]
                    .map(|votes| votes.to_string())
            })
            .unwrap_or_default();
        let due = progress.due.filter(|_| adopted).map(|day| day.to_string());
        vec![
            resolution.number.to_string(),
            resolution.decided.to_string(),
            resolution.title.clone(),
            resolution.text.clone(),
            crate::meeting::vote_sentence(&resolution.vote),
            yes,
            no,
            abstain,
            invalid,
            not_given,
            outcome.to_owned(),
            state.to_owned(),
            progress.responsible.clone(),
            due.unwrap_or_default(),
            progress.evidence.clone(),
            entry.effects.join("; "),
            replaces.join(", "),
            entry.successor.map(ToString::to_string).unwrap_or_default(),
        ]
    };
    entries.into_iter().map(line).collect()
}

/// The register as CSV.
pub fn resolutions_csv(lines: Vec<Line>) -> Vec<u8> {
    let head = HEAD.iter().map(|name| (*name).to_owned()).collect();
    text_csv(std::iter::once(head).chain(lines))
}
