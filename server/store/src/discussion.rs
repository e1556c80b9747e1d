//! Threads and posts. Every change counts up the sequence number of its topic: whoever follows a discussion asks for that
//! number, so that any number of instances on one store need nothing else.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::discussion::{Discussion, EarlierText, Post, Thread, Topic};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{AccountId, MeasureSlug, OrganisationCode, PostId, ThreadId};
use domain::measure::Measure;
use domain::policy::{Discuss, EditPost, ModeratePost, Permit, ResolveThread};
use serde::{Deserialize, Serialize};

/// Posts of one topic that are read; older ones of a longer discussion stay in the store.
const MOST: usize = 2_000;

/// A thread as it is stored: moments in seconds since 1970.
#[derive(Clone, Serialize, Deserialize)]
struct ThreadRow {
    id: ThreadId,
    topic: Topic,
    measure: MeasureSlug,
    title: String,
    account: AccountId,
    resolved: Option<i64>,
    version: i64,
}

impl From<ThreadRow> for Thread {
    fn from(row: ThreadRow) -> Self {
        Self {
            id: row.id,
            topic: row.topic,
            measure: row.measure,
            title: row.title,
            account: row.account,
            resolved: row.resolved.map(moment),
            version: row.version,
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct PostRow {
    id: PostId,
    thread: ThreadId,
    topic: String,
    account: AccountId,
    who: String,
    organisation: OrganisationCode,
    text: String,
    at: i64,
    edited: Option<i64>,
    quotes: Option<PostId>,
    mentions: Vec<OrganisationCode>,
    hidden: String,
    version: i64,
}

impl From<PostRow> for Post {
    fn from(row: PostRow) -> Self {
        Self {
            id: row.id,
            thread: row.thread,
            account: row.account,
            who: row.who,
            organisation: row.organisation,
            text: row.text,
            at: moment(row.at),
            edited: row.edited.map(moment),
            quotes: row.quotes,
            mentions: row.mentions,
            hidden: row.hidden,
            version: row.version,
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct EarlierRow {
    post: PostId,
    text: String,
    until: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct TextPatch {
    text: String,
    edited: Option<i64>,
    mentions: Vec<OrganisationCode>,
}

#[derive(Clone, Serialize, Deserialize)]
struct HiddenPatch {
    hidden: String,
}

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// A post to be written.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// Its identifier; a form sent twice writes one post.
    pub id: PostId,
    /// The thread it answers in, or the title of a new one.
    pub place: Result<Thread, String>,
    /// What it says.
    pub text: String,
    /// The post it quotes.
    pub quotes: Option<PostId>,
    /// The organisations it speaks to.
    pub mentions: Vec<OrganisationCode>,
}

impl Transaction {
    /// Counts up the sequence number of a topic.
    pub(crate) fn moves(self, topic: &str) -> Self {
        self.record("feed", "feed", topic)
            .statement("UPSERT $feed SET number = (number ?? 0) + 1 RETURN NONE")
    }
}

impl Store {
    /// How often the discussion of a topic has changed.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn sequence(&self, topic: &Topic) -> Result<i64, StoreError> {
        self.number_of(topic.code()).await
    }

    /// The sequence number of whatever is followed under this code.
    pub(crate) async fn number_of(&self, code: String) -> Result<i64, StoreError> {
        let question = code.clone();
        self.memory().recall(|| format!("sequence {question}"), self.read_number(code)).await
    }

    /// The same as it stands in the store at this moment.
    pub(crate) async fn read_number(&self, code: String) -> Result<i64, StoreError> {
        let query = "SELECT VALUE number FROM type::record('feed', $topic)";
        let found: Vec<i64> = self.rows(query, [("topic", code)]).await?;
        Ok(found.first().copied().unwrap_or(0))
    }

    /// The discussion of a topic: open threads first, then by the newest post.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn discussion(&self, topic: &Topic) -> Result<Discussion, StoreError> {
        let code = topic.code();
        let question = code.clone();
        self.memory().recall(|| format!("discussion {question}"), self.read_discussion(code)).await
    }

    async fn read_discussion(&self, topic: String) -> Result<Discussion, StoreError> {
        // The number is read first: what is written in between is seen again by whoever follows.
        let sequence: Vec<i64> = self
            .rows(
                "SELECT VALUE number FROM type::record('feed', $topic)",
                [("topic", topic.clone())],
            )
            .await?;
        let (kind, key) = topic.split_once('/').unwrap_or_default();
        let threads: Vec<ThreadRow> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM thread WHERE topic.key = $key AND topic.kind = $kind",
                [("key", key.to_owned()), ("kind", kind.to_owned())],
            )
            .await?;
        let mut posts: Vec<PostRow> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM post WHERE topic = $topic",
                [("topic", topic.clone())],
            )
            .await?;
        posts.sort_by(|a, b| a.id.cmp(&b.id));
        let older = posts.len().saturating_sub(MOST);
        posts.drain(..older);
        let newest = |thread: &ThreadId| {
            posts.iter().rev().find(|p| &p.thread == thread).map(|p| p.id.clone())
        };
        let mut threads: Vec<Thread> = threads.into_iter().map(Thread::from).collect();
        threads.sort_by(|a, b| {
            (a.resolved.is_some(), std::cmp::Reverse(newest(&a.id)))
                .cmp(&(b.resolved.is_some(), std::cmp::Reverse(newest(&b.id))))
        });
        Ok(Discussion {
            threads,
            posts: posts.into_iter().map(Post::from).collect(),
            sequence: sequence.first().copied().unwrap_or(0),
        })
    }

    /// A thread.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn thread(&self, id: &ThreadId) -> Result<Thread, StoreError> {
        let found: Vec<ThreadRow> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM type::record('thread', $id)",
                [("id", id.to_string())],
            )
            .await?;
        found.into_iter().next().map(Thread::from).ok_or(StoreError::NotFound)
    }

    /// A post.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn post(&self, id: &PostId) -> Result<Post, StoreError> {
        let found: Vec<PostRow> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM type::record('post', $id)",
                [("id", id.to_string())],
            )
            .await?;
        found.into_iter().next().map(Post::from).ok_or(StoreError::NotFound)
    }

    /// The earlier texts of a post, oldest first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn earlier_texts(&self, id: &PostId) -> Result<Vec<EarlierText>, StoreError> {
        let found: Vec<EarlierRow> = self
            .rows(
                "SELECT * FROM post_text WHERE post = $post ORDER BY id",
                [("post", id.to_string())],
            )
            .await?;
        Ok(found
            .into_iter()
            .map(|row| EarlierText { post: row.post, text: row.text, until: moment(row.until) })
            .collect())
    }

    /// Posts of open threads that speak to an organisation, newest first, each with its thread; at most 50.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn mentioning(
        &self,
        organisation: &OrganisationCode,
    ) -> Result<Vec<(Thread, Post)>, StoreError> {
        let read = async {
            let posts: Vec<PostRow> = self
                .rows(
                    "SELECT *, record::id(id) AS id FROM post WHERE $organisation IN mentions AND hidden = '' \
                     ORDER BY id DESC LIMIT 50",
                    [("organisation", organisation.to_string())],
                )
                .await?;
            let mut found = Vec::new();
            for post in posts {
                let thread = self.thread(&post.thread).await?;
                if thread.resolved.is_none() {
                    found.push((thread, Post::from(post)));
                }
            }
            Ok(found)
        };
        self.memory().recall(|| format!("mentioning {organisation}"), read).await
    }

    /// Writes a post, in a new thread or in one that is open.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests; [`StoreError::ChangedMeanwhile`] where the
    /// thread was resolved meanwhile.
    pub async fn write_post(
        &self,
        permit: &Permit<Discuss>,
        measure: &Measure,
        topic: &Topic,
        new: NewPost,
        now: DateTime<Utc>,
    ) -> Result<ThreadId, StoreError> {
        let account = permit.account();
        let code = topic.code();
        let journal = row(permit, now, Act::PostWritten, measure);
        let (transaction, thread, title) = match new.place {
            Ok(thread) => {
                let answered = Transaction::new()
                    .record("thread", "thread", thread.id.as_str())
                    .statement("LET $open = (UPDATE $thread SET answers = (answers ?? 0) + 1 WHERE resolved = NONE RETURN VALUE id)")
                    .statement(&format!(
                        "IF array::len($open) = 0 {{ THROW '{}' }}",
                        crate::error::CHANGED
                    ));
                (answered, thread.id, thread.title)
            }
            Err(title) => {
                let id = ThreadId::parse(new.id.as_str())
                    .map_err(|_| StoreError::Data("a post without a key".to_owned()))?;
                let row = ThreadRow {
                    id: id.clone(),
                    topic: topic.clone(),
                    measure: measure.slug.clone(),
                    title: title.clone(),
                    account: account.id.clone(),
                    resolved: None,
                    version: 1,
                };
                let begun = Transaction::new()
                    .record("thread", "thread", id.as_str())
                    .bind("thread_value", row)
                    .statement(
                        "CREATE $thread CONTENT object::remove($thread_value, 'id') RETURN NONE",
                    );
                (begun, id, title)
            }
        };
        let post = PostRow {
            id: new.id.clone(),
            thread: thread.clone(),
            topic: code.clone(),
            account: account.id.clone(),
            who: account.name.clone(),
            organisation: account.organisation.clone(),
            text: new.text,
            at: now.timestamp(),
            edited: None,
            quotes: new.quotes,
            mentions: new.mentions,
            hidden: String::new(),
            version: 1,
        };
        transaction
            .record("post", "post", new.id.as_str())
            .bind("post_value", post)
            .statement("CREATE $post CONTENT object::remove($post_value, 'id') RETURN NONE")
            .moves(&code)
            .commit(self, journal.changes([Change::between("thread", "", title)]))
            .await?;
        Ok(thread)
    }

    /// Changes a post; what it said before stays readable.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it was changed since version `seen`.
    pub async fn edit_post(
        &self,
        permit: &Permit<EditPost>,
        measure: &Measure,
        (thread, before): (&Thread, &Post),
        seen: i64,
        (text, mentions): (String, Vec<OrganisationCode>),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let earlier = EarlierRow {
            post: before.id.clone(),
            text: before.text.clone(),
            until: now.timestamp(),
        };
        let patch = TextPatch { text, edited: Some(now.timestamp()), mentions };
        let key = format!("{}/{:06}", before.id, before.version);
        Transaction::new()
            .update("id", ("post", before.id.as_str()), seen, patch)
            .record("earlier", "post_text", &key)
            .bind("earlier_value", earlier)
            .statement("UPSERT $earlier CONTENT $earlier_value RETURN NONE")
            .moves(&thread.topic.code())
            .commit(self, in_thread(permit, now, Act::PostEdited, measure, thread))
            .await
    }

    /// Hides a post for a reason, or shows it again.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it was changed since version `seen`.
    pub async fn moderate_post(
        &self,
        permit: &Permit<ModeratePost>,
        measure: &Measure,
        (thread, post): (&Thread, &Post),
        seen: i64,
        (hide, reason): (bool, String),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let step = if hide { "verborgen" } else { "gezeigt" };
        let journal = in_thread(permit, now, Act::PostModerated, measure, thread)
            .changes([
                Change::between("thread", "", &thread.title),
                Change::between("moderation", "", step),
            ])
            .reason(&reason);
        let hidden = if hide { reason } else { String::new() };
        Transaction::new()
            .update("id", ("post", post.id.as_str()), seen, HiddenPatch { hidden })
            .moves(&thread.topic.code())
            .commit(self, journal)
            .await
    }

    /// Resolves a thread, or opens it again. Doing what is done already changes nothing.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn resolve_thread(
        &self,
        permit: &Permit<ResolveThread>,
        measure: &Measure,
        thread: &Thread,
        resolve: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if thread.resolved.is_some() == resolve {
            return Ok(());
        }
        let journal = in_thread(permit, now, Act::ThreadResolved, measure, thread).changes([
            Change::between("thread", "", &thread.title),
            Change::between("resolved", "", if resolve { "ja" } else { "nein" }),
        ]);
        let transaction = Transaction::new().record("thread", "thread", thread.id.as_str());
        let transaction = if resolve {
            transaction
                .value("now", now.timestamp())
                .statement("UPDATE $thread SET resolved = $now, version += 1 RETURN NONE")
        } else {
            transaction.statement("UPDATE $thread SET resolved = NONE, version += 1 RETURN NONE")
        };
        transaction.moves(&thread.topic.code()).commit(self, journal).await
    }
}

fn row<A>(permit: &Permit<A>, now: DateTime<Utc>, act: Act, measure: &Measure) -> JournalRow {
    let (slug, name) = (measure.slug.as_str(), measure.name.de.as_str());
    JournalRow::by(permit.account(), now, act, SubjectKind::Measure, slug, name)
}

/// What a post said is read in the discussion alone, where it can be hidden: the journal names the thread.
fn in_thread<A>(
    permit: &Permit<A>,
    now: DateTime<Utc>,
    act: Act,
    measure: &Measure,
    thread: &Thread,
) -> JournalRow {
    row(permit, now, act, measure).changes([Change::between("thread", "", &thread.title)])
}
