//! What belongs to one person's desk: when it was last visited, how often a digest goes out, and what has been told of.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::{Blind, JournalRow, SEEN, bind_blind};
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::digest::DigestRhythm;
use domain::journal::{Act, Entry};
use domain::key::AccountId;
use domain::policy::{KeepOwnAccount, Permit};
use serde::{Deserialize, Serialize};
use surrealdb::types::{Object, SerdeWrapper, SurrealValue};

/// A visit that began within half an hour of the last look is the same one.
const SAME_VISIT_SECONDS: i64 = 30 * 60;

/// A person's desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desk {
    /// The account.
    pub account: AccountId,
    /// When the visit before this one ended, in seconds since 1970; 0 where there was none.
    #[serde(rename = "previous")]
    pub before: i64,
    /// When the desk was last looked at, in seconds since 1970.
    pub seen: i64,
    /// How often a digest goes out.
    pub digest: DigestRhythm,
    /// The day of the last digest that was looked into, sent or empty.
    pub told_day: Option<NaiveDate>,
    /// The moment up to which changes have been told of, in milliseconds since 1970.
    pub told: i64,
}

impl Desk {
    fn new(account: &AccountId) -> Self {
        Self {
            account: account.clone(),
            before: 0,
            seen: 0,
            digest: DigestRhythm::Off,
            told_day: None,
            told: 0,
        }
    }
}

impl Store {
    /// The desk of a person.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn desk(&self, account: &AccountId) -> Result<Desk, StoreError> {
        let found: Vec<Desk> = self
            .rows("SELECT * FROM type::record('desk', $account)", [("account", account.as_str())])
            .await?;
        Ok(found.into_iter().next().unwrap_or_else(|| Desk::new(account)))
    }

    /// The desks that a digest goes out to.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn desks_with_digest(&self) -> Result<Vec<Desk>, StoreError> {
        self.rows("SELECT * FROM desk WHERE digest != 'nie'", ()).await
    }

    /// Notes a look at the desk and gives it as it was: `before` is the end of the visit before this one.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn visit_desk(
        &self,
        permit: &Permit<KeepOwnAccount>,
        now: DateTime<Utc>,
    ) -> Result<Desk, StoreError> {
        let account = &permit.account().id;
        let mut desk = self.desk(account).await?;
        let seconds = now.timestamp();
        if seconds - desk.seen > SAME_VISIT_SECONDS {
            desk.before = desk.seen;
        } else if seconds - desk.seen < 60 {
            return Ok(desk);
        }
        desk.seen = seconds;
        let transaction = Transaction::new()
            .record("id", "desk", account.as_str())
            .bind("desk", desk.clone())
            .statement("UPSERT $id MERGE { account: $desk.account, previous: $desk.previous, seen: $desk.seen } RETURN NONE");
        // A look that meets another one is not worth a second try.
        match transaction.once(self).await {
            Ok(()) | Err(StoreError::Busy) => Ok(desk),
            Err(error) => Err(error),
        }
    }

    /// Keeps how often a digest goes out. What has happened until now counts as told.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn choose_digest(
        &self,
        permit: &Permit<KeepOwnAccount>,
        rhythm: DigestRhythm,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let account = &permit.account().id;
        let desk = self.desk(account).await?;
        let begins = desk.digest == DigestRhythm::Off;
        let desk = Desk {
            digest: rhythm,
            told: if begins { now.timestamp_millis() } else { desk.told },
            told_day: if begins { Some(today) } else { desk.told_day },
            ..desk
        };
        Transaction::new()
            .record("id", "desk", account.as_str())
            .bind("desk", desk)
            .statement("UPSERT $id CONTENT $desk RETURN NONE")
            .run(self)
            .await
    }

    /// Puts a digest into the outbox and notes up to when it tells, both or neither; without a mail it notes that there was
    /// nothing to tell. False where the desk has moved on since it was read: of two processes that come to it at once, one
    /// sends.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn send_digest(
        &self,
        desk: &Desk,
        mail: Option<NewMail>,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<bool, StoreError> {
        let transaction = Transaction::new()
            .record("id", "desk", desk.account.as_str())
            .value("before", desk.told)
            .value("until", now.timestamp_millis())
            .value("day", today.to_string())
            .statement(
                "LET $moved = (UPDATE $id SET told = $until, told_day = $day WHERE told = $before RETURN VALUE told)",
            )
            .statement(&format!(
                "IF array::len($moved) = 0 {{ THROW '{}' }}",
                crate::error::CHANGED
            ));
        let transaction = match mail {
            Some(mail) => transaction.mail(mail, now),
            None => transaction,
        };
        match transaction.run(self).await {
            Ok(()) => Ok(true),
            Err(StoreError::ChangedMeanwhile) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Puts mails about something into the outbox, once for this key. False where they have gone out before.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn tell_once(
        &self,
        key: &str,
        mails: Vec<NewMail>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let transaction = Transaction::new()
            .record("id", "notice", key)
            .value("at", now.timestamp())
            .statement("CREATE $id SET at = $at RETURN NONE");
        let transaction = mails.into_iter().fold(transaction, |t, mail| t.mail(mail, now));
        match transaction.run(self).await {
            Ok(()) => Ok(true),
            Err(StoreError::AlreadyThere) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Keys of what has been told once.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn told_once(&self) -> Result<Vec<String>, StoreError> {
        self.rows("SELECT VALUE <string> record::id(id) FROM notice", ()).await
    }

    /// The changes after a moment up to another that a reader may see, newest first, at most `limit`; those of `hidden`
    /// measures and the reader's own are left out, and so are those about positions that are kept back.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn changes_between(
        &self,
        (visible, hidden, blind): (&[Act], &[String], &Blind),
        own: &AccountId,
        (after, until): (i64, i64),
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut binds = Object::new();
        let codes: Vec<String> = visible.iter().map(|act| act.code().to_owned()).collect();
        binds.insert("acts".to_owned(), SerdeWrapper(codes).into_value());
        binds.insert("hidden".to_owned(), SerdeWrapper(hidden.to_vec()).into_value());
        binds.insert("own".to_owned(), own.to_string().into_value());
        binds.insert("after".to_owned(), after.into_value());
        binds.insert("until".to_owned(), until.into_value());
        binds.insert("limit".to_owned(), i64::from(limit).into_value());
        bind_blind(&mut binds, blind);
        let rows: Vec<JournalRow> = self
            .rows(
                &format!(
                    "SELECT * FROM journal WHERE at > $after AND at <= $until AND act IN $acts \
                     AND (account = NONE OR account != $own) AND !(subject = 'measure' AND key IN $hidden) \
                     AND {SEEN} ORDER BY id DESC LIMIT $limit"
                ),
                binds,
            )
            .await?;
        Ok(rows.into_iter().map(JournalRow::entry).collect())
    }
}
