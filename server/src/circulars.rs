//! Circular procedures end by themselves after their last day, and whoever has not voted is reminded before it.

use crate::config::Config;
use crate::mail::compose::{self, Recipient};
use app::letters::CircularFacts;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Role;
use domain::meeting::circular::{Circular, CircularState};
use domain::meeting::numbering::CircularNumber;
use domain::meeting::resolution::Effect;
use domain::people::Person;
use domain::policy::{KeepCircular, Permit};
use store::{NewMail, Store, StoreError};

/// How many days before the last one those are reminded who have not voted.
const REMIND_AHEAD: i64 = 2;

/// Letters to those who may vote; reminders go to the organisations that have not. Deputies get one where they vote.
pub fn letters(
    config: &Config,
    circular: &Circular,
    people: &[Person],
    (deputies, reminds): (bool, bool),
    today: NaiveDate,
) -> Vec<NewMail> {
    let Some(closes) = circular.closes else { return Vec::new() };
    let facts = CircularFacts { number: circular.number.to_string(), closes, today, reminds };
    let asked = circular.voters.iter().map(|voter| &voter.organisation);
    let asked: Vec<_> =
        asked.filter(|code| !reminds || !circular.votes.contains_key(*code)).collect();
    let is_asked = |person: &&Person| {
        !person.locked
            && person.mandates.iter().any(|mandate| {
                let votes = match mandate.role {
                    Role::Member | Role::Chair => true,
                    Role::Deputy => deputies,
                    _ => false,
                };
                votes && mandate.is_valid(today) && asked.contains(&&mandate.organisation)
            })
    };
    people
        .iter()
        .filter(is_asked)
        .map(|person| compose::circular(config, Recipient::from(person), &facts))
        .collect()
}

/// Counts a procedure whose last day is over, with the letters to those who are asked for values by what was decided. Gives
/// where it stands then.
///
/// # Errors
/// [`StoreError::NotFound`] where there is none.
pub async fn settle(
    (store, config): (&Store, &Config),
    number: &CircularNumber,
    permit: Option<&Permit<KeepCircular>>,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<CircularState, StoreError> {
    let (catalogue, people) = (store.catalogue().await?, store.people().await?);
    let known = (&*catalogue, people.as_slice());
    let mails = |effects: &[Effect]| compose::requests(config, known, effects, today);
    store.settle_circular(number, permit, &mails, (today, now)).await
}

/// Ends the procedures whose last day is over, and gives their number. Running it again, or in two processes at once, ends
/// none twice.
///
/// # Errors
/// When the store does not answer; what was ended until then stays.
pub async fn end_due(
    store: &Store,
    config: &Config,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let book = store.book().await?;
    let mut ended = 0;
    let due = book
        .circulars
        .iter()
        .filter(|circular| circular.state == CircularState::Open && !circular.is_open(today));
    for circular in due {
        let state = settle((store, config), &circular.number, None, (today, now)).await?;
        ended += usize::from(state == CircularState::Decided);
    }
    Ok(ended)
}

/// Writes the reminders that are due, and gives their number. None is written twice.
///
/// # Errors
/// When the store does not answer; letters written until then stay.
pub async fn remind(
    store: &Store,
    config: &Config,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let book = store.book().await?;
    let is_near =
        |circular: &&Circular| circular.days_left(today).is_some_and(|days| days <= REMIND_AHEAD);
    let near: Vec<_> = book.circulars.iter().filter(is_near).collect();
    if near.is_empty() {
        return Ok(0);
    }
    let (open, people) = (store.circulars_not_reminded().await?, store.people().await?);
    let mut written = 0;
    for circular in near.into_iter().filter(|circular| open.contains(&circular.number)) {
        let rules = book.procedures.iter().find(|p| p.version == circular.procedure);
        let deputies = rules.is_some_and(|rules| rules.deputies.in_circular);
        let mails = letters(config, circular, &people, (deputies, true), today);
        let count = mails.len();
        if store.remind_of_circular(circular, mails, now).await? {
            written += count;
        }
    }
    Ok(written)
}
