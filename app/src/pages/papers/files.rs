//! Files beside a paper: their list, and the form that adds one.

use super::path;
use super::show::Data;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::experiences::show::size;
use crate::pages::meetings::german;
use crate::{labels, ui};
use domain::meeting::paper::{FileForm, MAX_PAPER_FILES, PaperFile};
use domain::tier::Tier;
use leptos::prelude::*;

/// The label of a field.
pub(super) fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "tier" => t!(ctx, "paper-file-tier"),
        "anlage" => t!(ctx, "paper-file-choose"),
        _ => t!(ctx, "paper-file-title"),
    }
}

/// The files that the reader may have, and where the text can be changed what changes them.
pub(super) fn section(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let paper = data.paper;
    let editable = data.may_keep && paper.state.is_editable();
    if paper.files.is_empty() && !editable {
        return None;
    }
    let items: Vec<_> = paper.files.iter().map(|file| item(ctx, data, file, editable)).collect();
    let list = if items.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "paper-files-none")}</p> }.into_any()
    } else {
        view! { <ol class="wk-list">{items}</ol> }.into_any()
    };
    let add = (editable && paper.files.len() < MAX_PAPER_FILES).then(|| add(ctx, data));
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-anlagen">
                <h2 id="h-anlagen">{t!(ctx, "paper-files")}</h2>
                {list}
                {add}
            </section>
        }
        .into_any(),
    )
}

fn item(ctx: &Ctx, data: &Data<'_>, file: &PaperFile, editable: bool) -> AnyView {
    let base = path(&data.paper.number);
    let href = ctx.href(&format!("{base}/anlagen/{}", file.id));
    let facts = data.files.iter().find(|facts| facts.id == file.id);
    let facts = facts.map(|facts| {
        let ending = facts.media.ending().to_uppercase();
        format!(" ({ending}, {})", size(ctx, facts.size))
    });
    let circle = (file.tier != data.paper.tier).then(|| {
        let text = match file.tier {
            Tier::Public => t!(ctx, "agenda-public"),
            tier => labels::tier(ctx, tier),
        };
        view! { " "<span class="wk-tag">{text}</span> }
    });
    let remove = editable.then(|| {
        let action = ctx.href(&format!("{base}/anlagen/{}/entfernen", file.id));
        view! {
            <form method="post" action=action>
                <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit">
                    {t!(ctx, "paper-file-remove")}<span class="wk-sr">": "{file.title.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li>
            <a href=href download="">
                {ui::icon("#i-file")}<span lang=german(ctx)>{file.title.clone()}</span>{facts}
            </a>
            {circle}
            {remove}
        </li>
    }
    .into_any()
}

fn add(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let form: &Form<FileForm> = data.file;
    let action = ctx.href(&format!("{}/anlagen", path(&data.paper.number)));
    let spec = |name: &'static str, value: &str| {
        ui::FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let usual = (String::new(), t!(ctx, "paper-file-tier-usual"));
    let tiers = Tier::ALL.iter().map(|tier| (tier.code().to_owned(), labels::tier(ctx, *tier)));
    let tiers = std::iter::once(usual).chain(tiers).collect();
    let error = form.errors.of("anlage").map(|problem| labels::problem(ctx, problem));
    view! {
        <details class="wk-data" open=!form.errors.is_empty()>
            <summary>{t!(ctx, "paper-file-add")}</summary>
            <form class="wk-form" method="post" action=action enctype="multipart/form-data" novalidate=true>
                <input type="hidden" name="token" value=form.token.clone() />
                <div class="wk-field">
                    <label for="f-anlage">{label(ctx, "anlage")}</label>
                    <p class="wk-hint" id="h-anlage">{t!(ctx, "paper-file-hint")}</p>
                    {ui::error_line("anlage", error)}
                    <input
                        class="wk-input"
                        id="f-anlage"
                        name="anlage"
                        type="file"
                        accept="image/jpeg,image/png,image/webp,application/pdf"
                        aria-describedby="h-anlage"
                    />
                </div>
                {ui::input(ctx, spec("title", &form.values.title).optional().hint(t!(ctx, "paper-file-title-hint")), "text", "off")}
                {ui::select(ctx, spec("tier", &form.values.tier).optional(), tiers)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "paper-file-save")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
