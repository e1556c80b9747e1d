//! Votes in meetings.
//!
//! A vote is a record with the identity of poll and organisation, so a second one is refused by the store whatever happens
//! in between. A vote and the close of its poll both write the gate of the poll: whichever commits second of two that meet
//! runs again and sees the other. Of a secret vote the record says who has voted, the sums what; nothing is kept from
//! which one could be worked out from the other.

use super::sitting::{gate, topic};
use crate::db::Store;
use crate::error::{POLL_CLOSED, StoreError};
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::OrganisationCode;
use domain::meeting::key::PollId;
use domain::meeting::sitting::Sitting;
use domain::meeting::vote::poll::BallotBox;
use domain::meeting::vote::{Ballot, Choice, Method, Poll, Tally};
use domain::policy::{CastVote, Permit, RunMeeting};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredBallot {
    meeting: u32,
    poll: PollId,
    organisation: OrganisationCode,
    choice: Option<Choice>,
    by_deputy: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredSums {
    meeting: u32,
    poll: PollId,
    yes: u32,
    no: u32,
    abstain: u32,
}

/// The sums that a choice counts into.
fn counts(choice: Choice) -> &'static str {
    match choice {
        Choice::Yes => "yes = (yes ?? 0) + 1, no = (no ?? 0), abstain = (abstain ?? 0)",
        Choice::No => "yes = (yes ?? 0), no = (no ?? 0) + 1, abstain = (abstain ?? 0)",
        Choice::Abstain => "yes = (yes ?? 0), no = (no ?? 0), abstain = (abstain ?? 0) + 1",
    }
}

impl Store {
    /// Puts a vote into the box of a poll.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the organisation has voted, [`StoreError::PollClosed`] where the poll is not open.
    pub async fn cast_vote(
        &self,
        permit: &Permit<CastVote>,
        (meeting, title): (u32, &str),
        poll: &Poll,
        ballot: &Ballot,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let organisation = &permit.action().organisation;
        let is_secret = poll.method == Method::Secret;
        let number = meeting.to_string();
        let (act, kind) = (Act::VoteCast, SubjectKind::Meeting);
        // What somebody votes stays out of the journal; of a secret vote also when, as the order could tell.
        let journal = JournalRow::by(permit.account(), now, act, kind, &number, title)
            .changes([Change::between("organisation", "", organisation.to_string())]);
        let stored = StoredBallot {
            meeting,
            poll: poll.id.clone(),
            organisation: organisation.clone(),
            choice: (!is_secret).then_some(ballot.choice),
            by_deputy: ballot.by_deputy,
        };
        let mut transaction = Transaction::new()
            .record("gate", "gate", &gate(&poll.id))
            .statement("LET $open = (UPDATE $gate SET n += 1 WHERE closed = false RETURN VALUE n)")
            .statement(&format!("IF array::len($open) = 0 {{ THROW '{POLL_CLOSED}' }}"))
            .record("id", "ballot", &format!("{}/{organisation}", poll.id))
            .bind("ballot", stored)
            .statement("CREATE $id CONTENT $ballot RETURN NONE");
        if is_secret {
            transaction = transaction
                .record("sums", "ballot_sums", poll.id.as_str())
                .value("meeting", i64::from(meeting))
                .value("poll", poll.id.to_string())
                .statement(&format!(
                    "UPSERT $sums SET meeting = $meeting, poll = $poll, {} RETURN NONE",
                    counts(ballot.choice)
                ));
        }
        transaction = transaction.moves(&topic(meeting));
        if is_secret {
            transaction.run(self).await
        } else {
            transaction.commit(self, journal).await
        }
    }

    /// Shuts the gate of a poll: no vote comes in from now on. Whoever closes a poll counts afterwards.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn shut_poll(
        &self,
        _permit: &Permit<RunMeeting>,
        poll: &PollId,
    ) -> Result<(), StoreError> {
        Transaction::new()
            .record("gate", "gate", &gate(poll))
            .statement("UPSERT $gate SET n = (n ?? 0) + 1, closed = true RETURN NONE")
            .run(self)
            .await
    }

    /// Puts the votes of its polls into a course.
    pub(super) async fn join_ballots(&self, sitting: &mut Sitting) -> Result<(), StoreError> {
        if sitting.polls.is_empty() {
            return Ok(());
        }
        let meeting = [("meeting", i64::from(sitting.meeting))];
        let ballots: Vec<StoredBallot> =
            self.rows("SELECT * FROM ballot WHERE meeting = $meeting", meeting).await?;
        let sums: Vec<StoredSums> =
            self.rows("SELECT * FROM ballot_sums WHERE meeting = $meeting", meeting).await?;
        for held in sitting.polls.iter_mut().filter(|held| !held.on_paper) {
            let own = ballots.iter().filter(|ballot| ballot.poll == held.poll.id);
            match &mut held.poll.ballots {
                BallotBox::Named { ballots } => {
                    ballots.extend(own.filter_map(|b| {
                        let ballot = Ballot { choice: b.choice?, by_deputy: b.by_deputy };
                        Some((b.organisation.clone(), ballot))
                    }));
                }
                BallotBox::Secret { voted, tally } => {
                    voted.extend(own.map(|ballot| ballot.organisation.clone()));
                    if let Some(sums) = sums.iter().find(|sums| sums.poll == held.poll.id) {
                        let (yes, no, abstain) = (sums.yes, sums.no, sums.abstain);
                        *tally = Tally { yes, no, abstain, invalid: 0 };
                    }
                }
            }
        }
        Ok(())
    }
}
