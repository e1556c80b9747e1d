//! Documents with pages are set one after the other: each takes a core and some memory.

use crate::request::Failure;
use report::document::Unset;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Sets documents beside the requests that are answered meanwhile.
#[derive(Debug)]
pub struct Typesetter(Arc<Semaphore>);

impl Default for Typesetter {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}

impl Typesetter {
    /// Does the work when its turn has come. Whoever goes away while waiting leaves the queue.
    ///
    /// # Errors
    /// [`Failure::Document`] where the document cannot be made.
    pub async fn set(
        &self,
        work: impl FnOnce() -> Result<Vec<u8>, Unset> + Send + 'static,
    ) -> Result<Vec<u8>, Failure> {
        let turn = self.0.clone().acquire_owned().await;
        let turn = turn.map_err(|error| Failure::Document(error.to_string()))?;
        // The turn lasts as long as the work, even where nobody waits for it any more.
        let set = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        set.await
            .map_err(|error| Failure::Document(error.to_string()))?
            .map_err(|error| Failure::Document(error.to_string()))
    }
}
