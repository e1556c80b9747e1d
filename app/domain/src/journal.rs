//! What a change record contains.

use crate::source::coded;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

coded! {
    /// The kind of record a change concerns.
    SubjectKind {
        /// A measure.
        Measure = "measure",
        /// An indicator.
        Indicator = "indicator",
        /// An evaluation round.
        Round = "round",
        /// An account.
        Account = "account",
        /// An organisation.
        Organisation = "organisation",
        /// The installation's settings.
        Setting = "setting",
        /// A mail.
        Mail = "mail",
        /// The data set as a whole.
        Dataset = "dataset",
        /// A file with values.
        Import = "import",
        /// An edition of the index.
        Edition = "edition",
        /// A call to distribute weights.
        Workshop = "workshop",
        /// A meeting.
        Meeting = "meeting",
        /// The rules of procedure.
        Procedure = "procedure",
        /// A paper.
        Paper = "paper",
        /// A resolution.
        Resolution = "resolution",
        /// A circular procedure.
        Circular = "circular",
        /// Minutes, by the number of their meeting.
        Minutes = "minutes",
        /// A date on which something comes back.
        FollowUp = "follow_up",
    }
}

coded! {
    /// What was done.
    Act {
        /// A data set was loaded.
        DatasetLoaded = "dataset_loaded",
        /// A measure was created.
        MeasureCreated = "measure_created",
        /// A measure's text or dates were changed.
        MeasureEdited = "measure_edited",
        /// A measure moved along its workflow.
        MeasureMoved = "measure_moved",
        /// A link to an indicator was added.
        LinkAdded = "link_added",
        /// A link to an indicator was changed.
        LinkEdited = "link_edited",
        /// A link to an indicator was removed.
        LinkRemoved = "link_removed",
        /// A value was entered for a new period.
        ValueRecorded = "value_recorded",
        /// The publisher revised a value.
        ValueRevised = "value_revised",
        /// A wrong entry was corrected.
        ValueCorrected = "value_corrected",
        /// A file was handed in.
        FileReceived = "file_received",
        /// Values of a file were taken over.
        ValuesImported = "values_imported",
        /// A file was rejected.
        FileRejected = "file_rejected",
        /// An import was taken back.
        ImportUndone = "import_undone",
        /// A method of assessment was chosen or proposed for an indicator.
        MethodChosen = "method_chosen",
        /// A target was set.
        TargetSet = "target_set",
        /// A target was changed; the earlier one stays readable.
        TargetChanged = "target_changed",
        /// A target was withdrawn.
        TargetWithdrawn = "target_withdrawn",
        /// Who delivers an indicator's values, and when, was changed.
        SupplyKept = "supply_kept",
        /// An indicator was created.
        IndicatorCreated = "indicator_created",
        /// An indicator was changed.
        IndicatorEdited = "indicator_edited",
        /// Of several figures one was decided to be the authoritative one.
        ValueDecided = "value_decided",
        /// A method of the index was written down.
        IndexDrafted = "index_drafted",
        /// The draft of a method of the index was changed.
        IndexEdited = "index_edited",
        /// A method of the index was proposed.
        IndexProposed = "index_proposed",
        /// A method of the index was put in force.
        IndexAdopted = "index_adopted",
        /// The organisations were asked for weights of the index.
        WorkshopOpened = "workshop_opened",
        /// An organisation distributed weights; written after the deadline, so that nobody knows before.
        WeightsGiven = "weights_given",
        /// A round was prepared.
        RoundCreated = "round_created",
        /// What a round asks, or until when, was changed.
        RoundEdited = "round_edited",
        /// A round began to take positions.
        RoundOpened = "round_opened",
        /// A round takes no more positions.
        RoundClosed = "round_closed",
        /// A closed round moved on.
        RoundMoved = "round_moved",
        /// One late entry was let in.
        EntryReopened = "entry_reopened",
        /// A position was drawn up and waits for a second person.
        PositionProposed = "position_proposed",
        /// An organisation rated a measure.
        RatingGiven = "rating_given",
        /// An organisation changed its rating.
        RatingChanged = "rating_changed",
        /// A practical experience was shared.
        ExperienceShared = "experience_shared",
        /// A practical experience was changed.
        ExperienceEdited = "experience_edited",
        /// The Geschäftsstelle said where a practical experience stands.
        ExperienceHandled = "experience_handled",
        /// A version of the rules of procedure was adopted.
        ProcedureAdopted = "procedure_adopted",
        /// A meeting was called.
        MeetingCalled = "meeting_called",
        /// When and where a meeting is was changed.
        MeetingEdited = "meeting_edited",
        /// An agenda was changed.
        AgendaChanged = "agenda_changed",
        /// It was decided whether something proposed goes on an agenda.
        ProposalRuled = "proposal_ruled",
        /// A motion for the agenda was put.
        MotionPut = "motion_put",
        /// A motion was taken back.
        MotionWithdrawn = "motion_withdrawn",
        /// An invitation or a supplementary agenda was sent.
        InvitationSent = "invitation_sent",
        /// An invitation was answered.
        InvitationAnswered = "invitation_answered",
        /// A paper was drawn up or changed.
        PaperKept = "paper_kept",
        /// An organisation co-signed a paper, or refused to.
        PaperSigned = "paper_signed",
        /// A meeting was opened, closed, or an item of it called.
        MeetingRun = "meeting_run",
        /// Somebody came, left or is recused.
        AttendanceNoted = "attendance_noted",
        /// A question was put to the vote, or the vote was closed.
        PollMoved = "poll_moved",
        /// An organisation voted; how, the row does not tell.
        VoteCast = "vote_cast",
        /// A resolution was recorded.
        ResolutionRecorded = "resolution_recorded",
        /// It was reported how far a resolution is carried out.
        ResolutionReported = "resolution_reported",
        /// A circular procedure began, ended or was called off.
        CircularMoved = "circular_moved",
        /// An organisation voted in a circular procedure or objected to it; how, the row does not tell.
        CircularVoted = "circular_voted",
        /// Minutes were written.
        MinutesKept = "minutes_kept",
        /// Minutes were co-signed, sent, approved or corrected.
        MinutesMoved = "minutes_moved",
        /// An organisation objected to minutes.
        MinutesObjected = "minutes_objected",
        /// A date on which something comes back was set, or dealt with.
        FollowUpKept = "follow_up_kept",
        /// A template for agendas was kept.
        TemplateKept = "template_kept",
        /// A finding was made.
        FindingMade = "finding_made",
        /// A finding was changed.
        FindingEdited = "finding_edited",
        /// A finding was answered.
        FindingAnswered = "finding_answered",
        /// An answer was changed.
        AnswerChanged = "answer_changed",
        /// An organisation stated that it does not share a finding, or changed what it stated.
        MinorityStated = "minority_stated",
        /// An agenda item, a resolution or an implementation was noted.
        StageNoted = "stage_noted",
        /// An action was taken on.
        ActionTaken = "action_taken",
        /// It was reported how far an action is.
        ActionReported = "action_reported",
        /// It was recorded what became of an expected contribution.
        OutcomeRecorded = "outcome_recorded",
        /// A post was written.
        PostWritten = "post_written",
        /// A post was changed.
        PostEdited = "post_edited",
        /// The Geschäftsstelle hid a post, or showed it again.
        PostModerated = "post_moderated",
        /// A thread was resolved, or opened again.
        ThreadResolved = "thread_resolved",
        /// An account signed in.
        SignedIn = "signed_in",
        /// An account signed out.
        SignedOut = "signed_out",
        /// Somebody failed to sign in.
        SignInFailed = "sign_in_failed",
        /// A person was invited.
        PersonInvited = "person_invited",
        /// A person's name or address was changed.
        PersonEdited = "person_edited",
        /// An account was locked.
        AccountLocked = "account_locked",
        /// An account was unlocked.
        AccountUnlocked = "account_unlocked",
        /// A person took up an invitation.
        AccountOpened = "account_opened",
        /// A person changed the own password.
        PasswordChanged = "password_changed",
        /// A person set a new password over a link.
        PasswordReset = "password_reset",
        /// A second factor was added.
        SecondFactorAdded = "second_factor_added",
        /// A second factor was removed.
        SecondFactorRemoved = "second_factor_removed",
        /// A session was ended from elsewhere.
        SessionEnded = "session_ended",
        /// A mandate was granted.
        MandateGranted = "mandate_granted",
        /// A mandate's dates were changed.
        MandateEdited = "mandate_edited",
        /// A mandate was withdrawn.
        MandateWithdrawn = "mandate_withdrawn",
        /// An organisation was created.
        OrganisationCreated = "organisation_created",
        /// An organisation was changed.
        OrganisationEdited = "organisation_edited",
        /// What visitors see was changed.
        FaceChanged = "face_changed",
        /// A mail was sent again.
        MailRetried = "mail_retried",
        /// A person read the own data as a file.
        DataExported = "data_exported",
        /// A person's data were erased.
        PersonErased = "person_erased",
    }
}

impl Act {
    /// What changes measures and their links; [`crate::measure::past`] takes it back.
    pub const OF_MEASURES: [Self; 6] = [
        Self::MeasureCreated,
        Self::MeasureEdited,
        Self::MeasureMoved,
        Self::LinkAdded,
        Self::LinkEdited,
        Self::LinkRemoved,
    ];
}

/// One field before and after a change, as a reader would see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Name of the field.
    pub field: String,
    /// Before; empty when new.
    pub before: String,
    /// After; empty when removed.
    pub after: String,
}

impl Change {
    /// Notes a change of `field` when the two texts differ.
    pub fn between(
        field: &str,
        before: impl Into<String>,
        after: impl Into<String>,
    ) -> Option<Self> {
        let (before, after) = (before.into(), after.into());
        (before != after).then(|| Self { field: field.to_owned(), before, after })
    }
}

/// One row of the journal, written in the same transaction as the change it records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When, in UTC.
    pub at: DateTime<Utc>,
    /// Name of the account that acted; the product itself has none.
    pub who: Option<String>,
    /// Organisation it acted for.
    pub organisation: Option<String>,
    /// What was done.
    pub act: Act,
    /// Kind of record.
    pub subject: SubjectKind,
    /// Identifier of the record.
    pub key: String,
    /// Title of the record at that time.
    pub title: String,
    /// The fields that changed.
    pub changes: Vec<Change>,
    /// Reason given.
    pub reason: String,
}

/// A row with its place in the chain, as the administration sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    /// The row.
    pub entry: Entry,
    /// Its number in the chain; none while it is not linked yet.
    pub seq: Option<i64>,
    /// True where an erasure or the end of its time took out what named a person.
    pub masked: bool,
    /// True where it tells of a position in a round that only sums up: then it does not say whose.
    pub withheld: bool,
}

/// What the administration asks the journal for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// What was done.
    pub act: Option<Act>,
    /// Kind of record.
    pub subject: Option<SubjectKind>,
    /// Part of the name of whoever acted, or of the person it was about; empty for everyone.
    pub person: String,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Filter {
    /// True where anything is asked for.
    pub fn is_active(&self) -> bool {
        self != &Self::default()
    }
}
