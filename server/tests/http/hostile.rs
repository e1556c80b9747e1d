//! Broken and hostile input: an answer with a way on, never a failure of the service.

use crate::matrix::address;
use crate::payloads::field_names;
use crate::site::{Answer, OWN, Site, Who, demo, form, get, post, run};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use axum::http::{Method, Request, StatusCode};
use server::routes::{Needs, list};

fn who_may(needs: Needs) -> Who {
    match needs {
        Needs::Planner => Who::Planner,
        Needs::Public | Needs::Face(_) => Who::Anonymous,
        Needs::Keeper | Needs::Office | Needs::Chairing | Needs::Ministry => Who::Secretariat,
        Needs::Admin => Who::Admin,
        Needs::Account
        | Needs::Council
        | Needs::Seat
        | Needs::Delegate
        | Needs::DelegateOfOrganisation => Who::Member,
    }
}

/// Every form with an address that exists and somebody who may send it. Signing out comes last.
async fn forms(site: &Site) -> Vec<(String, String)> {
    let mut forms = Vec::new();
    for route in list().iter().filter(|route| route.writes && route.path != "/abmelden") {
        forms.push((address(route).to_owned(), site.sign_in(who_may(route.needs)).await));
    }
    forms
}

fn readable(answer: &Answer, what: &str) {
    assert!(answer.status.as_u16() < 500, "{what}: {}", answer.status);
    if answer.status.is_redirection() {
        assert!(answer.location().starts_with('/'), "{what}");
    } else if answer.header("content-type").starts_with("text/html")
        && answer.text.contains("<html")
    {
        assert!(answer.text.contains("<html lang=\"de\""), "{what}: in German");
        assert!(answer.text.contains("href=\"/\""), "{what}: a way on");
        assert!(!answer.text.contains("<script>alert"), "{what}: escaped");
    }
}

fn raw(path: &str, cookie: &str, kind: Option<&str>, body: Vec<u8>) -> Request<Body> {
    let mut request = Request::post(path).header(COOKIE, cookie).header(ORIGIN, OWN);
    if let Some(kind) = kind {
        request = request.header(CONTENT_TYPE, kind);
    }
    request.body(Body::from(body)).expect("a request")
}

#[test]
fn bodies_that_are_no_form_are_refused_readably() {
    const FORM: Option<&str> = Some("application/x-www-form-urlencoded");
    run(async {
        let site = demo().await;
        let bodies: [(&str, Option<&str>, Vec<u8>); 10] = [
            ("empty", FORM, Vec::new()),
            ("no type", None, b"name=x".to_vec()),
            ("plain text", Some("text/plain"), b"name=x".to_vec()),
            ("json", Some("application/json"), b"{\"name\":{\"$ne\":1}}".to_vec()),
            ("multipart", Some("multipart/form-data; boundary=x"), b"--x--".to_vec()),
            ("not UTF-8", FORM, b"name=\xff\xfe&text=\xc3".to_vec()),
            ("not UTF-8, escaped", FORM, b"name=%FF%FE&text=%C3&comment=%".to_vec()),
            ("nothing but marks", FORM, b"&&&===&=&%&%%".to_vec()),
            ("zeros", FORM, vec![0; 1000]),
            (
                "twice",
                FORM,
                b"name=a&name=b&C1=1&C1=2&version=1&version=2&value=1&value=2&token=a&token=b"
                    .to_vec(),
            ),
        ];
        for (path, cookie) in forms(&site).await {
            for (name, kind, body) in &bodies {
                let answer = site.send(raw(&path, &cookie, *kind, body.clone())).await;
                readable(&answer, &format!("{path}, {name}"));
            }
            let answer = site.send(raw(&path, &cookie, FORM, vec![b'a'; 2 * 1024 * 1024])).await;
            // A form with files may be larger; this is none.
            let expected: &[_] = if ["/import", "/anlagen"].iter().any(|end| path.ends_with(end))
                || path.contains("bonus/erfahrung")
            {
                &[StatusCode::BAD_REQUEST, StatusCode::UNPROCESSABLE_ENTITY]
            } else {
                &[StatusCode::PAYLOAD_TOO_LARGE]
            };
            assert!(expected.contains(&answer.status), "{path}: {}", answer.status);
            readable(&answer, &path);
        }
        site.rows().await;
    });
}

#[test]
fn texts_and_numbers_beyond_all_bounds_are_refused_readably() {
    run(async {
        let site = demo().await;
        let long = "ä</textarea><script>alert(1)</script>".repeat(2_000);
        let unknown = ["unbekannt", "id", "superseded", "disabled", "mandates"];
        let names: Vec<_> = field_names().into_iter().chain(unknown).collect();
        let values = [
            "</textarea><script>alert(1)</script>",
            "-1",
            "NaN",
            "1e308",
            "-0",
            "∞",
            "99999999999999999999999",
            "0x1F",
            "1.234,5",
            "63.38",
            "31.02.2024",
            "99999-12-31",
            "0000",
            "\u{202e}\u{0}\r\n",
            "' OR true; DELETE measure;",
            "${jndi:ldap://x}",
            "👩‍👩‍👧‍👦",
            "-9223372036854775809",
            "9223372036854775807",
        ];
        for (path, cookie) in forms(&site).await {
            for value in values {
                let fields: Vec<_> = names.iter().map(|name| (*name, value)).collect();
                let answer = site.post(&cookie, &path, &fields).await;
                readable(&answer, &format!("{path}, {value}"));
            }
            for name in [
                "name",
                "description",
                "text",
                "comment",
                "value",
                "note",
                "reason",
                "C1",
                "email",
                "token",
            ] {
                let answer = site.send(post(&path, &cookie, form(&[(name, &long)]))).await;
                readable(&answer, &format!("{path}, long {name}"));
            }
        }
        site.rows().await;
    });
}

#[test]
fn odd_addresses_are_not_found_readably() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let long = "x".repeat(10_000);
        let odd = [
            "%00",
            "..",
            "%2e%2e",
            "%F0%9F%98%80",
            "%FF",
            "a%2Fb",
            "%3Cscript%3E",
            "'",
            "%22",
            "*",
            "$where",
            "a%0d%0ab",
            "%E2%80%AE",
            long.as_str(),
            "measure:digitalbonus",
            "-",
            "_",
        ];
        for before in [
            "/massnahmen/",
            "/indikatoren/",
            "/bewertungen/R7/",
            "/bewertungen/",
            "/massnahmen/digitalbonus/beitraege/",
            "/pkg/",
            "/",
        ] {
            for name in odd {
                for after in ["", "/bearbeiten", "/wert", "/werte.csv", "/pruefen"] {
                    let path = format!("{before}{name}{after}");
                    let answer = site.send(get(&path, &planner)).await;
                    assert!(
                        (400..500).contains(&answer.status.as_u16()),
                        "{path:.80}: {}",
                        answer.status
                    );
                    readable(&answer, &path);
                }
            }
        }
        // Every part of an address that names a record, with the others as they should be.
        for route in list().iter().filter(|route| route.path.contains('{')) {
            let cookie = site.sign_in(who_may(route.needs)).await;
            let right: Vec<_> = address(route).split('/').collect();
            let places =
                route.path.split('/').enumerate().filter(|(_, part)| part.starts_with('{'));
            for ((place, part), name) in places.flat_map(|p| odd.map(|name| (p, name))) {
                let mut parts = right.clone();
                parts[place] = name;
                let path = parts.join("/");
                let answer = match route.method {
                    Method::GET => site.get(&cookie, &path).await,
                    _ => site.post(&cookie, &path, &[("token", "0198ab")]).await,
                };
                let status = answer.status;
                assert!(status.is_client_error(), "{} {path:.80} ({part}): {status}", route.method);
                readable(&answer, &path);
            }
        }
    });
}

#[test]
fn odd_queries_are_answered_readably() {
    run(async {
        let site = demo().await;
        let long = format!("feld={}", "x".repeat(10_000));
        let odd = [
            "seite=-1",
            "seite=0",
            "seite=99999999999999999999",
            "seite=%FF",
            "feld=%FF&stand=%00",
            "feld=F1&feld=F2",
            "sort=%3Cscript%3Ealert(1)%3C/script%3E",
            "%",
            "&&&=&=",
            "hinweis=%3Cscript%3Ealert(1)%3C/script%3E",
            "hinweis=x&hinweis=y",
            "vergleich=DE&vergleich=%FF&vergleich=../x",
            "ziel=%FF",
            "ziel[]=x&ziel[a]=b",
            "indikator=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "federfuehrung=%3Cscript%3Ealert(1)%3C/script%3E",
            "suche=%3Cscript%3Ealert(1)%3C/script%3E&rolle=%FF&art=%00&stimme=x&organisation=../x",
            "person=%3Cscript%3Ealert(1)%3C/script%3E&vorgang=x&gegenstand=%FF&von=%22%3E&bis=31.02.2024",
            "zustand=%3Cscript%3Ealert(1)%3C/script%3E&zustand=%FF",
            "code=%FF&state=%3Cscript%3Ealert(1)%3C/script%3E&error=x",
            long.as_str(),
        ];
        for route in list().iter().filter(|route| !route.writes) {
            let reader = site.sign_in(who_may(route.needs)).await;
            let path = address(route);
            for query in odd {
                let asked = format!("{path}?{query}");
                let answer = site.send(get(&asked, &reader)).await;
                readable(&answer, &asked);
                assert!(!answer.text.contains("<script>alert"), "{asked}");
            }
        }
    });
}
