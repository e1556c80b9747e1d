//! What an indicator measures, derived indicators, figures that contradict each other, samples and sources, from the form
//! to every page that shows them.

use crate::site::{Answer, Site, Who, demo, hidden, run};
use axum::http::StatusCode;
use domain::catalogue::IndicatorRecord;
use domain::key::{AreaCode, IndicatorCode};
use std::sync::Arc;

/// A derived indicator as a planner types it.
const PER_CAPITA: [(&str, &str); 15] = [
    ("token", "neu1"),
    ("code", "UP-09"),
    ("field", "F3"),
    ("name", "Investitionen je Bewilligung"),
    ("short", "Investitionen je Bewilligung"),
    ("phrase", "die Investitionen je Bewilligung"),
    ("definition", "Verbundene Investitionen durch bewilligte Anträge."),
    ("unit", "EUR"),
    ("polarity", "kontext"),
    ("kind", "outcome"),
    ("accumulation", "not_additive"),
    ("frequency", "unregelmäßig"),
    ("decimals", "0"),
    ("formula", "1000000 * [UP-03] / [UP-01]"),
    ("formula_note", "Eine Million rechnet Mio. EUR in Euro um"),
];

fn plain(answer: &Answer) -> String {
    answer.text.replace('\u{a0}', " ")
}

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

async fn record(site: &Site, code: &str) -> Arc<IndicatorRecord> {
    let catalogue = site.state.store.catalogue().await.expect("the store answers");
    catalogue.indicators[&IndicatorCode::parse(code).expect("a code")].clone()
}

/// The form as it opens, so that a change starts from what is there.
async fn opened(site: &Site, cookie: &str, code: &str) -> Vec<(String, String)> {
    let page = site.get(cookie, &format!("/indikatoren/{code}/bearbeiten")).await;
    assert_eq!(page.status, StatusCode::OK);
    let indicator = record(site, code).await.indicator.clone();
    let form = domain::indicator::form::IndicatorForm::of(&indicator);
    let typed = form.fields().map(|(name, value)| (name.to_owned(), value.to_owned()));
    let hidden = [("token", "b1".to_owned()), ("version", hidden(&page.text, "version"))];
    hidden.map(|(name, value)| (name.to_owned(), value)).into_iter().chain(typed).collect()
}

async fn send(
    site: &Site,
    cookie: &str,
    path: &str,
    fields: &[(String, String)],
    more: &[(&str, &str)],
) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    site.post(cookie, path, &with(&fields, more)).await
}

#[test]
fn a_planner_defines_an_indicator_by_formula_and_everyone_sees_its_values() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let checked = site.post(&planner, "/indikatoren", &PER_CAPITA).await;
        assert_eq!(checked.status, StatusCode::OK, "{}", checked.text);
        let page = plain(&checked);
        for text in [
            "Indikator prüfen",
            "<a href=\"/indikatoren/UP-03\">Digitalbonus: Investitionen (UP-03)</a>",
            "1.000.000 mal",
            "rund 18.179,93 EUR",
            "Mit den heutigen Werten ergibt die Formel 9 Werte",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert_eq!(site.get("", "/indikatoren/UP-09").await.status, StatusCode::NOT_FOUND);

        let save = with(&PER_CAPITA, &[("schritt", "speichern")]);
        for _ in 0..2 {
            let answer = site.post(&planner, "/indikatoren", &save).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            assert_eq!(answer.location(), "/indikatoren/UP-09?hinweis=angelegt");
        }
        let other = with(&save, &[("name", "Etwas anderes")]);
        let taken = site.post(&planner, "/indikatoren", &other).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.text.contains("id=\"e-code\""));

        let page = plain(&site.get(&planner, "/indikatoren/UP-09?hinweis=angelegt").await);
        for text in [
            "Der Indikator ist angelegt.",
            "berechnet",
            "rund 18.179,93",
            "Eine Million rechnet",
            "berechnet aus:",
            "Nicht berechnet",
            "Niedersachsen, April 2020: Es fehlt Digitalbonus: Investitionen (UP-03), Niedersachsen, April 2020.",
            "Indikator angelegt",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(
            plain(&site.get("", "/indikatoren").await).contains("Investitionen je Bewilligung")
        );
        let file = site.get("", "/indikatoren/UP-09/werte.csv").await;
        assert!(
            file.text.contains("\"UP-09\";\"DE-NI\";\"2022-05-31\";18179,9293"),
            "{}",
            file.text
        );
        let api = site.get("", "/api/v1/indikatoren/UP-09").await;
        assert!(api.text.contains("1000000 * [UP-03] / [UP-01]"), "{}", api.text);

        // Values are entered where they come from, and the result follows.
        let refused = site.get(&planner, "/indikatoren/UP-09/wert").await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let path = "/indikatoren/UP-01/wert";
        let version = hidden(&site.get(&planner, path).await.text, "version");
        let value = [
            ("token", "w1"),
            ("version", version.as_str()),
            ("period", "31.05.2022"),
            ("value", "10.000"),
            ("vintage", "2024"),
            ("source", "S021"),
            ("replacement", "revision"),
            ("schritt", "speichern"),
        ];
        let saved = site.post(&planner, path, &value).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let record = record(&site, "UP-09").await;
        let home = AreaCode::home();
        let of_may = record.series(&home).find(|o| o.period.to_string() == "2022-05-31");
        assert!((of_may.expect("computed").value - 17_500.0).abs() < 1e-6);
        let today = site.state.clock.today();
        let before = record.as_of(today - chrono::Days::new(1));
        let of_may = before.series(&home).find(|o| o.period.to_string() == "2022-05-31");
        assert!((of_may.expect("computed").value - 18_179.929).abs() < 1e-2, "as it was known");
    });
}

#[test]
fn the_derived_indicators_of_the_demonstration_name_what_is_missing() {
    run(async {
        let site = demo().await;
        let page = plain(&site.get("", "/indikatoren/UP-07").await);
        for text in [
            "6.918,76",
            "Niedersachsen, Juni 2022: Es fehlt Digitalbonus: bewilligte Anträge (UP-01), Niedersachsen, Juni 2022.",
            "/quellen/S021",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let share = record(&site, "BE-05").await;
        let newest = share.latest().expect("a value");
        assert!((newest.value - 27_600.0 / 522.0).abs() < 1e-9);
        assert!(
            plain(&site.get("", "/indikatoren/BE-05").await)
                .contains("Rahmen von 522 Mio. EUR nach Quelle S102")
        );
    });
}

#[test]
fn what_is_wrong_with_a_formula_is_said_with_its_place() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        for (formula, text) in [
            ("[UP-02] / ", "Stelle 10: Die Formel endet zu früh. Erwartet wird eine Zahl"),
            ("2,5 * [UP-02]", "Stelle 2 („,5 * [UP-02]“): Ein Komma ist in Formeln mehrdeutig."),
            ("wurzel([UP-02])", "Das ist keine Funktion."),
            ("[XX-99]", "Den Indikator „XX-99“ gibt es nicht."),
            ("[UP-02@XX]", "Das Gebiet „XX“ gibt es nicht."),
            ("[UP-09] + 1", "im Kreis voneinander berechnet: UP-09"),
        ] {
            let fields = with(&PER_CAPITA, &[("formula", formula)]);
            let answer = site.post(&planner, "/indikatoren", &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{formula}");
            let page = plain(&answer);
            assert!(page.contains("id=\"e-formula\""), "{formula}: {page}");
            assert!(page.contains(text), "{formula}: {page}");
        }
        // Over another indicator, too.
        let save = with(&PER_CAPITA, &[("schritt", "speichern")]);
        assert_eq!(site.post(&planner, "/indikatoren", &save).await.status, StatusCode::SEE_OTHER);
        let fields = opened(&site, &planner, "UP-07").await;
        let round = [("formula", "[UP-09] * 2"), ("from", "01.01.2020"), ("reason", "Probe")];
        let path = "/indikatoren/UP-07/bearbeiten";
        let save = with(&round, &[("schritt", "speichern")]);
        let answer = send(&site, &planner, path, &fields, &save).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let fields = opened(&site, &planner, "UP-09").await;
        let round = [("formula", "[UP-07] / 2"), ("from", "01.01.2020"), ("reason", "Probe")];
        let path = "/indikatoren/UP-09/bearbeiten";
        let answer = send(&site, &planner, path, &fields, &round).await;
        assert!(plain(&answer).contains("UP-07 → UP-09"), "{}", answer.text);
    });
}

#[test]
fn a_changed_definition_is_a_new_version_and_may_break_the_series() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = "/indikatoren/BG-04/bearbeiten";
        let fields = opened(&site, &planner, "BG-04").await;
        let other = [("denominator", "alle Wohnungen")];
        let refused = send(&site, &planner, path, &fields, &other).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["e-from", "e-reason"] {
            assert!(refused.text.contains(&format!("id=\"{field}\"")), "{field}");
        }
        let dated = [
            ("denominator", "alle Wohnungen"),
            ("from", "01.01.2024"),
            ("reason", "Das Gigabit-Grundbuch zählt jetzt Wohnungen"),
            ("breaks", "ja"),
        ];
        let checked = plain(&send(&site, &planner, path, &fields, &dated).await);
        for text in [
            "Neue Fassung der Definition",
            "alle Haushalte",
            "alle Wohnungen",
            "mit früheren Werten nicht vergleichbar",
        ] {
            assert!(checked.contains(text), "{text} in {checked}");
        }
        let save = with(&dated, &[("schritt", "speichern")]);
        let saved = send(&site, &planner, path, &fields, &save).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let page = plain(&site.get(&planner, "/indikatoren/BG-04").await);
        for text in [
            "Fassung 2, für Werte ab 01.01.2024; mit früheren Werten nicht vergleichbar",
            "Fassung 1",
            "Das Gigabit-Grundbuch zählt jetzt Wohnungen",
            "neue Definition: mit früheren Werten nicht vergleichbar",
            "Indikator geändert",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(record(&site, "BG-04").await.previous().is_none(), "nothing across the break");
        let late = send(
            &site,
            &planner,
            path,
            &fields,
            &[("note", "Zu spät"), ("from", "01.01.2026"), ("reason", "Probe")],
        )
        .await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("Zu spät") && late.text.contains("Jemand war schneller"));
    });
}

#[test]
fn a_formula_can_be_taken_away_again() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = "/indikatoren/UP-07/bearbeiten";
        let fields = opened(&site, &planner, "UP-07").await;
        let without = [
            ("formula", ""),
            ("from", "01.01.2027"),
            ("reason", "Wird künftig geliefert"),
            ("schritt", "speichern"),
        ];
        let saved = send(&site, &planner, path, &fields, &without).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let record = record(&site, "UP-07").await;
        assert!(!record.indicator.is_derived() && record.observations().is_empty());
        assert!(site.get(&planner, "/indikatoren/UP-07/wert").await.status.is_success());
    });
}

/// T09: the index of 2020 is 58 by one page and 56 by another.
#[test]
fn of_two_figures_one_is_decided_to_count_with_a_reason() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let page = plain(&site.get(&planner, "/indikatoren/DR-07").await);
        assert!(page.contains("als maßgeblich festgelegt ist noch kein Wert"), "{page}");
        assert!(page.contains("/indikatoren/DR-07/massgeblich/m0065"), "{page}");
        let germany = AreaCode::parse("DE").expect("a code");
        let of_2020 = |record: &IndicatorRecord| {
            record.series(&germany).find(|o| o.period.to_string() == "2020").map(|o| o.value)
        };
        assert_eq!(of_2020(&*record(&site, "DR-07").await), Some(58.0));

        let path = "/indikatoren/DR-07/massgeblich/m0065";
        let form = site.get(&planner, path).await;
        let version = hidden(&form.text, "version");
        let empty = [("token", "d1"), ("version", version.as_str())];
        let refused = site.post(&planner, path, &empty).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let decided = with(&empty, &[("reason", "Die Zahl steht so im Bericht")]);
        for _ in 0..2 {
            let saved = site.post(&planner, path, &decided).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        }
        let record = record(&site, "DR-07").await;
        assert_eq!((of_2020(&record), record.decisions().len()), (Some(56.0), 1));
        let page = plain(&site.get(&planner, "/indikatoren/DR-07?hinweis=massgeblich").await);
        for text in [
            "Der maßgebliche Wert ist festgelegt.",
            "Maßgeblich ist 56 Punkte. Begründung: Die Zahl steht so im Bericht",
            "Maßgeblicher Wert festgelegt",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let file = site.get("", "/indikatoren/DR-07/werte.csv").await;
        assert_eq!(file.text.matches(";\"ja\"").count(), 1, "{}", file.text);
        // The day before knew nothing of it.
        let before = record.as_of(site.state.clock.today() - chrono::Days::new(1));
        assert_eq!(of_2020(&before), Some(58.0));
        let late = site.post(&planner, path, &with(&decided, &[("token", "d2")])).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for missing in ["m0001", "nichts", "m0064x"] {
            let path = format!("/indikatoren/DR-07/massgeblich/{missing}");
            assert_eq!(site.get(&planner, &path).await.status, StatusCode::NOT_FOUND, "{missing}");
        }
    });
}

#[test]
fn a_figure_of_another_source_stands_beside_and_does_not_count_by_itself() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = "/indikatoren/BG-04/wert";
        let version = hidden(&site.get(&planner, path).await.text, "version");
        let value = [
            ("token", "w1"),
            ("version", version.as_str()),
            ("period", "31.12.2024"),
            ("value", "61"),
            ("vintage", "2025"),
            ("source", "S052"),
            ("replacement", "beside"),
            ("schritt", "speichern"),
        ];
        let same = site.post(&planner, path, &with(&value, &[("source", "S051")])).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY, "the same source revises itself");
        let saved = site.post(&planner, path, &value).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let record = record(&site, "BG-04").await;
        assert_eq!(record.latest().map(|o| o.value), Some(63.38));
        let page = plain(&site.get(&planner, "/indikatoren/BG-04").await);
        assert!(page.contains("/indikatoren/BG-04/massgeblich/w1"), "{page}");
        assert!(page.contains("Gezeigt und bewertet wird 63,38 %"), "{page}");
    });
}

/// T13: 487 answers in 2025, 280 in 2023.
#[test]
fn a_change_that_chance_can_make_is_called_none() {
    run(async {
        let site = demo().await;
        let page = plain(&site.get("", "/indikatoren/DR-03").await);
        for text in [
            "Gegenüber 2023 ist das keine erkennbare Veränderung: Der Unterschied beträgt −7,0 Prozentpunkte",
            "Grundlage sind 280 und 487 Antworten.",
            "n = 487",
            "Zufallsbereich 31,7 bis 40,3",
            "senkrechter Strich: Zufallsbereich der Stichprobe (95 %)",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let other = plain(&site.get("", "/indikatoren/DR-02").await);
        assert!(other.contains("mehr, als der Zufall der Stichproben erklärt"), "{other}");
        // T05: the denominator stands beside every share.
        let share = plain(&site.get("", "/indikatoren/BE-02").await);
        for text in ["276 von 522 Mio. EUR", "297 von 465 Mio. EUR", "bezogen auf 470 Mio. EUR"] {
            assert!(share.contains(text), "{text} in {share}");
        }
    });
}

#[test]
fn numerator_denominator_and_part_are_checked_where_a_value_is_entered() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = "/indikatoren/BE-02/wert";
        let version = hidden(&site.get(&planner, path).await.text, "version");
        let value = [
            ("token", "w1"),
            ("version", version.as_str()),
            ("period", "31.03.2023"),
            ("value", "80"),
            ("vintage", "2025"),
            ("source", "S102"),
            ("numerator", "400"),
            ("denominator", "500"),
        ];
        for (more, field, text) in [
            (&[("numerator", "300")][..], "denominator", "Zähler und Nenner ergeben 60,0"),
            (&[("denominator", "")], "denominator", "füllen Sie dieses Feld aus"),
            (&[("sample", "0")], "sample", "ganze Zahl ab 1"),
            (&[("low", "81"), ("high", "90")], "low", "nicht in diesem Bereich"),
            (&[("low", "90"), ("high", "70")], "high", "muss größer sein"),
        ] {
            let answer = site.post(&planner, path, &with(&value, more)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
            let page = plain(&answer);
            assert!(page.contains(&format!("id=\"e-{field}\"")), "{field}: {page}");
            assert!(page.contains(text), "{text}: {page}");
        }
        let checked = plain(&site.post(&planner, path, &value).await);
        assert!(checked.contains("Die Bezugsgröße ist eine andere"), "{checked}");
        let part =
            with(&value, &[("size_class", "unter 50 Beschäftigte"), ("schritt", "speichern")]);
        let saved = site.post(&planner, path, &part).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let record = record(&site, "BE-02").await;
        assert_ne!(record.latest().map(|o| o.value), Some(80.0), "a part is not the whole");
        let page = plain(&site.get("", "/indikatoren/BE-02").await);
        assert!(page.contains("nur unter 50 Beschäftigte"), "{page}");
        let file = site.get("", "/indikatoren/BE-02/werte.csv").await;
        assert!(file.text.contains(";400;500;;;;\"\";\"unter 50 Beschäftigte\";"), "{}", file.text);
        // The whole area has no value for that day yet, so nothing is replaced.
        let version = hidden(&site.get(&planner, path).await.text, "version");
        let whole =
            with(&value, &[("token", "w2"), ("version", &version), ("schritt", "speichern")]);
        let saved = site.post(&planner, path, &whole).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    });
}

/// J05: the same period again asks which of the two it is, and nothing is overwritten.
#[test]
fn the_same_period_again_asks_revision_or_correction() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = "/indikatoren/BG-04/wert";
        let version = hidden(&site.get(&planner, path).await.text, "version");
        let value = [
            ("token", "w1"),
            ("version", version.as_str()),
            ("period", "31.12.2024"),
            ("value", "63,40"),
            ("vintage", "2026"),
            ("source", "S051"),
        ];
        let asked = site.post(&planner, path, &value).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = plain(&asked);
        for text in [
            "Revision oder Korrektur?",
            "Für diesen Zeitraum steht bisher 63,38 %. Beide Werte bleiben lesbar.",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let without = [("vintage", ""), ("source", "")];
        let page = plain(&site.post(&planner, path, &with(&value, &without)).await);
        assert!(page.contains("id=\"e-vintage\"") && page.contains("id=\"e-source\""));
        let revised = with(&value, &[("replacement", "revision")]);
        let checked = plain(&site.post(&planner, path, &revised).await);
        for text in ["Alter Wert", "63,38 %", "63,4 %", "64,5 %", "im Plan"] {
            assert!(checked.contains(text), "{text} in {checked}");
        }
        let save = with(&revised, &[("schritt", "speichern")]);
        assert_eq!(site.post(&planner, path, &save).await.status, StatusCode::SEE_OTHER);
        let page = plain(&site.get("", "/indikatoren/BG-04").await);
        assert!(page.contains("<del>63,38</del>") && page.contains("ersetzt"), "{page}");
    });
}

/// J07: 108.9, in the next edition 110.5; −1.9 from there to 2023, and −0.3 from the figure first published.
#[test]
fn a_revision_of_a_source_shows_both_figures_and_both_changes() {
    run(async {
        let site = demo().await;
        let page = plain(&site.get("", "/indikatoren/DR-08").await);
        for text in [
            "108,9 Punkte (Stand 2023)",
            "110,5 Punkte (Stand 2024)",
            "2022 → 2023: −1,9 (nach dem zuerst veröffentlichten Wert: −0,3)",
        ] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let then = plain(&site.get("", "/indikatoren/DR-08?stand=31.12.2023").await);
        assert!(then.contains("Stand vom 31. Dezember 2023"), "{then}");
        assert!(then.contains("108,9") && !then.contains("110,5 Punkte"), "{then}");
        let file = |text: String| text.matches("\"DR-08\";\"DE\";\"2022\"").count();
        let now = site.get("", "/indikatoren/DR-08/werte.csv").await.text;
        let old = site.get("", "/indikatoren/DR-08/werte.csv?stand=2023-12-31").await.text;
        assert_eq!((file(now), file(old)), (2, 1));
    });
}

#[test]
fn a_source_names_the_values_that_rest_on_it_and_is_linked_where_it_is_cited() {
    run(async {
        let site = demo().await;
        let list = plain(&site.get("", "/quellen").await);
        assert!(list.contains("119 Quellen"), "{list}");
        let found = plain(&site.get("", "/quellen?suche=gigabit").await);
        assert!(found.contains("/quellen/S051") && !found.contains("/quellen/S021\""), "{found}");
        let page = plain(&site.get("", "/quellen/S051").await);
        for text in ["63,38 %", "39,79 %", "/indikatoren/BG-04"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert_eq!(site.get("", "/quellen/S999").await.status, StatusCode::NOT_FOUND);
        assert!(site.get("", "/indikatoren/BG-04").await.text.contains("href=\"/quellen/S051\""));
        assert!(
            site.get("", "/en/indikatoren/BG-04").await.text.contains("href=\"/en/quellen/S051\"")
        );
        assert!(site.get("", "/massnahmen/digitalbonus").await.text.contains("href=\"/quellen/"));
    });
}
