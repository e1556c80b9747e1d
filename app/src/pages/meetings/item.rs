//! The form of an item: a new one on the workbench, and the page that changes one.

use super::{Prepared, path};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::meeting::agenda::ItemKind;
use domain::meeting::key::AgendaItemId;
use domain::meeting::plan::ItemForm;
use domain::tier::Tier;
use leptos::prelude::*;

/// The label of a field.
pub(super) fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "kind" => t!(ctx, "item-field-kind"),
        "rapporteur" => t!(ctx, "item-field-rapporteur"),
        "minutes" => t!(ctx, "item-field-minutes"),
        "tier" => t!(ctx, "item-field-tier"),
        "paper" => t!(ctx, "item-field-paper"),
        "above" => t!(ctx, "item-field-above"),
        _ => t!(ctx, "item-field-title"),
    }
}

fn spec(ctx: &Ctx, form: &Form<ItemForm>, name: &'static str, value: &str) -> FieldSpec {
    FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
}

/// The fields of an item; the circle only where the rules allow one of its own.
pub(super) fn fields(ctx: &Ctx, prepared: &Prepared, form: &Form<ItemForm>) -> AnyView {
    let values = &form.values;
    let field = |name, value: &str| spec(ctx, form, name, value);
    let kinds =
        ItemKind::ALL.iter().map(|k| (k.code().to_owned(), super::words::item_kind(ctx, *k)));
    let kinds = std::iter::once((String::new(), t!(ctx, "item-kind-none"))).chain(kinds).collect();
    let usual = labels::tier(ctx, prepared.rules.publicity.default);
    let usual = (String::new(), t!(ctx, "item-tier-usual", tier = usual));
    let tiers = Tier::ALL.iter().map(|tier| (tier.code().to_owned(), labels::tier(ctx, *tier)));
    let tier = prepared.rules.publicity.per_item.then(|| {
        let spec = field("tier", &values.tier).optional();
        ui::select(ctx, spec, std::iter::once(usual).chain(tiers).collect())
    });
    view! {
        {ui::input(ctx, field("title", &values.title), "text", "off")}
        {ui::select(ctx, field("kind", &values.kind).optional(), kinds)}
        {ui::input(ctx, field("rapporteur", &values.rapporteur).optional(), "text", "off")}
        {ui::input(ctx, field("minutes", &values.minutes).optional().width("s").hint(t!(ctx, "item-minutes-hint")), "text", "off")}
        {tier}
        {ui::input(ctx, field("paper", &values.paper).optional().width("m").hint(t!(ctx, "item-paper-hint")), "text", "off")}
    }
    .into_any()
}

/// The form of a new item: where it goes, and its fields.
pub(super) fn new(ctx: &Ctx, prepared: &Prepared, form: &Form<ItemForm>) -> AnyView {
    let action = ctx.href(&format!("{}/punkte", path(prepared.plan.meeting)));
    let agenda = &prepared.plan.agenda;
    let numbers = agenda.numbers();
    let places = agenda.items().iter().zip(&numbers).filter_map(|(item, number)| {
        let may = item.frame.is_none()
            && usize::from(item.depth) + 1 < domain::meeting::numbering::MAX_LEVELS;
        may.then(|| {
            (
                item.id.to_string(),
                t!(ctx, "item-below", number = number.to_string(), title = item.title.clone()),
            )
        })
    });
    let top = (String::new(), t!(ctx, "item-on-top"));
    let places = std::iter::once(top).chain(places).collect();
    let above = spec(ctx, form, "above", &form.values.above).optional();
    view! {
        <details class="wk-data" open=!form.errors.is_empty()>
            <summary>{t!(ctx, "item-new")}</summary>
            <form class="wk-form" method="post" action=action novalidate=true>
                <input type="hidden" name="token" value=form.token.clone() />
                {ui::select(ctx, above, places)}
                {fields(ctx, prepared, form)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "item-add")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// The page that changes an item. `changed` says that the agenda was changed meanwhile.
pub fn page(
    ctx: &Ctx,
    prepared: &Prepared,
    id: &AgendaItemId,
    form: &Form<ItemForm>,
    changed: bool,
) -> Page {
    let base = path(prepared.plan.meeting);
    let number = prepared.plan.agenda.number_of(id).map(|n| n.to_string()).unwrap_or_default();
    let heading = t!(ctx, "item-edit-title", number = number);
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (base.clone(), prepared.meeting.title.clone()),
        (format!("{base}/planung"), t!(ctx, "planning-title")),
    ];
    let meanwhile = changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "item-meanwhile")}</p>
            </div>
        }
    });
    let action = ctx.href(&format!("{base}/punkte/{id}"));
    let back = ctx.href(&format!("{base}/planung#top-{id}"));
    let number_of_meeting = prepared.plan.meeting;
    let paper = ctx.href(&format!("/vorlagen/neu?sitzung={number_of_meeting}&punkt={id}"));
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1></div>
                {meanwhile}
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                <p>
                    <a class="wk-link" href=paper>{t!(ctx, "paper-new")}</a>" "
                    <a class="wk-link" href=ctx.href("/vorlagen")>{t!(ctx, "papers-title")}</a>
                </p>
                <form class="wk-form" method="post" action=action novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string() />
                    {fields(ctx, prepared, form)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "item-save")}</button>
                        <a class="wk-btn wk-btn--quiet" href=back>{t!(ctx, "value-cancel")}</a>
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
