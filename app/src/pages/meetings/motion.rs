//! `/sitzungen/{nr}/antrag`: a member organisation asks for something on the agenda.

use super::{Prepared, path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::findings::show::paragraphs;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::meeting::motion::{MAX_REASON, MotionForm, Submission};
use domain::period::format_day;
use leptos::prelude::*;

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "text" => t!(ctx, "motion-text"),
        _ => t!(ctx, "motion-subject"),
    }
}

/// The page.
pub fn page(ctx: &Ctx, prepared: &Prepared, form: &Form<MotionForm>) -> Page {
    let base = path(prepared.plan.meeting);
    let heading = t!(ctx, "motion-title");
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (base.clone(), prepared.meeting.title.clone()),
    ];
    let deadline = &prepared.deadlines.motions;
    let day = format_day(deadline.day, ctx.language);
    let late = deadline.on(ctx.today).is_late();
    let (class, until) = if late {
        ("wk-note wk-note--risk", t!(ctx, "motion-late", day = day))
    } else {
        ("wk-note", t!(ctx, "deadline-motions", day = day))
    };
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let values = &form.values;
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "motion-lead")}</p></div>
                <div class=class><p>{until}</p><p class="wk-small wk-muted">{words::counted(ctx, deadline)}</p></div>
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href(&format!("{base}/antrag")) novalidate=true>
                    <input type="hidden" name="token" value=form.token.clone() />
                    {ui::input(ctx, field("subject", &values.subject), "text", "off")}
                    {ui::text_area(ctx, field("text", &values.text), 6, MAX_REASON)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "motion-put")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&base)>{t!(ctx, "value-cancel")}</a>
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

/// A motion in the list of its meeting; whoever put it can take it back.
pub(super) fn entry(ctx: &Ctx, catalogue: &Catalogue, submission: &Submission) -> AnyView {
    let motion = &submission.motion;
    let held = catalogue.organisations.get(&motion.organisation);
    let who = held.map_or_else(|| motion.organisation.to_string(), |o| o.short.clone());
    let received = format_day(motion.received, ctx.language);
    let facts = t!(ctx, "reason-motion", organisation = who, received = received);
    let withdrawn = motion.withdrawn.then(
        || view! { " "<span class="wk-tag wk-tag--solid">{t!(ctx, "motion-withdrawn")}</span> },
    );
    let own = ctx.account().is_some_and(|a| a.organisation == motion.organisation);
    let back = (own && ctx.has_seat() && !motion.withdrawn).then(|| {
        let action =
            ctx.href(&format!("{}/antraege/{}/ruecknahme", path(submission.meeting), motion.id));
        view! {
            <form method="post" action=action>
                <input type="hidden" name="version" value=submission.version.to_string() />
                <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit">
                    {t!(ctx, "motion-withdraw")}<span class="wk-sr">": "{motion.subject.clone()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li>
            <b>{motion.subject.clone()}</b>{withdrawn}
            <p class="wk-small wk-muted">{facts}</p>
            {paragraphs(&submission.text)}
            {back}
        </li>
    }
    .into_any()
}
