//! XML within workbooks, read event by event with a bound on each.

use super::limits::Limits;
use super::unreadable::Unreadable;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{self, BufReader, Read};

/// A piece of a document.
pub(super) enum Node<'b> {
    /// An element begins.
    Start(Element<'b>),
    /// An element ends; an empty one right after its start.
    End(BytesEnd<'b>),
    /// Text, with references resolved.
    Text(Cow<'b, str>),
    /// Comments and the like.
    Other,
    /// The document is over.
    Eof,
}

/// The start of an element.
pub(super) struct Element<'b>(BytesStart<'b>);

impl Element<'_> {
    /// Name with prefix.
    pub(super) fn name(&self) -> &str {
        self.0.name().into_inner()
    }

    /// Name without prefix.
    pub(super) fn local_name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its full name.
    pub(super) fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| key == name)
    }

    /// An attribute by its name without prefix.
    pub(super) fn get_local(&self, name: &str) -> Option<Cow<'_, str>> {
        self.find(|key| key.rsplit_once(':').map_or(key, |(_, local)| local) == name)
    }

    /// A damaged attribute counts as absent.
    fn find(&self, wanted: impl Fn(&str) -> bool) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        // A name that stands there twice harms nobody: the first one counts.
        let attributes = attributes.with_checks(false);
        let found = attributes.flatten().find(|attribute| wanted(attribute.key.into_inner()))?;
        found.normalized_value(XmlVersion::Explicit1_0).ok()
    }
}

/// Reads the nodes of a document.
pub(super) struct Xml<R: Read> {
    reader: Reader<BufReader<Metered<R>>>,
    buffer: Vec<u8>,
    part: String,
}

impl<R: Read> Xml<R> {
    /// Reads a part of a workbook. No node may be much longer than the longest cell.
    pub(super) fn new(source: R, part: &str, limits: &Limits) -> Self {
        let allowance = limits.cell.saturating_mul(4).saturating_add(64 << 10);
        let metered = Metered { inner: source, allowance, left: allowance, done: 0 };
        let mut reader = Reader::from_reader(BufReader::with_capacity(32 << 10, metered));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), part: part.to_owned() }
    }

    /// The next node.
    pub(super) fn next(&mut self) -> Result<Node<'_>, Unreadable> {
        self.reader.get_mut().get_mut().start_node();
        self.buffer.clear();
        let broken = || Unreadable::BrokenPart { part: self.part.clone() };
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(Event::Start(start)) => Ok(Node::Start(Element(start))),
            Ok(Event::End(end)) => Ok(Node::End(end)),
            Ok(Event::Text(text)) => Ok(Node::Text(text.xml10_content())),
            Ok(Event::CData(text)) => Ok(Node::Text(text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                let text = match reference.resolve_char_ref().map_err(|_| broken())? {
                    Some('\0') => return Err(broken()),
                    Some(c) => c.to_string(),
                    None => resolve_predefined_entity(&reference).ok_or_else(broken)?.to_owned(),
                };
                Ok(Node::Text(Cow::Owned(text)))
            }
            // Entities of its own are the start of every known attack.
            Ok(Event::DocType(_)) => Err(broken()),
            Ok(Event::Eof) => Ok(Node::Eof),
            Ok(_) => Ok(Node::Other),
            Err(quick_xml::Error::Io(error)) => {
                let refusal = error.get_ref().and_then(|inner| inner.downcast_ref::<Unreadable>());
                Err(refusal.cloned().unwrap_or(Unreadable::ArchiveBroken))
            }
            Err(_) => Err(broken()),
        }
    }

    /// The fault that this part is not what it has to be.
    pub(super) fn broken(&self) -> Unreadable {
        Unreadable::BrokenPart { part: self.part.clone() }
    }

    /// Bytes read so far.
    pub(super) fn done(&mut self) -> u64 {
        self.reader.get_mut().get_mut().done
    }

    /// Passes over the rest of an element whose start was read.
    pub(super) fn skip(&mut self) -> Result<(), Unreadable> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Node::Start(_) => depth += 1,
                Node::End(_) => depth -= 1,
                Node::Eof => return Err(self.broken()),
                Node::Text(_) | Node::Other => {}
            }
        }
        Ok(())
    }
}

/// Stops a node that is longer than allowed before it fills the memory.
struct Metered<R> {
    inner: R,
    allowance: usize,
    left: usize,
    done: u64,
}

impl<R> Metered<R> {
    fn start_node(&mut self) {
        self.left = self.allowance;
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::Error::other(Unreadable::TooMuchText { limit: self.allowance }));
        }
        let length = buffer.len().min(self.left);
        let read = self.inner.read(&mut buffer[..length])?;
        self.left -= read;
        self.done += read as u64;
        Ok(read)
    }
}
