//! Who asks.

use crate::key::{AccountId, MandateId, OrganisationCode};
use crate::source::coded;

coded! {
    /// What an account is in the council.
    Role {
        /// Delegate of a member organisation.
        Member = "member",
        /// Deputy of a delegate.
        Deputy = "deputy",
        /// Chairs the council.
        Chair = "chair",
        /// Invited to meetings; sees what is open to guests.
        Guest = "guest",
        /// Keeps targets, values and links.
        Planner = "planner",
        /// Geschäftsstelle: prepares meetings, keeps rounds.
        Secretariat = "secretariat",
        /// Runs the installation; no part in the council's decisions.
        Admin = "admin",
        /// No valid mandate today: the own account, and what everyone sees.
        None = "none",
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
    /// The mandate it acts on today, if one is valid.
    pub mandate: Option<MandateId>,
    /// The role that mandate gives.
    pub role: Role,
    /// The organisation it acts for; without a mandate the last one.
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
