//! Rounds as the Geschäftsstelle keeps them, and the page that everyone reads.

use super::{Hidden, Notice, visible_acts};
use crate::mail::compose::{self, Recipient};
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::letters::RoundFacts;
use app::pages::evaluations::{round as round_page, round_form};
use axum::extract::{Form as Post, Path, Query};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::evaluation::round_form::{ReopenForm, RoundForm, RoundText};
use domain::evaluation::{Round, RoundState};
use domain::journal::{Act, SubjectKind};
use domain::key::{MeasureSlug, RoundCode};
use domain::measure::Measure;
use domain::policy::{KeepRound, permit, reach};
use serde::Deserialize;
use store::{NewMail, StoreError};

/// Most rows of a round's history.
const HISTORY: u32 = 200;
/// Addresses that are no round.
const RESERVED: &str = "neu";

/// The round of a path, where the reader may know of it.
///
/// # Errors
/// Not found.
pub fn round(req: &Req, code: &str) -> Result<Round, Failure> {
    let code = RoundCode::parse(code).map_err(|_| Failure::NotFound)?;
    let seen = req.catalogue.rounds_seen(reach(&req.ctx.actor), req.ctx.today);
    seen.into_iter().find(|round| round.code == code).cloned().ok_or(Failure::NotFound)
}

/// `GET /bewertungen/{round}`
pub async fn show(req: Req, (Path(code), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    let round = round(&req, &code)?;
    let form = Form::edit(ReopenForm::default(), round.version);
    shown(&req, StatusCode::OK, round, form, notice.hinweis).await
}

async fn shown(
    req: &Req,
    status: StatusCode,
    round: Round,
    reopen: Form<ReopenForm>,
    notice: Option<String>,
) -> Answer {
    let store = &req.state.store;
    let keep = permit(&req.ctx.actor, KeepRound).ok();
    let missing = match &keep {
        Some(keep) if round.state_on(req.ctx.today) != RoundState::Draft => {
            Some(store.missing_in(keep, &req.catalogue, &round).await?)
        }
        _ => None,
    };
    let acts = match keep {
        // Only what the Geschäftsstelle and the clock did to a round is about the round.
        Some(_) => Act::ALL.to_vec(),
        None => visible_acts(req),
    };
    let blind = req.blind();
    let visible = (acts.as_slice(), &blind);
    let history =
        store.history_until(SubjectKind::Round, round.code.as_str(), visible, HISTORY).await?;
    let view = store.positions_in(&round, req.position_reader()).await?.view;
    let page = req.page(status, move |ctx, catalogue| {
        let notice = notice.as_deref();
        let data = round_page::Data {
            round: &round,
            view,
            missing,
            history: &history,
            notice,
            reopen: &reopen,
        };
        round_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// Checks what a round refers to.
fn known(req: &Req, existing: Option<&Round>, text: RoundText) -> Result<RoundText, FieldErrors> {
    let mut errors = FieldErrors::default();
    let lost = |slug: &MeasureSlug| !req.catalogue.measures.contains_key(slug);
    // What an open round asks about stays, whatever has become of it.
    let fixed = existing.is_some_and(|round| round.state_on(req.ctx.today) != RoundState::Draft);
    if !fixed && text.measures.iter().any(lost) {
        errors.add("measures", Problem::NotAChoice);
    }
    if !fixed && text.setup.asked.iter().any(|code| !req.catalogue.organisations.contains_key(code))
    {
        errors.add("asked", Problem::NotAChoice);
    }
    let meets = |number| req.catalogue.meetings.iter().any(|m| m.number == Some(number));
    if text.meeting.is_some_and(|number| !meets(number)) {
        errors.add("meeting", Problem::NotAChoice);
    }
    if errors.is_empty() { Ok(text) } else { Err(errors) }
}

/// A form's fields as they arrive: several of the same name, such as ticked boxes, and the version.
fn read(pairs: Vec<(String, String)>) -> (RoundForm, i64) {
    let version = pairs.iter().find(|(name, _)| name == "version");
    let version = version.and_then(|(_, value)| value.parse().ok()).unwrap_or(-1);
    (RoundForm::from_pairs(pairs), version)
}

async fn form_page(
    req: &Req,
    status: StatusCode,
    existing: Option<Round>,
    form: Form<RoundForm>,
) -> Answer {
    let changed = status == StatusCode::CONFLICT;
    let page = req.page(status, move |ctx, catalogue| {
        round_form::page(ctx, catalogue, existing.as_ref(), &form, changed)
    });
    Ok(page.await)
}

/// `GET /bewertungen/neu`
pub async fn new(req: Req, (): ()) -> Answer {
    permit(&req.ctx.actor, KeepRound)?;
    form_page(&req, StatusCode::OK, None, Form::edit(RoundForm::default(), 0)).await
}

/// The address made from a title; one that is no address or reserved cannot be used.
fn code_of(title: &str) -> Option<RoundCode> {
    let slug = MeasureSlug::from_name(title).ok()?;
    RoundCode::parse(slug.as_str()).ok().filter(|code| code.as_str() != RESERVED)
}

/// `POST /bewertungen`
pub async fn create(req: Req, Post(pairs): Post<Vec<(String, String)>>) -> Answer {
    let permit = permit(&req.ctx.actor, KeepRound)?;
    let (values, _) = read(pairs);
    let refuse = |errors: FieldErrors, values: RoundForm| {
        let form = Form { errors, ..Form::edit(values, 0) };
        form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, None, form)
    };
    let parsed = values.parse(None, &req.catalogue.criteria, req.ctx.today);
    let text = match parsed.and_then(|text| known(&req, None, text)) {
        Ok(text) => text,
        Err(errors) => return refuse(errors, values).await,
    };
    let Some(code) = code_of(&text.title) else {
        return refuse(FieldErrors::one("title", Problem::Taken), values).await;
    };
    let there = format!("/bewertungen/{code}?hinweis=angelegt");
    let is_same = req.catalogue.rounds.get(&code).is_some_and(|held| {
        held.version == 1
            && RoundForm::of(held).parse(None, &req.catalogue.criteria, req.ctx.today).as_ref()
                == Ok(&text)
    });
    if is_same {
        // The same form once more.
        return Ok(req.see_other(&there));
    }
    match req.state.store.create_round(&permit, &code, text, req.state.clock.now()).await {
        Ok(()) => Ok(req.see_other(&there)),
        Err(StoreError::AlreadyThere) => {
            refuse(FieldErrors::one("title", Problem::Taken), values).await
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /bewertungen/{round}/bearbeiten`
pub async fn edit(req: Req, Path(code): Path<String>) -> Answer {
    permit(&req.ctx.actor, KeepRound)?;
    let round = round(&req, &code)?;
    let form = Form::edit(RoundForm::of(&round), round.version);
    form_page(&req, StatusCode::OK, Some(round), form).await
}

/// `POST /bewertungen/{round}/bearbeiten`
pub async fn save(
    req: Req,
    (Path(code), Post(pairs)): (Path<String>, Post<Vec<(String, String)>>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepRound)?;
    let round = round(&req, &code)?;
    let (values, seen) = read(pairs);
    let parsed = values.parse(Some(&round), &req.catalogue.criteria, req.ctx.today);
    let text = match parsed.and_then(|text| known(&req, Some(&round), text)) {
        Ok(text) => text,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(values, seen) };
            return form_page(&req, StatusCode::UNPROCESSABLE_ENTITY, Some(round), form).await;
        }
    };
    let when = (req.ctx.today, req.state.clock.now());
    match req.state.store.edit_round(&permit, &round, seen, text, when).await {
        Ok(()) => Ok(req.see_other(&format!("/bewertungen/{code}?hinweis=gespeichert"))),
        Err(StoreError::ChangedMeanwhile) => {
            let req = req.newest().await?;
            let round = self::round(&req, &code)?;
            let form = Form::edit(values, round.version);
            form_page(&req, StatusCode::CONFLICT, Some(round), form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// A step of a round.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct StepPost {
    to: String,
    version: String,
}

/// `POST /bewertungen/{round}/stand`
pub async fn step(req: Req, (Path(code), Post(post)): (Path<String>, Post<StepPost>)) -> Answer {
    let permit = permit(&req.ctx.actor, KeepRound)?;
    let round = round(&req, &code)?;
    let to = RoundState::from_code(&post.to).ok_or(Failure::BadRequest)?;
    let seen = post.version.parse().unwrap_or(-1);
    let when = (req.ctx.today, req.state.clock.now());
    req.state.store.move_round(&permit, &round, seen, to, when).await?;
    Ok(req.see_other(&format!("/bewertungen/{code}?hinweis=stand")))
}

/// A late entry with its hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ReopenPost {
    #[serde(flatten)]
    values: ReopenForm,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /bewertungen/{round}/nachfrist`
pub async fn reopen(
    req: Req,
    (Path(code), Post(post)): (Path<String>, Post<ReopenPost>),
) -> Answer {
    let permit = permit(&req.ctx.actor, KeepRound)?;
    let round = round(&req, &code)?;
    if !round.is_over(req.ctx.today) {
        return Err(Failure::Conflict);
    }
    let seen = post.hidden.version();
    let now = req.state.clock.now();
    let vote = |code: &_| req.catalogue.organisations.get(code).map(|o| o.has_vote);
    let entry = match post.values.parse(&round, vote, (req.ctx.today, now)) {
        Ok(entry) => entry,
        Err(errors) => {
            let form = Form { errors, ..Form::edit(post.values, seen) };
            return shown(&req, StatusCode::UNPROCESSABLE_ENTITY, round, form, None).await;
        }
    };
    req.state.store.reopen_entry(&permit, &round, seen, entry, now).await?;
    Ok(req.see_other(&format!("/bewertungen/{code}?hinweis=nachfrist")))
}

/// The facts of a round as a letter names them, about these measures.
pub(crate) fn facts<'a>(
    round: &Round,
    measures: impl Iterator<Item = &'a Measure>,
    today: chrono::NaiveDate,
) -> RoundFacts {
    RoundFacts {
        code: round.code.to_string(),
        title: round.title.de.clone(),
        closes: round.closes,
        today,
        measures: measures.map(|m| m.name.de.clone()).collect(),
    }
}

/// The open rounds that ask about a measure, and a mail to everyone who speaks for an organisation that is asked: the same
/// for all, so that no mail tells who has answered. `name` is the measure's new name.
pub(super) async fn told_of_change(
    req: &Req,
    measure: &Measure,
    name: &str,
) -> Result<(Vec<RoundCode>, Vec<NewMail>), Failure> {
    let today = req.ctx.today;
    let asks = |round: &&&Round| round.measures.contains(&measure.slug);
    let rounds = req.catalogue.open_rounds(today);
    let rounds: Vec<_> = rounds.iter().filter(asks).copied().collect();
    if rounds.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    let people = req.state.store.people().await?;
    let mut mails = Vec::new();
    for round in &rounds {
        let facts = facts(round, std::iter::once(measure), today);
        for organisation in req.catalogue.asked(round) {
            let speakers = people.iter().filter(|p| p.speaks_for(&organisation.code, today));
            mails.extend(speakers.map(|person| {
                compose::measure_changed(&req.state.config, Recipient::from(person), name, &facts)
            }));
        }
    }
    Ok((rounds.iter().map(|round| round.code.clone()).collect(), mails))
}
