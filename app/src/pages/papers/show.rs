//! `/vorlagen/{nr}`: a paper with everything that belongs to it.

use super::list::places;
use super::{files, path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::findings::show::paragraphs;
use crate::pages::findings::words::organisation;
use crate::pages::meetings::german;
use crate::pages::meetings::words::item_kind;
use crate::pages::{Nav, Page};
use crate::{history, labels, ui};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::journal::Entry;
use domain::key::OrganisationCode;
use domain::meeting::book::Carried;
use domain::meeting::paper::{
    CoSignForm, FileFacts, FileForm, Frozen, MAX_REASON, Paper, PaperState, TRANSITIONS,
};
use domain::number::format_shortest;
use domain::period::format_day;
use domain::policy::reach;
use domain::tier::Tier;
use leptos::prelude::*;

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The paper, as far as the reader sees it.
    pub paper: &'a Paper,
    /// The items that carry it.
    pub carried: &'a [Carried],
    /// Figures of today, for a paper that has not gone out.
    pub live: &'a Frozen,
    /// What is known of its files.
    pub files: &'a [FileFacts],
    /// What was done with it, newest first, as far as the reader may know it.
    pub history: &'a [Entry],
    /// True where the reader draws up papers.
    pub may_keep: bool,
    /// The paper that took its place.
    pub replaced_by: Option<&'a Paper>,
    /// The form that adds a file.
    pub file: &'a Form<FileForm>,
    /// The form that co-signs; its token names the text that it is about.
    pub co_sign: &'a Form<CoSignForm>,
    /// Who has not agreed, where a release was refused for it.
    pub not_agreed: &'a [OrganisationCode],
    /// True where somebody else has changed the paper meanwhile.
    pub changed: bool,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let paper = data.paper;
    let number = paper.number.to_string();
    let heading = format!("{number} {}", paper.text.title);
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        ("/vorlagen".to_owned(), t!(ctx, "papers-title")),
    ];
    let errors = errors(data);
    let example = data.carried.iter().any(|c| {
        let meeting = catalogue.meetings.iter().find(|m| m.number == Some(c.meeting));
        meeting.is_some_and(|meeting| !meeting.confirmed)
    });
    let text = &paper.text;
    let body = view! {
        {ui::breadcrumb(ctx, trail, number.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <p>{t!(ctx, "paper-kind", number = number.clone())}</p>
                <h1 lang=german(ctx)>{text.title.clone()}</h1>
                <div class="wk-head__meta">{words::mark(ctx, paper.state)}{ui::example_if(ctx, example)}</div>
                {buttons(ctx, data)}
            </div>
            {notice(ctx, catalogue, data)}
            {ui::error_summary(ctx, &errors, |field| label(ctx, field))}
            {facts(ctx, data)}
            <section class="wk-panel wk-panel--accent" aria-labelledby="h-beschluss">
                <h2 id="h-beschluss">{t!(ctx, "paper-proposed-resolution")}</h2>
                <div lang=german(ctx)>{paragraphs(&text.proposed_resolution)}</div>
            </section>
            {part(ctx, "h-sachverhalt", t!(ctx, "paper-facts"), &text.facts)}
            {part(ctx, "h-begruendung", t!(ctx, "paper-reasoning"), &text.reasoning)}
            {part(ctx, "h-kosten", t!(ctx, "paper-financial-impact"), &text.financial_impact)}
            {indicators(ctx, catalogue, data)}
            {files::section(ctx, data)}
            {co_signatures(ctx, catalogue, data)}
            {past(ctx, data.history)}
        </main>
    }
    .into_any();
    let title = if errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn errors(data: &Data<'_>) -> FieldErrors {
    let mut all = data.file.errors.clone();
    for (field, problem) in data.co_sign.errors.iter() {
        all.add(field, problem.clone());
    }
    all
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "answer" => t!(ctx, "paper-co-sign-answer"),
        "reason" => t!(ctx, "paper-co-sign-reason"),
        other => files::label(ctx, other),
    }
}

fn notice(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let risk = |text: String| {
        view! { <div class="wk-note wk-note--risk" role="status"><p>{ui::icon("#s-risk")}" "{text}</p></div> }
            .into_any()
    };
    if data.changed {
        return Some(risk(t!(ctx, "paper-changed")));
    }
    if !data.not_agreed.is_empty() {
        let who: Vec<_> = data.not_agreed.iter().map(|o| organisation(catalogue, o)).collect();
        return Some(risk(t!(ctx, "paper-not-agreed", who = who.join(", "))));
    }
    let text = match data.notice? {
        "gespeichert" => t!(ctx, "paper-saved"),
        "angelegt" => t!(ctx, "paper-created"),
        "stand" => t!(ctx, "paper-stepped"),
        "zeichnung" => t!(ctx, "paper-co-sign-noted"),
        "anlage" => t!(ctx, "paper-file-added"),
        "entfernt" => t!(ctx, "paper-file-removed"),
        "geht-nicht" => return Some(risk(t!(ctx, "paper-not-from-here"))),
        "fest" => return Some(risk(t!(ctx, "paper-fixed"))),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

/// What can be done with the paper: its document for everyone, steps for whoever draws up papers.
fn buttons(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let paper = data.paper;
    let base = path(&paper.number);
    let document = ctx.href(&format!("{base}/vorlage.pdf"));
    let edit = (data.may_keep && paper.state.is_editable()).then(|| {
        let href = ctx.href(&format!("{base}/bearbeiten"));
        view! { <a class="wk-btn wk-btn--primary" href=href>{t!(ctx, "paper-edit")}</a> }
    });
    // Sending is done with the agenda; nobody can be asked where nobody is named.
    let may = |to: PaperState| {
        paper.state.may_become(to)
            && to != PaperState::Sent
            && (to != PaperState::CoSigning || !paper.co_signatures.is_empty())
    };
    let mut steps: Vec<PaperState> = TRANSITIONS.iter().map(|(_, to)| *to).collect();
    steps.sort_unstable();
    steps.dedup();
    let steps: Vec<_> = steps
        .into_iter()
        .filter(|to| data.may_keep && may(*to))
        .map(|to| {
            view! {
                <button class="wk-btn wk-btn--secondary" type="submit" name="zu" value=to.code()>
                    {words::step(ctx, paper.state, to)}
                </button>
            }
        })
        .collect();
    let steps = (!steps.is_empty()).then(|| {
        view! {
            <form class="wk-btns" method="post" action=ctx.href(&format!("{base}/stand"))>
                <input type="hidden" name="version" value=paper.version.to_string() />
                {steps}
            </form>
        }
    });
    view! {
        <div class="wk-btns">
            {edit}
            <a class="wk-btn wk-btn--quiet" href=document>{ui::icon("#i-file")}{t!(ctx, "paper-document")}</a>
        </div>
        {steps}
    }
    .into_any()
}

fn facts(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let paper = data.paper;
    let replaces = paper.replaces.as_ref().map(|number| {
        let href = ctx.href(&path(number));
        view! { <dt>{t!(ctx, "paper-replaces")}</dt><dd><a href=href>{number.to_string()}</a></dd> }
    });
    let successor = data.replaced_by.map(|by| {
        let href = ctx.href(&path(&by.number));
        view! { <dt>{t!(ctx, "paper-replaced-by")}</dt><dd><a href=href>{by.number.to_string()}</a></dd> }
    });
    let circle = match paper.tier {
        Tier::Public => t!(ctx, "agenda-public"),
        tier => labels::tier(ctx, tier),
    };
    let course = (!data.carried.is_empty()).then(|| {
        let kinds: Vec<_> = data
            .carried
            .iter()
            .map(|c| {
                let kind = c.item.kind.map(|kind| format!(" ({})", item_kind(ctx, kind)));
                view! { <li>{places(ctx, std::slice::from_ref(c))}{kind}</li> }
            })
            .collect();
        view! { <dt>{t!(ctx, "paper-course")}</dt><dd><ul>{kinds}</ul></dd> }
    });
    view! {
        <section class="wk-panel" aria-label=t!(ctx, "paper-about")>
            <dl class="wk-dl">
                <dt>{t!(ctx, "papers-number")}</dt><dd>{paper.number.to_string()}</dd>
                <dt>{t!(ctx, "paper-date")}</dt><dd>{format_day(paper.date, ctx.language)}</dd>
                <dt>{t!(ctx, "paper-lead")}</dt><dd lang=german(ctx)>{paper.text.lead.clone()}</dd>
                <dt>{t!(ctx, "paper-tier")}</dt><dd>{circle}</dd>
                {course}
                {replaces}
                {successor}
            </dl>
        </section>
    }
    .into_any()
}

fn part(ctx: &Ctx, id: &'static str, title: String, text: &str) -> AnyView {
    view! {
        <section class="wk-section" aria-labelledby=id>
            <h2 id=id>{title}</h2>
            <div lang=german(ctx)>{paragraphs(text)}</div>
        </section>
    }
    .into_any()
}

/// The figures: those of today before the paper went out, afterwards those that it went out with.
fn indicators(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let paper = data.paper;
    if paper.indicators.is_empty() && paper.text.indicator_impact.is_empty() {
        return None;
    }
    let figures = paper.frozen.as_ref().unwrap_or(data.live);
    let rows: Vec<_> = figures
        .figures
        .iter()
        .map(|figure| {
            let known = catalogue.indicators.get(&figure.indicator);
            let name = known.map_or_else(
                || figure.name.clone(),
                |record| record.indicator.name.get(ctx.language).to_owned(),
            );
            let name = if known.is_some() {
                let href = ctx.href(&format!("/indikatoren/{}", figure.indicator));
                view! { <a href=href>{name}</a> }.into_any()
            } else {
                view! { <span>{name}</span> }.into_any()
            };
            let value = format_shortest(figure.value, 2, ctx.language);
            let unit = match figure.unit.as_str() {
                "Prozent" => "%".to_owned(),
                "Anzahl" => String::new(),
                unit => unit.to_owned(),
            };
            let value = format!("{value}\u{a0}{unit}");
            let method = (!figure.method.is_empty()).then(
                || view! { <br /><span class="wk-small wk-muted" lang=german(ctx)>{figure.method.clone()}</span> },
            );
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">
                        {name}
                        <br />
                        <span class="wk-small wk-muted">{figure.indicator.to_string()}</span>
                    </th>
                    <td role="cell" data-l=t!(ctx, "paper-figure-value")>
                        {value.trim_end().to_owned()}
                        <br />
                        <span class="wk-small wk-muted">
                            {format!("{}, {}", labels::area(ctx, catalogue, &figure.area), figure.period.label(ctx.language))}
                        </span>
                    </td>
                    <td role="cell" data-l=t!(ctx, "paper-figure-known")>{format_day(figure.known, ctx.language)}</td>
                    <td role="cell" data-l=t!(ctx, "paper-figure-status")>{ui::status(ctx, figure.status)}{method}</td>
                </tr>
            }
        })
        .collect();
    let day = format_day(figures.as_of, ctx.language);
    let standing = if paper.went_out() {
        t!(ctx, "paper-figures-frozen", day = day)
    } else {
        t!(ctx, "paper-figures-live", day = day)
    };
    let table = (!rows.is_empty()).then(|| {
        let titles = [
            t!(ctx, "paper-figure-indicator"),
            t!(ctx, "paper-figure-value"),
            t!(ctx, "paper-figure-known"),
            t!(ctx, "paper-figure-status"),
        ];
        view! {
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{t!(ctx, "paper-indicator-impact")}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
    });
    let without: Vec<_> = paper
        .indicators
        .iter()
        .filter(|code| figures.figures.iter().all(|figure| figure.indicator != **code))
        .map(ToString::to_string)
        .collect();
    let without = (!without.is_empty()).then(|| {
        let text = t!(ctx, "paper-figures-without", codes = without.join(", "));
        view! { <p class="wk-small">{text}</p> }
    });
    let standing = (!paper.indicators.is_empty())
        .then(|| view! { <p class="wk-small wk-muted">{standing}</p> });
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-indikatoren">
                <h2 id="h-indikatoren">{t!(ctx, "paper-indicator-impact")}</h2>
                <div lang=german(ctx)>{paragraphs(&paper.text.indicator_impact)}</div>
                {table}
                {without}
                {standing}
            </section>
        }
        .into_any(),
    )
}

fn co_signatures(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let paper = data.paper;
    // Who agreed to what is the council's own.
    if paper.co_signatures.is_empty() || !Tier::Council.is_within(reach(&ctx.actor)) {
        return None;
    }
    let items: Vec<_> = paper
        .co_signatures
        .iter()
        .map(|c| {
            let who = organisation(catalogue, &c.organisation);
            view! { <li><b>{who}</b>": "{words::answer(ctx, &c.answer)}</li> }
        })
        .collect();
    let own = ctx.account().is_some_and(|account| paper.asks(&account.organisation));
    let form = (own && paper.state == PaperState::CoSigning).then(|| answer_form(ctx, data));
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-zeichnung">
                <h2 id="h-zeichnung">{t!(ctx, "paper-co-signatures")}</h2>
                <ul class="wk-list">{items}</ul>
                {form}
            </section>
        }
        .into_any(),
    )
}

fn answer_form(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let form = data.co_sign;
    let action = ctx.href(&format!("{}/zeichnung", path(&data.paper.number)));
    let spec = |name: &'static str, value: &str| {
        ui::FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let answers = vec![
        ("mitgezeichnet".to_owned(), t!(ctx, "paper-co-sign-yes")),
        ("abgelehnt".to_owned(), t!(ctx, "paper-co-sign-no")),
    ];
    let reason = spec("reason", &form.values.reason).optional();
    view! {
        <form class="wk-form" method="post" action=action novalidate=true>
            <input type="hidden" name="token" value=form.token.clone() />
            {ui::radios(spec("answer", &form.values.answer), answers)}
            {ui::text_area(ctx, reason.hint(t!(ctx, "paper-co-sign-reason-hint")), 4, MAX_REASON)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "paper-co-sign-send")}</button>
            </div>
        </form>
    }
    .into_any()
}

fn past(ctx: &Ctx, entries: &[Entry]) -> Option<AnyView> {
    (!entries.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-verlauf">
                <h2 id="h-verlauf">{t!(ctx, "paper-history")}</h2>
                {history::list(ctx, entries)}
            </section>
        }
        .into_any()
    })
}
