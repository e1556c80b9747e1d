//! What minutes hold. There is one text; what a reader may not see is left out of it, not covered.

use crate::key::OrganisationCode;
use crate::meeting::agenda::{ItemKind, ItemState};
use crate::meeting::attendance::Standing;
use crate::meeting::key::{AgendaItemId, FollowUpId};
use crate::meeting::numbering::{ItemNumber, ResolutionNumber};
use crate::meeting::quorum::QuorumFinding;
use crate::meeting::resolution::VoteRecord;
use crate::source::coded;
use crate::tier::Tier;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

coded! {
    /// Under which heading somebody stands.
    Heading {
        /// With a vote.
        Voting = "stimmberechtigt",
        /// Excused.
        Excused = "entschuldigt",
        /// Not there, and not excused.
        Absent = "abwesend",
        /// Without a vote.
        Guest = "gast",
        /// Of the Geschäftsstelle.
        Secretariat = "geschaeftsstelle",
    }
}

/// Somebody in the list of those present.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// Under which heading.
    pub heading: Heading,
    /// For whom; empty for a guest of none.
    pub organisation: String,
    /// Name of the person; empty where the reader sees organisations alone.
    pub person: String,
    /// True where a deputy came.
    pub by_deputy: bool,
}

impl Participant {
    /// The heading for an organisation with a seat.
    pub fn heading_of(standing: Standing) -> Heading {
        match standing {
            Standing::Present | Standing::ByDeputy | Standing::Recused => Heading::Voting,
            Standing::Excused => Heading::Excused,
            Standing::Absent | Standing::NoSeat => Heading::Absent,
        }
    }
}

/// A piece of the minutes under an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "art")]
pub enum Content {
    /// What came out of the discussion.
    #[serde(rename = "text")]
    Text {
        /// Word for word.
        text: String,
    },
    /// Whether the council can decide.
    #[serde(rename = "beschlussfaehigkeit")]
    Quorum {
        /// „7 von 12 stimmberechtigt anwesend – beschlussfähig“.
        finding: QuorumFinding,
    },
    /// „Ladungsfrist nicht gewahrt“.
    #[serde(rename = "ladung")]
    LateSummons {
        /// Why.
        reason: String,
        /// True where it was recorded that nobody objects.
        unopposed: bool,
        /// True where it was recorded that somebody objects.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        objected: bool,
    },
    /// The item was late, and no member objected to dealing with it.
    #[serde(rename = "zustimmung")]
    Assent,
    /// Somebody came or went.
    #[serde(rename = "anwesenheit")]
    Passage {
        /// For whom.
        organisation: OrganisationCode,
        /// Who; empty where the reader sees organisations alone.
        person: String,
        /// True for whoever came.
        came: bool,
    },
    /// An organisation took no part in the item.
    #[serde(rename = "mitwirkungsverbot")]
    Recused {
        /// Which.
        organisation: OrganisationCode,
    },
    /// A vote on an amendment to the proposal.
    #[serde(rename = "aenderungsantrag")]
    Amendment {
        /// Who made it.
        organisation: OrganisationCode,
        /// The wording it asked for.
        text: String,
        /// How the vote went.
        vote: VoteRecord,
    },
    /// A resolution, or a proposal that was rejected.
    #[serde(rename = "beschluss")]
    Resolution {
        /// Its number.
        number: ResolutionNumber,
        /// Word for word.
        text: String,
        /// How the vote went.
        vote: VoteRecord,
    },
    /// Something somebody has taken on.
    #[serde(rename = "auftrag")]
    Assignment {
        /// Its follow-up.
        id: FollowUpId,
        /// What.
        text: String,
        /// Who.
        owner: String,
        /// By the end of which day.
        due: NaiveDate,
    },
}

/// A piece with the circle that may read it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Who may read it; never more than may read the item.
    pub tier: Tier,
    /// What it says.
    pub content: Content,
}

/// An item of the minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MinutesItem {
    /// The agenda item.
    pub id: AgendaItemId,
    /// Its number.
    pub number: ItemNumber,
    /// Its title.
    pub title: String,
    /// What was to be done with it.
    pub kind: Option<ItemKind>,
    /// What became of it.
    pub state: ItemState,
    /// Who may know of it, those above it included.
    pub tier: Tier,
    /// What there is to say.
    pub blocks: Vec<Block>,
}

/// The text of minutes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Minutes {
    /// Number of the meeting.
    pub meeting: u32,
    /// Beginning, as clocks in Berlin showed it.
    pub began: NaiveDateTime,
    /// End; none while the meeting goes on.
    pub ended: Option<NaiveDateTime>,
    /// Place.
    pub place: String,
    /// Who chaired; empty where the reader sees organisations alone.
    pub chair: String,
    /// Who took the minutes; empty where the reader sees organisations alone.
    pub minute_taker: String,
    /// Who was there.
    pub participants: Vec<Participant>,
    /// Item by item.
    pub items: Vec<MinutesItem>,
}

impl Minutes {
    /// The minutes as a reader with this reach sees them. Outside the council organisations are named and persons are not,
    /// and of a vote by name only the sums are shown.
    #[must_use]
    pub fn seen_by(&self, reach: Tier) -> Self {
        let inside = Tier::Council.is_within(reach);
        let item = |item: &MinutesItem| {
            item.tier.is_within(reach).then(|| MinutesItem {
                blocks: item
                    .blocks
                    .iter()
                    .filter(|block| block.tier.min(item.tier).is_within(reach))
                    .map(|block| if inside { block.clone() } else { block.without_persons() })
                    .collect(),
                ..item.clone()
            })
        };
        let participant = |participant: &Participant| {
            if inside {
                return Some(participant.clone());
            }
            // A guest of no organisation is nothing but a name; who was missing is the council's own.
            let shown = matches!(participant.heading, Heading::Voting | Heading::Guest)
                && !participant.organisation.is_empty();
            shown.then(|| Participant { person: String::new(), ..participant.clone() })
        };
        let name = |name: &String| if inside { name.clone() } else { String::new() };
        Self {
            chair: name(&self.chair),
            minute_taker: name(&self.minute_taker),
            participants: self.participants.iter().filter_map(participant).collect(),
            items: self.items.iter().filter_map(item).collect(),
            ..self.clone()
        }
    }

    /// The version for everyone.
    #[must_use]
    pub fn public(&self) -> Self {
        self.seen_by(Tier::Public)
    }
}

impl Block {
    fn without_persons(&self) -> Self {
        let content = match self.content.clone() {
            Content::Passage { organisation, came, .. } => {
                Content::Passage { organisation, person: String::new(), came }
            }
            Content::Amendment { organisation, text, vote } => {
                let vote = VoteRecord { by_name: Vec::new(), ..vote };
                Content::Amendment { organisation, text, vote }
            }
            Content::Resolution { number, text, vote } => {
                let vote = VoteRecord { by_name: Vec::new(), ..vote };
                Content::Resolution { number, text, vote }
            }
            Content::Assignment { id, text, due, .. } => {
                Content::Assignment { id, text, owner: String::new(), due }
            }
            // Why a letter was late may name whoever was ill.
            Content::LateSummons { unopposed, objected, .. } => {
                Content::LateSummons { reason: String::new(), unopposed, objected }
            }
            content @ (Content::Text { .. }
            | Content::Quorum { .. }
            | Content::Assent
            | Content::Recused { .. }) => content,
        };
        Self { tier: self.tier, content }
    }
}
