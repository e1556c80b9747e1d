//! Where the administration starts: what needs attention, and the ways on.

use super::parts;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::Page;
use crate::pages::measures::parts::{count, count_text};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::face::Section;
use domain::people::{Person, SOON_DAYS, Standing};
use leptos::prelude::*;

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, people: &[Person]) -> Page {
    let number = |standing: Standing| {
        let meant = |person: &&Person| !person.locked && person.stands(standing, ctx.today);
        people.iter().filter(meant).count()
    };
    let content = view! {
        <section class="wk-panel" aria-labelledby="h-offen">
            <h2 id="h-offen">{t!(ctx, "people-home-open")}</h2>
            {todo(ctx, &number)}
        </section>
        <section class="wk-section" aria-labelledby="h-bereiche">
            <h2 id="h-bereiche">{t!(ctx, "people-home-areas")}</h2>
            <ul class="wk-cards">{areas(ctx, catalogue, people)}</ul>
        </section>
    };
    let head = (t!(ctx, "people-admin"), t!(ctx, "people-home-lead"));
    parts::page(ctx, Vec::new(), head, false, content.into_any())
}

fn todo(ctx: &Ctx, number: &impl Fn(Standing) -> usize) -> AnyView {
    let line = |standing: Standing, text: fn(&Ctx, usize) -> String| {
        let number = number(standing);
        (number > 0).then(|| {
            let href = ctx.href(&format!("/verwaltung/personen?stand={}", standing.code()));
            view! { <li><a href=href>{text(ctx, number)}</a></li> }
        })
    };
    let lines: Vec<_> = [
        line(Standing::Without, |ctx, n| t!(ctx, "people-home-without", count = count(n))),
        line(Standing::Ending, |ctx, n| {
            t!(
                ctx,
                "people-home-ending",
                count = count(n),
                days = i64::try_from(SOON_DAYS).unwrap_or_default()
            )
        }),
        line(Standing::Invited, |ctx, n| t!(ctx, "people-home-invited", count = count(n))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if lines.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "people-home-nothing")}</p> }.into_any()
    } else {
        view! { <ul class="wk-list">{lines}</ul> }.into_any()
    }
}

fn areas(ctx: &Ctx, catalogue: &Catalogue, people: &[Person]) -> Vec<AnyView> {
    let open = Section::ALL.iter().filter(|section| catalogue.face.shows(**section)).count();
    let mut cards = vec![
        card(
            ctx,
            "/verwaltung/personen",
            t!(ctx, "people-title"),
            t!(
                ctx,
                "people-home-people",
                count = count(people.len()),
                text = count_text(ctx, people.len())
            ),
        ),
        card(
            ctx,
            "/verwaltung/organisationen",
            t!(ctx, "people-organisations"),
            t!(ctx, "people-home-organisations", count = count(catalogue.organisations.len())),
        ),
        card(
            ctx,
            "/verwaltung/postausgang",
            t!(ctx, "people-home-outbox"),
            t!(ctx, "people-home-outbox-text"),
        ),
        card(
            ctx,
            "/verwaltung/oeffentlichkeit",
            t!(ctx, "people-face"),
            t!(ctx, "people-home-face", open = count(open), total = count(Section::ALL.len())),
        ),
    ];
    if ctx.actor.role() == Some(Role::Admin) {
        cards.push(card(
            ctx,
            "/verwaltung/journal",
            t!(ctx, "people-home-journal"),
            t!(ctx, "people-home-journal-text"),
        ));
    }
    cards
}

fn card(ctx: &Ctx, path: &str, title: String, text: String) -> AnyView {
    view! { <li class="wk-card"><h3><a href=ctx.href(path)>{title}</a></h3><p>{text}</p></li> }
        .into_any()
}
