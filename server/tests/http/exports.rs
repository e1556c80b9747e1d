//! What leaves in the formats of statistical offices and spreadsheets is what the product's own readers of such files get
//! back.

use crate::site::{Site, Who, demo, run};
use axum::http::StatusCode;
use domain::catalogue::IndicatorRecord;
use domain::indicator::observation::Observation;
use domain::period::Period;
use serde_json::Value;
use server::import::{Limits, Table, propose_mapping, read, recognise};
use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::ops::ControlFlow;

fn read_back(name: &str, bytes: &[u8]) -> Table {
    let limits = Limits::default();
    let format = recognise(bytes, name, &limits).expect("a known format");
    let mapping = propose_mapping(bytes, &format, &limits).expect("a mapping").map(|g| g.mapping);
    let mut go_on = |_| ControlFlow::Continue(());
    read(bytes, &format, mapping.as_ref(), &limits, &mut go_on).expect("readable")
}

/// Area and period with the value; periods that SDMX writes as ranges are left out.
fn values(table: &Table) -> BTreeMap<(String, Period), f64> {
    let known = table.candidates.iter().filter_map(|candidate| {
        let area = candidate.series.area()?.code.to_string();
        Some(((area, candidate.when.as_ref()?.period?), candidate.value?))
    });
    known.collect()
}

#[test]
fn every_indicator_comes_back_as_it_left() {
    run(async {
        let site = demo().await;
        let catalogue = site.state.store.catalogue().await.expect("answers");
        let mut compared = 0;
        for (code, record) in &catalogue.indicators {
            let plain = |p: &Period| !matches!(p, Period::SchoolYear(_) | Period::Span { .. });
            let expected: BTreeMap<_, _> = record
                .areas()
                .iter()
                .flat_map(|area| record.series(area))
                .filter(|o| plain(&o.period))
                .map(|o| ((o.area.to_string(), o.period), o.value))
                .collect();
            if record.observations().is_empty() {
                continue;
            }
            for (file, name) in [("werte.json", "w.json"), ("werte.sdmx.csv", "w.csv")] {
                let answer = site.get("", &format!("/indikatoren/{code}/{file}")).await;
                assert_eq!(answer.status, StatusCode::OK, "{code} {file}");
                let table = read_back(name, answer.text.as_bytes());
                assert_eq!(values(&table), expected, "{code} {file}");
                compared += expected.len();
            }
        }
        assert!(compared > 200, "{compared}");
    });
}

#[test]
fn examples_are_told_in_every_format() {
    run(async {
        let site = demo().await;
        let json = site.get("", "/indikatoren/BE-02/werte.json").await.text;
        assert!(json.contains("\"evidence\":\"illustrative\""), "{json}");
        let csv = site.get("", "/indikatoren/BE-02/werte.sdmx.csv").await.text;
        assert!(csv.lines().any(|line| line.contains(",illustrative,")), "{csv}");
        assert!(csv.starts_with("STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD"));
    });
}

/// Area, period and value of every value as text, in order; periods that are read in two ways are left out.
fn listed<'a>(values: impl Iterator<Item = (&'a str, Period, f64)>) -> Vec<String> {
    let plain =
        values.filter(|(_, p, _)| !matches!(p, Period::SchoolYear(_) | Period::Span { .. }));
    let mut lines: Vec<_> = plain.map(|(area, p, value)| format!("{area} {p} {value}")).collect();
    lines.sort();
    lines
}

fn stored<'a>(values: impl Iterator<Item = &'a Observation>) -> Vec<String> {
    listed(values.map(|o| (o.area.as_str(), o.period, o.value)))
}

fn from_workbook(bytes: &[u8]) -> Vec<String> {
    let table = read_back("w.xlsx", bytes);
    assert_eq!(table.summary.sheet.as_deref(), Some("Werte"));
    listed(table.candidates.iter().filter_map(|found| {
        assert!(!found.computed, "{:?} is a formula", found.place);
        Some((&*found.series.area()?.code, found.when.as_ref()?.period?, found.value?))
    }))
}

/// An entry of a workbook as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    archive.by_name(name).expect("an entry").read_to_string(&mut text).expect("UTF-8");
    text
}

#[test]
fn every_workbook_comes_back_as_it_left() {
    run(async {
        let site = demo().await;
        let catalogue = site.state.store.catalogue().await.expect("answers");
        let mut compared = 0;
        for (code, record) in &catalogue.indicators {
            let path = format!("/indikatoren/{code}/werte.xlsx");
            let answer = site.get("", &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{code}");
            assert_eq!(
                answer.bytes,
                site.get("", &path).await.bytes,
                "{code}: the same every time"
            );
            if record.observations().is_empty() {
                continue;
            }
            let expected = stored(record.observations().iter());
            assert_eq!(from_workbook(&answer.bytes), expected, "{code}");
            compared += expected.len();
        }
        assert!(compared > 200, "{compared}");
        let all = site.get("", "/indikatoren/werte.xlsx").await;
        let name = format!("indikatoren_Stand-{}.xlsx", site.state.clock.today());
        let kept = format!("attachment; filename=\"{name}\"");
        assert_eq!(all.header("content-disposition"), kept);
        let values = catalogue.indicators.values().flat_map(|r| r.observations());
        assert_eq!(from_workbook(&all.bytes), stored(values));
        assert_eq!(all.bytes, site.get("", "/indikatoren/werte.xlsx").await.bytes);
    });
}

#[test]
fn a_workbook_is_one_that_people_can_work_with() {
    run(async {
        let site = demo().await;
        let formulas = "UPDATE observation SET note = '=1+1' WHERE indicator = 'BG-04'; UPDATE source SET url = '@SUM(1)';";
        site.state.store.tamper(formulas).await.expect("taken");
        site.state.store.tamper("UPDATE meta:catalogue SET base += 1").await.expect("taken");
        let bytes = site.get("", "/indikatoren/BG-04/werte.xlsx").await.bytes;
        let book = part(&bytes, "xl/workbook.xml");
        for sheet in ["Werte", "Quellen", "Hinweise"] {
            assert!(book.contains(&format!("name=\"{sheet}\"")), "{book}");
        }
        for number in 1..=3 {
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
            assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no formula");
            assert!(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""));
            assert!(!sheet.contains("hyperlink"), "what is no address of the web is no link");
        }
        let texts = part(&bytes, "xl/sharedStrings.xml");
        assert!(texts.contains("<t>=1+1</t>") && texts.contains("<t>@SUM(1)</t>"), "as typed");
        for told in ["Beispielwert: ", "Bruch in der Zeitreihe", "Skalenrichtung", "Zielwert"] {
            assert!(texts.contains(told), "{told}");
        }
        let styles = part(&bytes, "xl/styles.xml");
        assert!(styles.contains("quotePrefix=\"1\""), "it stays a text when somebody edits it");
        for form in ["#,##0.00", "dd.mm.yyyy"] {
            assert!(styles.contains(&format!("formatCode=\"{form}\"")), "{styles}");
        }
        assert!(part(&bytes, "docProps/core.xml").contains("2018-09-03"), "no current time");
    });
}

async fn each(site: &Site, file: &str) -> Vec<String> {
    let catalogue = site.state.store.catalogue().await.expect("answers");
    let mut texts = Vec::new();
    let filled = |record: &&std::sync::Arc<IndicatorRecord>| !record.observations().is_empty();
    for record in catalogue.indicators.values().filter(filled) {
        let path = format!("/indikatoren/{}/{file}", record.indicator.code);
        texts.push(site.get("", &path).await.text);
    }
    texts
}

#[test]
fn the_file_of_all_indicators_holds_each_of_them() {
    run(async {
        let site = demo().await;
        for file in ["werte.csv", "werte.sdmx.csv"] {
            let all = site.get("", &format!("/indikatoren/{file}")).await;
            assert_eq!(all.status, StatusCode::OK);
            let (head, rows) = all.text.split_once("\r\n").expect("a head");
            let parts: String = each(&site, file)
                .await
                .iter()
                .map(|one| {
                    let (own, rows) = one.split_once("\r\n").expect("a head");
                    assert_eq!(own, head);
                    rows.to_owned()
                })
                .collect();
            assert_eq!(rows, parts, "{file}");
        }
        let all: Value = serde_json::from_str(&site.get("", "/indikatoren/werte.json").await.text)
            .expect("JSON");
        assert_eq!((&all["class"], &all["version"]), (&"collection".into(), &"2.0".into()));
        let singles: Vec<Value> = each(&site, "werte.json")
            .await
            .iter()
            .map(|one| serde_json::from_str(one).expect("JSON"))
            .collect();
        assert_eq!(all["link"]["item"], Value::from(singles));
    });
}

#[test]
fn every_chart_is_a_file_that_stands_alone() {
    run(async {
        let site = demo().await;
        let catalogue = site.state.store.catalogue().await.expect("answers");
        let mut drawn = 0;
        for (code, record) in &catalogue.indicators {
            let path = format!("/indikatoren/{code}/diagramm.svg");
            let answer = site.get("", &path).await;
            if record.observations().is_empty() {
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{code}");
                continue;
            }
            if answer.status == StatusCode::NOT_FOUND {
                continue;
            }
            drawn += 1;
            assert_eq!(answer.header("content-type"), "image/svg+xml");
            let mut reader = quick_xml::Reader::from_str(&answer.text);
            loop {
                match reader.read_event() {
                    Ok(quick_xml::events::Event::Eof) => break,
                    Ok(_) => {}
                    Err(error) => panic!("{code}: {error}"),
                }
            }
            for text in [code.as_str(), "<title", "<desc", "<style>", "class=\"sheet\""] {
                assert!(answer.text.contains(text), "{code}: {text}");
            }
            assert!(!answer.text.contains("var(--") && !answer.text.contains("url("), "{code}");
            assert_eq!(answer.text, site.get("", &path).await.text, "{code}: the same every time");
        }
        assert!(drawn > 25, "{drawn}");
        let none = site.get("", "/indikatoren/BG-04/diagramm.svg?vergleich=").await.text;
        assert!(!none.contains(">Deutschland"), "only what was asked for");
        let english = site.get("", "/en/indikatoren/BG-04/diagramm.svg").await.text;
        assert!(english.contains("Sources: "), "{english}");
    });
}

#[test]
fn pages_lead_to_every_file() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        for (page, files) in [
            (
                "/indikatoren",
                &["werte.csv", "werte.xlsx", "werte.json", "werte.sdmx.csv"].map(String::from)[..],
            ),
            (
                "/indikatoren/BG-04",
                &[
                    "werte.csv",
                    "werte.xlsx",
                    "werte.json",
                    "werte.sdmx.csv",
                    "diagramm.svg",
                    "diagramm.png",
                ]
                .map(String::from)[..],
            ),
            ("/felder/F5", &["blatt", "blatt.pdf"].map(String::from)[..]),
        ] {
            let text = site.get(&planner, page).await.text;
            for file in files {
                let path = format!("{page}/{file}");
                assert!(text.contains(&format!("href=\"{path}")), "{path}");
                assert_eq!(site.get(&planner, &path).await.status, StatusCode::OK, "{path}");
            }
        }
    });
}

/// For validators of other makers: with `KOMPASS_EXPORTS` set, the files are put there.
#[test]
fn files_are_handed_to_validators() {
    let Some(folder) = std::env::var_os("KOMPASS_EXPORTS").map(std::path::PathBuf::from) else {
        return;
    };
    run(async move {
        let site = demo().await;
        std::fs::create_dir_all(&folder).expect("a folder");
        let catalogue = site.state.store.catalogue().await.expect("answers");
        server::index::Upkeep::default().run(&site.state).await.expect("computes");
        let mut paths = vec![
            (
                "digitalisierungsgrad.xlsx".to_owned(),
                "/digitalisierungsgrad/werte.xlsx?jahr=2023".to_owned(),
            ),
            (
                "digitalisierungsgrad.index.json".to_owned(),
                "/digitalisierungsgrad/werte.json".to_owned(),
            ),
            ("indikatoren.json".to_owned(), "/indikatoren/werte.json".to_owned()),
            ("indikatoren.sdmx.csv".to_owned(), "/indikatoren/werte.sdmx.csv".to_owned()),
            ("indikatoren.xlsx".to_owned(), "/indikatoren/werte.xlsx".to_owned()),
            ("openapi.json".to_owned(), "/api/v1/openapi.json".to_owned()),
        ];
        for field in &catalogue.fields {
            let code = &field.code;
            paths.push((format!("{code}.pdf"), format!("/felder/{code}/blatt.pdf")));
            paths.push((format!("{code}-en.pdf"), format!("/en/felder/{code}/blatt.pdf")));
        }
        for (code, record) in &catalogue.indicators {
            if record.observations().is_empty() {
                continue;
            }
            for file in ["werte.json", "werte.sdmx.csv", "werte.xlsx"] {
                let ending = file.trim_start_matches("werte.");
                paths.push((format!("{code}.{ending}"), format!("/indikatoren/{code}/{file}")));
            }
            if record.areas().iter().any(|area| record.series(area).len() > 0) {
                for ending in ["svg", "png"] {
                    let path = format!("/indikatoren/{code}/diagramm.{ending}?vergleich=DE");
                    paths.push((format!("{code}.{ending}"), path));
                }
            }
        }
        for (name, path) in [
            ("R6.pdf", "/bewertungen/R6/ergebnis.pdf"),
            ("R6-mit.pdf", "/bewertungen/R6/ergebnis.pdf?namen=mit"),
            ("R6-en.pdf", "/en/bewertungen/R6/ergebnis.pdf?namen=mit"),
            ("R5.pdf", "/bewertungen/R5/ergebnis.pdf"),
            ("R5-mit.pdf", "/bewertungen/R5/ergebnis.pdf?namen=mit"),
            ("R5-en.pdf", "/en/bewertungen/R5/ergebnis.pdf?namen=mit"),
            ("R5.round.xlsx", "/bewertungen/R5/ergebnis.xlsx?namen=mit"),
        ] {
            paths.push((name.to_owned(), path.to_owned()));
        }
        let member = site.sign_in(Who::Member).await;
        for (name, path) in paths {
            let answer = site.get(&member, &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            std::fs::write(folder.join(name), &answer.bytes).expect("a file");
        }
    });
}
