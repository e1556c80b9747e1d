//! „Nächster Wert" on the page of an indicator.

use super::{Names, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::supply::{Delivery, Outlook, Supply};
use domain::period::format_day;
use leptos::prelude::*;

/// When the next value comes, from whom, and whether the newest one is outdated. It stands beside the status, never in it.
pub fn next_value(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    names: &Names,
) -> AnyView {
    if record.indicator.is_derived() {
        return view! {
            <section class="wk-panel" aria-labelledby="naechster-wert">
                <h2 id="naechster-wert">{t!(ctx, "supply-next")}</h2>
                <p>{t!(ctx, "formula-next-value")}</p>
            </section>
        }
        .into_any();
    }
    let code = &record.indicator.code;
    let kept = catalogue.supplies.get(code);
    let none = Supply::empty(code.clone());
    let supply = kept.unwrap_or(&none);
    let outlook = Outlook::of(supply, record, ctx.today);
    let next = outlook.next.map(|next| delivery(ctx, &next));
    let example = kept.is_some_and(|supply| supply.evidence.is_example());
    let newest = outlook.age_months.map_or_else(
        || t!(ctx, "supply-no-value"),
        |months| words::timeliness(ctx, months, outlook.staleness),
    );
    let edit = ctx.is_planner().then(|| {
        let href = ctx.href(&format!("/indikatoren/{code}/lieferung"));
        view! {
            <a class="wk-btn wk-btn--secondary" href=href>
                {ui::icon("#i-edit")}{t!(ctx, "supply-edit")}
            </a>
        }
    });
    view! {
        <section class="wk-panel" aria-labelledby="naechster-wert">
            <h2 id="naechster-wert">{t!(ctx, "supply-next")}</h2>
            <p>{words::due(ctx, outlook.due)}" "{ui::example_if(ctx, example)}</p>
            <dl class="wk-dl">
                {next}
                <dt>{t!(ctx, "supply-owner")}</dt>
                <dd>{words::owner(ctx, catalogue, names, supply)}</dd>
                <dt>{t!(ctx, "supply-staleness")}</dt>
                <dd>{newest}</dd>
            </dl>
            <p><a class="wk-link" href=ctx.href("/lieferkalender")>{t!(ctx, "supply-all")}</a></p>
            {edit}
        </section>
    }
    .into_any()
}

fn delivery(ctx: &Ctx, next: &Delivery) -> AnyView {
    view! {
        <dt>{t!(ctx, "supply-period")}</dt>
        <dd>{next.period.label(ctx.language)}</dd>
        <dt>{t!(ctx, "supply-due")}</dt>
        <dd>{format_day(next.due, ctx.language)}", "{basis(ctx, next)}</dd>
    }
    .into_any()
}

/// Whether the source has announced the day.
pub fn basis(ctx: &Ctx, next: &Delivery) -> String {
    if next.announced { t!(ctx, "supply-announced") } else { t!(ctx, "supply-usual") }
}
