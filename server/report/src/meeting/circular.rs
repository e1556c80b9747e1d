//! The result of a circular procedure: „Umlaufbeschluss“.

use super::office::Office;
use super::piece::Piece;
use super::record::Record;
use super::{prose, sentence, words};
use crate::document::Unset;
use chrono::NaiveDate;
use domain::meeting::circular::{Circular, CircularState};
use domain::meeting::vote::{Outcome, Verdict};
use domain::tier::Tier;

/// A circular procedure that is over.
#[derive(Debug, Clone, Copy)]
pub struct CircularSheet<'a> {
    /// The procedure.
    pub circular: &'a Circular,
    /// Its result; none where it goes to a meeting or was given up.
    pub verdict: Option<&'a Verdict>,
    /// The closest circle of the reader. Outside the council sums alone are shown.
    pub reach: Tier,
    /// The day of the document.
    pub date: NaiveDate,
}

/// The result as PDF.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn circular_result(
    office: &Office<'_>,
    sheet: &CircularSheet<'_>,
    ident: &str,
) -> Result<Vec<u8>, Unset> {
    let circular = sheet.circular;
    let inside = Tier::Council.is_within(sheet.reach);
    let text = |text: &str| if inside { text.to_owned() } else { String::new() };
    let told = circular.announced.map(|n| format!("in der {n}. Sitzung")).unwrap_or_default();
    let mut pieces = vec![Piece::facts([
        ("Nummer", circular.number.to_string()),
        ("Eröffnet", circular.opened.map(words::day).unwrap_or_default()),
        ("Frist", circular.closes.map(words::day).unwrap_or_default()),
        ("Geschäftsordnung", format!("Fassung {}", circular.procedure)),
        ("Bekannt gegeben", told),
        ("Eilbedürftig, weil", text(&circular.urgency)),
    ])];
    pieces.push(Piece::Decided {
        level: 2,
        title: "Wortlaut".to_owned(),
        marks: Vec::new(),
        parts: prose::parts(&circular.text),
        below: Vec::new(),
    });
    pieces.push(Piece::heading(2, "Ergebnis"));
    pieces.push(Piece::sentence(result(sheet)));
    // While votes are taken nobody learns how others have voted.
    let is_over = circular.state != CircularState::Draft
        && (circular.state != CircularState::Open || sheet.verdict.is_some());
    if inside && is_over {
        pieces.push(Piece::heading(2, "Stimmen"));
        pieces.push(votes(office, circular));
        if !circular.objections.is_empty() {
            pieces.push(Piece::heading(2, "Widersprüche gegen das Verfahren"));
            pieces.push(Piece::table(
                [("Organisation", 1.5), ("Eingegangen", 0.8), ("Grund", 2.0)],
                circular.objections.iter().map(|(code, objection)| {
                    let reason =
                        if objection.reason.is_empty() { "–" } else { &objection.reason };
                    let day = words::short_day(office.day(objection.at));
                    [office.organisation(code), day, reason.to_owned()]
                }),
            ));
        }
    }
    let record = Record {
        kind: "Umlaufverfahren",
        heading: circular.title.clone(),
        under: vec![format!("Ergebnis des Umlaufverfahrens {}", circular.number)],
        date: sheet.date,
        pieces,
        files: Vec::new(),
    };
    record.pdf(office, ident)
}

fn result(sheet: &CircularSheet<'_>) -> String {
    let circular = sheet.circular;
    match (circular.state, sheet.verdict) {
        (CircularState::ToMeeting, _) => {
            "Dem Umlaufverfahren wurde widersprochen. Der Rat entscheidet in seiner nächsten Sitzung."
                .to_owned()
        }
        (CircularState::Withdrawn, _) => "Das Umlaufverfahren wurde ohne Ergebnis beendet.".to_owned(),
        (_, Some(verdict)) => {
            let outcome = match verdict.outcome {
                Outcome::Adopted => "angenommen",
                Outcome::Rejected => "abgelehnt",
                Outcome::Tied => "unentschieden",
            };
            let how = if verdict.is_unanimous() { "einstimmig " } else { "" };
            let voted = circular.votes.len();
            format!(
                "{}: {how}{outcome}, {}. {voted} von {} Stimmberechtigten haben abgestimmt; erforderlich waren {} Ja-Stimmen.",
                sentence::tally(&verdict.tally),
                sentence::majority(verdict.rule),
                circular.voters.len(),
                verdict.needed,
            )
        }
        (_, None) => "Das Umlaufverfahren läuft noch; Zwischenstände werden nicht mitgeteilt.".to_owned(),
    }
}

fn votes(office: &Office<'_>, circular: &Circular) -> Piece {
    Piece::table(
        [("Organisation", 2.2), ("Stimme", 1.0), ("Abgegeben", 1.2)],
        circular.voters.iter().map(|voter| {
            let name = office.organisation(&voter.organisation);
            match circular.votes.get(&voter.organisation) {
                Some(vote) => {
                    let deputy = if vote.by_deputy { "\ndurch Stellvertretung" } else { "" };
                    let day = words::short_day(office.day(vote.at));
                    [name, words::choice(vote.choice).to_owned(), format!("{day}{deputy}")]
                }
                None => [name, "nicht abgegeben".to_owned(), "–".to_owned()],
            }
        }),
    )
}
