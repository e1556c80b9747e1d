//! Votes: who may vote, how votes are given and counted, which majority they make.
//!
//! | file | what |
//! |---|---|
//! | [`tally`] | choices and counts; whether a count adds up to those present |
//! | [`majority`] | kinds of majority, ties, the result with what it rests on |
//! | [`poll`] | one question put to the vote, its states, ballots |
//! | [`secrecy`] | what of a secret vote may be shown, so that no single vote can be worked out |
//! | [`amendment`] | in which order amendments are put to the vote |

pub mod amendment;
pub mod majority;
pub mod poll;
pub mod secrecy;
pub mod tally;

pub use majority::{Base, MajorityRule, Outcome, TieRule, Verdict};
pub use poll::{Ballot, CastError, Method, Poll, PollState, Receipt, Voter};
pub use tally::{Choice, Count, CountError, Tally};
