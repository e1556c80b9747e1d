//! Words for findings and what becomes of them, with shape and colour where something stands well or badly.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::evaluation::handling::HandlingState;
use domain::finding::standing::Standing;
use domain::finding::{ActionState, AnswerKind, Cited, SourceKind, Stage, StageKind};
use domain::key::{OrganisationCode, RoundCode};
use domain::period::format_day;
use domain::policy::sees_position;
use domain::source::Evidence;
use leptos::prelude::*;

/// A word with its shape and colour.
pub(crate) fn mark((symbol, suffix): (&'static str, &'static str), word: String) -> AnyView {
    view! { <span class=format!("wk-status wk-status--{suffix}")>{ui::icon(symbol)}{word}</span> }
        .into_any()
}

/// „angenommen", „teilweise angenommen", „abgelehnt".
pub(crate) fn answer_kind(ctx: &Ctx, kind: AnswerKind) -> String {
    match kind {
        AnswerKind::Accepted => t!(ctx, "answer-accepted"),
        AnswerKind::Partly => t!(ctx, "answer-partly"),
        AnswerKind::Rejected => t!(ctx, "answer-rejected"),
    }
}

/// How far an action is.
pub(crate) fn action_state(ctx: &Ctx, state: ActionState) -> String {
    match state {
        ActionState::Open => t!(ctx, "action-open"),
        ActionState::Running => t!(ctx, "action-running"),
        ActionState::Done => t!(ctx, "action-done"),
        ActionState::Dropped => t!(ctx, "action-dropped"),
    }
}

/// How far an action is, with its shape.
pub(crate) fn action_mark(ctx: &Ctx, state: ActionState, overdue: bool) -> AnyView {
    let shape = match state {
        ActionState::Done => ("#s-ok", "ok"),
        ActionState::Dropped => ("#s-none", "none"),
        ActionState::Open | ActionState::Running if overdue => ("#s-miss", "miss"),
        ActionState::Open | ActionState::Running => ("#s-open", "open"),
    };
    let word = action_state(ctx, state);
    let word = if overdue { t!(ctx, "action-overdue", state = word) } else { word };
    mark(shape, word)
}

/// Where an experience stands.
pub(crate) fn handling(ctx: &Ctx, state: HandlingState) -> String {
    match state {
        HandlingState::Received => t!(ctx, "handling-received"),
        HandlingState::InReview => t!(ctx, "handling-in-review"),
        HandlingState::Taken => t!(ctx, "handling-taken"),
        HandlingState::Declined => t!(ctx, "handling-declined"),
    }
}

/// Where an experience stands, with its shape.
pub(crate) fn handling_mark(ctx: &Ctx, state: HandlingState) -> AnyView {
    let shape = match state {
        HandlingState::Received | HandlingState::InReview => ("#s-open", "open"),
        HandlingState::Taken => ("#s-ok", "ok"),
        HandlingState::Declined => ("#s-none", "none"),
    };
    mark(shape, handling(ctx, state))
}

/// How a finding stands: „teilweise angenommen", „noch 4 Tage", „seit 12 Tagen überfällig".
pub(crate) fn standing(ctx: &Ctx, standing: Standing) -> AnyView {
    match standing {
        Standing::Waiting { left } => {
            mark(("#s-open", "open"), t!(ctx, "finding-waiting", days = left))
        }
        Standing::Overdue { days } => {
            mark(("#s-miss", "miss"), t!(ctx, "finding-overdue", days = days))
        }
        Standing::Answered { kind, .. } => {
            let shape = match kind {
                AnswerKind::Accepted => ("#s-ok", "ok"),
                AnswerKind::Partly => ("#s-risk", "risk"),
                AnswerKind::Rejected => ("#s-none", "none"),
            };
            mark(shape, answer_kind(ctx, kind))
        }
    }
}

/// „TOP 6.2 der 6. Sitzung", „Beschluss 6/6.2/1", „umgesetzt am 01.10.2020".
pub(crate) fn stage(ctx: &Ctx, stage: &Stage) -> String {
    stage_text(ctx, stage.kind, &stage.number, stage.meeting, &format_day(stage.date, ctx.language))
}

/// The same from its parts.
pub(crate) fn stage_text(
    ctx: &Ctx,
    kind: StageKind,
    number: &str,
    meeting: Option<u32>,
    day: &str,
) -> String {
    let number = number.to_owned();
    match (kind, meeting) {
        (StageKind::AgendaItem, Some(meeting)) => {
            t!(ctx, "stage-agenda-item", number = number, meeting = meeting.to_string())
        }
        (StageKind::AgendaItem, None) => t!(ctx, "stage-agenda-item-bare", number = number),
        (StageKind::Resolution, _) => t!(ctx, "stage-resolution", number = number),
        (StageKind::Implemented, _) => t!(ctx, "stage-implemented", day = day.to_owned()),
    }
}

/// A kind of stage, for a choice.
pub(crate) fn stage_kind(ctx: &Ctx, kind: StageKind) -> String {
    match kind {
        StageKind::AgendaItem => t!(ctx, "stage-kind-agenda-item"),
        StageKind::Resolution => t!(ctx, "stage-kind-resolution"),
        StageKind::Implemented => t!(ctx, "stage-kind-implemented"),
    }
}

/// Short name of an organisation.
pub(crate) fn organisation(catalogue: &Catalogue, code: &OrganisationCode) -> String {
    catalogue.organisations.get(code).map_or_else(|| code.to_string(), |o| o.short.clone())
}

/// „Bewertung der IHKN, Runde zur 5. Sitzung"; nothing for a key that names none, and for a position that the reader may not
/// read.
pub(crate) fn cited_rating(ctx: &Ctx, catalogue: &Catalogue, cited: &Cited) -> Option<String> {
    let mut parts = cited.key.split('/');
    let round = RoundCode::parse(parts.next()?).ok()?;
    let code = match cited.kind {
        SourceKind::Rating => parts.nth(1)?,
        SourceKind::Experience => return None,
    };
    let code = OrganisationCode::parse(code).ok()?;
    let round = catalogue.rounds.get(&round)?;
    if !round.is_over(ctx.today)
        || !sees_position(&ctx.actor, &catalogue.face, round, &code, ctx.today)
    {
        return None;
    }
    let title = round.title.get(ctx.language).to_owned();
    let organisation = organisation(catalogue, &code);
    Some(t!(ctx, "finding-source-rating", organisation = organisation, round = title))
}

/// The label of an example: findings, answers and actions are no values.
pub(crate) fn example_if(ctx: &Ctx, evidence: Evidence) -> Option<AnyView> {
    evidence
        .is_example()
        .then(|| view! { <span class="wk-tag">{t!(ctx, "finding-example")}</span> }.into_any())
}
