//! The value of a formula for an area and period, or why there is none.

use super::Formula;
use super::expression::{Expression, Function, Operator, Reference};
use crate::indicator::marks::{MarkedValue, Marks};
use crate::indicator::observation::ObservationStatus;
use crate::key::{AreaCode, IndicatorCode};
use crate::period::Period;
use std::collections::BTreeSet;

/// One value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Input {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The area.
    pub area: AreaCode,
    /// The day or period.
    pub period: Period,
}

/// Where a formula finds the values it reads.
pub trait Inputs {
    /// The value that stands for the indicator, area and period, if there is one.
    fn value(&self, input: &Input) -> Option<MarkedValue>;
}

/// Why a formula has no value.
#[derive(Debug, Clone, PartialEq)]
pub enum NoValue {
    /// The formula looks back, and the calendar knows no period before this one.
    NoPrior(Period),
    /// Values that are not there: every one, in order, each once.
    Missing(Vec<Input>),
    /// The formula compares this value with the one before, and it begins a new series.
    AcrossBreak(Input),
    /// A divisor is zero.
    DivisionByZero {
        /// The part of the formula that is zero.
        divisor: Formula,
    },
    /// A value is infinite, not a number, or too large to compute with.
    NotFinite {
        /// The part of the formula.
        part: Formula,
    },
}

impl NoValue {
    /// Stable code for the edge to translate.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoPrior(_) => "derived_no_prior",
            Self::Missing(_) => "derived_missing",
            Self::AcrossBreak(_) => "derived_across_break",
            Self::DivisionByZero { .. } => "derived_division_by_zero",
            Self::NotFinite { .. } => "derived_not_finite",
        }
    }
}

impl Formula {
    /// Computes the value for an area and period, in IEEE double precision and not rounded, with
    /// the [`Marks`] it inherits.
    ///
    /// Status and evidence come from everything the formula reads. Of a minimum or maximum that
    /// includes what was not chosen: had it been another number, it might have been.
    ///
    /// # Errors
    /// [`NoValue`], the first that applies in the order of its variants. A missing value is never
    /// zero.
    pub fn evaluate(
        &self,
        area: &AreaCode,
        period: Period,
        inputs: &impl Inputs,
    ) -> Result<MarkedValue, NoValue> {
        let evaluation = Evaluation { area, period, inputs };
        evaluation.check(self)?;
        let MarkedValue { value, marks } = evaluation.value(&self.0)?;
        // No reader wants to see minus zero.
        Ok(MarkedValue { value: value + 0.0, marks: marks.derived() })
    }
}

struct Evaluation<'a, I> {
    area: &'a AreaCode,
    period: Period,
    inputs: &'a I,
}

impl<I: Inputs> Evaluation<'_, I> {
    /// Refuses what no arithmetic can repair, before any is done.
    fn check(&self, formula: &Formula) -> Result<(), NoValue> {
        let inputs: BTreeSet<Input> = formula
            .inputs()
            .into_iter()
            .map(|reference| self.input(reference))
            .collect::<Result<_, _>>()?;
        let is_missing = |input: &&Input| self.inputs.value(input).is_none();
        let missing: Vec<_> = inputs.iter().filter(is_missing).cloned().collect();
        if !missing.is_empty() {
            return Err(NoValue::Missing(missing));
        }
        for before in inputs.iter().filter(|input| input.period != self.period) {
            let current = Input { period: self.period, ..before.clone() };
            let begins = |value: MarkedValue| value.marks.status == ObservationStatus::Break;
            if inputs.contains(&current) && self.inputs.value(&current).is_some_and(begins) {
                return Err(NoValue::AcrossBreak(current));
            }
        }
        Ok(())
    }

    fn input(&self, reference: &Reference) -> Result<Input, NoValue> {
        let period = if reference.prior {
            self.period.previous().ok_or(NoValue::NoPrior(self.period))?
        } else {
            self.period
        };
        let area = reference.area.as_ref().unwrap_or(self.area).clone();
        Ok(Input { indicator: reference.indicator.clone(), area, period })
    }

    /// Finite, or refused.
    fn value(&self, expression: &Expression) -> Result<MarkedValue, NoValue> {
        let found = match expression {
            Expression::Number(number) => MarkedValue::plain(*number),
            Expression::Input(reference) => {
                let input = self.input(reference)?;
                self.inputs.value(&input).ok_or_else(|| NoValue::Missing(vec![input]))?
            }
            Expression::Negation(inner) => {
                let inner = self.value(inner)?;
                MarkedValue { value: -inner.value, marks: inner.marks.negated() }
            }
            Expression::Operation(operator, left, right) => {
                let (a, b) = (self.value(left)?, self.value(right)?);
                if *operator == Operator::Divide && b.value == 0.0 {
                    let divisor = Formula(Expression::clone(right));
                    return Err(NoValue::DivisionByZero { divisor });
                }
                operate(*operator, a, b)
            }
            Expression::Call(function, arguments) => {
                let arguments: Vec<_> = arguments
                    .iter()
                    .map(|argument| self.value(argument))
                    .collect::<Result<_, _>>()?;
                call(*function, &arguments)
            }
        };
        if found.value.is_finite() {
            Ok(found)
        } else {
            Err(NoValue::NotFinite { part: Formula(expression.clone()) })
        }
    }
}

fn operate(operator: Operator, a: MarkedValue, b: MarkedValue) -> MarkedValue {
    let (value, marks) = match operator {
        Operator::Add => (a.value + b.value, a.marks.joined(b.marks)),
        Operator::Subtract => (a.value - b.value, a.marks.joined(b.marks.negated())),
        Operator::Multiply => (a.value * b.value, a.marks.multiplied(a.value, b.marks, b.value)),
        Operator::Divide => (a.value / b.value, a.marks.divided(b.marks, b.value)),
    };
    MarkedValue { value, marks }
}

fn call(function: Function, arguments: &[MarkedValue]) -> MarkedValue {
    let values = || arguments.iter().map(|argument| argument.value);
    let value = match function {
        Function::Min => values().fold(f64::INFINITY, f64::min),
        Function::Max => values().fold(f64::NEG_INFINITY, f64::max),
        Function::Sum => values().sum(),
        // Bounded by the length of a formula, so the count is exact.
        #[expect(clippy::cast_precision_loss, reason = "at most MAX_LENGTH arguments")]
        Function::Mean => values().sum::<f64>() / arguments.len() as f64,
    };
    let marks = arguments.iter().map(|argument| argument.marks).reduce(Marks::joined);
    MarkedValue { value, marks: marks.unwrap_or(Marks::PLAIN) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicator::observation::Qualifier;
    use crate::source::Evidence;
    use std::collections::BTreeMap;

    impl Inputs for BTreeMap<Input, MarkedValue> {
        fn value(&self, input: &Input) -> Option<MarkedValue> {
            self.get(input).copied()
        }
    }

    fn input(indicator: &str, area: &str, period: &str) -> Input {
        Input {
            indicator: IndicatorCode::parse(indicator).expect("a code"),
            area: AreaCode::parse(area).expect("a code"),
            period: Period::parse(period).expect("a period"),
        }
    }

    fn at(
        text: &str,
        period: &str,
        values: &BTreeMap<Input, MarkedValue>,
    ) -> Result<MarkedValue, NoValue> {
        let period = Period::parse(period).expect("a period");
        Formula::parse(text).expect(text).evaluate(&AreaCode::home(), period, values)
    }

    fn close(found: Result<MarkedValue, NoValue>, expected: f64) -> Marks {
        let found = found.expect("a value");
        assert!((found.value - expected).abs() < 1e-9, "{} is not {expected}", found.value);
        found.marks
    }

    /// Digital Pact for schools: 276 of 522 million euros on 28 February 2023 (S102), 52.9 per cent. Schools in
    /// August 2023: 74.7 and 22.6 make 97.3 per cent (S049). Fibre at the end of 2024: 63.38 per cent
    /// in Lower Saxony, 39.79 in Germany (S051).
    #[test]
    fn published_figures_follow_from_those_they_are_computed_from() {
        let values = BTreeMap::from([
            (input("BE-01", "DE-NI", "2023-02-28"), MarkedValue::plain(276.0)),
            (input("BG-04", "DE-NI", "2024-12-31"), MarkedValue::plain(63.38)),
            (input("BG-04", "DE", "2024-12-31"), MarkedValue::plain(39.79)),
        ]);
        let marks = close(at("100 * [BE-01] / 522", "2023-02-28", &values), 27_600.0 / 522.0);
        assert_eq!(marks, Marks { evidence: Evidence::Derived, ..Marks::PLAIN });
        close(at("74.7 + 22.6", "2023-08", &values), 97.3);
        close(at("[BG-04] - [BG-04@DE]", "2024-12-31", &values), 23.59);
    }

    #[test]
    fn arithmetic_follows_the_usual_order() {
        let none = BTreeMap::new();
        for (text, value) in [
            ("2 + 3 * 4", 14.0),
            ("(2 + 3) * 4", 20.0),
            ("10 - 4 - 3", 3.0),
            ("100 / 10 / 2", 5.0),
            ("-2 * -3", 6.0),
            ("0 * -1", 0.0),
            ("min(3; 1; 2)", 1.0),
            ("max(3; 1; 2)", 3.0),
            ("sum(3; 1; 2)", 6.0),
            ("mean(3; 1; 2; 0)", 1.5),
        ] {
            let found = at(text, "2024", &none).expect(text).value;
            assert_eq!(found.to_string(), value.to_string(), "{text}");
        }
    }

    /// Digitalbonus on 31 May 2022: 66.6 million euros for 9,626 applications, just under 175 million
    /// invested (S021); in 2023 67.7 and more than 181 million (S022).
    #[test]
    fn a_result_is_as_uncertain_as_what_it_came_from() {
        let qualified =
            |value, qualifier| MarkedValue { value, marks: Marks { qualifier, ..Marks::PLAIN } };
        let values = BTreeMap::from([
            (input("UP-01", "DE-NI", "2022"), MarkedValue::plain(9626.0)),
            (input("UP-02", "DE-NI", "2022"), MarkedValue::plain(66.6)),
            (input("UP-03", "DE-NI", "2022"), qualified(175.0, Qualifier::About)),
            (input("UP-02", "DE-NI", "2023"), MarkedValue::plain(67.7)),
            (input("UP-03", "DE-NI", "2023"), qualified(181.0, Qualifier::Above)),
        ]);
        let per_grant = at("1000000 * [UP-02] / [UP-01]", "2022", &values);
        assert_eq!(close(per_grant, 66_600_000.0 / 9626.0).qualifier, Qualifier::Exact);
        let leverage = |period| at("[UP-03] / [UP-02]", period, &values);
        assert_eq!(close(leverage("2022"), 175.0 / 66.6).qualifier, Qualifier::About);
        assert_eq!(close(leverage("2023"), 181.0 / 67.7).qualifier, Qualifier::Above);
        let share = at("100 * [UP-02] / [UP-03]", "2023", &values);
        assert_eq!(close(share, 6770.0 / 181.0).qualifier, Qualifier::About);
        let gain = at("[UP-03] - prior([UP-03])", "2023", &values);
        assert_eq!(close(gain, 6.0).qualifier, Qualifier::About);
    }

    #[test]
    fn every_missing_value_is_named_once_and_in_order() {
        let values = BTreeMap::from([(input("B", "DE-NI", "2024"), MarkedValue::plain(1.0))]);
        let missing = at("[C@DE] + prior([B]) * [B] / ([A] - [A@DE-NI]) / 0", "2024", &values);
        let expected = vec![
            input("A", "DE-NI", "2024"),
            input("B", "DE-NI", "2023"),
            input("C", "DE", "2024"),
        ];
        assert_eq!(missing, Err(NoValue::Missing(expected)));
    }

    #[test]
    fn the_part_without_a_value_is_named() {
        let values = BTreeMap::from([
            (input("A", "DE-NI", "2024"), MarkedValue::plain(3.0)),
            (input("N", "DE-NI", "2024"), MarkedValue::plain(f64::NAN)),
        ]);
        let part = |text: &str| Formula::parse(text).expect(text);
        let zero = NoValue::DivisionByZero { divisor: part("[A] - 3") };
        assert_eq!(at("1 / ([A] - 3)", "2024", &values), Err(zero));
        let no_number = NoValue::NotFinite { part: part("[N]") };
        assert_eq!(at("min(1; [N])", "2024", &values), Err(no_number));
        // Infinity on the way is not hidden by what follows.
        let factor = format!("1{}", "0".repeat(15));
        let large = vec![factor; 21].join(" * ");
        assert!(matches!(
            at(&format!("1 / ({large})"), "2024", &values),
            Err(NoValue::NotFinite { .. })
        ));
    }

    #[test]
    fn a_series_is_not_compared_with_itself_across_a_break_or_without_a_rhythm() {
        let begins = Marks { status: ObservationStatus::Break, ..Marks::PLAIN };
        let values = BTreeMap::from([
            (input("UP-06", "DE-NI", "2018"), MarkedValue::plain(40.0)),
            (input("UP-06", "DE-NI", "2019"), MarkedValue { value: 30.0, marks: begins }),
            (input("UP-06", "DE-NI", "2020"), MarkedValue::plain(33.0)),
        ]);
        for text in ["[UP-06] - prior([UP-06])", "[UP-06@DE-NI] - prior([UP-06])"] {
            let across = NoValue::AcrossBreak(input("UP-06", "DE-NI", "2019"));
            assert_eq!(at(text, "2019", &values), Err(across), "{text}");
            assert_eq!(close(at(text, "2020", &values), 3.0).status, ObservationStatus::Break);
        }
        assert_eq!(
            close(at("2 * [UP-06]", "2019", &values), 60.0).status,
            ObservationStatus::Break
        );
        // The value that begins the series is not compared with the one before it.
        close(at("prior([UP-06]) / 2", "2019", &values), 20.0);
        for period in ["2023-12-31", "2015/2017"] {
            let no_prior = NoValue::NoPrior(Period::parse(period).expect("a period"));
            assert_eq!(at("prior([UP-06])", period, &values), Err(no_prior));
        }
    }
}
