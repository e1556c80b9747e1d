//! Signs and flags of publishers: what stands in place of a number, and what stands beside it.

use super::place::shortened;
use domain::indicator::observation::ObservationStatus;
use serde::{Deserialize, Serialize};

/// Whose signs and flags a table uses. The same letter means different things: `e` is final at Destatis and estimated at
/// Eurostat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vocabulary {
    /// The statistical offices of the German federation and its Länder, in the signs of before and since their
    /// harmonisation: <https://www.statistik.niedersachsen.de>, „Abkürzungen und Zeichenerklärungen".
    Destatis,
    /// SDMX `CL_OBS_STATUS` and Eurostat's small letters.
    Sdmx,
    /// Nobody's in particular: nothing but a missing value is understood.
    General,
}

/// What a publisher put in place of a number, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Nothing there: exactly zero. The value is 0.
    ZeroExact,
    /// More than nothing, rounded to zero. The value is 0.
    ZeroRounded,
    /// Unknown or secret.
    UnknownOrSecret,
    /// No meaningful figure is possible.
    NotMeaningful,
    /// Not reliable enough to be published.
    NotReliable,
    /// Comes later.
    Later,
    /// Empty, or said to be missing.
    Missing,
    /// A sign whose meaning only the legend of the table tells, such as `-`.
    Undecided,
}

impl Sign {
    /// Stable code for the edge to translate.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ZeroExact => "zero_exact",
            Self::ZeroRounded => "zero_rounded",
            Self::UnknownOrSecret => "unknown_or_secret",
            Self::NotMeaningful => "not_meaningful",
            Self::NotReliable => "not_reliable",
            Self::Later => "later",
            Self::Missing => "missing",
            Self::Undecided => "undecided",
        }
    }

    /// The number that the sign stands for.
    pub(super) const fn value(self) -> Option<f64> {
        match self {
            Self::ZeroExact | Self::ZeroRounded => Some(0.0),
            _ => None,
        }
    }
}

/// What a publisher put beside a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// As written.
    pub written: String,
    /// What it means; nothing where the product has no code for it, and somebody has to decide.
    pub status: Option<ObservationStatus>,
}

impl Vocabulary {
    /// The sign that a trimmed cell consists of.
    pub(super) fn sign(self, text: &str) -> Option<Sign> {
        if text.is_empty() || is_missing(text) {
            return Some(Sign::Missing);
        }
        match self {
            Self::Destatis => match text {
                "-" | "\u{2013}" | "\u{2212}" | "[n]" => Some(Sign::ZeroExact),
                "k" => Some(Sign::ZeroRounded),
                "." | "\u{b7}" | "\u{2022}" | "g" | "[g]" => Some(Sign::UnknownOrSecret),
                "x" | "X" | "[x]" => Some(Sign::NotMeaningful),
                "/" | "u" | "[u]" => Some(Sign::NotReliable),
                "..." | "\u{2026}" | "t" => Some(Sign::Later),
                _ => None,
            },
            Self::Sdmx => None,
            Self::General => match text {
                "-" | "\u{2013}" | "\u{2014}" | "\u{2212}" | "." | "\u{b7}" | "x" | "X" | "/"
                | "..." | "\u{2026}" => Some(Sign::Undecided),
                _ => None,
            },
        }
    }

    /// What a trimmed flag means; nothing for an empty one.
    pub(super) fn flag(self, text: &str) -> Option<Flag> {
        if text.is_empty() {
            return None;
        }
        let status = match self {
            Self::Destatis => destatis(text),
            Self::Sdmx => sdmx(text),
            Self::General => None,
        };
        Some(Flag { written: shortened(text), status })
    }
}

fn is_missing(text: &str) -> bool {
    const WORDS: [&str; 8] = [":", "k. A.", "k.A.", "k. a.", "n/a", "N/A", "NA", "NaN"];
    WORDS.contains(&text)
}

fn destatis(text: &str) -> Option<ObservationStatus> {
    match text.trim_matches(['[', ']']) {
        // Final; corrected.
        "e" | "r" => Some(ObservationStatus::Normal),
        "p" => Some(ObservationStatus::Provisional),
        "s" => Some(ObservationStatus::Estimated),
        "u" | "f" | "()" => Some(ObservationStatus::LowReliability),
        _ => None,
    }
}

/// Of several letters, such as `be`, the one counts that says most about comparing the value with others. An unknown
/// letter makes the whole flag unknown.
fn sdmx(text: &str) -> Option<ObservationStatus> {
    use ObservationStatus as Status;
    const BY_WEIGHT: [Status; 7] = [
        Status::DefinitionDiffers,
        Status::Break,
        Status::LowReliability,
        Status::Unvalidated,
        Status::Estimated,
        Status::Provisional,
        Status::Normal,
    ];
    let found: Option<Vec<_>> = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .map(|letter| match letter {
            // „r" is revised.
            'A' | 'r' => Some(Status::Normal),
            'B' | 'b' => Some(Status::Break),
            'D' | 'd' => Some(Status::DefinitionDiffers),
            // Forecasts, imputed values and Eurostat's own estimates („s") are estimates.
            'E' | 'e' | 'F' | 'f' | 'I' | 'i' | 's' => Some(Status::Estimated),
            'P' | 'p' => Some(Status::Provisional),
            'U' | 'u' => Some(Status::LowReliability),
            'V' => Some(Status::Unvalidated),
            _ => None,
        })
        .collect();
    let found = found?;
    BY_WEIGHT.into_iter().find(|status| found.contains(status))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_letter_means_what_its_publisher_says() {
        let status = |vocabulary: Vocabulary, text| vocabulary.flag(text).and_then(|f| f.status);
        assert_eq!(status(Vocabulary::Destatis, "e"), Some(ObservationStatus::Normal));
        assert_eq!(status(Vocabulary::Sdmx, "e"), Some(ObservationStatus::Estimated));
        assert_eq!(status(Vocabulary::General, "e"), None);
        assert_eq!(Vocabulary::Sdmx.flag(""), None);
    }

    #[test]
    fn of_several_letters_the_weightiest_counts() {
        for (text, status) in [
            ("b", Some(ObservationStatus::Break)),
            ("pe", Some(ObservationStatus::Estimated)),
            ("b, p", Some(ObservationStatus::Break)),
            ("bd", Some(ObservationStatus::DefinitionDiffers)),
            ("c", None),
            ("pc", None),
        ] {
            assert_eq!(sdmx(text), status, "{text}");
        }
    }

    /// Signs of Destatis: <https://www.destatis.de/EN/Service/OpenData/Short-term-indicators/csv-notes.html>; those since
    /// the harmonisation: Landesamt für Statistik Niedersachsen, „Abkürzungen und Zeichenerklärungen".
    #[test]
    fn destatis_signs_old_and_new_are_told_apart() {
        for (text, code) in [
            ("-", "zero_exact"),
            ("k", "zero_rounded"),
            (".", "unknown_or_secret"),
            ("g", "unknown_or_secret"),
            ("x", "not_meaningful"),
            ("/", "not_reliable"),
            ("u", "not_reliable"),
            ("...", "later"),
            ("t", "later"),
            ("", "missing"),
        ] {
            assert_eq!(Vocabulary::Destatis.sign(text).map(Sign::code), Some(code), "{text:?}");
        }
        assert_eq!(Vocabulary::Destatis.sign("0"), None);
        assert_eq!(Vocabulary::General.sign("-"), Some(Sign::Undecided));
        assert_eq!(Vocabulary::Sdmx.sign(":"), Some(Sign::Missing));
    }
}
