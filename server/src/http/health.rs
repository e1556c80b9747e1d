//! Whether the process lives, and whether it can take requests.

use crate::state::AppState;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use std::time::Duration;

/// The process answers, whatever the store does.
pub async fn live(_: State<AppState>) -> Response<Body> {
    "ok\n".into_response()
}

/// The store takes a write and gives it back within a second, and the process is not on its way out.
pub async fn ready(State(state): State<AppState>) -> Response<Body> {
    let write = state.store.check_health(state.clock.now().timestamp_millis());
    let answered = tokio::time::timeout(Duration::from_secs(1), write).await;
    if let Ok(Err(error)) = &answered {
        state.note(error);
    }
    if matches!(answered, Ok(Ok(()))) && state.is_ready() {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
    }
}
