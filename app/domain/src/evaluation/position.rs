//! What an organisation states beside its ratings: stance, recommendation, and the text it was about.

use crate::measure::Measure;
use crate::source::coded;
use serde::{Deserialize, Serialize};

coded! {
    /// Where an organisation stands on a measure.
    Stance {
        /// Zustimmung.
        Support = "support",
        /// Zustimmung mit Bedingungen; the text names them.
        Conditional = "conditional",
        /// Ablehnung.
        Reject = "reject",
        /// Enthaltung.
        Abstain = "abstain",
    }
}

coded! {
    /// What an organisation recommends to do with a measure.
    Advice {
        /// Go on as it is.
        Keep = "keep",
        /// Do more of it.
        Extend = "extend",
        /// Change it.
        Change = "change",
        /// End it.
        End = "end",
    }
}

/// The text of a measure as it stood when an organisation rated it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RatedText {
    /// Version of the measure.
    pub version: i64,
    /// Full name.
    pub name: String,
    /// What it is.
    pub summary: String,
    /// More, may be empty.
    pub description: String,
}

impl RatedText {
    /// The text of a measure as it stands.
    pub fn of(measure: &Measure) -> Self {
        Self {
            version: measure.version,
            name: measure.name.de.clone(),
            summary: measure.summary.de.clone(),
            description: measure.description.clone(),
        }
    }

    /// True where the other text says something else: another word, in another place. White space, case, quotation marks
    /// and punctuation make no difference.
    pub fn says_otherwise(&self, other: &Self) -> bool {
        let words = |text: &Self| {
            let all = format!("{}\n{}\n{}", text.name, text.summary, text.description);
            let split = all.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            split.map(str::to_lowercase).collect::<Vec<_>>()
        };
        words(self) != words(other)
    }
}

/// What belongs to a position beside ratings and text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Statement {
    /// Stance; none in examples that only rate.
    pub stance: Option<Stance>,
    /// Recommendation, where one is given.
    pub advice: Option<Advice>,
    /// What should be done, in the organisation's words; may be empty.
    pub recommendations: String,
    /// The text it is about.
    pub rated: Option<RatedText>,
    /// True where the measure's text has changed since, while the round took positions.
    pub outdated: bool,
    /// True where it was let in after the deadline.
    pub late: bool,
}

#[cfg(test)]
mod tests {
    use super::RatedText;

    fn text(summary: &str) -> RatedText {
        RatedText {
            version: 1,
            name: "Digitalbonus".into(),
            summary: summary.into(),
            description: String::new(),
        }
    }

    #[test]
    fn only_other_words_say_otherwise() {
        let before = text("Der Zuschuss beträgt 30 Prozent.");
        assert!(!before.says_otherwise(&text("der Zuschuss  beträgt\n„30“ Prozent")));
        assert!(before.says_otherwise(&text("Der Zuschuss beträgt 20 Prozent.")));
        assert!(before.says_otherwise(&text("Der Zuschuss beträgt nicht 30 Prozent.")));
        let newer = RatedText { version: 2, ..before.clone() };
        assert!(!before.says_otherwise(&newer), "the version alone says nothing");
    }
}
