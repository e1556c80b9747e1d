//! Circular procedures: the list, putting one forward, votes, objections, the end, the result.

use super::resolutions::record::checked;
use super::{Hidden, Notice, exports, fresh_token, visible_acts};
use crate::circulars::{letters, settle};
use crate::letterhead::Letterhead;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::letters::Letter;
use app::pages::circulars::{
    form as form_page, list as list_page, preview as preview_page, show as show_page,
};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::actor::Role;
use domain::error::{FieldErrors, Problem};
use domain::journal::SubjectKind;
use domain::key::OrganisationCode;
use domain::meeting::book::Book;
use domain::meeting::circular::{
    Circular, CircularError, CircularObjection, CircularReceipt, CircularState, CircularVote,
};
use domain::meeting::counting::Holidays;
use domain::meeting::deadline::Deadline;
use domain::meeting::numbering::{CircularNumber, ResolutionNumber};
use domain::meeting::procedure::Procedure;
use domain::meeting::resolution::form::MAX_NOTE;
use domain::meeting::resolution::{DecisionForm, EffectError};
use domain::meeting::vote::{Choice, Voter};
use domain::policy::{KeepCircular, VoteCircular, permit, reach, seated_for};
use domain::text;
use domain::tier::Tier;
use report::meeting::{CircularSheet, circular_result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use store::NewMail;

/// Most rows of a history.
const HISTORY: u32 = 100;

/// `GET /umlaufverfahren`
pub async fn list(req: Req, (): ()) -> Answer {
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let office = permit(&req.ctx.actor, KeepCircular).is_ok();
    let inside = Tier::Council.is_within(reach(&req.ctx.actor));
    let page = req
        .page(StatusCode::OK, move |ctx, _| list_page::page(ctx, &book.circulars, office, inside));
    Ok(page.await)
}

/// The last day for votes on what is put forward today.
fn closes(req: &Req, rules: &Procedure) -> Deadline {
    rules.circular_end(req.ctx.today, Holidays::new(&super::meetings::is_holiday))
}

async fn form_shown(
    req: &Req,
    status: StatusCode,
    form: Form<DecisionForm>,
    refused: Option<(&'static str, EffectError)>,
) -> Answer {
    let book = req.state.store.book().await?;
    let rules = book.rules_on(req.ctx.today).cloned();
    let closes = rules.as_ref().map(|rules| closes(req, rules));
    let page = req.page(status, move |ctx, catalogue| {
        let data = form_page::Data {
            rules: rules.as_ref(),
            closes: closes.as_ref(),
            form: &form,
            refused: refused.as_ref(),
        };
        form_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /umlaufverfahren/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, KeepCircular)?;
    form_shown(&req, StatusCode::OK, Form::new(DecisionForm::default(), fresh_token()), None).await
}

/// A proposal with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct CircularPost {
    /// `eroeffnen` opens what was checked, `aendern` goes back to the form; everything else checks.
    #[serde(default)]
    schritt: String,
    /// The last day as it was checked.
    #[serde(default)]
    frist: String,
    #[serde(flatten)]
    values: DecisionForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// What opens, with the letters that go out.
struct Opening<'a> {
    circular: &'a Circular,
    rules: &'a Procedure,
    closes: &'a Deadline,
    letters: Vec<NewMail>,
}

/// What would open, and nothing of it yet.
async fn previewed(
    req: &Req,
    status: StatusCode,
    post: CircularPost,
    opening: Opening<'_>,
) -> Answer {
    let (circular, rules) = (opening.circular.clone(), opening.rules.clone());
    let closes = opening.closes.clone();
    let recipients: Vec<_> = opening.letters.iter().map(|mail| mail.name.clone()).collect();
    let letter = opening.letters.into_iter().next();
    let letter =
        letter.map(|mail| Letter { subject: mail.subject, text: mail.text, html: mail.html });
    let page = req.page(status, move |ctx, catalogue| {
        let data = preview_page::Data {
            circular: &circular,
            rules: &rules,
            closes: &closes,
            letter: letter.as_ref(),
            recipients: &recipients,
            values: &post.values,
            token: &post.hidden.token,
            moved: status == StatusCode::CONFLICT,
        };
        preview_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `POST /umlaufverfahren`: the first post shows what would open, the second one opens it. Until then nothing is kept.
pub async fn put(req: Req, Post(post): Post<CircularPost>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepCircular)?;
    let store = &req.state.store;
    let book = store.book().await?;
    let today = req.ctx.today;
    let Some(rules) = book.rules_on(today).filter(|rules| rules.circular.allowed) else {
        return Err(Failure::Conflict);
    };
    if post.schritt == "aendern" {
        let form = Form::new(post.values, post.hidden.token);
        return form_shown(&req, StatusCode::OK, form, None).await;
    }
    let catalogue = store.catalogue().await?;
    let urgency = post.values.urgency();
    let read = post.values.parse().map_err(|errors| (errors, None)).and_then(|text| {
        checked(&text, &catalogue, today)?;
        Ok(text)
    });
    let (text, urgency) = match (read, urgency) {
        (Ok(text), Ok(urgency)) => (text, urgency),
        (read, urgency) => {
            let (mut errors, refused) = read.err().unwrap_or_default();
            for (field, problem) in urgency.err().unwrap_or_default().iter() {
                errors.add(field, problem.clone());
            }
            let form = Form { errors, ..Form::new(post.values, post.hidden.token) };
            return form_shown(&req, StatusCode::UNPROCESSABLE_ENTITY, form, refused).await;
        }
    };
    if text::line(&post.hidden.token, 80).is_err() {
        return Err(Failure::BadRequest);
    }
    let voters: Vec<Voter> = catalogue
        .organisations
        .values()
        .filter(|o| o.has_vote)
        .map(|o| Voter { organisation: o.code.clone(), votes: rules.votes_of(&o.code) })
        .collect();
    let now = req.state.clock.now();
    let effects = text.effects();
    let known: Vec<_> = book.circulars.iter().map(|circular| &circular.number).collect();
    let draft = Circular {
        // As it stands now; the store gives the next one of the year.
        number: CircularNumber::next(
            known,
            &rules.numbering.circular,
            chrono::Datelike::year(&today),
        )
        .map_err(|_| Failure::BadRequest)?,
        title: text.title,
        text: text.text,
        urgency,
        state: CircularState::Draft,
        opened: None,
        closes: None,
        voters: Vec::new(),
        votes: BTreeMap::new(),
        objections: BTreeMap::new(),
        procedure: rules.version,
        announced: None,
        tier: text.tier,
        effects,
        responsible: text.responsible,
        due: text.due,
        answered: BTreeSet::new(),
        version: 1,
    };
    let closes = closes(&req, rules);
    let opened = draft.open(rules, voters, today, closes.day);
    let circular = opened.map_err(|_| Failure::Conflict)?;
    let people = store.people().await?;
    let deputies = rules.deputies.in_circular;
    let config = &req.state.config;
    let mails = |circular: &Circular| letters(config, circular, &people, (deputies, false), today);
    // What opens is what was looked at, with the deadline that was told.
    let is_open = post.schritt == "eroeffnen";
    if !is_open || post.frist != closes.day.to_string() {
        let letters = mails(&circular);
        let opening = Opening { circular: &circular, rules, closes: &closes, letters };
        let status = if is_open { StatusCode::CONFLICT } else { StatusCode::OK };
        return previewed(&req, status, post, opening).await;
    }
    let token = post.hidden.token.as_str();
    let year = (rules.numbering.circular.as_str(), today);
    let number = store.put_circular(&permit, (circular, token), year, &mails, now).await?;
    Ok(req.see_other(&format!("/umlaufverfahren/{number}?hinweis=eroeffnet")))
}

/// What is shown of a procedure beside what is stored.
#[derive(Default)]
struct Said {
    vote: Form<String>,
    objection: Form<String>,
    refusal: Option<&'static str>,
    notice: Option<String>,
}

/// The procedure of a path, as the reader sees it.
///
/// # Errors
/// Not found where there is none, or the reader may not know of it.
fn circular<'a>(book: &'a Book, number: &str) -> Result<&'a Circular, Failure> {
    let number = CircularNumber::parse(number).map_err(|_| Failure::NotFound)?;
    book.circulars.iter().find(|c| c.number == number).ok_or(Failure::NotFound)
}

async fn shown(req: &Req, status: StatusCode, number: &str, said: Said) -> Answer {
    let store = &req.state.store;
    let book = store.book().await?.seen_by(&req.ctx.actor);
    let seen = circular(&book, number)?.clone();
    let key = ResolutionNumber::Circular(seen.number.clone());
    let resolution = book.resolutions.iter().find(|r| r.number == key).cloned();
    let acts = visible_acts(req);
    let blind = req.blind();
    let visible = (acts.as_slice(), &blind);
    let history = store.history_until(SubjectKind::Circular, number, visible, HISTORY).await?;
    let inside = Tier::Council.is_within(reach(&req.ctx.actor));
    let has_vote = req.ctx.account().is_some_and(|account| account.has_vote);
    let own = seated_for(&req.ctx.actor)
        .filter(|own| has_vote && seen.voters.iter().any(|voter| &&voter.organisation == own))
        .filter(|_| seen.is_open(req.ctx.today))
        .cloned();
    let office = permit(&req.ctx.actor, KeepCircular).is_ok();
    let page = req.page(status, move |ctx, catalogue| {
        let data = show_page::Data {
            circular: &seen,
            resolution: resolution.as_ref(),
            own: own.as_ref(),
            refusal: said.refusal,
            vote: &said.vote,
            objection: &said.objection,
            office,
            inside,
            history: &history,
            notice: said.notice.as_deref(),
        };
        show_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /umlaufverfahren/{nr}`
pub async fn show(
    req: Req,
    (Path(number), Query(notice)): (Path<String>, Query<Notice>),
) -> Answer {
    let said = Said { notice: notice.hinweis, ..Said::default() };
    shown(&req, StatusCode::OK, &number, said).await
}

fn own(req: &Req) -> OrganisationCode {
    req.ctx.account().map_or_else(OrganisationCode::none, |account| account.organisation.clone())
}

fn refusal(error: CircularError) -> &'static str {
    match error {
        CircularError::NoDeputies => "keine-vertretung",
        CircularError::DelegateVoted => "mitglied-hat-abgestimmt",
        CircularError::NoVote => "keine-stimme",
        CircularError::Objected => "schon-widersprochen",
        CircularError::NotOpen | CircularError::NotAllowed | CircularError::NotUrgent => "zu",
    }
}

/// A vote as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct VotePost {
    choice: String,
}

/// `POST /umlaufverfahren/{nr}/stimme`
pub async fn vote(req: Req, (Path(number), Post(post)): (Path<String>, Post<VotePost>)) -> Answer {
    let (today, now) = (req.ctx.today, req.state.clock.now());
    let book = req.state.store.book().await?;
    let seen = book.seen_by(&req.ctx.actor);
    // Whether votes are taken today is answered on the page, with what was chosen.
    let permit = permit(&req.ctx.actor, VoteCircular { organisation: own(&req), open: true })?;
    let held = circular(&seen, &number)?;
    let choice = match post.choice.as_str() {
        "" => Err(Problem::Required),
        code => Choice::from_code(code).ok_or(Problem::NotAChoice),
    };
    let choice = match choice {
        Ok(choice) => choice,
        Err(problem) => {
            let errors = FieldErrors::one("choice", problem);
            let vote = Form { errors, ..Form::edit(post.choice, 0) };
            let said = Said { vote, ..Said::default() };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, &number, said).await;
        }
    };
    let rules = book.procedures.iter().find(|p| p.version == held.procedure);
    let deputies = rules.is_some_and(|rules| rules.deputies.in_circular);
    let vote = CircularVote {
        choice,
        account: permit.account().id.clone(),
        by_deputy: req.ctx.actor.role() == Some(Role::Deputy),
        at: now,
        changes: 0,
    };
    let store = &req.state.store;
    match store.vote_circular(&permit, &held.number, (vote, deputies), (today, now)).await? {
        Ok(receipt) => {
            let note = if receipt == CircularReceipt::Changed { "geaendert" } else { "stimme" };
            Ok(req.see_other(&format!("/umlaufverfahren/{number}?hinweis={note}")))
        }
        Err(error) => {
            let vote = Form::edit(post.choice, 0);
            let said = Said { vote, refusal: Some(refusal(error)), ..Said::default() };
            shown(&req, StatusCode::CONFLICT, &number, said).await
        }
    }
}

/// An objection as it arrives.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ObjectionPost {
    reason: String,
}

/// `POST /umlaufverfahren/{nr}/widerspruch`
pub async fn object(
    req: Req,
    (Path(number), Post(post)): (Path<String>, Post<ObjectionPost>),
) -> Answer {
    let (today, now) = (req.ctx.today, req.state.clock.now());
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let permit = permit(&req.ctx.actor, VoteCircular { organisation: own(&req), open: true })?;
    let held = circular(&book, &number)?;
    let reason = match text::block(&post.reason, MAX_NOTE) {
        Ok(reason) => reason,
        Err(error) => {
            let errors = FieldErrors::one("reason", error);
            let objection = Form { errors, ..Form::edit(post.reason, 0) };
            let said = Said { objection, ..Said::default() };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, &number, said).await;
        }
    };
    let objection = CircularObjection { reason, at: now };
    let store = &req.state.store;
    match store.object_to_circular(&permit, &held.number, objection, (today, now)).await? {
        Ok(()) => Ok(req.see_other(&format!("/umlaufverfahren/{number}?hinweis=widerspruch"))),
        Err(error) => {
            let objection = Form::edit(post.reason, 0);
            let said = Said { objection, refusal: Some(refusal(error)), ..Said::default() };
            shown(&req, StatusCode::CONFLICT, &number, said).await
        }
    }
}

/// How it is ended.
#[derive(Debug, Default, Deserialize)]
pub struct EndPost {
    #[serde(default)]
    step: String,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /umlaufverfahren/{nr}/ende`
pub async fn end(req: Req, (Path(number), Post(post)): (Path<String>, Post<EndPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepCircular)?;
    let store = &req.state.store;
    let book = store.book().await?.seen_by(&req.ctx.actor);
    let held = circular(&book, &number)?.number.clone();
    let when = (req.ctx.today, req.state.clock.now());
    match post.step.as_str() {
        "auszaehlen" => {
            match settle((store, &req.state.config), &held, Some(&permit), when).await? {
                CircularState::Draft | CircularState::Open => {
                    let said = Said { refusal: Some("noch-nicht"), ..Said::default() };
                    shown(&req, StatusCode::CONFLICT, &number, said).await
                }
                _ => Ok(req.see_other(&format!("/umlaufverfahren/{number}?hinweis=beendet"))),
            }
        }
        "zurueckziehen" => {
            store.withdraw_circular(&permit, (&held, post.hidden.version()), when).await?;
            Ok(req.see_other(&format!("/umlaufverfahren/{number}?hinweis=zurueckgezogen")))
        }
        _ => Err(Failure::BadRequest),
    }
}

/// `GET /umlaufverfahren/{nr}/ergebnis.pdf`
pub async fn pdf(req: Req, Path(number): Path<String>) -> Answer {
    let whole = req.state.store.book().await?;
    let book = whole.seen_by(&req.ctx.actor);
    let seen = circular(&book, &number)?.clone();
    if !seen.is_over() {
        return Err(Failure::NotFound);
    }
    let held = circular(&whole, &number)?;
    let rules = whole.procedures.iter().find(|p| p.version == held.procedure);
    let verdict = rules.and_then(|rules| held.result(rules, held.matter(), req.ctx.today));
    let (reach, date) = (reach(&req.ctx.actor), req.ctx.today);
    // Outside the council sums are told and no votes: those are counted in the whole record.
    let shown = if Tier::Council.is_within(reach) { seen } else { held.clone() };
    let ident = format!("wirkungskompass/umlaufverfahren/{number}/ergebnis");
    let houses = Letterhead::of(&req);
    let work = move || {
        let sheet = CircularSheet { circular: &shown, verdict: verdict.as_ref(), reach, date };
        circular_result(&houses.office(), &sheet, &ident)
    };
    let bytes = req.typeset(work).await?;
    Ok(exports::pdf(&req, &format!("Umlaufverfahren-{number}"), bytes))
}
