use super::MARK;
use domain::index::Aggregation;
use domain::index::what_if::{WEIGHTS, overall};
use domain::number::{Language, format_number, format_shortest, format_signed, parse_german};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the index is computed from, as plain values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhatIfValues {
    /// Points of the fields, in the order of the form.
    pub fields: Vec<Option<f64>>,
    /// Fewest fields for an index.
    pub needed: u32,
    /// The index by the edition shown.
    pub valid: Option<f64>,
    /// Places of the fields that all compared areas have.
    pub shared: Vec<u32>,
    /// Points of the compared areas on those fields, home first; empty where there is nothing to compare.
    pub areas: Vec<Vec<f64>>,
}

/// The texts; [`MARK`] stands where a number goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhatIfWords {
    /// „Mit diesen Gewichten: {} Punkte"
    pub result: String,
    /// „bisher {}, Unterschied {}"
    pub difference: String,
    /// „Summe der Gewichte: {}"
    pub sum: String,
    /// „Rang {} von {}"
    pub rank: String,
    /// No index with these weights.
    pub none: String,
    /// A weight is no number.
    pub wrong: String,
}

/// The index with the weights in a form, at once: reads the weights and the mean, computes with the same code as the
/// server, and says the result.
#[island]
pub fn WhatIf(
    /// Identifier of the form.
    form_id: String,
    /// What the index is computed from.
    values: WhatIfValues,
    /// Language of the numbers.
    language: Language,
    /// The texts.
    words: WhatIfWords,
) -> impl IntoView {
    let shown = RwSignal::new(String::new());
    let line = Line { values, language, words };
    #[cfg(feature = "hydrate")]
    start(&form_id, line, shown);
    #[cfg(not(feature = "hydrate"))]
    let _ = (form_id, line);
    view! { <p class="wk-strong" role="status" id="sofort">{move || shown.get()}</p> }
}

struct Line {
    values: WhatIfValues,
    language: Language,
    words: WhatIfWords,
}

#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only the browser asks"))]
impl Line {
    /// The line for what stands in the fields.
    fn of(&self, weights: &[String], mean: &str) -> String {
        let numbers: Option<Vec<f64>> = weights
            .iter()
            .map(|text| parse_german(text).ok().filter(|weight| *weight >= 0.0))
            .collect();
        let (Some(weights), Some(mean)) = (numbers, Aggregation::from_code(mean)) else {
            return self.words.wrong.clone();
        };
        let points = |value| format_number(value, 1, self.language);
        let values = &self.values;
        let needed = usize::try_from(values.needed).unwrap_or(usize::MAX);
        let mut parts = Vec::new();
        match overall(&values.fields, &weights, mean, needed) {
            None => parts.push(self.words.none.clone()),
            Some(value) => {
                parts.push(self.words.result.replace(MARK, &points(value)));
                if let Some(valid) = values.valid {
                    let change = format_signed(value - valid, 1, self.language);
                    let text = self.words.difference.replacen(MARK, &points(valid), 1);
                    parts.push(text.replacen(MARK, &change, 1));
                }
            }
        }
        let sum = format_shortest(weights.iter().sum(), 3, self.language);
        parts.push(self.words.sum.replace(MARK, &sum));
        parts.extend(self.rank(&weights, mean));
        parts.join(" · ")
    }

    fn rank(&self, weights: &[f64], mean: Aggregation) -> Option<String> {
        let chosen: Option<Vec<f64>> = self
            .values
            .shared
            .iter()
            .map(|at| weights.get(usize::try_from(*at).ok()?).copied())
            .collect();
        let chosen = chosen?;
        let of = |values: &Vec<f64>| {
            let values: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
            overall(&values, &chosen, mean, 1)
        };
        let means: Option<Vec<f64>> = self.values.areas.iter().map(of).collect();
        let means = means.filter(|means| means.len() > 1)?;
        let rank = 1 + means.iter().filter(|other| **other > means[0]).count();
        let text = self.words.rank.replacen(MARK, &rank.to_string(), 1);
        Some(text.replacen(MARK, &means.len().to_string(), 1))
    }

    fn names(&self) -> &'static [&'static str] {
        &WEIGHTS[..self.values.fields.len().min(WEIGHTS.len())]
    }
}

#[cfg(feature = "hydrate")]
fn start(form_id: &str, line: Line, shown: RwSignal<String>) {
    use super::browser;
    let Some(form) = browser::element::<web_sys::HtmlFormElement>(form_id) else { return };
    let watched = form.clone();
    let read = move |name| browser::field(&watched, name).unwrap_or_default();
    let show = move || {
        let weights: Vec<String> = line.names().iter().map(|name| read(name)).collect();
        shown.set(line.of(&weights, &read("mittel")));
    };
    browser::on_and_first(&form, "input", show);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        Line {
            values: WhatIfValues {
                fields: vec![
                    Some(88.5),
                    None,
                    Some(77.641_667),
                    Some(61.666_667),
                    Some(57.5),
                    Some(78.0),
                    Some(40.0),
                ],
                needed: 5,
                valid: Some(67.218_056),
                shared: vec![4, 5],
                areas: vec![vec![57.5, 78.0], vec![60.0, 70.0]],
            },
            language: Language::De,
            words: WhatIfWords {
                result: "Ergebnis {}".into(),
                difference: "bisher {}, Unterschied {}".into(),
                sum: "Summe {}".into(),
                rank: "Rang {} von {}".into(),
                none: "kein Wert".into(),
                wrong: "keine Zahl".into(),
            },
        }
    }

    fn said(weights: [&str; 7], mean: &str) -> String {
        line().of(&weights.map(str::to_owned), mean)
    }

    /// J08: the golden figures, at once.
    #[test]
    fn the_line_says_what_the_server_computes() {
        let equal = ["1"; 7];
        assert_eq!(
            said(equal, "arithmetic"),
            "Ergebnis 67,2 · bisher 67,2, Unterschied 0,0 · Summe 7 · Rang 1 von 2"
        );
        assert!(
            said(equal, "geometric").starts_with("Ergebnis 65,1 · bisher 67,2, Unterschied −2,1")
        );
        let broadband = said(["1", "1", "1", "1", "10", "1", "1"], "arithmetic");
        assert!(broadband.ends_with("Summe 16 · Rang 2 von 2"), "{broadband}");
        assert_eq!(said(["x", "1", "1", "1", "1", "1", "1"], "arithmetic"), "keine Zahl");
        assert_eq!(said(["-1", "1", "1", "1", "1", "1", "1"], "arithmetic"), "keine Zahl");
        assert!(said(["0"; 7], "arithmetic").starts_with("kein Wert · Summe 0"));
    }
}
