//! Derived values, sums and ranks over the data that the project shares, where it lies beside the
//! checkout.
#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use domain::field::AreaLevel;
use domain::indicator::aggregate::{
    Accumulation, Amount, Quantity, Ratio, Territory, over_areas, over_periods,
};
use domain::indicator::comparison::{Basis, Candidate, Figure, NoRanking, Place, compare};
use domain::indicator::formula::{Formula, Input, Inputs, NoValue};
use domain::indicator::marks::{MarkedValue, Marks};
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::indicator::status::Polarity;
use domain::key::{AreaCode, IndicatorCode};
use domain::period::Period;
use domain::source::Evidence;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A file of the shared data; none, with a word about it, where there is no such folder.
fn shared(file: &str) -> Option<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !data.is_dir() {
        println!("skipped: there is no {} to compare with", data.display());
        return None;
    }
    Some(std::fs::read_to_string(data.join(file)).unwrap())
}

/// One published value; the first of those for the same indicator, area and period.
struct Published(BTreeMap<Input, MarkedValue>);

impl Inputs for Published {
    fn value(&self, input: &Input) -> Option<MarkedValue> {
        self.0.get(input).copied()
    }
}

fn published() -> Option<Published> {
    let mut values = BTreeMap::new();
    for line in shared("domain/observations.csv")?.lines().skip(1) {
        // Nothing before the remark, the last column, is in quotes.
        let [indicator, area, period, value, qualifier, status, _, _, evidence] =
            line.splitn(10, ',').take(9).collect::<Vec<_>>()[..]
        else {
            panic!("{line}");
        };
        let input = Input {
            indicator: IndicatorCode::parse(indicator).unwrap(),
            area: AreaCode::parse(area).unwrap(),
            period: Period::parse(period).unwrap(),
        };
        let marks = Marks {
            qualifier: Qualifier::from_code(qualifier).unwrap(),
            status: ObservationStatus::from_code(status).unwrap(),
            evidence: Evidence::from_code(evidence).unwrap(),
        };
        values.entry(input).or_insert(MarkedValue { value: value.parse().unwrap(), marks });
    }
    Some(Published(values))
}

fn area(code: &str) -> AreaCode {
    AreaCode::parse(code).unwrap()
}

#[test]
fn derived_values_are_those_of_the_data() {
    let Some(published) = published() else { return };
    let at = |text: &str, period: &str| {
        let formula = Formula::parse(text).unwrap();
        formula.evaluate(&AreaCode::home(), Period::parse(period).unwrap(), &published)
    };
    // The data have the share rounded to a decimal, and say how it was computed: 276/522.
    let share = at("100 * [BE-01] / 522 - [BE-02]", "2023-02-28").unwrap();
    assert!(share.value.abs() < 0.05, "{}", share.value);
    assert_eq!(share.marks.status, ObservationStatus::Estimated);
    assert_eq!(share.marks.evidence, Evidence::Derived);
    // 74.7 per cent connected and 22.6 under construction, counted otherwise than in 2021.
    let connected = at("[BB-01] + 22.6 - [BB-02]", "2023-08").unwrap();
    assert!(connected.value.abs() < 1e-9, "{}", connected.value);
    assert_eq!(connected.marks.status, ObservationStatus::DefinitionDiffers);
    // Lower Saxony before Germany, of which one figure says „über".
    let ahead = at("[BG-04] - [BG-04@DE]", "2023-12-31").unwrap();
    assert!((ahead.value - 21.9).abs() < 1e-9, "{}", ahead.value);
    assert_eq!(ahead.marks.qualifier, Qualifier::Above);
    // The break of 2019 in the KfW series, with an area of its own.
    let across = at("[UP-06@DE] - prior([UP-06@DE])", "2020").unwrap();
    assert_eq!((across.value, across.marks.status), (3.0, ObservationStatus::Break));
    let missing = at("[FK-01] / [FK-01@DE] + [DB-03]", "2020").unwrap_err();
    let NoValue::Missing(missing) = missing else { panic!("{missing:?}") };
    let named: Vec<_> = missing.iter().map(|input| input.indicator.as_str()).collect();
    assert_eq!(named, ["DB-03", "FK-01"]);
}

/// Employees on a day by Land and sex: Federal Statistical Office, table 13111-0005.
fn employees() -> Option<BTreeMap<(Period, String, AreaCode), f64>> {
    const LAENDER: [&str; 16] = [
        "DE-SH", "DE-HH", "DE-NI", "DE-HB", "DE-NW", "DE-HE", "DE-RP", "DE-BW", "DE-BY", "DE-SL",
        "DE-BE", "DE-BB", "DE-MV", "DE-SN", "DE-ST", "DE-TH",
    ];
    let text = shared("import-samples/genesis_ffcsv_13111-0005_de.csv")?;
    let rows = text.lines().skip(1).map(|line| {
        let fields: Vec<_> = line.split(';').collect();
        // The official key of a Land is its place in the list.
        let key: usize = fields[7].parse().unwrap();
        let day = Period::parse(fields[4]).unwrap();
        ((day, fields[11].to_owned(), area(LAENDER[key - 1])), fields[13].parse().unwrap())
    });
    Some(rows.collect())
}

#[test]
fn employees_of_the_laender_make_those_of_germany() {
    let Some(employees) = employees() else { return };
    let of = |day: Period, sex: &str| -> BTreeMap<AreaCode, f64> {
        let found = employees.iter().filter(|((on, of, _), _)| *on == day && of == sex);
        found.map(|((.., land), count)| (land.clone(), *count)).collect()
    };
    let counts = |values: BTreeMap<AreaCode, f64>| -> BTreeMap<_, _> {
        let amount = |value| Amount { quantity: Quantity::Number(value), marks: Marks::PLAIN };
        values.into_iter().map(|(land, value)| (land, amount(value))).collect()
    };
    let days: BTreeSet<_> = employees.keys().map(|(day, ..)| *day).collect();
    assert_eq!(days.len(), 8);
    for day in days {
        let (all, women, men) = (of(day, ""), of(day, "GESW"), of(day, "GESM"));
        assert_eq!(all.len(), 16, "{day}");
        let members = BTreeMap::from([(area("DE"), all.keys().cloned().collect())]);
        let germany = Territory::new(&members).unwrap();
        let whole = |values| {
            let sum = over_areas(Accumulation::Stock, &area("DE"), &counts(values), &germany);
            match sum.unwrap().quantity {
                Quantity::Number(sum) => sum,
                Quantity::Ratio(ratio) => panic!("{ratio:?}"),
            }
        };
        let (sum_women, sum_all) = (whole(women.clone()), whole(all.clone()));
        assert!((sum_women + whole(men) - sum_all).abs() < 0.5, "{day}");

        let shares: BTreeMap<_, _> = women
            .iter()
            .map(|(land, women)| {
                let quantity = Quantity::Ratio(Ratio::new(*women, all[land]).unwrap());
                (land.clone(), Amount { quantity, marks: Marks::PLAIN })
            })
            .collect();
        let share = over_areas(Accumulation::ShareOfStock, &area("DE"), &shares, &germany);
        let expected = Quantity::Ratio(Ratio::new(sum_women, sum_all).unwrap());
        assert_eq!(share.unwrap().quantity, expected, "{day}");
    }
}

#[test]
fn the_last_reference_day_stands_for_the_year() {
    let Some(employees) = employees() else { return };
    let home = AreaCode::home();
    let days: BTreeMap<_, _> = employees
        .iter()
        .filter(|((day, sex, land), _)| {
            sex.is_empty() && *land == home && day.start() >= Period::Year(2024).start()
        })
        .map(|((day, ..), count)| {
            (*day, Amount { quantity: Quantity::Number(*count), marks: Marks::PLAIN })
        })
        .filter(|(day, _)| day.end() <= Period::Year(2024).end())
        .collect();
    assert_eq!(days.len(), 4);
    let last = days.last_key_value().unwrap().1;
    assert_eq!(over_periods(Accumulation::Stock, Period::Year(2024), &days), Ok(*last));
}

/// The areas with a value of an indicator for a period, with their levels.
fn candidates(
    published: &Published,
    indicator: &str,
    period: Period,
) -> BTreeMap<AreaCode, Candidate> {
    let level = |area: &AreaCode| match area.as_str() {
        "DE" => AreaLevel::Bund,
        "EU27" => AreaLevel::Eu,
        "IHK-H" | "DE-NI-LAND" => AreaLevel::District,
        code if code.starts_with("GRP-") => AreaLevel::Group,
        _ => AreaLevel::Land,
    };
    let found = published
        .0
        .iter()
        .filter(|(input, _)| input.indicator.as_str() == indicator && input.period == period);
    found
        .map(|(input, value)| {
            let figure = Figure { period, unit: String::new(), value: *value };
            let level = level(&input.area);
            (input.area.clone(), Candidate { level, figure: Some(figure) })
        })
        .collect()
}

fn laender(period: Period, polarity: Polarity) -> Basis {
    Basis { level: AreaLevel::Land, period, unit: String::new(), polarity }
}

#[test]
fn laender_are_ranked_where_the_source_has_them() {
    let Some(published) = published() else { return };
    let rank = |indicator, period, polarity, code| {
        let compared =
            compare(&laender(period, polarity), candidates(&published, indicator, period));
        let row = compared.rows.into_iter().find(|row| row.area == area(code)).unwrap();
        (row.place, compared.ranked)
    };
    let better = Polarity::HigherBetter;
    let bavaria = rank("FK-01", Period::Year(2020), better, "DE-BY");
    assert_eq!(bavaria, (Place::Rank(5), Ok(9)));
    let july = Period::parse("2019-07").unwrap();
    let berlin = rank("BG-02", july, Polarity::LowerBetter, "DE-BE");
    assert_eq!(berlin, (Place::Rank(1), Ok(6)));
    // Each Land has its own definition here.
    let (_, ranked) = rank("BB-03", Period::parse("2023-08").unwrap(), better, "DE-SN");
    assert_eq!(ranked, Err(NoRanking::TooFew { comparable: 0 }));
}

#[test]
fn groups_of_laender_say_nothing_about_a_single_one() {
    let Some(published) = published() else { return };
    let period = Period::Year(2022);
    let basis = laender(period, Polarity::HigherBetter);
    let compared = compare(&basis, candidates(&published, "DR-08", period));
    let groups = ["GRP-NORD", "GRP-OST", "GRP-SUED", "GRP-WEST"].map(area).to_vec();
    assert_eq!(compared.ranked, Err(NoRanking::OnlyGroups(groups)));
}
