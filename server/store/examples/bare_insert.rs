//! What the bare database needs for a bulk insert of values: the same table, index and engine as the product, nothing of
//! its own around them. `make bench` holds the import of a file of as many values against it.
//!
//! Arguments: an empty folder, the number of values, values per statement. Prints milliseconds.

use chrono::NaiveDate;
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier, Recorded};
use domain::key::{AreaCode, ImportId, IndicatorCode, ObservationId, SourceCode};
use domain::period::Period;
use domain::source::Evidence;
use std::error::Error;
use std::time::{Duration, Instant};
use surrealdb::engine::any::connect;
use surrealdb::types::{Array, Object, RecordId, SerdeWrapper, SurrealValue, Value, Variables};

/// As in the program: pages and writes make many short texts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SCHEMA: &str = include_str!("../schema/schema.surql");
const AREAS: [&str; 18] = [
    "DE-NI", "DE", "EU27", "DE-BW", "DE-BY", "DE-BE", "DE-BB", "DE-HB", "DE-HH", "DE-HE", "DE-MV",
    "DE-NW", "DE-RP", "DE-SL", "DE-SN", "DE-ST", "DE-SH", "DE-TH",
];
const INDICATORS: usize = 30;

fn value(number: usize) -> Result<Observation, Box<dyn Error>> {
    let day = number / (AREAS.len() * INDICATORS);
    let first = NaiveDate::from_ymd_opt(2015, 1, 1).ok_or("a day")?;
    let day = first + chrono::Days::new(u64::try_from(day)?);
    let hundredths = u32::try_from(number * 7_919 % 5_000)?;
    Ok(Observation {
        id: ObservationId::parse(&format!("0198abcd-0000-7000-8000-000000000001-{number:07}"))?,
        indicator: IndicatorCode::parse(&format!("XX-{:02}", number % INDICATORS))?,
        area: AreaCode::parse(AREAS[number / INDICATORS % AREAS.len()])?,
        period: Period::Day(day),
        value: f64::from(hundredths) / 100.0,
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        vintage: "2026-01".to_owned(),
        source: Some(SourceCode::parse("S050")?),
        evidence: Evidence::Read,
        note: String::new(),
        recorded: Recorded {
            import: Some(ImportId::parse("0198abcd-0000-7000-8000-000000000001")?),
            ..Recorded::on(first)
        },
        superseded: false,
        detail: None,
    })
}

/// A value in its stored form.
fn stored(value: Observation) -> Value {
    let key = value.id.to_string();
    let mut stored = SerdeWrapper(value).into_value();
    if let Value::Object(object) = &mut stored {
        object.insert("id".to_owned(), Value::RecordId(RecordId::new("observation", key)));
    }
    stored
}

async fn insert(folder: &str, count: usize, at_once: usize) -> Result<Duration, Box<dyn Error>> {
    let db = connect(format!("rocksdb://{folder}?sync=every")).await?;
    db.use_ns("bench").use_db("bench").await?;
    db.query(SCHEMA).await?.check()?;
    let mut spent = Duration::ZERO;
    let mut done = 0;
    while done < count {
        let end = (done + at_once).min(count);
        let rows = (done..end).map(value).collect::<Result<Vec<_>, _>>()?;
        let rows: Vec<Value> = rows.into_iter().map(stored).collect();
        let binds = Object::from_iter([("rows".to_owned(), Value::Array(Array::from(rows)))]);
        // Making the rows is no part of what the database needs.
        let begun = Instant::now();
        let insert = db.query("INSERT INTO observation $rows RETURN NONE");
        insert.bind(Variables::from(binds)).await?.check()?;
        spent += begun.elapsed();
        done = end;
    }
    Ok(spent)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, count, at_once] = &arguments[..] else {
        return Err("usage: bare_insert FOLDER VALUES VALUES-PER-STATEMENT".into());
    };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(20 * 1024 * 1024)
        .build()?;
    let (count, at_once) = (count.parse()?, at_once.parse()?);
    let spent = runtime.block_on(insert(folder, count, at_once))?;
    println!("{}", spent.as_millis());
    Ok(())
}
