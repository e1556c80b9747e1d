//! The digest by mail: how often somebody wants one, and when the next is due.

use crate::source::coded;
use chrono::{Datelike, Days, NaiveDate};

coded! {
    /// How often a person gets a digest.
    #[derive(Default)]
    DigestRhythm {
        /// Never.
        #[default]
        Off = "nie",
        /// On every day with news.
        Daily = "taeglich",
        /// On Mondays, or the first day after on which the product runs.
        Weekly = "woechentlich",
    }
}

/// True where a digest is due on a day; `last` is the day of the one before, none where there was none yet.
pub fn is_due(rhythm: DigestRhythm, last: Option<NaiveDate>, today: NaiveDate) -> bool {
    match rhythm {
        DigestRhythm::Off => false,
        DigestRhythm::Daily => last.is_none_or(|last| last < today),
        DigestRhythm::Weekly => last.is_none_or(|last| last < monday(today)),
    }
}

/// Days before a deadline on which a digest tells of it.
const NEAR_DAYS: u64 = 7;

/// True where a deadline has come near since the digest before: each is told of once, a week ahead.
pub fn is_news(due: Option<NaiveDate>, last: Option<NaiveDate>, today: NaiveDate) -> bool {
    let Some(near) = due.and_then(|due| due.checked_sub_days(Days::new(NEAR_DAYS))) else {
        return false;
    };
    near <= today && last.is_none_or(|last| near > last)
}

/// The Monday of a day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_weekly_digest_goes_out_on_monday_or_the_next_day_that_runs() {
        let due = |last: &str, today: &str| is_due(DigestRhythm::Weekly, Some(on(last)), on(today));
        assert!(!due("2026-11-30", "2026-12-06"));
        assert!(due("2026-11-30", "2026-12-07"));
        assert!(due("2026-11-30", "2026-12-09"));
        assert!(!due("2026-12-09", "2026-12-13"));
        assert!(due("2026-12-09", "2026-12-14"));
        assert!(is_due(DigestRhythm::Weekly, None, on("2026-12-02")));
    }

    #[test]
    fn a_deadline_is_told_of_once_a_week_ahead() {
        let due = Some(on("2026-12-10"));
        assert!(!is_news(due, Some(on("2026-12-01")), on("2026-12-02")));
        assert!(is_news(due, Some(on("2026-12-02")), on("2026-12-03")));
        assert!(!is_news(due, Some(on("2026-12-03")), on("2026-12-04")));
        assert!(is_news(due, Some(on("2026-11-30")), on("2026-12-07")));
        assert!(!is_news(None, None, on("2026-12-07")));
    }

    proptest! {
        /// However often the clock is looked at, no more than one a day and no more than one a week goes out.
        #[test]
        fn never_twice(start in 0_u64..3_000, looks in prop::collection::vec(0_u64..4, 1..120)) {
            for (rhythm, apart) in [(DigestRhythm::Daily, 1), (DigestRhythm::Weekly, 7)] {
                let mut today = on("2024-01-01") + Days::new(start);
                let (mut last, mut sent) = (None, Vec::new());
                for step in &looks {
                    today = today + Days::new(*step);
                    if is_due(rhythm, last, today) {
                        sent.push(today);
                        last = Some(today);
                    }
                }
                let weeks: std::collections::BTreeSet<_> = sent.iter().map(|d| monday(*d)).collect();
                let days: std::collections::BTreeSet<_> = sent.iter().collect();
                prop_assert_eq!(if apart == 7 { weeks.len() } else { days.len() }, sent.len());
            }
            prop_assert!(!is_due(DigestRhythm::Off, None, on("2026-11-30")));
        }
    }
}
