//! `/suche`: what fits, by kind, the best first, with the hit marked.

use super::{Nav, Page};
use crate::ctx::Ctx;
use crate::i18n::{Words, t};
use crate::shell::query_escape;
use crate::ui;
use domain::number::Language;
use domain::search::{Document, Group, Index, Kind, Piece, Query, pieces, snippet};
use leptos::prelude::*;

/// Hits of a kind that are shown beside those of others.
const FIRST: usize = 5;
/// Hits of a kind that are shown where it was asked for alone.
const MOST: usize = 100;
/// Characters around a hit.
const AROUND: usize = 180;

/// What the page shows.
pub struct Data<'a> {
    /// What was typed.
    pub query: &'a Query,
    /// The only kind to show.
    pub kind: Option<Kind>,
    /// What the reader may know of.
    pub index: &'a Index,
}

/// What minutes are called, in German as all texts that are searched.
pub fn minutes_title(_: &Ctx, meeting: &str) -> String {
    t!(Words(Language::De), "oparl-minutes-file", meeting = meeting.to_owned())
}

fn kind_words(ctx: &Ctx, kind: Kind) -> String {
    match kind {
        Kind::Measure => t!(ctx, "search-kind-measure"),
        Kind::Indicator => t!(ctx, "search-kind-indicator"),
        Kind::Meeting => t!(ctx, "search-kind-meeting"),
        Kind::AgendaItem => t!(ctx, "search-kind-item"),
        Kind::Paper => t!(ctx, "search-kind-paper"),
        Kind::Resolution => t!(ctx, "search-kind-resolution"),
        Kind::Circular => t!(ctx, "search-kind-circular"),
        Kind::Minutes => t!(ctx, "search-kind-minutes"),
        Kind::Finding => t!(ctx, "search-kind-finding"),
        Kind::Experience => t!(ctx, "search-kind-experience"),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The page.
pub fn page(ctx: &Ctx, data: &Data<'_>) -> Page {
    let heading = t!(ctx, "search-title");
    let typed = data.query.text().to_owned();
    let groups = data.index.search(data.query);
    let total: usize = groups.iter().map(|group| group.hits.len()).sum();
    let told = if data.query.is_empty() {
        None
    } else if total == 0 {
        Some(nothing(ctx, data))
    } else {
        let text = t!(ctx, "search-found", count = count(total), query = typed.clone());
        Some(view! { <p class="wk-lead" role="status">{text}</p> }.into_any())
    };
    let shown = groups.iter().filter(|group| data.kind.is_none_or(|kind| kind == group.kind));
    let sections: Vec<_> = shown.map(|group| section(ctx, data, group)).collect();
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading.clone()}</h1></div>
            <form class="wk-form wk-find" method="get" action=ctx.href("/suche") role="search">
                <div class="wk-field">
                    <label class="wk-label" for="q">{t!(ctx, "search-field")}</label>
                    <p class="wk-hint" id="q-hinweis">{t!(ctx, "search-hint")}</p>
                    <div class="wk-find__row">
                        <input
                            class="wk-input"
                            id="q"
                            name="q"
                            type="search"
                            maxlength="200"
                            autocomplete="off"
                            aria-describedby="q-hinweis"
                            value=typed.clone()
                        />
                        <button class="wk-btn wk-btn--primary" type="submit">
                            {ui::icon("#i-search")}{t!(ctx, "search-go")}
                        </button>
                    </div>
                </div>
            </form>
            {told}
            {kinds(ctx, data, &groups)}
            {sections}
        </main>
    }
    .into_any();
    let title = if typed.is_empty() { heading } else { format!("{typed} – {heading}") };
    Page { title, nav: Nav::None, islands: false, body }
}

fn address(ctx: &Ctx, query: &str, kind: Option<Kind>) -> String {
    let kind = kind.map(|kind| format!("&art={}", kind.code())).unwrap_or_default();
    ctx.href(&format!("/suche?q={}{kind}", query_escape(query)))
}

/// The kinds with the number of their hits, as a way to one of them alone.
fn kinds(ctx: &Ctx, data: &Data<'_>, groups: &[Group<'_>]) -> Option<AnyView> {
    if groups.len() < 2 {
        return None;
    }
    let entry = |kind: Option<Kind>, text: String| {
        let current = (kind == data.kind).then_some("page");
        view! { <li><a href=address(ctx, data.query.text(), kind) aria-current=current>{text}</a></li> }
    };
    let each = groups.iter().map(|group| {
        entry(Some(group.kind), format!("{} ({})", kind_words(ctx, group.kind), group.hits.len()))
    });
    let all = std::iter::once(entry(None, t!(ctx, "search-all-kinds")));
    let items: Vec<_> = all.chain(each).collect();
    Some(
        view! { <nav class="wk-subnav" aria-label=t!(ctx, "search-kinds")><ul>{items}</ul></nav> }
            .into_any(),
    )
}

fn section(ctx: &Ctx, data: &Data<'_>, group: &Group<'_>) -> AnyView {
    let alone = data.kind.is_some();
    let most = if alone { MOST } else { FIRST };
    let hits: Vec<_> =
        group.hits.iter().take(most).map(|hit| row(ctx, data.query, hit.document)).collect();
    let total = group.hits.len();
    let rest = (total > most).then(|| {
        if alone {
            let text = t!(ctx, "search-more", shown = count(most), count = count(total));
            view! { <p class="wk-muted">{text}</p> }.into_any()
        } else {
            let href = address(ctx, data.query.text(), Some(group.kind));
            let kind = kind_words(ctx, group.kind);
            view! {
                <p>
                    <a href=href>
                        {t!(ctx, "search-all", count = count(total))}
                        <span class="wk-sr">": "{kind}</span>
                    </a>
                </p>
            }
            .into_any()
        }
    });
    let id = format!("h-{}", group.kind.code());
    view! {
        <section class="wk-section" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{kind_words(ctx, group.kind)}</h2>
            <ul class="wk-list">{hits}</ul>
            {rest}
        </section>
    }
    .into_any()
}

fn marked(all: Vec<Piece>) -> Vec<AnyView> {
    let each = all.into_iter().map(|piece| {
        if piece.hit {
            view! { <mark>{piece.text}</mark> }.into_any()
        } else {
            piece.text.into_any()
        }
    });
    each.collect()
}

fn row(ctx: &Ctx, query: &Query, document: &Document) -> AnyView {
    let german = (ctx.language == Language::En).then_some("de");
    let number = (!document.number.is_empty() && document.number != document.title).then(
        || view! { <span class="wk-find__no">{marked(pieces(&document.number, query))}</span>" " },
    );
    let day = document.date.map(|day| {
        let day = domain::period::format_day(day, ctx.language);
        view! { <span class="wk-small wk-muted">{day}</span> }
    });
    let around = snippet(&document.text, query, AROUND);
    let around = (!around.is_empty())
        .then(|| view! { <p class="wk-small" lang=german>{marked(around)}</p> });
    view! {
        <li class="wk-find__hit">
            <a href=ctx.href(&document.path)>
                {number}
                <span lang=german>{marked(pieces(&document.title, query))}</span>
            </a>
            {day}
            {around}
        </li>
    }
    .into_any()
}

/// Nothing fits: what was perhaps meant, and ways on.
fn nothing(ctx: &Ctx, data: &Data<'_>) -> AnyView {
    let meant = data.index.suggestion(data.query).map(|other| {
        let href = address(ctx, &other, None);
        view! { <p>{t!(ctx, "search-meant")}" "<a href=href>{other.clone()}</a>"?"</p> }
    });
    let less = (data.query.terms().len() > 1).then(|| t!(ctx, "search-tip-less"));
    let sign_in = ctx.account().is_none().then(|| t!(ctx, "search-tip-sign-in"));
    let tips =
        [less, Some(t!(ctx, "search-tip-other")), Some(t!(ctx, "search-tip-number")), sign_in];
    let tips: Vec<_> = tips.into_iter().flatten().map(|tip| view! { <li>{tip}</li> }).collect();
    let text = t!(ctx, "search-none", query = data.query.text().to_owned());
    view! {
        <div class="wk-note" role="status">
            <p class="wk-strong">{text}</p>
            {meant}
            <h2>{t!(ctx, "search-tips")}</h2>
            <ul>{tips}</ul>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;

    fn html(view: AnyView) -> String {
        Owner::new().with(|| view.to_html()).replace("<!>", "")
    }

    fn index() -> Index {
        let document = |title: &str, text: &str| Document {
            kind: Some(Kind::Paper),
            number: "SR-2020-004".into(),
            title: title.into(),
            text: text.into(),
            path: "/vorlagen/SR-2020-004".into(),
            date: None,
        };
        Index::new([document("<b>Größe</b>", "Der <script>Bonus</script> wirkt.")])
    }

    #[test]
    fn hits_are_marked_and_hostile_texts_stay_texts() {
        let (ctx, index) = (fixtures::visitor(Language::De), index());
        let shown = |typed: &str| {
            let query = Query::parse(typed);
            html(page(&ctx, &Data { query: &query, kind: None, index: &index }).body)
        };
        let page = shown("groesse bonus");
        assert!(page.contains("&lt;b&gt;<mark>Größe</mark>&lt;/b&gt;"), "{page}");
        assert!(page.contains("&lt;script&gt;<mark>Bonus</mark>&lt;/script&gt;"), "{page}");
        assert!(page.contains("href=\"/vorlagen/SR-2020-004\""), "{page}");
        let none = shown("<img src=x onerror=alert(1)>");
        assert!(!none.contains("<img"), "{none}");
        assert!(none.contains("&lt;img"), "{none}");
        let slip = shown("grüsse");
        assert!(
            slip.contains("Meinten Sie") && slip.contains("href=\"/suche?q=groesse\""),
            "{slip}"
        );
    }
}
