//! What a calendar sends back to an invitation. It comes from outside: everything is bounded, and nothing is taken for true
//! but whether the person comes. Who may answer for whom is decided elsewhere, by the address and the `UID`.

use super::ics::{unescape, unfold};
use super::reply::{Answer, MAX_SUPPORT};
use crate::text;
use chrono::{DateTime, NaiveDateTime, Utc};

/// Largest reply that is read, in octets.
pub const MAX_REPLY: usize = 65_536;

/// An answer as a calendar gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarReply {
    /// Which entry it answers.
    pub uid: String,
    /// Which state of it; 0 where it does not say.
    pub sequence: u32,
    /// When the calendar made it, where it says so.
    pub at: Option<DateTime<Utc>>,
    /// Address of whoever answers, in lower case.
    pub address: String,
    /// Whether they come.
    pub answer: Answer,
    /// A remark, may be empty.
    pub comment: String,
}

/// Why a file is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplyError {
    /// More than [`MAX_REPLY`] octets.
    #[error("too large")]
    TooLarge,
    /// No calendar.
    #[error("no calendar")]
    NotACalendar,
    /// A calendar that is no answer.
    #[error("no answer")]
    NotAReply,
    /// No entry, or several.
    #[error("not one entry")]
    NotOneEntry,
    /// An entry without an identifier.
    #[error("no identifier")]
    NoUid,
    /// Nobody answers, or several do.
    #[error("not one person answers")]
    NotOneAttendee,
    /// An answer that is none.
    #[error("no such answer")]
    NoAnswer,
}

/// A line: name, parameters and value.
struct Line {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// Takes a line apart. Colons and semicolons in quotes belong to the parameter.
fn parse_line(line: &str) -> Option<Line> {
    let mut quoted = false;
    let mut ends = Vec::new();
    let mut colon = None;
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => ends.push(at),
            ':' if !quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let colon = colon?;
    ends.push(colon);
    let name = line[..ends[0]].to_ascii_uppercase();
    let parameters = ends.windows(2).filter_map(|pair| {
        let (key, value) = line[pair[0] + 1..pair[1]].split_once('=')?;
        Some((key.to_ascii_uppercase(), value.trim_matches('"').to_owned()))
    });
    Some(Line { name, parameters: parameters.collect(), value: line[colon + 1..].to_owned() })
}

impl Line {
    fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.name == name && self.value.trim().eq_ignore_ascii_case(value)
    }
}

/// Reads the answer that a calendar sends back.
///
/// # Errors
/// [`ReplyError`] for anything but one answer of one person to one entry.
pub fn parse(file: &str) -> Result<CalendarReply, ReplyError> {
    if file.len() > MAX_REPLY {
        return Err(ReplyError::TooLarge);
    }
    let file = file.trim_start_matches('\u{FEFF}');
    let lines: Vec<_> = unfold(file).iter().filter_map(|line| parse_line(line)).collect();
    if !lines.first().is_some_and(|line| line.is("BEGIN", "VCALENDAR")) {
        return Err(ReplyError::NotACalendar);
    }
    if !lines.iter().any(|line| line.is("METHOD", "REPLY")) {
        return Err(ReplyError::NotAReply);
    }
    let event = only_event(&lines)?;
    let value = |name: &str| event.iter().find(|line| line.name == name).map(|line| &line.value);
    let uid = value("UID").map(|uid| unescape(uid.trim())).filter(|uid| !uid.is_empty());
    let uid = uid.ok_or(ReplyError::NoUid)?;
    let mut attendees = event.iter().filter(|line| line.name == "ATTENDEE");
    let (Some(attendee), None) = (attendees.next(), attendees.next()) else {
        return Err(ReplyError::NotOneAttendee);
    };
    let answer =
        match attendee.parameter("PARTSTAT").unwrap_or_default().to_ascii_uppercase().as_str() {
            "ACCEPTED" => Answer::Coming,
            "DECLINED" => Answer::NotComing,
            "TENTATIVE" => Answer::Tentative,
            "DELEGATED" => Answer::Deputy,
            _ => return Err(ReplyError::NoAnswer),
        };
    let address = attendee.value.trim();
    let scheme = address.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let address = scheme.map_or(address, |_| &address[7..]);
    if address.is_empty() || address.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(ReplyError::NotOneAttendee);
    }
    let comment = value("COMMENT").map(|comment| text::clean(&unescape(comment)));
    Ok(CalendarReply {
        uid,
        sequence: value("SEQUENCE").and_then(|n| n.trim().parse().ok()).unwrap_or(0),
        at: value("DTSTAMP").and_then(|at| moment(at.trim())),
        address: address.to_lowercase(),
        answer,
        comment: comment.unwrap_or_default().chars().take(MAX_SUPPORT).collect(),
    })
}

/// The lines of the only entry.
fn only_event(lines: &[Line]) -> Result<&[Line], ReplyError> {
    let begins = |line: &Line| line.is("BEGIN", "VEVENT");
    let start = lines.iter().position(begins).ok_or(ReplyError::NotOneEntry)?;
    if lines[start + 1..].iter().any(begins) {
        return Err(ReplyError::NotOneEntry);
    }
    let length = lines[start..].iter().position(|line| line.is("END", "VEVENT"));
    let end = start + length.ok_or(ReplyError::NotOneEntry)?;
    Ok(&lines[start + 1..end])
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    let naive = NaiveDateTime::parse_from_str(text.strip_suffix('Z')?, "%Y%m%dT%H%M%S").ok()?;
    Some(naive.and_utc())
}

#[cfg(test)]
mod tests {
    use super::super::ics::{Purpose, tests::sixth, write};
    use super::*;

    const REPLY: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mail//EN\r\nMETHOD:REPLY\r\n\
        BEGIN:VEVENT\r\nUID:sitzung-6@strategierat.example\r\nSEQUENCE:1\r\n\
        DTSTAMP:20200529T081500Z\r\nATTENDEE;CN=\"Muster: Kim; IHKN\";PARTSTAT=ACCEPTED:MAILTO:Kim@IHKN.exa\r\n \
        mple\r\nCOMMENT:Bitte Rampe\\, danke\\nKim\r\nSUMMARY:6. Sitzung\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    #[test]
    fn an_answer_is_read() {
        let reply = parse(REPLY).expect("an answer");
        assert_eq!(
            reply,
            CalendarReply {
                uid: "sitzung-6@strategierat.example".into(),
                sequence: 1,
                at: "2020-05-29T08:15:00Z".parse().ok(),
                address: "kim@ihkn.example".into(),
                answer: Answer::Coming,
                comment: "Bitte Rampe, danke\nKim".into(),
            }
        );
        for (code, answer) in [
            ("DECLINED", Answer::NotComing),
            ("tentative", Answer::Tentative),
            ("DELEGATED", Answer::Deputy),
        ] {
            let file = REPLY.replace("ACCEPTED", code).replace("\r\n", "\n");
            assert_eq!(parse(&file).map(|reply| reply.answer), Ok(answer), "{code}");
        }
    }

    #[test]
    fn anything_else_is_refused_with_its_reason() {
        for (file, error) in [
            (String::new(), ReplyError::NotACalendar),
            ("x".repeat(MAX_REPLY + 1), ReplyError::TooLarge),
            (write(Purpose::Request, &[sixth()]), ReplyError::NotAReply),
            (REPLY.replace("UID:", "UIX:"), ReplyError::NoUid),
            (REPLY.replace("ATTENDEE;", "ATTENDANT;"), ReplyError::NotOneAttendee),
            (REPLY.replace("MAILTO:Kim@IHKN.exa\r\n mple", "MAILTO:"), ReplyError::NotOneAttendee),
            (REPLY.replace("ACCEPTED", "NEEDS-ACTION"), ReplyError::NoAnswer),
            (REPLY.replace("END:VEVENT\r\n", ""), ReplyError::NotOneEntry),
            (
                REPLY.replace("END:VEVENT", "END:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT"),
                ReplyError::NotOneEntry,
            ),
            (
                REPLY.replace("SUMMARY:", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:x@y\r\nSUMMARY:"),
                ReplyError::NotOneAttendee,
            ),
        ] {
            assert_eq!(parse(&file), Err(error), "{file}");
        }
    }
}
