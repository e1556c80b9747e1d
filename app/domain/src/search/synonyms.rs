//! Words for the same thing, read from a list.

use super::fold::fold;
use super::query::stem;
use std::sync::LazyLock;

/// The list: a group a line, words joined by „=“.
const LIST: &str = include_str!("synonyms.txt");

/// The groups, every word folded.
static GROUPS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let lines = LIST.lines().map(str::trim);
    let groups = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    groups.map(|line| line.split('=').map(|word| fold(word.trim())).collect()).collect()
});

/// All words for the same thing, the given one included where it stands in the list; empty for any other word. Both are
/// folded; an ending makes no difference.
pub fn of(word: &str) -> &'static [String] {
    let group = GROUPS.iter().find(|group| group.iter().any(|other| stem(other) == stem(word)));
    group.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_word_stands_in_one_group() {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (place, group) in GROUPS.iter().enumerate() {
            assert!(group.len() > 1, "{group:?}");
            for word in group {
                assert!(!word.is_empty() && !word.contains(' '), "{word:?} is no word");
                let other = seen.insert(stem(word), place).unwrap_or(place);
                assert_eq!(other, place, "{word} stands in two groups");
            }
        }
    }

    #[test]
    fn an_ending_makes_no_difference() {
        assert_eq!(of("protokolle"), of("niederschrift"));
        assert_eq!(of("vorlagen"), of("beschlussvorlage"));
        assert!(of("protokoll").len() > 2);
        assert_eq!(of("digitalbonus"), [] as [String; 0]);
    }
}
