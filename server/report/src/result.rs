//! The result of an evaluation round as PDF.

use crate::document::{Document, Template, Unset};
use serde_json::{Map, Value};

static RESULT: Template = Template(include_str!("../templates/result.typ"));

/// The result of a round on as many pages as it takes. What `data` holds stands at the head of `templates/result.typ`.
///
/// # Errors
/// [`Unset`] where the data lack something.
pub fn round_result(data: Map<String, Value>, ident: &str) -> Result<Vec<u8>, Unset> {
    Document::set(&RESULT, data.into())?.pdf(ident)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A result of three measures, every text of it the given one.
    fn result(text: &str) -> Map<String, Value> {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>";
        let voice = json!({ "who": text, "about": text, "text": text, "recommended": text });
        let table = json!({
            "title": text, "head": vec![text; 12], "note": text,
            "rows": [vec![text; 12], [text, text]],
        });
        let full = json!({
            "name": text, "lead": text, "note": text, "stances": text, "chart": { "svg": svg, "alt": text },
            "tables": [table], "voices": [{ "title": text, "items": [voice.clone(), voice] }],
        });
        let bare = json!({
            "name": text, "lead": text, "note": null, "stances": null, "chart": null, "tables": [], "voices": [],
        });
        let data = json!({
            "lang": "de", "title": text, "council": text, "state": text, "demo": text, "heading": text, "lead": text,
            "names": text, "measures": [full.clone(), bare, full], "example": text,
            "findings": { "title": text, "items": [{
                "title": text, "lead": text, "text": text,
                "parts": [{ "title": text, "items": [{ "who": text, "text": text }, { "who": "", "text": text }] }],
            }] },
            "definitions": { "title": text, "items": [[text, text]] },
        });
        data.as_object().expect("an object").clone()
    }

    #[test]
    fn a_result_is_set_and_the_same_words_give_the_same_bytes() {
        let pdf = |text| round_result(result(text), "probe").expect("a result");
        assert_eq!(pdf("Bekanntheit"), pdf("Bekanntheit"));
        assert_ne!(pdf("Bekanntheit"), pdf("Aufwand"));
    }

    #[test]
    fn no_word_breaks_a_result() {
        for text in ["#panic()", "] #x [", "漢字 😀 \u{202e}x", "\u{0}", "a\nb", &"W".repeat(400)]
        {
            round_result(result(text), "probe").unwrap_or_else(|error| panic!("{text:?}: {error}"));
        }
        let mut without = result("x");
        without.insert("findings".to_owned(), Value::Null);
        round_result(without, "probe").expect("a result without findings");
        assert!(round_result(Map::new(), "probe").is_err(), "a result of nothing is none");
    }
}
