//! `/sitzungen/{nr}/planung`: the workbench on which the Geschäftsstelle makes an agenda.

use super::agenda::{self, Papers, german};
use super::{Prepared, item, path, proposals, show, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::ui;
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::meeting::agenda::gaps::{Gap, GapKind};
use domain::meeting::agenda::moves::Move;
use domain::meeting::agenda::proposal::{Proposals, RulingForm};
use domain::meeting::agenda::version::{AgendaVersion, changed_since};
use domain::meeting::agenda::{AgendaItem, ItemState};
use domain::meeting::numbering::ItemNumber;
use domain::meeting::plan::{ItemForm, ItemStep};
use leptos::prelude::*;

/// A decision about a proposal that was refused.
#[derive(Debug, Clone)]
pub struct Refused {
    /// Key of the proposal.
    pub key: String,
    /// What was typed, and what is wrong with it.
    pub form: Form<RulingForm>,
}

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The meeting that is being prepared.
    pub prepared: &'a Prepared,
    /// What the state of the world proposes.
    pub proposals: &'a Proposals,
    /// Papers that are missing.
    pub gaps: &'a [Gap],
    /// Papers that there are.
    pub papers: &'a Papers,
    /// Agendas that were sent, oldest first.
    pub sent: &'a [AgendaVersion],
    /// The form of a new item.
    pub new: &'a Form<ItemForm>,
    /// A decision about a proposal that was refused.
    pub refused: Option<&'a Refused>,
    /// The name of a template that the agenda is kept as.
    pub template: &'a Form<String>,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let plan = &data.prepared.plan;
    let base = path(plan.meeting);
    let heading = t!(ctx, "planning-heading", meeting = data.prepared.meeting.title.clone());
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (base.clone(), data.prepared.meeting.title.clone()),
    ];
    let time = plan.agenda.time_plan(plan.length());
    let errors = errors(data);
    let over = time.over() > 0;
    let time_class = if over { "wk-note wk-note--risk" } else { "wk-note" };
    let mark = if over { "#s-risk" } else { "#s-ok" };
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "planning-title"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "planning-lead")}</p>
                <div class="wk-btns">
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&format!("{base}/tagesordnung"))>{t!(ctx, "agenda-preview")}</a>
                    <a class="wk-btn wk-btn--quiet" href=ctx.href("/wiedervorlagen")>{t!(ctx, "follow-ups-title")}</a>
                </div>
            </div>
            {notice(ctx, data.notice)}
            {ui::error_summary(ctx, &errors, |field| error_label(ctx, field))}
            <div class=time_class><p class="wk-strong">{ui::icon(mark)}" "{words::time(ctx, &time)}</p></div>
            {gaps(ctx, data.prepared, data.gaps, "")}
            {workbench(ctx, data)}
            {item::new(ctx, data.prepared, data.new)}
            {proposals::section(ctx, catalogue, data)}
            {since(ctx, data)}
            {show::deadlines(ctx, &data.prepared.deadlines)}
            {template(ctx, data)}
        </main>
    }
    .into_any();
    let title = if errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

/// Everything that is wrong, of whichever form of the page; what is wrong with a decision leads to its list.
fn errors(data: &Data<'_>) -> FieldErrors {
    let mut all = data.new.errors.clone();
    for (field, problem) in data.template.errors.iter() {
        all.add(field, problem.clone());
    }
    let Some(refused) = data.refused else { return all };
    let place = data.proposals.open.iter().position(|p| p.key == refused.key).unwrap_or_default();
    for (_, problem) in refused.form.errors.iter() {
        all.add(format!("reason-{place}"), problem.clone());
    }
    all
}

fn error_label(ctx: &Ctx, field: &str) -> String {
    if field == "name" {
        t!(ctx, "template-name")
    } else if field.starts_with("reason-") {
        t!(ctx, "proposal-set-aside")
    } else {
        item::label(ctx, field)
    }
}

fn notice(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let risk = |text: String| {
        Some(view! { <div class="wk-note wk-note--risk" role="status"><p>{ui::icon("#s-risk")}" "{text}</p></div> }.into_any())
    };
    let text = match code? {
        "begonnen" => t!(ctx, "planning-begun"),
        "aufgenommen" => t!(ctx, "planning-added"),
        "entschieden" => t!(ctx, "planning-ruled"),
        "gespeichert" => t!(ctx, "planning-saved"),
        "geht-nicht" => return risk(t!(ctx, "planning-not-possible")),
        "vorbei" => return risk(t!(ctx, "planning-over")),
        "aufgerufen" => return risk(t!(ctx, "planning-under-way")),
        "vorlage" => t!(ctx, "template-kept"),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

/// Papers that are missing, each with the way to the item; `at` is the address of the workbench, or empty on it.
pub(super) fn gaps(ctx: &Ctx, prepared: &Prepared, gaps: &[Gap], at: &str) -> Option<AnyView> {
    if gaps.is_empty() {
        return None;
    }
    let agenda = &prepared.plan.agenda;
    let items: Vec<_> = gaps
        .iter()
        .filter_map(|gap| {
            let number = agenda.number_of(&gap.item)?;
            let title = agenda.item(&gap.item)?.title.clone();
            let href = format!("{at}#top-{}", gap.item);
            let paper = agenda.item(&gap.item)?.paper.as_ref();
            let unreleased = paper.filter(|_| gap.kind == GapKind::NotReleased);
            let (way, label) = unreleased.map_or_else(
                || {
                    let meeting = prepared.plan.meeting;
                    let new = format!("/vorlagen/neu?sitzung={meeting}&punkt={}", gap.item);
                    (new, t!(ctx, "paper-new"))
                },
                |paper| (crate::pages::papers::path(paper), t!(ctx, "gap-to-paper")),
            );
            Some(view! {
                <li>
                    <a href=href>{format!("TOP {number} {title}")}</a>": "{words::gap(ctx, gap.kind)}
                    " "<a class="wk-link" href=ctx.href(&way)>{label}<span class="wk-sr">{format!(": TOP {number}")}</span></a>
                </li>
            })
        })
        .collect();
    Some(
        view! {
            <div class="wk-note wk-note--risk">
                <h2>{ui::icon("#s-risk")}" "{t!(ctx, "gaps-title")}</h2>
                <ul>{items}</ul>
            </div>
        }
        .into_any(),
    )
}

fn workbench(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let plan = &data.prepared.plan;
    let agenda = &plan.agenda;
    let (numbers, time) = (agenda.numbers(), agenda.time_plan(plan.length()));
    let usual = data.prepared.rules.publicity.default;
    let items: Vec<_> = agenda
        .items()
        .iter()
        .zip(&numbers)
        .zip(&time.slots)
        .map(|((item, number), slot)| {
            let gone = matches!(item.state, ItemState::Withdrawn | ItemState::Adjourned);
            let title = if gone {
                view! { <del>{item.title.clone()}</del> }.into_any()
            } else {
                view! { <b>{item.title.clone()}</b> }.into_any()
            };
            let gap = data.gaps.iter().find(|gap| gap.item == item.id);
            let gap = gap.map(|gap| {
                view! { " "<span class="wk-tag wk-tag--risk">{ui::icon("#s-risk")}{words::gap(ctx, gap.kind)}</span> }
            });
            view! {
                <li class=agenda::class(item) id=format!("top-{}", item.id) tabindex="-1" data-tiefe=item.depth.to_string()>
                    <span class="t">{agenda::clock(plan.begins, slot.begins)}</span>
                    <span class="no"><span class="wk-sr">"TOP "</span>{number.to_string()}</span>
                    <div class="b">
                        <span lang=german(ctx)>{title}</span>
                        {agenda::circle(ctx, item, usual)}
                        {agenda::state(ctx, item.state)}
                        {gap}
                        <p class="wk-small wk-muted">{agenda::facts(ctx, item, slot.minutes)}</p>
                        {agenda::paper(ctx, item, data.papers)}
                    </div>
                    {controls(ctx, data, item, number)}
                </li>
            }
        })
        .collect();
    view! {
        <section class="wk-section" aria-labelledby="h-tagesordnung">
            <h2 id="h-tagesordnung">{t!(ctx, "agenda-title")}</h2>
            <ol class="wk-agenda" data-ziehen=t!(ctx, "planning-drag")>{items}</ol>
            {script()}
        </section>
    }
    .into_any()
}

/// The script that lets items be dragged: it runs where there is JavaScript, and the buttons do the same without it.
fn script() -> impl IntoView {
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    view! { <script src="/tagesordnung.js" defer=true nonce=nonce></script> }
}

/// What can be done with an item: one form, a button for each step. Buttons that lead nowhere are not there. The four
/// ways are arrows in one row; what is done once or twice in a meeting lies behind „Mehr“.
fn controls(ctx: &Ctx, data: &Data<'_>, item: &AgendaItem, number: &ItemNumber) -> AnyView {
    let plan = &data.prepared.plan;
    let base = format!("{}/punkte/{}", path(plan.meeting), item.id);
    let name = format!("TOP {number}");
    let ways: Vec<_> = plan
        .agenda
        .ways(&item.id)
        .into_iter()
        .map(|way| {
            let label = words::way(ctx, way);
            view! {
                <button
                    class="wk-btn wk-btn--quiet wk-step"
                    type="submit"
                    name="schritt"
                    value=way.code()
                    title=label.clone()
                >
                    {ui::icon(arrow(way))}<span class="wk-sr">{label.clone()}": "{name.clone()}</span>
                </button>
            }
        })
        .collect();
    let dropped = plan.agenda.place_of(&item.id).is_some_and(|place| plan.agenda.is_dropped(place));
    let open = item.state == ItemState::Planned && item.frame.is_none() && !dropped;
    let steps: Vec<_> = ItemStep::ALL
        .iter()
        .filter(|_| open)
        .map(|step| {
            view! {
                <button class="wk-btn wk-btn--s wk-btn--quiet" type="submit" name="schritt" value=step.code()>
                    {words::step(ctx, *step)}<span class="wk-sr">": "{name.clone()}</span>
                </button>
            }
        })
        .collect();
    let more = open.then(|| {
        view! {
            <details class="wk-more">
                <summary class="wk-btn wk-btn--s wk-btn--quiet">
                    {t!(ctx, "item-more")}<span class="wk-sr">": "{name.clone()}</span>
                </summary>
                <div class="wk-more__panel">{steps}</div>
            </details>
        }
    });
    let edit = (item.state == ItemState::Planned).then(|| {
        view! {
            <a class="wk-btn wk-btn--quiet wk-step" href=ctx.href(&base) title=t!(ctx, "item-edit")>
                {ui::icon("#i-edit")}<span class="wk-sr">{t!(ctx, "item-edit")}": "{name.clone()}</span>
            </a>
        }
    });
    view! {
        <form class="ctl" method="post" action=ctx.href(&format!("{base}/schritt"))>
            {ways}
            {edit}
            {more}
        </form>
    }
    .into_any()
}

/// The arrow of a way.
fn arrow(way: Move) -> &'static str {
    match way {
        Move::Up => "#i-up",
        Move::Down => "#i-down",
        Move::Indent => "#i-right",
        Move::Outdent => "#i-left",
    }
}

/// What has changed since the agenda was sent last.
fn since(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let last = data.sent.last()?;
    let found = changed_since(data.sent, last.version, &data.prepared.plan.agenda)?;
    let changes = super::paper::changes(ctx, &found, &data.prepared.plan.agenda, &last.agenda);
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-seither">
                <h2 id="h-seither">{t!(ctx, "agenda-since", version = last.version)}</h2>
                {changes}
            </section>
        }
        .into_any(),
    )
}

fn template(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let action = ctx.href(&format!("{}/als-vorlage", path(data.prepared.plan.meeting)));
    let spec = ui::FieldSpec::new(
        ctx,
        "name",
        t!(ctx, "template-name"),
        &data.template.values,
        &data.template.errors,
    );
    view! {
        <details class="wk-data" open=!data.template.errors.is_empty()>
            <summary>{t!(ctx, "template-keep")}</summary>
            <form class="wk-form" method="post" action=action novalidate=true>
                <p class="wk-hint">{t!(ctx, "template-hint")}</p>
                {ui::input(ctx, spec.width("m"), "text", "off")}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "template-save")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
