//! „Stand vom …": what an address may ask for about the state of the values.

use crate::clock::day_began;
use crate::request::{Failure, Req};
use chrono::NaiveDate;
use domain::catalogue::Catalogue;
use domain::period::parse_day;
use domain::policy::reach;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A state of the values that is asked for: as known at the end of a day.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The day as it was typed, such as `31.12.2023` or `2023-12-31`.
    pub stand: String,
}

impl Asked {
    /// The day for a page, where it is one before today. A day that cannot be read is none: the page shows what is known
    /// now, and its form what was typed.
    pub fn day(&self, req: &Req) -> Option<NaiveDate> {
        parse_day(self.stand.trim()).ok().filter(|day| *day < req.ctx.today)
    }

    /// The request with the state of that day.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn on_page(&self, req: &Req) -> Result<Req, Failure> {
        match self.day(req) {
            Some(day) => req.as_of(day).await,
            None => Ok(req.clone()),
        }
    }

    /// The request for a file. A file is kept and passed on, so none is made of a day that cannot be read or has not come.
    ///
    /// # Errors
    /// Bad request, and when the store does not answer.
    pub async fn for_file(&self, req: &Req) -> Result<Req, Failure> {
        match self.stand.trim() {
            "" => Ok(req.clone()),
            typed => match parse_day(typed) {
                Ok(day) if day <= req.ctx.today => req.as_of(day).await,
                _ => Err(Failure::BadRequest),
            },
        }
    }
}

impl Req {
    /// The request as if it had come at the end of a past day: with what was known then, assessed as of then, and with the
    /// measures as they were. Rights stay those of now.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn as_of(&self, day: NaiveDate) -> Result<Self, Failure> {
        self.with_values_of(day).with_measures_of(day).await
    }

    /// The request with the measures and links of that day.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn with_measures_of(&self, day: NaiveDate) -> Result<Self, Failure> {
        let Some(next) = day.succ_opt() else { return Ok(self.clone()) };
        let later = self.state.store.measure_changes_since(day_began(next)).await?;
        let catalogue = self.catalogue.with_measures_of(&later, reach(&self.ctx.actor));
        Ok(Self { catalogue, ..self.clone() })
    }

    /// The request with the values, targets and methods of that day, and that day as today.
    #[must_use]
    pub fn with_values_of(&self, day: NaiveDate) -> Self {
        let mut past = Self { catalogue: self.catalogue.as_of(day), ..self.clone() };
        past.ctx.today = day;
        past
    }
}

/// The days on which something about the values of some indicators became known or was withdrawn.
pub fn turning_days<'a>(
    catalogue: &'a Catalogue,
    codes: impl IntoIterator<Item = &'a domain::key::IndicatorCode>,
) -> BTreeSet<NaiveDate> {
    let records = codes.into_iter().filter_map(|code| catalogue.indicators.get(code));
    records.flat_map(|record| record.turning_days()).collect()
}
