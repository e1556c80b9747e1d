//! A single value: area, period, qualifier, status, vintage, source, evidence.

use super::detail::Detail;
use crate::key::{AreaCode, ImportId, IndicatorCode, ObservationId, SourceCode};
use crate::period::Period;
use crate::source::{Evidence, coded};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

coded! {
    /// How exactly the source states the value.
    Qualifier {
        /// Exact as printed.
        Exact = "=",
        /// „rund".
        About = "~",
        /// „knapp", „fast".
        Below = "<",
        /// „mehr als", „über".
        Above = ">",
    }
}

coded! {
    /// Observation status after SDMX `CL_OBS_STATUS`.
    ObservationStatus {
        /// Normal.
        Normal = "A",
        /// Break in the series: not comparable with earlier values.
        Break = "B",
        /// Definition differs: stands beside the series, not in it.
        DefinitionDiffers = "D",
        /// Estimated.
        Estimated = "E",
        /// Provisional.
        Provisional = "P",
        /// Low reliability.
        LowReliability = "U",
        /// Unvalidated.
        Unvalidated = "V",
    }
}

coded! {
    /// Why a value takes the place of another.
    Replacement {
        /// The publisher stated a new figure.
        Revision = "revision",
        /// The entry was wrong.
        Correction = "correction",
    }
}

/// The value that another took the place of, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replaced {
    /// The older value.
    pub id: ObservationId,
    /// Why it gave way.
    pub by: Replacement,
}

/// How a value came to be known. Values are only ever added: what stands on a day follows from these marks of all values
/// of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// The day from which it is known: entered or imported on it; for a data set, published by it.
    pub known: NaiveDate,
    /// What it took the place of.
    pub replaces: Option<Replaced>,
    /// The import that brought it.
    pub import: Option<ImportId>,
    /// The day from which it no longer counts, as its import was undone. Follows from the import.
    #[serde(skip)]
    pub withdrawn: Option<NaiveDate>,
    /// True where somebody decided that of several figures for its area and period this one counts. Follows from the
    /// decisions, see [`super::authoritative`].
    #[serde(skip)]
    pub authoritative: bool,
    /// True where a new definition begins a new series with it. Follows from the definitions, see [`super::measured`].
    #[serde(skip)]
    pub redefined: bool,
}

impl Recorded {
    /// Known from a day on, in nobody's place.
    pub const fn on(known: NaiveDate) -> Self {
        Self {
            known,
            replaces: None,
            import: None,
            withdrawn: None,
            authoritative: false,
            redefined: false,
        }
    }

    /// For a value of a data set: by the end of the period that its vintage names it was published; where that names
    /// none, the value is taken as known once its own period has ended. Nothing is known before it was loaded.
    pub fn with_data_set(vintage: &str, period: &Period, loaded: NaiveDate) -> Self {
        Self::on(Period::parse(vintage).as_ref().unwrap_or(period).end().min(loaded))
    }

    /// True where the value was there on the day.
    pub fn is_known(&self, day: NaiveDate) -> bool {
        self.known <= day && self.withdrawn.is_none_or(|withdrawn| day < withdrawn)
    }
}

/// A value of an indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    /// Its identifier.
    pub id: ObservationId,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The area.
    pub area: AreaCode,
    /// The period or day it stands for.
    pub period: Period,
    /// The value in the indicator's unit.
    pub value: f64,
    /// How exactly the source states it.
    pub qualifier: Qualifier,
    /// SDMX status.
    pub status: ObservationStatus,
    /// When it was published or became known, as the source says it: `2024-06`, `2025`.
    pub vintage: String,
    /// The source, where one is named.
    pub source: Option<SourceCode>,
    /// Support.
    pub evidence: Evidence,
    /// Remark from the source.
    pub note: String,
    /// How it came to be known.
    pub recorded: Recorded,
    /// True where another value stands in its place; it stays readable. Follows from the other values of the indicator,
    /// see [`crate::catalogue::IndicatorRecord::new`].
    #[serde(skip)]
    pub superseded: bool,
    /// What the source states beside it: denominator, sample, part of the area.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Box<Detail>>,
}

impl Observation {
    /// True where a chart draws a hollow mark: unverified, estimated or an example.
    pub fn is_hollow(&self) -> bool {
        self.evidence != Evidence::Read && self.evidence != Evidence::Derived
            || matches!(
                self.status,
                ObservationStatus::Estimated
                    | ObservationStatus::Provisional
                    | ObservationStatus::LowReliability
                    | ObservationStatus::Unvalidated
            )
    }

    /// True where the value belongs to the series: current, about the whole area, and measured by the indicator's
    /// definition.
    pub fn in_series(&self) -> bool {
        !self.superseded && self.status != ObservationStatus::DefinitionDiffers && self.is_whole()
    }

    /// True where a new series begins with it: not comparable with earlier values.
    pub fn is_break(&self) -> bool {
        self.recorded.redefined || self.status == ObservationStatus::Break
    }
}
