//! The sheet of an Indikationsfeld as a document with pages: what the [`sheet`](super::sheet) tells, as plain words, and the
//! charts as drawings.

use super::standing::Standing;
use super::{compared_in_words, legend, tile};
use crate::charts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::indicators::{notes, sentence};
use crate::pages::measures::parts;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::field::Field;
use domain::key::AreaCode;
use domain::number::Language;
use domain::period::format_day_long;
use serde::Serialize;

/// The words and drawings of a sheet, as the template of the document asks for them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    lang: &'static str,
    title: String,
    council: String,
    state: String,
    demo: Option<String>,
    heading: String,
    lead: String,
    table: Table,
    charts: Charts,
    lists: Vec<Group<Named>>,
    sources: Group<Cited>,
    example: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Table {
    title: String,
    head: [String; 5],
    rows: Vec<Row>,
}

/// An indicator in the table.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    name: String,
    proxy: Option<String>,
    value: String,
    example: bool,
    period: String,
    target: String,
    target_example: bool,
    status: String,
    mark: &'static str,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Charts {
    title: String,
    legend: String,
    items: Vec<Chart>,
}

/// A chart with the course in words below it.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Chart {
    name: String,
    proxy: Option<String>,
    text: Vec<Told>,
    svg: String,
    alt: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Told {
    text: String,
    example: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Group<T> {
    title: String,
    items: Vec<T>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Named {
    name: String,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Cited {
    code: String,
    text: String,
}

/// The sheet of a field on the reader's today.
pub fn paper(ctx: &Ctx, catalogue: &Catalogue, field: &Field) -> Paper {
    let standing = Standing::of(ctx, catalogue, field);
    let heading = standing.title(ctx);
    let day = format_day_long(ctx.today, ctx.language);
    Paper {
        lang: match ctx.language {
            Language::De => "de",
            Language::En => "en",
        },
        title: t!(ctx, "field-sheet-title", field = heading.clone()),
        council: t!(ctx, "council-name"),
        state: t!(ctx, "overview-as-of", day = day),
        demo: ctx.demo.then(|| t!(ctx, "shell-demo")),
        heading,
        lead: lead(ctx, &standing),
        table: table(ctx, &standing),
        charts: drawn(ctx, &standing),
        lists: lists(ctx, catalogue, &standing),
        sources: sources(ctx, catalogue, &standing),
        example: t!(ctx, "example"),
    }
}

/// What the field is made of, and how many indicators have which status.
fn lead(ctx: &Ctx, standing: &Standing<'_>) -> String {
    let (lead, total) = (standing.lead(ctx), standing.indicators().count());
    if total == 0 {
        return lead;
    }
    let list = standing.tally_in_words(ctx);
    let tally = t!(ctx, "overview-mini-tally", count = parts::count(total), list = list);
    format!("{lead} {tally}.")
}

fn name(ctx: &Ctx, record: &IndicatorRecord) -> String {
    record.indicator.short.get(ctx.language).to_owned()
}

fn proxy(ctx: &Ctx, record: &IndicatorRecord) -> Option<String> {
    record.indicator.proxy.is_some().then(|| t!(ctx, "indicator-proxy"))
}

fn table(ctx: &Ctx, standing: &Standing<'_>) -> Table {
    let drawn = standing.drawn.iter().map(|(record, spec)| {
        let home = AreaCode::home();
        // What no source has published stands there as the example it is.
        let value = record.latest().or_else(|| record.series(&home).next_back());
        let target = tile::target_in_words(ctx, record, spec);
        Row {
            value: value.map_or_else(String::new, |o| labels::observed(ctx, &record.indicator, o)),
            example: value.is_some_and(|o| o.evidence.is_example()),
            period: value.map_or_else(String::new, |o| o.period.short_label(ctx.language)),
            target_example: target.as_ref().is_some_and(|target| target.example),
            target: target.map_or_else(|| "–".to_owned(), |target| target.text),
            ..row(ctx, record)
        }
    });
    let without = standing.without.iter().map(|record| row(ctx, record));
    Table {
        title: t!(ctx, "field-paper-table"),
        head: [
            t!(ctx, "field-paper-indicator"),
            t!(ctx, "field-paper-value"),
            t!(ctx, "field-paper-period"),
            t!(ctx, "field-paper-target"),
            t!(ctx, "field-paper-status"),
        ],
        rows: drawn.chain(without).collect(),
    }
}

/// An indicator without values.
fn row(ctx: &Ctx, record: &IndicatorRecord) -> Row {
    let status = record.verdict(ctx.today).status;
    Row {
        name: name(ctx, record),
        proxy: proxy(ctx, record),
        value: t!(ctx, "field-paper-none"),
        example: false,
        period: "–".to_owned(),
        target: "–".to_owned(),
        target_example: false,
        status: labels::status(ctx, status),
        mark: labels::status_mark(status).1,
    }
}

fn drawn(ctx: &Ctx, standing: &Standing<'_>) -> Charts {
    let years = standing.years();
    let chart = |(record, spec): &(&IndicatorRecord, charts::line::LineSpec)| Chart {
        name: name(ctx, record),
        proxy: proxy(ctx, record),
        text: sentence::course(ctx, record)
            .into_iter()
            .map(|told| Told { text: told.text, example: told.example })
            .collect(),
        svg: charts::small_file(spec, years),
        alt: in_words(ctx, record, spec, years),
    };
    Charts {
        title: t!(ctx, "field-indicators"),
        legend: legend(ctx, years),
        items: standing.drawn.iter().map(chart).collect(),
    }
}

/// The chart for whoever does not see it.
fn in_words(
    ctx: &Ctx,
    record: &IndicatorRecord,
    spec: &charts::line::LineSpec,
    (from, to): (i32, i32),
) -> String {
    let (from, to) = (from.to_string(), (to - 1).to_string());
    let finding = t!(ctx, "field-paper-alt", finding = spec.caption.clone(), from = from, to = to);
    let Some(target) = tile::target_in_words(ctx, record, spec) else { return finding };
    let example = if target.example { format!(" ({})", t!(ctx, "example")) } else { String::new() };
    format!("{finding} {}", t!(ctx, "field-target", target = format!("{}{example}", target.text)))
}

/// Indicators without values for Lower Saxony, areas side by side, measures: what there is of each.
fn lists(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Vec<Group<Named>> {
    let without = standing.without.iter().map(|record| Named {
        name: name(ctx, record),
        text: tile::without_in_words(ctx, catalogue, record),
    });
    let compared = standing.compared.iter().map(|(record, side)| Named {
        name: name(ctx, record),
        text: compared_in_words(ctx, catalogue, record, side),
    });
    let (measures, rest) = standing.measures_in_words(ctx);
    let measures = measures.into_iter().map(|(name, text)| Named { name, text });
    let rest = rest.map(|name| Named { name, text: String::new() });
    let groups = [
        (t!(ctx, "field-without-title"), without.collect::<Vec<_>>()),
        (t!(ctx, "comparison-title"), compared.collect()),
        (t!(ctx, "indicator-measures"), measures.chain(rest).collect()),
    ];
    groups
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(title, items)| Group { title, items })
        .collect()
}

fn sources(ctx: &Ctx, catalogue: &Catalogue, standing: &Standing<'_>) -> Group<Cited> {
    let cited = standing.sources();
    let known = cited.iter().filter_map(|code| catalogue.sources.get(code));
    let items = known.map(|source| Cited {
        code: source.code.to_string(),
        text: format!("{}: {}", notes::about(ctx, source), source.title),
    });
    Group { title: t!(ctx, "indicator-sources"), items: items.collect() }
}
