//! The demonstration data set as it is, and what happens where one of its rows is broken.

use super::{Demo, Files, read};
use chrono::NaiveDate;
use domain::evaluation::criteria::find;
use domain::source::Evidence;
use std::collections::BTreeSet;
use store::{DbUrl, Store};

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day")
}

#[test]
fn the_demonstration_is_complete() {
    let d = read(&Demo, first_day(), "Kennwort").expect("every row is right");
    let examples = d.observations.iter().filter(|o| o.evidence == Evidence::Illustrative).count();
    assert_eq!((d.observations.len() - examples, examples), (187, 159));
    assert_eq!((d.fields.len(), d.indicators.len(), d.measures.len()), (7, 39, 6));
    assert_eq!((d.traps.len(), d.organisations.len(), d.criteria.len()), (13, 12, 2));
    assert_eq!((d.areas.len(), d.sources.len(), d.targets.len()), (26, 119, 14));
    assert_eq!((d.terms.len(), d.milestones.len(), d.contributions.len()), (3, 16, 9));
    assert_eq!((d.meetings.len(), d.rounds.len(), d.experiences.len()), (7, 3, 6));
    assert_eq!((d.accounts.len(), d.supplies.len(), d.editions.len()), (8, 34, 2));
    assert_eq!((d.findings.len(), d.answers.len(), d.actions.len()), (4, 2, 2));
    assert_eq!((d.reports.len(), d.stages.len(), d.outcomes.len()), (3, 3, 2));
    assert_eq!(d.minorities.len(), 1);
    assert_eq!(d.papers.len(), 4);
}

#[test]
fn papers_stand_where_the_day_says() {
    use domain::meeting::paper::PaperState::{CoSigning, Draft, Released, Sent};
    let stand = |today: NaiveDate| {
        let d = read(&Demo, today, "Kennwort").expect("every row is right");
        let carried = d.plans.iter().flat_map(|plan| plan.agenda.items());
        let carried = carried.filter_map(|item| item.paper.clone()).count();
        let each = d.papers.iter().map(|p| (p.number.to_string(), p.state, p.went_out()));
        (each.collect::<Vec<_>>(), carried)
    };
    let paper = |number: &str, state, out| (number.to_owned(), state, out);
    let (papers, carried) = stand(first_day());
    assert_eq!(
        papers,
        [
            paper("SR-2020-001", Sent, true),
            paper("SR-2026-001", Released, false),
            paper("SR-2026-002", CoSigning, false),
            paper("SR-2026-003", Draft, false),
        ]
    );
    assert_eq!(carried, 2);
    let (papers, _) = stand(NaiveDate::from_ymd_opt(2020, 5, 28).expect("a day"));
    assert_eq!(papers[0], paper("SR-2020-001", Released, false));
    assert_eq!(papers[3], paper("SR-2020-004", Draft, false));
}

#[test]
fn the_fields_stand_in_the_memorandums_order_and_wording() {
    let d = read(&Demo, first_day(), "Kennwort").expect("every row is right");
    let fields: Vec<_> = d.fields.iter().map(|f| (f.position, f.name.de.as_str())).collect();
    assert_eq!(
        fields,
        [
            (1, "Bildungseinrichtungen"),
            (2, "Digitalberatung"),
            (3, "Umsetzungsprojekte der Digitalisierung"),
            (4, "Digitaler Reifegrad"),
            (5, "Breitbandinfrastruktur gewerblich"),
            (6, "Breitbandinfrastruktur der Bildungseinrichtungen"),
            (7, "Fachkräftepotenzial"),
        ]
    );
    for field in &d.fields {
        let leading = d.indicators.iter().filter(|i| i.field == field.code && i.leading).count();
        assert!(leading <= 1, "{}", field.code);
        assert!(d.indicators.iter().any(|i| i.field == field.code), "{}", field.code);
    }
}

#[test]
fn every_identifier_and_reference_is_right() {
    let d = read(&Demo, first_day(), "Kennwort").expect("every row is right");
    let sources: BTreeSet<_> = d.sources.iter().map(|s| &s.code).collect();
    let indicators: BTreeSet<_> = d.indicators.iter().map(|i| &i.code).collect();
    let ids: BTreeSet<_> = d.observations.iter().map(|o| &o.id).collect();
    assert_eq!(ids.len(), d.observations.len());
    let named = d
        .measures
        .iter()
        .flat_map(|m| &m.sources)
        .chain(d.targets.iter().flat_map(|t| &t.sources))
        .chain(d.traps.iter().flat_map(|t| &t.sources))
        .chain(d.meetings.iter().flat_map(|m| &m.sources))
        .chain(d.terms.iter().flat_map(|t| &t.sources))
        .chain(d.milestones.iter().flat_map(|m| &m.sources));
    for source in named {
        assert!(sources.contains(source), "{source}");
    }
    for scope in d.traps.iter().flat_map(|trap| &trap.concerns) {
        assert!(indicators.contains(&scope.indicator), "{}", scope.indicator);
    }
    for rating in &d.ratings {
        let round = d.rounds.iter().find(|r| r.code == rating.round).expect("a round");
        let set = find(&d.criteria, &round.setup.criteria).expect("a set");
        assert_eq!(rating.scores.len(), set.criteria.len(), "{rating:?}");
    }
    for observation in d.observations.iter().filter(|o| o.evidence.is_example()) {
        assert!(observation.source.is_none(), "an example with a source: {}", observation.id);
    }
}

#[test]
fn the_library_of_criteria_holds_both_sets_with_words_for_both_ends() {
    let d = read(&Demo, first_day(), "Kennwort").expect("every row is right");
    let sets: Vec<_> = d.criteria.iter().map(|s| (s.code.as_str(), s.criteria.len())).collect();
    assert_eq!(sets, [("standard-1", 5), ("oecd-dac-1", 6)]);
    for set in &d.criteria {
        assert!(set.effect.is_some(), "{}", set.code);
        for c in &set.criteria {
            for text in [&c.name, &c.short, &c.low, &c.high] {
                assert!(!text.de.is_empty() && !text.en.is_empty(), "{} {}", set.code, c.code);
            }
        }
    }
}

#[test]
fn relative_dates_count_from_the_first_day() {
    let d = read(&Demo, first_day(), "Kennwort").expect("every row is right");
    let next = d.meetings.iter().find(|m| m.number == Some(7)).expect("the next meeting");
    assert_eq!((next.date - first_day()).num_days(), 38);
    let open: Vec<_> = d.rounds.iter().filter(|r| r.is_open(first_day())).collect();
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].closes - first_day()).num_days(), 9);
    let release = |code: &str| {
        let supply = d.supplies.iter().find(|s| s.indicator.as_str() == code).expect("a supply");
        let [release] = supply.releases[..] else { panic!("one release: {supply:?}") };
        (release.period.to_string(), (release.day - first_day()).num_days())
    };
    assert_eq!(release("DB-03"), ("2025-Q4".to_owned(), 12));
    assert_eq!(release("DR-09"), ("2025".to_owned(), -3));
    assert_eq!(release("FK-03"), ("2025-S2".to_owned(), 7));
    assert!(d.supplies.iter().all(|s| s.evidence.is_example() && !s.note.is_empty()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_loaded_is_whole() {
    let store = Store::open(&DbUrl::Memory).await.expect("a store");
    let d = read(&Demo, first_day(), "Kennwort").expect("every row is right");
    let loaded = store.load(d, "demo", first_day(), chrono::Utc::now(), |_, _| ()).await;
    let loaded = loaded.expect("an empty store takes it");
    let (counts, findings) = store.verify().await.expect("answers");
    assert!(findings.is_empty(), "{findings:?}");
    // How many organisations took part in a workshop is nobody's to know before its deadline.
    for (kind, number) in loaded.into_iter().filter(|(kind, _)| *kind != "weight_ballot") {
        let found = counts.iter().find(|(table, _)| *table == kind).map(|(_, count)| *count);
        assert_eq!(found, i64::try_from(number).ok(), "{kind}");
    }
}

/// The demonstration with one file in other words.
struct Changed {
    file: &'static str,
    bytes: Option<Vec<u8>>,
}

impl Files for Changed {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        if name == self.file { self.bytes.clone() } else { Demo.read(name) }
    }
}

/// The file with `row` as its last line. The line it stands on comes with it.
fn with_row(file: &'static str, row: &str) -> (Changed, usize) {
    let mut bytes = Demo.read(file).expect("a file");
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    let line = bytes.split(|byte| *byte == b'\n').count();
    bytes.extend_from_slice(row.as_bytes());
    (Changed { file, bytes: Some(bytes) }, line)
}

fn refused(files: &dyn Files) -> String {
    read(files, first_day(), "Kennwort").expect_err("a broken row").to_string()
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn a_broken_row_is_named_by_file_line_column_and_reason() {
    for (file, row, column, reason) in [
        (
            "observations.csv",
            "XX-99,DE-NI,2020,1,=,A,2020,S100,read,",
            "indicator_id",
            "there is no indicator XX-99",
        ),
        ("observations.csv", "BE-01,XX,2020,1,=,A,2020,S100,read,", "geo", "there is no area XX"),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,1,=,A,2020,S999,read,",
            "source_id",
            "there is no source S999",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,\"1,5\",=,A,2020,S100,read,",
            "value",
            "\"1,5\": not a number",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,NaN,=,A,2020,S100,read,",
            "value",
            "\"NaN\": not a number",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,inf,=,A,2020,S100,read,",
            "value",
            "\"inf\": not a number",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,,=,A,2020,S100,read,",
            "value",
            "\"\": not a number",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020-13,1,=,A,2020,S100,read,",
            "period",
            "\"2020-13\": ",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,gestern,1,=,A,2020,S100,read,",
            "period",
            "\"gestern\": ",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,1,?,A,2020,S100,read,",
            "qualifier",
            "\"?\": unknown code",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,1,=,Z,2020,S100,read,",
            "obs_status",
            "\"Z\": unknown code",
        ),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,1,=,A,2020,S100,sicher,",
            "evidence",
            "\"sicher\": unknown code",
        ),
        ("observations.csv", "BE-01,DE-NI,2020,1", "", "4 cells where the header has 10"),
        (
            "observations.csv",
            "BE-01,DE-NI,2020,1,=,A,2020,S100,read,,,",
            "",
            "12 cells where the header has 10",
        ),
        (
            "contributions.csv",
            "M99,UP-01,increase,direct,1,,,6,mittel,,,,illustrative",
            "measure_id",
            "there is no measure M99",
        ),
        (
            "rounds.csv",
            "R9,x,x,9,M02;M99,,,-1,9,illustrative,standard-1",
            "measure_ids",
            "\"M99\": there is no such measure",
        ),
        (
            "supply.csv",
            "FK-04,ORG99,,,0,0,,illustrative,",
            "org_id",
            "there is no organisation ORG99",
        ),
        (
            "supply.csv",
            "XX-99,,,,0,0,,illustrative,",
            "indicator_id",
            "there is no indicator XX-99",
        ),
        ("supply.csv", "BG-04,,,,0,0,,illustrative,", "indicator_id", "BG-04 has a row already"),
        ("supply.csv", "FK-04,,,weekly,0,0,,illustrative,", "rhythm", "\"weekly\": unknown code"),
        ("supply.csv", "FK-04,,,,37,0,,illustrative,", "delay_months", "\"37\": more than 36"),
        ("supply.csv", "FK-04,,,,0,-1,,illustrative,", "delay_days", "\"-1\": invalid digit"),
        ("supply.csv", "FK-04,,,,0,0,7,illustrative,", "due_in_days", "a release needs a rhythm"),
        ("supply.csv", "FK-04,,,,0,0,,sicher,", "evidence", "\"sicher\": unknown code"),
        (
            "experiences.csv",
            "M02,ORG99,huerde,2019-11-12,,x,rat,illustrative",
            "org_id",
            "there is no organisation ORG99",
        ),
        (
            "accounts.csv",
            "a@demo.example,A,kaiser,ORG02,illustrative",
            "role",
            "\"kaiser\": unknown code",
        ),
    ] {
        let (files, line) = with_row(file, row);
        let place = if column.is_empty() {
            format!("{file}, line {line}: ")
        } else {
            format!("{file}, line {line}, column {column}: ")
        };
        let told = refused(&files);
        assert!(told.starts_with(&place), "{row}\n{told}\n{place}");
        assert!(told[place.len()..].starts_with(reason), "{row}\n{told}");
    }
}

#[test]
fn a_missing_column_or_file_and_foreign_bytes_are_named() {
    let text = String::from_utf8(Demo.read("observations.csv").expect("a file")).expect("UTF-8");
    let renamed = text.replacen("vintage", "jahrgang", 1).into_bytes();
    let told = refused(&Changed { file: "observations.csv", bytes: Some(renamed) });
    assert_eq!(told, "observations.csv, line 2, column vintage: the column is missing");
    let told = refused(&Changed { file: "observations.csv", bytes: None });
    assert!(
        told.starts_with("observations.csv") && told.ends_with("the file is missing"),
        "{told}"
    );
    let mut latin = text.clone().into_bytes();
    let line = text.lines().count() + 1;
    latin.extend_from_slice(b"BE-01,DE-NI,2020,1,=,A,2020,S100,read,f\xfcr\n");
    let told = refused(&Changed { file: "observations.csv", bytes: Some(latin) });
    assert_eq!(told, format!("observations.csv, line {line}: not UTF-8"));
}

#[test]
fn a_reference_to_no_source_is_refused_wherever_it_stands() {
    for (file, row, column) in [
        ("targets.csv", "Z99,BG-04,DE-NI,2025,1,Prozent,x,x,S999,read,", "source_ids"),
        ("measure-events.csv", "M02,2020,x,x,milestone,S999,read,", "source_ids"),
        ("meetings.csv", "8,2025-01-01,x,x,S999,bestätigt,", "source_ids"),
    ] {
        let (files, line) = with_row(file, row);
        let told = refused(&files);
        assert_eq!(told, format!("{file}, line {line}, column {column}: there is no source S999"));
    }
    let (files, line) = with_row("trap-links.csv", "T01,XX-99,,,,derived,");
    let told = refused(&files);
    assert_eq!(
        told,
        format!("trap-links.csv, line {line}, column indicator_id: there is no indicator XX-99")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_refusal_the_store_is_empty() {
    let store = Store::open(&DbUrl::Memory).await.expect("a store");
    let (files, _) = with_row("experiences.csv", "M02,ORG99,huerde,2019-11-12,,x,rat,illustrative");
    assert!(read(&files, first_day(), "Kennwort").is_err());
    assert!(store.is_empty().await.expect("answers"));
    let (counts, _) = store.verify().await.expect("answers");
    assert!(counts.iter().all(|(_, count)| *count == 0), "{counts:?}");
}

/// Rows of a file of the data set, without its header.
fn rows(name: &str) -> Vec<csv::StringRecord> {
    let bytes = Demo.read(name).unwrap_or_else(|| panic!("{name} is there"));
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    reader.records().map(|row| row.expect("as many cells as the header")).collect()
}

/// Cells of the tables of a page, without heads and rules.
fn table_rows(page: &str) -> Vec<Vec<&str>> {
    let inner = page.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    inner.map(|row| row.split(" | ").collect()).collect()
}

#[test]
fn the_glossary_follows_its_file_row_by_row() {
    let page = table_rows(include_str!("../../../app/docs/GLOSSARY.md"));
    let told: Vec<_> = page[1..]
        .iter()
        .map(|row| {
            let [german, english, identifier, definition, avoid] = row[..] else {
                panic!("five cells: {row:?}")
            };
            assert!(!definition.is_empty(), "{german}");
            let avoid = if avoid == "–" { "" } else { avoid };
            [german, english, &identifier.replace('`', ""), avoid].map(ToOwned::to_owned)
        })
        .collect();
    let kept: Vec<_> = rows("glossary.csv")
        .iter()
        .map(|row| [0, 1, 2, 5].map(|column| row[column].to_owned()))
        .collect();
    assert_eq!(told, kept);
    let terms: BTreeSet<_> = kept.iter().map(|row| &row[0]).collect();
    assert_eq!(terms.len(), kept.len(), "one term, one meaning");
}

#[test]
fn the_list_of_files_says_how_many_rows_each_has() {
    let page = table_rows(include_str!("../../demo/README.md"));
    let files: Vec<_> = page.iter().filter(|row| row[0].ends_with(".csv`")).collect();
    assert!(files.len() > 20, "{files:?}");
    for file in files {
        let name = file[0].trim_matches('`');
        assert_eq!(rows(name).len().to_string(), file[1], "{name}");
    }
}
