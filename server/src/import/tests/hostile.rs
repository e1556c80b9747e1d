//! Files that want to do harm, and files that somebody spoiled by mistake.

use super::write::{archive, archive_with, ods, xlsx};
use super::*;
use zip::CompressionMethod;

fn refused(bytes: &[u8]) -> Unreadable {
    refused_within(bytes, &Limits::default())
}

fn refused_within(bytes: &[u8], limits: &Limits) -> Unreadable {
    match recognise(bytes, "x", limits) {
        Ok(format) => read(bytes, &format, None, limits, &mut go_on).unwrap_err(),
        Err(refusal) => refusal,
    }
}

/// Text that deflate hardly shortens.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u32;
    let mut noise = b"a;b\n".to_vec();
    while noise.len() < length {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.extend_from_slice(format!("{};{}\n", state >> 7, state >> 11).as_bytes());
    }
    noise
}

#[test]
fn what_is_no_table_is_told_apart() {
    for (bytes, code) in [
        (&b""[..], "import_empty"),
        (b"\n\n  \n", "import_empty"),
        (b"%PDF-1.7 ...", "import_unknown_format"),
        (b"<html><table></table></html>", "import_unknown_format"),
        (b"\x1f\x8b\x08", "import_unknown_format"),
        (b"Sehr geehrte Damen und Herren", "import_no_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "import_old_workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
            "import_encrypted",
        ),
        (b"PK\x03\x04 and nothing more", "import_archive_broken"),
        (b"Jahr;Land\n", "import_no_value_column"),
        (b"{\"version\":\"2.0\",", "import_broken_json"),
        (b"{\"version\":\"2.0\",\"class\":\"collection\"}", "import_broken_dataset"),
        (b"{}", "import_broken_dataset"),
    ] {
        assert_eq!(refused(bytes).code(), code, "{:?}", String::from_utf8_lossy(bytes));
    }
    let limits = Limits { bytes: 3, ..Limits::default() };
    assert_eq!(refused_within(b"a;b\n", &limits), Unreadable::TooLarge { limit: 3 });
}

#[test]
fn archives_that_grow_too_far_are_left_while_they_grow() {
    let zeros = archive(&[("x.csv", &vec![b'0'; 20 << 20])]);
    assert!(zeros.len() < 100 << 10);
    assert_eq!(refused(&zeros), Unreadable::InflatedTooFar { limit: 100 });

    let limits = Limits { inflated: 1 << 20, ..Limits::default() };
    let large = noise(2 << 20);
    let honest = archive(&[("x.csv", &large)]);
    assert_eq!(refused_within(&honest, &limits), Unreadable::InflatedTooLarge { limit: 1 << 20 });
    // The declared size says 10 bytes: what comes out is counted all the same.
    let declared = u32::try_from(large.len()).unwrap().to_le_bytes();
    let mut lying = honest;
    let places: Vec<_> =
        (0..lying.len() - 4).filter(|at| lying[*at..*at + 4] == declared).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let refusal = refused_within(&lying, &limits);
    let codes = ["import_inflated_too_large", "import_archive_broken"];
    assert!(codes.contains(&refusal.code()), "{refusal}");
}

#[test]
fn archives_of_the_wrong_kind_are_refused() {
    let table = b"Jahr;Wert\n2020;1\n";
    let inner = archive(&[("x.csv", table)]);
    assert_eq!(refused(&archive(&[("x.zip", &inner)])), Unreadable::ArchiveNested);
    let two = archive(&[("a.csv", table), ("b.csv", table)]);
    assert_eq!(refused(&two), Unreadable::NotOneFile { count: 2 });
    assert_eq!(refused(&archive(&[])), Unreadable::NotOneFile { count: 0 });

    let names: Vec<_> = (0..1_001).map(|number| number.to_string()).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(refused(&archive(&many)), Unreadable::TooManyEntries { limit: 1_000 });

    // The flag of encryption, in the local and in the central header.
    let mut encrypted = archive_with(&[("x.csv", table)], CompressionMethod::Stored);
    encrypted[6] |= 1;
    let central = encrypted.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    encrypted[central + 8] |= 1;
    assert_eq!(refused(&encrypted), Unreadable::Encrypted);
}

#[test]
fn names_within_an_archive_lead_nowhere() {
    let table = b"Jahr;Wert\n2020;1\n";
    for name in ["../../etc/passwd", "/etc/passwd", "C:\\x.csv", "__MACOSX/../x.csv\u{202e}"] {
        let zipped = archive(&[(name, table), ("__MACOSX/._x", b"x"), ("folder/", b"")]);
        match read_file(&zipped, "x.zip") {
            Ok(table) => assert_eq!(table.candidates.len(), 1, "{name}"),
            Err(refusal) => assert_eq!(refusal, Unreadable::NotOneFile { count: 0 }, "{name}"),
        }
    }
}

#[test]
fn damaged_text_is_told_with_byte_and_line() {
    for (bytes, refusal) in [
        (&b"a;b\n1;\0\n"[..], Unreadable::NulByte { byte: 6, line: 2 }),
        (
            b"a;\xc3\xbc\n1;2\n\xff;1\n",
            Unreadable::WrongEncoding { encoding: Encoding::Utf8, byte: 9, line: 3 },
        ),
        (
            b"\xef\xbb\xbfa;b\n\xfc;1\n",
            Unreadable::WrongEncoding { encoding: Encoding::Utf8, byte: 7, line: 2 },
        ),
        (
            b"a;\xfc\n1;\x81\n",
            Unreadable::WrongEncoding { encoding: Encoding::Windows1252, byte: 6, line: 2 },
        ),
        (
            b"\xff\xfea\0;\0b\0\n\0\x00\xd8;\x001\0",
            Unreadable::WrongEncoding { encoding: Encoding::Utf16Le, byte: 10, line: 2 },
        ),
        (b"\xff\xfea\0;\0\0\0\n\0", Unreadable::NulByte { byte: 6, line: 1 }),
    ] {
        assert_eq!(refused(bytes), refusal, "{bytes:?}");
    }
    // The same far behind the first piece that is read.
    let mut long = noise(300 << 10);
    long.extend_from_slice("ü;1\n".as_bytes());
    let (byte, line) = (long.len() as u64, long.split(|byte| *byte == b'\n').count() as u64);
    long.extend_from_slice(b"\xff;1\n");
    let wrong = Unreadable::WrongEncoding { encoding: Encoding::Utf8, byte, line };
    assert_eq!(refused(&long), wrong);
}

#[test]
fn quotes_that_nobody_closes_are_told_with_their_cell() {
    let place = |row, column| Place { sheet: None, row, column };
    let short = b"Jahr;Wert\n2020;1\n2021;\"2\n2022;3\n";
    assert_eq!(refused(short), Unreadable::QuoteNeverClosed { place: place(3, 2) });
    let mut long = b"Jahr;Wert\n2020;1\n2021;\"2\n".to_vec();
    long.extend(noise(1 << 20));
    assert_eq!(refused(&long), Unreadable::QuoteNeverClosed { place: place(3, 2) });
}

#[test]
fn cells_and_rows_of_megabytes_are_refused() {
    let mut text = b"Jahr;Wert\n2020;1\n2021;".to_vec();
    text.extend(vec![b'9'; 10 << 20]);
    let limit = Limits::default().cell;
    let place = |sheet: Option<&str>, row| Place { sheet: sheet.map(Into::into), row, column: 2 };
    assert_eq!(refused(&text), Unreadable::CellTooLong { place: place(None, 3), limit });

    let long = "x".repeat(10 << 20);
    let cells = format!(
        r#"<row r="1"><c r="A1" t="str"><v>a</v></c><c r="B1" t="inlineStr"><is><t>{long}</t></is></c></row>"#
    );
    let limits = Limits { ratio: 2_000, ..Limits::default() };
    let refusal = Unreadable::CellTooLong { place: place(Some("Werte"), 1), limit };
    assert_eq!(refused_within(&xlsx(&cells, "", &[]), &limits), refusal);
    let cells = format!(
        r#"<table:table table:name="Werte"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>{long}</text:p></table:table-cell></table:table-row></table:table>"#
    );
    assert_eq!(refused_within(&ods(&cells, &[]), &limits), refusal);

    let wide = vec!["x"; 2_001].join(";");
    assert_eq!(refused(wide.as_bytes()), Unreadable::TooManyColumns { limit: 2_000 });
}

#[test]
fn tables_beyond_the_limits_are_refused_while_they_are_read() {
    let rows: Vec<_> = (0..100).map(|row| format!("{};Ort {row};{row}\n", 1950 + row)).collect();
    let text = format!("Jahr;Ort;Menge\n{}", rows.concat());
    let all = Limits::default();
    for (limits, code) in [
        (Limits { rows: 99, ..all }, "import_too_many_rows"),
        (Limits { values: 99, ..all }, "import_too_many_values"),
        (Limits { text: 5_000, ..all }, "import_too_much_text"),
        (Limits { columns: 2, ..all }, "import_too_many_columns"),
    ] {
        assert_eq!(refused_within(text.as_bytes(), &limits).code(), code);
    }
    let limits = Limits { problems: 3, ..all };
    let spoiled = text.replace(';', ";x");
    let mapping = proposed(text.as_bytes(), "x.csv").mapping;
    let mapping = serde_json::to_string(&mapping).unwrap().replace("Ort", "xOrt");
    let mapping: Mapping = serde_json::from_str(&mapping.replace("Menge", "xMenge")).unwrap();
    let format = recognise(spoiled.as_bytes(), "x.csv", &limits).unwrap();
    let table = read(spoiled.as_bytes(), &format, Some(&mapping), &limits, &mut go_on).unwrap();
    assert_eq!((table.problems.len(), table.problem_count), (3, 100));
}

#[test]
fn columns_that_share_a_heading_are_refused_where_they_are_used() {
    let mapping = proposed(b"Jahr;Wert;Notiz\n2020;1;x\n", "x.csv").mapping;
    let twice = read_with(b"Jahr;Wert;Notiz;Wert\n2020;1;x;2\n", "x.csv", &mapping).unwrap_err();
    let place = Place { sheet: None, row: 1, column: 4 };
    assert_eq!(twice, Unreadable::DuplicateColumn { name: "Wert".to_owned(), place });
    let missing = read_with(b"Jahr;Wert\n2020;1\n", "x.csv", &mapping).unwrap_err();
    assert_eq!(missing, Unreadable::MissingColumn { name: "Notiz".to_owned() });
    let unused = read_with(b"Jahr;Wert;Notiz;A;A\n2020;1;x;2;3\n", "x.csv", &mapping).unwrap();
    assert_eq!(unused.candidates.len(), 1);
    let rest = Mapping { values: Values::Rest, dimensions: Vec::new(), ..mapping };
    let twice = read_with(b"Jahr;A;A\n2020;2;3\n", "x.csv", &rest).unwrap_err();
    assert_eq!(twice.place().map(ToString::to_string).as_deref(), Some("C1"));
}

#[test]
fn workbooks_with_macros_or_passwords_are_refused() {
    let types = |kind: &str| format!(r#"<Types><Override ContentType="{kind}"/></Types>"#);
    let of_type = |kind: &str| xlsx("", "", &[("[Content_Types].xml", types(kind).as_bytes())]);
    let macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    assert_eq!(refused(&of_type(macros)), Unreadable::Macros);
    let binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    assert!(matches!(refused(&of_type(binary)), Unreadable::Macros | Unreadable::OldWorkbook));
    let text = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    assert_eq!(refused(&of_type(text)), Unreadable::UnknownFormat);
    for name in ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml"] {
        assert_eq!(refused(&xlsx("", "", &[(name, b"x")])), Unreadable::Macros, "{name}");
    }
    assert_eq!(refused(&ods("", &[("Basic/Standard/m.xml", b"x")])), Unreadable::Macros);
    let manifest = b"<m><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></m>";
    let encrypted = ods("", &[("META-INF/manifest.xml", manifest)]);
    assert_eq!(refused(&encrypted), Unreadable::Encrypted);
    let drawing = ods("", &[("mimetype", b"application/vnd.oasis.opendocument.graphics")]);
    assert_eq!(refused(&drawing), Unreadable::UnknownFormat);
}

#[test]
fn workbook_parts_that_lie_or_explode_are_refused() {
    let cells = |cells: &str| xlsx(cells, "", &[]);
    let broken = |part: &str| Unreadable::BrokenPart { part: part.to_owned() };
    let sheet = "xl/worksheets/sheet1.xml";
    for (bytes, refusal) in [
        (cells(r#"<row r="2"/><row r="1"/>"#), broken(sheet)),
        (cells(r#"<row r="4294967295"/>"#), broken(sheet)),
        (cells(r#"<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>"#), broken(sheet)),
        (cells(r#"<row r="1"><c t="s"><v>7</v></c></row>"#), broken(sheet)),
        (cells(r#"<row r="1"><c><v>1"#), broken(sheet)),
        (cells("<row><c><v>&unknown;</v></c></row>"), broken(sheet)),
        (cells("<row><c t=\"str\"><v>&#0;</v></c></row>"), broken(sheet)),
        (
            cells(r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#),
            Unreadable::TooManyColumns { limit: 2_000 },
        ),
        (
            xlsx("", "", &[("xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>")]),
            broken("xl/workbook.xml"),
        ),
        (cells(""), Unreadable::Empty),
    ] {
        assert_eq!(refused(&bytes), refusal);
    }
}

#[test]
fn counts_that_a_workbook_only_claims_cost_nothing() {
    let data = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
        <row r="1048576"><c r="A1048576"><v>2020</v></c><c r="B1048576"><f t="shared" si="4294967295"/><v>1</v></c></row>"#;
    let shared = b"<sst count=\"99999999999999\" uniqueCount=\"99999999999999\"><si><t>Jahr</t></si><si><t>Menge</t></si></sst>";
    let table = read_file(&xlsx(data, "", &[("xl/sharedStrings.xml", shared)]), "x.xlsx").unwrap();
    assert_eq!(written(&table), ["Werte!B1048576|Menge|2020|1|"]);
}

#[test]
fn small_files_that_repeat_themselves_are_stopped() {
    let limits = Limits { inflated: 4 << 20, ratio: 2_000, ..Limits::default() };
    let long = "x".repeat(100_000);
    let row = |number| format!(r#"<row r="{number}"><c t="s"><v>0</v></c><c><v>1</v></c></row>"#);
    let head = r#"<row r="1"><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row>"#;
    let rows = head.to_owned() + &(2..100).map(row).collect::<String>();
    let shared = format!("<si><t>{long}</t></si>");
    let refusal = refused_within(&xlsx(&rows, &shared, &[]), &limits);
    assert_eq!(refusal, Unreadable::InflatedTooLarge { limit: 4 << 20 });

    let table =
        |row: &str| ods(&format!(r#"<table:table table:name="Werte">{row}</table:table>"#), &[]);
    let head = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>";
    let row = format!(
        r#"{head}<table:table-row table:number-rows-repeated="4294967295"><table:table-cell><text:p>{long}</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"#
    );
    let refusal = refused_within(&table(&row), &limits);
    assert_eq!(refusal, Unreadable::InflatedTooLarge { limit: 4 << 20 });
    let row = r#"<table:table-row><table:table-cell table:number-columns-repeated="4294967295"><text:p>x</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(refused(&table(row)), Unreadable::TooManyColumns { limit: 2_000 });
    let row = r#"<table:table-row><table:table-cell><text:p><text:s text:c="4294967295"/></text:p></table:table-cell></table:table-row>"#;
    assert_eq!(refused(&table(row)).code(), "import_cell_too_long");
}

#[test]
fn elements_without_end_are_stopped() {
    let limits = Limits { ratio: 2_000, ..Limits::default() };
    let attributes: Vec<_> = (0..200_000).map(|number| format!(" a{number}=''")).collect();
    let many = xlsx(&format!("<row{}/>", attributes.concat()), "", &[]);
    assert_eq!(refused_within(&many, &limits).code(), "import_too_much_text");
    let deep = "<a>".repeat(200_000);
    let refusal = refused_within(&xlsx(&deep, "", &[]), &limits);
    assert_eq!(refusal, Unreadable::BrokenPart { part: "xl/worksheets/sheet1.xml".to_owned() });
}

#[test]
fn datasets_that_do_not_fit_together_are_refused() {
    let dataset = |size: &str, index: &str, value: &str| {
        format!(
            r#"{{"version":"2.0","class":"dataset","id":["a"],"size":{size},"dimension":{{"a":{{"category":{{"index":{index}}}}}}},"value":{value}}}"#
        )
    };
    let refusal = |size, index, value| refused(dataset(size, index, value).as_bytes());
    let broken = |member: &str| Unreadable::BrokenDataset { member: member.to_owned() };
    let two = r#"["x","y"]"#;
    assert_eq!(refusal("[2,1]", two, "[1,2]"), broken("size"));
    assert_eq!(refusal("[2]", r#"["x"]"#, "[1,2]"), broken("dimension.a.category.index"));
    assert_eq!(refusal("[2]", r#"["x","y","z"]"#, "[1,2]"), broken("dimension.a.category.index"));
    assert_eq!(refusal("[2]", r#"{"x":0,"y":0}"#, "[1,2]"), broken("dimension.a.category.index"));
    assert_eq!(refusal("[2]", r#"{"x":0,"y":9}"#, "[1,2]"), broken("dimension.a.category.index"));
    assert_eq!(refusal("[2]", two, "[1]"), broken("value"));
    assert_eq!(refusal("[2]", two, "[1,2,3]"), broken("value"));
    assert_eq!(refusal("[2]", two, r#"{"2":1}"#), broken("value"));
    assert_eq!(refusal("[-1]", two, "[1,2]"), broken("dimension"));
    assert_eq!(refusal("[0]", "[]", "[]"), Unreadable::Empty);
    let huge = Unreadable::TooManyValues { limit: Limits::default().values };
    assert_eq!(refusal("[18446744073709551615]", two, "{}"), huge);
    let deep = format!("{{\"a\":{}", "[".repeat(100_000));
    assert_eq!(refused(deep.as_bytes()).code(), "import_broken_json");

    let odd = dataset("[2]", two, r#"[1e999,{"x":1}]"#);
    let table = read_file(odd.as_bytes(), "x.json").unwrap();
    assert_eq!(problems(&table), ["A1 number_out_of_range", "A2 number_not_a_number"]);
}
