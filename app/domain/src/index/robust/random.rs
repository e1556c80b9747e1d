//! Random numbers from a seed, the same on every machine.

/// One stream of random numbers: xoshiro256++ (Blackman and Vigna, public domain), its state filled by `SplitMix64`.
#[derive(Debug, Clone)]
pub struct Stream([u64; 4]);

/// The odd number that `SplitMix64` counts by: 2^64 divided by the golden ratio.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Stream {
    /// The stream with this number under a seed. Streams of neighbouring numbers or seeds have nothing in common.
    pub fn new(seed: u64, number: u64) -> Self {
        let start = mix(seed.wrapping_add(STEP)) ^ mix(number.wrapping_mul(STEP).wrapping_add(1));
        let word = |i: u64| mix(start.wrapping_add(STEP.wrapping_mul(i)));
        Self([word(1), word(2), word(3), word(4)])
    }

    /// The next 64 random bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.0;
        let bits = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        bits
    }

    /// The next number, evenly spread over 0 up to but not including 1.
    pub fn unit(&mut self) -> f64 {
        // 52 random bits as the fraction of a number from 1 to 2: exact, and without a conversion.
        f64::from_bits(0x3FF0_0000_0000_0000 | (self.bits() >> 12)) - 1.0
    }
}

/// The place among `n` that a number from 0 to 1 falls on.
pub fn pick(unit: f64, n: usize) -> usize {
    if n <= 1 {
        return 0;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a number of alternatives is small, and the product lies between 0 and it"
    )]
    let at = (unit * n as f64) as usize;
    at.min(n - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First outputs of xoshiro256++ from the state 1, 2, 3, 4: reference implementation of Blackman and Vigna.
    #[test]
    fn the_generator_is_the_published_one() {
        let mut stream = Stream([1, 2, 3, 4]);
        let first: Vec<u64> = (0..4).map(|_| stream.bits()).collect();
        assert_eq!(first, [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386]);
    }

    #[test]
    fn numbers_are_evenly_spread_and_streams_differ() {
        let mut sum = 0.0;
        let mut squares = 0.0;
        for number in 0..1000 {
            let mut stream = Stream::new(7, number);
            for _ in 0..100 {
                let unit = stream.unit();
                assert!((0.0..1.0).contains(&unit));
                sum += unit;
                squares += unit * unit;
            }
        }
        assert!((sum / 1e5 - 0.5).abs() < 0.003, "{sum}");
        assert!((squares / 1e5 - 1.0 / 3.0).abs() < 0.003, "{squares}");
        assert_ne!(Stream::new(1, 0).bits(), Stream::new(0, 1).bits());
    }

    #[test]
    fn every_place_is_picked() {
        assert_eq!([0.0, 0.49, 0.5, 0.999].map(|unit| pick(unit, 2)), [0, 0, 1, 1]);
        assert_eq!(pick(1.0, 3), 2);
        assert_eq!(pick(0.7, 0), 0);
    }
}
