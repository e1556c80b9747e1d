//! What the Geschäftsstelle and the administration keep: organisations, persons with their mandates, the public face.

pub mod face;
pub mod invite;
pub mod mandate;
pub mod organisations;
pub mod person;

use crate::request::{Answer, Failure, Req};
use app::pages::admin::home;
use axum::http::StatusCode;
use domain::actor::Role;
use domain::journal::{Act, Entry, SubjectKind};
use domain::key::{AccountId, MandateId};
use domain::mandate::Mandate;
use domain::people::Person;
use domain::policy::{Denied, KeepMandate, KeepPerson, Permit, permit};
use store::StoreError;

/// Changes shown in the history of a record.
const HISTORY: u32 = 100;

/// `GET /verwaltung`
pub async fn start(req: Req, (): ()) -> Answer {
    let people = req.state.store.people().await?;
    Ok(req.page(StatusCode::OK, move |ctx, catalogue| home::page(ctx, catalogue, &people)).await)
}

/// The person of a path.
async fn found(req: &Req, id: &str) -> Result<Person, Failure> {
    let id = AccountId::parse(id).map_err(|_| Failure::NotFound)?;
    req.state.store.person(&id).await?.ok_or(Failure::NotFound)
}

/// The mandate of a path, where it is this person's.
fn mandate_of<'a>(person: &'a Person, id: &str) -> Result<&'a Mandate, Failure> {
    let id = MandateId::parse(id).map_err(|_| Failure::NotFound)?;
    person.mandate(&id).ok_or(Failure::NotFound)
}

fn is_own(req: &Req, person: &Person) -> bool {
    req.ctx.account().is_some_and(|account| account.id == person.id)
}

/// True where nobody but this person runs the installation today. The store looks again when it writes.
async fn is_only_admin(req: &Req, person: &Person) -> Result<bool, StoreError> {
    let today = req.ctx.today;
    if !person.runs_installation(today) {
        return Ok(false);
    }
    let people = req.state.store.people().await?;
    Ok(!people.iter().any(|other| other.id != person.id && other.runs_installation(today)))
}

/// Asks to change a person; `last_admin` says that nobody would be left to run the installation.
fn may_keep(req: &Req, person: &Person, last_admin: bool) -> Result<Permit<KeepPerson>, Denied> {
    let keeper = person.is_keeper(req.ctx.today);
    permit(&req.ctx.actor, KeepPerson { own: is_own(req, person), keeper, last_admin })
}

/// Asks to keep a mandate of a person.
fn may_mandate(
    req: &Req,
    person: &Person,
    role: Role,
    last_admin: bool,
) -> Result<Permit<KeepMandate>, Denied> {
    permit(&req.ctx.actor, KeepMandate { role, own: is_own(req, person), last_admin })
}

/// Who changed what about a record: the whole history, as keepers may see all of it.
async fn history(req: &Req, subject: SubjectKind, key: &str) -> Result<Vec<Entry>, StoreError> {
    req.state.store.history(subject, key, Act::ALL, HISTORY).await
}
