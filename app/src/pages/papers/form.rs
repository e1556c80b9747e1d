//! `/vorlagen/neu` and `/vorlagen/{nr}/bearbeiten`: the text of a paper and what it is tied to.

use super::path;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::catalogue::Catalogue;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{MAX_PART, Paper, PaperForm};
use domain::tier::Tier;
use leptos::prelude::*;

/// The item that a new paper is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct For {
    /// Number of the meeting, empty for none.
    pub meeting: String,
    /// Identifier of the item, empty for none.
    pub item: String,
    /// „TOP 6.2 Digitalbonus, 7. Sitzung".
    pub name: String,
}

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The paper it changes; none for a new one.
    pub paper: Option<&'a Paper>,
    /// The item that a new one is for.
    pub item: &'a For,
    /// Papers that it can take the place of.
    pub papers: &'a [(PaperNumber, String)],
    /// The form.
    pub form: &'a Form<PaperForm>,
    /// True where somebody else has changed the paper meanwhile, or it is no draft any more.
    pub changed: bool,
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "lead" => t!(ctx, "paper-lead"),
        "proposed_resolution" => t!(ctx, "paper-proposed-resolution"),
        "facts" => t!(ctx, "paper-facts"),
        "reasoning" => t!(ctx, "paper-reasoning"),
        "financial_impact" => t!(ctx, "paper-financial-impact"),
        "indicator_impact" => t!(ctx, "paper-indicator-impact"),
        "tier" => t!(ctx, "paper-tier"),
        "indicators" => t!(ctx, "paper-indicators"),
        "co_signers" => t!(ctx, "paper-co-signers"),
        "replaces" => t!(ctx, "paper-replaces"),
        _ => t!(ctx, "paper-title"),
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let form = data.form;
    let heading = match data.paper {
        None => t!(ctx, "paper-new-title"),
        Some(paper) => t!(ctx, "paper-edit-title", number = paper.number.to_string()),
    };
    let mut trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        ("/vorlagen".to_owned(), t!(ctx, "papers-title")),
    ];
    let (action, back) = match data.paper {
        None => ("/vorlagen".to_owned(), "/vorlagen".to_owned()),
        Some(paper) => {
            trail.push((path(&paper.number), paper.number.to_string()));
            (format!("{}/bearbeiten", path(&paper.number)), path(&paper.number))
        }
    };
    let meanwhile = data.changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "paper-meanwhile")}</p>
            </div>
        }
    });
    let item = (!data.item.name.is_empty()).then(|| {
        let text = t!(ctx, "paper-for-item", item = data.item.name.clone());
        view! { <div class="wk-note"><p>{text}</p></div> }
    });
    let target = data.paper.is_none().then(|| {
        view! {
            <input type="hidden" name="sitzung" value=data.item.meeting.clone() />
            <input type="hidden" name="punkt" value=data.item.item.clone() />
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "paper-form-lead")}</p></div>
                {meanwhile}
                {item}
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string() />
                    <input type="hidden" name="token" value=form.token.clone() />
                    {target}
                    {fields(ctx, catalogue, data)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "paper-save")}</button>
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

fn fields(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let (form, values) = (data.form, &data.form.values);
    let field = |name: &'static str, value: &str| {
        ui::FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
    };
    let part = |name: &'static str, value: &str, rows: u8, hint: String| {
        ui::text_area(ctx, field(name, value).hint(hint), rows, MAX_PART)
    };
    let impact = field("indicator_impact", &values.indicator_impact).optional();
    let tiers =
        Tier::ALL.iter().map(|tier| (tier.code().to_owned(), labels::tier(ctx, *tier))).collect();
    let tier = if values.tier.is_empty() { Tier::Council.code() } else { &values.tier };
    let own = data.paper.map(|paper| &paper.number);
    let others = data.papers.iter().filter(|(number, _)| Some(number) != own);
    let others = others.map(|(number, title)| (number.to_string(), format!("{number} {title}")));
    let none = (String::new(), t!(ctx, "paper-replaces-none"));
    let others = std::iter::once(none).chain(others).collect();
    let indicators = catalogue.indicators.values().map(|record| {
        let indicator = &record.indicator;
        (indicator.code.to_string(), indicator.short.get(ctx.language).to_owned())
    });
    let organisations = catalogue.organisations.values();
    let organisations = organisations.map(|o| (o.code.to_string(), o.short.clone()));
    view! {
        {ui::input(ctx, field("title", &values.title), "text", "off")}
        {ui::input(ctx, field("lead", &values.lead).width("m"), "text", "off")}
        {part("proposed_resolution", &values.proposed_resolution, 5, t!(ctx, "paper-proposed-resolution-hint"))}
        {part("facts", &values.facts, 8, t!(ctx, "paper-facts-hint"))}
        {part("reasoning", &values.reasoning, 8, t!(ctx, "paper-reasoning-hint"))}
        {part("financial_impact", &values.financial_impact, 3, t!(ctx, "paper-financial-impact-hint"))}
        {boxes(ctx, form, "indicators", t!(ctx, "paper-indicators-hint"), &values.indicators, indicators.collect())}
        {ui::text_area(ctx, impact.hint(t!(ctx, "paper-indicator-impact-hint")), 4, MAX_PART)}
        {boxes(ctx, form, "co_signers", t!(ctx, "paper-co-signers-hint"), &values.co_signers, organisations.collect())}
        {ui::select(ctx, field("tier", tier).hint(t!(ctx, "paper-tier-hint")), tiers)}
        {ui::select(ctx, field("replaces", &values.replaces).optional(), others)}
    }
    .into_any()
}

/// Check boxes below a legend: pairs of value and label.
fn boxes(
    ctx: &Ctx,
    form: &Form<PaperForm>,
    name: &'static str,
    hint: String,
    ticked: &[String],
    offered: Vec<(String, String)>,
) -> AnyView {
    let error = form.errors.of(name).map(|problem| labels::problem(ctx, problem));
    let items: Vec<_> = offered
        .into_iter()
        .enumerate()
        .map(|(place, (value, text))| {
            let id = if place == 0 { format!("f-{name}") } else { format!("f-{name}-{place}") };
            let checked = ticked.contains(&value);
            view! {
                <label class="wk-check">
                    <input type="checkbox" id=id name=name value=value.clone() checked=checked />
                    <span>{text}" "<span class="wk-small wk-muted">{value}</span></span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="wk-set" aria-describedby=format!("h-{name}")>
            <legend>{label(ctx, name)}" "<span class="wk-opt">{t!(ctx, "field-optional")}</span></legend>
            <p class="wk-hint" id=format!("h-{name}")>{hint}</p>
            {ui::error_line(name, error)}
            <details open=!ticked.is_empty()>
                <summary>{t!(ctx, "paper-choose", count = i64::try_from(ticked.len()).unwrap_or(0))}</summary>
                <div class="wk-radio">{items}</div>
            </details>
        </fieldset>
    }
    .into_any()
}
