//! Everything that becomes of what members say, in one value: the pages read it, and rules count over it.

use super::standing::{ResponseRate, Standing};
use super::{ActionItem, Answer, Cited, Finding, Minority, Report, Stage, StageOf, follow_up};
use crate::actor::Actor;
use crate::attachment::Attachment;
use crate::catalogue::Catalogue;
use crate::evaluation::Experience;
use crate::key::{ActionId, ExperienceId, FindingId};
use crate::measure::outcome::Outcome;
use crate::policy;
use chrono::NaiveDate;

/// Experiences, findings, answers, actions and what was noted about them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register {
    /// Practical experiences, newest first.
    pub experiences: Vec<Experience>,
    /// Files beside experiences.
    pub attachments: Vec<Attachment>,
    /// Findings, newest first.
    pub findings: Vec<Finding>,
    /// Answers, at most one to each finding.
    pub answers: Vec<Answer>,
    /// Statements of minorities, oldest first.
    pub minorities: Vec<Minority>,
    /// Actions, by the day they are due.
    pub actions: Vec<ActionItem>,
    /// Reports, oldest first.
    pub reports: Vec<Report>,
    /// Agenda items, resolutions and implementations, oldest first.
    pub stages: Vec<Stage>,
    /// What planners recorded about contributions, oldest first.
    pub outcomes: Vec<Outcome>,
}

impl Register {
    /// Puts every list into its order.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.experiences.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.id.cmp(&a.id)));
        self.findings.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| b.id.cmp(&a.id)));
        self.attachments.sort_by(|a, b| a.id.cmp(&b.id));
        self.minorities.sort_by(|a, b| (a.date, &a.organisation).cmp(&(b.date, &b.organisation)));
        self.actions.sort_by(|a, b| (a.due, &a.id).cmp(&(b.due, &b.id)));
        self.reports.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        self.stages.sort_by(|a, b| (a.date, a.kind, &a.id).cmp(&(b.date, b.kind, &b.id)));
        self.outcomes.sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        self
    }

    /// What a reader may see of it: within its circle, and of measures that the reader may know of. `catalogue` is the one
    /// the reader sees.
    #[must_use]
    pub fn seen_by(&self, actor: &Actor, catalogue: &Catalogue) -> Self {
        let mut seen = self.clone();
        seen.experiences.retain(|e| {
            catalogue.measures.contains_key(&e.measure) && policy::sees_experience(actor, e)
        });
        seen.findings.retain(|f| {
            catalogue.measures.contains_key(&f.measure) && policy::sees_finding(actor, f)
        });
        let findings: std::collections::HashSet<_> =
            seen.findings.iter().map(|f| f.id.clone()).collect();
        let experiences: std::collections::HashSet<_> =
            seen.experiences.iter().map(|e| e.id.clone()).collect();
        seen.attachments.retain(|a| experiences.contains(&a.experience));
        seen.answers.retain(|a| findings.contains(&a.finding));
        seen.minorities.retain(|m| findings.contains(&m.finding));
        seen.actions.retain(|a| findings.contains(&a.finding));
        let actions: std::collections::HashSet<_> =
            seen.actions.iter().map(|a| a.id.clone()).collect();
        seen.reports.retain(|r| actions.contains(&r.action));
        seen.stages.retain(|s| match s.of {
            StageOf::Finding => findings.iter().any(|id| id.as_str() == s.key),
            StageOf::Experience => experiences.iter().any(|id| id.as_str() == s.key),
        });
        seen.outcomes.retain(|o| catalogue.measures.contains_key(&o.measure));
        seen
    }

    /// A practical experience.
    pub fn experience(&self, id: &str) -> Option<&Experience> {
        self.experiences.iter().find(|e| e.id.as_str() == id)
    }

    /// A finding.
    pub fn finding(&self, id: &str) -> Option<&Finding> {
        self.findings.iter().find(|f| f.id.as_str() == id)
    }

    /// An action.
    pub fn action(&self, id: &str) -> Option<&ActionItem> {
        self.actions.iter().find(|a| a.id.as_str() == id)
    }

    /// The answer to a finding.
    pub fn answer_to(&self, finding: &FindingId) -> Option<&Answer> {
        self.answers.iter().find(|a| &a.finding == finding)
    }

    /// The actions of a finding, by the day they are due.
    pub fn actions_of(&self, finding: &FindingId) -> impl Iterator<Item = &ActionItem> {
        self.actions.iter().filter(move |a| &a.finding == finding)
    }

    /// The reports about an action, oldest first.
    pub fn reports_on(&self, action: &ActionId) -> Vec<&Report> {
        self.reports.iter().filter(|r| &r.action == action).collect()
    }

    /// The statements of minorities to a finding.
    pub fn minorities_to(&self, finding: &FindingId) -> impl Iterator<Item = &Minority> {
        self.minorities.iter().filter(move |m| &m.finding == finding)
    }

    /// The files beside an experience.
    pub fn attachments_of(&self, id: &ExperienceId) -> impl Iterator<Item = &Attachment> {
        self.attachments.iter().filter(move |a| &a.experience == id)
    }

    /// What was noted about a record, oldest first.
    pub fn stages_of(&self, of: StageOf, key: &str) -> impl Iterator<Item = &Stage> {
        self.stages.iter().filter(move |s| s.of == of && s.key == key)
    }

    /// The findings that rest on a record.
    pub fn citing(&self, source: &Cited) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.sources.contains(source))
    }

    /// The findings that rest on an experience.
    pub fn citing_experience(&self, id: &ExperienceId) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.sources.iter().any(|s| s.is_experience(id)))
    }

    /// The day by which the next report about an action is due.
    pub fn next_report(&self, action: &ActionItem) -> Option<NaiveDate> {
        follow_up::next_report(action, &self.reports_on(&action.id))
    }

    /// How a finding stands.
    pub fn standing(&self, finding: &Finding, today: NaiveDate) -> Standing {
        Standing::of(finding, self.answer_to(&finding.id), today)
    }

    /// How the answers stand as a whole.
    pub fn response_rate(&self, today: NaiveDate) -> ResponseRate {
        ResponseRate::of(self.findings.iter().map(|f| self.standing(f, today)))
    }
}
