//! The chain of effects through one of its links: the whole path in both directions, one section per kind of link.

use super::findings::show::minority_list;
use super::findings::words;
use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::chain::{Chain, Link, LinkKind, parse_rating_link_key};
use domain::finding::{AnswerKind, Minority, Register, StageKind};
use domain::period::format_day;
use leptos::prelude::*;

/// Path of a link's own page.
pub fn link_path(link: &Link) -> Option<String> {
    let key = &link.key;
    match link.kind {
        LinkKind::Indicator => Some(format!("/indikatoren/{key}")),
        LinkKind::Measure => Some(format!("/massnahmen/{key}")),
        LinkKind::Rating => {
            let (round, measure, _) = parse_rating_link_key(key)?;
            Some(format!("/bewertungen/{round}/{measure}/ergebnis"))
        }
        LinkKind::Experience => Some(format!("/erfahrungen/{key}")),
        LinkKind::Finding | LinkKind::Answer => Some(format!("/feststellungen/{key}")),
        LinkKind::Action => Some(format!("/auftraege/{key}")),
        LinkKind::AgendaItem | LinkKind::Resolution | LinkKind::Implemented => None,
    }
}

/// Path of the chain through a link.
pub fn chain_path(link: &Link) -> String {
    format!("/wirkungskette/{}/{}", link.kind.code(), link.key)
}

/// A kind of link.
pub fn kind(ctx: &Ctx, kind: LinkKind) -> String {
    match kind {
        LinkKind::Indicator => t!(ctx, "chain-indicator"),
        LinkKind::Measure => t!(ctx, "chain-measure"),
        LinkKind::Rating => t!(ctx, "chain-rating"),
        LinkKind::Experience => t!(ctx, "chain-experience"),
        LinkKind::Finding => t!(ctx, "chain-finding"),
        LinkKind::Answer => t!(ctx, "chain-answer"),
        LinkKind::AgendaItem => t!(ctx, "chain-agenda-item"),
        LinkKind::Resolution => t!(ctx, "chain-resolution"),
        LinkKind::Action => t!(ctx, "chain-action"),
        LinkKind::Implemented => t!(ctx, "chain-implemented"),
    }
}

/// What a link is called.
pub fn title(ctx: &Ctx, link: &Link) -> String {
    let day = link.date.map(|date| format_day(date, ctx.language)).unwrap_or_default();
    let stage = |kind, number: &str, meeting| words::stage_text(ctx, kind, number, meeting, &day);
    match link.kind {
        LinkKind::Answer => AnswerKind::from_code(&link.title)
            .map_or_else(|| link.title.clone(), |kind| words::answer_kind(ctx, kind)),
        LinkKind::AgendaItem => match link.title.split_once('|') {
            Some((number, meeting)) => stage(StageKind::AgendaItem, number, meeting.parse().ok()),
            None => stage(StageKind::AgendaItem, &link.title, None),
        },
        LinkKind::Resolution => stage(StageKind::Resolution, &link.title, None),
        LinkKind::Implemented => stage(StageKind::Implemented, "", None),
        _ => link.title.clone(),
    }
}

/// The page; `start` is the link asked for, `register` what the reader sees of findings.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    register: &Register,
    chain: &Chain,
    start: (LinkKind, &str),
) -> Page {
    let here = chain.links.iter().find(|l| (l.kind, l.key.as_str()) == start);
    let name = here.map(|link| title(ctx, link)).unwrap_or_default();
    let heading = t!(ctx, "chain-title");
    let lead = t!(
        ctx,
        "chain-lead",
        kind = kind(ctx, start.0),
        name = name.clone(),
        count = i64::try_from(chain.links.len()).unwrap_or(0)
    );
    let dissent = |link: &Link| minorities(ctx, catalogue, register, link);
    let sections: Vec<_> =
        LinkKind::ALL.iter().filter_map(|of| section(ctx, chain, *of, start, &dissent)).collect();
    let trail = here.and_then(link_path).map(|path| vec![(path, name.clone())]).unwrap_or_default();
    let api = format!("/api/v1/wirkungskette/{}/{}", start.0.code(), start.1);
    let title = format!("{heading}: {name}");
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading}</h1>
                <p class="wk-lead">{lead}</p>
                <div class="wk-head__meta"><span>{t!(ctx, "chain-note")}</span></div>
            </div>
            <ol class="wk-timeline wk-path">{sections}</ol>
            <p class="wk-small wk-muted wk-noprint">
                {t!(ctx, "chain-api")}" "<a href=api.clone()>{api.clone()}</a>
            </p>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Measures, islands: false, body }
}

/// What an organisation says that does not share a finding: it goes wherever the finding goes.
fn minorities(
    ctx: &Ctx,
    catalogue: &Catalogue,
    register: &Register,
    link: &Link,
) -> Option<AnyView> {
    let of = |m: &&Minority| link.kind == LinkKind::Finding && m.finding.as_str() == link.key;
    let list = minority_list(ctx, catalogue, register.minorities.iter().filter(of));
    (!list.is_empty()).then(|| {
        view! {
            <p class="wk-small wk-strong">{t!(ctx, "minority-title")}</p>
            <ul class="wk-list">{list}</ul>
        }
        .into_any()
    })
}

fn section(
    ctx: &Ctx,
    chain: &Chain,
    of: LinkKind,
    start: (LinkKind, &str),
    dissent: &dyn Fn(&Link) -> Option<AnyView>,
) -> Option<AnyView> {
    let places: Vec<usize> =
        (0..chain.links.len()).filter(|place| chain.links[*place].kind == of).collect();
    if places.is_empty() {
        return None;
    }
    let items: Vec<_> = places
        .iter()
        .map(|place| item(ctx, chain, *place, start, dissent(&chain.links[*place])))
        .collect();
    let heading = kind(ctx, of);
    let id = format!("k-{}", of.code());
    Some(
        view! {
            <li class="wk-path__part">
                <h2 id=id.clone()>{heading}</h2>
                <ul class="wk-path__links" aria-labelledby=id>{items}</ul>
            </li>
        }
        .into_any(),
    )
}

fn item(
    ctx: &Ctx,
    chain: &Chain,
    place: usize,
    start: (LinkKind, &str),
    dissent: Option<AnyView>,
) -> AnyView {
    let link = &chain.links[place];
    let text = title(ctx, link);
    let is_start = (link.kind, link.key.as_str()) == start;
    let name = match link_path(link) {
        Some(path) => view! { <a href=ctx.href(&path)>{text.clone()}</a> }.into_any(),
        None => view! { <span>{text.clone()}</span> }.into_any(),
    };
    let mark = is_start
        .then(|| view! { <span class="wk-tag wk-tag--solid">{t!(ctx, "chain-here")}</span> });
    let dated = !matches!(link.kind, LinkKind::Implemented);
    let day = link.date.filter(|_| dated).map(|date| {
        view! { <span class="wk-small wk-muted">{format_day(date, ctx.language)}</span> }
    });
    // What it follows from stands in words, so that the path can be heard and printed as well.
    let causes: Vec<String> = chain
        .steps
        .iter()
        .filter(|(_, to)| *to == place)
        .map(|(from, _)| title(ctx, &chain.links[*from]))
        .collect();
    let many = chain.links.iter().filter(|l| l.kind == LinkKind::Measure).count() > 1;
    let skip =
        matches!(link.kind, LinkKind::Indicator) || (!many && link.kind == LinkKind::Measure);
    let causes = (!causes.is_empty() && !skip).then(|| {
        let names = causes.join("; ");
        view! { <p class="wk-small wk-muted">{t!(ctx, "chain-from", names = names)}</p> }
    });
    let through = (!is_start).then(|| {
        view! {
            <a class="wk-small wk-noprint" href=ctx.href(&chain_path(link))>
                {t!(ctx, "chain-through")}<span class="wk-sr">{format!(": {text}")}</span>
            </a>
        }
    });
    view! {
        <li class=if is_start { "wk-path__here" } else { "" }>
            {name}
            <p class="wk-row">{mark}{day}{words::example_if(ctx, link.evidence)}</p>
            {causes}
            {dissent}
            {through}
        </li>
    }
    .into_any()
}
