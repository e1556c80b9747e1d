//! How long which data are kept, and on what ground: the one table for the sweep, the pages and the privacy notice.

use crate::journal::Act;
use crate::source::coded;

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

coded! {
    /// A class of data that names persons or can.
    DataClass {
        /// Live sessions.
        Session = "session",
        /// Secrets that count once: links and steps of a sign-in.
        OneTime = "onetime",
        /// Half-filled ratings, text of minutes that was typed and not saved.
        Draft = "draft",
        /// What somebody invited to a meeting needs in support; may tell of a disability.
        Support = "support",
        /// Mails that were sent or given up.
        Mail = "mail",
        /// Journal rows about signing in and out.
        Access = "access",
        /// Name, address, password and second factor of a person.
        Account = "account",
        /// Who acted for which organisation from when to when.
        Mandate = "mandate",
        /// Ratings and practical experience, which organisations give.
        Feedback = "feedback",
        /// Journal rows about everything else.
        Record = "record",
    }
}

/// How long data of a class are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// This many seconds, then the sweep removes them.
    Seconds(i64),
    /// Until the moment that each one carries.
    OwnExpiry,
    /// Until the person's data are erased.
    UntilErased,
    /// As a document of the council; an erasure puts a pseudonym in place of the name.
    Document,
}

impl DataClass {
    /// How long it is kept.
    ///
    /// | class | life | ground |
    /// |---|---|---|
    /// | sessions | 12 hours | needed no longer |
    /// | one-time secrets | each to its own expiry | needed no longer |
    /// | drafts | 180 days without a change | a round and the meeting after it are over by then |
    /// | needs of support | 180 days after the answer | the meeting is over by then |
    /// | mails | 90 days after they were sent or given up | to answer whether a mail has arrived |
    /// | signing in and out | 180 days | to look into attacks |
    /// | account | until erased | needed to sign in |
    /// | mandates, feedback, journal | for good, with a pseudonym after an erasure | documents of the council, Art. 17 (3) b and d DSGVO |
    pub fn life(self) -> Life {
        match self {
            Self::Session => Life::Seconds(12 * HOUR),
            Self::OneTime => Life::OwnExpiry,
            Self::Draft | Self::Access | Self::Support => Life::Seconds(180 * DAY),
            Self::Mail => Life::Seconds(90 * DAY),
            Self::Account => Life::UntilErased,
            Self::Mandate | Self::Feedback | Self::Record => Life::Document,
        }
    }

    /// The first second, counted since 1970, that data of this class may still be from; none where no age ends them.
    pub fn kept_since(self, now: i64) -> Option<i64> {
        match self.life() {
            Life::Seconds(seconds) => Some(now - seconds),
            Life::OwnExpiry | Life::UntilErased | Life::Document => None,
        }
    }
}

/// True for journal rows that are kept for a time only: when it is over, everything but time and kind of act goes.
pub fn is_access(act: Act) -> bool {
    matches!(act, Act::SignedIn | Act::SignedOut | Act::SignInFailed | Act::SessionEnded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_decides_something_never_runs_out() {
        for class in [DataClass::Mandate, DataClass::Feedback, DataClass::Record] {
            assert_eq!(class.kept_since(0), None, "{class:?}");
        }
        let fleeting: Vec<_> = Act::ALL.iter().copied().filter(|act| is_access(*act)).collect();
        assert_eq!(fleeting, [Act::SignedIn, Act::SignedOut, Act::SignInFailed, Act::SessionEnded]);
    }

    #[test]
    fn a_session_is_kept_for_twelve_hours() {
        assert_eq!(DataClass::Session.kept_since(50_000), Some(50_000 - 43_200));
    }
}
