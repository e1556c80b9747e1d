//! Words for codes: every code of the domain has one, checked by exhaustive matches.

mod formula;
pub mod index;

use crate::ctx::Ctx;
use crate::i18n::{Words, t};
use domain::actor::Role;
use domain::error::Problem;
use domain::evaluation::ExperienceKind;
use domain::indicator::Indicator;
use domain::indicator::method::ParameterError;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier};
use domain::indicator::path::PathError;
use domain::indicator::status::{Polarity, Status};
use domain::key::AreaCode;
use domain::mail::{MailState, Trouble, TroubleKind};
use domain::measure::contribution::{Directness, Grade};
use domain::measure::state::State;
use domain::number::{Language, NumberError, format_number, format_shortest};
use domain::period::format_day;
use domain::policy::Denied;
use domain::source::Evidence;
use domain::tier::Tier;

/// „im Plan", „gefährdet" …
pub fn status(ctx: &Ctx, status: Status) -> String {
    match status {
        Status::OnPlan => t!(ctx, "status-on-plan"),
        Status::AtRisk => t!(ctx, "status-at-risk"),
        Status::Missed => t!(ctx, "status-missed"),
        Status::NoTarget => t!(ctx, "status-no-target"),
        Status::NoData => t!(ctx, "status-no-data"),
    }
}

/// Symbol and class suffix of a status: shape and colour beside the word.
pub fn status_mark(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::OnPlan => ("#s-ok", "ok"),
        Status::AtRisk => ("#s-risk", "risk"),
        Status::Missed => ("#s-miss", "miss"),
        Status::NoTarget => ("#s-open", "open"),
        Status::NoData => ("#s-none", "none"),
    }
}

/// A state of the measure workflow.
pub fn state(ctx: &Ctx, state: State) -> String {
    match state {
        State::Idea => t!(ctx, "state-idea"),
        State::Proposed => t!(ctx, "state-proposed"),
        State::Adopted => t!(ctx, "state-adopted"),
        State::Running => t!(ctx, "state-running"),
        State::InEvaluation => t!(ctx, "state-in-evaluation"),
        State::Adjusted => t!(ctx, "state-adjusted"),
        State::Completed => t!(ctx, "state-completed"),
        State::Discontinued => t!(ctx, "state-discontinued"),
    }
}

/// A role.
pub fn role(ctx: &Ctx, role: Role) -> String {
    role_in(ctx.language, role)
}

/// A role in a language, for what is no page.
pub fn role_in(language: Language, role: Role) -> String {
    let words = Words(language);
    match role {
        Role::Member => t!(words, "role-member"),
        Role::Deputy => t!(words, "role-deputy"),
        Role::Chair => t!(words, "role-chair"),
        Role::Guest => t!(words, "role-guest"),
        Role::None => t!(words, "role-none"),
        Role::Planner => t!(words, "role-planner"),
        Role::Secretariat => t!(words, "role-secretariat"),
        Role::Admin => t!(words, "role-admin"),
    }
}

/// How a mail stands.
pub fn mail_state(ctx: &Ctx, state: MailState) -> String {
    match state {
        MailState::Queued => t!(ctx, "outbox-queued"),
        MailState::Sending => t!(ctx, "outbox-sending"),
        MailState::Sent => t!(ctx, "outbox-sent"),
        MailState::Failed => t!(ctx, "outbox-failed"),
    }
}

/// Symbol and class suffix of a mail's state: shape and colour beside the word.
pub fn mail_mark(state: MailState) -> (&'static str, &'static str) {
    match state {
        MailState::Queued => ("#s-open", "open"),
        MailState::Sending => ("#s-none", "none"),
        MailState::Sent => ("#s-ok", "ok"),
        MailState::Failed => ("#s-miss", "miss"),
    }
}

/// Why a mail did not arrive, with what the mail server said.
pub fn mail_trouble(ctx: &Ctx, trouble: &Trouble) -> String {
    let why = match trouble.kind {
        TroubleKind::Refused => t!(ctx, "outbox-trouble-refused"),
        TroubleKind::Postponed => t!(ctx, "outbox-trouble-postponed"),
        TroubleKind::Unreachable => t!(ctx, "outbox-trouble-unreachable"),
        TroubleKind::Silent => t!(ctx, "outbox-trouble-silent"),
        TroubleKind::BrokenOff => t!(ctx, "outbox-trouble-broken-off"),
        TroubleKind::Unprotected => t!(ctx, "outbox-trouble-unprotected"),
        TroubleKind::Malformed => t!(ctx, "outbox-trouble-malformed"),
        TroubleKind::Interrupted => t!(ctx, "outbox-trouble-interrupted"),
    };
    if trouble.said.is_empty() {
        why
    } else {
        t!(ctx, "outbox-trouble-said", why = why, said = trouble.said.clone())
    }
}

/// „höher ist besser" …
pub fn polarity(ctx: &Ctx, polarity: Polarity) -> String {
    match polarity {
        Polarity::HigherBetter => t!(ctx, "polarity-higher"),
        Polarity::LowerBetter => t!(ctx, "polarity-lower"),
        Polarity::Context => t!(ctx, "polarity-context"),
    }
}

/// How well an expectation is supported.
pub fn grade(ctx: &Ctx, grade: Grade) -> String {
    match grade {
        Grade::High => t!(ctx, "grade-high"),
        Grade::Medium => t!(ctx, "grade-medium"),
        Grade::Low => t!(ctx, "grade-low"),
    }
}

/// „direkt", „indirekt".
pub fn directness(ctx: &Ctx, directness: Directness) -> String {
    match directness {
        Directness::Direct => t!(ctx, "directness-direct"),
        Directness::Indirect => t!(ctx, "directness-indirect"),
    }
}

/// „Hürde", „Erfolg", „Vorschlag".
pub fn experience_kind(ctx: &Ctx, kind: ExperienceKind) -> String {
    match kind {
        ExperienceKind::Obstacle => t!(ctx, "experience-obstacle"),
        ExperienceKind::Success => t!(ctx, "experience-success"),
        ExperienceKind::Proposal => t!(ctx, "experience-proposal"),
    }
}

/// Who sees a record.
pub fn tier(ctx: &Ctx, tier: Tier) -> String {
    match tier {
        Tier::Secretariat => t!(ctx, "tier-secretariat"),
        Tier::Ministry => t!(ctx, "tier-ministry"),
        Tier::Council => t!(ctx, "tier-council"),
        Tier::Guests => t!(ctx, "tier-guests"),
        Tier::Public => t!(ctx, "tier-public"),
    }
}

/// Support of a figure.
pub fn evidence(ctx: &Ctx, evidence: Evidence) -> String {
    match evidence {
        Evidence::Read => t!(ctx, "evidence-read"),
        Evidence::Derived => t!(ctx, "evidence-derived"),
        Evidence::Conflict => t!(ctx, "evidence-conflict"),
        Evidence::Unverified => t!(ctx, "evidence-unverified"),
        Evidence::Illustrative => t!(ctx, "example"),
    }
}

/// SDMX status of a value; nothing for a normal one.
pub fn observation_status(ctx: &Ctx, status: ObservationStatus) -> Option<String> {
    Some(match status {
        ObservationStatus::Normal => return None,
        ObservationStatus::Break => t!(ctx, "obs-break"),
        ObservationStatus::DefinitionDiffers => t!(ctx, "obs-definition"),
        ObservationStatus::Estimated => t!(ctx, "obs-estimated"),
        ObservationStatus::Provisional => t!(ctx, "obs-provisional"),
        ObservationStatus::LowReliability => t!(ctx, "obs-low-reliability"),
        ObservationStatus::Unvalidated => t!(ctx, "obs-unvalidated"),
    })
}

/// The unit behind a number: `%`, `Mio. €`, or the unit's own word.
pub fn unit(ctx: &Ctx, indicator: &Indicator) -> String {
    match indicator.unit.as_str() {
        "Prozent" => "%".to_owned(),
        "Mio. EUR" => t!(ctx, "unit-million-euro"),
        "Anzahl" | "Note 1–6" => String::new(),
        "Personen" => t!(ctx, "unit-persons"),
        "Indexpunkte" | "Punkte (0–100)" => t!(ctx, "unit-points"),
        other => other.to_owned(),
    }
}

/// A number with the unit of an indicator: `63,38 %`, `67,7 Mio. €`, `9.800`.
pub fn amount(ctx: &Ctx, indicator: &Indicator, value: f64) -> String {
    let number = format_shortest(value, 2, ctx.language);
    match unit(ctx, indicator) {
        unit if unit.is_empty() => number,
        unit => format!("{number}\u{a0}{unit}"),
    }
}

/// A number with exactly one decimal and the unit: for targets and Soll values.
pub fn rounded(ctx: &Ctx, indicator: &Indicator, value: f64) -> String {
    let decimals = u8::from(indicator.unit != "Anzahl" && indicator.unit != "Personen");
    let number = format_number(value, decimals, ctx.language);
    match unit(ctx, indicator) {
        unit if unit.is_empty() => number,
        unit => format!("{number}\u{a0}{unit}"),
    }
}

/// A published value as its source states it: `rund 9.800`, `mehr als 54 %`.
pub fn observed(ctx: &Ctx, indicator: &Indicator, o: &Observation) -> String {
    qualified(ctx, o.qualifier, amount(ctx, indicator, o.value))
}

/// A number, already in words, as exact as its source states it.
pub fn qualified(ctx: &Ctx, qualifier: Qualifier, amount: String) -> String {
    match qualifier {
        Qualifier::Exact => amount,
        Qualifier::About => t!(ctx, "qualified-about", value = amount),
        Qualifier::Below => t!(ctx, "qualified-below", value = amount),
        Qualifier::Above => t!(ctx, "qualified-above", value = amount),
    }
}

/// Short name of an area.
pub fn area(ctx: &Ctx, catalogue: &domain::catalogue::Catalogue, code: &AreaCode) -> String {
    catalogue
        .areas
        .get(code)
        .map_or_else(|| code.to_string(), |area| area.name.get(ctx.language).to_owned())
}

/// What is wrong with a field, and what to do.
#[expect(clippy::too_many_lines, reason = "one line per problem")]
pub fn problem(ctx: &Ctx, problem: &Problem) -> String {
    match problem {
        Problem::Required => t!(ctx, "problem-required"),
        Problem::TooLong { max, count } => {
            let [max, over] =
                [*max, count - max].map(|n| crate::pages::measures::parts::count_text(ctx, n));
            t!(ctx, "problem-too-long", max = max, over = over)
        }
        Problem::NotAChoice => t!(ctx, "problem-not-a-choice"),
        Problem::PlaceholderOpen { name } => {
            t!(ctx, "problem-placeholder", name = format!("{{{name}}}"))
        }
        Problem::Number(error) => number_problem(ctx, error),
        Problem::OutOfRange { min, max: Some(max) } => t!(
            ctx,
            "problem-out-of-range",
            min = format_shortest(*min, 2, ctx.language),
            max = format_shortest(*max, 2, ctx.language)
        ),
        Problem::OutOfRange { min, max: None } => {
            t!(ctx, "problem-too-small", min = format_shortest(*min, 2, ctx.language))
        }
        Problem::NotAPeriod => t!(ctx, "problem-not-a-period"),
        Problem::InTheFuture => t!(ctx, "problem-in-the-future"),
        Problem::EndBeforeStart => t!(ctx, "problem-end-before-start"),
        Problem::ReasonAgainstPolarity => t!(ctx, "problem-reason-against-polarity"),
        Problem::RevisionOrCorrection => t!(ctx, "problem-revision-or-correction"),
        Problem::ReleaseLine { line } => t!(ctx, "problem-release-line", line = line.to_string()),
        Problem::ReleaseBeforePeriod { line } => {
            t!(ctx, "problem-release-before", line = line.to_string())
        }
        Problem::ReleaseTwice { line } => t!(ctx, "problem-release-twice", line = line.to_string()),
        Problem::Unknown => t!(ctx, "problem-unknown"),
        Problem::Taken => t!(ctx, "problem-taken"),
        Problem::Circular => t!(ctx, "problem-circular"),
        Problem::PasswordTooShort { min, count } => t!(
            ctx,
            "problem-password-short",
            min = min.to_string(),
            missing = (min - count).to_string()
        ),
        Problem::PasswordTooLong { max, count } => t!(
            ctx,
            "problem-password-long",
            max = max.to_string(),
            over = (count - max).to_string()
        ),
        Problem::PasswordKnown => t!(ctx, "problem-password-known"),
        Problem::PasswordGuessable => t!(ctx, "problem-password-guessable"),
        Problem::PasswordWrong => t!(ctx, "problem-password-wrong"),
        Problem::TooManyTries => t!(ctx, "problem-too-many-tries"),
        Problem::CodeWrong => t!(ctx, "problem-code-wrong"),
        Problem::NotAnAddress => t!(ctx, "problem-not-an-address"),
        Problem::NotTheName => t!(ctx, "problem-not-the-name"),
        Problem::NotADay => t!(ctx, "problem-not-a-day"),
        Problem::AddressTaken => t!(ctx, "problem-address-taken"),
        Problem::NotACode => t!(ctx, "problem-not-a-code"),
        Problem::CodeTaken => t!(ctx, "problem-code-taken"),
        Problem::Path(error) => path_problem(ctx, *error),
        Problem::Parameter(error) => match error {
            ParameterError::NotFinite | ParameterError::OutOfRange => {
                t!(ctx, "problem-number-range")
            }
            ParameterError::LimitNotPositive => t!(ctx, "problem-limit-not-positive"),
        },
        Problem::BoundsContradictPolarity { higher_better: true } => {
            t!(ctx, "problem-bounds-higher")
        }
        Problem::BoundsContradictPolarity { higher_better: false } => {
            t!(ctx, "problem-bounds-lower")
        }
        Problem::NeverRated => t!(ctx, "problem-never-rated"),
        Problem::BeforeInForce { since } => {
            t!(ctx, "problem-before-in-force", day = format_day(*since, ctx.language))
        }
        Problem::NotADayAndValue { line } => {
            t!(ctx, "problem-not-a-day-and-value", line = line.to_string())
        }
        Problem::TooManyLines { max } => t!(ctx, "problem-too-many-lines", max = max.to_string()),
        Problem::ConditionsMissing => t!(ctx, "problem-conditions-missing"),
        Problem::ClosesBeforeOpens => t!(ctx, "problem-closes-before-opens"),
        Problem::InThePast => t!(ctx, "problem-in-the-past"),
        Problem::NotAWeight => t!(ctx, "problem-not-a-weight"),
        Problem::UnknownSource { code } => {
            t!(ctx, "problem-unknown-source", code = code.clone())
        }
        Problem::Formula { error, text } => formula::problem(ctx, error, text),
        Problem::FormulaCircle { codes } => {
            let codes: Vec<_> = codes.iter().map(ToString::to_string).collect();
            t!(ctx, "problem-formula-circle", codes = codes.join(" → "))
        }
        Problem::UnknownIndicator { code } => {
            t!(ctx, "problem-unknown-indicator", code = code.clone())
        }
        Problem::UnknownArea { code } => t!(ctx, "problem-unknown-area", code = code.clone()),
        Problem::HasValues => t!(ctx, "problem-has-values"),
        Problem::IsComputed => t!(ctx, "problem-is-computed"),
        Problem::OtherShare { share } => {
            t!(ctx, "problem-other-share", share = format_number(*share, 1, ctx.language))
        }
        Problem::OutsideInterval => t!(ctx, "problem-outside-interval"),
        Problem::EndsReversed => t!(ctx, "problem-ends-reversed"),
        Problem::NotACount => t!(ctx, "problem-not-a-count"),
        Problem::NotAHundred { sum } => {
            t!(ctx, "problem-not-a-hundred", sum = format_number(*sum, 1, ctx.language))
        }
        Problem::Method(error) => index::refused(ctx, error),
        Problem::IndicatorAlone => t!(ctx, "problem-indicator-alone"),
        Problem::NotATime => t!(ctx, "problem-not-a-time"),
        Problem::Meeting(obstacle) => crate::pages::meetings::live::words::obstacle(ctx, *obstacle),
        Problem::Approval(why) => crate::pages::meetings::minutes::words::not_approving(ctx, *why),
        Problem::Rule(error) => crate::pages::procedure::words::problem(ctx, *error),
        Problem::NotALine { line } => t!(ctx, "problem-not-a-line", line = line.to_string()),
        Problem::FileKind => t!(ctx, "problem-file-kind"),
        Problem::FileTooLarge { max } => {
            t!(ctx, "problem-file-too-large", max = (max >> 20).to_string())
        }
        Problem::TooManyFiles { max } => t!(ctx, "problem-too-many-files", max = max.to_string()),
    }
}

fn path_problem(ctx: &Ctx, error: PathError) -> String {
    match error {
        PathError::NotFinite | PathError::OutOfRange => t!(ctx, "problem-number-range"),
        PathError::DueNotAfterBaseline => t!(ctx, "problem-path-due"),
        PathError::NegativeTolerance => t!(ctx, "problem-path-negative"),
        PathError::ReversedTolerance => t!(ctx, "problem-path-reversed"),
        PathError::InterimOutsidePath => t!(ctx, "problem-path-interim-outside"),
        PathError::InterimTwice => t!(ctx, "problem-path-interim-twice"),
        PathError::SignChange => t!(ctx, "problem-path-sign"),
    }
}

fn number_problem(ctx: &Ctx, error: &NumberError) -> String {
    match error {
        NumberError::Empty => t!(ctx, "problem-required"),
        NumberError::PointAsDecimal { suggestion } => {
            t!(ctx, "problem-point-as-decimal", suggestion = suggestion.clone())
        }
        NumberError::GroupingBroken => t!(ctx, "problem-grouping"),
        NumberError::TooManyDecimals { max } => t!(ctx, "problem-decimals", max = max.to_string()),
        NumberError::OutOfRange => t!(ctx, "problem-number-range"),
        NumberError::NotANumber => t!(ctx, "problem-not-a-number"),
    }
}

/// Why an action was refused, and what to do.
pub fn denied(ctx: &Ctx, denied: Denied) -> String {
    match denied {
        Denied::SignIn => t!(ctx, "denied-sign-in"),
        Denied::Role => t!(ctx, "denied-role"),
        Denied::OtherOrganisation => t!(ctx, "denied-other-organisation"),
        Denied::NoVote => t!(ctx, "denied-no-vote"),
        Denied::RoundClosed => t!(ctx, "denied-round-closed"),
        Denied::NotAsked => t!(ctx, "denied-not-asked"),
        Denied::SecondPerson => t!(ctx, "denied-second-person"),
        Denied::OwnRights => t!(ctx, "denied-own-rights"),
        Denied::LastAdmin => t!(ctx, "denied-last-admin"),
        Denied::NotOwn => t!(ctx, "denied-not-own"),
    }
}
