//! The weight workshop: every organisation distributes a hundred points over the fields, unseen by the others until the
//! deadline, and what follows from all of them.
//!
//! Points are kept in whole tenths, so that they always add up to exactly a hundred.

use super::IndexError;
use super::aggregate::Aggregation;
use super::ballot::{Spread, consensus, shares, spreads};
use super::what_if::{WEIGHTS, overall};
use crate::error::{FieldErrors, Problem};
use crate::key::{EditionId, FieldCode, OrganisationCode, WorkshopId};
use crate::number::{Language, format_shortest, parse_german_with};
use crate::period::parse_day;
use crate::policy::{FEWEST_SHOWN_OUTSIDE, FeedbackView};
use crate::source::Evidence;
use crate::text;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// A hundred points in tenths.
pub const WHOLE: u32 = 1_000;
/// Longest title in characters.
pub const MAX_TITLE: usize = 120;
/// Longest question in characters.
pub const MAX_QUESTION: usize = 1_000;

/// A call to distribute weights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workshop {
    /// Its identifier.
    pub id: WorkshopId,
    /// What it is about, in a few words.
    pub title: String,
    /// What the organisations are asked, may be empty.
    pub question: String,
    /// The edition whose fields are weighted.
    pub edition: EditionId,
    /// The fields, in the order of the edition.
    pub fields: Vec<FieldCode>,
    /// The last day on which weights are taken.
    pub until: NaiveDate,
    /// The day it was opened.
    pub known: NaiveDate,
    /// Illustrative where the answers are invented.
    pub evidence: Evidence,
    /// True once the journal tells who took part, which it does after the deadline.
    pub told: bool,
    /// Counts changes.
    pub version: i64,
}

impl Workshop {
    /// True up to the end of the last day.
    pub fn is_open(&self, today: NaiveDate) -> bool {
        today <= self.until
    }
}

/// What one organisation distributed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The organisation.
    pub organisation: OrganisationCode,
    /// Tenths of a point by field, in the order of the workshop.
    pub tenths: Vec<u32>,
    /// When it was given or last changed.
    pub at: DateTime<Utc>,
    /// Counts changes; compared before a write.
    pub version: i64,
}

impl Ballot {
    /// The weights as numbers.
    pub fn weights(&self) -> Vec<f64> {
        self.tenths.iter().map(|tenths| f64::from(*tenths)).collect()
    }
}

/// What a reader sees of the ballots: before the deadline the own organisation's alone, whoever asks; afterwards all of
/// them inside the council, and outside it what is left of names where at least [`FEWEST_SHOWN_OUTSIDE`] took part.
///
/// The one filter for pages, counts and files.
pub fn visible(
    ballots: Vec<Ballot>,
    workshop: &Workshop,
    today: NaiveDate,
    own: Option<&OrganisationCode>,
    view: FeedbackView,
) -> Vec<Ballot> {
    if workshop.is_open(today) {
        return ballots.into_iter().filter(|ballot| Some(&ballot.organisation) == own).collect();
    }
    match view {
        FeedbackView::Named => ballots,
        FeedbackView::Aggregated if ballots.len() >= FEWEST_SHOWN_OUTSIDE => ballots,
        FeedbackView::Aggregated | FeedbackView::Hidden => Vec::new(),
    }
}

/// Weights of any size as tenths of a point that add up to a hundred points; what is lost in rounding goes to the largest
/// remainders. All alike where all are zero.
pub fn rescale(weights: &[u32], whole: u32) -> Vec<u32> {
    let mut weights = weights.to_vec();
    if weights.iter().all(|weight| *weight == 0) {
        weights.fill(1);
    }
    let total: u64 = weights.iter().copied().map(u64::from).sum();
    let mut parts = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = whole;
    for weight in &weights {
        let product = u64::from(*weight) * u64::from(whole);
        // Not more than `whole`, as no weight is more than all of them.
        let part = u32::try_from(product / total).unwrap_or(whole);
        parts.push(part);
        remainders.push(product % total);
        left -= part;
    }
    // A handful of elements: looking for the largest remainder each time is quick, and little code in the browser.
    for _ in 0..left {
        let mut most = 0;
        for at in 1..remainders.len() {
            if remainders[at] > remainders[most] {
                most = at;
            }
        }
        parts[most] += 1;
        remainders[most] = 0;
    }
    parts
}

/// Sets one element and moves all others in their proportion, so that the sum stays a hundred points.
pub fn rebalance(tenths: &[u32], moved: usize, to: u32) -> Vec<u32> {
    let to = to.min(WHOLE);
    let mut others: Vec<u32> = tenths.to_vec();
    if moved >= others.len() {
        return others;
    }
    others.remove(moved);
    if others.is_empty() {
        return vec![WHOLE];
    }
    let mut all = rescale(&others, WHOLE - to);
    all.insert(moved, to);
    all
}

/// The form with points as it arrives, one text per field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BallotForm(pub Vec<String>);

impl BallotForm {
    /// The form for a ballot that was given, or with the same for every field.
    pub fn of(ballot: Option<&Ballot>, fields: usize) -> Self {
        let equal = || rescale(&vec![1; fields], WHOLE);
        Self::from_tenths(&ballot.map_or_else(equal, |ballot| ballot.tenths.clone()))
    }

    /// The form with these tenths of points.
    pub fn from_tenths(tenths: &[u32]) -> Self {
        let text = |tenths: &u32| format_shortest(f64::from(*tenths) / 10.0, 1, Language::De);
        Self(tenths.iter().map(text).collect())
    }

    /// The form from names and values; a field that is not there is empty.
    pub fn from_pairs<'a>(
        fields: usize,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let mut texts = vec![String::new(); fields.min(WEIGHTS.len())];
        for (name, value) in pairs {
            if let Some(at) = WEIGHTS.iter().position(|weight| *weight == name)
                && let Some(text) = texts.get_mut(at)
            {
                value.clone_into(text);
            }
        }
        Self(texts)
    }

    /// Tenths of points, whatever they add up to.
    ///
    /// # Errors
    /// Every field that is no number from 0 to 100 with at most one decimal.
    pub fn tenths(&self) -> Result<Vec<u32>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut tenths = Vec::with_capacity(self.0.len());
        for (name, text) in WEIGHTS.iter().zip(&self.0) {
            let number = parse_german_with(text, 1).map_err(Problem::from);
            let number = number.and_then(|points| match points {
                points if (0.0..=100.0).contains(&points) => Ok(whole_tenths(points)),
                _ => Err(Problem::OutOfRange { min: 0.0, max: Some(100.0) }),
            });
            tenths.extend(errors.keep(name, number));
        }
        if errors.is_empty() { Ok(tenths) } else { Err(errors) }
    }

    /// Tenths of points that add up to a hundred points.
    ///
    /// # Errors
    /// As [`Self::tenths`]; another sum, at the first field.
    pub fn parse(&self) -> Result<Vec<u32>, FieldErrors> {
        let tenths = self.tenths()?;
        let sum: u32 = tenths.iter().sum();
        if sum == WHOLE {
            Ok(tenths)
        } else {
            let sum = f64::from(sum) / 10.0;
            Err(FieldErrors::one(WEIGHTS[0], Problem::NotAHundred { sum }))
        }
    }

    /// The same proportions with a hundred points in all.
    ///
    /// # Errors
    /// As [`Self::tenths`].
    pub fn to_a_hundred(&self) -> Result<Self, FieldErrors> {
        Ok(Self::from_tenths(&rescale(&self.tenths()?, WHOLE)))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "0 to 100 with one decimal"
)]
fn whole_tenths(points: f64) -> u32 {
    (points * 10.0).round() as u32
}

/// The form that opens a workshop, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkshopForm {
    /// What it is about.
    pub title: String,
    /// What the organisations are asked.
    pub question: String,
    /// The last day.
    pub until: String,
}

impl WorkshopForm {
    /// Title, question and last day.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read; a day that is over.
    pub fn parse(&self, today: NaiveDate) -> Result<(String, String, NaiveDate), FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_TITLE));
        let question = match self.question.trim() {
            "" => Some(String::new()),
            _ => errors.keep("question", text::block(&self.question, MAX_QUESTION)),
        };
        let until = match self.until.trim() {
            "" => Err(Problem::Required),
            raw => parse_day(raw).map_err(|_| Problem::NotADay),
        };
        let until =
            until.and_then(|day| if day < today { Err(Problem::InThePast) } else { Ok(day) });
        let until = errors.keep("until", until);
        match (title, question, until) {
            (Some(title), Some(question), Some(until)) => Ok((title, question, until)),
            _ => Err(errors),
        }
    }
}

/// The index that one organisation's weights give.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// The organisation.
    pub organisation: OrganisationCode,
    /// Its weights as shares.
    pub shares: Vec<f64>,
    /// The index with them.
    pub index: Option<f64>,
    /// The index with the mean of all others' weights: what it would be without this organisation.
    pub without: Option<f64>,
}

/// What came of a workshop.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// By field: mean, deviation, least and most.
    pub spreads: Vec<Spread>,
    /// How far the organisations agree, 0 to 1.
    pub consensus: f64,
    /// The index with the mean weights.
    pub index: Option<f64>,
    /// The smallest and the largest index that any one organisation's weights give.
    pub range: Option<(f64, f64)>,
    /// One for each organisation, those first whose weights move the index furthest from `index`.
    pub voices: Vec<Voice>,
}

/// What came of ballots for the field values of a year. `values`, `aggregation` and `needed` are those of
/// [`overall`].
///
/// # Errors
/// [`IndexError::Empty`] without ballots, and ballots that do not fit, by number.
pub fn findings(
    ballots: &[Ballot],
    values: &[Option<f64>],
    aggregation: Aggregation,
    needed: usize,
) -> Result<Findings, IndexError> {
    let weights: Vec<Vec<f64>> = ballots.iter().map(Ballot::weights).collect();
    let given = shares(&weights)?;
    let spreads = spreads(&weights)?;
    let of = |weights: &[f64]| overall(values, weights, aggregation, needed);
    let means: Vec<f64> = spreads.iter().map(|spread| spread.mean).collect();
    let index = of(&means);
    let mut voices: Vec<Voice> = ballots
        .iter()
        .zip(&given)
        .enumerate()
        .map(|(at, (ballot, shares))| {
            let mut rest: Vec<f64> = vec![0.0; shares.len()];
            for (_, other) in given.iter().enumerate().filter(|(other, _)| *other != at) {
                for (sum, share) in rest.iter_mut().zip(other) {
                    *sum += share;
                }
            }
            Voice {
                organisation: ballot.organisation.clone(),
                shares: shares.clone(),
                index: of(shares),
                without: if given.len() > 1 { of(&rest) } else { None },
            }
        })
        .collect();
    let apart = |voice: &Voice| match (voice.index, index) {
        (Some(own), Some(index)) => (own - index).abs(),
        _ => 0.0,
    };
    voices.sort_by(|a, b| apart(b).total_cmp(&apart(a)).then(a.organisation.cmp(&b.organisation)));
    let all = || voices.iter().filter_map(|voice| voice.index);
    let range = all().reduce(f64::min).zip(all().reduce(f64::max));
    Ok(Findings { consensus: consensus(&weights)?, spreads, index, range, voices })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn workshop() -> Workshop {
        Workshop {
            id: WorkshopId::parse("w").expect("a key"),
            title: "Gewichte".into(),
            question: String::new(),
            edition: EditionId::parse("I1").expect("a key"),
            fields: ["F1", "F2"].map(|code| FieldCode::parse(code).expect("a key")).to_vec(),
            until: day("2026-12-10"),
            known: day("2026-12-01"),
            evidence: Evidence::Read,
            told: false,
            version: 1,
        }
    }

    fn ballot(organisation: &str, tenths: &[u32]) -> Ballot {
        Ballot {
            workshop: WorkshopId::parse("w").expect("a key"),
            organisation: OrganisationCode::parse(organisation).expect("a key"),
            tenths: tenths.to_vec(),
            at: DateTime::UNIX_EPOCH,
            version: 1,
        }
    }

    #[test]
    fn until_the_deadline_everyone_sees_the_own_ballot_alone() {
        let all = || vec![ballot("A", &[500, 500]), ballot("B", &[100, 900])];
        let own = OrganisationCode::parse("A").expect("a key");
        for view in [FeedbackView::Named, FeedbackView::Aggregated, FeedbackView::Hidden] {
            let open = |own| visible(all(), &workshop(), day("2026-12-10"), own, view);
            assert_eq!(open(Some(&own)), [ballot("A", &[500, 500])]);
            assert_eq!(open(None), []);
        }
        let closed = |view| visible(all(), &workshop(), day("2026-12-11"), None, view).len();
        assert_eq!(closed(FeedbackView::Named), 2);
        assert_eq!(closed(FeedbackView::Aggregated), 0, "two would give each other away");
        assert_eq!(closed(FeedbackView::Hidden), 0);
    }

    #[test]
    fn points_always_add_up_to_a_hundred() {
        for size in 1..=12_u32 {
            for seed in 0..50_u32 {
                let weights: Vec<u32> = (0..size).map(|at| (at * 7 + seed * 13) % 31).collect();
                let scaled = rescale(&weights, WHOLE);
                assert_eq!(scaled.iter().sum::<u32>(), WHOLE, "{weights:?}");
                let at = (seed % size) as usize;
                let moved = rebalance(&scaled, at, seed * 23);
                assert_eq!(moved.iter().sum::<u32>(), WHOLE);
                assert!(size == 1 || moved[at] == (seed * 23).min(WHOLE));
            }
        }
        assert_eq!(rescale(&[1, 1, 1], WHOLE), [334, 333, 333]);
        assert_eq!(rescale(&[0, 0], WHOLE), [500, 500]);
        assert_eq!(rebalance(&[400, 400, 200], 0, 700), [700, 200, 100]);
        assert_eq!(rebalance(&[1_000, 0, 0], 0, 400), [400, 300, 300], "nothing to keep to");
    }

    #[test]
    fn a_form_with_another_sum_is_refused_and_can_be_brought_to_a_hundred() {
        let form = |texts: &[&str]| BallotForm(texts.iter().map(|t| (*t).to_owned()).collect());
        assert_eq!(form(&["33,3", "66,7"]).parse(), Ok(vec![333, 667]));
        let errors = form(&["30", "60"]).parse().expect_err("90");
        assert_eq!(errors.of("g1"), Some(&Problem::NotAHundred { sum: 90.0 }));
        assert_eq!(form(&["30", "60"]).to_a_hundred(), Ok(form(&["33,3", "66,7"])));
        for wrong in ["", "-1", "101", "1,25", "x", "1e308", "NaN"] {
            assert!(form(&[wrong, "50"]).parse().expect_err(wrong).of("g1").is_some(), "{wrong}");
        }
    }

    #[test]
    fn findings_tell_spread_range_and_who_moves_it() {
        let ballots =
            [ballot("A", &[500, 500]), ballot("B", &[900, 100]), ballot("C", &[500, 500])];
        let values = [Some(80.0), Some(40.0)];
        let found = findings(&ballots, &values, Aggregation::Arithmetic, 1).expect("fits");
        assert_eq!(found.range, Some((60.0, 76.0)));
        assert!((found.index.expect("a number") - 65.333_333).abs() < 1e-6);
        assert_eq!(found.voices[0].organisation.as_str(), "B");
        assert!((found.voices[0].without.expect("a number") - 60.0).abs() < 1e-9);
        assert!((found.spreads[0].mean - 0.633_333).abs() < 1e-6);
        assert!((found.consensus - (1.0 - 0.8 / 3.0)).abs() < 1e-9);
        assert!(findings(&[], &values, Aggregation::Arithmetic, 1).is_err());
    }
}
