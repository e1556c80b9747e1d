use super::*;
use crate::meeting::counting::Counting;
use crate::meeting::quorum::QuorumShare;
use crate::meeting::vote::Base;

/// The defaults that the demonstration comes with.
pub(crate) fn defaults() -> Procedure {
    serde_json::from_str(include_str!("../../../../../server/demo/procedure.json"))
        .expect("rules of procedure")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn the_defaults_are_those_proposed() {
    let procedure = defaults();
    assert_eq!(procedure.problems(), []);
    let days = |term: Term| (term.days, term.counting);
    assert_eq!(days(procedure.notice), (14, Counting::ClearDays));
    assert_eq!((procedure.papers.days, procedure.motions.days), (7, 7));
    let half = QuorumShare::AtLeast { numerator: 1, denominator: 2 };
    assert_eq!(procedure.quorum.share, half);
    assert!(procedure.quorum.second_call && procedure.quorum.until_doubted);
    assert_eq!(procedure.majority(Matter::Ordinary), MajorityRule::Simple);
    assert_eq!(procedure.votes_of(&OrganisationCode::parse("ORG02").expect("a key")), 1);
    assert!(procedure.circular.allowed);
    assert_eq!((procedure.circular.term.days, procedure.circular.objections), (14, 1));
    assert_eq!((procedure.publicity.default, procedure.publicity.per_item), (Tier::Council, true));
    let minutes = procedure.minutes;
    assert_eq!(minutes.kind, MinutesKind::Results);
    assert_eq!((minutes.dispatch.days, minutes.objections.days), (28, 14));
    assert_eq!(procedure.meetings_a_year, 2);
    let numbering = &procedure.numbering;
    assert_eq!((numbering.paper.as_str(), numbering.circular.as_str()), ("SR", "U"));
}

#[test]
fn what_is_written_reads_the_same() {
    let procedure = defaults();
    let text = serde_json::to_string(&procedure).expect("JSON");
    assert_eq!(serde_json::from_str::<Procedure>(&text).expect("the same"), procedure);
    for wrong in ["\"volle-tage\"", "\"mindestens\"", "\"einfach\"", "\"rat\""] {
        let text = text.replace(wrong, "\"beliebig\"");
        assert!(serde_json::from_str::<Procedure>(&text).is_err(), "{wrong}");
    }
}

#[test]
fn each_problem_has_its_name() {
    let with = |change: fn(&mut Procedure)| {
        let mut procedure = defaults();
        change(&mut procedure);
        procedure.problems()
    };
    assert_eq!(with(|p| p.version = 0), [ProcedureError::Version]);
    assert_eq!(with(|p| p.notice.days = 367), [ProcedureError::TooLong(RuleName::Notice)]);
    assert_eq!(
        with(|p| p.minutes.objections.days = 0),
        [ProcedureError::NoDay(RuleName::Objections)]
    );
    assert_eq!(
        with(|p| p.notice.roll = Roll::Later),
        [ProcedureError::RollsAway(RuleName::Notice)]
    );
    assert_eq!(
        with(|p| p.minutes.dispatch.roll = Roll::Earlier),
        [ProcedureError::RollsAway(RuleName::Minutes)]
    );
    assert_eq!(with(|p| p.papers.days = 15), [ProcedureError::PapersBeforeNotice]);
    assert_eq!(
        with(|p| p.quorum.share = QuorumShare::Count { members: 0 }),
        [ProcedureError::Quorum]
    );
    for share in [
        QuorumShare::AtLeast { numerator: 3, denominator: 2 },
        QuorumShare::AtLeast { numerator: 1, denominator: 0 },
        QuorumShare::MoreThan { numerator: 1, denominator: 1 },
    ] {
        let mut procedure = defaults();
        procedure.quorum.share = share;
        assert_eq!(procedure.problems(), [ProcedureError::NotAShare(RuleName::Quorum)]);
    }
    for (numerator, denominator, problem) in [
        (1, 2, ProcedureError::LessThanHalf),
        (0, 3, ProcedureError::NotAShare(RuleName::Majority)),
        (4, 3, ProcedureError::NotAShare(RuleName::Majority)),
    ] {
        let mut procedure = defaults();
        let rule = MajorityRule::Qualified { numerator, denominator, of: Base::Decisive };
        procedure.majorities.differing = vec![Differing { matter: Matter::Procedure, rule }];
        assert_eq!(procedure.problems(), [problem], "{numerator}/{denominator}");
    }
    assert_eq!(
        with(|p| {
            let rule = MajorityRule::Simple;
            p.majorities.differing = vec![Differing { matter: Matter::Method, rule }; 2];
        }),
        [ProcedureError::MatterTwice]
    );
    assert_eq!(with(|p| p.votes.each = 0), [ProcedureError::Votes]);
    assert_eq!(
        with(|p| {
            let organisation = OrganisationCode::parse("ORG02").expect("a key");
            p.votes.differing = vec![OrganisationVotes { organisation, votes: 2 }; 2];
        }),
        [ProcedureError::OrganisationTwice]
    );
    assert_eq!(with(|p| p.circular.objections = 0), [ProcedureError::Objections]);
    assert_eq!(with(|p| p.publicity.default = Tier::Secretariat), [ProcedureError::Circle]);
    assert_eq!(with(|p| p.numbering.circular = "SR".into()), [ProcedureError::Prefix]);
    assert_eq!(with(|p| p.numbering.paper = "s-r".into()), [ProcedureError::Prefix]);
    assert_eq!(with(|p| p.frame.reverse()), [ProcedureError::Frame]);
    assert_eq!(with(|p| p.frame[0].title = " ".into()), [ProcedureError::Frame]);
}

#[test]
fn a_rule_is_cited_with_version_and_basis() {
    let procedure = defaults();
    let cited = procedure.cite(RuleName::Minutes);
    assert_eq!((cited.version, cited.resolution), (1, ""));
    assert!(cited.basis.starts_with("S140 § 6"));
    assert_eq!(procedure.cite(RuleName::Amendments).basis, "");
}

#[test]
fn the_version_that_began_last_is_in_force() {
    let first = defaults();
    let second = Procedure { version: 2, from: day("2020-06-19"), ..defaults() };
    let corrected = Procedure { version: 3, from: day("2020-06-19"), ..defaults() };
    let versions = [second, first, corrected];
    let version = |text| in_force(&versions, day(text)).map(|p| p.version);
    assert_eq!(version("2018-09-02"), None);
    assert_eq!(version("2020-06-18"), Some(1));
    assert_eq!(version("2020-06-19"), Some(3));
}

#[test]
fn single_matters_and_organisations_can_differ() {
    let mut procedure = defaults();
    let rule = MajorityRule::Qualified { numerator: 2, denominator: 3, of: Base::Members };
    procedure.majorities.differing.push(Differing { matter: Matter::Procedure, rule });
    assert_eq!(procedure.majority(Matter::Procedure), rule);
    assert_eq!(procedure.majority(Matter::Urgency), MajorityRule::Simple);
    let organisation = OrganisationCode::parse("ORG01").expect("a key");
    let differing = OrganisationVotes { organisation: organisation.clone(), votes: 3 };
    procedure.votes.differing.push(differing);
    assert_eq!(procedure.votes_of(&organisation), 3);
    assert_eq!(procedure.tier(Some(Tier::Public)), Tier::Public);
    procedure.publicity.per_item = false;
    assert_eq!(procedure.tier(Some(Tier::Public)), Tier::Council);
}

#[test]
fn the_frame_names_the_meeting_before() {
    let titles: Vec<_> = defaults().frame.iter().map(|item| item.title_for(6)).collect();
    assert_eq!(titles[2], "Genehmigung der Niederschrift über die 5. Sitzung");
    assert_eq!(titles.len(), 5);
}
