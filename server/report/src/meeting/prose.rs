//! Texts of several lines as paragraphs and lists.
//!
//! An empty line ends a paragraph. Lines that begin with „-“, „–“ or „•“ are a list, lines numbered 1, 2, … are steps; a
//! single „1.“ or a date such as „3. September“ is neither.

use serde::Serialize;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "part", rename_all = "lowercase")]
pub(super) enum Part {
    /// Lines that belong together.
    Paragraph {
        /// The lines.
        lines: Vec<String>,
    },
    /// Points without an order.
    List {
        /// The lines of each point.
        items: Vec<Vec<String>>,
    },
    /// Points numbered from 1.
    Steps {
        /// The lines of each point.
        items: Vec<Vec<String>>,
    },
}

/// The parts of a text, in order.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut lines = text.lines().map(str::trim_end).peekable();
    while let Some(line) = lines.peek() {
        if line.trim().is_empty() {
            lines.next();
            continue;
        }
        let block: Vec<&str> =
            std::iter::from_fn(|| lines.next_if(|line| !line.trim().is_empty())).collect();
        of_block(&block, &mut parts);
    }
    parts
}

/// What kind of line it is, and its text without the mark.
enum Line<'a> {
    Plain(&'a str),
    Point(&'a str),
    Step(usize, &'a str),
}

fn read(line: &str) -> Line<'_> {
    let line = line.trim();
    if let Some(point) = ["- ", "– ", "• "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Line::Point(point.trim());
    }
    let step = line.split_once(['.', ')']).and_then(|(number, rest)| {
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let number = is_number.then(|| number.parse().ok()).flatten()?;
        rest.starts_with(' ').then(|| Line::Step(number, rest.trim()))
    });
    step.unwrap_or(Line::Plain(line))
}

fn of_block(block: &[&str], parts: &mut Vec<Part>) {
    let lines: Vec<_> = block.iter().map(|line| read(line)).collect();
    let numbers: Vec<_> = lines
        .iter()
        .filter_map(|line| if let Line::Step(number, _) = line { Some(*number) } else { None })
        .collect();
    let counts = numbers.len() > 1 && numbers.iter().copied().eq(1..=numbers.len());
    for (line, typed) in lines.into_iter().zip(block) {
        let line = if counts || !matches!(line, Line::Step(..)) {
            line
        } else {
            Line::Plain(typed.trim())
        };
        match (line, parts.last_mut()) {
            (Line::Point(text), Some(Part::List { items })) if is_open(block, typed) => {
                items.push(vec![text.to_owned()]);
            }
            (Line::Point(text), _) => {
                parts.push(Part::List { items: vec![vec![text.to_owned()]] });
            }
            (Line::Step(number, text), Some(Part::Steps { items })) if number > 1 => {
                items.push(vec![text.to_owned()]);
            }
            (Line::Step(_, text), _) => {
                parts.push(Part::Steps { items: vec![vec![text.to_owned()]] });
            }
            (Line::Plain(text), Some(Part::Paragraph { lines })) if is_open(block, typed) => {
                lines.push(text.to_owned());
            }
            (Line::Plain(text), Some(Part::List { items } | Part::Steps { items }))
                if is_open(block, typed) =>
            {
                if let Some(item) = items.last_mut() {
                    item.push(text.to_owned());
                }
            }
            (Line::Plain(text), _) => {
                parts.push(Part::Paragraph { lines: vec![text.to_owned()] });
            }
        }
    }
}

/// True where a line is not the first of its block: it can go on with what the block began.
fn is_open(block: &[&str], line: &&str) -> bool {
    block.first().is_some_and(|first| !std::ptr::eq(*first, *line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(lines: &[&str]) -> Part {
        Part::Paragraph { lines: lines.iter().map(|line| (*line).to_owned()).collect() }
    }

    fn items(items: &[&str]) -> Vec<Vec<String>> {
        items.iter().map(|item| item.split('|').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn an_empty_line_ends_a_paragraph() {
        assert_eq!(parts("a\nb\n\n\nc"), [paragraph(&["a", "b"]), paragraph(&["c"])]);
        assert_eq!(parts(" \n\n"), []);
    }

    #[test]
    fn points_and_steps_are_lists() {
        assert_eq!(
            parts("Der Rat\n- nimmt Kenntnis,\n– bittet\num Bericht.\n\n1. Eins\n2. Zwei"),
            [
                paragraph(&["Der Rat"]),
                Part::List { items: items(&["nimmt Kenntnis,", "bittet|um Bericht."]) },
                Part::Steps { items: items(&["Eins", "Zwei"]) },
            ]
        );
    }

    #[test]
    fn a_date_is_no_step_and_neither_is_a_single_number() {
        let text = "3. September 2018 bis\n4. September 2018";
        assert_eq!(parts(text), [paragraph(&["3. September 2018 bis", "4. September 2018"])]);
        assert_eq!(parts("1. Mai"), [paragraph(&["1. Mai"])]);
        assert_eq!(parts("-5 Grad\n1.5 ist mehr"), [paragraph(&["-5 Grad", "1.5 ist mehr"])]);
    }

    #[test]
    fn lists_of_two_blocks_stay_apart() {
        let two = parts("- a\n\n- b");
        assert_eq!(two, [Part::List { items: items(&["a"]) }, Part::List { items: items(&["b"]) }]);
    }
}
