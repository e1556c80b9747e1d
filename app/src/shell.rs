//! The document around every page: head, demo line, header with navigation and person menu, footer.

use crate::ctx::{Ctx, Theme};
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{labels, ui};
use domain::actor::Account;
use domain::face::Section;
use domain::number::Language;
use leptos::config::LeptosOptions;
use leptos::hydration::HydrationScripts;
use leptos::prelude::*;

/// Our own symbol sheet. It stands in every document because `wk-knock` colours parts of its symbols by the style
/// sheet, which does not reach into a sheet of its own. The only markup in the product that the renderer does not write.
const SPRITE: &str = include_str!("../../style/sprite.svg");

/// The complete document without its doctype, which the caller writes.
///
/// To be called inside an `Owner`. Where that provides a `leptos::nonce::Nonce`, the island script carries it.
pub fn document(ctx: &Ctx, page: Page) -> impl IntoView + use<> {
    let forced = match ctx.theme {
        Theme::System => None,
        Theme::Light | Theme::Dark => Some(ctx.theme.code()),
    };
    let framed = page.nav != Nav::Wall;
    let skip = framed.then(|| {
        view! { <a class="wk-skip" href="#inhalt">{t!(ctx, "shell-skip")}</a> }
    });
    view! {
        <html lang=language_code(ctx.language) data-kern-theme=forced>
            {head(ctx, &page, forced)}
            <body class="wk">
                <div inner_html=SPRITE></div>
                {skip}
                {framed.then(|| header(ctx, page.nav))}
                <div class="wk-wrap">{page.body}</div>
                {framed.then(|| footer(ctx, page.nav))}
            </body>
        </html>
    }
}

fn language_code(language: Language) -> &'static str {
    match language {
        Language::De => "de",
        Language::En => "en",
    }
}

fn head(ctx: &Ctx, page: &Page, forced: Option<&'static str>) -> AnyView {
    let title = format!("{} – {}", page.title, t!(ctx, "product-name"));
    let islands = page.islands.then(|| islands(ctx));
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title}</title>
            <meta name="description" content=t!(ctx, "shell-description") />
            <meta name="color-scheme" content=forced.unwrap_or("light dark") />
            <link rel="preload" href="/fonts/FiraSans-Regular.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous" />
            <link rel="preload" href="/fonts/FiraSans-SemiBold.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous" />
            <link rel="stylesheet" href=format!("/pkg/{}", ctx.assets.css) />
            <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
            <link rel="alternate" hreflang="de" href=address(ctx, Language::De) />
            <link rel="alternate" hreflang="en" href=address(ctx, Language::En) />
            {islands}
        </head>
    }
    .into_any()
}

/// Script and WebAssembly of the islands: `/pkg/STEM.js` and `/pkg/STEM_bg.wasm`.
fn islands(ctx: &Ctx) -> impl IntoView + use<> {
    let options = LeptosOptions::builder().output_name(ctx.assets.wasm_stem.as_str()).build();
    view! { <HydrationScripts options=options islands=true /> }
}

/// The address of this page in a language, with its query.
fn address(ctx: &Ctx, language: Language) -> String {
    let path = Ctx { language, ..ctx.clone() }.href(&ctx.path);
    if ctx.query.is_empty() { path } else { format!("{path}?{}", ctx.query) }
}

/// The sign-in page, which leads back to where the reader is.
pub fn sign_in_href(ctx: &Ctx) -> String {
    let sign_in = ctx.href("/anmelden");
    if ctx.path.starts_with("/anmelden") || ctx.holds_secret() {
        return sign_in;
    }
    format!("{sign_in}?ziel={}", query_escape(&address(ctx, ctx.language)))
}

/// Percent-encodes a text for use as a value in a query.
pub fn query_escape(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a string does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
        escaped
    })
}

fn header(ctx: &Ctx, here: Nav) -> AnyView {
    let demo = ctx.demo.then(|| {
        view! { <div class="wk-demo"><div class="wk-wrap">{t!(ctx, "shell-demo")}</div></div> }
    });
    let person = match ctx.account() {
        Some(account) => person_menu(ctx, account).into_any(),
        None => view! {
            <a class="wk-header__link" href=sign_in_href(ctx)>
                {ui::icon("#i-user")}{t!(ctx, "shell-sign-in")}
            </a>
        }
        .into_any(),
    };
    view! {
        <header class="wk-header">
            {demo}
            <div class="wk-wrap wk-header__row">{brand(ctx)}{person}{phone_menu(ctx, here)}</div>
            <div class="wk-header__nav">
                <div class="wk-wrap wk-header__bar">
                    <nav class="wk-nav" aria-label=t!(ctx, "shell-nav-main")>
                        <ul>{entries(ctx, here)}</ul>
                    </nav>
                    {search(ctx)}
                </div>
            </div>
        </header>
    }
    .into_any()
}

fn brand(ctx: &Ctx) -> impl IntoView + use<> {
    view! {
        <a class="wk-brand" href=ctx.href("/")>
            <svg viewBox="0 0 32 32" aria-hidden="true"><use href="#i-brand"></use></svg>
            <span><b>{t!(ctx, "product-name")}</b><span>{t!(ctx, "council-name")}</span></span>
        </a>
    }
}

fn phone_menu(ctx: &Ctx, here: Nav) -> impl IntoView + use<> {
    view! {
        <details class="wk-menu">
            <summary class="wk-menu__btn">{ui::icon("#i-menu")}{t!(ctx, "shell-menu")}</summary>
            <div class="wk-menu__panel">
                {search(ctx)}
                <nav aria-label=t!(ctx, "shell-nav-main")><ul>{entries(ctx, here)}</ul></nav>
            </div>
        </details>
    }
}

/// The field that looks for something on every page but the one that has a larger one. It stands in the bar and in the
/// menu of the phone, of which one is shown.
fn search(ctx: &Ctx) -> Option<AnyView> {
    (ctx.path != "/suche").then(|| {
        view! {
            <form class="wk-search" method="get" action=ctx.href("/suche") role="search" aria-label=t!(ctx, "search-everywhere")>
                <label class="wk-search__field">
                    <span class="wk-sr">{t!(ctx, "search-label")}</span>
                    <input class="wk-input" name="q" type="search" maxlength="200" autocomplete="off" />
                </label>
                <button class="wk-btn wk-btn--quiet wk-search__go" type="submit">
                    {ui::icon("#i-search")}<span class="wk-sr">{t!(ctx, "search-go")}</span>
                </button>
            </form>
        }
        .into_any()
    })
}

fn person_menu(ctx: &Ctx, account: &Account) -> impl IntoView + use<> {
    let role = labels::role(ctx, account.role);
    let about = format!("{role}, {}", account.organisation_name);
    view! {
        <details class="wk-person">
            <summary class="wk-person__btn">
                <span class="wk-person__ini" aria-hidden="true">{initials(&account.name)}</span>
                <span class="wk-sr">{t!(ctx, "shell-person")}</span>
                <span class="wk-person__name">{account.name.clone()}</span>
            </summary>
            <div class="wk-person__panel">
                <p class="wk-person__who"><b>{account.name.clone()}</b>{about}</p>
                <a href=ctx.href("/mein-bereich")>{t!(ctx, "own-title")}</a>
                <ul><li><a href=ctx.href("/mein-bereich/daten")>{t!(ctx, "own-data-title")}</a></li></ul>
                <form method="post" action=ctx.href("/abmelden")>
                    <button class="wk-btn wk-btn--quiet">{t!(ctx, "shell-sign-out")}</button>
                </form>
            </div>
        </details>
    }
}

/// First letters of the first and the last word of a name; what marks a demo account is no part of it.
pub fn initials(name: &str) -> String {
    let name = name.strip_prefix("Demo-").unwrap_or(name);
    let mut words = name.split([' ', '-']).filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

fn entries(ctx: &Ctx, here: Nav) -> impl IntoView + use<> {
    let entries = [
        (Nav::Overview, "/", None, t!(ctx, "nav-overview")),
        (Nav::Measures, "/massnahmen", Some(Section::Measures), t!(ctx, "nav-measures")),
        (Nav::Indicators, "/indikatoren", Some(Section::Indicators), t!(ctx, "nav-indicators")),
        (Nav::Evaluations, "/bewertungen", Some(Section::Evaluations), t!(ctx, "nav-evaluations")),
        (Nav::Meetings, "/sitzungen", Some(Section::Meetings), t!(ctx, "nav-meetings")),
    ];
    let open =
        entries.into_iter().filter(|(_, _, section, _)| section.is_none_or(|s| ctx.opens(s)));
    let entry = |(nav, path, _, title): (Nav, &'static str, Option<Section>, String)| {
        // The entry of a section is "page" only on the section's own page, "true" on the pages below.
        let current = (nav == here).then_some(if ctx.path == path { "page" } else { "true" });
        view! { <li><a href=ctx.href(path) aria-current=current>{title}</a></li> }
    };
    let admin = ctx.is_keeper().then(|| (Nav::Admin, "/verwaltung", None, t!(ctx, "people-admin")));
    open.chain(admin).map(entry).collect::<Vec<_>>()
}

fn footer(ctx: &Ctx, here: Nav) -> AnyView {
    let changes = ctx.opens(Section::Changes).then(|| ("/aenderungen", t!(ctx, "changes-title")));
    let legal = [
        ("/impressum", t!(ctx, "legal-imprint")),
        ("/datenschutz", t!(ctx, "legal-privacy")),
        ("/barrierefreiheit", t!(ctx, "legal-accessibility")),
        ("/lizenzen", t!(ctx, "legal-licences")),
    ]
    .into_iter();
    let legal: Vec<_> = changes
        .into_iter()
        .chain([("/quellen", t!(ctx, "sources-title"))])
        .chain(legal)
        .map(|(path, title)| {
            let current = (ctx.path == path).then_some("page");
            view! { <li><a href=ctx.href(path) aria-current=current>{title}</a></li> }
        })
        .collect();
    view! {
        <footer class="wk-footer">
            <div class="wk-wrap">
                <div>
                    <nav aria-label=t!(ctx, "shell-nav-all")><ul>{entries(ctx, here)}</ul></nav>
                    <nav aria-label=t!(ctx, "shell-nav-legal")><ul>{legal}</ul></nav>
                </div>
                <div class="wk-footer__set">{languages(ctx)}{themes(ctx)}</div>
                <p class="wk-muted">{t!(ctx, "shell-note")}</p>
            </div>
        </footer>
    }
    .into_any()
}

fn languages(ctx: &Ctx) -> impl IntoView + use<> {
    let links = [(Language::De, "Deutsch"), (Language::En, "English")].map(|(language, name)| {
        let code = language_code(language);
        let current = (language == ctx.language).then_some("true");
        view! {
            <li><a href=address(ctx, language) lang=code hreflang=code aria-current=current>{name}</a></li>
        }
    });
    view! { <nav aria-label=t!(ctx, "shell-language")><ul class="wk-langs">{links}</ul></nav> }
}

fn themes(ctx: &Ctx) -> impl IntoView + use<> {
    let buttons = [
        (Theme::System, t!(ctx, "shell-theme-system")),
        (Theme::Light, t!(ctx, "shell-theme-light")),
        (Theme::Dark, t!(ctx, "shell-theme-dark")),
    ]
    .map(|(theme, name)| {
        let pressed = if theme == ctx.theme { "true" } else { "false" };
        view! {
            <button class="wk-btn wk-btn--quiet" name="theme" value=theme.code() aria-pressed=pressed>
                {name}
            </button>
        }
    });
    view! {
        <form class="wk-theme" method="post" action=ctx.href("/ansicht")>
            <input type="hidden" name="zurueck" value=address(ctx, ctx.language) />
            <span id="ansicht">{t!(ctx, "shell-theme")}</span>
            {buttons}
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_come_from_the_name_itself() {
        assert_eq!(initials("Demo-Mitglied IHKN"), "MI");
        assert_eq!(initials("Demo-Geschäftsstelle MW"), "GM");
        assert_eq!(initials("Anna-Lena Öhlers"), "AÖ");
        assert_eq!(initials("Öhlers"), "Ö");
        assert_eq!(initials(""), "");
    }
}
