//! Pages below `/verwaltung`.

pub mod erase;
pub mod journal;
pub mod outbox;
