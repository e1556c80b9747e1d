//! An Indikationsfeld with what is known about it: gathered once, shown as a page and as a sheet.

use crate::charts::line::LineSpec;
use crate::charts::small;
use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use crate::pages::indicators::chart;
use crate::pages::measures::parts;
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord, SideBySide};
use domain::field::Field;
use domain::indicator::status::Status;
use domain::key::{AreaCode, SourceCode};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Measures named on a sheet: more would leave no room for the indicators.
const MOST_MEASURES: usize = 10;

/// A field and its indicators.
pub struct Standing<'a> {
    /// The field.
    pub field: &'a Field,
    /// Its indicators with values for Lower Saxony, each with its small chart.
    pub drawn: Vec<(&'a IndicatorRecord, LineSpec)>,
    /// Its indicators without any.
    pub without: Vec<&'a IndicatorRecord>,
    /// Its indicators whose areas can be put side by side.
    pub compared: Vec<(&'a IndicatorRecord, SideBySide<'a>)>,
    /// The measures that work on it.
    pub measures: &'a [Arc<MeasureRecord>],
    /// How many fields there are.
    pub fields: usize,
}

impl<'a> Standing<'a> {
    /// Gathers what belongs to the field.
    pub fn of(ctx: &Ctx, catalogue: &'a Catalogue, field: &'a Field) -> Self {
        let (mut drawn, mut without, mut compared) = (Vec::new(), Vec::new(), Vec::new());
        for record in catalogue.indicators_of(&field.code).map(AsRef::as_ref) {
            match chart::small(ctx, catalogue, record) {
                Some(spec) => drawn.push((record, spec)),
                None => without.push(record),
            }
            compared.extend(catalogue.side_by_side(record).map(|side| (record, side)));
        }
        let measures = catalogue.measures_of(&field.code);
        Self { field, drawn, without, compared, measures, fields: catalogue.fields.len() }
    }

    /// „Feld 5: Breitbandinfrastruktur gewerblich".
    pub fn title(&self, ctx: &Ctx) -> String {
        t!(
            ctx,
            "indicator-field-number",
            number = i64::from(self.field.position),
            name = self.field.name.get(ctx.language).to_owned()
        )
    }

    /// All indicators of the field.
    pub fn indicators(&self) -> impl Iterator<Item = &'a IndicatorRecord> {
        self.drawn.iter().map(|(record, _)| *record).chain(self.without.iter().copied())
    }

    /// What the field is made of, in sentences.
    pub fn lead(&self, ctx: &Ctx) -> String {
        let total = self.indicators().count();
        if total == 0 {
            return t!(ctx, "field-lead-empty");
        }
        let mut sentences = vec![t!(
            ctx,
            "field-lead",
            total = parts::count(total),
            drawn = parts::count(self.drawn.len())
        )];
        let proxies = self.indicators().filter(|r| r.indicator.proxy.is_some()).count();
        if proxies > 0 {
            sentences.push(t!(ctx, "field-lead-proxies", count = parts::count(proxies)));
        }
        sentences.push(t!(ctx, "field-lead-measures", count = parts::count(self.measures.len())));
        sentences.join(" ")
    }

    /// How many indicators have which status, without the states that none has.
    pub fn tally(&self, ctx: &Ctx) -> Vec<(Status, usize)> {
        let of = |status| {
            self.indicators().filter(|record| record.verdict(ctx.today).status == status).count()
        };
        let all = Status::ALL.into_iter().map(|status| (status, of(status)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// „1 verfehlt, 6 ohne Zielwert".
    pub fn tally_in_words(&self, ctx: &Ctx) -> String {
        let parts: Vec<_> = self
            .tally(ctx)
            .into_iter()
            .map(|(status, count)| format!("{count} {}", labels::status(ctx, status)))
            .collect();
        parts.join(", ")
    }

    /// The years of all small charts.
    pub fn years(&self) -> (i32, i32) {
        small::years(self.drawn.iter().map(|(_, spec)| spec))
    }

    /// The short names of the indicators of this field that a measure is meant to change.
    pub fn aims(&self, ctx: &Ctx, measure: &MeasureRecord) -> Vec<String> {
        self.indicators()
            .filter(|r| measure.contributions.iter().any(|c| c.indicator == r.indicator.code))
            .map(|r| r.indicator.short.get(ctx.language).to_owned())
            .collect()
    }

    /// The measures of the sheet, each with the indicators that it is meant to change; how many more there are.
    pub fn measures_in_words(&self, ctx: &Ctx) -> (Vec<(String, String)>, Option<String>) {
        let in_words = |record: &Arc<MeasureRecord>| {
            let aims = parts::enumeration(ctx, &self.aims(ctx, record));
            let name = record.measure.name.get(ctx.language).to_owned();
            (name, t!(ctx, "field-measure-aims", indicators = aims))
        };
        let shown = self.measures.iter().take(MOST_MEASURES).map(in_words).collect();
        let more = self.measures.len().saturating_sub(MOST_MEASURES);
        (shown, (more > 0).then(|| t!(ctx, "field-measures-more", count = parts::count(more))))
    }

    /// The sources of values in the charts, of those compared and of targets for Lower Saxony.
    pub fn sources(&self) -> BTreeSet<SourceCode> {
        let home = AreaCode::home();
        let drawn = self.drawn.iter().flat_map(|(record, _)| record.series(&home));
        let newest = self.without.iter().filter_map(|record| elsewhere(record));
        let compared = self.compared.iter().flat_map(|(_, side)| side.values.values().copied());
        let values = drawn.chain(newest).chain(compared).filter_map(|o| o.source.clone());
        let targets = self.indicators().flat_map(|record| &record.targets);
        let targets = targets.filter(|target| target.area == home).flat_map(|t| t.sources.clone());
        values.chain(targets).collect()
    }
}

/// The newest published value of Germany, or else of the first area that has one, for an indicator that Lower Saxony has
/// no value of.
pub fn elsewhere(record: &IndicatorRecord) -> Option<&domain::indicator::observation::Observation> {
    let is_germany = |area: &&AreaCode| area.as_str() == "DE";
    let areas = || record.areas().iter();
    areas()
        .filter(is_germany)
        .chain(areas().filter(|area| !is_germany(area)))
        .find_map(|area| record.latest_of(area))
}
