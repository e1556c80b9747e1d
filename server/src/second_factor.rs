//! The second factor: codes that a device computes from a shared secret (RFC 6238), and recovery codes for the day it is lost.

use crate::http::session::digest;
use app::pages::own::Qr;
use chrono::{DateTime, Utc};
use qrcode::{Color, QrCode};
use rand::RngCore;
use store::{AccountRecord, Proof};
use subtle::ConstantTimeEq;
use totp_rs::{Algorithm, Secret, TOTP};

/// Length of the secret in bytes, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
/// How long a code counts, in seconds.
const STEP_SECONDS: i64 = 30;
/// Recovery codes handed out at once.
const RECOVERY_CODES: usize = 10;
/// Characters of a recovery code: 24 of 32, which makes 120 random bits.
const RECOVERY_CHARACTERS: usize = 24;
/// Characters that are not taken for one another.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A fresh secret in base 32.
pub fn fresh_secret() -> String {
    let mut bytes = vec![0_u8; SECRET_BYTES];
    rand::rng().fill_bytes(&mut bytes);
    Secret::Raw(bytes).to_encoded().to_string()
}

/// A secret of a form: one that this product could have made.
pub fn is_secret(secret: &str) -> bool {
    bytes(secret).is_some_and(|bytes| bytes.len() == SECRET_BYTES)
}

fn bytes(secret: &str) -> Option<Vec<u8>> {
    Secret::Encoded(secret.to_owned()).to_bytes().ok()
}

fn device(secret: &str, name: &str) -> Option<TOTP> {
    // A colon would end the name early in the address that devices read.
    let name = name.replace(':', " ");
    let issuer = Some("Wirkungskompass".to_owned());
    TOTP::new(Algorithm::SHA1, 6, 1, STEP_SECONDS.unsigned_abs(), bytes(secret)?, issuer, name).ok()
}

/// The picture a device reads the secret from.
pub fn picture(secret: &str, email: &str) -> Option<Qr> {
    let code = QrCode::new(device(secret, email)?.get_url()).ok()?;
    let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    Some(Qr { width: code.width(), dark })
}

/// The time step that a code belongs to: the present one, the one before or the one after, as clocks differ.
pub fn step(secret: &str, code: &str, now: DateTime<Utc>) -> Option<i64> {
    let code = cleaned(code);
    let device = device(secret, "")?;
    let present = now.timestamp() / STEP_SECONDS;
    let matches = |step: &i64| {
        let right = device.generate((step * STEP_SECONDS).unsigned_abs());
        bool::from(right.as_bytes().ct_eq(code.as_bytes()))
    };
    [present - 1, present, present + 1].into_iter().find(matches)
}

/// What a typed code proves for an account: a step of its device, or one of its recovery codes. Whether it was taken
/// before is for the store to say.
pub fn proof(account: &AccountRecord, code: &str, now: DateTime<Utc>) -> Option<Proof> {
    let secret = account.factor.as_deref()?;
    if let Some(step) = step(secret, code, now) {
        return Some(Proof::Step(step));
    }
    let digest = digest(&cleaned(code));
    account.recovery.contains(&digest).then_some(Proof::Recovery(digest))
}

/// Blanks and hyphens are for reading; capitals and look-alikes are taken for what they look like.
fn cleaned(code: &str) -> String {
    code.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .take(RECOVERY_CHARACTERS + 1)
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            c => c,
        })
        .collect()
}

/// Fresh recovery codes as they are shown, and their digests.
pub fn recovery_codes() -> (Vec<String>, Vec<String>) {
    let code = |_| {
        let mut bytes = [0_u8; RECOVERY_CHARACTERS];
        rand::rng().fill_bytes(&mut bytes);
        let plain: Vec<char> =
            bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        let groups: Vec<String> = plain.chunks(4).map(|group| group.iter().collect()).collect();
        (groups.join("-"), digest(&plain.iter().collect::<String>()))
    };
    (0..RECOVERY_CODES).map(code).unzip()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, appendix B: `12345678901234567890`.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a moment")
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(step(RFC, code, at(seconds)), Some(seconds / 30), "{code}");
        }
    }

    #[test]
    fn a_code_counts_one_step_before_and_after_and_no_longer() {
        let (seconds, code) = (1_111_111_111, "050471");
        for (offset, counts) in [(-60, false), (-30, true), (0, true), (30, true), (60, false)] {
            let found = step(RFC, code, at(seconds + offset));
            assert_eq!(found.is_some(), counts, "{offset}");
            assert!(found.is_none_or(|step| step == seconds / 30));
        }
        assert!(step(RFC, "050 471", at(seconds)).is_some(), "a blank is for reading");
        for wrong in ["", "05047", "0504711", "050472", "ä", &"0".repeat(10_000)] {
            assert_eq!(step(RFC, wrong, at(seconds)), None, "{wrong:.10}");
        }
    }

    #[test]
    fn secrets_are_fresh_and_readable() {
        let secret = fresh_secret();
        assert!(is_secret(&secret) && secret != fresh_secret());
        for other in ["", "A", "GEZDGNBV", "<script>", "äöü"] {
            assert!(!is_secret(other), "{other}");
        }
        let qr = picture(&secret, "a:b@c.example").expect("a picture");
        assert_eq!(qr.dark.len(), qr.width * qr.width);
    }

    #[test]
    fn recovery_codes_are_found_by_their_digest_however_they_are_typed() {
        let (shown, digests) = recovery_codes();
        assert_eq!((shown.len(), digests.len()), (10, 10));
        for (code, stored) in shown.iter().zip(&digests) {
            assert_eq!(code.len(), 29);
            for typed in [code.clone(), code.to_uppercase(), code.replace('-', " ")] {
                assert_eq!(digest(&cleaned(&typed)), *stored);
            }
            assert_eq!(digest(&cleaned(&code.replace('0', "O").replace('1', "l"))), *stored);
        }
    }
}
