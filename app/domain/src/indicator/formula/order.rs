//! In which order derived indicators have to be computed.

use super::Formula;
use crate::key::IndicatorCode;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Indicators that are computed from each other in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cycle(
    /// Each reads the next, and the last reads the first; the alphabetically first one in front.
    pub Vec<IndicatorCode>,
);

impl Cycle {
    /// Stable code for the edge to translate.
    pub const CODE: &'static str = "formula_cycle";
}

impl fmt::Display for Cycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Self::CODE)
    }
}

impl std::error::Error for Cycle {}

/// The derived indicators in an order in which each comes after those it reads; where that leaves a
/// choice, by code.
///
/// A formula that reads its own indicator for another area or the period before counts as a circle,
/// too: an indicator is computed as a whole before another one reads it.
///
/// # Errors
/// [`Cycle`] where there is no such order.
pub fn order(formulas: &BTreeMap<IndicatorCode, Formula>) -> Result<Vec<IndicatorCode>, Cycle> {
    // Per indicator those derived ones it reads that have no place yet.
    let mut waiting: BTreeMap<&IndicatorCode, BTreeSet<&IndicatorCode>> = formulas
        .iter()
        .map(|(code, formula)| {
            let reads = formula.inputs().into_iter().map(|reference| &reference.indicator);
            (code, reads.filter(|read| formulas.contains_key(*read)).collect())
        })
        .collect();
    let mut readers: BTreeMap<&IndicatorCode, Vec<&IndicatorCode>> = BTreeMap::new();
    for (code, reads) in &waiting {
        for read in reads {
            readers.entry(read).or_default().push(code);
        }
    }
    let mut ready: BTreeSet<&IndicatorCode> =
        waiting.iter().filter(|(_, reads)| reads.is_empty()).map(|(code, _)| *code).collect();
    let mut ordered = Vec::with_capacity(formulas.len());
    while let Some(code) = ready.pop_first() {
        waiting.remove(code);
        ordered.push(code.clone());
        for reader in readers.get(code).into_iter().flatten() {
            if let Some(reads) = waiting.get_mut(reader) {
                reads.remove(code);
                if reads.is_empty() {
                    ready.insert(reader);
                }
            }
        }
    }
    circle(&waiting).map_or(Ok(ordered), |circle| Err(Cycle(circle)))
}

/// Everything here waits for something here, so following that comes round in the end.
fn circle(
    waiting: &BTreeMap<&IndicatorCode, BTreeSet<&IndicatorCode>>,
) -> Option<Vec<IndicatorCode>> {
    let mut at = *waiting.keys().next()?;
    let mut way = Vec::new();
    let mut places = BTreeMap::new();
    while !places.contains_key(at) {
        places.insert(at, way.len());
        way.push(at);
        at = waiting.get(at)?.first()?;
    }
    let circle = &way[*places.get(at)?..];
    let first = (0..circle.len()).min_by_key(|place| circle[*place])?;
    Some(circle[first..].iter().chain(&circle[..first]).map(|code| (*code).clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> IndicatorCode {
        IndicatorCode::parse(text).expect("a code")
    }

    fn formulas(all: &[(&str, &str)]) -> BTreeMap<IndicatorCode, Formula> {
        all.iter().map(|(of, text)| (code(of), Formula::parse(text).expect("a formula"))).collect()
    }

    #[test]
    fn what_is_read_comes_first() {
        let formulas =
            formulas(&[("A", "[B] + [X]"), ("B", "[C] * [D]"), ("C", "1"), ("D", "[C]")]);
        assert_eq!(order(&formulas), Ok(["C", "D", "B", "A"].map(code).to_vec()));
    }

    #[test]
    fn a_circle_is_named_without_what_only_leads_to_it() {
        let all = formulas(&[("A", "[D]"), ("B", "[C]"), ("C", "[D] + [X]"), ("D", "[B]")]);
        assert_eq!(order(&all), Err(Cycle(["B", "C", "D"].map(code).to_vec())));
        let own = formulas(&[("A", "1 + prior([A@DE])")]);
        assert_eq!(order(&own), Err(Cycle(vec![code("A")])));
    }
}
