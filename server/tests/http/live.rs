//! A meeting while it goes on: who sees and may do what, quorum and majority in words, votes, notes of two people.

use crate::payloads::field_names;
use crate::site::{Answer, OWN, Site, Who, demo_with, get, hidden, run};
use axum::body::Body;
use axum::http::{Response, StatusCode};
use domain::meeting::procedure::form::ProcedureForm;
use futures::StreamExt;
use tower::ServiceExt;

const LIVE: &str = "/sitzungen/6/live";
const POLLS: &str = "/sitzungen/6/abstimmungen";
const QUORUM: &str = "7 von 12 stimmberechtigt anwesend – beschlussfähig";
const RULE: &str = "Erforderlich: mindestens die Hälfte der Stimmberechtigten, das sind 6. \
                    Regel: Beschlussfähigkeit, Geschäftsordnung Fassung 1";
const RESULT: &str = "5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen";

fn plain(answer: &Answer) -> String {
    answer.text.replace("<!>", "").replace('\u{a0}', " ")
}

/// The day of the sixth meeting, with an item for everybody in the council and one for the Geschäftsstelle alone.
async fn prepared() -> (Site, String) {
    let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-06-18")]).await;
    let office = site.sign_in(Who::Secretariat).await;
    let edit = site.get(&office, "/sitzungen/6/bearbeiten").await;
    let version = hidden(&edit.text, "version");
    let fields = [
        ("title", "6. Sitzung"),
        ("date", "18.06.2020"),
        ("begins", "14:00"),
        ("ends", "16:30"),
        ("place", "Hannover"),
        ("template", "Regelsitzung"),
        ("version", &version),
    ];
    let answer = site.post(&office, "/sitzungen/6/bearbeiten", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    for (title, token, tier) in
        [("Digitalbonus", "t-bonus", ""), ("Personalsache", "t-personal", "geschaeftsstelle")]
    {
        let fields = [("title", title), ("token", token), ("minutes", "20"), ("tier", tier)];
        let answer = site.post(&office, "/sitzungen/6/punkte", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    }
    (site, office)
}

async fn sent(site: &Site, cookie: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = site.post(cookie, path, fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
    answer.location().to_owned()
}

pub(crate) async fn step(site: &Site, office: &str, step: &str, item: &str) -> String {
    sent(site, office, &format!("{LIVE}/schritt"), &[("schritt", step), ("punkt", item)]).await
}

async fn seat(site: &Site, office: &str, rows: &[(&str, &str)]) {
    let mut fields = Vec::new();
    for (code, seating) in rows {
        fields.extend([("organisation", *code), ("seating", *seating), ("person", "")]);
    }
    sent(site, office, &format!("{LIVE}/anwesenheit"), &fields).await;
}

/// Opens the meeting with seven of twelve.
pub(crate) async fn opened(site: &Site, office: &str) {
    let names = [("chair", "Demo-Vorsitz"), ("minute_taker", "Demo-Geschäftsstelle")];
    let there = sent(site, office, LIVE, &names).await;
    assert_eq!(there, "/sitzungen/6/live?hinweis=eroeffnet");
    let seven = ["ORG01", "ORG02", "ORG03", "ORG04", "ORG05", "ORG06", "ORG07"];
    let rows: Vec<_> = seven.iter().map(|code| (*code, "von-beginn")).collect();
    seat(site, office, &rows).await;
}

pub(crate) async fn ask(
    site: &Site,
    office: &str,
    id: &str,
    method: &str,
    by_hand: &str,
) -> Answer {
    ask_on(site, office, "t-bonus", id, (method, by_hand)).await
}

async fn ask_on(
    site: &Site,
    office: &str,
    item: &str,
    id: &str,
    (method, by_hand): (&str, &str),
) -> Answer {
    let fields = [
        ("token", id),
        ("punkt", item),
        ("question", "Der Rat empfiehlt den Digitalbonus."),
        ("method", method),
        ("matter", "sachbeschluss"),
        ("by_hand", by_hand),
    ];
    site.post(office, POLLS, &fields).await
}

async fn vote(site: &Site, cookie: &str, poll: &str, choice: &str) -> String {
    sent(site, cookie, &format!("{POLLS}/{poll}/stimme"), &[("choice", choice)]).await
}

async fn close(site: &Site, office: &str, poll: &str) {
    sent(site, office, &format!("{POLLS}/{poll}/ende"), &[("schritt", "schliessen")]).await;
}

#[test]
fn the_sixth_meeting_from_opening_to_close() {
    run(async {
        let (site, office) = prepared().await;
        let member = site.sign_in(Who::Member).await;
        let before = plain(&site.get(&member, LIVE).await);
        assert!(before.contains("Die Sitzung ist noch nicht eröffnet."), "{before}");
        assert!(!before.contains("Digitalbonus"), "nothing was sent");
        let bare = site.post(&office, LIVE, &[("chair", "")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        opened(&site, &office).await;
        opened(&site, &office).await;

        let page = plain(&site.get(&office, LIVE).await);
        for text in [QUORUM, RULE] {
            assert!(page.contains(text), "{text}: {page}");
        }
        step(&site, &office, "weiter", "keiner").await;
        step(&site, &office, "weiter", "keiner").await;
        let page = plain(&site.get(&member, LIVE).await);
        assert!(page.contains("TOP 1 Eröffnung"), "pressed twice it goes on by one item: {page}");
        assert!(page.contains(QUORUM) && page.contains(RULE), "{page}");
        assert!(page.contains("Noch 5 Minuten") || page.contains("Noch 4 Minuten"), "{page}");
        assert!(page.contains("Voraussichtliches Ende: "), "{page}");
        assert!(!page.contains("name=\"schritt\""), "whoever takes part runs nothing");

        // A poll needs its item, and then counts by hand add up to those present.
        let early = ask(&site, &office, "p1", "offen", "ja").await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(early.text.contains("Der Punkt ist nicht aufgerufen."), "{}", early.text);
        step(&site, &office, "aufrufen", "t-bonus").await;
        assert_eq!(ask(&site, &office, "p1", "offen", "ja").await.status, StatusCode::SEE_OTHER);
        let again = ask(&site, &office, "p1", "offen", "ja").await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "the same form once more");
        let end = format!("{POLLS}/p1/ende");
        let count = |yes| [("schritt", "schliessen"), ("yes", yes), ("no", "1"), ("abstain", "1")];
        let wrong = site.post(&office, &end, &count("4")).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = "Die Zählung geht nicht auf: 6 Stimmen gezählt, 7 anwesend.";
        assert!(plain(&wrong).contains(text), "{}", wrong.text);
        assert!(wrong.text.contains("value=\"4\""), "what was typed stays");
        let next = step(&site, &office, "weiter", "").await;
        assert!(next.contains("geht-nicht"), "not while a poll is open: {next}");
        sent(&site, &office, &end, &count("5")).await;
        for cookie in [&office, &member] {
            let page = plain(&site.get(cookie, LIVE).await);
            assert!(page.contains(RESULT), "{page}");
            assert!(page.contains("Regel: Mehrheit, Geschäftsordnung Fassung 1"), "{page}");
        }
        let wall = plain(&site.get(&office, "/sitzungen/6/live/wand").await);
        assert!(wall.contains(RESULT) && wall.contains(QUORUM), "{wall}");
        assert!(!wall.contains("<form") && !wall.contains("<header"), "nothing to press");

        // The agenda follows.
        let meeting = plain(&site.get(&office, "/sitzungen/6").await);
        assert!(meeting.contains("aufgerufen") && meeting.contains("behandelt"), "{meeting}");
        step(&site, &office, "schliessen", "").await;
        let page = plain(&site.get(&member, LIVE).await);
        assert!(page.contains("Die Sitzung wurde um"), "{page}");
        let late = step(&site, &office, "weiter", "").await;
        assert!(late.contains("geht-nicht"), "{late}");
        let english = plain(&site.get(&member, "/en/sitzungen/6/live").await);
        assert!(english.contains("7 of 12 entitled to vote present – quorum met"), "{english}");
    });
}

#[test]
fn what_a_meeting_did_not_reach_is_proposed_for_the_next_one_with_its_paper() {
    run(async {
        let (site, office) = prepared().await;
        let fields = [
            ("title", "Fachkräfte"),
            ("token", "t-fach"),
            ("kind", "zur-beschlussfassung"),
            ("rapporteur", "Abteilung 3"),
            ("minutes", "25"),
            ("paper", "SR-2020-004"),
        ];
        sent(&site, &office, "/sitzungen/6/punkte", &fields).await;
        let next = "/sitzungen/7/planung";
        let open = |item: &str| format!("name=\"key\" value=\"vertagt/6/{item}\"");
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-bonus").await;
        let page = site.get(&office, next).await.text;
        assert!(!page.contains("value=\"vertagt/6/"), "the meeting is still on");
        step(&site, &office, "schliessen", "").await;
        let page = plain(&site.get(&office, next).await);
        assert!(page.contains(&open("t-fach")), "{page}");
        assert!(page.contains("In der 6. Sitzung nicht behandelt."), "{page}");
        assert!(!page.contains(&open("t-bonus")), "it was dealt with");
        let proposals = page.split("id=\"h-vorschlaege\"").nth(1).expect("a list");
        let proposals = proposals.split("</section>").next().expect("its end");
        assert!(!proposals.contains("Verschiedenes"), "the frame stays: {proposals}");

        let fields = [("key", "vertagt/6/t-fach"), ("ruling", "angenommen")];
        let there = sent(&site, &office, "/sitzungen/7/vorschlaege", &fields).await;
        let (_, item) = there.rsplit_once("#top-").expect("an item");
        let form = site.get(&office, &format!("/sitzungen/7/punkte/{item}")).await.text;
        for brought in ["value=\"Abteilung 3\"", "value=\"25\"", "value=\"SR-2020-004\""] {
            assert!(form.contains(brought), "{brought}: {form}");
        }
        assert!(!site.get(&office, next).await.text.contains(&open("t-fach")));
    });
}

#[test]
fn who_is_there_votes_once_and_who_comes_later_or_takes_no_part_does_not() {
    run(async {
        let (site, office) = prepared().await;
        let member = site.sign_in(Who::Member).await;
        let deputy = site.sign_in(Who::Deputy).await;
        let other = site.sign_in(Who::Member2).await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-bonus").await;
        assert_eq!(ask(&site, &office, "p1", "namentlich", "").await.status, StatusCode::SEE_OTHER);
        let page = plain(&site.get(&member, LIVE).await);
        assert!(page.contains("0 von 7 Stimmen abgegeben"), "{page}");
        assert_eq!(page.matches("name=\"choice\"").count(), 3, "three buttons");
        let none = site.post(&member, &format!("{POLLS}/p1/stimme"), &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(vote(&site, &deputy, "p1", "nein").await.contains("keine-stimme"), "not the seat");
        assert!(vote(&site, &member, "p1", "ja").await.contains("hinweis=stimme"));
        assert!(vote(&site, &member, "p1", "ja").await.contains("hinweis=stimme"), "pressed twice");
        assert!(vote(&site, &member, "p1", "nein").await.contains("schon-gestimmt"));
        let page = plain(&site.get(&member, LIVE).await);
        assert!(page.contains("Ihre Stimme zählt: Ja."), "{page}");
        assert!(page.contains("1 von 7 Stimmen abgegeben"), "{page}");
        let page = plain(&site.get(&office, LIVE).await);
        assert!(!page.contains("IHKN: Ja"), "no vote is known before the close");
        close(&site, &office, "p1").await;
        assert!(vote(&site, &other, "p1", "nein").await.contains("zu-spaet"));
        let page = plain(&site.get(&office, LIVE).await);
        let sentence = "1 Ja, 0 Nein, 0 Enthaltungen, 6 nicht abgegeben: einstimmig angenommen, einfache Mehrheit der \
                        abgegebenen Ja- und Nein-Stimmen";
        assert!(page.contains(sentence) && page.contains("IHKN: Ja"), "{page}");
        let link = "href=\"/sitzungen/6/abstimmungen/p1/beschluss\"";
        assert!(page.contains(link), "the resolution is recorded from here");

        // One comes, one takes no part: the base of the next vote is another one.
        seat(&site, &office, &[("ORG08", "kommt")]).await;
        let page = plain(&site.get(&member, LIVE).await);
        assert!(page.contains("8 von 12 stimmberechtigt anwesend"), "{page}");
        let recusal =
            [("punkt", "t-bonus"), ("recused", "ORG02"), ("reason", "Antrag der eigenen Kammer")];
        sent(&site, &office, &format!("{LIVE}/mitwirkung"), &recusal).await;
        seat(&site, &office, &[("ORG03", "geht")]).await;
        assert_eq!(ask(&site, &office, "p2", "offen", "").await.status, StatusCode::SEE_OTHER);
        let page = plain(&site.get(&member, LIVE).await);
        assert!(page.contains("0 von 6 Stimmen abgegeben"), "{page}");
        assert!(!page.contains("name=\"choice\""), "no buttons for whoever takes no part");
        assert!(vote(&site, &member, "p2", "ja").await.contains("keine-stimme"));
        let guest = site.sign_in(Who::Guest).await;
        let refused = site.post(&guest, &format!("{POLLS}/p2/stimme"), &[("choice", "ja")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        sent(&site, &office, &format!("{POLLS}/p2/ende"), &[("schritt", "zurueckziehen")]).await;

        // With fewer than half there is no vote.
        seat(&site, &office, &[("ORG04", "geht"), ("ORG05", "geht"), ("ORG06", "geht")]).await;
        step(&site, &office, "anzweifeln", "").await;
        let page = plain(&site.get(&member, LIVE).await);
        assert!(
            page.contains("3 von 12 stimmberechtigt anwesend – nicht beschlussfähig"),
            "{page}"
        );
        let refused = ask(&site, &office, "p3", "offen", "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = "Der Rat ist nicht beschlussfähig: 3 stimmberechtigt anwesend, 6 erforderlich.";
        assert!(plain(&refused).contains(text), "{}", refused.text);
    });
}

#[test]
fn a_secret_vote_shows_no_names_and_no_sums() {
    run(async {
        let (site, office) = prepared().await;
        let member = site.sign_in(Who::Member).await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-bonus").await;
        assert_eq!(ask(&site, &office, "p1", "geheim", "").await.status, StatusCode::SEE_OTHER);
        assert!(vote(&site, &member, "p1", "nein").await.contains("hinweis=stimme"));
        assert!(vote(&site, &member, "p1", "nein").await.contains("schon-gestimmt"));
        let page = plain(&site.get(&member, LIVE).await);
        assert!(page.contains("Wie Sie gestimmt haben, ist nirgends gespeichert."), "{page}");

        // The result of one vote would be this vote: it goes on, or ends without a result and without the vote.
        let end = format!("{POLLS}/p1/ende");
        let refused = site.post(&office, &end, &[("schritt", "schliessen")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let sentence = "Erst eine Stimme ist geheim abgegeben. Das Ergebnis würde sie verraten.";
        assert!(plain(&refused).contains(sentence), "{}", refused.text);
        for cookie in [&office, &member] {
            let page = plain(&site.get(cookie, LIVE).await);
            assert!(page.contains("1 von 7 Stimmen abgegeben"), "{page}");
            assert!(!page.contains("abgelehnt"), "{page}");
        }
        let other = site.sign_in(Who::Member2).await;
        assert!(vote(&site, &other, "p1", "ja").await.contains("hinweis=stimme"), "it goes on");
        let refused = site.post(&office, &end, &[("schritt", "schliessen")]).await;
        assert!(plain(&refused).contains("Erst 2 Stimmen sind geheim abgegeben."));
        let votes = async || -> i64 {
            let rows = site.rows().await;
            let of = |(table, _): &&(&str, i64)| ["ballot", "ballot_sums"].contains(table);
            rows.iter().filter(of).map(|(_, count)| count).sum()
        };
        assert_eq!(votes().await, 3, "two who voted, and the sums");
        sent(&site, &office, &end, &[("schritt", "zurueckziehen")]).await;
        assert_eq!(votes().await, 0);
        let page = plain(&site.get(&member, LIVE).await);
        assert!(!page.contains("abgelehnt") && !page.contains("angenommen"), "{page}");

        // On paper the same holds for what is in the box.
        assert_eq!(ask(&site, &office, "p2", "geheim", "ja").await.status, StatusCode::SEE_OTHER);
        let end = format!("{POLLS}/p2/ende");
        let count = |no, not_given| {
            let counted = [("yes", "3"), ("no", no), ("abstain", "0"), ("not_given", not_given)];
            [counted.as_slice(), &[("schritt", "schliessen")]].concat()
        };
        let refused = site.post(&office, &end, &count("1", "3")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&refused).contains("Erst 4 Stimmen sind geheim abgegeben."));
        assert!(refused.text.contains("value=\"3\""), "what was typed stays");
        sent(&site, &office, &end, &count("4", "0")).await;
        for cookie in [&office, &member] {
            let page = plain(&site.get(cookie, LIVE).await);
            assert!(page.contains("abgelehnt, einfache Mehrheit"), "{page}");
            assert!(page.contains("das Ergebnis steht allein"), "{page}");
            assert!(!page.contains("3 Ja") && !page.contains("4 Nein"), "{page}");
        }
        // Nor do rules that are adopted later for the same day uncover them.
        ruled(&site, &office, ("secret", "mit-stimmenzahl")).await;
        for path in [LIVE.to_owned(), format!("{LIVE}/wand"), format!("{POLLS}/p2/beschluss")] {
            let page = plain(&site.get(&office, &path).await);
            assert!(page.contains("das Ergebnis steht allein"), "{path}: {page}");
            assert!(!page.contains("3 Ja") && !page.contains("4 Nein"), "{path}: {page}");
        }
        let history = plain(&site.get(&office, "/sitzungen/6").await);
        assert!(!history.contains("Demo-Mitglied"), "nor does the history tell who voted when");
    });
}

/// Adopts rules of procedure that hold from the day of the meeting on and say something else in one field.
async fn ruled(site: &Site, office: &str, (name, value): (&str, &str)) {
    let form = site.get(office, "/geschaeftsordnung/neu").await.text;
    let book = site.state.store.book().await.expect("answers");
    let typed = ProcedureForm::of(book.procedures.last().expect("rules"));
    let own = [("from", "18.06.2020"), ("resolution", "2/1/1"), (name, value)];
    let version = hidden(&form, "version");
    let kept = field_names().into_iter().filter(|field| own.iter().all(|(of, _)| of != field));
    let kept: Vec<_> = kept.filter(|field| !typed.get(field).is_empty()).collect();
    let mut fields: Vec<_> = kept.iter().map(|field| (&**field, typed.get(field))).collect();
    fields.extend(own);
    fields.push(("version", &version));
    let there = sent(site, office, "/geschaeftsordnung", &fields).await;
    assert_eq!(there, "/geschaeftsordnung?hinweis=gespeichert");
}

#[test]
fn whoever_follows_from_outside_learns_no_vote_by_name() {
    run(async {
        let (site, office) = prepared().await;
        ruled(&site, &office, ("publicity", "oeffentlich")).await;
        let member = site.sign_in(Who::Member).await;
        let item = [("title", "Öffentliches"), ("token", "t-offen"), ("minutes", "20")];
        sent(&site, &office, "/sitzungen/6/punkte", &item).await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-offen").await;
        let asked = ask_on(&site, &office, "t-offen", "p1", ("namentlich", "")).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.text);
        vote(&site, &member, "p1", "ja").await;
        let page = plain(&site.get("", LIVE).await);
        assert!(page.contains("1 von 7 Stimmen abgegeben"), "{page}");
        close(&site, &office, "p1").await;
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let inside = who.is_inside() && who != Who::Guest;
            let page = plain(&site.get(&cookie, LIVE).await);
            assert!(page.contains("1 Ja, 0 Nein, 0 Enthaltungen"), "{who:?}: {page}");
            assert_eq!(page.contains("IHKN: Ja"), inside, "{who:?}: {page}");
            assert_eq!(page.contains("Stimmen nach Namen"), inside, "{who:?}: {page}");
            let wall = plain(&site.get(&cookie, &format!("{LIVE}/wand")).await);
            assert!(wall.contains("1 Ja, 0 Nein") && !wall.contains("IHKN: Ja"), "{wall}");
        }
    });
}

#[test]
fn a_confidential_item_has_no_title_outside_its_circle() {
    run(async {
        let (site, office) = prepared().await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-personal").await;
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let paths = [LIVE, "/sitzungen/6/live/wand", "/sitzungen/6/live/strom"];
            let inside = who.is_inside() && who != Who::Guest;
            if !inside {
                for path in paths {
                    let answer = site.get(&cookie, path).await;
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} as {who:?}");
                }
                continue;
            }
            for path in &paths[..2] {
                let page = plain(&site.get(&cookie, path).await);
                let sees = who == Who::Secretariat && *path == LIVE;
                assert_eq!(page.contains("Personalsache"), sees, "{path} as {who:?}");
                assert!(
                    sees || page.contains("nichtöffentlicher Punkt"),
                    "{path} as {who:?}: {page}"
                );
            }
            let runs = matches!(who, Who::Secretariat | Who::Chair);
            let page = site.get(&cookie, LIVE).await.text;
            assert_eq!(page.contains("value=\"schliessen\""), runs, "{who:?}");
            if !runs {
                let refused =
                    site.post(&cookie, &format!("{LIVE}/schritt"), &[("schritt", "weiter")]).await;
                assert_eq!(refused.status, StatusCode::NOT_FOUND, "{who:?}");
                let path = format!("{LIVE}/notizen");
                let refused = site.post(&cookie, &path, &[("note", "n")]).await;
                assert_eq!(refused.status, StatusCode::NOT_FOUND, "{who:?}");
            }
        }
    });
}

#[test]
fn what_is_said_about_a_confidential_item_stays_in_its_circle() {
    run(async {
        let (site, office) = prepared().await;
        let chair = site.sign_in(Who::Chair).await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-personal").await;
        let recusal =
            [("punkt", "t-personal"), ("recused", "ORG02"), ("reason", "Goldammer-Grund")];
        sent(&site, &office, &format!("{LIVE}/mitwirkung"), &recusal).await;
        let amendment = [
            ("token", "a1"),
            ("punkt", "t-personal"),
            ("amends", "ORG03"),
            ("amendment_text", "Goldammer-Antrag"),
        ];
        sent(&site, &office, &format!("{LIVE}/aenderungen"), &amendment).await;
        let note = [
            ("note", "n1"),
            ("wording", "w1"),
            ("replaces", ""),
            ("note_item", "t-personal"),
            ("note_text", "Goldammer-Notiz"),
        ];
        sent(&site, &office, &format!("{LIVE}/notizen"), &note).await;
        let paths = [LIVE.to_owned(), format!("{LIVE}?notiz=n1")];
        for path in &paths {
            let page = plain(&site.get(&office, path).await);
            for text in ["Goldammer-Grund", "Goldammer-Antrag", "Goldammer-Notiz"] {
                assert!(page.contains(text), "{path}: {text}: {page}");
            }
            assert!(page.contains("name=\"question\"") && page.contains("name=\"reason\""));
            let page = plain(&site.get(&chair, path).await);
            assert!(!page.contains("Goldammer"), "{path}: {page}");
            assert!(!page.contains("name=\"question\"") && !page.contains("name=\"reason\""));
            assert!(page.contains("value=\"schliessen\""), "the chair runs the meeting");
        }
    });
}

#[test]
fn two_who_write_the_same_paragraph_lose_no_word() {
    run(async {
        let (site, office) = prepared().await;
        let chair = site.sign_in(Who::Chair).await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-bonus").await;
        let keep = async |cookie: &str, wording: &str, replaces: &str, text: &str| {
            let fields = [
                ("note", "n1"),
                ("wording", wording),
                ("replaces", replaces),
                ("note_item", "t-bonus"),
                ("note_text", text),
            ];
            site.post(cookie, &format!("{LIVE}/notizen"), &fields).await
        };
        assert_eq!(keep(&office, "w1", "", "Der Minister berichtet.").await.status, 303);
        assert_eq!(keep(&office, "w1", "", "Der Minister berichtet.").await.status, 303, "twice");
        assert_eq!(keep(&office, "w2", "w1", "Frau A berichtet.").await.status, 303);
        assert_eq!(keep(&chair, "w3", "w1", "Herr B berichtet.").await.status, 303);
        let page = plain(&site.get(&office, LIVE).await);
        for text in ["Zwei Fassungen", "Frau A berichtet.", "Herr B berichtet."] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert!(!page.contains("Der Minister berichtet."), "its place was taken");
        // Whoever joins them finds both in the field.
        let page = plain(&site.get(&office, &format!("{LIVE}?notiz=n1")).await);
        assert!(page.contains("Frau A berichtet.\n\nHerr B berichtet."), "{page}");
        assert_eq!(hidden(&page, "replaces"), "w2,w3");
        assert_eq!(keep(&office, "w4", "w2,w3", "A und B berichten.").await.status, 303);
        let page = plain(&site.get(&chair, LIVE).await);
        assert!(page.contains("A und B berichten.") && !page.contains("Zwei Fassungen"), "{page}");

        let lost = keep(&office, "w5", "nirgends", "Nicht zu verlieren.").await;
        assert_eq!(lost.status, StatusCode::CONFLICT);
        assert!(lost.text.contains("Nicht zu verlieren."), "what was typed stays");
        let long = keep(&office, "w6", "w4", &"x".repeat(8_001)).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(long.text.contains(&"x".repeat(8_001)), "what was typed stays");
    });
}

#[test]
fn amendments_and_assignments_stand_with_the_item() {
    run(async {
        let (site, office) = prepared().await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-bonus").await;
        let amend = async |token: &str, text: &str, goes: &str| {
            let fields = [
                ("token", token),
                ("punkt", "t-bonus"),
                ("amends", "ORG03"),
                ("amendment_text", text),
                ("goes", goes),
            ];
            site.post(&office, &format!("{LIVE}/aenderungen"), &fields).await
        };
        assert_eq!(amend("a1", "Nahe am Vorschlag", "2").await.status, StatusCode::SEE_OTHER);
        assert_eq!(amend("a2", "Weitestgehend", "9").await.status, StatusCode::SEE_OTHER);
        assert_eq!(amend("a2", "Weitestgehend", "9").await.status, StatusCode::SEE_OTHER);
        assert_eq!(amend("a3", "", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = plain(&site.get(&office, LIVE).await);
        let place = |text: &str| page.rfind(text).expect(text);
        assert!(place("Weitestgehend") < place("Nahe am Vorschlag"), "the order of voting");
        assert!(page.contains("Regel: Änderungsanträge, Geschäftsordnung Fassung 1"), "{page}");
        // The question begins with what is next.
        let asked = page.split("id=\"f-question\"").nth(1).expect("a field");
        assert!(asked.split("</textarea>").next().expect("an end").contains("Weitestgehend"));
        let poll = [
            ("token", "p1"),
            ("punkt", "t-bonus"),
            ("question", "Weitestgehend"),
            ("amendment", "a2"),
            ("method", "offen"),
            ("matter", "sachbeschluss"),
            ("by_hand", "ja"),
        ];
        sent(&site, &office, POLLS, &poll).await;
        let count = [("yes", "7"), ("no", "0"), ("abstain", "0"), ("schritt", "schliessen")];
        sent(&site, &office, &format!("{POLLS}/p1/ende"), &count).await;
        let page = plain(&site.get(&office, LIVE).await);
        assert!(page.contains("angenommen") && page.contains("erledigt"), "{page}");

        let task = |due| {
            [
                ("token", "f1"),
                ("punkt", "t-bonus"),
                ("task", "Bericht vorlegen"),
                ("task_owner", "MW"),
                ("task_due", due),
            ]
        };
        let path = format!("{LIVE}/auftraege");
        let past = site.post(&office, &path, &task("17.06.2020")).await;
        assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
        sent(&site, &office, &path, &task("30.09.2020")).await;
        sent(&site, &office, &path, &task("30.09.2020")).await;
        let page = plain(&site.get(&office, LIVE).await);
        assert_eq!(page.matches("Bericht vorlegen (MW, bis 30.09.2020)").count(), 1, "{page}");
    });
}

#[test]
fn an_item_that_is_being_dealt_with_is_not_taken_off_beside_the_meeting() {
    run(async {
        let (site, office) = prepared().await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-bonus").await;
        assert_eq!(ask(&site, &office, "p1", "offen", "ja").await.status, StatusCode::SEE_OTHER);
        for way in ["absetzen", "vertagen"] {
            let path = "/sitzungen/6/punkte/t-bonus/schritt";
            let there = sent(&site, &office, path, &[("schritt", way)]).await;
            assert_eq!(there, "/sitzungen/6/planung?hinweis=aufgerufen#top-t-bonus");
        }
        let page = plain(&site.get(&office, "/sitzungen/6/planung?hinweis=aufgerufen").await);
        let sentence = "Absetzen und vertagen lässt er sich nur noch in der Live-Ansicht.";
        assert!(page.contains(sentence) && page.contains("Digitalbonus"), "{page}");
        // The poll on it has its end, and the meeting goes on.
        let count = [("yes", "5"), ("no", "1"), ("abstain", "1"), ("schritt", "schliessen")];
        sent(&site, &office, &format!("{POLLS}/p1/ende"), &count).await;
        let page = plain(&site.get(&office, LIVE).await);
        assert!(page.contains(RESULT), "{page}");
        // One that waits is taken off as before.
        let path = "/sitzungen/6/punkte/t-personal/schritt";
        let there = sent(&site, &office, path, &[("schritt", "absetzen")]).await;
        assert_eq!(there, "/sitzungen/6/planung#top-t-personal");
    });
}

#[test]
fn what_comes_after_the_close_is_in_the_minutes_or_on_the_page() {
    run(async {
        let (site, office) = prepared().await;
        opened(&site, &office).await;
        step(&site, &office, "aufrufen", "t-bonus").await;
        step(&site, &office, "schliessen", "").await;
        let keep = async |note: &str, text: &str| {
            let fields = [
                ("note", note),
                ("wording", note),
                ("replaces", ""),
                ("note_item", "t-bonus"),
                ("note_text", text),
            ];
            site.post(&office, &format!("{LIVE}/notizen"), &fields).await
        };
        let early = "Nachgereicht, bevor es die Niederschrift gab.";
        assert_eq!(keep("n1", early).await.status, StatusCode::SEE_OTHER);
        let task = [
            ("token", "f1"),
            ("punkt", "t-bonus"),
            ("task", "Bericht vorlegen"),
            ("task_owner", "MW"),
            ("task_due", "30.09.2020"),
        ];
        let amendment = [
            ("token", "a1"),
            ("punkt", "t-bonus"),
            ("amends", "ORG03"),
            ("amendment_text", "Ein anderer Wortlaut"),
            ("goes", ""),
        ];
        let recusal = [("punkt", "t-bonus"), ("recused", "ORG02"), ("reason", "Eigener Antrag")];
        let guest = [("guest", "Erika Beispiel"), ("guest_from", "Verein")];
        let seats =
            [("organisation", "ORG02"), ("seating", "geht"), ("person", "Kim Nachgetragen")];
        let before = site.rows().await;
        for (form, fields, typed) in [
            ("anwesenheit", seats.as_slice(), "Kim Nachgetragen"),
            ("auftraege", task.as_slice(), "Bericht vorlegen"),
            ("aenderungen", amendment.as_slice(), "Ein anderer Wortlaut"),
            ("mitwirkung", recusal.as_slice(), "Eigener Antrag"),
            ("gaeste", guest.as_slice(), "Erika Beispiel"),
        ] {
            let refused = site.post(&office, &format!("{LIVE}/{form}"), fields).await;
            assert_eq!(refused.status, StatusCode::CONFLICT, "{form}");
            let page = plain(&refused);
            for text in ["Die Sitzung ist geschlossen, es wurde nichts gespeichert.", typed] {
                assert!(page.contains(text), "{form}: {text}: {page}");
            }
            let page = plain(&site.get(&office, LIVE).await);
            assert!(!page.contains(typed), "{form}: {page}");
        }
        assert_eq!(site.rows().await, before);

        sent(&site, &office, "/sitzungen/6/niederschrift", &[]).await;
        let minutes = plain(&site.get(&office, "/sitzungen/6/niederschrift").await);
        assert!(minutes.contains(early), "{minutes}");
        let late = keep("n2", "Zu spät gekommen.").await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        let page = plain(&late);
        let sentence =
            "Die Niederschrift ist schon angelegt, weitere Notizen kommen nicht mehr hinein.";
        for text in [sentence, "Zu spät gekommen.", "href=\"/sitzungen/6/niederschrift\""] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert_eq!(keep("n1", early).await.status, StatusCode::SEE_OTHER, "it is there already");
        let page = plain(&site.get(&office, LIVE).await);
        assert!(page.contains(early) && !page.contains("Zu spät gekommen."), "{page}");
    });
}

/// The next number that a stream tells.
async fn told(body: &mut axum::body::BodyDataStream) -> i64 {
    loop {
        let frame = body.next().await.expect("goes on").expect("readable");
        let text = String::from_utf8_lossy(&frame).into_owned();
        if let Some((_, number)) = text.split_once("data: ").or_else(|| text.split_once("data:")) {
            return number.trim().parse().expect("a number");
        }
    }
}

#[test]
fn whoever_follows_is_told_of_every_step() {
    run(async {
        let (site, office) = prepared().await;
        let member = site.sign_in(Who::Member).await;
        opened(&site, &office).await;
        let app = server::app(site.state.clone());
        let Ok(answer): Result<Response<Body>, _> =
            app.oneshot(get("/sitzungen/6/live/strom", &member)).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let mut body = answer.into_body().into_data_stream();
        let first = told(&mut body).await;
        let page = site.get(&member, LIVE).await.text;
        assert!(page.contains(&format!("data-stand=\"{first}\"")), "the page has the same number");
        step(&site, &office, "aufrufen", "t-bonus").await;
        let second = told(&mut body).await;
        assert!(second > first, "{first} {second}");
        ask(&site, &office, "p1", "offen", "").await;
        vote(&site, &member, "p1", "ja").await;
        assert!(told(&mut body).await > second);
    });
}
