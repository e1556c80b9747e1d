//! What members, planners and the Geschäftsstelle discuss: threads about a measure, a finding or an assumption.

pub mod form;
pub mod mention;

use crate::key::{AccountId, MeasureSlug, OrganisationCode, PostId, ThreadId};
use crate::source::coded;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

coded! {
    /// What a thread is about.
    TopicKind {
        /// A measure, by its slug.
        Measure = "massnahme",
        /// A finding, by its identifier.
        Finding = "feststellung",
        /// The assumption of an expected contribution, by its identifier.
        Contribution = "wirkungsbeitrag",
        /// The official position of an organisation after its round has closed.
        Position = "stellungnahme",
    }
}

/// What a thread is about: a kind of record and its key.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// Kind of record.
    pub kind: TopicKind,
    /// Its key.
    pub key: String,
}

impl Topic {
    /// The key of the topic's counter in the store, and the last part of its address.
    pub fn code(&self) -> String {
        format!("{}/{}", self.kind.code(), self.key)
    }
}

/// A thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// Its identifier.
    pub id: ThreadId,
    /// What it is about.
    pub topic: Topic,
    /// The measure behind the topic: who may not know of it may not read the thread.
    pub measure: MeasureSlug,
    /// What it is called.
    pub title: String,
    /// Who began it.
    pub account: AccountId,
    /// When it was resolved; none while it is open.
    pub resolved: Option<DateTime<Utc>>,
    /// Compared before a write.
    pub version: i64,
}

/// A post in a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Its identifier; identifiers order as the posts were written.
    pub id: PostId,
    /// The thread.
    pub thread: ThreadId,
    /// Who wrote it.
    pub account: AccountId,
    /// The name of whoever wrote it.
    pub who: String,
    /// The organisation they acted for.
    pub organisation: OrganisationCode,
    /// What it says, in Markdown; empty once it is withdrawn.
    pub text: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// When it was last changed.
    pub edited: Option<DateTime<Utc>>,
    /// The post it quotes, of the same thread.
    pub quotes: Option<PostId>,
    /// The organisations it speaks to.
    pub mentions: Vec<OrganisationCode>,
    /// Why the Geschäftsstelle has hidden it; empty while it is shown.
    pub hidden: String,
    /// Compared before a write.
    pub version: i64,
}

/// An earlier text of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierText {
    /// The post.
    pub post: PostId,
    /// What it said.
    pub text: String,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// The discussion of a topic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Discussion {
    /// Threads, open ones first, then the newest.
    pub threads: Vec<Thread>,
    /// Posts, oldest first.
    pub posts: Vec<Post>,
    /// Counts every change; a reader asks again where it has moved on.
    pub sequence: i64,
}

impl Discussion {
    /// The posts of a thread, oldest first.
    pub fn posts_of(&self, thread: &ThreadId) -> impl Iterator<Item = &Post> {
        self.posts.iter().filter(move |p| &p.thread == thread)
    }
}
