//! The result of a round as a document with pages: what the result pages tell, as plain words, and the charts as drawings.

mod findings;

use super::super::{deadline, words};
use super::voices::{apart, name};
use super::{Data, chart_spec, lead, other_text_note, sentence, shown, stance_sentence, tables};
use crate::charts::answers::answers_file;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use domain::catalogue::Catalogue;
use domain::evaluation::dissent::strongest;
use domain::evaluation::statistics::{results, tally};
use domain::evaluation::{Advice, Criterion, Rating, Round};
use domain::finding::told::Told;
use domain::measure::Measure;
use domain::number::Language;
use domain::period::format_day_long;
use domain::policy::{FEWEST_SHOWN_OUTSIDE, PositionsView};
use serde::Serialize;

/// The words and drawings of a result, as the template of the document asks for them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Paper {
    lang: &'static str,
    title: String,
    council: String,
    state: String,
    demo: Option<String>,
    heading: String,
    lead: String,
    names: String,
    measures: Vec<Part>,
    findings: Option<findings::Findings>,
    definitions: Group,
    example: Option<String>,
}

/// The result for one measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Part {
    name: String,
    lead: String,
    note: Option<String>,
    stances: Option<String>,
    chart: Option<Chart>,
    tables: Vec<Table>,
    voices: Vec<Voices>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Chart {
    svg: String,
    alt: String,
}

/// A table with a heading and what is to be known about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Table {
    pub(super) title: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) note: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Voices {
    title: String,
    items: Vec<Voice>,
}

/// What one organisation says.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Voice {
    who: String,
    about: String,
    text: String,
    recommended: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Group {
    title: String,
    items: Vec<(String, String)>,
}

/// What the document is made of.
pub struct Content<'a> {
    /// The round.
    pub round: &'a Round,
    /// Its measures that the reader may know of.
    pub measures: &'a [&'a Measure],
    /// How positions may be shown.
    pub view: PositionsView,
    /// True adds the texts with the names of organisations, where they may be shown.
    pub names: bool,
    /// The positions, as far as the reader sees them.
    pub ratings: &'a [Rating],
    /// What was found from them, with what goes with it.
    pub told: &'a [Told<'a>],
}

/// The result of a round in the reader's language.
pub fn paper(ctx: &Ctx, catalogue: &Catalogue, content: &Content<'_>) -> Paper {
    let round = content.round;
    let heading = round.title.get(ctx.language).to_owned();
    let named = content.names && content.view == PositionsView::Named;
    let criteria = catalogue.criteria_of(round);
    let day = format_day_long(ctx.today, ctx.language);
    let example = content.ratings.iter().any(|r| r.evidence.is_example());
    let define = |term, text| (term, text);
    Paper {
        lang: match ctx.language {
            Language::De => "de",
            Language::En => "en",
        },
        title: t!(ctx, "result-paper-title", round = heading.clone()),
        council: t!(ctx, "council-name"),
        state: t!(ctx, "overview-as-of", day = day),
        demo: ctx.demo.then(|| t!(ctx, "shell-demo")),
        lead: t!(
            ctx,
            "result-paper-lead",
            until = deadline(ctx, round),
            criteria = words::set(ctx, catalogue, &round.setup.criteria)
        ),
        names: if named { t!(ctx, "result-paper-named") } else { t!(ctx, "result-paper-plain") },
        heading,
        measures: content
            .measures
            .iter()
            .map(|measure| {
                let of: Vec<_> =
                    content.ratings.iter().filter(|r| r.measure == measure.slug).cloned().collect();
                let view = content.view;
                let data = Data { round, measure, view, ratings: &of, before: None };
                part(ctx, catalogue, criteria, &data, named)
            })
            .collect(),
        findings: findings::findings(ctx, catalogue, content.told, named),
        definitions: Group {
            title: t!(ctx, "result-definitions"),
            items: vec![
                define(t!(ctx, "result-n"), t!(ctx, "result-n-text")),
                define(t!(ctx, "measure-voices-mean"), t!(ctx, "result-mean-text")),
                define(t!(ctx, "result-median"), t!(ctx, "result-median-text")),
                define(t!(ctx, "measure-voices-spread"), t!(ctx, "result-spread-text")),
                define(t!(ctx, "result-agreement"), t!(ctx, "result-agreement-text")),
            ],
        },
        example: example.then(|| t!(ctx, "result-paper-example")),
    }
}

fn part(
    ctx: &Ctx,
    catalogue: &Catalogue,
    criteria: &[Criterion],
    data: &Data<'_>,
    named: bool,
) -> Part {
    let ratings: Vec<_> = data.ratings.iter().collect();
    let name = data.measure.name.get(ctx.language).to_owned();
    let empty = |lead| Part {
        name: name.clone(),
        lead,
        note: None,
        stances: None,
        chart: None,
        tables: Vec::new(),
        voices: Vec::new(),
    };
    if ratings.is_empty() {
        return empty(t!(ctx, "result-none"));
    }
    if !data.is_named() && ratings.len() < FEWEST_SHOWN_OUTSIDE {
        return empty(t!(ctx, "measure-voices-too-few"));
    }
    let found = results(criteria, &ratings);
    let shown = shown(&found, data.is_named());
    let tally = tally(&ratings);
    let all: usize = tally.stances.iter().sum();
    let spec = chart_spec(ctx, criteria, data, &shown);
    let figures = tables::figures(ctx, criteria, &shown);
    let kinds = tables::kind_figures(ctx, catalogue, criteria, &ratings);
    Part {
        lead: format!("{} {}", lead(ctx, catalogue, data, &found), sentence(ctx, criteria, &shown)),
        note: other_text_note(ctx, data).map(|(note, _)| note),
        stances: (all > 0).then(|| stance_sentence(ctx, tally.stances, all)),
        chart: (!spec.rows.is_empty())
            .then(|| Chart { svg: answers_file(&spec), alt: spec.description.clone() }),
        tables: std::iter::once(figures).chain(kinds).collect(),
        voices: if named { voices(ctx, catalogue, data) } else { Vec::new() },
        name,
    }
}

fn voices(ctx: &Ctx, catalogue: &Catalogue, data: &Data<'_>) -> Vec<Voices> {
    let ratings: Vec<_> = data.ratings.iter().collect();
    let dissent: Vec<_> = strongest(&ratings)
        .iter()
        .map(|d| Voice { about: apart(ctx, d), ..voice(ctx, catalogue, d.rating) })
        .collect();
    let groups = Advice::ALL.iter().copied().map(Some).chain([None]).filter_map(|advice| {
        let of: Vec<_> = data.ratings.iter().filter(|r| r.statement.advice == advice).collect();
        let title =
            advice.map_or_else(|| t!(ctx, "position-advice-none"), |a| words::advice(ctx, a));
        (!of.is_empty()).then(|| Voices {
            title: t!(ctx, "result-advice", advice = title, count = count(of.len())),
            items: of.iter().map(|r| voice(ctx, catalogue, r)).collect(),
        })
    });
    let dissent =
        (!dissent.is_empty()).then(|| Voices { title: t!(ctx, "result-dissent"), items: dissent });
    dissent.into_iter().chain(groups).collect()
}

fn voice(ctx: &Ctx, catalogue: &Catalogue, rating: &Rating) -> Voice {
    let stance = rating.statement.stance.map(|s| words::stance(ctx, s));
    let late = rating.statement.late.then(|| t!(ctx, "result-late"));
    let recommended = &rating.statement.recommendations;
    Voice {
        who: name(catalogue, rating),
        about: stance.into_iter().chain(late).collect::<Vec<_>>().join(" · "),
        text: rating.comment.clone(),
        recommended: (!recommended.is_empty())
            .then(|| format!("{} {recommended}", t!(ctx, "position-recommendations"))),
    }
}
