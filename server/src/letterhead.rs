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
    /// „Unser Zeichen“; may be empty.
    reference: String,
    organisations: BTreeMap<OrganisationCode, String>,
    areas: BTreeMap<AreaCode, String>,
}

/// „des Strategierats Niedersachsen“.
pub const OF_COUNCIL: &str = "des Strategierats Niedersachsen";

/// How documents of today name the council: as the environment says. Outside a demonstration nothing is invented; in one,
/// what is not set is an example that says so.
pub fn sender(config: &Config, demo: bool) -> PackSender {
    let (office, usual) = (&config.office, documents::sender(demo));
    let email = config.mail_from.email.to_string();
    let lines = [office.street.clone(), office.town.clone()];
    let set: Vec<_> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    PackSender {
        address: if set.is_empty() { usual.address.clone() } else { set },
        town: without_postcode(&office.town).unwrap_or_else(|| usual.town.clone()),
        phone: given(&office.phone).unwrap_or_else(|| usual.phone.clone()),
        email: given(&office.email).unwrap_or(email),
        web: config.origin.clone(),
        ..usual
    }
}

/// „Unser Zeichen“ on letters of today.
fn reference(config: &Config, demo: bool) -> String {
    given(&config.office.reference).unwrap_or_else(|| documents::reference(demo))
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// The town as it stands before a date.
fn without_postcode(town: &str) -> Option<String> {
    given(town.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()))
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
        let config = &req.state.config;
        let reference = reference(config, demo);
        Self { reference, ..Self::kept(sender(config, demo), organisations, areas) }
    }

    /// „Unser Zeichen“ and the telephone for the information block of a letter; both may be empty.
    pub fn block(&self) -> (String, String) {
        (self.reference.clone(), self.sender.phone.clone())
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
        Self { sender, reference: String::new(), organisations, areas }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn config(set: &[(&str, &str)]) -> Config {
        let read = |name: &str| {
            let found = set.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Config::read(read).expect("valid")
    }

    #[test]
    fn a_letterhead_invents_nothing_outside_a_demonstration() {
        let bare = sender(&config(&[]), false);
        assert_eq!((bare.address.len(), bare.phone.as_str()), (0, ""));
        assert_eq!(bare.email, "no-reply@localhost");
        assert_eq!(reference(&config(&[]), false), "");
        let demo = sender(&config(&[]), true);
        assert!(demo.demo.is_some() && demo.phone.contains("0511 000000"), "{}", demo.phone);
        let lines = [demo.address.join(" "), demo.phone, reference(&config(&[]), true)];
        for line in lines {
            assert!(line.contains("Beispiel"), "an example says so: {line}");
        }
    }

    #[test]
    fn what_is_set_goes_before_examples() {
        let config = config(&[
            ("KOMPASS_OFFICE_STREET", "Weg 7"),
            ("KOMPASS_OFFICE_TOWN", "29221 Celle"),
            ("KOMPASS_OFFICE_PHONE", "05141 1"),
            ("KOMPASS_OFFICE_EMAIL", "gs@kompass.example"),
            ("KOMPASS_OFFICE_REFERENCE", "SR-07"),
        ]);
        for demo in [false, true] {
            let sender = sender(&config, demo);
            assert_eq!(sender.address, ["Weg 7", "29221 Celle"]);
            assert_eq!((sender.town.as_str(), sender.phone.as_str()), ("Celle", "05141 1"));
            assert_eq!(sender.email, "gs@kompass.example");
            assert_eq!(reference(&config, demo), "SR-07");
        }
    }
}
