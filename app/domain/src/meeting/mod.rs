//! Meetings of the council: from the rules of procedure to the approved minutes.
//!
//! | module | what it holds |
//! |---|---|
//! | [`book`] | everything that is kept about meetings, and who sees what of it |
//! | [`procedure`] | the rules of procedure as versioned data |
//! | [`counting`], [`deadline`] | how days are counted; when what is due, and why |
//! | [`agenda`] | items, order, numbers, time, versions, proposals |
//! | [`plan`], [`motion`] | what is prepared for a meeting; motions, and dates on which something comes back |
//! | [`pack`] | what the pack of a meeting is made from |
//! | [`paper`] | papers, co-signature, frozen figures |
//! | [`invitation`] | notice, letters, calendar entries, replies, forecast |
//! | [`attendance`] | who is there, for each moment and item |
//! | [`sitting`] | a meeting while it goes on: called items, attendance, polls, notes |
//! | [`course`], [`polling`] | the steps of a meeting: items called and left; questions put to the vote and counted |
//! | [`sentence`], [`live_form`] | quorum and votes in words; forms of a meeting under way |
//! | [`resolution`], [`circular`] | what was decided and what follows; decisions without a meeting |
//! | [`note`], [`minutes`] | notes of several people at once; minutes from draft to approval |
//! | [`quorum`], [`vote`] | whether the council can decide; votes and majorities |
//! | [`tasks`] | what is due for meetings, and until when |
//! | [`numbering`] | numbers of agenda items, papers, resolutions |

pub mod agenda;
pub mod attendance;
pub mod book;
pub mod call;
pub mod circular;
pub mod counting;
pub mod course;
pub mod deadline;
pub mod invitation;
pub mod key;
pub mod live_form;
pub mod minutes;
pub mod motion;
pub mod note;
pub mod numbering;
pub mod pack;
pub mod paper;
pub mod plan;
pub mod polling;
pub mod procedure;
pub mod quorum;
pub mod resolution;
pub mod sentence;
pub mod sitting;
pub mod tasks;
pub mod vote;
