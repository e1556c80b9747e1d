//! The draft that a meeting has written by itself: from agenda, attendance, votes, notes and assignments.

mod amendment;
mod passages;

pub use amendment::AmendmentVote;

use super::document::{Block, Content, Heading, Minutes, MinutesItem, Participant};
use crate::key::OrganisationCode;
use crate::meeting::agenda::world::FollowUp;
use crate::meeting::agenda::{Agenda, Place};
use crate::meeting::attendance::{Attendance, OtherKind, Passage};
use crate::meeting::invitation::Summons;
use crate::meeting::key::{AgendaItemId, FollowUpId};
use crate::meeting::note::{Notes, Standing};
use crate::meeting::quorum::QuorumFinding;
use crate::meeting::resolution::Resolution;
use crate::meeting::sitting::Objection;
use crate::tier::Tier;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// When an item was dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treatment {
    /// The item.
    pub item: AgendaItemId,
    /// When it was called.
    pub called: DateTime<Utc>,
    /// When it was over.
    pub over: DateTime<Utc>,
}

/// Something somebody has taken on in a meeting: „Auftrag“.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Its follow-up.
    pub id: FollowUpId,
    /// The item.
    pub item: AgendaItemId,
    /// What.
    pub text: String,
    /// Who.
    pub owner: String,
    /// By the end of which day.
    pub due: NaiveDate,
    /// Who may know of it.
    pub tier: Tier,
}

impl Assignment {
    /// The date on which it comes back.
    pub fn follow_up(&self) -> FollowUp {
        FollowUp {
            id: self.id.clone(),
            subject: self.text.clone(),
            reason: self.owner.clone(),
            due: self.due,
            done: false,
            tier: self.tier,
        }
    }
}

/// What minutes are made from.
#[derive(Debug, Clone, Copy)]
pub struct Meeting<'a> {
    /// Number of the meeting.
    pub number: u32,
    /// Beginning, as clocks in Berlin showed it.
    pub began: NaiveDateTime,
    /// End.
    pub ended: Option<NaiveDateTime>,
    /// Place.
    pub place: &'a str,
    /// Who chaired.
    pub chair: &'a str,
    /// Who took the minutes.
    pub minute_taker: &'a str,
    /// The agenda.
    pub agenda: &'a Agenda,
    /// When each item was dealt with.
    pub treated: &'a [Treatment],
    /// Late items to which no member objected.
    pub assented: &'a BTreeSet<AgendaItemId>,
    /// Who was there.
    pub attendance: &'a Attendance,
    /// The moment the meeting was opened.
    pub opened: DateTime<Utc>,
    /// The moment it was closed.
    pub closed: DateTime<Utc>,
    /// How it was called.
    pub summons: &'a Summons,
    /// Whether somebody objected, where it was called late.
    pub objection: Objection,
    /// The quorum found at the beginning.
    pub quorum: &'a QuorumFinding,
    /// Notes.
    pub notes: &'a Notes,
    /// Votes on amendments, in the order they were held.
    pub amendments: &'a [AmendmentVote],
    /// Resolutions and rejected proposals.
    pub resolutions: &'a [Resolution],
    /// What was taken on.
    pub assignments: &'a [Assignment],
}

/// Why there is no draft yet.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Notes stand in two wordings: somebody has to make one of them first.
    #[error("notes stand in two wordings")]
    Contested(Vec<crate::meeting::key::NoteId>),
}

/// Drafts the minutes of a meeting.
///
/// # Errors
/// [`DraftError`] where notes contradict each other: the draft never picks one of two wordings by itself.
pub fn draft(
    meeting: &Meeting<'_>,
    name_of: impl Fn(&OrganisationCode) -> String,
) -> Result<Minutes, DraftError> {
    let contested: Vec<_> = meeting.notes.contested().cloned().collect();
    if !contested.is_empty() {
        return Err(DraftError::Contested(contested));
    }
    let numbers = meeting.agenda.numbers();
    let passages = passages::passages(meeting);
    let items = meeting.agenda.items().iter().zip(numbers).enumerate();
    let items = items.map(|(place, (item, number))| {
        let tier = meeting.agenda.tier_of(place);
        let mut blocks = Vec::new();
        let opens = place == 0 && item.frame == Some(Place::Head);
        if opens {
            blocks.extend(opening(meeting).map(|content| Block { tier, content }));
        }
        blocks.extend(of_item(meeting, &passages, &item.id, tier));
        MinutesItem {
            id: item.id.clone(),
            number,
            title: item.title.clone(),
            kind: item.kind,
            state: item.state,
            tier,
            blocks,
        }
    });
    Ok(Minutes {
        meeting: meeting.number,
        began: meeting.began,
        ended: meeting.ended,
        place: meeting.place.to_owned(),
        chair: meeting.chair.to_owned(),
        minute_taker: meeting.minute_taker.to_owned(),
        participants: participants(meeting.attendance, name_of),
        items: items.collect(),
    })
}

/// What is found at the beginning.
fn opening(meeting: &Meeting<'_>) -> impl Iterator<Item = Content> {
    let summons = meeting.summons;
    let late = (!summons.is_kept()).then(|| Content::LateSummons {
        reason: summons.reason.clone(),
        unopposed: meeting.objection == Objection::Nobody,
        objected: meeting.objection == Objection::Somebody,
    });
    late.into_iter().chain([Content::Quorum { finding: *meeting.quorum }])
}

/// That nobody objected to a late item, who came and went, who took no part, notes, votes on amendments, resolutions and
/// assignments, in this order.
fn of_item(
    meeting: &Meeting<'_>,
    passages: &[(&AgendaItemId, Passage<'_>)],
    item: &AgendaItemId,
    tier: Tier,
) -> Vec<Block> {
    let block = |own: Tier, content| Block { tier: own.min(tier), content };
    let mut blocks = Vec::new();
    blocks.extend(meeting.assented.contains(item).then(|| block(tier, Content::Assent)));
    let passages = passages.iter().filter(|(under, _)| *under == item);
    blocks.extend(passages.map(|(_, passage)| {
        let content = Content::Passage {
            organisation: passage.organisation.clone(),
            person: passage.name.to_owned(),
            came: passage.came,
        };
        block(tier, content)
    }));
    let recused = meeting.attendance.seats.iter().filter(|seat| seat.recused.contains_key(item));
    blocks.extend(
        recused
            .map(|seat| block(tier, Content::Recused { organisation: seat.organisation.clone() })),
    );
    for (_, paragraph) in meeting.notes.of_item(item) {
        if let Standing::Settled(wording) = paragraph.standing() {
            blocks.push(block(paragraph.tier, Content::Text { text: wording.text.clone() }));
        }
    }
    let amendments = meeting.amendments.iter().filter(|voted| &voted.item == item);
    blocks.extend(amendments.map(|voted| block(tier, voted.content())));
    let mut resolutions: Vec<_> =
        meeting.resolutions.iter().filter(|r| r.item.as_ref() == Some(item)).collect();
    resolutions.sort_by_key(|resolution| &resolution.number);
    blocks.extend(resolutions.into_iter().map(|resolution| {
        block(
            resolution.tier,
            Content::Resolution {
                number: resolution.number.clone(),
                text: resolution.text.clone(),
                vote: resolution.vote.clone(),
            },
        )
    }));
    let mut assignments: Vec<_> = meeting.assignments.iter().filter(|a| &a.item == item).collect();
    assignments.sort_by_key(|assignment| (assignment.due, &assignment.id));
    blocks.extend(assignments.into_iter().map(|assignment| {
        block(
            assignment.tier,
            Content::Assignment {
                id: assignment.id.clone(),
                text: assignment.text.clone(),
                owner: assignment.owner.clone(),
                due: assignment.due,
            },
        )
    }));
    blocks
}

/// The list of those present: whoever took a seat at any time stands in it once for each person.
fn participants(
    attendance: &Attendance,
    name_of: impl Fn(&OrganisationCode) -> String,
) -> Vec<Participant> {
    let mut list = Vec::new();
    for seat in &attendance.seats {
        let organisation = name_of(&seat.organisation);
        if seat.stays.is_empty() {
            let heading = if seat.excused { Heading::Excused } else { Heading::Absent };
            let person = seat.delegate.clone();
            list.push(Participant { heading, organisation, person, by_deputy: false });
            continue;
        }
        let mut named: Vec<(&str, bool)> = Vec::new();
        for stay in &seat.stays {
            let person = (stay.name.as_str(), stay.deputy);
            if !named.contains(&person) {
                named.push(person);
            }
        }
        list.extend(named.into_iter().map(|(person, by_deputy)| Participant {
            heading: Heading::Voting,
            organisation: organisation.clone(),
            person: person.to_owned(),
            by_deputy,
        }));
    }
    list.extend(attendance.others.iter().map(|other| Participant {
        heading: match other.kind {
            OtherKind::Guest => Heading::Guest,
            OtherKind::Secretariat => Heading::Secretariat,
        },
        organisation: other.organisation.clone(),
        person: other.name.clone(),
        by_deputy: false,
    }));
    list.sort_by_key(|participant| participant.heading);
    list
}

#[cfg(test)]
pub(super) mod tests;
