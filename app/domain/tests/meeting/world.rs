//! What the catalogue brings to the proposals for an agenda.

use chrono::NaiveDate;
use domain::catalogue::{Catalogue, MeasureRecord};
use domain::evaluation::{Round, RoundState, Setup};
use domain::key::{MeasureSlug, RoundCode};
use domain::measure::Measure;
use domain::measure::state::State;
use domain::meeting::agenda::proposal::{ProposalKind, proposals};
use domain::meeting::agenda::world::{Upcoming, World, closed_rounds, measure_ends};
use domain::period::Period;
use domain::source::{Bilingual, Evidence};
use domain::tier::Tier;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn measure(slug: &str, state: State, end: Option<&str>) -> Measure {
    Measure {
        slug: MeasureSlug::parse(slug).unwrap(),
        name: Bilingual { de: slug.to_owned(), en: String::new() },
        short: slug.to_owned(),
        summary: Bilingual::default(),
        description: String::new(),
        lead: String::new(),
        state,
        start: None,
        end: end.map(|end| Period::parse(end).unwrap()),
        predecessor: None,
        sources: Vec::new(),
        evidence: Evidence::Read,
        note: String::new(),
        tier: Tier::Public,
        version: 1,
    }
}

#[test]
fn measures_under_way_that_end_and_rounds_that_are_closed_are_proposed() {
    let mut catalogue = Catalogue::default();
    for measure in [
        measure("endet", State::Running, Some("2020-09")),
        measure("beendet", State::Completed, Some("2020-05")),
        measure("offen", State::Running, None),
        measure("spaeter", State::Running, Some("2022")),
    ] {
        let record = MeasureRecord {
            measure,
            terms: Vec::new(),
            milestones: Vec::new(),
            contributions: Vec::new(),
        };
        catalogue.measures.insert(record.measure.slug.clone(), Arc::new(record));
    }
    let ends = measure_ends(&catalogue);
    let named: Vec<_> = ends.iter().map(|end| (end.slug.as_str(), end.ends)).collect();
    assert_eq!(named, [("endet", day("2020-09-30")), ("spaeter", day("2022-12-31"))]);
    let round = |code: &str, closes: &str| Round {
        code: RoundCode::parse(code).unwrap(),
        title: Bilingual { de: code.to_owned(), en: String::new() },
        meeting: Some(6),
        measures: Vec::new(),
        opens: day("2020-05-01"),
        closes: day(closes),
        evidence: Evidence::Read,
        state: RoundState::Open,
        setup: Setup::default(),
        version: 1,
    };
    let rounds = [round("R6", "2020-05-27"), round("R7", "2020-05-28")];
    let today = day("2020-05-28");
    let world = World { measures: ends, rounds: closed_rounds(&rounds, today), ..World::default() };
    let meeting = Upcoming { number: 6, date: day("2020-06-18"), motions_until: day("2020-06-10") };
    let found = proposals(&world, &meeting, today, &[]).open;
    let told: Vec<_> = found.iter().map(|p| (p.kind, p.subject.as_str())).collect();
    assert_eq!(told, [(ProposalKind::Round, "R6"), (ProposalKind::Expiry, "endet")]);
}
