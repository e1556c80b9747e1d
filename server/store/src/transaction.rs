//! A change and its journal row in one transaction, retried as a whole on conflict.

use crate::db::Store;
use crate::error::{CHANGED, MISSING, StoreError, is_conflict};
use crate::journal::JournalRow;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use surrealdb::types::{Array, Object, RecordId, SerdeWrapper, SurrealValue, Value};

/// How often a transaction runs before the product gives up and says so. With full jitter over 5 ms · 2ⁿ, capped at
/// 400 ms, 32 writers on one record drain well within it.
const ATTEMPTS: u32 = 12;
const FIRST_PAUSE: Duration = Duration::from_millis(5);
const LONGEST_PAUSE: Duration = Duration::from_millis(400);

/// Statements that happen together or not at all.
pub(crate) struct Transaction {
    text: String,
    binds: Object,
    /// Mails it puts into the outbox.
    mails: usize,
}

impl Transaction {
    /// An empty transaction. Its journal row comes with [`Transaction::commit`].
    pub(crate) fn new() -> Self {
        Self { text: "BEGIN;\n".to_owned(), binds: Object::new(), mails: 0 }
    }

    /// Adds a statement; `$names` in it are bound with the other methods.
    pub(crate) fn statement(mut self, statement: &str) -> Self {
        self.text.push_str(statement);
        self.text.push_str(";\n");
        self
    }

    /// Binds a domain value in its stored form.
    pub(crate) fn bind<T: Serialize + DeserializeOwned + 'static>(
        self,
        name: &str,
        value: T,
    ) -> Self {
        self.value(name, SerdeWrapper(value).into_value())
    }

    /// Binds a record's identity.
    pub(crate) fn record(self, name: &str, table: &str, key: &str) -> Self {
        self.value(name, Value::RecordId(RecordId::new(table, key)))
    }

    /// Binds a plain value.
    pub(crate) fn value(mut self, name: &str, value: impl SurrealValue) -> Self {
        self.binds.insert(name.to_owned(), value.into_value());
        self
    }

    /// Counts a mail that it puts into the outbox, so that whoever sends them is told once it is written; gives the number
    /// of mails before it.
    pub(crate) fn count_mail(&mut self) -> usize {
        self.mails += 1;
        self.mails - 1
    }

    /// Updates `$name` with `patch` where it still has the version the editor saw; otherwise nothing happens and the
    /// editor is told. `patch` is a domain value, so only its own fields can change.
    pub(crate) fn update<T: Serialize + DeserializeOwned + 'static>(
        self,
        name: &str,
        (table, key): (&str, &str),
        seen: i64,
        patch: T,
    ) -> Self {
        self.record(name, table, key)
            .bind(&format!("{name}_patch"), patch)
            .value(&format!("{name}_seen"), seen)
            .statement(&format!("IF record::exists(${name}) = false {{ THROW '{MISSING}' }}"))
            .statement(&format!(
                "LET ${name}_after = (UPDATE ${name} MERGE object::extend(${name}_patch, {{ version: ${name}_seen + 1 }}) \
                 WHERE version = ${name}_seen RETURN VALUE version)"
            ))
            .statement(&format!("IF array::len(${name}_after) = 0 {{ THROW '{CHANGED}' }}"))
    }

    /// Removes `$name` where it still has the version the editor saw; otherwise nothing happens and the editor is told.
    pub(crate) fn remove(self, name: &str, (table, key): (&str, &str), seen: i64) -> Self {
        self.record(name, table, key)
            .value(&format!("{name}_seen"), seen)
            .statement(&format!("IF record::exists(${name}) = false {{ THROW '{MISSING}' }}"))
            .statement(&format!(
                "LET ${name}_before = (DELETE ${name} WHERE version = ${name}_seen RETURN BEFORE)"
            ))
            .statement(&format!("IF array::len(${name}_before) = 0 {{ THROW '{CHANGED}' }}"))
    }

    /// Notes that a catalogue record changed, so that every instance reads it anew.
    pub(crate) fn touch(self, table: &'static str, key: &str) -> Self {
        self.touch_all(table, [key])
    }

    /// The same for several records of a table.
    pub(crate) fn touch_all<'k>(
        self,
        table: &'static str,
        keys: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        self.touch_each(keys.into_iter().map(|key| RecordId::new(table, key)))
    }

    /// The same for records of several tables.
    pub(crate) fn touch_records(self, records: &[(&'static str, String)]) -> Self {
        self.touch_each(records.iter().map(|(table, key)| RecordId::new(*table, key.as_str())))
    }

    fn touch_each(self, records: impl Iterator<Item = RecordId>) -> Self {
        let records: Vec<Value> = records.map(Value::RecordId).collect();
        self.value("touched", Value::Array(Array::from(records)))
            .statement("LET $revision = (UPDATE ONLY meta:catalogue SET revision += 1 RETURN VALUE revision)")
            .statement("UPDATE $touched SET revision = $revision RETURN NONE")
    }

    /// Adds a further journal row, where one change concerns several records. `name` tells the rows apart.
    pub(crate) fn journal(self, name: &str, row: JournalRow) -> Self {
        let id = RecordId::new("journal", surrealdb::types::Uuid::from(uuid::Uuid::now_v7()));
        self.bind(name, row)
            .value(&format!("{name}_id"), Value::RecordId(id))
            .statement(&format!("CREATE ${name}_id CONTENT ${name} RETURN NONE"))
    }

    /// Runs it with its journal row.
    ///
    /// # Errors
    /// What the first failing statement means; [`StoreError::Busy`] when conflicts outlast the retries.
    pub(crate) async fn commit(self, store: &Store, journal: JournalRow) -> Result<(), StoreError> {
        self.journal("journal", journal).run(store).await
    }

    /// Runs it without a journal row: for sessions, drafts, health and the way of a
    /// mail, which nobody has to account for.
    pub(crate) async fn run(mut self, store: &Store) -> Result<(), StoreError> {
        self.text.push_str("COMMIT;");
        let store = store.clone();
        // A browser that leaves drops its request. The write goes on all the same, in a task of its own: either it
        // happens and what was read before is forgotten, or it does not happen.
        let write = tokio::spawn(async move {
            store.memory().forget();
            let result = self.attempts(&store).await;
            store.memory().forget();
            if self.mails > 0 && result.is_ok() {
                store.mail_bell().notify_one();
            }
            result
        });
        write.await.unwrap_or(Err(StoreError::Busy))
    }

    /// Runs it once, without a journal row, and forgets nothing that was read: for what no reader's answer depends on.
    ///
    /// # Errors
    /// What the first failing statement means; [`StoreError::Busy`] on a conflict.
    pub(crate) async fn once(mut self, store: &Store) -> Result<(), StoreError> {
        self.text.push_str("COMMIT;");
        store.attempt(&self.text, self.binds).await.map_err(StoreError::of)
    }

    async fn attempts(&self, store: &Store) -> Result<(), StoreError> {
        let mut pause = FIRST_PAUSE;
        for attempt in 1..=ATTEMPTS {
            match store.attempt(&self.text, self.binds.clone()).await {
                Ok(()) => return Ok(()),
                Err(error) if is_conflict(&error) && attempt < ATTEMPTS => {
                    tokio::time::sleep(jitter(pause)).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Err(error) => return Err(StoreError::of(error)),
            }
        }
        Err(StoreError::Busy)
    }
}

/// A random share of the pause, so that writers who met do not meet again.
fn jitter(pause: Duration) -> Duration {
    let random = uuid::Uuid::new_v4().as_u128();
    let share = u32::try_from(random & 0xffff).unwrap_or_default();
    pause * share / 0x1_0000
}
