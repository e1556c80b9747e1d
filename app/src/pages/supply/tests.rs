use super::form::{Candidate, Data};
use super::list::{self, Filter};
use super::{Names, form, panel};
use crate::ctx::Ctx;
use crate::form::Form;
use crate::pages::indicators::fixture::{catalogue, ctx, day, record};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::council::Organisation;
use domain::error::{FieldErrors, Problem};
use domain::indicator::supply::{Supply, SupplyForm};
use domain::key::{AccountId, IndicatorCode, OrganisationCode};
use domain::source::Evidence;
use leptos::prelude::*;

const BIRD: &str = "Erika <Kanarienvogel>";

fn account() -> AccountId {
    AccountId::parse("erika").expect("a key")
}

fn supply() -> Supply {
    Supply {
        account: Some(account()),
        organisation: OrganisationCode::parse("ORG04").ok(),
        contact: "Referat <Goldfink>".to_owned(),
        delay_months: 6,
        evidence: Evidence::Illustrative,
        note: "Annahme".to_owned(),
        version: 3,
        ..Supply::empty(IndicatorCode::parse("BG-04").expect("a key"))
    }
}

fn known(supply: Option<Supply>) -> Catalogue {
    let mut catalogue = catalogue(&record());
    let code = OrganisationCode::parse("ORG04").expect("a key");
    let organisation = Organisation {
        code: code.clone(),
        name: "Innovationszentrum Niedersachsen".to_owned(),
        short: "IZ".to_owned(),
        kind: "Verband".to_owned(),
        has_vote: true,
        two_persons: false,
        confirmed: true,
        version: 1,
    };
    catalogue.organisations.insert(code, organisation);
    catalogue.supplies.extend(supply.map(|supply| (supply.indicator.clone(), supply)));
    catalogue
}

fn names() -> Names {
    Names::from([(account(), BIRD.to_owned())])
}

fn calendar(ctx: &Ctx, catalogue: &Catalogue, names: &Names, filter: &Filter) -> String {
    let page = Owner::new().with(|| list::page(ctx, catalogue, names, filter).body.to_html());
    page.replace('\u{a0}', " ")
}

#[test]
fn the_calendar_tells_what_is_due_when_and_from_whom() {
    // The newest value is of 31.12.2024: the first half of 2025 was due at its end in six months.
    let html =
        calendar(&ctx(Some(Role::Planner)), &known(Some(supply())), &names(), &Filter::default());
    for text in [
        "Überfällig</h2>",
        "1. Halbjahr 2025",
        "30.12.2025",
        "seit 183 Tagen überfällig",
        "nach üblichem Abstand",
        "Erika &lt;Kanarienvogel&gt;, IZ",
        "Referat &lt;Goldfink&gt;",
        "63,38 %",
        "18 Monate alt, veraltet: 2 Lieferungen fehlen",
        "Beispielwert",
        "/indikatoren/BG-04/lieferung",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    assert!(!html.contains("Ohne Termin</h2>") && !html.contains("style="));
    assert!(!html.contains("gefährdet") && !html.contains("verfehlt"), "it is no verdict");
}

#[test]
fn the_groups_follow_the_day() {
    let mut supply = supply();
    supply.delay_months = 12;
    for (today, group, state) in [
        ("2026-05-01", "Später", "noch nicht fällig"),
        ("2026-06-01", "In den nächsten 30 Tagen", "fällig in 29 Tagen"),
        ("2026-06-29", "In den nächsten 30 Tagen", "morgen fällig"),
        ("2026-06-30", "In den nächsten 30 Tagen", "heute fällig"),
        ("2026-07-01", "Überfällig", "seit gestern überfällig"),
    ] {
        let ctx = Ctx { today: day(today), ..ctx(None) };
        let html = calendar(&ctx, &known(Some(supply.clone())), &Names::new(), &Filter::default());
        assert!(html.contains(&format!("{group}</h2>")), "{today}: {group}");
        assert!(html.contains(state), "{today}: {state}");
    }
}

#[test]
fn visitors_see_the_organisation_and_no_person() {
    let catalogue = known(Some(supply()));
    let html = calendar(&ctx(None), &catalogue, &Names::new(), &Filter::default());
    assert!(html.contains(">IZ") || html.contains("IZ</"), "{html}");
    for secret in ["Kanarienvogel", "Goldfink", "erika", "/lieferung"] {
        assert!(!html.contains(secret), "{secret}");
    }
    let record = record();
    let html = Owner::new()
        .with(|| panel::next_value(&ctx(None), &catalogue, &record, &Names::new()).to_html());
    assert!(html.contains("Nächster Wert") && html.contains("IZ"));
    assert!(!html.contains("Kanarienvogel") && !html.contains("Lieferung ändern"));
}

#[test]
fn an_indicator_without_a_supply_has_its_rhythm_and_nobody_in_charge() {
    let html = calendar(&ctx(None), &known(None), &Names::new(), &Filter::default());
    assert!(html.contains("niemand") && html.contains("30.06.2025"), "{html}");
}

#[test]
fn the_choice_of_who_is_in_charge_narrows_the_list() {
    let catalogue = known(Some(supply()));
    let shown = |owner: &str| {
        let filter = Filter { owner: list::Owner::from_query(owner), field: None };
        calendar(&ctx(None), &catalogue, &Names::new(), &filter)
    };
    assert!(shown("ORG04").contains("1 von 1 Indikatoren"));
    assert!(shown("ORG04").contains("value=\"ORG04\" selected"));
    for other in ["ORG05", "ohne"] {
        let html = shown(other);
        assert!(html.contains("Zu dieser Auswahl gibt es keinen Indikator"), "{other}");
        assert!(html.contains("href=\"/lieferkalender\""), "a way back");
    }
    assert!(shown("a'b").contains("1 von 1 Indikatoren"), "what is no code asks for all");
}

fn candidates() -> Vec<Candidate> {
    vec![Candidate { id: account(), name: BIRD.to_owned(), organisation: "IZ".to_owned() }]
}

#[test]
fn errors_lead_to_their_fields_and_keep_what_was_typed() {
    let record = record();
    let values = SupplyForm {
        releases: "</textarea><script>alert(1)</script>".to_owned(),
        contact: "\"><script>".to_owned(),
        ..SupplyForm::of(&supply())
    };
    let errors = FieldErrors::one("releases", Problem::ReleaseLine { line: 1 });
    let form = Form { errors, ..Form::edit(values, 3) };
    let candidates = candidates();
    let data = Data { indicator: &record.indicator, candidates: &candidates, form: &form };
    let page = Owner::new().with(|| {
        let page = form::page(&ctx(Some(Role::Planner)), &known(Some(supply())), &data);
        (page.title, page.body.to_html())
    });
    assert!(page.0.starts_with("Fehler: Lieferung: "), "{}", page.0);
    assert!(page.1.contains("href=\"#f-releases\"") && page.1.contains("Zeile 1 ist kein Termin"));
    assert!(page.1.contains("&lt;/textarea&gt;&lt;script&gt;") && !page.1.contains("<script>"));
    assert!(page.1.contains("name=\"version\" value=\"3\""));
    assert!(page.1.contains("value=\"erika\" selected"));
    assert!(page.1.contains("wie beim Indikator: halbjährlich"));
}

#[test]
fn a_conflict_shows_both_and_offers_the_newer_version() {
    let record = record();
    let stored = Supply { contact: "Referat 43".to_owned(), version: 4, ..supply() };
    let form = Form::edit(SupplyForm::of(&supply()), stored.version);
    let candidates = candidates();
    let data = Data { indicator: &record.indicator, candidates: &candidates, form: &form };
    let html = Owner::new().with(|| {
        let ctx = ctx(Some(Role::Planner));
        form::conflict(&ctx, &known(Some(stored.clone())), &data, &stored).body.to_html()
    });
    assert!(html.contains("Referat &lt;Goldfink&gt;") && html.contains("Referat 43"));
    assert!(html.contains("name=\"version\" value=\"4\""));
}
