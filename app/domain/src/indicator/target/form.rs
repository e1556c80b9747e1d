//! Setting, changing and withdrawing a target: the forms as they arrive, and the records they become.

use super::Target;
use crate::error::{FieldErrors, Problem};
use crate::indicator::Indicator;
use crate::indicator::path::{PathError, PathShape, TargetPath, Tolerance};
use crate::key::{AreaCode, SourceCode};
use crate::number::{Language, MAX_DECIMALS, format_shortest, parse_german};
use crate::period::{format_day, parse_day};
use crate::source::Evidence;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt::Write;

/// Most interim targets of one path.
pub const MAX_INTERIM: usize = 40;
/// Longest wording, name of a resolution and remark in characters.
const MAX_LINE: usize = 300;
/// Longest reason in characters.
const MAX_REASON: usize = 1_000;
/// Most characters of a source's code that an error repeats.
const MAX_CODE: usize = 20;

/// The form of a target as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TargetForm {
    /// Area code; home where empty.
    pub area: String,
    /// The value to be reached, a German number.
    pub value: String,
    /// The day it is due; empty where it was left open.
    pub due: String,
    /// The value the path starts from; may be empty.
    pub baseline: String,
    /// The day of that value.
    pub baseline_day: String,
    /// One `31.12.2024 = 64,5` per line; may be empty.
    pub interim: String,
    /// Code of the path's shape; empty leaves it to the method of assessment.
    pub shape: String,
    /// Largest lag that is on plan.
    pub on_plan: String,
    /// Largest lag that is at risk.
    pub at_risk: String,
    /// Wording; may be empty.
    pub text: String,
    /// The resolution or plan that set it.
    pub decided_in: String,
    /// Codes of sources with commas between; may be empty.
    pub sources: String,
    /// Evidence code.
    pub evidence: String,
    /// `ja` where it leads for its area.
    pub leads: String,
    /// Why it leads.
    pub leads_reason: String,
    /// Why an earlier record is changed; not read for a new target.
    pub reason: String,
}

impl TargetForm {
    /// The form filled with a target that is to be changed.
    pub fn of(target: &Target) -> Self {
        let number = |value| format_shortest(value, MAX_DECIMALS, Language::De);
        let day = |day| format_day(day, Language::De);
        let mut interim = String::new();
        for (value, on) in &target.interim {
            // Writing to a String cannot fail.
            let _ = writeln!(interim, "{} = {}", day(*on), number(*value));
        }
        let sources: Vec<_> = target.sources.iter().map(ToString::to_string).collect();
        let tolerance = |of: fn((f64, f64)) -> f64| target.tolerance.map(of).map(number);
        Self {
            area: target.area.to_string(),
            value: number(target.value),
            due: target.due.map(day).unwrap_or_default(),
            baseline: target.baseline.map(|(value, _)| number(value)).unwrap_or_default(),
            baseline_day: target.baseline.map(|(_, on)| day(on)).unwrap_or_default(),
            interim,
            shape: target.shape.map(|shape| shape.code().to_owned()).unwrap_or_default(),
            on_plan: tolerance(|(on_plan, _)| on_plan).unwrap_or_default(),
            at_risk: tolerance(|(_, at_risk)| at_risk).unwrap_or_default(),
            text: target.text.clone(),
            decided_in: target.decided_in.clone(),
            sources: sources.join(", "),
            evidence: target.evidence.code().to_owned(),
            leads: if target.leads.is_some() { "ja".to_owned() } else { String::new() },
            leads_reason: target.leads.clone().unwrap_or_default(),
            reason: String::new(),
        }
    }

    /// Reads the form for an indicator; `code` is the code of the new record, `replaced` the target it changes.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read; a value outside the scale; days, tolerances, interim targets or a
    /// shape that contradict each other.
    pub fn parse(
        &self,
        indicator: &Indicator,
        replaced: Option<&Target>,
        today: NaiveDate,
        code: String,
    ) -> Result<Target, FieldErrors> {
        let mut errors = FieldErrors::default();
        let area = match self.area.trim() {
            "" => Some(AreaCode::home()),
            raw => errors.keep("area", AreaCode::parse(raw).map_err(|_| Problem::Unknown)),
        };
        let value = within_scale(indicator, "value", &self.value, &mut errors);
        let due = errors.keep("due", optional_day(&self.due));
        let baseline = self.baseline(indicator, &mut errors).ok();
        let interim = errors.keep("interim", self.interim_lines());
        let shape = match self.shape.trim() {
            "" => Some(None),
            raw => {
                errors.keep("shape", PathShape::from_code(raw).map(Some).ok_or(Problem::NotAChoice))
            }
        };
        let tolerance = self.tolerance(due.flatten().is_some(), &mut errors).ok();
        let text = optional_line("text", &self.text, &mut errors);
        let decided_in = errors.keep("decided_in", text::line(&self.decided_in, MAX_LINE));
        let sources = errors.keep("sources", self.source_codes());
        let evidence = match self.evidence.trim() {
            "" => Err(Problem::Required),
            raw => Evidence::from_code(raw).ok_or(Problem::NotAChoice),
        };
        let evidence = errors.keep("evidence", evidence);
        let leads = if self.leads.trim() == "ja" {
            errors.keep("leads_reason", text::line(&self.leads_reason, MAX_LINE)).map(Some)
        } else {
            Some(None)
        };
        let reason = match replaced {
            Some(_) => errors.keep("reason", text::block(&self.reason, MAX_REASON)),
            None => Some(String::new()),
        };
        let (Some(area), Some(value), Some(due), Some(baseline), Some(interim), Some(shape)) =
            (area, value, due, baseline, interim, shape)
        else {
            return Err(errors);
        };
        let (Some(tolerance), Some(text), Some(decided_in), Some(sources), Some(evidence)) =
            (tolerance, text, decided_in, sources, evidence)
        else {
            return Err(errors);
        };
        let (Some(leads), Some(reason)) = (leads, reason) else {
            return Err(errors);
        };
        if due.is_none() && (baseline.is_some() || !interim.is_empty()) {
            errors.add("due", Problem::Required);
        }
        let target = Target {
            code,
            indicator: indicator.code.clone(),
            area,
            value,
            due,
            due_text: due.map_or_else(|| "offen".to_owned(), |due| due.to_string()),
            text,
            decided_in,
            baseline,
            tolerance,
            sources,
            evidence,
            note: replaced.map(|old| old.note.clone()).unwrap_or_default(),
            shape,
            interim,
            leads,
            known: today,
            replaces: replaced.map(|old| old.code.clone()),
            withdrawn: None,
            reason,
        };
        if let Err((field, error)) = checked(&target) {
            errors.add(field, error);
        }
        if errors.is_empty() { Ok(target) } else { Err(errors) }
    }

    fn baseline(
        &self,
        indicator: &Indicator,
        errors: &mut FieldErrors,
    ) -> Result<Option<(f64, NaiveDate)>, Noted> {
        if self.baseline.trim().is_empty() && self.baseline_day.trim().is_empty() {
            return Ok(None);
        }
        let value = within_scale(indicator, "baseline", &self.baseline, errors);
        let day = errors.keep("baseline_day", required_day(&self.baseline_day));
        value.zip(day).map(Some).ok_or(Noted)
    }

    /// Tolerances are needed where there is a day to be judged on.
    fn tolerance(
        &self,
        is_due: bool,
        errors: &mut FieldErrors,
    ) -> Result<Option<(f64, f64)>, Noted> {
        if !is_due && self.on_plan.trim().is_empty() && self.at_risk.trim().is_empty() {
            return Ok(None);
        }
        let on_plan = errors.keep("on_plan", parse_german(&self.on_plan));
        let at_risk = errors.keep("at_risk", parse_german(&self.at_risk));
        let (on_plan, at_risk) = on_plan.zip(at_risk).ok_or(Noted)?;
        match Tolerance::new(on_plan, at_risk) {
            Ok(_) => Ok(Some((on_plan, at_risk))),
            Err(error) => {
                let first = error == PathError::NegativeTolerance && on_plan < 0.0;
                errors.add(if first { "on_plan" } else { "at_risk" }, error);
                Err(Noted)
            }
        }
    }

    fn interim_lines(&self) -> Result<Vec<(f64, NaiveDate)>, Problem> {
        let lines = self.interim.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        if lines.clone().count() > MAX_INTERIM {
            return Err(Problem::TooManyLines { max: MAX_INTERIM });
        }
        lines
            .map(|(place, line)| {
                day_and_value(line).ok_or(Problem::NotADayAndValue { line: place + 1 })
            })
            .collect()
    }

    fn source_codes(&self) -> Result<Vec<SourceCode>, Problem> {
        let codes = self.sources.split([',', ';', ' ', '\n']).map(str::trim);
        codes
            .filter(|code| !code.is_empty())
            .map(|code| {
                SourceCode::parse(code).map_err(|_| Problem::UnknownSource {
                    code: text::clean(code).chars().take(MAX_CODE).collect(),
                })
            })
            .collect()
    }
}

/// The form that withdraws a target.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WithdrawalForm {
    /// The resolution or plan that withdraws it.
    pub decided_in: String,
    /// Why.
    pub reason: String,
}

impl WithdrawalForm {
    /// The record that withdraws a target: the same target, with the day it ends. `code` is the code of that record.
    ///
    /// # Errors
    /// A missing resolution or reason.
    pub fn parse(
        &self,
        target: &Target,
        today: NaiveDate,
        code: String,
    ) -> Result<Target, FieldErrors> {
        let mut errors = FieldErrors::default();
        let decided_in = errors.keep("decided_in", text::line(&self.decided_in, MAX_LINE));
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        match (decided_in, reason) {
            (Some(decided_in), Some(reason)) => Ok(Target {
                code,
                decided_in,
                reason,
                known: today,
                replaces: Some(target.code.clone()),
                withdrawn: Some(today),
                leads: None,
                ..target.clone()
            }),
            _ => Err(errors),
        }
    }
}

/// What cannot be read; the problem is noted at its field.
struct Noted;

/// Reads `31.12.2024 = 64,5`.
fn day_and_value(line: &str) -> Option<(f64, NaiveDate)> {
    let (day, value) = line.split_once('=')?;
    Some((parse_german(value).ok()?, parse_day(day).ok()?))
}

/// The path of a target, or the form's field that contradicts the others.
fn checked(target: &Target) -> Result<(), (&'static str, PathError)> {
    let (Some(due), Some((on_plan, at_risk))) = (target.due, target.tolerance) else {
        return Ok(());
    };
    let tolerance = Tolerance::new(on_plan, at_risk).map_err(|error| ("at_risk", error))?;
    let path = match target.baseline {
        Some((value, day)) => TargetPath::new(value, day, target.value, due, tolerance),
        None => TargetPath::without_baseline(target.value, due, tolerance),
    };
    let path = path.map_err(|error| ("due", error))?;
    let path =
        path.with_interim(target.interim.iter().copied()).map_err(|error| ("interim", error))?;
    match target.shape {
        Some(shape) => path.with_shape(shape).map(|_| ()).map_err(|error| ("shape", error)),
        None => Ok(()),
    }
}

fn within_scale(
    indicator: &Indicator,
    field: &str,
    raw: &str,
    errors: &mut FieldErrors,
) -> Option<f64> {
    let value = errors.keep(field, parse_german(raw))?;
    if indicator.admits(value) {
        return Some(value);
    }
    let max = indicator.max.filter(|_| indicator.is_percent());
    errors.add(field, Problem::OutOfRange { min: indicator.min.unwrap_or(f64::MIN), max });
    None
}

fn required_day(raw: &str) -> Result<NaiveDate, Problem> {
    match raw.trim() {
        "" => Err(Problem::Required),
        raw => parse_day(raw).map_err(|_| Problem::NotADay),
    }
}

fn optional_day(raw: &str) -> Result<Option<NaiveDate>, Problem> {
    match raw.trim() {
        "" => Ok(None),
        raw => required_day(raw).map(Some),
    }
}

fn optional_line(field: &str, raw: &str, errors: &mut FieldErrors) -> Option<String> {
    match raw.trim() {
        "" => Some(String::new()),
        raw => errors.keep(field, text::line(raw, MAX_LINE)),
    }
}

#[cfg(test)]
mod tests;
