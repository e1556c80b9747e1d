//! „Niedersachsen im Vergleich": the areas of an indicator side by side, ranked where they can be compared, and why
//! others are not.

use super::chart::{self, unit_in_words};
use super::notes;
use super::sentence::{capitalised, figure};
use crate::charts::dots::{Dot, DotSpec, Mark, dots};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts;
use crate::{labels, ui};
use domain::catalogue::{Catalogue, IndicatorRecord, SideBySide};
use domain::field::AreaLevel;
use domain::indicator::comparison::{NoRanking, Place, Row, Unranked};
use domain::indicator::observation::{Observation, ObservationStatus};
use domain::indicator::status::Polarity;
use domain::key::{AreaCode, SourceCode};
use domain::source::Evidence;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The section; nothing where no period has values of two areas.
pub fn section(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> Option<AnyView> {
    let side = catalogue.side_by_side(record)?;
    let rows: Vec<_> = side.comparison.rows.iter().map(|r| row(ctx, catalogue, &side, r)).collect();
    let rows = table(ctx, record, &side, rows);
    let missing = (side.comparison.ranked.is_ok() && side.lands_missing > 0)
        .then(|| t!(ctx, "comparison-lands-missing", count = parts::count(side.lands_missing)));
    Some(
        view! {
            <section class="wk-panel" aria-labelledby="im-vergleich">
                <h2 id="im-vergleich">{t!(ctx, "comparison-title")}</h2>
                <p>{sentence(ctx, catalogue, record, &side)}" "{refused(ctx, catalogue, &side)}{missing}</p>
                <div class="wk-grid wk-grid--8-4">
                    {dots(&spec(ctx, catalogue, record, &side))}
                    {methods(ctx, catalogue, &side)}
                </div>
                <details class="wk-data">
                    <summary>{t!(ctx, "comparison-table")}</summary>
                    {rows}
                </details>
            </section>
        }
        .into_any(),
    )
}

/// „Ende Dezember 2023: Niedersachsen mehr als 54 %, Rang 2 von 3 vergleichbaren Ländern; Deutschland 32,1 %.".
pub fn sentence(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    side: &SideBySide<'_>,
) -> String {
    let federation = side.comparison.rows.iter().find(|row| is_federation(row));
    let reference = federation
        .and_then(|row| side.value_of(&row.area))
        .map(|o| named(ctx, catalogue, record, o));
    let values: Vec<_> =
        std::iter::once(at_home(ctx, catalogue, record, side)).chain(reference).collect();
    let when = capitalised(&side.period.when_phrase(ctx.language));
    t!(ctx, "comparison-sentence", when = when, values = values.join("; "))
}

/// Why no ranks are given; nothing where they are.
pub fn refused(ctx: &Ctx, catalogue: &Catalogue, side: &SideBySide<'_>) -> Option<String> {
    side.comparison.ranked.as_ref().err().map(|why| refusal(ctx, catalogue, why))
}

fn is_federation(row: &Row) -> bool {
    row.candidate.level == AreaLevel::Bund
}

/// „Deutschland 32,1 %", an example with its label.
fn named(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord, o: &Observation) -> String {
    let (area, value) =
        (labels::area(ctx, catalogue, &o.area), labels::observed(ctx, &record.indicator, o));
    if o.evidence.is_example() {
        t!(ctx, "comparison-value-example", area = area, value = value)
    } else {
        t!(ctx, "comparison-value", area = area, value = value)
    }
}

fn at_home(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    side: &SideBySide<'_>,
) -> String {
    let home = AreaCode::home();
    let Some(value) = side.value_of(&home) else {
        let area = labels::area(ctx, catalogue, &home);
        return match side.values.get(&home) {
            Some(other) => t!(
                ctx,
                "comparison-home-other-period",
                area = area,
                value = labels::observed(ctx, &record.indicator, other),
                period = other.period.label(ctx.language)
            ),
            None => t!(ctx, "comparison-home-none", area = area),
        };
    };
    let value = named(ctx, catalogue, record, value);
    match (side.rank_of(&home), &side.comparison.ranked) {
        (Some(rank), Ok(count)) => t!(
            ctx,
            "comparison-home-rank",
            value = value,
            rank = parts::count(rank),
            count = parts::count(*count)
        ),
        (None, Ok(count)) => {
            t!(ctx, "comparison-home-unranked", value = value, count = parts::count(*count))
        }
        (_, Err(_)) => value,
    }
}

/// Why no ranks are given.
fn refusal(ctx: &Ctx, catalogue: &Catalogue, why: &NoRanking) -> String {
    match why {
        NoRanking::Context => t!(ctx, "comparison-refused-context"),
        NoRanking::OnlyGroups(groups) => {
            let names: Vec<_> = groups.iter().map(|g| labels::area(ctx, catalogue, g)).collect();
            t!(ctx, "comparison-refused-groups", groups = parts::enumeration(ctx, &names))
        }
        NoRanking::TooFew { comparable: 0 } => t!(ctx, "comparison-refused-none"),
        NoRanking::TooFew { .. } => t!(ctx, "comparison-refused-one"),
    }
}

/// „Andere Definition: Sachsen 80 % (Breitbandanschluss, nicht nur Glasfaser)."; nothing where all measure alike.
pub fn differences(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    side: &SideBySide<'_>,
) -> Option<String> {
    let differing: Vec<_> = side
        .comparison
        .rows
        .iter()
        .filter_map(|row| side.value_of(&row.area))
        .filter(|o| o.status == ObservationStatus::DefinitionDiffers)
        .map(|o| {
            let value = named(ctx, catalogue, record, o);
            if o.note.is_empty() { value } else { format!("{value} ({})", o.note) }
        })
        .collect();
    (!differing.is_empty())
        .then(|| t!(ctx, "comparison-differences", values = differing.join("; ")))
}

/// „Andere Gebiete: Hamburg 68,1 %; Thüringen 13,8 %.": those that [`sentence`] and [`differences`] do not name.
pub fn others(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    side: &SideBySide<'_>,
) -> Option<String> {
    let home = AreaCode::home();
    let values: Vec<_> = side
        .comparison
        .rows
        .iter()
        .filter(|row| row.area != home && !is_federation(row))
        .filter_map(|row| side.value_of(&row.area))
        .filter(|o| o.status != ObservationStatus::DefinitionDiffers)
        .map(|o| named(ctx, catalogue, record, o))
        .collect();
    (!values.is_empty()).then(|| t!(ctx, "comparison-others", values = values.join("; ")))
}

/// The plot: all areas with a value for the period, and Lower Saxony even without one.
fn spec(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    side: &SideBySide<'_>,
) -> DotSpec {
    let indicator = &record.indicator;
    let home = AreaCode::home();
    let rows = || side.comparison.rows.iter();
    let on_period = |row: &&Row| row.area == home || side.value_of(&row.area).is_some();
    let dots: Vec<_> = rows().filter(on_period).map(|row| dot(ctx, catalogue, side, row)).collect();
    let values = || rows().filter_map(|row| side.value_of(&row.area));
    let y_min = chart::axis_start(indicator, values());
    let reference = rows().find(|row| is_federation(row)).and_then(|row| {
        let o = side.value_of(&row.area)?;
        Some((o.value, named(ctx, catalogue, record, o)))
    });
    let name = indicator.short.get(ctx.language).to_owned();
    let caption = match (side.rank_of(&home), &side.comparison.ranked) {
        (Some(rank), Ok(count)) => t!(
            ctx,
            "comparison-caption-rank",
            name = name,
            rank = parts::count(rank),
            count = parts::count(*count)
        ),
        (_, Ok(_)) => t!(ctx, "comparison-caption-without-home", name = name),
        (_, Err(_)) => t!(ctx, "comparison-caption-unranked", name = name),
    };
    let best = match indicator.polarity {
        _ if side.comparison.ranked.is_err() => None,
        Polarity::HigherBetter => Some(t!(ctx, "comparison-highest-first")),
        Polarity::LowerBetter => Some(t!(ctx, "comparison-lowest-first")),
        Polarity::Context => None,
    };
    let start = y_min.map(|start| {
        let value = domain::number::format_shortest(start, 1, ctx.language);
        t!(ctx, "indicator-chart-axis", value = value)
    });
    let subtitle = [Some(side.period.label(ctx.language)), best, start];
    let all: Vec<_> = values().map(|o| named(ctx, catalogue, record, o)).collect();
    DotSpec {
        title_id: "gebiete".to_owned(),
        caption,
        subtitle: subtitle.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        description: t!(ctx, "comparison-description", values = all.join("; ")),
        dots,
        reference,
        unit_label: unit_in_words(ctx, indicator),
        y_min,
        y_max: indicator.max.filter(|_| indicator.is_percent()),
        language: ctx.language,
    }
}

fn dot(ctx: &Ctx, catalogue: &Catalogue, side: &SideBySide<'_>, row: &Row) -> Dot {
    let value = side.value_of(&row.area);
    let level = row.candidate.level;
    let mark = if row.area == AreaCode::home() {
        Mark::Home
    } else if matches!(level, AreaLevel::Land | AreaLevel::Fictitious) {
        Mark::Peer
    } else {
        Mark::Reference
    };
    // What sort of area it is the mark tells; what else keeps it from a rank stands beside the value.
    let why = match row.place {
        Place::Unranked(Unranked::OtherLevel(_) | Unranked::NoValue | Unranked::OtherPeriod(_))
        | Place::Rank(_)
        | Place::Comparable => None,
        Place::Unranked(why) => Some(unranked(ctx, why)),
    };
    let example = value
        .is_some_and(|o| o.evidence.is_example())
        .then(|| t!(ctx, "example"))
        .filter(|word| why.as_ref() != Some(word));
    let label = match value {
        Some(o) => std::iter::once(figure(ctx, o)).chain(why).chain(example).collect::<Vec<_>>(),
        None => vec![t!(ctx, "comparison-no-value")],
    };
    Dot {
        name: labels::area(ctx, catalogue, &row.area),
        short: chart::short(catalogue, &row.area),
        mark,
        hollow: matches!(row.place, Place::Unranked(_))
            || value.is_some_and(Observation::is_hollow),
        value: value.map(|o| o.value),
        label: label.join(", "),
        rank: side.rank_of(&row.area),
    }
}

/// Why an area has no rank.
fn unranked(ctx: &Ctx, why: Unranked) -> String {
    match why {
        Unranked::OtherLevel(level) => match level {
            AreaLevel::Land => t!(ctx, "unranked-land"),
            AreaLevel::Bund => t!(ctx, "unranked-bund"),
            AreaLevel::Eu => t!(ctx, "unranked-eu"),
            AreaLevel::Group => t!(ctx, "unranked-group"),
            AreaLevel::District => t!(ctx, "unranked-district"),
            AreaLevel::Fictitious => t!(ctx, "unranked-fictitious"),
        },
        Unranked::NoValue => t!(ctx, "comparison-no-value"),
        Unranked::OtherPeriod(_) => t!(ctx, "unranked-period"),
        Unranked::OtherUnit => t!(ctx, "unranked-unit"),
        Unranked::OtherDefinition => t!(ctx, "unranked-definition"),
        Unranked::Example => t!(ctx, "example"),
        Unranked::Unverified => t!(ctx, "unranked-unverified"),
    }
}

fn table(
    ctx: &Ctx,
    record: &IndicatorRecord,
    side: &SideBySide<'_>,
    rows: Vec<AnyView>,
) -> AnyView {
    let column = |title: String, class: Option<&'static str>| {
        view! { <th scope="col" role="columnheader" class=class>{title}</th> }
    };
    let unit = unit_in_words(ctx, &record.indicator);
    let caption = t!(
        ctx,
        "comparison-table-caption",
        code = record.indicator.code.to_string(),
        period = side.period.label(ctx.language)
    );
    view! {
        <table class="wk-table wk-table--stack" role="table">
            <caption class="wk-sr">{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    {column(t!(ctx, "comparison-area"), None)}
                    {column(t!(ctx, "comparison-rank"), Some("n"))}
                    {column(t!(ctx, "comparison-value-in", unit = unit), Some("n"))}
                    {column(t!(ctx, "indicator-values-period"), None)}
                    {column(t!(ctx, "indicator-values-note"), None)}
                    {column(t!(ctx, "indicator-values-source"), None)}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row(ctx: &Ctx, catalogue: &Catalogue, side: &SideBySide<'_>, row: &Row) -> AnyView {
    let value = side.values.get(&row.area).copied();
    let rank = match row.place {
        Place::Rank(rank) => rank.to_string(),
        Place::Comparable | Place::Unranked(_) => "–".to_owned(),
    };
    let text = value.map_or_else(|| t!(ctx, "indicator-missing"), |o| figure(ctx, o));
    let period = value.map_or_else(|| "–".to_owned(), |o| o.period.short_label(ctx.language));
    let source = value.and_then(|o| o.source.as_ref()).map_or_else(
        || "–".to_owned(),
        |code| match catalogue.sources.get(code) {
            Some(source) => notes::about(ctx, source),
            None => code.to_string(),
        },
    );
    let home = (row.area == AreaCode::home()).then_some("wk-strong");
    let name = labels::area(ctx, catalogue, &row.area);
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class=home>{name}</th>
            <td role="cell" class="n" data-l=t!(ctx, "comparison-rank")>{rank}</td>
            <td role="cell" class="n" data-l=t!(ctx, "comparison-value-head")>{text}</td>
            <td role="cell" class="wk-num" data-l=t!(ctx, "indicator-values-period")>{period}</td>
            <td role="cell" class="wk-small" data-l=t!(ctx, "indicator-values-note")>
                {remarks(ctx, row, value)}
            </td>
            <td role="cell" class="wk-small" lang="de" data-l=t!(ctx, "indicator-values-source")>
                {source}
            </td>
        </tr>
    }
    .into_any()
}

/// Why the area has no rank, how the value is marked, and what the source says about it.
fn remarks(ctx: &Ctx, row: &Row, value: Option<&Observation>) -> AnyView {
    let example = value.is_some_and(|o| o.evidence.is_example());
    let mut words: Vec<String> = Vec::new();
    let mut add = |word: String| {
        if !words.contains(&word) {
            words.push(word);
        }
    };
    match row.place {
        Place::Unranked(Unranked::Example) | Place::Rank(_) | Place::Comparable => {}
        Place::Unranked(why) => add(unranked(ctx, why)),
    }
    if let Some(o) = value {
        if o.status != ObservationStatus::DefinitionDiffers {
            labels::observation_status(ctx, o.status).into_iter().for_each(&mut add);
        }
        if matches!(o.evidence, Evidence::Derived | Evidence::Conflict | Evidence::Unverified) {
            add(labels::evidence(ctx, o.evidence));
        }
    }
    let note = value.map(|o| o.note.clone()).filter(|note| !note.is_empty());
    let empty = words.is_empty() && note.is_none() && !example;
    let between = (!words.is_empty() && note.is_some()).then_some(" · ");
    view! {
        // One element: where the table is stacked, each child of a cell would be a cell of its own.
        <div>
            {ui::example_if(ctx, example)}
            " "
            {words.join(" · ")}
            {between}
            {note.map(|note| view! { <span lang="de">{note}</span> })}
            {empty.then_some("–")}
        </div>
    }
    .into_any()
}

/// Where the values come from, source by source: for which areas, and what each says about its definition.
fn methods(ctx: &Ctx, catalogue: &Catalogue, side: &SideBySide<'_>) -> Option<AnyView> {
    let mut by_source: BTreeMap<&SourceCode, Vec<&Observation>> = BTreeMap::new();
    for row in &side.comparison.rows {
        let Some(o) = side.values.get(&row.area) else { continue };
        if let Some(code) = &o.source {
            by_source.entry(code).or_default().push(o);
        }
    }
    let items: Vec<_> = by_source
        .into_iter()
        .filter_map(|(code, values)| Some((catalogue.sources.get(code)?, values)))
        .map(|(source, values)| {
            let areas: Vec<_> =
                values.iter().map(|o| labels::area(ctx, catalogue, &o.area)).collect();
            let areas = t!(ctx, "comparison-source-areas", areas = parts::enumeration(ctx, &areas));
            view! {
                <li>
                    <p lang="de">
                        {notes::title(ctx, source)}
                        " "
                        <span class="wk-muted">{notes::about(ctx, source)}</span>
                        " "
                        <a class="wk-small" href=ctx.href(&crate::pages::sources::path(&source.code))>
                            {t!(ctx, "sources-all-values")}
                            <span class="wk-sr">": "{source.title.clone()}</span>
                        </a>
                    </p>
                    <p>{areas}" "{definitions(ctx, catalogue, &values)}</p>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <div class="wk-stack wk-stack--s">
                <h3>{t!(ctx, "comparison-sources")}</h3>
                <ul class="wk-list wk-small">{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// What a source says about its values, each remark once with the areas that it is about.
fn definitions(ctx: &Ctx, catalogue: &Catalogue, values: &[&Observation]) -> Option<AnyView> {
    let mut remarks: Vec<(&str, bool, Vec<String>)> = Vec::new();
    for o in values.iter().filter(|o| !o.note.is_empty()) {
        let differs = o.status == ObservationStatus::DefinitionDiffers;
        let area = chart::short(catalogue, &o.area);
        match remarks.iter_mut().find(|(note, d, _)| *note == o.note && *d == differs) {
            Some((.., areas)) => areas.push(area),
            None => remarks.push((&o.note, differs, vec![area])),
        }
    }
    if remarks.is_empty() {
        return None;
    }
    let items: Vec<_> = remarks
        .into_iter()
        .enumerate()
        .map(|(index, (note, differs, areas))| {
            let between = (index > 0).then_some("; ");
            let differs = differs.then(|| format!("{}: ", t!(ctx, "unranked-definition")));
            let note = note.trim_end_matches('.').to_owned();
            let areas = format!(" ({})", areas.join(", "));
            view! { {between}{differs}<span lang="de">{note}</span>{areas} }
        })
        .collect();
    Some(view! { {t!(ctx, "comparison-remarks")}" "{items}"." }.into_any())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, example, observation, record, with_values};
    use super::*;
    use domain::field::Area;

    fn with_area(catalogue: &mut Catalogue, code: &str, name: &str, kind: &str) {
        let code = AreaCode::parse(code).expect("a key");
        let name = super::super::fixture::both(name, "");
        let (short, kind) = (code.to_string(), kind.to_owned());
        catalogue.areas.insert(code.clone(), Area { code, name, short, kind });
    }

    fn levels(record: &IndicatorRecord) -> Catalogue {
        let mut catalogue = catalogue(record);
        with_area(&mut catalogue, "DE", "Deutschland", "bund");
        with_area(&mut catalogue, "GRP-NORD", "Ländergruppe Nord", "group");
        with_area(&mut catalogue, "X-A", "Vergleichsland A", "fictitious");
        catalogue
    }

    fn html(record: &IndicatorRecord) -> String {
        let catalogue = levels(record);
        Owner::new()
            .with(|| section(&ctx(None), &catalogue, record).map(RenderHtml::to_html))
            .unwrap_or_default()
            .replace('\u{a0}', " ")
            .replace("<!>", "")
    }

    fn only(values: Vec<Observation>) -> IndicatorRecord {
        with_values(record(), |all| *all = values)
    }

    #[test]
    fn home_is_ranked_among_those_that_can_be_compared() {
        let html = html(&record());
        for text in [
            "Niedersachsen im Vergleich</h2>",
            "Ende Dezember 2023: Niedersachsen mehr als 54 %, Rang 2 von 3 vergleichbaren Ländern; \
             Deutschland 32,1 %.",
            "1.</text>",
            ">Niedersachsen</text>",
            "mehr als 54</text>",
            "Bund, kein Land",
            "Gigabit-Grundbuch",
            "Werte für",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert!(!html.contains("style="));
        assert!(!html.contains("javascript:"));
        assert!(!html.contains("Beispielwert"));
    }

    #[test]
    fn a_source_with_groups_only_gives_no_rank_and_says_why() {
        let html = html(&only(vec![
            observation("GRP-NORD", "2022", 103.2),
            observation("DE", "2022", 110.5),
        ]));
        for text in [
            "Im Jahr 2022: Niedersachsen ohne Wert; Deutschland 110,5 %.",
            "Kein Rang: Die Quelle nennt Werte nur für Gruppen von Ländern (Ländergruppe Nord).",
            "Gruppe von Ländern",
            "kein Wert",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert!(!html.contains("Rang 1"));
    }

    #[test]
    fn examples_are_labelled_and_not_ranked() {
        let html = html(&only(vec![
            example("2020", 1.8),
            observation("DE-HH", "2020", 4.4),
            observation("DE-TH", "2020", 3.2),
            observation("DE", "2020", 2.7),
        ]));
        for text in [
            "Niedersachsen 1,8 % (Beispielwert), ohne Rang unter 2 vergleichbaren Ländern; Deutschland 2,7 %.",
            "<span class=\"wk-tag\">Beispielwert</span>",
            "1,8, Beispielwert</text>",
            "p1 hollow",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
    }

    #[test]
    fn another_definition_is_shown_with_its_remark_and_without_rank() {
        let differing = Observation {
            status: ObservationStatus::DefinitionDiffers,
            note: "Breitbandanschluss, nicht nur <Glasfaser>".into(),
            ..observation("DE-HH", "2023", 80.0)
        };
        let html = html(&only(vec![
            observation("DE-NI", "2023", 6.0),
            observation("DE-TH", "2023", 5.0),
            differing,
        ]));
        for text in [
            "Rang 1 von 2 vergleichbaren Ländern",
            "80, andere Definition</text>",
            "andere Definition: <span lang=\"de\">Breitbandanschluss, nicht nur &lt;Glasfaser&gt;</span> (HH).",
            "Für 1 weiteres Land liegt kein vergleichbarer Wert vor.",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
    }

    #[test]
    fn one_comparable_land_context_and_another_period_are_refused_in_words() {
        let alone =
            html(&only(vec![observation("DE-NI", "2020", 6.0), observation("DE", "2020", 5.0)]));
        assert!(alone.contains("Kein Rang: Nur für ein Land liegt ein vergleichbarer Wert vor."));
        let mut context = record();
        context.indicator.polarity = Polarity::Context;
        assert!(html(&context).contains("Kein Rang: Der Indikator dient der Einordnung"));
        let before = html(&only(vec![
            observation("DE-NI", "2018", 6.0),
            observation("DE-HH", "2020", 5.0),
            observation("DE-TH", "2020", 4.0),
        ]));
        assert!(
            before.contains("Niedersachsen ohne Wert zu diesem Stand (zuletzt 6 %, 2018)"),
            "{before}"
        );
        assert!(before.contains("anderer Stand"));
    }

    #[test]
    fn one_area_is_no_comparison() {
        assert_eq!(html(&only(vec![observation("DE-NI", "2020", 6.0)])), "");
        assert_eq!(html(&only(Vec::new())), "");
    }
}
