//! Starting and stopping.

use crate::audit;
use crate::clock::{self, Clock};
use crate::config::Config;
use crate::dataset::{self, Demo};
use crate::http::{csrf, headers, language, session};
use crate::mail::worker::Worker;
use crate::pages::stream;
use crate::request::{Failure, Req};
use crate::routes;
use crate::state::AppState;
use app::ctx::Assets;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::http::header::{CACHE_CONTROL, ETAG};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::middleware::{self, Next};
use axum::response::IntoResponse;
use serde::Deserialize;
use std::future::IntoFuture;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;
use store::Store;
use tower::ServiceExt;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate as _};
use tower_http::services::ServeDir;

/// Largest request body: forms only.
const MAX_BODY: usize = 1024 * 1024;
/// Longest time a request may take.
const MAX_TIME: Duration = Duration::from_secs(30);
/// Longest time a file may take to arrive: 100 MB at 4 Mbit/s.
const MAX_UPLOAD: Duration = Duration::from_secs(200);
/// Longest time running requests get after the signal to stop.
const DRAIN: Duration = Duration::from_secs(20);

/// Why the server does not run.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The built site cannot be read.
    #[error("{path}: {reason}; run `make build`, or name the folder in KOMPASS_SITE")]
    Site {
        /// The file.
        path: String,
        /// Why.
        reason: String,
    },
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The demonstration data set cannot be loaded.
    #[error(transparent)]
    Dataset(#[from] dataset::LoadError),
    /// The address cannot be listened on.
    #[error("KOMPASS_LISTEN: {0}")]
    Listen(std::io::Error),
    /// The store stopped working while the server ran.
    #[error("the store refuses to work; start again once the cause in the log is mended")]
    StoreFailed,
}

/// The whole service: routes, files, and what stands around them.
pub fn app(
    state: AppState,
) -> impl Clone
+ tower::Service<
    Request,
    Response = Response<Body>,
    Error = std::convert::Infallible,
    Future: Send,
> {
    let https = state.config.is_https();
    let pkg = ServeDir::new(state.config.site.join("pkg"))
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    let files = ServeDir::new(&state.config.site)
        .precompressed_br()
        .precompressed_gzip()
        .append_index_html_on_directories(false);
    let router = routes::router()
        .nest_service(
            "/pkg",
            tower::ServiceBuilder::new()
                .layer(middleware::from_fn(cache_for_ever))
                .layer(middleware::from_fn(nameable))
                .service(pkg),
        )
        .fallback_service(
            tower::ServiceBuilder::new()
                .layer(middleware::from_fn_with_state(state.clone(), not_found_as_page))
                .layer(middleware::from_fn(nameable))
                .service(files),
        )
        .layer(middleware::from_fn_with_state(state.clone(), readable))
        .layer(middleware::from_fn_with_state(state.clone(), stream::wake))
        .layer(middleware::from_fn_with_state(state.clone(), csrf::same_origin))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn(in_time))
        .layer(CatchPanicLayer::custom(panicked))
        // Quality 1 leaves a page at 7 to 9 kB and takes a quarter of the time off a request; files come compressed already.
        .layer(
            CompressionLayer::new()
                .quality(tower_http::CompressionLevel::Precise(1))
                .compress_when(DefaultPredicate::new().and(untagged)),
        )
        .layer(middleware::from_fn_with_state(https, headers::fill))
        .with_state(state);
    router.map_request(language::split)
}

/// A strong tag stands for the bytes as they are: what carries one goes out uncompressed.
fn untagged(
    _: StatusCode,
    _: axum::http::Version,
    headers: &axum::http::HeaderMap,
    _: &axum::http::Extensions,
) -> bool {
    !headers.contains_key(ETAG)
}

/// Files under `/pkg` carry a hash of their content in the name.
async fn cache_for_ever(request: Request, next: Next) -> Response<Body> {
    let mut response = next.run(request).await;
    if response.status().is_success() {
        let value = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(CACHE_CONTROL, value);
    }
    response
}

/// Longest path of a file. The file system refuses longer names with an error of its own, which is none of the service.
const MAX_FILE_PATH: usize = 255;

/// No file has a name beyond [`MAX_FILE_PATH`].
async fn nameable(request: Request, next: Next) -> Response<Body> {
    if request.uri().path().len() > MAX_FILE_PATH {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

/// A path that is neither route nor file gets the product's own page.
async fn not_found_as_page(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let copy = Request::from_parts(parts.clone(), body);
    let response = next.run(copy).await;
    if response.status() != StatusCode::NOT_FOUND
        && response.status() != StatusCode::METHOD_NOT_ALLOWED
    {
        return response;
    }
    match Req::from_request_parts(&mut parts, &state).await {
        Ok(req) => req.failed(Failure::NotFound).await,
        Err(response) => response,
    }
}

/// What the router itself refuses, such as a wrong method, gets the product's own page too.
async fn readable(State(state): State<AppState>, request: Request, next: Next) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let copy = Request::from_parts(parts.clone(), body);
    let response = next.run(copy).await;
    if response.status() != StatusCode::METHOD_NOT_ALLOWED {
        return response;
    }
    match Req::from_request_parts(&mut parts, &state).await {
        Ok(req) => req.failed(Failure::WrongMethod).await,
        Err(response) => response,
    }
}

async fn in_time(request: Request, next: Next) -> Response<Body> {
    let is_file = request.method() == axum::http::Method::POST && request.uri().path() == "/import";
    let limit = if is_file { MAX_UPLOAD } else { MAX_TIME };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Zeitüberschreitung. Bitte versuchen Sie es erneut.\n",
        )
            .into_response(),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands over what was thrown")]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response<Body> {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("unknown");
    tracing::error!(panic = text, "a request panicked");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "Ein Fehler ist aufgetreten. Bitte laden Sie die Seite neu.\n",
    )
        .into_response()
}

#[derive(Deserialize)]
struct Manifest {
    js: String,
    css: String,
}

fn assets(site: &Path) -> Result<Assets, ServeError> {
    let path = site.join("pkg/manifest.json");
    let bad = |reason: String| ServeError::Site { path: path.display().to_string(), reason };
    let text = std::fs::read_to_string(&path).map_err(|e| bad(e.to_string()))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|e| bad(e.to_string()))?;
    let wasm_stem = manifest.js.trim_end_matches(".js").to_owned();
    Ok(Assets { css: manifest.css, wasm_stem })
}

/// Opens the store, loads the demonstration data set where asked for and needed, and puts the state together.
///
/// # Errors
/// Whatever keeps the server from running.
pub async fn prepare(config: Config, demo: bool) -> Result<AppState, ServeError> {
    clock::set_zone(config.time_zone);
    // The renderer runs on the server's own runtime. A second call in the same process, as in tests, changes nothing.
    let _ = any_spawner::Executor::init_tokio();
    let assets = assets(&config.site)?;
    let clock = match config.demo_date.filter(|_| demo) {
        Some(day) => Clock::starting_on(day),
        None => Clock::real(),
    };
    let store = Store::open(&config.db_url).await?;
    let mut demo_password = None;
    if demo {
        let password = config.demo_password.clone().unwrap_or_else(|| {
            let random = dataset::random_password();
            println!("Password of the demonstration accounts: {random}");
            random
        });
        if store.is_empty().await? {
            load_demo(&store, clock, &password).await?;
        } else {
            let hash = dataset::hash_password(&password)?;
            store.set_demo_password(&hash).await?;
        }
        demo_password = Some(password);
    }
    let again = store.apply_erasures(clock.now()).await?;
    if again > 0 {
        tracing::warn!(persons = again, "erasures were applied again: an older state was restored");
    }
    let half = store.tidy_imports().await?;
    if half > 0 {
        tracing::warn!(
            imports = half,
            "values of files that were not written to their end were removed"
        );
    }
    store.catalogue().await?;
    Ok(AppState::new(store, clock, config, assets, demo_password))
}

/// The link to make the first account with, while nobody has one; an earlier one counts no more. A demonstration has
/// accounts of its own.
///
/// # Errors
/// When the store does not answer.
pub async fn setup_link(state: &AppState) -> Result<Option<String>, store::StoreError> {
    if state.demo_password.is_some() || !state.store.has_no_account().await? {
        return Ok(None);
    }
    let (token, digest) = session::token();
    state.store.offer_setup(&digest, state.clock.now()).await?;
    Ok(Some(format!("{}/einrichtung/{token}", state.config.origin)))
}

/// Loads the demonstration data set and says what it loaded.
///
/// # Errors
/// A row at fault, or a store that does not take it; then nothing was written.
pub async fn load_demo(store: &Store, clock: Clock, password: &str) -> Result<(), ServeError> {
    let dataset = dataset::read(&Demo, clock.today(), password)?;
    let say = |kind: &str, count: usize| println!("  {count:>5} {kind}");
    println!("Loading the demonstration data set:");
    store.load(dataset, "demo", clock.today(), clock.now(), say).await?;
    Ok(())
}

/// Runs until SIGTERM or Ctrl-C, then lets running requests finish.
///
/// # Errors
/// Whatever keeps the server from running, and a store that stops working.
pub async fn serve(config: Config, demo: bool) -> Result<(), ServeError> {
    let listen = config.listen;
    let origin = config.origin.clone();
    let state = prepare(config, demo).await?;
    let listener = tokio::net::TcpListener::bind(listen).await.map_err(ServeError::Listen)?;
    println!("Wirkungskompass is ready: {origin}");
    if let Some(link) = setup_link(&state).await? {
        println!("Nobody has an account yet. Make the first one within 24 hours: {link}");
    }
    let make = axum::ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(app(
        state.clone(),
    ));
    let beside = audit::start(state.clone());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let server = axum::serve(listener, make)
        .with_graceful_shutdown(async {
            let _ = stopped.await;
        })
        .into_future();
    let server = tokio::spawn(server);
    let mails = Worker::start(&state);
    let failed = tokio::select! {
        () = signal() => false,
        () = state.failed.notified() => true,
    };
    state.drain();
    let _ = stop.send(());
    let mails = async {
        if let Some(mails) = mails {
            mails.stop(DRAIN).await;
        }
    };
    let (requests, ()) = tokio::join!(tokio::time::timeout(DRAIN, server), mails);
    if requests.is_err() {
        tracing::warn!("requests still running after {DRAIN:?} were cut off");
    }
    beside.stop().await;
    if failed { Err(ServeError::StoreFailed) } else { Ok(()) }
}

async fn signal() {
    let mut terminate =
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(terminate) => terminate,
            Err(error) => {
                tracing::error!(%error, "SIGTERM cannot be heard");
                return;
            }
        };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
