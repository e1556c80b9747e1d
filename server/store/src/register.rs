//! Findings and what becomes of them: answers, actions, statements of minorities, stages, outcomes.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::evaluation::Experience;
use domain::evaluation::handling::Handling;
use domain::finding::form::{NewAction, NewAnswer, NewFinding, NewStage};
use domain::finding::{
    ActionItem, ActionState, Answer, AnswerKind, Cited, Finding, Minority, Register, Report, Stage,
    StageOf,
};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{ActionId, FindingId, OutcomeId, ReportId, StageId};
use domain::measure::Measure;
use domain::measure::contribution::Contribution;
use domain::measure::outcome::{NewOutcome, Outcome};
use domain::policy::{
    AnswerFinding, HandleExperience, KeepFinding, NoteStage, Permit, RecordOutcome, ReportAction,
    StateMinority,
};
use domain::source::Evidence;
use domain::tier::Tier;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Clone, Serialize, Deserialize)]
struct HandlingPatch {
    handling: Handling,
}

#[derive(Clone, Serialize, Deserialize)]
struct FindingPatch {
    title: String,
    text: String,
    sources: Vec<Cited>,
    addressee: String,
    due: NaiveDate,
    visibility: Tier,
}

#[derive(Clone, Serialize, Deserialize)]
struct AnswerPatch {
    kind: AnswerKind,
    reason: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct ActionPatch {
    state: ActionState,
    closed: Option<NaiveDate>,
}

#[derive(Clone, Serialize, Deserialize)]
struct MinorityPatch {
    text: String,
    date: NaiveDate,
}

impl Store {
    /// Everything that becomes of what members say, whoever may see it: pages show [`Register::seen_by`] their reader.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn register(&self) -> Result<Arc<Register>, StoreError> {
        self.memory().recall(|| "register".to_owned(), self.read_register()).await
    }

    async fn read_register(&self) -> Result<Arc<Register>, StoreError> {
        let register = Register {
            experiences: self.keyed("experience").await?,
            attachments: self.keyed("attachment").await?,
            findings: self.keyed("finding").await?,
            answers: self.rows("SELECT * FROM answer", ()).await?,
            minorities: self.rows("SELECT * FROM minority", ()).await?,
            actions: self.keyed("action").await?,
            reports: self.keyed("report").await?,
            stages: self.keyed("stage").await?,
            outcomes: self.keyed("outcome").await?,
        };
        Ok(Arc::new(register.sorted()))
    }

    /// All rows of a table whose records carry their key as `id`.
    async fn keyed<T: Serialize + DeserializeOwned + 'static>(
        &self,
        table: &str,
    ) -> Result<Vec<T>, StoreError> {
        self.rows(&format!("SELECT *, record::id(id) AS id FROM {table}"), ()).await
    }

    /// Says where a practical experience stands, and why.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it was changed since version `seen`.
    pub async fn handle_experience(
        &self,
        permit: &Permit<HandleExperience>,
        measure: &Measure,
        experience: &Experience,
        seen: i64,
        handling: Handling,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let before = experience.handling.state.code();
        let journal = row(permit, now, Act::ExperienceHandled, measure)
            .changes([Change::between("handling", before, handling.state.code())])
            .reason(&handling.reason);
        Transaction::new()
            .update("id", ("experience", experience.id.as_str()), seen, HandlingPatch { handling })
            .commit(self, journal)
            .await
    }

    /// Makes a finding. The same identifier twice makes it once.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn make_finding(
        &self,
        permit: &Permit<KeepFinding>,
        measure: &Measure,
        id: &FindingId,
        new: NewFinding,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = row(permit, now, Act::FindingMade, measure).changes([
            Change::between("finding", "", &new.title),
            Change::between("addressee", "", &new.addressee),
            Change::between("answer_due", "", new.due.to_string()),
        ]);
        let finding = Finding {
            id: id.clone(),
            measure: measure.slug.clone(),
            title: new.title,
            text: new.text,
            sources: new.sources,
            addressee: new.addressee,
            due: new.due,
            visibility: new.visibility,
            date: today,
            evidence: Evidence::Read,
            version: 1,
        };
        create(Transaction::new(), "finding", id.as_str(), finding).commit(self, journal).await
    }

    /// Changes a finding.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it was changed since version `seen`.
    pub async fn edit_finding(
        &self,
        permit: &Permit<KeepFinding>,
        measure: &Measure,
        before: &Finding,
        seen: i64,
        new: NewFinding,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = row(permit, now, Act::FindingEdited, measure).changes([
            Change::between("finding", &before.title, &new.title),
            Change::between("text", &before.text, &new.text),
            Change::between("addressee", &before.addressee, &new.addressee),
            Change::between("answer_due", before.due.to_string(), new.due.to_string()),
            Change::between("visibility", before.visibility.code(), new.visibility.code()),
            Change::between(
                "sources",
                before.sources.len().to_string(),
                new.sources.len().to_string(),
            ),
        ]);
        let NewFinding { title, text, sources, addressee, due, visibility } = new;
        let patch = FindingPatch { title, text, sources, addressee, due, visibility };
        Transaction::new()
            .update("id", ("finding", before.id.as_str()), seen, patch)
            .commit(self, journal)
            .await
    }

    /// Answers a finding, or changes its answer; `seen` is the version of that one. The action that follows is taken on in
    /// the same moment, under `action`.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where somebody answered it meanwhile; [`StoreError::ChangedMeanwhile`] where somebody
    /// changed the answer.
    pub async fn answer_finding(
        &self,
        permit: &Permit<AnswerFinding>,
        measure: &Measure,
        finding: &Finding,
        (before, seen): (Option<&Answer>, i64),
        (new, action): (NewAnswer, &ActionId),
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let key = finding.id.as_str();
        let act = if before.is_some() { Act::AnswerChanged } else { Act::FindingAnswered };
        let journal = row(permit, now, act, measure).changes([
            Change::between("finding", "", &finding.title),
            Change::between("answer", before.map_or("", |a| a.kind.code()), new.kind.code()),
            Change::between("reason", before.map_or("", |a| a.reason.as_str()), &new.reason),
        ]);
        let transaction = if before.is_some() {
            let patch = AnswerPatch { kind: new.kind, reason: new.reason };
            Transaction::new().update("id", ("answer", key), seen, patch)
        } else {
            let answer = Answer {
                finding: finding.id.clone(),
                kind: new.kind,
                reason: new.reason,
                organisation: permit.account().organisation.clone(),
                date: today,
                evidence: Evidence::Read,
                version: 1,
            };
            create(Transaction::new(), "answer", key, answer)
        };
        let transaction = match new.action {
            Some(new) => take_on(transaction, finding, action, new, today),
            None => transaction,
        };
        transaction.commit(self, journal).await
    }

    /// Takes on a further action for a finding that has an answer.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn take_action(
        &self,
        permit: &Permit<AnswerFinding>,
        measure: &Measure,
        finding: &Finding,
        id: &ActionId,
        new: NewAction,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let journal = row(permit, now, Act::ActionTaken, measure).changes([
            Change::between("finding", "", &finding.title),
            Change::between("action", "", &new.text),
            Change::between("owner", "", &new.owner),
            Change::between("due", "", new.due.to_string()),
        ]);
        take_on(Transaction::new(), finding, id, new, today).commit(self, journal).await
    }

    /// Notes how far an action is.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where somebody reported since version `seen`; [`StoreError::AlreadyThere`] for the
    /// second of two identical requests.
    pub async fn report_action(
        &self,
        permit: &Permit<ReportAction>,
        measure: &Measure,
        (action, seen): (&ActionItem, i64),
        id: &ReportId,
        (state, note): (ActionState, String),
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let journal = row(permit, now, Act::ActionReported, measure).changes([
            Change::between("action", "", &action.text),
            Change::between("action_state", action.state.code(), state.code()),
            Change::between("note", "", &note),
        ]);
        let patch = ActionPatch { state, closed: state.is_closed().then_some(today) };
        let report = Report {
            id: id.clone(),
            action: action.id.clone(),
            date: today,
            state,
            note,
            organisation: permit.account().organisation.clone(),
        };
        // The report is created first: one that is there already is told from a change by somebody else.
        create(Transaction::new(), "report", id.as_str(), report)
            .update("action", ("action", action.id.as_str()), seen, patch)
            .commit(self, journal)
            .await
    }

    /// States for an organisation that it does not share a finding, or changes what it stated; `seen` is the version of
    /// that statement.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where a colleague did so meanwhile.
    pub async fn state_minority(
        &self,
        permit: &Permit<StateMinority>,
        measure: &Measure,
        finding: &Finding,
        seen: Option<i64>,
        text: String,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let organisation = &permit.action().organisation;
        let key = format!("{}/{organisation}", finding.id);
        let journal = row(permit, now, Act::MinorityStated, measure).changes([Change::between(
            "finding",
            "",
            &finding.title,
        )]);
        let transaction = if let Some(seen) = seen {
            let patch = MinorityPatch { text, date: today };
            Transaction::new().update("id", ("minority", &key), seen, patch)
        } else {
            let statement = Minority {
                finding: finding.id.clone(),
                organisation: organisation.clone(),
                text,
                date: today,
                evidence: Evidence::Read,
                version: 1,
            };
            create(Transaction::new(), "minority", &key, statement)
        };
        match transaction.commit(self, journal).await {
            Err(StoreError::AlreadyThere) => Err(StoreError::ChangedMeanwhile),
            result => result,
        }
    }

    /// Notes where the council dealt with a finding or an experience.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn note_stage(
        &self,
        permit: &Permit<NoteStage>,
        measure: &Measure,
        (of, key): (StageOf, &str),
        id: &StageId,
        new: NewStage,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = row(permit, now, Act::StageNoted, measure).changes([
            Change::between("stage", "", new.kind.code()),
            Change::between("number", "", &new.number),
            Change::between("first_day", "", new.date.to_string()),
        ]);
        let stage = Stage {
            id: id.clone(),
            of,
            key: key.to_owned(),
            kind: new.kind,
            number: new.number,
            meeting: new.meeting,
            date: new.date,
            record: None,
            evidence: Evidence::Read,
        };
        create(Transaction::new(), "stage", id.as_str(), stage).commit(self, journal).await
    }

    /// Records what became of an expected contribution.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn record_outcome(
        &self,
        permit: &Permit<RecordOutcome>,
        measure: &Measure,
        contribution: &Contribution,
        id: &OutcomeId,
        new: NewOutcome,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let journal = row(permit, now, Act::OutcomeRecorded, measure).changes([
            Change::between("indicator", "", contribution.indicator.as_str()),
            Change::between("outcome", "", new.verdict.code()),
            Change::between("basis", "", new.basis.code()),
        ]);
        let outcome = Outcome {
            id: id.clone(),
            contribution: contribution.id.clone(),
            measure: measure.slug.clone(),
            verdict: new.verdict,
            basis: new.basis,
            text: new.text,
            organisation: permit.account().organisation.clone(),
            date: today,
            evidence: Evidence::Read,
        };
        create(Transaction::new(), "outcome", id.as_str(), outcome).commit(self, journal).await
    }
}

/// Journal rows of all of this are about the measure: whoever may not know of it does not read them.
fn row<A>(permit: &Permit<A>, now: DateTime<Utc>, act: Act, measure: &Measure) -> JournalRow {
    let (slug, name) = (measure.slug.as_str(), measure.name.de.as_str());
    JournalRow::by(permit.account(), now, act, SubjectKind::Measure, slug, name)
}

/// Creates a record whose key is `key`; a field `id` of the value goes, as the record has it already.
fn create<T: Serialize + DeserializeOwned + 'static>(
    transaction: Transaction,
    table: &'static str,
    key: &str,
    value: T,
) -> Transaction {
    transaction
        .record("created", table, key)
        .bind("created_value", value)
        .statement("CREATE $created CONTENT object::remove($created_value, 'id') RETURN NONE")
}

fn take_on(
    transaction: Transaction,
    finding: &Finding,
    id: &ActionId,
    new: NewAction,
    today: NaiveDate,
) -> Transaction {
    let action = ActionItem {
        id: id.clone(),
        finding: finding.id.clone(),
        text: new.text,
        owner: new.owner,
        due: new.due,
        since: today,
        state: ActionState::Open,
        closed: None,
        evidence: Evidence::Read,
        version: 1,
    };
    transaction
        .record("action_id", "action", id.as_str())
        .bind("action_value", action)
        .statement("CREATE $action_id CONTENT object::remove($action_value, 'id') RETURN NONE")
}
