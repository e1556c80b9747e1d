//! A chart as a file of its own: styles, key and source inside, so that it shows the same wherever it is opened.

use super::drawing::{self, WIDE};
use super::labels::{self, LINE};
use super::line::{LineSpec, key};
use super::shape::{Shape, px};
use super::small;
use super::texts::wrap;
use std::fmt::Write;

/// Space around the drawing.
const MARGIN: f64 = 24.0;
/// Width of the drawing in its file.
const WIDTH: f64 = WIDE.width;
/// Size of the finding's letters as a multiple of those in the drawing.
const TITLE: f64 = 18.0 / 13.0;
/// Width of a sign in the key, and of the space behind its text.
const SIGN: f64 = 28.0;

/// The light colours of the page and the classes of the drawing; a file has no style sheet beside it.
const STYLE: &str = "
text { font-family: 'Fira Sans', 'Noto Sans', Arial, sans-serif; font-size: 13px; fill: #51577a; }
.title { font-size: 18px; font-weight: 600; fill: #131525; }
.sheet, .on { fill: #fff; }
.t-e { text-anchor: end; }
.t-m { text-anchor: middle; }
.t1, .t2, .t3, .t4, .t5 { font-weight: 600; }
.t1, .p1 { fill: #3a5eb9; }
.t2, .p2 { fill: #925400; }
.t3, .p3 { fill: #007155; }
.t4, .p4 { fill: #9533be; }
.t5, .p5 { fill: #5b6185; }
.l1, .p1, .ci { stroke: #3a5eb9; }
.l2, .p2 { stroke: #925400; }
.l3, .p3 { stroke: #007155; }
.l4, .p4 { stroke: #9533be; }
.l5, .p5, .lt { stroke: #5b6185; }
.l1, .l2, .l3, .l4, .l5, .lt, .ci { fill: none; stroke-width: 2; stroke-linejoin: round; }
.p1, .p2, .p3, .p4, .p5 { stroke-width: 2; }
.l1 { stroke-width: 2.75; stroke-linecap: round; }
.l2 { stroke-dasharray: 6 4; }
.l3 { stroke-dasharray: 2 3; }
.l4 { stroke-dasharray: 8 3 2 3; }
.l5, .lt { stroke-dasharray: 12 4; }
.ci { stroke-width: 1.5; }
.bar { fill: #3a5eb9; }
.hollow { fill: #fff; }
.bar.hollow { stroke: #3a5eb9; stroke-width: 1.5; }
.grid { stroke: #cfd2e0; }
.axis { stroke: #51577a; }
.zero { stroke: #131525; stroke-width: 1.5; }
.band { fill: #e8e9ef; }
.band2 { fill: #dfe1ea; }
.ev { stroke: #51577a; stroke-dasharray: 2 3; }
.evp { fill: #51577a; }
";

/// Draws the chart with its finding, its key and lines below it, such as the sources. The same specification gives the
/// same text.
pub fn file(spec: &LineSpec, below: &[String]) -> String {
    let mut body = String::new();
    let mut y = MARGIN;
    for line in wrap(&spec.caption, WIDTH / TITLE) {
        y += 18.0;
        text(&mut body, "title", (MARGIN, y), &line);
        y += 5.0;
    }
    lines(&mut body, &mut y, &spec.subtitle);
    y += 12.0;
    let (shapes, height) = drawing::draw(spec, WIDE);
    group(&mut body, (MARGIN, y), &shapes);
    y += height + 12.0;
    y = draw_key(&mut body, spec, y) + 8.0;
    for paragraph in below {
        lines(&mut body, &mut y, paragraph);
    }
    let (width, height) = (px(WIDTH + 2.0 * MARGIN), px(y + MARGIN));
    let (title, description) = (escaped(&spec.caption), escaped(&spec.description));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">{title}</title>\n<desc id=\"d\">{description}</desc>\n\
         <style>{STYLE}</style>\n<rect class=\"sheet\" width=\"{width}\" height=\"{height}\"/>\n{body}</svg>\n"
    )
}

/// Draws one of several small charts as a file, without its finding: beside it stands what it shows.
pub fn small_file(spec: &LineSpec, years: (i32, i32)) -> String {
    let size = small::ON_PAPER;
    bare(&small::shapes(spec, years, size), (size.width, size.height()))
}

/// Shapes as a file in their own size.
pub(super) fn bare(shapes: &[Shape], (width, height): (f64, f64)) -> String {
    let mut body = String::new();
    group(&mut body, (0.0, 0.0), shapes);
    let (width, height) = (px(width), px(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n\
         <style>{STYLE}</style>\n{body}</svg>\n"
    )
}

/// Writes a paragraph and moves below it.
fn lines(body: &mut String, y: &mut f64, paragraph: &str) {
    for line in wrap(paragraph, WIDTH) {
        *y += LINE + 3.0;
        text(body, "", (MARGIN, *y - 4.0), &line);
    }
}

/// Draws the key, as many signs on a line as there is room for; gives the edge below it.
fn draw_key(body: &mut String, spec: &LineSpec, top: f64) -> f64 {
    let (mut x, mut y) = (MARGIN, top);
    for (shapes, words) in key(spec) {
        let width = SIGN + 6.0 + labels::width(&words);
        if x > MARGIN && x + width > MARGIN + WIDTH {
            (x, y) = (MARGIN, y + 22.0);
        }
        group(body, (x, y), &shapes);
        let mut baseline = y + 11.0;
        for line in wrap(&words, WIDTH - SIGN - 6.0) {
            text(body, "", (x + SIGN + 6.0, baseline), &line);
            y = baseline - 11.0;
            baseline += LINE + 3.0;
        }
        x += width + 20.0;
    }
    y + 22.0
}

fn group(body: &mut String, (x, y): (f64, f64), shapes: &[Shape]) {
    let _ = writeln!(body, "<g transform=\"translate({} {})\">", px(x), px(y));
    for shape in shapes {
        match shape {
            Shape::Path { class, d } => {
                let _ = writeln!(body, "<path class=\"{class}\" d=\"{d}\"/>");
            }
            Shape::Circle { class, at, r } => {
                let (x, y, r) = (px(at.0), px(at.1), px(*r));
                let _ =
                    writeln!(body, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>");
            }
            Shape::Text { class, at, text: words } => text(body, class, *at, words),
        }
    }
    body.push_str("</g>\n");
}

fn text(body: &mut String, class: &str, (x, y): (f64, f64), words: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    let _ =
        writeln!(body, "<text{class} x=\"{}\" y=\"{}\">{}</text>", px(x), px(y), escaped(words));
}

/// A text in a document of XML: what would be markup is escaped, what no such document may hold is left out.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\t' | '\n' | '\r' => text.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::line::{Event, Kind, PathSpec, Point, Series};
    use super::*;
    use chrono::NaiveDate;
    use domain::number::Language;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn spec() -> LineSpec {
        let point = |on: &str, value: f64, hollow: bool| Point {
            day: day(on),
            value,
            hollow,
            example: hollow,
            label: Some(value.to_string()),
            break_before: false,
            interval: hollow.then_some((value - 1.0, value + 1.0)),
        };
        let series = |name: &str, kind, values: &[(&str, f64)]| Series {
            name: name.to_owned(),
            short: name.to_owned(),
            kind,
            points: values.iter().map(|(on, value)| point(on, *value, *value > 60.0)).collect(),
        };
        LineSpec {
            title_id: "x".to_owned(),
            caption: "Anteil <b>\"von\" & bis</b>\u{b}".to_owned(),
            subtitle: "Prozent · Niedersachsen".to_owned(),
            description: "Von 7 auf 63 <%>".to_owned(),
            series: vec![
                series("NI", Kind::Home, &[("2020-12-31", 7.0), ("2021-12-31", 63.0)]),
                series("DE", Kind::Compare(1), &[("2020-12-31", 9.0), ("2021-12-31", 20.0)]),
                series("HH", Kind::Compare(2), &[("2020-12-31", -9.0), ("2021-12-31", 30.0)]),
                series("TH", Kind::Compare(3), &[("2020-12-31", 12.0), ("2021-12-31", 40.0)]),
            ],
            path: Some(PathSpec {
                points: vec![(day("2020-12-31"), 7.0), (day("2021-12-31"), 75.0)],
                corridor: (2.0, 10.0),
                sign: 1.0,
                label: "Zielpfad: 75".to_owned(),
                short: "75".to_owned(),
                corridor_label: "bis 2 / bis 10 Punkte unter Soll".to_owned(),
                example: true,
            }),
            events: vec![Event { day: day("2021-06-30"), label: "</text>".to_owned(), end: false }],
            unit_label: "Prozent".to_owned(),
            y_min: None,
            y_max: Some(100.0),
            interval_key: None,
            language: Language::De,
        }
    }

    #[test]
    fn every_class_has_its_style_and_no_text_is_markup() {
        let svg = file(&spec(), &["Quelle: A & B".to_owned()]);
        for part in svg.split("class=\"").skip(1) {
            for class in part.split('"').next().expect("a value").split_whitespace() {
                // Texts in their own colour have no class of their own.
                let styled =
                    [",", " ", "{"].iter().any(|end| STYLE.contains(&format!(".{class}{end}")));
                assert!(styled || class == "t-s", "{class}");
            }
        }
        assert!(svg.contains("&lt;b&gt;&quot;von&quot; &amp; bis&lt;/b&gt;"), "{svg}");
        assert!(svg.contains("Quelle: A &amp; B") && svg.contains("&lt;/text&gt;"), "{svg}");
        assert!(!svg.contains("<b>") && !svg.contains('\u{b}') && !svg.contains("var("));
        for address in svg.split("http").skip(1) {
            assert!(
                address.starts_with("://www.w3.org/2000/svg\""),
                "nothing is fetched: {address}"
            );
        }
        assert_eq!(svg, file(&spec(), &["Quelle: A & B".to_owned()]));
    }

    #[test]
    fn elements_are_closed_in_order() {
        let svg = file(&spec(), &[]);
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1).filter_map(|part| part.split('>').next()) {
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !tag.starts_with('?') && !tag.ends_with('/') {
                open.extend(tag.split_whitespace().next());
            }
        }
        assert!(open.is_empty(), "{open:?}");
    }
}
