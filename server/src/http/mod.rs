//! What stands around every handler.

pub mod csrf;
pub mod headers;
pub mod health;
pub mod language;
pub mod remote;
pub mod session;
