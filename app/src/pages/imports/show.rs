//! The page of one file: while it is read, while somebody decides about it, and afterwards.

use super::preview::{self, Draft};
use super::{columns, columns::Columns, path, series, size, texts, trail};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::{count, count_text, indicator_link};
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::import::{Import, ImportState, MAX_REASON};
use domain::key::IndicatorCode;
use domain::period::format_day;
use leptos::prelude::*;

/// Unknown areas named in a sentence.
const NAMED: usize = 8;

/// A file that is decided about.
pub struct Ended<'a> {
    /// The file.
    pub import: &'a Import,
    /// Values that count by it, per indicator.
    pub indicators: &'a [(IndicatorCode, usize)],
    /// True right after it was taken over.
    pub is_fresh: bool,
    /// What was typed as a reason for taking it back.
    pub reason: &'a str,
    /// What is wrong with it.
    pub errors: &'a FieldErrors,
}

fn page(ctx: &Ctx, import: &Import, body: AnyView) -> Page {
    let title = import.file.clone();
    let body = view! {
        {ui::breadcrumb(ctx, trail(ctx), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">{body}</main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn head(ctx: &Ctx, import: &Import) -> AnyView {
    view! {
        <div class="wk-head">
            <h1>{import.file.clone()}</h1>
            <div class="wk-head__meta">
                <span class="wk-tag">{texts::state(ctx, import.state)}</span>
                <span>{size(ctx, import.size)}</span>
                <span>{import.who.clone()}", "{format_day(import.day, ctx.language)}</span>
            </div>
        </div>
    }
    .into_any()
}

/// What is known of the file itself.
fn facts(ctx: &Ctx, catalogue: &Catalogue, import: &Import, further: AnyView) -> AnyView {
    let source = catalogue.sources.get(&import.source).map_or_else(
        || import.source.to_string(),
        |source| format!("{}: {} ({})", source.publisher, source.title, source.code),
    );
    let href = ctx.href(&format!("{}/datei", path(import)));
    view! {
        <section class="wk-panel">
            <h2>{t!(ctx, "import-facts")}</h2>
            <dl class="wk-dl">
                <div><dt>{t!(ctx, "import-source")}</dt><dd lang="de">{source}</dd></div>
                <div><dt>{t!(ctx, "import-vintage")}</dt><dd>{import.vintage.clone()}</dd></div>
                {further}
                <div>
                    <dt>{t!(ctx, "import-digest")}</dt>
                    <dd class="wk-small wk-anywhere">{import.digest.clone()}</dd>
                </div>
            </dl>
            <p><a class="wk-link" href=href>{t!(ctx, "import-original")}</a></p>
        </section>
    }
    .into_any()
}

/// The file while somebody decides about it.
pub fn show(ctx: &Ctx, catalogue: &Catalogue, draft: &Draft<'_>) -> Page {
    let import = draft.import;
    let address = path(import);
    let kind = texts::file_kind(ctx, draft.kind);
    let rows = i64::try_from(draft.rows).unwrap_or(i64::MAX);
    let further = view! {
        <div><dt>{t!(ctx, "import-kind")}</dt><dd>{kind}", "{t!(ctx, "import-rows", count = rows)}</dd></div>
    };
    let version = import.version;
    let remembered = match (draft.are_columns_remembered, draft.is_remembered) {
        (true, true) => Some(t!(ctx, "import-remembered")),
        (true, false) => Some(t!(ctx, "import-remembered-columns")),
        (false, true) => Some(t!(ctx, "import-remembered-series")),
        (false, false) => None,
    };
    let remembered =
        remembered.map(|text| view! { <div class="wk-note" role="note"><p>{text}</p></div> });
    let columns =
        draft.columns.map(|columns| columns::section(ctx, catalogue, &address, version, columns));
    let body = view! {
        {head(ctx, import)}
        {steps(ctx, draft)}
        {earlier(ctx, draft.earlier)}
        {remembered}
        {columns}
        {series::section(ctx, catalogue, &address, draft)}
        {preview::section(ctx, catalogue, draft)}
        {unread(ctx, draft)}
        {facts(ctx, catalogue, import, further.into_any())}
        {reject(ctx, import)}
    };
    page(ctx, import, body.into_any())
}

/// Where the file stands on its way.
fn steps(ctx: &Ctx, draft: &Draft<'_>) -> AnyView {
    let at = if draft.compared.lines.is_empty() { 1 } else { 2 };
    let steps = [
        t!(ctx, "import-step-received"),
        t!(ctx, "import-step-series"),
        t!(ctx, "import-step-preview"),
        t!(ctx, "import-step-accepted"),
    ];
    let steps: Vec<_> = steps
        .into_iter()
        .enumerate()
        .map(|(number, text)| {
            let class = (number < at).then_some("is-done");
            let current = (number == at).then_some("step");
            view! { <li class=class aria-current=current>{text}</li> }
        })
        .collect();
    view! { <ol class="wk-steps" aria-label=t!(ctx, "import-steps")>{steps}</ol> }.into_any()
}

fn earlier(ctx: &Ctx, imports: &[Import]) -> Option<AnyView> {
    let import = imports.first()?;
    let text = t!(
        ctx,
        "import-same-file",
        day = format_day(import.day, ctx.language),
        who = import.who.clone(),
        state = texts::state(ctx, import.state)
    );
    let link = view! { <a href=ctx.href(&path(import))>{t!(ctx, "import-same-file-link")}</a> };
    Some(view! { <div class="wk-note wk-note--risk"><p>{text}" "{link}</p></div> }.into_any())
}

/// What of the file is no value, and why.
fn unread(ctx: &Ctx, draft: &Draft<'_>) -> Option<AnyView> {
    let (problems, all) = draft.problems;
    let unknown: Vec<_> =
        draft.areas.iter().filter(|row| row.area.is_none() && row.values > 0).collect();
    if all == 0 && unknown.is_empty() && draft.without_area == 0 && draft.without_period == 0 {
        return None;
    }
    let values = unknown.iter().map(|row| row.values).sum();
    let names: Vec<_> = unknown.iter().take(NAMED).map(|row| row.name.as_str()).collect();
    let mut names = names.join(", ");
    if unknown.len() > NAMED {
        names.push_str(", …");
    }
    let unknown = (!unknown.is_empty()).then(|| {
        view! {
            <p>{t!(ctx, "import-unread-areas", count = count(values))}" "<span lang="de">{names}"."</span></p>
            <p><a class="wk-link" href="#reihen">{t!(ctx, "import-areas-link")}</a></p>
        }
    });
    let cells: Vec<_> = problems
        .iter()
        .map(|(place, code)| view! { <li><b>{place.clone()}</b>": "{texts::fault(ctx, code)}</li> })
        .collect();
    let cells = (all > 0).then(|| {
        view! { <p>{t!(ctx, "import-unread-cells", count = count(all))}</p><ul class="wk-list wk-list--dots">{cells}</ul> }
    });
    let missing = |values: usize, text: String| (values > 0).then(|| view! { <p>{text}</p> });
    let period = missing(
        draft.without_period,
        t!(ctx, "import-unread-period", count = count(draft.without_period)),
    );
    let area = missing(
        draft.without_area,
        t!(ctx, "import-unread-area", count = count(draft.without_area)),
    );
    Some(
        view! {
            <section class="wk-panel">
                <h2>{t!(ctx, "import-unread")}</h2>
                {period}
                {area}
                {unknown}
                {cells}
            </section>
        }
        .into_any(),
    )
}

fn reject(ctx: &Ctx, import: &Import) -> AnyView {
    let none = FieldErrors::default();
    let reason =
        FieldSpec::new(ctx, "grund", t!(ctx, "import-reject-reason"), "", &none).optional();
    view! {
        <details class="wk-data">
            <summary>{t!(ctx, "import-reject")}</summary>
            <form
                class="wk-form"
                method="post"
                action=ctx.href(&format!("{}/verwerfen", path(import)))
                novalidate=true
            >
                <input type="hidden" name="version" value=import.version.to_string()/>
                <p>{t!(ctx, "import-reject-lead")}</p>
                {ui::text_area(ctx, reason, 2, MAX_REASON)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "import-reject-do")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// Work on a file that takes longer than a page waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// The file is being read.
    Reading {
        /// Rows so far.
        rows: u64,
        /// Share of the file in percent.
        share: u64,
    },
    /// Its values are being written.
    Writing {
        /// Values so far.
        done: usize,
        /// Values in all.
        total: usize,
    },
    /// The same by another process, which alone knows how far it has come.
    WritingElsewhere,
}

/// A page that comes again by itself until the work is done.
pub fn progress(ctx: &Ctx, import: &Import, work: Work) -> Page {
    let (text, share) = match work {
        Work::Reading { rows, share } => {
            (t!(ctx, "import-reading", rows = rows.to_string()), Some(share))
        }
        Work::Writing { done, total } => {
            let share = u64::try_from(done * 100 / total.max(1)).ok();
            let (done, total) = (count_text(ctx, done), count_text(ctx, total));
            (t!(ctx, "import-writing", done = done, total = total), share)
        }
        Work::WritingElsewhere => (t!(ctx, "import-writing-elsewhere"), None),
    };
    let value = share.map(|share| share.min(100).to_string());
    let again = ctx.href(&path(import));
    let body = view! {
        {head(ctx, import)}
        <section class="wk-panel" role="status">
            <p class="wk-lead">{text.clone()}</p>
            <progress class="wk-meter" max="100" value=value aria-label=text></progress>
            <p><a class="wk-link" href=again>{t!(ctx, "import-again")}</a></p>
        </section>
    };
    page(ctx, import, body.into_any())
}

/// A file that cannot be read as a table, with the columns where choosing others may help.
pub fn refused(
    ctx: &Ctx,
    catalogue: &Catalogue,
    import: &Import,
    (code, place): (&str, Option<String>),
    columns: Option<&Columns>,
) -> Page {
    let place =
        place.map(|place| view! { <p>{t!(ctx, "import-refused-place", place = place)}</p> });
    let body = view! {
        {head(ctx, import)}
        <div class="wk-note wk-note--risk" role="alert">
            <h2>{t!(ctx, "import-refused")}</h2>
            <p>{texts::refusal(ctx, code)}</p>
            {place}
        </div>
        {columns.map(|columns| columns::section(ctx, catalogue, &path(import), import.version, columns))}
        {facts(ctx, catalogue, import, ().into_any())}
        {reject(ctx, import)}
    };
    page(ctx, import, body.into_any())
}

/// The file once somebody has decided about it.
pub fn ended(ctx: &Ctx, catalogue: &Catalogue, data: &Ended<'_>) -> Page {
    let import = data.import;
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| format_day(day, ctx.language));
    let row = |name: String, value: Option<String>| {
        value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    };
    let reason = Some(import.reason.clone()).filter(|reason| !reason.is_empty());
    let further = view! {
        {row(t!(ctx, "import-accepted-on"), day(import.accepted))}
        {row(t!(ctx, "import-undone-on"), day(import.undone))}
        {row(t!(ctx, "import-values"), import.accepted.map(|_| import.values.to_string()))}
        {row(t!(ctx, "import-note"), reason)}
    };
    let receipt = data.is_fresh.then(|| {
        let number = i64::try_from(import.values).unwrap_or(i64::MAX);
        view! {
            <div class="wk-receipt" role="status">
                {ui::icon("#s-ok")}
                <h2>{t!(ctx, "import-receipt")}</h2>
                <p>{t!(ctx, "import-receipt-text", count = number)}</p>
            </div>
        }
    });
    let indicators: Vec<_> = data
        .indicators
        .iter()
        .filter_map(|(code, values)| {
            let record = catalogue.indicators.get(code)?;
            let name = format!("{code} {}", record.indicator.short.get(ctx.language));
            let number = t!(ctx, "import-values-count", count = count(*values));
            Some(view! { <li>{indicator_link(ctx, code, name)}": "{number}</li> })
        })
        .collect();
    let indicators = (!indicators.is_empty()).then(|| {
        view! {
            <section class="wk-panel">
                <h2>{t!(ctx, "import-by-indicator")}</h2>
                <ul class="wk-list wk-list--dots">{indicators}</ul>
            </section>
        }
    });
    let body = view! {
        {receipt}
        {head(ctx, import)}
        {facts(ctx, catalogue, import, further.into_any())}
        {indicators}
        {(import.state == ImportState::Accepted).then(|| undo(ctx, data))}
    };
    page(ctx, import, body.into_any())
}

fn undo(ctx: &Ctx, data: &Ended<'_>) -> AnyView {
    let reason =
        FieldSpec::new(ctx, "grund", t!(ctx, "import-undo-reason"), data.reason, data.errors);
    view! {
        <section class="wk-panel">
            <h2>{t!(ctx, "import-undo")}</h2>
            {ui::error_summary(ctx, data.errors, |_: &str| t!(ctx, "import-undo-reason"))}
            <p>{t!(ctx, "import-undo-lead")}</p>
            <form
                class="wk-form"
                method="post"
                action=ctx.href(&format!("{}/zuruecknehmen", path(data.import)))
                novalidate=true
            >
                <input type="hidden" name="version" value=data.import.version.to_string()/>
                {ui::text_area(ctx, reason, 2, MAX_REASON)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--danger" type="submit">{t!(ctx, "import-undo-do")}</button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
