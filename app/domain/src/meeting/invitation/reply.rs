//! What those invited answer.

use crate::error::{FieldErrors, Problem};
use crate::key::{AccountId, OrganisationCode};
use crate::source::coded;
use crate::text;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest word on support that is needed in characters.
pub const MAX_SUPPORT: usize = 600;
/// Longest name of whoever comes instead in characters.
pub const MAX_NAME: usize = 120;

coded! {
    /// Whether somebody comes.
    Answer {
        /// „Zusage“.
        Coming = "zusage",
        /// „Absage“.
        NotComing = "absage",
        /// Somebody else comes: „Vertretung“.
        Deputy = "vertretung",
        /// Not known yet.
        Tentative = "unsicher",
    }
}

coded! {
    /// How an answer came.
    Channel {
        /// Over the page or the link in the mail.
        Page = "seite",
        /// As the reply of a calendar.
        Calendar = "kalender",
        /// Noted by the Geschäftsstelle.
        Office = "geschaeftsstelle",
    }
}

/// The answer of somebody invited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// For whom.
    pub organisation: OrganisationCode,
    /// Who answers.
    pub account: AccountId,
    /// Whether they come.
    pub answer: Answer,
    /// Who comes instead; empty where nobody does or it is open who.
    pub deputy: String,
    /// Support that is needed; for the Geschäftsstelle alone, as it may tell of a disability.
    pub support: String,
    /// How it came.
    pub channel: Channel,
    /// When.
    pub at: DateTime<Utc>,
    /// `SEQUENCE` of the entry it answers; an earlier one answered another day, time or place.
    pub sequence: u32,
}

/// The form of a reply as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    /// Code of an [`Answer`].
    pub answer: String,
    /// Who comes instead.
    pub deputy: String,
    /// Support that is needed.
    pub support: String,
}

/// A reply, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply {
    /// Whether they come.
    pub answer: Answer,
    /// Who comes instead.
    pub deputy: String,
    /// Support that is needed.
    pub support: String,
}

impl ReplyForm {
    /// Reads the form.
    ///
    /// # Errors
    /// No answer or an unknown one, texts that are too long. The name of the deputy is kept for `vertretung` alone and may
    /// be missing.
    pub fn parse(&self) -> Result<NewReply, FieldErrors> {
        let mut errors = FieldErrors::default();
        let answer = match self.answer.as_str() {
            "" => errors.keep("answer", Err(Problem::Required)),
            code => errors.keep("answer", Answer::from_code(code).ok_or(Problem::NotAChoice)),
        };
        let mut optional = |field: &str, typed: &str, max| {
            if typed.trim().is_empty() {
                Some(String::new())
            } else {
                errors.keep(field, text::block(typed, max))
            }
        };
        let deputy = if answer == Some(Answer::Deputy) {
            optional("deputy", &self.deputy, MAX_NAME)
        } else {
            Some(String::new())
        };
        let support = optional("support", &self.support, MAX_SUPPORT);
        match (answer, deputy, support) {
            (Some(answer), Some(deputy), Some(support)) => Ok(NewReply { answer, deputy, support }),
            _ => Err(errors),
        }
    }
}

/// The answer that holds for each organisation: the last one given. Answers to an earlier `SEQUENCE` than `moved`, the one
/// with which day, time or place last changed, hold no longer.
pub fn current(replies: &[Reply], moved: u32) -> BTreeMap<&OrganisationCode, &Reply> {
    let mut current: BTreeMap<&OrganisationCode, &Reply> = BTreeMap::new();
    for reply in replies.iter().filter(|reply| reply.sequence >= moved) {
        let held = current.entry(&reply.organisation).or_insert(reply);
        if (held.at, &held.account) <= (reply.at, &reply.account) {
            *held = reply;
        }
    }
    current
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use chrono::TimeDelta;

    pub(crate) fn reply(organisation: &str, answer: Answer, minute: i64, sequence: u32) -> Reply {
        Reply {
            organisation: OrganisationCode::parse(organisation).expect("a key"),
            account: AccountId::parse("a").expect("a key"),
            answer,
            deputy: String::new(),
            support: String::new(),
            channel: Channel::Page,
            at: DateTime::default() + TimeDelta::minutes(minute),
            sequence,
        }
    }

    #[test]
    fn the_last_answer_holds_unless_the_meeting_has_moved() {
        let replies = [
            reply("ORG02", Answer::NotComing, 9, 0),
            reply("ORG02", Answer::Coming, 2, 0),
            reply("ORG03", Answer::Coming, 3, 1),
        ];
        let answers = |moved| {
            current(&replies, moved).into_values().map(|reply| reply.answer).collect::<Vec<_>>()
        };
        assert_eq!(answers(0), [Answer::NotComing, Answer::Coming]);
        assert_eq!(answers(1), [Answer::Coming]);
    }

    #[test]
    fn a_reply_is_read_from_its_form() {
        let form = |answer: &str, deputy: &str, support: &str| ReplyForm {
            answer: answer.into(),
            deputy: deputy.into(),
            support: support.into(),
        };
        let read = form("vertretung", " Kim Muster ", "Gebärdensprache").parse().expect("a reply");
        assert_eq!((read.answer, read.deputy.as_str()), (Answer::Deputy, "Kim Muster"));
        assert_eq!(read.support, "Gebärdensprache");
        assert_eq!(form("zusage", "Kim", "").parse().expect("a reply").deputy, "");
        assert_eq!(
            form("", "", "").parse().expect_err("none").of("answer"),
            Some(&Problem::Required)
        );
        let wrong = form("vielleicht", "", &"x".repeat(MAX_SUPPORT + 1));
        let errors = wrong.parse().expect_err("twice");
        assert_eq!(errors.of("answer"), Some(&Problem::NotAChoice));
        assert!(matches!(errors.of("support"), Some(Problem::TooLong { .. })));
    }
}
