//! Zip archives from strangers: counted while they are inflated, never written to disk, names only compared.

use super::limits::Limits;
use super::unreadable::Unreadable;
use std::io::{self, Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// Entries smaller than this are no bombs, however well they are compressed.
const HARMLESS: u64 = 1 << 20;

/// An archive with a budget for everything that is inflated from it.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    limits: &'a Limits,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// Central headers are counted before the directory is built, so that a directory of millions of entries costs
    /// nothing.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Unreadable> {
        let headers = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
        if headers > limits.entries {
            return Err(Unreadable::TooManyEntries { limit: limits.entries });
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::ArchiveBroken)?;
        // Of two entries with one name, different programs read different ones.
        if zip.has_duplicate_names() {
            return Err(Unreadable::ArchiveBroken);
        }
        let names =
            zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
        Ok(Self { zip, names, limits, left: limits.inflated })
    }

    /// Names of all entries, only for comparing.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether an entry of this name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Opens an entry; nothing where there is none of this name.
    pub(super) fn entry(&mut self, name: &str) -> Result<Option<Inflating<'_, 'a>>, Unreadable> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Ok(None);
        };
        if self.zip.by_index_raw(index).map_err(|_| Unreadable::ArchiveBroken)?.encrypted() {
            return Err(Unreadable::Encrypted);
        }
        let file = self.zip.by_index(index).map_err(|_| Unreadable::ArchiveBroken)?;
        if file.size() > self.left {
            return Err(Unreadable::InflatedTooLarge { limit: self.limits.inflated });
        }
        Ok(Some(Inflating { file, left: &mut self.left, read: 0, limits: self.limits }))
    }

    /// The only file of the archive; folders and the shadow files of macOS do not count.
    pub(super) fn only_file(&self) -> Result<String, Unreadable> {
        let files: Vec<_> = self
            .names
            .iter()
            .filter(|name| !name.ends_with('/') && !name.starts_with("__MACOSX/"))
            .collect();
        match files[..] {
            [name] => Ok(name.clone()),
            _ => Err(Unreadable::NotOneFile { count: files.len() }),
        }
    }
}

/// An entry while it is inflated.
pub(super) struct Inflating<'z, 'a> {
    file: ZipFile<'z, Cursor<&'a [u8]>>,
    left: &'z mut u64,
    read: u64,
    limits: &'z Limits,
}

impl Inflating<'_, '_> {
    /// The size that the archive declares.
    pub(super) fn declared(&self) -> u64 {
        self.file.size()
    }

    /// Reads a small entry whole.
    pub(super) fn read_small(&mut self, limit: u64) -> Result<Vec<u8>, Unreadable> {
        let mut bytes = Vec::new();
        self.take(limit + 1).read_to_end(&mut bytes).map_err(refusal)?;
        if bytes.len() as u64 > limit {
            return Err(Unreadable::InflatedTooLarge { limit });
        }
        Ok(bytes)
    }
}

impl Read for Inflating<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)? as u64;
        self.read += read;
        let Some(left) = self.left.checked_sub(read) else {
            let limit = self.limits.inflated;
            return Err(io::Error::other(Unreadable::InflatedTooLarge { limit }));
        };
        *self.left = left;
        let allowed = self.file.compressed_size().saturating_mul(self.limits.ratio);
        if self.read > HARMLESS && self.read > allowed {
            let limit = self.limits.ratio;
            return Err(io::Error::other(Unreadable::InflatedTooFar { limit }));
        }
        Ok(usize::try_from(read).unwrap_or(usize::MAX))
    }
}

/// Why reading failed: the refusal that travelled within the error, otherwise a broken archive.
pub(super) fn refusal(error: io::Error) -> Unreadable {
    error.downcast::<Unreadable>().unwrap_or(Unreadable::ArchiveBroken)
}
