//! „Mein Bereich": who I am here, on which mandate I act, how I sign in, and where I am signed in.

use super::links::new_password;
use super::{Nav, Page, desk, own_calendar, provider};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::{history, labels, ui};
use chrono::{DateTime, Utc};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::mandate::{Mandate, Validity};
use domain::period::format_day;
use leptos::prelude::*;

/// A session of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// What names it in the form that ends it.
    pub id: String,
    /// When it began.
    pub began: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen: DateTime<Utc>,
    /// How it was signed in to.
    pub method: String,
    /// The network it came from.
    pub network: String,
    /// What its browser calls itself.
    pub agent: String,
    /// True for the one this page is read in.
    pub here: bool,
}

/// What the page shows.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// All mandates, oldest first.
    pub mandates: Vec<Mandate>,
    /// Live sessions, the last used first.
    pub sessions: Vec<OwnSession>,
    /// True where the person signs in with a password.
    pub has_password: bool,
    /// Recovery codes that are left; none without a second factor.
    pub recovery: Option<usize>,
    /// What people call the `OpenID` provider, where there is one, and whether this person signs in with it.
    pub provider: Option<(String, bool)>,
    /// What is owed, and what changed.
    pub desk: desk::own::Desk,
    /// Since when there is an address for the calendar, where there is one.
    pub calendar: Option<DateTime<Utc>>,
    /// Code of a note, from `?hinweis=`.
    pub notice: String,
}

/// The page.
pub fn page(ctx: &Ctx, catalogue: &Catalogue, own: &Own) -> Page {
    let heading = t!(ctx, "own-title");
    let account = ctx.account();
    let email = account.map(|a| a.email.clone()).unwrap_or_default();
    let name = account.map(|a| a.name.clone()).unwrap_or_default();
    let acting = account.map(|a| labels::role(ctx, a.role)).unwrap_or_default();
    let acting = match account.filter(|a| a.mandate.is_some() && !a.organisation_name.is_empty()) {
        Some(a) => format!("{acting}, {}", a.organisation_name),
        None => acting,
    };
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "own-lead")}</p></div>
            {note(ctx, &own.notice)}
            {desk::own::sections(ctx, &own.desk)}
            <section class="wk-section" aria-labelledby="ich">
                <h2 id="ich">{t!(ctx, "own-who")}</h2>
                <dl class="wk-dl wk-dl--wide wk-dl--lines">
                    <div><dt>{t!(ctx, "account-name")}</dt><dd>{name}</dd></div>
                    <div><dt>{t!(ctx, "sign-in-email")}</dt><dd>{email}</dd></div>
                    <div><dt>{t!(ctx, "own-acting")}</dt><dd>{acting}</dd></div>
                </dl>
                <p class="wk-small wk-muted">{t!(ctx, "own-who-note")}</p>
            </section>
            {mandates(ctx, catalogue, own)}
            {credentials(ctx, own)}
            {own.provider.as_ref().map(|(name, linked)| provider::link(ctx, name, *linked))}
            {sessions(ctx, own)}
            {desk::own::digest(ctx, own.desk.digest)}
            {own_calendar::section(ctx, own.calendar)}
            <section class="wk-section" aria-labelledby="daten">
                <h2 id="daten">{t!(ctx, "own-data-title")}</h2>
                <p>{t!(ctx, "own-data-lead")}</p>
                <a class="wk-link" href=ctx.href("/mein-bereich/daten")>{t!(ctx, "own-data-show")}</a>
            </section>
        </main>
    }
    .into_any();
    Page { title: heading, nav: Nav::None, islands: false, body }
}

fn note(ctx: &Ctx, code: &str) -> Option<AnyView> {
    let text = match code {
        "mandat" => t!(ctx, "own-note-mandate"),
        "zusammenfassung" => t!(ctx, "digest-receipt"),
        "anbieter" => t!(ctx, "provider-note-linked"),
        "kennwort" => t!(ctx, "own-note-password"),
        "faktor-entfernt" => t!(ctx, "own-note-factor-removed"),
        "kalender-widerrufen" => t!(ctx, "call-feed-closed"),
        "beendet" => t!(ctx, "own-note-ended"),
        _ => return None,
    };
    let note = view! { <div class="wk-note wk-note--ok" role="status">{ui::icon("#i-check")}<p>{text}</p></div> };
    Some(note.into_any())
}

fn mandates(ctx: &Ctx, catalogue: &Catalogue, own: &Own) -> AnyView {
    let acting = ctx.account().and_then(|a| a.mandate.clone());
    let valid = own.mandates.iter().filter(|m| m.is_valid(ctx.today)).count();
    let rows: Vec<_> = own
        .mandates
        .iter()
        .map(|mandate| {
            let organisation = catalogue
                .organisations
                .get(&mandate.organisation)
                .map_or_else(|| t!(ctx, "account-no-organisation"), |o| o.name.clone());
            let is_acting = acting.as_ref() == Some(&mandate.id);
            let choice = (mandate.is_valid(ctx.today) && valid > 1 && !is_acting).then(|| {
                view! {
                    <form method="post" action=ctx.href("/mein-bereich/mandat")>
                        <input type="hidden" name="mandat" value=mandate.id.to_string() />
                        <button class="wk-btn-s">
                            {t!(ctx, "own-act-on")}
                            <span class="wk-sr">{format!(": {}", labels::role(ctx, mandate.role))}</span>
                        </button>
                    </form>
                }
            });
            let here = is_acting
                .then(|| view! { <span class="wk-tag wk-tag--solid">{t!(ctx, "own-acts-now")}</span> });
            view! {
                <tr>
                    <th scope="row">{labels::role(ctx, mandate.role)}</th>
                    <td data-l=t!(ctx, "account-organisation")>{organisation}</td>
                    <td data-l=t!(ctx, "own-validity")>{validity(ctx, mandate)}</td>
                    <td data-l=t!(ctx, "own-acting")>{here}{choice}</td>
                </tr>
            }
        })
        .collect();
    let content = if rows.is_empty() {
        view! { <p class="wk-empty">{t!(ctx, "own-no-mandate")}</p> }.into_any()
    } else {
        view! {
            <table class="wk-table wk-table--stack">
                <caption class="wk-sr">{t!(ctx, "own-mandates")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(ctx, "own-role")}</th>
                        <th scope="col">{t!(ctx, "account-organisation")}</th>
                        <th scope="col">{t!(ctx, "own-validity")}</th>
                        <th scope="col">{t!(ctx, "own-acting")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="wk-section" aria-labelledby="mandate">
            <h2 id="mandate">{t!(ctx, "own-mandates")}</h2>
            <p class="wk-small wk-muted">{t!(ctx, "own-mandates-note")}</p>
            {content}
        </section>
    }
    .into_any()
}

/// From when to when a mandate counts, and whether it does today.
fn validity(ctx: &Ctx, mandate: &Mandate) -> String {
    let from = format_day(mandate.from, ctx.language);
    let to = mandate.to.map(|to| format_day(to, ctx.language));
    match (mandate.validity(ctx.today), to) {
        (Validity::Withdrawn, _) => t!(ctx, "own-validity-withdrawn", from = from),
        (Validity::Future, None) => t!(ctx, "own-validity-future", from = from),
        (Validity::Future, Some(to)) => t!(ctx, "own-validity-future-to", from = from, to = to),
        (Validity::Expired, to) => {
            t!(ctx, "own-validity-expired", from = from, to = to.unwrap_or_default())
        }
        (Validity::Valid, None) => t!(ctx, "own-validity-open", from = from),
        (Validity::Valid, Some(to)) => t!(ctx, "own-validity-to", from = from, to = to),
    }
}

fn credentials(ctx: &Ctx, own: &Own) -> AnyView {
    let content = if own.has_password {
        let factor = match own.recovery {
            Some(left) => t!(ctx, "own-factor-on", left = left.to_string()),
            None => t!(ctx, "own-factor-off"),
        };
        let to_factor = if own.recovery.is_some() {
            t!(ctx, "own-factor-remove")
        } else {
            t!(ctx, "own-factor-add")
        };
        view! {
            <dl class="wk-dl wk-dl--wide wk-dl--lines">
                <div>
                    <dt>{t!(ctx, "sign-in-password")}</dt>
                    <dd>
                        <a class="wk-link" href=ctx.href("/mein-bereich/kennwort")>{t!(ctx, "own-password-change")}</a>
                    </dd>
                </div>
                <div>
                    <dt>{t!(ctx, "own-factor")}</dt>
                    <dd>
                        <p>{factor}</p>
                        <a class="wk-link" href=ctx.href("/mein-bereich/zweiter-faktor")>{to_factor}</a>
                    </dd>
                </div>
            </dl>
        }
        .into_any()
    } else {
        view! { <p>{t!(ctx, "own-no-password")}</p> }.into_any()
    };
    view! {
        <section class="wk-section" aria-labelledby="anmeldung">
            <h2 id="anmeldung">{t!(ctx, "own-credentials")}</h2>
            {content}
        </section>
    }
    .into_any()
}

fn sessions(ctx: &Ctx, own: &Own) -> AnyView {
    let rows: Vec<_> = own.sessions.iter().map(|session| session_row(ctx, session)).collect();
    let others = own.sessions.iter().any(|session| !session.here).then(|| {
        view! {
            <form method="post" action=ctx.href("/mein-bereich/sitzungen")>
                <input type="hidden" name="sitzung" value="andere" />
                <button class="wk-btn wk-btn--secondary">{t!(ctx, "own-end-others")}</button>
            </form>
        }
    });
    view! {
        <section class="wk-section" aria-labelledby="sitzungen">
            <h2 id="sitzungen">{t!(ctx, "own-sessions")}</h2>
            <p class="wk-small wk-muted">{t!(ctx, "own-sessions-note")}</p>
            <table class="wk-table wk-table--stack">
                <caption class="wk-sr">{t!(ctx, "own-sessions")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(ctx, "own-browser")}</th>
                        <th scope="col">{t!(ctx, "own-network")}</th>
                        <th scope="col">{t!(ctx, "own-method")}</th>
                        <th scope="col">{t!(ctx, "own-began")}</th>
                        <th scope="col">{t!(ctx, "own-seen")}</th>
                        <th scope="col"><span class="wk-sr">{t!(ctx, "own-end")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {others}
        </section>
    }
    .into_any()
}

fn session_row(ctx: &Ctx, session: &OwnSession) -> impl IntoView + use<> {
    let browser = browser(ctx, &session.agent);
    let network = match session.network.as_str() {
        "" => t!(ctx, "own-unknown"),
        network => network.to_owned(),
    };
    let end = if session.here {
        view! { <span class="wk-tag wk-tag--solid">{t!(ctx, "own-here")}</span> }.into_any()
    } else {
        view! {
            <form method="post" action=ctx.href("/mein-bereich/sitzungen")>
                <input type="hidden" name="sitzung" value=session.id.clone() />
                <button class="wk-btn-s">
                    {t!(ctx, "own-end")}<span class="wk-sr">{format!(": {browser}")}</span>
                </button>
            </form>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row">{browser.clone()}</th>
            <td data-l=t!(ctx, "own-network")>{network}</td>
            <td data-l=t!(ctx, "own-method")>{method(ctx, &session.method)}</td>
            <td data-l=t!(ctx, "own-began")>{history::moment(ctx, session.began)}</td>
            <td data-l=t!(ctx, "own-seen")>{history::moment(ctx, session.seen)}</td>
            <td>{end}</td>
        </tr>
    }
}

fn method(ctx: &Ctx, code: &str) -> String {
    match code {
        "password+totp" => t!(ctx, "own-method-totp"),
        "password+recovery" => t!(ctx, "own-method-recovery"),
        "oidc" => t!(ctx, "own-method-oidc"),
        _ => t!(ctx, "own-method-password"),
    }
}

/// „Firefox auf Linux" where browser and system are known ones, otherwise what the browser calls itself.
fn browser(ctx: &Ctx, agent: &str) -> String {
    // The order decides: most browsers name their forebears too.
    let known = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    let program = known(&[
        ("Edg/", "Edge"),
        ("Firefox/", "Firefox"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = known(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (program, system) {
        (Some(program), Some(system)) => {
            t!(ctx, "own-browser-on", program = program, system = system)
        }
        (Some(program), None) => program.to_owned(),
        _ if agent.is_empty() => t!(ctx, "own-unknown"),
        _ => agent.to_owned(),
    }
}

/// Changing the own password.
pub fn password(ctx: &Ctx, errors: &FieldErrors) -> Page {
    let old = ui::FieldSpec::new(ctx, "old", t!(ctx, "own-password-old"), "", errors).width("m");
    let form = view! {
        <form class="wk-form" method="post" action=ctx.href("/mein-bereich/kennwort") novalidate=true>
            {ui::error_summary(ctx, errors, |field| name(ctx, field))}
            {ui::input(ctx, old, "password", "current-password")}
            {new_password(ctx, errors)}
            {buttons(ctx, t!(ctx, "own-password-change"))}
        </form>
    };
    sub_page(
        ctx,
        t!(ctx, "own-password-change"),
        t!(ctx, "own-password-lead"),
        errors,
        form.into_any(),
    )
}

/// A picture that a device reads: dark squares on light ones, row by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Qr {
    /// Squares in a row.
    pub width: usize,
    /// All squares; true for a dark one.
    pub dark: Vec<bool>,
}

/// Squares of light around the picture, as the standard asks.
const QUIET: usize = 4;

impl Qr {
    /// The dark squares as one path, a run of them as one rectangle.
    fn path(&self) -> String {
        use std::fmt::Write as _;
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.width.max(1)).enumerate() {
            let mut x = 0;
            while x < row.len() {
                let run = row[x..].iter().take_while(|dark| **dark).count();
                if run > 0 {
                    let (left, top) = (x + QUIET, y + QUIET);
                    // Writing to a string does not fail.
                    let _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
                }
                x += run.max(1);
            }
        }
        path
    }
}

/// A second factor on its way: the secret a device is to share.
#[derive(Debug, Clone, Default)]
pub struct NewFactor {
    /// The secret in base 32.
    pub secret: String,
    /// The same as a picture.
    pub qr: Qr,
    /// What is wrong with what was typed.
    pub errors: FieldErrors,
}

/// Setting up a second factor.
pub fn add_factor(ctx: &Ctx, data: &NewFactor) -> Page {
    let side = data.qr.width + 2 * QUIET;
    let groups: Vec<String> =
        data.secret.as_bytes().chunks(4).map(|c| String::from_utf8_lossy(c).into_owned()).collect();
    let password =
        ui::FieldSpec::new(ctx, "old", t!(ctx, "sign-in-password"), "", &data.errors).width("m");
    let code = ui::FieldSpec::new(ctx, "code", t!(ctx, "own-factor-code"), "", &data.errors)
        .hint(t!(ctx, "own-factor-code-hint"))
        .width("s");
    let form = view! {
        <ol class="wk-list wk-list--num">
            <li>{t!(ctx, "own-factor-step-app")}</li>
            <li>{t!(ctx, "own-factor-step-scan")}</li>
            <li>{t!(ctx, "own-factor-step-code")}</li>
        </ol>
        <svg
            width="240"
            height="240"
            viewBox=format!("0 0 {side} {side}")
            role="img"
            aria-labelledby="qr"
            shape-rendering="crispEdges"
        >
            <title id="qr">{t!(ctx, "own-factor-qr")}</title>
            <rect width=side.to_string() height=side.to_string() fill="#ffffff"></rect>
            <path d=data.qr.path() fill="#000000"></path>
        </svg>
        <p>{t!(ctx, "own-factor-secret")}" "<code>{groups.join(" ")}</code></p>
        <form class="wk-form" method="post" action=ctx.href("/mein-bereich/zweiter-faktor") novalidate=true>
            {ui::error_summary(ctx, &data.errors, |field| name(ctx, field))}
            <input type="hidden" name="secret" value=data.secret.clone() />
            {ui::input(ctx, code, "text", "one-time-code")}
            {ui::input(ctx, password, "password", "current-password")}
            {buttons(ctx, t!(ctx, "own-factor-add"))}
        </form>
    };
    sub_page(
        ctx,
        t!(ctx, "own-factor-add"),
        t!(ctx, "own-factor-lead"),
        &data.errors,
        form.into_any(),
    )
}

/// The recovery codes, shown this once.
pub fn recovery(ctx: &Ctx, codes: &[String]) -> Page {
    let items: Vec<_> = codes
        .iter()
        .map(|code| view! { <li><code class="wk-num">{code.clone()}</code></li> })
        .collect();
    let content = view! {
        <div class="wk-note wk-note--risk"><b>{t!(ctx, "own-recovery-once")}</b><p>{t!(ctx, "own-recovery-keep")}</p></div>
        <ol class="wk-list wk-list--num">{items}</ol>
        <div class="wk-btns">
            <a class="wk-btn wk-btn--primary" href=ctx.href("/mein-bereich")>{t!(ctx, "own-recovery-kept")}</a>
        </div>
    };
    let none = FieldErrors::default();
    let (title, lead) = (t!(ctx, "own-recovery-title"), t!(ctx, "own-recovery-lead"));
    sub_page(ctx, title, lead, &none, content.into_any())
}

/// Removing the second factor.
pub fn remove_factor(ctx: &Ctx, errors: &FieldErrors) -> Page {
    let password =
        ui::FieldSpec::new(ctx, "old", t!(ctx, "sign-in-password"), "", errors).width("m");
    let code = ui::FieldSpec::new(ctx, "code", t!(ctx, "own-factor-code"), "", errors)
        .hint(t!(ctx, "factor-code-hint"))
        .width("m");
    let form = view! {
        <form class="wk-form" method="post" action=ctx.href("/mein-bereich/zweiter-faktor/entfernen") novalidate=true>
            {ui::error_summary(ctx, errors, |field| name(ctx, field))}
            {ui::input(ctx, password, "password", "current-password")}
            {ui::input(ctx, code, "text", "one-time-code")}
            {buttons(ctx, t!(ctx, "own-factor-remove"))}
        </form>
    };
    sub_page(
        ctx,
        t!(ctx, "own-factor-remove"),
        t!(ctx, "own-factor-remove-lead"),
        errors,
        form.into_any(),
    )
}

fn name(ctx: &Ctx, field: &str) -> String {
    match field {
        "old" => t!(ctx, "sign-in-password"),
        "code" => t!(ctx, "own-factor-code"),
        _ => t!(ctx, "account-new-password"),
    }
}

fn buttons(ctx: &Ctx, submit: String) -> impl IntoView + use<> {
    view! {
        <div class="wk-btns">
            <button class="wk-btn wk-btn--primary">{submit}</button>
            <a class="wk-btn wk-btn--quiet" href=ctx.href("/mein-bereich")>{t!(ctx, "own-cancel")}</a>
        </div>
    }
}

fn sub_page(
    ctx: &Ctx,
    heading: String,
    lead: String,
    errors: &FieldErrors,
    content: AnyView,
) -> Page {
    let title = if errors.is_empty() {
        heading.clone()
    } else {
        t!(ctx, "error-prefix", title = heading.clone())
    };
    let trail = vec![("/mein-bereich".to_owned(), t!(ctx, "own-title"))];
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-head"><h1>{heading}</h1><p class="wk-lead">{lead}</p></div>
            <div class="wk-stack">{content}</div>
        </main>
    }
    .into_any();
    Page { title, nav: Nav::None, islands: false, body }
}

#[cfg(test)]
mod tests {
    use super::Qr;

    #[test]
    fn a_run_of_dark_squares_is_one_rectangle() {
        let qr =
            Qr { width: 3, dark: vec![true, true, false, false, false, true, false, false, false] };
        assert_eq!(qr.path(), "M4 4h2v1h-2zM6 5h1v1h-1z");
        assert_eq!(Qr::default().path(), "");
    }
}
