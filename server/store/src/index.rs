//! Editions of the index, and the results that were computed by them.
//!
//! A method and a result are kept as JSON, as they are read and written as a whole. Numbers as people enter them read back
//! as the same; of a long decimal the last bit may differ, which is far below what is shown or compared.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::index::draft::changes;
use domain::index::edition::{Edition, EditionState};
use domain::index::inputs::Basis;
use domain::index::standing::Standing;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::EditionId;
use domain::policy::{AdoptIndex, Permit, ProposeIndex};
use domain::source::Evidence;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

const EDITIONS: &str = "SELECT *, record::id(id) AS id FROM index_edition ORDER BY number";
/// Rows per statement.
const CHUNK: usize = 500;

/// An edition as it is stored; its identifier is the record's.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredEdition {
    #[serde(default, skip_serializing)]
    id: Option<EditionId>,
    number: i64,
    title: String,
    method: String,
    state: EditionState,
    from: Option<NaiveDate>,
    paper: String,
    decided_in: String,
    reason: String,
    evidence: Evidence,
    known: NaiveDate,
    version: i64,
}

fn unreadable(error: &serde_json::Error) -> StoreError {
    StoreError::Data(format!("index: {error}"))
}

impl StoredEdition {
    pub(crate) fn of(edition: Edition) -> Result<Self, StoreError> {
        Ok(Self {
            id: None,
            number: edition.number,
            title: edition.title,
            method: serde_json::to_string(&edition.method).map_err(|e| unreadable(&e))?,
            state: edition.state,
            from: edition.from,
            paper: edition.paper,
            decided_in: edition.decided_in,
            reason: edition.reason,
            evidence: edition.evidence,
            known: edition.known,
            version: edition.version,
        })
    }

    fn edition(self) -> Result<Edition, StoreError> {
        let missing = || StoreError::Data("index_edition without an identifier".to_owned());
        Ok(Edition {
            id: self.id.ok_or_else(missing)?,
            number: self.number,
            title: self.title,
            method: serde_json::from_str(&self.method).map_err(|e| unreadable(&e))?,
            state: self.state,
            from: self.from,
            paper: self.paper,
            decided_in: self.decided_in,
            reason: self.reason,
            evidence: self.evidence,
            known: self.known,
            version: self.version,
        })
    }
}

/// A result as it is stored.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredResult {
    edition: String,
    year: i64,
    basis: String,
    area: String,
    result: String,
}

/// The fields that a change of a draft changes.
#[derive(Clone, Serialize, Deserialize)]
struct Redraft {
    title: String,
    reason: String,
    method: String,
}

/// The fields that a step changes.
#[derive(Clone, Serialize, Deserialize)]
struct Step {
    state: EditionState,
    from: Option<NaiveDate>,
    paper: String,
    decided_in: String,
}

impl Store {
    /// The editions of the index, oldest first.
    pub(crate) async fn editions(&self) -> Result<Vec<Edition>, StoreError> {
        let rows: Vec<StoredEdition> = self.rows(EDITIONS, ()).await?;
        rows.into_iter().map(StoredEdition::edition).collect()
    }

    /// Writes a new edition down, as a draft or as a proposal.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn propose_index(
        &self,
        permit: &Permit<ProposeIndex>,
        edition: Edition,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let act = match edition.state {
            EditionState::Draft => Act::IndexDrafted,
            EditionState::Proposed | EditionState::InForce => Act::IndexProposed,
        };
        let id = edition.id.to_string();
        let journal =
            JournalRow::by(permit.account(), now, act, SubjectKind::Edition, &id, &edition.title)
                .changes([Change::between("paper", "", &edition.paper)])
                .reason(&edition.reason);
        Transaction::new()
            .record("id", "index_edition", &id)
            .bind("edition", StoredEdition::of(edition)?)
            .statement("CREATE $id CONTENT $edition RETURN NONE")
            .touch("index_edition", &id)
            .commit(self, journal)
            .await
    }

    /// Changes a draft.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the edition has changed since the form was opened.
    pub async fn redraft_index(
        &self,
        permit: &Permit<ProposeIndex>,
        before: &Edition,
        after: &Edition,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = after.id.as_str();
        let (act, kind) = (Act::IndexEdited, SubjectKind::Edition);
        let journal = JournalRow::by(permit.account(), now, act, kind, key, &after.title)
            .changes(changes(before, after));
        let patch = Redraft {
            title: after.title.clone(),
            reason: after.reason.clone(),
            method: serde_json::to_string(&after.method).map_err(|e| unreadable(&e))?,
        };
        Transaction::new()
            .update("edition", ("index_edition", key), seen, patch)
            .touch("index_edition", key)
            .commit(self, journal)
            .await
    }

    /// Lays a draft before the council.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the edition has changed since the form was opened.
    pub async fn lay_index(
        &self,
        permit: &Permit<ProposeIndex>,
        edition: &Edition,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = edition.id.as_str();
        let account = permit.account();
        let journal = JournalRow::by(
            account,
            now,
            Act::IndexProposed,
            SubjectKind::Edition,
            key,
            &edition.title,
        )
        .changes([Change::between("paper", "", &edition.paper)]);
        self.step(edition, seen, journal).await
    }

    /// Puts a proposal in force.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the edition has changed since the form was opened.
    pub async fn adopt_index(
        &self,
        permit: &Permit<AdoptIndex>,
        edition: &Edition,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = edition.id.as_str();
        let account = permit.account();
        let from = edition.from.map(|day| day.to_string()).unwrap_or_default();
        let journal = JournalRow::by(
            account,
            now,
            Act::IndexAdopted,
            SubjectKind::Edition,
            key,
            &edition.title,
        )
        .changes([
            Change::between("decided_in", "", &edition.decided_in),
            Change::between("valid_from", "", from),
        ]);
        self.step(edition, seen, journal).await
    }

    async fn step(
        &self,
        edition: &Edition,
        seen: i64,
        journal: JournalRow,
    ) -> Result<(), StoreError> {
        let key = edition.id.as_str();
        let step = Step {
            state: edition.state,
            from: edition.from,
            paper: edition.paper.clone(),
            decided_in: edition.decided_in.clone(),
        };
        Transaction::new()
            .update("edition", ("index_edition", key), seen, step)
            .touch("index_edition", key)
            .commit(self, journal)
            .await
    }

    /// All results as they were computed last.
    ///
    /// # Errors
    /// When the store does not answer or holds a result that cannot be read.
    pub async fn index_results(&self) -> Result<Arc<Vec<Standing>>, StoreError> {
        let read = async {
            let rows: Vec<String> = self.rows("SELECT VALUE result FROM index_result", ()).await?;
            let parsed = rows.iter().map(|row| serde_json::from_str(row));
            let all: Result<Vec<Standing>, _> = parsed.collect();
            all.map(Arc::new).map_err(|e| unreadable(&e))
        };
        self.memory().recall(|| "index_results".to_owned(), read).await
    }

    /// Replaces the results of an edition for some years. They follow from what is stored, so no journal row tells of them.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn keep_index_results(
        &self,
        edition: &EditionId,
        basis: Basis,
        years: &[i32],
        results: Vec<Standing>,
    ) -> Result<(), StoreError> {
        let years: Vec<i64> = years.iter().copied().map(i64::from).collect();
        let mut transaction = Transaction::new()
            // Two processes that compute the same for the first time have no row in common.
            .moves(&format!("index/{edition}/{}", basis.code()))
            .value("edition", edition.to_string())
            .value("basis", basis.code().to_owned())
            .bind("years", years)
            .statement(
                "DELETE index_result WHERE edition = $edition AND basis = $basis AND year IN $years",
            );
        let rows = results.into_iter().map(|standing| {
            Ok(StoredResult {
                edition: standing.edition.to_string(),
                year: i64::from(standing.year),
                basis: standing.basis.code().to_owned(),
                area: standing.area.to_string(),
                result: serde_json::to_string(&standing).map_err(|e| unreadable(&e))?,
            })
        });
        let rows = rows.collect::<Result<Vec<_>, StoreError>>()?;
        for (number, rows) in rows.chunks(CHUNK).enumerate() {
            let name = format!("rows{number}");
            transaction = transaction
                .bind(&name, rows.to_vec())
                .statement(&format!("INSERT INTO index_result ${name} RETURN NONE"));
        }
        transaction.run(self).await
    }
}
