//! For tests that need statements of their own: a store on each engine, and journal rows.

use crate::db::Store;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use crate::url::DbUrl;
use chrono::{DateTime, TimeDelta, Utc};
use domain::actor::{Account, Actor, Role};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{AccountId, OrganisationCode};
use std::future::Future;

pub(crate) fn now() -> DateTime<Utc> {
    "2026-03-02T10:00:00Z".parse().expect("a moment")
}

pub(crate) fn later(seconds: i64) -> DateTime<Utc> {
    now() + TimeDelta::seconds(seconds)
}

/// Runs a future with stacks as large as the program's: the engine evaluates nested values on them.
fn run<F: Future<Output = ()> + Send + 'static>(future: F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .thread_stack_size(20 * 1024 * 1024)
        .build()
        .expect("a runtime");
    if let Err(failed) = runtime.block_on(async { tokio::spawn(future).await }) {
        std::panic::resume_unwind(failed.into_panic());
    }
}

/// Runs a case in memory, then on RocksDB.
pub(crate) fn on_both_engines<F: Future<Output = ()> + Send + 'static>(
    case: impl Fn(Store) -> F + Send + Sync + 'static,
) {
    let folder = tempfile::tempdir().expect("a folder");
    let urls = [DbUrl::Memory, DbUrl::in_directory(folder.path())];
    run(async move {
        for url in urls {
            case(Store::open(&url).await.expect("a store")).await;
        }
    });
}

pub(crate) fn account(id: &str, role: Role) -> Account {
    Account {
        id: AccountId::parse(id).expect("a key"),
        name: format!("Frau {id}"),
        email: format!("{id}@beispiel.example"),
        mandate: None,
        role,
        organisation: OrganisationCode::parse("ORG01").expect("a code"),
        organisation_name: "Kammer".to_owned(),
        has_vote: true,
    }
}

pub(crate) fn actor(id: &str, role: Role) -> Actor {
    Actor::Account(account(id, role))
}

/// Writes a journal row as the product does.
pub(crate) async fn write(
    store: &Store,
    by: &Account,
    at: DateTime<Utc>,
    act: Act,
    subject: SubjectKind,
    key: &str,
    title: &str,
) {
    let change = Change::between("name", "alt", "neu");
    let row = JournalRow::by(by, at, act, subject, key, title).changes([change]).reason("darum");
    Transaction::new().commit(store, row).await.expect("written");
}
