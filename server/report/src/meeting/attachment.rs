//! Files beside papers, within a pack.
//!
//! Pictures are shown. PDF files are put into the pack as files: their pages have no structure that could be vouched for, and
//! PDF/UA-1 allows none without. So are pictures that cannot be shown.

use domain::attachment::Media;
use domain::meeting::paper::PaperFile;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage};

/// Most pixels of a picture that is shown.
const MAX_PIXELS: u64 = 40_000_000;

/// A file beside a paper.
#[derive(Debug, Clone, Copy)]
pub struct Attached<'a> {
    /// What it is.
    pub file: &'a PaperFile,
    /// Its kind, as told by its bytes.
    pub media: Media,
    /// Its bytes; none where it is not part of the pack and stands beside it.
    pub bytes: Option<&'a [u8]>,
    /// True where it was added or replaced since the version the pack is compared with.
    pub changed: bool,
}

/// How a picture can be read; none for what is no picture, is broken, or too large to show.
pub(super) fn shown(media: Media, bytes: &Bytes) -> Option<&'static str> {
    let (format, name) = match media {
        Media::Pdf => return None,
        Media::Png => (ExchangeFormat::Png, "png"),
        Media::Jpeg => (ExchangeFormat::Jpg, "jpg"),
        Media::WebP => (ExchangeFormat::Webp, "webp"),
    };
    let (width, height) = size(media, bytes)?;
    let pixels = u64::from(width) * u64::from(height);
    if !(1..=MAX_PIXELS).contains(&pixels) {
        return None;
    }
    RasterImage::plain(bytes.clone(), format).ok().map(|_| name)
}

/// Width and height as the head of a file states them, so that a small file that unfolds into a huge picture is never
/// unfolded.
fn size(media: Media, bytes: &[u8]) -> Option<(u32, u32)> {
    match media {
        Media::Pdf => None,
        Media::Png => Some((number(bytes, 16, 4)?, number(bytes, 20, 4)?)),
        Media::Jpeg => jpeg_size(bytes),
        Media::WebP => webp_size(bytes),
    }
}

/// A number of so many octets, the highest first.
fn number(bytes: &[u8], at: usize, octets: usize) -> Option<u32> {
    let slice = bytes.get(at..at.checked_add(octets)?)?;
    Some(slice.iter().fold(0, |sum, octet| (sum << 8) | u32::from(*octet)))
}

/// A number of so many octets, the lowest first.
fn reversed(bytes: &[u8], at: usize, octets: usize) -> Option<u32> {
    let slice = bytes.get(at..at.checked_add(octets)?)?;
    Some(slice.iter().rev().fold(0, |sum, octet| (sum << 8) | u32::from(*octet)))
}

/// The frame header of a JPEG: segments are skipped until it comes.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xff => at += 1,
            0x01 | 0xd0..=0xd7 => at += 2,
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                return Some((number(bytes, at + 7, 2)?, number(bytes, at + 5, 2)?));
            }
            0xd8..=0xda => return None,
            _ => at += 2 + usize::try_from(number(bytes, at + 2, 2)?).ok()?,
        }
    }
}

/// The first chunk of a WebP: lossy, lossless or extended.
fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8 " => Some((reversed(bytes, 26, 2)? & 0x3fff, reversed(bytes, 28, 2)? & 0x3fff)),
        b"VP8L" => {
            let bits = reversed(bytes, 21, 4)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((reversed(bytes, 24, 3)? + 1, reversed(bytes, 27, 3)? + 1)),
        _ => None,
    }
}

/// `1,2 MB`, `340 kB`.
pub(super) fn weight(bytes: usize) -> String {
    use domain::number::{Language, format_shortest};
    let kilo = (bytes / 1000).max(1);
    if kilo < 1000 {
        return format!("{kilo}\u{a0}kB");
    }
    let mega = u32::try_from(kilo).map_or(f64::MAX, f64::from) / 1000.0;
    format!("{}\u{a0}MB", format_shortest(mega, 1, Language::De))
}

/// What a kind of file is called.
pub(super) fn kind(media: Media) -> &'static str {
    match media {
        Media::Pdf => "PDF",
        Media::Png | Media::Jpeg | Media::WebP => "Bild",
    }
}
