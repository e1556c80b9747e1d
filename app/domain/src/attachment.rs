//! Files that members add: what they are is told by their bytes, never by their name.

use crate::key::{AttachmentId, ExperienceId};
use crate::source::coded;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most bytes of one file: a photo of a phone fits.
pub const MAX_BYTES: usize = 8 << 20;
/// Most files beside one experience.
pub const MAX_FILES: usize = 3;
/// Longest name of a file that is kept, in characters.
pub const MAX_NAME: usize = 100;

coded! {
    /// Kinds of files that are taken: nothing in them runs when a browser opens them.
    Media {
        /// PDF.
        Pdf = "application/pdf",
        /// PNG.
        Png = "image/png",
        /// JPEG.
        Jpeg = "image/jpeg",
        /// WebP.
        WebP = "image/webp",
    }
}

impl Media {
    /// What the bytes are; none for anything that is not taken, markup and archives among them.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::WebP),
            [b'%', b'P', b'D', b'F', b'-', b'1' | b'2', b'.', ..] => Some(Self::Pdf),
            _ => None,
        }
    }

    /// The ending a file of this kind gets.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
        }
    }
}

/// A file beside an experience.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its identifier.
    pub id: AttachmentId,
    /// The experience.
    pub experience: ExperienceId,
    /// Name to show, with the ending of its kind.
    pub name: String,
    /// Kind, as told by its bytes.
    pub media: Media,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub digest: String,
    /// Day it came.
    pub day: NaiveDate,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// Its bytes are none of the kinds that are taken.
    Kind,
    /// More than [`MAX_BYTES`].
    Size,
    /// More than [`MAX_FILES`].
    Number,
}

/// Looks at a file that came with a form; `there` are those the experience has already.
///
/// # Errors
/// Why it is not taken.
pub fn check(bytes: &[u8], there: usize) -> Result<Media, NotTaken> {
    if there >= MAX_FILES {
        return Err(NotTaken::Number);
    }
    if bytes.len() > MAX_BYTES {
        return Err(NotTaken::Size);
    }
    Media::sniff(bytes).ok_or(NotTaken::Kind)
}

/// A name to keep: no folders, no control characters, no leading dots, and the ending that the kind has. Some browsers send
/// the whole path.
pub fn clean_name(sent: &str, media: Media) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let cut: String = last.chars().take(4 * MAX_NAME).collect();
    let line = text::clean(&cut).split_whitespace().collect::<Vec<_>>().join(" ");
    let stem = match line.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 5 => stem,
        _ => line.as_str(),
    };
    let stem: String = stem
        .chars()
        .filter(|c| !matches!(c, '<' | '>' | '"' | ':' | '|' | '?' | '*' | '%' | ';'))
        .take(MAX_NAME - 5)
        .collect();
    let stem = stem.trim_matches(['.', ' ', '-']);
    let stem = if stem.is_empty() { "Anlage" } else { stem };
    format!("{stem}.{}", media.ending())
}

/// The same with letters of ASCII alone, for the header that names a file.
pub fn plain_name(name: &str) -> String {
    name.chars()
        .map(|c| match c {
            'ä' => "ae".to_owned(),
            'ö' => "oe".to_owned(),
            'ü' => "ue".to_owned(),
            'Ä' => "Ae".to_owned(),
            'Ö' => "Oe".to_owned(),
            'Ü' => "Ue".to_owned(),
            'ß' => "ss".to_owned(),
            c if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') => c.to_string(),
            _ => "_".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_a_file_is() {
        assert_eq!(Media::sniff(b"%PDF-1.7\n"), Some(Media::Pdf));
        assert_eq!(Media::sniff(b"\x89PNG\r\n\x1a\n...."), Some(Media::Png));
        assert_eq!(Media::sniff(b"\xff\xd8\xff\xe0"), Some(Media::Jpeg));
        assert_eq!(Media::sniff(b"RIFF\0\0\0\0WEBPVP8 "), Some(Media::WebP));
        for other in [
            &b"<html><script>alert(1)</script>"[..],
            b"<svg onload=alert(1)>",
            b"PK\x03\x04",
            b"MZ\x90\0",
            b"\x7fELF",
            b"GIF89a/*<script>*/",
            b"#!/bin/sh",
            b" %PDF-1.7",
            b"%PDF",
            b"RIFF\0\0\0\0WAVE",
            b"",
        ] {
            assert_eq!(Media::sniff(other), None, "{other:?}");
        }
    }

    #[test]
    fn size_and_number_are_bounded() {
        let mut large = b"%PDF-1.7".to_vec();
        large.resize(MAX_BYTES + 1, b' ');
        assert_eq!(check(&large, 0), Err(NotTaken::Size));
        large.pop();
        assert_eq!(check(&large, 0), Ok(Media::Pdf));
        assert_eq!(check(&large, MAX_FILES), Err(NotTaken::Number));
        assert_eq!(check(b"hallo", 0), Err(NotTaken::Kind));
    }

    #[test]
    fn a_hostile_name_becomes_a_harmless_one() {
        for (sent, kept) in [
            ("C:\\Bilder\\Antrag.JPG", "Antrag.jpg"),
            ("../../etc/passwd", "passwd.jpg"),
            ("....", "Anlage.jpg"),
            ("", "Anlage.jpg"),
            ("a.pdf.exe", "a.pdf.jpg"),
            ("x\r\nSet-Cookie: y.png", "x Set-Cookie y.jpg"),
            ("\u{202e}gpj.exe", "gpj.jpg"),
            ("<img src=x onerror=alert(1)>.svg", "img src=x onerror=alert(1).jpg"),
            ("\"; filename=\"b.html", "filename=b.jpg"),
            ("Anträge für Köln.jpeg", "Anträge für Köln.jpg"),
        ] {
            assert_eq!(clean_name(sent, Media::Jpeg), kept, "{sent:?}");
        }
        let long = clean_name(&"ä".repeat(5_000), Media::WebP);
        assert!(long.chars().count() <= MAX_NAME, "{}", long.chars().count());
        assert_eq!(plain_name("Anträge für \u{6f22}.pdf"), "Antraege fuer _.pdf");
    }
}
