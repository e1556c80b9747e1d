//! `/sitzungen/{nr}/abstimmungen/{poll}/beschluss`: recording what was decided.

use super::{effects, show, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::meeting::quorum::QuorumFinding;
use domain::meeting::resolution::difference::is_same;
use domain::meeting::resolution::form::{DecisionForm, MAX_TEXT};
use domain::meeting::resolution::{EffectError, VoteRecord};
use domain::tier::Tier;
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// Number of the meeting.
    pub meeting: u32,
    /// Identifier of the poll.
    pub poll: &'a str,
    /// Number and title of the item.
    pub item: (String, String),
    /// How the vote went.
    pub vote: &'a VoteRecord,
    /// The quorum when it was opened.
    pub quorum: Option<&'a QuorumFinding>,
    /// What the paper proposes.
    pub proposed: Option<&'a str>,
    /// The form.
    pub form: &'a Form<DecisionForm>,
    /// An effect that cannot be carried out: its field, and why.
    pub refused: Option<&'a (&'static str, EffectError)>,
    /// True where something was changed meanwhile.
    pub changed: bool,
}

/// The label of a field of a decision.
pub fn label(ctx: &Ctx, field: &str) -> String {
    if let Some(label) = effects::label(ctx, field) {
        return label;
    }
    match field {
        "text" => t!(ctx, "reso-wording"),
        "urgency" => t!(ctx, "circ-urgency"),
        "responsible" => t!(ctx, "reso-responsible"),
        "due" => t!(ctx, "reso-due"),
        "tier" => t!(ctx, "item-field-tier"),
        "replaces" => t!(ctx, "reso-field-replaces"),
        _ => t!(ctx, "reso-column-subject"),
    }
}

/// The fields that every decision has beside its effects: who sees to it, until when, who may know of it.
pub fn common(ctx: &Ctx, form: &Form<DecisionForm>) -> AnyView {
    let values = &form.values;
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let tiers = [Tier::Council, Tier::Guests, Tier::Public, Tier::Secretariat];
    let tiers = tiers.map(|tier| (tier.code().to_owned(), labels::tier(ctx, tier)));
    let tier = if values.tier.is_empty() { Tier::Council.code() } else { &values.tier };
    view! {
        {ui::input(ctx, field("responsible", &values.responsible).optional().hint(t!(ctx, "reso-responsible-hint")), "text", "off")}
        {ui::input(ctx, field("due", &values.due).optional().width("s").hint(t!(ctx, "meeting-date-hint")), "text", "off")}
        {ui::select(ctx, field("tier", tier), tiers.into())}
    }
    .into_any()
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let form = data.form;
    let heading = t!(ctx, "reso-record-title");
    let meeting: u32 = data.meeting;
    let back = format!("/sitzungen/{meeting}");
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (back.clone(), t!(ctx, "reso-filter-meeting", meeting = meeting)),
    ];
    let values = &form.values;
    let field = |name: &'static str, value: &str| {
        FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let amended =
        data.proposed.filter(|proposed| !is_same(proposed, &values.text)).map(|proposed| {
            view! {
                <div class="wk-note">
                    <h2>{t!(ctx, "reso-amended")}</h2>
                    {show::pieces(ctx, proposed, &values.text)}
                </div>
            }
        });
    let meanwhile = data.changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "reso-record-meanwhile")}</p>
            </div>
        }
    });
    let quorum = data.quorum.map(|found| {
        let (said, why) = words::quorum(ctx, found);
        view! { <p>{said}". "{why}</p> }
    });
    let (number, title) = &data.item;
    let action = format!("/sitzungen/{meeting}/abstimmungen/{}/beschluss", data.poll);
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{heading.clone()}</h1>
                    <p class="wk-lead" lang=words::german(ctx)>{format!("TOP {number} {title}")}</p>
                    <p>{words::vote(ctx, data.vote)}</p>
                    {quorum}
                </div>
                {meanwhile}
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                {amended}
                <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                    {ui::input(ctx, field("title", &values.title), "text", "off")}
                    {ui::text_area(ctx, field("text", &values.text).hint(t!(ctx, "reso-wording-hint")), 8, MAX_TEXT)}
                    {common(ctx, form)}
                    {ui::input(ctx, field("replaces", &values.replaces).optional().hint(t!(ctx, "reso-replaces-hint")), "text", "off")}
                    {effects::fields(ctx, catalogue, &values.effects, &form.errors, data.refused)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "reso-record-save")}</button>
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
