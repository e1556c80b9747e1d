//! `/umlaufverfahren/{nr}`: the question, the own vote, who has answered, and the result.

use super::{answered, path, standing};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::history;
use crate::i18n::t;
use crate::pages::findings::show::paragraphs;
use crate::pages::procedure::words as rules;
use crate::pages::resolutions::{self, words};
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::journal::Entry;
use domain::key::OrganisationCode;
use domain::meeting::circular::{Circular, CircularState};
use domain::meeting::numbering::ResolutionNumber;
use domain::meeting::procedure::RuleName;
use domain::meeting::resolution::Resolution;
use domain::meeting::resolution::form::MAX_NOTE;
use domain::meeting::vote::Choice;
use domain::period::format_day;
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// The procedure, as far as the reader sees it.
    pub circular: &'a Circular,
    /// The resolution it ended with, as far as the reader sees it.
    pub resolution: Option<&'a Resolution>,
    /// The organisation that the reader may vote for today.
    pub own: Option<&'a OrganisationCode>,
    /// Why the reader's vote is not taken, as a code.
    pub refusal: Option<&'a str>,
    /// The vote as it was sent, where it was refused.
    pub vote: &'a Form<String>,
    /// The objection as it was sent, where it was refused.
    pub objection: &'a Form<String>,
    /// True where the reader may end it.
    pub office: bool,
    /// True where the reader is told names.
    pub inside: bool,
    /// What was done.
    pub history: &'a [Entry],
    /// Code of a note.
    pub notice: Option<&'a str>,
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "reason" => t!(ctx, "circ-objection-reason"),
        _ => t!(ctx, "circ-own-vote"),
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let circular = data.circular;
    let number = circular.number.to_string();
    let heading = t!(ctx, "circ-heading", number = number.clone());
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        ("/umlaufverfahren".to_owned(), t!(ctx, "circ-title")),
    ];
    let errors = !data.vote.errors.is_empty() || !data.objection.errors.is_empty();
    let pdf = (circular.is_over()).then(|| {
        let href = ctx.href(&format!("{}/ergebnis.pdf", path(&circular.number)));
        view! { <a class="wk-btn wk-btn--secondary" href=href>{ui::icon("#i-download")}{t!(ctx, "circ-pdf")}</a> }
    });
    let history = (!data.history.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-verlauf">
                <h2 id="h-verlauf">{t!(ctx, "reso-history")}</h2>
                {history::list(ctx, data.history)}
            </section>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, number)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead" lang=words::german(ctx)>{circular.title.clone()}</p>
                <p><b>{standing(ctx, circular)}</b></p>
                <div class="wk-btns wk-noprint">{pdf}</div>
            </div>
            {note(ctx, data)}
            {ui::error_summary(ctx, &data.vote.errors, |field| label(ctx, field))}
            {ui::error_summary(ctx, &data.objection.errors, |field| label(ctx, field))}
            {question(ctx, catalogue, data)}
            {result(ctx, data)}
            {own(ctx, data)}
            {votes(ctx, catalogue, data)}
            {office(ctx, data)}
            {history}
        </main>
    }
    .into_any();
    let title = if errors { t!(ctx, "error-prefix", title = heading) } else { heading };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn note(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    if let Some(refusal) = data.refusal {
        let text = match refusal {
            "keine-vertretung" => t!(ctx, "circ-no-deputies"),
            "mitglied-hat-abgestimmt" => t!(ctx, "circ-delegate-voted"),
            "keine-stimme" => t!(ctx, "circ-no-vote"),
            "schon-widersprochen" => t!(ctx, "circ-objected-before"),
            "noch-nicht" => t!(ctx, "circ-not-yet"),
            _ => t!(ctx, "circ-not-open"),
        };
        let words = Some(data.objection.values.clone()).filter(|words| !words.is_empty());
        let typed = words.filter(|_| !offers_objection(data)).map(|words| {
            view! { <div class="wk-note"><p>{t!(ctx, "circ-typed")}</p><p class="wk-pre">{words}</p></div> }
        });
        let told = view! { <p>{ui::icon("#s-risk")}" "{text}</p> };
        return Some(
            view! { <div class="wk-note wk-note--risk" role="alert">{told}</div>{typed} }
                .into_any(),
        );
    }
    let text = match data.notice? {
        "eroeffnet" => t!(ctx, "circ-opened"),
        "stimme" => t!(ctx, "circ-voted"),
        "geaendert" => t!(ctx, "circ-changed"),
        "widerspruch" => t!(ctx, "circ-objected"),
        "beendet" => t!(ctx, "circ-ended"),
        "zurueckgezogen" => t!(ctx, "circ-withdrawn"),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

/// What follows where it is adopted; none where nothing does.
pub(super) fn effects(ctx: &Ctx, catalogue: &Catalogue, circular: &Circular) -> Option<AnyView> {
    let each: Vec<_> = circular
        .effects
        .iter()
        .filter_map(|effect| words::effect(ctx, catalogue, effect))
        .map(|(text, _)| view! { <li>{text}</li> })
        .collect();
    (!each.is_empty()).then(|| {
        view! { <h3>{t!(ctx, "reso-effects")}</h3><ul class="wk-list">{each}</ul> }.into_any()
    })
}

fn question(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let circular = data.circular;
    let day = |day: Option<chrono::NaiveDate>| {
        day.map(|day| format_day(day, ctx.language)).unwrap_or_default()
    };
    let urgency = (!circular.urgency.is_empty()).then(|| {
        view! { <dt>{t!(ctx, "circ-urgency")}</dt><dd lang=words::german(ctx)>{paragraphs(&circular.urgency)}</dd> }
    });
    let told = circular.announced.map(|meeting| {
        let meeting: u32 = meeting;
        view! { <dt>{t!(ctx, "circ-announced")}</dt><dd>{t!(ctx, "reso-filter-meeting", meeting = meeting)}</dd> }
    });
    let effects = effects(ctx, catalogue, circular);
    view! {
        <section class="wk-panel wk-panel--accent" aria-labelledby="h-frage">
            <h2 id="h-frage">{t!(ctx, "circ-question")}</h2>
            <div lang=words::german(ctx)>{paragraphs(&circular.text)}</div>
            {effects}
            <dl class="wk-dl">
                <dt>{t!(ctx, "circ-from")}</dt><dd>{day(circular.opened)}</dd>
                <dt>{t!(ctx, "circ-until")}</dt><dd>{t!(ctx, "circ-until-end", day = day(circular.closes))}</dd>
                {urgency}
                {told}
            </dl>
            <p class="wk-small wk-muted">{rules::applied(ctx, RuleName::Circular, circular.procedure)}</p>
        </section>
    }
    .into_any()
}

fn result(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let circular = data.circular;
    let text = match (circular.state, data.resolution) {
        (CircularState::ToMeeting, _) => {
            view! { <p>{t!(ctx, "circ-goes-to-meeting")}</p> }.into_any()
        }
        (CircularState::Withdrawn, _) => view! { <p>{t!(ctx, "circ-given-up")}</p> }.into_any(),
        (CircularState::Decided, Some(resolution)) => {
            let number = ResolutionNumber::Circular(circular.number.clone());
            let href = ctx.href(&resolutions::path(&number));
            let name = t!(ctx, "reso-heading", number = number.to_string());
            view! {
                <p>{words::vote(ctx, &resolution.vote)}</p>
                <p class="wk-small wk-muted">{rules::applied(ctx, RuleName::Majority, circular.procedure)}</p>
                <p><a href=href>{name}</a></p>
            }
            .into_any()
        }
        _ => return None,
    };
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-ergebnis">
                <h2 id="h-ergebnis">{t!(ctx, "reso-result")}</h2>
                {text}
            </section>
        }
        .into_any(),
    )
}

/// True where the page has a field for an objection.
fn offers_objection(data: &Data<'_>) -> bool {
    data.own.is_some_and(|own| !data.circular.objections.contains_key(own))
}

fn own(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let (circular, own) = (data.circular, data.own?);
    let base = path(&circular.number);
    let held = circular.votes.get(own);
    let given = held.map(|vote| {
        let choice = words::choice(ctx, vote.choice);
        let at = history::moment(ctx, vote.at);
        let deputy = vote.by_deputy.then(|| format!(" {}", t!(ctx, "circ-by-deputy")));
        view! { <p role="status">{t!(ctx, "circ-your-vote", choice = choice, at = at)}{deputy}</p> }
    });
    let chosen = if data.vote.values.is_empty() {
        held.map(|vote| vote.choice.code().to_owned()).unwrap_or_default()
    } else {
        data.vote.values.clone()
    };
    let spec = FieldSpec::new(ctx, "choice", label(ctx, "choice"), &chosen, &data.vote.errors);
    let choices =
        Choice::ALL.iter().map(|c| (c.code().to_owned(), words::choice(ctx, *c))).collect();
    let reason = FieldSpec::new(
        ctx,
        "reason",
        label(ctx, "reason"),
        &data.objection.values,
        &data.objection.errors,
    );
    let objection = offers_objection(data).then(|| {
        view! {
            <details class="wk-details" open=!data.objection.errors.is_empty() || !data.objection.values.is_empty()>
                <summary>{t!(ctx, "circ-object")}</summary>
                <form class="wk-form" method="post" action=ctx.href(&format!("{base}/widerspruch")) novalidate=true>
                    <p>{t!(ctx, "circ-object-lead")}</p>
                    {ui::text_area(ctx, reason, 3, MAX_NOTE)}
                    <div class="wk-btns"><button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "circ-object-send")}</button></div>
                </form>
            </details>
        }
    });
    Some(
        view! {
            <section class="wk-section wk-noprint" aria-labelledby="h-stimme">
                <h2 id="h-stimme">{t!(ctx, "circ-vote-title")}</h2>
                {given}
                <form class="wk-form" method="post" action=ctx.href(&format!("{base}/stimme")) novalidate=true>
                    {ui::radios(spec.hint(t!(ctx, "circ-vote-hint")), choices)}
                    <div class="wk-btns"><button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "circ-vote-send")}</button></div>
                </form>
                {objection}
            </section>
        }
        .into_any(),
    )
}

fn votes(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let circular = data.circular;
    if !data.inside {
        return None;
    }
    let rows: Vec<_> = circular
        .voters
        .iter()
        .map(|voter| {
            let code = &voter.organisation;
            let said = match circular.votes.get(code) {
                Some(vote) if circular.is_over() => {
                    let deputy = if vote.by_deputy {
                        format!(" {}", t!(ctx, "circ-by-deputy"))
                    } else {
                        String::new()
                    };
                    format!("{}{deputy}", words::choice(ctx, vote.choice))
                }
                _ if circular.answered.contains(code) => t!(ctx, "circ-has-answered"),
                _ => t!(ctx, "reso-not-given"),
            };
            let objection = circular.objections.get(code).map(|objection| {
                let reason = objection.reason.clone();
                view! { <br />{t!(ctx, "circ-objection", reason = reason)} }
            });
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{words::organisation(catalogue, code)}</th>
                    <td role="cell" data-label=t!(ctx, "reso-vote-column")>{said}{objection}</td>
                </tr>
            }
        })
        .collect();
    let titles = [t!(ctx, "reso-organisation-column"), t!(ctx, "reso-vote-column")];
    let hidden = (!circular.is_over())
        .then(|| view! { <p class="wk-small wk-muted">{t!(ctx, "circ-hidden")}</p> });
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-antworten">
                <h2 id="h-antworten">{answered(ctx, circular)}</h2>
                {hidden}
                <table class="wk-table wk-table--stack" role="table">
                    <caption class="wk-sr">{t!(ctx, "circ-answers")}</caption>
                    {ui::table_head(&titles)}
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

fn office(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let circular = data.circular;
    if !data.office || circular.is_over() {
        return None;
    }
    let action = ctx.href(&format!("{}/ende", path(&circular.number)));
    let version = circular.version.to_string();
    // Nobody counts while a vote can change; afterwards it is done by itself, and by hand where that is not waited for.
    let count = (!circular.is_open(ctx.today)).then(|| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="version" value=version.clone() />
                <button class="wk-btn wk-btn--primary" type="submit" name="step" value="auszaehlen">{t!(ctx, "circ-count-now")}</button>
            </form>
        }
    });
    Some(
        view! {
            <section class="wk-section wk-noprint" aria-labelledby="h-ende">
                <h2 id="h-ende">{t!(ctx, "circ-end-title")}</h2>
                <p>{t!(ctx, "circ-end-lead")}</p>
                <div class="wk-btns">
                    {count}
                    <form method="post" action=action>
                        <input type="hidden" name="version" value=version />
                        <button class="wk-btn wk-btn--quiet" type="submit" name="step" value="zurueckziehen">{t!(ctx, "circ-withdraw")}</button>
                    </form>
                </div>
            </section>
        }
        .into_any(),
    )
}
