//! Making values of different units comparable. Every normaliser turns „better" into „more".

use super::IndexError;
use super::draft::Kind;
use super::table::{checked, count, deviation, extent, mean, present};
use crate::indicator::status::Polarity;
use crate::number::{Language, MAX_DECIMALS, format_shortest};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a ratio is taken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The largest value.
    Leader,
    /// The mean.
    Mean,
    /// The smallest value.
    Last,
}

/// How the values of one indicator become comparable with those of others (OECD/JRC Handbook 2008, step 5).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Normaliser {
    /// Share of the way from a fixed worst to a fixed best value: the one that stays comparable over the years.
    Goalposts {
        /// The value that counts as nothing reached, in the indicator's unit.
        worst: f64,
        /// The value that counts as everything reached.
        best: f64,
        /// Whether values beyond the goalposts count as the goalposts.
        clamp: bool,
    },
    /// Share of the way from the worst to the best value there is.
    MinMax,
    /// Distance from the mean in standard deviations, moved and stretched.
    ZScore {
        /// Where the mean comes to lie.
        mean: f64,
        /// What one standard deviation becomes, above 0.
        deviation: f64,
    },
    /// 1 for the worst value, n for the best; equal values share the smallest rank.
    Rank,
    /// The rank less one.
    Borda,
    /// Share of the other units that are worse.
    PercentileRank,
    /// Share of the way from the worst value to the leader's.
    ToLeader,
    /// Share of the way from the worst value to that of a named unit.
    ToReference {
        /// The unit.
        unit: String,
        /// Whether those beyond it count as having reached it.
        cap: bool,
    },
    /// Share of the way from the worst value to a target.
    ToTarget {
        /// The target, in the indicator's unit.
        target: f64,
        /// Whether those beyond it count as having reached it.
        cap: bool,
    },
    /// Multiple of a value of the same column. For ratio scales on which more is better.
    Ratio {
        /// Which value.
        base: Base,
    },
    /// 1, 0 or −1 for clearly above, about or clearly below the mean.
    AboveBelow {
        /// How far from the mean, as a share of it, counts as clear; above 0.
        margin: f64,
    },
    /// Share of the bounds that are reached.
    Thresholds {
        /// The bounds in the indicator's unit, from the easiest to the hardest.
        bounds: Vec<f64>,
    },
}

impl fmt::Display for Normaliser {
    /// Kind and parameters in a line, as the journal keeps them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |value: &f64| format_shortest(*value, MAX_DECIMALS, Language::De);
        let beyond = |ends: &bool| if *ends { "" } else { ", offen" };
        write!(f, "{}", Kind::of(self).code())?;
        match self {
            Self::Goalposts { worst, best, clamp } => {
                write!(f, " {} … {}{}", text(worst), text(best), beyond(clamp))
            }
            Self::ZScore { mean, deviation } => write!(f, " {} ± {}", text(mean), text(deviation)),
            Self::ToReference { unit, cap } => write!(f, " {unit}{}", beyond(cap)),
            Self::ToTarget { target, cap } => write!(f, " {}{}", text(target), beyond(cap)),
            Self::AboveBelow { margin } => write!(f, " {} %", text(&(margin * 100.0))),
            Self::Thresholds { bounds } => {
                let bounds: Vec<String> = bounds.iter().map(text).collect();
                write!(f, " {}", bounds.join("; "))
            }
            Self::MinMax
            | Self::Rank
            | Self::Borda
            | Self::PercentileRank
            | Self::ToLeader
            | Self::Ratio { .. } => Ok(()),
        }
    }
}

/// On which scale a normaliser puts values; only values on one scale are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScaleKind {
    /// 0 to 1, which a method stretches to its own scale.
    Unit,
    /// Standard deviations.
    Deviations,
    /// Places in an order.
    Order,
    /// Multiples of a base.
    Multiples,
    /// −1, 0, 1.
    Signs,
}

impl Normaliser {
    /// The scale it puts values on.
    pub const fn scale(&self) -> ScaleKind {
        match self {
            Self::Goalposts { .. }
            | Self::MinMax
            | Self::PercentileRank
            | Self::ToLeader
            | Self::ToReference { .. }
            | Self::ToTarget { .. }
            | Self::Thresholds { .. } => ScaleKind::Unit,
            Self::ZScore { .. } => ScaleKind::Deviations,
            Self::Rank | Self::Borda => ScaleKind::Order,
            Self::Ratio { .. } => ScaleKind::Multiples,
            Self::AboveBelow { .. } => ScaleKind::Signs,
        }
    }

    /// True where a unit's result does not depend on other units, so that years can be compared and one unit is enough.
    pub const fn is_absolute(&self) -> bool {
        matches!(self, Self::Goalposts { .. } | Self::Thresholds { .. })
    }

    /// Checks the parameters against the direction of the indicator.
    ///
    /// # Errors
    /// The parameter at fault by name.
    pub fn check(&self, polarity: Polarity, of: &str) -> Result<(), IndexError> {
        let sign = sign(polarity, of)?;
        let of = || of.to_owned();
        match self {
            Self::Goalposts { worst, best, .. } => {
                let (worst, best) = (checked(*worst, &of())?, checked(*best, &of())?);
                match (best - worst) * sign {
                    0.0 => Err(IndexError::GoalpostsEqual { of: of() }),
                    range if range < 0.0 => Err(IndexError::GoalpostsReversed { of: of() }),
                    // So close together that the quotient would overflow.
                    range if range < 1e-12 * worst.abs().max(best.abs()).max(1e-12) => {
                        Err(IndexError::GoalpostsEqual { of: of() })
                    }
                    _ => Ok(()),
                }
            }
            Self::ZScore { mean, deviation } => {
                checked(*mean, &of())?;
                if checked(*deviation, &of())? > 0.0 { Ok(()) } else { Err(IndexError::NoScale) }
            }
            Self::ToTarget { target, .. } => checked(*target, &of()).map(|_| ()),
            Self::AboveBelow { margin } => {
                if checked(*margin, &of())? > 0.0 {
                    Ok(())
                } else {
                    Err(IndexError::NoScale)
                }
            }
            Self::Thresholds { bounds } => {
                for bound in bounds {
                    checked(*bound, &of())?;
                }
                let in_order = bounds.windows(2).all(|pair| (pair[1] - pair[0]) * sign > 0.0);
                if in_order && !bounds.is_empty() {
                    Ok(())
                } else {
                    Err(IndexError::BoundsNotInOrder { of: of() })
                }
            }
            Self::MinMax
            | Self::Rank
            | Self::Borda
            | Self::PercentileRank
            | Self::ToLeader
            | Self::ToReference { .. }
            | Self::Ratio { .. } => Ok(()),
        }
    }

    /// Normalises a column; missing cells stay missing. `units` names the rows.
    ///
    /// # Errors
    /// Parameters at fault as in [`Self::check`]; [`IndexError::OneUnit`] and [`IndexError::Constant`] where other units
    /// are needed; [`IndexError::NotFinite`] where a quotient leaves the range of numbers.
    pub fn apply(
        &self,
        column: &[f64],
        polarity: Polarity,
        units: &[String],
        of: &str,
    ) -> Result<Vec<f64>, IndexError> {
        self.check(polarity, of)?;
        let sign = sign(polarity, of)?;
        let x: Vec<f64> = column.iter().map(|value| value * sign).collect();
        let Some((low, high)) = extent(&x) else { return Ok(x) };
        let range = || {
            if column.len() < 2 || present(&x).count() < 2 {
                Err(IndexError::OneUnit { of: of.to_owned() })
            } else if high > low {
                Ok(high - low)
            } else {
                Err(IndexError::Constant { of: of.to_owned() })
            }
        };
        let each = |f: &dyn Fn(f64) -> f64| -> Vec<f64> {
            x.iter().map(|value| if value.is_nan() { *value } else { f(*value) }).collect()
        };
        let done = match self {
            Self::Goalposts { worst, best, clamp } => {
                let (worst, best) = (worst * sign, best * sign);
                each(&|value| {
                    let share = (value - worst) / (best - worst);
                    if *clamp { share.clamp(0.0, 1.0) } else { share }
                })
            }
            Self::MinMax => {
                let range = range()?;
                each(&|value| (value - low) / range)
            }
            Self::ToLeader => {
                let range = range()?;
                each(&|value| 1.0 - (high - value) / range)
            }
            Self::ZScore { mean: centre, deviation: stretch } => {
                range()?;
                let (mean, spread) = (mean(&x), deviation(&x));
                each(&|value| (value - mean) / spread * stretch + centre)
            }
            Self::Rank => each(&|value| 1.0 + smaller(&x, value)),
            Self::Borda => each(&|value| smaller(&x, value)),
            Self::PercentileRank => {
                range()?;
                let others = count(present(&x).count() - 1);
                each(&|value| smaller(&x, value) / others)
            }
            Self::ToReference { unit, cap } => {
                let missing = || IndexError::NoReference { of: of.to_owned(), unit: unit.clone() };
                let at = units.iter().position(|other| other == unit).ok_or_else(missing)?;
                let reference = x.get(at).copied().filter(|v| !v.is_nan()).ok_or_else(missing)?;
                range()?;
                if reference <= low {
                    return Err(IndexError::TargetNotBetter { of: of.to_owned() });
                }
                each(&|value| capped(1.0 - (reference - value) / (reference - low), *cap))
            }
            Self::ToTarget { target, cap } => {
                let target = target * sign;
                if target <= low {
                    return Err(IndexError::TargetNotBetter { of: of.to_owned() });
                }
                each(&|value| capped((value - low) / (target - low), *cap))
            }
            Self::Ratio { base } => {
                let base = match base {
                    Base::Leader => high,
                    Base::Mean => mean(&x),
                    Base::Last => low,
                };
                if low < 0.0 || base <= 0.0 {
                    return Err(IndexError::NotARatioScale { of: of.to_owned() });
                }
                each(&|value| value / base)
            }
            Self::AboveBelow { margin } => {
                let mean = mean(&x);
                if low < 0.0 || mean <= 0.0 {
                    return Err(IndexError::NotARatioScale { of: of.to_owned() });
                }
                each(&|value| {
                    let ratio = value / mean;
                    f64::from(i8::from(ratio > 1.0 + margin) - i8::from(ratio < 1.0 - margin))
                })
            }
            Self::Thresholds { bounds } => each(&|value| {
                let reached = bounds.iter().filter(|bound| value >= **bound * sign).count();
                count(reached) / count(bounds.len())
            }),
        };
        if done.iter().zip(&x).all(|(found, value)| found.is_finite() || value.is_nan()) {
            Ok(done)
        } else {
            Err(IndexError::NotFinite { of: of.to_owned() })
        }
    }
}

/// 1 where more is better, −1 where less is.
fn sign(polarity: Polarity, of: &str) -> Result<f64, IndexError> {
    match polarity {
        Polarity::HigherBetter => Ok(1.0),
        Polarity::LowerBetter => Ok(-1.0),
        Polarity::Context => Err(IndexError::Context { of: of.to_owned() }),
    }
}

fn smaller(column: &[f64], value: f64) -> f64 {
    count(column.iter().filter(|other| **other < value).count())
}

fn capped(share: f64, cap: bool) -> f64 {
    if cap { share.min(1.0) } else { share }
}
