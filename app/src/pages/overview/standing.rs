//! Where indicators and fields stand: counted once, shown in several places.

use chrono::NaiveDate;
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord};
use domain::field::Field;
use domain::indicator::status::{Assessment, Status};
use domain::key::AreaCode;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Counts per status, in the order of [`Status::ALL`].
pub type Counts = [usize; Status::ALL.len()];

/// The place of a status in [`Counts`].
pub fn place(status: Status) -> usize {
    Status::ALL.iter().position(|s| *s == status).unwrap_or_default()
}

/// One field.
pub struct FieldStanding<'a> {
    /// The field.
    pub field: &'a Field,
    /// The indicator that stands for it, with its verdict.
    pub leading: Option<(&'a IndicatorRecord, Assessment)>,
    /// Its indicators by status.
    pub counts: Counts,
    /// The measures that work on it.
    pub measures: &'a [Arc<MeasureRecord>],
}

/// The whole.
pub struct Standing<'a> {
    /// Number of indicators.
    pub indicators: usize,
    /// All indicators by status.
    pub counts: Counts,
    /// Indicators with a decided target for Lower Saxony, dated or not.
    pub with_target: usize,
    /// Of those, the ones whose targets have no date.
    pub undated: usize,
    /// Indicators without any published value for Lower Saxony.
    pub without_value: Vec<&'a IndicatorRecord>,
    /// Measures that are linked to no indicator.
    pub unlinked: &'a [Arc<MeasureRecord>],
    /// Number of measures.
    pub measures: usize,
    /// The fields in order.
    pub fields: Vec<FieldStanding<'a>>,
}

impl<'a> Standing<'a> {
    /// One pass over the indicators; who works on what the catalogue knows.
    pub fn of(catalogue: &'a Catalogue, today: NaiveDate) -> Self {
        let mut standing = Self {
            indicators: catalogue.indicators.len(),
            counts: Counts::default(),
            with_target: 0,
            undated: 0,
            without_value: Vec::new(),
            unlinked: catalogue.unlinked_measures(),
            measures: catalogue.measures.len(),
            fields: catalogue
                .fields
                .iter()
                .map(|field| FieldStanding {
                    field,
                    leading: None,
                    counts: Counts::default(),
                    measures: catalogue.measures_of(&field.code),
                })
                .collect(),
        };
        let places: BTreeMap<_, usize> =
            catalogue.fields.iter().enumerate().map(|(index, f)| (&f.code, index)).collect();
        for record in catalogue.indicators.values() {
            let field = places.get(&record.indicator.field).copied();
            standing.count_indicator(record, field, today);
        }
        standing
    }

    fn count_indicator(
        &mut self,
        record: &'a IndicatorRecord,
        field: Option<usize>,
        today: NaiveDate,
    ) {
        let verdict = record.verdict(today);
        let status = place(verdict.status);
        self.counts[status] += 1;
        let home = AreaCode::home();
        let decided =
            || record.current_targets().filter(|t| t.area == home && !t.evidence.is_example());
        self.with_target += usize::from(decided().next().is_some());
        self.undated +=
            usize::from(decided().next().is_some() && decided().all(|t| t.due.is_none()));
        if record.latest().is_none() {
            self.without_value.push(record);
        }
        if let Some(field) = field.and_then(|index| self.fields.get_mut(index)) {
            field.counts[status] += 1;
            if record.indicator.leading {
                field.leading = Some((record, verdict));
            }
        }
    }

    /// Indicators with this status.
    pub fn of_status(&self, status: Status) -> usize {
        self.counts[place(status)]
    }

    /// Fields that no measure works on.
    pub fn idle_fields(&self) -> usize {
        self.fields.iter().filter(|f| f.measures.is_empty()).count()
    }
}
