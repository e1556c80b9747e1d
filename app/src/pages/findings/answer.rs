//! The form of an answer: how, why, and what follows.

use super::show::{action_field, paragraphs};
use super::{finding_path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::finding::form::{AnswerForm, MAX_NOTE, MAX_TEXT};
use domain::finding::{AnswerKind, Finding};
use leptos::prelude::*;

/// The form; `has_action` says that the finding has an action already, so that none has to be named.
pub fn page(ctx: &Ctx, finding: &Finding, has_action: bool, form: &Form<AnswerForm>) -> Page {
    let heading = t!(ctx, "answer-heading");
    let title = if form.errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let path = finding_path(&finding.id);
    let trail = vec![
        ("/feststellungen".to_owned(), t!(ctx, "findings-title")),
        (path.clone(), t!(ctx, "finding-one")),
    ];
    let name = |field: &str| match field {
        "kind" => t!(ctx, "answer-kind"),
        "reason" => t!(ctx, "answer-reason"),
        other => action_field(ctx, other),
    };
    let values = &form.values;
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(id), value, &form.errors);
    let kinds = AnswerKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), words::answer_kind(ctx, *kind)))
        .collect();
    let action_hint =
        if has_action { t!(ctx, "answer-action-more") } else { t!(ctx, "answer-action-hint") };
    let (version, token) = (form.version.to_string(), form.token.clone());
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading}</h1></div>
            <section class="wk-panel wk-panel--fill" aria-labelledby="h-befund">
                <h2 id="h-befund">{finding.title.clone()}</h2>
                {paragraphs(&finding.text)}
            </section>
            <form class="wk-form" method="post" action=ctx.href(&format!("{path}/antwort")) novalidate=true>
                {ui::error_summary(ctx, &form.errors, name)}
                <input type="hidden" name="version" value=version />
                <input type="hidden" name="token" value=token />
                {ui::radios(field("kind", &values.kind), kinds)}
                {ui::text_area(
                    ctx,
                    field("reason", &values.reason).hint(t!(ctx, "answer-reason-hint")).optional(),
                    6,
                    MAX_TEXT,
                )}
                <fieldset class="wk-set" aria-describedby="h-folgt">
                    <legend>{t!(ctx, "answer-follows")}</legend>
                    <p class="wk-hint" id="h-folgt">{action_hint}</p>
                    {ui::text_area(ctx, field("action", &values.action).optional(), 3, MAX_NOTE)}
                    {ui::input(ctx, field("owner", &values.owner).optional(), "text", "organization")}
                    {ui::input(
                        ctx,
                        field("due", &values.due).hint(t!(ctx, "field-day-hint")).optional().width("s"),
                        "text",
                        "off",
                    )}
                </fieldset>
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "answer-submit")}</button>
                    <a class="wk-btn wk-btn--quiet" href=ctx.href(&path)>{t!(ctx, "experience-cancel")}</a>
                </div>
            </form>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}
