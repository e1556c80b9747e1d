//! Files in the formats of publishers, made for tests.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip archive with these entries.
pub(super) fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    archive_with(entries, CompressionMethod::Deflated)
}

/// A zip archive whose entries are not compressed, so that changing a byte changes their content.
pub(super) fn archive_with(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const TYPES: &str = r#"<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str =
    r#"<workbook><sheets><sheet name="Werte" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const PARTS: &str = r#"<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;

/// A minimal Excel workbook with one sheet „Werte", whose `sheetData` and shared strings are given, and further entries,
/// which replace those of the same name.
pub(super) fn xlsx(sheet_data: &str, shared: &str, further: &[(&str, &[u8])]) -> Vec<u8> {
    xlsx_with(sheet_data, shared, further, CompressionMethod::Deflated)
}

pub(super) fn xlsx_with(
    sheet_data: &str,
    shared: &str,
    further: &[(&str, &[u8])],
    method: CompressionMethod,
) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{sheet_data}</sheetData></worksheet>");
    let shared = format!("<sst>{shared}</sst>");
    let own: [(&str, &[u8]); 6] = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", PARTS.as_bytes()),
        ("xl/sharedStrings.xml", shared.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    let kept = own.into_iter().filter(|(name, _)| further.iter().all(|(other, _)| other != name));
    let entries: Vec<_> = kept.chain(further.iter().copied()).collect();
    archive_with(&entries, method)
}

/// A minimal `OpenDocument` spreadsheet; `body` is what stands within `office:spreadsheet`.
pub(super) fn ods(body: &str, further: &[(&str, &[u8])]) -> Vec<u8> {
    ods_with(body, further, CompressionMethod::Deflated)
}

pub(super) fn ods_with(
    body: &str,
    further: &[(&str, &[u8])],
    method: CompressionMethod,
) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:automatic-styles><style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"#
    );
    let mut entries: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ];
    entries.retain(|(name, _)| further.iter().all(|(other, _)| other != name));
    entries.extend_from_slice(further);
    archive_with(&entries, method)
}
