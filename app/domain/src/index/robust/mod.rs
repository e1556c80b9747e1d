//! How far a result depends on the choices made: replications with other choices, drawn from a seed.
//!
//! Each replication has a stream of random numbers of its own, made from the seed and its number. Ranks are counted, not
//! summed. So the same seed gives the same bytes, however the replications are shared out among threads.

pub mod experiment;
pub mod random;
mod scores;
pub mod simulate;
pub mod sobol;
pub mod variants;

pub use experiment::{Experiment, Factor, Weights};
pub use simulate::{Simulation, UnitRanks, quantile, simulate};
pub use sobol::{Sensitivity, sensitivity};
pub use variants::{Variant, Varied, variants};
