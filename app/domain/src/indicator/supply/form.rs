//! Keeping a supply: the form as it arrives, and what it becomes.

use super::release::{self, ReleaseError};
use super::{MAX_DELAY_DAYS, MAX_DELAY_MONTHS, Rhythm, Supply};
use crate::council::Organisation;
use crate::error::{FieldErrors, Problem};
use crate::key::{AccountId, IndicatorCode, OrganisationCode};
use crate::source::Evidence;
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest contact at the source in characters.
pub const MAX_CONTACT: usize = 160;
/// Longest note on where the dates come from in characters.
pub const MAX_NOTE: usize = 600;
/// Longest list of announced days in characters: about eighty lines.
pub const MAX_RELEASES: usize = 2_000;

/// How a planner says that dates are supported; an example stands in the demonstration alone, but stays one when edited.
pub const EVIDENCE: [Evidence; 3] = [Evidence::Read, Evidence::Unverified, Evidence::Illustrative];

/// The form of a supply as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SupplyForm {
    /// Account of the person in charge, may be empty.
    pub person: String,
    /// Code of the organisation in charge; the person's own where it is empty.
    pub organisation: String,
    /// Whom to ask at the source, may be empty.
    pub contact: String,
    /// Rhythm code; as the indicator says where it is empty.
    pub rhythm: String,
    /// Whole months, 0 where empty.
    pub delay_months: String,
    /// Days, 0 where empty.
    pub delay_days: String,
    /// One announced release per line.
    pub releases: String,
    /// One of [`EVIDENCE`].
    pub evidence: String,
    /// Where the dates come from, may be empty.
    pub note: String,
}

impl SupplyForm {
    /// The form of a supply as it is.
    pub fn of(supply: &Supply) -> Self {
        Self {
            person: supply.account.as_ref().map(ToString::to_string).unwrap_or_default(),
            organisation: supply.organisation.as_ref().map(ToString::to_string).unwrap_or_default(),
            contact: supply.contact.clone(),
            rhythm: supply.rhythm.map(|rhythm| rhythm.code().to_owned()).unwrap_or_default(),
            delay_months: supply.delay_months.to_string(),
            delay_days: supply.delay_days.to_string(),
            releases: release::to_lines(&supply.releases),
            evidence: supply.evidence.code().to_owned(),
            note: supply.note.clone(),
        }
    }

    /// Reads the form for an indicator, with the persons who may be in charge and the organisation each acts for. The
    /// version is left at 0 for the store to set.
    ///
    /// # Errors
    /// Every field that is no choice, too long, or cannot be read.
    pub fn parse(
        &self,
        indicator: IndicatorCode,
        persons: &BTreeMap<AccountId, OrganisationCode>,
        organisations: &BTreeMap<OrganisationCode, Organisation>,
    ) -> Result<Supply, FieldErrors> {
        let mut errors = FieldErrors::default();
        let account = match self.person.trim() {
            "" => Some(None),
            code => {
                let known = AccountId::parse(code).ok().filter(|id| persons.contains_key(id));
                errors.keep("person", known.map(Some).ok_or(Problem::NotAChoice))
            }
        };
        let organisation = match self.organisation.trim() {
            "" => {
                let own = account.as_ref().and_then(|id| persons.get(id.as_ref()?));
                Some(own.filter(|code| organisations.contains_key(*code)).cloned())
            }
            code => {
                let code = OrganisationCode::parse(code).ok();
                let known = code.filter(|code| organisations.contains_key(code));
                errors.keep("organisation", known.map(Some).ok_or(Problem::NotAChoice))
            }
        };
        let contact =
            optional(&mut errors, "contact", &self.contact, |raw| text::line(raw, MAX_CONTACT));
        let rhythm = match self.rhythm.trim() {
            "" => Some(None),
            code => {
                let rhythm = Rhythm::from_code(code).map(Some);
                errors.keep("rhythm", rhythm.ok_or(Problem::NotAChoice))
            }
        };
        let months = whole(&self.delay_months, MAX_DELAY_MONTHS);
        let delay_months = errors.keep("delay_months", months);
        let days = whole(&self.delay_days, MAX_DELAY_DAYS);
        let delay_days = errors.keep("delay_days", days);
        let releases = errors.keep("releases", releases(&self.releases));
        let evidence = Evidence::from_code(self.evidence.trim());
        let evidence = evidence.filter(|evidence| EVIDENCE.contains(evidence));
        let evidence = errors.keep("evidence", evidence.ok_or(Problem::NotAChoice));
        let note = optional(&mut errors, "note", &self.note, |raw| text::block(raw, MAX_NOTE));
        let read = || {
            Some(Supply {
                indicator,
                account: account?,
                organisation: organisation?,
                contact: contact?,
                rhythm: rhythm?,
                delay_months: delay_months?,
                delay_days: delay_days?,
                releases: releases?,
                evidence: evidence?,
                note: note?,
                version: 0,
            })
        };
        read().ok_or(errors)
    }
}

fn optional<P: Into<Problem>>(
    errors: &mut FieldErrors,
    field: &str,
    raw: &str,
    read: impl Fn(&str) -> Result<String, P>,
) -> Option<String> {
    match raw.trim() {
        "" => Some(String::new()),
        raw => errors.keep(field, read(raw)),
    }
}

/// A whole number from 0 to `max`; 0 where nothing is entered.
fn whole<N: Copy + Default + PartialOrd + std::str::FromStr + Into<f64>>(
    raw: &str,
    max: N,
) -> Result<N, Problem> {
    match raw.trim() {
        "" => Ok(N::default()),
        raw => {
            let number = raw.parse().ok().filter(|number| *number <= max);
            number.ok_or(Problem::OutOfRange { min: 0.0, max: Some(max.into()) })
        }
    }
}

fn releases(raw: &str) -> Result<Vec<super::Release>, Problem> {
    if raw.trim().is_empty() {
        return Ok(Vec::new());
    }
    let text = text::block(raw, MAX_RELEASES)?;
    // Empty lines in front go when the text is cleaned; the number told counts them all the same.
    let skipped = raw.chars().take_while(|c| c.is_whitespace()).filter(|c| *c == '\n').count();
    release::parse_lines(&text).map_err(|(line, error)| {
        let line = line + skipped;
        match error {
            ReleaseError::Unreadable => Problem::ReleaseLine { line },
            ReleaseError::BeforePeriod => Problem::ReleaseBeforePeriod { line },
            ReleaseError::Twice => Problem::ReleaseTwice { line },
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn organisation(code: &str) -> OrganisationCode {
        OrganisationCode::parse(code).expect("a key")
    }

    fn parse(form: &SupplyForm) -> Result<Supply, FieldErrors> {
        let code = organisation("ORG02");
        let known = Organisation {
            code: code.clone(),
            name: "IHK Niedersachsen".to_owned(),
            short: "IHKN".to_owned(),
            kind: "Kammer".to_owned(),
            has_vote: true,
            two_persons: false,
            confirmed: true,
            version: 1,
        };
        let account = |id: &str| AccountId::parse(id).expect("a key");
        let persons = BTreeMap::from([
            (account("mitglied"), code.clone()),
            (account("gast"), OrganisationCode::none()),
        ]);
        let indicator = IndicatorCode::parse("BG-04").expect("a key");
        form.parse(indicator, &persons, &BTreeMap::from([(code, known)]))
    }

    fn agreed() -> SupplyForm {
        SupplyForm { evidence: "read".to_owned(), ..SupplyForm::default() }
    }

    #[test]
    fn what_is_kept_comes_back_as_it_was_typed() {
        let form = SupplyForm {
            person: "mitglied".to_owned(),
            organisation: "ORG02".to_owned(),
            contact: "Referat 42".to_owned(),
            rhythm: "half_year".to_owned(),
            delay_months: "3".to_owned(),
            delay_days: "14".to_owned(),
            releases: "2025-S2: 15.03.2026".to_owned(),
            evidence: "unverified".to_owned(),
            note: "Veröffentlichungskalender\nStand 2025".to_owned(),
        };
        let supply = parse(&form).expect("valid");
        assert_eq!(SupplyForm::of(&supply), form);
    }

    #[test]
    fn a_person_brings_the_own_organisation() {
        let of = |person: &str| {
            parse(&SupplyForm { person: person.to_owned(), ..agreed() }).expect("valid")
        };
        assert_eq!(of("mitglied").organisation, Some(organisation("ORG02")));
        assert_eq!(of("gast").organisation, None);
        assert_eq!(of(""), Supply { evidence: Evidence::Read, ..Supply::empty(of("").indicator) });
    }

    #[test]
    fn every_field_at_fault_is_named() {
        let long = "x".repeat(MAX_NOTE + 1);
        let form = SupplyForm {
            person: "niemand".to_owned(),
            organisation: "ORG99".to_owned(),
            contact: long.clone(),
            rhythm: "weekly".to_owned(),
            delay_months: "37".to_owned(),
            delay_days: "-1".to_owned(),
            releases: "\r\n2025: 01.02.2026\r\nbald".to_owned(),
            evidence: "derived".to_owned(),
            note: long,
        };
        let errors = parse(&form).expect_err("nothing of it can be used");
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        let expected = [
            "person",
            "organisation",
            "contact",
            "rhythm",
            "delay_months",
            "delay_days",
            "releases",
            "evidence",
            "note",
        ];
        assert_eq!(fields, expected);
        assert_eq!(errors.of("releases"), Some(&Problem::ReleaseLine { line: 3 }));
        let most = Problem::OutOfRange { min: 0.0, max: Some(36.0) };
        assert_eq!(errors.of("delay_months"), Some(&most));
    }
}
