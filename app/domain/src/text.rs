//! Free text, parsed at the door.

use unicode_segmentation::UnicodeSegmentation;

/// What is wrong with a free text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing but white space.
    Empty,
    /// More than `max` characters as a reader counts them; `count` are there.
    TooLong {
        /// Characters allowed.
        max: usize,
        /// Characters given.
        count: usize,
    },
}

/// Characters as a reader counts them (grapheme clusters); a line break counts once.
pub fn count(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Normalises untrusted text: line breaks become `\n`, control characters go, outer white space goes.
pub fn clean(text: &str) -> String {
    let text: String = text
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| *c == '\n' || *c == '\t' || !(c.is_control() || is_bidi_override(*c)))
        .collect();
    text.trim().to_owned()
}

/// A key that orders as a German dictionary does: umlauts beside their vowels.
pub fn collation(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => key.push('a'),
            'ö' => key.push('o'),
            'ü' => key.push('u'),
            'ß' => key.push_str("ss"),
            c => key.push(c),
        }
    }
    key
}

/// A text as a search compares it: lower case, umlauts and ß as their vowels and ss, however they were written or combined.
pub fn folded(text: &str) -> String {
    let plain = text.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    collation(&plain.collect::<String>()).replace("ae", "a").replace("oe", "o").replace("ue", "u")
}

/// Direction overrides can make a stored text read differently from what it says.
fn is_bidi_override(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text of one line: line breaks become blanks.
///
/// # Errors
/// [`TextError`] when nothing is left or more than `max` characters remain.
pub fn line(text: &str, max: usize) -> Result<String, TextError> {
    let text = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    bounded(text, max)
}

/// A text of several lines.
///
/// # Errors
/// [`TextError`] when nothing is left or more than `max` characters remain.
pub fn block(text: &str, max: usize) -> Result<String, TextError> {
    bounded(clean(text), max)
}

fn bounded(text: String, max: usize) -> Result<String, TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    let count = count(&text);
    if count > max {
        return Err(TextError::TooLong { max, count });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_counts_what_a_reader_sees() {
        assert_eq!(line("a\u{308}o\u{308}", 2).as_deref(), Ok("a\u{308}o\u{308}"));
        assert_eq!(block("abc", 2), Err(TextError::TooLong { max: 2, count: 3 }));
    }

    #[test]
    fn control_characters_and_overrides_are_dropped() {
        assert_eq!(block(" a\u{0}\u{202E}b\r\nc ", 9).as_deref(), Ok("ab\nc"));
        assert_eq!(line("a\nb", 9).as_deref(), Ok("a b"));
        assert_eq!(line(" \t\n", 9), Err(TextError::Empty));
    }

    #[test]
    fn umlauts_are_found_however_they_are_written() {
        for text in ["Förderung", "FOERDERUNG", "forderung", "Fo\u{308}rderung"] {
            assert_eq!(folded(text), "forderung", "{text}");
        }
        assert_eq!(folded("Maßnahme"), folded("MASSNAHME"));
        assert_ne!(folded("Maßnahme"), folded("Masnahme"));
    }
}
