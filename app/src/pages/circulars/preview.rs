//! What opens with a circular procedure, before it opens: the question, who votes until when, by which rule, which letters
//! go out.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::letters::Letter;
use crate::pages::findings::show::paragraphs;
use crate::pages::measures::parts::count;
use crate::pages::meetings::words::counted;
use crate::pages::procedure::words as rules;
use crate::pages::resolutions::words;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::meeting::circular::Circular;
use domain::meeting::deadline::Deadline;
use domain::meeting::procedure::{Procedure, RuleName};
use domain::meeting::resolution::form::DecisionForm;
use domain::period::format_day;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What the page shows.
pub struct Data<'a> {
    /// The procedure as it would open, with the number it would get.
    pub circular: &'a Circular,
    /// The rules of procedure it would rest on.
    pub rules: &'a Procedure,
    /// Its last day.
    pub closes: &'a Deadline,
    /// The letter as the first recipient gets it; none where nobody gets one.
    pub letter: Option<&'a Letter>,
    /// Names of those who get a letter.
    pub recipients: &'a [String],
    /// What was typed, which goes on with the form.
    pub values: &'a DecisionForm,
    /// Keeps it from being opened twice.
    pub token: &'a str,
    /// True where the last day has become another one since it was looked at.
    pub moved: bool,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let heading = t!(ctx, "circ-preview");
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        ("/umlaufverfahren".to_owned(), t!(ctx, "circ-title")),
    ];
    let moved = data.moved.then(|| {
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{ui::icon("#s-risk")}" "{t!(ctx, "circ-preview-moved")}</p></div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "circ-preview-lead")}</p></div>
                {moved}
                {question(ctx, catalogue, data)}
                {voters(ctx, catalogue, data)}
                {letters(ctx, data)}
                {form(ctx, data)}
            </div>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Meetings, islands: false, body }
}

fn question(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let circular = data.circular;
    let effects = super::show::effects(ctx, catalogue, circular);
    let responsible = (!circular.responsible.is_empty()).then(|| {
        view! { <dt>{t!(ctx, "reso-responsible")}</dt><dd>{circular.responsible.clone()}</dd> }
    });
    let due = circular.due.map(|due| {
        view! { <dt>{t!(ctx, "reso-due")}</dt><dd>{format_day(due, ctx.language)}</dd> }
    });
    let (closes, german) = (format_day(data.closes.day, ctx.language), words::german(ctx));
    let majority = data.rules.majority(circular.matter()).of_all_members();
    view! {
        <section class="wk-panel wk-panel--accent" aria-labelledby="h-frage">
            <h2 id="h-frage" lang=german>{circular.title.clone()}</h2>
            <div lang=german>{paragraphs(&circular.text)}</div>
            {effects}
            <dl class="wk-dl">
                <dt>{t!(ctx, "circ-preview-number")}</dt><dd>{circular.number.to_string()}</dd>
                <dt>{t!(ctx, "circ-until")}</dt>
                <dd>{t!(ctx, "circ-until-end", day = closes)}<br /><span class="wk-small wk-muted">{counted(ctx, data.closes)}</span></dd>
                <dt>{t!(ctx, "circ-preview-majority")}</dt><dd>{rules::majority(ctx, majority)}</dd>
                <dt>{t!(ctx, "circ-urgency")}</dt><dd lang=german>{paragraphs(&circular.urgency)}</dd>
                {responsible}
                {due}
                <dt>{t!(ctx, "item-field-tier")}</dt><dd>{labels::tier(ctx, circular.tier)}</dd>
            </dl>
            <p class="wk-small wk-muted">{rules::applied(ctx, RuleName::Circular, circular.procedure)}</p>
        </section>
    }
    .into_any()
}

fn voters(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let all = &data.circular.voters;
    let each: Vec<_> = all
        .iter()
        .map(|voter| view! { <li>{words::organisation(catalogue, &voter.organisation)}</li> })
        .collect();
    view! {
        <section class="wk-section" aria-labelledby="h-stimmen">
            <h2 id="h-stimmen">{t!(ctx, "circ-preview-voters", count = count(all.len()))}</h2>
            <ul class="wk-list">{each}</ul>
        </section>
    }
    .into_any()
}

fn letters(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let content = match data.letter {
        None => {
            view! { <p>{ui::icon("#s-risk")}" "{t!(ctx, "circ-preview-no-letter")}</p> }.into_any()
        }
        Some(letter) => {
            let names: Vec<_> =
                data.recipients.iter().map(|name| view! { <li>{name.clone()}</li> }).collect();
            let german = words::german(ctx);
            view! {
                <ul class="wk-list">{names}</ul>
                <p lang=german><b>{t!(ctx, "circ-preview-subject", subject = letter.subject.clone())}</b></p>
                <div lang=german>{paragraphs(&letter.text)}</div>
            }
            .into_any()
        }
    };
    view! {
        <section class="wk-section" aria-labelledby="h-briefe">
            <h2 id="h-briefe">{t!(ctx, "circ-preview-letters", count = count(data.recipients.len()))}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn form(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let typed: Vec<_> = BTreeMap::from(data.values.clone())
        .into_iter()
        // A circular procedure takes the place of none.
        .filter(|(name, _)| name != "replaces")
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect();
    view! {
        <form class="wk-form wk-noprint" method="post" action=ctx.href("/umlaufverfahren") novalidate=true>
            <input type="hidden" name="token" value=data.token.to_owned() />
            <input type="hidden" name="frist" value=data.closes.day.to_string() />
            {typed}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit" name="schritt" value="eroeffnen">{t!(ctx, "circ-open-now")}</button>
                <button class="wk-btn wk-btn--secondary" type="submit" name="schritt" value="aendern">{t!(ctx, "circ-change")}</button>
                <a class="wk-btn wk-btn--quiet" href=ctx.href("/umlaufverfahren")>{t!(ctx, "value-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}
