//! A data set on its way in: CSV tables, checked row by row and against each other, before anything is written.

mod council;
mod figures;
mod findings;
mod index;
mod measures;
mod meetings;
mod papers;
mod supply;
mod table;
#[cfg(test)]
mod tests;

pub use table::{BadRow, Files, Row};

use argon2::password_hash::{PasswordHasher, SaltString, rand_core::OsRng};
use chrono::NaiveDate;
use domain::meeting::procedure::Procedure;
use rand::distr::{Alphanumeric, SampleString};
use std::collections::HashMap;
use store::Dataset;

/// The demonstration data set, part of the program.
#[derive(rust_embed::RustEmbed)]
#[folder = "demo/"]
struct Embedded;

/// The files of the demonstration data set.
pub struct Demo;

impl Files for Demo {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        Embedded::get(name).map(|file| file.data.into_owned())
    }
}

/// Why a data set was not loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A row is at fault.
    #[error(transparent)]
    Row(#[from] BadRow),
    /// Passwords cannot be hashed.
    #[error("password hash: {0}")]
    Hash(argon2::password_hash::Error),
}

/// Reads a data set. Dates that count from the demonstration's first day are fixed to `today`; accounts get `password`.
///
/// # Errors
/// The first row that cannot be read or refers to something that is not there.
pub fn read(files: &dyn Files, today: NaiveDate, password: &str) -> Result<Dataset, LoadError> {
    let mut dataset = Dataset {
        fields: figures::fields(files)?,
        areas: figures::areas(files)?,
        sources: figures::sources(files)?,
        ..Dataset::default()
    };
    dataset.organisations = council::organisations(files)?;
    dataset.meetings = council::meetings(files, &dataset, today)?;
    dataset.procedures = meetings::procedures(files)?;
    dataset.templates = meetings::templates(files, &dataset.procedures)?;
    dataset.text_blocks = meetings::text_blocks(files)?;
    dataset.plans = meetings::plans(files, &dataset.procedures, &dataset.templates)?;
    dataset.criteria = council::criteria(files)?;
    dataset.indicators = figures::indicators(files, &dataset)?;
    figures::check_formulas(files, &dataset)?;
    papers::read(files, &mut dataset, today)?;
    dataset.traps = figures::traps(files, &dataset)?;
    let mut observations = figures::observations(files, &dataset, today)?;
    figures::details(files, &dataset, &mut observations)?;
    dataset.observations = observations;
    dataset.targets = figures::targets(files, &dataset, today)?;
    dataset.supplies = supply::supplies(files, &dataset, today)?;
    dataset.editions = index::editions(files, &dataset, today)?;
    dataset.workshops = index::workshops(files, &dataset, today)?;
    dataset.ballots = index::ballots(files, &dataset, today)?;
    let slugs = measures::slugs(files)?;
    dataset.measures = measures::measures(files, &slugs, &dataset)?;
    dataset.terms = measures::terms(files, &slugs, &dataset)?;
    dataset.milestones = measures::milestones(files, &slugs, &dataset)?;
    dataset.contributions = measures::contributions(files, &slugs, &dataset)?;
    dataset.rounds = council::rounds(files, &slugs, &dataset.criteria, today)?;
    dataset.ratings = council::ratings(files, &slugs, &dataset)?;
    dataset.experiences = council::experiences(files, &slugs, &dataset, today)?;
    findings::read(files, &slugs, &mut dataset, today)?;
    let hash = hash_password(password)?;
    dataset.accounts = council::accounts(files, &dataset, &hash)?;
    Ok(dataset)
}

/// The rules of procedure that a council without any can start from.
///
/// # Errors
/// Where the data set has none that can be read.
pub fn proposed_rules() -> Result<Option<Procedure>, BadRow> {
    Ok(meetings::procedures(&Demo)?.into_iter().next())
}

/// Hashes a password with argon2id.
///
/// # Errors
/// When the parameters are refused, which the defaults are not.
pub fn hash_password(password: &str) -> Result<String, LoadError> {
    argon2::Argon2::default()
        .hash_password(password.as_bytes(), &SaltString::generate(&mut OsRng))
        .map(|hash| hash.to_string())
        .map_err(LoadError::Hash)
}

/// A password nobody knows yet.
pub fn random_password() -> String {
    Alphanumeric.sample_string(&mut rand::rng(), 14)
}

/// Rows of a table by the text of one column, for joining two tables.
fn by<'a>(rows: &'a [Row], column: &str) -> Result<HashMap<&'a str, &'a Row>, BadRow> {
    rows.iter().map(|row| Ok((row.text(column)?, row))).collect()
}
