//! Rows to candidates: what a mapping makes of a table.

use super::grid::{Cell, Kind, Row};
use super::limits::Limits;
use super::mapping::Mapping;
use super::place::{ordinal, shortened};
use super::plan::{Headings, Plan, PlannedPeriod, PlannedUnit};
use super::pool::Pool;
use super::read::{Found, Sink};
use super::table::{Candidate, Member, Series};
use super::unreadable::{Fault, Problem, Unreadable};
use super::value;
use std::sync::Arc;

/// Separates the parts of a series key; no text of a table holds it.
const SEPARATOR: char = '\0';

/// Makes candidates of rows.
pub(super) struct Unfolding<'m> {
    mapping: &'m Mapping,
    plan: Plan,
    pool: Pool,
    key: String,
}

impl<'m> Unfolding<'m> {
    /// Prepares for the rows below the headings, and tells what is wrong with these.
    pub(super) fn new(
        mapping: &'m Mapping,
        headings: &Headings,
        limits: &Limits,
        sink: &mut Sink<'_>,
    ) -> Result<Self, Unreadable> {
        let mut pool = Pool::new(limits);
        let plan = Plan::new(mapping, headings, &mut pool)?;
        for problem in plan.heading_problems(headings) {
            sink(Found::Problem(problem))?;
        }
        Ok(Self { mapping, plan, pool, key: String::new() })
    }

    /// Gives the candidates and problems of a row; false for one that holds nothing.
    pub(super) fn row(&mut self, row: &Row, sink: &mut Sink<'_>) -> Result<bool, Unreadable> {
        if row.is_blank() {
            return Ok(false);
        }
        if let Some((column, fault)) = self.refused(row) {
            sink(Found::Problem(Problem { place: row.place(column), fault }))?;
            return Ok(true);
        }
        let time = match &self.plan.period {
            PlannedPeriod::Column(column) => {
                let text = row.cell(*column).text.trim();
                let time = self.pool.time(text, self.mapping.slash)?;
                if let Some(fault) = time.fault.clone() {
                    sink(Found::Problem(Problem { place: row.place(*column), fault }))?;
                }
                Some(time)
            }
            PlannedPeriod::Fixed(time) => Some(time.clone()),
            PlannedPeriod::Headings | PlannedPeriod::Unknown => None,
        };
        let flag = self.plan.flag.map(|column| row.cell(column).text.trim());
        let flag = flag.and_then(|text| self.mapping.vocabulary.flag(text));
        let denominator = self.plan.denominator.and_then(|column| {
            let reading =
                value::read(row.cell(column), self.mapping.decimal_mark, self.mapping.vocabulary);
            reading.value
        });
        let unit = self.unit(row);
        let key = self.key(row, unit.as_deref())?;
        for index in 0..self.plan.values.len() {
            let column = self.plan.values[index].column;
            let cell = row.cell(column);
            let reading = value::read(cell, self.mapping.decimal_mark, self.mapping.vocabulary);
            if let Some(fault) = reading.fault.clone() {
                sink(Found::Problem(Problem { place: row.place(column), fault }))?;
            }
            let shown_unit = unit.as_deref().or(reading.is_percent.then_some("%"));
            let series = self.series(row, key, index, shown_unit)?;
            let time = self.plan.values[index].time.as_ref().or(time.as_ref());
            let text = reading.fault.is_some().then(|| shortened(cell.text.trim()));
            let candidate = Candidate {
                place: row.place(column),
                series,
                when: time.map(|time| time.when.clone()),
                value: reading.value,
                denominator,
                decimals: reading.decimals,
                qualifier: reading.qualifier,
                sign: reading.sign,
                flag: flag.clone().or(reading.flag),
                text,
                computed: cell.computed,
            };
            sink(Found::Candidate(candidate))?;
        }
        Ok(true)
    }

    /// Why a whole row cannot be read, and at which column.
    fn refused(&self, row: &Row) -> Option<(usize, Fault)> {
        // A workbook leaves empty cells out, a text file must not.
        let is_text = row.sheet().is_none();
        let found = row.len();
        if is_text && (found < self.plan.width || !row.is_blank_from(self.plan.width)) {
            let column = found.min(self.plan.width);
            return Some((column, Fault::Ragged { expected: self.plan.width, found }));
        }
        if let Some(column) = self.plan.action
            && matches!(row.cell(column).text.trim(), "D" | "Delete")
        {
            return Some((column, Fault::Deletion));
        }
        self.plan
            .identifying
            .iter()
            .find_map(|column| Some((*column, unusable(row.cell(*column))?)))
    }

    fn unit(&self, row: &Row) -> Option<String> {
        let unit = match &self.plan.unit {
            PlannedUnit::Column { column, power, joined } => {
                let text = row.cell(*column).text.trim();
                let unit = text.split_once(": ").filter(|_| *joined).map_or(text, |(_, l)| l);
                let power = power.map_or("", |column| row.cell(column).text.trim());
                let power = power.split(':').next().unwrap_or_default();
                if matches!(power, "" | "0") {
                    unit.to_owned()
                } else {
                    format!("{unit} \u{d7}10^{power}")
                }
            }
            PlannedUnit::Fixed(unit) => unit.clone(),
            PlannedUnit::Unknown => return None,
        };
        Some(unit).filter(|unit| !unit.is_empty())
    }

    /// The key of what all values of a row share.
    fn key(&mut self, row: &Row, unit: Option<&str>) -> Result<u32, Unreadable> {
        self.key.clear();
        for dimension in &self.plan.dimensions {
            let ((name, _), (code, label)) = (dimension.name(row), dimension.category.of(row));
            for part in [name, code, label] {
                self.key.push_str(part);
                self.key.push(SEPARATOR);
            }
        }
        self.key.push_str(unit.unwrap_or_default());
        self.pool.key(&self.key)
    }

    fn series(
        &mut self,
        row: &Row,
        key: u32,
        index: usize,
        unit: Option<&str>,
    ) -> Result<Arc<Series>, Unreadable> {
        let Self {
            plan: Plan { dimensions, values, heading_dimension, .. }, mapping, pool, ..
        } = self;
        // Headings that are periods make no series; a sign of per cent in the cell does.
        let heading = if heading_dimension.is_some() { ordinal(index) } else { 0 };
        let is_percent = unit == Some("%");
        pool.series((key, 2 * heading + u32::from(is_percent)), |pool| {
            let mut members = Vec::with_capacity(dimensions.len() + 1);
            for dimension in dimensions.iter() {
                let (name, label) = dimension.name(row);
                let dimension_name = pool.named(name, label)?;
                let (code, label) = dimension.category.of(row);
                let category = pool.named(code, label)?;
                members.push(Member { dimension: dimension_name, category });
            }
            if let Some(dimension) = heading_dimension {
                let category = pool.named(&values[index].heading, "")?;
                members.push(Member { dimension: dimension.clone(), category });
            }
            let unit = unit.map(|unit| pool.text(unit)).transpose()?;
            Ok(Series { members, area: mapping.area, unit })
        })
    }
}

fn unusable(cell: Cell<'_>) -> Option<Fault> {
    match cell.kind {
        Kind::NoResult => Some(Fault::FormulaWithoutValue),
        Kind::Error => Some(Fault::CellError { shown: shortened(cell.text) }),
        Kind::Text | Kind::Number | Kind::Percent | Kind::Day => None,
    }
}
