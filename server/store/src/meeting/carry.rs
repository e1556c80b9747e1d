//! What follows from a resolution, carried out with it: each effect changes its record and leaves a row in the journal that
//! names the resolution.

use super::StoredFollowUp;
use super::resolution::title_of;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Account;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::index::edition::EditionState;
use domain::indicator::choice::{ChoiceState, MethodChoice};
use domain::indicator::target::Target;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{IndicatorCode, MethodChoiceId, OrganisationCode};
use domain::measure::state::State;
use domain::meeting::numbering::ResolutionNumber;
use domain::meeting::resolution::Effect;
use domain::source::Evidence;
use domain::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who carries it out, when, and by which resolution.
pub(super) struct By<'a> {
    /// The account; none where the product does it by itself.
    pub(super) account: Option<&'a Account>,
    /// The resolution.
    pub(super) number: &'a ResolutionNumber,
    /// Who may know of the resolution.
    pub(super) tier: Tier,
    /// The day.
    pub(super) today: NaiveDate,
    /// The moment.
    pub(super) now: DateTime<Utc>,
}

impl By<'_> {
    /// How records name the resolution.
    pub(super) fn decided_in(&self) -> String {
        format!("Beschluss {}", self.number)
    }

    /// A row of the journal.
    pub(super) fn row(&self, act: Act, kind: SubjectKind, key: &str, title: &str) -> JournalRow {
        match self.account {
            Some(account) => JournalRow::by(account, self.now, act, kind, key, title),
            None => JournalRow::by_product(self.now, act, kind, key, title),
        }
    }

    fn effect(&self, act: Act, kind: SubjectKind, key: &str, title: &str) -> JournalRow {
        self.row(act, kind, key, title).reason(&self.decided_in())
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct StatePatch {
    state: State,
}

#[derive(Clone, Serialize, Deserialize)]
struct EditionPatch {
    state: EditionState,
    from: Option<NaiveDate>,
    decided_in: String,
}

#[derive(Clone, Serialize, Deserialize)]
struct Nothing {}

fn lost(what: impl std::fmt::Display) -> StoreError {
    StoreError::Data(format!("an effect names {what}, which is not there"))
}

fn fresh() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

fn record<'a>(
    catalogue: &'a Catalogue,
    code: &IndicatorCode,
) -> Result<&'a IndicatorRecord, StoreError> {
    catalogue.indicators.get(code).map(|record| &**record).ok_or_else(|| lost(code))
}

impl Transaction {
    /// Carries out effects that were checked against this catalogue. Each record has to have the version it has there.
    pub(super) fn carry(
        mut self,
        effects: &[Effect],
        catalogue: &Catalogue,
        by: &By<'_>,
    ) -> Result<Self, StoreError> {
        let mut touched: Vec<(&'static str, String)> = Vec::new();
        // Of several effects on one indicator its version counts once.
        let mut indicators: BTreeMap<&IndicatorCode, i64> = BTreeMap::new();
        for (place, effect) in effects.iter().enumerate() {
            let name = format!("effect{place}");
            if let Some((slug, to)) = effect.step() {
                let measure = &catalogue.measures.get(slug).ok_or_else(|| lost(slug))?.measure;
                let row = by.effect(
                    Act::MeasureMoved,
                    SubjectKind::Measure,
                    slug.as_str(),
                    &measure.name.de,
                );
                let row = row.changes([Change::between("state", measure.state.code(), to.code())]);
                let key = ("measure", slug.as_str());
                self = self.update(&name, key, measure.version, StatePatch { state: to });
                self = self.journal(&format!("{name}_row"), row);
                touched.push(("measure", slug.to_string()));
            }
            self = match effect {
                Effect::StartMeasure { .. }
                | Effect::ChangeMeasure { .. }
                | Effect::EndMeasure { .. } => self,
                Effect::AdoptMethod { indicator, choice, from } => {
                    let record = record(catalogue, indicator)?;
                    indicators.insert(indicator, record.indicator.version);
                    self.adopt_choice(&name, record, (choice, *from), by)?
                }
                Effect::SetTarget { indicator, target } => {
                    let record = record(catalogue, indicator)?;
                    indicators.insert(indicator, record.indicator.version);
                    self.decide_target(&name, record, target.as_str(), by)?
                }
                Effect::AdoptWeights { proposal, from } => {
                    touched.push(("index_edition", proposal.clone()));
                    self.adopt_edition(&name, catalogue, (proposal, *from), by)?
                }
                Effect::RequestData { indicator, organisation, due } => {
                    let record = record(catalogue, indicator)?;
                    let subject = asked(catalogue, record, organisation);
                    self.follow_up(&name, subject, *due, by)
                }
                Effect::SetDeadline { subject, due } => {
                    self.follow_up(&name, subject.clone(), *due, by)
                }
            };
        }
        for (place, (code, seen)) in indicators.into_iter().enumerate() {
            let key = ("indicator", code.as_str());
            self = self.update(&format!("indicator{place}"), key, seen, Nothing {});
            touched.push(("indicator", code.to_string()));
        }
        Ok(if touched.is_empty() { self } else { self.touch_records(&touched) })
    }

    fn adopt_choice(
        self,
        name: &str,
        record: &IndicatorRecord,
        (choice, from): (&MethodChoiceId, NaiveDate),
        by: &By<'_>,
    ) -> Result<Self, StoreError> {
        let proposed = record.choices().iter().find(|c| &c.id == choice);
        let proposed = proposed.ok_or_else(|| lost(choice))?;
        let last = record.choices().iter().map(|c| c.number).max().unwrap_or_default();
        let id = fresh();
        let adopted = MethodChoice {
            id: MethodChoiceId::parse(&id).map_err(|_| lost(choice))?,
            number: last + 1,
            from,
            decided_in: by.decided_in(),
            state: ChoiceState::InForce,
            known: by.today,
            ..proposed.clone()
        };
        let before = record.method_on(by.today).version().code;
        let (key, title) = (record.indicator.code.as_str(), &record.indicator.name.de);
        let row = by.effect(Act::MethodChosen, SubjectKind::Indicator, key, title).changes([
            Change::between("method", before, adopted.method.version().code),
            Change::between("choice_state", "", adopted.state.code()),
            Change::between("valid_from", "", from.to_string()),
            Change::between("decided_in", "", by.decided_in()),
        ]);
        let created = self
            .record(name, "method_choice", &id)
            .bind(&format!("{name}_value"), adopted)
            .statement(&format!(
                "CREATE ${name} CONTENT object::remove(${name}_value, 'id') RETURN NONE"
            ));
        Ok(created.journal(&format!("{name}_row"), row))
    }

    fn decide_target(
        self,
        name: &str,
        record: &IndicatorRecord,
        target: &str,
        by: &By<'_>,
    ) -> Result<Self, StoreError> {
        let proposed = record.current_targets().find(|t| t.code == target);
        let proposed = proposed.ok_or_else(|| lost(target))?;
        // What the council has decided stands in its resolution, whatever it was before.
        let evidence =
            if proposed.evidence.is_example() { Evidence::Read } else { proposed.evidence };
        let decided = Target {
            code: fresh(),
            decided_in: by.decided_in(),
            evidence,
            known: by.today,
            replaces: Some(proposed.code.clone()),
            reason: by.decided_in(),
            ..proposed.clone()
        };
        let (key, title) = (record.indicator.code.as_str(), &record.indicator.name.de);
        let row = by.effect(Act::TargetChanged, SubjectKind::Indicator, key, title).changes([
            Change::between("decided_in", &proposed.decided_in, by.decided_in()),
            Change::between("evidence", proposed.evidence.code(), decided.evidence.code()),
        ]);
        let created = self
            .record(name, "target", &decided.code)
            .bind(&format!("{name}_value"), decided)
            .statement(&format!("CREATE ${name} CONTENT ${name}_value RETURN NONE"));
        Ok(created.journal(&format!("{name}_row"), row))
    }

    fn adopt_edition(
        self,
        name: &str,
        catalogue: &Catalogue,
        (proposal, from): (&str, NaiveDate),
        by: &By<'_>,
    ) -> Result<Self, StoreError> {
        let edition = catalogue.editions.iter().find(|e| e.id.as_str() == proposal);
        let edition = edition.ok_or_else(|| lost(proposal))?;
        let row = by.effect(Act::IndexAdopted, SubjectKind::Edition, proposal, &edition.title);
        let row = row.changes([
            Change::between("decided_in", "", by.decided_in()),
            Change::between("valid_from", "", from.to_string()),
        ]);
        let patch = EditionPatch {
            state: EditionState::InForce,
            from: Some(from),
            decided_in: by.decided_in(),
        };
        let updated = self.update(name, ("index_edition", proposal), edition.version, patch);
        Ok(updated.journal(&format!("{name}_row"), row))
    }

    /// Sets a date on which something comes back because of a resolution.
    pub(super) fn follow_up(
        self,
        name: &str,
        subject: String,
        due: NaiveDate,
        by: &By<'_>,
    ) -> Self {
        let id = fresh();
        let title = title_of(&subject, "", by.tier);
        let row = by.effect(Act::FollowUpKept, SubjectKind::FollowUp, &id, &title);
        let row = row.changes([Change::between("due", "", due.to_string())]);
        let follow_up = StoredFollowUp {
            id: None,
            subject,
            reason: by.decided_in(),
            due,
            done: false,
            tier: by.tier,
            version: 1,
        };
        self.record(name, "follow_up", &id)
            .bind(&format!("{name}_value"), follow_up)
            .statement(&format!("CREATE ${name} CONTENT ${name}_value RETURN NONE"))
            .journal(&format!("{name}_row"), row)
    }
}

fn asked(
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    organisation: &OrganisationCode,
) -> String {
    let held = catalogue.organisations.get(organisation);
    let name = held.map_or_else(|| organisation.to_string(), |o| o.short.clone());
    format!("Werte zu {} von {name}", record.indicator.code)
}
