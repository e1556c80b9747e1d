//! Editions of the index with their goalposts and weights.

use super::council::in_days;
use super::figures::indicator;
use super::table::{BadRow, Files, Row, rows};
use chrono::{NaiveDate, NaiveTime};
use domain::index::edition::{Edition, EditionState};
use domain::index::workshop::{Ballot, BallotForm, Workshop};
use domain::index::{
    Aggregation, Coverage, Draft, Element, FieldWeight, Imputation, Method, Normaliser, Outliers,
    Rule, Scale, Weighting,
};
use domain::key::{EditionId, FieldCode, OrganisationCode, WorkshopId};
use domain::source::Evidence;
use store::Dataset;

/// Reads the editions. A data set without them has no index; the other two tables belong to them.
pub(super) fn editions(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Edition>, BadRow> {
    const EDITIONS: &str = "index-editions.csv";
    if files.read(EDITIONS).is_none() {
        return Ok(Vec::new());
    }
    let posts = rows(files, "index-goalposts.csv")?;
    let weights = rows(files, "index-weights.csv")?;
    rows(files, EDITIONS)?
        .iter()
        .map(|row| edition(row, &posts, &weights, dataset, today))
        .collect()
}

fn edition(
    row: &Row,
    posts: &[Row],
    weights: &[Row],
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Edition, BadRow> {
    let code = row.text("edition_id")?;
    let mine = |other: &&Row| other.text("edition_id").is_ok_and(|text| text == code);
    let elements: Result<Vec<_>, BadRow> =
        posts.iter().filter(mine).map(|row| element(row, dataset)).collect();
    let fields: Result<Vec<_>, BadRow> = weights.iter().filter(mine).map(field).collect();
    let aggregation = |column| row.code(column, Aggregation::from_code);
    let rule = |aggregation, coverage| Rule { aggregation, coverage, weighting: Weighting::Set };
    let method = Method::new(Draft {
        scale: Scale::POINTS,
        fields: fields?,
        elements: elements?,
        outliers: Outliers::Keep,
        imputation: Imputation::None,
        within: rule(aggregation("within")?, Coverage::ANY),
        across: rule(
            aggregation("across")?,
            Coverage::Count(row.parse("fields_needed", |text| text.parse().map_err(text_of))?),
        ),
    })
    .map_err(|error| row.refuse("edition_id", error.to_string()))?;
    let day = |text: &str| text.parse::<NaiveDate>().map_err(text_of);
    Ok(Edition {
        id: row.parse("edition_id", |text| EditionId::parse(text).map_err(text_of))?,
        number: row.parse("number", |text| text.parse().map_err(text_of))?,
        title: row.string("title_de")?,
        method,
        state: row.code("state", EditionState::from_code)?,
        from: row.optional("valid_from", day)?,
        paper: row.string("paper_de")?,
        decided_in: row.string("decided_in_de")?,
        reason: row.string("reason_de")?,
        evidence: row.code("evidence", Evidence::from_code)?,
        known: today,
        version: 1,
    })
}

fn element(row: &Row, dataset: &Dataset) -> Result<Element, BadRow> {
    let code = indicator(row, dataset)?;
    let known = dataset.indicators.iter().find(|i| i.code == code);
    let known = known.ok_or_else(|| row.refuse("indicator_id", "unknown"))?;
    let number = |column| row.parse(column, |text| text.parse::<f64>().map_err(text_of));
    Ok(Element {
        field: known.field.clone(),
        polarity: known.polarity,
        weight: number("weight")?,
        normaliser: Normaliser::Goalposts {
            worst: number("worst")?,
            best: number("best")?,
            clamp: true,
        },
        code,
    })
}

fn field(row: &Row) -> Result<FieldWeight, BadRow> {
    Ok(FieldWeight {
        code: row.parse("field_id", |text| FieldCode::parse(text).map_err(text_of))?,
        weight: row.parse("weight", |text| text.parse().map_err(text_of))?,
    })
}

/// Reads the workshops; a data set may be without them.
pub(super) fn workshops(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Workshop>, BadRow> {
    const WORKSHOPS: &str = "index-workshops.csv";
    if files.read(WORKSHOPS).is_none() {
        return Ok(Vec::new());
    }
    let workshop = |row: &Row| {
        let id = row.parse("edition_id", |text| EditionId::parse(text).map_err(text_of))?;
        let edition = dataset.editions.iter().find(|edition| edition.id == id);
        let edition = edition.ok_or_else(|| row.refuse("edition_id", "unknown"))?;
        let fields = &edition.method.draft().fields;
        Ok(Workshop {
            id: row.parse("workshop_id", |text| WorkshopId::parse(text).map_err(text_of))?,
            title: row.string("title_de")?,
            question: row.string("question_de")?,
            edition: id,
            fields: fields.iter().map(|field| field.code.clone()).collect(),
            until: in_days(row, "until_in_days", today)?,
            known: today,
            evidence: row.code("evidence", Evidence::from_code)?,
            told: false,
            version: 1,
        })
    };
    rows(files, WORKSHOPS)?.iter().map(workshop).collect()
}

/// Reads what organisations gave in the workshops.
pub(super) fn ballots(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Ballot>, BadRow> {
    if dataset.workshops.is_empty() {
        return Ok(Vec::new());
    }
    let ballot = |row: &Row| {
        let id = row.parse("workshop_id", |text| WorkshopId::parse(text).map_err(text_of))?;
        let workshop = dataset.workshops.iter().find(|workshop| workshop.id == id);
        let workshop = workshop.ok_or_else(|| row.refuse("workshop_id", "unknown"))?;
        let organisation =
            row.parse("org_id", |text| OrganisationCode::parse(text).map_err(text_of))?;
        if dataset.organisations.iter().all(|known| known.code != organisation) {
            return Err(row.refuse("org_id", "unknown"));
        }
        let points = row.text("points")?;
        let form = BallotForm(points.split(';').map(str::to_owned).collect());
        let tenths = form.parse().map_err(|_| row.refuse("points", "not a hundred points"))?;
        if tenths.len() != workshop.fields.len() {
            return Err(row.refuse("points", "another number of fields"));
        }
        let day = workshop.until.min(today).and_time(NaiveTime::MIN);
        Ok(Ballot { workshop: id, organisation, tenths, at: day.and_utc(), version: 1 })
    };
    rows(files, "index-ballots.csv")?.iter().map(ballot).collect()
}

fn text_of(error: impl std::fmt::Display) -> String {
    error.to_string()
}
