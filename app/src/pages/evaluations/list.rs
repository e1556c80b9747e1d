//! The rounds: what is open for whom, and what is over.

use super::{deadline, on_behalf, time_left};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{history, labels, shell, ui};
use chrono::{DateTime, Utc};
use domain::actor::{Account, Role};
use domain::catalogue::Catalogue;
use domain::evaluation::{Round, RoundState};
use domain::key::{MeasureSlug, RoundCode};
use domain::period::format_day;
use domain::policy::{Denied, PositionsView, positions_view, reach};
use leptos::prelude::*;

/// How far the reader's organisation is with one measure of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MyState {
    /// Nothing yet.
    Open,
    /// Begun, not given.
    Draft,
    /// Drawn up; a second person has still to release it.
    Waiting,
    /// Given or last changed at this moment, where it is known.
    Given(Option<DateTime<Utc>>),
}

/// What the list knows while it is drawn.
struct List<'a> {
    ctx: &'a Ctx,
    catalogue: &'a Catalogue,
    mine: &'a [(RoundCode, MeasureSlug, MyState)],
    may_rate: bool,
    is_office: bool,
}

/// The page. `mine` holds what the reader's organisation has begun or given; a measure of an open round that is missing
/// there is open.
pub fn list(ctx: &Ctx, catalogue: &Catalogue, mine: &[(RoundCode, MeasureSlug, MyState)]) -> Page {
    let open = catalogue.open_rounds(ctx.today);
    let is_office = ctx.actor.role() == Some(Role::Secretariat);
    let mut list = List { ctx, catalogue, mine, may_rate: false, is_office };
    let has_vote = ctx.account().is_some_and(|account| account.has_vote);
    list.may_rate =
        ctx.is_delegate() && (has_vote || open.iter().any(|round| list.may_rate(round)));
    let title = t!(ctx, "nav-evaluations");
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {crate::pages::findings::views(ctx, "/bewertungen")}
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{list.lead(&open)}</p>
            </div>
            {list.new_round()}
            {list.open(&open)}
            {list.explanation()}
            {list.coming()}
            {list.closed()}
        </main>
    }
    .into_any();
    Page { title, nav: Nav::Evaluations, islands: false, body }
}

/// That a rating was given, and when.
fn given(ctx: &Ctx, at: Option<DateTime<Utc>>) -> String {
    match at {
        Some(at) => t!(ctx, "rating-given-at", moment = history::moment(ctx, at)),
        None => t!(ctx, "rating-given"),
    }
}

impl List<'_> {
    /// True where a round asks the reader's organisation.
    fn may_rate(&self, round: &Round) -> bool {
        let asks = |a: &Account| round.asks(&a.organisation, a.has_vote);
        self.ctx.is_delegate() && self.ctx.account().is_some_and(asks)
    }

    fn round_href(&self, round: &Round) -> String {
        self.ctx.href(&format!("/bewertungen/{}", round.code))
    }

    fn new_round(&self) -> Option<AnyView> {
        let ctx = self.ctx;
        self.is_office.then(|| {
            view! {
                <div class="wk-btns">
                    <a class="wk-btn wk-btn--primary" href=ctx.href("/bewertungen/neu")>
                        {ui::icon("#i-plus")}{t!(ctx, "round-new")}
                    </a>
                </div>
            }
            .into_any()
        })
    }

    fn state(&self, round: &Round, measure: &MeasureSlug) -> MyState {
        self.mine
            .iter()
            .find(|(r, m, _)| r == &round.code && m == measure)
            .map_or(MyState::Open, |(_, _, state)| *state)
    }

    fn lead(&self, open: &[&Round]) -> String {
        let ctx = self.ctx;
        let Some(first) = open.first() else { return t!(ctx, "rating-list-none") };
        if !self.may_rate {
            return t!(ctx, "rating-list-running", until = deadline(ctx, first));
        }
        let to_do = open
            .iter()
            .filter(|round| self.may_rate(round))
            .flat_map(|round| round.measures.iter().map(move |m| self.state(round, m)))
            .filter(|state| !matches!(state, MyState::Given(_)))
            .count();
        if to_do == 0 {
            t!(ctx, "rating-list-all-done")
        } else {
            t!(ctx, "rating-list-to-do", count = to_do)
        }
    }

    fn open(&self, open: &[&Round]) -> Vec<AnyView> {
        open.iter().map(|round| self.open_round(round)).collect()
    }

    fn open_round(&self, round: &Round) -> AnyView {
        let ctx = self.ctx;
        let id = format!("runde-{}", round.code);
        let heading = id.clone();
        let measures: Vec<_> =
            round.measures.iter().map(|slug| self.measure(round, slug)).collect();
        view! {
            <section class="wk-section" aria-labelledby=heading>
                <div class="wk-head__row">
                    <h2 id=id>{round.title.get(ctx.language).to_owned()}</h2>
                    {ui::example_if(ctx, round.evidence.is_example())}
                </div>
                <p class="wk-strong">{time_left(ctx, round)}</p>
                <p><a class="wk-link" href=self.round_href(round)>{t!(ctx, "round-to-page")}</a></p>
                <div class="wk-grid wk-grid--3">{measures}</div>
            </section>
        }
        .into_any()
    }

    /// A measure of an open round, with one button for those who may rate.
    fn measure(&self, round: &Round, slug: &MeasureSlug) -> Option<AnyView> {
        let ctx = self.ctx;
        let measure = &self.catalogue.measures.get(slug)?.measure;
        let name = measure.name.get(ctx.language).to_owned();
        let page = ctx.href(&format!("/massnahmen/{slug}"));
        if !self.may_rate(round) {
            let link = t!(ctx, "rating-to-measure");
            return Some(
                view! {
                    <section class="wk-panel">
                        <h3>{name}</h3>
                        <p>{measure.summary.get(ctx.language).to_owned()}</p>
                        <p class="wk-panel__foot"><a class="wk-link" href=page>{link}</a></p>
                    </section>
                }
                .into_any(),
            );
        }
        let state = self.state(round, slug);
        // The criteria and the stance.
        let questions = self.catalogue.criteria_of(round).len().saturating_add(1);
        let (text, button, class, done) = match state {
            MyState::Open => (
                t!(ctx, "rating-effort", count = questions),
                t!(ctx, "rating-start"),
                "wk-btn wk-btn--primary wk-btn--block",
                false,
            ),
            MyState::Draft => (
                t!(ctx, "rating-draft-kept"),
                t!(ctx, "rating-continue"),
                "wk-btn wk-btn--primary wk-btn--block",
                false,
            ),
            MyState::Waiting => (
                t!(ctx, "position-waits"),
                t!(ctx, "position-to-release"),
                "wk-btn wk-btn--primary wk-btn--block",
                false,
            ),
            MyState::Given(at) => (
                given(ctx, at),
                t!(ctx, "rating-change"),
                "wk-btn wk-btn--secondary wk-btn--block",
                true,
            ),
        };
        let place = if state == MyState::Waiting { "/freigabe" } else { "" };
        let mark = done.then(|| ui::icon("#i-check"));
        let href = ctx.href(&format!("/bewertungen/{}/{slug}{place}", round.code));
        Some(
            view! {
                <section class="wk-panel">
                    <h3><a href=page>{name.clone()}</a></h3>
                    <p>{mark}" "{text}</p>
                    <p class="wk-panel__foot">
                        <a class=class href=href>{button}<span class="wk-sr">": "{name}</span></a>
                    </p>
                </section>
            }
            .into_any(),
        )
    }

    /// Who may rate here, and how far answers are visible.
    fn explanation(&self) -> AnyView {
        let ctx = self.ctx;
        if self.may_rate {
            return view! { <p class="wk-small wk-muted">{on_behalf(ctx)}</p> }.into_any();
        }
        let sign_in = ctx.account().is_none().then(|| {
            view! {
                <p>
                    <a class="wk-btn wk-btn--secondary" href=shell::sign_in_href(ctx)>
                        {t!(ctx, "shell-sign-in")}
                    </a>
                </p>
            }
        });
        let reason = ctx.account().map(|account| match account.role {
            Role::Member | Role::Deputy => labels::denied(ctx, Denied::NoVote),
            Role::Chair
            | Role::Guest
            | Role::Planner
            | Role::Secretariat
            | Role::Admin
            | Role::None => {
                t!(ctx, "rating-other-role", role = labels::role(ctx, account.role))
            }
        });
        view! {
            <div class="wk-note wk-note--info">
                <b>{t!(ctx, "rating-who-title")}</b>
                <p>{reason}" "{t!(ctx, "rating-who")}</p>
                {sign_in}
            </div>
        }
        .into_any()
    }

    /// Drafts, for the Geschäftsstelle alone.
    fn coming(&self) -> Option<AnyView> {
        let ctx = self.ctx;
        let items: Vec<_> = self
            .catalogue
            .rounds_seen(reach(&ctx.actor), ctx.today)
            .filter(|round| round.state_on(ctx.today) == RoundState::Draft)
            .map(|round| {
                let begins = t!(ctx, "rating-begins", day = format_day(round.opens, ctx.language));
                let href = self.round_href(round);
                view! {
                    <li>
                        <a href=href>{round.title.get(ctx.language).to_owned()}</a>": "{begins}" "
                        {ui::example_if(ctx, round.evidence.is_example())}
                    </li>
                }
            })
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <section class="wk-section" aria-labelledby="kommende">
                    <h2 id="kommende">{t!(ctx, "round-drafts")}</h2>
                    <ul class="wk-list">{items}</ul>
                </section>
            }
            .into_any()
        })
    }

    fn closed(&self) -> AnyView {
        let ctx = self.ctx;
        let mut rounds: Vec<_> =
            self.catalogue.rounds.values().filter(|round| round.is_over(ctx.today)).collect();
        rounds.sort_by_key(|round| std::cmp::Reverse(round.closes));
        let items: Vec<_> = rounds
            .iter()
            .flat_map(|round| round.measures.iter().map(move |slug| (round, slug)))
            .filter_map(|(round, slug)| self.closed_measure(round, slug))
            .collect();
        let content = if items.is_empty() {
            view! { <div class="wk-empty">{t!(ctx, "rating-closed-none")}</div> }.into_any()
        } else {
            view! { <ul class="wk-list">{items}</ul> }.into_any()
        };
        view! {
            <section class="wk-section" aria-labelledby="abgeschlossen">
                <h2 id="abgeschlossen">{t!(ctx, "rating-closed-rounds")}</h2>
                {content}
            </section>
        }
        .into_any()
    }

    fn closed_measure(&self, round: &Round, slug: &MeasureSlug) -> Option<AnyView> {
        let ctx = self.ctx;
        let measure = &self.catalogue.measures.get(slug)?.measure;
        let (href, own) = match self.state(round, slug) {
            MyState::Given(at) => {
                (format!("/bewertungen/{}/{slug}", round.code), Some(given(ctx, at)))
            }
            MyState::Open | MyState::Draft | MyState::Waiting => {
                (format!("/massnahmen/{slug}"), None)
            }
        };
        let about = t!(
            ctx,
            "rating-closed-about",
            round = round.title.get(ctx.language).to_owned(),
            day = format_day(round.closes, ctx.language)
        );
        let own = own.map(|own| view! { <p class="wk-small">{own}</p> });
        let name = measure.name.get(ctx.language).to_owned();
        let view = positions_view(&ctx.actor, &self.catalogue.face, round, ctx.today);
        let result = matches!(view, PositionsView::Named | PositionsView::Summed).then(|| {
            let href = ctx.href(&format!("/bewertungen/{}/{slug}/ergebnis", round.code));
            view! {
                <p>
                    <a class="wk-link" href=href>
                        {t!(ctx, "round-result")}<span class="wk-sr">": "{name.clone()}</span>
                    </a>
                </p>
            }
        });
        let to_round = self.round_href(round);
        Some(
            view! {
                <li>
                    <p>
                        <a href=ctx.href(&href)>{name.clone()}</a>" "
                        {ui::example_if(ctx, round.evidence.is_example())}
                    </p>
                    <p class="wk-small wk-muted"><a href=to_round>{about}</a></p>
                    {own}
                    {result}
                </li>
            }
            .into_any(),
        )
    }
}
