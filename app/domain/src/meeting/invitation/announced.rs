//! What those invited were told: when and where the meeting is, who invites, whether it was called off.

use crate::error::FieldErrors;
use crate::meeting::plan::Plan;
use crate::source::coded;
use crate::text;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

/// Longest reason for calling a meeting off in characters.
pub const MAX_CANCEL_REASON: usize = 1_000;

coded! {
    /// What of a meeting has changed since it was announced.
    Moved {
        /// Its day.
        Day = "tag",
        /// When it begins or ends.
        Time = "zeit",
        /// Its place.
        Place = "ort",
        /// How to take part from elsewhere; answers stay good.
        Access = "zugang",
    }
}

/// A meeting that was called off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalledOff {
    /// The day on which those invited were told.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

impl CalledOff {
    /// Calls a meeting off.
    ///
    /// # Errors
    /// Without a reason, at the field `grund`.
    pub fn new(on: NaiveDate, reason: &str) -> Result<Self, FieldErrors> {
        let reason = text::block(reason, MAX_CANCEL_REASON);
        let reason = reason.map_err(|problem| FieldErrors::one("grund", problem))?;
        Ok(Self { on, reason })
    }
}

/// What those invited were told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// Day.
    pub date: NaiveDate,
    /// When it begins.
    pub begins: NaiveTime,
    /// When it is to end; over midnight where that is not later.
    pub ends: NaiveTime,
    /// Where it is.
    pub place: String,
    /// How to take part from elsewhere; for those who attend alone, may be empty.
    pub access: String,
    /// Name of whoever invites. It stays: calendars take changes from the one who invited.
    pub organizer: String,
    /// Their address: calendars send their answers there.
    pub organizer_address: String,
    /// Called off.
    #[serde(default)]
    pub off: Option<CalledOff>,
}

impl Announced {
    /// What is told of a meeting as it is planned now. `organizer` is name and address of whoever invites.
    pub fn of(date: NaiveDate, plan: &Plan, organizer: (&str, &str)) -> Self {
        Self {
            date,
            begins: plan.begins,
            ends: plan.ends,
            place: plan.place.clone(),
            access: plan.access.clone(),
            organizer: organizer.0.to_owned(),
            organizer_address: organizer.1.to_owned(),
            off: None,
        }
    }

    /// What has changed since.
    pub fn moved(&self, date: NaiveDate, plan: &Plan) -> Vec<Moved> {
        let all = [
            (Moved::Day, self.date != date),
            (Moved::Time, (self.begins, self.ends) != (plan.begins, plan.ends)),
            (Moved::Place, self.place != plan.place),
            (Moved::Access, self.access != plan.access),
        ];
        all.into_iter().filter_map(|(what, is)| is.then_some(what)).collect()
    }

    /// Beginning and end, as clocks show them.
    pub fn span(&self) -> (NaiveDateTime, NaiveDateTime) {
        let begins = self.date.and_time(self.begins);
        let minutes = crate::meeting::agenda::time::length(self.begins, self.ends);
        (begins, begins + TimeDelta::minutes(i64::from(minutes)))
    }
}

/// The day until which an answer is asked for: that of the motions where it is still ahead, otherwise the eve.
pub fn answer_until(motions: NaiveDate, meeting: NaiveDate, today: NaiveDate) -> NaiveDate {
    if motions > today { motions } else { meeting.pred_opt().unwrap_or(meeting).max(today) }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::error::Problem;
    use crate::meeting::agenda::tests::usual;

    pub(crate) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    pub(crate) fn plan() -> Plan {
        let time = |text: &str| text.parse().expect("a time");
        Plan {
            meeting: 6,
            begins: time("14:00:00"),
            ends: time("16:30:00"),
            place: "Hannover".into(),
            access: String::new(),
            agenda: usual(),
            version: 1,
        }
    }

    #[test]
    fn what_has_moved_is_named() {
        let told = Announced::of(day("2020-06-18"), &plan(), ("Kim", "kim@gs.example"));
        assert_eq!(told.moved(day("2020-06-18"), &plan()), []);
        let now = Plan { place: "Celle".into(), access: "https://x".into(), ..plan() };
        let found = told.moved(day("2020-06-25"), &now);
        assert_eq!(found, [Moved::Day, Moved::Place, Moved::Access]);
        let later = Plan { ends: "17:00:00".parse().expect("a time"), ..plan() };
        assert_eq!(told.moved(day("2020-06-18"), &later), [Moved::Time]);
    }

    #[test]
    fn a_meeting_over_midnight_ends_the_day_after() {
        let late = Plan { ends: "01:00:00".parse().expect("a time"), ..plan() };
        let (_, ends) = Announced::of(day("2020-06-18"), &late, ("", "")).span();
        assert_eq!(ends.to_string(), "2020-06-19 01:00:00");
    }

    #[test]
    fn calling_off_needs_a_reason() {
        let none = CalledOff::new(day("2020-06-10"), " ").expect_err("no reason");
        assert_eq!(none.of("grund"), Some(&Problem::Required));
        assert_eq!(CalledOff::new(day("2020-06-10"), "Krank").expect("a reason").reason, "Krank");
    }

    #[test]
    fn an_answer_is_asked_for_before_the_meeting_and_never_in_the_past() {
        let until = |today: &str| answer_until(day("2020-06-10"), day("2020-06-18"), day(today));
        assert_eq!(until("2020-06-01"), day("2020-06-10"));
        assert_eq!(until("2020-06-12"), day("2020-06-17"));
        assert_eq!(until("2020-06-18"), day("2020-06-18"));
    }
}
