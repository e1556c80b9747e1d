//! Which of several figures counts: the form that decides it, and what readers are told.

use super::check::state;
use super::method_form::meanwhile;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::measures::parts;
use crate::pages::{Nav, Page, sources};
use crate::ui::{self, FieldSpec};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::authoritative::{AuthoritativeForm, MAX_REASON};
use domain::indicator::observation::Observation;
use domain::key::AreaCode;
use domain::period::Period;
use leptos::prelude::*;

/// Most contradictions that are told on a page.
const MOST: usize = 8;

/// The form that makes a value the authoritative one.
pub fn form(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    value: &Observation,
    form: &Form<AuthoritativeForm>,
    changed: bool,
) -> Page {
    let indicator = &record.indicator;
    let title = t!(ctx, "authoritative-title");
    let path = format!("/indikatoren/{}", indicator.code);
    let trail = vec![
        ("/indikatoren".to_owned(), t!(ctx, "indicator-list-title")),
        (path.clone(), indicator.code.to_string()),
    ];
    let action = ctx.href(&format!("{path}/massgeblich/{}", value.id));
    let reason = FieldSpec::new(
        ctx,
        "reason",
        t!(ctx, "authoritative-reason"),
        &form.values.reason,
        &form.errors,
    )
    .hint(t!(ctx, "authoritative-reason-hint"));
    let place = format!(
        "{}, {}",
        labels::area(ctx, catalogue, &value.area),
        value.period.label(ctx.language)
    );
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{title.clone()}</h1>
                    <p class="wk-lead">{indicator.name.get(ctx.language).to_owned()}": "{place}</p>
                </div>
                {changed.then(|| meanwhile(ctx))}
                {ui::error_summary(ctx, &form.errors, |_: &str| t!(ctx, "authoritative-reason"))}
                {side_by_side(ctx, catalogue, record, value)}
                <form class="wk-form" method="post" action=action novalidate=true>
                    {state(form)}
                    {ui::text_area(ctx, reason, 3, MAX_REASON)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">
                            {t!(ctx, "authoritative-save")}
                        </button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&path)>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title = parts::form_title(ctx, &title, !form.errors.is_empty());
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// The figures beside each other: which one counts so far, and which one would.
fn side_by_side(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    chosen: &Observation,
) -> AnyView {
    let counts = counting(record, &chosen.area, chosen.period);
    let columns = [
        t!(ctx, "value-value"),
        t!(ctx, "value-source"),
        t!(ctx, "authoritative-so-far"),
        t!(ctx, "authoritative-then"),
    ];
    let yes = || t!(ctx, "authoritative-counts");
    let rows: Vec<_> = record
        .contradicting(&chosen.area, chosen.period)
        .into_iter()
        .map(|o| {
            let [_, source, so_far, then] = columns.clone();
            let cited = o.source.as_ref().map(|code| sources::link(ctx, catalogue, code));
            let before = counts.is_some_and(|counts| counts.id == o.id).then(yes);
            let after = (o.id == chosen.id).then(yes);
            let dash = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{labels::observed(ctx, &record.indicator, o)}</th>
                    <td role="cell" data-l=source>{cited}</td>
                    <td role="cell" data-l=so_far>{dash(before)}</td>
                    <td role="cell" data-l=then>{dash(after)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="wk-panel">
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{t!(ctx, "authoritative-caption")}</caption>
                {ui::table_head(&columns)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// The value that counts for an area and period now.
pub fn counting<'a>(
    record: &'a IndicatorRecord,
    area: &AreaCode,
    period: Period,
) -> Option<&'a Observation> {
    record.series(area).find(|o| o.period == period)
}

/// Where sources contradict each other, each as one sentence; planners get the way to decide.
pub fn contradictions(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> Vec<AnyView> {
    record
        .contradictions()
        .take(MOST)
        .filter_map(|values| contradiction(ctx, catalogue, record, &values))
        .collect()
}

fn contradiction(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    values: &[&Observation],
) -> Option<AnyView> {
    let first = values.first()?;
    let counts = counting(record, &first.area, first.period)?;
    let place = format!(
        "{}, {}",
        labels::area(ctx, catalogue, &first.area),
        first.period.label(ctx.language)
    );
    let each: Vec<_> = values.iter().map(|o| stated(ctx, catalogue, record, o)).collect();
    let head = t!(ctx, "authoritative-head", place = place, values = each.join("; "));
    let counted = labels::observed(ctx, &record.indicator, counts);
    let decided = match record.decision_for(counts) {
        Some(made) => {
            t!(ctx, "authoritative-decided", value = counted, reason = made.reason.clone())
        }
        None => t!(ctx, "authoritative-by-rule", value = counted),
    };
    let ways = ctx.is_planner().then(|| {
        let ways: Vec<_> = values
            .iter()
            .filter(|o| o.id != counts.id || record.decision_for(o).is_none())
            .map(|o| {
                let value = labels::observed(ctx, &record.indicator, o);
                let href = ctx
                    .href(&format!("/indikatoren/{}/massgeblich/{}", record.indicator.code, o.id));
                let text = t!(ctx, "authoritative-way", value = value);
                view! { <a class="wk-link" href=href>{text}</a>" " }
            })
            .collect();
        view! { <p class="wk-small">{ways}</p> }
    });
    Some(
        view! {
            <li>
                <b>{t!(ctx, "authoritative-note")}</b>
                " "
                {head}
                <p class="wk-small" lang="de">{decided}</p>
                {ways}
            </li>
        }
        .into_any(),
    )
}

/// „58 Punkte (techconsult, 2022)".
fn stated(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord, o: &Observation) -> String {
    let value = labels::observed(ctx, &record.indicator, o);
    match o.source.as_ref().and_then(|code| catalogue.sources.get(code)) {
        Some(source) => {
            t!(
                ctx,
                "authoritative-stated",
                value = value,
                source = super::notes::about(ctx, source)
            )
        }
        None => value,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, observation, record, with_values};
    use super::*;
    use domain::actor::Role;
    use domain::key::{ObservationId, SourceCode};

    fn contradicting() -> IndicatorRecord {
        with_values(record(), |values| {
            values.push(Observation {
                id: ObservationId::parse("other").expect("a key"),
                source: Some(SourceCode::parse("S052").expect("a key")),
                ..observation("DE-NI", "2024-12-31", 61.0)
            });
        })
    }

    #[test]
    fn both_figures_stand_in_one_sentence_and_the_decision_with_its_reason() {
        let record = contradicting();
        let ctx = ctx(Some(Role::Planner));
        let told = |record: &IndicatorRecord| {
            let catalogue = catalogue(record);
            Owner::new()
                .with(|| contradictions(&ctx, &catalogue, record).into_any().to_html())
                .replace('\u{a0}', " ")
        };
        let html = told(&record);
        assert!(html.contains("63,38 %") && html.contains("61 %"), "{html}");
        assert!(html.contains("/indikatoren/BG-04/massgeblich/other"), "{html}");
        let other = record.observations().iter().find(|o| o.id.as_str() == "other");
        let typed = AuthoritativeForm { reason: "Amtliche Quelle <b>".into() };
        let made = typed
            .parse(other.expect("there"), &[], "2026-07-01".parse().expect("a day"), "d1")
            .expect("valid");
        let decided = record.with_decisions(vec![made]);
        assert!((decided.latest().expect("one").value - 61.0).abs() < f64::EPSILON);
        let html = told(&decided);
        assert!(
            html.contains("Maßgeblich ist 61 %") && html.contains("Amtliche Quelle &lt;b&gt;"),
            "{html}"
        );
    }

    #[test]
    fn the_form_shows_which_figure_counts_and_which_would() {
        let record = contradicting();
        let ctx = ctx(Some(Role::Planner));
        let value = record.observations().iter().find(|o| o.id.as_str() == "other");
        let form = Form::new(AuthoritativeForm::default(), "t1".into());
        let html = Owner::new().with(|| {
            super::form(&ctx, &catalogue(&record), &record, value.expect("there"), &form, false)
                .body
                .to_html()
        });
        assert_eq!(html.matches(">zählt<").count(), 2, "{html}");
    }
}
