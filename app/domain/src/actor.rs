//! Who asks.

use crate::key::{AccountId, OrganisationCode};
use crate::source::coded;

coded! {
    /// What an account is in the council.
    Role {
        /// Delegate of a member organisation.
        Member = "member",
        /// Deputy of a delegate.
        Deputy = "deputy",
        /// Keeps targets, values and links.
        Planner = "planner",
        /// Geschäftsstelle: prepares meetings, keeps rounds.
        Secretariat = "secretariat",
        /// Runs the installation; no part in the council's decisions.
        Admin = "admin",
    }
}

/// A signed-in account, looked up anew on every request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its identifier.
    pub id: AccountId,
    /// Name shown in the person menu.
    pub name: String,
    /// Sign-in name.
    pub email: String,
    /// Its role.
    pub role: Role,
    /// The organisation it acts for.
    pub organisation: OrganisationCode,
    /// Short name of that organisation.
    pub organisation_name: String,
    /// True where that organisation has a vote.
    pub has_vote: bool,
}

/// Whoever sends a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in.
    Anonymous,
    /// A signed-in account.
    Account(Account),
}

impl Actor {
    /// The account, if one is signed in.
    pub fn account(&self) -> Option<&Account> {
        match self {
            Self::Anonymous => None,
            Self::Account(account) => Some(account),
        }
    }

    /// The role, if one is signed in.
    pub fn role(&self) -> Option<Role> {
        self.account().map(|account| account.role)
    }
}
