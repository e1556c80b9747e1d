//! The letterhead: whose documents these are, and names for codes.

use crate::clock;
use crate::request::Req;
use domain::key::{AreaCode, OrganisationCode};
use report::meeting::{Office, Sender};
use std::collections::BTreeMap;

/// What documents need to know of the council.
pub struct House {
    sender: Sender,
    organisations: BTreeMap<OrganisationCode, String>,
    areas: BTreeMap<AreaCode, String>,
}

impl House {
    /// The council of a request.
    pub fn of(req: &Req) -> Self {
        let config = &req.state.config;
        let host = config.origin.split("://").nth(1).unwrap_or(&config.origin);
        let demo = req.ctx.demo.then(|| "Demonstration – kein amtliches Schreiben".to_owned());
        let organisations = req.catalogue.organisations.values();
        let areas = req.catalogue.areas.values();
        Self {
            sender: Sender {
                council: "Strategierat Niedersachsen".to_owned(),
                of_council: "des Strategierats Niedersachsen".to_owned(),
                office: "Geschäftsstelle".to_owned(),
                address: Vec::new(),
                town: String::new(),
                phone: String::new(),
                email: config.mail_from.email.to_string(),
                web: host.to_owned(),
                demo,
            },
            organisations: organisations.map(|o| (o.code.clone(), o.name.clone())).collect(),
            areas: areas.map(|area| (area.code.clone(), area.name.de.clone())).collect(),
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
