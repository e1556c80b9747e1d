//! Papers: from a draft to what went out with an agenda, who reads what of them, files beside them.

use crate::meetings::{add, before_the_sixth, begun, plain};
use crate::minutes::pdf_text;
use crate::site::{Answer, OWN, Site, Who, demo, hidden, run};
use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use axum::http::{Method, Request, StatusCode};
use domain::meeting::paper::PaperState;
use sha2::{Digest, Sha256};

/// The fields of a paper of the council.
pub(crate) const PARTS: [(&str, &str); 6] = [
    ("lead", "MW"),
    ("proposed_resolution", "Der Strategierat empfiehlt, den Antrag zu vereinfachen."),
    ("facts", "Sieben Organisationen haben bewertet."),
    ("reasoning", "Der Aufwand wird mit 2,4 bewertet."),
    ("financial_impact", "keine"),
    ("tier", "rat"),
];

/// A value that is corrected after the agenda was sent.
const NEWER: &str = "
    UPDATE observation SET value = 12345.0 WHERE indicator = 'UP-01' AND period = '2023';
    UPDATE meta:catalogue SET base += 1";

async fn draw_up(site: &Site, cookie: &str, token: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = PARTS.to_vec();
    fields.extend([("title", "Antrag vereinfachen"), ("token", token)]);
    fields.extend(more);
    site.post(cookie, "/vorlagen", &fields).await
}

pub(crate) async fn step(site: &Site, cookie: &str, path: &str, to: &str) -> Answer {
    let version = hidden(&site.get(cookie, path).await.text, "version");
    site.post(cookie, &format!("{path}/stand"), &[("zu", to), ("version", &version)]).await
}

/// The fields of the form that co-signs, with what names the text that was read.
async fn sign(site: &Site, cookie: &str, path: &str, answer: &str, reason: &str) -> Answer {
    let page = site.get(cookie, path).await.text;
    let (_, form) = page.split_once(&format!("{path}/zeichnung\"")).expect("a form to co-sign");
    let fields = [("answer", answer), ("reason", reason), ("token", &hidden(form, "token"))];
    site.post(cookie, &format!("{path}/zeichnung"), &fields).await
}

/// Adds a file as a browser does.
pub(crate) async fn attach(
    site: &Site,
    cookie: &str,
    path: &str,
    (token, tier): (&str, &str),
    (name, bytes): (&str, &[u8]),
) -> Answer {
    let mut body = Vec::new();
    for (field, value) in [("token", token), ("tier", tier), ("title", "")] {
        let part = format!(
            "--grenze\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--grenze\r\nContent-Disposition: form-data; name=\"anlage\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--grenze--\r\n");
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("{path}/anlagen"))
        .header(COOKIE, cookie)
        .header(ORIGIN, OWN)
        .header("sec-fetch-site", "same-origin")
        .header(CONTENT_TYPE, "multipart/form-data; boundary=grenze");
    site.send(request.body(Body::from(body)).expect("a request")).await
}

/// The path of the paper of the demonstration that stands where it says; the one that went out left aside.
async fn of_the_demonstration(site: &Site, state: PaperState) -> (String, String) {
    let book = site.state.store.book().await.expect("answers");
    let found = book.papers.values().find(|paper| paper.state == state).expect("one of them");
    (format!("/vorlagen/{}", found.number), found.text.title.clone())
}

#[test]
fn a_paper_goes_from_draft_to_dispatch_and_its_figures_stay() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        let other = site.sign_in(Who::Member2).await;
        begun(&site, &office).await;
        add(&site, &office, "", "Digitalbonus", "20", "t-bonus").await;
        let plan = plain(&site.get(&office, "/sitzungen/6/planung").await);
        assert!(plan.contains("/vorlagen/neu?sitzung=6&amp;punkt=t-bonus"), "{plan}");
        let form = plain(&site.get(&office, "/vorlagen/neu?sitzung=6&punkt=t-bonus").await);
        assert!(form.contains("Digitalbonus, 6. Sitzung"), "{form}");

        let ties = [
            ("indicators", "UP-01"),
            ("indicators", "DR-01"),
            ("co_signers", "ORG02"),
            ("sitzung", "6"),
            ("punkt", "t-bonus"),
        ];
        let bare = draw_up(&site, &office, "p-1", &[("co_signers", "ORG99"), ("lead", "")]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(bare.text.contains("Sieben Organisationen haben bewertet."), "nothing is lost");
        let made = draw_up(&site, &office, "p-1", &ties).await;
        assert_eq!(made.location(), "/vorlagen/SR-2020-005?hinweis=angelegt", "{}", made.text);
        let again = draw_up(&site, &office, "p-1", &ties).await;
        assert_eq!(again.location(), made.location(), "the same form once more");
        let path = "/vorlagen/SR-2020-005";

        // It stands at its item, and is not released yet.
        let plan = plain(&site.get(&office, "/sitzungen/6/planung").await);
        assert!(plan.contains("Digitalbonus</a>: Vorlage nicht freigegeben"), "{plan}");
        let page = plain(&site.get(&office, path).await);
        assert!(page.contains("Werte vom 28.05.2020; beim Versand werden sie festgehalten."));
        assert!(page.contains("9.800"), "{page}");
        assert!(page.contains("Ohne Wert: DR-01"), "{page}");

        let released = step(&site, &office, path, "freigegeben").await;
        assert_eq!(released.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(plain(&released).contains("Es fehlt die Mitzeichnung von IHKN"));
        assert_eq!(
            step(&site, &office, path, "versandt").await.location().split('=').next_back(),
            Some("geht-nicht")
        );
        let unknown = site.post(&office, &format!("{path}/stand"), &[("zu", "weg")]).await;
        assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
        assert!(step(&site, &office, path, "mitzeichnung").await.location().ends_with("stand"));
        assert_eq!(site.get(&other, path).await.status, StatusCode::NOT_FOUND);
        let stolen = [("answer", "mitgezeichnet"), ("token", "x")];
        let stolen = site.post(&other, &format!("{path}/zeichnung"), &stolen).await;
        assert_eq!(stolen.status, StatusCode::NOT_FOUND);
        let bare = sign(&site, &member, path, "abgelehnt", " ").await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "a refusal says why");
        let no = sign(&site, &member, path, "abgelehnt", "Zu früh").await;
        assert!(no.location().ends_with("zeichnung"), "{}", no.text);
        assert!(plain(&site.get(&office, path).await).contains("Zu früh"));
        let other_text = [("answer", "mitgezeichnet"), ("reason", "doch"), ("token", "anderer")];
        let late = site.post(&member, &format!("{path}/zeichnung"), &other_text).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "an answer holds for the text that was read");
        assert!(late.text.contains("doch"), "nothing typed is lost");
        let yes = sign(&site, &member, path, "mitgezeichnet", "").await;
        assert!(yes.location().ends_with("zeichnung"), "{}", yes.text);
        assert!(step(&site, &office, path, "freigegeben").await.location().ends_with("stand"));
        let plan = plain(&site.get(&office, "/sitzungen/6/planung").await);
        assert!(!plan.contains("Digitalbonus</a>: Vorlage"), "nothing is missing");

        // With the agenda it goes out, and its figures stay.
        assert_eq!(site.get(&other, path).await.status, StatusCode::NOT_FOUND);
        let send = "/sitzungen/6/versand";
        let version = hidden(&site.get(&office, send).await.text, "version");
        let answer = site.post(&office, send, &[("version", &version)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        site.state.store.tamper(NEWER).await.expect("taken");
        let later = site.on("2020-06-15".parse().expect("a day"));
        let office = later.sign_in(Who::Secretariat).await;
        let other = later.sign_in(Who::Member2).await;
        let member = later.sign_in(Who::Member).await;
        let page = plain(&later.get(&other, path).await);
        assert!(page.contains("Werte vom 28.05.2020; sie bleiben, wie sie beim Versand waren."));
        assert!(page.contains("9.800") && !page.contains("12.345"), "{page}");
        let new = draw_up(&later, &office, "p-2", &[("indicators", "UP-01")]).await;
        let new = new.location().split('?').next().expect("a path").to_owned();
        let page = plain(&later.get(&office, &new).await);
        assert!(page.contains("12.345"), "figures of a draft are those of the day: {page}");
        for (who, there) in
            [(Who::Anonymous, false), (Who::Guest, false), (Who::Deputy, true), (Who::Chair, true)]
        {
            let cookie = later.sign_in(who).await;
            assert_eq!(later.get(&cookie, path).await.status == StatusCode::OK, there, "{who:?}");
        }
        let agenda = plain(&later.get(&member, "/sitzungen/6").await);
        assert!(agenda.contains(&format!("href=\"{path}\"")), "{agenda}");
        let desk = plain(&later.get(&member, "/mein-bereich").await);
        assert!(desk.contains("Vorlagen zu lesen") && desk.contains(path), "{desk}");
        let fixed = later.get(&office, &format!("{path}/bearbeiten")).await;
        assert_eq!(fixed.location(), format!("{path}?hinweis=fest"));
        let back = step(&later, &office, path, "entwurf").await;
        assert!(back.location().ends_with("geht-nicht"), "what went out stays");
    });
}

/// The words of a document without the spaces between them, where something here can read it.
fn packed(bytes: &[u8]) -> Option<String> {
    Some(pdf_text(bytes)?.split_whitespace().collect())
}

#[test]
fn a_paper_that_was_not_released_is_in_no_document_of_the_meeting() {
    run(async {
        let site = before_the_sixth().await;
        let office = site.sign_in(Who::Secretariat).await;
        let member = site.sign_in(Who::Member).await;
        begun(&site, &office).await;
        let steps = ["", "mitzeichnung", "zurueckgezogen", "freigegeben"];
        let mut papers = Vec::new();
        for (place, step_to) in steps.into_iter().enumerate() {
            let item = format!("t-{place}");
            add(&site, &office, "", &format!("Punkt {place}"), "10", &item).await;
            let mut ties = vec![("sitzung", "6"), ("punkt", item.as_str())];
            if step_to == "mitzeichnung" {
                ties.push(("co_signers", "ORG03"));
            }
            let made = draw_up(&site, &office, &format!("p-{place}"), &ties).await;
            assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
            let path = made.location().split('?').next().expect("a path").to_owned();
            let file = (format!("f-{place}"), "rat");
            let file = (file.0.as_str(), file.1);
            let added = attach(&site, &office, &path, file, ("Plan.pdf", b"%PDF-1.7\n%")).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
            if !step_to.is_empty() {
                let moved = step(&site, &office, &path, step_to).await;
                assert!(moved.location().ends_with("stand"), "{step_to}: {}", moved.location());
            }
            papers.push((path, step_to == "freigegeben"));
        }
        // The office is told before anything is sent.
        let send = "/sitzungen/6/versand";
        let page = site.get(&office, send).await;
        let version = hidden(&page.text, "version");
        let page = plain(&page);
        for says in [
            "Der Versand geht ohne diese Vorlagen hinaus.",
            "Punkt 0</a>: Vorlage nicht freigegeben",
            "Punkt 1</a>: Vorlage nicht freigegeben",
            "Punkt 2</a>: Vorlage nicht vorhanden",
        ] {
            assert!(page.contains(says), "{says}: {page}");
        }
        assert!(!page.contains("Punkt 3</a>: Vorlage"), "{page}");
        let answer = site.post(&office, send, &[("version", &version)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);

        let get = async |cookie: &str, what: &str| {
            let path = format!("/sitzungen/6/{what}?fassung=1");
            let answer = site.get(cookie, &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
            answer.bytes
        };
        let (pack, agenda) =
            (get(&member, "mappe.pdf").await, get(&member, "tagesordnung.pdf").await);
        let zip = get(&member, "mappe.zip").await;
        let whole = get(&office, "mappe.pdf").await;
        for (path, out) in &papers {
            let (path, out) = (path.as_str(), *out);
            let number = path.trim_start_matches("/vorlagen/").to_owned();
            let expected = if out { StatusCode::OK } else { StatusCode::NOT_FOUND };
            assert_eq!(site.get(&member, path).await.status, expected, "{number}");
            for document in [&pack, &agenda] {
                if let Some(text) = packed(document) {
                    assert_eq!(text.contains(&number), out, "{number}: {text}");
                }
            }
            let in_zip = zip.windows(number.len()).any(|part| part == number.as_bytes());
            assert_eq!(in_zip, out, "{number}");
            if let Some(text) = packed(&whole) {
                let missing = format!("DieVorlage{number}istnichtTeildieserMappe.");
                assert_eq!(text.contains(&missing), !out, "{number}: {text}");
            }
        }

        // What is released later goes out by itself, with the agenda as it is.
        let page = plain(&site.get(&office, send).await);
        assert!(page.contains("Seit dem letzten Versand hat sich nichts geändert."), "{page}");
        let late = papers[0].0.clone();
        step(&site, &office, &late, "freigegeben").await;
        let page = plain(&site.get(&office, send).await);
        let number = late.trim_start_matches("/vorlagen/").to_owned();
        for says in [
            "Unterlagen spätestens am 10.06.2020",
            "Betreff: Unterlagen: 6. Sitzung am 18.06.2020",
            "Neu sind:",
            &format!("Vorlage {number}"),
        ] {
            assert!(page.contains(says), "{says}: {page}");
        }
        let version = hidden(&site.get(&office, send).await.text, "version");
        for _ in 0..2 {
            let answer = site.post(&office, send, &[("version", &version)]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        }
        assert_eq!(site.get(&member, &late).await.status, StatusCode::OK);
        let meeting = plain(&site.get(&member, "/sitzungen/6").await);
        assert!(meeting.contains("Unterlagen, Fassung 2 vom"), "{meeting}");
        let second = site.get(&member, "/sitzungen/6/mappe.pdf?fassung=2").await;
        if let Some(text) = packed(&second.bytes) {
            assert!(text.contains(&number), "{text}");
        }
        assert_eq!(get(&member, "mappe.pdf").await, pack, "what went out before stays as it was");
        let none = site.get(&member, "/sitzungen/6/mappe.pdf?fassung=3").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND, "sent twice, gone out once");
    });
}

#[test]
fn each_role_sees_its_papers() {
    run(async {
        let site = demo().await;
        let everyone = Who::ALL;
        let all = [
            (PaperState::Sent, everyone.to_vec()),
            (PaperState::Released, vec![Who::Chair, Who::Planner, Who::Secretariat]),
            (
                PaperState::CoSigning,
                vec![Who::Member, Who::Member2, Who::Deputy, Who::Planner, Who::Secretariat],
            ),
            (PaperState::Draft, vec![Who::Planner, Who::Secretariat]),
        ];
        for (state, readers) in all {
            let (path, title) = of_the_demonstration(&site, state).await;
            for who in everyone {
                let cookie = site.sign_in(who).await;
                let sees = readers.contains(&who);
                let expected = if sees { StatusCode::OK } else { StatusCode::NOT_FOUND };
                for path in [path.clone(), format!("/en{path}"), format!("{path}/vorlage.pdf")] {
                    assert_eq!(site.get(&cookie, &path).await.status, expected, "{path} {who:?}");
                }
                let pages = [
                    "/vorlagen",
                    "/sitzungen/7",
                    "/sitzungen/7/tagesordnung",
                    "/aenderungen",
                    "/mein-bereich",
                ];
                for page in pages {
                    let text = site.get(&cookie, page).await.text;
                    let named = text.contains(&title) || text.contains(&path);
                    assert!(sees || !named, "{page} tells {who:?} of {path}");
                    assert!(!sees || named || page != "/vorlagen", "{who:?} finds {path}");
                }
            }
        }
        let filtered = site.get("", "/vorlagen?stand=entwurf").await.text;
        assert!(!filtered.contains("SR-2020-001"), "{filtered}");
        assert!(site.get("", "/vorlagen?stand=versandt").await.text.contains("SR-2020-001"));
        let document = site.get("", "/vorlagen/SR-2020-001/vorlage.pdf").await;
        assert_eq!(document.header("content-type"), "application/pdf");
        assert!(document.bytes.starts_with(b"%PDF-"));
        let again = site.get("", "/vorlagen/SR-2020-001/vorlage.pdf").await;
        assert_eq!(document.bytes, again.bytes, "the same document each time");
    });
}

#[test]
fn files_are_as_open_as_they_say_and_nothing_else_is_taken() {
    run(async {
        let site = demo().await;
        let office = site.sign_in(Who::Secretariat).await;
        let planner = site.sign_in(Who::Planner).await;
        let (path, _) = of_the_demonstration(&site, PaperState::Draft).await;
        let mut large = b"%PDF-1.7".to_vec();
        large.resize((8 << 20) + 1, b' ');
        for (name, bytes, says) in [
            ("bild.png", &b"<svg onload=alert(1)></svg>"[..], "JPEG, PNG, WebP"),
            ("leer.pdf", b"", "JPEG, PNG, WebP"),
            ("programm.pdf", b"MZ\x90\0", "JPEG, PNG, WebP"),
            ("gross.pdf", &large, "höchstens 8 MB"),
        ] {
            let answer = attach(&site, &office, &path, ("nie", "rat"), (name, bytes)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(answer.text.contains(says), "{name}: {}", answer.text);
        }
        let huge = vec![b' '; 20 << 20];
        let answer = attach(&site, &office, &path, ("nie", "rat"), ("x.pdf", &huge)).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);

        let mut photo = b"\xff\xd8\xff\xe0".to_vec();
        photo.extend((0..2_500_000_u32).map(|n| n.to_le_bytes()[0]));
        let open = ("offen", "ministerium");
        let hostile = "C:\\Bilder\\<img src=x>.html";
        for _ in 0..2 {
            let added = attach(&site, &planner, &path, open, (hostile, &photo)).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
        }
        let closed = ("geheim", "geschaeftsstelle");
        let added = attach(&site, &office, &path, closed, ("Vermerk.pdf", b"%PDF-1.7\n%")).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
        let rows = site.rows().await;
        let count = |name| rows.iter().find(|(table, _)| *table == name).expect("a table").1;
        assert_eq!((count("paper_file"), count("paper_file_piece")), (2, 4), "each once");

        let file = site.get(&planner, &format!("{path}/anlagen/offen")).await;
        assert_eq!(Sha256::digest(&file.bytes), Sha256::digest(&photo));
        assert_eq!(file.header("content-type"), "image/jpeg");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert!(
            file.header("content-disposition")
                .starts_with("attachment; filename=\"img src_x.jpg\"")
        );
        let policy = file.header("content-security-policy");
        assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
        for (who, files) in [
            (Who::Secretariat, [200, 200]),
            (Who::Planner, [200, 404]),
            (Who::Chair, [404, 404]),
            (Who::Member, [404, 404]),
            (Who::Anonymous, [404, 404]),
        ] {
            let cookie = site.sign_in(who).await;
            for (id, status) in ["offen", "geheim"].into_iter().zip(files) {
                let answer = site.get(&cookie, &format!("{path}/anlagen/{id}")).await;
                assert_eq!(answer.status.as_u16(), status, "{id} {who:?}");
            }
            assert!(
                who == Who::Secretariat || !site.get(&cookie, &path).await.text.contains("Vermerk")
            );
        }

        // Whoever does not see a file does not lose it for others, and cannot take it off.
        let edit = format!("{path}/bearbeiten");
        let version = hidden(&site.get(&planner, &edit).await.text, "version");
        let mut fields = PARTS.to_vec();
        fields.extend([("title", "Neuer Titel"), ("version", version.as_str())]);
        let saved = site.post(&planner, &edit, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
        let stolen = site.post(&planner, &format!("{path}/anlagen/geheim/entfernen"), &[]).await;
        assert_eq!(stolen.status, StatusCode::NOT_FOUND);
        assert!(site.get(&office, &path).await.text.contains("Vermerk.pdf"));

        // Two who change the same text: the later one is told and keeps what was typed.
        fields[6] = ("title", "Zweiter Titel");
        let late = site.post(&office, &edit, &fields).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.text.contains("value=\"Zweiter Titel\""), "{}", late.text);

        let gone = site.post(&planner, &format!("{path}/anlagen/offen/entfernen"), &[]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.text);
        let rows = site.rows().await;
        let count = |name| rows.iter().find(|(table, _)| *table == name).expect("a table").1;
        assert_eq!((count("paper_file"), count("paper_file_piece")), (1, 1));
        assert_eq!(site.get(&office, &format!("{path}/anlagen/offen")).await.status.as_u16(), 404);
        assert!(step(&site, &office, &path, "freigegeben").await.location().ends_with("stand"));
        let late = attach(&site, &office, &path, ("spaet", "rat"), ("a.pdf", b"%PDF-1.7")).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "files of a released paper stay");
    });
}
