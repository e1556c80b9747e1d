//! Findings of the council: list, page, forms.

pub mod action;
pub mod answer;
pub mod form;
pub mod list;
pub mod show;
pub(crate) mod words;

use crate::ctx::Ctx;
use crate::i18n::t;
use domain::key::FindingId;
use leptos::prelude::*;

/// Path of a finding's page.
pub fn finding_path(id: &FindingId) -> String {
    format!("/feststellungen/{id}")
}

/// The three views of what members say: ratings, practical experience, findings.
pub fn views(ctx: &Ctx, here: &str) -> AnyView {
    let items: Vec<_> = [
        ("/bewertungen", t!(ctx, "nav-evaluations")),
        ("/erfahrungen", t!(ctx, "experiences-title")),
        ("/feststellungen", t!(ctx, "findings-title")),
    ]
    .into_iter()
    .map(|(path, title)| {
        let current = (path == here).then_some("page");
        view! { <li><a href=ctx.href(path) aria-current=current>{title}</a></li> }
    })
    .collect();
    view! { <nav class="wk-subnav" aria-label=t!(ctx, "nav-evaluations")><ul>{items}</ul></nav> }
        .into_any()
}
