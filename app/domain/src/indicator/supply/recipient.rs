//! Who gets a letter about a delivery.

use super::{Reminder, Supply};
use crate::actor::Role;
use crate::key::OrganisationCode;
use crate::people::Person;
use chrono::NaiveDate;

/// The organisation that a person acts for today, by the first mandate that counts; [`OrganisationCode::none`] where it is
/// for none. Nothing for whoever cannot be in charge: without a valid mandate in the council, locked, or only invited.
pub fn acts_for(person: &Person, today: NaiveDate) -> Option<&OrganisationCode> {
    if person.locked || !person.opened {
        return None;
    }
    let counts = |role| !matches!(role, Role::Admin | Role::None);
    let mut held = person.mandates.iter().filter(|m| counts(m.role) && m.is_valid(today));
    held.next().map(|mandate| &mandate.organisation)
}

/// Whoever gets the letter: the person in charge; where that person cannot act, everyone who acts for the organisation;
/// where there is nobody, and for an escalation, the Geschäftsstelle.
pub fn recipients<'a>(
    supply: &Supply,
    reminder: Reminder,
    people: &'a [Person],
    today: NaiveDate,
) -> Vec<&'a Person> {
    let able = || people.iter().filter(|person| acts_for(person, today).is_some());
    let in_charge: Vec<_> = able().filter(|p| supply.account.as_ref() == Some(&p.id)).collect();
    let of_organisation = || {
        able().filter(|person| {
            person.mandates.iter().any(|m| {
                m.role != Role::Admin
                    && Some(&m.organisation) == supply.organisation.as_ref()
                    && m.is_valid(today)
            })
        })
    };
    let office = || {
        able().filter(|person| {
            person.mandates.iter().any(|m| m.role == Role::Secretariat && m.is_valid(today))
        })
    };
    if reminder == Reminder::Escalation {
        return office().collect();
    }
    if !in_charge.is_empty() {
        return in_charge;
    }
    let members: Vec<_> = of_organisation().collect();
    if members.is_empty() { office().collect() } else { members }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{AccountId, CouncilCode, IndicatorCode, MandateId};
    use crate::mandate::Mandate;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn organisation(code: &str) -> OrganisationCode {
        OrganisationCode::parse(code).expect("a key")
    }

    fn person(id: &str, role: Role, code: &str) -> Person {
        let account = AccountId::parse(id).expect("a key");
        Person {
            id: account.clone(),
            name: id.to_owned(),
            email: format!("{id}@mail.example"),
            locked: false,
            opened: true,
            version: 1,
            mandates: vec![Mandate {
                id: MandateId::parse(id).expect("a key"),
                account,
                council: CouncilCode::home(),
                role,
                organisation: organisation(code),
                from: day("2019-02-28"),
                to: Some(day("2026-06-30")),
                withdrawn: false,
                version: 1,
            }],
        }
    }

    fn people() -> Vec<Person> {
        vec![
            person("mitglied", Role::Member, "ORG02"),
            person("vertretung", Role::Deputy, "ORG02"),
            person("andere", Role::Member, "ORG07"),
            person("geschaeftsstelle", Role::Secretariat, "ORG01"),
            person("admin", Role::Admin, "ORG05"),
        ]
    }

    fn supply(account: &str, code: &str) -> Supply {
        let empty = Supply::empty(IndicatorCode::parse("BG-04").expect("a key"));
        Supply {
            account: AccountId::parse(account).ok(),
            organisation: OrganisationCode::parse(code).ok(),
            ..empty
        }
    }

    fn names(supply: &Supply, reminder: Reminder, people: &[Person], today: &str) -> Vec<String> {
        let found = recipients(supply, reminder, people, day(today));
        found.into_iter().map(|person| person.name.clone()).collect()
    }

    #[test]
    fn the_person_is_written_to_then_the_organisation_then_the_office() {
        let all = people();
        let near = |supply: &Supply, people: &[Person]| {
            names(supply, Reminder::Near, people, "2026-03-02")
        };
        assert_eq!(near(&supply("mitglied", "ORG02"), &all), ["mitglied"]);
        assert_eq!(near(&supply("", "ORG02"), &all), ["mitglied", "vertretung"]);
        assert_eq!(near(&supply("", ""), &all), ["geschaeftsstelle"]);
        // The administration runs the installation; it is in charge of nothing.
        assert_eq!(near(&supply("admin", "ORG05"), &all), ["geschaeftsstelle"]);
        let mut locked = all.clone();
        locked[0].locked = true;
        assert_eq!(near(&supply("mitglied", "ORG02"), &locked), ["vertretung"]);
        let mut invited = all;
        invited[0].opened = false;
        assert_eq!(near(&supply("mitglied", "ORG07"), &invited), ["andere"]);
    }

    #[test]
    fn an_escalation_goes_to_the_office_alone() {
        let found =
            |today| names(&supply("mitglied", "ORG02"), Reminder::Escalation, &people(), today);
        assert_eq!(found("2026-03-02"), ["geschaeftsstelle"]);
        assert!(found("2026-07-01").is_empty(), "nobody holds a mandate any more");
    }
}
