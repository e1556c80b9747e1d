//! A single value: area, period, qualifier, status, vintage, source, evidence.

use crate::key::{AreaCode, IndicatorCode, ObservationId, SourceCode};
use crate::period::Period;
use crate::source::{Evidence, coded};
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
    /// True once a revision or correction took its place; it stays readable.
    pub superseded: bool,
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

    /// True where the value belongs to the series: current, and measured by the indicator's definition.
    pub fn in_series(&self) -> bool {
        !self.superseded && self.status != ObservationStatus::DefinitionDiffers
    }
}
