//! Entering a value by hand: the form as it arrives, and what it becomes.

use super::Indicator;
use super::observation::{
    Observation, ObservationStatus, Qualifier, Recorded, Replaced, Replacement,
};
use crate::error::{FieldErrors, Problem};
use crate::key::{AreaCode, ObservationId, SourceCode};
use crate::number::parse_german;
use crate::period::Period;
use crate::source::Evidence;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest remark in characters.
pub const MAX_NOTE: usize = 600;
/// Longest vintage in characters.
pub const MAX_VINTAGE: usize = 40;

/// The form of a value as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ValueForm {
    /// Area code; home where empty.
    pub area: String,
    /// Day, month, quarter, half-year or year.
    pub period: String,
    /// A German number.
    pub value: String,
    /// Qualifier code; exact where empty.
    pub qualifier: String,
    /// SDMX status code; normal where empty.
    pub status: String,
    /// When it was published.
    pub vintage: String,
    /// Source code.
    pub source: String,
    /// `read` or `illustrative`; read where empty.
    pub evidence: String,
    /// Remark, may be empty.
    pub note: String,
    /// `revision` or `correction` where a value for the period is there already.
    pub replacement: String,
}

impl ValueForm {
    /// Reads the form for an indicator with the values it has; `id` is the identifier the new value gets, `today` the day
    /// it becomes known.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read; a period that has not ended; a value outside the scale; a period
    /// that has a value already without saying whether this is a revision or a correction.
    pub fn parse(
        &self,
        indicator: &Indicator,
        known: &[Observation],
        today: NaiveDate,
        id: ObservationId,
    ) -> Result<Observation, FieldErrors> {
        let mut errors = FieldErrors::default();
        let area = match self.area.trim() {
            "" => Some(AreaCode::home()),
            raw => errors.keep("area", AreaCode::parse(raw).map_err(|_| Problem::Unknown)),
        };
        let period = errors.keep("period", read_period(&self.period, today));
        let value = errors.keep("value", parse_german(&self.value)).filter(|value| {
            let (min, max) = (indicator.min, indicator.max.filter(|_| indicator.is_percent()));
            let inside = min.is_none_or(|min| *value >= min) && max.is_none_or(|max| *value <= max);
            if !inside {
                errors.add("value", Problem::OutOfRange { min: min.unwrap_or(f64::MIN), max });
            }
            inside
        });
        let qualifier = coded_or(
            &mut errors,
            "qualifier",
            &self.qualifier,
            Qualifier::Exact,
            Qualifier::from_code,
        );
        let status = coded_or(
            &mut errors,
            "status",
            &self.status,
            ObservationStatus::Normal,
            ObservationStatus::from_code,
        );
        let evidence =
            coded_or(&mut errors, "evidence", &self.evidence, Evidence::Read, Evidence::from_code);
        let vintage = errors.keep("vintage", text::line(&self.vintage, MAX_VINTAGE));
        let source = match self.source.trim() {
            "" if evidence == Some(Evidence::Illustrative) => Some(None),
            "" => {
                errors.add("source", Problem::Required);
                None
            }
            raw => errors
                .keep("source", SourceCode::parse(raw).map(Some).map_err(|_| Problem::Unknown)),
        };
        let note = match self.note.trim() {
            "" => Some(String::new()),
            raw => errors.keep("note", text::block(raw, MAX_NOTE)),
        };
        let held = match (&area, &period) {
            (Some(area), Some(period)) => held(known, area, period),
            _ => None,
        };
        let replacement = Replacement::from_code(&self.replacement);
        if held.is_some() && replacement.is_none() {
            errors.add("replacement", Problem::RevisionOrCorrection);
        }
        match (area, period, value, qualifier, status, evidence, vintage, source, note) {
            (
                Some(area),
                Some(period),
                Some(value),
                Some(qualifier),
                Some(status),
                Some(evidence),
                Some(vintage),
                Some(source),
                Some(note),
            ) if errors.is_empty() => {
                let replaces =
                    held.zip(replacement).map(|(held, by)| Replaced { id: held.id.clone(), by });
                Ok(Observation {
                    id,
                    indicator: indicator.code.clone(),
                    area,
                    period,
                    value,
                    qualifier,
                    status,
                    vintage,
                    source,
                    evidence,
                    note,
                    recorded: Recorded { replaces, ..Recorded::on(today) },
                    superseded: false,
                })
            }
            _ => Err(errors),
        }
    }
}

/// The value that stands for an area and period now, if any.
pub fn held<'a>(
    known: &'a [Observation],
    area: &AreaCode,
    period: &Period,
) -> Option<&'a Observation> {
    known
        .iter()
        .filter(|o| &o.area == area && &o.period == period && o.in_series())
        .max_by_key(|o| (!o.evidence.is_example(), o.vintage.clone()))
}

fn read_period(raw: &str, today: NaiveDate) -> Result<Period, Problem> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Err(Problem::Required);
    }
    let period = Period::parse(raw).map_err(|_| Problem::NotAPeriod)?;
    if period.end() > today { Err(Problem::InTheFuture) } else { Ok(period) }
}

fn coded_or<T>(
    errors: &mut FieldErrors,
    field: &str,
    raw: &str,
    default: T,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    match raw.trim() {
        "" => Some(default),
        raw => errors.keep(field, read(raw).ok_or(Problem::NotAChoice)),
    }
}
