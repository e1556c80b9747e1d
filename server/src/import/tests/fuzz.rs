//! Whatever the bytes: an answer within the limits, and no panic.

use super::write::{ods_with, xlsx_with};
use super::*;
use domain::number::MAX_ABS;
use proptest::collection::vec;
use proptest::prelude::*;
use zip::CompressionMethod;

const SMALL: Limits = Limits {
    bytes: 1 << 20,
    inflated: 1 << 20,
    ratio: 100,
    entries: 50,
    rows: 5_000,
    columns: 100,
    cell: 4 << 10,
    values: 20_000,
    text: 1 << 20,
    problems: 10,
};

const CSV: &str = "Jahr;Land;Anteil in %;2020;Wert\n2020;\"Nieder\"\"sachsen\";63,4 %;1.234;-\n\
                   2021/1;Bremen;rund 5;x;1,5 p\n45657;\"a\nb\";(3);;.\n";

const SDMX: &str = "DATAFLOW,LAST UPDATE,freq,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n\
                    ESTAT:X(1.0),06/09/24,A: Annual,PC,DE,2023-Q1,1.5E2,be\nX,,M,PC,AT,2020M1,:,c\n";

const JSON: &str = r#"{"version":"2.0","class":"dataset","id":["geo","time"],"size":[2,2],
    "role":{"time":["time"]},"dimension":{"geo":{"category":{"index":{"DE":0,"AT":1},
    "label":{"DE":"Germany"},"child":{"DE":["AT"]},"unit":{"DE":{"symbol":"%"}}}},
    "time":{"category":{"index":["2020","2021-S1"]}}},"value":{"0":1.5,"3":"x"},"status":{"0":"e"}}"#;

const SHEET: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Wert</t></is></c></row>
    <row r="2"><c r="A2"><v>2020</v></c><c r="B2"><f>A1</f><v>1.5</v></c></row>
    <row r="3"><c r="A3"><v>2021</v></c><c r="B3" t="e"><f>A1</f><v>#N/A</v></c></row>"#;

const BODY: &str = r#"<table:table table:name="W"><table:table-row table:number-rows-repeated="2"/>
    <table:table-row><table:table-cell office:value-type="string"><text:p>Jahr<text:s text:c="2"/></text:p></table:table-cell><table:table-cell><text:p>Wert</text:p></table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="date" office:date-value="2020-01-31"/><table:table-cell office:value-type="percentage" office:value="0.5" table:number-columns-repeated="2"/></table:table-row></table:table>"#;

/// Files to start from: those of publishers where they are there, and one of each format.
fn seeds() -> Vec<Vec<u8>> {
    let mut seeds = vec![
        CSV.as_bytes().to_vec(),
        SDMX.as_bytes().to_vec(),
        JSON.as_bytes().to_vec(),
        format!("\u{feff}{CSV}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        xlsx_with(SHEET, "<si><t>Jahr</t></si>", &[], CompressionMethod::Stored),
        ods_with(BODY, &[], CompressionMethod::Stored),
    ];
    if let Some(folder) = samples() {
        let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let is_table = |path: &PathBuf| path.extension().is_some_and(|ending| ending != "md");
        let is_small = |path: &PathBuf| path.metadata().unwrap().len() < 30 << 10;
        let files = files.filter(|path| is_table(path) && is_small(path));
        seeds.extend(files.map(|path| std::fs::read(path).unwrap()));
    }
    seeds
}

/// Reads a file as it is recognised, and also as everything that it is not.
fn survives(bytes: &[u8], name: &str) {
    if let Ok(format) = recognise(bytes, name, &SMALL) {
        is_sound(bytes, &format);
    }
    let kinds =
        [FileKind::Genesis, FileKind::Csv, FileKind::JsonStat, FileKind::Xlsx, FileKind::Ods];
    let encodings = [Encoding::Utf8, Encoding::Utf16Be, Encoding::Iso8859_15];
    for (kind, encoding) in kinds.into_iter().zip(encodings.into_iter().cycle()) {
        let layout = Some(TextLayout { encoding, delimiter: Delimiter::Semicolon });
        is_sound(bytes, &Format { kind, layout, zipped: kind == FileKind::Genesis, period: None });
    }
}

fn is_sound(bytes: &[u8], format: &Format) {
    let mut rows = 0;
    let table = read(bytes, format, None, &SMALL, &mut |progress| {
        assert!(progress.done <= progress.total && progress.rows >= rows);
        rows = progress.rows;
        ControlFlow::Continue(())
    });
    let Ok(table) = table else { return };
    assert!(table.candidates.len() <= SMALL.values && table.problems.len() <= SMALL.problems);
    for candidate in &table.candidates {
        assert!(candidate.place.row > 0 && candidate.place.column > 0);
        assert!(candidate.value.is_none_or(|value| value.abs() <= MAX_ABS));
        // A value that is not there has a reason.
        let has_reason = candidate.sign.is_some() || candidate.text.is_some();
        assert!(candidate.value.is_some() || has_reason, "{candidate:?}");
        assert!(candidate.series.area.is_none_or(|area| area < candidate.series.members.len()));
    }
}

#[derive(Debug, Clone)]
enum Change {
    Set(usize, u8),
    Remove(usize, usize),
    Repeat(usize, usize),
    Insert(usize, Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        vec(any::<u8>(), 1..8),
        proptest::sample::select(vec![
            "\"",
            ";",
            ",",
            "\n",
            "\r",
            "\t",
            "\0",
            "<",
            ">",
            "&",
            "/",
            "'",
            "{",
            "}",
            "[",
            "]",
            ":",
            "99999999999999999999",
            "1e999",
            "-1",
            "\u{feff}",
            "\u{a0}",
            "ä",
            "PK\x03\x04",
            "<row>",
            "</c>",
            " r=\"A1\"",
            " t=\"s\"",
            "<![CDATA[",
            "&#65;",
            "null",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (any::<usize>(), 1..40_usize).prop_map(|(at, length)| Change::Remove(at, length)),
        (any::<usize>(), 1..40_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        (any::<usize>(), piece).prop_map(|(at, piece)| Change::Insert(at, piece)),
    ]
}

fn apply(bytes: &mut Vec<u8>, changes: &[Change]) {
    for change in changes {
        let length = bytes.len().max(1);
        let range = |at: usize, count: usize| (at % length)..(at % length + count).min(length);
        match change {
            Change::Set(at, byte) => {
                if let Some(place) = bytes.get_mut(at % length) {
                    *place = *byte;
                }
            }
            Change::Remove(at, count) if !bytes.is_empty() => {
                bytes.drain(range(*at, *count));
            }
            Change::Repeat(at, count) if !bytes.is_empty() => {
                bytes.extend_from_within(range(*at, *count));
            }
            Change::Remove(..) | Change::Repeat(..) => {}
            Change::Insert(at, piece) => {
                let at = (at % length).min(bytes.len());
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
}

#[test]
fn the_seeds_are_files_that_can_be_read() {
    for (position, seed) in seeds().into_iter().enumerate() {
        assert!(recognise(&seed, "x", &SMALL).is_ok(), "{position}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_get_an_answer(bytes in vec(any::<u8>(), 0..2_000), name in ".{0,20}") {
        survives(&bytes, &name);
    }

    #[test]
    fn any_text_gets_an_answer(text in "[0-9a-zäß ;,.\t\n\r\"/:%<>{}()=+@–-]{0,400}") {
        survives(text.as_bytes(), "x.csv");
    }

    #[test]
    fn changed_files_get_an_answer(seed in any::<usize>(), changes in vec(change(), 1..12)) {
        let seeds = seeds();
        let mut bytes = seeds[seed % seeds.len()].clone();
        apply(&mut bytes, &changes);
        survives(&bytes, "atlas_2018_2.csv");
    }

    #[test]
    fn changed_parts_of_workbooks_get_an_answer(
        changes in vec(change(), 1..8),
        part in 0..5_usize,
    ) {
        let mut text = [SHEET, "<si><t>Jahr</t></si>", BODY, "<workbook/>", "<Relationships/>"][part]
            .as_bytes()
            .to_vec();
        apply(&mut text, &changes);
        let changed = String::from_utf8_lossy(&text);
        let bytes = match part {
            0 => xlsx_with(&changed, "<si><t>Jahr</t></si>", &[], CompressionMethod::Stored),
            1 => xlsx_with(SHEET, &changed, &[], CompressionMethod::Stored),
            2 => ods_with(&changed, &[], CompressionMethod::Stored),
            3 => xlsx_with(SHEET, "", &[("xl/workbook.xml", &text)], CompressionMethod::Stored),
            _ => xlsx_with(SHEET, "", &[("xl/styles.xml", &text)], CompressionMethod::Stored),
        };
        survives(&bytes, "x.xlsx");
    }

    #[test]
    fn a_german_number_survives_the_table(value in -1e12..1e12_f64, decimals in 0..6_u8) {
        let shown = domain::number::format_german(value, decimals);
        let text = format!("Jahr;Land;Wert\n2020;Bremen;{shown}\n2021;Bremen;1,5\n");
        let table = read_file(text.as_bytes(), "x.csv").unwrap();
        let first = &table.candidates[0];
        prop_assert_eq!(first.value, domain::number::parse_german(&shown).ok());
        prop_assert_eq!(first.decimals, decimals);
    }
}
