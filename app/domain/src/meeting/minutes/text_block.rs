//! Text blocks for minutes: sentences that come again, with placeholders such as `{maßnahme}`.

use crate::meeting::key::TextBlockCode;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A text block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextBlock {
    /// Its code.
    pub code: TextBlockCode,
    /// What it is called in the list.
    pub name: String,
    /// Its text; `{name}` is a placeholder.
    pub text: String,
}

/// Placeholders without a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("placeholders without a value")]
pub struct Unfilled(pub BTreeSet<String>);

enum Piece<'a> {
    Text(&'a str),
    Placeholder(&'a str),
}

/// Takes a text apart. Braces around anything but letters and hyphens are text.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest[from..].find('{').map(|at| at + from) {
        let name = rest[open + 1..].find('}').map(|close| &rest[open + 1..open + 1 + close]);
        let is_name =
            |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphabetic() || c == '-');
        match name.filter(|name| is_name(name)) {
            Some(name) => {
                pieces.push(Piece::Text(&rest[..open]));
                pieces.push(Piece::Placeholder(name));
                rest = &rest[open + name.len() + 2..];
                from = 0;
            }
            None => from = open + 1,
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

impl TextBlock {
    /// The placeholders of its text.
    pub fn placeholders(&self) -> BTreeSet<&str> {
        let name = |piece| match piece {
            Piece::Placeholder(name) => Some(name),
            Piece::Text(_) => None,
        };
        pieces(&self.text).into_iter().filter_map(name).collect()
    }

    /// Its text with values in place of the placeholders. A value is text, whatever it looks like.
    ///
    /// # Errors
    /// [`Unfilled`] with every placeholder that has no value.
    pub fn fill(&self, values: &BTreeMap<&str, &str>) -> Result<String, Unfilled> {
        let mut text = String::with_capacity(self.text.len());
        let mut unfilled = BTreeSet::new();
        for piece in pieces(&self.text) {
            match piece {
                Piece::Text(piece) => text.push_str(piece),
                Piece::Placeholder(name) => match values.get(name) {
                    Some(value) => text.push_str(value),
                    None => {
                        unfilled.insert(name.to_owned());
                    }
                },
            }
        }
        if unfilled.is_empty() { Ok(text) } else { Err(Unfilled(unfilled)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> TextBlock {
        let code = TextBlockCode::parse("bericht").expect("a key");
        TextBlock { code, name: "Bericht".into(), text: text.into() }
    }

    #[test]
    fn placeholders_are_filled_with_text() {
        let block =
            block("{wer} berichtet über {maßnahme}. {wer} bittet um Fragen {}, { x }, {offen");
        assert_eq!(block.placeholders(), BTreeSet::from(["maßnahme", "wer"]));
        let values = BTreeMap::from([("wer", "Das {maßnahme}"), ("maßnahme", "den Digitalbonus")]);
        assert_eq!(
            block.fill(&values).as_deref(),
            Ok(
                "Das {maßnahme} berichtet über den Digitalbonus. Das {maßnahme} bittet um Fragen {}, { x }, {offen"
            )
        );
        let missing = block.fill(&BTreeMap::from([("wer", "x")]));
        assert_eq!(missing, Err(Unfilled(BTreeSet::from(["maßnahme".to_owned()]))));
    }
}
