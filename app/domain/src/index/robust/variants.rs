//! The index of one unit under single other choices, side by side.

use crate::index::IndexError;
use crate::index::aggregate::{Aggregation, ranks};
use crate::index::compute::compute;
use crate::index::impute::Imputation;
use crate::index::method::{Draft, Method, Weighting};
use crate::index::normalise::Normaliser;
use crate::index::table::Table;
use crate::key::{FieldCode, IndicatorCode};
use serde::{Deserialize, Serialize};

/// What is chosen otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "of", rename_all = "snake_case")]
pub enum Varied {
    /// An indicator is left out.
    WithoutIndicator(IndicatorCode),
    /// A field is left out.
    WithoutField(FieldCode),
    /// All fields weigh the same.
    EqualFields,
    /// The mean over fields is another one.
    Across(Aggregation),
    /// The mean within fields is another one.
    Within(Aggregation),
    /// Values beyond the goalposts count as they are, or no longer do.
    Unclamped,
    /// Units are measured by the worst and best among them.
    MinMax,
    /// Gaps are filled.
    Imputed(Imputation),
}

/// The result under another choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// What is chosen otherwise.
    pub varied: Varied,
    /// The index of the unit; nothing where it has none then.
    pub value: Option<f64>,
    /// Its rank among the units with an index, where there are several.
    pub rank: Option<usize>,
}

/// The index of a unit under every single other choice that gives one. Choices that cannot be computed are left out; so
/// is what changes nothing by its nature, such as equal weights where they are equal.
///
/// # Errors
/// What the method itself refuses.
pub fn variants(method: &Method, table: &Table, unit: &str) -> Result<Vec<Variant>, IndexError> {
    compute(method, table)?;
    let draft = method.draft();
    let mut found = Vec::new();
    let mut add = |varied: Varied, draft: Draft| {
        let Ok(outcomes) = Method::new(draft).and_then(|method| compute(&method, table)) else {
            return;
        };
        let Some(at) = outcomes.iter().position(|outcome| outcome.unit == unit) else { return };
        let values: Vec<f64> = outcomes.iter().map(|o| o.value.unwrap_or(f64::NAN)).collect();
        let several = values.iter().filter(|value| !value.is_nan()).count() > 1;
        let rank = ranks(&values)[at].filter(|_| several);
        found.push(Variant { varied, value: outcomes[at].value, rank });
    };
    for field in &draft.fields {
        if draft.fields.len() > 1 && draft.elements.iter().any(|e| e.field == field.code) {
            let mut without = draft.clone();
            without.elements.retain(|element| element.field != field.code);
            add(Varied::WithoutField(field.code.clone()), without);
        }
    }
    for (at, element) in draft.elements.iter().enumerate() {
        let alone = draft.elements.iter().filter(|other| other.field == element.field).count() == 1;
        if !alone {
            let mut without = draft.clone();
            without.elements.remove(at);
            add(Varied::WithoutIndicator(element.code.clone()), without);
        }
    }
    let shares = method.field_shares();
    if shares.iter().any(|share| (share - shares[0]).abs() > 1e-12) {
        let mut equal = draft.clone();
        equal.across.weighting = Weighting::Equal;
        add(Varied::EqualFields, equal);
    }
    for aggregation in [
        Aggregation::Arithmetic,
        Aggregation::Geometric,
        Aggregation::Harmonic,
        Aggregation::Median,
    ] {
        if aggregation != draft.across.aggregation {
            let mut other = draft.clone();
            other.across.aggregation = aggregation;
            add(Varied::Across(aggregation), other);
        }
        if aggregation != draft.within.aggregation {
            let mut other = draft.clone();
            other.within.aggregation = aggregation;
            add(Varied::Within(aggregation), other);
        }
    }
    let mut unclamped = draft.clone();
    for element in &mut unclamped.elements {
        if let Normaliser::Goalposts { clamp, .. } = &mut element.normaliser {
            *clamp = !*clamp;
        }
    }
    if unclamped != *draft {
        add(Varied::Unclamped, unclamped);
    }
    let mut min_max = draft.clone();
    for element in &mut min_max.elements {
        element.normaliser = Normaliser::MinMax;
    }
    if min_max != *draft {
        add(Varied::MinMax, min_max);
    }
    for imputation in Imputation::ALL {
        if imputation != draft.imputation && table.units().len() > 1 {
            add(Varied::Imputed(imputation), Draft { imputation, ..draft.clone() });
        }
    }
    Ok(found)
}
