//! Pure rules of the Wirkungskompass: no I/O, no clock, no randomness.
//!
//! | module | what it holds |
//! |---|---|
//! | [`actor`] | who asks: roles, organisation, account |
//! | [`mandate`] | what a person may act as, from when to when |
//! | [`people`] | persons and organisations as the Geschäftsstelle keeps them |
//! | [`tier`], [`face`] | who may see a record; what the public sees |
//! | [`policy`] | who may do what: one exhaustive decision, permits for every write |
//! | [`password`] | rules for passwords |
//! | [`key`] | identifiers of records, one type per kind of record |
//! | [`text`] | free text parsed at the door: length, control characters |
//! | [`number`] | German and English numbers, in and out |
//! | [`period`] | reporting periods from a day to a three-year window |
//! | [`field`], [`indicator`] | fields, indicators, observations, target paths, status |
//! | [`indicator::method`], [`indicator::before_after`] | methods of assessment; change after a start |
//! | [`index`] | the degree of digitalisation: method, computation, explanation, robustness |
//! | [`import`] | files taken in: what they would change, and every doubt about it |
//! | [`indicator::supply`] | when the next value is due, from whom; reminders |
//! | [`measure`] | measures, their workflow, terms, milestones, contributions |
//! | [`evaluation`] | rounds, ratings, statistics, practical experience |
//! | [`attachment`] | files that members add: what they are, how large, what they are called |
//! | [`finding`] | findings with their sources, answers, actions, statements of minorities, agenda items |
//! | [`chain`] | the whole path from an indicator to an action, from each of its links |
//! | [`discussion`] | threads, posts, mentions |
//! | [`duty`], [`digest`] | who owes what until when; how often a mail tells of it |
//! | [`catalogue`] | everything planners keep, in one consistent state |
//! | [`council`] | organisations and meetings |
//! | [`meeting`] | rules of procedure, agenda, votes, resolutions, minutes |
//! | [`search`] | what fits what somebody types |
//! | [`source`] | sources, evidence, data traps |
//! | [`journal`] | what a change record contains |
//! | [`mail`] | mails on their way: states, tries, troubles |
//! | [`retention`] | how long which data are kept |
//! | [`error`] | field errors as codes with parameters |

pub mod actor;
pub mod attachment;
pub mod catalogue;
pub mod chain;
pub mod council;
pub mod digest;
pub mod discussion;
pub mod duty;
pub mod error;
pub mod evaluation;
pub mod face;
pub mod field;
pub mod finding;
pub mod import;
pub mod index;
pub mod indicator;
pub mod journal;
pub mod key;
pub mod mail;
pub mod mandate;
pub mod measure;
pub mod meeting;
pub mod number;
pub mod password;
pub mod people;
pub mod period;
pub mod policy;
pub mod retention;
pub mod search;
pub mod source;
pub mod text;
pub mod tier;
