//! Texts and series that many values share are kept once.

use super::limits::Limits;
use super::period::{self, Slash};
use super::table::{Member, Named, Series, When};
use super::unreadable::{Fault, Unreadable};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Bytes that an entry takes besides its text, roughly.
const OVERHEAD: usize = 64;

/// A period together with the reason why it is none.
#[derive(Debug, Clone)]
pub(super) struct Time {
    pub(super) when: Arc<When>,
    pub(super) fault: Option<Fault>,
}

/// Keeps texts, periods and series once, within a bound.
pub(super) struct Pool {
    limit: usize,
    spent: usize,
    texts: HashSet<Arc<str>>,
    times: HashMap<Arc<str>, Time>,
    keys: HashMap<Box<str>, u32>,
    series: HashMap<(u32, u32), Arc<Series>>,
}

impl Pool {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            limit: limits.text,
            spent: 0,
            texts: HashSet::new(),
            times: HashMap::new(),
            keys: HashMap::new(),
            series: HashMap::new(),
        }
    }

    pub(super) fn text(&mut self, text: &str) -> Result<Arc<str>, Unreadable> {
        if let Some(known) = self.texts.get(text) {
            return Ok(known.clone());
        }
        self.spend(text.len() + OVERHEAD)?;
        let text: Arc<str> = text.into();
        self.texts.insert(text.clone());
        Ok(text)
    }

    pub(super) fn named(&mut self, code: &str, label: &str) -> Result<Named, Unreadable> {
        Ok(Named { code: self.text(code)?, label: self.text(label)? })
    }

    pub(super) fn time(&mut self, text: &str, slash: Slash) -> Result<Time, Unreadable> {
        if let Some(known) = self.times.get(text) {
            return Ok(known.clone());
        }
        self.spend(3 * OVERHEAD)?;
        let text = self.text(text)?;
        let (period, fault) = match period::read(&text, slash) {
            Ok(period) => (Some(period), None),
            Err(fault) => (None, Some(fault)),
        };
        let time = Time { when: Arc::new(When { text: text.clone(), period }), fault };
        self.times.insert(text, time.clone());
        Ok(time)
    }

    /// A number that stands for a key.
    pub(super) fn key(&mut self, key: &str) -> Result<u32, Unreadable> {
        if let Some(known) = self.keys.get(key) {
            return Ok(*known);
        }
        self.spend(key.len() + OVERHEAD)?;
        let number = u32::try_from(self.keys.len()).unwrap_or(u32::MAX);
        self.keys.insert(key.into(), number);
        Ok(number)
    }

    /// The series with a key of two numbers; made once.
    pub(super) fn series(
        &mut self,
        key: (u32, u32),
        make: impl FnOnce(&mut Self) -> Result<Series, Unreadable>,
    ) -> Result<Arc<Series>, Unreadable> {
        if let Some(known) = self.series.get(&key) {
            return Ok(known.clone());
        }
        let series = make(self)?;
        self.spend(2 * OVERHEAD + size_of::<Member>() * series.members.len())?;
        let series = Arc::new(series);
        self.series.insert(key, series.clone());
        Ok(series)
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Unreadable> {
        self.spent = self.spent.saturating_add(bytes);
        if self.spent > self.limit {
            return Err(Unreadable::TooMuchText { limit: self.limit });
        }
        Ok(())
    }
}
