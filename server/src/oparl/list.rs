//! Lists by page, and their filters.

use chrono::DateTime;
use serde_json::{Value, json};
use store::Stamp;

/// Entries of a page, and most of them.
const USUAL: usize = 100;

/// Why there is no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// A filter is no moment.
    Moment(&'static str),
    /// There is no such page.
    Page,
}

/// The filters, as they stand in addresses.
const MOMENTS: [&str; 4] = ["created_since", "created_until", "modified_since", "modified_until"];

/// What is asked of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The moments of the filters in seconds since 1970, each with what was typed.
    moments: [Option<(i64, String)>; 4],
    omit_internal: bool,
    limit: Option<usize>,
    page: usize,
}

fn moment(text: &str) -> Option<i64> {
    // A plus that nobody has encoded arrives as a blank.
    DateTime::parse_from_rfc3339(&text.replace(' ', "+")).ok().map(|at| at.timestamp())
}

impl Asked {
    /// Reads what stands in the address. What the standard does not know is no business of this server.
    pub(super) fn read(pairs: &[(String, String)]) -> Result<Self, Refused> {
        let mut asked = Self { page: 1, ..Self::default() };
        for (name, value) in pairs {
            if let Some(place) = MOMENTS.iter().position(|known| known == name) {
                let at = moment(value).ok_or(Refused::Moment(MOMENTS[place]))?;
                asked.moments[place] = Some((at, value.replace(' ', "+")));
            }
            match name.as_str() {
                "omit_internal" => asked.omit_internal = value == "true",
                // A client must not rely on it, so what is no number is no fault.
                "limit" => asked.limit = value.parse().ok().filter(|n| (1..=USUAL).contains(n)),
                "page" => {
                    let page = value.parse().ok().filter(|page| *page > 0);
                    asked.page = page.ok_or(Refused::Page)?;
                }
                _ => {}
            }
        }
        Ok(asked)
    }

    fn wants(&self, stamp: &Stamp) -> bool {
        let [created_since, created_until, modified_since, modified_until] = &self.moments;
        let since =
            |asked: &Option<(i64, String)>, at| asked.as_ref().is_none_or(|(from, _)| at >= *from);
        let until =
            |asked: &Option<(i64, String)>, at| asked.as_ref().is_none_or(|(to, _)| at <= *to);
        // Whoever keeps a copy up to date has to learn what is gone; nobody else does.
        (!stamp.deleted || modified_since.is_some())
            && since(created_since, stamp.created)
            && until(created_until, stamp.created)
            && since(modified_since, stamp.modified)
            && until(modified_until, stamp.modified)
    }

    /// The address of a page: always written the same way.
    fn address(&self, list: &str, page: usize) -> String {
        let filters = MOMENTS.iter().zip(&self.moments);
        let mut pairs: Vec<String> = filters
            .filter_map(|(name, asked)| {
                let (_, typed) = asked.as_ref()?;
                Some(format!("{name}={}", app::shell::query_escape(typed)))
            })
            .collect();
        pairs.extend(self.limit.map(|limit| format!("limit={limit}")));
        pairs.extend(self.omit_internal.then(|| "omit_internal=true".to_owned()));
        pairs.extend((page > 1).then(|| format!("page={page}")));
        if pairs.is_empty() { list.to_owned() } else { format!("{list}?{}", pairs.join("&")) }
    }

    /// The page asked for, in the order of places, which never change.
    pub(super) fn page<'s>(
        &self,
        list: &str,
        stamps: impl Iterator<Item = &'s Stamp>,
        given: impl Fn(&str) -> Option<Value>,
    ) -> Result<Value, Refused> {
        let wanted: Vec<_> = stamps.filter(|stamp| self.wants(stamp)).collect();
        let each = self.limit.unwrap_or(USUAL);
        let pages = wanted.len().div_ceil(each).max(1);
        if self.page > pages {
            return Err(Refused::Page);
        }
        let shown = wanted.iter().skip((self.page - 1) * each).take(each);
        let data = shown.filter_map(|stamp| given(&stamp.path)).map(|mut object| {
            if self.omit_internal {
                omit(&mut object);
            }
            object
        });
        let mut links = json!({
            "first": self.address(list, 1),
            "self": self.address(list, self.page),
            "last": self.address(list, pages),
        });
        if self.page > 1 {
            links["prev"] = json!(self.address(list, self.page - 1));
        }
        if self.page < pages {
            links["next"] = json!(self.address(list, self.page + 1));
        }
        Ok(json!({
            "data": data.collect::<Vec<_>>(),
            "pagination": {
                "totalElements": wanted.len(),
                "elementsPerPage": each,
                "currentPage": self.page,
                "totalPages": pages,
            },
            "links": links,
        }))
    }
}

/// Leaves out the lists inside an object that the standard lets go; what a type demands stays.
fn omit(object: &mut Value) {
    let kind = object["type"].as_str().and_then(|kind| kind.rsplit('/').next());
    let inner: &[&str] = match kind {
        Some("Meeting") => &["agendaItem", "auxiliaryFile"],
        Some("AgendaItem") => &["auxiliaryFile"],
        Some("Paper") => &["auxiliaryFile", "location"],
        _ => &[],
    };
    if let Some(fields) = object.as_object_mut() {
        fields.retain(|name, _| !inner.contains(&name.as_str()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(number: i64, deleted: bool) -> Stamp {
        Stamp {
            path: format!("paper/P-{number:03}"),
            digest: String::new(),
            created: number,
            modified: number * 10,
            deleted,
        }
    }

    fn asked(pairs: &[(&str, &str)]) -> Result<Asked, Refused> {
        let pairs: Vec<_> = pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Asked::read(&pairs)
    }

    fn page(pairs: &[(&str, &str)], stamps: &[Stamp]) -> Result<Value, Refused> {
        asked(pairs)?.page("https://k.example/list", stamps.iter(), |path| Some(json!(path)))
    }

    /// A second of 1970, as the standard writes it.
    fn at(second: i64) -> String {
        super::super::written(second)
    }

    #[test]
    fn following_next_gives_every_entry_once() {
        let all: Vec<_> = (0..=250).map(|n| stamp(n, false)).collect();
        for limit in ["1", "7", "100", "keine"] {
            let (mut seen, mut number) = (Vec::new(), 1);
            loop {
                let found = page(&[("limit", limit), ("page", &number.to_string())], &all);
                let found = found.expect("a page");
                assert_eq!(found["pagination"]["totalElements"], 251);
                assert_eq!(found["pagination"]["currentPage"], number);
                seen.extend(found["data"].as_array().expect("a list").clone());
                assert_eq!(found["links"]["prev"].is_string(), number > 1);
                let Some(next) = found["links"]["next"].as_str() else { break };
                assert!(next.ends_with(&format!("page={}", number + 1)), "{next}");
                number += 1;
            }
            assert_eq!(seen.len(), 251, "{limit}");
            assert!(seen.is_sorted_by_key(|path| path.as_str().map(str::to_owned)));
        }
        let none = page(&[], &[]).expect("an empty list is one");
        assert_eq!(
            (none["pagination"]["totalPages"].as_u64(), &none["data"]),
            (Some(1), &json!([]))
        );
        assert_eq!(page(&[("page", "2")], &[]), Err(Refused::Page));
        assert_eq!(page(&[("page", "0")], &[]), Err(Refused::Page));
    }

    #[test]
    fn filters_hold_both_ends_and_stay_in_the_links() {
        let all: Vec<_> = (0..10).map(|n| stamp(n, false)).collect();
        let count = |pairs: &[(&str, &str)]| {
            page(pairs, &all).expect("a page")["pagination"]["totalElements"].clone()
        };
        assert_eq!(count(&[("created_since", &at(4))]), 6);
        assert_eq!(count(&[("created_until", &at(4))]), 5);
        assert_eq!(count(&[("created_since", &at(4)), ("created_until", &at(4))]), 1);
        assert_eq!(count(&[("modified_since", &at(31))]), 6);
        assert_eq!(count(&[("modified_until", "1970-01-01T00:00:30Z")]), 4);
        let found = page(&[("limit", "3"), ("modified_since", "1970-01-01T01:00:00 01:00")], &all);
        let found = found.expect("a plus that arrived as a blank");
        let expected = "https://k.example/list?modified_since=1970-01-01T01%3A00%3A00%2B01%3A00&limit=3&page=2";
        assert_eq!(found["links"]["next"], expected);
        for wrong in ["gestern", "1970-01-01", "", "9".repeat(400).as_str()] {
            assert_eq!(
                page(&[("created_until", wrong)], &all),
                Err(Refused::Moment("created_until")),
                "{wrong}"
            );
        }
    }

    #[test]
    fn what_is_gone_is_told_to_whoever_keeps_a_copy_alone() {
        let all = [stamp(1, false), stamp(2, true)];
        let count = |pairs: &[(&str, &str)]| {
            page(pairs, &all).expect("a page")["data"].as_array().map(Vec::len)
        };
        assert_eq!(count(&[]), Some(1));
        assert_eq!(count(&[("created_since", &at(0))]), Some(1));
        assert_eq!(count(&[("modified_since", &at(0))]), Some(2));
        assert_eq!(count(&[("modified_since", &at(21))]), Some(0));
    }
}
