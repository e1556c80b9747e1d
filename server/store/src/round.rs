//! Rounds: preparing and moving them, the clock that opens and closes them, late entries, and letters about them.
//!
//! A position and the close of a round both write the round's gate. Whichever commits second of two that meet runs again
//! and sees the other, so what was acknowledged is in the result, and nothing comes in once the gate is shut. The close
//! that counts is the one before the first reading of a result: a round whose last day is over is shut by whoever comes
//! first, the task beside the server or a reader.

use crate::db::Store;
use crate::error::{CHANGED, StoreError};
use crate::journal::JournalRow;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::evaluation::criteria::{CriteriaSet, find};
use domain::evaluation::reminder::RoundReminder;
use domain::evaluation::round_form::RoundText;
use domain::evaluation::{Reopening, Round, RoundState, Setup};
use domain::journal::{Act, Change, SubjectKind};
use domain::key::{MeasureSlug, RoundCode, SetCode};
use domain::policy::{KeepRound, Permit};
use domain::source::{Bilingual, Evidence};
use serde::{Deserialize, Serialize};

/// A letter about a round that has gone out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentRoundReminder {
    /// The round.
    pub round: RoundCode,
    /// Which one.
    pub kind: RoundReminder,
    /// When its mails were written, in seconds since 1970.
    pub at: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct TextPatch {
    title: Bilingual,
    meeting: Option<u32>,
    measures: Vec<MeasureSlug>,
    opens: NaiveDate,
    closes: NaiveDate,
    setup: Setup,
}

#[derive(Clone, Serialize, Deserialize)]
struct StatePatch {
    state: RoundState,
    opens: NaiveDate,
    closes: NaiveDate,
}

#[derive(Clone, Serialize, Deserialize)]
struct LatePatch {
    setup: Setup,
}

impl Transaction {
    /// Writes the gate of a round, so that it meets every position and every close, and shuts or opens it.
    fn gate(self, round: &RoundCode, closed: bool) -> Self {
        self.record("gate", "gate", round.as_str())
            .value("shut", closed)
            .statement("UPSERT $gate SET n = (n ?? 0) + 1, closed = $shut RETURN NONE")
    }
}

fn about(round: &Round, journal: impl FnOnce(&str, &str) -> JournalRow) -> JournalRow {
    journal(round.code.as_str(), &round.title.de)
}

/// Lists with commas between, as the journal writes them.
fn listed<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn changes(
    library: &[CriteriaSet],
    before: Option<&Round>,
    after: &RoundText,
) -> Vec<Option<Change>> {
    let set = |code: &SetCode| {
        find(library, code).map_or_else(|| code.to_string(), |set| set.name.de.clone())
    };
    let weights = |setup: &Setup| {
        let each = setup.weights.iter().map(|(code, weight)| format!("{code} = {weight}"));
        each.collect::<Vec<_>>().join(", ")
    };
    let old = |of: &dyn Fn(&Round) -> String| before.map(of).unwrap_or_default();
    let meeting = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    vec![
        Change::between("name", old(&|r| r.title.de.clone()), &after.title),
        Change::between("meeting", old(&|r| meeting(r.meeting)), meeting(after.meeting)),
        Change::between("measures", old(&|r| listed(&r.measures)), listed(&after.measures)),
        Change::between("first_day", old(&|r| r.opens.to_string()), after.opens.to_string()),
        Change::between("last_day", old(&|r| r.closes.to_string()), after.closes.to_string()),
        Change::between("asked", old(&|r| listed(&r.setup.asked)), listed(&after.setup.asked)),
        Change::between("criteria", old(&|r| set(&r.setup.criteria)), set(&after.setup.criteria)),
        Change::between("weights", old(&|r| weights(&r.setup)), weights(&after.setup)),
        Change::between(
            "disclosure",
            old(&|r| r.setup.disclosure.code().to_owned()),
            after.setup.disclosure.code(),
        ),
    ]
}

impl Store {
    /// Prepares a round as a draft.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the code is taken.
    pub async fn create_round(
        &self,
        permit: &Permit<KeepRound>,
        code: &RoundCode,
        text: RoundText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let (act, kind) = (Act::RoundCreated, SubjectKind::Round);
        let journal = JournalRow::by(permit.account(), now, act, kind, code.as_str(), &text.title)
            .changes(changes(&self.catalogue().await?.criteria, None, &text));
        let round = Round {
            code: code.clone(),
            title: Bilingual { de: text.title, en: String::new() },
            meeting: text.meeting,
            measures: text.measures,
            opens: text.opens,
            closes: text.closes,
            evidence: Evidence::Read,
            state: RoundState::Draft,
            setup: text.setup,
            version: 1,
        };
        Transaction::new()
            .record("id", "round", code.as_str())
            .bind("round", round)
            .statement("CREATE $id CONTENT $round RETURN NONE")
            .rebase()
            .commit(self, journal)
            .await
    }

    /// Changes a round, where it still has the version the editor saw. A deadline that is moved opens the gate again.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn edit_round(
        &self,
        permit: &Permit<KeepRound>,
        before: &Round,
        seen: i64,
        text: RoundText,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        let journal = about(before, |code, _| {
            JournalRow::by(
                permit.account(),
                now,
                Act::RoundEdited,
                SubjectKind::Round,
                code,
                &text.title,
            )
        })
        .changes(changes(&self.catalogue().await?.criteria, Some(before), &text));
        let en =
            if before.title.de == text.title { before.title.en.clone() } else { String::new() };
        let patch = TextPatch {
            title: Bilingual { de: text.title, en },
            meeting: text.meeting,
            measures: text.measures,
            opens: text.opens,
            closes: text.closes,
            setup: text.setup,
        };
        Transaction::new()
            .update("id", ("round", before.code.as_str()), seen, patch)
            .gate(&before.code, before.is_over(today))
            .rebase()
            .commit(self, journal)
            .await
    }

    /// Moves a round along its states, where it still has the version the editor saw. Opening it makes today its first
    /// day, closing it its last one.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not, and for a step that the round cannot take today.
    pub async fn move_round(
        &self,
        permit: &Permit<KeepRound>,
        round: &Round,
        seen: i64,
        to: RoundState,
        (today, now): (NaiveDate, DateTime<Utc>),
    ) -> Result<(), StoreError> {
        if !round.steps(today).any(|step| step == to) {
            return Err(StoreError::ChangedMeanwhile);
        }
        let (act, mut patch) = match to {
            RoundState::Open => (Act::RoundOpened, StatePatch::of(round, to)),
            RoundState::Closed => (Act::RoundClosed, StatePatch::of(round, to)),
            _ => (Act::RoundMoved, StatePatch::of(round, to)),
        };
        match to {
            RoundState::Open => patch.opens = today,
            RoundState::Closed => patch.closes = today.min(round.closes),
            _ => {}
        }
        let journal = about(round, |code, title| {
            JournalRow::by(permit.account(), now, act, SubjectKind::Round, code, title)
        })
        .changes([Change::between(
            "round_state",
            round.state_on(today).code(),
            to.code(),
        )]);
        Transaction::new()
            .update("id", ("round", round.code.as_str()), seen, patch)
            .gate(&round.code, to != RoundState::Open)
            .rebase()
            .commit(self, journal)
            .await
    }

    /// Lets in one late entry after the deadline, where the round still has the version the editor saw.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn reopen_entry(
        &self,
        permit: &Permit<KeepRound>,
        round: &Round,
        seen: i64,
        entry: Reopening,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = about(round, |code, title| {
            JournalRow::by(
                permit.account(),
                now,
                Act::EntryReopened,
                SubjectKind::Round,
                code,
                title,
            )
        })
        .changes([
            Change::between("organisation", "", entry.organisation.to_string()),
            Change::between("measure", "", entry.measure.to_string()),
            Change::between("last_day", "", entry.until.to_string()),
        ])
        .reason(&entry.reason)
        .of_round(&round.code);
        let mut setup = round.setup.clone();
        setup
            .late
            .retain(|l| (&l.organisation, &l.measure) != (&entry.organisation, &entry.measure));
        setup.late.push(entry);
        Transaction::new()
            .update("id", ("round", round.code.as_str()), seen, LatePatch { setup })
            .rebase()
            .commit(self, journal)
            .await
    }

    /// Opens and closes the rounds whose day has come, and gives their number. Running it twice, or in two processes at
    /// once, changes nothing more.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn turn_rounds(
        &self,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Result<usize, StoreError> {
        let mut turned = 0;
        for round in self.catalogue().await?.rounds.values() {
            let state = round.state_on(today);
            if state == round.state || !matches!(state, RoundState::Open | RoundState::Closed) {
                continue;
            }
            let act = if state == RoundState::Open { Act::RoundOpened } else { Act::RoundClosed };
            let journal = about(round, |code, title| {
                JournalRow::by_product(now, act, SubjectKind::Round, code, title)
            })
            .changes([Change::between(
                "round_state",
                round.state.code(),
                state.code(),
            )]);
            let done = Transaction::new()
                .update(
                    "id",
                    ("round", round.code.as_str()),
                    round.version,
                    StatePatch::of(round, state),
                )
                .gate(&round.code, state == RoundState::Closed)
                .rebase()
                .commit(self, journal)
                .await;
            match done {
                Ok(()) => turned += 1,
                // Somebody else was faster; the next run looks again.
                Err(StoreError::ChangedMeanwhile) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(turned)
    }

    /// Shuts the gate of a round that is over, so that nothing comes in once its result is read. Nothing is written where
    /// it is shut already.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where somebody has moved the deadline meanwhile.
    pub(crate) async fn seal(&self, round: &RoundCode, today: NaiveDate) -> Result<(), StoreError> {
        let read = self.rows::<bool>(
            "SELECT VALUE closed FROM type::record('gate', $key)",
            [("key", round.as_str())],
        );
        let closed = self.memory().recall(|| format!("gate {round}"), read).await?;
        if closed.first() == Some(&true) {
            return Ok(());
        }
        Transaction::new()
            .record("id", "round", round.as_str())
            .value("today", today.to_string())
            .statement(&format!(
                "IF array::len(SELECT VALUE code FROM $id WHERE state IN ['draft', 'open'] AND closes >= $today) > 0 \
                 {{ THROW '{CHANGED}' }}"
            ))
            .gate(round, true)
            .run(self)
            .await
    }

    /// The letters about rounds that have gone out.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn round_reminders(&self) -> Result<Vec<SentRoundReminder>, StoreError> {
        self.rows("SELECT * FROM round_reminder", ()).await
    }

    /// Notes a letter about a round and puts its mails into the outbox, both or neither. False where it has gone out
    /// before.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn remind_of_round(
        &self,
        reminder: SentRoundReminder,
        mails: Vec<NewMail>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let key = format!("{}/{}", reminder.round, reminder.kind.code());
        let transaction = Transaction::new()
            .record("id", "round_reminder", &key)
            .bind("reminder", reminder)
            .statement("CREATE $id CONTENT $reminder RETURN NONE");
        let transaction = mails.into_iter().fold(transaction, |t, mail| t.mail(mail, now));
        match transaction.run(self).await {
            Ok(()) => Ok(true),
            Err(StoreError::AlreadyThere) => Ok(false),
            Err(error) => Err(error),
        }
    }
}

impl StatePatch {
    fn of(round: &Round, state: RoundState) -> Self {
        Self { state, opens: round.opens, closes: round.closes }
    }
}
