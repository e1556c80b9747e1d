//! Two people edited the same record: both texts side by side, and the own one kept for another try.

use super::{form, link_form, parts, sentence};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::i18n::t;
use crate::labels;
use crate::pages::conflict::conflict;
use crate::pages::{Nav, Page};
use domain::catalogue::{Catalogue, MeasureRecord};
use domain::key::{ContributionId, MeasureSlug};
use domain::measure::command::MeasureForm;
use domain::measure::contribution::{Contribution, Direction, Directness, ExpectationForm, Grade};
use domain::number::{Language, format_shortest};
use domain::period::{Period, format_day};

/// Somebody saved the measure while this form was open. `record` is what is stored now.
pub fn measure(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &MeasureRecord,
    mine: &Form<MeasureForm>,
) -> Page {
    let slug = &record.measure.slug;
    let retry = Form::edit(mine.values.clone(), record.measure.version);
    let page = conflict(
        ctx,
        t!(ctx, "measure-conflict-title"),
        measure_fields(ctx, catalogue, &mine.values),
        measure_fields(ctx, catalogue, &stored_measure(record)),
        &parts::measure_path(slug),
        form::fields(ctx, catalogue, Some(slug), &retry),
    );
    Page { nav: Nav::Measures, ..page }
}

/// The stored measure as the form shows it.
pub fn stored_measure(record: &MeasureRecord) -> MeasureForm {
    let measure = &record.measure;
    MeasureForm {
        name: measure.name.de.clone(),
        short: measure.short.clone(),
        summary: measure.summary.de.clone(),
        description: measure.description.clone(),
        lead: measure.lead.clone(),
        start: measure.start.map(typed).unwrap_or_default(),
        end: measure.end.map(typed).unwrap_or_default(),
        predecessor: measure.predecessor.as_ref().map(ToString::to_string).unwrap_or_default(),
        tier: measure.tier.code().to_owned(),
    }
}

/// A period as people type it: `25.06.2024`, `06/2024`, `2024`; the code for the rarer kinds.
fn typed(period: Period) -> String {
    match period {
        Period::Day(_) | Period::Month { .. } => period.short_label(Language::De),
        other => other.to_string(),
    }
}

fn measure_fields(ctx: &Ctx, catalogue: &Catalogue, values: &MeasureForm) -> Vec<(String, String)> {
    let predecessor = MeasureSlug::parse(&values.predecessor)
        .ok()
        .and_then(|slug| catalogue.measures.get(&slug))
        .map_or_else(|| values.predecessor.clone(), |r| r.measure.short.clone());
    [
        ("name", values.name.clone()),
        ("short", values.short.clone()),
        ("summary", values.summary.clone()),
        ("description", values.description.clone()),
        ("lead", values.lead.clone()),
        ("start", period_text(ctx, &values.start)),
        ("end", period_text(ctx, &values.end)),
        ("predecessor", predecessor),
    ]
    .into_iter()
    .map(|(field, value)| (form::field_label(ctx, field), plain(&value)))
    .collect()
}

/// A period as a reader says it, whatever way it was typed.
fn period_text(ctx: &Ctx, raw: &str) -> String {
    Period::parse(raw).map_or_else(|_| raw.to_owned(), |p| p.label(ctx.language))
}

/// Text as it is stored: browsers send other line breaks.
fn plain(text: &str) -> String {
    domain::text::clean(text)
}

/// Somebody saved the link while this form was open. `record` and the link in it are what is stored now.
pub fn link(
    ctx: &Ctx,
    catalogue: &Catalogue,
    record: &MeasureRecord,
    id: &ContributionId,
    mine: &Form<ExpectationForm>,
) -> Page {
    let stored = record.contributions.iter().find(|c| &c.id == id);
    let indicator = stored.map(|c| c.indicator.to_string()).unwrap_or_default();
    // A link that is gone is written anew: nothing typed is lost.
    let retry = match stored {
        Some(stored) => Form::edit(mine.values.clone(), stored.version),
        None => Form { values: mine.values.clone(), token: mine.token.clone(), ..Form::default() },
    };
    let theirs = match stored {
        Some(stored) => link_fields(ctx, &stored_link(stored)),
        None => vec![(link_form::field_label(ctx, "indicator"), t!(ctx, "measure-conflict-gone"))],
    };
    let page = conflict(
        ctx,
        t!(ctx, "measure-conflict-link-title"),
        link_fields(ctx, &mine.values),
        theirs,
        &parts::measure_path(&record.measure.slug),
        link_form::fields(ctx, catalogue, record, stored.map(|c| &c.id), &indicator, &retry),
    );
    Page { nav: Nav::Measures, ..page }
}

/// The stored expectation as the form shows it.
pub fn stored_link(stored: &Contribution) -> ExpectationForm {
    let expected = &stored.expected;
    let number = |amount: f64| format_shortest(amount, 9, Language::De);
    ExpectationForm {
        direction: expected.direction.code().to_owned(),
        directness: expected.directness.code().to_owned(),
        amount: expected.amount.map(number).unwrap_or_default(),
        due: expected.due.map(|day| format_day(day, Language::De)).unwrap_or_default(),
        lag_months: expected.lag_months.to_string(),
        grade: expected.grade.code().to_owned(),
        assumption: expected.assumption.clone(),
        reason: expected.reason.clone(),
    }
}

fn link_fields(ctx: &Ctx, values: &ExpectationForm) -> Vec<(String, String)> {
    let word = |word: Option<String>, raw: &str| word.unwrap_or_else(|| raw.to_owned());
    let direction = Direction::from_code(&values.direction).map(|d| sentence::verb(ctx, d));
    let directness = Directness::from_code(&values.directness).map(|d| labels::directness(ctx, d));
    let grade = Grade::from_code(&values.grade).map(|g| labels::grade(ctx, g));
    [
        ("direction", word(direction, &values.direction)),
        ("directness", word(directness, &values.directness)),
        ("amount", values.amount.clone()),
        ("due", values.due.clone()),
        ("lag_months", values.lag_months.clone()),
        ("grade", word(grade, &values.grade)),
        ("assumption", values.assumption.clone()),
        ("reason", values.reason.clone()),
    ]
    .into_iter()
    .map(|(field, value)| (link_form::field_label(ctx, field), plain(&value)))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;
    use leptos::prelude::*;

    #[test]
    fn both_texts_are_shown_and_the_own_one_goes_with_the_stored_version() {
        let catalogue = fixtures::catalogue();
        let record = fixtures::measure_record(&catalogue, "digitalbonus");
        let mut values = stored_measure(&record);
        values.summary = "Meine Fassung".into();
        let ctx = fixtures::planner();
        let page = measure(&ctx, &catalogue, &record, &Form::edit(values, 1));
        let html = Owner::new().with(|| page.body.to_html());
        assert!(html.contains("Meine Fassung"));
        assert!(html.contains("Zuschuss für Betriebe"));
        assert!(html.contains("name=\"version\" value=\"7\""));
        assert!(html.contains("value=\"03.09.2019\""), "dates as people type them");
        assert_eq!(html.matches("abweichend").count(), 2, "one field differs, on both sides");
    }
}
