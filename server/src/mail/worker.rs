//! The one task that empties the outbox.

use super::send::Mailer;
use crate::state::AppState;
use chrono::{DateTime, Utc};
use std::time::Duration;
use store::{Store, StoreError};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How often the outbox is looked at when nothing rings: for mails whose next try has come, and for those of other
/// instances.
const POLL: Duration = Duration::from_secs(20);

/// The running worker.
pub struct Worker {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Worker {
    /// Starts it where a mail server is configured. Otherwise mails stay in the outbox.
    pub fn start(state: &AppState) -> Option<Self> {
        let mailer = Mailer::new(&state.config)?;
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(work(state.clone(), mailer, stopped));
        Some(Self { stop, task })
    }

    /// Ends it. A mail that is being handed over may take until `limit`; after that it stays claimed, and is tried again
    /// with the same Message-ID.
    pub async fn stop(mut self, limit: Duration) {
        let _ = self.stop.send(true);
        if tokio::time::timeout(limit, &mut self.task).await.is_err() {
            tracing::warn!("a mail that was being sent was cut off after {limit:?}");
            self.task.abort();
            let _ = self.task.await;
        }
    }
}

async fn work(state: AppState, mailer: Mailer, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let now = || state.clock.now();
        if let Err(error) = send_due(&state.store, &mailer, now, &stopped).await {
            tracing::error!(%error, "the outbox cannot be worked on");
            state.note(&error);
        }
        tokio::select! {
            changed = stopped.changed() => if changed.is_err() { return },
            () = state.store.mail_queued() => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

/// Sends what is due, one mail after the other, until nothing is, or the mail server cannot be reached, or it is to stop.
///
/// # Errors
/// When the store does not answer.
pub async fn send_due(
    store: &Store,
    mailer: &Mailer,
    now: impl Fn() -> DateTime<Utc>,
    stopped: &watch::Receiver<bool>,
) -> Result<(), StoreError> {
    while !*stopped.borrow() {
        let Some(mail) = store.claim_mail(now()).await? else { return Ok(()) };
        match mailer.send(&mail).await {
            Ok(()) => store.mail_sent(&mail, now()).await?,
            Err(trouble) => {
                let (id, attempt, kind) = (mail.id.as_str(), mail.attempt, trouble.kind.code());
                tracing::warn!(id, attempt, kind, "a mail was not sent");
                store.mail_failed(&mail, &trouble, now()).await?;
                if trouble.concerns_all() {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}
