//! Organisations, meetings, rounds, ratings, experiences and demonstration accounts.

use super::by;
use super::figures::{bilingual, named_sources};
use super::measures::{Slugs, slug};
use super::table::{BadRow, Files, Row, rows};
use chrono::{Days, NaiveDate};
use domain::actor::Role;
use domain::council::{Meeting, Organisation};
use domain::evaluation::criteria::{CriteriaSet, find};
use domain::evaluation::handling::Handling;
use domain::evaluation::{
    Advice, Criterion, Experience, ExperienceKind, Rating, Round, RoundState, Score, Setup, Stance,
    Statement,
};
use domain::key::{
    AccountId, CriterionCode, ExperienceId, MeasureSlug, OrganisationCode, RoundCode, SetCode,
};
use domain::period::parse_day;
use domain::source::Evidence;
use domain::tier::Tier;
use std::collections::BTreeMap;
use store::{Dataset, NewAccount};

pub(super) fn organisations(files: &dyn Files) -> Result<Vec<Organisation>, BadRow> {
    let details = rows(files, "organisation-details.csv")?;
    let details = by(&details, "org_id")?;
    rows(files, "organisations.csv")?
        .iter()
        .map(|row| {
            let more = details
                .get(row.text("org_id")?)
                .ok_or_else(|| row.refuse("org_id", "not in organisation-details.csv"))?;
            Ok(Organisation {
                code: row.parse("org_id", OrganisationCode::parse)?,
                name: row.string("name")?,
                short: more.string("short_name")?,
                kind: more.string("kind_de")?,
                has_vote: more.yes("vote")?,
                two_persons: false,
                confirmed: row.text("status")? == "bestätigt",
                version: 1,
            })
        })
        .collect()
}

pub(super) fn meetings(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Meeting>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "meetings.csv")? {
        all.push(Meeting {
            number: row.optional("number", str::parse)?,
            date: row.parse("date", parse_day)?,
            starts: None,
            title: row.string("title")?,
            subject: row.string("subject_de")?,
            confirmed: row.text("status")? == "bestätigt",
            sources: named_sources(row, dataset)?,
            note: row.string("note")?,
        });
    }
    for row in &rows(files, "relative-meetings.csv")? {
        all.push(Meeting {
            number: row.optional("number", str::parse)?,
            date: in_days(row, "in_days", today)?,
            starts: Some(row.string("start_time")?),
            title: row.string("title_de")?,
            subject: row.string("subject_de")?,
            confirmed: false,
            sources: Vec::new(),
            note: String::new(),
        });
    }
    Ok(all)
}

/// A day that stands in one column, or counts from today in another.
pub(super) fn day(
    row: &Row,
    fixed: &str,
    relative: &str,
    today: NaiveDate,
) -> Result<NaiveDate, BadRow> {
    row.optional(fixed, parse_day)?.map_or_else(|| in_days(row, relative, today), Ok)
}

pub(super) fn in_days(row: &Row, column: &str, today: NaiveDate) -> Result<NaiveDate, BadRow> {
    let days: i64 = row.parse(column, str::parse)?;
    let step = Days::new(days.unsigned_abs());
    let day = if days < 0 { today.checked_sub_days(step) } else { today.checked_add_days(step) };
    day.ok_or_else(|| row.refuse(column, "outside the calendar"))
}

/// The library of sets of criteria: each with its version and its criteria in the order of their rows.
pub(super) fn criteria(files: &dyn Files) -> Result<Vec<CriteriaSet>, BadRow> {
    let mut library: Vec<CriteriaSet> = Vec::new();
    let sets = rows(files, "criteria-sets.csv")?;
    for row in &sets {
        let code = row.parse("set_id", SetCode::parse)?;
        if find(&library, &code).is_some() {
            return Err(row.refuse("set_id", "it is there already"));
        }
        library.push(CriteriaSet {
            code,
            position: row.parse("position", str::parse)?,
            name: bilingual(row, "name")?,
            source: row.string("source")?,
            effect: row.optional("effect", CriterionCode::parse)?,
            criteria: Vec::new(),
        });
    }
    let labels = rows(files, "scale-labels.csv")?;
    for row in &rows(files, "evaluation-criteria.csv")? {
        let place = (row.text("set_id")?, row.text("criterion_id")?);
        let more = labels.iter().find(|label| {
            (label.text("set_id"), label.text("criterion_id")) == (Ok(place.0), Ok(place.1))
        });
        let more = more.ok_or_else(|| row.refuse("criterion_id", "not in scale-labels.csv"))?;
        let set = library.iter_mut().find(|set| set.code.as_str() == place.0);
        let set = set.ok_or_else(|| row.refuse("set_id", "not in criteria-sets.csv"))?;
        set.criteria.push(Criterion {
            code: row.parse("criterion_id", CriterionCode::parse)?,
            name: bilingual(row, "name")?,
            short: bilingual(more, "short")?,
            low: bilingual(more, "low")?,
            high: bilingual(more, "high")?,
        });
    }
    for (set, row) in library.iter().zip(&sets) {
        if set.criteria.is_empty() {
            return Err(row.refuse("set_id", "it has no criteria"));
        }
        if set.effect.is_some() && set.criteria.iter().all(|c| Some(&c.code) != set.effect.as_ref())
        {
            return Err(row.refuse("effect", "it is none of its criteria"));
        }
    }
    Ok(library)
}

pub(super) fn rounds(
    files: &dyn Files,
    slugs: &Slugs,
    library: &[CriteriaSet],
    today: NaiveDate,
) -> Result<Vec<Round>, BadRow> {
    rows(files, "rounds.csv")?
        .iter()
        .map(|row| {
            let mut round = Round {
                code: row.parse("round_id", RoundCode::parse)?,
                title: bilingual(row, "title")?,
                meeting: row.optional("meeting_number", str::parse)?,
                measures: row.list("measure_ids", |code| {
                    slugs.get(code).cloned().ok_or("there is no such measure")
                })?,
                opens: day(row, "opens", "opens_in_days", today)?,
                closes: day(row, "closes", "closes_in_days", today)?,
                evidence: row.code("evidence", Evidence::from_code)?,
                state: RoundState::Open,
                setup: Setup {
                    criteria: row.parse("set_id", |code| {
                        let known = library.iter().find(|set| set.code.as_str() == code);
                        known.map(|set| set.code.clone()).ok_or("not in criteria-sets.csv")
                    })?,
                    ..Setup::default()
                },
                version: 1,
            };
            // A round of the past is closed when the data set is loaded, and nobody has to note it.
            round.state = round.state_on(today);
            Ok(round)
        })
        .collect()
}

type RatingKey = (RoundCode, MeasureSlug, OrganisationCode);

pub(super) fn ratings(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &Dataset,
) -> Result<Vec<Rating>, BadRow> {
    let mut all: BTreeMap<RatingKey, Rating> = BTreeMap::new();
    for row in &rows(files, "feedback-illustrative.csv")? {
        let number: u32 = row.parse("meeting_number", str::parse)?;
        let round = dataset.rounds.iter().find(|r| r.meeting == Some(number));
        let round =
            round.ok_or_else(|| row.refuse("meeting_number", "no round serves this meeting"))?;
        add_score(&mut all, row, round.code.clone(), slugs, dataset)?;
    }
    for row in &rows(files, "feedback-open-round.csv")? {
        let code = row.parse("round_id", RoundCode::parse)?;
        if dataset.rounds.iter().all(|r| r.code != code) {
            return Err(row.refuse("round_id", format!("there is no round {code}")));
        }
        add_score(&mut all, row, code, slugs, dataset)?;
    }
    for row in &rows(files, "positions.csv")? {
        let key = (
            row.parse("round_id", RoundCode::parse)?,
            slug(row, "measure_id", slugs)?,
            organisation(row, dataset)?,
        );
        let rating = all.get_mut(&key);
        let rating = rating.ok_or_else(|| row.refuse("org_id", "it rates nothing there"))?;
        rating.statement.stance = Some(row.code("stance", Stance::from_code)?);
        rating.statement.advice = match row.text("advice")? {
            "" => None,
            _ => Some(row.code("advice", Advice::from_code)?),
        };
        rating.statement.recommendations = row.string("recommendations_de")?;
    }
    Ok(all.into_values().collect())
}

fn add_score(
    all: &mut BTreeMap<RatingKey, Rating>,
    row: &Row,
    round: RoundCode,
    slugs: &Slugs,
    dataset: &Dataset,
) -> Result<(), BadRow> {
    let measure = slug(row, "measure_id", slugs)?;
    let organisation = organisation(row, dataset)?;
    let criterion = row.parse("criterion_id", CriterionCode::parse)?;
    let asked = dataset.rounds.iter().find(|r| r.code == round);
    let set = asked.and_then(|r| find(&dataset.criteria, &r.setup.criteria));
    if set.is_none_or(|set| set.criteria.iter().all(|c| c.code != criterion)) {
        return Err(row.refuse("criterion_id", format!("there is no criterion {criterion}")));
    }
    let score = match (row.text("score_1_to_5")?, row.text("no_answer_reason")?) {
        ("", "") => return Err(row.refuse("score_1_to_5", "neither a score nor a reason for none")),
        ("", _) => Score::CannotJudge,
        _ => row.code("score_1_to_5", Score::from_code)?,
    };
    let comment = row.text("comment_de")?;
    let rating =
        all.entry((round.clone(), measure.clone(), organisation.clone())).or_insert_with(|| {
            Rating {
                round,
                measure,
                organisation,
                scores: Vec::new(),
                comment: String::new(),
                statement: Statement::default(),
                evidence: Evidence::Illustrative,
                at: None,
                version: 1,
            }
        });
    rating.scores.push((criterion, score));
    if !comment.is_empty() {
        comment.clone_into(&mut rating.comment);
    }
    Ok(())
}

pub(super) fn organisation(row: &Row, dataset: &Dataset) -> Result<OrganisationCode, BadRow> {
    let code = row.parse("org_id", OrganisationCode::parse)?;
    if dataset.organisations.iter().any(|o| o.code == code) {
        Ok(code)
    } else {
        Err(row.refuse("org_id", format!("there is no organisation {code}")))
    }
}

pub(super) fn experiences(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Experience>, BadRow> {
    rows(files, "experiences.csv")?
        .iter()
        .map(|row| {
            Ok(Experience {
                id: row.parse("kind", |_| ExperienceId::parse(&format!("e{:04}", row.line())))?,
                measure: slug(row, "measure_id", slugs)?,
                organisation: organisation(row, dataset)?,
                kind: row.code("kind", ExperienceKind::from_code)?,
                date: day(row, "date", "in_days", today)?,
                text: row.string("text_de")?,
                visibility: row.code("visibility", Tier::from_code)?,
                evidence: row.code("evidence", Evidence::from_code)?,
                handling: Handling::default(),
                version: 1,
            })
        })
        .collect()
}

pub(super) fn accounts(
    files: &dyn Files,
    dataset: &Dataset,
    password_hash: &str,
) -> Result<Vec<NewAccount>, BadRow> {
    rows(files, "accounts.csv")?
        .iter()
        .map(|row| {
            let email = row.string("email")?;
            let id = email.split('@').next().unwrap_or_default();
            Ok(NewAccount {
                id: row.parse("email", |_| AccountId::parse(&format!("demo-{id}")))?,
                name: row.string("name")?,
                role: row.code("role", Role::from_code)?,
                organisation: organisation(row, dataset)?,
                password: password_hash.to_owned(),
                disabled: false,
                email,
            })
        })
        .collect()
}
