//! The page about the interface for programs, and the words of its refusals.

use super::error::{self, ErrorKind};
use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui;
use domain::face::Section;
use leptos::prelude::*;

/// Why a request of a program is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A parameter that the address does not have, and those that it has.
    Unknown {
        /// Its name, cut.
        name: String,
        /// The parameters of the address.
        known: Vec<&'static str>,
    },
    /// A parameter stands there twice.
    Twice(&'static str),
    /// `limit` is no number from 1 to this one.
    Limit(usize),
    /// `cursor` is no place in the list.
    Cursor,
    /// `area` is no code.
    Area,
    /// `from` or `to` is no period.
    Period(&'static str),
    /// `stand` is no day, or one that has not come.
    Day,
    /// `from` lies after `to`.
    Order,
    /// Too many requests; seconds until the next one is answered.
    TooMany(u64),
}

/// Title and explanation of a refusal.
pub fn refusal(ctx: &Ctx, refusal: &Refusal) -> (String, String) {
    let detail = match refusal {
        Refusal::Unknown { name, known } => {
            let known = if known.is_empty() { "–".to_owned() } else { known.join(", ") };
            t!(ctx, "api-parameter-unknown", name = name.clone(), known = known)
        }
        Refusal::Twice(name) => t!(ctx, "api-parameter-twice", name = (*name).to_owned()),
        Refusal::Limit(most) => t!(ctx, "api-parameter-limit", most = most.to_string()),
        Refusal::Cursor => t!(ctx, "api-parameter-cursor"),
        Refusal::Area => t!(ctx, "api-parameter-area"),
        Refusal::Period(name) => t!(ctx, "api-parameter-period", name = (*name).to_owned()),
        Refusal::Day => t!(ctx, "api-parameter-stand"),
        Refusal::Order => t!(ctx, "api-parameter-order"),
        Refusal::TooMany(seconds) => {
            let seconds = i64::try_from(*seconds).unwrap_or(i64::MAX);
            let detail = t!(ctx, "api-too-many", seconds = seconds);
            return (t!(ctx, "api-too-many-title"), detail);
        }
    };
    (t!(ctx, "api-parameter-title"), detail)
}

/// Title and explanation of what else goes wrong.
pub fn failure(ctx: &Ctx, kind: &ErrorKind) -> (String, String) {
    match kind {
        ErrorKind::NotFound => (t!(ctx, "api-not-found-title"), t!(ctx, "error-not-found")),
        ErrorKind::BadRequest => (t!(ctx, "error-bad-request-title"), t!(ctx, "api-bad-request")),
        other => error::words(ctx, other),
    }
}

/// The page. `most` is the number of requests that are answered within a minute.
pub fn page(ctx: &Ctx, most: usize) -> Page {
    let title = t!(ctx, "api-title");
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rules = [
        t!(ctx, "api-use-pages"),
        t!(ctx, "api-use-forms"),
        t!(ctx, "api-use-state"),
        t!(ctx, "api-use-etag"),
        t!(ctx, "api-use-limit", count = most),
        t!(ctx, "api-use-errors"),
        t!(ctx, "api-use-examples"),
    ]
    .map(|rule| view! { <li>{rule}</li> });
    let files = ctx.opens(Section::Indicators).then(|| {
        view! {
            <h2>{t!(ctx, "api-files")}</h2>
            <p>
                {t!(ctx, "api-files-text")}" "
                <a class="wk-link" href=ctx.href("/indikatoren")>{t!(ctx, "api-files-link")}</a>
            </p>
        }
    });
    let meetings = ctx.opens(Section::Meetings).then(|| {
        view! {
            <h2>{t!(ctx, "api-oparl")}</h2>
            <p>
                {t!(ctx, "api-oparl-text")}" "
                <a class="wk-link" href="/oparl/v1.1/system">"/oparl/v1.1/system"</a>
            </p>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "api-lead")}</p>
            </div>
            <section class="wk-panel" aria-labelledby="adressen">
                <h2 id="adressen">{t!(ctx, "api-addresses")}</h2>
                {addresses(ctx)}
            </section>
            <div class="wk-prose">
                <h2>{t!(ctx, "api-use")}</h2>
                <ul>{rules.into_iter().collect_view()}</ul>
                {files}
                {meetings}
            </div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

fn addresses(ctx: &Ctx) -> AnyView {
    let rows = [
        ("/api/v1/felder", t!(ctx, "api-fields")),
        ("/api/v1/indikatoren", t!(ctx, "api-indicators")),
        ("/api/v1/indikatoren/{code}", t!(ctx, "api-indicator")),
        ("/api/v1/indikatoren/{code}/werte", t!(ctx, "api-values")),
        ("/api/v1/massnahmen", t!(ctx, "api-measures")),
        ("/api/v1/massnahmen/{slug}", t!(ctx, "api-measure")),
        ("/api/v1/wirkungskette/{kind}/{id}", t!(ctx, "api-chain")),
        ("/api/v1/openapi.json", t!(ctx, "api-openapi")),
    ]
    .map(|(path, gives)| {
        // An address with a gap to fill leads nowhere as it is.
        let path = if path.contains('{') {
            view! { {path} }.into_any()
        } else {
            view! { <a href=path>{path}</a> }.into_any()
        };
        view! {
            <tr role="row">
                <th scope="row" role="rowheader">{path}</th>
                <td role="cell" data-l=t!(ctx, "api-gives")>{gives}</td>
            </tr>
        }
    });
    view! {
        <table class="wk-table wk-table--stack" role="table">
            <caption class="wk-sr">{t!(ctx, "api-addresses")}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{t!(ctx, "api-address")}</th>
                    <th scope="col" role="columnheader">{t!(ctx, "api-gives")}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.into_iter().collect_view()}</tbody>
        </table>
    }
    .into_any()
}
