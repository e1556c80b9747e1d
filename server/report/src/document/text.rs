//! Texts as the fonts can show them. PDF/UA-1 allows no letter without a glyph, so what the fonts lack is set as „▯": a
//! reader sees that something is missing, and the document is made all the same.

use super::world::FONTS;
use serde_json::Value;
use std::sync::LazyLock;

/// Stands in for what no font here has.
const MISSING: char = '▯';
/// Letters of a word after which it may break where the line is too short for it.
const LONGEST: usize = 24;
/// A place where a word may break.
const BREAK: char = '\u{200b}';

/// What both fonts have, by number, up to the last of the basic plane.
static SHOWN: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let all = |c: u32| FONTS.iter().all(|font| font.info().coverage.contains(c));
    let mut shown: Vec<bool> = (0..0x3000).map(all).collect();
    for c in (0..0x20_usize).chain(0x7f..0xa0).chain(0x200b..0x2010).chain(0x2028..0x2030) {
        shown[c] = false;
    }
    shown
});

/// The same data with every text made printable. Texts that hold a drawing keep their length.
pub(super) fn printable(data: Value) -> Value {
    match data {
        Value::String(text) if text.contains("<svg") => {
            Value::String(text.chars().filter_map(shown).collect())
        }
        Value::String(text) => {
            let printed = breakable(text.chars().filter_map(shown));
            // Where nothing of a text is left, a heading or a cell still needs something.
            let is_lost = printed.is_empty() && !text.is_empty();
            Value::String(if is_lost { MISSING.to_string() } else { printed })
        }
        Value::Array(values) => values.into_iter().map(printable).collect(),
        Value::Object(values) => {
            values.into_iter().map(|(name, value)| (name, printable(value))).collect()
        }
        other => other,
    }
}

fn shown(c: char) -> Option<char> {
    match c {
        '\n' => Some(c),
        '\t' | '\r' | '\u{2009}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\u{202f}' => Some('\u{a0}'),
        '\u{2010}' | '\u{2011}' => Some('-'),
        // What only turns directions or joins letters is left out, as are marks for programs.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => None,
        c if c.is_control() => None,
        c if SHOWN.get(c as usize).copied().unwrap_or(false) => Some(c),
        _ => Some(MISSING),
    }
}

/// The text with places to break in words that no line has room for.
fn breakable(chars: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    let mut run = 0;
    for c in chars {
        run = if c.is_whitespace() || c == '-' { 0 } else { run + 1 };
        if run > LONGEST {
            text.push(BREAK);
            run = 1;
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn set(text: &str) -> String {
        printable(json!([text]))[0].as_str().expect("a text").to_owned()
    }

    #[test]
    fn what_german_texts_need_is_there() {
        let words = "„Größe“ – Weiß, ẞ, 63,38\u{a0}% ≥ 50 €; −3,2 · § 9b … ‚x‘ × ½ → łódź Đorđe Ağrı Ștefan";
        assert_eq!(set(words), words);
    }

    #[test]
    fn what_is_missing_shows_and_what_only_steers_goes() {
        assert_eq!(set("漢字 😀"), "▯▯ ▯");
        assert_eq!(set("a\u{202e}b\u{0}c\u{200b}d\u{ad}"), "abcd\u{ad}");
        assert_eq!((set("\u{0}\u{200f}"), set("")), ("▯".to_owned(), String::new()));
        assert_eq!(set("10\u{202f}000\u{2009}km"), "10\u{a0}000 km");
    }

    #[test]
    fn long_words_may_break_and_drawings_are_left_alone() {
        let long = "x".repeat(60);
        assert_eq!(set(&long).replace(BREAK, ""), long);
        assert_eq!(set(&long).matches(BREAK).count(), 2);
        let drawing = format!("<svg>{long}</svg>");
        assert_eq!(set(&drawing), drawing);
        let german = "Breitbandinfrastruktur, Donaudampfschifffahrt";
        assert_eq!(set(german), german);
    }
}
