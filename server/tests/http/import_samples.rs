//! Every file that publishers gave goes the whole way: handed in, set up, previewed, taken over, and its values stand on the
//! page of the indicator as a person reads them in the file. Without the folder of the files the tests say so and pass.

use crate::imports::{Upload, accept};
use crate::site::{Site, Who, demo, hidden, run};
use axum::http::StatusCode;
use std::path::{Path, PathBuf};

/// One series of a file, and what becomes of it.
struct Sample {
    file: &'static str,
    /// What the columns form is sent, where the file does not tell by itself.
    columns: &'static [(&'static str, &'static str)],
    /// Parts of the name of the series.
    series: &'static [&'static str],
    indicator: &'static str,
    /// The area of a file that names none, or an area of the file by hand.
    area: Area,
    /// Area, period and value of lines of the indicator's file afterwards.
    expected: &'static [(&'static str, &'static str, &'static str)],
}

enum Area {
    Told,
    Whole(&'static str),
    Named(&'static str, &'static str),
}

const SHARE: &str = "FK-04";
const COUNT: &str = "DB-02";

const EMPLOYED: &[(&str, &str, &str)] =
    &[("DE-NI", "2024-06-30", "1451391"), ("DE-HE", "2025-03-31", "1270085")];
const HEATED: &[(&str, &str, &str)] = &[("DE", "2022-05-15", "53,9")];

/// Values of `expected_values.csv`, which were read off by hand. Files with the same values go to different indicators, as
/// a value that is there already is not taken over again.
const SAMPLES: &[Sample] = &[
    Sample {
        file: "genesis_ffcsv_13111-0005_de.csv",
        columns: &[],
        series: &["weiblich"],
        indicator: COUNT,
        area: Area::Told,
        expected: EMPLOYED,
    },
    Sample {
        file: "genesis_ffcsv_13111-0005_de.zip",
        columns: &[],
        series: &["weiblich"],
        indicator: "DB-01",
        area: Area::Told,
        expected: EMPLOYED,
    },
    Sample {
        file: "genesis_ffcsv_3000G-1008_de.csv",
        columns: &[],
        series: &["Gas", "%"],
        indicator: SHARE,
        area: Area::Told,
        expected: HEATED,
    },
    Sample {
        file: "genesis_ffcsv_3000G-1008_en.csv",
        columns: &[],
        series: &["Gas", "%"],
        indicator: "BE-04",
        area: Area::Told,
        expected: HEATED,
    },
    Sample {
        file: "genesis_ffcsv_52111-0001_de.csv",
        columns: &[],
        series: &["10 bis unter 50", "Freiberufliche"],
        indicator: COUNT,
        area: Area::Told,
        expected: &[("DE", "2023", "28469")],
    },
    Sample {
        file: "regionalstatistik_ffcsv_11111-02-01-4_de.zip",
        columns: &[],
        series: &["Gemeinden"],
        indicator: COUNT,
        area: Area::Named("Freising, Landkreis", "IHK-H"),
        expected: &[("IHK-H", "2024-12-31", "24")],
    },
    Sample {
        file: "breitbandatlas_bundesland_gew_2018_2.csv",
        columns: &[],
        series: &["verf_100_1000 "],
        indicator: SHARE,
        area: Area::Told,
        expected: &[("DE-NI", "2018-S2", "34,95"), ("DE-HH", "2018-S2", "87,28")],
    },
    Sample {
        file: "breitbandatlas_bundesland_gew_2019_1.csv",
        columns: &[],
        series: &["verf_100_1000 "],
        indicator: SHARE,
        area: Area::Told,
        expected: &[("DE-NI", "2019-S1", "34,92")],
    },
    Sample {
        file: "breitbandatlas_bundesland_privat_2021_1.csv",
        columns: &[],
        series: &["verf_100_1000 "],
        indicator: SHARE,
        area: Area::Told,
        expected: &[("DE-NI", "2021-S1", "66,79"), ("DE-HH", "2021-S1", "96,51")],
    },
    // One row a district and sixty columns of measures: those chosen are values, all others are left out.
    Sample {
        file: "breitbandatlas_2021_kreisdaten_niedersachsen_derived.xlsx",
        columns: &[
            ("blatt", "krs_geom_tbl"),
            ("zeile", "1"),
            ("zeitraum", ""),
            ("fest", "2021-06-30"),
            ("gebiet", "krs"),
            ("werte", "priv_alle_tech_30"),
            ("werte", "priv_alle_tech_50"),
        ],
        series: &["priv_alle_tech_30"],
        indicator: SHARE,
        area: Area::Named("03101", "X-B"),
        expected: &[("X-B", "2021-06-30", "99")],
    },
    Sample {
        file: "desi2022_min_max_weights.xlsx",
        columns: &[
            ("blatt", "Foglio1"),
            ("zeile", "1"),
            ("zeitraum", ""),
            ("fest", "2022"),
            ("festesgebiet", "EU27"),
            ("werte", "Min"),
            ("werte", "Max"),
            ("merkmale", "Indicator"),
        ],
        series: &["1a2 Above basic digital skills", "Max"],
        indicator: SHARE,
        area: Area::Told,
        expected: &[("EU27", "2022", "0,66")],
    },
    Sample {
        file: "eurostat_jsonstat2_prc_hicp_manr_EA.json",
        columns: &[],
        series: &[""],
        indicator: SHARE,
        area: Area::Named(EURO_AREA, "X-A"),
        expected: &[("X-A", "2025-10", "2,1"), ("X-A", "2025-12", "2")],
    },
    Sample {
        file: "eurostat_sdmxcsv_isoc_cbt_excerpt.csv",
        columns: &[],
        series: &["(5G)", "Total"],
        indicator: SHARE,
        area: Area::Told,
        expected: &[("DE", "2022", "93,2"), ("DE", "2023", "98,1")],
    },
    Sample {
        file: "opensdg_de_indicator_9-1-b.csv",
        columns: &[],
        series: &["hybrid fiber coax (hfc)"],
        indicator: SHARE,
        area: Area::Told,
        expected: &[("DE-NI", "2024-S1", "62,77"), ("DE-TH", "2025-S1", "39,82")],
    },
    Sample {
        file: "opensdg_de_indicator_9-1-b.csv",
        columns: &[],
        series: &["all wired technologies"],
        indicator: SHARE,
        area: Area::Whole("DE"),
        expected: &[("DE", "2018-S2", "27,33"), ("DE", "2019-S1", "34,12")],
    },
    Sample {
        file: "opensdg_ca_indicator_17-1-1.csv",
        columns: &[],
        series: &["Pillar 1 - Data Use"],
        indicator: SHARE,
        area: Area::Whole("X-A"),
        expected: &[("X-A", "2024", "100"), ("X-A", "2004", "40")],
    },
    Sample {
        file: "jsonstat2_oecd.json",
        columns: &[],
        series: &["unemployment rate"],
        indicator: SHARE,
        area: Area::Named("Australia", "X-B"),
        expected: &[("X-B", "2003", "5,943826289"), ("X-B", "2013", "5,50415003")],
    },
];

/// The label of the area in the answer of Eurostat.
const EURO_AREA: &str = "Euro area (EA11-1999, EA12-2001, EA13-2007, EA15-2008, EA16-2009, EA17-2011, EA18-2014, \
                         EA19-2015, EA20-2023, EA21-2026)";

/// Files without a number in them: what the page says instead of a series.
const WITHOUT_NUMBERS: [(&str, &str); 2] = [
    ("jsonstat2_hierarchy.json", "Die Datei enthält keine Zahl."),
    ("jsonstat2_order.json", "24 Zellen sind kein Wert."),
];

fn samples() -> Option<PathBuf> {
    let around = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut folders = around.map(|place| place.join("shared/data/import-samples"));
    let found = folders.find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no folder shared/data/import-samples beside the checkout");
    }
    found
}

/// What stands between marks, as often as it does.
fn between<'p>(page: &'p str, before: &'p str, after: &'p str) -> impl Iterator<Item = &'p str> {
    page.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

async fn take_over(site: &Site, cookie: &str, sample: &Sample, file: &[u8], token: &str) {
    let upload = Upload { name: sample.file, file, source: "S050", vintage: "2026-01", token };
    let answer = upload.send(site, cookie).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", sample.file, answer.text);
    let path = format!("/import/{token}");
    if !sample.columns.is_empty() {
        post(site, cookie, &path, "spalten", sample.columns).await;
    }
    let page = site
        .get(cookie, &format!("{path}?reihe={}", sample.series[0].replace(' ', "+")))
        .await
        .text;
    let series: Vec<String> = between(&page, "name=\"reihe", "\">")
        .filter_map(|field| field.split_once("value=\"").map(|(_, value)| plain(value)))
        .filter(|name| sample.series.iter().all(|part| name.contains(part)))
        .collect();
    assert!(!series.is_empty(), "{}: {page}", sample.file);
    let mut fields = Vec::new();
    let numbered: Vec<_> = series
        .iter()
        .enumerate()
        .map(|(number, name)| (format!("reihe{number}"), name, format!("indikator{number}")))
        .collect();
    // One series at a time: several of them would be doubles of each other.
    let (field, name, indicator) = &numbered[0];
    fields.extend([(field.as_str(), name.as_str()), (indicator.as_str(), sample.indicator)]);
    match sample.area {
        Area::Told => {}
        Area::Whole(area) => fields.push(("festesgebiet", area)),
        Area::Named(name, area) => fields.extend([("ort0", name), ("gebiet0", area)]),
    }
    post(site, cookie, &path, "zuordnung", &fields).await;
    let page = site.get(cookie, &path).await.text;
    assert!(page.contains("name=\"gesehen\""), "{}: nothing to take over: {page}", sample.file);
    let doubts: Vec<_> = between(&page, "name=\"zweifel\" value=\"", "\"").collect();
    let mut choice =
        vec![("art", "neu"), ("art", "geaendert"), ("art", "daneben"), ("vermerk", "Probe")];
    choice.extend(doubts.iter().map(|doubt| ("zweifel", *doubt)));
    let answer = accept(site, cookie, &path, &page, &choice).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}: {}", sample.file, answer.text);
    let csv = site.get("", &format!("/indikatoren/{}/werte.csv", sample.indicator)).await.text;
    for (area, period, value) in sample.expected {
        let wanted = format!("\"{area}\";\"{period}\";{value};");
        assert!(csv.contains(&wanted), "{}: {wanted} in {csv}", sample.file);
    }
    let digest = between(&page, "wk-anywhere\">", "<").next().map(str::len);
    assert_eq!(digest, Some(64), "the page names the checksum");
}

async fn post(site: &Site, cookie: &str, path: &str, what: &str, fields: &[(&str, &str)]) {
    let page = site.get(cookie, path).await.text;
    let version = hidden(&page, "version");
    let mut all = vec![("version", version.as_str())];
    all.extend_from_slice(fields);
    let answer = site.post(cookie, &format!("{path}/{what}"), &all).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}/{what}: {}", answer.text);
}

#[test]
fn every_file_of_a_publisher_becomes_the_values_that_a_person_reads_in_it() {
    let Some(folder) = samples() else { return };
    run(async move {
        let site = demo().await;
        let cookie = site.sign_in(Who::Planner).await;
        for (number, sample) in SAMPLES.iter().enumerate() {
            let file = std::fs::read(folder.join(sample.file)).expect("a sample");
            take_over(&site, &cookie, sample, &file, &format!("0198b{number:03}")).await;
        }
        for (number, (file, words)) in WITHOUT_NUMBERS.into_iter().enumerate() {
            let bytes = std::fs::read(folder.join(file)).expect("a sample");
            let token = format!("0198c{number:03}");
            let upload = Upload {
                name: file,
                file: &bytes,
                source: "S050",
                vintage: "2026-01",
                token: &token,
            };
            upload.send(&site, &cookie).await;
            let page = site.get(&cookie, &format!("/import/{token}")).await.text;
            assert!(page.contains(words), "{file}: {page}");
        }
        let named: std::collections::BTreeSet<_> = SAMPLES
            .iter()
            .map(|sample| sample.file)
            .chain(WITHOUT_NUMBERS.map(|(file, _)| file))
            .collect();
        let counts =
            std::fs::read_to_string(folder.join("expected_row_counts.csv")).expect("counts");
        for line in counts.lines().skip(1) {
            let file = line.split(',').next().unwrap_or_default();
            assert!(named.contains(file), "{file} goes its whole way here");
        }
    });
}
