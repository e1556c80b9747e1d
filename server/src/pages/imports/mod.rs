//! Files that planners hand in: upload, columns, series, preview, decision.

mod columns;
mod decide;
mod upload;

pub use columns::{columns, series};
pub use decide::{accept, reject, undo};
pub use upload::{list, receive};

use crate::import::{FileKind, PeriodFrom, Preview};
use crate::intake::{Reading, Setup, Writing};
use crate::pages::exports::named;
use crate::request::{Answer, Failure, Req};
use app::pages::Page;
use app::pages::imports::{self, Choice, Draft, Ended, Work};
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::import::{Import, ImportState};
use domain::key::{ImportId, IndicatorCode};
use domain::policy::{ImportValues, permit};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows of a file shown above its columns.
const FIRST_ROWS: usize = 6;

/// Cells of such a row, and characters of a cell.
const FIRST_CELLS: usize = 16;
const CELL: usize = 40;

/// Problems of cells written out.
const PROBLEMS: usize = 20;

/// What the address of a file's page may ask for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Shown {
    hinweis: String,
    reihe: String,
}

/// The import of a path.
async fn import(req: &Req, id: &str) -> Result<Import, Failure> {
    let id = ImportId::parse(id).map_err(|_| Failure::NotFound)?;
    Ok(req.state.store.import(&id).await?)
}

/// `GET /import/{id}`
pub async fn show(req: Req, (Path(id), Query(shown)): (Path<String>, Query<Shown>)) -> Answer {
    permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    let asked =
        Asked { is_fresh: shown.hinweis == "uebernommen", search: shown.reihe, ..Asked::new() };
    page(&req, StatusCode::OK, import, asked).await
}

/// `GET /import/{id}/datei`
pub async fn original(req: Req, Path(id): Path<String>) -> Answer {
    permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    let file = req.state.store.import_file(&import.id).await?;
    // The name is a stranger's: what a header cannot hold becomes a dash.
    let name: String = import
        .file
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '-' })
        .collect();
    let headers = [
        (CONTENT_TYPE, "application/octet-stream".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, file).into_response())
}

/// `GET /import/{id}/vorschau.csv`: every line of the preview, for whoever wants to check more than a page shows.
pub async fn preview_csv(req: Req, Path(id): Path<String>) -> Answer {
    permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    let Reading::Done(contents) = req.state.intake.reading(&req.state, &import).await else {
        return Err(Failure::NotFound);
    };
    if import.state != ImportState::Open {
        return Err(Failure::NotFound);
    }
    let (catalogue, today) = (req.catalogue.clone(), req.ctx.today);
    let intake = &req.state.intake;
    let prepared = intake.prepared(&req.state, &import, &contents, &catalogue, today).await?;
    let ctx = req.ctx.clone();
    let write = move || {
        let lines = prepared.compared.lines.iter();
        let lines = lines.map(|line| imports::preview_row(&ctx, &catalogue, line));
        report::text_csv(std::iter::once(imports::preview_titles(&ctx)).chain(lines))
    };
    let bytes = tokio::task::spawn_blocking(write).await.map_err(|_| Failure::BadRequest)?;
    Ok(named(&format!("vorschau-{}.csv", import.id), "text/csv; charset=utf-8", bytes))
}

/// What a page of a file is to show besides the file.
struct Asked {
    is_fresh: bool,
    search: String,
    choice: Choice,
    is_changed: bool,
    /// Columns that were sent and cannot be used.
    columns: Option<(imports::ColumnsForm, FieldErrors)>,
    /// A reason that was sent, and what is wrong with it.
    reason: (String, FieldErrors),
}

impl Asked {
    fn new() -> Self {
        Self {
            is_fresh: false,
            search: String::new(),
            choice: Choice::proposed(),
            is_changed: false,
            columns: None,
            reason: (String::new(), FieldErrors::default()),
        }
    }
}

/// The page of a file, whatever has become of it by now.
async fn page(req: &Req, status: StatusCode, import: Import, asked: Asked) -> Answer {
    match import.state {
        ImportState::Open => open(req, status, import, asked).await,
        ImportState::Writing => writing(req, import).await,
        ImportState::Accepted | ImportState::Rejected | ImportState::Undone => {
            let mut counts: BTreeMap<IndicatorCode, usize> = BTreeMap::new();
            for record in req.catalogue.indicators.values() {
                let of_import = record
                    .observations()
                    .iter()
                    .filter(|o| o.recorded.import.as_ref() == Some(&import.id))
                    .count();
                if of_import > 0 {
                    counts.insert(record.indicator.code.clone(), of_import);
                }
            }
            let indicators: Vec<_> = counts.into_iter().collect();
            let render = Arc::new(move |ctx: &app::ctx::Ctx, catalogue: &Catalogue| {
                let ended = Ended {
                    import: &import,
                    indicators: &indicators,
                    is_fresh: asked.is_fresh,
                    reason: &asked.reason.0,
                    errors: &asked.reason.1,
                };
                imports::ended(ctx, catalogue, &ended)
            });
            Ok(req.page(status, move |ctx, catalogue| render(ctx, catalogue)).await)
        }
    }
}

/// A page that the browser asks for again after a moment.
async fn again(
    req: &Req,
    build: impl Fn(&app::ctx::Ctx, &Catalogue) -> Page + Clone + Send + Sync + 'static,
) -> Response<Body> {
    let mut response = req.page(StatusCode::OK, build).await;
    response
        .headers_mut()
        .insert(HeaderName::from_static("refresh"), HeaderValue::from_static("2"));
    response
}

async fn writing(req: &Req, import: Import) -> Answer {
    let progress = req.state.intake.written(&import.id);
    let work = match progress {
        Some(Writing::Underway(done, total)) => Work::Writing { done, total },
        _ => Work::WritingElsewhere,
    };
    Ok(again(req, move |ctx, _| imports::progress(ctx, &import, work)).await)
}

async fn open(req: &Req, status: StatusCode, import: Import, asked: Asked) -> Answer {
    let contents = match req.state.intake.reading(&req.state, &import).await {
        Reading::Done(contents) => contents,
        Reading::Underway(rows, share) => {
            let work = Work::Reading { rows, share };
            return Ok(again(req, move |ctx, _| imports::progress(ctx, &import, work)).await);
        }
        Reading::Refused(refused) => {
            let page = Arc::new(move |ctx: &app::ctx::Ctx, catalogue: &Catalogue| {
                let (error, mapping, preview) = refused.as_ref();
                let place = error.place().map(ToString::to_string);
                let columns = mapping.as_ref().zip(preview.as_ref()).map(|(mapping, preview)| {
                    columns::shown(mapping, preview, &import, true, asked.columns.clone())
                });
                imports::refused(ctx, catalogue, &import, (error.code(), place), columns.as_ref())
            });
            return Ok(req.page(status, move |ctx, catalogue| page(ctx, catalogue)).await);
        }
        Reading::Lost => return Err(Failure::NotFound),
    };
    let (catalogue, today) = (&req.catalogue, req.ctx.today);
    let prepared =
        req.state.intake.prepared(&req.state, &import, &contents, catalogue, today).await?;
    let earlier = req.state.store.imports_of(&import.digest).await?;
    let earlier: Vec<_> = earlier.into_iter().filter(|other| other.id < import.id).collect();
    let columns = contents.mapping.as_ref().zip(contents.preview.as_ref()).and_then(|(m, p)| {
        let is_table = matches!(contents.kind, FileKind::Csv | FileKind::Xlsx | FileKind::Ods);
        let is_open = !contents.is_decimal_mark_certain
            || asked.columns.is_some()
            || m.period == PeriodFrom::Unknown;
        // A table of the Breitbandatlas tells its half-year by its name alone.
        let is_table = is_table || m.period == PeriodFrom::Unknown;
        is_table.then(|| columns::shown(m, p, &import, is_open, asked.columns.clone()))
    });
    let problems: Vec<_> = contents
        .table
        .problems
        .iter()
        .take(PROBLEMS)
        .map(|problem| (problem.place.to_string(), problem.fault.code()))
        .collect();
    // Where columns are chosen, the area of the whole file is as well.
    let fixed_area = (prepared.names_no_area && columns.is_none())
        .then(|| Setup::parse(&import.setup).area.map(|area| area.to_string()).unwrap_or_default());
    let has_failed =
        matches!(req.state.intake.written(&import.id), Some(Writing::Failed | Writing::Changed));
    let setback = match (asked.is_changed, has_failed) {
        (true, _) => Some(imports::Setback::Changed),
        (false, true) => Some(imports::Setback::Failed),
        (false, false) => None,
    };
    let render = move |ctx: &app::ctx::Ctx, catalogue: &Catalogue| {
        let draft = Draft {
            import: &import,
            kind: contents.kind.code(),
            rows: contents.table.summary.rows,
            earlier: &earlier,
            columns: columns.as_ref(),
            series: &prepared.series,
            search: &asked.search,
            are_columns_remembered: contents.is_remembered,
            is_remembered: prepared.is_remembered,
            problems: (&problems, contents.table.problem_count),
            areas: &prepared.areas,
            fixed_area: fixed_area.as_ref(),
            without_area: prepared.sorted.without_area,
            without_period: prepared.sorted.without_period,
            compared: &prepared.compared,
            seen: &prepared.seen,
            choice: &asked.choice,
            setback,
        };
        imports::show(ctx, catalogue, &draft)
    };
    let render = Arc::new(render);
    Ok(req.page(status, move |ctx, catalogue| render(ctx, catalogue)).await)
}

fn cut(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= CELL {
        return text.to_owned();
    }
    let head: String = text.chars().take(CELL).collect();
    format!("{head}…")
}

/// The first rows of a table as a page shows them.
fn first_rows(preview: &Preview) -> Vec<(u32, Vec<String>)> {
    preview
        .rows()
        .take(FIRST_ROWS)
        .map(|(number, cells)| (number, cells.into_iter().take(FIRST_CELLS).map(cut).collect()))
        .collect()
}
