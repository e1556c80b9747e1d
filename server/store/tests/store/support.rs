//! One case, two engines.

use domain::policy::{Permit, Protected, permit};
use std::future::Future;
use store::{DbUrl, Store};

/// Runs each named case with a fresh store: once in memory, once on RocksDB.
macro_rules! on_both_engines {
    ($($case:ident),* $(,)?) => {$(
        mod $case {
            #[test]
            fn memory() {
                crate::support::in_memory(super::$case);
            }

            #[test]
            fn rocksdb() {
                crate::support::on_rocksdb(super::$case);
            }
        }
    )*};
}
pub(crate) use on_both_engines;

/// Runs a future with stacks as large as the program's: the engine evaluates nested values on them.
pub(crate) fn run<F: Future<Output = ()> + Send + 'static>(future: F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .thread_stack_size(20 * 1024 * 1024)
        .build()
        .expect("a runtime");
    let done = runtime.block_on(async { tokio::spawn(future).await });
    if let Err(failed) = done {
        std::panic::resume_unwind(failed.into_panic());
    }
}

pub(crate) async fn open(url: &DbUrl) -> Store {
    Store::open(url).await.expect("the store opens")
}

pub(crate) fn in_memory<F: Future<Output = ()> + Send + 'static>(
    case: impl FnOnce(Store) -> F + Send + 'static,
) {
    run(async move { case(open(&DbUrl::Memory).await).await });
}

pub(crate) fn on_rocksdb<F: Future<Output = ()> + Send + 'static>(
    case: impl FnOnce(Store) -> F + Send + 'static,
) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = DbUrl::in_directory(folder.path());
    run(async move { case(open(&url).await).await });
}

/// A permit of the account that acts in a case.
pub(crate) fn allowed<A: Protected>(actor: &domain::actor::Actor, operation: A) -> Permit<A> {
    permit(actor, operation).expect("the policy allows it")
}

/// Rows of a table.
pub(crate) async fn rows_in(store: &Store, table: &str) -> i64 {
    let (counts, _) = store.verify().await.expect("the store answers");
    counts.iter().find(|(name, _)| *name == table).expect("a table").1
}

/// What `verify` finds, one line each.
pub(crate) async fn findings(store: &Store) -> Vec<String> {
    let (_, findings) = store.verify().await.expect("the store answers");
    findings.iter().map(ToString::to_string).collect()
}
