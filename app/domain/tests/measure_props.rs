//! Properties of a measure: its workflow, and what it is expected to contribute.

use domain::error::Problem;
use domain::indicator::status::Polarity;
use domain::measure::command::MoveForm;
use domain::measure::contribution::{
    Direction, Directness, ExpectationForm, Grade, MAX_ASSUMPTION, MAX_LAG_MONTHS,
};
use domain::measure::state::{State, TRANSITIONS};
use domain::number::parse_german;
use proptest::prelude::*;

fn any_state() -> impl Strategy<Value = State> {
    proptest::sample::select(State::ALL)
}

/// Codes of states, and texts that are none.
fn any_target() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any_state().prop_map(|state| state.code().to_owned()),
        1 => "\\PC{0,12}",
    ]
}

fn any_polarity() -> impl Strategy<Value = Polarity> {
    proptest::sample::select(&Polarity::ALL)
}

/// What a browser may send: mostly what the form offers, sometimes anything at all.
fn field(offered: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(offered).prop_map(ToOwned::to_owned),
        1 => "\\PC{0,20}",
    ]
}

prop_compose! {
    fn any_expectation()(
        direction in field(&["increase", "decrease"]),
        directness in field(&["direct", "indirect"]),
        amount in field(&["", "0", "2.000", "-1", "63.38", "1,5", "NaN", "1e308"]),
        due in field(&["", "31.12.2022", "2022-12-31", "31.13.2022"]),
        lag_months in field(&["", "0", "6", "240", "241", "-1", "99999999999"]),
        grade in field(&["hoch", "mittel", "niedrig"]),
        assumption in field(&["", "Die Nachfrage hält an."]),
        reason in field(&["", " ", "Mehr Meldungen sind gewollt."]),
    ) -> ExpectationForm {
        ExpectationForm { direction, directness, amount, due, lag_months, grade, assumption, reason }
    }
}

proptest! {
    #[test]
    fn the_workflow_never_leaves_its_graph(steps in proptest::collection::vec(any_target(), 0..40)) {
        let mut at = State::Idea;
        for to in steps {
            let form = MoveForm { to: to.clone(), reason: "Beschluss".to_owned() };
            match form.parse(at) {
                Ok(step) => {
                    prop_assert!(TRANSITIONS.contains(&(at, step.to)));
                    prop_assert_eq!((step.from, step.to.code()), (at, to.as_str()));
                    at = step.to;
                }
                Err(errors) => {
                    prop_assert!(errors.of("to").is_some());
                    let listed = TRANSITIONS.iter().any(|(from, next)| *from == at && next.code() == to);
                    prop_assert!(!listed, "{at:?} → {to} is listed and was refused");
                }
            }
        }
    }

    #[test]
    fn no_step_goes_without_a_reason(from in any_state(), to in any_target(), blank in "[ \t\r\n]{0,4}") {
        let errors = MoveForm { to, reason: blank }.parse(from).expect_err("no reason given");
        prop_assert_eq!(errors.of("reason"), Some(&Problem::Required));
    }

    #[test]
    fn nothing_follows_an_end(from in any_state(), to in any_state()) {
        prop_assert!(!from.is_final() || !from.may_become(to));
        prop_assert!(!from.may_become(from));
    }

    #[test]
    fn an_expectation_that_is_read_keeps_every_rule(form in any_expectation(), polarity in any_polarity()) {
        match form.parse(polarity) {
            Ok(read) => {
                prop_assert_eq!(read.direction.code(), form.direction.as_str());
                prop_assert_eq!(read.directness.code(), form.directness.as_str());
                prop_assert_eq!(read.grade.code(), form.grade.as_str());
                prop_assert!(read.amount.is_none_or(|amount| amount.is_finite() && amount >= 0.0));
                prop_assert!(read.lag_months <= MAX_LAG_MONTHS);
                prop_assert!(!read.direction.is_against(polarity) || !read.reason.is_empty());
                prop_assert!(read.assumption.chars().count() <= MAX_ASSUMPTION);
            }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }

    #[test]
    fn an_expectation_is_refused_for_exactly_its_wrong_fields(
        form in any_expectation(),
        polarity in any_polarity(),
    ) {
        let amount = form.amount.trim();
        let direction = Direction::from_code(&form.direction);
        let against = direction.is_some_and(|direction| direction.is_against(polarity));
        let expected = [
            ("direction", direction.is_some()),
            ("directness", Directness::from_code(&form.directness).is_some()),
            ("amount", amount.is_empty() || parse_german(amount).is_ok_and(|amount| amount >= 0.0)),
            ("grade", Grade::from_code(&form.grade).is_some()),
            ("reason", !against || !form.reason.trim().is_empty()),
        ];
        let errors = form.parse(polarity).err().unwrap_or_default();
        for (field, right) in expected {
            prop_assert_eq!(errors.of(field).is_none(), right, "{}", field);
        }
    }

    #[test]
    fn context_is_never_gone_against(direction in proptest::sample::select(Direction::ALL)) {
        prop_assert!(!direction.is_against(Polarity::Context));
        prop_assert!(
            direction.is_against(Polarity::HigherBetter) != direction.is_against(Polarity::LowerBetter)
        );
    }
}
