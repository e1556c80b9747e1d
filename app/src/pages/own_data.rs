//! „Meine Daten": everything stored about the reader, in words.

use super::meetings::reply;
use super::resolutions::words;
use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{history, labels, ui};
use chrono::{DateTime, Utc};
use domain::catalogue::Catalogue;
use domain::evaluation::Experience;
use domain::journal::Entry;
use domain::mandate::{Mandate, Validity};
use domain::meeting::invitation::reply::Answer;
use domain::meeting::vote::Choice;
use domain::period::format_day;
use domain::retention::{DataClass, Life};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Journal rows shown; the file has all.
const MOST_ROWS: usize = 100;
const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// A live session.
#[derive(Debug, Clone)]
pub struct SessionLine {
    /// When it began.
    pub began: DateTime<Utc>,
    /// Its last request, to the minute.
    pub seen: DateTime<Utc>,
    /// How the person signed in.
    pub method: String,
    /// Where from.
    pub address: String,
    /// With which browser.
    pub agent: String,
}

/// A half-filled rating.
#[derive(Debug, Clone)]
pub struct DraftLine {
    /// Name of the measure.
    pub measure: String,
    /// Title of the round.
    pub round: String,
    /// When it was kept.
    pub at: DateTime<Utc>,
    /// Answers by criterion.
    pub scores: BTreeMap<String, String>,
    /// Comment.
    pub comment: String,
}

/// A rating that stands as the person gave it.
#[derive(Debug, Clone)]
pub struct RatingLine {
    /// Name of the measure.
    pub measure: String,
    /// Title of the round.
    pub round: String,
    /// When it was given.
    pub at: Option<DateTime<Utc>>,
    /// Answers by criterion.
    pub scores: BTreeMap<String, String>,
    /// Comment.
    pub comment: String,
}

/// An answer to an invitation.
#[derive(Debug, Clone)]
pub struct ReplyLine {
    /// Number of the meeting.
    pub meeting: u32,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// Whether the person comes.
    pub answer: Answer,
    /// Who comes instead; empty where nobody is named.
    pub deputy: String,
    /// Support that is needed; empty for none.
    pub support: String,
}

/// Text of minutes that was typed and not saved.
#[derive(Debug, Clone)]
pub struct MinutesLine {
    /// Number of the meeting.
    pub meeting: u32,
    /// When it was kept.
    pub at: DateTime<Utc>,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// A vote in a circular procedure.
#[derive(Debug, Clone)]
pub struct VoteLine {
    /// Number of the procedure.
    pub circular: String,
    /// When it was given.
    pub at: DateTime<Utc>,
    /// What counts, unless it was changed later.
    pub choice: Choice,
    /// True where it was given as a deputy.
    pub by_deputy: bool,
}

/// A mail to the person.
#[derive(Debug, Clone)]
pub struct MailLine {
    /// When it was written.
    pub created: DateTime<Utc>,
    /// When it was sent.
    pub sent: Option<DateTime<Utc>>,
    /// Address.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// Text; none where it holds a link that opens the account.
    pub text: Option<String>,
}

/// Everything stored about the reader.
#[derive(Debug, Clone)]
pub struct Data {
    /// Identifier of the account.
    pub id: String,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// When the account was created, where it is known.
    pub created: Option<DateTime<Utc>>,
    /// True where a password is set.
    pub has_password: bool,
    /// True where a second factor is set.
    pub has_factor: bool,
    /// Recovery codes left.
    pub recovery_codes: usize,
    /// Issuer and key at an `OpenID` provider.
    pub provider: Option<(String, String)>,
    /// Mandates, oldest first.
    pub mandates: Vec<Mandate>,
    /// Live sessions.
    pub sessions: Vec<SessionLine>,
    /// Names of the indicators whose values the person is in charge of.
    pub supplies: Vec<String>,
    /// Half-filled ratings.
    pub drafts: Vec<DraftLine>,
    /// Ratings.
    pub ratings: Vec<RatingLine>,
    /// Practical experience with the name of its measure.
    pub experiences: Vec<(String, Experience)>,
    /// Answers to invitations, oldest first.
    pub replies: Vec<ReplyLine>,
    /// Minutes typed and not saved.
    pub minutes: Vec<MinutesLine>,
    /// Votes in circular procedures.
    pub votes: Vec<VoteLine>,
    /// What the person did, newest first.
    pub acted: Vec<Entry>,
    /// What was recorded about the account, newest first.
    pub named: Vec<Entry>,
    /// Mails, newest first.
    pub mails: Vec<MailLine>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data) -> Page {
    let title = t!(ctx, "own-data-title");
    let sections = vec![
        account(ctx, data),
        mandates(ctx, catalogue, data),
        sessions(ctx, data),
        supplies(ctx, data),
        drafts(ctx, data),
        ratings(ctx, data),
        experiences(ctx, data),
        replies(ctx, data),
        minutes(ctx, data),
        votes(ctx, data),
        rows(ctx, t!(ctx, "own-data-acted"), t!(ctx, "own-data-acted-none"), &data.acted),
        rows(ctx, t!(ctx, "own-data-named"), t!(ctx, "own-data-named-none"), &data.named),
        mails(ctx, data),
        lives(ctx),
    ];
    let body = view! {
        {ui::breadcrumb(ctx, vec![("/mein-bereich".to_owned(), t!(ctx, "own-title"))], title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <div class="wk-head__row">
                    <h1>{title.clone()}</h1>
                    <form class="wk-btns" method="post" action=ctx.href("/mein-bereich/daten.json")>
                        <button class="wk-btn wk-btn--secondary">
                            {ui::icon("#i-download")}{t!(ctx, "own-data-json")}
                        </button>
                    </form>
                </div>
                <p class="wk-lead">{t!(ctx, "own-data-lead")}</p>
            </div>
            {sections}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

/// A panel with its heading.
fn panel(title: String, content: AnyView) -> AnyView {
    view! { <section class="wk-panel"><h2>{title}</h2>{content}</section> }.into_any()
}

/// A panel with items, or with the sentence that there are none.
fn items(title: String, none: String, items: Vec<AnyView>) -> AnyView {
    let content = if items.is_empty() {
        view! { <p class="wk-muted">{none}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    panel(title, content)
}

fn account(ctx: &Ctx, data: &Data) -> AnyView {
    let yes = |set: bool| if set { t!(ctx, "own-data-set") } else { t!(ctx, "own-data-not-set") };
    let mut facts = vec![
        (t!(ctx, "change-name"), data.name.clone()),
        (t!(ctx, "sign-in-email"), data.email.clone()),
        (t!(ctx, "own-data-id"), data.id.clone()),
        (t!(ctx, "sign-in-password"), yes(data.has_password)),
        (t!(ctx, "own-data-factor"), yes(data.has_factor)),
        (t!(ctx, "own-data-recovery"), data.recovery_codes.to_string()),
    ];
    if let Some(created) = data.created {
        facts.insert(3, (t!(ctx, "own-data-created"), history::moment(ctx, created)));
    }
    if let Some((issuer, subject)) = &data.provider {
        facts.push((t!(ctx, "own-data-provider"), format!("{issuer}, {subject}")));
    }
    let facts: Vec<_> = facts
        .into_iter()
        .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
        .collect();
    let list = view! { <dl class="wk-dl wk-dl--wide wk-dl--lines">{facts}</dl> };
    panel(t!(ctx, "own-data-account"), list.into_any())
}

fn mandates(ctx: &Ctx, catalogue: &Catalogue, data: &Data) -> AnyView {
    let lines = data.mandates.iter().map(|m| {
        let organisation = catalogue
            .organisations
            .get(&m.organisation)
            .map_or_else(|| m.organisation.to_string(), |o| o.short.clone());
        let from = format_day(m.from, ctx.language);
        let span = match m.to {
            Some(to) => t!(ctx, "own-data-span", from = from, to = format_day(to, ctx.language)),
            None => t!(ctx, "own-data-since", from = from),
        };
        let state = match m.validity(ctx.today) {
            Validity::Valid => t!(ctx, "own-data-valid"),
            Validity::Future => t!(ctx, "own-data-future"),
            Validity::Expired => t!(ctx, "own-data-expired"),
            Validity::Withdrawn => t!(ctx, "own-data-withdrawn"),
        };
        let role = labels::role(ctx, m.role);
        view! { <li><b>{role}</b>{format!(", {organisation}, {span} ({state})")}</li> }.into_any()
    });
    items(t!(ctx, "own-data-mandates"), t!(ctx, "own-data-mandates-none"), lines.collect())
}

fn sessions(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.sessions.iter().map(|s| {
        let about = [s.method.clone(), s.address.clone(), s.agent.clone()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        let times = t!(
            ctx,
            "own-data-session",
            began = history::moment(ctx, s.began),
            seen = history::moment(ctx, s.seen)
        );
        view! { <li><span>{times}</span><span class="wk-small wk-muted">{about}</span></li> }
            .into_any()
    });
    items(t!(ctx, "own-data-sessions"), t!(ctx, "own-data-sessions-none"), lines.collect())
}

fn scored(
    ctx: &Ctx,
    heading: String,
    at: Option<DateTime<Utc>>,
    scores: &BTreeMap<String, String>,
    comment: &str,
) -> AnyView {
    let answers: Vec<_> = scores
        .iter()
        .filter(|(_, score)| !score.is_empty())
        .map(|(criterion, score)| format!("{criterion}: {score}"))
        .collect();
    let comment = (!comment.is_empty()).then(|| view! { <p>{comment.to_owned()}</p> });
    let at =
        at.map(|at| view! { <span class="wk-small wk-muted">{history::moment(ctx, at)}</span> });
    view! { <li><b>{heading}</b><span>{answers.join(", ")}</span>{comment}{at}</li> }.into_any()
}

fn supplies(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.supplies.iter().map(|name| view! { <li>{name.clone()}</li> }.into_any());
    items(t!(ctx, "own-data-supplies"), t!(ctx, "own-data-supplies-none"), lines.collect())
}

fn drafts(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.drafts.iter().map(|d| {
        let heading = format!("{}, {}", d.measure, d.round);
        scored(ctx, heading, Some(d.at), &d.scores, &d.comment)
    });
    items(t!(ctx, "own-data-drafts"), t!(ctx, "own-data-drafts-none"), lines.collect())
}

fn ratings(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.ratings.iter().map(|r| {
        let heading = format!("{}, {}", r.measure, r.round);
        scored(ctx, heading, r.at, &r.scores, &r.comment)
    });
    items(t!(ctx, "own-data-ratings"), t!(ctx, "own-data-ratings-none"), lines.collect())
}

fn experiences(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.experiences.iter().map(|(measure, e)| {
        let kind = labels::experience_kind(ctx, e.kind);
        let about =
            format!("{}, {}", format_day(e.date, ctx.language), labels::tier(ctx, e.visibility));
        view! {
            <li>
                <b>{format!("{kind}: {measure}")}</b>
                <p>{e.text.clone()}</p>
                <span class="wk-small wk-muted">{about}</span>
            </li>
        }
        .into_any()
    });
    items(t!(ctx, "own-data-experiences"), t!(ctx, "own-data-experiences-none"), lines.collect())
}

/// What was given to something at a moment, with further words under it.
fn given(ctx: &Ctx, heading: String, at: DateTime<Utc>, words: Vec<String>) -> AnyView {
    let words: Vec<_> = words
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| view! { <p>{text}</p> })
        .collect();
    let at = history::moment(ctx, at);
    view! { <li><b>{heading}</b>{words}<span class="wk-small wk-muted">{at}</span></li> }.into_any()
}

fn replies(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.replies.iter().map(|r| {
        let about = t!(ctx, "own-data-meeting", number = r.meeting);
        let answer = reply::answer(ctx, r.answer);
        let heading = match r.deputy.as_str() {
            "" => format!("{about}: {answer}"),
            deputy => format!("{about}: {answer} ({deputy})"),
        };
        given(ctx, heading, r.at, vec![r.support.clone()])
    });
    items(t!(ctx, "own-data-replies"), t!(ctx, "own-data-replies-none"), lines.collect())
}

fn minutes(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.minutes.iter().map(|m| {
        let heading = t!(ctx, "own-data-meeting", number = m.meeting);
        given(ctx, heading, m.at, m.paragraphs.clone())
    });
    items(t!(ctx, "own-data-minutes"), t!(ctx, "own-data-minutes-none"), lines.collect())
}

fn votes(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.votes.iter().map(|v| {
        let heading = format!("{}: {}", v.circular, words::choice(ctx, v.choice));
        let deputy = v.by_deputy.then(|| t!(ctx, "own-data-as-deputy"));
        given(ctx, heading, v.at, deputy.into_iter().collect())
    });
    items(t!(ctx, "own-data-votes"), t!(ctx, "own-data-votes-none"), lines.collect())
}

fn rows(ctx: &Ctx, title: String, none: String, all: &[Entry]) -> AnyView {
    if all.is_empty() {
        return items(title, none, Vec::new());
    }
    let shown = &all[..all.len().min(MOST_ROWS)];
    let more = (all.len() > shown.len()).then(|| {
        let text = t!(ctx, "own-data-more", shown = shown.len(), total = all.len());
        view! { <p class="wk-small wk-muted">{text}</p> }
    });
    panel(title, view! { {history::list(ctx, shown)}{more} }.into_any())
}

fn mails(ctx: &Ctx, data: &Data) -> AnyView {
    let lines = data.mails.iter().map(|m| {
        let state = match m.sent {
            Some(sent) => t!(ctx, "own-data-mail-sent", moment = history::moment(ctx, sent)),
            None => t!(ctx, "own-data-mail-written", moment = history::moment(ctx, m.created)),
        };
        let text = m.text.clone().unwrap_or_else(|| t!(ctx, "own-data-mail-secret"));
        view! {
            <li>
                <b>{m.subject.clone()}</b>
                <p>{text}</p>
                <span class="wk-small wk-muted">{format!("{state}, {}", m.address)}</span>
            </li>
        }
        .into_any()
    });
    items(t!(ctx, "own-data-mails"), t!(ctx, "own-data-mails-none"), lines.collect())
}

/// How long which data are kept.
fn lives(ctx: &Ctx) -> AnyView {
    let name = |class: DataClass| match class {
        DataClass::Session => t!(ctx, "own-data-sessions"),
        DataClass::OneTime => t!(ctx, "own-data-class-onetime"),
        DataClass::Draft => t!(ctx, "own-data-drafts"),
        DataClass::Support => t!(ctx, "own-data-class-support"),
        DataClass::Mail => t!(ctx, "own-data-mails"),
        DataClass::Access => t!(ctx, "own-data-class-access"),
        DataClass::Account => t!(ctx, "own-data-account"),
        DataClass::Mandate => t!(ctx, "own-data-mandates"),
        DataClass::Feedback => t!(ctx, "own-data-class-feedback"),
        DataClass::Record => t!(ctx, "own-data-class-record"),
    };
    let life = |class: DataClass| match class.life() {
        Life::Seconds(seconds) if seconds < DAY => {
            let hours: i64 = seconds / HOUR;
            t!(ctx, "own-data-life-hours", count = hours)
        }
        Life::Seconds(seconds) => {
            let days: i64 = seconds / DAY;
            t!(ctx, "own-data-life-days", count = days)
        }
        Life::OwnExpiry => t!(ctx, "own-data-life-expiry"),
        Life::UntilErased => t!(ctx, "own-data-life-erased"),
        Life::Document => t!(ctx, "own-data-life-document"),
    };
    let lines: Vec<_> = DataClass::ALL
        .iter()
        .map(|class| view! { <div><dt>{name(*class)}</dt><dd>{life(*class)}</dd></div> })
        .collect();
    let list = view! {
        <dl class="wk-dl wk-dl--wide wk-dl--lines">{lines}</dl>
        <p class="wk-small wk-muted">{t!(ctx, "own-data-erasure")}</p>
    };
    panel(t!(ctx, "own-data-lives"), list.into_any())
}
