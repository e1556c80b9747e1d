//! Rules of procedure and templates for agendas.

use super::table::{BadRow, Files, rows};
use chrono::NaiveTime;
use domain::meeting::agenda::template::{self, Template};
use domain::meeting::key::AgendaItemId;
use domain::meeting::minutes::text_block::TextBlock;
use domain::meeting::plan::Plan;
use domain::meeting::procedure::Procedure;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;

const RULES: &str = "procedure.json";
const TEMPLATES: &str = "agenda-templates.json";
const TEXT_BLOCKS: &str = "text-blocks.json";

pub(super) fn bad(file: &str, line: u64, reason: String) -> BadRow {
    BadRow { file: file.to_owned(), line, column: String::new(), reason }
}

pub(super) fn json<T: DeserializeOwned>(
    files: &dyn Files,
    file: &str,
) -> Result<Option<T>, BadRow> {
    let Some(bytes) = files.read(file) else { return Ok(None) };
    let read = serde_json::from_slice(&bytes);
    read.map(Some).map_err(|error| {
        bad(file, u64::try_from(error.line()).unwrap_or_default(), error.to_string())
    })
}

/// The rules of procedure of a data set; none where it has no such file.
pub(super) fn procedures(files: &dyn Files) -> Result<Vec<Procedure>, BadRow> {
    let rules: Option<Procedure> = json(files, RULES)?;
    if let Some(problem) = rules.as_ref().and_then(|rules| rules.problems().into_iter().next()) {
        return Err(bad(RULES, 0, problem.to_string()));
    }
    Ok(rules.into_iter().collect())
}

/// The templates of a data set; each makes an agenda with the frame of the rules.
pub(super) fn templates(
    files: &dyn Files,
    procedures: &[Procedure],
) -> Result<Vec<Template>, BadRow> {
    let templates: Vec<Template> = json(files, TEMPLATES)?.unwrap_or_default();
    for (rules, template) in procedures.iter().flat_map(|r| templates.iter().map(move |t| (r, t))) {
        let mut number = 0;
        let new_id = || {
            number += 1;
            AgendaItemId::numbered(number)
        };
        let made = template::agenda(rules, Some(template), 1, new_id);
        made.map_err(|error| bad(TEMPLATES, 0, format!("{}: {error}", template.name)))?;
    }
    Ok(templates)
}

/// The text blocks for minutes of a data set; each has a code of its own.
pub(super) fn text_blocks(files: &dyn Files) -> Result<Vec<TextBlock>, BadRow> {
    let blocks: Vec<TextBlock> = json(files, TEXT_BLOCKS)?.unwrap_or_default();
    let mut codes = BTreeSet::new();
    match blocks.iter().find(|block| !codes.insert(&block.code)) {
        Some(twice) => Err(bad(TEXT_BLOCKS, 0, format!("{} is there twice", twice.code))),
        None => Ok(blocks),
    }
}

/// Plans of the meetings to come: the first template within the frame of the rules. None where there are no rules.
pub(super) fn plans(
    files: &dyn Files,
    procedures: &[Procedure],
    templates: &[Template],
) -> Result<Vec<Plan>, BadRow> {
    let Some(rules) = procedures.first() else { return Ok(Vec::new()) };
    rows(files, "relative-meetings.csv")?
        .iter()
        .map(|row| {
            let meeting: u32 = row.parse("number", str::parse)?;
            let mut number = u128::from(meeting) * 1_000;
            let new_id = || {
                number += 1;
                AgendaItemId::numbered(number)
            };
            let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M");
            Ok(Plan {
                meeting,
                begins: row.parse("start_time", time)?,
                ends: row.parse("end_time", time)?,
                place: row.string("place_de")?,
                access: String::new(),
                agenda: template::agenda(rules, templates.first(), meeting, new_id)
                    .map_err(|error| row.refuse("number", error.to_string()))?,
                version: 1,
            })
        })
        .collect()
}
