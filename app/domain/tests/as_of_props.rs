//! „Stand vom …": whatever comes in later, a past day shows what it showed.

use chrono::{Days, NaiveDate};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::observation::{
    Observation, ObservationStatus, Qualifier, Recorded, Replaced, Replacement,
};
use domain::indicator::status::Polarity;
use domain::indicator::target::Target;
use domain::key::{AreaCode, FieldCode, IndicatorCode, ObservationId};
use domain::period::Period;
use domain::source::{Bilingual, Evidence};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn indicator() -> Indicator {
    Indicator {
        code: IndicatorCode::parse("BG-04").expect("a code"),
        field: FieldCode::parse("F5").expect("a key"),
        name: Bilingual::default(),
        short: Bilingual::default(),
        definition: Bilingual::default(),
        phrase: Bilingual::default(),
        unit: "Prozent".to_owned(),
        polarity: Polarity::HigherBetter,
        kind: "outcome".to_owned(),
        cumulative: false,
        frequency: String::new(),
        min: None,
        max: None,
        decimals: 1,
        proxy: None,
        share_of: None,
        leading: false,
        note: String::new(),
        version: 1,
        measured: domain::indicator::measured::Measured::default(),
    }
}

fn day(offset: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).expect("a day") + Days::new(offset)
}

fn id(number: usize) -> ObservationId {
    ObservationId::parse(&format!("o{number}")).expect("a key")
}

/// What somebody does on a day.
#[derive(Debug, Clone)]
enum Act {
    /// Enters a value for a year.
    Enter(i32, i32),
    /// Puts a value in the place of an earlier one, counted round those that are there.
    Replace(usize, i32),
    /// Undoes the import that brought a value, counted in the same way.
    Undo(usize),
}

fn acts() -> impl Strategy<Value = Vec<(u64, Act)>> {
    let act = prop_oneof![
        3 => (2015..2020_i32, 0..100_i32).prop_map(|(year, value)| Act::Enter(year, value)),
        3 => (0..20_usize, 0..100_i32).prop_map(|(of, value)| Act::Replace(of, value)),
        2 => (0..20_usize).prop_map(Act::Undo),
    ];
    proptest::collection::vec((0..3_u64, act), 0..25).prop_map(|acts| {
        let mut today = 0;
        let on = acts.into_iter().map(|(later, act)| {
            today += later;
            (today, act)
        });
        on.collect()
    })
}

fn observation(number: usize, year: i32, value: i32, known: NaiveDate) -> Observation {
    Observation {
        id: id(number),
        indicator: indicator().code,
        area: AreaCode::home(),
        period: Period::Year(year),
        value: f64::from(value),
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        vintage: String::new(),
        source: None,
        evidence: Evidence::Read,
        note: String::new(),
        recorded: Recorded::on(known),
        superseded: false,
        detail: None,
    }
}

/// What is stored once all acts up to a day are done.
fn stored(acts: &[(u64, Act)], until: u64) -> Vec<Observation> {
    let mut all: Vec<Observation> = Vec::new();
    for (on, act) in acts.iter().filter(|(on, _)| *on <= until) {
        let (number, today) = (all.len(), day(*on));
        match act {
            Act::Enter(year, value) => all.push(observation(number, *year, *value, today)),
            Act::Replace(of, value) if !all.is_empty() => {
                let of = of % all.len();
                let Period::Year(year) = all[of].period else { unreachable!("only years") };
                let mut newer = observation(number, year, *value, today);
                newer.recorded.replaces =
                    Some(Replaced { id: id(of), by: Replacement::Correction });
                all.push(newer);
            }
            Act::Undo(of) if !all.is_empty() => {
                let of = of % all.len();
                let withdrawn = &mut all[of].recorded.withdrawn;
                *withdrawn = withdrawn.or(Some(today));
            }
            Act::Replace(..) | Act::Undo(_) => {}
        }
    }
    all
}

fn record(acts: &[(u64, Act)], until: u64) -> IndicatorRecord {
    IndicatorRecord::new(indicator(), stored(acts, until), Vec::new())
}

fn target(code: &str, known: NaiveDate, replaces: Option<&str>) -> Target {
    Target {
        code: code.to_owned(),
        indicator: indicator().code,
        area: AreaCode::home(),
        value: 75.0,
        due: Some(day(900)),
        due_text: String::new(),
        text: String::new(),
        decided_in: String::new(),
        baseline: None,
        tolerance: Some((2.0, 10.0)),
        sources: Vec::new(),
        evidence: Evidence::Read,
        note: String::new(),
        shape: None,
        interim: Vec::new(),
        leads: None,
        known,
        replaces: replaces.map(str::to_owned),
        withdrawn: None,
        reason: String::new(),
    }
}

proptest! {
    #[test]
    fn a_past_day_shows_what_it_showed(acts in acts()) {
        let last = acts.last().map_or(0, |(on, _)| *on);
        let now = record(&acts, last);
        for on in 0..=last {
            let (then, past) = (record(&acts, on), now.as_of(day(on)));
            prop_assert_eq!(then.observations(), past.observations(), "on day {}", on);
            prop_assert_eq!(then.areas(), past.areas());
            prop_assert_eq!(then.latest(), past.latest());
        }
    }

    #[test]
    fn nothing_changes_between_turning_days(acts in acts()) {
        let last = acts.last().map_or(0, |(on, _)| *on);
        let now = record(&acts, last);
        let turning = now.turning_days();
        for on in 1..=last + 1 {
            if !turning.contains(&day(on)) {
                let (before, after) = (now.as_of(day(on - 1)), now.as_of(day(on)));
                prop_assert_eq!(before.observations(), after.observations());
            }
        }
    }

    /// Edits of one day count as one: the last of them holds at its end.
    #[test]
    fn a_past_day_describes_the_indicator_as_it_was(edits in proptest::collection::vec((0..3_u64, 0..9_u32), 0..12)) {
        let mut now = indicator();
        let mut by_day = BTreeMap::from([(0, String::new())]);
        let mut today = 0;
        for (later, number) in edits {
            today += later;
            let mut new = now.clone();
            new.note = number.to_string();
            new.keep_former(&now, day(today));
            now = new;
            by_day.insert(today, now.note.clone());
        }
        let record = IndicatorRecord::new(now.clone(), Vec::new(), Vec::new());
        for on in 0..=today {
            let held = by_day.range(..=on).next_back().map(|(_, note)| note);
            let past = record.as_of(day(on));
            prop_assert_eq!(Some(&past.indicator.note), held, "on day {}", on);
            prop_assert_eq!(record.is_settled(day(on)), now.before(day(on)).is_none());
        }
        prop_assert!(now.measured.former.iter().all(|former| former.state.measured.former.is_empty()));
    }

    #[test]
    fn a_settled_record_is_the_same_on_that_day(acts in acts(), on in 0..60_u64) {
        let now = record(&acts, u64::MAX);
        if now.is_settled(day(on)) {
            let past = now.as_of(day(on));
            prop_assert_eq!(now.observations(), past.observations());
        }
    }
}

/// An import of day 2 corrects a value, a correction of day 3 takes its place, and the import is undone on day 4: the
/// correction stands, and what it corrected in the end does not come back.
#[test]
fn a_correction_outlives_the_import_it_corrected() {
    let acts = [
        (1, Act::Enter(2018, 7)),
        (2, Act::Replace(0, 70)),
        (3, Act::Replace(1, 8)),
        (4, Act::Undo(1)),
    ];
    let now = record(&acts, 9);
    let latest = |on| now.as_of(day(on)).latest().map(|o| o.value);
    let by_day: Vec<_> = (0..=5).map(latest).collect();
    assert_eq!(by_day, [None, Some(7.0), Some(70.0), Some(8.0), Some(8.0), Some(8.0)]);
}

#[test]
fn a_target_of_a_past_day_is_the_one_known_then() {
    let targets = vec![target("Z01", day(1), None), target("Z02", day(3), Some("Z01"))];
    let now = IndicatorRecord::new(indicator(), Vec::new(), targets);
    let leading = |on| now.as_of(day(on)).leading_target().map(|target| target.code.clone());
    assert_eq!(
        [0, 1, 2, 3].map(leading),
        [None, Some("Z01".into()), Some("Z01".into()), Some("Z02".into())]
    );
    assert!(now.is_settled(day(3)) && !now.is_settled(day(2)));
}

#[test]
fn an_indicator_is_there_from_the_day_it_was_created() {
    let mut new = indicator();
    new.measured.created = Some(day(3));
    let code = new.code.clone();
    let record = Arc::new(IndicatorRecord::new(new, Vec::new(), Vec::new()));
    let indicators = BTreeMap::from([(code.clone(), record)]);
    let now = Arc::new(Catalogue { indicators, ..Catalogue::default() });
    assert!(!now.as_of(day(2)).indicators.contains_key(&code));
    assert!(Arc::ptr_eq(&now.as_of(day(3)), &now));
}

#[test]
fn records_that_nothing_came_in_for_are_shared() {
    let code = indicator().code;
    let record = Arc::new(record(&[(1, Act::Enter(2018, 7)), (4, Act::Replace(0, 8))], 9));
    let indicators = BTreeMap::from([(code.clone(), record)]);
    let now = Arc::new(Catalogue { indicators, ..Catalogue::default() });
    assert!(Arc::ptr_eq(&now.as_of(day(4)), &now));
    let past = now.as_of(day(3));
    assert_eq!(past.indicators[&code].latest().map(|o| o.value), Some(7.0));
}
