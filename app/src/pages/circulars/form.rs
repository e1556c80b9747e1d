//! `/umlaufverfahren/neu`: putting a proposal forward that is decided without a meeting.

use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::meetings::words::counted;
use crate::pages::procedure::words as rules;
use crate::pages::resolutions::effects;
use crate::pages::resolutions::record::{common, label};
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::meeting::deadline::Deadline;
use domain::meeting::procedure::{Procedure, RuleName};
use domain::meeting::resolution::EffectError;
use domain::meeting::resolution::form::{DecisionForm, MAX_NOTE, MAX_TEXT};
use domain::period::format_day;
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// The rules of procedure in force; none where there are none.
    pub rules: Option<&'a Procedure>,
    /// The last day for votes, if it is put forward today.
    pub closes: Option<&'a Deadline>,
    /// The form.
    pub form: &'a Form<DecisionForm>,
    /// An effect that cannot be carried out: its field, and why.
    pub refused: Option<&'a (&'static str, EffectError)>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let form = data.form;
    let heading = t!(ctx, "circ-new");
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        ("/umlaufverfahren".to_owned(), t!(ctx, "circ-title")),
    ];
    let values = &form.values;
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let allowed = data.rules.filter(|rules| rules.circular.allowed);
    let deadline = data.closes.map(|closes| {
        let day = format_day(closes.day, ctx.language);
        view! {
            <p><b>{t!(ctx, "circ-closes", day = day)}</b></p>
            <p class="wk-small wk-muted">{counted(ctx, closes)}</p>
        }
    });
    let says = allowed.map(|held| {
        let sentences = rules::explained(ctx, catalogue, held, RuleName::Circular);
        let each: Vec<_> = sentences.into_iter().map(|text| view! { <p>{text}</p> }).collect();
        view! { <div class="wk-note">{deadline}{each}</div> }
    });
    let content = if allowed.is_none() {
        view! { <div class="wk-note wk-note--risk"><p>{ui::icon("#s-risk")}" "{t!(ctx, "circ-not-allowed")}</p></div> }.into_any()
    } else {
        view! {
            {says}
            <form class="wk-form" method="post" action=ctx.href("/umlaufverfahren") novalidate=true>
                <input type="hidden" name="token" value=form.token.clone() />
                {ui::input(ctx, field("title", &values.title), "text", "off")}
                {ui::text_area(ctx, field("text", &values.text).hint(t!(ctx, "circ-text-hint")), 8, MAX_TEXT)}
                {ui::text_area(ctx, field("urgency", &values.urgency).hint(t!(ctx, "circ-urgency-hint")), 3, MAX_NOTE)}
                {common(ctx, form)}
                {effects::fields(ctx, catalogue, &values.effects, &form.errors, data.refused)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit" name="schritt" value="pruefen">{t!(ctx, "circ-put")}</button>
                    <a class="wk-btn wk-btn--quiet" href=ctx.href("/umlaufverfahren")>{t!(ctx, "value-cancel")}</a>
                </div>
            </form>
        }
        .into_any()
    };
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "circ-new-lead")}</p></div>
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                {content}
            </div>
        </main>
    }
    .into_any();
    let title =
        if form.errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}
