//! The index of every unit, with everything that explains it.

use super::IndexError;
use super::aggregate::Aggregation;
use super::method::Method;
use super::table::Table;
use crate::key::{FieldCode, IndicatorCode};
use serde::{Deserialize, Serialize};

/// What an indicator brought to the index of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ElementOutcome {
    /// The indicator.
    pub code: IndicatorCode,
    /// Its value in its own unit; missing where there is none.
    pub raw: Option<f64>,
    /// True where the value was filled in by the method.
    pub imputed: bool,
    /// Its value on the scale of the method.
    pub normalised: Option<f64>,
    /// Its share of the field among the indicators that are there; 0 where it is missing.
    pub share: f64,
    /// What it adds to the index, where means are arithmetic all the way.
    pub contribution: Option<f64>,
}

/// What a field brought to the index of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldOutcome {
    /// The field.
    pub code: FieldCode,
    /// Its value on the scale of the method; missing where too few indicators are there.
    pub value: Option<f64>,
    /// How many of its indicators have a value.
    pub present: usize,
    /// Its share of the index among the fields that are there; 0 where it is missing.
    pub share: f64,
    /// What it adds to the index, where the mean over fields is arithmetic.
    pub contribution: Option<f64>,
    /// Its indicators.
    pub elements: Vec<ElementOutcome>,
}

/// The index of a unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The unit.
    pub unit: String,
    /// The index; missing where too few fields are there.
    pub value: Option<f64>,
    /// What the index would be if any number of fields were enough. Never published as the index.
    pub regardless: Option<f64>,
    /// How many fields have a value.
    pub present: usize,
    /// How many fields have to have one.
    pub needed: usize,
    /// The fields in order.
    pub fields: Vec<FieldOutcome>,
}

impl Outcome {
    /// The fields without a value.
    pub fn missing(&self) -> impl Iterator<Item = &FieldOutcome> {
        self.fields.iter().filter(|field| field.value.is_none())
    }
}

/// A table taken through a method up to the normalised columns of its indicators.
pub(super) struct Normalised {
    /// The values as they are, one column per indicator of the method.
    pub raw: Table,
    /// The values after filling and treating.
    pub filled: Table,
    /// On the scale of the method.
    pub columns: Vec<Vec<f64>>,
}

/// Takes a table through imputation, outliers and normalisation. Indicators without a column are missing everywhere.
///
/// # Errors
/// [`IndexError::AllMissing`], and what normalisers refuse.
pub(super) fn normalise(method: &Method, table: &Table) -> Result<Normalised, IndexError> {
    let draft = method.draft();
    let cell = |value: &f64| (!value.is_nan()).then_some(*value);
    let columns = draft.elements.iter().map(|element| {
        let name = element.code.to_string();
        let cells = table.column(&name).map(|column| column.iter().map(cell).collect());
        (name, cells.unwrap_or_else(|| vec![None; table.units().len()]))
    });
    let raw = Table::new(table.units().to_vec(), columns.collect())?;
    if raw.columns().iter().flatten().all(|value| value.is_nan()) {
        return Err(IndexError::AllMissing);
    }
    let polarities: Vec<_> = draft.elements.iter().map(|element| element.polarity).collect();
    let filled = draft.imputation.fill(&raw, &polarities);
    let treated = filled.columns().iter().map(|column| draft.outliers.treat(column).column);
    let filled = filled.with_columns(treated.collect());
    let columns = draft
        .elements
        .iter()
        .zip(filled.columns())
        .map(|(element, column)| {
            let name = element.code.as_str();
            let shares = element.normaliser.apply(column, element.polarity, table.units(), name)?;
            Ok(if method.is_stretched() {
                shares.into_iter().map(|share| draft.scale.point(share)).collect()
            } else {
                shares
            })
        })
        .collect::<Result<Vec<_>, IndexError>>()?;
    Ok(Normalised { raw, filled, columns })
}

/// Computes the index of every unit of a table.
///
/// # Errors
/// [`IndexError::AllMissing`] where no indicator of the method has a value; what normalisers and means refuse, by name.
/// A unit with too few values is no error: it has no index, and its coverage says why.
pub fn compute(method: &Method, table: &Table) -> Result<Vec<Outcome>, IndexError> {
    let normalised = normalise(method, table)?;
    let (structure, places) = method.structure()?;
    let levels = structure.aggregate(&normalised.columns)?;
    let units = table.units().iter().enumerate();
    Ok(units
        .map(|(unit, name)| {
            let index = levels[1][0][unit];
            let field = |at: usize| {
                let place = places.iter().position(|other| *other == at);
                place.map(|place| levels[0][place][unit]).filter(|value| !value.is_nan())
            };
            outcome(method, &normalised, unit, name, &field, index)
        })
        .collect())
}

fn outcome(
    method: &Method,
    normalised: &Normalised,
    unit: usize,
    name: &str,
    field_value: &dyn Fn(usize) -> Option<f64>,
    index: f64,
) -> Outcome {
    let draft = method.draft();
    let all = draft.fields.len();
    let there = |at: &usize| field_value(*at).is_some();
    let total: f64 = (0..all).filter(there).map(|at| method.field_weight(at)).sum();
    let present = (0..all).filter(there).count();
    let regardless = (!index.is_nan()).then_some(index);
    let value = regardless.filter(|_| draft.across.coverage.suffices(present, all));
    let arithmetic = |aggregation| aggregation == Aggregation::Arithmetic;
    let fields = (0..all).map(|at| {
        let value = field_value(at);
        let share = value.map_or(0.0, |_| method.field_weight(at) / total);
        let members = method.members(at);
        let cell = |columns: &[Vec<f64>], m: usize| Some(columns[m][unit]).filter(|v| !v.is_nan());
        let counted = |m: &&usize| cell(&normalised.columns, **m).is_some();
        let weight: f64 = members.iter().filter(counted).map(|m| method.element_weight(*m)).sum();
        let elements = members.iter().map(|m| {
            let raw = cell(normalised.raw.columns(), *m);
            let points = cell(&normalised.columns, *m);
            let within = points.map_or(0.0, |_| method.element_weight(*m) / weight);
            let adds = arithmetic(draft.across.aggregation) && arithmetic(draft.within.aggregation);
            ElementOutcome {
                code: draft.elements[*m].code.clone(),
                raw: raw.or(cell(normalised.filled.columns(), *m)),
                imputed: raw.is_none() && points.is_some(),
                normalised: points,
                share: within,
                contribution: points
                    .filter(|_| adds && value.is_some())
                    .map(|p| share * within * p),
            }
        });
        FieldOutcome {
            code: draft.fields[at].code.clone(),
            value,
            present: members.iter().filter(counted).count(),
            share,
            contribution: value.filter(|_| arithmetic(draft.across.aggregation)).map(|v| share * v),
            elements: elements.collect(),
        }
    });
    Outcome {
        unit: name.to_owned(),
        value,
        regardless,
        present,
        needed: draft.across.coverage.needed(all),
        fields: fields.collect(),
    }
}
