//! The description of the interface: `OpenAPI` 3.1, made from the same lists of fields as the answers.

use super::PREFIX;
use super::chains::ChainDetail;
use super::page::{MOST, Page, USUAL};
use super::records::{
    FieldEntry, IndicatorDetail, IndicatorEntry, MeasureDetail, MeasureEntry, ValueEntry,
};
use super::shape::{Shape, object};
use domain::chain::LinkKind;
use serde_json::{Map, Value, json};

/// Parameters of a list.
pub(super) const PAGED: &[&str] = &["limit", "cursor"];
/// The parameter of what has past states.
pub(super) const STATE: &[&str] = &["stand"];
/// Parameters of a list of what has past states.
pub(super) const PAGED_STATE: &[&str] = &["stand", "limit", "cursor"];
/// Parameters of the list of values.
pub(super) const VALUES: &[&str] = &["area", "from", "to", "stand", "limit", "cursor"];

/// An address of the interface.
struct Operation {
    path: &'static str,
    name: &'static str,
    summary: &'static str,
    /// Parameters in the path and in the query.
    in_path: &'static [&'static str],
    in_query: &'static [&'static str],
    schema: fn() -> Value,
    define: fn(&mut Map<String, Value>),
}

impl Operation {
    const fn of<T: Shape>(
        path: &'static str,
        name: &'static str,
        summary: &'static str,
        in_path: &'static [&'static str],
        in_query: &'static [&'static str],
    ) -> Self {
        Self { path, name, summary, in_path, in_query, schema: T::schema, define: T::define }
    }

    fn described(&self) -> Value {
        let in_path = self.in_path.iter().map(|name| parameter("path", name));
        let in_query = self.in_query.iter().map(|name| parameter("query", name));
        let mut responses = Map::new();
        let tag = json!({ "ETag": {
            "description": "Kennung des Inhalts, für If-None-Match",
            "schema": { "type": "string" },
        } });
        responses.insert(
            "200".to_owned(),
            json!({
                "description": "Die Antwort",
                "headers": tag,
                "content": { "application/json": { "schema": (self.schema)() } },
            }),
        );
        responses.insert("304".to_owned(), json!({ "description": "Unverändert", "headers": tag }));
        for (status, description) in [
            ("400", "Ein Parameter ist ungültig"),
            ("404", "Das gibt es nicht, oder es ist nicht freigegeben"),
            ("429", "Zu viele Abfragen; Retry-After nennt die Sekunden bis zur nächsten"),
            ("503", "Der Dienst ist gerade nicht erreichbar"),
        ] {
            let schema = json!({ "$ref": "#/components/schemas/Problem" });
            let content = json!({ "application/problem+json": { "schema": schema } });
            let response = json!({ "description": description, "content": content });
            responses.insert(status.to_owned(), response);
        }
        json!({ "get": {
            "operationId": self.name,
            "summary": self.summary,
            "parameters": in_path.chain(in_query).collect::<Vec<_>>(),
            "responses": responses,
        } })
    }
}

/// Every address.
const OPERATIONS: [Operation; 8] = [
    Operation::of::<Vec<FieldEntry>>("/felder", "fields", "Die Indikationsfelder", &[], &[]),
    Operation::of::<Page<IndicatorEntry>>(
        "/indikatoren",
        "indicators",
        "Alle Indikatoren, nach Kürzel",
        &[],
        PAGED_STATE,
    ),
    Operation::of::<IndicatorDetail>(
        "/indikatoren/{code}",
        "indicator",
        "Ein Indikator",
        &["code"],
        STATE,
    ),
    Operation::of::<Page<ValueEntry>>(
        "/indikatoren/{code}/werte",
        "values",
        "Die Werte eines Indikators, nach Gebiet, Zeitraum und Datenstand",
        &["code"],
        VALUES,
    ),
    Operation::of::<Page<MeasureEntry>>(
        "/massnahmen",
        "measures",
        "Alle Maßnahmen, nach Kürzel",
        &[],
        PAGED,
    ),
    Operation::of::<MeasureDetail>(
        "/massnahmen/{slug}",
        "measure",
        "Eine Maßnahme",
        &["slug"],
        &[],
    ),
    Operation::of::<ChainDetail>(
        "/wirkungskette/{kind}/{id}",
        "chain",
        "Die Wirkungskette durch eines ihrer Glieder",
        &["kind", "id"],
        &[],
    ),
    Operation {
        path: "/openapi.json",
        name: "openapi",
        summary: "Diese Beschreibung",
        in_path: &[],
        in_query: &[],
        schema: || json!({ "type": "object" }),
        define: |_| {},
    },
];

fn parameter(place: &str, name: &str) -> Value {
    let (schema, says) = match name {
        "limit" => (
            json!({ "type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL }),
            "Einträge je Seite",
        ),
        "cursor" => (
            json!({ "type": "string" }),
            "Kürzel oder Kennung des letzten Eintrags der vorigen Seite; steht in links.next",
        ),
        "area" => (json!({ "type": "string" }), "Nur Werte dieses Gebiets, zum Beispiel DE-NI"),
        "from" => {
            (json!({ "type": "string" }), "Nur Zeiträume, die mit diesem oder später beginnen")
        }
        "to" => (json!({ "type": "string" }), "Nur Zeiträume, die mit diesem oder früher enden"),
        "stand" => (
            json!({ "type": "string", "format": "date" }),
            "Werte, Zielwerte und Verfahren, wie sie am Ende dieses Tages bekannt waren, höchstens heute; ohne Angabe der \
                heutige Stand",
        ),
        "kind" => (LinkKind::schema(), "Art des Glieds, zum Beispiel feststellung"),
        "id" => (json!({ "type": "string" }), "Kürzel oder Kennung des Glieds"),
        "code" => (json!({ "type": "string" }), "Kürzel des Indikators, zum Beispiel BG-04"),
        _ => (json!({ "type": "string" }), "Kürzel der Maßnahme, zum Beispiel digitalbonus"),
    };
    json!({
        "in": place,
        "name": name,
        "required": place == "path",
        "description": says,
        "schema": schema,
    })
}

/// The document.
pub(super) fn document() -> Value {
    let mut schemas = Map::new();
    let problem = [
        ("type", String::schema(), "about:blank: der Status sagt, worum es geht"),
        ("title", String::schema(), "Was nicht ging"),
        ("status", u16::schema(), "Status der Antwort"),
        ("detail", String::schema(), "Was zu tun ist"),
    ];
    schemas.insert("Problem".to_owned(), object("Ein Fehler nach RFC 9457.", problem));
    let mut paths = Map::new();
    for operation in &OPERATIONS {
        (operation.define)(&mut schemas);
        paths.insert(format!("{PREFIX}{}", operation.path), operation.described());
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Wirkungskompass",
            "version": "1",
            "description": "Indikatoren, Werte und Maßnahmen des Strategierats Niedersachsen. Nur lesend; ohne Anmeldung \
                ist zu sehen, was der Rat öffentlich zeigt.",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": { "schemas": schemas },
    })
}
