//! Signing in with an `OpenID` provider: the step under way in one browser, and who an account is at the provider.

use crate::account::AccountRecord;
use crate::db::Store;
use crate::error::{MISSING, StoreError};
use crate::journal::JournalRow;
use crate::onetime::OneTimeKind;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Account;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::AccountId;
use domain::policy::{KeepOwnAccount, Permit};

/// A person as the provider names them. Neither half means anything without the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    /// The provider.
    pub issuer: &'a str,
    /// The person's key at that provider.
    pub subject: &'a str,
}

impl Transaction {
    /// Makes the account the one that signs in as `subject`; fails with [`StoreError::AlreadyThere`] where another
    /// account does.
    ///
    /// Two accounts that take the same subject at the same time both write one row named after it: the engine lets one of
    /// them through, and the other finds the subject taken when it runs again.
    fn take_subject(self, account: &AccountId, subject: Subject<'_>, now: DateTime<Utc>) -> Self {
        let Subject { issuer, subject } = subject;
        self.record("subject_account", "account", account.as_str())
            .record("subject_turn", "onetime", &format!("subject {issuer} {subject}"))
            .value("subject_issuer", issuer)
            .value("subject_key", subject)
            .value("subject_now", now.timestamp())
            .statement(
                "UPSERT $subject_turn CONTENT { kind: 'subject', data: '', expires: $subject_now, tries: 0 } \
                 RETURN NONE",
            )
            .statement(
                "LET $others = (SELECT VALUE id FROM account WHERE issuer = $subject_issuer \
                 AND subject = $subject_key AND id != $subject_account)",
            )
            .statement("IF array::len($others) > 0 { THROW 'subject already exists' }")
            .statement(
                "LET $linked = (UPDATE $subject_account SET issuer = $subject_issuer, subject = $subject_key, \
                 version += 1 WHERE disabled = false AND erased = false RETURN VALUE version)",
            )
            .statement(&format!("IF array::len($linked) = 0 {{ THROW '{MISSING}' }}"))
            .statement("DELETE $subject_turn")
    }
}

fn journal(
    account: &Account,
    before: Option<&str>,
    after: &str,
    act: Act,
    now: DateTime<Utc>,
) -> JournalRow {
    let id = account.id.as_str();
    JournalRow::by(account, now, act, SubjectKind::Account, id, &account.name)
        .changes([Change::between("provider", before.unwrap_or_default(), after)])
}

impl Store {
    /// Remembers a sign-in that goes to the provider. `digest` is that of the token the browser keeps.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn begin_provider(
        &self,
        digest: &str,
        data: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let kind = OneTimeKind::Provider;
        Transaction::new().one_time(kind, digest, None, data, now).run(self).await
    }

    /// Ends a sign-in that came back from the provider; it can come back once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where it has come back already or is too old.
    pub async fn end_provider(&self, digest: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        Transaction::new().use_up(OneTimeKind::Provider, digest, now).run(self).await
    }

    /// Takes up an invitation with a sign-in at the provider: from now on that is how the invited person signs in. The
    /// invitation is used up with it. `invitation` is the digest of its token.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the invitation does not count or its account is locked;
    /// [`StoreError::AlreadyThere`] where another account signs in as that subject. Then nothing changed.
    pub async fn link_provider(
        &self,
        invitation: &str,
        subject: Subject<'_>,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<AccountRecord, StoreError> {
        let kind = OneTimeKind::Invitation;
        let invited = self.one_time(kind, invitation, now).await?.and_then(|o| o.account);
        let id = invited.ok_or(StoreError::NotFound)?;
        let record = self.account(&id).await?.ok_or(StoreError::NotFound)?;
        let acting = self.acting_account(&record, today).await?;
        let before = record.issuer.as_deref();
        let row = journal(&acting, before, subject.issuer, Act::AccountOpened, now);
        Transaction::new()
            .use_up(kind, invitation, now)
            .take_subject(&id, subject, now)
            .commit(self, row)
            .await?;
        self.account(&id).await?.ok_or(StoreError::NotFound)
    }

    /// Lets a signed-in person sign in with the provider from now on.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where another account signs in as that subject. Then nothing changed.
    pub async fn link_own_provider(
        &self,
        permit: &Permit<KeepOwnAccount>,
        subject: Subject<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        let before = self.account(&account.id).await?.and_then(|a| a.issuer);
        let row = journal(account, before.as_deref(), subject.issuer, Act::PersonEdited, now);
        Transaction::new().take_subject(&account.id, subject, now).commit(self, row).await
    }
}
