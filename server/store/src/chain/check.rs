//! Recomputing the chain.

use super::{Checkpoint, GENESIS, Head, ROWS, Row};
use crate::db::Store;
use crate::error::StoreError;
use crate::verify::Finding;
use chrono::Utc;
use domain::retention::DataClass;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Findings told at most: a row taken out near the beginning must not fill a screen.
const MOST: usize = 100;
/// How often the chain is read where others lengthen it meanwhile.
const TRIES: u32 = 10;

#[derive(Serialize, Deserialize)]
struct Erased {
    account: String,
    pseudonym: String,
}

/// What a row whose salt is gone has to look like.
struct Masks {
    /// Pseudonyms by account.
    pseudonyms: BTreeMap<String, String>,
    /// Rows about signing in from before this moment, in milliseconds since 1970, may be blank.
    blank_before: i64,
}

impl Masks {
    fn who(&self, row: &Row) -> bool {
        let pseudonym = row.account.as_ref().and_then(|account| self.pseudonyms.get(account));
        (pseudonym.is_some() && row.who.as_ref() == pseudonym) || self.is_blank(row)
    }

    fn text(&self, row: &Row) -> bool {
        let fits = match row.subject.as_str() {
            "account" => self.pseudonyms.get(&row.key) == Some(&row.title),
            "mail" => self.pseudonyms.values().any(|pseudonym| pseudonym == &row.title),
            _ => false,
        };
        (fits && row.changes.is_empty() && row.reason.is_empty()) || self.is_blank(row)
    }

    fn is_blank(&self, row: &Row) -> bool {
        row.is_access()
            && row.at < self.blank_before
            && row.account.is_none()
            && row.who.is_none()
            && row.organisation.is_none()
            && row.key.is_empty()
            && row.title.is_empty()
            && row.changes.is_empty()
            && row.reason.is_empty()
    }
}

struct Check {
    findings: Vec<Finding>,
}

impl Check {
    fn fails(&mut self, record: impl Into<String>, problem: impl Into<String>) {
        if self.findings.len() < MOST {
            self.findings.push(Finding { record: record.into(), problem: problem.into() });
        }
    }

    /// One row against the row before it, where that one is there.
    fn row(&mut self, row: &Row, before: Option<&str>, masks: &Masks) {
        let (Some(hash), Some(who), Some(text)) = (&row.hash, &row.who_digest, &row.text_digest)
        else {
            return self.fails(&row.record, "it is linked without hash or digests");
        };
        if before.is_some_and(|before| &row.hash(before, row.seq, who, text) != hash) {
            self.fails(&row.record, "its content does not match its hash");
        }
        let who_holds = match &row.who_salt {
            Some(salt) => &row.who_digest(salt) == who,
            None => masks.who(row),
        };
        if !who_holds {
            self.fails(&row.record, "who acted was changed");
        }
        let text_holds = match &row.text_salt {
            Some(salt) => &row.text_digest(salt) == text,
            None => masks.text(row),
        };
        if !text_holds {
            self.fails(&row.record, "its title, changes or reason were changed");
        }
    }
}

impl Store {
    /// Recomputes the chain and finds every change, removal, insertion or swap of a linked row, and every checkpoint that
    /// does not match. Rows that are not linked yet are no finding.
    ///
    /// # Errors
    /// When the store does not answer or a row cannot be read at all.
    pub(crate) async fn verify_chain(&self) -> Result<Vec<Finding>, StoreError> {
        let mut check = Check { findings: Vec::new() };
        let Read { head, checkpoints, erased, mut rows } = self.read_chain().await?;
        for erased in &erased {
            let told = |row: &Row| {
                row.key == erased.account && row.act == domain::journal::Act::PersonErased.code()
            };
            if !rows.iter().any(told) {
                check.fails(
                    format!("erasure {}", erased.account),
                    "the journal does not tell of it",
                );
            }
        }
        let newest = rows.iter().map(|row| row.at).max().unwrap_or_default();
        let now = newest.max(Utc::now().timestamp_millis()) / 1_000;
        let masks = Masks {
            pseudonyms: erased.into_iter().map(|e| (e.account, e.pseudonym)).collect(),
            blank_before: DataClass::Access.kept_since(now).unwrap_or(i64::MIN / 1_000) * 1_000,
        };
        for row in rows.iter().filter(|row| row.seq <= 0) {
            let linked_with =
                [&row.hash, &row.who_salt, &row.who_digest, &row.text_salt, &row.text_digest];
            if row.seq < 0 || linked_with.iter().any(|field| field.is_some()) {
                check.fails(&row.record, "it was taken out of the chain");
            }
        }
        rows.retain(|row| row.seq > 0);
        rows.sort_by(|a, b| (a.seq, &a.id).cmp(&(b.seq, &b.id)));
        let mut expected = 1;
        let mut before = Some(GENESIS.to_owned());
        for row in &rows {
            if row.seq < expected {
                check.fails(&row.record, format!("its number {} is another row's", row.seq));
                continue;
            }
            if row.seq > expected {
                missing(&mut check, expected, row.seq - 1);
                before = None;
            }
            check.row(row, before.as_deref(), &masks);
            before.clone_from(&row.hash);
            expected = row.seq + 1;
        }
        end(&mut check, head.as_ref(), expected - 1, before.as_deref());
        points(&mut check, head.as_ref(), &checkpoints, &rows);
        Ok(check.findings)
    }

    /// Everything in one state: read again where the chain grew meanwhile.
    async fn read_chain(&self) -> Result<Read, StoreError> {
        for _ in 0..TRIES {
            let head = self.known_head().await?;
            let read = Read {
                checkpoints: self.rows("SELECT * FROM checkpoint ORDER BY seq", ()).await?,
                erased: self.rows("SELECT account, pseudonym FROM erasure", ()).await?,
                rows: self.rows(ROWS, ()).await?,
                head: self.known_head().await?,
            };
            if read.head == head {
                return Ok(read);
            }
        }
        Err(StoreError::Busy)
    }
}

struct Read {
    head: Option<Head>,
    checkpoints: Vec<Checkpoint>,
    erased: Vec<Erased>,
    rows: Vec<Row>,
}

fn missing(check: &mut Check, first: i64, last: i64) {
    let rows =
        if first == last { format!("row {first}") } else { format!("rows {first} to {last}") };
    check.fails("journal", format!("{rows} of the chain are missing"));
}

/// The head against the last row there is.
fn end(check: &mut Check, head: Option<&Head>, last: i64, hash: Option<&str>) {
    match head {
        None if last > 0 => check.fails("chain:head", "the end of the chain is gone"),
        Some(head) if head.seq > last => missing(check, last + 1, head.seq),
        Some(head) if head.seq < last => {
            check.fails("chain:head", "rows stand behind the end of the chain");
        }
        Some(head) if Some(head.hash.as_str()) != hash => {
            check.fails("chain:head", "it does not match the last row");
        }
        None | Some(_) => {}
    }
}

fn points(check: &mut Check, head: Option<&Head>, checkpoints: &[Checkpoint], rows: &[Row]) {
    for point in checkpoints {
        let at = rows.binary_search_by_key(&point.seq, |row| row.seq);
        let hash = at.ok().and_then(|index| rows.get(index)).and_then(|row| row.hash.as_ref());
        if hash != Some(&point.hash) {
            check.fails(format!("checkpoint {}", point.seq), "the chain does not match it");
        }
    }
    let last = checkpoints.last().map_or(0, |point| point.seq);
    if head.is_some_and(|head| head.checkpoint != last) {
        check.fails("checkpoint", "the last checkpoint is gone or was added");
    }
}
