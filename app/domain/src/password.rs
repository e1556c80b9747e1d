//! Rules for passwords: long enough, and not what anybody would guess first. Nothing is asked of its letters or digits.

use crate::error::Problem;

/// Fewest characters of a password.
pub const FEWEST: usize = 12;
/// Most characters of a password.
pub const MOST: usize = 128;

/// Whose password it is to be: what others know of the person is no secret.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Owner {
    /// Name.
    pub name: String,
    /// Sign-in name.
    pub email: String,
    /// Name of the organisation, possibly empty.
    pub organisation: String,
}

impl Owner {
    /// Words that make a password easy to guess: the whole name and address, their parts, the organisation, the product.
    pub fn words(&self) -> Vec<String> {
        let whole = [&self.name, &self.email, &self.organisation].map(|text| text.to_lowercase());
        let parts = whole
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .filter(|part| part.chars().count() >= 3)
            .map(str::to_owned);
        let product = ["wirkungskompass", "strategierat", "niedersachsen", "kennwort", "passwort"];
        let mut words: Vec<String> =
            whole.iter().cloned().chain(parts).chain(product.map(str::to_owned)).collect();
        words.retain(|word| !word.is_empty());
        words.sort();
        words.dedup();
        words
    }
}

/// Checks length and that it is not the person's own name or address. Characters count as typed: nothing is trimmed.
/// How easily it is guessed is judged where the word lists are.
///
/// # Errors
/// The first rule it breaks.
pub fn check(password: &str, owner: &Owner) -> Result<(), Problem> {
    if password.is_empty() {
        return Err(Problem::Required);
    }
    let count = password.chars().count();
    if count < FEWEST {
        return Err(Problem::PasswordTooShort { min: FEWEST, count });
    }
    if count > MOST {
        return Err(Problem::PasswordTooLong { max: MOST, count });
    }
    let typed = letters(password);
    let known = [&owner.name, &owner.email, &owner.organisation];
    if known.into_iter().any(|text| !text.is_empty() && letters(text) == typed) {
        return Err(Problem::PasswordKnown);
    }
    Ok(())
}

/// Letters and digits alone, in lower case: `Erika Muster` and `erika.muster` are the same secret. A text without any
/// stays as it is.
fn letters(text: &str) -> String {
    let letters: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() { text.to_owned() } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn erika() -> Owner {
        Owner {
            name: "Erika Mustermann".to_owned(),
            email: "erika.mustermann@hwk.example".to_owned(),
            organisation: "Handwerkskammer Hannover".to_owned(),
        }
    }

    #[test]
    fn length_counts_characters_as_typed() {
        let short = |count| Err(Problem::PasswordTooShort { min: 12, count });
        let long = |count| Err(Problem::PasswordTooLong { max: 128, count });
        for (password, expected) in [
            (String::new(), Err(Problem::Required)),
            ("x".repeat(11), short(11)),
            ("ü".repeat(11), short(11)),
            ("x".repeat(12), Ok(())),
            ("ü".repeat(128), Ok(())),
            ("x".repeat(129), long(129)),
            // Blanks at the ends and inside are characters like any other.
            (" 2345678901 ".to_owned(), Ok(())),
            ("            ".to_owned(), Ok(())),
        ] {
            assert_eq!(check(&password, &erika()), expected, "{password:?}");
        }
    }

    #[test]
    fn no_kind_of_character_is_asked_for() {
        for password in ["nurkleinbuchstaben", "123498761029", "🦊🦉🐢🦊🦉🐢🦊🦉🐢🦊🦉🐢"]
        {
            assert_eq!(check(password, &erika()), Ok(()), "{password}");
        }
    }

    #[test]
    fn the_own_name_or_address_is_refused_however_it_is_written() {
        for password in [
            "Erika Mustermann",
            "erikamustermann",
            "ERIKA-MUSTERMANN",
            "erika.mustermann@hwk.example",
            "Erika.Mustermann@HWK.example",
            "handwerkskammer hannover",
        ] {
            assert_eq!(check(password, &erika()), Err(Problem::PasswordKnown), "{password}");
        }
        assert_eq!(check("Erika Mustermann mag Otter", &erika()), Ok(()));
        assert_eq!(check("------------", &Owner::default()), Ok(()));
    }

    #[test]
    fn the_parts_of_name_and_address_are_words_to_guess() {
        let words = erika().words();
        for word in
            ["erika", "mustermann", "hwk", "handwerkskammer", "wirkungskompass", "strategierat"]
        {
            assert!(words.iter().any(|w| w == word), "{word}");
        }
        assert!(!words.iter().any(String::is_empty));
    }
}
