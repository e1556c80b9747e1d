//! Polls: the open question with the buttons of whoever has a vote, results in words, the form of a new question.

use super::super::agenda::german;
use super::{Data, OwnVote, organisation, path, words};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::measures::parts::count;
use crate::pages::procedure::words as rules;
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::meeting::procedure::{Matter, RuleName};
use domain::meeting::sitting::{HeldPoll, Sitting};
use domain::meeting::vote::amendment::{AmendmentState, in_order};
use domain::meeting::vote::{Choice, Method, PollState};
use leptos::prelude::*;

/// Results shown to whoever follows.
const MOST: usize = 5;

/// Open question, results, and for chair and Geschäftsstelle the form of the next one.
pub(super) fn section(ctx: &Ctx, catalogue: &Catalogue, data: &Data, sitting: &Sitting) -> AnyView {
    let known = |held: &&HeldPoll| data.item(&held.poll.item).is_some();
    let open = sitting.open_poll().filter(known).map(|held| question(ctx, data, held));
    let closed = sitting.polls.iter().rev().filter(known);
    let closed = closed.filter(|held| held.poll.state == PollState::Closed);
    let most = if data.runs { usize::MAX } else { MOST };
    let results: Vec<_> =
        closed.take(most).map(|held| result(ctx, catalogue, data, held)).collect();
    let asks = data.runs && sitting.is_on() && sitting.open_poll().is_none();
    let form = (asks && data.known_current().is_some()).then(|| form(ctx, data, sitting));
    let nothing = open.is_none() && results.is_empty() && form.is_none();
    if nothing {
        return ().into_any();
    }
    view! {
        <section class="wk-section" id="abstimmung" aria-labelledby="h-abstimmung" tabindex="-1">
            <h2 id="h-abstimmung">{t!(ctx, "live-polls")}</h2>
            {open}
            {form}
            {(!results.is_empty()).then(|| view! { <ul class="wk-list">{results}</ul> })}
        </section>
    }
    .into_any()
}

/// The open question: who asks, how many have voted, and what the reader can do.
fn question(ctx: &Ctx, data: &Data, held: &HeldPoll) -> AnyView {
    let poll = &held.poll;
    let base = format!("{}/abstimmungen/{}", path(data.prepared.plan.meeting), poll.id);
    let given: i64 = count(poll.given());
    let voters: i64 = count(poll.voters.len());
    let state = if held.on_paper {
        t!(ctx, "live-poll-by-hand", votes = poll.votes_present())
    } else {
        t!(ctx, "live-poll-given", given = given, voters = voters)
    };
    let own = match data.vote {
        OwnVote::None => None,
        OwnVote::May => Some(buttons(ctx, &base)),
        OwnVote::Given(choice) => {
            let text = match choice {
                Some(choice) => t!(ctx, "live-vote-given", choice = words::choice(ctx, choice)),
                None => t!(ctx, "live-vote-secret"),
            };
            Some(view! { <div class="wk-note wk-note--ok" role="status"><p class="wk-strong">{ui::icon("#s-ok")}" "{text}</p></div> }.into_any())
        }
    };
    let ends = data.runs.then(|| end(ctx, data, held, &base));
    let amendment = held.amendment.is_some().then(|| t!(ctx, "live-poll-amendment"));
    view! {
        <div class="wk-panel wk-vote">
            <p class="wk-small wk-muted">
                {words::method(ctx, poll.method)}{amendment.map(|text| format!(" · {text}"))}" · "{state}
            </p>
            <p class="wk-vote__question" lang=german(ctx)>{poll.question.clone()}</p>
            {own}
            {ends}
        </div>
    }
    .into_any()
}

fn buttons(ctx: &Ctx, base: &str) -> AnyView {
    let all: Vec<_> = Choice::ALL
        .iter()
        .map(|choice| {
            let class = format!("wk-btn wk-btn--secondary wk-vote__choice wk-vote__choice--{}", choice.code());
            view! {
                <button class=class type="submit" name="choice" value=choice.code()>{words::choice(ctx, *choice)}</button>
            }
        })
        .collect();
    view! {
        <form class="wk-vote__choices" method="post" action=ctx.href(&format!("{base}/stimme"))>{all}</form>
    }
    .into_any()
}

/// Closing or withdrawing the open question; one that is counted by hand with its count.
fn end(ctx: &Ctx, data: &Data, held: &HeldPoll, base: &str) -> AnyView {
    let form = &data.forms.count;
    let field =
        |name, label, value: &str| FieldSpec::new(ctx, name, label, value, &form.errors).width("s");
    let values = &form.values;
    let numbers = held.on_paper.then(|| {
        view! {
            <div class="wk-row">
                {ui::number_input(ctx, field("yes", words::choice(ctx, Choice::Yes), &values.yes), String::new())}
                {ui::number_input(ctx, field("no", words::choice(ctx, Choice::No), &values.no), String::new())}
                {ui::number_input(ctx, field("abstain", words::choice(ctx, Choice::Abstain), &values.abstain), String::new())}
                {ui::number_input(ctx, field("invalid", t!(ctx, "live-count-invalid"), &values.invalid).optional(), String::new())}
                {ui::number_input(ctx, field("not_given", t!(ctx, "live-count-not-given"), &values.not_given).optional(), String::new())}
            </div>
        }
    });
    let refused = form.errors.of("end").map(|problem| labels::problem(ctx, problem));
    let described = refused.as_ref().map(|_| "e-end");
    view! {
        <form class="wk-form" method="post" action=ctx.href(&format!("{base}/ende")) novalidate=true>
            {numbers}
            {ui::error_line("end", refused)}
            <div class="wk-btns">
                <button class="wk-btn wk-btn--primary" type="submit" name="schritt" value="schliessen" id="f-end" aria-describedby=described>{t!(ctx, "live-poll-close")}</button>
                <button class="wk-btn wk-btn--quiet" type="submit" name="schritt" value="zurueckziehen">{t!(ctx, "live-poll-withdraw")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// A result in words with its rule; of a vote by name every vote.
pub(super) fn result(ctx: &Ctx, catalogue: &Catalogue, data: &Data, held: &HeldPoll) -> AnyView {
    let Some(vote) = held.record(&data.prepared.rules) else { return ().into_any() };
    let names: Vec<_> = vote
        .by_name
        .iter()
        .map(|(code, choice)| {
            let choice =
                choice.map_or_else(|| t!(ctx, "live-not-voted"), |c| words::choice(ctx, c));
            view! { <li>{organisation(catalogue, code)}": "{choice}</li> }
        })
        .collect();
    let names = (!names.is_empty()).then(|| {
        view! { <details class="wk-data"><summary>{t!(ctx, "live-by-name")}</summary><ul class="wk-list">{names}</ul></details> }
    });
    let rule = rules::applied(ctx, RuleName::Majority, data.prepared.rules.version);
    let record = (data.runs && held.amendment.is_none()).then(|| {
        let to =
            format!("{}/abstimmungen/{}/beschluss", path(data.prepared.plan.meeting), held.poll.id);
        view! { <p><a class="wk-link" href=ctx.href(&to)>{t!(ctx, "live-record")}</a></p> }
    });
    view! {
        <li class="wk-vote__result">
            <p class="wk-small wk-muted" lang=german(ctx)>{data.name(ctx, &held.poll.item)}</p>
            <p lang=german(ctx)>{held.poll.question.clone()}</p>
            <p class="wk-strong">{words::vote(ctx, &vote)}</p>
            <p class="wk-small wk-muted">{words::method(ctx, held.poll.method)}" · "{rule}</p>
            {names}
            {record}
        </li>
    }
    .into_any()
}

/// The form of a question on the item being dealt with.
fn form(ctx: &Ctx, data: &Data, sitting: &Sitting) -> AnyView {
    let form = &data.forms.poll;
    let values = &form.values;
    let field = |name, label, value: &str| FieldSpec::new(ctx, name, label, value, &form.errors);
    let current = data.known_current().cloned();
    let amendments = current.as_ref().map(|item| sitting.amendments_to(item)).unwrap_or_default();
    let open = in_order(&amendments, data.prepared.rules.amendments);
    let open = open.into_iter().filter(|a| a.state == AmendmentState::Open);
    let open = open.map(|a| {
        let text: String = a.text.chars().take(60).collect();
        (a.id.to_string(), t!(ctx, "live-amendment-option", text = text))
    });
    let proposal = (String::new(), t!(ctx, "live-proposal"));
    let about: Vec<_> = std::iter::once(proposal).chain(open).collect();
    let methods = Method::ALL.iter().map(|m| (m.code().to_owned(), words::method(ctx, *m)));
    let matters = Matter::ALL.iter().map(|matter| {
        let majority = words::majority(ctx, data.prepared.rules.majority(*matter));
        (matter.code().to_owned(), format!("{}: {majority}", rules::matter(ctx, *matter)))
    });
    let by_hand = [("nein", t!(ctx, "live-by-phone")), ("ja", t!(ctx, "live-by-hand"))];
    let by_hand = by_hand.into_iter().map(|(value, label)| (value.to_owned(), label)).collect();
    let way = if values.by_hand == "ja" { "ja" } else { "nein" };
    let action = ctx.href(&format!("{}/abstimmungen", path(data.prepared.plan.meeting)));
    view! {
        <details class="wk-data" open=!form.errors.is_empty()>
            <summary>{t!(ctx, "live-ask")}</summary>
            <form class="wk-form" method="post" action=action novalidate=true>
                <input type="hidden" name="token" value=form.token.clone() />
                <input type="hidden" name="punkt" value=current.map(|item| item.to_string()) />
                {ui::text_area(ctx, field("question", t!(ctx, "live-question"), &values.question), 4, domain::meeting::live_form::MAX_TEXT)}
                {ui::select(ctx, field("amendment", t!(ctx, "live-about"), &values.amendment).optional().hint(t!(ctx, "live-about-hint")), about)}
                {ui::select(ctx, field("method", t!(ctx, "live-method"), &values.method), methods.collect())}
                {ui::select(ctx, field("matter", t!(ctx, "live-matter"), &values.matter), matters.collect())}
                {ui::radios(field("by_hand", t!(ctx, "live-counting"), way), by_hand)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "live-poll-open")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
