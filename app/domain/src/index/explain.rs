//! Why the index changed between two dates, split into parts that add up to the whole.

use super::IndexError;
use super::aggregate::Coverage;
use super::compute::compute;
use super::method::{Draft, Method};
use super::table::Table;
use serde::{Deserialize, Serialize};

/// What a part of the change comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Values of the earlier date were revised since.
    Revision,
    /// Values changed between the dates, of indicators that have one at both.
    Data,
    /// Indicators came in or dropped out, by the method or for want of a value.
    Set,
    /// Weights changed.
    Weights,
    /// Normalisation, aggregation, or the treatment of gaps and extreme values changed.
    Method,
}

impl Cause {
    /// All, in the order shown.
    pub const ALL: [Self; 5] = [Self::Revision, Self::Data, Self::Set, Self::Weights, Self::Method];

    /// A stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Revision => "revision",
            Self::Data => "data",
            Self::Set => "set",
            Self::Weights => "weights",
            Self::Method => "method",
        }
    }
}

/// One part of a change.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Where it comes from.
    pub cause: Cause,
    /// How much it adds, in points of the index.
    pub amount: f64,
}

/// A change, taken apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The index at the earlier date, as it was known then.
    pub from: f64,
    /// The index at the later date.
    pub to: f64,
    /// One part for each of [`Cause::ALL`], in that order.
    pub parts: [Part; 5],
}

/// One of the two dates.
#[derive(Debug, Clone, Copy)]
pub struct State<'a> {
    /// The method that holds on it.
    pub method: &'a Method,
    /// The values that count on it.
    pub table: &'a Table,
}

/// Takes the change of a unit's index apart.
///
/// `before` has the values as they were known then, `revised` those of the same date as they are known now. The revision
/// comes first; the other four parts are each cause's mean effect over all orders in which the causes could be taken
/// (Shapley), so that no order is preferred and nothing is left over. How many fields have to be there plays no part: it
/// decides whether there is an index, not how large it is.
///
/// # Errors
/// [`IndexError::NoValue`] where one of the dates has no index for the unit; what a mixture of the two methods refuses.
pub fn explain(
    before: State<'_>,
    revised: &Table,
    after: State<'_>,
    unit: &str,
) -> Result<Explanation, IndexError> {
    let from = value(&plain(before.method)?, before.table, unit)?;
    let earlier = State { method: before.method, table: revised };
    let mut values = [0.0; 16];
    for (at, value) in values.iter_mut().enumerate() {
        *value = mixed(earlier, after, at, unit)?;
    }
    let part = |cause, amount| Part { cause, amount };
    let parts = [
        part(Cause::Revision, values[0] - from),
        part(Cause::Data, shapley(&values, DATA)),
        part(Cause::Set, shapley(&values, SET)),
        part(Cause::Weights, shapley(&values, WEIGHTS)),
        part(Cause::Method, shapley(&values, METHOD)),
    ];
    Ok(Explanation { from, to: values[15], parts })
}

/// Bits of the causes that are taken from the later date.
const DATA: usize = 1;
const SET: usize = 2;
const WEIGHTS: usize = 4;
const METHOD: usize = 8;

/// The mean effect of one of four causes over all orders: `values` by the bits of what is taken.
fn shapley(values: &[f64; 16], bit: usize) -> f64 {
    (0..16_usize)
        .filter(|taken| taken & bit == 0)
        .map(|taken| {
            // |S|! (3 − |S|)! / 4!
            let weight = [6.0, 2.0, 2.0, 6.0][taken.count_ones() as usize] / 24.0;
            weight * (values[taken | bit] - values[taken])
        })
        .sum()
}

fn value(method: &Method, table: &Table, unit: &str) -> Result<f64, IndexError> {
    compute(method, table)?
        .into_iter()
        .find(|outcome| outcome.unit == unit)
        .and_then(|outcome| outcome.regardless)
        .ok_or_else(|| IndexError::NoValue { of: unit.to_owned() })
}

fn plain(method: &Method) -> Result<Method, IndexError> {
    let mut draft = method.draft().clone();
    draft.within.coverage = Coverage::ANY;
    draft.across.coverage = Coverage::ANY;
    Method::new(draft)
}

fn mixed(before: State<'_>, after: State<'_>, taken: usize, unit: &str) -> Result<f64, IndexError> {
    let pick = |bit: usize| if taken & bit == 0 { before } else { after };
    let (data, set) = (pick(DATA).table, pick(SET));
    let method = mixed_method(set.method, pick(WEIGHTS).method, pick(METHOD).method)?;
    let units = set.table.units().to_vec();
    let columns = method.draft().elements.iter().map(|element| {
        let code = element.code.as_str();
        let cells = units.iter().map(|unit| {
            let there = set.table.get(unit, code)?;
            Some(data.get(unit, code).unwrap_or(there))
        });
        (code.to_owned(), cells.collect())
    });
    let table = Table::new(units.clone(), columns.collect())?;
    value(&method, &table, unit)
}

/// The indicators of one method with the weights of another and the formulas of a third; what those do not know keeps
/// its own.
fn mixed_method(set: &Method, weights: &Method, formulas: &Method) -> Result<Method, IndexError> {
    let (from, to) = (weights.draft(), formulas.draft());
    let mut draft = Draft {
        scale: to.scale,
        outliers: to.outliers,
        imputation: to.imputation,
        within: to.within,
        across: to.across,
        ..set.draft().clone()
    };
    draft.within.coverage = Coverage::ANY;
    draft.across.coverage = Coverage::ANY;
    draft.within.weighting = from.within.weighting;
    draft.across.weighting = from.across.weighting;
    for element in &mut draft.elements {
        if let Some(other) = from.elements.iter().find(|other| other.code == element.code) {
            element.weight = other.weight;
        }
        if let Some(other) = to.elements.iter().find(|other| other.code == element.code) {
            element.normaliser = other.normaliser.clone();
            element.polarity = other.polarity;
        }
    }
    for field in &mut draft.fields {
        if let Some(other) = from.fields.iter().find(|other| other.code == field.code) {
            field.weight = other.weight;
        }
    }
    Method::new(draft)
}
