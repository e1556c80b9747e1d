//! How a meeting opens after it was called: who is foreseen, what a late call needs, what a second call and late items do.

use crate::invitation::{MEMBER, link, taken, to};
use crate::meetings::{add, before_the_sixth, begun, plain};
use crate::site::{Answer, Site, Who, hidden, run};
use axum::http::StatusCode;

const SEND: &str = "/sitzungen/6/versand";
const LIVE: &str = "/sitzungen/6/live";

/// The sixth meeting with a first agenda, three weeks ahead.
async fn prepared() -> (Site, String) {
    let site = before_the_sixth().await;
    let office = site.sign_in(Who::Secretariat).await;
    begun(&site, &office).await;
    (site, office)
}

/// Sends what is due with more of the form filled in.
async fn send(site: &Site, office: &str, more: &[(&str, &str)]) -> Answer {
    let version = hidden(&site.get(office, SEND).await.text, "version");
    let mut fields = vec![("version", version.as_str())];
    fields.extend(more);
    site.post(office, SEND, &fields).await
}

async fn done(site: &Site, cookie: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = site.post(cookie, path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
    answer.location().to_owned()
}

/// The Geschäftsstelle notes the answers of organisations.
async fn answered(site: &Site, office: &str, codes: &[&str], answer: &str) {
    for code in codes {
        let fields = [("organisation", *code), ("answer", answer), ("support", "")];
        done(site, office, "/sitzungen/6/antworten", &fields).await;
    }
}

/// The day of the meeting: it is opened, and this is what the Geschäftsstelle reads then.
async fn opened(site: &Site) -> (Site, String, String) {
    let day = site.on("2020-06-18".parse().expect("a day"));
    let office = day.sign_in(Who::Secretariat).await;
    let names = [("chair", "Demo-Vorsitz"), ("minute_taker", "Demo-Geschäftsstelle")];
    done(&day, &office, LIVE, &names).await;
    let page = plain(&day.get(&office, LIVE).await);
    (day, office, page)
}

async fn seat(site: &Site, office: &str, code: &str, seating: &str) {
    let fields = [("organisation", code), ("seating", seating), ("person", "")];
    done(site, office, &format!("{LIVE}/anwesenheit"), &fields).await;
}

#[test]
fn whoever_has_promised_to_come_counts_until_it_is_noted_that_they_stayed_away() {
    run(async {
        let (site, office) = prepared().await;
        let sent = send(&site, &office, &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let member = site.sign_in(Who::Member).await;
        let path = "/sitzungen/6/rueckmeldung";
        done(&site, &member, path, &[("answer", "zusage"), ("support", "")]).await;
        let coming = ["ORG01", "ORG03", "ORG04", "ORG05", "ORG06"];
        answered(&site, &office, &coming, "zusage").await;
        answered(&site, &office, &["ORG07"], "absage").await;

        let (day, office, page) = opened(&site).await;
        let found = "6 von 12 stimmberechtigt anwesend – beschlussfähig";
        assert!(page.matches(found).count() >= 2, "now and at the opening: {page}");

        seat(&day, &office, "ORG06", "nicht-da").await;
        let page = plain(&day.get(&office, LIVE).await);
        let found = "5 von 12 stimmberechtigt anwesend – nicht beschlussfähig";
        assert!(page.matches(found).count() >= 2, "the finding follows: {page}");
        seat(&day, &office, "ORG05", "entschuldigt").await;
        let page = plain(&day.get(&office, LIVE).await);
        assert!(page.contains("4 von 12 stimmberechtigt anwesend"), "{page}");
        // Whoever comes after all counts from then on.
        seat(&day, &office, "ORG06", "kommt").await;
        let page = plain(&day.get(&office, LIVE).await);
        assert!(page.contains("5 von 12 stimmberechtigt anwesend"), "{page}");
    });
}

async fn step(site: &Site, office: &str, step: &str, item: &str) -> String {
    let fields = [("schritt", step), ("punkt", item)];
    done(site, office, &format!("{LIVE}/schritt"), &fields).await
}

/// Asks for a vote that is counted by hand.
async fn ask(site: &Site, office: &str, id: &str, item: &str, matter: &str) -> Answer {
    let fields = [
        ("token", id),
        ("punkt", item),
        ("question", "Der Rat beschließt."),
        ("method", "offen"),
        ("matter", matter),
        ("by_hand", "ja"),
    ];
    site.post(office, "/sitzungen/6/abstimmungen", &fields).await
}

async fn counted(site: &Site, office: &str, id: &str, yes: &str, no: &str) {
    let fields = [("schritt", "schliessen"), ("yes", yes), ("no", no), ("abstain", "0")];
    done(site, office, &format!("/sitzungen/6/abstimmungen/{id}/ende"), &fields).await;
}

/// What a vote decided is recorded.
async fn recorded(site: &Site, office: &str, id: &str) {
    let decision = [
        ("title", "Beschluss"),
        ("text", "Der Rat beschließt."),
        ("responsible", ""),
        ("due", ""),
        ("tier", "rat"),
    ];
    done(site, office, &format!("/sitzungen/6/abstimmungen/{id}/beschluss"), &decision).await;
}

const SEVEN: [&str; 7] = ["ORG01", "ORG02", "ORG03", "ORG04", "ORG05", "ORG06", "ORG07"];

#[test]
fn a_second_call_says_so_and_two_of_twelve_are_enough() {
    run(async {
        let (site, office) = prepared().await;
        let page = plain(&site.get(&office, SEND).await);
        assert!(page.contains("Zweite Ladung zum selben Gegenstand"), "{page}");
        assert!(page.contains("Regel: Beschlussfähigkeit, Geschäftsordnung Fassung 1"), "{page}");
        let sent = send(&site, &office, &[("second_call", "ja")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let told = "Zweite Ladung zum selben Gegenstand: Der Rat ist in dieser Sitzung ohne \
                    Rücksicht auf die Zahl der Anwesenden beschlussfähig.";
        let mails = taken(&site).await;
        let mail = to(&mails, MEMBER);
        assert!(mail.text.contains(told), "{}", mail.text);
        assert!(mail.html.contains("Zweite Ladung zum selben Gegenstand"), "{}", mail.html);
        let member = site.sign_in(Who::Member).await;
        let page = plain(&site.get(&member, "/sitzungen/6").await);
        assert!(page.contains(told), "{page}");
        answered(&site, &office, &["ORG02", "ORG03"], "zusage").await;
        let (_, _, page) = opened(&site).await;
        assert!(page.contains("2 von 12 stimmberechtigt anwesend – beschlussfähig"), "{page}");
        let ground = "Zweite Ladung zum selben Gegenstand: Es gilt keine Mindestzahl.";
        assert!(page.contains(ground), "{page}");
    });
}

/// The meeting as it is opened after a late invitation that seven have accepted.
async fn called_late() -> (Site, String, String) {
    let (site, _) = prepared().await;
    let late = site.on("2020-06-05".parse().expect("a day"));
    let office = late.sign_in(Who::Secretariat).await;
    let sent = send(&late, &office, &[("reason", "Ort stand spät fest")]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    answered(&late, &office, &SEVEN, "zusage").await;
    opened(&late).await
}

#[test]
fn after_a_late_invitation_nothing_is_decided_until_it_is_recorded_that_nobody_objects() {
    run(async {
        let (day, office, page) = called_late().await;
        for text in [
            "7 von 12 stimmberechtigt anwesend – nicht beschlussfähig",
            "ob dies jemand rügt, ist noch nicht festgestellt",
            "Keine Rüge festgestellt",
            "Ladung gerügt",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        step(&day, &office, "weiter", "").await;
        let page = day.get(&office, LIVE).await.text;
        let item = hidden(&page, "punkt");
        let refused = ask(&day, &office, "p1", &item, "sachbeschluss").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = "Vor einer Abstimmung muss festgestellt sein, dass niemand dies rügt.";
        assert!(plain(&refused).contains(why), "{}", refused.text);
        assert!(refused.text.contains("Der Rat beschließt."), "what was typed stays");

        step(&day, &office, "ruege", "").await;
        let refused = ask(&day, &office, "p1", &item, "sachbeschluss").await;
        assert!(plain(&refused).contains("und dies wurde gerügt"), "{}", refused.text);
        step(&day, &office, "keine-ruege", "").await;
        let page = plain(&day.get(&office, LIVE).await);
        let found = "7 von 12 stimmberechtigt anwesend – beschlussfähig";
        assert!(page.matches(found).count() >= 2, "now and at the opening: {page}");
        let open = ask(&day, &office, "p1", &item, "sachbeschluss").await;
        assert_eq!(open.status, StatusCode::SEE_OTHER, "{}", open.text);
        counted(&day, &office, "p1", "7", "0").await;
        step(&day, &office, "schliessen", "").await;
        recorded(&day, &office, "p1").await;
        done(&day, &office, "/sitzungen/6/niederschrift", &[]).await;
        let page = plain(&day.get(&office, "/sitzungen/6/niederschrift").await);
        assert!(page.contains("Auf Nachfrage rügt dies niemand (keine Rüge)."), "{page}");
    });
}

#[test]
fn minutes_say_of_a_late_invitation_only_what_was_recorded() {
    run(async {
        let (day, office, _) = called_late().await;
        step(&day, &office, "weiter", "").await;
        step(&day, &office, "schliessen", "").await;
        done(&day, &office, "/sitzungen/6/niederschrift", &[]).await;
        let page = plain(&day.get(&office, "/sitzungen/6/niederschrift").await);
        assert!(page.contains("Dass niemand dies rügt, wurde nicht festgestellt."), "{page}");
        assert!(!page.contains("keine Rüge"), "{page}");
    });
}

#[test]
fn a_late_item_needs_a_reason_and_the_assent_of_the_council() {
    run(async {
        let (site, office) = prepared().await;
        let sent = send(&site, &office, &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        answered(&site, &office, &SEVEN, "zusage").await;
        taken(&site).await;
        let late = site.on("2020-06-10".parse().expect("a day"));
        let office = late.sign_in(Who::Secretariat).await;
        add(&late, &office, "", "Eilige Sache", "10", "t-eil").await;
        let page = plain(&late.get(&office, SEND).await);
        let told = "Nach Ablauf der Ladungsfrist kommen hinzu: „Eilige Sache“.";
        assert!(page.contains(told), "{page}");
        let bare = send(&late, &office, &[("reason", " ")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a reason");
        assert!(bare.text.contains("href=\"#f-reason\""), "at the field: {}", bare.text);
        let sent = send(&late, &office, &[("reason", "Die Mittel verfallen")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let mails = taken(&late).await;
        let mail = to(&mails, MEMBER);
        assert!(mail.text.contains("TOP 10 Eilige Sache (neu)"), "{}", mail.text);
        assert!(mail.text.contains("Begründung: Die Mittel verfallen"), "{}", mail.text);
        let member = late.sign_in(Who::Member).await;
        for path in ["/sitzungen/6", "/sitzungen/6/tagesordnung?fassung=2"] {
            let page = plain(&late.get(&member, path).await);
            let told = "Punkte nach Ablauf der Ladungsfrist. Begründung: Die Mittel verfallen";
            assert!(page.contains(told), "{path}: {page}");
        }
        let guest = late.sign_in(Who::Guest).await;
        let page = plain(&late.get(&guest, "/sitzungen/6").await);
        assert!(!page.contains("Die Mittel verfallen"), "a reason may name somebody: {page}");

        let (day, office, _) = opened(&late).await;
        step(&day, &office, "aufrufen", "t-eil").await;
        let page = plain(&day.get(&office, LIVE).await);
        for text in [
            "Dieser Punkt stand nicht auf einer fristgerecht versandten Tagesordnung.",
            "Regel: Ladungsfrist, Geschäftsordnung Fassung 1",
            "Kein Mitglied widerspricht der Behandlung",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let refused = ask(&day, &office, "p1", "t-eil", "sachbeschluss").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let why = "Zuerst muss der Rat der Behandlung zustimmen.";
        assert!(plain(&refused).contains(why), "{}", refused.text);
        // A vote on the urgency that fails leaves it so.
        let open = ask(&day, &office, "p2", "t-eil", "dringlichkeit").await;
        assert_eq!(open.status, StatusCode::SEE_OTHER, "{}", open.text);
        counted(&day, &office, "p2", "1", "6").await;
        let refused = ask(&day, &office, "p3", "t-eil", "sachbeschluss").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        step(&day, &office, "zustimmung", "t-eil").await;
        let page = plain(&day.get(&office, LIVE).await);
        assert!(page.contains("Der Rat hat der Behandlung zugestimmt."), "{page}");
        let open = ask(&day, &office, "p3", "t-eil", "sachbeschluss").await;
        assert_eq!(open.status, StatusCode::SEE_OTHER, "{}", open.text);
        // The minutes say why it was dealt with all the same.
        counted(&day, &office, "p3", "7", "0").await;
        step(&day, &office, "schliessen", "").await;
        for poll in ["p2", "p3"] {
            recorded(&day, &office, poll).await;
        }
        done(&day, &office, "/sitzungen/6/niederschrift", &[]).await;
        let page = plain(&day.get(&office, "/sitzungen/6/niederschrift").await);
        let told = "Der Punkt stand nicht auf einer fristgerecht versandten Tagesordnung. \
                    Kein Mitglied widerspricht der Behandlung.";
        assert!(page.contains(told), "{page}");
    });
}

/// It is proposed for the next meeting, and may stand on its agenda already.
#[test]
fn what_a_meeting_did_not_reach_is_not_taken_off_its_agenda() {
    run(async {
        let (site, office) = prepared().await;
        for token in ["t-eins", "t-zwei"] {
            add(&site, &office, "", "Offene Sache", "10", token).await;
        }
        let off = [("schritt", "absetzen")];
        let gone = done(&site, &office, "/sitzungen/6/punkte/t-eins/schritt", &off).await;
        assert!(!gone.contains("geht-nicht"), "before the meeting it goes: {gone}");
        let later = site.on("2020-06-19".parse().expect("a day"));
        let office = later.sign_in(Who::Secretariat).await;
        let stays = done(&later, &office, "/sitzungen/6/punkte/t-zwei/schritt", &off).await;
        assert!(stays.contains("hinweis=vorbei"), "{stays}");
        let book = later.state.store.book().await.expect("answers");
        let left: Vec<_> = book.plans[&6].agenda.items().iter().map(|i| i.id.as_str()).collect();
        assert!(left.contains(&"t-zwei") && !left.contains(&"t-eins"), "{left:?}");
    });
}

#[test]
fn whoever_chairs_answers_and_votes_for_their_organisation() {
    run(async {
        let (site, office) = prepared().await;
        let sent = send(&site, &office, &[]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let mails = taken(&site).await;
        let path = link(to(&mails, "vorsitz@demo.example"));
        assert_eq!(site.get("", &path).await.status, StatusCode::OK, "the letter has a link");
        let chair = site.sign_in(Who::Chair).await;
        let fields = [("answer", "zusage"), ("support", "")];
        done(&site, &chair, "/sitzungen/6/rueckmeldung", &fields).await;
        answered(&site, &office, &SEVEN[1..], "zusage").await;
        let (day, office, page) = opened(&site).await;
        let found = "7 von 12 stimmberechtigt anwesend – beschlussfähig";
        assert!(page.contains(found), "the chair counts: {page}");
        step(&day, &office, "weiter", "").await;
        let item = hidden(&day.get(&office, LIVE).await.text, "punkt");
        let fields = [
            ("token", "p1"),
            ("punkt", item.as_str()),
            ("question", "Der Rat beschließt."),
            ("method", "namentlich"),
            ("matter", "sachbeschluss"),
            ("by_hand", "nein"),
        ];
        done(&day, &office, "/sitzungen/6/abstimmungen", &fields).await;
        let chair = day.sign_in(Who::Chair).await;
        let page = plain(&day.get(&chair, LIVE).await);
        assert_eq!(page.matches("name=\"choice\"").count(), 3, "three buttons: {page}");
        let path = "/sitzungen/6/abstimmungen/p1/stimme";
        let there = done(&day, &chair, path, &[("choice", "ja")]).await;
        assert!(there.contains("hinweis=stimme"), "{there}");
        let page = plain(&day.get(&chair, LIVE).await);
        assert!(page.contains("Ihre Stimme zählt: Ja."), "{page}");
    });
}
