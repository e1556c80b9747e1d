//! Bytes to text: recognising the encoding, and decoding piece by piece.

use super::unreadable::Unreadable;
use encoding_rs::{Decoder, DecoderResult, UTF_8};
use serde::{Deserialize, Serialize};
use std::io::{self, Read};

/// How a text file writes its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, low byte first; only with byte order mark.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, high byte first; only with byte order mark.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// Windows-1252, what Excel writes as „CSV" in Western Europe.
    #[serde(rename = "windows-1252")]
    Windows1252,
    /// ISO 8859-15.
    #[serde(rename = "iso-8859-15")]
    Iso8859_15,
}

impl Encoding {
    /// The name in the IANA registry, in small letters.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1252 => "windows-1252",
            Self::Iso8859_15 => "iso-8859-15",
        }
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Windows1252 => encoding_rs::WINDOWS_1252,
            Self::Iso8859_15 => encoding_rs::ISO_8859_15,
        }
    }

    const fn is_utf_16(self) -> bool {
        matches!(self, Self::Utf16Le | Self::Utf16Be)
    }
}

const PIECE: usize = 64 << 10;

/// Recognises the encoding of a text.
///
/// Reads the whole text, so that damage anywhere is told. A byte order mark decides. Without one, text that is valid UTF-8 is UTF-8. Otherwise no character may be a valid
/// UTF-8 sequence of several bytes, since that is a damaged UTF-8 file; then bytes that only Windows-1252 uses decide for
/// it, and ¤ (€ in the other) for ISO 8859-15.
pub(super) fn recognise(mut source: impl Read) -> Result<Encoding, Unreadable> {
    let mut piece = vec![0; PIECE];
    let mut length = fill(&mut source, &mut piece)?;
    if let Some((codec, _)) = encoding_rs::Encoding::for_bom(&piece[..length]) {
        let encoding = match codec {
            codec if codec == encoding_rs::UTF_16LE => Encoding::Utf16Le,
            codec if codec == encoding_rs::UTF_16BE => Encoding::Utf16Be,
            _ => Encoding::Utf8,
        };
        let mut text = Decoded::new(piece[..length].chain(source), encoding);
        while let rest @ 1.. = text.rest()?.len() {
            text.consume(rest);
        }
        return Ok(encoding);
    }
    let mut survey = Survey::new();
    loop {
        let last = length < piece.len();
        survey.add(&piece[..length], last)?;
        if last {
            return survey.verdict();
        }
        length = fill(&mut source, &mut piece)?;
    }
}

/// What the bytes of a text tell about its encoding.
struct Survey {
    utf8: Decoder,
    decoded: String,
    byte: u64,
    line: u64,
    has_sequences: bool,
    not_utf8: Option<(u64, u64)>,
    not_windows: Option<(u64, u64)>,
    has_windows_only: bool,
    has_euro_of_iso: bool,
}

impl Survey {
    fn new() -> Self {
        Self {
            utf8: UTF_8.new_decoder_without_bom_handling(),
            decoded: String::with_capacity(3 * PIECE + 16),
            byte: 0,
            line: 1,
            has_sequences: false,
            not_utf8: None,
            not_windows: None,
            has_windows_only: false,
            has_euro_of_iso: false,
        }
    }

    fn add(&mut self, bytes: &[u8], last: bool) -> Result<(), Unreadable> {
        self.try_utf8(bytes, last);
        for (at, byte) in (self.byte..).zip(bytes) {
            match byte {
                0 => return Err(Unreadable::NulByte { byte: at, line: self.line }),
                b'\n' => self.line += 1,
                0x81 | 0x8d | 0x8f | 0x90 | 0x9d => {
                    self.not_windows.get_or_insert((at, self.line));
                }
                0x80..=0x9f => self.has_windows_only = true,
                0xa4 => self.has_euro_of_iso = true,
                _ => {}
            }
        }
        self.byte += bytes.len() as u64;
        Ok(())
    }

    fn try_utf8(&mut self, bytes: &[u8], last: bool) {
        let mut rest = bytes;
        loop {
            self.decoded.clear();
            let (result, read) =
                self.utf8.decode_to_string_without_replacement(rest, &mut self.decoded, last);
            self.has_sequences |= !self.decoded.is_ascii();
            let done = (bytes.len() - rest.len() + read) as u64;
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(length, after) => {
                    if self.not_utf8.is_none() {
                        // The sequence may have begun in the piece before.
                        let back = u64::from(length) + u64::from(after);
                        let at = (self.byte + done).saturating_sub(back);
                        let within = usize::try_from(at.saturating_sub(self.byte)).unwrap_or(0);
                        self.not_utf8 = Some((at, self.line + line_ends(&bytes[..within])));
                    }
                }
            }
        }
    }

    fn verdict(&self) -> Result<Encoding, Unreadable> {
        let wrong = |encoding, (byte, line)| Unreadable::WrongEncoding { encoding, byte, line };
        match (self.not_utf8, self.not_windows) {
            (None, _) => Ok(Encoding::Utf8),
            (Some(place), _) if self.has_sequences => Err(wrong(Encoding::Utf8, place)),
            (_, Some(place)) => Err(wrong(Encoding::Windows1252, place)),
            _ if self.has_euro_of_iso && !self.has_windows_only => Ok(Encoding::Iso8859_15),
            _ => Ok(Encoding::Windows1252),
        }
    }
}

/// A text that is decoded piece by piece; knows the line of what comes next.
pub(super) struct Decoded<R> {
    source: R,
    encoding: Encoding,
    decoder: Decoder,
    raw: Vec<u8>,
    raw_at: usize,
    taken: u64,
    source_ended: bool,
    ready: String,
    ready_at: usize,
    ended: bool,
    line: u64,
    after_return: bool,
}

impl<R: Read> Decoded<R> {
    pub(super) fn new(source: R, encoding: Encoding) -> Self {
        Self {
            source,
            encoding,
            decoder: encoding.codec().new_decoder_with_bom_removal(),
            raw: Vec::new(),
            raw_at: 0,
            taken: 0,
            source_ended: false,
            ready: String::with_capacity(PIECE),
            ready_at: 0,
            ended: false,
            line: 1,
            after_return: false,
        }
    }

    /// What is decoded and not yet consumed; empty at the end.
    pub(super) fn rest(&mut self) -> Result<&[u8], Unreadable> {
        while self.ready_at == self.ready.len() && !self.ended {
            self.decode()?;
        }
        Ok(&self.ready.as_bytes()[self.ready_at..])
    }

    /// Moves on by some bytes of the rest.
    pub(super) fn consume(&mut self, bytes: usize) {
        let end = self.ready.len().min(self.ready_at + bytes);
        for byte in &self.ready.as_bytes()[self.ready_at..end] {
            if *byte == b'\n' || self.after_return {
                self.line += 1;
            }
            // CR LF counts at the LF.
            self.after_return = *byte == b'\r';
        }
        self.ready_at = end;
    }

    /// The line of what comes next, from 1.
    pub(super) fn line(&self) -> u32 {
        let line = self.line + u64::from(self.after_return);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// Bytes taken from the source.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    fn decode(&mut self) -> Result<(), Unreadable> {
        if self.raw_at == self.raw.len() && !self.source_ended {
            self.raw.resize(PIECE, 0);
            let length = fill(&mut self.source, &mut self.raw)?;
            self.source_ended = length < self.raw.len();
            self.raw.truncate(length);
            self.raw_at = 0;
            self.taken += length as u64;
        }
        self.ready.clear();
        self.ready_at = 0;
        let (result, read) = self.decoder.decode_to_string_without_replacement(
            &self.raw[self.raw_at..],
            &mut self.ready,
            self.source_ended,
        );
        let before = self.taken - (self.raw.len() - self.raw_at) as u64;
        let read_now = &self.raw[self.raw_at..self.raw_at + read];
        self.raw_at += read;
        if let Some(at) = self.ready.find('\0') {
            let unit = if self.encoding.is_utf_16() { 2 } else { 1 };
            let nul = read_now.chunks(unit).position(|unit| unit.iter().all(|byte| *byte == 0));
            let byte = before + (unit * nul.unwrap_or(0)) as u64;
            return Err(Unreadable::NulByte { byte, line: self.line_after(&self.ready[..at]) });
        }
        if let DecoderResult::Malformed(length, after) = result {
            let done = before + read as u64;
            return Err(Unreadable::WrongEncoding {
                encoding: self.encoding,
                byte: done.saturating_sub(u64::from(length) + u64::from(after)),
                line: self.line_after(&self.ready),
            });
        }
        self.ended = self.source_ended && self.raw_at == self.raw.len();
        Ok(())
    }

    fn line_after(&self, decoded: &str) -> u64 {
        self.line + line_ends(decoded.as_bytes())
    }
}

/// Line ends within a text.
pub(super) fn line_ends(text: &[u8]) -> u64 {
    text.split(|byte| *byte == b'\n').count() as u64 - 1
}

/// Reads until the buffer is full or the source ends; gives the bytes read.
fn fill(source: &mut impl Read, buffer: &mut [u8]) -> Result<usize, Unreadable> {
    let mut length = 0;
    while length < buffer.len() {
        match source.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(super::archive::refusal(error)),
        }
    }
    Ok(length)
}
