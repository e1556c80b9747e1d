//! Sets of criteria to rate by: a library that comes with the data set. Each has a version that stays as it is: a round
//! names the one it asked with, and a change of wording is a further version beside it.

use super::Criterion;
use crate::key::{CriterionCode, SetCode};
use crate::source::Bilingual;
use serde::{Deserialize, Serialize};

/// A set of criteria in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriteriaSet {
    /// `standard-1`: which set, and which version of it.
    pub code: SetCode,
    /// Place among the sets, the one that is offered first in front.
    pub position: u32,
    /// Its name with its version.
    pub name: Bilingual,
    /// Where its wording comes from; empty where the council wrote it.
    pub source: String,
    /// The criterion that asks about the effect, where one does.
    pub effect: Option<CriterionCode>,
    /// The criteria in order, with words for both ends of the scale.
    pub criteria: Vec<Criterion>,
}

impl SetCode {
    /// Which set it is, and which version of it: `standard` and 1. A code without a number is the first version.
    pub fn version(&self) -> (&str, u32) {
        let parts = self.as_str().rsplit_once('-');
        let numbered = parts.and_then(|(set, number)| Some((set, number.parse().ok()?)));
        numbered.unwrap_or((self.as_str(), 1))
    }
}

/// A set of the library.
pub fn find<'a>(library: &'a [CriteriaSet], code: &SetCode) -> Option<&'a CriteriaSet> {
    library.iter().find(|set| &set.code == code)
}

/// The sets that a new round can choose from, in order: of each the newest version, and the one it has chosen already.
pub fn offered<'a>(
    library: &'a [CriteriaSet],
    chosen: Option<&SetCode>,
) -> impl Iterator<Item = &'a CriteriaSet> {
    library.iter().filter(move |set| {
        let (name, number) = set.code.version();
        let newest = library.iter().all(|other| {
            let (other, later) = other.code.version();
            other != name || later <= number
        });
        newest || chosen == Some(&set.code)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(code: &str) -> CriteriaSet {
        CriteriaSet {
            code: SetCode::parse(code).expect("a code"),
            position: 1,
            name: Bilingual { de: code.to_owned(), en: String::new() },
            source: String::new(),
            effect: None,
            criteria: Vec::new(),
        }
    }

    #[test]
    fn a_code_tells_set_and_version() {
        for (code, told) in [
            ("standard-1", ("standard", 1)),
            ("oecd-dac-12", ("oecd-dac", 12)),
            ("oecd-dac", ("oecd-dac", 1)),
        ] {
            assert_eq!(SetCode::parse(code).expect("a code").version(), told);
        }
    }

    #[test]
    fn the_newest_version_of_each_set_is_offered_and_an_older_one_stays_chosen() {
        let library = [set("standard-2"), set("standard-10"), set("standard-9"), set("oecd-dac-1")];
        let codes = |chosen: Option<&str>| {
            let chosen = chosen.map(|code| SetCode::parse(code).expect("a code"));
            offered(&library, chosen.as_ref()).map(|s| s.code.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(codes(None), ["standard-10", "oecd-dac-1"]);
        assert_eq!(codes(Some("standard-2")), ["standard-2", "standard-10", "oecd-dac-1"]);
        assert_eq!(find(&library, &SetCode::first()), None);
    }
}
