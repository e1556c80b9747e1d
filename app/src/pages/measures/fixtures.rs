//! A small catalogue for tests of pages: three fields, three indicators, one linked and one bare measure.

use crate::ctx::{Assets, Ctx, Theme};
use chrono::{DateTime, NaiveDate};
use domain::actor::{Account, Actor, Role};
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord};
use domain::council::{Meeting, Organisation};
use domain::evaluation::criteria::CriteriaSet;
use domain::evaluation::handling::Handling;
use domain::evaluation::{
    Criterion, Experience, ExperienceKind, Rating, Round, RoundState, Score, Setup, Statement,
};
use domain::face::Section;
use domain::field::Field;
use domain::indicator::Indicator;
use domain::indicator::measured::Measured;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier, Recorded};
use domain::indicator::status::Polarity;
use domain::indicator::target::Target;
use domain::journal::{Act, Entry, SubjectKind};
use domain::key::{
    AccountId, AreaCode, ContributionId, CriterionCode, ExperienceId, FieldCode, IndicatorCode,
    MeasureSlug, ObservationId, OrganisationCode, RoundCode, SetCode, SourceCode,
};
use domain::measure::contribution::{Contribution, Direction, Directness, Expectation, Grade};
use domain::measure::state::State;
use domain::measure::{Measure, Milestone, MilestoneKind, Terms};
use domain::number::Language;
use domain::period::Period;
use domain::source::{Bilingual, Evidence};
use domain::tier::Tier;
use std::sync::Arc;

fn both(text: &str) -> Bilingual {
    Bilingual { de: text.into(), en: String::new() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn period(text: &str) -> Period {
    Period::parse(text).expect("a period")
}

fn ctx(language: Language, actor: Actor) -> Ctx {
    Ctx {
        language,
        path: "/".into(),
        query: String::new(),
        actor,
        sections: Section::ALL.to_vec(),
        today: day("2026-02-02"),
        clock: |at| at.naive_utc(),
        theme: Theme::System,
        demo: true,
        assets: Arc::new(Assets { css: String::new(), wasm_stem: String::new() }),
    }
}

fn account(role: Role) -> Actor {
    Actor::Account(Account {
        id: AccountId::parse("a1").expect("a key"),
        name: "Konto".into(),
        email: "konto@demo.example".into(),
        mandate: None,
        role,
        organisation: OrganisationCode::parse("ORG03").expect("a key"),
        organisation_name: "Verband 3".into(),
        has_vote: true,
    })
}

pub fn visitor(language: Language) -> Ctx {
    ctx(language, Actor::Anonymous)
}

pub fn member() -> Ctx {
    ctx(Language::De, account(Role::Member))
}

pub fn planner() -> Ctx {
    ctx(Language::De, account(Role::Planner))
}

pub fn indicator(code: &str, field: &str) -> Indicator {
    Indicator {
        code: IndicatorCode::parse(code).expect("a key"),
        field: FieldCode::parse(field).expect("a key"),
        name: both(code),
        short: both(code),
        definition: both(""),
        phrase: both("die Zahl der bewilligten Anträge"),
        unit: "Anzahl".into(),
        polarity: Polarity::HigherBetter,
        kind: "output".into(),
        cumulative: true,
        frequency: "jährlich".into(),
        min: Some(0.0),
        max: None,
        decimals: 0,
        proxy: None,
        share_of: None,
        measured: Measured::default(),
        leading: true,
        note: String::new(),
        version: 1,
    }
}

pub fn expectation() -> Expectation {
    Expectation {
        direction: Direction::Increase,
        directness: Directness::Direct,
        amount: Some(2000.0),
        due: Some(day("2022-12-31")),
        lag_months: 6,
        grade: Grade::Medium,
        assumption: "Die Nachfrage hält an.".into(),
        reason: String::new(),
    }
}

fn observation(code: &str, at: &str, value: f64) -> Observation {
    Observation {
        id: ObservationId::parse(&format!("{code}-{at}")).expect("a key"),
        indicator: IndicatorCode::parse(code).expect("a key"),
        area: AreaCode::home(),
        period: period(at),
        value,
        qualifier: Qualifier::About,
        status: ObservationStatus::Normal,
        vintage: at.into(),
        source: Some(SourceCode::parse("S001").expect("a key")),
        evidence: Evidence::Read,
        note: String::new(),
        recorded: Recorded::on(day("2026-01-31")),
        superseded: false,
        detail: None,
    }
}

/// A target of 100 due in 2022, decided.
fn target(code: &str) -> Target {
    Target {
        code: "Z01".into(),
        indicator: IndicatorCode::parse(code).expect("a key"),
        area: AreaCode::home(),
        value: 100.0,
        due: Some(day("2022-07-31")),
        due_text: "2021/22".into(),
        text: String::new(),
        decided_in: "Masterplan".into(),
        baseline: None,
        tolerance: Some((2.0, 10.0)),
        sources: Vec::new(),
        evidence: Evidence::Read,
        note: String::new(),
        shape: None,
        interim: Vec::new(),
        leads: None,
        known: day("2018-08-24"),
        replaces: None,
        withdrawn: None,
        reason: String::new(),
    }
}

fn indicator_record(code: &str, field: &str) -> IndicatorRecord {
    let values = vec![observation(code, "2021", 9000.0), observation(code, "2023", 9800.0)];
    IndicatorRecord::new(indicator(code, field), values, Vec::new())
}

fn measure(slug: &str, short: &str) -> Measure {
    Measure {
        slug: MeasureSlug::parse(slug).expect("a key"),
        name: both(&format!("{short} Niedersachsen")),
        short: short.into(),
        summary: both("Zuschuss für Betriebe"),
        description: String::new(),
        lead: "Nds. MW / NBank".into(),
        state: State::Running,
        start: Some(period("2019-09-03")),
        end: Some(period("2023-06-30")),
        predecessor: None,
        sources: Vec::new(),
        evidence: Evidence::Read,
        note: String::new(),
        tier: Tier::Public,
        version: 7,
    }
}

fn linked(slug: &str, short: &str) -> MeasureRecord {
    let measure = measure(slug, short);
    MeasureRecord {
        terms: vec![terms(&measure.slug, "Phase 1", "2019-09-03", "2022-01")],
        milestones: vec![Milestone {
            measure: measure.slug.clone(),
            date: period("2022-01"),
            title: both("Antragsstopp, Mittel erschöpft"),
            kind: MilestoneKind::Change,
            sources: vec![SourceCode::parse("S018").expect("a key")],
            evidence: Evidence::Read,
        }],
        contributions: vec![Contribution {
            id: ContributionId::parse("c1").expect("a key"),
            measure: measure.slug.clone(),
            indicator: IndicatorCode::parse("UP-01").expect("a key"),
            expected: expectation(),
            evidence: Evidence::Illustrative,
            version: 1,
        }],
        measure,
    }
}

/// The same catalogue with a measure that began in `start` and is linked to `indicator`.
pub fn with_measure(catalogue: Catalogue, indicator: &IndicatorCode, start: &str) -> Catalogue {
    let mut record = linked("glasfaser", "Glasfaser");
    record.measure.start = Some(period(start));
    record.contributions[0].indicator = indicator.clone();
    let measures = [(record.measure.slug.clone(), Arc::new(record))].into();
    Catalogue { measures, ..catalogue }
}

fn terms(slug: &MeasureSlug, phase: &str, start: &str, end: &str) -> Terms {
    Terms {
        measure: slug.clone(),
        phase: phase.into(),
        start: period(start),
        end: Some(period(end)),
        rate_small: Some(50.0),
        rate_medium: None,
        grant_min: Some(2500.0),
        grant_max: Some(10000.0),
        purchase_min: None,
        budget: String::new(),
        sources: Vec::new(),
        note: String::new(),
    }
}

pub fn catalogue() -> Catalogue {
    let fields = [
        ("F3", "Umsetzungsprojekte"),
        ("F6", "Breitbandinfrastruktur der Bildungseinrichtungen"),
        ("F7", "Fachkräftepotenzial"),
    ];
    let missed = IndicatorRecord::new(
        Indicator { unit: "Prozent".into(), ..indicator("BB-01", "F6") },
        vec![observation("BB-01", "2023-08", 74.7)],
        vec![target("BB-01")],
    );
    let bare = MeasureRecord {
        measure: measure("beratung", "Beratung"),
        terms: Vec::new(),
        milestones: Vec::new(),
        contributions: Vec::new(),
    };
    let records = [indicator_record("UP-01", "F3"), missed, indicator_record("FK-01", "F7")];
    let measures = [linked("digitalbonus", "Digitalbonus"), bare];
    Catalogue {
        fields: (1..)
            .zip(fields)
            .map(|(position, (code, name))| Field {
                code: FieldCode::parse(code).expect("a key"),
                position,
                name: both(name),
            })
            .collect(),
        organisations: (1..=12).map(organisation).map(|o| (o.code.clone(), o)).collect(),
        meetings: vec![Meeting {
            number: Some(7),
            date: day("2026-03-12"),
            starts: Some("14:00".into()),
            title: "7. Sitzung".into(),
            subject: String::new(),
            confirmed: false,
            sources: Vec::new(),
            note: String::new(),
        }],
        criteria: vec![CriteriaSet {
            code: SetCode::first(),
            position: 1,
            name: both("Kriterien"),
            source: String::new(),
            effect: None,
            criteria: criteria(),
        }],
        rounds: [round("R5", "2019-10-24", "2019-11-14"), round("R7", "2026-01-21", "2026-02-11")]
            .into_iter()
            .map(|r| (r.code.clone(), r))
            .collect(),
        indicators: records.into_iter().map(|r| (r.indicator.code.clone(), Arc::new(r))).collect(),
        measures: measures.into_iter().map(|r| (r.measure.slug.clone(), Arc::new(r))).collect(),
        ..Catalogue::default()
    }
}

/// The same catalogue with `count` linked measures.
pub fn many(count: usize) -> Catalogue {
    let mut catalogue = catalogue();
    catalogue.measures = (0..count)
        .map(|n| linked(&format!("m{n}"), &format!("Maßnahme {n}")))
        .map(|r| (r.measure.slug.clone(), Arc::new(r)))
        .collect();
    catalogue
}

pub fn measure_record(catalogue: &Catalogue, slug: &str) -> MeasureRecord {
    let slug = MeasureSlug::parse(slug).expect("a key");
    catalogue.measures.get(&slug).expect("a measure").as_ref().clone()
}

fn organisation(number: u8) -> Organisation {
    Organisation {
        code: OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key"),
        name: format!("Verband {number}"),
        short: format!("Verband {number}"),
        kind: "Verband".into(),
        has_vote: true,
        two_persons: false,
        confirmed: true,
        version: 1,
    }
}

fn criteria() -> Vec<Criterion> {
    [("C2", "Aufwand"), ("C5", "Gesamturteil")]
        .into_iter()
        .map(|(code, name)| Criterion {
            code: CriterionCode::parse(code).expect("a key"),
            name: both(name),
            short: both(name),
            low: both("wenig"),
            high: both("viel"),
        })
        .collect()
}

fn round(code: &str, opens: &str, closes: &str) -> Round {
    Round {
        code: RoundCode::parse(code).expect("a key"),
        title: both(&format!("Runde {code}")),
        meeting: Some(5),
        measures: vec![MeasureSlug::parse("digitalbonus").expect("a key")],
        opens: day(opens),
        closes: day(closes),
        evidence: Evidence::Illustrative,
        state: RoundState::Open,
        setup: Setup::default(),
        version: 1,
    }
}

/// Seven ratings of round R5; two cannot judge the first criterion.
pub fn ratings() -> Vec<Rating> {
    ["2", "k", "3", "4", "k", "1", "2"]
        .into_iter()
        .zip(1_u8..)
        .map(|(score, number)| Rating {
            round: RoundCode::parse("R5").expect("a key"),
            measure: MeasureSlug::parse("digitalbonus").expect("a key"),
            organisation: OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key"),
            scores: vec![
                (CriterionCode::parse("C2").expect("a key"), Score::from_code(score).expect("one")),
                (CriterionCode::parse("C5").expect("a key"), Score::Points(4)),
            ],
            comment: if number == 3 { "Der Weg schreckt ab.".into() } else { String::new() },
            statement: Statement::default(),
            evidence: Evidence::Illustrative,
            at: None,
            version: 1,
        })
        .collect()
}

pub fn experiences() -> Vec<Experience> {
    [("Nur für uns.", Tier::Council), ("Für alle.", Tier::Public)]
        .into_iter()
        .zip(1_u8..)
        .map(|((text, visibility), number)| Experience {
            id: ExperienceId::parse(&format!("e{number}")).expect("a key"),
            measure: MeasureSlug::parse("digitalbonus").expect("a key"),
            organisation: OrganisationCode::parse("ORG03").expect("a key"),
            kind: ExperienceKind::Obstacle,
            date: day("2019-11-12"),
            text: text.into(),
            visibility,
            evidence: Evidence::Illustrative,
            handling: Handling::default(),
            version: 1,
        })
        .collect()
}

pub fn history() -> Vec<Entry> {
    [Act::RatingGiven, Act::MeasureEdited]
        .into_iter()
        .map(|act| Entry {
            at: DateTime::from_timestamp(1_770_000_000, 0).expect("a moment"),
            who: Some("Konto".into()),
            organisation: Some("Verband 3".into()).filter(|_| act == Act::RatingGiven),
            act,
            subject: SubjectKind::Measure,
            key: "digitalbonus".into(),
            title: "Digitalbonus".into(),
            changes: Vec::new(),
            reason: String::new(),
        })
        .collect()
}
