//! What is due for meetings, from the rules of procedure: dispatch, papers, motions, minutes, objections, circular votes.

use super::book::Book;
use super::circular::CircularState;
use super::counting::Holidays;
use super::minutes::approval::MinutesState;
use super::numbering::CircularNumber;
use super::paper::Paper;
use crate::council::Meeting;
use crate::source::coded;
use chrono::NaiveDate;

coded! {
    /// What is due.
    TaskKind {
        /// The invitation goes out.
        Dispatch = "versand",
        /// Papers are missing.
        Papers = "vorlagen",
        /// Members can put motions until then.
        Motions = "antraege",
        /// The minutes go out.
        Minutes = "niederschrift",
        /// One can object to the minutes until then.
        Objections = "einwendungen",
        /// Votes in a circular procedure are taken until then.
        Circular = "umlauf",
    }
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub kind: TaskKind,
    /// Number of the meeting it belongs to; none for a circular procedure.
    pub meeting: Option<u32>,
    /// The circular procedure.
    pub circular: Option<CircularNumber>,
    /// By the end of which day.
    pub due: NaiveDate,
    /// How many are missing, of papers.
    pub missing: usize,
}

/// Everything that is due for meetings on a day, by the rules in force on the day of each meeting. What is done is not due,
/// and a deadline for others is over when its day is.
pub fn due(
    book: &Book,
    meetings: &[Meeting],
    holidays: Holidays<'_>,
    today: NaiveDate,
) -> Vec<Task> {
    let mut tasks = Vec::new();
    for meeting in meetings {
        let Some(number) = meeting.number else { continue };
        let (Some(plan), Some(rules)) = (book.plans.get(&number), book.rules_on(meeting.date))
        else {
            continue;
        };
        let task =
            |kind, due| Task { kind, meeting: Some(number), circular: None, due, missing: 0 };
        let sent = !book.sent(number).is_empty();
        let minutes = book.minutes.get(&number);
        if meeting.date >= today {
            if !sent {
                let day = rules.latest_dispatch(meeting.date, holidays).day;
                tasks.push(task(TaskKind::Dispatch, day));
            }
            let released = |number: &_| book.papers.get(number).map(is_released);
            let missing = plan.agenda.gaps(released).len();
            if missing > 0 {
                let day = rules.latest_papers(meeting.date, holidays).day;
                tasks.push(Task { missing, ..task(TaskKind::Papers, day) });
            }
            let motions = rules.latest_motion(meeting.date, holidays).day;
            if motions >= today {
                tasks.push(task(TaskKind::Motions, motions));
            }
        } else if sent && minutes.is_none_or(|record| is_unsent(record.state)) {
            let day = rules.latest_minutes(meeting.date, holidays).day;
            tasks.push(task(TaskKind::Minutes, day));
        }
        if let Some(record) = minutes.filter(|record| record.state.waits_for_approval()) {
            let until = record.objections_until.filter(|until| *until >= today);
            tasks.extend(until.map(|until| task(TaskKind::Objections, until)));
        }
    }
    let open = book.circulars.iter().filter(|circular| circular.state == CircularState::Open);
    tasks.extend(open.filter_map(|circular| {
        Some(Task {
            kind: TaskKind::Circular,
            meeting: None,
            circular: Some(circular.number.clone()),
            due: circular.closes?,
            missing: circular.voters.len().saturating_sub(circular.votes.len()),
        })
    }));
    tasks
}

fn is_released(paper: &Paper) -> bool {
    paper.state.is_released()
}

fn is_unsent(state: MinutesState) -> bool {
    matches!(state, MinutesState::Draft | MinutesState::CoSigned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::agenda::tests::usual;
    use crate::meeting::agenda::version::AgendaVersion;
    use crate::meeting::plan::Plan;
    use crate::meeting::procedure::tests::defaults;
    use chrono::NaiveTime;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn sixth() -> Meeting {
        Meeting {
            number: Some(6),
            date: day("2020-06-18"),
            starts: None,
            title: "6. Sitzung".into(),
            subject: String::new(),
            confirmed: false,
            sources: Vec::new(),
            note: String::new(),
        }
    }

    fn book() -> Book {
        let plan = Plan {
            meeting: 6,
            begins: NaiveTime::MIN,
            ends: NaiveTime::MIN,
            place: String::new(),
            access: String::new(),
            agenda: usual(),
            version: 1,
        };
        Book { procedures: vec![defaults()], plans: [(6, plan)].into(), ..Book::default() }
    }

    fn found(book: &Book, today: &str) -> Vec<(TaskKind, String)> {
        let all = due(book, &[sixth()], Holidays::new(&|_| false), day(today));
        all.into_iter().map(|task| (task.kind, task.due.to_string())).collect()
    }

    #[test]
    fn each_deadline_is_there_until_it_is_kept_or_over() {
        let mut book = book();
        let (dispatch, papers) = (TaskKind::Dispatch, TaskKind::Papers);
        let motions = (TaskKind::Motions, "2020-06-10".to_owned());
        assert_eq!(
            found(&book, "2020-05-28"),
            [
                (dispatch, "2020-06-03".to_owned()),
                (papers, "2020-06-10".to_owned()),
                motions.clone(),
            ]
        );
        assert_eq!(found(&book, "2020-06-05")[0], (dispatch, "2020-06-03".to_owned()), "overdue");
        let version = AgendaVersion::next(&[], &book.plans[&6].agenda, day("2020-06-03"));
        book.versions.insert(6, vec![version]);
        assert_eq!(found(&book, "2020-06-10"), [(papers, "2020-06-10".to_owned()), motions]);
        assert_eq!(found(&book, "2020-06-11"), [(papers, "2020-06-10".to_owned())]);
        assert_eq!(found(&book, "2020-06-19"), [(TaskKind::Minutes, "2020-07-16".to_owned())]);
    }

    #[test]
    fn a_meeting_that_nobody_has_prepared_owes_nothing() {
        let book = Book { plans: std::collections::BTreeMap::new(), ..book() };
        assert_eq!(found(&book, "2020-05-28"), []);
        assert_eq!(found(&book, "2020-06-19"), []);
    }

    #[test]
    fn papers_that_are_missing_are_counted() {
        let all = due(&book(), &[sixth()], Holidays::new(&|_| false), day("2020-05-28"));
        let papers = all.iter().find(|task| task.kind == TaskKind::Papers).expect("there");
        assert_eq!(papers.missing, 1, "„Digitalbonus“ is to be decided without one");
    }
}
