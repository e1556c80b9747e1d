//! SDMX-CSV 2.0: a row per value, with the codes that statistical offices exchange.
//!
//! Only what a chart draws is written: per area and period the one current value that counts. All values, superseded ones
//! included, are in [`crate::values_csv`].

use crate::quoted;
use domain::catalogue::IndicatorRecord;
use domain::period::Period;

const HEADER: [&str; 18] = [
    "STRUCTURE",
    "STRUCTURE_ID",
    "ACTION",
    "INDICATOR",
    "REF_AREA",
    "TIME_PERIOD",
    "OBS_VALUE",
    "OBS_STATUS",
    "UNIT_MEASURE",
    "QUALIFIER",
    "VINTAGE",
    "SOURCE",
    "EVIDENCE",
    "NUMERATOR",
    "DENOMINATOR",
    "SAMPLE_SIZE",
    "CONF_LOW",
    "CONF_HIGH",
];

/// The dataflow that the rows belong to.
const DATAFLOW: &str = "SRNI:DF_INDICATORS(1.0)";

/// The series of every area of indicators as SDMX-CSV, UTF-8, `,` between cells, decimal point.
pub fn values_sdmx_csv<'a>(records: impl IntoIterator<Item = &'a IndicatorRecord>) -> Vec<u8> {
    let mut text = HEADER.join(",") + "\r\n";
    let series = |record: &'a IndicatorRecord| {
        let lines = record.areas().iter().flat_map(|area| record.series(area));
        lines.map(move |o| (record, o))
    };
    for (record, o) in records.into_iter().flat_map(series) {
        let reach = o.reach(record.indicator.is_percent());
        let number = |value: Option<f64>| value.map(|v| v.to_string()).unwrap_or_default();
        let cells = [
            "dataflow".to_owned(),
            DATAFLOW.to_owned(),
            "I".to_owned(),
            quoted(o.indicator.as_str()),
            quoted(o.area.as_str()),
            period(o.period),
            o.value.to_string(),
            o.status.code().to_owned(),
            quoted(&record.indicator.unit),
            o.qualifier.code().to_owned(),
            quoted(&o.vintage),
            quoted(o.source.as_ref().map_or("", |code| code.as_str())),
            o.evidence.code().to_owned(),
            number(o.detail.as_ref().and_then(|detail| detail.numerator)),
            number(o.detail.as_ref().and_then(|detail| detail.denominator)),
            number(o.sample().map(f64::from)),
            number(reach.map(|(low, _)| low)),
            number(reach.map(|(_, high)| high)),
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A period in the notation of SDMX. School years and spans of years are ranges: first day and length.
pub(crate) fn period(period: Period) -> String {
    match period {
        Period::SchoolYear(_) => format!("{}/P1Y", period.start()),
        Period::Span { from, to } => {
            format!("{}/P{}Y", period.start(), i64::from(to) - i64::from(from) + 1)
        }
        Period::Day(_)
        | Period::Month { .. }
        | Period::Quarter { .. }
        | Period::HalfYear { .. }
        | Period::Year(_) => period.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_sdmx_has_them() {
        for (ours, theirs) in [
            ("2023", "2023"),
            ("2023-S2", "2023-S2"),
            ("2020-Q2", "2020-Q2"),
            ("2023-06", "2023-06"),
            ("2023-06-30", "2023-06-30"),
            ("2021/22", "2021-08-01/P1Y"),
            ("2015/2017", "2015-01-01/P3Y"),
        ] {
            assert_eq!(period(Period::parse(ours).expect("a period")), theirs);
        }
    }
}
