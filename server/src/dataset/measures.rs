//! Measures, their terms, milestones and links.

use super::by;
use super::figures::{bilingual, indicator, named_sources};
use super::table::{BadRow, Files, Row, rows};
use domain::key::{ContributionId, MeasureSlug};
use domain::measure::contribution::{Contribution, Direction, Directness, Expectation, Grade};
use domain::measure::state::State;
use domain::measure::{Measure, Milestone, MilestoneKind, Terms};
use domain::period::{Period, parse_day};
use domain::source::{Bilingual, Evidence};
use domain::tier::Tier;
use std::collections::HashMap;
use store::Dataset;

/// Slugs by the measure codes of the tables.
pub(super) type Slugs = HashMap<String, MeasureSlug>;

pub(super) fn slugs(files: &dyn Files) -> Result<Slugs, BadRow> {
    rows(files, "measure-details.csv")?
        .iter()
        .map(|row| Ok((row.string("measure_id")?, row.parse("slug", MeasureSlug::parse)?)))
        .collect()
}

pub(super) fn slug(row: &Row, column: &str, slugs: &Slugs) -> Result<MeasureSlug, BadRow> {
    let code = row.text(column)?;
    slugs
        .get(code)
        .cloned()
        .ok_or_else(|| row.refuse(column, format!("there is no measure {code}")))
}

pub(super) fn measures(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &Dataset,
) -> Result<Vec<Measure>, BadRow> {
    let details = rows(files, "measure-details.csv")?;
    let details = by(&details, "measure_id")?;
    rows(files, "measures.csv")?
        .iter()
        .map(|row| {
            let more = details
                .get(row.text("measure_id")?)
                .ok_or_else(|| row.refuse("measure_id", "not in measure-details.csv"))?;
            let predecessor = if more.text("predecessor_measure_id")?.is_empty() {
                None
            } else {
                Some(slug(more, "predecessor_measure_id", slugs)?)
            };
            Ok(Measure {
                slug: slug(row, "measure_id", slugs)?,
                name: Bilingual { de: row.string("name")?, en: more.string("name_en")? },
                short: more.string("short_name")?,
                summary: bilingual(more, "summary")?,
                description: row.string("description_de")?,
                lead: more.string("lead")?,
                state: more.code("workflow_state", State::from_code)?,
                start: row.period_or_none("start")?,
                end: row.period_or_none("end")?,
                predecessor,
                sources: named_sources(row, dataset)?,
                evidence: row.code("evidence", Evidence::from_code)?,
                note: row.string("note")?,
                tier: Tier::Public,
                version: 1,
            })
        })
        .collect()
}

pub(super) fn terms(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &Dataset,
) -> Result<Vec<Terms>, BadRow> {
    rows(files, "measure-terms.csv")?
        .iter()
        .map(|row| {
            Ok(Terms {
                measure: slug(row, "measure_id", slugs)?,
                phase: row.string("phase")?,
                start: row.parse("start", Period::parse)?,
                end: row.period_or_none("end")?,
                rate_small: row.number_or_none("rate_small_percent")?,
                rate_medium: row.number_or_none("rate_medium_percent")?,
                grant_min: row.number_or_none("grant_min_eur")?,
                grant_max: row.number_or_none("grant_max_eur")?,
                purchase_min: row.number_or_none("purchase_min_eur")?,
                budget: row.string("budget")?,
                sources: named_sources(row, dataset)?,
                note: row.string("note")?,
            })
        })
        .collect()
}

pub(super) fn milestones(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &Dataset,
) -> Result<Vec<Milestone>, BadRow> {
    rows(files, "measure-events.csv")?
        .iter()
        .map(|row| {
            Ok(Milestone {
                measure: slug(row, "measure_id", slugs)?,
                date: row.parse("date", Period::parse)?,
                title: bilingual(row, "title")?,
                kind: row.code("kind", MilestoneKind::from_code)?,
                sources: named_sources(row, dataset)?,
                evidence: row.code("evidence", Evidence::from_code)?,
            })
        })
        .collect()
}

pub(super) fn contributions(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &Dataset,
) -> Result<Vec<Contribution>, BadRow> {
    rows(files, "contributions.csv")?
        .iter()
        .map(|row| {
            let direction = row.code("direction", Direction::from_code)?;
            let code = indicator(row, dataset)?;
            let against = dataset
                .indicators
                .iter()
                .any(|i| i.code == code && direction.is_against(i.polarity));
            if against && row.text("reason_de")?.is_empty() {
                return Err(row.refuse(
                    "reason_de",
                    "the direction goes against the polarity and needs a reason",
                ));
            }
            let measure = slug(row, "measure_id", slugs)?;
            Ok(Contribution {
                id: row
                    .parse("indicator_id", |i| ContributionId::parse(&format!("{measure}-{i}")))?,
                measure,
                indicator: code,
                expected: Expectation {
                    direction,
                    directness: row.code("directness", Directness::from_code)?,
                    amount: row.number_or_none("amount")?,
                    due: row.optional("due", parse_day)?,
                    lag_months: row.parse("lag_months", str::parse)?,
                    grade: row.code("evidence_grade", Grade::from_code)?,
                    assumption: row.string("assumption_de")?,
                    reason: row.string("reason_de")?,
                },
                evidence: row.code("evidence", Evidence::from_code)?,
                version: 1,
            })
        })
        .collect()
}
