//! What a planner says about a file, and what is remembered of it for the next one.

use crate::import::{Mapping, PeriodFrom};
use domain::key::{AreaCode, IndicatorCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a planner says about a file. Kept with it, and offered for the next file of its source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// Which columns mean what, as somebody said for this file; none where nobody did.
    pub mapping: Option<Mapping>,
    /// The same for the last file of its source: tried before anything is guessed.
    #[serde(default)]
    pub remembered: Option<Mapping>,
    /// Series by [`series_key`], with the indicator that each belongs to.
    pub assigned: BTreeMap<String, IndicatorCode>,
    /// The area of a file that names none.
    pub area: Option<AreaCode>,
    /// Areas by their name in the file, where the product does not know them by it.
    #[serde(default)]
    pub areas: BTreeMap<String, AreaCode>,
}

impl Setup {
    /// Reads what was kept; nothing where an older program wrote something else.
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What is tried for the next file of the source. A period that held for a whole file holds for no other one.
    #[must_use]
    pub fn for_next(self) -> Self {
        let remembered = self.mapping.or(self.remembered).map(|mapping| match mapping.period {
            PeriodFrom::Fixed(_) => Mapping { period: PeriodFrom::Unknown, ..mapping },
            _ => mapping,
        });
        Self { mapping: None, remembered, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_program_wrote_reads_as_nothing_or_as_what_it_said() {
        assert_eq!(Setup::parse("kaputt"), Setup::default());
        let before =
            Setup::parse(r#"{"mapping":null,"assigned":{"Anteil":"BG-04"},"area":"DE-NI"}"#);
        assert_eq!(before.assigned.len(), 1);
        assert_eq!(Setup::parse(&before.text()), before);
    }
}
