//! What an answer is made of: each type says in one place how it is written and which JSON Schema that follows.

use chrono::NaiveDate;
use domain::chain::LinkKind;
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::indicator::status::{Polarity, Status};
use domain::measure::MilestoneKind;
use domain::measure::contribution::{Direction, Directness, Grade};
use domain::measure::state::State;
use domain::source::{Bilingual, Evidence};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// A type that answers are made of.
pub(super) trait Shape: Serialize {
    /// Its schema, or a reference to the one under its name.
    fn schema() -> Value;

    /// Adds the named schemas that [`Shape::schema`] refers to.
    fn define(_: &mut Map<String, Value>) {}
}

/// A field of an object: name, schema, what it holds.
pub(super) type Field = (&'static str, Value, &'static str);

/// The schema of an object that has exactly these fields.
pub(super) fn object(about: &str, fields: impl IntoIterator<Item = Field>) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, mut schema, says) in fields {
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_owned(), json!(says));
        }
        properties.insert(name.to_owned(), schema);
        required.push(name);
    }
    json!({
        "type": "object",
        "description": about.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Declares a struct with its schema: fields, types and what they hold stand in one list.
macro_rules! record {
    ($(
        #[doc = $about:literal]
        $name:ident { $($field:ident: $kind:ty = $says:literal),* $(,)? }
    )*) => {$(
        #[doc = $about]
        #[derive(Debug, serde::Serialize)]
        pub(super) struct $name { $(#[doc = $says] pub(super) $field: $kind),* }

        impl $crate::api::shape::Shape for $name {
            fn schema() -> serde_json::Value {
                serde_json::json!({ "$ref": concat!("#/components/schemas/", stringify!($name)) })
            }

            fn define(all: &mut serde_json::Map<String, serde_json::Value>) {
                let fields = [$(
                    (stringify!($field), <$kind as $crate::api::shape::Shape>::schema(), $says)
                ),*];
                let schema = $crate::api::shape::object($about, fields);
                all.insert(stringify!($name).to_owned(), schema);
                $(<$kind as $crate::api::shape::Shape>::define(all);)*
            }
        }
    )*};
}
pub(super) use record;

macro_rules! plain {
    ($($kind:ty => $schema:tt),* $(,)?) => {$(
        impl Shape for $kind {
            fn schema() -> Value { json!($schema) }
        }
    )*};
}
plain! {
    String => { "type": "string" },
    bool => { "type": "boolean" },
    f64 => { "type": "number" },
    u8 => { "type": "integer" },
    u16 => { "type": "integer" },
    usize => { "type": "integer" },
    NaiveDate => { "type": "string", "format": "date" },
}

macro_rules! codes {
    ($($kind:ty),* $(,)?) => {$(
        impl Shape for $kind {
            fn schema() -> Value {
                let codes: Vec<_> = <$kind>::ALL.iter().map(|code| code.code()).collect();
                json!({ "type": "string", "enum": codes })
            }
        }
    )*};
}
codes! {
    Qualifier, ObservationStatus, Evidence, Polarity, Status, MilestoneKind, State, Direction, Directness, Grade,
    LinkKind,
}

impl Shape for Bilingual {
    fn schema() -> Value {
        json!({ "$ref": "#/components/schemas/Text" })
    }

    fn define(all: &mut Map<String, Value>) {
        let fields =
            [("de", String::schema(), "Deutsch"), ("en", String::schema(), "Englisch, oder leer")];
        all.insert("Text".to_owned(), object("Ein Text in beiden Sprachen.", fields));
    }
}

impl<T: Shape> Shape for Option<T> {
    fn schema() -> Value {
        json!({ "anyOf": [T::schema(), { "type": "null" }] })
    }

    fn define(all: &mut Map<String, Value>) {
        T::define(all);
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }

    fn define(all: &mut Map<String, Value>) {
        T::define(all);
    }
}
