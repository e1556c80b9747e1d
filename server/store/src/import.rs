//! Files with values: the file itself, what became of it, and its values.
//!
//! Values of a file are written in pieces, each a transaction of its own, as a file may hold a million of them. They count
//! from the moment that the import is marked as accepted, in one transaction with the journal: until then every reader
//! leaves them out. What a crash leaves behind is removed at the next start. Taking an import back is a mark on it as well,
//! so that both are one small transaction, however many values there are.

use crate::catalogue::Brought;
use crate::dataset::insert;
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::import::{Import, ImportState};
use domain::indicator::Indicator;
use domain::indicator::observation::Observation;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{ImportId, IndicatorCode, SourceCode};
use domain::policy::{ImportValues, Permit};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Bound;
use surrealdb::types::{Bytes, RecordId, RecordIdKey, RecordIdKeyRange, Value};

/// Bytes of a file in one record.
const PIECE: usize = 1 << 20;

/// Values written by one transaction.
const BATCH: usize = 5_000;

const IMPORTS: &str = "SELECT *, record::id(id) AS id FROM import";

/// What a file does to one indicator.
#[derive(Debug, Clone)]
pub struct TakenOver {
    /// The indicator with the version that the planner saw.
    pub indicator: Indicator,
    /// Values for periods that had none, and beside those of other sources.
    pub new: usize,
    /// Values in the place of others.
    pub changed: usize,
}

#[derive(Clone, Serialize, Deserialize)]
struct Apart {
    id: ImportId,
    undone: Option<NaiveDate>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Said {
    setup: String,
    source: SourceCode,
    vintage: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct StateOnly {
    state: ImportState,
}

#[derive(Clone, Serialize, Deserialize)]
struct Outcome {
    state: ImportState,
    accepted: Option<NaiveDate>,
    undone: Option<NaiveDate>,
    values: u64,
    reason: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct Nothing {}

impl Store {
    /// Keeps a file that was handed in. Nothing of it counts yet.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the same form was sent before.
    pub async fn receive_import(
        &self,
        permit: &Permit<ImportValues>,
        import: &Import,
        file: &[u8],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = import.id.as_str();
        for (number, piece) in file.chunks(PIECE).enumerate() {
            let content = Bytes::from(piece.to_vec());
            let written = Transaction::new()
                .record("id", "import_piece", &format!("{id}/{number}"))
                .value("import", id.to_owned())
                .value("number", i64::try_from(number).unwrap_or(i64::MAX))
                .value("content", content)
                .statement(
                    "CREATE $id SET import = $import, number = $number, content = $content \
                     RETURN NONE",
                )
                .run(self)
                .await;
            match written {
                // The first of two identical requests has come this far.
                Ok(()) | Err(StoreError::AlreadyThere) => {}
                Err(error) => return Err(error),
            }
        }
        let journal = row(permit, now, Act::FileReceived, import).changes([
            Change::between("source", "", import.source.as_str()),
            Change::between("digest", "", &import.digest),
        ]);
        Transaction::new()
            .record("id", "import", id)
            .bind("import", import.clone())
            .statement("CREATE $id CONTENT object::remove($import, 'id') RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// Files that were handed in, newest first, from `start`, at most `limit`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn imports(&self, start: u32, limit: u32) -> Result<Vec<Import>, StoreError> {
        let page = format!("{IMPORTS} ORDER BY id DESC LIMIT {limit} START {start}");
        self.rows(&page, ()).await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn import(&self, id: &ImportId) -> Result<Import, StoreError> {
        let found: Vec<Import> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM type::record('import', $id)",
                [("id", id.to_string())],
            )
            .await?;
        found.into_iter().next().ok_or(StoreError::NotFound)
    }

    /// The imports of a file with these bytes.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn imports_of(&self, digest: &str) -> Result<Vec<Import>, StoreError> {
        let same = format!("{IMPORTS} WHERE digest = $digest ORDER BY id DESC LIMIT 20");
        self.rows(&same, [("digest", digest.to_owned())]).await
    }

    /// The file as it arrived.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn import_file(&self, id: &ImportId) -> Result<Vec<u8>, StoreError> {
        let mut file = Vec::new();
        for number in 0.. {
            let key = [("id", format!("{id}/{number}"))];
            let one = "SELECT VALUE content FROM type::record('import_piece', $id)";
            match self.bytes(one, key).await? {
                Some(piece) => file.extend_from_slice(&piece),
                None => break,
            }
        }
        Ok(file)
    }

    /// How the last file of a source was set up that was taken over.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn last_setup(&self, source: &SourceCode) -> Result<Option<String>, StoreError> {
        let of_source = format!(
            "{IMPORTS} WHERE source = $source AND state IN ['uebernommen', 'zurueckgenommen'] \
             ORDER BY id DESC LIMIT 1"
        );
        let found: Vec<Import> = self.rows(&of_source, [("source", source.to_string())]).await?;
        Ok(found.into_iter().next().map(|import| import.setup))
    }

    /// Keeps what a planner says about a file: columns, series, source and vintage.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where somebody else did so since.
    pub async fn set_up_import(
        &self,
        _permit: &Permit<ImportValues>,
        import: &Import,
    ) -> Result<(), StoreError> {
        let Import { setup, source, vintage, .. } = import.clone();
        Transaction::new()
            .update(
                "import",
                ("import", import.id.as_str()),
                import.version,
                Said { setup, source, vintage },
            )
            .run(self)
            .await
    }

    /// Takes over values of a file: all of them count from one moment on, or none. `written` hears how many are stored.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the import or one of the indicators changed since the planner saw what
    /// would happen; then nothing counts.
    pub async fn accept_import(
        &self,
        permit: &Permit<ImportValues>,
        import: &Import,
        values: impl Iterator<Item = Observation> + Send,
        taken_over: &[TakenOver],
        (today, now): (NaiveDate, DateTime<Utc>),
        written: impl FnMut(usize) + Send,
    ) -> Result<(), StoreError> {
        let id = ("import", import.id.as_str());
        Transaction::new()
            .update("import", id, import.version, StateOnly { state: ImportState::Writing })
            .run(self)
            .await?;
        let result = async {
            let (count, mut by_indicator) = self.stage(values, written).await?;
            let outcome = Outcome {
                state: ImportState::Accepted,
                accepted: Some(today),
                undone: None,
                values: count as u64,
                reason: import.reason.clone(),
            };
            let mut transaction =
                Transaction::new().update("import", id, import.version + 1, outcome);
            for (number, of) in taken_over.iter().enumerate() {
                let changes = [
                    Change::between("file", "", &import.file),
                    Change::between("new", "0", of.new.to_string()),
                    Change::between("changed", "0", of.changed.to_string()),
                ];
                let journal = row_of(permit, now, Act::ValuesImported, &of.indicator)
                    .changes(changes)
                    .reason(&import.reason);
                transaction = count_up(transaction, number, &of.indicator, journal);
            }
            let journal = row(permit, now, Act::ValuesImported, import)
                .changes([Change::between("values", "0", count.to_string())])
                .reason(&import.reason);
            let commit = transaction
                .touch_all("indicator", taken_over.iter().map(|of| of.indicator.code.as_str()))
                .commit(self, journal);
            let brought = taken_over.iter().map(|of| {
                let code = of.indicator.code.clone();
                let values = by_indicator.remove(&code).unwrap_or_default();
                (code, (of.indicator.version, values))
            });
            self.commit_bringing(commit, Brought::Values(brought.collect())).await
        };
        let result = result.await;
        if result.is_err() {
            self.discard(&import.id).await?;
        }
        result
    }

    /// Writes values that do not count yet, in transactions of their own: one over a million would not fit in memory. Gives
    /// their number and themselves.
    async fn stage(
        &self,
        values: impl Iterator<Item = Observation> + Send,
        mut written: impl FnMut(usize) + Send,
    ) -> Result<(usize, HashMap<IndicatorCode, Vec<Observation>>), StoreError> {
        let mut staged: HashMap<IndicatorCode, Vec<Observation>> = HashMap::new();
        let mut done = 0;
        let mut values = values.peekable();
        while values.peek().is_some() {
            let batch: Vec<_> = values.by_ref().take(BATCH).collect();
            done += batch.len();
            insert(Transaction::new(), "observation", batch.clone(), |o| o.id.to_string())
                .once(self)
                .await?;
            for o in batch {
                staged.entry(o.indicator.clone()).or_default().push(o);
            }
            written(done);
        }
        Ok((done, staged))
    }

    /// Notes that nothing of a file is taken over.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where somebody else decided about it since.
    pub async fn reject_import(
        &self,
        permit: &Permit<ImportValues>,
        import: &Import,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let outcome = Outcome {
            state: ImportState::Rejected,
            accepted: None,
            undone: None,
            values: 0,
            reason: reason.to_owned(),
        };
        Transaction::new()
            .update("import", ("import", import.id.as_str()), import.version, outcome)
            .commit(self, row(permit, now, Act::FileRejected, import).reason(reason))
            .await
    }

    /// Takes an import back: from today on its values count no longer, and those whose place they took stand again. What
    /// was known in between stays known for those days.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where somebody else did so since.
    pub async fn undo_import(
        &self,
        permit: &Permit<ImportValues>,
        import: &Import,
        indicators: &[Indicator],
        reason: &str,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let outcome = Outcome {
            state: ImportState::Undone,
            accepted: import.accepted,
            undone: Some(today),
            values: import.values,
            reason: reason.to_owned(),
        };
        let id = ("import", import.id.as_str());
        let mut transaction = Transaction::new().update("import", id, import.version, outcome);
        for (number, indicator) in indicators.iter().enumerate() {
            let journal = row_of(permit, now, Act::ImportUndone, indicator)
                .changes([Change::between("file", &import.file, "")])
                .reason(reason);
            transaction = count_up(transaction, number, indicator, journal);
        }
        let commit = transaction
            .touch_all("indicator", indicators.iter().map(|indicator| indicator.code.as_str()))
            .commit(self, row(permit, now, Act::ImportUndone, import).reason(reason));
        let versions = indicators.iter().map(|i| (i.code.clone(), i.version)).collect();
        let brought = Brought::Undone(versions, import.id.clone(), today);
        self.commit_bringing(commit, brought).await
    }

    /// Removes what an interrupted write left behind: values of imports that were never accepted, and pieces of files that
    /// never arrived whole. For the start, before anybody writes.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn tidy_imports(&self) -> Result<usize, StoreError> {
        let half: Vec<Apart> = self
            .rows("SELECT record::id(id) AS id, undone FROM import WHERE state = 'schreibt'", ())
            .await?;
        for import in &half {
            self.discard(&import.id).await?;
        }
        // Pieces are looked for between those of the files there are: reading all of them would read every file.
        let ids: Vec<String> = self.rows("SELECT VALUE record::id(id) FROM import", ()).await?;
        let mut files: Vec<_> = ids.into_iter().map(|id| format!("{id}/")).collect();
        files.sort();
        let mut start = Bound::Unbounded;
        for file in files.into_iter().map(Some).chain([None]) {
            let end = file
                .as_ref()
                .map_or(Bound::Unbounded, |file| Bound::Excluded(file.as_str().into()));
            let between = RecordIdKeyRange { start, end };
            let between = RecordId::new("import_piece", RecordIdKey::Range(Box::new(between)));
            let some = "SELECT VALUE number FROM $range LIMIT 1";
            let lost: Vec<i64> = self.rows(some, [("range", between.clone())]).await?;
            if !lost.is_empty() {
                Transaction::new()
                    .value("range", Value::RecordId(between))
                    .statement("DELETE $range RETURN NONE")
                    .run(self)
                    .await?;
            }
            // Numbers of pieces sort before the tilde.
            start =
                file.map_or(Bound::Unbounded, |file| Bound::Excluded(format!("{file}~").into()));
        }
        Ok(half.len())
    }

    /// Removes the values of an import that is not accepted, piece by piece, and opens it again.
    async fn discard(&self, id: &ImportId) -> Result<(), StoreError> {
        for start in (0..).step_by(BATCH) {
            let key = |number: usize| RecordIdKey::from(format!("{id}-{number:07}"));
            let range = RecordIdKeyRange {
                start: Bound::Included(key(start)),
                end: Bound::Excluded(key(start + BATCH)),
            };
            let range = RecordId::new("observation", RecordIdKey::Range(Box::new(range)));
            let some = "SELECT VALUE recorded.import FROM $range LIMIT 1";
            let there: Vec<Option<String>> = self.rows(some, [("range", range.clone())]).await?;
            if there.is_empty() {
                break;
            }
            Transaction::new()
                .value("range", Value::RecordId(range))
                .value("key", id.to_string())
                .statement("DELETE $range WHERE recorded.import = $key RETURN NONE")
                .once(self)
                .await?;
        }
        Transaction::new()
            .record("import", "import", id.as_str())
            .statement(
                "UPDATE $import SET state = 'offen', version += 1 WHERE state = 'schreibt' RETURN NONE",
            )
            .run(self)
            .await
    }

    /// The imports whose values do not count as they stand: none yet, or until a day.
    pub(crate) async fn imports_apart(
        &self,
    ) -> Result<HashMap<ImportId, Option<NaiveDate>>, StoreError> {
        let apart: Vec<Apart> = self
            .rows(
                "SELECT record::id(id) AS id, undone FROM import \
                 WHERE state IN ['schreibt', 'zurueckgenommen']",
                (),
            )
            .await?;
        Ok(apart.into_iter().map(|import| (import.id, import.undone)).collect())
    }
}

fn row(permit: &Permit<ImportValues>, now: DateTime<Utc>, act: Act, import: &Import) -> JournalRow {
    let (id, file) = (import.id.as_str(), import.file.as_str());
    JournalRow::by(permit.account(), now, act, SubjectKind::Import, id, file)
}

fn row_of(
    permit: &Permit<ImportValues>,
    now: DateTime<Utc>,
    act: Act,
    indicator: &Indicator,
) -> JournalRow {
    let (code, name) = (indicator.code.as_str(), indicator.name.de.as_str());
    JournalRow::by(permit.account(), now, act, SubjectKind::Indicator, code, name)
}

/// Counts up the version of an indicator whose values change, with the row of the journal that tells of it.
fn count_up(
    transaction: Transaction,
    number: usize,
    indicator: &Indicator,
    journal: JournalRow,
) -> Transaction {
    let key = ("indicator", indicator.code.as_str());
    transaction
        .update(&format!("indicator_{number}"), key, indicator.version, Nothing {})
        .journal(&format!("journal_{number}"), journal)
}
