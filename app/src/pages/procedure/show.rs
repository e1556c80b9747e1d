//! `/geschaeftsordnung`: each rule in words, and the versions.

use super::words;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::meeting::procedure::{Procedure, RuleName, in_force};
use domain::number::Language;
use domain::period::format_day;
use leptos::prelude::*;

/// The page. `versions` are oldest first; `shown` is the number of the one to read, none for the one in force today.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    versions: &[Procedure],
    shown: Option<u32>,
    notice: Option<&str>,
) -> Page {
    let title = t!(ctx, "procedure-title");
    let rules = match shown {
        Some(number) => versions.iter().find(|rules| rules.version == number),
        None => in_force(versions, ctx.today).or(versions.first()),
    };
    let is_office = ctx.actor.role() == Some(Role::Secretariat);
    let text = match rules {
        Some(rules) => view! {
            {standing(ctx, versions, rules)}
            {all_rules(ctx, catalogue, versions, rules)}
            {list(ctx, versions, rules)}
        }
        .into_any(),
        None => view! { <div class="wk-note"><p>{t!(ctx, "procedure-none")}</p></div> }.into_any(),
    };
    let lead = rules.map_or_else(String::new, |rules| {
        let from = format_day(rules.from, ctx.language);
        t!(ctx, "procedure-lead", version = rules.version, from = from)
    });
    let new = is_office.then(|| {
        view! {
            <div class="wk-btns">
                <a class="wk-btn wk-btn--secondary" href=ctx.href("/geschaeftsordnung/neu")>{t!(ctx, "procedure-new")}</a>
            </div>
        }
    });
    let saved = (notice == Some("gespeichert")).then(|| {
        view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{t!(ctx, "procedure-saved")}</p></div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))], title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{title.clone()}</h1><p class="wk-lead">{lead}</p>{new}</div>
            {saved}
            {text}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Meetings, islands: false, body }
}

/// How a version stands today: „gilt", „gilt ab", „galt bis".
fn state(ctx: &Ctx, versions: &[Procedure], rules: &Procedure) -> String {
    if rules.from > ctx.today {
        return t!(ctx, "procedure-future");
    }
    if in_force(versions, ctx.today).is_some_and(|held| held.version == rules.version) {
        t!(ctx, "procedure-holds")
    } else {
        t!(ctx, "procedure-past")
    }
}

fn standing(ctx: &Ctx, versions: &[Procedure], rules: &Procedure) -> AnyView {
    let adopted = if rules.resolution.is_empty() {
        t!(ctx, "procedure-proposal")
    } else {
        t!(ctx, "procedure-adopted", resolution = rules.resolution.clone())
    };
    let german = (ctx.language == Language::En).then_some("de");
    view! {
        <div class="wk-note">
            <p><span class="wk-tag wk-tag--solid">{state(ctx, versions, rules)}</span>" "{adopted}</p>
            <p lang=german>{rules.label.clone()}</p>
        </div>
    }
    .into_any()
}

fn all_rules(
    ctx: &Ctx,
    catalogue: &Catalogue,
    versions: &[Procedure],
    rules: &Procedure,
) -> AnyView {
    let before = versions.iter().rfind(|v| v.version < rules.version);
    let changed = before.map(|before| rules.differing(before)).unwrap_or_default();
    let german = (ctx.language == Language::En).then_some("de");
    let rows: Vec<_> = RuleName::ALL
        .iter()
        .map(|name| {
            let sentences: Vec<_> = words::explained(ctx, catalogue, rules, *name)
                .into_iter()
                .map(|sentence| view! { <p>{sentence}</p> })
                .collect();
            let is_new = changed.contains(name).then(|| {
                let since = before.map_or(0, |before| before.version);
                view! { " "<span class="wk-tag">{t!(ctx, "procedure-changed", version = since)}</span> }
            });
            let basis = rules.cite(*name).basis.to_owned();
            let basis = (!basis.is_empty()).then(|| {
                view! {
                    <p class="wk-small wk-muted">{t!(ctx, "procedure-basis")}" "<span lang=german>{basis}</span></p>
                }
            });
            let id = format!("regel-{}", name.code());
            view! {
                <section class="wk-section" id=id.clone() aria-labelledby=format!("h-{id}")>
                    <h2 id=format!("h-{id}")>{words::rule(ctx, *name)}{is_new}</h2>
                    {sentences}
                    {basis}
                </section>
            }
        })
        .collect();
    rows.into_any()
}

fn list(ctx: &Ctx, versions: &[Procedure], shown: &Procedure) -> AnyView {
    let items: Vec<_> = versions
        .iter()
        .rev()
        .map(|rules| {
            let before = versions.iter().rfind(|v| v.version < rules.version);
            let changed = before.map(|before| {
                let names = rules.differing(before);
                let names: Vec<_> = names.iter().map(|name| words::rule(ctx, *name)).collect();
                let what = if names.is_empty() {
                    t!(ctx, "procedure-nothing-changed")
                } else {
                    t!(ctx, "procedure-changes", rules = names.join(", "))
                };
                view! { <p class="wk-small">{what}</p> }
            });
            let name = t!(
                ctx,
                "procedure-version",
                version = rules.version,
                from = format_day(rules.from, ctx.language)
            );
            let name = if rules.version == shown.version {
                view! { <b aria-current="true">{name}</b> }.into_any()
            } else {
                let href = ctx.href(&format!("/geschaeftsordnung?fassung={}", rules.version));
                view! { <a href=href>{name}</a> }.into_any()
            };
            view! { <li>{name}" "<span class="wk-tag">{state(ctx, versions, rules)}</span>{changed}</li> }
        })
        .collect();
    view! {
        <section class="wk-section" aria-labelledby="h-fassungen">
            <h2 id="h-fassungen">{t!(ctx, "procedure-versions")}</h2>
            <ul class="wk-list">{items}</ul>
        </section>
    }
    .into_any()
}
