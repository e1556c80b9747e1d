//! „Unterlagen": every document of a meeting that the reader may have, in one place; and how documents name the council.

use super::path;
use crate::ctx::Ctx;
use crate::i18n::{Words, t};
use domain::actor::Role;
use domain::meeting::agenda::version::AgendaVersion;
use domain::meeting::minutes::MinutesRecord;
use domain::meeting::pack::PackSender;
use domain::number::Language;
use domain::period::format_day;
use domain::policy::reach;
use domain::tier::Tier;
use leptos::prelude::*;

/// What is known of the documents of a meeting.
#[derive(Clone, Copy)]
pub struct Documents<'a> {
    /// Agendas that were sent, as the reader sees them, oldest first.
    pub sent: &'a [AgendaVersion],
    /// Its minutes, where the reader sees them.
    pub minutes: Option<&'a MinutesRecord>,
    /// Meetings whose minutes its agenda asks to approve, where the reader sees them.
    pub approves: &'a [u32],
    /// True where somebody prepares it.
    pub prepared: bool,
}

/// „Unser Zeichen“ of a demonstration; empty outside one.
pub fn reference(demo: bool) -> String {
    if demo { t!(Words(Language::De), "documents-demo-reference") } else { String::new() }
}

/// How documents name the council: always in German. `demo` marks those of a demonstration, with an address that is an
/// example; outside one none is invented.
pub fn sender(demo: bool) -> PackSender {
    let words = Words(Language::De);
    PackSender {
        council: t!(words, "council-name"),
        of_council: t!(words, "documents-of-council"),
        office: t!(words, "documents-office"),
        address: if demo {
            vec![t!(words, "documents-demo-street"), t!(words, "documents-demo-town")]
        } else {
            Vec::new()
        },
        town: t!(words, "documents-town"),
        phone: if demo { t!(words, "documents-demo-phone") } else { String::new() },
        demo: demo.then(|| t!(words, "documents-demo")),
        ..PackSender::default()
    }
}

/// The section of the meeting's page.
pub(super) fn section(ctx: &Ctx, number: u32, known: &Documents<'_>) -> Option<AnyView> {
    let base = path(number);
    let link = |to: String, label: String| {
        let href = ctx.href(&format!("{base}/{to}"));
        view! { <a class="wk-link" href=href>{label}</a> }.into_any()
    };
    let mut all = Vec::new();
    // Of a version without an item that the reader may know of there is nothing to have.
    let known_of = known.sent.iter().filter(|version| !version.agenda.items().is_empty());
    for version in known_of.rev() {
        let (n, sent) = (version.version, format_day(version.sent, ctx.language));
        let name = t!(ctx, "documents-version", version = n, sent = sent);
        all.push(vec![
            view! { <b>{name}</b> }.into_any(),
            link(format!("mappe.pdf?fassung={n}"), t!(ctx, "documents-pack")),
            link(format!("mappe.zip?fassung={n}"), t!(ctx, "documents-single")),
            link(format!("tagesordnung.pdf?fassung={n}"), t!(ctx, "documents-agenda")),
        ]);
    }
    if known.prepared && Tier::Council.is_within(reach(&ctx.actor)) {
        all.push(vec![link("anwesenheitsliste.pdf".to_owned(), t!(ctx, "documents-attendance"))]);
    }
    match known.minutes {
        Some(record) => {
            let state = super::minutes::words::state(ctx, record.state);
            all.push(vec![
                link("niederschrift".to_owned(), t!(ctx, "documents-minutes", state = state)),
                link("niederschrift.pdf".to_owned(), t!(ctx, "documents-minutes-pdf")),
            ]);
        }
        None if known.prepared && ctx.actor.role() == Some(Role::Secretariat) => {
            let label = t!(ctx, "documents-minutes-begin");
            all.push(vec![link("niederschrift/bearbeiten".to_owned(), label)]);
        }
        None => {}
    }
    for earlier in known.approves {
        let meeting: u32 = *earlier;
        let label = t!(ctx, "documents-to-approve", meeting = meeting);
        let href = ctx.href(&format!("{}/niederschrift", path(*earlier)));
        all.push(vec![view! { <a class="wk-link" href=href>{label}</a> }.into_any()]);
    }
    if all.is_empty() {
        return None;
    }
    let spaced = |links: Vec<AnyView>| {
        let links: Vec<_> = links.into_iter().map(|link| view! { {link}" " }).collect();
        view! { <li>{links}</li> }
    };
    let all: Vec<_> = all.into_iter().map(spaced).collect();
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-unterlagen">
                <h2 id="h-unterlagen">{t!(ctx, "documents-title")}</h2>
                <ul class="wk-list">{all}</ul>
            </section>
        }
        .into_any(),
    )
}
