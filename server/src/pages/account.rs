//! Signing in and out, and the reader's choice of colours.

use crate::http::remote::Remote;
use crate::http::session;
use crate::limit::Gate;
use crate::password::{self, MAX_BYTES};
use crate::request::{Answer, Failure, Req};
use app::ctx::Theme;
use app::pages::sign_in::{self, DemoAccount, SignIn};
use axum::body::Body;
use axum::extract::{Form, Query};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, Response, StatusCode};
use domain::policy::{SignOut, permit};
use serde::Deserialize;
use store::{AccountRecord, StoreError};

/// Longest sign-in name read, in bytes.
pub(super) const MAX_EMAIL: usize = 256;

/// Where to go after signing in, and what to say before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Target {
    ziel: String,
    hinweis: String,
}

/// `GET /anmelden`
pub async fn sign_in(req: Req, Query(target): Query<Target>) -> Answer {
    let data =
        SignIn { target: own_path(&target.ziel), notice: target.hinweis, ..SignIn::default() };
    show(&req, StatusCode::OK, data).await
}

/// The sign-in form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Credentials {
    email: String,
    password: String,
    ziel: String,
    demo: String,
}

/// `POST /anmelden`. The same text, status and time whether the account exists, is locked, or not.
pub async fn enter(req: Req, (remote, Form(form)): (Remote, Form<Credentials>)) -> Answer {
    let email = form.email.trim().to_lowercase();
    let target = own_path(&form.ziel);
    let refused = SignIn {
        target: target.clone(),
        failed: true,
        email: if email.len() > MAX_EMAIL { String::new() } else { form.email },
        ..SignIn::default()
    };
    // Whoever takes a demonstration account by its button guesses nothing: others who guess do not lock it.
    let by_button =
        req.state.demo_password.is_some() && form.demo == "1" && email.ends_with(DEMO_HOST);
    let names_one = !email.is_empty() && email.len() <= MAX_EMAIL;
    let guarded = (names_one && !by_button).then_some(email.as_str());
    let Some(attempt) = req.state.limits.attempt(Gate::Password, remote.address, guarded) else {
        return show(&req, StatusCode::TOO_MANY_REQUESTS, refused).await;
    };
    if email.len() > MAX_EMAIL || form.password.len() > MAX_BYTES {
        return show(&req, StatusCode::UNPROCESSABLE_ENTITY, refused).await;
    }
    let found = req.state.store.account_by_email(&email).await?;
    let hash = found.as_ref().and_then(|found| found.password.as_deref());
    let right = if by_button {
        found.is_some()
    } else {
        password::verify(&req.state, &form.password, hash).await
    };
    let Some(account) = found.as_ref().filter(|found| right && may_enter(found)) else {
        if let Some(account) = found {
            note_failure(&req, account);
        }
        return show(&req, StatusCode::UNPROCESSABLE_ENTITY, refused).await;
    };
    attempt.succeeded();
    if account.factor.is_some() && !by_button {
        return super::factor::begin(&req, account, &target).await;
    }
    let mut response = req.see_other(if target.is_empty() { "/" } else { &target });
    start(&req, &remote, account, "password", &mut response).await?;
    Ok(response)
}

/// The host of the demonstration's invented addresses.
const DEMO_HOST: &str = "@demo.example";

/// True where the account can be signed in to at all.
pub(super) fn may_enter(account: &AccountRecord) -> bool {
    !account.disabled && !account.erased
}

/// Starts a session under a fresh token, hands it to the browser, and ends the one the browser had. Where the account has
/// another password or second factor by now, or is locked, the browser is sent to sign in anew.
pub(super) async fn start(
    req: &Req,
    remote: &Remote,
    account: &AccountRecord,
    method: &str,
    response: &mut Response<Body>,
) -> Result<(), Failure> {
    let (token, key) = session::token();
    let store = &req.state.store;
    let acting = store.acting_account(account, req.ctx.today).await?;
    let network = remote.network();
    let new = remote.session(&key, method, &network);
    match store.start_session(&new, (&acting, account), req.state.clock.now()).await {
        Ok(()) => {}
        Err(StoreError::NotFound) => {
            *response = req.see_other("/anmelden?hinweis=neu");
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    }
    if let Some(before) = &req.session {
        store.drop_session(before).await?;
    }
    session::set(response.headers_mut(), &req.state.config, &token);
    Ok(())
}

/// Notes a failed sign-in beside the answer, which takes no longer for it: its time tells nobody that the account exists.
pub(super) fn note_failure(req: &Req, account: AccountRecord) {
    let state = req.state.clone();
    tokio::spawn(async move {
        let now = state.clock.now();
        if let Err(error) = state.store.note_failed_sign_in(&account, now).await {
            tracing::error!(%error, "a failed sign-in is not in the journal");
            state.note(&error);
        }
    });
}

/// `POST /abmelden`
pub async fn leave(req: Req, Form(_): Form<super::Hidden>) -> Answer {
    let permit = permit(&req.ctx.actor, SignOut)?;
    if let Some(key) = &req.session {
        req.state.store.end_session(&permit, key, req.state.clock.now()).await?;
    }
    let mut response = req.see_other("/");
    session::clear(response.headers_mut(), &req.state.config);
    response
        .headers_mut()
        .insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    Ok(response)
}

/// The choice of colours.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    theme: String,
    zurueck: String,
}

/// `POST /ansicht`
pub async fn theme(req: Req, Form(form): Form<ThemeForm>) -> Answer {
    let theme = Theme::from_code(&form.theme);
    let back = own_path(&form.zurueck);
    let mut response = req.see_other(if back.is_empty() { "/" } else { &back });
    let cookie = format!("ansicht={}; Path=/; Max-Age=31536000; SameSite=Lax", theme.code());
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    Ok(response)
}

/// A path of this product without its language, or nothing: an address elsewhere is never followed.
pub(super) fn own_path(text: &str) -> String {
    let path = match text.strip_prefix("/en") {
        Some("") => "/",
        Some(rest) if rest.starts_with(['/', '?']) => rest,
        _ => text,
    };
    let path = if path.starts_with('?') { format!("/{path}") } else { path.to_owned() };
    // What is left decides: behind `/en` another host may hide.
    let is_own = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && path.bytes().all(|b| b.is_ascii_graphic());
    if is_own { path } else { String::new() }
}

async fn show(req: &Req, status: StatusCode, data: SignIn) -> Answer {
    let demo_accounts = if req.state.demo_password.is_some() {
        let mut accounts = req.state.store.accounts(req.ctx.today).await?;
        accounts.retain(|account| account.email.ends_with(DEMO_HOST));
        accounts
            .into_iter()
            .map(|a| DemoAccount {
                email: a.email,
                name: a.name,
                role: a.role,
                organisation: a.organisation_name,
            })
            .collect()
    } else {
        Vec::new()
    };
    let data = SignIn {
        provider: req.state.provider.as_ref().map(|p| p.name().to_owned()),
        demo_accounts,
        demo_password: req.state.demo_password.clone(),
        ..data
    };
    Ok(req.page(status, move |ctx, _| sign_in::page(ctx, &data)).await)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_own_paths_are_followed() {
        assert_eq!(own_path("/bewertungen?x=1"), "/bewertungen?x=1");
        assert_eq!(own_path("/en/massnahmen"), "/massnahmen");
        assert_eq!(own_path("/en"), "/");
        assert_eq!(own_path("/en?theme=x"), "/?theme=x");
        assert_eq!(own_path("/energie"), "/energie");
        for text in [
            "",
            "https://evil.example",
            "//evil.example",
            "/en//evil.example",
            "/en/\\evil.example",
            "/\\evil.example",
            "/a\r\nb",
            "/ä",
            "javascript:x",
        ] {
            assert_eq!(own_path(text), "", "{text:?}");
        }
    }
}
