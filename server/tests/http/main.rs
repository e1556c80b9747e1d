//! The whole service over HTTP: the real router on the demonstration data.

mod accounts;
mod audit;
mod canary;
mod crash;
mod csrf;
mod exports;
mod fields;
mod headers;
mod hostile;
mod html;
mod mails;
mod matrix;
mod oidc;
mod payloads;
mod people;
mod provider;
mod sign_in;
mod site;
mod smtp;
mod texts;
mod verify;
