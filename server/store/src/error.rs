//! What can go wrong between the product and its store.

use std::path::{Path, PathBuf};
use surrealdb::types::QueryError;

/// Why a read or write did not happen.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The record does not exist.
    #[error("no such record")]
    NotFound,
    /// Somebody changed the record since it was read.
    #[error("changed meanwhile")]
    ChangedMeanwhile,
    /// A record with this identifier is there already.
    #[error("already there")]
    AlreadyThere,
    /// The round takes no more positions.
    #[error("the round takes no more positions")]
    RoundClosed,
    /// The poll takes no votes.
    #[error("the poll takes no votes")]
    PollClosed,
    /// Nobody would be left to run the installation.
    #[error("nobody would be left to run the installation")]
    LastAdmin,
    /// Conflicts outlasted the retries, or the store did not answer in time: nothing was written.
    #[error("the store is busy")]
    Busy,
    /// The stored schema is newer than this program.
    #[error("the store has schema {stored}, this program knows {known}: start the newer program")]
    NewerSchema {
        /// Version found.
        stored: i64,
        /// Version known.
        known: i64,
    },
    /// Another process has the directory open.
    #[error("{} is in use: another program has the store open", .0.display())]
    InUse(PathBuf),
    /// The store refuses to work. After such an error a RocksDB store stops taking writes until it is reopened.
    #[error("store: {0}")]
    Storage(#[from] surrealdb::Error),
    /// A stored record does not read as what it should be.
    #[error("stored data: {0}")]
    Data(String),
}

/// Text of the `THROW` in a transaction whose record has another version by now.
pub(crate) const CHANGED: &str = "changed_meanwhile";
/// Text of the `THROW` in a transaction whose record is missing.
pub(crate) const MISSING: &str = "no_such_record";
/// Text of the `THROW` in a transaction that would leave nobody to run the installation.
pub(crate) const LAST_ADMIN: &str = "nobody_left_to_run_it";

/// Text of the `THROW` in a transaction that gives a position to a round that is closed.
pub(crate) const ROUND_CLOSED: &str = "round_takes_no_more";

/// Text of the `THROW` in a transaction that gives a vote in a poll that is not open.
pub(crate) const POLL_CLOSED: &str = "poll_takes_no_votes";

/// True where running the whole transaction again can succeed.
pub(crate) fn is_conflict(error: &surrealdb::Error) -> bool {
    matches!(error.query_details(), Some(QueryError::TransactionConflict))
        || error.message().contains("This transaction can be retried")
}

/// True for a statement that did not run because another one of its transaction failed.
pub(crate) fn is_bystander(error: &surrealdb::Error) -> bool {
    matches!(error.query_details(), Some(QueryError::NotExecuted | QueryError::Cancelled))
}

impl StoreError {
    /// Reads the meaning of a failed statement.
    pub(crate) fn of(error: surrealdb::Error) -> Self {
        let message = error.message();
        if message.contains(CHANGED) {
            Self::ChangedMeanwhile
        } else if message.contains(MISSING) {
            Self::NotFound
        } else if message.contains(ROUND_CLOSED) {
            Self::RoundClosed
        } else if message.contains(POLL_CLOSED) {
            Self::PollClosed
        } else if message.contains(LAST_ADMIN) {
            Self::LastAdmin
        } else if error.is_already_exists()
            || message.contains("already exists")
            || message.contains("already contains")
        {
            Self::AlreadyThere
        } else if matches!(error.query_details(), Some(QueryError::TimedOut { .. }))
            || is_conflict(&error)
        {
            Self::Busy
        } else {
            Self::Storage(error)
        }
    }

    /// Reads why a directory cannot be opened: the engine locks it for one process.
    pub(crate) fn opening(error: surrealdb::Error, directory: &Path) -> Self {
        if error.message().contains("/LOCK: ") {
            Self::InUse(directory.to_owned())
        } else {
            Self::of(error)
        }
    }

    /// True where the process has to end and start again: the engine stops acknowledging after such an error.
    pub fn is_fatal(&self) -> bool {
        let Self::Storage(error) = self else { return false };
        ["IO error", "No space left", "Corruption", "WAL", "Shutdown in progress"]
            .iter()
            .any(|sign| error.message().contains(sign))
    }
}
