//! Reading the shared folder of published reference cases, where it lies beside the checkout.

use std::collections::BTreeMap;
use std::path::Path;

/// One row of a file, by column.
pub struct Row(BTreeMap<String, String>);

impl Row {
    pub fn text(&self, column: &str) -> &str {
        self.0.get(column).unwrap_or_else(|| panic!("no column {column}"))
    }

    pub fn number(&self, column: &str) -> f64 {
        self.text(column).parse().unwrap_or_else(|_| panic!("{column}: no number"))
    }

    pub fn optional(&self, column: &str) -> Option<f64> {
        (!self.text(column).is_empty()).then(|| self.number(column))
    }
}

/// The rows of a file of a case; none, with a note, where the folder of cases is not there.
pub fn rows(case: &str, file: &str) -> Option<Vec<Row>> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/index");
    if !cases.is_dir() {
        println!("skipped: no folder ../shared/data/index beside the checkout, so no {case}");
        return None;
    }
    let path = cases.join(case).join(file);
    let name = path.display();
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    let rows: Vec<Row> = reader
        .deserialize()
        .map(|row| Row(row.unwrap_or_else(|e| panic!("{name}: {e}"))))
        .collect();
    assert!(!rows.is_empty(), "{name} is empty");
    Some(rows)
}
