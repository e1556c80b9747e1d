//! Keeping organisations, persons, mandates and the public face: each rule over HTTP.

mod endings;
mod invitations;
mod lists;
mod rights;

use crate::mails::keeps;
use crate::site::Site;
use domain::key::AccountId;
use domain::mail::Mail;
use domain::people::Person;

const PEOPLE: &str = "/verwaltung/personen";

async fn person(site: &Site, id: &str) -> Person {
    let id = AccountId::parse(id).expect("a key");
    site.state.store.person(&id).await.expect("the store answers").expect("a person")
}

async fn people(site: &Site) -> Vec<Person> {
    site.state.store.people().await.expect("the store answers")
}

/// The mails in the outbox, the oldest first.
async fn mails(site: &Site) -> Vec<Mail> {
    let mut mails = site.state.store.outbox(&keeps(), None, 0, 100).await.expect("answers");
    mails.reverse();
    mails
}

fn text(mail: &Mail) -> &str {
    mail.text.as_deref().unwrap_or_default()
}

fn count(rows: &[(&str, i64)], table: &str) -> i64 {
    rows.iter().find(|(name, _)| *name == table).expect("a table").1
}

fn invitation<'a>(email: &'a str, role: &'a str, token: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("name", "Erika Muster"),
        ("email", email),
        ("role", role),
        ("organisation", "ORG02"),
        ("from", "01.03.2026"),
        ("to", ""),
        ("token", token),
    ]
}

async fn is_signed_in(site: &Site, cookie: &str) -> bool {
    site.get(cookie, "/").await.text.contains("action=\"/abmelden\"")
}
