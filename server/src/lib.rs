//! HTTP server and command line of the Wirkungskompass.
//!
//! | module | what it holds |
//! |---|---|
//! | [`cli`] | commands and their exit codes |
//! | [`config`] | the environment, checked at start |
//! | [`routes`] | every route in one table: router and `routes --json` come from it |
//! | [`limit`] | how often somebody may try |
//! | [`second_factor`] | codes of a device and recovery codes |
//! | [`request`] | what a handler is given: who asks, in which language, the catalogue |
//! | `pages` | one handler per page and form: load, ask the policy, write, render |
//! | [`mail`] | mails: what they say, how they leave |
//! | [`reminders`] | letters before and after a value is due |
//! | [`digests`] | digests, and mails about answers that are overdue |
//! | `duties` | what somebody owes, put together from the store |
//! | `api` | the interface for programs |
//! | `http` | sessions, CSRF, headers, files, health |
//! | `letterhead` | whose documents the product makes |
//! | `audit` | what runs beside the requests: linking the journal, removing what has been kept long enough |
//! | `oparl` | what everyone may read of meetings, for council information systems |
//! | `oidc` | asking an `OpenID` provider who somebody is |
//! | [`dataset`] | data sets on their way in |
//! | [`index`] | computing the index when its inputs have changed |
//! | [`import`] | files that sources publish, read into one shape |
//! | [`inspect`] | what such a file holds, as text |
#![recursion_limit = "256"]

mod api;
mod audit;
pub mod circulars;
pub mod cli;
pub mod clock;
pub mod config;
pub mod dataset;
pub mod digests;
mod duties;
mod http;
pub mod import;
pub mod index;
pub mod inspect;
pub mod intake;
mod letterhead;
pub mod limit;
pub mod mail;
mod oidc;
mod oparl;
mod pages;
mod password;
pub mod reminders;
pub mod request;
pub mod routes;
pub mod second_factor;
mod seed;
mod serve;
pub mod state;
mod typesetter;

pub use serve::{app, prepare, serve, setup_link};
