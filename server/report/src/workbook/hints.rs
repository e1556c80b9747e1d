//! The sheet „Hinweise": what the codes mean, and what a reader has to know about each indicator.

use super::sheet::{self, Cell, Column};
use crate::words;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::indicator::target::Target;
use domain::number::{Language, format_shortest};
use domain::period::format_day;
use domain::source::{DataTrap, Evidence};
use rust_xlsxwriter::{Worksheet, XlsxError};

const COLUMNS: [Column; 4] = [
    Column("Indikator", 10.0),
    Column("Thema", 20.0),
    Column("Kürzel", 14.0),
    Column("Hinweis", 100.0),
];

pub(super) fn write(
    sheet: &mut Worksheet,
    records: &[&IndicatorRecord],
    known: &Catalogue,
) -> Result<(), XlsxError> {
    let of_records = records.iter().flat_map(|record| about(record, known));
    sheet::write(sheet, "Hinweise", &COLUMNS, codes().chain(of_records))
}

fn row(indicator: &str, topic: &str, code: &str, text: impl Into<String>) -> Vec<Cell> {
    vec![Cell::text(indicator), Cell::text(topic), Cell::text(code), Cell::text(text)]
}

/// The codes in the sheet „Werte".
fn codes() -> impl Iterator<Item = Vec<Cell>> {
    let qualifiers =
        Qualifier::ALL.iter().map(|q| row("", "Genauigkeit", q.code(), words::qualifier(*q)));
    let statuses =
        ObservationStatus::ALL.iter().map(|s| row("", "Status", s.code(), words::status(*s)));
    let evidences = Evidence::ALL.iter().map(|e| row("", "Beleg", e.code(), words::evidence(*e)));
    let superseded = "Ein neuerer oder berichtigter Wert ist an die Stelle dieses Werts getreten.";
    qualifiers.chain(statuses).chain(evidences).chain([row("", "Ersetzt", "ja", superseded)])
}

fn about(record: &IndicatorRecord, known: &Catalogue) -> Vec<Vec<Cell>> {
    let indicator = &record.indicator;
    let code = indicator.code.as_str();
    let of_indicator = |topic, text: &str| row(code, topic, "", text);
    let mut rows = vec![
        of_indicator("Name", &indicator.name.de),
        of_indicator("Definition", &indicator.definition.de),
        of_indicator("Skalenrichtung", words::polarity(indicator.polarity)),
    ];
    if let Some(proxy) = &indicator.proxy {
        rows.push(of_indicator("Hilfsgröße", proxy));
    }
    if !indicator.note.is_empty() {
        rows.push(of_indicator("Anmerkung", &indicator.note));
    }
    let targets =
        record.targets.iter().map(|t| row(code, "Zielwert", &t.code, target(indicator, t)));
    rows.extend(targets);
    let concerns = |trap: &&DataTrap| {
        record.observations().iter().any(|o| {
            trap.concerns.iter().any(|scope| scope.covers(&o.indicator, &o.area, &o.period))
        })
    };
    for trap in known.traps.iter().filter(concerns) {
        let text = joined(&[&trap.title, &trap.text, &trap.rule]);
        rows.push(row(code, "Datenfalle", &trap.code, text));
    }
    rows
}

/// A target in words: value, date, area, wording, who decided it.
fn target(indicator: &Indicator, target: &Target) -> String {
    let value = format_shortest(target.value, 2, Language::De);
    let due = target.due.map_or_else(|| target.due_text.clone(), |d| format_day(d, Language::De));
    let by = if due.is_empty() { "ohne Termin".to_owned() } else { format!("bis {due}") };
    let decided = match target.decided_in.as_str() {
        "" => String::new(),
        by => format!("beschlossen in: {by}"),
    };
    let example = if target.evidence.is_example() { "Beispielwert" } else { "" };
    let head = format!("{value} {} {by}, Gebiet {}", indicator.unit, target.area);
    joined(&[&head, &target.text, &decided, &target.note, example])
}

/// Parts of a text one after the other; what is not known is left out.
fn joined(parts: &[&str]) -> String {
    let known = parts.iter().map(|part| part.trim().trim_end_matches('.'));
    known.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}
