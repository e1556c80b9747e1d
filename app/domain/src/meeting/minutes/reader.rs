//! What a reader sees of minutes and their way.

use super::approval::{Correction, MinutesRecord, MinutesState};
use super::document::{Content, Minutes};
use super::draft::Assignment;
use crate::meeting::key::AgendaItemId;
use crate::tier::Tier;
use chrono::NaiveDate;

impl MinutesRecord {
    /// The minutes as a reader with this reach sees them. Outside the council there are neither names nor objections, and of
    /// a correction of the whole it is told that there is one, not what it says: it has no circle of its own.
    #[must_use]
    pub fn seen_by(&self, reach: Tier) -> Self {
        let text = self.text.seen_by(reach);
        let inside = Tier::Council.is_within(reach);
        let known = |item: &Option<AgendaItemId>| {
            item.as_ref().is_none_or(|id| text.items.iter().any(|item| &item.id == id))
        };
        let objections = self.objections.iter().filter(|o| inside && known(&o.item));
        let corrections = self.corrections.iter().filter(|c| known(&c.item)).map(|correction| {
            if inside {
                return correction.clone();
            }
            let text = if correction.item.is_some() { &correction.text } else { "" };
            Correction { text: text.into(), reason: String::new(), ..correction.clone() }
        });
        Self {
            state: self.state,
            chair: self.chair.clone().filter(|_| inside),
            minute_taker: self.minute_taker.clone().filter(|_| inside),
            sent: self.sent,
            objections_until: self.objections_until.filter(|_| inside),
            objections: objections.cloned().collect(),
            approved: self.approved.clone(),
            corrections: corrections.collect(),
            version: self.version,
            text,
        }
    }

    /// The day of this state of them, for documents: the same state is the same document.
    pub fn as_of(&self) -> NaiveDate {
        let corrected = self.corrections.last().map(|correction| correction.date);
        let approved = self.approved.as_ref().map(|approval| approval.date);
        corrected.or(approved).or(self.sent).unwrap_or_else(|| self.text.began.date())
    }
}

impl MinutesState {
    /// True where they are read by Geschäftsstelle and chair alone.
    pub fn is_draft(self) -> bool {
        matches!(self, Self::Draft | Self::CoSigned)
    }
}

impl Minutes {
    /// What somebody has taken on, in the order of the items.
    pub fn assignments(&self) -> Vec<Assignment> {
        let of = |item: &super::MinutesItem| {
            let tier = item.tier;
            let each = item.blocks.iter().filter_map(|block| match &block.content {
                Content::Assignment { id, text, owner, due } => Some(Assignment {
                    id: id.clone(),
                    item: item.id.clone(),
                    text: text.clone(),
                    owner: owner.clone(),
                    due: *due,
                    tier: block.tier.min(tier),
                }),
                _ => None,
            });
            each.collect::<Vec<_>>()
        };
        self.items.iter().flat_map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::approval::{Approval, Objection};
    use super::*;
    use crate::key::OrganisationCode;
    use crate::meeting::key::ObjectionId;
    use crate::meeting::minutes::draft::tests::sixth;

    fn item(number: &str) -> AgendaItemId {
        let found = sixth().items.into_iter().find(|item| item.number.to_string() == number);
        found.expect("an item").id
    }

    fn record() -> MinutesRecord {
        let day: NaiveDate = "2020-11-19".parse().expect("a day");
        let objection = |id: &str, item| Objection {
            id: ObjectionId::parse(id).expect("a key"),
            organisation: OrganisationCode::parse("ORG02").expect("a key"),
            item,
            text: "Wir waren vertreten.".into(),
            received: day,
            ruling: None,
        };
        let correction = |item, text: &str| Correction {
            item,
            text: text.into(),
            reason: "Schreibfehler".into(),
            date: day,
            meeting: 8,
        };
        MinutesRecord {
            state: MinutesState::Approved,
            objections: vec![objection("e1", Some(item("5"))), objection("e2", None)],
            corrections: vec![
                correction(Some(item("5")), "vertraulich"),
                correction(Some(item("4")), "offen"),
                correction(None, "im Ganzen"),
            ],
            approved: Some(Approval { meeting: 7, date: day }),
            objections_until: Some(day),
            ..MinutesRecord::new(sixth())
        }
    }

    #[test]
    fn outside_there_are_no_objections_and_no_corrections_of_what_is_not_known() {
        let seen = record().seen_by(Tier::Public);
        assert!(seen.objections.is_empty() && seen.objections_until.is_none());
        let told: Vec<_> = seen.corrections.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(told, ["offen", ""]);
        assert!(seen.corrections.iter().all(|c| c.reason.is_empty()));
        assert_eq!(seen.text, sixth().public());
    }

    #[test]
    fn the_council_sees_all_of_its_own() {
        assert_eq!(record().seen_by(Tier::Council), record());
    }

    #[test]
    fn what_was_taken_on_is_found_with_its_circle() {
        let all = sixth().assignments();
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].text.as_str(), all[0].tier), ("Merkblatt entwerfen", Tier::Public));
    }
}
