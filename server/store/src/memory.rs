//! What was read since the last write.
//!
//! An embedded store belongs to one process alone: what that process has read stays true until it writes. A point read
//! takes 60 µs and an index scan 400 µs, and a council reads a thousand times for each time it writes, so answers are kept
//! until the next write and dropped all at once then. On a remote store other instances write too: nothing is kept.

use crate::error::StoreError;
use std::any::Any;
use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Answers kept at most; a crawler that visits every page does not fill the machine.
const MOST: usize = 2_000;

type Answer = Arc<dyn Any + Send + Sync>;

/// Answers by question, true since the last write.
pub(crate) struct Memory {
    alone: bool,
    writes: AtomicU64,
    kept: Mutex<(u64, HashMap<String, Answer>)>,
}

impl Memory {
    /// An empty memory; `alone` says that no other process can write to the store.
    pub(crate) fn new(alone: bool) -> Self {
        Self { alone, writes: AtomicU64::new(0), kept: Mutex::default() }
    }

    /// True where no other process can write to the store.
    pub(crate) fn is_alone(&self) -> bool {
        self.alone
    }

    /// Forgets everything. Called before and after each write: an answer read while the write was under way may be the
    /// old one, and is dropped with the second call.
    pub(crate) fn forget(&self) {
        self.writes.fetch_add(1, Ordering::SeqCst);
    }

    /// The answer to a question: from memory, or by reading it now.
    pub(crate) async fn recall<T: Clone + Send + Sync + 'static>(
        &self,
        question: impl FnOnce() -> String,
        read: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        if !self.alone {
            return read.await;
        }
        let question = question();
        let writes = self.writes.load(Ordering::SeqCst);
        if let Some(known) = self.known(&question, writes) {
            return Ok(known);
        }
        let answer = read.await?;
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if self.writes.load(Ordering::SeqCst) == writes {
            if kept.0 != writes || kept.1.len() >= MOST {
                *kept = (writes, HashMap::new());
            }
            kept.1.insert(question, Arc::new(answer.clone()));
        }
        Ok(answer)
    }

    fn known<T: Clone + 'static>(&self, question: &str, writes: u64) -> Option<T> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let answer = kept.1.get(question).filter(|_| kept.0 == writes)?;
        answer.downcast_ref::<T>().cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn ask(memory: &Memory, now: i64) -> i64 {
        memory.recall(|| "x".to_owned(), async { Ok(now) }).await.expect("read")
    }

    #[tokio::test]
    async fn an_answer_is_kept_until_the_next_write() {
        let memory = Memory::new(true);
        assert_eq!(ask(&memory, 1).await, 1);
        assert_eq!(ask(&memory, 2).await, 1);
        memory.forget();
        assert_eq!(ask(&memory, 3).await, 3);
    }

    #[tokio::test]
    async fn an_answer_read_during_a_write_is_not_kept() {
        let memory = Memory::new(true);
        let slow = memory.recall(|| "x".to_owned(), async {
            memory.forget();
            Ok(1_i64)
        });
        assert_eq!(slow.await.expect("read"), 1);
        assert_eq!(ask(&memory, 2).await, 2);
    }

    #[tokio::test]
    async fn nothing_is_kept_where_others_write_too() {
        let memory = Memory::new(false);
        assert_eq!(ask(&memory, 1).await, 1);
        assert_eq!(ask(&memory, 2).await, 2);
    }
}
