//! Other areas beside the home area: on the fields that all of them have, and only there.

use super::Shown;
use super::parts::{field_name, points, table};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::catalogue::Catalogue;
use domain::index::Aggregation;
use domain::index::aggregate::ranks;
use domain::index::standing::Standing;
use domain::key::AreaCode;
use leptos::prelude::*;

/// The areas of a comparison on the fields that all of them have, with the index over those fields alone.
pub struct Shared<'a> {
    /// Home first.
    pub areas: Vec<&'a Standing>,
    /// Places of the fields that all areas have.
    pub fields: Vec<usize>,
}

impl<'a> Shared<'a> {
    /// Nothing where no other area has fields in common with home.
    pub fn of(shown: &Shown<'a>) -> Option<Self> {
        let mut areas = vec![shown.standing?];
        areas.extend(shown.others.iter().copied());
        let all = areas[0].outcome.fields.len();
        let has =
            |s: &&Standing, at: usize| s.outcome.fields.get(at).is_some_and(|f| f.value.is_some());
        let fields: Vec<usize> = (0..all).filter(|at| areas.iter().all(|s| has(s, *at))).collect();
        (areas.len() > 1 && fields.len() > 1).then_some(Self { areas, fields })
    }

    /// The values of an area on the shared fields, in order.
    pub fn values(&self, standing: &Standing) -> Vec<f64> {
        let value = |at: &usize| standing.outcome.fields[*at].value.unwrap_or(f64::NAN);
        self.fields.iter().map(value).collect()
    }

    /// The mean of every area over the shared fields with these weights of all fields; nothing where it cannot be taken.
    pub fn means(&self, weights: &[f64], mean: Aggregation) -> Option<Vec<f64>> {
        let of = |standing: &&Standing| {
            let values = self.values(standing);
            let pairs = values.iter().zip(&self.fields).map(|(value, at)| (*value, weights[*at]));
            mean.combine(pairs, "").ok().flatten()
        };
        self.areas.iter().map(of).collect()
    }
}

/// Rank of home among the areas of [`Shared`], and among how many.
///
/// `means` has one value per area, home first, as [`Shared::means`] gives them.
pub fn rank_of_home(means: &[f64]) -> Option<(usize, usize)> {
    Some((ranks(means)[0]?, means.len()))
}

fn weights(shown: &Shown<'_>) -> Vec<f64> {
    let method = &shown.edition.method;
    (0..method.draft().fields.len()).map(|at| method.field_weight(at)).collect()
}

/// The panel; a sentence where there is nothing to compare with.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>) -> AnyView {
    let content = match Shared::of(shown) {
        Some(shared) => compared(ctx, catalogue, shown, &shared),
        None => view! { <p>{t!(ctx, "index-compare-none")}</p> }.into_any(),
    };
    view! {
        <section class="wk-panel" aria-labelledby="h-gebiete">
            <h2 id="h-gebiete">{t!(ctx, "index-compare-title")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn compared(ctx: &Ctx, catalogue: &Catalogue, shown: &Shown<'_>, shared: &Shared<'_>) -> AnyView {
    let draft = shown.edition.method.draft();
    let means = shared.means(&weights(shown), draft.across.aggregation);
    let names: Vec<String> = shared
        .fields
        .iter()
        .map(|at| field_name(ctx, catalogue, &draft.fields[*at].code))
        .collect();
    let rows = shared.areas.iter().enumerate().map(|(place, standing)| {
        let name = labels::area(ctx, catalogue, &standing.area);
        let mut cells: Vec<String> =
            shared.values(standing).into_iter().map(|value| points(ctx, value)).collect();
        let mean = means.as_ref().map_or_else(|| "–".to_owned(), |means| points(ctx, means[place]));
        cells.push(mean);
        (name.into_any(), cells)
    });
    let mut heads = vec![t!(ctx, "index-area")];
    heads.extend(names.iter().cloned());
    heads.push(t!(ctx, "index-compare-mean"));
    let rank = means.as_ref().and_then(|means| rank_of_home(means)).map(|(rank, of)| {
        t!(ctx, "index-compare-rank", rank = rank.to_string(), of = of.to_string())
    });
    let fictitious = shared.areas.iter().any(|s| is_fictitious(catalogue, &s.area));
    let invented = fictitious.then(|| t!(ctx, "index-compare-fictitious"));
    let (count, total) = (names.len().to_string(), draft.fields.len().to_string());
    view! {
        <p>{t!(ctx, "index-compare-lead", count = count, total = total)}" "{rank}" "{invented}</p>
        {table(&t!(ctx, "index-compare-caption"), &heads, rows.collect())}
    }
    .into_any()
}

fn is_fictitious(catalogue: &Catalogue, area: &AreaCode) -> bool {
    catalogue.areas.get(area).is_some_and(|area| area.kind == "fictitious")
}
