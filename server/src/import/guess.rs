//! A mapping for a table that nobody has mapped yet, from its headings and first rows.

use super::delimited::Delimiter;
use super::flag::Vocabulary;
use super::grid::{Kind, Row};
use super::mapping::{Category, Dimension, DimensionName, Mapping, PeriodFrom, UnitFrom, Values};
use super::period::{self, Slash};
use super::read::Preview;
use super::unreadable::Fault;
use super::value::{self, DecimalMark};

/// A mapping that somebody may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The mapping.
    pub mapping: Mapping,
    /// False where the numbers of the first rows can be read with a comma and with a point, such as `1.234`: then
    /// somebody has to decide, for a wrong guess is wrong by a factor of a thousand.
    pub is_decimal_mark_certain: bool,
}

const PERIODS: [&str; 21] = [
    "jahr",
    "jahre",
    "year",
    "zeit",
    "time",
    "time_period",
    "periode",
    "period",
    "zeitraum",
    "berichtszeitraum",
    "berichtsjahr",
    "stichtag",
    "datum",
    "date",
    "tag",
    "monat",
    "month",
    "quartal",
    "quarter",
    "halbjahr",
    "zeitpunkt",
];
const AREAS: [&str; 25] = [
    "ags",
    "ars",
    "krs",
    "kreis",
    "kreise",
    "land",
    "lan",
    "länder",
    "bundesland",
    "bundesländer",
    "gebiet",
    "region",
    "geo",
    "geocode",
    "ref_area",
    "raumeinheit",
    "gemeinde",
    "gkz",
    "nuts",
    "area",
    "country",
    "state",
    "kennziffer",
    "kreisschlüssel",
    "gebietsschlüssel",
];
const VALUES: [&str; 8] =
    ["wert", "werte", "value", "values", "obs_value", "messwert", "betrag", "anteil in %"];
const UNITS: [&str; 6] = ["einheit", "unit", "units", "maßeinheit", "masseinheit", "unit_measure"];
const DENOMINATORS: [&str; 6] =
    ["bezugsgröße", "bezugsgroesse", "nenner", "grundgesamtheit", "denominator", "basis"];
const FLAGS: [&str; 8] =
    ["flag", "flags", "obs_flag", "obs_status", "status", "qualität", "kennzeichen", "value_q"];

/// What the cells below a heading look like.
struct Column<'p> {
    name: &'p str,
    /// Cells with content other than a sign such as `-`, which tells nothing.
    filled: usize,
    signs: usize,
    numbers: usize,
    periods: usize,
    half_years: usize,
    texts: Vec<&'p str>,
}

impl<'p> Column<'p> {
    fn of(name: &'p str, position: usize, rows: &'p [Row]) -> Self {
        let mut column = Self {
            name,
            filled: 0,
            signs: 0,
            numbers: 0,
            periods: 0,
            half_years: 0,
            texts: Vec::new(),
        };
        for row in rows {
            let cell = row.cell(position);
            let text = cell.text.trim();
            if cell.kind == Kind::Text && Vocabulary::General.sign(text).is_some() {
                column.signs += usize::from(!text.is_empty());
                continue;
            }
            column.filled += 1;
            let is_number = match cell.kind {
                Kind::Text => value::looks_like_number(text),
                Kind::Number | Kind::Percent | Kind::NoResult | Kind::Error => true,
                Kind::Day => false,
            };
            column.numbers += usize::from(is_number);
            let is_half_year = period::read(text, Slash::Ambiguous) == Err(Fault::AmbiguousPeriod)
                && period::read(text, Slash::HalfYear).is_ok();
            let is_period = is_half_year || period::read(text, Slash::Ambiguous).is_ok();
            column.half_years += usize::from(is_half_year);
            column.periods += usize::from(is_period);
            if cell.kind == Kind::Text {
                column.texts.push(text);
            }
        }
        column
    }

    fn is_called(&self, names: &[&str]) -> bool {
        names.contains(&self.name.to_lowercase().as_str())
    }

    /// Signs in place of numbers are common, so half of the cells are enough.
    fn is_numeric(&self) -> bool {
        self.numbers > 0 && 2 * self.numbers >= self.filled
    }

    fn is_all_periods(&self) -> bool {
        self.filled > 0 && self.periods == self.filled
    }

    fn is_headed_by_period(&self) -> bool {
        let has_values = self.is_numeric() || (self.filled == 0 && self.signs > 0);
        has_values && period::read(self.name, Slash::Ambiguous).is_ok()
    }
}

/// Columns that nothing has been made of yet.
struct Columns<'p>(Vec<Column<'p>>);

impl<'p> Columns<'p> {
    /// Takes out the first column that fits.
    fn take(&mut self, fits: impl FnMut(&Column<'p>) -> bool) -> Option<Column<'p>> {
        let position = self.0.iter().position(fits)?;
        Some(self.0.remove(position))
    }

    /// Takes out all columns that fit.
    fn take_all(&mut self, fits: impl FnMut(&mut Column<'p>) -> bool) -> Vec<Column<'p>> {
        self.0.extract_if(.., fits).collect()
    }
}

/// Proposes a mapping for a table.
///
/// The heading is the first row with at least two cells that is nearly as wide as the one below. Values stand in a column
/// named so, otherwise in all columns with numbers. The period stands in a column named so, otherwise in the headings of
/// the values where at least two of them are periods, otherwise in the first column with nothing but periods. What else
/// has a heading is a dimension.
pub fn guess_mapping(preview: &Preview) -> Guess {
    let heading = heading_of(&preview.rows);
    let (row, below) = preview.rows[heading.min(preview.rows.len())..]
        .split_first()
        .map_or((None, &[][..]), |(row, below)| (Some(row), below));
    let names = row.into_iter().flat_map(Row::cells).map(|cell| cell.text.trim());
    let columns = names.enumerate().filter(|(_, name)| !name.is_empty());
    let mut columns = Columns(columns.map(|(at, name)| Column::of(name, at, below)).collect());

    let unit = columns.take(|column| column.is_called(&UNITS));
    let flag = columns.take(|column| column.is_called(&FLAGS) && !column.is_numeric());
    let denominator = columns.take(|column| column.is_called(&DENOMINATORS) && column.is_numeric());
    let mut period = columns.take(|column| column.is_called(&PERIODS));
    let named_value = columns.take(|column| column.is_called(&VALUES));
    let is_wide = period.is_none()
        && named_value.is_none()
        && columns.0.iter().filter(|column| column.is_headed_by_period()).count() > 1;
    if period.is_none() && !is_wide {
        period = columns.take(Column::is_all_periods);
    }
    let area = columns.take(|column| column.is_called(&AREAS));
    let has_named_value = named_value.is_some();
    let values = match named_value {
        Some(column) => vec![column],
        None if is_wide => columns.take_all(|column| column.is_headed_by_period()),
        // A second column with keys, such as the Land beside the district, holds numbers that measure nothing.
        None => columns.take_all(|column| column.is_numeric() && !column.is_called(&AREAS)),
    };

    let area_position = area.as_ref().map(|_| 0);
    let area = area.map(|column| dimension(column.name, Category::Code));
    let others = columns.0.iter().map(|column| dimension(column.name, Category::Label));
    let (decimal_mark, is_decimal_mark_certain) = decimal_mark(&values, preview.delimiter);
    let half_years = period.as_ref().is_some_and(|column| column.half_years > 0);
    let mapping = Mapping {
        sheet: preview.sheet.clone(),
        heading_row: row.map(Row::number),
        dimensions: area.into_iter().chain(others).collect(),
        area: area_position,
        slash: if half_years { Slash::HalfYear } else { Slash::Ambiguous },
        period: match period {
            Some(column) => PeriodFrom::Column(column.name.to_owned()),
            None if is_wide => PeriodFrom::Headings,
            None => PeriodFrom::Unknown,
        },
        heading_dimension: (!is_wide && !has_named_value).then(|| "value".to_owned()),
        values: Values::Columns(values.iter().map(|column| column.name.to_owned()).collect()),
        unit: unit.map_or(UnitFrom::Unknown, |column| UnitFrom::Column {
            name: column.name.to_owned(),
            power: None,
        }),
        denominator: denominator.map(|column| column.name.to_owned()),
        flag: flag.map(|column| column.name.to_owned()),
        action: None,
        decimal_mark,
        vocabulary: Vocabulary::General,
    };
    Guess { mapping, is_decimal_mark_certain }
}

fn dimension(name: &str, category: impl Fn(String) -> Category) -> Dimension {
    Dimension { name: DimensionName::Fixed(name.to_owned()), category: category(name.to_owned()) }
}

fn heading_of(rows: &[Row]) -> usize {
    let filled = |row: &Row| row.cells().filter(|cell| !cell.text.trim().is_empty()).count();
    rows.windows(2)
        .position(|pair| filled(&pair[0]) > 1 && filled(&pair[0]) + 1 >= filled(&pair[1]))
        .unwrap_or(0)
}

/// The decimal mark and whether the values leave no doubt. Without evidence a table with commas between its cells is
/// English, any other German.
fn decimal_mark(values: &[Column<'_>], delimiter: Option<Delimiter>) -> (DecimalMark, bool) {
    let texts = || values.iter().flat_map(|column| column.texts.iter().copied());
    let comma = texts().any(|text| value::only_mark(text) == Some(DecimalMark::Comma));
    let point = texts().any(|text| value::only_mark(text) == Some(DecimalMark::Point));
    match (comma, point) {
        (true, false) => (DecimalMark::Comma, true),
        (false, true) => (DecimalMark::Point, true),
        (both, _) => {
            let likely = match delimiter {
                Some(Delimiter::Comma) => DecimalMark::Point,
                _ => DecimalMark::Comma,
            };
            let has_marks =
                texts().any(|text| value::looks_like_number(text) && text.contains([',', '.']));
            (likely, !both && !has_marks)
        }
    }
}
