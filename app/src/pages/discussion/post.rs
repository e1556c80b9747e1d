//! One post: its text, what it said before, and the forms to change or to hide it.

use super::topic_path;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{history, markdown, ui};
use domain::actor::Role;
use domain::discussion::form::{EditForm, MAX_POST, MAX_REASON, ModerateForm};
use domain::discussion::{EarlierText, Post, Thread};
use leptos::prelude::*;

/// The forms on the page, as they are or as they were refused.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// What the post says.
    pub edit: Form<EditForm>,
    /// Whether it is hidden.
    pub moderate: Form<ModerateForm>,
}

/// The page.
pub fn page(
    ctx: &Ctx,
    (thread, post): (&Thread, &Post),
    earlier: &[EarlierText],
    forms: &Forms,
) -> Page {
    let heading = t!(ctx, "post-title", who = post.who.clone());
    let wrong = !forms.edit.errors.is_empty() || !forms.moderate.errors.is_empty();
    let title =
        if wrong { t!(ctx, "error-prefix", title = heading.clone()) } else { heading.clone() };
    let back = topic_path(&thread.topic);
    let office = ctx.actor.role() == Some(Role::Secretariat);
    let own = ctx.account().is_some_and(|account| account.id == post.account);
    let shown = post.hidden.is_empty() || own || office;
    let hidden = (!post.hidden.is_empty()).then(|| {
        view! { <p class="wk-muted">{t!(ctx, "post-hidden", reason = post.hidden.clone())}</p> }
    });
    let text = shown.then(|| {
        view! { <div class="wk-prose wk-posts__text" inner_html=markdown::render(&post.text)></div> }
    });
    let items: Vec<_> = earlier
        .iter()
        .rev()
        .map(|text| {
            let until = t!(ctx, "post-until", at = history::moment(ctx, text.until));
            view! {
                <li>
                    <p class="wk-small wk-muted">{until}</p>
                    <div class="wk-prose wk-posts__text" inner_html=markdown::render(&text.text)></div>
                </li>
            }
        })
        .collect();
    let before = (shown && !items.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-frueher">
                <h2 id="h-frueher">{t!(ctx, "post-earlier")}</h2>
                <ol class="wk-posts">{items}</ol>
            </section>
        }
    });
    let edit = (own && post.hidden.is_empty()).then(|| edit_form(ctx, post, forms));
    let moderate = office.then(|| moderate_form(ctx, post, forms));
    let body = view! {
        {ui::breadcrumb(ctx, vec![(back, t!(ctx, "discussion-breadcrumb"))], t!(ctx, "post-breadcrumb"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <div class="wk-head__meta">
                    <span>{thread.title.clone()}</span><span>{history::moment(ctx, post.at)}</span>
                </div>
            </div>
            <section class="wk-panel" aria-labelledby="h-beitrag">
                <h2 id="h-beitrag">{t!(ctx, "post-now")}</h2>
                {hidden}
                {text}
            </section>
            {edit}
            {moderate}
            {before}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Measures, islands: false, body }
}

fn edit_form(ctx: &Ctx, post: &Post, forms: &Forms) -> AnyView {
    let form = &forms.edit;
    let label = t!(ctx, "discussion-field-post");
    let spec = ui::FieldSpec::new(ctx, "post", label, &form.values.post, &form.errors)
        .hint(t!(ctx, "post-edit-hint"));
    let version = form.version.to_string();
    view! {
        <section class="wk-panel" aria-labelledby="h-aendern">
            <h2 id="h-aendern">{t!(ctx, "post-edit")}</h2>
            <form class="wk-form" method="post" action=ctx.href(&format!("/beitraege/{}", post.id)) novalidate=true>
                {ui::error_summary(ctx, &form.errors, |_| t!(ctx, "discussion-field-post"))}
                <input type="hidden" name="version" value=version />
                {ui::text_area(ctx, spec, 5, MAX_POST)}
                <div class="wk-btns"><button class="wk-btn wk-btn--primary">{t!(ctx, "post-save")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn moderate_form(ctx: &Ctx, post: &Post, forms: &Forms) -> AnyView {
    let form = &forms.moderate;
    let label = t!(ctx, "post-moderate-reason");
    let spec = ui::FieldSpec::new(ctx, "reason", label, &form.values.reason, &form.errors)
        .hint(t!(ctx, "post-moderate-hint"));
    let (step, button) = if post.hidden.is_empty() {
        ("verbergen", t!(ctx, "post-hide"))
    } else {
        ("zeigen", t!(ctx, "post-show"))
    };
    let version = form.version.to_string();
    let action = format!("/beitraege/{}/moderation", post.id);
    view! {
        <section class="wk-panel" aria-labelledby="h-moderation">
            <h2 id="h-moderation">{t!(ctx, "post-moderate")}</h2>
            <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                {ui::error_summary(ctx, &form.errors, |_| t!(ctx, "post-moderate-reason"))}
                <input type="hidden" name="version" value=version />
                {ui::text_area(ctx, spec, 2, MAX_REASON)}
                <div class="wk-btns"><button class="wk-btn wk-btn--secondary" name="step" value=step>{button}</button></div>
            </form>
        </section>
    }
    .into_any()
}
