//! The store on both of its embedded engines: every case runs in memory and on RocksDB.

mod accounts;
mod assessment;
mod concurrency;
mod credentials;
mod engine;
mod evaluation;
mod fixture;
mod imports;
mod loading;
mod measures;
mod meetings;
mod minutes;
mod outbox;
mod papers;
mod people;
mod positions;
mod provider;
mod race;
mod resolutions;
mod sitting;
mod supply;
mod support;
mod values;
mod voices;
