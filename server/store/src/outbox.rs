//! Mails on their way: written in the transaction of the change they tell of, sent by a worker afterwards.

use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::key::AccountId;
use serde::{Deserialize, Serialize};

/// A mail to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail {
    /// The person it goes to, where it is one with an account.
    pub account: Option<AccountId>,
    /// Address.
    pub address: String,
    /// Name of the person.
    pub name: String,
    /// Subject, one line.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part: the same words.
    pub html: String,
    /// True where it carries a link that opens an account: nobody reads its text in the outbox.
    pub secret: bool,
}

/// A mail as it is stored, without its identifier.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredMail {
    pub(crate) account: Option<AccountId>,
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) html: String,
    pub(crate) created: i64,
    pub(crate) state: String,
    pub(crate) attempts: i64,
    pub(crate) next: i64,
    pub(crate) sent: Option<i64>,
    pub(crate) reason: String,
    pub(crate) secret: bool,
}

impl Transaction {
    /// Puts a mail into the outbox with the change: neither happens without the other.
    pub(crate) fn mail(self, mail: NewMail, now: DateTime<Utc>) -> Self {
        let row = StoredMail {
            account: mail.account,
            address: mail.address,
            name: mail.name,
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            created: now.timestamp(),
            state: "queued".to_owned(),
            attempts: 0,
            next: now.timestamp(),
            sent: None,
            reason: String::new(),
            secret: mail.secret,
        };
        self.record("mail_id", "outbox", &uuid::Uuid::now_v7().simple().to_string())
            .bind("mail", row)
            .statement("CREATE $mail_id CONTENT $mail RETURN NONE")
    }
}
