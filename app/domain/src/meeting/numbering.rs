//! Numbers that people quote: `TOP 6.2`, `SR-2020-004`, `6/6.2/1`, `U-2020-01`.
//!
//! Numbers are given once and never again. Each kind follows the highest that was ever given, so a list of all of them has
//! neither gaps nor doubles.

use std::fmt;

/// A text that is not such a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number of this kind")]
pub struct NotANumber;

/// Levels of an agenda: `6`, `6.2`, `6.2.1`.
pub const MAX_LEVELS: usize = 3;

/// Longest prefix of the numbers of papers and circular resolutions.
pub const MAX_PREFIX: usize = 8;

macro_rules! written {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = NotANumber;
            fn try_from(text: String) -> Result<Self, NotANumber> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(number: $name) -> Self {
                number.to_string()
            }
        }
    };
}

/// Reads a whole number of one or more as it is printed: digits, no sign, no leading zero.
fn counted(text: &str) -> Result<u32, NotANumber> {
    let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits || text.starts_with('0') {
        return Err(NotANumber);
    }
    text.parse().map_err(|_| NotANumber)
}

/// The number of an agenda item, shown as „TOP 6.2“. Ordered as an agenda is read.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct ItemNumber(Vec<u32>);

impl ItemNumber {
    /// An item of the first level; counts from 1, and 0 is read as 1.
    pub fn top(place: u32) -> Self {
        Self(vec![place.max(1)])
    }

    /// The item at this place below this one.
    #[must_use]
    pub fn child(&self, place: u32) -> Self {
        let mut parts = self.0.clone();
        parts.push(place.max(1));
        Self(parts)
    }

    /// The item above; none on the first level.
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.0.split_last()?;
        (!above.is_empty()).then(|| Self(above.to_vec()))
    }

    /// Its place among the items beside it, from 1.
    pub fn place(&self) -> u32 {
        self.0.last().copied().unwrap_or(1)
    }

    /// Levels above it.
    pub fn depth(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// Reads `6` or `6.2`.
    ///
    /// # Errors
    /// [`NotANumber`] for anything but one to [`MAX_LEVELS`] whole numbers joined by points.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let parts = text.split('.').map(counted).collect::<Result<Vec<_>, _>>()?;
        if parts.len() > MAX_LEVELS { Err(NotANumber) } else { Ok(Self(parts)) }
    }
}

impl fmt::Display for ItemNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, part) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(".")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

written!(ItemNumber);

macro_rules! of_year {
    ($(#[$doc:meta])* $name:ident, $width:literal) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(try_from = "String", into = "String")]
        pub struct $name {
            prefix: String,
            year: u16,
            running: u32,
        }

        impl $name {
            /// The number that follows all given ones in a year; numbers with another prefix or year do not matter.
            ///
            /// # Errors
            /// [`NotANumber`] where the prefix is none or the year has no four digits.
            pub fn next<'a>(
                given: impl IntoIterator<Item = &'a Self>,
                prefix: &str,
                year: i32,
            ) -> Result<Self, NotANumber> {
                let year = u16::try_from(year).map_err(|_| NotANumber)?;
                if !is_prefix(prefix) || !(1000..=9999).contains(&year) {
                    return Err(NotANumber);
                }
                let highest = given
                    .into_iter()
                    .filter(|number| number.prefix == prefix && number.year == year)
                    .map(|number| number.running)
                    .max();
                Ok(Self { prefix: prefix.to_owned(), year, running: highest.unwrap_or(0) + 1 })
            }

            /// The year it belongs to.
            pub fn year(&self) -> i32 {
                i32::from(self.year)
            }

            /// Its place within the year, from 1.
            pub fn running(&self) -> u32 {
                self.running
            }

            /// Reads a number as it is printed.
            ///
            /// # Errors
            /// [`NotANumber`] for any other text.
            pub fn parse(text: &str) -> Result<Self, NotANumber> {
                let mut parts = text.split('-');
                let (Some(prefix), Some(year), Some(running), None) =
                    (parts.next(), parts.next(), parts.next(), parts.next())
                else {
                    return Err(NotANumber);
                };
                if !is_prefix(prefix) || year.len() != 4 || running.len() < $width {
                    return Err(NotANumber);
                }
                let year = counted(year)?.try_into().map_err(|_| NotANumber)?;
                let digits = running.trim_start_matches('0');
                let number = Self { prefix: prefix.to_owned(), year, running: counted(digits)? };
                if number.to_string() == text { Ok(number) } else { Err(NotANumber) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}-{:04}-{:0width$}", self.prefix, self.year, self.running, width = $width)
            }
        }

        written!($name);
    };
}

/// True for one to [`MAX_PREFIX`] capital letters.
pub fn is_prefix(text: &str) -> bool {
    (1..=MAX_PREFIX).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

of_year! {
    /// The number of a paper: `SR-2020-004`.
    PaperNumber, 3
}

of_year! {
    /// The number of a circular resolution: `U-2020-01`.
    CircularNumber, 2
}

/// The number of a resolution: `6/6.2/1` in a meeting, `U-2020-01` in the circular procedure.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub enum ResolutionNumber {
    /// Adopted in a meeting.
    Meeting {
        /// Number of the meeting.
        meeting: u32,
        /// Number of the agenda item.
        item: ItemNumber,
        /// Place among the resolutions on that item, from 1.
        running: u32,
    },
    /// Adopted without a meeting.
    Circular(CircularNumber),
}

impl ResolutionNumber {
    /// The number of the next resolution on an item of a meeting.
    #[must_use]
    pub fn next<'a>(
        given: impl IntoIterator<Item = &'a Self>,
        meeting: u32,
        item: &ItemNumber,
    ) -> Self {
        let highest = given.into_iter().filter_map(|number| match number {
            Self::Meeting { meeting: m, item: i, running } if *m == meeting && i == item => {
                Some(*running)
            }
            _ => None,
        });
        let running = highest.max().unwrap_or(0) + 1;
        Self::Meeting { meeting, item: item.clone(), running }
    }

    /// Number of the meeting; none for a circular resolution.
    pub fn meeting(&self) -> Option<u32> {
        match self {
            Self::Meeting { meeting, .. } => Some(*meeting),
            Self::Circular(_) => None,
        }
    }

    /// The number as it stands in addresses: `6-6.2-1`.
    pub fn key(&self) -> String {
        self.to_string().replace('/', "-")
    }

    /// Reads a number as it stands in addresses.
    ///
    /// # Errors
    /// [`NotANumber`] for any other text.
    pub fn from_key(text: &str) -> Result<Self, NotANumber> {
        let number = if text.starts_with(|c: char| c.is_ascii_digit()) {
            Self::parse(&text.replace('-', "/"))
        } else {
            Self::parse(text)
        };
        number.and_then(|number| if number.key() == text { Ok(number) } else { Err(NotANumber) })
    }

    /// Reads a number as it is printed.
    ///
    /// # Errors
    /// [`NotANumber`] for any other text.
    pub fn parse(text: &str) -> Result<Self, NotANumber> {
        let parts: Vec<_> = text.split('/').collect();
        match parts[..] {
            [meeting, item, running] => Ok(Self::Meeting {
                meeting: counted(meeting)?,
                item: ItemNumber::parse(item)?,
                running: counted(running)?,
            }),
            [_] => CircularNumber::parse(text).map(Self::Circular),
            _ => Err(NotANumber),
        }
    }
}

impl fmt::Display for ResolutionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meeting { meeting, item, running } => write!(f, "{meeting}/{item}/{running}"),
            Self::Circular(number) => number.fmt(f),
        }
    }
}

written!(ResolutionNumber);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_they_are_printed() {
        for text in ["1", "6.2", "12.10.3"] {
            assert_eq!(ItemNumber::parse(text).expect("an item").to_string(), text);
        }
        for text in ["SR-2020-004", "SR-2020-1000"] {
            assert_eq!(PaperNumber::parse(text).expect("a paper").to_string(), text);
        }
        assert_eq!(CircularNumber::parse("U-2020-01").expect("one").to_string(), "U-2020-01");
        for text in ["6/6.2/1", "6/4/1", "U-2020-01"] {
            assert_eq!(ResolutionNumber::parse(text).expect("one").to_string(), text);
        }
    }

    #[test]
    fn what_is_not_printed_like_that_is_refused() {
        for text in ["", "0", "6.", ".6", "6.0", "06", "1.2.3.4", "6,2", "-1", "+1", "1234567890"] {
            assert_eq!(ItemNumber::parse(text), Err(NotANumber), "{text}");
        }
        for text in
            ["SR-2020-4", "SR-2020-0004", "sr-2020-004", "SR-20-004", "SR-2020-000", "-2020-004"]
        {
            assert_eq!(PaperNumber::parse(text), Err(NotANumber), "{text}");
        }
        for text in ["6/6.2", "6/6.2/0", "6/6.2/1/1", "x/6.2/1", ""] {
            assert_eq!(ResolutionNumber::parse(text), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn the_next_number_follows_the_highest_of_its_year() {
        let given: Vec<_> = ["SR-2019-007", "SR-2020-001", "SR-2020-003", "AB-2020-009"]
            .map(|text| PaperNumber::parse(text).expect("a paper"))
            .into();
        let next = |year| PaperNumber::next(&given, "SR", year).map(|number| number.to_string());
        assert_eq!(next(2020).as_deref(), Ok("SR-2020-004"));
        assert_eq!(next(2021).as_deref(), Ok("SR-2021-001"));
        assert_eq!(next(99), Err(NotANumber));
        assert_eq!(PaperNumber::next(&given, "sr", 2020), Err(NotANumber));
    }

    #[test]
    fn resolutions_count_per_item() {
        let given = ["6/6.2/1", "6/6.1/4", "5/6.2/9", "U-2020-01"]
            .map(|text| ResolutionNumber::parse(text).expect("one"));
        let item = ItemNumber::top(6).child(2);
        assert_eq!(ResolutionNumber::next(&given, 6, &item).to_string(), "6/6.2/2");
        assert_eq!(ResolutionNumber::next(&given, 6, &ItemNumber::top(4)).to_string(), "6/4/1");
    }

    #[test]
    fn items_are_ordered_as_an_agenda_is_read() {
        let mut numbers = ["10", "6.10", "6", "6.2", "7", "6.2.1"]
            .map(|text| ItemNumber::parse(text).expect("an item"));
        numbers.sort();
        assert_eq!(
            numbers.map(|number| number.to_string()),
            ["6", "6.2", "6.2.1", "6.10", "7", "10"]
        );
        let deep = ItemNumber::top(6).child(2).child(1);
        assert_eq!(deep.parent(), Some(ItemNumber::top(6).child(2)));
        assert_eq!((deep.place(), deep.depth(), ItemNumber::top(6).parent()), (1, 2, None));
    }

    #[test]
    fn a_resolution_is_found_by_its_number_in_an_address() {
        for text in ["6/6.2/1", "12/4/10", "U-2020-01"] {
            let number = ResolutionNumber::parse(text).expect(text);
            assert_eq!(ResolutionNumber::from_key(&number.key()), Ok(number), "{text}");
        }
        for text in ["6/6.2/1", "6-6.2", "6-6.2-0", "6-6.2-1-1", "U-2020-1", "-6-1-1", ""] {
            assert!(ResolutionNumber::from_key(text).is_err(), "{text}");
        }
    }
}
