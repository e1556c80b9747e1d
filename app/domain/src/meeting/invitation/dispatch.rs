//! What went out to whom and when.

use crate::key::{AccountId, MailId, OrganisationCode};
use crate::mail::MailState;
use crate::source::coded;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

coded! {
    /// What was sent.
    Letter {
        /// The invitation with the agenda.
        Invitation = "einladung",
        /// A supplementary agenda.
        Supplement = "nachtrag",
        /// Papers of an agenda that went out before them.
        Papers = "unterlagen",
        /// Day, time or place have changed.
        Change = "aenderung",
        /// The meeting is called off.
        Cancellation = "absage",
        /// The minutes.
        Minutes = "niederschrift",
    }
}

coded! {
    /// Why somebody gets a letter.
    RecipientKind {
        /// A delegate of a member organisation.
        Delegate = "mitglied",
        /// A deputy, in copy.
        Deputy = "stellvertretung",
        /// A guest.
        Guest = "gast",
    }
}

coded! {
    /// How a letter stands.
    Delivery {
        /// Written, not yet on its way.
        Waiting = "wartet",
        /// Handed to the mail server.
        Sent = "versandt",
        /// The mail server refused it.
        Failed = "gescheitert",
        /// Handed over by other means.
        ByHand = "uebergeben",
    }
}

impl Delivery {
    /// How the mail of a letter says it stands.
    pub fn of_mail(state: MailState) -> Self {
        match state {
            MailState::Queued | MailState::Sending => Self::Waiting,
            MailState::Sent => Self::Sent,
            MailState::Failed => Self::Failed,
        }
    }
}

/// A letter to one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispatched {
    /// What was sent.
    pub letter: Letter,
    /// The person.
    pub account: AccountId,
    /// For whom.
    pub organisation: OrganisationCode,
    /// Why they get it.
    pub kind: RecipientKind,
    /// The version of the agenda that went with it.
    pub version: u32,
    /// `SEQUENCE` of the calendar entry that went with it; none without one.
    pub sequence: Option<u32>,
    /// When it was written.
    pub written: DateTime<Utc>,
    /// Its mail; none where it was handed over by other means.
    pub mail: Option<MailId>,
    /// When it was handed over by other means.
    pub by_hand: Option<DateTime<Utc>>,
}

impl Dispatched {
    /// How it stands, given what its mail says.
    pub fn delivery(&self, mail: Option<MailState>) -> Delivery {
        match (self.by_hand, mail) {
            (Some(_), _) => Delivery::ByHand,
            (None, Some(state)) => Delivery::of_mail(state),
            // A mail that is gone from the outbox has run its course.
            (None, None) => {
                if self.mail.is_some() {
                    Delivery::Sent
                } else {
                    Delivery::Waiting
                }
            }
        }
    }
}

/// `SEQUENCE` of the calendar entry that goes out next: each change of a meeting counts one up.
pub fn next_sequence(dispatched: &[Dispatched]) -> u32 {
    dispatched.iter().filter_map(|d| d.sequence).max().map_or(0, |highest| highest + 1)
}

/// Member organisations that no letter of a kind has reached: neither delegate nor deputy.
pub fn unreached<'a>(
    members: impl IntoIterator<Item = &'a OrganisationCode>,
    letters: &[(Dispatched, Delivery)],
    letter: Letter,
) -> Vec<&'a OrganisationCode> {
    let reached = |member: &OrganisationCode| {
        letters.iter().any(|(sent, delivery)| {
            sent.letter == letter
                && &sent.organisation == member
                && sent.kind != RecipientKind::Guest
                && matches!(delivery, Delivery::Sent | Delivery::ByHand)
        })
    };
    members.into_iter().filter(|member| !reached(member)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(organisation: &str, kind: RecipientKind, sequence: Option<u32>) -> Dispatched {
        Dispatched {
            letter: Letter::Invitation,
            account: AccountId::parse("a").expect("a key"),
            organisation: OrganisationCode::parse(organisation).expect("a key"),
            kind,
            version: 1,
            sequence,
            written: DateTime::default(),
            mail: MailId::parse("m").ok(),
            by_hand: None,
        }
    }

    #[test]
    fn each_change_counts_one_up() {
        assert_eq!(next_sequence(&[]), 0);
        let all = [
            sent("ORG02", RecipientKind::Delegate, Some(0)),
            sent("ORG03", RecipientKind::Delegate, Some(1)),
            sent("ORG04", RecipientKind::Delegate, None),
        ];
        assert_eq!(next_sequence(&all), 2);
    }

    #[test]
    fn who_got_nothing_is_named() {
        let codes = ["ORG02", "ORG03", "ORG04", "ORG05"]
            .map(|code| OrganisationCode::parse(code).expect("a key"));
        let letters = [
            (sent("ORG02", RecipientKind::Delegate, None), Delivery::Failed),
            (sent("ORG02", RecipientKind::Deputy, None), Delivery::Sent),
            (sent("ORG03", RecipientKind::Delegate, None), Delivery::Failed),
            (sent("ORG04", RecipientKind::Guest, None), Delivery::Sent),
            (sent("ORG05", RecipientKind::Delegate, None), Delivery::ByHand),
        ];
        let unreached = unreached(&codes, &letters, Letter::Invitation);
        assert_eq!(unreached, [&codes[1], &codes[2]]);
    }

    #[test]
    fn a_letter_stands_as_its_mail_does() {
        let letter = sent("ORG02", RecipientKind::Delegate, None);
        for (mail, delivery) in [
            (Some(MailState::Queued), Delivery::Waiting),
            (Some(MailState::Sending), Delivery::Waiting),
            (Some(MailState::Sent), Delivery::Sent),
            (Some(MailState::Failed), Delivery::Failed),
            (None, Delivery::Sent),
        ] {
            assert_eq!(letter.delivery(mail), delivery);
        }
        let by_hand = Dispatched { by_hand: Some(DateTime::default()), ..letter.clone() };
        assert_eq!(by_hand.delivery(Some(MailState::Failed)), Delivery::ByHand);
        assert_eq!(Dispatched { mail: None, ..letter }.delivery(None), Delivery::Waiting);
    }
}
