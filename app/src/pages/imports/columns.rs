//! Which columns of a table mean what, where the file does not tell by itself.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::ui::{self, FieldSpec};
use domain::catalogue::Catalogue;
use domain::error::FieldErrors;
use leptos::prelude::*;

/// The form of the columns as it arrives. Columns are named by their headings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnsForm {
    /// Name of the sheet; empty for a text file.
    pub sheet: String,
    /// Row with the headings, from 1.
    pub heading_row: String,
    /// The column with the period; [`ColumnsForm::IN_HEADINGS`] where the headings are periods, empty where `fixed_period`
    /// holds for the whole table.
    pub period: String,
    /// The period of the whole table.
    pub fixed_period: String,
    /// The column with the area; empty where the table names none.
    pub area: String,
    /// The area of the whole table.
    pub fixed_area: String,
    /// Columns with values.
    pub values: Vec<String>,
    /// Columns that tell series apart, such as technology or sex. What is nowhere named is left out.
    pub dimensions: Vec<String>,
    /// The column with the unit, or none.
    pub unit: String,
    /// The column with what shares are shares of, or none.
    pub denominator: String,
    /// `komma` or `punkt`; empty where each number tells by itself.
    pub decimal: String,
    /// What `2018/2` means: `halbjahr`, or empty where it does not occur.
    pub slash: String,
}

impl ColumnsForm {
    /// Says that the headings of the value columns are periods.
    pub const IN_HEADINGS: &'static str = "*";
}

/// The columns of a table with the form.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    /// Sheets to choose from.
    pub sheets: Vec<String>,
    /// Headings.
    pub headings: Vec<String>,
    /// The first rows of the file with their numbers, cut.
    pub rows: Vec<(u32, Vec<String>)>,
    /// What is chosen.
    pub form: ColumnsForm,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// True where somebody has to look: a decimal mark that could be either, or no column found.
    pub is_open: bool,
}

/// The first rows and the form.
pub(super) fn section(
    ctx: &Ctx,
    catalogue: &Catalogue,
    path: &str,
    version: i64,
    columns: &Columns,
) -> AnyView {
    let form = &columns.form;
    let errors = &columns.errors;
    let heading = |text: &String| (text.clone(), text.clone());
    let headings = || columns.headings.iter().filter(|text| !text.is_empty()).map(heading);
    let none = |text: String| std::iter::once((String::new(), text));
    let spec = |name, label, value: &str| FieldSpec::new(ctx, name, label, value, errors);
    let in_headings = (ColumnsForm::IN_HEADINGS.to_owned(), t!(ctx, "import-columns-in-headings"));
    let periods = none(t!(ctx, "import-columns-fixed")).chain([in_headings]).chain(headings());
    let areas = none(t!(ctx, "import-columns-none")).chain(headings()).collect();
    let units = none(t!(ctx, "import-columns-none")).chain(headings()).collect();
    let denominators = none(t!(ctx, "import-columns-none")).chain(headings()).collect();
    let mut fixed: Vec<_> = catalogue.areas.values().collect();
    fixed.sort_by_cached_key(|area| domain::text::collation(&area.name.de));
    let fixed = none(t!(ctx, "import-columns-choose"))
        .chain(fixed.into_iter().map(|a| (a.code.to_string(), a.name.get(ctx.language).to_owned())))
        .collect();
    let decimals = vec![
        (String::new(), t!(ctx, "import-columns-either")),
        ("komma".to_owned(), t!(ctx, "import-columns-comma")),
        ("punkt".to_owned(), t!(ctx, "import-columns-point")),
    ];
    let slashes = none(t!(ctx, "import-columns-slash-none"))
        .chain([("halbjahr".to_owned(), t!(ctx, "import-columns-slash-half"))])
        .collect();
    let sheets = columns.sheets.iter().map(heading).collect();
    let boxes = |name: &'static str, chosen: &[String]| -> Vec<_> {
        let headings = columns.headings.iter().filter(|text| !text.is_empty());
        let of = |text: &String| {
            let checked = chosen.contains(text);
            view! {
                <label class="wk-check">
                    <input type="checkbox" name=name value=text.clone() checked=checked/>
                    <span lang="de">{text.clone()}</span>
                </label>
            }
        };
        headings.map(of).collect()
    };
    let values_error = errors.of("werte").map(|problem| crate::labels::problem(ctx, problem));
    view! {
        <details class="wk-data" open=columns.is_open id="spalten">
            <summary>{t!(ctx, "import-columns")}</summary>
            {rows(ctx, columns)}
            <form class="wk-form" method="post" action=ctx.href(&format!("{path}/spalten")) novalidate=true>
                <input type="hidden" name="version" value=version.to_string()/>
                {(!columns.sheets.is_empty()).then(|| ui::select(
                    ctx,
                    spec("blatt", t!(ctx, "import-columns-sheet"), &form.sheet),
                    sheets,
                ))}
                {ui::input(ctx, spec("zeile", t!(ctx, "import-columns-heading"), &form.heading_row).width("s"), "text", "off")}
                {ui::select(ctx, spec("zeitraum", t!(ctx, "import-columns-period"), &form.period), periods.collect())}
                {ui::input(
                    ctx,
                    spec("fest", t!(ctx, "import-columns-fixed-period"), &form.fixed_period)
                        .hint(t!(ctx, "import-columns-fixed-period-hint")).optional().width("s"),
                    "text",
                    "off",
                )}
                {ui::select(ctx, spec("gebiet", t!(ctx, "import-columns-area"), &form.area), areas)}
                {ui::select(
                    ctx,
                    spec("festesgebiet", t!(ctx, "import-columns-fixed-area"), &form.fixed_area)
                        .hint(t!(ctx, "import-columns-fixed-area-hint")).optional(),
                    fixed,
                )}
                <fieldset class="wk-set">
                    <legend>{t!(ctx, "import-columns-values")}</legend>
                    {ui::error_line("werte", values_error)}
                    <div class="wk-radio wk-radio--row">{boxes("werte", &form.values)}</div>
                </fieldset>
                <fieldset class="wk-set" aria-describedby="merkmale-hinweis">
                    <legend>{t!(ctx, "import-columns-dimensions")}</legend>
                    <p class="wk-hint" id="merkmale-hinweis">{t!(ctx, "import-columns-dimensions-hint")}</p>
                    <div class="wk-radio wk-radio--row">{boxes("merkmale", &form.dimensions)}</div>
                </fieldset>
                {ui::select(ctx, spec("einheit", t!(ctx, "import-columns-unit"), &form.unit).optional(), units)}
                {ui::select(
                    ctx,
                    spec("bezug", t!(ctx, "import-columns-denominator"), &form.denominator)
                        .hint(t!(ctx, "import-columns-denominator-hint")).optional(),
                    denominators,
                )}
                {ui::select(
                    ctx,
                    spec("dezimal", t!(ctx, "import-columns-decimal"), &form.decimal)
                        .hint(t!(ctx, "import-columns-decimal-hint")),
                    decimals,
                )}
                {ui::select(ctx, spec("schraeg", t!(ctx, "import-columns-slash"), &form.slash).optional(), slashes)}
                <div class="wk-btns">
                    <button class="wk-btn wk-btn--secondary" type="submit">{t!(ctx, "import-columns-apply")}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}

fn rows(ctx: &Ctx, columns: &Columns) -> AnyView {
    let rows: Vec<_> = columns
        .rows
        .iter()
        .map(|(number, cells)| {
            let cells: Vec<_> =
                cells.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect();
            view! { <tr><th scope="row" class="wk-num">{number.to_string()}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="wk-scroll" tabindex="0" role="region" aria-label=t!(ctx, "import-columns-first")>
            <table class="wk-table wk-table--wide" lang="de">
                <caption class="wk-sr">{t!(ctx, "import-columns-first")}</caption>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
