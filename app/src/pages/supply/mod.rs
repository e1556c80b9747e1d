//! The supply calendar: what is due from whom, the panel of one indicator, and the form of its supply.

pub mod form;
pub mod list;
pub mod panel;
#[cfg(test)]
mod tests;
pub mod words;

use domain::key::AccountId;
use std::collections::BTreeMap;

/// Names of persons by account, for readers who may know them ([`domain::policy::sees_names`]); empty for all others.
pub type Names = BTreeMap<AccountId, String>;
