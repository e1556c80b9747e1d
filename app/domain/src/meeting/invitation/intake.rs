//! Whether the answer of a calendar counts: it comes from outside, so everything in it is compared with what was sent.

use super::ics_reply::CalendarReply;
use crate::key::{AccountId, OrganisationCode};
use crate::meeting::call::Called;
use crate::source::coded;

coded! {
    /// Why an answer does not count.
    Refusal {
        /// It answers another meeting, or something that was not sent from here.
        OtherMeeting = "andere-sitzung",
        /// Nobody who answers for an organisation has this address.
        UnknownSender = "unbekannt",
        /// Day, time or place have changed since.
        Outdated = "ueberholt",
        /// It answers a state that was never sent.
        NeverSent = "nie-versandt",
        /// The same person has answered later than that.
        Older = "aelter",
    }
}

/// Somebody who may answer: address in lower case, account, organisation.
pub type Sender = (String, AccountId, OrganisationCode);

/// For whom an answer counts.
///
/// # Errors
/// Why it does not.
pub fn admit<'a>(
    reply: &CalendarReply,
    uid: &str,
    called: &Called,
    senders: &'a [Sender],
) -> Result<&'a Sender, Refusal> {
    if reply.uid != uid {
        return Err(Refusal::OtherMeeting);
    }
    let sender = senders.iter().find(|(address, ..)| *address == reply.address);
    let sender = sender.ok_or(Refusal::UnknownSender)?;
    if reply.sequence < called.moved {
        return Err(Refusal::Outdated);
    }
    if called.sequence().is_none_or(|highest| reply.sequence > highest) {
        return Err(Refusal::NeverSent);
    }
    let later = called.replies.iter().any(|held| {
        held.organisation == sender.2
            && held.account == sender.1
            && reply.at.is_some_and(|at| held.at > at)
    });
    if later { Err(Refusal::Older) } else { Ok(sender) }
}

#[cfg(test)]
mod tests {
    use super::super::reply::{Answer, tests::reply as kept};
    use super::*;
    use crate::meeting::call::tests::called;
    use chrono::{DateTime, TimeDelta};

    #[test]
    fn only_the_last_word_of_somebody_invited_to_this_meeting_counts() {
        let account = AccountId::parse("a").expect("a key");
        let organisation = OrganisationCode::parse("ORG02").expect("a key");
        let senders = [("kim@ihkn.example".to_owned(), account, organisation)];
        let found = CalendarReply {
            uid: "sitzung-6@x".into(),
            sequence: 1,
            at: Some(DateTime::default() + TimeDelta::minutes(5)),
            address: "kim@ihkn.example".into(),
            answer: Answer::Coming,
            comment: String::new(),
        };
        let told = called(&[0, 1, 2], 1);
        let check = |reply: &CalendarReply| admit(reply, "sitzung-6@x", &told, &senders).cloned();
        assert_eq!(check(&found).expect("it counts"), senders[0]);
        for (reply, why) in [
            (CalendarReply { uid: "sitzung-7@x".into(), ..found.clone() }, Refusal::OtherMeeting),
            (CalendarReply { address: "x@y".into(), ..found.clone() }, Refusal::UnknownSender),
            (CalendarReply { sequence: 0, ..found.clone() }, Refusal::Outdated),
            (CalendarReply { sequence: 3, ..found.clone() }, Refusal::NeverSent),
        ] {
            assert_eq!(check(&reply), Err(why));
        }
        let mut answered = told.clone();
        answered.replies.push(kept("ORG02", Answer::NotComing, 9, 1));
        let older = admit(&found, "sitzung-6@x", &answered, &senders);
        assert_eq!(older, Err(Refusal::Older));
        let newer =
            CalendarReply { at: Some(DateTime::default() + TimeDelta::minutes(9)), ..found };
        assert!(admit(&newer, "sitzung-6@x", &answered, &senders).is_ok());
    }
}
