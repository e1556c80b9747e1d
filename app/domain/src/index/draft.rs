//! The forms that change the method of a draft: what holds for a whole level, and what holds for one indicator.
//!
//! A method that is proposed or in force is never changed; it is copied into a new draft.

use super::aggregate::{Aggregation, Coverage};
use super::edition::{Edition, EditionState};
use super::impute::Imputation;
use super::method::{Element, Method, Scale, Weighting};
use super::normalise::{Base, Normaliser};
use super::outlier::Outliers;
use super::what_if::{LARGEST_WEIGHT, WEIGHTS};
use crate::error::{FieldErrors, Problem};
use crate::indicator::Indicator;
use crate::indicator::status::Polarity;
use crate::journal::Change;
use crate::key::{EditionId, IndicatorCode};
use crate::number::{Language, MAX_DECIMALS, format_shortest, parse_german};
use crate::source::coded;
use crate::text;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most values that winsorising moves per indicator, as the Handbook proposes.
const MOST_MOVED: u8 = 5;
/// Most bounds of categories.
const MOST_BOUNDS: usize = 9;
/// Longest name of an area of reference in characters.
const MAX_UNIT: usize = 80;

fn number(value: f64) -> String {
    format_shortest(value, MAX_DECIMALS, Language::De)
}

fn weight(text: &str) -> Result<f64, Problem> {
    match parse_german(text)? {
        weight if (0.0..=LARGEST_WEIGHT).contains(&weight) => Ok(weight),
        _ => Err(Problem::OutOfRange { min: 0.0, max: Some(LARGEST_WEIGHT) }),
    }
}

fn choice<T>(text: &str, from_code: impl Fn(&str) -> Option<T>) -> Result<T, Problem> {
    match text.trim() {
        "" => Err(Problem::Required),
        code => from_code(code).ok_or(Problem::NotAChoice),
    }
}

/// A new draft with the method of another edition.
pub fn copy(of: &Edition, known: &[Edition], today: NaiveDate, id: EditionId) -> Edition {
    Edition {
        id,
        number: known.iter().map(|e| e.number).max().unwrap_or_default().saturating_add(1),
        title: of.title.clone(),
        method: of.method.clone(),
        state: EditionState::Draft,
        from: None,
        paper: String::new(),
        decided_in: String::new(),
        reason: of.reason.clone(),
        evidence: of.evidence,
        known: today,
        version: 1,
    }
}

coded! {
    /// The ends of the scale, by name.
    Ends {
        /// 0 to 100 points.
        FromZero = "0",
        /// 1 to 100 points: geometric and harmonic means need values above zero.
        FromOne = "1",
    }
}

/// What differs between two states of a draft, for the journal.
pub fn changes(before: &Edition, after: &Edition) -> Vec<Option<Change>> {
    let (old, new) = (LevelsForm::of(before), LevelsForm::of(after));
    let mut changes = vec![
        Change::between("title", old.title, new.title),
        Change::between("reason", old.reason, new.reason),
        Change::between("ends", old.ends, new.ends),
        Change::between("within_mean", old.within_mean, new.within_mean),
        Change::between("within_weighting", old.within_weighting, new.within_weighting),
        Change::between("within_cover", old.within_cover, new.within_cover),
        Change::between("across_mean", old.across_mean, new.across_mean),
        Change::between("across_weighting", old.across_weighting, new.across_weighting),
        Change::between("across_cover", old.across_cover, new.across_cover),
        Change::between("imputation", old.imputation, new.imputation),
        Change::between("outliers", old.outliers, new.outliers),
        Change::between("weights", old.weights.join("; "), new.weights.join("; ")),
    ];
    let (old, new) = (before.method.draft(), after.method.draft());
    let text = |elements: &[Element], code: &IndicatorCode| {
        let found = elements.iter().find(|element| &element.code == code);
        found.map(|e| format!("{} × {}", number(e.weight), e.normaliser)).unwrap_or_default()
    };
    let own = old.elements.iter().filter(|e| new.elements.iter().all(|other| other.code != e.code));
    for element in own.chain(&new.elements) {
        let (was, is) = (text(&old.elements, &element.code), text(&new.elements, &element.code));
        changes.push(Change::between(element.code.as_str(), was, is));
    }
    changes
}

/// What holds for whole levels, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LevelsForm {
    /// What sets the edition apart.
    pub title: String,
    /// Why it is proposed.
    pub reason: String,
    /// Code of the ends of the scale.
    pub ends: String,
    /// Code of the mean within fields.
    pub within_mean: String,
    /// Where the weights within fields come from.
    pub within_weighting: String,
    /// How many indicators a field needs: a number, or a share with `%`.
    pub within_cover: String,
    /// Code of the mean over fields.
    pub across_mean: String,
    /// Where the weights of fields come from.
    pub across_weighting: String,
    /// How many fields the index needs.
    pub across_cover: String,
    /// Code of the treatment of gaps.
    pub imputation: String,
    /// Code of the treatment of extreme values.
    pub outliers: String,
    /// Weights of the fields, in the order of the edition.
    #[serde(skip)]
    pub weights: Vec<String>,
}

/// Codes of the treatment of extreme values.
pub const OUTLIERS: [&str; 2] = ["keep", "winsorise"];

fn cover(coverage: Coverage) -> String {
    match coverage {
        Coverage::Share(share) => format!("{} %", number(share * 100.0)),
        Coverage::Count(least) => least.to_string(),
    }
}

fn parse_cover(text: &str) -> Result<Coverage, Problem> {
    let text = text.trim();
    if let Some(share) = text.strip_suffix('%') {
        return match parse_german(share.trim())? {
            share if (0.0..=100.0).contains(&share) => Ok(Coverage::Share(share / 100.0)),
            _ => Err(Problem::OutOfRange { min: 0.0, max: Some(100.0) }),
        };
    }
    match text {
        "" => Err(Problem::Required),
        text => match text.parse::<u16>() {
            Ok(least @ 1..) => Ok(Coverage::Count(least.into())),
            _ => Err(Problem::NotACount),
        },
    }
}

impl LevelsForm {
    /// The form for an edition as it is.
    pub fn of(edition: &Edition) -> Self {
        let draft = edition.method.draft();
        let from_zero = draft.scale.low <= 0.0;
        Self {
            title: edition.title.clone(),
            reason: edition.reason.clone(),
            ends: if from_zero { Ends::FromZero } else { Ends::FromOne }.code().to_owned(),
            within_mean: draft.within.aggregation.code().to_owned(),
            within_weighting: draft.within.weighting.code().to_owned(),
            within_cover: cover(draft.within.coverage),
            across_mean: draft.across.aggregation.code().to_owned(),
            across_weighting: draft.across.weighting.code().to_owned(),
            across_cover: cover(draft.across.coverage),
            imputation: draft.imputation.code().to_owned(),
            outliers: OUTLIERS[usize::from(draft.outliers != Outliers::Keep)].to_owned(),
            weights: draft.fields.iter().map(|field| number(field.weight)).collect(),
        }
    }

    /// Takes the weights of the fields from names and values.
    #[must_use]
    pub fn with_weights<'a>(
        mut self,
        fields: usize,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        self.weights = vec![String::new(); fields.min(WEIGHTS.len())];
        for (name, value) in pairs {
            if let Some(at) = WEIGHTS.iter().position(|weight| *weight == name)
                && let Some(text) = self.weights.get_mut(at)
            {
                value.clone_into(text);
            }
        }
        self
    }

    /// The draft with what the form says.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read; what the method as a whole refuses, at `across_mean`; an edition
    /// that is no draft.
    pub fn parse(&self, edition: &Edition) -> Result<Edition, FieldErrors> {
        if edition.state != EditionState::Draft {
            return Err(FieldErrors::one("title", Problem::NotAChoice));
        }
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, super::edition::MAX_TITLE));
        let reason = errors.keep("reason", text::block(&self.reason, super::edition::MAX_REASON));
        let ends = errors.keep("ends", choice(&self.ends, Ends::from_code));
        let mut level = |names: [&str; 3], mean: &str, weighting: &str, cover: &str| {
            let mean = errors.keep(names[0], choice(mean, Aggregation::from_code));
            let weighting = errors.keep(names[1], choice(weighting, Weighting::from_code));
            let cover = errors.keep(names[2], parse_cover(cover));
            Some((mean?, weighting?, cover?))
        };
        let within = level(
            ["within_mean", "within_weighting", "within_cover"],
            &self.within_mean,
            &self.within_weighting,
            &self.within_cover,
        );
        let across = level(
            ["across_mean", "across_weighting", "across_cover"],
            &self.across_mean,
            &self.across_weighting,
            &self.across_cover,
        );
        let imputation = errors.keep("imputation", choice(&self.imputation, Imputation::from_code));
        let outliers = choice(&self.outliers, |code| match code {
            "keep" => Some(Outliers::Keep),
            "winsorise" => Some(Outliers::Winsorise { most: MOST_MOVED }),
            _ => None,
        });
        let outliers = errors.keep("outliers", outliers);
        let mut weights = Vec::new();
        for (name, text) in WEIGHTS.iter().zip(&self.weights) {
            weights.extend(errors.keep(name, weight(text)));
        }
        let (Some(title), Some(reason), Some(ends), Some(within), Some(across)) =
            (title, reason, ends, within, across)
        else {
            return Err(errors);
        };
        let (Some(imputation), Some(outliers), true) = (imputation, outliers, errors.is_empty())
        else {
            return Err(errors);
        };
        let mut draft = edition.method.draft().clone();
        let low = if ends == Ends::FromOne { 1.0 } else { 0.0 };
        draft.scale = Scale { low, high: 100.0 };
        (draft.within.aggregation, draft.within.weighting, draft.within.coverage) = within;
        (draft.across.aggregation, draft.across.weighting, draft.across.coverage) = across;
        draft.imputation = imputation;
        draft.outliers = outliers;
        for (field, weight) in draft.fields.iter_mut().zip(weights) {
            field.weight = weight;
        }
        let method = Method::new(draft).map_err(|e| FieldErrors::one("across_mean", e))?;
        Ok(Edition { title, method, reason, ..edition.clone() })
    }
}

coded! {
    /// A normaliser without its parameters.
    Kind {
        /// Fixed worst and best values.
        Goalposts = "goalposts",
        /// The worst and best values there are.
        MinMax = "min_max",
        /// Standard deviations from the mean.
        ZScore = "z_score",
        /// Place in the order.
        Rank = "rank",
        /// Place in the order, from nought.
        Borda = "borda",
        /// Share of the others that are worse.
        PercentileRank = "percentile_rank",
        /// Share of the way to the leader.
        ToLeader = "to_leader",
        /// Share of the way to a named area.
        ToReference = "to_reference",
        /// Share of the way to a target.
        ToTarget = "to_target",
        /// Multiple of the leader's value.
        RatioToLeader = "ratio_leader",
        /// Multiple of the mean.
        RatioToMean = "ratio_mean",
        /// Multiple of the smallest value.
        RatioToLast = "ratio_last",
        /// Clearly above, about or clearly below the mean.
        AboveBelow = "above_below",
        /// Share of bounds that are reached.
        Thresholds = "thresholds",
    }
}

impl Kind {
    /// The kind of a normaliser.
    pub fn of(normaliser: &Normaliser) -> Self {
        match normaliser {
            Normaliser::Goalposts { .. } => Self::Goalposts,
            Normaliser::MinMax => Self::MinMax,
            Normaliser::ZScore { .. } => Self::ZScore,
            Normaliser::Rank => Self::Rank,
            Normaliser::Borda => Self::Borda,
            Normaliser::PercentileRank => Self::PercentileRank,
            Normaliser::ToLeader => Self::ToLeader,
            Normaliser::ToReference { .. } => Self::ToReference,
            Normaliser::ToTarget { .. } => Self::ToTarget,
            Normaliser::Ratio { base: Base::Leader } => Self::RatioToLeader,
            Normaliser::Ratio { base: Base::Mean } => Self::RatioToMean,
            Normaliser::Ratio { base: Base::Last } => Self::RatioToLast,
            Normaliser::AboveBelow { .. } => Self::AboveBelow,
            Normaliser::Thresholds { .. } => Self::Thresholds,
        }
    }
}

/// What holds for one indicator, as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ElementForm {
    /// `ja` where it counts, `nein` where it does not.
    pub counts: String,
    /// Its weight within the field.
    pub weight: String,
    /// Code of the normaliser.
    pub kind: String,
    /// Goalposts: the worst value.
    pub worst: String,
    /// Goalposts: the best value.
    pub best: String,
    /// `ja` where values beyond count as the goalposts, target or reference.
    pub cap: String,
    /// z-scores: where the mean comes to lie.
    pub centre: String,
    /// z-scores: what one standard deviation becomes.
    pub stretch: String,
    /// The target.
    pub target: String,
    /// The area of reference.
    pub reference: String,
    /// Above or below the mean: how far from it is clear, in per cent of it.
    pub margin: String,
    /// Bounds of categories, from the easiest to the hardest, separated by semicolons.
    pub bounds: String,
}

const YES: &str = "ja";
const NO: &str = "nein";

fn yes(is: bool) -> String {
    if is { YES } else { NO }.to_owned()
}

fn read_yes(text: &str) -> Result<bool, Problem> {
    choice(text, |code| match code {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    })
}

impl ElementForm {
    /// The form for an indicator of a method, or for one that does not count yet.
    pub fn of(method: &Method, indicator: &Indicator) -> Self {
        let found = method.draft().elements.iter().find(|e| e.code == indicator.code);
        let form = Self {
            counts: yes(found.is_some()),
            weight: number(found.map_or(1.0, |element| element.weight)),
            kind: found.map_or(Kind::Goalposts, |e| Kind::of(&e.normaliser)).code().to_owned(),
            cap: yes(true),
            centre: "0".to_owned(),
            stretch: "1".to_owned(),
            margin: "20".to_owned(),
            ..Self::default()
        };
        match found.map(|element| &element.normaliser) {
            Some(Normaliser::Goalposts { worst, best, clamp }) => {
                Self { worst: number(*worst), best: number(*best), cap: yes(*clamp), ..form }
            }
            Some(Normaliser::ZScore { mean, deviation }) => {
                Self { centre: number(*mean), stretch: number(*deviation), ..form }
            }
            Some(Normaliser::ToTarget { target, cap }) => {
                Self { target: number(*target), cap: yes(*cap), ..form }
            }
            Some(Normaliser::ToReference { unit, cap }) => {
                Self { reference: unit.clone(), cap: yes(*cap), ..form }
            }
            Some(Normaliser::AboveBelow { margin }) => {
                Self { margin: number(margin * 100.0), ..form }
            }
            Some(Normaliser::Thresholds { bounds }) => {
                let bounds: Vec<String> = bounds.iter().copied().map(number).collect();
                Self { bounds: bounds.join("; "), ..form }
            }
            _ => form,
        }
    }

    /// The draft with what the form says about an indicator.
    ///
    /// # Errors
    /// Every field that is missing or cannot be read; what the method refuses, at `kind`; an indicator that describes the
    /// surroundings; an edition that is no draft.
    pub fn parse(&self, edition: &Edition, indicator: &Indicator) -> Result<Edition, FieldErrors> {
        if edition.state != EditionState::Draft {
            return Err(FieldErrors::one("counts", Problem::NotAChoice));
        }
        let mut draft = edition.method.draft().clone();
        let place = draft.elements.iter().position(|e| e.code == indicator.code);
        let mut errors = FieldErrors::default();
        match errors.keep("counts", read_yes(&self.counts)) {
            Some(true) => {}
            Some(false) => {
                draft.elements.retain(|element| element.code != indicator.code);
                let method = Method::new(draft).map_err(|e| FieldErrors::one("counts", e))?;
                return Ok(Edition { method, ..edition.clone() });
            }
            None => return Err(errors),
        }
        if indicator.polarity == Polarity::Context {
            return Err(FieldErrors::one("counts", Problem::NeverRated));
        }
        let weight = errors.keep("weight", weight(&self.weight));
        let normaliser = self.normaliser(&mut errors);
        let (Some(weight), Some(normaliser)) = (weight, normaliser) else { return Err(errors) };
        let element = Element {
            code: indicator.code.clone(),
            field: indicator.field.clone(),
            polarity: indicator.polarity,
            weight,
            normaliser,
        };
        match place {
            Some(place) => draft.elements[place] = element,
            None => draft.elements.push(element),
        }
        let method = Method::new(draft).map_err(|e| FieldErrors::one("kind", e))?;
        Ok(Edition { method, ..edition.clone() })
    }

    fn normaliser(&self, errors: &mut FieldErrors) -> Option<Normaliser> {
        let kind = errors.keep("kind", choice(&self.kind, Kind::from_code))?;
        let mut read = |name: &str, text: &str| errors.keep(name, parse_german(text));
        Some(match kind {
            Kind::Goalposts => {
                let (worst, best) = (read("worst", &self.worst), read("best", &self.best));
                let clamp = errors.keep("cap", read_yes(&self.cap));
                Normaliser::Goalposts { worst: worst?, best: best?, clamp: clamp? }
            }
            Kind::ZScore => {
                let (mean, deviation) =
                    (read("centre", &self.centre), read("stretch", &self.stretch));
                Normaliser::ZScore { mean: mean?, deviation: deviation? }
            }
            Kind::ToTarget => {
                let target = read("target", &self.target);
                let cap = errors.keep("cap", read_yes(&self.cap));
                Normaliser::ToTarget { target: target?, cap: cap? }
            }
            Kind::ToReference => {
                let unit = errors.keep("reference", text::line(&self.reference, MAX_UNIT));
                let cap = errors.keep("cap", read_yes(&self.cap));
                Normaliser::ToReference { unit: unit?, cap: cap? }
            }
            Kind::AboveBelow => {
                let margin = read("margin", &self.margin)?;
                Normaliser::AboveBelow { margin: margin / 100.0 }
            }
            Kind::Thresholds => {
                let parts: Vec<&str> = self.bounds.split(';').collect();
                if parts.len() > MOST_BOUNDS {
                    errors.add("bounds", Problem::TooManyLines { max: MOST_BOUNDS });
                    return None;
                }
                let bounds: Option<Vec<f64>> =
                    parts.into_iter().map(|part| read("bounds", part.trim())).collect();
                Normaliser::Thresholds { bounds: bounds? }
            }
            Kind::MinMax => Normaliser::MinMax,
            Kind::Rank => Normaliser::Rank,
            Kind::Borda => Normaliser::Borda,
            Kind::PercentileRank => Normaliser::PercentileRank,
            Kind::ToLeader => Normaliser::ToLeader,
            Kind::RatioToLeader => Normaliser::Ratio { base: Base::Leader },
            Kind::RatioToMean => Normaliser::Ratio { base: Base::Mean },
            Kind::RatioToLast => Normaliser::Ratio { base: Base::Last },
        })
    }
}
