//! The list of attendance: to sign before a meeting, or as it was.

use super::office::{Occasion, Office};
use super::piece::{Piece, Signer};
use super::record::Record;
use super::words;
use crate::document::Unset;
use domain::meeting::attendance::{Attendance, OtherKind, Seat};

/// Whether somebody has been there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// To sign: who is expected, with room for a signature.
    ToSign,
    /// Who was there from when until when.
    Held,
}

/// A list of attendance. It names persons: for the council alone.
///
/// # Errors
/// [`Unset`] where the document cannot be made.
pub fn attendance_list(
    office: &Office<'_>,
    occasion: &Occasion,
    attendance: &Attendance,
    kind: ListKind,
    ident: &str,
) -> Result<Vec<u8>, Unset> {
    let mut pieces = vec![super::agenda::occasion_facts(occasion)];
    pieces.push(Piece::heading(2, "Stimmberechtigte Mitglieder"));
    pieces.push(seats(office, &attendance.seats, kind));
    for (other, title) in [(OtherKind::Guest, "Gäste"), (OtherKind::Secretariat, "Geschäftsstelle")]
    {
        let people: Vec<_> = attendance.others.iter().filter(|o| o.kind == other).collect();
        if people.is_empty() {
            continue;
        }
        pieces.push(Piece::heading(2, title));
        let rows = people.iter().map(|person| [person.organisation.clone(), person.name.clone()]);
        pieces.push(match kind {
            ListKind::Held => Piece::table([("Organisation", 1.0), ("Name", 1.0)], rows),
            ListKind::ToSign => Piece::table(
                [("Organisation", 1.5), ("Name", 1.1), ("Unterschrift", 1.2)],
                rows.map(|[organisation, name]| [organisation, name, SPACE.to_owned()]),
            ),
        });
    }
    if kind == ListKind::Held {
        let role = |role: &str| Signer { name: String::new(), role: role.to_owned() };
        pieces.push(Piece::Signatures {
            before: String::new(),
            items: vec![role("Vorsitz"), role("Protokollführung")],
        });
    }
    let record = Record {
        kind: "Anwesenheitsliste",
        heading: "Anwesenheitsliste".to_owned(),
        under: vec![occasion.name(office.sender)],
        date: occasion.begins.date(),
        pieces,
        files: Vec::new(),
    };
    record.pdf(office, ident)
}

/// Two lines high, so that there is room to sign.
const SPACE: &str = "\u{a0}\n\u{a0}";

fn seats(office: &Office<'_>, seats: &[Seat], kind: ListKind) -> Piece {
    let name = |seat: &Seat| office.organisation(&seat.organisation);
    match kind {
        ListKind::ToSign => Piece::table(
            [("Organisation", 1.5), ("Name", 1.1), ("Unterschrift", 1.2)],
            seats.iter().map(|seat| [name(seat), seat.delegate.clone(), SPACE.to_owned()]),
        ),
        ListKind::Held => Piece::table(
            [("Organisation", 1.6), ("Name", 1.3), ("Anwesend", 1.0)],
            seats.iter().map(|seat| {
                let (who, when) = stays(office, seat);
                [name(seat), who, when]
            }),
        ),
    }
}

/// Who took a seat, and from when until when.
fn stays(office: &Office<'_>, seat: &Seat) -> (String, String) {
    if seat.stays.is_empty() {
        let word = if seat.excused { "entschuldigt" } else { "nicht anwesend" };
        return (seat.delegate.clone(), word.to_owned());
    }
    let who = seat.stays.iter().map(|stay| {
        if stay.deputy { format!("{} (Stellvertretung)", stay.name) } else { stay.name.clone() }
    });
    let when = seat.stays.iter().map(|stay| {
        let from = words::clock((office.local)(stay.from).time());
        match stay.until {
            Some(until) => {
                format!("{from}–{}\u{a0}Uhr", words::clock((office.local)(until).time()))
            }
            None => format!("ab {from}\u{a0}Uhr"),
        }
    });
    (who.collect::<Vec<_>>().join("\n"), when.collect::<Vec<_>>().join("\n"))
}
