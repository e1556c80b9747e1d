//! The findings of a round with what goes with each: what it rests on, answer, actions, and who does not share it.

use crate::words;
use domain::catalogue::Catalogue;
use domain::finding::told::{Told, ToldSource};
use domain::key::OrganisationCode;
use domain::number::Language;
use domain::period::format_day;
use serde_json::{Value, json};

/// One line about a finding. All of a finding carry its title, so that none stands without it.
pub(crate) struct Line {
    pub(crate) measure: String,
    pub(crate) finding: String,
    /// „Feststellung", „Quelle", „Minderheitsvotum", „Antwort", „Auftrag".
    pub(crate) what: &'static str,
    pub(crate) who: String,
    /// `2024-12-31`, empty for sources without a day.
    pub(crate) day: String,
    pub(crate) text: String,
    pub(crate) hint: String,
}

/// Names of the columns.
pub(crate) const HEAD: [&str; 7] =
    ["Maßnahme", "Feststellung", "Was", "Wer", "Tag", "Text", "Hinweis"];

fn name(known: &Catalogue, code: &OrganisationCode) -> String {
    known.organisations.get(code).map_or_else(|| code.to_string(), |o| o.name.clone())
}

/// All lines about findings; without `named` no line about a source tells whose it is. A statement of a minority always
/// does: it is made under the organisation's name.
pub(crate) fn lines(told: &[Told<'_>], known: &Catalogue, named: bool) -> Vec<Line> {
    told.iter().flat_map(|of| lines_about(of, known, named)).collect()
}

fn lines_about(told: &Told<'_>, known: &Catalogue, named: bool) -> Vec<Line> {
    let finding = told.finding;
    let example = |is: bool| if is { "Beispiel" } else { "" };
    let measure = known
        .measures
        .get(&finding.measure)
        .map_or_else(|| finding.measure.to_string(), |r| r.measure.name.de.clone());
    let line = |what, who: String, day: String, text: String, hint: String| Line {
        measure: measure.clone(),
        finding: finding.title.clone(),
        what,
        who,
        day,
        text,
        hint,
    };
    let due = format_day(finding.due, Language::De);
    let mut all = vec![line(
        "Feststellung",
        String::new(),
        finding.date.to_string(),
        finding.text.clone(),
        join(&[
            example(finding.evidence.is_example()),
            &format!("Antwort von {} bis {due}", finding.addressee),
        ]),
    )];
    for source in &told.sources {
        let (who, day, text) = match source {
            ToldSource::Experience(e) => {
                let text = format!("{}: {}", words::experience(e.kind), e.text);
                (&e.organisation, e.date.to_string(), text)
            }
            ToldSource::Rating(round, organisation) => {
                let title = known.rounds.get(round);
                let title = title.map_or_else(|| round.to_string(), |r| r.title.de.clone());
                (organisation, String::new(), format!("Position, {title}"))
            }
        };
        let who = if named { name(known, who) } else { String::new() };
        all.push(line("Quelle", who, day, text, String::new()));
    }
    if told.unseen > 0 {
        let text = format!("weitere Quellen, hier nicht genannt: {}", told.unseen);
        all.push(line("Quelle", String::new(), String::new(), text, String::new()));
    }
    for minority in &told.minorities {
        all.push(line(
            "Minderheitsvotum",
            name(known, &minority.organisation),
            minority.date.to_string(),
            minority.text.clone(),
            example(minority.evidence.is_example()).to_owned(),
        ));
    }
    all.push(match told.answer {
        Some(answer) => line(
            "Antwort",
            name(known, &answer.organisation),
            answer.date.to_string(),
            join(&[words::answer(answer.kind), &answer.reason]),
            example(answer.evidence.is_example()).to_owned(),
        ),
        None => line(
            "Antwort",
            finding.addressee.clone(),
            String::new(),
            "noch keine Antwort".to_owned(),
            String::new(),
        ),
    });
    for action in &told.actions {
        let due = format_day(action.due, Language::De);
        all.push(line(
            "Auftrag",
            action.owner.clone(),
            action.since.to_string(),
            action.text.clone(),
            join(&[
                example(action.evidence.is_example()),
                words::action(action.state),
                &format!("bis {due}"),
            ]),
        ));
    }
    all
}

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("; ")
}

/// The same for programs.
pub(crate) fn json(told: &[Told<'_>], known: &Catalogue) -> Value {
    let organisation = |code: &OrganisationCode| json!({ "code": code, "name": name(known, code) });
    let each = told.iter().map(|told| {
        let sources = told.sources.iter().map(|source| match source {
            ToldSource::Experience(e) => json!({
                "kind": "erfahrung", "key": e.id, "organisation": organisation(&e.organisation), "text": e.text,
            }),
            ToldSource::Rating(round, of) => json!({
                "kind": "bewertung", "round": round, "organisation": organisation(of),
            }),
        });
        json!({
            "id": told.finding.id,
            "measure": told.finding.measure,
            "title": told.finding.title,
            "text": told.finding.text,
            "date": told.finding.date,
            "addressee": told.finding.addressee,
            "due": told.finding.due,
            "evidence": told.finding.evidence,
            "sources": sources.collect::<Vec<_>>(),
            "sources_not_named": told.unseen,
            "minority_statements": told.minorities.iter().map(|m| json!({
                "organisation": organisation(&m.organisation), "date": m.date, "text": m.text,
                "evidence": m.evidence,
            })).collect::<Vec<_>>(),
            "answer": told.answer.map(|a| json!({
                "kind": a.kind, "reason": a.reason, "organisation": organisation(&a.organisation), "date": a.date,
                "evidence": a.evidence,
            })),
            "actions": told.actions.iter().map(|a| json!({
                "text": a.text, "owner": a.owner, "since": a.since, "due": a.due, "state": a.state,
                "closed": a.closed, "evidence": a.evidence,
            })).collect::<Vec<_>>(),
        })
    });
    Value::Array(each.collect())
}
