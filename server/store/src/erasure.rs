//! Erasing a person: what names them goes, what the council decided stays.
//!
//! An erasure is listed, so that it can be done again after a restore of an older state ([`Store::apply_erasures`]).

use crate::chain;
use crate::db::Store;
use crate::error::{CHANGED, MISSING, StoreError};
use crate::journal::{Blind, JournalRow, SEEN, bind_blind};
use crate::outbox::WITHOUT_MAIL;
use crate::transaction::Transaction;
use crate::verify::{Count, Finding};
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Role;
use domain::journal::{Act, SubjectKind};
use domain::key::{AccountId, RoundCode};
use domain::policy::{ErasePerson, Permit};
use serde::{Deserialize, Serialize};
use surrealdb::types::{Object, SerdeWrapper, SurrealValue};

/// How many records of a person there are: the ones that go, and the ones that stay with a pseudonym.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PersonalData {
    /// Sessions.
    pub sessions: i64,
    /// Secrets that count once.
    pub secrets: i64,
    /// Half-filled ratings.
    pub drafts: i64,
    /// Mails to the person.
    pub mails: i64,
    /// Mandates, ended ones included.
    pub mandates: i64,
    /// Journal rows of what the person did.
    pub acted: i64,
    /// Journal rows about the account.
    pub named: i64,
}

/// An erasure as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Erasure {
    account: AccountId,
    at: i64,
    pseudonym: String,
}

const DONE: &str = "SELECT account, at, pseudonym FROM erasure";

impl Erasure {
    /// The address that takes the place of the person's: nobody can receive or sign in with it.
    fn address(&self) -> String {
        format!("{}@geloescht.invalid", self.pseudonym.to_lowercase().replace(' ', "-"))
    }

    /// The day of the erasure in UTC. A mandate that was over the day before it stays as it was.
    fn day(&self) -> String {
        DateTime::from_timestamp(self.at, 0).unwrap_or_default().date_naive().to_string()
    }

    /// The statements. Running them again changes nothing.
    fn statements(&self, transaction: Transaction) -> Transaction {
        transaction
            .record("person", "account", self.account.as_str())
            .value("person_key", self.account.as_str())
            .value("pseudonym", self.pseudonym.as_str())
            .value("alias", self.address())
            .value("day", self.day())
            // A row that the sequencer has read before is read again: it must not be linked with the old name.
            .statement(&chain::new_head())
            .statement("UPDATE chain:head SET erasures += 1 RETURN NONE")
            .statement("LET $address = (SELECT VALUE email FROM $person)[0]")
            .statement("LET $name = (SELECT VALUE name FROM $person)[0] ?? ''")
            .statement(
                "LET $mails = (SELECT VALUE record::id(id) FROM outbox \
                 WHERE account = $person_key OR (address != '' AND address = $address))",
            )
            .statement("DELETE outbox WHERE record::id(id) IN $mails AND state != 'sent'")
            .statement(WITHOUT_MAIL)
            .statement(
                "UPDATE outbox SET address = '', name = $pseudonym, subject = '', text = '', html = '', reason = '', \
                 calendar = NONE WHERE record::id(id) IN $mails RETURN NONE",
            )
            .statement(
                "UPDATE $person SET email = $alias, name = $pseudonym, password = NONE, disabled = true, \
                 factor = NONE, factor_step = NONE, recovery = [], issuer = NONE, subject = NONE, erased = true, \
                 version += 1 WHERE erased = false RETURN NONE",
            )
            .statement(
                "UPDATE mandate SET withdrawn = true, version += 1 \
                 WHERE account = $person_key AND withdrawn = false AND (`to` = NONE OR `to` >= $day) RETURN NONE",
            )
            // The organisation stays in charge. Supplies are held in memory with the catalogue, which is read anew.
            .statement(
                "UPDATE supply SET account = NONE, version += 1 WHERE account = $person_key RETURN NONE",
            )
            .statement("UPDATE weight_ballot SET account = NONE WHERE account = $person_key RETURN NONE")
            .rebase()
            .statement("DELETE session WHERE account = $person_key")
            .statement("DELETE draft WHERE account = $person_key")
            .statement("DELETE minutes_draft WHERE account = $person_key")
            // What waits for a second person is the organisation's; only who drew it up goes.
            .statement("UPDATE proposal SET by = 'geloescht' WHERE by = $person_key RETURN NONE")
            // That somebody came or did not is the council's; what they needed for it was theirs alone.
            .statement(
                "UPDATE meeting_reply SET deputy = '', support = '' \
                 WHERE account = $person_key AND (deputy != '' OR support != '') RETURN NONE",
            )
            .statement("UPDATE meeting_reply SET deputy = $pseudonym WHERE deputy = $name AND $name != '' RETURN NONE")
            // Calendars and later letters name who invites: whoever sends the next letter does so from then on.
            .statement(
                "UPDATE meeting_call SET organizer = $pseudonym, organizer_address = '', version += 1 WHERE organizer_address != '' \
                 AND (organizer_address = $address OR (organizer = $name AND $name != '')) RETURN NONE",
            )
            .statement("DELETE onetime WHERE account = $person_key")
            .statement("DELETE reply_link WHERE account = $person_key")
            .statement("DELETE calendar_feed WHERE account = $person_key")
            .statement("DELETE desk WHERE account = $person_key")
            // What was said in a discussion stays, as the answers to it do; the name goes.
            .statement("UPDATE post SET who = $pseudonym WHERE account = $person_key AND who != $pseudonym RETURN NONE")
            .statement(
                "UPDATE journal SET who = $pseudonym, who_salt = NONE \
                 WHERE account = $person_key AND who != NONE AND who != $pseudonym RETURN NONE",
            )
            .statement(
                "UPDATE journal SET title = $pseudonym, changes = [], reason = '', text_salt = NONE \
                 WHERE subject = 'account' AND key = $person_key AND title != $pseudonym RETURN NONE",
            )
            .statement(
                "UPDATE journal SET title = $pseudonym, changes = [], reason = '', text_salt = NONE \
                 WHERE subject = 'mail' AND key IN $mails AND title != $pseudonym RETURN NONE",
            )
    }
}

impl Store {
    /// What there is of a person, for the preview of an erasure; drafts in `open` rounds and rows about positions
    /// that are kept back are not counted.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn personal_data(
        &self,
        _permit: &Permit<ErasePerson>,
        account: &AccountId,
        (blind, open): (&Blind, &[RoundCode]),
    ) -> Result<PersonalData, StoreError> {
        let count = async |from: &str| {
            let query = format!("SELECT count() FROM {from} GROUP ALL");
            let mut binds = Object::new();
            bind_blind(&mut binds, blind);
            let open: Vec<String> = open.iter().map(ToString::to_string).collect();
            binds.insert("open".to_owned(), SerdeWrapper(open).into_value());
            binds.insert("account".to_owned(), account.as_str().to_owned().into_value());
            let found: Vec<Count> = self.rows(&query, binds).await?;
            Ok::<_, StoreError>(found.first().map_or(0, |found| found.count))
        };
        Ok(PersonalData {
            sessions: count("session WHERE account = $account").await?,
            secrets: count("onetime WHERE account = $account").await?,
            drafts: count("draft WHERE account = $account AND round NOT IN $open").await?,
            mails: count("outbox WHERE account = $account").await?,
            mandates: count("mandate WHERE account = $account").await?,
            acted: count(&format!("journal WHERE account = $account AND {SEEN}")).await?,
            named: count("journal WHERE subject = 'account' AND key = $account").await?,
        })
    }

    /// True where nobody could run the installation without this person.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn leaves_no_admin(
        &self,
        without: &AccountId,
        today: NaiveDate,
    ) -> Result<bool, StoreError> {
        let able = self.account_records().await?;
        let able = |id: &AccountId| {
            able.iter()
                .any(|a| &a.id == id && !a.disabled && (a.password.is_some() || a.issuer.is_some()))
        };
        let mandates = self.mandates().await?;
        let mut admins = mandates
            .iter()
            .filter(|m| m.role == Role::Admin && m.is_valid(today) && able(&m.account))
            .peekable();
        Ok(admins.peek().is_some() && admins.all(|m| &m.account == without))
    }

    /// Erases a person: account and everything only the person needs go, the journal and the mandates keep a pseudonym.
    /// Gives the pseudonym.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an account that is not there or erased already; [`StoreError::ChangedMeanwhile`] where
    /// nobody would be left to run the installation, or the account was changed since version `seen`.
    pub async fn erase_person(
        &self,
        permit: &Permit<ErasePerson>,
        account: &AccountId,
        seen: i64,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<String, StoreError> {
        let pseudonym = self.free_pseudonym().await?;
        let erasure =
            Erasure { account: account.clone(), at: now.timestamp(), pseudonym: pseudonym.clone() };
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::PersonErased,
            SubjectKind::Account,
            account.as_str(),
            &pseudonym,
        );
        let guarded = Transaction::new()
            .record("erased", "account", account.as_str())
            .value("erased_key", account.as_str())
            .value("erased_seen", seen)
            .value("erased_today", today.to_string())
            .statement(&format!(
                "IF array::len((SELECT VALUE id FROM $erased WHERE erased = false)) = 0 {{ THROW '{MISSING}' }}"
            ))
            .statement(&format!(
                "IF array::len((SELECT VALUE id FROM $erased WHERE version = $erased_seen)) = 0 {{ THROW '{CHANGED}' }}"
            ))
            // Whoever takes the right to run the installation from someone writes this record: two who do it to each
            // other meet there, and the second comes to the check anew.
            .statement("UPSERT meta:admins SET revision = (revision ?? 0) + 1 RETURN NONE")
            .statement(
                "LET $admins = (SELECT VALUE account FROM mandate WHERE role = 'admin' AND withdrawn = false \
                 AND `from` <= $erased_today AND (`to` = NONE OR `to` >= $erased_today) AND account != $erased_key)",
            )
            .statement(&format!(
                "IF array::len((SELECT VALUE id FROM account WHERE disabled = false AND erased = false \
                 AND (password != NONE OR issuer != NONE) AND record::id(id) IN $admins)) = 0 {{ THROW '{CHANGED}' }}"
            ));
        erasure
            .statements(guarded)
            .record("erasure_id", "erasure", account.as_str())
            .bind("erasure", erasure.clone())
            .statement("CREATE $erasure_id CONTENT $erasure RETURN NONE")
            .commit(self, journal)
            .await?;
        tell(&erasure);
        Ok(pseudonym)
    }

    /// Erases again whoever stands in the list: after a restore, old data may be back, and a request that was under way
    /// during an erasure may have written the name after it. Gives the number of persons.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn apply_erasures(&self, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let list: Vec<Erasure> = self.rows(DONE, ()).await?;
        let mut applied = 0;
        for erasure in list {
            if !self.is_back(&erasure).await? {
                continue;
            }
            let journal = JournalRow::by_product(
                now,
                Act::PersonErased,
                SubjectKind::Account,
                erasure.account.as_str(),
                &erasure.pseudonym,
            );
            erasure.statements(Transaction::new()).commit(self, journal).await?;
            tell(&erasure);
            applied += 1;
        }
        Ok(applied)
    }

    /// True where something of an erased person is there.
    async fn is_back(&self, erasure: &Erasure) -> Result<bool, StoreError> {
        let day = erasure.day();
        for from in [
            "account WHERE record::id(id) = $account AND erased = false",
            "mandate WHERE account = $account AND withdrawn = false AND (`to` = NONE OR `to` >= $day)",
            "session WHERE account = $account",
            "onetime WHERE account = $account",
            "reply_link WHERE account = $account",
            "calendar_feed WHERE account = $account",
            "draft WHERE account = $account",
            "minutes_draft WHERE account = $account",
            "desk WHERE account = $account",
            "meeting_reply WHERE account = $account AND (deputy != '' OR support != '')",
            "post WHERE account = $account AND who != $pseudonym",
            "proposal WHERE by = $account",
            "supply WHERE account = $account",
            "weight_ballot WHERE account = $account",
            "outbox WHERE account = $account AND (address != '' OR calendar != NONE)",
            "meeting_call WHERE organizer_address != '' \
             AND organizer_address IN (SELECT VALUE email FROM account WHERE record::id(id) = $account)",
            "journal WHERE account = $account AND who != NONE AND who != $pseudonym",
            "journal WHERE subject = 'account' AND key = $account AND title != $pseudonym",
        ] {
            let query = format!("SELECT VALUE <string> id FROM {from} LIMIT 1");
            let binds = [
                ("account", erasure.account.as_str()),
                ("pseudonym", erasure.pseudonym.as_str()),
                ("day", day.as_str()),
            ];
            let found: Vec<String> = self.rows(&query, binds).await?;
            if !found.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Erasures that are not done: an older state was restored, or a request under way wrote after one, and neither a start of
    /// the program nor its daily run has come since.
    ///
    /// # Errors
    /// When the store does not answer.
    pub(crate) async fn verify_erasures(&self) -> Result<Vec<Finding>, StoreError> {
        let list: Vec<Erasure> = self.rows(DONE, ()).await?;
        let mut findings = Vec::new();
        for erasure in list {
            if self.is_back(&erasure).await? {
                findings.push(Finding {
                    record: format!("erasure {}", erasure.account),
                    problem: "data of the person are there; starting the program erases them again"
                        .to_owned(),
                });
            }
        }
        Ok(findings)
    }

    /// „Person 7F3A": four random digits that no erased person has; more of them once many are taken.
    async fn free_pseudonym(&self) -> Result<String, StoreError> {
        let list: Vec<Erasure> = self.rows(DONE, ()).await?;
        for digits in 4..=32 {
            for _ in 0..8 {
                let random = uuid::Uuid::new_v4().simple().to_string().to_uppercase();
                let name = format!("Person {}", random.get(..digits).unwrap_or(&random));
                if list.iter().all(|erasure| erasure.pseudonym != name) {
                    return Ok(name);
                }
            }
        }
        Err(StoreError::Busy)
    }
}

/// The list itself may be lost with a restore: the log keeps what is needed to write it again.
fn tell(erasure: &Erasure) {
    tracing::info!(
        target: "audit",
        account = erasure.account.as_str(),
        pseudonym = erasure.pseudonym,
        at = erasure.at,
        "a person's data were erased"
    );
}

#[cfg(test)]
mod tests;
