//! The journal in words: who changed what, when and why.

mod meetings;

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::admin::face::section;
use crate::pages::circulars;
use crate::pages::evaluations::words as round_words;
use crate::pages::findings::words as words_of;
use crate::pages::indicators::method_form::choice_state;
use crate::pages::indicators::{definition, light};
use crate::pages::measures::claim;
use crate::pages::procedure::words as procedure_words;
use crate::pages::resolutions::words as resolution_words;
use crate::pages::supply::words;
use crate::{labels, ui};
use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::evaluation::handling::HandlingState;
use domain::evaluation::{Disclosure, ExperienceKind, RoundState};
use domain::face::Section;
use domain::finding::{ActionState, AnswerKind, StageKind};
use domain::indicator::aggregate::Accumulation;
use domain::indicator::choice::ChoiceState;
use domain::indicator::measured::Kind;
use domain::indicator::path::PathShape;
use domain::indicator::status::Polarity;
use domain::indicator::supply::Rhythm;
use domain::journal::{Act, Change, Entry, SubjectKind};
use domain::key::AreaCode;
use domain::measure::contribution::{Direction, Directness, Grade};
use domain::measure::outcome::{Basis, OutcomeVerdict};
use domain::measure::state::State;
use domain::meeting::circular::CircularState;
use domain::meeting::procedure::RuleName;
use domain::meeting::resolution::Implementation;
use domain::meeting::vote::Outcome;
use domain::number::{MAX_DECIMALS, format_shortest};
use domain::period::{Period, format_day};
use domain::policy;
use domain::source::Evidence;
use domain::tier::Tier;
use leptos::prelude::*;

/// Longest old or new text shown in a line; the rest is cut with an ellipsis.
const MAX_SHOWN: usize = 160;

/// What was done, with the title of the record: „Wert eingetragen: Glasfaser verfügbar".
pub fn entry_text(ctx: &Ctx, entry: &Entry) -> String {
    let act = act(ctx, entry.act);
    if entry.title.is_empty() {
        act
    } else {
        t!(ctx, "history-entry", act = act, title = entry.title.clone())
    }
}

/// What was done: „Wert eingetragen".
#[expect(clippy::too_many_lines, reason = "one line per act")]
pub fn act(ctx: &Ctx, act: Act) -> String {
    match act {
        Act::DatasetLoaded => t!(ctx, "act-dataset-loaded"),
        Act::MeasureCreated => t!(ctx, "act-measure-created"),
        Act::MeasureEdited => t!(ctx, "act-measure-edited"),
        Act::MeasureMoved => t!(ctx, "act-measure-moved"),
        Act::LinkAdded => t!(ctx, "act-link-added"),
        Act::LinkEdited => t!(ctx, "act-link-edited"),
        Act::LinkRemoved => t!(ctx, "act-link-removed"),
        Act::ValueRecorded => t!(ctx, "act-value-recorded"),
        Act::ValueRevised => t!(ctx, "act-value-revised"),
        Act::ValueCorrected => t!(ctx, "act-value-corrected"),
        Act::FileReceived => t!(ctx, "act-file-received"),
        Act::ValuesImported => t!(ctx, "act-values-imported"),
        Act::FileRejected => t!(ctx, "act-file-rejected"),
        Act::ImportUndone => t!(ctx, "act-import-undone"),
        Act::MethodChosen => t!(ctx, "act-method-chosen"),
        Act::IndexDrafted => t!(ctx, "act-index-drafted"),
        Act::IndexEdited => t!(ctx, "act-index-edited"),
        Act::WorkshopOpened => t!(ctx, "act-workshop-opened"),
        Act::WeightsGiven => t!(ctx, "act-weights-given"),
        Act::IndexProposed => t!(ctx, "act-index-proposed"),
        Act::IndexAdopted => t!(ctx, "act-index-adopted"),
        Act::TargetSet => t!(ctx, "act-target-set"),
        Act::TargetChanged => t!(ctx, "act-target-changed"),
        Act::TargetWithdrawn => t!(ctx, "act-target-withdrawn"),
        Act::SupplyKept => t!(ctx, "act-supply-kept"),
        Act::IndicatorCreated => t!(ctx, "act-indicator-created"),
        Act::IndicatorEdited => t!(ctx, "act-indicator-edited"),
        Act::ValueDecided => t!(ctx, "act-value-decided"),
        Act::RoundCreated => t!(ctx, "act-round-created"),
        Act::RoundEdited => t!(ctx, "act-round-edited"),
        Act::RoundOpened => t!(ctx, "act-round-opened"),
        Act::RoundClosed => t!(ctx, "act-round-closed"),
        Act::RoundMoved => t!(ctx, "act-round-moved"),
        Act::EntryReopened => t!(ctx, "act-entry-reopened"),
        Act::PositionProposed => t!(ctx, "act-position-proposed"),
        Act::RatingGiven => t!(ctx, "act-rating-given"),
        Act::RatingChanged => t!(ctx, "act-rating-changed"),
        Act::ExperienceShared => t!(ctx, "act-experience-shared"),
        Act::ExperienceEdited => t!(ctx, "act-experience-edited"),
        Act::ExperienceHandled => t!(ctx, "act-experience-handled"),
        Act::ProcedureAdopted => t!(ctx, "act-procedure-adopted"),
        Act::MeetingCalled => t!(ctx, "act-meeting-called"),
        Act::MeetingEdited => t!(ctx, "act-meeting-edited"),
        Act::AgendaChanged => t!(ctx, "act-agenda-changed"),
        Act::ProposalRuled => t!(ctx, "act-proposal-ruled"),
        Act::MotionPut => t!(ctx, "act-motion-put"),
        Act::MotionWithdrawn => t!(ctx, "act-motion-withdrawn"),
        Act::InvitationSent => t!(ctx, "act-invitation-sent"),
        Act::InvitationAnswered => t!(ctx, "act-invitation-answered"),
        Act::PaperKept => t!(ctx, "act-paper-kept"),
        Act::PaperSigned => t!(ctx, "act-paper-signed"),
        Act::MeetingRun => t!(ctx, "act-meeting-run"),
        Act::AttendanceNoted => t!(ctx, "act-attendance-noted"),
        Act::PollMoved => t!(ctx, "act-poll-moved"),
        Act::VoteCast => t!(ctx, "act-vote-cast"),
        Act::ResolutionRecorded => t!(ctx, "act-resolution-recorded"),
        Act::ResolutionReported => t!(ctx, "act-resolution-reported"),
        Act::CircularMoved => t!(ctx, "act-circular-moved"),
        Act::CircularVoted => t!(ctx, "act-circular-voted"),
        Act::MinutesKept => t!(ctx, "act-minutes-kept"),
        Act::MinutesMoved => t!(ctx, "act-minutes-moved"),
        Act::MinutesObjected => t!(ctx, "act-minutes-objected"),
        Act::FollowUpKept => t!(ctx, "act-follow-up-kept"),
        Act::TemplateKept => t!(ctx, "act-template-kept"),
        Act::FindingMade => t!(ctx, "act-finding-made"),
        Act::FindingEdited => t!(ctx, "act-finding-edited"),
        Act::FindingAnswered => t!(ctx, "act-finding-answered"),
        Act::AnswerChanged => t!(ctx, "act-answer-changed"),
        Act::MinorityStated => t!(ctx, "act-minority-stated"),
        Act::StageNoted => t!(ctx, "act-stage-noted"),
        Act::ActionTaken => t!(ctx, "act-action-taken"),
        Act::ActionReported => t!(ctx, "act-action-reported"),
        Act::OutcomeRecorded => t!(ctx, "act-outcome-recorded"),
        Act::PostWritten => t!(ctx, "act-post-written"),
        Act::PostEdited => t!(ctx, "act-post-edited"),
        Act::PostModerated => t!(ctx, "act-post-moderated"),
        Act::ThreadResolved => t!(ctx, "act-thread-resolved"),
        Act::SignedIn => t!(ctx, "act-signed-in"),
        Act::SignedOut => t!(ctx, "act-signed-out"),
        Act::SignInFailed => t!(ctx, "act-sign-in-failed"),
        Act::PersonInvited => t!(ctx, "act-person-invited"),
        Act::PersonEdited => t!(ctx, "act-person-edited"),
        Act::AccountLocked => t!(ctx, "act-account-locked"),
        Act::AccountUnlocked => t!(ctx, "act-account-unlocked"),
        Act::AccountOpened => t!(ctx, "act-account-opened"),
        Act::PasswordChanged => t!(ctx, "act-password-changed"),
        Act::PasswordReset => t!(ctx, "act-password-reset"),
        Act::SecondFactorAdded => t!(ctx, "act-second-factor-added"),
        Act::SecondFactorRemoved => t!(ctx, "act-second-factor-removed"),
        Act::SessionEnded => t!(ctx, "act-session-ended"),
        Act::MandateGranted => t!(ctx, "act-mandate-granted"),
        Act::MandateEdited => t!(ctx, "act-mandate-edited"),
        Act::MandateWithdrawn => t!(ctx, "act-mandate-withdrawn"),
        Act::OrganisationCreated => t!(ctx, "act-organisation-created"),
        Act::OrganisationEdited => t!(ctx, "act-organisation-edited"),
        Act::FaceChanged => t!(ctx, "act-face-changed"),
        Act::MailRetried => t!(ctx, "act-mail-retried"),
        Act::DataExported => t!(ctx, "act-data-exported"),
        Act::PersonErased => t!(ctx, "act-person-erased"),
    }
}

/// Date and time as the council's clocks show them: `10.11.2019, 09:44 Uhr`.
pub fn moment(ctx: &Ctx, at: DateTime<Utc>) -> String {
    let local = ctx.local(at);
    t!(ctx, "moment", day = format_day(local.date(), ctx.language), time = clock(ctx, at))
}

/// The time of day: `09:44`.
pub fn clock(ctx: &Ctx, at: DateTime<Utc>) -> String {
    ctx.local(at).format("%H:%M").to_string()
}

/// Who acted, as far as this reader may know it ([`policy::sees_names`]): visitors see the organisation only.
pub fn who(ctx: &Ctx, entry: &Entry) -> String {
    let name = entry.who.as_ref().filter(|_| policy::sees_names(&ctx.actor));
    match (name, &entry.organisation) {
        (Some(name), Some(organisation)) => format!("{name}, {organisation}"),
        (Some(only), None) | (None, Some(only)) => only.clone(),
        (None, None) if entry.who.is_some() => t!(ctx, "history-an-account"),
        (None, None) => t!(ctx, "product-name"),
    }
}

/// A list of changes, in the order given. On the page of the record itself the record is not named again.
pub fn list(ctx: &Ctx, entries: &[Entry]) -> impl IntoView + use<> {
    let items: Vec<_> = entries.iter().map(|entry| item(ctx, entry)).collect();
    view! { <ol class="wk-history">{items}</ol> }
}

/// One change as an item of an `ol.wk-history`.
pub fn item(ctx: &Ctx, entry: &Entry) -> impl IntoView + use<> {
    let changes: Vec<_> = entry.changes.iter().map(|c| change(ctx, c)).collect();
    let reason = (!entry.reason.is_empty())
        .then(|| view! { <p>{t!(ctx, "history-reason", reason = entry.reason.clone())}</p> });
    view! {
        <li>
            <div class="wk-history__h">
                <time datetime=entry.at.to_rfc3339()>{moment(ctx, entry.at)}</time>
                {who(ctx, entry)}
            </div>
            <div class="wk-history__b">{headline(ctx, entry)}{changes}{reason}</div>
        </li>
    }
}

/// What was done, with a link to the record.
pub(crate) fn headline(ctx: &Ctx, entry: &Entry) -> AnyView {
    match subject_path(entry) {
        Some(path) if path == ctx.path => view! { <b>{act(ctx, entry.act)}</b> }.into_any(),
        Some(path) if !entry.title.is_empty() => view! {
            <p><b>{act(ctx, entry.act)}</b>": "<a href=ctx.href(&path)>{entry.title.clone()}</a></p>
        }
        .into_any(),
        _ => view! { <b>{entry_text(ctx, entry)}</b> }.into_any(),
    }
}

/// Path of the record's page, where it has one.
pub fn subject_path(entry: &Entry) -> Option<String> {
    match entry.subject {
        SubjectKind::Measure => Some(format!("/massnahmen/{}", entry.key)),
        SubjectKind::Indicator => Some(format!("/indikatoren/{}", entry.key)),
        SubjectKind::Round => Some(format!("/bewertungen/{}", entry.key)),
        SubjectKind::Account => Some(format!("/verwaltung/personen/{}", entry.key)),
        SubjectKind::Organisation => Some(format!("/verwaltung/organisationen/{}", entry.key)),
        SubjectKind::Setting => Some("/verwaltung/oeffentlichkeit".to_owned()),
        SubjectKind::Mail => Some("/verwaltung/postausgang".to_owned()),
        SubjectKind::Import => Some(format!("/import/{}", entry.key)),
        SubjectKind::Edition => Some(format!("/digitalisierungsgrad/verfahren/{}", entry.key)),
        SubjectKind::Workshop => Some(format!("/digitalisierungsgrad/gewichte/{}", entry.key)),
        SubjectKind::Meeting => Some(format!("/sitzungen/{}", entry.key)),
        SubjectKind::Procedure => Some(format!("/geschaeftsordnung?fassung={}", entry.key)),
        SubjectKind::Paper => Some(format!("/vorlagen/{}", entry.key)),
        SubjectKind::Resolution => Some(format!("/beschluesse/{}", entry.key.replace('/', "-"))),
        SubjectKind::Circular => Some(format!("/umlaufverfahren/{}", entry.key)),
        SubjectKind::Minutes if entry.key.is_empty() => Some("/textbausteine".to_owned()),
        SubjectKind::Minutes => Some(format!("/sitzungen/{}/niederschrift", entry.key)),
        SubjectKind::FollowUp => Some("/wiedervorlagen".to_owned()),
        SubjectKind::Dataset => None,
    }
}

/// A field before and after.
pub(crate) fn change(ctx: &Ctx, change: &Change) -> impl IntoView + use<> {
    let field = field_name(ctx, &change.field);
    let before = value(ctx, &change.field, &change.before);
    let after = value(ctx, &change.field, &change.after);
    let (sr_before, sr_after) = (t!(ctx, "history-before"), t!(ctx, "history-after"));
    let old = (!before.is_empty()).then(|| {
        view! { <span class="wk-sr">{sr_before}" "</span><del>{before}</del>" " }
    });
    let new = (!after.is_empty()).then(|| {
        view! { <span class="wk-sr">{sr_after}" "</span><ins>{after}</ins> }
    });
    let arrow = (old.is_some() && new.is_some()).then(|| ui::icon("#i-right"));
    view! { <p class="wk-small">{field}": "<span class="wk-change">{old}{arrow}" "{new}</span></p> }
}

/// The name of a changed field; the name itself where no word is kept for it.
#[expect(clippy::too_many_lines, reason = "one line per field")]
fn field_name(ctx: &Ctx, field: &str) -> String {
    match field {
        "provider" => t!(ctx, "change-provider"),
        "name" => t!(ctx, "change-name"),
        "name_en" => t!(ctx, "change-name-en"),
        "short" => t!(ctx, "change-short"),
        "summary" => t!(ctx, "change-summary"),
        "summary_en" => t!(ctx, "change-summary-en"),
        "description" => t!(ctx, "change-description"),
        "lead" => t!(ctx, "change-lead"),
        "start" => t!(ctx, "change-start"),
        "end" => t!(ctx, "change-end"),
        "predecessor" => t!(ctx, "change-predecessor"),
        "tier" => t!(ctx, "measure-field-tier"),
        "state" | "to" | "round_state" | "implementation" | "circular_state" => {
            t!(ctx, "change-state")
        }
        "vote_outcome" => t!(ctx, "reso-result"),
        "replaces" => t!(ctx, "reso-replaces"),
        "hash" => t!(ctx, "reso-hash"),
        "objection" => t!(ctx, "circ-object"),
        "indicator" => t!(ctx, "change-indicator"),
        "measure" => t!(ctx, "change-measure"),
        "direction" => t!(ctx, "change-direction"),
        "directness" => t!(ctx, "change-directness"),
        "amount" => t!(ctx, "change-amount"),
        "due" => t!(ctx, "change-due"),
        "lag_months" => t!(ctx, "change-lag"),
        "grade" => t!(ctx, "change-grade"),
        "assumption" => t!(ctx, "change-assumption"),
        "reason" => t!(ctx, "change-reason"),
        "value" => t!(ctx, "change-value"),
        "period" => t!(ctx, "change-period"),
        "area" => t!(ctx, "change-area"),
        "vintage" => t!(ctx, "change-vintage"),
        "source" => t!(ctx, "change-source"),
        "evidence" => t!(ctx, "change-evidence"),
        "note" => t!(ctx, "change-note"),
        "supply_person" => t!(ctx, "change-supply-person"),
        "supply_contact" => t!(ctx, "change-supply-contact"),
        "supply_rhythm" => t!(ctx, "change-supply-rhythm"),
        "supply_months" => t!(ctx, "change-supply-months"),
        "supply_days" => t!(ctx, "change-supply-days"),
        "supply_releases" => t!(ctx, "change-supply-releases"),
        "supply_evidence" => t!(ctx, "change-supply-evidence"),
        "comment" => t!(ctx, "change-comment"),
        "kind" => t!(ctx, "change-kind"),
        "text" => t!(ctx, "change-text"),
        "visibility" => t!(ctx, "change-visibility"),
        "round" => t!(ctx, "change-round"),
        "meeting" => t!(ctx, "change-meeting"),
        "measures" => t!(ctx, "change-measures"),
        "asked" => t!(ctx, "change-asked"),
        "criteria" => t!(ctx, "change-criteria"),
        "attachment" => t!(ctx, "paper-file-one"),
        "weights" => t!(ctx, "change-weights"),
        "disclosure" => t!(ctx, "change-disclosure"),
        "release" => t!(ctx, "change-release"),
        "method" => t!(ctx, "indicator-method"),
        "choice_state" => t!(ctx, "method-field-state"),
        "valid_from" => t!(ctx, "method-field-from"),
        "decided_in" => t!(ctx, "indicator-decided-in"),
        "paper" => t!(ctx, "index-paper"),
        "given_at" => t!(ctx, "workshop-given-at"),
        "until" => t!(ctx, "workshop-until"),
        "ends" => t!(ctx, "draft-ends"),
        "within_mean" => t!(ctx, "draft-within-mean"),
        "within_weighting" => t!(ctx, "draft-within-weighting"),
        "within_cover" => t!(ctx, "draft-cover-within"),
        "across_mean" => t!(ctx, "index-mean"),
        "across_weighting" => t!(ctx, "draft-across-weighting"),
        "across_cover" => t!(ctx, "draft-cover-across"),
        "imputation" => t!(ctx, "draft-imputation"),
        "outliers" => t!(ctx, "draft-outliers"),
        "target_value" => t!(ctx, "target-field-value"),
        "target_due" => t!(ctx, "target-field-due"),
        "baseline" => t!(ctx, "target-field-baseline"),
        "baseline_day" => t!(ctx, "target-field-baseline-day"),
        "interim" => t!(ctx, "target-field-interim"),
        "shape" => t!(ctx, "target-field-shape"),
        "tolerance" => t!(ctx, "indicator-tolerance"),
        "leads" => t!(ctx, "target-leads"),
        "definition" => t!(ctx, "indicator-definition"),
        "formula" => t!(ctx, "measured-formula"),
        "numerator" => t!(ctx, "measured-numerator"),
        "denominator" => t!(ctx, "measured-denominator"),
        "counts" => t!(ctx, "measured-counts"),
        "unit" => t!(ctx, "indicator-unit"),
        "polarity" => t!(ctx, "indicator-polarity"),
        "indicator_kind" => t!(ctx, "measured-kind"),
        "accumulation" => t!(ctx, "measured-accumulation"),
        "frequency" => t!(ctx, "indicator-frequency"),
        "scale" => t!(ctx, "indicator-scale"),
        "proxy" => t!(ctx, "indicator-proxy"),
        "breaks" => t!(ctx, "indicator-field-breaks"),
        "authoritative" => t!(ctx, "authoritative"),
        "email" => t!(ctx, "people-email"),
        "role" => t!(ctx, "people-role"),
        "organisation" => t!(ctx, "people-organisation"),
        "first_day" => t!(ctx, "people-from"),
        "last_day" => t!(ctx, "people-to"),
        "vote" => t!(ctx, "people-vote"),
        "heir" => t!(ctx, "people-heir"),
        "open" => t!(ctx, "people-face-open"),
        "file" => t!(ctx, "import-file"),
        "digest" => t!(ctx, "import-digest"),
        "values" => t!(ctx, "import-values"),
        "new" => t!(ctx, "import-values-new"),
        "changed" => t!(ctx, "import-values-changed"),
        "handling" => t!(ctx, "change-handling"),
        "finding" => t!(ctx, "change-finding"),
        "addressee" => t!(ctx, "change-addressee"),
        "answer_due" => t!(ctx, "change-answer-due"),
        "answer" => t!(ctx, "change-answer"),
        "sources" => t!(ctx, "change-sources-count"),
        "action" => t!(ctx, "change-action"),
        "owner" => t!(ctx, "change-owner"),
        "action_state" => t!(ctx, "change-action-state"),
        "stage" => t!(ctx, "change-stage"),
        "number" => t!(ctx, "change-number"),
        "outcome" => t!(ctx, "change-outcome"),
        "basis" => t!(ctx, "change-basis"),
        "when" => t!(ctx, "change-when"),
        "place" => t!(ctx, "meeting-place"),
        "subject" => t!(ctx, "meeting-subject"),
        "rules" => t!(ctx, "change-rules"),
        "proposal" => t!(ctx, "change-proposal"),
        "item" => t!(ctx, "change-item"),
        "agenda_version" => t!(ctx, "change-agenda-version"),
        "letters" => t!(ctx, "change-letters"),
        "minutes_state" => t!(ctx, "change-state"),
        "signatures" => t!(ctx, "change-signatures"),
        "objections_decided" => t!(ctx, "change-objections-decided"),
        "corrections" => t!(ctx, "change-corrections"),
        "step" => t!(ctx, "live-step"),
        "attendance" => t!(ctx, "live-attendance"),
        "recused" => t!(ctx, "live-recusal"),
        "assignment" => t!(ctx, "live-task"),
        "amendment" => t!(ctx, "live-poll-amendment"),
        "poll" => t!(ctx, "live-polls"),
        "reply" => t!(ctx, "reply-answer"),
        "done" => t!(ctx, "change-done"),
        "thread" => t!(ctx, "change-thread"),
        "moderation" => t!(ctx, "change-moderation"),
        "resolved" => t!(ctx, "change-resolved"),
        other => place(other).map_or_else(
            || other.to_owned(),
            |(area, period)| {
                let period = period.label(ctx.language);
                let place = if area == AreaCode::home().as_str() {
                    period
                } else {
                    format!("{area}, {period}")
                };
                format!("{} ({place})", t!(ctx, "change-value"))
            },
        ),
    }
}

/// Area and period of a value, which the journal keeps as the name of the field: `DE-NI 2025-06-30`.
fn place(field: &str) -> Option<(&str, Period)> {
    let (area, period) = field.split_once(' ')?;
    Some((area, Period::parse(period).ok()?))
}

/// A value as a reader would say it: codes become words, long texts are cut.
fn value(ctx: &Ctx, field: &str, raw: &str) -> String {
    let word = match field {
        "state" | "to" => State::from_code(raw).map(|s| labels::state(ctx, s)),
        "directness" => Directness::from_code(raw).map(|d| labels::directness(ctx, d)),
        "grade" => Grade::from_code(raw).map(|g| labels::grade(ctx, g)),
        "kind" => ExperienceKind::from_code(raw).map(|k| labels::experience_kind(ctx, k)),
        "visibility" | "tier" => Tier::from_code(raw).map(|v| labels::tier(ctx, v)),
        "role" => Role::from_code(raw).map(|r| labels::role(ctx, r)),
        "method" => Some(light::name(ctx, raw)),
        "choice_state" => ChoiceState::from_code(raw).map(|state| choice_state(ctx, state)),
        "shape" => PathShape::from_code(raw).map(|shape| light::shape(ctx, shape)),
        "target_value" | "baseline" => {
            raw.parse().ok().map(|number| format_shortest(number, MAX_DECIMALS, ctx.language))
        }
        "first_day" | "last_day" | "valid_from" | "target_due" | "baseline_day" | "answer_due" => {
            raw.parse().ok().map(|day| format_day(day, ctx.language))
        }
        "polarity" => Polarity::from_code(raw).map(|p| labels::polarity(ctx, p)),
        "indicator_kind" => Kind::from_code(raw).map(|kind| definition::kind(ctx, kind)),
        "accumulation" => Accumulation::from_code(raw).map(|a| definition::accumulation(ctx, a)),
        "evidence" => Evidence::from_code(raw).map(|e| labels::evidence(ctx, e)),
        "implementation" => {
            Implementation::from_code(raw).map(|s| resolution_words::implementation(ctx, s))
        }
        "vote_outcome" => Outcome::from_code(raw).map(|o| resolution_words::outcome(ctx, o)),
        "circular_state" => CircularState::from_code(raw).map(|s| circulars::state(ctx, s)),
        "round_state" => RoundState::from_code(raw).map(|state| round_words::state(ctx, state)),
        "disclosure" => Disclosure::from_code(raw).map(|d| round_words::disclosure(ctx, d)),
        "vote" if raw == "ja" => Some(t!(ctx, "people-vote-yes")),
        "vote" if raw == "nein" => Some(t!(ctx, "people-vote-no")),
        "organisation" if raw == "none" => Some(t!(ctx, "people-no-organisation")),
        "supply_person" | "supply_contact" if raw == "set" => Some(t!(ctx, "change-supply-set")),
        "supply_person" | "supply_contact" => {
            (!raw.is_empty()).then(|| t!(ctx, "change-supply-changed"))
        }
        "supply_rhythm" => Rhythm::from_code(raw).map(|r| words::rhythm(ctx, r)),
        "supply_evidence" => Evidence::from_code(raw).map(|e| words::evidence(ctx, e)),
        "rules" => {
            let names = raw.split(", ").filter_map(RuleName::from_code);
            Some(names.map(|name| procedure_words::rule(ctx, name)).collect::<Vec<_>>().join(", "))
        }
        "open" => Some(sections(ctx, raw)),
        "handling" => HandlingState::from_code(raw).map(|state| words_of::handling(ctx, state)),
        "answer" => AnswerKind::from_code(raw).map(|kind| words_of::answer_kind(ctx, kind)),
        "action_state" => ActionState::from_code(raw).map(|s| words_of::action_state(ctx, s)),
        "stage" => StageKind::from_code(raw).map(|kind| words_of::stage_kind(ctx, kind)),
        "outcome" => OutcomeVerdict::from_code(raw).map(|v| claim::outcome_verdict(ctx, v)),
        "basis" => Basis::from_code(raw).map(|b| claim::basis(ctx, b)),
        "moderation" if raw == "verborgen" => Some(t!(ctx, "change-moderation-hidden")),
        "moderation" if raw == "gezeigt" => Some(t!(ctx, "change-moderation-shown")),
        "direction" => Direction::from_code(raw).map(|d| match d {
            Direction::Increase => t!(ctx, "change-direction-up"),
            Direction::Decrease => t!(ctx, "change-direction-down"),
        }),
        _ if place(field).is_some() => {
            raw.parse().ok().map(|number| format_shortest(number, MAX_DECIMALS, ctx.language))
        }
        _ if raw == "k" => Some(t!(ctx, "rating-cannot-judge")),
        _ => None,
    };
    let word = word.or_else(|| meetings::value(ctx, field, raw));
    word.unwrap_or_else(|| cut(raw))
}

/// The sections of the public face, by their codes with commas between.
fn sections(ctx: &Ctx, codes: &str) -> String {
    let known = codes.split(", ").filter_map(Section::from_code);
    known.map(|part| section(ctx, part)).collect::<Vec<_>>().join(", ")
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MAX_SHOWN {
        return text.to_owned();
    }
    let head: String = text.chars().take(MAX_SHOWN).collect();
    format!("{}\u{a0}…", head.trim_end())
}
