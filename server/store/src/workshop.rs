//! The weight workshop: calls to distribute weights, and what the organisations distributed.
//!
//! Before the deadline nothing may show that an organisation has taken part. So a ballot is written without a journal row,
//! as the number of rows alone would tell; the rows follow in one piece once the deadline is over
//! ([`Store::tell_of_ballots`]), and until then the ballot itself holds who gave it.

use crate::db::Store;
use crate::error::{CHANGED, StoreError};
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::index::workshop::{Ballot, Workshop, visible};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{AccountId, EditionId, FieldCode, OrganisationCode, WorkshopId};
use domain::policy::{FeedbackView, OpenWorkshop, Permit, SubmitWeights};
use domain::source::Evidence;
use serde::{Deserialize, Serialize};

const WORKSHOPS: &str =
    "SELECT *, record::id(id) AS id FROM weight_workshop ORDER BY until DESC, known DESC";

/// A workshop without its identifier, which is the record's.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredWorkshop {
    title: String,
    question: String,
    edition: EditionId,
    fields: Vec<FieldCode>,
    until: NaiveDate,
    known: NaiveDate,
    evidence: Evidence,
    told: bool,
    version: i64,
}

impl From<Workshop> for StoredWorkshop {
    fn from(workshop: Workshop) -> Self {
        Self {
            title: workshop.title,
            question: workshop.question,
            edition: workshop.edition,
            fields: workshop.fields,
            until: workshop.until,
            known: workshop.known,
            evidence: workshop.evidence,
            told: workshop.told,
            version: workshop.version,
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredBallot {
    workshop: WorkshopId,
    organisation: OrganisationCode,
    account: Option<AccountId>,
    tenths: Vec<u32>,
    at: i64,
    version: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct Patch {
    account: Option<AccountId>,
    tenths: Vec<u32>,
    at: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct Told {
    told: bool,
}

impl From<Ballot> for StoredBallot {
    fn from(ballot: Ballot) -> Self {
        Self {
            workshop: ballot.workshop,
            organisation: ballot.organisation,
            account: None,
            tenths: ballot.tenths,
            at: ballot.at.timestamp(),
            version: ballot.version,
        }
    }
}

impl StoredBallot {
    /// The key of a ballot's record.
    pub(crate) fn key(ballot: &Ballot) -> String {
        key(&ballot.workshop, &ballot.organisation)
    }

    fn ballot(self) -> Ballot {
        Ballot {
            workshop: self.workshop,
            organisation: self.organisation,
            tenths: self.tenths,
            at: DateTime::from_timestamp(self.at, 0).unwrap_or_default(),
            version: self.version,
        }
    }
}

fn key(workshop: &WorkshopId, organisation: &OrganisationCode) -> String {
    format!("{workshop}/{organisation}")
}

/// What ballots and the telling of them both move.
fn topic(workshop: &WorkshopId) -> String {
    format!("gewichte/{workshop}")
}

impl Store {
    /// All workshops, those with the latest deadline first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn workshops(&self) -> Result<Vec<Workshop>, StoreError> {
        self.memory().recall(|| "workshops".to_owned(), self.rows(WORKSHOPS, ())).await
    }

    /// Opens a workshop.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn open_workshop(
        &self,
        permit: &Permit<OpenWorkshop>,
        workshop: Workshop,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = workshop.id.to_string();
        let (act, kind) = (Act::WorkshopOpened, SubjectKind::Workshop);
        let journal = JournalRow::by(permit.account(), now, act, kind, &id, &workshop.title)
            .changes([Change::between("until", "", workshop.until.to_string())])
            .reason(&workshop.question);
        Transaction::new()
            .record("id", "weight_workshop", &id)
            .bind("workshop", StoredWorkshop::from(workshop))
            .statement("CREATE $id CONTENT $workshop RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// The ballots of a workshop that a reader sees; `own` is the organisation that the reader speaks for. What a reader
    /// may not know is not even read.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn ballots(
        &self,
        workshop: &Workshop,
        today: NaiveDate,
        own: Option<&OrganisationCode>,
        view: FeedbackView,
    ) -> Result<Vec<Ballot>, StoreError> {
        let read = if workshop.is_open(today) {
            let Some(own) = own else { return Ok(Vec::new()) };
            let id = key(&workshop.id, own);
            self.rows("SELECT * FROM type::record('weight_ballot', $key)", [("key", id)]).await
        } else {
            let id = workshop.id.as_str();
            let query =
                "SELECT * FROM weight_ballot WHERE workshop = $workshop ORDER BY organisation";
            self.rows(query, [("workshop", id)]).await
        };
        let rows: Vec<StoredBallot> = read?;
        let ballots = rows.into_iter().map(StoredBallot::ballot).collect();
        Ok(visible(ballots, workshop, today, own, view))
    }

    /// Keeps the weights of an organisation; `seen` is the version of those it has given, none where it has given none.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where a colleague was faster, or the deadline has passed.
    pub async fn submit_weights(
        &self,
        permit: &Permit<SubmitWeights>,
        workshop: &Workshop,
        seen: Option<i64>,
        tenths: Vec<u32>,
        (now, today): (DateTime<Utc>, NaiveDate),
    ) -> Result<(), StoreError> {
        let organisation = &permit.action().organisation;
        let id = key(&workshop.id, organisation);
        let account = Some(permit.account().id.clone());
        let at = now.timestamp();
        let transaction = Transaction::new()
            .record("workshop", "weight_workshop", workshop.id.as_str())
            .value("today", today.to_string())
            .moves(&topic(&workshop.id))
            .statement(&format!(
                "IF $workshop.told OR $workshop.`until` < $today {{ THROW '{CHANGED}' }}"
            ));
        let transaction = match seen {
            Some(seen) => transaction.update(
                "ballot",
                ("weight_ballot", &id),
                seen,
                Patch { account, tenths, at },
            ),
            None => transaction
                .record("id", "weight_ballot", &id)
                .bind(
                    "ballot",
                    StoredBallot {
                        workshop: workshop.id.clone(),
                        organisation: organisation.clone(),
                        account,
                        tenths,
                        at,
                        version: 1,
                    },
                )
                .statement("CREATE $id CONTENT $ballot RETURN NONE"),
        };
        match transaction.run(self).await {
            Err(StoreError::AlreadyThere) => Err(StoreError::ChangedMeanwhile),
            result => result,
        }
    }

    /// Writes down in the journal who took part in the workshops whose deadline is over, once for each; gives how many
    /// workshops. The ballots then no longer hold who gave them.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn tell_of_ballots(
        &self,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<usize, StoreError> {
        let workshops = self.workshops().await?;
        let due: Vec<&Workshop> =
            workshops.iter().filter(|w| !w.told && !w.is_open(today)).collect();
        for workshop in &due {
            self.tell_of(workshop, now).await?;
        }
        Ok(due.len())
    }

    async fn tell_of(&self, workshop: &Workshop, now: DateTime<Utc>) -> Result<(), StoreError> {
        let id = workshop.id.as_str();
        // Before the ballots are read: one that comes in afterwards moves it, and the next run tells of all.
        let seen = self.read_number(topic(&workshop.id)).await?;
        let query = "SELECT * FROM weight_ballot WHERE workshop = $workshop ORDER BY organisation";
        let ballots: Vec<StoredBallot> = self.rows(query, [("workshop", id)]).await?;
        let names = self.catalogue().await?;
        let mut transaction = Transaction::new()
            .update("workshop", ("weight_workshop", id), workshop.version, Told { told: true })
            .moves(&topic(&workshop.id))
            .value("seen", seen)
            .statement(&format!("IF $feed.number != $seen + 1 {{ THROW '{CHANGED}' }}"))
            .value("of", id.to_owned())
            .statement("UPDATE weight_ballot SET account = NONE WHERE workshop = $of RETURN NONE");
        for (number, ballot) in ballots.iter().enumerate() {
            let who = match &ballot.account {
                Some(account) => self.account(account).await?.map(|record| record.name),
                None => None,
            };
            let organisation = names.organisations.get(&ballot.organisation);
            let given = DateTime::from_timestamp(ballot.at, 0).unwrap_or_default();
            let row = JournalRow::by_product(
                now,
                Act::WeightsGiven,
                SubjectKind::Workshop,
                id,
                &workshop.title,
            )
            .acted(
                ballot.account.as_ref(),
                who,
                organisation.map(|organisation| organisation.short.clone()),
            )
            .changes([Change::between("given_at", "", given.to_rfc3339())]);
            transaction = transaction.journal(&format!("row{number}"), row);
        }
        match transaction.run(self).await {
            // Another process was faster.
            Err(StoreError::ChangedMeanwhile) => Ok(()),
            result => result,
        }
    }
}
