use domain::number::Language;
use leptos::prelude::*;

/// How many characters a text has: „66 von 2.000 Zeichen".
#[island]
pub fn CharCount(
    /// Identifier of the text area.
    field_id: String,
    /// Language of the numbers.
    language: Language,
    /// Shown before anything is counted, and without script.
    initial: String,
    /// The sentence with [`MARK`](super::MARK) in the place of the count.
    template: String,
) -> impl IntoView {
    let id = format!("n-{field_id}");
    #[cfg(feature = "hydrate")]
    {
        let id = id.clone();
        super::browser::follow_text(&field_id, move |value| {
            let count = f64::from(super::browser::characters(value.trim()));
            let count = domain::number::format_number(count, 0, language);
            super::browser::say(&id, &template.replace(super::MARK, &count));
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (field_id, language, template);
    view! { <p class="wk-small wk-muted" id=id>{initial}</p> }
}
