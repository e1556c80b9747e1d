//! The calendar: every indicator with its next value, what is overdue first.

use super::{Names, panel, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::indicators::detail;
use crate::pages::measures::parts::count;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::supply::{DueState, Outlook, Supply};
use domain::key::{FieldCode, OrganisationCode};
use domain::period::format_day;
use leptos::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Path of the calendar.
pub const PATH: &str = "/lieferkalender";

/// Whose deliveries are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Owner {
    /// All of them.
    #[default]
    Anyone,
    /// Those of an organisation.
    Organisation(OrganisationCode),
    /// Those that nobody is in charge of.
    Nobody,
}

impl Owner {
    /// Reads what an address asks for: a code, `ohne`, or anything else for all.
    pub fn from_query(text: &str) -> Self {
        match text {
            "ohne" => Self::Nobody,
            code => OrganisationCode::parse(code).map_or(Self::Anyone, Self::Organisation),
        }
    }

    fn query(&self) -> &str {
        match self {
            Self::Anyone => "",
            Self::Organisation(code) => code.as_str(),
            Self::Nobody => "ohne",
        }
    }

    fn admits(&self, supply: &Supply) -> bool {
        match self {
            Self::Anyone => true,
            Self::Organisation(code) => supply.organisation.as_ref() == Some(code),
            Self::Nobody => supply.organisation.is_none() && supply.account.is_none(),
        }
    }
}

/// What the reader asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// One field only.
    pub field: Option<FieldCode>,
    /// One organisation only.
    pub owner: Owner,
}

impl Filter {
    fn admits(&self, line: &Line<'_>) -> bool {
        let field = self.field.as_ref();
        field.is_none_or(|field| field == &line.record.indicator.field)
            && self.owner.admits(&line.supply)
    }
}

/// An indicator with what is to be said about its next value.
struct Line<'a> {
    record: &'a IndicatorRecord,
    supply: Cow<'a, Supply>,
    outlook: Outlook,
}

/// Headings of the list, in its order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Overdue,
    Soon,
    Later,
    NoDate,
}

impl Group {
    const ALL: [Self; 4] = [Self::Overdue, Self::Soon, Self::Later, Self::NoDate];

    fn of(state: DueState) -> Self {
        match state {
            DueState::Overdue(_) => Self::Overdue,
            DueState::Today | DueState::Soon(_) => Self::Soon,
            DueState::Later => Self::Later,
            DueState::NoDate => Self::NoDate,
        }
    }

    /// Identifier and heading.
    fn heading(self, ctx: &Ctx) -> (&'static str, String) {
        match self {
            Self::Overdue => ("ueberfaellig", t!(ctx, "supply-group-overdue")),
            Self::Soon => ("demnaechst", t!(ctx, "supply-group-soon")),
            Self::Later => ("spaeter", t!(ctx, "supply-group-later")),
            Self::NoDate => ("ohne-termin", t!(ctx, "supply-group-none")),
        }
    }
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, names: &Names, filter: &Filter) -> Page {
    let title = t!(ctx, "supply-title");
    let mut lines: Vec<_> = catalogue
        .indicators
        .iter()
        // Computed values come by themselves.
        .filter(|(_, record)| !record.indicator.is_derived())
        .map(|(code, record)| {
            let kept = catalogue.supplies.get(code).map(Cow::Borrowed);
            let supply = kept.unwrap_or_else(|| Cow::Owned(Supply::empty(code.clone())));
            let outlook = Outlook::of(&supply, record, ctx.today);
            Line { record, supply, outlook }
        })
        .filter(|line| filter.admits(line))
        .collect();
    // Sorting keeps the order of the codes for what is due on one day.
    lines.sort_by_key(|line| line.outlook.next.map(|next| next.due));
    let groups: Vec<_> =
        Group::ALL.into_iter().filter_map(|g| group(ctx, catalogue, names, g, &lines)).collect();
    let results = if lines.is_empty() { empty(ctx) } else { groups.into_any() };
    let trail = vec![("/indikatoren".to_owned(), t!(ctx, "indicator-list-title"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{t!(ctx, "supply-lead")}</p>
            </div>
            {form(ctx, catalogue, filter, lines.len())}
            {results}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Indicators, islands: false, body }
}

fn form(ctx: &Ctx, catalogue: &Catalogue, filter: &Filter, shown: usize) -> AnyView {
    let fields = catalogue.fields.iter().map(|field| {
        let name = t!(
            ctx,
            "indicator-field-number",
            number = i64::from(field.position),
            name = field.name.get(ctx.language).to_owned()
        );
        (field.code.to_string(), name)
    });
    let fields =
        std::iter::once((String::new(), t!(ctx, "indicator-list-all-fields"))).chain(fields);
    let in_charge: BTreeSet<_> =
        catalogue.supplies.values().filter_map(|s| s.organisation.as_ref()).collect();
    let mut owners: Vec<_> =
        in_charge.into_iter().filter_map(|code| catalogue.organisations.get(code)).collect();
    owners.sort_by_cached_key(|o| domain::text::collation(&o.short));
    let owners = owners.into_iter().map(|o| (o.code.to_string(), o.short.clone()));
    let owners = std::iter::once((String::new(), t!(ctx, "supply-all-owners")))
        .chain(owners)
        .chain([("ohne".to_owned(), t!(ctx, "supply-without-owner"))]);
    let chosen = filter.field.as_ref().map(ToString::to_string).unwrap_or_default();
    let entered = catalogue.indicators.values().filter(|r| !r.indicator.is_derived());
    let total = count(entered.count());
    view! {
        <form
            class="wk-filter"
            method="get"
            action=ctx.href(PATH)
            aria-label=t!(ctx, "supply-filter")
        >
            {ui::filter_choice("feld", t!(ctx, "indicator-list-field"), &chosen, fields)}
            {ui::filter_choice("zustaendig", t!(ctx, "supply-owner"), filter.owner.query(), owners)}
            <button class="wk-btn wk-btn--secondary" type="submit">
                {t!(ctx, "indicator-list-show")}
            </button>
            <p class="wk-filter__sum" role="status">
                {t!(ctx, "supply-count", count = count(shown), total = total)}
            </p>
        </form>
    }
    .into_any()
}

fn empty(ctx: &Ctx) -> AnyView {
    view! {
        <div class="wk-empty wk-empty--l">
            {ui::icon("#i-search")}
            <h2>{t!(ctx, "supply-empty-title")}</h2>
            <p>{t!(ctx, "supply-empty-text")}</p>
            <a class="wk-btn wk-btn--secondary" href=ctx.href(PATH)>{t!(ctx, "supply-reset")}</a>
        </div>
    }
    .into_any()
}

fn group(
    ctx: &Ctx,
    catalogue: &Catalogue,
    names: &Names,
    group: Group,
    lines: &[Line<'_>],
) -> Option<AnyView> {
    let titles = [
        t!(ctx, "supply-indicator"),
        t!(ctx, "supply-period"),
        t!(ctx, "supply-due"),
        t!(ctx, "supply-owner"),
        t!(ctx, "supply-source"),
        t!(ctx, "supply-last"),
    ];
    let rows: Vec<_> = lines
        .iter()
        .filter(|line| Group::of(line.outlook.due) == group)
        .map(|line| row(ctx, catalogue, names, line, &titles))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let (id, heading) = group.heading(ctx);
    let head: Vec<_> = titles
        .iter()
        .map(|title| view! { <th scope="col" role="columnheader">{title.clone()}</th> })
        .collect();
    Some(
        view! {
            <section class="wk-panel" aria-labelledby=id>
                <h2 id=id>{heading.clone()}</h2>
                <table class="wk-table wk-table--stack" role="table">
                    <caption class="wk-sr">{heading}</caption>
                    <thead role="rowgroup"><tr role="row">{head}</tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </section>
        }
        .into_any(),
    )
}

fn row(
    ctx: &Ctx,
    catalogue: &Catalogue,
    names: &Names,
    line: &Line<'_>,
    titles: &[String; 6],
) -> AnyView {
    let indicator = &line.record.indicator;
    let name = detail::name(ctx, indicator);
    let href = ctx.href(&format!("/indikatoren/{}", indicator.code));
    let next = line.outlook.next;
    let period = next.map_or_else(|| "–".to_owned(), |next| next.period.label(ctx.language));
    let day = next.map(|next| {
        view! {
            {format_day(next.due, ctx.language)}
            <br/>
            <span class="wk-small wk-muted">{panel::basis(ctx, &next)}</span>
            <br/>
        }
    });
    let contact = words::contact(ctx, &line.supply)
        .map(|text| view! { <br/><span class="wk-small wk-muted">{text}</span> });
    let edit = ctx.is_planner().then(|| {
        let href = ctx.href(&format!("/indikatoren/{}/lieferung", indicator.code));
        view! {
            <br/>
            <a class="wk-small" href=href>
                {t!(ctx, "supply-edit")}<span class="wk-sr">": "{name.clone()}</span>
            </a>
        }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=href>{name.clone()}</a>
                <br/>
                <span class="wk-small wk-muted wk-num">{indicator.code.to_string()}</span>
                " "
                {ui::example_if(ctx, line.supply.evidence.is_example())}
                {edit}
            </th>
            <td role="cell" data-l=titles[1].clone()>{period}</td>
            <td role="cell" data-l=titles[2].clone()>
                <div>{day}{words::due(ctx, line.outlook.due)}</div>
            </td>
            <td role="cell" data-l=titles[3].clone()>
                <div>{words::owner(ctx, catalogue, names, &line.supply)}{contact}</div>
            </td>
            <td role="cell" data-l=titles[4].clone()>{source(catalogue, line.record)}</td>
            <td role="cell" data-l=titles[5].clone()>{last(ctx, line)}</td>
        </tr>
    }
    .into_any()
}

/// Who published the newest value.
fn source(catalogue: &Catalogue, record: &IndicatorRecord) -> AnyView {
    let code = record.latest().and_then(|value| value.source.as_ref());
    let publisher = code.and_then(|code| catalogue.sources.get(code)).map(|s| s.publisher.clone());
    match publisher {
        Some(publisher) => view! { <span lang="de">{publisher}</span> }.into_any(),
        None => view! { "–" }.into_any(),
    }
}

/// The newest value, its age, and whether it is outdated.
fn last(ctx: &Ctx, line: &Line<'_>) -> AnyView {
    let (Some(value), Some(months)) = (line.record.latest(), line.outlook.age_months) else {
        return view! { {t!(ctx, "supply-no-value")} }.into_any();
    };
    view! {
        <div>
            <span class="wk-num">{labels::observed(ctx, &line.record.indicator, value)}</span>
            " ("
            {value.period.short_label(ctx.language)}
            ")"
            <br/>
            <span class="wk-small wk-muted">
                {words::timeliness(ctx, months, line.outlook.staleness)}
            </span>
        </div>
    }
    .into_any()
}
