//! The files that were handed in, and the form for another one.

use super::{path, texts};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::import::Import;
use domain::period::format_day;
use leptos::prelude::*;

/// What was typed beside the file. The file itself no browser sends a second time.
#[derive(Debug, Clone, Default)]
pub struct UploadForm {
    /// Code of the source.
    pub source: String,
    /// When it was published.
    pub vintage: String,
    /// Identifier the import will have.
    pub token: String,
    /// What is wrong.
    pub errors: FieldErrors,
}

/// What the list shows.
pub struct List<'a> {
    /// Files, newest first.
    pub imports: &'a [Import],
    /// The form.
    pub form: &'a UploadForm,
    /// Page, from 1.
    pub page: u32,
    /// True where older files follow.
    pub more: bool,
    /// True right after a file was rejected.
    pub rejected: bool,
}

/// The list.
pub fn list(ctx: &Ctx, catalogue: &Catalogue, data: &List<'_>) -> Page {
    let heading = t!(ctx, "import-title");
    let title =
        if data.form.errors.is_empty() { heading.clone() } else { t!(ctx, "import-title-error") };
    let body = view! {
        {ui::breadcrumb(ctx, vec![("/indikatoren".to_owned(), t!(ctx, "indicator-list-title"))], heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {data.rejected.then(|| view! {
                <div class="wk-receipt" role="status">{ui::icon("#s-ok")}<h2>{t!(ctx, "import-rejected-receipt")}</h2></div>
            })}
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{t!(ctx, "import-lead")}</p>
            </div>
            <div class="wk-grid wk-grid--8-4">
                {upload(ctx, catalogue, data.form)}
                <section class="wk-panel">
                    <h2>{t!(ctx, "import-formats")}</h2>
                    <ul class="wk-list wk-list--dots">
                        <li>{t!(ctx, "import-formats-csv")}</li>
                        <li>{t!(ctx, "import-formats-genesis")}</li>
                        <li>{t!(ctx, "import-formats-eurostat")}</li>
                        <li>{t!(ctx, "import-formats-sheets")}</li>
                    </ul>
                    <p class="wk-small wk-muted">{t!(ctx, "import-formats-limit")}</p>
                </section>
            </div>
            {table(ctx, catalogue, data)}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn upload(ctx: &Ctx, catalogue: &Catalogue, form: &UploadForm) -> AnyView {
    let errors = &form.errors;
    let mut sources: Vec<_> = catalogue.sources.values().collect();
    sources.sort_by_cached_key(|s| {
        (domain::text::collation(&s.publisher), domain::text::collation(&s.title))
    });
    let options = std::iter::once((String::new(), t!(ctx, "import-source-choose")))
        .chain(sources.into_iter().map(|source| {
            let name = format!("{}: {} ({})", source.publisher, source.title, source.code);
            (source.code.to_string(), name)
        }))
        .collect();
    let source = FieldSpec::new(ctx, "quelle", t!(ctx, "import-source"), &form.source, errors)
        .hint(t!(ctx, "import-source-hint"));
    let vintage =
        FieldSpec::new(ctx, "veroeffentlicht", t!(ctx, "import-vintage"), &form.vintage, errors)
            .hint(t!(ctx, "import-vintage-hint"))
            .width("s");
    let error = errors.of("datei").map(|problem| crate::labels::problem(ctx, problem));
    let class = if error.is_some() { "wk-field wk-field--error" } else { "wk-field" };
    let described = if error.is_some() { "h-datei e-datei" } else { "h-datei" };
    let name = |field: &str| match field {
        "datei" => t!(ctx, "import-file"),
        "quelle" => t!(ctx, "import-source"),
        _ => t!(ctx, "import-vintage"),
    };
    view! {
        <section class="wk-panel">
            <h2>{t!(ctx, "import-new")}</h2>
            {ui::error_summary(ctx, errors, name)}
            <form class="wk-form" method="post" action=ctx.href("/import") enctype="multipart/form-data" novalidate=true>
                <input type="hidden" name="token" value=form.token.clone()/>
                <div class=class>
                    <label for="f-datei">{t!(ctx, "import-file")}</label>
                    <p class="wk-hint" id="h-datei">{t!(ctx, "import-file-hint")}</p>
                    {ui::error_line("datei", error)}
                    <input
                        class="wk-input wk-file"
                        id="f-datei"
                        name="datei"
                        type="file"
                        accept=".csv,.tsv,.txt,.json,.xlsx,.ods,.zip"
                        required=true
                        aria-describedby=described
                    />
                </div>
                {ui::select(ctx, source, options)}
                {ui::input(ctx, vintage, "text", "off")}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "import-upload")}</button>
                </div>
                <p class="wk-small wk-muted">{t!(ctx, "import-upload-note")}</p>
            </form>
        </section>
    }
    .into_any()
}

fn table(ctx: &Ctx, catalogue: &Catalogue, data: &List<'_>) -> AnyView {
    if data.imports.is_empty() {
        return view! { <div class="wk-empty">{t!(ctx, "import-none")}</div> }.into_any();
    }
    let titles = [
        t!(ctx, "import-file"),
        t!(ctx, "import-source"),
        t!(ctx, "import-state"),
        t!(ctx, "import-values"),
        t!(ctx, "import-by"),
    ];
    let rows: Vec<_> = data
        .imports
        .iter()
        .map(|import| {
            let source = catalogue.sources.get(&import.source);
            let source = source.map_or_else(|| import.source.to_string(), |s| s.publisher.clone());
            let day = format_day(import.day, ctx.language);
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row"><a href=ctx.href(&path(import))>{import.file.clone()}</a></th>
                    <td role="cell" data-l=titles[1].clone() lang="de">{source}</td>
                    <td role="cell" data-l=titles[2].clone()>{texts::state(ctx, import.state)}</td>
                    <td role="cell" class="n" data-l=titles[3].clone()>{import.values.to_string()}</td>
                    <td role="cell" data-l=titles[4].clone()>{import.who.clone()}", "{day}</td>
                </tr>
            }
        })
        .collect();
    let link = |page: u32, text: String| {
        view! { <a class="wk-btn wk-btn--secondary" href=ctx.href(&format!("/import?seite={page}"))>{text}</a> }
    };
    view! {
        <section class="wk-panel">
            <h2>{t!(ctx, "import-list")}</h2>
            <table class="wk-table wk-table--stack" role="table">
                <caption class="wk-sr">{t!(ctx, "import-list")}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            <div class="wk-btns">
                {(data.page > 1).then(|| link(data.page - 1, t!(ctx, "import-newer")))}
                {data.more.then(|| link(data.page + 1, t!(ctx, "import-older")))}
            </div>
        </section>
    }
    .into_any()
}
