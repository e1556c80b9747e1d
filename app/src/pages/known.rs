//! „Stand vom …": a page that shows what was known on a past day says so, leads back, and lets choose a day.

use crate::ctx::Ctx;
use crate::i18n::t;
use chrono::NaiveDate;
use domain::period::{format_day, format_day_long};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Since when a page knows what it shows.
#[derive(Debug, Clone, Default)]
pub struct Known<'a> {
    /// The past day whose knowledge is shown; none for today's.
    pub day: Option<NaiveDate>,
    /// The day as it was asked for.
    pub typed: &'a str,
    /// The days on which something became known or was withdrawn.
    pub days: BTreeSet<NaiveDate>,
}

/// An address that shows the same state.
pub fn address(path: &str, day: Option<NaiveDate>) -> String {
    match day {
        Some(day) => format!("{path}{}stand={day}", if path.contains('?') { '&' } else { '?' }),
        None => path.to_owned(),
    }
}

/// Says on top of the page that it shows a past state, with the way back to `path`.
pub fn banner(ctx: &Ctx, path: &str, known: &Known<'_>) -> Option<AnyView> {
    let now = ctx.href(path);
    match known.day {
        Some(day) => {
            let day = format_day_long(day, ctx.language);
            Some(
                view! {
                    <div class="wk-note" role="status">
                        <p>
                            <b>{t!(ctx, "known-banner", day = day)}</b>" "
                            <a href=now>{t!(ctx, "known-now")}</a>
                        </p>
                    </div>
                }
                .into_any(),
            )
        }
        None if known.typed.trim().is_empty() => None,
        None => Some(
            view! {
                <div class="wk-note wk-note--risk" role="alert">
                    <p>{t!(ctx, "known-not-a-day")}</p>
                </div>
            }
            .into_any(),
        ),
    }
}

/// The choice of a day for the page at `path`. `kept` are the other parameters of its address.
pub fn form(ctx: &Ctx, path: &str, known: &Known<'_>, kept: &[(&'static str, String)]) -> AnyView {
    let typed =
        known.day.map_or_else(|| known.typed.to_owned(), |day| format_day(day, ctx.language));
    let days: Vec<_> = known
        .days
        .iter()
        .rev()
        .map(|day| view! { <option value=format_day(*day, ctx.language)></option> })
        .collect();
    let kept: Vec<_> = kept
        .iter()
        .map(|(name, value)| view! { <input type="hidden" name=*name value=value.clone()/> })
        .collect();
    view! {
        <form method="get" action=ctx.href(path) class="wk-filter">
            {kept}
            <div class="wk-field wk-field--s">
                <label for="f-stand">{t!(ctx, "known-day")}</label>
                <input class="wk-input" id="f-stand" name="stand" list="stand-tage" value=typed placeholder=t!(ctx, "known-example")/>
                <datalist id="stand-tage">{days}</datalist>
            </div>
            <div class="wk-btns">
                <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "known-show")}</button>
            </div>
        </form>
    }
    .into_any()
}
