//! The page of one indicator: the answer in sentences, the chart, the numbers, the sources.

use super::{
    before_after, chart, comparison, definition, file, known, methods, notes, panels, sentence,
    table, targets, years,
};
use crate::charts::{self, line::MAX_COMPARED};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::files::{self, Files};
use crate::pages::known::{Known, banner};
use crate::pages::{Nav, Page, fields, supply};
use crate::{history, labels, ui};
use chrono::NaiveDate;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::face::Section;
use domain::indicator::Indicator;
use domain::journal::Entry;
use domain::key::AreaCode;
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// The indicator with everything known about it.
    pub record: &'a IndicatorRecord,
    /// The areas asked for; where the address names none, Germany is compared.
    pub compare: &'a [AreaCode],
    /// The state of the values that is shown.
    pub known: &'a Known<'a>,
    /// Page of the table of values, from 1.
    pub rows: usize,
    /// Its journal, newest first.
    pub history: &'a [Entry],
    /// Names of persons, where the reader may know them.
    pub names: &'a supply::Names,
    /// Code of a receipt: `wert`, `revision`, `korrektur` or `lieferung`.
    pub notice: Option<&'a str>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let record = data.record;
    let indicator = &record.indicator;
    let title = name(ctx, indicator);
    let home = AreaCode::home();
    let areas: Vec<_> = record.areas().iter().filter(|a| **a != home).cloned().collect();
    let compare = compared(ctx, record, data.compare, &areas);
    let trail = vec![("/indikatoren".to_owned(), t!(ctx, "indicator-list-title"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, indicator.code.to_string())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {data.notice.and_then(|code| receipt(ctx, code))}
            {banner(ctx, &path(indicator), data.known)}
            {head(ctx, catalogue, record, &title)}
            {choice(ctx, catalogue, record, &areas, (&compare, data.known.day))}
            <div class="wk-grid wk-grid--8-4">
                <div class="wk-stack">
                    {figure(ctx, catalogue, record, &compare)}
                    {definition::panel(ctx, catalogue, record)}
                </div>
                <div class="wk-stack">
                    {panels::standing(ctx, record)}
                    {targets::panel(ctx, catalogue, record)}
                    {supply::panel::next_value(ctx, catalogue, record, data.names)}
                    {panels::measures(ctx, catalogue, record)}
                </div>
            </div>
            {comparison::section(ctx, catalogue, record)}
            {methods::section(ctx, record)}
            {before_after::section(ctx, catalogue, record, &compare)}
            {table::section(ctx, catalogue, record, &compare, (data.rows, data.known.day))}
            {years::section(ctx, record)}
            {files(ctx, record, &compare, data.known.day)}
            {known::section(ctx, catalogue, record, (data.known, &compare))}
            <div class="wk-grid wk-grid--6-6">
                {notes::section(ctx, catalogue, record)}
                {notes::sources(ctx, catalogue, record, &compare)}
            </div>
            {ctx.opens(Section::Changes).then(|| changes(ctx, data.history))}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// The name without a trailing „(Hilfsgröße)": the label beside it says so.
pub fn name(ctx: &Ctx, indicator: &Indicator) -> String {
    let name = indicator.name.get(ctx.language);
    let suffix = format!("({})", t!(ctx, "indicator-proxy").to_lowercase());
    let start = name.len().saturating_sub(suffix.len());
    match (indicator.proxy.is_some(), name.get(start..)) {
        (true, Some(end)) if end.to_lowercase() == suffix => name[..start].trim_end().to_owned(),
        _ => name.to_owned(),
    }
}

/// The comparison areas that have values: those asked for, or Germany, or the first area where home has no value.
pub(super) fn compared(
    ctx: &Ctx,
    record: &IndicatorRecord,
    asked: &[AreaCode],
    areas: &[AreaCode],
) -> Vec<AreaCode> {
    if !asked.is_empty() || ctx.query.contains("vergleich") {
        let mut compare: Vec<AreaCode> = Vec::new();
        for area in asked.iter().filter(|a| areas.contains(a)) {
            if !compare.contains(area) {
                compare.push(area.clone());
            }
        }
        return compare;
    }
    let germany = areas.iter().find(|a| a.as_str() == "DE");
    let has_home = record.series(&AreaCode::home()).len() > 0;
    germany.or_else(|| areas.first().filter(|_| !has_home)).cloned().into_iter().collect()
}

fn head(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord, title: &str) -> AnyView {
    let indicator = &record.indicator;
    let field = catalogue.fields.iter().find(|f| f.code == indicator.field).map(|field| {
        let name = t!(
            ctx,
            "indicator-field-number",
            number = i64::from(field.position),
            name = field.name.get(ctx.language).to_owned()
        );
        view! { <span><a href=ctx.href(&fields::path(&field.code))>{name}</a></span> }
    });
    let proxy = indicator.proxy.as_ref().map(|what| {
        // The remark may already begin with the word itself.
        let what = what.trim_start_matches("Hilfsgröße:").trim().to_owned();
        let what = (!what.is_empty() && what != "Hilfsgröße")
            .then(|| view! { " "<span lang="de">{what}</span> });
        view! { <span><span class="wk-tag wk-tag--solid">{t!(ctx, "indicator-proxy")}</span>{what}</span> }
    });
    let sentences: Vec<_> = sentence::lead(ctx, catalogue, record)
        .into_iter()
        .map(|s| {
            let label = ui::example_if(ctx, s.example);
            view! { {s.text}" "{label}" " }
        })
        .collect();
    view! {
        <div class="wk-head">
            <h1>{title.to_owned()}</h1>
            <div class="wk-head__meta">
                <span class="wk-num">{indicator.code.to_string()}</span>
                {field}
                {proxy}
                {definition::tag_if_derived(ctx, indicator)}
            </div>
            <p class="wk-lead">{sentences}</p>
        </div>
    }
    .into_any()
}

/// The form that chooses the areas drawn beside Lower Saxony.
fn choice(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    areas: &[AreaCode],
    (compare, day): (&[AreaCode], Option<NaiveDate>),
) -> AnyView {
    if areas.is_empty() {
        return view! { <p class="wk-small wk-muted">{t!(ctx, "indicator-compare-none")}</p> }
            .into_any();
    }
    let boxes: Vec<_> = areas
        .iter()
        .map(|area| {
            let name = labels::area(ctx, catalogue, area);
            let example = catalogue.areas.get(area).is_some_and(|a| a.kind == "fictitious");
            let checked = compare.contains(area);
            view! {
                <label class="wk-check">
                    <input type="checkbox" name="vergleich" value=area.to_string() checked=checked/>
                    <span>{name}" "{ui::example_if(ctx, example)}</span>
                </label>
            }
        })
        .collect();
    let count = i64::try_from(compare.len()).unwrap_or_default();
    let action = ctx.href(&path(&record.indicator));
    let day = day.map(|day| view! { <input type="hidden" name="stand" value=day.to_string()/> });
    view! {
        <details class="wk-data">
            <summary>{t!(ctx, "indicator-compare", count = count)}</summary>
            <form method="get" action=action class="wk-stack wk-stack--s">
                // Without it, „none chosen" could not be told from „not asked".
                <input type="hidden" name="vergleich" value=""/>
                {day}
                <fieldset class="wk-set">
                    <legend>{t!(ctx, "indicator-compare-legend")}</legend>
                    <div class="wk-radio wk-radio--row">{boxes}</div>
                </fieldset>
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">
                        {t!(ctx, "indicator-compare-show")}
                    </button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn figure(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    compare: &[AreaCode],
) -> AnyView {
    let Some(spec) = chart::spec(ctx, catalogue, record, compare) else {
        return view! {
            <section class="wk-panel"><p class="wk-empty">{t!(ctx, "indicator-chart-empty")}</p></section>
        }
        .into_any();
    };
    let home = AreaCode::home();
    let beside = std::iter::once(&home)
        .chain(compare)
        .flat_map(|area| record.of_area(area))
        .any(|o| !o.in_series() && !o.superseded)
        .then(|| t!(ctx, "indicator-chart-beside"));
    let limit = (compare.len() > MAX_COMPARED).then(|| t!(ctx, "indicator-chart-limit"));
    let remarks: Vec<_> = [limit, beside]
        .into_iter()
        .flatten()
        .map(|text| view! { <p class="wk-small wk-muted">{text}</p> })
        .collect();
    view! {
        <section class="wk-panel">
            {charts::line(&spec)}
            {remarks}
        </section>
    }
    .into_any()
}

/// The values and the chart of the page as files.
fn files(
    ctx: &Ctx,
    record: &IndicatorRecord,
    compare: &[AreaCode],
    day: Option<NaiveDate>,
) -> Option<AnyView> {
    if record.observations().is_empty() {
        return None;
    }
    let mut groups = vec![Files {
        id: "werte",
        what: t!(ctx, "files-values"),
        formats: files::values(&path(&record.indicator)),
    }];
    if file::is_drawn(record, compare) {
        let address = |ending| file::address(record, compare, ending);
        let formats = vec![("SVG", address("svg")), ("PNG", address("png"))];
        groups.push(Files { id: "diagramm", what: t!(ctx, "files-chart"), formats });
    }
    Some(files::section(ctx, groups, day))
}

/// Path of an indicator's page.
fn path(indicator: &Indicator) -> String {
    format!("/indikatoren/{}", indicator.code)
}

fn changes(ctx: &Ctx, entries: &[Entry]) -> AnyView {
    let content = if entries.is_empty() {
        view! { <p>{t!(ctx, "indicator-history-none")}</p> }.into_any()
    } else {
        history::list(ctx, entries).into_any()
    };
    view! {
        <section class="wk-panel"><h2>{t!(ctx, "indicator-history")}</h2>{content}</section>
    }
    .into_any()
}

/// What a form that was saved is answered with.
pub(super) fn receipt(ctx: &Ctx, code: &str) -> Option<AnyView> {
    let text = match code {
        "wert" => t!(ctx, "indicator-receipt-recorded"),
        "revision" => t!(ctx, "indicator-receipt-revised"),
        "korrektur" => t!(ctx, "indicator-receipt-corrected"),
        "verfahren" => t!(ctx, "method-receipt"),
        "ziel" => t!(ctx, "target-receipt-set"),
        "ziel-geaendert" => t!(ctx, "target-receipt-changed"),
        "ziel-zurueckgenommen" => t!(ctx, "target-receipt-withdrawn"),
        "lieferung" => t!(ctx, "supply-receipt"),
        "angelegt" => t!(ctx, "indicator-receipt-created"),
        "geaendert" => t!(ctx, "indicator-receipt-edited"),
        "massgeblich" => t!(ctx, "authoritative-receipt"),
        _ => return None,
    };
    Some(
        view! {
            <div class="wk-receipt" role="status">
                {ui::icon("#s-ok")}
                <h2>{t!(ctx, "indicator-receipt")}</h2>
                <p>{text}</p>
            </div>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, example, record, with_values};
    use super::*;
    use domain::actor::Role;

    fn html(ctx: &Ctx, record: &IndicatorRecord, compare: &[AreaCode]) -> String {
        let catalogue = catalogue(record);
        let (known, names) = (Known::default(), supply::Names::new());
        let data = Data {
            record,
            compare,
            known: &known,
            rows: 1,
            history: &[],
            names: &names,
            notice: Some("wert"),
        };
        Owner::new().with(|| page(ctx, &catalogue, &data).body.to_html()).replace('\u{a0}', " ")
    }

    #[test]
    fn the_page_answers_shows_and_explains() {
        let record = with_values(record(), |values| values.push(example("2025-06-30", 66.5)));
        let html = html(&ctx(None), &record, &[]);
        for text in [
            "Haushalte mit verfügbarem Glasfaseranschluss</h1>",
            "Feld 5: Breitbandinfrastruktur gewerblich",
            "Hilfsgröße</span> <span lang=\"de\">Haushalte, nicht Unternehmen",
            "−3,2 Prozentpunkte",
            "gefährdet",
            "mehr als 54",
            "2020–2022",
            "Mit diesem Indikator ist keine Maßnahme verknüpft.",
            "Der Wert ist eingetragen.",
            "Beispielwert",
            "linearer Zielpfad (zielpfad-linear), Version 1",
        ] {
            assert!(html.contains(text), "{text}");
        }
        assert!(!html.contains("Wert eintragen"), "visitors write nothing");
        assert!(!html.contains("style="));
    }

    #[test]
    fn stored_texts_are_escaped_and_only_web_addresses_are_links() {
        let html = html(&ctx(Some(Role::Planner)), &record(), &[]);
        assert!(html.contains("&lt;Breko&gt;") && !html.contains("<Breko>"));
        assert!(!html.contains("javascript:"));
        assert!(html.contains("/indikatoren/BG-04/wert\""), "planners may enter values");
    }

    #[test]
    fn areas_without_values_are_not_compared() {
        let hamburg = AreaCode::parse("DE-HH").expect("a key");
        let unknown = AreaCode::parse("DE-SL").expect("a key");
        let record = record();
        let areas = record.areas().to_vec();
        let chosen =
            compared(&ctx(None), &record, &[unknown, hamburg.clone(), hamburg.clone()], &areas);
        assert_eq!(chosen, [hamburg]);
        let none = Ctx { query: "vergleich=".into(), ..ctx(None) };
        assert!(compared(&none, &record, &[], &areas).is_empty());
    }
}
