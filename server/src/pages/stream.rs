//! Following something: the number of its changes as server-sent events.
//!
//! The number lies in the store and is asked for after every write of this process and twice a second, so that any number of
//! instances on one store tell of each other's changes without knowing each other. At every look the session and its rights are read anew: a stream ends within
//! a second after the right to read has. It never keeps a session alive.

use crate::request::{Answer, Failure, Req};
use crate::state::AppState;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use domain::actor::Actor;
use domain::catalogue::Catalogue;
use domain::key::AccountId;
use futures::stream;
use std::collections::HashMap;
use std::convert::Infallible;
use std::future::Future;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;
use store::StoreError;
use tokio::time::{Instant, sleep};

/// Between two looks at the number.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// Longest life of a stream; a browser comes back by itself.
const LONGEST: Duration = Duration::from_mins(10);
/// Streams of one person at a time.
const MOST_OF_ONE: usize = 6;
/// Streams of this process at a time.
const MOST: usize = 500;

static OPEN: LazyLock<Mutex<HashMap<AccountId, usize>>> = LazyLock::new(Mutex::default);

/// A place among the streams; it is free again when it is dropped.
struct Seat(AccountId);

impl Seat {
    fn take(account: &AccountId) -> Option<Self> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = open.values().sum();
        let own = open.get(account).copied().unwrap_or(0);
        if all >= MOST || own >= MOST_OF_ONE {
            return None;
        }
        open.insert(account.clone(), own + 1);
        Some(Self(account.clone()))
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = open.get_mut(&self.0) {
            *own -= 1;
            if *own == 0 {
                open.remove(&self.0);
            }
        }
    }
}

/// Wakes whoever follows something once a write was taken.
pub async fn wake(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let writes = request.method() != Method::GET && request.method() != Method::HEAD;
    let response = next.run(request).await;
    if writes && !response.status().is_client_error() {
        state.written.notify_waiters();
    }
    response
}

/// Something that can be followed.
pub(super) trait Followed: Send + Sync + 'static {
    /// True where a reader may know of it; `catalogue` is what the reader sees.
    fn may_read(&self, actor: &Actor, catalogue: &Catalogue) -> bool;

    /// How often it has changed.
    fn number(
        &self,
        state: &AppState,
        actor: &Actor,
    ) -> impl Future<Output = Result<i64, StoreError>> + Send;
}

/// A stream on its way.
struct Follower<F> {
    state: AppState,
    session: String,
    account: AccountId,
    followed: F,
    told: Option<i64>,
    until: Instant,
    ended: bool,
    _seat: Seat,
}

impl<F: Followed> Follower<F> {
    /// The reader, while the session lives and its account may read.
    async fn reader(&self) -> Option<Actor> {
        let (store, clock) = (&self.state.store, self.state.clock);
        let read = async {
            let catalogue = store.catalogue().await?;
            let account =
                store.peek_session(&self.session, &catalogue, clock.now(), clock.today()).await?;
            Ok::<(Arc<Catalogue>, _), StoreError>((catalogue, account))
        };
        let Ok((catalogue, Some(account))) = read.await else { return None };
        let same = account.id == self.account;
        let actor = Actor::Account(account);
        let seen = catalogue.seen_by(domain::policy::reach(&actor));
        (same && self.followed.may_read(&actor, &seen)).then_some(actor)
    }

    /// The next event; none once there is nothing more to tell.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        if self.ended {
            return None;
        }
        loop {
            // Listens from before the look, so that what is written meanwhile is not missed.
            let state = self.state.clone();
            let written = state.written.notified();
            if !self.state.is_ready() || Instant::now() >= self.until {
                return None;
            }
            let Some(actor) = self.reader().await else {
                self.ended = true;
                return Some((Ok(Event::default().event("ende").data("")), self));
            };
            // Where the store does not answer for a moment, the next look asks again.
            if let Ok(now) = self.followed.number(&self.state, &actor).await
                && self.told != Some(now)
            {
                self.told = Some(now);
                let event = Event::default().event("stand").data(now.to_string());
                return Some((Ok(event), self));
            }
            tokio::select! {
                () = sleep(LOOK_EVERY) => {}
                () = written => {}
            }
        }
    }
}

/// Answers with the stream of something that the reader may read.
///
/// # Errors
/// Not found where nobody is signed in.
pub(super) fn follow(req: &Req, followed: impl Followed) -> Answer {
    let account = req.ctx.account().ok_or(Failure::NotFound)?.id.clone();
    let session = req.session.clone().ok_or(Failure::NotFound)?;
    let Some(seat) = Seat::take(&account) else {
        let mut busy = StatusCode::SERVICE_UNAVAILABLE.into_response();
        busy.headers_mut().insert("retry-after", HeaderValue::from_static("30"));
        return Ok(busy);
    };
    let reader = Follower {
        state: req.state.clone(),
        session,
        account,
        followed,
        told: None,
        until: Instant::now() + LONGEST,
        ended: false,
        _seat: seat,
    };
    let events = Sse::new(stream::unfold(reader, Follower::next)).keep_alive(KeepAlive::default());
    let mut response = events.into_response();
    let headers = response.headers_mut();
    headers.insert("cache-control", HeaderValue::from_static("no-store"));
    // A proxy in front passes events on as they come.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}
