//! Formats of publishers: recognising them by their headings, and the mapping each brings along.

use super::flag::Vocabulary;
use super::format::FileKind;
use super::mapping::{Category, Dimension, DimensionName, Mapping, PeriodFrom, UnitFrom, Values};
use super::period::Slash;
use super::value::DecimalMark;

/// The kind of a text table by its headings.
pub(super) fn kind_of(headings: &[String]) -> FileKind {
    let has = |name: &str| headings.iter().any(|heading| heading == name);
    let has_component = |name: &str| headings.iter().any(|heading| is(heading, name));
    let first = headings.first().map_or("", String::as_str);
    if ["statistics_code", "time", "value", "value_variable_code"].iter().all(|name| has(name)) {
        FileKind::Genesis
    } else if has_component("OBS_VALUE")
        && ["TIME_PERIOD", "DATAFLOW", "STRUCTURE"].iter().any(|name| has_component(name))
    {
        FileKind::SdmxCsv
    } else if first == "ags"
        && headings.len() > 1
        && headings[1..].iter().all(|heading| heading.starts_with("verf_"))
    {
        FileKind::Breitbandatlas
    } else if first == "Year" && headings.last().is_some_and(|last| last == "Value") {
        FileKind::OpenSdg
    } else {
        FileKind::Csv
    }
}

/// The half-year in the name of a file of the Breitbandatlas: `…_2018_2.csv` is the second one of 2018.
pub(super) fn half_year_of(file_name: &str) -> Option<String> {
    let stem = file_name.rsplit(['/', '\\']).next()?.split('.').next()?;
    let parts: Vec<_> = stem.split('_').collect();
    parts.windows(2).find_map(|pair| match pair {
        [year, half @ ("1" | "2")]
            if year.len() == 4
                && year.starts_with("20")
                && year.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Some(format!("{year}-H{half}"))
        }
        _ => None,
    })
}

/// The mapping of a known format; nothing for a table that has to be looked at.
///
/// `first` is the first record below the headings, `period` what the file's name tells.
pub(super) fn mapping(
    kind: FileKind,
    headings: &[String],
    first: &[String],
    period: Option<&str>,
) -> Option<Mapping> {
    match kind {
        FileKind::Genesis => Some(genesis(headings, first)),
        FileKind::SdmxCsv => Some(sdmx(headings)),
        FileKind::OpenSdg => Some(open_sdg(headings)),
        FileKind::Breitbandatlas => Some(breitbandatlas(period)),
        FileKind::Csv | FileKind::JsonStat | FileKind::Xlsx | FileKind::Ods => None,
    }
}

fn plain(values: Values) -> Mapping {
    Mapping {
        sheet: None,
        heading_row: None,
        dimensions: Vec::new(),
        area: None,
        period: PeriodFrom::Unknown,
        slash: Slash::Ambiguous,
        values,
        heading_dimension: None,
        unit: UnitFrom::Unknown,
        denominator: None,
        flag: None,
        action: None,
        decimal_mark: DecimalMark::Point,
        vocabulary: Vocabulary::General,
    }
}

fn fixed(name: &str, category: Category) -> Dimension {
    Dimension { name: DimensionName::Fixed(name.to_owned()), category }
}

/// GENESIS: code and label of the measured variable, then of each classifying variable by number. The area is the first
/// variable that classifies by territory.
fn genesis(headings: &[String], first: &[String]) -> Mapping {
    const TERRITORY: [&str; 6] = ["DINSG", "DLAND", "REGBEZ", "KREIS", "GEMEIN", "GEO"];
    let mut mapping = plain(Values::Columns(vec!["value".to_owned()]));
    mapping.dimensions.push(fixed(
        "value_variable",
        Category::CodeAndLabel {
            code: "value_variable_code".to_owned(),
            label: "value_variable_label".to_owned(),
        },
    ));
    for number in 1_u32.. {
        let column = |part: &str| format!("{number}_variable_{part}");
        let Some(position) = headings.iter().position(|heading| *heading == column("code")) else {
            break;
        };
        let variable = first.get(position).map_or("", String::as_str);
        if mapping.area.is_none() && TERRITORY.iter().any(|start| variable.starts_with(start)) {
            mapping.area = Some(mapping.dimensions.len());
        }
        mapping.dimensions.push(Dimension {
            name: DimensionName::Columns { code: column("code"), label: column("label") },
            category: Category::CodeAndLabel {
                code: column("attribute_code"),
                label: column("attribute_label"),
            },
        });
    }
    let flag = headings.iter().find(|heading| *heading == "value_q");
    Mapping {
        period: PeriodFrom::Column("time".to_owned()),
        unit: UnitFrom::Column { name: "value_unit".to_owned(), power: None },
        flag: flag.cloned(),
        decimal_mark: DecimalMark::Either,
        vocabulary: Vocabulary::Destatis,
        ..mapping
    }
}

/// SDMX-CSV: dimensions stand before the value, attributes after it. With labels, a column is headed `FREQ: Frequency`
/// and holds `A: Annual`, or each column is followed by one with its labels, which a `STRUCTURE_NAME` announces.
fn sdmx(headings: &[String]) -> Mapping {
    const ABOUT_THE_FILE: [&str; 8] = [
        "DATAFLOW",
        "LAST UPDATE",
        "STRUCTURE",
        "STRUCTURE_ID",
        "STRUCTURE_NAME",
        "ACTION",
        "SERIES_KEY",
        "OBS_KEY",
    ];
    let find = |names: &[&str]| {
        headings.iter().find(|heading| names.iter().any(|name| is(heading, name))).cloned()
    };
    let is_paired = find(&["STRUCTURE_NAME"]).is_some();
    let label_of = |heading: &String| {
        let position = headings.iter().position(|other| other == heading)?;
        headings.get(position + 1).filter(|_| is_paired).cloned()
    };

    let mut mapping = plain(Values::Columns(find(&["OBS_VALUE"]).into_iter().collect()));
    let mut columns = headings.iter().take_while(|heading| !is(heading, "OBS_VALUE"));
    while let Some(heading) = columns.next() {
        if ABOUT_THE_FILE.iter().any(|name| is(heading, name)) {
            continue;
        }
        let label = if is_paired { columns.next() } else { None };
        if is(heading, "TIME_PERIOD") {
            continue;
        }
        if is(heading, "geo") || is(heading, "REF_AREA") {
            mapping.area = Some(mapping.dimensions.len());
        }
        let category = match label {
            Some(label) => Category::CodeAndLabel { code: heading.clone(), label: label.clone() },
            None if heading.contains(':') => Category::Joined(heading.clone()),
            None => Category::Code(heading.clone()),
        };
        mapping.dimensions.push(fixed(id_of(heading), category));
    }
    let unit = match find(&["unit", "UNIT_MEASURE"]) {
        Some(unit) => {
            let name = label_of(&unit).unwrap_or(unit);
            UnitFrom::Column { name, power: find(&["UNIT_MULT"]) }
        }
        None => UnitFrom::Unknown,
    };
    Mapping {
        period: find(&["TIME_PERIOD"]).map_or(PeriodFrom::Unknown, PeriodFrom::Column),
        unit,
        flag: find(&["OBS_STATUS", "OBS_FLAG"]),
        action: find(&["ACTION"]),
        vocabulary: Vocabulary::Sdmx,
        ..mapping
    }
}

/// Open SDG: year first, value last, disaggregations between.
/// <https://open-sdg.readthedocs.io/en/latest/data-format/>
fn open_sdg(headings: &[String]) -> Mapping {
    let mut mapping = plain(Values::Columns(vec!["Value".to_owned()]));
    let between = headings.get(1..headings.len().saturating_sub(1)).unwrap_or_default();
    for heading in between.iter().filter(|heading| !heading.is_empty()) {
        let category = if heading == "GeoCode" {
            mapping.area = Some(mapping.dimensions.len());
            Category::Code(heading.clone())
        } else {
            Category::Label(heading.clone())
        };
        mapping.dimensions.push(fixed(heading, category));
    }
    let unit = between.iter().find(|heading| *heading == "Units" || *heading == "Unit");
    Mapping {
        period: PeriodFrom::Column("Year".to_owned()),
        slash: Slash::HalfYear,
        unit: unit
            .map_or(UnitFrom::Unknown, |unit| UnitFrom::Column { name: unit.clone(), power: None }),
        ..mapping
    }
}

/// Breitbandatlas: shares of supplied households or firms in per cent, a column for each technology and speed.
fn breitbandatlas(period: Option<&str>) -> Mapping {
    Mapping {
        dimensions: vec![fixed("ags", Category::Code("ags".to_owned()))],
        area: Some(0),
        period: period.map_or(PeriodFrom::Unknown, |period| PeriodFrom::Fixed(period.to_owned())),
        heading_dimension: Some("verf".to_owned()),
        unit: UnitFrom::Fixed("%".to_owned()),
        ..plain(Values::Rest)
    }
}

/// The identifier of an SDMX column: what stands before a colon, without the mark of repeated values.
fn id_of(heading: &str) -> &str {
    let id = heading.split(':').next().unwrap_or(heading);
    id.split('[').next().unwrap_or(id).trim()
}

fn is(heading: &str, id: &str) -> bool {
    id_of(heading).eq_ignore_ascii_case(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_half_year_stands_in_the_name_of_the_file() {
        for (name, half) in [
            ("breitbandatlas_bundesland_gew_2018_2.csv", Some("2018-H2")),
            ("a/b/atlas_2021_1.CSV", Some("2021-H1")),
            ("atlas_2021_3.csv", None),
            ("atlas_2021.csv", None),
            ("atlas_20ab_1.csv", None),
        ] {
            assert_eq!(half_year_of(name).as_deref(), half, "{name}");
        }
    }
}
