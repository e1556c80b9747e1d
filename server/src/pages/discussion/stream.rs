//! Following a discussion.

use super::super::stream::{Followed, follow};
use super::topic;
use crate::request::{Answer, Req};
use crate::state::AppState;
use axum::extract::Path;
use domain::actor::Actor;
use domain::catalogue::Catalogue;
use domain::discussion::Topic;
use domain::key::MeasureSlug;
use domain::policy::sees_discussions;
use store::StoreError;

struct Discussed {
    topic: Topic,
    measure: MeasureSlug,
}

impl Followed for Discussed {
    fn may_read(&self, actor: &Actor, catalogue: &Catalogue) -> bool {
        sees_discussions(actor) && catalogue.measures.contains_key(&self.measure)
    }

    async fn number(&self, state: &AppState, _: &Actor) -> Result<i64, StoreError> {
        state.store.sequence(&self.topic).await
    }
}

/// `GET /diskussion/{kind}/{id}/strom`
pub async fn stream(req: Req, Path((kind, key)): Path<(String, String)>) -> Answer {
    let (topic, record) = topic(&req, &kind, &key).await?;
    follow(&req, Discussed { topic, measure: record.measure.slug.clone() })
}
