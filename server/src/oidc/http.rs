//! Requests to the provider: to hosts it names and no others, without redirects, with a bound on time and size.

use super::Refusal;
use crate::config::is_loopback;
use openidconnect::url::{Origin, Url};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::pin::Pin;
use std::time::Duration;

/// Longest time an answer may take, from name look-up to its last byte.
const MAX_TIME: Duration = Duration::from_secs(10);
/// Largest answer read, in bytes.
const MAX_ANSWER: usize = 1024 * 1024;

/// Why a request to the provider brought nothing.
#[derive(Debug, thiserror::Error)]
pub enum HttpError {
    /// Its address is none of the provider's.
    #[error("an address that is none of the provider's: {0}")]
    ForeignHost(String),
    /// The connection.
    #[error("{0}")]
    Connection(#[from] reqwest::Error),
    /// The answer is larger than [`MAX_ANSWER`].
    #[error("an answer of more than {MAX_ANSWER} bytes")]
    TooLarge,
    /// What came cannot be put together.
    #[error("{0}")]
    Malformed(#[from] http::Error),
}

/// A client for one provider.
#[derive(Debug, Clone)]
pub struct Client {
    inner: reqwest::Client,
    origins: HashSet<Origin>,
    plain: bool,
}

impl<'c> AsyncHttpClient<'c> for Client {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

impl Client {
    /// A client that may ask the issuer's own host.
    pub fn new(issuer: &Url) -> Result<Self, Refusal> {
        let plain = issuer.scheme() == "http";
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(MAX_TIME)
            .https_only(!plain);
        if plain {
            // On this machine no proxy lies between.
            builder = builder.no_proxy();
        }
        let inner = builder.build().map_err(|e| Refusal::Unreachable(e.to_string()))?;
        Ok(Self { inner, origins: HashSet::from([issuer.origin()]), plain })
    }

    /// Lets it ask a host that the provider names, where that is as safe as the issuer's own.
    pub fn allow(&mut self, url: &Url) -> Result<(), Refusal> {
        if self.is_safe(url) {
            self.origins.insert(url.origin());
            Ok(())
        } else {
            Err(Refusal::Unreachable(format!("the provider names an unsafe address: {url}")))
        }
    }

    /// True for TLS, and on this machine where the issuer itself is on it.
    pub fn is_safe(&self, url: &Url) -> bool {
        match url.scheme() {
            "https" => true,
            "http" => self.plain && is_loopback(url),
            _ => false,
        }
    }

    /// Sends one request.
    pub async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let request = reqwest::Request::try_from(request)?;
        if !self.origins.contains(&request.url().origin()) {
            return Err(HttpError::ForeignHost(request.url().to_string()));
        }
        let mut answer = self.inner.execute(request).await?;
        let mut parts = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            parts = parts.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > MAX_ANSWER {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(parts.body(body)?)
    }

    /// Reads a document.
    pub async fn document<T: DeserializeOwned>(&self, url: &Url) -> Result<T, Refusal> {
        let bad = |reason: String| Refusal::Unreachable(format!("{url}: {reason}"));
        let request = http::Request::get(url.as_str())
            .header(http::header::ACCEPT, "application/json")
            .body(Vec::new())
            .map_err(|e| bad(e.to_string()))?;
        let answer = self.send(request).await.map_err(|e| bad(e.to_string()))?;
        if answer.status() != http::StatusCode::OK {
            return Err(bad(format!("status {}", answer.status())));
        }
        serde_json::from_slice(answer.body()).map_err(|e| bad(e.to_string()))
    }
}
