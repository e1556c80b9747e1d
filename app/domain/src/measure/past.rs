//! A measure as a past day knew it: what the journal tells of later is taken back.

use super::contribution::{Contribution, Direction, Directness, Expectation, Grade};
use super::state::State;
use crate::catalogue::MeasureRecord;
use crate::journal::{Act, Change, Entry};
use crate::key::{ContributionId, IndicatorCode, MeasureSlug};
use crate::period::Period;
use crate::source::Evidence;
use crate::tier::Tier;

/// The record before the changes that `later` tells of, newest first and all about this measure; none where it was created
/// by one of them.
///
/// Terms, milestones and sources stay as they are: the journal does not tell of them.
pub fn before(record: &MeasureRecord, later: &[Entry]) -> Option<MeasureRecord> {
    let mut past = record.clone();
    for entry in later {
        match entry.act {
            Act::MeasureCreated => return None,
            Act::MeasureEdited | Act::MeasureMoved => {
                for change in &entry.changes {
                    take_back(&mut past, change);
                }
            }
            Act::LinkAdded => {
                let added = told(entry, "indicator", |change| &change.after);
                past.contributions.retain(|link| link.indicator.as_str() != added);
            }
            Act::LinkEdited => {
                let of = told(entry, "indicator", |change| &change.before);
                let link = past.contributions.iter_mut().find(|link| link.indicator.as_str() == of);
                if let Some(link) = link {
                    link.expected = expectation(entry, Some(&link.expected));
                }
            }
            Act::LinkRemoved => past.contributions.extend(removed(&past.measure.slug, entry)),
            _ => {}
        }
    }
    Some(past)
}

fn take_back(past: &mut MeasureRecord, change: &Change) {
    let (measure, text) = (&mut past.measure, change.before.clone());
    match change.field.as_str() {
        "name" => measure.name.de = text,
        "name_en" => measure.name.en = text,
        "short" => measure.short = text,
        "summary" => measure.summary.de = text,
        "summary_en" => measure.summary.en = text,
        "description" => measure.description = text,
        "lead" => measure.lead = text,
        "tier" => measure.tier = Tier::from_code(&text).unwrap_or(measure.tier),
        "start" => measure.start = Period::parse(&text).ok(),
        "end" => measure.end = Period::parse(&text).ok(),
        "predecessor" => measure.predecessor = MeasureSlug::parse(&text).ok(),
        "state" => measure.state = State::from_code(&text).unwrap_or(measure.state),
        _ => {}
    }
}

fn told<'a>(entry: &'a Entry, field: &str, side: fn(&Change) -> &String) -> &'a str {
    let found = entry.changes.iter().find(|change| change.field == field);
    found.map_or("", |change| side(change).as_str())
}

/// What a link expected before an entry; what did not change is as in `now`.
fn expectation(entry: &Entry, now: Option<&Expectation>) -> Expectation {
    let was = |field: &str| {
        let change = entry.changes.iter().find(|change| change.field == field);
        change.map(|change| change.before.as_str())
    };
    let text = |field: &str, now: Option<&String>| {
        was(field).map_or_else(|| now.cloned().unwrap_or_default(), str::to_owned)
    };
    Expectation {
        direction: was("direction")
            .and_then(Direction::from_code)
            .or(now.map(|e| e.direction))
            .unwrap_or(Direction::Increase),
        directness: was("directness")
            .and_then(Directness::from_code)
            .or(now.map(|e| e.directness))
            .unwrap_or(Directness::Direct),
        amount: was("amount").map_or(now.and_then(|e| e.amount), |text| text.parse().ok()),
        due: was("due").map_or(now.and_then(|e| e.due), |text| text.parse().ok()),
        lag_months: was("lag_months")
            .map_or(now.map_or(0, |e| e.lag_months), |text| text.parse().unwrap_or_default()),
        grade: was("grade")
            .and_then(Grade::from_code)
            .or(now.map(|e| e.grade))
            .unwrap_or(Grade::Medium),
        assumption: text("assumption", now.map(|e| &e.assumption)),
        reason: text("reason", now.map(|e| &e.reason)),
    }
}

/// The link that an entry tells the end of. Its identifier went with it; one of its own stands in.
fn removed(measure: &MeasureSlug, entry: &Entry) -> Option<Contribution> {
    let indicator = IndicatorCode::parse(told(entry, "indicator", |change| &change.before)).ok()?;
    Some(Contribution {
        id: ContributionId::parse(&format!("entfernt-{measure}-{indicator}")).ok()?,
        measure: measure.clone(),
        indicator,
        expected: expectation(entry, None),
        evidence: Evidence::Read,
        version: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::SubjectKind;
    use crate::measure::Measure;
    use crate::source::Bilingual;

    fn measure() -> MeasureRecord {
        let slug = MeasureSlug::parse("digitalbonus").expect("a key");
        MeasureRecord {
            measure: Measure {
                slug,
                name: Bilingual { de: "Digitalbonus".into(), en: "Digital bonus".into() },
                short: "Bonus".into(),
                summary: Bilingual::default(),
                description: String::new(),
                lead: "MW".into(),
                state: State::Running,
                start: Period::parse("2019-09").ok(),
                end: None,
                predecessor: None,
                sources: Vec::new(),
                evidence: Evidence::Read,
                note: String::new(),
                tier: Tier::Public,
                version: 3,
            },
            terms: Vec::new(),
            milestones: Vec::new(),
            contributions: Vec::new(),
        }
    }

    fn entry(act: Act, changes: &[(&str, &str, &str)]) -> Entry {
        let change = |(field, before, after): &(&str, &str, &str)| Change {
            field: (*field).into(),
            before: (*before).into(),
            after: (*after).into(),
        };
        Entry {
            at: chrono::DateTime::default(),
            who: None,
            organisation: None,
            act,
            subject: SubjectKind::Measure,
            key: "digitalbonus".into(),
            title: String::new(),
            changes: changes.iter().map(change).collect(),
            reason: String::new(),
        }
    }

    const REMOVED: &[(&str, &str, &str)] = &[
        ("indicator", "BG-04", ""),
        ("direction", "decrease", ""),
        ("directness", "indirect", ""),
        ("amount", "2.5", ""),
        ("due", "2022-12-31", ""),
        ("lag_months", "6", ""),
        ("grade", "hoch", ""),
        ("assumption", "Mittel fließen", ""),
    ];

    #[test]
    fn edits_and_steps_are_taken_back_newest_first() {
        let later = [
            entry(
                Act::MeasureEdited,
                &[
                    ("name", "Zweiter", "Dritter"),
                    ("name_en", "Second", ""),
                    ("start", "2020", "2021"),
                ],
            ),
            entry(Act::MeasureMoved, &[("state", "adopted", "running")]),
            entry(Act::MeasureEdited, &[("name", "Erster", "Zweiter"), ("end", "2024-06", "")]),
        ];
        let past = before(&measure(), &later).expect("it was there").measure;
        assert_eq!((past.name.de.as_str(), past.state), ("Erster", State::Adopted));
        assert_eq!(past.name.en, "Second", "a translation that a change had dropped");
        assert_eq!(
            (past.start, past.end),
            (Period::parse("2020").ok(), Period::parse("2024-06").ok())
        );
        assert_eq!(past.short, "Bonus", "what did not change stays");
    }

    #[test]
    fn a_removed_link_comes_back_and_an_added_one_goes() {
        let removal = entry(Act::LinkRemoved, REMOVED);
        let past = before(&measure(), std::slice::from_ref(&removal)).expect("it was there");
        let link = &past.contributions[0];
        assert_eq!((link.indicator.as_str(), link.expected.lag_months), ("BG-04", 6));
        assert_eq!(
            (link.expected.direction, link.expected.grade),
            (Direction::Decrease, Grade::High)
        );
        assert_eq!(
            (link.expected.amount, link.expected.due),
            (Some(2.5), "2022-12-31".parse().ok())
        );
        // Earlier still it had been changed, and before that it was not there.
        let edit = entry(
            Act::LinkEdited,
            &[("indicator", "BG-04", "BG-04"), ("amount", "", "2.5"), ("grade", "niedrig", "hoch")],
        );
        let added = entry(Act::LinkAdded, &[("indicator", "", "BG-04")]);
        let past = before(&measure(), &[removal.clone(), edit.clone()]).expect("it was there");
        let expected = &past.contributions[0].expected;
        assert_eq!((expected.amount, expected.grade, expected.lag_months), (None, Grade::Low, 6));
        let past = before(&measure(), &[removal, edit, added]).expect("it was there");
        assert!(past.contributions.is_empty());
    }

    #[test]
    fn before_it_was_created_there_is_none() {
        let created = entry(Act::MeasureCreated, &[]);
        assert_eq!(before(&measure(), &[created]), None);
        assert_eq!(before(&measure(), &[]), Some(measure()));
    }
}
