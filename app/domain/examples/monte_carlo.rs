//! Times the uncertainty analysis of an index: `monte_carlo FOLDER [REPLICATIONS] [THREADS]`.
//!
//! FOLDER is the shared case `coinr-asem-aggregation`. The task is that of the contenders in its neighbour `bench`: 51
//! units and 49 indicators on three levels; per replication one of three normalisations, one of two means, and every
//! weight times a factor from 0.75 to 1.25; ranks, their mean, median, 5 and 95 % quantile and the share among the first
//! ten. Prints the median of five runs in milliseconds, and how much memory the process took at most.
#![allow(clippy::unwrap_used, reason = "a tool that is run by hand or by the bench")]

use domain::index::aggregate::{Aggregation, Coverage};
use domain::index::normalise::Normaliser;
use domain::index::robust::{Experiment, Simulation, Weights, simulate};
use domain::index::structure::{Level, Structure};
use domain::indicator::status::Polarity;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect()
}

fn structure(meta: &[Row]) -> Structure {
    let of_level =
        |level: &str| -> Vec<&Row> { meta.iter().filter(|r| r["Level"] == level).collect() };
    let codes = |rows: &[&Row]| rows.iter().map(|r| r["iCode"].clone()).collect::<Vec<_>>();
    let levels = [("1", "2"), ("2", "3"), ("3", "4")].map(|(below, above)| {
        let groups = codes(&of_level(above));
        let place = |r: &&Row| groups.iter().position(|group| group == &r["Parent"]).unwrap();
        Level {
            group_of: of_level(below).iter().map(place).collect(),
            weights: of_level(below).iter().map(|r| r["Weight"].parse().unwrap()).collect(),
            groups,
            aggregation: Aggregation::Arithmetic,
            coverage: Coverage::ANY,
        }
    });
    Structure::new(&codes(&of_level("1")), levels.into()).unwrap()
}

fn experiment(folder: &Path) -> Experiment {
    let meta = rows(&folder.join("asem_imeta.csv"));
    let input = rows(&folder.join("input_normalised_1_100.csv"));
    let units: Vec<String> = input.iter().map(|row| row["uCode"].clone()).collect();
    let names = meta.iter().filter(|row| row["Type"] == "Indicator").map(|row| &row["iCode"]);
    let columns: Vec<(&String, Vec<f64>)> = names
        .map(|name| (name, input.iter().map(|row| row[name].parse().unwrap()).collect()))
        .collect();
    let by = |normaliser: &Normaliser, stretch: fn(f64) -> f64| -> Vec<Vec<f64>> {
        let all = columns.iter().map(|(name, column)| {
            let shares = normaliser.apply(column, Polarity::HigherBetter, &units, name).unwrap();
            shares.into_iter().map(stretch).collect()
        });
        all.collect()
    };
    let normalisations = [
        by(&Normaliser::MinMax, |share| share * 99.0 + 1.0),
        by(&Normaliser::ZScore { mean: 100.0, deviation: 15.0 }, |z| z),
        by(&Normaliser::Rank, |rank| rank),
    ];
    let means = [Aggregation::Arithmetic, Aggregation::Geometric].map(|mean| vec![mean; 3]);
    Experiment::new(structure(&meta), &normalisations, means.into(), Weights::Factor(0.25), false)
        .unwrap()
}

/// The highest resident memory so far, in MB; 0 where the system does not tell.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let kb = line.and_then(|line| line.split_whitespace().nth(1)).and_then(|kb| kb.parse().ok());
    kb.unwrap_or(0.0) / 1024.0
}

fn mean_shift(one: &Simulation, other: &Simulation) -> f64 {
    let pairs = one.units.iter().zip(&other.units);
    pairs.map(|(a, b)| (a.mean - b.mean).abs()).fold(0.0, f64::max)
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().expect("the folder of the case");
    let number = |text: Option<String>, or| text.map_or(or, |text| text.parse().expect("a number"));
    let replications = number(arguments.next(), 10_000);
    let threads = number(arguments.next(), 1);
    let experiment = experiment(Path::new(&folder));
    let run = |seed, threads| simulate(&experiment, seed, replications, threads, &[], 10).unwrap();

    // The gate before timing: nominal ranks are those of the published index, the number of threads changes nothing, and
    // another seed gives nearly the same mean ranks.
    let published = rows(&Path::new(&folder).join("expected_amean.csv"));
    let index: Vec<f64> = published.iter().map(|row| row["Index"].parse().unwrap()).collect();
    let first = run(1, threads);
    for (unit, rank) in first.units.iter().zip(domain::index::aggregate::ranks(&index)) {
        assert_eq!(unit.nominal.map(|rank| rank as usize), rank, "nominal ranks");
    }
    assert_eq!(first, run(1, if threads == 1 { 3 } else { 1 }), "the same seed, other threads");
    let shift = mean_shift(&first, &run(2, threads));
    assert!(replications < 10_000 || shift < 0.2, "mean ranks of two seeds differ by {shift}");

    let mut times: Vec<f64> = (1..=5)
        .map(|seed| {
            let begun = Instant::now();
            assert_eq!(run(seed, threads).units.len(), 51);
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{:.1} {:.1}", times[2], peak_mb());
}
