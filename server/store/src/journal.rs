//! Rows of the journal, and reading them.

use crate::db::Store;
use crate::error::StoreError;
use crate::verify::Count;
use chrono::{DateTime, Utc};
use domain::actor::Account;
use domain::journal::{Act, AuditEntry, Change, Entry, Filter, SubjectKind};
use domain::key::{AccountId, RoundCode};
use domain::policy::{Permit, ReadJournal, is_blind};
use serde::{Deserialize, Serialize};
use surrealdb::types::{Object, SerdeWrapper, SurrealValue};

/// A journal row as it is stored. Only the sequencer, an erasure and the end of a row's time touch one again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct JournalRow {
    /// Milliseconds since 1970 in UTC.
    at: i64,
    account: Option<String>,
    who: Option<String>,
    organisation: Option<String>,
    act: Act,
    subject: SubjectKind,
    key: String,
    title: String,
    changes: Vec<Change>,
    reason: String,
    /// The round, where the row tells of a position in it: decides who reads the row and is not linked.
    #[serde(default)]
    round: Option<String>,
    /// The place in the chain, which only the sequencer gives.
    #[serde(default, skip_serializing)]
    seq: i64,
    #[serde(default, skip_serializing)]
    who_salt: Option<String>,
    #[serde(default, skip_serializing)]
    text_salt: Option<String>,
}

impl JournalRow {
    /// A row for what an account did to a record.
    pub(crate) fn by(
        account: &Account,
        at: DateTime<Utc>,
        act: Act,
        subject: SubjectKind,
        key: &str,
        title: &str,
    ) -> Self {
        Self {
            at: at.timestamp_millis(),
            account: Some(account.id.to_string()),
            who: Some(account.name.clone()),
            organisation: Some(account.organisation_name.clone()),
            act,
            subject,
            key: key.to_owned(),
            title: title.to_owned(),
            changes: Vec::new(),
            reason: String::new(),
            round: None,
            seq: 0,
            who_salt: None,
            text_salt: None,
        }
    }

    /// A row for what the product itself did.
    pub(crate) fn by_product(
        at: DateTime<Utc>,
        act: Act,
        subject: SubjectKind,
        key: &str,
        title: &str,
    ) -> Self {
        Self {
            at: at.timestamp_millis(),
            account: None,
            who: None,
            organisation: None,
            act,
            subject,
            key: key.to_owned(),
            title: title.to_owned(),
            changes: Vec::new(),
            reason: String::new(),
            round: None,
            seq: 0,
            who_salt: None,
            text_salt: None,
        }
    }

    /// Names who acted earlier, where the row is written afterwards.
    pub(crate) fn acted(
        self,
        account: Option<&AccountId>,
        who: Option<String>,
        organisation: Option<String>,
    ) -> Self {
        Self { account: account.map(ToString::to_string), who, organisation, ..self }
    }

    /// Adds what changed; pairs that did not are left out.
    pub(crate) fn changes(self, changes: impl IntoIterator<Item = Option<Change>>) -> Self {
        Self { changes: changes.into_iter().flatten().collect(), ..self }
    }

    /// Says that it tells of a position in a round.
    pub(crate) fn of_round(self, round: &RoundCode) -> Self {
        Self { round: Some(round.to_string()), ..self }
    }

    /// Adds the reason given.
    pub(crate) fn reason(self, reason: &str) -> Self {
        Self { reason: reason.to_owned(), ..self }
    }

    fn audit_entry(self) -> AuditEntry {
        let seq = (self.seq > 0).then_some(self.seq);
        let masked = seq.is_some() && (self.who_salt.is_none() || self.text_salt.is_none());
        AuditEntry { seq, masked, withheld: false, entry: self.entry() }
    }

    /// The same without what tells whose position it was, where that is kept back.
    fn audit_entry_for(self, blind: &Blind) -> AuditEntry {
        let kept = |code: &String| blind.rounds.iter().any(|round| round.as_str() == code);
        let withheld = self.round.as_ref().is_some_and(kept);
        let mut row = AuditEntry { withheld, ..self.audit_entry() };
        if withheld {
            row.entry.who = None;
            row.entry.organisation = None;
            row.entry.changes.retain(|change| change.field == "round");
            row.entry.reason.clear();
        }
        row
    }

    pub(crate) fn entry(self) -> Entry {
        Entry {
            at: DateTime::from_timestamp_millis(self.at).unwrap_or_default(),
            who: self.who,
            organisation: self.organisation,
            act: self.act,
            subject: self.subject,
            key: self.key,
            title: self.title,
            changes: self.changes,
            reason: self.reason,
        }
    }
}

impl Store {
    /// The changes of one record that a reader may see, newest first, at most `limit`.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn history(
        &self,
        subject: SubjectKind,
        key: &str,
        visible: &[Act],
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        self.history_until(subject, key, (visible, &Blind::default()), limit).await
    }

    /// The same without rows about positions that are kept back.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn history_until(
        &self,
        subject: SubjectKind,
        key: &str,
        (visible, blind): (&[Act], &Blind),
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let question = || {
            format!("history {} {key} {limit} {} {}", subject.code(), codes(visible), blind.code())
        };
        let read = self.read_history(subject, key, (visible, blind), limit);
        self.memory().recall(question, read).await
    }

    async fn read_history(
        &self,
        subject: SubjectKind,
        key: &str,
        (visible, blind): (&[Act], &Blind),
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut binds = acts(visible);
        bind_blind(&mut binds, blind);
        binds.insert("subject".to_owned(), subject.code().into_value());
        binds.insert("key".to_owned(), key.to_owned().into_value());
        binds.insert("limit".to_owned(), i64::from(limit).into_value());
        let rows: Vec<JournalRow> = self
            .rows(
                &format!(
                    "SELECT * FROM journal WHERE subject = $subject AND key = $key AND act IN $acts \
                     AND {SEEN} ORDER BY id DESC LIMIT $limit"
                ),
                binds,
            )
            .await?;
        Ok(rows.into_iter().map(JournalRow::entry).collect())
    }

    /// All changes that a reader may see, newest first; those of `hidden` measures are left out, and so are rows about
    /// positions that are kept back.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn changes(
        &self,
        (visible, blind): (&[Act], &Blind),
        hidden: &[String],
        start: u32,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let question = || {
            let (acts, hidden) = (codes(visible), hidden.join(","));
            format!("changes {start} {limit} {acts} {hidden} {}", blind.code())
        };
        let read = self.read_changes((visible, blind), hidden, start, limit);
        self.memory().recall(question, read).await
    }

    async fn read_changes(
        &self,
        (visible, blind): (&[Act], &Blind),
        hidden: &[String],
        start: u32,
        limit: u32,
    ) -> Result<Vec<Entry>, StoreError> {
        let mut binds = acts(visible);
        bind_blind(&mut binds, blind);
        binds.insert("hidden".to_owned(), SerdeWrapper(hidden.to_vec()).into_value());
        binds.insert("start".to_owned(), i64::from(start).into_value());
        binds.insert("limit".to_owned(), i64::from(limit).into_value());
        let rows: Vec<JournalRow> = self
            .rows(
                &format!(
                    "SELECT * FROM journal WHERE act IN $acts AND !(subject = 'measure' AND key IN $hidden) \
                     AND {SEEN} ORDER BY id DESC LIMIT $limit START $start"
                ),
                binds,
            )
            .await?;
        Ok(rows.into_iter().map(JournalRow::entry).collect())
    }
}

impl Store {
    /// What was changed about measures and their links from a moment on, newest first: for taking it back.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn measure_changes_since(
        &self,
        from: DateTime<Utc>,
    ) -> Result<Vec<Entry>, StoreError> {
        let question = || format!("measures since {}", from.timestamp_millis());
        let read = async {
            let mut binds = acts(&Act::OF_MEASURES);
            binds.insert("subject".to_owned(), SubjectKind::Measure.code().into_value());
            binds.insert("from".to_owned(), from.timestamp_millis().into_value());
            let rows: Vec<JournalRow> = self
                .rows(
                    "SELECT * FROM journal WHERE subject = $subject AND at >= $from AND act IN $acts \
                     ORDER BY id DESC",
                    binds,
                )
                .await?;
            Ok(rows.into_iter().map(JournalRow::entry).collect())
        };
        self.memory().recall(question, read).await
    }
}

/// What of the journal about positions is kept back from a reader.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blind {
    /// Rows that tell of positions from this moment on; none while no round takes positions.
    pub since: Option<DateTime<Utc>>,
    /// Rows that tell of positions in these rounds, whenever they were written.
    pub rounds: Vec<RoundCode>,
}

impl Blind {
    /// The same for the same rows, for keeping answers.
    fn code(&self) -> String {
        let rounds: Vec<_> = self.rounds.iter().map(RoundCode::as_str).collect();
        format!("{:?} {}", self.since.map(|at| at.timestamp_millis()), rounds.join(","))
    }
}

/// The conditions that keep such rows back.
pub(crate) const SEEN: &str =
    "!(act IN $blind_acts AND at >= $blind_at) AND (round = NONE OR round NOT IN $blind_rounds)";
/// The first of them alone: the administration reads that there was a position in a round that only sums up, not whose.
const SEEN_BY_TIME: &str = "!(act IN $blind_acts AND at >= $blind_at)";

pub(crate) fn bind_blind(binds: &mut Object, blind: &Blind) {
    let acts = Act::ALL.iter().filter(|act| is_blind(**act)).map(|act| act.code().to_owned());
    binds.insert("blind_acts".to_owned(), SerdeWrapper(acts.collect::<Vec<_>>()).into_value());
    let at = blind.since.map_or(i64::MAX, |at| at.timestamp_millis());
    binds.insert("blind_at".to_owned(), at.into_value());
    let rounds: Vec<String> = blind.rounds.iter().map(ToString::to_string).collect();
    binds.insert("blind_rounds".to_owned(), SerdeWrapper(rounds).into_value());
}

/// A span of time; the end is the first moment after it.
pub type Span = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

impl Store {
    /// The rows that fit a filter, newest first; `span` holds its days as moments. Rows that tell of positions while a round
    /// takes them are left out, and no row since then tells its number; of those in rounds that only sum up, nobody learns
    /// whose they are.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn journal(
        &self,
        _permit: &Permit<ReadJournal>,
        filter: &Filter,
        (span, blind): (Span, &Blind),
        start: usize,
        limit: usize,
    ) -> Result<Vec<AuditEntry>, StoreError> {
        let (conditions, mut binds) = asked(filter, span, blind);
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX).into_value();
        binds.insert("start".to_owned(), number(start));
        binds.insert("limit".to_owned(), number(limit));
        let query = format!(
            "SELECT * FROM journal WHERE {conditions} ORDER BY id DESC LIMIT $limit START $start"
        );
        let rows: Vec<JournalRow> = self.rows(&query, binds).await?;
        let mut entries: Vec<_> = rows.into_iter().map(|row| row.audit_entry_for(blind)).collect();
        // A gap in the numbers would tell of what is kept back.
        for entry in &mut entries {
            if blind.since.is_some_and(|since| entry.entry.at >= since) {
                entry.seq = None;
                entry.masked = false;
            }
        }
        Ok(entries)
    }

    /// How many rows fit a filter.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn journal_count(
        &self,
        _permit: &Permit<ReadJournal>,
        filter: &Filter,
        (span, blind): (Span, &Blind),
    ) -> Result<usize, StoreError> {
        let (conditions, binds) = asked(filter, span, blind);
        let query = format!("SELECT count() FROM journal WHERE {conditions} GROUP ALL");
        let found: Vec<Count> = self.rows(&query, binds).await?;
        Ok(found.first().map_or(0, |found| usize::try_from(found.count).unwrap_or(0)))
    }
}

/// Conditions and their parameters.
fn asked(filter: &Filter, (from, until): Span, blind: &Blind) -> (String, Object) {
    let mut binds = Object::new();
    bind_blind(&mut binds, blind);
    // Looking for a person finds nothing that does not tell whose it is.
    let mut conditions = vec![if filter.person.is_empty() { SEEN_BY_TIME } else { SEEN }];
    if let Some(act) = filter.act {
        conditions.push("act = $act");
        binds.insert("act".to_owned(), act.code().into_value());
    }
    if let Some(subject) = filter.subject {
        conditions.push("subject = $subject");
        binds.insert("subject".to_owned(), subject.code().into_value());
    }
    if !filter.person.is_empty() {
        conditions.push(
            "(string::contains(string::lowercase(who ?? ''), $person) \
             OR (subject = 'account' AND string::contains(string::lowercase(title), $person)))",
        );
        binds.insert("person".to_owned(), filter.person.to_lowercase().into_value());
    }
    if let Some(from) = from {
        conditions.push("at >= $from");
        binds.insert("from".to_owned(), from.timestamp_millis().into_value());
    }
    if let Some(until) = until {
        conditions.push("at < $until");
        binds.insert("until".to_owned(), until.timestamp_millis().into_value());
    }
    (conditions.join(" AND "), binds)
}

fn codes(visible: &[Act]) -> String {
    visible.iter().map(|act| act.code()).collect::<Vec<_>>().join(",")
}

fn acts(visible: &[Act]) -> Object {
    let mut binds = Object::new();
    let codes: Vec<String> = visible.iter().map(|act| act.code().to_owned()).collect();
    binds.insert("acts".to_owned(), SerdeWrapper(codes).into_value());
    binds
}
