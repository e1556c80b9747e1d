//! German words for the codes, days and times of meetings.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use domain::indicator::status::Status;
use domain::meeting::agenda::ItemKind;
use domain::meeting::minutes::MinutesState;
use domain::meeting::minutes::document::Heading;
use domain::meeting::paper::PaperState;
use domain::meeting::vote::{Choice, Method};
use domain::number::Language;
use domain::period;
use domain::tier::Tier;

/// `18. Juni 2020`; day and month stay on one line.
pub(super) fn day(day: NaiveDate) -> String {
    period::format_day_long(day, Language::De).replacen(' ', "\u{a0}", 1)
}

/// `18.06.2020`.
pub(super) fn short_day(day: NaiveDate) -> String {
    period::format_day(day, Language::De)
}

/// `Donnerstag, 18. Juni 2020`.
pub(super) fn week_day(date: NaiveDate) -> String {
    const NAMES: [&str; 7] =
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
    let name = NAMES[date.weekday().num_days_from_monday() as usize % NAMES.len()];
    format!("{name}, {}", day(date))
}

/// `14:00`.
pub(super) fn clock(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

/// `14:00–16:30 Uhr`.
pub(super) fn span(begins: NaiveDateTime, ends: NaiveDateTime) -> String {
    format!("{}–{}\u{a0}Uhr", clock(begins.time()), clock(ends.time()))
}

/// `14:00 Uhr`.
pub(super) fn o_clock(time: NaiveTime) -> String {
    format!("{}\u{a0}Uhr", clock(time))
}

/// What is done with an item.
pub(super) fn item_kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Information => "zur Kenntnis",
        ItemKind::Discussion => "zur Beratung",
        ItemKind::Decision => "zur Beschlussfassung",
    }
}

/// Whether the public may be there.
pub(super) fn publicity(tier: Tier) -> &'static str {
    if tier == Tier::Public { "öffentlich" } else { "nichtöffentlich" }
}

/// Who may read something.
pub(super) fn circle(tier: Tier) -> &'static str {
    match tier {
        Tier::Secretariat => "nur Geschäftsstelle",
        Tier::Ministry => "nur Ministerium und Geschäftsstelle",
        Tier::Council => "nur Mitglieder des Rates",
        Tier::Guests => "Mitglieder und Gäste",
        Tier::Public => "öffentlich",
    }
}

/// Where a paper stands.
pub(super) fn paper_state(state: PaperState) -> &'static str {
    match state {
        PaperState::Draft => "Entwurf",
        PaperState::CoSigning => "in Mitzeichnung",
        PaperState::Released => "freigegeben",
        PaperState::Sent => "versandt",
        PaperState::Withdrawn => "zurückgezogen",
    }
}

/// Where minutes stand.
pub(super) fn minutes_state(state: MinutesState) -> &'static str {
    match state {
        MinutesState::Draft => "Entwurf",
        MinutesState::CoSigned => "mitgezeichnet",
        MinutesState::Sent => "versandt",
        MinutesState::Objected => "versandt, Einwendungen liegen vor",
        MinutesState::Approved => "genehmigt",
    }
}

/// Under which heading somebody stands.
pub(super) fn heading(heading: Heading) -> &'static str {
    match heading {
        Heading::Voting => "Stimmberechtigt",
        Heading::Excused => "Entschuldigt",
        Heading::Absent => "Nicht anwesend",
        Heading::Guest => "Gäste",
        Heading::Secretariat => "Geschäftsstelle",
    }
}

/// How an indicator stands.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::OnPlan => "im Plan",
        Status::AtRisk => "gefährdet",
        Status::Missed => "verfehlt",
        Status::NoTarget => "ohne Zielwert",
        Status::NoData => "keine Daten",
    }
}

/// The sign beside a status, as `look.typ` knows it.
pub(super) fn sign(status: Status) -> &'static str {
    match status {
        Status::OnPlan => "ok",
        Status::AtRisk => "risk",
        Status::Missed => "miss",
        Status::NoTarget => "open",
        Status::NoData => "none",
    }
}

/// What one votes.
pub(super) fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Yes => "Ja",
        Choice::No => "Nein",
        Choice::Abstain => "Enthaltung",
    }
}

/// How votes are given.
pub(super) fn method(method: Method) -> &'static str {
    match method {
        Method::Open => "offene Abstimmung",
        Method::ByName => "namentliche Abstimmung",
        Method::Secret => "geheime Abstimmung",
    }
}
