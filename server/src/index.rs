//! Computing the index when its inputs have changed: pages only read what is kept.

use crate::state::AppState;
use chrono::NaiveDate;
use domain::catalogue::Catalogue;
use domain::index::edition::Edition;
use domain::index::inputs::Basis;
use domain::index::standing::{Standing, YearInputs, inputs, standings};
use domain::index::{IndexError, Table};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;
use store::{Store, StoreError};

/// Remembers for which state of the catalogue results are up to date.
#[derive(Debug, Default)]
pub struct Upkeep {
    done: Option<(i64, i64, NaiveDate)>,
}

impl Upkeep {
    /// Computes what is no longer up to date; gives the number of years that were computed anew.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn run(&mut self, state: &AppState) -> Result<usize, StoreError> {
        let catalogue = state.store.catalogue().await?;
        let now = (catalogue.revision, catalogue.base, state.clock.today());
        if self.done == Some(now) {
            return Ok(0);
        }
        let computed = recompute(&state.store, &catalogue, state).await?;
        self.done = Some(now);
        Ok(computed)
    }
}

/// Computes the results of every edition, basis and year whose method or values differ from those that the kept result
/// was computed from, and keeps them. Running it twice changes nothing.
///
/// # Errors
/// When the store does not answer.
async fn recompute(
    store: &Store,
    catalogue: &Arc<Catalogue>,
    state: &AppState,
) -> Result<usize, StoreError> {
    let kept = store.index_results().await?;
    let (today, now) = (state.clock.today(), state.clock.now());
    let mut count = 0;
    for edition in &catalogue.editions {
        for basis in Basis::ALL.iter().copied() {
            let known: BTreeMap<i32, String> = kept
                .iter()
                .filter(|s| s.edition == edition.id && s.basis == basis)
                .map(|s| (s.year, s.digest.clone()))
                .collect();
            let (edition, catalogue) = (edition.clone(), Arc::clone(catalogue));
            let name = edition.id.clone();
            let work = move || anew(&edition, &catalogue, basis, &known, today, now);
            let computed = tokio::task::spawn_blocking(work).await;
            match computed {
                Ok(Ok((years, results))) if !years.is_empty() => {
                    count += years.len();
                    store.keep_index_results(&name, basis, &years, results).await?;
                }
                Ok(Ok(_)) => {}
                // The method cannot take these values: the page says that there is no result.
                Ok(Err(error)) => tracing::warn!(%error, edition = %name, "no index"),
                Err(error) => tracing::error!(%error, edition = %name, "no index"),
            }
        }
    }
    Ok(count)
}

/// The years to be replaced, with their results.
fn anew(
    edition: &Edition,
    catalogue: &Catalogue,
    basis: Basis,
    known: &BTreeMap<i32, String>,
    today: NaiveDate,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(Vec<i32>, Vec<Standing>), IndexError> {
    let mut years = Vec::new();
    let mut results = Vec::new();
    let all = inputs(catalogue, &edition.method, basis, today)?;
    for inputs in &all {
        let digest = digest(edition, inputs);
        if known.get(&inputs.year) == Some(&digest) {
            continue;
        }
        let found = match standings(&edition.id, &edition.method, basis, inputs, &digest, now) {
            Ok(found) => found,
            // The method cannot take the values of this year: it has no result, the others keep theirs.
            Err(error) => {
                tracing::debug!(%error, edition = %edition.id, year = inputs.year, "no index");
                Vec::new()
            }
        };
        // A year between others in which nothing has a value: there is nothing to keep, and nothing to replace.
        if found.is_empty() && !known.contains_key(&inputs.year) {
            continue;
        }
        years.push(inputs.year);
        results.extend(found);
    }
    // A year whose last value was withdrawn has no result any more.
    years.extend(known.keys().filter(|year| all.iter().all(|inputs| inputs.year != **year)));
    Ok((years, results))
}

/// SHA-256 over method and values. Numbers are written so that they read back as the same.
fn digest(edition: &Edition, inputs: &YearInputs) -> String {
    let method = serde_json::to_string(&edition.method).unwrap_or_default();
    let mut text = format!("{method}\n{}\n", inputs.year);
    write_table(&mut text, &inputs.table);
    if let Some((then, now)) = &inputs.before {
        write_table(&mut text, then);
        write_table(&mut text, now);
    }
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn write_table(text: &mut String, table: &Table) {
    for (name, column) in table.names().iter().zip(table.columns()) {
        let _ = write!(text, "{name}");
        for (unit, value) in table.units().iter().zip(column).filter(|(_, v)| !v.is_nan()) {
            let _ = write!(text, ";{unit}={value}");
        }
        text.push('\n');
    }
}
