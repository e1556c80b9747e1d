//! The register of resolutions, a resolution, its extract and the register as a file.

pub mod record;
pub mod report;

use super::{Notice, exports, visible_acts};
use crate::request::{Answer, Failure, Req};
use ::report::meeting::{Extract, Occasion, Signed, resolution_extract};
use ::report::resolutions::{Entry, Line, lines, resolutions_csv};
use app::ctx::Ctx;
use app::form::Form;
use app::pages::resolutions::list::{self as list_page, Asked};
use app::pages::resolutions::{show as show_page, words};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::catalogue::Catalogue;
use domain::journal::SubjectKind;
use domain::key::MeasureSlug;
use domain::meeting::agenda::AgendaItem;
use domain::meeting::book::Book;
use domain::meeting::numbering::{ItemNumber, ResolutionNumber};
use domain::meeting::resolution::form::ProgressForm;
use domain::meeting::resolution::{Filter, Implementation, Register, Resolution};
use domain::policy::{
    Action, ReportResolution, StateMinority, decide, own_organisation, permit, reach,
};
use domain::tier::Tier;

/// Most rows of a resolution's history.
const HISTORY: u32 = 100;

/// The filter that an address asks for; what cannot be read finds nothing, as it names nothing that there is.
fn filter(asked: &Asked) -> Option<Filter> {
    let state = match asked.stand.as_str() {
        "" | "offen-alle" | "ueberfaellig" => None,
        code => Some(Implementation::from_code(code)?),
    };
    let meeting = match asked.sitzung.trim() {
        "" => None,
        number => Some(number.parse().ok()?),
    };
    let measure = match asked.massnahme.trim() {
        "" => None,
        slug => Some(MeasureSlug::parse(slug).ok()?),
    };
    Some(Filter {
        words: asked.worte.clone(),
        state,
        open: asked.stand == "offen-alle",
        overdue: asked.stand == "ueberfaellig",
        responsible: asked.zustaendig.clone(),
        meeting,
        measure,
        ..Filter::default()
    })
}

/// What is asked of the register, newest first. A measure that the reader may not know of finds nothing.
fn found(req: &Req, book: &Book, asked: &Asked) -> Vec<Resolution> {
    let Some(filter) = filter(asked) else { return Vec::new() };
    if filter.measure.as_ref().is_some_and(|slug| !req.catalogue.measures.contains_key(slug)) {
        return Vec::new();
    }
    let register = Register::new(&book.resolutions, reach(&req.ctx.actor));
    register.find(&filter, req.ctx.today).into_iter().cloned().collect()
}

fn is_inside(req: &Req) -> bool {
    Tier::Council.is_within(reach(&req.ctx.actor))
}

/// `GET /beschluesse`
pub async fn list(req: Req, Query(asked): Query<Asked>) -> Answer {
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let found = found(&req, &book, &asked);
    let mut meetings: Vec<u32> =
        book.resolutions.iter().filter_map(|r| r.number.meeting()).collect();
    meetings.sort_unstable();
    meetings.dedup();
    let (total, inside) = (book.resolutions.len(), is_inside(&req));
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let data =
            list_page::Data { found: &found, total, asked: &asked, meetings: &meetings, inside };
        list_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// The rows of a file. Files are written in German, as the resolutions are.
fn rows(ctx: &Ctx, catalogue: &Catalogue, book: &Book, found: &[Resolution]) -> Vec<Line> {
    let ctx = Ctx { language: domain::number::Language::De, ..ctx.clone() };
    let register = Register::new(&book.resolutions, reach(&ctx.actor));
    let entry = |resolution| Entry {
        resolution,
        effects: resolution
            .effects()
            .iter()
            .filter_map(|effect| words::effect(&ctx, catalogue, effect).map(|(text, _)| text))
            .collect(),
        successor: register.successor(&resolution.number).map(|later| &later.number),
    };
    lines(found.iter().map(entry))
}

/// `GET /beschluesse.csv`
pub async fn csv(req: Req, Query(asked): Query<Asked>) -> Answer {
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let found = found(&req, &book, &asked);
    let bytes = resolutions_csv(rows(&req.ctx, &req.catalogue, &book, &found));
    let name = format!("beschluesse_Stand-{}.csv", req.ctx.today);
    Ok(exports::named(&name, "text/csv; charset=utf-8", bytes))
}

/// `GET /beschluesse.xlsx`
pub async fn xlsx(req: Req, Query(asked): Query<Asked>) -> Answer {
    let book = req.state.store.book().await?.seen_by(&req.ctx.actor);
    let found = found(&req, &book, &asked);
    let rows = rows(&req.ctx, &req.catalogue, &book, &found);
    let name = format!("beschluesse_Stand-{}.xlsx", req.ctx.today);
    exports::workbook(&name, move || ::report::resolutions_xlsx(rows)).await
}

/// The resolution of a path, as the reader sees it.
///
/// # Errors
/// Not found where there is none, or the reader may not know of it.
fn resolution<'a>(book: &'a Book, key: &str) -> Result<&'a Resolution, Failure> {
    let number = ResolutionNumber::from_key(key).map_err(|_| Failure::NotFound)?;
    book.resolutions.iter().find(|r| r.number == number).ok_or(Failure::NotFound)
}

/// The item that a resolution was made on, where the reader may know of it.
fn item_of(book: &Book, resolution: &Resolution) -> Option<(ItemNumber, AgendaItem)> {
    let plan = book.plans.get(&resolution.number.meeting()?)?;
    let id = resolution.item.as_ref()?;
    Some((plan.agenda.number_of(id)?, plan.agenda.item(id)?.clone()))
}

/// What is shown of a resolution beside what is stored.
#[derive(Default)]
struct Said {
    progress: Option<Form<ProgressForm>>,
    minority: Option<Form<String>>,
    changed: bool,
    notice: Option<String>,
}

async fn shown(req: &Req, status: StatusCode, key: &str, said: Said) -> Answer {
    let store = &req.state.store;
    let book = store.book().await?.seen_by(&req.ctx.actor);
    let resolution = resolution(&book, key)?.clone();
    let print = store.fingerprint(&resolution.number).await?.ok_or(Failure::NotFound)?;
    let register = Register::new(&book.resolutions, reach(&req.ctx.actor));
    let successor = register.successor(&resolution.number).map(|later| later.number.clone());
    let item = item_of(&book, &resolution);
    let paper = item.as_ref().and_then(|(_, item)| book.papers.get(item.paper.as_ref()?));
    let proposed = paper.map(|paper| paper.text.proposed_resolution.clone());
    let acts = visible_acts(req);
    let blind = req.blind();
    let visible = (acts.as_slice(), &blind);
    let number = resolution.number.to_string();
    let history = store.history_until(SubjectKind::Resolution, &number, visible, HISTORY).await?;
    let may_report = permit(&req.ctx.actor, ReportResolution).is_ok() && resolution.is_adopted();
    let progress = may_report.then(|| {
        said.progress
            .unwrap_or_else(|| Form::edit(ProgressForm::default(), resolution.progress.version))
    });
    let own = own_organisation(&req.ctx.actor).cloned();
    let dissents = own.is_some_and(|organisation| {
        let action = Action::StateMinority { organisation: organisation.clone() };
        decide(&req.ctx.actor, &action).is_ok() && resolution.may_dissent(&organisation)
    });
    let minority = dissents.then(|| said.minority.unwrap_or_default());
    let (changed, inside, notice) = (said.changed, is_inside(req), said.notice);
    let page = req.page(status, move |ctx, catalogue| {
        let data = show_page::Data {
            resolution: &resolution,
            hash: (&print.hash, print.checked),
            successor: successor.as_ref(),
            proposed: proposed.as_deref(),
            item: item.as_ref().map(|(number, item)| (number.to_string(), item.title.clone())),
            history: &history,
            progress: progress.as_ref(),
            minority: minority.as_ref(),
            changed,
            inside,
            notice: notice.as_deref(),
        };
        show_page::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// `GET /beschluesse/{nr}`
pub async fn show(req: Req, (Path(key), Query(notice)): (Path<String>, Query<Notice>)) -> Answer {
    shown(&req, StatusCode::OK, &key, Said { notice: notice.hinweis, ..Said::default() }).await
}

/// `GET /beschluesse/{nr}/auszug.pdf`
pub async fn extract(req: Req, Path(key): Path<String>) -> Answer {
    let store = &req.state.store;
    let book = store.book().await?.seen_by(&req.ctx.actor);
    let resolution = resolution(&book, &key)?.clone();
    let print = store.fingerprint(&resolution.number).await?.ok_or(Failure::NotFound)?;
    let item = item_of(&book, &resolution);
    let meeting = resolution.number.meeting();
    let occasion = meeting.and_then(|number| {
        let plan = book.plans.get(&number)?;
        let begins = resolution.decided.and_time(plan.begins);
        let length = chrono::TimeDelta::minutes(i64::from(plan.length()));
        let (ends, place) = (begins + length, plan.place.clone());
        Some(Occasion { number, begins, ends, place, access: String::new() })
    });
    let (reach, date) = (reach(&req.ctx.actor), req.ctx.today);
    let ident = format!("wirkungskompass/beschluesse/{key}/auszug");
    let houses = crate::letterhead::Letterhead::of(&req);
    let work = move || {
        let signed = Signed { name: String::new(), role: "Geschäftsstelle".to_owned() };
        let extract = Extract {
            resolution: &resolution,
            occasion: occasion.as_ref(),
            item: item.as_ref().map(|(number, item)| (number, item)),
            hash: &print.hash,
            reach,
            date,
            signed: &signed,
        };
        resolution_extract(&houses.office(), &extract, &ident)
    };
    let bytes = req.typeset(work).await?;
    Ok(exports::pdf(&req, &format!("Beschluss-{key}"), bytes))
}

/// The permit for a minority statement of the reader's own organisation.
///
/// # Errors
/// Where the reader speaks for none with a vote.
fn own_minority(req: &Req) -> Result<domain::policy::Permit<StateMinority>, Failure> {
    let organisation = req
        .ctx
        .account()
        .map_or_else(domain::key::OrganisationCode::none, |account| account.organisation.clone());
    Ok(permit(&req.ctx.actor, StateMinority { organisation })?)
}
