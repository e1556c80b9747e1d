//! What is kept about meetings as objects of the standard. Everything here is given to everyone: nothing but what a
//! visitor without an account sees is looked at, and of that nothing but what is public by its own circle.

use super::{PREFIX, SCHEMA};
use crate::clock;
use app::ctx::Ctx;
use app::oparl as words;
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use domain::catalogue::Catalogue;
use domain::council::Meeting;
use domain::meeting::agenda::{Agenda, AgendaItem, ItemKind, ItemState};
use domain::meeting::book::Book;
use domain::meeting::call::Called;
use domain::meeting::minutes::approval::MinutesState;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{FileFacts, Paper, PaperState};
use domain::meeting::plan::Plan;
use domain::meeting::resolution::Resolution;
use domain::meeting::vote::Outcome;
use domain::tier::Tier;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A moment as the standard writes it.
pub(super) const MOMENT: &str = "%Y-%m-%dT%H:%M:%S%:z";
/// The key of the council, as a body and as an organisation.
pub(super) const COUNCIL: &str = "strategierat";
/// The place of the system.
pub(super) const SYSTEM: &str = "system";

macro_rules! kinds {
    ($($kind:ident = $path:literal),* $(,)?) => {
        /// A type of object.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Kind { $($kind),* }

        impl Kind {
            /// Reads the part of an address that names it.
            pub(super) fn of(path: &str) -> Option<Self> {
                match path { $($path => Some(Self::$kind),)* _ => None }
            }

            /// Its part of an address.
            pub(super) fn path(self) -> &'static str {
                match self { $(Self::$kind => $path),* }
            }

            /// Its name in the standard.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$kind => stringify!($kind)),* }
            }
        }
    };
}
kinds! {
    System = "system",
    Body = "body",
    Organization = "organization",
    Person = "person",
    Membership = "membership",
    Meeting = "meeting",
    AgendaItem = "agendaitem",
    Paper = "paper",
    Consultation = "consultation",
    File = "file",
    Location = "location",
    LegislativeTerm = "legislativeterm",
}

impl Kind {
    /// True where the body has a list of them.
    pub(super) fn belongs_to_body(self) -> bool {
        !matches!(self, Self::System | Self::Body)
    }
}

/// What objects are made of.
pub(super) struct Sight<'a> {
    /// German words.
    pub(super) ctx: &'a Ctx,
    /// Public origin.
    pub(super) origin: &'a str,
    /// What everyone sees of the catalogue.
    pub(super) catalogue: &'a Catalogue,
    /// What everyone sees of what is kept about meetings.
    pub(super) book: &'a Book,
    /// What is known of the files beside public papers.
    pub(super) files: &'a BTreeMap<PaperNumber, Vec<FileFacts>>,
    /// Numbers of the meetings that were opened.
    pub(super) sat: &'a BTreeSet<u32>,
    /// True where resolutions are shown to everyone.
    pub(super) resolutions: bool,
    /// True where indicators are shown to everyone.
    pub(super) indicators: bool,
    /// Whether the product has a route.
    pub(super) served: &'a dyn Fn(&str) -> bool,
}

/// Everything there is, by place.
pub(super) struct World {
    base: String,
    objects: BTreeMap<String, Value>,
}

type Fields = Map<String, Value>;

/// The fields of an object that has what is there, without what is not: the standard wants neither nulls nor empty lists.
fn fields<const N: usize>(all: [(&str, Value); N]) -> Fields {
    let there = |value: &Value| match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        _ => true,
    };
    let each = all.into_iter().filter(|(_, value)| there(value));
    each.map(|(name, value)| (name.to_owned(), value)).collect()
}

fn moment(local: NaiveDateTime) -> Option<String> {
    clock::moment(local).map(|at| at.format(MOMENT).to_string())
}

impl World {
    /// Everything that everyone may read.
    pub(super) fn new(sight: &Sight<'_>) -> Self {
        let mut world =
            Self { base: format!("{}{PREFIX}/", sight.origin), objects: BTreeMap::new() };
        world.council(sight);
        for organisation in sight.catalogue.organisations.values() {
            let of = fields([
                ("body", json!(world.id(Kind::Body, COUNCIL))),
                ("name", json!(organisation.name)),
                ("shortName", json!(organisation.short)),
                ("organizationType", json!("Institution")),
                ("classification", json!(organisation.kind)),
                ("keyword", example(!organisation.confirmed, sight.ctx)),
            ]);
            world.put(Kind::Organization, organisation.code.as_str(), of);
        }
        for paper in sight.book.papers.values().filter(|paper| is_public(paper)) {
            world.paper(sight, paper);
        }
        for meeting in &sight.catalogue.meetings {
            if let Some(number) = meeting.number {
                world.meeting(sight, meeting, number);
            }
        }
        world
    }

    /// Digests of all objects, by place.
    pub(super) fn digests(&self, digest: impl Fn(&str) -> String) -> BTreeMap<String, String> {
        let each = self.objects.iter();
        each.map(|(path, object)| (path.clone(), digest(&object.to_string()))).collect()
    }

    /// An object without its moments.
    pub(super) fn object(&self, path: &str) -> Option<Value> {
        self.objects.get(path).cloned()
    }

    /// The address of a place.
    pub(super) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The place of an address.
    pub(super) fn path<'t>(&self, address: &'t str) -> Option<&'t str> {
        address.strip_prefix(self.base.as_str())
    }

    fn id(&self, kind: Kind, key: &str) -> String {
        self.address(&format!("{}/{key}", kind.path()))
    }

    fn put(&mut self, kind: Kind, key: &str, of: Fields) -> Value {
        let path =
            if kind == Kind::System { SYSTEM.to_owned() } else { format!("{}/{key}", kind.path()) };
        let mut object = fields([
            ("id", json!(self.address(&path))),
            ("type", json!(format!("{SCHEMA}/{}", kind.name()))),
        ]);
        object.extend(of);
        self.objects.insert(path, Value::Object(object.clone()));
        Value::Object(object)
    }

    fn council(&mut self, sight: &Sight<'_>) {
        let (ctx, website) = (sight.ctx, format!("{}/", sight.origin));
        let system = fields([
            ("oparlVersion", json!(format!("{SCHEMA}/"))),
            ("body", json!(self.address("bodies"))),
            ("name", json!(words::system(ctx))),
            ("website", json!(website)),
            ("web", json!(website)),
        ]);
        self.put(Kind::System, "", system);
        let list = |kind: Kind| json!(self.address(&format!("body/{COUNCIL}/{}", kind.path())));
        let mut body = fields([
            ("system", json!(self.address(SYSTEM))),
            ("name", json!(words::council(ctx))),
            ("shortName", json!(words::council_short(ctx))),
            ("website", json!(website)),
            ("classification", json!(words::classification(ctx))),
            ("mainOrganization", json!(self.id(Kind::Organization, COUNCIL))),
            ("organization", list(Kind::Organization)),
            ("person", list(Kind::Person)),
            ("meeting", list(Kind::Meeting)),
            ("paper", list(Kind::Paper)),
            ("agendaItem", list(Kind::AgendaItem)),
            ("consultation", list(Kind::Consultation)),
            ("file", list(Kind::File)),
            ("locationList", list(Kind::Location)),
            ("legislativeTermList", list(Kind::LegislativeTerm)),
            ("membership", list(Kind::Membership)),
            ("web", json!(website)),
        ]);
        // Demanded, so it stands there empty: the council has no terms.
        body.insert("legislativeTerm".to_owned(), json!([]));
        self.put(Kind::Body, COUNCIL, body);
        let members = &sight.catalogue.organisations;
        let own =
            |kind: Kind| json!(self.address(&format!("organization/{COUNCIL}/{}", kind.path())));
        let organisation = fields([
            ("body", json!(self.id(Kind::Body, COUNCIL))),
            ("name", json!(words::council(ctx))),
            ("shortName", json!(words::council_short(ctx))),
            ("organizationType", json!("Gremium")),
            ("classification", json!(words::kind_of_council(ctx))),
            ("memberCount", json!(members.len())),
            ("votingMemberCount", json!(members.values().filter(|o| o.has_vote).count())),
            ("meeting", own(Kind::Meeting)),
            ("consultation", own(Kind::Consultation)),
            ("website", json!(website)),
        ]);
        self.put(Kind::Organization, COUNCIL, organisation);
    }

    fn meeting(&mut self, sight: &Sight<'_>, meeting: &Meeting, number: u32) {
        let (book, key) = (sight.book, number.to_string());
        let plan = book.plans.get(&number);
        let sent = !book.sent(number).is_empty();
        let is_off = book.calls.get(&number).is_some_and(Called::is_off);
        let is_held = !is_off && sight.was_held(meeting, number);
        let begins = plan.map(|plan| plan.begins).or_else(|| {
            let typed = meeting.starts.as_deref()?;
            NaiveTime::parse_from_str(typed, "%H:%M").ok()
        });
        let begins = begins.map(|time| meeting.date.and_time(time));
        let ends = |plan: &Plan| Some(begins? + TimeDelta::minutes(i64::from(plan.length())));
        let page = format!("{}/sitzungen/{number}", sight.origin);
        let location = plan.filter(|plan| !plan.place.is_empty()).map(|plan| {
            let of = fields([
                ("description", json!(plan.place)),
                ("bodies", json!([self.id(Kind::Body, COUNCIL)])),
                ("meetings", json!([self.id(Kind::Meeting, &key)])),
            ]);
            self.put(Kind::Location, &key, of)
        });
        let items = plan.map(|plan| self.items(sight, plan)).unwrap_or_default();
        let file = |world: &mut Self, name: &str, title: &str, route: &str| {
            let path = route.replace("{nr}", &key);
            (sight.served)(route).then(|| {
                world.file(
                    sight,
                    &format!("{name}-{key}"),
                    title,
                    &path,
                    [("meeting", Kind::Meeting, &key)],
                )
            })
        };
        let title = &meeting.title;
        let invitation = (sent && !items.is_empty()).then(|| {
            let route = "/sitzungen/{nr}/tagesordnung.pdf";
            file(self, "tagesordnung", &words::agenda(sight.ctx, title), route)
        });
        let approved = book.minutes.get(&number).is_some_and(|m| m.state == MinutesState::Approved);
        let minutes = approved.then(|| {
            let route = "/sitzungen/{nr}/niederschrift-oeffentlich.pdf";
            file(self, "niederschrift", &words::minutes(sight.ctx, title), route)
        });
        let of = fields([
            ("name", json!(title)),
            ("meetingState", json!(words::meeting_state(sight.ctx, is_held, sent))),
            ("start", json!(begins.and_then(moment))),
            ("end", json!(plan.and_then(ends).and_then(moment))),
            ("cancelled", json!(is_off)),
            // The day, where nobody knows the hour: the standard has no field for it.
            ("sr:date", json!(meeting.date)),
            ("location", json!(location)),
            ("organization", json!([self.id(Kind::Organization, COUNCIL)])),
            ("invitation", json!(invitation.flatten())),
            ("resultsProtocol", json!(minutes.flatten())),
            ("agendaItem", json!(items)),
            ("keyword", example(!meeting.confirmed, sight.ctx)),
            ("web", json!(page)),
        ]);
        self.put(Kind::Meeting, &key, of);
    }

    /// The public items of a meeting. What was taken off is gone; the others keep the number they were sent with.
    fn items(&mut self, sight: &Sight<'_>, plan: &Plan) -> Vec<Value> {
        public_items(&plan.agenda)
            .into_iter()
            .enumerate()
            .map(|(order, (number, item))| {
                let key = format!("{}-{}", plan.meeting, item.id);
                let page = format!(
                    "{}/sitzungen/{}/tagesordnung#top-{}",
                    sight.origin, plan.meeting, item.id
                );
                let decided = sight.decided(item);
                let adopted = decided.iter().rfind(|r| r.is_adopted()).map(|r| r.text.as_str());
                let votes: Vec<_> = decided.iter().map(|r| vote(sight, r)).collect();
                let paper = item.paper.as_ref().and_then(|paper| sight.book.papers.get(paper));
                let paper = paper.filter(|paper| is_public(paper));
                if let Some(paper) = paper {
                    let of = self.consultation(paper, plan.meeting, item, sight.ctx);
                    self.put(Kind::Consultation, &key, of);
                }
                let of = fields([
                    ("meeting", json!(self.id(Kind::Meeting, &plan.meeting.to_string()))),
                    ("number", json!(number)),
                    ("order", json!(order)),
                    ("name", json!(item.title)),
                    ("public", json!(true)),
                    ("consultation", json!(paper.map(|_| self.id(Kind::Consultation, &key)))),
                    ("result", json!(result(sight.ctx, item, &decided))),
                    ("resolutionText", json!(adopted)),
                    ("sr:vote", json!(votes)),
                    ("web", json!(page)),
                ]);
                self.put(Kind::AgendaItem, &key, of)
            })
            .collect()
    }

    fn consultation(&self, paper: &Paper, meeting: u32, item: &AgendaItem, ctx: &Ctx) -> Fields {
        let key = format!("{meeting}-{}", item.id);
        fields([
            ("paper", json!(self.id(Kind::Paper, &paper.number.to_string()))),
            ("agendaItem", json!(self.id(Kind::AgendaItem, &key))),
            ("meeting", json!(self.id(Kind::Meeting, &meeting.to_string()))),
            ("organization", json!([self.id(Kind::Organization, COUNCIL)])),
            ("authoritative", json!(item.kind == Some(ItemKind::Decision))),
            ("role", json!(item.kind.map(|kind| words::role(ctx, kind)))),
        ])
    }

    fn paper(&mut self, sight: &Sight<'_>, paper: &Paper) {
        let key = paper.number.to_string();
        let route = "/vorlagen/{nr}/vorlage.pdf";
        let main = (sight.served)(route).then(|| {
            let path = format!("/vorlagen/{key}/vorlage.pdf");
            let title = format!("{key} {}", paper.text.title);
            self.file(
                sight,
                &format!("vorlage-{key}"),
                &title,
                &path,
                [("paper", Kind::Paper, &key)],
            )
        });
        let attached = self.attached(sight, paper);
        let consulted: Vec<_> = sight
            .book
            .plans
            .values()
            .flat_map(|plan| {
                public_items(&plan.agenda).into_iter().map(|(_, item)| (plan.meeting, item))
            })
            .filter(|(_, item)| item.paper.as_ref() == Some(&paper.number))
            .map(|(meeting, item)| {
                let of = self.consultation(paper, meeting, item, sight.ctx);
                self.put(Kind::Consultation, &format!("{meeting}-{}", item.id), of)
            })
            .collect();
        let indicators = paper.indicators.iter().filter(|_| sight.indicators);
        let indicators = indicators.filter(|code| sight.catalogue.indicators.contains_key(*code));
        let indicators = indicators.map(|code| format!("{}/indikatoren/{code}", sight.origin));
        let replaced = paper.replaces.as_ref().and_then(|number| sight.book.papers.get(number));
        let replaced = replaced.filter(|old| is_public(old));
        let of = fields([
            ("body", json!(self.id(Kind::Body, COUNCIL))),
            ("name", json!(paper.text.title)),
            ("reference", json!(key)),
            ("date", json!(paper.date)),
            ("paperType", json!(words::paper(sight.ctx))),
            (
                "relatedPaper",
                json!(replaced.map(|old| [self.id(Kind::Paper, &old.number.to_string())])),
            ),
            ("mainFile", json!(main)),
            ("auxiliaryFile", json!(attached)),
            ("consultation", json!(consulted)),
            ("sr:indicator", json!(indicators.collect::<Vec<_>>())),
            ("web", json!(format!("{}/vorlagen/{key}", sight.origin))),
        ]);
        self.put(Kind::Paper, &key, of);
    }

    /// The files beside a paper that everyone may have, in the order they stand there.
    fn attached(&mut self, sight: &Sight<'_>, paper: &Paper) -> Vec<Value> {
        if !(sight.served)("/vorlagen/{nr}/anlagen/{id}") {
            return Vec::new();
        }
        let number = paper.number.to_string();
        let known = sight.files.get(&paper.number).map_or(&[][..], Vec::as_slice);
        let open = paper.files.iter().filter(|file| file.tier == Tier::Public);
        let each = open.filter_map(|file| {
            let facts = known.iter().find(|facts| facts.id == file.id)?;
            let address = format!("{}/vorlagen/{number}/anlagen/{}", sight.origin, file.id);
            let of = fields([
                ("name", json!(file.title)),
                ("fileName", json!(facts.name)),
                ("mimeType", json!(facts.media.code())),
                ("date", json!(facts.day)),
                ("size", json!(facts.size)),
                ("sha512Checksum", json!(facts.sha512)),
                ("accessUrl", json!(address)),
                ("downloadUrl", json!(address)),
                ("paper", json!([self.id(Kind::Paper, &number)])),
            ]);
            Some(self.put(Kind::File, &format!("anlage-{number}-{}", file.id), of))
        });
        each.collect()
    }

    fn file(
        &mut self,
        sight: &Sight<'_>,
        key: &str,
        title: &str,
        path: &str,
        [(field, kind, of)]: [(&str, Kind, &str); 1],
    ) -> Value {
        let address = format!("{}{path}", sight.origin);
        let file = fields([
            ("name", json!(title)),
            ("fileName", json!(format!("{key}.pdf"))),
            ("mimeType", json!("application/pdf")),
            ("accessUrl", json!(address)),
            ("downloadUrl", json!(address)),
            (field, json!([self.id(kind, of)])),
        ]);
        self.put(Kind::File, key, file)
    }
}

impl<'a> Sight<'a> {
    /// True for a meeting that is over and was held: it was opened here, has minutes, or was before anything about it was
    /// kept here and a source confirms it. That its day is over says nothing.
    fn was_held(&self, meeting: &Meeting, number: u32) -> bool {
        if meeting.date >= self.ctx.today {
            return false;
        }
        let is_kept = self.book.plans.contains_key(&number) || !self.book.sent(number).is_empty();
        self.sat.contains(&number)
            || self.book.minutes.contains_key(&number)
            || (!is_kept && meeting.confirmed)
    }

    /// What everyone may read of what was decided on an item, in the order of the votes.
    fn decided(&self, item: &AgendaItem) -> Vec<&'a Resolution> {
        let all = self.book.resolutions.iter().filter(|_| self.resolutions);
        all.filter(|r| r.tier == Tier::Public && r.item.as_ref() == Some(&item.id)).collect()
    }
}

/// The public items of an agenda that were not taken off, with their numbers.
fn public_items(agenda: &Agenda) -> Vec<(String, &AgendaItem)> {
    let seen = agenda.seen_by(Tier::Public).into_iter();
    let there = seen.filter(|(_, item)| item.state != ItemState::Withdrawn);
    there.map(|(number, item)| (number.to_string(), item)).collect()
}

/// True for a paper that everyone may read: it went out, and was not taken back.
pub(super) fn is_public(paper: &Paper) -> bool {
    paper.tier == Tier::Public && paper.state == PaperState::Sent
}

/// What is made up for the demonstration says so.
fn example(is_example: bool, ctx: &Ctx) -> Value {
    if is_example { json!([words::example(ctx)]) } else { Value::Null }
}

fn result(ctx: &Ctx, item: &AgendaItem, decided: &[&Resolution]) -> Option<String> {
    match (decided.last(), item.state) {
        (Some(last), _) => Some(words::outcome(ctx, last.vote.outcome)),
        (None, ItemState::Adjourned) => Some(words::adjourned(ctx)),
        (None, _) => None,
    }
}

/// A vote beside the standard: sums, majority, outcome. Who voted what is no part of it, whatever the kind of vote.
fn vote(sight: &Sight<'_>, resolution: &Resolution) -> Value {
    let vote = &resolution.vote;
    let number = resolution.number.to_string();
    let mut given = fields([
        ("resolution", json!(number)),
        ("title", json!(resolution.title)),
        ("date", json!(resolution.decided)),
        ("outcome", json!(vote.outcome.code())),
        ("method", json!(vote.method.code())),
        ("majority", json!(vote.rule)),
        ("majorityText", json!(words::majority(sight.ctx, vote.rule))),
        ("web", json!(format!("{}/beschluesse/{}", sight.origin, number.replace('/', "-")))),
    ]);
    if let Some(counted) = vote.counted {
        let sums = [
            ("yes", counted.tally.yes),
            ("no", counted.tally.no),
            ("abstain", counted.tally.abstain),
            ("invalid", counted.tally.invalid),
            ("notGiven", counted.not_given),
            ("base", counted.base),
            ("needed", counted.needed),
        ];
        given.extend(sums.map(|(name, count)| (name.to_owned(), json!(count))));
    }
    if vote.outcome == Outcome::Adopted && !resolution.replaces.is_empty() {
        let numbers = resolution.replaces.iter().map(ToString::to_string);
        given.insert("replaces".to_owned(), json!(numbers.collect::<Vec<_>>()));
    }
    Value::Object(given)
}
