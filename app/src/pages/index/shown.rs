//! What the page of the index is about: edition, year, and the results that belong together.

use super::parts::{field_name, interval, points};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::catalogue::Catalogue;
use domain::index::edition::{Edition, leading};
use domain::index::inputs::Basis;
use domain::index::standing::{Standing, series};
use domain::key::AreaCode;

/// One edition with its results.
pub struct Shown<'a> {
    /// The edition in force, or the newest.
    pub edition: &'a Edition,
    /// Which values the page shows.
    pub basis: Basis,
    /// The result of the year shown.
    pub standing: Option<&'a Standing>,
    /// The home area over the years.
    pub series: Vec<&'a Standing>,
    /// Other areas in the year shown.
    pub others: Vec<&'a Standing>,
    published: Vec<&'a Standing>,
    home: String,
}

impl<'a> Shown<'a> {
    /// Chooses what to show: of the leading edition the published results where any year has an index, otherwise the
    /// example; of those the year asked for, otherwise the newest with an index. None without an edition.
    pub fn of(
        ctx: &Ctx,
        catalogue: &'a Catalogue,
        results: &'a [Standing],
        year: Option<i32>,
    ) -> Option<Self> {
        let edition = leading(&catalogue.editions, ctx.today)?;
        Some(Self::of_edition(ctx, catalogue, results, edition, year))
    }

    /// The same for an edition.
    pub fn of_edition(
        ctx: &Ctx,
        catalogue: &'a Catalogue,
        results: &'a [Standing],
        edition: &'a Edition,
        year: Option<i32>,
    ) -> Self {
        let home = AreaCode::home();
        let of = |basis| series(results, &edition.id, &home, basis);
        let published = of(Basis::Published);
        let example = of(Basis::Example);
        let has_index = |series: &[&Standing]| series.iter().any(|s| s.outcome.value.is_some());
        let shows_example = !has_index(&published) && has_index(&example);
        let basis = if shows_example { Basis::Example } else { Basis::Published };
        let series = if shows_example { example } else { published.clone() };
        let asked = series.iter().find(|s| Some(s.year) == year);
        let newest = || series.iter().rev().find(|s| s.outcome.value.is_some());
        let standing = asked.or_else(newest).or_else(|| series.last()).copied();
        let others = results
            .iter()
            .filter(|s| s.edition == edition.id && s.basis == basis && s.area != home)
            .filter(|s| standing.is_some_and(|shown| shown.year == s.year))
            .collect();
        let home = labels::area(ctx, catalogue, &home);
        Self { edition, basis, standing, series, others, published, home }
    }

    /// The index of the year shown.
    pub fn value(&self) -> Option<f64> {
        self.standing?.outcome.value
    }

    /// True where values, goalposts or weights are invented.
    pub fn is_example(&self) -> bool {
        self.basis == Basis::Example || self.edition.evidence.is_example()
    }

    /// The newest result of the published values.
    pub fn newest_published(&self) -> Option<&'a Standing> {
        let most = self.published.iter().map(|s| s.outcome.present).max()?;
        self.published.iter().rev().find(|s| s.outcome.present == most).copied()
    }

    /// The home area's name.
    pub fn home(&self) -> &str {
        &self.home
    }

    /// „Digitalisierungsgrad Niedersachsen 2025: 71,2 von 100 Punkten".
    pub fn title(&self, ctx: &Ctx) -> String {
        let area = self.home.clone();
        match self.standing.zip(self.value()) {
            Some((standing, value)) => t!(
                ctx,
                "index-title",
                area = area,
                year = standing.year.to_string(),
                value = points(ctx, value)
            ),
            None => t!(ctx, "index-title-none", area = area),
        }
    }

    /// Interval and coverage in a sentence.
    pub fn lead(&self, ctx: &Ctx) -> String {
        let Some(standing) = self.standing else { return t!(ctx, "index-pending") };
        let outcome = &standing.outcome;
        let coverage = t!(
            ctx,
            "index-coverage",
            present = outcome.present.to_string(),
            total = outcome.fields.len().to_string()
        );
        match standing.interval.filter(|_| outcome.value.is_some()) {
            Some(found) => {
                t!(ctx, "index-lead", interval = interval(ctx, &found), coverage = coverage)
            }
            None => {
                t!(ctx, "index-lead-none", coverage = coverage, needed = outcome.needed.to_string())
            }
        }
    }

    /// The strongest and the weakest field, and those without a value.
    pub fn strongest(&self, ctx: &Ctx, catalogue: &Catalogue) -> String {
        let Some(standing) = self.standing else { return String::new() };
        let mut there: Vec<_> =
            standing.outcome.fields.iter().filter_map(|f| Some((f.value?, &f.code))).collect();
        there.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (Some(weak), Some(strong)) = (there.first(), there.last()) else {
            return String::new();
        };
        let name = |code| field_name(ctx, catalogue, code);
        let mut text = t!(
            ctx,
            "index-strongest",
            strong = name(strong.1),
            most = points(ctx, strong.0),
            weak = name(weak.1),
            least = points(ctx, weak.0)
        );
        let missing: Vec<String> = standing.outcome.missing().map(|f| name(&f.code)).collect();
        if !missing.is_empty() {
            text.push(' ');
            text.push_str(&t!(ctx, "index-missing-fields", fields = missing.join("; ")));
        }
        text
    }
}
