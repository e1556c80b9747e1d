//! Pages below `/verwaltung`.

pub mod outbox;
