//! Calendars that fetch the meetings of a person: each account has one address at most, known by its digest.
//!
//! Nobody but the person has to account for it, so opening and closing one leaves no row in the journal.

use crate::db::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::key::AccountId;
use domain::policy::{KeepOwnAccount, Permit};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct StoredFeed {
    account: AccountId,
    created: i64,
}

impl Store {
    /// Opens the calendar of whoever asks under a new address; an earlier one counts no more. Two that open it at the same
    /// time both write one row named after the account, so that the second one finds the first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn open_calendar(
        &self,
        permit: &Permit<KeepOwnAccount>,
        digest: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account().id.clone();
        Transaction::new()
            .value("account", account.as_str())
            .record("id", "calendar_feed", digest)
            .record("turn", "calendar_feed", account.as_str())
            .bind("feed", StoredFeed { account, created: now.timestamp() })
            .statement("UPSERT $turn CONTENT $feed RETURN NONE")
            // Its own row is among those that go.
            .statement("DELETE calendar_feed WHERE account = $account")
            .statement("CREATE $id CONTENT $feed RETURN NONE")
            .run(self)
            .await
    }

    /// Takes the address of the calendar back.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn close_calendar(&self, permit: &Permit<KeepOwnAccount>) -> Result<(), StoreError> {
        Transaction::new()
            .value("account", permit.account().id.as_str())
            .statement("DELETE calendar_feed WHERE account = $account")
            .run(self)
            .await
    }

    /// Since when an account has an address for its calendar.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn calendar_since(
        &self,
        account: &AccountId,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = "SELECT account, created FROM calendar_feed WHERE account = $account";
        let found: Vec<StoredFeed> = self.rows(query, [("account", account.as_str())]).await?;
        Ok(found.first().and_then(|feed| DateTime::from_timestamp(feed.created, 0)))
    }

    /// Whose calendar an address is, where it still counts.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn calendar_of(&self, digest: &str) -> Result<Option<AccountId>, StoreError> {
        let query = "SELECT account, created FROM type::record('calendar_feed', $key)";
        let found: Vec<StoredFeed> = self.rows(query, [("key", digest)]).await?;
        Ok(found.into_iter().next().map(|feed| feed.account))
    }
}
