//! When the next report about an action is due: every half-year, and on its own day, until nothing more will come.

use super::{ActionItem, Report};
use chrono::{Months, NaiveDate};

/// Months between two reports about an action.
pub const EVERY_MONTHS: u32 = 6;

/// The day by which the next report is due: half a year after the last one, or after the action was taken on; the action's
/// own day where that comes first and no report was made on or after it. None once it is closed.
pub fn next_report(action: &ActionItem, reports: &[&Report]) -> Option<NaiveDate> {
    if action.state.is_closed() {
        return None;
    }
    let last = reports.iter().map(|r| r.date).max().unwrap_or(action.since);
    let half_year = last.checked_add_months(Months::new(EVERY_MONTHS)).unwrap_or(NaiveDate::MAX);
    let reported = reports.iter().any(|report| report.date >= action.due);
    Some(if reported { half_year } else { half_year.min(action.due) })
}

/// True where the action is not closed and its day has passed.
pub fn is_overdue(action: &ActionItem, today: NaiveDate) -> bool {
    !action.state.is_closed() && action.due < today
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::ActionState;
    use crate::key::{ActionId, FindingId, OrganisationCode, ReportId};
    use crate::source::Evidence;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn action(since: &str, due: &str, state: ActionState) -> ActionItem {
        ActionItem {
            id: ActionId::parse("a").expect("a key"),
            finding: FindingId::parse("f").expect("a key"),
            text: "Antrag ohne Papier".into(),
            owner: "NBank".into(),
            due: on(due),
            since: on(since),
            state,
            closed: None,
            evidence: Evidence::Illustrative,
            version: 1,
        }
    }

    fn report(date: &str) -> Report {
        Report {
            id: ReportId::parse("r").expect("a key"),
            action: ActionId::parse("a").expect("a key"),
            date: on(date),
            state: ActionState::Running,
            note: "läuft".into(),
            organisation: OrganisationCode::parse("ORG01").expect("a key"),
        }
    }

    #[test]
    fn a_report_is_due_every_half_year_and_on_the_actions_own_day() {
        let long = action("2026-08-31", "2028-01-01", ActionState::Open);
        assert_eq!(next_report(&long, &[]), Some(on("2027-02-28")));
        assert_eq!(next_report(&long, &[&report("2027-02-10")]), Some(on("2027-08-10")));
        let short = action("2026-11-01", "2027-01-15", ActionState::Running);
        assert_eq!(next_report(&short, &[]), Some(on("2027-01-15")));
        assert_eq!(next_report(&short, &[&report("2027-01-10")]), Some(on("2027-01-15")));
        assert_eq!(next_report(&short, &[&report("2027-01-20")]), Some(on("2027-07-20")));
    }

    #[test]
    fn nothing_is_due_once_it_is_done_or_dropped() {
        for state in [ActionState::Done, ActionState::Dropped] {
            let closed = action("2026-01-01", "2026-02-01", state);
            assert_eq!(next_report(&closed, &[]), None);
            assert!(!is_overdue(&closed, on("2026-11-30")));
        }
        let open = action("2026-01-01", "2026-11-29", ActionState::Open);
        assert!(is_overdue(&open, on("2026-11-30")) && !is_overdue(&open, on("2026-11-29")));
    }
}
