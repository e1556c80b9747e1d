//! Persistence of the Wirkungskompass on SurrealDB: schema, queries, journal.
//!
//! Every write goes through [`transaction::Transaction`]: the change and its journal row in one transaction, retried on
//! conflict. Every write that the policy guards asks for its permit. Reads of the catalogue come from memory, checked
//! against the stored revision ([`catalogue`]); an embedded store keeps other answers until the next write
//! ([`memory`]).

mod account;
mod attachment;
mod catalogue;
mod chain;
mod credentials;
mod dataset;
mod db;
mod desk;
mod discussion;
mod erasure;
mod error;
mod evaluation;
mod face;
mod import;
mod index;
mod indicator;
mod journal;
mod measure;
mod meeting;
mod memory;
mod method;
mod onetime;
mod oparl;
mod organisation;
mod outbox;
mod own;
mod people;
mod position;
#[cfg(test)]
mod probe;
mod provider;
mod register;
mod round;
mod schema;
mod session;
mod supply;
mod sweep;
mod target;
mod transaction;
mod url;
mod value;
mod verify;
mod workshop;

pub use account::{AccountRecord, NewAccount};
pub use attachment::NewFile;
pub use chain::{ChainState, Checkpoint, Sequencer, Step};
pub use credentials::{FACTOR_TRIES, NewFactor, Proof};
pub use dataset::{Dataset, Loaded};
pub use db::Store;
pub use desk::Desk;
pub use discussion::NewPost;
pub use erasure::PersonalData;
pub use error::StoreError;
pub use evaluation::Draft;
pub use import::TakenOver;
pub use journal::{Blind, Span};
pub use meeting::{
    AgendaChange, Dispatch, Fingerprint, Letters, MinutesDraft, NewPaperFile, Numbering,
    OwnMeetings, ReplyLink, SittingChange,
};
pub use onetime::{OneTime, OneTimeKind};
pub use oparl::Stamp;
pub use outbox::{ClaimedMail, MAX_MAIL_FILE, MailFile, NewMail};
pub use own::{OwnMail, OwnRecords};
pub use people::{Heir, InvitationLink, MandateChange};
pub use position::{PositionReader, Positions};
pub use provider::Subject;
pub use round::SentRoundReminder;
pub use session::{NewSession, OwnSession};
pub use supply::SentReminder;
pub use url::{BadUrl, DbUrl};
pub use verify::Finding;
