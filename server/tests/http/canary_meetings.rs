//! Canary words in what belongs to meetings: wherever a reader looks, whatever was done by then, each word is read by the
//! circle it was written for and by nobody else.

use crate::canary::reach;
use crate::live::{ask, opened, step};
use crate::meetings::{before_the_sixth, begun, plain};
use crate::minutes::{approved, begun as minutes_begun, pdf_text, sent as minutes_sent};
use crate::papers::{PARTS, attach, step as paper_step};
use crate::site::{Answer, Site, Who, hidden, run};
use axum::http::StatusCode;
use domain::tier::Tier;
use server::routes::list;
use std::collections::BTreeSet;

/// Who may read a word.
#[derive(Debug, Clone, Copy)]
enum For {
    /// Everybody in a circle.
    Circle(Tier),
    /// The member who wrote it, and the Geschäftsstelle.
    Own,
}

/// Each word stands in one place; none is a part of another.
const BIRDS: [(&str, For); 13] = [
    ("punktamsel", For::Circle(Tier::Council)),
    ("punktelster", For::Circle(Tier::Secretariat)),
    ("vorlagenspecht", For::Circle(Tier::Council)),
    ("sachverhaltsreiher", For::Circle(Tier::Council)),
    ("anlagendohle", For::Circle(Tier::Council)),
    ("inhaltsdrossel", For::Circle(Tier::Council)),
    ("beilagenstar", For::Circle(Tier::Council)),
    ("umlaufmeise", For::Circle(Tier::Council)),
    ("beschlussfink", For::Circle(Tier::Council)),
    ("wortlautzeisig", For::Circle(Tier::Council)),
    ("notizlerche", For::Circle(Tier::Council)),
    ("notizkauz", For::Circle(Tier::Secretariat)),
    ("bedarfsschwalbe", For::Own),
];

impl For {
    fn may_read(self, who: Who) -> bool {
        match self {
            Self::Circle(tier) => tier.is_within(reach(who)),
            Self::Own => matches!(who, Who::Member | Who::Secretariat),
        }
    }
}

/// Beside a word that is a canary: whoever looks for this one has not typed the canary.
const FOUND_BY: &str = "Vogelkunde";

const LIVE: &str = "/sitzungen/6/live";

/// One reader of each role; at the end those come too whose rights have ended.
const ROLES: [Who; 8] = [
    Who::Anonymous,
    Who::Member,
    Who::Deputy,
    Who::Chair,
    Who::Guest,
    Who::Planner,
    Who::Secretariat,
    Who::Admin,
];

fn taken(answer: &Answer, what: &str) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{what}: {}", answer.text);
    answer.location().to_owned()
}

async fn add(site: &Site, office: &str, (title, tier): (&str, &str), token: &str) {
    let fields = [("title", title), ("tier", tier), ("minutes", "10"), ("token", token)];
    taken(&site.post(office, "/sitzungen/6/punkte", &fields).await, title);
}

/// A paper for an item, with a file that only the council reads; released.
async fn paper(
    site: &Site,
    office: &str,
    (title, facts, tier): (&str, &str, &str),
    (item, file, bytes): (&str, &str, &str),
) -> String {
    let mut fields = PARTS.to_vec();
    fields.retain(|(name, _)| !matches!(*name, "facts" | "tier"));
    fields.extend([
        ("title", title),
        ("facts", facts),
        ("tier", tier),
        ("token", item),
        ("sitzung", "6"),
        ("punkt", item),
    ]);
    let made = taken(&site.post(office, "/vorlagen", &fields).await, title);
    let path = made.split('?').next().expect("a path").to_owned();
    let id = format!("datei-{item}");
    let bytes = format!("%PDF-1.7\n% {bytes}\n");
    let added = attach(site, office, &path, (&id, "rat"), (file, bytes.as_bytes())).await;
    taken(&added, file);
    let released = paper_step(site, office, &path, "freigegeben").await;
    assert!(released.location().ends_with("stand"), "{}", released.text);
    path
}

/// The sixth meeting three weeks ahead: items and papers, nothing sent yet.
async fn planned() -> Site {
    let site = before_the_sixth().await;
    let office = site.sign_in(Who::Secretariat).await;
    begun(&site, &office).await;
    add(&site, &office, (&format!("{FOUND_BY} punktamsel"), "rat"), "t-rat").await;
    add(&site, &office, (&format!("{FOUND_BY} punktelster"), "geschaeftsstelle"), "t-amt").await;
    add(&site, &office, ("Digitalbonus", "oeffentlich"), "t-bonus").await;
    let title = format!("{FOUND_BY} vorlagenspecht");
    let facts = format!("{FOUND_BY}: sachverhaltsreiher.");
    let text = (title.as_str(), facts.as_str(), "rat");
    paper(&site, &office, text, ("t-rat", "anlagendohle.pdf", "inhaltsdrossel")).await;
    let text = ("Antrag vereinfachen", "Sieben Organisationen haben bewertet.", "oeffentlich");
    paper(&site, &office, text, ("t-bonus", "beilagenstar.pdf", "offen")).await;
    site
}

/// The agenda goes out, a member says what they need, a circular procedure is put forward.
async fn called(site: &Site) {
    let office = site.sign_in(Who::Secretariat).await;
    let member = site.sign_in(Who::Member).await;
    let send = "/sitzungen/6/versand";
    let version = hidden(&site.get(&office, send).await.text, "version");
    taken(&site.post(&office, send, &[("version", &version)]).await, "dispatch");
    let need = [("answer", "zusage"), ("support", "bedarfsschwalbe")];
    taken(&site.post(&member, "/sitzungen/6/rueckmeldung", &need).await, "reply");
    let title = format!("{FOUND_BY} umlaufmeise");
    let fields = [
        ("title", title.as_str()),
        ("text", "Der Rat stimmt umlaufmeise zu."),
        ("urgency", "Die Einladung zu umlaufmeise geht morgen hinaus."),
        ("responsible", "MW"),
        ("due", "31.12.2020"),
        ("tier", "rat"),
        ("token", "u1"),
    ];
    let put = taken(&crate::resolutions::opened(site, &office, &fields).await, "circular");
    assert_eq!(put, "/umlaufverfahren/U-2020-01?hinweis=eroeffnet");
}

/// Every item is called, with a note on those that are not public; what is decided is for the council.
async fn under_way(site: &Site) {
    let office = site.sign_in(Who::Secretariat).await;
    opened(site, &office).await;
    for (item, bird) in [("t-rat", "notizlerche"), ("t-amt", "notizkauz")] {
        step(site, &office, "aufrufen", item).await;
        let text = format!("{FOUND_BY}: {bird} wird besprochen.");
        let fields = [
            ("note", item),
            ("wording", item),
            ("replaces", ""),
            ("note_item", item),
            ("note_text", text.as_str()),
        ];
        taken(&site.post(&office, &format!("{LIVE}/notizen"), &fields).await, bird);
    }
    step(site, &office, "aufrufen", "t-bonus").await;
    taken(&ask(site, &office, "p1", "offen", "ja").await, "poll");
    let count = [("schritt", "schliessen"), ("yes", "5"), ("no", "1"), ("abstain", "1")];
    taken(&site.post(&office, "/sitzungen/6/abstimmungen/p1/ende", &count).await, "count");
    let title = format!("{FOUND_BY} beschlussfink");
    let decision = [
        ("title", title.as_str()),
        ("text", "Der Rat empfiehlt wortlautzeisig."),
        ("responsible", "MW"),
        ("due", "31.12.2020"),
        ("tier", "rat"),
    ];
    let record = "/sitzungen/6/abstimmungen/p1/beschluss";
    taken(&site.post(&office, record, &decision).await, "resolution");
    // Somebody reads while the last but one is being dealt with.
    step(site, &office, "aufrufen", "t-rat").await;
}

/// What addresses may name by now.
struct Named {
    papers: Vec<String>,
    resolutions: Vec<String>,
    mails: Vec<String>,
}

async fn named(site: &Site) -> Named {
    let book = site.state.store.book().await.expect("answers");
    let readers: Vec<_> = Who::ALL.iter().map(|who| who.email()).collect();
    let mails = crate::rounds::outbox(site).await;
    let mails = mails.iter().filter(|mail| readers.contains(&mail.address.as_str()));
    Named {
        // The two that were drawn up last.
        papers: book.papers.keys().rev().take(2).map(ToString::to_string).collect(),
        resolutions: book.resolutions.iter().map(|r| r.number.key()).collect(),
        mails: mails.map(|mail| mail.id.to_string()).collect(),
    }
}

/// The paths with each of the values where the parameter stands.
fn filled(paths: Vec<String>, parameter: &str, values: &[String]) -> Vec<String> {
    let fill = |path: String| {
        if path.contains(parameter) {
            values.iter().map(|value| path.replace(parameter, value)).collect()
        } else {
            vec![path]
        }
    };
    paths.into_iter().flat_map(fill).collect()
}

/// Every address that reads, with every record of meetings that its path could name; those of other records once.
fn addresses(named: &Named) -> Vec<String> {
    let all = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
    let mut addresses = Vec::new();
    // A stream tells a number and does not end.
    for route in list().iter().filter(|r| !r.writes && !r.path.ends_with("/strom")) {
        let path = route.path;
        let (numbers, ids) = if path.starts_with("/vorlagen/") {
            (named.papers.clone(), all(&["datei-t-rat", "datei-t-bonus"]))
        } else if path.starts_with("/beschluesse/") {
            (named.resolutions.clone(), Vec::new())
        } else if path.starts_with("/umlaufverfahren/") {
            (all(&["U-2020-01"]), Vec::new())
        } else if path.starts_with("/verwaltung/postausgang/") {
            (Vec::new(), named.mails.clone())
        } else if path.starts_with("/verwaltung/personen/") {
            (Vec::new(), all(&["demo-mitglied"]))
        } else {
            (all(&["6"]), all(&["unbekannt"]))
        };
        let mut paths = filled(vec![path.to_owned()], "{nr}", &numbers);
        for (parameter, values) in [
            ("{id}", ids),
            ("{punkt}", all(&["t-rat", "t-amt", "t-bonus"])),
            ("{poll}", all(&["p1"])),
            ("{konto}", all(&["demo-mitglied", "demo-gast"])),
            ("{mandate}", all(&["demo-mitglied"])),
            ("{slug}", all(&["digitalbonus"])),
            ("{measure}", all(&["digitalbonus"])),
            ("{round}", all(&["R7"])),
            ("{code}", all(&["BG-04"])),
            ("{kind}", all(&["agendaitem", "meeting"])),
            ("{key}", all(&["6-t-rat", "6-t-amt", "6"])),
        ] {
            paths = filled(paths, parameter, &values);
        }
        for mut path in paths {
            while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
                path.replace_range(from..=to, "unbekannt");
            }
            addresses.push(path);
        }
    }
    let more = [
        format!("/suche?q={FOUND_BY}"),
        format!("/en/suche?q={FOUND_BY}"),
        format!("/beschluesse?worte={FOUND_BY}"),
        format!("/beschluesse.csv?worte={FOUND_BY}"),
    ];
    addresses.extend(more);
    addresses.extend(
        [
            "/en/sitzungen/6",
            "/en/sitzungen/6/live",
            "/sitzungen/6/tagesordnung?fassung=1",
            "/sitzungen/6/mappe.pdf?fassung=1",
            "/aenderungen?seite=2",
            "/verwaltung/journal?seite=2",
            "/verwaltung/journal?gegenstand=meeting",
            "/verwaltung/journal?gegenstand=paper",
        ]
        .map(String::from),
    );
    addresses
}

/// Pages on which something of a meeting can stand before it is over.
fn is_of_meetings(path: &str) -> bool {
    let path = path.strip_prefix("/en").unwrap_or(path);
    [
        "/sitzungen",
        "/vorlagen",
        "/beschluesse",
        "/umlaufverfahren",
        "/wiedervorlagen",
        "/suche",
        "/aenderungen",
        "/mein-bereich",
        "/verwaltung/journal",
        "/verwaltung/postausgang",
        "/oparl",
    ]
    .iter()
    .any(|start| path.starts_with(start))
        || path == "/"
}

/// What can be read of an answer: its text, and for a document the words that can be copied out of it.
fn words(path: &str, answer: &Answer) -> String {
    let mut text = plain(answer).replace("<mark>", "").replace("</mark>", "").to_lowercase();
    // The files of the test are documents by their first bytes alone.
    if answer.bytes.starts_with(b"%PDF") && !path.contains("/anlagen/") {
        let copied = pdf_text(&answer.bytes).unwrap_or_default().to_lowercase();
        // Words are broken at the end of a line.
        text.extend(copied.chars().filter(|letter| letter.is_alphanumeric()));
    }
    text
}

#[derive(Default)]
struct Watch {
    looked: usize,
    heard: BTreeSet<&'static str>,
    wrong: Vec<String>,
}

impl Watch {
    /// Nobody has read what they may not, and somebody each of these words: otherwise nothing would be proved.
    fn told_rightly(&self, birds: &[&str]) {
        println!("{} texts read, {:?} heard", self.looked, self.heard);
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
        for bird in birds {
            assert!(self.heard.contains(bird), "{bird} sings nowhere");
        }
    }

    fn listen(&mut self, (who, at): (Who, &str), text: &str) {
        self.looked += 1;
        for (bird, readers) in BIRDS {
            // What was asked for in the address is not told by the answer.
            if at.contains(bird) || !text.contains(bird) {
                continue;
            }
            if readers.may_read(who) {
                self.heard.insert(bird);
            } else {
                self.wrong.push(format!("{at} tells {who:?} of {bird}"));
            }
        }
    }

    /// Every reader opens every address; documents are made anew for each reader, which takes time, so not at every stage.
    async fn crawl(&mut self, site: &Site, when: &str, (everything, documents): (bool, bool)) {
        let addresses = addresses(&named(site).await);
        let is_document = |path: &str| path.contains(".pdf") || path.contains(".zip");
        let looks = |path: &&String| {
            (everything || is_of_meetings(path)) && (documents || !is_document(path))
        };
        let readers = if everything { &Who::ALL[..] } else { &ROLES[..] };
        for who in readers.iter().copied() {
            let cookie = site.sign_in(who).await;
            for path in addresses.iter().filter(looks) {
                let answer = site.get(&cookie, path).await;
                assert!(answer.status.as_u16() < 500, "{when}: {path} as {who:?}");
                self.listen((who, &format!("{when}: {path}")), &words(path, &answer));
            }
        }
    }

    /// What goes out by itself: `OParl` for everybody, the calendars of persons, mails.
    async fn what_goes_out(&mut self, site: &Site, when: &str) {
        for (address, object) in crate::oparl::everything(site).await {
            let text = object.to_string().to_lowercase();
            self.listen((Who::Anonymous, &format!("{when}: {address}")), &text);
        }
        for who in [Who::Member, Who::Chair, Who::Guest, Who::Planner, Who::Secretariat] {
            let cookie = site.sign_in(who).await;
            let made = site.post(&cookie, "/mein-bereich/kalender", &[]).await;
            let (_, rest) = made.text.split_once("/kalender/").expect("an address");
            let feed = format!("/kalender/{}", rest.split('"').next().expect("its end"));
            let answer = site.get("", &feed).await;
            assert_eq!(answer.status, StatusCode::OK, "{when}: {who:?}");
            // A calendar is shared, and goes through other people's servers.
            let unfolded = answer.text.replace("\r\n ", "").to_lowercase();
            self.listen((Who::Anonymous, &format!("{when}: calendar of {who:?}")), &unfolded);
        }
        let (store, now) = (&site.state.store, site.state.clock.now());
        while let Some(mail) = store.claim_mail(now).await.expect("answers") {
            store.mail_sent(&mail, now).await.expect("noted");
            let at = format!("{when}: mail to {}, {}", mail.address, mail.subject);
            let subject = mail.subject.to_lowercase();
            let told = BIRDS.iter().find(|(bird, _)| subject.contains(bird));
            assert!(told.is_none(), "{at}");
            let entry = mail.calendar.unwrap_or_default().replace("\r\n ", "").to_lowercase();
            self.listen((Who::Anonymous, &format!("{at}, calendar")), &entry);
            let text = format!("{}{}", mail.text, mail.html).to_lowercase();
            let reader = Who::ALL.into_iter().find(|who| who.email() == mail.address);
            // Who is locked out by now was a deputy when the mail was written.
            let reader = reader.map(|who| if who == Who::Locked { Who::Deputy } else { who });
            self.listen((reader.unwrap_or(Who::Anonymous), &at), &text);
        }
    }
}

#[test]
fn no_word_leaves_its_circle_until_a_meeting_is_over() {
    run(async {
        let mut watch = Watch::default();
        let site = planned().await;
        watch.crawl(&site, "planned", (false, false)).await;
        called(&site).await;
        watch.crawl(&site, "called", (false, true)).await;
        watch.what_goes_out(&site, "called").await;
        let on_the_day = site.on("2020-06-18".parse().expect("a day"));
        under_way(&on_the_day).await;
        watch.crawl(&on_the_day, "under way", (false, false)).await;
        watch.told_rightly(&BIRDS.map(|(bird, _)| bird));
    });
}

#[test]
fn no_word_leaves_its_circle_once_the_minutes_are_approved() {
    run(async {
        let mut watch = Watch::default();
        let site = planned().await;
        called(&site).await;
        let on_the_day = site.on("2020-06-18".parse().expect("a day"));
        under_way(&on_the_day).await;
        let office = on_the_day.sign_in(Who::Secretariat).await;
        step(&on_the_day, &office, "schliessen", "").await;

        // Minutes go out and are approved; the circular procedure has ended by then and is a resolution.
        let day_after = site.on("2020-06-19".parse().expect("a day"));
        let office = day_after.sign_in(Who::Secretariat).await;
        minutes_begun(&day_after, &office).await;
        let sent = minutes_sent(&day_after).await;
        let (today, now) = (sent.state.clock.today(), sent.state.clock.now());
        let ended =
            server::circulars::end_due(&sent.state.store, &sent.state.config, today, now).await;
        assert_eq!(ended.expect("answers"), 1);
        let later = "UPDATE meeting SET date = '2020-07-27' WHERE number = 7; \
                     UPDATE meta:catalogue SET revision += 1, base += 1";
        sent.state.store.tamper(later).await.expect("taken");
        let (over, _) = approved(&sent).await;
        watch.crawl(&over, "over", (true, true)).await;
        watch.what_goes_out(&over, "over").await;
        // What somebody needed for a day is nobody's business any more.
        let birds = BIRDS.map(|(bird, _)| bird);
        watch.told_rightly(birds.split_last().expect("some").1);
    });
}

/// The administration reads what was done, when and by whom, and not what the council deals with.
#[test]
fn the_journal_keeps_matters_of_the_council_from_the_administration() {
    run(async {
        let site = planned().await;
        called(&site).await;
        let admin = site.sign_in(Who::Admin).await;
        for (path, act) in [
            ("/verwaltung/journal?vorgang=agenda_changed", "Demo-Geschäftsstelle"),
            ("/verwaltung/journal?vorgang=paper_kept", "Demo-Geschäftsstelle"),
            ("/verwaltung/journal.csv", "Demo-Geschäftsstelle"),
        ] {
            let text = plain(&site.get(&admin, path).await).to_lowercase();
            assert!(text.contains(&act.to_lowercase()), "{path}: {text}");
            for (bird, _) in BIRDS {
                assert!(!text.contains(bird), "{path} tells of {bird}");
            }
        }
    });
}
