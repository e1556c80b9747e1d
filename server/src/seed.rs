//! Generated data for measurements: more of everything, the same for the same seed.

use crate::cli::Size;
use crate::clock::Clock;
use chrono::NaiveDate;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier, Recorded};
use domain::key::{AreaCode, ContributionId, IndicatorCode, MeasureSlug, ObservationId};
use domain::measure::Measure;
use domain::measure::contribution::{Contribution, Direction, Directness, Expectation, Grade};
use domain::measure::state::State;
use domain::period::Period;
use domain::source::{Bilingual, Evidence};
use domain::tier::Tier;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use store::{Dataset, Store};

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Values in one transaction: far below what the engine takes at once.
const BATCH: usize = 5_000;

/// Measures and values of a size, on top of the demonstration data set.
fn amounts(size: Size) -> (usize, usize) {
    match size {
        Size::Demo => (0, 0),
        Size::S => (50, 1_000),
        Size::M => (500, 10_000),
        Size::L => (5_000, 100_000),
        Size::Xl => (5_000, 1_000_000),
    }
}

/// Adds generated measures and values, all marked as examples.
///
/// # Errors
/// When the store does not take them.
pub async fn add(store: &Store, size: Size, seed: u64, clock: Clock) -> Result<(), Failed> {
    let (measures, values) = amounts(size);
    if measures == 0 {
        return Ok(());
    }
    let mut random = StdRng::seed_from_u64(seed);
    let catalogue = store.catalogue().await?;
    let entered = catalogue.indicators.values().filter(|r| !r.indicator.is_derived());
    let indicators: Vec<IndicatorCode> = entered.map(|r| r.indicator.code.clone()).collect();
    let areas: Vec<AreaCode> =
        catalogue.areas.keys().filter(|a| **a != AreaCode::home()).cloned().collect();
    let (mut written, mut number) = (0, 0);
    while written < measures {
        let mut batch = Dataset::default();
        while batch.measures.len() < BATCH && written < measures {
            written += 1;
            let slug = MeasureSlug::parse(&format!("beispiel-{written:05}"))?;
            for nth in 0..random.random_range(0..4_usize) {
                let indicator = indicators[random.random_range(0..indicators.len())].clone();
                batch.contributions.push(contribution(&slug, indicator, nth, &mut random)?);
            }
            batch.measures.push(measure(slug, written, &mut random));
        }
        load(store, batch, clock).await?;
        println!("  {written:>7} measures");
    }
    while number < values {
        let mut batch = Dataset::default();
        while batch.observations.len() < BATCH && number < values {
            number += 1;
            batch.observations.push(Observation {
                id: ObservationId::parse(&format!("s{number:07}"))?,
                indicator: indicators[random.random_range(0..indicators.len())].clone(),
                area: areas[random.random_range(0..areas.len())].clone(),
                period: period(size, &mut random),
                value: f64::from(random.random_range(0..10_000_u32)) / 100.0,
                qualifier: Qualifier::Exact,
                status: ObservationStatus::Estimated,
                vintage: String::new(),
                source: None,
                evidence: Evidence::Illustrative,
                note: String::new(),
                recorded: Recorded::on(clock.today()),
                superseded: false,
                detail: None,
            });
        }
        load(store, batch, clock).await?;
        println!("  {number:>7} values");
    }
    Ok(())
}

/// A month, and a day where so many values come that several would meet in a month.
fn period(size: Size, random: &mut StdRng) -> Period {
    let year = random.random_range(2000..2026);
    let month = random.random_range(1..=12_u8);
    let day = NaiveDate::from_ymd_opt(year, month.into(), random.random_range(1..=28));
    match (size, day) {
        (Size::Xl, Some(day)) => Period::Day(day),
        _ => Period::Month { year, month },
    }
}

async fn load(store: &Store, batch: Dataset, clock: Clock) -> Result<(), store::StoreError> {
    let day = store.first_day().await?.unwrap_or_else(|| clock.today());
    store.load(batch, "seed", day, clock.now(), |_, _| ()).await.map(|_| ())
}

fn measure(slug: MeasureSlug, number: usize, random: &mut StdRng) -> Measure {
    let state = State::ALL[random.random_range(0..State::ALL.len())];
    Measure {
        slug,
        name: Bilingual {
            de: format!("Beispielmaßnahme {number}"),
            en: format!("Example measure {number}"),
        },
        short: format!("Beispiel {number}"),
        summary: Bilingual {
            de: "Erzeugt für Messungen.".to_owned(),
            en: "Generated for measurements.".to_owned(),
        },
        description: String::new(),
        lead: format!("Stelle {}", random.random_range(1..20)),
        state,
        start: Some(Period::Year(random.random_range(2015..2026))),
        end: None,
        predecessor: None,
        sources: Vec::new(),
        evidence: Evidence::Illustrative,
        note: String::new(),
        tier: Tier::Public,
        version: 1,
    }
}

fn contribution(
    measure: &MeasureSlug,
    indicator: IndicatorCode,
    nth: usize,
    random: &mut StdRng,
) -> Result<Contribution, domain::key::NotAKey> {
    Ok(Contribution {
        id: ContributionId::parse(&format!("{measure}-{nth}"))?,
        measure: measure.clone(),
        indicator,
        expected: Expectation {
            direction: if random.random() { Direction::Increase } else { Direction::Decrease },
            directness: Directness::Indirect,
            amount: None,
            due: None,
            lag_months: random.random_range(0..36),
            grade: Grade::Low,
            assumption: String::new(),
            reason: "Erzeugt.".to_owned(),
        },
        evidence: Evidence::Illustrative,
        version: 1,
    })
}
