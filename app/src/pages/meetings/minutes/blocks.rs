//! `/textbausteine`: text blocks for minutes.

use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::findings::show::paragraphs;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::meeting::key::TextBlockCode;
use domain::meeting::minutes::form::{MAX_WORDS, TextBlockForm};
use domain::meeting::minutes::text_block::TextBlock;
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// All blocks with their versions.
    pub all: &'a [(TextBlock, i64)],
    /// The block that is changed; none for a new one.
    pub changes: Option<&'a TextBlockCode>,
    /// What is typed.
    pub form: &'a Form<TextBlockForm>,
    /// True where somebody else has changed the block meanwhile.
    pub changed: bool,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "name" => t!(ctx, "minutes-block-name"),
        _ => t!(ctx, "minutes-block-text"),
    }
}

/// The page.
pub fn page(ctx: &Ctx, data: &Data<'_>) -> Page {
    let heading = t!(ctx, "minutes-blocks");
    let entries: Vec<_> =
        data.all.iter().map(|(block, version)| entry(ctx, block, *version)).collect();
    let form = data.form;
    let (action, title) = match data.changes {
        Some(code) => (format!("/textbausteine/{code}"), t!(ctx, "minutes-block-change")),
        None => ("/textbausteine".to_owned(), t!(ctx, "minutes-block-new")),
    };
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let hidden = match data.changes {
        Some(_) => view! { <input type="hidden" name="version" value=form.version.to_string() /> }
            .into_any(),
        None => view! { <input type="hidden" name="token" value=form.token.clone() /> }.into_any(),
    };
    let note = match data.notice {
        Some("gespeichert") => Some(super::ok(t!(ctx, "minutes-block-kept"))),
        Some("entfernt") => Some(super::ok(t!(ctx, "minutes-block-removed"))),
        _ => None,
    };
    let changed = data.changed.then(|| {
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{ui::icon("#s-risk")}" "{t!(ctx, "minutes-meanwhile")}</p></div> }
    });
    let text = field("text", &form.values.text).hint(t!(ctx, "minutes-block-text-hint"));
    let body = view! {
        {ui::breadcrumb(ctx, vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))], heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "minutes-blocks-lead")}</p></div>
            {note}
            {changed}
            {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
            <ul class="wk-list">{entries}</ul>
            <section class="wk-section" aria-labelledby="h-baustein">
                <h2 id="h-baustein">{title}</h2>
                <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                    {hidden}
                    {ui::input(ctx, field("name", &form.values.name), "text", "off")}
                    {ui::text_area(ctx, text, 4, MAX_WORDS)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "meeting-save")}</button>
                    </div>
                </form>
            </section>
        </main>
    }
    .into_any();
    let title =
        if form.errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn entry(ctx: &Ctx, block: &TextBlock, version: i64) -> AnyView {
    let base = format!("/textbausteine/{}", block.code);
    let name = block.name.clone();
    view! {
        <li>
            <b>{name.clone()}</b>
            {paragraphs(&block.text)}
            <form method="post" action=ctx.href(&format!("{base}/entfernen"))>
                <input type="hidden" name="version" value=version.to_string() />
                <a class="wk-btn wk-btn--s wk-btn--quiet" href=ctx.href(&base)>{t!(ctx, "minutes-block-change")}<span class="wk-sr">": "{name.clone()}</span></a>
                <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit">{t!(ctx, "minutes-block-remove")}<span class="wk-sr">": "{name.clone()}</span></button>
            </form>
        </li>
    }
    .into_any()
}
