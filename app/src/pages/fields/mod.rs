//! An Indikationsfeld: the page with all its indicators side by side, and the sheet for printing.

pub mod paper;
pub mod sheet;
mod standing;
mod tile;

use super::files::{self, Files};
use super::indicators::comparison;
use super::known::{self, Known, banner};
use super::measures::parts;
use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord, SideBySide};
use domain::field::Field;
use domain::key::FieldCode;
use domain::period::format_day_long;
use domain::source::DataTrap;
use leptos::prelude::*;
use standing::Standing;

/// Path of a field's page.
pub fn path(field: &FieldCode) -> String {
    format!("/felder/{field}")
}

/// The page with the state of a day.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, field: &Field, known: &Known<'_>) -> Page {
    let standing = Standing::of(ctx, catalogue, field);
    let title = standing.title(ctx);
    let trail = vec![("/indikatoren".to_owned(), t!(ctx, "indicator-list-title"))];
    let day = format_day_long(ctx.today, ctx.language);
    let number = i64::from(field.position);
    let sheet = format!("{}/blatt", path(&field.code));
    let body = view! {
        {ui::breadcrumb(ctx, trail, field.name.get(ctx.language).to_owned())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {banner(ctx, &path(&field.code), known)}
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{standing.lead(ctx)}</p>
                <div class="wk-head__meta">
                    <span>{t!(ctx, "field-what", number = number, total = parts::count(standing.fields))}</span>
                    <span>{t!(ctx, "overview-as-of", day = day)}</span>
                </div>
                <div class="wk-btns">
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&known::address(&sheet, known.day))>
                        {ui::icon("#i-print")}{t!(ctx, "field-sheet")}
                    </a>
                </div>
            </div>
            {tally(ctx, &standing)}
            {multiples(ctx, &standing)}
            {without(ctx, catalogue, &standing)}
            {compared(ctx, catalogue, &standing)}
            <div class="wk-grid wk-grid--6-6">
                {measures(ctx, &standing)}
                {traps(ctx, catalogue, &standing)}
            </div>
            {parts::source_list(ctx, catalogue, standing.sources())}
            {files::section(ctx, vec![paper_file(ctx, field)], known.day)}
            {state(ctx, field, known)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// The sheet as a file.
fn paper_file(ctx: &Ctx, field: &Field) -> Files {
    let formats = vec![("PDF", format!("{}/blatt.pdf", path(&field.code)))];
    Files { id: "blatt", what: t!(ctx, "files-sheet"), formats }
}

/// The choice of a day.
fn state(ctx: &Ctx, field: &Field, known: &Known<'_>) -> Option<AnyView> {
    if known.days.is_empty() && known.day.is_none() {
        return None;
    }
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="stand-werte">
                <h2 id="stand-werte">{t!(ctx, "known-title")}</h2>
                <p>{t!(ctx, "known-lead-field")}</p>
                {known::form(ctx, &path(&field.code), known, &[])}
            </section>
        }
        .into_any(),
    )
}

fn tally(ctx: &Ctx, standing: &Standing<'_>) -> Option<AnyView> {
    let items: Vec<_> = standing
        .tally(ctx)
        .into_iter()
        .map(|(status, count)| {
            let class = format!("wk-tally--{}", labels::status_mark(status).1);
            view! { <li class=class><b>{parts::count_text(ctx, count)}</b>{ui::status(ctx, status)}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-status">
                <h2 id="h-status">{t!(ctx, "field-tally")}</h2>
                <ul class="wk-tally">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn multiples(ctx: &Ctx, standing: &Standing<'_>) -> AnyView {
    let years = standing.years();
    let tiles: Vec<_> =
        standing.drawn.iter().map(|(record, spec)| tile::drawn(ctx, record, spec, years)).collect();
    let content = if tiles.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "field-none-drawn")}</p> }.into_any()
    } else {
        view! {
            <ul class="wk-multiples">{tiles}</ul>
            <p class="wk-small wk-muted">{legend(ctx, years)}</p>
        }
        .into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-indikatoren">
            <div class="wk-panel__head">
                <h2 id="h-indikatoren">{t!(ctx, "field-indicators")}</h2>
                <a class="wk-link" href=ctx.href(&format!("/indikatoren?feld={}", standing.field.code))>
                    {t!(ctx, "field-as-list")}
                </a>
            </div>
            {content}
        </section>
    }
    .into_any()
}

/// How to read the small charts.
fn legend(ctx: &Ctx, (from, to): (i32, i32)) -> String {
    t!(ctx, "field-legend", from = from.to_string(), to = (to - 1).to_string())
}

fn without(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Option<AnyView> {
    let items: Vec<_> =
        standing.without.iter().map(|record| tile::without(ctx, catalogue, record)).collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-ohne">
                <h2 id="h-ohne">{t!(ctx, "field-without-title")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}

fn compared(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Option<AnyView> {
    let items = comparisons(ctx, catalogue, standing);
    (!items.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-vergleich">
                <h2 id="h-vergleich">{t!(ctx, "comparison-title")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// Per indicator one sentence about home and Germany, why there are no ranks, and the other areas by name.
fn comparisons(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Vec<AnyView> {
    standing
        .compared
        .iter()
        .map(|(record, side)| {
            let name = record.indicator.short.get(ctx.language).to_owned();
            let text = compared_in_words(ctx, catalogue, record, side);
            view! {
                <li>
                    <p>{parts::indicator_link(ctx, &record.indicator.code, name)}". "{text}</p>
                </li>
            }
            .into_any()
        })
        .collect()
}

fn compared_in_words(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    side: &SideBySide<'_>,
) -> String {
    let sentences = [
        Some(comparison::sentence(ctx, catalogue, record, side)),
        comparison::refused(ctx, catalogue, side),
        comparison::others(ctx, catalogue, record, side),
        comparison::differences(ctx, catalogue, record, side),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn measures(ctx: &Ctx, standing: &Standing<'_>) -> AnyView {
    let items: Vec<_> = standing
        .measures
        .iter()
        .map(|record| {
            let measure = &record.measure;
            let name = measure.name.get(ctx.language).to_owned();
            let aims = parts::enumeration(ctx, &standing.aims(ctx, record));
            let state = labels::state(ctx, measure.state);
            view! {
                <li>
                    <p>
                        {parts::measure_link(ctx, &measure.slug, name)}
                        " "<span class="wk-tag wk-tag--solid">{state}</span>
                    </p>
                    <span class="wk-small wk-muted">{t!(ctx, "field-measure-aims", indicators = aims)}</span>
                </li>
            }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <p>{t!(ctx, "field-no-measures")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-massnahmen">
            <h2 id="h-massnahmen">{t!(ctx, "indicator-measures")}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Data traps that concern indicators of the field.
fn traps(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> AnyView {
    let items: Vec<_> =
        catalogue.traps.iter().filter_map(|known| trap(ctx, standing, known)).collect();
    let content = if items.is_empty() {
        view! { <p>{t!(ctx, "field-no-traps")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-fallen">
            <h2 id="h-fallen">{t!(ctx, "indicator-notes")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn trap(ctx: &Ctx, standing: &Standing<'_>, trap: &DataTrap) -> Option<AnyView> {
    let links: Vec<_> = standing
        .indicators()
        .filter(|r| trap.concerns.iter().any(|scope| scope.indicator == r.indicator.code))
        .map(|r| {
            let name = r.indicator.short.get(ctx.language).to_owned();
            parts::indicator_link(ctx, &r.indicator.code, name)
        })
        .collect();
    if links.is_empty() {
        return None;
    }
    let count = links.len();
    let rule =
        (!trap.rule.is_empty()).then(|| t!(ctx, "indicator-note-rule", rule = trap.rule.clone()));
    Some(
        view! {
            <li>
                <p lang="de"><b>{trap.title.clone()}"."</b>" "{trap.text.replace(" %", "\u{a0}%")}</p>
                <span class="wk-small">
                    {t!(ctx, "field-trap-concerns")}" "
                    {parts::comma_list(ctx, links.into_iter(), count)}
                </span>
                {rule.map(|text| view! { <span class="wk-small wk-muted" lang="de">{text}</span> })}
            </li>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::indicators::fixture::{
        both, catalogue, ctx, example, observation, record, with_values,
    };
    use domain::indicator::observation::{Observation, ObservationStatus};
    use domain::key::{AreaCode, IndicatorCode};
    use domain::source::TrapScope;
    use std::sync::Arc;

    fn plain(html: &str) -> String {
        html.replace('\u{a0}', " ").replace("<!>", "")
    }

    fn html(catalogue: &Catalogue) -> String {
        let html = Owner::new().with(|| {
            page(&ctx(None), catalogue, &catalogue.fields[0], &Known::default()).body.to_html()
        });
        plain(&html)
    }

    /// The sheet of the first field.
    pub fn sheet_html(catalogue: &Catalogue) -> String {
        let html = Owner::new().with(|| {
            sheet::page(&ctx(None), catalogue, &catalogue.fields[0], &Known::default())
                .body
                .to_html()
        });
        plain(&html)
    }

    fn second(values: Vec<Observation>) -> IndicatorRecord {
        let mut record = with_values(record(), |all| *all = values);
        record.indicator.code = IndicatorCode::parse("BG-05").expect("a key");
        record.indicator.short = both("Gigabit <überall>", "");
        record.indicator.proxy = None;
        record.targets.clear();
        record
    }

    fn with(records: Vec<IndicatorRecord>) -> Catalogue {
        let mut catalogue = catalogue(&records[0]);
        for record in records {
            catalogue.indicators.insert(record.indicator.code.clone(), Arc::new(record));
        }
        if let Some(area) = catalogue.areas.get_mut(&AreaCode::parse("DE").expect("a key")) {
            "bund".clone_into(&mut area.kind);
        }
        catalogue.traps = vec![DataTrap {
            code: "T10".into(),
            title: "Hilfsgröße".into(),
            text: "Veröffentlicht werden meist <Haushalte>.".into(),
            rule: "Kennzeichen sichtbar".into(),
            sources: Vec::new(),
            concerns: vec![TrapScope {
                indicator: IndicatorCode::parse("BG-04").expect("a key"),
                area: None,
                from: None,
                to: None,
            }],
        }];
        catalogue
    }

    #[test]
    fn each_indicator_has_chart_sentence_status_and_link() {
        let html = html(&with(vec![record()]));
        for text in [
            "Feld 5: Breitbandinfrastruktur gewerblich</h1>",
            "1 Indikator, davon 1 mit Werten für Niedersachsen.",
            "1 davon ist eine Hilfsgröße",
            "Keine Maßnahme setzt in diesem Feld an.",
            "<b>1</b><span class=\"wk-status wk-status--open\">",
            "<a href=\"/indikatoren/BG-04\">Haushalte mit Glasfaser</a>",
            "Von 7 % (2018) auf 63,38 % (31.12.2024).",
            "Zielpfad: 75 Ende 2025. <span class=\"wk-tag\">Beispielwert</span>",
            "aria-labelledby=\"klein-BG-04-t klein-BG-04-d\"",
            "63,38</text>",
            "Prozent</text>",
            "Rang 2 von 3 vergleichbaren Ländern",
            "Andere Gebiete: Hamburg 68,1 %; Thüringen 13,8 %.",
            "Hilfsgröße.</b>",
            "&lt;Haushalte&gt;",
            "id=\"quelle-S051\"",
            "href=\"/felder/F5/blatt\"",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert!(!html.contains("style="));
        assert!(!html.contains("javascript:"));
    }

    #[test]
    fn without_a_value_for_home_there_is_a_sentence_instead_of_a_chart() {
        let elsewhere = second(vec![observation("DE", "2020", 4.8)]);
        let html = html(&with(vec![record(), elsewhere]));
        assert!(html.contains("Gigabit &lt;überall&gt;</a>: Deutschland 4,8 % (2020)."), "{html}");
        assert!(!html.contains("klein-BG-05"));
        let nothing = self::html(&with(vec![second(Vec::new())]));
        assert!(nothing.contains("noch kein Wert"), "{nothing}");
        assert!(nothing.contains("Für Niedersachsen gibt es in diesem Feld noch keine Werte."));
    }

    #[test]
    fn a_newer_example_is_told_with_its_label_and_makes_no_status() {
        let html =
            html(&with(vec![with_values(record(), |v| v.push(example("2025-06-30", 66.5)))]));
        assert!(
            html.contains("66,5 % (30.06.2025). <span class=\"wk-tag\">Beispielwert</span>"),
            "{html}"
        );
        assert!(html.contains("p1 hollow") && !html.contains("wk-status--risk"));
    }

    #[test]
    fn an_empty_field_is_a_page_too() {
        let mut empty = with(vec![record()]);
        empty.indicators.clear();
        assert!(html(&empty).contains("Zu diesem Feld ist noch kein Indikator erfasst."));
        assert!(sheet_html(&empty).contains("Zu diesem Feld ist noch kein Indikator erfasst."));
    }

    /// What the sheet tells as a page it tells as a document.
    #[test]
    fn the_document_has_the_words_of_the_sheet() {
        let differing = Observation {
            status: ObservationStatus::DefinitionDiffers,
            note: "Breitbandanschluss, nicht nur Glasfaser".into(),
            ..observation("DE-HH", "2023-08", 80.0)
        };
        let schools = second(vec![observation("DE-NI", "2023-08", 74.7), differing]);
        let newer = with_values(record(), |values| values.push(example("2025-06-30", 66.5)));
        let catalogue = with(vec![newer, schools]);
        let document = paper::paper(&ctx(None), &catalogue, &catalogue.fields[0]);
        let words = plain(&format!("{document:#?}")).replace("\\u{a0}", " ");
        for text in [
            "lang: \"de\"",
            "heading: \"Feld 5: Breitbandinfrastruktur gewerblich\"",
            "state: \"Stand: 1. Juli 2026\"",
            "2 ohne Zielwert",
            "value: \"63,38 %\"",
            "target: \"Zielpfad: 75 Ende 2025\"",
            "target_example: true",
            "Von 7 % (2018) auf 63,38 % (31.12.2024).",
            "66,5 % (30.06.2025).",
            "alt: \"Liniendiagramm der Jahre",
            "Rang 2 von 3 vergleichbaren Ländern; Deutschland 32,1 %.",
            "Andere Definition: Hamburg 80 % (Breitbandanschluss, nicht nur Glasfaser).",
            "Gigabit <überall>",
            "Gigabit-Grundbuch",
        ] {
            assert!(words.contains(text), "{text} in {words}");
        }
        assert_eq!(words.matches("svg: \"<svg").count(), 2);
        let sheet = sheet_html(&catalogue);
        for source in ["S051", "Gigabit-Grundbuch"] {
            assert_eq!(sheet.contains(source), words.contains(source), "{source}");
        }
    }

    #[test]
    fn a_sheet_names_ten_measures_and_counts_the_rest() {
        let mut catalogue = with(vec![record()]);
        let known = crate::pages::measures::fixtures::catalogue();
        let pattern =
            known.measures.values().find(|m| !m.contributions.is_empty()).expect("linked");
        for number in 0..13 {
            let mut measure = (**pattern).clone();
            let slug = format!("probe-{number}");
            measure.measure.slug = domain::key::MeasureSlug::parse(&slug).expect("a key");
            measure.measure.name = both(&slug, "");
            measure.contributions.truncate(1);
            measure.contributions[0].indicator = IndicatorCode::parse("BG-04").expect("a key");
            catalogue.measures.insert(measure.measure.slug.clone(), Arc::new(measure));
        }
        let html = sheet_html(&catalogue);
        assert!(html.contains("und 3 weitere Maßnahmen"), "{html}");
        let document = paper::paper(&ctx(None), &catalogue, &catalogue.fields[0]);
        assert!(format!("{document:?}").contains("und 3 weitere Maßnahmen"));
    }

    #[test]
    fn the_sheet_tells_the_same_on_one_page() {
        let differing = Observation {
            status: ObservationStatus::DefinitionDiffers,
            note: "Breitbandanschluss, nicht nur Glasfaser".into(),
            ..observation("DE-HH", "2023-08", 80.0)
        };
        let schools = second(vec![observation("DE-NI", "2023-08", 74.7), differing]);
        let html = sheet_html(&with(vec![record(), schools]));
        for text in [
            "Feld 5: Breitbandinfrastruktur gewerblich</h1>",
            "Stand: 1. Juli 2026",
            "2 ohne Zielwert",
            "Von 7 % (2018) auf 63,38 % (31.12.2024).",
            "Zielpfad: 75 Ende 2025. <span class=\"wk-tag\">Beispielwert</span>",
            "Rang 2 von 3 vergleichbaren Ländern; Deutschland 32,1 %.",
            "Andere Definition: Hamburg 80 % (Breitbandanschluss, nicht nur Glasfaser).",
            "Gigabit-Grundbuch",
            "Strg",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert!(!html.contains("<script") && !html.contains("style=") && !html.contains("onclick"));
    }
}
