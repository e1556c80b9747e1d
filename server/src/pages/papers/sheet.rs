//! The document of a paper.

use super::super::exports::named;
use super::{found, live};
use crate::letterhead::Letterhead;
use crate::request::{Answer, Req};
use axum::extract::Path;
use domain::policy::reach;
use report::meeting::{Consultation, PaperSheet, paper_sheet};

/// `GET /vorlagen/{nr}/vorlage.pdf`: what the reader sees of the paper, with figures of today until it goes out.
pub async fn pdf(req: Req, Path(number): Path<String>) -> Answer {
    let (book, paper) = found(&req, &number).await?;
    let course: Vec<Consultation> = book
        .carrying(&paper.number)
        .into_iter()
        .filter_map(|carried| {
            let held = req.catalogue.meetings.iter().find(|m| m.number == Some(carried.meeting))?;
            Some(Consultation {
                meeting: carried.meeting,
                day: held.date,
                item: carried.number,
                kind: carried.item.kind,
            })
        })
        .collect();
    let (house, figures) = (Letterhead::of(&req), live(&req, &paper));
    let reach = reach(&req.ctx.actor);
    let name = format!("{}.pdf", paper.number);
    let ident = format!("wirkungskompass/vorlagen/{}", paper.number);
    let work = move || {
        let sheet = PaperSheet {
            paper: &paper,
            reach,
            course: &course,
            live: (!paper.went_out()).then_some(&figures),
            changed: None,
        };
        paper_sheet(&house.office(), &sheet, &ident)
    };
    let bytes = req.typeset(work).await?;
    Ok(named(&name, "application/pdf", bytes))
}
