//! What mails say, as plain text and as HTML with the same words. Mails are written in German, the council's language.

use crate::i18n::{Words, t};
use crate::labels;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::actor::Role;
use domain::evaluation::reminder::RoundReminder;
use domain::indicator::supply::Reminder;
use domain::meeting::agenda::Agenda;
use domain::meeting::agenda::version::{ChangeKind, Difference};
use domain::meeting::invitation::Announced;
use domain::meeting::invitation::dispatch::Letter as LetterKind;
use domain::number::Language;
use domain::period::{Period, format_day, format_day_long};
use leptos::prelude::*;

/// The words of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Subject, one line where the names in it are.
    pub subject: String,
    /// The plain part.
    pub text: String,
    /// The HTML part.
    pub html: String,
}

/// What happened to a mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateNews {
    /// It was granted.
    Granted,
    /// Its dates were changed.
    Changed,
    /// It was withdrawn.
    Withdrawn,
}

/// A mandate as a mail names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateFacts {
    /// The role.
    pub role: Role,
    /// Name of the organisation.
    pub organisation: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while it is open.
    pub to: Option<NaiveDate>,
}

/// A delivery as a mail names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliveryFacts {
    /// Name of the indicator.
    pub indicator: String,
    /// Its code.
    pub code: String,
    /// The period whose value is to come.
    pub period: Period,
    /// The day on which it is due.
    pub due: NaiveDate,
    /// The day of the letter.
    pub today: NaiveDate,
    /// Name of the organisation in charge, where there is one.
    pub organisation: Option<String>,
    /// True where the day is an example.
    pub example: bool,
}

/// A letter about a meeting, as a mail tells it. The subject has number and day alone: subjects stand in lists that others
/// look over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaFacts {
    /// What is sent.
    pub kind: LetterKind,
    /// Number of the meeting.
    pub number: u32,
    /// Its day.
    pub day: NaiveDate,
    /// When it begins.
    pub begins: NaiveTime,
    /// When it is to end.
    pub ends: NaiveTime,
    /// Where it is.
    pub place: String,
    /// How to take part from elsewhere; may be empty.
    pub access: String,
    /// What was announced before, in one line, where that has changed.
    pub before: Option<String>,
    /// Why it is called off; empty otherwise.
    pub reason: String,
    /// Until when members put motions, where that is still ahead.
    pub motions_until: Option<NaiveDate>,
    /// Until when an answer is asked for.
    pub answer_until: NaiveDate,
    /// Why the invitation is late, empty where the recipient may not know; none where it is not late.
    pub late: Option<String>,
    /// True for a second call on the same matter.
    pub second_call: bool,
    /// Why items came late, where the recipient may know; none where none did.
    pub urgent: Option<String>,
    /// The agenda in lines, or what has changed in it, as far as the recipient may read it.
    pub lines: Vec<String>,
    /// True where the recipient gets it as a deputy, in copy.
    pub deputy: bool,
    /// Path of the meeting.
    pub path: String,
    /// Path that answers without signing in; none where no answer is asked for.
    pub answer_at: Option<String>,
}

/// Minutes that go out, as a mail tells of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesFacts {
    /// Number of the meeting.
    pub meeting: u32,
    /// Its day.
    pub day: NaiveDate,
    /// The last day for objections.
    pub until: NaiveDate,
}

/// A circular procedure as a mail tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircularFacts {
    /// Its number.
    pub number: String,
    /// The last day on which votes are taken.
    pub closes: NaiveDate,
    /// The day of the letter.
    pub today: NaiveDate,
    /// True for a reminder to whoever has not voted.
    pub reminds: bool,
}

/// A request for values as a mail names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFacts {
    /// Code and name of the indicator.
    pub indicator: String,
    /// Path of its page.
    pub path: String,
    /// By the end of which day.
    pub due: NaiveDate,
}

/// Mails speak German.
const GERMAN: Words = Words(Language::De);

/// A person is invited: the link opens the account once, until `until` in the council's time.
pub fn invitation(origin: &str, name: &str, link: &str, until: NaiveDateTime) -> Letter {
    let paragraphs = [
        t!(GERMAN, "mail-invitation-text"),
        t!(GERMAN, "mail-invitation-do", until = moment(until)),
    ];
    let last = t!(GERMAN, "mail-invitation-not-you");
    letter(
        origin,
        name,
        t!(GERMAN, "mail-invitation-subject"),
        &paragraphs,
        Some(link),
        Some(&last),
    )
}

/// Day, time and place in one line.
pub fn appointment(told: &Announced) -> String {
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    let day = format_day_long(told.date, Language::De);
    let (begins, ends) = (clock(told.begins), clock(told.ends));
    let when = t!(GERMAN, "meeting-when", day = day, begins = begins, ends = ends);
    format!("{when}, {}", one_line(&told.place))
}

/// What has changed in an item, in one line.
pub fn change_line(found: &Difference, now: &Agenda, before: Option<&Agenda>) -> String {
    let item = now.item(&found.item).or_else(|| before?.item(&found.item));
    let title = item.map(|item| item.title.as_str()).unwrap_or_default();
    let kind = match found.kind {
        ChangeKind::Added => t!(GERMAN, "change-added"),
        ChangeKind::Withdrawn => t!(GERMAN, "item-withdrawn"),
        ChangeKind::Adjourned => t!(GERMAN, "item-adjourned"),
        ChangeKind::Changed => t!(GERMAN, "change-changed"),
        ChangeKind::Moved => t!(GERMAN, "change-moved"),
    };
    format!("TOP {} {title} ({kind})", found.number)
}

fn agenda_subject(facts: &AgendaFacts) -> String {
    let (number, day) = (facts.number, format_day(facts.day, Language::De));
    match facts.kind {
        LetterKind::Invitation => t!(GERMAN, "call-mail-invitation", number = number, day = day),
        LetterKind::Supplement => t!(GERMAN, "call-mail-supplement", number = number, day = day),
        LetterKind::Papers => t!(GERMAN, "call-mail-papers", number = number, day = day),
        LetterKind::Change => t!(GERMAN, "call-mail-change", number = number, day = day),
        LetterKind::Cancellation => t!(GERMAN, "call-mail-off", number = number, day = day),
        LetterKind::Minutes => t!(GERMAN, "call-mail-minutes", number = number, day = day),
    }
}

/// A letter about a meeting: when and where, what is on the agenda or what has changed, and the request to answer.
pub fn agenda(origin: &str, name: &str, facts: &AgendaFacts) -> Letter {
    let subject = agenda_subject(facts);
    let clock = |time: NaiveTime| time.format("%H:%M").to_string();
    let day = |day: NaiveDate| format_day_long(day, Language::De);
    let (begins, ends) = (clock(facts.begins), clock(facts.ends));
    let when = t!(GERMAN, "meeting-when", day = day(facts.day), begins = begins, ends = ends);
    let lead = match facts.kind {
        LetterKind::Invitation => t!(GERMAN, "call-mail-invitation-text", number = facts.number),
        LetterKind::Supplement => t!(GERMAN, "call-mail-supplement-text", number = facts.number),
        LetterKind::Papers => t!(GERMAN, "call-mail-papers-text", number = facts.number),
        LetterKind::Change => t!(GERMAN, "call-mail-change-text", number = facts.number),
        LetterKind::Cancellation => t!(GERMAN, "call-mail-off-text", number = facts.number),
        LetterKind::Minutes => t!(GERMAN, "call-mail-minutes-text", number = facts.number),
    };
    let mut paragraphs = vec![lead, format!("{when}, {}", one_line(&facts.place))];
    if !facts.access.is_empty() {
        paragraphs.push(t!(GERMAN, "call-mail-access", access = one_line(&facts.access)));
    }
    paragraphs
        .extend(facts.before.clone().map(|before| t!(GERMAN, "call-mail-before", before = before)));
    if !facts.reason.is_empty() {
        paragraphs.push(t!(GERMAN, "notice-reason", reason = one_line(&facts.reason)));
    }
    paragraphs.extend(facts.late.as_ref().map(|reason| match reason.as_str() {
        "" => t!(GERMAN, "call-mail-late-bare"),
        reason => t!(GERMAN, "mail-agenda-late", reason = one_line(reason)),
    }));
    if facts.second_call {
        paragraphs.push(t!(GERMAN, "second-call"));
    }
    paragraphs.extend(
        facts.urgent.as_ref().map(|why| t!(GERMAN, "call-mail-urgent", reason = one_line(why))),
    );
    if facts.deputy {
        paragraphs.push(t!(GERMAN, "call-mail-deputy"));
    }
    if !facts.lines.is_empty() {
        paragraphs.push(match facts.kind {
            LetterKind::Supplement => t!(GERMAN, "call-mail-changed"),
            LetterKind::Papers => t!(GERMAN, "call-mail-new-papers"),
            _ => t!(GERMAN, "agenda-title") + ":",
        });
        paragraphs.extend(facts.lines.iter().map(|line| one_line(line)));
    }
    if facts.kind == LetterKind::Invitation {
        let until = facts.motions_until.map(day);
        paragraphs.extend(until.map(|day| t!(GERMAN, "mail-agenda-motions", day = day)));
    }
    if facts.kind != LetterKind::Minutes {
        paragraphs.push(t!(GERMAN, "call-mail-files"));
    }
    let link = match &facts.answer_at {
        Some(path) => {
            paragraphs.push(t!(GERMAN, "call-mail-answer", day = day(facts.answer_until)));
            format!("{origin}{path}")
        }
        None => format!("{origin}{}", facts.path),
    };
    let last = facts.answer_at.is_some().then(|| t!(GERMAN, "call-mail-own"));
    letter(origin, name, subject, &paragraphs, Some(&link), last.as_deref())
}

/// Minutes go out: the subject holds number and day alone, the mail where to read them and until when one objects.
pub fn minutes(origin: &str, name: &str, facts: &MinutesFacts) -> Letter {
    let (meeting, day): (u32, String) = (facts.meeting, format_day_long(facts.day, Language::De));
    let until = format_day_long(facts.until, Language::De);
    let subject = t!(GERMAN, "mail-minutes-subject", meeting = meeting, day = day.clone());
    let paragraphs = [
        t!(GERMAN, "mail-minutes-text", meeting = meeting, day = day),
        t!(GERMAN, "mail-minutes-until", until = until),
    ];
    let link = format!("{origin}/sitzungen/{meeting}/niederschrift");
    letter(origin, name, subject, &paragraphs, Some(&link), None)
}

/// A circular procedure was put forward, or ends soon without a vote of the recipient's organisation. What it is about stands
/// on its page alone: mails are forwarded.
pub fn circular(origin: &str, name: &str, facts: &CircularFacts) -> Letter {
    let number = facts.number.clone();
    let until = format_day_long(facts.closes, Language::De);
    let days = (facts.closes - facts.today).num_days().max(0);
    let (subject, text) = if facts.reminds {
        (
            t!(GERMAN, "mail-circ-reminder-subject", number = number.clone(), days = days),
            t!(GERMAN, "mail-circ-reminder", number = number, until = until),
        )
    } else {
        (
            t!(GERMAN, "mail-circ-subject", number = number.clone()),
            t!(GERMAN, "mail-circ", number = number, until = until),
        )
    };
    let link = format!("{origin}/anmelden?ziel=/umlaufverfahren/{}", facts.number);
    letter(origin, name, subject, &[text, t!(GERMAN, "mail-circ-do")], Some(&link), None)
}

/// The council asks an organisation for values.
pub fn request(origin: &str, name: &str, facts: &RequestFacts) -> Letter {
    let (indicator, due) = (facts.indicator.clone(), format_day_long(facts.due, Language::De));
    let subject = t!(GERMAN, "mail-request-subject", indicator = indicator.clone());
    let text = t!(GERMAN, "mail-request", indicator = indicator, due = due);
    let link = format!("{origin}{}", facts.path);
    letter(origin, name, subject, &[text], Some(&link), None)
}

/// Somebody asked for a new password: the link counts once, until `until` in the council's time.
pub fn password_reset(origin: &str, name: &str, link: &str, until: NaiveDateTime) -> Letter {
    let paragraphs =
        [t!(GERMAN, "mail-reset-text"), t!(GERMAN, "mail-reset-do", until = moment(until))];
    let last = t!(GERMAN, "mail-reset-not-you");
    letter(origin, name, t!(GERMAN, "mail-reset-subject"), &paragraphs, Some(link), Some(&last))
}

/// Somebody asked for a new password of an account that has none: the person signs in with the provider of this name.
pub fn no_password(origin: &str, name: &str, provider: &str) -> Letter {
    let paragraphs = [
        t!(GERMAN, "mail-no-password-text", provider = provider.to_owned()),
        t!(GERMAN, "mail-no-password-do", provider = provider.to_owned()),
    ];
    let (link, last) = (format!("{origin}/anmelden"), t!(GERMAN, "mail-no-password-not-you"));
    letter(
        origin,
        name,
        t!(GERMAN, "mail-no-password-subject"),
        &paragraphs,
        Some(&link),
        Some(&last),
    )
}

/// The password was changed at `at` in the council's time.
pub fn password_changed(origin: &str, name: &str, at: NaiveDateTime) -> Letter {
    let paragraphs =
        [t!(GERMAN, "mail-password-text", at = moment(at)), t!(GERMAN, "mail-password-not-you")];
    let link = format!("{origin}/anmelden");
    letter(origin, name, t!(GERMAN, "mail-password-subject"), &paragraphs, Some(&link), None)
}

/// A second factor was added or removed at `at` in the council's time.
pub fn second_factor(origin: &str, name: &str, added: bool, at: NaiveDateTime) -> Letter {
    let (subject, text) = if added {
        (
            t!(GERMAN, "mail-factor-added-subject"),
            t!(GERMAN, "mail-factor-added-text", at = moment(at)),
        )
    } else {
        (
            t!(GERMAN, "mail-factor-removed-subject"),
            t!(GERMAN, "mail-factor-removed-text", at = moment(at)),
        )
    };
    let paragraphs = [text, t!(GERMAN, "mail-password-not-you")];
    let link = format!("{origin}/anmelden");
    letter(origin, name, subject, &paragraphs, Some(&link), None)
}

/// A mandate was granted, changed or withdrawn.
pub fn mandate(origin: &str, name: &str, news: MandateNews, facts: &MandateFacts) -> Letter {
    let role = labels::role_in(Language::De, facts.role);
    let organisation = facts.organisation.clone();
    let (subject, text) = match news {
        MandateNews::Granted => (
            t!(GERMAN, "mail-mandate-granted-subject"),
            t!(GERMAN, "mail-mandate-granted", role = role, organisation = organisation),
        ),
        MandateNews::Changed => (
            t!(GERMAN, "mail-mandate-changed-subject"),
            t!(GERMAN, "mail-mandate-changed", role = role, organisation = organisation),
        ),
        MandateNews::Withdrawn => (
            t!(GERMAN, "mail-mandate-withdrawn-subject"),
            t!(GERMAN, "mail-mandate-withdrawn", role = role, organisation = organisation),
        ),
    };
    let from = format_day_long(facts.from, Language::De);
    let span = match (news, facts.to) {
        (MandateNews::Withdrawn, _) => t!(GERMAN, "mail-mandate-over"),
        (_, Some(to)) => {
            let to = format_day_long(to, Language::De);
            t!(GERMAN, "mail-mandate-span", from = from, to = to)
        }
        (_, None) => t!(GERMAN, "mail-mandate-open", from = from),
    };
    let last = t!(GERMAN, "mail-mandate-questions");
    letter(origin, name, subject, &[text, span], Some(origin), Some(&last))
}

/// `before` speaks for `organisation` no more, and what they left open goes to whoever gets this letter.
pub fn duties(origin: &str, name: &str, before: &str, organisation: &str) -> Letter {
    let (before, organisation) = (before.to_owned(), organisation.to_owned());
    let paragraphs = [
        t!(GERMAN, "mail-duties-text", before = before, organisation = organisation),
        t!(GERMAN, "mail-duties-do"),
    ];
    let link = format!("{origin}/bewertungen");
    let last = t!(GERMAN, "mail-mandate-questions");
    letter(origin, name, t!(GERMAN, "mail-duties-subject"), &paragraphs, Some(&link), Some(&last))
}

/// A value comes up, or has not come. The name of the indicator stands in the subject: its code and name are the
/// product's own, and one line.
pub fn delivery(origin: &str, name: &str, kind: Reminder, facts: &DeliveryFacts) -> Letter {
    let indicator = || format!("{} ({})", one_line(&facts.indicator), facts.code);
    let due = || format_day_long(facts.due, Language::De);
    // A letter that goes out late, after days without a run, tells the days that are left.
    let days = (facts.due - facts.today).num_days().abs();
    let period = facts.period.label(Language::De);
    let (subject, text) = match kind {
        Reminder::Ahead | Reminder::Near => (
            t!(GERMAN, "mail-delivery-ahead-subject", days = days, indicator = indicator()),
            t!(
                GERMAN,
                "mail-delivery-ahead",
                indicator = indicator(),
                period = period,
                due = due()
            ),
        ),
        Reminder::Missed => (
            t!(GERMAN, "mail-delivery-missed-subject", days = days, indicator = indicator()),
            t!(
                GERMAN,
                "mail-delivery-missed",
                indicator = indicator(),
                period = period,
                due = due()
            ),
        ),
        Reminder::Escalation => (
            t!(GERMAN, "mail-delivery-escalation-subject", days = days, indicator = indicator()),
            t!(
                GERMAN,
                "mail-delivery-missed",
                indicator = indicator(),
                period = period,
                due = due()
            ),
        ),
    };
    let organisation = match facts.organisation.clone() {
        Some(organisation) => t!(GERMAN, "mail-delivery-from", organisation = organisation),
        None => t!(GERMAN, "mail-delivery-from-nobody"),
    };
    let ask = match kind {
        Reminder::Escalation => t!(GERMAN, "mail-delivery-do-office"),
        Reminder::Ahead | Reminder::Near | Reminder::Missed => t!(GERMAN, "mail-delivery-do"),
    };
    let example = facts.example.then(|| t!(GERMAN, "mail-delivery-example"));
    let paragraphs: Vec<_> = [text, organisation, ask].into_iter().chain(example).collect();
    let link = format!("{origin}/indikatoren/{}", facts.code);
    let last = t!(GERMAN, "mail-delivery-last", calendar = format!("{origin}/lieferkalender"));
    letter(origin, name, subject, &paragraphs, Some(&link), Some(&last))
}

/// A round as a mail names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundFacts {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its last day.
    pub closes: NaiveDate,
    /// The day of the letter.
    pub today: NaiveDate,
    /// Names of the measures it is about.
    pub measures: Vec<String>,
}

impl RoundFacts {
    fn until(&self) -> String {
        format_day_long(self.closes, Language::De)
    }
}

/// A round closes soon, or has closed without a position of `organisation`. Before the deadline everyone who is asked gets
/// the same words: no mail tells who has answered.
pub fn round(
    origin: &str,
    name: &str,
    kind: RoundReminder,
    organisation: &str,
    facts: &RoundFacts,
) -> Letter {
    let (round, measures) = (one_line(&facts.title), facts.measures.join(", "));
    let days = (facts.closes - facts.today).num_days().max(0);
    let (subject, paragraphs) = match kind {
        RoundReminder::Week | RoundReminder::Near => (
            t!(GERMAN, "mail-round-ahead-subject", days = days, round = round.clone()),
            [
                t!(
                    GERMAN,
                    "mail-round-ahead",
                    round = round,
                    until = facts.until(),
                    measures = measures
                ),
                t!(GERMAN, "mail-round-ahead-do"),
            ],
        ),
        RoundReminder::Missed => (
            t!(GERMAN, "mail-round-missed-subject", round = round.clone()),
            [
                t!(
                    GERMAN,
                    "mail-round-missed",
                    round = round,
                    until = facts.until(),
                    organisation = organisation.to_owned(),
                    measures = measures
                ),
                t!(GERMAN, "mail-round-missed-do"),
            ],
        ),
    };
    // Whoever is signed in already is led on to the list.
    let link = format!("{origin}/anmelden?ziel=/bewertungen");
    letter(origin, name, subject, &paragraphs, Some(&link), None)
}

/// The text of a measure was changed while a round asks about it. Everyone who is asked gets the same words.
pub fn measure_changed(origin: &str, name: &str, measure: &str, facts: &RoundFacts) -> Letter {
    let round = one_line(&facts.title);
    let paragraphs = [
        t!(GERMAN, "mail-round-changed", measure = measure.to_owned(), round = round),
        t!(GERMAN, "mail-round-changed-do", until = facts.until()),
    ];
    let link = format!("{origin}/anmelden?ziel=/bewertungen");
    let subject = t!(GERMAN, "mail-round-changed-subject");
    letter(origin, name, subject, &paragraphs, Some(&link), None)
}

/// What a digest tells: lines that are ready to be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DigestFacts {
    /// Changes, newest first, cut to what a mail should hold.
    pub changes: Vec<String>,
    /// All changes, those beyond the list included.
    pub changes_in_all: usize,
    /// What is owed, by deadline.
    pub duties: Vec<String>,
}

/// What changed and what is owed, grouped.
pub fn digest(origin: &str, name: &str, facts: &DigestFacts) -> Letter {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let mut paragraphs = Vec::new();
    if !facts.changes.is_empty() {
        paragraphs.push(t!(GERMAN, "mail-digest-changes", count = count(facts.changes_in_all)));
        paragraphs.extend(facts.changes.iter().map(|line| format!("– {}", one_line(line))));
        let more = facts.changes_in_all.saturating_sub(facts.changes.len());
        if more > 0 {
            paragraphs.push(t!(GERMAN, "mail-digest-more", count = count(more)));
        }
    }
    if !facts.duties.is_empty() {
        paragraphs.push(t!(GERMAN, "mail-digest-duties"));
        paragraphs.extend(facts.duties.iter().map(|line| format!("– {}", one_line(line))));
    }
    let link = format!("{origin}/mein-bereich");
    let last = t!(GERMAN, "mail-digest-last");
    let subject = t!(GERMAN, "mail-digest-subject");
    letter(origin, name, subject, &paragraphs, Some(&link), Some(&last))
}

/// An answer as a mail about its delay names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverdueFacts {
    /// Identifier of the finding.
    pub finding: String,
    /// Its title.
    pub title: String,
    /// Who has to answer.
    pub addressee: String,
    /// The day it was due.
    pub due: NaiveDate,
    /// The day of the letter.
    pub today: NaiveDate,
}

/// The answer to a finding is overdue. The title stands in the text, never in the subject.
pub fn overdue(origin: &str, name: &str, facts: &OverdueFacts) -> Letter {
    let paragraphs = [
        t!(
            GERMAN,
            "mail-overdue-text",
            due = format_day_long(facts.due, Language::De),
            days = (facts.today - facts.due).num_days(),
            title = one_line(&facts.title)
        ),
        t!(GERMAN, "mail-overdue-who", who = one_line(&facts.addressee)),
        t!(GERMAN, "mail-overdue-do"),
    ];
    let link = format!("{origin}/feststellungen/{}", facts.finding);
    letter(origin, name, t!(GERMAN, "mail-overdue-subject"), &paragraphs, Some(&link), None)
}

/// A stored name as one line: what goes into a subject holds no line break.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn moment(at: NaiveDateTime) -> String {
    let day = format_day_long(at.date(), Language::De);
    t!(GERMAN, "moment", day = day, time = at.format("%H:%M").to_string())
}

/// Greeting, paragraphs, link, last paragraph and foot in both parts. The renderer escapes every text of the HTML part.
fn letter(
    origin: &str,
    name: &str,
    subject: String,
    paragraphs: &[String],
    link: Option<&str>,
    last: Option<&str>,
) -> Letter {
    let greeting = t!(GERMAN, "mail-greeting", name = name.to_owned());
    let foot = t!(GERMAN, "mail-foot", origin = origin.to_owned());
    let before = || std::iter::once(greeting.clone()).chain(paragraphs.iter().cloned());
    let after = || last.map(str::to_owned).into_iter().chain([foot.clone()]);
    let plain: Vec<_> = before().chain(link.map(str::to_owned)).chain(after()).collect();
    let paragraph = |text: String| view! { <p>{text}</p> };
    let html = Owner::new().with(|| {
        let link = link.map(|link| view! { <p><a href=link.to_owned()>{link.to_owned()}</a></p> });
        view! {
            <!DOCTYPE html>
            <html lang="de">
                <head>
                    <meta charset="utf-8" />
                    <title>{subject.clone()}</title>
                </head>
                <body>
                    {before().map(paragraph).collect::<Vec<_>>()}
                    {link}
                    {after().map(paragraph).collect::<Vec<_>>()}
                </body>
            </html>
        }
        .to_html()
    });
    Letter { subject, text: plain.join("\n\n") + "\n", html }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "<script>alert(1)</script> & \"Müller\"";

    fn at() -> NaiveDateTime {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        day.and_hms_opt(9, 5, 0).expect("a time")
    }

    fn all() -> Vec<Letter> {
        let origin = "https://kompass.example";
        let link = "https://kompass.example/einladung/abc?x=1&y=2";
        let facts = MandateFacts {
            role: Role::Deputy,
            organisation: HOSTILE.to_owned(),
            from: at().date(),
            to: None,
        };
        let mut all = vec![
            invitation(origin, HOSTILE, link, at()),
            password_reset(origin, HOSTILE, link, at()),
            no_password(origin, HOSTILE, HOSTILE),
            password_changed(origin, HOSTILE, at()),
            duties(origin, HOSTILE, HOSTILE, HOSTILE),
            digest(
                origin,
                HOSTILE,
                &DigestFacts {
                    changes: vec![HOSTILE.to_owned(), "a\nb".to_owned()],
                    changes_in_all: 7,
                    duties: vec![HOSTILE.to_owned()],
                },
            ),
            overdue(
                origin,
                HOSTILE,
                &OverdueFacts {
                    finding: "f1".to_owned(),
                    title: HOSTILE.to_owned(),
                    addressee: HOSTILE.to_owned(),
                    due: at().date() - chrono::TimeDelta::days(12),
                    today: at().date(),
                },
            ),
        ];
        for news in [MandateNews::Granted, MandateNews::Changed, MandateNews::Withdrawn] {
            all.push(mandate(origin, HOSTILE, news, &facts));
        }
        for kind in Reminder::ALL {
            for organisation in [None, Some(HOSTILE.to_owned())] {
                all.push(delivery(origin, HOSTILE, *kind, &expected(organisation, 30)));
            }
        }
        let facts = RoundFacts {
            code: "R8".to_owned(),
            title: "Runde zur\n8. Sitzung".to_owned(),
            closes: at().date() + chrono::TimeDelta::days(7),
            today: at().date(),
            measures: vec![HOSTILE.to_owned(), "DigitalHub".to_owned()],
        };
        for kind in RoundReminder::ALL {
            all.push(round(origin, HOSTILE, *kind, HOSTILE, &facts));
        }
        for kind in LetterKind::ALL {
            all.push(agenda(origin, HOSTILE, &sixth(*kind)));
        }
        all.push(measure_changed(origin, HOSTILE, HOSTILE, &facts));
        all
    }

    fn sixth(kind: LetterKind) -> AgendaFacts {
        let time = |text: &str| text.parse().expect("a time");
        AgendaFacts {
            kind,
            number: 6,
            day: "2020-06-18".parse().expect("a day"),
            begins: time("14:00:00"),
            ends: time("16:30:00"),
            place: HOSTILE.to_owned(),
            access: "https://konferenz.example/6".to_owned(),
            before: (kind == LetterKind::Change).then(|| "17.06.2020".to_owned()),
            reason: String::new(),
            motions_until: Some("2020-06-10".parse().expect("a day")),
            answer_until: "2020-06-10".parse().expect("a day"),
            late: Some(HOSTILE.to_owned()),
            second_call: true,
            urgent: Some(HOSTILE.to_owned()),
            lines: vec![format!("TOP 6 {HOSTILE}")],
            deputy: true,
            path: "/sitzungen/6".to_owned(),
            answer_at: Some("/rueckmeldung/geheim".to_owned()),
        }
    }

    #[test]
    fn the_subject_of_a_letter_about_a_meeting_has_number_and_day_alone() {
        let subject = |kind| agenda("https://kompass.example", "Erika", &sixth(kind)).subject;
        for (kind, expected) in [
            (LetterKind::Invitation, "Einladung: 6. Sitzung am 18.06.2020"),
            (LetterKind::Supplement, "Nachtragstagesordnung: 6. Sitzung am 18.06.2020"),
            (LetterKind::Change, "Geänderte Einladung: 6. Sitzung am 18.06.2020"),
            (LetterKind::Cancellation, "Absage: 6. Sitzung am 18.06.2020"),
            (LetterKind::Minutes, "Niederschrift: 6. Sitzung am 18.06.2020"),
        ] {
            assert_eq!(subject(kind), expected);
        }
    }

    #[test]
    fn before_the_deadline_every_organisation_gets_the_same_words() {
        let facts = RoundFacts {
            code: "R8".to_owned(),
            title: "Runde zur 8. Sitzung".to_owned(),
            closes: at().date() + chrono::TimeDelta::days(2),
            today: at().date(),
            measures: vec!["DigitalHub".to_owned()],
        };
        let letter = |kind, organisation| {
            round("https://kompass.example", "Erika", kind, organisation, &facts)
        };
        let near = letter(RoundReminder::Near, "IHKN");
        assert_eq!(near.subject, "Noch 2 Tage: Runde zur 8. Sitzung");
        assert_eq!(near, letter(RoundReminder::Near, "NHT"));
        assert!(
            near.text.contains("25. November 2026, 24:00")
                && near.text.contains("ziel=/bewertungen")
        );
        let missed = letter(RoundReminder::Missed, "IHKN");
        assert!(
            missed.text.contains("IHKN") && missed.text.contains("DigitalHub"),
            "{}",
            missed.text
        );
    }

    /// A value that is due so many days after the day of the letter.
    fn expected(organisation: Option<String>, days: i64) -> DeliveryFacts {
        DeliveryFacts {
            indicator: "Haushalte mit\nGlasfaser".to_owned(),
            code: "BG-04".to_owned(),
            period: Period::HalfYear { year: 2026, half: 1 },
            due: at().date() + chrono::TimeDelta::days(days),
            today: at().date(),
            organisation,
            example: true,
        }
    }

    #[test]
    fn a_reminder_says_what_is_due_when_and_from_whom() {
        let origin = "https://kompass.example";
        let letter =
            |kind, days| delivery(origin, "Erika", kind, &expected(Some("IHKN".to_owned()), days));
        let ahead = letter(Reminder::Ahead, 30);
        assert_eq!(
            ahead.subject,
            "In 30 Tagen wird ein Wert fällig: Haushalte mit Glasfaser (BG-04)"
        );
        for text in
            ["23. Dezember 2026", "1. Halbjahr 2026", "IHKN", "/indikatoren/BG-04", "Beispiel"]
        {
            assert!(ahead.text.contains(text), "{text}: {}", ahead.text);
        }
        for (kind, days, begins) in [
            (Reminder::Near, 1, "Morgen wird ein Wert fällig: "),
            (Reminder::Near, 0, "Heute wird ein Wert fällig: "),
            (Reminder::Missed, -1, "Seit gestern fehlt ein Wert: "),
            (Reminder::Missed, -5, "Seit 5 Tagen fehlt ein Wert: "),
            (Reminder::Escalation, -30, "Bitte klären: Seit 30 Tagen fehlt ein Wert: "),
        ] {
            let subject = letter(kind, days).subject;
            assert!(subject.starts_with(begins), "{subject}");
        }
    }

    #[test]
    fn names_are_escaped_in_the_html_part_and_whole_in_the_plain_one() {
        for letter in all() {
            assert!(letter.text.contains(HOSTILE), "{}", letter.text);
            assert!(!letter.html.contains("<script"), "{}", letter.html);
            assert!(letter.html.contains("&lt;script&gt;"), "{}", letter.html);
            assert!(letter.html.contains("Müller"), "{}", letter.html);
        }
    }

    #[test]
    fn both_parts_say_the_same() {
        for letter in all() {
            for line in letter.text.lines().filter(|line| !line.is_empty()) {
                let escaped = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                let quoted = escaped.replace('"', "&quot;");
                assert!(
                    letter.html.contains(&escaped) || letter.html.contains(&quoted),
                    "{line} is missing in {}",
                    letter.html
                );
            }
            assert!(!letter.subject.contains('\n'));
            assert!(!letter.subject.contains(HOSTILE), "names stay out of subjects");
        }
    }

    #[test]
    fn a_link_says_until_when_it_counts() {
        let letter = &all()[0];
        assert!(letter.text.contains("23. November 2026, 09:05\u{a0}Uhr"), "{}", letter.text);
        assert!(letter.text.contains("\nhttps://kompass.example/einladung/abc?x=1&y=2\n"));
        assert!(letter.html.contains("href=\"https://kompass.example/einladung/abc?x=1&amp;y=2\""));
    }
}
