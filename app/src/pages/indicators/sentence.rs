//! The automatically written sentences about an indicator: pure, and built only from what the data say.

use super::chart::written;
use super::light;
use super::methods;
use super::standing::{self, Standing, is_rated};
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::catalogue::{Catalogue, IndicatorRecord};
use domain::indicator::Indicator;
use domain::indicator::method::StatusMethod;
use domain::indicator::observation::{Observation, Qualifier};
use domain::indicator::sampling::{self, Change};
use domain::indicator::status::{Assessment, Polarity, Status, deviation_text};
use domain::indicator::target::Target;
use domain::key::AreaCode;
use domain::measure::contribution::{Contribution, Direction};
use domain::number::{Language, format_number, format_shortest};
use domain::period::format_day;

/// Furthest apart that two values may lie to be compared in a sentence, in days.
const NEAR: i64 = 100;

/// A sentence, and whether it rests on an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The text.
    pub text: String,
    /// True where it carries the label „Beispielwert".
    pub example: bool,
}

impl Sentence {
    fn plain(text: String) -> Self {
        Self { text, example: false }
    }
}

/// The answer at the head of the page: value, comparison with the target path, distance to Germany, newest example.
pub fn lead(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> Vec<Sentence> {
    let standing = standing::published(record, ctx.today);
    let mut sentences = Vec::new();
    if let Some(value) = standing.value {
        sentences.push(Sentence::plain(observed(ctx, catalogue, record, value)));
    } else {
        sentences.push(Sentence::plain(t!(ctx, "indicator-lead-no-value")));
        let germany = germany(record).map(|o| observed(ctx, catalogue, record, o));
        sentences.extend(germany.map(Sentence::plain));
    }
    sentences.push(against_target(ctx, record, &standing));
    if let Some(value) = standing.value {
        sentences.extend(distance(ctx, record, value).map(Sentence::plain));
    }
    sentences.extend(sampled(ctx, record).map(Sentence::plain));
    if let Some(example) = standing::newest_example(record, ctx.today)
        && let Some(value) = example.value
    {
        let text = t!(
            ctx,
            "indicator-lead-example",
            value = amount(ctx, &record.indicator, value),
            period = value.period.label(ctx.language)
        );
        let verdict = if is_rated(&example.assessment) {
            format!(" {}", against_target(ctx, record, &example).text)
        } else {
            String::new()
        };
        sentences.push(Sentence { text: format!("{text}{verdict}"), example: true });
    }
    sentences
}

/// „Ende Dezember 2024 lag in Niedersachsen der Anteil … bei 63,38 %."
pub fn observed(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &IndicatorRecord,
    o: &Observation,
) -> String {
    let indicator = &record.indicator;
    let area = labels::area(ctx, catalogue, &o.area);
    let value = amount(ctx, indicator, o);
    let phrase = indicator.phrase.get(ctx.language).trim();
    let is_share = phrase.starts_with("den Anteil") || phrase.starts_with("the share");
    // „Veränderung … in Prozent" is no share: the phrase would claim one.
    if phrase.is_empty() || (indicator.is_percent() && !is_share) {
        return t!(
            ctx,
            "indicator-lead-name",
            name = indicator.name.get(ctx.language).to_owned(),
            value = value,
            area = area,
            period = o.period.label(ctx.language)
        );
    }
    let number = if is_plural(phrase) { "plural" } else { "singular" };
    t!(
        ctx,
        "indicator-lead-value",
        when = capitalised(&o.period.when_phrase(ctx.language)),
        area = area,
        subject = subject(phrase, ctx.language),
        number = number,
        value = dative(ctx, &value)
    )
}

/// „bei 108,6 Punkten": behind „bei" the only unit that German inflects.
fn dative(ctx: &Ctx, value: &str) -> String {
    match value.strip_suffix(&t!(ctx, "unit-points")) {
        Some(number) => format!("{number}{}", t!(ctx, "indicator-unit-points-dative")),
        None => value.to_owned(),
    }
}

/// The phrase as a subject: German phrases are kept in the accusative, which differs for „den" only.
fn subject(phrase: &str, language: Language) -> String {
    let mut text = match (language, phrase.strip_prefix("den ")) {
        (Language::De, Some(rest)) => format!("der {rest}"),
        _ => phrase.to_owned(),
    };
    if language == Language::De && text.contains(", ") {
        text.push(',');
    }
    text
}

/// German feminine singular adjectives end in -e, plural ones in -en: „die bewilligten Mittel".
fn is_plural(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace();
    words.next() == Some("die")
        && words
            .next()
            .is_some_and(|w| w.ends_with("en") && w.chars().next().is_some_and(char::is_lowercase))
}

/// The text with a capital letter at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A value in words with its unit; a grade with the direction of its scale.
pub fn amount(ctx: &Ctx, indicator: &Indicator, o: &Observation) -> String {
    let value = labels::observed(ctx, indicator, o);
    if is_grade(indicator) { t!(ctx, "indicator-grade", value = value) } else { value }
}

/// A value without unit, as the source states it: for charts and tables whose head names the unit.
pub fn figure(ctx: &Ctx, o: &Observation) -> String {
    let number = format_shortest(o.value, 2, ctx.language);
    match o.qualifier {
        Qualifier::Exact => number,
        Qualifier::About => t!(ctx, "qualified-about", value = number),
        Qualifier::Below => t!(ctx, "qualified-below", value = number),
        Qualifier::Above => t!(ctx, "qualified-above", value = number),
    }
}

fn is_grade(indicator: &Indicator) -> bool {
    indicator.unit.starts_with("Note")
}

/// „Das sind 3,2 Prozentpunkte weniger, als der Zielpfad vorsieht: gefährdet." – or why there is no verdict.
fn against_target(ctx: &Ctx, record: &IndicatorRecord, standing: &Standing<'_>) -> Sentence {
    let indicator = &record.indicator;
    if indicator.polarity == Polarity::Context {
        return Sentence::plain(t!(ctx, "indicator-lead-context"));
    }
    if !matches!(standing.method, StatusMethod::Corridor { .. }) {
        let text = by_other_method(ctx, &standing.assessment);
        return Sentence { text, example: standing.is_example() };
    }
    let Some(target) = standing.target else {
        return Sentence::plain(open_target(ctx, record));
    };
    if let Some(deviation) = standing.assessment.deviation {
        let text = compared(ctx, indicator, target, deviation, standing.assessment.status);
        return Sentence { text, example: standing.is_example() };
    }
    let value = labels::amount(ctx, indicator, target.value);
    let due = target
        .due
        .map_or_else(|| written(ctx, &target.due_text), |due| format_day(due, ctx.language));
    let text = if target.due.is_some_and(|due| due < ctx.today) {
        t!(ctx, "indicator-lead-target-passed", value = value, due = due)
    } else {
        t!(ctx, "indicator-lead-target-later", value = value, due = due)
    };
    Sentence { text, example: target.evidence.is_example() }
}

/// „Wettersymbol …: leicht bewölkt, also gefährdet." – or why this method gives no verdict.
fn by_other_method(ctx: &Ctx, assessment: &Assessment) -> String {
    let method = capitalised(&light::name(ctx, assessment.method.code));
    let status = labels::status(ctx, assessment.status);
    match (assessment.grade, assessment.reason) {
        (Some(grade), _) => {
            let grade = methods::grade(ctx, grade);
            t!(ctx, "indicator-lead-graded", method = method, grade = grade, status = status)
        }
        (None, Some(reason)) => {
            let reason = methods::reason(ctx, reason);
            t!(ctx, "indicator-lead-reason", method = method, status = status, reason = reason)
        }
        (None, None) => t!(ctx, "indicator-lead-method", method = method, status = status),
    }
}

fn open_target(ctx: &Ctx, record: &IndicatorRecord) -> String {
    match record.current_targets().find(|t| t.area == AreaCode::home() && t.due.is_none()) {
        Some(open) => t!(
            ctx,
            "indicator-lead-target-open",
            value = labels::amount(ctx, &record.indicator, open.value)
        ),
        None => t!(ctx, "indicator-lead-no-target"),
    }
}

fn compared(
    ctx: &Ctx,
    indicator: &Indicator,
    target: &Target,
    deviation: f64,
    status: Status,
) -> String {
    let status = labels::status(ctx, status);
    let what = if target.baseline.is_some() { "path" } else { "target" };
    let signed = deviation_of(ctx, indicator, deviation);
    let amount = signed.trim_start_matches(['+', '\u{2212}']).to_owned();
    let one = format_number(deviation.abs(), 1, Language::De) == "1,0" && indicator.is_percent();
    let number = if one { "one" } else { "other" };
    if signed.starts_with('\u{2212}') {
        t!(
            ctx,
            "indicator-lead-less",
            amount = amount,
            number = number,
            what = what,
            status = status
        )
    } else if signed.starts_with('+') {
        t!(
            ctx,
            "indicator-lead-more",
            amount = amount,
            number = number,
            what = what,
            status = status
        )
    } else {
        t!(ctx, "indicator-lead-equal", what = what, status = status)
    }
}

/// „−3,2 Prozentpunkte": a difference with its sign and unit.
pub fn deviation_of(ctx: &Ctx, indicator: &Indicator, deviation: f64) -> String {
    let unit =
        if indicator.is_percent() { indicator.unit.clone() } else { labels::unit(ctx, indicator) };
    deviation_text(deviation, &unit, ctx.language).replacen(' ', "\u{a0}", 1)
}

/// „−3,2 Prozentpunkte, gefährdet"; the status alone where nothing could be compared.
pub fn verdict(ctx: &Ctx, indicator: &Indicator, assessment: &Assessment) -> String {
    let status = labels::status(ctx, assessment.status);
    match assessment.deviation {
        Some(deviation) => t!(
            ctx,
            "indicator-verdict",
            deviation = deviation_of(ctx, indicator, deviation),
            status = status
        ),
        None => status,
    }
}

/// True where chance alone can make the difference between two figures from samples.
pub fn is_within_chance(indicator: &Indicator, earlier: &Observation, later: &Observation) -> bool {
    let percent = indicator.is_percent();
    match (earlier.estimate(percent), later.estimate(percent)) {
        (Some(first), Some(second)) => {
            matches!(sampling::change(first, second), Change::NotRecognisable { .. })
        }
        _ => false,
    }
}

/// „Gegenüber 2023 ist das keine erkennbare Veränderung: …" – or that the change goes beyond chance.
fn sampled(ctx: &Ctx, record: &IndicatorRecord) -> Option<String> {
    let indicator = &record.indicator;
    let home = AreaCode::home();
    let found = sampling::newest_change(record.series(&home), indicator.is_percent())?;
    let since = found.earlier.period.label(ctx.language);
    let size = |o: &Observation| o.sample().map(|n| format_shortest(f64::from(n), 0, ctx.language));
    let samples = match (size(found.earlier), size(found.later)) {
        (Some(first), Some(second)) => t!(ctx, "sample-sizes", first = first, second = second),
        _ => String::new(),
    };
    let text = match found.change {
        Change::NotRecognisable { by, margin } => t!(
            ctx,
            "sample-not-recognisable",
            since = since,
            by = deviation_of(ctx, indicator, by),
            margin = deviation_of(ctx, indicator, margin).trim_start_matches('+').to_owned()
        ),
        Change::Recognisable { by } => {
            t!(ctx, "sample-recognisable", since = since, by = deviation_of(ctx, indicator, by))
        }
        Change::Unknown => return None,
    };
    Some(if samples.is_empty() { text } else { format!("{text} {samples}") })
}

fn germany(record: &IndicatorRecord) -> Option<&Observation> {
    let germany = AreaCode::parse("DE").ok()?;
    record.latest_of(&germany)
}

/// „Der Abstand zu Deutschland (39,79 %) beträgt +23,6 Prozentpunkte." Counts are not compared: the areas differ in size.
fn distance(ctx: &Ctx, record: &IndicatorRecord, home: &Observation) -> Option<String> {
    let indicator = &record.indicator;
    if matches!(indicator.unit.as_str(), "Anzahl" | "Personen" | "Mio. EUR") {
        return None;
    }
    let code = AreaCode::parse("DE").ok()?;
    let apart = |o: &Observation| (o.period.end() - home.period.end()).num_days().abs();
    let other = record
        .series(&code)
        .filter(|o| !o.evidence.is_example() && apart(o) <= NEAR)
        .min_by_key(|o| apart(o))?;
    let value = labels::observed(ctx, indicator, other);
    let distance = deviation_of(ctx, indicator, home.value - other.value);
    Some(if distance.starts_with(['+', '\u{2212}']) {
        t!(ctx, "indicator-lead-distance", value = value, distance = distance)
    } else {
        t!(ctx, "indicator-lead-same", value = value)
    })
}

/// The published values of Lower Saxony that a course is told by: the first since the last series break, and the newest.
fn ends(record: &IndicatorRecord) -> Option<(&Observation, &Observation)> {
    let area = AreaCode::home();
    let published: Vec<_> = record.series(&area).filter(|o| !o.evidence.is_example()).collect();
    // Values before a series break are no starting point.
    let start = published.iter().rposition(|o| o.is_break()).unwrap_or(0);
    Some((published.get(start)?, published.last()?))
}

/// What the chart shows, for its caption: „Haushalte mit Glasfaser: von 7 % (2018) auf 63,38 % (31.12.2024)".
pub fn finding(ctx: &Ctx, record: &IndicatorRecord) -> String {
    let indicator = &record.indicator;
    let name = indicator.short.get(ctx.language).to_owned();
    match ends(record) {
        Some((first, last)) if first.period != last.period => t!(
            ctx,
            "indicator-finding-course",
            name = name,
            first = labels::observed(ctx, indicator, first),
            from = first.period.short_label(ctx.language),
            last = labels::observed(ctx, indicator, last),
            to = last.period.short_label(ctx.language)
        ),
        Some((_, last)) => t!(
            ctx,
            "indicator-finding-one",
            name = name,
            value = labels::observed(ctx, indicator, last),
            period = last.period.short_label(ctx.language)
        ),
        None if record.series(&AreaCode::home()).len() == 0 => {
            t!(ctx, "indicator-finding-none", name = name)
        }
        None => t!(ctx, "indicator-finding-examples", name = name),
    }
}

/// The course below a heading that names the indicator: „Von 7 % (2018) auf 63,38 % (31.12.2024)."; then the newest
/// example, where it is newer.
pub fn course(ctx: &Ctx, record: &IndicatorRecord) -> Vec<Sentence> {
    let indicator = &record.indicator;
    let value = |o: &Observation| labels::observed(ctx, indicator, o);
    let when = |o: &Observation| o.period.short_label(ctx.language);
    let published = ends(record).map(|(first, last)| {
        Sentence::plain(if first.period == last.period {
            capitalised(&t!(ctx, "field-course-one", value = value(last), period = when(last)))
        } else {
            t!(
                ctx,
                "field-course",
                first = value(first),
                from = when(first),
                last = value(last),
                to = when(last)
            )
        })
    });
    let example = standing::newest_example(record, ctx.today).and_then(|standing| standing.value);
    let example = example.map(|o| {
        let text = t!(ctx, "field-course-one", value = value(o), period = when(o));
        Sentence { text: capitalised(&text), example: true }
    });
    published.into_iter().chain(example).collect()
}

/// „soll die Zahl der bewilligten Anträge erhöhen – erwarteter Beitrag: +2.000 bis 31.12.2022, wirkt nach 6 Monaten,
/// Beleg: mittel": an expectation, never a proof.
pub fn contribution(ctx: &Ctx, indicator: &Indicator, contribution: &Contribution) -> String {
    let expected = &contribution.expected;
    let phrase = indicator.phrase.get(ctx.language).to_owned();
    let (aim, sign) = match expected.direction {
        Direction::Increase => (t!(ctx, "indicator-link-up", phrase = phrase), 1.0),
        Direction::Decrease => (t!(ctx, "indicator-link-down", phrase = phrase), -1.0),
    };
    let amount = match (expected.amount, expected.due) {
        (Some(amount), Some(due)) => t!(
            ctx,
            "indicator-link-amount",
            amount = deviation_of(ctx, indicator, sign * amount),
            due = format_day(due, ctx.language)
        ),
        (Some(amount), None) => deviation_of(ctx, indicator, sign * amount),
        (None, _) => t!(ctx, "indicator-link-no-amount"),
    };
    let months = i64::from(expected.lag_months);
    let lag = if months >= 24 && months % 12 == 0 {
        let years = months / 12;
        t!(ctx, "measure-lag-years", count = years)
    } else {
        t!(ctx, "indicator-link-lag", months = months)
    };
    let grade = t!(ctx, "indicator-link-grade", grade = labels::grade(ctx, expected.grade));
    let details = [amount, lag, grade].join(", ");
    format!("{aim} – {}", t!(ctx, "indicator-link-expected", details = details))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{catalogue, ctx, example, observation, record, with_values};
    use super::*;
    use domain::indicator::observation::ObservationStatus;

    fn written(record: &IndicatorRecord) -> Vec<(String, bool)> {
        lead(&ctx(None), &catalogue(record), record)
            .into_iter()
            .map(|s| (s.text.replace('\u{a0}', " "), s.example))
            .collect()
    }

    #[test]
    fn the_published_value_is_on_plan_against_the_example_path() {
        let sentences = written(&record());
        let expected = [
            (
                "Ende Dezember 2024 lag in Niedersachsen der Anteil der Haushalte mit verfügbarem \
                 Glasfaseranschluss bei 63,38 %.",
                false,
            ),
            ("Das sind 1,1 Prozentpunkte weniger, als der Zielpfad vorsieht: im Plan.", true),
            ("Der Abstand zu Deutschland (39,79 %) beträgt +23,6 Prozentpunkte.", false),
        ];
        let expected: Vec<_> = expected.map(|(text, is)| (text.to_owned(), is)).into();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn a_newer_example_is_at_risk_and_labelled() {
        let record = with_values(record(), |values| values.push(example("2025-06-30", 66.5)));
        let sentences = written(&record);
        assert_eq!(
            sentences.last(),
            Some(&(
                "Der jüngste Beispielwert lautet 66,5 % (30.06.2025). Das sind 3,2 Prozentpunkte \
                 weniger, als der Zielpfad vorsieht: gefährdet."
                    .to_owned(),
                true
            ))
        );
        let newest = standing::newest_example(&record, ctx(None).today).expect("newer than 2024");
        let text = verdict(&ctx(None), &record.indicator, &newest.assessment);
        assert_eq!(text.replace('\u{a0}', " "), "−3,2 Prozentpunkte, gefährdet");
    }

    #[test]
    fn without_value_or_target_the_sentences_say_so() {
        let mut record =
            with_values(record(), |values| values.retain(|o| o.area != AreaCode::home()));
        record.targets.clear();
        let sentences = written(&record);
        assert_eq!(sentences[0].0, "Für Niedersachsen liegt kein veröffentlichter Wert vor.");
        assert!(sentences[1].0.starts_with("Ende Juni 2025 lag in Deutschland"), "{sentences:?}");
        assert_eq!(sentences[2].0, "Ein Zielwert ist nicht vereinbart.");
    }

    #[test]
    fn phrases_become_subjects_with_the_right_verb() {
        assert_eq!(subject("den Anteil der Schulen", Language::De), "der Anteil der Schulen");
        assert_eq!(
            subject("den Anteil der Schulen, die im Ausbau sind", Language::De),
            "der Anteil der Schulen, die im Ausbau sind,"
        );
        assert!(is_plural("die bewilligten Mittel aus dem DigitalPakt Schule"));
        assert!(is_plural("die ausgelösten Investitionen"));
        assert!(!is_plural("die Zahl der bewilligten Anträge"));
        assert!(!is_plural("die Fördersumme in den Betrieben"));
    }

    #[test]
    fn the_caption_names_course_and_dates() {
        let text = finding(&ctx(None), &record()).replace('\u{a0}', " ");
        assert_eq!(text, "Haushalte mit Glasfaser: von 7 % (2018) auf 63,38 % (31.12.2024)");
        let broken = with_values(record(), |values| {
            for value in values.iter_mut().filter(|o| (63.0..64.0).contains(&o.value)) {
                value.status = ObservationStatus::Break;
            }
        });
        let text = finding(&ctx(None), &broken).replace('\u{a0}', " ");
        assert_eq!(text, "Haushalte mit Glasfaser: 63,38 % (31.12.2024)");
    }

    #[test]
    fn one_percentage_point_is_singular() {
        let record =
            with_values(record(), |values| values.push(observation("DE-NI", "2025-12-31", 76.0)));
        let sentences = written(&record);
        assert_eq!(
            sentences[1].0,
            "Das ist 1,0 Prozentpunkt mehr, als der Zielpfad vorsieht: im Plan."
        );
    }
}
