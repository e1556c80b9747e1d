//! Every published index of the shared folder, recomputed level by level.

use crate::folder::{Row, rows};
use crate::index_steps::{asem_indicators, deviation, table};
use domain::index::aggregate::{Aggregation, Coverage, ranks};
use domain::index::normalise::Normaliser;
use domain::index::robust::quantile;
use domain::index::structure::{Level, Structure};
use domain::indicator::status::Polarity;
use std::collections::BTreeMap;

fn within(largest: f64, tolerance: f64, what: &str) {
    println!("{what}: largest deviation {largest:.2e}, allowed {tolerance:.0e}");
    assert!(largest <= tolerance, "{what}: {largest:e} above {tolerance:e}");
}

/// The hierarchy of the ASEM index: 49 indicators, 8 pillars, 2 sub-indexes, 1 index.
pub fn asem(meta: &[Row], aggregation: Aggregation, coverage: Coverage) -> Structure {
    let of_level = |level: &str| -> Vec<&Row> {
        meta.iter().filter(|row| row.text("Level") == level).collect()
    };
    let code = |row: &&Row| row.text("iCode").to_owned();
    let mut levels = Vec::new();
    for (below, above) in [("1", "2"), ("2", "3"), ("3", "4")] {
        let groups: Vec<String> = of_level(above).iter().map(code).collect();
        let place = |row: &&Row| groups.iter().position(|g| g == row.text("Parent")).unwrap();
        levels.push(Level {
            group_of: of_level(below).iter().map(place).collect(),
            weights: of_level(below).iter().map(|row| row.number("Weight")).collect(),
            groups,
            aggregation,
            coverage,
        });
    }
    let names: Vec<String> = of_level("1").iter().map(code).collect();
    Structure::new(&names, levels).unwrap()
}

/// The largest deviation of all levels from a published table with one column per group.
fn deviation_of_levels(structure: &Structure, columns: &[Vec<f64>], published: &[Row]) -> f64 {
    let computed = structure.aggregate(columns).unwrap();
    let levels = structure.levels().iter().zip(&computed);
    levels
        .flat_map(|(level, columns)| level.groups.iter().zip(columns))
        .map(|(group, column)| deviation(column, published, group))
        .fold(0.0, f64::max)
}

#[test]
fn the_published_means_of_the_asem_index_are_reproduced() {
    let case = "coinr-asem-aggregation";
    let Some(input) = rows(case, "input_normalised_1_100.csv") else { return };
    let meta = rows(case, "asem_imeta.csv").unwrap();
    let names: Vec<String> = asem_indicators(&meta).into_iter().map(|(name, ..)| name).collect();
    let input = table(&input, "uCode", &names);
    for (file, aggregation) in [
        ("expected_amean.csv", Aggregation::Arithmetic),
        ("expected_gmean.csv", Aggregation::Geometric),
    ] {
        let structure = asem(&meta, aggregation, Coverage::ANY);
        let published = rows(case, file).unwrap();
        within(deviation_of_levels(&structure, input.columns(), &published), 1e-10, file);
    }
}

#[test]
fn the_published_means_with_gaps_are_reproduced_for_both_coverages() {
    let case = "coinr-asem-missing";
    let Some(input) = rows(case, "input_normalised_with_gaps.csv") else { return };
    let meta = rows(case, "asem_imeta.csv").unwrap();
    let names: Vec<String> = asem_indicators(&meta).into_iter().map(|(name, ..)| name).collect();
    let input = table(&input, "uCode", &names);
    for (file, coverage) in [
        ("expected_amean_nothresh.csv", Coverage::ANY),
        ("expected_amean_66.csv", Coverage::Share(0.66)),
    ] {
        let structure = asem(&meta, Aggregation::Arithmetic, coverage);
        let published = rows(case, file).unwrap();
        within(deviation_of_levels(&structure, input.columns(), &published), 1e-10, file);
    }
}

#[test]
fn the_published_panel_by_year_is_reproduced() {
    let case = "coinr-asem-panel";
    let Some(panel) = rows(case, "panel_treated.csv") else { return };
    let meta = rows(case, "asem_imeta.csv").unwrap();
    let indicators = asem_indicators(&meta);
    let names: Vec<String> = indicators.iter().map(|(name, ..)| name.clone()).collect();
    let structure = asem(&meta, Aggregation::Arithmetic, Coverage::ANY);
    let by_year = |rows: Vec<Row>| {
        let mut years: BTreeMap<String, Vec<Row>> = BTreeMap::new();
        for row in rows {
            years.entry(row.text("Time").to_owned()).or_default().push(row);
        }
        years
    };
    let published = by_year(rows(case, "expected_scores_per_year_minmax.csv").unwrap());
    let mut largest = 0.0_f64;
    for (year, values) in by_year(panel) {
        let table = table(&values, "uCode", &names);
        let columns: Vec<Vec<f64>> = indicators
            .iter()
            .zip(table.columns())
            .map(|((name, polarity, _), column)| {
                let shares = Normaliser::MinMax.apply(column, *polarity, table.units(), name);
                shares.unwrap().into_iter().map(|share| share * 100.0).collect()
            })
            .collect();
        largest = largest.max(deviation_of_levels(&structure, &columns, &published[&year]));
    }
    within(largest, 1e-9, "panel by year");
}

/// European Commission, DESI 2022: 33 indicators, 10 sub-dimensions, 4 dimensions, 28 rows in 3 years.
#[test]
fn the_published_scores_and_ranks_of_desi_are_reproduced() {
    let case = "desi-2018-2020";
    let Some(data) = rows(case, "data.csv") else { return };
    let indicators = rows(case, "indicators.csv").unwrap();
    let key = |row: &Row| (row.text("year").to_owned(), row.text("unit").to_owned());
    let imputed: BTreeMap<_, f64> = rows(case, "imputed_values.csv")
        .unwrap()
        .iter()
        .map(|row| ((key(row), row.text("indicator").to_owned()), row.number("value")))
        .collect();
    let above = rows(case, "structure.csv").unwrap();
    let code = |row: &Row| row.text("code").to_owned();
    let dimensions: Vec<&Row> = above.iter().filter(|row| row.text("parent") == "DESI").collect();
    let parts: Vec<&Row> = above.iter().filter(|row| row.text("parent") != "DESI").collect();
    let groups_of = |rows: &[&Row]| rows.iter().map(|row| code(row)).collect::<Vec<_>>();
    let level = |below: &[&Row], groups: Vec<String>| Level {
        group_of: below
            .iter()
            .map(|row| groups.iter().position(|group| group == row.text("parent")).unwrap())
            .collect(),
        weights: below.iter().map(|row| row.number("weight")).collect(),
        groups,
        aggregation: Aggregation::Arithmetic,
        coverage: Coverage::ANY,
    };
    let bottom: Vec<&Row> = indicators.iter().collect();
    let names: Vec<String> = indicators.iter().map(code).collect();
    let levels = vec![
        level(&bottom, groups_of(&parts)),
        level(&parts, groups_of(&dimensions)),
        level(&dimensions, vec!["DESI".to_owned()]),
    ];
    let structure = Structure::new(&names, levels).unwrap();

    let units: Vec<String> = data.iter().map(|row| row.text("unit").to_owned()).collect();
    let columns: Vec<Vec<f64>> = indicators
        .iter()
        .map(|row| {
            let name = code(row);
            let value = |r: &Row| {
                r.optional(&name).or_else(|| imputed.get(&(key(r), name.clone())).copied())
            };
            let column: Vec<f64> = data.iter().map(|r| value(r).unwrap_or(f64::NAN)).collect();
            let (low, high) = (row.number("min"), row.number("max"));
            let lower = row.text("direction") == "-1";
            let (polarity, worst, best) = if lower {
                (Polarity::LowerBetter, high, low)
            } else {
                (Polarity::HigherBetter, low, high)
            };
            let goalposts = Normaliser::Goalposts { worst, best, clamp: false };
            goalposts.apply(&column, polarity, &units, &name).unwrap()
        })
        .collect();
    let normalised = rows(case, "expected_normalised.csv").unwrap();
    let largest =
        names.iter().zip(&columns).map(|(n, c)| deviation(c, &normalised, n)).fold(0.0, f64::max);
    within(largest, 1e-12, "DESI normalised");

    let points: Vec<Vec<f64>> =
        columns.iter().map(|column| column.iter().map(|x| x * 100.0).collect()).collect();
    let published = rows(case, "expected_scores.csv").unwrap();
    within(deviation_of_levels(&structure, &points, &published), 1e-10, "DESI scores");

    let computed = structure.aggregate(&points).unwrap();
    let expected = rows(case, "expected_ranks_28_incl_eu.csv").unwrap();
    let mut checked = 0;
    for (level, columns) in structure.levels().iter().zip(&computed) {
        for (group, column) in level.groups.iter().zip(columns) {
            for year in ["2018", "2019", "2020"] {
                let here: Vec<usize> =
                    (0..data.len()).filter(|at| data[*at].text("year") == year).collect();
                let scores: Vec<f64> = here.iter().map(|at| column[*at]).collect();
                for (at, rank) in here.iter().zip(ranks(&scores)) {
                    if let Some(published) = expected[*at].optional(group) {
                        assert!(
                            (f64::from(u32::try_from(rank.unwrap()).unwrap()) - published).abs()
                                < 0.5
                        );
                        checked += 1;
                    }
                }
            }
        }
    }
    assert_eq!(checked, 1259);
}

/// UNDP, Human Development Report 2021/22: geometric on top, arithmetic below, income in logarithms.
#[test]
fn the_published_human_development_index_is_reproduced() {
    let case = "undp-hdi";
    let Some(data) = rows(case, "data.csv") else { return };
    let published = rows(case, "expected_hdi.csv").unwrap();
    let units: Vec<String> = data.iter().map(|row| row.text("iso3").to_owned()).collect();
    let posts = rows(case, "goalposts.csv").unwrap();
    let columns: Vec<Vec<f64>> = posts
        .iter()
        .map(|row| {
            let ln = row.text("transform") == "ln";
            let on_scale = |x: f64| if ln { x.ln() } else { x };
            let (worst, best) = (on_scale(row.number("min")), on_scale(row.number("max")));
            let name = row.text("indicator");
            let column: Vec<f64> =
                data.iter().map(|r| r.optional(name).map_or(f64::NAN, on_scale)).collect();
            let goalposts = Normaliser::Goalposts { worst, best, clamp: true };
            goalposts.apply(&column, Polarity::HigherBetter, &units, name).unwrap()
        })
        .collect();
    let names: Vec<String> = posts.iter().map(|row| row.text("indicator").to_owned()).collect();
    let groups = ["health", "education", "income"].map(str::to_owned).to_vec();
    let level = |groups: Vec<String>, group_of: Vec<usize>, aggregation| Level {
        weights: vec![1.0; group_of.len()],
        groups,
        group_of,
        aggregation,
        coverage: Coverage::ANY,
    };
    let levels = vec![
        level(groups, vec![0, 1, 1, 2], Aggregation::Arithmetic),
        level(vec!["HDI".to_owned()], vec![0; 3], Aggregation::Geometric),
    ];
    let structure = Structure::new(&names, levels).unwrap();
    let computed = structure.aggregate(&columns).unwrap();
    within(deviation(&computed[1][0], &published, "hdi"), 0.000_501, "HDI");
}

/// OECD/JRC Handbook 2008, table 23: ranks of the Technology Achievement Index with equal weights.
#[test]
fn the_published_ranks_of_the_technology_index_are_reproduced() {
    let case = "oecd-handbook-tai";
    let Some(data) = rows(case, "data.csv") else { return };
    let posts = rows(case, "goalposts.csv").unwrap();
    let names: Vec<String> = posts.iter().map(|row| row.text("indicator").to_owned()).collect();
    let table = table(&data, "country", &names);
    let columns: Vec<Vec<f64>> = posts
        .iter()
        .zip(table.columns())
        .map(|(row, column)| {
            let (worst, best) = (row.number("min"), row.number("max"));
            let cap = row.text("cap_at_max") == "true";
            let goalposts = Normaliser::Goalposts { worst, best, clamp: false };
            let name = row.text("indicator");
            let shares =
                goalposts.apply(column, Polarity::HigherBetter, table.units(), name).unwrap();
            shares.into_iter().map(|share| if cap { share.min(1.0) } else { share }).collect()
        })
        .collect();
    let level = Level {
        groups: vec!["TAI".to_owned()],
        group_of: vec![0; 8],
        weights: vec![1.0; 8],
        aggregation: Aggregation::Arithmetic,
        coverage: Coverage::ANY,
    };
    let structure = Structure::new(&names, vec![level]).unwrap();
    let found = ranks(&structure.aggregate(&columns).unwrap()[0][0]);
    let published = rows(case, "expected_table23_rank_equal_weights.csv").unwrap();
    assert_eq!(published.len(), 23);
    for row in published {
        let at = table.units().iter().position(|unit| unit == row.text("country")).unwrap();
        assert_eq!(found[at].unwrap().to_string(), row.text("rank"), "{}", row.text("country"));
    }
}

#[test]
fn the_published_ranks_and_quantiles_of_an_uncertainty_analysis_are_reproduced() {
    let case = "coinr-uncertainty-ua";
    let Some(scores) = rows(case, "scores.csv") else { return };
    let expected = rows(case, "expected_ranks.csv").unwrap();
    let stats = rows(case, "expected_rankstats.csv").unwrap();
    let mut by_unit: Vec<Vec<f64>> = vec![Vec::new(); scores.len()];
    for at in 0..=100 {
        let name = if at == 0 { "Nominal".to_owned() } else { format!("r_{at}") };
        let column: Vec<f64> = scores.iter().map(|row| row.number(&name)).collect();
        for ((rank, row), unit) in ranks(&column).into_iter().zip(&expected).zip(&mut by_unit) {
            let rank = rank.unwrap();
            assert_eq!(rank.to_string(), row.text(&name));
            if at > 0 {
                unit.push(f64::from(u32::try_from(rank).unwrap()));
            }
        }
    }
    let mut largest = 0.0_f64;
    for (ranks, row) in by_unit.iter_mut().zip(&stats) {
        ranks.sort_by(f64::total_cmp);
        let mean = ranks.iter().sum::<f64>() / 100.0;
        for (found, name) in [
            (mean, "Mean"),
            (quantile(ranks, 0.5), "Median"),
            (quantile(ranks, 0.05), "Q5"),
            (quantile(ranks, 0.95), "Q95"),
        ] {
            largest = largest.max((found - row.number(name)).abs());
        }
    }
    within(largest, 1e-9, "rank statistics");
}
