//! The rounds: what is open for whom, and what is over.

use super::{deadline, on_behalf, time_left};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::{Nav, Page};
use crate::{history, labels, shell, ui};
use chrono::{DateTime, Utc};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::evaluation::Round;
use domain::key::{MeasureSlug, RoundCode};
use domain::period::format_day;
use domain::policy::Denied;
use leptos::prelude::*;

/// How far the reader's organisation is with one measure of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MyState {
    /// Nothing yet.
    Open,
    /// Begun, not given.
    Draft,
    /// Given or last changed at this moment, where it is known.
    Given(Option<DateTime<Utc>>),
}

/// What the list knows while it is drawn.
struct List<'a> {
    ctx: &'a Ctx,
    catalogue: &'a Catalogue,
    mine: &'a [(RoundCode, MeasureSlug, MyState)],
    may_rate: bool,
}

/// The page. `mine` holds what the reader's organisation has begun or given; a measure of an open round that is missing
/// there is open.
pub fn list(ctx: &Ctx, catalogue: &Catalogue, mine: &[(RoundCode, MeasureSlug, MyState)]) -> Page {
    let may_rate = ctx.is_delegate() && ctx.account().is_some_and(|account| account.has_vote);
    let list = List { ctx, catalogue, mine, may_rate };
    let open = catalogue.open_rounds(ctx.today);
    let title = t!(ctx, "nav-evaluations");
    let body = view! {
        {ui::breadcrumb(ctx, Vec::new(), title.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            {crate::pages::findings::views(ctx, "/bewertungen")}
            <div class="wk-head">
                <h1>{title.clone()}</h1>
                <p class="wk-lead">{list.lead(&open)}</p>
            </div>
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
        if !self.may_rate {
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
        let (text, button, class, done) = match self.state(round, slug) {
            MyState::Open => (
                t!(ctx, "rating-effort", count = self.catalogue.criteria.len()),
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
            MyState::Given(at) => (
                given(ctx, at),
                t!(ctx, "rating-change"),
                "wk-btn wk-btn--secondary wk-btn--block",
                true,
            ),
        };
        let mark = done.then(|| ui::icon("#i-check"));
        let href = ctx.href(&format!("/bewertungen/{}/{slug}", round.code));
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

    fn coming(&self) -> Option<AnyView> {
        let ctx = self.ctx;
        let items: Vec<_> = self
            .catalogue
            .rounds
            .values()
            .filter(|round| round.opens > ctx.today)
            .map(|round| {
                let begins = t!(ctx, "rating-begins", day = format_day(round.opens, ctx.language));
                view! {
                    <li>
                        {round.title.get(ctx.language).to_owned()}": "{begins}" "
                        {ui::example_if(ctx, round.evidence.is_example())}
                    </li>
                }
            })
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <section class="wk-section" aria-labelledby="kommende">
                    <h2 id="kommende">{t!(ctx, "rating-coming")}</h2>
                    <ul class="wk-list">{items}</ul>
                </section>
            }
            .into_any()
        })
    }

    fn closed(&self) -> AnyView {
        let ctx = self.ctx;
        let mut rounds: Vec<_> =
            self.catalogue.rounds.values().filter(|round| round.closes < ctx.today).collect();
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
            MyState::Open | MyState::Draft => (format!("/massnahmen/{slug}"), None),
        };
        let about = t!(
            ctx,
            "rating-closed-about",
            round = round.title.get(ctx.language).to_owned(),
            day = format_day(round.closes, ctx.language)
        );
        let own = own.map(|own| view! { <p class="wk-small">{own}</p> });
        Some(
            view! {
                <li>
                    <p>
                        <a href=ctx.href(&href)>{measure.name.get(ctx.language).to_owned()}</a>" "
                        {ui::example_if(ctx, round.evidence.is_example())}
                    </p>
                    <p class="wk-small wk-muted">{about}</p>
                    {own}
                </li>
            }
            .into_any(),
        )
    }
}
