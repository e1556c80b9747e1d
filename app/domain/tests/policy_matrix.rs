//! Every role against every action, as one table.

use domain::actor::{Account, Actor, Role};
use domain::evaluation::Window;
use domain::journal::Act;
use domain::key::{AccountId, OrganisationCode};
use domain::policy::{Action, Denied, decide, hides_matter, reach, sees_names};
use domain::tier::Tier;

fn organisation(code: &str) -> OrganisationCode {
    OrganisationCode::parse(code).expect("a code")
}

fn account(role: Role, own: &str) -> Actor {
    Actor::Account(Account {
        id: AccountId::parse("a").expect("a key"),
        name: "Demo".into(),
        email: "demo@demo.example".into(),
        mandate: None,
        role,
        organisation: organisation(own),
        organisation_name: own.into(),
        has_vote: true,
    })
}

fn cell(actor: &Actor, action: &Action) -> char {
    match decide(actor, action) {
        Ok(()) => 'j',
        Err(Denied::SignIn) => 'a',
        Err(Denied::Role) => '-',
        Err(Denied::OtherOrganisation) => 'f',
        Err(Denied::NoVote) => 'o',
        Err(Denied::RoundClosed) => 'z',
        Err(Denied::NotAsked) => 'q',
        Err(Denied::SecondPerson) => 'p',
        Err(Denied::OwnRights) => 'e',
        Err(Denied::LastAdmin) => 'l',
        Err(Denied::NotOwn) => 'n',
    }
}

#[test]
fn the_matrix_reads_as_the_council_wants_it() {
    // Measures, values and indicators; methods, targets and supply; the index; feedback; meetings; the secretariat's findings; answers and
    // minorities; outcomes; discussion; the own account; keeping people; running the installation.
    let rows = [
        (
            "anonymous",
            Actor::Anonymous,
            "aaaaaaa aaa aaaa aaaaaa aaaaaaaaaaaaaaaaaa aaa aaa a aaaa aaa aaa aaaa",
        ),
        (
            "member of the organisation",
            account(Role::Member, "ORG02"),
            "------- --- ---j jj-jjj ----j-j-j-j---j--j --- --j - jjn- jjj --- ----",
        ),
        (
            "deputy of the organisation",
            account(Role::Deputy, "ORG02"),
            "------- --- ---j jj-jjj ----j-j-j-j---j--j --- --j - jjn- jjj --- ----",
        ),
        (
            "member of another organisation",
            account(Role::Member, "ORG07"),
            "------- --- ---f ff-jff ----f-f-f-f---f--f --- --f - jjn- jjj --- ----",
        ),
        (
            "chair",
            account(Role::Chair, "ORG02"),
            "------- --- ---- ------ ----j-j-jjj---j-jj --- --- - jjn- jjj --- ----",
        ),
        (
            "guest",
            account(Role::Guest, "ORG02"),
            "------- --- ---- ------ ------------------ --- --- - ---- jjj --- ----",
        ),
        (
            "planner",
            account(Role::Planner, "ORG02"),
            "jjjjjjj jjj j--- ------ -------jj---j----- --- jj- j jjn- jjj --- ----",
        ),
        (
            "secretariat",
            account(Role::Secretariat, "ORG02"),
            "------- --- -jj- --j--- jjjj-j-jjj-jjj-j-- jjj -j- - jjjj jjj jjj j-j-",
        ),
        (
            "admin",
            account(Role::Admin, "ORG02"),
            "------- --- ---- ------ ------------------ --- --- - ---- jjj jjj jjjj",
        ),
        (
            "without a mandate",
            account(Role::None, "ORG02"),
            "------- --- ---- ------ ------------------ --- --- - ---- jjj --- ----",
        ),
    ];
    for (who, actor, expected) in rows {
        let actions = Action::all(&organisation("ORG02"), true);
        let cells: String = actions.iter().map(|action| cell(&actor, action)).collect();
        assert_eq!(cells, expected.replace(' ', ""), "{who}: {actions:?}");
    }
}

#[test]
fn a_closed_round_takes_no_rating_from_anyone() {
    for role in Role::ALL {
        let rate =
            Action::RateMeasure { organisation: organisation("ORG02"), window: Window::Closed };
        assert!(decide(&account(*role, "ORG02"), &rate).is_err(), "{role:?}");
    }
}

#[test]
fn an_organisation_without_a_vote_does_not_rate() {
    let Actor::Account(mut guest) = account(Role::Member, "ORG02") else { unreachable!() };
    guest.has_vote = false;
    let rate =
        Action::RateMeasure { organisation: organisation("ORG02"), window: Window::NotAsked };
    assert_eq!(decide(&Actor::Account(guest), &rate), Err(Denied::NoVote));
    assert_eq!(decide(&account(Role::Member, "ORG02"), &rate), Err(Denied::NotAsked));
}

#[test]
fn a_second_person_releases() {
    let release = |own| Action::ReleasePosition {
        organisation: organisation("ORG02"),
        window: Window::Open,
        own,
    };
    let (own, other) = (account(Role::Deputy, "ORG02"), account(Role::Member, "ORG07"));
    assert_eq!(decide(&own, &release(false)), Ok(()));
    assert_eq!(decide(&own, &release(true)), Err(Denied::SecondPerson));
    assert_eq!(decide(&other, &release(false)), Err(Denied::OtherOrganisation));
}

#[test]
fn nobody_changes_the_own_rights_and_the_last_admin_stays() {
    let keep = |role, own, last_admin| Action::KeepMandate { role, own, last_admin };
    let person = |own, keeper, last_admin| Action::KeepPerson { own, keeper, last_admin };
    let (admin, secretariat) = (account(Role::Admin, "ORG02"), account(Role::Secretariat, "ORG02"));
    assert_eq!(decide(&admin, &keep(Role::Admin, true, false)), Err(Denied::OwnRights));
    assert_eq!(decide(&admin, &keep(Role::Admin, false, true)), Err(Denied::LastAdmin));
    assert_eq!(decide(&admin, &keep(Role::Secretariat, false, false)), Ok(()));
    assert_eq!(decide(&admin, &keep(Role::None, false, false)), Err(Denied::Role));
    for role in [Role::Secretariat, Role::Admin] {
        assert_eq!(decide(&secretariat, &keep(role, false, false)), Err(Denied::Role));
    }
    assert_eq!(decide(&secretariat, &keep(Role::Planner, true, false)), Err(Denied::OwnRights));
    assert_eq!(decide(&secretariat, &person(false, true, false)), Err(Denied::Role));
    assert_eq!(decide(&admin, &person(false, true, true)), Err(Denied::LastAdmin));
    let erase = Action::ErasePerson { own: false, last_admin: true };
    assert_eq!(decide(&admin, &erase), Err(Denied::LastAdmin));
}

#[test]
fn names_of_those_who_acted_are_for_the_council_and_for_whoever_reads_the_journal() {
    assert!(!sees_names(&Actor::Anonymous));
    for role in Role::ALL {
        let actor = account(*role, "ORG02");
        let reads_journal = decide(&actor, &Action::ReadJournal).is_ok();
        assert_eq!(sees_names(&actor), *role != Role::None, "{role:?}");
        assert!(
            sees_names(&actor) || !reads_journal,
            "{role:?}: no page shows less than the journal"
        );
    }
}

#[test]
fn matters_of_the_council_are_hidden_from_whoever_is_outside_it() {
    let all = Role::ALL.iter().map(|role| account(*role, "ORG02"));
    for actor in all.chain([Actor::Anonymous]) {
        let inside = Tier::Council.is_within(reach(&actor));
        for act in [Act::AgendaChanged, Act::PaperKept, Act::MotionPut, Act::ResolutionRecorded] {
            assert_eq!(hides_matter(&actor, act), !inside, "{act:?} from {actor:?}");
        }
        let hides = Act::ALL.iter().any(|act| hides_matter(&actor, *act));
        assert_eq!(hides, !inside, "whoever takes part reads every row: {actor:?}");
        for act in [Act::MeasureEdited, Act::MeetingCalled, Act::SignedIn, Act::MailRetried] {
            assert!(!hides_matter(&actor, act), "{act:?} from {actor:?}");
        }
    }
}
