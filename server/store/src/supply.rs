//! Who delivers the values of an indicator, and what was said about a delivery.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::indicator::Indicator;
use domain::indicator::supply::release::to_lines;
use domain::indicator::supply::{Reminder, Rhythm, Supply};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::IndicatorCode;
use domain::period::Period;
use domain::policy::{KeepSupply, Permit};
use serde::{Deserialize, Serialize};

/// A reminder that has gone out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentReminder {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The period whose value it was about.
    pub period: Period,
    /// Which one.
    pub kind: Reminder,
    /// When its mails were written, in seconds since 1970.
    pub at: i64,
}

impl SentReminder {
    /// Neither indicators nor kinds have a `/` in them, so no two reminders share a key.
    fn key(&self) -> String {
        format!("{}/{}/{}", self.indicator, self.period, self.kind.code())
    }
}

/// That a text which may name a person came, changed or went; the journal tells no more, as many read it and it stays.
fn trace(field: &str, before: &str, after: &str) -> Option<Change> {
    match (before.is_empty(), after.is_empty()) {
        _ if before == after => None,
        (true, _) => Change::between(field, "", "set"),
        (_, true) => Change::between(field, "set", ""),
        _ => Change::between(field, "", "changed"),
    }
}

fn changes(before: &Supply, after: &Supply) -> [Option<Change>; 9] {
    let account = |s: &Supply| s.account.as_ref().map(ToString::to_string).unwrap_or_default();
    let organisation =
        |s: &Supply| s.organisation.as_ref().map(ToString::to_string).unwrap_or_default();
    let rhythm = |s: &Supply| s.rhythm.map(Rhythm::code).unwrap_or_default();
    let between = |field, value: &dyn Fn(&Supply) -> String| {
        Change::between(field, value(before), value(after))
    };
    [
        trace("supply_person", &account(before), &account(after)),
        between("organisation", &organisation),
        trace("supply_contact", &before.contact, &after.contact),
        between("supply_rhythm", &|s| rhythm(s).to_owned()),
        between("supply_months", &|s| s.delay_months.to_string()),
        between("supply_days", &|s| s.delay_days.to_string()),
        between("supply_releases", &|s| to_lines(&s.releases)),
        between("supply_evidence", &|s| s.evidence.code().to_owned()),
        between("note", &|s| s.note.clone()),
    ]
}

impl Store {
    /// Keeps who delivers the values of an indicator, where the supply still has the version the editor saw; 0 stands for
    /// none.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn keep_supply(
        &self,
        permit: &Permit<KeepSupply>,
        indicator: &Indicator,
        before: &Supply,
        seen: i64,
        supply: Supply,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let code = indicator.code.as_str();
        let (act, kind) = (Act::SupplyKept, SubjectKind::Indicator);
        let journal = JournalRow::by(permit.account(), now, act, kind, code, &indicator.name.de)
            .changes(changes(before, &supply));
        let place = ("supply", code);
        let transaction = if seen == 0 {
            Transaction::new()
                .record("id", place.0, place.1)
                .bind("supply", Supply { version: 1, ..supply })
                .statement("CREATE $id CONTENT $supply RETURN NONE")
        } else {
            Transaction::new().update("supply", place, seen, supply)
        };
        match transaction.touch("indicator", code).commit(self, journal).await {
            // Somebody else was the first to keep it.
            Err(StoreError::AlreadyThere) => Err(StoreError::ChangedMeanwhile),
            result => result,
        }
    }

    /// The reminders that have gone out.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn reminders(&self) -> Result<Vec<SentReminder>, StoreError> {
        self.rows("SELECT * FROM reminder", ()).await
    }

    /// Notes a reminder and puts its mails into the outbox, both or neither. False where it has gone out before: of two
    /// processes that come to it at once, one sends it.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn remind(
        &self,
        reminder: SentReminder,
        mails: Vec<NewMail>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let transaction = Transaction::new()
            .record("id", "reminder", &reminder.key())
            .bind("reminder", reminder)
            .statement("CREATE $id CONTENT $reminder RETURN NONE");
        let transaction = mails.into_iter().fold(transaction, |t, mail| t.mail(mail, now));
        match transaction.run(self).await {
            Ok(()) => Ok(true),
            Err(StoreError::AlreadyThere) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
