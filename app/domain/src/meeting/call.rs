//! How a meeting was called: the notice it kept, what went out to whom, and what those invited have answered.

use super::agenda::Agenda;
use super::agenda::version::{AgendaVersion, VersionKind, differences};
use super::invitation::dispatch::{Dispatched, Letter, RecipientKind};
use super::invitation::reply::Reply;
use super::invitation::{Forecast, Summons, forecast, reply};
use super::procedure::Procedure;
use crate::actor::{Actor, Role};
use crate::council::Organisation;
use crate::key::OrganisationCode;
use crate::people::Person;
use crate::policy::{own_organisation, reach, sees_agenda_draft};
use crate::tier::Tier;
use chrono::NaiveDate;

/// How a meeting was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The invitation and its notice.
    pub summons: Summons,
    /// Letters, oldest first.
    pub dispatched: Vec<Dispatched>,
    /// `SEQUENCE` of the calendar entry with which day, time or place last changed.
    pub moved: u32,
    /// Answers, oldest first.
    pub replies: Vec<Reply>,
    /// Counts dispatches; compared before a write.
    pub version: i64,
}

impl Called {
    /// What a reader sees: the own organisation's letters and answers; Geschäftsstelle and chair all of them, and what
    /// somebody needs in support the Geschäftsstelle and whoever wrote it alone.
    #[must_use]
    pub fn seen_by(&self, actor: &Actor) -> Self {
        let (all, is_office) = (sees_agenda_draft(actor), reach(actor) == Tier::Secretariat);
        let own = own_organisation(actor);
        let is_own = |organisation: &OrganisationCode| own == Some(organisation);
        let replies = self.replies.iter().filter(|r| all || is_own(&r.organisation)).map(|r| {
            let writes = actor.account().is_some_and(|account| account.id == r.account);
            let support = if is_office || writes { r.support.clone() } else { String::new() };
            Reply { support, ..r.clone() }
        });
        let dispatched = self.dispatched.iter().filter(|d| all || is_own(&d.organisation)).cloned();
        Self { replies: replies.collect(), dispatched: dispatched.collect(), ..self.clone() }
    }

    /// The answer of an organisation that holds.
    pub fn answer_of(&self, organisation: &OrganisationCode) -> Option<&Reply> {
        reply::current(&self.replies, self.moved).get(organisation).copied()
    }

    /// Whether there will be a quorum, as far as those with a vote have answered.
    pub fn forecast<'a>(
        &self,
        rules: &Procedure,
        organisations: impl IntoIterator<Item = &'a Organisation>,
    ) -> Forecast {
        let members = organisations.into_iter().filter(|o| o.has_vote).map(|o| &o.code);
        let replies = reply::current(&self.replies, self.moved);
        forecast::forecast(&rules.quorum, members, rules.deputies.in_meetings, &replies)
    }
}

/// What would go out now: the invitation, or what has changed since. Nothing where nothing has.
pub fn due(sent: &[AgendaVersion], agenda: &Agenda) -> Option<Letter> {
    match sent.last() {
        None => Some(Letter::Invitation),
        Some(last) => {
            let changed = !differences(&last.agenda, agenda).is_empty();
            changed.then_some(Letter::Supplement)
        }
    }
}

/// The letter that a version of an agenda went out with.
pub fn letter_of(kind: VersionKind) -> Letter {
    match kind {
        VersionKind::Agenda => Letter::Invitation,
        VersionKind::Supplement => Letter::Supplement,
    }
}

/// Who gets a letter on a day, each person once: delegates before deputies, who get it in copy, before guests.
pub fn recipients(
    people: &[Person],
    today: NaiveDate,
) -> Vec<(&Person, OrganisationCode, RecipientKind)> {
    let kind = |role: Role| match role {
        Role::Member | Role::Chair => Some(RecipientKind::Delegate),
        Role::Deputy => Some(RecipientKind::Deputy),
        Role::Guest => Some(RecipientKind::Guest),
        Role::Planner | Role::Secretariat | Role::Admin | Role::None => None,
    };
    let of = |person: &Person| {
        let valid = person.mandates.iter().filter(|m| m.is_valid(today));
        let invited = valid.filter_map(|m| Some((kind(m.role)?, m.organisation.clone())));
        invited.min()
    };
    let mut all: Vec<_> = people
        .iter()
        .filter(|person| !person.locked)
        .filter_map(|person| of(person).map(|(kind, organisation)| (person, organisation, kind)))
        .collect();
    all.sort_by(|a, b| (&a.1, a.2, &a.0.name).cmp(&(&b.1, b.2, &b.0.name)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::{AccountId, MandateId};
    use crate::mandate::Mandate;
    use crate::meeting::agenda::tests::usual;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn person(name: &str, roles: &[(Role, &str)]) -> Person {
        let mandate = |(role, organisation): &(Role, &str)| Mandate {
            id: MandateId::parse(name).expect("a key"),
            account: AccountId::parse(name).expect("a key"),
            council: crate::key::CouncilCode::home(),
            role: *role,
            organisation: OrganisationCode::parse(organisation).expect("a key"),
            from: day("2019-02-28"),
            to: None,
            withdrawn: false,
            version: 1,
        };
        Person {
            id: AccountId::parse(name).expect("a key"),
            name: name.into(),
            email: format!("{name}@demo.example"),
            locked: false,
            opened: true,
            version: 1,
            mandates: roles.iter().map(mandate).collect(),
        }
    }

    #[test]
    fn each_person_gets_one_letter() {
        let locked = Person { locked: true, ..person("weg", &[(Role::Member, "ORG02")]) };
        let people = [
            person("gast", &[(Role::Guest, "ORG09")]),
            person("vertretung", &[(Role::Deputy, "ORG02")]),
            person("mitglied", &[(Role::Guest, "ORG02"), (Role::Member, "ORG02")]),
            person("planung", &[(Role::Planner, "ORG01")]),
            locked,
        ];
        let found = recipients(&people, day("2020-05-28"));
        let told: Vec<_> = found.iter().map(|(p, _, kind)| (p.name.as_str(), *kind)).collect();
        assert_eq!(
            told,
            [
                ("mitglied", RecipientKind::Delegate),
                ("vertretung", RecipientKind::Deputy),
                ("gast", RecipientKind::Guest),
            ]
        );
    }

    #[test]
    fn a_supplement_goes_out_only_with_something_new() {
        let agenda = usual();
        assert_eq!(due(&[], &agenda), Some(Letter::Invitation));
        let first = AgendaVersion::next(&[], &agenda, day("2020-06-03"));
        let now = agenda.sent();
        assert_eq!(due(std::slice::from_ref(&first), &now), None);
        let blank = crate::meeting::agenda::template::blank(
            crate::meeting::key::AgendaItemId::numbered(1),
            "Nachtrag".into(),
            Tier::Council,
        );
        let more = now.add(blank, None).expect("added");
        assert_eq!(due(&[first], &more), Some(Letter::Supplement));
    }
}
