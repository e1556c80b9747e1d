//! The environment of the program, checked at start. Every error names its variable.

use crate::mail::address::SmtpUrl;
use chrono::NaiveDate;
use chrono_tz::Tz;
use lettre::Address;
use lettre::message::Mailbox;
use openidconnect::url::{Host, Url};
use std::net::{IpAddr, SocketAddr};
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

/// The `OpenID` provider that people may sign in with.
#[derive(Clone, PartialEq, Eq)]
pub struct Oidc {
    /// Its address exactly as it writes it in its tokens.
    pub issuer: String,
    /// The name under which the provider knows this product.
    pub client_id: String,
    /// The password that goes with it.
    pub client_secret: String,
    /// What people call the provider: the label of the button.
    pub name: String,
}

/// The secret stays out of logs.
impl std::fmt::Debug for Oidc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Oidc").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// How the Geschäftsstelle stands on letters; what is not set is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Street and number.
    pub street: String,
    /// Postcode and town.
    pub town: String,
    /// Telephone.
    pub phone: String,
    /// Mail address; empty for the one mails come from.
    pub email: String,
    /// „Unser Zeichen“.
    pub reference: String,
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
    /// Proxies in front, whose word on where a reader comes from counts.
    pub proxies: Vec<IpAddr>,
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
    /// The `OpenID` provider, where one is set.
    pub oidc: Option<Oidc>,
    /// How the Geschäftsstelle stands on letters.
    pub office: Office,
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
        let proxies = get("KOMPASS_PROXY").unwrap_or_default();
        let proxies = proxies.split(',').map(str::trim).filter(|proxy| !proxy.is_empty());
        let proxies = proxies
            .map(|proxy| parse("KOMPASS_PROXY", proxy, "addresses such as 127.0.0.1"))
            .collect::<Result<_, _>>()?;
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
        let oidc = oidc(&get)?;
        let office = office(&get)?;
        Ok(Self {
            listen,
            data_dir,
            db_url,
            origin,
            proxies,
            demo_password,
            time_zone,
            demo_date,
            site,
            smtp,
            mail_from,
            oidc,
            office,
        })
    }

    /// True where readers come over TLS, so that the session cookie may be bound to it.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https://")
    }
}

/// Longest line of a letterhead, in characters: more does not fit beside the others.
const MAX_LINE: usize = 60;

fn office(get: &impl Fn(&str) -> Option<String>) -> Result<Office, BadVariable> {
    let line = |variable: &'static str| {
        let text = get(variable).unwrap_or_default().trim().to_owned();
        if text.chars().count() > MAX_LINE || text.chars().any(char::is_control) {
            let reason = format!("expected at most {MAX_LINE} characters in one line");
            return Err(BadVariable { variable, reason });
        }
        Ok(text)
    };
    let email = line("KOMPASS_OFFICE_EMAIL")?;
    if !email.is_empty() {
        let expected = "a mail address such as geschaeftsstelle@kompass.example";
        parse::<Address>("KOMPASS_OFFICE_EMAIL", &email, expected)?;
    }
    Ok(Office {
        street: line("KOMPASS_OFFICE_STREET")?,
        town: line("KOMPASS_OFFICE_TOWN")?,
        phone: line("KOMPASS_OFFICE_PHONE")?,
        email,
        reference: line("KOMPASS_OFFICE_REFERENCE")?,
    })
}

/// Longest label of the provider's button, in characters.
const MAX_NAME: usize = 60;

fn oidc(get: &impl Fn(&str) -> Option<String>) -> Result<Option<Oidc>, BadVariable> {
    const ALL: [&str; 3] =
        ["KOMPASS_OIDC_ISSUER", "KOMPASS_OIDC_CLIENT_ID", "KOMPASS_OIDC_CLIENT_SECRET"];
    let [issuer, client_id, client_secret] = ALL.map(get);
    let given = [&issuer, &client_id, &client_secret].map(Option::is_some);
    let missing = ALL.into_iter().zip(given).find(|(_, given)| !given).map(|(name, _)| name);
    let (Some(issuer), Some(client_id), Some(client_secret)) = (issuer, client_id, client_secret)
    else {
        return match missing.filter(|_| given.contains(&true)) {
            Some(variable) => Err(BadVariable {
                variable,
                reason: format!("expected a value: {} belong together", ALL.join(", ")),
            }),
            None => Ok(None),
        };
    };
    let bad = |reason: &str| BadVariable { variable: ALL[0], reason: reason.to_owned() };
    let url = Url::parse(&issuer).map_err(|e| bad(&format!("expected an address: {e}")))?;
    let host = url.host_str().unwrap_or_default().to_owned();
    if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
        return Err(bad("expected https; http only for this machine's own address"));
    }
    let plain = url.username().is_empty() && url.password().is_none();
    if !plain || url.query().is_some() || url.fragment().is_some() {
        return Err(bad("expected an address without user name, query and fragment"));
    }
    let name = get("KOMPASS_OIDC_NAME").unwrap_or(host);
    if name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
        return Err(BadVariable {
            variable: "KOMPASS_OIDC_NAME",
            reason: format!("expected at most {MAX_NAME} characters in one line"),
        });
    }
    Ok(Some(Oidc { issuer, client_id, client_secret, name }))
}

/// True for an address of this machine, which no network lies between.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
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
    // An IP address is no place for mail: only a trial run on one machine has such an origin.
    let domain = if bare.parse::<std::net::IpAddr>().is_ok() { "localhost" } else { host };
    let address = Address::new("no-reply", domain).map_err(|_| {
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
            ("KOMPASS_PROXY", "10.0.0.1, proxy.example"),
            ("KOMPASS_DEMO_DATE", "28.05.2020"),
            ("KOMPASS_DEMO_PASSWORD", "kurz"),
            ("KOMPASS_SMTP_URL", "mail.example:25"),
            ("KOMPASS_SMTP_URL", "smtp://mail.example?tls=maybe"),
            ("KOMPASS_MAIL_FROM", "niemand"),
            ("KOMPASS_OFFICE_EMAIL", "niemand"),
            ("KOMPASS_OFFICE_STREET", "Weg 1\nWeg 2"),
            (
                "KOMPASS_OFFICE_PHONE",
                "0511 0511 0511 0511 0511 0511 0511 0511 0511 0511 0511 0511 0511",
            ),
            ("KOMPASS_MAIL_FROM", "Kompass <no-reply@mail.example>\r\nBcc: x@mail.example"),
        ] {
            let error = with(name, value).expect_err(value);
            assert_eq!(error.variable, name);
        }
    }

    #[test]
    fn a_letterhead_holds_what_is_set_and_nothing_else() {
        assert_eq!(Config::read(|_| None).expect("valid").office, Office::default());
        let office = with("KOMPASS_OFFICE_TOWN", " 30159 Hannover ").expect("valid").office;
        let town = "30159 Hannover".to_owned();
        assert_eq!(office, Office { town, ..Office::default() });
    }

    #[test]
    fn mails_come_from_the_host_readers_come_to() {
        for (origin, sender) in [
            ("https://kompass.example", "Wirkungskompass <no-reply@kompass.example>"),
            ("https://kompass.example:8443", "Wirkungskompass <no-reply@kompass.example>"),
            ("http://localhost:3000", "Wirkungskompass <no-reply@localhost>"),
            ("http://127.0.0.1:3000", "Wirkungskompass <no-reply@localhost>"),
            ("http://[::1]:3000", "Wirkungskompass <no-reply@localhost>"),
        ] {
            let config = with("KOMPASS_ORIGIN", origin).expect(origin);
            assert_eq!(config.mail_from.to_string(), sender);
        }
        let own = with("KOMPASS_MAIL_FROM", "Geschäftsstelle <gs@mail.example>").expect("valid");
        assert_eq!(own.mail_from.email.to_string(), "gs@mail.example");
    }

    const OIDC: [(&str, &str); 3] = [
        ("KOMPASS_OIDC_ISSUER", "https://anmeldung.example/kompass"),
        ("KOMPASS_OIDC_CLIENT_ID", "kompass"),
        ("KOMPASS_OIDC_CLIENT_SECRET", "geheim-geheim"),
    ];

    fn oidc_with(name: &str, value: &str) -> Result<Config, BadVariable> {
        Config::read(|asked| {
            let known = OIDC.iter().find(|(n, _)| *n == asked).map(|(_, v)| *v);
            let text = if asked == name { Some(value) } else { known };
            text.filter(|text| !text.is_empty()).map(str::to_owned)
        })
    }

    #[test]
    fn a_provider_is_set_as_a_whole_or_not_at_all() {
        assert_eq!(Config::read(|_| None).expect("valid").oidc, None);
        let whole = oidc_with("", "").expect("valid").oidc.expect("a provider");
        assert_eq!(whole.name, "anmeldung.example");
        assert!(!format!("{whole:?}").contains("geheim"));
        for (name, _) in OIDC {
            let error = oidc_with(name, "").expect_err(name);
            assert_eq!(error.variable, name);
        }
    }

    #[test]
    fn a_provider_is_asked_over_tls_or_on_this_machine() {
        for good in ["http://127.0.0.1:9000", "http://localhost:9000/x", "http://[::1]:9000"] {
            assert!(oidc_with("KOMPASS_OIDC_ISSUER", good).is_ok(), "{good}");
        }
        for bad in [
            "http://anmeldung.example",
            "http://127.0.0.1.evil.example",
            "http://localhost.evil.example",
            "ftp://anmeldung.example",
            "javascript:alert(1)",
            "anmeldung.example",
            "https://anna:geheim@anmeldung.example",
            "https://anmeldung.example?x=1",
            "https://anmeldung.example#x",
        ] {
            let error = oidc_with("KOMPASS_OIDC_ISSUER", bad).expect_err(bad);
            assert_eq!(error.variable, "KOMPASS_OIDC_ISSUER", "{bad}");
        }
        let long = "x".repeat(61);
        for bad in [long.as_str(), "a\nb"] {
            let error = oidc_with("KOMPASS_OIDC_NAME", bad).expect_err(bad);
            assert_eq!(error.variable, "KOMPASS_OIDC_NAME");
        }
    }
}
