//! Shares per grade of a scale, which only all of them together show to be right or wrong.

use super::compare::Line;
use super::distribution::Distribution;
use super::doubt::Doubt;
use crate::catalogue::{Catalogue, IndicatorRecord};
use crate::key::{AreaCode, IndicatorCode};
use crate::period::Period;
use std::collections::{BTreeMap, HashMap};

/// Published values of an indicator and area by period, found once.
#[derive(Default)]
struct Known<'c>(HashMap<(&'c IndicatorCode, AreaCode), BTreeMap<Period, f64>>);

impl<'c> Known<'c> {
    fn value(&mut self, record: &'c IndicatorRecord, area: &AreaCode, at: Period) -> Option<f64> {
        let key = (&record.indicator.code, area.clone());
        let of_area = self.0.entry(key).or_insert_with(|| {
            let published = record.series(area).filter(|o| !o.evidence.is_example());
            published.map(|o| (o.period, o.value)).collect()
        });
        of_area.get(&at).copied()
    }
}

/// Adds the doubts about shares to the lines that bring them. Shares and mean of the same survey may come with the file or
/// be known already; what the file says goes before.
pub(super) fn check(catalogue: &Catalogue, lines: &mut [Line]) {
    type Key = (IndicatorCode, AreaCode, Period);
    let mut scales: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let record = catalogue.indicators.get(&line.incoming.indicator);
        if let Some(share) = record.and_then(|r| r.indicator.share_of.as_ref()) {
            let key = (share.scale.clone(), line.incoming.area.clone(), line.incoming.period);
            scales.entry(key).or_default().push(at);
        }
    }
    if scales.is_empty() {
        return;
    }
    let means: HashMap<Key, f64> = lines
        .iter()
        .map(|line| &line.incoming)
        .map(|value| ((value.indicator.clone(), value.area.clone(), value.period), value.value))
        .filter(|(key, _)| scales.contains_key(key))
        .collect();
    let mut known = Known::default();
    for (key, places) in scales {
        let (scale, area, period) = &key;
        let Some(of) = catalogue.indicators.get(scale) else { continue };
        let (Some(low), Some(high)) = (of.indicator.min, of.indicator.max) else { continue };
        let mut shares: BTreeMap<&IndicatorCode, (f64, f64)> = BTreeMap::new();
        for record in catalogue.indicators.values() {
            let Some(share) = record.indicator.share_of.as_ref() else { continue };
            if share.scale == *scale
                && let Some(value) = known.value(record, area, *period)
            {
                shares.insert(&record.indicator.code, (share.grade, value));
            }
        }
        for at in &places {
            let value = &lines[*at].incoming;
            let Some((code, record)) = catalogue.indicators.get_key_value(&value.indicator) else {
                continue;
            };
            if let Some(share) = record.indicator.share_of.as_ref() {
                shares.insert(code, (share.grade, value.value));
            }
        }
        let distribution =
            Distribution { scale: (low, high), shares: shares.into_values().collect() };
        let mean = means.get(&key).copied().or_else(|| known.value(of, area, *period));
        let doubt = if distribution.adds_up() {
            mean.filter(|mean| !distribution.mean().allow(*mean))
                .map(|mean| Doubt::ReversedScale { mean, bounds: distribution.mean() })
        } else {
            Some(Doubt::SharesDoNotSum { sum: distribution.sum() })
        };
        for at in places {
            lines[at].doubts.extend(doubt);
        }
    }
}
