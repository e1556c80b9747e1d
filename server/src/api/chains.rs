//! The chain of effects through one of its links.

use super::PREFIX;
use super::shape::record;
use chrono::NaiveDate;
use domain::catalogue::Catalogue;
use domain::chain::{Chain, Link, LinkKind};
use domain::finding::Register;
use domain::source::Evidence;

record! {
    /// Ein Glied der Wirkungskette.
    ChainLink {
        id: usize = "Stelle in dieser Antwort, ab 0",
        kind: LinkKind = "Art des Glieds",
        key: String = "Kürzel oder Kennung; bei Bewertungen Runde, Maßnahme und Organisation mit Punkten dazwischen",
        title: String = "Name, Anfang des Textes, Nummer oder Kürzel der Antwort",
        meeting: Option<String> = "Nummer der Sitzung, bei Tagesordnungspunkten",
        date: Option<NaiveDate> = "Tag; null bei Indikatoren und Maßnahmen",
        evidence: Evidence = "Beleg; illustrative ist ein Beispiel",
        minority_statements: Vec<MinorityStatement> = "Minderheitsvoten, bei Feststellungen",
        href: Option<String> = "Adresse der Seite, wenn es eine gibt",
        chain: String = "Adresse der Kette durch dieses Glied",
    }

    /// Was eine Organisation sagt, die eine Feststellung nicht teilt.
    MinorityStatement {
        organisation: String = "Name der Organisation",
        date: NaiveDate = "Tag",
        text: String = "Minderheitsvotum",
        evidence: Evidence = "Beleg; illustrative ist ein Beispiel",
    }

    /// Was woraus folgt.
    ChainStep {
        from: usize = "Stelle des Glieds, aus dem es folgt",
        to: usize = "Stelle des Glieds, das folgt",
    }

    /// Die Wirkungskette durch eines ihrer Glieder, in beiden Richtungen. Sie zeigt, was aufeinander folgt, und beweist keine Wirkung.
    ChainDetail {
        start: usize = "Stelle des Glieds, nach dem gefragt wurde",
        links: Vec<ChainLink> = "Glieder in der Reihenfolge der Kette",
        steps: Vec<ChainStep> = "Übergänge",
    }
}

impl ChainDetail {
    /// What is given of a chain.
    pub(super) fn new(
        chain: &Chain,
        (kind, key): (LinkKind, &str),
        register: &Register,
        known: &Catalogue,
    ) -> Self {
        let entry = |(id, link)| {
            let minority_statements = minorities(link, register, known);
            ChainLink { minority_statements, ..entry(id, link) }
        };
        let start = chain.links.iter().position(|l| l.kind == kind && l.key == key);
        Self {
            start: start.unwrap_or_default(),
            links: chain.links.iter().enumerate().map(entry).collect(),
            steps: chain
                .steps
                .iter()
                .map(|(from, to)| ChainStep { from: *from, to: *to })
                .collect(),
        }
    }
}

/// What goes with a finding wherever it goes.
fn minorities(link: &Link, register: &Register, known: &Catalogue) -> Vec<MinorityStatement> {
    let to_it = register
        .minorities
        .iter()
        .filter(|m| link.kind == LinkKind::Finding && m.finding.as_str() == link.key);
    let each = to_it.map(|m| MinorityStatement {
        organisation: known
            .organisations
            .get(&m.organisation)
            .map_or_else(|| m.organisation.to_string(), |o| o.name.clone()),
        date: m.date,
        text: m.text.clone(),
        evidence: m.evidence,
    });
    each.collect()
}

fn entry(id: usize, link: &Link) -> ChainLink {
    let (title, meeting) = match link.title.split_once('|') {
        Some((number, meeting)) if link.kind == LinkKind::AgendaItem => {
            (number.to_owned(), Some(meeting.to_owned()))
        }
        _ => (link.title.clone(), None),
    };
    ChainLink {
        id,
        kind: link.kind,
        key: link.key.clone(),
        title,
        meeting,
        date: link.date,
        evidence: link.evidence,
        minority_statements: Vec::new(),
        href: app::pages::chain::link_path(link),
        chain: format!("{PREFIX}/wirkungskette/{}/{}", link.kind.code(), link.key),
    }
}
