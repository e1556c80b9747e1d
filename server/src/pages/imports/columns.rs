//! What a planner says about the columns and the series of a file.

use super::{Asked, first_rows, import, page};
use crate::import::{
    Category, DecimalMark, Dimension, DimensionName, Mapping, PeriodFrom, Preview, Slash, UnitFrom,
    Values,
};
use crate::intake::{Reading, Setup};
use crate::request::{Answer, Failure, Req};
use app::pages::imports::{Columns, ColumnsForm};
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use domain::error::{FieldErrors, Problem};
use domain::import::{Import, ImportState};
use domain::key::{AreaCode, IndicatorCode};
use domain::policy::{ImportValues, permit};
use store::StoreError;

/// The fields of a form in the order they came in; some come several times.
pub(super) type Fields = Form<Vec<(String, String)>>;

pub(super) fn field<'f>(fields: &'f [(String, String)], name: &str) -> &'f str {
    fields.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value.as_str())
}

pub(super) fn all<'f>(
    fields: &'f [(String, String)],
    name: &'f str,
) -> impl Iterator<Item = String> + 'f {
    fields.iter().filter(move |(of, _)| of == name).map(|(_, value)| value.clone())
}

/// The row with the headings: the one named, otherwise the first.
fn headings(preview: &Preview, row: Option<u32>) -> Vec<String> {
    let mut rows = preview.rows();
    let found = match row {
        Some(row) => rows.find(|(number, _)| *number == row),
        None => rows.next(),
    };
    let cells = found.map(|(_, cells)| cells).unwrap_or_default();
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// The columns of a table with what is chosen, or with what was sent and cannot be used.
pub(super) fn shown(
    mapping: &Mapping,
    preview: &Preview,
    import: &Import,
    is_open: bool,
    sent: Option<(ColumnsForm, FieldErrors)>,
) -> Columns {
    let (form, errors) =
        sent.unwrap_or_else(|| (chosen(mapping, preview, import), FieldErrors::default()));
    Columns {
        sheets: preview.sheets.clone(),
        headings: headings(preview, mapping.heading_row),
        rows: first_rows(preview),
        form,
        errors,
        is_open,
    }
}

fn chosen(mapping: &Mapping, preview: &Preview, import: &Import) -> ColumnsForm {
    let column = |category: &Category| match category {
        Category::Code(name) | Category::Label(name) | Category::Joined(name) => name.clone(),
        Category::CodeAndLabel { code, .. } => code.clone(),
    };
    let (period, fixed_period) = match &mapping.period {
        PeriodFrom::Column(name) => (name.clone(), String::new()),
        PeriodFrom::Headings => (ColumnsForm::IN_HEADINGS.to_owned(), String::new()),
        PeriodFrom::Fixed(period) => (String::new(), period.clone()),
        PeriodFrom::Unknown => (String::new(), String::new()),
    };
    let area = mapping.area.and_then(|place| mapping.dimensions.get(place));
    let setup = Setup::parse(&import.setup);
    ColumnsForm {
        sheet: preview.sheet.clone().unwrap_or_default(),
        heading_row: mapping.heading_row.map(|row| row.to_string()).unwrap_or_default(),
        period,
        fixed_period,
        area: area.map(|dimension| column(&dimension.category)).unwrap_or_default(),
        fixed_area: setup.area.map(|area| area.to_string()).unwrap_or_default(),
        values: match &mapping.values {
            Values::Columns(names) => names.clone(),
            Values::Rest => rest(mapping, &headings(preview, mapping.heading_row)),
        },
        dimensions: {
            let others = mapping.dimensions.iter().enumerate();
            let others = others.filter(|(place, _)| Some(*place) != mapping.area);
            others.map(|(_, dimension)| column(&dimension.category)).collect()
        },
        unit: match &mapping.unit {
            UnitFrom::Column { name, .. } => name.clone(),
            UnitFrom::Fixed(_) | UnitFrom::Unknown => String::new(),
        },
        denominator: mapping.denominator.clone().unwrap_or_default(),
        decimal: match mapping.decimal_mark {
            DecimalMark::Comma => "komma".to_owned(),
            DecimalMark::Point => "punkt".to_owned(),
            DecimalMark::Either => String::new(),
        },
        slash: match mapping.slash {
            Slash::HalfYear => "halbjahr".to_owned(),
            Slash::Ambiguous => String::new(),
        },
    }
}

/// The columns that nothing else uses, where those are the values.
fn rest(mapping: &Mapping, headings: &[String]) -> Vec<String> {
    let used = mapping.dimensions.iter().map(|dimension| match &dimension.category {
        Category::Code(name) | Category::Label(name) | Category::Joined(name) => name,
        Category::CodeAndLabel { code, .. } => code,
    });
    let used: Vec<_> = used.collect();
    headings.iter().filter(|name| !name.is_empty() && !used.contains(name)).cloned().collect()
}

fn sent(fields: &[(String, String)]) -> ColumnsForm {
    let text = |name| field(fields, name).to_owned();
    ColumnsForm {
        sheet: text("blatt"),
        heading_row: text("zeile"),
        period: text("zeitraum"),
        fixed_period: text("fest"),
        area: text("gebiet"),
        fixed_area: text("festesgebiet"),
        values: all(fields, "werte").collect(),
        dimensions: all(fields, "merkmale").collect(),
        unit: text("einheit"),
        denominator: text("bezug"),
        decimal: text("dezimal"),
        slash: text("schraeg"),
    }
}

/// The mapping that a form describes. Period, area, values and unit go before what tells series apart; a column that is
/// nowhere named is left out.
///
/// What the form does not ask about stays as it was: the column with flags, and whose flags they are.
fn mapping(
    form: &ColumnsForm,
    headings: &[String],
    before: &Mapping,
) -> Result<Mapping, FieldErrors> {
    let mut errors = FieldErrors::default();
    let row = form.heading_row.trim();
    let heading_row = match row {
        "" => None,
        row => errors.keep("zeile", row.parse::<u32>().map_err(|_| Problem::NotAChoice)),
    };
    let period = match (form.period.as_str(), form.fixed_period.trim()) {
        (ColumnsForm::IN_HEADINGS, _) => PeriodFrom::Headings,
        ("", "") => {
            errors.add("fest", Problem::Required);
            PeriodFrom::Unknown
        }
        ("", fixed) => {
            let period = domain::period::Period::parse(fixed).map_err(|_| Problem::NotAPeriod);
            let period = errors.keep("fest", period);
            period.map_or(PeriodFrom::Unknown, |period| PeriodFrom::Fixed(period.to_string()))
        }
        (column, _) => PeriodFrom::Column(column.to_owned()),
    };
    if form.values.is_empty() {
        errors.add("werte", Problem::Required);
    }
    let decimal_mark = match form.decimal.as_str() {
        "komma" => Some(DecimalMark::Comma),
        "punkt" => Some(DecimalMark::Point),
        "" => Some(DecimalMark::Either),
        _ => {
            errors.add("dezimal", Problem::NotAChoice);
            None
        }
    };
    let is_column = |name: &str| headings.iter().any(|heading| heading == name);
    for (at, name) in [
        ("zeitraum", &form.period),
        ("gebiet", &form.area),
        ("einheit", &form.unit),
        ("bezug", &form.denominator),
    ] {
        if !name.is_empty() && name != ColumnsForm::IN_HEADINGS && !is_column(name) {
            errors.add(at, Problem::NotAChoice);
        }
    }
    let (Some(decimal_mark), true) = (decimal_mark, errors.is_empty()) else { return Err(errors) };
    let dimension = |category: Category, name: &String| Dimension {
        name: DimensionName::Fixed(name.clone()),
        category,
    };
    let is_asked = |name: &String| {
        [&form.period, &form.area, &form.unit, &form.denominator].contains(&name)
            || form.values.contains(name)
    };
    let stays =
        |column: &Option<String>| column.clone().filter(|name| is_column(name) && !is_asked(name));
    let (flag, action) = (stays(&before.flag), stays(&before.action));
    let is_used = |name: &String| is_asked(name) || [&flag, &action].contains(&&Some(name.clone()));
    let area =
        (!form.area.is_empty()).then(|| dimension(Category::Code(form.area.clone()), &form.area));
    let others = headings
        .iter()
        .filter(|name| form.dimensions.contains(name) && !name.is_empty() && !is_used(name))
        .map(|name| dimension(Category::Label(name.clone()), name));
    let is_wide = period == PeriodFrom::Headings;
    Ok(Mapping {
        sheet: Some(form.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        heading_row,
        area: area.is_some().then_some(0),
        dimensions: area.into_iter().chain(others).collect(),
        period,
        slash: match form.slash.as_str() {
            "halbjahr" => Slash::HalfYear,
            _ => Slash::Ambiguous,
        },
        values: Values::Columns(form.values.clone()),
        heading_dimension: (!is_wide && form.values.len() > 1).then(|| "value".to_owned()),
        unit: match form.unit.as_str() {
            "" => match &before.unit {
                UnitFrom::Fixed(unit) => UnitFrom::Fixed(unit.clone()),
                UnitFrom::Column { .. } | UnitFrom::Unknown => UnitFrom::Unknown,
            },
            name => UnitFrom::Column { name: name.to_owned(), power: None },
        },
        denominator: Some(form.denominator.clone()).filter(|name| !name.is_empty()),
        flag,
        action,
        decimal_mark,
        vocabulary: before.vocabulary,
    })
}

/// `POST /import/{id}/spalten`: reads the file anew with the columns chosen.
pub async fn columns(req: Req, (Path(id), Form(fields)): (Path<String>, Fields)) -> Answer {
    let permit = permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    if import.state != ImportState::Open {
        return Err(Failure::Conflict);
    }
    let form = sent(&fields);
    let read = match req.state.intake.reading(&req.state, &import).await {
        Reading::Done(contents) => contents.preview.clone().zip(contents.mapping.clone()),
        Reading::Refused(refused) => refused.2.clone().zip(refused.1.clone()),
        Reading::Underway(..) | Reading::Lost => None,
    };
    let (preview, before) = read.ok_or(Failure::Conflict)?;
    let row = form.heading_row.trim().parse().ok();
    let mut setup = Setup::parse(&import.setup);
    let area = match form.fixed_area.trim() {
        "" => Ok(None),
        raw => AreaCode::parse(raw)
            .ok()
            .filter(|area| req.catalogue.areas.contains_key(area))
            .map(Some)
            .ok_or(()),
    };
    // Another sheet has other headings: they are shown with the next page.
    let is_other_sheet = preview.sheet.as_deref().unwrap_or_default() != form.sheet;
    let mapped = if is_other_sheet {
        let named = preview.sheets.contains(&form.sheet);
        return if named {
            other_sheet(&req, &permit, import, &form.sheet).await
        } else {
            Err(Failure::BadRequest)
        };
    } else {
        mapping(&form, &headings(&preview, row), &before)
    };
    let mapping = match (mapped, area) {
        (Ok(mapping), Ok(area)) => {
            setup.area = area;
            mapping
        }
        (mapped, area) => {
            let mut errors = mapped.err().unwrap_or_default();
            if area.is_err() {
                errors.add("festesgebiet", Problem::Unknown);
            }
            let asked = Asked { columns: Some((form, errors)), ..Asked::new() };
            return page(&req, StatusCode::UNPROCESSABLE_ENTITY, import, asked).await;
        }
    };
    setup.mapping = Some(mapping);
    keep(&req, &permit, import, &setup, field(&fields, "version")).await
}

/// Takes the first look at another sheet: its columns are proposed anew.
async fn other_sheet(
    req: &Req,
    permit: &domain::policy::Permit<ImportValues>,
    import: Import,
    sheet: &str,
) -> Answer {
    let bytes = req.state.store.import_file(&import.id).await?;
    let (name, sheet) = (import.file.clone(), sheet.to_owned());
    let guess = tokio::task::spawn_blocking(move || {
        let limits = crate::import::Limits::default();
        let format = crate::import::recognise(&bytes, &name, &limits).ok()?;
        let preview = crate::import::preview(&bytes, &format, Some(&sheet), &limits).ok()?;
        Some(crate::import::guess_mapping(&preview).mapping)
    });
    let mapping = guess.await.ok().flatten().ok_or(Failure::Conflict)?;
    let setup = Setup { mapping: Some(mapping), ..Setup::parse(&import.setup) };
    let version = import.version.to_string();
    keep(req, permit, import, &setup, &version).await
}

/// `POST /import/{id}/zuordnung`: which series belongs to which indicator.
pub async fn series(req: Req, (Path(id), Form(fields)): (Path<String>, Fields)) -> Answer {
    let permit = permit(&req.ctx.actor, ImportValues)?;
    let import = import(&req, &id).await?;
    if import.state != ImportState::Open {
        return Err(Failure::Conflict);
    }
    let mut setup = Setup::parse(&import.setup);
    for (name, key) in &fields {
        let Some(number) = name.strip_prefix("reihe") else { continue };
        let code = field(&fields, &format!("indikator{number}"));
        match IndicatorCode::parse(code).ok().filter(|c| req.catalogue.indicators.contains_key(c)) {
            Some(code) => setup.assigned.insert(key.clone(), code),
            None if code.is_empty() => setup.assigned.remove(key),
            None => return Err(Failure::BadRequest),
        };
    }
    let area = |code: &str| match code {
        "" => Ok(None),
        code => AreaCode::parse(code)
            .ok()
            .filter(|area| req.catalogue.areas.contains_key(area))
            .map(Some)
            .ok_or(Failure::BadRequest),
    };
    for (name, named) in &fields {
        let Some(number) = name.strip_prefix("ort") else { continue };
        match area(field(&fields, &format!("gebiet{number}")))? {
            Some(area) => setup.areas.insert(named.clone(), area),
            None => setup.areas.remove(named),
        };
    }
    if fields.iter().any(|(name, _)| name == "festesgebiet") {
        setup.area = area(field(&fields, "festesgebiet"))?;
    }
    keep(&req, &permit, import, &setup, field(&fields, "version")).await
}

async fn keep(
    req: &Req,
    permit: &domain::policy::Permit<ImportValues>,
    import: Import,
    setup: &Setup,
    version: &str,
) -> Answer {
    let version = version.parse().unwrap_or(-1);
    let changed = Import { setup: setup.text(), version, ..import };
    match req.state.store.set_up_import(permit, &changed).await {
        Ok(()) => Ok(req.see_other(&format!("/import/{}#vorschau", changed.id))),
        // Somebody else was faster: what they chose is shown.
        Err(StoreError::ChangedMeanwhile) => {
            let import = super::import(req, changed.id.as_str()).await?;
            let asked = Asked { is_changed: true, ..Asked::new() };
            page(req, StatusCode::CONFLICT, import, asked).await
        }
        Err(error) => Err(error.into()),
    }
}
