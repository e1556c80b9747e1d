//! The definition block: what exactly is measured, how a derived indicator is computed, and earlier versions.

use super::chart::unit_in_words;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::catalogue::{Catalogue, IndicatorRecord, Uncomputed};
use domain::indicator::Indicator;
use domain::indicator::aggregate::Accumulation;
use domain::indicator::formula::{Formula, Input, NoValue};
use domain::indicator::measured::{Edition, FormerDefinition, Kind};
use domain::key::IndicatorCode;
use domain::number::{Language, format_shortest};
use domain::period::format_day;
use domain::source::Bilingual;
use leptos::prelude::*;

/// Most periods without a value that are named.
const MOST_UNCOMPUTED: usize = 6;

/// The block on the page of an indicator.
pub fn panel(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> AnyView {
    let indicator = &record.indicator;
    let edit = ctx.is_planner().then(|| {
        let path = ctx.href(&format!("/indikatoren/{}/bearbeiten", indicator.code));
        view! {
            <p><a class="wk-btn wk-btn--secondary wk-btn--s" href=path>{t!(ctx, "indicator-edit")}</a></p>
        }
    });
    view! {
        <section class="wk-panel wk-last" aria-labelledby="definition">
            <h2 id="definition">{t!(ctx, "indicator-definition")}</h2>
            <p>{indicator.definition.get(ctx.language).to_owned()}</p>
            {facts(ctx, indicator)}
            {computation(ctx, catalogue, record)}
            {editions(ctx, indicator)}
            {edit}
        </section>
    }
    .into_any()
}

/// The facts of the definition, in the order in which a reader asks for them.
pub fn facts(ctx: &Ctx, indicator: &Indicator) -> AnyView {
    let measured = &indicator.measured;
    let mut rows: Vec<AnyView> = Vec::new();
    let mut row = |name: String, text: String| {
        if !text.is_empty() {
            rows.push(view! { <dt>{name}</dt><dd>{text}</dd> }.into_any());
        }
    };
    let in_language = |text: &Bilingual| text.get(ctx.language).to_owned();
    row(t!(ctx, "measured-numerator"), in_language(&measured.numerator));
    row(t!(ctx, "measured-denominator"), in_language(&measured.denominator));
    row(t!(ctx, "indicator-unit"), unit_in_words(ctx, indicator));
    row(t!(ctx, "measured-counts"), counts(ctx, indicator));
    row(t!(ctx, "indicator-polarity"), labels::polarity(ctx, indicator.polarity));
    row(t!(ctx, "indicator-scale"), scale(ctx, indicator));
    if let Some(kind_of) = Kind::from_code(&indicator.kind) {
        row(t!(ctx, "measured-kind"), kind(ctx, kind_of));
    }
    let together = measured.accumulation.map(|kind| accumulation(ctx, kind));
    let counting = together.unwrap_or_else(|| {
        if indicator.cumulative {
            t!(ctx, "indicator-counting-cumulative")
        } else {
            t!(ctx, "indicator-counting-period")
        }
    });
    row(t!(ctx, "indicator-counting"), counting);
    if let Some(proxy) = &indicator.proxy {
        let what = proxy.trim_start_matches("Hilfsgröße:").trim();
        row(
            t!(ctx, "measured-proxy"),
            if what == "Hilfsgröße" { String::new() } else { what.to_owned() },
        );
    }
    let frequency = (!indicator.frequency.is_empty()).then(|| {
        let text = indicator.frequency.clone();
        view! { <dt>{t!(ctx, "indicator-frequency")}</dt><dd><span lang="de">{text}</span></dd> }
    });
    view! { <dl class="wk-dl wk-dl--wide">{rows}{frequency}</dl> }.into_any()
}

/// What one is; that nobody has said so where things are counted.
fn counts(ctx: &Ctx, indicator: &Indicator) -> String {
    match indicator.measured.counts.get(ctx.language) {
        "" if indicator.is_count() => t!(ctx, "measured-counts-open"),
        unit => unit.to_owned(),
    }
}

/// „0 bis 100 · unten: kein Haushalt · oben: alle Haushalte".
fn scale(ctx: &Ctx, indicator: &Indicator) -> String {
    let bound = |value: f64| format_shortest(value, 2, ctx.language);
    let range = match (indicator.min, indicator.max) {
        (Some(min), Some(max)) => {
            t!(ctx, "indicator-scale-range", min = bound(min), max = bound(max))
        }
        (Some(min), None) => t!(ctx, "indicator-scale-from", min = bound(min)),
        _ => t!(ctx, "indicator-scale-open"),
    };
    let measured = &indicator.measured;
    let (low, high) = (measured.low.get(ctx.language), measured.high.get(ctx.language));
    if low.is_empty() || high.is_empty() {
        return range;
    }
    t!(ctx, "measured-scale-ends", range = range, low = low.to_owned(), high = high.to_owned())
}

/// Where in the chain from means to change an indicator stands.
pub fn kind(ctx: &Ctx, kind: Kind) -> String {
    match kind {
        Kind::Input => t!(ctx, "measured-kind-input"),
        Kind::Output => t!(ctx, "measured-kind-output"),
        Kind::Outcome => t!(ctx, "measured-kind-outcome"),
        Kind::Context => t!(ctx, "measured-kind-context"),
    }
}

/// How values of sub-periods and areas go together.
pub fn accumulation(ctx: &Ctx, accumulation: Accumulation) -> String {
    match accumulation {
        Accumulation::PerPeriod => t!(ctx, "accumulation-per-period"),
        Accumulation::Cumulative => t!(ctx, "accumulation-cumulative"),
        Accumulation::Stock => t!(ctx, "accumulation-stock"),
        Accumulation::SharePerPeriod => t!(ctx, "accumulation-share-per-period"),
        Accumulation::ShareOfStock => t!(ctx, "accumulation-share-of-stock"),
        Accumulation::NotAdditive => t!(ctx, "accumulation-not-additive"),
    }
}

/// How a derived indicator is computed, and the periods for which it could not be.
fn computation(ctx: &Ctx, catalogue: &Catalogue, record: &IndicatorRecord) -> Option<AnyView> {
    let formula = record.indicator.measured.formula.as_ref()?;
    let note = &record.indicator.measured.formula_note;
    let note = (!note.is_empty()).then(|| {
        view! { <p class="wk-small wk-muted" lang="de">{t!(ctx, "formula-note", note = note.clone())}</p> }
    });
    let missing = catalogue.uncomputed(record);
    let more = missing.len().saturating_sub(MOST_UNCOMPUTED);
    let items: Vec<_> = missing
        .iter()
        .take(MOST_UNCOMPUTED)
        .map(|u| view! { <li>{uncomputed(ctx, catalogue, u)}</li> })
        .collect();
    let gaps = (!items.is_empty()).then(|| {
        let more = (more > 0).then(|| {
            let count = i64::try_from(more).unwrap_or(i64::MAX);
            view! { <p class="wk-small wk-muted">{t!(ctx, "formula-gaps-more", count = count)}</p> }
        });
        view! {
            <h3>{t!(ctx, "formula-gaps")}</h3>
            <ul class="wk-list wk-list--dots wk-small">{items}</ul>
            {more}
        }
    });
    Some(
        view! {
            <h3>{t!(ctx, "measured-formula")}</h3>
            <p>{in_words(ctx, catalogue, formula)}</p>
            {note}
            <p class="wk-small wk-muted">{t!(ctx, "formula-always-fresh")}</p>
            {gaps}
        }
        .into_any(),
    )
}

/// A formula in words, each indicator as a link: „1.000.000 mal Fördersumme (UP-02) geteilt durch …".
pub fn in_words(ctx: &Ctx, catalogue: &Catalogue, formula: &Formula) -> AnyView {
    let text = formula.to_text(ctx.language);
    let mut parts: Vec<AnyView> = Vec::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find('[') {
        let (before, after) = rest.split_at(start);
        let Some(end) = after.find(']') else { break };
        let (reference, tail) = (&after[1..end], &after[end + 1..]);
        let prior = before.ends_with("prior(");
        let before = before.strip_suffix("prior(").unwrap_or(before);
        parts.push(words(ctx, before).into_any());
        let (code, area) =
            reference.split_once('@').map_or((reference, None), |(c, a)| (c, Some(a)));
        parts.push(named(ctx, catalogue, code, area));
        rest = if prior {
            parts.push(format!(" {}", t!(ctx, "formula-prior")).into_any());
            tail.strip_prefix(')').unwrap_or(tail)
        } else {
            tail
        };
    }
    parts.push(words(ctx, rest).into_any());
    view! { {parts} }.into_any()
}

/// Signs and functions of a formula as words.
fn words(ctx: &Ctx, text: &str) -> String {
    let mut words = text.to_owned();
    for (sign, word) in [
        (" \u{b7} ", t!(ctx, "formula-times")),
        (" / ", t!(ctx, "formula-divided")),
        (" + ", t!(ctx, "formula-plus")),
        (" \u{2212} ", t!(ctx, "formula-minus")),
    ] {
        words = words.replace(sign, &format!(" {word} "));
    }
    for (name, word) in [
        ("min(", t!(ctx, "formula-min")),
        ("max(", t!(ctx, "formula-max")),
        ("sum(", t!(ctx, "formula-sum")),
        ("mean(", t!(ctx, "formula-mean")),
    ] {
        words = words.replace(name, &format!("{word} ("));
    }
    grouped(&words, ctx.language)
}

/// The text with whole numbers from 1,000 on in groups of three; decimals stay as they are.
fn grouped(text: &str, language: Language) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let digits = &rest[start..];
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        written.push_str(&rest[..start]);
        let is_decimal = written.ends_with([',', '.']);
        match digits[..end].parse::<f64>() {
            Ok(number) if !is_decimal && end > 3 => {
                written.push_str(&format_shortest(number, 0, language));
            }
            _ => written.push_str(&digits[..end]),
        }
        rest = &digits[end..];
    }
    written.push_str(rest);
    written
}

fn named(ctx: &Ctx, catalogue: &Catalogue, code: &str, area: Option<&str>) -> AnyView {
    let text = name_of(ctx, catalogue, code);
    let area = area
        .and_then(|area| domain::key::AreaCode::parse(area).ok())
        .map(|area| format!(" ({})", labels::area(ctx, catalogue, &area)));
    let href = ctx.href(&format!("/indikatoren/{code}"));
    view! { <a href=href>{text}</a>{area} }.into_any()
}

/// „Digitalbonus: Fördersumme (UP-02)".
fn name_of(ctx: &Ctx, catalogue: &Catalogue, code: &str) -> String {
    let known = IndicatorCode::parse(code).ok();
    match known.and_then(|code| catalogue.indicators.get(&code)) {
        Some(record) => format!("{} ({code})", record.indicator.short.get(ctx.language)),
        None => code.to_owned(),
    }
}

/// „Niedersachsen, Juni 2022: Es fehlt Digitalbonus: bewilligte Anträge (UP-01), Niedersachsen, Juni 2022."
pub fn uncomputed(ctx: &Ctx, catalogue: &Catalogue, u: &Uncomputed) -> String {
    let input = |input: &Input| {
        t!(
            ctx,
            "formula-input",
            name = name_of(ctx, catalogue, input.indicator.as_str()),
            area = labels::area(ctx, catalogue, &input.area),
            period = input.period.label(ctx.language)
        )
    };
    let why = match &u.why {
        NoValue::Missing(inputs) => {
            let count = i64::try_from(inputs.len()).unwrap_or(i64::MAX);
            let inputs = inputs.iter().map(input).collect::<Vec<_>>().join("; ");
            t!(ctx, "formula-missing", inputs = inputs, count = count)
        }
        NoValue::NoPrior(_) => t!(ctx, "formula-no-prior"),
        NoValue::AcrossBreak(at) => t!(ctx, "formula-across-break", input = input(at)),
        NoValue::DivisionByZero { divisor } => {
            t!(ctx, "formula-zero", divisor = divisor.to_text(ctx.language))
        }
        NoValue::NotFinite { part } => {
            t!(ctx, "formula-not-finite", part = part.to_text(ctx.language))
        }
    };
    let place =
        format!("{}, {}", labels::area(ctx, catalogue, &u.area), u.period.label(ctx.language));
    t!(ctx, "formula-gap", place = place, why = why)
}

/// Earlier versions of the definition; none where it was never changed.
fn editions(ctx: &Ctx, indicator: &Indicator) -> Option<AnyView> {
    let measured = &indicator.measured;
    if measured.earlier.is_empty() {
        return None;
    }
    let current = edition(ctx, &measured.edition);
    let former: Vec<_> =
        measured.earlier.iter().rev().map(|former| former_item(ctx, former)).collect();
    Some(
        view! {
            <h3>{t!(ctx, "edition-title")}</h3>
            <ul class="wk-list">
                <li><p><b>{current}</b>" "<span class="wk-tag">{t!(ctx, "edition-current")}</span></p>{reason(ctx, &measured.edition)}</li>
                {former}
            </ul>
        }
        .into_any(),
    )
}

/// „Fassung 2, gilt für Werte ab 01.01.2023; beginnt eine neue Reihe".
pub fn edition(ctx: &Ctx, edition: &Edition) -> String {
    let number = i64::from(edition.number);
    match edition.from {
        Some(day) => {
            let day = format_day(day, ctx.language);
            if edition.breaks {
                t!(ctx, "edition-from-break", number = number, day = day)
            } else {
                t!(ctx, "edition-from", number = number, day = day)
            }
        }
        None => t!(ctx, "edition-first", number = number),
    }
}

fn reason(ctx: &Ctx, edition: &Edition) -> Option<AnyView> {
    (!edition.reason.is_empty()).then(|| {
        let text = t!(ctx, "history-reason", reason = edition.reason.clone());
        view! { <p class="wk-small" lang="de">{text}</p> }.into_any()
    })
}

fn former_item(ctx: &Ctx, former: &FormerDefinition) -> AnyView {
    let ratio = (!former.numerator.de.is_empty()).then(|| {
        let text = t!(
            ctx,
            "edition-ratio",
            numerator = former.numerator.get(ctx.language).to_owned(),
            denominator = former.denominator.get(ctx.language).to_owned()
        );
        view! { <p class="wk-small">{text}</p> }
    });
    let formula = former.formula.as_ref().map(|formula| {
        let text = formula.to_text(ctx.language);
        view! { <p class="wk-small"><code>{text}</code></p> }
    });
    view! {
        <li>
            <p><b>{edition(ctx, &former.edition)}</b></p>
            <p class="wk-small">{former.definition.get(ctx.language).to_owned()}</p>
            {ratio}
            {formula}
            {reason(ctx, &former.edition)}
        </li>
    }
    .into_any()
}

/// The label of a computed value.
pub fn computed_tag(ctx: &Ctx) -> AnyView {
    view! { <span class="wk-tag">{t!(ctx, "formula-computed")}</span> }.into_any()
}

/// A derived indicator says so where its name stands.
pub fn tag_if_derived(ctx: &Ctx, indicator: &Indicator) -> Option<AnyView> {
    indicator.is_derived().then(|| computed_tag(ctx))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{both, catalogue, ctx, record};
    use super::*;
    use std::sync::Arc;

    #[test]
    fn long_numbers_of_a_formula_are_grouped_and_decimals_are_not() {
        assert_eq!(grouped("1000000 mal", Language::De), "1.000.000 mal");
        assert_eq!(grouped("12345.25 (", Language::En), "12,345.25 (");
        assert_eq!(grouped("0,12345 plus 100", Language::De), "0,12345 plus 100");
    }

    fn html(view: AnyView) -> String {
        view.to_html().replace('\u{a0}', " ")
    }

    #[test]
    fn the_block_says_what_is_counted_and_which_end_is_which() {
        let mut record = record();
        record.indicator.measured.numerator = both("Haushalte mit Glasfaser <b>", "");
        record.indicator.measured.denominator = both("alle Haushalte", "");
        record.indicator.measured.low = both("kein Haushalt", "");
        record.indicator.measured.high = both("alle Haushalte", "");
        record.indicator.measured.accumulation = Some(Accumulation::ShareOfStock);
        let ctx = ctx(None);
        let catalogue = catalogue(&record);
        let html = Owner::new().with(|| html(panel(&ctx, &catalogue, &record)));
        for text in [
            "Zähler</dt><dd>Haushalte mit Glasfaser &lt;b&gt;",
            "0 bis 100; unten: kein Haushalt, oben: alle Haushalte",
            "Ergebnis: was sich ändern soll",
            "Anteil zum Stichtag",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
        assert!(!html.contains("bearbeiten"), "visitors change nothing");
    }

    #[test]
    fn a_formula_reads_as_a_sentence_and_names_what_is_missing() {
        let mut input = record();
        input.indicator.short = both("Haushalte mit Glasfaser", "");
        let mut derived = record();
        derived.indicator.code = IndicatorCode::parse("BG-90").expect("a code");
        let text = "100 * [BG-04] / ([BG-04@DE] - 2.5) + prior([XX-1])";
        derived.indicator.measured.formula = Some(Formula::parse(text).expect("a formula"));
        let ctx = ctx(None);
        let mut catalogue = catalogue(&input);
        catalogue.indicators.insert(derived.indicator.code.clone(), Arc::new(derived.clone()));
        catalogue.compute(None);
        let derived = catalogue.indicators[&derived.indicator.code].clone();
        let html = Owner::new().with(|| html(panel(&ctx, &catalogue, &derived))).replace("<!>", "");
        for text in [
            "100 mal <a href=\"/indikatoren/BG-04\">Haushalte mit Glasfaser (BG-04)</a> geteilt durch (",
            "(Deutschland) minus 2,5) plus ",
            "im Zeitraum davor",
            "Nicht berechnet",
            "XX-1",
        ] {
            assert!(html.contains(text), "{text} in {html}");
        }
    }
}
