//! How findings stand on a day: answered or not, since when, how many in time.

use super::{Answer, AnswerKind, Finding};
use chrono::NaiveDate;

/// How one finding stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No answer yet, and none overdue.
    Waiting {
        /// Days left, the day it is due included; 0 on that day.
        left: i64,
    },
    /// No answer, and its day has passed.
    Overdue {
        /// Days since.
        days: i64,
    },
    /// It has an answer.
    Answered {
        /// How.
        kind: AnswerKind,
        /// Days from the finding to the first answer.
        days: i64,
        /// True where the answer came by the day it was due.
        in_time: bool,
    },
}

impl Standing {
    /// How a finding with this answer stands.
    pub fn of(finding: &Finding, answer: Option<&Answer>, today: NaiveDate) -> Self {
        if let Some(answer) = answer {
            return Self::Answered {
                kind: answer.kind,
                days: (answer.date - finding.date).num_days(),
                in_time: answer.date <= finding.due,
            };
        }
        let left = (finding.due - today).num_days();
        if left < 0 { Self::Overdue { days: -left } } else { Self::Waiting { left } }
    }

    /// True where an answer is missing that is due.
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue { .. })
    }
}

/// What the council sees of the answers as a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ResponseRate {
    /// Findings.
    pub findings: usize,
    /// Those with an answer.
    pub answered: usize,
    /// Those whose answer came in time.
    pub in_time: usize,
    /// Those whose answer is overdue.
    pub overdue: usize,
    /// The middle number of days to an answer, halves rounded up; none without one.
    pub median_days: Option<i64>,
}

impl ResponseRate {
    /// Counts standings.
    pub fn of(standings: impl IntoIterator<Item = Standing>) -> Self {
        let mut rate = Self::default();
        let mut ages = Vec::new();
        for standing in standings {
            rate.findings += 1;
            match standing {
                Standing::Answered { days, in_time, .. } => {
                    rate.answered += 1;
                    rate.in_time += usize::from(in_time);
                    ages.push(days);
                }
                Standing::Overdue { .. } => rate.overdue += 1,
                Standing::Waiting { .. } => {}
            }
        }
        ages.sort_unstable();
        let middle = ages.len() / 2;
        rate.median_days = match ages.len() {
            0 => None,
            n if n % 2 == 1 => Some(ages[middle]),
            _ => Some((ages[middle - 1] + ages[middle] + 1).div_euclid(2)),
        };
        rate
    }

    /// Answered of all in whole per cent, halves rounded up; none without a finding.
    pub fn percent(self) -> Option<usize> {
        (self.findings > 0).then(|| (self.answered * 200 + self.findings) / (2 * self.findings))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(days: i64, in_time: bool) -> Standing {
        Standing::Answered { kind: AnswerKind::Accepted, days, in_time }
    }

    #[test]
    fn the_rate_counts_what_is_answered_in_time_and_overdue() {
        let rate = ResponseRate::of([
            answered(10, true),
            answered(41, false),
            answered(20, true),
            Standing::Overdue { days: 3 },
            Standing::Waiting { left: 5 },
            Standing::Waiting { left: 0 },
        ]);
        assert_eq!((rate.findings, rate.answered, rate.in_time, rate.overdue), (6, 3, 2, 1));
        assert_eq!(rate.percent(), Some(50));
        assert_eq!(rate.median_days, Some(20));
        assert_eq!(ResponseRate::of([answered(1, true), answered(4, true)]).median_days, Some(3));
        assert_eq!(ResponseRate::of([]).percent(), None);
    }

    #[test]
    fn per_cent_round_halves_up_and_never_reach_a_hundred_before_the_last_answer() {
        let of = |answered, findings| {
            ResponseRate { findings, answered, ..ResponseRate::default() }.percent()
        };
        assert_eq!(of(1, 8), Some(13));
        assert_eq!(of(2, 3), Some(67));
        assert_eq!(of(0, 3), Some(0));
        assert_eq!(of(3, 3), Some(100));
    }
}
