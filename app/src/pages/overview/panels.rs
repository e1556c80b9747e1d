//! What changed last, the next meeting, and what is missing.

use super::super::measures::parts;
use super::Data;
use super::standing::Standing;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{history, labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::council::Meeting;
use domain::evaluation::Round;
use domain::face::Section;
use domain::indicator::observation::Observation;
use domain::indicator::status::Status;
use domain::journal::{Act, Entry};
use domain::period::{Period, format_day, format_day_long};
use domain::policy;
use leptos::prelude::*;

/// Items in „Zuletzt geändert".
const MOST_CHANGES: usize = 4;
/// Names in „Was fehlt"; the rest are counted.
const MOST_NAMED: usize = 3;

/// The three panels side by side.
pub fn panels(
    ctx: &Ctx,
    catalogue: &Catalogue,
    data: &Data<'_>,
    standing: &Standing<'_>,
) -> AnyView {
    view! {
        <div class="wk-grid wk-grid--3">
            {changes(ctx, catalogue, data.changes)}
            {meeting(ctx, catalogue, data)}
            {missing(ctx, standing)}
        </div>
    }
    .into_any()
}

/// Journal entries about the subject matter; before there are any, the newest published values.
fn changes(ctx: &Ctx, catalogue: &Catalogue, entries: &[Entry]) -> AnyView {
    let feedback = policy::feedback_view(&ctx.actor, &catalogue.face);
    let items: Vec<_> = entries
        .iter()
        .filter(|_| ctx.opens(Section::Changes))
        .filter(|e| policy::is_act_visible(feedback, e.act))
        .filter(|e| !matches!(e.act, Act::DatasetLoaded | Act::SignedIn | Act::SignedOut))
        .take(MOST_CHANGES)
        .map(|e| change(ctx, e))
        .collect();
    let items = if items.is_empty() { newest_values(ctx, catalogue) } else { items };
    let content = if items.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "overview-changes-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-neu">
            <h2 id="h-neu">{t!(ctx, "overview-changes")}</h2>
            {content}
            {ctx.opens(Section::Changes).then(|| view! {
                <div class="wk-panel__foot">
                    <a class="wk-link" href=ctx.href("/aenderungen")>{t!(ctx, "overview-changes-all")}</a>
                </div>
            })}
        </section>
    }
    .into_any()
}

fn change(ctx: &Ctx, entry: &Entry) -> AnyView {
    let path = history::subject_path(entry);
    let text = history::entry_text(ctx, entry);
    let text = match path {
        Some(path) => view! { <a href=ctx.href(&path)>{text}</a> }.into_any(),
        None => view! { <span>{text}</span> }.into_any(),
    };
    let meta = format!("{} · {}", history::moment(ctx, entry.at), history::who(ctx, entry));
    view! { <li><span class="wk-small wk-muted">{meta}</span>{text}</li> }.into_any()
}

fn newest_values(ctx: &Ctx, catalogue: &Catalogue) -> Vec<AnyView> {
    let mut newest: Vec<(&IndicatorRecord, &Observation)> = catalogue
        .indicators
        .values()
        .filter_map(|record| Some((record.as_ref(), record.newest_known()?)))
        .collect();
    newest.sort_by_key(|(_, o)| std::cmp::Reverse((&o.vintage, o.period)));
    newest
        .into_iter()
        .take(MOST_CHANGES)
        .map(|(record, o)| {
            let vintage = Period::parse(&o.vintage)
                .map_or_else(|_| o.vintage.clone(), |p| p.label(ctx.language));
            let publisher = o.source.as_ref().and_then(|code| catalogue.sources.get(code));
            let publisher = publisher.map(|s| format!(" · {}", s.publisher)).unwrap_or_default();
            let name = record.indicator.short.get(ctx.language).to_owned();
            let text = t!(
                ctx,
                "overview-newest",
                area = labels::area(ctx, catalogue, &o.area),
                value = labels::observed(ctx, &record.indicator, o),
                when = o.period.when_phrase(ctx.language)
            );
            let remark = labels::observation_status(ctx, o.status)
                .map(|word| view! { " "<span class="wk-tag wk-tag--solid">{word}</span> });
            let meta = t!(ctx, "overview-vintage", vintage = vintage);
            view! {
                <li>
                    <span class="wk-small wk-muted">{format!("{meta}{publisher}")}</span>
                    <span>
                        {parts::indicator_link(ctx, &record.indicator.code, name)}
                        ": "{text}{remark}
                    </span>
                </li>
            }
            .into_any()
        })
        .collect()
}

fn meeting(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let next = catalogue.next_meeting(ctx.today);
    let example = next.is_some_and(|m| !m.confirmed);
    let content = match next {
        Some(meeting) => next_meeting(ctx, meeting),
        None => view! { <p class="wk-empty">{t!(ctx, "overview-meeting-none")}</p> }.into_any(),
    };
    let rounds: Vec<_> =
        catalogue.open_rounds(ctx.today).into_iter().map(|r| round(ctx, data, r)).collect();
    let rounds = if rounds.is_empty() {
        view! { <p class="wk-small wk-muted">{t!(ctx, "overview-round-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{rounds}</ul> }.into_any()
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-sitzung">
            <div class="wk-panel__head">
                <h2 id="h-sitzung">{t!(ctx, "overview-meeting")}</h2>
                {ui::example_if(ctx, example)}
            </div>
            {content}
            {rounds}
            <div class="wk-panel__foot">{rate(ctx, data.open_for_me)}</div>
        </section>
    }
    .into_any()
}

fn next_meeting(ctx: &Ctx, meeting: &Meeting) -> AnyView {
    let day = format_day_long(meeting.date, ctx.language);
    let when = match &meeting.starts {
        Some(time) => t!(ctx, "overview-meeting-at", day = day, time = time.clone()),
        None => day,
    };
    let days = (meeting.date - ctx.today).num_days();
    let distance = t!(ctx, "overview-meeting-in", days = days);
    let subject = (!meeting.subject.is_empty())
        .then(|| view! { <p class="wk-small wk-muted">{meeting.subject.clone()}</p> });
    view! {
        <p class="wk-cellv">{when}</p>
        <p>{format!("{}, {distance}", meeting.title)}</p>
        {subject}
    }
    .into_any()
}

fn round(ctx: &Ctx, data: &Data<'_>, round: &Round) -> AnyView {
    let day = format_day(round.closes, ctx.language);
    let days = (round.closes - ctx.today).num_days();
    let deadline = t!(ctx, "overview-round-deadline", days = days, day = day);
    let title = round.title.get(ctx.language).to_owned();
    let missing = data.missing.iter().find(|(code, ..)| code == &round.code);
    let text = match missing {
        Some((_, missing, all)) => t!(
            ctx,
            "overview-round-missing",
            title = title,
            missing = parts::count(*missing),
            all = parts::count(*all)
        ),
        None => title,
    };
    view! {
        <li>
            <span class="wk-small wk-muted">{deadline}</span>
            <span>{text}" "{ui::example_if(ctx, round.evidence.is_example())}</span>
        </li>
    }
    .into_any()
}

/// The one thing a delegate has to do here.
fn rate(ctx: &Ctx, open: usize) -> AnyView {
    if ctx.is_delegate() && open > 0 {
        return view! {
            <a class="wk-btn wk-btn--primary wk-btn--block" href=ctx.href("/bewertungen")>
                {t!(ctx, "overview-rate")}
            </a>
            <span class="wk-small">{t!(ctx, "overview-rate-open", count = parts::count(open))}</span>
        }
        .into_any();
    }
    view! {
        <a class="wk-link" href=ctx.href("/sitzungen")>{t!(ctx, "overview-meetings-all")}</a>
    }
    .into_any()
}

fn missing(ctx: &Ctx, standing: &Standing<'_>) -> AnyView {
    let total = parts::count(standing.indicators);
    let idle: Vec<_> = standing
        .fields
        .iter()
        .filter(|f| f.measures.is_empty())
        .map(|f| f.field.name.get(ctx.language).to_owned())
        .collect();
    let idle_text = t!(
        ctx,
        "overview-missing-fields",
        count = parts::count(idle.len()),
        total = parts::count(standing.fields.len())
    );
    let without_target = standing.indicators - standing.with_target;
    let target_text =
        t!(ctx, "overview-missing-targets", count = parts::count(without_target), total = total);
    let undated = (standing.undated > 0)
        .then(|| t!(ctx, "overview-missing-undated", count = parts::count(standing.undated)));
    let value_text = t!(
        ctx,
        "overview-missing-values",
        count = parts::count(standing.without_value.len()),
        total = total
    );
    let value_links = standing.without_value.iter().map(|r| {
        let name = r.indicator.short.get(ctx.language).to_owned();
        parts::indicator_link(ctx, &r.indicator.code, name)
    });
    let link_text = t!(
        ctx,
        "overview-missing-links",
        count = parts::count(standing.unlinked.len()),
        total = parts::count_text(ctx, standing.measures)
    );
    let measure_links = standing
        .unlinked
        .iter()
        .map(|r| parts::measure_link(ctx, &r.measure.slug, r.measure.short.clone()));
    let by_status = |status: Status| ctx.href(&format!("/indikatoren?status={}", status.code()));
    view! {
        <section class="wk-panel" aria-labelledby="h-fehlt">
            <h2 id="h-fehlt">{t!(ctx, "overview-missing")}</h2>
            <ul class="wk-list">
                {gap(ctx.href("/massnahmen/matrix#luecken"), idle_text, idle.join(", ").into_any())}
                {gap(by_status(Status::NoTarget), target_text, undated.into_any())}
                {gap(
                    by_status(Status::NoData),
                    value_text,
                    parts::comma_list(ctx, value_links, MOST_NAMED),
                )}
                {gap(
                    ctx.href("/massnahmen/matrix#luecken"),
                    link_text,
                    parts::comma_list(ctx, measure_links, MOST_NAMED),
                )}
            </ul>
        </section>
    }
    .into_any()
}

fn gap(href: String, text: String, details: AnyView) -> AnyView {
    view! { <li><a href=href>{text}</a><span class="wk-small wk-muted">{details}</span></li> }
        .into_any()
}
