//! Entering a value by hand: the form as it arrives, and what it becomes.

use super::Indicator;
use super::detail::{Breakdown, Detail};
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
/// Choice of the form: the value stands beside the one of another source.
pub const BESIDE: &str = "beside";
/// Longest vintage in characters.
pub const MAX_VINTAGE: usize = 40;
/// Longest name of a part of an area in characters.
pub const MAX_PART: usize = 80;
/// Percentage points by which a printed share may differ from that of its numerator and denominator.
const ROUNDED: f64 = 0.55;
/// The same where the source says „rund" or „mehr als".
const ROUGH: f64 = 2.0;

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
    /// `revision`, `correction` or [`BESIDE`] where a value for the period is there already.
    pub replacement: String,
    /// Numerator of a share, may be empty.
    pub numerator: String,
    /// Denominator of a share, may be empty.
    pub denominator: String,
    /// Answers of a sample, may be empty.
    pub sample: String,
    /// Lower end of the 95 % interval, may be empty.
    pub low: String,
    /// Upper end of the 95 % interval, may be empty.
    pub high: String,
    /// Part of the area, may be empty.
    pub district: String,
    /// Class of sizes, may be empty.
    pub size_class: String,
    /// Sector, may be empty.
    pub sector: String,
}

impl ValueForm {
    /// Reads the form for an indicator with the values it has; `id` is the identifier the new value gets, `today` the day
    /// it becomes known.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read; a period that has not ended; a value outside the scale; a period
    /// that has a value already without saying whether this is a revision or a correction; numerator and denominator
    /// that make another share; an interval that does not hold the value; any value of a derived indicator.
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
        let value = self.number(indicator, &mut errors);
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
        let detail = self.detail(indicator, value, qualifier, &mut errors);
        if indicator.is_derived() {
            errors.add("value", Problem::IsComputed);
        }
        let held = match (&area, &period, &detail) {
            (Some(area), Some(period), Some(detail)) => {
                held_of(known, area, period, &detail.breakdown)
            }
            _ => None,
        };
        let replacement = Replacement::from_code(&self.replacement);
        // A figure of another source may stand beside the one that is there, as one that contradicts it.
        let beside = held.filter(|held| {
            self.replacement == BESIDE && source.as_ref().is_some_and(|of| of != &held.source)
        });
        if held.is_some() && replacement.is_none() && beside.is_none() {
            errors.add("replacement", Problem::RevisionOrCorrection);
        }
        let contradicts =
            beside.is_some_and(|held| value.is_some_and(|v| v.to_bits() != held.value.to_bits()));
        let evidence = match evidence {
            Some(Evidence::Read) if contradicts => Some(Evidence::Conflict),
            other => other,
        };
        let detail = detail.map(|detail| (!detail.is_empty()).then(|| Box::new(detail)));
        match (area, period, value, qualifier, status, evidence, vintage, source, note, detail) {
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
                Some(detail),
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
                    detail,
                })
            }
            _ => Err(errors),
        }
    }

    /// The number as typed, where it lies on the scale.
    fn number(&self, indicator: &Indicator, errors: &mut FieldErrors) -> Option<f64> {
        let (min, max) = (indicator.min, indicator.max.filter(|_| indicator.is_percent()));
        errors.keep("value", parse_german(&self.value)).filter(|value| {
            let inside = min.is_none_or(|min| *value >= min) && max.is_none_or(|max| *value <= max);
            if !inside {
                errors.add("value", Problem::OutOfRange { min: min.unwrap_or(f64::MIN), max });
            }
            inside
        })
    }

    /// The part of the area as typed, cleaned.
    pub fn part(&self) -> Breakdown {
        let line = |raw: &str| text::line(raw, MAX_PART).unwrap_or_default();
        Breakdown {
            district: line(&self.district),
            size_class: line(&self.size_class),
            sector: line(&self.sector),
        }
    }

    /// What the source states beside the value; none where something of it cannot be read.
    fn detail(
        &self,
        indicator: &Indicator,
        value: Option<f64>,
        qualifier: Option<Qualifier>,
        errors: &mut FieldErrors,
    ) -> Option<Detail> {
        let numerator = number(errors, "numerator", &self.numerator);
        let denominator = number(errors, "denominator", &self.denominator);
        let sample = whole(errors, "sample", &self.sample);
        let (low, high) = (number(errors, "low", &self.low), number(errors, "high", &self.high));
        let line = |errors: &mut FieldErrors, field: &str, raw: &str| match raw.trim() {
            "" => Some(String::new()),
            raw => errors.keep(field, text::line(raw, MAX_PART)),
        };
        let breakdown = Breakdown {
            district: line(errors, "district", &self.district)?,
            size_class: line(errors, "size_class", &self.size_class)?,
            sector: line(errors, "sector", &self.sector)?,
        };
        let is_read = |errors: &FieldErrors, fields: [&str; 2]| {
            fields.iter().all(|field| errors.of(field).is_none())
        };
        if is_read(errors, ["numerator", "denominator"])
            && let Some(problem) =
                share_problem(indicator, value, qualifier, numerator, denominator)
        {
            errors.add("denominator", problem);
        }
        let interval = low.zip(high);
        if is_read(errors, ["low", "high"]) {
            match (low, high) {
                (Some(low), Some(high)) if low >= high => {
                    errors.add("high", Problem::EndsReversed);
                }
                (Some(low), Some(high)) if value.is_some_and(|v| v < low || high < v) => {
                    errors.add("low", Problem::OutsideInterval);
                }
                (Some(_), None) => errors.add("high", Problem::Required),
                (None, Some(_)) => errors.add("low", Problem::Required),
                _ => {}
            }
        }
        Some(Detail { numerator, denominator, sample, interval, breakdown })
    }
}

/// Why numerator and denominator cannot belong to the value.
fn share_problem(
    indicator: &Indicator,
    value: Option<f64>,
    qualifier: Option<Qualifier>,
    numerator: Option<f64>,
    denominator: Option<f64>,
) -> Option<Problem> {
    let Some(denominator) = denominator else {
        return numerator.is_some().then_some(Problem::Required);
    };
    if denominator <= 0.0 {
        return Some(Problem::OutOfRange { min: 0.0, max: None });
    }
    let share = 100.0 * numerator? / denominator;
    let slack = if qualifier == Some(Qualifier::Exact) { ROUNDED } else { ROUGH };
    let differs = indicator.is_percent() && (share - value?).abs() > slack;
    differs.then_some(Problem::OtherShare { share })
}

/// A number of answers; nothing for none, and where it cannot be read.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be a whole number within range"
)]
fn whole(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<u32> {
    let n = number(errors, field, raw)?;
    if n >= 1.0 && n <= f64::from(u32::MAX) && n.fract() == 0.0 {
        return Some(n as u32);
    }
    errors.add(field, Problem::NotACount);
    None
}

/// A number that may be left out; nothing where it cannot be read, which is noted.
fn number(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<f64> {
    match raw.trim() {
        "" => None,
        raw => errors.keep(field, parse_german(raw)),
    }
}

/// The value that stands for an area and period now, if any.
pub fn held<'a>(
    known: &'a [Observation],
    area: &AreaCode,
    period: &Period,
) -> Option<&'a Observation> {
    held_of(known, area, period, &Breakdown::default())
}

/// The value that stands for an area, period and part of the area now, if any.
pub fn held_of<'a>(
    known: &'a [Observation],
    area: &AreaCode,
    period: &Period,
    breakdown: &Breakdown,
) -> Option<&'a Observation> {
    let standing =
        |o: &&Observation| !o.superseded && o.status != ObservationStatus::DefinitionDiffers;
    known
        .iter()
        .filter(|o| &o.area == area && &o.period == period && &o.breakdown() == breakdown)
        .filter(standing)
        .max_by_key(|o| (o.recorded.authoritative, !o.evidence.is_example(), o.vintage.clone()))
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
