//! A finding with everything that goes with it, for documents: what it rests on, its answer, what follows, and who does not
//! share it.

use super::{ActionItem, Answer, Finding, Minority, Register, SourceKind};
use crate::evaluation::Experience;
use crate::key::{OrganisationCode, RoundCode};

/// What a finding rests on, as far as the reader may know of it.
#[derive(Debug, Clone, PartialEq)]
pub enum ToldSource<'a> {
    /// A practical experience.
    Experience(&'a Experience),
    /// The position of an organisation in a round.
    Rating(RoundCode, OrganisationCode),
}

/// A finding with everything that goes with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// What it rests on.
    pub sources: Vec<ToldSource<'a>>,
    /// How many more sources there are that the reader does not get.
    pub unseen: usize,
    /// The statements of those who do not share it.
    pub minorities: Vec<&'a Minority>,
    /// The answer.
    pub answer: Option<&'a Answer>,
    /// What was taken on with it.
    pub actions: Vec<&'a ActionItem>,
}

impl Register {
    /// The findings that rest on a position in a round, each with everything that goes with it. `self` is what the reader
    /// sees; `sees` says whether the reader gets the position of an organisation in a round with its name.
    pub fn told_of(
        &self,
        round: &RoundCode,
        sees: impl Fn(&RoundCode, &OrganisationCode) -> bool,
    ) -> Vec<Told<'_>> {
        let cites = |finding: &&Finding| {
            finding.sources.iter().filter_map(|cited| rated(&cited.key)).any(|(of, _)| &of == round)
        };
        let told = self.findings.iter().filter(cites).map(|finding| {
            let mut unseen = 0;
            let sources = finding.sources.iter().filter_map(|cited| {
                let source = match cited.kind {
                    SourceKind::Experience => {
                        self.experience(&cited.key).map(ToldSource::Experience)
                    }
                    SourceKind::Rating => rated(&cited.key)
                        .filter(|(of, organisation)| sees(of, organisation))
                        .map(|(of, organisation)| ToldSource::Rating(of, organisation)),
                };
                unseen += usize::from(source.is_none());
                source
            });
            let sources = sources.collect();
            Told {
                finding,
                sources,
                unseen,
                minorities: self.minorities_to(&finding.id).collect(),
                answer: self.answer_to(&finding.id),
                actions: self.actions_of(&finding.id).collect(),
            }
        });
        told.collect()
    }
}

/// Round and organisation of a position, from its key `R5/digitalbonus/ORG02`.
fn rated(key: &str) -> Option<(RoundCode, OrganisationCode)> {
    let mut parts = key.split('/');
    let round = RoundCode::parse(parts.next()?).ok()?;
    let organisation = OrganisationCode::parse(parts.nth(1)?).ok()?;
    Some((round, organisation))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Cited;
    use crate::key::{FindingId, MeasureSlug};
    use crate::source::Evidence;
    use crate::tier::Tier;

    fn finding(id: &str, sources: &[&str]) -> Finding {
        let day = "2026-03-02".parse().expect("a day");
        Finding {
            id: FindingId::parse(id).expect("a key"),
            measure: MeasureSlug::parse("digitalbonus").expect("a slug"),
            title: id.to_owned(),
            text: id.to_owned(),
            sources: sources.iter().map(|code| Cited::parse(code).expect("a source")).collect(),
            addressee: "MW".to_owned(),
            due: day,
            visibility: Tier::Council,
            date: day,
            evidence: Evidence::Read,
            version: 1,
        }
    }

    #[test]
    fn the_findings_of_a_round_cite_a_position_in_it_and_carry_their_minority() {
        let mine = finding("a", &["bewertung:R5/m/ORG01", "bewertung:R5/m/ORG02", "erfahrung:e9"]);
        let minority = Minority {
            finding: mine.id.clone(),
            organisation: OrganisationCode::parse("ORG09").expect("a code"),
            text: "anders".to_owned(),
            date: mine.date,
            evidence: Evidence::Read,
            version: 1,
        };
        let register = Register {
            findings: vec![
                mine,
                finding("b", &["bewertung:R50/m/ORG01"]),
                finding("c", &["erfahrung:R5"]),
            ],
            minorities: vec![minority],
            ..Register::default()
        };
        let round = RoundCode::parse("R5").expect("a code");
        let told = register.told_of(&round, |_, organisation| organisation.as_str() == "ORG02");
        assert_eq!(told.len(), 1);
        let organisation = OrganisationCode::parse("ORG02").expect("a code");
        assert_eq!(told[0].sources, [ToldSource::Rating(round, organisation)]);
        assert_eq!((told[0].unseen, told[0].minorities.len()), (2, 1));
    }
}
