//! The rules of procedure of the demonstration against the proposal they were copied from.

use super::defaults;
use domain::meeting::procedure::RuleName;
use std::path::Path;

#[test]
fn the_rules_say_what_the_proposal_says() {
    let rules = defaults();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/domain");
    let Ok(text) = std::fs::read_to_string(folder.join("procedure-defaults.json")) else {
        println!(
            "skipped: no folder ../shared/data beside the checkout, so no proposal to compare with"
        );
        return;
    };
    let proposal: serde_json::Value = serde_json::from_str(&text).unwrap();
    let number = |path: &str| proposal.pointer(path).and_then(serde_json::Value::as_u64).unwrap();
    for (path, days) in [
        ("/ladungsfrist_tage/value", rules.notice.days),
        ("/unterlagen_frist_tage/value", rules.papers.days),
        ("/to_antrag_frist_tage/value", rules.motions.days),
        ("/umlaufverfahren/frist_tage", rules.circular.term.days),
        ("/niederschrift/frist_tage", rules.minutes.dispatch.days),
        ("/niederschrift/einwendungsfrist_tage", rules.minutes.objections.days),
        ("/sitzungen_pro_jahr_min/value", u16::from(rules.meetings_a_year)),
    ] {
        assert_eq!(number(path), u64::from(days), "{path}");
    }
    assert_eq!(proposal["label"], rules.label.as_str());
    assert_eq!(proposal["umlaufverfahren"]["allowed"], rules.circular.allowed);
    assert_eq!(proposal["oeffentlichkeit"]["per_item_override"], rules.publicity.per_item);
    let basis = |rule: RuleName| rules.cite(rule).basis.to_owned();
    for (path, rule) in [
        ("/ladungsfrist_tage/basis", RuleName::Notice),
        ("/beschlussfaehigkeit/basis", RuleName::Quorum),
        ("/mehrheit/basis", RuleName::Majority),
        ("/umlaufverfahren/basis", RuleName::Circular),
        ("/oeffentlichkeit/basis", RuleName::Publicity),
        ("/niederschrift/basis", RuleName::Minutes),
        ("/sitzungen_pro_jahr_min/basis", RuleName::Frequency),
    ] {
        let said = proposal.pointer(path).and_then(serde_json::Value::as_str).unwrap();
        assert!(basis(rule).contains(said), "{path}");
    }
}
