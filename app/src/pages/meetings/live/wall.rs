//! `/sitzungen/{nr}/live/wand`: for everybody in the room. Large, nothing to press, nothing that the council may not read.

use super::super::agenda::german;
use super::{Data, now, region, script, stream, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::measures::parts::count;
use crate::pages::{Nav, Page};
use domain::meeting::sitting::Sitting;
use domain::meeting::vote::PollState;
use leptos::prelude::*;

/// The page.
pub fn page(ctx: &Ctx, data: &Data) -> Page {
    let title = t!(ctx, "live-heading", meeting = data.prepared.meeting.title.clone());
    let content = match data.sitting.as_deref() {
        None => view! { <p class="wk-wall__item">{t!(ctx, "live-not-opened")}</p> }.into_any(),
        Some(sitting) => stand(ctx, data, sitting),
    };
    let body = view! {
        <main
            class="wk-main wk-wall"
            id="inhalt"
            tabindex="-1"
            data-strom=stream(data)
            data-stand=data.stand.to_string()
        >
            <h1 lang=german(ctx)>{data.prepared.meeting.title.clone()}</h1>
            {region("live-wand", content)}
        </main>
        {script()}
    }
    .into_any();
    Page { title, nav: Nav::Wall, islands: false, body }
}

fn stand(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let found = now::found(data, sitting);
    let open = sitting.open_poll().filter(|held| data.item(&held.poll.item).is_some());
    let question = open.map(|held| {
        let (given, voters) = (count(held.poll.given()), count(held.poll.voters.len()));
        let state = if held.on_paper {
            t!(ctx, "live-poll-by-hand", votes = held.poll.votes_present())
        } else {
            t!(ctx, "live-poll-given", given = given, voters = voters)
        };
        view! {
            <section class="wk-wall__poll">
                <h2>{t!(ctx, "live-polls")}</h2>
                <p class="wk-wall__question" lang=german(ctx)>{held.poll.question.clone()}</p>
                <p>{state}</p>
            </section>
        }
    });
    // A result stays on the wall until the next item is called.
    let last = sitting.polls.iter().rev().find(|held| held.poll.state == PollState::Closed);
    let last = last.filter(|held| open.is_none() && Some(&held.poll.item) == data.current());
    let last = last.filter(|held| data.item(&held.poll.item).is_some());
    let result = last.and_then(|held| {
        let vote = held.record(&data.prepared.rules)?;
        Some(view! {
            <section class="wk-wall__poll">
                <h2>{t!(ctx, "live-result")}</h2>
                <p class="wk-wall__question">{words::vote(ctx, &vote)}</p>
            </section>
        })
    });
    view! {
        <div class="wk-wall__now">{now::item(ctx, data, sitting)}{now::time(ctx, data, sitting)}</div>
        {question}
        {result}
        <p class="wk-wall__quorum">{words::quorum(ctx, &found)}</p>
    }
    .into_any()
}
