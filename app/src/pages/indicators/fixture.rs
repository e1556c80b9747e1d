//! BG-04 as the demo has it, for tests.

use crate::ctx::{Assets, Ctx, Theme};
use chrono::NaiveDate;
use domain::actor::{Account, Actor, Role};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::face::Section;
use domain::field::{Area, Field};
use domain::indicator::Indicator;
use domain::indicator::measured::Measured;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier, Recorded};
use domain::indicator::status::Polarity;
use domain::indicator::target::Target;
use domain::key::{
    AccountId, AreaCode, FieldCode, IndicatorCode, ObservationId, OrganisationCode, SourceCode,
};
use domain::number::Language;
use domain::period::Period;
use domain::source::{Bilingual, Evidence, Source};
use std::sync::Arc;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub fn ctx(role: Option<Role>) -> Ctx {
    let actor = role.map_or(Actor::Anonymous, |role| {
        Actor::Account(Account {
            id: AccountId::parse("a").expect("a key"),
            name: "Planung".into(),
            email: "planung@demo.example".into(),
            mandate: None,
            role,
            organisation: OrganisationCode::parse("ORG01").expect("a key"),
            organisation_name: "MW".into(),
            has_vote: false,
        })
    });
    Ctx {
        language: Language::De,
        path: "/indikatoren/BG-04".into(),
        query: String::new(),
        actor,
        sections: Section::ALL.to_vec(),
        today: day("2026-07-01"),
        clock: |at| at.naive_utc(),
        theme: Theme::System,
        demo: true,
        assets: Arc::new(Assets { css: String::new(), wasm_stem: String::new() }),
    }
}

pub fn both(de: &str, en: &str) -> Bilingual {
    Bilingual { de: de.into(), en: en.into() }
}

pub fn observation(area: &str, period: &str, value: f64) -> Observation {
    Observation {
        id: ObservationId::parse(&format!("{area}_{period}")).expect("a key"),
        indicator: IndicatorCode::parse("BG-04").expect("a key"),
        area: AreaCode::parse(area).expect("a key"),
        period: Period::parse(period).expect("a period"),
        value,
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        vintage: "2025".into(),
        source: Some(SourceCode::parse("S051").expect("a key")),
        evidence: Evidence::Read,
        note: String::new(),
        recorded: Recorded::on(day("2026-01-31")),
        superseded: false,
        detail: None,
    }
}

pub fn example(period: &str, value: f64) -> Observation {
    Observation {
        evidence: Evidence::Illustrative,
        source: None,
        ..observation("DE-NI", period, value)
    }
}

pub fn record() -> IndicatorRecord {
    let indicator = Indicator {
        code: IndicatorCode::parse("BG-04").expect("a key"),
        field: FieldCode::parse("F5").expect("a key"),
        name: both(
            "Haushalte mit verfügbarem Glasfaseranschluss",
            "Households with fibre available",
        ),
        short: both("Haushalte mit Glasfaser", "Households with fibre"),
        definition: both("Verfügbar ist nicht angeschlossen.", ""),
        phrase: both(
            "den Anteil der Haushalte mit verfügbarem Glasfaseranschluss",
            "the share of households with fibre available",
        ),
        unit: "Prozent".into(),
        polarity: Polarity::HigherBetter,
        kind: "outcome".into(),
        cumulative: false,
        frequency: "halbjährlich".into(),
        min: Some(0.0),
        max: Some(100.0),
        decimals: 2,
        proxy: Some("Haushalte, nicht Unternehmen".into()),
        share_of: None,
        measured: Measured::default(),
        leading: true,
        note: String::new(),
        version: 1,
    };
    let differing = Observation {
        status: ObservationStatus::DefinitionDiffers,
        note: "andere Quelle <Breko>".into(),
        ..observation("DE-NI", "2025-08", 67.0)
    };
    let qualified =
        |period, value, qualifier| Observation { qualifier, ..observation("DE-NI", period, value) };
    IndicatorRecord::new(
        indicator,
        vec![
            observation("DE-NI", "2018", 7.0),
            qualified("2019", 11.0, Qualifier::Below),
            qualified("2023-12-31", 54.0, Qualifier::Above),
            observation("DE-NI", "2024-12-31", 63.38),
            differing,
            observation("DE", "2022-06-30", 18.2),
            observation("DE", "2023-06-30", 28.22),
            observation("DE", "2023-12-31", 32.1),
            observation("DE", "2024-06-30", 35.7),
            observation("DE", "2024-12-31", 39.79),
            observation("DE", "2025-06-30", 42.9),
            observation("DE-HH", "2023-12-31", 68.1),
            observation("DE-TH", "2023-12-31", 13.8),
        ],
        vec![Target {
            code: "P01".into(),
            indicator: IndicatorCode::parse("BG-04").expect("a key"),
            area: AreaCode::home(),
            value: 75.0,
            due: Some(day("2025-12-31")),
            due_text: "2025-12-31".into(),
            text: String::new(),
            decided_in: String::new(),
            baseline: Some((54.0, day("2023-12-31"))),
            tolerance: Some((2.0, 10.0)),
            sources: Vec::new(),
            evidence: Evidence::Illustrative,
            note: String::new(),
            shape: None,
            interim: Vec::new(),
            leads: None,
            known: NaiveDate::default(),
            replaces: None,
            withdrawn: None,
            reason: String::new(),
        }],
    )
}

/// The record with other values.
pub fn with_values(
    record: IndicatorRecord,
    change: impl FnOnce(&mut Vec<Observation>),
) -> IndicatorRecord {
    let mut values = record.observations().to_vec();
    change(&mut values);
    let choices = record.choices().to_vec();
    IndicatorRecord::new(record.indicator, values, record.targets).with_choices(choices)
}

pub fn catalogue(record: &IndicatorRecord) -> Catalogue {
    let area = |code: &str, name: &str, short: &str| {
        let code = AreaCode::parse(code).expect("a key");
        let area = Area {
            code: code.clone(),
            name: both(name, ""),
            short: short.into(),
            kind: "land".into(),
        };
        (code, area)
    };
    let source = Source {
        code: SourceCode::parse("S051").expect("a key"),
        title: "Glasfaser <Stand>".into(),
        publisher: "Gigabit-Grundbuch".into(),
        url: "javascript:alert(1)".into(),
        date: "2025".into(),
        kind: "Seite".into(),
    };
    Catalogue {
        fields: vec![Field {
            code: FieldCode::parse("F5").expect("a key"),
            position: 5,
            name: both("Breitbandinfrastruktur gewerblich", ""),
        }],
        areas: [
            area("DE-NI", "Niedersachsen", "NI"),
            area("DE", "Deutschland", "DE"),
            area("DE-HH", "Hamburg", "HH"),
            area("DE-TH", "Thüringen", "TH"),
        ]
        .into(),
        sources: [(source.code.clone(), source)].into(),
        indicators: [(record.indicator.code.clone(), Arc::new(record.clone()))].into(),
        ..Catalogue::default()
    }
}
