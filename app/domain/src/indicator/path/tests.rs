use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn tolerance() -> Tolerance {
    Tolerance::new(2.0, 10.0).unwrap()
}

fn broadband() -> TargetPath {
    TargetPath::new(54.0, day("2023-12-31"), 75.0, day("2025-12-31"), tolerance()).unwrap()
}

/// From 10 at the end of 2020 over 14 and 30 to 40 at the end of 2024.
fn stages(shape: PathShape) -> TargetPath {
    TargetPath::new(10.0, day("2020-12-31"), 40.0, day("2024-12-31"), tolerance())
        .unwrap()
        .with_interim([(30.0, day("2023-12-31")), (14.0, day("2021-12-31"))])
        .unwrap()
        .with_shape(shape)
        .unwrap()
}

#[test]
fn the_path_is_linear_by_days() {
    // 366 and 547 of 731 days, computed apart from this code.
    for (text, value) in
        [("2024-12-31", 64.514_363_885_088_93), ("2025-06-30", 69.714_090_287_277_7)]
    {
        assert!((broadband().expected_at(day(text)).unwrap() - value).abs() < 1e-12, "{text}");
    }
}

#[test]
fn the_path_is_level_outside_its_days() {
    for (text, value) in
        [("1990-01-01", 54.0), ("2023-12-31", 54.0), ("2025-12-31", 75.0), ("2050-01-01", 75.0)]
    {
        assert_eq!(broadband().expected_at(day(text)), Some(value), "{text}");
    }
}

#[test]
fn each_shape_takes_its_own_course() {
    // Between the days: 183 of 365 days of 2021, 91 of 730 days from the first interim target on.
    for (shape, expected) in [
        (PathShape::Linear, [10.0, 13.757_700_205_338_81, 17.494_866_529_774_13, 40.0]),
        (PathShape::Stepwise, [10.0, 10.0, 14.0, 40.0]),
        (PathShape::Given, [10.0, 12.005_479_452_054_794, 14.0, 40.0]),
        (PathShape::Geometric, [10.0, 11.896_303_399_661_514, 14.138_781_270_938_809, 40.0]),
    ] {
        let path = stages(shape);
        for (text, value) in
            ["2020-12-31", "2021-07-02", "2021-12-31", "2024-12-31"].into_iter().zip(expected)
        {
            let found = path.expected_at(day(text)).unwrap();
            assert!((found - value).abs() < 1e-9, "{shape:?} {text}: {found}");
        }
    }
    let given = stages(PathShape::Given);
    let found = given.expected_at(day("2022-04-01")).unwrap();
    assert!((found - 15.994_520_547_945_205).abs() < 1e-12, "{found}");
}

#[test]
fn every_shape_is_level_outside_its_days() {
    for shape in PathShape::ALL {
        let path = stages(*shape);
        assert_eq!(path.expected_at(day("1999-01-01")), Some(10.0), "{shape:?}");
        assert_eq!(path.expected_at(day("2024-12-31")), Some(40.0), "{shape:?}");
        assert_eq!(path.expected_at(day("2031-01-01")), Some(40.0), "{shape:?}");
    }
}

#[test]
fn without_baseline_nothing_is_expected_before_the_first_agreed_value() {
    let open =
        TargetPath::without_baseline(90.0, day("2030-12-31"), Tolerance::new(0.0, 0.0).unwrap())
            .unwrap();
    assert_eq!(open.expected_at(day("2030-12-30")), None);
    assert_eq!(open.expected_at(day("2030-12-31")), Some(90.0));

    let given = open
        .with_interim([(50.0, day("2026-12-31"))])
        .unwrap()
        .with_shape(PathShape::Stepwise)
        .unwrap();
    assert_eq!(given.expected_at(day("2026-12-30")), None);
    assert_eq!(given.expected_at(day("2026-12-31")), Some(50.0));
    assert_eq!(given.expected_at(day("2030-12-30")), Some(50.0));
    let linear = given.with_shape(PathShape::Linear).unwrap();
    assert_eq!(linear.expected_at(day("2026-12-31")), None, "a straight path has no way stations");
}

#[test]
fn a_falling_geometric_path_halves_in_half_of_the_days() {
    let path = |baseline, target| {
        TargetPath::new(baseline, day("2020-01-01"), target, day("2020-01-21"), tolerance())
            .unwrap()
            .with_shape(PathShape::Geometric)
    };
    for sign in [1.0, -1.0] {
        let found = path(80.0 * sign, 20.0 * sign).unwrap().expected_at(day("2020-01-11")).unwrap();
        assert!((found - 40.0 * sign).abs() < 1e-12, "{found}");
    }
    for (baseline, target) in [(0.0, 5.0), (5.0, 0.0), (-1.0, 1.0), (1.0, -1.0)] {
        assert_eq!(path(baseline, target), Err(PathError::SignChange));
    }
}

#[test]
fn unusable_interim_targets_are_refused() {
    for (interim, error) in [
        (vec![(1.0, "2023-12-31")], PathError::InterimOutsidePath),
        (vec![(1.0, "2025-12-31")], PathError::InterimOutsidePath),
        (vec![(f64::NAN, "2024-12-31")], PathError::NotFinite),
        (vec![(2e15, "2024-12-31")], PathError::OutOfRange),
        (vec![(60.0, "2024-12-31"), (61.0, "2024-12-31")], PathError::InterimTwice),
    ] {
        let interim = interim.into_iter().map(|(value, text)| (value, day(text)));
        assert_eq!(broadband().with_interim(interim), Err(error));
    }
}

#[test]
fn unusable_paths_are_refused() {
    let start = day("2023-12-31");
    for (baseline, target, due, error) in [
        (54.0, 75.0, "2023-12-31", PathError::DueNotAfterBaseline),
        (54.0, 75.0, "2023-12-30", PathError::DueNotAfterBaseline),
        (f64::NAN, 75.0, "2025-12-31", PathError::NotFinite),
        (54.0, f64::NEG_INFINITY, "2025-12-31", PathError::NotFinite),
        (-2e15, 75.0, "2025-12-31", PathError::OutOfRange),
    ] {
        let path = TargetPath::new(baseline, start, target, day(due), tolerance());
        assert_eq!(path, Err(error));
    }
    assert_eq!(
        TargetPath::without_baseline(f64::NAN, day("2030-12-31"), tolerance()),
        Err(PathError::NotFinite)
    );
}

#[test]
fn the_corners_lie_on_the_path_and_steps_have_two_on_a_day() {
    for shape in PathShape::ALL {
        let path = stages(*shape);
        let corners = path.corners();
        assert!(corners.is_sorted_by_key(|(day, _)| *day), "{shape:?}");
        assert_eq!(corners.first(), Some(&(day("2020-12-31"), 10.0)));
        assert_eq!(corners.last(), Some(&(day("2024-12-31"), 40.0)));
        for (on, value) in corners.iter().filter(|_| *shape != PathShape::Stepwise) {
            assert!((path.expected_at(*on).unwrap() - value).abs() < 1e-9, "{shape:?} {on}");
        }
    }
    let steps = [(0, 10.0), (1, 10.0), (1, 14.0), (3, 14.0), (3, 30.0), (4, 30.0), (4, 40.0)];
    let year_end = |year: i32| NaiveDate::from_ymd_opt(2020 + year, 12, 31).unwrap();
    assert_eq!(
        stages(PathShape::Stepwise).corners(),
        steps.map(|(year, value)| (year_end(year), value))
    );
    assert!(stages(PathShape::Geometric).corners().len() > 10);
    let open = TargetPath::without_baseline(9.0, day("2030-12-31"), tolerance()).unwrap();
    assert_eq!(open.corners(), [(day("2030-12-31"), 9.0)]);
}
