//! Small pieces that several pages about measures share.

use crate::ctx::Ctx;
use crate::i18n::t;
use domain::catalogue::Catalogue;
use domain::key::{IndicatorCode, MeasureSlug, SourceCode};
use domain::number::format_number;
use domain::period::Period;
use leptos::prelude::*;

/// Path of a measure's page.
pub fn measure_path(slug: &MeasureSlug) -> String {
    format!("/massnahmen/{slug}")
}

/// A link to an indicator's page.
pub fn indicator_link(ctx: &Ctx, code: &IndicatorCode, text: String) -> AnyView {
    view! { <a href=ctx.href(&format!("/indikatoren/{code}"))>{text}</a> }.into_any()
}

/// A link to a measure's page.
pub fn measure_link(ctx: &Ctx, slug: &MeasureSlug, text: String) -> AnyView {
    view! { <a href=ctx.href(&measure_path(slug))>{text}</a> }.into_any()
}

/// A whole number for Fluent's plural rules.
pub fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A whole number as people read it: `5.000`.
pub fn count_text(ctx: &Ctx, n: usize) -> String {
    format_number(f64::from(u32::try_from(n).unwrap_or(u32::MAX)), 0, ctx.language)
}

/// From when to when: `03.09.2019 – Januar 2022`, `seit 25.06.2024`, `bis 2023`, or `k. A.`.
pub fn span(ctx: &Ctx, start: Option<&Period>, end: Option<&Period>) -> String {
    let label = |period: &Period| period.label(ctx.language);
    match (start, end) {
        (Some(start), Some(end)) => format!("{} – {}", label(start), label(end)),
        (Some(start), None) => t!(ctx, "measure-since", start = label(start)),
        (None, Some(end)) => t!(ctx, "measure-until", end = label(end)),
        (None, None) => t!(ctx, "measure-not-stated"),
    }
}

/// Texts as an enumeration: `A, B und C`.
pub fn enumeration(ctx: &Ctx, items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            t!(ctx, "measure-enumeration", first = first.join(", "), last = last.clone())
        }
    }
}

/// Views with commas between them; beyond `most` only their number is told.
pub fn comma_list(
    ctx: &Ctx,
    items: impl ExactSizeIterator<Item = AnyView>,
    most: usize,
) -> AnyView {
    let hidden = items.len().saturating_sub(most);
    let shown: Vec<_> = items
        .take(most)
        .enumerate()
        .map(|(index, item)| {
            let comma = (index > 0).then_some(", ");
            view! { {comma}{item} }.into_any()
        })
        .collect();
    let more =
        (hidden > 0).then(|| format!(" {}", t!(ctx, "measure-and-more", count = count(hidden))));
    view! { {shown}{more} }.into_any()
}

/// Links to entries in the page's list of sources.
pub fn source_links(ctx: &Ctx, sources: &[SourceCode]) -> Option<AnyView> {
    if sources.is_empty() {
        return None;
    }
    let links = sources
        .iter()
        .map(|code| view! { <a href=format!("#quelle-{code}")>{code.to_string()}</a> }.into_any());
    let links = comma_list(ctx, links, 20);
    let label = t!(ctx, "measure-sources-inline", count = count(sources.len()));
    Some(view! { <span class="wk-small wk-muted">{label}" "{links}</span> }.into_any())
}

/// The list of sources at the end of a page, in the order of their codes; the targets of [`source_links`].
pub fn source_list(
    ctx: &Ctx,
    catalogue: &Catalogue,
    codes: impl IntoIterator<Item = SourceCode>,
) -> Option<AnyView> {
    let codes: std::collections::BTreeSet<_> = codes.into_iter().collect();
    if codes.is_empty() {
        return None;
    }
    let items: Vec<_> = codes
        .into_iter()
        .map(|code| {
            let id = format!("quelle-{code}");
            let Some(source) = catalogue.sources.get(&code) else {
                return view! { <li id=id>{code.to_string()}</li> }.into_any();
            };
            let title = web_link(&source.url, source.title.clone());
            let date = Period::parse(&source.date)
                .map_or_else(|_| source.date.clone(), |period| period.label(ctx.language));
            let details = [source.publisher.clone(), date]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
            view! {
                <li id=id>
                    <span>{title}</span>
                    <span class="wk-small wk-muted"><a href=ctx.href(&crate::pages::sources::path(&code))>{code.to_string()}</a>{format!(" · {details}")}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="h-quellen">
                <h2 id="h-quellen">{t!(ctx, "measure-sources")}</h2>
                <ul class="wk-list">{items}</ul>
            </section>
        }
        .into_any(),
    )
}

/// A link where the address is one of the web; otherwise the text alone.
fn web_link(url: &str, text: String) -> AnyView {
    if url.starts_with("https://") || url.starts_with("http://") {
        view! { <a href=url.to_owned() rel="noreferrer">{text}</a> }.into_any()
    } else {
        text.into_any()
    }
}

/// The two views of all measures as links: list and matrix.
pub fn views(ctx: &Ctx, matrix: bool) -> AnyView {
    let current = |here: bool| here.then_some("page");
    view! {
        <nav class="wk-subnav" aria-label=t!(ctx, "measure-views")>
            <ul>
                <li>
                    <a href=ctx.href("/massnahmen") aria-current=current(!matrix)>
                        {t!(ctx, "measure-view-list")}
                    </a>
                </li>
                <li>
                    <a href=ctx.href("/massnahmen/matrix") aria-current=current(matrix)>
                        {t!(ctx, "measure-view-matrix")}
                    </a>
                </li>
            </ul>
        </nav>
    }
    .into_any()
}

/// The document title of a form: says first that something is wrong.
pub fn form_title(ctx: &Ctx, title: &str, has_errors: bool) -> String {
    if has_errors {
        t!(ctx, "measure-error-title", title = title.to_owned())
    } else {
        title.to_owned()
    }
}

/// Page numbers to link to: the first, the last, and those around the current one; `None` stands for a gap.
pub fn page_numbers(current: usize, last: usize) -> Vec<Option<usize>> {
    let mut numbers = Vec::new();
    for number in 1..=last {
        let near = number + 1 >= current && number <= current + 1;
        if number == 1 || number == last || near {
            numbers.push(Some(number));
        } else if numbers.last() != Some(&None) {
            numbers.push(None);
        }
    }
    numbers
}

/// Links to the pages of a list; nothing where one page holds everything. `href` gives a page's address.
pub fn pager(
    ctx: &Ctx,
    current: usize,
    last: usize,
    href: impl Fn(usize) -> String,
) -> Option<AnyView> {
    if last < 2 {
        return None;
    }
    let previous = (current > 1).then(|| {
        view! { <li><a rel="prev" href=href(current - 1)>{t!(ctx, "measure-previous")}</a></li> }
    });
    let next = (current < last).then(|| {
        view! { <li><a rel="next" href=href(current + 1)>{t!(ctx, "measure-next")}</a></li> }
    });
    let numbers: Vec<_> = page_numbers(current, last)
        .into_iter()
        .map(|number| match number {
            None => view! { <li class="wk-pager__gap">"…"</li> }.into_any(),
            Some(number) => {
                let here = (number == current).then_some("page");
                let label = t!(ctx, "measure-page", page = count_text(ctx, number));
                view! {
                    <li>
                        <a href=href(number) aria-current=here aria-label=label>
                            {count_text(ctx, number)}
                        </a>
                    </li>
                }
                .into_any()
            }
        })
        .collect();
    Some(
        view! {
            <nav class="wk-pager" aria-label=t!(ctx, "measure-pages")>
                <ul>{previous}{numbers}{next}</ul>
            </nav>
        }
        .into_any(),
    )
}

/// Rows of one page: the page that exists, how many there are, and the range of rows on it.
pub fn paged(rows: usize, page: usize, per_page: usize) -> (usize, usize, std::ops::Range<usize>) {
    let last = rows.div_ceil(per_page).max(1);
    let page = page.clamp(1, last);
    let from = (page - 1) * per_page;
    (page, last, from..(from + per_page).min(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_leave_gaps_out() {
        assert_eq!(page_numbers(1, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(
            page_numbers(50, 100),
            [Some(1), None, Some(49), Some(50), Some(51), None, Some(100)]
        );
    }

    #[test]
    fn a_page_beyond_the_end_is_the_last_one() {
        assert_eq!(paged(101, 99, 50), (3, 3, 100..101));
        assert_eq!(paged(0, 0, 50), (1, 1, 0..0));
    }
}
