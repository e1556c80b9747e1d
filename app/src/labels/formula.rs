//! Why a text is no formula, with the place at which it stops being one.

use crate::ctx::Ctx;
use crate::i18n::t;
use domain::indicator::formula::{Expected, FormulaError, FormulaProblem};

/// Most characters around the place that are shown.
const AROUND: usize = 12;

/// „Stelle 9: Hier endet die Formel, es fehlt noch etwas. Erwartet wird eine Zahl …".
pub fn problem(ctx: &Ctx, error: &FormulaError, text: &str) -> String {
    // The whole text is at fault, no place in it.
    if matches!(error.problem, FormulaProblem::Empty | FormulaProblem::TooLong { .. }) {
        return what(ctx, &error.problem);
    }
    let place = text.get(..error.position).map_or(0, |before| before.chars().count()) + 1;
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    let what = what(ctx, &error.problem);
    let expected = error
        .expected
        .map(|expected| t!(ctx, "formula-expected", expected = self::expected(ctx, expected)));
    let rest = text.get(error.position..).unwrap_or_default();
    let near: String = rest.chars().take(AROUND).collect();
    let message = match near.trim() {
        "" => t!(ctx, "formula-at", place = place, what = what),
        near => t!(ctx, "formula-at-near", place = place, near = near.to_owned(), what = what),
    };
    match expected {
        Some(expected) => format!("{message} {expected}"),
        None => message,
    }
}

fn what(ctx: &Ctx, problem: &FormulaProblem) -> String {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    match problem {
        FormulaProblem::Empty => t!(ctx, "problem-required"),
        FormulaProblem::TooLong { max } => t!(ctx, "formula-too-long", max = number(*max)),
        FormulaProblem::TooDeep { max } => t!(ctx, "formula-too-deep", max = number(*max)),
        FormulaProblem::Unexpected => t!(ctx, "formula-unexpected"),
        FormulaProblem::UnexpectedEnd => t!(ctx, "formula-unexpected-end"),
        FormulaProblem::UnknownFunction => t!(ctx, "formula-unknown-function"),
        FormulaProblem::NotAnIndicator => t!(ctx, "formula-not-an-indicator"),
        FormulaProblem::NotAnArea => t!(ctx, "formula-not-an-area"),
        FormulaProblem::Comma => t!(ctx, "formula-comma"),
        FormulaProblem::ThousandsPoint { plain } => {
            t!(ctx, "formula-thousands", plain = plain.clone())
        }
        FormulaProblem::TooManyDecimals { max } => {
            t!(ctx, "formula-decimals", max = i64::from(*max))
        }
        FormulaProblem::OutOfRange => t!(ctx, "problem-number-range"),
    }
}

fn expected(ctx: &Ctx, expected: Expected) -> String {
    match expected {
        Expected::Operand => t!(ctx, "formula-expected-operand"),
        Expected::Operator => t!(ctx, "formula-expected-operator"),
        Expected::OperatorOrClosing => t!(ctx, "formula-expected-operator-or-closing"),
        Expected::OperatorSeparatorOrClosing => {
            t!(ctx, "formula-expected-operator-separator-or-closing")
        }
        Expected::Opening => t!(ctx, "formula-expected-opening"),
        Expected::Closing => t!(ctx, "formula-expected-closing"),
        Expected::ClosingBracket => t!(ctx, "formula-expected-closing-bracket"),
        Expected::Indicator => t!(ctx, "formula-expected-indicator"),
        Expected::Code => t!(ctx, "formula-expected-code"),
        Expected::Function => t!(ctx, "formula-expected-function"),
        Expected::Digit => t!(ctx, "formula-expected-digit"),
        Expected::PlainNumber => t!(ctx, "formula-expected-plain-number"),
        Expected::PointOrSemicolon => t!(ctx, "formula-expected-point-or-semicolon"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::indicators::fixture::ctx;
    use domain::indicator::formula::Formula;

    #[test]
    fn the_place_of_an_error_is_counted_in_characters() {
        let ctx = ctx(None);
        let told = |text: &str| {
            let error = Formula::parse(text).expect_err(text);
            problem(&ctx, &error, text)
        };
        assert!(told("[UP-02] / ").starts_with("Stelle 11: "), "{}", told("[UP-02] / "));
        let comma = told("2 · 1,5");
        assert!(comma.starts_with("Stelle 6 („,5“): ") && comma.contains("Punkt"), "{comma}");
        assert!(told("wurzel(2)").contains("keine Funktion"), "{}", told("wurzel(2)"));
    }
}
