//! Rounds and positions: the clock, release by a second person, late entries, texts that change, and who reads what.

use crate::fixture::{
    actor, admin, criterion, load, measure, member, now, office, organisation, other_member,
    planner, round, round_code, slug, today,
};
use crate::support::{allowed, findings, on_both_engines, rows_in};
use chrono::Days;
use domain::actor::{Actor, Role};
use domain::evaluation::command::NewRating;
use domain::evaluation::reminder::RoundReminder;
use domain::evaluation::round_form::RoundText;
use domain::evaluation::{
    Advice, Disclosure, Reopening, Round, RoundState, Score, Setup, Stance, Window,
};
use domain::face::PublicFace;
use domain::journal::{Act, SubjectKind};
use domain::key::RoundCode;
use domain::measure::command::MeasureText;
use domain::policy::{EditMeasure, KeepRound, PositionsView, RateMeasure, ReleasePosition};
use domain::tier::Tier;
use store::{PositionReader, SentRoundReminder, Store, StoreError};

on_both_engines!(
    a_round_is_prepared_opened_and_closed,
    the_clock_turns_rounds_once,
    a_closed_gate_takes_nothing_whatever_the_handler_thought,
    a_second_person_releases_and_nothing_counts_before,
    one_late_entry_comes_in,
    a_changed_text_marks_positions,
    nobody_reads_another_organisations_position_before_the_deadline,
    a_letter_about_a_round_goes_out_once,
);

fn text(title: &str) -> RoundText {
    RoundText {
        title: title.to_owned(),
        meeting: Some(7),
        measures: vec![slug("digitalbonus")],
        opens: today() + Days::new(3),
        closes: today() + Days::new(10),
        setup: Setup { weights: vec![(criterion("C1"), 2.0)], ..Setup::default() },
    }
}

fn said(comment: &str) -> NewRating {
    NewRating {
        scores: vec![(criterion("C1"), Score::Points(4)), (criterion("C2"), Score::CannotJudge)],
        comment: comment.to_owned(),
        stance: Stance::Conditional,
        advice: Some(Advice::Change),
        recommendations: "Schneller.".to_owned(),
    }
}

fn may(who: &Actor, window: Window) -> domain::policy::Permit<RateMeasure> {
    let own = who.account().expect("signed in").organisation.clone();
    allowed(who, RateMeasure { organisation: own, window })
}

async fn held(store: &Store, code: &RoundCode) -> Round {
    store.catalogue().await.expect("answers").rounds[code].clone()
}

fn reads<'a>(
    actor: &'a Actor,
    face: &'a PublicFace,
    today: chrono::NaiveDate,
) -> PositionReader<'a> {
    PositionReader { actor, face, today }
}

async fn a_round_is_prepared_opened_and_closed(store: Store) {
    load(&store).await;
    let permit = allowed(&office(), KeepRound);
    let code = RoundCode::parse("runde-8").expect("a code");
    store.create_round(&permit, &code, text("Runde 8"), now()).await.expect("new");
    let again = store.create_round(&permit, &code, text("Runde 8"), now()).await;
    assert!(matches!(again, Err(StoreError::AlreadyThere)), "{again:?}");
    let draft = held(&store, &code).await;
    assert_eq!((draft.state, draft.version), (RoundState::Draft, 1));
    assert_eq!(draft.setup, text("").setup);

    let when = (today(), now());
    store.edit_round(&permit, &draft, 1, text("Achte Runde"), when).await.expect("current");
    let late = store.edit_round(&permit, &draft, 1, text("Andere"), when).await;
    assert!(matches!(late, Err(StoreError::ChangedMeanwhile)), "{late:?}");
    let draft = held(&store, &code).await;
    let skip = store.move_round(&permit, &draft, 2, RoundState::Evaluated, when).await;
    assert!(matches!(skip, Err(StoreError::ChangedMeanwhile)), "no step is left out: {skip:?}");
    store.move_round(&permit, &draft, 2, RoundState::Open, when).await.expect("a step");
    let open = held(&store, &code).await;
    assert_eq!((open.state, open.opens), (RoundState::Open, today()));
    store.move_round(&permit, &open, 3, RoundState::Closed, when).await.expect("a step");
    let closed = held(&store, &code).await;
    assert_eq!((closed.state, closed.closes), (RoundState::Closed, today()));
    for (seen, to) in [(4, RoundState::Evaluated), (5, RoundState::Answered)] {
        let round = held(&store, &code).await;
        store.move_round(&permit, &round, seen, to, when).await.expect("a step");
    }
    assert_eq!(held(&store, &code).await.state, RoundState::Answered);
    let rows = store.history(SubjectKind::Round, "runde-8", Act::ALL, 20).await.expect("answers");
    let acts: Vec<_> = rows.iter().rev().map(|row| row.act).collect();
    assert_eq!(
        acts,
        [
            Act::RoundCreated,
            Act::RoundEdited,
            Act::RoundOpened,
            Act::RoundClosed,
            Act::RoundMoved,
            Act::RoundMoved
        ]
    );
    assert!(findings(&store).await.is_empty());
}

async fn the_clock_turns_rounds_once(store: Store) {
    load(&store).await;
    let permit = allowed(&office(), KeepRound);
    let code = RoundCode::parse("runde-8").expect("a code");
    store.create_round(&permit, &code, text("Runde 8"), now()).await.expect("new");
    assert_eq!(store.turn_rounds(today(), now()).await.expect("answers"), 0);
    let first = text("").opens;
    let (a, b) = tokio::join!(store.turn_rounds(first, now()), store.turn_rounds(first, now()));
    assert_eq!(a.expect("answers") + b.expect("answers"), 1, "two at once turn it once");
    assert_eq!(held(&store, &code).await.state, RoundState::Open);
    let after = text("").closes + Days::new(1);
    assert!(store.turn_rounds(after, now()).await.expect("answers") >= 1);
    assert_eq!(store.turn_rounds(after, now()).await.expect("answers"), 0);
    assert_eq!(held(&store, &code).await.state, RoundState::Closed);
}

async fn a_closed_gate_takes_nothing_whatever_the_handler_thought(store: Store) {
    load(&store).await;
    let permit = may(&member(), Window::Open);
    let bonus = measure("digitalbonus");
    let office = office();
    let after = round().closes + Days::new(1);
    // Whoever reads the result first shuts the gate.
    let face = PublicFace::default();
    let found = store.positions_in(&round(), reads(&office, &face, after)).await.expect("answers");
    assert_eq!(found.all.len(), 1);
    let late = store.rate(&permit, &round(), &bonus, None, said("zu spät"), now()).await;
    assert!(matches!(late, Err(StoreError::RoundClosed)), "{late:?}");
    let proposed =
        store.propose(&permit, &round(), &bonus, (None, None), said("zu spät"), now()).await;
    assert!(matches!(proposed, Err(StoreError::RoundClosed)), "{proposed:?}");
    assert_eq!((rows_in(&store, "rating").await, rows_in(&store, "proposal").await), (1, 0));
    // A deadline that is moved before it has passed opens the gate again.
    let keep = allowed(&office, KeepRound);
    let moved = RoundText { closes: round().closes, opens: round().opens, ..text("Runde") };
    store.edit_round(&keep, &round(), 1, moved, (today(), now())).await.expect("current");
    store.rate(&permit, &round(), &bonus, None, said("rechtzeitig"), now()).await.expect("open");
}

async fn a_second_person_releases_and_nothing_counts_before(store: Store) {
    load(&store).await;
    let (first, second) = (member(), actor("vertretung", Role::Deputy, "ORG01"));
    let bonus = measure("digitalbonus");
    let permit = may(&first, Window::Open);
    store
        .propose(&permit, &round(), &bonus, (None, None), said("Entwurf"), now())
        .await
        .expect("drawn up");
    let own = async || store.own_rating(&first, &round_code(), &bonus.slug).await.expect("answers");
    assert_eq!(own().await, None, "nothing counts yet");
    let proposal = async |who: &Actor| {
        store.own_proposal(who, &round_code(), &bonus.slug).await.expect("answers")
    };
    let seen = proposal(&second).await.expect("the organisation's own");
    assert_eq!((seen.rating.comment.as_str(), seen.by.as_str()), ("Entwurf", "mitglied"));
    for other in [other_member(), office(), admin(), planner(), Actor::Anonymous] {
        assert_eq!(proposal(&other).await, None, "{other:?}");
        assert!(store.own_proposals(&other).await.expect("answers").is_empty());
    }
    let release = allowed(
        &second,
        ReleasePosition { organisation: organisation("ORG01"), window: Window::Open, own: false },
    );
    let stale = store.release(&release, &round(), &bonus, seen.clone(), 9, now()).await;
    assert!(matches!(stale, Err(StoreError::ChangedMeanwhile)), "{stale:?}");
    store.release(&release, &round(), &bonus, seen, 1, now()).await.expect("released");
    let given = own().await.expect("a position");
    assert_eq!((given.comment.as_str(), given.version), ("Entwurf", 1));
    assert_eq!(given.statement.stance, Some(Stance::Conditional));
    assert_eq!(given.statement.rated.as_ref().map(|r| r.name.clone()), Some(bonus.name.de.clone()));
    assert_eq!(rows_in(&store, "proposal").await, 0);
    // A change waits as well, and what was given holds meanwhile.
    store
        .propose(&permit, &round(), &bonus, (Some(1), None), said("Neuer"), now())
        .await
        .expect("drawn up");
    assert_eq!(own().await.expect("a position").comment, "Entwurf");
    let seen = proposal(&second).await.expect("waits");
    store.release(&release, &round(), &bonus, seen, 1, now()).await.expect("released");
    assert_eq!(own().await.map(|r| (r.comment, r.version)), Some(("Neuer".to_owned(), 2)));
    assert!(findings(&store).await.is_empty());
}

async fn one_late_entry_comes_in(store: Store) {
    load(&store).await;
    let office = office();
    let after = round().closes + Days::new(2);
    let face = PublicFace::default();
    store.positions_in(&round(), reads(&office, &face, after)).await.expect("answers");
    let entry = Reopening {
        organisation: organisation("ORG01"),
        measure: slug("digitalbonus"),
        until: after,
        reason: "Krankheit".to_owned(),
        at: now(),
    };
    let keep = allowed(&office, KeepRound);
    store.reopen_entry(&keep, &round(), 1, entry, now()).await.expect("current version");
    let round = held(&store, &round_code()).await;
    let org = organisation("ORG01");
    assert_eq!(round.window((&org, true), &slug("digitalbonus"), after), Window::Late);
    let rows = store.history(SubjectKind::Round, round.code.as_str(), Act::ALL, 5).await;
    let row = rows.expect("answers").remove(0);
    assert_eq!((row.act, row.reason.as_str()), (Act::EntryReopened, "Krankheit"));
    let permit = may(&member(), Window::Late);
    let bonus = measure("digitalbonus");
    store.rate(&permit, &round, &bonus, None, said("spät"), now()).await.expect("let in");
    let found = store.positions_in(&round, reads(&office, &face, after)).await.expect("answers");
    let late: Vec<_> = found.all.iter().filter(|r| r.statement.late).collect();
    assert_eq!((found.all.len(), late.len()), (2, 1));
}

async fn a_changed_text_marks_positions(store: Store) {
    load(&store).await;
    let bonus = measure("digitalbonus");
    store
        .rate(&may(&member(), Window::Open), &round(), &bonus, None, said("gut"), now())
        .await
        .expect("the first");
    let new = MeasureText {
        name: "Digitalbonus neu".to_owned(),
        short: "Bonus".to_owned(),
        summary: "Weniger Geld.".to_owned(),
        description: String::new(),
        lead: "MW".to_owned(),
        start: None,
        end: None,
        predecessor: None,
        tier: Tier::Public,
    };
    let permit = allowed(&planner(), EditMeasure);
    let told = (&[round_code()][..], Vec::new());
    let seen = bonus.version;
    store.edit_rated_measure(&permit, &bonus, seen, new, told, now()).await.expect("current");
    let own = async || {
        let own = store.own_rating(&member(), &round_code(), &bonus.slug).await;
        own.expect("answers").expect("a position")
    };
    let marked = own().await;
    assert!(marked.statement.outdated);
    let rated = marked.statement.rated.expect("the text that was rated");
    assert_eq!(rated.name, bonus.name.de, "it stays readable");
    // Given again, it is about the new text.
    let catalogue = store.catalogue().await.expect("answers");
    let changed = &catalogue.measures[&bonus.slug].measure;
    store
        .rate(&may(&member(), Window::Open), &round(), changed, Some(1), said("noch"), now())
        .await
        .expect("current version");
    let given = own().await;
    assert!(!given.statement.outdated);
    assert_eq!(given.statement.rated.expect("a text").name, "Digitalbonus neu");
}

/// Every reader against both disclosures, before and after the deadline.
async fn nobody_reads_another_organisations_position_before_the_deadline(store: Store) {
    load(&store).await;
    store
        .rate(
            &may(&member(), Window::Open),
            &round(),
            &measure("digitalbonus"),
            None,
            said("geheim"),
            now(),
        )
        .await
        .expect("the first");
    let face = PublicFace::default();
    let readers = [
        (member(), "ORG01"),
        (other_member(), "ORG02"),
        (office(), ""),
        (admin(), ""),
        (planner(), ""),
        (actor("vorsitz", Role::Chair, "ORG01"), ""),
        (actor("gast", Role::Guest, "ORG01"), ""),
        (Actor::Anonymous, ""),
    ];
    for (reader, own) in &readers {
        for day in [round().opens, today(), round().closes] {
            let found = store.positions_in(&round(), reads(reader, &face, day)).await;
            let found = found.expect("answers");
            assert!(found.all.iter().all(|r| r.organisation.as_str() == *own), "{reader:?} {day}");
            assert!(matches!(found.view, PositionsView::Own | PositionsView::Hidden));
        }
        assert!(store.ratings_of_closed(&round(), today()).await.is_err(), "not even the product");
    }
    let after = round().closes + Days::new(1);
    let summed =
        Round { setup: Setup { disclosure: Disclosure::Summed, ..Setup::default() }, ..round() };
    for (reader, own) in &readers {
        let named = store.positions_in(&round(), reads(reader, &face, after)).await;
        let found = store.positions_in(&summed, reads(reader, &face, after)).await;
        let (named, found) = (named.expect("answers"), found.expect("answers"));
        let texts: Vec<_> = found.all.iter().filter(|r| !r.comment.is_empty()).collect();
        match reader.role() {
            Some(Role::Secretariat) => {
                assert_eq!((named.view, found.view), (PositionsView::Named, PositionsView::Named));
            }
            Some(Role::Member | Role::Planner | Role::Chair) => {
                assert_eq!((named.view, found.view), (PositionsView::Named, PositionsView::Summed));
                assert!(texts.iter().all(|r| r.organisation.as_str() == *own), "{reader:?}");
            }
            // Guests are inside, where the section is open; visitors see it where the council opens it.
            Some(Role::Guest) => assert_eq!(named.view, PositionsView::Summed),
            _ => assert_eq!(named.view, PositionsView::Hidden, "{reader:?}"),
        }
    }
}

async fn a_letter_about_a_round_goes_out_once(store: Store) {
    load(&store).await;
    let letter = |kind| SentRoundReminder { round: round_code(), kind, at: now().timestamp() };
    let remind = async |kind| store.remind_of_round(letter(kind), Vec::new(), now()).await;
    assert!(remind(RoundReminder::Week).await.expect("answers"));
    assert!(!remind(RoundReminder::Week).await.expect("answers"));
    assert!(remind(RoundReminder::Near).await.expect("answers"));
    assert_eq!(store.round_reminders().await.expect("answers").len(), 2);
}
