//! The journal for the administration, the own data for everyone, and erasing a person.

use crate::site::{PASSWORD, Site, Who, demo, hidden, run};
use axum::http::StatusCode;

const ERASE: &str = "/verwaltung/personen/demo-mitglied/loeschen";
const NAME: &str = "Demo-Mitglied IHKN";

/// The member shares an experience and rates; so there is something to keep.
async fn active(site: &Site) -> String {
    let member = site.sign_in(Who::Member).await;
    let shared =
        [("token", "0198ab"), ("kind", "huerde"), ("text", "Zu langsam."), ("visibility", "rat")];
    let answer = site.post(&member, "/massnahmen/digitalbonus/erfahrung", &shared).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let scores = [
        ("C1", "3"),
        ("C2", "3"),
        ("C3", "3"),
        ("C4", "3"),
        ("C5", "3"),
        ("stance", "support"),
        ("comment", "Mein Satz."),
    ];
    let answer = site.post(&member, "/bewertungen/R7/digitalhub/abgeben", &scores).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    member
}

#[test]
fn an_erased_person_is_gone_and_what_the_council_has_stays() {
    run(async {
        let site = demo().await;
        let member = active(&site).await;
        let admin = site.sign_in(Who::Admin).await;
        let secretariat = site.sign_in(Who::Secretariat).await;
        let deputy = site.sign_in(Who::Deputy).await;
        let own = "/bewertungen/R7/digitalhub";
        assert!(site.get(&deputy, own).await.text.contains("Mein Satz."));
        let preview = site.get(&admin, ERASE).await;
        assert_eq!(preview.status, StatusCode::OK);
        for text in [NAME, "mitglied@demo.example", "Art. 17 Abs. 3", "1 laufende Sitzung"] {
            assert!(preview.text.contains(text), "{text}");
        }
        let version = hidden(&preview.text, "version");
        for (typed, text) in
            [("", "füllen Sie"), ("Demo-Mitglied", "stimmt nicht"), ("ja", "stimmt nicht")]
        {
            let fields = [("name", typed), ("version", version.as_str())];
            let refused = site.post(&admin, ERASE, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(refused.text.contains(text), "{typed}");
            assert!(refused.text.contains(&format!("value=\"{typed}\"")), "{typed} is kept");
        }
        let stale = site.post(&admin, ERASE, &[("name", NAME), ("version", "99")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let done = site.post(&admin, ERASE, &[("name", NAME), ("version", &version)]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
        let journal = site.get(&admin, done.location()).await;
        assert_eq!(journal.status, StatusCode::OK);
        assert!(journal.text.contains("Person ") && journal.text.contains("role=\"status\""));
        // The session has ended, the name opens nothing, and nobody reads it any more.
        assert_eq!(site.get(&member, "/mein-bereich/daten").await.status, StatusCode::NOT_FOUND);
        let again = [("email", "mitglied@demo.example"), ("password", PASSWORD)];
        assert_eq!(
            site.post("", "/anmelden", &again).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        for path in [
            "/verwaltung/journal",
            "/verwaltung/journal.csv",
            "/aenderungen",
            "/massnahmen/digitalhub",
        ] {
            for cookie in [&admin, &secretariat] {
                let page = site.get(cookie, path).await.text;
                assert!(!page.contains(NAME), "{path}");
            }
        }
        let csv = site.get(&admin, "/verwaltung/journal.csv").await.text;
        assert!(
            csv.contains("Praxiserfahrung mitgeteilt") && csv.contains("\"Person "),
            "the acts stay"
        );
        assert!(site.get(&deputy, own).await.text.contains("Mein Satz."), "the rating stays");
        // Once.
        assert_eq!(site.get(&admin, ERASE).await.status, StatusCode::NOT_FOUND);
        let twice = site.post(&admin, ERASE, &[("name", NAME), ("version", &version)]).await;
        assert_eq!(twice.status, StatusCode::NOT_FOUND);
        site.rows().await;
    });
}

#[test]
fn nobody_erases_the_own_account_or_the_last_administration() {
    run(async {
        let site = demo().await;
        let admin = site.sign_in(Who::Admin).await;
        let own = "/verwaltung/personen/demo-admin/loeschen";
        let fields = [("name", "Demo-Administration MW"), ("version", "1")];
        for answer in [site.get(&admin, own).await, site.post(&admin, own, &fields).await] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        let journal = site.get(&admin, "/verwaltung/journal?vorgang=person_erased").await;
        assert!(journal.text.contains("Kein Eintrag"));
    });
}

#[test]
fn the_journal_is_filtered_and_no_cell_of_its_file_is_a_formula() {
    run(async {
        let site = demo().await;
        active(&site).await;
        let admin = site.sign_in(Who::Admin).await;
        site.state
            .store
            .tamper(
                "CREATE journal CONTENT { at: 1577836800000, who: '=1+1', account: 'x', act: 'measure_created', \
                 subject: 'measure', key: 'k', title: '@titel<script>', \
                 changes: [{ field: 'name', before: '-1', after: '+2' }], reason: '\\t=cmd' };",
            )
            .await
            .expect("taken");
        let page = async |query: &str| {
            let answer = site.get(&admin, &format!("/verwaltung/journal{query}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{query}");
            answer.text
        };
        assert!(page("").await.contains("noch nicht gekettet"));
        assert!(
            !page("").await.contains("<script>alert")
                && page("").await.contains("@titel&lt;script&gt;")
        );
        for (query, there, not) in [
            // While a round takes positions, not even the journal tells of one.
            ("?vorgang=rating_given", "Kein Eintrag", "DigitalHub"),
            ("?vorgang=measure_created", "@titel", "DigitalHub.Niedersachsen"),
            ("?gegenstand=account", "angemeldet", "@titel"),
            ("?person=MITGLIED+IHKN", NAME, "@titel"),
            ("?person=niemand", "Kein Eintrag", "@titel"),
            ("?von=2020-01-01&bis=2020-01-01", "@titel", "angemeldet"),
            ("?bis=31.12.2019", "Kein Eintrag", "@titel"),
            ("?seite=99", "@titel", "Kein Eintrag"),
            ("?vorgang=gibt-es-nicht&seite=x", "@titel", "Kein Eintrag"),
        ] {
            let text = page(query).await;
            let list = text.split("wk-filter__sum").nth(1).expect("a list").to_lowercase();
            assert!(list.contains(&there.to_lowercase()), "{query}: {there} is missing");
            assert!(!list.contains(&not.to_lowercase()), "{query}: {not} is there");
        }
        let wrong = site.get(&admin, "/verwaltung/journal?von=gestern").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("value=\"gestern\"") && wrong.text.contains("id=\"e-von\""));
        let csv = site.get(&admin, "/verwaltung/journal.csv?vorgang=measure_created").await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        for cell in ["\"'=1+1\"", "\"'@titel<script>\"", "\"'\t=cmd\""] {
            assert!(csv.text.contains(cell), "{cell}: {}", csv.text);
        }
        assert!(!csv.text.contains("angemeldet"), "the filter holds for the file too");
    });
}

/// The names and organisations in the heads of a history.
fn actors(page: &str) -> String {
    let heads = page.split("wk-history__h").skip(1);
    heads.filter_map(|part| part.split("</div>").next()).collect()
}

#[test]
fn a_history_names_whoever_acted_to_those_the_policy_allows() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let path = "/massnahmen/digitalbonus";
        let edit = site.get(&planner, &format!("{path}/bearbeiten")).await.text;
        let fields = [
            ("name", "Digitalbonus"),
            ("summary", "Neu gefasst."),
            ("lead", "MW"),
            ("tier", "oeffentlich"),
            ("version", &hidden(&edit, "version")),
        ];
        let saved = site.post(&planner, &format!("{path}/bearbeiten"), &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let (name, organisation) =
            ("Demo-Maßnahmenplanung Innovationszentrum", "Innovationszentrum");
        // Outside the council a history is shown where the council shows it to everyone.
        let office = site.sign_in(Who::Secretariat).await;
        let face = "/verwaltung/oeffentlichkeit";
        let version = hidden(&site.get(&office, face).await.text, "version");
        let open = [("version", version.as_str()), ("measures", "ja"), ("changes", "ja")];
        assert_eq!(site.post(&office, face, &open).await.status, StatusCode::SEE_OTHER);
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let shown = actors(&site.get(&cookie, path).await.text);
            assert!(shown.contains(organisation), "{who:?}: {shown}");
            let names = who.is_inside() || who == Who::Admin;
            assert_eq!(shown.contains(name), names, "{who:?}: {shown}");
        }
        // What is kept about people, only keepers see at all: both of them with the name.
        let person = "/verwaltung/personen/demo-gast";
        let fields = [("name", "Gast"), ("email", Who::Guest.email()), ("version", "1")];
        assert_eq!(site.post(&office, person, &fields).await.status, StatusCode::SEE_OTHER);
        let admin = site.sign_in(Who::Admin).await;
        for cookie in [&office, &admin] {
            let shown = actors(&site.get(cookie, person).await.text);
            assert!(shown.contains("Demo-Geschäftsstelle MW"), "{shown}");
        }
        // Not more than the journal, and no rows that are the council's own.
        let journal = site.get(&admin, "/verwaltung/journal").await.text;
        assert!(journal.contains(name) && journal.contains("Demo-Geschäftsstelle MW"));
        active(&site).await;
        let page = site.get(&admin, "/massnahmen/digitalhub").await.text;
        assert!(!actors(&page).contains(NAME), "who rated is the council's own: {page}");
    });
}

#[test]
fn the_own_data_are_the_own_and_hold_no_secret() {
    run(async {
        let site = demo().await;
        let member = active(&site).await;
        site.state
            .store
            .tamper(
                "UPDATE account:`demo-mitglied` SET factor = 'GEHEIMNIS', recovery = ['WIEDERHERSTELLUNG'];
                 CREATE outbox CONTENT { account: 'demo-mitglied', address: 'a@b.example', name: 'x',
                     subject: 'Ihr Link', text: 'https://GEHEIMLINK', html: '', created: 1, state: 'sent',
                     attempts: 1, next: 1, sent: 2, reason: '', secret: true };
                 CREATE outbox CONTENT { account: 'demo-mitglied2', address: 'c@d.example', name: 'x',
                     subject: 'FREMDE MAIL', text: 'x', html: '', created: 1, state: 'sent', attempts: 1,
                     next: 1, sent: 2, reason: '', secret: false };",
            )
            .await
            .expect("taken");
        let page = site.get(&member, "/mein-bereich/daten").await;
        let file = site.post(&member, "/mein-bereich/daten.json", &[]).await;
        assert_eq!((page.status, file.status), (StatusCode::OK, StatusCode::OK));
        assert!(file.header("content-type").starts_with("application/json"));
        for answer in [&page, &file] {
            for own in [NAME, "mitglied@demo.example", "Zu langsam.", "Mein Satz.", "Ihr Link"] {
                assert!(answer.text.contains(own), "{own}");
            }
            for secret in
                ["GEHEIM", "WIEDERHERSTELLUNG", "argon2", "FREMDE MAIL", "mitglied2@demo.example"]
            {
                assert!(!answer.text.contains(secret), "{secret}");
            }
        }
        assert!(page.text.contains("/mein-bereich/daten.json"));
        // The link stands in the person menu of every page.
        let start = site.get(&member, "/").await;
        assert!(start.text.contains("href=\"/mein-bereich/daten\""));
        // Another file on the same day is not recorded again.
        let told = |text: &str| text.matches("\"data_exported\"").count();
        assert_eq!(told(&file.text), 1);
        let second = site.post(&member, "/mein-bereich/daten.json", &[]).await;
        assert_eq!(told(&second.text), 1);
        let other = site.sign_in(Who::Member2).await;
        let other = site.get(&other, "/mein-bereich/daten").await;
        assert!(!other.text.contains("Mein Satz.") && !other.text.contains(NAME));
    });
}
