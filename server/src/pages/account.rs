//! Signing in and out, and the reader's choice of colours.

use crate::http::session;
use crate::request::{Answer, Req};
use app::ctx::Theme;
use app::pages::sign_in::{self, DemoAccount, SignIn};
use argon2::password_hash::{PasswordHash, PasswordVerifier};
use axum::body::Body;
use axum::extract::{ConnectInfo, Form, FromRequestParts, Query, Request};
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderValue, Response, StatusCode};
use domain::policy::{SignOut, permit};
use serde::Deserialize;
use std::net::SocketAddr;
use store::NewSession;

/// Longest sign-in name and password read, in bytes.
const MAX_INPUT: usize = 256;

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
pub struct Target {
    #[serde(default)]
    ziel: String,
}

/// `GET /anmelden`
pub async fn sign_in(req: Req, Query(target): Query<Target>) -> Answer {
    show(&req, StatusCode::OK, String::new(), own_path(&target.ziel), false).await
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

/// `POST /anmelden`. The same text, status and time whether the account exists or not.
pub async fn enter(req: Req, Input { address, form }: Input) -> Answer {
    let target = own_path(&form.ziel);
    if !req.state.may_try_sign_in(address.ip()) {
        return show(&req, StatusCode::TOO_MANY_REQUESTS, form.email, target, true).await;
    }
    let email = form.email.trim().to_lowercase();
    let password = match &req.state.demo_password {
        Some(demo) if form.demo == "1" => demo.clone(),
        _ => form.password,
    };
    if email.len() > MAX_INPUT || password.len() > MAX_INPUT {
        return show(&req, StatusCode::UNPROCESSABLE_ENTITY, String::new(), target, true).await;
    }
    let found = req.state.store.account_by_email(&email).await?.filter(|f| !f.disabled);
    let hash = found.as_ref().and_then(|f| f.password.clone());
    let right = verify(&req, password, hash.unwrap_or_else(|| DUMMY.to_owned())).await;
    let Some(found) = found.filter(|f| right && f.password.is_some()) else {
        req.state.sign_in_failed(address.ip());
        return show(&req, StatusCode::UNPROCESSABLE_ENTITY, form.email, target, true).await;
    };
    let (token, key) = session::token();
    let account = req.state.store.acting_account(&found, req.ctx.today).await?;
    let new = NewSession { key: &key, method: "password", address: "", agent: "" };
    req.state.store.start_session(&new, &account, req.state.clock.now()).await?;
    let mut response = req.see_other(if target.is_empty() { "/" } else { &target });
    session::set(response.headers_mut(), &req.state.config, &token);
    Ok(response)
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

/// A sign-in form with the address it came from.
pub struct Input {
    address: SocketAddr,
    form: Credentials,
}

impl axum::extract::FromRequest<crate::state::AppState> for Input {
    type Rejection = Response<Body>;

    async fn from_request(
        request: Request,
        state: &crate::state::AppState,
    ) -> Result<Self, Self::Rejection> {
        use axum::response::IntoResponse;
        let (mut parts, body) = request.into_parts();
        let ConnectInfo(address) = ConnectInfo::<SocketAddr>::from_request_parts(&mut parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let Form(form) = Form::from_request(Request::from_parts(parts, body), state)
            .await
            .map_err(IntoResponse::into_response)?;
        Ok(Self { address, form })
    }
}

/// Random salt and digest with the parameters of real hashes, so that a wrong name takes as long as a wrong password.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$+LagNAr965x0pdtJrR2Psw$fJhw9VVRwsC8SNx1Cuy1gfg+m8/TC3Qc6ffgeIx5cQc";

async fn verify(req: &Req, password: String, hash: String) -> bool {
    let Ok(_turn) = req.state.hashing.acquire().await else { return false };
    let check = move || {
        PasswordHash::new(&hash).is_ok_and(|hash| {
            argon2::Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
        })
    };
    tokio::task::spawn_blocking(check).await.unwrap_or(false)
}

/// A path of this product without its language, or nothing: an address elsewhere is never followed.
fn own_path(text: &str) -> String {
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

async fn show(
    req: &Req,
    status: StatusCode,
    email: String,
    target: String,
    failed: bool,
) -> Answer {
    let demo_accounts = if req.state.demo_password.is_some() {
        req.state
            .store
            .accounts(req.ctx.today)
            .await?
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
        email,
        target,
        failed,
        demo_accounts,
        demo_password: req.state.demo_password.clone(),
    };
    Ok(req.page(status, move |ctx, _| sign_in::page(ctx, &data)).await)
}

#[cfg(test)]
mod tests {
    use super::{DUMMY, own_path};
    use crate::dataset::hash_password;
    use argon2::password_hash::{Ident, PasswordHash};

    #[test]
    fn a_wrong_name_costs_what_a_wrong_password_costs() {
        let real = hash_password("irgendein Passwort").expect("hashed");
        let (real, dummy) = (PasswordHash::new(&real), PasswordHash::new(DUMMY));
        let (real, dummy) = (real.expect("parses"), dummy.expect("parses"));
        assert_eq!(dummy.algorithm, Ident::new_unwrap("argon2id"));
        assert_eq!((dummy.version, &dummy.params), (real.version, &real.params));
        let lengths = |hash: &PasswordHash<'_>| {
            (hash.salt.map(|salt| salt.as_str().len()), hash.hash.map(|output| output.len()))
        };
        assert_eq!(lengths(&dummy), lengths(&real));
    }

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
