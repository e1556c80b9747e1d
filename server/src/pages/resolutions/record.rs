//! Recording what a poll has decided.

use crate::clock;
use crate::mail::compose;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::resolutions::record as page;
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::meeting::agenda::AgendaItem;
use domain::meeting::book::Book;
use domain::meeting::key::PollId;
use domain::meeting::numbering::{ItemNumber, ResolutionNumber};
use domain::meeting::resolution::effect::{check_all, check_majority};
use domain::meeting::resolution::{
    DecisionForm, DecisionText, EffectError, Implementation, Progress, Register, Resolution,
    VoteRecord,
};
use domain::meeting::sitting::HeldPoll;
use domain::meeting::vote::Outcome;
use domain::policy::{KeepResolution, permit};
use domain::tier::Tier;
use std::sync::Arc;
use store::StoreError;

/// A poll that has decided on the proposal of an item.
struct Decided {
    meeting: u32,
    poll: HeldPoll,
    number: ItemNumber,
    item: AgendaItem,
    tier: Tier,
    vote: VoteRecord,
    /// Version of the rules of procedure it rests on.
    procedure: u32,
    /// What the paper proposes.
    proposed: Option<String>,
    book: Arc<Book>,
}

/// The poll of a path.
///
/// # Errors
/// Not found where there is none; a conflict where it has not decided on a proposal: it is not closed, another vote is
/// needed, or it was on an amendment.
async fn decided(req: &Req, (meeting, poll): &(String, String)) -> Result<Decided, Failure> {
    let meeting: u32 = meeting.parse().map_err(|_| Failure::NotFound)?;
    let id = PollId::parse(poll).map_err(|_| Failure::NotFound)?;
    let store = &req.state.store;
    let sitting = store.sitting(meeting).await?.ok_or(Failure::NotFound)?;
    let poll = sitting.poll(&id).cloned().ok_or(Failure::NotFound)?;
    let book = store.book().await?;
    let plan = book.plans.get(&meeting).ok_or(Failure::NotFound)?;
    let place = plan.agenda.place_of(&poll.poll.item).ok_or(Failure::NotFound)?;
    let number = plan.agenda.number_of(&poll.poll.item).ok_or(Failure::NotFound)?;
    let item = plan.agenda.item(&poll.poll.item).cloned().ok_or(Failure::NotFound)?;
    let (Some(verdict), None) = (&poll.verdict, &poll.amendment) else {
        return Err(Failure::Conflict);
    };
    if verdict.outcome == Outcome::Tied {
        return Err(Failure::Conflict);
    }
    let day = day_of(req, &poll);
    let rules = book.rules_on(day).ok_or(Failure::NotFound)?;
    let vote = poll.record(rules).ok_or(Failure::Conflict)?;
    let paper = item.paper.as_ref().and_then(|number| book.papers.get(number));
    let proposed = paper.map(|paper| paper.text.proposed_resolution.clone());
    let (tier, procedure) = (plan.agenda.tier_of(place), rules.version);
    Ok(Decided { meeting, poll, number, item, tier, vote, procedure, proposed, book })
}

fn day_of(req: &Req, poll: &HeldPoll) -> chrono::NaiveDate {
    poll.closed.map_or(req.ctx.today, |at| clock::local(at).date())
}

async fn shown(
    req: &Req,
    status: StatusCode,
    decided: Decided,
    form: Form<DecisionForm>,
    refused: Option<(&'static str, EffectError)>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let page = req.page(status, move |ctx, catalogue| {
        let data = page::Data {
            meeting: decided.meeting,
            poll: decided.poll.poll.id.as_str(),
            item: (decided.number.to_string(), decided.item.title.clone()),
            vote: &decided.vote,
            quorum: decided.poll.quorum.as_ref(),
            proposed: decided.proposed.as_deref(),
            form: &form,
            refused: refused.as_ref(),
            changed,
        };
        page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// The resolution that the poll has, if it was recorded.
fn recorded(decided: &Decided) -> Option<&ResolutionNumber> {
    let of = |r: &&Resolution| r.vote.poll.as_ref() == Some(&decided.poll.poll.id);
    decided.book.resolutions.iter().find(of).map(|r| &r.number)
}

/// `GET /sitzungen/{nr}/abstimmungen/{poll}/beschluss`
pub async fn form(req: Req, Path(path): Path<(String, String)>) -> Answer {
    permit(&req.ctx.actor, KeepResolution)?;
    let decided = decided(&req, &path).await?;
    if let Some(number) = recorded(&decided) {
        return Ok(req.see_other(&format!("/beschluesse/{}?hinweis=schon-da", number.key())));
    }
    let question = decided.poll.poll.question.trim();
    let text = match (question, &decided.proposed) {
        ("", Some(proposed)) => proposed.clone(),
        (question, _) => question.to_owned(),
    };
    let values = DecisionForm {
        title: decided.item.title.clone(),
        text,
        responsible: decided.item.rapporteur.clone(),
        tier: decided.tier.code().to_owned(),
        ..DecisionForm::default()
    };
    shown(&req, StatusCode::OK, decided, Form::edit(values, 0), None).await
}

/// Why what was typed cannot be recorded.
type Refusal = (FieldErrors, Option<(&'static str, EffectError)>);

/// Checks effects against the catalogue, and names the field of the first that cannot be carried out.
pub(in crate::pages) fn checked(
    text: &DecisionText,
    catalogue: &domain::catalogue::Catalogue,
    day: chrono::NaiveDate,
) -> Result<(), Refusal> {
    check_all(&text.effects(), catalogue, day).map_err(|refused| at_its_field(text, refused))
}

/// An effect that is refused, at its field.
fn at_its_field(text: &DecisionText, (place, error): (usize, EffectError)) -> Refusal {
    let field = text.field_of(place);
    (FieldErrors::one(field, Problem::NotAChoice), Some((field, error)))
}

/// Checks that the vote was held by a majority that is enough for what follows.
fn majority(decided: &Decided, text: &DecisionText, day: chrono::NaiveDate) -> Result<(), Refusal> {
    let Some(rules) = decided.book.rules_on(day) else { return Ok(()) };
    check_majority(&text.effects(), decided.vote.rule, rules)
        .map_err(|refused| at_its_field(text, refused))
}

/// Checks that it may take the place of others. Its own number comes later than all that are given.
fn replaces(decided: &Decided, text: &DecisionText, day: chrono::NaiveDate) -> Result<(), Refusal> {
    let given = decided.book.resolutions.iter().map(|r| &r.number);
    let number = ResolutionNumber::next(given, decided.meeting, &decided.number);
    let register = Register::new(&decided.book.resolutions, Tier::Secretariat);
    register
        .may_replace(&number, day, &text.replaces)
        .map_err(|_| (FieldErrors::one("replaces", Problem::Unknown), None))
}

/// `POST /sitzungen/{nr}/abstimmungen/{poll}/beschluss`
pub async fn record(
    req: Req,
    (Path(path), Post(values)): (Path<(String, String)>, Post<DecisionForm>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepResolution)?;
    let decided = decided(&req, &path).await?;
    if let Some(number) = recorded(&decided) {
        return Ok(req.see_other(&format!("/beschluesse/{}?hinweis=schon-da", number.key())));
    }
    let day = day_of(&req, &decided.poll);
    let catalogue = req.state.store.catalogue().await?;
    let adopted = decided.vote.outcome == Outcome::Adopted;
    let read = values.parse().map_err(|errors| (errors, None)).and_then(|text| {
        if adopted {
            majority(&decided, &text, day)?;
            checked(&text, &catalogue, day)?;
            replaces(&decided, &text, day)?;
        }
        Ok(text)
    });
    let text = match read {
        Ok(text) => text,
        Err((errors, refused)) => {
            let form = Form { errors, ..Form::edit(values, 0) };
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return shown(&req, status, decided, form, refused).await;
        }
    };
    let now = req.state.clock.now();
    let effects = text.effects();
    let resolution = Resolution {
        // The store gives the next one on the item.
        number: ResolutionNumber::next([], decided.meeting, &decided.number),
        item: Some(decided.item.id.clone()),
        title: text.title,
        text: text.text,
        decided: day,
        closed: decided.poll.closed.unwrap_or(now),
        vote: decided.vote.clone(),
        quorum: decided.poll.quorum,
        procedure: decided.procedure,
        effects,
        replaces: text.replaces,
        minority: Vec::new(),
        progress: Progress {
            state: Implementation::Open,
            responsible: text.responsible,
            due: text.due,
            evidence: String::new(),
            version: 1,
        },
        // Never wider than the item it was made on.
        tier: text.tier.min(decided.tier),
    };
    let people = req.state.store.people().await?;
    let known = (&*req.catalogue, people.as_slice());
    let mails = compose::requests(&req.state.config, known, resolution.effects(), req.ctx.today);
    let on = (decided.meeting, &decided.number);
    match req.state.store.record_resolution(&permit, on, (resolution, mails), now).await {
        Ok(number) => {
            Ok(req.see_other(&format!("/beschluesse/{}?hinweis=aufgenommen", number.key())))
        }
        Err(StoreError::AlreadyThere) => {
            let decided = self::decided(&req, &path).await?;
            let number = recorded(&decided).ok_or(Failure::Conflict)?;
            Ok(req.see_other(&format!("/beschluesse/{}?hinweis=schon-da", number.key())))
        }
        Err(StoreError::ChangedMeanwhile) => {
            let decided = self::decided(&req, &path).await?;
            shown(&req, StatusCode::CONFLICT, decided, Form::edit(values, 0), None).await
        }
        Err(error) => Err(error.into()),
    }
}
