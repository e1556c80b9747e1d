//! Whose documents the product makes: the council and its Geschäftsstelle, as they stand on letters.

use crate::clock;
use crate::config::Config;
use domain::catalogue::Catalogue;
use domain::key::{AreaCode, OrganisationCode};
use report::meeting::{Office, Sender};
use std::collections::BTreeMap;

/// What documents need to know of the council; owned, so that a document can be set beside the request.
#[derive(Debug, Clone)]
pub struct Letterhead {
    sender: Sender,
    organisations: BTreeMap<OrganisationCode, String>,
    areas: BTreeMap<AreaCode, String>,
}

/// „des Strategierats Niedersachsen“.
pub const OF_COUNCIL: &str = "des Strategierats Niedersachsen";

impl Letterhead {
    /// That of an installation. It knows no street: none is invented.
    pub fn of(config: &Config, catalogue: &Catalogue, demo: bool) -> Self {
        let sender = Sender {
            council: "Strategierat Niedersachsen".to_owned(),
            of_council: OF_COUNCIL.to_owned(),
            office: "Geschäftsstelle".to_owned(),
            address: Vec::new(),
            town: "Hannover".to_owned(),
            phone: String::new(),
            email: config.mail_from.email.to_string(),
            web: config.origin.clone(),
            demo: demo.then(|| "Demonstration – kein amtliches Schreiben".to_owned()),
        };
        let named = |(code, organisation): (&OrganisationCode, &domain::council::Organisation)| {
            (code.clone(), organisation.name.clone())
        };
        Self {
            sender,
            organisations: catalogue.organisations.iter().map(named).collect(),
            areas: BTreeMap::new(),
        }
    }

    /// The same for documents.
    pub fn office(&self) -> Office<'_> {
        Office {
            sender: &self.sender,
            organisations: &self.organisations,
            areas: &self.areas,
            local: &clock::local,
        }
    }
}
