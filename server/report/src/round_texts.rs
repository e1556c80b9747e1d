//! What a round contains, as plain files: the round, its criteria, every position, the findings that rest on it, the texts
//! that were rated, its history.

use crate::{findings, text_csv, words};
use domain::catalogue::Catalogue;
use domain::evaluation::{RatedText, Rating, Round};
use domain::finding::told::Told;
use domain::journal::Entry;
use domain::number::Language;
use domain::period::format_day;
use serde_json::{Value, json};

/// The files of a round by their names, in a fixed order; the same records give the same bytes.
pub fn round_texts(
    round: &Round,
    ratings: &[Rating],
    told: &[Told<'_>],
    known: &Catalogue,
    history: &[Entry],
) -> Vec<(String, Vec<u8>)> {
    let mut files = vec![
        ("LIESMICH.txt".to_owned(), readme(round).into_bytes()),
        ("runde.json".to_owned(), pretty(&about(round, known))),
        ("positionen.json".to_owned(), pretty(&positions(ratings, known))),
        ("positionen.csv".to_owned(), table(round, ratings, known)),
        ("feststellungen.json".to_owned(), pretty(&findings::json(told, known))),
        ("feststellungen.csv".to_owned(), found(told, known)),
        ("verlauf.csv".to_owned(), past(history)),
    ];
    for slug in &round.measures {
        let now = known.measures.get(slug).map(|r| RatedText::of(&r.measure));
        let mut texts: Vec<&RatedText> = Vec::new();
        for text in
            ratings.iter().filter(|r| &r.measure == slug).filter_map(|r| r.statement.rated.as_ref())
        {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        if texts.is_empty() {
            texts.extend(now.as_ref());
        }
        texts.sort_by_key(|text| text.version);
        for text in texts {
            let name = format!("massnahmen/{slug}-fassung-{}.txt", text.version);
            let body = format!("{}\n\n{}\n\n{}\n", text.name, text.summary, text.description);
            files.push((name, body.into_bytes()));
        }
    }
    files
}

fn pretty(value: &Value) -> Vec<u8> {
    format!("{value:#}\n").into_bytes()
}

fn readme(round: &Round) -> String {
    format!(
        "{}\n\n{} bis {}, 24:00 Uhr\n\nergebnis.pdf: Ergebnis mit Namen und Texten\nergebnis.xlsx: Ergebnis mit Namen, Definitionen im letzten Blatt\n\
         positionen.csv, positionen.json: jede Position\n\
         feststellungen.csv, feststellungen.json: was aus ihr festgestellt wurde, mit Quellen, Minderheitsvoten, Antwort und Aufträgen\nrunde.json: Rahmen und Kriterien\n\
         massnahmen/: die bewerteten Texte\nverlauf.csv: was mit der Runde geschah\n",
        round.title.de,
        format_day(round.opens, Language::De),
        format_day(round.closes, Language::De),
    )
}

fn about(round: &Round, known: &Catalogue) -> Value {
    let criteria: Vec<_> = known
        .criteria_of(round)
        .iter()
        .map(|c| {
            json!({
                "code": c.code, "name": c.name, "low": c.low, "high": c.high,
                "weight": round.weight(&c.code),
            })
        })
        .collect();
    json!({
        "code": round.code,
        "title": round.title,
        "meeting": round.meeting,
        "measures": round.measures,
        "opens": round.opens,
        "closes": round.closes,
        "state": round.state,
        "criteria_set": round.setup.criteria,
        "criteria": criteria,
        "asked": known.asked(round).map(|o| json!({ "code": o.code, "name": o.name, "kind": o.kind })).collect::<Vec<_>>(),
        "disclosure": round.setup.disclosure,
        "late": round.setup.late,
        "evidence": round.evidence,
    })
}

fn organisation(rating: &Rating, known: &Catalogue) -> String {
    known
        .organisations
        .get(&rating.organisation)
        .map_or_else(|| rating.organisation.to_string(), |o| o.name.clone())
}

fn positions(ratings: &[Rating], known: &Catalogue) -> Value {
    let each = ratings.iter().map(|r| {
        let scores: Vec<_> = r.scores.iter().map(|(code, s)| json!([code, s.code()])).collect();
        json!({
            "measure": r.measure,
            "organisation": { "code": r.organisation, "name": organisation(r, known) },
            "scores": scores,
            "stance": r.statement.stance,
            "recommendation": r.statement.advice,
            "recommendations": r.statement.recommendations,
            "text": r.comment,
            "rated_version": r.statement.rated.as_ref().map(|text| text.version),
            "outdated": r.statement.outdated,
            "late": r.statement.late,
            "at": r.at,
            "evidence": r.evidence,
        })
    });
    Value::Array(each.collect())
}

fn table(round: &Round, ratings: &[Rating], known: &Catalogue) -> Vec<u8> {
    let criteria = known.criteria_of(round);
    let head = ["Maßnahme", "Organisation"].map(str::to_owned);
    let after = ["Position", "Empfehlung", "Was sollte geschehen?", "Text"].map(str::to_owned);
    let head = head.into_iter().chain(criteria.iter().map(|c| c.short.de.clone())).chain(after);
    let rows = ratings.iter().map(|r| {
        let measure = known.measures.get(&r.measure);
        let measure = measure.map_or_else(|| r.measure.to_string(), |m| m.measure.name.de.clone());
        let scores = criteria.iter().map(|c| {
            r.scores
                .iter()
                .find(|(code, _)| code == &c.code)
                .map(|(_, s)| s.code())
                .unwrap_or_default()
        });
        let said = &r.statement;
        let stance = said.stance.map(words::stance).unwrap_or_default().to_owned();
        let advice = said.advice.map(words::advice).unwrap_or_default().to_owned();
        [measure, organisation(r, known)]
            .into_iter()
            .chain(scores)
            .chain([stance, advice, said.recommendations.clone(), r.comment.clone()])
            .collect()
    });
    text_csv(std::iter::once(head.collect()).chain(rows))
}

fn found(told: &[Told<'_>], known: &Catalogue) -> Vec<u8> {
    let rows = findings::lines(told, known, true).into_iter().map(|line| {
        let findings::Line { measure, finding, what, who, day, text, hint } = line;
        vec![measure, finding, what.to_owned(), who, day, text, hint]
    });
    text_csv(std::iter::once(findings::HEAD.map(str::to_owned).to_vec()).chain(rows))
}

fn past(history: &[Entry]) -> Vec<u8> {
    let head =
        ["Zeit (UTC)", "Wer", "Organisation", "Vorgang", "Änderungen", "Grund"].map(str::to_owned);
    let rows = history.iter().map(|e| {
        let changes = e.changes.iter().map(|c| format!("{}: {} → {}", c.field, c.before, c.after));
        vec![
            e.at.format("%Y-%m-%d %H:%M:%S").to_string(),
            e.who.clone().unwrap_or_default(),
            e.organisation.clone().unwrap_or_default(),
            e.act.code().to_owned(),
            changes.collect::<Vec<_>>().join("\n"),
            e.reason.clone(),
        ]
    });
    text_csv(std::iter::once(head.to_vec()).chain(rows))
}
