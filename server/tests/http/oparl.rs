//! `OParl` over HTTP: as the standard has it, page by page, and nothing that a visitor without an account does not see.

#[path = "../oparl/check.rs"]
mod check;

use crate::papers::{PARTS, attach, step};
use crate::site::{Answer, OWN, Site, Who, demo, demo_with, get, hidden, run};
use axum::body::Body;
use axum::http::header::{IF_NONE_MATCH, ORIGIN};
use axum::http::{Request, StatusCode};
use serde_json::Value;
use sha2::{Digest, Sha512};
use std::collections::BTreeMap;

const SYSTEM: &str = "/oparl/v1.1/system";
const SECRET: &str = "Kanarienvogel";

/// The path of an address of this server.
fn path(address: &Value) -> String {
    let address = address.as_str().expect("an address");
    address.strip_prefix(OWN).unwrap_or_else(|| panic!("{address} is elsewhere")).to_owned()
}

fn read(answer: &Answer, path: &str) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    assert_eq!(answer.header("content-type"), "application/json", "{path}");
    assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
    assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{path}");
    serde_json::from_str(&answer.text).expect("JSON")
}

async fn json(site: &Site, path: &str) -> Value {
    read(&site.get("", path).await, path)
}

/// Everything there is, by address: what the lists of the body hold, and the body and the system themselves.
pub(crate) async fn everything(site: &Site) -> BTreeMap<String, Value> {
    let system = json(site, SYSTEM).await;
    let bodies = json(site, &path(&system["body"])).await;
    let body = bodies["data"][0].clone();
    let lists = [
        "organization",
        "person",
        "meeting",
        "paper",
        "agendaItem",
        "consultation",
        "file",
        "locationList",
        "legislativeTermList",
        "membership",
    ];
    let mut all = vec![system, body.clone()];
    for list in lists {
        let mut next = Some(format!("{}?limit=3", path(&body[list])));
        while let Some(at) = next {
            let page = json(site, &at).await;
            all.extend(page["data"].as_array().expect("a list").clone());
            assert_eq!(page["pagination"]["elementsPerPage"], 3, "{at}");
            next = page["links"].get("next").map(path);
        }
    }
    let keyed = |object: Value| (object["id"].as_str().expect("an id").to_owned(), object);
    all.into_iter().map(keyed).collect()
}

/// The sixth meeting, called with one public item among the others.
async fn called() -> (Site, String) {
    let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
    let office = site.sign_in(Who::Secretariat).await;
    let edit = site.get(&office, "/sitzungen/6/bearbeiten").await;
    let version = hidden(&edit.text, "version");
    let fields = [
        ("title", "6. Sitzung"),
        ("date", "18.06.2020"),
        ("begins", "14:00"),
        ("ends", "16:30"),
        ("place", "Hannover"),
        ("access", SECRET),
        ("template", "Regelsitzung"),
        ("version", &version),
    ];
    let kept = site.post(&office, "/sitzungen/6/bearbeiten", &fields).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    for (title, tier, token) in [
        (SECRET, "rat", "t-1"),
        ("Digitalbonus", "oeffentlich", "t-2"),
        ("Termine", "oeffentlich", "t-3"),
    ] {
        let fields = [("title", title), ("tier", tier), ("minutes", "10"), ("token", token)];
        let added = site.post(&office, "/sitzungen/6/punkte", &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    }
    let send = "/sitzungen/6/versand";
    let version = hidden(&site.get(&office, send).await.text, "version");
    let answer = site.post(&office, send, &[("version", &version)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    (site, office)
}

#[test]
fn every_object_is_as_the_standard_has_it_and_leads_to_itself() {
    run(async {
        let (site, _) = called().await;
        let all = everything(&site).await;
        assert!(all.len() > 20, "{}", all.len());
        for (address, object) in &all {
            assert_eq!(check::faults(object), [] as [String; 0], "{address}");
            assert_eq!(&json(&site, &path(&Value::from(address.as_str()))).await, object);
        }
        let meeting = &all[&format!("{OWN}/oparl/v1.1/meeting/6")];
        assert_eq!(meeting["meetingState"], "eingeladen");
        assert_eq!(meeting["start"], "2020-06-18T14:00:00+02:00");
        let items = meeting["agendaItem"].as_array().expect("items");
        let titles: Vec<_> = items.iter().map(|item| &item["name"]).collect();
        assert_eq!(titles, ["Digitalbonus", "Termine"]);
        assert_eq!(items.iter().map(|item| &item["order"]).collect::<Vec<_>>(), [0, 1]);
        assert!(all.keys().all(|address| !address.contains("/person/")), "persons are not named");
        if let Some(folder) = std::env::var_os("KOMPASS_EXPORTS").map(std::path::PathBuf::from) {
            std::fs::create_dir_all(&folder).expect("a folder");
            for (number, object) in all.values().enumerate() {
                let name = format!("objekt-{number:03}.oparl.json");
                std::fs::write(folder.join(name), object.to_string()).expect("a file");
            }
        }
    });
}

/// The table by which objects are judged asks for no less than the schemas that the standard publishes.
#[test]
fn the_table_of_fields_is_as_the_published_schemas_have_it() {
    let table = include_str!("../oparl/fields.json");
    let table: Value = serde_json::from_str(table).expect("JSON");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oparl/schema");
    for (name, own) in table["types"].as_object().expect("types") {
        let schema = std::fs::read_to_string(folder.join(format!("{name}.json")));
        let schema: Value = serde_json::from_str(&schema.expect("a schema")).expect("JSON");
        let demanded = [&table["common"]["required"], &own["required"]];
        for field in schema["required"].as_array().expect("a list") {
            let mut lists = demanded.iter().filter_map(|list| list.as_array());
            assert!(lists.any(|list| list.contains(field)), "{name} needs {field}");
        }
        for (field, kind) in own["fields"].as_object().expect("fields") {
            let (mut kind, mut published) = (kind, &schema["properties"][field]);
            if let Some(inner) = kind.get(0) {
                assert_eq!(published["type"], "array", "{name}: {field}");
                (kind, published) = (inner, &published["items"]);
            }
            let expected = match kind.as_str().expect("a kind") {
                "text" => ("string", None),
                "address" => ("string", Some("url")),
                "day" => ("string", Some("date")),
                "moment" => ("string", Some("date-time")),
                "count" => ("integer", None),
                "flag" => ("boolean", None),
                _ => ("object", None),
            };
            let found = (published["type"].as_str(), published["format"].as_str());
            assert_eq!(found, (Some(expected.0), expected.1), "{name}: {field}");
        }
    }
}

#[test]
fn nobody_gets_more_than_a_visitor() {
    run(async {
        let (site, office) = called().await;
        let member = site.sign_in(Who::Member).await;
        for address in everything(&site).await.keys() {
            let path = path(&Value::from(address.as_str()));
            let visitor = site.get("", &path).await.text;
            assert!(!visitor.contains(SECRET), "{path}");
            for cookie in [&office, &member] {
                assert_eq!(site.get(cookie, &path).await.text, visitor, "{path}");
            }
        }
        // What is hidden answers as what does not exist.
        for path in ["agendaitem/6-t-1", "agendaitem/6-t-9", "paper/SR-2020-099", "person/x", "x/y"]
        {
            let answer = site.get(&office, &format!("/oparl/v1.1/{path}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            let error: Value = serde_json::from_str(&answer.text).expect("JSON");
            assert_eq!(error["type"], "https://schema.oparl.org/1.1/Error", "{path}");
            assert!(error["message"].is_string(), "{path}");
        }
    });
}

#[test]
fn lists_are_filtered_by_moment_and_refuse_what_is_none() {
    run(async {
        let site = demo().await;
        let list = "/oparl/v1.1/body/strategierat/organization";
        let count = async |query: &str| {
            json(&site, &format!("{list}?{query}")).await["pagination"]["totalElements"].clone()
        };
        let all = count("").await.as_u64().expect("a number");
        assert!(all > 5, "{all}");
        assert_eq!(count("created_since=2000-01-01T00%3A00%3A00%2B01%3A00").await, all);
        assert_eq!(count("created_since=2000-01-01T00:00:00+01:00").await, all);
        assert_eq!(count("created_until=2000-01-01T00%3A00%3A00%2B01%3A00").await, 0);
        assert_eq!(count("modified_since=2100-01-01T00%3A00%3A00%2B01%3A00").await, 0);
        assert_eq!(count("modified_until=2100-01-01T00%3A00%3A00Z").await, all);
        assert_eq!(count("limit=0&unbekannt=1").await, all, "what is no number is no limit");
        for wrong in
            ["created_since=gestern", "modified_until=2020-06-18", "page=0", "page=99", "page=x"]
        {
            let answer = site.get("", &format!("{list}?{wrong}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
            assert!(answer.text.contains("https://schema.oparl.org/1.1/Error"), "{wrong}");
        }
        let meetings =
            json(&site, "/oparl/v1.1/body/strategierat/meeting?omit_internal=true").await;
        for meeting in meetings["data"].as_array().expect("a list") {
            assert_eq!(meeting["agendaItem"], Value::Null, "{meeting}");
        }
        // The same document carries the same tag.
        let tag = site.get("", SYSTEM).await.header("etag").to_owned();
        assert!(!tag.is_empty());
        let mut request = get(SYSTEM, "");
        request.headers_mut().insert(IF_NONE_MATCH, tag.parse().expect("a value"));
        assert_eq!(site.send(request).await.status, StatusCode::NOT_MODIFIED);
        let foreign = Request::get(SYSTEM).header(ORIGIN, "https://anderswo.example");
        let answer = site.send(foreign.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.header("access-control-allow-origin"), "*");
    });
}

#[test]
fn what_was_taken_back_is_told_as_deleted() {
    run(async {
        let (site, office) = called().await;
        let list = "/oparl/v1.1/body/strategierat/agendaitem";
        let before = json(&site, list).await;
        assert_eq!(before["pagination"]["totalElements"], 2);
        let created = before["data"][0]["created"].clone();
        let meeting = json(&site, "/oparl/v1.1/meeting/6").await["modified"].clone();
        // Moments have whole seconds.
        tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
        let taken =
            site.post(&office, "/sitzungen/6/punkte/t-2/schritt", &[("schritt", "absetzen")]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
        let now = json(&site, list).await;
        assert_eq!(now["pagination"]["totalElements"], 1);
        assert_eq!(now["data"][0]["name"], "Termine");
        let gone = json(&site, "/oparl/v1.1/agendaitem/6-t-2").await;
        assert_eq!((&gone["deleted"], &gone["created"]), (&Value::Bool(true), &created));
        assert_eq!(gone.as_object().map(serde_json::Map::len), Some(5), "no word of it is left");
        assert_ne!(gone["modified"], created);
        let since = "modified_since=2000-01-01T00%3A00%3A00%2B01%3A00";
        let told = json(&site, &format!("{list}?{since}")).await;
        assert_eq!(told["pagination"]["totalElements"], 2, "whoever keeps a copy has to know");
        let items = json(&site, "/oparl/v1.1/meeting/6").await;
        assert_eq!(items["agendaItem"].as_array().map(Vec::len), Some(1));
        assert_ne!(items["modified"], meeting, "what it lay inside has changed as well");
    });
}

#[test]
fn a_council_that_shows_no_meetings_has_no_interface() {
    run(async {
        let site = demo().await;
        assert_eq!(site.get("", SYSTEM).await.status, StatusCode::OK);
        let office = site.sign_in(Who::Secretariat).await;
        let face = "/verwaltung/oeffentlichkeit";
        let version = hidden(&site.get(&office, face).await.text, "version");
        let closed = [("version", version.as_str()), ("indicators", "ja"), ("measures", "ja")];
        let kept = site.post(&office, face, &closed).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
        let member = site.sign_in(Who::Member).await;
        for cookie in ["", &member] {
            for path in [SYSTEM, "/oparl/v1.1/bodies", "/oparl/v1.1/meeting/7"] {
                let answer = site.get(cookie, path).await;
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
                assert!(!answer.text.contains("Sitzung"), "{path}: {}", answer.text);
            }
        }
    });
}

#[test]
fn public_files_beside_a_public_paper_can_be_fetched_and_no_others_are_named() {
    run(async {
        let site = demo_with(OWN, &[("KOMPASS_DEMO_DATE", "2020-05-28")]).await;
        let office = site.sign_in(Who::Secretariat).await;
        crate::meetings::begun(&site, &office).await;
        let item = [("title", "Digitalbonus"), ("tier", "oeffentlich"), ("minutes", "10")];
        let item = [&item[..], &[("token", "t-1")]].concat();
        let added = site.post(&office, "/sitzungen/6/punkte", &item).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
        let mut fields = PARTS.to_vec();
        fields.retain(|(name, _)| *name != "tier");
        fields.extend([("title", "Auswertung"), ("token", "p-1"), ("tier", "oeffentlich")]);
        fields.extend([("sitzung", "6"), ("punkt", "t-1")]);
        let made = site.post(&office, "/vorlagen", &fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
        let paper = made.location().split('?').next().expect("a path").to_owned();
        let bytes = b"%PDF-1.7\n% eine Tabelle";
        for (token, tier, name) in
            [("offen", "oeffentlich", "Tabelle.pdf"), ("intern", "rat", "Kanarienvogel.pdf")]
        {
            let added = attach(&site, &office, &paper, (token, tier), (name, bytes)).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
        }
        let released = step(&site, &office, &paper, "freigegeben").await;
        assert!(released.location().ends_with("stand"), "{}", released.text);
        let number = paper.rsplit('/').next().expect("a number");
        let object = format!("/oparl/v1.1/paper/{number}");
        let before = site.get("", &object).await;
        assert_eq!(before.status, StatusCode::NOT_FOUND, "it has not gone out yet");
        assert_eq!(site.get("", &format!("{paper}/anlagen/offen")).await.status, before.status);

        let versand = "/sitzungen/6/versand";
        let version = hidden(&site.get(&office, versand).await.text, "version");
        let sent = site.post(&office, versand, &[("version", &version)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
        let given = json(&site, &object).await;
        assert_eq!(check::faults(&given), [] as [String; 0]);
        assert!(!given.to_string().contains(SECRET), "{given}");
        let files = given["auxiliaryFile"].as_array().expect("files");
        assert_eq!(files.len(), 1, "{given}");
        let file = &files[0];
        assert_eq!(file["mimeType"], "application/pdf");
        assert_eq!(file["size"], bytes.len());
        assert_eq!(file["sha512Checksum"], format!("{:x}", Sha512::digest(bytes)));
        for address in [&file["accessUrl"], &file["downloadUrl"]] {
            let fetched = site.get("", &path(address)).await;
            assert_eq!((fetched.status, fetched.bytes.as_ref()), (StatusCode::OK, &bytes[..]));
        }
        let closed = site.get("", &format!("{paper}/anlagen/intern")).await;
        assert_eq!(closed.status, StatusCode::NOT_FOUND);
        let listed = everything(&site).await;
        assert!(listed.contains_key(file["id"].as_str().expect("an id")), "in the list of files");
        assert!(listed.values().all(|object| !object.to_string().contains(SECRET)));
    });
}

#[test]
fn a_meeting_that_was_called_off_says_so_and_was_never_held() {
    run(async {
        let (site, office) = called().await;
        let meeting = "/oparl/v1.1/meeting/6";
        let before = json(&site, meeting).await;
        assert_eq!(
            (&before["meetingState"], &before["cancelled"]),
            (&"eingeladen".into(), &false.into())
        );
        let later = site.on("2020-06-19".parse().expect("a day"));
        let after = json(&later, meeting).await;
        assert_eq!(after["meetingState"], "eingeladen", "its day is over, and nobody opened it");
        let page = site.get(&office, "/sitzungen/6/versand").await.text;
        let version = hidden(&page[page.find("h-absage").expect("a form")..], "version");
        let off = [("grund", SECRET), ("version", version.as_str())];
        let answer = site.post(&office, "/sitzungen/6/absage", &off).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        for site in [&site, &later] {
            let told = json(site, meeting).await;
            assert_eq!(told["cancelled"], true);
            assert_eq!(told["meetingState"], "eingeladen");
            assert!(!told.to_string().contains(SECRET), "why is nobody's business: {told}");
            assert_eq!(check::faults(&told), [] as [String; 0]);
        }
        // Nothing is kept here of the first one, and a source says that it was.
        assert_eq!(json(&site, "/oparl/v1.1/meeting/1").await["meetingState"], "durchgeführt");
    });
}
