//! One handler per page and form: load, ask the policy, write, render.

pub mod account;
pub mod authoritative;
pub mod chain;
pub mod circulars;
pub mod claims;
pub mod desk;
pub mod discussion;
pub mod erase;
pub mod evaluations;
pub mod experience;
pub mod experiences;
pub mod exports;
pub mod factor;
pub mod fields;
pub mod findings;
pub mod imports;
pub mod index;
pub mod indicators;
pub mod journal;
pub mod keep_indicator;
mod known;
pub mod links;
pub mod measures;
pub mod meetings;
pub mod methods;
pub mod outbox;
pub mod own;
pub mod own_data;
pub mod papers;
pub mod people;
pub mod plain;
pub mod procedure;
pub mod provider;
pub mod release;
pub mod resolutions;
pub mod results;
pub mod rounds;
pub mod search;
pub mod sources;
pub mod stream;
pub mod supply;
pub mod targets;
pub mod workshops;

use crate::request::{Failure, Req};
use domain::actor::Actor;
use domain::catalogue::MeasureRecord;
use domain::discussion::Topic;
use domain::evaluation::Rating;
use domain::face::Section;
use domain::finding::Register;
use domain::journal::{Act, Entry, SubjectKind};
use domain::key::MeasureSlug;
use domain::policy::{
    feedback_view, hides_matter, is_act_visible, may_open, sees_discussions, sees_position,
};
use serde::Deserialize;
use std::sync::Arc;
use store::{PositionReader, StoreError};

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

/// Leaves of a row about what this reader may not know of only what was done, when and by whom: measures of a closer circle,
/// and matters of the council for whoever is outside it.
pub fn conceal(entry: &mut Entry, actor: &Actor, hidden: &[String]) {
    let is_hidden_measure = entry.subject == SubjectKind::Measure && hidden.contains(&entry.key);
    if is_hidden_measure || hides_matter(actor, entry.act) {
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

/// What becomes of what members say, as far as this reader may see it: within the own circle, and findings only where the
/// section is open to the reader.
///
/// # Errors
/// When the store does not answer.
pub async fn seen_register(req: &Req) -> Result<Arc<Register>, StoreError> {
    let all = req.state.store.register().await?;
    let seen = all.seen_by(&req.ctx.actor, &req.catalogue);
    if may_open(&req.ctx.actor, Section::Evaluations, &req.catalogue.face) {
        return Ok(Arc::new(seen));
    }
    Ok(Arc::new(Register { outcomes: seen.outcomes, ..Register::default() }))
}

/// The positions on a measure in rounds that are over, as far as this reader sees them: where they are summed up, those of
/// other organisations carry no text and must not be shown one by one.
///
/// # Errors
/// When the store does not answer.
pub async fn positions_on(req: &Req, measure: &MeasureSlug) -> Result<Vec<Rating>, StoreError> {
    let mut all = Vec::new();
    for round in req.catalogue.rounds.values().filter(|round| round.is_over(req.ctx.today)) {
        let found = req.state.store.positions_in(round, req.position_reader()).await?;
        all.extend(found.all.into_iter().filter(|rating| &rating.measure == measure));
    }
    Ok(all)
}

/// Those of them that this reader reads one by one, with the name of the organisation.
///
/// # Errors
/// When the store does not answer.
pub async fn named_positions_on(
    req: &Req,
    measure: &MeasureSlug,
) -> Result<Vec<Rating>, StoreError> {
    let PositionReader { actor, face, today } = req.position_reader();
    let mut all = positions_on(req, measure).await?;
    all.retain(|rating| {
        let round = req.catalogue.rounds.get(&rating.round);
        round.is_some_and(|round| sees_position(actor, face, round, &rating.organisation, today))
    });
    Ok(all)
}

/// The number of posts about a topic that this reader may read.
///
/// # Errors
/// When the store does not answer.
pub async fn posts_about(req: &Req, topic: &Topic) -> Result<usize, StoreError> {
    if !sees_discussions(&req.ctx.actor) {
        return Ok(0);
    }
    Ok(req.state.store.discussion(topic).await?.posts.len())
}
