//! One practical experience: what was shared, its files, and step by step what became of it.

use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::pages::findings::show::stage_form;
use crate::pages::findings::{finding_path, words};
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::evaluation::Experience;
use domain::evaluation::handling::{HandlingForm, HandlingState, MAX_REASON};
use domain::finding::form::StageForm;
use domain::finding::{Register, StageKind, StageOf};
use domain::number::format_shortest;
use domain::period::format_day;
use domain::policy::own_organisation;
use leptos::prelude::*;

/// The forms on the page, as they are or as they were refused.
#[derive(Debug, Clone, Default)]
pub struct Forms {
    /// Where it stands.
    pub handling: Form<HandlingForm>,
    /// Where the council dealt with it.
    pub stage: Form<StageForm>,
}

/// The page; `register` is what the reader may see.
pub fn page(
    ctx: &Ctx,
    catalogue: &Catalogue,
    register: &Register,
    experience: &Experience,
    forms: &Forms,
    notice: Option<&str>,
) -> Page {
    let kind = labels::experience_kind(ctx, experience.kind);
    let name =
        catalogue.measures.get(&experience.measure).map(|r| r.measure.name.get(ctx.language));
    let name = name.unwrap_or_default().to_owned();
    let heading = t!(ctx, "experience-one", kind = kind, measure = name.clone());
    let wrong = !forms.handling.errors.is_empty() || !forms.stage.errors.is_empty();
    let title =
        if wrong { t!(ctx, "error-prefix", title = heading.clone()) } else { heading.clone() };
    let trail = vec![("/erfahrungen".to_owned(), t!(ctx, "experiences-title"))];
    let day = format_day(experience.date, ctx.language);
    let who = words::organisation(catalogue, &experience.organisation);
    let measure = format!("/massnahmen/{}", experience.measure);
    let own = own_organisation(&ctx.actor) == Some(&experience.organisation);
    let edit = own.then(|| {
        let path = format!("{measure}/erfahrung/{}", experience.id);
        view! { <a class="wk-link" href=ctx.href(&path)>{t!(ctx, "measure-experience-edit")}</a> }
    });
    let office =
        (ctx.actor.role() == Some(Role::Secretariat)).then(|| office(ctx, experience, forms));
    let body = view! {
        {ui::breadcrumb(ctx, trail, t!(ctx, "experience-breadcrumb"))}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {receipt(ctx, notice)}
            <div class="wk-head">
                <h1>{heading}</h1>
                <div class="wk-head__meta">
                    <span>{words::handling_mark(ctx, experience.handling.state)}</span>
                    <span>{who}</span>
                    <span>{day}</span>
                    <span>{labels::tier(ctx, experience.visibility)}</span>
                    {words::example_if(ctx, experience.evidence)}
                </div>
            </div>
            <section class="wk-panel" aria-labelledby="h-text">
                <h2 id="h-text">{t!(ctx, "experiences-text")}</h2>
                <blockquote class="wk-quote">{experience.text.clone()}</blockquote>
                {files(ctx, register, experience)}
                {edit}
                <p><a class="wk-link" href=ctx.href(&measure)>{name}</a></p>
            </section>
            {course(ctx, register, experience)}
            {office}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

fn receipt(ctx: &Ctx, notice: Option<&str>) -> Option<AnyView> {
    let text = match notice? {
        "stand" => t!(ctx, "experience-receipt-handled"),
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

fn files(ctx: &Ctx, register: &Register, experience: &Experience) -> Option<AnyView> {
    let items: Vec<_> = register
        .attachments_of(&experience.id)
        .map(|file| {
            let path = format!("/erfahrungen/{}/anlagen/{}", experience.id, file.id);
            let text = format!("{} ({})", file.name, size(ctx, file.size));
            view! { <li><a href=ctx.href(&path) download="">{ui::icon("#i-file")}{text}</a></li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3>{t!(ctx, "experience-files")}</h3>
            <ul class="wk-list">{items}</ul>
        }
        .into_any()
    })
}

/// A size in kilobytes or megabytes.
pub(crate) fn size(ctx: &Ctx, bytes: u64) -> String {
    let kilobytes = f64::from(u32::try_from(bytes.div_ceil(1_000)).unwrap_or(u32::MAX));
    if kilobytes < 1_000.0 {
        format!("{}\u{a0}kB", format_shortest(kilobytes, 0, ctx.language))
    } else {
        format!("{}\u{a0}MB", format_shortest((kilobytes / 100.0).round() / 10.0, 1, ctx.language))
    }
}

/// „eingegangen → TOP 6.2 der 6. Sitzung → Beschluss 6/6.2/1 → umgesetzt am …"
fn course(ctx: &Ctx, register: &Register, experience: &Experience) -> AnyView {
    let day = |date| format_day(date, ctx.language);
    let mut steps: Vec<AnyView> = Vec::new();
    let step = |text: AnyView, more: String| {
        let more =
            (!more.is_empty()).then(|| view! { <span class="wk-small wk-muted">" "{more}</span> });
        view! { <li>{text}{more}</li> }.into_any()
    };
    let plain = |text: String| view! { <b>{text}</b> }.into_any();
    steps.push(step(plain(t!(ctx, "handling-received")), day(experience.date)));
    let handling = &experience.handling;
    if handling.state != HandlingState::Received {
        let since = handling.day.map(day).unwrap_or_default();
        let reason = match handling.reason.as_str() {
            "" => since,
            reason => t!(ctx, "experience-because", day = since, reason = reason.to_owned()),
        };
        steps.push(step(plain(words::handling(ctx, handling.state)), reason));
    }
    let own = register.stages_of(StageOf::Experience, experience.id.as_str());
    for stage in own {
        let more =
            if stage.kind == StageKind::Implemented { String::new() } else { day(stage.date) };
        steps.push(step(plain(words::stage(ctx, stage)), more));
    }
    for finding in register.citing_experience(&experience.id) {
        let path = finding_path(&finding.id);
        let link = view! {
            <b>{t!(ctx, "experience-in-finding")}</b>" "
            <a href=ctx.href(&path)>{finding.title.clone()}</a>
        };
        steps.push(step(link.into_any(), day(finding.date)));
        let answer = register.answer_to(&finding.id);
        let mut later: Vec<_> = register
            .stages_of(StageOf::Finding, finding.id.as_str())
            .map(|stage| {
                (stage.date, words::stage(ctx, stage), stage.kind != StageKind::Implemented)
            })
            .collect();
        later.extend(answer.map(|a| {
            let text = t!(ctx, "experience-answered", answer = words::answer_kind(ctx, a.kind));
            (a.date, text, true)
        }));
        // On one day the item of the agenda stands before the resolution, as the register has them.
        later.sort_by_key(|(date, _, _)| *date);
        for (date, text, dated) in later {
            steps.push(step(plain(text), if dated { day(date) } else { String::new() }));
        }
    }
    let chain = format!("/wirkungskette/erfahrung/{}", experience.id);
    view! {
        <section class="wk-panel wk-panel--accent" aria-labelledby="h-weg">
            <h2 id="h-weg">{t!(ctx, "experience-course")}</h2>
            <ol class="wk-timeline">{steps}</ol>
            <p><a class="wk-link" href=ctx.href(&chain)>{t!(ctx, "chain-link")}</a></p>
        </section>
    }
    .into_any()
}

/// What the Geschäftsstelle does with it.
fn office(ctx: &Ctx, experience: &Experience, forms: &Forms) -> AnyView {
    let form = &forms.handling;
    let name = |field: &str| match field {
        "state" => t!(ctx, "experiences-state"),
        _ => t!(ctx, "handling-reason"),
    };
    let field = |id, value: &str| ui::FieldSpec::new(ctx, id, name(id), value, &form.errors);
    let states = HandlingState::ALL
        .iter()
        .map(|state| (state.code().to_owned(), words::handling(ctx, *state)))
        .collect();
    let path = format!("/erfahrungen/{}", experience.id);
    let version = form.version.to_string();
    let finding =
        format!("/feststellungen/neu?massnahme={}&quelle={}", experience.measure, experience.id);
    view! {
        <section class="wk-panel" aria-labelledby="h-eingang">
            <h2 id="h-eingang">{t!(ctx, "experience-office")}</h2>
            <form class="wk-form" method="post" action=ctx.href(&format!("{path}/stand")) novalidate=true>
                {ui::error_summary(ctx, &form.errors, name)}
                <input type="hidden" name="version" value=version />
                {ui::radios(field("state", &form.values.state), states)}
                {ui::text_area(
                    ctx,
                    field("reason", &form.values.reason).hint(t!(ctx, "handling-reason-hint")).optional(),
                    3,
                    MAX_REASON,
                )}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary">{t!(ctx, "handling-submit")}</button>
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&finding)>{t!(ctx, "experience-make-finding")}</a>
                </div>
            </form>
            {stage_form(ctx, &format!("{path}/vermerk"), &forms.stage)}
        </section>
    }
    .into_any()
}
