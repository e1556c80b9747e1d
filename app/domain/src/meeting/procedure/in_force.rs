//! Which version of the rules of procedure holds on a day.

use super::Procedure;
use chrono::NaiveDate;

/// The version in force on a day: of those that have begun the one that began last; of several from one day the highest.
pub fn in_force(versions: &[Procedure], day: NaiveDate) -> Option<&Procedure> {
    versions.iter().filter(|p| p.from <= day).max_by_key(|p| (p.from, p.version))
}
