//! The first account of an installation, and invitations from the console.

use super::{BETTER, GOOD, digest, session_of};
use crate::site::{Answer, OWN, PASSWORD, Who, demo, form, get, post, run, site_folder};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use server::config::Config;
use std::net::SocketAddr;
use store::OneTimeKind;

/// An installation without demonstration: nobody is there.
async fn empty() -> (server::state::AppState, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    site_folder(folder.path());
    let config = Config::read(|name| match name {
        "KOMPASS_DB_URL" => Some("memory".to_owned()),
        "KOMPASS_ORIGIN" => Some(OWN.to_owned()),
        "KOMPASS_SITE" => Some(folder.path().display().to_string()),
        _ => None,
    });
    let state = server::prepare(config.expect("valid"), false).await.expect("ready");
    (state, folder)
}

async fn send(state: &server::state::AppState, mut request: Request<Body>) -> Answer {
    use tower::ServiceExt;
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 9], 5000))));
    let Ok(response) = server::app(state.clone()).oneshot(request).await;
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Answer { status: parts.status, headers: parts.headers, text, bytes }
}

#[test]
fn an_empty_installation_has_no_account_and_one_link_to_make_the_first() {
    run(async {
        let (state, _folder) = empty().await;
        assert!(state.store.has_no_account().await.expect("answers"));
        for who in Who::ALL.into_iter().skip(1).take(4) {
            let body = form(&[("demo", "1"), ("email", who.email()), ("password", PASSWORD)]);
            let answer = send(&state, post("/anmelden", "", body)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{who:?}");
        }
        let link = async || server::setup_link(&state).await.expect("answers");
        let older = link().await.expect("a link");
        let link_path = link().await.expect("a link at every start");
        let path = link_path.strip_prefix(OWN).expect("an address of this service");
        let older = older.strip_prefix(OWN).expect("an address of this service");
        assert_eq!(send(&state, get(older, "")).await.status, StatusCode::NOT_FOUND);
        let page = send(&state, get(path, "")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.header("referrer-policy"), "no-referrer");

        let fields = |email: &str, password: &str| {
            form(&[("name", "Erika Muster"), ("email", email), ("password", password)])
        };
        for body in [
            String::new(),
            fields("kein-at", GOOD),
            fields("erika@hwk.example", "kurz"),
            format!("{}&organisation=ORG99", fields("erika@hwk.example", GOOD)),
        ] {
            let answer = send(&state, post(path, "", body)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert!(state.store.has_no_account().await.expect("answers"));
        // Two openings of the link at once make one account.
        let both = tokio::join!(
            send(&state, post(path, "", fields("erika@hwk.example", GOOD))),
            send(&state, post(path, "", fields("otto@hwk.example", BETTER)))
        );
        let mut statuses = [both.0.status.as_u16(), both.1.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 404]);
        let winner = if both.0.status == StatusCode::SEE_OTHER { &both.0 } else { &both.1 };
        let own = send(&state, get("/mein-bereich", &session_of(winner))).await;
        assert!(own.text.contains("Administration"), "{}", own.text);
        assert_eq!(state.store.accounts(state.clock.today()).await.expect("answers").len(), 1);
        assert_eq!(send(&state, get(path, "")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(link().await, None, "never again");
    });
}

#[test]
fn a_demonstration_offers_no_set_up() {
    run(async {
        let site = demo().await;
        assert_eq!(server::setup_link(&site.state).await.expect("answers"), None);
        let now = site.state.clock.now();
        site.state.store.offer_setup(&digest("behind-its-back"), now).await.expect("kept");
        let key = digest("behind-its-back");
        let kept = site.state.store.one_time(OneTimeKind::Setup, &key, now).await;
        assert!(kept.expect("answers").is_some());
        let answer = site.get("", "/einrichtung/behind-its-back").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    });
}

#[test]
fn the_console_invites_on_the_machine_itself() {
    let folder = tempfile::tempdir().expect("a folder");
    let invite = |email: &str, role: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_wirkungskompass"))
            .args(["user", "invite", "--email", email, "--name", "Erika", "--role", role])
            .env_clear()
            .env("KOMPASS_DATA_DIR", folder.path())
            .env("KOMPASS_ORIGIN", "https://kompass.example")
            .output()
            .expect("the program runs");
        (output.status.success(), String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let (done, link) = invite("erika@hwk.example", "admin");
    let token = link.strip_prefix("https://kompass.example/einladung/").expect("a link");
    assert!(done && token.len() == 43, "{link}");
    for (email, role) in
        [("erika@hwk.example", "admin"), ("kein-at", "admin"), ("otto@hwk.example", "none")]
    {
        assert_eq!(invite(email, role), (false, String::new()), "{email} {role}");
    }
}
