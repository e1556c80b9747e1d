//! What the files of a source hold, as text: format, series, areas, periods, and every cell that is no value.

use crate::import::{Limits, Table, propose_mapping, read, recognise};
use domain::period::Period;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

/// Problems written out for a file; the rest are counted.
const MOST_PROBLEMS: usize = 10;

/// Reads a file and says what it holds. Nothing is stored.
///
/// # Errors
/// One line: the file cannot be opened, or why it cannot be read as a table.
pub fn inspect(path: &Path) -> Result<String, String> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|error| format!("{shown}: {error}"))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let limits = Limits::default();
    let refused = |error| format!("{shown}: {error}");
    let format = recognise(&bytes, &name, &limits).map_err(refused)?;
    let guess = propose_mapping(&bytes, &format, &limits).map_err(refused)?;
    let mapping = guess.map(|guess| guess.mapping);
    let mut go_on = |_| ControlFlow::Continue(());
    let table = read(&bytes, &format, mapping.as_ref(), &limits, &mut go_on).map_err(refused)?;
    Ok(format!("{shown}: {:?}\n{}", format.kind, describe(&table)))
}

fn describe(table: &Table) -> String {
    let candidates = &table.candidates;
    let values = candidates.iter().filter(|candidate| candidate.value.is_some()).count();
    let series: BTreeSet<_> = candidates.iter().map(|candidate| label(candidate)).collect();
    let areas: BTreeSet<_> = candidates
        .iter()
        .filter_map(|candidate| candidate.series.area_code())
        .map(|code| code.to_string())
        .collect();
    let periods = candidates.iter().filter_map(|candidate| candidate.when.as_ref()?.period);
    let span = periods.clone().min_by_key(Period::start).zip(periods.max_by_key(Period::end));
    let mut text =
        format!("  rows: {}, values: {values}, series: {}\n", table.summary.rows, series.len());
    // Writing to a string does not fail.
    if let Some((first, last)) = span {
        let _ = writeln!(text, "  periods: {first} to {last}");
    }
    if !areas.is_empty() {
        let areas: Vec<_> = areas.into_iter().collect();
        let _ = writeln!(text, "  known areas: {}", areas.join(", "));
    }
    if table.problem_count > 0 {
        let _ = writeln!(text, "  cells that are no value: {}", table.problem_count);
        for problem in table.problems.iter().take(MOST_PROBLEMS) {
            let _ = writeln!(text, "    {}: {}", problem.place, problem.fault);
        }
    }
    text
}

/// The categories of a candidate's series, which tell it from the others.
fn label(candidate: &crate::import::Candidate) -> Vec<&str> {
    candidate.series.members.iter().map(|member| member.category.shown()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, content: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        inspect(&path)
    }

    #[test]
    fn a_table_is_told_with_its_areas_periods_and_doubtful_cells() {
        let file = "Land;Jahr;Anteil\nNiedersachsen;2023;54,0\nNiedersachsen;2024;63,38\nHamburg;2024;viel\n";
        let text = told("werte.csv", file).expect("read");
        for line in ["values: 2,", "periods: 2023 to 2024", "known areas: DE-HH, DE-NI"] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert!(text.contains("C4: "), "{text}");
    }

    #[test]
    fn what_is_no_table_is_refused_in_one_line() {
        for (name, content) in [("leer.csv", ""), ("text.txt", "\0\0\0"), ("arbeit.xls", "\u{d0}")]
        {
            let error = told(name, content).expect_err("refused");
            assert_eq!(error.lines().count(), 1, "{error}");
        }
        assert!(inspect(Path::new("gibt-es-nicht.csv")).is_err());
    }
}
