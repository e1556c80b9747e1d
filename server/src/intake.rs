//! Files of planners on their way to values: read once and kept in memory while somebody decides about them, and written
//! beside the requests, so that a page tells how far a long one has come.

use crate::import::{self, Guess, Limits, Mapping, Preview, Series, Table, Unreadable, recognise};
use crate::state::AppState;
use domain::import::{Doubt, Import, Incoming};
use domain::indicator::observation::ObservationStatus;
use domain::key::{AreaCode, ImportId, IndicatorCode};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::StoreError;
use tokio::sync::watch;

/// Files kept in memory at the same time.
const KEPT: usize = 4;

/// How long a page waits for a file before it tells how far the reading has come.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// What a planner says about a file. Kept with it, and offered for the next file of its source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// Which columns mean what; none where the file tells by itself.
    pub mapping: Option<Mapping>,
    /// Series by [`series_key`], with the indicator that each belongs to.
    pub assigned: BTreeMap<String, IndicatorCode>,
    /// The area of a file that names none.
    pub area: Option<AreaCode>,
}

impl Setup {
    /// Reads what was kept; nothing where an older program wrote something else.
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A file that was read to its end.
#[derive(Debug)]
pub struct Contents {
    /// What kind of file it is.
    pub kind: import::FileKind,
    /// The columns as the file or a planner says; none for a dataset that needs none.
    pub mapping: Option<Mapping>,
    /// False where nobody could tell whether numbers have a comma or a point.
    pub is_decimal_mark_certain: bool,
    /// Its first rows; none for a dataset.
    pub preview: Option<Preview>,
    /// Its values.
    pub table: Table,
}

/// How far the reading of a file has come.
#[derive(Debug, Clone)]
pub enum Reading {
    /// Under way: rows read so far, and the share of the bytes in percent.
    Underway(u64, u64),
    /// Read.
    Done(Arc<Contents>),
    /// Refused, with the columns that were tried and the first rows where there are any.
    Refused(Arc<(Unreadable, Option<Mapping>, Option<Preview>)>),
    /// The store did not give the file.
    Lost,
}

/// How far the writing of values has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writing {
    /// Values written so far, of how many.
    Underway(usize, usize),
    /// All values count.
    Done,
    /// Something changed meanwhile; nothing counts.
    Changed,
    /// The store refused; nothing counts.
    Failed,
}

/// Files in memory, and writes under way.
#[derive(Default)]
pub struct Intake {
    readings: Mutex<VecDeque<(ImportId, i64, watch::Receiver<Reading>)>>,
    writings: Mutex<HashMap<ImportId, watch::Receiver<Writing>>>,
}

impl Intake {
    /// The contents of a file as far as they are read by now: waits a moment for a short one.
    pub async fn reading(&self, state: &AppState, import: &Import) -> Reading {
        let mut receiver = self.begun(state, import);
        let is_over = |reading: &Reading| !matches!(reading, Reading::Underway(..));
        let _ = tokio::time::timeout(PATIENCE, receiver.wait_for(is_over)).await;
        receiver.borrow().clone()
    }

    fn begun(&self, state: &AppState, import: &Import) -> watch::Receiver<Reading> {
        let mut readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner);
        let held = readings.iter().position(|(id, version, reading)| {
            let is_lost = matches!(*reading.borrow(), Reading::Lost);
            *id == import.id && *version == import.version && !is_lost
        });
        if let Some((_, _, reading)) = held.and_then(|at| readings.get(at)) {
            return reading.clone();
        }
        readings.retain(|(id, ..)| *id != import.id);
        while readings.len() >= KEPT {
            readings.pop_front();
        }
        let (sender, receiver) = watch::channel(Reading::Underway(0, 0));
        readings.push_back((import.id.clone(), import.version, receiver.clone()));
        tokio::spawn(read(state.clone(), import.clone(), sender));
        receiver
    }

    /// Notes that values of an import are being written.
    pub fn writing(&self, id: &ImportId, progress: watch::Receiver<Writing>) {
        let mut writings = self.writings.lock().unwrap_or_else(PoisonError::into_inner);
        writings.retain(|_, known| matches!(*known.borrow(), Writing::Underway(..)));
        writings.insert(id.clone(), progress);
    }

    /// How far the writing has come, where this process is at it.
    pub fn written(&self, id: &ImportId) -> Option<Writing> {
        let writings = self.writings.lock().unwrap_or_else(PoisonError::into_inner);
        writings.get(id).map(|progress| *progress.borrow())
    }
}

async fn read(state: AppState, import: Import, sender: watch::Sender<Reading>) {
    let bytes = match state.store.import_file(&import.id).await {
        Ok(bytes) => bytes,
        Err(error) => {
            state.note(&error);
            tracing::error!(%error, import = import.id.as_str(), "a file cannot be read back");
            let _ = sender.send(Reading::Lost);
            return;
        }
    };
    let told = sender.clone();
    let setup = Setup::parse(&import.setup);
    let work = move || contents(&bytes, &import.file, setup.mapping, &sender);
    let reading = match tokio::task::spawn_blocking(work).await {
        Ok(Ok(contents)) => Reading::Done(Arc::new(contents)),
        Ok(Err(refused)) => Reading::Refused(Arc::new(*refused)),
        Err(error) => {
            tracing::error!(%error, "reading a file ended early");
            Reading::Lost
        }
    };
    let _ = told.send(reading);
}

type Refused = Box<(Unreadable, Option<Mapping>, Option<Preview>)>;

/// Reads a file, with the columns that somebody named or with those proposed.
fn contents(
    bytes: &[u8],
    name: &str,
    named: Option<Mapping>,
    progress: &watch::Sender<Reading>,
) -> Result<Contents, Refused> {
    let limits = Limits::default();
    let refuse = |error| Box::new((error, None, None));
    let format = recognise(bytes, name, &limits).map_err(refuse)?;
    let sheet = named.as_ref().and_then(|mapping| mapping.sheet.clone());
    let proposed = import::propose_mapping(bytes, &format, &limits).map_err(refuse)?;
    let preview = proposed
        .as_ref()
        .map(|_| import::preview(bytes, &format, sheet.as_deref(), &limits))
        .transpose()
        .map_err(refuse)?;
    let is_named = named.is_some();
    let Guess { mapping, is_decimal_mark_certain } = match (named, proposed) {
        (None, None) => {
            let table = keep(bytes, &format, None, &limits, progress).map_err(refuse)?;
            return Ok(Contents {
                kind: format.kind,
                mapping: None,
                is_decimal_mark_certain: true,
                preview: None,
                table,
            });
        }
        (Some(mapping), _) => Guess { mapping, is_decimal_mark_certain: true },
        (None, Some(guess)) => guess,
    };
    match keep(bytes, &format, Some(&mapping), &limits, progress) {
        Ok(table) => Ok(Contents {
            kind: format.kind,
            mapping: Some(mapping),
            is_decimal_mark_certain: is_named || is_decimal_mark_certain,
            preview,
            table,
        }),
        Err(error) => Err(Box::new((error, Some(mapping), preview))),
    }
}

fn keep(
    bytes: &[u8],
    format: &import::Format,
    mapping: Option<&Mapping>,
    limits: &Limits,
    progress: &watch::Sender<Reading>,
) -> Result<Table, Unreadable> {
    let mut go_on = |found: import::Progress| {
        let share = found.done * 100 / found.total.max(1);
        let _ = progress.send(Reading::Underway(found.rows, share));
        // Nobody waits for it any more.
        if progress.is_closed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    import::read(bytes, format, mapping, limits, &mut go_on)
}

/// What tells a series from the others, whatever its area: its categories and its unit.
pub fn series_key(series: &Series) -> String {
    let members = series.members.iter().enumerate();
    let mut key: String = members
        .filter(|(place, _)| Some(*place) != series.area)
        .map(|(_, member)| member.category.shown())
        .collect::<Vec<_>>()
        .join(" · ");
    if let Some(unit) = &series.unit {
        key.extend([" [", unit, "]"]);
    }
    key
}

/// What the values of a file become with what a planner said about it.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Values that belong to an indicator, an area and a period.
    pub incoming: Vec<Incoming>,
    /// Areas that the product does not know, with the number of values: they are never taken for another area.
    pub unknown_areas: BTreeMap<String, usize>,
    /// Values without a period or an area.
    pub placeless: usize,
}

/// Sorts the values of a file to indicators. `before` is what was said about the last file of the source.
pub fn sort(
    contents: &Contents,
    setup: &Setup,
    before: Option<&Setup>,
    knows: impl Fn(&AreaCode) -> bool,
    unit_of: impl Fn(&IndicatorCode) -> Option<String>,
) -> Sorted {
    let mut sorted = Sorted::default();
    let mut keys: HashMap<*const Series, Option<(IndicatorCode, Vec<Doubt>)>> = HashMap::new();
    for candidate in &contents.table.candidates {
        let series = &candidate.series;
        let belongs = keys.entry(Arc::as_ptr(series)).or_insert_with(|| {
            let key = series_key(series);
            let code = setup.assigned.get(&key)?.clone();
            Some((code.clone(), doubts_of(series, &key, &code, before, &unit_of)))
        });
        let (Some((indicator, doubts)), Some(value)) = (belongs, candidate.value) else { continue };
        let Some(period) = candidate.when.as_ref().and_then(|when| when.period) else {
            sorted.placeless += 1;
            continue;
        };
        let mut doubts = doubts.clone();
        let area = match (series.area(), series.area_code().filter(&knows), &setup.area) {
            (_, Some(area), _) => area,
            (Some(named), None, _) => {
                *sorted.unknown_areas.entry(named.shown().to_owned()).or_default() += 1;
                continue;
            }
            (None, None, Some(area)) => {
                doubts.push(Doubt::AreaByHand);
                area.clone()
            }
            (None, None, None) => {
                sorted.placeless += 1;
                continue;
            }
        };
        if candidate.computed {
            doubts.push(Doubt::Computed);
        }
        let status = candidate.flag.as_ref().and_then(|flag| flag.status);
        sorted.incoming.push(Incoming {
            place: candidate.place.to_string(),
            indicator: indicator.clone(),
            area,
            period,
            value,
            qualifier: candidate.qualifier,
            status: status.unwrap_or(ObservationStatus::Normal),
            doubts,
        });
    }
    sorted
}

fn doubts_of(
    series: &Series,
    key: &str,
    code: &IndicatorCode,
    before: Option<&Setup>,
    unit_of: &impl Fn(&IndicatorCode) -> Option<String>,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let (Some(unit), Some(expected)) = (&series.unit, unit_of(code))
        && folded(unit) != folded(&expected)
    {
        doubts.push(Doubt::Unit);
    }
    if let Some(before) = before {
        let mut known = before.assigned.iter().filter(|(_, of)| *of == code).peekable();
        if known.peek().is_some() && !known.any(|(known, _)| known == key) {
            doubts.push(Doubt::OtherSeries);
        }
    }
    doubts
}

/// Spellings of a unit that mean the same.
fn folded(unit: &str) -> String {
    let unit = unit.trim().to_lowercase();
    match unit.as_str() {
        "%" | "prozent" | "percent" | "percentage" | "pc" | "v. h." | "vh" => "prozent".to_owned(),
        "anzahl" | "number" | "nr" | "zahl" => "anzahl".to_owned(),
        "mio. eur" | "mio. €" | "mill. eur" | "million euro" => "mio. eur".to_owned(),
        _ => unit,
    }
}

/// Writes chosen values beside the request.
pub fn write(
    state: &AppState,
    total: usize,
    import: &ImportId,
    work: impl FnOnce(watch::Sender<Writing>) -> tokio::task::JoinHandle<Result<(), StoreError>>,
) -> watch::Receiver<Writing> {
    let (sender, receiver) = watch::channel(Writing::Underway(0, total));
    state.intake.writing(import, receiver.clone());
    let told = sender.clone();
    let task = work(sender);
    let state = state.clone();
    tokio::spawn(async move {
        let outcome = match task.await {
            Ok(Ok(())) => Writing::Done,
            Ok(Err(StoreError::ChangedMeanwhile)) => Writing::Changed,
            Ok(Err(error)) => {
                state.note(&error);
                tracing::error!(%error, "values of a file were not written");
                Writing::Failed
            }
            Err(error) => {
                tracing::error!(%error, "writing the values of a file ended early");
                Writing::Failed
            }
        };
        let _ = told.send(outcome);
    });
    receiver
}
