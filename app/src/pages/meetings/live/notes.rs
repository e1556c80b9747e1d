//! Notes: what stands, what stands in two wordings, and the paragraph that is being written.

use super::super::agenda::german;
use super::{Data, to_minutes};
use crate::ctx::Ctx;
use crate::history::clock;
use crate::i18n::t;
use crate::ui::{self, FieldSpec};
use domain::meeting::key::NoteId;
use domain::meeting::note::{MAX_WORDING, Paragraph, Standing};
use domain::meeting::sitting::Sitting;
use leptos::prelude::*;

/// Every paragraph, by item in the order of the agenda.
pub(super) fn list(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let items: Vec<_> = data
        .seen
        .iter()
        .filter_map(|(_, item)| {
            let of_item = sitting.notes.of_item(&item.id);
            let all: Vec<_> =
                of_item.into_iter().filter_map(|(id, p)| paragraph(ctx, data, id, p)).collect();
            (!all.is_empty()).then(|| {
                view! {
                    <h3 lang=german(ctx)>{data.name(ctx, &item.id)}</h3>
                    <ul class="wk-list">{all}</ul>
                }
            })
        })
        .collect();
    view! {
        <section class="wk-section" id="notizen" aria-labelledby="h-notizen" tabindex="-1">
            <h2 id="h-notizen">{t!(ctx, "live-notes")}</h2>
            {items.is_empty().then(|| view! { <p class="wk-empty">{t!(ctx, "live-notes-none")}</p> })}
            {items}
        </section>
    }
    .into_any()
}

fn paragraph(ctx: &Ctx, data: &Data, id: &NoteId, paragraph: &Paragraph) -> Option<AnyView> {
    let href = ctx.href(&format!("{}?notiz={id}#notiz", data.base()));
    let (content, label) = match paragraph.standing() {
        Standing::Struck => return None,
        Standing::Settled(wording) => (
            view! { <p class="wk-pre" lang=german(ctx)>{wording.text.clone()}</p> }.into_any(),
            t!(ctx, "live-note-edit"),
        ),
        Standing::Contested(heads) => {
            let each: Vec<_> = heads
                .into_iter()
                .map(|(_, wording)| {
                    let text = if wording.text.is_empty() {
                        t!(ctx, "live-note-struck")
                    } else {
                        wording.text.clone()
                    };
                    let at = t!(ctx, "live-note-at", time = clock(ctx, wording.at));
                    view! { <li><p class="wk-small wk-muted">{at}</p><p class="wk-pre" lang=german(ctx)>{text}</p></li> }
                })
                .collect();
            (
                view! {
                    <div class="wk-note wk-note--risk">
                        <p class="wk-strong">{ui::icon("#s-risk")}" "{t!(ctx, "live-note-contested")}</p>
                        <ul>{each}</ul>
                    </div>
                }
                .into_any(),
                t!(ctx, "live-note-join"),
            )
        }
    };
    Some(
        view! {
            <li id=format!("notiz-{id}")>
                {content}
                <p><a class="wk-link" href=href>{label}</a></p>
            </li>
        }
        .into_any(),
    )
}

/// The paragraph that is being written. It stands outside of what is replaced, so that nothing typed is touched.
pub(super) fn form(ctx: &Ctx, data: &Data) -> AnyView {
    let form = &data.forms.note;
    let values = &form.values;
    let field = |name, label, value: &str| FieldSpec::new(ctx, name, label, value, &form.errors);
    let options: Vec<_> = data
        .seen
        .iter()
        .map(|(number, item)| (item.id.to_string(), format!("TOP {number} {}", item.title)))
        .collect();
    let action = ctx.href(&format!("{}/notizen", data.base()));
    let refused =
        if data.has_minutes { t!(ctx, "live-note-too-late") } else { t!(ctx, "live-note-refused") };
    let begun = data.has_minutes.then(|| {
        view! { <div class="wk-note wk-note--risk"><p>{ui::icon("#s-risk")}" "{t!(ctx, "live-problem-minutes-begun")}</p>{to_minutes(ctx, data)}</div> }
    });
    let heading = if values.replaces.is_empty() {
        t!(ctx, "live-note-new")
    } else {
        t!(ctx, "live-note-change")
    };
    view! {
        <form
            class="wk-form"
            id="notiz"
            method="post"
            action=action
            novalidate=true
            data-notiz=""
            data-saving=t!(ctx, "live-note-saving")
            data-saved=t!(ctx, "live-note-saved")
            data-waiting=t!(ctx, "live-note-waiting")
            data-refused=refused
        >
            <h3>{heading}</h3>
            {begun}
            <input type="hidden" name="note" value=values.note.clone() />
            <input type="hidden" name="wording" value=values.wording.clone() />
            <input type="hidden" name="replaces" value=values.replaces.clone() />
            {ui::select(ctx, field("note_item", t!(ctx, "live-note-item"), &values.note_item).width("m"), options)}
            {ui::text_area(ctx, field("note_text", t!(ctx, "live-note-text"), &values.note_text).hint(t!(ctx, "live-note-hint")), 5, MAX_WORDING)}
            <p class="wk-small" role="status" data-stand-notiz=""></p>
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "live-note-save")}</button>
            </div>
        </form>
    }
    .into_any()
}
