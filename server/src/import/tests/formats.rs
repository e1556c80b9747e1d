//! Text tables and datasets written here, in the forms that planners receive.

use super::write::archive;
use super::*;
use domain::indicator::observation::{ObservationStatus, Qualifier};

const GERMAN: &str = "Jahr;Bundesland;Anteil;Anzahl\n2022;Niedersachsen;63,40;1.234\n\
                      2023;Bremen;rund 5;\u{2212}3\n";

/// Bytes of a text in an encoding with a byte for each character.
fn single_bytes(text: &str, foreign: &[(char, u8)]) -> Vec<u8> {
    text.chars()
        .map(|c| {
            let known = foreign.iter().find(|(other, _)| *other == c).map(|(_, byte)| *byte);
            known.unwrap_or_else(|| u8::try_from(c).unwrap())
        })
        .collect()
}

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn a_german_table_is_unfolded_as_proposed() {
    let table = read_file(GERMAN.as_bytes(), "werte.csv").unwrap();
    assert_eq!(
        written(&table),
        [
            "C2|Niedersachsen,Anteil|2022|63.40|",
            "D2|Niedersachsen,Anzahl|2022|1234|",
            "C3|Bremen,Anteil|2023|5|",
            "D3|Bremen,Anzahl|2023|-3|",
        ]
    );
    assert_eq!(table.candidates[2].qualifier, Qualifier::About);
    assert_eq!(table.candidates[0].series.area_code().unwrap().as_str(), "DE-NI");
    assert!(table.problems.is_empty());
}

#[test]
fn the_same_table_is_read_in_every_encoding() {
    let text = "Jahr;Land;Wert in €\n2022;Thüringen;1,5\n2023;Thüringen;2,5\n";
    let expected = written(&read_file(text.as_bytes(), "a.csv").unwrap());
    assert_eq!(expected[0], "C2|Thüringen,Wert in €|2022|1.5|");
    for (encoding, bytes) in [
        (Encoding::Utf8, format!("\u{feff}{text}").into_bytes()),
        (Encoding::Utf16Le, utf_16(text, u16::to_le_bytes)),
        (Encoding::Utf16Be, utf_16(text, u16::to_be_bytes)),
        (Encoding::Windows1252, single_bytes(text, &[('€', 0x80)])),
        (Encoding::Iso8859_15, single_bytes(text, &[('€', 0xa4)])),
    ] {
        let format = recognise(&bytes, "a.csv", &Limits::default()).unwrap();
        assert_eq!(format.layout.unwrap().encoding, encoding);
        assert_eq!(written(&read_file(&bytes, "a.csv").unwrap()), expected, "{encoding:?}");
    }
}

#[test]
fn every_delimiter_line_end_and_notation_is_found() {
    for (text, delimiter, mark, certain) in [
        ("Jahr;Wert\r\n2020;1,5\r\n", Delimiter::Semicolon, DecimalMark::Comma, true),
        ("Year,Value2\n2020,1.5\n", Delimiter::Comma, DecimalMark::Point, true),
        ("Jahr\tWert\r2020\t1,5\r", Delimiter::Tab, DecimalMark::Comma, true),
        ("Jahr;Wert\n2020;1.500\n", Delimiter::Semicolon, DecimalMark::Comma, false),
        ("Year,Count\n2020,1.500\n", Delimiter::Comma, DecimalMark::Point, false),
        ("Jahr;Wert\n2020;15\n", Delimiter::Semicolon, DecimalMark::Comma, true),
        ("Jahr;Wert\n2020;1,5\n2021;1.5\n", Delimiter::Semicolon, DecimalMark::Comma, false),
        (
            "Titel, lang\nJahr;Ort, Land;Wert\n2020;A, B;1,5\n",
            Delimiter::Semicolon,
            DecimalMark::Comma,
            true,
        ),
    ] {
        let format = recognise(text.as_bytes(), "x.csv", &Limits::default()).unwrap();
        assert_eq!(format.layout.unwrap().delimiter, delimiter, "{text:?}");
        let guess = proposed(text.as_bytes(), "x.csv");
        assert_eq!(guess.mapping.decimal_mark, mark, "{text:?}");
        assert_eq!(guess.is_decimal_mark_certain, certain, "{text:?}");
        assert!(!read_file(text.as_bytes(), "x.csv").unwrap().candidates.is_empty(), "{text:?}");
    }
}

#[test]
fn a_second_key_of_an_area_is_no_value() {
    let text =
        "krs;lan;name;priv_30;priv_50\n03101;03;Braunschweig;99;98\n03102;03;Salzgitter;97;95\n";
    let mapping = proposed(text.as_bytes(), "x.csv").mapping;
    let values = ["priv_30", "priv_50"].map(str::to_owned).to_vec();
    assert_eq!(mapping.values, Values::Columns(values));
    assert_eq!((mapping.area, mapping.dimensions.len()), (Some(0), 3), "krs, lan, name");
}

#[test]
fn periods_in_headings_are_unfolded() {
    let text = "Merkmal;Einheit;2020;2021;2. Halbjahr 2022\nAusbau;%;1,5;2;-\n";
    let table = read_file(text.as_bytes(), "x.csv").unwrap();
    assert_eq!(
        written(&table),
        ["C2|Ausbau|2020|1.5|%", "D2|Ausbau|2021|2|%", "E2|Ausbau|2022-S2|undecided|%",]
    );
}

#[test]
fn a_changed_mapping_is_obeyed_and_can_be_remembered() {
    let text = "Tabelle 1\n\nA;B;C\nx;2022/1;(1,5)\ny;2022/2;-\nz;2022/2;3\n";
    let mut mapping = proposed(text.as_bytes(), "x.csv").mapping;
    assert_eq!(mapping.heading_row, Some(3));
    assert_eq!(mapping.slash, Slash::HalfYear);
    mapping.vocabulary = Vocabulary::Destatis;
    mapping.unit = UnitFrom::Fixed("%".to_owned());
    mapping.values = Values::Rest;
    let json = serde_json::to_string(&mapping).unwrap();
    let mapping: Mapping = serde_json::from_str(&json).unwrap();
    let table = read_with(text.as_bytes(), "x.csv", &mapping).unwrap();
    assert_eq!(
        written(&table),
        ["C4|x,C|2022-S1|1.5|%", "C5|y,C|2022-S2|zero_exact|%", "C6|z,C|2022-S2|3|%"]
    );
    let status = table.candidates[0].flag.as_ref().and_then(|flag| flag.status);
    assert_eq!(status, Some(ObservationStatus::LowReliability));
    assert_eq!(table.candidates[1].value, Some(0.0));
}

#[test]
fn faults_are_told_with_their_place_and_the_rest_is_read() {
    let text = "Jahr;Land;Wert\n2020;A;63.38\n2021;A\n2022;A;1;2\n31.02.2020;A;1\n2023;A;=1+1\n\
                2018/2;A;1\n45657;A;1\n2024;A;1;\n";
    let mut mapping = proposed(b"Jahr;Land;Wert\n2020;A;1,5\n", "x.csv").mapping;
    mapping.period = PeriodFrom::Column("Jahr".to_owned());
    let table = read_with(text.as_bytes(), "x.csv", &mapping).unwrap();
    assert_eq!(
        problems(&table),
        [
            "C2 number_point_as_decimal",
            "C3 row_ragged",
            "D4 row_ragged",
            "A5 period_no_such_day",
            "C6 number_not_a_number",
            "A7 period_ambiguous",
            "A8 period_day_serial",
        ]
    );
    // A row without a readable period is kept, so that somebody can say what it is.
    assert_eq!(table.candidates.len(), 6);
    assert_eq!(table.candidates[2].text.as_deref(), Some("=1+1"));
    assert_eq!(table.candidates[5].value, Some(1.0));
}

#[test]
fn cells_that_look_like_formulas_stay_text() {
    let text =
        "Jahr;Name;Wert\n2020;=HYPERLINK(\"x\");1,5\n2020;+49;2,5\n2020;@cmd;3,5\n2020;-a;1\n";
    let table = read_file(text.as_bytes(), "x.csv").unwrap();
    let names: Vec<_> =
        table.candidates.iter().map(|found| found.series.members[0].category.shown()).collect();
    assert_eq!(names, ["=HYPERLINK(\"x\")", "+49", "@cmd", "-a"]);
}

/// Signs and columns as GENESIS-Online delivers flat files since 2024; figures made up.
#[test]
fn a_genesis_flat_file_brings_its_mapping() {
    let head = "\u{feff}statistics_code;statistics_label;time_code;time_label;time;1_variable_code;\
                1_variable_label;1_variable_attribute_code;1_variable_attribute_label;value;\
                value_unit;value_variable_code;value_variable_label;value_q\n";
    let row = |area: &str, value: &str, flag: &str| {
        format!("52111;URS;JAHR;Jahr;2023;DLAND;Bundesländer;{area};{value};%;UNT1;Anteil;{flag}\n")
    };
    let rows = [
        row("03;Niedersachsen", "53,90", "e"),
        row("04;Bremen", "53.90", "p"),
        row("05;Nordrhein-Westfalen", "-", ""),
        row("06;Hessen", ".", ""),
        row("07;Rheinland-Pfalz", "x", ""),
        row("08;Baden-Württemberg", "/", ""),
        row("09;Bayern", "...", ""),
        row("10;Saarland", "1.234.567", ""),
    ];
    let text = head.to_owned() + &rows.concat();
    let table = read_file(text.as_bytes(), "x.csv").unwrap();
    let values: Vec<_> =
        written(&table).iter().map(|line| line.split('|').nth(3).unwrap().to_owned()).collect();
    assert_eq!(
        values,
        [
            "53.90",
            "53.90",
            "zero_exact",
            "unknown_or_secret",
            "not_meaningful",
            "not_reliable",
            "later",
            "none",
        ]
    );
    let first = &table.candidates[0];
    assert_eq!(first.place.to_string(), "J2");
    assert_eq!(&*first.series.members[1].dimension.code, "DLAND");
    assert_eq!(first.series.area_code().unwrap().as_str(), "DE-NI");
    let status = |at: usize| table.candidates[at].flag.as_ref().and_then(|flag| flag.status);
    assert_eq!(status(0), Some(ObservationStatus::Normal));
    assert_eq!(status(1), Some(ObservationStatus::Provisional));
    assert_eq!(problems(&table), ["J9 number_not_a_number"]);
    let zipped = archive(&[("52111_de_flat.csv", text.as_bytes())]);
    assert_eq!(read_file(&zipped, "x.zip").unwrap().candidates, table.candidates);
}

/// Columns after the SDMX-CSV 2.0 field guide and Eurostat's files with labels; figures made up.
#[test]
fn sdmx_csv_is_read_with_and_without_labels() {
    let plain = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,\
                 UNIT_MEASURE,UNIT_MULT\n\
                 dataflow,X:Y(1.0),I,BG,DE-NI,2023-S2,1.50,P,EUR,6\n\
                 dataflow,X:Y(1.0),D,BG,DE-NI,2022,1,A,EUR,0\n\
                 dataflow,X:Y(1.0),I,BG,DE-NI,2021,:,c,EUR,0\n";
    let table = read_file(plain.as_bytes(), "x.csv").unwrap();
    assert_eq!(
        written(&table),
        ["G2|BG,DE-NI|2023-S2|1.50|EUR ×10^6", "G4|BG,DE-NI|2021|missing|EUR"]
    );
    assert_eq!(problems(&table), ["C3 row_deletion"]);
    let status = |at: usize| table.candidates[at].flag.as_ref().unwrap().status;
    assert_eq!((status(0), status(1)), (Some(ObservationStatus::Provisional), None));

    let joined = "DATAFLOW,FREQ: Frequency,geo: Area,TIME_PERIOD: Time,OBS_VALUE: Value,OBS_FLAG: Flag\n\
                  X:Y(1.0),A: Annual,DE: Germany,2023,2.5,be\n";
    let table = read_file(joined.as_bytes(), "x.csv").unwrap();
    let series = &table.candidates[0].series;
    let code_and_label = |at: usize| {
        let category = &series.members[at].category;
        (category.code.to_string(), category.label.to_string())
    };
    assert_eq!(code_and_label(0), ("A".to_owned(), "Annual".to_owned()));
    assert_eq!(series.area_code().unwrap().as_str(), "DE");
    let flag = table.candidates[0].flag.as_ref().unwrap();
    assert_eq!(flag.status, Some(ObservationStatus::Break));

    let paired = "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,unit,Unit of measure,geo,\
                  Geopolitical entity,TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG,Status\n\
                  dataflow,ESTAT:X(1.0),Name,A,Annual,PC,Percentage,DE9,Niedersachsen,2023,,2.5,,e,x\n";
    let table = read_file(paired.as_bytes(), "x.csv").unwrap();
    assert_eq!(written(&table), ["L2|Annual,Percentage,Niedersachsen|2023|2.5|Percentage"]);
    assert_eq!(table.candidates[0].series.area_code().unwrap().as_str(), "DE-NI");
}

#[test]
fn tables_of_the_breitbandatlas_take_their_period_from_the_name() {
    let text = "\"ags\";\"verf_100_50\";\"verf_ftth_1000\"\n\"03\";84.52;4.40\n";
    let zipped = archive(&[("atlas_gew_2018_2.csv", text.as_bytes())]);
    let table = read_file(&zipped, "download.zip").unwrap();
    assert_eq!(
        written(&table),
        ["B2|03,verf_100_50|2018-S2|84.52|%", "C2|03,verf_ftth_1000|2018-S2|4.40|%"]
    );
    let table = read_file(text.as_bytes(), "umbenannt.csv").unwrap();
    assert_eq!(table.candidates[0].when, None);
}

/// Members after <https://json-stat.org/full/>; figures made up.
#[test]
fn a_json_stat_dataset_is_walked_along_its_dimensions() {
    let text = r#"{"version":"2.0","class":"dataset","id":["geo","year","concept"],"size":[2,2,1],
        "role":{"time":["year"],"geo":["geo"],"metric":["concept"]},
        "dimension":{
            "geo":{"label":"Area","category":{"index":{"DE":1,"DE9":0},"label":{"DE":"Germany"},
                   "child":{"DE":["DE9"]}}},
            "year":{"category":{"index":["2022","2023-S2"]}},
            "concept":{"category":{"label":{"U":"Rate"},"unit":{"U":{"symbol":"%"}}}}},
        "value":{"0":1.50,"1":null,"2":-2e-1},"status":{"0":"p","3":"c"}}"#;
    let table = read_file(text.as_bytes(), "x.json").unwrap();
    assert_eq!(
        written(&table),
        [
            "A1|DE9,Rate|2022|1.50|%",
            "A2|DE9,Rate|2023-S2|missing|%",
            "A3|Germany,Rate|2022|-0.2|%",
            "A4|Germany,Rate|2023-S2|missing|%",
        ]
    );
    assert_eq!(table.candidates[0].series.area_code().unwrap().as_str(), "DE-NI");
    let flag = |at: usize| table.candidates[at].flag.as_ref().map(|flag| flag.written.as_str());
    assert_eq!([flag(0), flag(1), flag(3)], [Some("p"), None, Some("c")]);
    assert_eq!(table.summary.hierarchies[0].pairs, [("DE".to_owned(), "DE9".to_owned())]);
    let zipped = archive(&[("x.json", text.as_bytes())]);
    assert_eq!(read_file(&zipped, "x.zip").unwrap(), table);
}

#[test]
fn progress_is_told_and_the_reader_can_be_stopped() {
    let rows: Vec<_> = (0..2_500).map(|row| format!("{};{row}\n", 1950 + row % 50)).collect();
    let text = format!("Jahr;Menge\n{}", rows.concat());
    let limits = Limits::default();
    let format = recognise(text.as_bytes(), "x.csv", &limits).unwrap();
    let mut reached = Vec::new();
    let table = read(text.as_bytes(), &format, None, &limits, &mut |progress| {
        reached.push(progress);
        ControlFlow::Continue(())
    });
    assert_eq!(table.unwrap().candidates.len(), 2_500);
    assert_eq!(reached.iter().map(|p| p.rows).collect::<Vec<_>>(), [1_000, 2_000, 2_500]);
    assert!(reached.iter().all(|p| p.done <= p.total));
    assert_eq!(reached.last().map(|p| p.done), Some(text.len() as u64));

    let mut calls = 0;
    let stopped = read(text.as_bytes(), &format, None, &limits, &mut |_| {
        calls += 1;
        ControlFlow::Break(())
    });
    assert_eq!((stopped.unwrap_err(), calls), (Unreadable::Cancelled, 1));
}
