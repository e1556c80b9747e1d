//! Files of publishers yield the counts and values that were taken from them by hand.

use super::*;
use std::collections::HashMap;
use std::fs;

#[test]
fn every_sample_yields_its_rows_and_no_problem_but_texts() {
    let Some(folder) = samples() else { return };
    let mut counts = csv::Reader::from_path(folder.join("expected_row_counts.csv")).unwrap();
    let mut files = 0;
    for record in counts.records().map(Result::unwrap) {
        let (file, expected) = (&record[0], record[1].parse::<u64>().unwrap());
        let table = read_file(&fs::read(folder.join(file)).unwrap(), file).unwrap();
        assert_eq!(table.summary.rows, expected, "{file}");
        assert_eq!(table.summary.values, table.candidates.len(), "{file}");
        // Of the samples only this one has texts as values.
        let texts = if file == "jsonstat2_order.json" { 24 } else { 0 };
        assert_eq!(table.problem_count, texts, "{file}: {:?}", problems(&table).first());
        files += 1;
    }
    assert_eq!(files, 18);
}

#[test]
fn every_sample_yields_the_values_that_a_person_reads_in_it() {
    let Some(folder) = samples() else { return };
    let mut tables: HashMap<String, Table> = HashMap::new();
    let mut expected = csv::Reader::from_path(folder.join("expected_values.csv")).unwrap();
    let mut checked = 0;
    for record in expected.records().map(Result::unwrap) {
        let file = record[0].to_owned();
        let table = tables
            .entry(file.clone())
            .or_insert_with(|| read_file(&fs::read(folder.join(&file)).unwrap(), &file).unwrap());
        let matches = |candidate: &&Candidate| {
            is_series(&file, candidate, &record[1], &record[2])
                && is_period(candidate, &record[3])
                && (record[6].is_empty() || candidate.series.unit.as_deref() == Some(&record[6]))
        };
        let found: Vec<_> = table.candidates.iter().filter(matches).collect();
        assert!(!found.is_empty(), "not found: {record:?}");
        let has_value = found.iter().any(|found| is_value(&file, found, &record[4], &record[5]));
        assert!(has_value, "{record:?}: {found:?}");
        checked += 1;
    }
    assert!(checked > 70, "{checked}");
}

fn is_series(file: &str, candidate: &Candidate, series: &str, label: &str) -> bool {
    let members = &candidate.series.members;
    let shown: Vec<_> = members.iter().map(|member| member.category.shown()).collect();
    let codes: Vec<_> = members.iter().map(|member| &*member.category.code).collect();
    if file.contains("ffcsv") {
        let labels: Vec<_> = members.iter().map(|member| &*member.category.label).collect();
        let key = format!("{}|{}", codes[0], codes[1..].join(";"));
        return key == series && labels[1..].join(" / ") == label;
    }
    if file.starts_with("breitbandatlas") || file.starts_with("desi") {
        let is_land = codes[0].len() == 2;
        let key = format!("{}|{}", shown[0], shown[shown.len() - 1]);
        return key == series && (label.is_empty() || (label == "Land" && is_land));
    }
    if file.contains("json") {
        let names = members.iter().map(|member| &*member.dimension.code);
        let mut key: Vec<_> =
            names.zip(&codes).map(|(name, code)| format!("{name}={code}")).collect();
        if let Some(when) = &candidate.when {
            let time = series.rsplit('|').next().and_then(|last| last.split('=').next()).unwrap();
            key.push(format!("{time}={}", when.text));
        }
        return key.join("|") == series;
    }
    shown.join("|") == series
}

fn is_period(candidate: &Candidate, expected: &str) -> bool {
    if expected.is_empty() {
        return true;
    }
    let when = candidate.when.as_ref().unwrap();
    // What is written, and that it was understood.
    &*when.text == expected && when.period.is_some()
}

fn is_value(file: &str, candidate: &Candidate, value: &str, flag: &str) -> bool {
    let sign = candidate.sign.map_or("", Sign::code);
    let letters = candidate.flag.as_ref().map_or("", |flag| &flag.written);
    // GENESIS marks final values with „e", which the list of values leaves out.
    let is_final = file.contains("ffcsv") && letters == "e";
    let flag_fits = sign == flag || (letters == flag && sign.is_empty());
    let flag_fits = flag_fits || (is_final && flag.is_empty());
    let text = candidate.text.as_deref();
    let value_fits = match value.strip_prefix('\'') {
        Some(quoted) => text == quoted.strip_suffix('\''),
        None if value.is_empty() => candidate.value.is_none(),
        None => {
            let decimals = value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            candidate.value == Some(value.parse().unwrap())
                && usize::from(candidate.decimals) == decimals
        }
    };
    flag_fits && value_fits
}

#[test]
fn samples_are_recognised_by_their_content() {
    let Some(folder) = samples() else { return };
    for (file, kind, zipped) in [
        ("genesis_ffcsv_13111-0005_de.csv", FileKind::Genesis, false),
        ("genesis_ffcsv_13111-0005_de.zip", FileKind::Genesis, true),
        ("eurostat_sdmxcsv_isoc_cbt_excerpt.csv", FileKind::SdmxCsv, false),
        ("eurostat_jsonstat2_prc_hicp_manr_EA.json", FileKind::JsonStat, false),
        ("opensdg_ca_indicator_17-1-1.csv", FileKind::OpenSdg, false),
        ("breitbandatlas_bundesland_gew_2019_1.csv", FileKind::Breitbandatlas, false),
        ("desi2022_min_max_weights.xlsx", FileKind::Xlsx, false),
    ] {
        let bytes = fs::read(folder.join(file)).unwrap();
        let format = recognise(&bytes, "x", &Limits::default()).unwrap();
        assert_eq!((format.kind, format.zipped), (kind, zipped), "{file}");
    }
}

#[test]
fn areas_of_samples_are_those_of_the_product() {
    let Some(folder) = samples() else { return };
    for (file, areas) in [
        ("genesis_ffcsv_13111-0005_de.csv", 16),
        ("opensdg_de_indicator_9-1-b.csv", 16),
        ("breitbandatlas_bundesland_gew_2018_2.csv", 16),
        ("genesis_ffcsv_52111-0001_de.csv", 1),
        ("eurostat_sdmxcsv_isoc_cbt_excerpt.csv", 2),
        // Districts are none.
        ("regionalstatistik_ffcsv_11111-02-01-4_de.zip", 0),
    ] {
        let table = read_file(&fs::read(folder.join(file)).unwrap(), file).unwrap();
        let mut known: Vec<_> =
            table.candidates.iter().filter_map(|found| found.series.area_code()).collect();
        known.sort();
        known.dedup();
        assert_eq!(known.len(), areas, "{file}: {known:?}");
    }
}

#[test]
fn hierarchies_of_a_dataset_are_kept() {
    let Some(folder) = samples() else { return };
    let file = "jsonstat2_hierarchy.json";
    let table = read_file(&fs::read(folder.join(file)).unwrap(), file).unwrap();
    let [hierarchy] = &table.summary.hierarchies[..] else { panic!("{:?}", table.summary) };
    assert_eq!(hierarchy.dimension, "commodity");
    let pair = |parent: &str, child: &str| (parent.to_owned(), child.to_owned());
    assert!(hierarchy.pairs.contains(&pair("1", "1.1")));
    assert!(hierarchy.pairs.contains(&pair("1.1", "1.1.1")));
}
