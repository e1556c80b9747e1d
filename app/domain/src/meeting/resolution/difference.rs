//! How a wording differs from the one that was proposed, word by word.

/// Most words of a wording that are compared one by one; longer ones are shown as a whole.
const MAX_WORDS: usize = 1_500;

/// A piece of two wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Kept(String),
    /// In the proposed one alone.
    Struck(String),
    /// In the later one alone.
    Added(String),
}

/// What became of a wording, in the order of reading. Without a difference it is one piece, or none for no words.
pub fn difference(before: &str, after: &str) -> Vec<Piece> {
    let old: Vec<_> = before.split_whitespace().collect();
    let new: Vec<_> = after.split_whitespace().collect();
    let mut pieces = Pieces::default();
    if old.len().max(new.len()) > MAX_WORDS {
        if old == new {
            pieces.push(Which::Kept, &new);
        } else {
            pieces.push(Which::Struck, &old);
            pieces.push(Which::Added, &new);
        }
        return pieces.0.into_iter().map(Piece::from).collect();
    }
    let common = common(&old, &new);
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        match (old.get(i), new.get(j)) {
            (Some(a), Some(b)) if a == b => {
                pieces.push(Which::Kept, &[a]);
                (i, j) = (i + 1, j + 1);
            }
            (Some(a), b) if b.is_none() || common[i + 1][j] >= common[i][j + 1] => {
                pieces.push(Which::Struck, &[a]);
                i += 1;
            }
            (_, Some(b)) => {
                pieces.push(Which::Added, &[b]);
                j += 1;
            }
            (_, None) => break,
        }
    }
    pieces.0.into_iter().map(Piece::from).collect()
}

/// True where two wordings say the same; spaces and line breaks do not matter.
pub fn is_same(before: &str, after: &str) -> bool {
    before.split_whitespace().eq(after.split_whitespace())
}

/// For each pair of places how many words the rest of both has in common.
fn common(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut table = vec![vec![0; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            table[i][j] = if old[i] == new[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    table
}

#[derive(Clone, Copy, PartialEq)]
enum Which {
    Kept,
    Struck,
    Added,
}

#[derive(Default)]
struct Pieces(Vec<(Which, String)>);

impl Pieces {
    fn push(&mut self, which: Which, words: &[&str]) {
        if words.is_empty() {
            return;
        }
        let words = words.join(" ");
        match self.0.last_mut() {
            Some((last, text)) if *last == which => {
                text.push(' ');
                text.push_str(&words);
            }
            _ => self.0.push((which, words)),
        }
    }
}

impl From<(Which, String)> for Piece {
    fn from((which, text): (Which, String)) -> Self {
        match which {
            Which::Kept => Self::Kept(text),
            Which::Struck => Self::Struck(text),
            Which::Added => Self::Added(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amendment_shows_what_was_struck_and_added() {
        let before = "Der Rat empfiehlt, den Antrag zu vereinfachen.";
        let after = "Der Rat empfiehlt, den Antrag bis Juni zu vereinfachen.";
        assert_eq!(
            difference(before, after),
            [
                Piece::Kept("Der Rat empfiehlt, den Antrag".into()),
                Piece::Added("bis Juni".into()),
                Piece::Kept("zu vereinfachen.".into()),
            ]
        );
        assert_eq!(
            difference("a b", "a c"),
            [Piece::Kept("a".into()), Piece::Struck("b".into()), Piece::Added("c".into())]
        );
        assert_eq!(difference("a\n b", "a b"), [Piece::Kept("a b".into())]);
        assert!(is_same("a\n b", "a b") && !is_same("a", "b"));
        assert_eq!(difference("", ""), []);
    }

    #[test]
    fn both_wordings_can_be_read_out_of_the_pieces() {
        let words = ["a", "b", "c"];
        let texts = |n: usize| (0..4).map(move |i| words[(n / 3usize.pow(i)) % 3]);
        for (x, y) in (0..81).flat_map(|x| (0..81).map(move |y| (x, y))) {
            let (before, after): (Vec<_>, Vec<_>) = (texts(x).collect(), texts(y).collect());
            let pieces = difference(&before.join(" "), &after.join(" "));
            let read = |without: fn(&Piece) -> bool| {
                let kept = pieces.iter().filter(|piece| !without(piece));
                let text = |piece: &Piece| match piece {
                    Piece::Kept(text) | Piece::Struck(text) | Piece::Added(text) => text.clone(),
                };
                kept.map(text).collect::<Vec<_>>().join(" ")
            };
            assert_eq!(read(|piece| matches!(piece, Piece::Added(_))), before.join(" "));
            assert_eq!(read(|piece| matches!(piece, Piece::Struck(_))), after.join(" "));
        }
    }

    #[test]
    fn a_very_long_wording_is_shown_as_a_whole() {
        let long = "wort ".repeat(MAX_WORDS + 1);
        assert_eq!(difference(&long, &long).len(), 1);
        assert_eq!(difference(&long, "kurz").len(), 2);
    }
}
