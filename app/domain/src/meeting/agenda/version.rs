//! What was sent, and what has changed since: „nur Änderungen“, supplementary agendas.

use super::{Agenda, AgendaItem, ItemState};
use crate::meeting::deadline::Deadline;
use crate::meeting::key::AgendaItemId;
use crate::meeting::numbering::ItemNumber;
use crate::source::coded;
use crate::tier::Tier;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

coded! {
    /// What a version of an agenda is called.
    VersionKind {
        /// The agenda that went out with the invitation.
        Agenda = "tagesordnung",
        /// What was sent after it: „Nachtragstagesordnung“.
        Supplement = "nachtragstagesordnung",
        /// The same agenda, sent again with papers that were not there before.
        Papers = "unterlagen",
    }
}

/// An agenda as it was sent. Never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaVersion {
    /// Its number, from 1.
    pub version: u32,
    /// The day it was sent.
    pub sent: NaiveDate,
    /// The agenda, every item with the number it was sent with.
    pub agenda: Agenda,
    /// Why items came after the notice; empty where none did.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl AgendaVersion {
    /// What it is called among the versions that were sent.
    pub fn kind(&self, sent: &[Self]) -> VersionKind {
        let before = sent.iter().filter(|other| other.version < self.version);
        match before.max_by_key(|other| other.version) {
            None => VersionKind::Agenda,
            Some(before) if differences(&before.agenda, &self.agenda).is_empty() => {
                VersionKind::Papers
            }
            Some(_) => VersionKind::Supplement,
        }
    }

    /// The version that is sent after these.
    pub fn next(sent_before: &[Self], agenda: &Agenda, sent: NaiveDate) -> Self {
        let version = sent_before.iter().map(|v| v.version).max().unwrap_or(0) + 1;
        Self { version, sent, agenda: agenda.sent(), reason: String::new() }
    }
}

coded! {
    /// A part of an item that can change.
    Part {
        /// Its number.
        Number = "nummer",
        /// Its title.
        Title = "titel",
        /// What is done with it.
        Kind = "art",
        /// Who reports.
        Rapporteur = "berichterstattung",
        /// Planned minutes.
        Minutes = "zeitbedarf",
        /// Who may know of it.
        Tier = "kreis",
        /// Its paper.
        Paper = "vorlage",
    }
}

coded! {
    /// What happened to an item.
    ChangeKind {
        /// It is new.
        Added = "neu",
        /// It was taken off.
        Withdrawn = "abgesetzt",
        /// It was put off.
        Adjourned = "vertagt",
        /// It reads otherwise.
        Changed = "geaendert",
        /// It stands elsewhere; nothing else has changed.
        Moved = "verschoben",
    }
}

/// A difference between two states of an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The item.
    pub item: AgendaItemId,
    /// Its number now; of one that is gone the former one.
    pub number: ItemNumber,
    /// What happened to it.
    pub kind: ChangeKind,
    /// Its parts that changed.
    pub parts: Vec<Part>,
    /// The closest circle that the item belonged to before or belongs to now: who may know of the difference.
    pub tier: Tier,
}

fn parts(old: (&ItemNumber, &AgendaItem), new: (&ItemNumber, &AgendaItem)) -> Vec<Part> {
    let ((old_number, old), (new_number, new)) = (old, new);
    let changed = [
        (Part::Number, old_number != new_number),
        (Part::Title, old.title != new.title),
        (Part::Kind, old.kind != new.kind),
        (Part::Rapporteur, old.rapporteur != new.rapporteur),
        (Part::Minutes, old.minutes != new.minutes),
        (Part::Tier, old.tier != new.tier),
        (Part::Paper, old.paper != new.paper),
    ];
    changed.into_iter().filter_map(|(part, is)| is.then_some(part)).collect()
}

/// What became of an item that ends up off the agenda.
fn dropped(state: ItemState) -> Option<ChangeKind> {
    match state {
        ItemState::Withdrawn => Some(ChangeKind::Withdrawn),
        ItemState::Adjourned => Some(ChangeKind::Adjourned),
        ItemState::Planned | ItemState::Called | ItemState::Treated => None,
    }
}

/// What has changed from one state to another, in the order of the new one; what is gone comes last.
pub fn differences(old: &Agenda, new: &Agenda) -> Vec<Difference> {
    let old_numbers = old.numbers();
    let new_numbers = new.numbers();
    let mut before: BTreeMap<&AgendaItemId, usize> =
        old.items().iter().enumerate().map(|(place, item)| (&item.id, place)).collect();
    let mut found = Vec::new();
    for (place, (item, number)) in new.items().iter().zip(&new_numbers).enumerate() {
        let tier = new.tier_of(place);
        let was = before.remove(&item.id);
        let (kind, parts, tier) = match was {
            None if dropped(item.state).is_some() => continue,
            None => (ChangeKind::Added, Vec::new(), tier),
            Some(at) => {
                let former = &old.items()[at];
                let parts = parts((&old_numbers[at], former), (number, item));
                let tier = tier.min(old.tier_of(at));
                let drop = dropped(item.state).filter(|_| former.state != item.state);
                match drop {
                    Some(kind) => (kind, parts, tier),
                    None if parts.is_empty() => continue,
                    None if parts == [Part::Number] => (ChangeKind::Moved, parts, tier),
                    None => (ChangeKind::Changed, parts, tier),
                }
            }
        };
        found.push(Difference { item: item.id.clone(), number: number.clone(), kind, parts, tier });
    }
    let mut gone: Vec<_> = before.into_values().collect();
    gone.sort_unstable();
    found.extend(gone.into_iter().map(|at| Difference {
        item: old.items()[at].id.clone(),
        number: old_numbers[at].clone(),
        kind: ChangeKind::Withdrawn,
        parts: Vec::new(),
        tier: old.tier_of(at),
    }));
    found
}

/// Items that changed since a version: they carry „geändert seit Version N“.
pub fn changed_since<'a>(
    versions: &'a [AgendaVersion],
    since: u32,
    now: &Agenda,
) -> Option<Vec<Difference>> {
    let found: Option<&'a AgendaVersion> = versions.iter().find(|v| v.version == since);
    found.map(|version| differences(&version.agenda, now))
}

/// Items that were not on an agenda sent in time: the council has to agree to deal with them.
pub fn urgent<'a>(
    versions: &[AgendaVersion],
    notice: &Deadline,
    now: &'a Agenda,
) -> Vec<&'a AgendaItem> {
    let in_time = |item: &AgendaItem| {
        versions
            .iter()
            .filter(|version| !notice.on(version.sent).is_late())
            .any(|version| version.agenda.item(&item.id).is_some())
    };
    now.items().iter().filter(|item| !item.state.is_over() && !in_time(item)).collect()
}
