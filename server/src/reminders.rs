//! Letters before and after a value is due, and before and after the deadline of a round, written once each.

use crate::config::Config;
use crate::mail::compose::{self, Recipient};
use crate::pages::rounds;
use app::letters::DeliveryFacts;
use chrono::{DateTime, NaiveDate, Utc};
use domain::evaluation::reminder::RoundReminder;
use domain::indicator::supply::{Outlook, Reminder, recipient};
use domain::key::OrganisationCode;
use std::collections::BTreeMap;
use store::{NewMail, SentReminder, SentRoundReminder, Store, StoreError};

/// Writes the letters that are due on a day, and gives their number. Running it again on the same day, or in two processes
/// at once, writes none twice; after days without a run only the last letter that is due about a value is written.
///
/// What nobody can be written to stays due.
///
/// # Errors
/// When the store does not answer; letters written until then stay.
pub async fn write_due(
    store: &Store,
    config: &Config,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let catalogue = store.catalogue().await?;
    let sent = store.reminders().await?;
    let people = store.people().await?;
    let mut written = 0;
    for (code, supply) in &catalogue.supplies {
        let Some(record) = catalogue.indicators.get(code) else { continue };
        let Some(next) = Outlook::of(supply, record, today).next else { continue };
        let about = |s: &&SentReminder| &s.indicator == code && s.period == next.period;
        let known: Vec<_> = sent.iter().filter(about).map(|s| s.kind).collect();
        let Some(kind) = Reminder::due(&next, &known, today) else { continue };
        let organisation =
            supply.organisation.as_ref().and_then(|o| catalogue.organisations.get(o));
        let facts = DeliveryFacts {
            indicator: record.indicator.name.de.clone(),
            code: code.to_string(),
            period: next.period,
            due: next.due,
            today,
            organisation: organisation.map(|o| o.name.clone()),
            example: supply.evidence.is_example(),
        };
        let mails: Vec<NewMail> = recipient::recipients(supply, kind, &people, today)
            .into_iter()
            .map(|person| compose::delivery(config, Recipient::from(person), kind, &facts))
            .collect();
        if mails.is_empty() {
            tracing::warn!(indicator = code.as_str(), kind = kind.code(), "nobody to remind");
            continue;
        }
        let (indicator, period, at) = (code.clone(), next.period, now.timestamp());
        let reminder = SentReminder { indicator, period, kind, at };
        written += usize::from(store.remind(reminder, mails, now).await?);
    }
    Ok(written)
}

/// Writes the letters about rounds that are due on a day, and gives their number: before the deadline to everyone who
/// speaks for an organisation that is asked, the same words for all; afterwards to whoever speaks for one whose position is
/// missing. Running it again writes none twice.
///
/// # Errors
/// When the store does not answer; letters written until then stay.
pub async fn write_round_letters(
    store: &Store,
    config: &Config,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let catalogue = store.catalogue().await?;
    let sent = store.round_reminders().await?;
    let mut people = None;
    let mut written = 0;
    for round in catalogue.rounds.values() {
        let known: Vec<_> = sent.iter().filter(|s| s.round == round.code).map(|s| s.kind).collect();
        let Some(kind) = RoundReminder::due(round, &known, today) else { continue };
        let given = match kind {
            RoundReminder::Week | RoundReminder::Near => Vec::new(),
            RoundReminder::Missed => store.ratings_of_closed(round, today).await?,
        };
        let mut open: BTreeMap<&OrganisationCode, Vec<_>> = BTreeMap::new();
        for organisation in catalogue.asked(round) {
            let missing = round.measures.iter().filter(|slug| {
                !given.iter().any(|r| r.organisation == organisation.code && &r.measure == *slug)
            });
            let missing: Vec<_> = missing
                .filter_map(|slug| catalogue.measures.get(slug))
                .map(|r| &r.measure)
                .collect();
            open.insert(&organisation.code, missing);
        }
        if people.is_none() {
            people = Some(store.people().await?);
        }
        let all = people.as_deref().unwrap_or_default();
        let mut mails = Vec::new();
        for (code, measures) in open.into_iter().filter(|(_, missing)| !missing.is_empty()) {
            let facts = rounds::facts(round, measures.into_iter(), today);
            let name =
                catalogue.organisations.get(code).map(|o| o.short.clone()).unwrap_or_default();
            let speakers = all.iter().filter(|person| person.speaks_for(code, today));
            mails.extend(
                speakers.map(|p| compose::round(config, Recipient::from(p), kind, &name, &facts)),
            );
        }
        let letters = mails.len();
        let reminder = SentRoundReminder { round: round.code.clone(), kind, at: now.timestamp() };
        if store.remind_of_round(reminder, mails, now).await? {
            written += letters;
        }
    }
    Ok(written)
}
