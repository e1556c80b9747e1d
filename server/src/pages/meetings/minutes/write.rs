//! Writing minutes: the first draft, the head, item by item.
//!
//! Two people who write at once lose nothing: what they write about different items goes together, and of the same item the
//! second one sees both texts.

use super::super::super::Hidden;
use super::super::items::TRIES;
use super::{deadlines, held, later};
use crate::clock;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::meetings::minutes::{item as item_page, work};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use domain::council::Meeting;
use domain::meeting::agenda::Agenda;
use domain::meeting::book::Book;
use domain::meeting::counting::Holidays;
use domain::meeting::invitation::Summons;
use domain::meeting::key::AgendaItemId;
use domain::meeting::minutes::draft::{self, DraftError};
use domain::meeting::minutes::form::{FURTHER, HeadForm, ParagraphsForm};
use domain::meeting::minutes::text_block::TextBlock;
use domain::meeting::minutes::{Minutes, MinutesItem, MinutesRecord};
use domain::meeting::resolution::Resolution;
use domain::meeting::sitting::{HeldPoll, Sitting};
use domain::meeting::vote::secrecy::SecretResult;
use domain::period::format_day;
use domain::policy::{KeepMinutes, permit};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use store::StoreError;
use work::{NotYet, Unrecorded};

/// What the workbench shows besides the minutes.
#[derive(Default)]
pub(super) struct Said {
    pub(super) head: Option<Form<HeadForm>>,
    pub(super) approval: Form<String>,
    pub(super) refused: Option<String>,
    pub(super) changed: bool,
    pub(super) notice: Option<String>,
}

pub(super) async fn workbench(
    req: &Req,
    status: StatusCode,
    (meeting, number, book): (Meeting, u32, Book),
    said: Said,
) -> Answer {
    let record = book.minutes.get(&number).cloned();
    let not_yet = match &record {
        Some(_) => None,
        None => drafted(req, (&meeting, number), &book).await?.err(),
    };
    let deadlines = deadlines(req, &book, &meeting, record.as_ref());
    let later = later(req, number);
    let head = said.head.unwrap_or_else(|| {
        let form =
            record.as_ref().map(|record| Form::edit(HeadForm::of(&record.text), record.version));
        form.unwrap_or_default()
    });
    let page = req.page(status, move |ctx, _| {
        let data = work::Data {
            meeting: &meeting,
            record: record.as_ref(),
            not_yet: not_yet.as_ref(),
            dispatch: deadlines.as_ref().map(|(dispatch, _)| dispatch),
            objections: deadlines.as_ref().map(|(_, objections)| objections),
            later: &later,
            head: &head,
            approval: &said.approval,
            refused: said.refused.clone(),
            changed: said.changed,
            notice: said.notice.as_deref(),
        };
        work::page(ctx, &data)
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/niederschrift/bearbeiten`
pub async fn edit(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<crate::pages::Notice>),
) -> Answer {
    permit(&req.ctx.actor, KeepMinutes)?;
    let held = held(&req, &number).await?;
    let said = Said { notice: notice.hinweis, ..Said::default() };
    workbench(&req, StatusCode::OK, held, said).await
}

/// The draft that a meeting has written by itself, and how often the notes had changed before it was made; why there is none
/// yet otherwise.
async fn drafted(
    req: &Req,
    (meeting, number): (&Meeting, u32),
    book: &Book,
) -> Result<Result<(Minutes, i64), NotYet>, Failure> {
    let sitting = req.state.store.sitting(number).await?;
    let Some((sitting, plan)) = sitting.zip(book.plans.get(&number)) else {
        return Ok(Err(NotYet::NotHeld));
    };
    let Some((opened, quorum)) = sitting.opened.zip(sitting.quorum) else {
        return Ok(Err(NotYet::NotHeld));
    };
    let Some(closed) = sitting.closed else { return Ok(Err(NotYet::NotOver)) };
    let summons = summons(book, (meeting, number), &sitting);
    // A meeting may go on past midnight, or be held on another day than planned.
    let of_meeting = |r: &&Resolution| r.number.meeting() == Some(number);
    let resolutions: Vec<_> = book.resolutions.iter().filter(of_meeting).cloned().collect();
    let unrecorded = sitting.unrecorded(&resolutions);
    if !unrecorded.is_empty() {
        let votes = unrecorded.into_iter().map(|held| waiting(number, &plan.agenda, held));
        return Ok(Err(NotYet::Unrecorded(votes.collect())));
    }
    let rules = book.rules_on(clock::local(opened).date());
    let secret = rules.map_or(SecretResult::OutcomeAlone, |rules| rules.secret);
    let amendments = sitting.amendment_votes(secret);
    let told = draft::Meeting {
        number,
        began: clock::local(opened),
        ended: Some(clock::local(closed)),
        place: &plan.place,
        chair: &sitting.chair,
        minute_taker: &sitting.minute_taker,
        agenda: &plan.agenda,
        treated: &sitting.treated,
        assented: &sitting.assented,
        attendance: &sitting.attendance,
        opened,
        closed,
        summons: &summons,
        objection: sitting.objection,
        quorum: &quorum,
        notes: &sitting.notes,
        amendments: &amendments,
        resolutions: &resolutions,
        assignments: &sitting.assignments,
    };
    let name = |code: &domain::key::OrganisationCode| {
        let held = req.catalogue.organisations.get(code);
        held.map_or_else(|| code.to_string(), |held| held.name.clone())
    };
    let made = draft::draft(&told, name).map_err(|DraftError::Contested(_)| NotYet::Contested);
    Ok(made.map(|minutes| (minutes, sitting.notes_seen)))
}

/// A vote that is not recorded, with where that is done.
fn waiting(meeting: u32, agenda: &Agenda, held: &HeldPoll) -> Unrecorded {
    let poll = &held.poll;
    let number = agenda.number_of(&poll.item).map(|number| number.to_string());
    let title = agenda.item(&poll.item).map(|item| item.title.as_str());
    Unrecorded {
        item: format!("TOP {} {}", number.unwrap_or_default(), title.unwrap_or_default()),
        question: poll.question.clone(),
        path: format!("/sitzungen/{meeting}/abstimmungen/{}/beschluss", poll.id),
    }
}

/// How the meeting was called. One that was not called here counts as called in time: nothing tells otherwise.
fn summons(book: &Book, (meeting, number): (&Meeting, u32), sitting: &Sitting) -> Summons {
    let called = book.calls.get(&number).map(|called| called.summons.clone());
    called.unwrap_or_else(|| {
        let holidays = Holidays::new(&super::is_holiday);
        let rules = book.rules_on(meeting.date);
        let latest = rules.map_or(meeting.date, |r| r.latest_dispatch(meeting.date, holidays).day);
        Summons {
            sent: latest,
            latest,
            procedure: rules.map_or(0, |rules| rules.version),
            reason: String::new(),
            unopposed: false,
            second_call: sitting.second_call,
        }
    })
}

/// `POST /sitzungen/{nr}/niederschrift`
pub async fn begin(req: Req, (Path(number), Post(_)): (Path<String>, Post<Hidden>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    for _ in 0..TRIES {
        let held = held(&req, &number).await?;
        let there = format!("/sitzungen/{}/niederschrift/bearbeiten?hinweis=begonnen", held.1);
        if held.2.minutes.contains_key(&held.1) {
            return Ok(req.see_other(&there));
        }
        let Ok((text, notes)) = drafted(&req, (&held.0, held.1), &held.2).await? else {
            return workbench(&req, StatusCode::CONFLICT, held, Said::default()).await;
        };
        let record = MinutesRecord::new(text);
        let (title, now) = (&held.0.title, req.state.clock.now());
        match req.state.store.begin_minutes(&permit, (&record, title), notes, now).await {
            Ok(()) | Err(StoreError::AlreadyThere) => return Ok(req.see_other(&there)),
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// The head with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct HeadPost {
    #[serde(flatten)]
    values: HeadForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /sitzungen/{nr}/niederschrift/kopf`
pub async fn write_head(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<HeadPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    for _ in 0..TRIES {
        let held = held(&req, &number).await?;
        let record = super::record(&held.2, held.1)?;
        if !record.state.is_editable() {
            return Err(Failure::Conflict);
        }
        let text = match post.values.parse(&record.text) {
            Ok(text) => text,
            Err(errors) => {
                let form = Form::edit(post.values, post.hidden.version());
                let said = Said { head: Some(Form { errors, ..form }), ..Said::default() };
                return workbench(&req, StatusCode::UNPROCESSABLE_ENTITY, held, said).await;
            }
        };
        let there = format!("/sitzungen/{}/niederschrift/bearbeiten?hinweis=gespeichert", held.1);
        if text == record.text {
            return Ok(req.see_other(&there));
        }
        // What was typed stays in the fields, and the page says that the minutes are other ones by now.
        if record.version != post.hidden.version() {
            let form = Form::edit(post.values, record.version);
            let said = Said { head: Some(form), changed: true, ..Said::default() };
            return workbench(&req, StatusCode::CONFLICT, held, said).await;
        }
        match written(&req, &permit, (&record, &held.0.title), text, None).await {
            Ok(()) => return Ok(req.see_other(&there)),
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

async fn written(
    req: &Req,
    permit: &domain::policy::Permit<KeepMinutes>,
    (before, title): (&MinutesRecord, &str),
    text: Minutes,
    item: Option<&AgendaItemId>,
) -> Result<(), StoreError> {
    let mut after = before.clone();
    after.write(text).map_err(|_| StoreError::ChangedMeanwhile)?;
    let now = req.state.clock.now();
    req.state.store.write_minutes(permit, (before, title), &after, item, now).await
}

/// The minutes of a path and the item in them that is written about.
async fn place(
    req: &Req,
    number: &str,
    item: &str,
) -> Result<(Meeting, MinutesRecord, MinutesItem), Failure> {
    let (meeting, number, book) = held(req, number).await?;
    let record = super::record(&book, number)?;
    let id = AgendaItemId::parse(item).map_err(|_| Failure::NotFound)?;
    let item = record.text.item(&id).cloned().ok_or(Failure::NotFound)?;
    Ok((meeting, record, item))
}

/// What the page of an item shows besides the item.
#[derive(Default)]
struct Around {
    changed: bool,
    kept: Option<DateTime<Utc>>,
    notice: Option<String>,
}

async fn item_shown(
    req: &Req,
    status: StatusCode,
    (meeting, record, item): (Meeting, MinutesRecord, MinutesItem),
    form: Form<ParagraphsForm>,
    around: Around,
) -> Answer {
    let blocks: Vec<TextBlock> =
        req.state.store.text_blocks().await?.into_iter().map(|(block, _)| block).collect();
    let page = req.page(status, move |ctx, catalogue| {
        let data = item_page::Data {
            meeting: &meeting,
            minutes: &record.text,
            item: &item,
            form: &form,
            changed: around.changed,
            kept: around.kept,
            blocks: &blocks,
            notice: around.notice.as_deref(),
        };
        item_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/niederschrift/punkte/{punkt}`: what was typed and not saved comes back.
pub async fn item(
    req: Req,
    (Path((number, item)), Query(notice)): (Path<(String, String)>, Query<crate::pages::Notice>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let place = place(&req, &number, &item).await?;
    if !place.1.state.is_editable() {
        return Err(Failure::Conflict);
    }
    let stands = ParagraphsForm::of(&place.2);
    let key = (place.1.text.meeting, &place.2.id);
    let draft = req.state.store.minutes_draft(&permit.account().id, key).await?;
    let draft = draft.filter(|(typed, _)| !typed.says_the_same(&stands));
    let (values, kept, changed) = match draft {
        Some((typed, at)) => {
            let changed = typed.base != stands.base;
            (ParagraphsForm { base: stands.base, ..typed }, Some(at), changed)
        }
        None => (stands, None, false),
    };
    let around = Around { changed, kept, notice: notice.hinweis };
    item_shown(&req, StatusCode::OK, place, Form::edit(values, 0), around).await
}

/// Placeholders of all text blocks: none of them is left in what is saved.
async fn placeholders(req: &Req) -> Result<BTreeSet<String>, StoreError> {
    let blocks = req.state.store.text_blocks().await?;
    let names = blocks.iter().flat_map(|(block, _)| block.placeholders());
    Ok(names.map(ToOwned::to_owned).collect())
}

/// A text block with what the minutes know in place of its placeholders; the others stay to be replaced by hand.
fn filled(block: &TextBlock, minutes: &Minutes, item: &MinutesItem) -> String {
    let day = format_day(minutes.began.date(), domain::number::Language::De);
    let (meeting, number) = (minutes.meeting.to_string(), item.number.to_string());
    let known = [
        ("sitzung", meeting.as_str()),
        ("datum", &day),
        ("top", &number),
        ("titel", &item.title),
        ("vorsitz", &minutes.chair),
        ("protokollführung", &minutes.minute_taker),
    ];
    let known = BTreeMap::from(known);
    let open: Vec<(&str, String)> = block
        .placeholders()
        .into_iter()
        .filter(|name| !known.contains_key(name))
        .map(|name| (name, format!("{{{name}}}")))
        .collect();
    let mut values = known.clone();
    values.extend(open.iter().map(|(name, value)| (*name, value.as_str())));
    block.fill(&values).unwrap_or_else(|_| block.text.clone())
}

/// Meeting and item of the path, and every field of the form.
type ItemPost = (Path<(String, String)>, Post<BTreeMap<String, String>>);

/// `POST /sitzungen/{nr}/niederschrift/punkte/{punkt}`
pub async fn write_item(req: Req, (Path((number, item)), Post(fields)): ItemPost) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let mut typed = ParagraphsForm::of_fields(&fields);
    let placeholders = placeholders(&req).await?;
    for _ in 0..TRIES {
        let (meeting, record, item) = place(&req, &number, &item).await?;
        if !record.state.is_editable() {
            return Err(Failure::Conflict);
        }
        let there = format!("/sitzungen/{}/niederschrift/punkte/{}", record.text.meeting, item.id);
        if fields.get("schritt").is_some_and(|step| step == "einfuegen") {
            let code = fields.get("baustein").map_or("", String::as_str);
            let blocks = req.state.store.text_blocks().await?;
            if let Some((block, _)) = blocks.iter().find(|(block, _)| block.code.as_str() == code) {
                let text = filled(block, &record.text, &item);
                let before = typed.further.text.trim_end();
                typed.further.text =
                    if before.is_empty() { text } else { format!("{before}\n{text}") };
            }
            let now = req.state.clock.now();
            let key = (record.text.meeting, &item.id);
            req.state.store.keep_minutes_draft(&permit, key, &typed, now).await?;
            return Ok(req.see_other(&format!("{there}?hinweis=eingefuegt#f-{}", FURTHER.0)));
        }
        let stands = ParagraphsForm::of(&item);
        if typed.says_the_same(&stands) {
            return Ok(req.see_other(&format!("{there}?hinweis=gespeichert")));
        }
        if typed.base != stands.base {
            let form = Form::edit(ParagraphsForm { base: stands.base, ..typed }, 0);
            let around = Around { changed: true, ..Around::default() };
            let place = (meeting, record, item);
            return item_shown(&req, StatusCode::CONFLICT, place, form, around).await;
        }
        let paragraphs = match typed.parse(&item, &placeholders) {
            Ok(paragraphs) => paragraphs,
            Err(errors) => {
                let form = Form { errors, ..Form::edit(typed, 0) };
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let place = (meeting, record, item);
                return item_shown(&req, status, place, form, Around::default()).await;
            }
        };
        let text = record.text.with_item(&item.with_paragraphs(paragraphs));
        match written(&req, &permit, (&record, &meeting.title), text, Some(&item.id)).await {
            Ok(()) => return Ok(req.see_other(&format!("{there}?hinweis=gespeichert"))),
            // Somebody was faster, perhaps about another item: it is written into what stands now.
            Err(StoreError::ChangedMeanwhile) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Failure::Conflict)
}

/// `POST /sitzungen/{nr}/niederschrift/punkte/{punkt}/entwurf`: keeps what is being typed, asked by the page itself.
pub async fn keep_item(req: Req, (Path((number, item)), Post(fields)): ItemPost) -> Answer {
    let permit = permit(&req.ctx.actor, KeepMinutes)?;
    let (_, record, item) = place(&req, &number, &item).await?;
    if !record.state.is_editable() {
        return Err(Failure::Conflict);
    }
    let typed = ParagraphsForm::of_fields(&fields);
    let now = req.state.clock.now();
    let key = (record.text.meeting, &item.id);
    req.state.store.keep_minutes_draft(&permit, key, &typed, now).await?;
    Ok(item_page::kept(&req.ctx, now).into_response())
}
