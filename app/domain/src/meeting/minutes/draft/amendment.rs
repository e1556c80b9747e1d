//! Votes on amendments, as minutes tell of them.

use super::super::document::Content;
use crate::key::OrganisationCode;
use crate::meeting::key::AgendaItemId;
use crate::meeting::resolution::VoteRecord;
use crate::meeting::sitting::Sitting;
use crate::meeting::vote::secrecy::SecretResult;

/// A vote on an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendmentVote {
    /// The item.
    pub item: AgendaItemId,
    /// Who made the amendment.
    pub organisation: OrganisationCode,
    /// The wording it asked for.
    pub text: String,
    /// How the vote went.
    pub vote: VoteRecord,
}

impl AmendmentVote {
    pub(super) fn content(&self) -> Content {
        Content::Amendment {
            organisation: self.organisation.clone(),
            text: self.text.clone(),
            vote: self.vote.clone(),
        }
    }
}

impl Sitting {
    /// Every vote on an amendment that was counted, a tie included, in the order they were held; `secret` is what the rules
    /// of procedure show of a secret one.
    pub fn amendment_votes(&self, secret: SecretResult) -> Vec<AmendmentVote> {
        let told = self.polls.iter().filter_map(|held| {
            let (verdict, id) = (held.verdict.as_ref()?, held.amendment.as_ref()?);
            let made = self.amendments.iter().find(|made| &made.amendment.id == id)?;
            Some(AmendmentVote {
                item: held.poll.item.clone(),
                organisation: made.amendment.organisation.clone(),
                text: made.amendment.text.clone(),
                vote: VoteRecord::of_poll(&held.poll, verdict, secret),
            })
        });
        told.collect()
    }
}
