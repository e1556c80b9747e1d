//! Meetings: rules of procedure, plans with their agendas, what was sent, proposals, motions, follow-ups.

mod calendar_feed;
pub(crate) mod call;
mod carry;
mod circular;
mod kept;
mod minutes;
mod motion;
mod note;
mod own;
mod pack;
mod paper;
mod plan;
mod procedure;
pub(crate) mod reply;
mod resolution;
mod sitting;
mod text_block;
mod vote;

pub use call::{Dispatch, Letters};
pub use own::{MinutesDraft, OwnMeetings};
pub(crate) use paper::StoredPaper;
pub use paper::{NewPaperFile, Numbering};
pub use plan::AgendaChange;
pub(crate) use procedure::StoredProcedure;
pub use reply::ReplyLink;
pub use resolution::Fingerprint;
pub use sitting::SittingChange;
pub(crate) use text_block::StoredTextBlock;

use crate::db::Store;
use crate::error::StoreError;
use chrono::{NaiveDate, NaiveTime};
use domain::key::OrganisationCode;
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::proposal::{Remembered, Ruling};
use domain::meeting::agenda::template::{Template, TemplateItem};
use domain::meeting::agenda::version::AgendaVersion;
use domain::meeting::agenda::world::{FollowUp, Motion};
use domain::meeting::book::Book;
use domain::meeting::key::{FollowUpId, MotionId};
use domain::meeting::motion::{KeptFollowUp, Submission};
use domain::meeting::plan::Plan;
use domain::tier::Tier;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredPlan {
    meeting: u32,
    begins: NaiveTime,
    ends: NaiveTime,
    place: String,
    access: String,
    agenda: String,
    version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredVersion {
    meeting: u32,
    version: u32,
    sent: NaiveDate,
    agenda: String,
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredRuling {
    proposal: String,
    ruling: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredMotion {
    #[serde(default, skip_serializing)]
    id: Option<MotionId>,
    organisation: OrganisationCode,
    meeting: u32,
    subject: String,
    text: String,
    received: NaiveDate,
    withdrawn: bool,
    tier: Tier,
    version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredFollowUp {
    #[serde(default, skip_serializing)]
    id: Option<FollowUpId>,
    subject: String,
    reason: String,
    due: NaiveDate,
    done: bool,
    tier: Tier,
    version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredTemplate {
    name: String,
    items: String,
}

fn unreadable(error: &serde_json::Error) -> StoreError {
    StoreError::Data(format!("meetings: {error}"))
}

/// A value as it is kept in a text field.
fn written<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| unreadable(&error))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| unreadable(&error))
}

fn missing() -> StoreError {
    StoreError::Data("a record of a meeting without an identifier".to_owned())
}

impl StoredPlan {
    pub(crate) fn of(plan: &Plan) -> Result<Self, StoreError> {
        Ok(Self {
            meeting: plan.meeting,
            begins: plan.begins,
            ends: plan.ends,
            place: plan.place.clone(),
            access: plan.access.clone(),
            agenda: written(&plan.agenda)?,
            version: plan.version,
        })
    }

    fn plan(self) -> Result<Plan, StoreError> {
        Ok(Plan {
            meeting: self.meeting,
            begins: self.begins,
            ends: self.ends,
            place: self.place,
            access: self.access,
            agenda: read::<Agenda>(&self.agenda)?,
            version: self.version,
        })
    }
}

impl StoredMotion {
    fn submission(self) -> Result<Submission, StoreError> {
        let motion = Motion {
            id: self.id.ok_or_else(missing)?,
            organisation: self.organisation,
            subject: self.subject,
            received: self.received,
            withdrawn: self.withdrawn,
            tier: self.tier,
        };
        Ok(Submission { motion, meeting: self.meeting, text: self.text, version: self.version })
    }
}

impl StoredFollowUp {
    fn kept(self) -> Result<KeptFollowUp, StoreError> {
        let follow_up = FollowUp {
            id: self.id.ok_or_else(missing)?,
            subject: self.subject,
            reason: self.reason,
            due: self.due,
            done: self.done,
            tier: self.tier,
        };
        Ok(KeptFollowUp { follow_up, version: self.version })
    }
}

impl StoredTemplate {
    pub(crate) fn of(template: &Template) -> Result<Self, StoreError> {
        Ok(Self { name: template.name.clone(), items: written(&template.items)? })
    }

    fn template(self) -> Result<Template, StoreError> {
        Ok(Template { name: self.name, items: read::<Vec<TemplateItem>>(&self.items)? })
    }
}

/// Reads rows as what they stand for.
fn each<S, T>(rows: Vec<S>, of: fn(S) -> Result<T, StoreError>) -> Result<Vec<T>, StoreError> {
    rows.into_iter().map(of).collect()
}

impl Store {
    /// Everything that is kept about meetings, whoever may see it: pages show [`Book::seen_by`] their reader.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn book(&self) -> Result<Arc<Book>, StoreError> {
        self.memory().recall(|| "book".to_owned(), self.read_book()).await
    }

    async fn read_book(&self) -> Result<Arc<Book>, StoreError> {
        let mut procedures =
            each(self.rows("SELECT * FROM procedure", ()).await?, StoredProcedure::procedure)?;
        procedures.sort_by_key(|p| p.version);
        let plans = each(self.rows("SELECT * FROM plan", ()).await?, StoredPlan::plan)?;
        let mut versions: BTreeMap<u32, Vec<AgendaVersion>> = BTreeMap::new();
        let sent: Vec<StoredVersion> =
            self.rows("SELECT * FROM agenda_version ORDER BY meeting, version", ()).await?;
        for row in sent {
            let agenda = read(&row.agenda)?;
            let version =
                AgendaVersion { version: row.version, sent: row.sent, agenda, reason: row.reason };
            versions.entry(row.meeting).or_default().push(version);
        }
        // Their keys are made of the moment they were decided.
        let rulings: Vec<StoredRuling> = self.rows("SELECT * FROM ruling ORDER BY id", ()).await?;
        let rulings = each(rulings, |row| {
            Ok(Remembered { key: row.proposal, ruling: read::<Ruling>(&row.ruling)? })
        })?;
        let keyed = |table: &str| format!("SELECT *, record::id(id) AS id FROM {table}");
        let mut motions = each(self.rows(&keyed("motion"), ()).await?, StoredMotion::submission)?;
        motions.sort_by(|a, b| {
            (a.motion.received, &a.motion.id).cmp(&(b.motion.received, &b.motion.id))
        });
        let mut follow_ups = each(self.rows(&keyed("follow_up"), ()).await?, StoredFollowUp::kept)?;
        follow_ups.sort_by(|a, b| {
            (a.follow_up.due, &a.follow_up.id).cmp(&(b.follow_up.due, &b.follow_up.id))
        });
        let templates: Vec<StoredTemplate> =
            self.rows("SELECT * FROM agenda_template ORDER BY name", ()).await?;
        let circulars = self.read_circulars(&procedures).await?;
        let mut book = Book {
            procedures,
            plans: plans.into_iter().map(|plan| (plan.meeting, plan)).collect(),
            versions,
            calls: self.read_calls().await?,
            papers: self.read_papers().await?,
            resolutions: self.read_resolutions().await?,
            circulars,
            minutes: self.read_minutes().await?,
            rulings,
            motions,
            follow_ups,
            templates: each(templates, StoredTemplate::template)?,
        };
        // Which meeting was told of a circular procedure follows from what became of the item made from it.
        for place in 0..book.circulars.len() {
            let told = book.told_of(&book.circulars[place].number);
            book.circulars[place].announced = told.or(book.circulars[place].announced);
        }
        Ok(Arc::new(book))
    }
}
