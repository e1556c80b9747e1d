//! Persons, mandates, organisations and the public face.

use crate::fixture::{admin, day, enter, load, member, now, organisation, other_member, today};
use crate::fixture::{round_code, slug};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use domain::actor::{Account, Actor, Role};
use domain::evaluation::command::RatingForm;
use domain::face::{PublicFace, Section};
use domain::journal::{Act, SubjectKind};
use domain::key::{AccountId, MandateId, OrganisationCode};
use domain::mandate::Validity;
use domain::people::{OrganisationText, Person, PersonText, Term};
use domain::policy::{KeepDraft, KeepMandate, KeepOrganisation, KeepPerson, KeepPublicFace};
use std::time::Duration;
use store::{Heir, InvitationLink, MandateChange, NewMail, OneTimeKind, Store, StoreError};
use tokio::task::JoinSet;
use tokio::time::sleep;

on_both_engines!(
    an_invitation_is_all_or_nothing,
    a_fresh_invitation_replaces_the_one_before,
    the_last_admin_stays_however_many_withdraw_at_once,
    the_last_admin_is_not_locked,
    a_withdrawn_mandate_ends_sessions_unless_another_is_left,
    a_locked_account_has_no_sessions_and_no_links,
    a_new_address_makes_old_links_void,
    no_link_sent_to_the_old_address_outlives_it,
    dates_are_changed_once_per_version,
    drafts_go_to_the_heir_and_nobody_else,
    whoever_goes_on_speaking_keeps_the_own_drafts,
    an_organisation_is_changed_once_per_version,
    the_public_face_is_changed_once_per_version,
    what_names_nobody_is_found,
);

const TABLES: [&str; 6] = ["account", "mandate", "onetime", "outbox", "journal", "session"];

async fn counts(store: &Store) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in TABLES {
        counts.push(rows_in(store, table).await);
    }
    counts
}

fn id(text: &str) -> AccountId {
    AccountId::parse(text).expect("a key")
}

fn keep() -> domain::policy::Permit<KeepPerson> {
    allowed(&admin(), KeepPerson { own: false, keeper: true, last_admin: false })
}

fn mandate(role: Role) -> domain::policy::Permit<KeepMandate> {
    allowed(&admin(), KeepMandate { role, own: false, last_admin: false })
}

fn open_term() -> Term {
    Term { from: day("2026-03-01"), to: None }
}

fn link(digest: &str) -> InvitationLink {
    let mail = NewMail {
        calendar: None,
        files: Vec::new(),
        account: None,
        address: "neu@x.example".to_owned(),
        name: "Neu".to_owned(),
        subject: "Einladung".to_owned(),
        text: "Link".to_owned(),
        html: "<p>Link</p>".to_owned(),
        secret: true,
    };
    InvitationLink { digest: digest.to_owned(), mail }
}

fn text(name: &str) -> PersonText {
    PersonText { name: name.to_owned(), email: format!("{}@x.example", name.to_lowercase()) }
}

async fn invite(store: &Store, key: &str, role: Role) -> Result<(), StoreError> {
    let organisation = organisation("ORG01");
    let what = (&organisation, open_term());
    let permits = (&keep(), &mandate(role));
    store.invite(permits, &id(key), text(key), what, link(&format!("d-{key}")), now()).await
}

/// Somebody who has taken up the invitation.
async fn opened(store: &Store, key: &str, role: Role) -> Person {
    invite(store, key, role).await.expect("invited");
    let update = format!("UPDATE account:`{key}` SET password = '$hash'");
    store.tamper(&update).await.expect("taken");
    person(store, key).await
}

async fn person(store: &Store, key: &str) -> Person {
    store.person(&id(key)).await.expect("the store answers").expect("a person")
}

async fn sessions(store: &Store, key: &str) -> usize {
    store.sessions_of(&id(key), now()).await.expect("the store answers").len()
}

async fn sign_in(store: &Store, actor: &Actor, key: &str) {
    enter(store, key, actor, now()).await;
}

async fn withdraw(store: &Store, person: &Person, heir: Option<&Heir>) -> Result<(), StoreError> {
    let held = &person.mandates[0];
    let what = (person, held, held.version);
    let change = MandateChange::Withdrawn;
    store
        .change_mandate(&mandate(held.role), what, change, (heir, Vec::new()), today(), now())
        .await
}

async fn an_invitation_is_all_or_nothing(store: Store) {
    load(&store).await;
    let before = counts(&store).await;
    invite(&store, "neu", Role::Guest).await.expect("invited");
    let after = counts(&store).await;
    assert_eq!(
        after,
        [before[0] + 1, before[1] + 1, before[2] + 1, before[3] + 1, before[4] + 1, before[5]]
    );
    let invited = person(&store, "neu").await;
    assert!(!invited.opened && !invited.locked);
    assert_eq!(invited.mandates[0].role, Role::Guest);
    let waiting = store.one_time(OneTimeKind::Invitation, "d-neu", now()).await.expect("answers");
    assert_eq!(waiting.and_then(|step| step.account), Some(id("neu")));

    // The same form again, and another person with a taken address: nothing of either is written.
    let twice = invite(&store, "neu", Role::Guest).await;
    assert!(matches!(twice, Err(StoreError::AlreadyThere)), "{twice:?}");
    let (guest, code) = (mandate(Role::Guest), organisation("ORG01"));
    let what = (&code, open_term());
    let taken =
        store.invite((&keep(), &guest), &id("neu2"), text("neu"), what, link("d2"), now()).await;
    assert!(matches!(taken, Err(StoreError::AlreadyThere)), "{taken:?}");
    assert_eq!(counts(&store).await, after);
    assert!(store.person(&id("neu2")).await.expect("answers").is_none());
}

async fn a_fresh_invitation_replaces_the_one_before(store: Store) {
    load(&store).await;
    invite(&store, "neu", Role::Member).await.expect("invited");
    let invited = person(&store, "neu").await;
    store.invite_again(&keep(), &invited, link("zwei"), now()).await.expect("sent");
    let counts_for = async |digest: &str| {
        store.one_time(OneTimeKind::Invitation, digest, now()).await.expect("answers").is_some()
    };
    assert!(!counts_for("d-neu").await && counts_for("zwei").await);
    // Whoever has a password, or is locked, gets no such link.
    for key in ["mitglied", "gesperrt"] {
        let before = counts(&store).await;
        let refused =
            store.invite_again(&keep(), &person(&store, key).await, link("x"), now()).await;
        assert!(matches!(refused, Err(StoreError::ChangedMeanwhile)), "{key}: {refused:?}");
        assert_eq!(counts(&store).await, before);
    }
}

async fn admins(store: &Store) -> Vec<String> {
    let people = store.people().await.expect("the store answers");
    people.iter().filter(|p| p.runs_installation(today())).map(|p| p.id.to_string()).collect()
}

/// Each of twenty ends the rights of the next, all at once: one is left, whoever was last.
async fn the_last_admin_stays_however_many_withdraw_at_once(store: Store) {
    const ADMINS: usize = 20;
    load(&store).await;
    for number in 0..ADMINS {
        opened(&store, &format!("chef{number}"), Role::Admin).await;
    }
    assert_eq!(admins(&store).await.len(), ADMINS);
    let mut tasks = JoinSet::new();
    for number in 0..ADMINS {
        let store = store.clone();
        let person = person(&store, &format!("chef{number}")).await;
        tasks.spawn(async move {
            if number % 2 == 0 {
                withdraw(&store, &person, None).await
            } else {
                let change = (person.version, true);
                store.lock(&keep(), &person, change, today(), now()).await
            }
        });
    }
    let results = tasks.join_all().await;
    assert_eq!(results.iter().filter(|r| r.is_ok()).count(), ADMINS - 1, "{results:?}");
    let refused = results.iter().filter(|r| matches!(r, Err(StoreError::LastAdmin))).count();
    assert_eq!(refused, 1, "{results:?}");
    assert_eq!(admins(&store).await.len(), 1);
    assert!(findings(&store).await.is_empty());
}

async fn the_last_admin_is_not_locked(store: Store) {
    load(&store).await;
    let chef = opened(&store, "chef", Role::Admin).await;
    // Somebody who has not taken up the invitation, and somebody whose mandate begins later, run nothing.
    invite(&store, "neu", Role::Admin).await.expect("invited");
    let later = opened(&store, "spaeter", Role::Admin).await;
    let held = &later.mandates[0];
    let term = MandateChange::Term(Term { from: day("2026-03-03"), to: None });
    let admin = mandate(Role::Admin);
    let what = (&later, held, held.version);
    store
        .change_mandate(&admin, what, term, (None, Vec::new()), today(), now())
        .await
        .expect("chef is left");
    let before = counts(&store).await;
    let locked = store.lock(&keep(), &chef, (chef.version, true), today(), now()).await;
    assert!(matches!(locked, Err(StoreError::LastAdmin)), "{locked:?}");
    let past = MandateChange::Term(Term { from: day("2026-01-01"), to: Some(day("2026-03-01")) });
    let held = &chef.mandates[0];
    for change in [MandateChange::Withdrawn, past, term] {
        let what = (&chef, held, held.version);
        let ended =
            store.change_mandate(&admin, what, change, (None, Vec::new()), today(), now()).await;
        assert!(matches!(ended, Err(StoreError::LastAdmin)), "{change:?}: {ended:?}");
    }
    assert_eq!(counts(&store).await, before);
    assert_eq!(admins(&store).await, ["chef"]);
    // The last day is a day of the mandate.
    let last = MandateChange::Term(Term { from: day("2026-01-01"), to: Some(today()) });
    let what = (&chef, held, held.version);
    store
        .change_mandate(&admin, what, last, (None, Vec::new()), today(), now())
        .await
        .expect("still valid");
}

async fn a_withdrawn_mandate_ends_sessions_unless_another_is_left(store: Store) {
    load(&store).await;
    sign_in(&store, &member(), "one").await;
    sign_in(&store, &other_member(), "two").await;
    let guest = MandateId::parse("gast").expect("a key");
    let other = person(&store, "mitglied2").await;
    let code = OrganisationCode::none();
    let what = (&code, Term { from: day("2026-03-03"), to: None });
    store
        .grant_mandate(&mandate(Role::Guest), &other, &guest, what, Vec::new(), now())
        .await
        .expect("granted");
    withdraw(&store, &person(&store, "mitglied").await, None).await.expect("withdrawn");
    assert_eq!((sessions(&store, "mitglied").await, sessions(&store, "mitglied2").await), (0, 1));

    // A mandate that begins tomorrow keeps nobody signed in today; one that is valid does.
    let third = MandateId::parse("vorsitz").expect("a key");
    let what = (&code, Term { from: today(), to: None });
    store
        .grant_mandate(&mandate(Role::Chair), &other, &third, what, Vec::new(), now())
        .await
        .expect("granted");
    let other = person(&store, "mitglied2").await;
    let of = |role: Role| other.mandates.iter().find(|m| m.role == role).expect("held").clone();
    let end = async |held: &domain::mandate::Mandate| {
        let what = (&other, held, held.version);
        let change = MandateChange::Withdrawn;
        store
            .change_mandate(&mandate(held.role), what, change, (None, Vec::new()), today(), now())
            .await
    };
    end(&of(Role::Member)).await.expect("withdrawn");
    assert_eq!(sessions(&store, "mitglied2").await, 1);
    end(&of(Role::Chair)).await.expect("withdrawn");
    assert_eq!(sessions(&store, "mitglied2").await, 0);
    let twice = end(&of(Role::Chair)).await;
    assert!(matches!(twice, Err(StoreError::ChangedMeanwhile)), "{twice:?}");
}

async fn a_locked_account_has_no_sessions_and_no_links(store: Store) {
    load(&store).await;
    opened(&store, "chef", Role::Admin).await;
    sign_in(&store, &member(), "one").await;
    sign_in(&store, &other_member(), "two").await;
    invite(&store, "neu", Role::Guest).await.expect("invited");
    for key in ["mitglied", "neu"] {
        let person = person(&store, key).await;
        let change = (person.version, true);
        store.lock(&keep(), &person, change, today(), now()).await.expect("locked");
        let again = store.lock(&keep(), &person, change, today(), now()).await;
        assert!(matches!(again, Err(StoreError::ChangedMeanwhile)), "{again:?}");
    }
    assert_eq!((sessions(&store, "mitglied").await, sessions(&store, "mitglied2").await), (0, 1));
    let link = store.one_time(OneTimeKind::Invitation, "d-neu", now()).await.expect("answers");
    assert_eq!(link, None);
    let locked = person(&store, "mitglied").await;
    assert!(locked.locked);
    let change = (locked.version, false);
    store.lock(&keep(), &locked, change, today(), now()).await.expect("unlocked");
    let acts = store.history(SubjectKind::Account, "mitglied", Act::ALL, 9).await.expect("answers");
    let acts: Vec<_> = acts.iter().map(|entry| entry.act).collect();
    assert_eq!(acts[..2], [Act::AccountUnlocked, Act::AccountLocked]);
}

async fn a_new_address_makes_old_links_void(store: Store) {
    load(&store).await;
    invite(&store, "neu", Role::Guest).await.expect("invited");
    let invited = person(&store, "neu").await;
    let waits = async || {
        store.one_time(OneTimeKind::Invitation, "d-neu", now()).await.expect("answers").is_some()
    };
    let renamed = PersonText { name: "Neuer Name".to_owned(), email: invited.email.clone() };
    store.edit_person(&keep(), &invited, 1, renamed.clone(), now()).await.expect("saved");
    assert!(waits().await, "the name alone leaves the link");
    let taken = PersonText { email: "mitglied@demo.example".to_owned(), ..renamed.clone() };
    let refused = store.edit_person(&keep(), &invited, 2, taken, now()).await;
    assert!(matches!(refused, Err(StoreError::AlreadyThere)), "{refused:?}");
    assert!(waits().await);
    let moved = PersonText { email: "anders@x.example".to_owned(), ..renamed };
    let stale = store.edit_person(&keep(), &invited, 1, moved.clone(), now()).await;
    assert!(matches!(stale, Err(StoreError::ChangedMeanwhile)), "{stale:?}");
    store.edit_person(&keep(), &invited, 2, moved, now()).await.expect("saved");
    assert!(!waits().await);
    let stored = person(&store, "neu").await;
    assert_eq!(
        (stored.email.as_str(), stored.version, stored.locked),
        ("anders@x.example", 3, false)
    );
}

/// Links of both kinds are sent at every moment of a move to another address.
async fn no_link_sent_to_the_old_address_outlives_it(store: Store) {
    load(&store).await;
    invite(&store, "neu", Role::Guest).await.expect("invited");
    for round in 0..12_u64 {
        let held = person(&store, "neu").await;
        let version = held.version;
        let moved = PersonText { name: held.name.clone(), email: format!("{round}@x.example") };
        let addressed = |digest: String| {
            let sent = link(&digest);
            InvitationLink { mail: NewMail { address: held.email.clone(), ..sent.mail }, ..sent }
        };
        let (again, reset) =
            (addressed(format!("again-{round}")), addressed(format!("reset-{round}")));
        let (keeper, key) = (keep(), id("neu"));
        let pause = Duration::from_micros(300 * (round % 4));
        let (done, invited, offered) = tokio::join!(
            store.edit_person(&keeper, &held, version, moved, now()),
            async {
                sleep(pause).await;
                store.invite_again(&keeper, &held, again, now()).await
            },
            async {
                sleep(pause).await;
                store.offer_reset(&key, &reset.digest, reset.mail, now()).await
            }
        );
        done.expect("moved");
        assert!(matches!(invited, Ok(()) | Err(StoreError::ChangedMeanwhile)), "{invited:?}");
        assert!(matches!(offered, Ok(()) | Err(StoreError::NotFound)), "{offered:?}");
        assert_eq!(rows_in(&store, "onetime").await, 0, "round {round}");
    }
}

async fn dates_are_changed_once_per_version(store: Store) {
    load(&store).await;
    let held_by = person(&store, "mitglied").await;
    let held = &held_by.mandates[0];
    let to = |text: &str| MandateChange::Term(Term { from: held.from, to: Some(day(text)) });
    let change = async |seen: i64, change: MandateChange| {
        let what = (&held_by, held, seen);
        store
            .change_mandate(
                &mandate(Role::Member),
                what,
                change,
                (None, Vec::new()),
                today(),
                now(),
            )
            .await
    };
    change(1, to("2026-12-31")).await.expect("changed");
    let stale = change(1, to("2027-12-31")).await;
    assert!(matches!(stale, Err(StoreError::ChangedMeanwhile)), "{stale:?}");
    let stored = &person(&store, "mitglied").await.mandates[0];
    assert_eq!((stored.to, stored.version), (Some(day("2026-12-31")), 2));
    assert_eq!(stored.validity(day("2027-01-01")), Validity::Expired);
    let entries = store.history(SubjectKind::Account, "mitglied", Act::ALL, 9).await;
    let entry = entries.expect("answers").remove(0);
    assert_eq!(entry.act, Act::MandateEdited);
    let last = entry.changes.iter().find(|c| c.field == "last_day").expect("noted");
    assert_eq!((last.before.as_str(), last.after.as_str()), ("", "2026-12-31"));
}

async fn draft(store: &Store, actor: &Actor, measure: &str, comment: &str) {
    let form = RatingForm { comment: comment.to_owned(), ..RatingForm::default() };
    let permit = allowed(actor, KeepDraft);
    store.keep_draft(&permit, &round_code(), &slug(measure), &form, now()).await.expect("kept");
}

async fn comments(store: &Store, key: &str) -> Vec<(String, String)> {
    let drafts = store.drafts(&id(key)).await.expect("the store answers");
    let mut all: Vec<_> =
        drafts.into_iter().map(|d| (d.measure.to_string(), d.form.comment)).collect();
    all.sort();
    all
}

fn as_actor(person: &Person) -> Actor {
    let Actor::Account(account) = member() else { unreachable!("signed in") };
    Actor::Account(Account { id: person.id.clone(), ..account })
}

async fn drafts_go_to_the_heir_and_nobody_else(store: Store) {
    load(&store).await;
    let deputy = opened(&store, "stellvertretung", Role::Deputy).await;
    let heir = Heir { id: deputy.id.clone(), name: deputy.name.clone() };
    draft(&store, &member(), "digitalbonus", "von mir").await;
    draft(&store, &member(), "digitalhub", "auch von mir").await;
    draft(&store, &as_actor(&deputy), "digitalhub", "schon begonnen").await;
    let leaving = person(&store, "mitglied").await;

    // Somebody of another organisation, somebody locked or without a valid mandate is no heir.
    let before = counts(&store).await;
    for key in ["mitglied2", "gesperrt", "planung", "niemand"] {
        let heir = Heir { id: id(key), name: key.to_owned() };
        let refused = withdraw(&store, &leaving, Some(&heir)).await;
        assert!(matches!(refused, Err(StoreError::ChangedMeanwhile)), "{key}: {refused:?}");
    }
    assert_eq!(counts(&store).await, before);
    assert_eq!(comments(&store, "mitglied").await.len(), 2);

    withdraw(&store, &leaving, Some(&heir)).await.expect("withdrawn");
    let (bonus, hub) = ("digitalbonus".to_owned(), "digitalhub".to_owned());
    assert_eq!(
        comments(&store, "stellvertretung").await,
        [(bonus, "von mir".to_owned()), (hub.clone(), "schon begonnen".to_owned())]
    );
    assert_eq!(comments(&store, "mitglied").await, [(hub, "auch von mir".to_owned())]);
    assert_eq!(rows_in(&store, "draft").await, 3);
    let entries = store.history(SubjectKind::Account, "mitglied", Act::ALL, 9).await;
    let entry = entries.expect("answers").remove(0);
    let noted = entry.changes.iter().any(|c| c.field == "heir" && c.after == deputy.name);
    assert!(noted && entry.act == Act::MandateWithdrawn, "{entry:?}");
}

async fn whoever_goes_on_speaking_keeps_the_own_drafts(store: Store) {
    load(&store).await;
    let deputy = opened(&store, "stellvertretung", Role::Deputy).await;
    let heir = Heir { id: deputy.id.clone(), name: deputy.name.clone() };
    draft(&store, &member(), "digitalbonus", "für zwei Organisationen").await;
    let leaving = person(&store, "mitglied").await;
    let (second, code) = (MandateId::parse("zweites").expect("a key"), organisation("ORG02"));
    let what = (&code, open_term());
    let permit = mandate(Role::Deputy);
    store
        .grant_mandate(&permit, &leaving, &second, what, Vec::new(), now())
        .await
        .expect("granted");
    withdraw(&store, &leaving, Some(&heir)).await.expect("withdrawn");
    assert_eq!(comments(&store, "mitglied").await.len(), 1);
    assert_eq!(comments(&store, "stellvertretung").await.len(), 0);
}

fn organisation_text(name: &str) -> OrganisationText {
    OrganisationText {
        name: name.to_owned(),
        short: "Kurz".to_owned(),
        kind: "Innung".to_owned(),
        has_vote: false,
        two_persons: false,
    }
}

async fn an_organisation_is_changed_once_per_version(store: Store) {
    load(&store).await;
    let permit = allowed(&admin(), KeepOrganisation);
    let code = organisation("INNUNG-1");
    let create = async |name: &str| {
        store.create_organisation(&permit, &code, organisation_text(name), now()).await
    };
    create("Innung").await.expect("created");
    assert!(matches!(create("Andere").await, Err(StoreError::AlreadyThere)));
    let held =
        async || store.catalogue().await.expect("the store answers").organisations[&code].clone();
    let first = held().await;
    assert_eq!((first.name.as_str(), first.version, first.has_vote), ("Innung", 1, false));
    let edit = async |seen: i64, name: &str| {
        let text = OrganisationText { has_vote: true, ..organisation_text(name) };
        store.edit_organisation(&permit, &first, seen, text, now()).await
    };
    edit(1, "Neu").await.expect("changed");
    assert!(matches!(edit(1, "Stale").await, Err(StoreError::ChangedMeanwhile)));
    let after = held().await;
    assert_eq!((after.name.as_str(), after.version, after.has_vote), ("Neu", 2, true));
    let acts = store.history(SubjectKind::Organisation, "INNUNG-1", Act::ALL, 9).await;
    let acts: Vec<_> = acts.expect("answers").iter().map(|entry| entry.act).collect();
    assert_eq!(acts, [Act::OrganisationEdited, Act::OrganisationCreated]);
    assert!(findings(&store).await.is_empty());
}

async fn the_public_face_is_changed_once_per_version(store: Store) {
    load(&store).await;
    let permit = allowed(&admin(), KeepPublicFace);
    let face = async || store.catalogue().await.expect("the store answers").face.clone();
    assert_eq!(face().await, PublicFace::default());
    let keep = async |seen: i64, open: Vec<Section>| {
        store.keep_face(&permit, &face().await, seen, open, now()).await
    };
    keep(1, vec![Section::Changes]).await.expect("changed");
    assert_eq!(face().await, PublicFace { open: vec![Section::Changes], version: 2 });
    for seen in [1, 3, -1] {
        let stale = keep(seen, Vec::new()).await;
        assert!(matches!(stale, Err(StoreError::ChangedMeanwhile)), "{stale:?}");
    }
    keep(2, Vec::new()).await.expect("changed");
    assert_eq!(face().await, PublicFace { open: Vec::new(), version: 3 });
    let entries = store.history(SubjectKind::Setting, "public", Act::ALL, 9).await;
    assert_eq!(entries.expect("answers").len(), 2);
}

/// Each row planted behind the product's back, and the one line that tells of it.
async fn what_names_nobody_is_found(store: Store) {
    load(&store).await;
    assert!(findings(&store).await.is_empty());
    for (planted, line) in [
        (
            "CREATE mandate:m1 CONTENT { account: 'weg', council: 'strategierat', role: 'guest',
                 organisation: 'none', from: '2026-01-01', withdrawn: true, version: 1 }",
            "mandate m1: its account does not exist",
        ),
        (
            "CREATE mandate:m2 CONTENT { account: 'mitglied', council: 'strategierat', role: 'guest',
                 organisation: 'ORG99', from: '2026-01-01', withdrawn: false, version: 1 }",
            "mandate m2: its organisation does not exist",
        ),
        (
            "CREATE session:s1 CONTENT { account: 'weg', created: 1, seen: 1 }",
            "session s1: its account does not exist",
        ),
        (
            "CREATE onetime:l1 CONTENT { kind: 'reset', account: 'weg', expires: 1 };
             CREATE onetime:l2 CONTENT { kind: 'setup', expires: 1 }",
            "onetime l1: its account does not exist",
        ),
        (
            "CREATE draft:d1 CONTENT { account: 'weg', round: 'R1', measure: 'digitalbonus', form: {}, at: 1 }",
            "draft d1: its account does not exist",
        ),
        (
            "CREATE outbox:`o\n1` CONTENT { account: 'weg', address: 'a@x.example', name: '', subject: '',
                 text: '', html: '', created: 1, state: 'sent', attempts: 1, next: 1, reason: '' };
             CREATE outbox:o2 CONTENT { address: 'a@x.example', name: '', subject: '',
                 text: '', html: '', created: 1, state: 'sent', attempts: 1, next: 1, reason: '' }",
            "outbox o\\n1: its account does not exist",
        ),
    ] {
        store.tamper(planted).await.expect("taken");
        assert_eq!(findings(&store).await, [line]);
        let table = line.split(' ').next().expect("a table");
        store.tamper(&format!("DELETE {table} WHERE account = 'weg' OR organisation = 'ORG99'")).await.expect("taken");
    }
    assert!(findings(&store).await.is_empty());
}
