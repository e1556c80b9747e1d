//! Properties of formulas: reading, writing, computing, and the order of derived indicators.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use domain::indicator::formula::{Formula, Input, Inputs, NoValue, order};
use domain::indicator::marks::{MarkedValue, Marks};
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::key::{AreaCode, IndicatorCode};
use domain::number::Language;
use domain::period::Period;
use domain::source::Evidence;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const YEAR: Period = Period::Year(2024);

/// A formula as a test sees it: computed and written without the product's help.
#[derive(Debug, Clone)]
enum Tree {
    Number(u32, u8),
    Input(u8, bool, bool),
    Negation(Box<Tree>),
    Operation(char, Box<Tree>, Box<Tree>),
    Call(&'static str, Vec<Tree>),
}

impl Tree {
    /// With parentheses around everything.
    fn written(&self) -> String {
        match self {
            Self::Number(number, decimals) => written_number(*number, *decimals),
            Self::Input(code, elsewhere, prior) => {
                let input = format!("[I-{code}{}]", if *elsewhere { "@DE" } else { "" });
                if *prior { format!("prior({input})") } else { input }
            }
            Self::Negation(inner) => format!("(-{})", inner.written()),
            Self::Operation(sign, left, right) => {
                format!("({}{sign}{})", left.written(), right.written())
            }
            Self::Call(name, arguments) => {
                let arguments: Vec<_> = arguments.iter().map(Self::written).collect();
                format!("{name}({})", arguments.join(";"))
            }
        }
    }

    /// The value, none where a division by zero or too large a number is on the way.
    fn computed(&self, inputs: &impl Inputs) -> Option<f64> {
        let value = match self {
            Self::Number(number, decimals) => written_number(*number, *decimals).parse().ok()?,
            Self::Input(code, elsewhere, prior) => {
                inputs.value(&input(*code, *elsewhere, *prior))?.value
            }
            Self::Negation(inner) => -inner.computed(inputs)?,
            Self::Operation(sign, left, right) => {
                let (left, right) = (left.computed(inputs)?, right.computed(inputs)?);
                match sign {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ if right == 0.0 => return None,
                    _ => left / right,
                }
            }
            Self::Call(name, arguments) => {
                let values: Option<Vec<_>> =
                    arguments.iter().map(|argument| argument.computed(inputs)).collect();
                let mut values = values?;
                let sum: f64 = values.iter().sum();
                let count = u32::try_from(values.len()).ok()?;
                values.sort_by(f64::total_cmp);
                match *name {
                    "min" => *values.first()?,
                    "max" => *values.last()?,
                    "sum" => sum,
                    _ => sum / f64::from(count),
                }
            }
        };
        value.is_finite().then_some(value)
    }

    fn read(&self, found: &mut BTreeSet<Input>) {
        match self {
            Self::Number(..) => {}
            Self::Input(code, elsewhere, prior) => {
                found.insert(input(*code, *elsewhere, *prior));
            }
            Self::Negation(inner) => inner.read(found),
            Self::Operation(_, left, right) => {
                left.read(found);
                right.read(found);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.read(found)),
        }
    }
}

/// Four decimals at least, so that a point never looks like one between thousands.
fn written_number(number: u32, decimals: u8) -> String {
    if decimals == 0 { number.to_string() } else { format!("{number}.{decimals:04}") }
}

fn input(code: u8, elsewhere: bool, prior: bool) -> Input {
    Input {
        indicator: IndicatorCode::parse(&format!("I-{code}")).unwrap(),
        area: if elsewhere { AreaCode::parse("DE").unwrap() } else { AreaCode::home() },
        period: if prior { Period::Year(2023) } else { YEAR },
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        (0_u32..2_000, 0_u8..=255).prop_map(|(number, decimals)| Tree::Number(number, decimals)),
        (0_u8..4, any::<bool>(), any::<bool>())
            .prop_map(|(code, at, prior)| Tree::Input(code, at, prior)),
    ];
    leaf.prop_recursive(8, 32, 3, |inner| {
        let sign = proptest::sample::select(vec!['+', '-', '*', '/']);
        let name = proptest::sample::select(vec!["min", "max", "sum", "mean"]);
        prop_oneof![
            3 => (sign, inner.clone(), inner.clone())
                .prop_map(|(sign, a, b)| Tree::Operation(sign, Box::new(a), Box::new(b))),
            1 => inner.clone().prop_map(|inner| Tree::Negation(Box::new(inner))),
            1 => (name, proptest::collection::vec(inner, 1..4))
                .prop_map(|(name, arguments)| Tree::Call(name, arguments)),
        ]
    })
}

/// Values that stand in a table.
#[derive(Debug, Clone, Default)]
struct Table(BTreeMap<Input, MarkedValue>);

impl Inputs for Table {
    fn value(&self, input: &Input) -> Option<MarkedValue> {
        self.0.get(input).copied()
    }
}

fn marks() -> impl Strategy<Value = Marks> {
    (
        proptest::sample::select(Qualifier::ALL),
        proptest::sample::select(ObservationStatus::ALL),
        proptest::sample::select(Evidence::ALL),
    )
        .prop_map(|(qualifier, status, evidence)| Marks { qualifier, status, evidence })
}

/// A table with every input a [`tree`] can read.
fn full(value: impl Strategy<Value = f64> + Clone + 'static) -> impl Strategy<Value = Table> {
    let all: Vec<_> = (0..4)
        .flat_map(|code| [false, true].map(|elsewhere| (code, elsewhere)))
        .flat_map(|(code, elsewhere)| [false, true].map(|prior| input(code, elsewhere, prior)))
        .collect();
    proptest::collection::vec((value, marks()), all.len()).prop_map(move |values| {
        let values = values.into_iter().map(|(value, marks)| MarkedValue { value, marks });
        Table(all.iter().cloned().zip(values).collect())
    })
}

fn usual() -> impl Strategy<Value = f64> + Clone {
    (-500_i32..500).prop_map(|number| f64::from(number) / 10.0)
}

fn plain(mut table: Table) -> Table {
    for value in table.0.values_mut() {
        value.marks = Marks::PLAIN;
    }
    table
}

/// Text as somebody types it who has nearly understood.
fn nearly() -> impl Strategy<Value = String> {
    (tree(), any::<prop::sample::Index>(), "[-+*/();.,@\\[\\]0-9a-zÄ€ ]{0,4}", any::<bool>())
        .prop_map(|(tree, index, put, replace)| {
            let mut text: Vec<char> = tree.written().chars().collect();
            let place = index.index(text.len());
            let end = if replace { place + 1 } else { place };
            text.splice(place..end, put.chars());
            text.into_iter().collect()
        })
}

proptest! {
    #[test]
    fn a_formula_reads_as_it_is_written(tree in tree()) {
        let formula = Formula::parse(&tree.written()).unwrap();
        prop_assert_eq!(Formula::parse(&formula.to_string()), Ok(formula.clone()));
        prop_assert_eq!(Formula::parse(&formula.to_text(Language::En)), Ok(formula.clone()));
        let german = formula.to_text(Language::De);
        prop_assert_eq!(Formula::parse(&german.replace(',', ".")), Ok(formula.clone()));
        prop_assert!(!german.contains('.'));
    }

    #[test]
    fn a_formula_gives_what_its_parts_give(tree in tree(), table in full(usual())) {
        let table = plain(table);
        let formula = Formula::parse(&tree.written()).unwrap();
        // The same with the parentheses that the product leaves.
        for formula in [Formula::parse(&formula.to_string()).unwrap(), formula] {
            let found = formula.evaluate(&AreaCode::home(), YEAR, &table);
            if let Some(value) = tree.computed(&table) {
                prop_assert_eq!(found.map(|found| found.value), Ok(value + 0.0));
            } else {
                let refused = matches!(
                    found,
                    Err(NoValue::DivisionByZero { .. } | NoValue::NotFinite { .. })
                );
                prop_assert!(refused, "{found:?}");
            }
        }
    }

    #[test]
    fn exactly_the_missing_values_are_named(
        tree in tree(),
        table in full(usual()),
        dropped in proptest::collection::vec(any::<prop::sample::Index>(), 1..8),
    ) {
        let mut table = plain(table);
        for index in dropped {
            let all: Vec<_> = table.0.keys().cloned().collect();
            table.0.remove(index.get(&all));
        }
        let mut read = BTreeSet::new();
        tree.read(&mut read);
        let missing: Vec<_> = read.into_iter().filter(|input| table.value(input).is_none()).collect();
        let formula = Formula::parse(&tree.written()).unwrap();
        match formula.evaluate(&AreaCode::home(), YEAR, &table) {
            Err(NoValue::Missing(named)) => prop_assert_eq!(named, missing),
            _ => prop_assert!(missing.is_empty()),
        }
    }

    #[test]
    fn a_result_is_never_better_than_what_it_came_from(tree in tree(), table in full(usual())) {
        let formula = Formula::parse(&tree.written()).unwrap();
        let Ok(found) = formula.evaluate(&AreaCode::home(), YEAR, &table) else { return Ok(()) };
        let mut read = BTreeSet::new();
        tree.read(&mut read);
        let marks: Vec<_> = read.iter().map(|input| table.value(input).unwrap().marks).collect();
        for from in &marks {
            prop_assert!(found.marks.evidence >= from.evidence);
            prop_assert!(from.qualifier == Qualifier::Exact || found.marks.qualifier != Qualifier::Exact);
        }
        prop_assert!(found.marks.evidence >= Evidence::Derived);
        let exact = marks.iter().all(|from| from.qualifier == Qualifier::Exact);
        prop_assert_eq!(found.marks.qualifier == Qualifier::Exact, exact);
        let normal = ObservationStatus::Normal;
        let from: BTreeSet<_> = marks.iter().map(|from| from.status).collect();
        prop_assert!(from.contains(&found.marks.status) || (from.is_empty() && found.marks.status == normal));
        prop_assert!(found.marks.status != normal || from.iter().all(|status| *status == normal));
    }

    #[test]
    fn a_bound_holds_wherever_the_true_value_lies(
        tree in tree(),
        table in full(usual()),
        beyond in proptest::collection::vec(0_u32..10_000, 16),
    ) {
        // „mehr als" and „knapp" alone say on which side the true values lie.
        let mut table = table;
        let mut truth = BTreeMap::new();
        for ((input, value), beyond) in table.0.iter_mut().zip(beyond) {
            value.marks = Marks { qualifier: value.marks.qualifier, ..Marks::PLAIN };
            let beyond = f64::from(beyond) / 10.0;
            let true_value = match value.marks.qualifier {
                Qualifier::Above => value.value + beyond,
                Qualifier::Below => value.value - beyond,
                Qualifier::Exact | Qualifier::About => value.value,
            };
            truth.insert(input.clone(), MarkedValue::plain(true_value));
        }
        let formula = Formula::parse(&tree.written()).unwrap();
        let stated = formula.evaluate(&AreaCode::home(), YEAR, &table);
        let real = formula.evaluate(&AreaCode::home(), YEAR, &Table(truth));
        let (Ok(stated), Ok(real)) = (stated, real) else { return Ok(()) };
        // Rounding of doubles, relative to what cancelled on the way.
        let slack = 1e-6 * (1.0 + stated.value.abs() + real.value.abs());
        match stated.marks.qualifier {
            Qualifier::Exact => prop_assert!((real.value - stated.value).abs() <= slack),
            Qualifier::Above => prop_assert!(real.value >= stated.value - slack),
            Qualifier::Below => prop_assert!(real.value <= stated.value + slack),
            Qualifier::About => {}
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_and_computed_or_refused(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
        typed in "[-+*/();.,@\\[\\]0-9a-zA-Z−·Ä \n]{0,80}",
        nearly in nearly(),
        table in full(any::<f64>()),
    ) {
        for text in [String::from_utf8_lossy(&bytes).into_owned(), typed, nearly] {
            match Formula::parse(&text) {
                Ok(formula) => {
                    prop_assert_eq!(Formula::parse(&formula.to_string()), Ok(formula.clone()));
                    for period in [YEAR, Period::Span { from: 2020, to: 2022 }] {
                        if let Ok(found) = formula.evaluate(&AreaCode::home(), period, &table) {
                            prop_assert!(found.value.is_finite());
                        }
                    }
                }
                Err(error) => {
                    prop_assert!(text.is_char_boundary(error.position), "{:?}", error);
                    prop_assert!(error.problem.code().starts_with("formula_"));
                }
            }
        }
    }

    #[test]
    fn every_indicator_comes_after_those_it_reads_or_a_circle_is_named(
        reads in proptest::collection::vec(proptest::collection::btree_set(0_usize..14, 0..3), 1..12),
        forward in any::<bool>(),
    ) {
        let code = |number: usize| IndicatorCode::parse(&format!("I-{number:02}")).unwrap();
        let formulas: BTreeMap<_, _> = reads
            .iter()
            .enumerate()
            .map(|(number, reads)| {
                // Reading only what comes later is never a circle.
                let reads = reads.iter().filter(|read| !forward || **read > number);
                let terms = reads.map(|read| format!("[{}]", code(*read)));
                let terms: Vec<_> = std::iter::once("1".to_owned()).chain(terms).collect();
                (code(number), Formula::parse(&terms.join("+")).unwrap())
            })
            .collect();
        let has_read = |of: &IndicatorCode, read: &IndicatorCode| {
            formulas[of].inputs().iter().any(|reference| &reference.indicator == read)
        };
        match order(&formulas) {
            Ok(ordered) => {
                let places: BTreeMap<_, _> =
                    ordered.iter().enumerate().map(|(place, code)| (code, place)).collect();
                prop_assert_eq!(places.len(), ordered.len());
                prop_assert!(places.keys().copied().eq(formulas.keys()));
                for (code, place) in &places {
                    for reference in formulas[*code].inputs() {
                        prop_assert!(places.get(&reference.indicator).is_none_or(|at| at < place));
                    }
                }
            }
            Err(cycle) => {
                prop_assert!(!forward);
                let circle = cycle.0;
                for (place, code) in circle.iter().enumerate() {
                    prop_assert!(has_read(code, &circle[(place + 1) % circle.len()]));
                }
                let once: BTreeSet<_> = circle.iter().collect();
                prop_assert_eq!(once.len(), circle.len());
                prop_assert_eq!(once.first().copied(), circle.first());
            }
        }
    }
}
