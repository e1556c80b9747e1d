//! The weight workshop: calls to distribute weights, the form of an organisation, and what came of it.

use super::parts::{field_name, percent, points, signed, table};
use super::{PATH, Shown, what_if};
use crate::charts;
use crate::charts::ranges::{Range, Ranges};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::history::moment;
use crate::i18n::t;
use crate::islands::{MARK, Weights, attributes};
use crate::pages::index::compare::{Shared, rank_of_home};
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::index::ballot::Spread;
use domain::index::edition::Edition;
use domain::index::standing::Standing;
use domain::index::what_if::{WEIGHTS, overall};
use domain::index::workshop::{
    Ballot, BallotForm, Findings, MAX_QUESTION, Workshop, WorkshopForm, findings,
};
use domain::number::{Language, format_number, format_shortest};
use domain::period::format_day;
use leptos::prelude::*;

/// Path of the list.
pub const LIST: &str = "/digitalisierungsgrad/gewichte";

/// Identifier of the form, for the island.
const FORM: &str = "punkte";

/// Path of a workshop.
pub fn path(workshop: &Workshop) -> String {
    format!("{LIST}/{}", workshop.id)
}

fn deadline(ctx: &Ctx, workshop: &Workshop, today: chrono::NaiveDate) -> String {
    let day = format_day(workshop.until, ctx.language);
    if workshop.is_open(today) {
        t!(ctx, "workshop-open-until", day = day)
    } else {
        t!(ctx, "workshop-closed-on", day = day)
    }
}

/// The list, and for the Geschäftsstelle the way to open another.
pub fn list(ctx: &Ctx, workshops: &[Workshop], today: chrono::NaiveDate) -> Page {
    let title = t!(ctx, "workshop-list-title");
    let items: Vec<_> = workshops
        .iter()
        .map(|workshop| {
            view! {
                <li>
                    <p>
                        <a href=ctx.href(&path(workshop))>{workshop.title.clone()}</a>" "
                        <span class="wk-tag">{deadline(ctx, workshop, today)}</span>" "
                        {ui::example_if(ctx, workshop.evidence.is_example())}
                    </p>
                    <span class="wk-small wk-muted">{workshop.question.clone()}</span>
                </li>
            }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "workshop-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    let open = (ctx.actor.role() == Some(Role::Secretariat)).then(|| {
        let href = ctx.href(&format!("{LIST}/neu"));
        view! { <p><a class="wk-btn wk-btn--secondary" href=href>{t!(ctx, "workshop-new")}</a></p> }
    });
    let trail = vec![(PATH.to_owned(), t!(ctx, "index-name"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "workshop-list-lead")}</p>
            </div>
            <section class="wk-panel">{content}</section>
            {open}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn opening_label(ctx: &Ctx, field: &str) -> String {
    match field {
        "title" => t!(ctx, "index-proposal-title"),
        "question" => t!(ctx, "workshop-question"),
        _ => t!(ctx, "workshop-until"),
    }
}

/// The form that opens a workshop.
pub fn opening(ctx: &Ctx, form: &Form<WorkshopForm>) -> Page {
    let title = t!(ctx, "workshop-new");
    let document_title = erroneous(ctx, &title, form.errors.is_empty());
    let spec = |name, value: &str| {
        FieldSpec::new(ctx, name, opening_label(ctx, name), value, &form.errors)
    };
    let values = &form.values;
    let trail = vec![
        (PATH.to_owned(), t!(ctx, "index-name")),
        (LIST.to_owned(), t!(ctx, "workshop-list-title")),
    ];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head">
                    <h1>{title}</h1>
                    <p class="wk-lead">{t!(ctx, "workshop-new-lead")}</p>
                </div>
                {ui::error_summary(ctx, &form.errors, |field: &str| opening_label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href(LIST) novalidate=true>
                    <input type="hidden" name="token" value=form.token.clone()/>
                    {ui::input(ctx, spec("title", &values.title), "text", "off")}
                    {ui::text_area(ctx, spec("question", &values.question).optional(), 3, MAX_QUESTION)}
                    {ui::input(ctx, spec("until", &values.until).width("m").hint(t!(ctx, "index-from-hint")), "text", "off")}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "workshop-open")}</button>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    Page { title: document_title, nav: Nav::Indicators, islands: false, body }
}

fn erroneous(ctx: &Ctx, title: &str, fine: bool) -> String {
    if fine {
        title.to_owned()
    } else {
        t!(ctx, "supply-form-error-title", title = title.to_owned())
    }
}

/// What the page of one workshop shows.
pub struct Data<'a> {
    /// The workshop.
    pub workshop: &'a Workshop,
    /// The ballots that the reader sees.
    pub ballots: &'a [Ballot],
    /// True where names may be shown.
    pub named: bool,
    /// The form of the own organisation, while weights are taken.
    pub form: Option<&'a Form<BallotForm>>,
    /// All results, for the index that the weights give.
    pub results: &'a [Standing],
    /// The real day, whatever day the page is asked for.
    pub today: chrono::NaiveDate,
    /// Code of a note.
    pub note: &'a str,
}

/// The page of one workshop.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let workshop = data.workshop;
    let title = workshop.title.clone();
    let empty = FieldErrors::default();
    let errors = data.form.map_or(&empty, |form| &form.errors);
    let label = |field: &str| {
        let at = WEIGHTS.iter().position(|name| *name == field);
        let code = at.and_then(|at| workshop.fields.get(at));
        code.map_or_else(String::new, |code| field_name(ctx, catalogue, code))
    };
    let open = workshop.is_open(data.today);
    let note = match data.note {
        "abgegeben" => Some(t!(ctx, "workshop-note-given")),
        "umgerechnet" => Some(t!(ctx, "workshop-note-rescaled")),
        "veraltet" => Some(t!(ctx, "workshop-note-changed")),
        _ => None,
    };
    let content = if open {
        if let Some(form) = data.form {
            ballot_form(ctx, catalogue, data, form)
        } else {
            let text = t!(ctx, "workshop-blind");
            view! { <div class="wk-note wk-note--info"><p>{text}</p></div> }.into_any()
        }
    } else {
        closed(ctx, catalogue, data)
    };
    let trail = vec![
        (PATH.to_owned(), t!(ctx, "index-name")),
        (LIST.to_owned(), t!(ctx, "workshop-list-title")),
    ];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">
                    {deadline(ctx, workshop, data.today)}"." " "{workshop.question.clone()}" "
                    {ui::example_if(ctx, workshop.evidence.is_example())}
                </p>
            </div>
            {note.map(|note| view! { <div class="wk-note wk-note--info" role="status"><p>{note}</p></div> })}
            {ui::error_summary(ctx, errors, label)}
            {content}
        </main>
    }
    .into_any();
    let document_title = erroneous(ctx, &title, errors.is_empty());
    Page { title: document_title, nav: Nav::Indicators, islands: data.form.is_some(), body }
}

fn ballot_form(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    form: &Form<BallotForm>,
) -> AnyView {
    let workshop = data.workshop;
    let rows: Vec<_> = WEIGHTS
        .iter()
        .zip(&form.values.0)
        .zip(&workshop.fields)
        .map(|((name, value), code)| {
            let label = field_name(ctx, catalogue, code);
            let slider_label = t!(ctx, "workshop-slider", name = label.clone());
            let spec = FieldSpec::new(ctx, name, label, value, &form.errors).width("s");
            view! {
                <div class="wk-budget">
                    {ui::number_input(ctx, spec, t!(ctx, "index-points"))}
                    <input type="range" id=format!("s-{name}") min="0" max="1000" step="5" hidden=true aria-label=slider_label/>
                </div>
            }
        })
        .collect();
    let given = data.ballots.first().map(|ballot| {
        let at = moment(ctx, ballot.at);
        view! { <p class="wk-strong">{t!(ctx, "workshop-given", at = at)}</p> }
    });
    let names: Vec<&str> = WEIGHTS.iter().take(workshop.fields.len()).copied().collect();
    let known = vec![
        (attributes::NAMES, names.join(" ")),
        (attributes::SUM, t!(ctx, "workshop-sum", sum = MARK.to_owned())),
    ];
    let view = view! {
        <form class="wk-form wk-form--wide" id=FORM method="post" action=ctx.href(&path(workshop)) novalidate=true>
            <input type="hidden" name="version" value=form.version.to_string()/>
            <div class="wk-budgets">{rows}</div>
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit" name="schritt" value="abgeben">{t!(ctx, "workshop-submit")}</button>
                <button class="wk-btn wk-btn--secondary" type="submit" name="schritt" value="umrechnen">{t!(ctx, "workshop-rescale")}</button>
            </div>
        </form>
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-punkte">
            <h2 id="h-punkte">{t!(ctx, "workshop-form-title")}</h2>
            <p>{t!(ctx, "workshop-form-lead")}</p>
            {given}
            {what_if::with_data(view.into_any(), known)}
            <Weights form_id=FORM.to_owned()/>
            <p class="wk-small wk-muted">{t!(ctx, "workshop-blind")}</p>
        </section>
    }
    .into_any()
}

fn closed(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let workshop = data.workshop;
    let edition = catalogue.editions.iter().find(|edition| edition.id == workshop.edition);
    let fits = |edition: &&Edition| {
        let fields = &edition.method.draft().fields;
        fields.iter().map(|field| &field.code).eq(workshop.fields.iter())
    };
    let Some(edition) = edition.filter(fits) else {
        return view! { <p class="wk-empty">{t!(ctx, "workshop-no-edition")}</p> }.into_any();
    };
    let shown = Shown::of_edition(ctx, catalogue, data.results, edition, None);
    let values: Vec<Option<f64>> = match shown.standing {
        Some(standing) => standing.outcome.fields.iter().map(|field| field.value).collect(),
        None => vec![None; workshop.fields.len()],
    };
    let needed = shown.standing.map_or(1, |standing| standing.outcome.needed);
    let aggregation = edition.method.draft().across.aggregation;
    let Ok(found) = findings(data.ballots, &values, aggregation, needed) else {
        return view! { <p class="wk-empty">{t!(ctx, "workshop-nobody")}</p> }.into_any();
    };
    view! {
        {outcome(ctx, data, &shown, &found)}
        {spread(ctx, catalogue, data, &shown, &found)}
        {data.named.then(|| voices(ctx, catalogue, data, &found))}
        {same(ctx, catalogue, data, &shown, &found)}
        {next(ctx, data, &found, aggregation.code())}
    }
    .into_any()
}

fn outcome(ctx: &Ctx, data: &Data<'_>, shown: &Shown<'_>, found: &Findings) -> AnyView {
    let count = data.ballots.len().to_string();
    let agreement = format_number(found.consensus * 100.0, 0, ctx.language);
    let index = shown.standing.zip(found.index).map(|(standing, index)| {
        let year = standing.year.to_string();
        match standing.outcome.value {
            Some(valid) => t!(
                ctx,
                "workshop-index",
                year = year,
                value = points(ctx, index),
                valid = points(ctx, valid),
                change = signed(ctx, index - valid)
            ),
            None => t!(ctx, "workshop-index-new", year = year, value = points(ctx, index)),
        }
    });
    let range = found.range.filter(|_| data.named).map(|(low, high)| {
        t!(ctx, "workshop-range", low = points(ctx, low), high = points(ctx, high))
    });
    view! {
        <section class="wk-panel" aria-labelledby="h-ergebnis">
            <h2 id="h-ergebnis">{t!(ctx, "workshop-outcome-title")}</h2>
            <p class="wk-lead">{index}" "{ui::example_if(ctx, shown.is_example())}</p>
            <p>
                {t!(ctx, "workshop-count", count = count)}" "{range}" "
                {t!(ctx, "workshop-consensus", percent = agreement)}
            </p>
        </section>
    }
    .into_any()
}

fn spread(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    shown: &Shown<'_>,
    found: &Findings,
) -> AnyView {
    let now = shown.edition.method.field_shares();
    let name = |at: usize| field_name(ctx, catalogue, &data.workshop.fields[at]);
    let apart = |spread: &Spread| spread.most - spread.least;
    let most = found.spreads.iter().enumerate().max_by(|a, b| apart(a.1).total_cmp(&apart(b.1)));
    let sentence = most.filter(|_| data.named).map(|(at, spread)| {
        t!(
            ctx,
            "workshop-spread-sentence",
            name = name(at),
            low = percent(ctx, spread.least),
            high = percent(ctx, spread.most)
        )
    });
    let sentence = sentence.unwrap_or_else(|| t!(ctx, "workshop-spread-means"));
    let chart = Ranges {
        id: "spanne".to_owned(),
        caption: t!(ctx, "workshop-spread-caption"),
        description: sentence.clone(),
        rows: found
            .spreads
            .iter()
            .enumerate()
            .map(|(at, spread)| Range {
                name: name(at),
                text: percent(ctx, spread.mean),
                ends: (spread.least, spread.most),
                mean: spread.mean,
                now: now.get(at).copied(),
            })
            .collect(),
    };
    let rows = found.spreads.iter().enumerate().map(|(at, spread)| {
        let mut cells = vec![percent(ctx, spread.mean)];
        if data.named {
            cells.extend([
                percent(ctx, spread.least),
                percent(ctx, spread.most),
                percent(ctx, spread.deviation),
            ]);
        }
        cells.push(now.get(at).map_or_else(|| "–".to_owned(), |share| percent(ctx, *share)));
        (name(at).into_any(), cells)
    });
    let mut heads = vec![t!(ctx, "index-field"), t!(ctx, "workshop-mean")];
    if data.named {
        heads.extend([
            t!(ctx, "workshop-least"),
            t!(ctx, "workshop-most"),
            t!(ctx, "workshop-deviation"),
        ]);
    }
    heads.push(t!(ctx, "index-share-before"));
    // Ends of the ranges are single answers: outside the council they stay out, and the drawing with them.
    let drawing = data.named.then(|| {
        view! {
            <figure class="wk-fig">
                <figcaption>{sentence.clone()}<span>{t!(ctx, "workshop-spread-how")}</span></figcaption>
                {charts::ranges(&chart)}
            </figure>
        }
    });
    let plain = (!data.named).then(|| view! { <p>{sentence.clone()}</p> });
    view! {
        <section class="wk-panel" aria-labelledby="h-spanne">
            <h2 id="h-spanne">{t!(ctx, "workshop-spread-title")}</h2>
            {drawing}
            {plain}
            {table(&t!(ctx, "workshop-spread-caption"), &heads, rows.collect())}
        </section>
    }
    .into_any()
}

fn organisation(catalogue: &Catalogue, code: &domain::key::OrganisationCode) -> String {
    let known = catalogue.organisations.get(code);
    known.map_or_else(|| code.to_string(), |organisation| organisation.short.clone())
}

/// Who would move it: the index that each organisation's weights alone give, and the joint one without it.
fn voices(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, found: &Findings) -> AnyView {
    let none = || "–".to_owned();
    let rows = found.voices.iter().map(|voice| {
        let own = voice.index.map_or_else(none, |value| points(ctx, value));
        let moved = voice.index.zip(found.index);
        let moved = moved.map_or_else(none, |(own, joint)| signed(ctx, own - joint));
        let without = voice.without.map_or_else(none, |value| points(ctx, value));
        (organisation(catalogue, &voice.organisation).into_any(), vec![own, moved, without])
    });
    let first = found.voices.first().zip(found.index).and_then(|(voice, joint)| {
        let own = voice.index?;
        Some(t!(
            ctx,
            "workshop-mover",
            name = organisation(catalogue, &voice.organisation),
            change = signed(ctx, own - joint)
        ))
    });
    let heads = [
        t!(ctx, "workshop-organisation"),
        t!(ctx, "workshop-own-index"),
        t!(ctx, "workshop-own-change"),
        t!(ctx, "workshop-without"),
    ];
    let fields: Vec<String> =
        data.workshop.fields.iter().map(|code| field_name(ctx, catalogue, code)).collect();
    let given = found.voices.iter().map(|voice| {
        let cells = voice.shares.iter().map(|share| percent(ctx, *share)).collect();
        (organisation(catalogue, &voice.organisation).into_any(), cells)
    });
    let mut given_heads = vec![t!(ctx, "workshop-organisation")];
    given_heads.extend(fields);
    let file = ctx.href(&format!("{}/stimmen.csv", path(data.workshop)));
    view! {
        <section class="wk-panel" aria-labelledby="h-stimmen">
            <h2 id="h-stimmen">{t!(ctx, "workshop-voices-title")}</h2>
            <p>{first}</p>
            {table(&t!(ctx, "workshop-voices-caption"), &heads, rows.collect())}
            <details class="wk-data">
                <summary>{t!(ctx, "workshop-all-given")}</summary>
                {table(&t!(ctx, "workshop-all-given"), &given_heads, given.collect())}
            </details>
            <p><a class="wk-link" href=file>{t!(ctx, "workshop-file")}</a></p>
        </section>
    }
    .into_any()
}

/// What stays the same whichever organisation's weights one takes: the rank, the direction since the year before, the
/// strongest and the weakest field.
fn same(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    shown: &Shown<'_>,
    found: &Findings,
) -> Option<AnyView> {
    let standing = shown.standing?;
    let aggregation = shown.edition.method.draft().across.aggregation;
    let mut lines = Vec::new();
    if let Some(shared) = Shared::of(shown) {
        let ranks: Vec<Option<usize>> = found
            .voices
            .iter()
            .map(|voice| Some(rank_of_home(&shared.means(&voice.shares, aggregation)?)?.0))
            .collect();
        let of = shared.areas.len().to_string();
        match ranks.first().copied().flatten() {
            Some(rank) if ranks.iter().all(|other| *other == Some(rank)) => {
                lines.push(t!(ctx, "workshop-same-rank", rank = rank.to_string(), of = of));
            }
            Some(_) if ranks.iter().all(Option::is_some) => {
                let all = || ranks.iter().flatten();
                let (best, worst) = (all().min(), all().max());
                let text = |rank: Option<&usize>| rank.map(ToString::to_string).unwrap_or_default();
                lines.push(t!(
                    ctx,
                    "workshop-other-rank",
                    best = text(best),
                    worst = text(worst),
                    of = of
                ));
            }
            _ => {}
        }
    }
    let before =
        shown.series.iter().rev().find(|s| s.year < standing.year && s.outcome.value.is_some());
    if let Some(before) = before {
        let of = |standing: &Standing, weights: &[f64]| {
            let values: Vec<_> = standing.outcome.fields.iter().map(|field| field.value).collect();
            overall(&values, weights, aggregation, standing.outcome.needed)
        };
        let changes: Option<Vec<f64>> = found
            .voices
            .iter()
            .map(|voice| Some(of(standing, &voice.shares)? - of(before, &voice.shares)?))
            .collect();
        let year = before.year.to_string();
        if let Some(changes) = changes {
            if changes.iter().all(|change| *change >= 0.05) {
                lines.push(t!(ctx, "workshop-same-rise", year = year));
            } else if changes.iter().all(|change| *change <= -0.05) {
                lines.push(t!(ctx, "workshop-same-fall", year = year));
            } else {
                lines.push(t!(ctx, "workshop-other-direction", year = year));
            }
        }
    }
    let sentence = shown.strongest(ctx, catalogue);
    if !sentence.is_empty() {
        lines.push(t!(ctx, "workshop-same-fields", sentence = sentence));
    }
    let count = data.ballots.len();
    let items: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    (count > 0 && !items.is_empty()).then(|| {
        view! {
            <section class="wk-panel" aria-labelledby="h-gleich">
                <h2 id="h-gleich">{t!(ctx, "workshop-same-title")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any()
    })
}

/// The way from here to a resolution.
fn next(ctx: &Ctx, data: &Data<'_>, found: &Findings, mean: &str) -> AnyView {
    let href = ctx.href(&what_if_query(data.workshop, &found.spreads, mean));
    let text = match ctx.actor.role() {
        Some(Role::Planner) => t!(ctx, "workshop-propose"),
        _ => t!(ctx, "workshop-try"),
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-weiter">
            <h2 id="h-weiter">{t!(ctx, "workshop-next-title")}</h2>
            <p>{t!(ctx, "workshop-next-lead")}</p>
            <p><a class="wk-btn wk-btn--secondary" href=href>{text}</a></p>
        </section>
    }
    .into_any()
}

/// Address of the what-if page with the mean weights, in per cent.
fn what_if_query(workshop: &Workshop, spreads: &[Spread], mean: &str) -> String {
    let mut query: Vec<String> = WEIGHTS
        .iter()
        .zip(spreads)
        .map(|(name, spread)| {
            format!("{name}={}", format_shortest(spread.mean * 100.0, 2, Language::De))
        })
        .collect();
    query.push(format!("mittel={mean}&werkstatt={}", workshop.id));
    format!("{}?{}", what_if::path(), query.join("&"))
}
