//! Writing measures and their links to indicators.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::actor::Account;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{ContributionId, IndicatorCode, MeasureSlug, RoundCode};
use domain::measure::Measure;
use domain::measure::command::{MeasureText, Move};
use domain::measure::contribution::{Contribution, Expectation};
use domain::measure::state::State;
use domain::period::Period;
use domain::policy::{CreateMeasure, EditLink, EditMeasure, MoveMeasure, Permit};
use domain::source::{Bilingual, Evidence};
use domain::tier::Tier;
use serde::{Deserialize, Serialize};

/// The fields of a measure that its form may change. English texts go with the German they translate.
#[derive(Clone, Serialize, Deserialize)]
struct TextPatch {
    name: Bilingual,
    short: String,
    summary: Bilingual,
    description: String,
    lead: String,
    start: Option<Period>,
    end: Option<Period>,
    predecessor: Option<MeasureSlug>,
    tier: Tier,
}

#[derive(Clone, Serialize, Deserialize)]
struct StatePatch {
    state: State,
}

#[derive(Clone, Serialize, Deserialize)]
struct ExpectationPatch {
    expected: Expectation,
}

impl Store {
    /// Creates a measure as an idea.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where a measure has this address.
    pub async fn create_measure(
        &self,
        permit: &Permit<CreateMeasure>,
        slug: &MeasureSlug,
        text: MeasureText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let measure = Measure {
            slug: slug.clone(),
            name: Bilingual { de: text.name, en: String::new() },
            short: text.short,
            summary: Bilingual { de: text.summary, en: String::new() },
            description: text.description,
            lead: text.lead,
            state: State::Idea,
            start: text.start,
            end: text.end,
            predecessor: text.predecessor,
            sources: Vec::new(),
            evidence: Evidence::Read,
            note: String::new(),
            tier: text.tier,
            version: 1,
        };
        let journal =
            about(permit.account(), now, Act::MeasureCreated, slug.as_str(), &measure.name.de);
        Transaction::new()
            .record("id", "measure", slug.as_str())
            .bind("measure", measure)
            .statement("CREATE $id CONTENT $measure RETURN NONE")
            .touch("measure", slug.as_str())
            .commit(self, journal)
            .await
    }

    /// Changes a measure's text and dates, where it still has the version the editor saw.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn edit_measure(
        &self,
        permit: &Permit<EditMeasure>,
        before: &Measure,
        seen: i64,
        text: MeasureText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.edit_rated_measure(permit, before, seen, text, (&[], Vec::new()), now).await
    }

    /// The same for a measure that organisations are stating positions on: in these rounds the positions given are marked
    /// as outdated, and the mails go out with it.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has another version by now.
    pub async fn edit_rated_measure(
        &self,
        permit: &Permit<EditMeasure>,
        before: &Measure,
        seen: i64,
        text: MeasureText,
        (rounds, mails): (&[RoundCode], Vec<NewMail>),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let patch = TextPatch {
            name: translated(&before.name, text.name),
            short: text.short,
            summary: translated(&before.summary, text.summary),
            description: text.description,
            lead: text.lead,
            start: text.start,
            end: text.end,
            predecessor: text.predecessor,
            tier: text.tier,
        };
        let changes = [
            Change::between("name", &before.name.de, &patch.name.de),
            Change::between("name_en", &before.name.en, &patch.name.en),
            Change::between("short", &before.short, &patch.short),
            Change::between("summary", &before.summary.de, &patch.summary.de),
            Change::between("summary_en", &before.summary.en, &patch.summary.en),
            Change::between("description", &before.description, &patch.description),
            Change::between("lead", &before.lead, &patch.lead),
            Change::between("tier", before.tier.code(), patch.tier.code()),
            Change::between("start", shown(before.start.as_ref()), shown(patch.start.as_ref())),
            Change::between("end", shown(before.end.as_ref()), shown(patch.end.as_ref())),
            Change::between(
                "predecessor",
                shown(before.predecessor.as_ref()),
                shown(patch.predecessor.as_ref()),
            ),
        ];
        let slug = before.slug.as_str();
        let journal =
            about(permit.account(), now, Act::MeasureEdited, slug, &patch.name.de).changes(changes);
        let mut transaction = Transaction::new().update("id", ("measure", slug), seen, patch);
        if !rounds.is_empty() {
            let rounds: Vec<String> = rounds.iter().map(ToString::to_string).collect();
            transaction = transaction
                .bind("rounds", rounds)
                .value("slug", slug)
                .statement(
                    "UPDATE rating SET statement.outdated = true \
                     WHERE measure = $slug AND round IN $rounds RETURN NONE",
                )
                .statement(
                    "UPDATE proposal SET rating.statement.outdated = true \
                     WHERE measure = $slug AND round IN $rounds RETURN NONE",
                );
        }
        let transaction = mails.into_iter().fold(transaction, |t, mail| t.mail(mail, now));
        transaction.touch("measure", slug).commit(self, journal).await
    }

    /// Moves a measure along its workflow, where it still has the version the editor saw.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn move_measure(
        &self,
        permit: &Permit<MoveMeasure>,
        measure: &Measure,
        seen: i64,
        step: Move,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let slug = measure.slug.as_str();
        let journal = about(permit.account(), now, Act::MeasureMoved, slug, &measure.name.de)
            .changes([Change::between("state", step.from.code(), step.to.code())])
            .reason(&step.reason);
        Transaction::new()
            .update("id", ("measure", slug), seen, StatePatch { state: step.to })
            .touch("measure", slug)
            .commit(self, journal)
            .await
    }

    /// Links a measure to an indicator. The same identifier twice creates one link.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn add_link(
        &self,
        permit: &Permit<EditLink>,
        measure: &Measure,
        id: ContributionId,
        indicator: IndicatorCode,
        expected: Expectation,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let slug = measure.slug.as_str();
        let journal = about(permit.account(), now, Act::LinkAdded, slug, &measure.name.de)
            .changes(expectation_changes(&indicator, None, Some(&expected)));
        Transaction::new()
            .record("id", "contribution", id.as_str())
            .bind(
                "link",
                StoredContribution {
                    measure: measure.slug.clone(),
                    indicator,
                    expected,
                    evidence: Evidence::Read,
                    version: 1,
                },
            )
            .statement("CREATE $id CONTENT $link RETURN NONE")
            .touch("measure", slug)
            .commit(self, journal)
            .await
    }

    /// Changes what a link expects, where it still has the version the editor saw.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn edit_link(
        &self,
        permit: &Permit<EditLink>,
        measure: &Measure,
        before: &Contribution,
        seen: i64,
        expected: Expectation,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let slug = measure.slug.as_str();
        let journal =
            about(permit.account(), now, Act::LinkEdited, slug, &measure.name.de).changes(
                expectation_changes(&before.indicator, Some(&before.expected), Some(&expected)),
            );
        Transaction::new()
            .update("id", ("contribution", before.id.as_str()), seen, ExpectationPatch { expected })
            .touch("measure", slug)
            .commit(self, journal)
            .await
    }

    /// Removes a link, where it still has the version the editor saw. The journal keeps what it said.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn remove_link(
        &self,
        permit: &Permit<EditLink>,
        measure: &Measure,
        link: &Contribution,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let slug = measure.slug.as_str();
        let journal = about(permit.account(), now, Act::LinkRemoved, slug, &measure.name.de)
            .changes(expectation_changes(&link.indicator, Some(&link.expected), None));
        Transaction::new()
            .remove("id", ("contribution", link.id.as_str()), seen)
            .touch("measure", slug)
            .commit(self, journal)
            .await
    }
}

/// The journal row of a change to a measure.
fn about(account: &Account, now: DateTime<Utc>, act: Act, slug: &str, title: &str) -> JournalRow {
    JournalRow::by(account, now, act, SubjectKind::Measure, slug, title)
}

/// A contribution without its identifier, which is the record's own.
#[derive(Clone, Serialize, Deserialize)]
struct StoredContribution {
    measure: MeasureSlug,
    indicator: IndicatorCode,
    expected: Expectation,
    evidence: Evidence,
    version: i64,
}

/// A changed German text drops its translation: a stale one would say something else.
fn translated(before: &Bilingual, de: String) -> Bilingual {
    let en = if before.de == de { before.en.clone() } else { String::new() };
    Bilingual { de, en }
}

fn shown(value: Option<&impl ToString>) -> String {
    value.map(ToString::to_string).unwrap_or_default()
}

fn expectation_changes(
    indicator: &IndicatorCode,
    before: Option<&Expectation>,
    after: Option<&Expectation>,
) -> Vec<Option<Change>> {
    let read = |field: &str, get: &dyn Fn(&Expectation) -> String| {
        Change::between(
            field,
            before.map(get).unwrap_or_default(),
            after.map(get).unwrap_or_default(),
        )
    };
    vec![
        Some(Change {
            field: "indicator".to_owned(),
            before: before.map(|_| indicator.to_string()).unwrap_or_default(),
            after: after.map(|_| indicator.to_string()).unwrap_or_default(),
        }),
        read("direction", &|e| e.direction.code().to_owned()),
        read("directness", &|e| e.directness.code().to_owned()),
        read("amount", &|e| e.amount.map(|a| a.to_string()).unwrap_or_default()),
        read("due", &|e| shown(e.due.as_ref())),
        read("lag_months", &|e| e.lag_months.to_string()),
        read("grade", &|e| e.grade.code().to_owned()),
        read("assumption", &|e| e.assumption.clone()),
        read("reason", &|e| e.reason.clone()),
    ]
}
