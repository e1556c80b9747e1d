//! Building blocks of pages: no knowledge of measures or indicators, only of the style sheet.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::error::FieldErrors;
use domain::indicator::status::Status;
use leptos::prelude::*;

/// An icon from the sprite, decoration beside a word.
pub fn icon(name: &'static str) -> impl IntoView {
    view! { <svg class="wk-icon" aria-hidden="true"><use href=name></use></svg> }
}

/// Word, shape and colour of a status.
pub fn status(ctx: &Ctx, status: Status) -> impl IntoView + use<> {
    let (symbol, suffix) = labels::status_mark(status);
    let word = labels::status(ctx, status);
    view! { <span class=format!("wk-status wk-status--{suffix}")>{icon(symbol)}{word}</span> }
}

/// The label that every invented or estimated figure carries.
pub fn example(ctx: &Ctx) -> impl IntoView + use<> {
    view! { <span class="wk-tag">{t!(ctx, "example")}</span> }
}

/// The label, where it applies.
pub fn example_if(ctx: &Ctx, is_example: bool) -> Option<impl IntoView + use<>> {
    is_example.then(|| example(ctx))
}

/// A breadcrumb: pairs of path and title; the last is the page itself.
pub fn breadcrumb(ctx: &Ctx, trail: Vec<(String, String)>, here: String) -> impl IntoView + use<> {
    let home = (ctx.href("/"), t!(ctx, "nav-overview"));
    let links: Vec<_> = std::iter::once(home)
        .chain(trail.into_iter().map(|(path, title)| (ctx.href(&path), title)))
        .map(|(href, title)| view! { <li><a href=href>{title}</a></li> })
        .collect();
    view! {
        <nav class="wk-crumb" aria-label=t!(ctx, "nav-breadcrumb")>
            <ol>{links}<li aria-current="page">{here}</li></ol>
        </nav>
    }
}

/// The summary above a form with errors: links to the fields, in their order. Nothing without errors.
///
/// `names` gives the label of each field.
pub fn error_summary(
    ctx: &Ctx,
    errors: &FieldErrors,
    names: impl Fn(&str) -> String,
) -> Option<AnyView> {
    if errors.is_empty() {
        return None;
    }
    let items: Vec<_> = errors
        .iter()
        .map(|(field, problem)| {
            let text = format!("{}: {}", names(field), labels::problem(ctx, problem));
            view! { <li><a href=format!("#f-{field}")>{text}</a></li> }
        })
        .collect();
    let summary = view! {
        <div class="wk-errors" role="alert" tabindex="-1" aria-labelledby="fehler" autofocus=true>
            <h2 id="fehler">{t!(ctx, "errors-title")}</h2>
            <ul>{items}</ul>
            <p>{t!(ctx, "errors-kept")}</p>
        </div>
    };
    Some(summary.into_any())
}

/// One field of a form: everything a control needs to be labelled, hinted and marked as wrong.
#[derive(Debug, Clone, Default)]
pub struct FieldSpec {
    /// Name in the form; the control's id is `f-` and this.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// Help below the label, may be empty.
    pub hint: String,
    /// Value to show.
    pub value: String,
    /// Error text, already in the page's language.
    pub error: Option<String>,
    /// False adds „(freiwillig)" to the label.
    pub required: bool,
    /// Class suffix for the width: `s`, `m`, or empty for full.
    pub width: &'static str,
}

impl FieldSpec {
    /// A required field with its value, and the error that `errors` holds for it.
    pub fn new(
        ctx: &Ctx,
        name: &'static str,
        label: String,
        value: &str,
        errors: &FieldErrors,
    ) -> Self {
        Self {
            name,
            label,
            value: value.to_owned(),
            error: errors.of(name).map(|problem| labels::problem(ctx, problem)),
            required: true,
            ..Self::default()
        }
    }

    /// Marks the field as optional.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    /// Adds help below the label.
    #[must_use]
    pub fn hint(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    /// Sets the width: `s` or `m`.
    #[must_use]
    pub fn width(self, width: &'static str) -> Self {
        Self { width, ..self }
    }

    fn id(&self) -> String {
        format!("f-{}", self.name)
    }

    fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("h-{}", self.name));
        }
        if self.error.is_some() {
            ids.push(format!("e-{}", self.name));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.as_ref().map(|_| "true")
    }
}

fn wrapped(ctx: &Ctx, spec: &FieldSpec, control: AnyView) -> impl IntoView + use<> {
    let mut class = "wk-field".to_owned();
    if spec.error.is_some() {
        class.push_str(" wk-field--error");
    }
    if !spec.width.is_empty() {
        class.push_str(" wk-field--");
        class.push_str(spec.width);
    }
    let optional = (!spec.required)
        .then(|| view! { " "<span class="wk-opt">{t!(ctx, "field-optional")}</span> });
    let hint = (!spec.hint.is_empty()).then(|| {
        view! { <p class="wk-hint" id=format!("h-{}", spec.name)>{spec.hint.clone()}</p> }
    });
    view! {
        <div class=class>
            <label for=spec.id()>{spec.label.clone()}{optional}</label>
            {hint}
            {error_line(spec.name, spec.error.clone())}
            {control}
        </div>
    }
}

/// The error text at a field, with its symbol.
pub fn error_line(name: &str, error: Option<String>) -> Option<impl IntoView + use<>> {
    error.map(|error| {
        view! { <p class="wk-error" id=format!("e-{name}")>{icon("#s-miss")}{error}</p> }
    })
}

/// A single-line input; `kind` is its HTML type, `attributes` such as autocomplete go by name.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page builds the parts of a field for it alone"
)]
pub fn input(
    ctx: &Ctx,
    spec: FieldSpec,
    kind: &'static str,
    autocomplete: &'static str,
) -> impl IntoView + use<> {
    let control = view! {
        <input
            class="wk-input"
            id=spec.id()
            name=spec.name
            type=kind
            autocomplete=autocomplete
            value=spec.value.clone()
            required=spec.required
            aria-invalid=spec.invalid()
            aria-describedby=spec.described_by()
        />
    };
    wrapped(ctx, &spec, control.into_any())
}

/// A single-line input that offers words to choose from and takes any other.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page builds the parts of a field for it alone"
)]
pub fn input_with_list(ctx: &Ctx, spec: FieldSpec, offered: Vec<String>) -> impl IntoView + use<> {
    let list = format!("l-{}", spec.name);
    let options: Vec<_> =
        offered.into_iter().map(|word| view! { <option value=word></option> }).collect();
    let control = view! {
        <input
            class="wk-input"
            id=spec.id()
            name=spec.name
            type="text"
            autocomplete="off"
            list=list.clone()
            value=spec.value.clone()
            required=spec.required
            aria-invalid=spec.invalid()
            aria-describedby=spec.described_by()
        />
        <datalist id=list>{options}</datalist>
    };
    wrapped(ctx, &spec, control.into_any())
}

/// A number input in German notation with its unit behind it.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page builds the parts of a field for it alone"
)]
pub fn number_input(ctx: &Ctx, spec: FieldSpec, unit: String) -> impl IntoView + use<> {
    let control = view! {
        <div class="wk-input-unit">
            <input
                class="wk-input wk-num"
                id=spec.id()
                name=spec.name
                type="text"
                inputmode="decimal"
                autocomplete="off"
                value=spec.value.clone()
                required=spec.required
                aria-invalid=spec.invalid()
                aria-describedby=spec.described_by()
            />
            {(!unit.is_empty()).then(|| view! { <span class="wk-unit">{unit.clone()}</span> })}
        </div>
    };
    wrapped(ctx, &spec, control.into_any())
}

/// A text of several lines. The only place in the product that writes a `<textarea>`: its content is not escaped by the
/// renderer, so this function does.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page builds the parts of a field for it alone"
)]
pub fn text_area(ctx: &Ctx, spec: FieldSpec, rows: u8, max: usize) -> impl IntoView + use<> {
    let control = view! {
        <textarea
            class="wk-textarea"
            id=spec.id()
            name=spec.name
            rows=rows.to_string()
            data-max=max.to_string()
            required=spec.required
            aria-invalid=spec.invalid()
            aria-describedby=spec.described_by()
        >
            {escape(&spec.value)}
        </textarea>
    };
    wrapped(ctx, &spec, control.into_any())
}

/// A leading line break inside `<textarea>` is dropped by the parser, hence the one put in front.
fn escape(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("\n{escaped}")
}

/// A choice from a list: pairs of value and label.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page builds the parts of a field for it alone"
)]
pub fn select(ctx: &Ctx, spec: FieldSpec, options: Vec<(String, String)>) -> impl IntoView + use<> {
    let chosen = spec.value.clone();
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, label)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{label}</option> }
        })
        .collect();
    let control = view! {
        <select
            class="wk-select"
            id=spec.id()
            name=spec.name
            required=spec.required
            aria-invalid=spec.invalid()
            aria-describedby=spec.described_by()
        >
            {options}
        </select>
    };
    wrapped(ctx, &spec, control.into_any())
}

/// Radio buttons below a legend: pairs of value and label.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a page builds the parts of a field for it alone"
)]
pub fn radios(spec: FieldSpec, options: Vec<(String, String)>) -> impl IntoView {
    let name = spec.name;
    let items: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(index, (value, label))| {
            let id = if index == 0 { spec.id() } else { format!("f-{name}-{index}") };
            let checked = value == spec.value;
            view! {
                <label class="wk-check">
                    <input type="radio" id=id name=name value=value checked=checked />
                    <span>{label}</span>
                </label>
            }
        })
        .collect();
    let hint = (!spec.hint.is_empty())
        .then(|| view! { <p class="wk-hint" id=format!("h-{name}")>{spec.hint.clone()}</p> });
    view! {
        <fieldset class="wk-set" aria-describedby=spec.described_by()>
            <legend>{spec.label.clone()}</legend>
            {hint}
            {error_line(name, spec.error.clone())}
            <div class="wk-radio">{items}</div>
        </fieldset>
    }
}

/// The head row of a table that stacks.
pub fn table_head(titles: &[String]) -> AnyView {
    let cells: Vec<_> = titles
        .iter()
        .map(|title| view! { <th role="columnheader" scope="col">{title.clone()}</th> })
        .collect();
    view! { <thead role="rowgroup"><tr role="row">{cells}</tr></thead> }.into_any()
}

/// A select of a filter: always optional, so without the word for it. `options` are value and words.
pub fn filter_choice(
    name: &'static str,
    label: String,
    chosen: &str,
    options: impl IntoIterator<Item = (String, String)>,
) -> AnyView {
    let id = format!("f-{name}");
    let options: Vec<_> = options
        .into_iter()
        .map(|(value, text)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{text}</option> }
        })
        .collect();
    view! {
        <div class="wk-field">
            <label for=id.clone()>{label}</label>
            <select class="wk-select" id=id name=name>{options}</select>
        </div>
    }
    .into_any()
}
