//! Whose documents the product makes: the council and its Geschäftsstelle, as they stand on letters.

use crate::clock;
use crate::config::Config;
use crate::request::Req;
use app::pages::meetings::documents;
use domain::catalogue::Catalogue;
use domain::key::{AreaCode, OrganisationCode};
use domain::meeting::pack::PackSender;
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

/// How documents of today name the council. An installation knows no street: none is invented.
pub fn sender(config: &Config, demo: bool) -> PackSender {
    PackSender {
        email: config.mail_from.email.to_string(),
        web: config.origin.clone(),
        ..documents::sender(demo)
    }
}

/// Names of organisations and areas, in German.
pub fn names(
    catalogue: &Catalogue,
) -> (BTreeMap<OrganisationCode, String>, BTreeMap<AreaCode, String>) {
    let organisations = catalogue.organisations.values();
    let areas = catalogue.areas.values();
    (
        organisations.map(|held| (held.code.clone(), held.name.clone())).collect(),
        areas.map(|held| (held.code.clone(), held.name.de.clone())).collect(),
    )
}

impl Letterhead {
    /// That of today, with the names that the reader of a request knows.
    pub fn of(req: &Req) -> Self {
        let (organisations, areas) = names(&req.catalogue);
        let demo = req.state.demo_password.is_some();
        Self::kept(sender(&req.state.config, demo), organisations, areas)
    }

    /// The council as it was named when something was kept.
    pub fn kept(
        sender: PackSender,
        organisations: BTreeMap<OrganisationCode, String>,
        areas: BTreeMap<AreaCode, String>,
    ) -> Self {
        let sender = Sender {
            council: sender.council,
            of_council: sender.of_council,
            office: sender.office,
            address: sender.address,
            town: sender.town,
            phone: sender.phone,
            email: sender.email,
            web: sender.web,
            demo: sender.demo,
        };
        Self { sender, organisations, areas }
    }

    /// What documents are made with.
    pub fn office(&self) -> Office<'_> {
        Office {
            sender: &self.sender,
            organisations: &self.organisations,
            areas: &self.areas,
            local: &clock::local,
        }
    }
}
