//! Loading a whole data set: all of it or nothing.

use crate::account::{NewAccount, StoredAccount, StoredMandate};
use crate::db::Store;
use crate::error::StoreError;
use crate::evaluation::StoredExperience;
use crate::index::StoredEdition;
use crate::journal::JournalRow;
use crate::meeting::{StoredPaper, StoredPlan, StoredProcedure, StoredTemplate, StoredTextBlock};
use crate::transaction::Transaction;
use crate::workshop::{StoredBallot, StoredWorkshop};
use chrono::{DateTime, NaiveDate, Utc};
use domain::council::{Meeting, Organisation};
use domain::evaluation::criteria::CriteriaSet;
use domain::evaluation::{Experience, Rating, Round};
use domain::field::{Area, Field};
use domain::finding::{ActionItem, Answer, Finding, Minority, Report, Stage};
use domain::index::edition::Edition;
use domain::index::workshop::{Ballot, Workshop};
use domain::indicator::Indicator;
use domain::indicator::observation::Observation;
use domain::indicator::supply::Supply;
use domain::indicator::target::Target;
use domain::journal::{Act, SubjectKind};
use domain::key::CouncilCode;
use domain::measure::contribution::Contribution;
use domain::measure::outcome::Outcome;
use domain::measure::{Measure, Milestone, Terms};
use domain::meeting::agenda::template::Template;
use domain::meeting::minutes::text_block::TextBlock;
use domain::meeting::paper::Paper;
use domain::meeting::plan::Plan;
use domain::meeting::procedure::Procedure;
use domain::source::{DataTrap, Source};
use serde::Serialize;
use serde::de::DeserializeOwned;
use surrealdb::types::{Array, RecordId, SerdeWrapper, SurrealValue, Value};

/// Everything a data set holds, checked: every reference resolves.
#[derive(Debug, Clone, Default)]
pub struct Dataset {
    /// Fields.
    pub fields: Vec<Field>,
    /// Areas.
    pub areas: Vec<Area>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Data traps.
    pub traps: Vec<DataTrap>,
    /// Organisations.
    pub organisations: Vec<Organisation>,
    /// Meetings.
    pub meetings: Vec<Meeting>,
    /// Versions of the rules of procedure.
    pub procedures: Vec<Procedure>,
    /// Plans of meetings to come.
    pub plans: Vec<Plan>,
    /// Papers.
    pub papers: Vec<Paper>,
    /// Templates for agendas.
    pub templates: Vec<Template>,
    /// Text blocks for minutes.
    pub text_blocks: Vec<TextBlock>,
    /// Sets of criteria.
    pub criteria: Vec<CriteriaSet>,
    /// Evaluation rounds.
    pub rounds: Vec<Round>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Values.
    pub observations: Vec<Observation>,
    /// Targets.
    pub targets: Vec<Target>,
    /// Who delivers values, and when.
    pub supplies: Vec<Supply>,
    /// Editions of the index.
    pub editions: Vec<Edition>,
    /// Calls to distribute weights of the index.
    pub workshops: Vec<Workshop>,
    /// What organisations distributed.
    pub ballots: Vec<Ballot>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Terms per phase.
    pub terms: Vec<Terms>,
    /// Milestones.
    pub milestones: Vec<Milestone>,
    /// Links between measures and indicators.
    pub contributions: Vec<Contribution>,
    /// Ratings.
    pub ratings: Vec<Rating>,
    /// Practical experiences.
    pub experiences: Vec<Experience>,
    /// Findings.
    pub findings: Vec<Finding>,
    /// Answers to findings.
    pub answers: Vec<Answer>,
    /// Actions.
    pub actions: Vec<ActionItem>,
    /// Reports about actions.
    pub reports: Vec<Report>,
    /// Statements of minorities.
    pub minorities: Vec<Minority>,
    /// Agenda items, resolutions and implementations.
    pub stages: Vec<Stage>,
    /// What became of expected contributions.
    pub outcomes: Vec<Outcome>,
    /// Accounts; only a demonstration data set has any.
    pub accounts: Vec<NewAccount>,
}

/// What a loading wrote: kind of record and count, in order.
pub type Loaded = Vec<(&'static str, usize)>;

/// The day of the memorandum.
const COUNCIL_BEGAN: NaiveDate = NaiveDate::from_ymd_opt(2019, 2, 28).expect("a day");

/// Rows per statement: large enough to be fast, small enough to stay far below the engine's limits.
const CHUNK: usize = 1_000;

impl Store {
    /// True for a store that no data set has been loaded into.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        let some: Vec<String> = self.rows("SELECT VALUE code FROM field LIMIT 1", ()).await?;
        Ok(some.is_empty())
    }

    /// The first day of the demonstration, which its relative dates count from.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn first_day(&self) -> Result<Option<NaiveDate>, StoreError> {
        let found: Vec<Option<NaiveDate>> =
            self.rows("SELECT VALUE first_day FROM meta:catalogue", ()).await?;
        Ok(found.into_iter().flatten().next())
    }

    /// Loads a data set in one transaction: all of it or nothing. `progress` hears of each kind of record.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the store holds one of its records; then nothing was written.
    pub async fn load(
        &self,
        dataset: Dataset,
        name: &str,
        today: NaiveDate,
        now: DateTime<Utc>,
        mut progress: impl FnMut(&'static str, usize),
    ) -> Result<Loaded, StoreError> {
        let mut load = Load { transaction: Transaction::new(), loaded: Vec::new() };
        let d = dataset;
        load.rows("field", d.fields, |f| f.code.to_string());
        load.rows("area", d.areas, |a| a.code.to_string());
        load.rows("source", d.sources, |s| s.code.to_string());
        load.rows("trap", d.traps, |t| t.code.clone());
        load.rows("organisation", d.organisations, |o| o.code.to_string());
        load.rows("meeting", d.meetings, |m| m.date.to_string());
        let procedures: Result<Vec<_>, StoreError> = d
            .procedures
            .iter()
            .map(|rules| Ok((rules.version.to_string(), StoredProcedure::of(rules)?)))
            .collect();
        load.keyed("procedure", procedures?);
        let templates: Result<Vec<_>, StoreError> = d
            .templates
            .iter()
            .map(|template| Ok((template.name.clone(), StoredTemplate::of(template)?)))
            .collect();
        load.keyed("agenda_template", templates?);
        let blocks = d.text_blocks.iter();
        let blocks = blocks.map(|block| (block.code.to_string(), StoredTextBlock::of(block)));
        load.keyed("text_block", blocks.collect());
        let plans: Result<Vec<_>, StoreError> = d
            .plans
            .iter()
            .map(|plan| Ok((plan.meeting.to_string(), StoredPlan::of(plan)?)))
            .collect();
        load.keyed("plan", plans?);
        let papers: Result<Vec<_>, StoreError> = d
            .papers
            .iter()
            .map(|paper| Ok((paper.number.to_string(), StoredPaper::of(paper)?)))
            .collect();
        load.keyed("paper", papers?);
        load.rows("criteria_set", d.criteria, |set| set.code.to_string());
        load.rows("round", d.rounds, |r| r.code.to_string());
        load.rows("indicator", d.indicators, |i| i.code.to_string());
        load.rows("observation", d.observations, |o| o.id.to_string());
        load.rows("target", d.targets, |t| t.code.clone());
        load.rows("supply", d.supplies, |s| s.indicator.to_string());
        let editions: Result<Vec<_>, StoreError> = d
            .editions
            .into_iter()
            .map(|edition| Ok((edition.id.to_string(), StoredEdition::of(edition)?)))
            .collect();
        load.keyed("index_edition", editions?);
        // The row of the data set tells of the ballots that it brings for workshops that are over.
        let told = |w: Workshop| Workshop { told: !w.is_open(today), ..w };
        let workshops =
            d.workshops.into_iter().map(|w| (w.id.to_string(), told(w).into())).collect();
        load.keyed::<StoredWorkshop>("weight_workshop", workshops);
        let ballots = d.ballots.into_iter().map(|b| (StoredBallot::key(&b), b.into())).collect();
        load.keyed::<StoredBallot>("weight_ballot", ballots);
        load.rows("measure", d.measures, |m| m.slug.to_string());
        load.rows("terms", d.terms, |t| format!("{}/{}", t.measure, t.phase));
        load.rows("milestone", d.milestones, |m| {
            format!("{}/{}/{}", m.measure, m.date, m.title.de)
        });
        load.rows("contribution", d.contributions, |c| c.id.to_string());
        load.rows("rating", d.ratings, |r| format!("{}/{}/{}", r.round, r.measure, r.organisation));
        let experiences: Vec<_> =
            d.experiences.into_iter().map(|e| (e.id.to_string(), stored(e))).collect();
        load.keyed("experience", experiences);
        load.rows("finding", d.findings, |f| f.id.to_string());
        load.rows("answer", d.answers, |a| a.finding.to_string());
        load.rows("action", d.actions, |a| a.id.to_string());
        load.rows("report", d.reports, |r| r.id.to_string());
        load.rows("minority", d.minorities, |m| format!("{}/{}", m.finding, m.organisation));
        load.rows("stage", d.stages, |s| s.id.to_string());
        load.rows("outcome", d.outcomes, |o| o.id.to_string());
        let mandates = d.accounts.iter().map(|a| (a.id.to_string(), mandate(a))).collect();
        let accounts: Vec<_> =
            d.accounts.into_iter().map(|a| (a.id.to_string(), account(a, now))).collect();
        load.keyed("account", accounts);
        load.keyed("mandate", mandates);
        for (kind, count) in &load.loaded {
            progress(kind, *count);
        }
        let journal =
            JournalRow::by_product(now, Act::DatasetLoaded, SubjectKind::Dataset, name, name);
        load.transaction
            .value("first_day", today.to_string())
            .statement("UPDATE meta:catalogue SET revision += 1, base += 1, first_day = $first_day")
            .commit(self, journal)
            .await?;
        Ok(load.loaded)
    }
}

fn stored(e: Experience) -> StoredExperience {
    StoredExperience {
        measure: e.measure,
        organisation: e.organisation,
        kind: e.kind,
        date: e.date,
        text: e.text,
        visibility: e.visibility,
        evidence: e.evidence,
        handling: e.handling,
        version: e.version,
    }
}

fn account(a: NewAccount, now: DateTime<Utc>) -> StoredAccount {
    StoredAccount {
        email: a.email,
        name: a.name,
        password: Some(a.password),
        disabled: a.disabled,
        recovery: Vec::new(),
        created: now.timestamp(),
        erased: false,
        version: 1,
    }
}

/// A demonstration's mandates hold since the council began.
fn mandate(a: &NewAccount) -> StoredMandate {
    StoredMandate {
        account: a.id.clone(),
        council: CouncilCode::home(),
        role: a.role,
        organisation: a.organisation.clone(),
        from: COUNCIL_BEGAN,
        to: None,
        withdrawn: false,
        version: 1,
    }
}

struct Load {
    transaction: Transaction,
    loaded: Loaded,
}

impl Load {
    fn rows<T: Serialize + DeserializeOwned + 'static>(
        &mut self,
        table: &'static str,
        rows: Vec<T>,
        key: impl Fn(&T) -> String,
    ) {
        self.keyed(table, rows.into_iter().map(|row| (key(&row), row)).collect());
    }

    fn keyed<T: Serialize + DeserializeOwned + 'static>(
        &mut self,
        table: &'static str,
        rows: Vec<(String, T)>,
    ) {
        if rows.is_empty() {
            return;
        }
        self.loaded.push((table, rows.len()));
        let transaction = std::mem::replace(&mut self.transaction, Transaction::new());
        self.transaction = insert_keyed(transaction, table, rows);
    }
}

/// Inserts rows by their keys, [`CHUNK`] per statement.
pub(crate) fn insert<T: Serialize + DeserializeOwned + 'static>(
    transaction: Transaction,
    table: &'static str,
    rows: Vec<T>,
    key: impl Fn(&T) -> String,
) -> Transaction {
    insert_keyed(transaction, table, rows.into_iter().map(|row| (key(&row), row)).collect())
}

fn insert_keyed<T: Serialize + DeserializeOwned + 'static>(
    mut transaction: Transaction,
    table: &'static str,
    rows: Vec<(String, T)>,
) -> Transaction {
    let mut rows = rows.into_iter().peekable();
    let mut chunk = 0;
    while rows.peek().is_some() {
        let values: Vec<Value> = rows
            .by_ref()
            .take(CHUNK)
            .map(|(key, row)| {
                let mut value = SerdeWrapper(row).into_value();
                if let Value::Object(object) = &mut value {
                    let id = Value::RecordId(RecordId::new(table, key));
                    object.insert("id".to_owned(), id);
                }
                value
            })
            .collect();
        let name = format!("{table}_{chunk}");
        transaction = transaction
            .value(&name, Value::Array(Array::from(values)))
            .statement(&format!("INSERT INTO {table} ${name} RETURN NONE"));
        chunk += 1;
    }
    transaction
}
