//! Tests of whole files: samples of publishers, files written here, hostile ones.

mod formats;
mod fuzz;
mod hostile;
mod samples;
mod workbooks;
mod write;

use super::*;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// The folder with samples of publishers; nothing on a machine without them, which is said.
fn samples() -> Option<PathBuf> {
    // Beside the checkout or one of the folders around it.
    let around = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let mut folders = around.map(|place| place.join("shared/data/import-samples"));
    let found = folders.find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no folder shared/data/import-samples beside the checkout");
    }
    found
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Reads a file as it would be without anybody changing the proposals.
fn read_file(bytes: &[u8], name: &str) -> Result<Table, Unreadable> {
    let limits = Limits::default();
    let format = recognise(bytes, name, &limits)?;
    read(bytes, &format, None, &limits, &mut go_on)
}

fn read_with(bytes: &[u8], name: &str, mapping: &Mapping) -> Result<Table, Unreadable> {
    let limits = Limits::default();
    let format = recognise(bytes, name, &limits)?;
    read(bytes, &format, Some(mapping), &limits, &mut go_on)
}

fn proposed(bytes: &[u8], name: &str) -> Guess {
    let limits = Limits::default();
    let format = recognise(bytes, name, &limits).unwrap();
    propose_mapping(bytes, &format, &limits).unwrap().unwrap()
}

/// Problems as `B2 code`.
fn problems(table: &Table) -> Vec<String> {
    table.problems.iter().map(|p| format!("{} {}", p.place, p.fault.code())).collect()
}

/// Candidates as `place|categories|period|value with decimals or sign|unit`.
fn written(table: &Table) -> Vec<String> {
    let candidate = |candidate: &Candidate| {
        let members: Vec<_> =
            candidate.series.members.iter().map(|member| member.category.shown()).collect();
        let when = candidate.when.as_ref();
        let period = when.and_then(|when| when.period).map(|period| period.to_string());
        let value = match (candidate.sign, candidate.value) {
            (Some(sign), _) => sign.code().to_owned(),
            (None, Some(value)) => format!("{value:.*}", usize::from(candidate.decimals)),
            (None, None) => "none".to_owned(),
        };
        format!(
            "{}|{}|{}|{value}|{}",
            candidate.place,
            members.join(","),
            period.unwrap_or_default(),
            candidate.series.unit.as_deref().unwrap_or_default()
        )
    };
    table.candidates.iter().map(candidate).collect()
}
