//! What the journal keeps of meetings and papers, in words.

use crate::ctx::Ctx;
use crate::i18n::t;
use crate::pages::meetings::live::words as live;
use crate::pages::meetings::minutes::words as minutes;
use crate::pages::meetings::{reply, words};
use crate::pages::papers::words as papers;
use domain::meeting::agenda::moves::Move;
use domain::meeting::agenda::proposal::ProposalKind;
use domain::meeting::attendance::Seating;
use domain::meeting::invitation::reply::Answer;
use domain::meeting::minutes::MinutesState;
use domain::meeting::paper::PaperState;
use domain::meeting::plan::ItemStep;
use domain::meeting::vote::Method;
use domain::period::format_day;

/// What stands in a field of a change to a meeting or a paper; none where it is no code.
pub(super) fn value(ctx: &Ctx, field: &str, raw: &str) -> Option<String> {
    match field {
        "state" => PaperState::from_code(raw).map(|state| papers::state(ctx, state)),
        "minutes_state" => MinutesState::from_code(raw).map(|state| minutes::state(ctx, state)),
        "reply" => Answer::from_code(raw).map(|answer| reply::answer(ctx, answer)),
        "step" => run_step(ctx, raw),
        "when" => when(ctx, raw),
        "poll" => poll(ctx, raw),
        "attendance" => Some(attendance(ctx, raw)),
        "proposal" => proposal(ctx, raw),
        "item" => item(ctx, raw),
        _ => None,
    }
}

/// „aufrufen: TOP 3“ or „schliessen“.
fn run_step(ctx: &Ctx, raw: &str) -> Option<String> {
    let (code, item) = raw.split_once(": ").map_or((raw, None), |(code, item)| (code, Some(item)));
    let word = match code {
        "eroeffnet" => t!(ctx, "run-opened"),
        "aufrufen" => t!(ctx, "run-called"),
        "weiter" => t!(ctx, "run-next"),
        "zurueck" => t!(ctx, "run-back"),
        "behandelt" => t!(ctx, "run-finished"),
        "absetzen" => t!(ctx, "run-removed"),
        "vertagen" => t!(ctx, "run-adjourned"),
        "schliessen" => t!(ctx, "run-closed"),
        "ruege" => t!(ctx, "run-notice"),
        "keine-ruege" => t!(ctx, "run-no-objection"),
        "zustimmung" => t!(ctx, "run-assent"),
        "anzweifeln" => t!(ctx, "run-doubted"),
        "feststellen" => t!(ctx, "run-quorum"),
        "mitwirkung" => t!(ctx, "run-takes-part"),
        "antrag-zurueck" => t!(ctx, "run-amendment-back"),
        _ => return None,
    };
    Some(item.map_or_else(|| word.clone(), |item| format!("{word} ({item})")))
}

/// „2020-06-18“ or „2020-06-18 14:00–16:30“.
fn when(ctx: &Ctx, raw: &str) -> Option<String> {
    let (day, span) = raw.split_once(' ').map_or((raw, None), |(day, span)| (day, Some(span)));
    let day = format_day(day.parse().ok()?, ctx.language);
    Some(span.map_or_else(|| day.clone(), |span| format!("{day}, {span}")))
}

/// „offen, namentlich“, „geschlossen“ or „zurueckgezogen“.
fn poll(ctx: &Ctx, raw: &str) -> Option<String> {
    match raw.split_once(", ") {
        Some(("offen", method)) => {
            let method = live::method(ctx, Method::from_code(method)?);
            Some(t!(ctx, "run-poll-opened", method = method))
        }
        None if raw == "geschlossen" => Some(t!(ctx, "run-poll-closed")),
        None if raw == "zurueckgezogen" => Some(t!(ctx, "run-poll-withdrawn")),
        _ => None,
    }
}

/// „ORG02: kommt, ORG03: von-beginn“.
fn attendance(ctx: &Ctx, raw: &str) -> String {
    let word = |part: &str| {
        let (seat, code) = part.split_once(": ")?;
        Some(format!("{seat}: {}", live::seating(ctx, Seating::from_code(code)?)))
    };
    let parts = raw.split(", ").map(|part| word(part).unwrap_or_else(|| part.to_owned()));
    parts.collect::<Vec<_>>().join(", ")
}

/// „runde/R5“, or with what was decided „runde/R5: angenommen“. Identifiers that say nothing to a reader are left out.
fn proposal(ctx: &Ctx, raw: &str) -> Option<String> {
    let (key, ruling) = raw.split_once(": ").map_or((raw, None), |(key, said)| (key, Some(said)));
    let (from, rest) = key.split_once('/')?;
    let without_day = rest.rsplit_once('/').map_or(rest, |(name, _)| name);
    let (kind, name) = match from {
        "niederschrift" => (ProposalKind::Minutes, rest),
        "umlaufbeschluss" => (ProposalKind::Circular, rest),
        "vertagt" => (ProposalKind::Adjourned, ""),
        "wiedervorlage" => (ProposalKind::FollowUp, ""),
        "auftrag" => (ProposalKind::OverdueAction, ""),
        "beschluss" => (ProposalKind::OverdueResolution, without_day),
        "feststellung" => (ProposalKind::Finding, ""),
        "runde" => (ProposalKind::Round, rest),
        "indikator" => (ProposalKind::Status, without_day),
        "massnahme" => (ProposalKind::Expiry, without_day),
        "antrag" => (ProposalKind::Motion, ""),
        _ => return None,
    };
    let kind = words::proposal_kind(ctx, kind);
    let named = if name.is_empty() { kind } else { format!("{kind} {name}") };
    Some(ruling.map_or_else(|| named.clone(), |ruling| format!("{named}: {ruling}")))
}

/// „6.2 Digitalbonus: runter“: the step where the number stayed the same.
fn item(ctx: &Ctx, raw: &str) -> Option<String> {
    let (named, code) = raw.rsplit_once(": ")?;
    let way = Move::from_code(code).map(|way| words::way(ctx, way));
    let word = way.or_else(|| ItemStep::from_code(code).map(|step| words::step(ctx, step)))?;
    Some(format!("{named} ({word})"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::measures::fixtures::visitor;
    use domain::number::Language;

    #[test]
    fn codes_of_meetings_become_words() {
        let ctx = visitor(Language::De);
        for (field, raw, says) in [
            ("state", "mitzeichnung", "in Mitzeichnung"),
            ("step", "schliessen", "Sitzung geschlossen"),
            ("step", "aufrufen: TOP 6.2", "Punkt aufgerufen (TOP 6.2)"),
            ("step", "keine-ruege", "niemand rügt die Ladung"),
            ("when", "2020-06-18", "18.06.2020"),
            ("when", "2020-06-18 14:00–16:30", "18.06.2020, 14:00–16:30"),
            ("poll", "offen, geheim", "eröffnet (geheime Abstimmung)"),
            ("poll", "zurueckgezogen", "zurückgezogen"),
            ("proposal", "runde/R5", "Bewertungsrunde R5"),
            ("proposal", "runde/R5: angenommen", "Bewertungsrunde R5: angenommen"),
            ("proposal", "beschluss/6/6.2/1/2020-06-01", "Beschluss überfällig 6/6.2/1"),
            ("proposal", "antrag/0197a3: verschoben", "Antrag: verschoben"),
            ("attendance", "ORG02: kommt, ORG03: x", "ORG02: kommt jetzt, ORG03: x"),
            ("item", "6.2 Bonus: neu: runter", "6.2 Bonus: neu (Nach unten)"),
        ] {
            let told = value(&ctx, field, raw);
            assert_eq!(told.as_deref(), Some(says), "{field} {raw}");
        }
        for (field, raw) in
            [("item", "Bonus"), ("when", "bald"), ("step", "tanzen"), ("proposal", "x/1")]
        {
            assert_eq!(value(&ctx, field, raw), None, "{field} {raw}");
        }
    }
}
