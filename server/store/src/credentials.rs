//! What a person proves to be who they are: passwords, second factors, and the links that set them.
//!
//! Whoever comes with a link that counts once has no permit yet: the link is used up in the same transaction. Whoever
//! is signed in comes with a permit for the own account.

use crate::account::{AccountRecord, NewAccount, StoredAccount, StoredMandate};
use crate::db::Store;
use crate::error::{CHANGED, MISSING, StoreError};
use crate::journal::JournalRow;
use crate::onetime::OneTimeKind;
use crate::outbox::NewMail;
use crate::session::NewSession;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Account;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{AccountId, CouncilCode};
use domain::policy::{KeepOwnAccount, Permit};

/// Tries that one right password gives at the second factor.
pub const FACTOR_TRIES: i64 = 5;

/// What was shown as second factor; each counts once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proof {
    /// A code of the device, by its time step of 30 seconds since 1970.
    Step(i64),
    /// A recovery code, by its digest.
    Recovery(String),
}

/// A second factor to be added.
#[derive(Debug, Clone)]
pub struct NewFactor<'a> {
    /// Secret in base 32.
    pub secret: &'a str,
    /// The time step of the code that proved it.
    pub step: i64,
    /// Digests of the recovery codes.
    pub recovery: Vec<String>,
}

impl Transaction {
    /// Names the account of the statements that follow: `$owner` as text, `$account_id` as record.
    fn of(self, account: &AccountId) -> Self {
        self.record("account_id", "account", account.as_str()).value("owner", account.as_str())
    }

    /// Ends the transaction with `error` unless `$name` holds a row.
    fn held(self, name: &str, error: &str) -> Self {
        self.statement(&format!("IF array::len(${name}) = 0 {{ THROW '{error}' }}"))
    }

    /// Sets a password over a link. Whoever is signed in elsewhere no longer is, and no other link counts.
    fn password_over_link(self, hash: &str) -> Self {
        self.value("hash", hash)
            .statement(
                "LET $set = (UPDATE $account_id SET password = $hash \
                 WHERE disabled = false AND erased = false RETURN AFTER)",
            )
            .held("set", MISSING)
            .statement("DELETE session WHERE account = $owner")
            .statement("DELETE onetime WHERE account = $owner")
    }

    /// Uses up what was shown as second factor. A code that was taken before, at the same time too, ends it with
    /// [`StoreError::NotFound`].
    fn spend(self, proof: &Proof) -> Self {
        match proof {
            Proof::Step(step) => self.value("step", *step).statement(
                "LET $spent = (UPDATE $account_id SET factor_step = $step \
                 WHERE factor != NONE AND (factor_step = NONE OR factor_step < $step) RETURN AFTER)",
            ),
            Proof::Recovery(code) => self.value("code", code.as_str()).statement(
                "LET $spent = (UPDATE $account_id SET recovery -= $code \
                 WHERE factor != NONE AND recovery CONTAINS $code RETURN AFTER)",
            ),
        }
        .held("spent", MISSING)
    }

    /// Ends all sessions of the account but this one.
    fn end_others(self, keep: &str) -> Self {
        self.value("keep", keep)
            .statement("DELETE session WHERE account = $owner AND record::id(id) != $keep")
    }
}

fn by(account: &Account, act: Act, now: DateTime<Utc>) -> JournalRow {
    let id = account.id.as_str();
    JournalRow::by(account, now, act, SubjectKind::Account, id, &account.name)
}

impl Store {
    /// Notes that somebody failed to sign in to an account. What was typed is not kept.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn note_failed_sign_in(
        &self,
        account: &AccountRecord,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = account.id.as_str();
        let kind = SubjectKind::Account;
        let journal = JournalRow::by_product(now, Act::SignInFailed, kind, id, &account.name);
        Transaction::new().commit(self, journal).await
    }

    /// Keeps a link to set a new password and the mail that carries it. Without a journal row: nothing has changed yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the account is locked by now or has another address than the mail.
    pub async fn offer_reset(
        &self,
        account: &AccountId,
        digest: &str,
        mail: NewMail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .value("address", mail.address.as_str())
            .begins(account, "email = $address", MISSING)
            .one_time(OneTimeKind::Reset, digest, Some(account), "", now)
            .mail(mail, now)
            .run(self)
            .await
    }

    /// Sets the password over a link, ends all sessions of the account and tells the person by mail.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the link does not count or the account is locked; then nothing has changed.
    pub async fn reset_password(
        &self,
        digest: &str,
        account: &Account,
        hash: &str,
        notice: NewMail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .use_up(OneTimeKind::Reset, digest, now)
            .of(&account.id)
            .password_over_link(hash)
            .mail(notice, now)
            .commit(self, by(account, Act::PasswordReset, now))
            .await
    }

    /// Sets the first password over an invitation.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the link does not count or the account is locked; then nothing has changed.
    pub async fn open_account(
        &self,
        digest: &str,
        account: &Account,
        hash: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .use_up(OneTimeKind::Invitation, digest, now)
            .of(&account.id)
            .password_over_link(hash)
            .commit(self, by(account, Act::AccountOpened, now))
            .await
    }

    /// Keeps the step between password and second factor. Without a journal row: nobody is signed in yet.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the account is locked by now, or has another password or second factor.
    pub async fn begin_factor(
        &self,
        proven: &AccountRecord,
        digest: &str,
        target: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .enters(proven)
            .one_time(OneTimeKind::Factor, digest, Some(&proven.id), target, now)
            .run(self)
            .await
    }

    /// Counts a try at the second factor before the code is looked at, so that tries at the same time count too.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the step is over or its tries are spent.
    pub async fn try_factor(&self, digest: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        Transaction::new()
            .record("try_id", "onetime", digest)
            .value("kind", OneTimeKind::Factor.code())
            .value("now", now.timestamp())
            .value("most", FACTOR_TRIES)
            .statement(
                "LET $tried = (UPDATE $try_id SET tries += 1 \
                 WHERE kind = $kind AND expires >= $now AND tries < $most RETURN AFTER)",
            )
            .held("tried", MISSING)
            .run(self)
            .await
    }

    /// Uses up step and code together. The session that follows has its own journal row.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the step is over or the code was taken before.
    pub async fn pass_factor(
        &self,
        digest: &str,
        account: &AccountId,
        proof: &Proof,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .use_up(OneTimeKind::Factor, digest, now)
            .of(account)
            .spend(proof)
            .run(self)
            .await
    }

    /// Drops the session a browser had before it signed in anew. Without a journal row: the sign-in has one.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn drop_session(&self, key: &str) -> Result<(), StoreError> {
        Transaction::new().record("id", "session", key).statement("DELETE $id").run(self).await
    }

    /// Changes the own password: all other sessions end, and the own goes on under a new token.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the password is no longer `before`, or the account is locked by now.
    pub async fn change_password(
        &self,
        permit: &Permit<KeepOwnAccount>,
        (before, after): (&str, &str),
        (current, new): (&str, &NewSession<'_>),
        notice: NewMail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        Transaction::new()
            .of(&account.id)
            .value("before", before)
            .value("hash", after)
            .statement(
                "LET $set = (UPDATE $account_id SET password = $hash \
                 WHERE password = $before AND disabled = false AND erased = false RETURN AFTER)",
            )
            .held("set", CHANGED)
            .record("current", "session", current)
            .record("new", "session", new.key)
            .value("now", now.timestamp())
            .value("method", new.method)
            .value("address", new.address)
            .value("agent", new.agent)
            .statement("LET $mandate = $current.mandate")
            .statement("DELETE session WHERE account = $owner")
            .statement("DELETE onetime WHERE account = $owner")
            .statement(
                "CREATE $new CONTENT { account: $owner, created: $now, seen: $now, mandate: $mandate, \
                 method: $method, address: $address, agent: $agent } RETURN NONE",
            )
            .mail(notice, now)
            .commit(self, by(account, Act::PasswordChanged, now))
            .await
    }

    /// Adds a second factor and ends the other sessions, which had none.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where there is one already.
    pub async fn add_factor(
        &self,
        permit: &Permit<KeepOwnAccount>,
        new: NewFactor<'_>,
        session: &str,
        notice: NewMail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        Transaction::new()
            .of(&account.id)
            .value("factor", new.secret)
            .value("step", new.step)
            .value("recovery", new.recovery)
            .statement(
                "LET $set = (UPDATE $account_id SET factor = $factor, factor_step = $step, recovery = $recovery \
                 WHERE factor = NONE AND disabled = false AND erased = false RETURN AFTER)",
            )
            .held("set", CHANGED)
            .end_others(session)
            .mail(notice, now)
            .commit(self, by(account, Act::SecondFactorAdded, now))
            .await
    }

    /// Removes the second factor against a code of it, and ends the other sessions.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the code was taken before or there is no second factor.
    pub async fn remove_factor(
        &self,
        permit: &Permit<KeepOwnAccount>,
        proof: &Proof,
        session: &str,
        notice: NewMail,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        Transaction::new()
            .of(&account.id)
            .spend(proof)
            .statement(
                "UPDATE $account_id SET factor = NONE, factor_step = NONE, recovery = [] RETURN NONE",
            )
            .end_others(session)
            .mail(notice, now)
            .commit(self, by(account, Act::SecondFactorRemoved, now))
            .await
    }

    /// True while nobody has an account.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn has_no_account(&self) -> Result<bool, StoreError> {
        let some: Vec<String> = self.rows("SELECT VALUE email FROM account LIMIT 1", ()).await?;
        Ok(some.is_empty())
    }

    /// Keeps the link of the first set-up; an earlier one counts no more.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn offer_setup(&self, digest: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        Transaction::new()
            .value("setup", OneTimeKind::Setup.code())
            .statement("DELETE onetime WHERE kind = $setup")
            .one_time(OneTimeKind::Setup, digest, None, "", now)
            .run(self)
            .await
    }

    /// Makes the first account of the installation, with the mandate to run it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the link does not count or somebody has an account by now.
    pub async fn set_up(
        &self,
        digest: &str,
        new: &NewAccount,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = acting(new);
        let journal = by(&account, Act::AccountOpened, now).changes([granted(new)]);
        Transaction::new()
            .use_up(OneTimeKind::Setup, digest, now)
            // Two set-ups at the same time write the same record: one of them runs again and finds the other's account.
            .value("now", now.timestamp())
            .statement("UPSERT meta:setup SET at = $now RETURN NONE")
            .statement(&format!(
                "IF array::len((SELECT VALUE email FROM account LIMIT 1)) > 0 {{ THROW '{MISSING}' }}"
            ))
            .person(new, Some(&new.password), today, now)
            .commit(self, journal)
            .await
    }

    /// Creates an account without a password, with a mandate and a link to open it: for whoever runs the program on
    /// its machine.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the address is taken.
    pub async fn invite_from_console(
        &self,
        digest: &str,
        new: &NewAccount,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::PersonInvited, SubjectKind::Account);
        let journal = JournalRow::by_product(now, act, kind, new.id.as_str(), &new.name)
            .changes([granted(new)]);
        Transaction::new()
            .person(new, None, today, now)
            .one_time(OneTimeKind::Invitation, digest, Some(&new.id), "", now)
            .commit(self, journal)
            .await
    }
}

impl Transaction {
    /// Creates an account and its first mandate, valid from today.
    fn person(
        self,
        new: &NewAccount,
        password: Option<&str>,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Self {
        let account = StoredAccount {
            email: new.email.clone(),
            name: new.name.clone(),
            password: password.map(str::to_owned),
            disabled: new.disabled,
            recovery: Vec::new(),
            created: now.timestamp(),
            erased: false,
            version: 1,
        };
        let mandate = StoredMandate {
            account: new.id.clone(),
            council: CouncilCode::home(),
            role: new.role,
            organisation: new.organisation.clone(),
            from: today,
            to: None,
            withdrawn: false,
            version: 1,
        };
        self.record("person_id", "account", new.id.as_str())
            .bind("person", account)
            .statement("CREATE $person_id CONTENT $person RETURN NONE")
            .record("mandate_id", "mandate", &uuid::Uuid::now_v7().simple().to_string())
            .bind("mandate", mandate)
            .statement("CREATE $mandate_id CONTENT $mandate RETURN NONE")
    }
}

fn granted(new: &NewAccount) -> Option<Change> {
    Change::between("role", "", new.role.code())
}

/// The person as the journal names them: not read from the store, where they are not yet.
fn acting(new: &NewAccount) -> Account {
    Account {
        id: new.id.clone(),
        name: new.name.clone(),
        email: new.email.clone(),
        mandate: None,
        role: new.role,
        organisation: new.organisation.clone(),
        organisation_name: String::new(),
        has_vote: false,
    }
}
