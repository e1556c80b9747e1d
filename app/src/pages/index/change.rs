//! Why the index changed, and what it would take to reach a target.

use super::parts::{field_name, indicator_name, points, signed, table};
use super::{PATH, Shown};
use crate::charts;
use crate::charts::waterfall::{Step, Waterfall};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::index::edition::Edition;
use domain::index::explain::{Cause, Explanation};
use domain::index::inputs;
use domain::index::reach::needs;
use domain::index::table::LARGEST;
use leptos::prelude::*;

fn cause(ctx: &Ctx, cause: Cause) -> String {
    match cause {
        Cause::Revision => t!(ctx, "index-cause-revision"),
        Cause::Data => t!(ctx, "index-cause-data"),
        Cause::Set => t!(ctx, "index-cause-set"),
        Cause::Weights => t!(ctx, "index-cause-weights"),
        Cause::Method => t!(ctx, "index-cause-method"),
    }
}

fn explained(ctx: &Ctx, found: &Explanation, from: &str, to: &str) -> String {
    let mut text = t!(
        ctx,
        "index-change-sentence",
        from = from,
        to = to,
        change = signed(ctx, found.to - found.from)
    );
    for part in found.parts.iter().filter(|part| part.amount.abs() >= 0.05) {
        let amount = signed(ctx, part.amount);
        let sentence = match part.cause {
            Cause::Revision => t!(ctx, "index-because-revision", amount = amount),
            Cause::Data => t!(ctx, "index-because-data", amount = amount),
            Cause::Set => t!(ctx, "index-because-set", amount = amount),
            Cause::Weights => t!(ctx, "index-because-weights", amount = amount),
            Cause::Method => t!(ctx, "index-because-method", amount = amount),
        };
        text.push(' ');
        text.push_str(&sentence);
    }
    text
}

/// The change since the year before as waterfall, table and sentences.
pub fn panel(ctx: &Ctx, shown: &Shown<'_>) -> Option<AnyView> {
    let standing = shown.standing.filter(|_| shown.edition.method.is_absolute())?;
    let found = standing.change.as_ref()?;
    let (from, to) = (standing.year - 1, standing.year);
    let link = ctx.href(&format!("{CHANGE}?von={from}&bis={to}"));
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-veraenderung">
                {drawn(ctx, found, &from.to_string(), &to.to_string())}
                <p><a class="wk-link" href=link>{t!(ctx, "index-change-other")}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// Heading, waterfall, sentences and table of a change.
fn drawn(ctx: &Ctx, found: &Explanation, from: &str, to: &str) -> AnyView {
    let text = explained(ctx, found, from, to);
    let total = |name: &str, value: f64| Step {
        name: name.to_owned(),
        text: points(ctx, value),
        span: (0.0, value),
        total: true,
    };
    let mut at = found.from;
    let mut steps = vec![total(from, found.from)];
    for part in &found.parts {
        let span = (at, at + part.amount);
        at = span.1;
        let name = cause(ctx, part.cause);
        steps.push(Step { name, text: signed(ctx, part.amount), span, total: false });
    }
    steps.push(total(to, found.to));
    let chart = Waterfall {
        id: "veraenderung".to_owned(),
        caption: t!(ctx, "index-change-title", from = from, to = to),
        description: text.clone(),
        steps,
    };
    let row = |name: String, value: String| (name.into_any(), vec![value]);
    let mut rows = vec![row(t!(ctx, "index-change-from", year = from), points(ctx, found.from))];
    rows.extend(found.parts.iter().map(|p| row(cause(ctx, p.cause), signed(ctx, p.amount))));
    rows.push(row(t!(ctx, "index-change-to", year = to), points(ctx, found.to)));
    let heads = [t!(ctx, "index-change-part"), t!(ctx, "index-points")];
    view! {
        <h2 id="h-veraenderung">{chart.caption.clone()}</h2>
        <figure class="wk-fig">
            <figcaption>{text}<span>{t!(ctx, "index-change-how")}</span></figcaption>
            {charts::waterfall(&chart)}
        </figure>
        {table(&t!(ctx, "index-change-caption"), &heads, rows)}
    }
    .into_any()
}

/// Path of the page that compares any two.
pub const CHANGE: &str = "/digitalisierungsgrad/veraenderung";

/// The two that are compared, as they were asked for and chosen.
pub struct Between<'a> {
    /// The earlier year with its edition.
    pub from: (i32, &'a Edition),
    /// The later year with its edition.
    pub to: (i32, &'a Edition),
    /// What came of it; none where one of the two has no index.
    pub found: Option<Explanation>,
}

/// The page that explains the change between any two years and editions.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>, between: &Between<'_>) -> Page {
    let title = t!(ctx, "index-change-page");
    let years = || -> Vec<(String, String)> {
        let with = shown.series.iter().filter(|s| s.outcome.value.is_some());
        with.map(|s| (s.year.to_string(), s.year.to_string())).collect()
    };
    let editions = || -> Vec<(String, String)> {
        let name = |e: &Edition| t!(ctx, "index-number", number = e.number.to_string());
        catalogue.editions.iter().map(|e| (e.id.to_string(), name(e))).collect()
    };
    let none = FieldErrors::default();
    let spec = |name, label: String, value: &str| FieldSpec::new(ctx, name, label, value, &none);
    let (from, to) = (between.from.0.to_string(), between.to.0.to_string());
    let (before, after) = (between.from.1, between.to.1);
    // The name of a column says the method only where there are two.
    let named = |year: &str, edition: &Edition| {
        if before.id == after.id {
            year.to_owned()
        } else {
            format!("{year}, Nr. {}", edition.number)
        }
    };
    let content = match &between.found {
        Some(found) => drawn(ctx, found, &named(&from, before), &named(&to, after)),
        None => view! { <p class="wk-empty">{t!(ctx, "index-change-none")}</p> }.into_any(),
    };
    let trail = vec![(PATH.to_owned(), t!(ctx, "index-name"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "index-change-page-lead")}" "{ui::example_if(ctx, shown.is_example())}</p>
            </div>
            <section class="wk-panel">
                <form class="wk-form wk-form--wide" method="get" action=ctx.href(CHANGE)>
                    <div class="wk-form-row">
                        {ui::select(ctx, spec("von", t!(ctx, "index-change-before"), &from), years())}
                        {ui::select(ctx, spec("verfahren_von", t!(ctx, "index-change-before-method"), before.id.as_str()), editions())}
                        {ui::select(ctx, spec("bis", t!(ctx, "index-change-after"), &to), years())}
                        {ui::select(ctx, spec("verfahren_bis", t!(ctx, "index-change-after-method"), after.id.as_str()), editions())}
                    </div>
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "index-change-show")}</button>
                    </div>
                </form>
            </section>
            <section class="wk-panel">{content}</section>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// The next full ten points above the index.
fn aim(value: f64) -> f64 {
    ((value / 10.0).floor() + 1.0) * 10.0
}

/// What each field and indicator alone would have to be to reach the next full ten points.
pub fn target(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> Option<AnyView> {
    let standing = shown.standing?;
    let aim = aim(shown.value()?).min(LARGEST);
    let method = &shown.edition.method;
    let area = [standing.area.clone()];
    let values = inputs::table(catalogue, method, &area, standing.year, shown.basis, None).ok()?;
    let found = needs(method, &values, standing.area.as_str(), aim).ok()?;
    let never = || t!(ctx, "index-never");
    let fields = found.fields.iter().map(|need| {
        let needed = need.needed.map_or_else(never, |value| points(ctx, value));
        let name = field_name(ctx, catalogue, &need.code);
        (name.into_any(), vec![points(ctx, need.now), needed])
    });
    let elements = found.elements.iter().filter_map(|need| {
        let record = catalogue.indicators.get(&need.code)?;
        let words = |value| labels::rounded(ctx, &record.indicator, value);
        let needed = need.needed.map_or_else(never, words);
        let name = indicator_name(ctx, catalogue, &need.code);
        Some((name.into_any(), vec![words(need.now), needed]))
    });
    let heads = |first: String| [first, t!(ctx, "index-now"), t!(ctx, "index-needed")];
    let aim = points(ctx, aim);
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-ziel">
                <h2 id="h-ziel">{t!(ctx, "index-target-title", aim = aim.clone())}</h2>
                <p>{t!(ctx, "index-target-lead", aim = aim)}</p>
                <div class="wk-grid wk-grid--6-6">
                    {table(&t!(ctx, "index-target-fields"), &heads(t!(ctx, "index-field")), fields.collect())}
                    {table(&t!(ctx, "index-target-indicators"), &heads(t!(ctx, "index-indicator")), elements.collect())}
                </div>
            </section>
        }
        .into_any(),
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_aim_is_the_next_full_ten() {
        assert!((super::aim(67.2) - 70.0).abs() < 1e-9);
        assert!((super::aim(70.0) - 80.0).abs() < 1e-9);
    }
}
