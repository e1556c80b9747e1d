//! Mails: what they say, and how they leave.
//!
//! A handler makes a mail with [`compose`] and hands it to the store together with the change it tells of. The worker
//! takes it out of the outbox and sends it. Without a mail server it stays there, visible to its keepers.

pub mod address;
pub mod compose;
pub mod send;
pub mod worker;
