//! Secrets that count once: links for invitation, reset and first set-up, and the steps between two pages of a sign-in.

use crate::db::Store;
use crate::error::StoreError;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::key::AccountId;
use serde::{Deserialize, Serialize};

/// What a secret opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OneTimeKind {
    /// Taking up an invitation.
    Invitation,
    /// Setting a new password.
    Reset,
    /// Making the first administrator of an empty installation.
    Setup,
    /// The second step of a sign-in, after the password.
    Factor,
    /// A sign-in at an `OpenID` provider that is under way in one browser.
    Provider,
}

impl OneTimeKind {
    /// The code in the store.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invitation => "invitation",
            Self::Reset => "reset",
            Self::Setup => "setup",
            Self::Factor => "factor",
            Self::Provider => "provider",
        }
    }

    /// How long it counts, in seconds.
    pub fn life_seconds(self) -> i64 {
        match self {
            Self::Invitation => 7 * 24 * 60 * 60,
            Self::Reset => 60 * 60,
            Self::Setup => 24 * 60 * 60,
            Self::Factor | Self::Provider => 10 * 60,
        }
    }
}

/// A secret that still counts; the store knows only its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneTime {
    /// The account it belongs to, if there is one yet.
    pub account: Option<AccountId>,
    /// What the step has to remember.
    pub data: String,
    /// Failed tries.
    pub tries: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredOneTime {
    kind: String,
    account: Option<AccountId>,
    data: String,
    expires: i64,
    tries: i64,
}

impl Transaction {
    /// Keeps a secret by its digest; earlier ones of the same kind for the same account count no more. Where there is an
    /// account, the same transaction creates it or writes it with [`Transaction::begins`]: of two at the same time the second
    /// sees the first.
    pub(crate) fn one_time(
        self,
        kind: OneTimeKind,
        digest: &str,
        account: Option<&AccountId>,
        data: &str,
        now: DateTime<Utc>,
    ) -> Self {
        let row = StoredOneTime {
            kind: kind.code().to_owned(),
            account: account.cloned(),
            data: data.to_owned(),
            expires: now.timestamp() + kind.life_seconds(),
            tries: 0,
        };
        self.record("onetime_id", "onetime", digest)
            .value("onetime_now", now.timestamp())
            .value("onetime_kind", kind.code())
            .value("onetime_account", account.map(|a| a.as_str().to_owned()))
            .bind("onetime", row)
            .statement("DELETE onetime WHERE expires < $onetime_now")
            .statement(
                "DELETE onetime WHERE $onetime_account != NONE AND account = $onetime_account AND kind = $onetime_kind",
            )
            .statement("CREATE $onetime_id CONTENT $onetime RETURN NONE")
    }

    /// Uses a secret up: a second use of it fails as a whole with [`StoreError::NotFound`].
    pub(crate) fn use_up(self, kind: OneTimeKind, digest: &str, now: DateTime<Utc>) -> Self {
        let missing = crate::error::MISSING;
        self.record("used_id", "onetime", digest)
            .value("used_kind", kind.code())
            .value("used_now", now.timestamp())
            .statement(
                "LET $used = (DELETE $used_id WHERE kind = $used_kind AND expires >= $used_now RETURN BEFORE)",
            )
            .statement(&format!("IF array::len($used) = 0 {{ THROW '{missing}' }}"))
    }
}

impl Store {
    /// The secret with this digest, where it still counts.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn one_time(
        &self,
        kind: OneTimeKind,
        digest: &str,
        now: DateTime<Utc>,
    ) -> Result<Option<OneTime>, StoreError> {
        let query = "SELECT * FROM type::record('onetime', $key)";
        let found: Vec<StoredOneTime> = self.rows(query, [("key", digest)]).await?;
        let live = |row: &StoredOneTime| row.kind == kind.code() && row.expires >= now.timestamp();
        Ok(found.into_iter().find(live).map(|row| OneTime {
            account: row.account,
            data: row.data,
            tries: row.tries,
        }))
    }
}
