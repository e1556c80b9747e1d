//! Practical experience with files, from the phone to the inbox and back.

use super::{saved, version};
use crate::site::{Answer, OWN, Site, Who, demo, run};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use axum::http::{Method, Request, StatusCode};
use sha2::{Digest, Sha256};

const PATH: &str = "/massnahmen/digitalhub/erfahrung";

/// Sends the form as a browser does, with files.
async fn send(
    site: &Site,
    cookie: &str,
    path: &str,
    fields: &[(&str, &str)],
    files: &[(&str, &[u8])],
) -> Answer {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    for (name, bytes) in files {
        // The name a browser sends, and a kind that says nothing.
        let head = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"anlage\"; filename=\"{name}\"\r\n\
             Content-Type: text/html\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--grenze--\r\n");
    let request = Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(COOKIE, cookie)
        .header(ORIGIN, OWN)
        .header("sec-fetch-site", "same-origin")
        .header(CONTENT_TYPE, "multipart/form-data; boundary=grenze");
    site.send(request.body(Body::from(body)).expect("a request")).await
}

fn fields(token: &str) -> [(&'static str, &str); 4] {
    [("kind", "huerde"), ("text", "Der Antrag dauert."), ("visibility", "rat"), ("token", token)]
}

/// A photo of more than one piece.
fn photo() -> Vec<u8> {
    let mut photo = b"\xff\xd8\xff\xe0".to_vec();
    photo.extend((0..2_500_000_u32).map(|n| n.to_le_bytes()[0]));
    photo
}

#[test]
fn a_photo_comes_back_as_it_was_and_only_to_whom_the_experience_is_open() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let photo = photo();
        let files: [(&str, &[u8]); 2] =
            [("C:\\Bilder\\<img src=x>.html", &photo), ("Antrag.pdf", b"%PDF-1.7\n%")];
        saved(&send(&site, &member, PATH, &fields("mitfoto"), &files).await);
        // Sent twice, it is shared once.
        saved(&send(&site, &member, PATH, &fields("mitfoto"), &files).await);
        let rows = site.rows().await;
        let count = |name| rows.iter().find(|(table, _)| *table == name).expect("a table").1;
        assert_eq!((count("attachment"), count("attachment_piece")), (2, 4));

        let page = site.get(&member, "/erfahrungen/mitfoto").await.text;
        assert!(page.contains("img src=x.jpg") && !page.contains(".html ("), "{page}");
        let links: Vec<_> = page
            .match_indices("/erfahrungen/mitfoto/anlagen/")
            .map(|(at, _)| page[at..].split('"').next().expect("an address").to_owned())
            .collect();
        assert_eq!(links.len(), 2);
        let file = site.get(&member, &links[0]).await;
        assert_eq!(Sha256::digest(&file.bytes), Sha256::digest(&photo));
        assert_eq!(file.header("content-type"), "image/jpeg");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(file.header("content-disposition").starts_with("attachment; filename=\""));
        let policy = file.header("content-security-policy");
        assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
        for who in [Who::Member2, Who::Chair, Who::Planner, Who::Secretariat] {
            let cookie = site.sign_in(who).await;
            assert_eq!(site.get(&cookie, &links[1]).await.status, StatusCode::OK, "{who:?}");
        }
        for who in [Who::Anonymous, Who::Guest, Who::Admin, Who::DeputyExpired] {
            let cookie = site.sign_in(who).await;
            for path in ["/erfahrungen/mitfoto", &links[0], &links[1]] {
                let status = site.get(&cookie, path).await.status;
                assert_eq!(status, StatusCode::NOT_FOUND, "{who:?} {path}");
            }
            assert!(!site.get(&cookie, "/erfahrungen").await.text.contains("Der Antrag dauert."));
        }
    });
}

#[test]
fn a_file_that_is_not_taken_leaves_the_text_as_it_was() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let before = site.rows().await;
        let mut large = b"%PDF-1.7".to_vec();
        large.resize((8 << 20) + 1, b' ');
        let markup: &[u8] = b"<svg onload=alert(1)></svg>";
        let pdf: &[u8] = b"%PDF-1.7";
        for (files, says) in [
            (vec![("bild.png", markup)], "JPEG, PNG, WebP"),
            (vec![("leer.pdf", &b""[..])], "JPEG, PNG, WebP"),
            (vec![("gross.pdf", &large[..])], "höchstens 8 MB"),
            (vec![("a.pdf", pdf), ("b.pdf", pdf), ("c.pdf", pdf), ("d.pdf", pdf)], "höchstens 3"),
        ] {
            let answer = send(&site, &member, PATH, &fields("abgewiesen"), &files).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(answer.text.contains(says), "{says}: {}", answer.text);
            assert!(answer.text.contains("Der Antrag dauert."));
        }
        assert_eq!(site.rows().await, before);
        // Beyond any form, and what is no form at all.
        let huge = vec![b' '; 40 << 20];
        let answer = send(&site, &member, PATH, &fields("riesig"), &[("x.pdf", &huge)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    });
}

#[test]
fn the_author_follows_what_becomes_of_an_experience() {
    run(async {
        let site = demo().await;
        let member = site.sign_in(Who::Member).await;
        let office = site.sign_in(Who::Secretariat).await;
        saved(&site.post(&member, PATH, &fields("meine")).await);
        assert!(site.get(&office, "/erfahrungen?stand=eingegangen").await.text.contains("meine"));
        assert!(site.get(&office, "/mein-bereich").await.text.contains("/erfahrungen/meine"));
        let path = "/erfahrungen/meine";

        // Without a reason it is not put aside.
        let seen = version(&site, &office, path).await;
        let aside = [("state", "nicht-weiterverfolgt"), ("reason", ""), ("version", &seen)];
        let answer = site.post(&office, &format!("{path}/stand"), &aside).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let review = [("state", "in-pruefung"), ("reason", "Wir fragen nach."), ("version", &seen)];
        saved(&site.post(&office, &format!("{path}/stand"), &review).await);
        // Two at a time: the slower one is told.
        let late = site.post(&office, &format!("{path}/stand"), &review).await;
        assert_eq!(late.status, StatusCode::CONFLICT);

        for (token, kind, number, meeting, date) in [
            ("v1", "top", "6.2", "6", "18.06.2020"),
            ("v2", "beschluss", "6/6.2/1", "6", "18.06.2020"),
            ("v3", "umgesetzt", "", "", "01.10.2020"),
        ] {
            let fields = [
                ("stage", kind),
                ("number", number),
                ("meeting", meeting),
                ("date", date),
                ("token", token),
            ];
            saved(&site.post(&office, &format!("{path}/vermerk"), &fields).await);
            saved(&site.post(&office, &format!("{path}/vermerk"), &fields).await);
        }
        let page = site.get(&member, path).await.text;
        let mut rest = page.as_str();
        for step in [
            "eingegangen",
            "in Prüfung",
            "Wir fragen nach.",
            "TOP 6.2 der 6. Sitzung",
            "Beschluss 6/6.2/1",
            "umgesetzt am 01.10.2020",
        ] {
            let at = rest.find(step).unwrap_or_else(|| panic!("{step} does not follow in {page}"));
            rest = &rest[at + step.len()..];
        }
        for who in [Who::Member, Who::Planner, Who::Chair] {
            let cookie = site.sign_in(who).await;
            let answer = site.post(&cookie, &format!("{path}/stand"), &review).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who:?}");
        }
    });
}
