//! What is owed, by whom, until when: the lists of „Mein Bereich" and of the Geschäftsstelle.

use crate::council::Meeting;
use crate::source::coded;
use chrono::NaiveDate;

coded! {
    /// What is to be done.
    DutyKind {
        /// Rate a measure in an open round.
        Rate = "bewerten",
        /// Look again at a position whose measure says something else since.
        RateAgain = "neu-bewerten",
        /// Release a position that a colleague has drawn up.
        Release = "freigeben",
        /// Answer a finding.
        Answer = "antworten",
        /// Carry out an action, or report about it.
        Report = "berichten",
        /// Supply a value.
        Supply = "liefern",
        /// Look through an experience that came in.
        Review = "sichten",
        /// Read a post that speaks to the own organisation.
        Mention = "antworten-auf-beitrag",
        /// Put something overdue onto the next agenda.
        Propose = "vorschlagen",
        /// Close a round.
        Round = "runde",
        /// Prepare a meeting.
        Meeting = "sitzung",
        /// Send the invitation to a meeting.
        Dispatch = "einladung-versenden",
        /// Finish the papers for a meeting.
        Papers = "vorlagen-fertigstellen",
        /// Until then members put motions.
        Motions = "antragsfrist",
        /// Send the minutes of a meeting.
        Minutes = "niederschrift-versenden",
        /// Until then one can object to minutes.
        Objections = "einwendungsfrist",
        /// Until then votes on a circular resolution are taken.
        Circular = "umlauffrist",
    }
}

/// One thing to be done, closable from its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What is to be done.
    pub kind: DutyKind,
    /// What it is about: a name or a title.
    pub title: String,
    /// The page where it is done, without language.
    pub path: String,
    /// Until the end of which day; none where there is no deadline.
    pub due: Option<NaiveDate>,
    /// Who has to do it, where the list is about more than one; may be empty.
    pub who: String,
    /// How many are still missing, for what many do.
    pub missing: Option<usize>,
    /// True where what it is about is an example.
    pub example: bool,
    /// Number of the meeting that it belongs to, whatever day it is due; none where the day alone decides.
    pub meeting: Option<u32>,
}

/// Days that the list of the Geschäftsstelle looks ahead: six weeks.
pub const AHEAD_DAYS: i64 = 42;

/// By deadline: overdue ones first, those without a deadline last.
pub fn by_deadline(mut duties: Vec<Duty>) -> Vec<Duty> {
    duties.sort_by(|a, b| {
        let day = |d: &Duty| d.due.unwrap_or(NaiveDate::MAX);
        (day(a), a.kind, &a.title, &a.path).cmp(&(day(b), b.kind, &b.title, &b.path))
    });
    duties
}

/// What is due within six weeks, or overdue, or has no deadline.
pub fn within_six_weeks(duties: Vec<Duty>, today: NaiveDate) -> Vec<Duty> {
    let near = |duty: &Duty| duty.due.is_none_or(|due| (due - today).num_days() <= AHEAD_DAYS);
    duties.into_iter().filter(near).collect()
}

/// Duties of each meeting, by its day: those that belong to it, and under a coming one those that are due by its day. Those
/// after the last, or without a deadline, come at the end under none.
pub fn by_meeting<'m>(
    duties: Vec<Duty>,
    meetings: &'m [Meeting],
    today: NaiveDate,
) -> Vec<(Option<&'m Meeting>, Vec<Duty>)> {
    let mut all: Vec<&Meeting> = meetings.iter().collect();
    all.sort_by_key(|m| m.date);
    let mut groups: Vec<(Option<&Meeting>, Vec<Duty>)> =
        all.into_iter().map(|meeting| (Some(meeting), Vec::new())).collect();
    groups.push((None, Vec::new()));
    for duty in by_deadline(duties) {
        let belongs = |meeting: &Meeting| duty.meeting.is_some() && meeting.number == duty.meeting;
        let is_known = meetings.iter().any(belongs);
        let fits = |meeting: Option<&Meeting>| match (meeting, duty.due) {
            (Some(meeting), _) if is_known => belongs(meeting),
            (Some(meeting), Some(due)) => meeting.date >= today && due <= meeting.date,
            (None, _) => true,
            (Some(_), None) => false,
        };
        if let Some((_, group)) = groups.iter_mut().find(|(meeting, _)| fits(*meeting)) {
            group.push(duty);
        }
    }
    groups.retain(|(_, duties)| !duties.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn duty(title: &str, due: Option<&str>) -> Duty {
        Duty {
            kind: DutyKind::Answer,
            title: title.into(),
            path: format!("/{title}"),
            due: due.map(on),
            who: String::new(),
            missing: None,
            example: false,
            meeting: None,
        }
    }

    fn meeting(day: &str) -> Meeting {
        Meeting {
            number: None,
            date: on(day),
            starts: None,
            title: day.into(),
            subject: String::new(),
            confirmed: false,
            sources: Vec::new(),
            note: String::new(),
        }
    }

    #[test]
    fn what_is_overdue_stands_first_and_what_has_no_deadline_last() {
        let sorted = by_deadline(vec![
            duty("c", None),
            duty("b", Some("2027-01-01")),
            duty("a", Some("2026-11-01")),
        ]);
        assert_eq!(sorted.iter().map(|d| d.title.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    }

    #[test]
    fn six_weeks_ahead_are_42_days() {
        let near = within_six_weeks(
            vec![
                duty("a", Some("2027-01-11")),
                duty("b", Some("2027-01-12")),
                duty("c", None),
                duty("d", Some("2020-01-01")),
            ],
            on("2026-11-30"),
        );
        assert_eq!(near.iter().map(|d| d.title.as_str()).collect::<Vec<_>>(), ["a", "c", "d"]);
    }

    #[test]
    fn each_duty_stands_under_the_first_meeting_that_it_is_due_before() {
        let meetings = [meeting("2027-03-01"), meeting("2027-01-07"), meeting("2020-06-18")];
        let groups = by_meeting(
            vec![
                duty("before", Some("2027-01-07")),
                duty("overdue", Some("2026-01-01")),
                duty("second", Some("2027-01-08")),
                duty("after", Some("2027-03-02")),
                duty("open", None),
            ],
            &meetings,
            on("2026-11-30"),
        );
        let read: Vec<(Option<String>, Vec<&str>)> = groups
            .iter()
            .map(|(m, d)| {
                (m.map(|m| m.title.clone()), d.iter().map(|d| d.title.as_str()).collect())
            })
            .collect();
        assert_eq!(
            read,
            [
                (Some("2027-01-07".to_owned()), vec!["overdue", "before"]),
                (Some("2027-03-01".to_owned()), vec!["second"]),
                (None, vec!["after", "open"]),
            ]
        );
    }

    #[test]
    fn what_belongs_to_a_meeting_stands_with_it_after_its_day_too() {
        let meetings = [
            Meeting { number: Some(6), ..meeting("2026-11-20") },
            Meeting { number: Some(7), ..meeting("2027-01-07") },
        ];
        let of = |title: &str, due: &str, meeting| Duty { meeting, ..duty(title, Some(due)) };
        let groups = by_meeting(
            vec![
                of("minutes", "2026-12-18", Some(6)),
                of("dispatch", "2026-12-23", Some(7)),
                of("elsewhere", "2026-12-20", None),
                of("unknown", "2026-12-20", Some(99)),
            ],
            &meetings,
            on("2026-11-30"),
        );
        let read: Vec<(Option<u32>, Vec<&str>)> = groups
            .iter()
            .map(|(m, d)| (m.and_then(|m| m.number), d.iter().map(|d| d.title.as_str()).collect()))
            .collect();
        assert_eq!(
            read,
            [(Some(6), vec!["minutes"]), (Some(7), vec!["elsewhere", "unknown", "dispatch"]),]
        );
    }
}
