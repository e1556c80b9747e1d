//! What was found from the positions of a round, in its document: each finding with what it rests on, who does not share
//! it, the answer, and what follows.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::findings::words;
use domain::catalogue::Catalogue;
use domain::finding::told::{Told, ToldSource};
use domain::period::format_day;
use domain::source::Evidence;
use serde::Serialize;

/// The section.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Findings {
    title: String,
    items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Item {
    title: String,
    lead: String,
    text: String,
    parts: Vec<Group>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Group {
    title: String,
    items: Vec<Said>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
struct Said {
    who: String,
    text: String,
}

/// None where nothing was found. Without `named` no source tells whose it is; a statement of a minority always does, as it
/// is made under the organisation's name.
pub(super) fn findings(
    ctx: &Ctx,
    catalogue: &Catalogue,
    told: &[Told<'_>],
    named: bool,
) -> Option<Findings> {
    let items: Vec<_> = told.iter().map(|of| item(ctx, catalogue, of, named)).collect();
    (!items.is_empty()).then(|| Findings { title: t!(ctx, "findings-title"), items })
}

fn item(ctx: &Ctx, catalogue: &Catalogue, told: &Told<'_>, named: bool) -> Item {
    let finding = told.finding;
    let day = |date| format_day(date, ctx.language);
    let measure = catalogue
        .measures
        .get(&finding.measure)
        .map(|r| r.measure.name.get(ctx.language).to_owned());
    let due = format!(
        "{}: {}, {} {}",
        t!(ctx, "finding-addressee"),
        finding.addressee,
        t!(ctx, "finding-due"),
        day(finding.due)
    );
    let lead = [measure.unwrap_or_default(), t!(ctx, "finding-of", day = day(finding.date)), due];
    let lead = lead.into_iter().chain(example(ctx, finding.evidence));
    let parts = [
        Group { title: t!(ctx, "finding-sources"), items: sources(ctx, catalogue, told, named) },
        Group { title: t!(ctx, "minority-title"), items: minorities(ctx, catalogue, told) },
        Group { title: t!(ctx, "answer-title"), items: vec![answer(ctx, catalogue, told)] },
        Group { title: t!(ctx, "actions-title"), items: actions(ctx, told) },
    ];
    Item {
        title: finding.title.clone(),
        lead: lead.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        text: finding.text.clone(),
        parts: parts.into_iter().filter(|part| !part.items.is_empty()).collect(),
    }
}

fn example(ctx: &Ctx, evidence: Evidence) -> Option<String> {
    evidence.is_example().then(|| t!(ctx, "finding-example"))
}

/// A heading of what somebody said, with the mark of an example.
fn who(ctx: &Ctx, name: String, evidence: Evidence) -> String {
    std::iter::once(name).chain(example(ctx, evidence)).collect::<Vec<_>>().join(" · ")
}

fn sources(ctx: &Ctx, catalogue: &Catalogue, told: &Told<'_>, named: bool) -> Vec<Said> {
    let seen = told.sources.iter().map(|source| match source {
        ToldSource::Experience(e) => {
            let kind = labels::experience_kind(ctx, e.kind);
            let organisation = words::organisation(catalogue, &e.organisation);
            let name = if named {
                t!(ctx, "finding-source-experience", kind = kind, organisation = organisation)
            } else {
                kind
            };
            Said { who: who(ctx, name, e.evidence), text: e.text.clone() }
        }
        ToldSource::Rating(round, organisation) => {
            let round = catalogue
                .rounds
                .get(round)
                .map_or_else(|| round.to_string(), |r| r.title.get(ctx.language).to_owned());
            let organisation = words::organisation(catalogue, organisation);
            let text = t!(ctx, "finding-source-rating", organisation = organisation, round = round);
            Said { who: text, text: String::new() }
        }
    });
    let unseen = (told.unseen > 0).then(|| {
        let count = i64::try_from(told.unseen).unwrap_or(i64::MAX);
        let text = t!(ctx, "finding-sources-not-here", count = count);
        Said { who: String::new(), text }
    });
    seen.chain(unseen).collect()
}

fn minorities(ctx: &Ctx, catalogue: &Catalogue, told: &Told<'_>) -> Vec<Said> {
    let each = told.minorities.iter().map(|minority| {
        let organisation = words::organisation(catalogue, &minority.organisation);
        let day = format_day(minority.date, ctx.language);
        let name = t!(ctx, "minority-of", organisation = organisation, day = day);
        Said { who: who(ctx, name, minority.evidence), text: minority.text.clone() }
    });
    each.collect()
}

fn answer(ctx: &Ctx, catalogue: &Catalogue, told: &Told<'_>) -> Said {
    let Some(answer) = told.answer else {
        return Said { who: String::new(), text: t!(ctx, "answer-none") };
    };
    let organisation = words::organisation(catalogue, &answer.organisation);
    let day = format_day(answer.date, ctx.language);
    let of = t!(ctx, "answer-of", organisation = organisation, day = day);
    let name = format!("{} · {of}", words::answer_kind(ctx, answer.kind));
    Said { who: who(ctx, name, answer.evidence), text: answer.reason.clone() }
}

fn actions(ctx: &Ctx, told: &Told<'_>) -> Vec<Said> {
    let each = told.actions.iter().map(|action| {
        let due = format_day(action.due, ctx.language);
        let when = t!(ctx, "action-who-when", owner = action.owner.clone(), due = due);
        let name = format!("{when} · {}", words::action_state(ctx, action.state));
        Said { who: who(ctx, name, action.evidence), text: action.text.clone() }
    });
    each.collect()
}
