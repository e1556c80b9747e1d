//! A council in small: two fields, two measures, two organisations with accounts.

use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::{Account, Actor, Role};
use domain::council::{Meeting, Organisation};
use domain::evaluation::criteria::CriteriaSet;
use domain::evaluation::handling::Handling;
use domain::evaluation::{
    Criterion, Experience, ExperienceKind, Rating, Round, RoundState, Score, Setup, Statement,
};
use domain::field::{Area, Field};
use domain::indicator::Indicator;
use domain::indicator::measured::Measured;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier, Recorded};
use domain::indicator::status::Polarity;
use domain::indicator::supply::Supply;
use domain::indicator::target::Target;
use domain::key::{
    AccountId, AreaCode, ContributionId, CriterionCode, ExperienceId, FieldCode, IndicatorCode,
    MeasureSlug, ObservationId, OrganisationCode, RoundCode, SetCode, SourceCode,
};
use domain::measure::contribution::{Contribution, Direction, Directness, Expectation, Grade};
use domain::measure::state::State;
use domain::measure::{Measure, Milestone, MilestoneKind, Terms};
use domain::period::Period;
use domain::source::{Bilingual, DataTrap, Evidence, Source, TrapScope};
use domain::tier::Tier;
use store::{Dataset, NewAccount, NewSession, Store};

pub(crate) fn now() -> DateTime<Utc> {
    "2026-03-02T10:00:00Z".parse().expect("a moment")
}

pub(crate) fn today() -> NaiveDate {
    day("2026-03-02")
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn text(de: &str) -> Bilingual {
    Bilingual { de: de.to_owned(), en: format!("{de} (en)") }
}

pub(crate) fn slug(text: &str) -> MeasureSlug {
    MeasureSlug::parse(text).expect("a slug")
}

pub(crate) fn indicator_code(text: &str) -> IndicatorCode {
    IndicatorCode::parse(text).expect("a code")
}

pub(crate) fn organisation(text: &str) -> OrganisationCode {
    OrganisationCode::parse(text).expect("a code")
}

pub(crate) fn round_code() -> RoundCode {
    RoundCode::parse("R1").expect("a code")
}

pub(crate) fn criterion(text: &str) -> CriterionCode {
    CriterionCode::parse(text).expect("a code")
}

fn source() -> SourceCode {
    SourceCode::parse("S001").expect("a code")
}

pub(crate) fn measure(name: &str) -> Measure {
    Measure {
        slug: slug(name),
        name: text("Digitalbonus"),
        short: "Bonus".to_owned(),
        summary: text("Zuschuss für kleine Betriebe."),
        description: String::new(),
        lead: "MW".to_owned(),
        state: State::Running,
        start: Some(Period::Year(2019)),
        end: None,
        predecessor: None,
        sources: vec![source()],
        evidence: Evidence::Read,
        note: String::new(),
        tier: Tier::Public,
        version: 1,
    }
}

pub(crate) fn indicator(code: &str) -> Indicator {
    Indicator {
        code: indicator_code(code),
        field: FieldCode::parse("F1").expect("a code"),
        name: text("Gigabit-Versorgung"),
        short: text("Gigabit"),
        definition: text("Anteil versorgter Haushalte."),
        phrase: text("den Anteil versorgter Haushalte"),
        unit: "Prozent".to_owned(),
        polarity: Polarity::HigherBetter,
        kind: "outcome".to_owned(),
        cumulative: false,
        frequency: "jährlich".to_owned(),
        min: Some(0.0),
        max: Some(100.0),
        decimals: 1,
        proxy: None,
        share_of: None,
        measured: Measured::default(),
        leading: true,
        note: String::new(),
        version: 1,
    }
}

pub(crate) fn observation(id: &str, code: &str, year: i32, value: f64) -> Observation {
    Observation {
        id: ObservationId::parse(id).expect("a key"),
        indicator: indicator_code(code),
        area: AreaCode::home(),
        period: Period::Year(year),
        value,
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        vintage: (year + 1).to_string(),
        source: Some(source()),
        evidence: Evidence::Read,
        note: String::new(),
        recorded: Recorded::on(day("2025-06-30")),
        superseded: false,
        detail: None,
    }
}

pub(crate) fn expectation(amount: Option<f64>) -> Expectation {
    Expectation {
        direction: Direction::Increase,
        directness: Directness::Direct,
        amount,
        due: Some(day("2027-12-31")),
        lag_months: 6,
        grade: Grade::Medium,
        assumption: "Die Nachfrage hält an.".to_owned(),
        reason: String::new(),
    }
}

pub(crate) fn contribution(id: &str, measure: &str, indicator: &str) -> Contribution {
    Contribution {
        id: ContributionId::parse(id).expect("a key"),
        measure: slug(measure),
        indicator: indicator_code(indicator),
        expected: expectation(Some(3.0)),
        evidence: Evidence::Illustrative,
        version: 1,
    }
}

pub(crate) fn round() -> Round {
    Round {
        code: round_code(),
        title: text("Runde zur 7. Sitzung"),
        meeting: Some(7),
        measures: vec![slug("digitalbonus"), slug("digitalhub")],
        opens: day("2026-02-01"),
        closes: day("2026-03-31"),
        evidence: Evidence::Illustrative,
        state: RoundState::Open,
        setup: Setup::default(),
        version: 1,
    }
}

pub(crate) fn rating(measure: &str, from: &str) -> Rating {
    Rating {
        round: round_code(),
        measure: slug(measure),
        organisation: organisation(from),
        scores: vec![(criterion("C1"), Score::Points(4)), (criterion("C2"), Score::CannotJudge)],
        comment: "Gut.".to_owned(),
        statement: Statement::default(),
        evidence: Evidence::Illustrative,
        at: None,
        version: 1,
    }
}

fn experience(id: &str, from: &str, visibility: Tier) -> Experience {
    Experience {
        id: ExperienceId::parse(id).expect("a key"),
        measure: slug("digitalbonus"),
        organisation: organisation(from),
        kind: ExperienceKind::Obstacle,
        date: day("2026-02-10"),
        text: "Der Antrag dauert.".to_owned(),
        visibility,
        evidence: Evidence::Illustrative,
        handling: Handling::default(),
        version: 1,
    }
}

fn new_account(name: &str, role: Role, organisation_code: &str, disabled: bool) -> NewAccount {
    NewAccount {
        id: AccountId::parse(name).expect("a key"),
        email: format!("{name}@demo.example"),
        name: format!("Demo {name}"),
        role,
        organisation: organisation(organisation_code),
        password: "$hash".to_owned(),
        disabled,
    }
}

pub(crate) fn one_organisation(code: &str, has_vote: bool) -> Organisation {
    Organisation {
        code: organisation(code),
        name: format!("Organisation {code}"),
        short: code.to_owned(),
        kind: "Kammer".to_owned(),
        has_vote,
        two_persons: false,
        confirmed: true,
        version: 1,
    }
}

fn one_criterion(code: &str) -> Criterion {
    Criterion {
        code: criterion(code),
        name: text("Nutzen"),
        short: text("Nutzen"),
        low: text("keiner"),
        high: text("großer"),
    }
}

fn area(code: &str) -> Area {
    Area {
        code: AreaCode::parse(code).expect("a code"),
        name: text(code),
        short: code.to_owned(),
        kind: "land".to_owned(),
    }
}

pub(crate) fn target() -> Target {
    Target {
        code: "Z01".to_owned(),
        indicator: indicator_code("BG-04"),
        area: AreaCode::home(),
        value: 75.0,
        due: Some(day("2027-12-31")),
        due_text: "Ende 2027".to_owned(),
        text: "Drei Viertel versorgt".to_owned(),
        decided_in: "Masterplan".to_owned(),
        baseline: Some((54.0, day("2023-12-31"))),
        tolerance: Some((2.0, 10.0)),
        sources: vec![source()],
        evidence: Evidence::Read,
        note: String::new(),
        shape: None,
        interim: Vec::new(),
        leads: None,
        known: today(),
        replaces: None,
        withdrawn: None,
        reason: String::new(),
    }
}

/// Due two months after the end of the year, from an organisation.
pub(crate) fn supply(code: &str) -> Supply {
    Supply {
        organisation: Some(organisation("ORG02")),
        delay_months: 2,
        evidence: Evidence::Illustrative,
        version: 1,
        ..Supply::empty(indicator_code(code))
    }
}

fn trap() -> DataTrap {
    DataTrap {
        code: "T01".to_owned(),
        title: "Bruch".to_owned(),
        text: "Neue Zählweise.".to_owned(),
        rule: "Lücke zeichnen.".to_owned(),
        sources: vec![source()],
        concerns: vec![TrapScope {
            indicator: indicator_code("BG-04"),
            area: None,
            from: Some(Period::Year(2024)),
            to: None,
        }],
    }
}

/// The data set. Every reference in it resolves.
pub(crate) fn dataset() -> Dataset {
    Dataset {
        fields: vec![
            Field {
                code: FieldCode::parse("F2").expect("a code"),
                position: 2,
                name: text("Bildung"),
            },
            Field {
                code: FieldCode::parse("F1").expect("a code"),
                position: 1,
                name: text("Netze"),
            },
        ],
        areas: vec![area("DE-NI"), area("DE")],
        sources: vec![Source {
            code: source(),
            title: "Breitbandatlas".to_owned(),
            publisher: "BNetzA".to_owned(),
            url: String::new(),
            date: "2025-06".to_owned(),
            kind: "study".to_owned(),
        }],
        traps: vec![trap()],
        organisations: vec![one_organisation("ORG01", true), one_organisation("ORG02", true)],
        editions: Vec::new(),
        workshops: Vec::new(),
        ballots: Vec::new(),
        meetings: vec![Meeting {
            number: Some(7),
            date: day("2026-04-09"),
            starts: Some("14:00".to_owned()),
            title: "7. Sitzung".to_owned(),
            subject: "Bewertung".to_owned(),
            confirmed: false,
            sources: Vec::new(),
            note: String::new(),
        }],
        criteria: vec![CriteriaSet {
            code: SetCode::first(),
            position: 1,
            name: text("Kriterien"),
            source: String::new(),
            effect: None,
            criteria: vec![one_criterion("C1"), one_criterion("C2")],
        }],
        rounds: vec![round()],
        indicators: vec![indicator("BG-04"), indicator("BG-05")],
        observations: vec![
            observation("m1", "BG-04", 2023, 54.0),
            observation("m2", "BG-04", 2024, 61.5),
            observation("m3", "BG-05", 2024, 12.0),
        ],
        targets: vec![target()],
        supplies: vec![supply("BG-04")],
        measures: vec![measure("digitalbonus"), measure("digitalhub")],
        terms: vec![Terms {
            measure: slug("digitalbonus"),
            phase: "Phase 1".to_owned(),
            start: Period::Year(2019),
            end: None,
            rate_small: Some(50.0),
            rate_medium: Some(30.0),
            grant_min: None,
            grant_max: Some(10_000.0),
            purchase_min: None,
            budget: "15 Mio. EUR".to_owned(),
            sources: Vec::new(),
            note: String::new(),
        }],
        milestones: vec![Milestone {
            measure: slug("digitalbonus"),
            date: Period::Day(day("2019-09-03")),
            title: text("Start"),
            kind: MilestoneKind::Start,
            sources: vec![source()],
            evidence: Evidence::Read,
        }],
        contributions: vec![contribution("c1", "digitalbonus", "BG-04")],
        ratings: vec![rating("digitalbonus", "ORG02")],
        experiences: vec![
            experience("e1", "ORG01", Tier::Council),
            experience("e2", "ORG02", Tier::Public),
        ],
        accounts: vec![
            new_account("mitglied", Role::Member, "ORG01", false),
            new_account("mitglied2", Role::Member, "ORG02", false),
            new_account("planung", Role::Planner, "ORG01", false),
            new_account("gesperrt", Role::Member, "ORG01", true),
        ],
        ..Dataset::default()
    }
}

/// A session to start.
pub(crate) fn new_session(key: &str) -> NewSession<'_> {
    NewSession { key, method: "password", address: "", agent: "" }
}

/// Signs somebody in with what their account has at this moment.
pub(crate) async fn enter(store: &Store, key: &str, who: &Actor, at: DateTime<Utc>) {
    let account = who.account().expect("signed in");
    let proven = store.account(&account.id).await.expect("the store answers").expect("an account");
    store.start_session(&new_session(key), (account, &proven), at).await.expect("started");
}

/// Loads the data set.
pub(crate) async fn load(store: &Store) {
    store
        .load(dataset(), "test", today(), now(), |_, _| ())
        .await
        .expect("an empty store takes it");
}

pub(crate) fn actor(name: &str, role: Role, organisation_code: &str) -> Actor {
    Actor::Account(Account {
        id: AccountId::parse(name).expect("a key"),
        name: format!("Demo {name}"),
        email: format!("{name}@demo.example"),
        mandate: None,
        role,
        organisation: organisation(organisation_code),
        organisation_name: organisation_code.to_owned(),
        has_vote: true,
    })
}

pub(crate) fn planner() -> Actor {
    actor("planung", Role::Planner, "ORG01")
}

pub(crate) fn member() -> Actor {
    actor("mitglied", Role::Member, "ORG01")
}

pub(crate) fn other_member() -> Actor {
    actor("mitglied2", Role::Member, "ORG02")
}

/// The Geschäftsstelle; has no account in the data set.
pub(crate) fn office() -> Actor {
    actor("stelle", Role::Secretariat, "ORG01")
}

/// Keeps people; has no account in the data set.
pub(crate) fn admin() -> Actor {
    actor("verwaltung", Role::Admin, "ORG01")
}
