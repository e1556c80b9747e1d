//! Documents, and what of them fits.

use super::Kind;
use super::fold::fold;
use super::mark::{Fit, fits};
use super::query::{Query, Term, words_of};
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Longest word that another one is suggested for.
const MAX_SUGGESTED: usize = 40;

/// Something that can be found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// What kind of record it is.
    pub kind: Option<Kind>,
    /// The number or code that people quote; may be empty.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Everything else that is looked through.
    pub text: String,
    /// Its page, without language.
    pub path: String,
    /// The day it belongs to, where it has one: of two that fit alike the newer one stands first.
    pub date: Option<NaiveDate>,
}

struct Entry {
    document: Document,
    number: String,
    title: String,
    text: String,
}

/// Documents of one reader, ready to be looked through.
#[derive(Default)]
pub struct Index {
    entries: Vec<Entry>,
}

/// A document that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'i> {
    /// The document.
    pub document: &'i Document,
    /// How well it fits.
    pub score: u32,
}

/// Everything of a kind that fits, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group<'i> {
    /// The kind.
    pub kind: Kind,
    /// What fits.
    pub hits: Vec<Hit<'i>>,
}

/// How well a term fits a document; nothing where it does not.
fn score(entry: &Entry, term: &Term) -> Option<u32> {
    let of = |text: &str, weights: [u32; 3]| {
        let forms = term.forms.iter();
        let best = forms.filter_map(|form| fits(text, form).map(|(_, fit)| fit).max()).max()?;
        Some(match best {
            Fit::Inside => weights[0],
            Fit::Begins => weights[1],
            Fit::Whole => weights[2],
        })
    };
    let number =
        if entry.number == term.typed { Some(200) } else { of(&entry.number, [5, 30, 60]) };
    let title = of(&entry.title, [10, 20, 40]);
    let text = of(&entry.text, [2, 4, 8]);
    let all = [number, title, text];
    all.iter().any(Option::is_some).then(|| all.into_iter().flatten().sum())
}

impl Index {
    /// An index of documents; those without a kind are left out.
    pub fn new(documents: impl IntoIterator<Item = Document>) -> Self {
        let known = documents.into_iter().filter(|document| document.kind.is_some());
        let entries = known.map(|document| Entry {
            number: fold(&document.number),
            title: fold(&document.title),
            text: fold(&document.text),
            document,
        });
        Self { entries: entries.collect() }
    }

    /// The number of documents.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where there is no document.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What fits every term, by kind: the kind with the best hit first, and in each the best hit first.
    pub fn search(&self, query: &Query) -> Vec<Group<'_>> {
        if query.is_empty() {
            return Vec::new();
        }
        let mut groups: BTreeMap<Kind, Vec<Hit<'_>>> = BTreeMap::new();
        for entry in &self.entries {
            let scores: Option<Vec<u32>> =
                query.terms().iter().map(|term| score(entry, term)).collect();
            if let (Some(scores), Some(kind)) = (scores, entry.document.kind) {
                let hit = Hit { document: &entry.document, score: scores.iter().sum() };
                groups.entry(kind).or_default().push(hit);
            }
        }
        let mut groups: Vec<_> =
            groups.into_iter().map(|(kind, hits)| Group { kind, hits }).collect();
        for group in &mut groups {
            group.hits.sort_by_key(|hit| {
                let document = hit.document;
                (Reverse((hit.score, document.date)), &document.number, &document.path)
            });
        }
        groups.sort_by_key(|group| (Reverse(group.hits.first().map(|hit| hit.score)), group.kind));
        groups
    }

    /// What was perhaps meant: the query with the nearest word of a title in the place of each word that fits nothing.
    /// None where every word fits something, or no word is near.
    pub fn suggestion(&self, query: &Query) -> Option<String> {
        let fits_any = |term: &Term| self.entries.iter().any(|entry| score(entry, term).is_some());
        let mut words = Vec::new();
        let mut is_other = false;
        for term in query.terms() {
            if fits_any(term) {
                words.push(term.typed.clone());
            } else {
                words.push(self.nearest(&term.typed)?);
                is_other = true;
            }
        }
        is_other.then(|| words.join(" "))
    }

    fn nearest(&self, typed: &str) -> Option<String> {
        let length = typed.chars().count();
        if !(4..=MAX_SUGGESTED).contains(&length) {
            return None;
        }
        let most = if length < 7 { 1 } else { 2 };
        let titles = self.entries.iter().flat_map(|entry| words_of(&entry.title));
        let near = titles.filter(|word| word.chars().count().abs_diff(length) <= most);
        let near = near.filter_map(|word| {
            let distance = distance(typed, word);
            (distance <= most).then_some((distance, word))
        });
        near.min().map(|(_, word)| word.to_owned())
    }
}

/// Letters to change, add, leave out or swap with the next one to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut steps = (last[j] + usize::from(a != b)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                steps = steps.min(before[j - 1] + 1);
            }
            row.push(steps);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn document(kind: Kind, number: &str, title: &str, text: &str) -> Document {
        Document {
            kind: Some(kind),
            number: number.into(),
            title: title.into(),
            text: text.into(),
            path: format!("/{}/{number}{title}", kind.code()),
            date: None,
        }
    }

    fn sample() -> Index {
        Index::new([
            document(Kind::Measure, "digitalbonus", "Digitalbonus", "Zuschuss für Größe und Maß"),
            document(Kind::Indicator, "BG-04", "Anschlüsse mit Glasfaser", "Breitband"),
            document(
                Kind::Minutes,
                "5",
                "Niederschrift über die 5. Sitzung",
                "Anwesend waren sieben.",
            ),
            document(
                Kind::AgendaItem,
                "TOP 3",
                "Genehmigung des Protokolls",
                "zur Beschlussfassung",
            ),
            document(Kind::Paper, "SR-2020-004", "Digitalbonus verlängern", "Wie der Bonus wirkt"),
        ])
    }

    fn found<'i>(index: &'i Index, typed: &str) -> Vec<(Kind, Vec<&'i str>)> {
        let groups = index.search(&Query::parse(typed));
        let hits =
            |group: &Group<'i>| group.hits.iter().map(|h| h.document.title.as_str()).collect();
        groups.iter().map(|group| (group.kind, hits(group))).collect()
    }

    #[test]
    fn words_for_the_same_thing_find_the_same() {
        let index = sample();
        let expected = vec![
            (Kind::AgendaItem, vec!["Genehmigung des Protokolls"]),
            (Kind::Minutes, vec!["Niederschrift über die 5. Sitzung"]),
        ];
        for typed in ["Niederschrift", "Protokoll", "PROTOKOLLE", "niederschriften"] {
            let mut all = found(&index, typed);
            all.sort();
            assert_eq!(all, expected, "{typed}");
        }
        assert_eq!(found(&index, "Niederschrift"), found(&index, "Protokoll"), "in one order");
    }

    #[test]
    fn numbers_compounds_and_umlauts_are_found() {
        let index = sample();
        assert_eq!(found(&index, "sr-2020-004"), [(Kind::Paper, vec!["Digitalbonus verlängern"])]);
        assert_eq!(found(&index, "bonus").len(), 2, "inside „Digitalbonus“");
        assert_eq!(found(&index, "groesse"), found(&index, "Größe"));
        assert_eq!(found(&index, "Größe").len(), 1);
        assert_eq!(found(&index, "digitalbonus")[0].0, Kind::Measure, "its own code comes first");
        assert_eq!(found(&index, "bonus nirgends"), []);
        assert_eq!(found(&index, ""), []);
    }

    #[test]
    fn a_slip_of_the_finger_gets_a_suggestion() {
        let index = sample();
        let suggest = |typed: &str| index.suggestion(&Query::parse(typed));
        assert_eq!(suggest("Digitalbouns").as_deref(), Some("digitalbonus"));
        assert_eq!(suggest("Digitalbnus verlängern").as_deref(), Some("digitalbonus verlaengern"));
        assert_eq!(suggest("digitalbonus"), None);
        assert_eq!(suggest("xqzw"), None);
        assert_eq!(distance("rat", "rta"), 1);
    }

    proptest! {
        #[test]
        fn whatever_is_found_holds_every_term(
            titles in proptest::collection::vec("[a-zäöü]{1,9}( [a-z]{1,9})?", 0..12),
            typed in "[a-zäöü]{1,5}( [a-z]{1,3})?",
        ) {
            let all = titles.iter().map(|title| document(Kind::Paper, "", title, ""));
            let index = Index::new(all);
            let query = Query::parse(&typed);
            for hit in index.search(&query).iter().flat_map(|group| &group.hits) {
                let title = fold(&hit.document.title);
                for term in query.terms() {
                    prop_assert!(term.forms.iter().any(|form| title.contains(&form.stem)));
                }
            }
        }

        #[test]
        fn what_is_not_in_the_index_changes_nothing(
            mine in proptest::collection::vec("[a-z]{1,6}", 0..6),
            typed in "[a-z]{1,4}",
        ) {
            // A reader's index holds nothing else, so there is nothing else to find or to count.
            let index = Index::new(mine.iter().map(|title| document(Kind::Paper, "", title, "")));
            let count: usize = index.search(&Query::parse(&typed)).iter().map(|g| g.hits.len()).sum();
            prop_assert!(count <= mine.len());
        }

        #[test]
        fn distance_is_the_same_both_ways(one in "[a-d]{0,6}", other in "[a-d]{0,6}") {
            prop_assert_eq!(distance(&one, &other), distance(&other, &one));
            prop_assert_eq!(distance(&one, &other) == 0, one == other);
        }
    }
}
