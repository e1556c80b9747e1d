//! What the hash of a resolution covers.
//!
//! The hash is one of this text, in UTF-8. Every value stands on a line of its own with its name and its length in octets, so
//! no two different resolutions give the same text. Covered is everything that was decided and how; not covered is how far it
//! is carried out, who may read it, and what others say about it later.

use super::{Counted, Effect, Resolution, VoteRecord};
use crate::meeting::quorum::{QuorumFinding, QuorumShare};
use crate::meeting::vote::{MajorityRule, Tally};
use std::fmt::{Display, Write};

/// Name and version of the form; a later one gets another number, and old hashes stay checkable.
pub const FORM: &str = "wirkungskompass-beschluss-1";
/// The form of a resolution that knows of votes not given: their number stands behind the others.
pub const FORM_WITH_NOT_GIVEN: &str = "wirkungskompass-beschluss-2";

impl Resolution {
    /// The text that the hash covers.
    pub fn canonical(&self) -> String {
        let not_given = self.vote.counted.map_or(0, |counted| counted.not_given);
        let form = if not_given > 0 { FORM_WITH_NOT_GIVEN } else { FORM };
        let mut text = Canonical(format!("{form}\n"));
        text.line("nummer", &self.number);
        text.line("titel", &self.title);
        text.line("wortlaut", &self.text);
        text.line("beschlossen", self.decided);
        text.line("abgeschlossen", self.closed.to_rfc3339());
        text.line("geschaeftsordnung", self.procedure);
        text.vote(&self.vote);
        if let Some(quorum) = &self.quorum {
            text.quorum(quorum);
        }
        for effect in &self.effects {
            text.effect(effect);
        }
        for number in &self.replaces {
            text.line("ersetzt", number);
        }
        text.0
    }
}

struct Canonical(String);

impl Canonical {
    fn line(&mut self, name: &str, value: impl Display) {
        let value = value.to_string();
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{name} {} {value}", value.len());
    }

    fn vote(&mut self, vote: &VoteRecord) {
        self.line("abstimmung", vote.method.code());
        self.line("ergebnis", vote.outcome.code());
        if let Some(Counted { tally, base, needed, not_given }) = vote.counted {
            let Tally { yes, no, abstain, invalid } = tally;
            let counted = format!("{yes} {no} {abstain} {invalid} {base} {needed}");
            let counted = if not_given > 0 { format!("{counted} {not_given}") } else { counted };
            self.line("stimmen", counted);
        }
        for (organisation, choice) in &vote.by_name {
            let choice = choice.map_or("", |choice| choice.code());
            self.line("stimme", format!("{organisation} {choice}"));
        }
        let rule = match vote.rule {
            MajorityRule::Simple => "einfach".to_owned(),
            MajorityRule::Absolute { of } => format!("absolut {}", of.code()),
            MajorityRule::Qualified { numerator, denominator, of } => {
                format!("qualifiziert {numerator}/{denominator} {}", of.code())
            }
            MajorityRule::Consensus { against } => format!("konsens {against}"),
        };
        self.line("mehrheit", rule);
    }

    fn quorum(&mut self, quorum: &QuorumFinding) {
        let QuorumFinding { present, base, needed, left_out, share, ground } = quorum;
        let share = match share {
            QuorumShare::AtLeast { numerator, denominator } => {
                format!("mindestens {numerator}/{denominator}")
            }
            QuorumShare::MoreThan { numerator, denominator } => {
                format!("mehr-als {numerator}/{denominator}")
            }
            QuorumShare::Count { members } => format!("anzahl {members}"),
        };
        self.line("anwesend", format!("{present} {base} {needed} {left_out}"));
        self.line("beschlussfaehigkeit", format!("{share} {}", ground.code()));
    }

    fn effect(&mut self, effect: &Effect) {
        let text = match effect {
            Effect::AdoptMethod { indicator, choice, from } => {
                format!("verfahren {indicator} {choice} {from}")
            }
            Effect::AdoptWeights { proposal, from } => format!("gewichte {from} {proposal}"),
            Effect::StartMeasure { measure } => format!("massnahme-beginnt {measure}"),
            Effect::ChangeMeasure { measure } => format!("massnahme-aendern {measure}"),
            Effect::EndMeasure { measure, early } => format!("massnahme-endet {measure} {early}"),
            Effect::SetTarget { indicator, target } => format!("zielwert {indicator} {target}"),
            Effect::RequestData { indicator, organisation, due } => {
                format!("daten {indicator} {organisation} {due}")
            }
            Effect::SetDeadline { subject, due } => format!("frist {due} {subject}"),
        };
        self.line("wirkung", text);
    }
}
