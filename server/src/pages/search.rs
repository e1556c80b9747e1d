//! Search over everything that the reader may know of.

use super::seen_register;
use crate::request::{Answer, Failure, Req};
use app::pages::search::{self as page, Data};
use axum::extract::Query;
use axum::http::StatusCode;
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::face::Section;
use domain::finding::Register;
use domain::key::OrganisationCode;
use domain::meeting::book::Book;
use domain::meeting::minutes::approval::MinutesRecord;
use domain::meeting::minutes::document::Content;
use domain::policy::reach;
use domain::search::{Document, Index, Kind, Query as Wanted};
use serde::Deserialize;
use std::sync::{Arc, Mutex, PoisonError};

/// Indexes kept: one for each circle and organisation that searches.
const MOST: usize = 48;

/// What is searched for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    art: String,
}

/// Who searches: two readers for whom this is the same see the same.
#[derive(PartialEq)]
struct Reader {
    role: Option<Role>,
    organisation: Option<OrganisationCode>,
    sections: Vec<Section>,
}

struct Made {
    reader: Reader,
    catalogue: Arc<Catalogue>,
    book: Arc<Book>,
    register: Arc<Register>,
    index: Arc<Index>,
}

/// Indexes of readers, as long as nothing that they are made of is another one.
#[derive(Default)]
pub(crate) struct Indexes(Mutex<Vec<Made>>);

impl Indexes {
    /// The index of whoever asks.
    async fn of(&self, req: &Req) -> Result<Arc<Index>, Failure> {
        let store = &req.state.store;
        let (book, register) = (store.book().await?, store.register().await?);
        let reader = Reader {
            role: req.ctx.actor.role(),
            organisation: req.ctx.account().map(|account| account.organisation.clone()),
            sections: req.ctx.sections.clone(),
        };
        {
            // What an index is made of stays alive beside it, so that no other value can take its place in memory; what is
            // outdated goes with the first search that sees it.
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            kept.retain(|made| {
                Arc::ptr_eq(&made.book, &book)
                    && Arc::ptr_eq(&made.register, &register)
                    && made.catalogue.revision == req.catalogue.revision
                    && (made.reader != reader || Arc::ptr_eq(&made.catalogue, &req.catalogue))
            });
            if let Some(made) = kept.iter().find(|made| made.reader == reader) {
                return Ok(made.index.clone());
            }
        }
        let seen = book.seen_by(&req.ctx.actor);
        let findings = seen_register(req).await?;
        let index = Arc::new(Index::new(documents(req, &seen, &findings)));
        let made =
            Made { reader, catalogue: req.catalogue.clone(), book, register, index: index.clone() };
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= MOST {
            kept.remove(0);
        }
        kept.push(made);
        Ok(index)
    }
}

fn joined<'t>(parts: impl IntoIterator<Item = &'t str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Everything that the reader may know of, and nothing else.
fn documents(req: &Req, book: &Book, register: &Register) -> Vec<Document> {
    let mut all = catalogue(req);
    if req.ctx.opens(Section::Meetings) {
        all.extend(meetings(req, book));
        all.extend(papers(book));
        all.extend(minutes(req, book));
    }
    if req.ctx.opens(Section::Resolutions) {
        all.extend(resolutions(book));
    }
    let short = |measure| req.catalogue.measures.get(measure).map(|r| r.measure.short.clone());
    all.extend(register.findings.iter().map(|finding| Document {
        kind: Some(Kind::Finding),
        title: finding.title.clone(),
        text: joined([
            finding.text.as_str(),
            finding.addressee.as_str(),
            short(&finding.measure).unwrap_or_default().as_str(),
        ]),
        path: format!("/feststellungen/{}", finding.id),
        date: Some(finding.date),
        ..Document::default()
    }));
    all.extend(register.experiences.iter().map(|experience| Document {
        kind: Some(Kind::Experience),
        title: short(&experience.measure).unwrap_or_default(),
        text: experience.text.clone(),
        path: format!("/erfahrungen/{}", experience.id),
        date: Some(experience.date),
        ..Document::default()
    }));
    all
}

/// Measures and indicators.
fn catalogue(req: &Req) -> Vec<Document> {
    let measures = req.catalogue.measures.values().filter(|_| req.ctx.opens(Section::Measures));
    let measures = measures.map(|record| {
        let measure = &record.measure;
        Document {
            kind: Some(Kind::Measure),
            number: measure.short.clone(),
            title: measure.name.de.clone(),
            text: joined([
                measure.summary.de.as_str(),
                measure.description.as_str(),
                measure.lead.as_str(),
                measure.name.en.as_str(),
                measure.slug.as_str(),
            ]),
            path: format!("/massnahmen/{}", measure.slug),
            date: None,
        }
    });
    let indicators = req.catalogue.indicators.values();
    let indicators = indicators.filter(|_| req.ctx.opens(Section::Indicators)).map(|record| {
        let indicator = &record.indicator;
        let field = req.catalogue.fields.iter().find(|field| field.code == indicator.field);
        Document {
            kind: Some(Kind::Indicator),
            number: indicator.code.to_string(),
            title: indicator.name.de.clone(),
            text: joined([
                indicator.short.de.as_str(),
                indicator.definition.de.as_str(),
                indicator.unit.as_str(),
                indicator.name.en.as_str(),
                field.map_or("", |field| field.name.de.as_str()),
            ]),
            path: format!("/indikatoren/{}", indicator.code),
            date: None,
        }
    });
    measures.chain(indicators).collect()
}

/// Meetings and the items of their agendas.
fn meetings(req: &Req, book: &Book) -> Vec<Document> {
    let mut all = Vec::new();
    for meeting in &req.catalogue.meetings {
        let plan = meeting.number.and_then(|number| book.plans.get(&number));
        let path = meeting.number.map_or("/sitzungen".to_owned(), |n| format!("/sitzungen/{n}"));
        all.push(Document {
            kind: Some(Kind::Meeting),
            number: meeting.number.map(|number| number.to_string()).unwrap_or_default(),
            title: meeting.title.clone(),
            text: joined([meeting.subject.as_str(), plan.map_or("", |plan| plan.place.as_str())]),
            path: path.clone(),
            date: Some(meeting.date),
        });
        let Some(plan) = plan else { continue };
        for (number, item) in plan.agenda.seen_by(reach(&req.ctx.actor)) {
            all.push(Document {
                kind: Some(Kind::AgendaItem),
                number: format!("TOP {number}"),
                title: item.title.clone(),
                text: joined([meeting.title.as_str(), item.rapporteur.as_str()]),
                path: format!("{path}/tagesordnung#top-{}", item.id),
                date: Some(meeting.date),
            });
        }
    }
    all
}

/// Papers.
fn papers(book: &Book) -> Vec<Document> {
    let of = book.papers.values().map(|paper| Document {
        kind: Some(Kind::Paper),
        number: paper.number.to_string(),
        title: paper.text.title.clone(),
        text: joined([
            paper.text.proposed_resolution.as_str(),
            paper.text.facts.as_str(),
            paper.text.reasoning.as_str(),
            paper.text.financial_impact.as_str(),
            paper.text.indicator_impact.as_str(),
            paper.text.lead.as_str(),
        ]),
        path: format!("/vorlagen/{}", paper.number),
        date: Some(paper.date),
    });
    of.collect()
}

/// Resolutions, in meetings and without one.
fn resolutions(book: &Book) -> Vec<Document> {
    let decided = book.resolutions.iter().map(|resolution| Document {
        kind: Some(Kind::Resolution),
        number: resolution.number.to_string(),
        title: resolution.title.clone(),
        text: resolution.text.clone(),
        path: format!("/beschluesse/{}", resolution.number.to_string().replace('/', "-")),
        date: Some(resolution.decided),
    });
    let circulars = book.circulars.iter().map(|circular| Document {
        kind: Some(Kind::Circular),
        number: circular.number.to_string(),
        title: circular.title.clone(),
        text: circular.text.clone(),
        path: format!("/umlaufverfahren/{}", circular.number),
        date: circular.opened,
    });
    decided.chain(circulars).collect()
}

/// Minutes, each with what the reader sees of them.
fn minutes(req: &Req, book: &Book) -> Vec<Document> {
    let title = |number: u32| {
        let meeting = req.catalogue.meetings.iter().find(|m| m.number == Some(number));
        meeting.map_or_else(|| number.to_string(), |meeting| meeting.title.clone())
    };
    let of = |record: &MinutesRecord| {
        let seen = record.text.seen_by(reach(&req.ctx.actor));
        let said = seen.items.iter().flat_map(|item| {
            let blocks = item.blocks.iter().filter_map(|block| match &block.content {
                Content::Text { text }
                | Content::Amendment { text, .. }
                | Content::Resolution { text, .. }
                | Content::Assignment { text, .. } => Some(text.as_str()),
                _ => None,
            });
            std::iter::once(item.title.as_str()).chain(blocks)
        });
        Document {
            kind: Some(Kind::Minutes),
            number: seen.meeting.to_string(),
            title: app::pages::search::minutes_title(&req.ctx, &title(seen.meeting)),
            text: joined(said),
            path: format!("/sitzungen/{}/niederschrift", seen.meeting),
            date: Some(seen.began.date()),
        }
    };
    book.minutes.values().map(of).collect()
}

/// `GET /suche`
///
/// # Errors
/// When the store does not answer.
pub async fn show(req: Req, Query(asked): Query<Asked>) -> Answer {
    let query = Wanted::parse(&asked.q);
    let kind = Kind::from_code(&asked.art);
    let index = if query.is_empty() { Arc::default() } else { req.state.indexes.of(&req).await? };
    let page = req.page(StatusCode::OK, move |ctx, _| {
        page::page(ctx, &Data { query: &query, kind, index: &index })
    });
    Ok(page.await)
}
