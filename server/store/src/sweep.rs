//! Removing what has been kept long enough: [`domain::retention`] says how long that is.

use crate::db::Store;
use crate::error::StoreError;
use crate::outbox::WITHOUT_MAIL;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::journal::Act;
use domain::retention::{DataClass, is_access};

impl Store {
    /// Removes sessions, one-time secrets, drafts, mails and needs of support whose time is over, and takes everything but time and kind of
    /// act out of linked journal rows about signing in and out. Nothing that decides or documents is touched.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn sweep(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let now = now.timestamp();
        let since = |class: DataClass| class.kept_since(now).unwrap_or(0);
        let acts: Vec<String> = Act::ALL
            .iter()
            .filter(|act| is_access(**act))
            .map(|act| act.code().to_owned())
            .collect();
        Transaction::new()
            .value("now", now)
            .value("session_since", since(DataClass::Session))
            .value("draft_since", since(DataClass::Draft))
            .value("support_since", since(DataClass::Support))
            .value("mail_since", since(DataClass::Mail))
            .value("access_since", since(DataClass::Access) * 1_000)
            .bind("acts", acts)
            .statement("DELETE session WHERE created < $session_since")
            .statement("DELETE onetime WHERE expires < $now")
            .statement("DELETE draft WHERE at < $draft_since")
            .statement("DELETE minutes_draft WHERE at < $draft_since")
            .statement("DELETE outbox WHERE state IN ['sent', 'failed'] AND (sent ?? created) < $mail_since")
            .statement(WITHOUT_MAIL)
            .statement("DELETE reply_link WHERE expires < $now")
            .statement("UPDATE meeting_reply SET support = '' WHERE at < $support_since AND support != '' RETURN NONE")
            .statement(
                "UPDATE journal SET account = NONE, who = NONE, organisation = NONE, key = '', title = '', \
                 changes = [], reason = '', who_salt = NONE, text_salt = NONE \
                 WHERE act IN $acts AND at < $access_since AND seq > 0 AND text_salt != NONE RETURN NONE",
            )
            .run(self)
            .await
    }
}
