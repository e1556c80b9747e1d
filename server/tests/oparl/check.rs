//! Whether an object is as the standard has it: its type is known, what is demanded is there, each field is of its kind.

use chrono::{DateTime, NaiveDate};
use serde_json::Value;
use std::sync::LazyLock;

/// The fields of the standard.
static TABLE: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("fields.json")).expect("a table"));

/// What is wrong with an object and everything inside it.
pub(crate) fn faults(object: &Value) -> Vec<String> {
    let mut found = Vec::new();
    look(object, object["id"].as_str().unwrap_or("?"), &mut found);
    found
}

fn look(object: &Value, at: &str, found: &mut Vec<String>) {
    let name = object["type"].as_str().and_then(|name| name.rsplit('/').next()).unwrap_or_default();
    let (common, own) = (&TABLE["common"], &TABLE["types"][name]);
    if own.is_null() {
        found.push(format!("{at}: no type {name:?}"));
        return;
    }
    let gone = object["deleted"] == Value::Bool(true);
    let parts = [common, own].into_iter().filter(|part| !gone || std::ptr::eq(*part, common));
    for field in parts.flat_map(|part| part["required"].as_array().into_iter().flatten()) {
        let field = field.as_str().unwrap_or_default();
        if object[field].is_null() {
            found.push(format!("{at}: {field} is missing"));
        }
    }
    let fields = object.as_object().into_iter().flatten();
    for (field, value) in fields.filter(|(field, _)| !field.contains(':')) {
        let kind = common["fields"].get(field).or_else(|| own["fields"].get(field));
        let at = format!("{at}/{field}");
        match (kind, value) {
            (None, _) => found.push(format!("{at} is no field of {name}")),
            (Some(Value::Array(of)), Value::Array(all)) => {
                for value in all {
                    fits(&of[0], value, &at, found);
                }
            }
            (Some(kind), value) => fits(kind, value, &at, found),
        }
    }
}

fn fits(kind: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let text = value.as_str().unwrap_or_default();
    let fine = match kind.as_str().unwrap_or_default() {
        "text" => !text.is_empty(),
        "address" => text.starts_with("https://") || text.starts_with("http://"),
        "day" => text.parse::<NaiveDate>().is_ok(),
        // With an offset in figures: the standard has no „Z“.
        "moment" => DateTime::parse_from_rfc3339(text).is_ok() && text.len() == 25,
        "count" => value.is_u64(),
        "flag" => value.is_boolean(),
        _ => return look(value, at, found),
    };
    if !fine {
        found.push(format!("{at}: {value} is no {kind}"));
    }
}
