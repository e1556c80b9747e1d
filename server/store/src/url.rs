//! Where the data lies: one address decides, and nothing in it is silently ignored.

use std::path::{Path, PathBuf};
use std::str::FromStr;

/// A checked store address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DbUrl {
    /// In memory, gone when the process ends. For tests.
    Memory,
    /// RocksDB in a directory of this machine.
    RocksDb(PathBuf),
    /// A SurrealDB server.
    Remote {
        /// Address without credentials and path, such as `wss://db.example:8000`.
        endpoint: String,
        /// User name.
        user: String,
        /// Password.
        password: String,
        /// Namespace.
        namespace: String,
        /// Database.
        database: String,
    },
}

/// Why a store address was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadUrl {
    /// Not one of the schemes the product knows.
    #[error(
        "expected memory, rocksdb://PATH, ws://USER:PASSWORD@HOST:PORT/NAMESPACE/DATABASE or wss://…"
    )]
    Scheme,
    /// A parameter the product does not know, or a value it does not allow.
    #[error("parameter {0:?} is not allowed; only sync=every is")]
    Parameter(String),
    /// A part is missing.
    #[error("{0} is missing")]
    Missing(&'static str),
}

impl DbUrl {
    /// The default: RocksDB in the `db` folder of the data directory.
    pub fn in_directory(data: &Path) -> Self {
        Self::RocksDb(data.join("db"))
    }
}

impl FromStr for DbUrl {
    type Err = BadUrl;

    fn from_str(text: &str) -> Result<Self, BadUrl> {
        if text == "memory" {
            return Ok(Self::Memory);
        }
        if let Some(rest) = text.strip_prefix("rocksdb://") {
            let (path, query) = rest.split_once('?').unwrap_or((rest, "sync=every"));
            if path.is_empty() {
                return Err(BadUrl::Missing("the path"));
            }
            return match query.split('&').find(|p| *p != "sync=every") {
                None => Ok(Self::RocksDb(path.into())),
                Some(other) => Err(BadUrl::Parameter(other.to_owned())),
            };
        }
        let (scheme, rest) = text.split_once("://").ok_or(BadUrl::Scheme)?;
        if !matches!(scheme, "ws" | "wss") {
            return Err(BadUrl::Scheme);
        }
        if let Some((_, query)) = rest.split_once('?') {
            return Err(BadUrl::Parameter(query.to_owned()));
        }
        let (credentials, rest) = rest.rsplit_once('@').ok_or(BadUrl::Missing("USER:PASSWORD@"))?;
        let (user, password) =
            credentials.split_once(':').ok_or(BadUrl::Missing("the password"))?;
        let mut parts = rest.splitn(3, '/');
        let mut part = |name| parts.next().filter(|p| !p.is_empty()).ok_or(BadUrl::Missing(name));
        Ok(Self::Remote {
            endpoint: format!("{scheme}://{}", part("the host")?),
            user: user.to_owned(),
            password: password.to_owned(),
            namespace: part("the namespace")?.to_owned(),
            database: part("the database")?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_kinds_of_address_are_read() {
        assert_eq!("memory".parse(), Ok(DbUrl::Memory));
        assert_eq!("rocksdb:///var/db?sync=every".parse(), Ok(DbUrl::RocksDb("/var/db".into())));
        assert_eq!("rocksdb://data/db".parse(), Ok(DbUrl::RocksDb("data/db".into())));
        let remote: DbUrl = "wss://u:p@db.example:8000/council/main".parse().expect("complete");
        assert!(matches!(remote, DbUrl::Remote { endpoint, database, .. }
            if endpoint == "wss://db.example:8000" && database == "main"));
    }

    #[test]
    fn what_would_be_silently_ignored_is_refused() {
        for text in [
            "",
            "mem://",
            "file://x",
            "surrealkv://x",
            "rocksdb://",
            "rocksdb://x?sync=always",
            "rocksdb://x?sync=every&versioned=true",
            "ws://db:8000/a/b",
            "ws://u:p@db:8000/a",
            "wss://u@db:8000/a/b",
            "ws://u:p@db:8000/a/b?x=1",
        ] {
            assert!(text.parse::<DbUrl>().is_err(), "{text}");
        }
    }
}
