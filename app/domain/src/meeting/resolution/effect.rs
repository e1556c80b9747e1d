//! What follows from a resolution by itself: the product carries it out when the resolution is adopted.

use crate::catalogue::Catalogue;
use crate::index::edition::{self, Edition, EditionState};
use crate::indicator::choice::{ChoiceState, MethodChoice};
use crate::key::{IndicatorCode, MeasureSlug, MethodChoiceId, OrganisationCode, TargetCode};
use crate::measure::state::State;
use crate::meeting::procedure::{Matter, Procedure};
use crate::meeting::vote::MajorityRule;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A change that a resolution makes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "wirkung")]
pub enum Effect {
    /// A proposed method of assessment holds for an indicator from a day on.
    #[serde(rename = "verfahren")]
    AdoptMethod {
        /// The indicator.
        indicator: IndicatorCode,
        /// The proposed choice.
        choice: MethodChoiceId,
        /// First day.
        from: NaiveDate,
    },
    /// Proposed weights of the degree of digitalisation hold from a day on.
    #[serde(rename = "gewichte")]
    AdoptWeights {
        /// Key of the proposal.
        proposal: String,
        /// First day.
        from: NaiveDate,
    },
    /// A measure begins.
    #[serde(rename = "massnahme-beginnt")]
    StartMeasure {
        /// The measure.
        measure: MeasureSlug,
    },
    /// A measure goes on with changed terms.
    #[serde(rename = "massnahme-aendern")]
    ChangeMeasure {
        /// The measure.
        measure: MeasureSlug,
    },
    /// A measure ends.
    #[serde(rename = "massnahme-endet")]
    EndMeasure {
        /// The measure.
        measure: MeasureSlug,
        /// True where it ends early.
        early: bool,
    },
    /// A proposed target is decided.
    #[serde(rename = "zielwert")]
    SetTarget {
        /// The indicator.
        indicator: IndicatorCode,
        /// The proposed target.
        target: TargetCode,
    },
    /// An organisation is asked for values.
    #[serde(rename = "daten")]
    RequestData {
        /// The indicator.
        indicator: IndicatorCode,
        /// Who is asked.
        organisation: OrganisationCode,
        /// By the end of which day.
        due: NaiveDate,
    },
    /// Something is due on a day: it becomes a follow-up.
    #[serde(rename = "frist")]
    SetDeadline {
        /// What.
        subject: String,
        /// By the end of which day.
        due: NaiveDate,
    },
}

/// Why an effect cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EffectError {
    /// There is no such measure.
    #[error("no measure {0}")]
    NoMeasure(MeasureSlug),
    /// The measure's workflow has no such step.
    #[error("the measure cannot become {to:?} from {from:?}")]
    NoStep {
        /// Where it stands.
        from: State,
        /// Where it would have to go.
        to: State,
    },
    /// There is no such indicator.
    #[error("no indicator {0}")]
    NoIndicator(IndicatorCode),
    /// There is no such target.
    #[error("no target {0}")]
    NoTarget(TargetCode),
    /// There is no such proposed choice of a method for the indicator.
    #[error("no proposed method {0}")]
    NoChoice(MethodChoiceId),
    /// There is no such proposal for the degree of digitalisation.
    #[error("no proposal {0}")]
    NoProposal(String),
    /// It would hold from a day before the first one of what is in force.
    #[error("before what is in force, which is since {0}")]
    BeforeInForce(NaiveDate),
    /// There is no such organisation.
    #[error("no organisation {0}")]
    NoOrganisation(OrganisationCode),
    /// A day before the resolution.
    #[error("{0} lies before the resolution")]
    BeforeResolution(NaiveDate),
    /// Nothing says what is due.
    #[error("nothing is due")]
    Nothing,
    /// Two effects of one resolution contradict each other or say the same.
    #[error("contradicts another effect")]
    Contradiction,
    /// The vote was held by a majority that is not enough for it.
    #[error("needs the majority for {matter:?}")]
    Majority {
        /// What it is about.
        matter: Matter,
        /// The majority that the rules of procedure ask for.
        needed: MajorityRule,
        /// The majority that the vote was held by.
        voted: MajorityRule,
    },
}

impl Effect {
    /// The kind of matter that a resolution with these effects is about, which decides on its majority.
    pub fn matter(effects: &[Self]) -> Matter {
        let is_method =
            |effect: &Self| matches!(effect, Self::AdoptMethod { .. } | Self::AdoptWeights { .. });
        if effects.iter().any(is_method) { Matter::Method } else { Matter::Ordinary }
    }

    /// The measure it changes.
    pub fn measure(&self) -> Option<&MeasureSlug> {
        self.step().map(|(measure, _)| measure)
    }

    /// The step of its measure's workflow.
    pub fn step(&self) -> Option<(&MeasureSlug, State)> {
        match self {
            Self::StartMeasure { measure } => Some((measure, State::Running)),
            Self::ChangeMeasure { measure } => Some((measure, State::Adjusted)),
            Self::EndMeasure { measure, early: false } => Some((measure, State::Completed)),
            Self::EndMeasure { measure, early: true } => Some((measure, State::Discontinued)),
            Self::AdoptMethod { .. }
            | Self::AdoptWeights { .. }
            | Self::SetTarget { .. }
            | Self::RequestData { .. }
            | Self::SetDeadline { .. } => None,
        }
    }

    /// The day it names.
    pub fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::AdoptMethod { from, .. } | Self::AdoptWeights { from, .. } => Some(*from),
            Self::RequestData { due, .. } | Self::SetDeadline { due, .. } => Some(*due),
            Self::StartMeasure { .. }
            | Self::ChangeMeasure { .. }
            | Self::EndMeasure { .. }
            | Self::SetTarget { .. } => None,
        }
    }

    /// The indicator it is about.
    pub fn indicator(&self) -> Option<&IndicatorCode> {
        match self {
            Self::AdoptMethod { indicator, .. }
            | Self::SetTarget { indicator, .. }
            | Self::RequestData { indicator, .. } => Some(indicator),
            Self::AdoptWeights { .. }
            | Self::StartMeasure { .. }
            | Self::ChangeMeasure { .. }
            | Self::EndMeasure { .. }
            | Self::SetDeadline { .. } => None,
        }
    }

    /// What it is about: two effects about the same thing exclude each other.
    fn subject(&self) -> String {
        match self {
            Self::AdoptMethod { indicator, .. } => format!("verfahren/{indicator}"),
            Self::AdoptWeights { .. } => "gewichte".to_owned(),
            Self::StartMeasure { measure }
            | Self::ChangeMeasure { measure }
            | Self::EndMeasure { measure, .. } => format!("massnahme/{measure}"),
            Self::SetTarget { target, .. } => format!("zielwert/{target}"),
            Self::RequestData { indicator, organisation, .. } => {
                format!("daten/{indicator}/{organisation}")
            }
            Self::SetDeadline { subject, due } => format!("frist/{due}/{subject}"),
        }
    }

    /// Whether it can be carried out on a day, as the catalogue stands.
    ///
    /// # Errors
    /// [`EffectError`] where it cannot.
    pub fn check(&self, catalogue: &Catalogue, decided: NaiveDate) -> Result<(), EffectError> {
        if let Some((slug, to)) = self.step() {
            let record = catalogue.measures.get(slug);
            let record = record.ok_or_else(|| EffectError::NoMeasure(slug.clone()))?;
            let from = record.measure.state;
            if !from.may_become(to) {
                return Err(EffectError::NoStep { from, to });
            }
        }
        if let Some(code) = self.indicator() {
            let record = catalogue.indicators.get(code);
            let record = record.ok_or_else(|| EffectError::NoIndicator(code.clone()))?;
            if let Self::SetTarget { target, .. } = self
                && !record.current_targets().any(|known| known.code == target.as_str())
            {
                return Err(EffectError::NoTarget(target.clone()));
            }
            if let Self::AdoptMethod { choice, .. } = self {
                let is_proposed =
                    |c: &MethodChoice| &c.id == choice && c.state == ChoiceState::Proposed;
                if !record.choices().iter().any(is_proposed) {
                    return Err(EffectError::NoChoice(choice.clone()));
                }
            }
        }
        if let Self::AdoptWeights { proposal, from } = self {
            let is_proposed =
                |e: &Edition| e.id.as_str() == proposal && e.state == EditionState::Proposed;
            if !catalogue.editions.iter().any(is_proposed) {
                return Err(EffectError::NoProposal(proposal.clone()));
            }
            let held = edition::in_force(&catalogue.editions, decided).and_then(|held| held.from);
            if let Some(since) = held.filter(|since| from < since) {
                return Err(EffectError::BeforeInForce(since));
            }
        }
        if let Self::RequestData { organisation, .. } = self
            && !catalogue.organisations.contains_key(organisation)
        {
            return Err(EffectError::NoOrganisation(organisation.clone()));
        }
        if let Self::SetDeadline { subject, .. } = self
            && subject.trim().is_empty()
        {
            return Err(EffectError::Nothing);
        }
        match self.day() {
            Some(day) if day < decided => Err(EffectError::BeforeResolution(day)),
            _ => Ok(()),
        }
    }
}

/// Whether all effects of a resolution can be carried out together.
///
/// # Errors
/// The first one that cannot, with its place.
pub fn check_all(
    effects: &[Effect],
    catalogue: &Catalogue,
    decided: NaiveDate,
) -> Result<(), (usize, EffectError)> {
    let mut subjects = std::collections::BTreeSet::new();
    for (place, effect) in effects.iter().enumerate() {
        effect.check(catalogue, decided).map_err(|error| (place, error))?;
        if !subjects.insert(effect.subject()) {
            return Err((place, EffectError::Contradiction));
        }
    }
    Ok(())
}

/// Whether the majority a vote was held by is enough for all effects of the resolution. Where nothing follows, the kind of
/// matter is what was told when the question was put.
///
/// # Errors
/// [`EffectError::Majority`] with the place of the first effect that asks for another one.
pub fn check_majority(
    effects: &[Effect],
    voted: MajorityRule,
    rules: &Procedure,
) -> Result<(), (usize, EffectError)> {
    let matter = Effect::matter(effects);
    let needed = rules.majority(matter);
    let asks = |effect: &Effect| Effect::matter(std::slice::from_ref(effect)) == matter;
    match effects.iter().position(asks) {
        Some(place) if !voted.is_enough_for(needed) => {
            Err((place, EffectError::Majority { matter, needed, voted }))
        }
        _ => Ok(()),
    }
}
