//! Words for what the calendar tells: never the words and colours of the status light alone.

use super::Names;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use crate::ui;
use domain::catalogue::Catalogue;
use domain::indicator::supply::{DueState, Rhythm, Staleness, Supply};
use domain::policy;
use domain::source::Evidence;
use leptos::prelude::*;

/// From how many months on an age is told in years.
const IN_YEARS: u32 = 24;

/// „vierteljährlich" …
pub fn rhythm(ctx: &Ctx, rhythm: Rhythm) -> String {
    match rhythm {
        Rhythm::Month => t!(ctx, "supply-rhythm-month"),
        Rhythm::Quarter => t!(ctx, "supply-rhythm-quarter"),
        Rhythm::HalfYear => t!(ctx, "supply-rhythm-half-year"),
        Rhythm::Year => t!(ctx, "supply-rhythm-year"),
        Rhythm::SchoolYear => t!(ctx, "supply-rhythm-school-year"),
        Rhythm::Irregular => t!(ctx, "supply-rhythm-irregular"),
    }
}

/// How well dates are supported: „mit der Quelle abgestimmt" …
pub fn evidence(ctx: &Ctx, evidence: Evidence) -> String {
    match evidence {
        Evidence::Read => t!(ctx, "supply-form-evidence-read"),
        Evidence::Illustrative => t!(ctx, "supply-form-evidence-example"),
        Evidence::Derived | Evidence::Conflict | Evidence::Unverified => {
            t!(ctx, "supply-form-evidence-unverified")
        }
    }
}

/// How a delivery stands, with a symbol of its own.
pub fn due(ctx: &Ctx, state: DueState) -> impl IntoView + use<> {
    let (symbol, suffix) = match state {
        DueState::Overdue(_) => ("#i-clock", "miss"),
        DueState::Today | DueState::Soon(_) => ("#i-calendar", "risk"),
        DueState::Later => ("#i-calendar", "open"),
        DueState::NoDate => ("#i-info", "none"),
    };
    let word = match state {
        DueState::Overdue(days) => t!(ctx, "supply-state-overdue", days = days),
        DueState::Today => t!(ctx, "supply-state-today"),
        DueState::Soon(days) => t!(ctx, "supply-state-soon", days = days),
        DueState::Later => t!(ctx, "supply-state-later"),
        DueState::NoDate => t!(ctx, "supply-state-none"),
    };
    view! { <span class=format!("wk-status wk-status--{suffix}")>{ui::icon(symbol)}{word}</span> }
}

/// How far the newest value has fallen behind.
fn staleness(ctx: &Ctx, staleness: Staleness) -> String {
    match staleness {
        Staleness::Current => t!(ctx, "supply-stale-current"),
        Staleness::OneMissing => t!(ctx, "supply-stale-one"),
        Staleness::SeveralMissing(missing) => {
            t!(ctx, "supply-stale-several", count = count(missing))
        }
        Staleness::Unknown => t!(ctx, "supply-stale-unknown"),
    }
}

/// „8 Monate alt"; from two years on in whole years.
fn age(ctx: &Ctx, months: u32) -> String {
    if months < IN_YEARS {
        t!(ctx, "supply-age-months", months = i64::from(months))
    } else {
        t!(ctx, "supply-age-years", years = i64::from(months / 12))
    }
}

/// Age and staleness of the newest value: „8 Monate alt, aktuell".
pub fn timeliness(ctx: &Ctx, months: u32, of: Staleness) -> String {
    format!("{}, {}", age(ctx, months), staleness(ctx, of))
}

/// Who is in charge: person and organisation, as far as the reader may know them.
pub fn owner(ctx: &Ctx, catalogue: &Catalogue, names: &Names, supply: &Supply) -> String {
    let person = supply.account.as_ref().and_then(|id| names.get(id)).cloned();
    let organisation =
        supply.organisation.as_ref().and_then(|code| catalogue.organisations.get(code));
    match (person, organisation.map(|o| o.short.clone())) {
        (Some(person), Some(organisation)) => format!("{person}, {organisation}"),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) if supply.account.is_some() => t!(ctx, "supply-person"),
        (None, None) => t!(ctx, "supply-nobody"),
    }
}

/// Whom to ask at the source, for readers who may see names: it may be one.
pub fn contact(ctx: &Ctx, supply: &Supply) -> Option<String> {
    let shown = !supply.contact.is_empty() && policy::sees_names(&ctx.actor);
    shown.then(|| t!(ctx, "supply-contact", contact = supply.contact.clone()))
}
