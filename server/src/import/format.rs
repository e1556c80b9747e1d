//! Which kind of file this is: by its content first, by its name second.

use super::archive::{Archive, refusal};
use super::delimited::{self, Delimiter};
use super::limits::Limits;
use super::text::{self, Encoding};
use super::unreadable::Unreadable;
use super::{jsonstat, known, ods, xlsx};
use std::borrow::Cow;
use std::io::Read;
use std::ops::ControlFlow;

/// Kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Flat file CSV of GENESIS-Online and its sister databases, such as Regionalstatistik.
    Genesis,
    /// SDMX-CSV 1.0 or 2.0, as from Eurostat.
    SdmxCsv,
    /// Table of an Open SDG site.
    OpenSdg,
    /// Table of the Breitbandatlas with a column for each technology and speed.
    Breitbandatlas,
    /// Any other text table.
    Csv,
    /// JSON-stat 2.0 dataset.
    JsonStat,
    /// Excel workbook.
    Xlsx,
    /// `OpenDocument` spreadsheet.
    Ods,
}

impl FileKind {
    /// Stable code for storage and translation.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Genesis => "genesis",
            Self::SdmxCsv => "sdmx_csv",
            Self::OpenSdg => "open_sdg",
            Self::Breitbandatlas => "breitbandatlas",
            Self::Csv => "csv",
            Self::JsonStat => "json_stat",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
        }
    }
}

/// How a text table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextLayout {
    /// Its characters.
    pub encoding: Encoding,
    /// What separates its cells.
    pub delimiter: Delimiter,
}

/// What a file turned out to be. A person who knows better changes the layout before reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// The kind.
    pub kind: FileKind,
    /// The layout of a text table; nothing for other kinds.
    pub layout: Option<TextLayout>,
    /// True where the file lies alone in a zip archive.
    pub zipped: bool,
    /// The period that the file's name tells, for tables of the Breitbandatlas.
    pub period: Option<String>,
}

/// Bytes from which the delimiter and the heading are found.
const HEAD: u64 = 256 << 10;

/// Tells what kind of file this is.
///
/// # Errors
/// [`Unreadable`] for everything that is no table, or a table that must not be read: archives beyond the limits,
/// encrypted files, workbooks with macros, workbooks of before 2007, damaged text.
pub fn recognise(bytes: &[u8], file_name: &str, limits: &Limits) -> Result<Format, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if bytes.len() as u64 > limits.bytes {
        return Err(Unreadable::TooLarge { limit: limits.bytes });
    }
    if is_compound(bytes) {
        return Err(compound(bytes));
    }
    if !is_archive(bytes) {
        return recognise_text(bytes, false, &[file_name], limits);
    }
    let mut archive = Archive::open(bytes, limits)?;
    let workbook = |kind| Format { kind, layout: None, zipped: false, period: None };
    if archive.has(xlsx::CONTENT_TYPES) {
        xlsx::check(&mut archive, limits)?;
        return Ok(workbook(FileKind::Xlsx));
    }
    if archive.has("mimetype") {
        ods::check(&mut archive, limits)?;
        return Ok(workbook(FileKind::Ods));
    }
    let within = archive.only_file()?;
    recognise_text(bytes, true, &[file_name, &within], limits)
}

fn recognise_text(
    bytes: &[u8],
    zipped: bool,
    names: &[&str],
    limits: &Limits,
) -> Result<Format, Unreadable> {
    let head = with_source(bytes, zipped, limits, |source, _| {
        let mut head = Vec::new();
        source.take(HEAD).read_to_end(&mut head).map_err(refusal)?;
        Ok(head)
    })?;
    if is_archive(&head) || is_compound(&head) {
        return Err(Unreadable::ArchiveNested);
    }
    if is_foreign(&head) {
        return Err(Unreadable::UnknownFormat);
    }
    let encoding = with_source(bytes, zipped, limits, |source, _| text::recognise(source))?;
    let format = |kind, layout| Format { kind, layout, zipped, period: None };
    if encoding == Encoding::Utf8 && jsonstat::is_json(&head) {
        jsonstat::check(&whole(bytes, zipped, limits)?)?;
        return Ok(format(FileKind::JsonStat, None));
    }
    if head.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let delimiter = delimited::delimiter_of(&head, encoding).ok_or(Unreadable::NoTable)?;
    let heading = heading(&head, encoding, delimiter, limits)?;
    let kind = known::kind_of(&heading);
    let layout = Some(TextLayout { encoding, delimiter });
    let period = (kind == FileKind::Breitbandatlas)
        .then(|| names.iter().find_map(|name| known::half_year_of(name)))
        .flatten();
    Ok(Format { period, ..format(kind, layout) })
}

/// The cells of the first record.
fn heading(
    mut head: &[u8],
    encoding: Encoding,
    delimiter: Delimiter,
    limits: &Limits,
) -> Result<Vec<String>, Unreadable> {
    let mut heading = Vec::new();
    delimited::each_row(&mut head, HEAD, encoding, delimiter, limits, &mut |row, _| {
        heading = row.cells().map(|cell| cell.text.trim().to_owned()).collect();
        Ok(ControlFlow::Break(()))
    })?;
    Ok(heading)
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// The container of old Office files and of encrypted new ones.
fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
}

fn compound(bytes: &[u8]) -> Unreadable {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        Unreadable::Encrypted
    } else {
        Unreadable::OldWorkbook
    }
}

/// Documents, pictures and archives that planners take for tables now and then.
fn is_foreign(head: &[u8]) -> bool {
    const STARTS: [&[u8]; 8] = [
        b"%PDF",
        b"\x1f\x8b",
        b"7z\xbc\xaf",
        b"Rar!",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"{\\rtf",
        b"SQLite format 3",
    ];
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    STARTS.iter().any(|start| head.starts_with(start)) || text.starts_with(b"<")
}

/// Runs something over the bytes of a file, unpacked where it lies in an archive. Gives it the bytes there are.
pub(super) fn with_source<T>(
    bytes: &[u8],
    zipped: bool,
    limits: &Limits,
    use_it: impl FnOnce(&mut dyn Read, u64) -> Result<T, Unreadable>,
) -> Result<T, Unreadable> {
    if !zipped {
        return use_it(&mut &bytes[..], bytes.len() as u64);
    }
    let mut archive = Archive::open(bytes, limits)?;
    let name = archive.only_file()?;
    let mut entry = archive.entry(&name)?.ok_or(Unreadable::ArchiveBroken)?;
    let total = entry.declared();
    use_it(&mut entry, total)
}

/// All bytes of a file, unpacked where it lies in an archive.
pub(super) fn whole<'b>(
    bytes: &'b [u8],
    zipped: bool,
    limits: &Limits,
) -> Result<Cow<'b, [u8]>, Unreadable> {
    if !zipped {
        return Ok(Cow::Borrowed(bytes));
    }
    with_source(bytes, zipped, limits, |source, _| {
        let mut unpacked = Vec::new();
        source.read_to_end(&mut unpacked).map_err(refusal)?;
        Ok(Cow::Owned(unpacked))
    })
}
