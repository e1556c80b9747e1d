//! Which columns of a table are dimensions, area, period and values. Can be remembered for each source.

use super::flag::Vocabulary;
use super::period::Slash;
use super::value::DecimalMark;
use serde::{Deserialize, Serialize};

/// How a table becomes a list of values. Columns are named by their headings, so that a new column in the next delivery
/// does no harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The sheet of a workbook; the first visible one with content where none is named.
    pub sheet: Option<String>,
    /// The row with the headings, from 1; the first one with content where none is named.
    pub heading_row: Option<u32>,
    /// What tells one series from another.
    pub dimensions: Vec<Dimension>,
    /// Position of the dimension that is the area.
    pub area: Option<usize>,
    /// Where the period stands.
    pub period: PeriodFrom,
    /// What `2018/2` means.
    pub slash: Slash,
    /// Where the values stand.
    pub values: Values,
    /// Name of the dimension that the headings of the value columns make; nothing where they tell nothing.
    pub heading_dimension: Option<String>,
    /// Where the unit stands.
    pub unit: UnitFrom,
    /// The column with what a share is a share of.
    #[serde(default)]
    pub denominator: Option<String>,
    /// The column with flags.
    pub flag: Option<String>,
    /// The column that tells what to do with a record; `D` stands for deleting (SDMX-CSV 2.0).
    pub action: Option<String>,
    /// How numbers are written.
    pub decimal_mark: DecimalMark,
    /// Whose signs and flags the table uses.
    pub vocabulary: Vocabulary,
}

/// A dimension and where its categories stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// Its name.
    pub name: DimensionName,
    /// Its category in a row.
    pub category: Category,
}

/// Where the name of a dimension stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DimensionName {
    /// It is always the same.
    Fixed(String),
    /// In two columns of each row, as in GENESIS flat files.
    Columns {
        /// Heading of the column with its code.
        code: String,
        /// Heading of the column with its label.
        label: String,
    },
}

/// Where the category of a dimension stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Its code, in the column with this heading.
    Code(String),
    /// Its label, in the column with this heading.
    Label(String),
    /// Both, in a column each.
    CodeAndLabel {
        /// Heading of the column with its code.
        code: String,
        /// Heading of the column with its label.
        label: String,
    },
    /// Both, in the column with this heading, as `A: Annual`.
    Joined(String),
}

/// Where the period of a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodFrom {
    /// In the column with this heading.
    Column(String),
    /// The headings of the value columns are periods.
    Headings,
    /// It is this one for the whole table.
    Fixed(String),
    /// Nowhere; somebody has to say.
    Unknown,
}

/// The columns with values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Values {
    /// Those with these headings.
    Columns(Vec<String>),
    /// All columns with a heading that nothing else uses.
    Rest,
}

/// Where the unit of a value stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitFrom {
    /// In the column with this heading.
    Column {
        /// The heading.
        name: String,
        /// Heading of the column with the power of ten that values are to be multiplied by (SDMX `UNIT_MULT`). It is
        /// kept in the unit, as `EUR ×10^6`; values stay as published.
        power: Option<String>,
    },
    /// It is this one for the whole table.
    Fixed(String),
    /// Nowhere. A value that is written with a per cent sign still has the unit `%`.
    Unknown,
}
