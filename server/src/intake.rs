//! Files of planners on their way to values: read once and kept in memory while somebody decides about them, and written
//! beside the requests, so that a page tells how far a long one has come.

mod prepare;
mod setup;
mod sort;

pub use prepare::Prepared;
pub use setup::Setup;
pub use sort::{Sorted, series_key};

use crate::import::{
    self, FileKind, Format, Guess, Limits, Mapping, Preview, Table, Unreadable, recognise,
};
use crate::state::AppState;
use chrono::NaiveDate;
use domain::catalogue::Catalogue;
use domain::import::Import;
use domain::key::ImportId;
use std::collections::{BTreeSet, HashMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::StoreError;
use tokio::sync::watch;
use tokio::time::Instant;

/// Files kept in memory at the same time, and the values they may have together; the one asked for stays in any case. A
/// value takes some 250 bytes.
const KEPT: usize = 4;
const KEPT_VALUES: usize = 1_000_000;

/// How long a file stays in memory that nobody asks for.
const IDLE: Duration = Duration::from_mins(15);

/// How long a page waits for a file before it tells how far the reading has come.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// A file that was read to its end.
#[derive(Debug)]
pub struct Contents {
    /// What kind of file it is.
    pub kind: import::FileKind,
    /// The columns as the file or a planner says; none for a dataset that needs none.
    pub mapping: Option<Mapping>,
    /// False where nobody could tell whether numbers have a comma or a point.
    pub is_decimal_mark_certain: bool,
    /// True where the columns are those of the last file of the source.
    pub is_remembered: bool,
    /// Its first rows; none for a dataset.
    pub preview: Option<Preview>,
    /// Dimensions that only name the area again.
    pub naming: BTreeSet<usize>,
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

/// A file in memory.
struct Kept {
    id: ImportId,
    version: i64,
    reading: watch::Receiver<Reading>,
    asked: Instant,
}

impl Kept {
    fn values(&self) -> usize {
        match &*self.reading.borrow() {
            Reading::Done(contents) => contents.table.candidates.len(),
            _ => 0,
        }
    }
}

/// What a [`Prepared`] depends on: file, its version, catalogue, day.
type Moment = (ImportId, i64, (i64, i64), NaiveDate);

/// Files in memory, and writes under way.
#[derive(Default)]
pub struct Intake {
    readings: Mutex<VecDeque<Kept>>,
    /// The comparison made last. One at a time: that of a long file takes all of a core and much memory.
    prepared: tokio::sync::Mutex<Option<(Moment, Arc<Prepared>)>>,
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
        let asked = Instant::now();
        let held = readings.iter_mut().find(|kept| {
            let is_lost = matches!(*kept.reading.borrow(), Reading::Lost);
            kept.id == import.id && kept.version == import.version && !is_lost
        });
        if let Some(kept) = held {
            kept.asked = asked;
            return kept.reading.clone();
        }
        readings.retain(|kept| kept.id != import.id);
        while readings.len() >= KEPT
            || readings.iter().map(Kept::values).sum::<usize>() > KEPT_VALUES
        {
            readings.pop_front();
        }
        let (sender, reading) = watch::channel(Reading::Underway(0, 0));
        let (id, version) = (import.id.clone(), import.version);
        readings.push_back(Kept { id, version, reading: reading.clone(), asked });
        tokio::spawn(read(state.clone(), import.clone(), sender));
        tokio::spawn(let_go(state.clone(), import.id.clone(), import.version));
        reading
    }

    /// What taking a file over would do, worked out once for a state of the file and the catalogue.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn prepared(
        &self,
        state: &AppState,
        import: &Import,
        contents: &Arc<Contents>,
        catalogue: &Arc<Catalogue>,
        today: NaiveDate,
    ) -> Result<Arc<Prepared>, StoreError> {
        let of_catalogue = (catalogue.base, catalogue.revision);
        let moment: Moment = (import.id.clone(), import.version, of_catalogue, today);
        let mut kept = self.prepared.lock().await;
        if let Some((_, prepared)) = kept.as_ref().filter(|(of, _)| *of == moment) {
            return Ok(prepared.clone());
        }
        *kept = None;
        let before = state.store.last_setup(&import.source).await?.map(|text| Setup::parse(&text));
        let (contents, import) = (contents.clone(), import.clone());
        let catalogue = catalogue.clone();
        let work = move || prepare::prepare(&contents, &import, before.as_ref(), &catalogue, today);
        // Nothing in it panics; whoever asks again gets it done again.
        let prepared = tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Busy)?;
        let prepared = Arc::new(prepared);
        *kept = Some((moment, prepared.clone()));
        Ok(prepared)
    }

    /// Lets go of a file that somebody has decided about.
    pub async fn forget(&self, id: &ImportId) {
        let is_it = |(moment, _): &mut (Moment, _)| moment.0 == *id;
        drop(self.prepared.lock().await.take_if(is_it));
        let mut readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner);
        readings.retain(|kept| kept.id != *id);
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
    let work = move || contents(&bytes, &import.file, &setup, &sender);
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

/// Lets go of a file once nobody has asked for it for a while.
async fn let_go(state: AppState, id: ImportId, version: i64) {
    let asked = || {
        let readings = state.intake.readings.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = readings.iter().find(|kept| kept.id == id && kept.version == version);
        kept.map(|kept| kept.asked)
    };
    while let Some(asked) = asked() {
        if asked.elapsed() >= IDLE {
            state.intake.forget(&id).await;
            return;
        }
        tokio::time::sleep_until(asked + IDLE).await;
    }
}

/// Reads a file with the columns that somebody named, with those of the last file of its source, or with those proposed.
fn contents(
    bytes: &[u8],
    name: &str,
    setup: &Setup,
    progress: &watch::Sender<Reading>,
) -> Result<Contents, Refused> {
    let limits = Limits::default();
    let refuse = |error| Box::new((error, None, None));
    let format = recognise(bytes, name, &limits).map_err(refuse)?;
    let file = File { bytes, format: &format, limits: &limits, progress };
    let is_table = matches!(format.kind, FileKind::Csv | FileKind::Xlsx | FileKind::Ods);
    if let (None, Some(before), true) = (&setup.mapping, &setup.remembered, is_table)
        && let Some(contents) = file.with_remembered(before)
    {
        return Ok(contents);
    }
    let sheet = setup.mapping.as_ref().and_then(|mapping| mapping.sheet.clone());
    let proposed = import::propose_mapping(bytes, &format, &limits).map_err(refuse)?;
    let preview = proposed
        .as_ref()
        .map(|_| import::preview(bytes, &format, sheet.as_deref(), &limits))
        .transpose()
        .map_err(refuse)?;
    let is_named = setup.mapping.is_some();
    let Guess { mapping, is_decimal_mark_certain } = match (setup.mapping.clone(), proposed) {
        (None, None) => {
            let table = file.table(None).map_err(refuse)?;
            return Ok(Contents {
                kind: format.kind,
                mapping: None,
                is_decimal_mark_certain: true,
                is_remembered: false,
                preview: None,
                naming: sort::naming(&table),
                table,
            });
        }
        (Some(mapping), _) => Guess { mapping, is_decimal_mark_certain: true },
        (None, Some(guess)) => guess,
    };
    match file.table(Some(&mapping)) {
        Ok(table) => Ok(Contents {
            kind: format.kind,
            mapping: Some(mapping),
            is_decimal_mark_certain: is_named || is_decimal_mark_certain,
            is_remembered: false,
            preview,
            naming: sort::naming(&table),
            table,
        }),
        Err(error) => Err(Box::new((error, Some(mapping), preview))),
    }
}

/// A file that is being read.
struct File<'f> {
    bytes: &'f [u8],
    format: &'f Format,
    limits: &'f Limits,
    progress: &'f watch::Sender<Reading>,
}

impl File<'_> {
    /// The file read with the columns of the last one; nothing where it has others by now.
    fn with_remembered(&self, mapping: &Mapping) -> Option<Contents> {
        let sheet = mapping.sheet.as_deref();
        let preview = import::preview(self.bytes, self.format, sheet, self.limits).ok()?;
        let table = self.table(Some(mapping)).ok()?;
        table.candidates.iter().any(|found| found.value.is_some()).then(|| Contents {
            kind: self.format.kind,
            mapping: Some(mapping.clone()),
            is_decimal_mark_certain: true,
            is_remembered: true,
            preview: Some(preview),
            naming: sort::naming(&table),
            table,
        })
    }

    /// All values of the file, with word of how far the reading has come.
    fn table(&self, mapping: Option<&Mapping>) -> Result<Table, Unreadable> {
        let mut go_on = |found: import::Progress| {
            let share = found.done * 100 / found.total.max(1);
            let _ = self.progress.send(Reading::Underway(found.rows, share));
            // Nobody waits for it any more.
            if self.progress.is_closed() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        import::read(self.bytes, self.format, mapping, self.limits, &mut go_on)
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
    let (state, id) = (state.clone(), import.clone());
    tokio::spawn(async move {
        let outcome = match task.await {
            Ok(Ok(())) => {
                state.intake.forget(&id).await;
                Writing::Done
            }
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
