//! The result with other weights: what the what-if page computes on the server, and its island in the browser.

use super::aggregate::Aggregation;
use super::edition::Edition;
use super::method::{Method, Weighting};
use crate::error::{FieldErrors, Problem};
use crate::number::{Language, MAX_DECIMALS, format_shortest, parse_german};

/// Most fields that the form has names for.
pub const MOST_FIELDS: usize = 12;
/// Names of the weights in the form, by place of the field.
pub const WEIGHTS: [&str; MOST_FIELDS] =
    ["g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "g9", "g10", "g11", "g12"];
/// Largest weight that can be entered.
pub const LARGEST_WEIGHT: f64 = 1000.0;

/// The index from the values of the fields: missing ones are left out, and there is none below `needed` fields, or where
/// the mean cannot be taken.
pub fn overall(
    values: &[Option<f64>],
    weights: &[f64],
    aggregation: Aggregation,
    needed: usize,
) -> Option<f64> {
    let there = values.iter().flatten().count();
    if there < needed {
        return None;
    }
    let mut pairs = Vec::with_capacity(there);
    for (value, weight) in values.iter().zip(weights) {
        if let Some(value) = value
            && *weight > 0.0
        {
            if aggregation.needs_positive() && *value <= 0.0 {
                return None;
            }
            pairs.push((*value, *weight));
        }
    }
    let mean = aggregation.mean(&mut pairs);
    (!mean.is_nan()).then_some(mean)
}

/// The what-if form: other weights of the fields and another mean, as they arrive.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhatIfForm {
    /// One per field of the edition, in its order.
    pub weights: Vec<String>,
    /// Code of the mean over fields.
    pub across: String,
}

impl WhatIfForm {
    /// The form for an edition as it is.
    pub fn of(edition: &Edition) -> Self {
        let method = &edition.method;
        let fields = 0..method.draft().fields.len();
        let number = |at| format_shortest(method.field_weight(at), MAX_DECIMALS, Language::De);
        Self {
            weights: fields.map(number).collect(),
            across: method.draft().across.aggregation.code().to_owned(),
        }
    }

    /// The form from names and values, such as those of an address; what is not there stays as the edition has it.
    pub fn from_pairs<'a>(
        edition: &Edition,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut form = Self::of(edition);
        for (name, value) in pairs {
            if name == "mittel" {
                value.clone_into(&mut form.across);
            } else if let Some(at) = WEIGHTS.iter().position(|weight| *weight == name)
                && let Some(weight) = form.weights.get_mut(at)
            {
                value.clone_into(weight);
            }
        }
        form
    }

    /// The method with the weights and the mean of the form.
    ///
    /// # Errors
    /// Weights that are no numbers from 0 to [`LARGEST_WEIGHT`], all of them zero, or a mean that is none.
    pub fn method(&self, base: &Method) -> Result<Method, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut weights = Vec::with_capacity(self.weights.len());
        for (name, text) in WEIGHTS.iter().zip(&self.weights) {
            let number = parse_german(text).map_err(Problem::from);
            let weight = number.and_then(|weight| match weight {
                weight if (0.0..=LARGEST_WEIGHT).contains(&weight) => Ok(weight),
                _ => Err(Problem::OutOfRange { min: 0.0, max: Some(LARGEST_WEIGHT) }),
            });
            weights.extend(errors.keep(name, weight));
        }
        let across = Aggregation::from_code(self.across.trim())
            .filter(|a| *a != Aggregation::Copeland)
            .ok_or(Problem::NotAChoice);
        let across = errors.keep("mittel", across);
        if errors.is_empty() && weights.iter().sum::<f64>() <= 0.0 {
            errors.add(WEIGHTS[0], Problem::OutOfRange { min: 0.0, max: Some(LARGEST_WEIGHT) });
        }
        let Some(across) = across.filter(|_| errors.is_empty()) else { return Err(errors) };
        let mut draft = base.draft().clone();
        draft.across.aggregation = across;
        let unchanged =
            (0..weights.len()).all(|at| (weights[at] - base.field_weight(at)).abs() < 1e-12);
        if !unchanged {
            draft.across.weighting = Weighting::Set;
            for (field, weight) in draft.fields.iter_mut().zip(weights) {
                field.weight = weight;
            }
        }
        Method::new(draft).map_err(|_| FieldErrors::one(WEIGHTS[0], Problem::NotAChoice))
    }

    /// The part of an address that reproduces the form.
    pub fn query(&self) -> String {
        let weights = WEIGHTS.iter().zip(&self.weights);
        let pair = |(name, text): (&&str, &String)| {
            let plain: String = text
                .chars()
                .filter(|c| c.is_ascii_alphanumeric() || ".,-".contains(*c))
                .take(20)
                .collect();
            format!("{name}={plain}&")
        };
        let mean: String = self.across.chars().filter(char::is_ascii_alphabetic).take(20).collect();
        weights.map(pair).collect::<String>() + "mittel=" + &mean
    }
}
