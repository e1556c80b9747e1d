//! The store on both of its embedded engines: every case runs in memory and on RocksDB.

mod accounts;
mod assessment;
mod concurrency;
mod credentials;
mod engine;
mod evaluation;
mod fixture;
mod loading;
mod measures;
mod outbox;
mod people;
mod provider;
mod supply;
mod support;
mod values;
mod voices;
