//! What the pack of a meeting is made from: „Sitzungsmappe“. It is kept with each dispatch and never changed, so that a
//! pack is the same file whenever it is made again.

use super::agenda::version::{AgendaVersion, Difference, differences};
use super::agenda::{Agenda, ItemKind};
use super::key::AgendaItemId;
use super::numbering::ItemNumber;
use super::paper::{Paper, PaperFile};
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

impl PackInput {
    /// The papers of an agenda, each once, from those that are kept.
    pub fn papers_of<'a>(
        agenda: &Agenda,
        paper: impl Fn(&super::numbering::PaperNumber) -> Option<&'a Paper>,
    ) -> Vec<PackedPaper> {
        let mut packed: Vec<PackedPaper> = Vec::new();
        let numbered = agenda.items().iter().zip(agenda.numbers()).enumerate();
        for (place, (item, number)) in numbered {
            let Some(named) = &item.paper else { continue };
            let here = PackedPlace { number, kind: item.kind, tier: agenda.tier_of(place) };
            if let Some(held) = packed.iter_mut().find(|held| &held.paper.number == named) {
                held.places.push(here);
            } else if let Some(paper) = paper(named) {
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

    /// What has changed in the agenda since the pack before.
    pub fn differences(&self, before: &Self) -> Vec<Difference> {
        differences(&before.agenda, &self.agenda)
    }

    /// The papers as a reader sees them, compared with what the same reader saw of the pack before: a mark never tells of
    /// what is not shown.
    pub fn papers_seen_by(&self, reach: Tier, before: Option<&Self>) -> Vec<SeenPaper> {
        let seen = |packed: &PackedPaper| {
            let within = packed.places.iter().filter(|place| place.tier.is_within(reach));
            let places: Vec<_> = within.cloned().collect();
            let widest = places.iter().map(|place| place.tier).max()?;
            Some((packed.paper.seen_by(reach, widest)?, places))
        };
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
    use crate::meeting::numbering::PaperNumber;
    use crate::meeting::paper::{PaperForm, PaperState};

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
}
