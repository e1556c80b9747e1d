//! Signing in with an `OpenID` provider: who comes in, and everything that must not.

mod departure;
mod linking;
mod persons;
mod returns;
mod tokens;
mod unusable;

use crate::provider::{Provider, encode};
use crate::site::{Answer, OWN, Site, demo_with};
use axum::http::StatusCode;
use openidconnect::url::Url;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// A browser on its way to the provider.
struct Trip {
    /// Its cookie of this product.
    cookie: String,
    url: Url,
}

impl Trip {
    fn asked(&self) -> HashMap<String, String> {
        self.url.query_pairs().into_owned().collect()
    }
}

/// The product with this provider, and the planner known to it as `person-1`.
async fn site_with(provider: &Provider) -> Site {
    let site = demo_with(OWN, &provider.environment()).await;
    know(&site, provider, "demo-planung", "person-1").await;
    site
}

async fn know(site: &Site, provider: &Provider, account: &str, subject: &str) {
    let text = format!(
        "UPDATE account:`{account}` SET issuer = '{}', subject = '{subject}'",
        provider.issuer
    );
    site.state.store.tamper(&text).await.expect("taken");
}

fn pair(answer: &Answer, name: &str) -> Option<String> {
    let cookies = answer.headers.get_all("set-cookie").iter().filter_map(|c| c.to_str().ok());
    let found = cookies
        .filter_map(|c| c.split(';').next())
        .find(|c| c.split_once('=').is_some_and(|(key, value)| key == name && !value.is_empty()));
    found.map(str::to_owned)
}

/// Sends a form that goes to the provider.
async fn depart(site: &Site, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Trip {
    let answer = site.post(cookie, path, fields).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    let address = answer.header("refresh").strip_prefix("0; url=").expect("an address").to_owned();
    let own = pair(&answer, "anbieter").expect("a cookie");
    let cookie = if cookie.is_empty() { own } else { format!("{cookie}; {own}") };
    Trip { cookie, url: address.parse().expect("an address") }
}

async fn begin(site: &Site) -> Trip {
    depart(site, "", "/anmelden/anbieter", &[]).await
}

/// Goes to the provider as the browser does; the path it sends the browser back to.
async fn at_the_provider(trip: &Trip) -> String {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client");
    let answer = client.get(trip.url.clone()).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}", trip.url);
    let location = answer.headers()["location"].to_str().expect("an address").to_owned();
    location[location.find("/anmelden").expect("back to the product")..].to_owned()
}

/// The whole way for a browser without a session.
async fn whole_way(site: &Site) -> Answer {
    let trip = begin(site).await;
    let back = at_the_provider(&trip).await;
    site.get(&trip.cookie, &back).await
}

fn nobody(answer: &Answer, status: StatusCode, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text);
    assert_eq!(pair(answer, "sid"), None, "{what}");
    assert!(answer.text.contains("href=\"/\""), "{what}: a way on");
}

async fn no_session(site: &Site, account: &str, what: &str) {
    let id = domain::key::AccountId::parse(account).expect("a key");
    let now = site.state.clock.now();
    let sessions = site.state.store.sessions_of(&id, now).await.expect("the store answers");
    assert!(sessions.is_empty(), "{what}: {sessions:?}");
}

/// An invitation as the Geschäftsstelle makes it, for an account that nobody has opened yet.
async fn invite(site: &Site, token: &str, account: &str) {
    let digest = encode(Sha256::digest(token.as_bytes()));
    let text = format!(
        "UPDATE account:`{account}` SET password = NONE;
         CREATE onetime:`{digest}` CONTENT {{ kind: 'invitation', account: '{account}', data: '',
             expires: time::unix() + 600, tries: 0 }};"
    );
    site.state.store.tamper(&text).await.expect("taken");
}
