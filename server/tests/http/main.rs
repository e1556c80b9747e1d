//! The whole service over HTTP: the real router on the demonstration data.

mod accounts;
mod api;
mod assessment;
mod audit;
mod canary;
mod crash;
mod csrf;
mod exports;
mod fields;
mod headers;
mod hostile;
mod html;
mod imports;
mod mails;
mod matrix;
mod oidc;
mod payloads;
mod people;
mod provider;
mod sign_in;
mod site;
mod smtp;
mod supply;
mod texts;
mod verify;
mod voices;
