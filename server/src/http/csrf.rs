//! A write is taken only from the product's own pages.

use crate::request::{Failure, Req};
use crate::state::AppState;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses a request that changes something unless the browser says it comes from this origin.
///
/// `Sec-Fetch-Site` decides where the browser sends it; otherwise `Origin` has to be the product's own. A request with
/// neither is refused: every browser sends `Origin` with a form post.
pub async fn same_origin(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method() == Method::GET
        || request.method() == Method::HEAD
        || is_own(request.headers(), &state.config.origin)
    {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    match Req::from_request_parts(&mut parts, &state).await {
        Ok(req) => req.failed(Failure::ForeignOrigin).await,
        Err(response) => response.into_response(),
    }
}

fn is_own(headers: &HeaderMap, origin: &str) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match header("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => header("origin") == Some(origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: &'static str, value: &'static str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(name, value.parse().expect("a header value"));
        headers
    }

    #[test]
    fn only_the_own_origin_may_write() {
        let own = "https://kompass.example";
        assert!(is_own(&with("sec-fetch-site", "same-origin"), own));
        assert!(is_own(&with("origin", "https://kompass.example"), own));
        for site in ["cross-site", "same-site", "none", ""] {
            assert!(!is_own(&with("sec-fetch-site", site), own), "{site}");
        }
        for origin in ["https://kompass.example.evil", "http://kompass.example", "null"] {
            assert!(!is_own(&with("origin", origin), own), "{origin}");
        }
        assert!(!is_own(&HeaderMap::new(), own));
    }
}
