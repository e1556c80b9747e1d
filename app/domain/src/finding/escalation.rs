//! What is overdue goes onto the next agenda: proposals with their reason, for the Geschäftsstelle to take up.

use super::register::Register;
use super::standing::Standing;
use super::{ActionItem, Finding};
use chrono::NaiveDate;

/// Why something is proposed for the next agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// A finding has no answer, and its day has passed.
    Unanswered {
        /// Days since.
        days: i64,
    },
    /// An action is not carried out, and its day has passed.
    ActionOverdue {
        /// The action.
        action: ActionItem,
        /// Days since.
        days: i64,
    },
    /// A report about an action is missing.
    ReportMissing {
        /// The action.
        action: ActionItem,
        /// Days since it was due.
        days: i64,
    },
}

/// A proposal for the next agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal<'a> {
    /// The finding it is about.
    pub finding: &'a Finding,
    /// Why.
    pub reason: Reason,
}

/// Everything that is overdue on a day: each finding for its answer, each action once, the longest overdue first.
pub fn proposals(register: &Register, today: NaiveDate) -> Vec<Proposal<'_>> {
    let mut all = Vec::new();
    for finding in &register.findings {
        let standing = Standing::of(finding, register.answer_to(&finding.id), today);
        if let Standing::Overdue { days } = standing {
            all.push((days, Proposal { finding, reason: Reason::Unanswered { days } }));
        }
        for action in register.actions_of(&finding.id) {
            let late = (today - action.due).num_days();
            if super::follow_up::is_overdue(action, today) {
                let reason = Reason::ActionOverdue { action: action.clone(), days: late };
                all.push((late, Proposal { finding, reason }));
                continue;
            }
            let missing = register.next_report(action).map(|due| (today - due).num_days());
            if let Some(days) = missing.filter(|days| *days > 0) {
                let reason = Reason::ReportMissing { action: action.clone(), days };
                all.push((days, Proposal { finding, reason }));
            }
        }
    }
    all.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.finding.id.cmp(&y.finding.id)));
    all.into_iter().map(|(_, proposal)| proposal).collect()
}
