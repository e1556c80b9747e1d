//! What a person has given in and beside meetings, for that person.

use super::read;
use super::reply::StoredReply;
use crate::db::Store;
use crate::error::StoreError;
use chrono::{DateTime, Utc};
use domain::key::AccountId;
use domain::meeting::circular::CircularVote;
use domain::meeting::invitation::reply::Reply;
use domain::meeting::minutes::form::ParagraphsForm;
use serde::{Deserialize, Serialize};

/// What a person has typed into an item of minutes and not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesDraft {
    /// Number of the meeting.
    pub meeting: u32,
    /// What was typed.
    pub form: ParagraphsForm,
    /// When it was kept.
    pub at: DateTime<Utc>,
}

/// What a person has given in and beside meetings. Votes in a meeting are not in it: they are their organisation's, and no
/// account stands with them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnMeetings {
    /// Answers to invitations with the number of the meeting, oldest first.
    pub replies: Vec<(u32, Reply)>,
    /// Minutes typed and not saved.
    pub minutes: Vec<MinutesDraft>,
    /// Votes in circular procedures with the number of the procedure; a vote that was changed stands there as well.
    pub votes: Vec<(String, CircularVote)>,
}

#[derive(Serialize, Deserialize)]
struct Draft {
    meeting: u32,
    form: String,
    at: i64,
}

#[derive(Serialize, Deserialize)]
struct Ballot {
    circular: String,
    votes: Vec<String>,
}

impl Store {
    /// What this person has given in and beside meetings.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub(crate) async fn own_meetings(
        &self,
        account: &AccountId,
    ) -> Result<OwnMeetings, StoreError> {
        let bind = || [("person", account.as_str())];
        let answers = "SELECT * FROM meeting_reply WHERE account = $person ORDER BY id";
        let answers: Vec<StoredReply> = self.rows(answers, bind()).await?;
        let replies = answers.into_iter().map(|row| Ok((row.meeting, row.reply()?)));
        let drafts =
            "SELECT meeting, form, at FROM minutes_draft WHERE account = $person ORDER BY at";
        let drafts: Vec<Draft> = self.rows(drafts, bind()).await?;
        let minutes = drafts.into_iter().map(|row| {
            let at = DateTime::from_timestamp(row.at, 0).unwrap_or_default();
            Ok(MinutesDraft { meeting: row.meeting, form: read(&row.form)?, at })
        });
        let ballots = "SELECT circular, votes, id FROM circular_ballot ORDER BY id";
        let ballots: Vec<Ballot> = self.rows(ballots, ()).await?;
        let mut votes = Vec::new();
        for ballot in ballots {
            for vote in &ballot.votes {
                let vote: CircularVote = read(vote)?;
                if &vote.account == account {
                    votes.push((ballot.circular.clone(), vote));
                }
            }
        }
        Ok(OwnMeetings {
            replies: replies.collect::<Result<_, StoreError>>()?,
            minutes: minutes.collect::<Result<_, StoreError>>()?,
            votes,
        })
    }
}
