//! What documents of a committee are made of. `templates/meeting/pieces.typ` sets each piece.

use super::prose;
use serde::Serialize;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "piece", rename_all = "lowercase")]
pub(super) enum Piece {
    /// A heading.
    Heading(Head),
    /// Paragraphs and lists.
    Text {
        /// Its parts.
        parts: Vec<prose::Part>,
    },
    /// Something small beside the text.
    Note {
        /// Its lines.
        lines: Vec<String>,
    },
    /// Names and what stands for them.
    Facts {
        /// The rows.
        rows: Vec<Fact>,
    },
    /// The wording of a resolution or a proposal.
    Decided {
        /// Level of its heading.
        level: u8,
        /// Its heading.
        title: String,
        /// Marks beside the heading.
        marks: Vec<String>,
        /// The wording.
        parts: Vec<prose::Part>,
        /// What stands below it.
        below: Vec<String>,
    },
    /// What must not be overlooked.
    Warning {
        /// In short.
        title: String,
        /// In full.
        lines: Vec<String>,
    },
    /// A table; each cell is its lines.
    Table {
        /// Names of the columns.
        head: Vec<&'static str>,
        /// Parts of the line that columns take; 0 for as wide as needed.
        widths: Vec<f32>,
        /// The rows.
        rows: Vec<Vec<Vec<String>>>,
        /// True where the last cell is the sign of a status and its word.
        signs: Option<bool>,
    },
    /// An agenda.
    Agenda {
        /// Names of the columns.
        head: Vec<&'static str>,
        /// True for a column of pages.
        pages: bool,
        /// The items.
        rows: Vec<Row>,
    },
    /// Ways to other places of the document.
    Links {
        /// The ways.
        items: Vec<Way>,
    },
    /// An address of the web, after some words.
    Address {
        /// The words.
        before: String,
        /// The address: `https` or `http`.
        url: String,
    },
    /// Lines to sign on.
    Signatures {
        /// What is signed; may be empty.
        before: String,
        /// Who signs.
        items: Vec<Signer>,
    },
    /// A picture.
    Picture {
        /// Its file.
        file: usize,
        /// `png`, `jpg` or `webp`.
        format: &'static str,
        /// What it shows, in words.
        alt: String,
    },
    /// A file inside the document.
    File {
        /// Its place among the files.
        file: usize,
        /// Its name.
        name: String,
        /// Its kind.
        media: &'static str,
        /// What it is.
        about: String,
    },
    /// A new page.
    Break,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Head {
    /// Level, from 1.
    pub(super) level: u8,
    /// Its words.
    pub(super) text: String,
    /// Marks beside it.
    pub(super) marks: Vec<String>,
    /// Where ways to it lead; none where there are none.
    pub(super) anchor: Option<String>,
    /// True for a bookmark.
    pub(super) listed: bool,
}

/// A name and what stands for it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Fact {
    name: &'static str,
    lines: Vec<String>,
}

/// An item of an agenda.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Row {
    /// Its number.
    pub(super) number: String,
    /// Levels above it.
    pub(super) depth: u8,
    /// Its title.
    pub(super) title: String,
    /// Who reports, which paper.
    pub(super) lines: Vec<String>,
    /// What is done with it, and before whom.
    pub(super) kind: Vec<String>,
    /// When it begins, and how long it takes.
    pub(super) at: Vec<String>,
    /// Marks beside the title.
    pub(super) marks: Vec<String>,
    /// True where it was taken off.
    pub(super) gone: bool,
    /// Where it is in this document.
    pub(super) target: Option<String>,
}

/// A way to another place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Way {
    /// Its words.
    pub(super) words: String,
    /// The anchor it leads to.
    pub(super) target: String,
}

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Signer {
    /// Name.
    pub(super) name: String,
    /// As what, and when.
    pub(super) role: String,
}

impl Piece {
    /// A heading that is a bookmark.
    pub(super) fn heading(level: u8, text: impl Into<String>) -> Self {
        let (marks, anchor) = (Vec::new(), None);
        Self::Heading(Head { level, text: text.into(), marks, anchor, listed: true })
    }

    /// A heading within something that has a bookmark.
    pub(super) fn subheading(level: u8, text: impl Into<String>) -> Self {
        let (marks, anchor) = (Vec::new(), None);
        Self::Heading(Head { level, text: text.into(), marks, anchor, listed: false })
    }

    /// Text of somebody, as paragraphs and lists.
    pub(super) fn prose(text: &str) -> Self {
        Self::Text { parts: prose::parts(text) }
    }

    /// One paragraph.
    pub(super) fn sentence(text: impl Into<String>) -> Self {
        Self::Text { parts: vec![prose::Part::Paragraph { lines: vec![text.into()] }] }
    }

    /// A small line.
    pub(super) fn note(text: impl Into<String>) -> Self {
        Self::Note { lines: vec![text.into()] }
    }

    /// Names and what stands for them; what is empty is left out.
    pub(super) fn facts(facts: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let filled = facts.into_iter().filter(|(_, value)| !value.trim().is_empty());
        let rows = filled.map(|(name, value)| Fact { name, lines: lines(&value) });
        Self::Facts { rows: rows.collect() }
    }

    /// A table; lines of a cell are those of its text.
    pub(super) fn table<const N: usize>(
        columns: [(&'static str, f32); N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        let rows = rows.into_iter().map(|row| row.iter().map(|cell| lines(cell)).collect());
        Self::Table {
            head: columns.iter().map(|(name, _)| *name).collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            rows: rows.collect(),
            signs: None,
        }
    }
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}
