//! Calling a meeting: notice, letters, calendar entries, replies, who is expected.
//!
//! | file | what |
//! |---|---|
//! | [`summons`] | whether the notice was kept, and what a late invitation needs |
//! | [`dispatch`] | what went out to whom and when |
//! | [`announced`] | what those invited were told of day, time and place |
//! | [`reply`] | Zusage, Absage, Vertretung, Unterstützungsbedarf |
//! | [`forecast`] | whether there will be a quorum |
//! | [`ics`] | calendar entries |
//! | [`ics_reply`] | what a calendar sends back |
//! | [`intake`] | whether it counts |

pub mod announced;
pub mod dispatch;
pub mod forecast;
pub mod ics;
pub mod ics_reply;
pub mod intake;
pub mod reply;
pub mod summons;

pub use announced::Announced;
pub use forecast::Forecast;
pub use reply::{Answer, Reply};
pub use summons::Summons;
