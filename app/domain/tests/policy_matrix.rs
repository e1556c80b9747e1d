//! Every role against every action, as one table.

use domain::actor::{Account, Actor, Role};
use domain::key::{AccountId, OrganisationCode};
use domain::policy::{Action, Denied, decide};

fn organisation(code: &str) -> OrganisationCode {
    OrganisationCode::parse(code).expect("a code")
}

fn account(role: Role, own: &str) -> Actor {
    Actor::Account(Account {
        id: AccountId::parse("a").expect("a key"),
        name: "Demo".into(),
        email: "demo@demo.example".into(),
        role,
        organisation: organisation(own),
        organisation_name: own.into(),
        has_vote: true,
    })
}

fn cell(actor: &Actor, action: &Action) -> &'static str {
    match decide(actor, action) {
        Ok(()) => "ja",
        Err(Denied::SignIn) => "anmelden",
        Err(Denied::Role) => "–",
        Err(Denied::OtherOrganisation) => "fremd",
        Err(Denied::NoVote) => "ohne Stimme",
        Err(Denied::RoundClosed) => "zu",
    }
}

#[test]
fn the_matrix_reads_as_the_council_wants_it() {
    let rows = [
        ("anonymous", Actor::Anonymous, ["anmelden"; 10]),
        (
            "member of the organisation",
            account(Role::Member, "ORG02"),
            ["–", "–", "–", "–", "–", "ja", "ja", "ja", "ja", "ja"],
        ),
        (
            "deputy of the organisation",
            account(Role::Deputy, "ORG02"),
            ["–", "–", "–", "–", "–", "ja", "ja", "ja", "ja", "ja"],
        ),
        (
            "member of another organisation",
            account(Role::Member, "ORG07"),
            ["–", "–", "–", "–", "–", "fremd", "ja", "fremd", "fremd", "ja"],
        ),
        (
            "planner",
            account(Role::Planner, "ORG02"),
            ["ja", "ja", "ja", "ja", "ja", "–", "–", "–", "–", "ja"],
        ),
        (
            "secretariat",
            account(Role::Secretariat, "ORG02"),
            ["–", "–", "–", "–", "–", "–", "–", "–", "–", "ja"],
        ),
        (
            "admin",
            account(Role::Admin, "ORG02"),
            ["–", "–", "–", "–", "–", "–", "–", "–", "–", "ja"],
        ),
    ];
    for (who, actor, expected) in rows {
        for (action, expected) in Action::all(&organisation("ORG02"), true).iter().zip(expected) {
            assert_eq!(cell(&actor, action), expected, "{who}: {action:?}");
        }
    }
}

#[test]
fn a_closed_round_takes_no_rating_from_anyone() {
    for role in Role::ALL {
        let rate = Action::RateMeasure { organisation: organisation("ORG02"), round_open: false };
        assert!(decide(&account(*role, "ORG02"), &rate).is_err(), "{role:?}");
    }
}

#[test]
fn an_organisation_without_a_vote_does_not_rate() {
    let Actor::Account(mut guest) = account(Role::Member, "ORG02") else { unreachable!() };
    guest.has_vote = false;
    let rate = Action::RateMeasure { organisation: organisation("ORG02"), round_open: true };
    assert_eq!(decide(&Actor::Account(guest), &rate), Err(Denied::NoVote));
}
