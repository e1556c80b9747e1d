//! The start page: where Lower Saxony stands, and where no measure works.

mod fields;
mod panels;
mod standing;

use super::measures::{matrix, parts};
use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::indicator::status::Status;
use domain::journal::Entry;
use domain::key::RoundCode;
use domain::period::format_day_long;
use leptos::prelude::*;
use standing::Standing;

/// Everything the page shows besides the catalogue.
#[derive(Debug)]
pub struct Data<'a> {
    /// The newest journal entries, newest first.
    pub changes: &'a [Entry],
    /// Per open round: positions that are missing, of how many; for the Geschäftsstelle alone.
    pub missing: Vec<(RoundCode, usize, usize)>,
    /// Ratings this reader's organisation has still to give.
    pub open_for_me: usize,
}

/// The start page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let standing = Standing::of(catalogue, ctx.today);
    let body = view! {
        <main class="wk-main" id="inhalt" tabindex="-1">
            {head(ctx, &standing)}
            {tally(ctx, &standing)}
            {fields::panel(ctx, &standing)}
            {panels::panels(ctx, catalogue, data, &standing)}
            {matrix::matrix(ctx, catalogue)}
        </main>
    };
    let title = t!(ctx, "overview-title");
    Page { title, nav: Nav::Overview, islands: false, body: body.into_any() }
}

fn head(ctx: &Ctx, standing: &Standing<'_>) -> AnyView {
    let day = format_day_long(ctx.today, ctx.language);
    view! {
        <div class="wk-head wk-head--hero">
            <h1>{t!(ctx, "overview-heading")}</h1>
            <p class="wk-lead">{lead(ctx, standing)}</p>
            <div class="wk-head__meta">
                <span>{t!(ctx, "overview-as-of", day = day)}</span>
                <span>{t!(ctx, "overview-method")}</span>
            </div>
        </div>
    }
    .into_any()
}

/// „7 von 36 Indikatoren haben einen beschlossenen Zielwert: 1 verfehlt, 6 noch nicht bewertbar. In 4 von 7 Feldern
/// setzt keine Maßnahme an."
fn lead(ctx: &Ctx, standing: &Standing<'_>) -> String {
    let fields = t!(
        ctx,
        "overview-lead-fields",
        idle = parts::count(standing.idle_fields()),
        fields = parts::count(standing.fields.len())
    );
    format!("{} {fields}", targets(ctx, standing))
}

fn targets(ctx: &Ctx, standing: &Standing<'_>) -> String {
    let total = parts::count(standing.indicators);
    if standing.with_target == 0 {
        return t!(ctx, "overview-lead-no-target", total = total);
    }
    let (missed, at_risk, on_plan) = (
        standing.of_status(Status::Missed),
        standing.of_status(Status::AtRisk),
        standing.of_status(Status::OnPlan),
    );
    let open = standing.with_target.saturating_sub(missed + at_risk + on_plan);
    let verdicts: Vec<_> = [
        (missed, t!(ctx, "overview-part-missed", count = parts::count(missed))),
        (at_risk, t!(ctx, "overview-part-at-risk", count = parts::count(at_risk))),
        (on_plan, t!(ctx, "overview-part-on-plan", count = parts::count(on_plan))),
        (open, t!(ctx, "overview-part-open", count = parts::count(open))),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(_, text)| text)
    .collect();
    t!(
        ctx,
        "overview-lead-targets",
        count = parts::count(standing.with_target),
        total = total,
        verdicts = verdicts.join(", ")
    )
}

fn tally(ctx: &Ctx, standing: &Standing<'_>) -> AnyView {
    let items: Vec<_> = Status::ALL
        .into_iter()
        .map(|status| {
            let class = format!("wk-tally--{}", crate::labels::status_mark(status).1);
            let count = parts::count_text(ctx, standing.of_status(status));
            view! { <li class=class><b>{count}</b>{ui::status(ctx, status)}</li> }
        })
        .collect();
    let title = t!(ctx, "overview-tally", count = parts::count(standing.indicators));
    view! {
        <section class="wk-section" aria-labelledby="h-status">
            <h2 id="h-status">{title}</h2>
            <ul class="wk-tally">{items}</ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;
    use domain::number::Language;

    fn html(ctx: &Ctx, catalogue: &Catalogue, open_for_me: usize) -> String {
        let round = RoundCode::parse("R7").expect("a code");
        let data = Data { changes: &[], missing: vec![(round, 32, 36)], open_for_me };
        Owner::new().with(|| page(ctx, catalogue, &data).body.to_html())
    }

    #[test]
    fn the_lead_says_where_the_land_stands_and_where_nothing_works() {
        let html = html(&fixtures::visitor(Language::De), &fixtures::catalogue(), 0);
        assert!(html.contains("Wo steht Niedersachsen?"));
        assert!(
            html.contains(
                "1 von 3 Indikatoren hat einen beschlossenen Zielwert: 1 verfehlt. In 2 von 3 \
                 Feldern setzt keine Maßnahme an."
            ),
            "{html}"
        );
        assert!(html.contains("2 Indikatoren: 2 ohne Zielwert") || html.contains("1 Indikator: 1"));
        assert!(html.contains("keine Maßnahme"));
        assert!(html.contains("Es fehlen noch 32 von 36 Positionen"));
        assert!(!html.contains("Jetzt bewerten"), "visitors rate nothing");
    }

    #[test]
    fn members_with_open_ratings_get_the_button() {
        let html = html(&fixtures::member(), &fixtures::catalogue(), 2);
        assert!(html.contains("Jetzt bewerten"));
        assert!(html.contains("href=\"/bewertungen\""));
    }

    #[test]
    fn an_example_target_makes_no_verdict() {
        let mut catalogue = fixtures::catalogue();
        for record in catalogue.indicators.values_mut() {
            for target in &mut std::sync::Arc::make_mut(record).targets {
                target.evidence = domain::source::Evidence::Illustrative;
            }
        }
        let html = html(&fixtures::visitor(Language::De), &catalogue, 0);
        assert!(html.contains("Für keinen der 3 Indikatoren ist ein Zielwert beschlossen"));
        assert!(!html.contains("wk-status--miss\"><svg class=\"wk-icon\" aria-hidden=\"true\"><use href=\"#s-miss\"></use></svg>verfehlt</span></td>"));
        assert!(html.contains("Beispielwert"));
    }

    #[test]
    fn an_empty_catalogue_is_a_page_too() {
        let html = html(&fixtures::visitor(Language::En), &Catalogue::default(), 0);
        assert!(html.contains("Where does Lower Saxony stand?"));
    }
}
