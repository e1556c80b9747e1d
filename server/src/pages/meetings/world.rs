//! The state of the world that agenda items are proposed from, as the store knows it.

use crate::request::Req;
use app::pages::meetings::Prepared;
use domain::finding::Register;
use domain::finding::standing::Standing;
use domain::meeting::agenda::proposal::{Proposals, proposals};
use domain::meeting::agenda::world::{
    OpenAction, OpenFinding, OpenMinutes, Upcoming, World, closed_rounds, measure_ends,
    status_changes,
};
use domain::meeting::book::{Book, Stage};
use std::collections::BTreeMap;
use store::StoreError;

fn actions(register: &Register) -> Vec<OpenAction> {
    let of = |action: &domain::finding::ActionItem| {
        let finding = register.findings.iter().find(|f| f.id == action.finding)?;
        Some(OpenAction {
            key: action.id.to_string(),
            subject: action.text.clone(),
            owner: action.owner.clone(),
            due: action.due,
            closed: action.state.is_closed(),
            tier: finding.visibility,
        })
    };
    register.actions.iter().filter_map(of).collect()
}

/// Minutes that wait for a later meeting to approve them.
fn minutes(book: &Book) -> Vec<OpenMinutes> {
    let open = book.minutes.iter().filter(|(_, record)| record.state.waits_for_approval());
    let open = open.filter_map(|(meeting, record)| {
        let undecided = record.objections.iter().filter(|o| o.ruling.is_none()).count();
        Some(OpenMinutes { meeting: *meeting, sent: record.sent?, objections: undecided })
    });
    open.collect()
}

/// How far a meeting has come; none where it is not in the list of meetings.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn stage(
    req: &Req,
    book: &Book,
    number: u32,
) -> Result<Option<Stage>, StoreError> {
    let listed = req.catalogue.meetings.iter().find(|m| m.number == Some(number));
    let Some(listed) = listed else { return Ok(None) };
    let sitting = req.state.store.sitting(number).await?;
    let days = (listed.date, req.ctx.today);
    Ok(Some(Stage::of(days, sitting.as_deref(), book.calls.get(&number))))
}

/// How far the meetings have come that have an agenda.
async fn stages(req: &Req, book: &Book) -> Result<BTreeMap<u32, Stage>, StoreError> {
    let mut stages = BTreeMap::new();
    for number in book.plans.keys() {
        stages.extend(stage(req, book, *number).await?.map(|stage| (*number, stage)));
    }
    Ok(stages)
}

/// What the state of the world proposes for a meeting that is being prepared.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn proposed(
    req: &Req,
    book: &Book,
    prepared: &Prepared,
) -> Result<Proposals, StoreError> {
    let (today, catalogue) = (req.ctx.today, &req.catalogue);
    let register = req.state.store.register().await?;
    let unanswered = register.findings.iter().filter(|finding| {
        let answer = register.answer_to(&finding.id);
        matches!(Standing::of(finding, answer, today), Standing::Overdue { .. })
    });
    let findings = unanswered.map(|finding| OpenFinding {
        key: finding.id.to_string(),
        subject: finding.title.clone(),
        due: finding.due,
        owner: finding.addressee.clone(),
        tier: finding.visibility,
    });
    let last = catalogue.meetings.iter().filter(|m| m.date < today).map(|m| m.date).max();
    let statuses = last.map(|then| {
        let before = catalogue.as_of(then);
        status_changes((&before, then), (catalogue, today))
    });
    let stages = stages(req, book).await?;
    let world = World {
        follow_ups: book.follow_ups.iter().map(|kept| kept.follow_up.clone()).collect(),
        actions: actions(&register),
        rounds: closed_rounds(catalogue.rounds.values(), today),
        statuses: statuses.unwrap_or_default(),
        measures: measure_ends(catalogue),
        findings: findings.collect(),
        motions: book.motions.iter().map(|submission| submission.motion.clone()).collect(),
        adjourned: book.adjourned(&stages),
        taken: book.taken(&stages),
        minutes: minutes(book),
        resolutions: book.resolutions_to_carry_out(),
        circulars: book.circulars_to_announce(),
    };
    let meeting = Upcoming {
        number: prepared.plan.meeting,
        date: prepared.meeting.date,
        motions_until: prepared.deadlines.motions.day,
    };
    Ok(proposals(&world, &meeting, today, &book.rulings))
}
