//! Which method of assessment holds for an indicator from which day on: decided by the council, kept with every version.

mod form;

pub use form::{MAX_DECIDED_IN, MAX_REASON, MethodForm};

use super::method::StatusMethod;
use crate::key::{IndicatorCode, MethodChoiceId};
use crate::source::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// Whether a choice decides anything.
    ChoiceState {
        /// Decided: it makes verdicts from its first day on.
        InForce = "in_kraft",
        /// Put forward and not decided: it makes no verdict.
        Proposed = "vorgeschlagen",
    }
}

/// A method of assessment chosen for one indicator. Choices are only ever added; a later one takes the place of an
/// earlier one from its own first day on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MethodChoice {
    /// Its identifier.
    pub id: MethodChoiceId,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// Counts the choices for the indicator, from 1.
    pub number: u32,
    /// The method with its parameters.
    pub method: StatusMethod,
    /// The first day whose verdict it decides.
    pub from: NaiveDate,
    /// The resolution or plan that decides it, such as „Beschluss 4/5.1".
    pub decided_in: String,
    /// Why this method.
    pub reason: String,
    /// Whether it is decided.
    pub state: ChoiceState,
    /// The day it was entered.
    pub known: NaiveDate,
}

/// The choice that decides verdicts on a day: of those decided whose first day has come the one entered last. None where
/// the default applies.
pub fn in_force(choices: &[MethodChoice], day: NaiveDate) -> Option<&MethodChoice> {
    choices
        .iter()
        .filter(|choice| choice.state == ChoiceState::InForce && choice.from <= day)
        .max_by_key(|choice| choice.number)
}

#[cfg(test)]
mod tests;
