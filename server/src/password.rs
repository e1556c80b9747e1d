//! Passwords: judged, hashed and compared, two at a time, off the threads that answer requests.

use crate::dataset::hash_password;
use crate::request::Failure;
use crate::state::AppState;
use argon2::password_hash::{PasswordHash, PasswordVerifier};
use domain::error::Problem;
use domain::password::{Owner, check};
use store::StoreError;
use zxcvbn::matching::patterns::MatchPattern;
use zxcvbn::{Score, zxcvbn};

/// Longest password read, in bytes: 128 characters of four bytes each.
pub const MAX_BYTES: usize = 512;

/// Random salt and digest with the parameters of real hashes, so that a wrong name takes as long as a wrong password.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$+LagNAr965x0pdtJrR2Psw$fJhw9VVRwsC8SNx1Cuy1gfg+m8/TC3Qc6ffgeIx5cQc";

/// Checks a new password by the rules and hashes it.
///
/// # Errors
/// When the machine cannot hash; the inner error is the rule that the password breaks.
pub async fn accept(
    state: &AppState,
    password: &str,
    owner: Owner,
) -> Result<Result<String, Problem>, Failure> {
    if let Err(problem) = check(password, &owner) {
        return Ok(Err(problem));
    }
    let busy = || Failure::Store(StoreError::Busy);
    let _turn = state.hashing.acquire().await.map_err(|_| busy())?;
    let password = password.to_owned();
    let judge_and_hash = move || {
        if is_guessable(&password, &owner) {
            return Ok(Err(Problem::PasswordGuessable));
        }
        hash_password(&password).map(Ok).map_err(|_| busy())
    };
    tokio::task::spawn_blocking(judge_and_hash).await.map_err(|_| busy())?
}

/// True where this password has this hash. Without a hash it takes as long, and is false.
pub async fn verify(state: &AppState, password: &str, hash: Option<&str>) -> bool {
    let known = hash.is_some();
    let (password, hash) = (password.to_owned(), hash.unwrap_or(DUMMY).to_owned());
    let Ok(_turn) = state.hashing.acquire().await else { return false };
    let compare = move || {
        PasswordHash::new(&hash).is_ok_and(|hash| {
            argon2::Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
        })
    };
    tokio::task::spawn_blocking(compare).await.unwrap_or(false) && known
}

/// True for what is guessed first: a common password, a word of the person's surroundings, a pattern of the keyboard.
fn is_guessable(password: &str, owner: &Owner) -> bool {
    let words = owner.words();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let judged = zxcvbn(password, &words);
    let is_one_word = matches!(
        judged.sequence(),
        [only] if matches!(only.pattern, MatchPattern::Dictionary(_))
    );
    judged.score() < Score::Three || is_one_word
}

#[cfg(test)]
mod tests {
    use super::*;
    use argon2::password_hash::Ident;

    #[test]
    fn a_wrong_name_costs_what_a_wrong_password_costs() {
        let real = hash_password("irgendein Passwort").expect("hashed");
        let (real, dummy) = (PasswordHash::new(&real), PasswordHash::new(DUMMY));
        let (real, dummy) = (real.expect("parses"), dummy.expect("parses"));
        assert_eq!(dummy.algorithm, Ident::new_unwrap("argon2id"));
        assert_eq!((dummy.version, &dummy.params), (real.version, &real.params));
        let lengths = |hash: &PasswordHash<'_>| {
            (hash.salt.map(|salt| salt.as_str().len()), hash.hash.map(|output| output.len()))
        };
        assert_eq!(lengths(&dummy), lengths(&real));
    }

    #[test]
    fn what_is_guessed_first_is_refused() {
        let owner = Owner {
            name: "Erika Mustermann".to_owned(),
            email: "erika.mustermann@hwk.example".to_owned(),
            organisation: "Handwerkskammer".to_owned(),
        };
        for password in [
            "password1234",
            "123456789012",
            "qwertzuiop12",
            "qwertyuiop123",
            "aaaaaaaaaaaaaaaa",
            "abcabcabcabcabc",
            "iloveyou1234",
            "Wirkungskompass",
            "Wirkungskompass1",
            "Strategierat2026",
            "Mustermann2026",
            "erikaerikaerika",
            "Handwerkskammer1",
            "            ",
        ] {
            assert!(is_guessable(password, &owner), "{password}");
        }
        for password in [
            "vier Otter backen blaue Waffeln",
            "kT9#mZ2!qL7$",
            "nebelhorn-distel-quark",
            "🦊🦉🐢🐝🌻🍄🚲🎺🧊🪁🧭🗝",
        ] {
            assert!(!is_guessable(password, &owner), "{password}");
        }
    }
}
