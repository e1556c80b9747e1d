//! Parts of a workbook and how they refer to each other (ECMA-376 part 2).

use crate::import::archive::Archive;
use crate::import::limits::Limits;
use crate::import::unreadable::Unreadable;
use crate::import::xml::{Node, Xml};
use std::borrow::Cow;

/// A reference from one part to another.
pub(super) struct Relation {
    pub(super) id: String,
    /// Last part of the type's address.
    pub(super) kind: String,
    /// Name within the archive.
    pub(super) part: String,
}

/// Relations of a part to others within the archive; those to the outside are left out.
pub(super) fn relations(
    archive: &mut Archive<'_>,
    part: &str,
    folder: &str,
    limits: &Limits,
) -> Result<Vec<Relation>, Unreadable> {
    let mut relations = Vec::new();
    let mut visit = |name: &str, get: &dyn Fn(&str) -> Option<String>| {
        if name != "Relationship" || get("TargetMode").as_deref() == Some("External") {
            return;
        }
        let (Some(id), Some(kind), Some(target)) = (get("Id"), get("Type"), get("Target")) else {
            return;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        relations.push(Relation { id, kind, part: within(folder, &target) });
    };
    each_element(archive, part, limits, &mut visit)?;
    Ok(relations)
}

/// The name within the archive of a target that is given relative to a folder.
fn within(folder: &str, target: &str) -> String {
    let mut names: Vec<_> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

/// Takes an element: its name and a way to its attributes, both without prefix.
type VisitElement<'v> = dyn FnMut(&str, &dyn Fn(&str) -> Option<String>) + 'v;

/// Visits every element of a part. False where there is no such part.
pub(super) fn each_element(
    archive: &mut Archive<'_>,
    part: &str,
    limits: &Limits,
    visit: &mut VisitElement<'_>,
) -> Result<bool, Unreadable> {
    let Some(entry) = archive.entry(part)? else {
        return Ok(false);
    };
    let mut xml = Xml::new(entry, part, limits);
    loop {
        match xml.next()? {
            Node::Start(element) => {
                visit(element.local_name(), &|name| element.get_local(name).map(Cow::into_owned));
            }
            Node::Eof => return Ok(true),
            Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_within_the_archive() {
        assert_eq!(within("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(within("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(within("xl", "../../../etc/passwd"), "etc/passwd");
    }
}
