//! Words for what the reader of files and the comparison give as codes.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::labels;
use domain::import::{Confusion, Doubt, ImportState, Kind};
use domain::indicator::Indicator;
use domain::number::{format_number, format_shortest, format_signed};

/// How far a file has come.
pub(super) fn state(ctx: &Ctx, state: ImportState) -> String {
    match state {
        ImportState::Open => t!(ctx, "import-state-open"),
        ImportState::Writing => t!(ctx, "import-state-writing"),
        ImportState::Accepted => t!(ctx, "import-state-accepted"),
        ImportState::Rejected => t!(ctx, "import-state-rejected"),
        ImportState::Undone => t!(ctx, "import-state-undone"),
    }
}

/// Kind of file, by the code of its reader.
pub(super) fn file_kind(ctx: &Ctx, code: &str) -> String {
    match code {
        "genesis" => t!(ctx, "import-kind-genesis"),
        "sdmx_csv" => t!(ctx, "import-kind-sdmx-csv"),
        "open_sdg" => t!(ctx, "import-kind-open-sdg"),
        "breitbandatlas" => t!(ctx, "import-kind-breitbandatlas"),
        "csv" => t!(ctx, "import-kind-csv"),
        "json_stat" => t!(ctx, "import-kind-json-stat"),
        "xlsx" => t!(ctx, "import-kind-xlsx"),
        "ods" => t!(ctx, "import-kind-ods"),
        other => other.to_owned(),
    }
}

/// Why nothing of a file is read, and what to do, by the code of its reader.
pub(super) fn refusal(ctx: &Ctx, code: &str) -> String {
    match code {
        "import_empty" => t!(ctx, "import-refusal-empty"),
        "import_too_large" => t!(ctx, "import-refusal-too-large"),
        "import_nul_byte" => t!(ctx, "import-refusal-nul-byte"),
        "import_wrong_encoding" => t!(ctx, "import-refusal-wrong-encoding"),
        "import_archive_broken" => t!(ctx, "import-refusal-archive-broken"),
        "import_inflated_too_large" => t!(ctx, "import-refusal-inflated-too-large"),
        "import_inflated_too_far" => t!(ctx, "import-refusal-inflated-too-far"),
        "import_too_many_entries" => t!(ctx, "import-refusal-too-many-entries"),
        "import_archive_nested" => t!(ctx, "import-refusal-archive-nested"),
        "import_not_one_file" => t!(ctx, "import-refusal-not-one-file"),
        "import_encrypted" => t!(ctx, "import-refusal-encrypted"),
        "import_macros" => t!(ctx, "import-refusal-macros"),
        "import_old_workbook" => t!(ctx, "import-refusal-old-workbook"),
        "import_unknown_format" => t!(ctx, "import-refusal-unknown-format"),
        "import_no_table" => t!(ctx, "import-refusal-no-table"),
        "import_broken_part" => t!(ctx, "import-refusal-broken-part"),
        "import_broken_json" => t!(ctx, "import-refusal-broken-json"),
        "import_broken_dataset" => t!(ctx, "import-refusal-broken-dataset"),
        "import_no_such_sheet" => t!(ctx, "import-refusal-no-such-sheet"),
        "import_missing_column" => t!(ctx, "import-refusal-missing-column"),
        "import_no_value_column" => t!(ctx, "import-refusal-no-value-column"),
        "import_duplicate_column" => t!(ctx, "import-refusal-duplicate-column"),
        "import_too_many_rows" => t!(ctx, "import-refusal-too-many-rows"),
        "import_too_many_columns" => t!(ctx, "import-refusal-too-many-columns"),
        "import_too_many_values" => t!(ctx, "import-refusal-too-many-values"),
        "import_too_much_text" => t!(ctx, "import-refusal-too-much-text"),
        "import_cell_too_long" => t!(ctx, "import-refusal-cell-too-long"),
        "import_quote_never_closed" => t!(ctx, "import-refusal-quote-never-closed"),
        "import_cancelled" => t!(ctx, "import-refusal-cancelled"),
        other => other.to_owned(),
    }
}

/// Why a cell is not read, by the code of the reader.
pub(super) fn fault(ctx: &Ctx, code: &str) -> String {
    match code {
        "row_ragged" => t!(ctx, "import-fault-row-ragged"),
        "row_deletion" => t!(ctx, "import-fault-row-deletion"),
        "number_ambiguous" => t!(ctx, "import-fault-number-ambiguous"),
        "period_ambiguous" => t!(ctx, "import-fault-period-ambiguous"),
        "period_day_serial" => t!(ctx, "import-fault-period-day-serial"),
        "cell_formula_without_value" => t!(ctx, "import-fault-cell-formula-without-value"),
        "cell_error" => t!(ctx, "import-fault-cell-error"),
        other if other.starts_with("number") => t!(ctx, "import-fault-number"),
        other if other.starts_with("period") => t!(ctx, "import-fault-period"),
        _ => t!(ctx, "import-fault-other"),
    }
}

/// A group of values.
pub(super) fn kind(ctx: &Ctx, kind: Kind, count: i64) -> String {
    match kind {
        Kind::New => t!(ctx, "import-kindof-new", count = count),
        Kind::Changed => t!(ctx, "import-kindof-changed", count = count),
        Kind::Beside => t!(ctx, "import-kindof-beside", count = count),
        Kind::Same => t!(ctx, "import-kindof-same", count = count),
    }
}

/// What a value would do, in one word.
pub(super) fn kind_word(ctx: &Ctx, kind: Kind) -> String {
    match kind {
        Kind::New => t!(ctx, "import-kind-word-new"),
        Kind::Changed => t!(ctx, "import-kind-word-changed"),
        Kind::Beside => t!(ctx, "import-kind-word-beside"),
        Kind::Same => t!(ctx, "import-kind-word-same"),
    }
}

/// What ticking a group does.
pub(super) fn take_kind(ctx: &Ctx, kind: Kind) -> String {
    match kind {
        Kind::Changed => t!(ctx, "import-take-changed"),
        Kind::Beside => t!(ctx, "import-take-beside"),
        Kind::New | Kind::Same => t!(ctx, "import-take-new"),
    }
}

/// A doubt about a value, with its numbers.
pub(super) fn doubt(ctx: &Ctx, indicator: &Indicator, doubt: &Doubt) -> String {
    let shown = |value: f64| format_shortest(value, 2, ctx.language);
    let decimals = indicator.decimals.max(1);
    match doubt {
        Doubt::Duplicate => t!(ctx, "import-doubt-duplicate"),
        Doubt::ReversedScale { mean, bounds } => t!(
            ctx,
            "import-doubt-scale",
            lowest = format_number(bounds.lowest, 2, ctx.language),
            highest = format_number(bounds.highest, 2, ctx.language),
            mean = shown(*mean)
        ),
        Doubt::SharesDoNotSum { sum } => t!(ctx, "import-doubt-sum", sum = shown(*sum)),
        Doubt::OffScale => t!(
            ctx,
            "import-doubt-range",
            min = indicator.min.map_or_else(|| "−∞".to_owned(), shown),
            max = indicator.max.map_or_else(|| "∞".to_owned(), shown)
        ),
        Doubt::Jump { change, usual } => t!(
            ctx,
            "import-doubt-jump",
            change = format_signed(*change, decimals, ctx.language),
            usual = format_number(*usual, decimals, ctx.language)
        ),
        Doubt::Falling => t!(ctx, "import-doubt-falling"),
        Doubt::MovedDenominator { was, is } => {
            t!(ctx, "import-doubt-denominator", was = shown(*was), is = shown(*is))
        }
        Doubt::Wording(Confusion::Planned) => t!(ctx, "import-doubt-planned"),
        Doubt::Wording(Confusion::Connected) => t!(ctx, "import-doubt-connected"),
        Doubt::Wording(Confusion::CountingUnit) => t!(ctx, "import-doubt-counting-unit"),
        Doubt::Wording(Confusion::Households) => t!(ctx, "import-doubt-households"),
        Doubt::Break => t!(ctx, "import-doubt-break"),
        Doubt::AfterUnverified => t!(ctx, "import-doubt-unverified"),
        Doubt::Provisional => t!(ctx, "import-doubt-provisional"),
        Doubt::Older => t!(ctx, "import-doubt-older"),
        Doubt::OtherSource => t!(ctx, "import-doubt-source"),
        Doubt::Unit => {
            let unit = Some(labels::unit(ctx, indicator)).filter(|unit| !unit.is_empty());
            t!(ctx, "import-doubt-unit", unit = unit.unwrap_or_else(|| indicator.unit.clone()))
        }
        Doubt::OtherSeries => t!(ctx, "import-doubt-series"),
        Doubt::Future => t!(ctx, "import-doubt-future"),
        Doubt::AreaByHand => t!(ctx, "import-doubt-area"),
        Doubt::Computed => t!(ctx, "import-doubt-formula"),
    }
}

/// A doubt in two words, with the number of values that have it.
pub(super) fn accept_doubt(ctx: &Ctx, doubt: &Doubt, count: i64) -> String {
    let word = match doubt {
        Doubt::Duplicate => t!(ctx, "import-word-duplicate"),
        Doubt::ReversedScale { .. } => t!(ctx, "import-word-scale"),
        Doubt::SharesDoNotSum { .. } => t!(ctx, "import-word-sum"),
        Doubt::OffScale => t!(ctx, "import-word-range"),
        Doubt::Jump { .. } => t!(ctx, "import-word-jump"),
        Doubt::Falling => t!(ctx, "import-word-falling"),
        Doubt::MovedDenominator { .. } => t!(ctx, "import-word-denominator"),
        Doubt::Wording(Confusion::Planned) => t!(ctx, "import-word-planned"),
        Doubt::Wording(Confusion::Connected) => t!(ctx, "import-word-connected"),
        Doubt::Wording(Confusion::CountingUnit) => t!(ctx, "import-word-counting-unit"),
        Doubt::Wording(Confusion::Households) => t!(ctx, "import-word-households"),
        Doubt::Break => t!(ctx, "import-word-break"),
        Doubt::AfterUnverified => t!(ctx, "import-word-unverified"),
        Doubt::Provisional => t!(ctx, "import-word-provisional"),
        Doubt::Older => t!(ctx, "import-word-older"),
        Doubt::OtherSource => t!(ctx, "import-word-source"),
        Doubt::Unit => t!(ctx, "import-word-unit"),
        Doubt::OtherSeries => t!(ctx, "import-word-series"),
        Doubt::Future => t!(ctx, "import-word-future"),
        Doubt::AreaByHand => t!(ctx, "import-word-area"),
        Doubt::Computed => t!(ctx, "import-word-formula"),
    };
    t!(ctx, "import-accept-doubt", doubt = word, count = count)
}
