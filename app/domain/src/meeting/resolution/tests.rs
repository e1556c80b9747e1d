use super::canonical::{FORM, FORM_WITH_NOT_GIVEN};
use super::effect::{check_all, check_majority};
use super::*;
use crate::catalogue::{Catalogue, MeasureRecord};
use crate::council::Organisation;
use crate::key::{IndicatorCode, MeasureSlug, MethodChoiceId};
use crate::measure::Measure;
use crate::measure::state::State;
use crate::meeting::procedure::tests::defaults;
use crate::meeting::procedure::{Differing, Matter};
use crate::meeting::quorum::{Ground, QuorumShare};
use crate::meeting::vote::Base;
use crate::source::{Bilingual, Evidence};
use std::collections::BTreeSet;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn number(text: &str) -> ResolutionNumber {
    ResolutionNumber::parse(text).expect("a number")
}

/// A resolution of the sixth meeting: 5 to 1 with one abstention.
pub(crate) fn resolution(text: &str, decided: &str) -> Resolution {
    Resolution {
        number: number(text),
        item: AgendaItemId::parse("i8").ok(),
        title: "Digitalbonus".into(),
        text: "Der Strategierat empfiehlt, den Antrag zu vereinfachen.".into(),
        decided: day(decided),
        closed: day(decided).and_hms_opt(13, 5, 0).expect("a time").and_utc(),
        vote: VoteRecord {
            poll: PollId::parse("p1").ok(),
            method: Method::Open,
            counted: Some(Counted {
                tally: Tally { yes: 5, no: 1, abstain: 1, invalid: 0 },
                base: 6,
                needed: 2,
                not_given: 0,
            }),
            by_name: Vec::new(),
            rule: MajorityRule::Simple,
            outcome: Outcome::Adopted,
        },
        quorum: Some(QuorumFinding {
            present: 7,
            base: 12,
            needed: 6,
            left_out: 0,
            share: QuorumShare::AtLeast { numerator: 1, denominator: 2 },
            ground: Ground::Enough,
        }),
        procedure: 1,
        effects: vec![Effect::ChangeMeasure {
            measure: MeasureSlug::parse("digitalbonus").expect("a key"),
        }],
        replaces: Vec::new(),
        minority: Vec::new(),
        progress: Progress {
            state: Implementation::Open,
            responsible: "MW".into(),
            due: Some(day("2020-12-31")),
            evidence: String::new(),
            version: 1,
        },
        tier: Tier::Council,
    }
}

fn rejected(text: &str, decided: &str) -> Resolution {
    let mut rejected = resolution(text, decided);
    rejected.vote.outcome = Outcome::Rejected;
    rejected
}

#[test]
fn the_hash_covers_what_was_decided() {
    let original = resolution("6/6.2/1", "2020-06-18");
    let text = original.canonical();
    assert!(
        text.starts_with(&format!("{FORM}\nnummer 7 6/6.2/1\ntitel 12 Digitalbonus\nwortlaut 55 "))
    );
    let changes: [fn(&mut Resolution); 13] = [
        |r| r.number = number("6/6.2/2"),
        |r| r.title.push('x'),
        |r| r.text.push(' '),
        |r| r.decided = day("2020-06-19"),
        |r| r.closed += chrono::TimeDelta::seconds(1),
        |r| r.vote.counted = None,
        |r| r.vote.counted = r.vote.counted.map(|c| Counted { not_given: 1, ..c }),
        |r| r.vote.rule = MajorityRule::Consensus { against: 1 },
        |r| r.vote.outcome = Outcome::Rejected,
        |r| r.quorum = None,
        |r| r.procedure = 2,
        |r| r.effects.clear(),
        |r| r.replaces.push(number("5/4/1")),
    ];
    let mut texts = BTreeSet::from([text]);
    for change in changes {
        let mut other = original.clone();
        change(&mut other);
        assert!(texts.insert(other.canonical()), "not covered: {other:?}");
    }
}

#[test]
fn what_was_recorded_before_votes_not_given_were_keeps_its_hash() {
    let held = resolution("6/6.2/1", "2020-06-18");
    let mut stored = serde_json::to_value(&held).expect("JSON");
    let counted = stored["vote"]["counted"].as_object_mut().expect("an object");
    counted.remove("not_given").expect("was there");
    let older: Resolution = serde_json::from_value(stored).expect("reads");
    assert_eq!(older, held);
    assert!(older.canonical().contains("\nstimmen 11 5 1 1 0 6 2\n"), "{}", older.canonical());
    let mut few = held;
    few.vote.counted = few.vote.counted.map(|counted| Counted { not_given: 5, ..counted });
    let text = few.canonical();
    assert!(text.starts_with(FORM_WITH_NOT_GIVEN) && text.contains("\nstimmen 13 5 1 1 0 6 2 5\n"));
}

#[test]
fn the_hash_does_not_cover_how_far_it_is_carried_out() {
    let original = resolution("6/6.2/1", "2020-06-18");
    let mut later = original.clone();
    later.progress.state = Implementation::Done;
    later.progress.evidence = "Bekanntmachung".into();
    later.tier = Tier::Public;
    later.minority.push(Minority {
        organisation: OrganisationCode::parse("ORG02").expect("a key"),
        text: "Wir hätten mehr gewollt.".into(),
        date: day("2020-06-19"),
    });
    assert_eq!(later.canonical(), original.canonical());
}

#[test]
fn a_line_break_in_a_text_does_not_make_another_resolution() {
    let mut one = resolution("6/6.2/1", "2020-06-18");
    let mut two = one.clone();
    one.title = "x\nwortlaut 1 y".into();
    two.title = "x".into();
    two.text = format!("1 y{}", two.text);
    assert_ne!(one.canonical(), two.canonical());
}

#[test]
fn it_moves_on_with_evidence_and_only_where_it_was_adopted() {
    let open = resolution("6/6.2/1", "2020-06-18");
    assert_eq!(open.moves_on(Implementation::Done, " "), Err(ProgressError::NeedsEvidence));
    let done = open.moves_on(Implementation::Done, " Bekanntmachung ").expect("done");
    assert_eq!((done.state, done.evidence.as_str()), (Implementation::Done, "Bekanntmachung"));
    assert_eq!(open.moves_on(Implementation::Open, "x"), Err(ProgressError::NotFromHere));
    let not = rejected("6/6.2/2", "2020-06-18");
    assert_eq!(not.moves_on(Implementation::Running, ""), Err(ProgressError::NotAdopted));
    assert_eq!(not.effects(), []);
    assert_eq!(open.effects().len(), 1);
    assert!(open.is_overdue(day("2021-01-01")) && !open.is_overdue(day("2020-12-31")));
    assert!(!not.is_overdue(day("2021-01-01")));
}

#[test]
fn only_a_later_resolution_changes_an_earlier_one() {
    let first = resolution("5/4/1", "2019-11-21");
    let second =
        Resolution { replaces: vec![number("5/4/1")], ..resolution("6/6.2/1", "2020-06-18") };
    let third = Resolution { replaces: vec![number("6/6.2/1")], ..rejected("7/4/1", "2020-11-19") };
    let all = [first, second, third];
    let register = Register::new(&all, Tier::Council);
    assert_eq!(register.all()[0].number, number("7/4/1"));
    assert!(register.is_in_force(&all[0], day("2020-06-17")));
    assert!(!register.is_in_force(&all[0], day("2020-06-18")));
    assert!(register.is_in_force(&all[1], day("2021-01-01")), "the third was rejected");
    assert!(!register.is_in_force(&all[2], day("2021-01-01")));
    let next = number("8/4/1");
    let may = |replaced: &str, decided: &str| {
        register.may_replace(&next, day(decided), &[number(replaced)])
    };
    assert_eq!(may("6/6.2/1", "2021-06-01"), Ok(()));
    assert_eq!(may("5/4/1", "2021-06-01"), Err(ReplaceError::Replaced(number("5/4/1"))));
    assert_eq!(may("7/4/1", "2021-06-01"), Err(ReplaceError::NotAdopted(number("7/4/1"))));
    assert_eq!(may("6/6.2/1", "2020-06-17"), Err(ReplaceError::NotEarlier(number("6/6.2/1"))));
    assert_eq!(may("9/9/9", "2021-06-01"), Err(ReplaceError::Unknown(number("9/9/9"))));
    assert_eq!(
        register.may_replace(&number("6/6.2/1"), day("2021-06-01"), &[number("6/6.2/1")]),
        Err(ReplaceError::NotEarlier(number("6/6.2/1")))
    );
}

#[test]
fn the_register_is_searched_and_filtered() {
    let mut done = resolution("5/4/1", "2019-11-21");
    done.progress.state = Implementation::Done;
    done.progress.responsible = "Innovationszentrum".into();
    let mut secret = resolution("6/6.2/2", "2020-06-18");
    secret.tier = Tier::Ministry;
    let all = [done, resolution("6/6.2/1", "2020-06-18"), secret, rejected("6/7/1", "2020-06-18")];
    let register = Register::new(&all, Tier::Council);
    let today = day("2021-01-01");
    let find = |filter: Filter| {
        register.find(&filter, today).iter().map(|r| r.number.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(find(Filter::default()), ["6/7/1", "6/6.2/1", "5/4/1"]);
    assert_eq!(find(Filter { words: "vereinfachen 5/4".into(), ..Filter::default() }), ["5/4/1"]);
    assert_eq!(
        find(Filter { state: Some(Implementation::Open), ..Filter::default() }),
        ["6/6.2/1"]
    );
    assert_eq!(find(Filter { overdue: true, ..Filter::default() }), ["6/6.2/1"]);
    assert_eq!(find(Filter { responsible: "innovation".into(), ..Filter::default() }), ["5/4/1"]);
    let until = Filter { to: Some(day("2019-12-31")), ..Filter::default() };
    assert_eq!(find(until), ["5/4/1"]);
    let since = Filter { from: Some(day("2020-01-01")), words: "mw".into(), ..Filter::default() };
    assert_eq!(find(since), ["6/7/1", "6/6.2/1"]);
}

fn catalogue(state: State) -> Catalogue {
    let measure = Measure {
        slug: MeasureSlug::parse("digitalbonus").expect("a key"),
        name: Bilingual::default(),
        short: String::new(),
        summary: Bilingual::default(),
        description: String::new(),
        lead: String::new(),
        state,
        start: None,
        end: None,
        predecessor: None,
        sources: Vec::new(),
        evidence: Evidence::Read,
        note: String::new(),
        tier: Tier::Public,
        version: 1,
    };
    let record = MeasureRecord {
        measure,
        terms: Vec::new(),
        milestones: Vec::new(),
        contributions: Vec::new(),
    };
    let organisation = Organisation {
        code: OrganisationCode::parse("ORG02").expect("a key"),
        name: String::new(),
        short: String::new(),
        kind: String::new(),
        has_vote: true,
        confirmed: true,
        two_persons: false,
        version: 1,
    };
    let mut catalogue = Catalogue::default();
    catalogue.measures.insert(record.measure.slug.clone(), Arc::new(record));
    catalogue.organisations.insert(organisation.code.clone(), organisation);
    catalogue
}

#[test]
fn effects_are_checked_against_the_state_of_the_world() {
    let decided = day("2020-06-18");
    let bonus = || MeasureSlug::parse("digitalbonus").expect("a key");
    let change = || Effect::ChangeMeasure { measure: bonus() };
    let in_evaluation = catalogue(State::InEvaluation);
    assert_eq!(check_all(&[change()], &in_evaluation, decided), Ok(()));
    let idea = catalogue(State::Idea);
    assert_eq!(
        change().check(&idea, decided),
        Err(EffectError::NoStep { from: State::Idea, to: State::Adjusted })
    );
    let unknown = MeasureSlug::parse("unbekannt").expect("a key");
    assert_eq!(
        Effect::StartMeasure { measure: unknown.clone() }.check(&idea, decided),
        Err(EffectError::NoMeasure(unknown))
    );
    let end = Effect::EndMeasure { measure: bonus(), early: true };
    assert_eq!(end.check(&in_evaluation, decided), Ok(()));
    assert_eq!(
        check_all(&[change(), end], &in_evaluation, decided),
        Err((1, EffectError::Contradiction))
    );
    let deadline =
        |subject: &str, due: &str| Effect::SetDeadline { subject: subject.into(), due: day(due) };
    assert_eq!(deadline("Bericht", "2020-12-31").check(&idea, decided), Ok(()));
    assert_eq!(deadline(" ", "2020-12-31").check(&idea, decided), Err(EffectError::Nothing));
    assert_eq!(
        deadline("Bericht", "2020-06-17").check(&idea, decided),
        Err(EffectError::BeforeResolution(day("2020-06-17")))
    );
    let indicator = IndicatorCode::parse("BG-04").expect("a key");
    let organisation = OrganisationCode::parse("ORG02").expect("a key");
    let request = Effect::RequestData { indicator: indicator.clone(), organisation, due: decided };
    assert_eq!(request.check(&idea, decided), Err(EffectError::NoIndicator(indicator)));
}

#[test]
fn effects_need_the_majority_of_their_matter() {
    let two_thirds = MajorityRule::Qualified { numerator: 2, denominator: 3, of: Base::Cast };
    let mut rules = defaults();
    rules.majorities.differing.push(Differing { matter: Matter::Method, rule: two_thirds });
    let from = day("2020-12-31");
    let weights = Effect::AdoptWeights { proposal: "I2".into(), from };
    let method = Effect::AdoptMethod {
        indicator: IndicatorCode::parse("BG-04").expect("a key"),
        choice: MethodChoiceId::parse("w1").expect("a key"),
        from,
    };
    let report = Effect::SetDeadline { subject: "Bericht".into(), due: from };
    let short = |place| {
        let (matter, needed, voted) = (Matter::Method, two_thirds, MajorityRule::Simple);
        Err((place, EffectError::Majority { matter, needed, voted }))
    };
    let check = |effects: &[Effect], voted| check_majority(effects, voted, &rules);
    for effect in [weights, method] {
        let all = [report.clone(), effect];
        assert_eq!(check(&all, MajorityRule::Simple), short(1), "at the effect that asks for it");
        assert_eq!(check(&all, two_thirds), Ok(()));
    }
    assert_eq!(check(&[report], MajorityRule::Simple), Ok(()));
    assert_eq!(check(&[], MajorityRule::Simple), Ok(()));
}

#[test]
fn no_state_is_a_dead_end_but_for_a_mistake() {
    for state in Implementation::ALL {
        assert!(Implementation::ALL.iter().any(|to| state.may_become(*to)), "{state:?}");
        assert!(!state.may_become(*state));
    }
}

#[test]
fn the_record_of_a_secret_vote_gives_no_vote_away() {
    use crate::meeting::vote::{Ballot, PollState, TieRule};
    use Choice::{Abstain, No, Yes};
    let organisation = |n: usize| OrganisationCode::parse(&format!("ORG{n:02}")).expect("a key");
    let id = PollId::parse("p1").expect("a key");
    let item = AgendaItemId::parse("i8").expect("a key");
    let record = |choices: [Choice; 7], secret| {
        let mut poll = Poll::new(id.clone(), item.clone(), "Wortlaut".into(), Method::Secret);
        poll.voters = (0..7).map(|n| Voter { organisation: organisation(n), votes: 1 }).collect();
        poll.state = PollState::Open;
        for (n, choice) in choices.into_iter().enumerate() {
            poll.cast(&organisation(n), Ballot { choice, by_deputy: false }).expect("entitled");
        }
        poll.state = PollState::Closed;
        let tally = poll.tally().expect("closed");
        let verdict = MajorityRule::Simple.decide(TieRule::Rejected, tally, &poll.house(12, None));
        VoteRecord::of_poll(&poll, &verdict, secret)
    };
    let narrow = record([Yes, Yes, Yes, No, No, Abstain, Abstain], SecretResult::OutcomeAlone);
    let clear = record([Yes, Yes, Yes, Yes, Yes, Yes, No], SecretResult::OutcomeAlone);
    assert_eq!(narrow, clear, "both were adopted, and that is all there is to know");
    assert_eq!((clear.counted, clear.outcome), (None, Outcome::Adopted));
    assert_eq!(clear.by_name, []);
    let sums = record([Yes, Yes, Yes, Yes, Yes, Yes, No], SecretResult::Sums);
    assert_eq!(sums.counted.map(|c| (c.tally.yes, c.tally.no)), Some((6, 1)));
    assert_eq!(sums.by_name, []);
}
