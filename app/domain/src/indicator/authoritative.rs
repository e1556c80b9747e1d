//! Which of several figures for one area and period counts, where sources contradict each other.

use super::observation::Observation;
use crate::error::FieldErrors;
use crate::key::{AreaCode, IndicatorCode, ObservationId};
use crate::period::Period;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest reason in characters.
pub const MAX_REASON: usize = 600;

/// Somebody's decision that a figure is the authoritative one. Decisions are only ever added; the last one counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authoritative {
    /// Its identifier.
    pub id: String,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The area.
    pub area: AreaCode,
    /// The period.
    pub period: Period,
    /// The value that counts; where another took its place, that one.
    pub value: ObservationId,
    /// Why.
    pub reason: String,
    /// The day from which the decision is known.
    pub known: NaiveDate,
    /// Counts the decisions of an indicator.
    pub number: u32,
}

/// The form of a decision as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuthoritativeForm {
    /// Why this figure counts.
    pub reason: String,
}

impl AuthoritativeForm {
    /// Reads the form for a value among the decisions made so far.
    ///
    /// # Errors
    /// A reason that is missing or too long.
    pub fn parse(
        &self,
        value: &Observation,
        made: &[Authoritative],
        today: NaiveDate,
        id: &str,
    ) -> Result<Authoritative, FieldErrors> {
        let reason = text::block(&self.reason, MAX_REASON)
            .map_err(|problem| FieldErrors::one("reason", problem))?;
        let last = made.iter().map(|decision| decision.number).max().unwrap_or_default();
        Ok(Authoritative {
            id: id.to_owned(),
            indicator: value.indicator.clone(),
            area: value.area.clone(),
            period: value.period,
            value: value.id.clone(),
            reason,
            known: today,
            number: last.saturating_add(1),
        })
    }
}

/// The decision that counts for each area and period on a day.
pub fn in_force(
    made: &[Authoritative],
    day: NaiveDate,
) -> BTreeMap<(&AreaCode, Period), &Authoritative> {
    let mut counts: BTreeMap<(&AreaCode, Period), &Authoritative> = BTreeMap::new();
    for decision in made.iter().filter(|decision| decision.known <= day) {
        let held = counts.entry((&decision.area, decision.period)).or_insert(decision);
        if decision.number > held.number {
            *held = decision;
        }
    }
    counts
}
