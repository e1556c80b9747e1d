//! Indikationsfelder on the demonstration data: every field has its page and its sheet, every indicator is on both.

use crate::site::{demo, run};
use axum::http::StatusCode;

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("<!>", "")
}

#[test]
fn every_indicator_stands_on_the_page_and_the_sheet_of_its_field() {
    run(async {
        let site = demo().await;
        let catalogue = site.state.store.catalogue().await.expect("answers");
        assert_eq!(catalogue.fields.len(), 7);
        for field in &catalogue.fields {
            for path in [format!("/felder/{}", field.code), format!("/felder/{}/blatt", field.code)]
            {
                let page = site.get("", &path).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                for record in catalogue.indicators_of(&field.code) {
                    let link = format!("href=\"/indikatoren/{}\"", record.indicator.code);
                    assert!(page.text.contains(&link), "{link} on {path}");
                }
                assert!(!page.text.contains("style=\""), "{path}");
            }
        }
    });
}

#[test]
fn fields_that_do_not_exist_are_not_found() {
    run(async {
        let site = demo().await;
        for path in
            ["/felder/F8", "/felder/x%20y", "/felder/F8/blatt", "/felder/%3Cscript%3E/blatt"]
        {
            assert_eq!(site.get("", path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

/// Households with fibre: at the end of 2023 three Länder and Germany can be compared.
#[test]
fn the_page_of_an_indicator_ranks_what_can_be_compared_and_refuses_the_rest() {
    run(async {
        let site = demo().await;
        for (code, sentence) in [
            (
                "BG-04",
                "Niedersachsen mehr als 54 %, Rang 2 von 3 vergleichbaren Ländern; Deutschland 32,1 %.",
            ),
            (
                "BG-06",
                "Niedersachsen 77,5 %, Rang 2 von 2 vergleichbaren Ländern; Deutschland 76,9 %.",
            ),
            (
                "FK-01",
                "Niedersachsen 1,8 % (Beispielwert), ohne Rang unter 9 vergleichbaren Ländern",
            ),
            (
                "DR-08",
                "Kein Rang: Die Quelle nennt Werte nur für Gruppen von Ländern (Ländergruppe Nord, ",
            ),
            ("DR-03", "Kein Rang: Der Indikator dient der Einordnung"),
            ("BB-03", "Breitbandanschluss, nicht nur Glasfaser"),
        ] {
            let page = plain(&site.get("", &format!("/indikatoren/{code}")).await.text);
            assert!(page.contains("Niedersachsen im Vergleich</h2>"), "{code}");
            let from = page.find("id=\"im-vergleich\"").unwrap_or_default();
            assert!(page[from..].contains(sentence), "{code}: {sentence}");
        }
        let alone = site.get("", "/indikatoren/UP-01").await.text;
        assert!(!alone.contains("im-vergleich"), "only Lower Saxony has values");
    });
}
