//! Everything that is kept about meetings, as one value, and what of it a reader sees.

mod matters;
mod papers;

pub use matters::Stage;
pub use papers::Carried;

use super::agenda::proposal::{Remembered, circular_key};
use super::agenda::template::Template;
use super::agenda::version::AgendaVersion;
use super::agenda::world::{DecidedCircular, OpenResolution};
use super::agenda::{Agenda, AgendaItem, ItemState};
use super::call::Called;
use super::circular::{Circular, CircularState};
use super::minutes::approval::MinutesRecord;
use super::motion::{KeptFollowUp, Submission};
use super::numbering::{CircularNumber, PaperNumber, ResolutionNumber};
use super::paper::Paper;
use super::plan::Plan;
use super::procedure::{Procedure, in_force};
use super::resolution::{Register, Resolution};
use crate::actor::Actor;
use crate::policy::{reach, seated_for, sees_agenda_draft};
use crate::tier::Tier;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Everything that is kept about meetings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Book {
    /// Versions of the rules of procedure, oldest first.
    pub procedures: Vec<Procedure>,
    /// Plans by the number of their meeting.
    pub plans: BTreeMap<u32, Plan>,
    /// Agendas that were sent, by the number of their meeting, oldest first.
    pub versions: BTreeMap<u32, Vec<AgendaVersion>>,
    /// How meetings were called, by their number.
    pub calls: BTreeMap<u32, Called>,
    /// Papers by number.
    pub papers: BTreeMap<PaperNumber, Paper>,
    /// Resolutions and rejected proposals, earliest first.
    pub resolutions: Vec<Resolution>,
    /// Circular procedures, earliest first.
    pub circulars: Vec<Circular>,
    /// Minutes by the number of their meeting.
    pub minutes: BTreeMap<u32, MinutesRecord>,
    /// What was decided about proposals, oldest first.
    pub rulings: Vec<Remembered>,
    /// Motions, oldest first.
    pub motions: Vec<Submission>,
    /// Dates on which something comes back, earliest first.
    pub follow_ups: Vec<KeptFollowUp>,
    /// Templates by name.
    pub templates: Vec<Template>,
}

impl Book {
    /// The rules of procedure in force on a day.
    pub fn rules_on(&self, day: NaiveDate) -> Option<&Procedure> {
        in_force(&self.procedures, day)
    }

    /// Agendas that were sent for a meeting, oldest first.
    pub fn sent(&self, meeting: u32) -> &[AgendaVersion] {
        self.versions.get(&meeting).map_or(&[], Vec::as_slice)
    }

    /// What a reader sees: the one filter for everything that is kept about meetings.
    ///
    /// Geschäftsstelle and chair see the agenda being worked on, everyone else what was sent last; in both cases without
    /// the items of a closer circle. Motions are the own organisation's until they are on an agenda, and what was decided
    /// about proposals, dates on which something comes back and templates are the Geschäftsstelle's own.
    #[must_use]
    pub fn seen_by(&self, actor: &Actor) -> Self {
        let reach = reach(actor);
        let works_on_it = sees_agenda_draft(actor);
        let attends = Tier::Guests.is_within(reach);
        let papers = self.papers_seen_by(actor);
        // An item names its paper where the reader may know of the paper.
        let known =
            |number: &PaperNumber| papers.contains_key(number) || !self.papers.contains_key(number);
        let within = |agenda: &Agenda| {
            let numbered = agenda.seen_by(reach).into_iter();
            // Numbers stay what they are for everyone, whoever sees which of the items.
            let kept = numbered.map(|(number, item)| AgendaItem {
                sent_as: Some(item.sent_as.clone().unwrap_or(number)),
                paper: item.paper.clone().filter(known),
                ..item.clone()
            });
            Agenda::new(kept.collect()).unwrap_or_default()
        };
        let plans = self.plans.values().map(|plan| {
            let agenda = if works_on_it {
                if reach == Tier::Secretariat { plan.agenda.clone() } else { within(&plan.agenda) }
            } else {
                self.sent(plan.meeting)
                    .last()
                    .map(|sent| within(&with_states(&sent.agenda, &plan.agenda)))
                    .unwrap_or_default()
            };
            let access = if attends { plan.access.clone() } else { String::new() };
            (plan.meeting, Plan { access, agenda, ..plan.clone() })
        });
        let versions = self.versions.iter().map(|(meeting, sent)| {
            let sent = sent
                .iter()
                .enumerate()
                .map(|(place, v)| {
                    let agenda = within(&v.agenda);
                    // Why items came late may name somebody: it is told to the council, where it sees one of them.
                    let is_new = |item: &AgendaItem| {
                        sent[..place].iter().all(|before| before.agenda.item(&item.id).is_none())
                    };
                    let told = Tier::Council.is_within(reach) && agenda.items().iter().any(is_new);
                    let reason = if told { v.reason.clone() } else { String::new() };
                    AgendaVersion { agenda, reason, ..v.clone() }
                })
                .collect();
            (*meeting, sent)
        });
        let is_office = reach == Tier::Secretariat;
        let own = seated_for(actor);
        let motions = self
            .motions
            .iter()
            .filter(|m| works_on_it || own == Some(&m.motion.organisation))
            .cloned()
            .collect();
        Self {
            procedures: self.procedures.clone(),
            plans: plans.collect(),
            versions: versions.collect(),
            papers: papers.clone(),
            resolutions: self.resolutions_seen_by(actor),
            circulars: self.circulars_seen_by(actor),
            minutes: self.minutes_seen_by(actor),
            calls: self.calls.iter().map(|(n, called)| (*n, called.seen_by(actor))).collect(),
            rulings: if is_office { self.rulings.clone() } else { Vec::new() },
            motions,
            follow_ups: if is_office { self.follow_ups.clone() } else { Vec::new() },
            templates: if is_office { self.templates.clone() } else { Vec::new() },
        }
    }

    fn papers_seen_by(&self, actor: &Actor) -> BTreeMap<PaperNumber, Paper> {
        papers::seen_by(self, actor)
    }

    fn resolutions_seen_by(&self, actor: &Actor) -> Vec<Resolution> {
        let reach = reach(actor);
        self.resolutions.iter().filter_map(|r| r.seen_by(reach)).collect()
    }

    fn circulars_seen_by(&self, actor: &Actor) -> Vec<Circular> {
        self.circulars.iter().filter_map(|circular| circular.seen_by(actor)).collect()
    }

    /// The meeting that was told of a circular procedure: the one that has dealt with the item made from it.
    pub fn told_of(&self, number: &CircularNumber) -> Option<u32> {
        let key = circular_key(number);
        let dealt_with = |plan: &&Plan| {
            let is = |item: &AgendaItem| item.origin == key && item.state == ItemState::Treated;
            plan.agenda.items().iter().any(is)
        };
        self.plans.values().find(dealt_with).map(|plan| plan.meeting)
    }

    /// Circular procedures that a meeting is still to be told of, or has to decide.
    pub fn circulars_to_announce(&self) -> Vec<DecidedCircular> {
        let waiting = self.circulars.iter().filter(|circular| circular.waits_for_meeting());
        let of = |circular: &Circular| {
            let number = ResolutionNumber::Circular(circular.number.clone());
            let resolution = self.resolutions.iter().find(|r| r.number == number);
            let objected = circular.objections.values().map(|objection| objection.at.date_naive());
            let decided = resolution.map(|r| r.decided).or(objected.max()).or(circular.closes)?;
            Some(DecidedCircular {
                number: circular.number.clone(),
                subject: circular.title.clone(),
                decided,
                objected: circular.state == CircularState::ToMeeting,
                tier: circular.tier,
            })
        };
        waiting.filter_map(of).collect()
    }

    /// Adopted resolutions that are to be carried out by a day and that none has taken the place of.
    pub fn resolutions_to_carry_out(&self) -> Vec<OpenResolution> {
        let register = Register::new(&self.resolutions, Tier::Secretariat);
        let adopted = self.resolutions.iter().filter(|r| r.is_adopted());
        let standing = adopted.filter(|r| register.successor(&r.number).is_none());
        let of = |r: &Resolution| {
            let (number, subject) = (r.number.clone(), r.title.clone());
            let (due, closed) = (r.progress.due?, r.progress.state.is_closed());
            Some(OpenResolution { number, subject, due, closed, tier: r.tier })
        };
        standing.filter_map(of).collect()
    }

    /// Geschäftsstelle and chair see minutes from the first draft on, the council what went out, everyone else what was
    /// approved.
    fn minutes_seen_by(&self, actor: &Actor) -> BTreeMap<u32, MinutesRecord> {
        let reach = reach(actor);
        let open = |record: &MinutesRecord| {
            sees_agenda_draft(actor)
                || record.state.may_be_published()
                || (Tier::Council.is_within(reach) && !record.state.is_draft())
        };
        let seen = self.minutes.iter().filter(|(_, record)| open(record));
        seen.map(|(meeting, record)| (*meeting, record.seen_by(reach))).collect()
    }
}

/// The agenda that was sent, with what has become of its items since.
fn with_states(sent: &Agenda, now: &Agenda) -> Agenda {
    let each = sent.items().iter().map(|item| {
        let state = now.item(&item.id).map_or(ItemState::Withdrawn, |current| current.state);
        AgendaItem { state, ..item.clone() }
    });
    Agenda::new(each.collect()).unwrap_or_else(|_| sent.clone())
}
