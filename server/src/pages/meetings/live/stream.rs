//! Following a meeting.

use super::super::super::stream::{Followed, follow};
use super::{Live, number};
use crate::request::{Answer, Req};
use crate::state::AppState;
use axum::extract::Path;
use domain::actor::Actor;
use domain::catalogue::Catalogue;
use domain::policy::follows_meeting;
use domain::tier::Tier;
use store::StoreError;

struct Course {
    meeting: u32,
    usual: Tier,
}

impl Followed for Course {
    fn may_read(&self, actor: &Actor, _: &Catalogue) -> bool {
        follows_meeting(actor, self.usual)
    }

    async fn number(&self, state: &AppState, actor: &Actor) -> Result<i64, StoreError> {
        number(state, actor, self.meeting).await
    }
}

/// `GET /sitzungen/{nr}/live/strom`
pub async fn stream(req: Req, Path(number): Path<String>) -> Answer {
    let live = Live::of(&req, &number).await?;
    let (meeting, usual) = (live.prepared.plan.meeting, live.prepared.rules.publicity.default);
    follow(&req, Course { meeting, usual })
}
