//! Findings and what became of them. Rows of a day after the demonstration's first day are left out: they have not happened
//! yet.

use super::council::{day, organisation};
use super::measures::{Slugs, slug};
use super::table::{BadRow, Files, Row, rows};
use chrono::NaiveDate;
use domain::evaluation::handling::{Handling, HandlingState};
use domain::finding::{
    ActionItem, ActionState, Answer, AnswerKind, Cited, FINDING_TIERS, Finding, Minority, Report,
    SourceKind, Stage, StageKind, StageOf,
};
use domain::key::{ActionId, ContributionId, FindingId, OutcomeId, ReportId, StageId};
use domain::measure::outcome::{Basis, Outcome, OutcomeVerdict};
use domain::period::parse_day;
use domain::source::Evidence;
use domain::tier::Tier;
use store::Dataset;

/// Reads all of it into the data set, and marks the experiences that findings rest on.
pub(super) fn read(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &mut Dataset,
    today: NaiveDate,
) -> Result<(), BadRow> {
    dataset.findings = findings(files, slugs, dataset, today)?;
    dataset.answers = answers(files, dataset, today)?;
    dataset.actions = actions(files, dataset, today)?;
    dataset.reports = reports(files, dataset, today)?;
    dataset.minorities = minorities(files, dataset, today)?;
    dataset.stages = stages(files, dataset, today)?;
    dataset.outcomes = outcomes(files, dataset, today)?;
    for experience in &mut dataset.experiences {
        let citing = dataset
            .findings
            .iter()
            .find(|f| f.sources.iter().any(|source| source.is_experience(&experience.id)));
        if let Some(finding) = citing {
            experience.handling = Handling {
                state: HandlingState::Taken,
                reason: String::new(),
                day: Some(finding.date),
            };
        }
    }
    Ok(())
}

fn findings(
    files: &dyn Files,
    slugs: &Slugs,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Finding>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "findings.csv")? {
        let sources = row.list("sources", |code| {
            let cited = Cited::parse(code).ok_or("not a source")?;
            if is_there(&cited, dataset) { Ok(cited) } else { Err("there is no such source") }
        })?;
        if sources.is_empty() {
            return Err(row.refuse("sources", "a finding rests on something"));
        }
        let finding = Finding {
            id: row.parse("finding_id", FindingId::parse)?,
            measure: slug(row, "measure_id", slugs)?,
            title: row.string("title_de")?,
            text: row.string("text_de")?,
            sources,
            addressee: row.string("addressee")?,
            due: day(row, "due", "due_in_days", today)?,
            visibility: row.code("visibility", |code| {
                Tier::from_code(code).filter(|tier| FINDING_TIERS.contains(tier))
            })?,
            date: day(row, "date", "in_days", today)?,
            evidence: row.code("evidence", Evidence::from_code)?,
            version: 1,
        };
        if finding.date <= today {
            all.push(finding);
        }
    }
    Ok(all)
}

fn is_there(cited: &Cited, dataset: &Dataset) -> bool {
    match cited.kind {
        SourceKind::Experience => dataset.experiences.iter().any(|e| e.id.as_str() == cited.key),
        SourceKind::Rating => dataset
            .ratings
            .iter()
            .any(|r| format!("{}/{}/{}", r.round, r.measure, r.organisation) == cited.key),
    }
}

/// The finding of a row; none where it has not happened yet.
fn finding<'d>(row: &Row, dataset: &'d Dataset) -> Result<Option<&'d Finding>, BadRow> {
    let id = row.parse("finding_id", FindingId::parse)?;
    Ok(dataset.findings.iter().find(|f| f.id == id))
}

fn answers(files: &dyn Files, dataset: &Dataset, today: NaiveDate) -> Result<Vec<Answer>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "answers.csv")? {
        let Some(finding) = finding(row, dataset)? else { continue };
        let answer = Answer {
            finding: finding.id.clone(),
            kind: row.code("kind", AnswerKind::from_code)?,
            reason: row.string("reason_de")?,
            organisation: organisation(row, dataset)?,
            date: day(row, "date", "in_days", today)?,
            evidence: row.code("evidence", Evidence::from_code)?,
            version: 1,
        };
        if answer.kind.needs_reason() && answer.reason.is_empty() {
            return Err(row.refuse("reason_de", "the reason is missing"));
        }
        if answer.date <= today {
            all.push(answer);
        }
    }
    Ok(all)
}

fn actions(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<ActionItem>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "actions.csv")? {
        let Some(finding) = finding(row, dataset)? else { continue };
        if dataset.answers.iter().all(|a| a.finding != finding.id) {
            continue;
        }
        let closed = row.optional("closed", parse_day)?.filter(|closed| *closed <= today);
        let state = row.code("state", ActionState::from_code)?;
        all.push(ActionItem {
            id: row.parse("action_id", ActionId::parse)?,
            finding: finding.id.clone(),
            text: row.string("text_de")?,
            owner: row.string("owner")?,
            due: day(row, "due", "due_in_days", today)?,
            since: day(row, "since", "since_in_days", today)?,
            state: if state.is_closed() && closed.is_none() { ActionState::Running } else { state },
            closed,
            evidence: row.code("evidence", Evidence::from_code)?,
            version: 1,
        });
    }
    Ok(all)
}

fn reports(files: &dyn Files, dataset: &Dataset, today: NaiveDate) -> Result<Vec<Report>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "reports.csv")? {
        let action = row.parse("action_id", ActionId::parse)?;
        let date = day(row, "date", "in_days", today)?;
        if date > today || dataset.actions.iter().all(|a| a.id != action) {
            continue;
        }
        all.push(Report {
            id: row.parse("action_id", |_| ReportId::parse(&format!("b{:04}", row.line())))?,
            action,
            date,
            state: row.code("state", ActionState::from_code)?,
            note: row.string("note_de")?,
            organisation: organisation(row, dataset)?,
        });
    }
    Ok(all)
}

fn minorities(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Minority>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "minorities.csv")? {
        let Some(finding) = finding(row, dataset)? else { continue };
        let statement = Minority {
            finding: finding.id.clone(),
            organisation: organisation(row, dataset)?,
            text: row.string("text_de")?,
            date: row.parse("date", parse_day)?,
            evidence: row.code("evidence", Evidence::from_code)?,
            version: 1,
        };
        if statement.date <= today {
            all.push(statement);
        }
    }
    Ok(all)
}

fn stages(files: &dyn Files, dataset: &Dataset, today: NaiveDate) -> Result<Vec<Stage>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "stages.csv")? {
        let of = row.code("of", StageOf::from_code)?;
        let key = row.string("key")?;
        let there = match of {
            StageOf::Finding => dataset.findings.iter().any(|f| f.id.as_str() == key),
            StageOf::Experience => dataset.experiences.iter().any(|e| e.id.as_str() == key),
        };
        let date = row.parse("date", parse_day)?;
        if !there || date > today {
            continue;
        }
        all.push(Stage {
            id: row.parse("kind", |_| StageId::parse(&format!("v{:04}", row.line())))?,
            of,
            key,
            kind: row.code("kind", StageKind::from_code)?,
            number: row.string("number")?,
            meeting: row.optional("meeting", str::parse)?,
            date,
            record: None,
            evidence: row.code("evidence", Evidence::from_code)?,
        });
    }
    Ok(all)
}

fn outcomes(
    files: &dyn Files,
    dataset: &Dataset,
    today: NaiveDate,
) -> Result<Vec<Outcome>, BadRow> {
    let mut all = Vec::new();
    for row in &rows(files, "outcomes.csv")? {
        let id = row.parse("contribution_id", ContributionId::parse)?;
        let contribution = dataset.contributions.iter().find(|c| c.id == id);
        let contribution = contribution
            .ok_or_else(|| row.refuse("contribution_id", "there is no such contribution"))?;
        let outcome = Outcome {
            id: row
                .parse("contribution_id", |_| OutcomeId::parse(&format!("w{:04}", row.line())))?,
            contribution: id,
            measure: contribution.measure.clone(),
            verdict: row.code("verdict", OutcomeVerdict::from_code)?,
            basis: row.code("basis", Basis::from_code)?,
            text: row.string("text_de")?,
            organisation: organisation(row, dataset)?,
            date: row.parse("date", parse_day)?,
            evidence: row.code("evidence", Evidence::from_code)?,
        };
        if outcome.date <= today {
            all.push(outcome);
        }
    }
    Ok(all)
}
