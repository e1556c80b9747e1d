//! Organisations that a text speaks to: `@` and their short name.

use crate::council::Organisation;
use crate::key::OrganisationCode;

/// The organisations named by `@` and their short name, each once, in the order of the text. The longest name that fits
/// counts, and the letter behind it must not go on with the word; case does not matter.
pub fn mentions<'a>(
    text: &str,
    organisations: impl IntoIterator<Item = &'a Organisation>,
) -> Vec<OrganisationCode> {
    let mut known: Vec<(String, &OrganisationCode)> = organisations
        .into_iter()
        .filter(|o| !o.short.trim().is_empty())
        .map(|o| (o.short.trim().to_lowercase(), &o.code))
        .collect();
    known.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
    let lower = text.to_lowercase();
    let mut found: Vec<OrganisationCode> = Vec::new();
    for (at, _) in lower.match_indices('@') {
        let before = lower[..at].chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = &lower[at + 1..];
        let spoken_to = known.iter().find(|(name, _)| {
            rest.strip_prefix(name.as_str())
                .is_some_and(|after| !after.chars().next().is_some_and(char::is_alphanumeric))
        });
        if let Some((_, code)) = spoken_to
            && !found.contains(code)
        {
            found.push((*code).clone());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn organisation(code: &str, short: &str) -> Organisation {
        Organisation {
            code: OrganisationCode::parse(code).expect("a key"),
            name: short.into(),
            short: short.into(),
            kind: String::new(),
            has_vote: true,
            two_persons: false,
            confirmed: true,
            version: 1,
        }
    }

    fn all() -> Vec<Organisation> {
        vec![
            organisation("ORG02", "IHKN"),
            organisation("ORG07", "NHT"),
            organisation("ORG08", "NHT Süd"),
            organisation("ORG09", ""),
        ]
    }

    fn found(text: &str) -> Vec<String> {
        mentions(text, &all()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_longest_name_counts_and_a_word_does_not_go_on() {
        assert_eq!(found("@IHKN und @nht, bitte"), ["ORG02", "ORG07"]);
        assert_eq!(found("(@NHT Süd) @NHT"), ["ORG08", "ORG07"]);
        assert_eq!(found("@IHKN @ihkn"), ["ORG02"]);
        for text in ["IHKN", "@IHKNord", "a@IHKN.de", "@", "@@", "", "@ IHKN"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "\\PC{0,200}") {
            let named = mentions(&text, &all());
            prop_assert!(named.len() <= 3);
            prop_assert!(named.is_empty() || text.contains('@'));
        }

        #[test]
        fn a_name_is_found_wherever_it_stands(before in "[ a-zäöü.,(]{0,20} ", after in "[ .,!)]{0,1}") {
            prop_assert_eq!(found(&format!("{before}@IHKN{after}")), ["ORG02"]);
        }
    }
}
