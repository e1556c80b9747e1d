//! One finding: what was found, what it rests on, who does not share it, the answer, what follows, and where the council dealt
//! with it.

use super::{finding_path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::finding::form::{ActionForm, MAX_NOTE, MAX_TEXT, MinorityForm, StageForm};
use domain::finding::standing::Standing;
use domain::finding::{
    ActionItem, Answer, Finding, Minority, Register, SourceKind, StageKind, StageOf,
};
use domain::period::format_day;
use domain::policy::{StateMinority, permit, sees_discussions};
use leptos::prelude::*;

/// The forms on the page, as they are or as they were refused.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// A further action.
    pub action: Form<ActionForm>,
    /// The statement of the reader's organisation.
    pub minority: Form<MinorityForm>,
    /// Where the council dealt with it.
    pub stage: Form<StageForm>,
}

/// What the page shows besides the catalogue.
#[derive(Debug)]
pub struct Data<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// What the reader may see.
    pub register: &'a Register,
    /// The forms.
    pub forms: &'a Forms,
    /// Number of posts about it.
    pub posts: usize,
    /// Code of a receipt.
    pub notice: Option<&'a str>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let finding = data.finding;
    let trail = vec![("/feststellungen".to_owned(), t!(ctx, "findings-title"))];
    let wrong = [&data.forms.action.errors, &data.forms.minority.errors, &data.forms.stage.errors]
        .iter()
        .any(|errors| !errors.is_empty());
    let title = if wrong {
        t!(ctx, "error-prefix", title = finding.title.clone())
    } else {
        finding.title.clone()
    };
    let answer = data.register.answer_to(&finding.id);
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "finding-one"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {receipt(ctx, data.notice)}
            {head(ctx, catalogue, data)}
            <div class="wk-grid wk-grid--8-4">
                <div class="wk-stack wk-stack--l">
                    {found(ctx, catalogue, data)}
                    {minorities(ctx, catalogue, data)}
                    {answered(ctx, catalogue, data, answer)}
                    {actions(ctx, data, answer)}
                </div>
                <div class="wk-stack wk-stack--l">
                    {course(ctx, data)}
                    {links(ctx, data)}
                </div>
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

fn receipt(ctx: &Ctx, notice: Option<&str>) -> Option<AnyView> {
    let text = match notice? {
        "angelegt" => t!(ctx, "finding-receipt-made"),
        "gespeichert" => t!(ctx, "finding-receipt-saved"),
        "antwort" => t!(ctx, "finding-receipt-answer"),
        "auftrag" => t!(ctx, "finding-receipt-action"),
        "minderheit" => t!(ctx, "finding-receipt-minority"),
        "vermerk" => t!(ctx, "finding-receipt-stage"),
        _ => return None,
    };
    Some(
        view! {
            <div class="wk-note wk-note--ok" role="status">{ui::icon("#i-check")}<p>{text}</p></div>
        }
        .into_any(),
    )
}

fn head(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let finding = data.finding;
    let day = |date| format_day(date, ctx.language);
    let measure = catalogue.measures.get(&finding.measure).map(|record| {
        let path = format!("/massnahmen/{}", finding.measure);
        view! { <span><a href=ctx.href(&path)>{record.measure.name.get(ctx.language).to_owned()}</a></span> }
    });
    let standing = data.register.standing(finding, ctx.today);
    let lead = match standing {
        Standing::Waiting { .. } => {
            t!(ctx, "finding-lead-waiting", who = finding.addressee.clone(), due = day(finding.due))
        }
        Standing::Overdue { days } => t!(
            ctx,
            "finding-lead-overdue",
            who = finding.addressee.clone(),
            due = day(finding.due),
            days = days
        ),
        Standing::Answered { days, .. } => {
            t!(ctx, "finding-lead-answered", who = finding.addressee.clone(), days = days)
        }
    };
    view! {
        <div class="wk-head">
            <h1>{finding.title.clone()}</h1>
            <p class="wk-lead">{lead}</p>
            <div class="wk-head__meta">
                <span>{words::standing(ctx, standing)}</span>
                {measure}
                <span>{t!(ctx, "finding-of", day = day(finding.date))}</span>
                <span>{labels::tier(ctx, finding.visibility)}</span>
                {words::example_if(ctx, finding.evidence)}
            </div>
        </div>
    }
    .into_any()
}

fn found(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let finding = data.finding;
    let mut unseen = 0;
    let sources: Vec<_> = finding
        .sources
        .iter()
        .filter_map(|cited| {
            let (path, text, quote) = match cited.kind {
                SourceKind::Experience => {
                    let Some(experience) = data.register.experience(&cited.key) else {
                        unseen += 1;
                        return None;
                    };
                    let who = words::organisation(catalogue, &experience.organisation);
                    let kind = labels::experience_kind(ctx, experience.kind);
                    let text =
                        t!(ctx, "finding-source-experience", kind = kind, organisation = who);
                    (format!("/erfahrungen/{}", experience.id), text, experience.text.clone())
                }
                SourceKind::Rating => {
                    let Some(text) = words::cited_rating(ctx, catalogue, cited) else {
                        unseen += 1;
                        return None;
                    };
                    let key = cited.key.replace('/', ".");
                    (format!("/wirkungskette/bewertung/{key}"), text, String::new())
                }
            };
            let quote = (!quote.is_empty())
                .then(|| view! { <blockquote class="wk-quote">{quote}</blockquote> });
            Some(view! { <li><a href=ctx.href(&path)>{text}</a>{quote}</li> })
        })
        .collect();
    let unseen = (unseen > 0).then(|| {
        view! { <p class="wk-small wk-muted">{t!(ctx, "finding-sources-unseen", count = unseen)}</p> }
    });
    let edit = (ctx.actor.role() == Some(Role::Secretariat)).then(|| {
        let path = format!("{}/bearbeiten", finding_path(&finding.id));
        view! {
            <div class="wk-panel__foot">
                <a class="wk-btn wk-btn--secondary" href=ctx.href(&path)>
                    {ui::icon("#i-edit")}{t!(ctx, "finding-edit")}
                </a>
            </div>
        }
    });
    view! {
        <section class="wk-panel" aria-labelledby="h-befund">
            <h2 id="h-befund">{t!(ctx, "finding-text")}</h2>
            {paragraphs(&finding.text)}
            <h3>{t!(ctx, "finding-sources")}</h3>
            <ul class="wk-list">{sources}</ul>
            {unseen}
            {edit}
        </section>
    }
    .into_any()
}

/// A text with its line breaks.
pub(crate) fn paragraphs(text: &str) -> AnyView {
    let lines: Vec<_> = text
        .split('\n')
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> })
        .collect();
    view! { <div class="wk-stack wk-stack--s">{lines}</div> }.into_any()
}

/// Statements of minorities, wherever the finding is shown.
pub(crate) fn minority_list<'a>(
    ctx: &Ctx,
    catalogue: &Catalogue,
    statements: impl Iterator<Item = &'a Minority>,
) -> Vec<AnyView> {
    statements
        .map(|statement| {
            let who = words::organisation(catalogue, &statement.organisation);
            let day = format_day(statement.date, ctx.language);
            view! {
                <li>
                    <span class="wk-small wk-muted">
                        {t!(ctx, "minority-of", organisation = who, day = day)}" "
                        {words::example_if(ctx, statement.evidence)}
                    </span>
                    <blockquote class="wk-quote">{statement.text.clone()}</blockquote>
                </li>
            }
            .into_any()
        })
        .collect()
}

fn minorities(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let finding = data.finding;
    let list = minority_list(ctx, catalogue, data.register.minorities_to(&finding.id));
    let organisation = ctx.account().map(|a| a.organisation.clone());
    let may = organisation
        .is_some_and(|organisation| permit(&ctx.actor, StateMinority { organisation }).is_ok());
    if list.is_empty() && !may {
        return None;
    }
    let form = may.then(|| {
        let form = &data.forms.minority;
        let label = t!(ctx, "minority-label");
        let spec =
            ui::FieldSpec::new(ctx, "statement", label, &form.values.statement, &form.errors)
                .hint(t!(ctx, "minority-hint"));
        let action = format!("{}/minderheit", finding_path(&finding.id));
        let (open, version) = (!form.errors.is_empty(), form.version.to_string());
        view! {
            <details class="wk-data" open=open>
                <summary>{t!(ctx, "minority-add")}</summary>
                <form class="wk-form" method="post" action=ctx.href(&action) novalidate=true>
                    {ui::error_summary(ctx, &form.errors, |_| t!(ctx, "minority-label"))}
                    <input type="hidden" name="version" value=version />
                    {ui::text_area(ctx, spec, 4, MAX_TEXT)}
                    <div class="wk-btns"><button class="wk-btn wk-btn--secondary">{t!(ctx, "minority-submit")}</button></div>
                </form>
            </details>
        }
    });
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-minderheit">
                <h2 id="h-minderheit">{t!(ctx, "minority-title")}</h2>
                <ul class="wk-list">{list}</ul>
                {form}
            </section>
        }
        .into_any(),
    )
}

fn answered(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>, answer: Option<&Answer>) -> AnyView {
    let content = match answer {
        None => view! { <p class="wk-empty">{t!(ctx, "answer-none")}</p> }.into_any(),
        Some(answer) => {
            let who = words::organisation(catalogue, &answer.organisation);
            let day = format_day(answer.date, ctx.language);
            let reason = (!answer.reason.is_empty()).then(|| {
                view! { <h3>{t!(ctx, "answer-reason")}</h3>{paragraphs(&answer.reason)} }
            });
            view! {
                <p>
                    {words::standing(ctx, data.register.standing(data.finding, ctx.today))}" "
                    <span class="wk-small wk-muted">
                        {t!(ctx, "answer-of", organisation = who, day = day)}
                    </span>" "
                    {words::example_if(ctx, answer.evidence)}
                </p>
                {reason}
            }
            .into_any()
        }
    };
    let write = ctx.is_planner().then(|| {
        let path = format!("{}/antwort", finding_path(&data.finding.id));
        let (class, label) = if answer.is_some() {
            ("wk-btn wk-btn--secondary", t!(ctx, "answer-change"))
        } else {
            ("wk-btn wk-btn--primary", t!(ctx, "answer-write"))
        };
        view! { <div class="wk-panel__foot"><a class=class href=ctx.href(&path)>{label}</a></div> }
    });
    view! {
        <section class="wk-panel" aria-labelledby="h-antwort">
            <h2 id="h-antwort">{t!(ctx, "answer-title")}</h2>
            {content}
            {write}
        </section>
    }
    .into_any()
}

fn actions(ctx: &Ctx, data: &Data<'_>, answer: Option<&Answer>) -> Option<AnyView> {
    let items: Vec<_> =
        data.register.actions_of(&data.finding.id).map(|a| action(ctx, data.register, a)).collect();
    let add = (ctx.is_planner() && answer.is_some()).then(|| action_form(ctx, data));
    if items.is_empty() && add.is_none() {
        return None;
    }
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-auftraege">
                <h2 id="h-auftraege">{t!(ctx, "actions-title")}</h2>
                <ul class="wk-list">{items}</ul>
                {add}
            </section>
        }
        .into_any(),
    )
}

/// One action in a list: what, who, until when, how far, and what was last reported.
pub(crate) fn action(ctx: &Ctx, register: &Register, item: &ActionItem) -> AnyView {
    let overdue = domain::finding::follow_up::is_overdue(item, ctx.today);
    let day = |date| format_day(date, ctx.language);
    let last = register.reports_on(&item.id).last().map(|report| {
        let note =
            t!(ctx, "action-last-report", day = day(report.date), note = report.note.clone());
        view! { <p class="wk-small">{note}</p> }
    });
    let next = register.next_report(item).map(|due| {
        view! { <span class="wk-small wk-muted">{t!(ctx, "action-next-report", day = day(due))}</span> }
    });
    let path = format!("/auftraege/{}", item.id);
    view! {
        <li>
            <a href=ctx.href(&path)>{item.text.clone()}</a>
            <p class="wk-small">
                {t!(ctx, "action-who-when", owner = item.owner.clone(), due = day(item.due))}" "
                {words::example_if(ctx, item.evidence)}
            </p>
            {words::action_mark(ctx, item.state, overdue)}
            {last}
            {next}
        </li>
    }
    .into_any()
}

fn action_form(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let form = &data.forms.action;
    let names = |field: &str| action_field(ctx, field);
    let field =
        |id, value: &str| ui::FieldSpec::new(ctx, id, action_field(ctx, id), value, &form.errors);
    let path = format!("{}/auftraege", finding_path(&data.finding.id));
    let (open, token) = (!form.errors.is_empty(), form.token.clone());
    view! {
        <details class="wk-data" open=open>
            <summary>{t!(ctx, "action-add")}</summary>
            <form class="wk-form" method="post" action=ctx.href(&path) novalidate=true>
                {ui::error_summary(ctx, &form.errors, names)}
                <input type="hidden" name="token" value=token />
                {ui::text_area(ctx, field("action", &form.values.action), 3, MAX_NOTE)}
                {ui::input(ctx, field("owner", &form.values.owner), "text", "organization")}
                {ui::input(
                    ctx,
                    field("due", &form.values.due).hint(t!(ctx, "field-day-hint")).width("s"),
                    "text",
                    "off",
                )}
                <div class="wk-btns"><button class="wk-btn wk-btn--secondary">{t!(ctx, "action-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

/// The label of a field of an action.
pub(crate) fn action_field(ctx: &Ctx, field: &str) -> String {
    match field {
        "owner" => t!(ctx, "action-owner"),
        "due" => t!(ctx, "action-due"),
        _ => t!(ctx, "action-text"),
    }
}

fn course(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let finding = data.finding;
    let items: Vec<_> = data
        .register
        .stages_of(StageOf::Finding, finding.id.as_str())
        .map(|stage| {
            let day = (stage.kind != StageKind::Implemented).then(|| {
                view! { <span class="wk-small wk-muted">{format_day(stage.date, ctx.language)}</span> }
            });
            view! {
                <li>{words::stage(ctx, stage)}" "{day}" "{words::example_if(ctx, stage.evidence)}</li>
            }
        })
        .collect();
    let list = if items.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "stages-none")}</p> }.into_any()
    } else {
        view! { <ol class="wk-list">{items}</ol> }.into_any()
    };
    let form = (ctx.actor.role() == Some(Role::Secretariat)).then(|| {
        stage_form(ctx, &format!("{}/vermerk", finding_path(&finding.id)), &data.forms.stage)
    });
    view! {
        <section class="wk-panel" aria-labelledby="h-vermerke">
            <h2 id="h-vermerke">{t!(ctx, "stages-title")}</h2>
            {list}
            {form}
        </section>
    }
    .into_any()
}

/// The form that notes where the council dealt with a record.
pub(crate) fn stage_form(ctx: &Ctx, action: &str, form: &Form<StageForm>) -> AnyView {
    let name = |field: &str| match field {
        "stage" => t!(ctx, "stage-kind"),
        "number" => t!(ctx, "stage-number"),
        "meeting" => t!(ctx, "stage-meeting"),
        _ => t!(ctx, "stage-date"),
    };
    let field = |id, value: &str, errors: &FieldErrors| {
        ui::FieldSpec::new(ctx, id, name(id), value, errors)
    };
    let kinds = StageKind::ALL
        .iter()
        .map(|kind| (kind.code().to_owned(), words::stage_kind(ctx, *kind)))
        .collect();
    let values = &form.values;
    let (open, token) = (!form.errors.is_empty(), form.token.clone());
    view! {
        <details class="wk-data" open=open>
            <summary>{t!(ctx, "stage-add")}</summary>
            <form class="wk-form" method="post" action=ctx.href(action) novalidate=true>
                {ui::error_summary(ctx, &form.errors, name)}
                <input type="hidden" name="token" value=token />
                {ui::radios(field("stage", &values.stage, &form.errors), kinds)}
                {ui::input(
                    ctx,
                    field("number", &values.number, &form.errors).hint(t!(ctx, "stage-number-hint")).optional(),
                    "text",
                    "off",
                )}
                {ui::input(
                    ctx,
                    field("meeting", &values.meeting, &form.errors).optional().width("s"),
                    "text",
                    "off",
                )}
                {ui::input(
                    ctx,
                    field("date", &values.date, &form.errors).hint(t!(ctx, "field-day-hint")).width("s"),
                    "text",
                    "off",
                )}
                <div class="wk-btns"><button class="wk-btn wk-btn--secondary">{t!(ctx, "stage-submit")}</button></div>
            </form>
        </details>
    }
    .into_any()
}

fn links(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let id = &data.finding.id;
    let discuss = sees_discussions(&ctx.actor).then(|| {
        let path = format!("/diskussion/feststellung/{id}");
        let text = t!(ctx, "discussion-link", count = i64::try_from(data.posts).unwrap_or(0));
        view! { <li><a href=ctx.href(&path)>{text}</a></li> }
    });
    view! {
        <nav class="wk-panel" aria-label=t!(ctx, "finding-more")>
            <ul class="wk-list">
                <li>
                    <a href=ctx.href(&format!("/wirkungskette/feststellung/{id}"))>{t!(ctx, "chain-link")}</a>
                </li>
                {discuss}
            </ul>
        </nav>
    }
    .into_any()
}
