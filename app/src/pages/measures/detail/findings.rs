//! What the council found about the measure, with statements of minorities and how each finding stands.

use super::Data;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::findings::show::minority_list;
use crate::pages::findings::{finding_path, words};
use domain::catalogue::Catalogue;
use domain::face::Section;
use domain::policy::sees_discussions;
use leptos::prelude::*;

/// The findings, the chain of effects, and the way to the discussion; nothing where the reader may open none of them.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    if !ctx.opens(Section::Evaluations) {
        return None;
    }
    let slug = &data.record.measure.slug;
    let items: Vec<_> = data
        .register
        .findings
        .iter()
        .filter(|finding| &finding.measure == slug)
        .map(|finding| {
            let statements =
                minority_list(ctx, catalogue, data.register.minorities_to(&finding.id));
            let statements = (!statements.is_empty()).then(|| {
                view! {
                    <p class="wk-small wk-strong">{t!(ctx, "minority-title")}</p>
                    <ul class="wk-list">{statements}</ul>
                }
            });
            view! {
                <li>
                    <a href=ctx.href(&finding_path(&finding.id))>{finding.title.clone()}</a>" "
                    {words::example_if(ctx, finding.evidence)}
                    <p>{words::standing(ctx, data.register.standing(finding, ctx.today))}</p>
                    {statements}
                </li>
            }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "finding-panel-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    let discuss = sees_discussions(&ctx.actor).then(|| {
        let text = t!(ctx, "discussion-link", count = i64::try_from(data.posts).unwrap_or(0));
        view! { <a class="wk-link" href=ctx.href(&format!("/diskussion/massnahme/{slug}"))>{text}</a> }
    });
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-feststellungen">
                <h2 id="h-feststellungen">{t!(ctx, "finding-panel")}</h2>
                {content}
                <div class="wk-panel__foot wk-row">
                    <a class="wk-link" href=ctx.href(&format!("/wirkungskette/massnahme/{slug}"))>
                        {t!(ctx, "chain-link")}
                    </a>
                    {discuss}
                </div>
            </section>
        }
        .into_any(),
    )
}
