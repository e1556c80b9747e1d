//! Under which item the minutes tell who came and went.

use super::{Meeting, Treatment};
use crate::meeting::attendance::Passage;
use crate::meeting::key::AgendaItemId;

/// Who came and went between opening and close, in order, each with the item it stands under: the one that was dealt with,
/// in a break the one called next, after the last one the last. Where none was called it is the first of the agenda.
pub(super) fn passages<'a>(meeting: &Meeting<'a>) -> Vec<(&'a AgendaItemId, Passage<'a>)> {
    let is_there = |treated: &&Treatment| meeting.agenda.item(&treated.item).is_some();
    let mut treated: Vec<_> = meeting.treated.iter().filter(is_there).collect();
    treated.sort_by_key(|treated| (treated.called, treated.over));
    let first = meeting.agenda.items().first().map(|item| &item.id);
    // Who was there when the meeting was opened is in the list of those present.
    let passages = meeting.attendance.passages(meeting.opened, meeting.closed);
    let placed = passages.into_iter().filter_map(|passage| {
        let item = treated.iter().find(|treated| passage.at < treated.over).or(treated.last());
        Some((item.map(|treated| &treated.item).or(first)?, passage))
    });
    placed.collect()
}
