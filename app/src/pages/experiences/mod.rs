//! Practical experiences: the list that is the inbox of the Geschäftsstelle, and the page of one with what became of it.

pub mod list;
pub mod show;
