//! Circular procedures: the list, one with its votes, the form that puts one forward and what is shown before it opens.

pub mod form;
pub mod list;
pub mod preview;
pub mod show;

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use domain::meeting::circular::{Circular, CircularState};
use domain::meeting::numbering::CircularNumber;

/// Path of a circular procedure.
pub fn path(number: &CircularNumber) -> String {
    format!("/umlaufverfahren/{number}")
}

/// Where a circular procedure stands.
pub fn state(ctx: &Ctx, state: CircularState) -> String {
    match state {
        CircularState::Draft => t!(ctx, "circ-state-draft"),
        CircularState::Open => t!(ctx, "circ-state-open"),
        CircularState::Decided => t!(ctx, "circ-state-decided"),
        CircularState::ToMeeting => t!(ctx, "circ-state-meeting"),
        CircularState::Withdrawn => t!(ctx, "circ-state-withdrawn"),
    }
}

/// Where it stands today, days left included.
fn standing(ctx: &Ctx, circular: &Circular) -> String {
    match (circular.state, circular.days_left(ctx.today)) {
        (CircularState::Open, Some(days)) => t!(ctx, "circ-days-left", days = days),
        (CircularState::Open, None) => t!(ctx, "circ-counting"),
        (held, _) => state(ctx, held),
    }
}

/// „8 von 12 haben geantwortet".
fn answered(ctx: &Ctx, circular: &Circular) -> String {
    let (given, all) = (count(circular.answered.len()), count(circular.voters.len()));
    t!(ctx, "circ-answered", given = given, all = all)
}
