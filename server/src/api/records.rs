//! What the interface gives of each record, and nothing else of it.

use super::shape::record;
use chrono::NaiveDate;
use domain::catalogue::{Catalogue, IndicatorRecord, MeasureRecord};
use domain::field::{Area, Field};
use domain::indicator::observation::{Observation, ObservationStatus, Qualifier};
use domain::indicator::status::{Polarity, Status};
use domain::indicator::target::Target;
use domain::key::SourceCode;
use domain::measure::contribution::{Contribution, Direction, Directness, Grade};
use domain::measure::state::State;
use domain::measure::{Milestone, MilestoneKind, Terms};
use domain::period::Period;
use domain::source::{Bilingual, DataTrap, Evidence, Source};
use std::collections::BTreeSet;

record! {
    /// Ein Indikationsfeld.
    FieldEntry {
        code: String = "Kürzel, F1 bis F7",
        position: u8 = "Stelle im Memorandum, 1 bis 7",
        name: Bilingual = "Name im Wortlaut des Memorandums",
    }

    /// Ein Gebiet, auf das sich Werte beziehen.
    AreaEntry {
        code: String = "Kürzel, zum Beispiel DE-NI",
        name: Bilingual = "Name",
        kind: String = "land, bund, eu, group, district oder fictitious (erfunden)",
    }

    /// Eine veröffentlichte Quelle.
    SourceEntry {
        code: String = "Kürzel",
        title: String = "Titel",
        publisher: String = "Herausgeber",
        date: String = "Datum, wie es die Quelle nennt; leer, wenn unbekannt",
        url: String = "Adresse; leer, wenn es keine gibt",
    }

    /// Ein Messwert.
    ValueEntry {
        id: String = "Kennung, als Stelle in der Liste zu verwenden",
        area: String = "Kürzel des Gebiets",
        period: String = "Berichtszeitraum: 2023, 2023-S2, 2023-Q2, 2023-06, 2023-06-30, 2021/22 (Schuljahr) oder 2015/2017",
        start: NaiveDate = "Erster Tag des Zeitraums",
        end: NaiveDate = "Letzter Tag des Zeitraums",
        value: f64 = "Wert in der Einheit des Indikators",
        qualifier: Qualifier = "Genauigkeit: = genau, ~ rund, < knapp, > mehr als",
        status: ObservationStatus = "Status nach SDMX: A normal, B Bruch, D abweichende Definition, E geschätzt, P vorläufig, U wenig zuverlässig, V ungeprüft",
        vintage: String = "Datenstand",
        source: Option<String> = "Kürzel der Quelle",
        evidence: Evidence = "Beleg; illustrative ist ein Beispielwert",
        note: String = "Anmerkung",
        superseded: bool = "Wahr, wenn ein neuerer oder berichtigter Wert an seine Stelle getreten ist",
        in_series: bool = "Wahr, wenn der Wert zur Reihe seines Gebiets gehört, wie sie das Diagramm zeigt",
        authoritative: bool = "Wahr, wenn von mehreren Angaben diese als maßgeblich festgelegt ist",
        numerator: Option<f64> = "Zähler, wenn die Quelle ihn nennt",
        denominator: Option<f64> = "Nenner, wenn die Quelle ihn nennt",
        sample: Option<f64> = "Antworten der Stichprobe, aus der der Wert stammt",
        low: Option<f64> = "Unteres Ende des Zufallsbereichs (95 %), wenn er bekannt ist",
        high: Option<f64> = "Oberes Ende des Zufallsbereichs (95 %), wenn er bekannt ist",
        district: String = "Landkreis oder kreisfreie Stadt, für die allein der Wert gilt; sonst leer",
        size_class: String = "Größenklasse, für die allein der Wert gilt; sonst leer",
        sector: String = "Branche, für die allein der Wert gilt; sonst leer",
    }

    /// Ein Zielwert.
    TargetEntry {
        code: String = "Kürzel",
        area: String = "Kürzel des Gebiets",
        value: f64 = "Wert in der Einheit des Indikators",
        due: Option<NaiveDate> = "Termin",
        due_text: String = "Termin, wie ihn die Quelle nennt",
        text: String = "Wortlaut",
        decided_in: String = "Beschluss oder Plan",
        evidence: Evidence = "Beleg; illustrative ist ein Beispielwert",
    }

    /// Was man über die Daten wissen muss.
    TrapEntry {
        code: String = "Kürzel",
        title: String = "Titel",
        text: String = "Was geschehen ist",
        rule: String = "Wie die Anwendung damit umgeht",
    }

    /// Ein Indikator in der Liste.
    IndicatorEntry {
        code: String = "Kürzel, zum Beispiel BG-04",
        field: String = "Kürzel des Indikationsfelds",
        name: Bilingual = "Name",
        short: Bilingual = "Kurzname",
        unit: String = "Einheit",
        polarity: Polarity = "Skalenrichtung",
        status: Status = "Stand gegenüber beschlossenen Zielwerten",
        latest: Option<ValueEntry> = "Jüngster veröffentlichter Wert für Niedersachsen",
        href: String = "Adresse des Indikators",
    }

    /// Ein Indikator.
    IndicatorDetail {
        code: String = "Kürzel, zum Beispiel BG-04",
        field: String = "Kürzel des Indikationsfelds",
        name: Bilingual = "Name",
        short: Bilingual = "Kurzname",
        definition: Bilingual = "Was gemessen wird",
        unit: String = "Einheit",
        numerator: Bilingual = "Zähler; leer, wenn es kein Verhältnis ist",
        denominator: Bilingual = "Nenner; leer, wenn es kein Verhältnis ist",
        counts: Bilingual = "Was gezählt wird: Antrag, Unternehmen, Fall; leer, wenn unbekannt",
        low: Bilingual = "Was das untere Ende der Skala bedeutet",
        high: Bilingual = "Was das obere Ende der Skala bedeutet",
        accumulation: Option<String> = "Wie Werte zusammengehören, als Code: je Zeitraum, fortlaufend, Bestand, Anteil je Zeitraum, Anteil am Bestand oder gar nicht",
        formula: Option<String> = "Formel, wenn der Indikator aus anderen berechnet wird",
        edition: f64 = "Nummer der Fassung der Definition, ab 1",
        edition_from: Option<NaiveDate> = "Erster Tag, für den diese Fassung gilt; leer bei der ersten",
        polarity: Polarity = "Skalenrichtung",
        kind: String = "input, output, outcome oder context",
        cumulative: bool = "Wahr, wenn die Werte seit Beginn fortlaufen",
        frequency: String = "Häufigkeit der Veröffentlichung",
        min: Option<f64> = "Kleinster möglicher Wert",
        max: Option<f64> = "Größter möglicher Wert",
        decimals: u8 = "Übliche Nachkommastellen",
        proxy: Option<String> = "Wofür der Indikator ersatzweise steht (Hilfsgröße)",
        note: String = "Anmerkung",
        status: Status = "Stand gegenüber beschlossenen Zielwerten",
        latest: Option<ValueEntry> = "Jüngster veröffentlichter Wert für Niedersachsen",
        areas: Vec<AreaEntry> = "Gebiete mit Werten",
        targets: Vec<TargetEntry> = "Zielwerte",
        traps: Vec<TrapEntry> = "Was man über die Daten wissen muss",
        sources: Vec<SourceEntry> = "Quellen der Werte und Zielwerte",
        measures: Vec<String> = "Kürzel der Maßnahmen, die den Indikator verändern sollen",
        values: String = "Adresse der Werte",
        href: String = "Adresse des Indikators",
    }

    /// Eine Maßnahme in der Liste.
    MeasureEntry {
        slug: String = "Kürzel, letzter Teil der Adresse",
        name: Bilingual = "Name",
        short: String = "Kurzname",
        lead: String = "Federführung",
        state: State = "Arbeitsstand",
        start: Option<String> = "Beginn als Tag oder Zeitraum",
        end: Option<String> = "Ende als Tag oder Zeitraum",
        evidence: Evidence = "Beleg; illustrative ist ein Beispiel",
        href: String = "Adresse der Maßnahme",
    }

    /// Förderkonditionen einer Phase.
    TermsEntry {
        phase: String = "Name der Phase",
        start: String = "Beginn als Tag oder Zeitraum",
        end: Option<String> = "Ende; leer, solange sie läuft",
        rate_small: Option<f64> = "Fördersatz kleiner Unternehmen in Prozent",
        rate_medium: Option<f64> = "Fördersatz mittlerer Unternehmen in Prozent",
        grant_min: Option<f64> = "Kleinster Zuschuss in Euro",
        grant_max: Option<f64> = "Größter Zuschuss in Euro",
        budget: String = "Mittel, wie sie die Quelle nennt",
        note: String = "Anmerkung",
    }

    /// Ein Meilenstein.
    MilestoneEntry {
        date: String = "Tag oder Zeitraum",
        title: Bilingual = "Was geschah",
        kind: MilestoneKind = "Art",
        evidence: Evidence = "Beleg; illustrative ist ein Beispiel",
    }

    /// Was die Maßnahme an einem Indikator verändern soll: eine Erwartung, kein Nachweis.
    ContributionEntry {
        indicator: String = "Kürzel des Indikators",
        direction: Direction = "Richtung",
        directness: Directness = "Unmittelbar oder mittelbar",
        amount: Option<f64> = "Umfang in der Einheit des Indikators",
        due: Option<NaiveDate> = "Termin",
        lag_months: u16 = "Monate, bis es sich zeigen kann",
        grade: Grade = "Wie gut die Erwartung belegt ist",
        assumption: String = "Was dafür gelten muss",
        reason: String = "Warum die Richtung gegen die Skala geht; sonst leer",
        evidence: Evidence = "Beleg; illustrative ist ein Beispiel",
    }

    /// Eine Maßnahme.
    MeasureDetail {
        slug: String = "Kürzel, letzter Teil der Adresse",
        name: Bilingual = "Name",
        short: String = "Kurzname",
        summary: Bilingual = "Was sie ist",
        description: String = "Weiteres",
        lead: String = "Federführung",
        state: State = "Arbeitsstand",
        start: Option<String> = "Beginn als Tag oder Zeitraum",
        end: Option<String> = "Ende als Tag oder Zeitraum",
        predecessor: Option<String> = "Kürzel der Maßnahme, auf die sie folgt",
        evidence: Evidence = "Beleg; illustrative ist ein Beispiel",
        terms: Vec<TermsEntry> = "Förderkonditionen je Phase, die älteste zuerst",
        milestones: Vec<MilestoneEntry> = "Meilensteine, der älteste zuerst",
        contributions: Vec<ContributionEntry> = "Erwartete Beiträge zu Indikatoren",
        sources: Vec<SourceEntry> = "Quellen der Maßnahme, ihrer Phasen und Meilensteine",
        href: String = "Adresse der Maßnahme",
    }
}

/// The day an indicator is assessed on, and the one whose state its addresses ask for.
type AsOf = (NaiveDate, Option<NaiveDate>);

/// Where an indicator or what belongs to it is, in the state asked for.
fn indicator_href(record: &IndicatorRecord, below: &str, state: AsOf) -> String {
    let path = format!("{}/indikatoren/{}{below}", super::PREFIX, record.indicator.code);
    state.1.map_or_else(|| path.clone(), |day| format!("{path}?stand={day}"))
}

/// Where a measure is.
fn measure_href(record: &MeasureRecord) -> String {
    format!("{}/massnahmen/{}", super::PREFIX, record.measure.slug)
}

/// The sources with these codes, each once, by code.
fn sources<'a>(
    codes: impl Iterator<Item = &'a SourceCode>,
    catalogue: &Catalogue,
) -> Vec<SourceEntry> {
    let codes: BTreeSet<_> = codes.collect();
    codes.into_iter().filter_map(|code| catalogue.sources.get(code)).map(Into::into).collect()
}

fn written(period: Option<&Period>) -> Option<String> {
    period.map(ToString::to_string)
}

impl From<&Field> for FieldEntry {
    fn from(field: &Field) -> Self {
        Self { code: field.code.to_string(), position: field.position, name: field.name.clone() }
    }
}

impl From<&Area> for AreaEntry {
    fn from(area: &Area) -> Self {
        Self { code: area.code.to_string(), name: area.name.clone(), kind: area.kind.clone() }
    }
}

impl From<&Source> for SourceEntry {
    fn from(source: &Source) -> Self {
        Self {
            code: source.code.to_string(),
            title: source.title.clone(),
            publisher: source.publisher.clone(),
            date: source.date.clone(),
            url: source.url.clone(),
        }
    }
}

impl From<&Target> for TargetEntry {
    fn from(target: &Target) -> Self {
        Self {
            code: target.code.clone(),
            area: target.area.to_string(),
            value: target.value,
            due: target.due,
            due_text: target.due_text.clone(),
            text: target.text.clone(),
            decided_in: target.decided_in.clone(),
            evidence: target.evidence,
        }
    }
}

impl From<&DataTrap> for TrapEntry {
    fn from(trap: &DataTrap) -> Self {
        Self {
            code: trap.code.clone(),
            title: trap.title.clone(),
            text: trap.text.clone(),
            rule: trap.rule.clone(),
        }
    }
}

impl ValueEntry {
    /// A value of the indicator.
    pub(super) fn new(record: &IndicatorRecord, o: &Observation) -> Self {
        let (part, reach) = (o.breakdown(), o.reach(record.indicator.is_percent()));
        Self {
            id: o.id.to_string(),
            area: o.area.to_string(),
            period: o.period.to_string(),
            start: o.period.start(),
            end: o.period.end(),
            value: o.value,
            qualifier: o.qualifier,
            status: o.status,
            vintage: o.vintage.clone(),
            source: o.source.as_ref().map(ToString::to_string),
            evidence: o.evidence,
            note: o.note.clone(),
            superseded: o.superseded,
            in_series: record.series(&o.area).any(|drawn| drawn.id == o.id),
            authoritative: o.recorded.authoritative,
            numerator: o.detail.as_ref().and_then(|detail| detail.numerator),
            denominator: o.detail.as_ref().and_then(|detail| detail.denominator),
            sample: o.sample().map(f64::from),
            low: reach.map(|(low, _)| low),
            high: reach.map(|(_, high)| high),
            district: part.district,
            size_class: part.size_class,
            sector: part.sector,
        }
    }
}

impl IndicatorEntry {
    /// An indicator as it stands on the day.
    pub(super) fn new(record: &IndicatorRecord, state: AsOf) -> Self {
        let indicator = &record.indicator;
        Self {
            code: indicator.code.to_string(),
            field: indicator.field.to_string(),
            name: indicator.name.clone(),
            short: indicator.short.clone(),
            unit: indicator.unit.clone(),
            polarity: indicator.polarity,
            status: record.verdict(state.0).status,
            latest: record.latest().map(|o| ValueEntry::new(record, o)),
            href: indicator_href(record, "", state),
        }
    }
}

impl IndicatorDetail {
    /// An indicator as it stands on the day, with what the reader of this catalogue may know.
    pub(super) fn new(record: &IndicatorRecord, catalogue: &Catalogue, state: AsOf) -> Self {
        let indicator = &record.indicator;
        let meaning = &indicator.measured;
        let concerns = |trap: &&DataTrap| {
            record.observations().iter().any(|o| {
                trap.concerns.iter().any(|scope| scope.covers(&o.indicator, &o.area, &o.period))
            })
        };
        let of_values = record.observations().iter().filter_map(|o| o.source.as_ref());
        let of_targets = record.targets.iter().flat_map(|target| &target.sources);
        let areas = record.areas().iter().filter_map(|code| catalogue.areas.get(code));
        let measures = catalogue.links_to(&indicator.code).map(|(m, _)| m.measure.slug.to_string());
        Self {
            code: indicator.code.to_string(),
            field: indicator.field.to_string(),
            name: indicator.name.clone(),
            short: indicator.short.clone(),
            definition: indicator.definition.clone(),
            unit: indicator.unit.clone(),
            numerator: meaning.numerator.clone(),
            denominator: meaning.denominator.clone(),
            counts: meaning.counts.clone(),
            low: meaning.low.clone(),
            high: meaning.high.clone(),
            accumulation: meaning.accumulation.map(|kind| kind.code().to_owned()),
            formula: meaning.formula.as_ref().map(ToString::to_string),
            edition: f64::from(meaning.edition.number),
            edition_from: meaning.edition.from,
            polarity: indicator.polarity,
            kind: indicator.kind.clone(),
            cumulative: indicator.cumulative,
            frequency: indicator.frequency.clone(),
            min: indicator.min,
            max: indicator.max,
            decimals: indicator.decimals,
            proxy: indicator.proxy.clone(),
            note: indicator.note.clone(),
            status: record.verdict(state.0).status,
            latest: record.latest().map(|o| ValueEntry::new(record, o)),
            areas: areas.map(Into::into).collect(),
            targets: record.targets.iter().map(Into::into).collect(),
            traps: catalogue.traps.iter().filter(concerns).map(Into::into).collect(),
            sources: sources(of_values.chain(of_targets), catalogue),
            measures: measures.collect(),
            values: indicator_href(record, "/werte", state),
            href: indicator_href(record, "", state),
        }
    }
}

impl From<&MeasureRecord> for MeasureEntry {
    fn from(record: &MeasureRecord) -> Self {
        let measure = &record.measure;
        Self {
            slug: measure.slug.to_string(),
            name: measure.name.clone(),
            short: measure.short.clone(),
            lead: measure.lead.clone(),
            state: measure.state,
            start: written(measure.start.as_ref()),
            end: written(measure.end.as_ref()),
            evidence: measure.evidence,
            href: measure_href(record),
        }
    }
}

impl From<&Terms> for TermsEntry {
    fn from(terms: &Terms) -> Self {
        Self {
            phase: terms.phase.clone(),
            start: terms.start.to_string(),
            end: written(terms.end.as_ref()),
            rate_small: terms.rate_small,
            rate_medium: terms.rate_medium,
            grant_min: terms.grant_min,
            grant_max: terms.grant_max,
            budget: terms.budget.clone(),
            note: terms.note.clone(),
        }
    }
}

impl From<&Milestone> for MilestoneEntry {
    fn from(milestone: &Milestone) -> Self {
        Self {
            date: milestone.date.to_string(),
            title: milestone.title.clone(),
            kind: milestone.kind,
            evidence: milestone.evidence,
        }
    }
}

impl From<&Contribution> for ContributionEntry {
    fn from(contribution: &Contribution) -> Self {
        let expected = &contribution.expected;
        Self {
            indicator: contribution.indicator.to_string(),
            direction: expected.direction,
            directness: expected.directness,
            amount: expected.amount,
            due: expected.due,
            lag_months: expected.lag_months,
            grade: expected.grade,
            assumption: expected.assumption.clone(),
            reason: expected.reason.clone(),
            evidence: contribution.evidence,
        }
    }
}

impl MeasureDetail {
    /// A measure with what the reader of this catalogue may know: neither hidden measures nor hidden indicators are named.
    pub(super) fn new(record: &MeasureRecord, catalogue: &Catalogue) -> Self {
        let measure = &record.measure;
        let before = measure.predecessor.as_ref();
        let codes = measure
            .sources
            .iter()
            .chain(record.terms.iter().flat_map(|terms| &terms.sources))
            .chain(record.milestones.iter().flat_map(|milestone| &milestone.sources));
        let seen = |c: &&Contribution| catalogue.indicators.contains_key(&c.indicator);
        Self {
            slug: measure.slug.to_string(),
            name: measure.name.clone(),
            short: measure.short.clone(),
            summary: measure.summary.clone(),
            description: measure.description.clone(),
            lead: measure.lead.clone(),
            state: measure.state,
            start: written(measure.start.as_ref()),
            end: written(measure.end.as_ref()),
            predecessor: before
                .filter(|slug| catalogue.measures.contains_key(*slug))
                .map(ToString::to_string),
            evidence: measure.evidence,
            terms: record.terms.iter().map(Into::into).collect(),
            milestones: record.milestones.iter().map(Into::into).collect(),
            contributions: record.contributions.iter().filter(seen).map(Into::into).collect(),
            sources: sources(codes, catalogue),
            href: measure_href(record),
        }
    }
}
