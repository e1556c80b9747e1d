use super::*;
use crate::error::Problem;

fn organisation(code: &str) -> OrganisationCode {
    OrganisationCode::parse(code).expect("a key")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn form() -> PaperForm {
    PaperForm {
        title: "Auswertung der Bewertungen zum Digitalbonus".into(),
        lead: "MW".into(),
        proposed_resolution: "Der Strategierat empfiehlt, den Antrag zu vereinfachen.".into(),
        facts: "Sieben Organisationen haben bewertet.".into(),
        reasoning: "Der Aufwand wird mit 2,4 bewertet.".into(),
        financial_impact: "keine".into(),
        indicator_impact: String::new(),
        tier: String::new(),
    }
}

fn paper() -> Paper {
    let (text, tier) = form().parse().expect("a paper");
    let file = |id: &str, tier| PaperFile {
        id: PaperFileId::parse(id).expect("a key"),
        title: id.into(),
        tier,
    };
    Paper {
        number: PaperNumber::parse("SR-2020-004").expect("a number"),
        text,
        indicators: vec![IndicatorCode::parse("BG-04").expect("a key")],
        frozen: None,
        files: vec![file("offen", Tier::Public), file("intern", Tier::Council)],
        co_signatures: vec![CoSignature {
            organisation: organisation("ORG04"),
            answer: CoSigned::Asked,
        }],
        state: PaperState::Draft,
        replaces: None,
        tier,
        date: day("2020-05-20"),
        version: 1,
    }
}

fn signed(mut paper: Paper) -> Paper {
    for co_signature in &mut paper.co_signatures {
        co_signature.answer = CoSigned::Signed { at: DateTime::default() };
    }
    paper
}

fn figure(code: &str) -> Figure {
    Figure {
        indicator: IndicatorCode::parse(code).expect("a key"),
        name: "Glasfaser".into(),
        unit: "Prozent".into(),
        area: AreaCode::home(),
        period: Period::Day(day("2019-12-31")),
        value: 54.0,
        known: day("2020-05-11"),
        status: Status::OnPlan,
        method: "zielpfad 1".into(),
    }
}

#[test]
fn a_paper_needs_all_its_parts() {
    let empty = PaperForm { tier: "x".into(), ..PaperForm::default() };
    let errors = empty.parse().expect_err("nothing there");
    for field in ["title", "lead", "proposed_resolution", "facts", "reasoning", "financial_impact"]
    {
        assert_eq!(errors.of(field), Some(&Problem::Required), "{field}");
    }
    assert_eq!(errors.of("indicator_impact"), None);
    assert_eq!(errors.of("tier"), Some(&Problem::NotAChoice));
    assert_eq!(form().parse().expect("a paper").1, Tier::Council);
}

#[test]
fn a_release_waits_for_everyone_who_was_asked() {
    let paper = paper().step(PaperState::CoSigning).expect("asked");
    let open = vec![organisation("ORG04")];
    assert_eq!(paper.step(PaperState::Released), Err(StepError::NotAgreed(open.clone())));
    let mut refused = paper.clone();
    refused.co_signatures[0].answer =
        CoSigned::Refused { at: DateTime::default(), reason: "Zahlen fehlen".into() };
    assert_eq!(refused.step(PaperState::Released), Err(StepError::NotAgreed(open.clone())));
    let released = signed(paper).step(PaperState::Released).expect("agreed");
    assert!(released.state.is_released() && !released.state.is_editable());
    let draft = released.step(PaperState::Draft).expect("back");
    assert_eq!(draft.not_agreed(), open, "another text needs another agreement");
}

#[test]
fn figures_freeze_once_with_the_day_they_are_of() {
    let released = signed(paper()).step(PaperState::Released).expect("agreed");
    assert_eq!(released.step(PaperState::Sent), Err(StepError::NotFromHere));
    assert_eq!(
        released.send(vec![figure("BG-05")], day("2020-05-28")),
        Err(StepError::OtherFigures)
    );
    let sent = released.send(vec![figure("BG-04")], day("2020-05-28")).expect("sent");
    let frozen = sent.frozen.as_ref().expect("figures");
    assert_eq!((frozen.as_of, frozen.figures[0].value), (day("2020-05-28"), 54.0));
    assert_eq!(sent.send(Vec::new(), day("2020-06-01")), Err(StepError::FrozenAlready));
    assert_eq!(sent.step(PaperState::Draft), Err(StepError::NotFromHere));
    assert_eq!(paper().send(Vec::new(), day("2020-05-28")), Err(StepError::NotFromHere));
}

#[test]
fn every_state_is_reached_and_a_withdrawn_paper_stays_so() {
    let mut seen = vec![PaperState::Draft];
    for _ in PaperState::ALL {
        for (from, to) in TRANSITIONS {
            if seen.contains(from) && !seen.contains(to) {
                seen.push(*to);
            }
        }
    }
    assert_eq!(seen.len(), PaperState::ALL.len());
    assert!(TRANSITIONS.iter().all(|(from, _)| *from != PaperState::Withdrawn));
}

#[test]
fn files_of_a_closer_circle_are_absent() {
    let public = Paper { tier: Tier::Public, ..paper() };
    let seen = public.seen_by(Tier::Public, Tier::Public).expect("public");
    assert_eq!(seen.files.iter().map(|f| f.title.as_str()).collect::<Vec<_>>(), ["offen"]);
    assert_eq!(public.seen_by(Tier::Council, Tier::Public).expect("seen").files.len(), 2);
    assert_eq!(public.seen_by(Tier::Public, Tier::Council), None, "its item is not public");
    assert_eq!(paper().seen_by(Tier::Guests, Tier::Public), None);
}
