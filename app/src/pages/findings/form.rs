//! The form of a finding: title, text, what it rests on, who has to answer until when, who may read it.

use super::{finding_path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::catalogue::Catalogue;
use domain::evaluation::{Experience, Rating};
use domain::finding::form::{FindingForm, MAX_TEXT};
use domain::finding::{Cited, FINDING_TIERS, SourceKind};
use domain::key::FindingId;
use domain::measure::Measure;
use domain::tier::Tier;
use leptos::prelude::*;

/// What a finding about a measure may rest on.
#[derive(Debug, Clone, Default)]
pub struct Offered {
    /// Practical experiences, newest first.
    pub experiences: Vec<Experience>,
    /// Ratings of closed rounds.
    pub ratings: Vec<Rating>,
}

impl Offered {
    /// All of it as sources.
    pub fn cited(&self) -> Vec<Cited> {
        let experience =
            |e: &Experience| Cited { kind: SourceKind::Experience, key: e.id.to_string() };
        self.experiences.iter().map(experience).chain(self.ratings.iter().map(rating)).collect()
    }
}

/// A rating as a source.
fn rating(rating: &Rating) -> Cited {
    let key = format!("{}/{}/{}", rating.round, rating.measure, rating.organisation);
    Cited { kind: SourceKind::Rating, key }
}

/// The choice of the measure that a new finding is about.
pub fn choose(ctx: &Ctx, catalogue: &Catalogue) -> Page {
    let heading = t!(ctx, "finding-new");
    let trail = vec![("/feststellungen".to_owned(), t!(ctx, "findings-title"))];
    let items: Vec<_> = catalogue
        .measures
        .values()
        .map(|record| {
            let path = format!("/feststellungen/neu?massnahme={}", record.measure.slug);
            let name = record.measure.name.get(ctx.language).to_owned();
            view! { <li><a href=ctx.href(&path)>{name}</a></li> }
        })
        .collect();
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "finding-choose-measure")}</p>
            </div>
            <ul class="wk-list">{items}</ul>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Evaluations, islands: false, body }
}

/// The form; `id` names the finding that is changed, none for a new one.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    measure: &Measure,
    id: Option<&FindingId>,
    offered: &Offered,
    form: &Form<FindingForm>,
) -> Page {
    let heading = if id.is_some() { t!(ctx, "finding-edit") } else { t!(ctx, "finding-new") };
    let title = if form.errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let trail = vec![("/feststellungen".to_owned(), t!(ctx, "findings-title"))];
    let (action, key, back) = match id {
        Some(id) => (
            format!("{}/bearbeiten", finding_path(id)),
            ("version", form.version.to_string()),
            finding_path(id),
        ),
        None => (
            "/feststellungen".to_owned(),
            ("token", form.token.clone()),
            "/feststellungen".to_owned(),
        ),
    };
    let name = |field: &str| match field {
        "title" => t!(ctx, "finding-field-title"),
        "sources" => t!(ctx, "finding-field-sources"),
        "addressee" => t!(ctx, "finding-addressee"),
        "due" => t!(ctx, "finding-field-due"),
        "visibility" => t!(ctx, "experience-visibility-label"),
        _ => t!(ctx, "finding-field-text"),
    };
    let values = &form.values;
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(id), value, &form.errors);
    let tier = match values.visibility.as_str() {
        "" => Tier::Council.code(),
        code => code,
    };
    let tiers =
        FINDING_TIERS.iter().map(|v| (v.code().to_owned(), labels::tier(ctx, *v))).collect();
    let about = t!(ctx, "finding-about", measure = measure.name.get(ctx.language).to_owned());
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{about}</p>
            </div>
            <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                {ui::error_summary(ctx, &form.errors, name)}
                <input type="hidden" name="massnahme" value=measure.slug.to_string() />
                <input type="hidden" name=key.0 value=key.1 />
                {ui::input(ctx, field("title", &values.title), "text", "off")}
                {ui::text_area(ctx, field("text", &values.text), 6, MAX_TEXT)}
                {sources(ctx, catalogue, offered, form)}
                {ui::input(
                    ctx,
                    field("addressee", &values.addressee).hint(t!(ctx, "finding-addressee-hint")),
                    "text",
                    "off",
                )}
                {ui::input(
                    ctx,
                    field("due", &values.due).hint(t!(ctx, "field-day-hint")).width("s"),
                    "text",
                    "off",
                )}
                {ui::radios(field("visibility", tier).hint(t!(ctx, "finding-visibility-hint")), tiers)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "finding-submit")}</button>
                    <a class="wk-btn wk-btn--quiet" href=ctx.href(&back)>{t!(ctx, "experience-cancel")}</a>
                </div>
            </form>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

/// Check boxes: experiences with their text, then ratings of closed rounds.
fn sources(
    ctx: &Ctx,
    catalogue: &Catalogue,
    offered: &Offered,
    form: &Form<FindingForm>,
) -> AnyView {
    let mut place = 0;
    let mut item = |cited: &Cited, label: String, more: String| {
        let code = cited.code();
        let checked = form.values.sources.contains(&code);
        let id = if place == 0 { "f-sources".to_owned() } else { format!("f-sources-{place}") };
        place += 1;
        let more =
            (!more.is_empty()).then(|| view! { <span class="wk-small wk-muted">" "{more}</span> });
        view! {
            <label class="wk-check">
                <input type="checkbox" id=id name="sources" value=code checked=checked />
                <span>{label}{more}</span>
            </label>
        }
        .into_any()
    };
    let mut items: Vec<AnyView> = Vec::new();
    for experience in &offered.experiences {
        let kind = labels::experience_kind(ctx, experience.kind);
        let who = words::organisation(catalogue, &experience.organisation);
        let label = t!(ctx, "finding-source-experience", kind = kind, organisation = who);
        let cited = Cited { kind: SourceKind::Experience, key: experience.id.to_string() };
        items.push(item(&cited, label, experience.text.clone()));
    }
    for given in &offered.ratings {
        let cited = rating(given);
        let label = words::cited_rating(ctx, catalogue, &cited).unwrap_or_default();
        items.push(item(&cited, label, given.comment.clone()));
    }
    let none = items
        .is_empty()
        .then(|| view! { <p class="wk-empty">{t!(ctx, "finding-sources-none")}</p> });
    let error = form.errors.of("sources").map(|problem| labels::problem(ctx, problem));
    view! {
        <fieldset class="wk-set" aria-describedby="h-sources">
            <legend>{t!(ctx, "finding-field-sources")}</legend>
            <p class="wk-hint" id="h-sources">{t!(ctx, "finding-sources-hint")}</p>
            {ui::error_line("sources", error)}
            {none}
            <div class="wk-radio">{items}</div>
        </fieldset>
    }
    .into_any()
}
