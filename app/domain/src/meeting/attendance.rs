//! Who is there, for each moment and each item.
//!
//! Each member organisation has one seat. A delegate or a deputy takes it from a moment on until a moment; both at once
//! would be two votes. Whoever arrives late or leaves early changes from then on who counts and who votes.

use super::invitation::{Answer, Reply};
use super::key::AgendaItemId;
use super::quorum::Assembly;
use super::vote::Voter;
use crate::key::OrganisationCode;
use crate::source::coded;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stretch of time during which somebody takes a seat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stay {
    /// Name of the person.
    pub name: String,
    /// True for a deputy.
    pub deputy: bool,
    /// From this moment on.
    pub from: DateTime<Utc>,
    /// Until before this moment; none while they are there.
    pub until: Option<DateTime<Utc>>,
}

impl Stay {
    fn covers(&self, at: DateTime<Utc>) -> bool {
        self.from <= at && self.until.is_none_or(|until| at < until)
    }
}

/// The seat of a member organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seat {
    /// The organisation.
    pub organisation: OrganisationCode,
    /// Its votes.
    pub votes: u8,
    /// Its delegate.
    pub delegate: String,
    /// True where they have said that they do not come.
    pub excused: bool,
    /// Who took it when, in order of time.
    pub stays: Vec<Stay>,
    /// Items in which the organisation takes no part, with the reason.
    pub recused: BTreeMap<AgendaItemId, String>,
}

impl Seating {
    /// True where a deputy takes the seat.
    pub fn is_by_deputy(self) -> bool {
        matches!(self, Self::Deputy | Self::DeputyFromStart)
    }
}

impl Seat {
    /// True while somebody has it.
    pub fn is_taken(&self) -> bool {
        self.stays.last().is_some_and(|stay| stay.until.is_none())
    }

    /// What can be noted about it in a meeting that was opened at a moment. What holds from the opening on can be corrected
    /// as long as nobody has come or gone since.
    pub fn seatings(&self, opened: DateTime<Utc>, deputies: bool) -> Vec<Seating> {
        use Seating::{Arrives, Deputy, DeputyFromStart, Excused, FromStart, Leaves, NeverCame};
        let is_foreseen = self.stays.iter().all(|s| s.from == opened && s.until.is_none());
        let mut all = if self.is_taken() { vec![Leaves] } else { vec![Arrives] };
        all.push(Deputy);
        if is_foreseen && self.stays.len() <= 1 {
            all.extend([FromStart, DeputyFromStart]);
            all.push(if self.stays.is_empty() { Excused } else { NeverCame });
            if !self.stays.is_empty() {
                all.push(Excused);
            }
        }
        all.retain(|seating| deputies || !seating.is_by_deputy());
        all
    }
}

coded! {
    /// Why somebody without a vote is there.
    OtherKind {
        /// Invited to some items or all.
        Guest = "gast",
        /// Of the Geschäftsstelle.
        Secretariat = "geschaeftsstelle",
    }
}

/// Somebody without a vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Other {
    /// Name.
    pub name: String,
    /// Where from; may be empty.
    pub organisation: String,
    /// Why they are there.
    pub kind: OtherKind,
}

/// Everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// One seat for each organisation with a vote.
    pub seats: Vec<Seat>,
    /// Those without a vote.
    pub others: Vec<Other>,
}

coded! {
    /// How an organisation stands at a moment, for an item.
    Standing {
        /// Its delegate is there.
        Present = "anwesend",
        /// A deputy is there.
        ByDeputy = "vertreten",
        /// Somebody is there and takes no part in the item.
        Recused = "mitwirkungsverbot",
        /// Nobody is there, and they have said so.
        Excused = "entschuldigt",
        /// Nobody is there yet or any more, or nobody came.
        Absent = "abwesend",
        /// It has no seat.
        NoSeat = "ohne-stimme",
    }
}

impl Standing {
    /// True where the organisation counts for the quorum and votes.
    pub fn takes_part(self) -> bool {
        matches!(self, Self::Present | Self::ByDeputy)
    }
}

coded! {
    /// What is noted about a seat.
    Seating {
        /// Its delegate has been there since the opening.
        FromStart = "von-beginn",
        /// A deputy has been there since the opening.
        DeputyFromStart = "vertretung-von-beginn",
        /// Its delegate comes now.
        Arrives = "kommt",
        /// A deputy comes now, in the place of whoever has the seat.
        Deputy = "vertretung",
        /// Whoever has it leaves now.
        Leaves = "geht",
        /// Nobody came, against what was foreseen.
        NeverCame = "nicht-da",
        /// Nobody came, and they have said so.
        Excused = "entschuldigt",
    }
}

/// Why somebody cannot take a seat or leave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SeatError {
    /// The organisation has no seat.
    #[error("no seat")]
    NoSeat,
    /// Somebody has it.
    #[error("taken")]
    Taken,
    /// Nobody has it.
    #[error("nobody there")]
    NobodyThere,
    /// Deputies have no vote by the rules of procedure.
    #[error("deputies do not vote")]
    NoDeputies,
    /// A moment before one that is noted already.
    #[error("before what is noted")]
    OutOfOrder,
}

/// Somebody who came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'a> {
    /// For whom.
    pub organisation: &'a OrganisationCode,
    /// Who.
    pub name: &'a str,
    /// When.
    pub at: DateTime<Utc>,
    /// True for whoever came.
    pub came: bool,
}

impl Attendance {
    /// Attendance as the replies foresee it, at the beginning of a meeting: in one step for the usual case, to be corrected.
    /// Deputies take seats only where the rules of procedure let them vote.
    #[must_use]
    pub fn from_replies(
        mut self,
        replies: &BTreeMap<&OrganisationCode, &Reply>,
        deputies: bool,
        begins: DateTime<Utc>,
    ) -> Self {
        for seat in &mut self.seats {
            let Some(reply) = replies.get(&seat.organisation) else { continue };
            let stay = |name: &str, deputy| Stay {
                name: name.to_owned(),
                deputy,
                from: begins,
                until: None,
            };
            match reply.answer {
                Answer::Coming => seat.stays = vec![stay(&seat.delegate, false)],
                Answer::Deputy if deputies => seat.stays = vec![stay(&reply.deputy, true)],
                Answer::Deputy | Answer::NotComing => seat.excused = true,
                Answer::Tentative => {}
            }
        }
        self
    }

    fn seat(&self, organisation: &OrganisationCode) -> Option<&Seat> {
        self.seats.iter().find(|seat| &seat.organisation == organisation)
    }

    fn seat_mut(&mut self, organisation: &OrganisationCode) -> Result<&mut Seat, SeatError> {
        let seat = self.seats.iter_mut().find(|seat| &seat.organisation == organisation);
        seat.ok_or(SeatError::NoSeat)
    }

    /// Somebody takes the seat of an organisation.
    ///
    /// # Errors
    /// [`SeatError`] where there is none, where it is taken, or where deputies do not vote.
    pub fn arrives(
        &mut self,
        organisation: &OrganisationCode,
        stay: Stay,
        deputies: bool,
    ) -> Result<(), SeatError> {
        if stay.deputy && !deputies {
            return Err(SeatError::NoDeputies);
        }
        let seat = self.seat_mut(organisation)?;
        match seat.stays.last().map(|last| last.until) {
            Some(None) => return Err(SeatError::Taken),
            Some(Some(until)) if stay.from < until => return Err(SeatError::OutOfOrder),
            Some(Some(_)) | None => {}
        }
        seat.stays.push(Stay { until: None, ..stay });
        Ok(())
    }

    /// Whoever has the seat of an organisation leaves.
    ///
    /// # Errors
    /// [`SeatError`] where nobody has it, or where it would be before they came.
    pub fn leaves(
        &mut self,
        organisation: &OrganisationCode,
        at: DateTime<Utc>,
    ) -> Result<(), SeatError> {
        let seat = self.seat_mut(organisation)?;
        let stay = seat.stays.last_mut().filter(|stay| stay.until.is_none());
        let stay = stay.ok_or(SeatError::NobodyThere)?;
        if at < stay.from {
            return Err(SeatError::OutOfOrder);
        }
        stay.until = Some(at);
        Ok(())
    }

    /// Notes something about a seat: what was so from the opening on corrects what was foreseen, everything else happens now.
    ///
    /// # Errors
    /// [`SeatError`] where the seat does not allow it.
    pub fn note(
        &mut self,
        organisation: &OrganisationCode,
        (seating, person): (Seating, &str),
        (opened, now): (DateTime<Utc>, DateTime<Utc>),
        deputies: bool,
    ) -> Result<(), SeatError> {
        let seat = self.seat(organisation).ok_or(SeatError::NoSeat)?;
        if seating.is_by_deputy() && !deputies {
            return Err(SeatError::NoDeputies);
        }
        if !seat.seatings(opened, deputies).contains(&seating) {
            return Err(match seating {
                Seating::Arrives => SeatError::Taken,
                Seating::Leaves => SeatError::NobodyThere,
                _ => SeatError::OutOfOrder,
            });
        }
        let deputy = seating.is_by_deputy();
        let is_named = deputy || !person.is_empty();
        let name = if is_named { person.to_owned() } else { seat.delegate.clone() };
        let stay = |from| Stay { name, deputy, from, until: None };
        match seating {
            Seating::FromStart | Seating::DeputyFromStart => {
                self.seat_mut(organisation)?.stays = vec![stay(opened)];
            }
            Seating::Arrives => self.arrives(organisation, stay(now), deputies)?,
            Seating::Deputy => {
                let is_taken = seat.is_taken();
                if is_taken {
                    self.leaves(organisation, now)?;
                }
                self.arrives(organisation, stay(now), deputies)?;
            }
            Seating::Leaves => self.leaves(organisation, now)?,
            Seating::NeverCame | Seating::Excused => {
                let seat = self.seat_mut(organisation)?;
                seat.stays.clear();
                seat.excused = seating == Seating::Excused;
            }
        }
        Ok(())
    }

    /// How an organisation stands at a moment; for an item where one is named.
    pub fn standing(
        &self,
        organisation: &OrganisationCode,
        at: DateTime<Utc>,
        item: Option<&AgendaItemId>,
    ) -> Standing {
        let Some(seat) = self.seat(organisation) else { return Standing::NoSeat };
        match seat.stays.iter().find(|stay| stay.covers(at)) {
            Some(_) if item.is_some_and(|item| seat.recused.contains_key(item)) => {
                Standing::Recused
            }
            Some(stay) if stay.deputy => Standing::ByDeputy,
            Some(_) => Standing::Present,
            None if seat.excused && seat.stays.is_empty() => Standing::Excused,
            None => Standing::Absent,
        }
    }

    /// Who may vote at a moment on an item.
    pub fn voters(&self, at: DateTime<Utc>, item: Option<&AgendaItemId>) -> Vec<Voter> {
        let takes_part = |seat: &&Seat| self.standing(&seat.organisation, at, item).takes_part();
        let voter =
            |seat: &Seat| Voter { organisation: seat.organisation.clone(), votes: seat.votes };
        self.seats.iter().filter(takes_part).map(voter).collect()
    }

    /// Votes of all members, present or not.
    pub fn all_votes(&self) -> u32 {
        self.seats.iter().map(|seat| u32::from(seat.votes)).sum()
    }

    /// What a quorum is found from at a moment.
    pub fn assembly(&self, at: DateTime<Utc>, item: Option<&AgendaItemId>, call: Call) -> Assembly {
        let count = |is: fn(Standing) -> bool| {
            let found = self.seats.iter().filter(|s| is(self.standing(&s.organisation, at, item)));
            u32::try_from(found.count()).unwrap_or(u32::MAX)
        };
        Assembly {
            members: count(|_| true),
            present: count(Standing::takes_part),
            recused: count(|standing| standing == Standing::Recused),
            duly_summoned: call.duly_summoned,
            second_call: call.second_call,
            found_before: call.found_before,
        }
    }

    /// Who came and went within a stretch of time, in order: „ab TOP 4“, „bis TOP 6“.
    pub fn passages(&self, from: DateTime<Utc>, until: DateTime<Utc>) -> Vec<Passage<'_>> {
        let mut passages = Vec::new();
        for seat in &self.seats {
            let organisation = &seat.organisation;
            for stay in &seat.stays {
                let name = stay.name.as_str();
                passages.push(Passage { organisation, name, at: stay.from, came: true });
                if let Some(at) = stay.until {
                    passages.push(Passage { organisation, name, at, came: false });
                }
            }
        }
        passages.retain(|passage| from < passage.at && passage.at <= until);
        passages
            .sort_by(|a, b| (a.at, a.came, a.organisation).cmp(&(b.at, b.came, b.organisation)));
        passages
    }
}

/// What a quorum depends on beside those present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// True where the invitation kept its notice, or nobody objected that it did not.
    pub duly_summoned: bool,
    /// True where this is a second call on the same matter and the letter says what follows.
    pub second_call: bool,
    /// True where a quorum was found and nobody has doubted it since.
    pub found_before: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::AccountId;
    use crate::meeting::invitation::reply::{Channel, current};
    use crate::meeting::procedure::tests::defaults;
    use crate::meeting::quorum::Ground;
    use chrono::TimeDelta;

    const CALL: Call = Call { duly_summoned: true, second_call: false, found_before: false };

    #[test]
    fn what_was_foreseen_is_corrected_and_what_happens_now_is_noted() {
        let seat = |number: u32| Seat {
            organisation: organisation(number),
            votes: 1,
            delegate: format!("N{number}"),
            excused: false,
            stays: if number < 3 { vec![stay("N", false, 0)] } else { Vec::new() },
            recused: BTreeMap::new(),
        };
        let mut all = Attendance { seats: (1..=4).map(seat).collect(), others: Vec::new() };
        let mut note = |number, seating, person: &str, minute| {
            all.note(&organisation(number), (seating, person), (at(0), at(minute)), true)
        };
        note(1, Seating::NeverCame, "", 1).expect("corrected");
        note(2, Seating::Deputy, "Vertretung", 9).expect("takes over");
        note(3, Seating::FromStart, "", 1).expect("was there");
        note(4, Seating::Arrives, "", 5).expect("comes");
        assert_eq!(note(4, Seating::Arrives, "", 6), Err(SeatError::Taken));
        assert_eq!(note(1, Seating::Leaves, "", 6), Err(SeatError::NobodyThere));
        assert_eq!(note(4, Seating::NeverCame, "", 6), Err(SeatError::OutOfOrder));
        assert_eq!(note(9, Seating::Arrives, "", 6), Err(SeatError::NoSeat));
        let standing = |number, minute| all.standing(&organisation(number), at(minute), None);
        assert_eq!(standing(1, 2), Standing::Absent);
        assert_eq!((standing(2, 8), standing(2, 9)), (Standing::Present, Standing::ByDeputy));
        assert_eq!(standing(3, 0), Standing::Present);
        assert_eq!((standing(4, 4), standing(4, 5)), (Standing::Absent, Standing::Present));
        assert_eq!(all.seats[2].stays[0].name, "N3", "without a name it is the delegate");
        let refused = all.note(&organisation(1), (Seating::Deputy, "V"), (at(0), at(9)), false);
        assert_eq!(refused, Err(SeatError::NoDeputies));
    }

    fn organisation(number: u32) -> OrganisationCode {
        OrganisationCode::parse(&format!("ORG{number:02}")).expect("a key")
    }

    fn at(minute: i64) -> DateTime<Utc> {
        "2020-06-18T12:00:00Z".parse::<DateTime<Utc>>().expect("a moment")
            + TimeDelta::minutes(minute)
    }

    fn stay(name: &str, deputy: bool, minute: i64) -> Stay {
        Stay { name: name.into(), deputy, from: at(minute), until: None }
    }

    fn council() -> Attendance {
        let seat = |number| Seat {
            organisation: organisation(number),
            votes: 1,
            delegate: format!("Person {number}"),
            excused: false,
            stays: Vec::new(),
            recused: BTreeMap::new(),
        };
        Attendance { seats: (1..=12).map(seat).collect(), others: Vec::new() }
    }

    fn reply(number: u32, answer: Answer) -> Reply {
        Reply {
            organisation: organisation(number),
            account: AccountId::parse("a").expect("a key"),
            answer,
            deputy: "Kim Muster".into(),
            support: String::new(),
            channel: Channel::Page,
            at: at(-60),
            sequence: 0,
        }
    }

    #[test]
    fn replies_fill_the_list_in_one_step() {
        let replies: Vec<_> = (1..=6)
            .map(|n| reply(n, Answer::Coming))
            .chain([
                reply(7, Answer::Deputy),
                reply(8, Answer::NotComing),
                reply(9, Answer::Tentative),
            ])
            .collect();
        let attendance = council().from_replies(&current(&replies, 0), true, at(0));
        let standing = |number| attendance.standing(&organisation(number), at(5), None);
        assert_eq!(standing(1), Standing::Present);
        assert_eq!(standing(7), Standing::ByDeputy);
        assert_eq!(standing(8), Standing::Excused);
        assert_eq!((standing(9), standing(10)), (Standing::Absent, Standing::Absent));
        assert_eq!(standing(99), Standing::NoSeat);
        let found = defaults().quorum.find(&attendance.assembly(at(5), None, CALL));
        assert_eq!((found.present, found.base, found.ground), (7, 12, Ground::Enough));
        let strict = council().from_replies(&current(&replies, 0), false, at(0));
        assert_eq!(strict.standing(&organisation(7), at(5), None), Standing::Excused);
    }

    #[test]
    fn who_comes_late_or_leaves_early_changes_the_base_of_a_vote() {
        let mut attendance = council();
        for number in 1..=6 {
            attendance.arrives(&organisation(number), stay("x", false, 0), true).expect("free");
        }
        attendance.arrives(&organisation(7), stay("Kim", true, 20), true).expect("free");
        attendance.leaves(&organisation(1), at(40)).expect("there");
        let votes = |minute| attendance.voters(at(minute), None).len();
        assert_eq!(
            [votes(-1), votes(0), votes(19), votes(20), votes(39), votes(40)],
            [0, 6, 6, 7, 7, 6]
        );
        let passages = attendance.passages(at(10), at(40));
        let told: Vec<_> = passages.iter().map(|p| (p.organisation.as_str(), p.came)).collect();
        assert_eq!(told, [("ORG07", true), ("ORG01", false)]);
        let house = attendance.assembly(at(40), None, CALL);
        assert_eq!((house.members, house.present), (12, 6));
        assert_eq!(attendance.all_votes(), 12);
    }

    #[test]
    fn who_is_recused_is_there_and_takes_no_part_in_the_item() {
        let mut attendance = council();
        let one = organisation(1);
        attendance.arrives(&one, stay("x", false, 0), true).expect("free");
        let item = AgendaItemId::parse("i1").expect("a key");
        attendance.seats[0].recused.insert(item.clone(), "Zuwendungsempfänger".into());
        assert_eq!(attendance.standing(&one, at(1), Some(&item)), Standing::Recused);
        let other = AgendaItemId::parse("i2").expect("a key");
        assert_eq!(attendance.standing(&one, at(1), Some(&other)), Standing::Present);
        assert_eq!(attendance.voters(at(1), Some(&item)), []);
        let house = attendance.assembly(at(1), Some(&item), CALL);
        assert_eq!((house.present, house.recused), (0, 1));
    }

    #[test]
    fn one_seat_has_one_person_at_a_time() {
        let mut attendance = council();
        let one = organisation(1);
        assert_eq!(attendance.leaves(&one, at(0)), Err(SeatError::NobodyThere));
        attendance.arrives(&one, stay("Delegierte", false, 0), true).expect("free");
        assert_eq!(attendance.arrives(&one, stay("Kim", true, 5), true), Err(SeatError::Taken));
        assert_eq!(attendance.leaves(&one, at(-1)), Err(SeatError::OutOfOrder));
        attendance.leaves(&one, at(10)).expect("there");
        assert_eq!(
            attendance.arrives(&one, stay("Kim", true, 9), true),
            Err(SeatError::OutOfOrder)
        );
        assert_eq!(
            attendance.arrives(&one, stay("Kim", true, 10), false),
            Err(SeatError::NoDeputies)
        );
        attendance.arrives(&one, stay("Kim", true, 10), true).expect("free");
        assert_eq!(attendance.standing(&one, at(10), None), Standing::ByDeputy);
        let nobody = organisation(99);
        assert_eq!(attendance.arrives(&nobody, stay("x", false, 0), true), Err(SeatError::NoSeat));
    }
}
