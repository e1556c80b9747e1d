//! What members meet: the document around a page, the rating from list to receipt, sign-in, errors, the journal.
#![cfg(feature = "ssr")]

use app::ctx::{Assets, Ctx, Theme};
use app::form::Form;
use app::pages::error::ErrorKind;
use app::pages::evaluations::{self, Before, MyState};
use app::pages::sign_in::{DemoAccount, SignIn};
use app::pages::{Page, changes, error, experience, legal, meetings, sign_in};
use app::shell;
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use domain::actor::{Account, Actor, Role};
use domain::catalogue::{Catalogue, MeasureRecord};
use domain::error::{FieldErrors, Problem};
use domain::evaluation::command::{ExperienceForm, RatingForm};
use domain::evaluation::criteria::CriteriaSet;
use domain::evaluation::{Criterion, Rating, Round, RoundState, Setup, Statement};
use domain::face::Section;
use domain::journal::{Act, Change, Entry, SubjectKind};
use domain::key::{AccountId, CriterionCode, MeasureSlug, OrganisationCode, RoundCode, SetCode};
use domain::measure::Measure;
use domain::measure::state::State;
use domain::number::Language;
use domain::policy::Denied;
use domain::source::{Bilingual, Evidence};
use domain::tier::Tier;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

fn words(de: &str) -> Bilingual {
    Bilingual { de: de.into(), en: String::new() }
}

fn ctx(actor: Actor) -> Ctx {
    Ctx {
        language: Language::De,
        path: "/bewertungen".into(),
        query: String::new(),
        actor,
        sections: Section::ALL.to_vec(),
        today: day("2019-11-05"),
        clock: |at| (at + TimeDelta::hours(1)).naive_utc(),
        theme: Theme::System,
        demo: true,
        assets: Arc::new(Assets { css: "wk.1a2b3c4d.css".into(), wasm_stem: "wk-1a2b3c4d".into() }),
    }
}

fn member() -> Actor {
    Actor::Account(Account {
        id: AccountId::parse("m").expect("a key"),
        name: "Demo-Mitglied IHKN".into(),
        email: "mitglied@demo.example".into(),
        mandate: None,
        role: Role::Member,
        organisation: OrganisationCode::parse("ORG02").expect("a code"),
        organisation_name: "IHK Niedersachsen".into(),
        has_vote: true,
    })
}

fn slug() -> MeasureSlug {
    MeasureSlug::parse("digitalbonus").expect("a slug")
}

fn measure() -> Measure {
    Measure {
        slug: slug(),
        name: words("Digitalbonus"),
        short: "Digitalbonus".into(),
        summary: words("Zuschuss für kleine und mittlere Unternehmen."),
        description: String::new(),
        lead: "MW".into(),
        state: State::Running,
        start: None,
        end: None,
        predecessor: None,
        sources: Vec::new(),
        evidence: Evidence::Read,
        note: String::new(),
        tier: Tier::Public,
        version: 1,
    }
}

fn round() -> Round {
    Round {
        code: RoundCode::parse("R5").expect("a code"),
        title: words("Runde zur 5. Sitzung"),
        meeting: Some(5),
        measures: vec![slug()],
        opens: day("2019-10-24"),
        closes: day("2019-11-14"),
        evidence: Evidence::Illustrative,
        state: RoundState::Open,
        setup: Setup::default(),
        version: 1,
    }
}

fn catalogue() -> Catalogue {
    let criteria = [("C1", "Bekanntheit"), ("C2", "Aufwand")].map(|(code, name)| Criterion {
        code: CriterionCode::parse(code).expect("a code"),
        name: words(name),
        short: words(name),
        low: words("gering"),
        high: words("hoch"),
    });
    let record = MeasureRecord {
        measure: measure(),
        terms: vec![],
        milestones: vec![],
        contributions: vec![],
    };
    Catalogue {
        criteria: vec![CriteriaSet {
            code: SetCode::first(),
            position: 1,
            name: words("Kriterien"),
            source: String::new(),
            effect: None,
            criteria: criteria.to_vec(),
        }],
        rounds: BTreeMap::from([(round().code, round())]),
        measures: BTreeMap::from([(slug(), Arc::new(record))]),
        ..Catalogue::default()
    }
}

fn filled() -> RatingForm {
    RatingForm {
        comment: "</textarea><script>alert(1)</script>".into(),
        scores: BTreeMap::from([("C1".into(), "4".into()), ("C2".into(), "k".into())]),
        stance: "conditional".into(),
        ..RatingForm::default()
    }
}

/// The text of a page as a reader sees it, markers of the renderer and no-break spaces aside.
fn html(page: impl FnOnce() -> Page) -> String {
    plain(&Owner::new().with(|| page().body.to_html()))
}

fn plain(html: &str) -> String {
    html.replace("<!>", "").replace('\u{a0}', " ")
}

fn assert_holds(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part:?} is missing in:\n{html}");
    }
}

#[test]
fn the_document_names_page_language_and_person() {
    let document = |ctx: Ctx| {
        Owner::new().with(|| {
            let page = changes::page(&ctx, &[], 1, false);
            plain(&shell::document(&ctx, page).to_html())
        })
    };
    let german = document(ctx(member()));
    assert_holds(
        &german,
        &[
            "<html lang=\"de\">",
            "<title>Änderungen – Wirkungskompass</title>",
            "Demonstration – kein amtliches Angebot. Enthält Beispielwerte.",
            "<b>Demo-Mitglied IHKN</b>Mitglied, IHK Niedersachsen",
            "action=\"/abmelden\"",
            "id=\"s-ok\"",
            "href=\"/en/bewertungen\"",
        ],
    );
    assert!(!german.contains("style="), "inline style in:\n{german}");
    let english = Ctx {
        language: Language::En,
        query: "seite=2".into(),
        theme: Theme::Dark,
        demo: false,
        ..ctx(Actor::Anonymous)
    };
    let english = document(english);
    assert_holds(
        &english,
        &[
            "<html lang=\"en\" data-kern-theme=\"dark\">",
            "href=\"/en/anmelden?ziel=/en/bewertungen%3Fseite%3D2\"",
            "value=\"/en/bewertungen?seite=2\"",
        ],
    );
    assert!(!english.contains("wk-demo"));
}

#[test]
fn islands_come_with_their_script() {
    let ctx = ctx(member());
    let html = Owner::new().with(|| {
        let form = Form::edit(RatingForm::default(), 0);
        let page =
            evaluations::form(&ctx, &catalogue(), &round(), &measure(), &form, Before::default());
        shell::document(&ctx, page).to_html()
    });
    assert_holds(&html, &["/pkg/wk-1a2b3c4d.js", "/pkg/wk-1a2b3c4d_bg.wasm", "<leptos-island"]);
}

#[test]
fn the_list_offers_one_button_per_open_measure() {
    let open = html(|| evaluations::list(&ctx(member()), &catalogue(), &[]));
    assert_holds(
        &open,
        &[
            "Sie haben eine offene Bewertung.",
            "noch 9 Tage, bis 14.11.2019, 24:00 Uhr",
            "href=\"/bewertungen/R5/digitalbonus\" class=\"wk-btn wk-btn--primary wk-btn--block\">Jetzt bewerten",
            "Sie bewerten für: IHK Niedersachsen.",
            "Beispielwert",
        ],
    );
    let given = [(round().code, slug(), MyState::Given(Some(at("2019-11-05T08:44:00Z"))))];
    let given = html(|| evaluations::list(&ctx(member()), &catalogue(), &given));
    assert_holds(
        &given,
        &["Sie haben alles erledigt.", "Abgegeben am 05.11.2019, 09:44 Uhr", "Bewertung ändern"],
    );
    let visitor = html(|| evaluations::list(&ctx(Actor::Anonymous), &catalogue(), &[]));
    assert_holds(&visitor, &["Eine Bewertungsrunde läuft bis", "/anmelden?ziel=/bewertungen"]);
    assert!(!visitor.contains("Jetzt bewerten"));
}

#[test]
fn a_missing_answer_is_named_and_nothing_typed_is_lost() {
    let mut form = Form::edit(filled(), 3);
    form.errors = FieldErrors::one("C2", Problem::Required);
    let ctx = ctx(member());
    let page =
        || evaluations::form(&ctx, &catalogue(), &round(), &measure(), &form, Before::default());
    assert_eq!(Owner::new().with(page).title, "Fehler: Digitalbonus bewerten");
    let html = html(page);
    assert_holds(
        &html,
        &[
            "href=\"#f-C2\">Aufwand: Bitte wählen Sie einen der angebotenen Werte.",
            "id=\"e-C2\"",
            "name=\"C1\" value=\"4\" checked",
            "name=\"version\" value=\"3\"",
            "&lt;/textarea&gt;&lt;script&gt;",
            "höchstens 2.000 Zeichen",
        ],
    );
    assert!(!html.contains("<script>alert"));
}

#[test]
fn what_the_check_shows_is_what_it_sends() {
    let form = Form::edit(filled(), 3);
    let html = html(|| {
        evaluations::review(&ctx(member()), &catalogue(), &round(), &measure(), &form, false)
    });
    assert_holds(
        &html,
        &[
            "<b>4</b> von 5",
            "nicht beurteilt",
            "href=\"/bewertungen/R5/digitalbonus#f-C2\"",
            "action=\"/bewertungen/R5/digitalbonus/abgeben\"",
            "type=\"hidden\" name=\"C2\" value=\"k\"",
            "Bewertung abgeben",
        ],
    );
    assert!(!html.contains("<script>alert"));
}

#[test]
fn the_receipt_says_when_for_whom_and_until_when() {
    let rating = Rating {
        round: round().code,
        measure: slug(),
        organisation: OrganisationCode::parse("ORG02").expect("a code"),
        scores: vec![],
        comment: String::new(),
        statement: Statement::default(),
        evidence: Evidence::Read,
        at: Some(at("2019-11-10T08:44:00Z")),
        version: 1,
    };
    let receipt = html(|| {
        evaluations::receipt(&ctx(member()), &catalogue(), &round(), &measure(), &rating, false)
    });
    assert_holds(
        &receipt,
        &["Bewertung eingegangen", "10.11.2019, 09:44 Uhr", "bis 14.11.2019, 24:00 Uhr ändern"],
    );
    let mut later = ctx(member());
    later.today = round().closes + Days::new(1);
    let closed =
        html(|| evaluations::closed(&later, &catalogue(), &round(), &measure(), Some(&rating)));
    assert_holds(&closed, &["Die Frist ist abgelaufen", "Seit 15.11.2019 nur noch lesbar."]);
}

#[test]
fn an_experience_stays_in_the_council_unless_said_otherwise() {
    let form = Form::new(ExperienceForm::default(), "t1".into());
    let html = html(|| experience::form(&ctx(member()), &catalogue(), &measure(), None, &form));
    assert_holds(
        &html,
        &["name=\"visibility\" value=\"rat\" checked", "name=\"token\" value=\"t1\"", "Hürde"],
    );
}

#[test]
fn a_failed_sign_in_keeps_the_address_and_says_nothing_else() {
    let shown = SignIn {
        notice: String::new(),
        provider: Some("Landesanmeldung".to_owned()),
        email: "wer\"@demo.example".into(),
        target: "/bewertungen".into(),
        failed: true,
        demo_accounts: vec![DemoAccount {
            email: "mitglied@demo.example".into(),
            name: "Demo-Mitglied IHKN".into(),
            role: Role::Member,
            organisation: "IHKN".into(),
        }],
        demo_password: None,
    };
    let html = html(|| sign_in::page(&ctx(Actor::Anonymous), &shown));
    assert_holds(
        &html,
        &[
            "value=\"wer&quot;@demo.example\"",
            "autocomplete=\"current-password\"",
            "name=\"demo\" value=\"1\"",
            "Mitglied, IHKN",
        ],
    );
}

#[test]
fn every_error_page_has_a_way_on() {
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::Forbidden(Denied::SignIn),
        ErrorKind::Forbidden(Denied::Role),
        ErrorKind::Conflict,
        ErrorKind::TooLarge,
        ErrorKind::Unavailable,
        ErrorKind::Busy,
        ErrorKind::Internal("0193".into()),
    ];
    for kind in kinds {
        let html = html(|| error::page(&ctx(Actor::Anonymous), &kind));
        assert_holds(&html, &["wk-btn--primary", "href=\"/massnahmen\""]);
    }
    let sign_in =
        html(|| error::page(&ctx(Actor::Anonymous), &ErrorKind::Forbidden(Denied::SignIn)));
    assert_holds(&sign_in, &["href=\"/anmelden?ziel=/bewertungen\""]);
}

#[test]
fn visitors_read_organisations_where_members_read_names() {
    let entry = Entry {
        at: at("2019-11-05T08:44:00Z"),
        who: Some("Demo-Planung".into()),
        organisation: Some("Innovationszentrum".into()),
        act: Act::MeasureMoved,
        subject: SubjectKind::Measure,
        key: "digitalbonus".into(),
        title: "Digitalbonus".into(),
        changes: Change::between("state", "adopted", "running").into_iter().collect(),
        reason: "Start der Förderung".into(),
    };
    let page = |actor| html(|| changes::page(&ctx(actor), std::slice::from_ref(&entry), 1, true));
    let named = page(member());
    assert_holds(
        &named,
        &[
            "05.11.2019, 09:44 Uhr",
            "Demo-Planung, Innovationszentrum",
            "href=\"/massnahmen/digitalbonus\"",
            "<del>beschlossen</del>",
            "<ins>läuft</ins>",
            "Grund: Start der Förderung",
            "href=\"/aenderungen?seite=2\"",
        ],
    );
    assert!(!page(Actor::Anonymous).contains("Demo-Planung"));
}

#[test]
fn legal_pages_and_meetings_say_what_they_are() {
    let ctx = ctx(Actor::Anonymous);
    for page in [legal::imprint, legal::privacy, legal::accessibility, legal::licences] {
        assert_holds(&html(|| page(&ctx)), &["Text der Demonstration"]);
    }
    assert_holds(
        &html(|| legal::accessibility(&ctx)),
        &["teilweise vereinbar", "Schlichtungsstelle", "Selbstbewertung"],
    );
    assert_holds(
        &html(|| meetings::page(&ctx, &catalogue())),
        &["Es ist noch keine Sitzung eingetragen."],
    );
}
