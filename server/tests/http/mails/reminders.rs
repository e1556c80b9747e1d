//! Letters about values that are due, day by day with a clock that the test turns, against a real SMTP peer.

use super::{header, mailer};
use crate::site::{OWN, Site, Who, demo_with, hidden, run};
use crate::smtp::Peer;
use axum::http::StatusCode;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use mailparse::parse_mail;
use server::mail::worker::send_due;
use server::reminders::write_due;
use tokio::sync::watch;

const PATH: &str = "/indikatoren/BG-04/lieferung";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The demonstration in November 2026 where one value is expected: of the first half of 2026, due on 15 March 2027, from a
/// delegate of the IHKN.
async fn expecting() -> Site {
    let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2026-11-23")]).await;
    let forget = "DELETE supply; UPDATE meta:catalogue SET revision += 1, base += 1;";
    site.state.store.tamper(forget).await.expect("taken");
    let planner = site.sign_in(Who::Planner).await;
    let fields = [
        ("person", "demo-mitglied"),
        ("rhythm", "irregular"),
        ("releases", "2026-S1: 15.03.2027"),
        ("evidence", "read"),
        ("version", "0"),
    ];
    let kept = site.post(&planner, PATH, &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    site
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(11)
}

/// Looks at the calendar on a day; the letters written.
async fn look(site: &Site, today: NaiveDate) -> usize {
    let (store, config) = (&site.state.store, &site.state.config);
    write_due(store, config, today, noon(today)).await.expect("the store answers")
}

/// Sends what is in the outbox; recipient and subject of each letter, in the order of their being written.
async fn sent(site: &Site, at: NaiveDate) -> Vec<(String, String)> {
    let peer = Peer::start([]).await;
    let (_stop, stopped) = watch::channel(false);
    send_due(&site.state.store, &mailer(&peer), || noon(at), &stopped).await.expect("answers");
    let mut letters = Vec::new();
    for letter in peer.delivered() {
        let mail = parse_mail(&letter.data).expect("a mail");
        let text = mail.subparts.iter().map(|part| part.get_body().expect("a body"));
        for part in text {
            assert!(part.contains("1. Halbjahr 2026") && part.contains("15. März 2027"), "{part}");
            assert!(part.contains("/indikatoren/BG-04"), "{part}");
        }
        let to = letter.to.concat();
        let to = to.trim_start_matches("RCPT TO:<").trim_end_matches('>').to_owned();
        letters.push((to, header(&mail, "Subject")));
    }
    letters
}

const NAME: &str = "Haushalte mit verfügbarem Glasfaseranschluss FTTB/H (Hilfsgröße) (BG-04)";

fn letter(to: &str, begins: &str) -> (String, String) {
    (format!("{to}@demo.example"), format!("{begins}: {NAME}"))
}

#[test]
fn whoever_looks_daily_sends_four_letters_on_their_days_and_the_last_to_the_office() {
    run(async {
        let site = expecting().await;
        let mut days = Vec::new();
        for number in 0..90 {
            let today = day("2027-02-01") + Days::new(number);
            let written = look(&site, today).await;
            assert_eq!(look(&site, today).await, 0, "{today}: a second look writes nothing");
            if written > 0 {
                days.push((today.to_string(), written));
            }
        }
        let expected = ["2027-02-13", "2027-03-08", "2027-03-16", "2027-04-14"];
        assert_eq!(days, expected.map(|day| (day.to_owned(), 1)));
        assert_eq!(
            sent(&site, day("2027-05-02")).await,
            [
                letter("mitglied", "In 30 Tagen wird ein Wert fällig"),
                letter("mitglied", "In 7 Tagen wird ein Wert fällig"),
                letter("mitglied", "Seit gestern fehlt ein Wert"),
                letter("geschaeftsstelle", "Bitte klären: Seit 30 Tagen fehlt ein Wert"),
            ]
        );
        assert!(site.state.store.verify().await.expect("answers").1.is_empty());
    });
}

#[test]
fn after_days_without_a_look_only_the_last_letter_goes_out() {
    run(async {
        let site = expecting().await;
        assert_eq!(look(&site, day("2027-02-01")).await, 0);
        assert_eq!(look(&site, day("2027-03-12")).await, 1);
        assert_eq!(look(&site, day("2027-03-13")).await, 0);
        assert_eq!(look(&site, day("2027-05-01")).await, 1);
        assert_eq!(look(&site, day("2027-12-31")).await, 0);
        assert_eq!(
            sent(&site, day("2027-12-31")).await,
            [
                letter("mitglied", "In 3 Tagen wird ein Wert fällig"),
                letter("geschaeftsstelle", "Bitte klären: Seit 47 Tagen fehlt ein Wert"),
            ]
        );
    });
}

#[test]
fn processes_that_look_at_once_send_one_letter() {
    run(async {
        let site = expecting().await;
        let today = day("2027-03-08");
        let (a, b, c) = tokio::join!(look(&site, today), look(&site, today), look(&site, today));
        assert_eq!(a + b + c, 1);
        assert_eq!(sent(&site, today).await.len(), 1);
    });
}

#[test]
fn nobody_is_reminded_of_a_value_that_is_there() {
    run(async {
        let site = expecting().await;
        assert_eq!(look(&site, day("2027-03-08")).await, 1);
        let planner = site.sign_in(Who::Planner).await;
        let path = "/indikatoren/BG-04/wert";
        let version = hidden(&site.get(&planner, path).await.text, "version");
        let fields = [
            ("period", "2026-S1"),
            ("value", "71,5"),
            ("vintage", "2027"),
            ("source", "S051"),
            ("version", &version),
            ("token", "neu"),
            ("schritt", "speichern"),
        ];
        let saved = site.post(&planner, path, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        for today in ["2027-03-16", "2027-04-14", "2028-01-01"] {
            assert_eq!(look(&site, day(today)).await, 0, "{today}");
        }
    });
}

#[test]
fn where_the_person_cannot_act_the_organisation_is_written_to() {
    run(async {
        let site = expecting().await;
        let lock = "UPDATE account:`demo-mitglied`, account:gesperrt SET disabled = true;";
        site.state.store.tamper(lock).await.expect("taken");
        assert_eq!(look(&site, day("2027-03-08")).await, 1);
        let sent = sent(&site, day("2027-03-08")).await;
        assert_eq!(sent, [letter("vertretung", "In 7 Tagen wird ein Wert fällig")]);
    });
}

#[test]
fn a_letter_that_reaches_nobody_stays_due() {
    run(async {
        let site = expecting().await;
        let withdrawn = |held: bool| format!("UPDATE mandate SET withdrawn = {held};");
        site.state.store.tamper(&withdrawn(true)).await.expect("taken");
        assert_eq!(look(&site, day("2027-03-08")).await, 0);
        site.state.store.tamper(&withdrawn(false)).await.expect("taken");
        assert_eq!(look(&site, day("2027-03-09")).await, 1);
        let sent = sent(&site, day("2027-03-09")).await;
        assert_eq!(sent, [letter("mitglied", "In 6 Tagen wird ein Wert fällig")]);
    });
}
