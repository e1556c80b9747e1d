//! Properties of putting parts together: the whole does not depend on how it is split.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use chrono::NaiveDate;
use domain::indicator::aggregate::{
    Accumulation, Amount, Quantity, Ratio, Refusal, Territory, increment, over_areas, over_periods,
};
use domain::indicator::marks::Marks;
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::key::AreaCode;
use domain::period::Period;
use domain::source::Evidence;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const LAENDER: [&str; 16] = [
    "DE-BB", "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW",
    "DE-RP", "DE-SH", "DE-SL", "DE-SN", "DE-ST", "DE-TH",
];

/// Groups that overlap with each other, as different sources have them.
const GROUPS: [(&str, &[&str]); 4] = [
    ("GRP-NORD", &["DE-HB", "DE-HH", "DE-NI", "DE-SH"]),
    ("GRP-SUED", &["DE-BW", "DE-BY"]),
    ("GRP-WEST", &["DE-HE", "DE-NW", "DE-RP", "DE-SL"]),
    ("GRP-NI-HB", &["DE-HB", "DE-NI"]),
];

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

fn territory() -> Territory {
    let of = |codes: &[&str]| codes.iter().map(|code| area(code)).collect::<BTreeSet<_>>();
    let mut members: BTreeMap<_, _> =
        GROUPS.iter().map(|(group, codes)| (area(group), of(codes))).collect();
    members.insert(area("DE"), of(&LAENDER));
    Territory::new(&members).unwrap()
}

fn number(value: f64) -> Amount {
    Amount { quantity: Quantity::Number(value), marks: Marks::PLAIN }
}

fn ratio(numerator: f64, denominator: f64) -> Amount {
    let quantity = Quantity::Ratio(Ratio::new(numerator, denominator).unwrap());
    Amount { quantity, marks: Marks::PLAIN }
}

/// Hundredths, as money is published in millions.
fn hundredths() -> impl Strategy<Value = f64> {
    (-100_000_i32..10_000_000).prop_map(|number| f64::from(number) / 100.0)
}

/// A count, or a share with numerator and denominator, and what that makes the series.
fn amounts(count: usize) -> impl Strategy<Value = (Accumulation, Vec<Amount>)> {
    let share = (0_u32..1_000, 0_u32..1_000)
        .prop_map(|(a, b)| ratio(f64::from(a.min(b)), f64::from(a.max(b))));
    prop_oneof![
        proptest::collection::vec(hundredths().prop_map(number), count)
            .prop_map(|amounts| (Accumulation::PerPeriod, amounts)),
        proptest::collection::vec(share, count)
            .prop_map(|amounts| (Accumulation::SharePerPeriod, amounts)),
    ]
}

/// The parts of a period, one level down.
fn halves(period: Period) -> Vec<Period> {
    match period {
        Period::Span { from, to } => (from..=to).map(Period::Year).collect(),
        Period::Year(year) => (1..=2).map(|half| Period::HalfYear { year, half }).collect(),
        Period::HalfYear { year, half } => {
            (half * 2 - 1..=half * 2).map(|quarter| Period::Quarter { year, quarter }).collect()
        }
        Period::Quarter { year, quarter } => {
            (quarter * 3 - 2..=quarter * 3).map(|month| Period::Month { year, month }).collect()
        }
        Period::Month { .. } => period
            .start()
            .iter_days()
            .take_while(|day| *day <= period.end())
            .map(Period::Day)
            .collect(),
        Period::SchoolYear(first) => {
            let months = (8..=12).map(|month| Period::Month { year: first, month });
            months.chain((1..=7).map(|month| Period::Month { year: first + 1, month })).collect()
        }
        Period::Day(_) => Vec::new(),
    }
}

/// A period split at random into parts of several sorts.
fn split(period: Period, choices: &mut impl Iterator<Item = bool>) -> Vec<Period> {
    let parts = halves(period);
    if parts.is_empty() || !choices.next().unwrap_or(false) {
        return vec![period];
    }
    parts.into_iter().flat_map(|part| split(part, choices)).collect()
}

fn whole() -> impl Strategy<Value = Period> {
    proptest::sample::select(vec![
        Period::Span { from: 2021, to: 2023 },
        Period::Year(2024),
        Period::SchoolYear(2023),
        Period::HalfYear { year: 2024, half: 1 },
        Period::Quarter { year: 2024, quarter: 1 },
    ])
}

/// A split in which at least one level was gone down, at most to days.
fn splits() -> impl Strategy<Value = (Period, Vec<Period>)> {
    (whole(), proptest::collection::vec(proptest::bool::weighted(0.6), 0..40)).prop_map(
        |(whole, choices)| {
            let mut choices = std::iter::once(true).chain(choices);
            (whole, split(whole, &mut choices))
        },
    )
}

fn days(period: Period) -> impl Iterator<Item = NaiveDate> {
    period.start().iter_days().take_while(move |day| *day <= period.end())
}

/// Länder and groups that together are Germany.
fn cover() -> impl Strategy<Value = Vec<AreaCode>> {
    proptest::sample::subsequence(GROUPS.to_vec(), 0..=GROUPS.len()).prop_map(|groups| {
        let mut taken: BTreeSet<&str> = BTreeSet::new();
        let mut parts = Vec::new();
        for (group, members) in groups {
            if members.iter().all(|member| !taken.contains(member)) {
                taken.extend(members);
                parts.push(area(group));
            }
        }
        parts.extend(LAENDER.iter().filter(|land| !taken.contains(*land)).map(|land| area(land)));
        parts
    })
}

proptest! {
    #[test]
    fn a_period_is_the_sum_of_its_parts_however_it_is_split(
        ((whole, parts), (kind, amounts)) in splits().prop_flat_map(|(whole, parts)| {
            let count = days(whole).count();
            (Just((whole, parts)), amounts(count))
        }),
    ) {
        let by_day: BTreeMap<_, _> = days(whole).map(Period::Day).zip(amounts).collect();
        let at_once = over_periods(kind, whole, &by_day).unwrap();
        let in_steps: BTreeMap<_, _> = parts
            .iter()
            .map(|part| {
                let within = by_day.iter().filter(|(day, _)| part.start() <= day.start() && day.end() <= part.end());
                let within = within.map(|(day, amount)| (*day, *amount)).collect();
                (*part, over_periods(kind, *part, &within).unwrap())
            })
            .collect();
        prop_assert_eq!(over_periods(kind, whole, &in_steps), Ok(at_once));
    }

    #[test]
    fn an_area_is_the_sum_of_its_parts_however_it_is_split(
        cover in cover(),
        (kind, amounts) in amounts(LAENDER.len()),
    ) {
        let territory = territory();
        let by_land: BTreeMap<_, _> = LAENDER.map(area).into_iter().zip(amounts).collect();
        let at_once = over_areas(kind, &area("DE"), &by_land, &territory).unwrap();
        let in_steps: BTreeMap<_, _> = cover
            .into_iter()
            .map(|part| {
                let extent = territory.extent(&part);
                let within = by_land.iter().filter(|(land, _)| extent.contains(*land));
                let within = within.map(|(land, amount)| (land.clone(), *amount)).collect();
                let amount = over_areas(kind, &part, &within, &territory).unwrap();
                (part, amount)
            })
            .collect();
        prop_assert_eq!(over_areas(kind, &area("DE"), &in_steps, &territory), Ok(at_once));
    }

    #[test]
    fn first_by_area_or_first_by_period_is_the_same((kind, amounts) in amounts(4 * 12)) {
        let territory = territory();
        let (group, lands) = GROUPS[0];
        let (group, year) = (area(group), Period::Year(2024));
        let months: Vec<_> = (1..=12).map(|month| Period::Month { year: 2024, month }).collect();
        let amount = |land: usize, month: usize| amounts[land * 12 + month];

        let years: BTreeMap<_, _> = lands.iter().enumerate().map(|(land, code)| {
            let parts = months.iter().enumerate().map(|(m, month)| (*month, amount(land, m))).collect();
            (area(code), over_periods(kind, year, &parts).unwrap())
        }).collect();
        let groups: BTreeMap<_, _> = months.iter().enumerate().map(|(m, month)| {
            let parts = lands.iter().enumerate().map(|(land, code)| (area(code), amount(land, m))).collect();
            (*month, over_areas(kind, &group, &parts, &territory).unwrap())
        }).collect();
        prop_assert_eq!(
            over_areas(kind, &group, &years, &territory).unwrap(),
            over_periods(kind, year, &groups).unwrap()
        );
    }

    #[test]
    fn what_is_missing_of_a_period_is_named_to_the_day(
        (whole, parts) in splits(),
        dropped in proptest::collection::vec(any::<prop::sample::Index>(), 1..6),
    ) {
        let mut there: BTreeMap<_, _> = parts.iter().map(|part| (*part, number(1.0))).collect();
        for index in dropped {
            there.remove(index.get(&parts));
        }
        let taken: BTreeSet<_> = there.keys().flat_map(|part| days(*part)).collect();
        let gone: Vec<_> = days(whole).filter(|day| !taken.contains(day)).collect();
        match over_periods(Accumulation::PerPeriod, whole, &there) {
            Err(Refusal::Missing(missing)) => {
                let named: Vec<_> = missing.iter().flat_map(|part| days(*part)).collect();
                prop_assert_eq!(named, gone);
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn what_is_missing_of_an_area_is_named(
        cover in cover(),
        dropped in proptest::collection::vec(any::<prop::sample::Index>(), 1..6),
    ) {
        let territory = territory();
        let mut there: BTreeMap<_, _> = cover.iter().map(|part| (part.clone(), number(1.0))).collect();
        let mut gone = BTreeSet::new();
        for index in dropped {
            there.remove(index.get(&cover));
            gone.extend(territory.extent(index.get(&cover)));
        }
        let found = over_areas(Accumulation::Stock, &area("DE"), &there, &territory);
        prop_assert_eq!(found, Err(Refusal::Missing(gone.into_iter().collect())));
    }

    #[test]
    fn nothing_counts_twice(
        (whole, parts) in splits(),
        doubled in any::<prop::sample::Index>(),
        cover in cover(),
        group in proptest::sample::select(GROUPS.to_vec()),
    ) {
        let mut there: BTreeMap<_, _> = parts.iter().map(|part| (*part, number(1.0))).collect();
        let part = *doubled.get(&parts);
        if let Some(within) = halves(part).first() {
            there.insert(*within, number(1.0));
            let found = over_periods(Accumulation::PerPeriod, whole, &there);
            prop_assert_eq!(found, Err(Refusal::Overlap(part, *within)));
        }

        let mut there: BTreeMap<_, _> = cover.into_iter().map(|part| (part, number(1.0))).collect();
        there.insert(area(group.0), number(1.0));
        let has_both = there.keys().map(|part| territory().extent(part).len()).sum::<usize>() > 16;
        let found = over_areas(Accumulation::Stock, &area("DE"), &there, &territory());
        prop_assert_eq!(matches!(found, Err(Refusal::Overlap(..))), has_both);
    }

    #[test]
    fn a_cumulative_series_and_its_increments_are_one(
        (whole, parts) in splits(),
        gains in proptest::collection::vec(-10_000_i32..1_000_000, 3 * 366),
        begins_here in any::<bool>(),
    ) {
        let hundredths = |sum: i32| number(f64::from(sum) / 100.0);
        let day_before = Period::Day(whole.start().pred_opt().unwrap());
        let start = if begins_here { 0 } else { 123_456 };
        let mut sum = start;
        let mut states: BTreeMap<Period, Amount> = BTreeMap::new();
        for (part, gain) in parts.iter().zip(&gains) {
            sum += gain;
            states.insert(*part, hundredths(sum));
        }
        let gains: BTreeMap<_, _> =
            parts.iter().copied().zip(gains.into_iter().map(hundredths)).collect();
        let since = begins_here.then(|| whole.start());
        if !begins_here {
            prop_assert_eq!(
                increment(whole, None, &states),
                Err(Refusal::Missing(vec![day_before]))
            );
            states.insert(day_before, hundredths(start));
        }
        let quantity = |amount: Result<Amount, Refusal<Period>>| amount.map(|amount| amount.quantity);
        for (part, gain) in &gains {
            prop_assert_eq!(quantity(increment(*part, since, &states)), Ok(gain.quantity));
        }
        prop_assert_eq!(
            quantity(increment(whole, since, &states)),
            quantity(over_periods(Accumulation::PerPeriod, whole, &gains))
        );
        states.remove(&day_before);
        let last = states.iter().find(|(state, _)| state.end() == whole.end()).unwrap().1;
        prop_assert_eq!(over_periods(Accumulation::Cumulative, whole, &states), Ok(*last));
    }

    #[test]
    fn an_aggregate_is_never_better_than_its_parts(
        marks in proptest::collection::vec((
            proptest::sample::select(Qualifier::ALL),
            proptest::sample::select(ObservationStatus::ALL),
            proptest::sample::select(Evidence::ALL),
        ), 2),
        shares in any::<bool>(),
    ) {
        let halves = halves(Period::Year(2024));
        let parts: BTreeMap<_, _> = halves.iter().zip(&marks).map(|(half, marks)| {
            let (qualifier, status, evidence) = *marks;
            let amount = if shares { ratio(1.0, 2.0) } else { number(1.0) };
            (*half, Amount { marks: Marks { qualifier, status, evidence }, ..amount })
        }).collect();
        let kind = if shares { Accumulation::SharePerPeriod } else { Accumulation::PerPeriod };
        match over_periods(kind, Period::Year(2024), &parts) {
            Ok(whole) => for (qualifier, status, evidence) in marks {
                prop_assert!(whole.marks.evidence >= evidence.max(Evidence::Derived));
                prop_assert!(status == ObservationStatus::Normal || whole.marks.status != ObservationStatus::Normal);
                prop_assert!(status != ObservationStatus::DefinitionDiffers);
                prop_assert!(qualifier == Qualifier::Exact || whole.marks.qualifier != Qualifier::Exact);
                prop_assert!(!shares || matches!(whole.marks.qualifier, Qualifier::Exact | Qualifier::About));
            },
            Err(Refusal::AcrossBreak(part)) => {
                prop_assert_eq!(part, halves[1]);
                prop_assert_eq!(marks[1].1, ObservationStatus::Break);
            }
            Err(refusal) => {
                let differs: Vec<_> = halves.iter().zip(&marks)
                    .filter(|(_, (_, status, _))| *status == ObservationStatus::DefinitionDiffers)
                    .map(|(half, _)| *half)
                    .collect();
                prop_assert_eq!(refusal, Refusal::DefinitionDiffers(differs));
            }
        }
    }

    #[test]
    fn any_periods_and_numbers_are_put_together_or_refused(
        whole in any_period(),
        parts in proptest::collection::btree_map(any_period(), any::<f64>().prop_map(number), 0..6),
        kind in proptest::sample::select(Accumulation::ALL),
    ) {
        if let Ok(found) = over_periods(kind, whole, &parts) {
            prop_assert!(matches!(found.quantity, Quantity::Number(number) if number.is_finite()));
        }
        let _ = increment(whole, None, &parts);
    }
}

/// Periods as only code can write them, too.
fn any_period() -> impl Strategy<Value = Period> {
    let year = || prop_oneof![2020..2026_i32, Just(262_142), Just(-262_143)];
    prop_oneof![
        (year(), 0_u8..=14).prop_map(|(year, month)| Period::Month { year, month }),
        (year(), 0_u8..=5).prop_map(|(year, quarter)| Period::Quarter { year, quarter }),
        (year(), 0_u8..=3).prop_map(|(year, half)| Period::HalfYear { year, half }),
        year().prop_map(Period::Year),
        prop_oneof![year(), Just(i32::MAX), Just(i32::MIN)].prop_map(Period::SchoolYear),
        (2000..2030_i32, 2000..2030_i32).prop_map(|(from, to)| Period::Span { from, to }),
        Just(Period::Day(NaiveDate::MAX)),
        Just(Period::Day(NaiveDate::MIN)),
    ]
}
