//! Practical experiences by where they stand; for the Geschäftsstelle its inbox, for members what became of theirs.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::findings::{self, words};
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::evaluation::Experience;
use domain::evaluation::handling::HandlingState;
use domain::finding::Register;
use domain::period::format_day;
use domain::policy::own_organisation;
use leptos::prelude::*;

/// The page; `register` is what the reader may see, `state` the only state to show.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    register: &Register,
    state: Option<HandlingState>,
) -> Page {
    let heading = t!(ctx, "experiences-title");
    let shown: Vec<&Experience> = register
        .experiences
        .iter()
        .filter(|e| state.is_none_or(|state| e.handling.state == state))
        .collect();
    let open = register.experiences.iter().filter(|e| e.handling.state.is_open()).count();
    let lead = if ctx.actor.role() == Some(Role::Secretariat) {
        t!(ctx, "experiences-lead-inbox", count = i64::try_from(open).unwrap_or(0))
    } else {
        t!(ctx, "experiences-lead")
    };
    let rows: Vec<_> = shown.iter().map(|e| row(ctx, catalogue, e)).collect();
    let table = if rows.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "experiences-none")}</p> }.into_any()
    } else {
        let titles = [
            t!(ctx, "experiences-text"),
            t!(ctx, "finding-measure"),
            t!(ctx, "experiences-who"),
            t!(ctx, "experiences-state"),
        ];
        view! {
            <table class="wk-table wk-table--stack wk-table--top" role="table">
                <caption class="wk-sr">{heading.clone()}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        }
        .into_any()
    };
    let share = ctx.is_delegate().then(|| {
        view! {
            <div class="wk-btns">
                <a class="wk-btn wk-btn--primary" href=ctx.href("/erfahrungen/neu")>
                    {ui::icon("#i-plus")}{t!(ctx, "measure-experience-share")}
                </a>
            </div>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {findings::views(ctx, "/erfahrungen")}
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{lead}</p>
                {share}
            </div>
            {filter(ctx, state)}
            {table}
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Evaluations, islands: false, body }
}

fn filter(ctx: &Ctx, state: Option<HandlingState>) -> AnyView {
    let all = [None].into_iter().chain(HandlingState::ALL.iter().copied().map(Some));
    let items: Vec<_> = all
        .map(|choice| {
            let (path, text) = match choice {
                None => ("/erfahrungen".to_owned(), t!(ctx, "experiences-all")),
                Some(choice) => {
                    (format!("/erfahrungen?stand={}", choice.code()), words::handling(ctx, choice))
                }
            };
            let current = (choice == state).then_some("page");
            view! { <li><a href=ctx.href(&path) aria-current=current>{text}</a></li> }
        })
        .collect();
    view! { <nav class="wk-subnav" aria-label=t!(ctx, "experiences-filter")><ul>{items}</ul></nav> }
        .into_any()
}

fn row(ctx: &Ctx, catalogue: &Catalogue, experience: &Experience) -> AnyView {
    let measure = catalogue.measures.get(&experience.measure).map(|r| r.measure.short.clone());
    let own = own_organisation(&ctx.actor) == Some(&experience.organisation);
    let own = own.then(
        || view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "experiences-own")}</span> },
    );
    let path = format!("/erfahrungen/{}", experience.id);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                <a href=ctx.href(&path)>{beginning(&experience.text)}</a>" "
                {words::example_if(ctx, experience.evidence)}
                <br />
                <span class="wk-small wk-muted">
                    {format!(
                        "{} · {}",
                        labels::experience_kind(ctx, experience.kind),
                        format_day(experience.date, ctx.language),
                    )}
                </span>
            </th>
            <td role="cell" data-l=t!(ctx, "finding-measure")>{measure}</td>
            <td role="cell" data-l=t!(ctx, "experiences-who")>
                {words::organisation(catalogue, &experience.organisation)}{own}
            </td>
            <td role="cell" data-l=t!(ctx, "experiences-state")>
                {words::handling_mark(ctx, experience.handling.state)}
            </td>
        </tr>
    }
    .into_any()
}

/// The beginning of a text, for a link.
pub(crate) fn beginning(text: &str) -> String {
    const MOST: usize = 120;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let head: String = line.chars().take(MOST).collect();
    format!("{}\u{a0}…", head.trim_end())
}
