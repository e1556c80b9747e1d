//! The letters of one dispatch: for each recipient mail, document and calendar entry.

use super::calendar::entry;
use crate::http::session;
use crate::letterhead::Letterhead;
use crate::mail::compose::{self, Recipient as MailTo};
use crate::request::{Failure, Req};
use app::letters::{AgendaFacts, appointment, change_line};
use app::pages::meetings::Prepared;
use chrono::{DateTime, NaiveDate, Utc};
use domain::key::{MailId, OrganisationCode};
use domain::meeting::agenda::version::{AgendaVersion, Difference, differences};
use domain::meeting::book::Book;
use domain::meeting::call::{Called, recipients, speaks_for};
use domain::meeting::invitation::Summons;
use domain::meeting::invitation::announced::{Announced, answer_until};
use domain::meeting::invitation::dispatch::{Dispatched, Letter, RecipientKind};
use domain::meeting::invitation::ics::{Party, Purpose, write};
use domain::meeting::key::AgendaItemId;
use domain::meeting::pack::{PackedPaper, named_to};
use domain::meeting::paper::Paper;
use domain::people::Person;
use domain::tier::Tier;
use report::document::Unset;
use report::meeting::{
    AgendaSheet, MeetingLetter, Occasion, Recipient, Reference, Signed, meeting_letter,
};
use store::{MailFile, NewMail, ReplyLink};

const PDF: &str = "application/pdf";

/// What goes out, the same for everyone.
#[derive(Debug, Clone)]
pub(super) struct Outgoing {
    /// What it is.
    pub(super) letter: Letter,
    /// How the meeting is called.
    pub(super) summons: Summons,
    /// What those invited are told.
    pub(super) announced: Announced,
    /// What they were told before, where that has changed.
    pub(super) before: Option<Announced>,
    /// The agenda that goes with it.
    pub(super) version: AgendaVersion,
    /// The version before, where that was another one.
    pub(super) since: Option<AgendaVersion>,
    /// The papers of that agenda that are out with it.
    pub(super) packed: Vec<PackedPaper>,
    /// Papers that go out with it, and those whose place they take, each as it is from then on.
    pub(super) papers: Vec<Paper>,
    /// Items that were not on an agenda sent in time.
    pub(super) urgent: Vec<AgendaItemId>,
    /// `SEQUENCE` of the calendar entry.
    pub(super) sequence: u32,
    /// Who signs.
    pub(super) signed: String,
    /// The day of the letter.
    pub(super) date: NaiveDate,
}

/// Somebody who gets a letter.
pub(super) struct To<'a> {
    pub(super) person: &'a Person,
    pub(super) organisation: OrganisationCode,
    pub(super) kind: RecipientKind,
}

impl To<'_> {
    /// The closest circle of the recipient.
    fn reach(&self) -> Tier {
        if self.kind == RecipientKind::Guest { Tier::Guests } else { Tier::Council }
    }
}

impl Outgoing {
    /// What has changed on the agenda since the version before, as far as a circle may know.
    fn changes(&self, reach: Tier) -> Vec<Difference> {
        let Some(since) = &self.since else { return Vec::new() };
        let mut found = differences(&since.agenda, &self.version.agenda);
        found.retain(|difference| difference.tier.is_within(reach));
        found
    }

    /// The papers that go out with it for the first time, as far as a circle may know of them.
    fn new_papers(&self, reach: Tier) -> Vec<String> {
        let new = self.packed.iter().filter(|packed| packed.is_known_to(reach));
        let new = new.map(|packed| &packed.paper);
        new.filter(|paper| self.papers.iter().any(|going| going.number == paper.number))
            .map(|paper| format!("Vorlage {} {}", paper.number, paper.text.title))
            .collect()
    }

    /// Who gets it: what changes nothing for somebody is not sent to them, as it would tell of what they may not know.
    pub(super) fn recipients<'a>(&self, people: &'a [Person], today: NaiveDate) -> Vec<To<'a>> {
        let all = recipients(people, today).into_iter();
        let all = all.map(|(person, organisation, kind)| To { person, organisation, kind });
        all.filter(|to| match self.letter {
            Letter::Supplement => {
                !self.changes(to.reach()).is_empty() || !self.new_papers(to.reach()).is_empty()
            }
            Letter::Papers => !self.new_papers(to.reach()).is_empty(),
            Letter::Invitation | Letter::Change | Letter::Cancellation | Letter::Minutes => true,
        })
        .collect()
    }

    /// The agenda in lines, or what has changed in it, as far as a circle may know.
    fn lines(&self, reach: Tier) -> Vec<String> {
        match self.letter {
            Letter::Invitation | Letter::Change => {
                let seen = self.version.agenda.seen_by(reach);
                seen.into_iter()
                    .map(|(number, item)| format!("TOP {number} {}", item.title))
                    .collect()
            }
            Letter::Supplement => {
                let before = self.since.as_ref().map(|since| &since.agenda);
                let changes = self.changes(reach);
                let line = |found| change_line(found, &self.version.agenda, before);
                changes.iter().map(line).chain(self.new_papers(reach)).collect()
            }
            Letter::Papers => self.new_papers(reach),
            Letter::Cancellation | Letter::Minutes => Vec::new(),
        }
    }

    /// „Anlagen“: the papers of the agenda that a circle may know of, which are read in the meeting pack, and the calendar
    /// entry that goes with the mail.
    fn enclosures(&self, book: &Book, reach: Tier) -> Vec<String> {
        let papers =
            if self.asks() { book.enclosed(&self.version.agenda, reach) } else { Vec::new() };
        let each = papers.into_iter().map(|paper| {
            format!("Vorlage {} {} (in der Sitzungsmappe)", paper.number, paper.text.title)
        });
        each.chain(["Kalendereintrag (sitzung.ics)".to_owned()]).collect()
    }

    /// Why items came late, where this letter brings them and a circle may know the reason.
    fn late_reason(&self, reach: Tier) -> Option<&str> {
        let reason = Some(self.version.reason.as_str()).filter(|reason| !reason.is_empty());
        let seen = self.version.agenda.seen_by(reach);
        let told = seen.iter().any(|(_, item)| self.urgent.contains(&item.id));
        reason.filter(|_| self.since.is_some() && told && Tier::Council.is_within(reach))
    }

    /// Whether it asks for an answer.
    fn asks(&self) -> bool {
        matches!(
            self.letter,
            Letter::Invitation | Letter::Supplement | Letter::Papers | Letter::Change
        )
    }

    /// What the mail to somebody says. `answer_at` is where they answer without signing in.
    pub(super) fn facts(
        &self,
        prepared: &Prepared,
        to: &To<'_>,
        answer_at: Option<String>,
    ) -> AgendaFacts {
        let told = &self.announced;
        let motions = prepared.deadlines.motions.day;
        let is_late = !self.summons.is_kept() && self.asks();
        AgendaFacts {
            kind: self.letter,
            number: prepared.plan.meeting,
            day: told.date,
            begins: told.begins,
            ends: told.ends,
            place: told.place.clone(),
            access: told.access.clone(),
            before: self.before.as_ref().map(appointment),
            reason: told.off.as_ref().map(|off| off.reason.clone()).unwrap_or_default(),
            motions_until: (motions >= self.date).then_some(motions),
            answer_until: answer_until(motions, told.date, self.date),
            late: is_late.then(|| {
                if to.reach() == Tier::Council {
                    self.summons.reason.clone()
                } else {
                    String::new()
                }
            }),
            second_call: self.summons.second_call && self.asks(),
            urgent: self.late_reason(to.reach()).map(str::to_owned),
            lines: self.lines(to.reach()),
            deputy: to.kind == RecipientKind::Deputy,
            path: format!("/sitzungen/{}", prepared.plan.meeting),
            answer_at: answer_at.filter(|_| self.asks()),
        }
    }

    /// Name of the document.
    pub(super) fn file_name(&self, meeting: u32) -> String {
        let what = match self.letter {
            Letter::Invitation => "Einladung",
            Letter::Supplement => "Nachtragstagesordnung",
            Letter::Papers => "Unterlagen",
            Letter::Change => "Geaenderte-Einladung",
            Letter::Cancellation => "Absage",
            Letter::Minutes => "Niederschrift",
        };
        format!("{what}_Sitzung-{meeting}.pdf")
    }

    /// The document to somebody. `answer_at` is an address or empty.
    pub(super) async fn document(
        &self,
        req: &Req,
        prepared: &Prepared,
        to: &To<'_>,
        answer_at: &str,
    ) -> Result<Vec<u8>, Failure> {
        let head = Letterhead::of(req);
        let mut address = vec![to.person.name.clone()];
        let organisation = req.catalogue.organisations.get(&to.organisation);
        address.extend(organisation.map(|organisation| organisation.name.clone()));
        let recipient = Recipient {
            kind: to.kind,
            address,
            salutation: format!("Guten Tag {},", to.person.name),
            shipped: "Per E-Mail".to_owned(),
        };
        let (reach, meeting) = (to.reach(), prepared.plan.meeting);
        let motions = prepared.deadlines.motions.day;
        let answer_at = answer_at.to_owned();
        let ident = format!("wirkungskompass/sitzungen/{meeting}/brief/{}", to.person.id);
        let outgoing = self.clone();
        let book = req.state.store.book().await?;
        let enclosures = self.enclosures(&book, reach);
        let work = move || {
            let of = (meeting, reach, motions);
            outgoing.typeset(&head, (&recipient, &enclosures), of, &answer_at, &ident)
        };
        req.typeset(work).await
    }

    fn typeset(
        &self,
        head: &Letterhead,
        (recipient, enclosures): (&Recipient, &[String]),
        (meeting, reach, motions): (u32, Tier, NaiveDate),
        answer_at: &str,
        ident: &str,
    ) -> Result<Vec<u8>, Unset> {
        let told = &self.announced;
        let (begins, ends) = told.span();
        let occasion = Occasion {
            number: meeting,
            begins,
            ends,
            place: told.place.clone(),
            access: told.access.clone(),
        };
        let (ours, phone) = head.block();
        let reference = Reference {
            ours,
            phone,
            handled_by: self.signed.clone(),
            email: told.organizer_address.clone(),
            ..Reference::default()
        };
        let found = self.changes(reach);
        let agenda = named_to(&self.version.agenda, &self.packed, reach);
        let sheet = AgendaSheet {
            agenda: &agenda,
            version: self.version.version,
            reach,
            changes: self.since.as_ref().map(|since| (since.version, found.as_slice())),
            urgent: &self.urgent,
        };
        let asks = self.asks();
        let off = told.off.as_ref().map(|off| off.reason.as_str());
        let before = self.before.as_ref().map(appointment);
        let before = before.map(|before| format!("Bisher: {before}"));
        let late = self.late_reason(reach);
        let late =
            late.map(|why| format!("Nach Ablauf der Ladungsfrist aufgenommen. Grund: {why}"));
        let remarks = [off.map(str::to_owned).or(before), late];
        let remark = remarks.into_iter().flatten().collect::<Vec<_>>().join("\n\n");
        let distribution = [
            "Mitglieder des Strategierats".to_owned(),
            "Stellvertretungen, nachrichtlich".to_owned(),
            "Gäste".to_owned(),
        ];
        let letter = MeetingLetter {
            kind: self.letter,
            recipient,
            reference: &reference,
            date: self.date,
            occasion: &occasion,
            agenda: asks.then_some(sheet),
            summons: asks.then_some(&self.summons),
            reply: (asks && recipient.kind != RecipientKind::Guest)
                .then(|| (answer_until(motions, told.date, self.date), answer_at)),
            motions_until: (self.letter == Letter::Invitation && motions >= self.date)
                .then_some(motions),
            objections_until: None,
            remark: &remark,
            signed: &Signed { name: self.signed.clone(), role: "Geschäftsstelle".to_owned() },
            enclosures,
            distribution: &distribution,
        };
        meeting_letter(&head.office(), &letter, ident)
    }
}

/// Items of an agenda that is about to go out, or went out, that the council has to agree to deal with.
pub(super) fn urgent_items(
    prepared: &Prepared,
    called: Option<&Called>,
    sent: &[AgendaVersion],
    version: &AgendaVersion,
) -> Vec<AgendaItemId> {
    let Some(called) = called else { return Vec::new() };
    let mut all = sent.to_vec();
    all.push(version.clone());
    let found = called.late_items(&all, &prepared.deadlines.dispatch, &version.agenda);
    found.into_iter().map(|item| item.id.clone()).collect()
}

/// Letters that are ready to be written down.
pub(super) struct Written {
    pub(super) dispatched: Vec<Dispatched>,
    pub(super) mails: Vec<(MailId, NewMail)>,
    pub(super) links: Vec<(String, ReplyLink)>,
    pub(super) links_end: DateTime<Utc>,
}

/// Writes the letters: documents are set here, before anything is kept.
pub(super) async fn written(
    req: &Req,
    prepared: &Prepared,
    outgoing: &Outgoing,
    people: &[Person],
) -> Result<Written, Failure> {
    let (now, meeting) = (req.state.clock.now(), prepared.plan.meeting);
    let config = &req.state.config;
    let purpose = match outgoing.letter {
        Letter::Cancellation => Purpose::Cancel,
        _ => Purpose::Request,
    };
    // A link counts until the day of the meeting is over.
    let links_end = crate::clock::day_began(
        outgoing.announced.date.succ_opt().unwrap_or(outgoing.announced.date),
    );
    let mut all =
        Written { dispatched: Vec::new(), mails: Vec::new(), links: Vec::new(), links_end };
    for to in outgoing.recipients(people, req.ctx.today) {
        let id = MailId::parse(&uuid::Uuid::now_v7().simple().to_string());
        let id = id.map_err(|_| Failure::BadRequest)?;
        let speaks = speaks_for(to.person, &to.organisation, req.ctx.today).is_some();
        let answer_at = (speaks && outgoing.asks()).then(|| {
            let (token, digest) = session::token();
            let link = ReplyLink {
                meeting,
                account: to.person.id.clone(),
                organisation: to.organisation.clone(),
                expires: links_end.timestamp(),
            };
            all.links.push((digest, link));
            format!("/rueckmeldung/{token}")
        });
        let address = answer_at.as_ref().map(|path| format!("{}{path}", config.origin));
        let pdf =
            outgoing.document(req, prepared, &to, address.as_deref().unwrap_or_default()).await?;
        let files = MailFile::new(outgoing.file_name(meeting), PDF, pdf);
        let attendee = Party { name: to.person.name.clone(), address: to.person.email.clone() };
        let state = (outgoing.sequence, now);
        let calendar =
            write(purpose, &[entry(req, meeting, &outgoing.announced, state, vec![attendee])]);
        let facts = outgoing.facts(prepared, &to, answer_at);
        let with = (calendar, files.into_iter().collect());
        let mail = compose::agenda(config, MailTo::from(to.person), &facts, with);
        all.dispatched.push(Dispatched {
            letter: outgoing.letter,
            account: to.person.id.clone(),
            organisation: to.organisation,
            kind: to.kind,
            version: outgoing.version.version,
            sequence: Some(outgoing.sequence),
            written: now,
            mail: Some(id.clone()),
            by_hand: None,
        });
        all.mails.push((id, mail));
    }
    Ok(all)
}
