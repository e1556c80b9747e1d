//! What was typed: bounded, folded, in terms.

use super::{fold, synonyms};
use crate::text;

/// Most characters of what was typed that are read.
pub const MAX_CHARS: usize = 200;
/// Most terms of a query.
pub const MAX_TERMS: usize = 8;
/// Characters that a word keeps at least when its ending goes.
const SHORTEST_STEM: usize = 4;
/// Endings of German words, longest first.
const ENDINGS: [&str; 7] = ["en", "er", "es", "em", "n", "e", "s"];

/// A word without its ending, as far as a word is left. The word is folded.
pub fn stem(word: &str) -> &str {
    if !word.chars().all(char::is_alphabetic) {
        return word;
    }
    let cut = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    let long = |rest: &&str| rest.chars().count() >= SHORTEST_STEM;
    cut.filter(long).min_by_key(|rest| rest.len()).unwrap_or(word)
}

/// A word that fits a term: the one that was typed, or one for the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The whole word.
    pub(super) word: String,
    /// The word without its ending: what is looked for.
    pub(super) stem: String,
}

impl Form {
    fn new(word: &str) -> Self {
        Self { word: word.to_owned(), stem: stem(word).to_owned() }
    }
}

/// A term: every document found has one of its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The typed word, folded.
    pub(super) typed: String,
    /// The words that fit, those for the same thing included.
    pub(super) forms: Vec<Form>,
}

/// What was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    terms: Vec<Term>,
}

impl Query {
    /// Reads what was typed. What is too long is cut; nothing is refused.
    pub fn parse(typed: &str) -> Self {
        // Nobody types that much, and a program that does is not worth folding all of it.
        let head: String = typed.chars().take(MAX_CHARS * 4).collect();
        let words = text::clean(&head).split_whitespace().collect::<Vec<_>>().join(" ");
        let text: String = words.chars().take(MAX_CHARS).collect();
        let mut terms: Vec<Term> = Vec::new();
        for word in words_of(&fold(&text)) {
            if terms.len() == MAX_TERMS {
                break;
            }
            let group = synonyms::of(word);
            let known = |form: &Form| form.word == word;
            if terms.iter().any(|term| term.forms.iter().any(known)) {
                continue;
            }
            let mut forms: Vec<Form> = group.iter().map(|other| Form::new(other)).collect();
            if !forms.iter().any(known) {
                forms.push(Form::new(word));
            }
            terms.push(Term { typed: word.to_owned(), forms });
        }
        Self { text, terms }
    }

    /// What was typed, cut and without what cannot be shown.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True where there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Its terms.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }
}

/// The words of a folded text; numbers as `6.2`, `6/6.2/1` and `sr-2020-004` are one word.
pub(super) fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    let joins = |c: char| matches!(c, '-' | '/' | '.');
    folded
        .split(move |c: char| !c.is_alphanumeric() && !joins(c))
        .map(move |word| word.trim_matches(joins))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn typed(text: &str) -> Vec<String> {
        Query::parse(text).terms.into_iter().map(|term| term.typed).collect()
    }

    #[test]
    fn numbers_stay_whole_and_marks_go() {
        assert_eq!(
            typed("„Beschluss“ 6/6.2/1, SR-2020-004 (TOP 6.2)!"),
            ["beschluss", "6/6.2/1", "sr-2020-004", "top", "6.2"]
        );
        assert_eq!(typed("  - . / \u{202e} "), [] as [&str; 0]);
        assert_eq!(typed("Protokoll Niederschrift"), ["protokoll"], "the same thing twice");
    }

    #[test]
    fn words_lose_their_ending_and_stay_words() {
        for (word, expected) in [
            ("sitzungen", "sitzung"),
            ("protokolle", "protokoll"),
            ("vorlagen", "vorlag"),
            ("vorlage", "vorlag"),
            ("daten", "date"),
            ("rat", "rat"),
            ("bg-04", "bg-04"),
        ] {
            assert_eq!(stem(word), expected);
        }
    }

    #[test]
    fn words_for_the_same_thing_ask_for_the_same() {
        let forms = |text: &str| Query::parse(text).terms[0].forms.clone();
        assert_eq!(forms("Niederschrift"), forms("Protokoll"));
        assert_eq!(forms("Sekretariat"), forms("Geschäftsstelle"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_bounded(text in "\\PC{0,600}") {
            let query = Query::parse(&text);
            prop_assert!(query.text().chars().count() <= MAX_CHARS);
            prop_assert!(query.terms().len() <= MAX_TERMS);
            for term in query.terms() {
                prop_assert!(!term.forms.is_empty());
                prop_assert!(term.forms.iter().all(|form| !form.stem.is_empty()));
            }
            let again = Query::parse(query.text());
            prop_assert_eq!(again.terms(), query.terms());
        }
    }
}
