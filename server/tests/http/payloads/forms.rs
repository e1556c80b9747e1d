//! Every form with hostile texts in all of its fields. A form without a line in the table fails, and so does a field of a
//! page that its line does not name.

use super::table::{AUTOSAVE, FORMS, LONG, Sent};
use super::{harmless, packed, payloads_from};
use crate::html::{Judge, forms};
use crate::imports::{Upload, accept, assigned};
use crate::matrix::address;
use crate::provider::{Provider, encode};
use crate::site::{Answer, OWN, Site, Who, demo_with, hidden, run};
use domain::key::OrganisationCode;
use domain::meeting::key::PaperFileId;
use domain::meeting::numbering::PaperNumber;
use domain::meeting::paper::{CoSignature, CoSigned, Paper, PaperFile, PaperState, PaperText};
use domain::tier::Tier;
use server::routes::list;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The demonstration with a provider, links that count, a sign-in between its two steps, a mail that failed, a member with
/// two mandates, a file that waits for a decision and one that was taken over,
/// and the draft of a method of the index.
async fn prepared(provider: &Provider) -> Site {
    let site = demo_with(OWN, &provider.environment()).await;
    let key = |token: &str| encode(Sha256::digest(token.as_bytes()));
    let text = format!(
        "CREATE account:eingeladen CONTENT {{ email: 'eingeladen@hwk.example', name: 'Erika', disabled: false }};
         FOR $link IN [['{}', 'invitation', 'eingeladen', 0], ['{}', 'reset', 'demo-gast', 0],
                       ['{}', 'factor', 'demo-gast', -1000000], ['{}', 'setup', NONE, 0]] {{
             CREATE type::record('onetime', $link[0]) CONTENT {{ kind: $link[1], account: $link[2], data: '',
                 expires: time::unix() + 100000, tries: $link[3] }};
         }};
         CREATE proposal:`R7/digitalagentur/ORG02` CONTENT {{ round: 'R7', measure: 'digitalagentur',
             organisation: 'ORG02', replaces: 0, by: 'demo-vertretung', version: 1, rating: {{ round: 'R7',
             measure: 'digitalagentur', organisation: 'ORG02', scores: [['C1', '3']], comment: 'Ein Text',
             evidence: 'read', version: 1 }} }};
         CREATE round:`entwurf-der-probe` CONTENT {{ code: 'entwurf-der-probe', title: {{ de: 'Entwurf', en: '' }},
             measures: ['digitalhub'], opens: '2999-01-01', closes: '2999-02-01', evidence: 'read',
             state: 'draft', version: 1 }};
         UPDATE meta:catalogue SET revision += 1, base += 1;
         UPDATE account:`demo-gast` SET factor = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
         LET $mandate = (SELECT * FROM ONLY mandate:`demo-mitglied`);
         CREATE mandate:zweites CONTENT object::extend($mandate, {{ id: mandate:zweites, role: 'chair' }});
         CREATE thread:probe CONTENT {{ topic: {{ kind: 'massnahme', key: 'digitalbonus' }}, measure: 'digitalbonus',
             title: 'Probe', account: 'demo-mitglied', version: 1 }};
         CREATE post:probe CONTENT {{ thread: 'probe', topic: 'massnahme/digitalbonus', account: 'demo-mitglied',
             who: 'Demo-Mitglied', organisation: 'ORG02', text: 'Probe', at: 1, mentions: [], hidden: '', version: 1 }};
         CREATE motion:probe CONTENT {{ organisation: 'ORG02', meeting: 7, subject: 'Probe', text: 'Probe',
             received: '2020-01-01', withdrawn: false, tier: 'rat', version: 1 }};
         LET $soon = time::format(time::now() + 5d, '%Y-%m-%d');
         FOR $nr IN [8, 9] {{
             CREATE type::record('meeting', 'sitzung-' + <string>$nr) CONTENT {{ number: $nr, date: $soon, title: 'Probe',
                 subject: '', confirmed: true, sources: [], note: '' }};
             CREATE type::record('plan', <string>$nr) CONTENT {{ meeting: $nr, begins: '14:00:00', ends: '16:00:00',
                 place: 'Ort', access: '', agenda: '[]', version: 1 }};
         }};
         FOR $nr IN [10, 11, 12, 13] {{
             CREATE type::record('meeting', 'sitzung-' + <string>$nr) CONTENT {{ number: $nr, date: $soon, title: 'Probe',
                 subject: '', confirmed: true, sources: [], note: '' }};
         }};
         FOR $nr IN [10, 11, 12] {{
             CREATE type::record('plan', <string>$nr) CONTENT {{ meeting: $nr, begins: '14:00:00', ends: '16:00:00',
                 place: 'Ort', access: '', agenda: '[]', version: 1 }};
         }};
         CREATE meeting_call:`9` CONTENT {{ meeting: 9, summons: '{{\"sent\":\"2020-01-01\",\"latest\":\"2020-01-01\",\"procedure\":1,\"reason\":\"\",\"unopposed\":false,\"second_call\":false}}',
             announced: '{{\"date\":\"2999-01-01\",\"begins\":\"14:00:00\",\"ends\":\"16:00:00\",\"place\":\"Ort\",\"access\":\"\",\"organizer\":\"\",\"organizer_address\":\"\"}}',
             dispatched: '[{{\"letter\":\"einladung\",\"account\":\"demo-mitglied\",\"organisation\":\"ORG02\",\"kind\":\"mitglied\",\"version\":1,\"sequence\":0,\"written\":\"2020-01-01T00:00:00Z\",\"mail\":\"brief\",\"by_hand\":null}}]', moved: 0, version: 1 }};
         CREATE reply_link:`{}` CONTENT {{ meeting: 9, account: 'demo-mitglied', organisation: 'ORG02',
             expires: time::unix() + 100000 }};
         UPDATE meta:catalogue SET revision += 1, base += 1;
         CREATE follow_up:probe CONTENT {{ subject: 'Probe', reason: 'Probe', due: '2020-01-01', done: false,
             tier: 'rat', version: 1 }};
         CREATE outbox:brief CONTENT {{ address: 'a@hwk.example', name: 'Erika', subject: 'Betreff', text: 'Text',
             html: '', created: 1, state: 'failed', attempts: 1, next: 1, reason: 'refused: 550' }};",
        key("einladung-1"),
        key("kennwort-1"),
        key("schritt-1"),
        key("einrichtung-1"),
        key("rueckmeldung-1"),
    );
    site.state.store.tamper(&text).await.expect("taken");
    site.state.store.tamper(&minutes()).await.expect("taken");
    for (number, state) in
        [("SR-1999-001", PaperState::Draft), ("SR-1999-002", PaperState::CoSigning)]
    {
        let statement = paper(number, state);
        site.state.store.tamper(&statement).await.expect("taken");
    }
    site.state.store.tamper(&crate::resolutions::seeds()).await.expect("taken");
    let cookie = site.sign_in(Who::Planner).await;
    meetings_under_way(&site).await;
    let copied = "/digitalisierungsgrad/verfahren/I2/entwurf";
    site.post(&cookie, copied, &[("token", "i3")]).await;
    for token in ["probe", "probe2"] {
        let file = b"Land;Jahr;Anteil in %\nNiedersachsen;2025;66,5\nNiedersachsen;2099;70,0\n\
                     Bayern;2025;40,0\nNorden;2025;50,0\n";
        let upload = Upload { name: "a.csv", file, source: "S050", vintage: "2025-08", token };
        upload.send(&site, &cookie).await;
        let path = format!("/import/{token}");
        let page = assigned(&site, &cookie, &path, "BG-04").await;
        if token == "probe2" {
            accept(&site, &cookie, &path, &page, &[("art", "neu")]).await;
        }
    }
    site
}

/// Minutes of a draft, of some with an objection and of some that were approved.
fn minutes() -> String {
    let text = |meeting: u32| {
        format!(
            "\"text\":{{\"meeting\":{meeting},\"began\":\"2020-01-01T14:00:00\",\"ended\":null,\"place\":\"Ort\",\
             \"chair\":\"A\",\"minute_taker\":\"B\",\"participants\":[],\"items\":[{{\"id\":\"eins\",\"number\":\"1\",\
             \"title\":\"Punkt\",\"kind\":null,\"state\":\"behandelt\",\"tier\":\"rat\",\"blocks\":[{{\"tier\":\"rat\",\
             \"content\":{{\"art\":\"text\",\"text\":\"Ein Text\"}}}}]}}]}}"
        )
    };
    let objection = "{\"id\":\"probe\",\"organisation\":\"ORG02\",\"item\":null,\"text\":\"Probe\",\
                     \"received\":\"2020-01-02\",\"ruling\":null}";
    let record = |meeting: u32, state: &str, objections: &str, approved: &str| {
        let json = format!(
            "{{{},\"state\":\"{state}\",\"chair\":null,\"minute_taker\":null,\"sent\":\"2020-01-02\",\
             \"objections_until\":\"2999-01-01\",\"objections\":[{objections}],\"approved\":{approved},\
             \"corrections\":[],\"version\":1}}",
            text(meeting)
        );
        format!("CREATE minutes:`{meeting}` CONTENT {{ content: '{json}', version: 1 }};")
    };
    [
        record(4, "versandt", "", "null"),
        record(8, "entwurf", "", "null"),
        record(9, "einwendungen", objection, "null"),
        record(5, "genehmigt", "", "{\"meeting\":6,\"date\":\"2020-06-18\"}"),
    ]
    .concat()
}

/// Three meetings under way: one counts by hand and has everything that can be noted, one asks nothing, one takes votes.
async fn meetings_under_way(site: &Site) {
    let office = site.sign_in(Who::Secretariat).await;
    let send = async |path: String, fields: &[(&str, &str)]| {
        let answer = site.post(&office, &path, fields).await;
        assert_eq!(answer.status.as_u16(), 303, "{path}: {}", answer.text);
        assert!(!answer.location().contains("geht-nicht"), "{path}");
    };
    for number in [10, 11, 12] {
        let item = format!("probe-{number}");
        let meeting = format!("/sitzungen/{number}");
        send(format!("{meeting}/punkte"), &[("title", "Probe"), ("token", &item)]).await;
        let names = [("chair", "Vorsitz"), ("minute_taker", "Protokoll")];
        send(format!("{meeting}/live"), &names).await;
        let mut seats = Vec::new();
        for code in ["ORG01", "ORG02", "ORG03", "ORG04", "ORG05", "ORG06", "ORG07"] {
            seats.extend([("organisation", code), ("seating", "von-beginn"), ("person", "Erika")]);
        }
        send(format!("{meeting}/live/anwesenheit"), &seats).await;
        let call = [("schritt", "aufrufen"), ("punkt", item.as_str())];
        send(format!("{meeting}/live/schritt"), &call).await;
        if number == 11 {
            continue;
        }
        let poll = format!("offen-{number}");
        let amendment = [
            ("token", "antrag"),
            ("punkt", item.as_str()),
            ("amends", "ORG03"),
            ("amendment_text", "Probe"),
        ];
        send(format!("{meeting}/live/aenderungen"), &amendment).await;
        let recusal = [("punkt", item.as_str()), ("recused", "ORG07"), ("reason", "Probe")];
        send(format!("{meeting}/live/mitwirkung"), &recusal).await;
        let poll = [
            ("token", poll.as_str()),
            ("punkt", item.as_str()),
            ("question", "Probe?"),
            ("method", "offen"),
            ("matter", "sachbeschluss"),
            ("by_hand", if number == 10 { "ja" } else { "nein" }),
        ];
        send(format!("{meeting}/abstimmungen"), &poll).await;
    }
}

/// A paper with a file that the organisation of the first member is asked to co-sign.
fn paper(number: &str, state: PaperState) -> String {
    let text = |text: &str| text.to_owned();
    let paper = Paper {
        number: PaperNumber::parse(number).expect("a number"),
        text: PaperText {
            title: text("Probe"),
            lead: text("MW"),
            proposed_resolution: text("Probe"),
            facts: text("Probe"),
            reasoning: text("Probe"),
            financial_impact: text("keine"),
            indicator_impact: String::new(),
        },
        indicators: Vec::new(),
        frozen: None,
        files: vec![PaperFile {
            id: PaperFileId::parse("probe").expect("a key"),
            title: text("Probe"),
            tier: Tier::Council,
        }],
        co_signatures: vec![CoSignature {
            organisation: OrganisationCode::parse("ORG02").expect("a key"),
            answer: CoSigned::Asked,
        }],
        state,
        replaces: None,
        tier: Tier::Council,
        date: "1999-01-01".parse().expect("a day"),
        version: 1,
    };
    let content = serde_json::to_string(&paper).expect("written");
    let content = serde_json::to_string(&content).expect("a text");
    format!("CREATE paper:`{number}` CONTENT {{ content: {content}, version: 1 }}")
}

/// What the pages that were looked at send where.
#[derive(Default)]
struct Seen(BTreeMap<&'static str, BTreeSet<String>>);

impl Seen {
    fn note(&mut self, page: &str) {
        for form in forms(page) {
            let action = form.action.strip_prefix("/en").unwrap_or(&form.action);
            let fits = |route: &str| {
                let (own, sent) = (route.split('/'), action.split('/'));
                own.clone().count() == sent.clone().count()
                    && own.zip(sent).all(|(own, sent)| own.starts_with('{') || own == sent)
            };
            // A word in the table goes before a parameter.
            let found = FORMS.iter().map(|sent| sent.route).filter(|route| fits(route));
            let found = found.min_by_key(|route| route.matches('{').count());
            let route = found.unwrap_or_else(|| panic!("no line for the form to {action}"));
            self.0.entry(route).or_default().extend(form.fields);
        }
    }
}

/// A round through the product with an eye on every page and its forms.
struct Tour<'a> {
    site: &'a Site,
    judge: &'a mut Judge,
    seen: &'a mut Seen,
}

impl Tour<'_> {
    fn look(&mut self, what: &str, answer: &Answer) {
        self.judge.look(what, answer);
        self.seen.note(&answer.text);
    }

    /// Every page, as whoever may open some of them.
    async fn pages(&mut self) {
        for who in
            [Who::Anonymous, Who::Member, Who::Guest, Who::Planner, Who::Secretariat, Who::Admin]
        {
            // Two sessions, so that one can be ended from the other.
            self.site.sign_in(who).await;
            let cookie = self.site.sign_in(who).await;
            for route in list().iter().filter(|route| !route.writes) {
                let own = FORMS.iter().find(|sent| sent.route == route.path).map(|sent| sent.path);
                let path = match route.path {
                    "/import/{id}" => "/import/probe",
                    "/massnahmen/{slug}" => "/massnahmen/digitalhub",
                    "/beschluesse/{nr}" => "/beschluesse/7-1-1",
                    "/umlaufverfahren/{nr}" => "/umlaufverfahren/U-2999-01",
                    // Looked at with what can be answered there.
                    "/feststellungen/{id}" => "/feststellungen/papierantrag",
                    "/verwaltung/postausgang/{id}" => "/verwaltung/postausgang/brief",
                    _ => own.unwrap_or_else(|| address(route)),
                };
                self.look(path, &self.site.get(&cookie, path).await);
            }
        }
        self.look("", &self.site.get("faktor=schritt-1", "/anmelden/faktor").await);
    }

    /// Pages that answer a form: a value in the place of another, a mandate that would end, what is checked before it counts.
    async fn answers(&mut self) {
        let planner = self.site.sign_in(Who::Planner).await;
        let path = "/indikatoren/BG-04/wert";
        let page = self.site.get(&planner, path).await;
        let fields = [
            ("period", "2018"),
            ("value", "8"),
            ("vintage", "2021"),
            ("evidence", "illustrative"),
            ("version", &hidden(&page.text, "version")),
            ("token", "0198ab"),
        ];
        self.look(path, &self.site.post(&planner, path, &fields).await);
        let path = "/import/probe2";
        self.look(path, &self.site.get(&planner, path).await);
        let path = "/vorlagen/SR-1999-001";
        self.look(path, &self.site.get(&planner, path).await);
        let member = self.site.sign_in(Who::Member).await;
        let path = "/vorlagen/SR-1999-002";
        self.look(path, &self.site.get(&member, path).await);
        let office = self.site.sign_in(Who::Secretariat).await;
        let path = "/umlaufverfahren";
        let fields =
            [("title", "Probe"), ("text", "Probe"), ("urgency", "Eilt."), ("token", "0198ab")];
        self.look(path, &self.site.post(&office, path, &fields).await);
        let path = "/verwaltung/personen/demo-mitglied/mandate/demo-mitglied";
        let fields = [("from", "28.02.2019"), ("to", "01.03.2019"), ("version", "1")];
        self.look(path, &self.site.post(&office, path, &fields).await);
        let member = self.site.sign_in(Who::Member).await;
        let path = "/bewertungen/R7/digitalhub";
        self.site.post(&member, &format!("{path}/entwurf"), &[("C1", "1")]).await;
        self.look(path, &self.site.get(&member, &format!("{path}/pruefen")).await);
    }

    /// A form as often as there are texts for its fields.
    async fn send(&mut self, sent: &Sent, provider: &Provider, packs: &[Packs]) {
        let cookie = match sent.route {
            "/anmelden/faktor" => "faktor=schritt-1".to_owned(),
            _ => self.site.sign_in(sent.who).await,
        };
        let rounds = packs.iter().map(Vec::len).max().unwrap_or(1);
        for round in 0..2 * rounds {
            let texts = packs.iter().map(|packs| packs[round % packs.len()].as_str());
            let mut fields: Vec<_> = sent.names().zip(texts).collect();
            // Then with what the product had put there replaced as well.
            if round < rounds {
                fields.splice(..sent.fixed.len(), sent.fixed.iter().copied());
            }
            let mut answer = self.site.post(&cookie, sent.path, &fields).await;
            if let Some(there) = answer.header("refresh").strip_prefix("0; url=") {
                // The provider's own address; its parts are another thing each time.
                assert!(there.starts_with(&provider.issuer), "{there}");
                answer.text = answer.text.replace(&there.replace('&', "&amp;"), "/");
            }
            self.look(sent.route, &answer);
        }
    }
}

/// Texts for one field, as many at a time as it is sent.
type Packs = Vec<String>;

/// Sends every form with the texts for its fields, by line and field, and looks at all pages before and after.
async fn everything(judge: &mut Judge, seen: &mut Seen, texts: &[Vec<Packs>]) {
    let provider = Provider::start().await;
    let site = prepared(&provider).await;
    let mut tour = Tour { site: &site, judge, seen };
    tour.pages().await;
    tour.answers().await;
    for (sent, packs) in FORMS.iter().zip(texts) {
        if sent.route == "/einrichtung/{token}" {
            tour.pages().await;
            site.state.store.tamper("DELETE account").await.expect("taken");
            tour.look(sent.path, &site.get("", sent.path).await);
        }
        tour.send(sent, &provider, packs).await;
    }
}

#[test]
fn every_form_has_a_line() {
    let routes: BTreeSet<_> = list().iter().filter(|r| r.writes).map(|r| r.path).collect();
    let lines: BTreeSet<_> = FORMS.iter().map(|sent| sent.route).collect();
    assert_eq!(lines, routes);
    assert_eq!(lines.len(), FORMS.len(), "one line each");
}

#[test]
fn no_text_of_any_form_becomes_markup() {
    run(async {
        let (mut judge, mut seen) = (Judge::new(), Seen::default());
        let (mut all, mut typed) = (Vec::new(), Vec::new());
        let (mut hostile, mut plain) = (Vec::new(), Vec::new());
        for sent in FORMS {
            let (mut hostile_fields, mut plain_fields) = (Vec::new(), Vec::new());
            for name in sent.names() {
                let size =
                    sent.typed.iter().find(|(typed, _)| *typed == name).map(|(_, size)| *size);
                // The text of a post is Markdown: what stands in a block of code is shown as it is. What Markdown itself
                // could be made to do is tried with the discussions.
                let shape = |packs: Packs| match name {
                    "post" => packs.iter().map(|pack| format!("~~~~\n{pack}\n~~~~")).collect(),
                    _ => packs,
                };
                let room = |size: Option<usize>| match name {
                    "post" => size.unwrap_or(LONG) - 10,
                    _ => size.unwrap_or(LONG),
                };
                let texts = payloads_from(all.len());
                if size.is_some() {
                    typed.push((sent.route, name, all.len()..all.len() + texts.len()));
                }
                hostile_fields.push(shape(packed(&texts, room(size))));
                plain_fields.push(shape(packed(&harmless(texts.len() * 2), room(size))));
                all.extend(texts);
            }
            hostile.push(hostile_fields);
            plain.push(plain_fields);
        }
        everything(&mut judge, &mut seen, &plain).await;
        judge.expect(&all);
        everything(&mut judge, &mut seen, &hostile).await;
        judge.verdict();
        let mut wrong = Vec::new();
        for (route, name, marks) in typed {
            let missing = marks.filter(|mark| !judge.shown.contains(mark)).count();
            if missing > 0 {
                wrong.push(format!("{route}: {name} does not come back, {missing} times"));
            }
        }
        for sent in FORMS {
            let page = AUTOSAVE.iter().find(|(kept, _)| *kept == sent.route);
            let route = page.map_or(sent.route, |(_, page)| *page);
            let shown = seen.0.get(route).cloned().unwrap_or_default();
            let own: BTreeSet<_> = sent.names().map(ToOwned::to_owned).collect();
            let different: Vec<_> = own.symmetric_difference(&shown).collect();
            if !different.is_empty() {
                wrong.push(format!("{}: line and pages differ in {different:?}", sent.route));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}
