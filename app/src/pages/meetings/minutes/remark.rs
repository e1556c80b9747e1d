//! Objections to minutes, rulings on them, and corrections.

use super::super::path;
use super::trail;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::findings::show::paragraphs;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::council::Meeting;
use domain::meeting::minutes::approval::ApprovalError;
use domain::meeting::minutes::form::{MAX_WORDS, RemarkForm, RulingForm};
use domain::meeting::minutes::{Minutes, MinutesRecord, Objection};
use domain::period::format_day;
use leptos::prelude::*;

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "item" => t!(ctx, "minutes-about"),
        "reason" => t!(ctx, "minutes-correction-reason"),
        "meeting" => t!(ctx, "minutes-correction-by"),
        "upheld" => t!(ctx, "minutes-ruling"),
        "words" => t!(ctx, "minutes-ruling-words"),
        _ => t!(ctx, "minutes-right-is"),
    }
}

/// The items one can speak about.
fn items(ctx: &Ctx, minutes: &Minutes, whole: bool) -> Vec<(String, String)> {
    let first = whole.then(|| (String::new(), t!(ctx, "minutes-whole")));
    let all = minutes
        .items
        .iter()
        .map(|item| (item.id.to_string(), format!("TOP {} {}", item.number, item.title)));
    first.into_iter().chain(all).collect()
}

/// A form on a page of its own.
struct Sheet {
    heading: String,
    lead: String,
    action: String,
    back: String,
    button: String,
    islands: bool,
}

fn sheet(
    ctx: &Ctx,
    meeting: &Meeting,
    sheet: Sheet,
    errors: &domain::error::FieldErrors,
    refused: Option<&ApprovalError>,
    fields: AnyView,
) -> Page {
    let heading = sheet.heading;
    let refused = refused.map(|error| {
        let text = super::words::refused(ctx, error);
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{ui::icon("#s-risk")}" "{text}</p></div> }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx, meeting, true), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{sheet.lead}</p></div>
                {refused}
                {ui::error_summary(ctx, errors, |field| label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href(&sheet.action) novalidate=true>
                    {fields}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{sheet.button}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&sheet.back)>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title = if errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: sheet.islands, body }
}

/// `/sitzungen/{nr}/niederschrift/einwendung`
pub fn objection(
    ctx: &Ctx,
    (meeting, record): (&Meeting, &MinutesRecord),
    form: &Form<RemarkForm>,
    refused: Option<&ApprovalError>,
) -> Page {
    let base = format!("{}/niederschrift", path(record.text.meeting));
    let until = record.objections_until.map(|until| format_day(until, ctx.language));
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let fields = view! {
        <input type="hidden" name="token" value=form.token.clone() />
        {ui::select(ctx, field("item", &form.values.item), items(ctx, &record.text, true))}
        {ui::text_area(ctx, field("text", &form.values.text), 6, MAX_WORDS)}
    };
    let about = Sheet {
        heading: t!(ctx, "minutes-object"),
        lead: t!(ctx, "minutes-object-lead", until = until.unwrap_or_default()),
        action: format!("{base}/einwendung"),
        back: base,
        button: t!(ctx, "minutes-object-send"),
        islands: false,
    };
    sheet(ctx, meeting, about, &form.errors, refused, fields.into_any())
}

/// `/sitzungen/{nr}/niederschrift/berichtigung`
pub fn correction(
    ctx: &Ctx,
    (meeting, record): (&Meeting, &MinutesRecord),
    later: &[(u32, String)],
    form: &Form<RemarkForm>,
    refused: Option<&ApprovalError>,
) -> Page {
    let base = format!("{}/niederschrift", path(record.text.meeting));
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let values = &form.values;
    let meetings = later.iter().map(|(n, title)| (n.to_string(), title.clone())).collect();
    let fields = view! {
        <input type="hidden" name="version" value=form.version.to_string() />
        {ui::select(ctx, field("item", &values.item), items(ctx, &record.text, true))}
        {ui::text_area(ctx, field("text", &values.text), 4, MAX_WORDS)}
        {ui::text_area(ctx, field("reason", &values.reason), 3, MAX_WORDS)}
        {ui::select(ctx, field("meeting", &values.meeting), meetings)}
    };
    let about = Sheet {
        heading: t!(ctx, "minutes-correct"),
        lead: t!(ctx, "minutes-correct-lead"),
        action: format!("{base}/berichtigung"),
        back: format!("{base}/bearbeiten"),
        button: t!(ctx, "minutes-correct-save"),
        islands: false,
    };
    sheet(ctx, meeting, about, &form.errors, refused, fields.into_any())
}

/// `/sitzungen/{nr}/niederschrift/einwendungen/{id}`
pub fn ruling(
    ctx: &Ctx,
    catalogue: &Catalogue,
    (meeting, record): (&Meeting, &MinutesRecord),
    objection: &Objection,
    form: &Form<RulingForm>,
    refused: Option<&ApprovalError>,
) -> Page {
    let base = format!("{}/niederschrift", path(record.text.meeting));
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let values = &form.values;
    let choices = vec![
        ("ja".to_owned(), t!(ctx, "minutes-ruling-yes")),
        ("nein".to_owned(), t!(ctx, "minutes-ruling-no")),
    ];
    let about = super::about(ctx, &record.text, objection.item.as_ref());
    let who = super::words::organisation(catalogue, &objection.organisation);
    let named = objection.item.as_ref().map(ToString::to_string).unwrap_or_default();
    let item = if values.item.is_empty() { &named } else { &values.item };
    let words = field("words", &values.words).hint(t!(ctx, "minutes-ruling-hint"));
    let item_field = field("item", item).hint(t!(ctx, "minutes-ruling-item"));
    let fields = view! {
        <input type="hidden" name="version" value=form.version.to_string() />
        <div class="wk-panel"><p class="wk-strong">{format!("{about}: {who}")}</p>{paragraphs(&objection.text)}</div>
        {ui::radios(field("upheld", &values.upheld), choices)}
        {ui::text_area(ctx, words, 4, MAX_WORDS)}
        {ui::select(ctx, item_field, items(ctx, &record.text, false))}
    };
    let about = Sheet {
        heading: t!(ctx, "minutes-decide"),
        lead: t!(ctx, "minutes-decide-lead"),
        action: format!("{base}/einwendungen/{}", objection.id),
        back: base,
        button: t!(ctx, "minutes-decide-save"),
        islands: false,
    };
    sheet(ctx, meeting, about, &form.errors, refused, fields.into_any())
}
