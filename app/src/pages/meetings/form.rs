//! The form that calls a meeting, begins to prepare one, or changes when and where it is.

use super::path;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::council::Meeting;
use domain::meeting::agenda::template::Template;
use domain::meeting::plan::MeetingForm;
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// The meeting it changes; none for a new one.
    pub meeting: Option<&'a Meeting>,
    /// True where its agenda is made with it.
    pub begins: bool,
    /// Templates that the agenda can be made from.
    pub templates: &'a [Template],
    /// The form.
    pub form: &'a Form<MeetingForm>,
    /// True where somebody else has changed the meeting meanwhile.
    pub changed: bool,
}

/// The page.
pub fn page(ctx: &Ctx, data: &Data<'_>) -> Page {
    let form = data.form;
    let heading = match data.meeting {
        None => t!(ctx, "meeting-new-title"),
        Some(meeting) if data.begins => {
            t!(ctx, "meeting-begin-title", meeting = meeting.title.clone())
        }
        Some(meeting) => t!(ctx, "meeting-edit-title", meeting = meeting.title.clone()),
    };
    let mut trail = vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))];
    let own = data.meeting.and_then(|m| Some((path(m.number?), m.title.clone())));
    let back = own.as_ref().map_or_else(|| "/sitzungen".to_owned(), |(path, _)| path.clone());
    trail.extend(own);
    let action = match data.meeting {
        None => "/sitzungen".to_owned(),
        Some(_) => format!("{back}/bearbeiten"),
    };
    let meanwhile = data.changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "meeting-meanwhile")}</p>
            </div>
        }
    });
    let values = &form.values;
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let template = data.begins.then(|| {
        let none = (String::new(), t!(ctx, "meeting-template-none"));
        let all = data.templates.iter().map(|t| (t.name.clone(), t.name.clone()));
        let spec = field("template", &values.template).hint(t!(ctx, "meeting-template-hint"));
        ui::select(ctx, spec.optional(), std::iter::once(none).chain(all).collect())
    });
    let day = t!(ctx, "meeting-date-hint");
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1></div>
                {meanwhile}
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string() />
                    <input type="hidden" name="token" value=form.token.clone() />
                    {ui::input(ctx, field("title", &values.title).hint(t!(ctx, "meeting-title-hint")), "text", "off")}
                    {ui::input(ctx, field("subject", &values.subject).optional(), "text", "off")}
                    {ui::input(ctx, field("date", &values.date).hint(day).width("s"), "text", "off")}
                    {ui::input(ctx, field("begins", &values.begins).hint(t!(ctx, "meeting-time-hint")).width("s"), "text", "off")}
                    {ui::input(ctx, field("ends", &values.ends).width("s"), "text", "off")}
                    {ui::input(ctx, field("place", &values.place), "text", "off")}
                    {ui::input(ctx, field("access", &values.access).optional().hint(t!(ctx, "meeting-access-hint")), "text", "off")}
                    {template}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "meeting-save")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&back)>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title =
        if form.errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "title" => t!(ctx, "meeting-field-title"),
        "subject" => t!(ctx, "meeting-subject"),
        "date" => t!(ctx, "meeting-date"),
        "begins" => t!(ctx, "meeting-begins"),
        "ends" => t!(ctx, "meeting-ends"),
        "place" => t!(ctx, "meeting-place"),
        "access" => t!(ctx, "meeting-access"),
        _ => t!(ctx, "meeting-template"),
    }
}
