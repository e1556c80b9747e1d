//! The growth ratio: bounds and edges.

use super::*;
use crate::indicator::status::Status;
use growth::{INSTEAD_OF_ZERO, Progress};

fn progress(verdict: &Verdict) -> Progress {
    match verdict.grade {
        Some(Grade::Growth(progress)) => progress,
        other => panic!("no class: {other:?}, {:?}", verdict.reason),
    }
}

/// Two values a year apart.
fn two(base: f64, now: f64) -> Series {
    yearly(2020, &[base, now])
}

/// Statistics Canada, global indicator framework: indicators 1.2.1 (poverty rate), 14.5.1 (protected
/// marine areas) and 3.1.1 (maternal mortality), each from 2015 and with a target for 2030.
#[test]
fn published_ratios_are_reproduced() {
    let up = Polarity::HigherBetter;
    let down = Polarity::LowerBetter;
    for (base, until, now, target, polarity, published, score, class) in [
        (14.5, 2023, 10.2, 7.25, down, 0.952_590_179_203_217, 2.5186, Progress::OnTrack),
        (0.9, 2023, 14.7, 10.0, up, 2.399_683_610_890_068, 5.0, Progress::Achieved),
        (7.05, 2024, 12.58, 70.0, down, -0.401_891_938_782_216, 5.0, Progress::Achieved),
    ] {
        let series = base_and_now(base, until, now);
        let rules = [by(target, 2030)];
        let subject = Subject { series: &series, polarity, rules: &rules, path: None };
        let verdict = any_growth().assess(&subject);
        let figures = growth_figures(&verdict);
        let ratio = figures.ratio.unwrap();
        assert!((ratio - published).abs() < 1e-12, "{ratio} instead of {published}");
        // The publisher rounds the slopes of the score line to four decimals.
        assert!((figures.score - score).abs() < 1e-4, "{}", figures.score);
        assert_eq!(progress(&verdict), class);
    }
}

/// Statistics Canada, indicator 12.b.1: 9 in 2015, 6 in 2021, at most 11.
#[test]
fn a_published_rate_without_target_is_reproduced() {
    let method = StatusMethod::Growth(GrowthRatio::new(None, Some(11.0)).unwrap());
    let verdict = method.assess(&higher(&base_and_now(9.0, 2021, 6.0), &[]));
    let figures = growth_figures(&verdict);
    assert!((figures.growth + 0.065_344_734_815_932_8).abs() < 1e-12, "{}", figures.growth);
    assert_eq!((progress(&verdict), figures.score), (Progress::Deterioration, -5.0));
}

/// A value for 2015 and one for a later year.
fn base_and_now(base: f64, until: i32, now: f64) -> Series {
    let both = [yearly(2015, &[base]), yearly(until, &[now])];
    Series::new(both.iter().flat_map(|series| series.points().iter().copied()))
}

#[test]
fn bounds_with_a_target_are_shares_of_the_rate_needed() {
    // 10 % a year needed over two years.
    let rules = [by(121.0, 2022)];
    for (now, class, status) in [
        (109.5, Progress::OnTrack, Status::OnPlan),
        (109.49, Progress::TooSlow, Status::AtRisk),
        (106.0, Progress::TooSlow, Status::AtRisk),
        (105.99, Progress::Limited, Status::AtRisk),
        (100.0, Progress::Limited, Status::AtRisk),
        (99.99, Progress::Deterioration, Status::Missed),
        (121.0, Progress::Achieved, Status::OnPlan),
    ] {
        let verdict = any_growth().assess(&higher(&two(100.0, now), &rules));
        assert_eq!((progress(&verdict), verdict.status), (class, status), "{now}");
        assert!((growth_figures(&verdict).required.unwrap() - 0.1).abs() < 1e-12);
    }
}

#[test]
fn bounds_without_a_target_are_rates_of_their_own() {
    for (now, class, score) in [
        (102.5, Progress::OnTrack, 5.0),
        (101.5, Progress::OnTrack, 2.5),
        (101.0, Progress::TooSlow, 1.25),
        (100.5, Progress::TooSlow, 0.0),
        (100.0, Progress::Limited, -2.5),
        (99.0, Progress::Deterioration, -3.75),
        (90.0, Progress::Deterioration, -5.0),
    ] {
        for rules in [&[][..], &[TargetRule::Direction]] {
            let verdict = any_growth().assess(&higher(&two(100.0, now), rules));
            assert_eq!(progress(&verdict), class, "{now}");
            assert!((growth_figures(&verdict).score - score).abs() < 1e-9, "{now}");
        }
    }
}

#[test]
fn a_natural_limit_lowers_the_bounds() {
    let method = StatusMethod::Growth(GrowthRatio::new(None, Some(100.0)).unwrap());
    let near = method.assess(&higher(&two(98.0, 98.2), &[]));
    let scaling = growth_figures(&near).scaling.unwrap();
    assert!((scaling - (1.0 - 0.98_f64.powf(4.44))).abs() < 1e-12);
    assert_eq!(progress(&near), Progress::OnTrack, "0.2 % of at most 2 %");
    assert_eq!(progress(&any_growth().assess(&higher(&two(98.0, 98.2), &[]))), Progress::Limited);

    let at = method.assess(&higher(&two(100.0, 100.0), &[]));
    assert_eq!((progress(&at), growth_figures(&at).score), (Progress::OnTrack, 5.0));
    assert_eq!(growth_figures(&at).scaling, Some(0.0));
    let below = method.assess(&higher(&two(100.0, 99.9), &[]));
    assert_eq!(progress(&below), Progress::Deterioration);

    let beyond = method.assess(&higher(&two(105.0, 104.9), &[]));
    assert_eq!(growth_figures(&beyond).scaling, Some(0.0), "the bounds never fall below 0");
    assert_eq!(progress(&beyond), Progress::Deterioration);

    let down = method.assess(&lower(&two(98.0, 97.8), &[]));
    assert_eq!(growth_figures(&down).scaling, Some(1.0));
    assert_eq!(down.warnings, [Warning::LimitNotApplied]);
}

#[test]
fn zero_is_replaced_with_a_warning() {
    let verdict = any_growth().assess(&higher(&two(0.0, 5.0), &[by(10.0, 2030)]));
    assert_eq!(verdict.warnings, [Warning::ZeroBaseReplaced]);
    let figures = growth_figures(&verdict);
    assert_eq!((figures.base, figures.value), (0.0, 5.0), "shown as published");
    assert!((figures.growth - (5.0 / INSTEAD_OF_ZERO - 1.0)).abs() < 1e-9);

    let verdict = any_growth().assess(&lower(&two(10.0, 9.0), &[by(0.0, 2030)]));
    assert_eq!(verdict.warnings, [Warning::ZeroTargetReplaced]);
    let needed = 1.0 - (INSTEAD_OF_ZERO / 10.0).powf(0.1);
    assert!((growth_figures(&verdict).required.unwrap() - needed).abs() < 1e-12);

    let gone = any_growth().assess(&lower(&two(10.0, 0.0), &[by(0.0, 2030)]));
    assert_eq!((progress(&gone), growth_figures(&gone).growth), (Progress::Achieved, 1.0));
}

#[test]
fn where_all_values_are_negative_the_direction_is_turned_round() {
    let up = any_growth().assess(&higher(&two(-10.0, -9.0), &[by(-5.0, 2030)]));
    assert!((growth_figures(&up).growth - 0.1).abs() < 1e-12, "less negative is better");
    let down = any_growth().assess(&higher(&two(-10.0, -11.0), &[by(-5.0, 2030)]));
    assert_eq!(progress(&down), Progress::Deterioration);
    let to_zero = any_growth().assess(&higher(&two(-10.0, 0.0), &[]));
    assert_eq!((progress(&to_zero), growth_figures(&to_zero).growth), (Progress::OnTrack, 1.0));
}

#[test]
fn a_target_met_at_a_worse_value_is_achieved_with_the_trend_beside() {
    let verdict = any_growth().assess(&lower(&two(7.05, 12.58), &[by(70.0, 2030)]));
    assert_eq!((progress(&verdict), verdict.status), (Progress::Achieved, Status::OnPlan));
    assert_eq!(verdict.warnings, [Warning::MetWhileWorsening]);
    assert!(growth_figures(&verdict).growth < 0.0);
}

#[test]
fn a_kept_value_is_achieved_or_has_no_rate_to_compare_with() {
    let rules = [TargetRule::EveryYear { value: 5.0 }];
    let kept = any_growth().assess(&higher(&two(4.0, 5.0), &rules));
    assert_eq!((progress(&kept), growth_figures(&kept).ratio), (Progress::Achieved, None));
    let lost = any_growth().assess(&higher(&two(5.0, 4.0), &rules));
    assert_eq!((lost.reason, lost.status), (Some(Reason::NoDueDay), Status::NoTarget));
    // What nobody can judge is never hidden behind what is on plan.
    let both = any_growth().assess(&higher(&two(4.0, 4.9), &[rules[0], TargetRule::Direction]));
    assert_eq!(both.reason, Some(Reason::NoDueDay));
}

#[test]
fn what_has_no_growth_rate_is_not_assessable() {
    let target = [by(10.0, 2030)];
    for (series, rules, reason) in [
        (yearly(2020, &[]), &target, Reason::NoValue),
        (yearly(2020, &[5.0]), &target, Reason::TooFewPoints { have: 1, need: 2 }),
        (two(-5.0, 5.0), &target, Reason::MixedSigns),
        (two(5.0, -5.0), &target, Reason::MixedSigns),
        (two(5.0, 6.0), &[by(-10.0, 2030)], Reason::MixedSigns),
        (two(10.0, 9.0), &target, Reason::TargetIsBase),
        (two(5.0, 6.0), &[by(10.0, 2020)], Reason::DueNotAfterBase),
        (two(1e-300, 1e15), &target, Reason::Overflow),
        (two(5.0, 6.0), &[by(f64::NAN, 2030)], Reason::TargetNotFinite),
    ] {
        let verdict = any_growth().assess(&higher(&series, rules));
        assert_eq!(verdict.reason, Some(reason));
        assert_eq!((verdict.status, verdict.grade), (reason.status(), None));
    }
    let three = yearly(2020, &[5.0, 6.0, 7.0]);
    let after = any_growth().assess(&higher(&three, &[by(10.0, 2021)]));
    assert_eq!((after.reason, after.status), (Some(Reason::TargetPassed), Status::Missed));
    let on_the_day = any_growth().assess(&higher(&three, &[by(7.1, 2022)]));
    assert_eq!((progress(&on_the_day), on_the_day.status), (Progress::OnTrack, Status::Missed));
}

#[test]
fn the_base_is_the_agreed_value_or_the_first_after_it() {
    let series = yearly(2014, &[1.0, 2.0, 3.0, 4.0]);
    let from = |year| {
        let ratio = GrowthRatio::new(Some(year_end(year)), None).unwrap();
        StatusMethod::Growth(ratio).assess(&higher(&series, &[]))
    };
    let base = |verdict: &Verdict| {
        let figures = growth_figures(verdict);
        (figures.base_day, figures.base)
    };
    assert_eq!(base(&from(2015)), (year_end(2015), 2.0));
    assert_eq!(from(2015).warnings, []);
    let earlier = from(2000);
    assert_eq!(base(&earlier), (year_end(2014), 1.0));
    assert_eq!(earlier.warnings, [Warning::BaseMoved { to: year_end(2014) }]);
    assert_eq!(from(2017).reason, Some(Reason::TooFewPoints { have: 1, need: 2 }));
    assert_eq!(from(2020).reason, Some(Reason::TooFewPoints { have: 0, need: 2 }));
    assert_eq!(base(&any_growth().assess(&higher(&series, &[]))), (year_end(2014), 1.0));
}

#[test]
fn the_base_is_never_before_a_break() {
    let series = changed(&yearly(2014, &[1.0, 2.0, 30.0, 31.0]), |point| {
        point.after_break = point.day == year_end(2016);
    });
    let ratio = GrowthRatio::new(Some(year_end(2014)), None).unwrap();
    let verdict = StatusMethod::Growth(ratio).assess(&higher(&series, &[]));
    assert_eq!(growth_figures(&verdict).base_day, year_end(2016));
    let day = year_end(2016);
    assert_eq!(verdict.warnings, [Warning::BaseMoved { to: day }, Warning::CutAtBreak { day }]);
}

#[test]
fn less_than_a_year_is_no_yearly_rate() {
    let series = |until: &str| {
        Series::new([
            yearly(2020, &[5.0]).points()[0],
            SeriesPoint { day: until.parse().unwrap(), ..yearly(2021, &[6.0]).points()[0] },
        ])
    };
    let early = any_growth().assess(&higher(&series("2021-12-30"), &[]));
    assert_eq!(early.reason, Some(Reason::LessThanAYear));
    assert_eq!(any_growth().assess(&higher(&series("2021-12-31"), &[])).reason, None);
}

#[test]
fn only_base_and_latest_value_make_a_verdict_provisional() {
    let series = yearly(2020, &[5.0, 6.0, 7.0]);
    for (year, provisional) in [(2020, true), (2021, false), (2022, true)] {
        let series = changed(&series, |point| point.provisional = point.day == year_end(year));
        assert_eq!(any_growth().assess(&higher(&series, &[])).provisional, provisional, "{year}");
    }
}
