use super::MARK;
use domain::indicator::path::{PathShape, TargetPath, Tolerance};
use domain::indicator::status::{Polarity, Status, assess, deviation_text};
use domain::number::{Language, NumberError, format_number, parse_german};
use domain::period::{Period, parse_day};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Identifier of the line.
const LINE: &str = "vorschau";

/// A target path as plain values; days as `2025-12-31`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PathProps {
    /// Value and day it starts from.
    pub baseline: Option<(f64, String)>,
    /// Value to reach.
    pub target: f64,
    /// Day to reach it.
    pub due: String,
    /// Lag that still counts as on plan.
    pub on_plan: f64,
    /// Lag that still counts as at risk.
    pub at_risk: f64,
    /// Interim targets with their days.
    pub interim: Vec<(f64, String)>,
    /// The course between the agreed values.
    pub shape: PathShape,
}

impl PathProps {
    /// Takes a path apart.
    pub fn new(path: &TargetPath) -> Self {
        Self {
            baseline: path.baseline().map(|(value, day)| (value, day.to_string())),
            target: path.target(),
            due: path.due().to_string(),
            on_plan: path.tolerance().on_plan(),
            at_risk: path.tolerance().at_risk(),
            interim: path.interim().iter().map(|(value, day)| (*value, day.to_string())).collect(),
            shape: path.shape(),
        }
    }

    fn path(&self) -> Option<TargetPath> {
        let tolerance = Tolerance::new(self.on_plan, self.at_risk).ok()?;
        let due = parse_day(&self.due).ok()?;
        let path = match &self.baseline {
            Some((value, day)) => {
                TargetPath::new(*value, parse_day(day).ok()?, self.target, due, tolerance)
            }
            None => TargetPath::without_baseline(self.target, due, tolerance),
        }
        .ok()?;
        let interim: Option<Vec<_>> =
            self.interim.iter().map(|(value, day)| Some((*value, parse_day(day).ok()?))).collect();
        path.with_interim(interim?).ok()?.with_shape(self.shape).ok()
    }
}

/// The texts of the preview; [`MARK`] stands where a number goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewWords {
    /// „Soll {}".
    pub expected: String,
    /// „Abweichung {}".
    pub deviation: String,
    /// „Meinten Sie {}?"
    pub did_you_mean: String,
    /// The status words, in the order of [`Status::ALL`].
    pub statuses: Vec<String>,
}

/// What a typed value would mean: „Soll 69,7 · Abweichung −3,2 Prozentpunkte · gefährdet".
///
/// Reads the fields `value`, `period` and `area` of the form; a preview is for Lower Saxony only.
#[island]
pub fn ValuePreview(
    /// Identifier of the form.
    form_id: String,
    /// The path to the leading target.
    path: PathProps,
    /// Which direction is better.
    polarity: Polarity,
    /// The indicator's unit.
    unit: String,
    /// Language of the numbers.
    language: Language,
    /// The texts.
    words: PreviewWords,
) -> impl IntoView {
    let preview = Preview { path, polarity, unit, language, words };
    #[cfg(feature = "hydrate")]
    start(&form_id, preview);
    #[cfg(not(feature = "hydrate"))]
    let _ = (form_id, preview);
    view! { <p class="wk-strong" role="status" id=LINE></p> }
}

/// The preview for the value form of an indicator; none where no target leads, for context, and where another method
/// than the corridor holds.
///
/// `form_id` is the identifier of a form with the fields `value`, `period` and `area`.
#[cfg(feature = "ssr")]
pub fn value_preview(
    ctx: &crate::ctx::Ctx,
    record: &domain::catalogue::IndicatorRecord,
    form_id: &str,
) -> Option<impl IntoView + use<>> {
    use crate::i18n::t;
    use crate::labels;
    use domain::indicator::method::StatusMethod;
    let indicator = &record.indicator;
    let StatusMethod::Corridor { shape } = record.method_on(ctx.today) else { return None };
    let path = record.leading_target()?.path_in(*shape).ok().flatten()?;
    let polarity = Some(indicator.polarity).filter(|p| *p != Polarity::Context)?;
    let mark = || MARK.to_owned();
    let words = PreviewWords {
        expected: t!(ctx, "preview-expected", value = mark()),
        deviation: t!(ctx, "preview-deviation", value = mark()),
        did_you_mean: t!(ctx, "problem-point-as-decimal", suggestion = mark()),
        statuses: Status::ALL.map(|status| labels::status(ctx, status)).to_vec(),
    };
    Some(view! {
        <ValuePreview
            form_id=form_id.to_owned()
            path=PathProps::new(&path)
            polarity=polarity
            unit=labels::unit(ctx, indicator)
            language=ctx.language
            words=words
        />
    })
}

/// The area a preview is for.
const HOME: &str = "DE-NI";

struct Preview {
    path: PathProps,
    polarity: Polarity,
    unit: String,
    language: Language,
    words: PreviewWords,
}

#[cfg_attr(not(feature = "hydrate"), allow(dead_code, reason = "only the browser asks"))]
impl Preview {
    /// The line for what stands in the fields; empty while there is nothing to say.
    fn line(&self, value: &str, period: &str, area: &str) -> String {
        if !matches!(area, "" | HOME) {
            return String::new();
        }
        let value = match parse_german(value) {
            Ok(value) => value,
            Err(NumberError::PointAsDecimal { suggestion }) => {
                return self.words.did_you_mean.replace(MARK, &suggestion);
            }
            Err(_) => return String::new(),
        };
        let (Ok(period), Some(path)) = (Period::parse(period), self.path.path()) else {
            return String::new();
        };
        let found = assess(Some((value, period.end())), Some(&path), self.polarity);
        let (Some(expected), Some(deviation)) = (found.expected, found.deviation) else {
            return self.word(found.status);
        };
        let expected = format_number(expected, 1, self.language);
        let deviation = deviation_text(deviation, &self.unit, self.language);
        [
            self.words.expected.replace(MARK, &expected),
            self.words.deviation.replace(MARK, &deviation),
            self.word(found.status),
        ]
        .join(" · ")
    }

    fn word(&self, status: Status) -> String {
        let place = Status::ALL.iter().position(|s| *s == status);
        place.and_then(|place| self.words.statuses.get(place)).cloned().unwrap_or_default()
    }
}

#[cfg(feature = "hydrate")]
fn start(form_id: &str, preview: Preview) {
    use super::browser;
    let Some(form) = browser::element::<web_sys::HtmlFormElement>(form_id) else { return };
    let watched = form.clone();
    let read = move |name| browser::field(&watched, name).unwrap_or_default();
    let show = move || {
        let line = preview.line(&read("value"), &read("period"), &read("area"));
        browser::say(LINE, &line);
    };
    browser::on_and_first(&form, "input", show);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preview() -> Preview {
        Preview {
            path: PathProps {
                baseline: Some((54.0, "2023-12-31".into())),
                target: 75.0,
                due: "2025-12-31".into(),
                on_plan: 2.0,
                at_risk: 10.0,
                interim: Vec::new(),
                shape: PathShape::Linear,
            },
            polarity: Polarity::HigherBetter,
            unit: "Prozent".into(),
            language: Language::De,
            words: PreviewWords {
                expected: "Soll {}".into(),
                deviation: "Abweichung {}".into(),
                did_you_mean: "Meinten Sie {}?".into(),
                statuses: ["im Plan", "gefährdet", "verfehlt", "ohne Zielwert", "keine Daten"]
                    .map(str::to_owned)
                    .to_vec(),
            },
        }
    }

    /// J05: the half-year value of BG-04.
    #[test]
    fn the_half_year_value_is_at_risk() {
        let line = preview().line("66,5", "30.06.2025", "");
        let line = line.replace('\u{a0}', " ");
        assert_eq!(line, "Soll 69,7 · Abweichung −3,2 Prozentpunkte · gefährdet");
    }

    #[test]
    fn a_point_is_asked_about_and_other_areas_have_no_path() {
        assert_eq!(preview().line("63.38", "2024", ""), "Meinten Sie 63,38?");
        assert_eq!(preview().line("63,38", "2024", "DE"), "");
        assert_eq!(preview().line("", "2024", ""), "");
    }
}
