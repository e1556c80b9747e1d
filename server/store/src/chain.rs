//! The hash chain over the journal: nobody changes, removes, inserts or swaps a row without a trace.
//!
//! Rows enter the journal unlinked, in the transaction of the change they record: linking there would make every write
//! wait for the last one. A [`Sequencer`] links them afterwards, in the order of their identifiers. A row with an older
//! identifier that comes in late is linked late: the order of the chain is the order of linking.
//!
//! # What a link covers
//!
//! `hash = SHA-256(hash of the row before ‖ row)`; before the first row stand 32 zero bytes. All texts are UTF-8, each
//! field is led by its length in bytes (8 bytes, big-endian), so no two rows have the same encoding; a missing value is
//! one byte 0, a present one a byte 1 and the field. Numbers are 8 bytes, big-endian. A row is, in this order:
//!
//! | field | |
//! |---|---|
//! | `wk-journal-1` | name of this encoding |
//! | `seq` | number |
//! | identifier, `act`, `subject` | texts |
//! | `at` | number |
//! | `account`, `organisation`, `key` | optional texts; missing in rows about signing in and out |
//! | `who_digest`, `text_digest` | texts |
//!
//! What can name a person stands behind two digests, each with a random salt that is kept in the row:
//!
//! | digest | of |
//! |---|---|
//! | `who_digest` | salt, `who`; in rows about signing in and out also `account` and `organisation` |
//! | `text_digest` | salt, `title`, number of `changes`, each `field`, `before`, `after`, then `reason`; in rows about signing in and out also `key` |
//!
//! `round` is not covered: it tells which round a row about a position belongs to, and with it who reads the row.
//!
//! An erasure ([`crate::erasure`]) replaces the name and drops the salt: the digest stays and the chain holds, and
//! without the salt nobody can find the name by trying. A missing salt is the visible mark of it.

use crate::db::Store;
use crate::error::{CHANGED, StoreError};
use crate::transaction::Transaction;
use crate::verify::Count;
use chrono::{DateTime, Utc};
use domain::journal::{Act, Change};
use domain::retention::is_access;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

mod check;
#[cfg(test)]
mod tests;

/// Rows linked in one transaction.
const BATCH: i64 = 500;
/// How long a sequencer keeps the others away, in seconds.
const LEASE_SECONDS: i64 = 10;
/// Rows after which a checkpoint is due.
const CHECKPOINT_ROWS: i64 = 1_000;
/// Seconds after which a checkpoint is due.
const CHECKPOINT_SECONDS: i64 = 60 * 60;

/// What stands before the first row.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A journal row with its place in the chain. Codes stay texts, so that a row with a damaged one can still be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Row {
    /// Key of the record as text.
    id: String,
    /// The whole identity as text.
    record: String,
    at: i64,
    account: Option<String>,
    who: Option<String>,
    organisation: Option<String>,
    act: String,
    subject: String,
    key: String,
    title: String,
    changes: Vec<Change>,
    reason: String,
    #[serde(default)]
    seq: i64,
    hash: Option<String>,
    who_salt: Option<String>,
    who_digest: Option<String>,
    text_salt: Option<String>,
    text_digest: Option<String>,
}

const ROWS: &str = "SELECT *, <string> record::id(id) AS id, <string> id AS record FROM journal";

/// The end of the chain, and who may lengthen it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    seq: i64,
    hash: String,
    holder: String,
    /// End of the lease, in seconds since 1970.
    until: i64,
    /// Counts erasures: rows read before one are read again before they are linked.
    erasures: i64,
    /// Row of the last checkpoint.
    checkpoint: i64,
    /// When it was made, in seconds since 1970.
    checkpoint_at: i64,
}

/// Creates the head of an empty chain where there is none.
pub(crate) fn new_head() -> String {
    format!(
        "INSERT IGNORE INTO chain {{ id: 'head', seq: 0, hash: '{GENESIS}', holder: '', until: 0, erasures: 0, \
         checkpoint: 0, checkpoint_at: 0 }} RETURN NONE"
    )
}

/// A row's place, and the digests it is linked with.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Link {
    record: String,
    seq: i64,
    hash: String,
    who_salt: String,
    who_digest: String,
    text_salt: String,
    text_digest: String,
}

/// A point of the chain that also stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Number of the row.
    pub seq: i64,
    /// Its hash.
    pub hash: String,
    /// When it was made, in seconds since 1970.
    pub at: i64,
}

/// How far the chain has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainState {
    /// Rows linked.
    pub linked: i64,
    /// Rows not linked yet.
    pub waiting: i64,
    /// The last checkpoint.
    pub checkpoint: Option<Checkpoint>,
}

/// SHA-256 over fields that cannot run into each other.
struct Fields(Sha256);

impl Fields {
    fn new(name: &str) -> Self {
        Self(Sha256::new()).text(name)
    }

    fn text(mut self, text: &str) -> Self {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text.as_bytes());
        self
    }

    fn optional(mut self, text: Option<&str>) -> Self {
        self.0.update([u8::from(text.is_some())]);
        match text {
            Some(text) => self.text(text),
            None => self,
        }
    }

    fn number(mut self, number: i64) -> Self {
        self.0.update(number.to_be_bytes());
        self
    }

    fn hex(self) -> String {
        self.0.finalize().iter().fold(String::new(), |mut hex, byte| {
            // Writing to a string does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

impl Row {
    /// True where everything that can name a person goes after a time.
    fn is_access(&self) -> bool {
        Act::from_code(&self.act).is_some_and(is_access)
    }

    fn who_digest(&self, salt: &str) -> String {
        let fields = Fields::new("wk-who-1").text(salt).optional(self.who.as_deref());
        if self.is_access() {
            fields.optional(self.account.as_deref()).optional(self.organisation.as_deref()).hex()
        } else {
            fields.hex()
        }
    }

    fn text_digest(&self, salt: &str) -> String {
        let count = i64::try_from(self.changes.len()).unwrap_or(i64::MAX);
        let fields = Fields::new("wk-text-1").text(salt).text(&self.title).number(count);
        let fields = self.changes.iter().fold(fields, |fields, change| {
            fields.text(&change.field).text(&change.before).text(&change.after)
        });
        let fields = fields.text(&self.reason);
        if self.is_access() { fields.text(&self.key).hex() } else { fields.hex() }
    }

    /// The hash of this row as number `seq` behind the row with the hash `before`.
    fn hash(&self, before: &str, seq: i64, who_digest: &str, text_digest: &str) -> String {
        let named = |text: Option<&str>| {
            let text = text.filter(|_| !self.is_access());
            text.map(ToOwned::to_owned)
        };
        Fields::new("wk-journal-1")
            .text(before)
            .number(seq)
            .text(&self.id)
            .text(&self.act)
            .text(&self.subject)
            .number(self.at)
            .optional(named(self.account.as_deref()).as_deref())
            .optional(named(self.organisation.as_deref()).as_deref())
            .optional(named(Some(&self.key)).as_deref())
            .text(who_digest)
            .text(text_digest)
            .hex()
    }

    fn link(&self, before: &str, seq: i64) -> Link {
        let salt = || uuid::Uuid::new_v4().simple().to_string();
        let (who_salt, text_salt) = (salt(), salt());
        let who_digest = self.who_digest(&who_salt);
        let text_digest = self.text_digest(&text_salt);
        let hash = self.hash(before, seq, &who_digest, &text_digest);
        let record = self.record.clone();
        Link { record, seq, hash, who_salt, who_digest, text_salt, text_digest }
    }
}

/// Links the rows of the journal. One per process; a lease in the store lets one of them work at a time.
#[derive(Clone)]
pub struct Sequencer {
    store: Store,
    name: String,
}

/// What a step of a [`Sequencer`] did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Nothing was left to link.
    Idle,
    /// This many rows were linked; more may be waiting.
    Linked(usize),
    /// Another process is at it, or was faster.
    Elsewhere,
}

impl Sequencer {
    /// A sequencer with a name of its own.
    pub fn new(store: &Store) -> Self {
        Self { store: store.clone(), name: uuid::Uuid::new_v4().simple().to_string() }
    }

    /// Takes over what an ended process has left. An embedded store belongs to one process: a lease in it is that of one
    /// that was killed. On a remote store the lease runs out by itself.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn take_over(&self) -> Result<(), StoreError> {
        if self.store.memory().is_alone() {
            self.store.run("UPDATE chain:head SET until = 0 RETURN NONE").await?;
        }
        Ok(())
    }

    /// Links a batch of rows, and makes a checkpoint where one is due.
    ///
    /// # Errors
    /// [`StoreError::Data`] where the end of the chain is gone; otherwise when the store does not answer.
    pub async fn step(&self, now: DateTime<Utc>) -> Result<Step, StoreError> {
        self.advance(now, false).await
    }

    /// Links what is left, makes a checkpoint, and lets another process go on.
    ///
    /// # Errors
    /// As [`Sequencer::step`].
    pub async fn finish(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        while let Step::Linked(_) = self.advance(now, true).await? {}
        let release = Transaction::new()
            .value("me", self.name.as_str())
            .statement("UPDATE chain:head SET until = 0 WHERE holder = $me RETURN NONE");
        match release.once(&self.store).await {
            // Whoever was faster has the lease already.
            Ok(()) | Err(StoreError::Busy) => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn advance(&self, now: DateTime<Utc>, last: bool) -> Result<Step, StoreError> {
        let now = now.timestamp();
        let head = match self.store.head().await {
            Err(StoreError::Busy) => return Ok(Step::Elsewhere),
            head => head?,
        };
        // A lease that ends later than any given now comes from a clock that was set back since.
        let holds = now < head.until && head.until <= now + LEASE_SECONDS;
        if head.holder != self.name && holds {
            return Ok(Step::Elsewhere);
        }
        let rows: Vec<Row> =
            self.store.rows(&format!("{ROWS} WHERE seq = 0 ORDER BY id LIMIT {BATCH}"), ()).await?;
        let (mut seq, mut hash) = (head.seq, head.hash.clone());
        let mut links = Vec::with_capacity(rows.len());
        for row in &rows {
            seq += 1;
            let link = row.link(&hash, seq);
            hash.clone_from(&link.hash);
            links.push(link);
        }
        let due = last
            || seq - head.checkpoint >= CHECKPOINT_ROWS
            || (now - head.checkpoint_at).abs() >= CHECKPOINT_SECONDS;
        let checkpoint =
            (due && seq > head.checkpoint).then(|| Checkpoint { seq, hash: hash.clone(), at: now });
        if links.is_empty() && checkpoint.is_none() {
            return Ok(Step::Idle);
        }
        let next = Head {
            seq,
            hash,
            holder: self.name.clone(),
            until: now + LEASE_SECONDS,
            erasures: head.erasures,
            checkpoint: checkpoint.as_ref().map_or(head.checkpoint, |c| c.seq),
            checkpoint_at: checkpoint.as_ref().map_or(head.checkpoint_at, |c| c.at),
        };
        let linked = links.len();
        match self.write(head.clone(), next, links, checkpoint.clone()).await {
            Ok(()) => {}
            Err(StoreError::ChangedMeanwhile | StoreError::Busy) => return Ok(Step::Elsewhere),
            // The engine sees a checkpoint made since before it sees that the head has moved.
            Err(StoreError::AlreadyThere) if self.store.head().await? != head => {
                return Ok(Step::Elsewhere);
            }
            Err(error) => return Err(error),
        }
        if let Some(Checkpoint { seq, hash, .. }) = checkpoint {
            tracing::info!(target: "audit", seq, hash, "checkpoint of the journal's chain");
        }
        Ok(if linked == 0 { Step::Idle } else { Step::Linked(linked) })
    }

    /// Writes links and head, where the head is still the one that was read.
    async fn write(
        &self,
        seen: Head,
        next: Head,
        links: Vec<Link>,
        checkpoint: Option<Checkpoint>,
    ) -> Result<(), StoreError> {
        let mut transaction = Transaction::new()
            .bind("seen", seen)
            .bind("next", next)
            .bind("links", links)
            .statement(
                "LET $moved = (UPDATE chain:head MERGE $next WHERE seq = $seen.seq AND hash = $seen.hash \
                 AND holder = $seen.holder AND erasures = $seen.erasures RETURN VALUE seq)",
            )
            .statement(&format!("IF array::len($moved) = 0 {{ THROW '{CHANGED}' }}"))
            .statement(&format!(
                "FOR $link IN $links {{
                    LET $row = <record> $link.record;
                    LET $done = (UPDATE $row SET seq = $link.seq, hash = $link.hash, \
                        who_salt = $link.who_salt, who_digest = $link.who_digest, \
                        text_salt = $link.text_salt, text_digest = $link.text_digest \
                        WHERE seq = 0 RETURN VALUE seq);
                    IF array::len($done) = 0 {{ THROW '{CHANGED}' }};
                }}"
            ));
        if let Some(checkpoint) = checkpoint {
            transaction = transaction
                .record("checkpoint_id", "checkpoint", &format!("{:012}", checkpoint.seq))
                .bind("checkpoint", checkpoint)
                .statement("CREATE $checkpoint_id CONTENT $checkpoint RETURN NONE");
        }
        transaction.once(&self.store).await
    }
}

impl Store {
    /// The end of the chain; an empty chain is begun.
    async fn head(&self) -> Result<Head, StoreError> {
        if let Some(head) = self.known_head().await? {
            return Ok(head);
        }
        let linked: Vec<i64> =
            self.rows("SELECT VALUE seq FROM journal WHERE seq > 0 LIMIT 1", ()).await?;
        if linked.is_empty() {
            match self.run(&new_head()).await {
                // Who begins it at the same moment begins the same chain.
                Ok(()) | Err(StoreError::AlreadyThere | StoreError::Busy) => {}
                Err(error) => return Err(error),
            }
            return self.known_head().await?.ok_or(StoreError::Busy);
        }
        // Rows may be linked since the first look, by whoever began the chain meanwhile.
        let missing = || StoreError::Data("the end of the journal's chain is gone".to_owned());
        self.known_head().await?.ok_or_else(missing)
    }

    async fn known_head(&self) -> Result<Option<Head>, StoreError> {
        let found: Vec<Head> = self.rows("SELECT * FROM chain:head", ()).await?;
        Ok(found.into_iter().next())
    }

    /// How far the chain has come.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn chain_state(&self) -> Result<ChainState, StoreError> {
        let linked = self.known_head().await?.map_or(0, |head| head.seq);
        let waiting: Vec<Count> =
            self.rows("SELECT count() FROM journal WHERE seq = 0 GROUP ALL", ()).await?;
        let last: Vec<Checkpoint> =
            self.rows("SELECT * FROM checkpoint ORDER BY seq DESC LIMIT 1", ()).await?;
        Ok(ChainState {
            linked,
            waiting: waiting.first().map_or(0, |waiting| waiting.count),
            checkpoint: last.into_iter().next(),
        })
    }
}
