//! Documents with pages are set one after the other: each takes a core and some memory.

use crate::request::Failure;
use domain::actor::Actor;
use report::document::Unset;
use std::sync::Arc;
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// Most requests of those not signed in that are set or wait; further ones are asked to come back.
const PLACES: usize = 17;

/// Sets documents beside the requests that are answered meanwhile.
#[derive(Debug)]
pub struct Typesetter {
    /// The turn of those who are signed in: letters of a dispatch never wait behind what the public asks for.
    inside: Arc<Semaphore>,
    /// The turn of everyone else.
    outside: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Typesetter {
    fn default() -> Self {
        let of = |turns| Arc::new(Semaphore::new(turns));
        Self { inside: of(1), outside: of(1), places: of(PLACES) }
    }
}

/// A turn at the typesetter. Whoever goes away while waiting for one leaves the queue.
#[derive(Debug)]
pub struct Turn {
    _turn: OwnedSemaphorePermit,
    _place: Option<OwnedSemaphorePermit>,
}

impl Typesetter {
    /// Waits for a turn.
    ///
    /// # Errors
    /// [`Failure::Busy`] where too many who are not signed in wait already.
    pub async fn turn(&self, actor: &Actor) -> Result<Turn, Failure> {
        let lost = |error: AcquireError| Failure::Document(error.to_string());
        if actor.account().is_some() {
            let turn = self.inside.clone().acquire_owned().await.map_err(lost)?;
            return Ok(Turn { _turn: turn, _place: None });
        }
        let place = self.places.clone().try_acquire_owned().map_err(|_| Failure::Busy)?;
        let turn = self.outside.clone().acquire_owned().await.map_err(lost)?;
        Ok(Turn { _turn: turn, _place: Some(place) })
    }
}

impl Turn {
    /// Does the work. The turn lasts as long as the work, even where nobody waits for it any more.
    ///
    /// # Errors
    /// [`Failure::Document`] where the document cannot be made.
    pub async fn set<T: Send + 'static>(
        self,
        work: impl FnOnce() -> Result<T, Unset> + Send + 'static,
    ) -> Result<T, Failure> {
        let set = tokio::task::spawn_blocking(move || {
            let _turn = self;
            work()
        });
        set.await
            .map_err(|error| Failure::Document(error.to_string()))?
            .map_err(|error| Failure::Document(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::actor::{Account, Role};
    use domain::key::{AccountId, OrganisationCode};
    use std::time::Duration;

    fn office() -> Actor {
        Actor::Account(Account {
            id: AccountId::parse("gs").expect("a key"),
            name: "Kim Muster".to_owned(),
            email: "kim@gs.example".to_owned(),
            mandate: None,
            role: Role::Secretariat,
            organisation: OrganisationCode::parse("ORG01").expect("a key"),
            organisation_name: "Geschäftsstelle".to_owned(),
            has_vote: false,
        })
    }

    #[tokio::test]
    async fn the_public_waits_in_a_short_queue_and_the_office_beside_it() {
        let typesetter = Arc::new(Typesetter::default());
        let first = typesetter.turn(&Actor::Anonymous).await.expect("the first turn");
        let waiting: Vec<_> = (1..PLACES)
            .map(|_| {
                let typesetter = typesetter.clone();
                tokio::spawn(async move { typesetter.turn(&Actor::Anonymous).await.map(drop) })
            })
            .collect();
        while typesetter.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let refused = typesetter.turn(&Actor::Anonymous).await;
        assert!(matches!(refused, Err(Failure::Busy)), "{refused:?}");
        let soon = Duration::from_secs(5);
        let letter = tokio::time::timeout(soon, typesetter.turn(&office())).await;
        let letter = letter.expect("not behind the public").expect("a turn");
        assert_eq!(letter.set(|| Ok(7)).await.expect("set"), 7);
        drop(first);
        for turn in waiting {
            turn.await.expect("no panic").expect("each in its turn");
        }
        assert!(typesetter.turn(&Actor::Anonymous).await.is_ok(), "places are free again");
    }

    #[tokio::test]
    async fn whoever_goes_away_leaves_the_queue() {
        let typesetter = Typesetter::default();
        let first = typesetter.turn(&Actor::Anonymous).await.expect("the first turn");
        let anonymous = Actor::Anonymous;
        let gone = typesetter.turn(&anonymous);
        assert!(tokio::time::timeout(Duration::from_millis(10), gone).await.is_err());
        assert_eq!(typesetter.places.available_permits(), PLACES - 1);
        drop(first);
        assert_eq!(typesetter.places.available_permits(), PLACES);
    }
}
