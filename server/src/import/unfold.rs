//! Rows to candidates: what a mapping makes of a table.

use super::grid::{Cell, Kind, Row};
use super::limits::Limits;
use super::mapping::{Category, DimensionName, Mapping, PeriodFrom, UnitFrom, Values};
use super::place::{Place, ordinal, shortened};
use super::pool::{Pool, Time};
use super::read::{Found, Sink};
use super::table::{Candidate, Member, Named, Series};
use super::unreadable::{Fault, Problem, Unreadable};
use super::value;
use std::collections::HashSet;
use std::sync::Arc;

/// Separates the parts of a series key; no text of a table holds it.
const SEPARATOR: char = '\0';

/// The heading of a table, ready to resolve a mapping.
pub(super) struct Headings {
    pub(super) names: Vec<String>,
    pub(super) row: u32,
    pub(super) sheet: Option<Arc<str>>,
}

impl Headings {
    pub(super) fn of(row: &Row, sheet: Option<&Arc<str>>) -> Self {
        let names = row.cells().map(|cell| cell.text.trim().to_owned()).collect();
        Self { names, row: row.number(), sheet: sheet.cloned() }
    }

    /// The position of the only column with a heading.
    fn find(&self, name: &str) -> Result<usize, Unreadable> {
        let wanted = name.trim();
        let mut found = self.names.iter().enumerate().filter(|(_, heading)| *heading == wanted);
        match (found.next(), found.next()) {
            (Some((position, _)), None) => Ok(position),
            (None, _) => Err(Unreadable::MissingColumn { name: name.to_owned() }),
            (Some(_), Some((second, _))) => Err(self.duplicate(second)),
        }
    }

    fn duplicate(&self, column: usize) -> Unreadable {
        let place = Place { sheet: self.sheet.clone(), row: self.row, column: ordinal(column) };
        Unreadable::DuplicateColumn { name: shortened(&self.names[column]), place }
    }

    /// The columns with a heading that are not used; each heading once.
    fn rest(&self, used: &HashSet<usize>) -> Result<Vec<usize>, Unreadable> {
        let mut seen = HashSet::new();
        let mut rest = Vec::new();
        for (position, heading) in self.names.iter().enumerate() {
            if heading.is_empty() || used.contains(&position) {
                continue;
            }
            if !seen.insert(heading) {
                return Err(self.duplicate(position));
            }
            rest.push(position);
        }
        Ok(rest)
    }
}

enum PlannedName {
    Fixed(Named),
    Columns { code: usize, label: usize },
}

#[derive(Clone, Copy)]
enum PlannedCategory {
    Code(usize),
    Label(usize),
    CodeAndLabel(usize, usize),
    Joined(usize),
}

impl PlannedCategory {
    /// Code and label of the category in a row.
    fn of(self, row: &Row) -> (&str, &str) {
        let text = |column| row.cell(column).text.trim();
        match self {
            Self::Code(column) => (text(column), ""),
            Self::Label(column) => ("", text(column)),
            Self::CodeAndLabel(code, label) => (text(code), text(label)),
            Self::Joined(column) => {
                let text = text(column);
                text.split_once(": ").unwrap_or((text, ""))
            }
        }
    }
}

struct PlannedDimension {
    name: PlannedName,
    category: PlannedCategory,
}

impl PlannedDimension {
    fn name<'a>(&'a self, row: &'a Row) -> (&'a str, &'a str) {
        match &self.name {
            PlannedName::Fixed(name) => (&name.code, &name.label),
            PlannedName::Columns { code, label } => {
                (row.cell(*code).text.trim(), row.cell(*label).text.trim())
            }
        }
    }
}

enum PlannedPeriod {
    Column(usize),
    Headings,
    Fixed(Time),
    Unknown,
}

enum PlannedUnit {
    Column { column: usize, power: Option<usize>, joined: bool },
    Fixed(String),
    Unknown,
}

struct ValueColumn {
    column: usize,
    heading: Arc<str>,
    /// Where headings are periods.
    time: Option<Time>,
}

/// Makes candidates of rows.
pub(super) struct Unfolding<'m> {
    mapping: &'m Mapping,
    sheet: Option<Arc<str>>,
    width: usize,
    dimensions: Vec<PlannedDimension>,
    period: PlannedPeriod,
    unit: PlannedUnit,
    values: Vec<ValueColumn>,
    heading_dimension: Option<Named>,
    flag: Option<usize>,
    action: Option<usize>,
    /// Columns without which a row means nothing.
    identifying: Vec<usize>,
    pool: Pool,
    key: String,
}

impl<'m> Unfolding<'m> {
    /// Finds the columns of a mapping among the headings.
    pub(super) fn new(
        mapping: &'m Mapping,
        headings: &Headings,
        limits: &Limits,
    ) -> Result<Self, Unreadable> {
        let mut pool = Pool::new(limits);
        let mut used = HashSet::new();
        let mut find = |name: &String| -> Result<usize, Unreadable> {
            let column = headings.find(name)?;
            used.insert(column);
            Ok(column)
        };
        let mut dimensions = Vec::new();
        for dimension in &mapping.dimensions {
            let name = match &dimension.name {
                DimensionName::Fixed(name) => PlannedName::Fixed(pool.named(name, "")?),
                DimensionName::Columns { code, label } => {
                    PlannedName::Columns { code: find(code)?, label: find(label)? }
                }
            };
            let category = match &dimension.category {
                Category::Code(code) => PlannedCategory::Code(find(code)?),
                Category::Label(label) => PlannedCategory::Label(find(label)?),
                Category::Joined(joined) => PlannedCategory::Joined(find(joined)?),
                Category::CodeAndLabel { code, label } => {
                    PlannedCategory::CodeAndLabel(find(code)?, find(label)?)
                }
            };
            dimensions.push(PlannedDimension { name, category });
        }
        let period = match &mapping.period {
            PeriodFrom::Column(name) => PlannedPeriod::Column(find(name)?),
            PeriodFrom::Headings => PlannedPeriod::Headings,
            PeriodFrom::Fixed(text) => PlannedPeriod::Fixed(pool.time(text, mapping.slash)?),
            PeriodFrom::Unknown => PlannedPeriod::Unknown,
        };
        let unit = match &mapping.unit {
            UnitFrom::Column { name, power } => PlannedUnit::Column {
                column: find(name)?,
                power: power.as_ref().map(&mut find).transpose()?,
                joined: name.contains(':'),
            },
            UnitFrom::Fixed(unit) => PlannedUnit::Fixed(unit.clone()),
            UnitFrom::Unknown => PlannedUnit::Unknown,
        };
        let flag = mapping.flag.as_ref().map(&mut find).transpose()?;
        let action = mapping.action.as_ref().map(&mut find).transpose()?;
        let mut identifying: Vec<_> = used.iter().copied().collect();
        identifying.sort_unstable();

        let columns = match &mapping.values {
            Values::Columns(names) => {
                names.iter().map(|name| headings.find(name)).collect::<Result<Vec<_>, _>>()?
            }
            Values::Rest => headings.rest(&used)?,
        };
        if columns.is_empty() {
            return Err(Unreadable::NoValueColumn);
        }
        let mut values = Vec::new();
        for column in columns {
            let heading = &headings.names[column];
            let time = match period {
                PlannedPeriod::Headings => Some(pool.time(heading, mapping.slash)?),
                _ => None,
            };
            values.push(ValueColumn { column, heading: pool.text(heading)?, time });
        }
        let heading_dimension =
            mapping.heading_dimension.as_ref().map(|name| pool.named(name, "")).transpose()?;
        Ok(Self {
            mapping,
            sheet: headings.sheet.clone(),
            width: headings.names.len(),
            dimensions,
            period,
            unit,
            values,
            heading_dimension,
            flag,
            action,
            identifying,
            pool,
            key: String::new(),
        })
    }

    /// Gives the candidates and problems of a row; false for one that holds nothing.
    pub(super) fn row(&mut self, row: &Row, sink: &mut Sink<'_>) -> Result<bool, Unreadable> {
        if row.is_blank() {
            return Ok(false);
        }
        if let Some((column, fault)) = self.refused(row) {
            sink(Found::Problem(Problem { place: self.place(row, column), fault }))?;
            return Ok(true);
        }
        let time = match &self.period {
            PlannedPeriod::Column(column) => {
                let text = row.cell(*column).text.trim();
                let time = self.pool.time(text, self.mapping.slash)?;
                if let Some(fault) = time.fault.clone() {
                    sink(Found::Problem(Problem { place: self.place(row, *column), fault }))?;
                }
                Some(time)
            }
            PlannedPeriod::Fixed(time) => Some(time.clone()),
            PlannedPeriod::Headings | PlannedPeriod::Unknown => None,
        };
        let flag = self.flag.map(|column| row.cell(column).text.trim());
        let flag = flag.and_then(|text| self.mapping.vocabulary.flag(text));
        let unit = self.unit(row);
        let key = self.key(row, unit.as_deref())?;
        for index in 0..self.values.len() {
            let column = self.values[index].column;
            let cell = row.cell(column);
            let reading = value::read(cell, self.mapping.decimal_mark, self.mapping.vocabulary);
            if let Some(fault) = reading.fault.clone() {
                sink(Found::Problem(Problem { place: self.place(row, column), fault }))?;
            }
            let shown_unit = unit.as_deref().or(reading.is_percent.then_some("%"));
            let series = self.series(row, key, index, shown_unit)?;
            let time = self.values[index].time.as_ref().or(time.as_ref());
            let text = reading.fault.is_some().then(|| shortened(cell.text.trim()));
            let candidate = Candidate {
                place: self.place(row, column),
                series,
                when: time.map(|time| time.when.clone()),
                value: reading.value,
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

    /// Periods among the headings that are none, with their columns.
    pub(super) fn heading_problems(&self, row: u32) -> Vec<Problem> {
        let fault = |value: &ValueColumn| {
            let fault = value.time.as_ref()?.fault.clone()?;
            let place = Place { sheet: self.sheet.clone(), row, column: ordinal(value.column) };
            Some(Problem { place, fault })
        };
        self.values.iter().filter_map(fault).collect()
    }

    /// Why a whole row cannot be read, and at which column.
    fn refused(&self, row: &Row) -> Option<(usize, Fault)> {
        // A workbook leaves empty cells out, a text file must not.
        let is_text = self.sheet.is_none();
        let found = row.len();
        if is_text && (found < self.width || !row.is_blank_from(self.width)) {
            let column = found.min(self.width);
            return Some((column, Fault::Ragged { expected: self.width, found }));
        }
        if let Some(column) = self.action
            && matches!(row.cell(column).text.trim(), "D" | "Delete")
        {
            return Some((column, Fault::Deletion));
        }
        self.identifying.iter().find_map(|column| Some((*column, unusable(row.cell(*column))?)))
    }

    fn unit(&self, row: &Row) -> Option<String> {
        let unit = match &self.unit {
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
        for dimension in &self.dimensions {
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
        let Self { dimensions, values, heading_dimension, mapping, pool, .. } = self;
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

    fn place(&self, row: &Row, column: usize) -> Place {
        Place { sheet: self.sheet.clone(), row: row.number(), column: ordinal(column) }
    }
}

fn unusable(cell: Cell<'_>) -> Option<Fault> {
    match cell.kind {
        Kind::NoResult => Some(Fault::FormulaWithoutValue),
        Kind::Error => Some(Fault::CellError { shown: shortened(cell.text) }),
        Kind::Text | Kind::Number | Kind::Percent | Kind::Day => None,
    }
}
