//! Calendar entries: no line too long, no character torn, everything read back as it was written.

use super::{defaults, organisation};
use chrono::{DateTime, NaiveDate, TimeDelta};
use domain::key::AccountId;
use domain::meeting::invitation::forecast::{Expectation, forecast};
use domain::meeting::invitation::ics::{
    Entry, MAX_OCTETS, Party, Purpose, escape, fold, uid, unescape, unfold, write,
};
use domain::meeting::invitation::ics_reply::parse;
use domain::meeting::invitation::reply::{Channel, current};
use domain::meeting::invitation::{Answer, Reply};
use proptest::prelude::*;

/// Any text, hostile ones and long ones among them.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,200}",
        "[äöüß€𝄞a-z ,;\\\\:\"\r\n\t]{0,300}",
        Just("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil".to_owned()),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    (text(), text(), text(), text(), text(), 0_u32..90, 0_i64..4_000, any::<bool>()).prop_map(
        |(title, place, description, name, address, sequence, minutes, cancelled)| {
            let first =
                NaiveDate::from_ymd_opt(2020, 6, 18).unwrap().and_hms_opt(14, 0, 0).unwrap();
            let begins = first + TimeDelta::minutes(minutes);
            Entry {
                uid: uid("6", "strategierat.example"),
                sequence,
                stamp: DateTime::default(),
                begins,
                ends: begins + TimeDelta::minutes(150),
                title,
                place,
                description,
                url: "https://strategierat.example/sitzungen/6".into(),
                organizer: Party { name: name.clone(), address: address.clone() },
                attendees: vec![Party { name, address }],
                cancelled,
            }
        },
    )
}

proptest! {
    #[test]
    fn folded_lines_are_short_and_unfold_to_what_they_were(line in "[^\r\n]{1,400}") {
        let folded = fold(&line);
        for (place, piece) in folded.split("\r\n").enumerate() {
            prop_assert!(piece.len() <= MAX_OCTETS);
            prop_assert_eq!(piece.starts_with(' ') && place > 0, place > 0);
        }
        prop_assert_eq!(unfold(&folded).concat(), line);
    }

    #[test]
    fn escaped_text_reads_as_it_was(text in text()) {
        let escaped = escape(&text);
        prop_assert!(!escaped.chars().any(char::is_control));
        let plain: String = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\t', " ")
            .chars()
            .filter(|c| *c == '\n' || !c.is_control())
            .collect();
        prop_assert_eq!(unescape(&escaped), plain);
    }

    #[test]
    fn every_entry_makes_a_file_with_one_event(entry in entry(), purpose in prop::sample::select(Purpose::ALL)) {
        let file = write(purpose, std::slice::from_ref(&entry));
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        prop_assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= MAX_OCTETS, "{}", line);
        }
        let lines = unfold(&file);
        let one = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count() == 1;
        prop_assert!(one("BEGIN:VEVENT") && one("END:VEVENT") && one("UID:") && one("SEQUENCE:"));
        prop_assert!(one("DTSTART;TZID=Europe/Berlin:") && one("DTEND;TZID=Europe/Berlin:"));
        let title = format!("SUMMARY;LANGUAGE=de:{}", escape(&entry.title));
        prop_assert!(entry.title.is_empty() || lines.contains(&title));
        prop_assert_eq!(one("ATTENDEE;"), purpose != Purpose::Publish);
        let cancelled = entry.cancelled || purpose == Purpose::Cancel;
        prop_assert_eq!(one("STATUS:CANCELLED"), cancelled);
    }

    #[test]
    fn no_file_from_outside_is_too_much(file in text()) {
        // Whatever comes in is an answer or a reason, never a panic.
        let _ = parse(&file);
        let wrapped = format!("BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:u\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b\nCOMMENT:{}\nEND:VEVENT\nEND:VCALENDAR\n", escape(&file));
        let reply = parse(&wrapped);
        prop_assert_eq!(reply.map(|reply| (reply.answer, reply.address)), Ok((Answer::Coming, "a@b".to_owned())));
    }

    #[test]
    fn a_forecast_adds_up_and_one_more_who_comes_never_makes_it_worse(
        answers in prop::collection::vec(prop::option::of(prop::sample::select(Answer::ALL)), 1..15),
        deputies in any::<bool>(),
    ) {
        let members: Vec<_> = (0..answers.len()).map(organisation).collect();
        let reply = |place: usize, answer| Reply {
            organisation: organisation(place),
            account: AccountId::parse("a").unwrap(),
            answer,
            deputy: String::new(),
            support: String::new(),
            channel: Channel::Page,
            at: DateTime::default(),
            sequence: 0,
        };
        let expect = |answers: &[Option<Answer>]| {
            let replies: Vec<_> = answers
                .iter()
                .enumerate()
                .filter_map(|(place, answer)| answer.map(|answer| reply(place, answer)))
                .collect();
            forecast(&defaults().quorum, &members, deputies, &current(&replies, 0))
        };
        let before = expect(&answers);
        prop_assert_eq!(before.coming + before.not_coming + before.open, before.members);
        for place in 0..answers.len() {
            let mut more = answers.clone();
            more[place] = Some(Answer::Coming);
            let after = expect(&more);
            let rank = |expectation| Expectation::ALL.iter().position(|e| *e == expectation).unwrap();
            prop_assert!(rank(after.expectation) <= rank(before.expectation));
        }
    }
}
