//! A mapping and the headings of a table together: which column is what.

use super::grid::Row;
use super::mapping::{Category, DimensionName, Mapping, PeriodFrom, UnitFrom, Values};
use super::place::{Place, shortened};
use super::pool::{Pool, Time};
use super::table::Named;
use super::unreadable::{Problem, Unreadable};
use std::collections::HashSet;
use std::sync::Arc;

/// The heading of a table, ready to resolve a mapping.
pub(super) struct Headings {
    names: Vec<String>,
    places: Vec<Place>,
}

impl Headings {
    pub(super) fn of(row: &Row) -> Self {
        let names = row.cells().map(|cell| cell.text.trim().to_owned()).collect();
        Self { names, places: (0..row.len()).map(|column| row.place(column)).collect() }
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
        let place = self.places[column].clone();
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

pub(super) enum PlannedName {
    Fixed(Named),
    Columns { code: usize, label: usize },
}

#[derive(Clone, Copy)]
pub(super) enum PlannedCategory {
    Code(usize),
    Label(usize),
    CodeAndLabel(usize, usize),
    Joined(usize),
}

impl PlannedCategory {
    /// Code and label of the category in a row.
    pub(super) fn of(self, row: &Row) -> (&str, &str) {
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

pub(super) struct PlannedDimension {
    name: PlannedName,
    pub(super) category: PlannedCategory,
}

impl PlannedDimension {
    /// Code and label of the dimension in a row.
    pub(super) fn name<'a>(&'a self, row: &'a Row) -> (&'a str, &'a str) {
        match &self.name {
            PlannedName::Fixed(name) => (&name.code, &name.label),
            PlannedName::Columns { code, label } => {
                (row.cell(*code).text.trim(), row.cell(*label).text.trim())
            }
        }
    }
}

pub(super) enum PlannedPeriod {
    Column(usize),
    Headings,
    Fixed(Time),
    Unknown,
}

pub(super) enum PlannedUnit {
    Column { column: usize, power: Option<usize>, joined: bool },
    Fixed(String),
    Unknown,
}

pub(super) struct ValueColumn {
    pub(super) column: usize,
    pub(super) heading: Arc<str>,
    /// Where headings are periods.
    pub(super) time: Option<Time>,
}

/// The columns of a mapping, found in a table.
pub(super) struct Plan {
    pub(super) width: usize,
    pub(super) dimensions: Vec<PlannedDimension>,
    pub(super) period: PlannedPeriod,
    pub(super) unit: PlannedUnit,
    pub(super) values: Vec<ValueColumn>,
    pub(super) heading_dimension: Option<Named>,
    pub(super) denominator: Option<usize>,
    pub(super) flag: Option<usize>,
    pub(super) action: Option<usize>,
    /// Columns without which a row means nothing.
    pub(super) identifying: Vec<usize>,
}

impl Plan {
    /// Finds the columns of a mapping among the headings.
    pub(super) fn new(
        mapping: &Mapping,
        headings: &Headings,
        pool: &mut Pool,
    ) -> Result<Self, Unreadable> {
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
        let denominator = mapping.denominator.as_ref().map(&mut find).transpose()?;
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
            width: headings.names.len(),
            dimensions,
            period,
            unit,
            values,
            heading_dimension,
            denominator,
            flag,
            action,
            identifying,
        })
    }

    /// Problems of headings that should be periods.
    pub(super) fn heading_problems(&self, headings: &Headings) -> Vec<Problem> {
        let problem = |value: &ValueColumn| {
            let fault = value.time.as_ref()?.fault.clone()?;
            Some(Problem { place: headings.places[value.column].clone(), fault })
        };
        self.values.iter().filter_map(problem).collect()
    }
}
