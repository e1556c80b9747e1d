//! Sessions: found by the digest of a token that only the browser holds.

use crate::account::{AccountRecord, MANDATES, acting};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Account;
use domain::catalogue::Catalogue;
use domain::journal::{Act, SubjectKind};
use domain::key::{AccountId, MandateId};
use domain::mandate::Mandate;
use domain::policy::{KeepOwnAccount, Permit, SignOut};
use serde::{Deserialize, Serialize};

/// Longest time without a request before a session ends: 30 minutes in seconds.
const IDLE_SECONDS: i64 = 30 * 60;
/// Longest life of a session: 12 hours in seconds.
const LIFE_SECONDS: i64 = 12 * 60 * 60;
/// How stale the time of the last request may be, so that reading pages does not write on every click.
const SEEN_STEP_SECONDS: i64 = 60;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredSession {
    account: AccountId,
    created: i64,
    seen: i64,
    mandate: Option<MandateId>,
}

#[derive(Debug, Clone)]
struct SessionRow {
    session: StoredSession,
    account: AccountRecord,
    mandates: Vec<Mandate>,
}

/// What a session is started with.
#[derive(Debug, Clone)]
pub struct NewSession<'a> {
    /// Digest of the token.
    pub key: &'a str,
    /// How the person signed in: `password`, `password+totp`, `password+recovery` or `oidc`.
    pub method: &'a str,
    /// The address it came from, cut to its network.
    pub address: &'a str,
    /// What the browser calls itself.
    pub agent: &'a str,
}

/// A live session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSession {
    /// Digest of its token.
    pub id: String,
    /// When it began, in seconds since 1970.
    pub created: i64,
    /// When it was last used, to the minute.
    pub seen: i64,
    /// How the person signed in.
    pub method: String,
    /// Where from.
    pub address: String,
    /// With which browser.
    pub agent: String,
}

impl Store {
    /// Starts a session of whoever has shown that `proven` is theirs.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the account is locked by now, or has another password or second factor.
    pub async fn start_session(
        &self,
        new: &NewSession<'_>,
        (account, proven): (&Account, &AccountRecord),
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let seconds = now.timestamp();
        let id = account.id.as_str();
        let journal =
            JournalRow::by(account, now, Act::SignedIn, SubjectKind::Account, id, &account.name);
        Transaction::new()
            .enters(proven)
            .record("id", "session", new.key)
            .value("account", id)
            .value("now", seconds)
            .value("stale", seconds - LIFE_SECONDS)
            .value("method", new.method)
            .value("address", new.address)
            .value("agent", new.agent)
            .statement(
                "CREATE $id CONTENT { account: $account, created: $now, seen: $now, method: $method, \
                 address: $address, agent: $agent } RETURN NONE",
            )
            .statement("DELETE session WHERE created < $stale")
            .commit(self, journal)
            .await
    }

    /// The account of a live session. Account and mandates are read anew, so a change holds from the next request on.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn session(
        &self,
        key: &str,
        catalogue: &Catalogue,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<Option<Account>, StoreError> {
        let Some(row) = self.live_session(key, now).await? else { return Ok(None) };
        let now = now.timestamp();
        if now - row.session.seen >= SEEN_STEP_SECONDS {
            Transaction::new()
                .record("id", "session", key)
                .value("now", now)
                .statement("UPDATE $id SET seen = $now RETURN NONE")
                .run(self)
                .await?;
        }
        let chosen = row.session.mandate.as_ref();
        Ok(Some(acting(&row.account, &row.mandates, chosen, catalogue, today)))
    }

    /// The same without counting as a use: whoever only listens does not keep the session alive.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn peek_session(
        &self,
        key: &str,
        catalogue: &Catalogue,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<Option<Account>, StoreError> {
        let row = self.live_session(key, now).await?;
        Ok(row.map(|row| {
            let chosen = row.session.mandate.as_ref();
            acting(&row.account, &row.mandates, chosen, catalogue, today)
        }))
    }

    async fn live_session(
        &self,
        key: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<SessionRow>, StoreError> {
        let read = self.read_session(key);
        let found = self.memory().recall(|| format!("session {key}"), read).await?;
        let now = now.timestamp();
        Ok(found.filter(|row| {
            !row.account.disabled
                && now - row.session.created < LIFE_SECONDS
                && now - row.session.seen < IDLE_SECONDS
        }))
    }

    /// Reads by key and index: they take a quarter of the time of one nested query.
    async fn read_session(&self, key: &str) -> Result<Option<SessionRow>, StoreError> {
        let sessions: Vec<StoredSession> =
            self.rows("SELECT * FROM type::record('session', $key)", [("key", key)]).await?;
        let Some(session) = sessions.into_iter().next() else { return Ok(None) };
        let Some(account) = self.account(&session.account).await? else { return Ok(None) };
        let query = format!("{MANDATES} WHERE account = $account");
        let mandates = self.rows(&query, [("account", session.account.as_str())]).await?;
        Ok(Some(SessionRow { session, account, mandates }))
    }

    /// Who acts in a fresh session of this account.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn acting_account(
        &self,
        account: &AccountRecord,
        today: NaiveDate,
    ) -> Result<Account, StoreError> {
        let mandates = self.mandates_of(&account.id).await?;
        let catalogue = self.catalogue().await?;
        Ok(acting(account, &mandates, None, &catalogue, today))
    }

    /// Ends the session one is in.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn end_session(
        &self,
        permit: &Permit<SignOut>,
        key: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        let id = account.id.as_str();
        let journal =
            JournalRow::by(account, now, Act::SignedOut, SubjectKind::Account, id, &account.name);
        Transaction::new()
            .record("id", "session", key)
            .statement("DELETE $id")
            .commit(self, journal)
            .await
    }

    /// Chooses the mandate to act on in this session. One of somebody else, or none that exists, changes nothing that
    /// counts: only own valid mandates are ever acted on.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn act_on(
        &self,
        _permit: &Permit<KeepOwnAccount>,
        key: &str,
        mandate: &MandateId,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .record("id", "session", key)
            .value("mandate", mandate.as_str())
            .statement("UPDATE $id SET mandate = $mandate RETURN NONE")
            .run(self)
            .await
    }

    /// The live sessions of an account, the last used first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn sessions_of(
        &self,
        account: &AccountId,
        now: DateTime<Utc>,
    ) -> Result<Vec<OwnSession>, StoreError> {
        let query = "SELECT *, record::id(id) AS id FROM session WHERE account = $account";
        let mut rows: Vec<OwnSession> = self.rows(query, [("account", account.as_str())]).await?;
        let now = now.timestamp();
        rows.retain(|s| now - s.created < LIFE_SECONDS && now - s.seen < IDLE_SECONDS);
        rows.sort_by_key(|s| std::cmp::Reverse((s.seen, s.created)));
        Ok(rows)
    }

    /// Ends one of the own sessions from another, or all but the one named in `keep`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn end_sessions(
        &self,
        permit: &Permit<KeepOwnAccount>,
        only: Option<&str>,
        keep: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        let id = account.id.as_str();
        let journal = JournalRow::by(
            account,
            now,
            Act::SessionEnded,
            SubjectKind::Account,
            id,
            &account.name,
        );
        let condition =
            if only.is_some() { "record::id(id) = $key" } else { "record::id(id) != $key" };
        Transaction::new()
            .value("account", id)
            .value("key", only.unwrap_or(keep))
            .statement(&format!("DELETE session WHERE account = $account AND {condition}"))
            .commit(self, journal)
            .await
    }
}
