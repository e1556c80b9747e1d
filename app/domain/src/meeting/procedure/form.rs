//! The form of a version of the rules of procedure.
//!
//! Fields go by name in one map: there are sixty of them, and each is read by the rule it belongs to.

use super::{
    CircularRule, Citation, Deputies, Differing, Majorities, Matter, MinutesKind, MinutesRule,
    Numbering, OrganisationVotes, Procedure, ProcedureError, Publicity, RuleName, Term, Votes,
};
use crate::error::{FieldErrors, Problem};
use crate::key::OrganisationCode;
use crate::meeting::agenda::{FrameItem, ItemKind, Place};
use crate::meeting::counting::{Counting, Roll};
use crate::meeting::quorum::{QuorumRule, QuorumShare, RecusedCount};
use crate::meeting::vote::amendment::AmendmentOrder;
use crate::meeting::vote::secrecy::SecretResult;
use crate::meeting::vote::{Base, MajorityRule, TieRule};
use crate::period::parse_day;
use crate::text;
use crate::tier::Tier;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Longest label, and longest word on where a rule comes from, in characters.
pub const MAX_TEXT: usize = 1_000;
/// Longest name of a resolution in characters.
const MAX_RESOLUTION: usize = 80;
/// Longest title of an item of the frame in characters.
const MAX_TITLE: usize = 200;
/// Most lines of a list.
const MAX_LINES: usize = 60;

/// Fields that say yes or no.
const YES_OR_NO: [&str; 6] = [
    "second_call",
    "until_doubted",
    "deputies_meetings",
    "deputies_circular",
    "circular_allowed",
    "per_item",
];

/// Deadlines: the beginning of their fields' names, and their rule.
pub const TERMS: [(&str, RuleName); 6] = [
    ("notice", RuleName::Notice),
    ("papers", RuleName::Papers),
    ("motions", RuleName::Motions),
    ("circular", RuleName::Circular),
    ("minutes", RuleName::Minutes),
    ("objections", RuleName::Objections),
];

/// Majorities that differ by matter: the field, and the matter.
pub const MAJORITIES: [(&str, Matter); 3] = [
    ("majority_urgency", Matter::Urgency),
    ("majority_procedure", Matter::Procedure),
    ("majority_method", Matter::Method),
];

/// Where each rule comes from: the field, and the rule.
pub const BASIS: [(&str, RuleName); 17] = [
    ("basis_notice", RuleName::Notice),
    ("basis_papers", RuleName::Papers),
    ("basis_motions", RuleName::Motions),
    ("basis_quorum", RuleName::Quorum),
    ("basis_majority", RuleName::Majority),
    ("basis_secrecy", RuleName::Secrecy),
    ("basis_votes", RuleName::Votes),
    ("basis_deputies", RuleName::Deputies),
    ("basis_recusal", RuleName::Recusal),
    ("basis_circular", RuleName::Circular),
    ("basis_publicity", RuleName::Publicity),
    ("basis_minutes", RuleName::Minutes),
    ("basis_objections", RuleName::Objections),
    ("basis_frequency", RuleName::Frequency),
    ("basis_numbering", RuleName::Numbering),
    ("basis_amendments", RuleName::Amendments),
    ("basis_frame", RuleName::Frame),
];

/// How a form names a majority: `einfach`, `absolut/anwesende`, `qualifiziert/2/3/abgegebene`, `konsens/0`.
pub fn majority_code(rule: MajorityRule) -> String {
    match rule {
        MajorityRule::Simple => "einfach".to_owned(),
        MajorityRule::Absolute { of } => format!("absolut/{}", of.code()),
        MajorityRule::Qualified { numerator, denominator, of } => {
            format!("qualifiziert/{numerator}/{denominator}/{}", of.code())
        }
        MajorityRule::Consensus { against } => format!("konsens/{against}"),
    }
}

/// Reads what [`majority_code`] writes; nothing for any other text.
pub fn majority_from(code: &str) -> Option<MajorityRule> {
    let parts: Vec<_> = code.split('/').collect();
    match parts[..] {
        ["einfach"] => Some(MajorityRule::Simple),
        ["absolut", of] => Some(MajorityRule::Absolute { of: Base::from_code(of)? }),
        ["qualifiziert", numerator, denominator, of] => Some(MajorityRule::Qualified {
            numerator: numerator.parse().ok()?,
            denominator: denominator.parse().ok()?,
            of: Base::from_code(of)?,
        }),
        ["konsens", against] => Some(MajorityRule::Consensus { against: against.parse().ok()? }),
        _ => None,
    }
}

/// The majorities that a form offers.
pub fn offered_majorities() -> Vec<MajorityRule> {
    let bases = Base::ALL.iter().copied();
    let qualified = |numerator, denominator| {
        Base::ALL.iter().map(move |of| MajorityRule::Qualified { numerator, denominator, of: *of })
    };
    std::iter::once(MajorityRule::Simple)
        .chain(bases.map(|of| MajorityRule::Absolute { of }))
        .chain(qualified(2, 3))
        .chain(qualified(3, 4))
        .chain([MajorityRule::Consensus { against: 0 }])
        .collect()
}

/// The form as it arrives: values by the names of their fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProcedureForm(BTreeMap<String, String>);

impl ProcedureForm {
    /// Reads the fields of a form; the last one of a name counts.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// What a field holds; empty where there is none.
    pub fn get(&self, field: &str) -> &str {
        self.0.get(field).map_or("", String::as_str)
    }

    /// The form of a version, to make another from.
    pub fn of(rules: &Procedure) -> Self {
        let mut fields = BTreeMap::new();
        let mut set = |name: &str, value: String| {
            fields.insert(name.to_owned(), value);
        };
        let yes = |is: bool| if is { "ja" } else { "nein" }.to_owned();
        set("label", rules.label.clone());
        for (name, _) in TERMS {
            let term = term_of(rules, name);
            set(&format!("{name}_days"), term.days.to_string());
            set(&format!("{name}_counting"), term.counting.code().to_owned());
            set(&format!("{name}_roll"), term.roll.code().to_owned());
        }
        let (kind, first, second) = match rules.quorum.share {
            QuorumShare::AtLeast { numerator, denominator } => {
                ("mindestens", numerator, Some(denominator))
            }
            QuorumShare::MoreThan { numerator, denominator } => {
                ("mehr-als", numerator, Some(denominator))
            }
            QuorumShare::Count { members } => ("anzahl", members, None),
        };
        set("quorum_kind", kind.to_owned());
        let share = second.map_or_else(|| first.to_string(), |second| format!("{first}/{second}"));
        set("quorum_share", share);
        set("recused", rules.quorum.recused.code().to_owned());
        set("second_call", yes(rules.quorum.second_call));
        set("until_doubted", yes(rules.quorum.until_doubted));
        set("majority", majority_code(rules.majorities.ordinary));
        for (name, matter) in MAJORITIES {
            let differing = rules.majorities.differing.iter().find(|d| d.matter == matter);
            set(name, differing.map(|d| majority_code(d.rule)).unwrap_or_default());
        }
        set("tie", rules.majorities.tie.code().to_owned());
        set("amendments", rules.amendments.code().to_owned());
        set("secret", rules.secret.code().to_owned());
        set("votes_each", rules.votes.each.to_string());
        let votes =
            rules.votes.differing.iter().map(|d| format!("{}: {}", d.organisation, d.votes));
        set("votes_differing", votes.collect::<Vec<_>>().join("\n"));
        set("deputies_meetings", yes(rules.deputies.in_meetings));
        set("deputies_circular", yes(rules.deputies.in_circular));
        set("circular_allowed", yes(rules.circular.allowed));
        set("circular_objections", rules.circular.objections.to_string());
        set("publicity", rules.publicity.default.code().to_owned());
        set("per_item", yes(rules.publicity.per_item));
        set("minutes_kind", rules.minutes.kind.code().to_owned());
        set("meetings_a_year", rules.meetings_a_year.to_string());
        set("paper_prefix", rules.numbering.paper.clone());
        set("circular_prefix", rules.numbering.circular.clone());
        set("frame_head", frame_lines(&rules.frame, Place::Head));
        set("frame_tail", frame_lines(&rules.frame, Place::Tail));
        for (name, rule) in BASIS {
            let Citation { basis, .. } = rules.cite(rule);
            set(name, basis.to_owned());
        }
        Self(fields)
    }

    /// Reads the form as the version with this number. `since` is the first day of the version before.
    ///
    /// # Errors
    /// Every field that is missing or cannot be used, and every rule that cannot be applied, at its field.
    pub fn parse(&self, version: u32, since: Option<NaiveDate>) -> Result<Procedure, FieldErrors> {
        let mut errors = FieldErrors::default();
        let from = match self.get("from").trim() {
            "" => errors.keep("from", Err(Problem::Required)),
            typed => errors.keep("from", parse_day(typed).map_err(|_| Problem::NotADay)),
        };
        if let (Some(from), Some(since)) = (from, since)
            && from <= since
        {
            errors.add("from", Problem::BeforeInForce { since });
        }
        let resolution = self.optional(&mut errors, "resolution", MAX_RESOLUTION);
        let label = errors.keep("label", text::block(self.get("label"), MAX_TEXT));
        let mut terms = TERMS.iter().map(|(name, _)| self.term(&mut errors, name));
        let mut next = || terms.next().flatten();
        let (notice, papers, motions) = (next(), next(), next());
        let (circular, dispatch, objections) = (next(), next(), next());
        let quorum = self.quorum(&mut errors);
        let majorities = self.majorities(&mut errors);
        let amendments = self.code(&mut errors, "amendments", AmendmentOrder::from_code);
        let secret = self.code(&mut errors, "secret", SecretResult::from_code);
        let votes = self.votes(&mut errors);
        let tier = self.code(&mut errors, "publicity", Tier::from_code);
        let kind = self.code(&mut errors, "minutes_kind", MinutesKind::from_code);
        let needed: Option<u16> = self.number(&mut errors, "circular_objections");
        let meetings_a_year = self.number(&mut errors, "meetings_a_year");
        let head = self.frame(&mut errors, "frame_head", Place::Head);
        let tail = self.frame(&mut errors, "frame_tail", Place::Tail);
        for field in YES_OR_NO {
            if !matches!(self.get(field), "ja" | "nein") {
                errors.add(field, Problem::NotAChoice);
            }
        }
        let mut basis = BTreeMap::new();
        for (name, rule) in BASIS {
            let said = self.optional(&mut errors, name, MAX_TEXT).filter(|said| !said.is_empty());
            basis.extend(said.map(|said| (rule, said)));
        }
        let read = || {
            Some(Procedure {
                version,
                from: from?,
                resolution: resolution?,
                label: label?,
                notice: notice?,
                papers: papers?,
                motions: motions?,
                quorum: quorum?,
                majorities: majorities?,
                amendments: amendments?,
                secret: secret?,
                votes: votes?,
                deputies: Deputies {
                    in_meetings: self.says_yes("deputies_meetings"),
                    in_circular: self.says_yes("deputies_circular"),
                },
                circular: CircularRule {
                    allowed: self.says_yes("circular_allowed"),
                    term: circular?,
                    objections: needed?,
                },
                publicity: Publicity { default: tier?, per_item: self.says_yes("per_item") },
                minutes: MinutesRule { kind: kind?, dispatch: dispatch?, objections: objections? },
                meetings_a_year: meetings_a_year?,
                numbering: Numbering {
                    paper: self.get("paper_prefix").trim().to_owned(),
                    circular: self.get("circular_prefix").trim().to_owned(),
                },
                frame: head?.into_iter().chain(tail?).collect(),
                basis,
            })
        };
        match read() {
            Some(rules) if errors.is_empty() => {
                for problem in rules.problems() {
                    errors.add(field_of(problem), Problem::Rule(problem));
                }
                if errors.is_empty() { Ok(rules) } else { Err(errors) }
            }
            _ => Err(errors),
        }
    }

    fn says_yes(&self, field: &str) -> bool {
        self.get(field) == "ja"
    }

    fn optional(&self, errors: &mut FieldErrors, field: &str, max: usize) -> Option<String> {
        match self.get(field).trim() {
            "" => Some(String::new()),
            typed => errors.keep(field, text::block(typed, max)),
        }
    }

    fn code<T>(
        &self,
        errors: &mut FieldErrors,
        field: &str,
        from: fn(&str) -> Option<T>,
    ) -> Option<T> {
        errors.keep(field, from(self.get(field)).ok_or(Problem::NotAChoice))
    }

    fn number<T: std::str::FromStr>(&self, errors: &mut FieldErrors, field: &str) -> Option<T> {
        match self.get(field).trim() {
            "" => errors.keep(field, Err(Problem::Required)),
            typed => errors.keep(field, typed.parse().map_err(|_| Problem::NotACount)),
        }
    }

    fn term(&self, errors: &mut FieldErrors, name: &str) -> Option<Term> {
        let days = self.number(errors, &format!("{name}_days"));
        let counting = self.code(errors, &format!("{name}_counting"), Counting::from_code);
        let roll = self.code(errors, &format!("{name}_roll"), Roll::from_code);
        Some(Term { days: days?, counting: counting?, roll: roll? })
    }

    fn quorum(&self, errors: &mut FieldErrors) -> Option<QuorumRule> {
        let typed = self.get("quorum_share").trim();
        let share = match (self.get("quorum_kind"), typed.split_once('/')) {
            ("anzahl", None) => typed.parse().ok().map(|members| QuorumShare::Count { members }),
            (kind @ ("mindestens" | "mehr-als"), Some((above, below))) => {
                let parts = above.trim().parse().ok().zip(below.trim().parse().ok());
                parts.map(|(numerator, denominator)| {
                    if kind == "mindestens" {
                        QuorumShare::AtLeast { numerator, denominator }
                    } else {
                        QuorumShare::MoreThan { numerator, denominator }
                    }
                })
            }
            _ => None,
        };
        let missing = if typed.is_empty() { Problem::Required } else { Problem::NotAChoice };
        let share = errors.keep("quorum_share", share.ok_or(missing));
        let recused = self.code(errors, "recused", RecusedCount::from_code);
        Some(QuorumRule {
            share: share?,
            recused: recused?,
            second_call: self.says_yes("second_call"),
            until_doubted: self.says_yes("until_doubted"),
        })
    }

    fn majorities(&self, errors: &mut FieldErrors) -> Option<Majorities> {
        let ordinary = self.code(errors, "majority", majority_from);
        let mut differing = Vec::new();
        for (field, matter) in MAJORITIES {
            if !self.get(field).is_empty() {
                let rule = self.code(errors, field, majority_from);
                differing.extend(rule.map(|rule| Differing { matter, rule }));
            }
        }
        let tie = self.code(errors, "tie", TieRule::from_code);
        Some(Majorities { ordinary: ordinary?, differing, tie: tie? })
    }

    fn votes(&self, errors: &mut FieldErrors) -> Option<Votes> {
        let each = self.number(errors, "votes_each");
        let field = "votes_differing";
        let mut differing = Vec::new();
        for (line, typed) in lines(self.get(field)) {
            let read = typed.split_once(':').and_then(|(code, votes)| {
                let organisation = OrganisationCode::parse(code.trim()).ok()?;
                Some(OrganisationVotes { organisation, votes: votes.trim().parse().ok()? })
            });
            differing.extend(errors.keep(field, read.ok_or(Problem::NotALine { line })));
        }
        Some(Votes { each: each?, differing })
    }

    fn frame(&self, errors: &mut FieldErrors, field: &str, place: Place) -> Option<Vec<FrameItem>> {
        let mut items = Vec::new();
        for (line, typed) in lines(self.get(field)) {
            let read = frame_item(typed, place).ok_or(Problem::NotALine { line });
            items.extend(errors.keep(field, read));
        }
        if items.len() > MAX_LINES {
            return errors.keep(field, Err(Problem::TooManyLines { max: MAX_LINES }));
        }
        Some(items)
    }
}

/// Lines that hold something, with their numbers from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let all = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    all.filter(|(_, line)| !line.is_empty()).take(MAX_LINES + 1)
}

/// An item as a line: title, what is done with it (may be empty), minutes.
fn frame_item(line: &str, place: Place) -> Option<FrameItem> {
    let parts: Vec<_> = line.split('|').map(str::trim).collect();
    let [title, kind, minutes] = parts[..] else { return None };
    let kind = match kind {
        "" => None,
        code => Some(ItemKind::from_code(code)?),
    };
    Some(FrameItem {
        title: text::line(title, MAX_TITLE).ok()?,
        place,
        kind,
        minutes: minutes.parse().ok().filter(|minutes| *minutes <= 24 * 60)?,
    })
}

fn frame_lines(frame: &[FrameItem], place: Place) -> String {
    let lines = frame.iter().filter(|item| item.place == place).map(|item| {
        format!("{} | {} | {}", item.title, item.kind.map_or("", ItemKind::code), item.minutes)
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn term_of(rules: &Procedure, name: &str) -> Term {
    match name {
        "papers" => rules.papers,
        "motions" => rules.motions,
        "circular" => rules.circular.term,
        "minutes" => rules.minutes.dispatch,
        "objections" => rules.minutes.objections,
        _ => rules.notice,
    }
}

/// The field at which a rule is told to be inapplicable.
fn field_of(problem: ProcedureError) -> String {
    let term = |rule: RuleName| TERMS.iter().find(|(_, r)| *r == rule).map(|(name, _)| *name);
    let days = |rule| term(rule).map(|name| format!("{name}_days"));
    let field = match problem {
        ProcedureError::TooLong(rule) | ProcedureError::NoDay(rule) => {
            return days(rule).unwrap_or_default();
        }
        ProcedureError::RollsAway(rule) => {
            return term(rule).map(|name| format!("{name}_roll")).unwrap_or_default();
        }
        ProcedureError::NotAShare(RuleName::Majority)
        | ProcedureError::LessThanHalf
        | ProcedureError::MatterTwice => "majority",
        ProcedureError::NotAShare(_) | ProcedureError::Quorum => "quorum_share",
        ProcedureError::Votes => "votes_each",
        ProcedureError::OrganisationTwice => "votes_differing",
        ProcedureError::Objections => "circular_objections",
        ProcedureError::Circle => "publicity",
        ProcedureError::PapersBeforeNotice => "papers_days",
        ProcedureError::Prefix => "paper_prefix",
        ProcedureError::Frame => "frame_head",
        ProcedureError::Version => "from",
    };
    field.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::procedure::tests::defaults;

    fn typed(changes: &[(&str, &str)]) -> ProcedureForm {
        let ProcedureForm(mut fields) = ProcedureForm::of(&defaults());
        fields.insert("from".to_owned(), "01.07.2020".to_owned());
        fields.insert("resolution".to_owned(), "6/4/1".to_owned());
        for (name, value) in changes {
            fields.insert((*name).to_owned(), (*value).to_owned());
        }
        ProcedureForm(fields)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn the_form_of_a_version_reads_as_that_version() {
        let rules = defaults();
        let read = typed(&[]).parse(2, Some(rules.from)).expect("nothing is wrong");
        let expected = Procedure {
            version: 2,
            from: day("2020-07-01"),
            resolution: "6/4/1".to_owned(),
            ..rules.clone()
        };
        assert_eq!(read, expected);
        assert_eq!(read.differing(&rules), []);
    }

    #[test]
    fn each_change_is_told_by_its_rule() {
        let rules = defaults();
        for (field, value, rule) in [
            ("notice_days", "21", RuleName::Notice),
            ("papers_counting", "arbeitstage", RuleName::Papers),
            ("motions_roll", "vorher", RuleName::Motions),
            ("quorum_kind", "mehr-als", RuleName::Quorum),
            ("recused", "nicht-mitgezaehlt", RuleName::Recusal),
            ("majority_method", "qualifiziert/2/3/stimmberechtigte", RuleName::Majority),
            ("secret", "mit-stimmenzahl", RuleName::Secrecy),
            ("votes_differing", "ORG02: 2", RuleName::Votes),
            ("deputies_circular", "nein", RuleName::Deputies),
            ("circular_objections", "2", RuleName::Circular),
            ("publicity", "oeffentlich", RuleName::Publicity),
            ("minutes_kind", "verlauf", RuleName::Minutes),
            ("objections_days", "21", RuleName::Objections),
            ("meetings_a_year", "3", RuleName::Frequency),
            ("paper_prefix", "DR", RuleName::Numbering),
            ("amendments", "eingang", RuleName::Amendments),
            ("frame_tail", "Verschiedenes | zur-beratung | 15", RuleName::Frame),
        ] {
            let read = typed(&[(field, value)]).parse(2, None).expect(field);
            assert_eq!(read.differing(&rules), [rule], "{field}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_at_its_field() {
        for (field, value, problem) in [
            ("from", "", Problem::Required),
            ("from", "32.01.2020", Problem::NotADay),
            ("from", "03.09.2018", Problem::BeforeInForce { since: day("2018-09-03") }),
            ("notice_days", "zwei Wochen", Problem::NotACount),
            ("notice_days", "400", Problem::Rule(ProcedureError::TooLong(RuleName::Notice))),
            ("notice_roll", "nachher", Problem::Rule(ProcedureError::RollsAway(RuleName::Notice))),
            ("papers_days", "20", Problem::Rule(ProcedureError::PapersBeforeNotice)),
            ("quorum_share", "1/0", Problem::Rule(ProcedureError::NotAShare(RuleName::Quorum))),
            ("quorum_share", "die Hälfte", Problem::NotAChoice),
            ("majority", "qualifiziert/1/3/anwesende", Problem::Rule(ProcedureError::LessThanHalf)),
            ("majority", "viel", Problem::NotAChoice),
            ("votes_differing", "ORG02 2", Problem::NotALine { line: 1 }),
            ("publicity", "ministerium", Problem::Rule(ProcedureError::Circle)),
            ("frame_head", "Eröffnung", Problem::NotALine { line: 1 }),
            ("per_item", "", Problem::NotAChoice),
            ("paper_prefix", "sr", Problem::Rule(ProcedureError::Prefix)),
        ] {
            let refused = typed(&[(field, value)]).parse(2, Some(day("2018-09-03")));
            let errors = refused.expect_err(field);
            assert_eq!(errors.of(field), Some(&problem), "{field}: {errors:?}");
        }
    }

    #[test]
    fn every_offered_majority_reads_as_it_is_written() {
        for rule in offered_majorities() {
            assert_eq!(majority_from(&majority_code(rule)), Some(rule));
        }
        for text in ["", "einfach/", "absolut", "qualifiziert/2/anwesende", "konsens/x"] {
            assert_eq!(majority_from(text), None, "{text}");
        }
    }
}
