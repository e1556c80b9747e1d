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

/// What all documents look like.
const LOOK: &str = include_str!("../../templates/look.typ");

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
static SHARED: LazyLock<FileId> = LazyLock::new(|| path("look.typ"));
static DATA: LazyLock<FileId> = LazyLock::new(|| path("data.json"));

fn path(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// A template with the data of one document.
pub(super) struct Press {
    main: Source,
    look: Source,
    data: Bytes,
}

impl Press {
    pub(super) fn new(template: &Template, data: &Value) -> Self {
        Self {
            main: Source::new(*MAIN, template.0.to_owned()),
            look: Source::new(*SHARED, LOOK.to_owned()),
            data: Bytes::from_string(data.to_string()),
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
        match id {
            id if id == *MAIN => Ok(self.main.clone()),
            id if id == *SHARED => Ok(self.look.clone()),
            id => Err(missing(id)),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(missing(id)) }
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
