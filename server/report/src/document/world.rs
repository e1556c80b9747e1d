//! What a template can reach.

use super::Template;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// What templates share: the look of all documents, and what documents of a committee are made of.
const SHARED: [(&str, &str); 3] = [
    ("look.typ", include_str!("../../templates/look.typ")),
    ("frame.typ", include_str!("../../templates/meeting/frame.typ")),
    ("pieces.typ", include_str!("../../templates/meeting/pieces.typ")),
];

/// Most files that a document can hold.
pub(crate) const MAX_FILES: usize = 400;

/// Regular and semi-bold; see `fonts/README.md`.
pub(super) static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&'static [u8]; 2] = [
        include_bytes!("../../fonts/FiraSans-Regular.ttf"),
        include_bytes!("../../fonts/FiraSans-SemiBold.ttf"),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// The language of templates; head cells of rows are among its extras.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = std::iter::once(Feature::A11yExtras).collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The few paths there are. Typst keeps every path it ever saw, so no path is made from data.
static MAIN: LazyLock<FileId> = LazyLock::new(|| path("main.typ"));
static SOURCES: LazyLock<Vec<Source>> =
    LazyLock::new(|| SHARED.map(|(name, text)| Source::new(path(name), text.to_owned())).into());
static DATA: LazyLock<FileId> = LazyLock::new(|| path("data.json"));
static FILES: LazyLock<Vec<FileId>> =
    LazyLock::new(|| (0..MAX_FILES).map(|place| path(&format!("file-{place}"))).collect());

fn path(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// A template with the data and files of one document.
pub(super) struct Press {
    main: Source,
    data: Bytes,
    files: Vec<Bytes>,
}

impl Press {
    pub(super) fn new(template: &Template, data: &Value, files: Vec<Bytes>) -> Self {
        Self {
            main: Source::new(*MAIN, template.0.to_owned()),
            data: Bytes::from_string(data.to_string()),
            files,
        }
    }
}

impl World for Press {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        *MAIN
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == *MAIN {
            return Ok(self.main.clone());
        }
        let shared = SOURCES.iter().find(|source| source.id() == id);
        shared.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA {
            return Ok(self.data.clone());
        }
        let place = FILES.iter().position(|known| *known == id);
        let file = place.and_then(|place| self.files.get(place));
        file.cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    /// A document tells the day it is given, never the one on which it is made.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.vpath().get_with_slash()))
}
