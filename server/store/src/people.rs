//! Persons and their mandates, as the Geschäftsstelle keeps them.

use crate::account::{AccountRecord, StoredAccount, StoredMandate};
use crate::db::Store;
use crate::error::{CHANGED, LAST_ADMIN, StoreError};
use crate::journal::JournalRow;
use crate::onetime::OneTimeKind;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{AccountId, CouncilCode, MandateId, OrganisationCode};
use domain::mandate::Mandate;
use domain::people::{Person, PersonText, Term};
use domain::policy::{KeepMandate, KeepPerson, Permit};
use domain::text::collation;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A valid mandate on the day `$today`; days are texts that order as days do.
const VALID: &str = "withdrawn = false AND `from` <= $today AND (`to` = NONE OR `to` >= $today)";

#[derive(Clone, Serialize, Deserialize)]
struct Lock {
    disabled: bool,
}

#[derive(Clone, Serialize, Deserialize)]
struct Withdrawal {
    withdrawn: bool,
}

/// A link that opens an account, and the mail that carries it.
#[derive(Debug, Clone)]
pub struct InvitationLink {
    /// Digest of the token in the link.
    pub digest: String,
    /// The mail.
    pub mail: NewMail,
}

/// What becomes of a mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateChange {
    /// It holds from and to other days.
    Term(Term),
    /// It ends now.
    Withdrawn,
}

/// Who takes over what a delegate leaves open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heir {
    /// The account.
    pub id: AccountId,
    /// Name of the person, for the journal.
    pub name: String,
}

fn person(account: AccountRecord, mandates: Vec<Mandate>) -> Person {
    Person {
        opened: account.password.is_some() || account.issuer.is_some(),
        id: account.id,
        name: account.name,
        email: account.email,
        locked: account.disabled,
        version: account.version,
        mandates,
    }
}

impl Transaction {
    /// Refuses as a whole where nobody would be left on `$today` to run the installation. Each such transaction writes one
    /// gate record, so of two that run at once one starts anew and sees what the other has done.
    pub(crate) fn keep_an_admin(self, today: NaiveDate) -> Self {
        self.value("today", today.to_string())
            .statement("UPSERT meta:admins SET revision = (revision ?? 0) + 1 RETURN NONE")
            .statement(&format!(
                "LET $admins = (SELECT VALUE account FROM mandate WHERE role = 'admin' AND {VALID})"
            ))
            .statement(
                "LET $able = (SELECT VALUE id FROM account WHERE disabled = false AND erased = false \
                 AND (password != NONE OR issuer != NONE) AND record::id(id) IN $admins)",
            )
            .statement(&format!("IF array::len($able) = 0 {{ THROW '{LAST_ADMIN}' }}"))
    }

    /// Ends the sessions of `$account` where no valid mandate is left to it.
    fn end_sessions_without_mandate(self, today: NaiveDate) -> Self {
        self.value("today", today.to_string())
            .statement(&format!(
                "LET $left = (SELECT VALUE id FROM mandate WHERE account = $account AND {VALID})"
            ))
            .statement("IF array::len($left) = 0 { DELETE session WHERE account = $account }")
    }

    /// Hands the drafts of `$account` over to somebody who speaks for the same organisation. What the heir has begun
    /// already stays as it is; whoever still speaks for an organisation keeps the own drafts.
    fn hand_over(
        self,
        heir: &AccountId,
        organisation: &OrganisationCode,
        today: NaiveDate,
    ) -> Self {
        let delegates = format!("role IN ['member', 'deputy'] AND {VALID}");
        self.value("today", today.to_string())
            .value("heir", heir.as_str())
            .record("heir_id", "account", heir.as_str())
            .value("organisation", organisation.as_str())
            .statement(&format!(
                "LET $heirs = (SELECT VALUE id FROM mandate WHERE account = $heir \
                 AND organisation = $organisation AND {delegates})"
            ))
            .statement("LET $able_heir = (SELECT VALUE id FROM $heir_id WHERE disabled = false)")
            .statement(&format!(
                "IF array::len($heirs) = 0 OR array::len($able_heir) = 0 {{ THROW '{CHANGED}' }}"
            ))
            .statement(&format!(
                "LET $kept = (SELECT VALUE id FROM mandate WHERE account = $account AND {delegates})"
            ))
            .statement(
                "IF array::len($kept) = 0 { \
                   FOR $draft IN (SELECT * FROM draft WHERE account = $account) { \
                     LET $place = type::record('draft', string::concat($heir, '/', $draft.round, '/', $draft.measure)); \
                     IF record::exists($place) = false { \
                       CREATE $place CONTENT object::extend(object::remove($draft, 'id'), { account: $heir }) RETURN NONE; \
                       DELETE $draft.id; \
                     }; \
                   }; \
                 }",
            )
    }

    /// Makes links count no more that were sent to `$account` to open it.
    fn drop_links(self) -> Self {
        self.statement(
            "DELETE onetime WHERE account = $account AND kind IN ['invitation', 'reset']",
        )
    }
}

fn days(term: Option<Term>) -> (String, String) {
    term.map(|t| (t.from.to_string(), t.to.map(|to| to.to_string()).unwrap_or_default()))
        .unwrap_or_default()
}

fn term_changes(before: Option<Term>, after: Option<Term>) -> [Option<Change>; 2] {
    let (before, after) = (days(before), days(after));
    [
        Change::between("first_day", before.0, after.0),
        Change::between("last_day", before.1, after.1),
    ]
}

impl Store {
    /// Everyone with an account, by name; erased ones are left out.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn people(&self) -> Result<Vec<Person>, StoreError> {
        let mut held: HashMap<AccountId, Vec<Mandate>> = HashMap::new();
        for mandate in self.mandates().await? {
            held.entry(mandate.account.clone()).or_default().push(mandate);
        }
        let accounts = self.account_records().await?;
        let mut people: Vec<_> = accounts
            .into_iter()
            .map(|account| {
                let mandates = held.remove(&account.id).unwrap_or_default();
                person(account, mandates)
            })
            .collect();
        people.sort_by_cached_key(|person| (collation(&person.name), person.email.clone()));
        Ok(people)
    }

    /// One person, unless erased.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn person(&self, id: &AccountId) -> Result<Option<Person>, StoreError> {
        let Some(account) = self.account(id).await?.filter(|account| !account.erased) else {
            return Ok(None);
        };
        let mandates = self.mandates_of(id).await?;
        Ok(Some(person(account, mandates)))
    }

    /// Invites a person: account, first mandate, link and mail, all of them or none. The mandate gets the identifier of the
    /// account, so the same form sent twice invites once.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the account or its e-mail address is taken.
    pub async fn invite(
        &self,
        (permit, mandate): (&Permit<KeepPerson>, &Permit<KeepMandate>),
        id: &AccountId,
        text: PersonText,
        (organisation, term): (&OrganisationCode, Term),
        link: InvitationLink,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let role = mandate.action().role;
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::PersonInvited,
            SubjectKind::Account,
            id.as_str(),
            &text.name,
        )
        .changes(
            [
                Change::between("email", "", &text.email),
                Change::between("role", "", role.code()),
                Change::between("organisation", "", organisation.as_str()),
            ]
            .into_iter()
            .chain(term_changes(None, Some(term))),
        );
        let account = StoredAccount {
            email: text.email,
            name: text.name,
            password: None,
            disabled: false,
            recovery: Vec::new(),
            created: now.timestamp(),
            erased: false,
            version: 1,
        };
        Transaction::new()
            .record("id", "account", id.as_str())
            .bind("row", account)
            .statement("CREATE $id CONTENT $row RETURN NONE")
            .grant(id, id.as_str(), mandate, organisation, term)
            .one_time(OneTimeKind::Invitation, &link.digest, Some(id), "", now)
            .mail(link.mail, now)
            .commit(self, journal)
            .await
    }

    /// Sends a fresh invitation; the one before counts no more.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where the account was opened or locked meanwhile, or has another address than the
    /// mail.
    pub async fn invite_again(
        &self,
        permit: &Permit<KeepPerson>,
        person: &Person,
        link: InvitationLink,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = &person.id;
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::PersonInvited,
            SubjectKind::Account,
            id.as_str(),
            &person.name,
        );
        Transaction::new()
            .value("address", link.mail.address.as_str())
            .begins(id, "password = NONE AND issuer = NONE AND email = $address", CHANGED)
            .one_time(OneTimeKind::Invitation, &link.digest, Some(id), "", now)
            .mail(link.mail, now)
            .commit(self, journal)
            .await
    }

    /// Changes name or e-mail address. A link sent to the old address counts no more.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`]; [`StoreError::AlreadyThere`] where another account has the address.
    pub async fn edit_person(
        &self,
        permit: &Permit<KeepPerson>,
        person: &Person,
        seen: i64,
        text: PersonText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = person.id.as_str();
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::PersonEdited,
            SubjectKind::Account,
            id,
            &text.name,
        )
        .changes([
            Change::between("name", &person.name, &text.name),
            Change::between("email", &person.email, &text.email),
        ]);
        let moved = person.email != text.email;
        let mut transaction =
            Transaction::new().value("account", id).update("id", ("account", id), seen, text);
        if moved {
            transaction = transaction.drop_links();
        }
        transaction.commit(self, journal).await
    }

    /// Locks an account or unlocks it. Locking ends its sessions and its links.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`]; [`StoreError::LastAdmin`] where nobody would be left to run the installation.
    pub async fn lock(
        &self,
        permit: &Permit<KeepPerson>,
        person: &Person,
        (seen, locked): (i64, bool),
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let id = person.id.as_str();
        let act = if locked { Act::AccountLocked } else { Act::AccountUnlocked };
        let journal =
            JournalRow::by(permit.account(), now, act, SubjectKind::Account, id, &person.name);
        let mut transaction = Transaction::new().value("account", id).update(
            "id",
            ("account", id),
            seen,
            Lock { disabled: locked },
        );
        if locked {
            transaction = transaction
                .statement("DELETE session WHERE account = $account")
                .drop_links()
                .keep_an_admin(today);
        }
        transaction.commit(self, journal).await
    }

    /// Grants a mandate; its role is the permitted one. The same identifier twice grants it once. `notices` go out with
    /// it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] for the second of two identical requests.
    pub async fn grant_mandate(
        &self,
        permit: &Permit<KeepMandate>,
        person: &Person,
        id: &MandateId,
        (organisation, term): (&OrganisationCode, Term),
        notices: Vec<NewMail>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::MandateGranted,
            SubjectKind::Account,
            person.id.as_str(),
            &person.name,
        )
        .changes(
            [
                Change::between("role", "", permit.action().role.code()),
                Change::between("organisation", "", organisation.as_str()),
            ]
            .into_iter()
            .chain(term_changes(None, Some(term))),
        );
        Transaction::new()
            .grant(&person.id, id.as_str(), permit, organisation, term)
            .mails(notices, now)
            .commit(self, journal)
            .await
    }

    /// Changes the dates of a mandate or withdraws it, and hands on what its holder leaves open. Where no valid mandate is
    /// left to the person, their sessions end. `notices` go out with it.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`], also where the heir speaks for the organisation no more;
    /// [`StoreError::LastAdmin`] where nobody would be left to run the installation.
    pub async fn change_mandate(
        &self,
        permit: &Permit<KeepMandate>,
        (person, mandate, seen): (&Person, &Mandate, i64),
        change: MandateChange,
        (heir, notices): (Option<&Heir>, Vec<NewMail>),
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let before = Some(Term { from: mandate.from, to: mandate.to });
        let (act, after) = match change {
            MandateChange::Term(term) => (Act::MandateEdited, Some(term)),
            MandateChange::Withdrawn => (Act::MandateWithdrawn, before),
        };
        let account = person.id.as_str();
        let named = |field, value: &str| {
            Some(Change {
                field: String::from(field),
                before: String::new(),
                after: value.to_owned(),
            })
        };
        let journal =
            JournalRow::by(permit.account(), now, act, SubjectKind::Account, account, &person.name)
                .changes(
                    [
                        named("role", mandate.role.code()),
                        named("organisation", mandate.organisation.as_str()),
                        heir.and_then(|heir| named("heir", &heir.name)),
                    ]
                    .into_iter()
                    .chain(term_changes(before, after)),
                );
        let key = ("mandate", mandate.id.as_str());
        let transaction = Transaction::new().value("account", account);
        let mut transaction = match change {
            MandateChange::Term(term) => transaction.update("id", key, seen, term),
            MandateChange::Withdrawn => {
                transaction.update("id", key, seen, Withdrawal { withdrawn: true })
            }
        };
        if let Some(heir) = heir {
            transaction = transaction.hand_over(&heir.id, &mandate.organisation, today);
        }
        transaction = transaction.end_sessions_without_mandate(today);
        if permit.action().role == domain::actor::Role::Admin {
            transaction = transaction.keep_an_admin(today);
        }
        transaction.mails(notices, now).commit(self, journal).await
    }
}

impl Transaction {
    fn mails(self, mails: Vec<NewMail>, now: DateTime<Utc>) -> Self {
        mails.into_iter().fold(self, |transaction, mail| transaction.mail(mail, now))
    }

    fn grant(
        self,
        account: &AccountId,
        id: &str,
        permit: &Permit<KeepMandate>,
        organisation: &OrganisationCode,
        term: Term,
    ) -> Self {
        let row = StoredMandate {
            account: account.clone(),
            council: CouncilCode::home(),
            role: permit.action().role,
            organisation: organisation.clone(),
            from: term.from,
            to: term.to,
            withdrawn: false,
            version: 1,
        };
        self.record("mandate_id", "mandate", id)
            .bind("mandate", row)
            .statement("CREATE $mandate_id CONTENT $mandate RETURN NONE")
    }
}
