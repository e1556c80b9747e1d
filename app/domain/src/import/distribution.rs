//! Shares per grade of a scale against the mean of the same survey.

/// Shares that need not add up exactly, as each of them is rounded, in percent.
pub const SUM_TOLERANCE: f64 = 0.5;

/// A published mean is rounded to one decimal.
const MEAN_TOLERANCE: f64 = 0.05;

/// The means that given shares allow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MeanBounds {
    /// If everyone else gave the lowest grade.
    pub lowest: f64,
    /// If everyone else gave the highest grade.
    pub highest: f64,
}

impl MeanBounds {
    /// True where the mean can be that of the shares, rounding allowed for.
    pub fn allow(&self, mean: f64) -> bool {
        self.lowest - MEAN_TOLERANCE <= mean && mean <= self.highest + MEAN_TOLERANCE
    }
}

/// The shares known of a scale, in percent. Not every grade needs to be known.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// Lowest and highest grade.
    pub scale: (f64, f64),
    /// Grade and share.
    pub shares: Vec<(f64, f64)>,
}

impl Distribution {
    /// The sum of the shares, in percent.
    pub fn sum(&self) -> f64 {
        self.shares.iter().map(|(_, share)| share).sum()
    }

    /// True where the shares can be those of one survey: not above 100 %, and where every whole grade of the scale is
    /// there, not below either.
    pub fn adds_up(&self) -> bool {
        let (low, high) = self.scale;
        let mut grade = low;
        let mut is_whole = true;
        while grade <= high {
            is_whole &= self.shares.iter().any(|(of, _)| (of - grade).abs() < 1e-9);
            grade += 1.0;
        }
        let sum = self.sum();
        sum <= 100.0 + SUM_TOLERANCE && (!is_whole || sum >= 100.0 - SUM_TOLERANCE)
    }

    /// The means that the shares allow.
    pub fn mean(&self) -> MeanBounds {
        self.mean_of(|grade| grade)
    }

    /// The means that they would allow with the ends of the scale swapped.
    pub fn mean_reversed(&self) -> MeanBounds {
        let (low, high) = self.scale;
        self.mean_of(|grade| low + high - grade)
    }

    fn mean_of(&self, graded: impl Fn(f64) -> f64) -> MeanBounds {
        let (low, high) = self.scale;
        let known: f64 = self.shares.iter().map(|(grade, share)| graded(*grade) * share).sum();
        let rest = (100.0 - self.sum()).max(0.0);
        MeanBounds { lowest: (known + rest * low) / 100.0, highest: (known + rest * high) / 100.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The survey of autumn 2021 for Germany as two press releases give it: 19.7 % grade 3, 36.6 % grade 4, 28.2 % grade
    /// 5, mean 2.9 on a scale from 1 to 6 (T01 of the data traps).
    #[test]
    fn the_shares_of_2021_cannot_have_the_mean_of_2021_unless_the_scale_is_turned() {
        let published =
            Distribution { scale: (1.0, 6.0), shares: vec![(3.0, 19.7), (4.0, 36.6), (5.0, 28.2)] };
        let rounded = |value: f64| (value * 100.0).round() / 100.0;
        assert_eq!(rounded(published.mean().lowest).to_string(), "3.62");
        assert!(!published.mean().allow(2.9));
        let turned = published.mean_reversed();
        assert_eq!(
            (rounded(turned.lowest).to_string(), rounded(turned.highest).to_string()),
            ("2.61".to_owned(), "3.38".to_owned())
        );
        assert!(turned.allow(2.9));
    }

    #[test]
    fn shares_add_up_within_half_a_point() {
        let whole = |last| Distribution {
            scale: (1.0, 3.0),
            shares: vec![(1.0, 20.0), (2.0, 50.0), (3.0, last)],
        };
        assert!(whole(30.4).adds_up() && whole(29.6).adds_up());
        assert!(!whole(30.6).adds_up() && !whole(29.4).adds_up());
        let part = Distribution { scale: (1.0, 3.0), shares: vec![(1.0, 20.0)] };
        assert!(part.adds_up(), "grades that nobody published may hold the rest");
    }

    proptest! {
        #[test]
        fn the_mean_of_a_whole_distribution_lies_within_what_its_parts_allow(
            shares in proptest::collection::vec(0.0..50.0_f64, 6),
            kept in proptest::collection::vec(any::<bool>(), 6),
        ) {
            let sum: f64 = shares.iter().sum();
            prop_assume!(sum > 1.0);
            let graded: Vec<(f64, f64)> = (1_u8..=6)
                .map(f64::from)
                .zip(shares.iter().map(|share| share * 100.0 / sum))
                .collect();
            let mean: f64 = graded.iter().map(|(grade, share)| grade * share / 100.0).sum();
            let part: Vec<_> =
                graded.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(s, _)| *s).collect();
            let part = Distribution { scale: (1.0, 6.0), shares: part };
            prop_assert!(part.mean().allow(mean));
            let back = Distribution {
                scale: part.scale,
                shares: part.shares.iter().map(|(grade, share)| (7.0 - grade, *share)).collect(),
            };
            prop_assert!((back.mean_reversed().lowest - part.mean().lowest).abs() < 1e-9);
        }
    }
}
