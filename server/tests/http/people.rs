//! Keeping organisations, persons, mandates and the public face: each rule over HTTP.

use crate::mails::keeps;
use crate::site::{OWN, Site, Who, demo, demo_with, hidden, run};
use axum::http::StatusCode;
use domain::key::AccountId;
use domain::mail::Mail;
use domain::people::Person;

const PEOPLE: &str = "/verwaltung/personen";
const NASTY: &str = "</title><script>alert(1)</script>\"><img src=x onerror=alert(1)>";

async fn person(site: &Site, id: &str) -> Person {
    let id = AccountId::parse(id).expect("a key");
    site.state.store.person(&id).await.expect("the store answers").expect("a person")
}

async fn people(site: &Site) -> Vec<Person> {
    site.state.store.people().await.expect("the store answers")
}

/// The mails in the outbox, the oldest first.
async fn mails(site: &Site) -> Vec<Mail> {
    let mut mails = site.state.store.outbox(&keeps(), None, 0, 100).await.expect("answers");
    mails.reverse();
    mails
}

fn text(mail: &Mail) -> &str {
    mail.text.as_deref().unwrap_or_default()
}

fn count(rows: &[(&str, i64)], table: &str) -> i64 {
    rows.iter().find(|(name, _)| *name == table).expect("a table").1
}

fn invitation<'a>(email: &'a str, role: &'a str, token: &'a str) -> [(&'a str, &'a str); 7] {
    [
        ("name", "Erika Muster"),
        ("email", email),
        ("role", role),
        ("organisation", "ORG02"),
        ("from", "01.03.2026"),
        ("to", ""),
        ("token", token),
    ]
}

async fn is_signed_in(site: &Site, cookie: &str) -> bool {
    site.get(cookie, "/").await.text.contains("action=\"/abmelden\"")
}

#[test]
fn an_invitation_shows_its_link_once_and_invites_once() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = site.rows().await;
        let fields = invitation(" Erika@Muster.example", "deputy", "neu1");
        let answer = site.post(&office, PEOPLE, &fields).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        let link = answer.text.split("http://127.0.0.1:3000/einladung/").nth(1).expect("a link");
        let token = link.split('"').next().expect("its end");
        assert_eq!(token.len(), 43, "256 bits: {token}");
        let after = site.rows().await;
        for table in ["account", "mandate", "onetime", "outbox", "journal"] {
            assert_eq!(count(&after, table), count(&before, table) + 1, "{table}");
        }
        // The same form again invites nobody, and the link is on no page any more.
        let again = site.post(&office, PEOPLE, &fields).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(site.rows().await, after);
        for path in [PEOPLE, "/verwaltung", "/verwaltung/personen/neu1"] {
            let page = site.get(&office, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.text.contains(token), "{path}");
        }
        let page = site.get(&office, "/verwaltung/personen/neu1").await.text;
        assert!(page.contains("erika@muster.example") && page.contains("Einladung offen"));
        assert!(page.contains("Person eingeladen") && page.contains("01.03.2026"), "the history");

        // A taken address is told at its field; what was typed stays.
        let refused =
            site.post(&office, PEOPLE, &invitation("ERIKA@muster.example", "guest", "neu2")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Zu dieser Adresse gibt es schon ein Konto"));
        assert!(
            refused.text.contains("value=\"Erika Muster\"")
                && refused.text.contains("value=\"neu2\"")
        );
        assert_eq!(site.rows().await, after);

        // A fresh link takes the place of the old one.
        let path = "/verwaltung/personen/neu1/einladung";
        let fresh = site.post(&office, path, &[]).await;
        assert_eq!(fresh.status, StatusCode::OK);
        assert!(fresh.text.contains("/einladung/") && !fresh.text.contains(token));
        let rows = site.rows().await;
        assert_eq!(count(&rows, "onetime"), count(&after, "onetime"));
        assert_eq!(count(&rows, "outbox"), count(&after, "outbox") + 1);
    });
}

#[test]
fn where_mails_go_out_no_page_shows_a_link() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_SMTP_URL", "smtp://127.0.0.1:2525?tls=none")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        let answer = site.post(&office, PEOPLE, &invitation("n@x.example", "guest", "neu1")).await;
        assert_eq!(answer.location(), "/verwaltung/personen/neu1?hinweis=eingeladen");
        let page = site.get(&office, answer.location()).await.text;
        assert!(
            page.contains("Person eingeladen.") && !page.contains(":3000/einladung/"),
            "{page}"
        );
        let again = site.post(&office, "/verwaltung/personen/neu1/einladung", &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let outbox = site.get(&office, "/verwaltung/postausgang").await.text;
        assert_eq!(outbox.matches("n@x.example").count(), 2, "{outbox}");
    });
}

#[test]
fn every_field_of_an_invitation_is_checked() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = site.rows().await;
        for (field, value) in [
            ("name", " "),
            ("email", "erika"),
            ("email", "a@b.example\r\nBcc: x@y.example"),
            ("role", ""),
            ("role", "none"),
            ("role", "root"),
            ("organisation", ""),
            ("organisation", "ORG99"),
            ("from", ""),
            ("from", "31.02.2026"),
            ("to", "28.02.2026"),
        ] {
            let mut fields = invitation("neu@muster.example", "member", "neu1");
            fields.iter_mut().find(|(name, _)| *name == field).expect("a field").1 = value;
            let answer = site.post(&office, PEOPLE, &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={value:?}");
            assert!(answer.text.contains(&format!("href=\"#f-{field}\"")), "{field}={value:?}");
        }
        assert_eq!(site.rows().await, before);
    });
}

#[test]
fn nobody_changes_the_own_rights() {
    run(async {
        let site = demo().await;
        for (who, own) in [(Who::Secretariat, "demo-geschaeftsstelle"), (Who::Admin, "demo-admin")]
        {
            let cookie = site.sign_in(who).await;
            let before = people(&site).await;
            let base = format!("{PEOPLE}/{own}");
            let page = site.get(&cookie, &base).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text.contains("Eigene Rechte ändert niemand selbst"), "{who:?}");
            assert!(!page.text.contains("/sperre\"") && !page.text.contains("/mandate/neu"));
            let term = [("from", "2019-02-28"), ("to", ""), ("version", "1")];
            let role = if who == Who::Admin { "admin" } else { "planner" };
            let grant = [("role", role), ("from", "2019-02-28"), ("token", "mehr")];
            let edit = [("name", "Ich"), ("email", "ich@x.example"), ("version", "1")];
            for (path, fields) in [
                (base.clone(), &edit[..]),
                (format!("{base}/sperre"), &[("sperren", "ja"), ("version", "1")]),
                (format!("{base}/einladung"), &[]),
                (format!("{base}/mandate"), &grant),
                (format!("{base}/mandate/{own}"), &term),
                (format!("{base}/mandate/{own}/ende"), &[("schritt", "beenden"), ("version", "1")]),
            ] {
                let answer = site.post(&cookie, &path, fields).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} as {who:?}");
            }
            assert_eq!(people(&site).await, before);
        }
    });
}

#[test]
fn the_office_neither_makes_nor_touches_keepers() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = (people(&site).await, site.rows().await);
        let base = format!("{PEOPLE}/demo-admin");
        let term = [
            ("from", "2019-02-28"),
            ("to", "2019-03-01"),
            ("version", "1"),
            ("schritt", "beenden"),
        ];
        let edit = [("name", "X"), ("email", "ich@x.example"), ("version", "1")];
        for (path, fields) in [
            (base.clone(), &edit[..]),
            (format!("{base}/sperre"), &[("sperren", "ja"), ("version", "1")]),
            (format!("{base}/einladung"), &[]),
            (format!("{base}/mandate/demo-admin"), &term),
            (
                format!("{base}/mandate/demo-admin/ende"),
                &[("schritt", "beenden"), ("version", "1")],
            ),
        ] {
            let answer = site.post(&office, &path, fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        for role in ["admin", "secretariat"] {
            let answer = site.post(&office, PEOPLE, &invitation("n@x.example", role, "neu1")).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "invite as {role}");
            let grant = [("role", role), ("from", "2019-02-28"), ("token", "mehr")];
            let path = format!("{PEOPLE}/demo-mitglied/mandate");
            let answer = site.post(&office, &path, &grant).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "grant {role}");
        }
        assert_eq!((people(&site).await, site.rows().await), before);
        let form = site.get(&office, "/verwaltung/personen/neu").await.text;
        assert!(form.contains("value=\"planner\"") && !form.contains("value=\"admin\""));
        let admin = site.sign_in(Who::Admin).await;
        assert!(
            site.get(&admin, "/verwaltung/personen/neu").await.text.contains("value=\"admin\"")
        );
    });
}

#[test]
fn of_two_administrators_one_stays() {
    run(async {
        let site = demo().await;
        let admin = site.sign_in(Who::Admin).await;
        let fields = invitation("zwei@x.example", "admin", "zwei");
        assert_eq!(site.post(&admin, PEOPLE, &fields).await.status, StatusCode::OK);
        // The second has not taken up the invitation, so the first is the last who can run anything.
        let update = "UPDATE mandate:`demo-geschaeftsstelle` SET role = 'admin'";
        site.state.store.tamper(update).await.expect("taken");
        let other = site.sign_in(Who::Secretariat).await;
        let lock = [("sperren", "ja"), ("version", "1")];
        let path = format!("{PEOPLE}/demo-admin/sperre");
        assert_eq!(site.post(&other, &path, &lock).await.status, StatusCode::SEE_OTHER);
        assert!(!is_signed_in(&site, &admin).await, "the locked one is out");
        assert_eq!(site.get(&admin, "/verwaltung").await.status, StatusCode::NOT_FOUND);
        let end = [("schritt", "beenden"), ("version", "1")];
        let path = format!("{PEOPLE}/demo-geschaeftsstelle/mandate/demo-geschaeftsstelle/ende");
        assert_eq!(site.post(&other, &path, &end).await.status, StatusCode::FORBIDDEN);
        assert!(is_signed_in(&site, &other).await);
    });
}

#[test]
fn fields_that_no_form_has_change_nothing() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let before = person(&site, "demo-mitglied").await;
        let more = [
            ("name", "Neuer Name"),
            ("email", "mitglied@demo.example"),
            ("version", "1"),
            ("role", "admin"),
            ("disabled", "true"),
            ("password", "x"),
            ("id", "demo-admin"),
            ("mandates", "[]"),
        ];
        let answer = site.post(&office, &format!("{PEOPLE}/demo-mitglied"), &more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let after = person(&site, "demo-mitglied").await;
        assert_eq!(after, Person { name: "Neuer Name".to_owned(), version: 2, ..before });
        let more = [
            ("from", "01.03.2019"),
            ("to", ""),
            ("version", "1"),
            ("role", "admin"),
            ("organisation", "ORG07"),
            ("account", "demo-gast"),
            ("withdrawn", "true"),
        ];
        let path = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied");
        assert_eq!(site.post(&office, &path, &more).await.status, StatusCode::SEE_OTHER);
        let held = &person(&site, "demo-mitglied").await.mandates[0];
        assert_eq!((held.role, held.organisation.as_str()), (domain::actor::Role::Member, "ORG02"));
        assert_eq!(
            (held.from.to_string().as_str(), held.withdrawn, held.version),
            ("2019-03-01", false, 2)
        );
        // Stale forms change nothing either.
        assert_eq!(site.post(&office, &path, &more).await.status, StatusCode::CONFLICT);
        let path = format!("{PEOPLE}/demo-gast");
        let name = |name| [("name", name), ("email", Who::Guest.email()), ("version", "1")];
        let saved = site.post(&office, &path, &name("Demo-Gast Akademie")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        let stale = site.post(&office, &path, &name("Demo-Gast Verein")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(
            stale.text.contains("Demo-Gast Akademie")
                && stale.text.contains("value=\"Demo-Gast Verein\"")
        );
    });
}

#[test]
fn a_withdrawn_or_locked_person_is_out_with_the_next_request() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let (member, planner) = (site.sign_in(Who::Member).await, site.sign_in(Who::Planner).await);
        let form = "/bewertungen/R7/digitalhub";
        assert_eq!(site.get(&member, form).await.status, StatusCode::OK);
        let end = [("schritt", "beenden"), ("version", "1"), ("verbleib", "organisation")];
        let path = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied/ende");
        assert_eq!(site.post(&office, &path, &end).await.status, StatusCode::SEE_OTHER);
        assert!(!is_signed_in(&site, &member).await);
        assert_ne!(site.get(&member, form).await.status, StatusCode::OK);
        // Signing in again gives a session without any right.
        let member = site.sign_in(Who::Member).await;
        assert_eq!(site.get(&member, form).await.status, StatusCode::FORBIDDEN);

        assert_eq!(site.get(&planner, "/massnahmen/neu").await.status, StatusCode::OK);
        let lock = [("sperren", "ja"), ("version", "1")];
        let path = format!("{PEOPLE}/demo-planung/sperre");
        assert_eq!(site.post(&office, &path, &lock).await.status, StatusCode::SEE_OTHER);
        assert!(!is_signed_in(&site, &planner).await);
        let refused =
            site.post("", "/anmelden", &[("demo", "1"), ("email", Who::Planner.email())]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let unlock = [("sperren", "nein"), ("version", "2")];
        assert_eq!(site.post(&office, &path, &unlock).await.status, StatusCode::SEE_OTHER);
        let planner = site.sign_in(Who::Planner).await;
        assert_eq!(site.get(&planner, "/massnahmen/neu").await.status, StatusCode::OK);
    });
}

#[test]
fn ending_a_mandate_asks_what_becomes_of_open_duties() {
    run(async {
        let site = demo().await;
        site.sign_in(Who::Locked).await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let form = "/bewertungen/R7/digitalhub";
        let kept =
            site.post(&member, form, &[("comment", "Noch nicht fertig."), ("C1", "3")]).await;
        assert!(kept.status.as_u16() < 500);
        let base = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied");
        let page = site.get(&office, &format!("{base}/ende")).await.text;
        assert!(page.contains("Die Person hat 1 angefangene Bewertung."), "{page}");
        assert!(
            page.contains("DigitalHub")
                && page.contains("Weitergeben an Demo-Stellvertretung IHKN")
        );
        assert!(!page.contains("Demo-Mitglied NHT"), "of another organisation");

        let before = people(&site).await;
        for (fields, status) in [
            (&[("version", "1")][..], 200),
            (&[("version", "1"), ("schritt", "beenden")], 422),
            (&[("version", "1"), ("schritt", "beenden"), ("verbleib", "demo-mitglied2")], 422),
            (&[("version", "1"), ("schritt", "beenden"), ("verbleib", "gesperrt")], 422),
            (&[("version", "9"), ("schritt", "beenden"), ("verbleib", "organisation")], 409),
        ] {
            let answer = site.post(&office, &format!("{base}/ende"), fields).await;
            assert_eq!(answer.status.as_u16(), status, "{fields:?}");
        }
        // A last day in the past ends it as well: asked first, then done, with the dates carried along.
        let dates = [("from", "28.02.2019"), ("to", "01.03.2019"), ("version", "1")];
        let asked = site.post(&office, &base, &dates).await;
        assert_eq!(asked.status, StatusCode::OK);
        assert!(asked.text.contains("Mandat beenden") && asked.text.contains("01.03.2019"));
        assert_eq!(hidden(&asked.text, "to"), "01.03.2019");
        assert_eq!(people(&site).await, before);
        assert!(is_signed_in(&site, &member).await);

        let choice = [("schritt", "beenden"), ("verbleib", "demo-vertretung")];
        let done = site.post(&office, &base, &[&dates[..], &choice].concat()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        assert!(!is_signed_in(&site, &member).await);
        let [told, heir] = mails(&site).await.try_into().expect("two letters");
        assert_eq!(told.address, Who::Member.email());
        assert!(text(&told).contains("vom 28. Februar 2019 bis zum 1. März 2019"), "{told:?}");
        assert_eq!(heir.address, Who::Deputy.email());
        assert!(text(&heir).contains("Demo-Mitglied IHKN spricht nicht länger für"), "{heir:?}");
        let deputy = site.sign_in(Who::Deputy).await;
        assert!(site.get(&deputy, form).await.text.contains("Noch nicht fertig."));
        let page = site.get(&office, &format!("{PEOPLE}/demo-mitglied")).await.text;
        assert!(page.contains("abgelaufen") && page.contains("Demo-Stellvertretung IHKN"));
        for path in [format!("{base}/ende"), format!("{PEOPLE}/demo-gast/mandate/demo-mitglied")] {
            assert_eq!(site.get(&office, &path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn whoever_holds_a_mandate_is_told_of_every_change_once() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let base = format!("{PEOPLE}/demo-gast/mandate");
        let token = "0190a1b2-0000-7000-8000-00000000000d";
        let new = [
            ("role", "member"),
            ("organisation", "ORG07"),
            ("from", "01.12.2026"),
            ("to", ""),
            ("token", token),
        ];
        let bad = [("role", "member"), ("organisation", ""), ("from", "morgen"), ("token", token)];
        assert_eq!(site.post(&office, &base, &bad).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(mails(&site).await.is_empty(), "nothing happened");
        // The same form sent twice grants once.
        for _ in 0..2 {
            assert_eq!(site.post(&office, &base, &new).await.status, StatusCode::SEE_OTHER);
        }
        let granted = format!("{base}/{token}");
        let dates = [("from", "01.12.2026"), ("to", "31.12.2027"), ("version", "1")];
        assert_eq!(site.post(&office, &granted, &dates).await.status, StatusCode::SEE_OTHER);
        let stale = site.post(&office, &granted, &dates).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let end = [("schritt", "beenden"), ("version", "2"), ("verbleib", "organisation")];
        let ended = site.post(&office, &format!("{granted}/ende"), &end).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER);
        let told = mails(&site).await;
        let subjects: Vec<_> = told.iter().map(|mail| mail.subject.as_str()).collect();
        assert_eq!(
            subjects,
            [
                "Ihr neues Mandat im Wirkungskompass",
                "Ihr Mandat im Wirkungskompass wurde geändert",
                "Ihr Mandat im Wirkungskompass wurde beendet",
            ]
        );
        assert!(told.iter().all(|mail| mail.address == Who::Guest.email()));
        assert!(text(&told[0]).contains("Es gilt ab dem 1. Dezember 2026."), "{:?}", told[0]);
    });
}

#[test]
fn a_deputys_mandate_says_for_whom_it_stands() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let page = site.get(&office, &format!("{PEOPLE}/demo-vertretung")).await.text;
        assert!(page.contains("steht für: Demo-Mitglied IHKN"), "{page}");
        let end = [("schritt", "beenden"), ("version", "1"), ("verbleib", "organisation")];
        let path = format!("{PEOPLE}/demo-mitglied/mandate/demo-mitglied/ende");
        assert_eq!(site.post(&office, &path, &end).await.status, StatusCode::SEE_OTHER);
        let page = site.get(&office, &format!("{PEOPLE}/demo-vertretung")).await.text;
        assert!(page.contains("zurzeit kein Mitglied"));
    });
}

#[test]
fn persons_are_found_by_name_address_organisation_role_and_standing() {
    run(async {
        let site = demo().await;
        let many = "FOR $n IN 100..220 {
            CREATE type::record('account', 'p' + <string>$n) CONTENT { email: 'p' + <string>$n + '@viele.example',
                name: 'Person ' + <string>$n, disabled: false, recovery: [], created: 0, erased: false, version: 1 };
        };";
        site.state.store.tamper(many).await.expect("taken");
        let office = site.sign_in(Who::Secretariat).await;
        site.sign_in(Who::Locked).await;
        let list = async |query: &str| site.get(&office, &format!("{PEOPLE}{query}")).await.text;
        let rows = |page: &str| page.matches("role=\"rowheader\"").count();
        let first = list("?suche=viele").await;
        assert!(first.contains("120 Personen") && rows(&first) == 50, "{}", rows(&first));
        assert!(first.contains("suche=viele&amp;seite=3"));
        assert_eq!(rows(&list("?suche=viele&seite=3").await), 20);
        assert_eq!(rows(&list("?suche=viele&stand=ohne&seite=99").await), 20);
        assert_eq!(rows(&list("?suche=viele&stand=gueltig").await), 0);
        for (query, name, missing) in [
            ("?suche=massnahmenplanung", "Demo-Maßnahmenplanung", "Demo-Gast"),
            ("?suche=planung@demo", "Demo-Maßnahmenplanung", "Demo-Gast"),
            ("?suche=Handwerkstag", "Demo-Mitglied NHT", "Demo-Mitglied IHKN"),
            ("?rolle=deputy", "Demo-Stellvertretung IHKN", "Demo-Mitglied IHKN"),
            ("?organisation=ORG07", "Demo-Mitglied NHT", "Demo-Mitglied IHKN"),
            ("?stand=gesperrt", "Probe gesperrt", "Demo-Mitglied IHKN"),
            ("?stand=ohne&rolle=deputy", "Probe entzogen", "Demo-Stellvertretung IHKN"),
        ] {
            let page = list(query).await;
            assert!(page.contains(name), "{query} finds {name}");
            assert!(!page.contains(missing), "{query} leaves {missing} out");
        }
        let start = site.get(&office, "/verwaltung").await.text;
        assert!(start.contains("122 Personen haben kein gültiges Mandat"), "{start}");
        assert!(start.contains("120 Personen haben ihre Einladung noch nicht angenommen"));
        for query in ["?seite=-1", "?stand=%00&rolle=x", "?suche=%3Cscript%3Ealert(1)%3C/script%3E"]
        {
            let page = site.get(&office, &format!("{PEOPLE}{query}")).await;
            assert_eq!(page.status, StatusCode::OK, "{query}");
            assert!(!page.text.contains("<script>alert"), "{query}");
        }
    });
}

#[test]
fn organisations_are_kept_once_per_code_and_version() {
    run(async {
        let site = demo().await;
        let admin = site.sign_in(Who::Admin).await;
        let list = "/verwaltung/organisationen";
        let fields = |code: &'static str, version: &'static str| {
            [
                ("code", code),
                ("name", NASTY),
                ("short", "<b>x</b>"),
                ("kind", "Innung"),
                ("vote", "nein"),
                ("version", version),
            ]
        };
        let created = site.post(&admin, list, &fields("INNUNG-1", "")).await;
        assert_eq!(
            created.location(),
            format!("{list}/INNUNG-1?hinweis=angelegt"),
            "{}",
            created.text
        );
        for code in ["INNUNG-1", "ORG02"] {
            let taken = site.post(&admin, list, &fields(code, "")).await;
            assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
            assert!(taken.text.contains("Dieses Kürzel gibt es schon"), "{code}");
        }
        for code in ["none", "neu", "a/b", ""] {
            let refused = site.post(&admin, list, &fields(code, "")).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{code:?}");
        }
        let path = format!("{list}/INNUNG-1");
        for page in [list, &path, "/verwaltung/personen/neu", "/verwaltung/personen"] {
            let page = site.get(&admin, page).await.text;
            assert!(!page.contains("<script>alert") && !page.contains("<b>x</b>"));
        }
        assert!(
            site.get(&admin, &format!("{list}?art=Innung&stimme=nein"))
                .await
                .text
                .contains("INNUNG-1")
        );
        assert!(!site.get(&admin, &format!("{list}?stimme=ja")).await.text.contains("INNUNG-1"));
        assert!(
            !site
                .get(&admin, &format!("{list}?suche=gibt-es-nicht"))
                .await
                .text
                .contains("INNUNG-1")
        );
        let saved = site.post(&admin, &path, &fields("ANDERS", "1")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER);
        assert_eq!(site.get(&admin, &format!("{list}/ANDERS")).await.status, StatusCode::NOT_FOUND);
        let stale = [("name", "Innung der Uhrmacher"), ("short", "IU"), ("version", "1")];
        let stale = [&stale[..], &[("kind", "Innung"), ("vote", "ja")]].concat();
        let both = site.post(&admin, &path, &stale).await;
        assert_eq!(both.status, StatusCode::CONFLICT);
        assert!(both.text.contains("wurde inzwischen geändert"), "{}", both.text);
        assert!(both.text.contains("value=\"Innung der Uhrmacher\""), "nothing typed is lost");
        let version = hidden(&both.text, "version");
        let again = [&stale[..2], &stale[3..], &[("version", version.as_str())]].concat();
        assert_eq!(site.post(&admin, &path, &again).await.status, StatusCode::SEE_OTHER);
        site.rows().await;
    });
}

#[test]
fn the_public_face_holds_from_the_next_request() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let face = "/verwaltung/oeffentlichkeit";
        let page = site.get(&office, face).await.text;
        let version = hidden(&page, "version");
        assert!(page.contains("name=\"measures\" value=\"ja\" checked"), "{page}");
        assert_eq!(site.get("", "/massnahmen").await.status, StatusCode::OK);
        assert_eq!(site.get("", "/aenderungen").await.status, StatusCode::NOT_FOUND);
        let open = [("version", version.as_str()), ("changes", "ja"), ("geheim", "ja")];
        assert_eq!(site.post(&office, face, &open).await.status, StatusCode::SEE_OTHER);
        assert_eq!(site.get("", "/massnahmen").await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get("", "/massnahmen/digitalbonus").await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.get("", "/aenderungen").await.status, StatusCode::OK);
        assert_eq!(site.get(&office, "/massnahmen").await.status, StatusCode::OK);
        let stale = site.post(&office, face, &open).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.text.contains("name=\"changes\" value=\"ja\" checked"), "as it was ticked");
        assert_ne!(hidden(&stale.text, "version"), version);
        let page = site.get(&office, face).await.text;
        assert!(page.contains("öffentliche Ansicht geändert"), "the history");
    });
}

#[test]
fn only_keepers_see_the_way_in() {
    run(async {
        let site = demo().await;
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let keeper = matches!(who, Who::Secretariat | Who::Admin);
            let page = site.get(&cookie, "/").await.text;
            assert_eq!(page.contains("href=\"/verwaltung\""), keeper, "{who:?}");
            let start = site.get(&cookie, "/verwaltung").await;
            assert_eq!(start.status == StatusCode::OK, keeper, "{who:?}");
            assert_eq!(start.text.contains("/verwaltung/journal"), who == Who::Admin, "{who:?}");
        }
    });
}
