//! The mail server's address: one line decides, and nothing in it is silently ignored.

use std::fmt;
use std::str::FromStr;

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protection {
    /// TLS from the first byte (`smtps://`).
    Implicit,
    /// STARTTLS, and no mail without it (the default of `smtp://`).
    Required,
    /// STARTTLS where the mail server offers it.
    Opportunistic,
    /// None: for a mail server on the same machine.
    None,
}

/// User name and password at the mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct Login {
    /// User name.
    pub user: String,
    /// Password.
    pub password: String,
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("user", &self.user).finish_non_exhaustive()
    }
}

/// A checked address of a mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpUrl {
    /// Host name or IP address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// User name and password, where the mail server wants them.
    pub login: Option<Login>,
    /// How the connection is protected.
    pub protection: Protection,
}

/// Why an address was refused. Never holds any part of user name or password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSmtpUrl {
    /// Not one of the schemes the product knows.
    #[error("expected smtp://[USER:PASSWORD@]HOST:PORT or smtps://[USER:PASSWORD@]HOST:PORT")]
    Scheme,
    /// A parameter the product does not know, or a value it does not allow.
    #[error(
        "parameter {0:?} is not allowed; only tls=required, tls=opportunistic or tls=none is, and with smtps:// none"
    )]
    Parameter(String),
    /// No host, or one with characters no host has.
    #[error("the host is missing or has characters that no host has")]
    Host,
    /// The port is no number from 1 to 65535.
    #[error("the port is no number from 1 to 65535")]
    Port,
    /// User name or password cannot be read.
    #[error(
        "expected USER:PASSWORD before the @, with special characters percent-encoded, such as %40 for @"
    )]
    Login,
    /// A path.
    #[error("nothing may follow the port but a parameter")]
    Path,
    /// A password over a connection that may be unprotected.
    #[error("a password needs a protected connection: smtps://, or tls=required")]
    Unprotected,
}

impl FromStr for SmtpUrl {
    type Err = BadSmtpUrl;

    fn from_str(text: &str) -> Result<Self, BadSmtpUrl> {
        let (scheme, rest) = text.split_once("://").ok_or(BadSmtpUrl::Scheme)?;
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        let protection = match (scheme, query) {
            ("smtps", None) => Protection::Implicit,
            ("smtp", None | Some("tls=required")) => Protection::Required,
            ("smtp", Some("tls=opportunistic")) => Protection::Opportunistic,
            ("smtp", Some("tls=none")) => Protection::None,
            ("smtp" | "smtps", Some(other)) => {
                return Err(BadSmtpUrl::Parameter(other.to_owned()));
            }
            _ => return Err(BadSmtpUrl::Scheme),
        };
        let (login, place) = match rest.rsplit_once('@') {
            Some((login, place)) => (Some(read_login(login)?), place),
            None => (None, rest),
        };
        let place = place.strip_suffix('/').unwrap_or(place);
        if place.contains('/') {
            return Err(BadSmtpUrl::Path);
        }
        let usual = if protection == Protection::Implicit { 465 } else { 587 };
        let (host, port) = host_and_port(place, usual)?;
        let may_be_bare = matches!(protection, Protection::Opportunistic | Protection::None);
        if login.is_some() && may_be_bare {
            return Err(BadSmtpUrl::Unprotected);
        }
        Ok(Self { host, port, login, protection })
    }
}

fn host_and_port(place: &str, usual: u16) -> Result<(String, u16), BadSmtpUrl> {
    let (host, port) = match place.strip_prefix('[') {
        Some(rest) => {
            let (host, port) = rest.split_once(']').ok_or(BadSmtpUrl::Host)?;
            host.parse::<std::net::Ipv6Addr>().map_err(|_| BadSmtpUrl::Host)?;
            (host, port.strip_prefix(':').or((!port.is_empty()).then_some("")))
        }
        None => match place.split_once(':') {
            Some((host, port)) => (host, Some(port)),
            None => (place, None),
        },
    };
    let is_host = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b':' | b'_');
    if host.is_empty() || !host.bytes().all(is_host) {
        return Err(BadSmtpUrl::Host);
    }
    let port = match port {
        None => usual,
        Some(port) => port.parse().ok().filter(|port| *port > 0).ok_or(BadSmtpUrl::Port)?,
    };
    Ok((host.to_owned(), port))
}

fn read_login(text: &str) -> Result<Login, BadSmtpUrl> {
    let (user, password) = text.split_once(':').ok_or(BadSmtpUrl::Login)?;
    let (user, password) = (decoded(user)?, decoded(password)?);
    if user.is_empty() || password.is_empty() {
        return Err(BadSmtpUrl::Login);
    }
    Ok(Login { user, password })
}

/// Undoes percent-encoding.
fn decoded(text: &str) -> Result<String, BadSmtpUrl> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    let digit = |byte: Option<u8>| byte.and_then(|b| char::from(b).to_digit(16));
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (digit(rest.next()), digit(rest.next()));
            let (Some(high), Some(low)) = (high, low) else { return Err(BadSmtpUrl::Login) };
            bytes.push(u8::try_from(high * 16 + low).map_err(|_| BadSmtpUrl::Login)?);
        } else {
            bytes.push(byte);
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| BadSmtpUrl::Login)?;
    if text.chars().any(char::is_control) { Err(BadSmtpUrl::Login) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> SmtpUrl {
        text.parse().expect(text)
    }

    #[test]
    fn every_form_of_address_is_read() {
        let bare = read("smtp://mail.example");
        assert_eq!((bare.host.as_str(), bare.port), ("mail.example", 587));
        assert_eq!((bare.protection, bare.login), (Protection::Required, None));
        let implicit = read("smtps://mail.example");
        assert_eq!((implicit.port, implicit.protection), (465, Protection::Implicit));
        let local = read("smtp://127.0.0.1:1025?tls=none");
        assert_eq!((local.port, local.protection), (1025, Protection::None));
        let six = read("smtp://[::1]:25?tls=opportunistic");
        assert_eq!((six.host.as_str(), six.port), ("::1", 25));
        assert_eq!(six.protection, Protection::Opportunistic);
        let login =
            read("smtp://kompass%40mail.example:p%3A%40%C3%A4ss:x@mail.example:25?tls=required");
        let expected =
            Login { user: "kompass@mail.example".to_owned(), password: "p:@äss:x".to_owned() };
        assert_eq!(login.login, Some(expected));
    }

    #[test]
    fn what_would_be_silently_ignored_is_refused() {
        for (text, why) in [
            ("", BadSmtpUrl::Scheme),
            ("mail.example:25", BadSmtpUrl::Scheme),
            ("http://mail.example", BadSmtpUrl::Scheme),
            ("smtp://", BadSmtpUrl::Host),
            ("smtp://:25", BadSmtpUrl::Host),
            ("smtp://ma il.example", BadSmtpUrl::Host),
            ("smtp://mail.example\r\nX:25", BadSmtpUrl::Host),
            ("smtp://[mail]:25", BadSmtpUrl::Host),
            ("smtp://mail.example:", BadSmtpUrl::Port),
            ("smtp://mail.example:0", BadSmtpUrl::Port),
            ("smtp://mail.example:65536", BadSmtpUrl::Port),
            ("smtp://[::1]25", BadSmtpUrl::Port),
            ("smtp://mail.example/relay", BadSmtpUrl::Path),
            ("smtp://user@mail.example", BadSmtpUrl::Login),
            ("smtp://user:@mail.example", BadSmtpUrl::Login),
            ("smtp://user:%4@mail.example", BadSmtpUrl::Login),
            ("smtp://user:%0D%0A@mail.example", BadSmtpUrl::Login),
            ("smtp://u:p@mail.example?tls=none", BadSmtpUrl::Unprotected),
            ("smtp://u:p@mail.example?tls=opportunistic", BadSmtpUrl::Unprotected),
        ] {
            assert_eq!(text.parse::<SmtpUrl>(), Err(why), "{text:?}");
        }
        for query in ["tls=maybe", "tls=none&tls=required", "timeout=5", "", "TLS=none"] {
            let refused = BadSmtpUrl::Parameter(query.to_owned());
            assert_eq!(format!("smtp://mail.example?{query}").parse::<SmtpUrl>(), Err(refused));
        }
        assert!("smtps://mail.example?tls=none".parse::<SmtpUrl>().is_err());
    }

    #[test]
    fn a_password_is_never_printed() {
        let url = read("smtps://kompass:Geheim1@mail.example");
        assert!(!format!("{url:?}").contains("Geheim1"));
        for bad in ["smtp://u:Geheim1@mail.example:x", "smtp://u:Geheim1@ma il.example"] {
            let error = bad.parse::<SmtpUrl>().expect_err("bad");
            assert!(!format!("{error} {error:?}").contains("Geheim1"));
        }
    }
}
