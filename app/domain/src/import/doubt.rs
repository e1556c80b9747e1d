//! What a planner should look at before a value is taken over. A doubt refuses nothing: it is explained, and a person
//! decides.

use super::distribution::MeanBounds;
use super::wording::Confusion;

/// A doubt about a value of a file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Doubt {
    /// The file has another value for the same indicator, area and period.
    Duplicate,
    /// The shares per grade cannot have the mean that is known for the same area and period: most likely the ends of
    /// the scale are swapped.
    ReversedScale {
        /// The mean that is known.
        mean: f64,
        /// What the shares allow.
        bounds: MeanBounds,
    },
    /// The shares of all grades do not sum to 100 % (± 0.5).
    SharesDoNotSum {
        /// Their sum in percent.
        sum: f64,
    },
    /// Outside the range of the indicator's scale.
    OffScale,
    /// Far from what the series did so far.
    Jump {
        /// The change against the value before, in the indicator's unit.
        change: f64,
        /// The largest change between neighbouring values so far.
        usual: f64,
    },
    /// A sum since a start date that falls.
    Falling,
    /// A share of another amount than the value before.
    MovedDenominator {
        /// The reference amount of the value before.
        was: f64,
        /// That of this value.
        is: f64,
    },
    /// The name of the series speaks of something else than the indicator.
    Wording(Confusion),
    /// A new series begins: not comparable with the values before.
    Break,
    /// The value before is unverified, so a change against it says nothing.
    AfterUnverified,
    /// It would replace a final value by a provisional or estimated one.
    Provisional,
    /// It is older than the value it would replace.
    Older,
    /// Another source states the figure too; both stand side by side.
    OtherSource,
    /// The file's unit is not the one of the indicator.
    Unit,
    /// The series is called otherwise than the one that was taken over for this indicator from this source before.
    OtherSeries,
    /// The period has not ended.
    Future,
    /// The area was chosen by hand: the file names none.
    AreaByHand,
    /// A formula of a spreadsheet gave the value.
    Computed,
}

impl Doubt {
    /// Stable code for the edge to translate, and to choose doubts by.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Duplicate => "doppelt",
            Self::ReversedScale { .. } => "skala",
            Self::SharesDoNotSum { .. } => "summe",
            Self::OffScale => "bereich",
            Self::Jump { .. } => "sprung",
            Self::Falling => "faellt",
            Self::MovedDenominator { .. } => "bezug",
            Self::Wording(Confusion::Planned) => "ausbau",
            Self::Wording(Confusion::Connected) => "anschluss",
            Self::Wording(Confusion::CountingUnit) => "zaehleinheit",
            Self::Wording(Confusion::Households) => "haushalte",
            Self::Break => "bruch",
            Self::AfterUnverified => "ungeprueft",
            Self::Provisional => "vorlaeufig",
            Self::Older => "aelter",
            Self::OtherSource => "quelle",
            Self::Unit => "einheit",
            Self::OtherSeries => "reihe",
            Self::Future => "zukunft",
            Self::AreaByHand => "gebiet",
            Self::Computed => "formel",
        }
    }

    /// True where the value contradicts something, so that whoever takes it over says why. The others only ask for a
    /// look.
    pub const fn needs_reason(&self) -> bool {
        match self {
            Self::ReversedScale { .. }
            | Self::SharesDoNotSum { .. }
            | Self::OffScale
            | Self::Falling
            | Self::MovedDenominator { .. }
            | Self::Wording(_)
            | Self::Provisional
            | Self::Older
            | Self::Unit => true,
            Self::Duplicate
            | Self::Jump { .. }
            | Self::Break
            | Self::AfterUnverified
            | Self::OtherSource
            | Self::OtherSeries
            | Self::Future
            | Self::AreaByHand
            | Self::Computed => false,
        }
    }
}
