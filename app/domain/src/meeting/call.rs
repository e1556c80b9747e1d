//! How a meeting was called: the notice it kept, what went out to whom, and what those invited have answered.

use super::agenda::version::{AgendaVersion, differences, urgent};
use super::agenda::{Agenda, AgendaItem};
use super::deadline::Deadline;
use super::invitation::announced::{Announced, Moved};
use super::invitation::dispatch::{Dispatched, Letter, RecipientKind};
use super::invitation::reply::Reply;
use super::invitation::{Forecast, Summons, forecast, reply};
use super::plan::Plan;
use super::procedure::Procedure;
use super::quorum::QuorumShare;
use super::sitting::Lateness;
use crate::actor::{Actor, Role};
use crate::council::Organisation;
use crate::key::OrganisationCode;
use crate::mandate::Mandate;
use crate::people::Person;
use crate::policy::{reach, seated_for, sees_agenda_draft};
use crate::tier::Tier;
use chrono::NaiveDate;

/// How a meeting was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The invitation and its notice.
    pub summons: Summons,
    /// Letters, oldest first.
    pub dispatched: Vec<Dispatched>,
    /// What those invited were told of day, time and place.
    pub announced: Announced,
    /// `SEQUENCE` of the calendar entry with which day, time or place last changed.
    pub moved: u32,
    /// Answers, oldest first.
    pub replies: Vec<Reply>,
    /// Counts dispatches; compared before a write.
    pub version: i64,
}

impl Called {
    /// What a reader sees: the own organisation's letters and answers; Geschäftsstelle and chair all of them, and what
    /// somebody needs in support the Geschäftsstelle and whoever wrote it alone. Why an invitation was late may name
    /// somebody: that is the council's own.
    #[must_use]
    pub fn seen_by(&self, actor: &Actor) -> Self {
        let (all, is_office) = (sees_agenda_draft(actor), reach(actor) == Tier::Secretariat);
        let own = seated_for(actor);
        let is_own = |organisation: &OrganisationCode| own == Some(organisation);
        let replies = self.replies.iter().filter(|r| all || is_own(&r.organisation)).map(|r| {
            let writes = actor.account().is_some_and(|account| account.id == r.account);
            let support = if is_office || writes { r.support.clone() } else { String::new() };
            Reply { support, ..r.clone() }
        });
        let dispatched = self.dispatched.iter().filter(|d| all || is_own(&d.organisation)).cloned();
        let mut announced = self.announced.clone();
        if !Tier::Guests.is_within(reach(actor)) {
            announced.access.clear();
        }
        let mut summons = self.summons.clone();
        if !Tier::Council.is_within(reach(actor)) {
            summons.reason.clear();
        }
        let (replies, dispatched) = (replies.collect(), dispatched.collect());
        Self { summons, dispatched, announced, replies, ..self.clone() }
    }

    /// `SEQUENCE` of the calendar entry that went out last; none where none went out.
    pub fn sequence(&self) -> Option<u32> {
        self.dispatched.iter().filter_map(|d| d.sequence).max()
    }

    /// True where it is called off.
    pub fn is_off(&self) -> bool {
        self.announced.off.is_some()
    }

    /// True where an answer says nothing that was not said before: the same form sent twice.
    pub fn says_already(&self, new: &Reply) -> bool {
        self.answer_of(&new.organisation).is_some_and(|held| {
            (&held.account, held.answer, &held.deputy, &held.support, held.channel)
                == (&new.account, new.answer, &new.deputy, &new.support, new.channel)
                && held.sequence == new.sequence
        })
    }

    /// The answer of an organisation that holds.
    pub fn answer_of(&self, organisation: &OrganisationCode) -> Option<&Reply> {
        reply::current(&self.replies, self.moved).get(organisation).copied()
    }

    /// Items of an agenda that stood neither on one sent in time nor on the one that came with the invitation: the council has
    /// to agree to deal with them. That the invitation was late is a matter of its own.
    pub fn late_items<'a>(
        &self,
        sent: &[AgendaVersion],
        notice: &Deadline,
        now: &'a Agenda,
    ) -> Vec<&'a AgendaItem> {
        let calls = |d: &&Dispatched| matches!(d.letter, Letter::Invitation | Letter::Change);
        let invited = self.dispatched.iter().filter(calls).map(|d| d.version).max();
        let until = |v: &&AgendaVersion| v.sent <= self.summons.sent && Some(v.version) <= invited;
        let with_it = |item: &AgendaItem| {
            sent.iter().filter(until).any(|v| v.agenda.item(&item.id).is_some())
        };
        let late = urgent(sent, notice, now).into_iter();
        late.filter(|item| !sent.is_empty() && !with_it(item)).collect()
    }

    /// Late items that go out with a version for the first time.
    pub fn newly_late<'a>(
        &self,
        sent: &[AgendaVersion],
        notice: &Deadline,
        next: &'a AgendaVersion,
    ) -> Vec<&'a AgendaItem> {
        let mut all = sent.to_vec();
        all.push(next.clone());
        let was_sent = |item: &AgendaItem| sent.iter().any(|v| v.agenda.item(&item.id).is_some());
        let late = self.late_items(&all, notice, &next.agenda).into_iter();
        late.filter(|item| !was_sent(item)).collect()
    }

    /// What did not keep its notice, for a meeting with this agenda.
    pub fn lateness(&self, sent: &[AgendaVersion], notice: &Deadline, now: &Agenda) -> Lateness {
        let items = self.late_items(sent, notice, now).into_iter().map(|item| item.id.clone());
        Lateness { summons: !self.summons.is_kept(), items: items.collect() }
    }

    /// Whether there will be a quorum, as far as those with a vote have answered. A second call needs no number.
    pub fn forecast<'a>(
        &self,
        rules: &Procedure,
        organisations: impl IntoIterator<Item = &'a Organisation>,
    ) -> Forecast {
        let members = organisations.into_iter().filter(|o| o.has_vote).map(|o| &o.code);
        let replies = reply::current(&self.replies, self.moved);
        let mut rule = rules.quorum;
        if rule.second_call && self.summons.second_call {
            rule.share = QuorumShare::Count { members: 1 };
        }
        forecast::forecast(&rule, members, rules.deputies.in_meetings, &replies)
    }
}

/// What would go out now: the invitation, that day, time or place have changed, what has changed on the agenda, or papers
/// that were released since. Nothing where nothing has, or the meeting is called off.
pub fn due(
    called: Option<&Called>,
    sent: &[AgendaVersion],
    (date, plan): (NaiveDate, &Plan),
    has_papers: bool,
) -> Option<Letter> {
    let (Some(called), Some(last)) = (called, sent.last()) else { return Some(Letter::Invitation) };
    if called.is_off() {
        return None;
    }
    if !called.announced.moved(date, plan).is_empty() {
        return Some(Letter::Change);
    }
    if !differences(&last.agenda, &plan.agenda).is_empty() {
        return Some(Letter::Supplement);
    }
    has_papers.then_some(Letter::Papers)
}

/// True where what goes out keeps a notice of its own: the invitation, and one to another day.
pub fn calls_anew(called: Option<&Called>, date: NaiveDate) -> bool {
    called.is_none_or(|called| called.announced.date != date)
}

/// True where answers to what was announced hold no longer.
pub fn answers_lapse(moved: &[Moved]) -> bool {
    moved.iter().any(|what| *what != Moved::Access)
}

/// The mandate with which a person answers for an organisation on a day.
pub fn speaks_for<'a>(
    person: &'a Person,
    organisation: &OrganisationCode,
    today: NaiveDate,
) -> Option<&'a Mandate> {
    person.mandates.iter().find(|mandate| {
        mandate.is_valid(today)
            && &mandate.organisation == organisation
            && matches!(mandate.role, Role::Member | Role::Deputy | Role::Chair)
    })
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
pub(crate) mod tests {
    use super::*;
    use crate::actor::Account;
    use crate::key::{AccountId, MandateId};
    use crate::meeting::invitation::announced::CalledOff;
    use crate::meeting::invitation::announced::tests::plan;
    use chrono::DateTime;

    /// A meeting that was called, with a letter for each `SEQUENCE`.
    pub(crate) fn called(sequences: &[u32], moved: u32) -> Called {
        let letter = |sequence: &u32| Dispatched {
            letter: Letter::Invitation,
            account: AccountId::parse("a").expect("a key"),
            organisation: OrganisationCode::parse("ORG02").expect("a key"),
            kind: RecipientKind::Delegate,
            version: 1,
            sequence: Some(*sequence),
            written: DateTime::default(),
            mail: None,
            by_hand: None,
        };
        Called {
            summons: Summons {
                sent: day("2020-06-03"),
                latest: day("2020-06-03"),
                procedure: 1,
                reason: String::new(),
                unopposed: false,
                second_call: false,
            },
            announced: Announced::of(day("2020-06-18"), &plan(), ("Kim", "kim@gs.example")),
            dispatched: sequences.iter().map(letter).collect(),
            moved,
            replies: Vec::new(),
            version: 1,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn actor(role: Role) -> Actor {
        Actor::Account(Account {
            id: AccountId::parse("a").expect("a key"),
            name: "A".into(),
            email: "a@demo.example".into(),
            mandate: None,
            role,
            organisation: OrganisationCode::parse("ORG02").expect("a key"),
            organisation_name: "ORG02".into(),
            has_vote: true,
        })
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
    fn what_goes_out_is_what_is_new() {
        let (date, now) = (day("2020-06-18"), plan());
        assert_eq!(due(None, &[], (date, &now), false), Some(Letter::Invitation));
        let first = [AgendaVersion::next(&[], &now.agenda, day("2020-06-03"))];
        let now = Plan { agenda: now.agenda.sent(), ..now };
        let told = called(&[0], 0);
        assert_eq!(due(Some(&told), &first, (date, &now), false), None);
        assert_eq!(due(Some(&told), &first, (date, &now), true), Some(Letter::Papers));
        let blank = crate::meeting::agenda::template::blank(
            crate::meeting::key::AgendaItemId::numbered(1),
            "Nachtrag".into(),
            Tier::Council,
        );
        let more = Plan { agenda: now.agenda.add(blank, None).expect("added"), ..now.clone() };
        assert_eq!(due(Some(&told), &first, (date, &more), true), Some(Letter::Supplement));
        // Another day goes before: the letter carries the agenda too.
        let later = day("2020-06-25");
        assert_eq!(due(Some(&told), &first, (later, &more), false), Some(Letter::Change));
        assert!(calls_anew(Some(&told), later) && !calls_anew(Some(&told), date));
        let off = CalledOff::new(date, "Krank").expect("a reason");
        let gone =
            Called { announced: Announced { off: Some(off), ..told.announced.clone() }, ..told };
        assert_eq!(due(Some(&gone), &first, (later, &more), true), None);
    }

    #[test]
    fn an_item_is_late_that_came_after_the_notice_and_after_the_invitation() {
        use crate::meeting::counting::Holidays;
        use crate::meeting::procedure::tests::defaults;
        let notice = defaults().latest_dispatch(day("2020-06-18"), Holidays::new(&|_| false));
        let now = plan();
        let blank = |name: &str| {
            let id = crate::meeting::key::AgendaItemId::parse(name).expect("a key");
            crate::meeting::agenda::template::blank(id, name.into(), Tier::Council)
        };
        let more = now.agenda.add(blank("nachtrag"), None).expect("added");
        let names = |items: Vec<&AgendaItem>| {
            items.into_iter().map(|item| item.id.to_string()).collect::<Vec<_>>()
        };
        for (invited, supplement, late) in [
            ("2020-06-01", "2020-06-03", false),
            ("2020-06-01", "2020-06-04", true),
            // The invitation is late as a whole; what it carried is not late once more.
            ("2020-06-05", "2020-06-08", true),
            ("2020-06-05", "2020-06-05", true),
        ] {
            let first = [AgendaVersion::next(&[], &now.agenda, day(invited))];
            let next = AgendaVersion::next(&first, &more, day(supplement));
            let told = called(&[0], 0);
            let summons = Summons { sent: day(invited), ..told.summons.clone() };
            let told = Called { summons, ..told };
            let expected = if late { vec!["nachtrag".to_owned()] } else { Vec::new() };
            assert_eq!(names(told.newly_late(&first, &notice, &next)), expected, "{supplement}");
            let both = [first[0].clone(), next.clone()];
            assert_eq!(names(told.late_items(&both, &notice, &more)), expected, "{supplement}");
            let once = AgendaVersion::next(&both, &more, day("2020-06-10"));
            assert!(told.newly_late(&both, &notice, &once).is_empty(), "told before");
            let lateness = told.lateness(&both, &notice, &more);
            assert_eq!(lateness.summons, invited == "2020-06-05");
            // What never went out is late too.
            let unsent = names(told.late_items(&first, &notice, &more));
            assert_eq!(unsent, ["nachtrag"], "{supplement}");
        }
    }

    #[test]
    fn who_answers_holds_a_mandate_of_the_organisation() {
        let today = day("2020-05-28");
        let code = |text: &str| OrganisationCode::parse(text).expect("a key");
        let both = person("beides", &[(Role::Guest, "ORG02"), (Role::Deputy, "ORG03")]);
        assert!(speaks_for(&both, &code("ORG03"), today).is_some());
        assert!(speaks_for(&both, &code("ORG02"), today).is_none());
        let chair = person("vorsitz", &[(Role::Chair, "ORG01")]);
        assert!(speaks_for(&chair, &code("ORG01"), today).is_some(), "as its delegate");
    }

    #[test]
    fn why_an_invitation_was_late_is_the_councils_own() {
        let mut late = called(&[0], 0);
        late.summons.sent = day("2020-06-10");
        late.summons.reason = "Erkrankung".into();
        let seen = |actor: &Actor| late.seen_by(actor).summons;
        for role in [Role::Member, Role::Deputy, Role::Chair, Role::Planner, Role::Secretariat] {
            assert_eq!(seen(&actor(role)).reason, "Erkrankung", "{role:?}");
        }
        let guest = actor(Role::Guest);
        for outside in [&guest, &Actor::Anonymous] {
            let summons = seen(outside);
            assert!(!summons.is_kept() && summons.reason.is_empty(), "{outside:?}");
        }
    }

    #[test]
    fn the_same_answer_twice_says_nothing_new() {
        use crate::meeting::invitation::reply::Answer;
        let mut told = called(&[0], 0);
        let first = reply::tests::reply("ORG02", Answer::Coming, 0, 0);
        assert!(!told.says_already(&first));
        told.replies.push(first.clone());
        assert!(told.says_already(&Reply { at: DateTime::default(), ..first.clone() }));
        assert!(!told.says_already(&Reply { support: "Rampe".into(), ..first }));
    }
}
