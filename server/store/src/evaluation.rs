//! Drafts and practical experience.

use crate::attachment::NewFile;
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Actor;
use domain::evaluation::command::{NewExperience, RatingForm};
use domain::evaluation::handling::Handling;
use domain::evaluation::{Experience, ExperienceKind};
use domain::journal::{Act, SubjectKind};
use domain::key::{AccountId, ExperienceId, MeasureSlug, OrganisationCode, RoundCode};
use domain::measure::Measure;
use domain::policy::{EditExperience, KeepDraft, Permit, ShareExperience, sees_experience};
use domain::source::Evidence;
use domain::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Serialize, Deserialize)]
struct ExperiencePatch {
    kind: ExperienceKind,
    text: String,
    visibility: Tier,
}

/// A half-filled rating form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The round.
    pub round: RoundCode,
    /// The measure.
    pub measure: MeasureSlug,
    /// What was typed.
    pub form: RatingForm,
    /// When it was kept.
    pub at: DateTime<Utc>,
}

#[derive(Clone, Serialize, Deserialize)]
struct DraftRow {
    account: String,
    round: RoundCode,
    measure: MeasureSlug,
    form: BTreeMap<String, String>,
    at: i64,
}

impl DraftRow {
    fn draft(self) -> Draft {
        Draft {
            round: self.round,
            measure: self.measure,
            form: RatingForm::from_fields(self.form),
            at: DateTime::from_timestamp(self.at, 0).unwrap_or_default(),
        }
    }
}

pub(crate) fn draft_key(account: &AccountId, round: &RoundCode, measure: &MeasureSlug) -> String {
    format!("{account}/{round}/{measure}")
}

impl Store {
    /// Keeps a half-filled form. Only the account that typed it reads it again.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn keep_draft(
        &self,
        permit: &Permit<KeepDraft>,
        round: &RoundCode,
        measure: &MeasureSlug,
        form: &RatingForm,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = &permit.account().id;
        let row = DraftRow {
            account: account.to_string(),
            round: round.clone(),
            measure: measure.clone(),
            form: form.clone().into_fields(),
            at: now.timestamp(),
        };
        Transaction::new()
            .record("id", "draft", &draft_key(account, round, measure))
            .bind("row", row)
            .statement("UPSERT $id CONTENT $row RETURN NONE")
            .run(self)
            .await
    }

    /// The drafts of an account.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn drafts(&self, account: &AccountId) -> Result<Vec<Draft>, StoreError> {
        let rows: Vec<DraftRow> = self
            .rows("SELECT * FROM draft WHERE account = $account", [("account", account.as_str())])
            .await?;
        Ok(rows.into_iter().map(DraftRow::draft).collect())
    }

    /// The draft of one form, if there is one.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn draft(
        &self,
        account: &AccountId,
        round: &RoundCode,
        measure: &MeasureSlug,
    ) -> Result<Option<Draft>, StoreError> {
        let key = draft_key(account, round, measure);
        let rows: Vec<DraftRow> =
            self.rows("SELECT * FROM type::record('draft', $key)", [("key", key)]).await?;
        Ok(rows.into_iter().next().map(DraftRow::draft))
    }

    /// The practical experiences with a measure that a reader may see, newest first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn experiences_of(
        &self,
        measure: &MeasureSlug,
        reader: &Actor,
    ) -> Result<Vec<Experience>, StoreError> {
        let question = || format!("experiences of {measure}");
        let mut all = self.memory().recall(question, self.read_experiences(measure)).await?;
        all.retain(|e| sees_experience(reader, e));
        Ok(all)
    }

    async fn read_experiences(&self, measure: &MeasureSlug) -> Result<Vec<Experience>, StoreError> {
        let mut found: Vec<Experience> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM experience WHERE measure = $measure",
                [("measure", measure.as_str())],
            )
            .await?;
        found.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.id.cmp(&a.id)));
        Ok(found)
    }

    /// Shares a practical experience with its files. The same identifier twice shares it once.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn share_experience(
        &self,
        permit: &Permit<ShareExperience>,
        measure: &Measure,
        id: &ExperienceId,
        new: NewExperience,
        files: Vec<NewFile>,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::ExperienceShared,
            SubjectKind::Measure,
            measure.slug.as_str(),
            &measure.name.de,
        );
        let row = StoredExperience {
            measure: measure.slug.clone(),
            organisation: permit.action().organisation.clone(),
            kind: new.kind,
            date: today,
            text: new.text,
            visibility: new.visibility,
            evidence: Evidence::Read,
            handling: Handling::default(),
            version: 1,
        };
        let shared = Transaction::new()
            .record("id", "experience", id.as_str())
            .bind("row", row)
            .statement("CREATE $id CONTENT $row RETURN NONE");
        let shared = files.into_iter().enumerate().fold(shared, |t, (n, file)| t.file(n, file));
        shared.commit(self, journal).await
    }

    /// Changes a practical experience, where it still has the version the editor saw; files come to those it has.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn edit_experience(
        &self,
        permit: &Permit<EditExperience>,
        measure: &Measure,
        id: &ExperienceId,
        seen: i64,
        (new, files): (NewExperience, Vec<NewFile>),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::ExperienceEdited,
            SubjectKind::Measure,
            measure.slug.as_str(),
            &measure.name.de,
        );
        let patch = ExperiencePatch { kind: new.kind, text: new.text, visibility: new.visibility };
        let edited = Transaction::new().update("id", ("experience", id.as_str()), seen, patch);
        let edited = files.into_iter().enumerate().fold(edited, |t, (n, file)| t.file(n, file));
        edited.commit(self, journal).await
    }
}

/// An experience without its identifier, which is the record's own.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredExperience {
    pub(crate) measure: MeasureSlug,
    pub(crate) organisation: OrganisationCode,
    pub(crate) kind: ExperienceKind,
    pub(crate) date: NaiveDate,
    pub(crate) text: String,
    pub(crate) visibility: Tier,
    pub(crate) evidence: Evidence,
    pub(crate) handling: Handling,
    pub(crate) version: i64,
}
