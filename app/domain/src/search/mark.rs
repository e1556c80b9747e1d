//! Where the hit is.

use super::fold::Folded;
use super::query::{Form, Query};
use std::ops::Range;

/// A piece of a text, and whether it is a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The piece.
    pub text: String,
    /// True for a hit.
    pub hit: bool,
}

/// How well a form fits a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Inside a word.
    Inside,
    /// A word begins with it.
    Begins,
    /// It is a word.
    Whole,
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Where a form stands in a folded text, and how well it fits there. A short one fits as a word alone, or as its beginning:
/// „KI“ is no part of „Technik“.
pub(super) fn fits<'t>(text: &'t str, form: &'t Form) -> impl Iterator<Item = (Range<usize>, Fit)> {
    let length = form.stem.chars().count();
    let starts_word = |rest: &str| rest.chars().next().is_some_and(is_word);
    text.match_indices(form.stem.as_str()).filter_map(move |(at, stem)| {
        let begins = !text[..at].chars().next_back().is_some_and(is_word);
        // The whole word where it stands there, otherwise what is left without its ending.
        let found = if text[at..].starts_with(&form.word) { form.word.as_str() } else { stem };
        let is_whole = !starts_word(&text[at + found.len()..]);
        let fit = match (begins, is_whole) {
            (true, true) => Fit::Whole,
            (true, false) if length >= 3 => Fit::Begins,
            (false, _) if length >= 4 => Fit::Inside,
            _ => return None,
        };
        Some((at..at + found.len(), fit))
    })
}

/// The hits in a text, in order, none over another.
fn hits(folded: &Folded, query: &Query) -> Vec<Range<usize>> {
    let forms = query.terms().iter().flat_map(|term| &term.forms);
    let found = forms.flat_map(|form| fits(&folded.text, form).map(|(range, _)| range));
    let mut all: Vec<_> = found.map(|range| folded.original(range)).collect();
    all.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in all {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// The text in pieces, hits marked. Put together they are the text.
pub fn pieces(text: &str, query: &Query) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |range: Range<usize>, hit| {
        let piece = text.get(range).unwrap_or_default();
        if !piece.is_empty() {
            pieces.push(Piece { text: piece.to_owned(), hit });
        }
    };
    let mut at = 0;
    for hit in hits(&Folded::new(text), query) {
        add(at..hit.start, false);
        at = hit.end;
        add(hit, true);
    }
    add(at..text.len(), false);
    pieces
}

/// The piece of a text around its first hit, of about as many characters, hits marked; its beginning where there is none.
pub fn snippet(text: &str, query: &Query, characters: usize) -> Vec<Piece> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = hits(&Folded::new(&line), query).first().map_or(0, |hit| hit.start);
    // A third stands before the hit, so that one sees what it is about.
    let lead = line[..first].chars().count().saturating_sub(characters / 3);
    let mut begins = line.char_indices().nth(lead).map_or(0, |(at, _)| at);
    if begins > 0 {
        // From the next word on, unless that is past the hit.
        let next = line[begins..].find(' ').map_or(begins, |blank| begins + blank + 1);
        begins = next.min(first);
    }
    let rest = &line[begins..];
    let mut ends = rest.char_indices().nth(characters).map_or(rest.len(), |(at, _)| at);
    let is_cut = ends < rest.len();
    if is_cut {
        ends = rest[..ends].rfind(' ').filter(|blank| begins + blank > first).unwrap_or(ends);
    }
    let mut shown = pieces(&rest[..ends], query);
    if begins > 0 {
        shown.insert(0, Piece { text: "…\u{a0}".into(), hit: false });
    }
    if is_cut {
        shown.push(Piece { text: "\u{a0}…".into(), hit: false });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::fold;
    use proptest::prelude::*;

    fn marked(pieces: &[Piece]) -> String {
        let each =
            pieces.iter().map(|p| if p.hit { format!("[{}]", p.text) } else { p.text.clone() });
        each.collect()
    }

    #[test]
    fn the_hit_is_marked_where_the_reader_sees_it() {
        let mark = |typed: &str, text: &str| marked(&pieces(text, &Query::parse(typed)));
        assert_eq!(mark("massnahmen", "Maßnahmen und Größe"), "[Maßnahmen] und Größe");
        assert_eq!(mark("protokoll", "Sitzungsniederschrift"), "Sitzungs[niederschrift]");
        assert_eq!(mark("ki", "Technik und KI"), "Technik und [KI]");
        assert_eq!(mark("6.2", "TOP 6.2 und 16.2"), "TOP [6.2] und 16.2");
        assert_eq!(mark("bonus digital", "Digitalbonus"), "[Digitalbonus]");
    }

    #[test]
    fn a_snippet_shows_what_stands_around_the_hit() {
        let text =
            format!("{}Der Digitalbonus wirkt. {}", "Vorrede ".repeat(60), "Nachrede ".repeat(60));
        let shown = marked(&snippet(&text, &Query::parse("digitalbonus"), 80));
        assert!(shown.starts_with("…\u{a0}Vorrede "), "{shown}");
        assert!(shown.contains("Der [Digitalbonus] wirkt. "), "{shown}");
        assert!(shown.ends_with("Nachrede\u{a0}…"), "{shown}");
        assert_eq!(
            marked(&snippet("kurz\n und  gut", &Query::parse("nichts"), 80)),
            "kurz und gut"
        );
    }

    proptest! {
        #[test]
        fn pieces_put_together_are_the_text(text in "\\PC{0,60}", typed in "\\PC{0,8}") {
            let query = Query::parse(&typed);
            let found = pieces(&text, &query);
            prop_assert_eq!(found.iter().map(|p| p.text.as_str()).collect::<String>(), text);
        }

        #[test]
        fn every_mark_holds_a_form(text in "[a-zäöüß ]{0,80}", typed in "[a-zäöüß]{1,5}") {
            let query = Query::parse(&typed);
            for piece in pieces(&text, &query).into_iter().filter(|piece| piece.hit) {
                let held = fold(&piece.text);
                let mut forms = query.terms().iter().flat_map(|term| &term.forms);
                prop_assert!(forms.any(|form| held.contains(&form.stem)), "{}", piece.text);
            }
        }

        #[test]
        fn a_snippet_never_fails(text in "\\PC{0,300}", typed in "\\PC{0,8}", length in 0_usize..60) {
            let shown = snippet(&text, &Query::parse(&typed), length);
            let count: usize = shown.iter().map(|p| p.text.chars().count()).sum();
            prop_assert!(count <= length + 4);
        }
    }
}
