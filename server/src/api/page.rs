//! Lists by page: the parameters of an address, and the part of a list that they ask for.

use super::shape::{Shape, object};
use super::{Trouble, shape::record};
use app::pages::api::Refusal;
use chrono::NaiveDate;
use domain::key::AreaCode;
use domain::period::Period;
use serde::Serialize;
use serde_json::{Map, Value};

/// Entries of a page where `limit` is not given.
pub(super) const USUAL: usize = 50;
/// Most entries of a page.
pub(super) const MOST: usize = 100;
/// Longest name of a parameter that a refusal repeats, in characters.
const MAX_NAME: usize = 40;

/// The parameters of an address: each once, and only those it knows.
pub(super) struct Parameters(Vec<(&'static str, String)>);

impl Parameters {
    /// Reads what stands in the address.
    pub(super) fn read(
        pairs: Vec<(String, String)>,
        known: &[&'static str],
    ) -> Result<Self, Trouble> {
        let mut read: Vec<(&'static str, String)> = Vec::new();
        for (name, value) in pairs {
            let Some(name) = known.iter().copied().find(|known| *known == name) else {
                let name = name.chars().take(MAX_NAME).collect();
                return Err(Refusal::Unknown { name, known: known.to_vec() }.into());
            };
            if read.iter().any(|(other, _)| *other == name) {
                return Err(Refusal::Twice(name).into());
            }
            read.push((name, value));
        }
        Ok(Self(read))
    }

    /// A parameter; one that is empty counts as not given.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let value = self.0.iter().find(|(known, _)| *known == name).map(|(_, v)| v.trim());
        value.filter(|value| !value.is_empty())
    }

    /// Entries of a page.
    pub(super) fn limit(&self) -> Result<usize, Trouble> {
        let Some(raw) = self.get("limit") else { return Ok(USUAL) };
        let limit = raw.parse().ok().filter(|limit| (1..=MOST).contains(limit));
        limit.ok_or_else(|| Refusal::Limit(MOST).into())
    }

    /// The area asked for.
    pub(super) fn area(&self) -> Result<Option<AreaCode>, Trouble> {
        let area = self.get("area").map(AreaCode::parse).transpose();
        area.map_err(|_| Refusal::Area.into())
    }

    /// The past day whose knowledge is asked for.
    pub(super) fn day(&self, today: NaiveDate) -> Result<Option<NaiveDate>, Trouble> {
        let Some(raw) = self.get("stand") else { return Ok(None) };
        let day = raw.parse().ok().filter(|day| *day <= today);
        day.map(Some).ok_or_else(|| Refusal::Day.into())
    }

    /// The periods from and to which values are asked for.
    pub(super) fn span(&self) -> Result<(Option<Period>, Option<Period>), Trouble> {
        let read = |name: &'static str| {
            let period = self.get(name).map(Period::parse).transpose();
            period.map_err(|_| Trouble::from(Refusal::Period(name)))
        };
        let (from, to) = (read("from")?, read("to")?);
        match (&from, &to) {
            (Some(from), Some(to)) if from.start() > to.end() => Err(Refusal::Order.into()),
            _ => Ok((from, to)),
        }
    }
}

record! {
    /// Adressen rund um eine Seite der Liste.
    Links {
        first: String = "Erste Seite",
        next: Option<String> = "Nächste Seite; null auf der letzten",
    }
}

/// A page of a list.
#[derive(Debug, Serialize)]
pub(super) struct Page<T> {
    total: usize,
    items: Vec<T>,
    links: Links,
}

impl<T: Shape> Shape for Page<T> {
    fn schema() -> Value {
        let fields = [
            ("total", usize::schema(), "Zahl der Einträge auf allen Seiten"),
            ("items", Vec::<T>::schema(), "Einträge dieser Seite in fester Reihenfolge"),
            ("links", Links::schema(), "Adressen rund um die Seite"),
        ];
        object("Eine Seite der Liste.", fields)
    }

    fn define(all: &mut Map<String, Value>) {
        T::define(all);
        Links::define(all);
    }
}

impl<T> Page<T> {
    /// The page after the entry whose key is `cursor`. `path` is the address of the list; `asked` are its parameters beside
    /// limit and cursor, already checked.
    pub(super) fn of<'a, R: 'a>(
        list: &[&'a R],
        parameters: &Parameters,
        path: &str,
        asked: &[(&str, String)],
        key: impl Fn(&'a R) -> String,
        entry: impl Fn(&'a R) -> T,
    ) -> Result<Self, Trouble> {
        let limit = parameters.limit()?;
        let start = match parameters.get("cursor") {
            Some(cursor) => {
                let place = list.iter().position(|record| key(record) == cursor);
                place.ok_or_else(|| Trouble::from(Refusal::Cursor))? + 1
            }
            None => 0,
        };
        let end = list.len().min(start + limit);
        let address = |cursor: Option<String>| {
            let limit = ("limit", (limit != USUAL).then(|| limit.to_string()));
            let given = asked.iter().map(|(name, value)| (*name, Some(value.clone())));
            let all = given.chain([limit, ("cursor", cursor)]);
            let pairs = all.filter_map(|(name, value)| Some(format!("{name}={}", value?)));
            match pairs.collect::<Vec<_>>().join("&") {
                query if query.is_empty() => path.to_owned(),
                query => format!("{path}?{query}"),
            }
        };
        let before_next = list[start..end].last().filter(|_| end < list.len());
        Ok(Self {
            total: list.len(),
            items: list[start..end].iter().map(|record| entry(record)).collect(),
            links: Links {
                first: address(None),
                next: before_next.map(|record| address(Some(key(record)))),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(query: &[(&str, &str)], list: &[u8]) -> Result<Page<u8>, Trouble> {
        let pairs = query.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let parameters = Parameters::read(pairs, &["limit", "cursor"])?;
        let list: Vec<_> = list.iter().collect();
        Page::of(&list, &parameters, "/x", &[("area", "DE".into())], ToString::to_string, |n| *n)
    }

    #[test]
    fn following_next_gives_every_entry_once() {
        let all: Vec<u8> = (0..=200).collect();
        for limit in ["1", "7", "50", "100"] {
            let (mut seen, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = page(&[("limit", limit), ("cursor", &cursor)], &all).expect("a page");
                assert_eq!(page.total, all.len());
                seen.extend(page.items);
                let Some(next) = page.links.next else { break };
                assert!(next.starts_with("/x?area=DE&"), "{next}");
                cursor = next.rsplit_once("cursor=").expect("a cursor").1.to_owned();
            }
            assert_eq!(seen, all, "{limit}");
        }
        let empty = page(&[], &[]).expect("a page");
        assert_eq!((empty.total, empty.links.next), (0, None));
    }

    #[test]
    fn what_is_no_page_is_refused() {
        let refused = |query: &[(&str, &str)]| match page(query, &[1, 2, 3]) {
            Err(Trouble::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        };
        for limit in ["0", "101", "-1", "x", "1.5", "99999999999999999999"] {
            assert_eq!(refused(&[("limit", limit)]), Refusal::Limit(MOST), "{limit}");
        }
        assert_eq!(refused(&[("cursor", "4")]), Refusal::Cursor);
        assert_eq!(refused(&[("limit", "1"), ("limit", "1")]), Refusal::Twice("limit"));
        assert!(matches!(refused(&[("seite", "1")]), Refusal::Unknown { .. }));
    }
}
