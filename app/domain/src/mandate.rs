//! What a person may act as, and from when to when.

use crate::actor::Role;
use crate::key::{AccountId, CouncilCode, MandateId, OrganisationCode};
use crate::source::coded;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

impl CouncilCode {
    /// The council this installation serves.
    pub fn home() -> Self {
        Self::parse("strategierat").unwrap_or_else(|_| unreachable!("a constant key"))
    }
}

impl OrganisationCode {
    /// Stands where a person acts for no organisation.
    pub fn none() -> Self {
        Self::parse("none").unwrap_or_else(|_| unreachable!("a constant key"))
    }
}

/// A mandate: a person acts in a role, for an organisation, in a council, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Its identifier.
    pub id: MandateId,
    /// Who holds it.
    pub account: AccountId,
    /// The council.
    pub council: CouncilCode,
    /// What it allows.
    pub role: Role,
    /// The organisation it speaks for.
    pub organisation: OrganisationCode,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while it is open.
    pub to: Option<NaiveDate>,
    /// True once it was withdrawn: it ended at that moment, whatever its dates say.
    pub withdrawn: bool,
    /// Counts changes; compared before a write.
    pub version: i64,
}

coded! {
    /// How a mandate stands on a day.
    Validity {
        /// It can be acted on.
        Valid = "valid",
        /// It begins later.
        Future = "future",
        /// Its last day has passed.
        Expired = "expired",
        /// It was withdrawn.
        Withdrawn = "withdrawn",
    }
}

impl Mandate {
    /// How it stands on a day.
    pub fn validity(&self, today: NaiveDate) -> Validity {
        if self.withdrawn {
            Validity::Withdrawn
        } else if today < self.from {
            Validity::Future
        } else if self.to.is_some_and(|to| today > to) {
            Validity::Expired
        } else {
            Validity::Valid
        }
    }

    /// True where it can be acted on.
    pub fn is_valid(&self, today: NaiveDate) -> bool {
        self.validity(today) == Validity::Valid
    }
}

/// The mandate a person acts on: the one chosen where it is valid, otherwise the valid one of the first role.
///
/// A person acts on one mandate at a time, so that each act names the right it rests on.
pub fn acting<'a>(
    mandates: &'a [Mandate],
    chosen: Option<&MandateId>,
    today: NaiveDate,
) -> Option<&'a Mandate> {
    let valid = || mandates.iter().filter(|m| m.is_valid(today));
    valid()
        .find(|m| Some(&m.id) == chosen)
        .or_else(|| valid().min_by_key(|m| (m.role, m.from, &m.id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn mandate(id: &str, role: Role, from: &str, to: Option<&str>) -> Mandate {
        Mandate {
            id: MandateId::parse(id).expect("a key"),
            account: AccountId::parse("a").expect("a key"),
            council: CouncilCode::home(),
            role,
            organisation: OrganisationCode::parse("ORG02").expect("a key"),
            from: day(from),
            to: to.map(day),
            withdrawn: false,
            version: 1,
        }
    }

    #[test]
    fn first_and_last_day_count() {
        let m = mandate("m", Role::Deputy, "2026-03-01", Some("2026-03-31"));
        for (today, validity) in [
            ("2026-02-28", Validity::Future),
            ("2026-03-01", Validity::Valid),
            ("2026-03-31", Validity::Valid),
            ("2026-04-01", Validity::Expired),
        ] {
            assert_eq!(m.validity(day(today)), validity, "{today}");
        }
        let withdrawn = Mandate { withdrawn: true, ..m };
        assert_eq!(withdrawn.validity(day("2026-03-15")), Validity::Withdrawn);
    }

    #[test]
    fn a_choice_holds_only_while_its_mandate_is_valid() {
        let today = day("2026-03-15");
        let all = [
            mandate("chair", Role::Chair, "2026-01-01", None),
            mandate("deputy", Role::Deputy, "2026-01-01", Some("2026-03-01")),
            mandate("member", Role::Member, "2026-01-01", None),
        ];
        let role = |chosen: Option<&str>| {
            let chosen = chosen.map(|id| MandateId::parse(id).expect("a key"));
            acting(&all, chosen.as_ref(), today).map(|m| m.role)
        };
        assert_eq!(role(None), Some(Role::Member));
        assert_eq!(role(Some("chair")), Some(Role::Chair));
        assert_eq!(role(Some("deputy")), Some(Role::Member), "an expired one is never acted on");
        assert_eq!(acting(&all[1..2], None, today), None);
    }
}
