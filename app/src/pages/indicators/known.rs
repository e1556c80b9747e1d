//! What was known on a past day, and what sources have revised since they first published.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::known::{Known, form};
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::observation::Observation;
use domain::key::AreaCode;
use domain::number::format_signed;
use domain::period::Period;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The choice of a day, and what was revised.
pub(super) fn section(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    (known, compare): (&Known<'_>, &[AreaCode]),
) -> Option<AnyView> {
    if record.observations().is_empty() && known.day.is_none() {
        return None;
    }
    let path = format!("/indikatoren/{}", record.indicator.code);
    // The first one says that what follows was chosen, even where it is nothing.
    let kept: Vec<_> = std::iter::once(String::new())
        .chain(compare.iter().map(ToString::to_string))
        .map(|area| ("vergleich", area))
        .collect();
    Some(
        view! {
            <section class="wk-panel wk-last" aria-labelledby="stand-werte">
                <h2 id="stand-werte">{t!(ctx, "known-title")}</h2>
                <p>{t!(ctx, "known-lead")}</p>
                {form(ctx, &path, known, &kept)}
                {revisions(ctx, catalogue, record)}
            </section>
        }
        .into_any(),
    )
}

/// One figure as it was first published and as it stands now.
struct Revision<'a> {
    first: &'a Observation,
    now: &'a Observation,
    /// Change to the next period: from the figure first published, and from the one that stands.
    next: Option<(Period, f64, f64)>,
}

fn of_area<'a>(record: &'a IndicatorRecord, values: &'a [Observation]) -> Vec<Revision<'a>> {
    let mut by_period: BTreeMap<Period, Vec<&Observation>> = BTreeMap::new();
    for o in values.iter().filter(|o| !o.evidence.is_example()) {
        by_period.entry(o.period).or_default().push(o);
    }
    let Some(area) = values.first().map(|o| &o.area) else { return Vec::new() };
    let series: Vec<_> = record.series(area).filter(|o| !o.evidence.is_example()).collect();
    let mut revisions = Vec::new();
    for (place, now) in series.iter().enumerate() {
        let stated = by_period.get(&now.period).map_or(&[][..], Vec::as_slice);
        // A figure of another source is no earlier state of this one.
        let first = stated
            .iter()
            .filter(|o| o.id != now.id && (o.superseded || o.vintage < now.vintage))
            .filter(|o| o.status == now.status && o.value.to_bits() != now.value.to_bits())
            .min_by(|a, b| (a.recorded.known, &a.vintage).cmp(&(b.recorded.known, &b.vintage)));
        let Some(first) = first else { continue };
        let next = series
            .get(place + 1)
            .map(|next| (next.period, next.value - first.value, next.value - now.value));
        revisions.push(Revision { first, now, next });
    }
    revisions
}

fn revisions(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> AnyView {
    let all: Vec<_> =
        record.areas().iter().flat_map(|area| of_area(record, record.of_area(area))).collect();
    if all.is_empty() {
        return view! { <p class="wk-small wk-muted">{t!(ctx, "known-no-revision")}</p> }
            .into_any();
    }
    let titles = [
        t!(ctx, "known-period"),
        t!(ctx, "known-first"),
        t!(ctx, "known-stands"),
        t!(ctx, "known-difference"),
        t!(ctx, "known-effect"),
    ];
    let rows: Vec<_> =
        all.iter().map(|r| row(ctx, catalogue, &record.indicator, &titles, r)).collect();
    view! {
        <h3>{t!(ctx, "known-revisions")}</h3>
        <table class="wk-table wk-table--stack wk-table--top" role="table">
            <caption class="wk-sr">{t!(ctx, "known-revisions")}</caption>
            {ui::table_head(&titles)}
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(
    ctx: &Ctx,
    catalogue: &Catalogue,
    indicator: &Indicator,
    titles: &[String],
    revision: &Revision<'_>,
) -> AnyView {
    let Revision { first, now, next } = revision;
    let stated = |o: &Observation| {
        let value = labels::observed(ctx, indicator, o);
        let vintage = super::chart::written(ctx, &o.vintage);
        t!(ctx, "known-stated", value = value, vintage = vintage)
    };
    let signed = |value: f64| format_signed(value, indicator.decimals.max(1), ctx.language);
    let effect = next.map(|(period, before, after)| {
        t!(
            ctx,
            "known-change",
            from = now.period.short_label(ctx.language),
            to = period.short_label(ctx.language),
            after = signed(after),
            before = signed(before)
        )
    });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {labels::area(ctx, catalogue, &now.area)}", "{now.period.label(ctx.language)}
            </th>
            <td role="cell" data-l=titles[1].clone()>{stated(first)}</td>
            <td role="cell" data-l=titles[2].clone()>{stated(now)}</td>
            <td role="cell" class="n" data-l=titles[3].clone()>{signed(now.value - first.value)}</td>
            <td role="cell" data-l=titles[4].clone()>{effect}</td>
        </tr>
    }
    .into_any()
}
