//! Documents of a council and its Geschäftsstelle, as PDF/UA-1.
//!
//! | file | what |
//! |---|---|
//! | `office` | whose documents these are, and what they are about |
//! | `letter` | letters by DIN 5008 form B: invitation, supplement, change, cancellation, minutes |
//! | `agenda`, `paper`, `attendance`, `resolution`, `minutes`, `circular` | single documents |
//! | `pack`, `attachment` | the pack of a meeting: all of it as one document |
//! | `record` | what all documents but letters share |
//! | `piece`, `prose` | what documents are made of; texts as paragraphs and lists |
//! | `words`, `sentence` | German words for codes; quorum and votes in words |
//!
//! Every document is made of pieces, which are plain data: texts of people stay texts. Names of codes and local time come
//! from [`Office`], the date of a document from whoever asks for it.

mod agenda;
mod attachment;
mod attendance;
mod circular;
mod letter;
mod minutes;
mod office;
mod pack;
mod paper;
mod piece;
mod prose;
mod record;
mod resolution;
mod sentence;
#[cfg(test)]
mod tests;
mod words;

pub use agenda::{AgendaSheet, agenda_sheet};
pub use attachment::Attached;
pub use attendance::{ListKind, attendance_list};
pub use circular::{CircularSheet, circular_result};
pub use letter::{MeetingLetter, Recipient, Reference, Signed, meeting_letter};
pub use minutes::{MinutesSheet, minutes_sheet};
pub use office::{Occasion, Office, Sender};
pub use pack::{MAX_PACK_BYTES, Pack, PackPaper, meeting_pack};
pub use paper::{Consultation, PaperSheet, paper_sheet};
pub use resolution::{Extract, resolution_extract};

/// How a vote went, in one sentence.
pub fn vote_sentence(vote: &domain::meeting::resolution::VoteRecord) -> String {
    sentence::vote(vote)
}
