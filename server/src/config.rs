//! The environment of the program, checked at start. Every error names its variable.

use crate::mail::address::SmtpUrl;
use chrono::NaiveDate;
use chrono_tz::Tz;
use lettre::Address;
use lettre::message::Mailbox;
use std::net::SocketAddr;
use std::path::PathBuf;
use store::DbUrl;

/// A variable that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{variable}: {reason}")]
pub struct BadVariable {
    /// Its name.
    pub variable: &'static str,
    /// Why, and what would be right.
    pub reason: String,
}

/// Everything the environment decides.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Folder for everything that persists on this machine.
    pub data_dir: PathBuf,
    /// Where the store is.
    pub db_url: DbUrl,
    /// Public origin, without a slash at its end.
    pub origin: String,
    /// Password of the demonstration accounts, where one is set.
    pub demo_password: Option<String>,
    /// The council's time zone.
    pub time_zone: Tz,
    /// The demonstration's first day, where one is set.
    pub demo_date: Option<NaiveDate>,
    /// Folder with the built site.
    pub site: PathBuf,
    /// The mail server; without one mails stay in the outbox.
    pub smtp: Option<SmtpUrl>,
    /// Who mails come from.
    pub mail_from: Mailbox,
}

impl Config {
    /// Reads the process environment.
    ///
    /// # Errors
    /// The first variable that cannot be used.
    pub fn from_env() -> Result<Self, BadVariable> {
        Self::read(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    /// Reads an environment.
    ///
    /// # Errors
    /// The first variable that cannot be used.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, BadVariable> {
        let listen = get("KOMPASS_LISTEN").unwrap_or_else(|| "127.0.0.1:3000".to_owned());
        let listen: SocketAddr =
            parse("KOMPASS_LISTEN", &listen, "an address such as 127.0.0.1:3000")?;
        let data_dir =
            PathBuf::from(get("KOMPASS_DATA_DIR").unwrap_or_else(|| "./data".to_owned()));
        let db_url = match get("KOMPASS_DB_URL") {
            None => DbUrl::in_directory(&data_dir),
            Some(text) => text.parse().map_err(|e: store::BadUrl| BadVariable {
                variable: "KOMPASS_DB_URL",
                reason: e.to_string(),
            })?,
        };
        let origin = get("KOMPASS_ORIGIN").unwrap_or_else(|| format!("http://{listen}"));
        let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
        if host.is_none_or(|host| host.is_empty() || host.contains('/')) {
            return Err(BadVariable {
                variable: "KOMPASS_ORIGIN",
                reason: "expected scheme and host, such as https://kompass.example, without a path"
                    .to_owned(),
            });
        }
        let time_zone = get("KOMPASS_TIME_ZONE").unwrap_or_else(|| "Europe/Berlin".to_owned());
        let time_zone = parse("KOMPASS_TIME_ZONE", &time_zone, "a zone such as Europe/Berlin")?;
        let demo_date = get("KOMPASS_DEMO_DATE")
            .map(|text| parse("KOMPASS_DEMO_DATE", &text, "a day such as 2020-05-28"))
            .transpose()?;
        let demo_password = get("KOMPASS_DEMO_PASSWORD");
        if demo_password.as_ref().is_some_and(|p| p.chars().count() < 8) {
            return Err(BadVariable {
                variable: "KOMPASS_DEMO_PASSWORD",
                reason: "expected at least 8 characters".to_owned(),
            });
        }
        let smtp = get("KOMPASS_SMTP_URL").map(|text| smtp_url(&text)).transpose()?;
        let mail_from = mail_from(get("KOMPASS_MAIL_FROM").as_deref(), host.unwrap_or_default())?;
        let site = get("KOMPASS_SITE").map_or_else(beside_the_program, PathBuf::from);
        Ok(Self {
            listen,
            data_dir,
            db_url,
            origin,
            demo_password,
            time_zone,
            demo_date,
            site,
            smtp,
            mail_from,
        })
    }

    /// True where readers come over TLS, so that the session cookie may be bound to it.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

fn parse<T: std::str::FromStr>(
    variable: &'static str,
    text: &str,
    expected: &str,
) -> Result<T, BadVariable> {
    text.parse().map_err(|_| BadVariable {
        variable,
        reason: format!("expected {expected}, found {text:?}"),
    })
}

/// The reason never repeats the value, which may hold a password.
fn smtp_url(text: &str) -> Result<SmtpUrl, BadVariable> {
    text.parse().map_err(|e: crate::mail::address::BadSmtpUrl| BadVariable {
        variable: "KOMPASS_SMTP_URL",
        reason: e.to_string(),
    })
}

/// The sender of mails; without one `no-reply@` and the host readers come to.
fn mail_from(given: Option<&str>, host: &str) -> Result<Mailbox, BadVariable> {
    let variable = "KOMPASS_MAIL_FROM";
    let expected = "a sender such as Wirkungskompass <no-reply@kompass.example>";
    if let Some(text) = given {
        let reason = || format!("expected {expected}, found {text:?}");
        if text.chars().any(char::is_control) {
            return Err(BadVariable { variable, reason: reason() });
        }
        return parse(variable, text, expected);
    }
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let domain = match bare.parse::<std::net::IpAddr>() {
        Ok(ip) => format!("[{ip}]"),
        Err(_) => host.to_owned(),
    };
    let address = Address::new("no-reply", &domain).map_err(|_| {
        let reason = format!("expected {expected}, as mails cannot come from {host:?}");
        BadVariable { variable, reason }
    })?;
    Ok(Mailbox::new(Some("Wirkungskompass".to_owned()), address))
}

fn beside_the_program() -> PathBuf {
    std::env::current_exe()
        .ok()
        .and_then(|path| path.parent().map(|folder| folder.join("site")))
        .unwrap_or_else(|| PathBuf::from("site"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> Result<Config, BadVariable> {
        Config::read(|asked| (asked == name).then(|| value.to_owned()))
    }

    #[test]
    fn the_defaults_are_those_of_the_contract() {
        let config = Config::read(|_| None).expect("defaults are valid");
        assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
        assert_eq!(config.origin, "http://127.0.0.1:3000");
        assert_eq!(config.db_url, DbUrl::RocksDb("./data/db".into()));
    }

    #[test]
    fn a_bad_variable_is_named() {
        for (name, value) in [
            ("KOMPASS_LISTEN", "3000"),
            ("KOMPASS_DB_URL", "rocksdb://x?sync=never"),
            ("KOMPASS_ORIGIN", "kompass.example"),
            ("KOMPASS_ORIGIN", "https://kompass.example/pfad"),
            ("KOMPASS_TIME_ZONE", "Mars/Olympus"),
            ("KOMPASS_DEMO_DATE", "28.05.2020"),
            ("KOMPASS_DEMO_PASSWORD", "kurz"),
            ("KOMPASS_SMTP_URL", "mail.example:25"),
            ("KOMPASS_SMTP_URL", "smtp://mail.example?tls=maybe"),
            ("KOMPASS_MAIL_FROM", "niemand"),
            ("KOMPASS_MAIL_FROM", "Kompass <no-reply@mail.example>\r\nBcc: x@mail.example"),
        ] {
            let error = with(name, value).expect_err(value);
            assert_eq!(error.variable, name);
        }
    }

    #[test]
    fn mails_come_from_the_host_readers_come_to() {
        for (origin, sender) in [
            ("https://kompass.example", "Wirkungskompass <no-reply@kompass.example>"),
            ("https://kompass.example:8443", "Wirkungskompass <no-reply@kompass.example>"),
            ("http://localhost:3000", "Wirkungskompass <no-reply@localhost>"),
            ("http://127.0.0.1:3000", "Wirkungskompass <no-reply@[127.0.0.1]>"),
            ("http://[::1]:3000", "Wirkungskompass <no-reply@[::1]>"),
        ] {
            let config = with("KOMPASS_ORIGIN", origin).expect(origin);
            assert_eq!(config.mail_from.to_string(), sender);
        }
        let own = with("KOMPASS_MAIL_FROM", "Geschäftsstelle <gs@mail.example>").expect("valid");
        assert_eq!(own.mail_from.email.to_string(), "gs@mail.example");
    }
}
