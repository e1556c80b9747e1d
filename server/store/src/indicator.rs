//! Writing indicators: what they measure, and how derived ones are computed.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::indicator::Indicator;
use domain::indicator::measured::Measured;
use domain::indicator::status::Polarity;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::FieldCode;
use domain::policy::{KeepIndicator, Permit};
use domain::source::Bilingual;
use serde::{Deserialize, Serialize};

/// What the form may change; everything else of an indicator stays.
#[derive(Clone, Serialize, Deserialize)]
struct Patch {
    field: FieldCode,
    name: Bilingual,
    short: Bilingual,
    definition: Bilingual,
    phrase: Bilingual,
    unit: String,
    polarity: Polarity,
    kind: String,
    cumulative: bool,
    frequency: String,
    min: Option<f64>,
    max: Option<f64>,
    decimals: u8,
    proxy: Option<String>,
    note: String,
}

impl Store {
    /// Creates an indicator.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where there is one with this code.
    pub async fn create_indicator(
        &self,
        permit: &Permit<KeepIndicator>,
        new: Indicator,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let code = new.code.to_string();
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::IndicatorCreated,
            SubjectKind::Indicator,
            &code,
            &new.name.de,
        )
        .changes(changes(None, &new));
        Transaction::new()
            .record("id", "indicator", &code)
            .bind("indicator", new)
            .statement("CREATE $id CONTENT $indicator RETURN NONE")
            .touch("indicator", &code)
            .commit(self, journal)
            .await
    }

    /// Changes an indicator where it still has the version the editor saw. A changed definition comes with the earlier
    /// ones, which stay.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn edit_indicator(
        &self,
        permit: &Permit<KeepIndicator>,
        before: &Indicator,
        seen: i64,
        new: Indicator,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let code = before.code.as_str();
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::IndicatorEdited,
            SubjectKind::Indicator,
            code,
            &new.name.de,
        )
        .changes(changes(Some(before), &new))
        .reason(reason(before, &new));
        let measured = new.measured.clone();
        Transaction::new()
            .update("indicator", ("indicator", code), seen, patch(new))
            // Set as a whole: merged, a formula that was taken away would stay.
            .bind("measured", measured)
            .statement("UPDATE $indicator SET measured = $measured RETURN NONE")
            .touch("indicator", code)
            .commit(self, journal)
            .await
    }
}

fn patch(new: Indicator) -> Patch {
    Patch {
        field: new.field,
        name: new.name,
        short: new.short,
        definition: new.definition,
        phrase: new.phrase,
        unit: new.unit,
        polarity: new.polarity,
        kind: new.kind,
        cumulative: new.cumulative,
        frequency: new.frequency,
        min: new.min,
        max: new.max,
        decimals: new.decimals,
        proxy: new.proxy,
        note: new.note,
    }
}

/// Why the definition was changed; empty where it was not.
fn reason<'a>(before: &Indicator, new: &'a Indicator) -> &'a str {
    let same = before.measured.edition == new.measured.edition;
    if same { "" } else { &new.measured.edition.reason }
}

/// A field of an indicator and how the journal writes it.
type Field = (&'static str, fn(&Indicator) -> String);

fn bound(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn formula(measured: &Measured) -> String {
    measured.formula.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// The fields of an indicator that a reader of the journal looks for.
const FIELDS: &[Field] = &[
    ("name", |i| i.name.de.clone()),
    ("short", |i| i.short.de.clone()),
    ("definition", |i| i.definition.de.clone()),
    ("formula", |i| formula(&i.measured)),
    ("numerator", |i| i.measured.numerator.de.clone()),
    ("denominator", |i| i.measured.denominator.de.clone()),
    ("counts", |i| i.measured.counts.de.clone()),
    ("unit", |i| i.unit.clone()),
    ("polarity", |i| i.polarity.code().to_owned()),
    ("indicator_kind", |i| i.kind.clone()),
    ("accumulation", |i| i.measured.accumulation.map(|a| a.code().to_owned()).unwrap_or_default()),
    ("frequency", |i| i.frequency.clone()),
    ("scale", |i| {
        let ends =
            [bound(i.min), i.measured.low.de.clone(), bound(i.max), i.measured.high.de.clone()];
        ends.into_iter().filter(|end| !end.is_empty()).collect::<Vec<_>>().join(", ")
    }),
    ("proxy", |i| i.proxy.clone().unwrap_or_default()),
    ("note", |i| i.note.clone()),
    ("valid_from", |i| i.measured.edition.from.map(|day| day.to_string()).unwrap_or_default()),
];

fn changes(before: Option<&Indicator>, after: &Indicator) -> Vec<Option<Change>> {
    FIELDS
        .iter()
        .map(|(name, of)| Change::between(name, before.map(of).unwrap_or_default(), of(after)))
        .collect()
}
