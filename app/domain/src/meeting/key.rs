//! Identifiers of what belongs to a meeting.

use crate::key::key;

key! {
    /// An item of an agenda; it stays the same when its number changes.
    AgendaItemId,
    /// A file beside a paper.
    PaperFileId,
    /// A poll: one question put to the vote.
    PollId,
    /// An amendment to a proposed resolution.
    AmendmentId,
    /// A date on which something comes back to the council.
    FollowUpId,
    /// A motion of a member organisation for the agenda.
    MotionId,
    /// An objection to the minutes.
    ObjectionId,
    /// A paragraph of the notes taken in a meeting.
    NoteId,
    /// One wording of a paragraph of the notes.
    WordingId,
    /// A text block for minutes.
    TextBlockCode,
}

impl AgendaItemId {
    /// The identifier made of a number that no other item has.
    pub fn numbered(number: u128) -> Self {
        Self(format!("{number:032x}").into())
    }
}
