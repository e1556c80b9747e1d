//! Keeping an indicator: the form as it arrives, and the indicator it becomes. A changed meaning is a new version of the
//! definition with its first day and a reason.

use super::Indicator;
use super::aggregate::Accumulation;
use super::formula::{Formula, order};
use super::measured::{Edition, FormerDefinition, Kind, Measured};
use super::status::Polarity;
use crate::error::{FieldErrors, Problem};
use crate::key::{AreaCode, FieldCode, IndicatorCode};
use crate::number::{Language, MAX_DECIMALS, format_shortest, parse_german};
use crate::period::parse_day;
use crate::source::Bilingual;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Longest name in characters.
const MAX_NAME: usize = 160;
/// Longest short name in characters.
const MAX_SHORT: usize = 60;
/// Longest unit, word for what is counted and end of a scale in characters.
const MAX_WORD: usize = 60;
/// Longest definition, phrase, numerator, denominator and remark in characters.
pub const MAX_TEXT: usize = 600;
/// Most decimals that are shown.
const MOST_DECIMALS: u8 = 4;

/// The form of an indicator as it arrives. Everything but what is marked may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IndicatorForm {
    /// Code of a new indicator; not read for one that is there. Required.
    pub code: String,
    /// Code of its field. Required.
    pub field: String,
    /// Full name. Required.
    pub name: String,
    /// The same in English.
    pub name_en: String,
    /// Short name. Required.
    pub short: String,
    /// The same in English.
    pub short_en: String,
    /// Noun phrase in the accusative. Required.
    pub phrase: String,
    /// The same in English.
    pub phrase_en: String,
    /// What is measured. Required.
    pub definition: String,
    /// The same in English.
    pub definition_en: String,
    /// Above the line of a share.
    pub numerator: String,
    /// Below it.
    pub denominator: String,
    /// Unit of both.
    pub ratio_unit: String,
    /// Unit. Required.
    pub unit: String,
    /// What one is. Required where things are counted.
    pub counts: String,
    /// Polarity code. Required.
    pub polarity: String,
    /// What the lower end of the scale means. Required where values are rated.
    pub low: String,
    /// What the upper end means. Required where values are rated.
    pub high: String,
    /// `input`, `output`, `outcome` or `context`. Required.
    pub kind: String,
    /// Code of the way values go together. Required.
    pub accumulation: String,
    /// How often the source publishes. Required.
    pub frequency: String,
    /// Smallest possible value.
    pub min: String,
    /// Largest possible value.
    pub max: String,
    /// Decimals, a whole number.
    pub decimals: String,
    /// What it stands in for, where it is a proxy.
    pub proxy: String,
    /// Remark.
    pub note: String,
    /// Formula over other indicators.
    pub formula: String,
    /// Where the numbers in the formula come from.
    pub formula_note: String,
    /// First day of a changed definition. Required with one.
    pub from: String,
    /// Why the definition is changed. Required with a changed one.
    pub reason: String,
    /// `ja` where values under the new definition are not comparable with earlier ones.
    pub breaks: String,
}

/// What a form is read against.
#[derive(Debug)]
pub struct Surroundings<'a> {
    /// The indicator that is changed; none for a new one.
    pub existing: Option<&'a Indicator>,
    /// True where it has values that somebody entered.
    pub has_values: bool,
    /// The fields there are.
    pub fields: BTreeSet<&'a FieldCode>,
    /// The indicators there are.
    pub indicators: BTreeSet<&'a IndicatorCode>,
    /// The areas there are.
    pub areas: BTreeSet<&'a AreaCode>,
    /// The formulas of derived indicators.
    pub formulas: BTreeMap<IndicatorCode, Formula>,
    /// Today.
    pub today: NaiveDate,
}

impl IndicatorForm {
    /// The form filled with an indicator that is to be changed.
    pub fn of(indicator: &Indicator) -> Self {
        let measured = &indicator.measured;
        let number = |value: f64| format_shortest(value, MAX_DECIMALS, Language::De);
        let (de, en) = (|text: &Bilingual| text.de.clone(), |text: &Bilingual| text.en.clone());
        Self {
            code: indicator.code.to_string(),
            field: indicator.field.to_string(),
            name: de(&indicator.name),
            name_en: en(&indicator.name),
            short: de(&indicator.short),
            short_en: en(&indicator.short),
            phrase: de(&indicator.phrase),
            phrase_en: en(&indicator.phrase),
            definition: de(&indicator.definition),
            definition_en: en(&indicator.definition),
            numerator: de(&measured.numerator),
            denominator: de(&measured.denominator),
            ratio_unit: measured.ratio_unit.clone(),
            unit: indicator.unit.clone(),
            counts: de(&measured.counts),
            polarity: indicator.polarity.code().to_owned(),
            low: de(&measured.low),
            high: de(&measured.high),
            kind: indicator.kind.clone(),
            accumulation: measured.accumulation.map(|a| a.code().to_owned()).unwrap_or_default(),
            frequency: indicator.frequency.clone(),
            min: indicator.min.map(number).unwrap_or_default(),
            max: indicator.max.map(number).unwrap_or_default(),
            decimals: indicator.decimals.to_string(),
            proxy: indicator.proxy.clone().unwrap_or_default(),
            note: indicator.note.clone(),
            formula: measured.formula.as_ref().map(ToString::to_string).unwrap_or_default(),
            formula_note: measured.formula_note.clone(),
            ..Self::default()
        }
    }

    /// Every field with what was typed, for a page that sends them on.
    pub fn fields(&self) -> [(&'static str, &str); 31] {
        [
            ("code", &self.code),
            ("field", &self.field),
            ("name", &self.name),
            ("name_en", &self.name_en),
            ("short", &self.short),
            ("short_en", &self.short_en),
            ("phrase", &self.phrase),
            ("phrase_en", &self.phrase_en),
            ("definition", &self.definition),
            ("definition_en", &self.definition_en),
            ("numerator", &self.numerator),
            ("denominator", &self.denominator),
            ("ratio_unit", &self.ratio_unit),
            ("unit", &self.unit),
            ("counts", &self.counts),
            ("polarity", &self.polarity),
            ("low", &self.low),
            ("high", &self.high),
            ("kind", &self.kind),
            ("accumulation", &self.accumulation),
            ("frequency", &self.frequency),
            ("min", &self.min),
            ("max", &self.max),
            ("decimals", &self.decimals),
            ("proxy", &self.proxy),
            ("note", &self.note),
            ("formula", &self.formula),
            ("formula_note", &self.formula_note),
            ("from", &self.from),
            ("reason", &self.reason),
            ("breaks", &self.breaks),
        ]
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Every field that is missing, too long or cannot be read; a code that is taken; a formula that reads what is not
    /// there or, over others, its own result; a changed definition without first day or reason.
    pub fn parse(&self, around: &Surroundings<'_>) -> Result<Indicator, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = self.code(around, &mut errors);
        let field = errors.keep("field", self.field(around));
        let name = both(&mut errors, "name", (&self.name, &self.name_en), MAX_NAME);
        let short = both(&mut errors, "short", (&self.short, &self.short_en), MAX_SHORT);
        let phrase = both(&mut errors, "phrase", (&self.phrase, &self.phrase_en), MAX_TEXT);
        let definition =
            both(&mut errors, "definition", (&self.definition, &self.definition_en), MAX_TEXT);
        let unit = errors.keep("unit", text::line(&self.unit, MAX_WORD));
        let polarity = errors.keep("polarity", choice(&self.polarity, Polarity::from_code));
        let kind = errors.keep("kind", choice(&self.kind, Kind::from_code));
        let measured = self.measured(around, unit.as_deref(), polarity, &mut errors);
        let frequency = errors.keep("frequency", text::line(&self.frequency, MAX_WORD));
        let min = optional_number(&mut errors, "min", &self.min);
        let max = optional_number(&mut errors, "max", &self.max);
        if let (Some(min), Some(max)) = (min, max)
            && min >= max
        {
            errors.add("max", Problem::EndsReversed);
        }
        let decimals = errors.keep("decimals", decimals(&self.decimals));
        let proxy = optional_line(&mut errors, "proxy", &self.proxy);
        let note = optional_line(&mut errors, "note", &self.note);
        let parsed = (|| {
            Some(Indicator {
                code: code?,
                field: field?,
                name: name?,
                short: short?,
                definition: definition?,
                phrase: phrase?,
                unit: unit?,
                polarity: polarity?,
                kind: kind?.code().to_owned(),
                cumulative: self.accumulation == Accumulation::Cumulative.code(),
                frequency: frequency?,
                min,
                max,
                decimals: decimals?,
                proxy: proxy.map(|text| (!text.is_empty()).then_some(text))?,
                share_of: around.existing.and_then(|before| before.share_of.clone()),
                leading: around.existing.is_some_and(|before| before.leading),
                note: note?,
                version: around.existing.map_or(1, |before| before.version),
                measured: measured?,
            })
        })();
        match parsed {
            Some(new) => self.edition(around, new, errors),
            None => Err(errors),
        }
    }

    fn code(&self, around: &Surroundings<'_>, errors: &mut FieldErrors) -> Option<IndicatorCode> {
        if let Some(existing) = around.existing {
            return Some(existing.code.clone());
        }
        let code = match self.code.trim() {
            "" => Err(Problem::Required),
            raw if raw.chars().count() > 20 => Err(Problem::NotACode),
            raw => IndicatorCode::parse(raw).map_err(|_| Problem::NotACode),
        };
        // `neu` is the address of the form for a new one.
        let free = code.and_then(|code| {
            let taken = around.indicators.contains(&code) || code.as_str() == "neu";
            if taken { Err(Problem::CodeTaken) } else { Ok(code) }
        });
        errors.keep("code", free)
    }

    fn field(&self, around: &Surroundings<'_>) -> Result<FieldCode, Problem> {
        match self.field.trim() {
            "" => Err(Problem::Required),
            raw => FieldCode::parse(raw)
                .ok()
                .filter(|code| around.fields.contains(code))
                .ok_or(Problem::NotAChoice),
        }
    }

    fn measured(
        &self,
        around: &Surroundings<'_>,
        unit: Option<&str>,
        polarity: Option<Polarity>,
        errors: &mut FieldErrors,
    ) -> Option<Measured> {
        let kept = around.existing.map(|before| &before.measured);
        // A translation stays as long as its German text does.
        let with_english = |de: String, of: fn(&Measured) -> &Bilingual| {
            let en = kept.map(of).filter(|before| before.de == de).map(|before| before.en.clone());
            Bilingual { de, en: en.unwrap_or_default() }
        };
        let numerator = optional_line(errors, "numerator", &self.numerator);
        let denominator = optional_line(errors, "denominator", &self.denominator);
        if let (Some(numerator), Some(denominator)) = (&numerator, &denominator)
            && numerator.is_empty() != denominator.is_empty()
        {
            let missing = if numerator.is_empty() { "numerator" } else { "denominator" };
            errors.add(missing, Problem::Required);
        }
        let ratio_unit = optional(errors, "ratio_unit", &self.ratio_unit, MAX_WORD);
        let counts = optional(errors, "counts", &self.counts, MAX_WORD);
        if matches!(unit, Some("Anzahl" | "Personen")) && counts.as_deref() == Some("") {
            errors.add("counts", Problem::Required);
        }
        let (low, high) = (
            optional(errors, "low", &self.low, MAX_WORD),
            optional(errors, "high", &self.high, MAX_WORD),
        );
        let rated = polarity.is_some_and(|polarity| polarity != Polarity::Context);
        for (field, text) in [("low", &low), ("high", &high)] {
            if rated && text.as_deref() == Some("") {
                errors.add(field, Problem::Required);
            }
        }
        let accumulation =
            errors.keep("accumulation", choice(&self.accumulation, Accumulation::from_code));
        let formula = self.formula(around, errors);
        let formula_note = optional_line(errors, "formula_note", &self.formula_note);
        Some(Measured {
            numerator: with_english(numerator?, |m| &m.numerator),
            denominator: with_english(denominator?, |m| &m.denominator),
            ratio_unit: ratio_unit?,
            counts: with_english(counts?, |m| &m.counts),
            low: with_english(low?, |m| &m.low),
            high: with_english(high?, |m| &m.high),
            accumulation: Some(accumulation?),
            formula,
            formula_note: formula_note?,
            edition: kept.map(|m| m.edition.clone()).unwrap_or_default(),
            earlier: kept.map(|m| m.earlier.clone()).unwrap_or_default(),
            created: kept.map_or(Some(around.today), |m| m.created),
            former: kept.map(|m| m.former.clone()).unwrap_or_default(),
        })
    }

    /// The formula, where there is one; nothing where it cannot be used, which is noted.
    fn formula(&self, around: &Surroundings<'_>, errors: &mut FieldErrors) -> Option<Formula> {
        let raw = text::clean(&self.formula);
        if raw.is_empty() {
            return None;
        }
        let formula = Formula::parse(&raw).map_err(|error| Problem::Formula { error, text: raw });
        let formula = errors.keep("formula", formula)?;
        let problem = if around.has_values {
            Some(Problem::HasValues)
        } else {
            self.formula_problem(around, &formula)
        };
        match problem {
            None => Some(formula),
            Some(problem) => {
                errors.add("formula", problem);
                None
            }
        }
    }

    fn formula_problem(&self, around: &Surroundings<'_>, formula: &Formula) -> Option<Problem> {
        let own = match around.existing {
            Some(existing) => Some(existing.code.clone()),
            None => IndicatorCode::parse(self.code.trim()).ok(),
        };
        for reference in formula.inputs() {
            let code = &reference.indicator;
            if !around.indicators.contains(code) && own.as_ref() != Some(code) {
                return Some(Problem::UnknownIndicator { code: code.to_string() });
            }
            if let Some(area) = &reference.area
                && !around.areas.contains(area)
            {
                return Some(Problem::UnknownArea { code: area.to_string() });
            }
        }
        let mut formulas = around.formulas.clone();
        formulas.insert(own?, formula.clone());
        order(&formulas).err().map(|cycle| Problem::FormulaCircle { codes: cycle.0 })
    }

    /// A changed meaning becomes a new version of the definition; the one so far stays readable.
    fn edition(
        &self,
        around: &Surroundings<'_>,
        mut new: Indicator,
        mut errors: FieldErrors,
    ) -> Result<Indicator, FieldErrors> {
        if let Some(before) = around.existing.filter(|_| errors.of("formula").is_none()) {
            let former = FormerDefinition::of(before);
            if !former.says_the_same(&new) {
                let since = before.measured.edition.from;
                let from = match self.from.trim() {
                    "" => Err(Problem::Required),
                    raw => parse_day(raw).map_err(|_| Problem::NotADay),
                };
                let from = from.and_then(|day| match since {
                    Some(since) if day <= since => Err(Problem::BeforeInForce { since }),
                    _ => Ok(day),
                });
                let from = errors.keep("from", from);
                let reason = errors.keep("reason", text::block(&self.reason, MAX_TEXT));
                if let (Some(from), Some(reason)) = (from, reason) {
                    new.measured.edition = Edition {
                        number: former.edition.number.saturating_add(1),
                        from: Some(from),
                        reason,
                        breaks: self.breaks == "ja",
                        known: Some(around.today),
                    };
                    new.measured.earlier.push(former);
                }
            }
            if new != *before {
                new.keep_former(before, around.today);
            }
        }
        if errors.is_empty() { Ok(new) } else { Err(errors) }
    }
}

fn both(
    errors: &mut FieldErrors,
    field: &str,
    (de, en): (&str, &str),
    max: usize,
) -> Option<Bilingual> {
    let de = errors.keep(field, text::line(de, max));
    let en = match en.trim() {
        "" => Some(String::new()),
        raw => errors.keep(&format!("{field}_en"), text::line(raw, max)),
    };
    Some(Bilingual { de: de?, en: en? })
}

fn choice<T>(raw: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, Problem> {
    match raw.trim() {
        "" => Err(Problem::Required),
        raw => read(raw).ok_or(Problem::NotAChoice),
    }
}

fn optional(errors: &mut FieldErrors, field: &str, raw: &str, max: usize) -> Option<String> {
    match raw.trim() {
        "" => Some(String::new()),
        raw => errors.keep(field, text::line(raw, max)),
    }
}

fn optional_line(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<String> {
    optional(errors, field, raw, MAX_TEXT)
}

/// A number that may be left out; nothing where it cannot be read, which is noted.
fn optional_number(errors: &mut FieldErrors, field: &str, raw: &str) -> Option<f64> {
    match raw.trim() {
        "" => None,
        raw => errors.keep(field, parse_german(raw)),
    }
}

fn decimals(raw: &str) -> Result<u8, Problem> {
    match raw.trim() {
        "" => Ok(0),
        raw => raw
            .parse()
            .ok()
            .filter(|decimals| *decimals <= MOST_DECIMALS)
            .ok_or(Problem::OutOfRange { min: 0.0, max: Some(f64::from(MOST_DECIMALS)) }),
    }
}

#[cfg(test)]
mod tests;
