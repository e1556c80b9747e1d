//! One handler per page and form: load, ask the policy, write, render.

pub mod account;
pub mod authoritative;
pub mod erase;
pub mod evaluations;
pub mod experience;
pub mod exports;
pub mod factor;
pub mod fields;
pub mod imports;
pub mod indicators;
pub mod journal;
pub mod keep_indicator;
mod known;
pub mod links;
pub mod measures;
pub mod methods;
pub mod outbox;
pub mod own;
pub mod own_data;
pub mod people;
pub mod plain;
pub mod provider;
pub mod sources;
pub mod release;
pub mod results;
pub mod rounds;
pub mod supply;
pub mod targets;

use crate::request::{Failure, Req};
use domain::catalogue::MeasureRecord;
use domain::journal::{Act, Entry, SubjectKind};
use domain::key::MeasureSlug;
use domain::policy::{feedback_view, is_act_visible};
use serde::Deserialize;
use std::sync::Arc;

/// The note a page shows after a redirect.
#[derive(Debug, Default, Deserialize)]
pub struct Notice {
    /// Code of the note.
    pub hinweis: Option<String>,
}

/// Hidden fields that every form carries.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Hidden {
    /// Version of the record when the form was opened.
    pub version: String,
    /// Identifier for a record to be created.
    pub token: String,
}

impl Hidden {
    /// The version; one that cannot be read fits no record.
    pub fn version(&self) -> i64 {
        self.version.parse().unwrap_or(-1)
    }
}

/// A fresh identifier for a record that a form may create.
pub fn fresh_token() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// The measure of a path.
///
/// # Errors
/// Not found.
pub fn measure(req: &Req, slug: &str) -> Result<Arc<MeasureRecord>, Failure> {
    let slug = MeasureSlug::parse(slug).map_err(|_| Failure::NotFound)?;
    req.catalogue.measures.get(&slug).cloned().ok_or(Failure::NotFound)
}

/// Leaves of a row about a measure that this reader may not know of only what was done, when and by whom.
pub fn conceal(entry: &mut Entry, hidden: &[String]) {
    if entry.subject == SubjectKind::Measure && hidden.contains(&entry.key) {
        entry.key.clear();
        entry.title.clear();
        entry.changes.clear();
        entry.reason.clear();
    }
}

/// The changes this reader may know about.
pub fn visible_acts(req: &Req) -> Vec<Act> {
    let view = feedback_view(&req.ctx.actor, &req.catalogue.face);
    Act::ALL.iter().copied().filter(|act| is_act_visible(view, *act)).collect()
}
