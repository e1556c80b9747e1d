//! Discussions: the threads of a topic, and one post with its earlier texts.

pub mod post;
pub mod topic;

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::findings::words;
use domain::catalogue::Catalogue;
use domain::chain::parse_rating_link_key;
use domain::discussion::{Topic, TopicKind};
use domain::finding::Register;
use leptos::prelude::*;

/// Path of a topic's discussion.
pub fn topic_path(topic: &Topic) -> String {
    format!("/diskussion/{}", topic.code())
}

/// Name and path of what a topic is about.
pub(crate) fn about(
    ctx: &Ctx,
    catalogue: &Catalogue,
    register: &Register,
    topic: &Topic,
) -> (String, String) {
    let key = topic.key.as_str();
    match topic.kind {
        TopicKind::Measure => {
            let record = catalogue.measures.values().find(|r| r.measure.slug.as_str() == key);
            let name = record.map(|r| r.measure.name.get(ctx.language).to_owned());
            (name.unwrap_or_default(), format!("/massnahmen/{key}"))
        }
        TopicKind::Finding => {
            let title = register.finding(key).map(|f| f.title.clone());
            (title.unwrap_or_default(), format!("/feststellungen/{key}"))
        }
        TopicKind::Contribution => {
            let found = catalogue.measures.values().find_map(|record| {
                let link = record.contributions.iter().find(|c| c.id.as_str() == key)?;
                let indicator = catalogue.indicators.get(&link.indicator)?;
                let name = t!(
                    ctx,
                    "discussion-assumption",
                    measure = record.measure.short.clone(),
                    indicator = indicator.indicator.short.get(ctx.language).to_owned()
                );
                Some((name, format!("/massnahmen/{}/wirkung/{key}", record.measure.slug)))
            });
            found.unwrap_or_default()
        }
        TopicKind::Position => position(ctx, catalogue, key).unwrap_or_default(),
    }
}

/// „Position der IHKN zu Digitalbonus" and the result page where it stands.
fn position(ctx: &Ctx, catalogue: &Catalogue, key: &str) -> Option<(String, String)> {
    let (round, slug, organisation) = parse_rating_link_key(key)?;
    let measure = &catalogue.measures.get(&slug)?.measure;
    let name = t!(
        ctx,
        "discussion-position",
        organisation = words::organisation(catalogue, &organisation),
        measure = measure.short.clone()
    );
    Some((name, format!("/bewertungen/{round}/{slug}/ergebnis")))
}

/// The script that follows a discussion: it runs where there is JavaScript, and everything works without it.
pub(crate) fn live_script() -> impl IntoView {
    let nonce = leptos::nonce::use_nonce().map(|nonce| nonce.to_string());
    view! { <script src="/diskussion.js" defer=true nonce=nonce></script> }
}
