//! The pack of a meeting, its single documents, agenda and list of attendance as files.
//!
//! A pack is made from what its dispatch has kept, so a version is the same file whenever it is made.

use super::super::{exports, results};
use super::{meeting, prepared_of};
use crate::letterhead::{self, Letterhead};
use crate::request::{Answer, Failure, Req};
use app::pages::meetings::Prepared;
use axum::extract::{Path, Query};
use domain::attachment::Media;
use domain::meeting::agenda::version::{AgendaVersion, urgent};
use domain::meeting::attendance::{Attendance, Seat};
use domain::meeting::pack::{PackInput, PackedPaper, SeenPaper};
use domain::meeting::paper::PaperFile;
use domain::policy::{reach, sees_agenda_draft};
use domain::tier::Tier;
use report::document::Unset;
use report::meeting::{
    AgendaSheet, Attached, Consultation, ListKind, MAX_PACK_BYTES, Occasion, Pack, PackPaper,
    PaperSheet, agenda_sheet, attendance_list, meeting_pack, paper_sheet,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use store::{Store, StoreError};

/// Which version.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    fassung: String,
}

/// Kind and bytes of a file beside a paper; nothing where its bytes are not kept.
///
/// # Errors
/// When the store does not answer.
pub async fn attachment_bytes(
    store: &Store,
    file: &PaperFile,
) -> Result<Option<(Media, Vec<u8>)>, StoreError> {
    let bytes = store.paper_file(&file.id).await?;
    Ok(Media::sniff(&bytes).map(|media| (media, bytes)))
}

/// What the pack of a version that goes out is made from. `papers` are those of its agenda that are out.
pub(super) fn input(
    req: &Req,
    prepared: &Prepared,
    sent: &[AgendaVersion],
    version: &AgendaVersion,
    papers: Vec<PackedPaper>,
) -> PackInput {
    let plan = &prepared.plan;
    let occasion = occasion(prepared);
    let (organisations, areas) = letterhead::names(&req.catalogue);
    let versions: Vec<_> = sent.iter().cloned().chain([version.clone()]).collect();
    let late = urgent(&versions, &prepared.deadlines.dispatch, &version.agenda);
    PackInput {
        meeting: plan.meeting,
        version: version.version,
        sent: version.sent,
        begins: occasion.begins,
        ends: occasion.ends,
        place: occasion.place,
        access: occasion.access,
        urgent: late.into_iter().map(|item| item.id.clone()).collect(),
        papers,
        agenda: version.agenda.clone(),
        organisations,
        areas,
        sender: letterhead::sender(&req.state.config, req.state.demo_password.is_some()),
    }
}

fn occasion(prepared: &Prepared) -> Occasion {
    let plan = &prepared.plan;
    let begins = prepared.meeting.date.and_time(plan.begins);
    Occasion {
        number: plan.meeting,
        begins,
        ends: begins + chrono::TimeDelta::minutes(i64::from(plan.length())),
        place: plan.place.clone(),
        access: plan.access.clone(),
    }
}

/// A version with everything it takes to set it for a reader.
struct Bound {
    input: PackInput,
    before: Option<PackInput>,
    reach: Tier,
    papers: Vec<SeenPaper>,
}

/// Kinds and bytes of files, by identifier; of one that is not held the kind alone.
type Files = BTreeMap<String, (Media, Option<Vec<u8>>)>;

/// The version of a path and query, bound for the reader.
///
/// # Errors
/// Not found where no such version went out, or the reader may know of none of its items.
async fn bound(req: &Req, number: &str, which: &Which) -> Result<Bound, Failure> {
    let (_, number) = meeting(req, number)?;
    let store = &req.state.store;
    let book = store.book().await?;
    let last = book.sent(number).last().map(|version| version.version);
    let version = match which.fassung.as_str() {
        "" => last,
        text => text.parse().ok(),
    };
    let version = version.ok_or(Failure::NotFound)?;
    let input = store.pack(number, version).await?.ok_or(Failure::NotFound)?;
    let before = match version.checked_sub(1) {
        Some(before) if before > 0 => store.pack(number, before).await?,
        _ => None,
    };
    let reach = reach(&req.ctx.actor);
    if input.agenda.seen_by(reach).is_empty() {
        return Err(Failure::NotFound);
    }
    let papers = input.papers_seen_by(reach, before.as_ref());
    Ok(Bound { input, before, reach, papers })
}

impl Bound {
    /// The files beside the papers, as many as fit into `most` bytes. They may be large: whoever reads them has a turn.
    async fn files(&self, store: &Store, most: usize) -> Result<Files, StoreError> {
        let (mut files, mut bytes) = (Files::new(), 0);
        for file in self.papers.iter().flat_map(|seen| &seen.paper.files) {
            if let Some((media, content)) = attachment_bytes(store, file).await? {
                let fits = content.len() <= most - bytes;
                bytes += if fits { content.len() } else { 0 };
                files.insert(file.id.to_string(), (media, fits.then_some(content)));
            }
        }
        Ok(files)
    }

    fn house(&self) -> Letterhead {
        let input = &self.input;
        Letterhead::kept(input.sender.clone(), input.organisations.clone(), input.areas.clone())
    }

    /// The meeting as the reader knows it: how to take part from elsewhere is for those who attend.
    fn occasion(&self) -> Occasion {
        let attends = Tier::Guests.is_within(self.reach);
        Occasion {
            number: self.input.meeting,
            begins: self.input.begins,
            ends: self.input.ends,
            place: self.input.place.clone(),
            access: if attends { self.input.access.clone() } else { String::new() },
        }
    }

    /// The name of a document of this version for this circle, for its identifier.
    fn ident(&self, what: &str) -> String {
        let (meeting, version) = (self.input.meeting, self.input.version);
        format!("wirkungskompass/sitzungen/{meeting}/{what}/{version}/{}", self.reach.code())
    }

    fn course(&self, seen: &SeenPaper) -> Vec<Consultation> {
        let place = |place: &domain::meeting::pack::PackedPlace| Consultation {
            meeting: self.input.meeting,
            day: self.input.begins.date(),
            item: place.number.clone(),
            kind: place.kind,
        };
        seen.places.iter().map(place).collect()
    }

    fn sheet<'a>(&self, seen: &'a SeenPaper, course: &'a [Consultation]) -> PaperSheet<'a> {
        let since = self.before.as_ref().map(|before| before.version);
        PaperSheet {
            paper: &seen.paper,
            reach: self.reach,
            course,
            live: None,
            changed: since.filter(|_| seen.changed),
        }
    }

    /// Sets what is made from the agenda of this version.
    fn with_agenda<T>(&self, set: impl FnOnce(AgendaSheet<'_>) -> T) -> T {
        let agenda = self.input.agenda_for(self.reach);
        let changes = self
            .before
            .as_ref()
            .map(|before| (before.version, self.input.differences(before, self.reach)));
        set(AgendaSheet {
            agenda: &agenda,
            version: self.input.version,
            reach: self.reach,
            changes: changes.as_ref().map(|(since, found)| (*since, found.as_slice())),
            urgent: &self.input.urgent,
        })
    }

    fn pack(&self, held: &Files) -> Result<Vec<u8>, Unset> {
        let (house, occasion) = (self.house(), self.occasion());
        let courses: Vec<_> = self.papers.iter().map(|seen| self.course(seen)).collect();
        let attached: Vec<Vec<Attached<'_>>> = self
            .papers
            .iter()
            .map(|seen| {
                let files = seen.paper.files.iter().filter_map(|file| {
                    let (media, bytes) = held.get(file.id.as_str())?;
                    let changed = seen.new_files.contains(file);
                    Some(Attached { file, media: *media, bytes: bytes.as_deref(), changed })
                });
                files.collect()
            })
            .collect();
        let papers: Vec<_> = self
            .papers
            .iter()
            .zip(&courses)
            .zip(&attached)
            .map(|((seen, course), files)| PackPaper { sheet: self.sheet(seen, course), files })
            .collect();
        self.with_agenda(|agenda| {
            let pack = Pack {
                occasion: &occasion,
                version: self.input.version,
                date: self.input.sent,
                agenda,
                papers: &papers,
            };
            meeting_pack(&house.office(), &pack, &self.ident("mappe"))
        })
    }

    fn agenda(&self) -> Result<Vec<u8>, Unset> {
        let (house, occasion) = (self.house(), self.occasion());
        let ident = self.ident("tagesordnung");
        self.with_agenda(|agenda| {
            agenda_sheet(&house.office(), &occasion, &agenda, self.input.sent, &ident)
        })
    }

    /// Agenda, papers and their files, each as a file of its own.
    fn single(&self, mut held: Files) -> Result<Vec<(String, Vec<u8>)>, Unset> {
        let house = self.house();
        let mut all = vec![("Tagesordnung.pdf".to_owned(), self.agenda()?)];
        for seen in &self.papers {
            let number = &seen.paper.number;
            let top = seen.places.first().map(|place| format!("TOP-{}_", place.number));
            let stem = format!("{}{number}", top.unwrap_or_default());
            let course = self.course(seen);
            let ident = self.ident(&format!("vorlagen/{number}"));
            let paper = paper_sheet(&house.office(), &self.sheet(seen, &course), &ident)?;
            all.push((format!("{stem}.pdf"), paper));
            for (place, file) in seen.paper.files.iter().enumerate() {
                if let Some((media, Some(bytes))) = held.remove(file.id.as_str()) {
                    let name = format!("{stem}_Anlage-{}.{}", place + 1, media.ending());
                    all.push((name, bytes));
                }
            }
        }
        Ok(all)
    }
}

/// `GET /sitzungen/{nr}/mappe.pdf`
pub async fn pdf(req: Req, (Path(number), Query(which)): (Path<String>, Query<Which>)) -> Answer {
    let bound = bound(&req, &number, &which).await?;
    let name = format!("sitzung-{}-mappe-{}.pdf", bound.input.meeting, bound.input.version);
    let turn = req.turn().await?;
    let files = bound.files(&req.state.store, MAX_PACK_BYTES).await?;
    let bytes = turn.set(move || bound.pack(&files)).await?;
    Ok(exports::named(&name, "application/pdf", bytes))
}

/// `GET /sitzungen/{nr}/mappe.zip`
pub async fn zip(req: Req, (Path(number), Query(which)): (Path<String>, Query<Which>)) -> Answer {
    let bound = bound(&req, &number, &which).await?;
    let name = format!("sitzung-{}-mappe-{}.zip", bound.input.meeting, bound.input.version);
    let turn = req.turn().await?;
    let files = bound.files(&req.state.store, usize::MAX).await?;
    let zipped = turn.set(move || Ok(results::zipped(bound.single(files)?))).await?;
    let bytes = zipped.map_err(|error| Failure::Document(error.to_string()))?;
    Ok(exports::named(&name, "application/zip", bytes))
}

/// `GET /sitzungen/{nr}/tagesordnung.pdf`: as it was sent; without a version the draft for those who work on it.
pub async fn agenda(
    req: Req,
    (Path(number), Query(which)): (Path<String>, Query<Which>),
) -> Answer {
    if which.fassung.is_empty() && sees_agenda_draft(&req.ctx.actor) {
        let (prepared, _) = prepared_of(&req, &number).await?;
        let (house, today) = (Letterhead::of(&req), req.ctx.today);
        let reach = reach(&req.ctx.actor);
        let name = format!("sitzung-{}-tagesordnung.pdf", prepared.plan.meeting);
        let ident = format!("wirkungskompass/sitzungen/{}/tagesordnung", prepared.plan.meeting);
        let work = move || {
            let agenda = &prepared.plan.agenda;
            let sheet = AgendaSheet { agenda, version: 0, reach, changes: None, urgent: &[] };
            agenda_sheet(&house.office(), &occasion(&prepared), &sheet, today, &ident)
        };
        let bytes = req.typeset(work).await?;
        return Ok(exports::named(&name, "application/pdf", bytes));
    }
    let bound = bound(&req, &number, &which).await?;
    let (meeting, version) = (bound.input.meeting, bound.input.version);
    let name = format!("sitzung-{meeting}-tagesordnung-{version}.pdf");
    let bytes = req.typeset(move || bound.agenda()).await?;
    Ok(exports::named(&name, "application/pdf", bytes))
}

/// `GET /sitzungen/{nr}/anwesenheitsliste.pdf`: to sign before a meeting, who was there afterwards. It names persons, for
/// the council alone.
pub async fn attendance(req: Req, Path(number): Path<String>) -> Answer {
    let (prepared, _) = prepared_of(&req, &number).await?;
    let meeting = prepared.plan.meeting;
    let sitting = req.state.store.sitting(meeting).await?;
    let held = sitting.as_ref().is_some_and(|sitting| sitting.closed.is_some());
    let kind = if held { ListKind::Held } else { ListKind::ToSign };
    let attendance = match sitting {
        Some(sitting) => sitting.attendance.clone(),
        None => expected(&req, prepared.meeting.date).await?,
    };
    let house = Letterhead::of(&req);
    let name = format!("sitzung-{meeting}-anwesenheitsliste.pdf");
    let ident = format!("wirkungskompass/sitzungen/{meeting}/anwesenheitsliste");
    let work =
        move || attendance_list(&house.office(), &occasion(&prepared), &attendance, kind, &ident);
    let bytes = req.typeset(work).await?;
    Ok(exports::named(&name, "application/pdf", bytes))
}

/// Who is expected: a seat for each organisation with a vote.
async fn expected(req: &Req, day: chrono::NaiveDate) -> Result<Attendance, StoreError> {
    use domain::actor::Role;
    let people = req.state.store.people().await?;
    let seats = req.catalogue.organisations.values().filter(|held| held.has_vote).map(|held| {
        let speaks = |person: &&domain::people::Person| {
            !person.locked
                && person.mandates.iter().any(|mandate| {
                    matches!(mandate.role, Role::Member | Role::Chair)
                        && mandate.organisation == held.code
                        && mandate.is_valid(day)
                })
        };
        let names: BTreeSet<_> = people.iter().filter(speaks).map(|p| p.name.as_str()).collect();
        Seat {
            organisation: held.code.clone(),
            votes: 1,
            delegate: names.into_iter().collect::<Vec<_>>().join(", "),
            excused: false,
            stays: Vec::new(),
            recused: BTreeMap::new(),
        }
    });
    Ok(Attendance { seats: seats.collect(), others: Vec::new() })
}
