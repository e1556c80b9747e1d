//! The published cases of the shared folder of references, recomputed. Where that folder does not lie
//! beside the checkout, every test says that it is skipped.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod before_after;
mod folder;
mod index_engine;
mod index_steps;
mod methods;
