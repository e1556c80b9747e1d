//! Accounts and sessions.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::actor::{Account, Role};
use domain::catalogue::Catalogue;
use domain::journal::{Act, SubjectKind};
use domain::key::{AccountId, OrganisationCode};
use domain::policy::{Permit, SignOut};
use serde::{Deserialize, Serialize};

/// Longest time without a request before a session ends: 30 minutes in seconds.
const IDLE_SECONDS: i64 = 30 * 60;
/// Longest life of a session: 12 hours in seconds.
const LIFE_SECONDS: i64 = 12 * 60 * 60;
/// How stale the time of the last request may be, so that reading pages does not write on every click.
const SEEN_STEP_SECONDS: i64 = 60;

/// An account to create.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NewAccount {
    /// Its identifier.
    #[serde(skip)]
    pub id: Option<AccountId>,
    /// Sign-in name.
    pub email: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Organisation.
    pub organisation: OrganisationCode,
    /// Password hash in PHC form.
    pub password: String,
    /// True where it cannot sign in.
    pub disabled: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct AccountRow {
    id: AccountId,
    email: String,
    name: String,
    role: Role,
    organisation: OrganisationCode,
    password: String,
    disabled: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredSession {
    account: String,
    created: i64,
    seen: i64,
}

#[derive(Debug, Clone)]
struct SessionRow {
    created: i64,
    seen: i64,
    account: AccountRow,
}

/// An account with what signing in needs.
#[derive(Debug, Clone)]
pub struct SessionAccount {
    /// The account.
    pub account: Account,
    /// Its password hash.
    pub password: String,
}

impl AccountRow {
    fn with(self, catalogue: &Catalogue) -> SessionAccount {
        let organisation = catalogue.organisations.get(&self.organisation);
        SessionAccount {
            account: Account {
                id: self.id,
                name: self.name,
                email: self.email,
                role: self.role,
                organisation_name: organisation.map(|o| o.short.clone()).unwrap_or_default(),
                has_vote: organisation.is_some_and(|o| o.has_vote),
                organisation: self.organisation,
            },
            password: self.password,
        }
    }
}

impl Store {
    /// The enabled account with this sign-in name.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn account_by_email(
        &self,
        email: &str,
    ) -> Result<Option<SessionAccount>, StoreError> {
        let rows: Vec<AccountRow> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM account WHERE email = $email AND disabled = false",
                [("email", email)],
            )
            .await?;
        let catalogue = self.catalogue().await?;
        Ok(rows.into_iter().next().map(|row| row.with(&catalogue)))
    }

    /// All accounts in the order of their roles, then of their sign-in names.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let mut rows: Vec<AccountRow> = self
            .rows("SELECT *, record::id(id) AS id FROM account WHERE disabled = false", ())
            .await?;
        rows.sort_by(|a, b| (a.role, &a.email).cmp(&(b.role, &b.email)));
        let catalogue = self.catalogue().await?;
        Ok(rows.into_iter().map(|row| row.with(&catalogue).account).collect())
    }

    /// Replaces the password hash of the account with this sign-in name.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn set_password(&self, email: &str, hash: &str) -> Result<(), StoreError> {
        Transaction::new()
            .value("email", email)
            .value("hash", hash)
            .statement("UPDATE account SET password = $hash WHERE email = $email RETURN NONE")
            .run(self)
            .await
    }

    /// Starts a session; `key` is the digest of the token that only the browser holds.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn start_session(
        &self,
        key: &str,
        account: &Account,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let seconds = now.timestamp();
        let journal = JournalRow::by(
            account,
            now,
            Act::SignedIn,
            SubjectKind::Account,
            account.id.as_str(),
            &account.name,
        );
        Transaction::new()
            .record("id", "session", key)
            .value("account", account.id.as_str())
            .value("now", seconds)
            .value("stale", seconds - LIFE_SECONDS)
            .statement(
                "CREATE $id CONTENT { account: $account, created: $now, seen: $now } RETURN NONE",
            )
            .statement("DELETE session WHERE created < $stale")
            .commit(self, journal)
            .await
    }

    /// The account of a live session. Role and organisation are read anew, so a change holds from the next request on.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn session(
        &self,
        key: &str,
        catalogue: &Catalogue,
        now: DateTime<Utc>,
    ) -> Result<Option<Account>, StoreError> {
        let read = self.read_session(key);
        let found = self.memory().recall(|| format!("session {key}"), read).await?;
        let now = now.timestamp();
        let live = found.filter(|row| {
            !row.account.disabled
                && now - row.created < LIFE_SECONDS
                && now - row.seen < IDLE_SECONDS
        });
        let Some(row) = live else { return Ok(None) };
        if now - row.seen >= SEEN_STEP_SECONDS {
            Transaction::new()
                .record("id", "session", key)
                .value("now", now)
                .statement("UPDATE $id SET seen = $now RETURN NONE")
                .run(self)
                .await?;
        }
        Ok(Some(row.account.with(catalogue).account))
    }

    /// Two reads by key: they take a quarter of the time of one nested query.
    async fn read_session(&self, key: &str) -> Result<Option<SessionRow>, StoreError> {
        let sessions: Vec<StoredSession> =
            self.rows("SELECT * FROM type::record('session', $key)", [("key", key)]).await?;
        let Some(session) = sessions.into_iter().next() else { return Ok(None) };
        let accounts: Vec<AccountRow> = self
            .rows(
                "SELECT *, record::id(id) AS id FROM type::record('account', $key)",
                [("key", session.account.clone())],
            )
            .await?;
        let StoredSession { created, seen, .. } = session;
        Ok(accounts.into_iter().next().map(|account| SessionRow { created, seen, account }))
    }

    /// Ends a session.
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
        let journal = JournalRow::by(
            account,
            now,
            Act::SignedOut,
            SubjectKind::Account,
            account.id.as_str(),
            &account.name,
        );
        Transaction::new()
            .record("id", "session", key)
            .statement("DELETE $id")
            .commit(self, journal)
            .await
    }
}
