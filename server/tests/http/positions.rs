//! Blindness: until the deadline no page, file, count or mail tells anyone else that a position exists.
//!
//! Every address is read as every principal before and after an organisation gives its position. Whatever differs tells
//! of it.

use crate::matrix::address;
use crate::rounds::outbox;
use crate::site::{OWN, Site, Who, demo, demo_with, run};
use axum::http::StatusCode;
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use domain::journal::Act;
use server::digests::{write_digests, write_overdue};
use server::reminders::write_round_letters;
use server::routes::list;
use std::collections::BTreeMap;

const SONG: &str = "kanarienvogel-position-nht";
const PATH: &str = "/bewertungen/R7/digitalhub";

/// What an organisation states, with a canary in every text.
const POSITION: [(&str, &str); 10] = [
    ("C1", "1"),
    ("C2", "1"),
    ("C3", "1"),
    ("C4", "1"),
    ("C5", "1"),
    ("stance", "reject"),
    ("advice", "end"),
    ("recommendations", SONG),
    ("comment", SONG),
    ("version", "0"),
];

/// Every address of the product that reads, with records of the demonstration and further forms of those with a query.
fn addresses() -> Vec<String> {
    let mut all: Vec<_> = list()
        .iter()
        .filter(|route| !route.writes && route.path != "/abmelden")
        .map(|route| address(route).to_owned())
        .collect();
    let more = [
        "/aenderungen?seite=2",
        "/massnahmen/digitalhub",
        "/en/massnahmen/digitalhub",
        "/api/v1/massnahmen/digitalhub",
        "/bewertungen/R7",
        "/en/bewertungen/R7",
        "/bewertungen/R7/digitalhub/ergebnis",
        "/bewertungen/R7/digitalhub/freigabe",
        "/bewertungen/R7/ergebnis.xlsx",
        "/bewertungen/R7/ergebnis.xlsx?namen=mit",
        "/bewertungen/R7/archiv.zip",
        "/verwaltung/personen/demo-mitglied2",
        "/verwaltung/personen/demo-mitglied2/loeschen",
        "/verwaltung/personen/demo-mitglied2/mandate/demo-mitglied2/ende",
        "/verwaltung/journal?person=NHT",
        "/verwaltung/journal.csv?person=NHT",
        "/verwaltung/organisationen/ORG07",
        "/bewertungen/R7/ergebnis.pdf",
        "/bewertungen/R7/ergebnis.pdf?namen=mit",
        "/wirkungskette/massnahme/digitalhub",
        "/wirkungskette/bewertung/R7.digitalhub.ORG07",
        "/api/v1/wirkungskette/massnahme/digitalhub",
        "/api/v1/wirkungskette/bewertung/R7.digitalhub.ORG07",
        "/diskussion/massnahme/digitalhub",
        "/diskussion/stellungnahme/R7.digitalhub.ORG07",
        "/feststellungen/neu?massnahme=digitalhub",
    ];
    all.extend(more.map(String::from));
    all.extend(Act::ALL.iter().map(|act| format!("/verwaltung/journal?vorgang={}", act.code())));
    all.sort();
    all.dedup();
    // How the process is doing changes by itself.
    all.retain(|path| path != "/readyz");
    all
}

/// The principals that do not belong to the organisation.
fn others() -> Vec<Who> {
    Who::ALL.into_iter().filter(|who| !matches!(who, Who::Member2)).collect()
}

type Pages = BTreeMap<(String, String), (StatusCode, String)>;

async fn look(site: &Site, cookies: &[(Who, String)], paths: &[String]) -> Pages {
    let mut pages = Pages::new();
    for (who, cookie) in cookies {
        for path in paths {
            // The journal is the administration's; everyone else gets the same page for each of these.
            if *who != Who::Admin && path.starts_with("/verwaltung/journal?") {
                continue;
            }
            let answer = site.get(cookie, path).await;
            let text = steady(&answer.text);
            pages.insert((format!("{who:?}"), path.clone()), (answer.status, text));
        }
    }
    pages
}

/// A page without what differs from one answer to the next: the nonce, identifiers for forms, incident numbers.
fn steady(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    let marks = ["nonce=\"", "name=\"token\" value=\""];
    while let Some((at, mark)) =
        marks.iter().filter_map(|m| rest.find(m).map(|at| (at, *m))).min_by_key(|(at, _)| *at)
    {
        text.push_str(&rest[..at + mark.len()]);
        rest = &rest[at + mark.len()..];
        rest = rest.split_once('"').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    without_times(&text)
}

/// A page without times of day: the own pages tell when a session was last used.
fn without_times(page: &str) -> String {
    let mut letters: Vec<char> = page.chars().collect();
    for at in 0..letters.len().saturating_sub(4) {
        let digit = |offset: usize| letters[at + offset].is_ascii_digit();
        if letters[at + 2] == ':' && digit(0) && digit(1) && digit(3) && digit(4) {
            for offset in [0, 1, 3, 4] {
                letters[at + offset] = 'x';
            }
        }
    }
    letters.into_iter().collect()
}

/// The pages that tell the secretariat its one number: the round, the overview and the list of what is due.
fn tells_the_number(path: &str) -> bool {
    let path = path.strip_prefix("/en").unwrap_or(path);
    matches!(path, "" | "/" | "/bewertungen" | "/bewertungen/R7" | "/aufgaben")
}

fn without_digits(page: &str) -> String {
    page.chars().filter(|c| !c.is_ascii_digit()).collect()
}

async fn told(
    site: &Site,
    cookies: &[(Who, String)],
    paths: &[String],
    before: &Pages,
    again: &Pages,
) -> Vec<String> {
    let after = look(site, cookies, paths).await;
    let mut wrong = Vec::new();
    for (place, (status, text)) in &after {
        let (old_status, old) = &before[place];
        // What differs without anybody doing anything tells nothing.
        if before[place] != again[place] {
            assert!(!text.contains(SONG), "{place:?}");
            continue;
        }
        let same = if place.0 == "Secretariat" && tells_the_number(&place.1) {
            without_digits(old) == without_digits(text)
        } else {
            old == text
        };
        if text.contains(SONG) || status != old_status || !same {
            wrong.push(format!("{} tells {} of it", place.1, place.0));
        }
    }
    wrong
}

#[test]
fn nobody_learns_of_a_position_before_the_deadline() {
    run(async {
        let site = demo().await;
        let paths = addresses();
        let mut cookies = Vec::new();
        for who in others() {
            cookies.push((who, site.sign_in(who).await));
        }
        let nht = site.sign_in(Who::Member2).await;
        // Everyone was here two hours ago, so that „Mein Bereich" tells what changed since.
        for (_, cookie) in &cookies {
            site.get(cookie, "/mein-bereich").await;
        }
        let earlier = "UPDATE desk SET seen -= 7200";
        site.state.store.tamper(earlier).await.expect("taken");
        let before = look(&site, &cookies, &paths).await;
        let again = look(&site, &cookies, &paths).await;
        let varying = before.iter().filter(|(place, page)| again[*place] != **page).count();
        println!("{} pages, {varying} of them differ by themselves", before.len());
        assert!(varying * 20 < before.len(), "most pages stay as they are: {varying}");
        let mut wrong = Vec::new();
        // Half-filled, given, changed.
        let draft = site.post(&nht, &format!("{PATH}/entwurf"), &POSITION).await;
        assert_eq!(draft.status, StatusCode::OK);
        wrong.extend(told(&site, &cookies, &paths, &before, &again).await);
        let given = site.post(&nht, &format!("{PATH}/abgeben"), &POSITION).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        wrong.extend(told(&site, &cookies, &paths, &before, &again).await);
        let mut changed = POSITION;
        changed[0].1 = "2";
        changed[9].1 = "1";
        let given = site.post(&nht, &format!("{PATH}/abgeben"), &changed).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
        wrong.extend(told(&site, &cookies, &paths, &before, &again).await);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        // The organisation itself reads it, and the Geschäftsstelle learns the number.
        assert!(site.get(&nht, PATH).await.text.contains(SONG));
        let office = site.sign_in(Who::Secretariat).await;
        let page = site.get(&office, "/bewertungen/R7").await.text;
        assert!(page.contains("Es fehlen noch 31 von 36 Positionen"), "{page}");
        // Once the round is closed, the council reads it.
        let close = "UPDATE round:R7 SET state = 'closed'; UPDATE meta:catalogue SET revision += 1, base += 1";
        site.state.store.tamper(close).await.expect("taken");
        for who in [Who::Member, Who::Secretariat, Who::Planner, Who::Chair] {
            let cookie = site.sign_in(who).await;
            let page = site.get(&cookie, "/bewertungen/R7/digitalhub/ergebnis").await.text;
            assert!(page.contains(SONG), "{who:?}");
        }
        for who in [Who::Guest, Who::Admin, Who::Anonymous] {
            let cookie = site.sign_in(who).await;
            let page = site.get(&cookie, "/bewertungen/R7/digitalhub/ergebnis").await.text;
            assert!(!page.contains(SONG), "{who:?}");
        }
        let admin = site.sign_in(Who::Admin).await;
        let journal = site.get(&admin, "/verwaltung/journal?vorgang=rating_given").await.text;
        assert!(journal.contains("Bewertung abgegeben"), "afterwards the journal tells it");
    });
}

/// A round that only sums up, after an organisation has given its position and the deadline has passed: everything that
/// is told of it, as everyone but the Geschäftsstelle, and the pages that hold the name of who gave it.
async fn summed_up(organisation: &str, look_twice: bool) -> (Pages, Pages, Vec<String>) {
    let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2026-11-30")]).await;
    let store = &site.state.store;
    let touch = "UPDATE meta:catalogue SET revision += 1, base += 1";
    let act_for = |code: &str, name: &str| {
        format!(
            "UPDATE mandate:`demo-mitglied2` SET organisation = '{code}';
             UPDATE account:`demo-mitglied2` SET name = '{name}'; {touch}"
        )
    };
    let summed = format!("UPDATE round:R7 SET setup.disclosure = 'summed'; {touch}");
    store.tamper(&summed).await.expect("taken");
    // Enough of others that sums are shown at all.
    let others_say: Vec<_> =
        POSITION.iter().copied().filter(|(name, _)| *name != "comment").collect();
    let others_say: Vec<_> = others_say
        .into_iter()
        .map(|(name, value)| (name, if value == SONG { "Schneller." } else { value }))
        .collect();
    for code in ["ORG03", "ORG05", "ORG08"] {
        store.tamper(&act_for(code, "Demo-Mitglied")).await.expect("taken");
        let speaker = site.sign_in(Who::Member2).await;
        let given = site.post(&speaker, &format!("{PATH}/abgeben"), &others_say).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    }
    store.tamper(&act_for(organisation, PERSON)).await.expect("taken");
    let speaker = site.sign_in(Who::Member2).await;
    let given = site.post(&speaker, &format!("{PATH}/abgeben"), &POSITION).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    store.tamper(&act_for("ORG07", "Demo-Mitglied NHT")).await.expect("taken");
    let signed = "DELETE journal WHERE act IN ['signed_in', 'signed_out']; DELETE session";
    store.tamper(signed).await.expect("taken");
    let close = format!("UPDATE round:R7 SET state = 'closed'; {touch}");
    store.tamper(&close).await.expect("taken");
    let mut paths = addresses();
    paths.extend([
        format!("/diskussion/stellungnahme/R7.digitalhub.{organisation}"),
        format!("/wirkungskette/bewertung/R7.digitalhub.{organisation}"),
        format!("/verwaltung/journal?person={PERSON}"),
        format!("/verwaltung/journal.csv?person={PERSON}"),
    ]);
    let mut cookies = Vec::new();
    for who in others().into_iter().filter(|who| *who != Who::Secretariat) {
        cookies.push((who, site.sign_in(who).await));
    }
    for (_, cookie) in &cookies {
        site.get(cookie, "/mein-bereich").await;
    }
    store.tamper("UPDATE desk SET seen -= 7200").await.expect("taken");
    let mut first = look(&site, &cookies, &paths).await;
    let mut again = if look_twice { look(&site, &cookies, &paths).await } else { first.clone() };
    for (_, text) in first.values_mut().chain(again.values_mut()) {
        *text = without_seconds(text);
    }
    let office = site.sign_in(Who::Secretariat).await;
    let mut named = Vec::new();
    for path in ["/massnahmen/digitalhub", "/bewertungen/R7/digitalhub/ergebnis"] {
        let page = site.get(&office, path).await.text;
        named.push(page.matches(PERSON).count().min(1).to_string());
        assert!(path.contains("massnahmen") || page.contains(SONG), "{page}");
    }
    (first, again, named)
}

const PERSON: &str = "Kanarienvogel-Person";

/// Whether a page tells who gave the position, or what was said. A page that was asked for a name repeats it, and must
/// not find the row.
fn names_it(place: &(String, String), (_, text): &(StatusCode, String)) -> bool {
    let found = if place.1.contains(PERSON) {
        text.contains("/massnahmen/digitalhub") || text.contains("DigitalHub Niedersachsen")
    } else {
        text.contains(PERSON)
    };
    found || text.contains(SONG)
}

/// A page without the seconds behind times of day that were taken out: two sites are looked at one after the other.
fn without_seconds(page: &str) -> String {
    let mut parts = page.split("xx:xx:");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("xx:xx:");
        text.push_str(part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'));
    }
    text
}

#[test]
fn where_a_round_only_sums_up_nobody_learns_who_gave_a_position() {
    run(async {
        let (nht, again, named) = summed_up("ORG07", true).await;
        let (uvn, _, _) = summed_up("ORG09", false).await;
        assert_eq!(named, ["1", "0"], "the Geschäftsstelle reads it in the history");
        let mut wrong = Vec::new();
        let mut compared = 0;
        for (place, page) in &nht {
            if names_it(place, page) {
                wrong.push(format!("{} names it to {}", place.1, place.0));
            }
            // What differs without anybody doing anything tells nothing; addresses that name the organisation are compared
            // with nothing.
            let Some(other) = uvn.get(place).filter(|_| again[place] == *page) else { continue };
            compared += 1;
            if other != page {
                wrong.push(format!("{} differs for {}", place.1, place.0));
            }
        }
        for (place, page) in &uvn {
            if names_it(place, page) {
                wrong.push(format!("{} names it to {}", place.1, place.0));
            }
        }
        println!("{compared} pages are the same whoever gave it");
        assert!(compared > 500, "{compared}");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let tells = |page: &(StatusCode, String)| page.1.contains("nur zusammengefasst");
        let journal = ("Admin".to_owned(), "/verwaltung/journal?vorgang=rating_given".to_owned());
        assert!(tells(&nht[&journal]), "the journal tells that there was one: {}", nht[&journal].1);
    });
}

#[test]
fn what_waits_for_a_second_person_is_the_organisations_own() {
    run(async {
        let site = demo().await;
        let four_eyes = "UPDATE organisation:ORG02 SET two_persons = true;
            UPDATE meta:catalogue SET revision += 1, base += 1";
        site.state.store.tamper(four_eyes).await.expect("taken");
        let paths = addresses();
        let mut cookies = Vec::new();
        for who in others().into_iter().filter(|who| !matches!(who, Who::Member | Who::Deputy)) {
            cookies.push((who, site.sign_in(who).await));
        }
        let (first, second) = (site.sign_in(Who::Member).await, site.sign_in(Who::Deputy).await);
        let before = look(&site, &cookies, &paths).await;
        let again = look(&site, &cookies, &paths).await;
        let proposed = site.post(&first, &format!("{PATH}/abgeben"), &POSITION).await;
        assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.text);
        let receipt = site.get(&first, proposed.location()).await.text;
        assert!(receipt.contains("Zur Freigabe vorgelegt"), "{receipt}");
        let wrong = told(&site, &cookies, &paths, &before, &again).await;
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        let office = site.sign_in(Who::Secretariat).await;
        let missing = "Es fehlen noch 32 von 36 Positionen";
        assert!(
            site.get(&office, "/bewertungen/R7").await.text.contains(missing),
            "it counts nowhere"
        );

        let release = format!("{PATH}/freigabe");
        let own = site.get(&first, &release).await.text;
        assert!(
            own.contains("Freigeben kann sie eine andere Person")
                && !own.contains("name=\"version\"")
        );
        let refused = site.post(&first, &release, &[("version", "1")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(site.get(&second, "/bewertungen").await.text.contains("Wartet auf die Freigabe"));
        assert!(site.get(&second, &release).await.text.contains(SONG));
        let stale = site.post(&second, &release, &[("version", "7")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        for _ in 0..2 {
            let released = site.post(&second, &release, &[("version", "1")]).await;
            assert_eq!(released.status, StatusCode::SEE_OTHER, "{}", released.text);
        }
        let missing = "Es fehlen noch 31 von 36 Positionen";
        assert!(site.get(&office, "/bewertungen/R7").await.text.contains(missing));
        site.rows().await;
    });
}

/// Everything that is written to anyone but the organisation from the day on which a position may have been given up to
/// the deadline, with its day.
async fn mails_until_the_deadline(with_position: bool) -> Vec<(NaiveDate, String, String, String)> {
    let start: NaiveDate = "2026-11-30".parse().expect("a day");
    let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2026-11-30")]).await;
    for who in [Who::Member, Who::Deputy, Who::Chair, Who::Planner, Who::Secretariat, Who::Guest] {
        let cookie = site.sign_in(who).await;
        let chosen = [("rhythmus", "taeglich")];
        let answer = site.post(&cookie, "/mein-bereich/zusammenfassung", &chosen).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{who:?}");
    }
    if with_position {
        let nht = site.sign_in(Who::Member2).await;
        let given = site.post(&nht, &format!("{PATH}/abgeben"), &POSITION).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text);
    }
    // Something to tell of.
    let member = site.sign_in(Who::Member).await;
    let shared = [("kind", "huerde"), ("text", "Es hakt."), ("visibility", "rat"), ("token", "e1")];
    let answer = site.post(&member, "/massnahmen/digitalhub/erfahrung", &shared).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let (store, config) = (&site.state.store, &site.state.config);
    let mut all = Vec::new();
    for number in 0..=9 {
        let today = start + Days::new(number);
        let now = today.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(11);
        let before: Vec<_> = outbox(&site).await.into_iter().map(|mail| mail.id).collect();
        write_round_letters(store, config, today, now).await.expect("written");
        write_overdue(store, config, today, now).await.expect("written");
        write_digests(store, config, today, now).await.expect("written");
        for mail in outbox(&site).await {
            let own = mail.address == Who::Member2.email();
            if !own && !before.contains(&mail.id) {
                let text = mail.text.clone().unwrap_or_default();
                all.push((today, mail.address.clone(), mail.subject.clone(), text));
            }
        }
    }
    all.sort();
    all
}

#[test]
fn no_mail_tells_of_a_position_before_the_deadline() {
    run(async {
        let without = mails_until_the_deadline(false).await;
        let with = mails_until_the_deadline(true).await;
        let digests =
            without.iter().filter(|(_, _, _, text)| text.contains("Praxiserfahrung mitgeteilt"));
        assert!(digests.count() > 2, "digests go out at all: {without:?}");
        assert_eq!(without, with);
    });
}
