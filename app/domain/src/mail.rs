//! Mails on their way: how one stands, when it is tried again, why it did not arrive.

use crate::key::{AccountId, MailId};
use crate::source::coded;
use chrono::{DateTime, TimeDelta, Utc};

coded! {
    /// How a mail stands.
    MailState {
        /// It waits for its first or next try.
        Queued = "queued",
        /// It is being handed over right now.
        Sending = "sending",
        /// The mail server has taken it.
        Sent = "sent",
        /// It is not tried again unless somebody asks for it.
        Failed = "failed",
    }
}

coded! {
    /// Why a try did not succeed.
    TroubleKind {
        /// The mail server refused it for good.
        Refused = "refused",
        /// The mail server took it for later, or refused something that has nothing to do with this mail.
        Postponed = "postponed",
        /// The mail server cannot be reached.
        Unreachable = "unreachable",
        /// The mail server did not answer in time.
        Silent = "silent",
        /// The connection broke off.
        BrokenOff = "broken_off",
        /// No protected connection could be made.
        Unprotected = "unprotected",
        /// Name, address or subject are not fit for a mail.
        Malformed = "malformed",
        /// The product stopped while it sent.
        Interrupted = "interrupted",
    }
}

/// Longest text of a mail server that is kept, in characters.
const MAX_SAID: usize = 300;

/// Why a try did not succeed, with what the mail server said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Why.
    pub kind: TroubleKind,
    /// What the mail server or the connection said, possibly empty.
    pub said: String,
}

impl Trouble {
    /// Keeps what was said as one line of bounded length: it comes from outside.
    pub fn new(kind: TroubleKind, said: &str) -> Self {
        let line = crate::text::clean(said).split_whitespace().collect::<Vec<_>>().join(" ");
        Self { kind, said: line.chars().take(MAX_SAID).collect() }
    }

    /// Its form in the store: `refused: 550 no such user`.
    pub fn code(&self) -> String {
        format!("{}: {}", self.kind.code(), self.said)
    }

    /// Reads the form in the store; an empty text is no trouble.
    pub fn from_code(text: &str) -> Option<Self> {
        let (kind, said) = text.split_once(": ")?;
        Some(Self { kind: TroubleKind::from_code(kind)?, said: said.to_owned() })
    }

    /// True where another try of the same mail cannot succeed.
    pub fn is_final(&self) -> bool {
        match self.kind {
            TroubleKind::Refused | TroubleKind::Malformed => true,
            TroubleKind::Postponed
            | TroubleKind::Unreachable
            | TroubleKind::Silent
            | TroubleKind::BrokenOff
            | TroubleKind::Unprotected
            | TroubleKind::Interrupted => false,
        }
    }

    /// True where it concerns the way to the mail server, so that other mails would fare no better now.
    pub fn concerns_all(&self) -> bool {
        matches!(
            self.kind,
            TroubleKind::Unreachable | TroubleKind::Silent | TroubleKind::Unprotected
        )
    }
}

/// Most tries of a mail.
pub const MAX_TRIES: i64 = 12;

/// Pauses between tries in minutes; the last one counts for all that follow. Twelve tries take six days, so that a link
/// that counts for a week can still be used.
const PAUSES: [i64; 7] = [1, 5, 30, 2 * 60, 6 * 60, 12 * 60, 24 * 60];

/// How long to wait after this many failed tries; none where there is no further one.
pub fn pause_after(tries: i64) -> Option<TimeDelta> {
    if tries >= MAX_TRIES {
        return None;
    }
    let index = usize::try_from(tries.max(1) - 1).unwrap_or_default().min(PAUSES.len() - 1);
    Some(TimeDelta::minutes(PAUSES[index]))
}

/// A mail of the outbox as its keepers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Its identifier.
    pub id: MailId,
    /// The person it goes to, where it is one with an account.
    pub account: Option<AccountId>,
    /// Address.
    pub address: String,
    /// Name of the person.
    pub name: String,
    /// Subject.
    pub subject: String,
    /// The plain part; none where it carries a link that opens an account.
    pub text: Option<String>,
    /// When it was written.
    pub created: DateTime<Utc>,
    /// How it stands.
    pub state: MailState,
    /// Tries so far.
    pub tries: i64,
    /// When it is tried next; none once it is sent or failed.
    pub next: Option<DateTime<Utc>>,
    /// When the mail server took it.
    pub sent: Option<DateTime<Utc>>,
    /// Why the last try did not succeed.
    pub trouble: Option<Trouble>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end_with_the_twelfth_try() {
        let minutes: Vec<_> = (1..MAX_TRIES)
            .map(|tries| pause_after(tries).expect("another try").num_minutes())
            .collect();
        assert_eq!(minutes, [1, 5, 30, 120, 360, 720, 1440, 1440, 1440, 1440, 1440]);
        assert!(TimeDelta::minutes(minutes.iter().sum()) < TimeDelta::days(7));
        assert_eq!(pause_after(MAX_TRIES), None);
        assert_eq!(pause_after(0), pause_after(1));
    }

    #[test]
    fn what_a_server_says_is_kept_as_one_short_line() {
        let trouble = Trouble::new(TroubleKind::Refused, "550 no\r\nBcc: x\u{0}\u{202E}: y");
        assert_eq!(trouble.code(), "refused: 550 no Bcc: x: y");
        assert_eq!(Trouble::from_code(&trouble.code()), Some(trouble));
        assert_eq!(Trouble::new(TroubleKind::Silent, &"x".repeat(1_000)).said.len(), MAX_SAID);
        assert_eq!(Trouble::from_code(""), None);
        for kind in TroubleKind::ALL {
            let bare = Trouble::new(*kind, "");
            assert_eq!(Trouble::from_code(&bare.code()), Some(bare));
        }
    }
}
