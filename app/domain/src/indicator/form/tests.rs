use super::*;
use crate::indicator::formula::FormulaProblem;

fn code(text: &str) -> IndicatorCode {
    IndicatorCode::parse(text).expect("a code")
}

fn typed() -> IndicatorForm {
    let text = str::to_owned;
    IndicatorForm {
        code: text("UP-07"),
        field: text("F3"),
        name: text("Fördersumme je Bewilligung"),
        short: text("Fördersumme je Bewilligung"),
        phrase: text("die Fördersumme je Bewilligung"),
        definition: text("Bewilligte Fördersumme durch bewilligte Anträge."),
        numerator: text("bewilligte Fördersumme"),
        denominator: text("bewilligte Anträge"),
        unit: text("EUR"),
        polarity: text("kontext"),
        kind: text("output"),
        accumulation: text("not_additive"),
        frequency: text("unregelmäßig"),
        decimals: text("0"),
        formula: text("1000000 * [UP-02] / [UP-01]"),
        ..IndicatorForm::default()
    }
}

struct Known {
    field: FieldCode,
    codes: [IndicatorCode; 2],
    area: AreaCode,
}

fn known() -> Known {
    Known {
        field: FieldCode::parse("F3").expect("a code"),
        codes: [code("UP-01"), code("UP-02")],
        area: AreaCode::home(),
    }
}

fn around<'a>(known: &'a Known, existing: Option<&'a Indicator>) -> Surroundings<'a> {
    Surroundings {
        existing,
        has_values: false,
        fields: [&known.field].into(),
        indicators: known.codes.iter().chain(existing.map(|i| &i.code)).collect(),
        areas: [&known.area].into(),
        formulas: BTreeMap::new(),
        today: "2026-11-30".parse().expect("a day"),
    }
}

fn new(form: &IndicatorForm) -> Result<Indicator, FieldErrors> {
    form.parse(&around(&known(), None))
}

fn fields(errors: &FieldErrors) -> Vec<&str> {
    errors.iter().map(|(field, _)| field).collect()
}

#[test]
fn a_form_becomes_an_indicator_and_gives_the_form_again() {
    let found = new(&typed()).expect("valid");
    assert!(found.is_derived());
    assert_eq!(found.measured.edition, Edition::default());
    let again = IndicatorForm::of(&found);
    let known = known();
    let same = again.parse(&around(&known, Some(&found))).expect("nothing changed");
    assert_eq!(same, found);
}

#[test]
fn what_must_be_said_is_asked_for() {
    let empty = IndicatorForm::default();
    let errors = new(&empty).expect_err("nothing typed");
    for field in [
        "code",
        "field",
        "name",
        "short",
        "phrase",
        "definition",
        "unit",
        "polarity",
        "kind",
        "accumulation",
        "frequency",
    ] {
        assert_eq!(errors.of(field), Some(&Problem::Required), "{field}");
    }
    let count =
        IndicatorForm { unit: "Anzahl".into(), polarity: "hoeher_besser".into(), ..typed() };
    assert_eq!(fields(&new(&count).expect_err("a count")), ["counts", "low", "high"]);
    let half = IndicatorForm { denominator: String::new(), ..typed() };
    assert_eq!(fields(&new(&half).expect_err("half a share")), ["denominator"]);
    let reversed = IndicatorForm { min: "5".into(), max: "5".into(), ..typed() };
    assert_eq!(new(&reversed).expect_err("no range").of("max"), Some(&Problem::EndsReversed));
    let taken = IndicatorForm { code: "UP-01".into(), ..typed() };
    assert_eq!(new(&taken).expect_err("taken").of("code"), Some(&Problem::CodeTaken));
}

#[test]
fn a_formula_is_refused_where_it_cannot_be_computed() {
    let with = |formula: &str| IndicatorForm { formula: formula.into(), ..typed() };
    let problem = |formula: &str| {
        new(&with(formula)).expect_err(formula).of("formula").expect("at the formula").clone()
    };
    let Problem::Formula { error, .. } = problem("[UP-02] / ") else { panic!("no place") };
    assert_eq!((error.position, error.problem), (9, FormulaProblem::UnexpectedEnd));
    assert_eq!(problem("[XX-99]"), Problem::UnknownIndicator { code: "XX-99".into() });
    assert_eq!(problem("[UP-01@DE-XX]"), Problem::UnknownArea { code: "DE-XX".into() });
    assert_eq!(problem("[UP-07] + 1"), Problem::FormulaCircle { codes: vec![code("UP-07")] });

    let known = known();
    let mut over_others = around(&known, None);
    let back = Formula::parse("[UP-07] * 2").expect("a formula");
    over_others.formulas.insert(code("UP-01"), back);
    let errors = typed().parse(&over_others).expect_err("a circle");
    let circle = Problem::FormulaCircle { codes: vec![code("UP-01"), code("UP-07")] };
    assert_eq!(errors.of("formula"), Some(&circle));
    let entered = Surroundings { has_values: true, ..around(&known, None) };
    let errors = typed().parse(&entered).expect_err("values stand there");
    assert_eq!(errors.of("formula"), Some(&Problem::HasValues));
}

#[test]
fn a_changed_meaning_is_a_new_version_with_first_day_and_reason() {
    let before = new(&typed()).expect("valid");
    let known = known();
    let change = |form: IndicatorForm| form.parse(&around(&known, Some(&before)));
    let named =
        IndicatorForm { name: "Zuschuss je Bewilligung".into(), ..IndicatorForm::of(&before) };
    let found = change(named).expect("another name is no other meaning");
    assert_eq!(found.measured.edition.number, 1);

    let other = IndicatorForm { denominator: "Unternehmen".into(), ..IndicatorForm::of(&before) };
    assert_eq!(fields(&change(other.clone()).expect_err("why, since when")), ["from", "reason"]);
    let dated = IndicatorForm {
        from: "01.01.2023".into(),
        reason: "Gezählt werden jetzt Unternehmen".into(),
        breaks: "ja".into(),
        ..other
    };
    let found = change(dated).expect("dated");
    let edition = &found.measured.edition;
    assert_eq!((edition.number, edition.breaks), (2, true));
    assert_eq!(found.measured.earlier[0].denominator.de, "bewilligte Anträge");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    assert_eq!(found.measured.breaks(day("2026-11-30")).collect::<Vec<_>>(), [day("2023-01-01")]);
    assert_eq!(found.measured.breaks(day("2026-11-29")).count(), 0, "not known then");

    let again = IndicatorForm {
        denominator: "Betriebe".into(),
        from: "01.01.2023".into(),
        reason: "Noch einmal".into(),
        ..IndicatorForm::of(&found)
    };
    let errors = again.parse(&around(&known, Some(&found))).expect_err("no later day");
    assert_eq!(errors.of("from"), Some(&Problem::BeforeInForce { since: day("2023-01-01") }));
}
