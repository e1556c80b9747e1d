//! Texts of a workbook, most of which its cells refer to by number.

use crate::import::archive::Archive;
use crate::import::limits::Limits;
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Node, Xml};
use std::io::Read;

/// Texts that cells refer to by number, in one piece of memory.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    pub(super) fn read(
        archive: &mut Archive<'_>,
        part: &str,
        limits: &Limits,
    ) -> Result<Self, Unreadable> {
        let mut texts = Self::default();
        let Some(entry) = archive.entry(part)? else {
            return Ok(texts);
        };
        let mut xml = Xml::new(entry, part, limits);
        loop {
            let is_text = match xml.next()? {
                Node::Start(element) => element.local_name() == "si",
                Node::Eof => return Ok(texts),
                Node::End(_) | Node::Text(_) | Node::Other => false,
            };
            if is_text {
                rich_text(&mut xml, &mut texts.text, limits.text)?;
                texts.ends.push(texts.text.len());
            }
            if texts.text.len() + size_of::<usize>() * texts.ends.len() > limits.text {
                return Err(Unreadable::TooMuchText { limit: limits.text });
            }
        }
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
    }
}

/// Adds the text of an element whose start was read: of all runs, without reading aids.
pub(super) fn rich_text<R: Read>(
    xml: &mut Xml<R>,
    into: &mut String,
    limit: usize,
) -> Result<(), Unreadable> {
    let (mut depth, mut in_text) = (1_u32, 0_u32);
    loop {
        let is_aid = match xml.next()? {
            Node::Start(element) => {
                depth += 1;
                let name = element.local_name();
                if name == "t" {
                    in_text = depth;
                }
                name == "rPh"
            }
            Node::End(_) => {
                if in_text == depth {
                    in_text = 0;
                }
                depth -= 1;
                false
            }
            Node::Text(text) if in_text > 0 => {
                if into.len() + text.len() > limit {
                    return Err(Unreadable::TooMuchText { limit });
                }
                into.push_str(&text);
                false
            }
            Node::Text(_) | Node::Other => false,
            Node::Eof => return Err(xml.broken()),
        };
        if is_aid {
            xml.skip()?;
            depth -= 1;
        }
        if depth == 0 {
            return Ok(());
        }
    }
}
