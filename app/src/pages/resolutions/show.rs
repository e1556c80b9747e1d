//! `/beschluesse/{nr}`: a resolution with how it came about, what follows from it and how far it is carried out.

use super::{path, words};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::history;
use crate::i18n::t;
use crate::pages::findings::show::paragraphs;
use crate::pages::procedure::words as rules;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::journal::Entry;
use domain::meeting::numbering::ResolutionNumber;
use domain::meeting::procedure::RuleName;
use domain::meeting::resolution::difference::{Piece, difference, is_same};
use domain::meeting::resolution::form::{MAX_NOTE, ProgressForm};
use domain::meeting::resolution::{Implementation, Resolution};
use domain::period::format_day;
use leptos::prelude::*;

/// What the page shows.
pub struct Data<'a> {
    /// The resolution, as far as the reader sees it.
    pub resolution: &'a Resolution,
    /// Its hash, and whether it still holds.
    pub hash: (&'a str, bool),
    /// The resolution that took its place.
    pub successor: Option<&'a ResolutionNumber>,
    /// What the paper proposed, where the reader may read it.
    pub proposed: Option<&'a str>,
    /// Number and title of the item.
    pub item: Option<(String, String)>,
    /// What was done to it.
    pub history: &'a [Entry],
    /// The form for whoever may say how far it is carried out.
    pub progress: Option<&'a Form<ProgressForm>>,
    /// The form for whoever may say that they do not share it.
    pub minority: Option<&'a Form<String>>,
    /// True where somebody else has changed it meanwhile.
    pub changed: bool,
    /// True where the reader is told names.
    pub inside: bool,
    /// Code of a note.
    pub notice: Option<&'a str>,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Page {
    let resolution = data.resolution;
    let number = resolution.number.to_string();
    let heading = if resolution.is_adopted() {
        t!(ctx, "reso-heading", number = number.clone())
    } else {
        t!(ctx, "reso-heading-rejected", number = number.clone())
    };
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        ("/beschluesse".to_owned(), t!(ctx, "reso-title")),
    ];
    let (symbol, suffix) = words::mark(ctx, resolution);
    let extract = format!("{}/auszug.pdf", path(&resolution.number));
    let errors = data.progress.is_some_and(|form| !form.errors.is_empty())
        || data.minority.is_some_and(|form| !form.errors.is_empty());
    let meanwhile = data.changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "reso-meanwhile")}</p>
            </div>
        }
    });
    let history = (!data.history.is_empty()).then(|| {
        view! {
            <section class="wk-section" aria-labelledby="h-verlauf">
                <h2 id="h-verlauf">{t!(ctx, "reso-history")}</h2>
                {history::list(ctx, data.history)}
            </section>
        }
    });
    let body = view! {
        {ui::breadcrumb(ctx, trail, number)}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{heading.clone()}</h1>
                <p class="wk-lead" lang=words::german(ctx)>{resolution.title.clone()}</p>
                <p><span class=format!("wk-status wk-status--{suffix}")>{ui::icon(symbol)}{words::standing(ctx, resolution)}</span></p>
                <div class="wk-btns wk-noprint">
                    <a class="wk-btn wk-btn--secondary" href=ctx.href(&extract)>{ui::icon("#i-download")}{t!(ctx, "reso-extract")}</a>
                </div>
            </div>
            {note(ctx, data.notice)}
            {meanwhile}
            {data.progress.and_then(|form| ui::error_summary(ctx, &form.errors, |field| label(ctx, field)))}
            {data.minority.and_then(|form| ui::error_summary(ctx, &form.errors, |field| label(ctx, field)))}
            {wording(ctx, data)}
            {came_about(ctx, catalogue, data)}
            {effects(ctx, catalogue, resolution)}
            {progress(ctx, data)}
            {minorities(ctx, catalogue, data)}
            {history}
        </main>
    }
    .into_any();
    let title = if errors { t!(ctx, "error-prefix", title = heading) } else { heading };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

fn label(ctx: &Ctx, field: &str) -> String {
    match field {
        "state" => t!(ctx, "reso-field-state"),
        "evidence" => t!(ctx, "reso-evidence"),
        _ => t!(ctx, "reso-minority-text"),
    }
}

fn note(ctx: &Ctx, notice: Option<&str>) -> Option<AnyView> {
    let text = match notice? {
        "aufgenommen" => t!(ctx, "reso-recorded"),
        "umsetzung" => t!(ctx, "reso-reported"),
        "minderheit" => t!(ctx, "reso-minority-kept"),
        "schon-da" => t!(ctx, "reso-already"),
        _ => return None,
    };
    Some(view! { <div class="wk-note wk-note--ok" role="status"><p>{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
}

/// What was struck and added, word by word.
pub(super) fn pieces(ctx: &Ctx, before: &str, after: &str) -> AnyView {
    let each: Vec<_> = difference(before, after)
        .into_iter()
        .map(|piece| match piece {
            Piece::Kept(text) => view! { {text}" " }.into_any(),
            Piece::Struck(text) => view! {
                <span class="wk-sr">{t!(ctx, "history-before")}" "</span><del>{text}</del>" "
            }
            .into_any(),
            Piece::Added(text) => view! {
                <span class="wk-sr">{t!(ctx, "history-after")}" "</span><ins>{text}</ins>" "
            }
            .into_any(),
        })
        .collect();
    view! { <p class="wk-change" lang=words::german(ctx)>{each}</p> }.into_any()
}

fn wording(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let resolution = data.resolution;
    let amended =
        data.proposed.filter(|proposed| !is_same(proposed, &resolution.text)).map(|proposed| {
            view! {
                <h3>{t!(ctx, "reso-amended")}</h3>
                {pieces(ctx, proposed, &resolution.text)}
            }
        });
    let link = |number: &ResolutionNumber| {
        view! { <a href=ctx.href(&path(number))>{number.to_string()}</a>" " }.into_any()
    };
    let before: Vec<_> = resolution.replaces.iter().map(link).collect();
    let before =
        (!before.is_empty()).then(|| view! { <p>{t!(ctx, "reso-replaces")}" "{before}</p> });
    let after = data.successor.map(|number| {
        view! {
            <div class="wk-note wk-note--risk">
                <p>{ui::icon("#s-risk")}" "{t!(ctx, "reso-replaced-by")}" "{link(number)}</p>
            </div>
        }
    });
    let (hash, checked) = data.hash;
    let verdict = if checked {
        view! { <span class="wk-status wk-status--ok">{ui::icon("#s-ok")}{t!(ctx, "reso-hash-checked")}</span> }.into_any()
    } else {
        view! { <span class="wk-status wk-status--miss">{ui::icon("#s-miss")}{t!(ctx, "reso-hash-wrong")}</span> }.into_any()
    };
    view! {
        {after}
        <section class="wk-panel wk-panel--accent" aria-labelledby="h-wortlaut">
            <h2 id="h-wortlaut">{t!(ctx, "reso-wording")}</h2>
            <div lang=words::german(ctx)>{paragraphs(&resolution.text)}</div>
            {amended}
            {before}
            <p class="wk-small">{t!(ctx, "reso-hash")}": "<code class="wk-break-all">{hash.to_owned()}</code>" "{verdict}</p>
        </section>
    }
    .into_any()
}

fn came_about(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> AnyView {
    let resolution = data.resolution;
    let day = format_day(resolution.decided, ctx.language);
    let row = |term: String, text: AnyView| view! { <dt>{term}</dt><dd>{text}</dd> }.into_any();
    let mut rows = vec![row(t!(ctx, "reso-column-decided"), day.into_any())];
    match (resolution.number.meeting(), &resolution.number) {
        (Some(meeting), _) => {
            let held: u32 = meeting;
            let name = t!(ctx, "reso-filter-meeting", meeting = held);
            let href = ctx.href(&format!("/sitzungen/{meeting}"));
            rows.push(row(
                t!(ctx, "reso-column-meeting"),
                view! { <a href=href>{name}</a> }.into_any(),
            ));
        }
        (None, number) => {
            let href = ctx.href(&format!("/umlaufverfahren/{number}"));
            let name = t!(ctx, "reso-circular", number = number.to_string());
            rows.push(row(
                t!(ctx, "reso-column-meeting"),
                view! { <a href=href>{name}</a> }.into_any(),
            ));
        }
    }
    if let Some((number, title)) = &data.item {
        let item = format!("TOP {number} {title}");
        rows.push(row(
            t!(ctx, "reso-item"),
            view! { <span lang=words::german(ctx)>{item}</span> }.into_any(),
        ));
    }
    let version = resolution.procedure;
    let applied = |rule| view! { <br /><span class="wk-small wk-muted">{rules::applied(ctx, rule, version)}</span> };
    let vote = words::vote(ctx, &resolution.vote);
    let kind = words::method(ctx, &resolution.vote);
    let rule = if resolution.quorum.is_some() { RuleName::Majority } else { RuleName::Circular };
    rows.push(row(t!(ctx, "reso-result"), view! { {vote}<br />{kind}{applied(rule)} }.into_any()));
    if let Some(quorum) = &resolution.quorum {
        let (said, why) = words::quorum(ctx, quorum);
        rows.push(row(
            t!(ctx, "reso-quorum-title"),
            view! { {said}<br />{why}{applied(RuleName::Quorum)} }.into_any(),
        ));
    }
    let names = &resolution.vote.by_name;
    let by_name = (data.inside && !names.is_empty()).then(|| {
        let each: Vec<_> = names
            .iter()
            .map(|(code, choice)| {
                let said = choice
                    .map_or_else(|| t!(ctx, "reso-not-given"), |choice| words::choice(ctx, choice));
                view! {
                    <tr role="row">
                        <th role="rowheader" scope="row">{words::organisation(catalogue, code)}</th>
                        <td role="cell" data-label=t!(ctx, "reso-vote-column")>{said}</td>
                    </tr>
                }
            })
            .collect();
        let titles = [t!(ctx, "reso-organisation-column"), t!(ctx, "reso-vote-column")];
        view! {
            <table class="wk-table wk-table--stack" role="table">
                <caption>{t!(ctx, "reso-by-name")}</caption>
                {ui::table_head(&titles)}
                <tbody role="rowgroup">{each}</tbody>
            </table>
        }
    });
    view! {
        <section class="wk-section" aria-labelledby="h-abstimmung">
            <h2 id="h-abstimmung">{t!(ctx, "reso-came-about")}</h2>
            <dl class="wk-dl">{rows}</dl>
            {by_name}
        </section>
    }
    .into_any()
}

fn effects(ctx: &Ctx, catalogue: &Catalogue, resolution: &Resolution) -> Option<AnyView> {
    let said = resolution.effects.iter().filter_map(|e| words::effect(ctx, catalogue, e));
    let items: Vec<_> = said
        .map(|(text, at)| {
            let link = at.map(|at| view! { " "<a href=ctx.href(&at)>{t!(ctx, "reso-effect-link")}<span class="wk-sr">": "{text.clone()}</span></a> });
            view! { <li lang=words::german(ctx)>{text}{link}</li> }
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let lead = if resolution.is_adopted() {
        t!(ctx, "reso-effects-done")
    } else {
        t!(ctx, "reso-effects-not-done")
    };
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-wirkungen">
                <h2 id="h-wirkungen">{t!(ctx, "reso-effects")}</h2>
                <p>{lead}</p>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

fn progress(ctx: &Ctx, data: &Data<'_>) -> Option<AnyView> {
    let resolution = data.resolution;
    if !resolution.is_adopted() {
        return None;
    }
    let held = &resolution.progress;
    let due = held.due.map_or_else(|| t!(ctx, "reso-no-due"), |day| format_day(day, ctx.language));
    let owner = (!held.responsible.is_empty()).then(|| {
        view! { <dt>{t!(ctx, "reso-responsible")}</dt><dd>{held.responsible.clone()}</dd> }
    });
    let evidence = (!held.evidence.is_empty()).then(|| {
        view! { <dt>{t!(ctx, "reso-evidence")}</dt><dd>{paragraphs(&held.evidence)}</dd> }
    });
    let form = data.progress.map(|form| {
        let field = |name: &'static str, value: &str| {
            FieldSpec::new(ctx, name, label(ctx, name), value, &form.errors)
        };
        let next = Implementation::ALL.iter().filter(|to| held.state.may_become(**to));
        let next = next.map(|s| (s.code().to_owned(), words::implementation(ctx, *s))).collect();
        let evidence = field("evidence", &form.values.evidence).optional();
        view! {
            <form class="wk-form wk-noprint" method="post" action=ctx.href(&format!("{}/umsetzung", path(&resolution.number))) novalidate=true>
                <input type="hidden" name="version" value=form.version.to_string() />
                {ui::radios(field("state", &form.values.state), next)}
                {ui::text_area(ctx, evidence.hint(t!(ctx, "reso-evidence-hint")), 3, MAX_NOTE)}
                <div class="wk-btns"><button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "reso-report")}</button></div>
            </form>
        }
    });
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-umsetzung">
                <h2 id="h-umsetzung">{t!(ctx, "reso-progress")}</h2>
                <dl class="wk-dl">
                    <dt>{t!(ctx, "reso-column-state")}</dt><dd>{words::standing(ctx, resolution)}</dd>
                    {owner}
                    <dt>{t!(ctx, "reso-due")}</dt><dd>{due}</dd>
                    {evidence}
                </dl>
                {form}
            </section>
        }
        .into_any(),
    )
}

fn minorities(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Option<AnyView> {
    let resolution = data.resolution;
    if resolution.minority.is_empty() && data.minority.is_none() {
        return None;
    }
    let each: Vec<_> = resolution
        .minority
        .iter()
        .map(|minority| {
            let who = words::organisation(catalogue, &minority.organisation);
            let day = format_day(minority.date, ctx.language);
            view! {
                <li>
                    <b>{who}</b>", "{day}
                    <div lang=words::german(ctx)>{paragraphs(&minority.text)}</div>
                </li>
            }
        })
        .collect();
    let form = data.minority.map(|form| {
        let spec = FieldSpec::new(ctx, "text", label(ctx, "text"), &form.values, &form.errors);
        view! {
            <form class="wk-form wk-noprint" method="post" action=ctx.href(&format!("{}/minderheit", path(&resolution.number))) novalidate=true>
                {ui::text_area(ctx, spec.hint(t!(ctx, "reso-minority-hint")), 4, MAX_NOTE)}
                <div class="wk-btns"><button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "reso-minority-save")}</button></div>
            </form>
        }
    });
    Some(
        view! {
            <section class="wk-section" aria-labelledby="h-minderheit">
                <h2 id="h-minderheit">{t!(ctx, "reso-minorities")}</h2>
                <ul class="wk-list">{each}</ul>
                {form}
            </section>
        }
        .into_any(),
    )
}
