//! The page of a round: what it asks of whom until when, how it stands, and what the Geschäftsstelle can do with it.

use super::{afterwards, deadline, time_left, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use crate::pages::{Nav, Page};
use crate::{history, ui};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::evaluation::round_form::ReopenForm;
use domain::evaluation::{Round, RoundState, criteria};
use domain::journal::Entry;
use domain::number::format_shortest;
use domain::period::format_day;
use domain::policy::PositionsView;
use leptos::prelude::*;

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The round.
    pub round: &'a Round,
    /// What the reader sees of its positions.
    pub view: PositionsView,
    /// Missing positions, of how many; for the Geschäftsstelle alone.
    pub missing: Option<(usize, usize)>,
    /// What was done with the round, newest first, as far as the reader may know it.
    pub history: &'a [Entry],
    /// Note after a change.
    pub notice: Option<&'a str>,
    /// The form that lets in a late entry, where it was refused.
    pub reopen: &'a Form<ReopenForm>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let round = data.round;
    let title = round.title.get(ctx.language).to_owned();
    let state = round.state_on(ctx.today);
    let trail = vec![("/bewertungen".to_owned(), t!(ctx, "nav-evaluations"))];
    let lead = match state {
        RoundState::Open => time_left(ctx, round),
        RoundState::Draft => {
            t!(ctx, "round-opens-on", day = format_day(round.opens, ctx.language))
        }
        _ => t!(ctx, "round-closed-on", until = deadline(ctx, round)),
    };
    let is_office = ctx.actor.role() == Some(Role::Secretariat);
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{lead}</p>
                <div class="wk-head__meta">
                    {words::state_tag(ctx, state)}
                    {ui::example_if(ctx, round.evidence.is_example())}
                </div>
            </div>
            {notice(ctx, data.notice)}
            {ui::error_summary(ctx, &data.reopen.errors, |field| super::round_form::reopen_label(ctx, field))}
            {missing(ctx, data)}
            {facts(ctx, catalogue, round)}
            {measures(ctx, catalogue, data)}
            {files(ctx, data)}
            {is_office.then(|| office(ctx, catalogue, data))}
            {late(ctx, catalogue, data)}
            {past(ctx, data.history)}
        </main>
    }
    .into_any();
    let title =
        if data.reopen.errors.is_empty() { title } else { t!(ctx, "error-prefix", title = title) };
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

fn notice(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let text = match code? {
        "angelegt" => t!(ctx, "round-notice-created"),
        "gespeichert" => t!(ctx, "round-notice-saved"),
        "stand" => t!(ctx, "round-notice-moved"),
        "nachfrist" => t!(ctx, "round-notice-reopened"),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

/// The one number that anybody learns of an open round.
fn missing(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let (missing, all) = data.missing?;
    let text = t!(ctx, "round-missing", missing = count(missing), all = count(all));
    let why = data
        .round
        .is_open(ctx.today)
        .then(|| view! { <p class="wk-small wk-muted">{t!(ctx, "round-missing-why")}</p> });
    Some(view! { <div class="wk-note"><p class="wk-strong">{text}</p>{why}</div> }.into_any())
}

fn facts(ctx: &Ctx, catalogue: &Catalogue, round: &Round) -> AnyView {
    let day = |day| format_day(day, ctx.language);
    let asked: Vec<_> = catalogue.asked(round).map(|o| o.short.clone()).collect();
    let asked = if round.setup.asked.is_empty() {
        t!(ctx, "round-asked-all", count = count(asked.len()))
    } else {
        asked.join(", ")
    };
    let weights = (!round.setup.weights.is_empty()).then(|| {
        let each = catalogue.criteria_of(round).iter().map(|c| {
            let weight = format_shortest(round.weight(&c.code), 2, ctx.language);
            format!("{}: {weight}", c.short.get(ctx.language))
        });
        let each = each.collect::<Vec<_>>().join(", ");
        view! { <dt>{t!(ctx, "round-weights")}</dt><dd>{each}</dd> }
    });
    let meeting = afterwards(ctx, catalogue, round)
        .map(|text| view! { <dt>{t!(ctx, "round-meeting")}</dt><dd>{text}</dd> });
    let span = t!(ctx, "round-span", from = day(round.opens), until = deadline(ctx, round));
    view! {
        <section class="wk-panel" aria-labelledby="h-rahmen">
            <h2 id="h-rahmen">{t!(ctx, "round-facts")}</h2>
            <dl class="wk-dl">
                <dt>{t!(ctx, "round-time")}</dt><dd>{span}</dd>
                <dt>{t!(ctx, "round-asked")}</dt><dd>{asked}</dd>
                <dt>{t!(ctx, "round-criteria")}</dt><dd>{criteria(ctx, catalogue, round)}</dd>
                {weights}
                <dt>{t!(ctx, "round-disclosure")}</dt><dd>{words::disclosure(ctx, round.setup.disclosure)}</dd>
                {meeting}
            </dl>
        </section>
    }
    .into_any()
}

/// The set that a round asks by, with where its wording comes from.
fn criteria(ctx: &Ctx, catalogue: &Catalogue, round: &Round) -> String {
    let name = words::set(ctx, catalogue, &round.setup.criteria);
    let set = criteria::find(&catalogue.criteria, &round.setup.criteria);
    match set.filter(|set| !set.source.is_empty()) {
        Some(set) => format!("{name} ({})", set.source),
        None => name,
    }
}

fn measures(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let round = data.round;
    let shows = matches!(data.view, PositionsView::Named | PositionsView::Summed);
    let rate = round.is_open(ctx.today) && ctx.is_delegate();
    let items: Vec<_> = round
        .measures
        .iter()
        .filter_map(|slug| catalogue.measures.get(slug))
        .map(|record| {
            let slug = &record.measure.slug;
            let name = record.measure.name.get(ctx.language).to_owned();
            let page = ctx.href(&format!("/massnahmen/{slug}"));
            let result = shows.then(|| {
                let href = ctx.href(&format!("/bewertungen/{}/{slug}/ergebnis", round.code));
                let label = t!(ctx, "round-result");
                view! { " "<a class="wk-link" href=href>{label}<span class="wk-sr">": "{name.clone()}</span></a> }
            });
            let rate = rate.then(|| {
                let href = ctx.href(&format!("/bewertungen/{}/{slug}", round.code));
                let label = t!(ctx, "round-to-form");
                view! { " "<a class="wk-link" href=href>{label}<span class="wk-sr">": "{name.clone()}</span></a> }
            });
            view! { <li><a href=page>{name.clone()}</a>{result}{rate}</li> }
        })
        .collect();
    let blind = (!shows && round.is_open(ctx.today))
        .then(|| view! { <p class="wk-small wk-muted">{t!(ctx, "round-blind")}</p> });
    view! {
        <section class="wk-section" aria-labelledby="h-massnahmen">
            <h2 id="h-massnahmen">{t!(ctx, "round-measures")}</h2>
            <ul class="wk-list">{items}</ul>
            {blind}
        </section>
    }
    .into_any()
}

/// The result as files, with names where the reader may read them.
fn files(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let base = format!("/bewertungen/{}", data.round.code);
    let link = |path: &str, label: String| {
        let href = ctx.href(&format!("{base}/{path}"));
        view! { <li><a class="wk-link" href=href>{label}</a></li> }
    };
    let named = match data.view {
        PositionsView::Named => true,
        PositionsView::Summed => false,
        PositionsView::Own | PositionsView::Hidden => return None,
    };
    let with_names = named.then(|| {
        view! {
            {link("ergebnis.pdf?namen=mit", t!(ctx, "round-file-pdf-named"))}
            {link("ergebnis.xlsx?namen=mit", t!(ctx, "round-file-named"))}
            {link("archiv.zip", t!(ctx, "round-file-archive"))}
        }
    });
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-dateien">
                <h2 id="h-dateien">{t!(ctx, "round-files")}</h2>
                <ul class="wk-list">
                    {link("ergebnis.pdf", t!(ctx, "round-file-pdf"))}
                    {link("ergebnis.xlsx", t!(ctx, "round-file-plain"))}
                    {with_names}
                </ul>
            </section>
        }
        .into_any(),
    )
}

/// What the Geschäftsstelle can do today.
fn office(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let round = data.round;
    let base = ctx.href(&format!("/bewertungen/{}", round.code));
    let steps: Vec<_> = round
        .steps(ctx.today)
        .map(|to| {
            let hint = match to {
                RoundState::Open => Some(t!(ctx, "round-step-open-hint")),
                RoundState::Closed => Some(t!(ctx, "round-step-close-hint")),
                _ => None,
            };
            view! {
                <form class="wk-stack wk-stack--s" method="post" action=format!("{base}/stand")>
                    <input type="hidden" name="version" value=round.version.to_string() />
                    <input type="hidden" name="to" value=to.code() />
                    {hint.map(|hint| view! { <p class="wk-small wk-muted">{hint}</p> })}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--secondary" type="submit">{words::step(ctx, to)}</button>
                    </div>
                </form>
            }
        })
        .collect();
    let reopen = round
        .is_over(ctx.today)
        .then(|| super::round_form::reopen(ctx, catalogue, round, data.reopen));
    view! {
        <section class="wk-panel" aria-labelledby="h-stelle">
            <h2 id="h-stelle">{t!(ctx, "round-office")}</h2>
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=format!("{base}/bearbeiten")>{t!(ctx, "round-edit")}</a>
            </div>
            {steps}
            {reopen}
        </section>
    }
    .into_any()
}

/// Late entries that were let in: the council knows of them.
fn late(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    if data.view != PositionsView::Named || data.round.setup.late.is_empty() {
        return None;
    }
    let items: Vec<_> = data
        .round
        .setup
        .late
        .iter()
        .map(|late| {
            let organisation = catalogue
                .organisations
                .get(&late.organisation)
                .map_or_else(|| late.organisation.to_string(), |o| o.short.clone());
            let measure = catalogue
                .measures
                .get(&late.measure)
                .map_or_else(|| late.measure.to_string(), |r| r.measure.short.clone());
            let text = t!(
                ctx,
                "round-late-entry",
                organisation = organisation,
                measure = measure,
                until = format_day(late.until, ctx.language)
            );
            view! { <li>{text}" "{t!(ctx, "history-reason", reason = late.reason.clone())}</li> }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-nachfrist">
                <h2 id="h-nachfrist">{t!(ctx, "round-late")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn past(ctx: &Ctx, entries: &[Entry]) -> Option<AnyView> {
    (!entries.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-verlauf">
                <h2 id="h-verlauf">{t!(ctx, "round-history")}</h2>
                {history::list(ctx, entries)}
            </section>
        }
        .into_any()
    })
}
