use super::*;
use crate::error::{FieldErrors, Problem};
use crate::indicator::Indicator;
use crate::indicator::method::growth::GrowthRatio;
use crate::indicator::method::threshold::Thresholds;
use crate::indicator::method::{DEFAULT, ParameterError};
use crate::indicator::path::PathShape;
use crate::indicator::status::Polarity;
use crate::key::FieldCode;
use crate::source::Bilingual;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn indicator(polarity: Polarity) -> Indicator {
    Indicator {
        code: IndicatorCode::parse("BG-04").unwrap(),
        field: FieldCode::parse("F5").unwrap(),
        name: Bilingual::default(),
        short: Bilingual::default(),
        definition: Bilingual::default(),
        phrase: Bilingual::default(),
        unit: "Prozent".to_owned(),
        polarity,
        kind: "outcome".to_owned(),
        cumulative: false,
        frequency: String::new(),
        min: Some(0.0),
        max: Some(100.0),
        decimals: 1,
        proxy: None,
        share_of: None,
        measured: crate::indicator::measured::Measured::default(),
        leading: false,
        note: String::new(),
        version: 1,
    }
}

fn choice(number: u32, method: StatusMethod, from: &str, state: ChoiceState) -> MethodChoice {
    MethodChoice {
        id: MethodChoiceId::parse(&format!("c{number}")).unwrap(),
        indicator: IndicatorCode::parse("BG-04").unwrap(),
        number,
        method,
        from: day(from),
        decided_in: "Beschluss 4/5.1".to_owned(),
        reason: "Vergleichbar mit dem Bund".to_owned(),
        state,
        known: day(from),
    }
}

fn filled(method: &str) -> MethodForm {
    MethodForm {
        method: method.to_owned(),
        from: "01.07.2026".to_owned(),
        decided_in: "Beschluss 4/5.1".to_owned(),
        reason: "Vergleichbar mit dem Bund".to_owned(),
        state: "in_kraft".to_owned(),
        ..MethodForm::default()
    }
}

fn parse(form: &MethodForm, polarity: Polarity) -> Result<MethodChoice, FieldErrors> {
    let id = MethodChoiceId::parse("new").unwrap();
    form.parse(&indicator(polarity), &[], day("2026-07-01"), id)
}

fn problem(form: &MethodForm, polarity: Polarity, field: &str) -> Option<Problem> {
    parse(form, polarity).expect_err("refused").of(field).cloned()
}

#[test]
fn a_choice_decides_from_its_first_day_on_and_never_before() {
    let choices = [
        choice(1, StatusMethod::Weather, "2026-01-01", ChoiceState::InForce),
        choice(2, DEFAULT, "2026-06-01", ChoiceState::Proposed),
        choice(3, DEFAULT, "2026-07-01", ChoiceState::InForce),
        choice(4, StatusMethod::Weather, "2026-07-01", ChoiceState::InForce),
    ];
    let on = |text| in_force(&choices, day(text)).map(|choice| choice.number);
    assert_eq!(on("2025-12-31"), None);
    assert_eq!(on("2026-01-01"), Some(1));
    assert_eq!(on("2026-06-30"), Some(1), "a proposal decides nothing");
    assert_eq!(on("2026-07-01"), Some(4), "of one day the one entered last");
    assert_eq!(in_force(&[], day("2026-07-01")), None);
}

#[test]
fn every_method_is_read_with_its_parameters_and_written_back() {
    let mut corridor = filled("zielpfad");
    corridor.shape = "stufen".to_owned();
    let mut growth = filled("wachstumsrate");
    (growth.base, growth.limit) = ("2015".to_owned(), "100".to_owned());
    let mut bounds = filled("schwellenwerte");
    (bounds.on_plan, bounds.at_risk) = ("90,5".to_owned(), "70".to_owned());
    let ratio = GrowthRatio::new(Some(day("2015-12-31")), Some(100.0)).unwrap();
    for (form, method) in [
        (corridor, StatusMethod::Corridor { shape: PathShape::Stepwise }),
        (filled("zielpfad"), DEFAULT),
        (filled("dns-wetter"), StatusMethod::Weather),
        (growth, StatusMethod::Growth(ratio)),
        (bounds, StatusMethod::Thresholds(Thresholds::new(90.5, 70.0).unwrap())),
    ] {
        let read = parse(&form, Polarity::HigherBetter).unwrap();
        assert_eq!((&read.method, read.number), (&method, 1));
        let again = MethodForm { from: form.from.clone(), ..MethodForm::of(&method) };
        let again = MethodForm { method: again.method, ..form };
        assert_eq!(parse(&again, Polarity::HigherBetter).unwrap().method, method);
    }
}

#[test]
fn a_method_is_written_into_a_form_that_reads_as_the_same() {
    for method in [
        DEFAULT,
        StatusMethod::Corridor { shape: PathShape::Geometric },
        StatusMethod::Weather,
        StatusMethod::Growth(GrowthRatio::new(None, None).unwrap()),
        StatusMethod::Growth(GrowthRatio::new(Some(day("2015-06-30")), Some(12.5)).unwrap()),
        StatusMethod::Thresholds(Thresholds::new(-1.5, -10_000.0).unwrap()),
    ] {
        let rest = filled("");
        let form = MethodForm {
            from: rest.from,
            decided_in: rest.decided_in,
            reason: rest.reason,
            state: rest.state,
            ..MethodForm::of(&method)
        };
        assert_eq!(parse(&form, Polarity::HigherBetter).unwrap().method, method);
    }
}

#[test]
fn bounds_have_to_agree_with_the_polarity() {
    for (polarity, on_plan, at_risk, agree) in [
        (Polarity::HigherBetter, "90", "70", true),
        (Polarity::HigherBetter, "70", "70", true),
        (Polarity::HigherBetter, "70", "90", false),
        (Polarity::LowerBetter, "10", "20", true),
        (Polarity::LowerBetter, "20", "10", false),
    ] {
        let mut form = filled("schwellenwerte");
        (form.on_plan, form.at_risk) = (on_plan.to_owned(), at_risk.to_owned());
        if agree {
            assert!(parse(&form, polarity).is_ok(), "{on_plan} {at_risk}");
        } else {
            let higher_better = polarity == Polarity::HigherBetter;
            let expected = Problem::BoundsContradictPolarity { higher_better };
            assert_eq!(problem(&form, polarity, "at_risk"), Some(expected));
        }
    }
}

#[test]
fn what_is_missing_or_unusable_is_said_at_its_field() {
    let errors = parse(&MethodForm::default(), Polarity::HigherBetter).expect_err("empty");
    let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["method", "from", "decided_in", "reason", "state"]);
    let wrong = |change: fn(&mut MethodForm), field: &str| {
        let mut form = filled("wachstumsrate");
        change(&mut form);
        problem(&form, Polarity::HigherBetter, field)
    };
    assert_eq!(wrong(|f| f.method = "rsr".into(), "method"), Some(Problem::NotAChoice));
    assert_eq!(wrong(|f| f.base = "2027".into(), "base"), Some(Problem::InTheFuture));
    assert_eq!(wrong(|f| f.base = "damals".into(), "base"), Some(Problem::NotAPeriod));
    let limit = Problem::Parameter(ParameterError::LimitNotPositive);
    assert_eq!(wrong(|f| f.limit = "0".into(), "limit"), Some(limit));
    assert_eq!(wrong(|f| f.from = "bald".into(), "from"), Some(Problem::NotADay));
    assert_eq!(wrong(|f| f.state = "x".into(), "state"), Some(Problem::NotAChoice));
    let mut shape = filled("zielpfad");
    shape.shape = "kreis".to_owned();
    assert_eq!(problem(&shape, Polarity::HigherBetter, "shape"), Some(Problem::NotAChoice));
    let context = problem(&filled("dns-wetter"), Polarity::Context, "method");
    assert_eq!(context, Some(Problem::NeverRated));
}

#[test]
fn verdicts_that_were_made_stay_as_they_are() {
    let known = [
        choice(1, StatusMethod::Weather, "2026-07-02", ChoiceState::InForce),
        choice(2, DEFAULT, "2027-01-01", ChoiceState::Proposed),
    ];
    let parse = |form: &MethodForm| {
        let id = MethodChoiceId::parse("new").unwrap();
        form.parse(&indicator(Polarity::HigherBetter), &known, day("2026-07-03"), id)
    };
    let mut form = filled("zielpfad");
    let since = Problem::BeforeInForce { since: day("2026-07-02") };
    assert_eq!(parse(&form).expect_err("a day earlier").of("from"), Some(&since));
    form.from = "02.07.2026".to_owned();
    let read = parse(&form).unwrap();
    assert_eq!((read.number, read.known), (3, day("2026-07-03")));
}

#[test]
fn a_choice_that_has_not_begun_can_be_replaced() {
    let mistaken = choice(1, StatusMethod::Weather, "2099-01-01", ChoiceState::InForce);
    let id = MethodChoiceId::parse("new").unwrap();
    let indicator = indicator(Polarity::HigherBetter);
    let known = [mistaken];
    let right = filled("zielpfad").parse(&indicator, &known, day("2026-07-01"), id).unwrap();
    let [mistaken] = known;
    let choices = [mistaken, right];
    for on in ["2026-07-01", "2099-01-01"] {
        assert_eq!(in_force(&choices, day(on)).map(|choice| choice.number), Some(2), "{on}");
    }
}
