//! What exactly an indicator measures: numerator and denominator, what is counted, the ends of its scale in words, how
//! values go together, and every version of its definition.

use super::Indicator;
use super::aggregate::Accumulation;
use super::formula::Formula;
use crate::source::{Bilingual, coded};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// Where in the chain from means to change an indicator stands.
    Kind {
        /// What is put in: money, staff, applications.
        Input = "input",
        /// What is done with it: approvals, consultations.
        Output = "output",
        /// What it is meant to change.
        Outcome = "outcome",
        /// The surroundings, which no measure is meant to move.
        Context = "context",
    }
}

/// What exactly is measured. Empty texts are not known.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measured {
    /// What stands above the line of a share or ratio.
    pub numerator: Bilingual,
    /// What stands below it.
    pub denominator: Bilingual,
    /// Unit of numerator and denominator where a value states them, such as `Mio. EUR`.
    pub ratio_unit: String,
    /// What one is, where things are counted: `Antrag`, `Unternehmen`, `Fall`.
    pub counts: Bilingual,
    /// What the lower end of the scale means.
    pub low: Bilingual,
    /// What the upper end of the scale means.
    pub high: Bilingual,
    /// How values of sub-periods and areas go together.
    pub accumulation: Option<Accumulation>,
    /// How it is computed from other indicators; none where values are entered.
    pub formula: Option<Formula>,
    /// Where the numbers in the formula come from.
    pub formula_note: String,
    /// The version of the definition that holds.
    pub edition: Edition,
    /// Earlier versions, oldest first.
    pub earlier: Vec<FormerDefinition>,
    /// The day it was created; none where a data set brought it.
    pub created: Option<NaiveDate>,
    /// What the indicator was before each day on which it was changed, oldest first.
    pub former: Vec<FormerState>,
}

/// An indicator before a change, kept so that a past day shows what was known then.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormerState {
    /// The day of the change: at the end of every day before, this state held.
    pub until: NaiveDate,
    /// The indicator with every field, but for its own former states.
    pub state: Box<Indicator>,
}

/// One version of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Counts from 1.
    pub number: u32,
    /// First day of the values it holds for; none for the first version.
    pub from: Option<NaiveDate>,
    /// Why it was changed; empty for the first version.
    pub reason: String,
    /// True where values from that day on are not comparable with earlier ones.
    pub breaks: bool,
    /// The day on which the product came to know it; none for the first version.
    pub known: Option<NaiveDate>,
}

impl Default for Edition {
    fn default() -> Self {
        Self { number: 1, from: None, reason: String::new(), breaks: false, known: None }
    }
}

/// A definition that another took the place of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormerDefinition {
    /// Which version it was.
    pub edition: Edition,
    /// What was counted.
    pub definition: Bilingual,
    /// Above the line.
    pub numerator: Bilingual,
    /// Below it.
    pub denominator: Bilingual,
    /// Unit.
    pub unit: String,
    /// What one was.
    pub counts: Bilingual,
    /// How it was computed.
    pub formula: Option<Formula>,
}

impl FormerDefinition {
    /// The definition that an indicator has now.
    pub fn of(indicator: &Indicator) -> Self {
        let measured = &indicator.measured;
        Self {
            edition: measured.edition.clone(),
            definition: indicator.definition.clone(),
            numerator: measured.numerator.clone(),
            denominator: measured.denominator.clone(),
            unit: indicator.unit.clone(),
            counts: measured.counts.clone(),
            formula: measured.formula.clone(),
        }
    }

    /// True where an indicator is defined as here: the German wording counts, translations do not.
    pub fn says_the_same(&self, indicator: &Indicator) -> bool {
        let measured = &indicator.measured;
        self.definition.de == indicator.definition.de
            && self.numerator.de == measured.numerator.de
            && self.denominator.de == measured.denominator.de
            && self.unit == indicator.unit
            && self.counts.de == measured.counts.de
            && self.formula == measured.formula
    }
}

impl Measured {
    /// The first days of versions that begin a new series, as known on a day; the first version begins none.
    pub fn breaks(&self, known: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let all = self.earlier.iter().map(|former| &former.edition).chain([&self.edition]);
        all.filter(move |edition| {
            edition.breaks && edition.known.is_none_or(|since| since <= known)
        })
        .filter_map(|edition| edition.from)
    }
}

impl Indicator {
    /// True where it was there at the end of a day.
    pub fn is_known(&self, day: NaiveDate) -> bool {
        self.measured.created.is_none_or(|created| created <= day)
    }

    /// True where it has not changed since the end of a day.
    pub fn is_settled(&self, day: NaiveDate) -> bool {
        self.is_known(day) && self.measured.former.last().is_none_or(|former| former.until <= day)
    }

    /// What it was at the end of a day, where that differs from now.
    pub fn before(&self, day: NaiveDate) -> Option<&Self> {
        let former = self.measured.former.iter().find(|former| former.until > day);
        former.map(|former| &*former.state)
    }

    /// Keeps what it was before a change made today. Of several changes on one day the state before the first one is kept:
    /// no other one held at the end of a day.
    pub fn keep_former(&mut self, before: &Self, today: NaiveDate) {
        let former = &mut self.measured.former;
        if former.last().is_none_or(|last| last.until < today) && before.is_known(today) {
            let mut state = Box::new(before.clone());
            state.measured.former = Vec::new();
            former.push(FormerState { until: today, state });
        }
    }

    /// True where values are computed from other indicators.
    pub fn is_derived(&self) -> bool {
        self.measured.formula.is_some()
    }

    /// True where values count things, so that one has to know what one is.
    pub fn is_count(&self) -> bool {
        matches!(self.unit.as_str(), "Anzahl" | "Personen")
    }
}
