//! Papers: drawing them up, co-signing, files beside them, and how they go out.
//!
//! Numbers have neither gaps nor doubles: a paper is created under the number that follows the highest one, and whoever finds
//! it taken by then takes the next. Nothing removes a paper.

use super::kept::Kept;
use super::resolution::title_of;
use super::{read, written};
use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, NaiveDate, Utc};
use domain::actor::Account;
use domain::journal::{Act, Change, SubjectKind};
use domain::meeting::key::PaperFileId;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{CoSigned, FileFacts, Paper, PaperDraft, PaperFile};
use domain::policy::{CoSignPaper, KeepPaper, Permit};
use serde::{Deserialize, Serialize};

/// How often a number is taken anew where somebody else was faster.
const TRIES: usize = 64;

/// A paper as JSON. `token` is the identifier of the form that created it, so that a form sent twice creates one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct StoredPaper {
    content: String,
    token: Option<String>,
    version: i64,
}

impl StoredPaper {
    pub(crate) fn of(paper: &Paper) -> Result<Self, StoreError> {
        Ok(Self { content: written(paper)?, token: None, version: paper.version })
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct PaperPatch {
    content: String,
}

/// Where the number of a new paper comes from.
#[derive(Debug, Clone, Copy)]
pub struct Numbering<'a> {
    /// Letters in front, as the rules of procedure set them.
    pub prefix: &'a str,
    /// The day it is drawn up: its year is part of the number.
    pub day: NaiveDate,
}

/// A file that is added to a paper.
#[derive(Debug, Clone)]
pub struct NewPaperFile {
    /// As the paper lists it.
    pub file: PaperFile,
    /// What it is.
    pub facts: FileFacts,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

fn row(
    (account, act): (&Account, Act),
    now: DateTime<Utc>,
    paper: &Paper,
    changes: impl IntoIterator<Item = Option<Change>>,
) -> JournalRow {
    let (number, title) = (paper.number.to_string(), name(paper));
    JournalRow::by(account, now, act, SubjectKind::Paper, &number, &title).changes(changes)
}

/// A paper as the journal names it.
fn name(paper: &Paper) -> String {
    title_of(&paper.text.title, &paper.number.to_string(), paper.tier)
}

/// What has changed between two states of a paper, for the journal. Texts are not copied into it.
fn changes(before: &Paper, after: &Paper) -> [Option<Change>; 6] {
    let list = |all: Vec<String>| all.join(", ");
    let indicators = |p: &Paper| list(p.indicators.iter().map(ToString::to_string).collect());
    let asked =
        |p: &Paper| list(p.co_signatures.iter().map(|c| c.organisation.to_string()).collect());
    let words = before.text != after.text;
    [
        Change::between("name", name(before), name(after)),
        Change::between("state", before.state.code(), after.state.code()),
        Change::between("tier", before.tier.code(), after.tier.code()),
        Change::between("indicator", indicators(before), indicators(after)),
        Change::between("asked", asked(before), asked(after)),
        Change::between("text", "", if words { "geändert" } else { "" }),
    ]
}

/// A file as the journal names it: whoever may know of the paper may read the journal of it, and not of every file.
fn told<'a>(file: &'a PaperFile, paper: &Paper) -> &'a str {
    if file.tier.is_within(paper.tier) { &file.title } else { "vertraulich" }
}

impl Store {
    /// Draws up a paper under the next number of its year. The same token twice draws up one paper.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where others were faster all the time; [`StoreError::Data`] for a prefix that is none.
    pub async fn create_paper(
        &self,
        permit: &Permit<KeepPaper>,
        draft: &PaperDraft,
        (token, numbering): (&str, Numbering<'_>),
        now: DateTime<Utc>,
    ) -> Result<PaperNumber, StoreError> {
        use chrono::Datelike as _;
        let Numbering { prefix, day } = numbering;
        for _ in 0..TRIES {
            // What is in memory may be older than the write of another instance.
            let given = self.read_papers().await?;
            let number = PaperNumber::next(given.keys(), prefix, day.year())
                .map_err(|error| StoreError::Data(format!("papers: {error}")))?;
            // Looked for after the numbers: the same form comes later only where it takes this number or a higher one,
            // and then this number is taken.
            let known = "SELECT content, version FROM paper WHERE token = $given";
            let known: Vec<Kept> = self.rows(known, [("given", token.to_owned())]).await?;
            if let Some(kept) = known.first() {
                return Ok(read::<Paper>(&kept.content)?.number);
            }
            let paper = Paper::new(number.clone(), draft.clone(), day);
            let change = Change::between("name", "", name(&paper));
            let journal = row((permit.account(), Act::PaperKept), now, &paper, [change]);
            let stored = StoredPaper { token: Some(token.to_owned()), ..StoredPaper::of(&paper)? };
            let created = Transaction::new()
                .record("id", "paper", &number.to_string())
                .bind("paper", stored)
                .statement("CREATE $id CONTENT $paper RETURN NONE")
                .commit(self, journal)
                .await;
            match created {
                Ok(()) => return Ok(number),
                Err(StoreError::AlreadyThere) => {}
                Err(error) => return Err(error),
            }
        }
        Err(StoreError::Busy)
    }

    /// Changes a paper, where it still has the version that the change was made from.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn change_paper(
        &self,
        permit: &Permit<KeepPaper>,
        before: &Paper,
        after: &Paper,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let changes = changes(before, after);
        let journal = row((permit.account(), Act::PaperKept), now, after, changes);
        Transaction::new().paper("id", before.version, after)?.commit(self, journal).await
    }

    /// Notes the answer of somebody who was asked to co-sign, where the paper still has the version that it was given on.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn co_sign_paper(
        &self,
        permit: &Permit<CoSignPaper>,
        before: &Paper,
        after: &Paper,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let organisation = &permit.action().organisation;
        let own = after.co_signatures.iter().find(|c| &c.organisation == organisation);
        let (answer, reason) = match own.map(|c| &c.answer) {
            Some(CoSigned::Signed { .. }) => ("mitgezeichnet", ""),
            Some(CoSigned::Refused { reason, .. }) => ("abgelehnt", reason.as_str()),
            Some(CoSigned::Asked) | None => ("", ""),
        };
        let journal = row(
            (permit.account(), Act::PaperSigned),
            now,
            after,
            [Change::between("state", "", format!("{organisation}: {answer}"))],
        );
        Transaction::new()
            .paper("id", before.version, after)?
            .commit(self, journal.reason(reason))
            .await
    }

    /// Adds a file to a paper, where it still has the version that `after` was made from.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn add_paper_file(
        &self,
        permit: &Permit<KeepPaper>,
        (before, after): (&Paper, &Paper),
        file: NewPaperFile,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let change = Change::between("attachment", "", told(&file.file, after));
        let journal = row((permit.account(), Act::PaperKept), now, after, [change]);
        let id = file.facts.id.to_string();
        Transaction::new()
            .paper("id", before.version, after)?
            .pieces("paper_file", &id, 0, &file.bytes)
            .record("file_id", "paper_file", &id)
            .bind("file", file.facts)
            .statement("CREATE $file_id CONTENT object::remove($file, 'id') RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// Takes a file off a paper with its bytes, where the paper still has the version that `after` was made from.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it has not.
    pub async fn remove_paper_file(
        &self,
        permit: &Permit<KeepPaper>,
        (before, after): (&Paper, &Paper),
        file: &PaperFile,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let change = Change::between("attachment", told(file, after), "");
        let journal = row((permit.account(), Act::PaperKept), now, after, [change]);
        Transaction::new()
            .paper("id", before.version, after)?
            .record("file_id", "paper_file", file.id.as_str())
            .value("file_key", file.id.to_string())
            .statement("DELETE paper_file_piece WHERE paper_file = $file_key RETURN NONE")
            .statement("DELETE $file_id RETURN NONE")
            .commit(self, journal)
            .await
    }

    /// What is known of the files beside a paper, whoever may read them: pages show those that the paper lists for their
    /// reader.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn paper_files(&self, paper: &PaperNumber) -> Result<Vec<FileFacts>, StoreError> {
        let all = "SELECT *, record::id(id) AS id FROM paper_file WHERE paper = $paper";
        self.rows(all, [("paper", paper.to_string())]).await
    }

    /// The bytes of a file beside a paper.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn paper_file(&self, id: &PaperFileId) -> Result<Vec<u8>, StoreError> {
        self.pieces("paper_file", id.as_str()).await
    }
}

impl Transaction {
    /// Writes a paper where it still has the version `seen`.
    fn paper(self, name: &str, seen: i64, after: &Paper) -> Result<Self, StoreError> {
        let patch = PaperPatch { content: written(after)? };
        Ok(self.update(name, ("paper", &after.number.to_string()), seen, patch))
    }

    /// Writes papers that go out with an agenda or are taken back by those that do, each with its row of the journal. Each
    /// carries the version that it was made from.
    pub(super) fn papers_sent(
        self,
        account: &Account,
        papers: &[Paper],
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        papers.iter().enumerate().try_fold(self, |transaction, (place, paper)| {
            let change = Change::between("state", "", paper.state.code());
            let journal = row((account, Act::PaperKept), now, paper, [change]);
            let transaction = transaction.paper(&format!("paper_{place}"), paper.version, paper)?;
            Ok(transaction.journal(&format!("paper_row_{place}"), journal))
        })
    }
}
