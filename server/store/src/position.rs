//! Official positions: who reads them, and giving them.
//!
//! Nothing outside this module reads a position but through [`Store::positions_in`], which asks the policy, and through
//! functions that give an organisation its own.

use crate::db::Store;
use crate::error::{ROUND_CLOSED, StoreError};
use crate::evaluation::draft_key;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::{Account, Actor};
use domain::catalogue::Catalogue;
use domain::evaluation::command::NewRating;
use domain::evaluation::{Proposal, RatedText, Rating, Round, Score, Statement, Window};
use domain::face::PublicFace;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{AccountId, CriterionCode, MeasureSlug, OrganisationCode, RoundCode};
use domain::measure::Measure;
use domain::policy::{
    KeepRound, Permit, PositionsView, RateMeasure, ReleasePosition, own_organisation,
    positions_view, sees_position,
};
use domain::source::Evidence;
use serde::{Deserialize, Serialize};

/// Who asks for positions, and when.
#[derive(Debug, Clone, Copy)]
pub struct PositionReader<'a> {
    /// The reader.
    pub actor: &'a Actor,
    /// What visitors see.
    pub face: &'a PublicFace,
    /// The day.
    pub today: NaiveDate,
}

/// The positions in a round, as far as a reader sees them.
#[derive(Debug, Clone)]
pub struct Positions {
    /// How they may be shown.
    pub view: PositionsView,
    /// All of them where they may be shown with names or summed up, otherwise the own organisation's. Where they are
    /// summed up, those of others carry no text.
    pub all: Vec<Rating>,
}

#[derive(Clone, Serialize, Deserialize)]
struct RatingPatch {
    scores: Vec<(CriterionCode, Score)>,
    comment: String,
    statement: Statement,
    evidence: Evidence,
    at: Option<DateTime<Utc>>,
}

impl From<Rating> for RatingPatch {
    fn from(rating: Rating) -> Self {
        Self {
            scores: rating.scores,
            comment: rating.comment,
            statement: rating.statement,
            evidence: rating.evidence,
            at: rating.at,
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct ProposalRow {
    round: RoundCode,
    measure: MeasureSlug,
    organisation: OrganisationCode,
    rating: Rating,
    replaces: i64,
    by: AccountId,
    version: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct ProposalPatch {
    rating: Rating,
    replaces: i64,
    by: AccountId,
}

impl From<ProposalRow> for Proposal {
    fn from(row: ProposalRow) -> Self {
        let rating = Rating { version: row.version, ..row.rating };
        Self { rating, replaces: row.replaces, by: row.by }
    }
}

fn key(round: &RoundCode, measure: &MeasureSlug, organisation: &OrganisationCode) -> String {
    format!("{round}/{measure}/{organisation}")
}

impl Transaction {
    /// Goes through the gate of a round: a round that is closed takes nothing, whatever the time was when the form was
    /// sent. A late entry that was let in goes through, too.
    fn through_gate(self, round: &RoundCode, window: Window) -> Self {
        let through = self.record("gate", "gate", round.as_str()).statement(
            "LET $shut = (UPSERT ONLY $gate SET n = (n ?? 0) + 1, closed = (closed ?? false) RETURN VALUE closed)",
        );
        if window == Window::Late {
            return through;
        }
        through.statement(&format!("IF $shut = true {{ THROW '{ROUND_CLOSED}' }}"))
    }
}

/// A position as it is given now.
fn given(
    round: &Round,
    measure: &Measure,
    organisation: &OrganisationCode,
    new: NewRating,
    (window, now): (Window, DateTime<Utc>),
) -> Rating {
    Rating {
        round: round.code.clone(),
        measure: measure.slug.clone(),
        organisation: organisation.clone(),
        scores: new.scores,
        comment: new.comment,
        statement: Statement {
            stance: Some(new.stance),
            advice: new.advice,
            recommendations: new.recommendations,
            rated: Some(RatedText::of(measure)),
            outdated: false,
            late: window == Window::Late,
        },
        evidence: Evidence::Read,
        at: Some(now),
        version: 1,
    }
}

/// Stance, points and texts stay out of the journal: it is read more widely than they are.
fn row(
    account: &Account,
    act: Act,
    round: &Round,
    measure: &Measure,
    now: DateTime<Utc>,
) -> JournalRow {
    let subject = SubjectKind::Measure;
    JournalRow::by(account, now, act, subject, measure.slug.as_str(), &measure.name.de)
        .changes([Some(Change {
            field: "round".to_owned(),
            before: String::new(),
            after: round.title.de.clone(),
        })])
        .of_round(&round.code)
}

/// Writes a position: a new one, or in the place of the one with the version `seen`.
fn write(transaction: Transaction, rating: Rating, seen: Option<i64>) -> Transaction {
    let key = key(&rating.round, &rating.measure, &rating.organisation);
    match seen {
        Some(seen) => transaction.update("id", ("rating", &key), seen, RatingPatch::from(rating)),
        None => transaction
            .record("id", "rating", &key)
            .bind("rating", rating)
            .statement("CREATE $id CONTENT $rating RETURN NONE"),
    }
}

impl Store {
    /// The positions in a round, as far as the reader sees them. Of a round that is over, the gate is shut first: nothing
    /// comes in after the first reading of its result.
    ///
    /// # Errors
    /// When the store does not answer; [`StoreError::ChangedMeanwhile`] where somebody moves the deadline at this moment.
    pub async fn positions_in(
        &self,
        round: &Round,
        reader: PositionReader<'_>,
    ) -> Result<Positions, StoreError> {
        let PositionReader { actor, face, today } = reader;
        let view = positions_view(actor, face, round, today);
        if view == PositionsView::Hidden {
            return Ok(Positions { view, all: Vec::new() });
        }
        let mut all = if round.is_over(today) {
            self.ratings_of_closed(round, today).await?
        } else {
            self.ratings_in(&round.code).await?
        };
        let sees = |r: &Rating| sees_position(actor, face, round, &r.organisation, today);
        if view == PositionsView::Own {
            all.retain(sees);
        }
        for rating in all.iter_mut().filter(|rating| !sees(rating)) {
            rating.comment.clear();
            rating.statement.recommendations.clear();
        }
        Ok(Positions { view, all })
    }

    /// All positions in a round that is over, for what the product itself does with them, such as letters to those whose
    /// position is missing.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it is not over.
    pub async fn ratings_of_closed(
        &self,
        round: &Round,
        today: NaiveDate,
    ) -> Result<Vec<Rating>, StoreError> {
        if !round.is_over(today) {
            return Err(StoreError::ChangedMeanwhile);
        }
        self.seal(&round.code, today).await?;
        self.ratings_in(&round.code).await
    }

    /// How many positions are missing in a round, of how many: all that the Geschäftsstelle learns while it is open.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn missing_in(
        &self,
        _permit: &Permit<KeepRound>,
        catalogue: &Catalogue,
        round: &Round,
    ) -> Result<(usize, usize), StoreError> {
        let given = self.ratings_in(&round.code).await?;
        let asked: Vec<_> = catalogue.asked(round).map(|o| &o.code).collect();
        let counted = given
            .iter()
            .filter(|r| asked.contains(&&r.organisation) && round.measures.contains(&r.measure));
        let all = asked.len() * round.measures.len();
        Ok((all - counted.count().min(all), all))
    }

    async fn ratings_in(&self, round: &RoundCode) -> Result<Vec<Rating>, StoreError> {
        let read = self.rows(
            "SELECT * FROM rating WHERE round = $round ORDER BY measure, organisation",
            [("round", round.as_str())],
        );
        self.memory().recall(|| format!("ratings in {round}"), read).await
    }

    /// The position of the reader's own organisation, if it has given one.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn own_rating(
        &self,
        actor: &Actor,
        round: &RoundCode,
        measure: &MeasureSlug,
    ) -> Result<Option<Rating>, StoreError> {
        let Some(organisation) = own_organisation(actor) else { return Ok(None) };
        let key = key(round, measure, organisation);
        let found: Vec<Rating> =
            self.rows("SELECT * FROM type::record('rating', $key)", [("key", key)]).await?;
        Ok(found.into_iter().next())
    }

    /// What the reader's own organisation has drawn up and not released yet.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn own_proposal(
        &self,
        actor: &Actor,
        round: &RoundCode,
        measure: &MeasureSlug,
    ) -> Result<Option<Proposal>, StoreError> {
        let Some(organisation) = own_organisation(actor) else { return Ok(None) };
        let key = key(round, measure, organisation);
        let found: Vec<ProposalRow> =
            self.rows("SELECT * FROM type::record('proposal', $key)", [("key", key)]).await?;
        Ok(found.into_iter().next().map(Proposal::from))
    }

    /// Everything that the reader's own organisation has drawn up and not released yet.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn own_proposals(&self, actor: &Actor) -> Result<Vec<Proposal>, StoreError> {
        let Some(organisation) = own_organisation(actor) else { return Ok(Vec::new()) };
        let found: Vec<ProposalRow> = self
            .rows(
                "SELECT * FROM proposal WHERE organisation = $organisation",
                [("organisation", organisation.as_str())],
            )
            .await?;
        Ok(found.into_iter().map(Proposal::from).collect())
    }

    /// Gives a position for an organisation, or changes the one it has given; `seen` is the version of that one, as the
    /// editor saw it. The draft it came from goes.
    ///
    /// # Errors
    /// [`StoreError::RoundClosed`] where the round was closed meanwhile; [`StoreError::ChangedMeanwhile`] where a colleague
    /// changed it since; [`StoreError::AlreadyThere`] where nobody had given one and a colleague now has.
    pub async fn rate(
        &self,
        permit: &Permit<RateMeasure>,
        round: &Round,
        measure: &Measure,
        seen: Option<i64>,
        new: NewRating,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let RateMeasure { organisation, window } = permit.action();
        let act = if seen.is_some() { Act::RatingChanged } else { Act::RatingGiven };
        let rating = given(round, measure, organisation, new, (*window, now));
        let transaction = Transaction::new().through_gate(&round.code, *window);
        write(transaction, rating, seen)
            .record("draft", "draft", &draft_key(&permit.account().id, &round.code, &measure.slug))
            .statement("DELETE $draft")
            .commit(self, row(permit.account(), act, round, measure, now))
            .await
    }

    /// Draws a position up for a second person to release; `seen` are the versions of the position and of the proposal
    /// that it takes the place of. The draft it came from goes.
    ///
    /// # Errors
    /// As [`Store::rate`].
    pub async fn propose(
        &self,
        permit: &Permit<RateMeasure>,
        round: &Round,
        measure: &Measure,
        (replaces, seen): (Option<i64>, Option<i64>),
        new: NewRating,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let RateMeasure { organisation, window } = permit.action();
        let rating = given(round, measure, organisation, new, (*window, now));
        let replaces = replaces.unwrap_or(0);
        let by = permit.account().id.clone();
        let key = key(&round.code, &measure.slug, organisation);
        let transaction = Transaction::new().through_gate(&round.code, *window);
        let transaction = match seen {
            Some(seen) => transaction.update(
                "id",
                ("proposal", &key),
                seen,
                ProposalPatch { rating, replaces, by },
            ),
            None => transaction
                .record("id", "proposal", &key)
                .bind(
                    "proposal",
                    ProposalRow {
                        round: round.code.clone(),
                        measure: measure.slug.clone(),
                        organisation: organisation.clone(),
                        rating,
                        replaces,
                        by,
                        version: 1,
                    },
                )
                .statement("CREATE $id CONTENT $proposal RETURN NONE"),
        };
        transaction
            .record("draft", "draft", &draft_key(&permit.account().id, &round.code, &measure.slug))
            .statement("DELETE $draft")
            .commit(self, row(permit.account(), Act::PositionProposed, round, measure, now))
            .await
    }

    /// Releases what a colleague has drawn up, where it still is as the second person saw it: it becomes the position.
    ///
    /// # Errors
    /// [`StoreError::RoundClosed`] where the round was closed meanwhile; [`StoreError::ChangedMeanwhile`] and
    /// [`StoreError::AlreadyThere`] where somebody was faster.
    pub async fn release(
        &self,
        permit: &Permit<ReleasePosition>,
        round: &Round,
        measure: &Measure,
        proposal: Proposal,
        seen: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let ReleasePosition { organisation, window, .. } = permit.action();
        let replaces = (proposal.replaces > 0).then_some(proposal.replaces);
        let act = if replaces.is_some() { Act::RatingChanged } else { Act::RatingGiven };
        let place = key(&round.code, &measure.slug, organisation);
        let mut rating = Rating { at: Some(now), version: 1, ..proposal.rating };
        rating.statement.late = *window == Window::Late;
        let transaction = Transaction::new().through_gate(&round.code, *window).remove(
            "proposed",
            ("proposal", &place),
            seen,
        );
        write(transaction, rating, replaces)
            .commit(self, row(permit.account(), act, round, measure, now))
            .await
    }
}
