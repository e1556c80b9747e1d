//! The interface for programs: as its description says, and no more than the pages show.

use crate::site::{Answer, OWN, Site, Who, demo, get, hidden, run};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{ACCEPT_ENCODING, IF_NONE_MATCH, ORIGIN};
use axum::http::{Request, StatusCode};
use serde_json::Value;
use server::routes::list;
use std::collections::BTreeSet;
use std::net::SocketAddr;

async fn json(site: &Site, cookie: &str, path: &str) -> Value {
    let answer = site.get(cookie, path).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
    assert_eq!(answer.header("content-type"), "application/json", "{path}");
    serde_json::from_str(&answer.text).expect("JSON")
}

async fn description(site: &Site) -> Value {
    json(site, "", "/api/v1/openapi.json").await
}

/// The places where a value is not what a schema of the description says; knows the words that the description uses.
fn faults(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    const KNOWN: [&str; 11] = [
        "$ref",
        "anyOf",
        "type",
        "format",
        "enum",
        "items",
        "properties",
        "required",
        "description",
        "additionalProperties",
        "default",
    ];
    for word in schema.as_object().expect("a schema").keys() {
        assert!(KNOWN.contains(&word.as_str()), "{at}: the test does not know {word}");
    }
    if let Some(name) = schema["$ref"].as_str() {
        let target = document.pointer(name.trim_start_matches('#')).expect("a named schema");
        return faults(document, target, value, at, found);
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let fits = |choice: &Value| {
            let mut wrong = Vec::new();
            faults(document, choice, value, at, &mut wrong);
            wrong.is_empty()
        };
        if !choices.iter().any(fits) {
            found.push(format!("{at}: {value} is none of the choices"));
        }
        return;
    }
    let fits = match schema["type"].as_str().expect("a type") {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other}"),
    };
    let listed = schema["enum"].as_array().is_none_or(|codes| codes.contains(value));
    let is_day =
        |text: &Value| text.as_str().is_some_and(|t| t.parse::<chrono::NaiveDate>().is_ok());
    let formed = schema["format"] != "date" || is_day(value);
    if !(fits && listed && formed) {
        found.push(format!("{at}: {value} does not fit {schema}"));
        return;
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(document, &schema["items"], item, &format!("{at}/{place}"), found);
    }
    if let (Some(object), Some(properties)) = (value.as_object(), schema["properties"].as_object())
    {
        assert_eq!(schema["additionalProperties"], Value::Bool(false), "{at}");
        for name in schema["required"].as_array().expect("a list") {
            if !object.contains_key(name.as_str().expect("a name")) {
                found.push(format!("{at}: {name} is missing"));
            }
        }
        for (name, field) in object {
            match properties.get(name) {
                Some(schema) => faults(document, schema, field, &format!("{at}/{name}"), found),
                None => found.push(format!("{at}: {name} is not described")),
            }
        }
    }
}

fn check(document: &Value, route: &str, value: &Value, at: &str) {
    let answers = &document["paths"][route]["get"]["responses"]["200"]["content"];
    let schema = &answers["application/json"]["schema"];
    let mut found = Vec::new();
    faults(document, schema, value, at, &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_description_has_every_route_and_no_other() {
    run(async {
        let site = demo().await;
        let document = description(&site).await;
        let described: BTreeSet<&str> =
            document["paths"].as_object().expect("paths").keys().map(String::as_str).collect();
        let routes = list();
        let served: BTreeSet<&str> = routes
            .iter()
            .filter(|route| route.path.starts_with("/api/v1"))
            .inspect(|route| assert!(!route.writes, "{}", route.path))
            .map(|route| route.path)
            .collect();
        assert_eq!(described, served);
        assert!(described.len() > 6);
        let page = site.get("", "/api").await.text;
        for path in &served {
            assert!(page.contains(&format!(">{path}<")), "{path}");
            let parameters = &document["paths"][path]["get"]["parameters"];
            for name in path.split('{').skip(1).filter_map(|part| part.split('}').next()) {
                let all = parameters.as_array().expect("a list");
                assert!(all.iter().any(|p| p["name"] == name && p["in"] == "path"), "{path}");
            }
        }
    });
}

#[test]
fn every_answer_is_as_described() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let document = description(&site).await;
        for cookie in ["", &planner] {
            let fields = json(&site, cookie, "/api/v1/felder").await;
            check(&document, "/api/v1/felder", &fields, "fields");
            for (kind, key) in [("indikatoren", "code"), ("massnahmen", "slug")] {
                let route = format!("/api/v1/{kind}");
                let page = json(&site, cookie, &format!("{route}?limit=100")).await;
                check(&document, &route, &page, &route);
                let items = page["items"].as_array().expect("items");
                assert!(items.len() > 5);
                for item in items {
                    let path = item["href"].as_str().expect("an address");
                    let one = json(&site, cookie, path).await;
                    check(&document, &format!("{route}/{{{key}}}"), &one, path);
                    assert_eq!(one[key], item[key]);
                    if let Some(values) = one["values"].as_str() {
                        let values = json(&site, cookie, values).await;
                        check(&document, "/api/v1/indikatoren/{code}/werte", &values, path);
                    }
                }
            }
        }
        // The checker finds what it looks for.
        let mut page = json(&site, "", "/api/v1/felder").await;
        page[0]["geheim"] = Value::from(1);
        page[1]["position"] = Value::from("1");
        let schema = &document["paths"]["/api/v1/felder"]["get"]["responses"]["200"]["content"]["application/json"]
            ["schema"];
        let mut found = Vec::new();
        faults(&document, schema, &page, "", &mut found);
        assert_eq!(found.len(), 2, "{found:?}");
    });
}

async fn all_pages(site: &Site, first: &str) -> Vec<Value> {
    let (mut items, mut next) = (Vec::new(), Some(first.to_owned()));
    while let Some(path) = next {
        let page = json(site, "", &path).await;
        items.extend(page["items"].as_array().expect("items").iter().cloned());
        next = page["links"]["next"].as_str().map(ToOwned::to_owned);
        assert!(next.is_some() || page["total"] == items.len(), "{path}");
    }
    items
}

#[test]
fn pages_and_filters_give_every_value_once() {
    run(async {
        let site = demo().await;
        let catalogue = site.state.store.catalogue().await.expect("answers");
        let record = catalogue.indicators.iter().find(|(code, _)| code.as_str() == "BG-04");
        let record = record.expect("it is there").1;
        let stored = record.observations();
        let path = "/api/v1/indikatoren/BG-04/werte";
        let all = all_pages(&site, &format!("{path}?limit=3")).await;
        let ids: Vec<_> = all.iter().map(|value| value["id"].as_str().expect("an id")).collect();
        assert_eq!(ids, stored.iter().map(|o| o.id.as_str()).collect::<Vec<_>>());
        for (value, o) in all.iter().zip(stored) {
            assert_eq!(value["value"].as_f64(), Some(o.value));
            assert_eq!(value["period"], o.period.to_string());
        }
        let some = all_pages(&site, &format!("{path}?area=DE-NI&from=2023&to=2024&limit=1")).await;
        let expected = stored.iter().filter(|o| {
            let year = |day: chrono::NaiveDate| day.format("%Y").to_string();
            let within = |year: String| year == "2023" || year == "2024";
            o.area.as_str() == "DE-NI"
                && within(year(o.period.start()))
                && within(year(o.period.end()))
        });
        assert_eq!(some.len(), expected.count());
        assert!(!some.is_empty() && some.len() < all.len());
        assert!(some.iter().all(|value| value["area"] == "DE-NI"));
        let codes = all_pages(&site, "/api/v1/indikatoren?limit=7").await;
        let codes: Vec<_> = codes.iter().map(|i| i["code"].as_str().expect("a code")).collect();
        let known: Vec<_> = catalogue.indicators.keys().map(ToString::to_string).collect();
        assert_eq!(codes, known);
    });
}

fn is_problem(answer: &Answer, status: u16) -> Value {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("cache-control"), "no-store");
    let problem: Value = serde_json::from_str(&answer.text).expect("JSON");
    assert_eq!(problem["status"], status);
    for field in ["type", "title", "detail"] {
        assert!(problem[field].as_str().is_some_and(|text| !text.is_empty()), "{field}");
    }
    problem
}

#[test]
fn what_goes_wrong_is_told_as_a_problem_in_german() {
    run(async {
        let site = demo().await;
        let document = description(&site).await;
        let schema = &document["components"]["schemas"]["Problem"];
        for (path, status, says) in [
            ("/api/v1/indikatoren/XX-99", 404, "nicht für Sie freigegeben"),
            ("/api/v1/indikatoren/%00", 404, "nicht für Sie freigegeben"),
            ("/api/v1/massnahmen/gibt-es-nicht", 404, "nicht für Sie freigegeben"),
            ("/api/v1/gibt-es-nicht", 404, "nicht für Sie freigegeben"),
            ("/api/v1/indikatoren?limit=0", 400, "ganze Zahl von 1 bis 100"),
            ("/api/v1/indikatoren?cursor=XX-99", 400, "links.next"),
            ("/api/v1/indikatoren?seite=2", 400, "limit, cursor"),
            ("/api/v1/felder?limit=2", 400, "gibt es hier nicht"),
            ("/api/v1/indikatoren?limit=1&limit=2", 400, "mehrmals"),
            ("/api/v1/indikatoren/BG-04/werte?area=a%20b", 400, "DE-NI"),
            ("/api/v1/indikatoren/BG-04/werte?from=gestern", 400, "2023-S2"),
            ("/api/v1/indikatoren/BG-04/werte?from=2024&to=2023", 400, "nach „to“"),
        ] {
            let problem = is_problem(&site.get("", path).await, status);
            let detail = problem["detail"].as_str().expect("a text");
            assert!(detail.contains(says), "{path}: {detail}");
            let mut found = Vec::new();
            faults(&document, schema, &problem, path, &mut found);
            assert!(found.is_empty(), "{found:?}");
        }
        let written = Request::post("/api/v1/felder").header(ORIGIN, OWN).body(Body::empty());
        is_problem(&site.send(written.expect("a request")).await, 405);
        let page = site.get("", "/api/v2/felder").await;
        assert!(page.header("content-type").starts_with("text/html"), "no address of it");
    });
}

#[test]
fn a_tag_saves_the_answer_until_something_changes() {
    run(async {
        let site = demo().await;
        let path = "/api/v1/indikatoren/BG-04/werte";
        let first = site.get("", path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"') && tag.len() > 20, "strong: {tag}");
        assert_eq!(first.header("cache-control"), "private, no-cache");
        assert_eq!(first.header("vary"), "cookie");
        let asked = async |tags: &str| {
            let mut request = get(path, "");
            let headers = request.headers_mut();
            headers.insert(IF_NONE_MATCH, tags.parse().expect("a value"));
            headers.insert(ACCEPT_ENCODING, "gzip, br".parse().expect("a value"));
            site.send(request).await
        };
        for tags in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
            let answer = asked(&tags).await;
            assert_eq!(
                (answer.status, answer.text.as_str()),
                (StatusCode::NOT_MODIFIED, ""),
                "{tags}"
            );
            assert_eq!(answer.header("etag"), tag);
        }
        let answer = asked("\"x\"").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header("content-encoding"), "", "the tag stands for these bytes");
        assert_eq!(answer.text, first.text);
        let change = "UPDATE observation SET note = 'anders' WHERE indicator = 'BG-04'; \
            UPDATE meta:catalogue SET base += 1";
        site.state.store.tamper(change).await.expect("taken");
        let answer = asked(&tag).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_ne!(answer.header("etag"), tag);
    });
}

#[test]
fn an_address_that_asks_too_often_is_told_when_to_come_back() {
    run(async {
        let site = demo().await;
        let from = async |last: u8, path: &str| {
            let mut request = get(path, "");
            let address = SocketAddr::from(([10, 0, 0, last], 40_000));
            request.extensions_mut().insert(ConnectInfo(address));
            site.send(request).await
        };
        let mut answered = 0;
        let refused = loop {
            // What does not exist counts too.
            let path = ["/api/v1/felder", "/api/v1/indikatoren/XX-99"][answered % 2];
            let answer = from(1, path).await;
            if answer.status == StatusCode::TOO_MANY_REQUESTS {
                break answer;
            }
            answered += 1;
            assert!(answered < 1_000);
        };
        assert_eq!(answered, 120);
        let wait: u64 = refused.header("retry-after").parse().expect("seconds");
        assert!((1..=60).contains(&wait), "{wait}");
        let problem = is_problem(&refused, 429);
        assert!(problem["detail"].as_str().is_some_and(|text| text.contains("Sekunden")));
        assert!(site.get("", "/api").await.text.contains("120"), "the page tells the number");
        assert_eq!(from(2, "/api/v1/felder").await.status, StatusCode::OK, "another address");
        assert_eq!(from(1, "/indikatoren").await.status, StatusCode::OK, "pages are not concerned");
    });
}

#[test]
fn what_the_pages_hide_the_interface_hides_too() {
    run(async {
        let site = demo().await;
        let hide = "UPDATE measure:digitalbonus SET tier = 'ministerium'; \
            UPDATE meta:catalogue SET base += 1";
        let hide = hide.replace("ministerium", domain::tier::Tier::Ministry.code());
        site.state.store.tamper(&hide).await.expect("taken");
        let planner = site.sign_in(Who::Planner).await;
        let path = "/api/v1/massnahmen/digitalbonus";
        assert_eq!(site.get(&planner, path).await.status, StatusCode::OK);
        let missing = site.get("", "/api/v1/massnahmen/gibt-es-nicht").await;
        let answer = site.get("", path).await;
        assert_eq!((answer.status, &answer.text), (missing.status, &missing.text));
        let slug = |value: &Value| value.to_string().contains("\"digitalbonus\"");
        let (mut named, mut seen) = (0, 0);
        for kind in ["massnahmen", "indikatoren"] {
            let list = format!("/api/v1/{kind}?limit=100");
            for (cookie, inside) in [("", false), (planner.as_str(), true)] {
                let page = json(&site, cookie, &list).await;
                named += usize::from(slug(&page) && !inside);
                for item in page["items"].as_array().expect("items") {
                    let href = item["href"].as_str().expect("an address");
                    let one = json(&site, cookie, href).await;
                    named += usize::from(slug(&one) && !inside);
                    seen += usize::from(slug(&one) && inside);
                }
            }
        }
        assert_eq!(named, 0);
        assert!(seen > 1, "planners find it, its indicators and its successor");

        let office = site.sign_in(Who::Secretariat).await;
        let face = "/verwaltung/oeffentlichkeit";
        let version = hidden(&site.get(&office, face).await.text, "version");
        let open = [("version", version.as_str()), ("indicators", "ja")];
        assert_eq!(site.post(&office, face, &open).await.status, StatusCode::SEE_OTHER);
        is_problem(&site.get("", "/api/v1/massnahmen").await, 404);
        for item in all_pages(&site, "/api/v1/indikatoren").await {
            let one = json(&site, "", item["href"].as_str().expect("an address")).await;
            assert_eq!(one["measures"], Value::Array(Vec::new()), "no measure is named");
        }
        assert_eq!(site.get(&office, "/api/v1/massnahmen").await.status, StatusCode::OK);
    });
}
