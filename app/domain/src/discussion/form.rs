//! Forms of the discussion as they arrive, and what they become.

use crate::error::{FieldErrors, Problem};
use crate::text;
use serde::{Deserialize, Serialize};

/// Longest post in characters.
pub const MAX_POST: usize = 4_000;
/// Longest title of a thread in characters.
pub const MAX_TITLE: usize = 120;
/// Longest reason in characters.
pub const MAX_REASON: usize = 500;

/// The form of a new thread or an answer in one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PostForm {
    /// The thread that is answered in; empty for a new one.
    pub thread: String,
    /// What a new thread is called.
    pub title: String,
    /// What the post says.
    pub post: String,
    /// The post it quotes, or empty.
    pub quotes: String,
    /// The organisation it speaks to, or empty.
    pub mention: String,
}

impl PostForm {
    /// Reads title and text; the records it names are looked up elsewhere.
    ///
    /// # Errors
    /// A text that is missing or too long; a new thread without a title.
    pub fn parse(&self) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = if self.thread.is_empty() {
            errors.keep("title", text::line(&self.title, MAX_TITLE))
        } else {
            Some(String::new())
        };
        let text = errors.keep("post", text::block(&self.post, MAX_POST));
        match (title, text) {
            (Some(title), Some(text)) => Ok((title, text)),
            _ => Err(errors),
        }
    }
}

/// The form that changes a post.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EditForm {
    /// What the post says.
    pub post: String,
}

impl EditForm {
    /// Reads the form.
    ///
    /// # Errors
    /// A text that is missing or too long.
    pub fn parse(&self) -> Result<String, FieldErrors> {
        text::block(&self.post, MAX_POST).map_err(|error| FieldErrors::one("post", error))
    }
}

/// The form with which the Geschäftsstelle hides a post, or shows it again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ModerateForm {
    /// `verbergen` or `zeigen`.
    pub step: String,
    /// Why.
    pub reason: String,
}

impl ModerateForm {
    /// Reads the form: whether the post is hidden, and why.
    ///
    /// # Errors
    /// An unknown step, a reason that is missing or too long.
    pub fn parse(&self) -> Result<(bool, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let hide = match self.step.as_str() {
            "verbergen" => Some(true),
            "zeigen" => Some(false),
            _ => {
                errors.add("step", Problem::Required);
                None
            }
        };
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        match (hide, reason) {
            (Some(hide), Some(reason)) => Ok((hide, reason)),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_thread_needs_a_title_and_an_answer_does_not() {
        let form = PostForm { post: "Wann kommt das?".into(), ..PostForm::default() };
        assert!(form.parse().expect_err("no title").of("title").is_some());
        let answer = PostForm { thread: "t1".into(), ..form };
        assert_eq!(answer.parse(), Ok((String::new(), "Wann kommt das?".into())));
    }

    #[test]
    fn moderation_needs_a_reason() {
        let form = |step: &str, reason: &str| {
            ModerateForm { step: step.into(), reason: reason.into() }.parse()
        };
        assert!(form("verbergen", " ").expect_err("no reason").of("reason").is_some());
        assert_eq!(
            form("verbergen", "Nennt einen Betrieb."),
            Ok((true, "Nennt einen Betrieb.".into()))
        );
        assert_eq!(form("zeigen", "Geklärt."), Ok((false, "Geklärt.".into())));
        assert!(form("loeschen", "x").is_err());
    }
}
