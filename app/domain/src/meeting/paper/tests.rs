use super::*;
use crate::catalogue::Catalogue;
use crate::error::Problem;
use crate::meeting::book::Book;

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
        ..PaperForm::default()
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

#[test]
fn whoever_is_asked_answers_while_the_paper_is_with_them() {
    let at = "2020-05-20T10:00:00Z".parse().expect("a moment");
    let (own, other) = (organisation("ORG04"), organisation("ORG07"));
    let signed = || CoSigned::Signed { at };
    assert_eq!(paper().co_signed(&own, signed()), Err(StepError::NotFromHere), "still a draft");
    let asked = paper().step(PaperState::CoSigning).expect("asked");
    assert_eq!(asked.co_signed(&other, signed()), Err(StepError::NotFromHere), "not asked");
    let refused = CoSigned::Refused { at, reason: "zu teuer".into() };
    let no = asked.co_signed(&own, refused).expect("answered");
    assert_eq!(no.step(PaperState::Released), Err(StepError::NotAgreed(vec![own.clone()])));
    let yes = no.co_signed(&own, signed()).expect("another answer");
    let released = yes.step(PaperState::Released).expect("agreed");
    assert_eq!(released.co_signed(&own, signed()), Err(StepError::NotFromHere));
    let back = released.step(PaperState::Draft).expect("taken back");
    assert_eq!(back.not_agreed(), [own], "who agreed is asked anew");
}

#[test]
fn a_refusal_says_why() {
    let at = "2020-05-20T10:00:00Z".parse().expect("a moment");
    let answer = |answer: &str, reason: &str| {
        CoSignForm { answer: answer.into(), reason: reason.into() }.parse(at)
    };
    assert_eq!(answer("mitgezeichnet", ""), Ok(CoSigned::Signed { at }));
    let errors = answer("abgelehnt", " ").expect_err("why");
    assert_eq!(errors.of("reason"), Some(&Problem::Required));
    assert!(answer("", "").expect_err("no answer").of("answer").is_some());
    assert!(answer("vielleicht", "").expect_err("no answer").of("answer").is_some());
    let long = "a".repeat(MAX_REASON + 1);
    assert!(answer("abgelehnt", &long).expect_err("too long").of("reason").is_some());
}

#[test]
fn files_come_and_go_while_the_text_does() {
    let draft = paper();
    let pdf: &[u8] = b"%PDF-1.7";
    let form = FileForm { title: String::new(), tier: String::new() };
    let named = form.parse(&draft, Some(("C:\\Akten\\Tabelle.pdf", pdf))).expect("taken");
    assert_eq!(named, ("Tabelle.pdf".to_owned(), draft.tier, crate::attachment::Media::Pdf));
    for (file, problem) in [
        (None, Problem::Required),
        (Some(("a.pdf", &b"<svg onload=alert(1)>"[..])), Problem::FileKind),
        (Some(("a.pdf", &b""[..])), Problem::FileKind),
    ] {
        let errors = form.parse(&draft, file).expect_err("not taken");
        assert_eq!(errors.of("anlage"), Some(&problem));
    }
    let full = Paper { files: vec![draft.files[0].clone(); MAX_PAPER_FILES], ..draft.clone() };
    let errors = form.parse(&full, Some(("a.pdf", pdf))).expect_err("one too many");
    assert_eq!(errors.of("anlage"), Some(&Problem::TooManyFiles { max: MAX_PAPER_FILES }));
    let sent = draft.step(PaperState::CoSigning).expect("asked");
    assert_eq!(sent.with_file(draft.files[0].clone()), Err(StepError::NotFromHere));
    assert_eq!(sent.without_file(&draft.files[0].id), Err(StepError::NotFromHere));
    let fewer = draft.without_file(&draft.files[0].id).expect("a draft");
    assert_eq!(fewer.files, draft.files[1..]);
}

#[test]
fn a_form_ties_to_what_is_there() {
    let (catalogue, mut book) = (Catalogue::default(), Book::default());
    let own = paper();
    book.papers.insert(own.number.clone(), own.clone());
    let typed = PaperForm { replaces: "SR-2020-004".into(), ..form() };
    assert_eq!(
        typed.draft(None, &catalogue, &book).expect("a paper").ties.replaces.as_ref(),
        Some(&own.number)
    );
    let errors = typed.draft(Some(&own.number), &catalogue, &book).expect_err("itself");
    assert_eq!(errors.of("replaces"), Some(&Problem::Circular));
    let unknown = PaperForm {
        title: String::new(),
        replaces: "SR-2020-009".into(),
        indicators: vec!["BG-04".into()],
        co_signers: vec!["ORG99".into()],
        ..form()
    };
    let errors = unknown.draft(None, &catalogue, &book).expect_err("nothing of it is there");
    for field in ["title", "replaces", "indicators", "co_signers"] {
        assert!(errors.of(field).is_some(), "{field}");
    }
}

#[test]
fn other_words_are_asked_about_anew() {
    let (text, circle) = form().parse().expect("a paper");
    let ties = PaperTies {
        indicators: Vec::new(),
        co_signers: vec![organisation("ORG07")],
        replaces: None,
    };
    let draft = PaperDraft { text, tier: circle, ties };
    let next = signed(paper()).reworded(draft.clone());
    assert_eq!(next.not_agreed(), [organisation("ORG07")]);
    assert_eq!((next.files.len(), &next.number), (2, &paper().number));
    let new = Paper::new(paper().number, draft, day("2020-05-01"));
    assert_eq!((new.state, new.version, new.went_out()), (PaperState::Draft, 1, false));
}
