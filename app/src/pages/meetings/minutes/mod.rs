//! `/sitzungen/{nr}/niederschrift`: minutes as a reader sees them. What a reader may not know of is not part of what this
//! page is given.

pub mod blocks;
pub mod item;
pub mod remark;
pub mod words;
pub mod work;

use super::agenda::german;
use super::{path, words as meeting_words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::findings::show::paragraphs;
use crate::pages::resolutions::words as resolution_words;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::council::Meeting;
use domain::meeting::deadline::Deadline;
use domain::meeting::minutes::document::{Block, Content, Heading};
use domain::meeting::minutes::{Minutes, MinutesItem, MinutesRecord, MinutesState};
use domain::meeting::numbering::{PaperNumber, ResolutionNumber};
use domain::meeting::resolution::{Resolution, VoteRecord};
use domain::period::{format_day, format_day_long};
use domain::tier::Tier;
use leptos::prelude::*;

/// What the page shows besides the catalogue.
pub struct Data<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The minutes as the reader sees them.
    pub record: &'a MinutesRecord,
    /// The closest circle of the reader.
    pub reach: Tier,
    /// When they go out at the latest; none where no rules are in force.
    pub dispatch: Option<&'a Deadline>,
    /// Until when one objects, counted from the day they went out.
    pub objections: Option<&'a Deadline>,
    /// What is told beside the text.
    pub beside: Beside<'a>,
    /// True for the version for everyone.
    pub public: bool,
    /// Note after a change.
    pub notice: Option<&'a str>,
}

/// What is told of resolutions beside the text of the minutes, which stands.
#[derive(Debug, Clone, Copy, Default)]
pub struct Beside<'a> {
    /// Resolutions whose wording is another one than the paper proposed.
    pub amended: &'a [(ResolutionNumber, PaperNumber)],
    /// Resolutions as the reader sees them, with what those who voted otherwise have said since.
    pub resolutions: &'a [Resolution],
}

/// Trail of every page about minutes.
fn trail(ctx: &Ctx, meeting: &Meeting, below: bool) -> Vec<(String, String)> {
    let mut trail = vec![("/sitzungen".to_owned(), t!(ctx, "nav-meetings"))];
    if let Some(number) = meeting.number {
        trail.push((path(number), meeting.title.clone()));
        if below {
            trail.push((format!("{}/niederschrift", path(number)), t!(ctx, "minutes-title")));
        }
    }
    trail
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let record = data.record;
    let heading = if data.public {
        t!(ctx, "minutes-heading-public", meeting = data.meeting.title.clone())
    } else {
        t!(ctx, "minutes-heading", meeting = data.meeting.title.clone())
    };
    let seen = &record.text;
    let items: Vec<_> = seen.items.iter().map(|item| entry(ctx, catalogue, data, item)).collect();
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx, data.meeting, false), t!(ctx, "minutes-title"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead">{format_day_long(seen.began.date(), ctx.language)}</p>
                <div class="wk-head__meta"><span class="wk-tag wk-tag--solid">{words::state(ctx, record.state)}</span></div>
                {buttons(ctx, data)}
            </div>
            {notice(ctx, data.notice)}
            {standing(ctx, data)}
            {facts(ctx, seen)}
            {present(ctx, seen)}
            <section class="wk-section" aria-labelledby="h-verlauf">
                <h2 id="h-verlauf">{t!(ctx, "minutes-items-title")}</h2>
                <div class="wk-stack" lang=german(ctx)>{items}</div>
            </section>
            {assignments(ctx, seen)}
            {objections(ctx, catalogue, data)}
            {corrections(ctx, data)}
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::Meetings, islands: false, body }
}

fn notice(ctx: &Ctx, code: Option<&str>) -> Option<AnyView> {
    let text = match code? {
        "gezeichnet" => t!(ctx, "minutes-was-signed"),
        "einwendung" => t!(ctx, "minutes-was-objected"),
        _ => return None,
    };
    Some(ok(text))
}

fn ok(text: String) -> AnyView {
    view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }
        .into_any()
}

/// What the reader can do: write, sign, object, take the file.
fn buttons(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let record = data.record;
    let base = path(record.text.meeting);
    let link = |to: &str, class: &'static str, label: String| {
        view! { <a class=class href=ctx.href(&format!("{base}/{to}"))>{label}</a> }.into_any()
    };
    let mut all = Vec::new();
    let role = ctx.actor.role();
    if !data.public {
        if role == Some(Role::Secretariat) {
            let label = t!(ctx, "minutes-work");
            all.push(link("niederschrift/bearbeiten", "wk-btn wk-btn--primary", label));
        }
        let signs = role == Some(Role::Chair)
            && record.state == MinutesState::Draft
            && record.chair.is_none();
        if signs {
            all.push(work::signature(ctx, &base, record.version, t!(ctx, "minutes-sign-chair")));
        }
        let open = record.objections_until.is_some_and(|until| until >= ctx.today);
        if ctx.has_seat() && record.state.waits_for_approval() && open {
            let label = t!(ctx, "minutes-object");
            all.push(link("niederschrift/einwendung", "wk-btn wk-btn--secondary", label));
        }
        all.push(link("niederschrift.pdf", "wk-btn wk-btn--quiet", t!(ctx, "minutes-pdf")));
    }
    if record.state.may_be_published() {
        let label = t!(ctx, "minutes-pdf-public");
        all.push(link("niederschrift-oeffentlich.pdf", "wk-btn wk-btn--quiet", label));
        if !data.public {
            let label = t!(ctx, "minutes-public");
            all.push(link("niederschrift-oeffentlich", "wk-btn wk-btn--quiet", label));
        }
    }
    view! { <div class="wk-btns">{all}</div> }.into_any()
}

/// Where they stand, with the rule behind it.
fn standing(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    if data.public {
        return view! { <div class="wk-note"><p>{t!(ctx, "minutes-public-means")}</p></div> }
            .into_any();
    }
    let record = data.record;
    let rule = match record.state {
        MinutesState::Draft | MinutesState::CoSigned => data.dispatch.map(|deadline| {
            let day = format_day(deadline.day, ctx.language);
            let text = t!(ctx, "minutes-dispatch-until", day = day);
            view! { <p><b>{text}</b></p><p class="wk-small wk-muted">{meeting_words::counted(ctx, deadline)}</p> }.into_any()
        }),
        MinutesState::Sent | MinutesState::Objected => data.objections.map(|deadline| {
            view! { <p class="wk-small wk-muted">{meeting_words::counted(ctx, deadline)}</p> }
                .into_any()
        }),
        MinutesState::Approved => None,
    };
    let signed = signatures(ctx, record);
    view! {
        <section class="wk-panel" aria-label=t!(ctx, "minutes-standing")>
            <p>{words::standing(ctx, record)}</p>
            {rule}
            {signed}
        </section>
    }
    .into_any()
}

fn signatures(ctx: &Ctx, record: &MinutesRecord) -> Option<AnyView> {
    let line = |role: String, signature: &Option<domain::meeting::minutes::approval::Signature>| {
        signature.as_ref().map(|signature| {
            let at = format_day(ctx.local(signature.at).date(), ctx.language);
            let text = t!(ctx, "minutes-signed-by", name = signature.name.clone(), at = at);
            view! { <dt>{role}</dt><dd>{text}</dd> }.into_any()
        })
    };
    let lines: Vec<_> = [
        line(t!(ctx, "minutes-chair"), &record.chair),
        line(t!(ctx, "minutes-taker"), &record.minute_taker),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!lines.is_empty()).then(|| view! { <dl class="wk-dl">{lines}</dl> }.into_any())
}

fn facts(ctx: &Ctx, minutes: &Minutes) -> AnyView {
    let clock = |at: chrono::NaiveDateTime| {
        t!(ctx, "meetings-starts", time = at.format("%H:%M").to_string())
    };
    let all = [
        (t!(ctx, "meeting-begins"), clock(minutes.began)),
        (t!(ctx, "meeting-ends"), minutes.ended.map(clock).unwrap_or_default()),
        (t!(ctx, "meeting-place"), minutes.place.clone()),
        (t!(ctx, "minutes-chair"), minutes.chair.clone()),
        (t!(ctx, "minutes-taker"), minutes.minute_taker.clone()),
    ];
    let lines: Vec<_> = all
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
        .collect();
    view! { <section class="wk-panel" aria-label=t!(ctx, "meeting-facts")><dl class="wk-dl">{lines}</dl></section> }
        .into_any()
}

/// The list of those present.
fn present(ctx: &Ctx, minutes: &Minutes) -> AnyView {
    let groups: Vec<_> = Heading::ALL
        .iter()
        .filter_map(|heading| {
            let people: Vec<_> = minutes
                .participants
                .iter()
                .filter(|participant| participant.heading == *heading)
                .map(|participant| {
                    let deputy = if participant.by_deputy {
                        format!(" ({})", t!(ctx, "reply-deputy"))
                    } else {
                        String::new()
                    };
                    let parts = [participant.organisation.as_str(), participant.person.as_str()];
                    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                    view! { <li>{format!("{}{deputy}", parts.join(", "))}</li> }
                })
                .collect();
            (!people.is_empty()).then(|| {
                view! { <h3>{words::heading(ctx, *heading)}</h3><ul class="wk-list">{people}</ul> }
            })
        })
        .collect();
    view! {
        <section class="wk-section" aria-labelledby="h-anwesenheit">
            <h2 id="h-anwesenheit">{t!(ctx, "minutes-present")}</h2>
            {groups}
        </section>
    }
    .into_any()
}

fn entry(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, item: &MinutesItem) -> AnyView {
    let blocks: Vec<_> =
        item.blocks.iter().map(|one| block(ctx, catalogue, data.beside, item, one)).collect();
    let kind = item.kind.map(|kind| meeting_words::item_kind(ctx, kind));
    let kind = kind.map(|kind| view! { <p class="wk-small wk-muted">{kind}</p> });
    let tier = (!data.public && item.tier != Tier::Council).then(|| tag(ctx, item.tier));
    view! {
        <article id=format!("top-{}", item.id) tabindex="-1">
            <h3>{format!("TOP {} {}", item.number, item.title)}{super::agenda::state(ctx, item.state)}{tier}</h3>
            {kind}
            {blocks}
        </article>
    }
    .into_any()
}

/// Who may read something, as a mark.
fn tag(ctx: &Ctx, tier: Tier) -> AnyView {
    let text = match tier {
        Tier::Public => t!(ctx, "agenda-public"),
        tier => labels::tier(ctx, tier),
    };
    view! { " "<span class="wk-tag">{text}</span> }.into_any()
}

/// A piece of an item. What the meeting itself has brought about is told in fixed sentences.
pub(super) fn block(
    ctx: &Ctx,
    catalogue: &Catalogue,
    beside: Beside<'_>,
    item: &MinutesItem,
    block: &Block,
) -> AnyView {
    let name = |code| words::organisation(catalogue, code);
    match &block.content {
        Content::Text { text } => {
            let circle = (block.tier < item.tier).then(|| tag(ctx, block.tier));
            view! { {paragraphs(text)}{circle} }.into_any()
        }
        Content::Quorum { finding } => view! {
            <p><b>{format!("{}.", words::quorum(ctx, finding))}</b></p>
            <p class="wk-small wk-muted">{words::ground(ctx, finding)}</p>
        }
        .into_any(),
        Content::LateSummons { reason, unopposed, objected } => {
            let reason = (!reason.is_empty())
                .then(|| view! { <p>{t!(ctx, "notice-reason", reason = reason.clone())}</p> });
            let told = match (unopposed, objected) {
                (_, true) => t!(ctx, "minutes-late-objected"),
                (true, false) => t!(ctx, "minutes-late-unopposed"),
                (false, false) => t!(ctx, "minutes-late-opposed"),
            };
            view! {
                <div class="wk-note wk-note--risk">
                    <p class="wk-strong">{ui::icon("#s-risk")}" "{t!(ctx, "notice-not-kept")}</p>
                    {reason}
                    <p>{told}</p>
                </div>
            }
            .into_any()
        }
        Content::Assent => view! { <p>{t!(ctx, "minutes-assent")}</p> }.into_any(),
        Content::Passage { organisation, person, came } => {
            let who = if person.is_empty() {
                name(organisation)
            } else {
                format!("{} ({person})", name(organisation))
            };
            let text = if *came {
                t!(ctx, "minutes-came", who = who)
            } else {
                t!(ctx, "minutes-left", who = who)
            };
            view! { <p>{text}</p> }.into_any()
        }
        Content::Recused { organisation } => {
            view! { <p>{t!(ctx, "minutes-recused", who = name(organisation))}</p> }.into_any()
        }
        Content::Amendment { organisation, text, vote } => {
            let title = t!(ctx, "minutes-amendment", who = name(organisation));
            decided(ctx, catalogue, (title, text), vote, (None, None))
        }
        Content::Resolution { number, text, vote } => {
            let title = if vote.outcome == domain::meeting::vote::Outcome::Adopted {
                t!(ctx, "minutes-resolution", number = number.to_string())
            } else {
                t!(ctx, "minutes-resolution-not", number = number.to_string())
            };
            let paper = beside.amended.iter().find(|(of, _)| of == number).map(|(_, paper)| {
                let text = t!(ctx, "minutes-amended", paper = paper.to_string());
                view! { <p class="wk-small"><span class="wk-tag">{text}</span></p> }.into_any()
            });
            let dissent = dissent(ctx, catalogue, number, beside.resolutions);
            decided(ctx, catalogue, (title, text), vote, (paper, dissent))
        }
        Content::Assignment { text, owner, due, .. } => {
            view! { <p>{assignment(ctx, text, owner, *due)}</p> }.into_any()
        }
    }
}

/// What those who voted otherwise have said about a resolution.
fn dissent(
    ctx: &Ctx,
    catalogue: &Catalogue,
    number: &ResolutionNumber,
    resolutions: &[Resolution],
) -> Option<AnyView> {
    let resolution = resolutions.iter().find(|resolution| &resolution.number == number)?;
    resolution_words::dissent(ctx, catalogue, resolution)
}

/// What was voted on, with how the vote went; `below` stands under its wording, `last` after everything.
fn decided(
    ctx: &Ctx,
    catalogue: &Catalogue,
    (title, text): (String, &str),
    vote: &VoteRecord,
    (below, last): (Option<AnyView>, Option<AnyView>),
) -> AnyView {
    let names: Vec<_> = vote
        .by_name
        .iter()
        .map(|(who, choice)| {
            let who = words::organisation(catalogue, who);
            view! { <li>{who}": "{words::choice(ctx, *choice)}</li> }
        })
        .collect();
    let names = (!names.is_empty()).then(|| view! { <ul class="wk-list">{names}</ul> });
    let told =
        t!(ctx, "minutes-vote", method = words::method(ctx, vote), vote = words::vote(ctx, vote));
    view! {
        <div class="wk-panel">
            <p class="wk-strong">{title}</p>
            {paragraphs(text)}
            {below}
            <p>{told}</p>
            {names}
            {last}
        </div>
    }
    .into_any()
}

/// „Auftrag: Merkblatt entwerfen (MW, bis 30.09.2020)".
fn assignment(ctx: &Ctx, text: &str, owner: &str, due: chrono::NaiveDate) -> String {
    let due = format_day(due, ctx.language);
    if owner.is_empty() {
        t!(ctx, "minutes-assignment-bare", text = text.to_owned(), due = due)
    } else {
        t!(ctx, "minutes-assignment", text = text.to_owned(), owner = owner.to_owned(), due = due)
    }
}

fn assignments(ctx: &Ctx, minutes: &Minutes) -> Option<AnyView> {
    let all: Vec<_> = minutes
        .assignments()
        .into_iter()
        .map(|one| {
            let number = minutes.item(&one.item).map(|item| item.number.to_string());
            let text = assignment(ctx, &one.text, &one.owner, one.due);
            view! { <li>{format!("TOP {}: {text}", number.unwrap_or_default())}</li> }
        })
        .collect();
    (!all.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-auftraege">
                <h2 id="h-auftraege">{t!(ctx, "minutes-assignments")}</h2>
                <ul class="wk-list" lang=german(ctx)>{all}</ul>
            </section>
        }
        .into_any()
    })
}

/// „TOP 5", or nothing for the minutes as a whole.
fn about(
    ctx: &Ctx,
    minutes: &Minutes,
    item: Option<&domain::meeting::key::AgendaItemId>,
) -> String {
    let found = item.and_then(|id| minutes.item(id));
    found.map_or_else(|| t!(ctx, "minutes-whole"), |item| format!("TOP {}", item.number))
}

fn objections(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let record = data.record;
    if record.objections.is_empty() {
        return None;
    }
    let is_office = data.reach == Tier::Secretariat;
    let base = path(record.text.meeting);
    let all: Vec<_> = record
        .objections
        .iter()
        .map(|objection| {
            let about = about(ctx, &record.text, objection.item.as_ref());
            let who = words::organisation(catalogue, &objection.organisation);
            let received = format_day(objection.received, ctx.language);
            let ruling = match &objection.ruling {
                Some(ruling) if ruling.upheld => {
                    t!(ctx, "minutes-upheld", words = ruling.words.clone())
                }
                Some(ruling) => t!(ctx, "minutes-dismissed", words = ruling.words.clone()),
                None => t!(ctx, "minutes-not-decided"),
            };
            let decide = (is_office && objection.ruling.is_none()).then(|| {
                let href = ctx.href(&format!("{base}/niederschrift/einwendungen/{}", objection.id));
                view! { <p><a class="wk-link" href=href>{t!(ctx, "minutes-decide")}<span class="wk-sr">": "{who.clone()}</span></a></p> }
            });
            view! {
                <li>
                    <b>{format!("{about}: {who}, {received}")}</b>
                    {paragraphs(&objection.text)}
                    <p>{ruling}</p>
                    {decide}
                </li>
            }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-einwendungen">
                <h2 id="h-einwendungen">{t!(ctx, "minutes-objections")}</h2>
                <ul class="wk-list" lang=german(ctx)>{all}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Corrections stand beside the text, which stays as it was approved.
fn corrections(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let record = data.record;
    if record.corrections.is_empty() {
        return None;
    }
    let all: Vec<_> = record
        .corrections
        .iter()
        .map(|correction| {
            let about = about(ctx, &record.text, correction.item.as_ref());
            let meeting: u32 = correction.meeting;
            let day = format_day(correction.date, ctx.language);
            let title =
                t!(ctx, "minutes-correction-of", about = about, meeting = meeting, day = day);
            let text = if correction.text.is_empty() {
                view! { <p>{t!(ctx, "minutes-correction-council")}</p> }.into_any()
            } else {
                paragraphs(&correction.text)
            };
            let reason = (!correction.reason.is_empty()).then(|| {
                let reason = t!(ctx, "notice-reason", reason = correction.reason.clone());
                view! { <p class="wk-small wk-muted">{reason}</p> }
            });
            view! { <li><b>{title}</b>{text}{reason}</li> }
        })
        .collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-berichtigungen">
                <h2 id="h-berichtigungen">{t!(ctx, "minutes-corrections")}</h2>
                <ul class="wk-list" lang=german(ctx)>{all}</ul>
            </section>
        }
        .into_any(),
    )
}
