//! A drawing as a picture.

use crate::document::{Document, Template, Unset};
use serde_json::json;

static PICTURE: Template = Template(include_str!("../templates/picture.typ"));

/// An SVG as a PNG on white ground, two pixels for one of the drawing. Its texts are set in the fonts of documents.
///
/// # Errors
/// [`Unset`] where it is no SVG.
pub fn svg_png(svg: &str) -> Result<Vec<u8>, Unset> {
    Document::set(&PICTURE, json!({ "svg": svg }))?.png()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_twice_as_large_as_its_drawing() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"90\"><rect width=\"9\" height=\"9\"/></svg>";
        let png = svg_png(svg).expect("a picture");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four"));
        assert_eq!((number(16), number(20)), (600, 180));
        assert_eq!(png, svg_png(svg).expect("a picture"));
        assert!(svg_png("<svg>").is_err() && svg_png("").is_err());
    }
}
