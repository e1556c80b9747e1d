//! Quorum and votes in words.

use super::words;
use domain::meeting::quorum::{Ground, QuorumFinding, QuorumShare};
use domain::meeting::resolution::VoteRecord;
use domain::meeting::vote::majority::Base;
use domain::meeting::vote::{MajorityRule, Outcome, Tally};

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig“.
pub(super) fn quorum(finding: &QuorumFinding) -> String {
    let word = if finding.is_quorum() { "beschlussfähig" } else { "nicht beschlussfähig" };
    format!("{} von {} stimmberechtigt anwesend – {word}", finding.present, finding.base)
}

/// The rule behind it: „Erforderlich: mindestens die Hälfte der Stimmberechtigten, das sind 6.“
pub(super) fn quorum_rule(finding: &QuorumFinding) -> String {
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
pub(super) fn tally(tally: &Tally) -> String {
    let abstain = if tally.abstain == 1 { "Enthaltung" } else { "Enthaltungen" };
    let mut text = format!("{} Ja, {} Nein, {} {abstain}", tally.yes, tally.no, tally.abstain);
    match tally.invalid {
        0 => {}
        1 => text.push_str(", 1 ungültige Stimme"),
        many => text.extend([", ", &many.to_string(), " ungültige Stimmen"]),
    }
    text
}

/// „5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen“. Of a secret vote the
/// outcome alone where sums are not kept.
pub(super) fn vote(vote: &VoteRecord) -> String {
    let outcome = match vote.outcome {
        Outcome::Adopted => "angenommen",
        Outcome::Rejected => "abgelehnt",
        Outcome::Tied => "unentschieden",
    };
    let rule = majority(vote.rule);
    let Some(counted) = &vote.counted else {
        return format!("{outcome}, {rule} (geheime Abstimmung, das Ergebnis steht allein)");
    };
    let sums = &counted.tally;
    let one_sided = sums.decisive() > 0 && (sums.yes == 0 || sums.no == 0);
    let how = if one_sided && vote.outcome != Outcome::Tied { "einstimmig " } else { "" };
    format!("{}: {how}{outcome}, {rule}", tally(sums))
}

/// The kind of vote beside its sentence: „namentliche Abstimmung“; for a circular resolution „schriftlich“.
pub(super) fn vote_kind(vote: &VoteRecord) -> &'static str {
    if vote.poll.is_none() { "schriftliche Abstimmung" } else { words::method(vote.method) }
}

/// Which majority a proposal needed.
pub(super) fn majority(rule: MajorityRule) -> String {
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
    use domain::meeting::resolution::Counted;
    use domain::meeting::vote::Method;

    fn finding(present: u32, ground: Ground) -> QuorumFinding {
        let share = QuorumShare::AtLeast { numerator: 1, denominator: 2 };
        QuorumFinding { present, base: 12, needed: 6, left_out: 0, share, ground }
    }

    fn record((yes, no, abstain): (u32, u32, u32), outcome: Outcome) -> VoteRecord {
        let tally = Tally { yes, no, abstain, invalid: 0 };
        VoteRecord {
            poll: None,
            method: Method::Open,
            counted: Some(Counted { tally, base: yes + no, needed: no + 1 }),
            by_name: Vec::new(),
            rule: MajorityRule::Simple,
            outcome,
        }
    }

    #[test]
    fn a_quorum_is_told_with_its_rule() {
        assert_eq!(
            quorum(&finding(7, Ground::Enough)),
            "7 von 12 stimmberechtigt anwesend – beschlussfähig"
        );
        assert_eq!(
            quorum(&finding(5, Ground::TooFew)),
            "5 von 12 stimmberechtigt anwesend – nicht beschlussfähig"
        );
        assert_eq!(
            quorum_rule(&finding(7, Ground::Enough)),
            "Erforderlich: mindestens die Hälfte der Stimmberechtigten, das sind 6."
        );
    }

    #[test]
    fn a_vote_is_told_with_its_majority() {
        assert_eq!(
            vote(&record((5, 1, 1), Outcome::Adopted)),
            "5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen"
        );
        assert!(
            vote(&record((7, 0, 0), Outcome::Adopted))
                .contains("0 Enthaltungen: einstimmig angenommen")
        );
        assert!(vote(&record((0, 0, 7), Outcome::Rejected)).contains(": abgelehnt"));
        let secret = VoteRecord { counted: None, ..record((0, 0, 0), Outcome::Adopted) };
        assert!(vote(&secret).starts_with("angenommen, einfache"));
    }
}
