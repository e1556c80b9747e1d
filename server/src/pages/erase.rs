//! Erasing a person, for the administration.

use super::Hidden;
use crate::request::{Answer, Failure, Req};
use app::form::Form;
use app::pages::admin::erase::{self as erase_page, Confirmation, Data};
use axum::extract::{Form as Post, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::key::AccountId;
use domain::policy::{ErasePerson, Permit, permit};
use domain::text;
use serde::Deserialize;
use store::AccountRecord;

/// Longest name that is read, in characters.
const MAX_NAME: usize = 500;

/// The person of a path, and the right to erase them.
async fn person(req: &Req, id: &str) -> Result<(AccountRecord, Permit<ErasePerson>), Failure> {
    let id = AccountId::parse(id).map_err(|_| Failure::NotFound)?;
    let found = req.state.store.account(&id).await?.filter(|account| !account.erased);
    let account = found.ok_or(Failure::NotFound)?;
    let own = req.ctx.account().is_some_and(|me| me.id == account.id);
    let last_admin = req.state.store.leaves_no_admin(&account.id, req.ctx.today).await?;
    let permit = permit(&req.ctx.actor, ErasePerson { own, last_admin })?;
    Ok((account, permit))
}

async fn show(
    req: &Req,
    status: StatusCode,
    (account, permit): (AccountRecord, Permit<ErasePerson>),
    form: Form<Confirmation>,
) -> Answer {
    // What tells of positions in running rounds is not counted: nobody learns of them before the deadline.
    let open =
        req.catalogue.open_rounds(req.ctx.today).iter().map(|r| r.code.clone()).collect::<Vec<_>>();
    let blind = req.blind();
    let kept_back = (&blind, open.as_slice());
    let found = req.state.store.personal_data(&permit, &account.id, kept_back).await?;
    let data = Data {
        id: account.id,
        name: account.name,
        email: account.email,
        goes: [found.sessions, found.secrets, found.drafts, found.mails],
        stays: [found.mandates, found.acted, found.named],
        form,
    };
    Ok(req.page(status, move |ctx, _| erase_page::page(ctx, &data)).await)
}

/// `GET /verwaltung/personen/{id}/loeschen`
pub async fn preview(req: Req, Path(id): Path<String>) -> Answer {
    let found = person(&req, &id).await?;
    let form = Form::edit(Confirmation::default(), found.0.version);
    show(&req, StatusCode::OK, found, form).await
}

/// What was typed, with the hidden fields.
#[derive(Debug, Default, Deserialize)]
pub struct ErasePost {
    #[serde(default)]
    name: String,
    #[serde(flatten)]
    hidden: Hidden,
}

/// `POST /verwaltung/personen/{id}/loeschen`
pub async fn erase(req: Req, (Path(id), Post(post)): (Path<String>, Post<ErasePost>)) -> Answer {
    let found = person(&req, &id).await?;
    let seen = post.hidden.version();
    let problem = match text::line(&post.name, MAX_NAME) {
        Ok(typed) if typed == found.0.name.trim() => None,
        Ok(_) => Some(Problem::NotTheName),
        Err(error) => Some(error.into()),
    };
    if let Some(problem) = problem {
        let errors = FieldErrors::one("name", problem);
        let form = Form { errors, ..Form::edit(Confirmation { name: post.name }, seen) };
        return show(&req, StatusCode::UNPROCESSABLE_ENTITY, found, form).await;
    }
    let (account, permit) = found;
    let (today, now) = (req.ctx.today, req.state.clock.now());
    req.state.store.erase_person(&permit, &account.id, seen, today, now).await?;
    Ok(req.see_other("/verwaltung/journal?hinweis=geloescht"))
}
