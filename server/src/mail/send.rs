//! Handing one mail to the mail server.

use super::address::{Protection, SmtpUrl};
use crate::config::Config;
use chrono::{DateTime, Utc};
use domain::mail::{Trouble, TroubleKind};
use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::{Address, Message};
use std::future::Future;
use std::time::Duration;
use store::ClaimedMail;

/// Longest time for each step: connecting with greeting, each command, the message itself.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest time for saying goodbye, which changes nothing any more.
const GOODBYE: Duration = Duration::from_secs(2);

/// Sends mails through the configured mail server.
#[derive(Debug, Clone)]
pub struct Mailer {
    /// The mail server.
    pub server: SmtpUrl,
    /// Who sends.
    pub from: Mailbox,
    /// Longest time for each step.
    pub patience: Duration,
}

impl Mailer {
    /// A mailer for the configured mail server; none where there is none.
    pub fn new(config: &Config) -> Option<Self> {
        let server = config.smtp.clone()?;
        Some(Self { server, from: config.mail_from.clone(), patience: PATIENCE })
    }

    /// Hands a mail over.
    ///
    /// # Errors
    /// Why the mail server has not taken it. Where the connection broke off after the last byte, it may have taken it all
    /// the same; the next try carries the same Message-ID.
    pub async fn send(&self, mail: &ClaimedMail) -> Result<(), Trouble> {
        let recipient = address(mail)?;
        let bytes = message(mail, &self.from)?;
        let mut connection = self.connect().await?;
        let result = self.hand_over(&mut connection, recipient, &bytes).await;
        let goodbye = async {
            match &result {
                Ok(()) => drop(connection.quit().await),
                Err(_) => connection.abort().await,
            }
        };
        let _ = tokio::time::timeout(GOODBYE, goodbye).await;
        result
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let server = &self.server;
        let name = ClientId::Domain(self.from.email.domain().to_owned());
        let tls = || TlsParameters::new(server.host.clone()).map_err(|e| tls_trouble(&e));
        let implicit = match server.protection {
            Protection::Implicit => Some(tls()?),
            Protection::Required | Protection::Opportunistic | Protection::None => None,
        };
        let place = (server.host.as_str(), server.port);
        let limit = Some(self.patience);
        let open = AsyncSmtpConnection::connect_tokio1(place, limit, &name, implicit, None);
        let mut connection =
            self.step(open).await?.map_err(|error| opening(&error, server.protection))?;
        let upgrade = match server.protection {
            Protection::Required => true,
            Protection::Opportunistic => connection.can_starttls(),
            Protection::Implicit | Protection::None => false,
        };
        if upgrade {
            let protected = connection.starttls(tls()?, &name);
            self.step(protected).await?.map_err(|error| tls_trouble(&error))?;
        }
        if let Some(login) = &server.login {
            let credentials = Credentials::new(login.user.clone(), login.password.clone());
            let signed_in = connection.auth(DEFAULT_MECHANISMS, &credentials);
            self.step(signed_in).await?.map_err(|error| postponed(&error))?;
        }
        Ok(connection)
    }

    /// A refused sender says nothing about the mail, so it is tried again; a refused recipient or text is final.
    async fn hand_over(
        &self,
        connection: &mut AsyncSmtpConnection,
        recipient: Address,
        bytes: &[u8],
    ) -> Result<(), Trouble> {
        let sender = self.from.email.clone();
        let mut options = Vec::new();
        if !(is_ascii(&recipient) && is_ascii(&sender)) {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                let said = "the mail server takes no addresses with umlauts (SMTPUTF8)";
                return Err(Trouble::new(TroubleKind::Refused, said));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let from = connection.command(Mail::new(Some(sender), options));
        self.step(from).await?.map_err(|error| postponed(&error))?;
        let to = connection.command(Rcpt::new(recipient, Vec::new()));
        self.step(to).await?.map_err(|error| refused(&error))?;
        let data = connection.command(Data);
        self.step(data).await?.map_err(|error| refused(&error))?;
        let content = connection.message(bytes);
        self.step(content).await?.map_err(|error| refused(&error))?;
        Ok(())
    }

    async fn step<T>(&self, step: impl Future<Output = T>) -> Result<T, Trouble> {
        let limited = tokio::time::timeout(self.patience, step).await;
        limited.map_err(|_| Trouble::new(TroubleKind::Silent, ""))
    }
}

fn is_ascii(address: &Address) -> bool {
    AsRef::<str>::as_ref(address).is_ascii()
}

/// What lies at the bottom of an error.
fn cause(error: &Error) -> &(dyn std::error::Error + 'static) {
    let mut cause: &(dyn std::error::Error + 'static) = error;
    while let Some(below) = cause.source() {
        cause = below;
    }
    cause
}

/// What the mail server or the connection said.
fn said(error: &Error) -> String {
    match error.status() {
        Some(code) => format!("{code} {}", cause(error)),
        None => cause(error).to_string(),
    }
}

/// Why no connection was made. Over `smtps://` what TLS refuses comes as invalid data of the connection.
fn opening(error: &Error, protection: Protection) -> Trouble {
    let invalid = || {
        let error = cause(error).downcast_ref::<std::io::Error>();
        error.is_some_and(|e| e.kind() == std::io::ErrorKind::InvalidData)
    };
    if error.status().is_some() {
        postponed(error)
    } else if error.is_tls() || (protection == Protection::Implicit && invalid()) {
        tls_trouble(error)
    } else {
        Trouble::new(TroubleKind::Unreachable, &said(error))
    }
}

fn tls_trouble(error: &Error) -> Trouble {
    Trouble::new(TroubleKind::Unprotected, &said(error))
}

fn postponed(error: &Error) -> Trouble {
    let answered = error.status().is_some() || error.is_client();
    let kind = if answered { TroubleKind::Postponed } else { TroubleKind::BrokenOff };
    Trouble::new(kind, &said(error))
}

fn refused(error: &Error) -> Trouble {
    if error.is_permanent() {
        Trouble::new(TroubleKind::Refused, &said(error))
    } else {
        postponed(error)
    }
}

/// Marks a mail that no person wrote, so that nothing answers it by itself (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

fn malformed(part: &str) -> Trouble {
    Trouble::new(TroubleKind::Malformed, part)
}

/// A text for a header. Line breaks and other control characters would begin a header of their own.
fn one_line<'a>(part: &str, text: &'a str) -> Result<&'a str, Trouble> {
    if text.chars().any(char::is_control) { Err(malformed(part)) } else { Ok(text) }
}

fn address(mail: &ClaimedMail) -> Result<Address, Trouble> {
    one_line("address", &mail.address)?.parse().map_err(|_| malformed("address"))
}

/// The mail as it goes over the wire. The same mail gives the same headers at every try.
fn message(mail: &ClaimedMail, from: &Mailbox) -> Result<Vec<u8>, Trouble> {
    let name = one_line("name", mail.name.trim())?;
    let name = (!name.is_empty()).then(|| name.to_owned());
    let to = Mailbox::new(name, address(mail)?);
    let unfit = |error: lettre::error::Error| malformed(&error.to_string());
    // Said outright: the builder would read it back from the headers.
    let envelope =
        Envelope::new(Some(from.email.clone()), vec![to.email.clone()]).map_err(unfit)?;
    let subject = one_line("subject", &mail.subject)?;
    let message = Message::builder()
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        .date(system_time(mail.created))
        .from(from.clone())
        .to(to)
        .subject(subject)
        .header(AutoSubmitted)
        .envelope(envelope)
        .multipart(body(mail)?)
        .map_err(unfit)?;
    Ok(message.formatted())
}

/// The words, with a calendar entry as another way to say them, and the files. Programs for mail offer to answer an entry
/// among the words; those that do not know it show it as a file.
fn body(mail: &ClaimedMail) -> Result<MultiPart, Trouble> {
    let words = MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone());
    let Some(calendar) = &mail.calendar else { return with_files(words, mail) };
    let method = calendar.lines().find_map(|line| line.strip_prefix("METHOD:"));
    let kind = format!("text/calendar; method={}; charset=utf-8", method.unwrap_or("PUBLISH"));
    let kind = ContentType::parse(&kind).map_err(|_| malformed("calendar"))?;
    let entry = SinglePart::builder().header(kind.clone()).body(calendar.clone());
    let file = Attachment::new("sitzung.ics".to_owned()).body(calendar.clone(), kind);
    let mixed = MultiPart::mixed().multipart(words.singlepart(entry));
    added(mixed, mail).map(|mixed| mixed.singlepart(file))
}

fn with_files(words: MultiPart, mail: &ClaimedMail) -> Result<MultiPart, Trouble> {
    if mail.files.is_empty() { Ok(words) } else { added(MultiPart::mixed().multipart(words), mail) }
}

fn added(mixed: MultiPart, mail: &ClaimedMail) -> Result<MultiPart, Trouble> {
    mail.files.iter().try_fold(mixed, |mixed, file| {
        let kind = ContentType::parse(&file.media).map_err(|_| malformed("file"))?;
        let name = one_line("file", &file.name)?.to_owned();
        Ok(mixed.singlepart(Attachment::new(name).body(file.bytes.clone(), kind)))
    })
}

fn system_time(at: DateTime<Utc>) -> std::time::SystemTime {
    at.into()
}
