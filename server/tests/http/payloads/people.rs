//! Names of persons and organisations, and what sessions, mails and the journal repeat of them.

use super::files::{is_formula, rows};
use super::{all_shown, harmless, long_journal, packed, payloads, saved, short};
use crate::html::{Judge, mark};
use crate::provider::encode;
use crate::site::{Site, Who, demo, form, hidden, post, run};
use axum::http::{HeaderValue, StatusCode};
use sha2::{Digest, Sha256};
use store::NewMail;

/// Longest name of a person or an organisation.
const NAME: usize = 158;

/// Persons whom the Geschäftsstelle keeps.
const PERSONS: [(&str, Who); 6] = [
    ("demo-mitglied", Who::Member),
    ("demo-mitglied2", Who::Member2),
    ("demo-vertretung", Who::Deputy),
    ("demo-vorsitz", Who::Chair),
    ("demo-gast", Who::Guest),
    ("demo-planung", Who::Planner),
];

/// A text of the store's language.
fn quoted(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).collect();
    format!("'{}'", plain.replace('\\', "\\\\").replace('\'', "\\'"))
}

async fn look_at(site: &Site, judge: &mut Judge, cookie: &str, paths: &[&str]) {
    for path in paths {
        judge.look(path, &site.get(cookie, path).await);
    }
}

/// The council shows visitors its history too.
async fn open_all(site: &Site) {
    let office = &site.sign_in(Who::Secretariat).await;
    let face = "/verwaltung/oeffentlichkeit";
    let version = hidden(&site.get(office, face).await.text, "version");
    let sections = ["measures", "indicators", "evaluations", "meetings", "changes"];
    let open = sections.map(|section| (section, "ja"));
    let fields = [&open[..], &[("version", version.as_str())]].concat();
    saved(&site.post(office, face, &fields).await, "everything is open");
}

/// Somebody who has not taken up an invitation, and the path of the link.
async fn invited(site: &Site) -> &'static str {
    let text = format!(
        "INSERT IGNORE INTO account {{ id: 'eingeladen', email: 'eingeladen@hwk.example', name: 'Erika', disabled: false }};
         UPSERT onetime:`{}` CONTENT {{ kind: 'invitation', account: 'eingeladen', data: '',
             expires: time::unix() + 100000, tries: 0 }};",
        encode(Sha256::digest("einladung-1"))
    );
    site.state.store.tamper(&text).await.expect("taken");
    "/einladung/einladung-1"
}

async fn rename(site: &Site, judge: &mut Judge, keeper: &str, id: &str, email: &str, name: &str) {
    let path = format!("/verwaltung/personen/{id}");
    let page = site.get(keeper, &path).await;
    judge.look(&path, &page);
    let version = hidden(&page.text, "version");
    let fields = [("name", name), ("email", email), ("version", &version)];
    saved(&site.post(keeper, &path, &fields).await, name);
}

/// Everybody gets one name after the other, and acts under it.
async fn persons(site: &Site, judge: &mut Judge, texts: &[String]) {
    let office = site.sign_in(Who::Secretariat).await;
    let admin = site.sign_in(Who::Admin).await;
    let link = invited(site).await;
    let mut cookies = Vec::new();
    for (_, who) in PERSONS {
        cookies.push(site.sign_in(who).await);
    }
    let packs = packed(texts, NAME);
    for (round, names) in packs.chunks(PERSONS.len()).enumerate() {
        for ((id, who), name) in PERSONS.iter().zip(names) {
            rename(site, judge, &office, id, who.email(), name).await;
        }
        let name = &names[0];
        rename(site, judge, &office, "eingeladen", "eingeladen@hwk.example", name).await;
        rename(site, judge, &admin, "demo-geschaeftsstelle", Who::Secretariat.email(), name).await;
        let again = "/verwaltung/personen/eingeladen/einladung";
        judge.look(again, &site.post(&office, again, &[]).await);
        invited(site).await;
        // Every link is a person's own; the provider calls people what it likes.
        let named =
            format!("UPDATE account:`demo-mitglied` SET issuer = 'i', subject = {}", quoted(name));
        site.state.store.tamper(&named).await.expect("taken");
        let path = "/massnahmen/digitalbonus/erfahrung/e0002";
        let page = site.get(&cookies[0], path).await;
        judge.look(path, &page);
        let visibility = if round % 2 == 0 { "oeffentlich" } else { "rat" };
        let version = hidden(&page.text, "version");
        let fields =
            [("kind", "erfolg"), ("text", name), ("visibility", visibility), ("version", &version)];
        saved(&site.post(&cookies[0], path, &fields).await, name);

        for (id, _) in PERSONS {
            let path = format!("/verwaltung/personen/{id}");
            look_at(site, judge, &office, &[&path, &format!("{path}/mandate/neu")]).await;
            look_at(site, judge, &admin, &[&format!("{path}/loeschen")]).await;
        }
        let mandate = "/verwaltung/personen/demo-mitglied/mandate/demo-mitglied";
        look_at(site, judge, &office, &[mandate, &format!("{mandate}/ende")]).await;
        let lists = ["/verwaltung", "/verwaltung/personen", "/verwaltung/postausgang"];
        look_at(site, judge, &office, &lists).await;
        look_at(site, judge, &office, &["/verwaltung/personen?suche=script"]).await;
        look_at(site, judge, &admin, &["/verwaltung/journal", "/verwaltung/journal?person=alert"])
            .await;
        for cookie in &cookies {
            look_at(site, judge, cookie, &["/sitzungen", "/mein-bereich", "/mein-bereich/daten"])
                .await;
        }
        let histories = ["/", "/aenderungen", "/massnahmen/digitalbonus", "/en/aenderungen"];
        look_at(site, judge, &cookies[5], &histories).await;
        look_at(site, judge, "", &["/anmelden", "/aenderungen", link]).await;
    }
}

/// Every organisation gets one name after the other.
async fn organisations(site: &Site, judge: &mut Judge, texts: &[String]) {
    let office = site.sign_in(Who::Secretariat).await;
    let admin = site.sign_in(Who::Admin).await;
    let (member, planner) = (site.sign_in(Who::Member).await, site.sign_in(Who::Planner).await);
    let catalogue = site.state.store.catalogue().await.expect("the store answers");
    let codes: Vec<_> = catalogue.organisations.keys().map(ToString::to_string).collect();
    let packs = packed(texts, NAME);
    let mut fitting = texts.iter().map(|text| short(text)).cycle();
    for names in packs.chunks(codes.len()) {
        let mut kind = "";
        for (code, name) in codes.iter().zip(names) {
            let path = format!("/verwaltung/organisationen/{code}");
            let page = site.get(&office, &path).await;
            judge.look(&path, &page);
            kind = fitting.next().unwrap_or_default();
            let fields = [
                ("name", name.as_str()),
                ("short", kind),
                ("kind", kind),
                ("vote", "ja"),
                ("version", &hidden(&page.text, "version")),
            ];
            saved(&site.post(&office, &path, &fields).await, name);
        }
        // Under the new name the member acts, so that the journal has it.
        let path = "/massnahmen/digitalbonus/erfahrung/e0002";
        let version = hidden(&site.get(&member, path).await.text, "version");
        let fields =
            [("kind", "erfolg"), ("text", kind), ("visibility", "rat"), ("version", &version)];
        saved(&site.post(&member, path, &fields).await, kind);
        let list = "/verwaltung/organisationen";
        let filtered = format!("{list}?{}", form(&[("art", kind), ("suche", "script")]));
        let person = "/verwaltung/personen/demo-mitglied";
        let mandate = format!("{person}/mandate/demo-mitglied");
        let pages = [
            list,
            &filtered,
            "/verwaltung/personen",
            "/verwaltung/personen?organisation=ORG02",
            "/verwaltung/personen/neu",
            person,
            &format!("{person}/mandate/neu"),
            &mandate,
            &format!("{mandate}/ende"),
        ];
        look_at(site, judge, &office, &pages).await;
        look_at(site, judge, &admin, &["/verwaltung/journal", &format!("{person}/loeschen")]).await;
        let pages = [
            "/",
            "/mein-bereich",
            "/mein-bereich/daten",
            "/bewertungen",
            "/bewertungen/R7/digitalhub",
            "/massnahmen/digitalbonus",
            "/massnahmen/digitalbonus/erfahrung",
            "/aenderungen",
        ];
        look_at(site, judge, &member, &pages).await;
        let pages = ["/massnahmen/digitalbonus", "/massnahmen/digitalhub", "/aenderungen"];
        look_at(site, judge, &planner, &pages).await;
        let pages = ["/anmelden", "/", "/aenderungen", "/massnahmen/digitalbonus", "/sitzungen"];
        look_at(site, judge, "", &pages).await;
    }
}

/// Mails as the outbox shows them: whatever stands in one, and whatever the mail server said.
async fn mails(site: &Site, judge: &mut Judge, texts: &[String]) {
    let office = site.sign_in(Who::Secretariat).await;
    let now = site.state.clock.now();
    for pack in packed(texts, 280) {
        let mail = NewMail {
            calendar: None,
            files: Vec::new(),
            account: None,
            address: pack.clone(),
            name: pack.clone(),
            subject: pack.clone(),
            text: pack.clone(),
            html: pack.clone(),
            secret: false,
        };
        site.state.store.queue_mail(mail, now).await.expect("queued");
        let failed = format!(
            "UPDATE outbox SET state = 'failed', reason = {} WHERE state = 'queued'",
            quoted(&format!("refused: {pack}"))
        );
        site.state.store.tamper(&failed).await.expect("taken");
        let list = site.get(&office, "/verwaltung/postausgang").await;
        judge.look("the outbox", &list);
        let mut links = list.text.split("href=\"/verwaltung/postausgang/").skip(1);
        let newest = links.find_map(|link| link.split('"').next()).expect("a mail").to_owned();
        look_at(site, judge, &office, &[&format!("/verwaltung/postausgang/{newest}")]).await;
    }
}

fn shown_on(judge: &Judge, places: &[&str]) {
    let silent: Vec<_> = places.iter().filter(|place| !judge.places.contains(**place)).collect();
    assert!(silent.is_empty(), "no text was shown on {silent:?}");
}

/// What browsers call themselves, in the list of the own sessions.
async fn browsers(site: &Site, judge: &mut Judge, texts: &[String]) {
    let member = site.sign_in(Who::Member).await;
    for chunk in texts.chunks(20) {
        for text in chunk {
            let Ok(agent) = HeaderValue::from_str(text) else { continue };
            let fields = form(&[("demo", "1"), ("email", Who::Member.email())]);
            let mut request = post("/anmelden", "", fields);
            request.headers_mut().insert("user-agent", agent);
            assert_eq!(site.send(request).await.status, StatusCode::SEE_OTHER, "{text}");
        }
        look_at(site, judge, &member, &["/mein-bereich", "/mein-bereich/daten"]).await;
        let others = [("sitzung", "andere")];
        saved(&site.post(&member, "/mein-bereich/sitzungen", &others).await, "ended");
    }
}

#[test]
fn no_name_of_a_person_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        open_all(&site).await;
        long_journal(&site).await;
        persons(&site, &mut judge, &harmless(120)).await;
        let all = payloads();
        judge.expect(&all);
        persons(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        shown_on(
            &judge,
            &[
                "/verwaltung/personen",
                "/verwaltung/personen/demo-mitglied",
                "/verwaltung/personen/demo-gast/mandate/neu",
                "/verwaltung/personen/demo-mitglied/mandate/demo-mitglied",
                "/verwaltung/personen/demo-mitglied/mandate/demo-mitglied/ende",
                "/verwaltung/personen/demo-mitglied/loeschen",
                "/verwaltung/personen/eingeladen/einladung",
                "/verwaltung/postausgang",
                "/verwaltung/journal",
                "/sitzungen",
                "/mein-bereich",
                "/mein-bereich/daten",
                "/aenderungen",
                "/massnahmen/digitalbonus",
                "/anmelden",
                "/einladung/einladung-1",
            ],
        );
    });
}

#[test]
fn no_text_of_an_organisation_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        open_all(&site).await;
        long_journal(&site).await;
        organisations(&site, &mut judge, &harmless(200)).await;
        let all = payloads();
        judge.expect(&all);
        organisations(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        shown_on(
            &judge,
            &[
                "/verwaltung/organisationen",
                "/verwaltung/organisationen/ORG05",
                "/verwaltung/personen",
                "/verwaltung/personen/neu",
                "/verwaltung/personen/demo-mitglied",
                "/verwaltung/personen/demo-mitglied/mandate/neu",
                "/verwaltung/journal",
                "/mein-bereich",
                "/mein-bereich/daten",
                "/massnahmen/digitalbonus",
                "/bewertungen/R7/digitalhub",
                "/aenderungen",
                "/anmelden",
            ],
        );
    });
}

#[test]
fn no_text_of_a_mail_or_a_browser_becomes_markup() {
    run(async {
        let site = demo().await;
        let mut judge = Judge::new();
        mails(&site, &mut judge, &harmless(700)).await;
        browsers(&site, &mut judge, &harmless(40)).await;
        let all = payloads();
        judge.expect(&all);
        mails(&site, &mut judge, &all).await;
        all_shown(&judge, all.len());
        judge.expect(&all);
        browsers(&site, &mut judge, &all).await;
        judge.verdict();
        assert!(judge.shown.len() > 500, "{} shown", judge.shown.len());
    });
}

/// Addresses may hold more signs than people think.
#[test]
fn no_address_of_a_person_becomes_markup_or_formula() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let admin = site.sign_in(Who::Admin).await;
        let mut judge = Judge::new();
        long_journal(&site).await;
        let atoms = [
            "'onmouseover=alert'",
            "'/autofocus/onfocus=alert'",
            "`${alert}`",
            "{{7*7}}",
            "#{7*7}",
            "&#60",
            "&lt",
            "=1+1",
            "+1+1",
            "-1+1",
            "%0d%0abcc",
            "a/%2e%2e/b",
            "=cmd|'/c'!a0",
        ];
        let plain = ["eins", "zwei", "drei"].map(ToOwned::to_owned).to_vec();
        let odd: Vec<_> =
            atoms.iter().enumerate().map(|(n, atom)| format!("{atom}{}", mark(n))).collect();
        for (hostile, texts) in [(false, &plain), (true, &odd)] {
            if hostile {
                judge.expect(texts);
            }
            for text in texts {
                let email = format!("{text}@x.example");
                rename(&site, &mut judge, &office, "demo-gast", &email, "Gast").await;
                let person = "/verwaltung/personen/demo-gast";
                look_at(&site, &mut judge, &office, &[person, "/verwaltung/personen"]).await;
                let pages = ["/verwaltung/journal", &format!("{person}/loeschen")];
                look_at(&site, &mut judge, &admin, &pages).await;
                // The address is a sign-in name: typed, it comes back.
                let fields = [("email", email.as_str()), ("password", "falsch geraten")];
                judge.look("/anmelden", &site.post("", "/anmelden", &fields).await);
            }
        }
        all_shown(&judge, odd.len());
        shown_on(
            &judge,
            &[
                "/verwaltung/personen",
                "/verwaltung/personen/demo-gast",
                "/verwaltung/personen/demo-gast/loeschen",
                "/verwaltung/journal",
                "/anmelden",
            ],
        );
        let file = site.get(&admin, "/verwaltung/journal.csv").await;
        for cell in rows(&file, "journal.csv").iter().flatten() {
            assert!(!is_formula(cell), "{cell:?}");
        }
    });
}
