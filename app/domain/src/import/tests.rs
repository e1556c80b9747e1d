//! What an import asks about, by the traps T01 to T13 that published figures have set (`data-traps.csv`).

use super::*;
use crate::catalogue::{Catalogue, IndicatorRecord};
use crate::indicator::measured::Measured;
use crate::indicator::observation::{Observation, ObservationStatus, Qualifier, Recorded};
use crate::indicator::status::Polarity;
use crate::indicator::{Indicator, ShareOf};
use crate::key::{AreaCode, FieldCode, IndicatorCode, ObservationId};
use crate::period::Period;
use crate::source::{Bilingual, Evidence};
use std::sync::Arc;

const HOME: &str = "DE-NI";

fn code(text: &str) -> IndicatorCode {
    IndicatorCode::parse(text).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn indicator(
    key: &str,
    name: &str,
    unit: &str,
    (min, max): (Option<f64>, Option<f64>),
) -> Indicator {
    Indicator {
        code: code(key),
        field: FieldCode::parse("F4").unwrap(),
        name: Bilingual { de: name.to_owned(), en: String::new() },
        short: Bilingual::default(),
        definition: Bilingual::default(),
        phrase: Bilingual::default(),
        unit: unit.to_owned(),
        polarity: Polarity::HigherBetter,
        kind: "outcome".to_owned(),
        cumulative: false,
        frequency: String::new(),
        min,
        max,
        decimals: 1,
        proxy: None,
        share_of: None,
        leading: false,
        note: String::new(),
        version: 1,
        measured: Measured::default(),
    }
}

/// A value that is known: area, period, value, status, source, vintage.
fn known(
    of: &str,
    (area, period, value): (&str, &str, f64),
    status: ObservationStatus,
    (source, vintage): (&str, &str),
) -> Observation {
    Observation {
        id: ObservationId::parse(&format!("{of}_{area}_{period}_{source}_{vintage}")).unwrap(),
        indicator: code(of),
        area: AreaCode::parse(area).unwrap(),
        period: Period::parse(period).unwrap(),
        value,
        qualifier: Qualifier::Exact,
        status,
        vintage: vintage.to_owned(),
        source: Some(SourceCode::parse(source).unwrap()),
        evidence: Evidence::Read,
        note: String::new(),
        recorded: Recorded::on(day("2020-01-01")),
        superseded: false,
        detail: None,
    }
}

fn catalogue(records: impl IntoIterator<Item = (Indicator, Vec<Observation>)>) -> Catalogue {
    let records = records.into_iter().map(|(indicator, values)| {
        let record = IndicatorRecord::new(indicator, values, Vec::new());
        (record.indicator.code.clone(), Arc::new(record))
    });
    Catalogue { indicators: records.collect(), ..Catalogue::default() }
}

fn import(source: &str, vintage: &str) -> Import {
    Import {
        id: ImportId::parse("i1").unwrap(),
        file: "werte.csv".to_owned(),
        digest: String::new(),
        size: 0,
        source: SourceCode::parse(source).unwrap(),
        vintage: vintage.to_owned(),
        state: ImportState::Open,
        setup: String::new(),
        account: AccountId::parse("a").unwrap(),
        who: String::new(),
        day: day("2026-01-01"),
        accepted: None,
        undone: None,
        values: 0,
        reason: String::new(),
        version: 1,
    }
}

fn incoming(of: &str, (area, period, value): (&str, &str, f64)) -> Incoming {
    Incoming {
        place: format!("B{period}"),
        indicator: code(of),
        area: AreaCode::parse(area).unwrap(),
        period: Period::parse(period).unwrap(),
        value,
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        denominator: None,
        doubts: Vec::new(),
    }
}

fn codes(line: &Line) -> Vec<&'static str> {
    line.doubts.iter().map(Doubt::code).collect()
}

fn compared(catalogue: &Catalogue, import: &Import, values: Vec<Incoming>) -> Vec<Line> {
    compare(catalogue, import, values, day("2026-11-30")).lines
}

/// Mean grade DR-01 with the shares DR-03 to DR-05; the survey of autumn 2021 for Germany.
fn survey(mean: Option<f64>) -> Catalogue {
    let scale = indicator("DR-01", "Durchschnittsnote", "Note 1–6", (Some(1.0), Some(6.0)));
    let means = mean.map(|mean| {
        known("DR-01", ("DE", "2021", mean), ObservationStatus::Normal, ("S077", "2022"))
    });
    let share = |grade: u8| {
        let name = format!("Anteil Unternehmen mit Note {grade}");
        let of = indicator(&format!("DR-0{grade}"), &name, "Prozent", (Some(0.0), Some(100.0)));
        let share_of = Some(ShareOf { scale: code("DR-01"), grade: f64::from(grade) });
        (Indicator { share_of, ..of }, Vec::new())
    };
    catalogue(std::iter::once((scale, means.into_iter().collect())).chain([3, 4, 5].map(share)))
}

fn shares() -> Vec<Incoming> {
    [("DR-03", 19.7), ("DR-04", 36.6), ("DR-05", 28.2)]
        .map(|(of, share)| incoming(of, ("DE", "2021", share)))
        .into()
}

#[test]
fn t01_shares_that_cannot_have_the_published_mean_are_doubted_as_a_swapped_scale() {
    let lines = compared(&survey(Some(2.9)), &import("S073", "2022"), shares());
    for line in &lines {
        let Some(Doubt::ReversedScale { mean, bounds }) = line.doubts.last() else {
            panic!("{line:?}");
        };
        assert_eq!(
            (mean.to_string(), format!("{:.2}", bounds.lowest)),
            ("2.9".into(), "3.62".into())
        );
        assert!(line.doubts.iter().any(Doubt::needs_reason));
    }
    // A mean that comes with the file counts as well, and a fitting one raises no doubt.
    let file =
        |mean| shares().into_iter().chain([incoming("DR-01", ("DE", "2021", mean))]).collect();
    let doubtful = |mean| {
        compared(&survey(None), &import("S073", "2022"), file(mean))
            .iter()
            .filter(|line| codes(line).contains(&"skala"))
            .count()
    };
    assert_eq!((doubtful(2.9), doubtful(4.1)), (3, 0));
}

#[test]
fn t01_shares_of_all_grades_sum_to_100_within_half_a_point() {
    let scale = indicator("DR-01", "Note", "Note 1–3", (Some(1.0), Some(3.0)));
    let share = |grade: u8| {
        let of = indicator(&format!("DR-1{grade}"), "Anteil", "Prozent", (Some(0.0), Some(100.0)));
        let share_of = Some(ShareOf { scale: code("DR-01"), grade: f64::from(grade) });
        (Indicator { share_of, ..of }, Vec::new())
    };
    let catalogue = catalogue(std::iter::once((scale, Vec::new())).chain([1, 2, 3].map(share)));
    let doubts = |last| {
        let values = [("DR-11", 20.0), ("DR-12", 50.0), ("DR-13", last)]
            .map(|(of, share)| incoming(of, (HOME, "2024", share)));
        let lines = compared(&catalogue, &import("S073", "2025"), values.into());
        lines.iter().flat_map(codes).collect::<Vec<_>>()
    };
    assert_eq!(doubts(30.5), Vec::<&str>::new());
    assert_eq!(doubts(31.0), ["summe"; 3]);
}

#[test]
fn t02_a_change_against_an_unverified_value_is_marked_as_saying_nothing() {
    let of = indicator("DR-02", "Anteil Note 2", "Prozent", (Some(0.0), Some(100.0)));
    let before =
        known("DR-02", (HOME, "2022", 7.0), ObservationStatus::Unvalidated, ("S072", "2022"));
    let lines = compared(
        &catalogue([(of, vec![before])]),
        &import("S071", "2024"),
        vec![incoming("DR-02", (HOME, "2023", 24.0))],
    );
    assert_eq!(codes(&lines[0]), ["ungeprueft"]);
}

fn index() -> Catalogue {
    let of = indicator("DR-08", "Digitalisierungsindex", "Indexpunkte", (None, None));
    let first = known("DR-08", ("DE", "2022", 108.9), ObservationStatus::Normal, ("S084", "2023"));
    catalogue([(of, vec![first])])
}

#[test]
fn t03_a_revision_takes_the_place_of_the_older_value_and_keeps_both() {
    let lines =
        compared(&index(), &import("S084", "2024"), vec![incoming("DR-08", ("DE", "2022", 110.5))]);
    let [line] = &lines[..] else { panic!("{lines:?}") };
    assert_eq!(line.kind, Kind::Changed);
    assert_eq!(line.difference().map(|d| format!("{d:.1}")).as_deref(), Some("1.6"));
    assert_eq!(codes(line), Vec::<&str>::new());
    let stored = observation(&import("S084", "2024"), line, 0, false, day("2026-11-30")).unwrap();
    assert_eq!(stored.vintage, "2024");
    assert_eq!(
        stored.recorded.replaces.map(|of| of.id),
        Some(line.held.as_ref().unwrap().id.clone())
    );
}

#[test]
fn t03_an_older_edition_does_not_replace_a_newer_one_unasked() {
    let lines = compared(
        &index(),
        &import("S084", "2022-11"),
        vec![incoming("DR-08", ("DE", "2022", 107.9))],
    );
    assert_eq!(codes(&lines[0]), ["aelter"]);
    let provisional = Incoming {
        status: ObservationStatus::Provisional,
        ..incoming("DR-08", ("DE", "2022", 110.0))
    };
    let lines = compared(&index(), &import("S084", "2024"), vec![provisional]);
    assert_eq!(codes(&lines[0]), ["vorlaeufig"]);
}

#[test]
fn t04_a_break_in_the_series_is_named_and_no_jump_is_computed_across_it() {
    let of = indicator("UP-06", "Digitalisierungsvorhaben", "Prozent", (Some(0.0), Some(100.0)));
    let values = [("2014", 39.0), ("2015", 40.0), ("2016", 39.5), ("2017", 40.0), ("2018", 40.0)]
        .map(|(year, value)| {
            known("UP-06", ("DE", year, value), ObservationStatus::Normal, ("S092", "2019"))
        });
    let catalogue = catalogue([(of, values.into())]);
    let value = incoming("UP-06", ("DE", "2019", 30.0));
    let lines = compared(&catalogue, &import("S092", "2020"), vec![value.clone()]);
    assert_eq!(codes(&lines[0]), ["sprung"], "a jump while the source says nothing");
    let marked = Incoming { status: ObservationStatus::Break, ..value };
    let lines = compared(&catalogue, &import("S092", "2020"), vec![marked]);
    assert_eq!(codes(&lines[0]), ["bruch"]);
}

#[test]
fn t05_a_share_of_another_amount_than_before_is_doubted() {
    let of = indicator("BE-02", "Anteil bewilligter Mittel", "Prozent", (Some(0.0), Some(100.0)));
    let with = |period, value, amount| Incoming {
        denominator: Some(amount),
        ..incoming("BE-02", (HOME, period, value))
    };
    let values = vec![
        with("2023-02", 52.9, 522.0),
        with("2023-04", 64.0, 465.0),
        with("2023-06", 66.0, 470.0),
    ];
    let lines = compared(&catalogue([(of, Vec::new())]), &import("S102", "2023"), values);
    let [first, moved, near] = &lines[..] else { panic!("{lines:?}") };
    assert_eq!((codes(first), codes(near)), (vec![], vec![]));
    assert_eq!(moved.doubts, [Doubt::MovedDenominator { was: 522.0, is: 465.0 }]);
}

#[test]
fn t06_what_has_a_connection_and_what_will_get_one_are_not_mixed_up() {
    let has =
        indicator("BB-01", "Schulstandorte mit gigabitfähigem Anschluss", "Prozent", (None, None));
    let both = indicator("BB-02", "Schulen gigabitfähig oder im Ausbau", "Prozent", (None, None));
    let series = "Schulen: gigabitversorgt oder im Ausbau";
    assert_eq!(confusion(series, &has), Some(Confusion::Planned));
    assert_eq!(confusion(series, &both), None);
    assert_eq!(confusion("Schulen mit Gigabit", &has), None);
}

#[test]
fn t07_applications_and_firms_are_not_counted_as_one() {
    let of =
        indicator("UP-01", "Digitalbonus: bewilligte Anträge (kumuliert)", "Anzahl", (None, None));
    assert_eq!(confusion("Geförderte Unternehmen [Anzahl]", &of), Some(Confusion::CountingUnit));
    assert_eq!(confusion("Anträge, bewilligt", &of), None);
    assert_eq!(
        confusion("Anträge von Unternehmen", &of),
        None,
        "applications by firms are applications"
    );
    assert_eq!(confusion("Bewilligt [Anzahl]", &of), None);
}

#[test]
fn t08_available_and_connected_are_not_the_same() {
    let of =
        indicator("BG-04", "Haushalte mit verfügbarem Glasfaseranschluss", "Prozent", (None, None));
    assert_eq!(confusion("Haushalte, angeschlossen", &of), Some(Confusion::Connected));
    assert_eq!(confusion("Haushalte, verfügbar", &of), None);
}

#[test]
fn t09_two_sources_for_one_figure_stand_side_by_side() {
    let of = indicator("BG-04", "Glasfaser", "Prozent", (Some(0.0), Some(100.0)));
    let held =
        known("BG-04", ("DE", "2022-12-31", 25.0), ObservationStatus::Normal, ("S058", "2023"));
    let lines = compared(
        &catalogue([(of, vec![held])]),
        &import("S055", "2023"),
        vec![incoming("BG-04", ("DE", "2022-12-31", 23.0))],
    );
    assert_eq!((lines[0].kind, codes(&lines[0])), (Kind::Beside, vec!["quelle"]));
    let stored =
        observation(&import("S055", "2023"), &lines[0], 0, false, day("2026-11-30")).unwrap();
    assert_eq!(stored.recorded.replaces, None, "nothing is replaced");
}

#[test]
fn t10_households_in_the_place_of_firms_are_named() {
    let of =
        indicator("BG-01", "Unternehmen in Gewerbegebieten mit Glasfaser", "Prozent", (None, None));
    assert_eq!(confusion("Glasfaser, Haushalte", &of), Some(Confusion::Households));
    assert_eq!(confusion("Glasfaser, Unternehmen", &of), None);
}

#[test]
fn t12_a_group_of_laender_is_compared_with_its_own_values_only() {
    let of = indicator("DR-08", "Digitalisierungsindex", "Indexpunkte", (None, None));
    let held = known("DR-08", (HOME, "2022", 99.0), ObservationStatus::Normal, ("S083", "2022"));
    let lines = compared(
        &catalogue([(of, vec![held])]),
        &import("S083", "2022"),
        vec![incoming("DR-08", ("GRP-NORD", "2022", 103.2))],
    );
    assert_eq!((lines[0].kind, lines[0].held.is_none()), (Kind::New, true));
}

#[test]
fn doubles_sums_that_fall_and_values_off_the_scale_are_told() {
    let sum = Indicator {
        cumulative: true,
        ..indicator("UP-01", "Anträge (kumuliert)", "Anzahl", (Some(0.0), None))
    };
    let held = known("UP-01", (HOME, "2022", 9_626.0), ObservationStatus::Normal, ("S021", "2022"));
    let catalogue = catalogue([(sum, vec![held])]);
    let values =
        [("2023", 9_500.0), ("2024", 10_000.0), ("2024", 10_001.0), ("2025", -1.0), ("2027", 1.0)];
    let values = values.map(|(year, value)| incoming("UP-01", (HOME, year, value)));
    let lines = compared(&catalogue, &import("S021", "2026"), values.into());
    let found: Vec<_> = lines.iter().map(codes).collect();
    assert_eq!(
        found,
        [
            vec!["faellt"],
            vec!["doppelt"],
            vec!["doppelt"],
            vec!["bereich", "faellt"],
            vec!["zukunft"]
        ]
    );
}

#[test]
fn a_value_that_is_there_already_is_never_stored_again() {
    let lines =
        compared(&index(), &import("S084", "2023"), vec![incoming("DR-08", ("DE", "2022", 108.9))]);
    assert_eq!(lines[0].kind, Kind::Same);
    assert_eq!(observation(&import("S084", "2023"), &lines[0], 0, false, day("2026-11-30")), None);
}
