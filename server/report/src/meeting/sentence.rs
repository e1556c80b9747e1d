//! Quorum and votes in words, as documents say them: in German.

use super::words;
use domain::meeting::quorum::QuorumFinding;
use domain::meeting::resolution::VoteRecord;
use domain::meeting::sentence as source;
use domain::meeting::vote::{MajorityRule, Tally};
use domain::number::Language;

/// „7 von 12 stimmberechtigt anwesend – beschlussfähig“.
pub(super) fn quorum(finding: &QuorumFinding) -> String {
    source::quorum(finding, Language::De)
}

/// The rule behind it: „Erforderlich: mindestens die Hälfte der Stimmberechtigten, das sind 6.“
pub(super) fn quorum_rule(finding: &QuorumFinding) -> String {
    source::quorum_rule(finding, Language::De)
}

/// „5 Ja, 1 Nein, 1 Enthaltung“.
pub(super) fn tally(tally: &Tally) -> String {
    source::tally(tally, Language::De)
}

/// „5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen“.
pub(super) fn vote(vote: &VoteRecord) -> String {
    source::vote(vote, Language::De)
}

/// The kind of vote beside its sentence: „namentliche Abstimmung“; for a circular resolution „schriftlich“.
pub(super) fn vote_kind(vote: &VoteRecord) -> &'static str {
    if vote.poll.is_none() { "schriftliche Abstimmung" } else { words::method(vote.method) }
}

/// Which majority a proposal needed.
pub(super) fn majority(rule: MajorityRule) -> String {
    source::majority(rule, Language::De)
}
