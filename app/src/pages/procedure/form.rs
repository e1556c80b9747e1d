//! The form of a new version of the rules of procedure.

use super::words;
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::{Nav, Page};
use crate::ui::{self, FieldSpec};
use domain::meeting::agenda::ItemKind;
use domain::meeting::counting::{Counting, Roll};
use domain::meeting::procedure::form::{
    BASIS, MAJORITIES, MAX_TEXT, ProcedureForm, majority_code, majority_from, offered_majorities,
};
use domain::meeting::procedure::{MinutesKind, RuleName};
use domain::meeting::quorum::RecusedCount;
use domain::meeting::vote::TieRule;
use domain::meeting::vote::amendment::AmendmentOrder;
use domain::meeting::vote::secrecy::SecretResult;
use domain::tier::Tier;
use leptos::prelude::*;

/// Fields of the deadlines: days, which of them count, what becomes of a free last day.
const TERMS: [([&str; 3], RuleName); 6] = [
    (["notice_days", "notice_counting", "notice_roll"], RuleName::Notice),
    (["papers_days", "papers_counting", "papers_roll"], RuleName::Papers),
    (["motions_days", "motions_counting", "motions_roll"], RuleName::Motions),
    (["circular_days", "circular_counting", "circular_roll"], RuleName::Circular),
    (["minutes_days", "minutes_counting", "minutes_roll"], RuleName::Minutes),
    (["objections_days", "objections_counting", "objections_roll"], RuleName::Objections),
];

type Typed = Form<ProcedureForm>;

/// The page. `changed` says that another version was adopted meanwhile.
pub fn page(ctx: &Ctx, form: &Typed, changed: bool, first: bool) -> Page {
    let version: i64 = form.version + 1;
    let heading = t!(ctx, "procedure-new-title", version = version);
    let trail = vec![
        ("/sitzungen".to_owned(), t!(ctx, "nav-meetings")),
        ("/geschaeftsordnung".to_owned(), t!(ctx, "procedure-title")),
    ];
    let meanwhile = changed.then(|| {
        view! {
            <div class="wk-note wk-note--risk" role="status">
                <h2>{t!(ctx, "error-conflict-title")}</h2>
                <p>{t!(ctx, "procedure-meanwhile")}</p>
            </div>
        }
    });
    let first =
        first.then(|| view! { <div class="wk-note"><p>{t!(ctx, "procedure-first")}</p></div> });
    let body = view! {
        {ui::breadcrumb(ctx, trail, heading.clone())}
        <main class="wk-main" id="inhalt" tabindex="-1">
            <div class="wk-wrap--narrow wk-stack">
                <div class="wk-head"><h1>{heading.clone()}</h1><p class="wk-lead">{t!(ctx, "procedure-new-lead")}</p></div>
                {meanwhile}
                {first}
                {ui::error_summary(ctx, &form.errors, |field| label(ctx, field))}
                <form class="wk-form" method="post" action=ctx.href("/geschaeftsordnung") novalidate=true>
                    <input type="hidden" name="version" value=form.version.to_string() />
                    {line(ctx, form, "from", t!(ctx, "procedure-from-hint"), "s")}
                    {optional(ctx, form, "resolution", t!(ctx, "procedure-resolution-hint"))}
                    {text(ctx, form, "label", String::new(), 2)}
                    {terms(ctx, form)}
                    {quorum(ctx, form)}
                    {majorities(ctx, form)}
                    {people(ctx, form)}
                    {minutes(ctx, form)}
                    {frame(ctx, form)}
                    {basis(ctx, form)}
                    <div class="wk-btns">
                        <button class="wk-btn wk-btn--primary" type="submit">{t!(ctx, "procedure-save")}</button>
                        <a class="wk-btn wk-btn--quiet" href=ctx.href("/geschaeftsordnung")>{t!(ctx, "value-cancel")}</a>
                    </div>
                </form>
            </div>
        </main>
    }
    .into_any();
    let title =
        if form.errors.is_empty() { heading } else { t!(ctx, "error-prefix", title = heading) };
    Page { title, nav: Nav::Meetings, islands: false, body }
}

/// The label of a field.
fn label(ctx: &Ctx, field: &str) -> String {
    for ([days, counting, roll], rule) in TERMS {
        let rule = words::rule(ctx, rule);
        if field == days {
            return t!(ctx, "procedure-days", rule = rule);
        }
        if field == counting {
            return t!(ctx, "procedure-counting", rule = rule);
        }
        if field == roll {
            return t!(ctx, "procedure-roll", rule = rule);
        }
    }
    if let Some((_, matter)) = MAJORITIES.iter().find(|(name, _)| *name == field) {
        return t!(ctx, "procedure-majority-for", matter = words::matter(ctx, *matter));
    }
    if let Some((_, rule)) = BASIS.iter().find(|(name, _)| *name == field) {
        return t!(ctx, "procedure-basis-of", rule = words::rule(ctx, *rule));
    }
    match field {
        "from" => t!(ctx, "procedure-from"),
        "resolution" => t!(ctx, "procedure-resolution"),
        "label" => t!(ctx, "procedure-label"),
        "quorum_kind" => t!(ctx, "procedure-quorum-kind"),
        "quorum_share" => t!(ctx, "procedure-quorum-share"),
        "recused" => words::rule(ctx, RuleName::Recusal),
        "second_call" => t!(ctx, "quorum-second-call"),
        "until_doubted" => t!(ctx, "quorum-until-doubted"),
        "majority" => words::rule(ctx, RuleName::Majority),
        "tie" => t!(ctx, "procedure-tie"),
        "amendments" => words::rule(ctx, RuleName::Amendments),
        "secret" => words::rule(ctx, RuleName::Secrecy),
        "votes_each" => t!(ctx, "procedure-votes-each"),
        "votes_differing" => t!(ctx, "procedure-votes-differing"),
        "deputies_meetings" => t!(ctx, "deputies-meetings"),
        "deputies_circular" => t!(ctx, "deputies-circular"),
        "circular_allowed" => t!(ctx, "procedure-circular-allowed"),
        "circular_objections" => t!(ctx, "procedure-circular-objections"),
        "publicity" => words::rule(ctx, RuleName::Publicity),
        "per_item" => t!(ctx, "publicity-per-item"),
        "minutes_kind" => t!(ctx, "procedure-minutes-kind"),
        "meetings_a_year" => t!(ctx, "procedure-meetings"),
        "paper_prefix" => t!(ctx, "procedure-paper-prefix"),
        "circular_prefix" => t!(ctx, "procedure-circular-prefix"),
        "frame_head" => t!(ctx, "procedure-frame-head"),
        _ => t!(ctx, "procedure-frame-tail"),
    }
}

fn spec(ctx: &Ctx, form: &Typed, name: &'static str) -> FieldSpec {
    FieldSpec::new(ctx, name, label(ctx, name), form.values.get(name), &form.errors)
}

fn line(ctx: &Ctx, form: &Typed, name: &'static str, hint: String, width: &'static str) -> AnyView {
    ui::input(ctx, spec(ctx, form, name).hint(hint).width(width), "text", "off").into_any()
}

fn optional(ctx: &Ctx, form: &Typed, name: &'static str, hint: String) -> AnyView {
    ui::input(ctx, spec(ctx, form, name).hint(hint).optional().width("m"), "text", "off").into_any()
}

fn text(ctx: &Ctx, form: &Typed, name: &'static str, hint: String, rows: u8) -> AnyView {
    ui::text_area(ctx, spec(ctx, form, name).hint(hint), rows, MAX_TEXT).into_any()
}

fn choice(
    ctx: &Ctx,
    form: &Typed,
    name: &'static str,
    options: impl IntoIterator<Item = (String, String)>,
) -> AnyView {
    ui::select(ctx, spec(ctx, form, name), options.into_iter().collect()).into_any()
}

fn switch(ctx: &Ctx, form: &Typed, name: &'static str) -> AnyView {
    let options = vec![
        ("ja".to_owned(), t!(ctx, "procedure-yes")),
        ("nein".to_owned(), t!(ctx, "procedure-no")),
    ];
    ui::radios(spec(ctx, form, name), options).into_any()
}

fn set(legend: String, fields: Vec<AnyView>) -> AnyView {
    view! { <fieldset class="wk-set"><legend>{legend}</legend>{fields}</fieldset> }.into_any()
}

fn terms(ctx: &Ctx, form: &Typed) -> Vec<AnyView> {
    let of = |([days, counting, roll], rule): ([&'static str; 3], RuleName)| {
        let countings =
            Counting::ALL.iter().map(|c| (c.code().to_owned(), words::counting(ctx, *c)));
        let rolls = Roll::ALL.iter().map(|r| (r.code().to_owned(), words::roll(ctx, *r)));
        let fields = vec![
            line(ctx, form, days, String::new(), "s"),
            choice(ctx, form, counting, countings),
            choice(ctx, form, roll, rolls),
        ];
        set(words::rule(ctx, rule), fields)
    };
    TERMS.into_iter().map(of).collect()
}

fn quorum(ctx: &Ctx, form: &Typed) -> AnyView {
    let kinds = [
        ("mindestens", t!(ctx, "procedure-at-least")),
        ("mehr-als", t!(ctx, "procedure-more-than")),
        ("anzahl", t!(ctx, "procedure-number")),
    ];
    let kinds = kinds.map(|(code, word)| (code.to_owned(), word));
    let recused = RecusedCount::ALL.iter().map(|r| (r.code().to_owned(), words::recused(ctx, *r)));
    let fields = vec![
        choice(ctx, form, "quorum_kind", kinds),
        line(ctx, form, "quorum_share", t!(ctx, "procedure-quorum-hint"), "s"),
        switch(ctx, form, "second_call"),
        switch(ctx, form, "until_doubted"),
        choice(ctx, form, "recused", recused),
    ];
    set(words::rule(ctx, RuleName::Quorum), fields)
}

/// The majorities offered, and the one that is typed where it is another.
fn offered(ctx: &Ctx, typed: &str) -> Vec<(String, String)> {
    let mut all = offered_majorities();
    all.extend(majority_from(typed).filter(|rule| !all.contains(rule)));
    all.into_iter().map(|rule| (majority_code(rule), words::majority(ctx, rule))).collect()
}

fn majorities(ctx: &Ctx, form: &Typed) -> AnyView {
    let mut fields = vec![choice(ctx, form, "majority", offered(ctx, form.values.get("majority")))];
    for (name, _) in MAJORITIES {
        let usual = std::iter::once((String::new(), t!(ctx, "procedure-majority-usual")));
        fields.push(choice(ctx, form, name, usual.chain(offered(ctx, form.values.get(name)))));
    }
    let ties = TieRule::ALL.iter().map(|tie| (tie.code().to_owned(), words::tie(ctx, *tie)));
    fields.push(choice(ctx, form, "tie", ties));
    let orders =
        AmendmentOrder::ALL.iter().map(|o| (o.code().to_owned(), words::amendments(ctx, *o)));
    fields.push(choice(ctx, form, "amendments", orders));
    let secret = SecretResult::ALL.iter().map(|s| (s.code().to_owned(), words::secret(ctx, *s)));
    fields.push(choice(ctx, form, "secret", secret));
    set(words::rule(ctx, RuleName::Majority), fields)
}

fn people(ctx: &Ctx, form: &Typed) -> AnyView {
    let tiers = Tier::ALL.iter().map(|tier| (tier.code().to_owned(), labels::tier(ctx, *tier)));
    let differing = spec(ctx, form, "votes_differing").optional();
    let differing = differing.hint(t!(ctx, "procedure-votes-hint"));
    let fields = vec![
        line(ctx, form, "votes_each", String::new(), "s"),
        ui::text_area(ctx, differing, 2, MAX_TEXT).into_any(),
        switch(ctx, form, "deputies_meetings"),
        switch(ctx, form, "deputies_circular"),
        switch(ctx, form, "circular_allowed"),
        line(ctx, form, "circular_objections", String::new(), "s"),
        choice(ctx, form, "publicity", tiers),
        switch(ctx, form, "per_item"),
    ];
    set(t!(ctx, "procedure-people"), fields)
}

fn minutes(ctx: &Ctx, form: &Typed) -> AnyView {
    let kinds =
        MinutesKind::ALL.iter().map(|k| (k.code().to_owned(), words::minutes_kind(ctx, *k)));
    let fields = vec![
        choice(ctx, form, "minutes_kind", kinds),
        line(ctx, form, "meetings_a_year", String::new(), "s"),
        line(ctx, form, "paper_prefix", t!(ctx, "procedure-prefix-hint"), "s"),
        line(ctx, form, "circular_prefix", t!(ctx, "procedure-prefix-hint"), "s"),
    ];
    set(t!(ctx, "procedure-minutes-and-numbers"), fields)
}

fn frame(ctx: &Ctx, form: &Typed) -> AnyView {
    let kinds: Vec<_> = ItemKind::ALL.iter().map(|kind| kind.code()).collect();
    let hint = t!(ctx, "procedure-frame-hint", kinds = kinds.join(", "));
    let fields = vec![
        text(ctx, form, "frame_head", hint.clone(), 4),
        text(ctx, form, "frame_tail", hint, 3),
    ];
    set(words::rule(ctx, RuleName::Frame), fields)
}

/// Where rules come from is read often and changed rarely: it stands folded away.
fn basis(ctx: &Ctx, form: &Typed) -> AnyView {
    let fields: Vec<_> = BASIS
        .iter()
        .map(|(name, _)| {
            ui::text_area(ctx, spec(ctx, form, name).optional(), 2, MAX_TEXT).into_any()
        })
        .collect();
    let open = BASIS.iter().any(|(name, _)| form.errors.of(name).is_some());
    view! {
        <details class="wk-data" open=open>
            <summary>{t!(ctx, "procedure-basis-all")}</summary>
            {fields}
        </details>
    }
    .into_any()
}
