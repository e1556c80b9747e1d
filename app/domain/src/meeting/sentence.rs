//! Quorum and votes in words: the one source for pages, documents and mails.
//!
//! Records of the council are German; a page in English says the same in English.

use super::quorum::{Ground, QuorumFinding, QuorumShare};
use super::resolution::{Counted, VoteRecord};
use super::vote::majority::Base;
use super::vote::{MajorityRule, Outcome, Tally};
use crate::number::Language;

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig“.
pub fn quorum(finding: &QuorumFinding, language: Language) -> String {
    let (present, base) = (finding.present, finding.base);
    match language {
        Language::De => {
            let word =
                if finding.is_quorum() { "beschlussfähig" } else { "nicht beschlussfähig" };
            format!("{present} von {base} stimmberechtigt anwesend – {word}")
        }
        Language::En => {
            let word = if finding.is_quorum() { "quorum met" } else { "no quorum" };
            format!("{present} of {base} entitled to vote present – {word}")
        }
    }
}

/// The rule behind it: „Erforderlich: mindestens die Hälfte der Stimmberechtigten, das sind 6.“
pub fn quorum_rule(finding: &QuorumFinding, language: Language) -> String {
    match language {
        Language::De => quorum_rule_german(finding),
        Language::En => quorum_rule_english(finding),
    }
}

fn quorum_rule_german(finding: &QuorumFinding) -> String {
    let share = match finding.share {
        QuorumShare::AtLeast { numerator, denominator } => {
            format!("mindestens {} der Stimmberechtigten, das sind ", part(numerator, denominator))
        }
        QuorumShare::MoreThan { numerator, denominator } => {
            format!("mehr als {} der Stimmberechtigten, das sind ", part(numerator, denominator))
        }
        QuorumShare::Count { .. } => "eine feste Zahl Stimmberechtigter, das sind ".to_owned(),
    };
    let mut text = format!("Erforderlich: {share}{}.", finding.needed);
    if finding.left_out > 0 {
        let left_out = finding.left_out.to_string();
        text.extend([" Wegen Mitwirkungsverbots nicht mitgezählt: ", &left_out, "."]);
    }
    text.push_str(match finding.ground {
        Ground::SecondCall => " Zweite Ladung zum selben Gegenstand: Es gilt keine Mindestzahl.",
        Ground::NotDoubted => {
            " Die zu Beginn festgestellte Beschlussfähigkeit wurde nicht angezweifelt."
        }
        Ground::NotSummoned => " Die Ladungsfrist war nicht gewahrt, und dies wurde gerügt.",
        Ground::NotAsked => {
            " Die Ladungsfrist war nicht gewahrt; ob dies jemand rügt, ist noch nicht festgestellt."
        }
        Ground::Enough | Ground::TooFew | Ground::Empty => "",
    });
    text
}

fn quorum_rule_english(finding: &QuorumFinding) -> String {
    let share = match finding.share {
        QuorumShare::AtLeast { numerator, denominator } => {
            format!("at least {numerator}/{denominator} of those entitled to vote, that is ")
        }
        QuorumShare::MoreThan { numerator, denominator } => {
            format!("more than {numerator}/{denominator} of those entitled to vote, that is ")
        }
        QuorumShare::Count { .. } => {
            "a fixed number of those entitled to vote, that is ".to_owned()
        }
    };
    let mut text = format!("Needed: {share}{}.", finding.needed);
    if finding.left_out > 0 {
        let left_out = finding.left_out.to_string();
        text.extend([" Not counted because they take no part: ", &left_out, "."]);
    }
    text.push_str(match finding.ground {
        Ground::SecondCall => " Second call on the same matter: no number is needed.",
        Ground::NotDoubted => " The quorum found at the opening has not been doubted.",
        Ground::NotSummoned => " The invitation came late, and this was objected to.",
        Ground::NotAsked => {
            " The invitation came late; whether anybody objects has not been recorded yet."
        }
        Ground::Enough | Ground::TooFew | Ground::Empty => "",
    });
    text
}

fn part(numerator: u16, denominator: u16) -> String {
    match (numerator, denominator) {
        (1, 2) => "die Hälfte".to_owned(),
        (1, 3) => "ein Drittel".to_owned(),
        (2, 3) => "zwei Drittel".to_owned(),
        (3, 4) => "drei Viertel".to_owned(),
        (n, d) => format!("{n}/{d}"),
    }
}

/// „5 Ja, 1 Nein, 1 Enthaltung“.
pub fn tally(tally: &Tally, language: Language) -> String {
    let (yes, no, abstain) = (tally.yes, tally.no, tally.abstain);
    match language {
        Language::De => {
            let word = if abstain == 1 { "Enthaltung" } else { "Enthaltungen" };
            let mut text = format!("{yes} Ja, {no} Nein, {abstain} {word}");
            match tally.invalid {
                0 => {}
                1 => text.push_str(", 1 ungültige Stimme"),
                many => text.extend([", ", &many.to_string(), " ungültige Stimmen"]),
            }
            text
        }
        Language::En => {
            let word = if abstain == 1 { "abstention" } else { "abstentions" };
            let mut text = format!("{yes} in favour, {no} against, {abstain} {word}");
            if tally.invalid > 0 {
                text.extend([", ", &tally.invalid.to_string(), " invalid"]);
            }
            text
        }
    }
}

/// „5 Ja, 1 Nein, 1 Enthaltung, 2 nicht abgegeben“: together the votes of all who could vote.
fn counted(counted: &Counted, language: Language) -> String {
    let sums = tally(&counted.tally, language);
    match (counted.not_given, language) {
        (0, _) => sums,
        (number, Language::De) => format!("{sums}, {number} nicht abgegeben"),
        (number, Language::En) => format!("{sums}, {number} not given"),
    }
}

/// „5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen“. Of a secret vote the
/// outcome alone where sums are not kept.
pub fn vote(vote: &VoteRecord, language: Language) -> String {
    let (outcome, unanimous, alone) = match (language, vote.outcome) {
        (Language::De, outcome) => {
            let word = match outcome {
                Outcome::Adopted => "angenommen",
                Outcome::Rejected => "abgelehnt",
                Outcome::Tied => "unentschieden",
            };
            (word, "einstimmig ", "(geheime Abstimmung, das Ergebnis steht allein)")
        }
        (Language::En, outcome) => {
            let word = match outcome {
                Outcome::Adopted => "adopted",
                Outcome::Rejected => "rejected",
                Outcome::Tied => "tied",
            };
            (word, "unanimously ", "(secret vote, the outcome stands alone)")
        }
    };
    let rule = majority(vote.rule, language);
    let Some(held) = &vote.counted else {
        return format!("{outcome}, {rule} {alone}");
    };
    let sums = &held.tally;
    let one_sided = sums.decisive() > 0 && (sums.yes == 0 || sums.no == 0);
    let how = if one_sided && vote.outcome != Outcome::Tied { unanimous } else { "" };
    format!("{}: {how}{outcome}, {rule}", counted(held, language))
}

/// Which majority a proposal needed.
pub fn majority(rule: MajorityRule, language: Language) -> String {
    match language {
        Language::De => majority_german(rule),
        Language::En => majority_english(rule),
    }
}

fn majority_german(rule: MajorityRule) -> String {
    match rule {
        MajorityRule::Simple => "einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen".to_owned(),
        MajorityRule::Absolute { of } => format!("absolute Mehrheit {}", base(of)),
        MajorityRule::Qualified { numerator: 2, denominator: 3, of } => {
            format!("Zweidrittelmehrheit {}", base(of))
        }
        MajorityRule::Qualified { numerator: 3, denominator: 4, of } => {
            format!("Dreiviertelmehrheit {}", base(of))
        }
        MajorityRule::Qualified { numerator, denominator, of } => {
            format!("Mehrheit von {numerator}/{denominator} {}", base(of))
        }
        MajorityRule::Consensus { against: 0 } => "Konsens ohne Gegenstimme".to_owned(),
        MajorityRule::Consensus { against: 1 } => {
            "Konsens mit höchstens einer Gegenstimme".to_owned()
        }
        MajorityRule::Consensus { against } => {
            format!("Konsens mit höchstens {against} Gegenstimmen")
        }
    }
}

fn majority_english(rule: MajorityRule) -> String {
    let of = match rule.base() {
        Base::Decisive => "of the votes for and against",
        Base::Cast => "of the valid votes given",
        Base::Present => "of the votes of all present",
        Base::Members => "of the votes of all members",
    };
    match rule {
        MajorityRule::Simple => format!("simple majority {of}"),
        MajorityRule::Absolute { .. } => format!("absolute majority {of}"),
        MajorityRule::Qualified { numerator, denominator, .. } => {
            format!("majority of {numerator}/{denominator} {of}")
        }
        MajorityRule::Consensus { against: 0 } => "consensus without a vote against".to_owned(),
        MajorityRule::Consensus { against } => {
            format!("consensus with at most {against} against")
        }
    }
}

fn base(base: Base) -> &'static str {
    match base {
        Base::Decisive => "der abgegebenen Ja- und Nein-Stimmen",
        Base::Cast => "der abgegebenen gültigen Stimmen",
        Base::Present => "der Stimmen aller Anwesenden",
        Base::Members => "der Stimmen aller Stimmberechtigten",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::vote::Method;

    fn finding(present: u32, ground: Ground) -> QuorumFinding {
        let share = QuorumShare::AtLeast { numerator: 1, denominator: 2 };
        QuorumFinding { present, base: 12, needed: 6, left_out: 0, share, ground }
    }

    fn record((yes, no, abstain): (u32, u32, u32), outcome: Outcome) -> VoteRecord {
        let tally = Tally { yes, no, abstain, invalid: 0 };
        VoteRecord {
            poll: None,
            method: Method::Open,
            counted: Some(Counted { tally, base: yes + no, needed: no + 1, not_given: 0 }),
            by_name: Vec::new(),
            rule: MajorityRule::Simple,
            outcome,
        }
    }

    #[test]
    fn a_quorum_is_told_with_its_rule() {
        assert_eq!(
            quorum(&finding(7, Ground::Enough), Language::De),
            "7 von 12 stimmberechtigt anwesend – beschlussfähig"
        );
        assert_eq!(
            quorum(&finding(5, Ground::TooFew), Language::De),
            "5 von 12 stimmberechtigt anwesend – nicht beschlussfähig"
        );
        assert_eq!(
            quorum_rule(&finding(7, Ground::Enough), Language::De),
            "Erforderlich: mindestens die Hälfte der Stimmberechtigten, das sind 6."
        );
    }

    #[test]
    fn a_vote_is_told_with_its_majority() {
        assert_eq!(
            vote(&record((5, 1, 1), Outcome::Adopted), Language::De),
            "5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen"
        );
        assert!(
            vote(&record((7, 0, 0), Outcome::Adopted), Language::De)
                .contains("0 Enthaltungen: einstimmig angenommen")
        );
        assert!(vote(&record((0, 0, 7), Outcome::Rejected), Language::De).contains(": abgelehnt"));
        let mut few = record((1, 0, 0), Outcome::Adopted);
        few.counted = few.counted.map(|counted| Counted { not_given: 6, ..counted });
        assert_eq!(
            vote(&few, Language::De),
            "1 Ja, 0 Nein, 0 Enthaltungen, 6 nicht abgegeben: einstimmig angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen"
        );
        assert!(vote(&few, Language::En).starts_with(
            "1 in favour, 0 against, 0 abstentions, 6 not given: unanimously adopted"
        ));
        let secret = VoteRecord { counted: None, ..record((0, 0, 0), Outcome::Adopted) };
        assert!(vote(&secret, Language::De).starts_with("angenommen, einfache"));
        assert_eq!(
            vote(&record((5, 1, 1), Outcome::Adopted), Language::En),
            "5 in favour, 1 against, 1 abstention: adopted, simple majority of the votes for and against"
        );
    }
}
