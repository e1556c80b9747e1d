//! The whole service over HTTP: the real router on the demonstration data.

mod accounts;
mod canary;
mod crash;
mod csrf;
mod headers;
mod hostile;
mod matrix;
mod sign_in;
mod site;
mod texts;
