//! What somebody owes, and what everyone owes, put together from the store.

use crate::pages::meetings::is_holiday;
use app::pages::discussion::topic_path;
use chrono::NaiveDate;
use domain::actor::{Account, Actor, Role};
use domain::catalogue::Catalogue;
use domain::duty::{Duty, DutyKind, by_deadline, within_six_weeks};
use domain::evaluation::Window;
use domain::finding::escalation::proposals;
use domain::finding::standing::Standing;
use domain::finding::{Finding, Register};
use domain::indicator::supply::{Outlook, Supply};
use domain::meeting::book::Book;
use domain::meeting::counting::Holidays;
use domain::meeting::tasks::{Task, TaskKind, due};
use domain::policy::{KeepRound, Permit, sees_discussions};
use store::{PositionReader, Store, StoreError};

/// A duty with what most of them have.
fn duty(kind: DutyKind, title: &str, path: String, due: Option<NaiveDate>) -> Duty {
    Duty {
        kind,
        title: title.to_owned(),
        path,
        due,
        who: String::new(),
        missing: None,
        example: false,
        meeting: None,
    }
}

/// What an account owes on a day, by deadline. Catalogue and register are those that it sees.
///
/// # Errors
/// When the store does not answer.
pub async fn own(
    store: &Store,
    account: &Account,
    catalogue: &Catalogue,
    register: &Register,
    today: NaiveDate,
) -> Result<Vec<Duty>, StoreError> {
    let mut duties = Vec::new();
    match account.role {
        Role::Member | Role::Deputy => {
            duties.extend(positions(store, account, catalogue, today).await?);
        }
        Role::Planner => {
            duties.extend(answers(register, today, false));
            duties.extend(within_six_weeks(reports(register, false), today));
            let mine = |supply: &Supply| match (&supply.account, &supply.organisation) {
                (Some(person), _) => person == &account.id,
                (None, Some(organisation)) => organisation == &account.organisation,
                (None, None) => true,
            };
            duties.extend(supplies(catalogue, today, mine));
        }
        Role::Secretariat => {
            duties.extend(inbox(register));
            duties.extend(proposals(register, today).into_iter().map(|p| propose(p.finding)));
        }
        Role::Chair | Role::Guest | Role::Admin | Role::None => {}
    }
    if sees_discussions(&Actor::Account(account.clone())) {
        duties.extend(mentions(store, account, catalogue).await?);
    }
    Ok(by_deadline(duties))
}

/// What everyone owes within six weeks, for the Geschäftsstelle.
///
/// # Errors
/// When the store does not answer.
pub async fn everyone(
    store: &Store,
    permit: &Permit<KeepRound>,
    catalogue: &Catalogue,
    register: &Register,
    today: NaiveDate,
) -> Result<Vec<Duty>, StoreError> {
    let mut duties = answers(register, today, true);
    duties.extend(reports(register, true));
    duties.extend(supplies(catalogue, today, |_| true));
    duties.extend(inbox(register));
    for round in catalogue.open_rounds(today) {
        let (missing, _) = store.missing_in(permit, catalogue, round).await?;
        let path = format!("/bewertungen/{}", round.code);
        duties.push(Duty {
            missing: Some(missing),
            example: round.evidence.is_example(),
            ..duty(DutyKind::Round, &round.title.de, path, Some(round.closes))
        });
    }
    for meeting in catalogue.meetings.iter().filter(|meeting| meeting.date >= today) {
        let path = meeting.number.map_or("/sitzungen".to_owned(), |n| format!("/sitzungen/{n}"));
        duties.push(Duty {
            example: !meeting.confirmed,
            meeting: meeting.number,
            ..duty(DutyKind::Meeting, &meeting.title, path, Some(meeting.date))
        });
    }
    let book = store.book().await?;
    duties.extend(deadlines(&book, catalogue, today));
    Ok(by_deadline(within_six_weeks(duties, today)))
}

/// What the rules of procedure make due for meetings, for the Geschäftsstelle, which sees all of them.
fn deadlines(book: &Book, catalogue: &Catalogue, today: NaiveDate) -> Vec<Duty> {
    let tasks = due(book, &catalogue.meetings, Holidays::new(&is_holiday), today);
    let of = |task: Task| {
        let meeting =
            catalogue.meetings.iter().find(|m| task.meeting.is_some() && m.number == task.meeting);
        let title = match (&task.circular, meeting) {
            (Some(number), _) => {
                let circular = book.circulars.iter().find(|c| &c.number == number);
                circular.map_or_else(|| number.to_string(), |c| format!("{number} {}", c.title))
            }
            (None, Some(meeting)) => meeting.title.clone(),
            (None, None) => String::new(),
        };
        let number = task.meeting.unwrap_or_default();
        let (kind, path) = match task.kind {
            TaskKind::Dispatch => (DutyKind::Dispatch, format!("/sitzungen/{number}/versand")),
            TaskKind::Papers => (DutyKind::Papers, format!("/sitzungen/{number}/planung")),
            TaskKind::Motions => (DutyKind::Motions, format!("/sitzungen/{number}")),
            TaskKind::Minutes => (DutyKind::Minutes, format!("/sitzungen/{number}/niederschrift")),
            TaskKind::Objections => {
                (DutyKind::Objections, format!("/sitzungen/{number}/niederschrift"))
            }
            TaskKind::Circular => {
                let number = task.circular.as_ref().map(ToString::to_string).unwrap_or_default();
                (DutyKind::Circular, format!("/umlaufverfahren/{number}"))
            }
        };
        Duty {
            missing: (task.missing > 0).then_some(task.missing),
            example: meeting.is_some_and(|meeting| !meeting.confirmed),
            meeting: task.meeting,
            ..duty(kind, &title, path, Some(task.due))
        }
    };
    tasks.into_iter().map(of).collect()
}

/// Positions that the own organisation has not given, must look at again, or has to release.
async fn positions(
    store: &Store,
    account: &Account,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Result<Vec<Duty>, StoreError> {
    let actor = Actor::Account(account.clone());
    let reader = PositionReader { actor: &actor, face: &catalogue.face, today };
    let organisation = (&account.organisation, account.has_vote);
    let proposals = store.own_proposals(&actor).await?;
    let mut duties = Vec::new();
    for round in catalogue.rounds.values() {
        let until = |slug| match round.window(organisation, slug, today) {
            Window::Open => Some(round.closes),
            Window::Late => round.let_in_until(organisation.0, slug),
            Window::Closed | Window::NotAsked => None,
        };
        let asked: Vec<_> =
            round.measures.iter().filter_map(|slug| Some((slug, until(slug)?))).collect();
        if asked.is_empty() {
            continue;
        }
        let given = store.positions_in(round, reader).await?.all;
        for (slug, due) in asked {
            let Some(record) = catalogue.measures.get(slug) else { continue };
            let own =
                given.iter().find(|r| &r.measure == slug && r.organisation == account.organisation);
            let proposed = proposals
                .iter()
                .find(|p| p.rating.round == round.code && &p.rating.measure == slug);
            let path = format!("/bewertungen/{}/{slug}", round.code);
            let (kind, path) = match (proposed, own) {
                // Whoever drew it up waits for a colleague.
                (Some(proposal), _) if proposal.by == account.id => continue,
                (Some(_), _) => (DutyKind::Release, format!("{path}/freigabe")),
                (None, None) => (DutyKind::Rate, path),
                (None, Some(given)) if given.statement.outdated => (DutyKind::RateAgain, path),
                (None, Some(_)) => continue,
            };
            duties.push(Duty {
                example: round.evidence.is_example(),
                ..duty(kind, &record.measure.short, path, Some(due))
            });
        }
    }
    Ok(duties)
}

/// Findings without an answer.
fn answers(register: &Register, today: NaiveDate, named: bool) -> Vec<Duty> {
    let open = |finding: &&Finding| {
        !matches!(register.standing(finding, today), Standing::Answered { .. })
    };
    register
        .findings
        .iter()
        .filter(open)
        .map(|finding| {
            let path = if named { "" } else { "/antwort" };
            let path = format!("/feststellungen/{}{path}", finding.id);
            Duty {
                who: if named { finding.addressee.clone() } else { String::new() },
                example: finding.evidence.is_example(),
                ..duty(DutyKind::Answer, &finding.title, path, Some(finding.due))
            }
        })
        .collect()
}

/// Actions with a report to come.
fn reports(register: &Register, named: bool) -> Vec<Duty> {
    let due = register.actions.iter().filter_map(|action| {
        let due = register.next_report(action)?;
        Some(Duty {
            who: if named { action.owner.clone() } else { String::new() },
            example: action.evidence.is_example(),
            ..duty(DutyKind::Report, &action.text, format!("/auftraege/{}", action.id), Some(due))
        })
    });
    due.collect()
}

/// Values that are due within six weeks, or overdue.
fn supplies(
    catalogue: &Catalogue,
    today: NaiveDate,
    wanted: impl Fn(&Supply) -> bool,
) -> Vec<Duty> {
    let mut duties = Vec::new();
    for (code, supply) in catalogue.supplies.iter().filter(|(_, supply)| wanted(supply)) {
        let Some(record) = catalogue.indicators.get(code) else { continue };
        let Some(next) = Outlook::of(supply, record, today).next else { continue };
        let who = supply.organisation.as_ref().and_then(|o| catalogue.organisations.get(o));
        let path = format!("/indikatoren/{code}/wert");
        duties.push(Duty {
            who: who.map(|o| o.short.clone()).unwrap_or_default(),
            example: supply.evidence.is_example(),
            ..duty(DutyKind::Supply, &record.indicator.short.de, path, Some(next.due))
        });
    }
    within_six_weeks(duties, today)
}

/// Experiences that nobody has decided about.
fn inbox(register: &Register) -> Vec<Duty> {
    let open = register.experiences.iter().filter(|e| e.handling.state.is_open());
    open.map(|experience| {
        let path = format!("/erfahrungen/{}", experience.id);
        let title: String = experience.text.chars().take(80).collect();
        let example = experience.evidence.is_example();
        Duty { example, ..duty(DutyKind::Review, &title, path, None) }
    })
    .collect()
}

fn propose(finding: &Finding) -> Duty {
    let path = format!("/feststellungen/{}", finding.id);
    let example = finding.evidence.is_example();
    Duty { example, ..duty(DutyKind::Propose, &finding.title, path, None) }
}

/// Posts of open threads that speak to the own organisation, and that it has not answered.
async fn mentions(
    store: &Store,
    account: &Account,
    catalogue: &Catalogue,
) -> Result<Vec<Duty>, StoreError> {
    let mut duties: Vec<Duty> = Vec::new();
    for (thread, post) in store.mentioning(&account.organisation).await? {
        if !catalogue.measures.contains_key(&thread.measure)
            || post.organisation == account.organisation
        {
            continue;
        }
        let discussion = store.discussion(&thread.topic).await?;
        let answered = discussion
            .posts_of(&thread.id)
            .any(|p| p.id > post.id && p.organisation == account.organisation);
        let path = format!("{}?faden={}#faden-{}", topic_path(&thread.topic), thread.id, thread.id);
        if !answered && duties.iter().all(|known| known.path != path) {
            duties.push(duty(DutyKind::Mention, &thread.title, path, None));
        }
    }
    Ok(duties)
}
