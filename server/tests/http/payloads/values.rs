//! Texts of values, on pages and in the file.

use super::files::{FORMULAS, is_formula, rows};
use super::{all_shown, harmless, packed, payloads, saved, short};
use crate::html::Judge;
use crate::site::{Site, Who, demo, hidden, run};

async fn values(site: &Site, judge: &mut Judge, texts: &[String], max: usize, first_year: i32) {
    let planner = site.sign_in(Who::Planner).await;
    let path = "/indikatoren/BG-04/wert";
    for (number, text) in packed(texts, max).iter().enumerate() {
        let edit = site.get(&planner, path).await;
        let version = hidden(&edit.text, "version");
        let place = i32::try_from(number).expect("few");
        let quarter = format!("{}-Q{}", first_year + place / 4, place % 4 + 1);
        let token = format!("v{}", quarter.to_lowercase().replace('-', ""));
        let vintage = short(&texts[number % texts.len()]);
        let fields = [
            ("period", quarter.as_str()),
            ("value", "12,5"),
            ("vintage", vintage),
            ("note", text),
            ("evidence", "illustrative"),
            ("version", &version),
            ("token", &token),
        ];
        let mut wrong = fields;
        (wrong[0].1, wrong[1].1) = (text, text);
        judge.look("refused", &site.post(&planner, path, &wrong).await);
        judge.look("check", &site.post(&planner, path, &fields).await);
        let save = [&fields[..], &[("schritt", "speichern")]].concat();
        saved(&site.post(&planner, path, &save).await, text);
        if number % 10 == 0 {
            for path in ["/indikatoren/BG-04", "/indikatoren/BG-04?werte=alle", "/aenderungen"] {
                judge.look(path, &site.get(&planner, path).await);
            }
        }
    }
    for path in ["/indikatoren/BG-04?werte=alle", "/en/indikatoren/BG-04?werte=alle"] {
        judge.look(path, &site.get("", path).await);
    }
}

#[test]
fn no_text_of_a_value_becomes_markup_or_formula() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        // Enough of them for pages of values.
        values(&site, &mut judge, &harmless(60), 1, 1950).await;
        let all = payloads();
        judge.expect(&all);
        values(&site, &mut judge, &all, 590, 1970).await;
        all_shown(&judge, all.len());

        let planner = site.sign_in(Who::Planner).await;
        for (number, formula) in FORMULAS.iter().enumerate() {
            let path = "/indikatoren/BG-04/wert";
            let version = hidden(&site.get(&planner, path).await.text, "version");
            let (year, token) = ((1990 + number).to_string(), format!("f{number}"));
            let fields = [
                ("period", year.as_str()),
                ("value", "-12,5"),
                ("vintage", formula),
                ("note", formula),
                ("evidence", "illustrative"),
                ("version", &version),
                ("token", &token),
                ("schritt", "speichern"),
            ];
            let mut positive = fields;
            positive[1].1 = "12,5";
            saved(&site.post(&planner, path, &positive).await, formula);
        }
        let file = site.get("", "/indikatoren/BG-04/werte.csv").await;
        let name = format!("BG-04_Stand-{}.csv", site.state.clock.today());
        let rows = rows(&file, &name);
        let mut guarded = 0;
        for (column, cell) in rows.iter().flat_map(|row| row.iter().enumerate()) {
            guarded += usize::from(cell.starts_with('\''));
            // The sign for „exakt" alone is no formula, and values are numbers.
            assert!(!is_formula(cell) || cell == "=" || column == 3, "{cell:?}");
            assert!(column != 3 || cell.replace(',', ".").parse::<f64>().is_ok(), "{cell:?}");
        }
        assert!(rows.len() > 80 && guarded >= 25, "{} rows, {guarded} guarded", rows.len());
    });
}
