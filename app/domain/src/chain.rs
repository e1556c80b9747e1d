//! The chain of effects: from an indicator over the measure and what members say to finding, answer, agenda item, resolution
//! and action, and back. From any of its links the whole path in both directions.

use crate::catalogue::Catalogue;
use crate::evaluation::Rating;
use crate::finding::{Cited, Register, SourceKind, StageKind, StageOf};
use crate::key::{IndicatorCode, MeasureSlug, OrganisationCode, RoundCode};
use crate::source::{Evidence, coded};
use chrono::NaiveDate;
use std::collections::BTreeSet;

coded! {
    /// Kinds of links, in the order of the chain.
    LinkKind {
        /// An indicator that the measure is meant to move.
        Indicator = "indikator",
        /// The measure.
        Measure = "massnahme",
        /// The rating of one organisation in a closed round.
        Rating = "bewertung",
        /// A practical experience.
        Experience = "erfahrung",
        /// A finding.
        Finding = "feststellung",
        /// The answer to it.
        Answer = "antwort",
        /// An item of an agenda.
        AgendaItem = "top",
        /// A resolution.
        Resolution = "beschluss",
        /// An action.
        Action = "auftrag",
        /// That it was carried out.
        Implemented = "umgesetzt",
    }
}

/// A link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Kind of record.
    pub kind: LinkKind,
    /// Its key; parts of a rating's are joined by `.`, so that it fits into an address.
    pub key: String,
    /// What it is called, in the council's language: a name, the beginning of a text, a number, a code.
    pub title: String,
    /// When it came about; none for indicators and measures.
    pub date: Option<NaiveDate>,
    /// Support; examples are labelled.
    pub evidence: Evidence,
}

/// Links and what leads from one to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chain {
    /// Links, causes before what follows from them.
    pub links: Vec<Link>,
    /// Pairs of places in `links`: from, to.
    pub steps: Vec<(usize, usize)>,
}

/// Longest title of a link made from a text, in characters.
const MAX_TITLE: usize = 90;

/// The beginning of a text as one line.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MAX_TITLE {
        return line;
    }
    let head: String = line.chars().take(MAX_TITLE).collect();
    format!("{}\u{a0}…", head.trim_end())
}

/// How the key of a rating stands in an address.
pub fn rating_link_key(rating: &Rating) -> String {
    format!("{}.{}.{}", rating.round, rating.measure, rating.organisation)
}

/// Reads what [`rating_link_key`] writes: round, measure and organisation. Whether there is such a rating is looked up
/// elsewhere.
pub fn parse_rating_link_key(text: &str) -> Option<(RoundCode, MeasureSlug, OrganisationCode)> {
    let mut parts = text.split('.');
    let round = RoundCode::parse(parts.next()?).ok()?;
    let measure = MeasureSlug::parse(parts.next()?).ok()?;
    let organisation = OrganisationCode::parse(parts.next()?).ok()?;
    parts.next().is_none().then_some((round, measure, organisation))
}

impl Chain {
    /// Everything around some measures. What is handed in is what the reader may see; `ratings` are those of closed rounds.
    pub fn around(
        measures: &[MeasureSlug],
        catalogue: &Catalogue,
        register: &Register,
        ratings: &[Rating],
    ) -> Self {
        let mut chain = Self::default();
        for slug in measures {
            if let Some(record) = catalogue.measures.get(slug) {
                let measure = chain.add(Link {
                    kind: LinkKind::Measure,
                    key: slug.to_string(),
                    title: record.measure.short.clone(),
                    date: None,
                    evidence: record.measure.evidence,
                });
                for contribution in &record.contributions {
                    if let Some(indicator) = catalogue.indicators.get(&contribution.indicator) {
                        let at = chain.add(Link {
                            kind: LinkKind::Indicator,
                            key: contribution.indicator.to_string(),
                            title: indicator.indicator.short.de.clone(),
                            date: None,
                            evidence: contribution.evidence,
                        });
                        chain.step(at, measure);
                    }
                }
                chain.voices(slug, measure, catalogue, register, ratings);
            }
        }
        chain.in_order()
    }

    /// The place of a link, put in where it is missing.
    fn add(&mut self, link: Link) -> usize {
        let place = self.links.iter().position(|l| l.kind == link.kind && l.key == link.key);
        place.unwrap_or_else(|| {
            self.links.push(link);
            self.links.len() - 1
        })
    }

    fn step(&mut self, from: usize, to: usize) {
        if from != to && !self.steps.contains(&(from, to)) {
            self.steps.push((from, to));
        }
    }

    /// What members say about a measure, and what follows from it.
    fn voices(
        &mut self,
        slug: &MeasureSlug,
        measure: usize,
        catalogue: &Catalogue,
        register: &Register,
        ratings: &[Rating],
    ) {
        for experience in register.experiences.iter().filter(|e| &e.measure == slug) {
            let at = self.add(Link {
                kind: LinkKind::Experience,
                key: experience.id.to_string(),
                title: beginning(&experience.text),
                date: Some(experience.date),
                evidence: experience.evidence,
            });
            self.step(measure, at);
            self.stages(at, register, StageOf::Experience, experience.id.as_str(), None);
        }
        for rating in ratings.iter().filter(|r| &r.measure == slug) {
            let name = catalogue.organisations.get(&rating.organisation).map(|o| o.short.clone());
            let round = catalogue.rounds.get(&rating.round);
            let at = self.add(Link {
                kind: LinkKind::Rating,
                key: rating_link_key(rating),
                title: format!(
                    "{}, {}",
                    name.unwrap_or_else(|| rating.organisation.to_string()),
                    round.map_or_else(|| rating.round.to_string(), |r| r.title.de.clone())
                ),
                date: round.map(|r| r.closes),
                evidence: rating.evidence,
            });
            self.step(measure, at);
        }
        for finding in register.findings.iter().filter(|f| &f.measure == slug) {
            let at = self.add(Link {
                kind: LinkKind::Finding,
                key: finding.id.to_string(),
                title: finding.title.clone(),
                date: Some(finding.date),
                evidence: finding.evidence,
            });
            self.step(measure, at);
            for cited in &finding.sources {
                if let Some(source) = self.place_of(cited) {
                    self.step(source, at);
                }
            }
            self.stages(at, register, StageOf::Finding, finding.id.as_str(), Some(finding));
        }
    }

    fn place_of(&self, cited: &Cited) -> Option<usize> {
        let (kind, key) = match cited.kind {
            SourceKind::Experience => (LinkKind::Experience, cited.key.clone()),
            SourceKind::Rating => (LinkKind::Rating, cited.key.replace('/', ".")),
        };
        self.links.iter().position(|l| l.kind == kind && l.key == key)
    }

    /// Answer, agenda items and resolutions one after the other by their days; then the actions, each with its end.
    fn stages(
        &mut self,
        from: usize,
        register: &Register,
        of: StageOf,
        key: &str,
        finding: Option<&crate::finding::Finding>,
    ) {
        let mut course: Vec<(NaiveDate, Link)> = register
            .stages_of(of, key)
            .map(|stage| {
                let kind = match stage.kind {
                    StageKind::AgendaItem => LinkKind::AgendaItem,
                    StageKind::Resolution => LinkKind::Resolution,
                    StageKind::Implemented => LinkKind::Implemented,
                };
                let title = match (stage.kind, stage.meeting) {
                    (StageKind::AgendaItem, Some(meeting)) => format!("{}|{meeting}", stage.number),
                    _ => stage.number.clone(),
                };
                let link = Link {
                    kind,
                    key: stage.id.to_string(),
                    title,
                    date: Some(stage.date),
                    evidence: stage.evidence,
                };
                (stage.date, link)
            })
            .collect();
        let answer = finding.and_then(|f| register.answer_to(&f.id));
        if let Some(answer) = answer {
            let link = Link {
                kind: LinkKind::Answer,
                key: answer.finding.to_string(),
                title: answer.kind.code().to_owned(),
                date: Some(answer.date),
                evidence: answer.evidence,
            };
            course.push((answer.date, link));
        }
        let (ends, mut course): (Vec<_>, Vec<_>) =
            course.into_iter().partition(|(_, link)| link.kind == LinkKind::Implemented);
        course.sort_by(|(a, x), (b, y)| (a, x.kind, &x.key).cmp(&(b, y.kind, &y.key)));
        let mut last = from;
        for (_, link) in course {
            let at = self.add(link);
            self.step(last, at);
            last = at;
        }
        let mut tails = Vec::new();
        for action in finding.iter().flat_map(|f| register.actions_of(&f.id)) {
            let at = self.add(Link {
                kind: LinkKind::Action,
                key: action.id.to_string(),
                title: beginning(&action.text),
                date: Some(action.since),
                evidence: action.evidence,
            });
            self.step(last, at);
            tails.push(at);
        }
        if tails.is_empty() {
            tails.push(last);
        }
        for (_, link) in ends {
            let at = self.add(link);
            for tail in &tails {
                self.step(*tail, at);
            }
        }
    }

    /// Sorted by kind, day and key: causes stand before what follows from them.
    fn in_order(self) -> Self {
        let mut order: Vec<usize> = (0..self.links.len()).collect();
        let key = |i: &usize| {
            let link = &self.links[*i];
            (link.kind, link.date, link.key.clone())
        };
        order.sort_by_key(key);
        self.part(&order)
    }

    /// The part with these places, in their order.
    fn part(&self, order: &[usize]) -> Self {
        let new = |old: usize| order.iter().position(|place| *place == old);
        let mut steps: Vec<(usize, usize)> =
            self.steps.iter().filter_map(|(from, to)| Some((new(*from)?, new(*to)?))).collect();
        steps.sort_unstable();
        Self { links: order.iter().map(|place| self.links[*place].clone()).collect(), steps }
    }

    /// The whole path through one of the links: everything that led to it, and everything that followed from it. None
    /// where there is no such link.
    pub fn through(&self, kind: LinkKind, key: &str) -> Option<Self> {
        let start = self.links.iter().position(|l| l.kind == kind && l.key == key)?;
        let mut on_it: BTreeSet<usize> = BTreeSet::from([start]);
        for forward in [true, false] {
            let mut open = vec![start];
            let mut seen = BTreeSet::from([start]);
            while let Some(at) = open.pop() {
                for (from, to) in &self.steps {
                    let (here, there) = if forward { (*from, *to) } else { (*to, *from) };
                    if here == at && seen.insert(there) {
                        open.push(there);
                    }
                }
            }
            on_it.extend(seen);
        }
        Some(self.part(&on_it.into_iter().collect::<Vec<_>>()))
    }
}

/// The measures whose chain a link belongs to.
pub fn measures_of(
    kind: LinkKind,
    key: &str,
    catalogue: &Catalogue,
    register: &Register,
) -> Vec<MeasureSlug> {
    let of_finding = |id: &str| register.finding(id).map(|f| f.measure.clone());
    let one = match kind {
        LinkKind::Indicator => {
            let Ok(code) = IndicatorCode::parse(key) else { return Vec::new() };
            let linked = catalogue.measures.values().filter(|record| {
                record.contributions.iter().any(|contribution| contribution.indicator == code)
            });
            return linked.map(|record| record.measure.slug.clone()).collect();
        }
        LinkKind::Measure => MeasureSlug::parse(key).ok(),
        LinkKind::Rating => key.split('.').nth(1).and_then(|slug| MeasureSlug::parse(slug).ok()),
        LinkKind::Experience => register.experience(key).map(|e| e.measure.clone()),
        LinkKind::Finding | LinkKind::Answer => of_finding(key),
        LinkKind::Action => register.action(key).and_then(|a| of_finding(a.finding.as_str())),
        LinkKind::AgendaItem | LinkKind::Resolution | LinkKind::Implemented => register
            .stages
            .iter()
            .find(|stage| stage.id.as_str() == key)
            .and_then(|stage| match stage.of {
                StageOf::Finding => of_finding(&stage.key),
                StageOf::Experience => register.experience(&stage.key).map(|e| e.measure.clone()),
            }),
    };
    one.into_iter().collect()
}
