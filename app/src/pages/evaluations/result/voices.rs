//! What organisations say in words: the strongest dissent first, then all texts by recommendation.

use super::super::words;
use super::Data;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::discussion::topic_path;
use crate::pages::measures::parts::count;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::chain::rating_link_key;
use domain::discussion::{Topic, TopicKind};
use domain::evaluation::dissent::{Dissent, strongest};
use domain::evaluation::{Advice, Rating};
use domain::number::format_number;
use domain::policy::sees_discussions;
use leptos::prelude::*;

pub(super) fn all(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    view! { {dissent(ctx, catalogue, data)}{texts(ctx, catalogue, data)} }.into_any()
}

pub(super) fn name(catalogue: &Catalogue, rating: &Rating) -> String {
    catalogue
        .organisations
        .get(&rating.organisation)
        .map_or_else(|| rating.organisation.to_string(), |o| o.short.clone())
}

/// How far a position stands apart, in words.
pub(super) fn apart(ctx: &Ctx, apart: &Dissent<'_>) -> String {
    let number = |distance| format_number(distance, 1, ctx.language);
    match (apart.against, apart.distance) {
        (true, Some(distance)) => {
            t!(ctx, "result-dissent-against-far", distance = number(distance))
        }
        (true, None) => t!(ctx, "result-dissent-against"),
        (false, distance) => {
            t!(ctx, "result-dissent-far", distance = number(distance.unwrap_or(0.0)))
        }
    }
}

/// Positions that a mean would hide.
fn dissent(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let ratings: Vec<_> = data.ratings.iter().collect();
    let items: Vec<_> = strongest(&ratings)
        .into_iter()
        .map(|found| {
            let why = apart(ctx, &found);
            view! { <li><p class="wk-small wk-muted">{why}</p>{voice(ctx, catalogue, found.rating)}</li> }
        })
        .collect();
    let content = if items.is_empty() {
        view! { <p>{t!(ctx, "result-dissent-none")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{items}</ul> }.into_any()
    };
    view! {
        <section class="wk-section" aria-labelledby="h-dissens">
            <h2 id="h-dissens">{t!(ctx, "result-dissent")}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// All texts, grouped by what is recommended.
fn texts(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let says = |r: &&Rating| !r.comment.is_empty() || !r.statement.recommendations.is_empty();
    let groups = Advice::ALL.iter().copied().map(Some).chain([None]);
    let groups: Vec<_> = groups
        .filter_map(|advice| {
            let of: Vec<_> = data.ratings.iter().filter(|r| r.statement.advice == advice).collect();
            let voices: Vec<_> = of
                .iter()
                .copied()
                .filter(says)
                .map(|r| view! { <li>{voice(ctx, catalogue, r)}</li> })
                .collect();
            let title = advice.map_or_else(|| t!(ctx, "position-advice-none"), |a| words::advice(ctx, a));
            let without = of.len() - voices.len();
            let silent = (without > 0 && advice.is_some())
                .then(|| view! { <p class="wk-small wk-muted">{t!(ctx, "result-without-text", count = count(without))}</p> });
            (!voices.is_empty() || (advice.is_some() && !of.is_empty())).then(|| {
                let heading = t!(ctx, "result-advice", advice = title, count = count(of.len()));
                view! { <h3>{heading}</h3><ul class="wk-list">{voices}</ul>{silent} }
            })
        })
        .collect();
    let content = if groups.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "result-no-texts")}</p> }.into_any()
    } else {
        groups.into_any()
    };
    view! {
        <section class="wk-section" aria-labelledby="h-texte">
            <h2 id="h-texte">{t!(ctx, "result-texts")}</h2>
            {content}
        </section>
    }
    .into_any()
}

/// Who says it, where it stands, and the words.
fn voice(ctx: &Ctx, catalogue: &Catalogue, rating: &Rating) -> AnyView {
    let stance = rating.statement.stance.map(|s| format!(" · {}", words::stance(ctx, s)));
    let late = rating.statement.late.then(|| format!(" · {}", t!(ctx, "result-late")));
    let text = (!rating.comment.is_empty())
        .then(|| view! { <blockquote class="wk-quote">{rating.comment.clone()}</blockquote> });
    let recommended = (!rating.statement.recommendations.is_empty()).then(|| {
        view! {
            <p class="wk-small wk-muted">{t!(ctx, "position-recommendations")}</p>
            <blockquote class="wk-quote">{rating.statement.recommendations.clone()}</blockquote>
        }
    });
    let discuss = sees_discussions(&ctx.actor).then(|| {
        let topic = Topic { kind: TopicKind::Position, key: rating_link_key(rating) };
        let label = t!(ctx, "result-discuss", organisation = name(catalogue, rating));
        view! {
            <p class="wk-small wk-noprint">
                <a href=ctx.href(&topic_path(&topic)) aria-label=label>{t!(ctx, "result-discuss-short")}</a>
            </p>
        }
    });
    view! {
        <p class="wk-small">
            <b>{name(catalogue, rating)}</b>{stance}{late}" "
            {ui::example_if(ctx, rating.evidence.is_example())}
        </p>
        {text}
        {recommended}
        {discuss}
    }
    .into_any()
}
