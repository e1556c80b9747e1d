//! Persons and organisations as the Geschäftsstelle keeps them: what stands in lists, and forms as they arrive.

use crate::actor::Role;
use crate::council::Organisation;
use crate::error::{FieldErrors, Problem};
use crate::face::Section;
use crate::key::{AccountId, MandateId, OrganisationCode};
use crate::mandate::{Mandate, Validity};
use crate::period::parse_day;
use crate::source::coded;
use crate::text;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Longest name of a person or an organisation in characters.
pub const MAX_NAME: usize = 160;
/// Longest short name and kind of an organisation in characters.
pub const MAX_SHORT: usize = 40;
/// Longest code of an organisation in characters: it stands in addresses and tables.
const MAX_CODE: usize = 20;
/// Longest e-mail address in bytes, as the transport allows.
const MAX_ADDRESS: usize = 254;
/// How many days ahead the end of a mandate is pointed out.
pub const SOON_DAYS: u64 = 60;
/// Kinds of organisation that are offered besides those in use.
pub const KINDS: [&str; 7] =
    ["Kammer", "Innung", "Verband", "Ministerium", "Bildungsträger", "Förderbank", "Akademie"];

/// A person with an account and everything they hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// Sign-in name, in lower case.
    pub email: String,
    /// True where the account cannot sign in.
    pub locked: bool,
    /// True once the invitation was taken up.
    pub opened: bool,
    /// Compared before a write.
    pub version: i64,
    /// Mandates, oldest first.
    pub mandates: Vec<Mandate>,
}

coded! {
    /// How a person stands in the council on a day; more than one can be true.
    Standing {
        /// Holds a valid mandate.
        Valid = "gueltig",
        /// Holds a valid mandate that ends soon.
        Ending = "endet",
        /// Holds a mandate that begins later.
        Future = "kuenftig",
        /// Holds no valid mandate.
        Without = "ohne",
        /// Has not taken up the invitation.
        Invited = "eingeladen",
        /// The account is locked.
        Locked = "gesperrt",
    }
}

impl Person {
    /// True where `standing` holds on the day.
    pub fn stands(&self, standing: Standing, today: NaiveDate) -> bool {
        let any = |validity| self.mandates.iter().any(|m| m.validity(today) == validity);
        match standing {
            Standing::Valid => any(Validity::Valid),
            Standing::Ending => self.mandates.iter().any(|m| ends_soon(m, today)),
            Standing::Future => any(Validity::Future),
            Standing::Without => !any(Validity::Valid),
            Standing::Invited => !self.opened && !self.locked,
            Standing::Locked => self.locked,
        }
    }

    /// True where the person runs the installation or the Geschäftsstelle, or will: only the administration keeps them.
    pub fn is_keeper(&self, today: NaiveDate) -> bool {
        self.mandates.iter().any(|m| {
            matches!(m.role, Role::Secretariat | Role::Admin)
                && matches!(m.validity(today), Validity::Valid | Validity::Future)
        })
    }

    /// True where the person can run the installation on the day.
    pub fn runs_installation(&self, today: NaiveDate) -> bool {
        let admin = |m: &Mandate| m.role == Role::Admin && m.is_valid(today);
        !self.locked && self.opened && self.mandates.iter().any(admin)
    }

    /// True where the person can speak for the organisation on the day.
    pub fn speaks_for(&self, organisation: &OrganisationCode, today: NaiveDate) -> bool {
        !self.locked
            && self.mandates.iter().any(|m| {
                is_delegation(m.role) && &m.organisation == organisation && m.is_valid(today)
            })
    }

    /// One of the person's mandates.
    pub fn mandate(&self, id: &MandateId) -> Option<&Mandate> {
        self.mandates.iter().find(|m| &m.id == id)
    }
}

/// True for the roles that speak for an organisation.
pub fn is_delegation(role: Role) -> bool {
    matches!(role, Role::Member | Role::Deputy)
}

/// True for a valid mandate whose last day is near.
pub fn ends_soon(mandate: &Mandate, today: NaiveDate) -> bool {
    let soon = today.checked_add_days(Days::new(SOON_DAYS)).unwrap_or(NaiveDate::MAX);
    mandate.is_valid(today) && mandate.to.is_some_and(|to| to <= soon)
}

/// The form of an organisation as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct OrganisationForm {
    /// Code; read for a new organisation only.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name for tables.
    pub short: String,
    /// Kind, such as Kammer.
    pub kind: String,
    /// `ja` or `nein`.
    pub vote: String,
    /// `ja` where a second person releases positions.
    pub release: String,
}

/// What can be changed about an organisation, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationText {
    /// Full name.
    pub name: String,
    /// Short name for tables.
    pub short: String,
    /// Kind, such as Kammer.
    pub kind: String,
    /// True where it has a vote.
    pub has_vote: bool,
    /// True where a second person releases its positions.
    pub two_persons: bool,
}

impl OrganisationForm {
    /// The form of an organisation as it is.
    pub fn of(organisation: &Organisation) -> Self {
        Self {
            code: organisation.code.to_string(),
            name: organisation.name.clone(),
            short: organisation.short.clone(),
            kind: organisation.kind.clone(),
            vote: if organisation.has_vote { "ja" } else { "nein" }.to_owned(),
            release: if organisation.two_persons { "ja" } else { "nein" }.to_owned(),
        }
    }

    /// Reads the form of a new organisation.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse_new(&self) -> Result<(OrganisationCode, OrganisationText), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = errors.keep("code", code(&self.code));
        let text = self.text(&mut errors);
        code.zip(text).ok_or(errors)
    }

    /// Reads the form of an organisation that exists; its code stays.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(&self) -> Result<OrganisationText, FieldErrors> {
        let mut errors = FieldErrors::default();
        self.text(&mut errors).ok_or(errors)
    }

    fn text(&self, errors: &mut FieldErrors) -> Option<OrganisationText> {
        let name = errors.keep("name", text::line(&self.name, MAX_NAME));
        let short = errors.keep("short", text::line(&self.short, MAX_SHORT));
        let kind = errors.keep("kind", text::line(&self.kind, MAX_SHORT));
        let has_vote = match self.vote.as_str() {
            "ja" => Some(true),
            "nein" => Some(false),
            _ => {
                errors.add("vote", Problem::Required);
                None
            }
        };
        let two_persons = match self.release.as_str() {
            "ja" => Some(true),
            "nein" | "" => Some(false),
            _ => {
                errors.add("release", Problem::NotAChoice);
                None
            }
        };
        Some(OrganisationText {
            name: name?,
            short: short?,
            kind: kind?,
            has_vote: has_vote?,
            two_persons: two_persons?,
        })
    }
}

/// `none` stands for no organisation, so none is called that.
fn code(text: &str) -> Result<OrganisationCode, Problem> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Problem::Required);
    }
    let reserved = ["none", "neu"].iter().any(|word| text.eq_ignore_ascii_case(word));
    if reserved || text.len() > MAX_CODE {
        return Err(Problem::NotACode);
    }
    OrganisationCode::parse(text).map_err(|_| Problem::NotACode)
}

/// The form of a person as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
}

/// What can be changed about a person, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonText {
    /// Name.
    pub name: String,
    /// E-mail address, in lower case.
    pub email: String,
}

impl PersonForm {
    /// The form of a person as it is.
    pub fn of(person: &Person) -> Self {
        Self { name: person.name.clone(), email: person.email.clone() }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(&self) -> Result<PersonText, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.keep("name", text::line(&self.name, MAX_NAME));
        let email = errors.keep("email", address(&self.email));
        match (name, email) {
            (Some(name), Some(email)) => Ok(PersonText { name, email }),
            _ => Err(errors),
        }
    }
}

/// Reads an e-mail address: the plain form that every mail system takes, in lower case.
///
/// # Errors
/// [`Problem::Required`] where nothing was entered, [`Problem::NotAnAddress`] for anything else.
pub fn address(text: &str) -> Result<String, Problem> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Err(Problem::Required);
    }
    let fits = text.len() <= MAX_ADDRESS
        && text.split_once('@').is_some_and(|(local, host)| is_local(local) && is_host(host));
    if fits { Ok(text) } else { Err(Problem::NotAnAddress) }
}

fn is_local(local: &str) -> bool {
    let atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
    };
    local.len() <= 64 && local.split('.').all(atom)
}

fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = host.rsplit('.').next().unwrap_or_default();
    host.contains('.')
        && host.split('.').all(label)
        && top.len() >= 2
        && top.bytes().any(|b| b.is_ascii_alphabetic())
}

/// The form of a mandate as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct MandateForm {
    /// Code of the role; read for a new mandate only.
    pub role: String,
    /// Code of the organisation, or nothing; read for a new mandate only.
    pub organisation: String,
    /// First day.
    pub from: String,
    /// Last day, or nothing.
    pub to: String,
}

/// When a mandate holds, checked: the last day is not before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// First day.
    pub from: NaiveDate,
    /// Last day; none while it is open.
    pub to: Option<NaiveDate>,
}

/// A mandate to grant, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMandate {
    /// What it allows.
    pub role: Role,
    /// For which organisation.
    pub organisation: OrganisationCode,
    /// From when to when.
    pub term: Term,
}

impl MandateForm {
    /// Reads the form of a new mandate, for one of the organisations there are.
    ///
    /// # Errors
    /// Every field that cannot be used. Delegates and deputies need an organisation.
    pub fn parse(
        &self,
        known: &BTreeMap<OrganisationCode, Organisation>,
    ) -> Result<NewMandate, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mandate = self.read(known, &mut errors);
        mandate.ok_or(errors)
    }

    fn read(
        &self,
        known: &BTreeMap<OrganisationCode, Organisation>,
        errors: &mut FieldErrors,
    ) -> Option<NewMandate> {
        let role = match self.role.as_str() {
            "" => Err(Problem::Required),
            code => Role::from_code(code).filter(|r| *r != Role::None).ok_or(Problem::NotAChoice),
        };
        let role = errors.keep("role", role);
        let organisation = match self.organisation.as_str() {
            "" if role.is_some_and(is_delegation) => Err(Problem::Required),
            "" => Ok(OrganisationCode::none()),
            code => OrganisationCode::parse(code)
                .ok()
                .filter(|code| known.contains_key(code))
                .ok_or(Problem::NotAChoice),
        };
        let organisation = errors.keep("organisation", organisation);
        let term = self.term(errors);
        Some(NewMandate { role: role?, organisation: organisation?, term: term? })
    }

    /// Reads the dates alone.
    ///
    /// # Errors
    /// Every date that cannot be read; a last day before the first.
    pub fn parse_term(&self) -> Result<Term, FieldErrors> {
        let mut errors = FieldErrors::default();
        self.term(&mut errors).ok_or(errors)
    }

    fn term(&self, errors: &mut FieldErrors) -> Option<Term> {
        let day = |text: &str| parse_day(text).map_err(|_| Problem::NotADay);
        let from = match self.from.trim() {
            "" => Err(Problem::Required),
            text => day(text),
        };
        let from = errors.keep("from", from);
        let to = match self.to.trim() {
            "" => Some(None),
            text => errors.keep("to", day(text)).map(Some),
        };
        let (from, to) = (from?, to?);
        if to.is_some_and(|to| to < from) {
            errors.add("to", Problem::EndBeforeStart);
            return None;
        }
        Some(Term { from, to })
    }
}

/// The form of an invitation as it arrives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct InvitationForm {
    /// The person.
    #[serde(flatten)]
    pub person: PersonForm,
    /// The first mandate.
    #[serde(flatten)]
    pub mandate: MandateForm,
}

impl InvitationForm {
    /// Reads the form.
    ///
    /// # Errors
    /// Every field that cannot be used, in the order of the form.
    pub fn parse(
        &self,
        known: &BTreeMap<OrganisationCode, Organisation>,
    ) -> Result<(PersonText, NewMandate), FieldErrors> {
        let (person, mut errors) = match self.person.parse() {
            Ok(person) => (Some(person), FieldErrors::default()),
            Err(errors) => (None, errors),
        };
        let mandate = self.mandate.read(known, &mut errors);
        person.zip(mandate).ok_or(errors)
    }
}

/// The form of the public face as it arrives: one field per open section, named by its code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct FaceForm {
    /// `ja` by section; anything else is ignored.
    #[serde(flatten)]
    pub open: BTreeMap<String, String>,
}

impl FaceForm {
    /// The sections that were ticked.
    pub fn sections(&self) -> Vec<Section> {
        let ticked = |section: &Section| self.open.get(section.code()).is_some_and(|v| v == "ja");
        Section::ALL.iter().copied().filter(ticked).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn known() -> BTreeMap<OrganisationCode, Organisation> {
        let code = OrganisationCode::parse("ORG02").expect("a key");
        let organisation = Organisation {
            code: code.clone(),
            name: "IHK Niedersachsen".to_owned(),
            short: "IHKN".to_owned(),
            kind: "Kammer".to_owned(),
            has_vote: true,
            two_persons: false,
            confirmed: true,
            version: 1,
        };
        BTreeMap::from([(code, organisation)])
    }

    fn mandate(role: &str, organisation: &str, from: &str, to: &str) -> MandateForm {
        let [role, organisation, from, to] = [role, organisation, from, to].map(str::to_owned);
        MandateForm { role, organisation, from, to }
    }

    #[test]
    fn addresses_are_plain_and_in_lower_case() {
        assert_eq!(
            address(" Erika.Muster@MW.Niedersachsen.de ").as_deref(),
            Ok("erika.muster@mw.niedersachsen.de")
        );
        assert_eq!(address("a+b@x-y.example").as_deref(), Ok("a+b@x-y.example"));
        assert_eq!(address("  "), Err(Problem::Required));
        let long = format!("{}@x.example", "a".repeat(65));
        for text in [
            "a",
            "a@",
            "@b.de",
            "a@b",
            "a@b.",
            "a@.de",
            "a@b..de",
            ".a@b.de",
            "a.@b.de",
            "a..b@c.de",
            "a@b.c",
            "a@-b.de",
            "a@b-.de",
            "a b@c.de",
            "a@b.de\r\nBcc: x@y.de",
            "a@b.de, c@d.de",
            "<a@b.de>",
            "\"a\"@b.de",
            "a@[127.0.0.1]",
            "a@127.0.0.11",
            "ä@b.de",
            "a@bü.de",
            "a@b@c.de",
            "a@b.de\0",
            &long,
        ] {
            assert_eq!(address(text), Err(Problem::NotAnAddress), "{text:?}");
        }
    }

    #[test]
    fn a_delegate_speaks_for_an_organisation_that_exists() {
        let parse = |form: MandateForm| form.parse(&known());
        let errors = parse(mandate("deputy", "", "01.03.2026", "")).expect_err("no organisation");
        assert_eq!(errors.of("organisation"), Some(&Problem::Required));
        let errors = parse(mandate("member", "ORG99", "1.3.2026", "")).expect_err("unknown");
        assert_eq!(errors.of("organisation"), Some(&Problem::NotAChoice));
        let guest = parse(mandate("guest", "", "2026-03-01", "")).expect("needs none");
        assert_eq!(guest.organisation, OrganisationCode::none());
        for role in ["none", "root", "Member"] {
            let errors = parse(mandate(role, "ORG02", "1.3.2026", "")).expect_err("no such role");
            assert_eq!(errors.of("role"), Some(&Problem::NotAChoice), "{role}");
        }
    }

    #[test]
    fn a_term_does_not_end_before_it_begins() {
        let term = |from: &str, to: &str| mandate("", "", from, to).parse_term();
        assert_eq!(
            term("1.3.2026", "01.03.2026"),
            Ok(Term { from: day("2026-03-01"), to: Some(day("2026-03-01")) })
        );
        assert_eq!(term("2026-03-01", " "), Ok(Term { from: day("2026-03-01"), to: None }));
        let problem = |from: &str, to: &str, field: &str| {
            term(from, to).expect_err("refused").of(field).cloned()
        };
        assert_eq!(problem("2.3.2026", "1.3.2026", "to"), Some(Problem::EndBeforeStart));
        assert_eq!(problem("", "", "from"), Some(Problem::Required));
        for text in ["2026", "03/2026", "31.02.2026", "1.3.26", "morgen"] {
            assert_eq!(problem(text, "", "from"), Some(Problem::NotADay), "{text}");
            assert_eq!(problem("1.3.2026", text, "to"), Some(Problem::NotADay), "{text}");
        }
    }

    #[test]
    fn every_problem_of_an_invitation_is_named() {
        let errors = InvitationForm::default().parse(&known()).expect_err("nothing entered");
        let fields: Vec<_> = errors.iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "email", "role", "from"]);
    }

    #[test]
    fn a_code_is_short_and_stands_for_one_organisation() {
        let form = |code: &str| OrganisationForm {
            code: code.to_owned(),
            name: " Handwerk  Nord ".to_owned(),
            short: "HN".to_owned(),
            kind: "Innung".to_owned(),
            vote: "nein".to_owned(),
            release: "ja".to_owned(),
        };
        let (code, text) = form(" HWK-1 ").parse_new().expect("valid");
        assert_eq!(
            (code.as_str(), text.name.as_str(), text.has_vote),
            ("HWK-1", "Handwerk Nord", false)
        );
        for code in ["none", "NEU", "a b", "ä", "../x", &"x".repeat(21)] {
            let errors = form(code).parse_new().expect_err(code);
            assert_eq!(errors.of("code"), Some(&Problem::NotACode), "{code}");
        }
        let errors = OrganisationForm { vote: "vielleicht".to_owned(), ..form("X") }.parse();
        assert_eq!(errors.expect_err("no answer").of("vote"), Some(&Problem::Required));
    }

    #[test]
    fn standing_follows_the_mandates() {
        let held = |from: &str, to: Option<&str>| Mandate {
            id: MandateId::parse("m").expect("a key"),
            account: AccountId::parse("a").expect("a key"),
            council: crate::key::CouncilCode::home(),
            role: Role::Admin,
            organisation: OrganisationCode::none(),
            from: day(from),
            to: to.map(day),
            withdrawn: false,
            version: 1,
        };
        let person = |mandates| Person {
            id: AccountId::parse("a").expect("a key"),
            name: "A".to_owned(),
            email: "a@b.example".to_owned(),
            locked: false,
            opened: false,
            version: 1,
            mandates,
        };
        let today = day("2026-03-01");
        let of = |person: &Person| {
            Standing::ALL.iter().copied().filter(|s| person.stands(*s, today)).collect::<Vec<_>>()
        };
        let ending = person(vec![held("2026-01-01", Some("2026-04-30"))]);
        assert_eq!(of(&ending), [Standing::Valid, Standing::Ending, Standing::Invited]);
        assert!(ending.is_keeper(today) && !ending.runs_installation(today));
        let opened = Person { opened: true, ..ending.clone() };
        assert!(opened.runs_installation(today) && !opened.stands(Standing::Invited, today));
        let longer = person(vec![held("2026-01-01", Some("2026-05-01"))]);
        assert_eq!(of(&longer), [Standing::Valid, Standing::Invited]);
        let past = person(vec![held("2026-01-01", Some("2026-02-28"))]);
        assert_eq!(of(&past), [Standing::Without, Standing::Invited]);
        assert!(!past.is_keeper(today));
        let locked = Person { locked: true, ..opened };
        assert!(locked.is_keeper(today) && !locked.runs_installation(today));
        let future = person(vec![held("2026-03-02", None)]);
        assert!(future.is_keeper(today) && !future.runs_installation(today));
    }

    #[test]
    fn only_known_sections_open() {
        let fields = [("measures", "ja"), ("changes", "on"), ("secrets", "ja"), ("version", "1")];
        let open = fields.map(|(k, v)| (k.to_owned(), v.to_owned())).into();
        assert_eq!(FaceForm { open }.sections(), [Section::Measures]);
    }
}
