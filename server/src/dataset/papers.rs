//! Papers of a data set, numbered in the order of their file.

use super::meetings::{bad, json};
use super::table::{BadRow, Files};
use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::key::OrganisationCode;
use domain::meeting::agenda::AgendaItem;
use domain::meeting::book::Book;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{
    CoSignature, CoSigned, Figure, Frozen, Paper, PaperDraft, PaperForm, PaperState, PaperTies,
};
use serde::Deserialize;
use store::Dataset;

const PAPERS: &str = "papers.json";

/// A paper as the file has it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    /// Number of its meeting.
    meeting: u32,
    /// Title of the item that carries it; none for a paper that no item carries.
    item: Option<String>,
    /// The day it was drawn up, or how many days after the demonstration's first one.
    date: Option<NaiveDate>,
    in_days: Option<i64>,
    /// The day it was sent.
    sent: Option<NaiveDate>,
    state: PaperState,
    paper: PaperForm,
    /// Who of those asked has agreed.
    #[serde(default)]
    signed: Vec<OrganisationCode>,
    /// The figures that it was sent with.
    #[serde(default)]
    figures: Vec<Figure>,
}

/// Reads the papers, and puts them to the items that carry them.
pub(super) fn read(
    files: &dyn Files,
    dataset: &mut Dataset,
    today: NaiveDate,
) -> Result<(), BadRow> {
    let listed: Vec<Listed> = json(files, PAPERS)?.unwrap_or_default();
    let Some(prefix) = dataset.procedures.first().map(|rules| rules.numbering.paper.clone()) else {
        return Ok(());
    };
    for listed in listed {
        let refuse = |reason: &str| bad(PAPERS, 0, format!("{}: {reason}", listed.paper.title));
        let date = match (listed.date, listed.in_days) {
            (Some(date), None) => date,
            (None, Some(days)) => today + TimeDelta::days(days),
            _ => return Err(refuse("a date or a number of days")),
        };
        let given = dataset.papers.iter().map(|paper| &paper.number);
        let number = PaperNumber::next(given, &prefix, date.year());
        let number = number.map_err(|error| refuse(&error.to_string()))?;
        let draft = draft(&listed.paper, dataset).map_err(refuse)?;
        let meeting = dataset.meetings.iter().find(|m| m.number == Some(listed.meeting));
        let held = meeting.ok_or_else(|| refuse("there is no such meeting"))?.date;
        let mut paper = Paper::new(number, draft, date);
        let at = date.and_hms_opt(9, 0, 0).unwrap_or_default().and_utc();
        for CoSignature { organisation, answer } in &mut paper.co_signatures {
            if listed.signed.contains(organisation) {
                *answer = CoSigned::Signed { at };
            }
        }
        paper.state = listed.state;
        if listed.state == PaperState::Sent {
            let as_of = listed.sent.ok_or_else(|| refuse("the day it was sent"))?;
            if held < today {
                paper.frozen = Some(Frozen { as_of, figures: listed.figures.clone() });
            } else {
                // The demonstration can begin before that meeting: then it is about to go out.
                paper.state = PaperState::Released;
            }
        }
        if let Some(title) = &listed.item {
            carry(dataset, listed.meeting, title, &paper.number)
                .ok_or_else(|| refuse("no such item"))?;
        }
        dataset.papers.push(paper);
    }
    Ok(())
}

fn draft(form: &PaperForm, dataset: &Dataset) -> Result<PaperDraft, &'static str> {
    let empty = PaperForm { indicators: Vec::new(), co_signers: Vec::new(), ..form.clone() };
    let read = empty.draft(None, &domain::catalogue::Catalogue::default(), &Book::default());
    let draft = read.map_err(|_| "a part is missing or too long")?;
    let indicators = form.indicators.iter().map(|code| {
        let held = dataset.indicators.iter().find(|i| i.code.as_str() == code);
        held.map(|held| held.code.clone()).ok_or("there is no such indicator")
    });
    let co_signers = form.co_signers.iter().map(|code| {
        let held = dataset.organisations.iter().find(|o| o.code.as_str() == code);
        held.map(|held| held.code.clone()).ok_or("there is no such organisation")
    });
    let ties = PaperTies {
        indicators: indicators.collect::<Result<_, _>>()?,
        co_signers: co_signers.collect::<Result<_, _>>()?,
        replaces: None,
    };
    Ok(PaperDraft { ties, ..draft })
}

/// Puts a paper to an item of a plan.
fn carry(dataset: &mut Dataset, meeting: u32, title: &str, number: &PaperNumber) -> Option<()> {
    let plan = dataset.plans.iter_mut().find(|plan| plan.meeting == meeting)?;
    let item = plan.agenda.items().iter().find(|item| item.title == title)?.clone();
    plan.agenda = plan.agenda.reworded(&AgendaItem { paper: Some(number.clone()), ..item })?;
    Some(())
}
