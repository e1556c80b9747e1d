//! Ordinary least squares with few parameters, and how uncertain they are.

use super::count;

/// A column counts as a combination of those before it where less than this share of it is left
/// beside them.
const RANK: f64 = 1e-10;
/// Deviations up to this share of the largest value are rounding.
const ROUNDING: f64 = 1e-12;

/// A fitted linear model `y = X b + e`.
#[derive(Debug, Clone, PartialEq)]
pub struct LeastSquares {
    coefficients: Vec<f64>,
    residuals: Vec<f64>,
    /// Per coefficient the weight of every observation: `b = W y`.
    weights: Vec<Vec<f64>>,
    residual_squares: f64,
    total_squares: f64,
    largest: f64,
}

impl LeastSquares {
    /// Fits `observed` by `columns`, one per coefficient and each as long as `observed`.
    ///
    /// `None` where there are not more observations than coefficients, where a column is a
    /// combination of others, and where a length or a number cannot be used.
    ///
    /// Source: modified Gram–Schmidt orthogonalisation (Björck 1967) with one step of refinement;
    /// checked against the certified results of the NIST Statistical Reference Datasets.
    pub fn fit(columns: &[Vec<f64>], observed: &[f64]) -> Option<Self> {
        let is_shaped = columns.iter().all(|column| column.len() == observed.len());
        let is_finite = columns.iter().flatten().chain(observed).all(|value| value.is_finite());
        if columns.is_empty() || observed.len() <= columns.len() || !is_shaped || !is_finite {
            return None;
        }
        let weights = weights(columns)?;
        let solve = |values: &[f64]| weights.iter().map(|row| dot(row, values)).collect::<Vec<_>>();
        let mut coefficients = solve(observed);
        let mut residuals = rest(observed, columns, &coefficients);
        // What rounding left in the residuals of the first solution belongs to the coefficients.
        let correction = solve(&residuals);
        add(&mut coefficients, 1.0, &correction);
        residuals = rest(observed, columns, &coefficients);
        let mean = observed.iter().sum::<f64>() / count(observed.len());
        let fit = Self {
            residual_squares: dot(&residuals, &residuals),
            total_squares: observed.iter().map(|value| (value - mean).powi(2)).sum(),
            largest: observed.iter().fold(0.0, |largest, value| largest.max(value.abs())),
            coefficients,
            residuals,
            weights,
        };
        let is_usable = fit.coefficients.iter().all(|b| b.is_finite())
            && fit.residual_squares.is_finite()
            && fit.total_squares.is_finite();
        is_usable.then_some(fit)
    }

    /// The coefficients, in the order of the columns.
    pub fn coefficients(&self) -> &[f64] {
        &self.coefficients
    }

    /// Observations minus coefficients, at least 1.
    pub fn degrees_of_freedom(&self) -> usize {
        self.residuals.len() - self.coefficients.len()
    }

    /// True where the model goes through every observation, up to rounding.
    pub fn is_exact(&self) -> bool {
        self.residual_squares <= count(self.residuals.len()) * (ROUNDING * self.largest).powi(2)
    }

    /// The standard deviation of the residuals, with `n − k` degrees of freedom.
    pub fn residual_deviation(&self) -> f64 {
        (self.residual_squares / count(self.degrees_of_freedom())).sqrt()
    }

    /// The share of the variance about the mean that the model describes; none where the observed
    /// values are all the same.
    pub fn r_squared(&self) -> Option<f64> {
        let spread = count(self.residuals.len()) * (ROUNDING * self.largest).powi(2);
        (self.total_squares > spread).then(|| 1.0 - self.residual_squares / self.total_squares)
    }

    /// The Durbin–Watson statistic of the residuals in their order, 0 to 4; none for an exact fit.
    pub fn durbin_watson(&self) -> Option<f64> {
        let steps: f64 = self.residuals.windows(2).map(|pair| (pair[1] - pair[0]).powi(2)).sum();
        (!self.is_exact()).then(|| steps / self.residual_squares)
    }

    /// Standard errors that take the deviations to be independent and of one size.
    pub fn standard_errors(&self) -> Vec<f64> {
        let deviation = self.residual_deviation();
        self.weights.iter().map(|row| deviation * dot(row, row).sqrt()).collect()
    }

    /// Standard errors that allow for deviations of several sizes and for correlation over `lag`
    /// steps, in the order of the observations.
    ///
    /// Source: Newey and West 1987 with Bartlett weights `1 − l / (L + 1)`, multiplied by
    /// `n / (n − k)`; no prewhitening.
    pub fn newey_west(&self, lag: usize) -> Vec<f64> {
        let factor = count(self.residuals.len()) / count(self.degrees_of_freedom());
        self.weights
            .iter()
            .map(|row| {
                let scores: Vec<f64> =
                    row.iter().zip(&self.residuals).map(|(w, e)| w * e).collect();
                let lagged: f64 = (1..=lag.min(scores.len() - 1))
                    .map(|l| {
                        let weight = 1.0 - count(l) / (count(lag) + 1.0);
                        2.0 * weight * dot(&scores[l..], &scores[..scores.len() - l])
                    })
                    .sum();
                // Bartlett weights keep the sum at or above zero, rounding may not.
                (factor * (dot(&scores, &scores) + lagged)).max(0.0).sqrt()
            })
            .collect()
    }
}

/// `y − X b`.
fn rest(observed: &[f64], columns: &[Vec<f64>], coefficients: &[f64]) -> Vec<f64> {
    let mut rest = observed.to_vec();
    for (column, coefficient) in columns.iter().zip(coefficients) {
        add(&mut rest, -coefficient, column);
    }
    rest
}

/// The rows of `R⁻¹ Qᵀ` for `X = Q R`.
fn weights(columns: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let mut orthogonal: Vec<Vec<f64>> = Vec::with_capacity(columns.len());
    // Per column how much of each earlier direction it holds, and how much of its own.
    let mut upper: Vec<(Vec<f64>, f64)> = Vec::with_capacity(columns.len());
    for column in columns {
        let mut rest = column.clone();
        let mut shares = Vec::with_capacity(orthogonal.len());
        for direction in &orthogonal {
            let share = dot(direction, &rest);
            add(&mut rest, -share, direction);
            shares.push(share);
        }
        let length = dot(&rest, &rest).sqrt();
        if !length.is_finite() || length <= RANK * dot(column, column).sqrt() {
            return None;
        }
        divide(&mut rest, length);
        orthogonal.push(rest);
        upper.push((shares, length));
    }

    let mut rows = orthogonal;
    for at in (0..rows.len()).rev() {
        let (head, tail) = rows.split_at_mut(at + 1);
        let row = &mut head[at];
        for (later, (shares, _)) in tail.iter().zip(&upper[at + 1..]) {
            add(row, -shares[at], later);
        }
        divide(row, upper[at].1);
    }
    Some(rows)
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

fn add(to: &mut [f64], factor: f64, other: &[f64]) {
    for (value, more) in to.iter_mut().zip(other) {
        *value += factor * more;
    }
}

fn divide(values: &mut [f64], divisor: f64) {
    for value in values {
        *value /= divisor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, certified: f64, tolerance: f64) {
        let deviation = (found / certified - 1.0).abs();
        assert!(deviation <= tolerance, "{found} instead of {certified}");
    }

    /// NIST Statistical Reference Datasets, linear regression, Norris (lower difficulty).
    #[test]
    fn the_norris_reference_is_certified() {
        let x = [
            0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6,
            775.5, 666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8,
            339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
        ];
        let y = [
            0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1,
            778.1, 668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6,
            339.3, 888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
        ];
        let fit = LeastSquares::fit(&[vec![1.0; 36], x.to_vec()], &y).unwrap();
        close(fit.coefficients()[0], -0.262_323_073_774_029, 1e-12);
        close(fit.coefficients()[1], 1.002_116_818_020_45, 1e-12);
        close(fit.standard_errors()[0], 0.232_818_234_301_152, 1e-12);
        close(fit.standard_errors()[1], 0.429_796_848_199_937e-3, 1e-12);
        close(fit.residual_deviation(), 0.884_796_396_144_373, 1e-12);
        close(fit.r_squared().unwrap(), 0.999_993_745_883_712, 1e-12);
        assert_eq!(fit.degrees_of_freedom(), 34);
    }

    /// NIST Statistical Reference Datasets, linear regression, Longley (higher difficulty): columns
    /// that nearly depend on each other.
    #[test]
    fn the_longley_reference_is_certified() {
        let rows = [
            [60_323.0, 83.0, 234_289.0, 2_356.0, 1_590.0, 107_608.0, 1_947.0],
            [61_122.0, 88.5, 259_426.0, 2_325.0, 1_456.0, 108_632.0, 1_948.0],
            [60_171.0, 88.2, 258_054.0, 3_682.0, 1_616.0, 109_773.0, 1_949.0],
            [61_187.0, 89.5, 284_599.0, 3_351.0, 1_650.0, 110_929.0, 1_950.0],
            [63_221.0, 96.2, 328_975.0, 2_099.0, 3_099.0, 112_075.0, 1_951.0],
            [63_639.0, 98.1, 346_999.0, 1_932.0, 3_594.0, 113_270.0, 1_952.0],
            [64_989.0, 99.0, 365_385.0, 1_870.0, 3_547.0, 115_094.0, 1_953.0],
            [63_761.0, 100.0, 363_112.0, 3_578.0, 3_350.0, 116_219.0, 1_954.0],
            [66_019.0, 101.2, 397_469.0, 2_904.0, 3_048.0, 117_388.0, 1_955.0],
            [67_857.0, 104.6, 419_180.0, 2_822.0, 2_857.0, 118_734.0, 1_956.0],
            [68_169.0, 108.4, 442_769.0, 2_936.0, 2_798.0, 120_445.0, 1_957.0],
            [66_513.0, 110.8, 444_546.0, 4_681.0, 2_637.0, 121_950.0, 1_958.0],
            [68_655.0, 112.6, 482_704.0, 3_813.0, 2_552.0, 123_366.0, 1_959.0],
            [69_564.0, 114.2, 502_601.0, 3_931.0, 2_514.0, 125_368.0, 1_960.0],
            [69_331.0, 115.7, 518_173.0, 4_806.0, 2_572.0, 127_852.0, 1_961.0],
            [70_551.0, 116.9, 554_894.0, 4_007.0, 2_827.0, 130_081.0, 1_962.0],
        ];
        let column = |at: usize| rows.iter().map(|row| row[at]).collect::<Vec<f64>>();
        let mut columns = vec![vec![1.0; rows.len()]];
        columns.extend((1..7).map(column));
        let fit = LeastSquares::fit(&columns, &column(0)).unwrap();
        let certified = [
            -3_482_258.634_595_82,
            15.061_872_271_373_3,
            -0.358_191_792_925_910e-1,
            -2.020_229_803_816_83,
            -1.033_226_867_173_59,
            -0.511_041_056_535_807e-1,
            1_829.151_464_613_55,
        ];
        for (found, certified) in fit.coefficients().iter().zip(certified) {
            close(*found, certified, 1e-9);
        }
        let certified = [
            890_420.383_607_373,
            84.914_925_774_766_9,
            0.334_910_077_722_432e-1,
            0.488_399_681_651_699,
            0.214_274_163_161_675,
            0.226_073_200_069_370,
            455.478_499_142_212,
        ];
        for (found, certified) in fit.standard_errors().into_iter().zip(certified) {
            close(found, certified, 1e-9);
        }
        close(fit.residual_deviation(), 304.854_073_561_965, 1e-9);
        close(fit.r_squared().unwrap(), 0.995_479_004_577_296, 1e-12);
    }

    /// NIST Statistical Reference Datasets, linear regression, Wampler 1 (higher difficulty): a
    /// polynomial of the fifth degree through 0 to 20 whose coefficients are all exactly 1.
    #[test]
    fn the_wampler_reference_is_certified() {
        let powers = |x: i32| (0..6).map(move |power| f64::from(x).powi(power));
        let y: Vec<f64> = (0..21).map(|x| powers(x).sum()).collect();
        let columns: Vec<Vec<f64>> =
            (0..6).map(|power| (0..21).map(|x| f64::from(x).powi(power)).collect()).collect();
        let fit = LeastSquares::fit(&columns, &y).unwrap();
        for (power, found) in fit.coefficients().iter().enumerate() {
            assert!((found - 1.0).abs() < 2e-9, "{power}: {found}");
        }
        assert!(fit.is_exact());
    }

    #[test]
    fn what_does_not_determine_the_coefficients_is_refused() {
        let ones = vec![1.0; 4];
        let line = vec![1.0, 2.0, 3.0, 4.0];
        let y = [1.0, 2.0, 2.0, 3.0];
        assert!(LeastSquares::fit(&[ones.clone(), line.clone()], &y).is_some());
        let doubled = line.iter().map(|value| 2.0 * value + 1.0).collect();
        assert!(LeastSquares::fit(&[ones.clone(), line.clone(), doubled], &y).is_none());
        assert!(LeastSquares::fit(&[vec![0.0; 4]], &y).is_none());
        assert!(LeastSquares::fit(&[], &y).is_none());
        assert!(LeastSquares::fit(&[vec![1.0]], &[1.0]).is_none());
        assert!(LeastSquares::fit(&[ones.clone(), vec![1.0; 3]], &y).is_none());
        assert!(LeastSquares::fit(&[ones], &[1.0, f64::NAN, 2.0, 3.0]).is_none());
        assert!(LeastSquares::fit(&[vec![1e308, 1e308, 1.0, 1.0]], &y).is_none());
    }

    #[test]
    fn an_exact_fit_has_no_statistic_of_its_residuals() {
        let fit =
            LeastSquares::fit(&[vec![1.0; 4], vec![0.1, 0.2, 0.3, 0.4]], &[0.3, 0.5, 0.7, 0.9]);
        let fit = fit.unwrap();
        assert!(fit.is_exact());
        assert_eq!(fit.durbin_watson(), None);
        let level = LeastSquares::fit(&[vec![1.0; 3]], &[0.7; 3]).unwrap();
        assert_eq!(level.r_squared(), None);
    }
}
