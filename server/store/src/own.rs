//! What is stored about one person, for that person.

use crate::account::AccountRecord;
use crate::db::Store;
use crate::error::StoreError;
use crate::evaluation::Draft;
use crate::journal::JournalRow;
use crate::meeting::OwnMeetings;
use crate::outbox::StoredMail;
use crate::session::OwnSession;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::evaluation::Rating;
use domain::journal::{Act, Entry, SubjectKind};
use domain::key::IndicatorCode;
use domain::mandate::Mandate;
use domain::policy::{OwnData, Permit};

/// A mail to the person. The text of one with a link that opens the account stays out: whoever reads this page could use
/// it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMail {
    /// When it was written.
    pub created: DateTime<Utc>,
    /// When it was sent, if it was.
    pub sent: Option<DateTime<Utc>>,
    /// Address.
    pub address: String,
    /// Subject.
    pub subject: String,
    /// Text; none where it is a secret.
    pub text: Option<String>,
}

/// Everything stored about a person.
#[derive(Debug, Clone)]
pub struct OwnRecords {
    /// The account.
    pub account: AccountRecord,
    /// Mandates, oldest first.
    pub mandates: Vec<Mandate>,
    /// Live sessions.
    pub sessions: Vec<OwnSession>,
    /// Indicators whose values the person is in charge of.
    pub supplies: Vec<IndicatorCode>,
    /// Half-filled ratings.
    pub drafts: Vec<Draft>,
    /// Ratings whose present state the person gave: the journal holds the moment.
    pub ratings: Vec<Rating>,
    /// What the person has given in and beside meetings.
    pub meetings: OwnMeetings,
    /// What the person did, newest first.
    pub acted: Vec<Entry>,
    /// What was recorded about the account, newest first.
    pub named: Vec<Entry>,
    /// Mails, newest first.
    pub mails: Vec<OwnMail>,
}

impl Store {
    /// Everything stored about whoever asks.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where the account is gone; otherwise when the store does not answer.
    pub async fn own_records(
        &self,
        permit: &Permit<OwnData>,
        now: DateTime<Utc>,
    ) -> Result<OwnRecords, StoreError> {
        let id = &permit.account().id;
        let account = self.account(id).await?.ok_or(StoreError::NotFound)?;
        let bind = || [("account", id.as_str())];
        let acted: Vec<JournalRow> = self
            .rows("SELECT * FROM journal WHERE account = $account ORDER BY id DESC", bind())
            .await?;
        let acted: Vec<Entry> = acted.into_iter().map(JournalRow::entry).collect();
        let named: Vec<JournalRow> = self
            .rows(
                "SELECT * FROM journal WHERE subject = 'account' AND key = $account \
                 AND (account = NONE OR account != $account) ORDER BY id DESC",
                bind(),
            )
            .await?;
        let mails: Vec<StoredMail> = self
            .rows("SELECT * FROM outbox WHERE account = $account ORDER BY created DESC", bind())
            .await?;
        let mandates = self.mandates_of(id).await?;
        Ok(OwnRecords {
            account,
            sessions: self.sessions_of(id, now).await?,
            supplies: self
                .rows(
                    "SELECT VALUE indicator FROM supply WHERE account = $account ORDER BY indicator",
                    bind(),
                )
                .await?,
            drafts: self.drafts(id).await?,
            ratings: self.ratings_given(&acted, &mandates).await?,
            meetings: self.own_meetings(id).await?,
            acted,
            named: named.into_iter().map(JournalRow::entry).collect(),
            mandates,
            mails: mails.into_iter().map(own_mail).collect(),
        })
    }

    /// The ratings of the person's organisations that still stand as these rows gave them: both carry the moment.
    async fn ratings_given(
        &self,
        acted: &[Entry],
        mandates: &[Mandate],
    ) -> Result<Vec<Rating>, StoreError> {
        let own = |r: &Rating| mandates.iter().any(|m| m.organisation == r.organisation);
        let is_rating = |act| matches!(act, Act::RatingGiven | Act::RatingChanged);
        let mut given = Vec::new();
        for entry in acted.iter().filter(|entry| is_rating(entry.act)) {
            let query = "SELECT * FROM rating WHERE measure = $measure";
            let ratings: Vec<Rating> = self.rows(query, [("measure", entry.key.as_str())]).await?;
            let at = entry.at.timestamp_millis();
            given.extend(
                ratings
                    .into_iter()
                    .filter(|r| own(r) && r.at.is_some_and(|t| t.timestamp_millis() == at)),
            );
        }
        Ok(given)
    }

    /// Records that a person took the own data along as a file: once per day, however often it happens after `day_began`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn note_export(
        &self,
        permit: &Permit<OwnData>,
        day_began: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let account = permit.account();
        let id = account.id.as_str();
        let known: Vec<i64> = self
            .rows(
                &format!(
                    "SELECT VALUE at FROM journal WHERE account = $account AND act = '{}' AND at >= {}",
                    Act::DataExported.code(),
                    day_began.timestamp_millis()
                ),
                [("account", id)],
            )
            .await?;
        if !known.is_empty() {
            return Ok(());
        }
        let journal = JournalRow::by(
            account,
            now,
            Act::DataExported,
            SubjectKind::Account,
            id,
            &account.name,
        );
        Transaction::new().commit(self, journal).await
    }
}

fn own_mail(mail: StoredMail) -> OwnMail {
    let moment = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    OwnMail {
        created: moment(mail.created),
        sent: mail.sent.map(moment),
        address: mail.address,
        subject: mail.subject,
        text: (!mail.secret).then_some(mail.text),
    }
}
