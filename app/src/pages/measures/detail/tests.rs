use super::*;
use crate::pages::measures::fixtures;
use domain::number::Language;

fn html(ctx: &Ctx, feedback: FeedbackView, ratings: usize) -> String {
    let catalogue = fixtures::catalogue();
    let record = fixtures::measure_record(&catalogue, "digitalbonus");
    let ratings = &fixtures::ratings()[..ratings];
    let form = Form::edit(MoveForm::default(), record.measure.version);
    let data = Data {
        record: &record,
        ratings,
        experiences: &fixtures::experiences(),
        register: &Register::default(),
        resolutions: &[],
        posts: 0,
        feedback,
        history: &fixtures::history(),
        move_form: &form,
        notice: Some("gespeichert"),
    };
    Owner::new().with(|| page(ctx, &catalogue, &data).body.to_html())
}

/// The text a reader sees, without tags and comments.
fn text(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out
}

#[test]
fn the_council_sees_answers_names_and_comments() {
    let text = text(&html(&fixtures::member(), FeedbackView::Named, 7));
    for expected in [
        "Die Maßnahme soll die Zahl der bewilligten Anträge erhöhen – erwarteter Beitrag: +2.000 \
         bis 31.12.2022, wirkt nach 6 Monaten, Beleg: mittel.",
        "Ein erwarteter Beitrag ist kein Nachweis einer Wirkung.",
        "Am niedrigsten: Aufwand, Mittel 2,4 bei 5 von 7.",
        "7 von 12 Organisationen haben geantwortet",
        "Der Weg schreckt ab.",
        "Erfahrung mitteilen",
        "Maßnahme gespeichert",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
}

#[test]
fn outside_the_council_nothing_points_to_an_organisation() {
    let html = html(&fixtures::visitor(Language::De), FeedbackView::Aggregated, 7);
    let text = text(&html);
    assert!(text.contains("2,4"), "means are shown");
    for hidden in
        ["ORG", "Verband 2", "Der Weg schreckt ab.", "Nur für uns.", "Bewertung abgegeben"]
    {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert!(!html.contains("class=\"u\""), "no single answers");
    assert!(!html.contains("<form"), "nothing to write");
}

#[test]
fn fewer_than_three_answers_stay_inside() {
    let text = text(&html(&fixtures::visitor(Language::De), FeedbackView::Aggregated, 2));
    assert!(text.contains("weniger als drei"), "{text}");
    assert!(!text.contains("Gesamturteil"), "{text}");
}

#[test]
fn planners_get_every_step_the_workflow_allows() {
    let html = html(&fixtures::planner(), FeedbackView::Named, 7);
    for step in ["in_evaluation", "completed", "discontinued"] {
        assert!(html.contains(&format!("value=\"{step}\"")), "{step}");
    }
    assert!(!html.contains("value=\"adopted\""));
    assert!(html.contains("action=\"/massnahmen/digitalbonus/stand\""));
}
