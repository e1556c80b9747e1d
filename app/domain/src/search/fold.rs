//! One form for texts that a German reader takes for the same.

use std::ops::Range;

/// A folded text that knows where each of its bytes comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of it the bytes of the character it comes from.
    from: Vec<Range<usize>>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(text.len()), from: Vec::new() };
        for (at, c) in text.char_indices() {
            push(c, &mut folded.text);
            folded.from.resize(folded.text.len(), at..at + c.len_utf8());
        }
        folded
    }

    /// The part of the original text that a part of the folded one comes from, whole characters of it.
    pub fn original(&self, part: Range<usize>) -> Range<usize> {
        let begins = self.from.get(part.start).map_or(0, |from| from.start);
        let ends = part.end.checked_sub(1).and_then(|last| self.from.get(last));
        begins..ends.map_or(begins, |from| from.end)
    }
}

/// Small letters; „ae“ for „ä“, „ss“ for „ß“; no accents, soft hyphens or other marks; one kind of blank and of hyphen.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| push(c, &mut folded));
    folded
}

fn push(c: char, to: &mut String) {
    for c in c.to_lowercase() {
        match c {
            'ä' | 'æ' => to.push_str("ae"),
            'ö' | 'œ' | 'ø' => to.push_str("oe"),
            'ü' => to.push_str("ue"),
            'ß' => to.push_str("ss"),
            'á' | 'à' | 'â' | 'ã' | 'å' => to.push('a'),
            'é' | 'è' | 'ê' | 'ë' => to.push('e'),
            'í' | 'ì' | 'î' | 'ï' => to.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => to.push('o'),
            'ú' | 'ù' | 'û' => to.push('u'),
            'ç' => to.push('c'),
            'ñ' => to.push('n'),
            // A diaeresis that is typed as a character of its own, as files of some machines have it.
            '\u{308}' if to.ends_with(['a', 'o', 'u']) => to.push('e'),
            '\u{300}'..='\u{36f}' | '\u{ad}' => {}
            '\u{2010}'..='\u{2015}' => to.push('-'),
            c if c.is_whitespace() => to.push(' '),
            c => to.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_reads_alike_is_alike() {
        for (one, other) in [
            ("Maßnahme", "MASSNAHME"),
            ("Größe", "groesse"),
            ("Ä", "a\u{308}"),
            ("Café", "cafe"),
            ("Wieder\u{ad}vorlage", "wiedervorlage"),
            ("SR–2020–004", "sr-2020-004"),
            ("7\u{a0}von\u{202f}12", "7 von 12"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("Bar"), fold("Bär"));
    }

    #[test]
    fn a_hit_leads_back_to_whole_characters() {
        let text = "Die Größe zählt";
        let folded = Folded::new(text);
        let at = folded.text.find("groess").expect("there");
        assert_eq!(&text[folded.original(at..at + 6)], "Größ");
        // „s“ is half of „ß“.
        assert_eq!(&text[folded.original(at..at + 5)], "Größ");
        assert_eq!(folded.original(0..0), 0..0);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn every_part_leads_back_into_the_text(text in "\\PC{0,40}", at in 0_usize..80, more in 0_usize..20) {
            let folded = Folded::new(&text);
            prop_assert_eq!(&folded.text, &fold(&text));
            let end = (at + more).min(folded.text.len());
            let range = folded.original(at.min(end)..end);
            prop_assert!(text.get(range).is_some());
        }
    }
}
