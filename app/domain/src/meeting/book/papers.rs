//! Which papers a reader sees, and which items carry them.

use super::Book;
use crate::actor::{Actor, Role};
use crate::meeting::agenda::version::AgendaVersion;
use crate::meeting::agenda::{Agenda, AgendaItem};
use crate::meeting::numbering::{ItemNumber, PaperNumber};
use crate::meeting::paper::{Paper, PaperState};
use crate::policy::reach;
use crate::tier::Tier;
use std::collections::BTreeMap;

/// An item that carries a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// Number of the meeting.
    pub meeting: u32,
    /// Number of the item.
    pub number: ItemNumber,
    /// The item.
    pub item: AgendaItem,
}

/// The papers that a reader sees.
///
/// The Geschäftsstelle sees all. Before a paper goes out, planners see it, and whoever is asked to co-sign it; the chair
/// sees it once it is released. Afterwards it is as open as the item that carried it and the paper itself allow, its files
/// each as they are.
pub(super) fn seen_by(book: &Book, actor: &Actor) -> BTreeMap<PaperNumber, Paper> {
    let reach = reach(actor);
    if reach == Tier::Secretariat {
        return book.papers.clone();
    }
    let seen = |paper: &Paper| {
        if paper.went_out() {
            // Nothing carries a paper of a meeting whose agenda is not kept here: it is as open as it says itself.
            let item = book.sent_circle(&paper.number).unwrap_or(paper.tier);
            return paper.seen_by(reach, item);
        }
        let asked = Tier::Council.is_within(reach)
            && actor.account().is_some_and(|account| paper.asks(&account.organisation));
        if asked {
            let mut own = paper.clone();
            own.files.retain(|file| file.tier.is_within(reach));
            return Some(own);
        }
        let prepares = match actor.role() {
            Some(Role::Planner) => true,
            Some(Role::Chair) => paper.state == PaperState::Released,
            _ => false,
        };
        let item = book.planned_circle(&paper.number).unwrap_or(paper.tier);
        prepares.then(|| paper.seen_by(reach, item)).flatten()
    };
    let each = book.papers.iter();
    each.filter_map(|(number, paper)| Some((number.clone(), seen(paper)?))).collect()
}

/// The circle of the items of an agenda that carry a paper: the widest of them.
fn circle(agenda: &Agenda, paper: &PaperNumber) -> Option<Tier> {
    let items = agenda.items().iter().enumerate();
    let carrying = items.filter(|(_, item)| item.paper.as_ref() == Some(paper));
    carrying.map(|(place, _)| agenda.tier_of(place)).max()
}

impl Book {
    /// The circle of the item that carried a paper when it was sent; of several meetings the widest, of several versions
    /// of an agenda the last that carried it.
    fn sent_circle(&self, paper: &PaperNumber) -> Option<Tier> {
        let of = |sent: &Vec<AgendaVersion>| {
            sent.iter().rev().find_map(|version| circle(&version.agenda, paper))
        };
        self.versions.values().filter_map(of).max()
    }

    fn planned_circle(&self, paper: &PaperNumber) -> Option<Tier> {
        self.plans.values().filter_map(|plan| circle(&plan.agenda, paper)).max()
    }

    /// The papers that go out with an agenda and that a circle may know of, in the order of their items, each once.
    pub fn enclosed(&self, agenda: &Agenda, reach: Tier) -> Vec<&Paper> {
        let mut all: Vec<&Paper> = Vec::new();
        for (place, item) in agenda.items().iter().enumerate() {
            let paper = item.paper.as_ref().filter(|_| !item.state.is_over());
            let Some(paper) = paper.and_then(|number| self.papers.get(number)) else { continue };
            let goes_out = matches!(paper.state, PaperState::Released | PaperState::Sent);
            let is_within = paper.tier.min(agenda.tier_of(place)).is_within(reach);
            if goes_out && is_within && all.iter().all(|known| known.number != paper.number) {
                all.push(paper);
            }
        }
        all
    }

    /// The items that carry a paper, as far as this book shows them, by meeting and number.
    pub fn carrying(&self, paper: &PaperNumber) -> Vec<Carried> {
        let mut all = Vec::new();
        for plan in self.plans.values() {
            let numbers = plan.agenda.numbers();
            for (item, number) in plan.agenda.items().iter().zip(numbers) {
                if item.paper.as_ref() == Some(paper) {
                    all.push(Carried { meeting: plan.meeting, number, item: item.clone() });
                }
            }
        }
        all.sort_by(|a, b| (a.meeting, &a.number).cmp(&(b.meeting, &b.number)));
        all
    }
}

#[cfg(test)]
mod tests;
