//! Resolutions: recorded once, with a number and a hash, and carried out in the same transaction.

use super::carry::By;
use super::{read, written};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::outbox::NewMail;
use crate::transaction::Transaction;
use crate::verify::Finding;
use chrono::{DateTime, Utc};
use domain::catalogue::Catalogue;
use domain::journal::{Act, Change, SubjectKind};
use domain::meeting::book::Book;
use domain::meeting::numbering::{ItemNumber, ResolutionNumber};
use domain::meeting::resolution::effect::check_all;
use domain::meeting::resolution::{Implementation, Minority, Progress, Register, Resolution};
use domain::policy::{KeepResolution, Permit, ReportResolution, StateMinority};
use domain::tier::Tier;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How often a number is looked for before the product gives up: others who record at once take it first.
const TRIES: u32 = 64;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredResolution {
    content: String,
    hash: String,
    version: i64,
}

#[derive(Clone, Serialize, Deserialize)]
struct ContentPatch {
    content: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Row {
    key: String,
    content: String,
    hash: String,
}

/// A hash that was kept, and whether the resolution still gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// SHA-256 in hexadecimal, as it was kept when the resolution was recorded.
    pub hash: String,
    /// True where the resolution as it stands gives the same.
    pub checked: bool,
}

/// The SHA-256 of what a resolution's hash covers, in hexadecimal.
fn digest(resolution: &Resolution) -> String {
    let bytes = Sha256::digest(resolution.canonical().as_bytes());
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// What the journal calls a resolution: many read it, so one of a closer circle is named by its number alone.
pub(super) fn title_of(title: &str, number: &str, tier: Tier) -> String {
    if tier.is_within(Tier::Council) { title.to_owned() } else { number.to_owned() }
}

/// What the journal tells of the words beside it: of a closer circle nothing.
pub(super) fn reason_of(reason: &str, tier: Tier) -> &str {
    if tier.is_within(Tier::Council) { reason } else { "" }
}

/// True where nothing stands against recording it now.
fn fits(resolution: &Resolution, book: &Book, catalogue: &Catalogue) -> bool {
    let register = Register::new(&book.resolutions, Tier::Secretariat);
    let decided = resolution.decided;
    !resolution.is_adopted()
        || (check_all(resolution.effects(), catalogue, decided).is_ok()
            && register.may_replace(&resolution.number, decided, &resolution.replaces).is_ok())
}

impl Transaction {
    /// Records a resolution, and says of the ones it takes the place of that nothing is left to be carried out.
    pub(super) fn resolve(
        mut self,
        resolution: &Resolution,
        book: &Book,
        by: &By<'_>,
    ) -> Result<Self, StoreError> {
        let stored = StoredResolution {
            content: written(resolution)?,
            hash: digest(resolution),
            version: resolution.progress.version,
        };
        self = self
            .record("resolution", "resolution", &resolution.number.to_string())
            .bind("resolution_value", stored)
            .statement("CREATE $resolution CONTENT $resolution_value RETURN NONE");
        if !resolution.is_adopted() {
            return Ok(self);
        }
        let replaced = book.resolutions.iter().filter(|r| resolution.replaces.contains(&r.number));
        for (place, old) in replaced.enumerate() {
            let (name, key) = (format!("replaced{place}"), old.number.to_string());
            if old.progress.state.is_closed() {
                // Nothing of it changes. It is written so that two which take its place at the same time meet.
                let same = ContentPatch { content: written(old)? };
                self = self.update(&name, ("resolution", &key), old.progress.version, same);
                continue;
            }
            let mut after = old.clone();
            after.progress.state = Implementation::Void;
            after.progress.evidence = format!("Ersetzt durch {}", by.decided_in());
            let title = title_of(&old.title, &key, old.tier);
            let row = by.row(Act::ResolutionReported, SubjectKind::Resolution, &key, &title);
            let row = row.reason(&after.progress.evidence).changes([Change::between(
                "implementation",
                old.progress.state.code(),
                Implementation::Void.code(),
            )]);
            let patch = ContentPatch { content: written(&after)? };
            self = self
                .update(&name, ("resolution", &key), old.progress.version, patch)
                .journal(&format!("{name}_row"), row);
        }
        Ok(self)
    }
}

/// The row of the journal about a resolution that is recorded.
pub(super) fn recorded(resolution: &Resolution, by: &By<'_>) -> JournalRow {
    let key = resolution.number.to_string();
    let title = title_of(&resolution.title, &key, resolution.tier);
    let replaces: Vec<_> = resolution.replaces.iter().map(ToString::to_string).collect();
    by.row(Act::ResolutionRecorded, SubjectKind::Resolution, &key, &title).changes([
        Change::between("vote_outcome", "", resolution.vote.outcome.code()),
        Change::between("replaces", "", replaces.join(", ")),
        Change::between("hash", "", digest(resolution)),
    ])
}

impl Store {
    /// Records what was decided on an item of a meeting, and carries out what follows from it: all of it or nothing. The
    /// resolution gets the next number on the item, whatever number it came with.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the poll has a resolution; [`StoreError::ChangedMeanwhile`] where an effect can no
    /// longer be carried out, or another resolution has taken the place of one that this one replaces.
    pub async fn record_resolution(
        &self,
        permit: &Permit<KeepResolution>,
        (meeting, item): (u32, &ItemNumber),
        (resolution, mails): (Resolution, Vec<NewMail>),
        now: DateTime<Utc>,
    ) -> Result<ResolutionNumber, StoreError> {
        for _ in 0..TRIES {
            let (book, catalogue) = (self.book().await?, self.catalogue().await?);
            let poll = resolution.vote.poll.as_ref();
            if poll.is_some() && book.resolutions.iter().any(|r| r.vote.poll.as_ref() == poll) {
                return Err(StoreError::AlreadyThere);
            }
            let given = book.resolutions.iter().map(|r| &r.number);
            let number = ResolutionNumber::next(given, meeting, item);
            let resolution = Resolution { number: number.clone(), ..resolution.clone() };
            if !fits(&resolution, &book, &catalogue) {
                return Err(StoreError::ChangedMeanwhile);
            }
            let by = By {
                account: Some(permit.account()),
                number: &number,
                tier: resolution.tier,
                today: resolution.decided,
                now,
            };
            let journal = recorded(&resolution, &by);
            let transaction = Transaction::new().resolve(&resolution, &book, &by)?.carry(
                resolution.effects(),
                &catalogue,
                &by,
            )?;
            let transaction =
                mails.iter().cloned().fold(transaction, |transaction, m| transaction.mail(m, now));
            match transaction.commit(self, journal).await {
                Ok(()) => return Ok(number),
                // Somebody else has taken the number, or changed what an effect changes: both are looked at anew.
                Err(StoreError::AlreadyThere | StoreError::ChangedMeanwhile) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }

    /// Notes how far a resolution is carried out, where it still has the version that was seen.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn report_resolution(
        &self,
        permit: &Permit<ReportResolution>,
        before: &Resolution,
        seen: i64,
        progress: Progress,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let change =
            Change::between("implementation", before.progress.state.code(), progress.state.code());
        let evidence = reason_of(&progress.evidence, before.tier).to_owned();
        let after = Resolution { progress, ..before.clone() };
        let key = before.number.to_string();
        let title = title_of(&before.title, &key, before.tier);
        let (act, kind) = (Act::ResolutionReported, SubjectKind::Resolution);
        let journal = JournalRow::by(permit.account(), now, act, kind, &key, &title)
            .changes([change])
            .reason(&evidence);
        self.rewrite(&after, seen, journal).await
    }

    /// Adds what an organisation that voted otherwise has to say, where the resolution still has the version that was seen.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn state_dissent(
        &self,
        permit: &Permit<StateMinority>,
        before: &Resolution,
        minority: Minority,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let key = before.number.to_string();
        let title = title_of(&before.title, &key, before.tier);
        let (act, kind) = (Act::MinorityStated, SubjectKind::Resolution);
        let journal = JournalRow::by(permit.account(), now, act, kind, &key, &title)
            .changes([Change::between("organisation", "", minority.organisation.to_string())]);
        let mut after = before.clone();
        after.minority.push(minority);
        self.rewrite(&after, before.progress.version, journal).await
    }

    /// Writes the parts of a resolution that move on. What its hash covers is the same, so the hash stays.
    async fn rewrite(
        &self,
        after: &Resolution,
        seen: i64,
        journal: JournalRow,
    ) -> Result<(), StoreError> {
        let key = after.number.to_string();
        let patch = ContentPatch { content: written(after)? };
        Transaction::new()
            .update("id", ("resolution", &key), seen, patch)
            .commit(self, journal)
            .await
    }

    /// The hash that was kept with a resolution, and whether the resolution still gives it.
    ///
    /// # Errors
    /// When the store does not answer or holds a record that cannot be read.
    pub async fn fingerprint(
        &self,
        number: &ResolutionNumber,
    ) -> Result<Option<Fingerprint>, StoreError> {
        let query =
            "SELECT record::id(id) AS key, content, hash FROM type::record('resolution', $key)";
        let rows: Vec<Row> = self.rows(query, [("key", number.to_string())]).await?;
        let row = rows.into_iter().next();
        row.map(|row| {
            let resolution: Resolution = read(&row.content)?;
            Ok(Fingerprint { checked: digest(&resolution) == row.hash, hash: row.hash })
        })
        .transpose()
    }

    /// Resolutions that do not say what they said when they were recorded, and gaps in their numbers.
    pub(crate) async fn verify_resolutions(&self) -> Result<Vec<Finding>, StoreError> {
        let query = "SELECT record::id(id) AS key, content, hash FROM resolution ORDER BY id";
        let rows: Vec<Row> = self.rows(query, ()).await?;
        let mut findings = Vec::new();
        let mut find = |key: &str, problem: &str| {
            let record = format!("resolution {key}");
            findings.push(Finding { record, problem: problem.to_owned() });
        };
        let mut series: BTreeMap<String, (u32, u32)> = BTreeMap::new();
        for row in &rows {
            let Ok(resolution) = read::<Resolution>(&row.content) else {
                find(&row.key, "it cannot be read");
                continue;
            };
            if digest(&resolution) != row.hash {
                find(&row.key, "its hash is another one: what was decided has been changed");
            }
            if resolution.number.to_string() != row.key {
                find(&row.key, "it has another number");
            }
            if let ResolutionNumber::Meeting { meeting, item, running } = &resolution.number {
                let entry = series.entry(format!("{meeting}/{item}")).or_default();
                *entry = (entry.0 + 1, entry.1.max(*running));
            }
        }
        for (item, (count, highest)) in series {
            if count != highest {
                find(&item, "a number is missing on the item");
            }
        }
        Ok(findings)
    }
}
