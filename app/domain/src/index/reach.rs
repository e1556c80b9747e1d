//! What it would take to reach a value of the index.

use super::IndexError;
use super::compute::normalise;
use super::method::Method;
use super::normalise::Normaliser;
use super::structure::Structure;
use super::table::Table;
use crate::key::{FieldCode, IndicatorCode};
use serde::Serialize;

/// What one field alone would have to be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldNeed {
    /// The field.
    pub code: FieldCode,
    /// Its value now.
    pub now: f64,
    /// The value it would need, everything else unchanged; nothing where even the best value is not enough.
    pub needed: Option<f64>,
}

/// What one indicator alone would have to be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ElementNeed {
    /// The indicator.
    pub code: IndicatorCode,
    /// Its value now, in its own unit.
    pub now: f64,
    /// The value it would need, in its own unit; nothing where even its best value is not enough.
    pub needed: Option<f64>,
}

/// What it would take for a unit to reach a value of the index.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Needs {
    /// By field, those that have a value.
    pub fields: Vec<FieldNeed>,
    /// By indicator with fixed goalposts, those that have a value.
    pub elements: Vec<ElementNeed>,
}

/// Works out what each field and each indicator alone would have to be for the index of a unit to reach `target`.
///
/// # Errors
/// [`IndexError::NoValue`] for a unit without an index; [`IndexError::OneUnit`] for a method that compares units.
pub fn needs(method: &Method, table: &Table, unit: &str, target: f64) -> Result<Needs, IndexError> {
    let nothing = || IndexError::NoValue { of: unit.to_owned() };
    let at = table.units().iter().position(|other| other == unit).ok_or_else(nothing)?;
    let normalised = normalise(method, table)?;
    let (structure, places) = method.structure()?;
    let own: Vec<Vec<f64>> = normalised.columns.iter().map(|column| vec![column[at]]).collect();
    let levels = structure.aggregate(&own)?;
    if levels[1][0][0].is_nan() {
        return Err(nothing());
    }
    let draft = method.draft();
    let bounds = (draft.scale.low, draft.scale.high);
    let mut fields = Vec::new();
    for (place, field) in places.iter().enumerate() {
        let now = levels[0][place][0];
        if now.is_nan() {
            continue;
        }
        let with = |value: f64| {
            let mut above = levels[0].clone();
            above[place][0] = value;
            top(&structure, &above)
        };
        let needed = lowest(bounds, target, &with);
        fields.push(FieldNeed { code: draft.fields[*field].code.clone(), now, needed });
    }
    let mut elements = Vec::new();
    for (place, element) in draft.elements.iter().enumerate() {
        let Normaliser::Goalposts { worst, best, .. } = element.normaliser else { continue };
        let now = normalised.raw.columns()[place][at];
        if now.is_nan() {
            continue;
        }
        let with = |value: f64| {
            let mut below = own.clone();
            below[place][0] = value;
            structure.aggregate(&below).map_or(f64::NAN, |levels| levels[1][0][0])
        };
        let needed = lowest(bounds, target, &with)
            .map(|points| worst + draft.scale.share(points) * (best - worst));
        elements.push(ElementNeed { code: element.code.clone(), now, needed });
    }
    Ok(Needs { fields, elements })
}

fn top(structure: &Structure, fields: &[Vec<f64>]) -> f64 {
    structure.levels()[1].aggregate(fields).map_or(f64::NAN, |column| column[0][0])
}

/// The lowest point between the bounds at which a rising function reaches the target.
fn lowest((mut low, mut high): (f64, f64), target: f64, with: &dyn Fn(f64) -> f64) -> Option<f64> {
    let reaches = |value: f64| with(value) >= target - 1e-9;
    if !reaches(high) {
        return None;
    }
    // A geometric mean has no value at zero: start just above.
    let start = low + (high - low) * 1e-9;
    if reaches(start) {
        return Some(low);
    }
    low = start;
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if reaches(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    Some(high)
}
