//! Mails for the outbox: words of [`app::letters`], to one person.

use crate::clock;
use crate::config::Config;
use app::letters::{
    self, AgendaFacts, CircularFacts, DeliveryFacts, DigestFacts, Letter, MandateFacts,
    MandateNews, MinutesFacts, OverdueFacts, RequestFacts, RoundFacts,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::catalogue::Catalogue;
use domain::evaluation::reminder::RoundReminder;
use domain::indicator::supply::Reminder;
use domain::key::AccountId;
use domain::meeting::resolution::Effect;
use domain::people::Person;
use store::{AccountRecord, MailFile, NewMail};

/// Whom a mail goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The account, where there is one.
    pub account: Option<AccountId>,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
}

impl From<&Person> for Recipient {
    fn from(person: &Person) -> Self {
        Self {
            account: Some(person.id.clone()),
            name: person.name.clone(),
            address: person.email.clone(),
        }
    }
}

impl From<&AccountRecord> for Recipient {
    fn from(account: &AccountRecord) -> Self {
        Self {
            account: Some(account.id.clone()),
            name: account.name.clone(),
            address: account.email.clone(),
        }
    }
}

/// An invitation with a link that counts once. `path` holds the secret and begins with `/`.
pub fn invitation(config: &Config, to: Recipient, path: &str, until: DateTime<Utc>) -> NewMail {
    let link = format!("{}{path}", config.origin);
    let letter = letters::invitation(&config.origin, &to.name, &link, clock::local(until));
    mail(to, letter, true)
}

/// A link for a new password that counts once. `path` holds the secret and begins with `/`.
pub fn password_reset(config: &Config, to: Recipient, path: &str, until: DateTime<Utc>) -> NewMail {
    let link = format!("{}{path}", config.origin);
    let letter = letters::password_reset(&config.origin, &to.name, &link, clock::local(until));
    mail(to, letter, true)
}

/// A notice that there is no password to set: the person signs in with the provider of this name.
pub fn no_password(config: &Config, to: Recipient, provider: &str) -> NewMail {
    let letter = letters::no_password(&config.origin, &to.name, provider);
    mail(to, letter, false)
}

/// A notice that the password was changed.
pub fn password_changed(config: &Config, to: Recipient, at: DateTime<Utc>) -> NewMail {
    let letter = letters::password_changed(&config.origin, &to.name, clock::local(at));
    mail(to, letter, false)
}

/// A notice that a second factor was added or removed.
pub fn second_factor(config: &Config, to: Recipient, added: bool, at: DateTime<Utc>) -> NewMail {
    let letter = letters::second_factor(&config.origin, &to.name, added, clock::local(at));
    mail(to, letter, false)
}

/// A notice that a mandate was granted, changed or withdrawn.
pub fn mandate(config: &Config, to: Recipient, news: MandateNews, facts: &MandateFacts) -> NewMail {
    let letter = letters::mandate(&config.origin, &to.name, news, facts);
    mail(to, letter, false)
}

/// A notice that open duties pass to the recipient.
pub fn duties(config: &Config, to: Recipient, before: &str, organisation: &str) -> NewMail {
    let letter = letters::duties(&config.origin, &to.name, before, organisation);
    mail(to, letter, false)
}

/// A letter before or after a value is due.
pub fn delivery(config: &Config, to: Recipient, kind: Reminder, facts: &DeliveryFacts) -> NewMail {
    let letter = letters::delivery(&config.origin, &to.name, kind, facts);
    mail(to, letter, false)
}

/// A letter before or after the deadline of a round, to somebody who speaks for `organisation`.
pub fn round(
    config: &Config,
    to: Recipient,
    kind: RoundReminder,
    organisation: &str,
    facts: &RoundFacts,
) -> NewMail {
    let letter = letters::round(&config.origin, &to.name, kind, organisation, facts);
    mail(to, letter, false)
}

/// A notice that the text of a measure was changed while a round asks about it.
pub fn measure_changed(
    config: &Config,
    to: Recipient,
    measure: &str,
    facts: &RoundFacts,
) -> NewMail {
    let letter = letters::measure_changed(&config.origin, &to.name, measure, facts);
    mail(to, letter, false)
}

/// A digest of what changed and what is owed.
pub fn digest(config: &Config, to: Recipient, facts: &DigestFacts) -> NewMail {
    let letter = letters::digest(&config.origin, &to.name, facts);
    mail(to, letter, false)
}

/// A notice that the answer to a finding is overdue.
pub fn overdue(config: &Config, to: Recipient, facts: &OverdueFacts) -> NewMail {
    let letter = letters::overdue(&config.origin, &to.name, facts);
    mail(to, letter, false)
}

/// A letter about a meeting, with its calendar entry and files. It is secret where its link answers without signing in.
pub fn agenda(
    config: &Config,
    to: Recipient,
    facts: &AgendaFacts,
    (calendar, files): (String, Vec<MailFile>),
) -> NewMail {
    let letter = letters::agenda(&config.origin, &to.name, facts);
    let secret = facts.answer_at.is_some();
    NewMail { calendar: Some(calendar), files, ..mail(to, letter, secret) }
}

/// Minutes that go out.
pub fn minutes(config: &Config, to: Recipient, facts: &MinutesFacts) -> NewMail {
    let letter = letters::minutes(&config.origin, &to.name, facts);
    mail(to, letter, false)
}

/// The council's request for values.
pub fn request(config: &Config, to: Recipient, facts: &RequestFacts) -> NewMail {
    let letter = letters::request(&config.origin, &to.name, facts);
    mail(to, letter, false)
}

/// Letters to everybody who speaks for an organisation that is asked for values by one of these effects.
pub fn requests(
    config: &Config,
    (catalogue, people): (&Catalogue, &[Person]),
    effects: &[Effect],
    today: NaiveDate,
) -> Vec<NewMail> {
    let mut mails = Vec::new();
    for effect in effects {
        let Effect::RequestData { indicator, organisation, due } = effect else { continue };
        let held = catalogue.indicators.get(indicator);
        let facts = RequestFacts {
            indicator: held.map_or_else(
                || indicator.to_string(),
                |record| format!("{indicator} {}", record.indicator.name.de),
            ),
            path: format!("/indikatoren/{indicator}"),
            due: *due,
        };
        let asked = people.iter().filter(|person| person.speaks_for(organisation, today));
        mails.extend(asked.map(|person| request(config, person.into(), &facts)));
    }
    mails
}

/// A notice about a circular procedure.
pub fn circular(config: &Config, to: Recipient, facts: &CircularFacts) -> NewMail {
    let letter = letters::circular(&config.origin, &to.name, facts);
    mail(to, letter, false)
}

fn mail(to: Recipient, letter: Letter, secret: bool) -> NewMail {
    NewMail {
        account: to.account,
        address: to.address,
        name: to.name,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        calendar: None,
        files: Vec::new(),
        secret,
    }
}
