//! Areas as publishers name them, in the codes of the product.

use domain::key::AreaCode;

/// ISO 3166-2, official key of the Land (AGS), NUTS 1, German and English name. Keys and names: areas of the demo data
/// set; Destatis, „Amtlicher Gemeindeschlüssel"; Regulation (EC) 1059/2003, annex I.
const LAENDER: [[&str; 5]; 16] = [
    ["DE-SH", "01", "DEF", "schleswig-holstein", "schleswig-holstein"],
    ["DE-HH", "02", "DE6", "hamburg", "hamburg"],
    ["DE-NI", "03", "DE9", "niedersachsen", "lower saxony"],
    ["DE-HB", "04", "DE5", "bremen", "bremen"],
    ["DE-NW", "05", "DEA", "nordrhein-westfalen", "north rhine-westphalia"],
    ["DE-HE", "06", "DE7", "hessen", "hesse"],
    ["DE-RP", "07", "DEB", "rheinland-pfalz", "rhineland-palatinate"],
    ["DE-BW", "08", "DE1", "baden-württemberg", "baden-württemberg"],
    ["DE-BY", "09", "DE2", "bayern", "bavaria"],
    ["DE-SL", "10", "DEC", "saarland", "saarland"],
    ["DE-BE", "11", "DE3", "berlin", "berlin"],
    ["DE-BB", "12", "DE4", "brandenburg", "brandenburg"],
    ["DE-MV", "13", "DE8", "mecklenburg-vorpommern", "mecklenburg-western pomerania"],
    ["DE-SN", "14", "DED", "sachsen", "saxony"],
    ["DE-ST", "15", "DEE", "sachsen-anhalt", "saxony-anhalt"],
    ["DE-TH", "16", "DEG", "thüringen", "thuringia"],
];

/// The federation and the Union: code, then the spellings of GENESIS, Eurostat and common tables.
const WHOLES: [(&str, &[&str]); 2] = [
    ("DE", &["de", "dg", "deutschland", "deutschland insgesamt", "germany", "bund"]),
    ("EU27", &["eu27", "eu27_2020", "european union - 27 countries (from 2020)"]),
];

/// The area of the product that a code, or else a label, stands for: a Land, the federation, the Union of 27.
///
/// Codes are ISO 3166-2, the official key of a Land (`03`), NUTS 1 (`DE9`), GENESIS (`DG`) and Open SDG (`code03`).
/// Nothing for any other area; a district belongs to no list of the product.
pub(super) fn known(code: &str, label: &str) -> Option<AreaCode> {
    by(code).or_else(|| by(label))
}

fn by(text: &str) -> Option<AreaCode> {
    let text = text.trim().to_lowercase();
    let text = text.strip_prefix("code").unwrap_or(&text);
    if text.is_empty() {
        return None;
    }
    let land = LAENDER.iter().find(|names| names.iter().any(|name| name.to_lowercase() == text));
    let whole = WHOLES.iter().find(|(_, names)| names.contains(&text));
    let code = land.map(|names| names[0]).or(whole.map(|(code, _)| *code))?;
    AreaCode::parse(code).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_land_is_known_by_every_key() {
        for (code, label, area) in [
            ("03", "Niedersachsen", Some("DE-NI")),
            ("DE9", "", Some("DE-NI")),
            ("code03", "", Some("DE-NI")),
            ("", "Lower Saxony", Some("DE-NI")),
            ("DE-NI", "", Some("DE-NI")),
            ("DG", "Deutschland", Some("DE")),
            ("EU27_2020", "", Some("EU27")),
            ("09178", "Freising, Landkreis", None),
            ("EA", "Euro area", None),
            ("", "", None),
        ] {
            assert_eq!(known(code, label).as_ref().map(AreaCode::as_str), area, "{code} {label}");
        }
    }
}
