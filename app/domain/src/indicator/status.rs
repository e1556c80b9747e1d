//! The status of an indicator: its latest value against the target path.
//!
//! Method: corridor, deviation from a target path against council-set tolerances; OECD-style house
//! rule. The other methods are in [`super::method`].

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::method::{Figures, Grade, Reason, Verdict};
use super::path::{PathShape, TargetPath};
use crate::number::{self, Language};

/// Which direction of an indicator is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Polarity {
    /// More is better.
    #[serde(rename = "hoeher_besser")]
    HigherBetter,
    /// Less is better.
    #[serde(rename = "niedriger_besser")]
    LowerBetter,
    /// Describes the surroundings and is never rated.
    #[serde(rename = "kontext")]
    Context,
}

impl Polarity {
    /// All polarities.
    pub const ALL: [Self; 3] = [Self::HigherBetter, Self::LowerBetter, Self::Context];

    /// The stable code used in the data.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HigherBetter => "hoeher_besser",
            Self::LowerBetter => "niedriger_besser",
            Self::Context => "kontext",
        }
    }

    /// The polarity with this code, `None` for any other text.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|polarity| polarity.code() == code)
    }

    /// +1 if more is better, −1 if less is better, `None` for context.
    pub(crate) const fn direction(self) -> Option<f64> {
        match self {
            Self::HigherBetter => Some(1.0),
            Self::LowerBetter => Some(-1.0),
            Self::Context => None,
        }
    }
}

/// How an indicator stands against its target path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// The lag is within the first tolerance, or there is none.
    #[serde(rename = "im_plan")]
    OnPlan,
    /// The lag is beyond the first and within the second tolerance.
    #[serde(rename = "gefaehrdet")]
    AtRisk,
    /// The lag is beyond both tolerances.
    #[serde(rename = "verfehlt")]
    Missed,
    /// There is a value, and nothing to hold it against.
    #[serde(rename = "ohne_zielwert")]
    NoTarget,
    /// There is no value.
    #[serde(rename = "keine_daten")]
    NoData,
}

impl Status {
    /// All statuses in the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::OnPlan, Self::AtRisk, Self::Missed, Self::NoTarget, Self::NoData];

    /// The stable code for storage, interfaces and translation.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnPlan => "im_plan",
            Self::AtRisk => "gefaehrdet",
            Self::Missed => "verfehlt",
            Self::NoTarget => "ohne_zielwert",
            Self::NoData => "keine_daten",
        }
    }

    /// The status with this code, `None` for any other text.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// A method of assessment and its version; every stored status names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct MethodVersion {
    /// Stable name of the method.
    pub code: &'static str,
    /// Counts up whenever the same inputs can give another result.
    pub version: u32,
}

/// The method of [`assess`] for a linear path, and where there is no path.
pub const METHOD: MethodVersion = PathShape::Linear.method();

impl PathShape {
    /// The method of [`assess`] for a path of this shape.
    pub const fn method(self) -> MethodVersion {
        let code = match self {
            Self::Linear => "zielpfad-linear",
            Self::Stepwise => "zielpfad-stufen",
            Self::Given => "zielpfad-vorgegeben",
            Self::Geometric => "zielpfad-geometrisch",
        };
        MethodVersion { code, version: 1 }
    }
}

/// A status with what explains it, no number of it rounded: the result of [`assess`], or what a [`Verdict`] of another
/// method comes down to.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Assessment {
    /// The verdict.
    pub status: Status,
    /// The value expected on the day of the observation, in the unit of the indicator; only if
    /// rated.
    pub expected: Option<f64>,
    /// Observed minus expected, in the unit of the indicator (for shares: percentage points); only
    /// if rated. The sign is that of the difference, whatever the polarity.
    pub deviation: Option<f64>,
    /// The method that gave the verdict.
    pub method: MethodVersion,
    /// The grade in the words of the method's publisher; the product's own methods have none.
    pub grade: Option<Grade>,
    /// Why a method other than the corridor gave no grade.
    pub reason: Option<Reason>,
}

impl Assessment {
    const fn unrated(status: Status, method: MethodVersion) -> Self {
        Self { status, expected: None, deviation: None, method, grade: None, reason: None }
    }
}

impl From<&Verdict> for Assessment {
    /// Expected value and deviation are what the corridor alone knows.
    fn from(verdict: &Verdict) -> Self {
        let corridor = match verdict.figures {
            Some(Figures::Corridor(figures)) => Some(figures),
            _ => None,
        };
        Self {
            expected: corridor.map(|figures| figures.expected),
            deviation: corridor.map(|figures| figures.deviation),
            grade: verdict.grade,
            reason: verdict.reason,
            ..Self::unrated(verdict.status, verdict.method)
        }
    }
}

/// A lag is compared in binary floating point; this much, in the unit of the indicator, is rounding
/// and not lag.
const SLACK: f64 = 1e-9;

/// Rates the latest value of an indicator against its target path.
///
/// `value` is the observed value with the day it stands for, not the day it was entered. In this
/// order: no value (or none that is a finite number) → [`Status::NoData`]; context indicator, no
/// path, or a path that expects nothing on that day → [`Status::NoTarget`]; otherwise the lag
/// behind the expected value, in the direction of the polarity, decides: up to `on_plan` →
/// [`Status::OnPlan`], up to `at_risk` → [`Status::AtRisk`], beyond → [`Status::Missed`]. Both
/// bounds are inclusive.
///
/// Source: corridor, deviation from a target path against council-set tolerances; OECD-style house
/// rule.
pub fn assess(
    value: Option<(f64, NaiveDate)>,
    path: Option<&TargetPath>,
    polarity: Polarity,
) -> Assessment {
    let method = path.map_or(METHOD, |path| path.shape().method());
    let Some((observed, day)) = value.filter(|(observed, _)| observed.is_finite()) else {
        return Assessment::unrated(Status::NoData, method);
    };
    let (Some(direction), Some(path)) = (polarity.direction(), path) else {
        return Assessment::unrated(Status::NoTarget, method);
    };
    let Some(expected) = path.expected_at(day) else {
        return Assessment::unrated(Status::NoTarget, method);
    };

    let deviation = observed - expected;
    let lag = -direction * deviation;
    let status = if lag <= path.tolerance().on_plan() + SLACK {
        Status::OnPlan
    } else if lag <= path.tolerance().at_risk() + SLACK {
        Status::AtRisk
    } else {
        Status::Missed
    };
    Assessment {
        expected: Some(expected),
        deviation: Some(deviation),
        ..Assessment::unrated(status, method)
    }
}

/// Writes a deviation with its sign and unit.
///
/// `unit` is the unit of the indicator. Deviations of shares (`Prozent`, `percent` or `%`) are
/// percentage points with one decimal: `−3,2 Prozentpunkte`, `+1,0 Prozentpunkt`. Every other unit
/// follows unchanged, already in the language of the text, after at most one decimal: `−12 Anzahl`;
/// an empty unit gives the number alone.
pub fn deviation_text(deviation: f64, unit: &str, language: Language) -> String {
    if !matches!(unit, "Prozent" | "percent" | "%") {
        let written = number::format_signed_shortest(deviation, 1, language);
        return if unit.is_empty() { written } else { format!("{written} {unit}") };
    }
    let written = number::format_signed(deviation, 1, language);
    let is_one = number::format_number(deviation.abs(), 1, language)
        == number::format_number(1.0, 1, language);
    let unit = match (language, is_one) {
        (Language::De, true) => "Prozentpunkt",
        (Language::De, false) => "Prozentpunkte",
        (Language::En, true) => "percentage point",
        (Language::En, false) => "percentage points",
    };
    format!("{written} {unit}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use super::*;
    use crate::indicator::path::Tolerance;
    use crate::number::format_german;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn path(baseline: f64, target: f64) -> TargetPath {
        TargetPath::new(
            baseline,
            day("2023-12-31"),
            target,
            day("2025-12-31"),
            Tolerance::new(2.0, 10.0).unwrap(),
        )
        .unwrap()
    }

    fn due_status(value: f64, target: f64, polarity: Polarity) -> Status {
        assess(Some((value, day("2025-12-31"))), Some(&path(54.0, target)), polarity).status
    }

    #[test]
    fn the_broadband_journey_reads_as_accepted() {
        for (value, on, expected, deviation, text, status) in [
            (
                63.38,
                "2024-12-31",
                "64,5",
                "\u{2212}1,1",
                "\u{2212}1,1 Prozentpunkte",
                Status::OnPlan,
            ),
            (
                66.5,
                "2025-06-30",
                "69,7",
                "\u{2212}3,2",
                "\u{2212}3,2 Prozentpunkte",
                Status::AtRisk,
            ),
        ] {
            let result =
                assess(Some((value, day(on))), Some(&path(54.0, 75.0)), Polarity::HigherBetter);
            assert_eq!(result.status, status);
            assert_eq!(format_german(result.expected.unwrap(), 1), expected);
            assert_eq!(format_german(result.deviation.unwrap(), 1), deviation);
            assert_eq!(deviation_text(result.deviation.unwrap(), "Prozent", Language::De), text);
            assert_eq!(result.method, METHOD);
        }
    }

    #[test]
    fn bounds_are_inclusive_in_both_directions() {
        for (lag, status) in [
            (-20.0, Status::OnPlan),
            (0.0, Status::OnPlan),
            (2.0, Status::OnPlan),
            (2.000_001, Status::AtRisk),
            (10.0, Status::AtRisk),
            (10.000_001, Status::Missed),
        ] {
            assert_eq!(due_status(75.0 - lag, 75.0, Polarity::HigherBetter), status, "{lag}");
            assert_eq!(due_status(30.0 + lag, 30.0, Polarity::LowerBetter), status, "{lag}");
        }
        // 1.1 - 1.0 is more than 0.1 in binary.
        for (on_plan, at_risk, status) in [(0.1, 0.1, Status::OnPlan), (0.0, 0.1, Status::AtRisk)] {
            let tolerance = Tolerance::new(on_plan, at_risk).unwrap();
            let path = TargetPath::without_baseline(1.1, day("2025-12-31"), tolerance).unwrap();
            let value = Some((1.0, day("2025-12-31")));
            assert_eq!(assess(value, Some(&path), Polarity::HigherBetter).status, status);
        }
    }

    #[test]
    fn what_cannot_be_rated_has_no_numbers() {
        let rated = path(54.0, 75.0);
        let open =
            TargetPath::without_baseline(75.0, day("2025-12-31"), rated.tolerance()).unwrap();
        let value = Some((60.0, day("2025-12-30")));
        for (value, path, polarity, status) in [
            (None, Some(&rated), Polarity::HigherBetter, Status::NoData),
            (None, None, Polarity::Context, Status::NoData),
            (
                Some((f64::NAN, day("2025-12-30"))),
                Some(&rated),
                Polarity::HigherBetter,
                Status::NoData,
            ),
            (value, Some(&rated), Polarity::Context, Status::NoTarget),
            (value, None, Polarity::LowerBetter, Status::NoTarget),
            (value, Some(&open), Polarity::HigherBetter, Status::NoTarget),
        ] {
            assert_eq!(assess(value, path, polarity), Assessment::unrated(status, METHOD));
        }
    }

    #[test]
    fn deviations_are_written_with_sign_and_unit() {
        for (deviation, unit, german, english) in [
            (-3.214, "Prozent", "\u{2212}3,2 Prozentpunkte", "\u{2212}3.2 percentage points"),
            (23.6, "%", "+23,6 Prozentpunkte", "+23.6 percentage points"),
            (0.96, "Prozent", "+1,0 Prozentpunkt", "+1.0 percentage point"),
            (-1.0, "Prozent", "\u{2212}1,0 Prozentpunkt", "\u{2212}1.0 percentage point"),
            (-0.01, "Prozent", "0,0 Prozentpunkte", "0.0 percentage points"),
            (-1300.0, "Anzahl", "\u{2212}1.300 Anzahl", "\u{2212}1,300 Anzahl"),
            (0.25, "Mio. EUR", "+0,3 Mio. EUR", "+0.3 Mio. EUR"),
            (0.0, "", "0", "0"),
        ] {
            assert_eq!(deviation_text(deviation, unit, Language::De), german);
            assert_eq!(deviation_text(deviation, unit, Language::En), english);
        }
    }

    #[test]
    fn codes_are_read_back_and_others_refused() {
        for polarity in Polarity::ALL {
            assert_eq!(Polarity::from_code(polarity.code()), Some(polarity));
        }
        for status in Status::ALL {
            assert_eq!(Status::from_code(status.code()), Some(status));
        }
        for code in ["", "Kontext", "on_plan", "im plan"] {
            assert_eq!(Polarity::from_code(code), None);
            assert_eq!(Status::from_code(code), None);
        }
    }
}
