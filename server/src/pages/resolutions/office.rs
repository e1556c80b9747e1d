//! Whose documents these are: names that documents share.

use crate::clock;
use crate::request::Req;
use domain::key::{AreaCode, OrganisationCode};
use report::meeting::{Office, Sender};
use std::collections::BTreeMap;

/// What [`Office`] borrows.
pub struct Houses {
    sender: Sender,
    organisations: BTreeMap<OrganisationCode, String>,
    areas: BTreeMap<AreaCode, String>,
}

impl Houses {
    /// The council's own, with the names that the reader knows.
    pub fn of(req: &Req) -> Self {
        let catalogue = &req.catalogue;
        let config = &req.state.config;
        let demo = "Demonstration – kein amtliches Schreiben";
        Self {
            sender: Sender {
                council: "Strategierat Niedersachsen".to_owned(),
                of_council: "des Strategierats Niedersachsen".to_owned(),
                office: "Geschäftsstelle".to_owned(),
                address: Vec::new(),
                town: "Hannover".to_owned(),
                phone: String::new(),
                email: config.mail_from.email.to_string(),
                web: config.origin.clone(),
                demo: req.ctx.demo.then(|| demo.to_owned()),
            },
            organisations: catalogue
                .organisations
                .iter()
                .map(|(code, o)| (code.clone(), o.name.clone()))
                .collect(),
            areas: BTreeMap::new(),
        }
    }

    /// As documents take it.
    pub fn office(&self) -> Office<'_> {
        Office {
            sender: &self.sender,
            organisations: &self.organisations,
            areas: &self.areas,
            local: &clock::local,
        }
    }
}
