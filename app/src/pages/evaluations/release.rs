//! Releasing what a colleague has drawn up.

use super::check::{Shown, answers};
use super::{crumb, path, time_left};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use domain::catalogue::Catalogue;
use domain::evaluation::{Proposal, Round};
use domain::measure::Measure;
use leptos::prelude::*;

/// The page: everything that is to be released, and a button for a second person.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    round: &Round,
    measure: &Measure,
    proposal: &Proposal,
) -> Page {
    let title = t!(ctx, "position-release-title");
    let path = path(round, measure);
    let own = ctx.account().is_some_and(|account| account.id == proposal.by);
    let shown = Shown::of_rating(&proposal.rating);
    let action = if own {
        view! { <div class="wk-note"><p>{t!(ctx, "position-release-own")}</p></div> }.into_any()
    } else {
        view! {
            <form class="wk-form" method="post" action=ctx.href(&format!("{path}/freigabe"))>
                <input type="hidden" name="version" value=proposal.rating.version.to_string() />
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "position-release")}</button>
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&path)>{t!(ctx, "position-release-change")}</a>
                </div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        {crumb(ctx, measure)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{measure.name.get(ctx.language).to_owned()}", "{time_left(ctx, round)}</p>
            </div>
            {super::outdated(ctx, &proposal.rating, round, measure)}
            {answers(ctx, catalogue.criteria_of(round), &shown, None)}
            {action}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}
