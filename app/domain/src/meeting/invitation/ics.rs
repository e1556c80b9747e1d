//! Calendar entries (RFC 5545, RFC 5546).
//!
//! Lines end in CRLF and hold at most 75 octets; a fold never stands inside a character. `UID` stays the same for a meeting,
//! `SEQUENCE` counts its changes. Times are those of Berlin, whose rules stand in the file. Titles of items that are not
//! public are not part of an entry: calendars are shared with people the council does not know.

use crate::source::coded;
use chrono::{DateTime, NaiveDateTime, Utc};

/// Most octets of a line, without its end.
pub const MAX_OCTETS: usize = 75;

/// The time zone of every entry.
const ZONE: &str = "Europe/Berlin";

/// The rules of that zone since 1996, which hold for every meeting there is.
const VTIMEZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Berlin",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19700329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
];

coded! {
    /// What a calendar is to do with a file.
    Purpose {
        /// Take note: a feed.
        Publish = "PUBLISH",
        /// Put it in and answer: an invitation.
        Request = "REQUEST",
        /// Take it out: the meeting is called off.
        Cancel = "CANCEL",
    }
}

/// Somebody named in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Name shown.
    pub name: String,
    /// Mail address.
    pub address: String,
}

/// The entry of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Known by this for ever; see [`uid`].
    pub uid: String,
    /// Counts the changes that were sent.
    pub sequence: u32,
    /// When this state of it was made.
    pub stamp: DateTime<Utc>,
    /// Beginning, as clocks in Berlin show it.
    pub begins: NaiveDateTime,
    /// End, as clocks in Berlin show it.
    pub ends: NaiveDateTime,
    /// Title.
    pub title: String,
    /// Place, or how to get into the video conference; may be empty.
    pub place: String,
    /// What it is about, in lines; no title of an item that is not public.
    pub description: String,
    /// Address of its page.
    pub url: String,
    /// Who invites.
    pub organizer: Party,
    /// Who is asked to answer; empty in a feed.
    pub attendees: Vec<Party>,
    /// True where the meeting is called off.
    pub cancelled: bool,
}

/// The identifier of a meeting's entry: from its own number and the installation's host, so it never changes.
pub fn uid(meeting: &str, host: &str) -> String {
    format!("sitzung-{meeting}@{host}")
}

/// A file with one entry or, for a feed, several.
pub fn write(purpose: Purpose, entries: &[Entry]) -> String {
    let mut lines = Lines::default();
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//Wirkungskompass//Sitzungen//DE");
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain(&format!("METHOD:{}", purpose.code()));
    for line in VTIMEZONE {
        lines.plain(line);
    }
    for entry in entries {
        lines.entry(purpose, entry);
    }
    lines.plain("END:VCALENDAR");
    lines.0
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    fn plain(&mut self, line: &str) {
        self.0.push_str(&fold(line));
        self.0.push_str("\r\n");
    }

    fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.plain(&format!("{name}:{}", escape(text)));
        }
    }

    fn entry(&mut self, purpose: Purpose, entry: &Entry) {
        let is_cancelled = entry.cancelled || purpose == Purpose::Cancel;
        let local = |moment: NaiveDateTime| moment.format("%Y%m%dT%H%M%S");
        self.plain("BEGIN:VEVENT");
        self.plain(&format!("UID:{}", escape(&entry.uid)));
        self.plain(&format!("DTSTAMP:{}", entry.stamp.format("%Y%m%dT%H%M%SZ")));
        self.plain(&format!("SEQUENCE:{}", entry.sequence));
        self.plain(if is_cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        self.plain(&format!("DTSTART;TZID={ZONE}:{}", local(entry.begins)));
        self.plain(&format!("DTEND;TZID={ZONE}:{}", local(entry.ends)));
        self.text("SUMMARY;LANGUAGE=de", &entry.title);
        self.text("LOCATION;LANGUAGE=de", &entry.place);
        self.text("DESCRIPTION;LANGUAGE=de", &entry.description);
        let organizer = &entry.organizer;
        // Nobody invites any more where that person was erased.
        if !organizer.address.is_empty() {
            let name = parameter(&organizer.name);
            self.plain(&format!("ORGANIZER;CN={name}:{}", mailto(organizer)));
        }
        if purpose != Purpose::Publish {
            let asks = if is_cancelled { "" } else { ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE" };
            for party in &entry.attendees {
                let name = parameter(&party.name);
                let role = "CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT";
                self.plain(&format!("ATTENDEE;{role}{asks};CN={name}:{}", mailto(party)));
            }
        }
        if !entry.url.is_empty() {
            self.plain(&format!("URL:{}", one_line(&entry.url)));
        }
        self.plain("CLASS:PRIVATE");
        self.plain("END:VEVENT");
    }
}

fn mailto(party: &Party) -> String {
    format!("mailto:{}", one_line(&party.address))
}

/// A value that is no text: control characters could begin another line.
fn one_line(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// A parameter in quotes; what a quoted parameter cannot hold is left out.
fn parameter(value: &str) -> String {
    let kept: String = value.chars().filter(|c| !c.is_control() && *c != '"').collect();
    format!("\"{kept}\"")
}

/// A text as it stands in a value: commas, semicolons, backslashes and line breaks escaped.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' | '\r' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// The text that was escaped.
pub fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(c) = characters.next() {
        match (c, c == '\\') {
            (_, true) => match characters.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => text.push('\\'),
            },
            (c, false) => text.push(c),
        }
    }
    text
}

/// A line folded into pieces of at most [`MAX_OCTETS`] octets, each further one after CRLF and a blank.
pub fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / 64 * 3);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > MAX_OCTETS {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded
}

/// Lines as they were before they were folded. Line ends without a carriage return are read too, as programs write them.
pub fn unfold(file: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in file.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let further = line.strip_prefix([' ', '\t']);
        match (further, lines.last_mut()) {
            (Some(more), Some(last)) => last.push_str(more),
            _ => lines.push(line.to_owned()),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(crate) fn sixth() -> Entry {
        let local = |text: &str| text.parse().expect("a local time");
        Entry {
            uid: uid("6", "strategierat.example"),
            sequence: 0,
            stamp: "2020-05-28T09:15:00Z".parse().expect("a moment"),
            begins: local("2020-06-18T14:00:00"),
            ends: local("2020-06-18T16:30:00"),
            title: "6. Sitzung des Strategierats Niedersachsen".into(),
            place: "Sitzungssaal, Musterstraße 1, 30159 Hannover; Saal 1".into(),
            description:
                "TOP 1 Eröffnung\nTOP 2 Genehmigung der Tagesordnung\nTOP 3 Genehmigung der \
                          Niederschrift"
                    .into(),
            url: "https://strategierat.example/sitzungen/6".into(),
            organizer: Party {
                name: "Geschäftsstelle".into(),
                address: "geschaeftsstelle@strategierat.example".into(),
            },
            attendees: vec![Party {
                name: "Muster, Kim \"K\"".into(),
                address: "kim@ihkn.example".into(),
            }],
            cancelled: false,
        }
    }

    #[test]
    fn an_invitation_is_written_as_calendars_expect_it() {
        let file = write(Purpose::Request, &[sixth()]);
        let lines = unfold(&file);
        for line in [
            "METHOD:REQUEST",
            "UID:sitzung-6@strategierat.example",
            "DTSTAMP:20200528T091500Z",
            "SEQUENCE:0",
            "STATUS:CONFIRMED",
            "DTSTART;TZID=Europe/Berlin:20200618T140000",
            "DTEND;TZID=Europe/Berlin:20200618T163000",
            "LOCATION;LANGUAGE=de:Sitzungssaal\\, Musterstraße 1\\, 30159 Hannover\\; Saal 1",
            "ORGANIZER;CN=\"Geschäftsstelle\":mailto:geschaeftsstelle@strategierat.example",
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Muster, Kim K\":mailto:kim@ihkn.example",
            "CLASS:PRIVATE",
        ] {
            assert!(lines.iter().any(|l| l == line), "{line}\n{file}");
        }
        assert!(lines.iter().any(|line| line == "TZID:Europe/Berlin"));
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split("\r\n") {
            assert!(line.len() <= MAX_OCTETS && !line.contains('\n'), "{line}");
        }
    }

    #[test]
    fn a_cancelled_meeting_is_taken_out_under_the_same_name() {
        let gone = Entry { sequence: 2, ..sixth() };
        let lines = unfold(&write(Purpose::Cancel, &[gone]));
        for line in [
            "METHOD:CANCEL",
            "STATUS:CANCELLED",
            "SEQUENCE:2",
            "UID:sitzung-6@strategierat.example",
        ] {
            assert!(lines.iter().any(|l| l == line), "{line}");
        }
        assert!(!lines.iter().any(|line| line.contains("RSVP")));
    }

    #[test]
    fn an_entry_without_who_invites_names_none() {
        let organizer = Party { name: "Person 7F3A".into(), address: String::new() };
        let file = write(Purpose::Publish, &[Entry { organizer, ..sixth() }]);
        assert!(!file.contains("ORGANIZER") && !file.contains("7F3A"), "{file}");
        assert!(file.contains("UID:"), "the rest is there");
    }

    #[test]
    fn a_feed_names_nobody_who_is_invited() {
        let gone = Entry { cancelled: true, ..sixth() };
        let file = write(Purpose::Publish, &[sixth(), gone]);
        assert!(!file.contains("ATTENDEE") && !file.contains("kim@"));
        assert_eq!(file.matches("BEGIN:VEVENT").count(), 2);
        assert_eq!(file.matches("STATUS:CANCELLED").count(), 1);
        assert_eq!(file.matches("BEGIN:VTIMEZONE").count(), 1);
    }

    #[test]
    fn hostile_text_makes_no_line_of_its_own() {
        let hostile = "x\r\nATTENDEE:mailto:evil@example\nEND:VEVENT";
        let mut entry = sixth();
        entry.title = hostile.into();
        entry.uid = hostile.into();
        entry.url = hostile.into();
        entry.organizer = Party { name: hostile.into(), address: hostile.into() };
        entry.attendees[0].name = hostile.into();
        let lines = unfold(&write(Purpose::Request, &[entry]));
        let begins = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
        assert_eq!((begins("END:VEVENT"), begins("ATTENDEE"), begins("UID")), (1, 1, 1));
    }

    #[test]
    fn the_sample_of_the_data_is_folded_like_this() {
        let line = "DESCRIPTION;LANGUAGE=de:TOP 1 Eröffnung\\nTOP 2 Genehmigung der Tagesordnung\\nTOP 3 \
                    Genehmigung der Niederschrift\\nTOP 4 Bewertung Digitalbonus";
        assert_eq!(
            fold(line),
            "DESCRIPTION;LANGUAGE=de:TOP 1 Eröffnung\\nTOP 2 Genehmigung der Tagesordnun\r\n \
             g\\nTOP 3 Genehmigung der Niederschrift\\nTOP 4 Bewertung Digitalbonus"
        );
    }
}
