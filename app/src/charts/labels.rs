//! Where texts go, so that none covers another: deterministic, the least important text gives way.

/// Approximate width of a character at 13 px, semibold digits and lower-case letters.
const CHARACTER: f64 = 7.2;
/// Height of a line of text at 13 px.
pub const LINE: f64 = 15.0;
/// From the top of a line to its baseline.
pub const ASCENT: f64 = 11.0;

/// Approximate width of a text at 13 px.
pub fn width(text: &str) -> f64 {
    f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)) * CHARACTER
}

/// Shortens a text to a width, at a word where possible.
pub fn fit(text: &str, available: f64) -> String {
    if width(text) <= available {
        return text.to_owned();
    }
    let mut kept = String::new();
    for word in text.split_whitespace() {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if width(&longer) + CHARACTER > available {
            break;
        }
        kept = longer;
    }
    if kept.is_empty() {
        let mut room = available - CHARACTER;
        for c in text.chars() {
            room -= CHARACTER;
            if room < 0.0 {
                break;
            }
            kept.push(c);
        }
    }
    format!("{kept}…")
}

/// A box in drawing coordinates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// A box around a point.
    pub fn around(at: (f64, f64), half: f64) -> Self {
        Self { x: at.0 - half, y: at.1 - half, w: 2.0 * half, h: 2.0 * half }
    }

    /// True where the boxes share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// True where `other` lies inside.
    pub fn contains(&self, other: &Self) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.x + other.w <= self.x + self.w
            && other.y + other.h <= self.y + self.h
    }

    /// True where a straight line passes through the box.
    pub fn is_crossed(&self, from: (f64, f64), to: (f64, f64)) -> bool {
        // Liang–Barsky: the part of the line that lies between the four edges.
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (p, q) in [
            (-dx, from.0 - self.x),
            (dx, self.x + self.w - from.0),
            (-dy, from.1 - self.y),
            (dy, self.y + self.h - from.1),
        ] {
            if p.abs() < f64::EPSILON {
                if q < 0.0 {
                    return false;
                }
            } else if p < 0.0 {
                enter = enter.max(q / p);
            } else {
                leave = leave.min(q / p);
            }
        }
        enter <= leave
    }
}

/// How a text hangs on its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hang {
    /// The anchor is its left end.
    Start,
    /// The anchor is its middle.
    Middle,
    /// The anchor is its right end.
    End,
}

impl Hang {
    /// Class of the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Start => "",
            Self::Middle => "t-m",
            Self::End => "t-e",
        }
    }
}

/// The box of a text of one or more lines whose first baseline starts at `at`.
pub fn text_box(lines: &[String], at: (f64, f64), hang: Hang) -> Rect {
    let w = lines.iter().map(|line| width(line)).fold(0.0, f64::max);
    let x = match hang {
        Hang::Start => at.0,
        Hang::Middle => at.0 - w / 2.0,
        Hang::End => at.0 - w,
    };
    let count = f64::from(u32::try_from(lines.len()).unwrap_or(u32::MAX));
    Rect { x, y: at.1 - ASCENT, w, h: count * LINE }
}

/// A text looking for a place beside a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Its lines.
    pub lines: Vec<String>,
    /// Class of its colour.
    pub class: String,
    /// How many lines carry the colour; the others are a remark.
    pub coloured: usize,
    /// The point it belongs to.
    pub at: (f64, f64),
    /// Higher goes first.
    pub importance: u32,
    /// False leaves the text out where only places on a line are free.
    pub may_cross: bool,
}

/// A text with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed {
    /// Its lines.
    pub lines: Vec<String>,
    /// Class of its colour.
    pub class: String,
    /// How many lines carry the colour.
    pub coloured: usize,
    /// Anchor of the first baseline.
    pub at: (f64, f64),
    /// How it hangs there.
    pub hang: Hang,
    /// What it covers.
    pub area: Rect,
}

/// A straight piece of a line.
pub type Segment = ((f64, f64), (f64, f64));

/// What lies in the plot before the first text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Obstacles {
    /// Marks: never covered.
    pub marks: Vec<Rect>,
    /// Lines of data: only a text that may cross stands on one.
    pub lines: Vec<Segment>,
    /// Poles of flags: avoided where possible.
    pub poles: Vec<Segment>,
}

/// Finds a place for each text, the most important first; a text without a free place is left out.
///
/// A place is free when it lies in `bounds` and overlaps neither marks nor texts placed before. Among free places the
/// one that the fewest lines cross is taken, then the fewest poles, then the first in the order above right, above left,
/// right, left, below right, below left, above, below.
pub fn place(mut labels: Vec<Label>, obstacles: &Obstacles, bounds: Rect) -> Vec<Placed> {
    labels.sort_by_key(|label| std::cmp::Reverse(label.importance));
    let mut occupied = obstacles.marks.clone();
    let count = |segments: &[Segment], area: &Rect| {
        segments.iter().filter(|(from, to)| area.is_crossed(*from, *to)).count()
    };
    let mut placed = Vec::new();
    for label in labels {
        let best = places(&label)
            .into_iter()
            .map(|(at, hang)| (at, hang, text_box(&label.lines, at, hang)))
            .filter(|(.., area)| bounds.contains(area))
            .filter(|(.., area)| !occupied.iter().any(|other| other.overlaps(area)))
            .map(|(at, hang, area)| {
                let lines = count(&obstacles.lines, &area);
                ((lines, count(&obstacles.poles, &area)), at, hang, area)
            })
            .min_by_key(|(crossed, ..)| *crossed);
        if let Some(((lines, _), at, hang, area)) = best
            && (lines == 0 || label.may_cross)
        {
            occupied.push(area);
            placed.push(Placed {
                lines: label.lines,
                class: label.class,
                coloured: label.coloured,
                at,
                hang,
                area,
            });
        }
    }
    placed
}

type Place = ((f64, f64), Hang);

fn places(label: &Label) -> Vec<Place> {
    let (x, y) = label.at;
    let extra =
        f64::from(u32::try_from(label.lines.len().saturating_sub(1)).unwrap_or_default()) * LINE;
    let (above, beside, below) = (y - 9.0 - extra, y + 4.0 - extra / 2.0, y + 19.0);
    let mut places = vec![
        ((x + 4.0, above), Hang::Start),
        ((x - 4.0, above), Hang::End),
        ((x + 9.0, beside), Hang::Start),
        ((x - 9.0, beside), Hang::End),
        ((x + 4.0, below), Hang::Start),
        ((x - 4.0, below), Hang::End),
        ((x, above), Hang::Middle),
        ((x, below), Hang::Middle),
    ];
    for step in [1.0, 2.0] {
        let further = step * LINE;
        places.push(((x + 8.0, above - further), Hang::End));
        places.push(((x + 8.0, below + further), Hang::End));
        places.push(((x - 8.0, above - further), Hang::Start));
        places.push(((x - 8.0, below + further), Hang::Start));
    }
    places
}

/// A text at the right edge, beside the end of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct EndLabel {
    /// Its lines.
    pub lines: Vec<String>,
    /// Class of its colour.
    pub class: String,
    /// How many lines carry the colour; the others are a remark.
    pub coloured: usize,
    /// Where the line ends.
    pub at: (f64, f64),
    /// Higher stays longer.
    pub importance: u32,
}

/// Sets texts below each other at the right edge, each as near as possible to the end of its line.
///
/// Gives the upper edge of each, in the order of the line ends. Where the room between `top` and `bottom` is too small,
/// the least important texts are left out.
pub fn stack(mut labels: Vec<EndLabel>, top: f64, bottom: f64) -> Vec<(EndLabel, f64)> {
    let height = |label: &EndLabel| {
        f64::from(u32::try_from(label.lines.len()).unwrap_or(u32::MAX)) * LINE + 2.0
    };
    labels.sort_by_key(|label| std::cmp::Reverse(label.importance));
    let mut room = bottom - top;
    labels.retain(|label| {
        let fits = height(label) <= room;
        if fits {
            room -= height(label);
        }
        fits
    });
    labels.sort_by(|a, b| a.at.1.total_cmp(&b.at.1).then(b.importance.cmp(&a.importance)));
    let mut edges: Vec<f64> = Vec::with_capacity(labels.len());
    let mut from = top;
    for label in &labels {
        let wanted = label.at.1 - LINE / 2.0;
        let edge = wanted.max(from);
        edges.push(edge);
        from = edge + height(label);
    }
    let mut to = bottom;
    for (edge, label) in edges.iter_mut().zip(&labels).rev() {
        *edge = edge.min(to - height(label));
        to = *edge;
    }
    labels.into_iter().zip(edges).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A small generator, so that the property runs over many drawings and always the same ones.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, limit: f64) -> f64 {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            f64::from(u32::try_from(self.0 >> 40).expect("24 bits")) / 16_777_216.0 * limit
        }
    }

    fn no_two_overlap(areas: &[Rect]) {
        for (index, a) in areas.iter().enumerate() {
            for b in &areas[index + 1..] {
                assert!(!a.overlaps(b), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn point_labels_never_overlap_and_stay_inside() {
        let mut numbers = Numbers(7);
        let bounds = Rect { x: 30.0, y: 20.0, w: 280.0, h: 240.0 };
        for _ in 0..300 {
            let labels: Vec<_> = (0..12)
                .map(|importance| Label {
                    lines: vec!["mehr als 54".to_owned(); 1 + usize::from(importance % 5 == 0)],
                    class: String::new(),
                    coloured: 1,
                    at: (30.0 + numbers.below(280.0), 20.0 + numbers.below(240.0)),
                    importance,
                    may_cross: importance % 2 == 0,
                })
                .collect();
            let marks: Vec<_> = labels.iter().map(|l| Rect::around(l.at, 5.0)).collect();
            let obstacles = Obstacles { marks: marks.clone(), ..Obstacles::default() };
            let placed = place(labels.clone(), &obstacles, bounds);
            assert_eq!(placed, place(labels, &obstacles, bounds), "same input, same places");
            let areas: Vec<_> = placed.iter().map(|p| p.area).collect();
            no_two_overlap(&areas);
            for area in areas {
                assert!(bounds.contains(&area));
                assert!(!marks.iter().any(|mark| mark.overlaps(&area)));
            }
        }
    }

    #[test]
    fn the_least_important_text_gives_way() {
        let label = |importance: u32| Label {
            lines: vec!["Niedersachsen 66,5".to_owned()],
            class: importance.to_string(),
            coloured: 1,
            at: (70.0, 20.0),
            importance,
            may_cross: true,
        };
        let bounds = Rect { x: 0.0, y: 0.0, w: 140.0, h: 16.0 };
        let placed = place(vec![label(1), label(9)], &Obstacles::default(), bounds);
        assert_eq!(placed.iter().map(|p| p.class.as_str()).collect::<Vec<_>>(), ["9"]);
    }

    #[test]
    fn end_labels_never_overlap_and_keep_their_order() {
        let mut numbers = Numbers(3);
        for _ in 0..300 {
            let labels: Vec<_> = (0..6)
                .map(|importance: u32| EndLabel {
                    lines: vec!["x".to_owned(); 1 + usize::from(importance.is_multiple_of(2))],
                    class: String::new(),
                    coloured: 1,
                    at: (300.0, 40.0 + numbers.below(220.0)),
                    importance,
                })
                .collect();
            let stacked = stack(labels, 40.0, 260.0);
            assert_eq!(stacked.len(), 6);
            let areas: Vec<_> = stacked
                .iter()
                .map(|(label, edge)| text_box(&label.lines, (0.0, edge + ASCENT), Hang::Start))
                .collect();
            no_two_overlap(&areas);
            assert!(stacked.windows(2).all(|pair| pair[0].0.at.1 <= pair[1].0.at.1));
            assert!(areas.iter().all(|a| a.y >= 39.9 && a.y + a.h <= 260.1));
        }
    }

    #[test]
    fn too_many_end_labels_drop_the_least_important() {
        let labels = (0..5)
            .map(|importance: u32| EndLabel {
                lines: vec![importance.to_string()],
                class: String::new(),
                coloured: 1,
                at: (0.0, 10.0),
                importance,
            })
            .collect();
        let kept: Vec<_> =
            stack(labels, 0.0, 40.0).into_iter().map(|(l, _)| l.importance).collect();
        assert_eq!(kept, [4, 3]);
    }

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(fit("Masterplan Digitalisierung", 110.0), "Masterplan…");
        assert_eq!(fit("Masterplan", 110.0), "Masterplan");
        assert_eq!(fit("Digitalisierungsgrad", 60.0), "Digital…");
    }
}
