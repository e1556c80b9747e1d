//! When what everyone may read was first there, last changed, or went: the days that `OParl` promises for each object.
//!
//! The objects themselves are made anew from what is kept. This is the memory beside them: a digest of each object as it
//! was last given out, with the moments at which it was first seen, seen to differ, and seen to be gone. It holds no word
//! of the object, so that nothing public is left of what was taken back.

use crate::db::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use surrealdb::types::{Array, RecordId, SerdeWrapper, SurrealValue, Value};

/// Rows of a statement.
const CHUNK: usize = 1_000;

/// What is remembered of an object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Its place below the interface, such as `meeting/6`.
    pub path: String,
    /// Digest of what it said last.
    pub digest: String,
    /// When it was first there, in seconds since 1970.
    pub created: i64,
    /// When it last changed or went, in seconds since 1970.
    pub modified: i64,
    /// True once it is gone.
    pub deleted: bool,
}

impl Store {
    /// What is remembered of every object that is there or was once, after a look at those that are there now. Objects are
    /// given by place, each with the digest of what it says.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn stamp_objects(
        &self,
        now: &BTreeMap<String, String>,
        at: DateTime<Utc>,
    ) -> Result<Arc<BTreeMap<String, Stamp>>, StoreError> {
        let known = self.memory().recall(|| "oparl".to_owned(), self.read_stamps()).await?;
        let changed = changes(&known, now, at.timestamp());
        if changed.is_empty() {
            return Ok(known);
        }
        let mut transaction = Transaction::new();
        for (number, rows) in changed.chunks(CHUNK).enumerate() {
            let rows = rows.iter().map(|stamp| {
                let mut value = SerdeWrapper(stamp.clone()).into_value();
                if let Value::Object(object) = &mut value {
                    let id = RecordId::new("oparl_object", stamp.path.as_str());
                    object.insert("id".to_owned(), Value::RecordId(id));
                }
                value
            });
            let name = format!("rows{number}");
            // Of two requests that see a change at the same time one writes first: the day of creation stays its own.
            transaction = transaction
                .value(&name, Value::Array(Array::from(rows.collect::<Vec<_>>())))
                .statement(&format!(
                    "INSERT INTO oparl_object ${name} ON DUPLICATE KEY UPDATE digest = $input.digest, \
                     modified = $input.modified, deleted = $input.deleted RETURN NONE"
                ));
        }
        transaction.run(self).await?;
        self.read_stamps().await
    }

    async fn read_stamps(&self) -> Result<Arc<BTreeMap<String, Stamp>>, StoreError> {
        let rows: Vec<Stamp> = self
            .rows("SELECT path, digest, created, modified, deleted FROM oparl_object", ())
            .await?;
        Ok(Arc::new(rows.into_iter().map(|stamp| (stamp.path.clone(), stamp)).collect()))
    }
}

/// The stamps that are others now: of what is new, says something else, is back, or is gone.
fn changes(known: &BTreeMap<String, Stamp>, now: &BTreeMap<String, String>, at: i64) -> Vec<Stamp> {
    let there = now.iter().filter_map(|(path, digest)| match known.get(path) {
        None => Some(Stamp {
            path: path.clone(),
            digest: digest.clone(),
            created: at,
            modified: at,
            deleted: false,
        }),
        Some(old) if old.deleted || &old.digest != digest => Some(Stamp {
            digest: digest.clone(),
            // A clock that was set back never makes a change older than the one before it.
            modified: at.max(old.modified),
            deleted: false,
            ..old.clone()
        }),
        Some(_) => None,
    });
    let gone = known.values().filter(|old| !old.deleted && !now.contains_key(&old.path));
    let gone = gone.map(|old| Stamp {
        digest: String::new(),
        modified: at.max(old.modified),
        deleted: true,
        ..old.clone()
    });
    there.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now(objects: &[(&str, &str)]) -> BTreeMap<String, String> {
        objects.iter().map(|(path, digest)| ((*path).to_owned(), (*digest).to_owned())).collect()
    }

    #[tokio::test]
    async fn each_object_keeps_its_first_day_and_goes_for_everyone_to_see() {
        let store = Store::open(&crate::DbUrl::Memory).await.expect("opens");
        let at = |seconds| DateTime::from_timestamp(seconds, 0).expect("a moment");
        let first = now(&[("meeting/6", "a"), ("paper/SR-2020-004", "b")]);
        let look = async |objects: &BTreeMap<String, String>, seconds| {
            let all = store.stamp_objects(objects, at(seconds)).await.expect("answers");
            let each = all.values();
            each.map(|s| (s.path.clone(), s.created, s.modified, s.deleted)).collect::<Vec<_>>()
        };
        let (meeting, paper) = ("meeting/6".to_owned(), "paper/SR-2020-004".to_owned());
        let new = vec![(meeting.clone(), 100, 100, false), (paper.clone(), 100, 100, false)];
        assert_eq!(look(&first, 100).await, new);
        assert_eq!(look(&first, 200).await, new, "nothing has changed");
        let second = now(&[("meeting/6", "c")]);
        let gone = vec![(meeting.clone(), 100, 300, false), (paper.clone(), 100, 300, true)];
        assert_eq!(look(&second, 300).await, gone);
        assert_eq!(look(&second, 400).await, gone, "it is gone once");
        let back = now(&[("meeting/6", "c"), ("paper/SR-2020-004", "b")]);
        let again = vec![(meeting, 100, 300, false), (paper, 100, 500, false)];
        assert_eq!(look(&back, 500).await, again);
        let rows: Vec<Stamp> = store
            .rows("SELECT path, digest, created, modified, deleted FROM oparl_object", ())
            .await
            .expect("rows");
        assert_eq!(rows.len(), 2);
    }

    #[tokio::test]
    async fn many_looks_at_once_agree_on_the_first_day() {
        let store = Store::open(&crate::DbUrl::Memory).await.expect("opens");
        let objects = now(&[("meeting/6", "a"), ("meeting/7", "b")]);
        let looks = (0..16).map(|second| {
            let (store, objects) = (store.clone(), objects.clone());
            tokio::spawn(async move {
                let at = DateTime::from_timestamp(1_000 + second, 0).expect("a moment");
                store.stamp_objects(&objects, at).await.expect("answers")
            })
        });
        let all = futures::future::join_all(looks).await;
        let last = store
            .stamp_objects(&objects, DateTime::from_timestamp(9_999, 0).expect("a moment"))
            .await;
        let last = last.expect("answers");
        assert_eq!(last.len(), 2);
        for seen in all.into_iter().map(|look| look.expect("ends")) {
            for (path, stamp) in seen.iter() {
                assert_eq!(stamp.created, last[path].created, "{path}");
            }
        }
    }
}
