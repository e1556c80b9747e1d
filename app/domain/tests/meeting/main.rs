//! Properties of meetings: what holds for every agenda, every vote, every deadline.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod agenda;
mod calendar;
mod circular;
mod deadlines;
mod defaults;
mod matters;
mod minutes;
mod notes;
mod numbers;
mod resolutions;
mod votes;
mod walks;
mod world;

use domain::key::OrganisationCode;
use domain::meeting::procedure::Procedure;

/// The rules of procedure that the demonstration comes with.
fn defaults() -> Procedure {
    serde_json::from_str(include_str!("../../../../server/demo/procedure.json")).unwrap()
}

fn organisation(number: usize) -> OrganisationCode {
    OrganisationCode::parse(&format!("ORG{number:02}")).unwrap()
}
