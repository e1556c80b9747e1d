//! All values of an indicator as a table: the same numbers as the chart, and those that stand beside the series.

use super::chart::{short, unit_in_words, written};
use super::light;
use super::sentence::figure;
use super::standing;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::observation::{Observation, ObservationStatus};
use domain::indicator::status::Polarity;
use domain::indicator::target::Target;
use domain::key::{AreaCode, SourceCode};
use domain::number::{format_number, format_shortest, format_signed};
use domain::period::{Period, format_day};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Lines on a page of the table.
const PER_PAGE: usize = 20;

/// One line: a period, the value of Lower Saxony, the values of the comparison areas.
struct Row<'a> {
    period: &'a Period,
    home: Option<&'a Observation>,
    /// False for a value that a newer or better supported one stands in for.
    in_series: bool,
    compared: Vec<Option<&'a Observation>>,
}

/// The section with its heading, links and table.
pub fn section(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    compare: &[AreaCode],
    (page, day): (usize, Option<chrono::NaiveDate>),
) -> AnyView {
    let code = &record.indicator.code;
    let entered = ctx.is_planner() && !record.indicator.is_derived();
    let enter = entered.then(|| {
        view! {
            <a class="wk-link" href=ctx.href("/import")>{t!(ctx, "import-link")}</a>
            <a class="wk-btn wk-btn--secondary wk-btn--s" href=ctx.href(&format!("/indikatoren/{code}/wert"))>
                {ui::icon("#i-plus")}
                {t!(ctx, "indicator-values-enter")}
            </a>
        }
    });
    let rows = rows(record, compare);
    let content = if rows.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "indicator-values-empty")}</p> }.into_any()
    } else {
        let (page, last, shown) = parts::paged(rows.len(), page, PER_PAGE);
        view! {
            <div class="wk-scroll" tabindex="0" role="region" aria-labelledby="alle-werte">
                {table(ctx, catalogue, record, compare, &rows[shown])}
            </div>
            {parts::pager(ctx, page, last, |number| address(ctx, record, compare, (number, day)))}
            <p class="wk-small wk-muted">{legend(ctx, record)}</p>
        }
        .into_any()
    };
    view! {
        <section class="wk-panel">
            <div class="wk-panel__head">
                <h2 id="alle-werte">{t!(ctx, "indicator-values")}</h2>
                {enter}
            </div>
            {content}
        </section>
    }
    .into_any()
}

/// This page with another part of the table.
fn address(
    ctx: &Ctx,
    record: &IndicatorRecord,
    compare: &[AreaCode],
    (number, day): (usize, Option<chrono::NaiveDate>),
) -> String {
    let mut query = format!("werte={number}&vergleich=");
    for area in compare {
        query.push_str("&vergleich=");
        query.push_str(area.as_str());
    }
    if let Some(day) = day {
        query.extend(["&stand=", &day.to_string()]);
    }
    ctx.href(&format!("/indikatoren/{}?{query}#alle-werte", record.indicator.code))
}

fn legend(ctx: &Ctx, record: &IndicatorRecord) -> AnyView {
    let mut text = t!(ctx, "indicator-values-legend");
    let rated = rated_by(record);
    if let Some(target) = rated
        && let Some(due) = target.due
    {
        let to = labels::amount(ctx, &record.indicator, target.value);
        let due = format_day(due, ctx.language);
        let shape = target.shape.unwrap_or(record.method_on(ctx.today).shape());
        text.push(' ');
        text.push_str(&match target.baseline {
            Some((value, day)) => t!(
                ctx,
                "indicator-values-path",
                shape = light::name(ctx, shape.method().code),
                from = labels::amount(ctx, &record.indicator, value),
                start = format_day(day, ctx.language),
                to = to,
                due = due
            ),
            None => t!(ctx, "indicator-values-target", to = to, due = due),
        });
    }
    let example = ui::example_if(ctx, rated.is_some_and(|target| target.evidence.is_example()));
    view! { {text}" "{example} }.into_any()
}

fn rated_by(record: &IndicatorRecord) -> Option<&Target> {
    record.leading_target().filter(|_| record.indicator.polarity != Polarity::Context)
}

fn rows<'a>(record: &'a IndicatorRecord, compare: &[AreaCode]) -> Vec<Row<'a>> {
    let home = AreaCode::home();
    let in_series = |area: &AreaCode| -> BTreeMap<&'a Period, &'a Observation> {
        record.series(area).map(|o| (&o.period, o)).collect()
    };
    let home_series = in_series(&home);
    let compared: Vec<_> = compare
        .iter()
        .map(|area| {
            // Where an area has no value in the series, one with a differing definition is shown with its remark.
            let mut values = in_series(area);
            for o in record.of_area(area).iter().filter(|o| !o.superseded) {
                values.entry(&o.period).or_insert(o);
            }
            values
        })
        .collect();
    let periods: BTreeSet<&Period> = std::iter::once(&home)
        .chain(compare)
        .flat_map(|area| record.of_area(area))
        .map(|o| &o.period)
        .collect();
    let mut at_home: BTreeMap<&Period, Vec<&Observation>> = BTreeMap::new();
    for o in record.of_area(&home) {
        at_home.entry(&o.period).or_default().push(o);
    }
    let mut rows = Vec::new();
    for period in periods.into_iter().rev() {
        let chosen = home_series.get(period).copied();
        let others: Vec<_> = at_home
            .remove(period)
            .into_iter()
            .flatten()
            .filter(|o| chosen.is_none_or(|chosen| chosen.id != o.id))
            .collect();
        let compared: Vec<_> = compared.iter().map(|values| values.get(period).copied()).collect();
        if chosen.is_some() || others.is_empty() || compared.iter().any(Option::is_some) {
            rows.push(Row { period, home: chosen, in_series: true, compared });
        }
        let none = vec![None; compare.len()];
        rows.extend(others.into_iter().map(|o| Row {
            period,
            home: Some(o),
            in_series: false,
            compared: none.clone(),
        }));
    }
    rows
}

fn table(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    compare: &[AreaCode],
    rows: &[Row<'_>],
) -> AnyView {
    let unit = unit_in_words(ctx, &record.indicator);
    let rated = rated_by(record).is_some();
    let points = if record.indicator.is_percent() { t!(ctx, "unit-points") } else { unit.clone() };
    let home = labels::area(ctx, catalogue, &AreaCode::home());
    let example = rated_by(record).is_some_and(|target| target.evidence.is_example());
    let targets = rated.then(|| {
        view! {
            <th scope="col" role="columnheader" class="n">
                {t!(ctx, "indicator-expected")}
                <br/>
                {unit.clone()}
                " "
                {ui::example_if(ctx, example)}
            </th>
            <th scope="col" role="columnheader" class="n">
                {t!(ctx, "indicator-deviation")}<br/>{points}
            </th>
            <th scope="col" role="columnheader">{t!(ctx, "indicator-values-status")}</th>
        }
    });
    let areas: Vec<_> = compare
        .iter()
        .map(|area| {
            let name = labels::area(ctx, catalogue, area);
            view! { <th scope="col" role="columnheader" class="n">{name}<br/>{unit.clone()}</th> }
        })
        .collect();
    let names = Names::of(ctx, catalogue, record, compare);
    let body: Vec<_> = rows.iter().map(|r| row(ctx, catalogue, record, rated, &names, r)).collect();
    let caption = t!(ctx, "indicator-values-caption", code = record.indicator.code.to_string());
    view! {
        <table class="wk-table wk-table--wide wk-table--values" role="table">
            <caption class="wk-sr">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{t!(ctx, "indicator-values-period")}</th>
                    <th scope="col" role="columnheader" class="n">{home}<br/>{unit.clone()}</th>
                    {targets}
                    {areas}
                    <th scope="col" role="columnheader">{t!(ctx, "indicator-values-note")}</th>
                    <th scope="col" role="columnheader">{t!(ctx, "indicator-values-source")}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{body}</tbody>
        </table>
    }
    .into_any()
}

/// What stands beside a number where the table is stacked and its head is out of sight.
struct Names {
    home: String,
    compared: Vec<String>,
    /// `%`, `Mio. €`; none where a number has no unit.
    unit: Option<String>,
    /// The unit of a deviation.
    points: Option<String>,
}

impl Names {
    fn of(
        ctx: &Ctx,
        catalogue: &Catalogue,
        record: &IndicatorRecord,
        compare: &[AreaCode],
    ) -> Self {
        let unit = Some(labels::unit(ctx, &record.indicator)).filter(|unit| !unit.is_empty());
        Self {
            home: labels::area(ctx, catalogue, &AreaCode::home()),
            compared: compare.iter().map(|area| labels::area(ctx, catalogue, area)).collect(),
            points: if record.indicator.is_percent() {
                Some(t!(ctx, "unit-points"))
            } else {
                unit.clone()
            },
            unit,
        }
    }
}

/// A number under its name; one that is not applicable gives way where the table is stacked.
fn number(name: &str, unit: Option<&String>, value: Option<AnyView>) -> AnyView {
    match value {
        Some(value) => {
            view! { <td role="cell" class="n" data-l=name.to_owned() data-u=unit.cloned()>{value}</td> }
                .into_any()
        }
        None => view! { <td role="cell" class="n is-na" data-l=name.to_owned()>"–"</td> }.into_any(),
    }
}

fn row(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    rated: bool,
    names: &Names,
    row: &Row<'_>,
) -> AnyView {
    let targets = rated.then(|| target_cells(ctx, record, names, row));
    let missing = || Some(t!(ctx, "indicator-missing").into_any());
    let compared: Vec<_> = row
        .compared
        .iter()
        .zip(&names.compared)
        .map(|(value, name)| match value {
            Some(o) => number(name, names.unit.as_ref(), Some(figure(ctx, o).into_any())),
            None if row.in_series => number(name, None, missing()),
            None => number(name, None, None),
        })
        .collect();
    let unit = names.unit.as_ref().filter(|_| row.home.is_some());
    let home = match row.home {
        Some(o) if o.superseded => Some(view! { <del>{figure(ctx, o)}</del> }.into_any()),
        Some(o) => Some(figure(ctx, o).into_any()),
        None => missing(),
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="wk-num">
                {row.period.short_label(ctx.language)}
            </th>
            {number(&names.home, unit, home)}
            {targets}
            {compared}
            <td role="cell" class="wk-small r">{remarks(ctx, catalogue, record, row)}</td>
            <td role="cell" class="wk-small r">{sources(ctx, catalogue, record, row)}{files(ctx, row)}</td>
        </tr>
    }
    .into_any()
}

fn target_cells(ctx: &Ctx, record: &IndicatorRecord, names: &Names, row: &Row<'_>) -> AnyView {
    let day = row.period.end();
    let decimals = decimals(&record.indicator);
    let expected = standing::expected_on(record, day).filter(|_| row.in_series);
    let standing = row.home.filter(|_| row.in_series).map(|o| standing::against(record, o, day));
    let deviation = standing.as_ref().and_then(|s| s.assessment.deviation);
    let is_baseline = record
        .leading_target()
        .and_then(|target| target.baseline)
        .is_some_and(|(_, start)| start == day)
        && deviation.is_some();
    let status = match standing {
        _ if is_baseline => Some(t!(ctx, "indicator-baseline").into_any()),
        Some(s) if standing::is_rated(&s.assessment) => {
            Some(light::light(ctx, record, &s.assessment))
        }
        _ => None,
    };
    let status = match status {
        Some(status) => view! {
            <td role="cell" class="wk-small" data-l=t!(ctx, "indicator-values-status")>{status}</td>
        }
        .into_any(),
        None => view! { <td role="cell" class="wk-small is-na">"–"</td> }.into_any(),
    };
    let expected = expected.map(|e| format_number(e, decimals, ctx.language).into_any());
    let deviation = deviation.map(|d| format_signed(d, decimals, ctx.language).into_any());
    view! {
        {number(&t!(ctx, "indicator-expected"), names.unit.as_ref(), expected)}
        {number(&t!(ctx, "indicator-deviation"), names.points.as_ref(), deviation)}
        {status}
    }
    .into_any()
}

fn decimals(indicator: &Indicator) -> u8 {
    u8::from(!matches!(indicator.unit.as_str(), "Anzahl" | "Personen"))
}

/// What to know about the values of a line; values of other areas name their area.
fn remarks(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord, row: &Row<'_>) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    if let Some(o) = row.home {
        if o.superseded {
            parts.push(t!(ctx, "indicator-superseded").into_any());
        } else if !row.in_series && o.status != ObservationStatus::DefinitionDiffers && o.is_whole()
        {
            parts.push(t!(ctx, "indicator-other-vintage").into_any());
        }
        if (!row.in_series || o.superseded) && !o.vintage.is_empty() {
            let vintage = written(ctx, &o.vintage);
            parts.push(t!(ctx, "indicator-vintage", vintage = vintage).into_any());
        }
        parts.extend(beside(ctx, record, o));
        parts.extend(about(ctx, o, None));
    }
    for o in row.compared.iter().flatten() {
        parts.extend(about(ctx, o, Some(&short(catalogue, &o.area))));
    }
    let last = parts.len().saturating_sub(1);
    parts
        .into_iter()
        .enumerate()
        .map(|(index, part)| view! { {part}{(index < last).then_some(" · ")} })
        .collect::<Vec<_>>()
        .into_any()
}

/// What the source states beside a value: part of the area, numerator and denominator, sample, decisions.
fn beside(ctx: &Ctx, record: &IndicatorRecord, o: &Observation) -> Vec<AnyView> {
    let indicator = &record.indicator;
    let number = |value: f64| format_shortest(value, 2, ctx.language);
    let mut parts: Vec<AnyView> = Vec::new();
    if let Some(made) = record.decision_for(o) {
        let text = t!(ctx, "authoritative-because", reason = made.reason.clone());
        parts.push(view! { <b lang="de">{text}</b> }.into_any());
    }
    if o.recorded.redefined {
        parts.push(t!(ctx, "edition-begins").into_any());
    }
    let Some(detail) = &o.detail else { return parts };
    let part: Vec<_> = detail.breakdown.texts().filter(|text| !text.is_empty()).collect();
    if !part.is_empty() {
        let text = t!(ctx, "detail-part", part = part.join(", "));
        parts.push(view! { <b lang="de">{text}</b> }.into_any());
    }
    let unit = &indicator.measured.ratio_unit;
    let unit = if unit.is_empty() { String::new() } else { format!("\u{a0}{unit}") };
    match (detail.numerator, detail.denominator) {
        (Some(numerator), Some(denominator)) => parts.push(
            t!(
                ctx,
                "detail-ratio",
                numerator = number(numerator),
                denominator = format!("{}{unit}", number(denominator))
            )
            .into_any(),
        ),
        (None, Some(denominator)) => parts.push(
            t!(ctx, "detail-denominator", denominator = format!("{}{unit}", number(denominator)))
                .into_any(),
        ),
        _ => {}
    }
    if let Some(n) = detail.sample {
        parts.push(t!(ctx, "detail-sample", n = number(f64::from(n))).into_any());
    }
    if let Some((low, high)) = o.reach(indicator.is_percent()) {
        let [low, high] = [low, high].map(|end| format_number(end, 1, ctx.language));
        parts.push(t!(ctx, "detail-interval", low = low, high = high).into_any());
    }
    parts
}

fn about(ctx: &Ctx, o: &Observation, area: Option<&str>) -> Vec<AnyView> {
    let mut words: Vec<String> = labels::observation_status(ctx, o.status).into_iter().collect();
    if !matches!(o.evidence, domain::source::Evidence::Read) && !o.evidence.is_example() {
        let evidence = labels::evidence(ctx, o.evidence);
        if !words.contains(&evidence) {
            words.push(evidence);
        }
    }
    let mut parts: Vec<AnyView> = Vec::new();
    if o.evidence.is_example() {
        parts.push(match area {
            Some(area) => view! { {area.to_owned()}": "{ui::example(ctx)} }.into_any(),
            None => ui::example(ctx).into_any(),
        });
    }
    let note = Some(o.note.clone()).filter(|note| !note.is_empty());
    for (text, german) in words.into_iter().map(|w| (w, false)).chain(note.map(|n| (n, true))) {
        let text = match area {
            Some(area) => t!(ctx, "indicator-area-note", area = area.to_owned(), note = text),
            None => text,
        };
        let lang = german.then_some("de");
        parts.push(view! { <span lang=lang>{text}</span> }.into_any());
    }
    parts
}

/// The files that the values of a line came with, for those who may open them.
fn files(ctx: &Ctx, row: &Row<'_>) -> Option<AnyView> {
    let of_row = row.home.iter().chain(row.compared.iter().flatten());
    let imports: BTreeSet<_> = of_row.filter_map(|o| o.recorded.import.as_ref()).collect();
    if imports.is_empty() || !ctx.is_planner() {
        return None;
    }
    let links: Vec<_> = imports
        .into_iter()
        .map(|import| {
            let href = ctx.href(&format!("/import/{import}"));
            view! { " · "<a href=href>{t!(ctx, "indicator-values-file")}</a> }
        })
        .collect();
    Some(links.into_any())
}

/// The sources of a line; of a computed value those of what it was computed from.
fn sources(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord, row: &Row<'_>) -> AnyView {
    let mut codes: Vec<&SourceCode> = Vec::new();
    let mut add = |code: Option<&'_ SourceCode>| -> Option<()> {
        let code = catalogue.sources.get_key_value(code?)?.0;
        if !codes.contains(&code) {
            codes.push(code);
        }
        Some(())
    };
    for o in row.home.iter().chain(row.compared.iter().flatten()) {
        add(o.source.as_ref());
        if let Some(formula) = &record.indicator.measured.formula {
            for input in catalogue.inputs_of(formula, o) {
                add(input.source.as_ref());
            }
        }
    }
    let computed = record.indicator.is_derived().then(|| t!(ctx, "formula-computed-from"));
    if codes.is_empty() {
        return computed.unwrap_or_else(|| "–".to_owned()).into_any();
    }
    let last = codes.len() - 1;
    let links: Vec<_> = codes
        .into_iter()
        .enumerate()
        .map(|(index, code)| {
            view! { {crate::pages::sources::link(ctx, catalogue, code)}{(index < last).then_some("; ")} }
        })
        .collect();
    view! { {computed.map(|text| format!("{text} "))}{links} }.into_any()
}
