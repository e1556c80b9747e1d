//! Checks that what the store holds is whole: every record reads, every reference resolves.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use domain::catalogue::Catalogue;
use domain::evaluation::Rating;
use domain::key::OrganisationCode;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The record.
    pub record: String,
    /// What is wrong with it.
    pub problem: String,
}

/// One line, whatever is in the store: what could end or colour it is written out.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.record.chars().chain(": ".chars()).chain(self.problem.chars()) {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                write!(f, "{}", c.escape_default())?;
            } else {
                write!(f, "{c}")?;
            }
        }
        Ok(())
    }
}

/// A field that names a record of another table.
struct Reference {
    table: &'static str,
    field: &'static str,
    /// The table of the record it names.
    target: &'static str,
    /// What to say where that record is not there.
    problem: &'static str,
}

const fn owner(table: &'static str, field: &'static str) -> Reference {
    Reference { table, field, target: field, problem: "what it belongs to does not exist" }
}

const fn account(table: &'static str) -> Reference {
    Reference { table, field: "account", target: "account", problem: "its account does not exist" }
}

/// What the catalogue does not show to be broken: it leaves out rows without an owner, and knows no persons.
const REFERENCES: [Reference; 42] = [
    owner("observation", "indicator"),
    owner("target", "indicator"),
    owner("authoritative", "indicator"),
    owner("supply", "indicator"),
    owner("reminder", "indicator"),
    owner("terms", "measure"),
    owner("milestone", "measure"),
    owner("contribution", "measure"),
    owner("attachment", "experience"),
    owner("attachment_piece", "attachment"),
    owner("paper_file", "paper"),
    owner("paper_file_piece", "paper_file"),
    owner("finding", "measure"),
    owner("answer", "finding"),
    owner("minority", "finding"),
    owner("minority", "organisation"),
    owner("action", "finding"),
    owner("report", "action"),
    owner("outcome", "measure"),
    owner("thread", "measure"),
    owner("post", "thread"),
    owner("post_text", "post"),
    account("thread"),
    account("post"),
    account("desk"),
    account("mandate"),
    account("session"),
    account("onetime"),
    account("draft"),
    account("minutes_draft"),
    account("outbox"),
    owner("mail_file", "outbox"),
    account("reply_link"),
    account("calendar_feed"),
    account("supply"),
    account("weight_ballot"),
    Reference {
        table: "weight_ballot",
        field: "workshop",
        target: "weight_workshop",
        problem: "its workshop does not exist",
    },
    Reference {
        table: "weight_ballot",
        field: "organisation",
        target: "organisation",
        problem: "its organisation does not exist",
    },
    owner("motion", "organisation"),
    owner("proposal", "round"),
    owner("round_reminder", "round"),
    Reference {
        table: "supply",
        field: "organisation",
        target: "organisation",
        problem: "its organisation does not exist",
    },
];

#[derive(Serialize, Deserialize)]
pub(crate) struct Count {
    pub(crate) count: i64,
}

#[derive(Serialize, Deserialize)]
struct Owned {
    id: String,
    measure: String,
    organisation: String,
}

impl Store {
    /// Counts per table, and everything that is not as it should be.
    ///
    /// # Errors
    /// When the store does not answer or a record cannot be read at all.
    pub async fn verify(&self) -> Result<(Vec<(&'static str, i64)>, Vec<Finding>), StoreError> {
        let mut counts = Vec::new();
        for table in TABLES {
            let found: Vec<Count> =
                self.rows(&format!("SELECT count() FROM {table} GROUP ALL"), ()).await?;
            counts.push((*table, found.first().map_or(0, |found| found.count)));
        }
        let mut findings = Vec::new();
        let mut check = |ok: bool, record: String, problem: &str| {
            if !ok {
                findings.push(Finding { record, problem: problem.to_owned() });
            }
        };
        let c = self.catalogue().await?;
        resolve(&c, &mut check);
        self.references(&mut check).await?;
        for mandate in self.mandates().await? {
            let organisation = &mandate.organisation;
            check(
                *organisation == OrganisationCode::none()
                    || c.organisations.contains_key(organisation),
                format!("mandate {}", mandate.id),
                "its organisation does not exist",
            );
        }
        let ratings: Vec<Rating> = self.rows("SELECT * FROM rating", ()).await?;
        for rating in &ratings {
            let name =
                format!("rating {}/{}/{}", rating.round, rating.measure, rating.organisation);
            check(c.rounds.contains_key(&rating.round), name.clone(), "its round does not exist");
            check(
                c.measures.contains_key(&rating.measure),
                name.clone(),
                "its measure does not exist",
            );
            check(
                c.organisations.contains_key(&rating.organisation),
                name.clone(),
                "its organisation does not exist",
            );
            let asked = c.rounds.get(&rating.round).map(|round| c.criteria_of(round).len());
            check(
                asked.is_none_or(|asked| rating.scores.len() == asked),
                name,
                "it does not answer every criterion",
            );
        }
        let experiences: Vec<Owned> = self
            .rows("SELECT record::id(id) AS id, measure, organisation FROM experience", ())
            .await?;
        for e in experiences {
            let known = c.measures.keys().any(|slug| slug.as_str() == e.measure)
                && c.organisations.keys().any(|code| code.as_str() == e.organisation);
            check(
                known,
                format!("experience {}", e.id),
                "its measure or organisation does not exist",
            );
        }
        findings.extend(self.verify_chain().await?);
        findings.extend(self.verify_erasures().await?);
        findings.extend(self.verify_resolutions().await?);
        let _readable: Vec<JournalRow> = self.rows("SELECT * FROM journal", ()).await?;
        Ok((counts, findings))
    }

    /// Rows that name a record that is not there; an empty field names none.
    async fn references(
        &self,
        check: &mut impl FnMut(bool, String, &str),
    ) -> Result<(), StoreError> {
        for Reference { table, field, target, problem } in REFERENCES {
            let query = format!(
                "SELECT VALUE <string> record::id(id) FROM {table} WHERE {field} != NONE \
                 AND record::exists(type::record('{target}', {field})) = false"
            );
            let lost: Vec<String> = self.rows(&query, ()).await?;
            for key in lost {
                check(false, format!("{table} {key}"), problem);
            }
        }
        Ok(())
    }
}

/// Checks what the catalogue holds together.
fn resolve(c: &Catalogue, check: &mut impl FnMut(bool, String, &str)) {
    for (code, record) in &c.indicators {
        check(
            c.fields.iter().any(|f| f.code == record.indicator.field),
            format!("indicator {code}"),
            "its field does not exist",
        );
        for o in record.observations() {
            let known = o.source.as_ref().is_none_or(|s| c.sources.contains_key(s));
            check(known, format!("observation {}", o.id), "its source does not exist");
            check(
                c.areas.contains_key(&o.area),
                format!("observation {}", o.id),
                "its area does not exist",
            );
            check(o.value.is_finite(), format!("observation {}", o.id), "its value is no number");
        }
        for t in &record.targets {
            check(t.path().is_ok(), format!("target {}", t.code), "its path contradicts itself");
            let replaced = t.replaces.as_ref();
            check(
                replaced.is_none_or(|code| record.targets.iter().any(|other| &other.code == code)),
                format!("target {}", t.code),
                "the target it replaces does not exist",
            );
        }
    }
    for (slug, record) in &c.measures {
        for link in &record.contributions {
            check(
                c.indicators.contains_key(&link.indicator),
                format!("contribution {}", link.id),
                "its indicator does not exist",
            );
        }
        let before = record.measure.predecessor.as_ref();
        check(
            before.is_none_or(|p| c.measures.contains_key(p)),
            format!("measure {slug}"),
            "its predecessor does not exist",
        );
    }
}

const TABLES: &[&str] = &[
    "field",
    "area",
    "source",
    "trap",
    "organisation",
    "meeting",
    "criteria_set",
    "round",
    "indicator",
    "observation",
    "import",
    "import_piece",
    "target",
    "method_choice",
    "authoritative",
    "index_edition",
    "index_result",
    // Not `weight_ballot`: how many there are is nobody's to know before the deadline.
    "weight_workshop",
    "supply",
    "measure",
    "terms",
    "milestone",
    "contribution",
    "rating",
    "proposal",
    "gate",
    "round_reminder",
    "experience",
    "attachment",
    "attachment_piece",
    "finding",
    "answer",
    "minority",
    "action",
    "report",
    "stage",
    "outcome",
    "procedure",
    "plan",
    "agenda_version",
    "ruling",
    "motion",
    "follow_up",
    "agenda_template",
    "meeting_call",
    "paper",
    "paper_file",
    "paper_file_piece",
    "resolution",
    "circular",
    "circular_ballot",
    "minutes",
    "minutes_draft",
    "text_block",
    "meeting_pack",
    "sitting",
    "ballot",
    "ballot_sums",
    "note_wording",
    "meeting_reply",
    "feed",
    "thread",
    "post",
    "post_text",
    "desk",
    "notice",
    "draft",
    "journal",
    "account",
    "mandate",
    "onetime",
    "outbox",
    "mail_file",
    "reply_link",
    "calendar_feed",
    "reminder",
    "oparl_object",
    "face",
    "erasure",
    "session",
    "checkpoint",
];
