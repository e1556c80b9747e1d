use domain::index::Aggregation;
use domain::index::what_if::overall;
use domain::index::workshop::WHOLE;
use domain::number::{Language, format_number, format_signed, parse_german};
use leptos::prelude::*;

/// Identifier of the line.
const LINE: &str = "sofort";

/// Follows a form with weights and says at once what comes of them. What it knows stands in `data-` attributes of the form
/// ([`attributes`]), so that nothing but the identifier has to be read as a property.
///
/// With sliders (`s-name` beside the field `f-name`) a hundred points are distributed: a slider that moves takes from the
/// others in their proportion. Without them the index is computed with the weights, by the same code as on the server.
#[island]
pub fn Weights(
    /// Identifier of the form.
    form_id: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    start(&form_id);
    #[cfg(not(feature = "hydrate"))]
    let _ = form_id;
    view! { <p class="wk-strong" role="status" id=LINE></p> }
}

/// Names of the attributes of the form, without `data-`.
pub mod attributes {
    /// Names of the fields with weights, separated by spaces.
    pub const NAMES: &str = "names";
    /// `en` for English numbers.
    pub const LANGUAGE: &str = "language";
    /// Points of the fields, separated by semicolons; nothing between two of them for a field without a value.
    pub const VALUES: &str = "values";
    /// Fewest fields for an index.
    pub const NEEDED: &str = "needed";
    /// The index by the edition shown.
    pub const VALID: &str = "valid";
    /// Places of the fields that all compared areas have.
    pub const SHARED: &str = "shared";
    /// Points of the compared areas on those fields, areas separated by `|`, home first.
    pub const AREAS: &str = "areas";
    /// „Mit diesen Gewichten: {} Punkte"
    pub const RESULT: &str = "result";
    /// „bisher {}, Unterschied {}"
    pub const DIFFERENCE: &str = "difference";
    /// „Summe der Gewichte: {}"
    pub const SUM: &str = "sum";
    /// „Rang {} von {}"
    pub const RANK: &str = "rank";
    /// No index with these weights.
    pub const NONE: &str = "none";
    /// A weight is no number.
    pub const WRONG: &str = "wrong";
}

/// Numbers as they stand in an attribute: missing ones are none.
fn numbers(text: &str) -> Vec<Option<f64>> {
    text.split(';').map(|number| number.parse().ok()).collect()
}

/// A text with one value after the other in the places of [`MARK`](super::MARK).
fn filled(template: &str, values: &[String]) -> String {
    let mut text = String::new();
    let mut values = values.iter();
    for (at, part) in template.split(super::MARK).enumerate() {
        if at > 0 {
            text.push_str(values.next().map_or("", String::as_str));
        }
        text.push_str(part);
    }
    text
}

/// The line for what stands in the fields; `data` gives an attribute of the form.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only the browser asks"))]
fn line(data: &dyn Fn(&str) -> String, weights: &[String], mean: &str) -> String {
    use attributes as a;
    let language = if data(a::LANGUAGE) == "en" { Language::En } else { Language::De };
    let read = |text: &String| parse_german(text).ok().filter(|weight| *weight >= 0.0);
    let mut read_weights = Vec::with_capacity(weights.len());
    for text in weights {
        let Some(weight) = read(text) else { return data(a::WRONG) };
        read_weights.push(weight);
    }
    let weights = read_weights;
    let Some(mean) = Aggregation::from_code(mean) else { return data(a::WRONG) };
    let points = |value| format_number(value, 1, language);
    let needed = data(a::NEEDED).parse().unwrap_or(usize::MAX);
    let mut said = match overall(&numbers(&data(a::VALUES)), &weights, mean, needed) {
        None => data(a::NONE),
        Some(value) => {
            let mut said = filled(&data(a::RESULT), &[points(value)]);
            if let Ok(valid) = data(a::VALID).parse::<f64>() {
                let change = format_signed(value - valid, 1, language);
                said.push_str(" · ");
                said.push_str(&filled(&data(a::DIFFERENCE), &[points(valid), change]));
            }
            said
        }
    };
    said.push_str(" · ");
    said.push_str(&filled(&data(a::SUM), &[points(weights.iter().sum())]));
    if let Some(rank) = rank(data, &weights, mean) {
        said.push_str(" · ");
        said.push_str(&rank);
    }
    said
}

fn rank(data: &dyn Fn(&str) -> String, weights: &[f64], mean: Aggregation) -> Option<String> {
    let mut chosen = Vec::new();
    for place in data(attributes::SHARED).split(';') {
        chosen.push(*weights.get(place.parse::<usize>().ok()?)?);
    }
    let (mut home, mut better, mut all) = (None, 0_u32, 0_u32);
    for area in data(attributes::AREAS).split('|') {
        let value = overall(&numbers(area), &chosen, mean, 1)?;
        better += u32::from(home.is_some_and(|home| value > home));
        all += 1;
        home = home.or(Some(value));
    }
    let texts = [(better + 1).to_string(), all.to_string()];
    (all > 1).then(|| filled(&data(attributes::RANK), &texts))
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

/// Tenths as a German number, as fields are read in German whatever the language of the page.
#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only the browser asks"))]
fn text(tenths: u32) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{},{tenth}", tenths / 10),
    }
}

#[cfg(feature = "hydrate")]
fn start(form_id: &str) {
    use super::browser;
    use domain::index::workshop::rebalance;
    use web_sys::{HtmlFormElement, HtmlInputElement};
    let Some(form) = browser::element::<HtmlFormElement>(form_id) else { return };
    let watched = form.clone();
    let data = move |name: &str| watched.get_attribute(&format!("data-{name}")).unwrap_or_default();
    let names: Vec<String> = data(attributes::NAMES).split(' ').map(str::to_owned).collect();
    let input =
        |kind: char, name: &str| browser::element::<HtmlInputElement>(&format!("{kind}-{name}"));
    let fields: Vec<_> = names.iter().filter_map(|name| input('f', name)).collect();
    let sliders: Vec<_> = names.iter().filter_map(|name| input('s', name)).collect();
    for (at, slider) in sliders.iter().enumerate() {
        let (all, moved) = (fields.clone(), slider.clone());
        slider.set_hidden(false);
        browser::on(slider, "input", move || {
            let before: Vec<u32> = all.iter().map(|field| tenths(&field.value())).collect();
            let after = rebalance(&before, at, moved.value().parse().unwrap_or_default());
            for (field, points) in all.iter().zip(after) {
                field.set_value(&text(points));
            }
        });
    }
    let asked = form.clone();
    // Comes after a slider's own listener, as the event rises to the form.
    browser::on_and_first(&form, "input", move || {
        let texts: Vec<String> = fields.iter().map(HtmlInputElement::value).collect();
        let said = if sliders.is_empty() {
            line(&data, &texts, &browser::field(&asked, "mittel").unwrap_or_default())
        } else {
            let mut whole = 0;
            for (field, slider) in texts.iter().zip(&sliders) {
                let points = tenths(field);
                slider.set_value(&points.to_string());
                whole += points;
            }
            filled(&data(attributes::SUM), &[text(whole)])
        };
        browser::say(LINE, &said);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(name: &str) -> String {
        match name {
            attributes::VALUES => "88.5;;77.641667;61.666667;57.5;78;40",
            attributes::NEEDED => "5",
            attributes::VALID => "67.218056",
            attributes::SHARED => "4;5",
            attributes::AREAS => "57.5;78|60;70",
            attributes::RESULT => "Ergebnis {}",
            attributes::DIFFERENCE => "bisher {}, Unterschied {}",
            attributes::SUM => "Summe {}",
            attributes::RANK => "Rang {} von {}",
            attributes::NONE => "kein Wert",
            attributes::WRONG => "keine Zahl",
            _ => "",
        }
        .to_owned()
    }

    fn said(weights: [&str; 7], mean: &str) -> String {
        line(&data, &weights.map(str::to_owned), mean)
    }

    /// J08: the golden figures, at once.
    #[test]
    fn the_line_says_what_the_server_computes() {
        let equal = ["1"; 7];
        assert_eq!(
            said(equal, "arithmetic"),
            "Ergebnis 67,2 · bisher 67,2, Unterschied 0,0 · Summe 7,0 · Rang 1 von 2"
        );
        assert!(
            said(equal, "geometric").starts_with("Ergebnis 65,1 · bisher 67,2, Unterschied −2,1")
        );
        let broadband = said(["1", "1", "1", "1", "10", "1", "1"], "arithmetic");
        assert!(broadband.ends_with("Summe 16,0 · Rang 2 von 2"), "{broadband}");
        assert_eq!(said(["x", "1", "1", "1", "1", "1", "1"], "arithmetic"), "keine Zahl");
        assert_eq!(said(["-1", "1", "1", "1", "1", "1", "1"], "arithmetic"), "keine Zahl");
        assert!(said(["0"; 7], "arithmetic").starts_with("kein Wert · Summe 0"));
    }

    #[test]
    fn points_are_read_and_written_as_the_server_does() {
        assert_eq!(tenths("33,3"), 333);
        assert_eq!(["x", "-4", ""].map(tenths), [0, 0, 0]);
        assert_eq!(tenths("1000000"), WHOLE);
        assert_eq!([333, 300, 0].map(text), ["33,3", "30", "0"]);
        assert_eq!(filled("{} von {}", &["1".to_owned()]), "1 von ");
    }
}
