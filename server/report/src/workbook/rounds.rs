//! The result of a round as a workbook, with and without names.

use super::Unwritable;
use super::sheet::{self, Cell, Column};
use crate::findings::{self, Line};
use domain::catalogue::Catalogue;
use domain::evaluation::by_kind::{Cell as KindCell, by_kind};
use domain::evaluation::statistics::{CriterionResult, results, tally};
use domain::evaluation::{Criterion, Rating, Round, Score, Stance};
use domain::finding::told::Told;
use domain::key::MeasureSlug;
use domain::policy::{FEWEST_SHOWN_OUTSIDE, PositionsView};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

/// What the reader may see, and what is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Names {
    /// True adds the positions with the names of organisations.
    pub named: bool,
    /// Where results are only summed up, criteria below three judgements are withheld.
    pub counts: PositionsView,
}

const RESULTS: [Column; 15] = [
    Column("Maßnahme", 30.0),
    Column("Kriterium", 34.0),
    Column("1", 6.0),
    Column("2", 6.0),
    Column("3", 6.0),
    Column("4", 6.0),
    Column("5", 6.0),
    Column("nicht beurteilbar", 12.0),
    Column("beurteilt (n)", 10.0),
    Column("Mittel", 9.0),
    Column("Median", 9.0),
    Column("Streuung", 10.0),
    Column("Übereinstimmung", 12.0),
    Column("Gewicht", 9.0),
    Column("Hinweis", 40.0),
];

const STANCES: [Column; 5] = [
    Column("Maßnahme", 30.0),
    Column("Zustimmung", 12.0),
    Column("mit Bedingungen", 14.0),
    Column("Ablehnung", 12.0),
    Column("Enthaltung", 12.0),
];

const KINDS: [Column; 5] = [
    Column("Maßnahme", 30.0),
    Column("Kriterium", 34.0),
    Column("Art der Organisation", 26.0),
    Column("Mittel", 9.0),
    Column("beurteilt (n)", 10.0),
];

const POSITIONS: [Column; 10] = [
    Column("Maßnahme", 30.0),
    Column("Organisation", 30.0),
    Column("Art", 18.0),
    Column("Kriterium oder Angabe", 34.0),
    Column("Antwort", 16.0),
    Column("Position", 22.0),
    Column("Empfehlung", 22.0),
    Column("Was sollte geschehen?", 50.0),
    Column("Text", 60.0),
    Column("Hinweis", 30.0),
];

/// What was found, with what goes with it; the headings are those of [`findings::HEAD`].
const FINDINGS: [Column; 7] = [
    Column(findings::HEAD[0], 30.0),
    Column(findings::HEAD[1], 40.0),
    Column(findings::HEAD[2], 20.0),
    Column(findings::HEAD[3], 30.0),
    Column(findings::HEAD[4], 12.0),
    Column(findings::HEAD[5], 80.0),
    Column(findings::HEAD[6], 34.0),
];

/// The result of a round: sheets „Ergebnis", „Positionen je Maßnahme", „Nach Art", „Feststellungen" where something was found,
/// „Definitionen", and with names „Antworten".
///
/// # Errors
/// [`Unwritable`] where there are more rows than a sheet can hold.
pub fn round_xlsx(
    round: &Round,
    ratings: &[Rating],
    told: &[Told<'_>],
    known: &Catalogue,
    names: Names,
) -> Result<Vec<u8>, Unwritable> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2018, 9, 3)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(round.title.de.chars().take(255).collect::<String>())
            .set_author("Wirkungskompass")
            .set_creation_datetime(&made),
    );
    let criteria = known.criteria_of(round);
    let open = names.counts == PositionsView::Named;
    let measures: Vec<_> = round
        .measures
        .iter()
        .filter_map(|slug| {
            let of: Vec<_> = ratings.iter().filter(|r| &r.measure == slug).collect();
            // What is too little to be summed up is not there at all.
            (open || of.len() >= FEWEST_SHOWN_OUTSIDE).then_some((slug, of))
        })
        .collect();
    let results_rows = measures.iter().flat_map(|(slug, of)| {
        criteria
            .iter()
            .zip(results(criteria, of))
            .map(|(c, r)| result_row(round, &name(known, slug), c, &r, open))
            .collect::<Vec<_>>()
    });
    sheet::write(book.add_worksheet(), "Ergebnis", &RESULTS, results_rows)?;
    let stances = measures.iter().map(|(slug, of)| {
        let counts = tally(of).stances.map(count);
        std::iter::once(Cell::text(name(known, slug))).chain(counts).collect()
    });
    sheet::write(book.add_worksheet(), "Positionen je Maßnahme", &STANCES, stances)?;
    let kinds = measures.iter().flat_map(|(slug, of)| kind_rows(known, criteria, slug, of));
    sheet::write(book.add_worksheet(), "Nach Art", &KINDS, kinds)?;
    if names.named && open {
        let rows = ratings.iter().flat_map(|rating| position_rows(known, criteria, rating));
        sheet::write(book.add_worksheet(), "Antworten", &POSITIONS, rows)?;
    }
    if !told.is_empty() {
        let rows = findings::lines(told, known, names.named && open).into_iter().map(finding_row);
        sheet::write(book.add_worksheet(), "Feststellungen", &FINDINGS, rows)?;
    }
    let definitions =
        DEFINITIONS.iter().map(|(term, text)| vec![Cell::text(*term), Cell::text(*text)]);
    let columns = [Column("Begriff", 24.0), Column("Bedeutung", 110.0)];
    sheet::write(book.add_worksheet(), "Definitionen", &columns, definitions)?;
    Ok(book.save_to_buffer()?)
}

const DEFINITIONS: [(&str, &str); 7] = [
    (
        "beurteilt (n)",
        "Zahl der Antworten mit Punkten; „nicht beurteilbar“ zählt getrennt und geht in keine andere Zahl ein.",
    ),
    ("Mittel", "Arithmetisches Mittel der Punkte."),
    (
        "Median",
        "Der Wert in der Mitte, wenn alle Antworten der Größe nach stehen; bei gerader Zahl das Mittel der beiden mittleren.",
    ),
    ("Streuung", "Standardabweichung der Stichprobe (Teiler n − 1)."),
    (
        "Übereinstimmung",
        "Konsensmaß nach Tastle und Wierman (2007), von 0 bis 1: 1, wenn alle dieselbe Punktzahl geben; 0, wenn eine Hälfte 1 und die andere 5 gibt.",
    ),
    (
        "Nach Art",
        "Mittel ab drei Antworten. Eine weitere Art bleibt zurückgehalten, wenn sich sonst aus der Differenz zum Gesamtergebnis eine oder zwei Antworten errechnen ließen.",
    ),
    ("Gewicht", "Wirkt nur auf das Mittel über alle Kriterien; 1, wo keines festgelegt ist."),
];

fn name(known: &Catalogue, slug: &MeasureSlug) -> String {
    known.measures.get(slug).map_or_else(|| slug.to_string(), |r| r.measure.name.de.clone())
}

fn count(n: usize) -> Cell {
    Cell::Number(f64::from(u32::try_from(n).unwrap_or(u32::MAX)), 0)
}

fn figure(value: Option<f64>, decimals: usize) -> Cell {
    value.map_or_else(|| Cell::text(""), |value| Cell::Number(value, decimals))
}

fn result_row(
    round: &Round,
    measure: &str,
    criterion: &Criterion,
    r: &CriterionResult,
    open: bool,
) -> Vec<Cell> {
    let mut row = vec![Cell::text(measure), Cell::text(&criterion.name.de)];
    if !open && r.judged() < FEWEST_SHOWN_OUTSIDE {
        row.extend((0..12).map(|_| Cell::text("")));
        row.push(Cell::text("zurückgehalten: weniger als drei Antworten"));
        return row;
    }
    row.extend(r.counts.map(count));
    row.extend([count(r.cannot_judge), count(r.judged())]);
    row.extend([
        figure(r.mean, 2),
        figure(r.median, 1),
        figure(r.spread, 2),
        figure(r.agreement, 2),
        Cell::Number(round.weight(&criterion.code), 2),
        Cell::text(if round.evidence.is_example() { "Beispielwert" } else { "" }),
    ]);
    row
}

fn kind_rows(
    known: &Catalogue,
    criteria: &[Criterion],
    slug: &MeasureSlug,
    of: &[&Rating],
) -> Vec<Vec<Cell>> {
    let kind = |r: &Rating| {
        known.organisations.get(&r.organisation).map(|o| o.kind.clone()).unwrap_or_default()
    };
    let mut rows = Vec::new();
    for group in by_kind(criteria, of, kind) {
        for (criterion, cell) in criteria.iter().zip(&group.cells) {
            let (mean, n) = match (cell, cell.mean()) {
                (_, Some((mean, n))) => (Cell::Number(mean, 2), count(n)),
                (KindCell::Empty, None) => continue,
                (_, None) => (Cell::text("zurückgehalten"), Cell::text("")),
            };
            rows.push(vec![
                Cell::text(name(known, slug)),
                Cell::text(&criterion.name.de),
                Cell::text(&group.kind),
                mean,
                n,
            ]);
        }
    }
    rows
}

/// One row per criterion and one for what stands beside them.
fn position_rows(known: &Catalogue, criteria: &[Criterion], rating: &Rating) -> Vec<Vec<Cell>> {
    let organisation = known.organisations.get(&rating.organisation);
    let head = || {
        vec![
            Cell::text(name(known, &rating.measure)),
            Cell::text(
                organisation.map_or_else(|| rating.organisation.to_string(), |o| o.name.clone()),
            ),
            Cell::text(organisation.map(|o| o.kind.clone()).unwrap_or_default()),
        ]
    };
    let mut rows = Vec::new();
    for criterion in criteria {
        let score = rating.scores.iter().find(|(code, _)| code == &criterion.code).map(|(_, s)| *s);
        let mut row = head();
        row.push(Cell::text(&criterion.name.de));
        row.push(match score {
            Some(Score::Points(points)) => Cell::Number(f64::from(points), 0),
            Some(Score::CannotJudge) => Cell::text("nicht beurteilbar"),
            None => Cell::text(""),
        });
        rows.push(row);
    }
    let said = &rating.statement;
    let mut row = head();
    row.push(Cell::text("Position"));
    row.push(Cell::text(""));
    row.push(Cell::text(said.stance.map(crate::words::stance).unwrap_or_default()));
    row.push(Cell::text(said.advice.map(crate::words::advice).unwrap_or_default()));
    row.push(Cell::text(&said.recommendations));
    row.push(Cell::text(&rating.comment));
    let hints = [
        (rating.evidence.is_example(), "Beispielwert"),
        (said.late, "nach der Frist zugelassen"),
        (said.outdated, "zu einer früheren Fassung"),
    ];
    let hints: Vec<_> = hints.iter().filter(|(holds, _)| *holds).map(|(_, text)| *text).collect();
    row.push(Cell::text(hints.join("; ")));
    rows.push(row);
    rows
}

fn finding_row(line: Line) -> Vec<Cell> {
    let Line { measure, finding, what, who, day, text, hint } = line;
    let day = if day.is_empty() { Cell::text("") } else { Cell::Day(day) };
    vec![
        Cell::text(measure),
        Cell::text(finding),
        Cell::text(what),
        Cell::text(who),
        day,
        Cell::text(text),
        Cell::text(hint),
    ]
}

/// The stances in the order of the sheet; keeps the columns and the domain in step.
const _: () = assert!(Stance::ALL.len() == STANCES.len() - 1);
