//! Circular procedures: put forward, voted on, ended.
//!
//! Each organisation has a ballot of its own, a list to which every vote is added, so votes of several never wait for each
//! other. The end shuts all ballots and compares how many votes and objections it has counted with how many there are: each
//! of them and the end write the ballot, so of two that meet the second one starts anew and sees the other.

use super::carry::By;
use super::kept::Kept;
use super::resolution::{reason_of, recorded, title_of};
use super::{read, written};
use crate::db::Store;
use crate::error::{CHANGED, ROUND_CLOSED, StoreError};
use crate::journal::JournalRow;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::OrganisationCode;
use domain::meeting::circular::{
    Circular, CircularError, CircularObjection, CircularReceipt, CircularState, CircularVote,
};
use domain::meeting::numbering::{CircularNumber, ResolutionNumber};
use domain::meeting::procedure::Procedure;
use domain::meeting::resolution::effect::check_all;
use domain::meeting::resolution::{Effect, Implementation, Progress, Resolution, VoteRecord};
use domain::meeting::vote::Verdict;
use domain::policy::{KeepCircular, Permit, VoteCircular};
use domain::tier::Tier;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How often the end is tried anew because a vote came in meanwhile.
const TRIES: u32 = 64;

/// The ballot of an organisation: every vote it has given, and its objection.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredBallot {
    circular: String,
    organisation: OrganisationCode,
    open: bool,
    votes: Vec<String>,
    objection: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredCircular {
    content: String,
    token: String,
    reminded: bool,
    version: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct ContentPatch {
    content: String,
}

/// What the organisations have given so far.
type Ballots = BTreeMap<OrganisationCode, StoredBallot>;

fn ballot_key(number: &CircularNumber, organisation: &OrganisationCode) -> String {
    format!("{number}/{organisation}")
}

/// Reads the ballots into the procedure they belong to, as if each vote came in now.
fn filled(
    circular: Circular,
    ballots: &Ballots,
    procedure: Option<&Procedure>,
) -> Result<Circular, StoreError> {
    let Some(day) = circular.opened.filter(|_| circular.state == CircularState::Open) else {
        return Ok(circular);
    };
    let mut filled = circular;
    for (organisation, ballot) in ballots {
        for vote in &ballot.votes {
            let vote: CircularVote = read(vote)?;
            // A deputy's vote that came in at the same moment as the delegate's does not count.
            let _ = filled.vote(organisation, vote, true, day);
        }
    }
    for (organisation, ballot) in ballots {
        if let (false, Some(procedure)) = (ballot.objection.is_empty(), procedure) {
            let objection: CircularObjection = read(&ballot.objection)?;
            let _ = filled.object(organisation, objection, procedure, day);
        }
    }
    Ok(filled)
}

impl Transaction {
    /// Shuts all ballots, where as many votes and objections are in them as were counted. Both are only ever added, so the
    /// sum tells that neither came in.
    fn shut(mut self, circular: &Circular, counted: Option<usize>) -> Self {
        use surrealdb::types::{Array, RecordId, Value};
        let keys = circular.voters.iter().map(|v| ballot_key(&circular.number, &v.organisation));
        let records = keys.map(|key| Value::RecordId(RecordId::new("circular_ballot", key)));
        let records: Vec<Value> = records.collect();
        self = self.value("ballots", Value::Array(Array::from(records))).statement(
            "LET $given = (UPDATE $ballots SET open = false RETURN VALUE array::len(votes) + math::min([string::len(objection), 1]))",
        );
        let Some(counted) = counted else { return self };
        self.value("counted", i64::try_from(counted).unwrap_or(i64::MAX))
            .statement(&format!("IF math::sum($given) != $counted {{ THROW '{CHANGED}' }}"))
    }

    fn keep_circular(self, circular: &Circular, seen: i64) -> Result<Self, StoreError> {
        let patch = ContentPatch { content: written(circular)? };
        Ok(self.update("circular", ("circular", &circular.number.to_string()), seen, patch))
    }
}

fn moved(circular: &Circular, before: CircularState, by: &By<'_>) -> JournalRow {
    let key = circular.number.to_string();
    let title = title_of(&circular.title, &key, circular.tier);
    by.row(Act::CircularMoved, SubjectKind::Circular, &key, &title).changes([Change::between(
        "circular_state",
        before.code(),
        circular.state.code(),
    )])
}

/// The resolution that a circular procedure ends with.
fn resolution_of(
    circular: &Circular,
    verdict: &Verdict,
    (day, now): (NaiveDate, DateTime<Utc>),
) -> Resolution {
    Resolution {
        number: ResolutionNumber::Circular(circular.number.clone()),
        item: None,
        title: circular.title.clone(),
        text: circular.text.clone(),
        decided: day,
        closed: now,
        vote: VoteRecord::of_circular(circular, verdict),
        quorum: None,
        procedure: circular.procedure,
        effects: circular.effects.clone(),
        replaces: Vec::new(),
        minority: Vec::new(),
        progress: Progress {
            state: Implementation::Open,
            responsible: circular.responsible.clone(),
            due: circular.due,
            evidence: String::new(),
            version: 1,
        },
        tier: circular.tier,
    }
}

impl Store {
    async fn circular_ballots(
        &self,
        number: Option<&CircularNumber>,
    ) -> Result<BTreeMap<String, Ballots>, StoreError> {
        let rows: Vec<StoredBallot> = match number {
            Some(number) => {
                let query = "SELECT * FROM circular_ballot WHERE circular = $circular";
                self.rows(query, [("circular", number.to_string())]).await?
            }
            None => self.rows("SELECT * FROM circular_ballot", ()).await?,
        };
        let mut all: BTreeMap<String, Ballots> = BTreeMap::new();
        for row in rows {
            let of = all.entry(row.circular.clone()).or_default();
            of.insert(row.organisation.clone(), row);
        }
        Ok(all)
    }

    /// All circular procedures with what was given so far, earliest first.
    pub(super) async fn read_circulars(
        &self,
        procedures: &[Procedure],
    ) -> Result<Vec<Circular>, StoreError> {
        let ballots = self.circular_ballots(None).await?;
        let rows: Vec<Kept> = self.rows("SELECT content, version FROM circular", ()).await?;
        let none = Ballots::new();
        let each = rows.into_iter().map(|row| {
            let circular = Circular { version: row.version, ..read(&row.content)? };
            let given = ballots.get(&circular.number.to_string()).unwrap_or(&none);
            let procedure = procedures.iter().find(|p| p.version == circular.procedure);
            filled(circular, given, procedure)
        });
        let mut all = each.collect::<Result<Vec<_>, StoreError>>()?;
        all.sort_by(|a, b| a.number.cmp(&b.number));
        Ok(all)
    }

    /// A circular procedure as it is stored this moment, and how many votes and objections were given, changed votes
    /// included.
    async fn circular(
        &self,
        number: &CircularNumber,
    ) -> Result<Option<(Circular, usize)>, StoreError> {
        let query = "SELECT content, version FROM type::record('circular', $key)";
        let rows: Vec<Kept> = self.rows(query, [("key", number.to_string())]).await?;
        let Some(row) = rows.into_iter().next() else { return Ok(None) };
        let circular = Circular { version: row.version, ..read(&row.content)? };
        let ballots = self
            .circular_ballots(Some(number))
            .await?
            .remove(&number.to_string())
            .unwrap_or_default();
        let count = ballots
            .values()
            .map(|ballot| ballot.votes.len() + usize::from(!ballot.objection.is_empty()))
            .sum();
        let book = self.book().await?;
        let procedure = book.procedures.iter().find(|p| p.version == circular.procedure);
        Ok(Some((filled(circular, &ballots, procedure)?, count)))
    }

    /// Puts a proposal forward: it gets the next number of its year, and everybody who may vote a ballot. `mails` writes
    /// the letters that go out with it. The same token twice puts it forward once.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn put_circular(
        &self,
        permit: &Permit<KeepCircular>,
        (circular, token): (Circular, &str),
        (prefix, today): (&str, NaiveDate),
        mails: &(dyn Fn(&Circular) -> Vec<NewMail> + Sync),
        now: DateTime<Utc>,
    ) -> Result<CircularNumber, StoreError> {
        use chrono::Datelike;
        for _ in 0..TRIES {
            let given: Vec<String> =
                self.rows("SELECT VALUE record::id(id) FROM circular", ()).await?;
            // Looked for after the numbers: the same form comes later only where it takes the next number or a higher one,
            // and then the next number is taken.
            let query = "SELECT VALUE record::id(id) FROM circular WHERE token = $given";
            let known: Vec<String> = self.rows(query, [("given", token.to_owned())]).await?;
            if let Some(number) = known.first() {
                return CircularNumber::parse(number)
                    .map_err(|_| StoreError::Data(format!("circular {number}")));
            }
            let given: Vec<_> =
                given.iter().filter_map(|number| CircularNumber::parse(number).ok()).collect();
            let number = CircularNumber::next(&given, prefix, today.year())
                .map_err(|_| StoreError::Data(format!("prefix {prefix}")))?;
            let circular = Circular { number: number.clone(), version: 1, ..circular.clone() };
            let resolution = ResolutionNumber::Circular(number.clone());
            let by = By {
                account: Some(permit.account()),
                number: &resolution,
                tier: circular.tier,
                today,
                now,
            };
            let journal = moved(&circular, CircularState::Draft, &by)
                .reason(reason_of(&circular.urgency, circular.tier));
            let stored = StoredCircular {
                content: written(&circular)?,
                token: token.to_owned(),
                reminded: false,
                version: 1,
            };
            let mut transaction = Transaction::new()
                .record("circular", "circular", &number.to_string())
                .bind("circular_value", stored)
                .statement("CREATE $circular CONTENT $circular_value RETURN NONE");
            for (place, voter) in circular.voters.iter().enumerate() {
                let ballot = StoredBallot {
                    circular: number.to_string(),
                    organisation: voter.organisation.clone(),
                    open: true,
                    votes: Vec::new(),
                    objection: String::new(),
                };
                let name = format!("ballot{place}");
                transaction = transaction
                    .record(&name, "circular_ballot", &ballot_key(&number, &voter.organisation))
                    .bind(&format!("{name}_value"), ballot)
                    .statement(&format!("CREATE ${name} CONTENT ${name}_value RETURN NONE"));
            }
            let letters = mails(&circular);
            let transaction = letters.into_iter().fold(transaction, |t, mail| t.mail(mail, now));
            match transaction.commit(self, journal).await {
                Ok(()) => return Ok(number),
                // Somebody else has put one forward with this number.
                Err(StoreError::AlreadyThere) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }

    /// Takes the vote of an organisation; the last one holds, and each one before is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is no such procedure. The inner error says why a vote is not taken.
    pub async fn vote_circular(
        &self,
        permit: &Permit<VoteCircular>,
        number: &CircularNumber,
        (vote, deputies): (CircularVote, bool),
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<Result<CircularReceipt, CircularError>, StoreError> {
        let organisation = &permit.action().organisation;
        let (mut circular, _) = self.circular(number).await?.ok_or(StoreError::NotFound)?;
        let receipt = match circular.vote(organisation, vote.clone(), deputies, today) {
            Err(error) => return Ok(Err(error)),
            Ok(CircularReceipt::Same) => return Ok(Ok(CircularReceipt::Same)),
            Ok(receipt) => receipt,
        };
        let key = number.to_string();
        let title = title_of(&circular.title, &key, circular.tier);
        let (act, kind) = (Act::CircularVoted, SubjectKind::Circular);
        // What was voted is nobody's to read before the end, so the journal tells that, and not what.
        let journal = JournalRow::by(permit.account(), now, act, kind, &key, &title);
        let written = Transaction::new()
            .record("ballot", "circular_ballot", &ballot_key(number, organisation))
            .value("vote", written(&vote)?)
            .statement(
                "LET $taken = (UPDATE $ballot SET votes = array::push(votes, $vote) WHERE open = true RETURN VALUE open)",
            )
            .statement(&format!("IF array::len($taken) = 0 {{ THROW '{ROUND_CLOSED}' }}"))
            .commit(self, journal)
            .await;
        match written {
            Ok(()) => Ok(Ok(receipt)),
            Err(StoreError::RoundClosed) => Ok(Err(CircularError::NotOpen)),
            Err(error) => Err(error),
        }
    }

    /// Takes an objection to the procedure, once for each organisation. With as many as the rules of procedure say it goes
    /// to the next meeting.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is no such procedure. The inner error says why an objection is not taken.
    pub async fn object_to_circular(
        &self,
        permit: &Permit<VoteCircular>,
        number: &CircularNumber,
        objection: CircularObjection,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<Result<(), CircularError>, StoreError> {
        let organisation = &permit.action().organisation;
        let (mut circular, _) = self.circular(number).await?.ok_or(StoreError::NotFound)?;
        let book = self.book().await?;
        let procedure = book.procedures.iter().find(|p| p.version == circular.procedure);
        let procedure = procedure.ok_or(StoreError::NotFound)?;
        let before = circular.objections.get(organisation).map(|held| held.reason.clone());
        if before.as_ref() == Some(&objection.reason) {
            // The same form once more.
            return Ok(Ok(()));
        }
        if let Err(error) = circular.object(organisation, objection.clone(), procedure, today) {
            return Ok(Err(error));
        }
        let key = number.to_string();
        let title = title_of(&circular.title, &key, circular.tier);
        let (act, kind) = (Act::CircularVoted, SubjectKind::Circular);
        let journal = JournalRow::by(permit.account(), now, act, kind, &key, &title)
            .changes([Change::between("objection", "", "ja")]);
        let written = Transaction::new()
            .record("ballot", "circular_ballot", &ballot_key(number, organisation))
            .value("objection", written(&objection)?)
            .statement(&format!("IF $ballot.open != true {{ THROW '{ROUND_CLOSED}' }}"))
            .statement("LET $taken = (UPDATE $ballot SET objection = $objection WHERE objection = '' RETURN VALUE open)")
            .statement(&format!("IF array::len($taken) = 0 {{ THROW '{CHANGED}' }}"))
            .commit(self, journal)
            .await;
        match written {
            // The same form once more, or a colleague of the same organisation was faster.
            Err(StoreError::ChangedMeanwhile) => {
                let (held, _) = self.circular(number).await?.ok_or(StoreError::NotFound)?;
                let stands = held.objections.get(organisation).map(|held| &held.reason);
                let same = stands == Some(&objection.reason);
                Ok(if same { Ok(()) } else { Err(CircularError::Objected) })
            }
            Ok(()) => {
                // It only goes to the meeting here: nothing is carried out, and nobody is asked for anything.
                self.settle_circular(number, None, &|_| Vec::new(), (today, now)).await?;
                Ok(Ok(()))
            }
            Err(StoreError::RoundClosed) => Ok(Err(CircularError::NotOpen)),
            Err(error) => Err(error),
        }
    }

    /// Ends a circular procedure where it has come to its end: counted and recorded as a resolution with what follows from
    /// it, or sent to the next meeting. Gives where it stands then; running it again changes nothing.
    ///
    /// Before its last day is over it is never counted, whoever asks for it. An effect that can no longer be carried out
    /// becomes a date on which it comes back, so that nothing that was decided is lost. `mails` writes the letters that go
    /// out with the effects that were carried out; both are written or neither.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none.
    pub async fn settle_circular(
        &self,
        number: &CircularNumber,
        permit: Option<&Permit<KeepCircular>>,
        mails: &(dyn Fn(&[Effect]) -> Vec<NewMail> + Sync),
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<CircularState, StoreError> {
        for _ in 0..TRIES {
            let (circular, counted) = self.circular(number).await?.ok_or(StoreError::NotFound)?;
            let was_open = self.is_open_in_store(number).await?;
            if !was_open {
                return Ok(circular.state);
            }
            let resolution_number = ResolutionNumber::Circular(number.clone());
            let by = By {
                account: permit.map(Permit::account),
                number: &resolution_number,
                tier: circular.tier,
                today,
                now,
            };
            if circular.state == CircularState::ToMeeting {
                let journal = moved(&circular, CircularState::Open, &by);
                let transaction = Transaction::new()
                    .keep_circular(&circular, circular.version)?
                    .shut(&circular, Some(counted));
                match transaction.commit(self, journal).await {
                    Ok(()) => return Ok(CircularState::ToMeeting),
                    Err(StoreError::ChangedMeanwhile) => continue,
                    Err(error) => return Err(error),
                }
            }
            if circular.is_open(today) {
                return Ok(circular.state);
            }
            let (book, catalogue) = (self.book().await?, self.catalogue().await?);
            let procedure = book.procedures.iter().find(|p| p.version == circular.procedure);
            let verdict =
                procedure.and_then(|rules| circular.result(rules, circular.matter(), today));
            let Some(verdict) = verdict else { return Ok(circular.state) };
            let decided = Circular { state: CircularState::Decided, ..circular.clone() };
            let resolution = resolution_of(&decided, &verdict, (today, now));
            let (fit, unfit): (Vec<_>, Vec<_>) = resolution
                .effects()
                .iter()
                .cloned()
                .partition(|effect| effect.check(&catalogue, today).is_ok());
            // Together they exclude each other only where the form let in what it should not have.
            let (fit, unfit) = match check_all(&fit, &catalogue, today) {
                Ok(()) => (fit, unfit),
                Err(_) => (Vec::new(), resolution.effects().to_vec()),
            };
            let mut transaction = Transaction::new()
                .keep_circular(&decided, circular.version)?
                .shut(&decided, Some(counted))
                .resolve(&resolution, &book, &by)?
                .carry(&fit, &catalogue, &by)?
                .journal("resolved", recorded(&resolution, &by));
            for (place, effect) in unfit.iter().enumerate() {
                let subject = by_hand(effect);
                transaction = transaction.follow_up(
                    &format!("byhand{place}"),
                    subject,
                    today,
                    &By { tier: Tier::Secretariat, ..by },
                );
            }
            let transaction =
                mails(&fit).into_iter().fold(transaction, |t, mail| t.mail(mail, now));
            match transaction.commit(self, moved(&decided, CircularState::Open, &by)).await {
                Ok(()) => return Ok(CircularState::Decided),
                // A vote came in, or somebody else has ended it.
                Err(StoreError::ChangedMeanwhile | StoreError::AlreadyThere) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }

    async fn is_open_in_store(&self, number: &CircularNumber) -> Result<bool, StoreError> {
        let query = "SELECT content, version FROM type::record('circular', $key)";
        let rows: Vec<Kept> = self.rows(query, [("key", number.to_string())]).await?;
        let Some(row) = rows.into_iter().next() else { return Ok(false) };
        Ok(read::<Circular>(&row.content)?.state == CircularState::Open)
    }

    /// Gives a circular procedure up, where it still has the version that was seen.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not, or takes no votes any more.
    pub async fn withdraw_circular(
        &self,
        permit: &Permit<KeepCircular>,
        (number, seen): (&CircularNumber, i64),
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let (circular, _) = self.circular(number).await?.ok_or(StoreError::NotFound)?;
        if !circular.state.may_become(CircularState::Withdrawn) {
            return Err(StoreError::ChangedMeanwhile);
        }
        let resolution = ResolutionNumber::Circular(number.clone());
        let by = By {
            account: Some(permit.account()),
            number: &resolution,
            tier: circular.tier,
            today,
            now,
        };
        let given_up = Circular { state: CircularState::Withdrawn, ..circular.clone() };
        let journal = moved(&given_up, circular.state, &by);
        Transaction::new()
            .keep_circular(&given_up, seen)?
            .shut(&given_up, None)
            .commit(self, journal)
            .await
    }

    /// Notes that those who have not voted were reminded, and puts the mails into the outbox, both or neither. False where
    /// that was done before, or the procedure has ended since it was read.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn remind_of_circular(
        &self,
        circular: &Circular,
        mails: Vec<NewMail>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let transaction = Transaction::new()
            .record("circular", "circular", &circular.number.to_string())
            .value("seen", circular.version)
            .statement(
                "LET $told = (UPDATE $circular SET reminded = true WHERE reminded = false AND version = $seen \
                 RETURN VALUE reminded)",
            )
            .statement(&format!("IF array::len($told) = 0 {{ THROW '{CHANGED}' }}"));
        let transaction = mails.into_iter().fold(transaction, |t, mail| t.mail(mail, now));
        match transaction.run(self).await {
            Ok(()) => Ok(true),
            Err(StoreError::ChangedMeanwhile) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Numbers of the circular procedures about which nobody was reminded yet.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn circulars_not_reminded(&self) -> Result<Vec<CircularNumber>, StoreError> {
        let query = "SELECT VALUE record::id(id) FROM circular WHERE reminded = false";
        let numbers: Vec<String> = self.rows(query, ()).await?;
        Ok(numbers.iter().filter_map(|number| CircularNumber::parse(number).ok()).collect())
    }
}

/// What the Geschäftsstelle is to see to where an effect could not be carried out.
fn by_hand(effect: &Effect) -> String {
    let what = match effect {
        Effect::AdoptMethod { indicator, .. } => format!("Verfahren für {indicator}"),
        Effect::AdoptWeights { proposal, .. } => format!("Gewichte {proposal}"),
        Effect::StartMeasure { measure }
        | Effect::ChangeMeasure { measure }
        | Effect::EndMeasure { measure, .. } => format!("Maßnahme {measure}"),
        Effect::SetTarget { indicator, .. } => format!("Zielwert für {indicator}"),
        Effect::RequestData { indicator, .. } => format!("Werte zu {indicator}"),
        Effect::SetDeadline { subject, .. } => subject.clone(),
    };
    format!("Wirkung von Hand ausführen: {what}")
}
