//! The register of resolutions: what is in force, what replaced what, what is open.

use super::{Effect, Implementation, Resolution};
use crate::key::MeasureSlug;
use crate::meeting::numbering::ResolutionNumber;
use crate::text::folded;
use crate::tier::Tier;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// All resolutions.
#[derive(Debug, Clone, Default)]
pub struct Register<'a> {
    resolutions: Vec<&'a Resolution>,
    /// Adopted resolutions that took the place of another one, by its number.
    successors: BTreeMap<&'a ResolutionNumber, &'a Resolution>,
}

/// Why a resolution cannot take the place of another one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplaceError {
    /// There is no such resolution.
    #[error("no resolution {0}")]
    Unknown(ResolutionNumber),
    /// It was not adopted, so there is nothing to change.
    #[error("{0} was not adopted")]
    NotAdopted(ResolutionNumber),
    /// It is decided later, or it is the same one.
    #[error("{0} is no earlier resolution")]
    NotEarlier(ResolutionNumber),
    /// Another one took its place.
    #[error("{0} is replaced already")]
    Replaced(ResolutionNumber),
}

/// What is asked of the register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that number, title, text or responsible must hold, in any order, whatever their case and umlauts; empty for all.
    pub words: String,
    /// How far it is carried out.
    pub state: Option<Implementation>,
    /// Only what is adopted and not carried out.
    pub open: bool,
    /// Only what is overdue.
    pub overdue: bool,
    /// Decided in the meeting with this number.
    pub meeting: Option<u32>,
    /// One of its effects changes this measure.
    pub measure: Option<MeasureSlug>,
    /// Part of the name of whoever sees to it.
    pub responsible: String,
    /// Decided on this day or later.
    pub from: Option<NaiveDate>,
    /// Decided on this day or earlier.
    pub to: Option<NaiveDate>,
}

impl<'a> Register<'a> {
    /// The register of these resolutions, as somebody with this reach may read it; newest first.
    pub fn new(resolutions: impl IntoIterator<Item = &'a Resolution>, reach: Tier) -> Self {
        let mut resolutions: Vec<_> =
            resolutions.into_iter().filter(|r| r.tier.is_within(reach)).collect();
        resolutions.sort_by(|a, b| {
            (b.decided, b.closed, &b.number).cmp(&(a.decided, a.closed, &a.number))
        });
        let mut successors = BTreeMap::new();
        for later in resolutions.iter().filter(|later| later.is_adopted()) {
            for number in &later.replaces {
                successors.insert(number, *later);
            }
        }
        Self { resolutions, successors }
    }

    /// All of them, newest first.
    pub fn all(&self) -> &[&'a Resolution] {
        &self.resolutions
    }

    /// One of them.
    pub fn get(&self, number: &ResolutionNumber) -> Option<&'a Resolution> {
        self.resolutions.iter().copied().find(|r| &r.number == number)
    }

    /// The resolution that took its place.
    pub fn successor(&self, number: &ResolutionNumber) -> Option<&'a Resolution> {
        self.successors.get(number).copied()
    }

    /// True where it was adopted by the end of a day and none adopted by then took its place.
    pub fn is_in_force(&self, resolution: &Resolution, day: NaiveDate) -> bool {
        resolution.is_adopted()
            && resolution.decided <= day
            && self.successor(&resolution.number).is_none_or(|later| later.decided > day)
    }

    /// Whether a resolution decided on a day may take the place of others.
    ///
    /// # Errors
    /// [`ReplaceError`] with the first that it cannot replace.
    pub fn may_replace(
        &self,
        number: &ResolutionNumber,
        decided: NaiveDate,
        replaced: &[ResolutionNumber],
    ) -> Result<(), ReplaceError> {
        for old in replaced {
            let earlier = self.get(old).ok_or_else(|| ReplaceError::Unknown(old.clone()))?;
            if !earlier.is_adopted() {
                return Err(ReplaceError::NotAdopted(old.clone()));
            }
            if old == number || earlier.decided > decided {
                return Err(ReplaceError::NotEarlier(old.clone()));
            }
            if self.successor(old).is_some_and(|later| &later.number != number) {
                return Err(ReplaceError::Replaced(old.clone()));
            }
        }
        Ok(())
    }

    /// Those asked for, newest first.
    pub fn find(&self, filter: &Filter, today: NaiveDate) -> Vec<&'a Resolution> {
        let words: Vec<_> = filter.words.split_whitespace().map(folded).collect();
        let owner = folded(filter.responsible.trim());
        let fits = |r: &Resolution| {
            let texts = [&r.number.to_string(), &r.title, &r.text, &r.progress.responsible];
            let said = texts.map(|text| folded(text)).join("\n");
            words.iter().all(|word| said.contains(word))
                && filter.state.is_none_or(|state| r.is_adopted() && r.progress.state == state)
                && (!filter.overdue || r.is_overdue(today))
                && (!filter.open || (r.is_adopted() && !r.progress.state.is_closed()))
                && filter.meeting.is_none_or(|meeting| r.number.meeting() == Some(meeting))
                && filter.measure.as_ref().is_none_or(|slug| {
                    r.effects().iter().filter_map(Effect::measure).any(|m| m == slug)
                })
                && folded(&r.progress.responsible).contains(&owner)
                && filter.from.is_none_or(|from| r.decided >= from)
                && filter.to.is_none_or(|to| r.decided <= to)
        };
        self.resolutions.iter().copied().filter(|r| fits(r)).collect()
    }
}
