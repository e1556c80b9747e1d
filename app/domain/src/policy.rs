//! Who may do what: the only place that decides.
//!
//! A write is described by a small type such as [`EditMeasure`]; [`permit`] turns it into a [`Permit`] or a
//! [`Denied`]. The store's write functions ask for that permit, so a forgotten check does not compile, and the permit
//! names the account, so the journal cannot be told another.

use crate::actor::{Account, Actor, Role};
use crate::evaluation::Visibility;
use crate::journal::Act;
use crate::key::OrganisationCode;
use serde::Serialize;

/// Every protected operation with the facts its decision needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Create a measure.
    CreateMeasure,
    /// Change a measure's text or dates.
    EditMeasure,
    /// Move a measure along its workflow.
    MoveMeasure,
    /// Add, change or remove a link between measure and indicator.
    EditLink,
    /// Enter, revise or correct a value.
    RecordValue,
    /// Rate a measure for an organisation.
    RateMeasure {
        /// For whom.
        organisation: OrganisationCode,
        /// Whether the round takes answers today.
        round_open: bool,
    },
    /// Keep a half-filled rating.
    KeepDraft,
    /// Share a practical experience for an organisation.
    ShareExperience {
        /// For whom.
        organisation: OrganisationCode,
    },
    /// Change a practical experience.
    EditExperience {
        /// Who shared it.
        organisation: OrganisationCode,
    },
    /// Sign out.
    SignOut,
}

impl Action {
    /// One of each, for the matrix test and the list of routes; organisation and round as given.
    pub fn all(organisation: &OrganisationCode, round_open: bool) -> Vec<Self> {
        let organisation = || organisation.clone();
        vec![
            Self::CreateMeasure,
            Self::EditMeasure,
            Self::MoveMeasure,
            Self::EditLink,
            Self::RecordValue,
            Self::RateMeasure { organisation: organisation(), round_open },
            Self::KeepDraft,
            Self::ShareExperience { organisation: organisation() },
            Self::EditExperience { organisation: organisation() },
            Self::SignOut,
        ]
    }
}

/// Why an action is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Denied {
    /// Nobody is signed in.
    #[error("sign in first")]
    SignIn,
    /// The role does not allow it.
    #[error("the role does not allow it")]
    Role,
    /// It belongs to another organisation.
    #[error("it belongs to another organisation")]
    OtherOrganisation,
    /// The organisation has no vote.
    #[error("the organisation has no vote")]
    NoVote,
    /// The round takes no answers today.
    #[error("the round takes no answers today")]
    RoundClosed,
}

/// Decides. Pure and exhaustive: a new action does not compile until someone decides it.
///
/// # Errors
/// The reason for a refusal.
pub fn decide(actor: &Actor, action: &Action) -> Result<(), Denied> {
    let account = actor.account().ok_or(Denied::SignIn)?;
    match action {
        Action::CreateMeasure
        | Action::EditMeasure
        | Action::MoveMeasure
        | Action::EditLink
        | Action::RecordValue => match account.role {
            Role::Planner => Ok(()),
            Role::Member | Role::Deputy | Role::Secretariat | Role::Admin => Err(Denied::Role),
        },
        Action::RateMeasure { organisation, round_open } => {
            speaks_for(account, organisation)?;
            if !account.has_vote {
                return Err(Denied::NoVote);
            }
            if *round_open { Ok(()) } else { Err(Denied::RoundClosed) }
        }
        Action::KeepDraft => is_delegate(account),
        Action::ShareExperience { organisation } | Action::EditExperience { organisation } => {
            speaks_for(account, organisation)
        }
        Action::SignOut => Ok(()),
    }
}

fn is_delegate(account: &Account) -> Result<(), Denied> {
    match account.role {
        Role::Member | Role::Deputy => Ok(()),
        Role::Planner | Role::Secretariat | Role::Admin => Err(Denied::Role),
    }
}

fn speaks_for(account: &Account, organisation: &OrganisationCode) -> Result<(), Denied> {
    is_delegate(account)?;
    if &account.organisation == organisation { Ok(()) } else { Err(Denied::OtherOrganisation) }
}

/// Proof that `decide` said yes to `A` for the account it names. Made only here.
#[derive(Debug, Clone)]
pub struct Permit<A> {
    account: Account,
    action: A,
}

impl<A> Permit<A> {
    /// Who acts.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// What was permitted.
    pub fn action(&self) -> &A {
        &self.action
    }
}

/// An operation that needs a permit.
pub trait Protected {
    /// The action the policy decides on.
    fn action(&self) -> Action;
}

/// Asks for a permit.
///
/// # Errors
/// The reason for a refusal.
pub fn permit<A: Protected>(actor: &Actor, operation: A) -> Result<Permit<A>, Denied> {
    decide(actor, &operation.action())?;
    let account = actor.account().ok_or(Denied::SignIn)?.clone();
    Ok(Permit { account, action: operation })
}

macro_rules! protected {
    ($($(#[$doc:meta])* $name:ident => $action:expr),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl Protected for $name {
            fn action(&self) -> Action { $action }
        }
    )*};
}

protected! {
    /// Create a measure.
    CreateMeasure => Action::CreateMeasure,
    /// Change a measure's text or dates.
    EditMeasure => Action::EditMeasure,
    /// Move a measure along its workflow.
    MoveMeasure => Action::MoveMeasure,
    /// Add, change or remove a link.
    EditLink => Action::EditLink,
    /// Enter, revise or correct a value.
    RecordValue => Action::RecordValue,
    /// Keep a half-filled rating.
    KeepDraft => Action::KeepDraft,
    /// Sign out.
    SignOut => Action::SignOut,
}

/// Rate a measure.
#[derive(Debug, Clone)]
pub struct RateMeasure {
    /// For whom.
    pub organisation: OrganisationCode,
    /// Whether the round takes answers today.
    pub round_open: bool,
}

impl Protected for RateMeasure {
    fn action(&self) -> Action {
        Action::RateMeasure { organisation: self.organisation.clone(), round_open: self.round_open }
    }
}

/// Share a practical experience.
#[derive(Debug, Clone)]
pub struct ShareExperience {
    /// For whom.
    pub organisation: OrganisationCode,
}

impl Protected for ShareExperience {
    fn action(&self) -> Action {
        Action::ShareExperience { organisation: self.organisation.clone() }
    }
}

/// Change a practical experience.
#[derive(Debug, Clone)]
pub struct EditExperience {
    /// Who shared it.
    pub organisation: OrganisationCode,
}

impl Protected for EditExperience {
    fn action(&self) -> Action {
        Action::EditExperience { organisation: self.organisation.clone() }
    }
}

/// What of the members' feedback a reader may see: one rule for lists, pages, counts and exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackView {
    /// Names, comments and single answers.
    Named,
    /// Means and counts, and only from three organisations upward.
    Aggregated,
}

/// Fewest organisations whose answers are shown outside the council.
pub const FEWEST_SHOWN_OUTSIDE: usize = 3;

/// How much of the members' feedback this reader sees.
pub fn feedback_view(actor: &Actor) -> FeedbackView {
    match actor.role() {
        Some(Role::Member | Role::Deputy | Role::Planner | Role::Secretariat) => {
            FeedbackView::Named
        }
        Some(Role::Admin) | None => FeedbackView::Aggregated,
    }
}

/// The practical experiences this reader sees.
pub fn visible_experiences(actor: &Actor) -> &'static [Visibility] {
    match feedback_view(actor) {
        FeedbackView::Named => &[Visibility::Council, Visibility::Public],
        FeedbackView::Aggregated => &[Visibility::Public],
    }
}

/// True where the journal shows this reader the name of whoever acted; others see the organisation.
pub fn sees_names(actor: &Actor) -> bool {
    actor.account().is_some()
}

/// True where a reader may know of such a change: who rated or shared what is the council's own, and who signed in is
/// nobody's business. The one filter for the journal, on every page that shows it.
pub fn is_act_visible(view: FeedbackView, act: Act) -> bool {
    match act {
        Act::SignedIn | Act::SignedOut => false,
        Act::RatingGiven | Act::RatingChanged | Act::ExperienceShared | Act::ExperienceEdited => {
            view == FeedbackView::Named
        }
        Act::DatasetLoaded
        | Act::MeasureCreated
        | Act::MeasureEdited
        | Act::MeasureMoved
        | Act::LinkAdded
        | Act::LinkEdited
        | Act::LinkRemoved
        | Act::ValueRecorded
        | Act::ValueRevised
        | Act::ValueCorrected => true,
    }
}
