//! The degree of digitalisation on the demonstration data: computed once, read by every page and file.

use crate::site::{OWN, Site, Who, demo, demo_with, hidden, run};
use axum::http::StatusCode;
use server::index::Upkeep;

const PAGE: &str = "/digitalisierungsgrad";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace("<!>", "")
}

async fn computed() -> Site {
    let site = demo().await;
    let years = Upkeep::default().run(&site.state).await.expect("computes");
    assert!(years > 10, "{years} years");
    site
}

/// The worked example of the council: nine invented values of 2023, six of seven fields.
#[test]
fn the_page_tells_the_worked_example_and_that_published_values_give_none() {
    run(async {
        let site = computed().await;
        let page = site.get("", &format!("{PAGE}?jahr=2023")).await;
        assert_eq!(page.status, StatusCode::OK);
        let page = plain(&page.text);
        for text in [
            "Digitalisierungsgrad Niedersachsen 2023: 67,2 von 100 Punkten</h1>",
            "Abdeckung: 6 von 7 Feldern.",
            "<span class=\"wk-tag\">Beispielwert</span>",
            "Aus veröffentlichten Werten: kein Wert",
            "nötig sind 5.",
            "Ohne Wert, und deshalb nicht eingerechnet: Digitalberatung.",
            "Was sich von 2022 auf 2023 geändert hat",
            "Was für 70,0 Punkte nötig wäre",
            "ohne „Fachkräftepotenzial“",
            "geometrisches Mittel über die Felder",
            "Die Vergleichsländer sind erfunden.",
            "id=\"veraenderung-w-t\"",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(page.contains(">65,1<"), "the geometric mean among the variants");
        assert!(!page.contains("style=\"") && !page.contains("NaN"));
        let newest = plain(&site.get("", PAGE).await.text);
        assert!(newest.contains("Digitalisierungsgrad Niedersachsen 2025:"), "{newest}");
        let english = plain(&site.get("", &format!("/en{PAGE}?jahr=2023")).await.text);
        assert!(english.contains("2023: 67.2 of 100 points"), "{english}");
    });
}

#[test]
fn computing_again_changes_nothing_and_a_new_value_changes_its_year_alone() {
    run(async {
        let site = computed().await;
        assert_eq!(Upkeep::default().run(&site.state).await.expect("computes"), 0);
        let store = &site.state.store;
        let before = store.index_results().await.expect("answers");
        let change = "UPDATE observation SET value = 96.0 WHERE indicator = 'BE-02' AND area = 'DE-NI' \
                      AND period = '2023' AND evidence = 'illustrative'";
        store.tamper(change).await.expect("taken");
        store.tamper("UPDATE meta:catalogue SET base += 1").await.expect("taken");
        // Two editions; the year itself, and the year after, whose change counts from it.
        assert_eq!(Upkeep::default().run(&site.state).await.expect("computes"), 4);
        let after = store.index_results().await.expect("answers");
        assert_eq!(before.len(), after.len());
    });
}

#[test]
fn before_anything_is_computed_the_page_says_so() {
    run(async {
        let site = demo().await;
        let page = site.get("", PAGE).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text.contains("noch kein Wert"), "{}", page.text);
    });
}

#[test]
fn a_stranger_gets_inputs_method_and_result() {
    run(async {
        let site = computed().await;
        let csv = site.get("", &format!("{PAGE}/werte.csv")).await.text;
        assert!(csv.contains("\"2023\";\"DE-NI\";\"Indikator\";\"FK-01\""), "{csv}");
        assert!(csv.contains("\"Beispielwert\""));
        let json = site.get("", &format!("{PAGE}/werte.json")).await.text;
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let results = json["results"].as_array().expect("results");
        let year = results.iter().find(|result| result["year"] == 2023).expect("2023");
        let value = year["value"].as_f64().expect("a number");
        assert!((value - 67.2181).abs() < 5e-5, "{value}");
        assert_eq!(year["coverage"]["present"], 6);
        assert_eq!(json["method"]["across"]["aggregation"], "arithmetic");
        let workbook = site.get("", &format!("{PAGE}/werte.xlsx?jahr=2023")).await;
        assert_eq!(workbook.status, StatusCode::OK);
    });
}

#[test]
fn other_weights_are_an_address_and_nonsense_is_told_at_its_field() {
    run(async {
        let site = computed().await;
        let path = format!("{PAGE}/was-waere-wenn");
        let page = plain(&site.get("", &format!("{path}?g7=3&mittel=arithmetic")).await.text);
        assert!(page.contains("nach dem bisherigen Verfahren sind es"), "{page}");
        assert!(page.contains("6 von 7 Feldern"));
        assert!(page.contains("Der Rang unter 3 Gebieten"));
        assert!(page.contains("g7=3&amp;mittel=arithmetic"), "the address of the view");
        for query in
            ["g1=-1", "g1=x", "g1=1e400", "g1=NaN", "mittel=copeland", "g1=%00", "g1=1&g1=2&a[b]=c"]
        {
            let answer = site.get("", &format!("{path}?{query}")).await;
            assert!(answer.status.as_u16() < 500, "{query}: {}", answer.status);
        }
        let refused = site.get("", &format!("{path}?g1=-1")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("id=\"e-g1\""));
    });
}

/// J08: a proposal with a paper; only what is in force changes the page, and from its day on.
#[test]
fn a_proposal_comes_into_force_by_a_resolution_alone() {
    run(async {
        let site = computed().await;
        let planner = site.sign_in(Who::Planner).await;
        let fields = [
            ("token", "i-neu"),
            ("g7", "3"),
            ("mittel", "arithmetic"),
            ("title", "Fachkräfte dreifach"),
            ("state", "vorgeschlagen"),
            ("paper", ""),
            ("reason", "Vorlage der Planung"),
        ];
        let vorschlag = format!("{PAGE}/vorschlag");
        let refused = site.post(&planner, &vorschlag, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            refused.text.contains("id=\"e-paper\"") && refused.text.contains("Fachkräfte dreifach")
        );
        let mut fields = fields;
        fields[5].1 = "Vorlage 7/4 (Demo)";
        let sent = site.post(&planner, &vorschlag, &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let twice = site.post(&planner, &vorschlag, &fields).await;
        assert_eq!(twice.location(), sent.location());

        let before = plain(&site.get("", &format!("{PAGE}?jahr=2023")).await.text);
        assert!(before.contains("67,2 von 100 Punkten"));
        let edition = format!("{PAGE}/verfahren/i-neu");
        let secretariat = site.sign_in(Who::Secretariat).await;
        let version = hidden(&site.get(&secretariat, &edition).await.text, "version");
        let step =
            [("decided_in", "Beschluss 7/4 (Demo)"), ("from", "01.01.2020"), ("version", &version)];
        let adopt = format!("{edition}/in-kraft");
        assert_eq!(site.post(&planner, &adopt, &step).await.status, StatusCode::NOT_FOUND);
        let early = site.post(&secretariat, &adopt, &step).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "before the edition in force");
        let step =
            [("decided_in", "Beschluss 7/4 (Demo)"), ("from", "01.01.2024"), ("version", &version)];
        let done = site.post(&secretariat, &adopt, &step).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let again = site.post(&secretariat, &adopt, &step).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it is in force already");

        Upkeep::default().run(&site.state).await.expect("computes");
        let after = plain(&site.get("", &format!("{PAGE}?jahr=2023")).await.text);
        assert!(after.contains("Verfahren Nr. 3: Fachkräfte dreifach"), "{after}");
        assert!(!after.contains("67,2 von 100 Punkten"));
        let held = plain(&site.get("", &format!("{PAGE}/verfahren/I1")).await.text);
        assert!(held.contains("2025: "), "the earlier edition keeps its results: {held}");
        let changes = plain(&site.get(&secretariat, "/aenderungen").await.text);
        assert!(
            changes.contains("Verfahren des Digitalisierungsgrads in Kraft gesetzt"),
            "{changes}"
        );
    });
}

#[test]
fn a_draft_is_hidden_from_visitors() {
    run(async {
        let site = computed().await;
        let planner = site.sign_in(Who::Planner).await;
        let fields = [
            ("token", "i-entwurf"),
            ("title", "Nur ein Entwurf"),
            ("state", "entwurf"),
            ("reason", "Noch in Arbeit"),
        ];
        let sent = site.post(&planner, &format!("{PAGE}/vorschlag"), &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let path = format!("{PAGE}/verfahren/i-entwurf");
        assert_eq!(site.get("", &path).await.status, StatusCode::NOT_FOUND);
        assert!(!site.get("", &format!("{PAGE}/verfahren")).await.text.contains("Nur ein Entwurf"));
        let member = site.sign_in(Who::Member).await;
        assert_eq!(site.get(&member, &path).await.status, StatusCode::OK);
        let version = hidden(&site.get(&planner, &path).await.text, "version");
        let lay = [("paper", "Vorlage 7/9 (Demo)"), ("version", version.as_str())];
        let laid = site.post(&planner, &format!("{path}/vorlage"), &lay).await;
        assert_eq!(laid.status, StatusCode::SEE_OTHER, "{}", laid.text);
        assert_eq!(site.get("", &path).await.status, StatusCode::OK);
    });
}

/// Only drafts are changed; every part of a method has its form, and nonsense is told at its field.
#[test]
fn a_draft_is_copied_changed_and_refused_by_name() {
    run(async {
        let site = computed().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = format!("{PAGE}/verfahren/I1/entwurf");
        let copied = site.post(&planner, &path, &[("token", "i3")]).await;
        assert_eq!(copied.location(), format!("{PAGE}/verfahren/i3"));
        let draft = format!("{PAGE}/verfahren/i3");
        let page = plain(&site.get(&planner, &draft).await.text);
        assert!(page.contains("Entwurf ändern") && page.contains("Feste Zielpunkte"), "{page}");

        let element = format!("{draft}/indikatoren/BE-02");
        let form = site.get(&planner, &element).await.text;
        assert!(form.contains("value=\"100\""));
        let version = hidden(&form, "version");
        let fields = |kind: &'static str, worst: &'static str, best: &'static str| {
            [
                ("counts", "ja"),
                ("weight", "1"),
                ("kind", kind),
                ("worst", worst),
                ("best", best),
                ("cap", "ja"),
            ]
        };
        for (fields, field, told) in [
            (fields("goalposts", "50", "50"), "kind", "Schlechtester und bester Wert sind gleich"),
            (fields("goalposts", "90", "10"), "kind", "Bitte tauschen Sie die beiden"),
            (fields("rank", "0", "1"), "kind", "andere Skala"),
            (fields("goalposts", "", "1"), "worst", ""),
            (fields("goalposts", "1e308", "NaN"), "worst", ""),
        ] {
            let mut sent = fields.to_vec();
            sent.push(("version", &version));
            let refused = site.post(&planner, &element, &sent).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{sent:?}");
            let text = plain(&refused.text);
            assert!(
                text.contains(&format!("id=\"e-{field}\"")) && text.contains(told),
                "{told}: {text}"
            );
        }
        let mut sent = fields("goalposts", "20", "80").to_vec();
        sent.push(("version", &version));
        let saved = site.post(&planner, &element, &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let again = site.post(&planner, &element, &sent).await;
        assert_eq!(again.status, StatusCode::CONFLICT, "the version is an earlier one");

        let levels = format!("{draft}/stufen");
        let version = hidden(&site.get(&planner, &levels).await.text, "version");
        let mut sent = vec![
            ("title", "Geometrisch ab eins"),
            ("reason", "Schwache Felder sollen zählen."),
            ("ends", "1"),
            ("within_mean", "arithmetic"),
            ("within_weighting", "set"),
            ("within_cover", "66 %"),
            ("across_mean", "geometric"),
            ("across_weighting", "set"),
            ("across_cover", "9"),
            ("imputation", "none"),
            ("outliers", "keep"),
            ("version", version.as_str()),
        ];
        sent.extend(["g1", "g2", "g3", "g4", "g5", "g6", "g7"].map(|name| (name, "1")));
        let refused = site.post(&planner, &levels, &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&refused.text).contains("So viele gibt es nicht"), "9 of 7 fields");
        sent[8].1 = "5";
        let saved = site.post(&planner, &levels, &sent).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let catalogue = site.state.store.catalogue().await.expect("answers");
        let edition = catalogue.editions.iter().find(|e| e.id.as_str() == "i3").expect("there");
        let method = edition.method.draft();
        assert_eq!(method.across.aggregation, domain::index::Aggregation::Geometric);
        assert!((method.scale.low - 1.0).abs() < 1e-9);
        assert_eq!(edition.title, "Geometrisch ab eins");
        let journal = plain(&site.get(&planner, "/aenderungen").await.text);
        assert!(
            journal.contains("Entwurf eines Verfahrens des Digitalisierungsgrads geändert"),
            "{journal}"
        );
        // What is proposed or in force has no such form.
        for id in ["I1", "I2"] {
            let path = format!("{PAGE}/verfahren/{id}/stufen");
            assert_eq!(site.get(&planner, &path).await.status, StatusCode::NOT_FOUND);
        }
        // The draft gives a result of its own, and the page keeps the one in force.
        Upkeep::default().run(&site.state).await.expect("computes");
        let page = plain(&site.get("", &format!("{PAGE}?jahr=2023")).await.text);
        assert!(page.contains("67,2 von 100 Punkten"));
        let own = plain(&site.get(&planner, &draft).await.text);
        assert!(own.contains("Ergebnis nach diesem Verfahren"), "{own}");
    });
}

#[test]
fn the_robustness_page_tells_sensitivities_and_warnings_in_plain_words() {
    run(async {
        let site = computed().await;
        let page = plain(&site.get("", &format!("{PAGE}/robustheit")).await.text);
        for text in [
            "Woran es am meisten liegt",
            "Am meisten hängt der Wert an dieser Entscheidung",
            "Worauf zu achten ist",
            "Lesen Sie die Zahlen als Hinweise",
            "Cronbachs Alpha",
            "Gewichte, wie sie sich allein aus den Daten ergäben",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(!page.contains("NaN"));
        let alike = "Diese Paare sagen fast dasselbe. Zusammen zählen sie doppelt.";
        assert_eq!(page.matches(alike).count(), 1, "said once, whatever the number of pairs");
        assert!(
            page.contains("„Bildungseinrichtungen“ und „Digitaler Reifegrad“ (r = 0,92"),
            "{page}"
        );
    });
}

/// Three weeks before the council adopted its first method there is a proposal, and years with one value.
#[test]
fn before_a_method_holds_the_page_says_whose_figures_it_shows() {
    run(async {
        let notice = "gilt noch kein beschlossenes Verfahren. Gerechnet ist mit Verfahren Nr. 2: vorgeschlagen.";
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        Upkeep::default().run(&site.state).await.expect("computes");
        let page = plain(&site.get("", PAGE).await.text);
        assert!(page.contains(&format!("Am 28.05.2020 {notice}")), "{page}");
        assert!(page.contains("2020: 25,6 Punkte."), "one value has not come from anywhere");
        assert!(!page.contains("Von 25,6 Punkten (2020) auf"), "{page}");
        let today = plain(&computed().await.get("", PAGE).await.text);
        assert!(!today.contains(notice), "today one holds");
    });
}

/// Two years by two methods: the parts are those of the explanation, and the weights or rules have a part.
#[test]
fn a_change_between_years_and_methods_is_taken_apart() {
    run(async {
        let site = computed().await;
        let path =
            format!("{PAGE}/veraenderung?von=2022&bis=2023&verfahren_von=I1&verfahren_bis=I2");
        let page = plain(&site.get("", &path).await.text);
        assert!(page.contains("Was sich von 2022, Nr. 1 auf 2023, Nr. 2 geändert hat"), "{page}");
        assert!(page.contains("Andere Rechenregeln machen"), "{page}");
        assert!(page.contains("id=\"veraenderung-w-t\""));
        for query in
            ["von=x&bis=99999999999", "von=2023&bis=2022", "verfahren_von=%00", "von=1e308"]
        {
            let answer = site.get("", &format!("{PAGE}/veraenderung?{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{query}");
            assert!(!answer.text.contains("NaN"), "{query}");
        }
    });
}
