//! Accounts: who can sign in, with what.

use crate::db::Store;
use crate::error::{MISSING, StoreError};
use crate::transaction::Transaction;
use chrono::NaiveDate;
use domain::actor::{Account, Role};
use domain::catalogue::Catalogue;
use domain::key::{AccountId, MandateId, OrganisationCode};
use domain::mandate::{self, Mandate};
use serde::{Deserialize, Serialize};

/// An account with its first mandate, as a data set brings it.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Its identifier.
    pub id: AccountId,
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

/// An account as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRecord {
    /// Its identifier.
    pub id: AccountId,
    /// Sign-in name, in lower case.
    pub email: String,
    /// Name.
    pub name: String,
    /// Password hash in PHC form; none where the person signs in otherwise or has not taken up the invitation.
    pub password: Option<String>,
    /// True where it cannot sign in.
    pub disabled: bool,
    /// Secret of the second factor in base 32.
    pub factor: Option<String>,
    /// The last time step a code of the second factor was taken for: no code counts twice.
    pub factor_step: Option<i64>,
    /// Digests of the recovery codes that are left.
    pub recovery: Vec<String>,
    /// The `OpenID` provider the person signs in with.
    pub issuer: Option<String>,
    /// The person's key at that provider.
    pub subject: Option<String>,
    /// When it was created, in seconds since 1970.
    pub created: i64,
    /// True once the person's data were erased.
    pub erased: bool,
    /// Compared before a write.
    pub version: i64,
}

impl Transaction {
    /// Begins something that rests on an account: a session, a step towards one, a link to its owner. Ends the transaction
    /// with `error` where the account is locked or erased, or `condition` no longer holds.
    ///
    /// What was read before may be changed at the same time. Whoever changes password, second factor, address or lock
    /// writes the account's record, and so does this: one of the two runs again and sees the other.
    pub(crate) fn begins(self, account: &AccountId, condition: &str, error: &str) -> Self {
        self.record("begun_for", "account", account.as_str())
            .statement(&format!(
                "LET $begun = (UPDATE $begun_for SET begun = (begun ?? 0) + 1 \
                 WHERE disabled = false AND erased = false AND {condition} RETURN VALUE begun)"
            ))
            .statement(&format!("IF array::len($begun) = 0 {{ THROW '{error}' }}"))
    }

    /// The same for whoever has shown that `proven` is theirs: password and second factor are still those. Which identity of a
    /// provider belongs to it is not compared: whoever was let in by one stays in when another is linked.
    pub(crate) fn enters(self, proven: &AccountRecord) -> Self {
        self.value("proven_password", proven.password.clone())
            .value("proven_factor", proven.factor.clone())
            .begins(&proven.id, "password = $proven_password AND factor = $proven_factor", MISSING)
    }
}

/// An account without its identifier, which is the record's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredAccount {
    pub(crate) email: String,
    pub(crate) name: String,
    pub(crate) password: Option<String>,
    pub(crate) disabled: bool,
    pub(crate) recovery: Vec<String>,
    pub(crate) created: i64,
    pub(crate) erased: bool,
    pub(crate) version: i64,
}

/// A mandate without its identifier, which is the record's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredMandate {
    pub(crate) account: AccountId,
    pub(crate) council: domain::key::CouncilCode,
    pub(crate) role: Role,
    pub(crate) organisation: OrganisationCode,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) withdrawn: bool,
    pub(crate) version: i64,
}

pub(crate) const ACCOUNTS: &str = "SELECT *, record::id(id) AS id FROM account";
pub(crate) const MANDATES: &str = "SELECT *, record::id(id) AS id FROM mandate";

/// Whoever acts on a person's mandates: the chosen one, the first valid one, or none.
pub(crate) fn acting(
    account: &AccountRecord,
    mandates: &[Mandate],
    chosen: Option<&MandateId>,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Account {
    let mandate = mandate::acting(mandates, chosen, today);
    let organisation = mandate
        .or_else(|| mandates.last())
        .map_or_else(OrganisationCode::none, |m| m.organisation.clone());
    let known = catalogue.organisations.get(&organisation);
    Account {
        id: account.id.clone(),
        name: account.name.clone(),
        email: account.email.clone(),
        mandate: mandate.map(|m| m.id.clone()),
        role: mandate.map_or(Role::None, |m| m.role),
        organisation_name: known.map(|o| o.short.clone()).unwrap_or_default(),
        has_vote: known.is_some_and(|o| o.has_vote),
        organisation,
    }
}

impl Store {
    /// The account with this sign-in name, disabled or not.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<AccountRecord>, StoreError> {
        let query = format!("{ACCOUNTS} WHERE email = $email");
        let found: Vec<AccountRecord> = self.rows(&query, [("email", email)]).await?;
        Ok(found.into_iter().next())
    }

    /// The account with this identifier, disabled or not.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn account(&self, id: &AccountId) -> Result<Option<AccountRecord>, StoreError> {
        let query = "SELECT *, record::id(id) AS id FROM type::record('account', $key)";
        let found: Vec<AccountRecord> = self.rows(query, [("key", id.as_str())]).await?;
        Ok(found.into_iter().next())
    }

    /// The account that signs in as `subject` at the `OpenID` provider `issuer`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn account_by_subject(
        &self,
        issuer: &str,
        subject: &str,
    ) -> Result<Option<AccountRecord>, StoreError> {
        let query = format!("{ACCOUNTS} WHERE issuer = $issuer AND subject = $subject");
        let found: Vec<AccountRecord> =
            self.rows(&query, [("issuer", issuer), ("subject", subject)]).await?;
        Ok(found.into_iter().next())
    }

    /// All accounts that were not erased, by name.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn account_records(&self) -> Result<Vec<AccountRecord>, StoreError> {
        let mut rows: Vec<AccountRecord> =
            self.rows(&format!("{ACCOUNTS} WHERE erased = false"), ()).await?;
        rows.sort_by(|a, b| (&a.name, &a.email).cmp(&(&b.name, &b.email)));
        Ok(rows)
    }

    /// Everyone who can act today, in the order of their roles, then of their sign-in names.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn accounts(&self, today: NaiveDate) -> Result<Vec<Account>, StoreError> {
        let rows = self.account_records().await?;
        let mandates = self.mandates().await?;
        let catalogue = self.catalogue().await?;
        let mut accounts: Vec<_> = rows
            .iter()
            .filter(|row| !row.disabled)
            .map(|row| {
                let own: Vec<_> =
                    mandates.iter().filter(|m| m.account == row.id).cloned().collect();
                acting(row, &own, None, &catalogue, today)
            })
            .collect();
        accounts.sort_by(|a, b| (a.role, &a.email).cmp(&(b.role, &b.email)));
        Ok(accounts)
    }

    /// All mandates, oldest first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn mandates(&self) -> Result<Vec<Mandate>, StoreError> {
        let mut rows: Vec<Mandate> = self.rows(MANDATES, ()).await?;
        rows.sort_by(|a, b| (a.from, &a.id).cmp(&(b.from, &b.id)));
        Ok(rows)
    }

    /// The mandates of a person, oldest first.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn mandates_of(&self, account: &AccountId) -> Result<Vec<Mandate>, StoreError> {
        let query = format!("{MANDATES} WHERE account = $account");
        let mut rows: Vec<Mandate> = self.rows(&query, [("account", account.as_str())]).await?;
        rows.sort_by(|a, b| (a.from, &a.id).cmp(&(b.from, &b.id)));
        Ok(rows)
    }

    /// Gives the demonstration accounts back their password, and takes off what visitors put on them.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn set_demo_password(&self, hash: &str) -> Result<(), StoreError> {
        Transaction::new()
            .value("hash", hash)
            .statement(
                "UPDATE account SET password = $hash, factor = NONE, factor_step = NONE, recovery = [] \
                 WHERE string::ends_with(email, '@demo.example') AND erased = false RETURN NONE",
            )
            .run(self)
            .await
    }
}
