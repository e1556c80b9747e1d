//! Choosing a method of assessment: the form as it arrives, and the choice it becomes.

use super::{ChoiceState, MethodChoice, in_force};
use crate::error::{FieldErrors, Problem};
use crate::indicator::Indicator;
use crate::indicator::method::growth::GrowthRatio;
use crate::indicator::method::threshold::Thresholds;
use crate::indicator::method::{StatusMethod, growth, threshold, weather};
use crate::indicator::path::PathShape;
use crate::indicator::status::Polarity;
use crate::key::MethodChoiceId;
use crate::number::{Language, MAX_DECIMALS, format_shortest, parse_german};
use crate::period::{Period, format_day, parse_day};
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Longest name of a resolution or plan in characters.
pub const MAX_DECIDED_IN: usize = 200;
/// Longest reason in characters.
pub const MAX_REASON: usize = 1_000;

/// The form that chooses a method of assessment as it arrives. Parameters of other methods than the chosen one are not
/// read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MethodForm {
    /// Code of the method, see [`MethodForm::CODES`].
    pub method: String,
    /// Corridor: code of the path's shape; linear where empty.
    pub shape: String,
    /// Growth ratio: the year or period that growth is counted from; may be empty.
    pub base: String,
    /// Growth ratio: the largest possible value; may be empty.
    pub limit: String,
    /// Thresholds: the worst value that is on plan.
    pub on_plan: String,
    /// Thresholds: the worst value that is at risk.
    pub at_risk: String,
    /// The first day whose verdict it decides.
    pub from: String,
    /// The resolution or plan.
    pub decided_in: String,
    /// Why.
    pub reason: String,
    /// Code of the state.
    pub state: String,
}

impl MethodForm {
    /// The methods to choose from, as the store and the form name them.
    pub const CODES: [&str; 4] =
        ["zielpfad", weather::METHOD.code, growth::METHOD.code, threshold::METHOD.code];

    /// The form for a method that holds already; when, where and why remain to be said.
    pub fn of(method: &StatusMethod) -> Self {
        let number = |value| format_shortest(value, MAX_DECIMALS, Language::De);
        match method {
            StatusMethod::Corridor { shape } => Self {
                method: Self::CODES[0].to_owned(),
                shape: shape.code().to_owned(),
                ..Self::default()
            },
            StatusMethod::Weather => {
                Self { method: weather::METHOD.code.to_owned(), ..Self::default() }
            }
            StatusMethod::Growth(ratio) => Self {
                method: growth::METHOD.code.to_owned(),
                base: ratio.base().map(|day| format_day(day, Language::De)).unwrap_or_default(),
                limit: ratio.limit().map(number).unwrap_or_default(),
                ..Self::default()
            },
            StatusMethod::Thresholds(bounds) => Self {
                method: threshold::METHOD.code.to_owned(),
                on_plan: number(bounds.on_plan()),
                at_risk: number(bounds.at_risk()),
                ..Self::default()
            },
        }
    }

    /// Reads the form for an indicator with the choices it has; `id` is the identifier the new one gets.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read; bounds that go against the polarity; a first day before that of
    /// the choice in force, which would change verdicts that it has made; any choice for an indicator that is never
    /// rated.
    pub fn parse(
        &self,
        indicator: &Indicator,
        known: &[MethodChoice],
        today: NaiveDate,
        id: MethodChoiceId,
    ) -> Result<MethodChoice, FieldErrors> {
        let mut errors = FieldErrors::default();
        let method = self.method(indicator, today, &mut errors);
        let from = match self.from.trim() {
            "" => Err(Problem::Required),
            raw => parse_day(raw).map_err(|_| Problem::NotADay),
        };
        let from = errors.keep("from", from.and_then(|day| not_before(known, today, day)));
        let decided_in = errors.keep("decided_in", text::line(&self.decided_in, MAX_DECIDED_IN));
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        let state = match self.state.trim() {
            "" => Err(Problem::Required),
            raw => ChoiceState::from_code(raw).ok_or(Problem::NotAChoice),
        };
        let state = errors.keep("state", state);
        match (method, from, decided_in, reason, state) {
            (Some(method), Some(from), Some(decided_in), Some(reason), Some(state))
                if errors.is_empty() =>
            {
                let last = known.iter().map(|choice| choice.number).max().unwrap_or_default();
                Ok(MethodChoice {
                    id,
                    indicator: indicator.code.clone(),
                    number: last.saturating_add(1),
                    method,
                    from,
                    decided_in,
                    reason,
                    state,
                    known: today,
                })
            }
            _ => Err(errors),
        }
    }

    fn method(
        &self,
        indicator: &Indicator,
        today: NaiveDate,
        errors: &mut FieldErrors,
    ) -> Option<StatusMethod> {
        if indicator.polarity == Polarity::Context {
            errors.add("method", Problem::NeverRated);
            return None;
        }
        match self.method.trim() {
            "" => {
                errors.add("method", Problem::Required);
                None
            }
            "zielpfad" => {
                let shape = match self.shape.trim() {
                    "" => Ok(PathShape::Linear),
                    raw => PathShape::from_code(raw).ok_or(Problem::NotAChoice),
                };
                errors.keep("shape", shape).map(|shape| StatusMethod::Corridor { shape })
            }
            code if code == weather::METHOD.code => Some(StatusMethod::Weather),
            code if code == growth::METHOD.code => self.growth(today, errors),
            code if code == threshold::METHOD.code => self.thresholds(indicator, errors),
            _ => {
                errors.add("method", Problem::NotAChoice);
                None
            }
        }
    }

    fn growth(&self, today: NaiveDate, errors: &mut FieldErrors) -> Option<StatusMethod> {
        let base = match self.base.trim() {
            "" => Some(None),
            raw => errors.keep("base", past_period(raw, today).map(Some)),
        };
        let limit = match self.limit.trim() {
            "" => Some(None),
            raw => errors.keep("limit", parse_german(raw)).map(Some),
        };
        let (base, limit) = (base?, limit?);
        errors.keep("limit", GrowthRatio::new(base, limit)).map(StatusMethod::Growth)
    }

    fn thresholds(&self, indicator: &Indicator, errors: &mut FieldErrors) -> Option<StatusMethod> {
        let on_plan = errors.keep("on_plan", parse_german(&self.on_plan));
        let at_risk = errors.keep("at_risk", parse_german(&self.at_risk));
        let (on_plan, at_risk) = (on_plan?, at_risk?);
        let higher_better = indicator.polarity == Polarity::HigherBetter;
        if (higher_better && on_plan < at_risk) || (!higher_better && on_plan > at_risk) {
            errors.add("at_risk", Problem::BoundsContradictPolarity { higher_better });
            return None;
        }
        errors.keep("on_plan", Thresholds::new(on_plan, at_risk)).map(StatusMethod::Thresholds)
    }
}

/// The last day of a period that has ended.
fn past_period(raw: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let day = Period::parse(raw).map_err(|_| Problem::NotAPeriod)?.end();
    if day > today { Err(Problem::InTheFuture) } else { Ok(day) }
}

/// Days before the choice in force keep their verdicts. One that has not begun yet can still be replaced by an earlier
/// one.
fn not_before(
    known: &[MethodChoice],
    today: NaiveDate,
    day: NaiveDate,
) -> Result<NaiveDate, Problem> {
    match in_force(known, today) {
        Some(held) if day < held.from => Err(Problem::BeforeInForce { since: held.from }),
        _ => Ok(day),
    }
}
