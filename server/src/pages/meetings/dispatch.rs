//! Sending: the invitation, what is sent after it, calling a meeting off, letters that did not arrive.

use super::super::papers::sending::frozen_papers;
use super::super::{Notice, exports};
use super::letters::{Outgoing, To, Written, urgent_items, written};
use super::prepared_of;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::letters;
use app::pages::meetings::Prepared;
use app::pages::meetings::dispatch::{self as page, Addressee, Preview, SendForm};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::error::FieldErrors;
use domain::key::{AccountId, MailId};
use domain::meeting::agenda::version::AgendaVersion;
use domain::meeting::book::Book;
use domain::meeting::call::{Called, answers_lapse, calls_anew, due, recipients};
use domain::meeting::invitation::announced::{Announced, CalledOff, Moved};
use domain::meeting::invitation::dispatch::{
    Delivery, Dispatched, Letter, RecipientKind, next_sequence, unreached,
};
use domain::meeting::invitation::summons::MAX_REASON;
use domain::meeting::invitation::{Forecast, Summons};
use domain::meeting::numbering::PaperNumber;
use domain::meeting::pack::PackInput;
use domain::people::Person;
use domain::policy::{KeepOutbox, SendInvitation, permit};
use domain::text;
use serde::Deserialize;
use store::{Dispatch, Letters, StoreError};

/// What of the page was refused, if anything.
#[derive(Default)]
struct Said {
    send: Form<SendForm>,
    cancel: Form<String>,
    notice: Option<String>,
}

type Held = (Prepared, Book);

/// Name and address of whoever invites: that of the first letter. Whoever sends the next one does where there was none, or
/// that person was erased.
fn organizer(req: &Req, called: Option<&Called>) -> (String, String) {
    match (called, req.ctx.account()) {
        (Some(called), _) if !called.announced.organizer_address.is_empty() => {
            (called.announced.organizer.clone(), called.announced.organizer_address.clone())
        }
        (_, Some(account)) => (account.name.clone(), account.email.clone()),
        (_, None) => (String::new(), String::new()),
    }
}

/// The form as it begins: a meeting that was called for the second time stays so on another day.
fn first(called: Option<&Called>) -> SendForm {
    let second = called.is_some_and(|called| called.summons.second_call);
    SendForm { second_call: if second { "ja" } else { "" }.to_owned(), ..SendForm::default() }
}

/// The version that would go out now, and the items in it that go out too late and for the first time. An invitation keeps
/// a notice of its own.
fn next_version(req: &Req, prepared: &Prepared, book: &Book) -> (AgendaVersion, Vec<String>) {
    let (plan, notice) = (&prepared.plan, &prepared.deadlines.dispatch);
    let sent = book.sent(plan.meeting);
    let next = AgendaVersion::next(sent, &plan.agenda, req.ctx.today);
    let called = book.calls.get(&plan.meeting);
    let called = called.filter(|_| !calls_anew(called, prepared.meeting.date));
    let late = called.map(|called| called.newly_late(sent, notice, &next)).unwrap_or_default();
    let late = late.into_iter().map(|item| item.title.clone()).collect();
    (next, late)
}

/// What would go out now, if anything.
fn due_now(req: &Req, book: &Book, prepared: &Prepared) -> Option<Letter> {
    let plan = &prepared.plan;
    let has_papers = !frozen_papers(req, book, &plan.agenda).is_empty();
    let called = book.calls.get(&plan.meeting);
    due(called, book.sent(plan.meeting), (prepared.meeting.date, plan), has_papers)
}

/// What would go out now as the form says it.
///
/// # Errors
/// An invitation or an item that is late, without a reason.
fn outgoing(
    req: &Req,
    (prepared, book): (&Prepared, &Book),
    letter: Letter,
    form: &SendForm,
) -> Result<Outgoing, FieldErrors> {
    let (plan, date, today) = (&prepared.plan, prepared.meeting.date, req.ctx.today);
    let called = book.calls.get(&plan.meeting);
    let sent = book.sent(plan.meeting);
    let anew = calls_anew(called, date);
    let summons = match called {
        Some(called) if !anew => called.summons.clone(),
        _ => {
            let second_call = prepared.rules.quorum.second_call && form.second_call == "ja";
            Summons::new(&prepared.deadlines.dispatch, today, &form.reason, second_call)?
        }
    };
    let (mut next, late) = next_version(req, prepared, book);
    if !late.is_empty() {
        next.reason = text::block(&form.reason, MAX_REASON)
            .map_err(|problem| FieldErrors::one("reason", problem))?;
    }
    let papers = frozen_papers(req, book, &next.agenda);
    let last = sent.last().cloned();
    let (version, since) = match last {
        // A change of day alone carries the agenda that was sent.
        Some(last) if is_same(&last, &next) && papers.is_empty() => (last, None),
        last => (next, last),
    };
    let (name, address) = organizer(req, called);
    let moved = called.map(|called| called.announced.moved(date, plan)).unwrap_or_default();
    let as_sent = |number: &PaperNumber| {
        papers.iter().find(|p| &p.number == number).or(book.papers.get(number))
    };
    let packed = PackInput::papers_of(&version.agenda, as_sent);
    Ok(Outgoing {
        letter,
        summons,
        announced: Announced::of(date, plan, (&name, &address)),
        before: called.map(|called| called.announced.clone()).filter(|_| !moved.is_empty()),
        urgent: urgent_items(prepared, called.filter(|_| !anew), sent, &version),
        packed,
        papers,
        version,
        since,
        sequence: called.map_or(0, |called| next_sequence(&called.dispatched)),
        signed: req.ctx.account().map(|account| account.name.clone()).unwrap_or_default(),
        date: today,
    })
}

fn is_same(last: &AgendaVersion, next: &AgendaVersion) -> bool {
    domain::meeting::agenda::version::differences(&last.agenda, &next.agenda).is_empty()
}

/// The mails as they would go out, one for each kind of recipient.
fn previews(prepared: &Prepared, outgoing: &Outgoing, to: &[To<'_>], origin: &str) -> Vec<Preview> {
    let mut shown: Vec<Preview> = Vec::new();
    for to in to {
        if shown.iter().any(|preview| preview.kind == to.kind) {
            continue;
        }
        let answer_at = (to.kind != RecipientKind::Guest).then(|| "/rueckmeldung/…".to_owned());
        let facts = outgoing.facts(prepared, to, answer_at);
        let mail = letters::agenda(origin, &to.person.name, &facts);
        shown.push(Preview { kind: to.kind, subject: mail.subject, text: mail.text });
    }
    shown
}

/// The letters with name and how each stands, newest first.
async fn log(
    req: &Req,
    called: Option<&Called>,
    people: &[Person],
) -> Result<Vec<(String, Dispatched, Delivery)>, Failure> {
    let mut letters = Vec::new();
    for sent in called.iter().flat_map(|called| called.dispatched.iter().rev()) {
        let name = people.iter().find(|person| person.id == sent.account);
        let name = name.map_or_else(String::new, |person| person.name.clone());
        let state = match &sent.mail {
            Some(mail) => req.state.store.mail_state(mail).await?,
            None => None,
        };
        letters.push((name, sent.clone(), sent.delivery(state)));
    }
    Ok(letters)
}

async fn shown(req: &Req, status: StatusCode, held: Held, said: Said) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let (prepared, book) = held;
    let meeting = prepared.plan.meeting;
    let people = req.state.store.people().await?;
    let called = book.calls.get(&meeting).cloned();
    let due = due_now(req, &book, &prepared);
    // Whatever reason is given later, a preview says that one will stand there.
    let draft = due.and_then(|letter| {
        let mut form = said.send.values.clone();
        if form.reason.trim().is_empty() {
            "…".clone_into(&mut form.reason);
        }
        outgoing(req, (&prepared, &book), letter, &form).ok()
    });
    let (_, late_items) = next_version(req, &prepared, &book);
    let to = draft.as_ref().map(|draft| draft.recipients(&people, req.ctx.today));
    let to = to.unwrap_or_default();
    let previews = draft
        .as_ref()
        .map_or_else(Vec::new, |draft| previews(&prepared, draft, &to, &req.state.config.origin));
    let addressees: Vec<_> = to
        .into_iter()
        .map(|to| Addressee {
            account: to.person.id.clone(),
            name: to.person.name.clone(),
            organisation: to.organisation,
            kind: to.kind,
        })
        .collect();
    let letters = log(req, called.as_ref(), &people).await?;
    let last = called.as_ref().and_then(|called| called.dispatched.last()).map(|sent| sent.letter);
    let members = req.catalogue.organisations.values().filter(|o| o.has_vote);
    let members: Vec<_> = members.map(|organisation| organisation.code.clone()).collect();
    // What was sent last is what counts: letters of the last dispatch share their `SEQUENCE`.
    let sequence = called.as_ref().and_then(Called::sequence);
    let of_last: Vec<_> = letters
        .iter()
        .filter(|(_, sent, _)| sent.sequence == sequence)
        .map(|(_, sent, delivery)| (sent.clone(), *delivery))
        .collect();
    let missing = last.map(|letter| {
        let codes = unreached(&members, &of_last, letter).into_iter().cloned();
        (letter, codes.collect::<Vec<_>>())
    });
    let forecast: Option<Forecast> = called
        .as_ref()
        .map(|called| called.forecast(&prepared.rules, req.catalogue.organisations.values()));
    let since_last = book.sent(meeting).last().map(|last| {
        let found = domain::meeting::agenda::version::differences;
        (found(&last.agenda, &prepared.plan.agenda), last.agenda.clone())
    });
    let gaps = super::planning::gaps(&book, &prepared.plan.agenda);
    let page = req.page(status, move |ctx, catalogue| {
        let data = page::Data {
            prepared: &prepared,
            due,
            to: &addressees,
            previews: &previews,
            changes: since_last.as_ref().map(|(found, before)| (found.as_slice(), before)),
            called: called.as_ref(),
            letters: &letters,
            missing: missing.as_ref().map(|(letter, codes)| (*letter, codes.as_slice())),
            forecast: forecast.as_ref(),
            late_items: &late_items,
            form: &said.send,
            cancel: &said.cancel,
            gaps: &gaps,
            changed,
            notice: said.notice.as_deref(),
        };
        page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /sitzungen/{nr}/versand`
pub async fn show(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    permit(&req.ctx.actor, SendInvitation)?;
    let held = prepared_of(&req, &number).await?;
    let begun = first(held.1.calls.get(&held.0.plan.meeting));
    let send = Form::edit(begun, held.0.plan.version);
    shown(&req, StatusCode::OK, held, Said { send, notice: notice.hinweis, ..Said::default() })
        .await
}

/// What is sent, as the form says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SendPost {
    #[serde(flatten)]
    values: SendForm,
    version: String,
}

/// How a meeting is called once the letters are written.
fn called_with(
    before: Option<&Called>,
    outgoing: &Outgoing,
    moved: &[Moved],
    dispatched: Vec<Dispatched>,
) -> Called {
    let mut all = before.map(|called| called.dispatched.clone()).unwrap_or_default();
    all.extend(dispatched);
    let since = before.map_or(outgoing.sequence, |called| called.moved);
    Called {
        summons: outgoing.summons.clone(),
        announced: outgoing.announced.clone(),
        dispatched: all,
        moved: if answers_lapse(moved) { outgoing.sequence } else { since },
        replies: Vec::new(),
        version: before.map_or(1, |called| called.version + 1),
    }
}

/// `POST /sitzungen/{nr}/versand`
pub async fn send(req: Req, (Path(number), Post(post)): (Path<String>, Post<SendPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, book) = prepared_of(&req, &number).await?;
    let (meeting, now) = (prepared.plan.meeting, req.state.clock.now());
    let there = format!("/sitzungen/{meeting}/versand?hinweis=versandt");
    let seen: i64 = post.version.parse().unwrap_or(-1);
    let before = book.calls.get(&meeting);
    let Some(letter) = due_now(&req, &book, &prepared) else {
        // The same form once more, or nothing to send.
        return Ok(req.see_other(&there));
    };
    if prepared.meeting.date < req.ctx.today {
        return Err(Failure::Conflict);
    }
    if seen != prepared.plan.version {
        let said = Said { send: Form::edit(post.values, prepared.plan.version), ..Said::default() };
        return shown(&req, StatusCode::CONFLICT, (prepared, book), said).await;
    }
    let out = match outgoing(&req, (&prepared, &book), letter, &post.values) {
        Ok(out) => out,
        Err(errors) => {
            let send = Form { errors, ..Form::edit(post.values, seen) };
            let said = Said { send, ..Said::default() };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, (prepared, book), said).await;
        }
    };
    let people = req.state.store.people().await?;
    let Written { dispatched, mails, links, links_end } =
        written(&req, &prepared, &out, &people).await?;
    let moved = before.map(|called| called.announced.moved(out.announced.date, &prepared.plan));
    let called = called_with(before, &out, &moved.unwrap_or_default(), dispatched);
    let letters = Letters { called, mails, links, links_end };
    let plan = (&prepared.plan, prepared.meeting.title.as_str());
    let is_new = book.sent(meeting).iter().all(|sent| sent.version != out.version.version);
    let store = &req.state.store;
    let done = if is_new {
        let sent = book.sent(meeting);
        let pack = super::pack::input(&req, &prepared, sent, &out.version, out.packed);
        let dispatch = Dispatch { letters, version: out.version, papers: out.papers, pack };
        store.send_agenda(&permit, plan, dispatch, now).await
    } else {
        store.send_letters(&permit, plan, letters, now).await
    };
    match done {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile | StoreError::AlreadyThere) => {
            let req = req.newest().await?;
            let held = prepared_of(&req, &number).await?;
            if due_now(&req, &held.1, &held.0).is_none() {
                // Somebody else, or the same button once more, has sent it.
                return Ok(req.see_other(&there));
            }
            let send = Form::edit(post.values, held.0.plan.version);
            shown(&req, StatusCode::CONFLICT, held, Said { send, ..Said::default() }).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Why a meeting is called off, as the form says it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CancelPost {
    grund: String,
    version: String,
}

/// `POST /sitzungen/{nr}/absage`
pub async fn cancel(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<CancelPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, book) = prepared_of(&req, &number).await?;
    let meeting = prepared.plan.meeting;
    let before = book.calls.get(&meeting).cloned().ok_or(Failure::NotFound)?;
    let there = format!("/sitzungen/{meeting}/versand?hinweis=abgesagt");
    if before.is_off() {
        return Ok(req.see_other(&there));
    }
    let (today, now) = (req.ctx.today, req.state.clock.now());
    if before.announced.date < today {
        return Err(Failure::Conflict);
    }
    let seen = prepared.plan.version;
    let send = Form::edit(first(Some(&before)), seen);
    let off = match CalledOff::new(today, &post.grund) {
        Ok(off) => off,
        Err(errors) => {
            let cancel = Form { errors, ..Form::edit(post.grund, before.version) };
            let said = Said { send, cancel, notice: None };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, (prepared, book), said).await;
        }
    };
    if post.version.parse() != Ok(before.version) {
        let cancel = Form::edit(post.grund, before.version);
        let said = Said { send, cancel, notice: None };
        return shown(&req, StatusCode::CONFLICT, (prepared, book), said).await;
    }
    let Some(version) = book.sent(meeting).last().cloned() else { return Err(Failure::NotFound) };
    let (organizer, organizer_address) = organizer(&req, Some(&before));
    let out = Outgoing {
        letter: Letter::Cancellation,
        summons: before.summons.clone(),
        announced: Announced {
            off: Some(off),
            organizer,
            organizer_address,
            ..before.announced.clone()
        },
        before: None,
        version,
        since: None,
        packed: Vec::new(),
        papers: Vec::new(),
        urgent: Vec::new(),
        sequence: next_sequence(&before.dispatched),
        signed: permit.account().name.clone(),
        date: today,
    };
    let people = req.state.store.people().await?;
    let Written { dispatched, mails, links, links_end } =
        written(&req, &prepared, &out, &people).await?;
    let called = called_with(Some(&before), &out, &[], dispatched);
    let letters = Letters { called, mails, links, links_end };
    let plan = (&prepared.plan, prepared.meeting.title.as_str());
    match req.state.store.send_letters(&permit, plan, letters, now).await {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::ChangedMeanwhile) => {
            let held = prepared_of(&req, &number).await?;
            let now_called = held.1.calls.get(&meeting);
            if now_called.is_some_and(Called::is_off) {
                return Ok(req.see_other(&there));
            }
            let cancel = Form::edit(post.grund, now_called.map_or(0, |called| called.version));
            let said = Said { send, cancel, notice: None };
            shown(&req, StatusCode::CONFLICT, held, said).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Which letter, where it is one that was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    brief: String,
}

/// `GET /sitzungen/{nr}/versand/brief/{konto}`: the letter to a person as it would go out, or as it went out, to be handed
/// over. One that was sent is set without the link in it, which nobody knows any more.
pub async fn letter(
    req: Req,
    (Path((number, account)), Query(which)): (Path<(String, String)>, Query<Which>),
) -> Answer {
    permit(&req.ctx.actor, SendInvitation)?;
    let (prepared, book) = prepared_of(&req, &number).await?;
    let meeting = prepared.plan.meeting;
    let account = AccountId::parse(&account).map_err(|_| Failure::NotFound)?;
    let people = req.state.store.people().await?;
    let person = people.iter().find(|person| person.id == account).ok_or(Failure::NotFound)?;
    let called = book.calls.get(&meeting);
    let sent = called.iter().flat_map(|called| called.dispatched.iter().rev()).find(|sent| {
        let named = sent.mail.as_ref().is_some_and(|mail| mail.as_str() == which.brief);
        sent.account == account && (named || which.brief.is_empty())
    });
    let next = due_now(&req, &book, &prepared).filter(|_| which.brief.is_empty());
    let (out, organisation, kind) = match (next, sent, called) {
        (Some(letter), ..) => {
            let form = SendForm { reason: "…".to_owned(), ..first(called) };
            let out = outgoing(&req, (&prepared, &book), letter, &form);
            let found = recipients(&people, req.ctx.today).into_iter();
            let found = found.map(|(person, code, kind)| (person.id.clone(), code, kind));
            let (_, code, kind) =
                found.into_iter().find(|(id, ..)| *id == account).ok_or(Failure::NotFound)?;
            (out.map_err(|_| Failure::NotFound)?, code, kind)
        }
        (None, Some(sent), Some(called)) => {
            let versions = book.sent(meeting);
            let of = |number: u32| versions.iter().find(|v| v.version == number).cloned();
            let version = of(sent.version).ok_or(Failure::NotFound)?;
            let since = (sent.letter == Letter::Supplement).then(|| of(sent.version - 1)).flatten();
            let pack = req.state.store.pack(meeting, sent.version).await?;
            let packed = pack.map(|pack| pack.papers).unwrap_or_default();
            let before = match sent.version.checked_sub(1) {
                Some(before) => req.state.store.pack(meeting, before).await?,
                None => None,
            };
            let before = before.map(|pack| pack.papers).unwrap_or_default();
            let is_new = |paper: &&domain::meeting::paper::Paper| {
                before.iter().all(|b| b.paper.number != paper.number)
            };
            let papers =
                packed.iter().map(|packed| &packed.paper).filter(is_new).cloned().collect();
            let off = called.announced.off.clone().filter(|_| sent.letter == Letter::Cancellation);
            let out = Outgoing {
                letter: sent.letter,
                summons: called.summons.clone(),
                announced: Announced { off, ..called.announced.clone() },
                before: None,
                urgent: since.as_ref().map_or_else(Vec::new, |_| {
                    urgent_items(&prepared, Some(called), versions, &version)
                }),
                packed,
                papers,
                version,
                since,
                sequence: sent.sequence.unwrap_or_default(),
                signed: called.announced.organizer.clone(),
                date: crate::clock::local(sent.written).date(),
            };
            (out, sent.organisation.clone(), sent.kind)
        }
        _ => return Err(Failure::NotFound),
    };
    let to = To { person, organisation, kind };
    let answer_at = format!("{}/sitzungen/{meeting}/rueckmeldung", req.state.config.origin);
    let bytes = out.document(&req, &prepared, &to, &answer_at).await?;
    Ok(exports::named(&out.file_name(meeting), "application/pdf", bytes))
}

/// A letter that did not arrive, and what is done about it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepPost {
    brief: String,
    schritt: String,
}

/// `POST /sitzungen/{nr}/versand/brief`: a failed letter is sent again, or noted as handed over by other means.
pub async fn step(req: Req, (Path(number), Post(post)): (Path<String>, Post<StepPost>)) -> Answer {
    let permit_to_send = permit(&req.ctx.actor, SendInvitation)?;
    let mail = MailId::parse(&post.brief).map_err(|_| Failure::NotFound)?;
    let (store, now) = (&req.state.store, req.state.clock.now());
    for _ in 0..super::items::TRIES {
        let (prepared, book) = prepared_of(&req, &number).await?;
        let meeting = prepared.plan.meeting;
        let mut called = book.calls.get(&meeting).cloned().ok_or(Failure::NotFound)?;
        let found = called.dispatched.iter_mut().find(|sent| sent.mail.as_ref() == Some(&mail));
        let sent = found.ok_or(Failure::NotFound)?;
        let there = |note: &str| format!("/sitzungen/{meeting}/versand?hinweis={note}#h-liste");
        match post.schritt.as_str() {
            "erneut" => {
                let permit = permit(&req.ctx.actor, KeepOutbox)?;
                let kept = store.mail(&permit, &mail).await?.ok_or(Failure::NotFound)?;
                match store.retry_mail(&permit, &kept, now).await {
                    // It is on its way already, as after a form that was sent twice.
                    Ok(()) | Err(StoreError::ChangedMeanwhile) => {
                        return Ok(req.see_other(&there("erneut")));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            "uebergeben" => {
                if sent.by_hand.is_some() {
                    return Ok(req.see_other(&there("uebergeben")));
                }
                sent.by_hand = Some(now);
                let plan = (&prepared.plan, prepared.meeting.title.as_str());
                match store.hand_over(&permit_to_send, plan, &called, now).await {
                    Ok(()) => return Ok(req.see_other(&there("uebergeben"))),
                    // Something was sent or noted meanwhile: it is noted beside that.
                    Err(StoreError::ChangedMeanwhile) => {}
                    Err(error) => return Err(error.into()),
                }
            }
            _ => return Err(Failure::BadRequest),
        }
    }
    Err(Failure::Conflict)
}
