//! Organisations, as the Geschäftsstelle keeps them.

use crate::db::Store;
use crate::error::StoreError;
use crate::journal::JournalRow;
use crate::transaction::Transaction;
use chrono::{DateTime, Utc};
use domain::council::Organisation;
use domain::journal::{Act, Change, SubjectKind};
use domain::key::OrganisationCode;
use domain::people::OrganisationText;
use domain::policy::{KeepOrganisation, Permit};

impl Transaction {
    /// Notes that a part of the catalogue changed that is only read as a whole, so that every instance reads it anew.
    pub(crate) fn rebase(self) -> Self {
        self.statement("UPDATE meta:catalogue SET revision += 1, base += 1 RETURN NONE")
    }
}

fn vote(yes: bool) -> &'static str {
    if yes { "ja" } else { "nein" }
}

impl Store {
    /// Creates an organisation.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where the code is taken.
    pub async fn create_organisation(
        &self,
        permit: &Permit<KeepOrganisation>,
        code: &OrganisationCode,
        text: OrganisationText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::OrganisationCreated,
            SubjectKind::Organisation,
            code.as_str(),
            &text.name,
        )
        .changes([
            Change::between("short", "", &text.short),
            Change::between("kind", "", &text.kind),
            Change::between("vote", "", vote(text.has_vote)),
            Change::between("release", "", vote(text.two_persons)),
        ]);
        // Whoever keeps the council's members says who is one: that is no example.
        let row = Organisation {
            code: code.clone(),
            name: text.name,
            short: text.short,
            kind: text.kind,
            has_vote: text.has_vote,
            two_persons: text.two_persons,
            confirmed: true,
            version: 1,
        };
        Transaction::new()
            .record("id", "organisation", code.as_str())
            .bind("row", row)
            .statement("CREATE $id CONTENT $row RETURN NONE")
            .rebase()
            .commit(self, journal)
            .await
    }

    /// Changes an organisation, where it still has the version the editor saw.
    ///
    /// # Errors
    /// [`StoreError::ChangedMeanwhile`] where it does not.
    pub async fn edit_organisation(
        &self,
        permit: &Permit<KeepOrganisation>,
        organisation: &Organisation,
        seen: i64,
        text: OrganisationText,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let code = organisation.code.as_str();
        let journal = JournalRow::by(
            permit.account(),
            now,
            Act::OrganisationEdited,
            SubjectKind::Organisation,
            code,
            &text.name,
        )
        .changes([
            Change::between("name", &organisation.name, &text.name),
            Change::between("short", &organisation.short, &text.short),
            Change::between("kind", &organisation.kind, &text.kind),
            Change::between("vote", vote(organisation.has_vote), vote(text.has_vote)),
            Change::between("release", vote(organisation.two_persons), vote(text.two_persons)),
        ]);
        Transaction::new()
            .update("id", ("organisation", code), seen, text)
            .rebase()
            .commit(self, journal)
            .await
    }
}
