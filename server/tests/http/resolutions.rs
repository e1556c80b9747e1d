//! The register of resolutions and the circular procedure: who sees what, what is refused, what cannot be undone.

use crate::site::{Answer, OWN, Site, Who, demo_with, hidden, run};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::actor::{Account, Actor, Role};
use domain::key::{AccountId, OrganisationCode};
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::template::blank;
use domain::meeting::circular::{Circular, CircularState, CircularVote};
use domain::meeting::key::{AgendaItemId, PollId};
use domain::meeting::numbering::{CircularNumber, ResolutionNumber};
use domain::meeting::procedure::{Differing, Matter};
use domain::meeting::quorum::{Ground, QuorumFinding, QuorumShare};
use domain::meeting::resolution::{Counted, Implementation, Progress, Resolution, VoteRecord};
use domain::meeting::sitting::{HeldPoll, Sitting};
use domain::meeting::vote::majority::House;
use domain::meeting::vote::{
    Base, Choice, MajorityRule, Method, Outcome, Poll, PollState, Tally, TieRule, Voter,
};
use domain::policy::{VoteCircular, permit};
use domain::tier::Tier;
use std::collections::{BTreeMap, BTreeSet};

fn plain(answer: &Answer) -> String {
    answer.text.replace("<!>", "").replace('\u{a0}', " ")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

/// A text as a value in a statement.
fn quoted(value: &impl serde::Serialize) -> String {
    let content = serde_json::to_string(value).expect("readable");
    serde_json::to_string(&content).expect("a text")
}

/// The tenth meeting with one item in a circle, and polls on it: 5 for, 1 against, 1 abstention; the last one rejected.
fn under_way(number: u32, tier: Tier, title: &str) -> String {
    let id = AgendaItemId::parse("punkt").expect("a key");
    let agenda = Agenda::new(vec![blank(id.clone(), title.to_owned(), tier)]).expect("an agenda");
    let poll = |name: &str, votes: (u32, u32, u32), method: Method| {
        let (yes, no, abstain) = votes;
        let tally = Tally { yes, no, abstain, invalid: 0 };
        let organisation =
            |n| domain::key::OrganisationCode::parse(&format!("ORG{n:02}")).expect("a key");
        let voters = (1..=7).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
        let question = "Der Rat empfiehlt, den Antrag zu vereinfachen.".to_owned();
        let mut poll = Poll {
            state: PollState::Open,
            voters,
            ..Poll::new(PollId::parse(name).expect("a key"), id.clone(), question, method)
        };
        let choices = [(yes, Choice::Yes), (no, Choice::No), (abstain, Choice::Abstain)];
        let choices = choices.into_iter().flat_map(|(n, choice)| (0..n).map(move |_| choice));
        for (n, choice) in (1..).zip(choices) {
            let ballot = domain::meeting::vote::Ballot { choice, by_deputy: false };
            poll.cast(&organisation(n), ballot).expect("taken");
        }
        poll.state = PollState::Closed;
        let house = House { present: 7, members: 12, chair: None };
        HeldPoll {
            poll,
            rule: MajorityRule::Simple,
            quorum: Some(QuorumFinding {
                present: 7,
                base: 12,
                needed: 6,
                left_out: 0,
                share: QuorumShare::AtLeast { numerator: 1, denominator: 2 },
                ground: Ground::Enough,
            }),
            matter: None,
            amendment: None,
            on_paper: false,
            opened: Some(at("2020-05-28T12:00:00Z")),
            closed: Some(at("2020-05-28T12:05:00Z")),
            verdict: Some(MajorityRule::Simple.decide(TieRule::Rejected, tally, &house)),
            secret: None,
        }
    };
    let sitting = Sitting {
        meeting: number,
        polls: vec![
            poll("probe", (5, 1, 1), Method::ByName),
            poll("zweite", (5, 1, 1), Method::Open),
            poll("dritte", (1, 5, 1), Method::Open),
        ],
        ..Sitting::default()
    };
    let (agenda, sitting) = (quoted(&agenda), quoted(&sitting));
    format!(
        "CREATE plan:`{number}` CONTENT {{ meeting: {number}, begins: '14:00:00', ends: '16:00:00', place: 'Ort', access: '',
             agenda: {agenda}, version: 1 }};
         CREATE sitting:`{number}` CONTENT {{ content: {sitting}, version: 1 }};"
    )
}

/// What the forms about resolutions need: a poll, a resolution that member and planner may add to, a circular procedure.
pub(crate) fn seeds() -> String {
    let resolution = Resolution {
        number: ResolutionNumber::parse("7/1/1").expect("a number"),
        item: None,
        title: "Probe".to_owned(),
        text: "Probe".to_owned(),
        decided: "2020-01-01".parse().expect("a day"),
        closed: at("2020-01-01T12:00:00Z"),
        vote: VoteRecord {
            poll: None,
            method: Method::Open,
            counted: Some(Counted { tally: Tally::default(), base: 0, needed: 1, not_given: 0 }),
            by_name: Vec::new(),
            rule: MajorityRule::Simple,
            outcome: Outcome::Adopted,
        },
        quorum: None,
        procedure: 1,
        effects: Vec::new(),
        replaces: Vec::new(),
        minority: Vec::new(),
        progress: Progress {
            state: Implementation::Open,
            responsible: String::new(),
            due: None,
            evidence: String::new(),
            version: 1,
        },
        tier: Tier::Council,
    };
    let own = domain::key::OrganisationCode::parse("ORG02").expect("a key");
    let circular = Circular {
        number: CircularNumber::parse("U-2999-01").expect("a number"),
        title: "Probe".to_owned(),
        text: "Probe".to_owned(),
        urgency: "Probe".to_owned(),
        state: CircularState::Open,
        opened: "2020-01-01".parse().ok(),
        closes: "2999-01-01".parse().ok(),
        voters: vec![Voter { organisation: own, votes: 1 }],
        votes: BTreeMap::new(),
        objections: BTreeMap::new(),
        procedure: 1,
        announced: None,
        tier: Tier::Council,
        effects: Vec::new(),
        responsible: String::new(),
        due: None,
        answered: BTreeSet::new(),
        version: 1,
    };
    let (resolution, circular) = (quoted(&resolution), quoted(&circular));
    format!(
        "{} CREATE resolution:`7/1/1` CONTENT {{ content: {resolution}, hash: '', version: 1 }};
         CREATE circular:`U-2999-01` CONTENT {{ content: {circular}, token: 'probe', reminded: false, version: 1 }};
         CREATE circular_ballot:`U-2999-01/ORG02` CONTENT {{ circular: 'U-2999-01', organisation: 'ORG02', open: true,
             votes: [], objection: '' }};",
        under_way(13, Tier::Council, "Probe")
    )
}

async fn on_the_day(tier: Tier, title: &str) -> Site {
    let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
    site.state.store.tamper(&under_way(10, tier, title)).await.expect("taken");
    site
}

const RECORD: &str = "/sitzungen/10/abstimmungen/probe/beschluss";

/// A decision with all of its fields.
fn decision<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("title", "Digitalbonus"),
        ("text", "Der Rat empfiehlt, den Antrag bis Juni zu vereinfachen."),
        ("responsible", "=MW"),
        ("due", "31.05.2020"),
        ("tier", "oeffentlich"),
    ];
    for (name, value) in more {
        fields.retain(|(known, _)| known != name);
        fields.push((name, value));
    }
    fields
}

/// Checks a proposal as its form asks for, and opens what was shown.
pub(crate) async fn opened(site: &Site, office: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = site.post(office, "/umlaufverfahren", fields).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    let frist = hidden(&shown.text, "frist");
    let more = [("schritt", "eroeffnen"), ("frist", frist.as_str())];
    site.post(office, "/umlaufverfahren", &[fields, &more].concat()).await
}

#[test]
fn a_resolution_is_recorded_with_what_follows_and_carried_out() {
    run(async {
        let site = on_the_day(Tier::Public, "Digitalbonus").await;
        let office = site.sign_in(Who::Secretariat).await;
        let form = plain(&site.get(&office, RECORD).await);
        for text in [
            "5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen",
            "7 von 12 stimmberechtigt anwesend – beschlussfähig",
            "Der Rat empfiehlt, den Antrag zu vereinfachen.",
        ] {
            assert!(form.contains(text), "{text}: {form}");
        }
        // What cannot be carried out is refused at its field, and nothing typed is lost.
        let impossible = [
            ("effect1", "massnahme-beginnt:digitalbonus"),
            ("effect2", "frist:"),
            ("subject2", "Bericht"),
        ];
        let refused = site.post(&office, RECORD, &decision(&impossible)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = plain(&refused);
        assert!(
            page.contains("den Antrag bis Juni zu vereinfachen") && page.contains("31.05.2020")
        );
        assert!(page.contains("e-day2"), "the deadline needs a day: {page}");
        let effects = [
            ("effect1", "frist:"),
            ("day1", "31.12.2020"),
            ("subject1", "Bericht zum Antrag"),
            ("effect2", "daten:BG-04"),
            ("day2", "30.09.2020"),
            ("organisation2", "ORG02"),
        ];
        let saved = site.post(&office, RECORD, &decision(&effects)).await;
        assert_eq!(saved.location(), "/beschluesse/10-1-1?hinweis=aufgenommen", "{}", saved.text);
        let again = site.post(&office, RECORD, &decision(&effects)).await;
        assert_eq!(again.location(), "/beschluesse/10-1-1?hinweis=schon-da");
        let page = plain(&site.get(&office, "/beschluesse/10-1-1").await);
        for text in [
            "Beschluss 10/1/1",
            "den Antrag bis Juni zu vereinfachen",
            "geprüft",
            "Bericht zum Antrag bis 31.12.2020, als Wiedervorlage",
            "Regel: Mehrheit, Geschäftsordnung Fassung 1",
            "Regel: Beschlussfähigkeit, Geschäftsordnung Fassung 1",
            "Stimmen nach Organisation",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let follow_ups = plain(&site.get(&office, "/wiedervorlagen").await);
        assert!(
            follow_ups.contains("Bericht zum Antrag") && follow_ups.contains("Beschluss 10/1/1")
        );
        let mails = crate::rounds::outbox(&site).await;
        assert!(mails.iter().any(|mail| mail.subject.starts_with("Werte erbeten: BG-04")));

        // The register: full text whatever the case and umlauts, overdue, files that no spreadsheet runs.
        let later = site.on("2020-06-02".parse().expect("a day"));
        let office = later.sign_in(Who::Secretariat).await;
        for (query, is_found) in [
            ("worte=RAT+empfiehlt+beschluss", false),
            ("worte=VEREINFACHEN+juni", true),
            ("stand=ueberfaellig", true),
            ("stand=offen-alle", true),
            ("stand=umgesetzt", false),
            ("zustaendig=mw", true),
            ("sitzung=10", true),
            ("sitzung=9", false),
            ("massnahme=digitalbonus", false),
        ] {
            let page = plain(&later.get(&office, &format!("/beschluesse?{query}")).await);
            assert_eq!(page.contains("/beschluesse/10-1-1"), is_found, "{query}");
        }
        let csv = later.get(&office, "/beschluesse.csv").await;
        assert!(csv.text.contains("\"'=MW\""), "{}", csv.text);
        let none = later.get(&office, "/beschluesse.csv?worte=gibtesnicht").await;
        assert!(!none.text.contains("10/1/1"));
        let xlsx = later.get(&office, "/beschluesse.xlsx").await;
        assert!(xlsx.bytes.starts_with(b"PK"), "a workbook");
        let pdf = later.get(&office, "/beschluesse/10-1-1/auszug.pdf").await;
        assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.text);
        // Outside the council nobody learns who voted what, or who sees to it.
        let outside = plain(&later.get("", "/beschluesse/10-1-1").await);
        assert!(outside.contains("5 Ja, 1 Nein, 1 Enthaltung") && outside.contains("geprüft"));
        for text in ["Stimmen nach Organisation", "=MW"] {
            assert!(!outside.contains(text), "{text}");
            assert!(!later.get("", "/beschluesse.csv").await.text.contains(text), "{text}");
        }
    });
}

#[test]
fn what_needs_a_larger_majority_than_the_vote_had_is_refused_at_its_field() {
    run(async {
        let site = on_the_day(Tier::Council, "Verfahren").await;
        let mut rules = site.state.store.book().await.expect("answers").procedures[0].clone();
        let two_thirds = MajorityRule::Qualified { numerator: 2, denominator: 3, of: Base::Cast };
        rules.majorities.differing.push(Differing { matter: Matter::Method, rule: two_thirds });
        let (version, rules) = (rules.version, quoted(&rules));
        let adopted = format!("UPDATE procedure:`{version}` SET rules = {rules};");
        site.state.store.tamper(&adopted).await.expect("taken");
        let office = site.sign_in(Who::Secretariat).await;
        let weights = [("tier", "rat"), ("effect1", "gewichte:I2"), ("day1", "31.12.2020")];
        let refused = site.post(&office, RECORD, &decision(&weights)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        let page = plain(&refused);
        for text in [
            "Dafür verlangt die Geschäftsordnung: Zweidrittelmehrheit der abgegebenen gültigen Stimmen.",
            "Abgestimmt wurde mit: einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen.",
            "„Gegenstand und Mehrheit: Verfahren, Gewichte, Zielmarken“",
            "den Antrag bis Juni zu vereinfachen",
            "31.12.2020",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert!(page.contains("e-effect1"), "at its field: {page}");
        let book = site.state.store.book().await.expect("answers");
        assert!(book.resolutions.iter().all(|r| r.number.meeting() != Some(10)), "nothing is kept");
        // Without the consequence the resolution is what was voted on.
        let saved = site.post(&office, RECORD, &decision(&[("tier", "rat")])).await;
        assert_eq!(saved.location(), "/beschluesse/10-1-1?hinweis=aufgenommen", "{}", saved.text);
    });
}

#[test]
fn only_progress_and_minorities_move_on() {
    run(async {
        let site = on_the_day(Tier::Council, "Digitalbonus").await;
        let office = site.sign_in(Who::Secretariat).await;
        let planner = site.sign_in(Who::Planner).await;
        let member = site.sign_in(Who::Member).await;
        let path = "/sitzungen/10/abstimmungen/zweite/beschluss";
        site.post(&office, path, &decision(&[("tier", "rat")])).await;
        let page = site.get(&planner, "/beschluesse/10-1-1").await;
        assert_eq!(page.status, StatusCode::OK);
        let version = hidden(&page.text, "version");
        let progress = "/beschluesse/10-1-1/umsetzung";
        let bare = [("state", "umgesetzt"), ("version", version.as_str())];
        let bare = site.post(&planner, progress, &bare).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "not without evidence");
        let fields = [
            ("state", "umgesetzt"),
            ("evidence", "Bekanntmachung vom 1. Juni"),
            ("version", version.as_str()),
        ];
        let saved = site.post(&planner, progress, &fields).await;
        assert_eq!(saved.location(), "/beschluesse/10-1-1?hinweis=umsetzung", "{}", saved.text);
        let late = site.post(&planner, progress, &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("Bekanntmachung vom 1. Juni"), "nothing typed is lost");
        let refused = site.post(&member, progress, &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);

        let minority = "/beschluesse/10-1-1/minderheit";
        let empty = site.post(&member, minority, &[("text", " ")]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = [("text", "Wir hätten mehr gewollt.")];
        let kept = site.post(&member, minority, &said).await;
        assert_eq!(kept.location(), "/beschluesse/10-1-1?hinweis=minderheit", "{}", kept.text);
        let other = [("text", "Doch nicht.")];
        let twice = site.post(&member, minority, &other).await;
        assert_eq!(twice.location(), kept.location());
        let page = plain(&site.get(&office, "/beschluesse/10-1-1").await);
        assert!(page.contains("Wir hätten mehr gewollt.") && !page.contains("Doch nicht."));
        assert!(page.contains("umgesetzt") && page.contains("geprüft"), "{page}");

        // A rejected proposal has a number, and nothing is carried out.
        let path = "/sitzungen/10/abstimmungen/dritte/beschluss";
        let effect = [("tier", "rat"), ("effect1", "massnahme-bricht-ab:digitalbonus")];
        let saved = site.post(&office, path, &decision(&effect)).await;
        assert_eq!(saved.location(), "/beschluesse/10-1-2?hinweis=aufgenommen", "{}", saved.text);
        let page = plain(&site.get(&office, "/beschluesse/10-1-2").await);
        assert!(page.contains("Abgelehnter Antrag 10/1/2"), "{page}");
        assert!(page.contains("Nicht ausgeführt, weil der Antrag abgelehnt wurde"), "{page}");
        let none = site.post(&member, "/beschluesse/10-1-2/minderheit", &said).await;
        assert_eq!(none.status, StatusCode::CONFLICT);
    });
}

#[test]
fn a_confidential_resolution_is_not_there_for_others() {
    run(async {
        let canary = "kanarienvogel-beschluss";
        let site = on_the_day(Tier::Secretariat, canary).await;
        let office = site.sign_in(Who::Secretariat).await;
        // Wider than its item it does not get.
        let fields = decision(&[("title", canary), ("text", canary), ("tier", "oeffentlich")]);
        let saved = site.post(&office, RECORD, &fields).await;
        assert_eq!(saved.location(), "/beschluesse/10-1-1?hinweis=aufgenommen", "{}", saved.text);
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let sees = who == Who::Secretariat;
            for path in ["/beschluesse", "/beschluesse.csv", "/aenderungen", "/", "/sitzungen"] {
                let text = site.get(&cookie, path).await.text;
                let expected = sees && path.starts_with("/beschluesse");
                assert!(expected || !text.contains(canary), "{path} as {who:?}");
                assert!(!expected || text.contains(canary), "{path} as {who:?}");
            }
            for path in ["/beschluesse/10-1-1", "/beschluesse/10-1-1/auszug.pdf"] {
                let status = site.get(&cookie, path).await.status;
                let expected = if sees { StatusCode::OK } else { StatusCode::NOT_FOUND };
                assert_eq!(status, expected, "{path} as {who:?}");
            }
        }
    });
}

#[test]
fn a_circular_procedure_hides_votes_until_its_end_and_becomes_a_resolution() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let deputy = site.sign_in(Who::Deputy).await;
        let form = plain(&site.get(&office, "/umlaufverfahren/neu").await);
        assert!(form.contains("Regel: Umlaufverfahren, Geschäftsordnung Fassung 1"), "{form}");
        let token = ("token", "u1");
        let bare = site.post(&office, "/umlaufverfahren", &decision(&[token])).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "not without urgency");
        assert!(bare.text.contains("f-urgency") && bare.text.contains("bis Juni"));
        let fields = decision(&[
            token,
            ("urgency", "Die Einladung geht morgen hinaus."),
            ("tier", "rat"),
            ("effect1", "frist:"),
            ("day1", "31.12.2020"),
            ("subject1", "Bericht"),
        ]);
        let put = opened(&site, &office, &fields).await;
        assert_eq!(put.location(), "/umlaufverfahren/U-2020-01?hinweis=eroeffnet", "{}", put.text);
        let again = opened(&site, &office, &fields).await;
        assert_eq!(again.location(), put.location(), "the same form once more");
        let mails = crate::rounds::outbox(&site).await;
        let told = mails.iter().filter(|mail| mail.subject.contains("U-2020-01")).count();
        assert!(told >= 2, "{told}");
        let to_chair = mails
            .iter()
            .any(|m| m.subject.contains("U-2020-01") && m.address == Who::Chair.email());
        assert!(to_chair, "whoever chairs votes for their organisation");
        assert!(mails.iter().all(|mail| !mail.subject.contains("Digitalbonus")));

        let path = "/umlaufverfahren/U-2020-01";
        let vote = async |cookie: &str, choice: &str| {
            site.post(cookie, &format!("{path}/stimme"), &[("choice", choice)]).await
        };
        assert_eq!(vote(&member, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(vote(&member, "ja").await.location(), format!("{path}?hinweis=stimme"));
        let changed = vote(&member, "enthaltung").await;
        assert_eq!(changed.location(), format!("{path}?hinweis=geaendert"), "{}", changed.text);
        let refused = vote(&deputy, "nein").await;
        // The deputy of the demonstration stands in for the delegate of the same organisation, or has a vote of its own.
        assert!(
            matches!(refused.status, StatusCode::CONFLICT | StatusCode::SEE_OTHER),
            "{}",
            refused.status
        );
        let own = plain(&site.get(&member, path).await);
        assert!(own.contains("Ihre Organisation hat mit „Enthaltung“ gestimmt"), "{own}");
        let data = plain(&site.get(&member, "/mein-bereich/daten").await);
        for given in ["U-2020-01: Ja", "U-2020-01: Enthaltung"] {
            assert!(data.contains(given), "{given}: {data}");
        }
        let data = site.post(&member, "/mein-bereich/daten.json", &[]).await.text;
        assert_eq!(data.matches("\"procedure\": \"U-2020-01\"").count(), 2, "{data}");
        for who in [Who::Member2, Who::Planner, Who::Chair, Who::Secretariat] {
            let cookie = site.sign_in(who).await;
            let data = plain(&site.get(&cookie, "/mein-bereich/daten").await);
            assert!(!data.contains("U-2020-01: Enthaltung"), "{who:?}");
            let page = plain(&site.get(&cookie, path).await);
            assert!(page.contains("hat geantwortet"), "{who:?}");
            assert!(!page.contains("hat mit „Enthaltung“"), "{who:?}");
            assert!(!page.contains(">Enthaltung</td>"), "{who:?}");
        }
        for who in [Who::Anonymous, Who::Guest, Who::Admin] {
            let cookie = site.sign_in(who).await;
            assert_eq!(site.get(&cookie, path).await.status, StatusCode::NOT_FOUND, "{who:?}");
            let list = site.get(&cookie, "/umlaufverfahren").await.text;
            assert!(!list.contains("U-2020-01"), "{who:?}");
        }
        let end = format!("{path}/ende");
        let early = site.post(&office, &end, &[("step", "auszaehlen"), ("version", "1")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "votes are taken until the last day");
        assert!(plain(&early).contains("Die Frist läuft noch"), "{}", early.text);
        let page = plain(&site.get(&office, path).await);
        assert!(!page.contains("Jetzt auszählen"), "nobody counts before: {page}");
        let pdf = format!("{path}/ergebnis.pdf");
        assert_eq!(site.get(&office, &pdf).await.status, StatusCode::NOT_FOUND);

        // After its last day it is counted by itself.
        let day = "2020-07-01".parse().expect("a day");
        let later = site.on(day);
        let other = later.sign_in(Who::Member2).await;
        let late = later.post(&other, &format!("{path}/stimme"), &[("choice", "ja")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let now = at("2020-07-01T10:00:00Z");
        let ended =
            server::circulars::end_due(&site.state.store, &site.state.config, day, now).await;
        assert_eq!(ended.expect("answers"), 1);
        let ended =
            server::circulars::end_due(&site.state.store, &site.state.config, day, now).await;
        assert_eq!(ended.expect("answers"), 0, "once");
        let page = plain(&later.get(&other, "/beschluesse/U-2020-01").await);
        assert!(page.contains("abgelehnt, absolute Mehrheit"), "silence never helps: {page}");
        let page = plain(&later.get(&other, path).await);
        assert!(page.contains(">Enthaltung<"), "now it is said: {page}");
        let result = later.get(&other, &pdf).await;
        assert!(result.bytes.starts_with(b"%PDF"), "{}", result.text);
    });
}

#[test]
fn an_objection_moves_it_to_the_next_meeting_and_reminders_go_to_who_has_not_voted() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let put = async |token: &str| {
            let fields = decision(&[("token", token), ("urgency", "Eilt."), ("tier", "rat")]);
            opened(&site, &office, &fields).await.location().to_owned()
        };
        assert!(put("u1").await.contains("U-2020-01"));
        assert!(put("u2").await.contains("U-2020-02"));
        site.post(&member, "/umlaufverfahren/U-2020-01/stimme", &[("choice", "ja")]).await;
        let book = site.state.store.book().await.expect("answers");
        let closes = book.circulars[0].closes.expect("a day");
        let (store, config) = (&site.state.store, &site.state.config);
        let now = at("2020-06-09T06:00:00Z");
        let ahead = |days| closes - chrono::Days::new(days);
        let before = crate::rounds::outbox(&site).await.len();
        let none = server::circulars::remind(store, config, ahead(3), now).await;
        assert_eq!(none.expect("answers"), 0);
        let written = server::circulars::remind(store, config, ahead(2), now).await;
        assert!(written.expect("answers") > 0);
        let again = server::circulars::remind(store, config, ahead(1), now).await;
        assert_eq!(again.expect("answers"), 0, "each is reminded once");
        let mails = crate::rounds::outbox(&site).await;
        let reminders: Vec<_> =
            mails[..].iter().filter(|m| m.subject.contains("Noch 2 Tage")).collect();
        assert!(mails.len() > before && !reminders.is_empty());
        let to_member = |number: &str| {
            reminders
                .iter()
                .filter(|m| m.subject.contains(number) && m.address == Who::Member.email())
                .count()
        };
        assert_eq!((to_member("U-2020-01"), to_member("U-2020-02")), (0, 1));

        let object = "/umlaufverfahren/U-2020-01/widerspruch";
        let bare = site.post(&member, object, &[("reason", "")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a reason");
        let said = site.post(&member, object, &[("reason", "Zu wichtig.")]).await;
        assert_eq!(said.location(), "/umlaufverfahren/U-2020-01?hinweis=widerspruch");
        let again = site.post(&member, object, &[("reason", "Zu wichtig.")]).await;
        assert_eq!(again.location(), "/umlaufverfahren/U-2020-01?hinweis=widerspruch", "once more");
        let other = site.post(&member, object, &[("reason", "Auch zu teuer.")]).await;
        assert_eq!(other.status, StatusCode::CONFLICT);
        let told = plain(&other);
        for text in ["Das hatten Sie eingegeben:", "Auch zu teuer."] {
            assert!(told.contains(text), "{text}: {told}");
        }
        let page = plain(&site.get(&member, "/umlaufverfahren/U-2020-01").await);
        assert!(page.contains("geht in die nächste Sitzung"), "{page}");
        assert!(page.contains("Widerspruch: Zu wichtig."), "{page}");
        let late =
            site.post(&member, "/umlaufverfahren/U-2020-01/stimme", &[("choice", "nein")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let planned = plain(&site.get(&office, "/sitzungen/7/planung").await);
        assert!(planned.contains("U-2020-01"), "the agenda is offered it: {planned}");
        let version = {
            let book = site.state.store.book().await.expect("answers");
            book.circulars[1].version.to_string()
        };
        let fields = [("step", "zurueckziehen"), ("version", version.as_str())];
        let gone = site.post(&office, "/umlaufverfahren/U-2020-02/ende", &fields).await;
        assert_eq!(gone.location(), "/umlaufverfahren/U-2020-02?hinweis=zurueckgezogen");
        let twice = site.post(&office, "/umlaufverfahren/U-2020-02/ende", &fields).await;
        assert_eq!(twice.status, StatusCode::CONFLICT);
    });
}

#[test]
fn who_is_asked_for_values_by_a_circular_procedure_gets_a_letter_with_its_end() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let asked = async || {
            let mails = crate::rounds::outbox(&site).await;
            mails.iter().filter(|mail| mail.subject.starts_with("Werte erbeten: BG-04")).count()
        };
        let asking = [
            ("effect1", "daten:BG-04"),
            ("day1", "30.09.2020"),
            ("organisation1", "ORG02"),
            ("urgency", "Eilt."),
            ("tier", "rat"),
        ];
        for token in ["u1", "u2"] {
            let mut fields = decision(&asking);
            fields.push(("token", token));
            let put = opened(&site, &office, &fields).await;
            assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.text);
        }
        let store = &site.state.store;
        let (today, now) = (site.state.clock.today(), at("2020-05-28T10:00:00Z"));
        let book = store.book().await.expect("answers");
        for circular in &book.circulars {
            for voter in &circular.voters {
                vote_yes(&site, circular, &voter.organisation, (today, now)).await;
            }
        }
        let end = "/umlaufverfahren/U-2020-01/ende";
        let count = [("step", "auszaehlen"), ("version", "1")];
        let early = site.post(&office, end, &count).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "all have voted, and may change that");
        assert_eq!(asked().await, 0, "nobody is asked before it is decided");

        // One is counted by hand, the other by itself: the letters go out with both, once.
        let day = "2020-07-01".parse().expect("a day");
        let later = site.on(day);
        let office = later.sign_in(Who::Secretariat).await;
        let page = plain(&later.get(&office, "/umlaufverfahren/U-2020-01").await);
        assert!(page.contains("Jetzt auszählen"), "{page}");
        for _ in 0..2 {
            let ended = later.post(&office, end, &count).await;
            assert_eq!(ended.location(), "/umlaufverfahren/U-2020-01?hinweis=beendet");
        }
        let first = asked().await;
        assert!(first > 0, "who speaks for the organisation is told");
        let now = at("2020-07-01T10:00:00Z");
        for expected in [1, 0] {
            let ended = server::circulars::end_due(store, &site.state.config, day, now).await;
            assert_eq!(ended.expect("answers"), expected);
        }
        assert_eq!(asked().await, 2 * first, "once for each");
        for number in ["U-2020-01", "U-2020-02"] {
            let page = plain(&later.get(&office, &format!("/beschluesse/{number}")).await);
            assert!(page.contains("angenommen"), "{page}");
        }
    });
}

/// An organisation votes for a circular procedure.
async fn vote_yes(
    site: &Site,
    circular: &Circular,
    organisation: &OrganisationCode,
    when: (chrono::NaiveDate, DateTime<Utc>),
) {
    let delegate = Actor::Account(Account {
        id: AccountId::parse("probe").expect("a key"),
        name: String::new(),
        email: String::new(),
        mandate: None,
        role: Role::Member,
        organisation: organisation.clone(),
        organisation_name: String::new(),
        has_vote: true,
    });
    let action = VoteCircular { organisation: organisation.clone(), open: true };
    let permit = permit(&delegate, action).expect("the policy allows it");
    let vote = CircularVote {
        choice: Choice::Yes,
        account: permit.account().id.clone(),
        by_deputy: false,
        at: when.1,
        changes: 0,
    };
    let store = &site.state.store;
    let taken = store.vote_circular(&permit, &circular.number, (vote, false), when).await;
    assert!(taken.expect("answers").is_ok(), "{organisation}");
}

#[test]
fn a_closed_section_of_resolutions_is_not_there_for_visitors() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let fields = decision(&[("token", "u1"), ("urgency", "Eilt.")]);
        let put = opened(&site, &office, &fields).await;
        assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.text);
        let (day, now) = ("2020-07-01".parse().expect("a day"), at("2020-07-01T10:00:00Z"));
        let (store, config) = (&site.state.store, &site.state.config);
        server::circulars::end_due(store, config, day, now).await.expect("answers");
        let site = site.on(day);
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let paths = [
            "/beschluesse",
            "/beschluesse.csv",
            "/beschluesse.xlsx",
            "/beschluesse/U-2020-01",
            "/beschluesse/U-2020-01/auszug.pdf",
            "/umlaufverfahren",
            "/umlaufverfahren/U-2020-01",
            "/umlaufverfahren/U-2020-01/ergebnis.pdf",
        ];
        for path in paths {
            assert_eq!(site.get("", path).await.status, StatusCode::OK, "{path}, open");
        }
        assert!(site.get("", "/sitzungen").await.text.contains("href=\"/beschluesse\""));
        let face = "/verwaltung/oeffentlichkeit";
        let version = hidden(&site.get(&office, face).await.text, "version");
        let closed = [
            ("version", version.as_str()),
            ("indicators", "ja"),
            ("measures", "ja"),
            ("meetings", "ja"),
        ];
        let kept = site.post(&office, face, &closed).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
        for path in paths {
            assert_eq!(site.get("", path).await.status, StatusCode::NOT_FOUND, "{path}, closed");
            assert_eq!(site.get(&member, path).await.status, StatusCode::OK, "{path}, inside");
        }
        let list = site.get("", "/sitzungen").await;
        assert_eq!(list.status, StatusCode::OK, "meetings stay open");
        assert!(!list.text.contains("href=\"/beschluesse\""), "no way to what is closed");
    });
}

#[test]
fn a_circular_procedure_is_shown_before_it_opens_and_nothing_goes_out_until_then() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let fields = decision(&[
            ("token", "u1"),
            ("urgency", "Die Einladung geht morgen hinaus."),
            ("tier", "rat"),
            ("effect1", "frist:"),
            ("day1", "31.12.2020"),
            ("subject1", "Bericht"),
        ]);
        let with = |more: &[(&'static str, &'static str)]| [&fields[..], more].concat();
        let before = crate::rounds::outbox(&site).await.len();
        let shown = site.post(&office, "/umlaufverfahren", &with(&[("schritt", "pruefen")])).await;
        assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
        let page = plain(&shown);
        for text in [
            "Noch ist nichts eröffnet und nichts versandt",
            "U-2020-01",
            "den Antrag bis Juni zu vereinfachen",
            "Die Einladung geht morgen hinaus.",
            "Bericht bis 31.12.2020",
            "24:00 Uhr",
            "Stimmberechtigte Organisationen: ",
            "Briefe, die hinausgehen: ",
            "Demo-Mitglied IHKN",
            "Betreff: Umlaufverfahren U-2020-01: Ihre Stimme wird erbeten",
            "Regel: Umlaufverfahren, Geschäftsordnung Fassung 1",
            "Jetzt eröffnen und versenden",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        // Everything typed goes on with the form, to be opened or changed.
        for (name, value) in &fields {
            assert_eq!(hidden(&shown.text, name), *value, "{name}");
        }
        let back = site.post(&office, "/umlaufverfahren", &with(&[("schritt", "aendern")])).await;
        assert_eq!(back.status, StatusCode::OK, "{}", back.text);
        for text in ["den Antrag bis Juni zu vereinfachen", "31.12.2020", "value=\"Bericht\""] {
            assert!(plain(&back).contains(text), "{text}: {}", back.text);
        }
        assert_eq!(hidden(&back.text, "token"), "u1");
        // Another day would be another deadline: it is looked at again.
        for late in ["", "2020-01-01"] {
            let more = [("schritt", "eroeffnen"), ("frist", late)];
            let again = site.post(&office, "/umlaufverfahren", &with(&more)).await;
            assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.text);
            assert!(plain(&again).contains("Die Frist hat sich seit Ihrer Prüfung geändert"));
        }
        let book = site.state.store.book().await.expect("answers");
        assert!(book.circulars.is_empty(), "nothing is kept");
        assert_eq!(crate::rounds::outbox(&site).await.len(), before, "nothing is sent");
        // Nobody else puts one forward.
        let member = site.sign_in(Who::Member).await;
        let refused = site.post(&member, "/umlaufverfahren", &fields).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);

        let opened = opened(&site, &office, &fields).await;
        assert_eq!(opened.location(), "/umlaufverfahren/U-2020-01?hinweis=eroeffnet");
        assert!(crate::rounds::outbox(&site).await.len() > before);
    });
}
