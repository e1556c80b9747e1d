//! The common shape: candidates for observations, each with its series, period, value and place.

use super::area;
use super::flag::{Flag, Sign};
use super::place::Place;
use super::unreadable::Problem;
use domain::indicator::observation::Qualifier;
use domain::key::AreaCode;
use domain::period::Period;
use std::sync::Arc;

/// A code with its label; either may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Named {
    /// Code.
    pub code: Arc<str>,
    /// Label.
    pub label: Arc<str>,
}

impl Named {
    /// The label, or the code where there is none.
    pub fn shown(&self) -> &str {
        if self.label.is_empty() { &self.code } else { &self.label }
    }
}

/// A dimension with the category that a series has in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Member {
    /// The dimension.
    pub dimension: Named,
    /// The category.
    pub category: Named,
}

/// What all values of one series share. Time is no part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Series {
    /// Categories in the order of the table.
    pub members: Vec<Member>,
    /// Position of the area among the members.
    pub area: Option<usize>,
    /// Unit as published.
    pub unit: Option<Arc<str>>,
}

impl Series {
    /// The area as published.
    pub fn area(&self) -> Option<&Named> {
        self.members.get(self.area?).map(|member| &member.category)
    }

    /// The area in the codes of the product; nothing for areas that it does not know, such as districts.
    pub fn area_code(&self) -> Option<AreaCode> {
        self.area().and_then(|area| area::known(&area.code, &area.label))
    }
}

/// The period of a value, as written and as read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// As written.
    pub text: Arc<str>,
    /// As read; nothing where it is no period, which a [`Problem`] tells.
    pub period: Option<Period>,
}

/// A value that may become an observation.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Where it stands.
    pub place: Place,
    /// What it measures, where and in which unit.
    pub series: Arc<Series>,
    /// When; nothing where the table does not tell.
    pub when: Option<Arc<When>>,
    /// The number; nothing where there is none.
    pub value: Option<f64>,
    /// What the number is a share of, where a column tells.
    pub denominator: Option<f64>,
    /// Decimals as written, trailing zeros included. A workbook keeps none, so there the fewest that identify the value.
    pub decimals: u8,
    /// How exactly the source states it.
    pub qualifier: Qualifier,
    /// The sign in place of a number.
    pub sign: Option<Sign>,
    /// The flag beside it.
    pub flag: Option<Flag>,
    /// What is written, where it is neither number nor sign: its first 80 characters.
    pub text: Option<String>,
    /// True where a formula gave the value.
    pub computed: bool,
}

#[cfg(test)]
impl Candidate {
    /// A candidate of a series, with nothing else.
    pub(crate) fn of(series: Arc<Series>) -> Self {
        Self {
            place: Place { sheet: None, row: 1, column: 1 },
            series,
            when: None,
            value: Some(1.0),
            denominator: None,
            decimals: 0,
            qualifier: Qualifier::Exact,
            sign: None,
            flag: None,
            text: None,
            computed: false,
        }
    }
}

/// How the categories of a dimension contain each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hierarchy {
    /// Code of the dimension.
    pub dimension: String,
    /// Codes of a category and of one that is part of it.
    pub pairs: Vec<(String, String)>,
}

/// What is known of a table once it was read to its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The sheet that was read, in a workbook.
    pub sheet: Option<Arc<str>>,
    /// Rows with values, or cells of a dataset.
    pub rows: u64,
    /// Values given.
    pub values: usize,
    /// Hierarchies that a JSON-stat dataset tells.
    pub hierarchies: Vec<Hierarchy>,
}

/// A table in memory.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// What is known of it.
    pub summary: Summary,
    /// Candidates in the order of the file.
    pub candidates: Vec<Candidate>,
    /// Problems in the order of the file, as many as the limits allow.
    pub problems: Vec<Problem>,
    /// All problems, including those that were not kept.
    pub problem_count: usize,
}
