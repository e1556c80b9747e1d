//! The result of a round: the page per measure, the workbook, and the archive with everything.

use super::exports::{self, named, workbook};
use super::{measure, rounds, seen_register};
use crate::request::{Answer, Failure, Req};
use app::pages::evaluations::result::{self, paper};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use domain::evaluation::{Rating, Round};
use domain::finding::Register;
use domain::finding::told::Told;
use domain::journal::SubjectKind;
use domain::key::MeasureSlug;
use domain::policy::{PositionsView, sees_position};
use report::document::Unset;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::Arc;
use store::PositionReader;

/// The positions of a round that is over, as far as the reader sees them; hidden and not there answer alike.
async fn positions(req: &Req, round: &Round) -> Result<(PositionsView, Vec<Rating>), Failure> {
    let mut found = req.state.store.positions_in(round, req.position_reader()).await?;
    // A measure that the reader may not know of is not part of the round that the reader sees.
    found.all.retain(|rating| round.measures.contains(&rating.measure));
    match found.view {
        PositionsView::Named | PositionsView::Summed => Ok((found.view, found.all)),
        PositionsView::Own | PositionsView::Hidden => Err(Failure::NotFound),
    }
}

/// The last round before this one that asked about the measure by the same criteria.
fn before<'a>(req: &'a Req, round: &Round, slug: &MeasureSlug) -> Option<&'a Round> {
    let earlier = req.catalogue.rounds.values().filter(|other| {
        other.closes < round.opens
            && other.is_over(req.ctx.today)
            && other.measures.contains(slug)
            && other.setup.criteria == round.setup.criteria
    });
    earlier.max_by_key(|other| other.closes)
}

/// `GET /bewertungen/{round}/{measure}/ergebnis`
pub async fn page(req: Req, Path((code, slug)): Path<(String, String)>) -> Answer {
    let round = rounds::round(&req, &code)?;
    let record = measure(&req, &slug)?;
    let slug = record.measure.slug.clone();
    if !round.measures.contains(&slug) {
        return Err(Failure::NotFound);
    }
    let (view, mut ratings) = positions(&req, &round).await?;
    ratings.retain(|r| r.measure == slug);
    let earlier = match before(&req, &round, &slug).cloned() {
        Some(earlier) => {
            let mut old = positions(&req, &earlier).await?.1;
            old.retain(|r| r.measure == slug);
            Some((earlier, old))
        }
        None => None,
    };
    let page = req.page(StatusCode::OK, move |ctx, catalogue| {
        let data = result::Data {
            round: &round,
            measure: &record.measure,
            view,
            ratings: &ratings,
            before: earlier.as_ref().map(|(round, ratings)| (round, ratings.as_slice())),
        };
        result::page(ctx, catalogue, &data)
    });
    Ok(page.await)
}

/// Whether names are wanted.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Names {
    namen: String,
}

/// `GET /bewertungen/{round}/ergebnis.xlsx`: with names where they are asked for and may be read.
pub async fn xlsx(req: Req, (Path(code), Query(names)): (Path<String>, Query<Names>)) -> Answer {
    let round = rounds::round(&req, &code)?;
    let (view, ratings) = positions(&req, &round).await?;
    let wanted = names.namen == "mit";
    if wanted && view != PositionsView::Named {
        return Err(Failure::NotFound);
    }
    let (known, register) = (Arc::clone(&req.catalogue), seen_register(&req).await?);
    let own = req.clone();
    let name = format!("ergebnis-{}.xlsx", round.code);
    workbook(&name, move || {
        let told = told(&register, &own, &round, wanted);
        report::round_xlsx(
            &round,
            &ratings,
            &told,
            &known,
            report::Names { named: wanted, counts: view },
        )
    })
    .await
}

/// What was found from the positions of a round, as far as the reader sees it, with what goes with each finding; without
/// names no position tells whose it is.
fn told<'a>(register: &'a Register, req: &Req, round: &Round, names: bool) -> Vec<Told<'a>> {
    let PositionReader { actor, face, today } = req.position_reader();
    register.told_of(&round.code, |of, organisation| {
        let of = req.catalogue.rounds.get(of).filter(|of| names && of.is_over(today));
        of.is_some_and(|of| sees_position(actor, face, of, organisation, today))
    })
}

/// Lays out the result of a round: the words of the pages, on paper.
fn set(
    req: &Req,
    register: &Register,
    round: &Round,
    (view, names): (PositionsView, bool),
    ratings: &[Rating],
) -> Result<Vec<u8>, Unset> {
    let (ctx, known) = (&req.ctx, &req.catalogue);
    let told = told(register, req, round, names);
    let measures: Vec<_> = round
        .measures
        .iter()
        .filter_map(|slug| known.measures.get(slug).map(|record| &record.measure))
        .collect();
    let content = paper::Content { round, measures: &measures, view, names, ratings, told: &told };
    let ident = format!("wirkungskompass/bewertungen/{}/ergebnis", round.code);
    match serde_json::to_value(paper::paper(ctx, known, &content)) {
        Ok(Value::Object(words)) => report::round_result(words, &ident),
        // A struct of texts is an object; the document says what it misses otherwise.
        _ => report::round_result(Map::new(), &ident),
    }
}

/// `GET /bewertungen/{round}/ergebnis.pdf`: with names and texts where they are asked for and may be read.
pub async fn pdf(req: Req, (Path(code), Query(names)): (Path<String>, Query<Names>)) -> Answer {
    let round = rounds::round(&req, &code)?;
    let (view, ratings) = positions(&req, &round).await?;
    let wanted = names.namen == "mit";
    if wanted && view != PositionsView::Named {
        return Err(Failure::NotFound);
    }
    let stem = format!("ergebnis-{}", round.code);
    let (own, register) = (req.clone(), seen_register(&req).await?);
    let work = move || set(&own, &register, &round, (view, wanted), &ratings);
    let bytes = req.typeset(work).await?;
    Ok(exports::pdf(&req, &stem, bytes))
}

/// `GET /bewertungen/{round}/archiv.zip`: everything in the round, for whoever reads positions with names.
pub async fn archive(req: Req, Path(code): Path<String>) -> Answer {
    let round = rounds::round(&req, &code)?;
    let (view, ratings) = positions(&req, &round).await?;
    if view != PositionsView::Named {
        return Err(Failure::NotFound);
    }
    let acts = super::visible_acts(&req);
    let blind = req.blind();
    let visible = (acts.as_slice(), &blind);
    let store = &req.state.store;
    let history =
        store.history_until(SubjectKind::Round, round.code.as_str(), visible, 1_000).await?;
    let known = Arc::clone(&req.catalogue);
    let name = format!("runde-{}.zip", round.code);
    let (own, of, all) = (req.clone(), round.clone(), ratings.clone());
    let register = seen_register(&req).await?;
    let found = Arc::clone(&register);
    let work = move || set(&own, &found, &of, (PositionsView::Named, true), &all);
    let document = req.typeset(work).await?;
    let own = req.clone();
    let made = tokio::task::spawn_blocking(move || {
        let told = told(&register, &own, &round, true);
        let book = report::round_xlsx(
            &round,
            &ratings,
            &told,
            &known,
            report::Names { named: true, counts: PositionsView::Named },
        )
        .map_err(|error| error.to_string())?;
        let mut files = report::round_texts(&round, &ratings, &told, &known, &history);
        files.push(("ergebnis.xlsx".to_owned(), book));
        files.push(("ergebnis.pdf".to_owned(), document));
        zipped(files).map_err(|error| error.to_string())
    })
    .await;
    let bytes =
        made.map_err(|error| Failure::Document(error.to_string()))?.map_err(Failure::Document)?;
    Ok(named(&name, "application/zip", bytes))
}

/// Files in one archive; without a day of its own each would carry the current moment, and no two archives were the same.
pub(super) fn zipped(files: Vec<(String, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    use std::io::Write as _;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        archive.start_file(name, options)?;
        archive.write_all(&bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
