//! Documents with pages: a template of Typst filled with data, as PDF/UA-1 or as a picture.
//!
//! | module | what it holds |
//! |---|---|
//! | `world` | what a template can reach: itself, what templates share, its data, files and two fonts; no disk, no network, no clock |
//! | `text` | texts as the fonts can show them |
//!
//! A kind of document is a [`Template`]. Data reach it as JSON in `/data.json` and are values there, never source: whatever
//! stands in a text, it stays a text. The same data give the same bytes.

mod text;
mod world;

pub(crate) use world::MAX_FILES;

use serde_json::Value;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Smart};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_render::RenderOptions;
use world::Press;

/// How many documents ago something was last of use before it is forgotten.
const REMEMBERED: usize = 3;

/// Pixels per point in pictures: two for each that a drawing counts, of which an inch has 96.
const FINENESS: f64 = 2.0 * 96.0 / 72.0;

/// The source of a kind of document. It imports what templates share, such as `/look.typ`.
#[derive(Debug)]
pub struct Template(pub(crate) &'static str);

/// A document that could not be made: the template and its data do not fit, or the result is not accessible. No text of a
/// reader leads here.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be made: {0}")]
pub struct Unset(String);

impl Unset {
    fn of<'a>(problems: impl IntoIterator<Item = &'a SourceDiagnostic>) -> Self {
        let told = problems.into_iter().map(|problem| problem.message.to_string());
        Self(told.collect::<Vec<_>>().join("; "))
    }

    /// There is no page.
    pub(crate) fn empty() -> Self {
        Self("no page".to_owned())
    }
}

/// A document whose pages are laid out.
pub struct Document(PagedDocument);

impl Document {
    /// Lays out the pages of a template. `data` is what the template asks for.
    ///
    /// # Errors
    /// [`Unset`] where the template cannot do anything with the data.
    pub fn set(template: &'static Template, data: Value) -> Result<Self, Unset> {
        Self::with_files(template, data, Vec::new())
    }

    /// The same with files, the first of which the template reads as `/file-0`; at most [`MAX_FILES`].
    ///
    /// # Errors
    /// [`Unset`] where the template cannot do anything with data or files.
    pub(crate) fn with_files(
        template: &'static Template,
        data: Value,
        files: Vec<Bytes>,
    ) -> Result<Self, Unset> {
        let press = Press::new(template, &text::printable(data), files);
        let set = typst::compile::<PagedDocument>(&press);
        comemo::evict(REMEMBERED);
        set.output.map(Self).map_err(|problems| Unset::of(&problems))
    }

    /// How many pages there are.
    pub fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// Everything that is set, page by page, in the order in which it is drawn.
    #[cfg(test)]
    pub(crate) fn words(&self) -> Vec<String> {
        fn gather(frame: &typst::layout::Frame, words: &mut String) {
            for (_, item) in frame.items() {
                match item {
                    typst::layout::FrameItem::Text(text) => {
                        words.push_str(&text.text);
                        words.push(' ');
                    }
                    typst::layout::FrameItem::Group(group) => gather(&group.frame, words),
                    _ => {}
                }
            }
        }
        let page = |page: &typst_layout::Page| {
            let mut words = String::new();
            gather(&page.frame, &mut words);
            words
        };
        self.0.pages().iter().map(page).collect()
    }

    /// The document as PDF/UA-1: tagged, with language, title and outline. `ident` tells it from other documents and stays
    /// the same for all its states.
    ///
    /// # Errors
    /// [`Unset`] where the document misses something that the standard asks for.
    pub fn pdf(&self, ident: &str) -> Result<Vec<u8>, Unset> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some("Wirkungskompass".to_owned())),
            standards: standards.map_err(|hinted| Unset(hinted.message().to_string()))?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&self.0, &options).map_err(|problems| Unset::of(&problems))
    }

    /// The first page as a PNG, [`FINENESS`] pixels per point.
    ///
    /// # Errors
    /// [`Unset`] where there is no page.
    pub fn png(&self) -> Result<Vec<u8>, Unset> {
        let page = self.0.pages().first().ok_or_else(Unset::empty)?;
        let options =
            RenderOptions { pixel_per_pt: Scalar::new(FINENESS), ..RenderOptions::default() };
        let picture = typst_render::render(page, &options);
        picture.encode_png().map_err(|error| Unset(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    static LETTER: Template = Template(
        r#"#import "/look.typ": paper
#let data = json("/data.json")
#show: paper.with(title: data.title, lang: "de")
= #data.title
#data.text
#image(bytes(data.picture), format: "svg", alt: data.text)"#,
    );

    fn picture(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"20\"><text y=\"12\" font-family=\"Fira Sans\">{text}</text></svg>"
        )
    }

    fn letter(text: &str) -> Document {
        let data = json!({ "title": text, "text": text, "picture": picture("7") });
        Document::set(&LETTER, data).expect("a document")
    }

    #[test]
    fn the_same_data_give_the_same_bytes_and_no_time() {
        let pdf = || letter("Glasfaser").pdf("probe").expect("PDF/UA-1");
        assert_eq!(pdf(), pdf());
        let text = String::from_utf8_lossy(&pdf()).into_owned();
        assert!(text.starts_with("%PDF-1.7"), "{}", &text[..20]);
        assert!(!text.contains("CreationDate") && !text.contains("ModDate"));
        let png = || letter("Glasfaser").png().expect("a picture");
        assert_eq!(png(), png());
        assert!(png().starts_with(b"\x89PNG"));
    }

    /// Markup, code, paths, directions, letters that no font here has: a text stays a text.
    #[test]
    fn no_text_is_source_and_none_makes_the_document_fail() {
        for text in [
            "#panic(\"x\")",
            "#import \"/look.typ\": *",
            "#read(\"/etc/passwd\")",
            "= Titel\n- Punkt $x$ `y` *z* _u_ @ref <label> \\ // /* ",
            "]}){[(\"'",
            "漢字 עברית العربية 😀 \u{10ffff} \u{e000}",
            "\u{202e}verdreht\u{202c} \u{200b}\u{feff}\u{200f}",
            "a\u{0}b\u{1}c\u{7f}d\u{85}e",
            "e\u{301}\u{302}\u{303} Nguyễn Ђорђе Ωμέγα",
            "\u{0}",
            " ",
            &"W".repeat(5_000),
        ] {
            let document = letter(text);
            document.pdf("probe").unwrap_or_else(|error| panic!("{text:?}: {error}"));
        }
    }

    #[test]
    fn nothing_but_the_template_and_its_data_can_be_read() {
        static THIEF: Template = Template("#read(\"/etc/passwd\")");
        static GUEST: Template = Template("#import \"@preview/cetz:0.2.0\": canvas\n");
        for template in [&THIEF, &GUEST] {
            assert!(Document::set(template, json!({})).is_err());
        }
    }

    #[test]
    fn a_picture_without_words_is_refused() {
        static BARE: Template = Template(
            "#import \"/look.typ\": paper\n#show: paper.with(title: \"x\", lang: \"de\")\n#let data = json(\"/data.json\")\n#image(bytes(data.picture), format: \"svg\")",
        );
        let document = Document::set(&BARE, json!({ "picture": picture("7") })).expect("pages");
        assert!(document.pdf("probe").is_err(), "PDF/UA-1 asks for alternative text");
    }
}
