//! What a handler is given, and how it answers.

use crate::api;
use crate::clock;
use crate::http::session;
use crate::oparl;
use crate::state::AppState;
use crate::typesetter::Turn;
use app::ctx::{Ctx, Theme};
use app::pages::Page;
use app::pages::error::{self, ErrorKind};
use axum::body::Body;
use axum::extract::FromRequestParts;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Request, Response, StatusCode};
use axum::response::IntoResponse;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::catalogue::Catalogue;
use domain::face::Section;
use domain::number::Language;
use domain::policy::{Denied, keeps_back, may_open, reach};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use report::document::Unset;
use std::sync::Arc;
use store::{Blind, PositionReader, StoreError};

/// The language a request asks for by its path, noted before routing.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// `/en/…` asks for English.
    pub language: Language,
}

/// A request as handlers see it.
#[derive(Clone)]
pub struct Req {
    /// Shared state.
    pub state: AppState,
    /// What pages need to know.
    pub ctx: Ctx,
    /// The catalogue as of this request, without what this reader may not see.
    pub catalogue: Arc<Catalogue>,
    /// Digest of the session token, where there is a live session.
    pub session: Option<String>,
}

/// Why a handler does not answer with its page. Every way out has a page with a way on.
#[derive(Debug)]
pub enum Failure {
    /// It does not exist, or the reader may not know that it does.
    NotFound,
    /// The address knows no such method.
    WrongMethod,
    /// The policy says no.
    Denied(Denied),
    /// Somebody was faster, and there is nothing to compare.
    Conflict,
    /// The store.
    Store(StoreError),
    /// What was sent cannot be read as what it should be.
    BadRequest,
    /// A form of another site tried to write here.
    ForeignOrigin,
    /// More was sent than any form needs.
    TooLarge,
    /// A document could not be made; the reason is for the log.
    Document(String),
    /// Too many wait for documents already.
    Busy,
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::ChangedMeanwhile | StoreError::PollClosed => Self::Conflict,
            StoreError::RoundClosed => Self::Denied(Denied::RoundClosed),
            StoreError::LastAdmin => Self::Denied(Denied::LastAdmin),
            other => Self::Store(other),
        }
    }
}

/// What handlers return.
pub type Answer = Result<Response<Body>, Failure>;

impl FromRequestParts<AppState> for Req {
    type Rejection = Response<Body>;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let language = parts.extensions.get::<Asked>().map_or(Language::De, |asked| asked.language);
        let anonymous = |catalogue: Arc<Catalogue>, actor: Actor, session: Option<String>| Self {
            state: state.clone(),
            ctx: Ctx {
                language,
                path: parts.uri.path().to_owned(),
                query: parts.uri.query().unwrap_or_default().to_owned(),
                sections: Section::ALL
                    .iter()
                    .copied()
                    .filter(|section| may_open(&actor, *section, &catalogue.face))
                    .collect(),
                actor,
                today: state.clock.today(),
                clock: clock::local,
                theme: session::cookie(&parts.headers, "ansicht")
                    .map_or(Theme::System, Theme::from_code),
                demo: state.demo_password.is_some(),
                assets: state.assets.clone(),
            },
            catalogue,
            session,
        };
        let read = async {
            let catalogue = state.store.catalogue().await?;
            let key = session::key(&parts.headers, &state.config);
            let account = match &key {
                Some(key) => {
                    let (now, today) = (state.clock.now(), state.clock.today());
                    state.store.session(key, &catalogue, now, today).await?
                }
                None => None,
            };
            Ok::<_, StoreError>((catalogue, account, key))
        };
        match read.await {
            Ok((catalogue, account, key)) => {
                let key = key.filter(|_| account.is_some());
                let actor = account.map_or(Actor::Anonymous, Actor::Account);
                let catalogue = catalogue.seen_by(reach(&actor));
                Ok(anonymous(catalogue, actor, key))
            }
            Err(error) => {
                let req = anonymous(Arc::default(), Actor::Anonymous, None);
                Err(req.failed(Failure::Store(error)).await)
            }
        }
    }
}

impl Req {
    /// The same request with what was written since.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn newest(&self) -> Result<Self, StoreError> {
        let catalogue = self.state.store.catalogue().await?.seen_by(reach(&self.ctx.actor));
        Ok(Self { catalogue, ..self.clone() })
    }

    /// Who asks for positions, and when.
    pub fn position_reader(&self) -> PositionReader<'_> {
        PositionReader { actor: &self.ctx.actor, face: &self.catalogue.face, today: self.ctx.today }
    }

    /// The rows of the journal about positions that this reader does not get.
    pub fn blind(&self) -> Blind {
        blind(&self.catalogue, &self.ctx.actor, self.ctx.today)
    }

    /// The measures this reader may not know of.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn hidden_measures(&self) -> Result<Vec<String>, StoreError> {
        let all = self.state.store.catalogue().await?;
        // Both are in the order of their keys, and there may be thousands of them.
        let mut seen = self.catalogue.measures.keys().peekable();
        let hidden = all.measures.keys().filter(|slug| {
            while seen.next_if(|known| known < slug).is_some() {}
            seen.next_if_eq(slug).is_none()
        });
        Ok(hidden.map(ToString::to_string).collect())
    }

    /// Waits for a turn to set a document.
    ///
    /// # Errors
    /// [`Failure::Busy`] where too many who are not signed in wait already.
    pub async fn turn(&self) -> Result<Turn, Failure> {
        self.state.typesetter.turn(&self.ctx.actor).await
    }

    /// Sets a document when its turn has come.
    ///
    /// # Errors
    /// [`Failure::Busy`] as above, [`Failure::Document`] where it cannot be made.
    pub async fn typeset<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Unset> + Send + 'static,
    ) -> Result<T, Failure> {
        self.turn().await?.set(work).await
    }

    /// Renders a page. The closure gets everything by reference and is a pure function of it.
    pub async fn page(
        &self,
        status: StatusCode,
        build: impl Fn(&Ctx, &Catalogue) -> Page + Clone + Send + Sync + 'static,
    ) -> Response<Body> {
        let (ctx, catalogue) = (Arc::new(self.ctx.clone()), self.catalogue.clone());
        let document = move || {
            allow_own_scripts();
            view! {
                <!DOCTYPE html>
                {app::shell::document(&ctx, build(&ctx, &catalogue))}
            }
        };
        let render = leptos_axum::render_app_async_with_context(|| {}, document);
        let mut response = render(Request::new(Body::empty())).await;
        *response.status_mut() = status;
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }

    /// The page of a failure; a program gets a problem instead.
    pub async fn failed(&self, failure: Failure) -> Response<Body> {
        let (status, kind) = match failure {
            Failure::NotFound => (StatusCode::NOT_FOUND, ErrorKind::NotFound),
            Failure::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, ErrorKind::NotFound),
            Failure::Denied(denied) => (StatusCode::FORBIDDEN, ErrorKind::Forbidden(denied)),
            Failure::Conflict => (StatusCode::CONFLICT, ErrorKind::Conflict),
            Failure::BadRequest => (StatusCode::BAD_REQUEST, ErrorKind::BadRequest),
            Failure::ForeignOrigin => (StatusCode::FORBIDDEN, ErrorKind::ForeignOrigin),
            Failure::TooLarge => (StatusCode::PAYLOAD_TOO_LARGE, ErrorKind::TooLarge),
            Failure::Busy => (StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Busy),
            Failure::Store(StoreError::Busy) => {
                (StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Unavailable)
            }
            Failure::Store(error) => {
                let incident = uuid::Uuid::new_v4().to_string();
                let path = if self.ctx.holds_secret() { "(secret)" } else { &self.ctx.path };
                tracing::error!(%error, incident, path, "store error");
                self.state.note(&error);
                (StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Internal(incident))
            }
            Failure::Document(error) => {
                let incident = uuid::Uuid::new_v4().to_string();
                tracing::error!(error, incident, path = self.ctx.path, "a document failed");
                (StatusCode::SERVICE_UNAVAILABLE, ErrorKind::Internal(incident))
            }
        };
        if api::holds(&self.ctx.path) {
            let (title, detail) = app::pages::api::failure(&self.ctx, &kind);
            return api::problem(status, &title, &detail);
        }
        if oparl::holds(&self.ctx.path) {
            let ctx = Ctx { language: Language::De, ..self.ctx.clone() };
            return oparl::error(status, &app::pages::api::failure(&ctx, &kind).1);
        }
        let waits = kind == ErrorKind::Busy;
        let mut response = self.page(status, move |ctx, _| error::page(ctx, &kind)).await;
        if waits {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response
    }

    /// Sends the reader on after a write.
    pub fn see_other(&self, path: &str) -> Response<Body> {
        let location = HeaderValue::from_str(&self.ctx.href(path));
        let mut response = StatusCode::SEE_OTHER.into_response();
        response.headers_mut().insert(LOCATION, location.unwrap_or(HeaderValue::from_static("/")));
        response
    }
}

/// The rows of the journal about positions that a reader does not get on a day: the newer ones while a round takes
/// positions, and whose they were where a round only sums up.
pub fn blind(catalogue: &Catalogue, actor: &Actor, today: NaiveDate) -> Blind {
    let kept_back = catalogue.rounds.values().filter(|round| keeps_back(actor, round));
    Blind {
        since: catalogue.blind_since(today).map(clock::day_began),
        rounds: kept_back.map(|round| round.code.clone()).collect(),
    }
}

/// Sets the content security policy of a page: own files only, and the one script that carries this response's nonce.
fn allow_own_scripts() {
    let (Some(nonce), Some(response)) =
        (leptos::nonce::use_nonce(), use_context::<ResponseOptions>())
    else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
         object-src 'none'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}
