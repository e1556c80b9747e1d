//! The frame of a drawing that is there twice, wide and narrow: its size, its name and its description.

use super::drawing::Format;
use super::shape::{Shape, view as draw};
use leptos::prelude::*;

/// What a drawing says of itself.
pub(super) struct Told<'a> {
    /// Prefix of the ids inside, unique on the page; both formats have it in common.
    pub id: &'a str,
    /// The finding.
    pub caption: &'a str,
    /// One sentence for screen readers.
    pub description: &'a str,
}

/// The elements in a frame of their height.
pub(super) fn framed(
    told: &Told<'_>,
    format: Format,
    (shapes, height): (Vec<Shape>, f64),
) -> AnyView {
    let suffix = if format.narrow { "n" } else { "w" };
    let (title, desc) = (format!("{}-{suffix}-t", told.id), format!("{}-{suffix}-d", told.id));
    let labelled = format!("{title} {desc}");
    view! {
        <svg
            class=format!("wk-chart wk-chart--{suffix}")
            viewBox=format!("0 0 {} {height}", format.width)
            role="img"
            aria-labelledby=labelled
        >
            <title id=title>{told.caption.to_owned()}</title>
            <desc id=desc>{told.description.to_owned()}</desc>
            {draw(shapes)}
        </svg>
    }
    .into_any()
}
