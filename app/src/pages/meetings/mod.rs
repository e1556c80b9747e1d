//! Meetings of the council: the list, a meeting with its agenda, the workbench of the Geschäftsstelle.

mod agenda;
pub mod answers;
pub mod dispatch;
pub mod documents;
pub mod follow_ups;
pub mod form;
pub mod item;
mod list;
pub mod live;
pub mod minutes;
pub mod motion;
pub mod paper;
pub mod planning;
mod proposals;
pub mod reply;
pub mod show;
pub mod words;

pub use agenda::Papers;
pub(crate) use agenda::german;
pub use list::page;

use domain::council::Meeting;
use domain::meeting::deadline::Deadline;
use domain::meeting::plan::Plan;
use domain::meeting::procedure::Procedure;

/// Deadlines before a meeting, by the rules of procedure in force on its day.
#[derive(Debug, Clone)]
pub struct Deadlines {
    /// When the invitation goes out at the latest.
    pub dispatch: Deadline,
    /// When papers go out at the latest.
    pub papers: Deadline,
    /// Until when members put motions for the agenda.
    pub motions: Deadline,
}

/// A meeting that is being prepared.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The meeting.
    pub meeting: Meeting,
    /// Its plan, as far as the reader sees it.
    pub plan: Plan,
    /// The rules of procedure in force on its day.
    pub rules: Procedure,
    /// Its deadlines.
    pub deadlines: Deadlines,
}

/// Path of a meeting.
pub(crate) fn path(number: u32) -> String {
    format!("/sitzungen/{number}")
}
