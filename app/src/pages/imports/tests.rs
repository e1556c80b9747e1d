use super::{
    AreaRow, Choice, Columns, ColumnsForm, Draft, Ended, List, SeriesRow, UploadForm, Work,
};
use crate::ctx::Ctx;
use crate::pages::Page;
use crate::pages::indicators::fixture::{catalogue, ctx, day, observation, record};
use domain::actor::Role;
use domain::catalogue::Catalogue;
use domain::error::{FieldErrors, Problem};
use domain::import::{Compared, Doubt, Import, ImportState, Incoming, Kind, Line, MeanBounds};
use domain::indicator::observation::{ObservationStatus, Qualifier};
use domain::key::{AccountId, AreaCode, ImportId, IndicatorCode, SourceCode};
use domain::period::Period;
use leptos::prelude::*;

const BIRD: &str = "<Goldammer>.csv";

fn planner() -> Ctx {
    ctx(Some(Role::Planner))
}

fn html(page: impl FnOnce() -> Page) -> String {
    Owner::new().with(|| page().body.to_html()).replace('\u{a0}', " ")
}

fn import(state: ImportState) -> Import {
    Import {
        id: ImportId::parse("0198ab01").expect("a key"),
        file: BIRD.to_owned(),
        digest: "0123456789abcdef".repeat(4),
        size: 12_345,
        source: SourceCode::parse("S051").expect("a key"),
        vintage: "2025-08".to_owned(),
        state,
        setup: String::new(),
        account: AccountId::parse("demo-planung").expect("a key"),
        who: "Demo-Maßnahmenplanung".to_owned(),
        day: day("2026-01-12"),
        accepted: (state == ImportState::Accepted).then(|| day("2026-01-12")),
        undone: None,
        values: 4,
        reason: String::new(),
        version: 1,
    }
}

fn line(area: &str, period: &str, value: f64, kind: Kind, doubts: Vec<Doubt>) -> Line {
    let held = (kind != Kind::New).then(|| Box::new(observation(area, period, 66.5)));
    let incoming = Incoming {
        place: format!("C{}", period.len()),
        indicator: IndicatorCode::parse("BG-04").expect("a key"),
        area: AreaCode::parse(area).expect("a key"),
        period: Period::parse(period).expect("a period"),
        value,
        qualifier: Qualifier::Exact,
        status: ObservationStatus::Normal,
        denominator: None,
        doubts: Vec::new(),
    };
    Line { incoming, kind, held, doubts }
}

fn compared() -> Compared {
    let bounds = MeanBounds { lowest: 3.62, highest: 4.4 };
    Compared {
        lines: vec![
            line("DE-NI", "2025-06-30", 66.9, Kind::Changed, Vec::new()),
            line("DE", "2025-06-30", 41.2, Kind::Beside, vec![Doubt::OtherSource]),
            line(
                "DE-NI",
                "2025-12-31",
                90.0,
                Kind::New,
                vec![
                    Doubt::Jump { change: 23.5, usual: 9.38 },
                    Doubt::ReversedScale { mean: 2.9, bounds },
                ],
            ),
            line("DE-NI", "2024", 63.38, Kind::Same, Vec::new()),
        ],
    }
}

fn series() -> Vec<SeriesRow> {
    let row = |key: &str, indicator: Option<&str>| SeriesRow {
        key: key.to_owned(),
        values: 32,
        areas: 16,
        span: Some(("2018".to_owned(), "2025".to_owned())),
        indicator: indicator.map(|code| IndicatorCode::parse(code).expect("a key")),
    };
    vec![row("Haushalte · Glasfaser [%]", Some("BG-04")), row("Haushalte · <Kabel> [%]", None)]
}

fn columns() -> Columns {
    let text = |text: &str| text.to_owned();
    Columns {
        sheets: Vec::new(),
        headings: vec![text("Land"), text("Stichtag"), text("Anteil in %")],
        rows: vec![
            (1, vec![text("Land"), text("Stichtag"), text("Anteil in %")]),
            (2, vec![text("Niedersachsen"), text("31.12.2024"), text("63,38")]),
        ],
        form: ColumnsForm {
            heading_row: text("1"),
            period: text("Stichtag"),
            area: text("Land"),
            values: vec![text("Anteil in %")],
            decimal: text("komma"),
            ..ColumnsForm::default()
        },
        errors: FieldErrors::default(),
        is_open: false,
    }
}

fn show(catalogue: &Catalogue, choice: &Choice, compared: &Compared) -> String {
    let (import, columns, series) = (import(ImportState::Open), columns(), series());
    let areas = [AreaRow { name: "Norden <Zeisig>".to_owned(), values: 2, area: None }];
    let problems = [("C7".to_owned(), "number_not_a_number")];
    html(|| {
        let draft = Draft {
            import: &import,
            kind: "csv",
            rows: 6,
            earlier: &[],
            columns: Some(&columns),
            series: &series,
            search: "",
            are_columns_remembered: true,
            is_remembered: true,
            problems: (&problems, 1),
            areas: &areas,
            fixed_area: None,
            without_area: 0,
            without_period: 0,
            compared,
            seen: "abc",
            choice,
            setback: None,
        };
        super::show(&planner(), catalogue, &draft)
    })
}

#[test]
fn the_preview_gives_old_new_and_difference_and_explains_every_doubt() {
    let page = show(&catalogue(&record()), &Choice::proposed(), &compared());
    for text in [
        "1 neu, 1 geändert, 1 neben einer anderen Quelle, 1 unverändert; bei 2 gibt es Zweifel.",
        "+0,4",
        "Ungewöhnliche Änderung: +23,50; bisher waren es höchstens 9,38.",
        "Skala vermutlich vertauscht: Die Anteile ergeben einen Mittelwert von 3,62 bis 4,40, gemeldet ist 2,9.",
        "Eine andere Quelle nennt den Wert auch",
        "Spalten und Reihen sind zugeordnet wie bei der letzten Datei dieser Quelle.",
        "Norden &lt;Zeisig&gt;",
        "Mit dieser Auswahl wird 1 Wert übernommen.",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(
        !page.contains("<Goldammer>") && !page.contains("<Zeisig>") && !page.contains("<Kabel>")
    );
}

#[test]
fn areas_can_be_left_out_and_what_was_chosen_is_kept_with_its_errors() {
    let mut choice = Choice::proposed();
    choice.areas = Some(["DE".to_owned()].into());
    choice.doubts = ["quelle".to_owned()].into();
    choice.errors.add("vermerk", Problem::Required);
    let page = show(&catalogue(&record()), &choice, &compared());
    assert!(page.contains("id=\"e-vermerk\""), "{page}");
    let ticked = |value: &str| {
        let of = ["gebiet", "zweifel"].map(|name| format!("name=\"{name}\" value=\"{value}\""));
        let at = of.iter().find_map(|mark| page.find(mark)).unwrap_or_else(|| panic!("{value}"));
        page[at..].split('>').next().is_some_and(|tag| tag.contains("checked"))
    };
    assert!(ticked("DE") && ticked("quelle") && !ticked("DE-NI") && !ticked("sprung"));
}

#[test]
fn a_contradiction_or_a_figure_with_other_causes_needs_a_note() {
    let known = catalogue(&record());
    let lines = compared().lines;
    let mut choice = Choice::proposed();
    assert!(!choice.asks_for_note(&known, &lines), "nothing doubtful is taken");
    choice.doubts = ["sprung".to_owned(), "skala".to_owned()].into();
    assert!(choice.asks_for_note(&known, &lines));
    let trap = domain::source::DataTrap {
        code: "T11".to_owned(),
        title: "Gegenläufige Ursache".to_owned(),
        text: String::new(),
        rule: String::new(),
        sources: Vec::new(),
        concerns: vec![domain::source::TrapScope {
            indicator: IndicatorCode::parse("BG-04").expect("a key"),
            area: None,
            from: None,
            to: None,
        }],
    };
    let known = Catalogue { traps: vec![trap], ..known };
    assert!(Choice::proposed().asks_for_note(&known, &lines), "T11: a comment is needed");
    assert!(show(&known, &Choice::proposed(), &compared()).contains("Gegenläufige Ursache"));
}

#[test]
fn a_file_that_nobody_assigned_shows_its_series_first() {
    let page = show(&catalogue(&record()), &Choice::proposed(), &Compared::default());
    assert!(page.contains("Noch ist keine Reihe einem Indikator zugeordnet."), "{page}");
}

#[test]
fn an_import_that_counts_can_be_taken_back_with_a_reason() {
    let (known, none) = (catalogue(&record()), FieldErrors::default());
    let ended = |state| {
        let import = import(state);
        let indicators = [(IndicatorCode::parse("BG-04").expect("a key"), 4)];
        html(|| {
            let ended = Ended {
                import: &import,
                indicators: &indicators,
                is_fresh: true,
                reason: "",
                errors: &none,
            };
            super::ended(&planner(), &known, &ended)
        })
    };
    let page = ended(ImportState::Accepted);
    for text in ["Ganzen Import zurücknehmen", "0123456789abcdef", "/import/0198ab01/datei"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    assert!(!ended(ImportState::Rejected).contains("Ganzen Import zurücknehmen"));
}

#[test]
fn a_long_file_tells_how_far_it_has_come() {
    let import = import(ImportState::Writing);
    let page =
        html(|| super::progress(&planner(), &import, Work::Writing { done: 5_000, total: 20_000 }));
    assert!(page.contains("5.000 von 20.000") && page.contains("value=\"25\""), "{page}");
}

#[test]
fn the_list_says_what_became_of_each_file() {
    let (known, form) = (catalogue(&record()), UploadForm::default());
    let imports = [import(ImportState::Accepted), import(ImportState::Rejected)];
    let page = html(|| {
        let list = List { imports: &imports, form: &form, page: 1, more: false, rejected: false };
        super::list(&planner(), &known, &list)
    });
    for text in ["übernommen", "verworfen", "type=\"file\"", "Veröffentlicht"] {
        assert!(page.contains(text), "{text}: {page}");
    }
}
