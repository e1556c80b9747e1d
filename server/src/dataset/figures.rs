//! Fields, areas, sources, indicators, values and targets.

use super::by;
use super::table::{BadRow, Files, Row, rows};
use chrono::NaiveDate;
use domain::field::{Area, Field};
use domain::indicator::aggregate::Accumulation;
use domain::indicator::detail::Detail;
use domain::indicator::formula::{Formula, order};
use domain::indicator::measured::Measured;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier, Recorded};
use domain::indicator::path::{TargetPath, Tolerance};
use domain::indicator::status::Polarity;
use domain::indicator::target::Target;
use domain::indicator::{Indicator, ShareOf};
use domain::key::{AreaCode, FieldCode, IndicatorCode, ObservationId, SourceCode};
use domain::period::{Period, parse_day};
use domain::source::{Bilingual, DataTrap, Evidence, Source, TrapScope};
use std::collections::BTreeMap;
use store::Dataset;

pub(super) fn bilingual(row: &Row, stem: &str) -> Result<Bilingual, BadRow> {
    Ok(Bilingual { de: row.string(&format!("{stem}_de"))?, en: row.string(&format!("{stem}_en"))? })
}

pub(super) fn fields(files: &dyn Files) -> Result<Vec<Field>, BadRow> {
    rows(files, "indicator-fields.csv")?
        .iter()
        .map(|row| {
            Ok(Field {
                code: row.parse("field_id", FieldCode::parse)?,
                position: row.parse("position", str::parse)?,
                name: bilingual(row, "name")?,
            })
        })
        .collect()
}

pub(super) fn areas(files: &dyn Files) -> Result<Vec<Area>, BadRow> {
    rows(files, "areas.csv")?
        .iter()
        .map(|row| {
            Ok(Area {
                code: row.parse("code", AreaCode::parse)?,
                name: bilingual(row, "name")?,
                short: row.string("short_de")?,
                kind: row.string("kind")?,
            })
        })
        .collect()
}

pub(super) fn sources(files: &dyn Files) -> Result<Vec<Source>, BadRow> {
    rows(files, "sources.csv")?
        .iter()
        .map(|row| {
            Ok(Source {
                code: row.parse("source_id", SourceCode::parse)?,
                title: row.string("title")?,
                publisher: row.string("publisher")?,
                url: row.string("url")?,
                date: row.string("published")?,
                kind: row.string("kind")?,
            })
        })
        .collect()
}

pub(super) fn traps(files: &dyn Files, dataset: &Dataset) -> Result<Vec<DataTrap>, BadRow> {
    let links = rows(files, "trap-links.csv")?;
    rows(files, "data-traps.csv")?
        .iter()
        .map(|row| {
            let code = row.string("trap_id")?;
            let mut concerns = Vec::new();
            for link in &links {
                if link.text("trap_id")? == code {
                    concerns.push(TrapScope {
                        indicator: indicator(link, dataset)?,
                        area: link.optional("geo", AreaCode::parse)?,
                        from: link.period_or_none("period_from")?,
                        to: link.period_or_none("period_to")?,
                    });
                }
            }
            Ok(DataTrap {
                code,
                title: row.string("title_de")?,
                text: row.string("what_happened_de")?,
                rule: row.string("product_rule_de")?,
                sources: named_sources(row, dataset)?,
                concerns,
            })
        })
        .collect()
}

pub(super) fn indicators(files: &dyn Files, dataset: &Dataset) -> Result<Vec<Indicator>, BadRow> {
    let details = rows(files, "indicator-details.csv")?;
    let details = by(&details, "indicator_id")?;
    let measurements = rows(files, "indicator-measurement.csv")?;
    let measurements = by(&measurements, "indicator_id")?;
    rows(files, "indicators.csv")?
        .iter()
        .map(|row| {
            let code = row.parse("indicator_id", IndicatorCode::parse)?;
            let more = details
                .get(code.as_str())
                .ok_or_else(|| row.refuse("indicator_id", "not in indicator-details.csv"))?;
            let measured = measurements
                .get(code.as_str())
                .ok_or_else(|| row.refuse("indicator_id", "not in indicator-measurement.csv"))?;
            let field = row.parse("field_id", FieldCode::parse)?;
            if dataset.fields.iter().all(|f| f.code != field) {
                return Err(row.refuse("field_id", format!("there is no field {field}")));
            }
            Ok(Indicator {
                field,
                name: bilingual(row, "name")?,
                short: bilingual(more, "short_name")?,
                definition: bilingual(more, "definition")?,
                phrase: bilingual(more, "phrase")?,
                unit: row.string("unit")?,
                polarity: row.code("polarity", Polarity::from_code)?,
                kind: row.string("kind")?,
                cumulative: row.yes("cumulative")?,
                frequency: row.string("frequency")?,
                min: row.number_or_none("scale_min")?,
                max: row.number_or_none("scale_max")?,
                decimals: more.parse("decimals", str::parse)?,
                proxy: more.yes("is_proxy")?.then(|| more.string("proxy_note_de")).transpose()?,
                share_of: share_of(more)?,
                leading: more.yes("leading_in_field")?,
                note: row.string("note")?,
                version: 1,
                measured: measurement(measured)?,
                code,
            })
        })
        .collect()
}

/// What an indicator measures. A formula that reads what is not there is found when the references are checked.
fn measurement(row: &Row) -> Result<Measured, BadRow> {
    Ok(Measured {
        numerator: bilingual(row, "numerator")?,
        denominator: bilingual(row, "denominator")?,
        ratio_unit: row.string("ratio_unit")?,
        counts: bilingual(row, "counts")?,
        low: bilingual(row, "low")?,
        high: bilingual(row, "high")?,
        accumulation: Some(row.code("accumulation", Accumulation::from_code)?),
        formula: row.optional("formula", Formula::parse)?,
        formula_note: row.string("formula_note_de")?,
        ..Measured::default()
    })
}

/// Refuses formulas that read indicators or areas that are not there, or go round in a circle.
pub(super) fn check_formulas(files: &dyn Files, dataset: &Dataset) -> Result<(), BadRow> {
    let mut formulas = BTreeMap::new();
    for row in &rows(files, "indicator-measurement.csv")? {
        let Some(formula) = row.optional("formula", Formula::parse)? else { continue };
        for read in formula.inputs() {
            if dataset.indicators.iter().all(|i| i.code != read.indicator) {
                let reason = format!("there is no indicator {}", read.indicator);
                return Err(row.refuse("formula", reason));
            }
            if let Some(area) = &read.area
                && dataset.areas.iter().all(|a| &a.code != area)
            {
                return Err(row.refuse("formula", format!("there is no area {area}")));
            }
        }
        formulas.insert(indicator(row, dataset)?, formula);
        if let Err(cycle) = order(&formulas) {
            return Err(row.refuse("formula", format!("goes round: {:?}", cycle.0)));
        }
    }
    Ok(())
}

/// Adds what sources state beside their values: numerator and denominator, sample and interval.
pub(super) fn details(
    files: &dyn Files,
    dataset: &Dataset,
    observations: &mut [Observation],
) -> Result<(), BadRow> {
    for row in &rows(files, "observation-details.csv")? {
        let (code, area) = (indicator(row, dataset)?, area(row, dataset)?);
        let (period, vintage) = (row.parse("period", Period::parse)?, row.text("vintage")?);
        let of = |o: &&mut Observation| {
            o.indicator == code && o.area == area && o.period == period && o.vintage == vintage
        };
        let found = observations.iter_mut().find(of);
        let found = found.ok_or_else(|| row.refuse("indicator_id", "there is no such value"))?;
        let interval =
            row.number_or_none("interval_low")?.zip(row.number_or_none("interval_high")?);
        found.detail = Some(Box::new(Detail {
            numerator: row.number_or_none("numerator")?,
            denominator: row.number_or_none("denominator")?,
            sample: row.optional("sample", str::parse)?,
            interval,
            ..Detail::default()
        }));
    }
    Ok(())
}

fn share_of(row: &Row) -> Result<Option<ShareOf>, BadRow> {
    let Some(scale) = row.optional("share_of", IndicatorCode::parse)? else { return Ok(None) };
    Ok(Some(ShareOf { scale, grade: row.number("grade")? }))
}

pub(super) fn observations(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Observation>, BadRow> {
    let mut all = Vec::new();
    for (file, prefix) in [("observations.csv", "m"), ("observations-illustrative.csv", "b")] {
        for row in &rows(files, file)? {
            let evidence = row.code("evidence", Evidence::from_code)?;
            let published = !evidence.is_example();
            let period = row.parse("period", Period::parse)?;
            let vintage = if published { row.string("vintage")? } else { String::new() };
            all.push(Observation {
                recorded: Recorded::with_data_set(&vintage, &period, today),
                id: row.parse("indicator_id", |_| {
                    ObservationId::parse(&format!("{prefix}{:04}", row.line()))
                })?,
                indicator: indicator(row, dataset)?,
                area: area(row, dataset)?,
                period,
                value: row.number("value")?,
                qualifier: row.code("qualifier", Qualifier::from_code)?,
                status: row.code("obs_status", ObservationStatus::from_code)?,
                vintage,
                source: if published { source(row, "source_id", dataset)? } else { None },
                evidence,
                note: if published { row.string("note")? } else { row.string("method")? },
                superseded: false,
                detail: None,
            });
        }
    }
    Ok(all)
}

/// The files say in which resolution a target was set, and not on which day: it is known from the day by which the first
/// of its sources was published, and from that of loading where no source tells its date.
pub(super) fn targets(
    files: &dyn Files,
    dataset: &Dataset,
    loaded: NaiveDate,
) -> Result<Vec<Target>, BadRow> {
    let paths = rows(files, "target-paths.csv")?;
    let by_code = by(&paths, "path_id")?;
    let mut all = Vec::new();
    for row in &rows(files, "targets.csv")? {
        let code = row.string("target_id")?;
        let path = by_code.get(code.as_str());
        let sources = named_sources(row, dataset)?;
        let known = published(&sources, dataset, loaded);
        all.push(Target {
            indicator: indicator(row, dataset)?,
            area: area(row, dataset)?,
            value: row.number("value")?,
            due: path.map(|p| p.parse("due_date", parse_day)).transpose()?,
            due_text: row.string("due")?,
            text: row.string("text_de")?,
            decided_in: row.string("decided_in")?,
            baseline: path.map(|p| baseline(p)).transpose()?.flatten(),
            tolerance: path.map(|p| tolerance(p)).transpose()?,
            sources,
            evidence: row.code("evidence", Evidence::from_code)?,
            note: row.string("note")?,
            code,
            shape: None,
            interim: Vec::new(),
            leads: None,
            known,
            replaces: None,
            withdrawn: None,
            reason: String::new(),
        });
    }
    for row in &paths {
        check_path(row)?;
        let code = row.string("path_id")?;
        if all.iter().any(|t| t.code == code) {
            continue;
        }
        let sources = named_sources(row, dataset)?;
        let known = published(&sources, dataset, loaded);
        all.push(Target {
            indicator: indicator(row, dataset)?,
            area: area(row, dataset)?,
            value: row.number("target_value")?,
            due: Some(row.parse("due_date", parse_day)?),
            due_text: row.string("due_date")?,
            text: String::new(),
            decided_in: row.string("decided_in")?,
            baseline: baseline(row)?,
            tolerance: Some(tolerance(row)?),
            sources,
            evidence: row.code("evidence", Evidence::from_code)?,
            note: row.string("note")?,
            code,
            shape: None,
            interim: Vec::new(),
            leads: None,
            known,
            replaces: None,
            withdrawn: None,
            reason: String::new(),
        });
    }
    Ok(all)
}

/// The day by which the first of the sources was published, that of loading at the latest.
fn published(sources: &[SourceCode], dataset: &Dataset, loaded: NaiveDate) -> NaiveDate {
    let dates = dataset.sources.iter().filter(|source| sources.contains(&source.code));
    let days = dates.filter_map(|source| Period::parse(&source.date).ok()).map(|date| date.end());
    days.min().map_or(loaded, |day| day.min(loaded))
}

fn baseline(row: &Row) -> Result<Option<(f64, NaiveDate)>, BadRow> {
    Ok(row.number_or_none("baseline_value")?.zip(row.optional("baseline_date", parse_day)?))
}

/// A path whose dates or tolerances contradict each other is refused where it stands.
fn check_path(row: &Row) -> Result<(), BadRow> {
    let (on_plan, at_risk) = tolerance(row)?;
    let tolerance = Tolerance::new(on_plan, at_risk)
        .map_err(|e| row.refuse("tolerance_at_risk", e.to_string()))?;
    let (target, due) = (row.number("target_value")?, row.parse("due_date", parse_day)?);
    match baseline(row)? {
        Some((value, day)) => TargetPath::new(value, day, target, due, tolerance),
        None => TargetPath::without_baseline(target, due, tolerance),
    }
    .map_err(|e| row.refuse("due_date", e.to_string()))?;
    Ok(())
}

fn tolerance(row: &Row) -> Result<(f64, f64), BadRow> {
    Ok((row.number("tolerance_on_plan")?, row.number("tolerance_at_risk")?))
}

pub(super) fn indicator(row: &Row, dataset: &Dataset) -> Result<IndicatorCode, BadRow> {
    let code = row.parse("indicator_id", IndicatorCode::parse)?;
    if dataset.indicators.iter().any(|i| i.code == code) {
        Ok(code)
    } else {
        Err(row.refuse("indicator_id", format!("there is no indicator {code}")))
    }
}

fn area(row: &Row, dataset: &Dataset) -> Result<AreaCode, BadRow> {
    let code = row.parse("geo", AreaCode::parse)?;
    if dataset.areas.iter().any(|a| a.code == code) {
        Ok(code)
    } else {
        Err(row.refuse("geo", format!("there is no area {code}")))
    }
}

fn source(row: &Row, column: &str, dataset: &Dataset) -> Result<Option<SourceCode>, BadRow> {
    let code = row.optional(column, SourceCode::parse)?;
    code.map(|code| known(row, column, code, dataset)).transpose()
}

/// The sources that a row names.
pub(super) fn named_sources(row: &Row, dataset: &Dataset) -> Result<Vec<SourceCode>, BadRow> {
    let column = "source_ids";
    let codes = row.list(column, SourceCode::parse)?;
    codes.into_iter().map(|code| known(row, column, code, dataset)).collect()
}

fn known(
    row: &Row,
    column: &str,
    code: SourceCode,
    dataset: &Dataset,
) -> Result<SourceCode, BadRow> {
    if dataset.sources.iter().any(|s| s.code == code) {
        Ok(code)
    } else {
        Err(row.refuse(column, format!("there is no source {code}")))
    }
}
