//! Papers as they go out with an agenda.

use super::live;
use crate::request::Req;
use domain::meeting::agenda::Agenda;
use domain::meeting::book::Book;
use domain::meeting::paper::{Paper, PaperState};

/// The released papers of an agenda, each with the figures of the day, which stay from then on; and those whose place they
/// take, which are withdrawn by it.
pub fn frozen_papers(req: &Req, book: &Book, agenda: &Agenda) -> Vec<Paper> {
    let open = agenda.items().iter().filter(|item| !item.state.is_over());
    let mut numbers: Vec<_> = open.filter_map(|item| item.paper.as_ref()).collect();
    numbers.sort();
    numbers.dedup();
    let papers = numbers.into_iter().filter_map(|number| book.papers.get(number));
    let freeze = |paper: &Paper| {
        let frozen = live(req, paper);
        paper.send(frozen.figures, frozen.as_of).ok()
    };
    let mut sent: Vec<Paper> = papers.filter_map(freeze).collect();
    let going: Vec<_> = sent.iter().map(|paper| paper.number.clone()).collect();
    let mut replaced: Vec<_> = sent.iter().filter_map(|paper| paper.replaces.clone()).collect();
    replaced.sort();
    replaced.dedup();
    let taken_back = replaced
        .iter()
        .filter(|number| !going.contains(number))
        .filter_map(|number| book.papers.get(number)?.step(PaperState::Withdrawn).ok());
    sent.extend(taken_back);
    sent
}
