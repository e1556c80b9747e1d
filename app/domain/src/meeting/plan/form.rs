//! Forms of a meeting and of an item on its agenda.

use crate::error::{FieldErrors, Problem};
use crate::meeting::agenda::{AgendaItem, ItemKind};
use crate::meeting::key::AgendaItemId;
use crate::meeting::numbering::PaperNumber;
use crate::meeting::procedure::Procedure;
use crate::period::parse_day;
use crate::text;
use crate::tier::Tier;
use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

/// Longest title, place and subject in characters.
const MAX_LINE: usize = 200;
/// Longest way to take part in characters.
const MAX_ACCESS: usize = 400;
/// Most minutes of an item.
pub const MAX_MINUTES: u16 = 600;

/// The form of a meeting as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MeetingForm {
    /// Title.
    pub title: String,
    /// What it is about, may be empty.
    pub subject: String,
    /// Day.
    pub date: String,
    /// When it begins.
    pub begins: String,
    /// When it is to end.
    pub ends: String,
    /// Where.
    pub place: String,
    /// How to take part from elsewhere, may be empty.
    pub access: String,
    /// Name of the template its agenda is made from; empty for the frame alone.
    pub template: String,
}

/// What can be kept about a meeting, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingText {
    /// Title.
    pub title: String,
    /// What it is about, may be empty.
    pub subject: String,
    /// Day.
    pub date: NaiveDate,
    /// When it begins.
    pub begins: NaiveTime,
    /// When it is to end.
    pub ends: NaiveTime,
    /// Where.
    pub place: String,
    /// How to take part from elsewhere, may be empty.
    pub access: String,
}

/// Reads a time of day as `14:00` or `9:30`.
fn time(typed: &str) -> Result<NaiveTime, Problem> {
    match typed.trim() {
        "" => Err(Problem::Required),
        typed => NaiveTime::parse_from_str(typed, "%H:%M").map_err(|_| Problem::NotATime),
    }
}

impl MeetingForm {
    /// Reads the form. `kept` is the day that the meeting has already: it may lie in the past.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn parse(
        &self,
        kept: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<MeetingText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_LINE));
        let mut optional = |field: &str, typed: &str, max| match typed.trim() {
            "" => Some(String::new()),
            typed => errors.keep(field, text::line(typed, max)),
        };
        let subject = optional("subject", &self.subject, MAX_LINE);
        let access = optional("access", &self.access, MAX_ACCESS);
        let date = match self.date.trim() {
            "" => errors.keep("date", Err(Problem::Required)),
            typed => errors.keep("date", parse_day(typed).map_err(|_| Problem::NotADay)),
        };
        if date.is_some_and(|date| date < today && Some(date) != kept) {
            errors.add("date", Problem::InThePast);
        }
        let begins = errors.keep("begins", time(&self.begins));
        let ends = errors.keep("ends", time(&self.ends));
        if begins.is_some() && begins == ends {
            errors.add("ends", Problem::EndBeforeStart);
        }
        let place = errors.keep("place", text::line(&self.place, MAX_LINE));
        let read = || {
            Some(MeetingText {
                title: title?,
                subject: subject?,
                date: date?,
                begins: begins?,
                ends: ends?,
                place: place?,
                access: access?,
            })
        };
        read().filter(|_| errors.is_empty()).ok_or(errors)
    }
}

/// The form of an item as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemForm {
    /// Title.
    pub title: String,
    /// Code of what is done with it; empty for none.
    pub kind: String,
    /// Who reports, may be empty.
    pub rapporteur: String,
    /// Planned minutes; empty for none.
    pub minutes: String,
    /// Code of who may know of it; empty for the circle that the rules of procedure set.
    pub tier: String,
    /// Number of its paper, may be empty.
    pub paper: String,
    /// The item above, for a new one; empty for the first level.
    pub above: String,
}

/// What can be kept about an item, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemText {
    /// Title.
    pub title: String,
    /// What is done with it.
    pub kind: Option<ItemKind>,
    /// Who reports, may be empty.
    pub rapporteur: String,
    /// Planned minutes.
    pub minutes: u16,
    /// Who may know of it.
    pub tier: Tier,
    /// Its paper.
    pub paper: Option<PaperNumber>,
}

impl ItemForm {
    /// The form of an item as it is.
    pub fn of(item: &AgendaItem) -> Self {
        Self {
            title: item.title.clone(),
            kind: item.kind.map_or("", ItemKind::code).to_owned(),
            rapporteur: item.rapporteur.clone(),
            minutes: item.minutes.to_string(),
            tier: item.tier.code().to_owned(),
            paper: item.paper.as_ref().map(ToString::to_string).unwrap_or_default(),
            above: String::new(),
        }
    }

    /// Reads the form. The circle is the one of the rules where they allow no other.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used.
    pub fn parse(&self, rules: &Procedure) -> Result<ItemText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.keep("title", text::line(&self.title, MAX_LINE));
        let kind = match self.kind.as_str() {
            "" => Some(None),
            code => {
                errors.keep("kind", ItemKind::from_code(code).map(Some).ok_or(Problem::NotAChoice))
            }
        };
        let rapporteur = match self.rapporteur.trim() {
            "" => Some(String::new()),
            typed => errors.keep("rapporteur", text::line(typed, MAX_LINE)),
        };
        let most = Problem::OutOfRange { min: 0.0, max: Some(f64::from(MAX_MINUTES)) };
        let minutes = match self.minutes.trim() {
            "" => Some(0),
            typed => {
                let read: Option<u16> = typed.parse().ok();
                errors.keep("minutes", read.filter(|m| *m <= MAX_MINUTES).ok_or(most))
            }
        };
        let tier = match self.tier.as_str() {
            "" => Some(None),
            code => errors.keep("tier", Tier::from_code(code).map(Some).ok_or(Problem::NotAChoice)),
        };
        let paper = match self.paper.trim() {
            "" => Some(None),
            typed => errors
                .keep("paper", PaperNumber::parse(typed).map(Some).map_err(|_| Problem::Unknown)),
        };
        let read = || {
            Some(ItemText {
                title: title?,
                kind: kind?,
                rapporteur: rapporteur?,
                minutes: minutes?,
                tier: rules.tier(tier?),
                paper: paper?,
            })
        };
        read().ok_or(errors)
    }
}

/// The item with what was read from its form.
#[must_use]
pub fn item_from(item: &AgendaItem, text: ItemText) -> AgendaItem {
    AgendaItem {
        title: text.title,
        kind: text.kind,
        rapporteur: text.rapporteur,
        minutes: text.minutes,
        tier: text.tier,
        paper: text.paper,
        ..item.clone()
    }
}

impl ItemText {
    /// A new item.
    pub fn into_item(self, id: AgendaItemId) -> AgendaItem {
        let blank = crate::meeting::agenda::template::blank(id, String::new(), self.tier);
        item_from(&blank, self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::procedure::tests::defaults;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn sixth() -> MeetingForm {
        MeetingForm {
            title: "6. Sitzung".into(),
            date: "18.06.2020".into(),
            begins: "14:00".into(),
            ends: "16:30".into(),
            place: "Videokonferenz".into(),
            ..MeetingForm::default()
        }
    }

    #[test]
    fn a_meeting_reads_as_it_is_typed() {
        let read = sixth().parse(None, day("2020-05-28")).expect("nothing is wrong");
        assert_eq!((read.date, read.place.as_str()), (day("2020-06-18"), "Videokonferenz"));
        assert_eq!(crate::meeting::agenda::time::length(read.begins, read.ends), 150);
    }

    #[test]
    fn what_is_wrong_with_a_meeting_is_told_at_its_field() {
        let today = day("2020-07-01");
        let errors = sixth().parse(None, today).expect_err("it is over");
        assert_eq!(errors.of("date"), Some(&Problem::InThePast));
        assert!(sixth().parse(Some(day("2020-06-18")), today).is_ok(), "it may stay where it was");
        let typed = MeetingForm { ends: "14:00".into(), place: " ".into(), ..sixth() };
        let errors = typed.parse(None, day("2020-05-28")).expect_err("no end");
        assert_eq!(errors.of("ends"), Some(&Problem::EndBeforeStart));
        assert_eq!(errors.of("place"), Some(&Problem::Required));
        let typed = MeetingForm { begins: "zwei".into(), ..sixth() };
        let errors = typed.parse(None, day("2020-05-28")).expect_err("no time");
        assert_eq!(errors.of("begins"), Some(&Problem::NotATime));
    }

    #[test]
    fn an_item_has_a_circle_of_its_own_only_where_the_rules_allow_it() {
        let mut rules = defaults();
        let typed = ItemForm {
            title: "Digitalbonus".into(),
            kind: "zur-beschlussfassung".into(),
            minutes: "30".into(),
            tier: "oeffentlich".into(),
            ..ItemForm::default()
        };
        assert_eq!(typed.parse(&rules).expect("an item").tier, Tier::Public);
        rules.publicity.per_item = false;
        assert_eq!(typed.parse(&rules).expect("an item").tier, Tier::Council);
        let long = ItemForm { minutes: "601".into(), paper: "SR-20-1".into(), ..typed };
        let errors = long.parse(&rules).expect_err("too long");
        assert!(errors.of("minutes").is_some());
        assert_eq!(errors.of("paper"), Some(&Problem::Unknown));
    }
}
