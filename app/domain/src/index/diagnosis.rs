//! What the kept results say about the make-up of the index: which elements go together, which against each other, and
//! what weights the data alone would suggest.
//!
//! The cases are areas in years. Years of one area are not independent of each other, so the figures describe; they test
//! nothing.

use super::diagnose::{Warning, cronbach, pearson, spearman, warnings};
use super::eigen::component_weights;
use super::method::{Method, TOP};
use super::standing::Standing;
use crate::key::FieldCode;

/// Two fields side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// Places of the fields in the method.
    pub fields: (usize, usize),
    /// Cases in which both have a value.
    pub cases: usize,
    /// Pearson's r.
    pub r: f64,
    /// Spearman's rho; nothing without spread.
    pub rho: Option<f64>,
}

/// How well the elements of a group go together.
#[derive(Debug, Clone, PartialEq)]
pub struct Reliability {
    /// The field; none for the index as a whole.
    pub field: Option<FieldCode>,
    /// Elements that have values.
    pub elements: usize,
    /// Cronbach's alpha; nothing below two elements or without spread.
    pub alpha: Option<f64>,
}

/// What the results say.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnosis {
    /// Areas in years.
    pub cases: usize,
    /// Every pair of fields that can be compared.
    pub pairs: Vec<Pair>,
    /// The index first, then its fields.
    pub reliability: Vec<Reliability>,
    /// Weights of the fields from principal components, by place, where there are enough cases; never used for a result.
    pub components: Option<Vec<(usize, f64)>>,
    /// What the council should know. Names are codes of indicators and fields, or [`TOP`].
    pub warnings: Vec<Warning>,
}

/// Looks at the results of an edition.
pub fn diagnose(method: &Method, results: &[&Standing]) -> Diagnosis {
    let draft = method.draft();
    let column = |value: &dyn Fn(&Standing) -> Option<f64>| -> Vec<f64> {
        results.iter().map(|standing| value(standing).unwrap_or(f64::NAN)).collect()
    };
    let fields: Vec<Vec<f64>> = (0..draft.fields.len())
        .map(|at| column(&|standing| standing.outcome.fields.get(at)?.value))
        .collect();
    let whole = column(&|standing| standing.outcome.regardless);
    let there: Vec<usize> = (0..fields.len()).filter(|at| has_spread(&fields[*at])).collect();
    let mut pairs = Vec::new();
    for (at, i) in there.iter().enumerate() {
        for j in &there[at + 1..] {
            let (a, b) = (&fields[*i], &fields[*j]);
            let cases = a.iter().zip(b).filter(|(x, y)| !x.is_nan() && !y.is_nan()).count();
            if let Some(r) = pearson(a, b).filter(|_| cases > 2) {
                pairs.push(Pair { fields: (*i, *j), cases, r, rho: spearman(a, b) });
            }
        }
    }
    let mut found = Vec::new();
    let mut reliability = Vec::new();
    let mut look = |field: Option<&FieldCode>, elements: &[(&str, &[f64])], whole: &[f64]| {
        let columns: Vec<&[f64]> = elements.iter().map(|(_, column)| *column).collect();
        reliability.push(Reliability {
            field: field.cloned(),
            elements: elements.len(),
            alpha: cronbach(&columns),
        });
        if elements.len() > 1 {
            found.extend(warnings(field.map_or(TOP, FieldCode::as_str), elements, whole));
        }
    };
    let top: Vec<(&str, &[f64])> =
        there.iter().map(|at| (draft.fields[*at].code.as_str(), fields[*at].as_slice())).collect();
    look(None, &top, &whole);
    for (at, field) in draft.fields.iter().enumerate() {
        let members = method.members(at);
        let columns: Vec<(usize, Vec<f64>)> = members
            .iter()
            .enumerate()
            .map(|(place, member)| {
                let of = |s: &Standing| s.outcome.fields.get(at)?.elements.get(place)?.normalised;
                (*member, column(&of))
            })
            .filter(|(_, column)| has_spread(column))
            .collect();
        let elements: Vec<(&str, &[f64])> = columns
            .iter()
            .map(|(member, column)| (draft.elements[*member].code.as_str(), column.as_slice()))
            .collect();
        if members.len() > 1 {
            look(Some(&field.code), &elements, &fields[at]);
        }
    }
    // One sentence about few cases is enough: that of the group with the fewest.
    let few = |warning: &Warning| match warning {
        Warning::FewUnits { units } => Some(*units),
        _ => None,
    };
    let fewest = found.iter().filter_map(few).min();
    found.retain(|warning| few(warning).is_none());
    found.extend(fewest.map(|units| Warning::FewUnits { units }));
    let columns: Vec<Vec<f64>> = there.iter().map(|at| fields[*at].clone()).collect();
    let names: Vec<String> = there.iter().map(|at| draft.fields[*at].code.to_string()).collect();
    let components = component_weights(&columns, &names).ok();
    Diagnosis {
        cases: results.len(),
        pairs,
        reliability,
        components: components.map(|weights| there.into_iter().zip(weights).collect()),
        warnings: found,
    }
}

fn has_spread(column: &[f64]) -> bool {
    let mut there = column.iter().filter(|value| !value.is_nan());
    let first = there.next();
    first.is_some_and(|first| there.any(|value| (value - first).abs() > 0.0))
}
