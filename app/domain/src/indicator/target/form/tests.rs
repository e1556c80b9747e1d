use super::*;
use crate::indicator::observation::{Observation, ObservationStatus, Qualifier};
use crate::indicator::status::{Polarity, Status};
use crate::indicator::target::{against, current, leading, verdict};
use crate::key::{FieldCode, IndicatorCode, ObservationId};
use crate::number::format_german;
use crate::period::Period;
use crate::source::Bilingual;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn indicator() -> Indicator {
    Indicator {
        code: IndicatorCode::parse("BG-04").unwrap(),
        field: FieldCode::parse("F5").unwrap(),
        name: Bilingual::default(),
        short: Bilingual::default(),
        definition: Bilingual::default(),
        phrase: Bilingual::default(),
        unit: "Prozent".to_owned(),
        polarity: Polarity::HigherBetter,
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

/// J05 as the planner types it.
fn broadband() -> TargetForm {
    TargetForm {
        value: "75".to_owned(),
        due: "31.12.2025".to_owned(),
        baseline: "54".to_owned(),
        baseline_day: "31.12.2023".to_owned(),
        shape: "linear".to_owned(),
        on_plan: "2".to_owned(),
        at_risk: "10".to_owned(),
        decided_in: "Beschluss 4/5.1".to_owned(),
        evidence: "read".to_owned(),
        ..TargetForm::default()
    }
}

fn parse(form: &TargetForm) -> Result<Target, FieldErrors> {
    form.parse(&indicator(), None, day("2026-03-02"), "neu".to_owned())
}

fn problem(change: impl FnOnce(&mut TargetForm), field: &str) -> Option<Problem> {
    let mut form = broadband();
    change(&mut form);
    parse(&form).expect_err("refused").of(field).cloned()
}

fn observation(period: &str, value: f64) -> Observation {
    Observation {
        id: ObservationId::parse("m1").unwrap(),
        indicator: IndicatorCode::parse("BG-04").unwrap(),
        area: AreaCode::home(),
        period: Period::parse(period).unwrap(),
        value,
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        vintage: "2025".to_owned(),
        source: None,
        evidence: Evidence::Read,
        note: String::new(),
        recorded: crate::indicator::observation::Recorded::on(chrono::NaiveDate::MIN),
        superseded: false,
        detail: None,
    }
}

#[test]
fn a_target_typed_in_reads_as_the_journey_accepts() {
    let target = parse(&broadband()).unwrap();
    for (value, period, expected, deviation, status) in [
        (63.38, "2024-12-31", "64,5", "\u{2212}1,1", Status::OnPlan),
        (66.5, "2025-06-30", "69,7", "\u{2212}3,2", Status::AtRisk),
    ] {
        let value = observation(period, value);
        let found = against(Some(&target), Some(&value), Polarity::HigherBetter, PathShape::Linear);
        assert_eq!(format_german(found.expected.unwrap(), 1), expected);
        assert_eq!(format_german(found.deviation.unwrap(), 1), deviation);
        assert_eq!(found.status, status);
    }
}

#[test]
fn a_form_filled_with_a_target_reads_as_that_target() {
    let mut form = broadband();
    form.interim = "30.06.2024 = 58,25\n\n31.12.2024 = 64,5".to_owned();
    form.shape = "vorgegeben".to_owned();
    form.sources = "S050, S051".to_owned();
    form.leads = "ja".to_owned();
    form.leads_reason = "Landesziel geht vor".to_owned();
    let target = parse(&form).unwrap();
    assert_eq!(target.interim, [(58.25, day("2024-06-30")), (64.5, day("2024-12-31"))]);
    let again = TargetForm { reason: "Neuer Beschluss".to_owned(), ..TargetForm::of(&target) };
    let changed =
        again.parse(&indicator(), Some(&target), day("2026-03-03"), "neuer".to_owned()).unwrap();
    let expected = Target {
        code: "neuer".to_owned(),
        known: day("2026-03-03"),
        replaces: Some("neu".to_owned()),
        reason: "Neuer Beschluss".to_owned(),
        ..target
    };
    assert_eq!(changed, expected);
}

#[test]
fn contradictions_are_said_at_their_field() {
    let path = Problem::Path;
    assert_eq!(
        problem(|f| f.due = "31.12.2023".into(), "due"),
        Some(path(PathError::DueNotAfterBaseline))
    );
    assert_eq!(
        problem(|f| f.at_risk = "1".into(), "at_risk"),
        Some(path(PathError::ReversedTolerance))
    );
    assert_eq!(
        problem(|f| f.on_plan = "-1".into(), "on_plan"),
        Some(path(PathError::NegativeTolerance))
    );
    assert_eq!(
        problem(|f| f.interim = "31.12.2025 = 70".into(), "interim"),
        Some(path(PathError::InterimOutsidePath))
    );
    assert_eq!(
        problem(|f| f.interim = "1.1.2025 = 70\n01.01.2025 = 71".into(), "interim"),
        Some(path(PathError::InterimTwice))
    );
    let crossing = |f: &mut TargetForm| {
        (f.baseline, f.shape) = ("0".to_owned(), "geometrisch".to_owned());
    };
    assert_eq!(problem(crossing, "shape"), Some(path(PathError::SignChange)));
    assert_eq!(
        problem(|f| f.interim = "1.1.2025 = 70\nbald = 71".into(), "interim"),
        Some(Problem::NotADayAndValue { line: 2 })
    );
    assert_eq!(
        problem(|f| f.interim = "1.1.2025 = 70\n".repeat(41), "interim"),
        Some(Problem::TooManyLines { max: 40 })
    );
    assert_eq!(
        problem(|f| f.value = "101".into(), "value"),
        Some(Problem::OutOfRange { min: 0.0, max: Some(100.0) })
    );
    assert_eq!(problem(|f| f.due.clear(), "due"), Some(Problem::Required));
    assert_eq!(problem(|f| f.baseline.clear(), "baseline"), Some(Problem::Required));
    assert_eq!(problem(|f| f.on_plan.clear(), "on_plan"), Some(Problem::Required));
    assert_eq!(problem(|f| f.decided_in.clear(), "decided_in"), Some(Problem::Required));
    assert_eq!(problem(|f| f.leads = "ja".into(), "leads_reason"), Some(Problem::Required));
    let unknown = Problem::UnknownSource { code: "S/1".to_owned() };
    assert_eq!(problem(|f| f.sources = "S050 S/1".into(), "sources"), Some(unknown));
}

#[test]
fn a_target_without_a_day_needs_no_tolerances_and_leads_nothing() {
    let open = TargetForm {
        due: String::new(),
        baseline: String::new(),
        baseline_day: String::new(),
        on_plan: String::new(),
        at_risk: String::new(),
        ..broadband()
    };
    let target = parse(&open).unwrap();
    assert_eq!((target.path(), target.tolerance), (Ok(None), None));
    assert_eq!(leading([&target], &AreaCode::home()), None);
}

#[test]
fn what_was_changed_or_withdrawn_stands_no_longer() {
    let first = parse(&broadband()).unwrap();
    let change = TargetForm { reason: "Neu".into(), value: "80".into(), ..broadband() };
    let second =
        change.parse(&indicator(), Some(&first), day("2026-03-02"), "zwei".into()).unwrap();
    let all = [first.clone(), second.clone()];
    let codes = |all: &[Target]| current(all).map(|t| t.code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&all), ["zwei"]);
    let form = WithdrawalForm { decided_in: "Beschluss 5/2".into(), reason: "Überholt".into() };
    let end = form.parse(&second, day("2026-03-03"), "drei".into()).unwrap();
    assert_eq!((end.withdrawn, end.replaces.as_deref()), (Some(day("2026-03-03")), Some("zwei")));
    let all = [first, second, end];
    assert!(codes(&all).is_empty());
    let value = observation("2025-06-30", 66.5);
    let home = AreaCode::home();
    let found = verdict(
        &all,
        Some(&value),
        Polarity::HigherBetter,
        &home,
        PathShape::Linear,
        day("2026-03-03"),
    );
    assert_eq!(found.status, Status::NoTarget);
    let errors = WithdrawalForm::default().parse(&all[1], day("2026-03-03"), "vier".into());
    assert_eq!(errors.expect_err("nothing said").iter().count(), 2);
}

#[test]
fn of_several_the_one_decided_to_lead_leads() {
    let target = |code: &str, due: &str, leads: Option<&str>, known: &str, evidence| Target {
        code: code.to_owned(),
        leads: leads.map(str::to_owned),
        known: day(known),
        evidence,
        due: Some(day(due)),
        ..parse(&broadband()).unwrap()
    };
    let near = target("a", "2024-12-31", None, "2026-01-01", Evidence::Read);
    let far = target("b", "2030-12-31", Some("Beschluss"), "2026-01-01", Evidence::Read);
    let later = target("c", "2035-12-31", Some("Beschluss"), "2026-02-01", Evidence::Read);
    let example = target("d", "2027-12-31", Some("Probe"), "2026-03-01", Evidence::Illustrative);
    let found = |targets: &[&Target]| {
        leading(targets.iter().copied(), &AreaCode::home()).map(|t| t.code.clone())
    };
    assert_eq!(found(&[&near]).as_deref(), Some("a"));
    assert_eq!(found(&[&near, &far]).as_deref(), Some("b"));
    assert_eq!(found(&[&later, &near, &far]).as_deref(), Some("c"));
    assert_eq!(found(&[&example, &near]).as_deref(), Some("a"), "no example before a decision");
    assert_eq!(found(&[&example]).as_deref(), Some("d"));
}

#[test]
fn the_shape_agreed_with_a_target_goes_before_the_method_s() {
    let interim = "31.12.2024 = 70".to_owned();
    let value = observation("2024-06-30", 60.0);
    let found = |shape: &str, otherwise| {
        let form = TargetForm { shape: shape.to_owned(), interim: interim.clone(), ..broadband() };
        let target = parse(&form).unwrap();
        against(Some(&target), Some(&value), Polarity::HigherBetter, otherwise)
    };
    let stepwise = found("", PathShape::Stepwise);
    assert_eq!((stepwise.expected, stepwise.method.code), (Some(54.0), "zielpfad-stufen"));
    let given = found("vorgegeben", PathShape::Stepwise);
    assert_eq!(given.method.code, "zielpfad-vorgegeben");
    assert!(given.expected.unwrap() > 61.0);
}
