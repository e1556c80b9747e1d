//! `OParl` 1.1 below [`PREFIX`]: what everyone may read of meetings, as the German standard for council information
//! systems has it. It reads only, and shows every caller what a visitor without an account sees.
//!
//! | module | what it holds |
//! |---|---|
//! | `objects` | what is kept about meetings as objects of the standard |
//! | `list` | lists by page, and their filters |
//!
//! Votes are no part of the standard: `app/docs/oparl-abstimmungen.md` says how they are given beside it.

mod list;
mod objects;
#[cfg(test)]
mod tests;

use crate::api;
use crate::clock;
use crate::http::remote::Remote;
use crate::request::{Answer, Failure, Req};
use app::ctx::Ctx;
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, CONTENT_TYPE,
    RETRY_AFTER,
};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::face::Section;
use domain::number::Language;
use domain::policy::may_open;
use domain::tier::Tier;
use list::{Asked, Refused};
use objects::{Kind, Sight, World};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};
use store::Stamp;

/// Where the interface is.
pub const PREFIX: &str = "/oparl/v1.1";

/// Types of objects and lists are told by addresses of this form.
const SCHEMA: &str = "https://schema.oparl.org/1.1";

/// The routes there are: a file is given only where one leads to it.
static ROUTES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| crate::routes::list().into_iter().map(|route| route.path).collect());

/// The parameters of an address as they arrive.
type Pairs = Query<Vec<(String, String)>>;
/// What comes with every request.
type Sent<T> = (Remote, HeaderMap, T);

/// True for addresses of the interface: what goes wrong there is told as the standard has it.
pub fn holds(path: &str) -> bool {
    path == PREFIX || path.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with('/'))
}

/// An error as the standard has it.
pub fn error(status: StatusCode, message: &str) -> Response<Body> {
    let document = json!({ "type": format!("{SCHEMA}/Error"), "message": message });
    let headers = [(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-store")];
    open((status, headers, document.to_string()).into_response())
}

/// Everyone may read it from any page of the web.
fn open(mut response: Response<Body>) -> Response<Body> {
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("etag"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    response
}

/// A moment as the standard writes it.
fn written(seconds: i64) -> String {
    let at = DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::<Utc>::UNIX_EPOCH);
    clock::zoned(at).format(objects::MOMENT).to_string()
}

/// What there is, and when each part of it came and changed.
struct Known {
    world: World,
    stamps: Arc<BTreeMap<String, Stamp>>,
}

impl Known {
    /// What a visitor without an account sees now.
    ///
    /// # Errors
    /// Not found where the council shows its meetings to nobody outside.
    async fn read(req: &Req) -> Result<Self, Failure> {
        let store = &req.state.store;
        let catalogue = store.catalogue().await?;
        let shows = |section| may_open(&Actor::Anonymous, section, &catalogue.face);
        if !shows(Section::Meetings) {
            return Err(Failure::NotFound);
        }
        let book = store.book().await?.seen_by(&Actor::Anonymous);
        let mut sat = BTreeSet::new();
        for number in book.plans.keys().copied() {
            let sitting = store.sitting(number).await?;
            sat.extend(sitting.filter(|sitting| sitting.opened.is_some()).map(|_| number));
        }
        let mut files = BTreeMap::new();
        for paper in book.papers.values().filter(|paper| objects::is_public(paper)) {
            if paper.files.iter().any(|file| file.tier == Tier::Public) {
                files.insert(paper.number.clone(), store.paper_files(&paper.number).await?);
            }
        }
        let world = World::new(&Sight {
            ctx: &Ctx { language: Language::De, ..req.ctx.clone() },
            origin: &req.state.config.origin,
            catalogue: &catalogue.seen_by(Tier::Public),
            book: &book,
            sat: &sat,
            files: &files,
            resolutions: shows(Section::Resolutions),
            indicators: shows(Section::Indicators),
            served: &|route| ROUTES.contains(route),
        });
        let stamps = store.stamp_objects(&world.digests(digest), req.state.clock.now()).await?;
        Ok(Self { world, stamps })
    }

    /// An object as it is given out: with its moments, and those of everything inside it.
    fn given(&self, path: &str) -> Option<Value> {
        let stamp = self.stamps.get(path)?;
        let Some(mut object) = self.world.object(path) else {
            let (kind, _) = path.split_once('/').unwrap_or((path, ""));
            return stamp.deleted.then(|| {
                json!({
                    "id": self.world.address(path),
                    "type": format!("{SCHEMA}/{}", Kind::of(kind).map_or("Error", Kind::name)),
                    "created": written(stamp.created),
                    "modified": written(stamp.modified),
                    "deleted": true,
                })
            });
        };
        self.date(&mut object);
        Some(object)
    }

    fn date(&self, value: &mut Value) {
        match value {
            Value::Array(all) => all.iter_mut().for_each(|value| self.date(value)),
            Value::Object(fields) => {
                let path = fields.get("id").and_then(Value::as_str);
                let path = path.and_then(|id| self.world.path(id)).map(str::to_owned);
                if let Some(stamp) = path.and_then(|path| self.stamps.get(&path)) {
                    fields.insert("created".to_owned(), json!(written(stamp.created)));
                    fields.insert("modified".to_owned(), json!(written(stamp.modified)));
                }
                fields.values_mut().for_each(|value| self.date(value));
            }
            _ => {}
        }
    }
}

fn digest(document: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(Sha256::digest(document.as_bytes()))
}

fn respond(req: &Req, headers: &HeaderMap, document: &Value) -> Answer {
    let answer = api::given_or_refused(req, headers, Ok(document.to_string()));
    answer.map(|mut response| {
        // Every caller gets the same, so that anything on the way may keep it.
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        response.headers_mut().remove("vary");
        open(response)
    })
}

/// The answer to whoever has asked too often.
fn too_many(req: &Req, remote: &Remote) -> Option<Response<Body>> {
    let refused = api::too_many(req, remote)?;
    let message = app::oparl::too_many(&german(&req.ctx));
    let mut response = error(refused.status(), &message);
    if let Some(wait) = refused.headers().get(RETRY_AFTER) {
        response.headers_mut().insert(RETRY_AFTER, wait.clone());
    }
    Some(response)
}

fn german(ctx: &Ctx) -> Ctx {
    Ctx { language: Language::De, ..ctx.clone() }
}

/// One object. Parameters are for lists, and make no difference here.
async fn one(req: &Req, remote: &Remote, headers: &HeaderMap, path: &str) -> Answer {
    if let Some(refused) = too_many(req, remote) {
        return Ok(refused);
    }
    let known = Known::read(req).await?;
    let object = known.given(path).ok_or(Failure::NotFound)?;
    respond(req, headers, &object)
}

/// A list of all objects of a kind.
async fn all(
    req: &Req,
    (remote, headers, Query(pairs)): Sent<Pairs>,
    (address, kind): (&str, Kind),
) -> Answer {
    if let Some(refused) = too_many(req, &remote) {
        return Ok(refused);
    }
    let known = Known::read(req).await?;
    let refuse = |why: Refused| {
        let message = match why {
            Refused::Moment(name) => app::oparl::no_moment(&german(&req.ctx), name),
            Refused::Page => app::oparl::no_page(&german(&req.ctx)),
        };
        Ok(error(StatusCode::BAD_REQUEST, &message))
    };
    let asked = match Asked::read(&pairs) {
        Ok(asked) => asked,
        Err(why) => return refuse(why),
    };
    let address = known.world.address(address);
    let begins = format!("{}/", kind.path());
    let stamps = known.stamps.values().filter(|stamp| stamp.path.starts_with(&begins));
    match asked.page(&address, stamps, |path| known.given(path)) {
        Ok(page) => respond(req, &headers, &page),
        Err(why) => refuse(why),
    }
}

/// `GET /oparl/v1.1/system`
///
/// # Errors
/// When the store does not answer, or the council shows its meetings to nobody outside.
pub async fn system(req: Req, (remote, headers, ()): Sent<()>) -> Answer {
    one(&req, &remote, &headers, objects::SYSTEM).await
}

/// `GET /oparl/v1.1/bodies`
///
/// # Errors
/// As [`system`].
pub async fn bodies(req: Req, sent: Sent<Pairs>) -> Answer {
    all(&req, sent, ("bodies", Kind::Body)).await
}

/// `GET /oparl/v1.1/{kind}/{key}`
///
/// # Errors
/// As [`system`], and where there is no such object and never was.
pub async fn object(
    req: Req,
    (remote, headers, Path((kind, key))): Sent<Path<(String, String)>>,
) -> Answer {
    let kind = Kind::of(&kind).ok_or(Failure::NotFound)?;
    one(&req, &remote, &headers, &format!("{}/{key}", kind.path())).await
}

/// `GET /oparl/v1.1/{kind}/{key}/{list}`: what belongs to the council. There is one, and everything belongs to it.
///
/// # Errors
/// As [`system`], and where there is no such list.
pub async fn list(
    req: Req,
    (remote, headers, (Path([kind, key, list]), pairs)): Sent<(Path<[String; 3]>, Pairs)>,
) -> Answer {
    let of = Kind::of(&list).ok_or(Failure::NotFound)?;
    let is_list = match Kind::of(&kind) {
        Some(Kind::Body) => of.belongs_to_body(),
        Some(Kind::Organization) => matches!(of, Kind::Meeting | Kind::Consultation),
        _ => false,
    };
    if !is_list || key != objects::COUNCIL {
        return Err(Failure::NotFound);
    }
    let address = format!("{kind}/{key}/{list}");
    all(&req, (remote, headers, pairs), (&address, of)).await
}
