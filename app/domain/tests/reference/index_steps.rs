//! Every published table of the shared folder that concerns one step of an index: normalisation, imputation, outliers,
//! correlations, outranking.

use crate::folder::{Row, rows};
use domain::index::aggregate::{kemeny, outranking};
use domain::index::diagnose::{cronbach, pearson};
use domain::index::eigen::symmetric;
use domain::index::impute::{Imputation, fill_by_group};
use domain::index::normalise::{Base, Normaliser};
use domain::index::outlier::{Outliers, kurtosis, skewness};
use domain::index::{IndexError, Table};
use domain::indicator::status::Polarity;

/// The indicators of the ASEM cases with direction and target.
pub fn asem_indicators(meta: &[Row]) -> Vec<(String, Polarity, f64)> {
    let indicators = meta.iter().filter(|row| row.text("Type") == "Indicator");
    indicators
        .map(|row| {
            let lower = row.text("Direction") == "-1";
            let polarity = if lower { Polarity::LowerBetter } else { Polarity::HigherBetter };
            (row.text("iCode").to_owned(), polarity, row.optional("Target").unwrap_or(f64::NAN))
        })
        .collect()
}

/// A table of the named columns; `unit` is the column with the units.
pub fn table(rows: &[Row], unit: &str, names: &[String]) -> Table {
    let units = rows.iter().map(|row| row.text(unit).to_owned()).collect();
    let columns = names
        .iter()
        .map(|name| (name.clone(), rows.iter().map(|row| row.optional(name)).collect::<Vec<_>>()));
    Table::new(units, columns.collect()).unwrap()
}

/// Compares a column with a published one; missing has to meet missing. Returns the largest deviation.
pub fn deviation(found: &[f64], published: &[Row], name: &str) -> f64 {
    assert_eq!(found.len(), published.len(), "{name}");
    let mut largest = 0.0_f64;
    for (found, row) in found.iter().zip(published) {
        match row.optional(name) {
            Some(value) => largest = largest.max((found - value).abs()),
            None => assert!(found.is_nan(), "{name}: {found} instead of nothing"),
        }
        assert!(!largest.is_nan(), "{name}: nothing instead of a value");
    }
    largest
}

fn within(largest: f64, tolerance: f64, what: &str) {
    println!("{what}: largest deviation {largest:.2e}, allowed {tolerance:.0e}");
    assert!(largest <= tolerance, "{what}: {largest:e} above {tolerance:e}");
}

#[test]
fn every_published_normalisation_is_reproduced() {
    let case = "coinr-asem-normalisation";
    let Some(raw) = rows(case, "asem_raw.csv") else { return };
    let indicators = asem_indicators(&rows(case, "asem_imeta.csv").unwrap());
    let names: Vec<String> = indicators.iter().map(|(name, ..)| name.clone()).collect();
    let table = table(&raw, "uCode", &names);
    let methods = ["minmax_0_100", "zscore_0_1", "rank", "dist2max", "dist2targ", "fracmax_nodir"];
    for method in methods {
        let published = rows(case, &format!("expected_{method}.csv")).unwrap();
        let mut largest = 0.0_f64;
        for ((name, polarity, target), column) in indicators.iter().zip(table.columns()) {
            let (normaliser, polarity) = match method {
                "minmax_0_100" => (Normaliser::MinMax, *polarity),
                "zscore_0_1" => (Normaliser::ZScore { mean: 0.0, deviation: 1.0 }, *polarity),
                "rank" => (Normaliser::Rank, *polarity),
                "dist2max" => (Normaliser::ToLeader, *polarity),
                "dist2targ" => (Normaliser::ToTarget { target: *target, cap: false }, *polarity),
                _ => (Normaliser::Ratio { base: Base::Leader }, Polarity::HigherBetter),
            };
            let stretch = if method == "minmax_0_100" { 100.0 } else { 1.0 };
            let found = match normaliser.apply(column, polarity, table.units(), name) {
                Ok(found) => found.into_iter().map(|value| value * stretch).collect::<Vec<_>>(),
                // The package divides negative values by the largest all the same; here that is refused by name.
                Err(IndexError::NotARatioScale { of }) => {
                    assert!(column.iter().any(|value| *value < 0.0), "{of}");
                    continue;
                }
                Err(error) => panic!("{method}: {error}"),
            };
            largest = largest.max(deviation(&found, &published, name));
        }
        within(largest, 1e-9, method);
    }
}

#[test]
fn every_published_imputation_is_reproduced() {
    let case = "coinr-asem-imputation";
    let Some(raw) = rows(case, "asem_raw.csv") else { return };
    let indicators = asem_indicators(&rows(case, "asem_imeta.csv").unwrap());
    let names: Vec<String> = indicators.iter().map(|(name, ..)| name.clone()).collect();
    let polarities: Vec<Polarity> = indicators.iter().map(|(_, polarity, _)| *polarity).collect();
    let raw = table(&raw, "uCode", &names);
    let units = rows(case, "asem_units.csv").unwrap();
    let group = |row: &Row| row.text("GDP_group").to_owned();
    let groups: Vec<String> = units.iter().map(group).collect();
    let means = Imputation::Mean.fill(&raw, &polarities);
    let by_group = fill_by_group(&raw, &groups, false);
    for (file, filled) in [("i_mean", means), ("i_mean_grp_GDP_group", by_group)] {
        let published = rows(case, &format!("expected_{file}.csv")).unwrap();
        let columns = names.iter().zip(filled.columns());
        let largest = columns.map(|(name, c)| deviation(c, &published, name)).fold(0.0, f64::max);
        within(largest, 1e-9, file);
    }
}

#[test]
fn every_published_treatment_of_outliers_is_reproduced() {
    let case = "coinr-asem-outliers";
    let Some(raw) = rows(case, "asem_raw.csv") else { return };
    let indicators = asem_indicators(&rows(case, "asem_imeta.csv").unwrap());
    let names: Vec<String> = indicators.into_iter().map(|(name, ..)| name).collect();
    let raw = table(&raw, "uCode", &names);
    let published = rows(case, "expected_treated.csv").unwrap();
    let details = rows(case, "expected_treatment_details.csv").unwrap();
    let (mut largest, mut moments) = (0.0_f64, 0.0_f64);
    for ((name, column), detail) in names.iter().zip(raw.columns()).zip(&details) {
        assert_eq!(name, detail.text("iCode"));
        let treated = Outliers::Winsorise { most: 5 }.treat(column);
        assert!(!treated.logarithm, "{name}");
        let moved = detail.optional("winsorise.nwin").unwrap_or(0.0);
        assert!((f64::from(u8::try_from(treated.moved).unwrap()) - moved).abs() < 0.5, "{name}");
        let skew = skewness(column).unwrap() - detail.number("check_SkewKurt0.Skew");
        let kurt = kurtosis(column).unwrap() - detail.number("check_SkewKurt0.Kurt");
        moments = moments.max(skew.abs()).max(kurt.abs());
        largest = largest.max(deviation(&treated.column, &published, name));
    }
    within(largest, 1e-8, "treated values");
    within(moments, 1e-9, "skewness and kurtosis");
}

#[test]
fn every_published_correlation_and_alpha_is_reproduced() {
    let case = "coinr-asem-diagnostics";
    let Some(raw) = rows(case, "asem_raw.csv") else { return };
    let meta = rows(case, "asem_imeta.csv").unwrap();
    let names: Vec<String> = asem_indicators(&meta).into_iter().map(|(name, ..)| name).collect();
    let raw = table(&raw, "uCode", &names);
    let published = rows(case, "expected_corr_pearson_raw.csv").unwrap();
    let mut largest = 0.0_f64;
    for (row, one) in published.iter().zip(raw.columns()) {
        for (name, other) in names.iter().zip(raw.columns()) {
            largest = largest.max((pearson(one, other).unwrap() - row.number(name)).abs());
        }
    }
    within(largest, 1e-10, "Pearson's r");

    let parent = |row: &&Row| row.text("Parent").to_owned();
    let children = |group: &str| -> Vec<String> {
        let of_group = meta.iter().filter(|row| parent(row) == group);
        of_group.map(|row| row.text("iCode").to_owned()).collect()
    };
    let pillars: Vec<String> = ["Conn", "Sust"].into_iter().flat_map(children).collect();
    let normalised = rows(case, "normalised_and_aggregated.csv").unwrap();
    let mut largest = 0.0_f64;
    for row in rows(case, "expected_cronbach.csv").unwrap() {
        let group = row.text("group");
        let columns = if let Some(pillar) = group.strip_prefix("Raw_pairwise:") {
            let column = |name: &String| raw.column(name).unwrap().to_vec();
            children(pillar).iter().map(column).collect::<Vec<_>>()
        } else {
            let names = if group == "all_pillars" { pillars.clone() } else { children(group) };
            table(&normalised, "uCode", &names).columns().to_vec()
        };
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        largest = largest.max((cronbach(&columns).unwrap() - row.number("alpha")).abs());
    }
    within(largest, 1e-9, "Cronbach's alpha");
}

/// OECD/JRC Handbook 2008, tables 7, 15, 36 and 37.
#[test]
fn the_tables_of_the_handbook_are_reproduced() {
    let case = "oecd-handbook-tai";
    let Some(data) = rows(case, "data.csv") else { return };
    let names = [
        "PATENTS",
        "ROYALTIES",
        "INTERNET",
        "EXPORTS",
        "TELEPHONES",
        "ELECTRICITY",
        "SCHOOLING",
        "UNIVERSITY",
    ]
    .map(str::to_owned);
    let data = table(&data, "country", &names);
    let published = rows(case, "expected_table15_schooling.csv").unwrap();
    let schooling = data.column("SCHOOLING").unwrap();
    let by = |normaliser: Normaliser| {
        normaliser.apply(schooling, Polarity::HigherBetter, data.units(), "SCHOOLING").unwrap()
    };
    let ranks = by(Normaliser::Rank);
    let less_one = |column: Vec<f64>| column.into_iter().map(|x| x - 1.0).collect::<Vec<_>>();
    let columns = [
        ("rank_ascending", ranks.clone(), 1e-12),
        ("zscore", by(Normaliser::ZScore { mean: 0.0, deviation: 1.0 }), 0.0051),
        ("minmax", by(Normaliser::MinMax), 0.0051),
        ("distance_to_mean_ratio", by(Normaliser::Ratio { base: Base::Mean }), 0.0051),
        ("distance_to_best_ratio", by(Normaliser::Ratio { base: Base::Leader }), 0.0051),
        ("distance_to_worst_ratio", by(Normaliser::Ratio { base: Base::Last }), 0.0051),
        (
            "distance_to_mean_difference",
            less_one(by(Normaliser::Ratio { base: Base::Mean })),
            0.0051,
        ),
        (
            "distance_to_worst_difference",
            less_one(by(Normaliser::Ratio { base: Base::Last })),
            0.0051,
        ),
        ("above_below_mean_p20", by(Normaliser::AboveBelow { margin: 0.2 }), 1e-12),
        // The Handbook's percentile is 100 rank / n.
        ("percentile", ranks.iter().map(|rank| rank * 100.0 / 23.0).collect(), 0.051),
    ];
    for (name, found, tolerance) in columns {
        within(deviation(&found, &published, name), tolerance, name);
    }

    let correlations: Vec<Vec<f64>> = data
        .columns()
        .iter()
        .map(|one| data.columns().iter().map(|other| pearson(one, other).unwrap()).collect())
        .collect();
    let eigen = symmetric(&correlations);
    for (row, value) in
        rows(case, "expected_table07_eigenvalue_share.csv").unwrap().iter().zip(eigen.values)
    {
        // Two columns are printed as rounded logarithms.
        within((value / 8.0 * 100.0 - row.number("percent_of_variance")).abs(), 0.12, "eigenvalue");
    }

    let five = rows(case, "table35_impact_matrix.csv").unwrap();
    let five = table(&five, "country", &names);
    let columns: Vec<&[f64]> = five.columns().iter().map(Vec::as_slice).collect();
    let published = rows(case, "expected_table36_outranking.csv").unwrap();
    for (j, row) in published.iter().enumerate() {
        for (k, name) in five.units().iter().enumerate().filter(|(k, _)| *k != j) {
            let share = outranking(&columns, &[1.0; 8], j, k).unwrap();
            assert!((share - row.number(name)).abs() < 1e-12, "{j} {k}");
        }
    }
    let (score, mut orders) = kemeny(&columns, &[1.0; 8], "TAI").unwrap();
    let mut published: Vec<Vec<usize>> = Vec::new();
    for row in rows(case, "expected_table37_ckyl.csv").unwrap() {
        assert!((score - row.number("score")).abs() < 1e-12);
        let place = |n: usize| five.units().iter().position(|u| u == row.text(&format!("rank{n}")));
        published.push((1..=5).map(|n| place(n).unwrap()).collect());
    }
    published.sort();
    orders.sort();
    assert_eq!(orders, published);
}
