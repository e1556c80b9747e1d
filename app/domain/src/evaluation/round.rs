//! An evaluation round: what is asked of whom, from when to when, and how it moves from draft to answer.

use crate::key::{CriterionCode, MeasureSlug, OrganisationCode, RoundCode, SetCode};
use crate::source::{Bilingual, Evidence, coded};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

coded! {
    /// Where a round stands.
    RoundState {
        /// Prepared by the Geschäftsstelle; nobody else knows of it.
        Draft = "draft",
        /// Takes positions.
        Open = "open",
        /// Takes none any more; its result can be read.
        Closed = "closed",
        /// The Geschäftsstelle has drawn up what was found.
        Evaluated = "evaluated",
        /// Whoever is responsible has answered.
        Answered = "answered",
    }
}

coded! {
    /// What moves a round.
    Trigger {
        /// The clock, on the first day and after the last one.
        Clock = "clock",
        /// The Geschäftsstelle.
        Office = "office",
    }
}

/// A step a round can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// From this state
    pub from: RoundState,
    /// to this one.
    pub to: RoundState,
    /// What does it.
    pub by: Trigger,
}

const fn step(from: RoundState, to: RoundState, by: Trigger) -> Step {
    Step { from, to, by }
}

/// Every step there is; a round takes no other.
pub const STEPS: &[Step] = &[
    step(RoundState::Draft, RoundState::Open, Trigger::Clock),
    step(RoundState::Draft, RoundState::Open, Trigger::Office),
    step(RoundState::Open, RoundState::Closed, Trigger::Clock),
    step(RoundState::Open, RoundState::Closed, Trigger::Office),
    step(RoundState::Closed, RoundState::Evaluated, Trigger::Office),
    step(RoundState::Evaluated, RoundState::Answered, Trigger::Office),
];

coded! {
    /// Who reads whose position once the round is closed. Until then nobody reads another organisation's.
    Disclosure {
        /// The council reads positions with the name of the organisation.
        Named = "named",
        /// The council reads results only; the Geschäftsstelle reads positions with names.
        Summed = "summed",
    }
}

/// One late entry that the Geschäftsstelle has let in after the deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// For this organisation
    pub organisation: OrganisationCode,
    /// and this measure.
    pub measure: MeasureSlug,
    /// Last day on which it can be given.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// When it was let in.
    pub at: DateTime<Utc>,
}

/// How a round asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Setup {
    /// The organisations asked; every organisation with a vote where none is named.
    pub asked: Vec<OrganisationCode>,
    /// The set of criteria, with its version.
    pub criteria: SetCode,
    /// Weights by criterion, each above 0; none where every criterion counts the same.
    pub weights: Vec<(CriterionCode, f64)>,
    /// Who reads positions after the deadline.
    pub disclosure: Disclosure,
    /// Late entries that were let in.
    pub late: Vec<Reopening>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            asked: Vec::new(),
            criteria: SetCode::first(),
            weights: Vec::new(),
            disclosure: Disclosure::Named,
            late: Vec::new(),
        }
    }
}

/// Whether an organisation can give its position on a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// The round takes positions.
    Open,
    /// The round is closed, and this one entry was let in.
    Late,
    /// The round does not take it: too early, too late, or not part of it.
    Closed,
    /// The organisation is not asked.
    NotAsked,
}

/// A window in which organisations state their position on measures before a meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// Its code.
    pub code: RoundCode,
    /// Title.
    pub title: Bilingual,
    /// Number of the meeting it serves.
    pub meeting: Option<u32>,
    /// The measures to rate.
    pub measures: Vec<MeasureSlug>,
    /// First day.
    pub opens: NaiveDate,
    /// Last day; answers count until its end in the council's time zone.
    pub closes: NaiveDate,
    /// Support; an example round is labelled.
    pub evidence: Evidence,
    /// State as it was last stored; [`Round::state_on`] tells where the round stands.
    #[serde(default = "stored_before")]
    pub state: RoundState,
    /// How it asks.
    #[serde(default)]
    pub setup: Setup,
    /// Compared before a write.
    #[serde(default = "first_version")]
    pub version: i64,
}

/// Rounds that a data set brings were open to everyone from their first day on.
fn stored_before() -> RoundState {
    RoundState::Open
}

fn first_version() -> i64 {
    1
}

impl Round {
    /// Where the round stands on a day. The days decide whatever was stored: a round whose last day is over takes
    /// nothing, even where nobody has noted yet that it is closed.
    pub fn state_on(&self, today: NaiveDate) -> RoundState {
        match self.state {
            RoundState::Draft | RoundState::Open if today > self.closes => RoundState::Closed,
            RoundState::Draft | RoundState::Open if today >= self.opens => RoundState::Open,
            RoundState::Draft | RoundState::Open => RoundState::Draft,
            later => later,
        }
    }

    /// True while the round takes positions.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        self.state_on(today) == RoundState::Open
    }

    /// True once it takes none any more: only then anybody learns of another organisation's position.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        !matches!(self.state_on(today), RoundState::Draft | RoundState::Open)
    }

    /// True where the round asks an organisation that has a vote or not.
    pub fn asks(&self, organisation: &OrganisationCode, has_vote: bool) -> bool {
        if self.setup.asked.is_empty() { has_vote } else { self.setup.asked.contains(organisation) }
    }

    /// Whether the organisation can give its position on the measure on a day.
    pub fn window(
        &self,
        (organisation, has_vote): (&OrganisationCode, bool),
        measure: &MeasureSlug,
        today: NaiveDate,
    ) -> Window {
        if !self.measures.contains(measure) {
            return Window::Closed;
        }
        if !self.asks(organisation, has_vote) {
            return Window::NotAsked;
        }
        let let_in = |late: &Reopening| {
            &late.organisation == organisation && &late.measure == measure && today <= late.until
        };
        match self.state_on(today) {
            RoundState::Open => Window::Open,
            RoundState::Draft => Window::Closed,
            _ if self.setup.late.iter().any(let_in) => Window::Late,
            _ => Window::Closed,
        }
    }

    /// The last day of a late entry that was let in.
    pub fn let_in_until(
        &self,
        organisation: &OrganisationCode,
        measure: &MeasureSlug,
    ) -> Option<NaiveDate> {
        let mut late = self.setup.late.iter();
        late.find(|l| &l.organisation == organisation && &l.measure == measure).map(|l| l.until)
    }

    /// The steps the Geschäftsstelle can take on a day.
    pub fn steps(&self, today: NaiveDate) -> impl Iterator<Item = RoundState> + use<> {
        let from = self.state_on(today);
        STEPS.iter().filter(move |s| s.from == from && s.by == Trigger::Office).map(|s| s.to)
    }

    /// The weight of a criterion: 1 where none is set.
    pub fn weight(&self, criterion: &CriterionCode) -> f64 {
        self.setup.weights.iter().find(|(code, _)| code == criterion).map_or(1.0, |(_, w)| *w)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn code(text: &str) -> OrganisationCode {
        OrganisationCode::parse(text).expect("a code")
    }

    fn round(state: RoundState) -> Round {
        Round {
            code: RoundCode::parse("R1").expect("a code"),
            title: Bilingual::default(),
            meeting: None,
            measures: vec![slug("m")],
            opens: day("2026-03-01"),
            closes: day("2026-03-29"),
            evidence: Evidence::Read,
            state,
            setup: Setup::default(),
            version: 1,
        }
    }

    fn slug(text: &str) -> MeasureSlug {
        MeasureSlug::parse(text).expect("a slug")
    }

    #[test]
    fn the_days_decide_whatever_was_stored() {
        for stored in [RoundState::Draft, RoundState::Open] {
            for (today, state) in [
                ("2026-02-28", RoundState::Draft),
                ("2026-03-01", RoundState::Open),
                ("2026-03-29", RoundState::Open),
                ("2026-03-30", RoundState::Closed),
            ] {
                assert_eq!(round(stored).state_on(day(today)), state, "{stored:?} {today}");
            }
        }
        for later in [RoundState::Closed, RoundState::Evaluated, RoundState::Answered] {
            assert_eq!(round(later).state_on(day("2026-03-10")), later);
            assert!(round(later).is_over(day("2026-03-10")));
        }
    }

    #[test]
    fn every_step_leads_on_and_the_last_state_is_reached() {
        let (mut reached, mut at) = (vec![RoundState::Draft], RoundState::Draft);
        while let Some(next) = STEPS.iter().find(|s| s.from == at).map(|s| s.to) {
            assert!(next > at, "no step leads back");
            reached.push(next);
            at = next;
        }
        assert_eq!(reached, RoundState::ALL);
    }

    #[test]
    fn only_who_is_asked_has_a_window() {
        let today = day("2026-03-10");
        let mut r = round(RoundState::Open);
        let window = |r: &Round, org: &str, vote, m: &str, today| {
            r.window((&code(org), vote), &slug(m), today)
        };
        assert_eq!(window(&r, "A", true, "m", today), Window::Open);
        assert_eq!(window(&r, "A", false, "m", today), Window::NotAsked);
        assert_eq!(window(&r, "A", true, "other", today), Window::Closed);
        r.setup.asked = vec![code("B")];
        assert_eq!(window(&r, "A", true, "m", today), Window::NotAsked);
        assert_eq!(window(&r, "B", false, "m", today), Window::Open);
        assert_eq!(window(&r, "B", false, "m", day("2026-02-01")), Window::Closed);
    }

    #[test]
    fn a_late_entry_is_for_one_organisation_and_one_measure_until_its_day() {
        let mut r = round(RoundState::Evaluated);
        r.measures.push(slug("n"));
        r.setup.late.push(Reopening {
            organisation: code("A"),
            measure: slug("m"),
            until: day("2026-04-02"),
            reason: "krank".to_owned(),
            at: DateTime::UNIX_EPOCH,
        });
        let window = |org: &str, m: &str, today| r.window((&code(org), true), &slug(m), day(today));
        assert_eq!(window("A", "m", "2026-04-02"), Window::Late);
        assert_eq!(window("A", "m", "2026-04-03"), Window::Closed);
        assert_eq!(window("A", "n", "2026-04-02"), Window::Closed);
        assert_eq!(window("B", "m", "2026-04-02"), Window::Closed);
        assert!(r.is_over(day("2026-04-02")), "the round itself stays closed");
    }
}
