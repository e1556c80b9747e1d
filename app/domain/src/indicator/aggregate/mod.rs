//! Values of parts put together: sub-periods to a period, areas to a larger area.
//!
//! What may be done depends on what a series counts, see [`Accumulation`]:
//!
//! | kind | over sub-periods | over areas |
//! |---|---|---|
//! | per period | sum; the sub-periods fill the period | sum |
//! | cumulative, stock | the state on the last day | sum |
//! | share per period | sum of numerators by sum of denominators | the same |
//! | share of a stock | the state on the last day | sum of numerators by sum of denominators |
//! | not additive | refused | refused |
//!
//! Shares are never averaged, gaps are never filled, and nothing counts twice: where the parts do not
//! make the whole, a [`Refusal`] names what is missing or too much. Sums are decimal sums without
//! binary rounding, so that they do not depend on how a whole is split.
//!
//! An aggregate inherits its [`Marks`] from the parts it is made of; they are at best derived where
//! there are several.

mod areas;
mod periods;
mod ratio;
mod territory;
mod total;

pub use areas::over_areas;
pub use periods::{increment, over_periods};
pub use ratio::{NotARatio, Ratio};
pub use territory::{CircularArea, Territory};

use super::marks::Marks;
use super::observation::ObservationStatus;
use crate::source::coded;
use std::fmt;
use total::total;

coded! {
    /// What a series counts, and so how its values go together.
    Accumulation {
        /// What happened within the period, such as consultations per quarter.
        PerPeriod = "per_period",
        /// What happened since a start day, such as applications approved so far.
        Cumulative = "cumulative",
        /// What is there on a day, such as households with a fibre connection.
        Stock = "stock",
        /// A share of what happened within the period, such as approved ones among applications.
        SharePerPeriod = "share_per_period",
        /// A share of what is there on a day, or of what has happened since a start day.
        ShareOfStock = "share_of_stock",
        /// An index, a grade or a score: parts make no whole.
        NotAdditive = "not_additive",
    }
}

impl Accumulation {
    /// True where values count what happens within a period, so that those of its parts go together.
    pub const fn is_within_periods(self) -> bool {
        matches!(self, Self::PerPeriod | Self::SharePerPeriod)
    }

    /// True where values are shares.
    pub const fn is_share(self) -> bool {
        matches!(self, Self::SharePerPeriod | Self::ShareOfStock)
    }
}

/// A value as far as it is known for putting it together with others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Quantity {
    /// A number; of a share, one whose numerator and denominator are not known.
    Number(f64),
    /// A share with numerator and denominator.
    Ratio(Ratio),
}

/// A quantity and how far it can be relied on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The quantity in the unit of the indicator.
    pub quantity: Quantity,
    /// Qualifier, status and evidence.
    pub marks: Marks,
}

/// Why parts are not put together. `K` names a part: a [`Period`](crate::period::Period) or an
/// [`AreaCode`](crate::key::AreaCode).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal<K> {
    /// Values of this kind make no whole.
    NotAdditive,
    /// This part is not within the whole, or larger than it.
    Outside(K),
    /// These two parts count something twice.
    Overlap(K, K),
    /// These parts are not there: every one, as large as they come.
    Missing(Vec<K>),
    /// These parts are shares without numerator and denominator.
    NoDenominator(Vec<K>),
    /// This part is a share within a series of counts.
    NotACount(K),
    /// These parts are counted by another definition than the series.
    DefinitionDiffers(Vec<K>),
    /// The series begins anew with this part; those before are not comparable.
    AcrossBreak(K),
    /// A part or the sum is no finite number, or beyond [`crate::number::MAX_ABS`].
    OutOfRange,
}

impl<K> Refusal<K> {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAdditive => "aggregate_not_additive",
            Self::Outside(_) => "aggregate_outside",
            Self::Overlap(..) => "aggregate_overlap",
            Self::Missing(_) => "aggregate_missing",
            Self::NoDenominator(_) => "aggregate_no_denominator",
            Self::NotACount(_) => "aggregate_not_a_count",
            Self::DefinitionDiffers(_) => "aggregate_definition_differs",
            Self::AcrossBreak(_) => "aggregate_across_break",
            Self::OutOfRange => "aggregate_out_of_range",
        }
    }
}

impl<K> fmt::Display for Refusal<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl<K: fmt::Debug> std::error::Error for Refusal<K> {}

/// Adds up parts that are known to make the whole.
fn sum<K: Clone>(kind: Accumulation, parts: &[(&K, &Amount)]) -> Result<Amount, Refusal<K>> {
    for (part, amount) in parts {
        usable(kind, *part, amount)?;
    }
    comparable(parts)?;
    if let [(_, amount)] = parts {
        return Ok(**amount);
    }
    let mut marks = parts.iter().map(|(_, amount)| amount.marks).reduce(Marks::joined);
    let quantity = if kind.is_share() {
        // A numerator may be „mehr als" as well as a denominator.
        marks = marks.map(Marks::without_bound);
        Quantity::Ratio(sum_of_ratios(parts)?)
    } else {
        Quantity::Number(sum_of_numbers(parts)?)
    };
    Ok(Amount { quantity, marks: marks.unwrap_or(Marks::PLAIN).derived() })
}

fn sum_of_numbers<K>(parts: &[(&K, &Amount)]) -> Result<f64, Refusal<K>> {
    let numbers = parts.iter().filter_map(|(_, amount)| match amount.quantity {
        Quantity::Number(number) => Some(number),
        Quantity::Ratio(_) => None,
    });
    total(numbers).ok_or(Refusal::OutOfRange)
}

fn sum_of_ratios<K: Clone>(parts: &[(&K, &Amount)]) -> Result<Ratio, Refusal<K>> {
    let mut ratios = Vec::with_capacity(parts.len());
    let mut bare = Vec::new();
    for (part, amount) in parts {
        match amount.quantity {
            Quantity::Ratio(ratio) => ratios.push(ratio),
            Quantity::Number(_) => bare.push((*part).clone()),
        }
    }
    if !bare.is_empty() {
        return Err(Refusal::NoDenominator(bare));
    }
    let numerator = total(ratios.iter().map(|ratio| ratio.numerator()));
    let denominator = total(ratios.iter().map(|ratio| ratio.denominator()));
    let (Some(numerator), Some(denominator)) = (numerator, denominator) else {
        return Err(Refusal::OutOfRange);
    };
    Ratio::new(numerator, denominator).map_err(|_| Refusal::OutOfRange)
}

/// Refuses a quantity that does not fit the series.
fn usable<K: Clone>(kind: Accumulation, part: &K, amount: &Amount) -> Result<(), Refusal<K>> {
    match amount.quantity {
        Quantity::Ratio(_) if !kind.is_share() => Err(Refusal::NotACount(part.clone())),
        Quantity::Number(number) if !total::in_range(number) => Err(Refusal::OutOfRange),
        _ => Ok(()),
    }
}

/// Refuses parts that stand beside the series.
fn comparable<K: Clone>(parts: &[(&K, &Amount)]) -> Result<(), Refusal<K>> {
    let differs = |amount: &Amount| amount.marks.status == ObservationStatus::DefinitionDiffers;
    let other: Vec<_> = parts
        .iter()
        .filter(|(_, amount)| differs(amount))
        .map(|(part, _)| (*part).clone())
        .collect();
    if other.is_empty() { Ok(()) } else { Err(Refusal::DefinitionDiffers(other)) }
}

#[cfg(test)]
mod tests;
