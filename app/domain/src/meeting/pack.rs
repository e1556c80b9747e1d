//! What the pack of a meeting is made from: „Sitzungsmappe“. It is kept with each dispatch and never changed, so that a
//! pack is the same file whenever it is made again.

use super::agenda::version::{AgendaVersion, Difference, differences};
use super::agenda::{Agenda, AgendaItem, ItemKind};
use super::key::AgendaItemId;
use super::numbering::{ItemNumber, PaperNumber};
use super::paper::{Paper, PaperFile, PaperState};
use crate::key::{AreaCode, OrganisationCode};
use crate::tier::Tier;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The council and its Geschäftsstelle, as documents named them that day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PackSender {
    /// „Strategierat Niedersachsen“.
    pub council: String,
    /// „des Strategierats Niedersachsen“.
    pub of_council: String,
    /// „Geschäftsstelle“.
    pub office: String,
    /// Street, postcode and town.
    pub address: Vec<String>,
    /// Town before the date.
    pub town: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Mail address; may be empty.
    pub email: String,
    /// Address of the site; may be empty.
    pub web: String,
    /// „Demonstration – kein amtliches Schreiben“; none outside a demonstration.
    pub demo: Option<String>,
}

/// An item that a paper is dealt with under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackedPlace {
    /// Its number.
    pub number: ItemNumber,
    /// What is done with it.
    pub kind: Option<ItemKind>,
    /// Who may know of it.
    pub tier: Tier,
}

/// A paper of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackedPaper {
    /// The paper as it went out.
    pub paper: Paper,
    /// The items that it is dealt with under, in order.
    pub places: Vec<PackedPlace>,
}

/// What a pack is made from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PackInput {
    /// Number of the meeting.
    pub meeting: u32,
    /// The version of the agenda, from 1.
    pub version: u32,
    /// The day it was sent.
    pub sent: NaiveDate,
    /// Beginning, as clocks in the council's time zone show it.
    pub begins: NaiveDateTime,
    /// End.
    pub ends: NaiveDateTime,
    /// Place.
    pub place: String,
    /// How to get into the video conference; for those who attend alone, may be empty.
    pub access: String,
    /// The agenda as it was sent.
    pub agenda: Agenda,
    /// Items that were not on an agenda sent in time.
    pub urgent: Vec<AgendaItemId>,
    /// Papers, in the order of the items.
    pub papers: Vec<PackedPaper>,
    /// Names of organisations.
    pub organisations: BTreeMap<OrganisationCode, String>,
    /// Names of areas.
    pub areas: BTreeMap<AreaCode, String>,
    /// Whose documents these are.
    pub sender: PackSender,
}

/// A paper of a pack as one reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenPaper {
    /// The paper, without the files of a closer circle.
    pub paper: Paper,
    /// The items the reader knows it is dealt with under.
    pub places: Vec<PackedPlace>,
    /// True where it reads otherwise than in the pack before.
    pub changed: bool,
    /// Its files that the pack before did not have.
    pub new_files: Vec<PaperFile>,
}

/// True for a paper that went out and stands.
fn is_out(paper: &Paper) -> bool {
    paper.state == PaperState::Sent
}

impl PackedPaper {
    /// True where a reader of this circle gets it with the pack.
    pub fn is_known_to(&self, reach: Tier) -> bool {
        self.seen_by(reach).is_some()
    }

    /// The paper as a reader sees it, and the items they know it is dealt with under. Packs of earlier times hold papers
    /// that had not gone out; nobody sees those.
    fn seen_by(&self, reach: Tier) -> Option<(Paper, Vec<PackedPlace>)> {
        let within = self.places.iter().filter(|place| place.tier.is_within(reach));
        let places: Vec<_> = within.cloned().collect();
        let widest = places.iter().map(|place| place.tier).max()?;
        let paper = Some(&self.paper).filter(|paper| is_out(paper))?;
        Some((paper.seen_by(reach, widest)?, places))
    }
}

/// An agenda as documents show it to a reader: an item names its paper where the reader gets it with the pack. The
/// Geschäftsstelle knows of every paper.
#[must_use]
pub fn named_to(agenda: &Agenda, papers: &[PackedPaper], reach: Tier) -> Agenda {
    if reach == Tier::Secretariat {
        return agenda.clone();
    }
    let seen: Vec<_> = papers.iter().filter(|packed| packed.is_known_to(reach)).collect();
    let named = |number: &PaperNumber| seen.iter().any(|packed| &packed.paper.number == number);
    let items = agenda.items().iter().map(|item| {
        let paper = item.paper.clone().filter(named);
        AgendaItem { paper, ..item.clone() }
    });
    Agenda::new(items.collect()).unwrap_or_default()
}

impl PackInput {
    /// The papers of an agenda, each once, from those that are kept. One that has not gone out is nobody's to read yet.
    pub fn papers_of<'a>(
        agenda: &Agenda,
        paper: impl Fn(&PaperNumber) -> Option<&'a Paper>,
    ) -> Vec<PackedPaper> {
        let mut packed: Vec<PackedPaper> = Vec::new();
        let numbered = agenda.items().iter().zip(agenda.numbers()).enumerate();
        for (place, (item, number)) in numbered {
            let Some(named) = &item.paper else { continue };
            let here = PackedPlace { number, kind: item.kind, tier: agenda.tier_of(place) };
            if let Some(held) = packed.iter_mut().find(|held| &held.paper.number == named) {
                held.places.push(here);
            } else if let Some(paper) = paper(named).filter(|paper| is_out(paper)) {
                packed.push(PackedPaper { paper: paper.clone(), places: vec![here] });
            }
        }
        packed
    }

    /// The agenda as it was sent.
    pub fn agenda_version(&self) -> AgendaVersion {
        AgendaVersion {
            version: self.version,
            sent: self.sent,
            agenda: self.agenda.clone(),
            reason: String::new(),
        }
    }

    /// The agenda as the documents of this version show it to a reader.
    #[must_use]
    pub fn agenda_for(&self, reach: Tier) -> Agenda {
        named_to(&self.agenda, &self.papers, reach)
    }

    /// What a reader finds changed in the agenda since the pack before.
    pub fn differences(&self, before: &Self, reach: Tier) -> Vec<Difference> {
        differences(&before.agenda_for(reach), &self.agenda_for(reach))
    }

    /// The papers as a reader sees them, compared with what the same reader saw of the pack before: a mark never tells of
    /// what is not shown.
    pub fn papers_seen_by(&self, reach: Tier, before: Option<&Self>) -> Vec<SeenPaper> {
        let seen = |packed: &PackedPaper| packed.seen_by(reach);
        let former: Vec<_> = before
            .map(|before| before.papers.iter().filter_map(|packed| Some(seen(packed)?.0)).collect())
            .unwrap_or_default();
        let all = self.papers.iter().filter_map(seen).map(|(paper, places)| {
            let was: Option<&Paper> = former.iter().find(|was: &&Paper| was.number == paper.number);
            let files = paper.files.iter();
            let new_files = was.map(|was| files.filter(|f| !was.files.contains(f)).cloned());
            let changed = was.is_some_and(|was| {
                was.text != paper.text
                    || was.files != paper.files
                    || was.indicators != paper.indicators
                    || was.frozen != paper.frozen
            });
            let new_files = new_files.map(Iterator::collect).unwrap_or_default();
            SeenPaper { paper, places, changed, new_files }
        });
        all.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::agenda::tests::usual;
    use crate::meeting::key::PaperFileId;
    use crate::meeting::paper::PaperForm;

    fn number() -> PaperNumber {
        PaperNumber::parse("SR-2020-004").expect("a number")
    }

    fn file(id: &str, tier: Tier) -> PaperFile {
        PaperFile { id: PaperFileId::parse(id).expect("a key"), title: id.into(), tier }
    }

    fn paper(files: Vec<PaperFile>) -> Paper {
        let typed = PaperForm {
            title: "Digitalbonus".into(),
            lead: "MW".into(),
            proposed_resolution: "Der Rat stimmt zu.".into(),
            facts: "Sachverhalt".into(),
            reasoning: "Begründung".into(),
            financial_impact: "keine".into(),
            tier: Tier::Public.code().into(),
            ..PaperForm::default()
        };
        let (text, tier) = typed.parse().expect("a paper");
        Paper {
            number: number(),
            text,
            indicators: Vec::new(),
            frozen: None,
            files,
            co_signatures: Vec::new(),
            state: PaperState::Sent,
            replaces: None,
            tier,
            date: "2020-05-20".parse().expect("a day"),
            version: 1,
        }
    }

    /// A pack whose last item rests on the paper, in a circle.
    fn pack(version: u32, paper: &Paper, circle: Tier) -> PackInput {
        let mut items = usual().items().to_vec();
        for item in &mut items {
            if item.title == "Digitalbonus" || item.title == "Maßnahmen" {
                item.tier = circle;
                item.paper = (item.title == "Digitalbonus").then(number);
            }
        }
        let agenda = Agenda::new(items).expect("an agenda").sent();
        let sent: NaiveDate = "2020-06-03".parse().expect("a day");
        PackInput {
            meeting: 6,
            version,
            sent,
            begins: sent.and_time(chrono::NaiveTime::MIN),
            ends: sent.and_time(chrono::NaiveTime::MIN),
            place: String::new(),
            access: String::new(),
            papers: PackInput::papers_of(&agenda, |named| (named == &number()).then_some(paper)),
            agenda,
            urgent: Vec::new(),
            organisations: BTreeMap::new(),
            areas: BTreeMap::new(),
            sender: PackSender::default(),
        }
    }

    #[test]
    fn a_mark_never_tells_of_what_is_not_shown() {
        let first = pack(1, &paper(vec![file("offen", Tier::Public)]), Tier::Public);
        let both = vec![file("offen", Tier::Public), file("intern", Tier::Council)];
        let second = pack(2, &paper(both), Tier::Public);
        let of = |reach| second.papers_seen_by(reach, Some(&first)).remove(0);
        let (inside, outside) = (of(Tier::Council), of(Tier::Public));
        assert!(inside.changed && inside.new_files == [file("intern", Tier::Council)]);
        assert!(!outside.changed && outside.new_files.is_empty());
        assert_eq!(outside.paper.files, [file("offen", Tier::Public)]);
        assert!(!second.papers_seen_by(Tier::Council, None)[0].changed, "nothing to compare with");
    }

    #[test]
    fn a_paper_of_a_hidden_item_is_not_there() {
        let pack = pack(1, &paper(Vec::new()), Tier::Council);
        assert_eq!(pack.papers_seen_by(Tier::Public, None), []);
        assert_eq!(pack.papers_seen_by(Tier::Council, None).len(), 1);
        let text = serde_json::to_string(&pack).expect("JSON");
        assert_eq!(serde_json::from_str::<PackInput>(&text).expect("read"), pack);
    }

    #[test]
    fn a_paper_that_has_not_gone_out_is_neither_shown_nor_named() {
        for &state in PaperState::ALL {
            let out = state == PaperState::Sent;
            let of = Paper { state, ..paper(Vec::new()) };
            let mut pack = pack(1, &of, Tier::Public);
            assert_eq!(pack.papers.len(), usize::from(out), "{state:?}");
            // A pack of earlier times may hold it all the same.
            let place = PackedPlace {
                number: ItemNumber::parse("6.2").expect("a number"),
                kind: None,
                tier: Tier::Public,
            };
            pack.papers = vec![PackedPaper { paper: of, places: vec![place] }];
            for &reach in Tier::ALL {
                assert_eq!(pack.papers_seen_by(reach, None).len(), usize::from(out), "{state:?}");
                let agenda = pack.agenda_for(reach);
                assert_eq!(agenda.items().len(), pack.agenda.items().len());
                let named = agenda.items().iter().any(|item| item.paper == Some(number()));
                assert_eq!(named, out || reach == Tier::Secretariat, "{state:?} for {reach:?}");
            }
        }
    }

    #[test]
    fn an_item_names_no_paper_of_a_closer_circle() {
        let closed = Paper { tier: Tier::Council, ..paper(Vec::new()) };
        let (first, second) = (pack(1, &closed, Tier::Public), pack(2, &closed, Tier::Public));
        let names = |reach| first.agenda_for(reach).items().iter().any(|item| item.paper.is_some());
        assert!(names(Tier::Council) && !names(Tier::Public));
        // Nor does a mark tell that one was added.
        let without = PackInput {
            agenda: named_to(&first.agenda, &[], Tier::Council),
            papers: Vec::new(),
            ..first.clone()
        };
        assert_eq!(second.differences(&without, Tier::Public), []);
        assert_eq!(second.differences(&without, Tier::Council).len(), 1);
    }
}
