//! The whole service over HTTP: the real router on the demonstration data.

mod accounts;
mod api;
mod audit;
mod canary;
mod crash;
mod csrf;
mod exports;
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
