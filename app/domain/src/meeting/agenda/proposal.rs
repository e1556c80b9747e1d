//! Items that the state of the world proposes, each with its reason.
//!
//! A proposal has a key that stays the same as long as its cause does, so what somebody has decided about it holds: what was
//! declined does not come back, what was postponed comes back with its meeting. What was accepted comes back where its item
//! is gone from the agenda before it was dealt with, so that no matter is lost. A new cause has a new key.

use super::world::{
    Adjourned, DecidedCircular, FollowUp, MeasureEnd, Motion, OpenAction, OpenFinding, OpenMinutes,
    OpenResolution, Returning, RoundEnd, StatusChange, Taken, Upcoming, World,
};
use super::{AgendaItem, Fate, ItemKind};
use crate::error::{FieldErrors, Problem};
use crate::indicator::status::Status;
use crate::key::OrganisationCode;
use crate::meeting::key::AgendaItemId;
use crate::meeting::numbering::{CircularNumber, ResolutionNumber};
use crate::source::coded;
use crate::text;
use crate::tier::Tier;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How many days after a meeting a measure may end and still be proposed for it: by the meeting after that it could be over.
pub const EXPIRY_AHEAD: u64 = 183;

/// The key of the proposal to announce a circular resolution, or to decide on it.
pub fn circular_key(number: &CircularNumber) -> String {
    format!("umlaufbeschluss/{number}")
}

/// The key of the proposal to approve the minutes of a meeting.
pub fn minutes_key(meeting: u32) -> String {
    format!("niederschrift/{meeting}")
}

/// Longest reason for declining or postponing a proposal in characters.
pub const MAX_REASON: usize = 1_000;

coded! {
    /// What a proposal comes from, in the order in which proposals are shown.
    ProposalKind {
        /// Minutes wait for approval.
        Minutes = "niederschrift",
        /// A circular resolution is to be announced, or goes to the meeting.
        Circular = "umlaufbeschluss",
        /// An earlier meeting put the item off, or did not reach it.
        Adjourned = "vertagt",
        /// A date on which something comes back.
        FollowUp = "wiedervorlage",
        /// Something taken on is overdue.
        OverdueAction = "auftrag",
        /// A resolution was to be carried out by now.
        OverdueResolution = "beschluss",
        /// A finding has no answer.
        Finding = "feststellung",
        /// An evaluation round is closed.
        Round = "runde",
        /// An indicator has another status.
        Status = "indikator",
        /// A measure ends soon.
        Expiry = "massnahme",
        /// A member organisation asks for it.
        Motion = "antrag",
    }
}

/// Why an item is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Minutes of a meeting went out and are not approved.
    MinutesToApprove {
        /// Number of the meeting.
        meeting: u32,
        /// The day they went out.
        sent: NaiveDate,
        /// Objections to be decided on.
        objections: usize,
    },
    /// Decided without a meeting, to be announced.
    CircularDecided {
        /// Its number.
        number: CircularNumber,
        /// The day it was decided.
        on: NaiveDate,
    },
    /// Somebody objected to the procedure, so a meeting decides.
    CircularObjected {
        /// Its number.
        number: CircularNumber,
    },
    /// Put off.
    Adjourned {
        /// Number of the meeting that put it off.
        meeting: u32,
    },
    /// The meeting was over before it was called.
    NotReached {
        /// Number of the meeting.
        meeting: u32,
    },
    /// It comes back on a day.
    FollowUpDue {
        /// The day.
        due: NaiveDate,
        /// Why it comes back.
        reason: String,
    },
    /// Not done by its day.
    ActionOverdue {
        /// Who took it on.
        owner: String,
        /// The day.
        due: NaiveDate,
        /// Days since then.
        days: i64,
    },
    /// Not carried out by its day.
    ResolutionOverdue {
        /// Its number.
        number: ResolutionNumber,
        /// The day.
        due: NaiveDate,
        /// Days since then.
        days: i64,
    },
    /// Not answered by its day.
    FindingUnanswered {
        /// Who owes the answer.
        owner: String,
        /// The day.
        due: NaiveDate,
        /// Days since then.
        days: i64,
    },
    /// A round is closed.
    RoundClosed {
        /// Its last day.
        closed: NaiveDate,
    },
    /// The status has changed since the last meeting.
    StatusChanged {
        /// Then.
        from: Status,
        /// Now.
        to: Status,
    },
    /// The measure ends soon, or has ended.
    MeasureEnds {
        /// Its last day.
        ends: NaiveDate,
    },
    /// A member organisation asks for it.
    Motion {
        /// Who.
        organisation: OrganisationCode,
        /// The day it came in.
        received: NaiveDate,
        /// True where that was after the last day for motions.
        late: bool,
    },
}

/// An item that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Known by this as long as its cause lasts.
    pub key: String,
    /// What it comes from.
    pub kind: ProposalKind,
    /// What it is about.
    pub subject: String,
    /// Why.
    pub reason: Reason,
    /// What would be done with it.
    pub item: Option<ItemKind>,
    /// Who may know of it.
    pub tier: Tier,
    /// The day that tells which comes first among those of its kind.
    pub since: NaiveDate,
    /// What it brings from an earlier agenda; none where it was on none.
    pub returning: Option<Returning>,
}

/// What was decided about a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entscheidung")]
pub enum Ruling {
    /// It is on the agenda.
    #[serde(rename = "angenommen")]
    Accepted {
        /// The item it became.
        item: AgendaItemId,
    },
    /// It is not taken up.
    #[serde(rename = "abgelehnt")]
    Declined {
        /// Why.
        reason: String,
    },
    /// It comes back for a later meeting.
    #[serde(rename = "verschoben")]
    Postponed {
        /// Number of the meeting.
        until: u32,
        /// Why.
        reason: String,
    },
}

/// A decision about a proposal, by its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// The proposal.
    pub key: String,
    /// What was decided.
    pub ruling: Ruling,
}

/// Open proposals and those that were put aside, both in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proposals {
    /// To be decided on.
    pub open: Vec<Proposal>,
    /// Decided on for this meeting, with what was decided.
    pub decided: Vec<(Proposal, Ruling)>,
}

/// What the state of the world proposes for a meeting. Of several decisions about one proposal the last one holds; that it
/// was accepted holds as long as an item stands for it.
pub fn proposals(
    world: &World,
    meeting: &Upcoming,
    today: NaiveDate,
    remembered: &[Remembered],
) -> Proposals {
    let mut all: Vec<Proposal> = Vec::new();
    all.extend(world.minutes.iter().filter_map(|m| of_minutes(m, meeting)));
    all.extend(world.circulars.iter().map(of_circular));
    all.extend(world.adjourned.iter().filter(|a| a.meeting < meeting.number).map(of_adjourned));
    let returns = world.follow_ups.iter().filter(|f| !f.done && f.due <= meeting.date);
    all.extend(returns.map(of_follow_up));
    all.extend(
        world.actions.iter().filter(|a| !a.closed && a.due < today).map(|a| of_action(a, today)),
    );
    let late = world.resolutions.iter().filter(|r| !r.closed && r.due < today);
    all.extend(late.map(|r| of_resolution(r, today)));
    all.extend(world.findings.iter().filter(|f| f.due < today).map(|f| of_finding(f, today)));
    let served = |round: &&RoundEnd| {
        round.closed < today && round.meeting.is_none_or(|served| served <= meeting.number)
    };
    all.extend(world.rounds.iter().filter(served).map(of_round));
    all.extend(world.statuses.iter().map(of_status));
    let horizon = meeting.date.checked_add_days(Days::new(EXPIRY_AHEAD)).unwrap_or(meeting.date);
    all.extend(world.measures.iter().filter(|m| m.ends <= horizon).map(of_measure));
    let motions = world.motions.iter().filter(|motion| !motion.withdrawn);
    all.extend(motions.map(|motion| of_motion(motion, meeting)));
    all.sort_by(|a, b| (a.kind, a.since, &a.key).cmp(&(b.kind, b.since, &b.key)));
    all.dedup_by(|a, b| a.key == b.key);
    let mut sorted = Proposals::default();
    for proposal in all {
        let ruling = remembered.iter().rev().find(|r| r.key == proposal.key).map(|r| &r.ruling);
        match standing(&proposal, ruling, meeting, &world.taken) {
            None => sorted.open.push(proposal),
            Some(ruling) => sorted.decided.push((proposal, ruling)),
        }
    }
    sorted
}

/// What holds about a proposal for a meeting; none where it is to be decided on. An item that stands for it counts as
/// accepted, also where nobody has decided: the frame brings the approval of minutes along.
fn standing(
    proposal: &Proposal,
    ruling: Option<&Ruling>,
    meeting: &Upcoming,
    taken: &[Taken],
) -> Option<Ruling> {
    let accepted = match ruling {
        Some(Ruling::Declined { .. }) => return ruling.cloned(),
        Some(Ruling::Postponed { until, .. }) if *until > meeting.number => return ruling.cloned(),
        Some(Ruling::Accepted { item }) => Some(item),
        Some(Ruling::Postponed { .. }) | None => None,
    };
    let stands_for = |t: &&Taken| accepted == Some(&t.item) || t.origin == proposal.key;
    let mut items = taken.iter().filter(stands_for).filter(|t| settles(t, proposal));
    items.next().map(|t| Ruling::Accepted { item: t.item.clone() })
}

/// True where nothing is to be decided about a proposal, as an item stands for it. What was put off or not reached comes
/// back as a proposal of its own. An item that was dealt with before the minutes went out has not approved them.
fn settles(taken: &Taken, proposal: &Proposal) -> bool {
    match (taken.fate, &proposal.reason) {
        (Fate::Gone, _) => false,
        (Fate::Treated, Reason::MinutesToApprove { sent, .. }) => {
            taken.day.is_none_or(|day| day >= *sent)
        }
        _ => true,
    }
}

fn of_minutes(minutes: &OpenMinutes, meeting: &Upcoming) -> Option<Proposal> {
    (minutes.meeting < meeting.number).then(|| Proposal {
        key: minutes_key(minutes.meeting),
        kind: ProposalKind::Minutes,
        subject: minutes.meeting.to_string(),
        reason: Reason::MinutesToApprove {
            meeting: minutes.meeting,
            sent: minutes.sent,
            objections: minutes.objections,
        },
        item: Some(ItemKind::Decision),
        tier: Tier::Council,
        since: minutes.sent,
        returning: None,
    })
}

fn of_circular(circular: &DecidedCircular) -> Proposal {
    let number = circular.number.clone();
    let (item, reason) = if circular.objected {
        (ItemKind::Decision, Reason::CircularObjected { number })
    } else {
        (ItemKind::Information, Reason::CircularDecided { number, on: circular.decided })
    };
    Proposal {
        key: circular_key(&circular.number),
        kind: ProposalKind::Circular,
        subject: circular.subject.clone(),
        reason,
        item: Some(item),
        tier: circular.tier,
        since: circular.decided,
        returning: None,
    }
}

fn of_adjourned(adjourned: &Adjourned) -> Proposal {
    let key = format!("vertagt/{}/{}", adjourned.meeting, adjourned.item);
    let meeting = adjourned.meeting;
    let mut returning = adjourned.returning.clone();
    if returning.origin.is_empty() {
        returning.origin.clone_from(&key);
    }
    Proposal {
        key,
        kind: ProposalKind::Adjourned,
        subject: adjourned.subject.clone(),
        reason: if adjourned.not_reached {
            Reason::NotReached { meeting }
        } else {
            Reason::Adjourned { meeting }
        },
        item: adjourned.kind,
        tier: adjourned.tier,
        // Items of one meeting stay together, those of the earliest first.
        since: NaiveDate::default()
            .checked_add_days(Days::new(u64::from(adjourned.meeting)))
            .unwrap_or_default(),
        returning: Some(returning),
    }
}

fn of_follow_up(follow_up: &FollowUp) -> Proposal {
    Proposal {
        key: format!("wiedervorlage/{}", follow_up.id),
        kind: ProposalKind::FollowUp,
        subject: follow_up.subject.clone(),
        reason: Reason::FollowUpDue { due: follow_up.due, reason: follow_up.reason.clone() },
        item: Some(ItemKind::Discussion),
        tier: follow_up.tier,
        since: follow_up.due,
        returning: None,
    }
}

fn of_action(action: &OpenAction, today: NaiveDate) -> Proposal {
    let days = (today - action.due).num_days();
    Proposal {
        key: format!("auftrag/{}/{}", action.key, action.due),
        kind: ProposalKind::OverdueAction,
        subject: action.subject.clone(),
        reason: Reason::ActionOverdue { owner: action.owner.clone(), due: action.due, days },
        item: Some(ItemKind::Information),
        tier: action.tier,
        since: action.due,
        returning: None,
    }
}

fn of_resolution(resolution: &OpenResolution, today: NaiveDate) -> Proposal {
    let days = (today - resolution.due).num_days();
    let number = resolution.number.clone();
    Proposal {
        key: format!("beschluss/{}/{}", resolution.number, resolution.due),
        kind: ProposalKind::OverdueResolution,
        subject: resolution.subject.clone(),
        reason: Reason::ResolutionOverdue { number, due: resolution.due, days },
        item: Some(ItemKind::Information),
        tier: resolution.tier,
        since: resolution.due,
        returning: None,
    }
}

fn of_finding(finding: &OpenFinding, today: NaiveDate) -> Proposal {
    let days = (today - finding.due).num_days();
    Proposal {
        key: format!("feststellung/{}/{}", finding.key, finding.due),
        kind: ProposalKind::Finding,
        subject: finding.subject.clone(),
        reason: Reason::FindingUnanswered { owner: finding.owner.clone(), due: finding.due, days },
        item: Some(ItemKind::Discussion),
        tier: finding.tier,
        since: finding.due,
        returning: None,
    }
}

fn of_round(round: &RoundEnd) -> Proposal {
    Proposal {
        key: format!("runde/{}", round.code),
        kind: ProposalKind::Round,
        subject: round.subject.clone(),
        reason: Reason::RoundClosed { closed: round.closed },
        item: Some(ItemKind::Discussion),
        tier: Tier::Council,
        since: round.closed,
        returning: None,
    }
}

fn of_status(change: &StatusChange) -> Proposal {
    Proposal {
        key: format!("indikator/{}/{}", change.code, change.known),
        kind: ProposalKind::Status,
        subject: change.subject.clone(),
        reason: Reason::StatusChanged { from: change.from, to: change.to },
        item: Some(ItemKind::Information),
        tier: Tier::Public,
        since: change.known,
        returning: None,
    }
}

fn of_measure(measure: &MeasureEnd) -> Proposal {
    Proposal {
        key: format!("massnahme/{}/{}", measure.slug, measure.ends),
        kind: ProposalKind::Expiry,
        subject: measure.subject.clone(),
        reason: Reason::MeasureEnds { ends: measure.ends },
        item: Some(ItemKind::Decision),
        tier: measure.tier,
        since: measure.ends,
        returning: None,
    }
}

fn of_motion(motion: &Motion, meeting: &Upcoming) -> Proposal {
    Proposal {
        key: format!("antrag/{}", motion.id),
        kind: ProposalKind::Motion,
        subject: motion.subject.clone(),
        reason: Reason::Motion {
            organisation: motion.organisation.clone(),
            received: motion.received,
            late: motion.received > meeting.motions_until,
        },
        item: Some(ItemKind::Decision),
        tier: motion.tier,
        since: motion.received,
        returning: None,
    }
}

impl Proposal {
    /// The item it becomes. The title is what the page proposes and somebody may have changed; who may know of it is at
    /// most the circle that may know of the cause. What comes back from an earlier agenda brings its paper, whoever reports,
    /// its minutes, and the proposal it first came from.
    pub fn into_item(self, id: AgendaItemId, title: String, standard: Tier) -> AgendaItem {
        let new = || Returning { origin: self.key.clone(), ..Returning::default() };
        let Returning { origin, rapporteur, minutes, paper } =
            self.returning.clone().unwrap_or_else(new);
        AgendaItem {
            kind: self.item,
            origin,
            rapporteur,
            minutes,
            paper,
            ..super::template::blank(id, title, standard.min(self.tier))
        }
    }
}

/// The form that declines or postpones a proposal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RulingForm {
    /// `abgelehnt` or `verschoben`.
    pub ruling: String,
    /// Why.
    pub reason: String,
}

impl RulingForm {
    /// Reads the form; what is postponed comes back for the meeting after the one with this number.
    ///
    /// # Errors
    /// Neither of both, or no reason.
    pub fn parse(&self, meeting: u32) -> Result<Ruling, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = errors.keep("reason", text::block(&self.reason, MAX_REASON));
        let ruling = match (self.ruling.as_str(), reason) {
            ("abgelehnt", reason) => reason.map(|reason| Ruling::Declined { reason }),
            ("verschoben", reason) => {
                reason.map(|reason| Ruling::Postponed { until: meeting.saturating_add(1), reason })
            }
            ("", _) => errors.keep("ruling", Err(Problem::Required)),
            _ => errors.keep("ruling", Err(Problem::NotAChoice)),
        };
        ruling.ok_or(errors)
    }
}
