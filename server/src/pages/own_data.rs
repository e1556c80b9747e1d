//! What is stored about whoever asks, as a page and as JSON.

use super::conceal;
use crate::clock::day_began;
use crate::request::{Answer, Failure, Req};
use app::pages::own_data::{
    self as own_data_page, Data, DraftLine, MailLine, MinutesLine, RatingLine, ReplyLine,
    SessionLine, VoteLine,
};
use axum::extract::Form;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use domain::evaluation::Experience;
use domain::journal::{Act, Entry};
use domain::key::{MeasureSlug, RoundCode};
use domain::meeting::minutes::form::ParagraphsForm;
use domain::policy::{OwnData, Permit, permit};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::{OwnMeetings, OwnRecords};

fn moment(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap_or_default()
}

/// Everything, without what this reader may no longer know of.
async fn collect(req: &Req, permit: &Permit<OwnData>) -> Result<Data, Failure> {
    let found = req.state.store.own_records(permit, req.state.clock.now()).await?;
    let hidden = req.hidden_measures().await?;
    let experiences = experiences(req, &found).await?;
    let measure = |slug: &MeasureSlug| {
        req.catalogue.measures.get(slug).map(|m| m.measure.name.get(req.ctx.language).to_owned())
    };
    let round = |code: &RoundCode| {
        let round = req.catalogue.rounds.get(code);
        round.map(|r| r.title.get(req.ctx.language).to_owned()).unwrap_or_default()
    };
    let rows = |mut rows: Vec<Entry>| {
        for row in &mut rows {
            conceal(row, &req.ctx.actor, &hidden);
        }
        rows
    };
    let known = &req.catalogue.indicators;
    let supplies = found.supplies.iter().filter_map(|code| known.get(code));
    let supplies = supplies.map(|r| r.indicator.name.get(req.ctx.language).to_owned()).collect();
    let OwnRecords {
        account,
        mandates,
        sessions,
        drafts,
        ratings,
        meetings,
        acted,
        named,
        mails,
        ..
    } = found;
    let (replies, minutes, votes) = of_meetings(meetings);
    Ok(Data {
        id: account.id.to_string(),
        name: account.name,
        email: account.email,
        created: (account.created > 0).then(|| moment(account.created)),
        has_password: account.password.is_some(),
        has_factor: account.factor.is_some(),
        recovery_codes: account.recovery.len(),
        provider: account.issuer.zip(account.subject),
        mandates,
        sessions: sessions
            .into_iter()
            .map(|s| SessionLine {
                began: moment(s.created),
                seen: moment(s.seen),
                method: s.method,
                address: s.address,
                agent: s.agent,
            })
            .collect(),
        supplies,
        drafts: drafts
            .into_iter()
            .filter_map(|d| {
                let measure = measure(&d.measure)?;
                let (round, scores) = (round(&d.round), d.form.scores);
                Some(DraftLine { measure, round, at: d.at, scores, comment: d.form.comment })
            })
            .collect(),
        ratings: ratings
            .into_iter()
            .filter_map(|r| {
                let scores = r.scores.iter().map(|(c, s)| (c.to_string(), s.code())).collect();
                let (measure, round) = (measure(&r.measure)?, round(&r.round));
                Some(RatingLine { measure, round, at: r.at, scores, comment: r.comment })
            })
            .collect(),
        experiences: experiences
            .into_iter()
            .filter_map(|e| Some((measure(&e.measure)?, e)))
            .collect(),
        replies,
        minutes,
        votes,
        acted: rows(acted),
        named: rows(named),
        mails: mails
            .into_iter()
            .map(|m| MailLine {
                created: m.created,
                sent: m.sent,
                address: m.address,
                subject: m.subject,
                text: m.text,
            })
            .collect(),
    })
}

/// What the person has given in and beside meetings.
fn of_meetings(given: OwnMeetings) -> (Vec<ReplyLine>, Vec<MinutesLine>, Vec<VoteLine>) {
    let replies = given.replies.into_iter().map(|(meeting, r)| ReplyLine {
        meeting,
        at: r.at,
        answer: r.answer,
        deputy: r.deputy,
        support: r.support,
    });
    let minutes = given.minutes.into_iter().map(|draft| MinutesLine {
        meeting: draft.meeting,
        at: draft.at,
        paragraphs: typed(draft.form),
    });
    let votes = given.votes.into_iter().map(|(circular, v)| VoteLine {
        circular,
        at: v.at,
        choice: v.choice,
        by_deputy: v.by_deputy,
    });
    (replies.collect(), minutes.collect(), votes.collect())
}

fn typed(form: ParagraphsForm) -> Vec<String> {
    let all = form.there.into_iter().chain([form.further]).map(|typed| typed.text);
    all.filter(|text| !text.is_empty()).collect()
}

/// Practical experience is an organisation's. What the own organisation shared about a measure on a day on which the
/// journal says that this person shared some is told here, where the person may read it.
async fn experiences(req: &Req, found: &OwnRecords) -> Result<Vec<Experience>, Failure> {
    let shared: BTreeSet<_> = found
        .acted
        .iter()
        .filter(|row| row.act == Act::ExperienceShared)
        .filter_map(|row| Some((MeasureSlug::parse(&row.key).ok()?, req.ctx.local(row.at).date())))
        .collect();
    let mut all = Vec::new();
    for (slug, day) in &shared {
        if !req.catalogue.measures.contains_key(slug) {
            continue;
        }
        let of_measure = req.state.store.experiences_of(slug, &req.ctx.actor).await?;
        all.extend(of_measure.into_iter().filter(|e| {
            e.date == *day && found.mandates.iter().any(|m| m.organisation == e.organisation)
        }));
    }
    Ok(all)
}

/// `GET /mein-bereich/daten`
pub async fn show(req: Req, (): ()) -> Answer {
    let permit = permit(&req.ctx.actor, OwnData)?;
    let data = collect(&req, &permit).await?;
    let page =
        req.page(StatusCode::OK, move |ctx, catalogue| own_data_page::page(ctx, catalogue, &data));
    Ok(page.await)
}

/// `POST /mein-bereich/daten.json`: a form, as it leaves a row in the journal.
pub async fn json(req: Req, Form(_): Form<super::Hidden>) -> Answer {
    let permit = permit(&req.ctx.actor, OwnData)?;
    let now = req.state.clock.now();
    // Recorded first, so that the file tells of itself.
    req.state.store.note_export(&permit, day_began(req.ctx.today), now).await?;
    let data = collect(&req, &permit).await?;
    let text = serde_json::to_vec_pretty(&file(&data, now)).map_err(|_| Failure::BadRequest)?;
    let headers = [
        (CONTENT_TYPE, "application/json; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"meine-daten.json\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

fn file(data: &Data, now: DateTime<Utc>) -> Value {
    let scored = |measure: &str,
                  round: &str,
                  at: Option<DateTime<Utc>>,
                  scores: Value,
                  comment: &str| {
        json!({ "measure": measure, "round": round, "at": at, "scores": scores, "comment": comment })
    };
    json!({
        "as_of": now,
        "account": {
            "id": data.id,
            "name": data.name,
            "email": data.email,
            "created": data.created,
            "password_set": data.has_password,
            "second_factor_set": data.has_factor,
            "recovery_codes_left": data.recovery_codes,
            "openid": data.provider.as_ref().map(|(issuer, subject)| {
                json!({ "issuer": issuer, "subject": subject })
            }),
        },
        "mandates": data.mandates,
        "sessions": data.sessions.iter().map(|s| json!({
            "began": s.began, "last_request": s.seen, "method": s.method, "address": s.address, "browser": s.agent,
        })).collect::<Vec<_>>(),
        "in_charge_of": data.supplies,
        "drafts": data.drafts.iter().map(|d| {
            scored(&d.measure, &d.round, Some(d.at), json!(d.scores), &d.comment)
        }).collect::<Vec<_>>(),
        "ratings": data.ratings.iter().map(|r| {
            scored(&r.measure, &r.round, r.at, json!(r.scores), &r.comment)
        }).collect::<Vec<_>>(),
        "experiences": data.experiences.iter().map(|(_, experience)| experience).collect::<Vec<_>>(),
        "answers_to_invitations": data.replies.iter().map(|r| json!({
            "meeting": r.meeting, "at": r.at, "answer": r.answer.code(), "deputy": r.deputy, "support": r.support,
        })).collect::<Vec<_>>(),
        "minutes_not_saved": data.minutes.iter().map(|m| json!({
            "meeting": m.meeting, "at": m.at, "paragraphs": m.paragraphs,
        })).collect::<Vec<_>>(),
        "votes_in_circular_procedures": data.votes.iter().map(|v| json!({
            "procedure": v.circular, "at": v.at, "choice": v.choice.code(), "by_deputy": v.by_deputy,
        })).collect::<Vec<_>>(),
        "journal_by_me": data.acted.iter().map(row).collect::<Vec<_>>(),
        "journal_about_me": data.named.iter().map(row).collect::<Vec<_>>(),
        "mails": data.mails.iter().map(|m| json!({
            "written": m.created, "sent": m.sent, "address": m.address, "subject": m.subject, "text": m.text,
        })).collect::<Vec<_>>(),
    })
}

/// A journal row. Who acted stands in it only where it is the person: others have their own rights.
fn row(entry: &Entry) -> Value {
    json!({
        "at": entry.at,
        "act": entry.act.code(),
        "subject": entry.subject.code(),
        "key": entry.key,
        "title": entry.title,
        "changes": entry.changes,
        "reason": entry.reason,
    })
}
