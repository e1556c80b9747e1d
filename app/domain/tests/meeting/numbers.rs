//! Numbers are dense, unique, and read as they are printed.

use domain::meeting::numbering::{CircularNumber, ItemNumber, PaperNumber, ResolutionNumber};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn item() -> impl Strategy<Value = ItemNumber> {
    prop::collection::vec(1_u32..30, 1..=3).prop_map(|places| {
        let top = ItemNumber::top(places[0]);
        places[1..].iter().fold(top, |above, place| above.child(*place))
    })
}

proptest! {
    #[test]
    fn papers_of_a_year_are_numbered_without_gaps(years in prop::collection::vec(2018_i32..2022, 0..60)) {
        let mut given: Vec<PaperNumber> = Vec::new();
        for year in years {
            let next = PaperNumber::next(&given, "SR", year).unwrap();
            given.push(next);
        }
        for year in 2018..2022 {
            let running: Vec<_> =
                given.iter().filter(|n| n.year() == year).map(PaperNumber::running).collect();
            let dense: Vec<_> = (1..).take(running.len()).collect();
            prop_assert_eq!(running, dense);
        }
        prop_assert_eq!(given.iter().collect::<BTreeSet<_>>().len(), given.len());
    }

    #[test]
    fn resolutions_of_an_item_are_numbered_without_gaps(items in prop::collection::vec((1_u32..4, 1_u32..4), 0..60)) {
        let mut given: Vec<ResolutionNumber> = Vec::new();
        for (meeting, place) in items {
            given.push(ResolutionNumber::next(&given, meeting, &ItemNumber::top(place)));
        }
        prop_assert_eq!(given.iter().collect::<BTreeSet<_>>().len(), given.len());
        for number in &given {
            let ResolutionNumber::Meeting { meeting, item, running } = number else { unreachable!() };
            for earlier in 1..*running {
                let earlier = ResolutionNumber::Meeting { meeting: *meeting, item: item.clone(), running: earlier };
                prop_assert!(given.contains(&earlier), "{}", earlier);
            }
        }
    }

    #[test]
    fn what_is_printed_reads_the_same(item in item(), meeting in 1_u32..1_000, running in 1_u32..1_000) {
        prop_assert_eq!(ItemNumber::parse(&item.to_string()), Ok(item.clone()));
        let number = ResolutionNumber::Meeting { meeting, item, running };
        prop_assert_eq!(ResolutionNumber::parse(&number.to_string()), Ok(number.clone()));
        let stored = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(serde_json::from_str::<ResolutionNumber>(&stored).unwrap(), number);
    }

    #[test]
    fn a_text_that_reads_is_printed_the_same(text in "[A-Z0-9./-]{0,12}|\\PC{0,12}") {
        if let Ok(number) = ItemNumber::parse(&text) {
            prop_assert_eq!(number.to_string(), text.clone());
        }
        if let Ok(number) = PaperNumber::parse(&text) {
            prop_assert_eq!(number.to_string(), text.clone());
        }
        if let Ok(number) = CircularNumber::parse(&text) {
            prop_assert_eq!(number.to_string(), text.clone());
        }
        if let Ok(number) = ResolutionNumber::parse(&text) {
            prop_assert_eq!(number.to_string(), text);
        }
    }
}
