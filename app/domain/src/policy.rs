//! Who may do what: the only place that decides.
//!
//! A write is described by a small type such as [`EditMeasure`]; [`permit`] turns it into a [`Permit`] or a
//! [`Denied`]. The store's write functions ask for that permit, so a forgotten check does not compile, and the permit
//! names the account, so the journal cannot be told another.

use crate::actor::{Account, Actor, Role};
use crate::evaluation::{Disclosure, Experience, Round, Window};
use crate::face::{PublicFace, Section};
use crate::finding::Finding;
use crate::journal::Act;
use crate::key::OrganisationCode;
use crate::tier::Tier;
use chrono::NaiveDate;
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
    /// Enter, revise or correct a value, and decide which of several figures counts.
    RecordValue,
    /// Create an indicator, change what it measures or how it is computed.
    KeepIndicator,
    /// Take in a file with values, and take an import back.
    ImportValues,
    /// Choose or propose the method of assessment for an indicator.
    ChooseMethod,
    /// Set, change or withdraw a target.
    SetTarget,
    /// Keep who delivers an indicator's values, and when.
    KeepSupply,
    /// Write down or propose a method of the index.
    ProposeIndex,
    /// Put a method of the index in force after the council has decided it.
    AdoptIndex,
    /// Ask the organisations for weights of the index.
    OpenWorkshop,
    /// Distribute weights for an organisation.
    SubmitWeights {
        /// For whom.
        organisation: OrganisationCode,
        /// Whether weights are taken today.
        open: bool,
    },
    /// State a position on a measure for an organisation.
    RateMeasure {
        /// For whom.
        organisation: OrganisationCode,
        /// Whether the round takes it today.
        window: Window,
    },
    /// Release a position that somebody else of the organisation has drawn up.
    ReleasePosition {
        /// For whom.
        organisation: OrganisationCode,
        /// Whether the round takes it today.
        window: Window,
        /// True where the same person has drawn it up.
        own: bool,
    },
    /// Prepare a round, move it, let in a late entry.
    KeepRound,
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
    /// Say where a practical experience stands.
    HandleExperience,
    /// Adopt a version of the rules of procedure.
    KeepProcedure,
    /// Call a meeting, or change when and where it is.
    KeepMeeting,
    /// Work on an agenda: items, order, templates, dates on which something comes back.
    KeepAgenda,
    /// Accept, decline or postpone what is proposed for an agenda.
    RuleProposal,
    /// Put a motion for the agenda, or take it back.
    PutMotion {
        /// For whom.
        organisation: OrganisationCode,
    },
    /// Send an invitation or a supplementary agenda.
    SendInvitation,
    /// Answer an invitation.
    ReplyToInvitation {
        /// For whom.
        organisation: OrganisationCode,
    },
    /// Draw up a paper, change it, add files.
    KeepPaper,
    /// Co-sign a paper for an organisation, or refuse to.
    CoSignPaper {
        /// For whom.
        organisation: OrganisationCode,
    },
    /// Conduct a meeting: call items, note who is there, take notes, put questions to the vote.
    RunMeeting,
    /// Vote in a meeting.
    CastVote {
        /// For whom.
        organisation: OrganisationCode,
    },
    /// Record a resolution with what follows from it.
    KeepResolution,
    /// Report how far a resolution is carried out.
    ReportResolution,
    /// Begin a circular procedure, end it, call it off.
    KeepCircular,
    /// Vote in a circular procedure, or object to it.
    VoteCircular {
        /// For whom.
        organisation: OrganisationCode,
        /// Whether votes are taken today.
        open: bool,
    },
    /// Write minutes, send them, rule on objections, correct them.
    KeepMinutes,
    /// Co-sign minutes.
    SignMinutes,
    /// Object to minutes.
    ObjectToMinutes {
        /// For whom.
        organisation: OrganisationCode,
    },
    /// Make or change a finding.
    KeepFinding,
    /// Note an agenda item, a resolution or an implementation.
    NoteStage,
    /// Answer a finding, or change the answer.
    AnswerFinding,
    /// Report how far an action is.
    ReportAction,
    /// State for an organisation that it does not share a finding.
    StateMinority {
        /// For whom.
        organisation: OrganisationCode,
    },
    /// Record what became of an expected contribution.
    RecordOutcome,
    /// Write in a discussion.
    Discuss,
    /// Change a post.
    EditPost {
        /// True where it is one's own.
        own: bool,
    },
    /// Resolve a thread, or open it again.
    ResolveThread {
        /// True where one has begun it.
        own: bool,
    },
    /// Hide a post, or show it again.
    ModeratePost,
    /// Sign out.
    SignOut,
    /// Change the own account: password, second factor, sessions, the mandate to act on.
    KeepOwnAccount,
    /// Read the own data, or have the own account erased.
    OwnData,
    /// Create or change an organisation.
    KeepOrganisation,
    /// Invite a person, change the name, lock or unlock the account.
    KeepPerson {
        /// True where it is the own account.
        own: bool,
        /// True where the person runs the installation or the Geschäftsstelle.
        keeper: bool,
        /// True where it is the last person who can run the installation, and would no longer.
        last_admin: bool,
    },
    /// Grant, change or withdraw a mandate.
    KeepMandate {
        /// The role it gives.
        role: Role,
        /// True where it is for the own account.
        own: bool,
        /// True where it is the last valid mandate to run the installation, and would end.
        last_admin: bool,
    },
    /// Read the outbox, and have a mail sent again.
    KeepOutbox,
    /// Read the whole journal.
    ReadJournal,
    /// Decide what visitors without an account see.
    KeepPublicFace,
    /// Erase a person's data.
    ErasePerson {
        /// True where it is the own account.
        own: bool,
        /// True where it is the last person who can run the installation.
        last_admin: bool,
    },
}

impl Action {
    /// One of each, for the matrix test and the list of routes; organisation and round as given.
    pub fn all(organisation: &OrganisationCode, round_open: bool) -> Vec<Self> {
        let organisation = || organisation.clone();
        let window = if round_open { Window::Open } else { Window::Closed };
        vec![
            Self::CreateMeasure,
            Self::EditMeasure,
            Self::MoveMeasure,
            Self::EditLink,
            Self::RecordValue,
            Self::KeepIndicator,
            Self::ImportValues,
            Self::ChooseMethod,
            Self::SetTarget,
            Self::KeepSupply,
            Self::ProposeIndex,
            Self::AdoptIndex,
            Self::OpenWorkshop,
            Self::SubmitWeights { organisation: organisation(), open: round_open },
            Self::RateMeasure { organisation: organisation(), window },
            Self::ReleasePosition { organisation: organisation(), window, own: false },
            Self::KeepRound,
            Self::KeepDraft,
            Self::ShareExperience { organisation: organisation() },
            Self::EditExperience { organisation: organisation() },
            Self::KeepProcedure,
            Self::KeepMeeting,
            Self::KeepAgenda,
            Self::RuleProposal,
            Self::PutMotion { organisation: organisation() },
            Self::SendInvitation,
            Self::ReplyToInvitation { organisation: organisation() },
            Self::KeepPaper,
            Self::CoSignPaper { organisation: organisation() },
            Self::RunMeeting,
            Self::CastVote { organisation: organisation() },
            Self::KeepResolution,
            Self::ReportResolution,
            Self::KeepCircular,
            Self::VoteCircular { organisation: organisation(), open: round_open },
            Self::KeepMinutes,
            Self::SignMinutes,
            Self::ObjectToMinutes { organisation: organisation() },
            Self::HandleExperience,
            Self::KeepFinding,
            Self::NoteStage,
            Self::AnswerFinding,
            Self::ReportAction,
            Self::StateMinority { organisation: organisation() },
            Self::RecordOutcome,
            Self::Discuss,
            Self::EditPost { own: true },
            Self::ResolveThread { own: false },
            Self::ModeratePost,
            Self::SignOut,
            Self::KeepOwnAccount,
            Self::OwnData,
            Self::KeepOrganisation,
            Self::KeepPerson { own: false, keeper: false, last_admin: false },
            Self::KeepMandate { role: Role::Member, own: false, last_admin: false },
            Self::KeepOutbox,
            Self::ReadJournal,
            Self::KeepPublicFace,
            Self::ErasePerson { own: false, last_admin: false },
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
    /// The round does not ask the organisation.
    #[error("the round does not ask the organisation")]
    NotAsked,
    /// Whoever has drawn a position up does not release it.
    #[error("a second person releases it")]
    SecondPerson,
    /// Nobody changes the own rights.
    #[error("nobody changes the own rights")]
    OwnRights,
    /// Somebody else has written it.
    #[error("somebody else has written it")]
    NotOwn,
    /// It would leave nobody to run the installation.
    #[error("it would leave nobody to run the installation")]
    LastAdmin,
}

/// Decides. Pure and exhaustive: a new action does not compile until someone decides it.
///
/// # Errors
/// The reason for a refusal.
#[expect(clippy::too_many_lines, reason = "one arm per action")]
pub fn decide(actor: &Actor, action: &Action) -> Result<(), Denied> {
    let account = actor.account().ok_or(Denied::SignIn)?;
    match action {
        Action::CreateMeasure
        | Action::EditMeasure
        | Action::MoveMeasure
        | Action::EditLink
        | Action::RecordValue
        | Action::KeepIndicator
        | Action::ImportValues
        | Action::ChooseMethod
        | Action::SetTarget
        | Action::KeepSupply
        | Action::ProposeIndex
        | Action::AnswerFinding
        | Action::RecordOutcome => is_planner(account),
        Action::HandleExperience
        | Action::KeepProcedure
        | Action::KeepMeeting
        | Action::KeepAgenda
        | Action::RuleProposal
        | Action::SendInvitation
        | Action::KeepResolution
        | Action::KeepCircular
        | Action::KeepMinutes
        | Action::KeepFinding
        | Action::NoteStage
        | Action::ModeratePost => is_secretariat(account),
        Action::PutMotion { organisation }
        | Action::ReplyToInvitation { organisation }
        | Action::ObjectToMinutes { organisation } => has_seat(account, organisation),
        Action::ReportAction | Action::KeepPaper | Action::ReportResolution => {
            is_planner(account).or_else(|_| is_secretariat(account))
        }
        Action::CoSignPaper { organisation } => {
            takes_part(account)?;
            if &account.organisation == organisation {
                Ok(())
            } else {
                Err(Denied::OtherOrganisation)
            }
        }
        Action::RunMeeting => chairs(account).or_else(|_| is_secretariat(account)),
        Action::SignMinutes => chairs(account),
        Action::StateMinority { organisation } => {
            speaks_for(account, organisation)?;
            has_vote(account)
        }
        Action::CastVote { organisation } => votes_for(account, organisation),
        Action::VoteCircular { organisation, open } => {
            votes_for(account, organisation)?;
            if *open { Ok(()) } else { Err(Denied::RoundClosed) }
        }
        Action::Discuss => takes_part(account),
        Action::EditPost { own } => {
            takes_part(account)?;
            if *own { Ok(()) } else { Err(Denied::NotOwn) }
        }
        Action::ResolveThread { own } => {
            takes_part(account)?;
            if *own || account.role == Role::Secretariat { Ok(()) } else { Err(Denied::NotOwn) }
        }
        Action::RateMeasure { organisation, window } => {
            speaks_for(account, organisation)?;
            takes(account, *window)
        }
        Action::ReleasePosition { organisation, window, own } => {
            speaks_for(account, organisation)?;
            takes(account, *window)?;
            if *own { Err(Denied::SecondPerson) } else { Ok(()) }
        }
        Action::SubmitWeights { organisation, open } => {
            speaks_for(account, organisation)?;
            if *open { Ok(()) } else { Err(Denied::RoundClosed) }
        }
        Action::KeepRound | Action::AdoptIndex | Action::OpenWorkshop => match account.role {
            Role::Secretariat => Ok(()),
            Role::Member
            | Role::Deputy
            | Role::Chair
            | Role::Guest
            | Role::Planner
            | Role::Admin
            | Role::None => Err(Denied::Role),
        },
        Action::KeepDraft => is_delegate(account),
        Action::ShareExperience { organisation } | Action::EditExperience { organisation } => {
            speaks_for(account, organisation)
        }
        Action::SignOut | Action::KeepOwnAccount | Action::OwnData => Ok(()),
        Action::KeepOrganisation | Action::KeepOutbox | Action::KeepPublicFace => {
            keeps_people(account)
        }
        Action::KeepPerson { own, keeper, last_admin } => {
            keeps_people(account)?;
            if *keeper {
                runs_installation(account)?;
            }
            not_own_nor_last(*own, *last_admin)
        }
        Action::KeepMandate { role, own, last_admin } => {
            match role {
                Role::Member | Role::Deputy | Role::Chair | Role::Guest | Role::Planner => {
                    keeps_people(account)?;
                }
                Role::Secretariat | Role::Admin => runs_installation(account)?,
                Role::None => return Err(Denied::Role),
            }
            not_own_nor_last(*own, *last_admin)
        }
        Action::ReadJournal => runs_installation(account),
        Action::ErasePerson { own, last_admin } => {
            runs_installation(account)?;
            not_own_nor_last(*own, *last_admin)
        }
    }
}

/// Whether the round takes a position of the account's organisation.
fn takes(account: &Account, window: Window) -> Result<(), Denied> {
    match window {
        Window::Open | Window::Late => Ok(()),
        Window::Closed => Err(Denied::RoundClosed),
        Window::NotAsked if !account.has_vote => Err(Denied::NoVote),
        Window::NotAsked => Err(Denied::NotAsked),
    }
}

fn is_planner(account: &Account) -> Result<(), Denied> {
    if account.role == Role::Planner { Ok(()) } else { Err(Denied::Role) }
}

fn is_secretariat(account: &Account) -> Result<(), Denied> {
    if account.role == Role::Secretariat { Ok(()) } else { Err(Denied::Role) }
}

fn chairs(account: &Account) -> Result<(), Denied> {
    if account.role == Role::Chair { Ok(()) } else { Err(Denied::Role) }
}

fn votes_for(account: &Account, organisation: &OrganisationCode) -> Result<(), Denied> {
    has_seat(account, organisation)?;
    has_vote(account)
}

fn has_vote(account: &Account) -> Result<(), Denied> {
    if account.has_vote { Ok(()) } else { Err(Denied::NoVote) }
}

/// The circle of the council discusses; guests listen to meetings, and the administration has no part in it.
fn takes_part(account: &Account) -> Result<(), Denied> {
    match account.role {
        Role::Member | Role::Deputy | Role::Chair | Role::Planner | Role::Secretariat => Ok(()),
        Role::Guest | Role::Admin | Role::None => Err(Denied::Role),
    }
}

/// The Geschäftsstelle keeps people and organisations; the administration can, so that a first Geschäftsstelle comes in.
fn keeps_people(account: &Account) -> Result<(), Denied> {
    match account.role {
        Role::Secretariat | Role::Admin => Ok(()),
        Role::Member | Role::Deputy | Role::Chair | Role::Guest | Role::Planner | Role::None => {
            Err(Denied::Role)
        }
    }
}

fn runs_installation(account: &Account) -> Result<(), Denied> {
    if account.role == Role::Admin { Ok(()) } else { Err(Denied::Role) }
}

fn not_own_nor_last(own: bool, last_admin: bool) -> Result<(), Denied> {
    if own {
        Err(Denied::OwnRights)
    } else if last_admin {
        Err(Denied::LastAdmin)
    } else {
        Ok(())
    }
}

fn is_delegate(account: &Account) -> Result<(), Denied> {
    match account.role {
        Role::Member | Role::Deputy => Ok(()),
        Role::Chair
        | Role::Guest
        | Role::Planner
        | Role::Secretariat
        | Role::Admin
        | Role::None => Err(Denied::Role),
    }
}

fn speaks_for(account: &Account, organisation: &OrganisationCode) -> Result<(), Denied> {
    is_delegate(account)?;
    if &account.organisation == organisation { Ok(()) } else { Err(Denied::OtherOrganisation) }
}

/// In meetings and circular procedures whoever chairs speaks for their organisation too, as its delegate.
fn has_seat(account: &Account, organisation: &OrganisationCode) -> Result<(), Denied> {
    chairs(account).or_else(|_| is_delegate(account))?;
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
    /// Create an indicator, change what it measures or how it is computed.
    KeepIndicator => Action::KeepIndicator,
    /// Take in a file with values, and take an import back.
    ImportValues => Action::ImportValues,
    /// Choose or propose the method of assessment for an indicator.
    ChooseMethod => Action::ChooseMethod,
    /// Set, change or withdraw a target.
    SetTarget => Action::SetTarget,
    /// Keep who delivers an indicator's values, and when.
    KeepSupply => Action::KeepSupply,
    /// Write down or propose a method of the index.
    ProposeIndex => Action::ProposeIndex,
    /// Put a method of the index in force.
    AdoptIndex => Action::AdoptIndex,
    /// Ask the organisations for weights of the index.
    OpenWorkshop => Action::OpenWorkshop,
    /// Keep a half-filled rating.
    KeepDraft => Action::KeepDraft,
    /// Prepare a round, move it, let in a late entry.
    KeepRound => Action::KeepRound,
    /// Say where a practical experience stands.
    HandleExperience => Action::HandleExperience,
    /// Adopt a version of the rules of procedure.
    KeepProcedure => Action::KeepProcedure,
    /// Call a meeting, or change when and where it is.
    KeepMeeting => Action::KeepMeeting,
    /// Work on an agenda.
    KeepAgenda => Action::KeepAgenda,
    /// Accept, decline or postpone what is proposed for an agenda.
    RuleProposal => Action::RuleProposal,
    /// Send an invitation or a supplementary agenda.
    SendInvitation => Action::SendInvitation,
    /// Draw up a paper, change it, add files.
    KeepPaper => Action::KeepPaper,
    /// Conduct a meeting.
    RunMeeting => Action::RunMeeting,
    /// Record a resolution with what follows from it.
    KeepResolution => Action::KeepResolution,
    /// Report how far a resolution is carried out.
    ReportResolution => Action::ReportResolution,
    /// Begin a circular procedure, end it, call it off.
    KeepCircular => Action::KeepCircular,
    /// Write minutes, send them, rule on objections, correct them.
    KeepMinutes => Action::KeepMinutes,
    /// Co-sign minutes.
    SignMinutes => Action::SignMinutes,
    /// Make or change a finding.
    KeepFinding => Action::KeepFinding,
    /// Note an agenda item, a resolution or an implementation.
    NoteStage => Action::NoteStage,
    /// Answer a finding, or change the answer.
    AnswerFinding => Action::AnswerFinding,
    /// Report how far an action is.
    ReportAction => Action::ReportAction,
    /// Record what became of an expected contribution.
    RecordOutcome => Action::RecordOutcome,
    /// Write in a discussion.
    Discuss => Action::Discuss,
    /// Hide a post, or show it again.
    ModeratePost => Action::ModeratePost,
    /// Sign out.
    SignOut => Action::SignOut,
    /// Change the own account.
    KeepOwnAccount => Action::KeepOwnAccount,
    /// Read or erase the own data.
    OwnData => Action::OwnData,
    /// Create or change an organisation.
    KeepOrganisation => Action::KeepOrganisation,
    /// Read the outbox, and have a mail sent again.
    KeepOutbox => Action::KeepOutbox,
    /// Read the whole journal.
    ReadJournal => Action::ReadJournal,
    /// Decide what visitors without an account see.
    KeepPublicFace => Action::KeepPublicFace,
}

/// Distribute weights.
#[derive(Debug, Clone)]
pub struct SubmitWeights {
    /// For whom.
    pub organisation: OrganisationCode,
    /// Whether weights are taken today.
    pub open: bool,
}

impl Protected for SubmitWeights {
    fn action(&self) -> Action {
        Action::SubmitWeights { organisation: self.organisation.clone(), open: self.open }
    }
}

/// State a position on a measure.
#[derive(Debug, Clone)]
pub struct RateMeasure {
    /// For whom.
    pub organisation: OrganisationCode,
    /// Whether the round takes it today.
    pub window: Window,
}

impl Protected for RateMeasure {
    fn action(&self) -> Action {
        Action::RateMeasure { organisation: self.organisation.clone(), window: self.window }
    }
}

/// Release a position that somebody else has drawn up.
#[derive(Debug, Clone)]
pub struct ReleasePosition {
    /// For whom.
    pub organisation: OrganisationCode,
    /// Whether the round takes it today.
    pub window: Window,
    /// True where the same person has drawn it up.
    pub own: bool,
}

impl Protected for ReleasePosition {
    fn action(&self) -> Action {
        let (organisation, window) = (self.organisation.clone(), self.window);
        Action::ReleasePosition { organisation, window, own: self.own }
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

/// Put a motion for the agenda, or take it back.
#[derive(Debug, Clone)]
pub struct PutMotion {
    /// For whom.
    pub organisation: OrganisationCode,
}

impl Protected for PutMotion {
    fn action(&self) -> Action {
        Action::PutMotion { organisation: self.organisation.clone() }
    }
}

/// Answer an invitation.
#[derive(Debug, Clone)]
pub struct ReplyToInvitation {
    /// For whom.
    pub organisation: OrganisationCode,
}

impl Protected for ReplyToInvitation {
    fn action(&self) -> Action {
        Action::ReplyToInvitation { organisation: self.organisation.clone() }
    }
}

/// Co-sign a paper, or refuse to.
#[derive(Debug, Clone)]
pub struct CoSignPaper {
    /// For whom.
    pub organisation: OrganisationCode,
}

impl Protected for CoSignPaper {
    fn action(&self) -> Action {
        Action::CoSignPaper { organisation: self.organisation.clone() }
    }
}

/// Vote in a meeting.
#[derive(Debug, Clone)]
pub struct CastVote {
    /// For whom.
    pub organisation: OrganisationCode,
}

impl Protected for CastVote {
    fn action(&self) -> Action {
        Action::CastVote { organisation: self.organisation.clone() }
    }
}

/// Object to minutes.
#[derive(Debug, Clone)]
pub struct ObjectToMinutes {
    /// For whom.
    pub organisation: OrganisationCode,
}

impl Protected for ObjectToMinutes {
    fn action(&self) -> Action {
        Action::ObjectToMinutes { organisation: self.organisation.clone() }
    }
}

/// Vote in a circular procedure, or object to it.
#[derive(Debug, Clone)]
pub struct VoteCircular {
    /// For whom.
    pub organisation: OrganisationCode,
    /// Whether votes are taken today.
    pub open: bool,
}

impl Protected for VoteCircular {
    fn action(&self) -> Action {
        Action::VoteCircular { organisation: self.organisation.clone(), open: self.open }
    }
}

/// State for an organisation that it does not share a finding.
#[derive(Debug, Clone)]
pub struct StateMinority {
    /// For whom.
    pub organisation: OrganisationCode,
}

impl Protected for StateMinority {
    fn action(&self) -> Action {
        Action::StateMinority { organisation: self.organisation.clone() }
    }
}

/// Change a post.
#[derive(Debug, Clone, Copy)]
pub struct EditPost {
    /// True where it is one's own.
    pub own: bool,
}

impl Protected for EditPost {
    fn action(&self) -> Action {
        Action::EditPost { own: self.own }
    }
}

/// Resolve a thread, or open it again.
#[derive(Debug, Clone, Copy)]
pub struct ResolveThread {
    /// True where one has begun it.
    pub own: bool,
}

impl Protected for ResolveThread {
    fn action(&self) -> Action {
        Action::ResolveThread { own: self.own }
    }
}

/// Invite a person, change the name, lock or unlock the account.
#[derive(Debug, Clone, Copy)]
pub struct KeepPerson {
    /// True where it is the own account.
    pub own: bool,
    /// True where the person runs the installation or the Geschäftsstelle.
    pub keeper: bool,
    /// True where it is the last person who can run the installation, and would no longer.
    pub last_admin: bool,
}

impl Protected for KeepPerson {
    fn action(&self) -> Action {
        Action::KeepPerson { own: self.own, keeper: self.keeper, last_admin: self.last_admin }
    }
}

/// Grant, change or withdraw a mandate.
#[derive(Debug, Clone, Copy)]
pub struct KeepMandate {
    /// The role it gives.
    pub role: Role,
    /// True where it is for the own account.
    pub own: bool,
    /// True where it is the last valid mandate to run the installation, and would end.
    pub last_admin: bool,
}

impl Protected for KeepMandate {
    fn action(&self) -> Action {
        Action::KeepMandate { role: self.role, own: self.own, last_admin: self.last_admin }
    }
}

/// Erase a person's data.
#[derive(Debug, Clone, Copy)]
pub struct ErasePerson {
    /// True where it is the own account.
    pub own: bool,
    /// True where it is the last person who can run the installation.
    pub last_admin: bool,
}

impl Protected for ErasePerson {
    fn action(&self) -> Action {
        Action::ErasePerson { own: self.own, last_admin: self.last_admin }
    }
}

/// What of the members' feedback a reader may see: one rule for lists, pages, counts and exports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedbackView {
    /// Names, comments and single answers.
    Named,
    /// Means and counts, and only from three organisations upward.
    Aggregated,
    /// Nothing.
    Hidden,
}

/// Fewest organisations whose answers are shown outside the council.
pub const FEWEST_SHOWN_OUTSIDE: usize = 3;

/// How much of the members' feedback this reader sees.
pub fn feedback_view(actor: &Actor, face: &PublicFace) -> FeedbackView {
    if Tier::Council.is_within(reach(actor)) {
        FeedbackView::Named
    } else if may_open(actor, Section::Evaluations, face) {
        FeedbackView::Aggregated
    } else {
        FeedbackView::Hidden
    }
}

/// What of the positions in one round a reader sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PositionsView {
    /// All of them, with names and texts.
    Named,
    /// What they add up to, and the own organisation's.
    Summed,
    /// The own organisation's alone: the round still takes positions.
    Own,
    /// None.
    Hidden,
}

/// What a reader sees of the positions in a round on a day: the one function that every page, count, file and mail asks.
///
/// Until the deadline nobody sees another organisation's, whatever the role; afterwards the council does, with names
/// where the round says so, and visitors see sums where the section is open.
pub fn positions_view(
    actor: &Actor,
    face: &PublicFace,
    round: &Round,
    today: NaiveDate,
) -> PositionsView {
    if !round.is_over(today) {
        return match own_organisation(actor) {
            Some(_) => PositionsView::Own,
            None => PositionsView::Hidden,
        };
    }
    match (feedback_view(actor, face), round.setup.disclosure) {
        (FeedbackView::Named, Disclosure::Named) => PositionsView::Named,
        (FeedbackView::Named, Disclosure::Summed) if reach(actor) == Tier::Secretariat => {
            PositionsView::Named
        }
        (FeedbackView::Named, Disclosure::Summed) | (FeedbackView::Aggregated, _) => {
            PositionsView::Summed
        }
        (FeedbackView::Hidden, _) => PositionsView::Hidden,
    }
}

/// True where a reader may read the position of an organisation.
pub fn sees_position(
    actor: &Actor,
    face: &PublicFace,
    round: &Round,
    organisation: &OrganisationCode,
    today: NaiveDate,
) -> bool {
    own_organisation(actor) == Some(organisation)
        || positions_view(actor, face, round, today) == PositionsView::Named
}

/// True where a round only sums up for this reader: then no row of the journal tells whose position it was, however long
/// the deadline has passed.
pub fn keeps_back(actor: &Actor, round: &Round) -> bool {
    round.setup.disclosure == Disclosure::Summed && reach(actor) != Tier::Secretariat
}

/// True for rows of the journal that tell of a position: while a round takes positions, no page shows the newer ones, not
/// even the administration's journal.
pub fn is_blind(act: Act) -> bool {
    matches!(act, Act::RatingGiven | Act::RatingChanged | Act::PositionProposed)
}

/// The closest circle a reader belongs to. The administration runs the installation and has no part in the council: it
/// sees what everyone sees.
pub fn reach(actor: &Actor) -> Tier {
    match actor.role() {
        Some(Role::Secretariat) => Tier::Secretariat,
        Some(Role::Planner) => Tier::Ministry,
        Some(Role::Member | Role::Deputy | Role::Chair) => Tier::Council,
        Some(Role::Guest) => Tier::Guests,
        Some(Role::Admin | Role::None) | None => Tier::Public,
    }
}

/// The organisation whose own records a reader sees whatever their tier: that of a delegate.
pub fn own_organisation(actor: &Actor) -> Option<&OrganisationCode> {
    actor.account().filter(|account| is_delegate(account).is_ok()).map(|a| &a.organisation)
}

/// The organisation that a reader speaks for in meetings and circular procedures, whoever chairs included; its motions,
/// answers and votes are theirs to see.
pub fn seated_for(actor: &Actor) -> Option<&OrganisationCode> {
    let account = actor.account()?;
    has_seat(account, &account.organisation).is_ok().then_some(&account.organisation)
}

/// True where a reader sees a practical experience: within its circle, and always the own organisation's.
pub fn sees_experience(actor: &Actor, experience: &Experience) -> bool {
    experience.visibility.is_within(reach(actor))
        || own_organisation(actor) == Some(&experience.organisation)
}

/// True where a reader sees a finding: within its circle.
pub fn sees_finding(actor: &Actor, finding: &Finding) -> bool {
    finding.visibility.is_within(reach(actor))
}

/// True where a reader sees an agenda while it is being worked on: whoever makes it, and whoever chairs. Everyone else
/// sees what was sent.
pub fn sees_agenda_draft(actor: &Actor) -> bool {
    matches!(actor.role(), Some(Role::Secretariat | Role::Chair))
}

/// True where a reader may follow a meeting that is under way: the circle of the council, and whoever the rules of procedure
/// let in, whose usual circle is `usual`.
pub fn follows_meeting(actor: &Actor, usual: Tier) -> bool {
    let reach = reach(actor);
    Tier::Council.is_within(reach) || usual.is_within(reach)
}

/// True where a reader may read discussions: the circle of the council.
pub fn sees_discussions(actor: &Actor) -> bool {
    Tier::Council.is_within(reach(actor))
}

/// True where a reader may open a section: always inside the council, otherwise where the council shows it to everyone.
pub fn may_open(actor: &Actor, section: Section, face: &PublicFace) -> bool {
    Tier::Guests.is_within(reach(actor)) || face.shows(section)
}

/// True where a history shows this reader the name of whoever acted; others see the organisation.
///
/// Inside the council one knows who changed what. The administration has no part in it, but reads the whole journal
/// with the names in it ([`Action::ReadJournal`]): a history that kept them back would protect nobody. The name is all
/// it has ahead of everyone: which records and rows a page shows, [`reach`] and [`is_act_visible`] decide.
pub fn sees_names(actor: &Actor) -> bool {
    Tier::Guests.is_within(reach(actor)) || decide(actor, &Action::ReadJournal).is_ok()
}

/// True where the journal keeps from a reader what such a row is about: items, papers, motions and resolutions are the
/// council's own, and some the Geschäftsstelle's, whatever their titles say. Whoever keeps the installation reads what was
/// done, when and by whom.
pub fn hides_matter(actor: &Actor, act: Act) -> bool {
    let names_matters = matches!(
        act,
        Act::AgendaChanged
            | Act::ProposalRuled
            | Act::MotionPut
            | Act::MotionWithdrawn
            | Act::PaperKept
            | Act::PaperSigned
            | Act::ResolutionRecorded
            | Act::ResolutionReported
            | Act::CircularMoved
            | Act::CircularVoted
            | Act::FollowUpKept
    );
    names_matters && !Tier::Council.is_within(reach(actor))
}

/// True where a reader may know of such a change: who rated or shared what is the council's own; who signed in, holds
/// which mandate or got which mail is the business of those who keep it. The one filter for the journal, on every page
/// that shows it, except for the administration's own.
pub fn is_act_visible(view: FeedbackView, act: Act) -> bool {
    match act {
        Act::RoundOpened | Act::RoundClosed | Act::RoundMoved => view != FeedbackView::Hidden,
        Act::DatasetLoaded
        | Act::MeasureCreated
        | Act::MeasureEdited
        | Act::MeasureMoved
        | Act::LinkAdded
        | Act::LinkEdited
        | Act::LinkRemoved
        | Act::ValueRecorded
        | Act::ValueRevised
        | Act::ValueCorrected
        | Act::ValuesImported
        | Act::ImportUndone
        | Act::MethodChosen
        | Act::IndexProposed
        | Act::IndexAdopted
        | Act::WorkshopOpened
        | Act::TargetSet
        | Act::TargetChanged
        | Act::TargetWithdrawn
        | Act::SupplyKept
        | Act::IndicatorCreated
        | Act::IndicatorEdited
        | Act::ValueDecided
        | Act::OutcomeRecorded => true,
        // Positions, findings and discussions are the council's own, and so is whom the Geschäftsstelle let in late; what
        // was handed in and not taken over is the planners' own.
        Act::RatingGiven
        | Act::RatingChanged
        | Act::EntryReopened
        | Act::ExperienceShared
        | Act::ExperienceEdited
        | Act::FileReceived
        | Act::FileRejected
        | Act::ExperienceHandled
        | Act::FindingMade
        | Act::FindingEdited
        | Act::FindingAnswered
        | Act::AnswerChanged
        | Act::MinorityStated
        | Act::StageNoted
        | Act::ActionTaken
        | Act::ActionReported
        | Act::PostWritten
        | Act::PostEdited
        | Act::PostModerated
        | Act::ThreadResolved
        | Act::WeightsGiven
        | Act::ProcedureAdopted
        | Act::MeetingCalled
        | Act::MeetingEdited
        | Act::InvitationSent
        | Act::MeetingRun
        | Act::PollMoved
        | Act::ResolutionRecorded
        | Act::ResolutionReported
        | Act::CircularMoved
        | Act::MinutesMoved
        | Act::IndexDrafted
        | Act::IndexEdited => view == FeedbackView::Named,
        // A draft is the Geschäftsstelle's own, and what waits for a second person or for an agenda the organisation's.
        Act::RoundCreated
        | Act::RoundEdited
        | Act::AgendaChanged
        | Act::ProposalRuled
        | Act::MotionPut
        | Act::MotionWithdrawn
        | Act::InvitationAnswered
        | Act::PaperKept
        | Act::PaperSigned
        | Act::AttendanceNoted
        | Act::VoteCast
        | Act::CircularVoted
        | Act::MinutesKept
        | Act::MinutesObjected
        | Act::FollowUpKept
        | Act::TemplateKept
        | Act::PositionProposed
        | Act::SignedIn
        | Act::SignedOut
        | Act::SignInFailed
        | Act::PersonInvited
        | Act::PersonEdited
        | Act::AccountLocked
        | Act::AccountUnlocked
        | Act::AccountOpened
        | Act::PasswordChanged
        | Act::PasswordReset
        | Act::SecondFactorAdded
        | Act::SecondFactorRemoved
        | Act::SessionEnded
        | Act::MandateGranted
        | Act::MandateEdited
        | Act::MandateWithdrawn
        | Act::OrganisationCreated
        | Act::OrganisationEdited
        | Act::FaceChanged
        | Act::MailRetried
        | Act::DataExported
        | Act::PersonErased => false,
    }
}
