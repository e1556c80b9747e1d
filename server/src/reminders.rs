//! Letters before and after a value is due, written once each.

use crate::config::Config;
use crate::mail::compose::{self, Recipient};
use app::letters::DeliveryFacts;
use chrono::{DateTime, NaiveDate, Utc};
use domain::indicator::supply::{Outlook, Reminder, recipient};
use store::{NewMail, SentReminder, Store, StoreError};

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
