//! Digests, and mails about answers that are overdue. Each goes out once, whatever the number of processes.

use crate::clock;
use crate::config::Config;
use crate::duties;
use crate::mail::compose::{self, Recipient};
use crate::request::blind;
use app::ctx::Ctx;
use app::history;
use app::letters::{DigestFacts, OverdueFacts};
use app::pages::desk;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::{Actor, Role};
use domain::digest::{is_due, is_news};
use domain::indicator::supply::recipient::acts_for;
use domain::journal::{Act, Entry};
use domain::period::format_day;
use domain::policy::{feedback_view, is_act_visible, reach};
use store::{AccountRecord, Desk, NewMail, Store, StoreError};

/// Changes that a mail names; the rest is counted.
const MOST_NAMED: usize = 20;
/// Changes that are looked at.
const MOST_READ: u32 = 500;

/// Writes the digests that are due on a day, and gives their number. Each tells of what changed since the one before and
/// goes out once; where there is nothing to tell, none goes out.
///
/// # Errors
/// When the store does not answer; digests written until then stay.
pub async fn write_digests(
    store: &Store,
    config: &Config,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let mut written = 0;
    for desk in store.desks_with_digest().await? {
        if !is_due(desk.digest, desk.told_day, today) {
            continue;
        }
        let Some(record) = store.account(&desk.account).await? else { continue };
        if record.disabled {
            continue;
        }
        let mail = digest(store, config, &desk, &record, (today, now)).await?;
        let goes_out = mail.is_some();
        let first = store.send_digest(&desk, mail, (today, now)).await?;
        written += usize::from(first && goes_out);
    }
    Ok(written)
}

/// The digest for a desk; none where there is nothing to tell.
async fn digest(
    store: &Store,
    config: &Config,
    desk: &Desk,
    record: &AccountRecord,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> Result<Option<NewMail>, StoreError> {
    let account = store.acting_account(record, today).await?;
    let actor = Actor::Account(account.clone());
    let all = store.catalogue().await?;
    let catalogue = all.seen_by(reach(&actor));
    let view = feedback_view(&actor, &catalogue.face);
    let acts: Vec<Act> =
        Act::ALL.iter().copied().filter(|act| is_act_visible(view, *act)).collect();
    let hidden = all.measures.keys().filter(|slug| !catalogue.measures.contains_key(*slug));
    let hidden: Vec<String> = hidden.map(ToString::to_string).collect();
    let span = (desk.told, now.timestamp_millis());
    let blind = blind(&catalogue, &actor, today);
    let changes =
        store.changes_between((&acts, &hidden, &blind), &desk.account, span, MOST_READ).await?;
    let register = store.register().await?.seen_by(&actor, &catalogue);
    let duties = duties::own(store, &account, &catalogue, &register, today).await?;
    if changes.is_empty() && !duties.iter().any(|d| is_news(d.due, desk.told_day, today)) {
        return Ok(None);
    }
    let ctx = Ctx::for_mail(today, clock::local);
    let line = |entry: &Entry| {
        let day = format_day(ctx.local(entry.at).date(), ctx.language);
        format!("{day}: {}", history::entry_text(&ctx, entry))
    };
    let owed = duties.iter().map(|duty| {
        let kind = desk::kind(&ctx, duty.kind);
        format!("{kind}: {} ({})", duty.title, desk::deadline_words(&ctx, duty))
    });
    let facts = DigestFacts {
        changes: changes.iter().take(MOST_NAMED).map(line).collect(),
        changes_in_all: changes.len(),
        duties: owed.collect(),
    };
    Ok(Some(compose::digest(config, Recipient::from(record), &facts)))
}

/// Writes to planners and Geschäftsstelle about every finding whose answer has become overdue, once for each deadline; gives
/// the number of findings.
///
/// # Errors
/// When the store does not answer; mails written until then stay.
pub async fn write_overdue(
    store: &Store,
    config: &Config,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let register = store.register().await?;
    let overdue: Vec<_> = register
        .findings
        .iter()
        .filter(|finding| register.standing(finding, today).is_overdue())
        .collect();
    if overdue.is_empty() {
        return Ok(0);
    }
    let told = store.told_once().await?;
    let people = store.people().await?;
    let concerned: Vec<_> = people
        .iter()
        .filter(|person| {
            acts_for(person, today).is_some()
                && person.mandates.iter().any(|m| {
                    matches!(m.role, Role::Planner | Role::Secretariat) && m.is_valid(today)
                })
        })
        .collect();
    let mut written = 0;
    for finding in overdue {
        let key = format!("overdue/{}/{}", finding.id, finding.due);
        if told.contains(&key) || concerned.is_empty() {
            continue;
        }
        let facts = OverdueFacts {
            finding: finding.id.to_string(),
            title: finding.title.clone(),
            addressee: finding.addressee.clone(),
            due: finding.due,
            today,
        };
        let mails = concerned
            .iter()
            .map(|person| compose::overdue(config, Recipient::from(*person), &facts))
            .collect();
        written += usize::from(store.tell_once(&key, mails, now).await?);
    }
    Ok(written)
}
