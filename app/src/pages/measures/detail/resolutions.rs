//! What the council has decided about the measure: every resolution that would begin, change or end it, with how the vote
//! went and what those who voted otherwise have to say.

use super::Data;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::resolutions::words;
use domain::catalogue::Catalogue;
use domain::period::format_day;
use leptos::prelude::*;

/// The resolutions, newest first; nothing where there is none that the reader may know of.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let items: Vec<_> = data
        .resolutions
        .iter()
        .rev()
        .map(|resolution| {
            let href = ctx.href(&format!("/beschluesse/{}", resolution.number.key()));
            let day = format_day(resolution.decided, ctx.language);
            view! {
                <li>
                    <a href=href>{resolution.number.to_string()}" "<span lang=words::german(ctx)>{resolution.title.clone()}</span></a>", "{day}
                    <p>{words::vote(ctx, &resolution.vote)}</p>
                    {words::dissent(ctx, catalogue, resolution)}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-beschluesse">
                <h2 id="h-beschluesse">{t!(ctx, "measure-resolutions")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}
