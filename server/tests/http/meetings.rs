//! The secretariat prepares a meeting: rules of procedure, agenda from the state of the world, motions, follow-ups.

use crate::payloads::field_names;
use crate::site::{Answer, OWN, Site, Who, demo, demo_with, hidden, run};
use axum::http::StatusCode;
use domain::meeting::procedure::form::ProcedureForm;

/// Three weeks before the sixth meeting.
pub(crate) async fn before_the_sixth() -> Site {
    demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await
}

pub(crate) fn plain(answer: &Answer) -> String {
    answer.text.replace("<!>", "").replace('\u{a0}', " ")
}

/// The agenda of a page: number and title of each item.
pub(crate) fn agenda(page: &str) -> Vec<String> {
    let items = page.split("<span class=\"wk-sr\">TOP </span>").skip(1);
    let of = |item: &str| {
        let (number, rest) = item.split_once("</span>").expect("a number");
        let title = rest.split_once("<b>").or_else(|| rest.split_once("<del>")).expect("a title").1;
        format!("{number} {}", title.split_once('<').expect("its end").0)
    };
    items.map(of).collect()
}

/// The identifier of an item by its title.
fn item(page: &str, title: &str) -> String {
    let (before, _) = page.split_once(&format!("<b>{title}</b>")).expect(title);
    let (_, id) = before.rsplit_once("id=\"top-").expect("an item");
    id.split_once('"').expect("its end").0.to_owned()
}

const PLAN: &str = "/sitzungen/6/planung";

pub(crate) async fn begun(site: &Site, office: &str) {
    let edit = site.get(office, "/sitzungen/6/bearbeiten").await;
    assert_eq!(edit.status, StatusCode::OK, "{}", edit.text);
    let version = hidden(&edit.text, "version");
    let fields = [
        ("title", "6. Sitzung"),
        ("date", "18.06.2020"),
        ("begins", "14:00"),
        ("ends", "16:30"),
        ("place", "Videokonferenz"),
        ("access", "https://konferenz.example/6"),
        ("template", "Regelsitzung"),
        ("version", &version),
    ];
    let answer = site.post(office, "/sitzungen/6/bearbeiten", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    assert_eq!(answer.location(), "/sitzungen/6/planung?hinweis=begonnen");
    let again = site.post(office, "/sitzungen/6/bearbeiten", &fields).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "the plan has a version by now");
}

pub(crate) async fn add(
    site: &Site,
    office: &str,
    above: &str,
    title: &str,
    minutes: &str,
    token: &str,
) {
    let fields = [
        ("title", title),
        ("kind", "zur-beschlussfassung"),
        ("minutes", minutes),
        ("above", above),
        ("token", token),
    ];
    let answer = site.post(office, "/sitzungen/6/punkte", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let again = site.post(office, "/sitzungen/6/punkte", &fields).await;
    assert_eq!(again.location(), answer.location(), "the same form once more adds nothing");
}

#[test]
fn the_agenda_of_the_sixth_meeting_comes_from_what_is_due() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let page = plain(&site.get(&office, PLAN).await);
        assert_eq!(
            agenda(&page),
            [
                "1 Eröffnung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit",
                "2 Genehmigung der Tagesordnung",
                "3 Genehmigung der Niederschrift über die 5. Sitzung",
                "4 Bericht der Geschäftsstelle: Umsetzungsstand der Beschlüsse, Bekanntgabe von Umlaufbeschlüssen",
                "5 Digitalisierungsgrad und Indikatoren",
                "6 Maßnahmen",
                "7 Gemeinsame Fragen für Befragungen",
                "8 Verschiedenes",
                "9 Nächste Termine",
            ]
        );
        for text in [
            "Geplant: 80 von 150 Minuten, 70 Minuten frei.",
            "Versand spätestens am 03.06.2020",
            "Anträge zur Tagesordnung bis 10.06.2020",
            "Regel: Ladungsfrist, Geschäftsordnung Fassung 1",
            "14 volle Tage (Anfangs- und Endtag zählen nicht mit)",
        ] {
            assert!(page.contains(text), "{text}");
        }

        // Below „Maßnahmen" come 6.1 and 6.2; numbers follow the order.
        let measures = item(&page, "Maßnahmen");
        add(&site, &office, &measures, "Digitalagentur", "20", "t-agentur").await;
        add(&site, &office, &measures, "Digitalbonus", "80", "t-bonus").await;
        let page = plain(&site.get(&office, PLAN).await);
        assert_eq!(agenda(&page)[5..8], ["6 Maßnahmen", "6.1 Digitalagentur", "6.2 Digitalbonus"]);
        assert!(page.contains("Geplant: 180 von 150 Minuten, 30 Minuten zu viel."), "time");
        assert!(page.contains("TOP 6.2 Digitalbonus</a>: Vorlage fehlt"), "a paper is missing");
        let step = async |id: &str, step: &str| {
            let path = format!("/sitzungen/6/punkte/{id}/schritt");
            let answer = site.post(&office, &path, &[("schritt", step)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            (plain(&site.get(&office, PLAN).await), answer.location().to_owned())
        };
        let (page, there) = step("t-bonus", "hoch").await;
        assert_eq!(there, "/sitzungen/6/planung#top-t-bonus");
        assert_eq!(agenda(&page)[6..8], ["6.1 Digitalbonus", "6.2 Digitalagentur"]);
        let (page, there) = step("t-bonus", "hoch").await;
        assert!(there.contains("geht-nicht"), "{there}");
        assert_eq!(agenda(&page)[6..8], ["6.1 Digitalbonus", "6.2 Digitalagentur"]);
        let (page, _) = step("t-agentur", "ausruecken").await;
        assert_eq!(agenda(&page)[6..8], ["6.1 Digitalbonus", "7 Digitalagentur"]);
        let (page, _) = step("t-agentur", "absetzen").await;
        assert!(!page.contains("<b>Digitalagentur</b>"), "not sent yet, so it is gone");

        // What is printed is what was made.
        let print = plain(&site.get(&office, "/sitzungen/6/tagesordnung").await);
        assert_eq!(agenda(&print), agenda(&page));
    });
}

#[test]
fn proposals_are_accepted_declined_and_postponed_with_a_reason() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        begun(&site, &office).await;
        let follow_up = [
            ("subject", "Weiterbildung der Beschäftigten"),
            ("reason", "Zwischenbericht der Kammern"),
            ("due", "01.06.2020"),
            ("tier", "rat"),
            ("token", "w1"),
        ];
        let kept = site.post(&office, "/wiedervorlagen", &follow_up).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
        let motion =
            [("subject", "Fachkräfte"), ("text", "Der Rat möge beraten."), ("token", "a1")];
        let put = site.post(&member, "/sitzungen/6/antrag", &motion).await;
        assert_eq!(put.location(), "/sitzungen/6?hinweis=antrag", "{}", put.text);

        let page = plain(&site.get(&office, PLAN).await);
        for text in [
            "Wiedervorlage zum 01.06.2020: Zwischenbericht der Kammern",
            "Antrag von IHKN, eingegangen am 28.05.2020.",
            "Die Bewertungsrunde ist seit dem 14.11.2019 abgeschlossen.",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let rule = async |fields: &[(&str, &str)]| {
            site.post(&office, "/sitzungen/6/vorschlaege", fields).await
        };
        let accepted = rule(&[("key", "antrag/a1"), ("ruling", "angenommen")]).await;
        assert!(accepted.location().contains("hinweis=aufgenommen"), "{}", accepted.text);
        let twice = rule(&[("key", "antrag/a1"), ("ruling", "angenommen")]).await;
        assert!(twice.location().contains("hinweis=entschieden"), "{}", twice.location());
        let page = plain(&site.get(&office, PLAN).await);
        let titles = agenda(&page);
        assert_eq!(titles.iter().filter(|t| t.ends_with("Antrag: Fachkräfte")).count(), 1);

        let bare = rule(&[("key", "wiedervorlage/w1"), ("ruling", "verschoben")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a reason");
        assert!(bare.text.contains("role=\"alert\""), "{}", bare.text);
        let fields =
            [("key", "wiedervorlage/w1"), ("ruling", "verschoben"), ("reason", "Bericht fehlt")];
        assert_eq!(rule(&fields).await.status, StatusCode::SEE_OTHER);
        let fields = [("key", "runde/R5"), ("ruling", "abgelehnt"), ("reason", "Schon behandelt")];
        assert_eq!(rule(&fields).await.status, StatusCode::SEE_OTHER);
        let page = plain(&site.get(&office, PLAN).await);
        for text in ["auf die 7. Sitzung verschoben: Bericht fehlt", "abgelehnt: Schon behandelt"] {
            assert!(page.contains(text), "{text}");
        }
        // What was postponed comes back for that meeting, what was declined does not.
        let seventh = plain(&site.get(&office, "/sitzungen/7/planung").await);
        assert!(seventh.contains("name=\"key\" value=\"wiedervorlage/w1\""));
        assert!(!seventh.contains("name=\"key\" value=\"runde/R5\""));
        assert!(!seventh.contains("name=\"key\" value=\"antrag/a1\""));
    });
}

#[test]
fn what_was_accepted_and_taken_off_is_proposed_again() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        begun(&site, &office).await;
        let motion =
            [("subject", "Fachkräfte"), ("text", "Der Rat möge beraten."), ("token", "a1")];
        let put = site.post(&member, "/sitzungen/6/antrag", &motion).await;
        assert_eq!(put.status, StatusCode::SEE_OTHER, "{}", put.text);
        let open = "name=\"key\" value=\"antrag/a1\"";
        let accept = async || {
            let fields = [("key", "antrag/a1"), ("ruling", "angenommen")];
            let accepted = site.post(&office, "/sitzungen/6/vorschlaege", &fields).await;
            let (_, item) = accepted.location().rsplit_once("#top-").expect("an item");
            let page = site.get(&office, PLAN).await.text;
            assert!(!page.contains(open), "it is on the agenda: {page}");
            item.to_owned()
        };
        let take_off = async |item: &str| {
            let path = format!("/sitzungen/6/punkte/{item}/schritt");
            let answer = site.post(&office, &path, &[("schritt", "absetzen")]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
            plain(&site.get(&office, PLAN).await)
        };
        let page = take_off(&accept().await).await;
        assert!(page.contains(open), "not sent yet, so it is gone and proposed again: {page}");

        // What was sent stays on the agenda, marked as taken off; the matter is proposed all the same.
        let item = accept().await;
        let versand = "/sitzungen/6/versand";
        let version = hidden(&site.get(&office, versand).await.text, "version");
        let sent = site.post(&office, versand, &[("version", &version), ("reason", "")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let page = take_off(&item).await;
        assert!(page.contains("<del>Antrag: Fachkräfte</del>"), "{page}");
        assert!(page.contains(open), "{page}");
        let next = site.get(&office, "/sitzungen/7/planung").await.text;
        assert!(next.contains(open), "also for the next meeting");
    });
}

#[test]
fn nobody_else_reads_an_agenda_that_is_being_worked_on() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let other = site.sign_in(Who::Member2).await;
        begun(&site, &office).await;
        add(&site, &office, "", "Vertrauliche Sache", "10", "t-1").await;
        let motion = [("subject", "Geheimer Antrag"), ("text", "Text"), ("token", "a1")];
        site.post(&member, "/sitzungen/6/antrag", &motion).await;
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let draft = matches!(who, Who::Secretariat | Who::Chair);
            for path in
                ["/sitzungen/6", "/sitzungen/6/tagesordnung", "/sitzungen", "/aenderungen", "/"]
            {
                let page = site.get(&cookie, path).await.text;
                if !draft {
                    assert!(!page.contains("Vertrauliche Sache"), "{path} as {who:?}");
                    assert!(!page.contains("Maßnahmen</b>"), "{path} as {who:?}");
                }
                let inside = who.is_inside();
                assert!(inside || !page.contains("konferenz.example"), "{path} as {who:?}");
            }
        }
        assert!(site.get(&member, "/sitzungen/6").await.text.contains("Geheimer Antrag"));
        let page = site.get(&other, "/sitzungen/6").await.text;
        assert!(!page.contains("Geheimer Antrag"), "until it is on an agenda it is their own");
        let stolen = "/sitzungen/6/antraege/a1/ruecknahme";
        let refused = site.post(&other, stolen, &[("version", "1")]).await;
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
        let back = site.post(&member, stolen, &[("version", "1")]).await;
        assert_eq!(back.location(), "/sitzungen/6?hinweis=zurueckgenommen");
        let page = site.get(&office, PLAN).await.text;
        assert!(!page.contains("value=\"antrag/a1\""), "what was taken back is not proposed");
    });
}

#[test]
fn two_people_on_one_agenda_lose_nothing() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let one = async |number: usize| {
            let (title, token) = (format!("Punkt {number}"), format!("p{number}"));
            let fields = [("title", title.as_str()), ("token", token.as_str())];
            site.post(&office, "/sitzungen/6/punkte", &fields).await.status
        };
        let all = futures::future::join_all((0..6).map(one)).await;
        assert!(all.iter().all(|status| *status == StatusCode::SEE_OTHER), "{all:?}");
        let page = plain(&site.get(&office, PLAN).await);
        for number in 0..6 {
            assert_eq!(page.matches(&format!("<b>Punkt {number}</b>")).count(), 1, "{number}");
        }
        // Whoever changes an item that somebody else has changed meanwhile is told, and keeps what was typed.
        let path = "/sitzungen/6/punkte/p1";
        let seen = hidden(&site.get(&office, path).await.text, "version");
        let first = [("title", "Erste Fassung"), ("version", seen.as_str())];
        assert_eq!(site.post(&office, path, &first).await.status, StatusCode::SEE_OTHER);
        let second = [("title", "Zweite Fassung"), ("version", seen.as_str())];
        let late = site.post(&office, path, &second).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("value=\"Zweite Fassung\""), "nothing typed is lost");
        let seen = hidden(&late.text, "version");
        let again = [("title", "Zweite Fassung"), ("version", seen.as_str())];
        assert_eq!(site.post(&office, path, &again).await.status, StatusCode::SEE_OTHER);
    });
}

#[test]
fn rules_of_procedure_are_explained_and_never_changed() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let page = plain(&site.get("", "/geschaeftsordnung").await);
        for text in [
            "Fassung 1, gültig ab 03.09.2018",
            "Der Rat ist beschlussfähig, wenn mindestens die Hälfte der stimmberechtigten Mitglieder anwesend ist.",
            "Im Regelfall: einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen.",
            "Schon ein Widerspruch gegen das Verfahren bringt die Sache in die nächste Sitzung.",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
        let form = site.get(&office, "/geschaeftsordnung/neu").await.text;
        let rules = site.state.store.book().await.expect("answers").procedures[0].clone();
        let typed = ProcedureForm::of(&rules);
        let names = field_names().into_iter().filter(|name| !typed.get(name).is_empty());
        let mut fields: Vec<_> =
            names.map(|name| (name.to_owned(), typed.get(name).to_owned())).collect();
        for name in ["from", "resolution"] {
            fields.push((name.to_owned(), String::new()));
        }
        fields.push(("version".to_owned(), hidden(&form, "version")));
        let set = |fields: &mut Vec<(String, String)>, name: &str, value: &str| {
            fields.iter_mut().find(|(n, _)| n == name).expect(name).1 = value.to_owned();
        };
        set(&mut fields, "from", "01.01.2019");
        set(&mut fields, "resolution", "2/1/1");
        set(&mut fields, "notice_days", "21 Tage");
        let send = async |fields: &[(String, String)]| {
            let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            site.post(&office, "/geschaeftsordnung", &fields).await
        };
        let refused = send(&fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("value=\"21 Tage\""), "nothing typed is lost");
        set(&mut fields, "notice_days", "21");
        let saved = send(&fields).await;
        assert_eq!(saved.location(), "/geschaeftsordnung?hinweis=gespeichert", "{}", saved.text);
        assert_eq!(send(&fields).await.location(), saved.location(), "the same form once more");
        set(&mut fields, "notice_days", "10");
        assert_eq!(send(&fields).await.status, StatusCode::CONFLICT, "another one was adopted");
        let page = plain(&site.get("", "/geschaeftsordnung").await);
        assert!(page.contains("Fassung 2, gültig ab 01.01.2019"), "{page}");
        assert!(page.contains("Geändert: Ladungsfrist"), "{page}");
        let old = plain(&site.get("", "/geschaeftsordnung?fassung=1").await);
        assert!(old.contains("liegen 14 volle Tage"), "{old}");
        assert_eq!(
            site.get("", "/geschaeftsordnung?fassung=9").await.status,
            StatusCode::NOT_FOUND
        );
    });
}

#[test]
fn the_invitation_goes_out_in_time_or_with_a_reason_and_answers_forecast_the_quorum() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let send = "/sitzungen/6/versand";
        let page = plain(&site.get(&office, send).await);
        assert!(page.contains("Versand spätestens am 03.06.2020"), "{page}");
        assert!(page.contains("Noch 6 Tage."), "{page}");
        let late = site.on("2020-06-05".parse().expect("a day"));
        let office = late.sign_in(Who::Secretariat).await;
        let member = late.sign_in(Who::Member).await;
        let page = late.get(&office, send).await;
        let text = plain(&page);
        assert!(text.contains("Die Frist ist seit 2 Tagen abgelaufen."), "{text}");
        let version = hidden(&page.text, "version");
        let bare = late.post(&office, send, &[("version", &version)]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "not without a reason");
        let fields = [("version", version.as_str()), ("reason", "Ort stand spät fest")];
        let answer = late.post(&office, send, &fields).await;
        assert_eq!(answer.location(), "/sitzungen/6/versand?hinweis=versandt", "{}", answer.text);
        let again = late.post(&office, send, &fields).await;
        assert_eq!(again.location(), answer.location(), "the same form once more sends nothing");

        let seen = plain(&late.get(&member, "/sitzungen/6").await);
        assert!(seen.contains("Ladungsfrist nicht gewahrt"), "{seen}");
        assert!(seen.contains("Begründung: Ort stand spät fest"), "{seen}");
        assert_eq!(agenda(&seen).len(), 9, "what was sent is there");
        let mails = crate::rounds::outbox(&site).await;
        let subject = "Einladung: 6. Sitzung am 18.06.2020";
        let invitations = mails.iter().filter(|mail| mail.subject == subject).count();
        assert!(invitations >= 4, "{invitations}");

        // What comes after the dispatch keeps the numbers that were sent, and goes out as a supplement.
        add(&late, &office, "", "Eilige Sache", "10", "t-eil").await;
        let page = plain(&late.get(&office, PLAN).await);
        assert!(agenda(&page).contains(&"10 Eilige Sache".to_owned()), "{:?}", agenda(&page));
        assert!(!late.get(&member, "/sitzungen/6").await.text.contains("Eilige Sache"));
        let version = hidden(&late.get(&office, send).await.text, "version");
        let bare = late.post(&office, send, &[("version", &version)]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "an item that is late needs one");
        let fields = [("version", version.as_str()), ("reason", "Die Mittel verfallen")];
        let answer = late.post(&office, send, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let changes = "/sitzungen/6/tagesordnung?fassung=2&nur=aenderungen";
        let page = plain(&late.get(&member, changes).await);
        assert!(page.contains("Nachtragstagesordnung"), "{page}");
        assert!(page.contains("TOP 10") && page.contains("Eilige Sache"), "{page}");

        let calendar = late.get(&member, "/sitzungen/6/termin.ics").await;
        assert!(calendar.text.contains("SEQUENCE:1\r\n"), "{}", calendar.text);
        assert!(
            calendar.text.contains("DTSTART;TZID=Europe/Berlin:20200618T140000"),
            "{}",
            calendar.text
        );
        assert!(!calendar.text.contains("Eilige"), "titles of items are no part of it");

        let reply = "/sitzungen/6/rueckmeldung";
        let fields = [("answer", "zusage"), ("support", "Gebärdensprache")];
        let given = late.post(&member, reply, &fields).await;
        assert_eq!(given.location(), "/sitzungen/6?hinweis=rueckmeldung", "{}", given.text);
        let page = plain(&late.get(&office, "/sitzungen/6").await);
        assert!(page.contains("Prognose der Beschlussfähigkeit"), "{page}");
        assert!(page.contains("1 von "), "{page}");
        assert!(page.contains("Regel: Beschlussfähigkeit, Geschäftsordnung Fassung 1"), "{page}");
        assert!(
            plain(&late.get(&member, "/sitzungen/6").await).contains("Ihre Rückmeldung: Zusage")
        );
        for who in [Who::Member2, Who::Planner, Who::Chair, Who::Anonymous] {
            let cookie = late.sign_in(who).await;
            let page = late.get(&cookie, "/sitzungen/6").await.text;
            assert!(!page.contains("Gebärdensprache"), "{who:?}");
        }
    });
}

#[test]
fn the_journal_does_not_name_items_of_a_closer_circle() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        begun(&site, &office).await;
        let items = [("Personalsache", "geschaeftsstelle", "t-1"), ("Digitalbonus", "rat", "t-2")];
        for (title, tier, token) in items {
            let fields = [("title", title), ("minutes", "10"), ("tier", tier), ("token", token)];
            let added = site.post(&office, "/sitzungen/6/punkte", &fields).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
            let path = format!("/sitzungen/6/punkte/{token}");
            let moved =
                site.post(&office, &format!("{path}/schritt"), &[("schritt", "hoch")]).await;
            assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
            let version = hidden(&site.get(&office, &path).await.text, "version");
            let title = format!("{title}, neu");
            let fields = [
                ("title", title.as_str()),
                ("minutes", "10"),
                ("tier", tier),
                ("version", &version),
            ];
            let saved = site.post(&office, &path, &fields).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        }
        // The rows themselves: whoever reads them later, by whatever page, finds no title of a closer circle.
        let every = (domain::journal::Act::ALL, &store::Blind::default());
        let rows = site.state.store.changes(every, &[], 0, 500).await.expect("the store answers");
        let rows = format!("{rows:?}");
        assert!(!rows.contains("Personalsache"), "{rows}");
        assert!(rows.contains("vertraulich") && rows.contains("Digitalbonus, neu"), "{rows}");
        let admin = site.sign_in(Who::Admin).await;
        for path in ["/verwaltung/journal", "/verwaltung/journal.csv"] {
            let told = plain(&site.get(&admin, path).await);
            assert!(!told.contains("Personalsache"), "{path}: {told}");
            assert!(!told.contains("Digitalbonus, neu"), "of the council alone: {told}");
        }
        let member = site.sign_in(Who::Member).await;
        let told = plain(&site.get(&member, "/sitzungen/6").await);
        assert!(!told.contains("Personalsache"), "{told}");
    });
}
