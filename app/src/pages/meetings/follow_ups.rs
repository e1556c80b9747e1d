//! `/wiedervorlagen`: dates on which something comes back to the council.

use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::findings::show::paragraphs;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::meeting::motion::{FollowUpForm, KeptFollowUp, MAX_REASON};
use domain::period::format_day;
use domain::tier::Tier;
use leptos::prelude::*;

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "reason" => t!(ctx, "follow-up-reason"),
        "due" => t!(ctx, "follow-up-due"),
        "tier" => t!(ctx, "item-field-tier"),
        _ => t!(ctx, "follow-up-subject"),
    }
}

/// The page; `all` are in the order of their days.
pub fn page(
    ctx: &Ctx,
    all: &[KeptFollowUp],
    form: &Form<FollowUpForm>,
    notice: Option<&str>,
) -> Page {
    let heading = t!(ctx, "follow-ups-title");
    let open: Vec<_> =
        all.iter().filter(|k| !k.follow_up.done).map(|kept| entry(ctx, kept)).collect();
    let open = if open.is_empty() {
        view! { <p>{t!(ctx, "follow-ups-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{open}</ul> }.into_any()
    };
    let note = match notice {
        Some("angelegt") => Some(t!(ctx, "follow-up-kept")),
        Some("erledigt") => Some(t!(ctx, "follow-up-done")),
        _ => None,
    };
    let note = note.map(|text| {
        view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }
    });
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let values = &form.values;
    let tiers = [Tier::Council, Tier::Guests, Tier::Public, Tier::Secretariat];
    let tiers = tiers.map(|tier| (tier.code().to_owned(), labels::tier(ctx, tier)));
    let tier = if values.tier.is_empty() { Tier::Council.code() } else { &values.tier };
    let body = view! {
        {ui::breadcrumb(ctx, vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))], heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "follow-ups-lead")}</p></div>
            {note}
            {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
            <section class="wk-section" aria-labelledby="h-offen">
                <h2 id="h-offen">{t!(ctx, "follow-ups-open")}</h2>
                {open}
            </section>
            <section class="wk-section" aria-labelledby="h-neu">
                <h2 id="h-neu">{t!(ctx, "follow-up-new")}</h2>
                <form class="wk-form" method="post" action=ctx.href("/wiedervorlagen") novalidate=true>
                    <input type="hidden" name="token" value=form.token.clone() />
                    {ui::input(ctx, field("subject", &values.subject), "text", "off")}
                    {ui::text_area(ctx, field("reason", &values.reason), 3, MAX_REASON)}
                    {ui::input(ctx, field("due", &values.due).width("s").hint(t!(ctx, "meeting-date-hint")), "text", "off")}
                    {ui::select(ctx, field("tier", tier), tiers.into())}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "follow-up-save")}</button>
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

fn entry(ctx: &Ctx, kept: &KeptFollowUp) -> AnyView {
    let follow_up = &kept.follow_up;
    let due = format_day(follow_up.due, ctx.language);
    let is_due = (follow_up.due <= ctx.today).then(|| {
        view! { " "<span class="wk-tag wk-tag--risk">{ui::icon("#s-risk")}{t!(ctx, "follow-up-is-due")}</span> }
    });
    let action = ctx.href(&format!("/wiedervorlagen/{}/erledigt", follow_up.id));
    view! {
        <li>
            <b>{follow_up.subject.clone()}</b>{is_due}
            <p class="wk-small wk-muted">{t!(ctx, "follow-up-on", due = due)}</p>
            {paragraphs(&follow_up.reason)}
            <form method="post" action=action>
                <input type="hidden" name="version" value=kept.version.to_string() />
                <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit">
                    {t!(ctx, "follow-up-finish")}<span class="wk-sr">": "{follow_up.subject.clone()}</span>
                </button>
            </form>
        </li>
    }
    .into_any()
}
