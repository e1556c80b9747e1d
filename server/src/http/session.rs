//! Session cookies: a random token in the browser, its digest in the store.

use crate::config::Config;
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use sha2::{Digest, Sha256};

/// Name of the session cookie. Over TLS the prefix binds it to host, path and TLS.
fn name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-sid" } else { "sid" }
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The digest of the token that the browser sent; the store knows sessions by it.
pub fn key(headers: &HeaderMap, config: &Config) -> Option<String> {
    cookie(headers, name(config)).filter(|token| !token.is_empty()).map(digest)
}

/// The digest by which the store knows a secret.
pub fn digest(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// A fresh token of 256 random bits, and its digest.
pub fn token() -> (String, String) {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    let token = URL_SAFE_NO_PAD.encode(bytes);
    let digest = digest(&token);
    (token, digest)
}

/// Hands the token to the browser.
pub fn set(headers: &mut HeaderMap, config: &Config, token: &str) {
    append(headers, config, name(config), token, "");
}

/// Takes it back.
pub fn clear(headers: &mut HeaderMap, config: &Config) {
    append(headers, config, name(config), "", "; Max-Age=0");
}

/// Name of the cookie between password and second factor.
fn step_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-faktor" } else { "faktor" }
}

/// The digest of the secret between password and second factor.
pub fn step_key(headers: &HeaderMap, config: &Config) -> Option<String> {
    cookie(headers, step_name(config)).filter(|token| !token.is_empty()).map(digest)
}

/// Hands the browser the secret for the second factor; it forgets it with the step itself.
pub fn set_step(headers: &mut HeaderMap, config: &Config, token: &str) {
    let life = format!("; Max-Age={}", store::OneTimeKind::Factor.life_seconds());
    append(headers, config, step_name(config), token, &life);
}

/// Takes that back.
pub fn clear_step(headers: &mut HeaderMap, config: &Config) {
    append(headers, config, step_name(config), "", "; Max-Age=0");
}

fn append(headers: &mut HeaderMap, config: &Config, name: &str, token: &str, more: &str) {
    let secure = if config.is_https() { "; Secure" } else { "" };
    let text = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{more}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(SET_COOKIE, value);
    }
}
