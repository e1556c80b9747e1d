//! Files with values, from the upload to the value that counts, and back.

use crate::site::{Answer, OWN, Site, Who, demo, hidden, run};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use axum::http::{Method, Request, StatusCode};

/// The Breitbandatlas as a planner gets it in a table: German numbers, a group of Länder, an unknown area.
const BROADBAND: &str = "Land;Stichtag;Anteil in %\n\
    Niedersachsen;31.12.2024;63,38\n\
    Niedersachsen;30.06.2025;66,5\n\
    Deutschland;30.06.2025;41,2\n\
    Norden;30.06.2025;50,0\n\
    Niedersachsen;31.12.2025;viel\n";

pub(crate) struct Upload<'a> {
    pub(crate) name: &'a str,
    pub(crate) file: &'a [u8],
    pub(crate) source: &'a str,
    pub(crate) vintage: &'a str,
    pub(crate) token: &'a str,
}

impl Upload<'_> {
    pub(crate) async fn send(&self, site: &Site, cookie: &str) -> Answer {
        let mut body = Vec::new();
        for (name, value) in
            [("token", self.token), ("quelle", self.source), ("veroeffentlicht", self.vintage)]
        {
            body.extend_from_slice(
                format!(
                    "--grenze\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
                )
                .as_bytes(),
            );
        }
        let head = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"datei\"; filename=\"{}\"\r\n\r\n",
            self.name
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(self.file);
        body.extend_from_slice(b"\r\n--grenze--\r\n");
        let request = Request::builder()
            .method(Method::POST)
            .uri("/import")
            .header(COOKIE, cookie)
            .header(ORIGIN, OWN)
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, "multipart/form-data; boundary=grenze");
        site.send(request.body(Body::from(body)).expect("a request")).await
    }
}

fn broadband(token: &str) -> Upload<'_> {
    Upload {
        name: "C:\\Ablage\\glasfaser.csv",
        file: BROADBAND.as_bytes(),
        source: "S050",
        vintage: "2025-08",
        token,
    }
}

/// The page of a file once nothing of it is under way: a slow machine reads and writes longer than an answer waits for it.
async fn settled(site: &Site, cookie: &str, path: &str) -> String {
    for _ in 0..600 {
        let page = site.get(cookie, path).await;
        if !page.headers.contains_key("refresh") {
            return page.text;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("{path} is under way for half a minute");
}

/// Assigns the only series of a file and gives the page with the preview.
pub(crate) async fn assigned(site: &Site, cookie: &str, path: &str, indicator: &str) -> String {
    let page = settled(site, cookie, path).await;
    let fields = [
        ("version", hidden(&page, "version")),
        ("reihe0", hidden(&page, "reihe0")),
        ("indikator0", indicator.to_owned()),
    ];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = site.post(cookie, &format!("{path}/zuordnung"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    settled(site, cookie, path).await
}

/// Takes over what is chosen on the page with the preview.
pub(crate) async fn accept(
    site: &Site,
    cookie: &str,
    path: &str,
    page: &str,
    more: &[(&str, &str)],
) -> Answer {
    let (version, seen) = (hidden(page, "version"), hidden(page, "gesehen"));
    let mut fields = vec![("version", version.as_str()), ("gesehen", seen.as_str())];
    fields.extend_from_slice(more);
    let answer = site.post(cookie, &format!("{path}/uebernehmen"), &fields).await;
    if answer.status == StatusCode::SEE_OTHER {
        settled(site, cookie, path).await;
    }
    answer
}

const ALL: [(&str, &str); 3] = [("art", "neu"), ("art", "geaendert"), ("art", "daneben")];

#[test]
fn a_file_is_previewed_taken_over_and_taken_back() {
    run(async {
        let site = demo().await;
        let cookie = site.sign_in(Who::Planner).await;
        let before = site.get("", "/indikatoren/BG-04/werte.csv").await.text;
        let answer = broadband("0198ab01").send(&site, &cookie).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/import/0198ab01"));
        let path = "/import/0198ab01";
        let page = assigned(&site, &cookie, path, "BG-04").await;
        for text in ["glasfaser.csv", "CSV-Tabelle", "Norden", "C6", "66,5", "S050"] {
            assert!(page.contains(text), "{text}: {page}");
        }
        assert!(!page.contains("Ablage"), "the folder of a planner is nobody's business");
        assert_eq!(site.get("", "/indikatoren/BG-04/werte.csv").await.text, before);

        let answer =
            accept(&site, &cookie, path, &page, &[("art", "neu"), ("vermerk", "Lieferung")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let again = accept(&site, &cookie, path, &page, &[("art", "neu")]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "the same form twice writes once");
        let after = site.get("", "/indikatoren/BG-04/werte.csv").await.text;
        assert!(after.contains("66,5") && after.contains("2025-08"), "{after}");
        let history = site.get(&cookie, "/indikatoren/BG-04").await.text;
        assert!(history.contains("Werte aus Datei übernommen") && history.contains("Lieferung"));
        let original = site.get(&cookie, &format!("{path}/datei")).await;
        assert_eq!(original.text, BROADBAND);
        assert_eq!(
            original.header("content-disposition"),
            "attachment; filename=\"glasfaser.csv\""
        );

        let page = site.get(&cookie, path).await.text;
        assert!(page.contains("übernommen") && page.contains("BG-04"), "{page}");
        let version = hidden(&page, "version");
        let undo = format!("{path}/zuruecknehmen");
        let without = site.post(&cookie, &undo, &[("version", &version)]).await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is needed");
        let fields = [("version", version.as_str()), ("grund", "Falsche Lieferung")];
        let answer = site.post(&cookie, &undo, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert_eq!(site.get("", "/indikatoren/BG-04/werte.csv").await.text, before);
        site.rows().await;
    });
}

#[test]
fn a_revision_keeps_the_older_value_and_the_next_file_is_set_up_like_the_last() {
    run(async {
        let site = demo().await;
        let cookie = site.sign_in(Who::Planner).await;
        broadband("0198ab02").send(&site, &cookie).await;
        let page = assigned(&site, &cookie, "/import/0198ab02", "BG-04").await;
        accept(&site, &cookie, "/import/0198ab02", &page, &[("art", "neu")]).await;
        let file = BROADBAND.replace("66,5", "66,9");
        let upload = Upload { file: file.as_bytes(), vintage: "2026-02", ..broadband("0198ab03") };
        upload.send(&site, &cookie).await;
        let page = site.get(&cookie, "/import/0198ab03").await.text;
        assert!(page.contains("wie bei der letzten Datei dieser Quelle"), "{page}");
        assert!(page.contains("Ein geänderter Wert") && page.contains("66,9"), "{page}");
        let answer = accept(&site, &cookie, "/import/0198ab03", &page, &ALL).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let csv = site.get("", "/indikatoren/BG-04/werte.csv").await.text;
        assert!(csv.contains("66,9"), "{csv}");
        assert!(csv.lines().any(|line| line.contains("66,5") && line.contains("ersetzt")), "{csv}");
        // The very same file once more is told.
        let upload = Upload { file: file.as_bytes(), vintage: "2026-02", ..broadband("0198ab04") };
        upload.send(&site, &cookie).await;
        let page = site.get(&cookie, "/import/0198ab04").await.text;
        assert!(page.contains("Genau diese Datei wurde schon einmal eingereicht"), "{page}");
    });
}

/// T01: the press releases of 2021 call 1 the best and 6 the worst grade, and give shares that cannot have the mean of
/// the same survey.
#[test]
fn shares_that_contradict_the_mean_are_doubted_and_taken_over_only_when_somebody_says_so() {
    run(async {
        let site = demo().await;
        let cookie = site.sign_in(Who::Planner).await;
        let file = "Land;Jahr;Anteil Note 5\nDeutschland;2021;28,4\n";
        let upload = Upload {
            name: "noten.csv",
            file: file.as_bytes(),
            source: "S073",
            vintage: "2022",
            token: "0198ab05",
        };
        upload.send(&site, &cookie).await;
        let path = "/import/0198ab05";
        let page = assigned(&site, &cookie, path, "DR-05").await;
        assert!(page.contains("Skala vermutlich vertauscht"), "{page}");
        let answer = accept(&site, &cookie, path, &page, &ALL).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "a doubt is not overlooked");
        assert!(answer.text.contains("So würde kein Wert übernommen"));
        let doubts = [
            ("zweifel", "skala"),
            ("zweifel", "quelle"),
            ("zweifel", "ungeprueft"),
            ("zweifel", "sprung"),
        ];
        let more: Vec<_> = ALL.into_iter().chain(doubts).chain([("ungeprueft", "ja")]).collect();
        let answer = accept(&site, &cookie, path, &page, &more).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "a contradiction needs a reason"
        );
        assert!(answer.text.contains("e-vermerk"), "{}", answer.text);
        let reason = ("vermerk", "Laut Quelle ist 1 die schlechteste Note.");
        let more: Vec<_> = more.into_iter().chain([reason]).collect();
        let answer = accept(&site, &cookie, path, &page, &more).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let csv = site.get("", "/indikatoren/DR-05/werte.csv").await.text;
        assert!(csv.lines().any(|line| line.contains("28,4") && line.contains('V')), "{csv}");
    });
}

#[test]
fn what_changed_since_the_planner_looked_is_shown_before_anything_is_stored() {
    run(async {
        let site = demo().await;
        let cookie = site.sign_in(Who::Planner).await;
        broadband("0198ab06").send(&site, &cookie).await;
        let path = "/import/0198ab06";
        let page = assigned(&site, &cookie, path, "BG-04").await;
        // Another planner hands the same values in meanwhile.
        broadband("0198ab07").send(&site, &cookie).await;
        let other = assigned(&site, &cookie, "/import/0198ab07", "BG-04").await;
        accept(&site, &cookie, "/import/0198ab07", &other, &ALL).await;
        let rows = site.rows().await;
        let answer = accept(&site, &cookie, path, &page, &ALL).await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
        assert!(answer.text.contains("Inzwischen hat sich etwas geändert"));
        assert_eq!(site.rows().await, rows);
        let version = hidden(&answer.text, "version");
        let answer =
            site.post(&cookie, &format!("{path}/verwerfen"), &[("version", &version)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        assert!(site.get(&cookie, path).await.text.contains("verworfen"));
    });
}

#[test]
fn columns_can_be_named_where_the_guess_is_wrong() {
    run(async {
        let site = demo().await;
        let cookie = site.sign_in(Who::Planner).await;
        let file =
            "Nr;Was;Wann;Zahl A;Zahl B\n1;Glasfaser;2025;1.234;5\n2;Glasfaser;2024;1.100;6\n";
        let upload = Upload { name: "t.csv", file: file.as_bytes(), ..broadband("0198ab08") };
        upload.send(&site, &cookie).await;
        let path = "/import/0198ab08";
        let page = site.get(&cookie, path).await.text;
        assert!(page.contains("Spalten und Zahlenschreibweise"), "{page}");
        let version = hidden(&page, "version");
        let form = |values: &'static str, area: &'static str| {
            vec![
                ("version", version.clone()),
                ("zeile", "1".to_owned()),
                ("zeitraum", "Wann".to_owned()),
                ("gebiet", String::new()),
                ("festesgebiet", area.to_owned()),
                ("werte", values.to_owned()),
                ("dezimal", "komma".to_owned()),
            ]
        };
        for (fields, at) in [(form("Zahl A", "DE-XX"), "e-festesgebiet"), (form("", "DE-NI"), "")] {
            let fields: Vec<_> = fields
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (*name, value.as_str()))
                .collect();
            let answer = site.post(&cookie, &format!("{path}/spalten"), &fields).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert!(answer.text.contains(at), "{}", answer.text);
        }
        let fields = form("Zahl A", "DE-NI");
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let answer = site.post(&cookie, &format!("{path}/spalten"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let page = site.get(&cookie, path).await.text;
        let key = hidden(&page, "reihe0");
        assert_eq!(key, "", "no column is chosen that tells series apart");
        let mut told_apart = fields.clone();
        let version = hidden(&page, "version");
        told_apart[0].1 = &version;
        told_apart.push(("merkmale", "Was"));
        let answer = site.post(&cookie, &format!("{path}/spalten"), &told_apart).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let page = site.get(&cookie, path).await.text;
        let key = hidden(&page, "reihe0");
        assert_eq!(key, "Glasfaser");
        assert!(page.contains("name=\"merkmale\" value=\"Was\" checked"), "the choice stays");
        assert!(!page.contains("name=\"merkmale\" value=\"Nr\" checked"));
        let fields = [
            ("version", hidden(&page, "version")),
            ("reihe0", key),
            ("indikator0", "UP-04".into()),
        ];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        site.post(&cookie, &format!("{path}/zuordnung"), &fields).await;
        let page = site.get(&cookie, path).await.text;
        assert!(
            page.contains("1.234") && page.contains("Das Gebiet ist von Hand gewählt"),
            "{page}"
        );
    });
}

#[test]
fn what_is_no_table_is_refused_in_words_and_nothing_a_client_sends_is_an_error_of_the_server() {
    run(async {
        let site = demo().await;
        let cookie = site.sign_in(Who::Planner).await;
        let files: [(&str, &[u8], &str); 5] = [
            ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1aaaaaaaaaaaaaaaaaaaaaaaa", "alten Format"),
            ("b.csv", b"\0\0\0", "kein Text"),
            ("c.json", b"{\"version\":", "JSON"),
            ("d.zip", b"PK\x03\x04kaputt", "Archiv"),
            ("e.csv", b"nur eine Spalte\n1\n2\n", "Tabelle"),
        ];
        for (number, (name, file, words)) in files.into_iter().enumerate() {
            let token = format!("0198ac{number:02}");
            let upload = Upload { name, file, token: &token, ..broadband("") };
            let answer = upload.send(&site, &cookie).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {}", answer.text);
            let page = site.get(&cookie, &format!("/import/{token}")).await;
            assert!(!page.status.is_server_error(), "{name}");
            assert!(page.text.contains(words), "{name}: {}", page.text);
        }
        let empty = Upload { file: b"", source: "", vintage: "", ..broadband("0198ad01") };
        let answer = empty.send(&site, &cookie).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in ["e-datei", "e-quelle", "e-veroeffentlicht"] {
            assert!(answer.text.contains(field), "{field}");
        }
        for (path, fields) in [
            ("/import/0198ac00/spalten", &[("werte", "x")][..]),
            ("/import/0198ac00/zuordnung", &[("reihe0", "x"), ("indikator0", "XX-99")]),
            ("/import/0198ac00/uebernehmen", &[("art", "neu")]),
            ("/import/0198ac00/zuruecknehmen", &[("grund", "x")]),
            ("/import/gibt-es-nicht/verwerfen", &[]),
        ] {
            let answer = site.post(&cookie, path, fields).await;
            assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        }
    });
}
