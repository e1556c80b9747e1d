//! The catalogue in memory, kept in step with the store by its revision.
//!
//! Every request compares the stored revision with the one held; after a write it reads only the records that changed.
//! That keeps pages fast at any size and is right for several instances on one store.

use crate::db::Store;
use crate::error::StoreError;
use chrono::NaiveDate;
use domain::catalogue::{Catalogue, Derived, IndicatorRecord, MeasureRecord};
use domain::council::{Meeting, Organisation};
use domain::evaluation::Round;
use domain::evaluation::criteria::CriteriaSet;
use domain::face::PublicFace;
use domain::field::{Area, Field};
use domain::indicator::Indicator;
use domain::indicator::authoritative::Authoritative;
use domain::indicator::choice::MethodChoice;
use domain::indicator::observation::Observation;
use domain::indicator::supply::Supply;
use domain::indicator::target::Target;
use domain::key::{ImportId, IndicatorCode, ObservationId};
use domain::measure::contribution::Contribution;
use domain::measure::{Measure, Milestone, Terms};
use domain::source::{DataTrap, Source};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::ops::Bound;
use std::sync::Arc;
use surrealdb::types::{RecordId, RecordIdKey, RecordIdKeyRange, SerdeWrapper};

/// Values read by one statement at most.
const AT_ONCE: usize = 20_000;

const OBSERVATIONS: &str = "SELECT *, record::id(id) AS id FROM observation";
const CHOICES: &str = "SELECT *, record::id(id) AS id FROM method_choice";
const DECISIONS: &str = "SELECT *, record::id(id) AS id FROM authoritative";
const CONTRIBUTIONS: &str = "SELECT *, record::id(id) AS id FROM contribution";

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Revision {
    revision: i64,
    base: i64,
}

impl Store {
    /// The catalogue as it is now.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn catalogue(&self) -> Result<Arc<Catalogue>, StoreError> {
        let revision = self.revision().await?;
        let held = self.held();
        if held.revision == revision.revision && held.base == revision.base {
            return Ok(held);
        }
        let _one_at_a_time = self.refreshing().await;
        // The revision is read before the records: a write in between is seen again by the next request.
        let revision = self.revision().await?;
        let held = self.held();
        if held.revision == revision.revision && held.base == revision.base {
            return Ok(held);
        }
        let fresh = if held.base == revision.base {
            self.updated(&held, revision.revision, Brought::Nothing).await?
        } else {
            self.whole(&revision).await?
        };
        let fresh = Arc::new(fresh);
        self.hold(fresh.clone());
        Ok(fresh)
    }

    async fn revision(&self) -> Result<Revision, StoreError> {
        let read = async {
            let found: Vec<Revision> =
                self.rows("SELECT revision, base FROM meta:catalogue", ()).await?;
            let missing = || StoreError::Data("meta:catalogue is missing".to_owned());
            found.into_iter().next().ok_or_else(missing)
        };
        self.memory().recall(|| "revision".to_owned(), read).await
    }

    async fn all<T: Serialize + DeserializeOwned + 'static>(
        &self,
        table: &str,
    ) -> Result<Vec<T>, StoreError> {
        self.rows(&format!("SELECT * FROM {table}"), ()).await
    }

    async fn whole(&self, revision: &Revision) -> Result<Catalogue, StoreError> {
        let mut fields: Vec<Field> = self.all("field").await?;
        fields.sort_by_key(|f| f.position);
        let mut traps: Vec<DataTrap> = self.all("trap").await?;
        traps.sort_by(|a, b| a.code.cmp(&b.code));
        let mut meetings: Vec<Meeting> = self.all("meeting").await?;
        meetings.sort_by_key(|m| m.date);
        let mut criteria: Vec<CriteriaSet> = self.all("criteria_set").await?;
        criteria.sort_by(|a, b| (a.position, &a.code).cmp(&(b.position, &b.code)));
        let face: Vec<PublicFace> = self.rows("SELECT * FROM face:public", ()).await?;
        let areas: Vec<Area> = self.all("area").await?;
        let sources: Vec<Source> = self.all("source").await?;
        let organisations: Vec<Organisation> = self.all("organisation").await?;
        let rounds: Vec<Round> = self.all("round").await?;
        let indicators = join_indicators(
            self.all("indicator").await?,
            self.counting(self.every_observation(None).await?).await?,
            self.all("target").await?,
            (self.rows(CHOICES, ()).await?, self.rows(DECISIONS, ()).await?),
        );
        let supplies: Vec<Supply> = self.all("supply").await?;
        let editions = self.editions().await?;
        let measures = join_measures(
            self.all("measure").await?,
            self.all("terms").await?,
            self.all("milestone").await?,
            self.rows(CONTRIBUTIONS, ()).await?,
        );
        let mut whole = Catalogue {
            revision: revision.revision,
            base: revision.base,
            fields,
            traps,
            meetings,
            criteria,
            areas: areas.into_iter().map(|a| (a.code.clone(), a)).collect(),
            sources: sources.into_iter().map(|s| (s.code.clone(), s)).collect(),
            organisations: organisations.into_iter().map(|o| (o.code.clone(), o)).collect(),
            rounds: rounds.into_iter().map(|r| (r.code.clone(), r)).collect(),
            indicators: indicators.map(|r| (r.indicator.code.clone(), Arc::new(r))).collect(),
            supplies: supplies.into_iter().map(|s| (s.indicator.clone(), s)).collect(),
            editions,
            measures: measures.map(|r| (r.measure.slug.clone(), Arc::new(r))).collect(),
            face: face.into_iter().next().unwrap_or_default(),
            derived: Derived::default(),
        };
        whole.compute(None);
        Ok(whole)
    }

    /// Reads what changed since the catalogue held. What a write of this process brought is taken from it instead, where
    /// nobody else changed the indicator: a million values are not read back from the store.
    async fn updated(
        &self,
        held: &Catalogue,
        revision: i64,
        brought: Brought,
    ) -> Result<Catalogue, StoreError> {
        let since = || [("since", held.revision)];
        let indicators: Vec<Indicator> =
            self.rows("SELECT * FROM indicator WHERE revision > $since", since()).await?;
        let measures: Vec<Measure> =
            self.rows("SELECT * FROM measure WHERE revision > $since", since()).await?;
        let mut fresh = held.clone();
        fresh.revision = revision;
        // There are few of them, and a change of one is rare.
        fresh.editions = self.editions().await?;
        let changed: BTreeSet<_> = indicators.iter().map(|i| i.code.clone()).collect();
        let indicators = carry_over(&mut fresh, indicators, brought);
        let codes: Vec<String> = indicators.iter().map(|i| i.code.to_string()).collect();
        let slugs: Vec<String> = measures.iter().map(|m| m.slug.to_string()).collect();
        if !indicators.is_empty() {
            let keys = || [("keys", SerdeWrapper(codes.clone()))];
            let observations = self.counting(self.observations_of(&codes).await?).await?;
            let targets =
                self.rows("SELECT * FROM target WHERE indicator IN $keys", keys()).await?;
            let choices = self.rows(&format!("{CHOICES} WHERE indicator IN $keys"), keys()).await?;
            let decisions =
                self.rows(&format!("{DECISIONS} WHERE indicator IN $keys"), keys()).await?;
            let supplies: Vec<Supply> =
                self.rows("SELECT * FROM supply WHERE indicator IN $keys", keys()).await?;
            fresh.supplies.extend(supplies.into_iter().map(|s| (s.indicator.clone(), s)));
            let joined = join_indicators(indicators, observations, targets, (choices, decisions));
            for record in joined {
                fresh.indicators.insert(record.indicator.code.clone(), Arc::new(record));
            }
        }
        if !changed.is_empty() {
            fresh.compute(Some(&changed));
        }
        if !measures.is_empty() {
            let keys = || [("keys", SerdeWrapper(slugs.clone()))];
            let terms = self.rows("SELECT * FROM terms WHERE measure IN $keys", keys()).await?;
            let milestones =
                self.rows("SELECT * FROM milestone WHERE measure IN $keys", keys()).await?;
            let links =
                self.rows(&format!("{CONTRIBUTIONS} WHERE measure IN $keys"), keys()).await?;
            for record in join_measures(measures, terms, milestones, links) {
                fresh.measures.insert(record.measure.slug.clone(), Arc::new(record));
            }
        }
        Ok(fresh)
    }
}

impl Store {
    /// Runs the last transaction of a write that changes many values, and keeps the catalogue in step with what it brought.
    /// Readers wait for it only from the moment on that the values count.
    pub(crate) async fn commit_bringing(
        &self,
        commit: impl Future<Output = Result<(), StoreError>>,
        brought: Brought,
    ) -> Result<(), StoreError> {
        // Whoever sees the new revision first would read everything from the store.
        let _one_at_a_time = self.refreshing().await;
        commit.await?;
        let held = self.held();
        let kept = async {
            let revision = self.revision().await?;
            if revision.base == held.base {
                self.hold(Arc::new(self.updated(&held, revision.revision, brought).await?));
            }
            Ok::<_, StoreError>(())
        };
        // The values count in any case; the next request reads what is missing here.
        if let Err(error) = kept.await {
            tracing::warn!(%error, "the catalogue is read anew after a large write");
        }
        Ok(())
    }

    /// The values of indicators: by the index as long as they are few, otherwise in pieces, as the engine gives no answer
    /// that takes it longer than 30 seconds.
    async fn observations_of(&self, codes: &[String]) -> Result<Vec<Observation>, StoreError> {
        let mut found = Vec::new();
        for code in codes {
            let few = format!("{OBSERVATIONS} WHERE indicator = $key LIMIT {}", AT_ONCE + 1);
            let of_indicator: Vec<_> = self.rows(&few, [("key", code.clone())]).await?;
            if of_indicator.len() > AT_ONCE {
                return self.every_observation(Some(codes)).await;
            }
            found.extend(of_indicator);
        }
        Ok(found)
    }

    /// All values, or those of some indicators, in the order of their keys.
    async fn every_observation(
        &self,
        of: Option<&[String]>,
    ) -> Result<Vec<Observation>, StoreError> {
        let mut all: Vec<Observation> = Vec::new();
        let mut last: Option<ObservationId> = None;
        loop {
            let range = RecordIdKeyRange {
                start: last
                    .as_ref()
                    .map_or(Bound::Unbounded, |id| Bound::Excluded(id.as_str().into())),
                end: Bound::Unbounded,
            };
            let range = RecordId::new("observation", RecordIdKey::Range(Box::new(range)));
            let piece = format!("SELECT *, record::id(id) AS id FROM $range LIMIT {AT_ONCE}");
            let mut piece: Vec<Observation> = self.rows(&piece, [("range", range)]).await?;
            let is_last = piece.len() < AT_ONCE;
            last = piece.last().map(|o| o.id.clone());
            piece
                .retain(|o| of.is_none_or(|of| of.iter().any(|code| code == o.indicator.as_str())));
            all.append(&mut piece);
            if is_last {
                return Ok(all);
            }
        }
    }

    /// Leaves out values of imports that are still being written, and marks those of imports that were undone.
    async fn counting(
        &self,
        mut observations: Vec<Observation>,
    ) -> Result<Vec<Observation>, StoreError> {
        let apart = self.imports_apart().await?;
        if apart.is_empty() {
            return Ok(observations);
        }
        observations.retain_mut(|o| {
            let Some(undone) = o.recorded.import.as_ref().and_then(|id| apart.get(id)) else {
                return true;
            };
            o.recorded.withdrawn = *undone;
            undone.is_some()
        });
        Ok(observations)
    }
}

/// What a write brought to the indicators that it changed.
pub(crate) enum Brought {
    /// Nothing that is at hand.
    Nothing,
    /// Values of an import, with the indicators as they were before.
    Values(HashMap<IndicatorCode, (i64, Vec<Observation>)>),
    /// An import was undone on a day; the indicators as they were before.
    Undone(HashMap<IndicatorCode, i64>, ImportId, NaiveDate),
}

/// Puts what was brought into the indicators held, and gives back those that have to be read.
fn carry_over(
    fresh: &mut Catalogue,
    indicators: Vec<Indicator>,
    mut brought: Brought,
) -> Vec<Indicator> {
    let mut unread = Vec::new();
    for indicator in indicators {
        let code = indicator.code.clone();
        let before = match &brought {
            Brought::Nothing => None,
            Brought::Values(values) => values.get(&code).map(|(version, _)| *version),
            Brought::Undone(versions, ..) => versions.get(&code).copied(),
        };
        let held = fresh.indicators.get(&code).filter(|held| {
            before == Some(held.indicator.version)
                && indicator.version == held.indicator.version + 1
        });
        let Some(held) = held else {
            unread.push(indicator);
            continue;
        };
        let mut observations: Vec<Observation> = held.everything().cloned().collect();
        match &mut brought {
            Brought::Nothing => {}
            Brought::Values(values) => {
                observations
                    .extend(values.remove(&code).into_iter().flat_map(|(_, values)| values));
            }
            Brought::Undone(_, import, day) => {
                for o in &mut observations {
                    if o.recorded.import.as_ref() == Some(&*import) {
                        o.recorded.withdrawn = Some(*day);
                    }
                }
            }
        }
        let record = IndicatorRecord::new(indicator, observations, held.targets.clone())
            .with_decisions(held.decisions().to_vec())
            .with_choices(held.choices().to_vec());
        fresh.indicators.insert(code, Arc::new(record));
    }
    unread
}

fn join_indicators(
    indicators: Vec<Indicator>,
    observations: Vec<Observation>,
    targets: Vec<Target>,
    (choices, decisions): (Vec<MethodChoice>, Vec<Authoritative>),
) -> impl Iterator<Item = IndicatorRecord> {
    let mut observations = grouped(observations, |o| o.indicator.to_string());
    let mut targets = grouped(targets, |t| t.indicator.to_string());
    let mut choices = grouped(choices, |c| c.indicator.to_string());
    let mut decisions = grouped(decisions, |d| d.indicator.to_string());
    indicators.into_iter().map(move |indicator| {
        let observations = observations.remove(indicator.code.as_str()).unwrap_or_default();
        let mut targets = targets.remove(indicator.code.as_str()).unwrap_or_default();
        targets.sort_by(|a, b| a.code.cmp(&b.code));
        let choices = choices.remove(indicator.code.as_str()).unwrap_or_default();
        let decisions = decisions.remove(indicator.code.as_str()).unwrap_or_default();
        IndicatorRecord::new(indicator, observations, targets)
            .with_choices(choices)
            .with_decisions(decisions)
    })
}

fn join_measures(
    measures: Vec<Measure>,
    terms: Vec<Terms>,
    milestones: Vec<Milestone>,
    contributions: Vec<Contribution>,
) -> impl Iterator<Item = MeasureRecord> {
    let mut terms = grouped(terms, |t| t.measure.to_string());
    let mut milestones = grouped(milestones, |m| m.measure.to_string());
    let mut contributions = grouped(contributions, |c| c.measure.to_string());
    measures.into_iter().map(move |measure| {
        let slug = measure.slug.as_str();
        let mut terms = terms.remove(slug).unwrap_or_default();
        terms.sort_by_key(|t| t.start);
        let mut milestones = milestones.remove(slug).unwrap_or_default();
        milestones.sort_by_key(|m| m.date);
        let mut contributions = contributions.remove(slug).unwrap_or_default();
        contributions.sort_by(|a, b| (&a.indicator, &a.id).cmp(&(&b.indicator, &b.id)));
        MeasureRecord { measure, terms, milestones, contributions }
    })
}

fn grouped<T>(rows: Vec<T>, key: impl Fn(&T) -> String) -> HashMap<String, Vec<T>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        groups.entry(key(&row)).or_default().push(row);
    }
    groups
}
