//! Whose documents these are: the council, its organisations, the clock that people look at.

use crate::clock;
use crate::request::Req;
use app::pages::meetings::documents;
use domain::catalogue::Catalogue;
use domain::key::{AreaCode, OrganisationCode};
use domain::meeting::pack::PackSender;
use report::meeting::{Office, Sender};
use std::collections::BTreeMap;

/// What documents need to know of the council.
pub(super) struct House {
    sender: Sender,
    organisations: BTreeMap<OrganisationCode, String>,
    areas: BTreeMap<AreaCode, String>,
}

/// How documents of today name the council.
pub(super) fn sender(req: &Req) -> PackSender {
    let config = &req.state.config;
    PackSender {
        email: config.mail_from.email.to_string(),
        web: config.origin.clone(),
        ..documents::sender(req.state.demo_password.is_some())
    }
}

/// Names of organisations and areas, in German.
pub(super) fn names(
    catalogue: &Catalogue,
) -> (BTreeMap<OrganisationCode, String>, BTreeMap<AreaCode, String>) {
    let organisations = catalogue.organisations.values();
    let areas = catalogue.areas.values();
    (
        organisations.map(|held| (held.code.clone(), held.name.clone())).collect(),
        areas.map(|held| (held.code.clone(), held.name.de.clone())).collect(),
    )
}

impl House {
    /// The council as it is named today.
    pub(super) fn of(req: &Req) -> Self {
        let (organisations, areas) = names(&req.catalogue);
        Self::kept(sender(req), organisations, areas)
    }

    /// The council as it was named when something was kept.
    pub(super) fn kept(
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
    pub(super) fn office(&self) -> Office<'_> {
        Office {
            sender: &self.sender,
            organisations: &self.organisations,
            areas: &self.areas,
            local: &clock::local,
        }
    }
}
