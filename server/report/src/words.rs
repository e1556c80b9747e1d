//! German words for the codes that stand in tables.

use domain::evaluation::{Advice, ExperienceKind, Stance};
use domain::finding::{ActionState, AnswerKind};
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::indicator::status::Polarity;
use domain::source::{Evidence, Source};

/// A source as it is cited: title, publisher, date.
pub(crate) fn citation(source: &Source) -> String {
    format!("{}, {} ({})", source.title, source.publisher, source.date)
}

/// What the code of a qualifier says.
pub(crate) fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "genau so von der Quelle angegeben",
        Qualifier::About => "rund: von der Quelle gerundet",
        Qualifier::Below => "knapp, fast: der genaue Wert liegt etwas darunter",
        Qualifier::Above => "mehr als, über: der genaue Wert liegt darüber",
    }
}

/// What the code of a status says.
pub(crate) fn status(status: ObservationStatus) -> &'static str {
    match status {
        ObservationStatus::Normal => "normaler Wert",
        ObservationStatus::Break => {
            "Bruch in der Zeitreihe: mit früheren Werten nicht vergleichbar"
        }
        ObservationStatus::DefinitionDiffers => {
            "Definition weicht ab: steht neben der Reihe, nicht in ihr"
        }
        ObservationStatus::Estimated => "geschätzt",
        ObservationStatus::Provisional => "vorläufig",
        ObservationStatus::LowReliability => "wenig zuverlässig",
        ObservationStatus::Unvalidated => "noch nicht geprüft",
    }
}

/// What the code of an evidence says.
pub(crate) fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Read => "steht so in der genannten Quelle",
        Evidence::Derived => "aus gelesenen Werten berechnet",
        Evidence::Conflict => "zwei Quellen widersprechen einander",
        Evidence::Unverified => "nicht belegt: vor Gebrauch prüfen",
        Evidence::Illustrative => {
            "Beispielwert: für die Vorführung erfunden oder geschätzt, nie Grundlage eines Urteils"
        }
    }
}

/// Which direction of an indicator is good.
pub(crate) fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::HigherBetter => "Höher ist besser.",
        Polarity::LowerBetter => "Niedriger ist besser.",
        Polarity::Context => "Beschreibt das Umfeld und wird nicht bewertet.",
    }
}

/// A stance of an organisation.
pub(crate) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Support => "Zustimmung",
        Stance::Conditional => "Zustimmung mit Bedingungen",
        Stance::Reject => "Ablehnung",
        Stance::Abstain => "Enthaltung",
    }
}

/// A recommendation of an organisation.
pub(crate) fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::Keep => "unverändert fortführen",
        Advice::Extend => "ausweiten",
        Advice::Change => "ändern",
        Advice::End => "beenden",
    }
}

/// A kind of practical experience.
pub(crate) fn experience(kind: ExperienceKind) -> &'static str {
    match kind {
        ExperienceKind::Obstacle => "Hürde",
        ExperienceKind::Success => "Erfolg",
        ExperienceKind::Proposal => "Vorschlag",
    }
}

/// How a finding is answered.
pub(crate) fn answer(kind: AnswerKind) -> &'static str {
    match kind {
        AnswerKind::Accepted => "angenommen",
        AnswerKind::Partly => "teilweise angenommen",
        AnswerKind::Rejected => "abgelehnt",
    }
}

/// How far an action is.
pub(crate) fn action(state: ActionState) -> &'static str {
    match state {
        ActionState::Open => "offen",
        ActionState::Running => "in Arbeit",
        ActionState::Done => "umgesetzt",
        ActionState::Dropped => "entfallen",
    }
}
