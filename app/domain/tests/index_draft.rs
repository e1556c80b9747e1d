//! The forms that change a draft of the method: what stands there reads back as the same, what cannot be read is refused
//! at its field, and no change goes past the journal.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use domain::error::{FieldErrors, Problem};
use domain::index::aggregate::{Aggregation, Coverage};
use domain::index::draft::{ElementForm, Kind, LevelsForm, OUTLIERS, changes, copy};
use domain::index::edition::{Edition, EditionState};
use domain::index::normalise::Base;
use domain::index::what_if::WEIGHTS;
use domain::index::{
    Draft, Element, FieldWeight, Imputation, IndexError, Method, Normaliser, Outliers, Rule, Scale,
    Weighting,
};
use domain::indicator::Indicator;
use domain::indicator::measured::Measured;
use domain::indicator::status::Polarity;
use domain::journal::Change;
use domain::key::{EditionId, FieldCode, IndicatorCode};
use domain::source::{Bilingual, Evidence};
use proptest::prelude::*;

const FIELDS: usize = 3;

fn field(at: usize) -> FieldCode {
    FieldCode::parse(&format!("F{at}")).unwrap()
}

fn indicator(code: &str, of: usize, polarity: Polarity) -> Indicator {
    Indicator {
        code: IndicatorCode::parse(code).unwrap(),
        field: field(of),
        name: Bilingual::default(),
        short: Bilingual::default(),
        definition: Bilingual::default(),
        phrase: Bilingual::default(),
        unit: "Prozent".into(),
        polarity,
        kind: String::new(),
        cumulative: false,
        frequency: String::new(),
        min: None,
        max: None,
        decimals: 1,
        proxy: None,
        share_of: None,
        measured: Measured::default(),
        leading: false,
        note: String::new(),
        version: 1,
    }
}

fn element(code: &str, of: usize, polarity: Polarity, normaliser: Normaliser) -> Element {
    let code = IndicatorCode::parse(code).unwrap();
    Element { code, field: field(of), polarity, weight: 1.0, normaliser }
}

fn goalposts(worst: f64, best: f64) -> Normaliser {
    Normaliser::Goalposts { worst, best, clamp: true }
}

/// Three fields; two indicators in the first, one in the second, none in the third.
fn plain() -> Draft {
    let rule = |coverage| Rule {
        aggregation: Aggregation::Arithmetic,
        coverage,
        weighting: Weighting::Set,
    };
    Draft {
        scale: Scale::POINTS,
        fields: (0..FIELDS).map(|at| FieldWeight { code: field(at), weight: 1.0 }).collect(),
        elements: vec![
            element("A-1", 0, Polarity::HigherBetter, goalposts(0.0, 100.0)),
            element("A-2", 0, Polarity::LowerBetter, goalposts(60.0, 0.0)),
            element("B-1", 1, Polarity::HigherBetter, goalposts(0.5, 4.5)),
        ],
        outliers: Outliers::Keep,
        imputation: Imputation::None,
        within: rule(Coverage::Share(0.66)),
        across: rule(Coverage::Count(2)),
    }
}

fn edition(draft: Draft, state: EditionState) -> Edition {
    Edition {
        id: EditionId::parse("e1").unwrap(),
        number: 4,
        title: "Zweite Fassung".into(),
        method: Method::new(draft).unwrap(),
        state,
        from: Some("2026-01-01".parse().unwrap()),
        paper: "Vorlage 7/6".into(),
        decided_in: "7/6.1".into(),
        reason: "Andere Gewichte".into(),
        evidence: Evidence::Illustrative,
        known: "2026-01-02".parse().unwrap(),
        version: 9,
    }
}

fn draft() -> Edition {
    edition(plain(), EditionState::Draft)
}

fn first() -> Indicator {
    indicator("A-1", 0, Polarity::HigherBetter)
}

fn told(before: &Edition, after: &Edition) -> Vec<Change> {
    changes(before, after).into_iter().flatten().collect()
}

fn at<'a>(refused: &'a Result<Edition, FieldErrors>, name: &str) -> Option<&'a Problem> {
    refused.as_ref().unwrap_err().of(name)
}

#[test]
fn a_copy_is_a_draft_of_its_own_with_the_same_method() {
    let of = edition(plain(), EditionState::InForce);
    let later = Edition { number: 7, ..of.clone() };
    let today = "2026-05-28".parse().unwrap();
    let id = EditionId::parse("neu").unwrap();
    let copied = copy(&of, &[later.clone(), of.clone()], today, id.clone());
    assert_eq!((copied.number, copied.state, copied.from), (8, EditionState::Draft, None));
    assert_eq!((copied.paper.as_str(), copied.decided_in.as_str()), ("", ""));
    assert_eq!((copied.known, copied.version, &copied.id), (today, 1, &id));
    assert_eq!(
        (&copied.method, &copied.title, &copied.reason),
        (&of.method, &of.title, &of.reason)
    );
    assert_eq!(copied.evidence, Evidence::Illustrative);
    assert_eq!(copy(&of, &[], today, id.clone()).number, 1);
    let last = Edition { number: i64::MAX, ..later };
    assert_eq!(copy(&of, &[last], today, id).number, i64::MAX);
}

/// What is proposed or decided stands as it is: not even the same values are taken.
#[test]
fn only_a_draft_is_changed() {
    for state in [EditionState::Proposed, EditionState::InForce] {
        let fixed = edition(plain(), state);
        let refused = LevelsForm::of(&fixed).parse(&fixed);
        assert_eq!(at(&refused, "title"), Some(&Problem::NotAChoice));
        for counts in ["ja", "nein"] {
            let form =
                ElementForm { counts: counts.into(), ..ElementForm::of(&fixed.method, &first()) };
            assert_eq!(at(&form.parse(&fixed, &first()), "counts"), Some(&Problem::NotAChoice));
        }
    }
}

#[test]
fn every_field_of_the_levels_is_refused_at_its_own_place_and_all_at_once() {
    let draft = draft();
    let range = |max| Problem::OutOfRange { min: 0.0, max: Some(max) };
    let wrong = LevelsForm {
        title: "  ".into(),
        reason: String::new(),
        ends: "2".into(),
        within_mean: "mode".into(),
        within_weighting: String::new(),
        within_cover: "101 %".into(),
        across_mean: " ".into(),
        across_weighting: "votes".into(),
        across_cover: "1,5".into(),
        imputation: "zero".into(),
        outliers: "drop".into(),
        weights: ["-1", "1000,001", ""].map(str::to_owned).to_vec(),
    };
    let found = wrong.parse(&draft).unwrap_err();
    let expected = [
        ("title", Problem::Required),
        ("reason", Problem::Required),
        ("ends", Problem::NotAChoice),
        ("within_mean", Problem::NotAChoice),
        ("within_weighting", Problem::Required),
        ("within_cover", range(100.0)),
        ("across_mean", Problem::Required),
        ("across_weighting", Problem::NotAChoice),
        ("across_cover", Problem::NotACount),
        ("imputation", Problem::NotAChoice),
        ("outliers", Problem::NotAChoice),
        ("g1", range(1000.0)),
        ("g2", range(1000.0)),
        ("g3", Problem::Required),
    ];
    let found: Vec<(&str, Problem)> = found.iter().map(|(name, p)| (name, p.clone())).collect();
    assert_eq!(found, expected);
    for (cover, ok) in [
        ("0", false),
        ("-1", false),
        ("65536", false),
        ("-1 %", false),
        ("", false),
        ("%", false),
        ("0 %", true),
        ("66,5%", true),
        (" 2 ", true),
        ("4", false),
    ] {
        let form = LevelsForm { across_cover: cover.into(), ..LevelsForm::of(&draft) };
        assert_eq!(form.parse(&draft).is_ok(), ok, "{cover:?}");
    }
}

/// What only the whole shows is said by name: no weight at all, more fields asked for than there are.
#[test]
fn what_no_method_can_be_is_said_at_the_mean_over_fields() {
    let draft = draft();
    let zeros = LevelsForm { weights: vec!["0".into(); FIELDS], ..LevelsForm::of(&draft) };
    let none = Problem::Method(IndexError::NoWeight { of: "index".into() });
    assert_eq!(at(&zeros.parse(&draft), "across_mean"), Some(&none));
    let equal = LevelsForm { across_weighting: "equal".into(), ..zeros };
    assert!(equal.parse(&draft).is_ok(), "equal weights need none");
    let four = LevelsForm { across_cover: "4".into(), ..LevelsForm::of(&draft) };
    let none = Problem::Method(IndexError::Coverage { of: "index".into() });
    assert_eq!(at(&four.parse(&draft), "across_mean"), Some(&none));
}

/// A weight that does not arrive is not taken for the old one.
#[test]
fn weights_are_taken_by_name_and_one_that_is_not_there_is_asked_for() {
    let draft = draft();
    let pairs = [("g3", "0,5"), ("g1", "2"), ("g4", "9"), ("title", "x"), ("g13", "7")];
    let form = LevelsForm::of(&draft).with_weights(FIELDS, pairs);
    assert_eq!(form.weights, ["2", "", "0,5"]);
    assert_eq!(at(&form.parse(&draft), "g2"), Some(&Problem::Required));
    let form = form.with_weights(FIELDS, [("g1", "2"), ("g2", "0"), ("g3", "0,5")]);
    let changed = form.parse(&draft).unwrap();
    let weights: Vec<f64> = changed.method.draft().fields.iter().map(|f| f.weight).collect();
    assert_eq!(weights, [2.0, 0.0, 0.5]);
    assert_eq!(LevelsForm::default().with_weights(40, []).weights.len(), WEIGHTS.len());
}

#[test]
fn an_indicator_joins_changes_and_leaves_its_field() {
    let draft = draft();
    let joining = indicator("C-1", 2, Polarity::LowerBetter);
    let blank = ElementForm::of(&draft.method, &joining);
    assert_eq!((blank.counts.as_str(), blank.weight.as_str()), ("nein", "1"));
    assert_eq!(blank.parse(&draft, &joining).unwrap(), draft, "it does not count, before or after");
    let form = ElementForm {
        counts: "ja".into(),
        weight: "2,5".into(),
        worst: "1.000".into(),
        best: "0".into(),
        ..blank
    };
    let joined = form.parse(&draft, &joining).unwrap();
    let expected =
        Element { weight: 2.5, ..element("C-1", 2, Polarity::LowerBetter, goalposts(1000.0, 0.0)) };
    assert_eq!(joined.method.draft().elements.last(), Some(&expected));
    assert_eq!(joined.method.draft().elements[..3], draft.method.draft().elements[..]);
    let told_of = told(&draft, &joined);
    assert_eq!(
        (told_of.len(), told_of[0].field.as_str(), told_of[0].before.as_str()),
        (1, "C-1", "")
    );
    assert!(told_of[0].after.starts_with("2,5 × goalposts 1.000 … 0"), "{told_of:?}");

    // In place, not at the end: the order of the others stays.
    let weight = ElementForm { weight: "3".into(), ..ElementForm::of(&joined.method, &first()) };
    let heavier = weight.parse(&joined, &first()).unwrap();
    let order = |e: &Edition| -> Vec<String> {
        e.method.draft().elements.iter().map(|element| element.code.to_string()).collect()
    };
    assert_eq!(order(&heavier), ["A-1", "A-2", "B-1", "C-1"]);

    // What else stands in the form of an indicator that no longer counts is not looked at.
    let out = ElementForm { counts: "nein".into(), ..ElementForm::default() };
    let left = out.parse(&heavier, &joining).unwrap();
    assert_eq!(order(&left), ["A-1", "A-2", "B-1"]);
    let told_of = told(&heavier, &left);
    assert_eq!(
        (told_of.len(), told_of[0].field.as_str(), told_of[0].after.as_str()),
        (1, "C-1", "")
    );
    let lonely =
        edition(Draft { elements: plain().elements[..1].to_vec(), ..plain() }, EditionState::Draft);
    let none = Problem::Method(IndexError::Empty);
    assert_eq!(at(&out.parse(&lonely, &first()), "counts"), Some(&none));
}

#[test]
fn what_an_indicator_cannot_be_is_refused_by_name() {
    let draft = draft();
    let ask = |change: &dyn Fn(&mut ElementForm)| {
        let mut form = ElementForm::of(&draft.method, &first());
        change(&mut form);
        form.parse(&draft, &first())
    };
    let of = || "A-1".to_owned();
    let method = |error| Some(Problem::Method(error));
    let posts = |worst: &'static str, best: &'static str| {
        ask(&move |form| (form.worst, form.best) = (worst.into(), best.into()))
    };
    let at = |refused: &Result<Edition, FieldErrors>, name: &str| at(refused, name).cloned();
    assert_eq!(at(&posts("7", "7"), "kind"), method(IndexError::GoalpostsEqual { of: of() }));
    assert_eq!(at(&posts("100", "0"), "kind"), method(IndexError::GoalpostsReversed { of: of() }));
    assert_eq!(at(&posts("", "0"), "worst"), Some(Problem::Required));
    for nonsense in ["NaN", "1e308", "inf", "1.5", "∞", "10000000000000000"] {
        let refused = posts("0", nonsense);
        assert!(matches!(at(&refused, "best"), Some(Problem::Number(_))), "{nonsense} {refused:?}");
        assert_eq!(at(&refused, "worst"), None);
    }
    let both = ask(&|form| (form.weight, form.cap) = ("-1".into(), "vielleicht".into()));
    let range = Problem::OutOfRange { min: 0.0, max: Some(1000.0) };
    assert_eq!((at(&both, "weight"), at(&both, "cap")), (Some(range), Some(Problem::NotAChoice)));
    for counts in ["", "vielleicht"] {
        assert!(at(&ask(&|form| form.counts = counts.into()), "counts").is_some());
    }
    // Places in an order and shares of a way are not put together.
    let ranks = ask(&|form| form.kind = "rank".into());
    assert_eq!(at(&ranks, "kind"), method(IndexError::MixedScales { of: "A-2".into() }));
    assert_eq!(at(&ask(&|form| form.kind = "mode".into()), "kind"), Some(Problem::NotAChoice));
    let bounds =
        |text: String| ask(&|form| (form.kind, form.bounds) = ("thresholds".into(), text.clone()));
    let order = method(IndexError::BoundsNotInOrder { of: of() });
    assert_eq!(at(&bounds("3; 2".into()), "kind"), order);
    assert_eq!(at(&bounds("2; 2".into()), "kind"), order);
    assert_eq!(at(&bounds("1;;2".into()), "bounds"), Some(Problem::Required));
    let numbers = |n: usize| (1..=n).map(|n| n.to_string()).collect::<Vec<_>>().join(";");
    assert_eq!(at(&bounds(numbers(10)), "bounds"), Some(Problem::TooManyLines { max: 9 }));
    assert!(bounds(numbers(9)).is_ok());
    let away = ask(&|form| (form.kind, form.reference) = ("to_reference".into(), "x".repeat(81)));
    assert_eq!(at(&away, "reference"), Some(Problem::TooLong { max: 80, count: 81 }));

    let context = indicator("A-1", 0, Polarity::Context);
    let form = ElementForm::of(&draft.method, &context);
    assert_eq!(at(&form.parse(&draft, &context), "counts"), Some(Problem::NeverRated));
    let stray = indicator("A-1", 8, Polarity::HigherBetter);
    let form = ElementForm::of(&draft.method, &stray);
    assert_eq!(at(&form.parse(&draft, &stray), "kind"), method(IndexError::Stray { of: of() }));

    // Alone in the index, an indicator may stand on any scale; without extent there is none.
    let lonely =
        edition(Draft { elements: plain().elements[..1].to_vec(), ..plain() }, EditionState::Draft);
    let alone = |kind: &str, text: &str| {
        let (kind, stretch, margin) = (kind.to_owned(), text.to_owned(), text.to_owned());
        let form = ElementForm::of(&lonely.method, &first());
        ElementForm { kind, stretch, margin, ..form }.parse(&lonely, &first())
    };
    for kind in ["z_score", "above_below"] {
        assert!(alone(kind, "15").is_ok());
        for text in ["0", "-1"] {
            assert_eq!(
                at(&alone(kind, text), "kind"),
                method(IndexError::NoScale),
                "{kind} {text}"
            );
        }
    }
}

/// Who moves an indicator, turns its direction or opens its end changes the index: each has its line.
#[test]
fn changes_of_direction_field_and_open_ends_stand_in_the_journal() {
    let with = |normaliser: Normaliser| {
        let mut draft = plain();
        draft.elements[0].normaliser = normaliser;
        edition(draft, EditionState::Draft)
    };
    let target = |cap| with(Normaliser::ToTarget { target: 90.0, cap });
    let reference = |cap| with(Normaliser::ToReference { unit: "DE".into(), cap });
    let posts = |clamp| with(Normaliser::Goalposts { worst: 0.0, best: 100.0, clamp });
    for (capped, open) in [
        (target(true), target(false)),
        (reference(true), reference(false)),
        (posts(true), posts(false)),
    ] {
        let told = told(&capped, &open);
        assert_eq!((told.len(), told[0].field.as_str()), (1, "A-1"), "{told:?}");
        assert!(told[0].after.contains("offen") && !told[0].before.contains("offen"), "{told:?}");
    }
    let ranked = with(Normaliser::MinMax);
    let form = ElementForm::of(&ranked.method, &first());
    for moved in
        [indicator("A-1", 0, Polarity::LowerBetter), indicator("A-1", 2, Polarity::HigherBetter)]
    {
        let after = form.parse(&ranked, &moved).unwrap();
        assert_eq!(after.method.draft().elements[0].field, moved.field);
        assert_eq!(after.method.draft().elements[0].polarity, moved.polarity);
        assert_eq!(told(&ranked, &after).len(), 1, "{moved:?}");
    }
}

fn amount() -> impl Strategy<Value = f64> {
    (-1_000_000_i32..1_000_000, 0..4_i32).prop_map(|(n, places)| f64::from(n) / 10_f64.powi(places))
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 4 => (1..1_000_000_i32).prop_map(|n| f64::from(n) / 1000.0)]
}

fn coverage() -> impl Strategy<Value = Coverage> {
    prop_oneof![
        (0..=1000_i32).prop_map(|n| Coverage::Share(f64::from(n) / 10.0 / 100.0)),
        (1..=FIELDS).prop_map(Coverage::Count),
    ]
}

fn rule() -> impl Strategy<Value = Rule> {
    let mean = proptest::sample::select(Aggregation::ALL.to_vec());
    let weighting = proptest::sample::select(Weighting::ALL.to_vec());
    (mean, coverage(), weighting).prop_map(|(aggregation, coverage, weighting)| Rule {
        aggregation,
        coverage,
        weighting,
    })
}

/// Every normaliser with parameters that a method takes where more is better.
fn normaliser() -> impl Strategy<Value = Normaliser> {
    let gap = || (1..1_000_000_i32).prop_map(|n| f64::from(n) / 100.0);
    prop_oneof![
        (amount(), gap(), any::<bool>()).prop_map(|(worst, gap, clamp)| {
            Normaliser::Goalposts { worst, best: ((worst + gap) * 1e6).round() / 1e6, clamp }
        }),
        Just(Normaliser::MinMax),
        (amount(), gap()).prop_map(|(mean, deviation)| Normaliser::ZScore { mean, deviation }),
        Just(Normaliser::Rank),
        Just(Normaliser::Borda),
        Just(Normaliser::PercentileRank),
        Just(Normaliser::ToLeader),
        ("[A-Z]{2}", any::<bool>()).prop_map(|(unit, cap)| Normaliser::ToReference { unit, cap }),
        (amount(), any::<bool>()).prop_map(|(target, cap)| Normaliser::ToTarget { target, cap }),
        proptest::sample::select(vec![Base::Leader, Base::Mean, Base::Last])
            .prop_map(|base| Normaliser::Ratio { base }),
        gap().prop_map(|per_cent| Normaliser::AboveBelow { margin: per_cent / 100.0 }),
        proptest::collection::btree_set(-100_000..100_000_i32, 1..=9).prop_map(|bounds| {
            let bounds = bounds.into_iter().map(|n| f64::from(n) / 1000.0).collect();
            Normaliser::Thresholds { bounds }
        }),
    ]
}

/// Drafts that forms can make: all indicators alike in kind, so that they stand on one scale.
fn drafts() -> impl Strategy<Value = Edition> {
    let levels = (rule(), rule(), any::<bool>(), any::<bool>());
    let imputation = proptest::sample::select(Imputation::ALL.to_vec());
    (
        levels,
        imputation,
        normaliser(),
        [weight(), weight(), weight()],
        [weight(), weight(), weight()],
    )
        .prop_filter_map(
            "a method",
            |((within, across, from_one, keep), imputation, normaliser, fields, own)| {
                let low = if from_one { 1.0 } else { 0.0 };
                let mut draft = Draft {
                    scale: Scale { low, high: 100.0 },
                    outliers: if keep { Outliers::Keep } else { Outliers::Winsorise { most: 5 } },
                    imputation,
                    within,
                    across,
                    ..plain()
                };
                for (field, weight) in draft.fields.iter_mut().zip(fields) {
                    field.weight = weight;
                }
                for (element, weight) in draft.elements.iter_mut().zip(own) {
                    element.weight = weight;
                    element.polarity = Polarity::HigherBetter;
                    element.normaliser = normaliser.clone();
                }
                Method::new(draft.clone()).ok()?;
                Some(edition(draft, EditionState::Draft))
            },
        )
}

/// What people type, and what programs send.
fn typed() -> impl Strategy<Value = String> {
    let known = [
        "",
        " ",
        "0",
        "-0",
        "1",
        "2",
        "3",
        "1,5",
        "1.5",
        "1.000",
        "50 %",
        "100%",
        "NaN",
        "inf",
        "1e308",
        "-1",
        "999999999999999",
        "0,000000001",
        "ja",
        "nein",
        "keep",
        "winsorise",
        "set",
        "equal",
        "mean",
        "none",
        "median",
        "copeland",
        "arithmetic",
        "1;2",
        "2;1",
        "\u{202e}1",
        "𝟙",
    ];
    let kinds = Kind::ALL.iter().map(|kind| kind.code());
    proptest::sample::select(known.into_iter().chain(kinds).map(str::to_owned).collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Opening a form and sending it as it is changes nothing, so nobody moves a number by looking at it.
    #[test]
    fn forms_sent_as_they_are_change_nothing(draft in drafts()) {
        prop_assert_eq!(&LevelsForm::of(&draft).parse(&draft).unwrap(), &draft);
        for element in &draft.method.draft().elements {
            let at = draft.method.draft().fields.iter().position(|f| f.code == element.field).unwrap();
            let indicator = indicator(element.code.as_str(), at, element.polarity);
            let form = ElementForm::of(&draft.method, &indicator);
            prop_assert_eq!(Kind::of(&element.normaliser).code(), &form.kind);
            prop_assert_eq!(&form.parse(&draft, &indicator).unwrap(), &draft);
        }
        prop_assert_eq!(told(&draft, &draft), vec![]);
    }

    /// Two drafts that differ have a line in the journal, and what it says of them differs.
    #[test]
    fn no_change_goes_past_the_journal(one in drafts(), other in drafts()) {
        let told = told(&one, &other);
        prop_assert_eq!(told.is_empty(), one.method == other.method);
        prop_assert!(told.iter().all(|change| change.before != change.after));
        let back = changes(&other, &one).into_iter().flatten();
        prop_assert!(told.iter().zip(back).all(|(a, b)| (&a.before, &a.after) == (&b.after, &b.before)));
    }

    /// Whatever arrives: a method that reads back as itself, or a problem at a field; nothing else of the edition moves.
    #[test]
    fn whatever_arrives_is_a_method_or_a_problem_at_a_field(
        draft in drafts(), texts in proptest::collection::vec(typed(), 15), kept in any::<u32>(),
    ) {
        // The bits say which fields stay as they are: otherwise hardly any form would be in order.
        let kept = kept | kept.rotate_left(7) | kept.rotate_left(13);
        let or = |old: String, at: usize| if kept >> at & 1 == 1 { old } else { texts[at].clone() };
        let old = LevelsForm::of(&draft);
        let weights = old.weights.into_iter().enumerate().map(|(at, weight)| or(weight, 11 + at)).collect();
        let form = LevelsForm {
            title: or(old.title, 0),
            reason: or(old.reason, 1),
            ends: or(old.ends, 2),
            within_mean: or(old.within_mean, 3),
            within_weighting: or(old.within_weighting, 4),
            within_cover: or(old.within_cover, 5),
            across_mean: or(old.across_mean, 6),
            across_weighting: or(old.across_weighting, 7),
            across_cover: or(old.across_cover, 8),
            imputation: or(old.imputation, 9),
            outliers: or(old.outliers, 10),
            weights,
        };
        match form.parse(&draft) {
            Err(errors) => prop_assert!(!errors.is_empty()),
            Ok(changed) => {
                prop_assert_eq!(&LevelsForm::of(&changed).parse(&changed).unwrap(), &changed);
                prop_assert_eq!(&changed.method.draft().elements, &draft.method.draft().elements);
                let untouched = |e: &Edition| (e.id.clone(), e.number, e.state, e.from, e.version);
                prop_assert_eq!(untouched(&changed), untouched(&draft));
                prop_assert!(OUTLIERS.contains(&LevelsForm::of(&changed).outliers.as_str()));
            }
        }
        let indicator = first();
        let old = ElementForm::of(&draft.method, &indicator);
        let form = ElementForm {
            counts: or(old.counts, 0),
            weight: or(old.weight, 1),
            kind: or(old.kind, 2),
            worst: or(old.worst, 3),
            best: or(old.best, 4),
            cap: or(old.cap, 5),
            centre: or(old.centre, 6),
            stretch: or(old.stretch, 7),
            target: or(old.target, 8),
            reference: or(old.reference, 9),
            margin: or(old.margin, 10),
            bounds: or(old.bounds, 11),
        };
        match form.parse(&draft, &indicator) {
            Err(errors) => prop_assert!(!errors.is_empty()),
            Ok(changed) => {
                let again = ElementForm::of(&changed.method, &indicator);
                prop_assert_eq!(&again.parse(&changed, &indicator).unwrap(), &changed);
                let of = |e: &Edition| (e.method.draft().fields.clone(), e.method.draft().across);
                prop_assert_eq!(of(&changed), of(&draft));
                prop_assert_eq!(&changed.title, &draft.title);
            }
        }
    }
}
