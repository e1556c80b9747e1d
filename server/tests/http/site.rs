//! The service with the demonstration data in memory, and readers of every role.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::NaiveDate;
use domain::actor::Role;
use server::clock::Clock;
use server::config::Config;
use server::state::AppState;
use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) const PASSWORD: &str = "nur für die Probe";
pub(crate) const OWN: &str = "http://127.0.0.1:3000";

/// A role of the demonstration, or nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    Anonymous,
    Member,
    Member2,
    Deputy,
    /// A deputy whose delegation ended yesterday.
    DeputyExpired,
    /// A deputy whose delegation was withdrawn.
    DeputyWithdrawn,
    Chair,
    Guest,
    Planner,
    Secretariat,
    Admin,
    /// An account that was locked while its session was live.
    Locked,
}

impl Who {
    pub(crate) const ALL: [Self; 12] = [
        Self::Anonymous,
        Self::Member,
        Self::Member2,
        Self::Deputy,
        Self::DeputyExpired,
        Self::DeputyWithdrawn,
        Self::Chair,
        Self::Guest,
        Self::Planner,
        Self::Secretariat,
        Self::Admin,
        Self::Locked,
    ];

    /// The role this principal can act in today; nobody is signed in for [`None`].
    pub(crate) fn role(self) -> Option<Role> {
        match self {
            Self::Anonymous | Self::Locked => None,
            Self::Member | Self::Member2 => Some(Role::Member),
            Self::Deputy => Some(Role::Deputy),
            Self::DeputyExpired | Self::DeputyWithdrawn => Some(Role::None),
            Self::Chair => Some(Role::Chair),
            Self::Guest => Some(Role::Guest),
            Self::Planner => Some(Role::Planner),
            Self::Secretariat => Some(Role::Secretariat),
            Self::Admin => Some(Role::Admin),
        }
    }

    /// True for whoever takes part in the council today.
    pub(crate) fn is_inside(self) -> bool {
        !matches!(self.role(), None | Some(Role::None | Role::Admin))
    }

    pub(crate) fn email(self) -> &'static str {
        match self {
            Self::Anonymous => "",
            Self::Member => "mitglied@demo.example",
            Self::Member2 => "mitglied2@demo.example",
            Self::Deputy => "vertretung@demo.example",
            Self::DeputyExpired => "abgelaufen@demo.example",
            Self::DeputyWithdrawn => "entzogen@demo.example",
            Self::Chair => "vorsitz@demo.example",
            Self::Guest => "gast@demo.example",
            Self::Locked => "gesperrt@demo.example",
            Self::Planner => "planung@demo.example",
            Self::Secretariat => "geschaeftsstelle@demo.example",
            Self::Admin => "admin@demo.example",
        }
    }
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) bytes: Bytes,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub(crate) fn location(&self) -> &str {
        self.header(LOCATION.as_str())
    }
}

pub(crate) struct Site {
    pub(crate) state: AppState,
    folder: Arc<TempDir>,
}

/// A site folder as the build leaves it, in small.
pub(crate) fn site_folder(folder: &Path) {
    let pkg = folder.join("pkg");
    std::fs::create_dir_all(&pkg).expect("a folder");
    let manifest = r#"{"js":"wk-1.js","css":"wk.1.css"}"#;
    for (name, text) in [("manifest.json", manifest), ("wk.1.css", "body{}"), ("wk-1.js", "")] {
        std::fs::write(pkg.join(name), text).expect("a file");
    }
    std::fs::write(folder.join("robots.txt"), "User-agent: *\n").expect("a file");
}

/// Opens the demonstration; readers come to `origin`.
pub(crate) async fn demo_at(origin: &str) -> Site {
    demo_with(origin, &[]).await
}

/// The same with more of the environment set.
pub(crate) async fn demo_with(origin: &str, more: &[(&str, &str)]) -> Site {
    let folder = tempfile::tempdir().expect("a folder");
    site_folder(folder.path());
    let config = Config::read(|name| match name {
        "KOMPASS_DB_URL" => Some("memory".to_owned()),
        "KOMPASS_ORIGIN" => Some(origin.to_owned()),
        "KOMPASS_DEMO_PASSWORD" => Some(PASSWORD.to_owned()),
        "KOMPASS_SITE" => Some(folder.path().display().to_string()),
        _ => more.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned()),
    });
    let state = server::prepare(config.expect("valid"), true).await.expect("the demonstration");
    state.store.tamper(MORE_PEOPLE).await.expect("taken");
    Site { state, folder: Arc::new(folder) }
}

/// Whom the demonstration does not have: copies of the deputy with another fate.
const MORE_PEOPLE: &str = "
    LET $deputy = (SELECT * FROM ONLY account:`demo-vertretung`);
    LET $mandate = (SELECT * FROM ONLY mandate:`demo-vertretung`);
    FOR $name IN ['abgelaufen', 'entzogen', 'gesperrt'] {
        CREATE type::record('account', $name) CONTENT object::extend($deputy, {
            id: type::record('account', $name), email: $name + '@demo.example', name: 'Probe ' + $name
        });
        CREATE type::record('mandate', $name) CONTENT object::extend($mandate, {
            id: type::record('mandate', $name), account: $name
        });
    };
    UPDATE mandate:abgelaufen SET to = '2019-12-31';
    UPDATE mandate:entzogen SET withdrawn = true;";

pub(crate) async fn demo() -> Site {
    demo_at(OWN).await
}

/// Runs a test with stacks as large as the program's.
pub(crate) fn run<F: Future<Output = ()> + Send + 'static>(future: F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .worker_threads(2)
        .thread_stack_size(20 * 1024 * 1024)
        .build()
        .expect("a runtime");
    let done = runtime.block_on(async { tokio::spawn(future).await });
    if let Err(failed) = done {
        std::panic::resume_unwind(failed.into_panic());
    }
}

/// The fields of a form as a browser sends them.
pub(crate) fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        let bytes = text.bytes();
        bytes
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
                _ => format!("%{byte:02X}"),
            })
            .collect::<String>()
    };
    let pairs: Vec<_> =
        fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
    pairs.join("&")
}

impl Site {
    /// The same store on another day.
    pub(crate) fn on(&self, day: NaiveDate) -> Self {
        let state = AppState::new(
            self.state.store.clone(),
            Clock::starting_on(day),
            self.state.config.clone(),
            (*self.state.assets).clone(),
            self.state.demo_password.clone(),
        );
        Self { state, folder: self.folder.clone() }
    }

    pub(crate) async fn send(&self, mut request: Request<Body>) -> Answer {
        // Each request from another address, so that the limit on attempts does not mix the tests up.
        static LAST: AtomicU8 = AtomicU8::new(0);
        let last = LAST.fetch_add(1, Ordering::Relaxed);
        let address = SocketAddr::from(([127, 0, 1, last], 40_000));
        if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
            request.extensions_mut().insert(ConnectInfo(address));
        }
        let Ok(response) = server::app(self.state.clone()).oneshot(request).await;
        let (parts, body) = response.into_parts();
        let bytes: Bytes = to_bytes(body, usize::MAX).await.expect("a body");
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    /// A live session; the value of its cookie header.
    pub(crate) async fn sign_in(&self, who: Who) -> String {
        if who == Who::Anonymous {
            return String::new();
        }
        let lock = |locked: bool| format!("UPDATE account:gesperrt SET disabled = {locked}");
        if who == Who::Locked {
            self.state.store.tamper(&lock(false)).await.expect("taken");
        }
        let fields = form(&[("demo", "1"), ("email", who.email())]);
        let answer = self.send(post("/anmelden", "", fields)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{who:?}: {}", answer.text);
        if who == Who::Locked {
            self.state.store.tamper(&lock(true)).await.expect("taken");
        }
        let cookie = answer.header(SET_COOKIE.as_str());
        cookie.split(';').next().expect("a cookie").to_owned()
    }

    pub(crate) async fn get(&self, cookie: &str, path: &str) -> Answer {
        self.send(get(path, cookie)).await
    }

    pub(crate) async fn post(&self, cookie: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(post(path, cookie, form(fields))).await
    }

    /// Rows per table, sessions left out: what a refused request must not change.
    pub(crate) async fn rows(&self) -> Vec<(&'static str, i64)> {
        let (counts, findings) = self.state.store.verify().await.expect("the store answers");
        assert!(findings.is_empty(), "{findings:?}");
        counts
    }
}

pub(crate) fn get(path: &str, cookie: &str) -> Request<Body> {
    let request = Request::builder().uri(path).header(COOKIE, cookie);
    request.body(Body::empty()).expect("a request")
}

pub(crate) fn post(path: &str, cookie: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(COOKIE, cookie)
        .header(ORIGIN, OWN)
        .header("sec-fetch-site", "same-origin")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    request.body(body.into()).expect("a request")
}

/// The value of the hidden field `name` in a page.
pub(crate) fn hidden(page: &str, name: &str) -> String {
    let mark = format!("name=\"{name}\" value=\"");
    let start = page.find(&mark).unwrap_or_else(|| panic!("no field {name}")) + mark.len();
    page[start..].split('"').next().expect("a value").to_owned()
}
