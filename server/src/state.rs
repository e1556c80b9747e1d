//! What all handlers share.

use crate::clock::Clock;
use crate::config::Config;
use crate::intake::Intake;
use crate::limit::Limits;
use crate::oidc::Provider;
use crate::pages::search::Indexes;
use crate::typesetter::Typesetter;
use app::ctx::Assets;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::Store;
use tokio::sync::{Notify, Semaphore};

/// Shared by all handlers; cloning it is cheap.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

/// The parts of the state.
pub struct Inner {
    /// The store.
    pub store: Store,
    /// The clock.
    pub clock: Clock,
    /// The environment.
    pub config: Config,
    /// Built assets.
    pub assets: Arc<Assets>,
    /// Password of the demonstration accounts; none outside a demonstration.
    pub demo_password: Option<String>,
    /// The `OpenID` provider that people may sign in with.
    pub(crate) provider: Option<Provider>,
    /// Password hashes computed at the same time: each takes 19 MiB and a core.
    pub hashing: Semaphore,
    /// Sets documents with pages.
    pub(crate) typesetter: Typesetter,
    /// Set while the product takes requests.
    ready: AtomicBool,
    /// Rung when the process has to end because the store refuses to work.
    pub failed: Notify,
    /// Rung after every write of this process: streams look at once.
    pub(crate) written: Notify,
    /// How often somebody may try.
    pub limits: Limits,
    /// Files of planners on their way to values.
    pub intake: Intake,
    /// What readers may search through.
    pub(crate) indexes: Indexes,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(
        store: Store,
        clock: Clock,
        config: Config,
        assets: Assets,
        demo_password: Option<String>,
    ) -> Self {
        let provider = config.oidc.clone().map(|oidc| Provider::new(oidc, &config.origin));
        Self(Arc::new(Inner {
            store,
            clock,
            config,
            assets: Arc::new(assets),
            demo_password,
            provider,
            hashing: Semaphore::new(2),
            typesetter: Typesetter::default(),
            ready: AtomicBool::new(true),
            failed: Notify::new(),
            written: Notify::new(),
            limits: Limits::default(),
            intake: Intake::default(),
            indexes: Indexes::default(),
        }))
    }

    /// True while the product takes requests.
    pub fn is_ready(&self) -> bool {
        self.ready.load(Ordering::Acquire)
    }

    /// Says that no more requests are wanted.
    pub fn drain(&self) {
        self.ready.store(false, Ordering::Release);
    }

    /// Notes what went wrong with the store. After an error of its engine the process ends, to be started again.
    pub fn note(&self, error: &store::StoreError) {
        if error.is_fatal() {
            tracing::error!(%error, "the store refuses to work; ending so that it is opened anew");
            self.drain();
            self.failed.notify_waiters();
        }
    }
}

impl std::ops::Deref for AppState {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
