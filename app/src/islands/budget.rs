use domain::index::workshop::{WHOLE, rebalance};
use domain::number::{Language, format_shortest, parse_german};
use leptos::prelude::*;

/// Sliders beside the number fields of a form that distributes a hundred points: a slider that moves takes from the others
/// and gives to them in their proportion. Without it the fields and the server do the same work.
#[island]
pub fn Budget(
    /// Identifier of the form.
    form_id: String,
    /// Names of its fields; the field is `f-name`, its slider `s-name`.
    names: Vec<String>,
    /// Language of the numbers.
    language: Language,
    /// „Summe: {} von 100 Punkten", with [`MARK`](super::MARK) where the number goes.
    sum: String,
) -> impl IntoView {
    let shown = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    start(&form_id, &names, language, sum, shown);
    #[cfg(not(feature = "hydrate"))]
    let _ = (form_id, names, language, sum);
    view! { <p class="wk-strong" role="status" id="summe">{move || shown.get()}</p> }
}

/// A text of a field in tenths of a point; what is no number counts as nothing until it is one.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only the browser asks"))]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a number that is too large or negative saturates"
)]
fn tenths(text: &str) -> u32 {
    parse_german(text).map_or(0, |points| (points * 10.0).round() as u32).min(WHOLE)
}

#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only the browser asks"))]
fn text(tenths: u32, language: Language) -> String {
    format_shortest(f64::from(tenths) / 10.0, 1, language)
}

/// What stands in the fields after the slider at `moved` was put to `to`.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only the browser asks"))]
fn after(texts: &[String], moved: usize, to: &str) -> Vec<u32> {
    let before: Vec<u32> = texts.iter().map(|text| tenths(text)).collect();
    rebalance(&before, moved, to.parse().unwrap_or_default())
}

#[cfg(feature = "hydrate")]
fn start(
    form_id: &str,
    names: &[String],
    language: Language,
    sum: String,
    shown: RwSignal<String>,
) {
    use super::{MARK, browser};
    use std::rc::Rc;
    use web_sys::{HtmlFormElement, HtmlInputElement};
    let Some(form) = browser::element::<HtmlFormElement>(form_id) else { return };
    let pair = |name: &String| {
        let field = browser::element::<HtmlInputElement>(&format!("f-{name}"))?;
        Some((field, browser::element::<HtmlInputElement>(&format!("s-{name}"))?))
    };
    let Some(pairs) = names.iter().map(pair).collect::<Option<Vec<_>>>() else { return };
    let pairs = Rc::new(pairs);
    for (at, (_, slider)) in pairs.iter().enumerate() {
        slider.set_hidden(false);
        let (all, moved) = (Rc::clone(&pairs), slider.clone());
        browser::on(slider, "input", move || {
            let texts: Vec<String> = all.iter().map(|(field, _)| field.value()).collect();
            for (points, (field, _)) in after(&texts, at, &moved.value()).into_iter().zip(all.iter()) {
                // The form is read in German notation whatever the language of the page.
                field.set_value(&text(points, Language::De));
            }
        });
    }
    // Comes after the slider's own listener, as the event rises to the form.
    browser::on_and_first(&form, "input", move || {
        let mut whole = 0;
        for (field, slider) in pairs.iter() {
            let points = tenths(&field.value());
            slider.set_value(&points.to_string());
            whole += points;
        }
        shown.set(sum.replace(MARK, &text(whole, language)));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slider_keeps_the_sum_and_what_is_no_number_counts_as_nothing() {
        let texts = ["40", "40", "20"].map(str::to_owned);
        assert_eq!(after(&texts, 0, "700"), [700, 200, 100]);
        assert_eq!(after(&texts, 2, "5000"), [0, 0, 1_000]);
        assert_eq!(tenths("33,3"), 333);
        assert_eq!(tenths("x"), 0);
        assert_eq!(tenths("-4"), 0);
        assert_eq!(text(333, Language::De), "33,3");
    }
}
