//! The index to recompute: values, method and result as CSV, JSON, and a workbook that computes.

use crate::text_csv;
use domain::catalogue::Catalogue;
use domain::index::edition::Edition;
use domain::index::inputs::Basis;
use domain::index::method::Element;
use domain::index::standing::Standing;
use domain::index::{Aggregation, ElementOutcome, Normaliser};
use domain::key::FieldCode;
use serde_json::{Value, json};

/// A result with its edition and the names of things.
pub struct IndexSheet<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The result.
    pub standing: &'a Standing,
    /// Names of indicators, fields and areas.
    pub catalogue: &'a Catalogue,
}

impl IndexSheet<'_> {
    pub(crate) fn element(&self, element: &Element) -> Option<&ElementOutcome> {
        let fields = &self.standing.outcome.fields;
        fields.iter().flat_map(|field| &field.elements).find(|e| e.code == element.code)
    }

    pub(crate) fn name(&self, element: &Element) -> String {
        let known = self.catalogue.indicators.get(&element.code);
        known.map(|record| record.indicator.name.de.clone()).unwrap_or_default()
    }

    pub(crate) fn field_name(&self, code: &FieldCode) -> String {
        let known = self.catalogue.fields.iter().find(|field| &field.code == code);
        known.map(|field| field.name.de.clone()).unwrap_or_default()
    }

    /// True where values, goalposts or weights are invented.
    pub fn is_example(&self) -> bool {
        self.standing.basis == Basis::Example || self.edition.evidence.is_example()
    }

    fn area(&self) -> String {
        let known = self.catalogue.areas.get(&self.standing.area);
        known.map_or_else(|| self.standing.area.to_string(), |area| area.name.de.clone())
    }

    /// What has to stand beside the figures.
    pub(crate) fn notes(&self) -> Vec<(String, String)> {
        let draft = self.edition.method.draft();
        let outcome = &self.standing.outcome;
        let mut notes = Vec::new();
        let mut note = |name: &str, text: String| notes.push((name.to_owned(), text));
        note("Gebiet", self.area());
        note("Jahr", self.standing.year.to_string());
        note("Verfahren", format!("Nr. {}: {}", self.edition.number, self.edition.title));
        if self.is_example() {
            note(
                "Beispielwert",
                "Werte oder Zielpunkte sind angenommen; kein amtliches Ergebnis".into(),
            );
        }
        note("Abdeckung", format!("{} von {} Feldern", outcome.present, outcome.fields.len()));
        note("Mindestabdeckung", format!("unter {} Feldern kein Gesamtwert", outcome.needed));
        note("Mittel im Feld", mean(draft.within.aggregation).into());
        note("Mittel über die Felder", mean(draft.across.aggregation).into());
        note(
            "Fehlende Werte",
            "bleiben leer; die Gewichte der vorhandenen gelten für das Ganze".into(),
        );
        note("Beschluss", self.edition.decided_in.clone());
        note("Vorlage", self.edition.paper.clone());
        note("Prüfsumme der Eingaben (SHA-256)", self.standing.digest.clone());
        note("Berechnet", self.standing.computed.to_rfc3339());
        notes
    }
}

fn mean(aggregation: Aggregation) -> &'static str {
    match aggregation {
        Aggregation::Arithmetic => "arithmetisches Mittel",
        Aggregation::Geometric => "geometrisches Mittel",
        Aggregation::Harmonic => "harmonisches Mittel",
        Aggregation::Median => "Median",
        Aggregation::Copeland => "Paarvergleich nach Copeland",
    }
}

/// A number with a decimal comma, in as many digits as it takes to read it back the same.
fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string().replace('.', ",")).unwrap_or_default()
}

/// Inputs, method and results of all years of an edition as a table.
pub fn index_csv(sheets: &[IndexSheet<'_>]) -> Vec<u8> {
    let header = [
        "Jahr",
        "Gebiet",
        "Ebene",
        "Kennung",
        "Bezeichnung",
        "Feld",
        "Wert",
        "Schlechtester Wert",
        "Bester Wert",
        "Punkte",
        "Gewicht",
        "Anteil",
        "Beitrag",
        "Kennzeichen",
    ];
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for sheet in sheets {
        let method = &sheet.edition.method;
        let draft = method.draft();
        let mark = if sheet.is_example() { "Beispielwert" } else { "" };
        let base = || vec![sheet.standing.year.to_string(), sheet.standing.area.to_string()];
        let mut row = |cells: [String; 11]| {
            rows.push(base().into_iter().chain(cells).chain([mark.to_owned()]).collect());
        };
        let none = String::new;
        for (place, element) in draft.elements.iter().enumerate() {
            let outcome = sheet.element(element);
            let (worst, best) = match element.normaliser {
                Normaliser::Goalposts { worst, best, .. } => (Some(worst), Some(best)),
                _ => (None, None),
            };
            row([
                "Indikator".into(),
                element.code.to_string(),
                sheet.name(element),
                element.field.to_string(),
                number(outcome.and_then(|o| o.raw)),
                number(worst),
                number(best),
                number(outcome.and_then(|o| o.normalised)),
                number(Some(method.element_weight(place))),
                number(outcome.map(|o| o.share)),
                number(outcome.and_then(|o| o.contribution)),
            ]);
        }
        for (place, field) in sheet.standing.outcome.fields.iter().enumerate() {
            row([
                "Feld".into(),
                field.code.to_string(),
                sheet.field_name(&field.code),
                field.code.to_string(),
                none(),
                none(),
                none(),
                number(field.value),
                number(Some(method.field_weight(place))),
                number(Some(field.share)),
                number(field.contribution),
            ]);
        }
        let name = "Digitalisierungsgrad".to_owned();
        let value = number(sheet.standing.outcome.value);
        row([
            "Index".into(),
            none(),
            name,
            none(),
            none(),
            none(),
            none(),
            value,
            none(),
            none(),
            none(),
        ]);
    }
    text_csv(rows)
}

/// Method, inputs and results of all years of an edition for programs.
pub fn index_json(edition: &Edition, sheets: &[IndexSheet<'_>]) -> Value {
    let results = sheets.iter().map(|sheet| {
        let standing = sheet.standing;
        json!({
            "year": standing.year,
            "area": standing.area,
            "basis": standing.basis,
            "example": sheet.is_example(),
            "value": standing.outcome.value,
            "coverage": { "present": standing.outcome.present, "of": standing.outcome.fields.len(), "needed": standing.outcome.needed },
            "interval": standing.interval,
            "fields": standing.outcome.fields,
            "change": standing.change,
            "inputs_sha256": standing.digest,
            "computed": standing.computed,
        })
    });
    json!({
        "edition": {
            "id": edition.id,
            "number": edition.number,
            "title": edition.title,
            "state": edition.state,
            "valid_from": edition.from,
            "paper": edition.paper,
            "decided_in": edition.decided_in,
            "evidence": edition.evidence,
        },
        "method": edition.method,
        "results": results.collect::<Vec<_>>(),
    })
}
