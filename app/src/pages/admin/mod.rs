//! Pages below `/verwaltung`: organisations, persons with their mandates, the public face, the outbox.

pub mod erase;
pub mod face;
pub mod home;
pub mod invite;
pub mod journal;
pub mod mandate;
pub mod organisations;
pub mod outbox;
pub mod parts;
pub mod people;
pub mod person;
