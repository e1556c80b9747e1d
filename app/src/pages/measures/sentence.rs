//! An expected contribution as one sentence: „soll die Zahl der bewilligten Anträge erhöhen – erwarteter Beitrag:
//! +2.000 bis 31.12.2022, wirkt nach 6 Monaten, Beleg: mittel". Never a proof of effect.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::indicator::Indicator;
use domain::measure::contribution::{Direction, Expectation};
use domain::number::format_signed_shortest;
use domain::period::format_day;

/// The sentence in three parts, so that a page can link the indicator's phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Up to the phrase: „soll ".
    pub before: String,
    /// The indicator's phrase: „die Zahl der bewilligten Anträge".
    pub phrase: String,
    /// From the verb to the end: „ erhöhen – erwarteter Beitrag: …".
    pub after: String,
}

impl Sentence {
    /// The sentence without its subject.
    pub fn text(&self) -> String {
        format!("{}{}{}", self.before, self.phrase, self.after)
    }
}

/// Stands for the phrase while the sentence is put together; no text of ours holds it.
const PLACE: &str = "\u{1}";

/// What is expected of a measure, as a sentence without its subject.
pub fn sentence(ctx: &Ctx, indicator: &Indicator, expected: &Expectation) -> Sentence {
    let phrase = match indicator.phrase.get(ctx.language) {
        "" => indicator.name.get(ctx.language).to_owned(),
        phrase => phrase.to_owned(),
    };
    let whole = t!(
        ctx,
        "measure-sentence",
        phrase = PLACE,
        verb = verb(ctx, expected.direction),
        how_much = how_much(ctx, indicator, expected),
        lag = lag(ctx, expected.lag_months),
        grade = labels::grade(ctx, expected.grade)
    );
    let (before, after) = whole.split_once(PLACE).unwrap_or((&whole, ""));
    Sentence { before: before.to_owned(), phrase, after: after.to_owned() }
}

/// „erhöhen" or „senken".
pub fn verb(ctx: &Ctx, direction: Direction) -> String {
    match direction {
        Direction::Increase => t!(ctx, "measure-verb-increase"),
        Direction::Decrease => t!(ctx, "measure-verb-decrease"),
    }
}

/// How much by when: „+2.000 bis 31.12.2022", „+15", „nicht beziffert".
pub fn how_much(ctx: &Ctx, indicator: &Indicator, expected: &Expectation) -> String {
    let amount = expected.amount.map(|amount| signed(ctx, indicator, expected.direction, amount));
    let due = expected.due.map(|due| format_day(due, ctx.language));
    match (amount, due) {
        (Some(amount), Some(due)) => t!(ctx, "measure-amount-due", amount = amount, due = due),
        (Some(amount), None) => amount,
        (None, Some(due)) => t!(ctx, "measure-due-only", due = due),
        (None, None) => t!(ctx, "measure-no-amount"),
    }
}

/// An amount with the sign of its direction and its unit: „+2.000", „−3 Prozentpunkte".
pub fn signed(ctx: &Ctx, indicator: &Indicator, direction: Direction, amount: f64) -> String {
    let value = match direction {
        Direction::Increase => amount,
        Direction::Decrease => -amount,
    };
    let number = format_signed_shortest(value, 2, ctx.language);
    let unit = if indicator.is_percent() {
        t!(ctx, "measure-percentage-points")
    } else {
        labels::unit(ctx, indicator)
    };
    if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
}

/// When it can show: „wirkt sofort", „wirkt nach 6 Monaten", „wirkt nach 2 Jahren". Whole years count from the second.
pub fn lag(ctx: &Ctx, months: u16) -> String {
    match months {
        0 => t!(ctx, "measure-lag-none"),
        months if months >= 24 && months % 12 == 0 => {
            t!(ctx, "measure-lag-years", count = i64::from(months / 12))
        }
        months => t!(ctx, "measure-lag-months", count = i64::from(months)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures;
    use domain::measure::contribution::Grade;
    use domain::number::Language;

    fn text(unit: &str, phrase: &str, change: impl FnOnce(&mut Expectation)) -> String {
        let mut indicator = fixtures::indicator("UP-01", "F3");
        indicator.unit = unit.into();
        indicator.phrase.de = phrase.into();
        let mut expected = fixtures::expectation();
        change(&mut expected);
        sentence(&fixtures::visitor(Language::De), &indicator, &expected).text()
    }

    #[test]
    fn the_sentence_reads_as_agreed() {
        assert_eq!(
            text("Anzahl", "die Zahl der bewilligten Anträge", |_| {}),
            "soll die Zahl der bewilligten Anträge erhöhen – erwarteter Beitrag: +2.000 bis \
             31.12.2022, wirkt nach 6 Monaten, Beleg: mittel"
        );
    }

    #[test]
    fn what_is_not_known_is_said() {
        let share = "den Anteil der Betriebe mit Note 4 oder 5";
        let none = text("Prozent", share, |e| {
            e.direction = Direction::Decrease;
            (e.amount, e.due, e.lag_months, e.grade) = (None, None, 24, Grade::Low);
        });
        assert_eq!(
            none,
            "soll den Anteil der Betriebe mit Note 4 oder 5 senken – erwarteter Beitrag: nicht \
             beziffert, wirkt nach 2 Jahren, Beleg: niedrig"
        );
        let points = text("Prozent", share, |e| {
            e.direction = Direction::Decrease;
            (e.amount, e.due, e.lag_months) = (Some(2.5), None, 0);
        });
        assert!(points.contains("Beitrag: −2,5\u{a0}Prozentpunkte, wirkt sofort"), "{points}");
        let due = text("Mio. EUR", "die Fördersumme", |e| e.amount = None);
        assert!(due.contains("Beitrag: nicht beziffert, bis 31.12.2022, wirkt"), "{due}");
    }

    #[test]
    fn the_lag_is_told_in_months_and_from_two_years_in_years() {
        let ctx = fixtures::visitor(Language::De);
        for (months, text) in [
            (0, "wirkt sofort"),
            (1, "wirkt nach 1 Monat"),
            (12, "wirkt nach 12 Monaten"),
            (18, "wirkt nach 18 Monaten"),
            (24, "wirkt nach 2 Jahren"),
            (30, "wirkt nach 30 Monaten"),
            (36, "wirkt nach 3 Jahren"),
        ] {
            assert_eq!(lag(&ctx, months), text);
        }
    }
}
