//! What everybody who takes part follows, on the phone first.

use super::{Data, now, poll, region};
use crate::ctx::Ctx;
use crate::i18n::t;
use domain::catalogue::Catalogue;
use domain::meeting::sitting::Sitting;
use leptos::prelude::*;

/// The regions of the page: what is asked comes first while it is asked.
pub(super) fn page(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting) -> AnyView {
    let stand = view! {
        <section class="wk-panel wk-live__now" aria-labelledby="h-jetzt">
            <h2 id="h-jetzt">{t!(ctx, "live-now")}</h2>
            {now::item(ctx, data, sitting)}
            {now::time(ctx, data, sitting)}
            {now::quorum(ctx, data, sitting)}
        </section>
    };
    view! {
        {region("live-abstimmung", poll::section(ctx, catalogue, data, sitting))}
        {region("live-stand", stand)}
        {region("live-punkte", now::agenda(ctx, data, sitting))}
    }
    .into_any()
}
