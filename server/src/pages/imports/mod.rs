//! Files that planners hand in: upload, columns, series, preview, decision.

mod columns;
mod decide;
mod upload;

pub use columns::{columns, series};
pub use decide::{accept, reject, undo};
pub use upload::{list, receive};

use crate::import::{FileKind, Preview};
use crate::intake::{Contents, Reading, Setup, Sorted, Writing, series_key, sort};
use crate::request::{Answer, Failure, Req};
use app::pages::Page;
use app::pages::imports::{self, Choice, Draft, Ended, SeriesRow, Work};
use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use domain::import::{Compared, Import, ImportState, compare};
use domain::key::{ImportId, IndicatorCode};
use domain::period::Period;
use domain::policy::{ImportValues, permit};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};
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
    let prepared = prepare(req, &import, contents.clone()).await?;
    let earlier = req.state.store.imports_of(&import.digest).await?;
    let earlier: Vec<_> = earlier.into_iter().filter(|other| other.id < import.id).collect();
    let columns = contents.mapping.as_ref().zip(contents.preview.as_ref()).and_then(|(m, p)| {
        let is_table = matches!(contents.kind, FileKind::Csv | FileKind::Xlsx | FileKind::Ods);
        let is_open = !contents.is_decimal_mark_certain || asked.columns.is_some();
        is_table.then(|| columns::shown(m, p, &import, is_open, asked.columns.clone()))
    });
    let problems: Vec<_> = contents
        .table
        .problems
        .iter()
        .take(PROBLEMS)
        .map(|problem| (problem.place.to_string(), problem.fault.code()))
        .collect();
    let render = move |ctx: &app::ctx::Ctx, catalogue: &Catalogue| {
        let draft = Draft {
            import: &import,
            kind: contents.kind.code(),
            rows: contents.table.summary.rows,
            earlier: &earlier,
            columns: columns.as_ref(),
            series: &prepared.series,
            search: &asked.search,
            is_remembered: prepared.is_remembered,
            problems: (&problems, contents.table.problem_count),
            unknown_areas: &prepared.sorted.unknown_areas,
            placeless: prepared.sorted.placeless,
            compared: &prepared.compared,
            seen: &prepared.seen,
            choice: &asked.choice,
            is_changed: asked.is_changed,
        };
        imports::show(ctx, catalogue, &draft)
    };
    let render = Arc::new(render);
    Ok(req.page(status, move |ctx, catalogue| render(ctx, catalogue)).await)
}

/// A file with what taking it over would do.
struct Prepared {
    series: Vec<SeriesRow>,
    sorted: Sorted,
    compared: Compared,
    /// Digest of what would happen: a planner decides about exactly this.
    seen: String,
    is_remembered: bool,
}

async fn prepare(req: &Req, import: &Import, contents: Arc<Contents>) -> Result<Prepared, Failure> {
    let before = req.state.store.last_setup(&import.source).await?.map(|text| Setup::parse(&text));
    let setup = Setup::parse(&import.setup);
    let (catalogue, import, today) = (req.catalogue.clone(), import.clone(), req.ctx.today);
    let work = move || {
        let is_remembered = !setup.assigned.is_empty()
            && before.as_ref().is_some_and(|before| before.assigned == setup.assigned);
        let series = series_rows(&contents, &setup, &catalogue);
        let mut sorted = sort(
            &contents,
            &setup,
            before.as_ref(),
            |area| catalogue.areas.contains_key(area),
            |code| catalogue.indicators.get(code).map(|record| record.indicator.unit.clone()),
        );
        let incoming = std::mem::take(&mut sorted.incoming);
        let compared = compare(&catalogue, &import, incoming, today);
        let seen = digest(&compared);
        Prepared { series, sorted, compared, seen, is_remembered }
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| Failure::BadRequest)
}

/// The series of a file over all areas, in the order of the file.
fn series_rows(contents: &Contents, setup: &Setup, catalogue: &Catalogue) -> Vec<SeriesRow> {
    struct Gathered {
        values: usize,
        areas: BTreeSet<String>,
        first: Option<Period>,
        last: Option<Period>,
    }
    let mut order = Vec::new();
    let mut gathered: HashMap<String, Gathered> = HashMap::new();
    let mut keys: HashMap<*const crate::import::Series, String> = HashMap::new();
    for candidate in contents.table.candidates.iter().filter(|c| c.value.is_some()) {
        let series = &candidate.series;
        let key = keys.entry(Arc::as_ptr(series)).or_insert_with(|| series_key(series));
        if !gathered.contains_key(key) {
            order.push(key.clone());
            let none = Gathered { values: 0, areas: BTreeSet::new(), first: None, last: None };
            gathered.insert(key.clone(), none);
        }
        let Some(of) = gathered.get_mut(key) else { continue };
        of.values += 1;
        if let Some(area) = series.area_code().filter(|area| catalogue.areas.contains_key(area)) {
            of.areas.insert(area.to_string());
        }
        if let Some(period) = candidate.when.as_ref().and_then(|when| when.period) {
            of.first = Some(of.first.map_or(period, |first| first.min(period)));
            of.last = Some(of.last.map_or(period, |last| last.max(period)));
        }
    }
    order
        .into_iter()
        .filter_map(|key| {
            let of = gathered.remove(&key)?;
            let label = |period: Period| period.short_label(domain::number::Language::De);
            Some(SeriesRow {
                values: of.values,
                areas: of.areas.len(),
                span: of.first.zip(of.last).map(|(first, last)| (label(first), label(last))),
                indicator: setup.assigned.get(&key).cloned(),
                key,
            })
        })
        .collect()
}

/// What a planner sees of a comparison, as a digest.
fn digest(compared: &Compared) -> String {
    let mut hash = Sha256::new();
    for line in &compared.lines {
        let value = &line.incoming;
        let held = line.held.as_ref().map(|held| held.id.as_str()).unwrap_or_default();
        let codes: Vec<_> = line.doubts.iter().map(domain::import::Doubt::code).collect();
        hash.update(format!(
            "{} {} {} {} {} {} {} {held} {}\n",
            value.place,
            value.indicator,
            value.area,
            value.period,
            value.value,
            value.status.code(),
            line.kind.code(),
            codes.join(",")
        ));
    }
    format!("{:x}", hash.finalize())
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
