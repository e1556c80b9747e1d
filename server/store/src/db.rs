//! The connection, and the one way to read rows.

use crate::error::{StoreError, is_bystander};
use crate::memory::Memory;
use crate::schema;
use crate::url::DbUrl;
use domain::catalogue::Catalogue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::{Arc, RwLock};
use std::time::Duration;
use surrealdb::Surreal;
use surrealdb::engine::any::{Any, connect};
use surrealdb::opt::Config;
use surrealdb::opt::auth::Root;
use surrealdb::opt::capabilities::Capabilities;
use surrealdb::types::{Object, SerdeWrapper, SurrealValue, Variables};

const QUERY_LIMIT: Duration = Duration::from_secs(30);
const NAMESPACE: &str = "wirkungskompass";
const DATABASE: &str = "main";

/// An open store.
///
/// `Surreal` opens a new session with every clone, so the one handle is shared, never cloned.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    db: Surreal<Any>,
    memory: Memory,
    catalogue: RwLock<Arc<Catalogue>>,
    refresh: tokio::sync::Mutex<()>,
    mail_bell: tokio::sync::Notify,
}

impl Store {
    /// Opens the store and brings it to the current schema.
    ///
    /// # Errors
    /// When the directory is in use, the server does not answer, or the schema is newer than this program.
    pub async fn open(url: &DbUrl) -> Result<Self, StoreError> {
        let config =
            Config::new().query_timeout(QUERY_LIMIT).transaction_timeout(QUERY_LIMIT).capabilities(
                Capabilities::new()
                    .with_scripting(false)
                    .with_guest_access(false)
                    .with_all_net_targets_denied(),
            );
        let db = match url {
            DbUrl::Memory => connect(("mem://", config)).await?,
            DbUrl::RocksDb(path) => {
                let address = format!("rocksdb://{}?sync=every", path.display());
                let opened = connect((address, config)).await;
                opened.map_err(|error| StoreError::opening(error, path))?
            }
            DbUrl::Remote { endpoint, .. } => connect((endpoint.as_str(), config)).await?,
        };
        match url {
            DbUrl::Remote { user, password, namespace, database, .. } => {
                db.signin(Root { username: user.clone(), password: password.clone() }).await?;
                db.use_ns(namespace).use_db(database).await?;
            }
            DbUrl::Memory | DbUrl::RocksDb(_) => {
                db.use_ns(NAMESPACE).use_db(DATABASE).await?;
            }
        }
        let store = Self {
            inner: Arc::new(Inner {
                db,
                memory: Memory::new(!matches!(url, DbUrl::Remote { .. })),
                catalogue: RwLock::new(Arc::default()),
                refresh: tokio::sync::Mutex::new(()),
                mail_bell: tokio::sync::Notify::new(),
            }),
        };
        schema::apply(&store).await?;
        Ok(store)
    }

    /// The schema version of the store.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn schema_version(&self) -> Result<Option<i64>, StoreError> {
        schema::version(self).await
    }

    /// Proves that the store takes writes: writes one record and reads it back.
    ///
    /// # Errors
    /// When it does not.
    pub async fn check_health(&self, now: i64) -> Result<(), StoreError> {
        let seen: Vec<i64> =
            self.rows("UPSERT meta:health SET at = $now RETURN VALUE at", [("now", now)]).await?;
        if seen == [now] { Ok(()) } else { Err(StoreError::Busy) }
    }

    /// What was read since the last write.
    pub(crate) fn memory(&self) -> &Memory {
        &self.inner.memory
    }

    /// Rings when a mail was put into the outbox of this instance.
    pub(crate) fn mail_bell(&self) -> &tokio::sync::Notify {
        &self.inner.mail_bell
    }

    pub(crate) fn held(&self) -> Arc<Catalogue> {
        match self.inner.catalogue.read() {
            Ok(held) => held.clone(),
            Err(poisoned) => poisoned.into_inner().clone(),
        }
    }

    pub(crate) fn hold(&self, catalogue: Arc<Catalogue>) {
        match self.inner.catalogue.write() {
            Ok(mut held) => *held = catalogue,
            Err(poisoned) => *poisoned.into_inner() = catalogue,
        }
    }

    pub(crate) async fn refreshing(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.inner.refresh.lock().await
    }

    /// Runs a text as it is, behind the product's back: without permit, journal or version. For tests that damage a store
    /// to see it found; `.ci/guard.sh` refuses it anywhere else.
    ///
    /// # Errors
    /// What the store says.
    #[doc(hidden)]
    pub async fn tamper(&self, text: &str) -> Result<(), StoreError> {
        let result = self.run(text).await;
        self.memory().forget();
        result
    }

    /// Runs statements whose results nobody needs; the first error wins.
    pub(crate) async fn run(&self, statements: &str) -> Result<(), StoreError> {
        self.inner
            .db
            .query(statements)
            .await
            .and_then(surrealdb::IndexedResults::check)
            .map_err(StoreError::of)?;
        Ok(())
    }

    /// Reads the rows of one statement.
    pub(crate) async fn rows<T: Serialize + DeserializeOwned + 'static>(
        &self,
        statement: &str,
        binds: impl Binds,
    ) -> Result<Vec<T>, StoreError> {
        let mut response = self
            .inner
            .db
            .query(statement)
            .bind(binds.variables())
            .await
            .and_then(surrealdb::IndexedResults::check)
            .map_err(StoreError::of)?;
        let rows: Vec<SerdeWrapper<T>> =
            response.take(0).map_err(|e| StoreError::Data(format!("{statement}: {e}")))?;
        Ok(rows.into_iter().map(|SerdeWrapper(row)| row).collect())
    }

    /// Reads the bytes that a statement gives first, where it gives any.
    pub(crate) async fn bytes(
        &self,
        statement: &str,
        binds: impl Binds,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let mut response = self
            .inner
            .db
            .query(statement)
            .bind(binds.variables())
            .await
            .and_then(surrealdb::IndexedResults::check)
            .map_err(StoreError::of)?;
        let found: Vec<surrealdb::types::Bytes> =
            response.take(0).map_err(|e| StoreError::Data(format!("{statement}: {e}")))?;
        Ok(found.into_iter().next().map(|bytes| bytes.into_inner().to_vec()))
    }

    /// Runs a whole transaction once. The error that caused the failure wins over its bystanders.
    pub(crate) async fn attempt(&self, text: &str, binds: Object) -> Result<(), surrealdb::Error> {
        let mut response = self.inner.db.query(text).bind(Variables::from(binds)).await?;
        let mut errors: Vec<_> = response.take_errors().into_iter().collect();
        errors.sort_by_key(|(index, _)| *index);
        let mut errors: Vec<_> = errors.into_iter().map(|(_, error)| error).collect();
        match errors.iter().position(|error| !is_bystander(error)) {
            Some(cause) => Err(errors.swap_remove(cause)),
            None if errors.is_empty() => Ok(()),
            None => Err(errors.swap_remove(0)),
        }
    }
}

/// Parameters of a statement.
pub(crate) trait Binds {
    /// As the SDK takes them.
    fn variables(self) -> Variables;
}

impl Binds for () {
    fn variables(self) -> Variables {
        Variables::new()
    }
}

impl<const N: usize, T: SurrealValue> Binds for [(&'static str, T); N] {
    fn variables(self) -> Variables {
        let mut object = Object::new();
        for (name, value) in self {
            object.insert(name.to_owned(), value.into_value());
        }
        Variables::from(object)
    }
}

impl Binds for Object {
    fn variables(self) -> Variables {
        Variables::from(self)
    }
}
