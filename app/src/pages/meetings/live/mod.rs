//! `/sitzungen/{nr}/live`: a meeting while it goes on.
//!
//! One address for everybody: chair and Geschäftsstelle find their workspace, whoever takes part follows and votes. Parts of
//! the page that change stand in regions of their own; the script of the page fetches it anew when the number of changes has
//! moved and replaces the regions in which nobody is typing. Without it a link does.

mod attendance;
mod follow;
mod notes;
mod now;
mod poll;
pub mod wall;
pub mod words;
mod work;

use super::agenda::german;
use super::path;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::meetings::Prepared;
use crate::pages::{Nav, Page};
use crate::ui;
use chrono::{DateTime, Utc};
use domain::catalogue::Catalogue;
use domain::error::{FieldErrors, Problem};
use domain::key::OrganisationCode;
use domain::meeting::agenda::AgendaItem;
use domain::meeting::attendance::Seating;
use domain::meeting::course::Course;
use domain::meeting::key::AgendaItemId;
use domain::meeting::live_form::{
    AmendmentForm, CountForm, GuestForm, NoteForm, OpeningForm, PollForm, RecusalForm, TaskForm,
};
use domain::meeting::numbering::ItemNumber;
use domain::meeting::sitting::Sitting;
use domain::meeting::vote::Choice;
use leptos::prelude::*;
use std::sync::Arc;

/// What the reader's organisation can do with the open poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnVote {
    /// Nothing: no vote, or none in this poll.
    None,
    /// Vote.
    May,
    /// It has voted; what, except in a secret poll.
    Given(Option<Choice>),
}

/// A row of the list of those present, as it was sent.
#[derive(Debug, Clone, Default)]
pub struct SeatRow {
    /// Code of the organisation.
    pub organisation: String,
    /// Code of what is noted; empty for nothing.
    pub seating: String,
    /// Name of the person, may be empty.
    pub person: String,
    /// What is wrong with it.
    pub problem: Option<Problem>,
}

impl SeatRow {
    /// What was typed, in words, to be taken along: „HWK Nord: kommt hinzu, Kim Muster“. Nothing of a row that was left as
    /// it was.
    pub fn told(&self, ctx: &Ctx, catalogue: &Catalogue) -> Option<String> {
        let chosen = Seating::from_code(&self.seating).map(|seating| words::seating(ctx, seating));
        let person = Some(self.person.trim().to_owned()).filter(|person| !person.is_empty());
        let said: Vec<_> = chosen.into_iter().chain(person).collect();
        let code = OrganisationCode::parse(&self.organisation).ok()?;
        let name = organisation(catalogue, &code);
        (!said.is_empty()).then(|| format!("{name}: {}", said.join(", ")))
    }
}

/// The forms of the page, as they are or as they were refused.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// Opening the meeting.
    pub opening: Form<OpeningForm>,
    /// Those present, where the list was refused.
    pub seats: Vec<SeatRow>,
    /// Somebody without a vote.
    pub guest: Form<GuestForm>,
    /// An organisation that takes no part in the item.
    pub recusal: Form<RecusalForm>,
    /// A paragraph of the notes.
    pub note: Form<NoteForm>,
    /// Something that is taken on.
    pub task: Form<TaskForm>,
    /// An amendment.
    pub amendment: Form<AmendmentForm>,
    /// A question.
    pub poll: Form<PollForm>,
    /// A count made by hand.
    pub count: Form<CountForm>,
}

impl Forms {
    fn errors(&self) -> FieldErrors {
        let mut all = FieldErrors::default();
        for row in &self.seats {
            if let Some(problem) = &row.problem {
                all.add(format!("seating-{}", row.organisation), problem.clone());
            }
        }
        let each = [
            &self.opening.errors,
            &self.guest.errors,
            &self.recusal.errors,
            &self.note.errors,
            &self.task.errors,
            &self.amendment.errors,
            &self.poll.errors,
            &self.count.errors,
        ];
        for (field, problem) in each.into_iter().flat_map(FieldErrors::iter) {
            all.add(field, problem.clone());
        }
        all
    }
}

/// What the pages show besides the catalogue.
#[derive(Debug)]
pub struct Data {
    /// The meeting with its whole agenda; titles come from `seen` alone.
    pub prepared: Prepared,
    /// The items that the reader may know of, with their numbers.
    pub seen: Vec<(ItemNumber, AgendaItem)>,
    /// The course, where the meeting was opened.
    pub sitting: Option<Arc<Sitting>>,
    /// True for chair and Geschäftsstelle.
    pub runs: bool,
    /// What the reader's organisation can do with the open poll.
    pub vote: OwnVote,
    /// The moment.
    pub now: DateTime<Utc>,
    /// The number of changes.
    pub stand: i64,
    /// True where the reader can follow the number of changes.
    pub follows: bool,
    /// The forms.
    pub forms: Forms,
    /// Note after a change.
    pub notice: Option<String>,
    /// Words that were not kept and whose form is not there any more.
    pub typed: Vec<String>,
    /// True once the minutes were begun.
    pub has_minutes: bool,
}

impl Data {
    fn base(&self) -> String {
        format!("{}/live", path(self.prepared.plan.meeting))
    }

    /// An item, where the reader may know of it.
    fn item(&self, id: &AgendaItemId) -> Option<&(ItemNumber, AgendaItem)> {
        self.seen.iter().find(|(_, item)| &item.id == id)
    }

    /// „TOP 6.2 Digitalbonus“, or that there is one which the reader may not know of.
    fn name(&self, ctx: &Ctx, id: &AgendaItemId) -> String {
        self.item(id).map_or_else(
            || t!(ctx, "live-hidden"),
            |(number, item)| format!("TOP {number} {}", item.title),
        )
    }

    fn course(&self) -> Option<Course> {
        let sitting = self.sitting.as_deref()?.clone();
        Some(Course { sitting, agenda: self.prepared.plan.agenda.clone() })
    }

    /// The item being dealt with, where the reader may know of it: what is said about it is shown to them alone.
    fn known_current(&self) -> Option<&AgendaItemId> {
        self.current().filter(|id| self.item(id).is_some())
    }

    /// The item being dealt with.
    fn current(&self) -> Option<&AgendaItemId> {
        self.sitting.as_deref()?.current.as_ref().map(|(item, _)| item)
    }
}

/// Short name of an organisation.
fn organisation(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |o| o.short.clone())
}

/// A part of the page that is replaced when something has changed.
fn region(id: &'static str, content: impl IntoView + 'static) -> AnyView {
    view! { <div class="wk-live__part" id=id data-live="">{content.into_any()}</div> }.into_any()
}

/// The script that follows the meeting: it runs where there is JavaScript, and everything works without it.
fn script() -> impl IntoView {
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    view! { <script src="/sitzung.js" defer=true nonce=nonce></script> }
}

/// Where the number of changes is told; nothing for visitors, whose page asks now and then.
fn stream(data: &Data) -> Option<String> {
    data.follows.then(|| format!("{}/strom", data.base()))
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data) -> Page {
    let meeting = &data.prepared.meeting;
    let heading = t!(ctx, "live-heading", meeting = meeting.title.clone());
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        (path(data.prepared.plan.meeting), meeting.title.clone()),
    ];
    let errors = data.forms.errors();
    let content = match data.sitting.as_deref() {
        None if data.runs => region("live-stand", opening(ctx, data)),
        None => region(
            "live-stand",
            view! { <div class="wk-note"><p>{t!(ctx, "live-not-opened")}</p></div> },
        ),
        Some(sitting) if data.runs => workspace(ctx, catalogue, data, sitting),
        Some(sitting) => follow::page(ctx, catalogue, data, sitting),
    };
    let typed = (!data.typed.is_empty()).then(|| {
        let each: Vec<_> =
            data.typed.iter().map(|text| view! { <li class="wk-pre">{text.clone()}</li> }).collect();
        view! { <div class="wk-note"><p>{t!(ctx, "live-typed")}</p><ul>{each}</ul>{to_minutes(ctx, data)}</div> }
    });
    let here = ctx.href(&data.base());
    let wall = ctx.href(&format!("{}/wand", data.base()));
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "live-title"))}
        <main
            class="wk-main wk-live"
            id="inhalt"
            tabindex="-1"
            data-strom=stream(data)
            data-stand=data.stand.to_string()
        >
            <div class="wk-head">
                <h1 lang=german(ctx)>{heading.clone()}</h1>
                <div class="wk-head__meta">
                    <a class="wk-link" href=here>{t!(ctx, "live-refresh")}</a>
                    <a class="wk-link" href=wall>{t!(ctx, "live-wall")}</a>
                </div>
            </div>
            {words::notice(ctx, data.notice.as_deref())}
            {typed}
            {ui::error_summary(ctx, &errors, |field| words::label(ctx, catalogue, field))}
            <p class="wk-sr" role="status" id="neues" data-text=t!(ctx, "live-news") data-lost=t!(ctx, "live-lost")></p>
            {content}
        </main>
        {script()}
    }
    .into_any();
    let title = if errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

/// The way to the minutes, once they were begun.
fn to_minutes(ctx: &Ctx, data: &Data) -> Option<AnyView> {
    let to = ctx.href(&format!("{}/niederschrift", path(data.prepared.plan.meeting)));
    let link = view! { <p><a class="wk-link" href=to>{t!(ctx, "live-to-minutes")}</a></p> };
    (data.runs && data.has_minutes).then(|| link.into_any())
}

fn opening(ctx: &Ctx, data: &Data) -> AnyView {
    let form = &data.forms.opening;
    let field =
        |name, label, value: &str| ui::FieldSpec::new(ctx, name, label, value, &form.errors);
    let chair = field("chair", t!(ctx, "live-chair"), &form.values.chair);
    let taker = field("minute_taker", t!(ctx, "live-minute-taker"), &form.values.minute_taker);
    view! {
        <form class="wk-form" method="post" action=ctx.href(&data.base()) novalidate=true>
            <h2>{t!(ctx, "live-open")}</h2>
            <p class="wk-hint">{t!(ctx, "live-open-hint")}</p>
            {ui::input(ctx, chair.width("m"), "text", "off")}
            {ui::input(ctx, taker.width("m"), "text", "off")}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "live-open")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Everything that chair and Geschäftsstelle need.
fn workspace(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting) -> AnyView {
    let is_on = sitting.is_on();
    view! {
        {region("live-stand", now::section(ctx, data, sitting))}
        {region("live-abstimmung", poll::section(ctx, catalogue, data, sitting))}
        {is_on.then(|| region("live-anwesenheit", attendance::section(ctx, catalogue, data, sitting)))}
        {region("live-notizen", notes::list(ctx, data, sitting))}
        {notes::form(ctx, data)}
        {region("live-arbeit", work::section(ctx, catalogue, data, sitting))}
        {region("live-punkte", now::agenda(ctx, data, sitting))}
    }
    .into_any()
}
