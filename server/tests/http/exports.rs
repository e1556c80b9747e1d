//! What leaves in the formats of statistical offices is what the product's own readers of such files get back.

use crate::site::{demo, run};
use axum::http::StatusCode;
use domain::period::Period;
use server::import::{Limits, Table, propose_mapping, read, recognise};
use std::collections::BTreeMap;
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
        assert!(csv.lines().any(|line| line.ends_with(",illustrative")), "{csv}");
        assert!(csv.starts_with("STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD"));
    });
}
