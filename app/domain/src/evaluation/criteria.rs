//! Sets of criteria to rate by. Each has a version that stays as it is: a round names the one it asked with.

use super::Criterion;
use crate::key::CriterionCode;
use crate::source::{Bilingual, coded};
use std::sync::LazyLock;

coded! {
    /// A set of criteria in one version. A change of wording is a new version and never changes an old one.
    SetCode {
        /// The council's five criteria, from its data set.
        Standard1 = "standard-1",
        /// The six evaluation criteria of the OECD's Development Assistance Committee in the version of 2019
        /// („Better Criteria for Better Evaluation", DCD/DAC(2019)58/FINAL).
        OecdDac1 = "oecd-dac-1",
    }
}

/// The criteria of the OECD's Development Assistance Committee, with words for both ends of the scale.
static OECD_DAC_1: LazyLock<Vec<Criterion>> = LazyLock::new(|| {
    let rows: [(&str, [&str; 4], [&str; 4]); 6] = [
        (
            "D1",
            [
                "Relevanz: Tut die Maßnahme das Richtige?",
                "Relevanz",
                "nicht relevant",
                "sehr relevant",
            ],
            [
                "Relevance: is the measure doing the right things?",
                "Relevance",
                "not relevant",
                "very relevant",
            ],
        ),
        (
            "D2",
            [
                "Kohärenz: Passt sie zu anderen Maßnahmen?",
                "Kohärenz",
                "widerspricht anderen",
                "ergänzt andere genau",
            ],
            [
                "Coherence: does it fit with other measures?",
                "Coherence",
                "contradicts others",
                "complements others exactly",
            ],
        ),
        (
            "D3",
            [
                "Effektivität: Erreicht sie ihre Ziele?",
                "Effektivität",
                "verfehlt die Ziele",
                "erreicht die Ziele",
            ],
            [
                "Effectiveness: is it achieving its objectives?",
                "Effectiveness",
                "misses its objectives",
                "achieves its objectives",
            ],
        ),
        (
            "D4",
            [
                "Effizienz: Stehen Aufwand und Ertrag im Verhältnis?",
                "Effizienz",
                "Aufwand viel zu hoch",
                "Aufwand sehr angemessen",
            ],
            [
                "Efficiency: how well are resources used?",
                "Efficiency",
                "effort far too high",
                "effort very reasonable",
            ],
        ),
        (
            "D5",
            [
                "Übergeordnete Wirkung: Was verändert sie?",
                "Wirkung",
                "verändert nichts",
                "verändert sehr viel",
            ],
            [
                "Impact: what difference does it make?",
                "Impact",
                "makes no difference",
                "makes a very large difference",
            ],
        ),
        (
            "D6",
            [
                "Nachhaltigkeit: Bleibt der Nutzen bestehen?",
                "Nachhaltigkeit",
                "nicht von Dauer",
                "von Dauer",
            ],
            [
                "Sustainability: will the benefits last?",
                "Sustainability",
                "will not last",
                "will last",
            ],
        ),
    ];
    rows.iter().filter_map(|(code, de, en)| criterion(code, *de, *en)).collect()
});

fn criterion(code: &str, de: [&str; 4], en: [&str; 4]) -> Option<Criterion> {
    let both = |i: usize| Bilingual { de: de[i].to_owned(), en: en[i].to_owned() };
    let code = CriterionCode::parse(code).ok()?;
    Some(Criterion { code, name: both(0), short: both(1), low: both(2), high: both(3) })
}

/// The criteria of a set; `standard` are those of the data set.
pub fn of(set: SetCode, standard: &[Criterion]) -> &[Criterion] {
    match set {
        SetCode::Standard1 => standard,
        SetCode::OecdDac1 => &OECD_DAC_1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_criterion_has_words_for_both_ends_in_both_languages() {
        let set = of(SetCode::OecdDac1, &[]);
        assert_eq!(set.len(), 6);
        for c in set {
            for text in [&c.name, &c.short, &c.low, &c.high] {
                assert!(!text.de.is_empty() && !text.en.is_empty(), "{}", c.code);
            }
        }
        assert!(of(SetCode::Standard1, &[]).is_empty());
    }
}
