//! Reads a page as a browser does, and looks for what came from a stored text.

use crate::site::Answer;
use domain::text;
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns, parse_document};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

/// An element of a page.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

/// What a browser makes of a page.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) elements: Vec<Element>,
    /// The name of the element around it, and the text.
    pub(crate) texts: Vec<(String, String)>,
    pub(crate) comments: Vec<String>,
    last: Option<usize>,
}

struct Node {
    id: usize,
    name: QualName,
}

struct Sink(RefCell<Parsed>);

fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

impl Sink {
    fn text(&self, parent: &Node, text: &str) {
        let mut page = self.0.borrow_mut();
        if page.last == Some(parent.id) {
            if let Some((_, last)) = page.texts.last_mut() {
                last.push_str(text);
            }
        } else {
            page.texts.push((parent.name.local.to_string(), text.to_owned()));
            page.last = Some(parent.id);
        }
    }

    fn take(&self, parent: &Node, child: NodeOrText<Rc<Node>>) {
        match child {
            NodeOrText::AppendText(text) => self.text(parent, &text),
            NodeOrText::AppendNode(_) => self.0.borrow_mut().last = None,
        }
    }
}

impl TreeSink for Sink {
    type Handle = Rc<Node>;
    type Output = Parsed;
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) -> Parsed {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Rc<Node> {
        Rc::new(Node { id: 0, name: nameless() })
    }

    fn elem_name<'a>(&'a self, target: &'a Rc<Node>) -> ExpandedName<'a> {
        target.name.expanded()
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> Rc<Node> {
        let mut page = self.0.borrow_mut();
        let attributes =
            attributes.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
        let element = Element { name: name.local.to_string(), attributes: attributes.collect() };
        page.elements.push(element);
        page.last = None;
        Rc::new(Node { id: page.elements.len(), name })
    }

    fn create_comment(&self, text: StrTendril) -> Rc<Node> {
        self.0.borrow_mut().comments.push(text.to_string());
        Rc::new(Node { id: 0, name: nameless() })
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Rc<Node> {
        self.0.borrow_mut().comments.push(format!("{target} {data}"));
        Rc::new(Node { id: 0, name: nameless() })
    }

    fn append(&self, parent: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        self.take(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Rc<Node>,
        _: &Rc<Node>,
        child: NodeOrText<Rc<Node>>,
    ) {
        self.take(element, child);
    }

    fn append_before_sibling(&self, sibling: &Rc<Node>, child: NodeOrText<Rc<Node>>) {
        self.take(sibling, child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Rc<Node>) -> Rc<Node> {
        target.clone()
    }

    fn same_node(&self, x: &Rc<Node>, y: &Rc<Node>) -> bool {
        Rc::ptr_eq(x, y)
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &Rc<Node>, attributes: Vec<Attribute>) {
        let attributes =
            attributes.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
        let name = target.name.local.to_string();
        let element = Element { name, attributes: attributes.collect() };
        self.0.borrow_mut().elements.push(element);
    }

    fn remove_from_parent(&self, _: &Rc<Node>) {}

    fn reparent_children(&self, _: &Rc<Node>, _: &Rc<Node>) {}
}

pub(crate) fn parse(page: &str) -> Parsed {
    parse_document(Sink(RefCell::default()), html5ever::ParseOpts::default()).one(page)
}

impl Element {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// A form that writes: where it goes, and the names of its fields.
#[derive(Debug, Default)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: BTreeSet<String>,
}

/// The forms of a page that write; a button that sends one elsewhere makes another with the same fields.
pub(crate) fn forms(page: &str) -> Vec<Form> {
    let mut forms: Vec<Form> = Vec::new();
    let mut elsewhere: Vec<(usize, String)> = Vec::new();
    let mut inside = None;
    for element in parse(page).elements {
        match element.name.as_str() {
            "form" => {
                inside = (element.attribute("method") == Some("post")).then_some(forms.len());
                if inside.is_some() {
                    let action = element.attribute("action").unwrap_or_default().to_owned();
                    forms.push(Form { action, fields: BTreeSet::new() });
                }
            }
            "input" | "select" | "textarea" | "button" => {
                let Some(form) = inside else { continue };
                forms[form].fields.extend(element.attribute("name").map(ToOwned::to_owned));
                let action = element.attribute("formaction");
                elsewhere.extend(action.map(|action| (form, action.to_owned())));
            }
            _ => {}
        }
    }
    for (form, action) in elsewhere {
        forms.push(Form { action, fields: forms[form].fields.clone() });
    }
    forms
}

/// Attributes whose value a browser follows or loads.
const ADDRESSES: [&str; 14] = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "srcset",
    "cite",
    "ping",
    "background",
    "manifest",
    "codebase",
    "longdesc",
    "xlink:href",
];

/// Without white space and what the product drops, so that a text split over lines compares as well.
fn bare(text: &str) -> String {
    text::clean(text).chars().filter(|c| !c.is_whitespace() && *c != '\u{fffd}').collect()
}

/// The mark that ends the text with this number. Its last character stands in no token that the product makes.
pub(crate) fn mark(number: usize) -> String {
    format!("zq{number}~")
}

/// Marks in a text: the number, and where the mark ends.
fn marks(text: &str) -> Vec<(usize, usize)> {
    let found = text.match_indices("zq").filter_map(|(at, _)| {
        let digits: String = text[at + 2..].chars().take_while(char::is_ascii_digit).collect();
        let end = at + 2 + digits.len();
        let number = digits.parse().ok()?;
        text[end..].starts_with('~').then_some((number, end + 1))
    });
    found.collect()
}

/// Learns from pages with harmless texts what pages are made of, then looks at the same pages with hostile ones.
pub(crate) struct Judge {
    texts: Vec<String>,
    learning: bool,
    elements: BTreeSet<(String, BTreeSet<String>)>,
    elsewhere: BTreeSet<String>,
    /// Numbers of the texts that were shown, as text.
    pub(crate) shown: BTreeSet<usize>,
    /// Pages that have shown one, by the names they were looked at under.
    pub(crate) places: BTreeSet<String>,
    pub(crate) pages: usize,
    pub(crate) faults: Vec<String>,
}

impl Judge {
    pub(crate) fn new() -> Self {
        Self {
            texts: Vec::new(),
            learning: true,
            elements: BTreeSet::new(),
            elsewhere: BTreeSet::new(),
            shown: BTreeSet::new(),
            places: BTreeSet::new(),
            pages: 0,
            faults: Vec::new(),
        }
    }

    /// From now on pages hold these texts, each ending with the mark of its place.
    pub(crate) fn expect(&mut self, texts: &[String]) {
        self.texts = texts.iter().map(|text| bare(text)).collect();
        self.learning = false;
        self.shown.clear();
        self.places.clear();
        self.pages = 0;
    }

    pub(crate) fn look(&mut self, what: &str, answer: &Answer) {
        self.pages += 1;
        if answer.status.is_server_error() {
            self.faults.push(format!("{what}: {}", answer.status));
        }
        let kind = answer.header("content-type");
        if !kind.is_empty() && !kind.starts_with("text/html") {
            // A browser keeps a file and makes nothing of it, and shows data for programs as plain text.
            let kept = answer.header("content-disposition").starts_with("attachment; filename=\"")
                || kind == "application/json";
            let kept = kept && answer.header("x-content-type-options") == "nosniff";
            if !kept && !marks(&answer.text).is_empty() {
                self.faults.push(format!("{what}: a file that is shown, {kind}"));
            }
            return;
        }
        let page = parse(&answer.text);
        for element in &page.elements {
            let names: BTreeSet<_> = element.attributes.iter().map(|(n, _)| n.clone()).collect();
            let kind = (element.name.clone(), names);
            if self.learning {
                self.elements.insert(kind);
            } else if !self.elements.contains(&kind) {
                self.faults.push(format!("{what}: a new kind of element {element:?}"));
            }
            self.attributes(what, element);
        }
        for comment in &page.comments {
            if !marks(comment).is_empty() {
                self.faults.push(format!("{what}: a comment {comment:?}"));
            }
        }
        for (around, text) in &page.texts {
            if matches!(around.as_str(), "script" | "style") && !marks(text).is_empty() {
                self.faults.push(format!("{what}: in a {around}: {text:?}"));
            }
            self.whole(what, text);
        }
    }

    fn attributes(&mut self, what: &str, element: &Element) {
        for (name, value) in &element.attributes {
            if name.starts_with("on") || matches!(name.as_str(), "style" | "srcdoc") {
                self.faults.push(format!("{what}: {element:?}"));
            }
            if !marks(name).is_empty() {
                self.faults.push(format!("{what}: a name of an attribute {element:?}"));
            }
            if !ADDRESSES.contains(&name.as_str()) {
                // An own path that a form takes along is written as in an address: nothing of the text is left to run.
                let path = value.starts_with('/')
                    && !value.contains(|c: char| !c.is_ascii_graphic() || "<>\"'\\`".contains(c));
                if !path {
                    self.whole(what, value);
                }
                continue;
            }
            let own = ["/", "#", "?"].iter().any(|start| value.starts_with(start))
                && !value.starts_with("//")
                && !value.contains(['\\', '<', '>', '"', '\'', '\n', '\t']);
            if own {
                continue;
            }
            if self.learning {
                self.elsewhere.insert(value.clone());
            } else if !self.elsewhere.contains(value) {
                self.faults.push(format!("{what}: an address {element:?}"));
            }
        }
    }

    /// Wherever the end of a text stands, the whole text stands in front of it, with all its markup.
    fn whole(&mut self, what: &str, found: &str) {
        if self.learning {
            return;
        }
        let found = bare(found);
        for (number, end) in marks(&found) {
            match self.texts.get(number) {
                Some(text) if found[..end].ends_with(text.as_str()) => {
                    self.shown.insert(number);
                    self.places.insert(what.to_owned());
                }
                Some(text) => self.faults.push(format!("{what}: {found:?} instead of {text:?}")),
                None => {}
            }
        }
    }

    pub(crate) fn verdict(&self) {
        let some: Vec<_> = self.faults.iter().take(20).map(String::as_str).collect();
        assert!(some.is_empty(), "{} faults, such as\n{}", self.faults.len(), some.join("\n"));
        println!("{} pages, {} texts shown", self.pages, self.shown.len());
    }
}

#[test]
fn the_judge_finds_what_it_looks_for() {
    let answer = |body: &str| Answer {
        status: axum::http::StatusCode::OK,
        headers: axum::http::HeaderMap::new(),
        text: format!(
            "<!doctype html><html><body><p title=x><a href=/x>{body}</a></p></body></html>"
        ),
        bytes: axum::body::Bytes::new(),
    };
    let faults = |text: &str, body: &str| {
        let mut judge = Judge::new();
        judge.look("harmless", &answer("harmlos"));
        judge.expect(&[format!("{text}{}", mark(0))]);
        judge.look("hostile", &answer(body));
        (judge.faults.len(), judge.shown.len())
    };
    assert_eq!(faults("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;zq0~"), (0, 1));
    assert_eq!(faults("<b>x</b>", "harmlos"), (0, 0));
    for (text, body) in [
        ("<b>x</b>", "<b>x</b>zq0~"),
        ("<a href=/x>y</a>", "<a href=/x>y</a>zq0~"),
        ("<!--", "<!--zq0~-->"),
        ("<script>", "<script>zq0~</script>"),
        ("x", "<a href='javascript:zq0~'>x</a>"),
        ("x", "<a href='//evil.example'>x</a>"),
        ("x", "<p title=x onclick=zq0~>x</p>"),
        ("x", "<p title=x style=zq0~>x</p>"),
        ("&lt;i&gt;", "&lt;i&gt;zq0~"),
    ] {
        assert!(faults(text, body).0 > 0, "{body}");
    }
}
