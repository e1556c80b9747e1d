//! Sub-periods put together to a period, and a cumulative series taken apart again.

use super::{Accumulation, Amount, Quantity, Refusal, comparable, sum, total, usable};
use crate::indicator::observation::ObservationStatus;
use crate::period::Period;
use chrono::{Datelike, NaiveDate};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The value of one area for a whole period from those of its sub-periods, of any sorts.
///
/// What is counted per period needs sub-periods that fill the whole without gap or overlap. Of a
/// cumulative series or a stock the state on the last day counts, and earlier ones may be missing.
///
/// # Errors
/// [`Refusal`]: a sub-period that is not within the whole; gaps, as the largest calendar periods that
/// fill them, or the last day without a state; overlaps; a series break after the first sub-period;
/// values that do not fit the kind of series.
pub fn over_periods(
    kind: Accumulation,
    whole: Period,
    parts: &BTreeMap<Period, Amount>,
) -> Result<Amount, Refusal<Period>> {
    match kind {
        Accumulation::NotAdditive => Err(Refusal::NotAdditive),
        Accumulation::PerPeriod | Accumulation::SharePerPeriod => {
            let parts = in_order(within(whole, parts)?);
            fill(whole, &parts)?;
            if let Some((part, _)) = parts.iter().skip(1).find(|(_, amount)| is_break(amount)) {
                return Err(Refusal::AcrossBreak(**part));
            }
            sum(kind, &parts)
        }
        Accumulation::Cumulative | Accumulation::Stock | Accumulation::ShareOfStock => {
            let (part, amount) = state_on(whole.end(), within(whole, parts)?)?
                .ok_or_else(|| Refusal::Missing(vec![Period::Day(whole.end())]))?;
            usable(kind, part, amount)?;
            comparable(&[(part, amount)])?;
            Ok(*amount)
        }
    }
}

/// What a cumulative series gained within a period: its state on the last day less that on the day
/// before the first. Below zero where more was taken back than added.
///
/// `since` is the first day that is counted, where known: before it the state is zero. `states` are
/// the values of one area; each stands for the last day of its period.
///
/// # Errors
/// [`Refusal`]: the days without a state; two states of one day; a series break in between; a share.
pub fn increment(
    whole: Period,
    since: Option<NaiveDate>,
    states: &BTreeMap<Period, Amount>,
) -> Result<Amount, Refusal<Period>> {
    let closing = state_on(whole.end(), states)?;
    let before = whole.start().pred_opt().filter(|_| since.is_none_or(|day| day < whole.start()));
    let opening = before.map(|day| state_on(day, states)).transpose()?.flatten();
    let missing: Vec<_> = before
        .filter(|_| opening.is_none())
        .into_iter()
        .chain(closing.is_none().then(|| whole.end()))
        .map(Period::Day)
        .collect();
    let Some(closing) = closing.filter(|_| missing.is_empty()) else {
        return Err(Refusal::Missing(missing));
    };
    let used: Vec<_> = opening.into_iter().chain([closing]).collect();
    for (state, amount) in &used {
        usable(Accumulation::Cumulative, *state, amount)?;
    }
    comparable(&used)?;
    let Some((first, opening)) = opening else {
        return Ok(*closing.1);
    };
    let between = |state: &Period| first.end() < state.end() && state.end() <= whole.end();
    if let Some((state, _)) = states.iter().find(|(state, at)| between(state) && is_break(at)) {
        return Err(Refusal::AcrossBreak(*state));
    }
    let (Quantity::Number(to), Quantity::Number(from)) = (closing.1.quantity, opening.quantity)
    else {
        return Err(Refusal::NotACount(*closing.0));
    };
    Ok(Amount {
        quantity: Quantity::Number(total::total([to, -from]).ok_or(Refusal::OutOfRange)?),
        marks: closing.1.marks.joined(opening.marks.negated()).derived(),
    })
}

/// Refuses parts that are not within the whole.
fn within(
    whole: Period,
    parts: &BTreeMap<Period, Amount>,
) -> Result<&BTreeMap<Period, Amount>, Refusal<Period>> {
    let outside = |part: &&Period| part.start() < whole.start() || whole.end() < part.end();
    match parts.keys().find(outside) {
        Some(part) => Err(Refusal::Outside(*part)),
        None => Ok(parts),
    }
}

fn is_break(amount: &Amount) -> bool {
    amount.marks.status == ObservationStatus::Break
}

/// By first day, longer ones in front of what they contain.
fn in_order(parts: &BTreeMap<Period, Amount>) -> Vec<(&Period, &Amount)> {
    let mut parts: Vec<_> = parts.iter().collect();
    parts.sort_by_key(|(part, _)| (part.start(), Reverse(part.end())));
    parts
}

/// Refuses parts, in order, that do not fill the whole they lie in.
fn fill(whole: Period, parts: &[(&Period, &Amount)]) -> Result<(), Refusal<Period>> {
    for pair in parts.windows(2) {
        if let [(before, _), (part, _)] = pair
            && part.start() <= before.end()
        {
            return Err(Refusal::Overlap(**before, **part));
        }
    }
    let mut missing = Vec::new();
    // None where the calendar ends.
    let mut open = Some(whole.start());
    for (part, _) in parts {
        let last = part.start().pred_opt();
        missing.extend(open.zip(last).into_iter().flat_map(|(first, last)| calendar(first, last)));
        open = part.end().succ_opt();
    }
    missing.extend(open.into_iter().flat_map(|first| calendar(first, whole.end())));
    if missing.is_empty() { Ok(()) } else { Err(Refusal::Missing(missing)) }
}

/// A stretch of days as the largest calendar periods that fill it.
fn calendar(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = Period> {
    let mut open = Some(first).filter(|first| *first <= last);
    std::iter::from_fn(move || {
        let day = open?;
        let largest = beginning_on(day).find(|period| period.end() <= last);
        let period = largest.unwrap_or(Period::Day(day));
        open = period.end().succ_opt().filter(|next| *next <= last);
        Some(period)
    })
}

/// The calendar periods whose first day this is, the longest in front.
fn beginning_on(day: NaiveDate) -> impl Iterator<Item = Period> {
    let year = day.year();
    let month = u8::try_from(day.month()).unwrap_or(1);
    let candidates = [
        Period::Year(year),
        Period::HalfYear { year, half: month.div_ceil(6) },
        Period::Quarter { year, quarter: month.div_ceil(3) },
        Period::Month { year, month },
    ];
    candidates.into_iter().filter(move |period| period.start() == day)
}

type State<'a> = (&'a Period, &'a Amount);

/// The value that stands for a day. Two could contradict each other, so they are refused.
fn state_on(
    day: NaiveDate,
    states: &BTreeMap<Period, Amount>,
) -> Result<Option<State<'_>>, Refusal<Period>> {
    let mut found = states.iter().filter(|(state, _)| state.end() == day);
    match (found.next(), found.next()) {
        (Some((one, _)), Some((other, _))) => Err(Refusal::Overlap(*one, *other)),
        (only, _) => Ok(only),
    }
}
