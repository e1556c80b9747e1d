//! The forms that change the draft of a method: one for what holds for whole levels, one for each indicator.

use super::PATH;
use super::edition::{LIST, path};
use super::parts::{field_name, mean};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::index::draft::{ElementForm, Ends, Kind, LevelsForm, OUTLIERS};
use domain::index::edition::{Edition, MAX_REASON};
use domain::index::what_if::WEIGHTS;
use domain::index::{Aggregation, Imputation, Weighting};
use domain::indicator::Indicator;
use leptos::prelude::*;

/// Path of the form for whole levels.
pub fn levels_path(edition: &Edition) -> String {
    format!("{}/stufen", path(edition))
}

/// Path of the form of an indicator.
pub fn element_path(edition: &Edition, indicator: &Indicator) -> String {
    format!("{}/indikatoren/{}", path(edition), indicator.code)
}

fn trail(ctx: &Ctx, edition: &Edition) -> Vec<(String, String)> {
    vec![
        (PATH.to_owned(), t!(ctx, "index-name")),
        (LIST.to_owned(), t!(ctx, "index-editions-title")),
        (path(edition), t!(ctx, "index-number", number = edition.number.to_string())),
    ]
}

/// The name of an origin of weights.
pub(super) fn weighting(ctx: &Ctx, weighting: Weighting) -> String {
    match weighting {
        Weighting::Equal => t!(ctx, "draft-weighting-equal"),
        Weighting::Set => t!(ctx, "draft-weighting-set"),
        Weighting::Budget => t!(ctx, "draft-weighting-budget"),
        Weighting::Components => t!(ctx, "draft-weighting-components"),
    }
}

/// The name of a treatment of gaps.
pub(super) fn imputation(ctx: &Ctx, imputation: Imputation) -> String {
    match imputation {
        Imputation::None => t!(ctx, "draft-imputation-none"),
        Imputation::Mean => t!(ctx, "draft-imputation-mean"),
        Imputation::Median => t!(ctx, "draft-imputation-median"),
        Imputation::UnitMean => t!(ctx, "draft-imputation-unit-mean"),
    }
}

/// The name of a normaliser.
pub(super) fn kind(ctx: &Ctx, kind: Kind) -> String {
    match kind {
        Kind::Goalposts => t!(ctx, "draft-kind-goalposts"),
        Kind::MinMax => t!(ctx, "draft-kind-min-max"),
        Kind::ZScore => t!(ctx, "draft-kind-z-score"),
        Kind::Rank => t!(ctx, "draft-kind-rank"),
        Kind::Borda => t!(ctx, "draft-kind-borda"),
        Kind::PercentileRank => t!(ctx, "draft-kind-percentile-rank"),
        Kind::ToLeader => t!(ctx, "draft-kind-to-leader"),
        Kind::ToReference => t!(ctx, "draft-kind-to-reference"),
        Kind::ToTarget => t!(ctx, "draft-kind-to-target"),
        Kind::RatioToLeader => t!(ctx, "draft-kind-ratio-leader"),
        Kind::RatioToMean => t!(ctx, "draft-kind-ratio-mean"),
        Kind::RatioToLast => t!(ctx, "draft-kind-ratio-last"),
        Kind::AboveBelow => t!(ctx, "draft-kind-above-below"),
        Kind::Thresholds => t!(ctx, "draft-kind-thresholds"),
    }
}

fn levels_label(ctx: &Ctx, catalogue: &Catalogue, edition: &Edition, field: &str) -> String {
    let at = WEIGHTS.iter().position(|name| *name == field);
    if let Some(weight) = at.and_then(|at| edition.method.draft().fields.get(at)) {
        return field_name(ctx, catalogue, &weight.code);
    }
    match field {
        "title" => t!(ctx, "index-proposal-title"),
        "reason" => t!(ctx, "change-reason"),
        "ends" => t!(ctx, "draft-ends"),
        "within_mean" | "across_mean" => t!(ctx, "draft-mean"),
        "within_weighting" | "across_weighting" => t!(ctx, "draft-weighting"),
        "within_cover" => t!(ctx, "draft-cover-within"),
        "across_cover" => t!(ctx, "draft-cover-across"),
        "imputation" => t!(ctx, "draft-imputation"),
        _ => t!(ctx, "draft-outliers"),
    }
}

fn conflict(ctx: &Ctx, changed: bool) -> Option<AnyView> {
    changed.then(|| {
        let text = t!(ctx, "index-changed");
        view! { <div class="wk-note wk-note--risk" role="alert"><p>{text}</p></div> }.into_any()
    })
}

fn document_title(ctx: &Ctx, title: &str, fine: bool) -> String {
    if fine {
        title.to_owned()
    } else {
        t!(ctx, "supply-form-error-title", title = title.to_owned())
    }
}

/// The form for whole levels; with 409 it says that the draft has changed since it was opened.
pub fn levels(
    ctx: &Ctx,
    catalogue: &Catalogue,
    edition: &Edition,
    form: &Form<LevelsForm>,
    changed: bool,
) -> Page {
    let title = t!(ctx, "draft-levels-title");
    let values = &form.values;
    let label = |field: &str| levels_label(ctx, catalogue, edition, field);
    let spec = |name, value: &str| FieldSpec::new(ctx, name, label(name), value, &form.errors);
    let means = || -> Vec<(String, String)> {
        Aggregation::ALL.map(|a| (a.code().to_owned(), mean(ctx, a))).to_vec()
    };
    let weightings = || -> Vec<(String, String)> {
        Weighting::ALL.map(|w| (w.code().to_owned(), weighting(ctx, w))).to_vec()
    };
    let ends = vec![
        (Ends::FromZero.code().to_owned(), t!(ctx, "draft-ends-zero")),
        (Ends::FromOne.code().to_owned(), t!(ctx, "draft-ends-one")),
    ];
    let imputations = Imputation::ALL.map(|i| (i.code().to_owned(), imputation(ctx, i))).to_vec();
    let outliers = vec![
        (OUTLIERS[0].to_owned(), t!(ctx, "draft-outliers-keep")),
        (OUTLIERS[1].to_owned(), t!(ctx, "draft-outliers-winsorise")),
    ];
    let weights: Vec<_> = WEIGHTS
        .iter()
        .zip(&values.weights)
        .map(|(name, value)| {
            view! { {ui::number_input(ctx, spec(name, value).width("s"), String::new())} }
        })
        .collect();
    let cover_hint = || t!(ctx, "draft-cover-hint");
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx, edition), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{title.clone()}</h1>
                    <p class="wk-lead">{t!(ctx, "draft-levels-lead")}</p>
                </div>
                {conflict(ctx, changed)}
                {ui::error_summary(ctx, &form.errors, label)}
                <form class="wk-form" method="post" action=ctx.href(&levels_path(edition)) novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string()/>
                    {ui::input(ctx, spec("title", &values.title), "text", "off")}
                    {ui::text_area(ctx, spec("reason", &values.reason), 3, MAX_REASON)}
                    <fieldset class="wk-set">
                        <legend>{t!(ctx, "draft-values")}</legend>
                        {ui::select(ctx, spec("ends", &values.ends).hint(t!(ctx, "draft-ends-hint")).width("m"), ends)}
                        {ui::select(ctx, spec("imputation", &values.imputation), imputations)}
                        {ui::select(ctx, spec("outliers", &values.outliers), outliers)}
                    </fieldset>
                    <fieldset class="wk-set">
                        <legend>{t!(ctx, "draft-within")}</legend>
                        {ui::select(ctx, spec("within_mean", &values.within_mean).width("m"), means())}
                        {ui::select(ctx, spec("within_weighting", &values.within_weighting).width("m"), weightings())}
                        {ui::input(ctx, spec("within_cover", &values.within_cover).hint(cover_hint()).width("s"), "text", "off")}
                    </fieldset>
                    <fieldset class="wk-set">
                        <legend>{t!(ctx, "draft-across")}</legend>
                        {ui::select(ctx, spec("across_mean", &values.across_mean).width("m"), means())}
                        {ui::select(ctx, spec("across_weighting", &values.across_weighting).width("m"), weightings())}
                        {ui::input(ctx, spec("across_cover", &values.across_cover).hint(cover_hint()).width("s"), "text", "off")}
                    </fieldset>
                    <fieldset class="wk-set">
                        <legend>{t!(ctx, "index-weights-title")}</legend>
                        <p class="wk-hint">{t!(ctx, "index-weights-lead")}</p>
                        {weights}
                    </fieldset>
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "index-proposal-save")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&path(edition))>{t!(ctx, "draft-back")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title = document_title(ctx, &title, form.errors.is_empty());
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn element_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "counts" => t!(ctx, "draft-counts"),
        "weight" => t!(ctx, "draft-weight"),
        "kind" => t!(ctx, "draft-kind"),
        "worst" => t!(ctx, "index-worst"),
        "best" => t!(ctx, "index-best"),
        "cap" => t!(ctx, "draft-cap"),
        "centre" => t!(ctx, "draft-centre"),
        "stretch" => t!(ctx, "draft-stretch"),
        "target" => t!(ctx, "draft-target"),
        "reference" => t!(ctx, "draft-reference"),
        "margin" => t!(ctx, "draft-margin"),
        _ => t!(ctx, "draft-bounds"),
    }
}

/// The form of one indicator.
pub fn element(
    ctx: &Ctx,
    catalogue: &Catalogue,
    edition: &Edition,
    indicator: &Indicator,
    form: &Form<ElementForm>,
    changed: bool,
) -> Page {
    let name = indicator.name.get(ctx.language).to_owned();
    let title = t!(ctx, "draft-element-title", name = name);
    let values = &form.values;
    let spec = |name, value: &str| {
        FieldSpec::new(ctx, name, element_label(ctx, name), value, &form.errors)
    };
    let yes_no =
        || vec![("ja".to_owned(), t!(ctx, "draft-yes")), ("nein".to_owned(), t!(ctx, "draft-no"))];
    let kinds = Kind::ALL.iter().map(|k| (k.code().to_owned(), kind(ctx, *k))).collect();
    let areas = catalogue
        .areas
        .values()
        .map(|area| (area.code.to_string(), area.name.get(ctx.language).to_owned()));
    let areas = std::iter::once((String::new(), "–".to_owned())).chain(areas).collect();
    let number = |name, value: &str| {
        view! { {ui::number_input(ctx, spec(name, value).width("s").optional(), String::new())} }
    };
    let field = field_name(ctx, catalogue, &indicator.field);
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx, edition), indicator.code.to_string())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{title.clone()}</h1>
                    <p class="wk-lead">{t!(ctx, "draft-element-lead", field = field)}</p>
                </div>
                {conflict(ctx, changed)}
                {ui::error_summary(ctx, &form.errors, |field: &str| element_label(ctx, field))}
                <form class="wk-form wk-by-kind" method="post" action=ctx.href(&element_path(edition, indicator)) novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string()/>
                    {ui::radios(spec("counts", &values.counts), yes_no())}
                    {ui::number_input(ctx, spec("weight", &values.weight).width("s"), String::new())}
                    {ui::select(ctx, spec("kind", &values.kind).hint(t!(ctx, "draft-kind-hint")), kinds)}
                    <fieldset class="wk-set" data-kind="goalposts">
                        <legend>{t!(ctx, "draft-kind-goalposts")}</legend>
                        {number("worst", &values.worst)}
                        {number("best", &values.best)}
                    </fieldset>
                    <fieldset class="wk-set" data-kind="to_target">
                        <legend>{t!(ctx, "draft-kind-to-target")}</legend>
                        {number("target", &values.target)}
                    </fieldset>
                    <fieldset class="wk-set" data-kind="to_reference">
                        <legend>{t!(ctx, "draft-kind-to-reference")}</legend>
                        {ui::select(ctx, spec("reference", &values.reference).width("m").optional(), areas)}
                    </fieldset>
                    <div data-kind="cap">
                        {ui::radios(spec("cap", &values.cap).hint(t!(ctx, "draft-cap-hint")), yes_no())}
                    </div>
                    <fieldset class="wk-set" data-kind="z_score">
                        <legend>{t!(ctx, "draft-kind-z-score")}</legend>
                        {number("centre", &values.centre)}
                        {number("stretch", &values.stretch)}
                    </fieldset>
                    <fieldset class="wk-set" data-kind="above_below">
                        <legend>{t!(ctx, "draft-kind-above-below")}</legend>
                        {number("margin", &values.margin)}
                    </fieldset>
                    <fieldset class="wk-set" data-kind="thresholds">
                        <legend>{t!(ctx, "draft-kind-thresholds")}</legend>
                        {ui::input(ctx, spec("bounds", &values.bounds).hint(t!(ctx, "draft-bounds-hint")).optional(), "text", "off")}
                    </fieldset>
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "index-proposal-save")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href(&path(edition))>{t!(ctx, "draft-back")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title = document_title(ctx, &title, form.errors.is_empty());
    Page { title, nav: Nav::Indicators, islands: false, body }
}

/// What planners may do with an edition: change a draft, or take any as the start of a new one.
pub fn work(ctx: &Ctx, catalogue: &Catalogue, edition: &Edition, token: &str) -> Option<AnyView> {
    use domain::index::edition::EditionState;
    use domain::indicator::status::Polarity;
    if !ctx.is_planner() {
        return None;
    }
    if edition.state != EditionState::Draft {
        let action = ctx.href(&format!("{}/entwurf", path(edition)));
        return Some(
            view! {
                <section class="wk-panel" aria-labelledby="h-entwurf">
                    <h2 id="h-entwurf">{t!(ctx, "draft-copy-title")}</h2>
                    <p>{t!(ctx, "draft-copy-lead")}</p>
                    <form method="post" action=action>
                        <input type="hidden" name="token" value=token.to_owned()/>
                        <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "draft-copy")}</button>
                    </form>
                </section>
            }
            .into_any(),
        );
    }
    let draft = edition.method.draft();
    let groups: Vec<_> = draft
        .fields
        .iter()
        .map(|field| {
            let of_field = catalogue.indicators.values().filter(|record| {
                record.indicator.field == field.code
                    && record.indicator.polarity != Polarity::Context
            });
            let items: Vec<_> = of_field
                .map(|record| {
                    let indicator = &record.indicator;
                    let found = draft.elements.iter().find(|e| e.code == indicator.code);
                    let state = match found {
                        Some(element) => kind(ctx, Kind::of(&element.normaliser)),
                        None => t!(ctx, "draft-not-counted"),
                    };
                    let name = indicator.short.get(ctx.language).to_owned();
                    let href = ctx.href(&element_path(edition, indicator));
                    view! { <li><a href=href>{name}</a>" "<span class="wk-small wk-muted">{state}</span></li> }
                })
                .collect();
            let name = field_name(ctx, catalogue, &field.code);
            view! { <div><h3 class="wk-h4">{name}</h3><ul class="wk-list">{items}</ul></div> }
        })
        .collect();
    let levels = ctx.href(&levels_path(edition));
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-entwurf">
                <h2 id="h-entwurf">{t!(ctx, "draft-change-title")}</h2>
                <p>{t!(ctx, "draft-change-lead")}</p>
                <p><a class="wk-btn wk-btn--secondary" href=levels>{t!(ctx, "draft-levels-title")}</a></p>
                <div class="wk-grid wk-grid--6-6">{groups}</div>
            </section>
        }
        .into_any(),
    )
}
