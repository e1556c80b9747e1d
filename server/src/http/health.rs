//! Whether the process lives, and whether it can take requests.

use crate::request::{Answer, Req};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use std::time::Duration;

/// The process answers.
pub async fn live(_req: Req, (): ()) -> Answer {
    Ok("ok\n".into_response())
}

/// The store takes a write and gives it back within a second, and the process is not on its way out.
pub async fn ready(req: Req, (): ()) -> Answer {
    let write = req.state.store.check_health(req.state.clock.now().timestamp_millis());
    let answered = tokio::time::timeout(Duration::from_secs(1), write).await;
    if let Ok(Err(error)) = &answered {
        req.state.note(error);
    }
    let healthy = matches!(answered, Ok(Ok(()))) && req.state.is_ready();
    Ok(if healthy {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
    })
}
