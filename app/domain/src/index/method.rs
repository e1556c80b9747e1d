//! The method of the index as a checked value: whoever holds a [`Method`] can compute with it.

use super::IndexError;
use super::aggregate::{Aggregation, Coverage};
use super::impute::Imputation;
use super::normalise::{Normaliser, ScaleKind};
use super::outlier::Outliers;
use super::structure::{Level, Structure, check_weight};
use super::table::checked;
use crate::indicator::status::Polarity;
use crate::key::{FieldCode, IndicatorCode};
use serde::{Deserialize, Serialize};

/// Name of the group on top.
pub const TOP: &str = "index";

/// The ends of the scale that normalised values from 0 to 1 are stretched to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// Nothing reached.
    pub low: f64,
    /// Everything reached.
    pub high: f64,
}

impl Scale {
    /// 0 to 100 points.
    pub const POINTS: Self = Self { low: 0.0, high: 100.0 };

    /// A share as points of the scale.
    pub fn point(self, share: f64) -> f64 {
        share * (self.high - self.low) + self.low
    }

    /// Points of the scale as a share.
    pub fn share(self, point: f64) -> f64 {
        (point - self.low) / (self.high - self.low)
    }
}

/// Where the weights of a level come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    /// All alike, whatever stands in the weights.
    Equal,
    /// Set by the council.
    Set,
    /// Mean of what the organisations distributed.
    Budget,
    /// Taken from the data by principal components; for comparison only.
    Components,
}

impl Weighting {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::Equal, Self::Set, Self::Budget, Self::Components];

    /// The code in forms and records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Set => "set",
            Self::Budget => "budget",
            Self::Components => "components",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.code() == code)
    }
}

/// How the elements of one level become one value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Which mean.
    pub aggregation: Aggregation,
    /// How many elements have to be there.
    pub coverage: Coverage,
    /// Where the weights come from.
    pub weighting: Weighting,
}

/// An indicator in the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// The indicator.
    pub code: IndicatorCode,
    /// The field it counts in.
    pub field: FieldCode,
    /// Which direction is better.
    pub polarity: Polarity,
    /// Its weight within the field, on any scale.
    pub weight: f64,
    /// How its values become comparable.
    pub normaliser: Normaliser,
}

/// A field in the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FieldWeight {
    /// The field.
    pub code: FieldCode,
    /// Its weight, on any scale.
    pub weight: f64,
}

/// What a method consists of, not yet checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The scale of the index.
    pub scale: Scale,
    /// The fields in order. A field may be without indicators: it then counts as missing.
    pub fields: Vec<FieldWeight>,
    /// The indicators in order.
    pub elements: Vec<Element>,
    /// What is done about extreme values.
    pub outliers: Outliers,
    /// What is done about gaps.
    pub imputation: Imputation,
    /// From indicators to fields.
    pub within: Rule,
    /// From fields to the index.
    pub across: Rule,
}

/// A method that can be computed with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct Method(Draft);

impl TryFrom<Draft> for Method {
    type Error = IndexError;
    fn try_from(draft: Draft) -> Result<Self, IndexError> {
        Self::new(draft)
    }
}

impl From<Method> for Draft {
    fn from(method: Method) -> Self {
        method.0
    }
}

impl Method {
    /// Checks a draft.
    ///
    /// # Errors
    /// The first thing at fault by name.
    pub fn new(draft: Draft) -> Result<Self, IndexError> {
        let (low, high) = (checked(draft.scale.low, TOP)?, checked(draft.scale.high, TOP)?);
        if high <= low {
            return Err(IndexError::NoScale);
        }
        if draft.elements.is_empty() || draft.fields.is_empty() {
            return Err(IndexError::Empty);
        }
        for (at, field) in draft.fields.iter().enumerate() {
            check_weight(field.weight, field.code.as_str())?;
            if draft.fields[..at].iter().any(|other| other.code == field.code) {
                return Err(IndexError::Twice { of: field.code.to_string() });
            }
        }
        draft.across.coverage.check(draft.fields.len(), TOP)?;
        let scale = draft.elements[0].normaliser.scale();
        for (at, element) in draft.elements.iter().enumerate() {
            let of = element.code.as_str();
            check_weight(element.weight, of)?;
            element.normaliser.check(element.polarity, of)?;
            if element.normaliser.scale() != scale {
                return Err(IndexError::MixedScales { of: of.to_owned() });
            }
            if draft.elements[..at].iter().any(|other| other.code == element.code) {
                return Err(IndexError::Twice { of: of.to_owned() });
            }
            if !draft.fields.iter().any(|field| field.code == element.field) {
                return Err(IndexError::Stray { of: of.to_owned() });
            }
        }
        let method = Self(draft);
        let total: f64 = (0..method.0.fields.len()).map(|at| method.field_weight(at)).sum();
        if total <= 0.0 {
            return Err(IndexError::NoWeight { of: TOP.to_owned() });
        }
        for (at, field) in method.0.fields.iter().enumerate() {
            let members = method.members(at);
            if members.is_empty() {
                continue;
            }
            if members.iter().map(|m| method.element_weight(*m)).sum::<f64>() <= 0.0 {
                return Err(IndexError::NoWeight { of: field.code.to_string() });
            }
            if let Coverage::Share(_) = method.0.within.coverage {
                method.0.within.coverage.check(members.len(), field.code.as_str())?;
            }
        }
        Ok(method)
    }

    /// What it consists of.
    pub fn draft(&self) -> &Draft {
        &self.0
    }

    /// Places of the indicators of a field.
    pub fn members(&self, field: usize) -> Vec<usize> {
        let code = &self.0.fields[field].code;
        (0..self.0.elements.len()).filter(|at| &self.0.elements[*at].field == code).collect()
    }

    /// The weight of an indicator within its field.
    pub fn element_weight(&self, at: usize) -> f64 {
        match self.0.within.weighting {
            Weighting::Equal => 1.0,
            Weighting::Set | Weighting::Budget | Weighting::Components => {
                self.0.elements[at].weight
            }
        }
    }

    /// The weight of a field.
    pub fn field_weight(&self, at: usize) -> f64 {
        match self.0.across.weighting {
            Weighting::Equal => 1.0,
            Weighting::Set | Weighting::Budget | Weighting::Components => self.0.fields[at].weight,
        }
    }

    /// The share of every field when all are there, in order; they add up to 1.
    pub fn field_shares(&self) -> Vec<f64> {
        let weights: Vec<f64> = (0..self.0.fields.len()).map(|at| self.field_weight(at)).collect();
        let total: f64 = weights.iter().sum();
        weights.into_iter().map(|weight| weight / total).collect()
    }

    /// The same method with other weights of the fields, in order.
    ///
    /// # Errors
    /// Weights that are none, by field.
    pub fn with_field_weights(&self, weights: &[f64]) -> Result<Self, IndexError> {
        let mut draft = self.0.clone();
        if weights.len() != draft.fields.len() {
            return Err(IndexError::Ragged { of: TOP.to_owned() });
        }
        draft.across.weighting = Weighting::Set;
        for (field, weight) in draft.fields.iter_mut().zip(weights) {
            field.weight = *weight;
        }
        Self::new(draft)
    }

    /// Whether years can be compared and one unit is enough: every normaliser stands on fixed values, nothing is filled
    /// or moved by what other units have, and no pairs are compared.
    pub fn is_absolute(&self) -> bool {
        self.0.elements.iter().all(|element| element.normaliser.is_absolute())
            && matches!(self.0.imputation, Imputation::None)
            && self.0.outliers == Outliers::Keep
            && ![self.0.within, self.0.across]
                .map(|r| r.aggregation)
                .contains(&Aggregation::Copeland)
    }

    /// True where normalised values are stretched to [`Draft::scale`].
    pub fn is_stretched(&self) -> bool {
        self.0.elements[0].normaliser.scale() == ScaleKind::Unit
    }

    /// Elements with more than half of the weight of their group: they decide alone.
    pub fn dominant(&self) -> Vec<&str> {
        let mut dominant = Vec::new();
        for (share, field) in self.field_shares().into_iter().zip(&self.0.fields) {
            if share > 0.5 {
                dominant.push(field.code.as_str());
            }
        }
        for field in 0..self.0.fields.len() {
            let members = self.members(field);
            let total: f64 = members.iter().map(|m| self.element_weight(*m)).sum();
            if members.len() > 1 {
                let heavy = members.iter().filter(|m| self.element_weight(**m) > total / 2.0);
                dominant.extend(heavy.map(|m| self.0.elements[*m].code.as_str()));
            }
        }
        dominant
    }

    /// The two levels as the engine puts them together, with the fields that have indicators. The second value gives the
    /// place of each of those among [`Draft::fields`].
    pub(super) fn structure(&self) -> Result<(Structure, Vec<usize>), IndexError> {
        let names: Vec<String> = self.0.elements.iter().map(|e| e.code.to_string()).collect();
        let fields: Vec<usize> =
            (0..self.0.fields.len()).filter(|at| !self.members(*at).is_empty()).collect();
        let place = |element: &Element| {
            let at = self.0.fields.iter().position(|field| field.code == element.field);
            at.and_then(|at| fields.iter().position(|other| *other == at)).unwrap_or_default()
        };
        let within = Level {
            groups: fields.iter().map(|at| self.0.fields[*at].code.to_string()).collect(),
            group_of: self.0.elements.iter().map(place).collect(),
            weights: (0..self.0.elements.len()).map(|at| self.element_weight(at)).collect(),
            aggregation: self.0.within.aggregation,
            coverage: match self.0.within.coverage {
                // A field with fewer indicators than asked for needs all it has.
                Coverage::Count(least)
                    if fields.iter().any(|at| self.members(*at).len() < least) =>
                {
                    let smallest = fields.iter().map(|at| self.members(*at).len()).min();
                    Coverage::Count(least.min(smallest.unwrap_or(least)))
                }
                other => other,
            },
        };
        let across = Level {
            groups: vec![TOP.to_owned()],
            group_of: vec![0; fields.len()],
            weights: fields.iter().map(|at| self.field_weight(*at)).collect(),
            aggregation: self.0.across.aggregation,
            // The share counts fields without indicators too: it is settled after the engine has run.
            coverage: Coverage::ANY,
        };
        Ok((Structure::new(&names, vec![within, across])?, fields))
    }
}
