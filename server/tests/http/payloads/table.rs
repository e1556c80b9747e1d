//! Every form of the product with all of its fields.

use crate::site::Who;
use std::collections::BTreeSet;

/// A route that takes a form.
pub(super) struct Sent {
    /// Its path in the table of routes.
    pub(super) route: &'static str,
    /// An address of it.
    pub(super) path: &'static str,
    /// Who may send it.
    pub(super) who: Who,
    /// Fields that stay as they are, so that the others are looked at.
    pub(super) fixed: &'static [(&'static str, &'static str)],
    /// Fields that come back on the answer's page as they were typed, with the most characters sent in one.
    pub(super) typed: &'static [(&'static str, usize)],
    /// Choices, secrets and what else comes back in no answer.
    pub(super) silent: &'static [&'static str],
}

impl Sent {
    /// All of its fields, the fixed ones first.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        let fixed = self.fixed.iter().map(|(name, _)| *name);
        fixed.chain(self.typed.iter().map(|(name, _)| *name)).chain(self.silent.iter().copied())
    }
}

/// The names of all fields of all forms.
pub(crate) fn field_names() -> BTreeSet<&'static str> {
    FORMS.iter().flat_map(Sent::names).collect()
}

const VERSION: &[(&str, &str)] = &[("version", "1")];
const TOKEN: &[(&str, &str)] = &[("token", "0198ab")];

/// What a script sends while somebody types, with the fields of the form it stands in.
pub(super) const AUTOSAVE: &str = "/bewertungen/{round}/{measure}/entwurf";

/// Longer than any field may be, so that the form comes back.
pub(super) const LONG: usize = 9_000;
/// Shorter than what a sign-in name is read to.
const NAME: usize = 250;

pub(super) const FORMS: &[Sent] = &[
    Sent {
        route: "/massnahmen",
        path: "/massnahmen",
        who: Who::Planner,
        fixed: TOKEN,
        typed: &[
            ("name", LONG),
            ("short", LONG),
            ("summary", LONG),
            ("description", LONG),
            ("start", LONG),
            ("end", LONG),
        ],
        silent: &["lead", "predecessor", "tier"],
    },
    Sent {
        route: "/massnahmen/{slug}/bearbeiten",
        path: "/massnahmen/digitalbonus/bearbeiten",
        who: Who::Planner,
        fixed: VERSION,
        typed: &[
            ("name", LONG),
            ("short", LONG),
            ("summary", LONG),
            ("description", LONG),
            ("start", LONG),
            ("end", LONG),
        ],
        silent: &["lead", "predecessor", "tier"],
    },
    Sent {
        route: "/massnahmen/{slug}/stand",
        path: "/massnahmen/digitalhub/stand",
        who: Who::Planner,
        fixed: VERSION,
        typed: &[("reason", LONG)],
        silent: &["to"],
    },
    Sent {
        route: "/massnahmen/{slug}/beitraege",
        path: "/massnahmen/digitalbonus/beitraege",
        who: Who::Planner,
        fixed: TOKEN,
        typed: &[
            ("amount", LONG),
            ("due", LONG),
            ("lag_months", LONG),
            ("assumption", LONG),
            ("reason", LONG),
        ],
        silent: &["indicator", "direction", "directness", "grade"],
    },
    Sent {
        route: "/massnahmen/{slug}/beitraege/{id}",
        path: "/massnahmen/digitalbonus/beitraege/digitalbonus-UP-01",
        who: Who::Planner,
        fixed: VERSION,
        typed: &[
            ("amount", LONG),
            ("due", LONG),
            ("lag_months", LONG),
            ("assumption", LONG),
            ("reason", LONG),
        ],
        silent: &["indicator", "direction", "directness", "grade"],
    },
    Sent {
        route: "/massnahmen/{slug}/beitraege/{id}/entfernen",
        path: "/massnahmen/digitalbonus/beitraege/digitalbonus-UP-01/entfernen",
        who: Who::Planner,
        fixed: &[],
        typed: &[],
        silent: &["version"],
    },
    Sent {
        route: "/massnahmen/{slug}/erfahrung",
        path: "/massnahmen/digitalbonus/erfahrung",
        who: Who::Member,
        fixed: TOKEN,
        typed: &[("text", LONG)],
        silent: &["kind", "visibility"],
    },
    Sent {
        route: "/massnahmen/{slug}/erfahrung/{id}",
        path: "/massnahmen/digitalbonus/erfahrung/e0002",
        who: Who::Member,
        fixed: VERSION,
        typed: &[("text", LONG)],
        silent: &["kind", "visibility"],
    },
    Sent {
        route: "/indikatoren/{code}/wert",
        path: "/indikatoren/BG-04/wert",
        who: Who::Planner,
        fixed: &[("token", "0198ab"), ("version", "1"), ("schritt", "speichern")],
        typed: &[("period", LONG), ("value", LONG), ("vintage", LONG), ("note", LONG)],
        silent: &["area", "qualifier", "status", "source", "evidence", "replacement"],
    },
    Sent {
        route: "/indikatoren/{code}/lieferung",
        path: "/indikatoren/BG-04/lieferung",
        who: Who::Planner,
        fixed: VERSION,
        typed: &[
            ("contact", LONG),
            ("delay_months", LONG),
            ("delay_days", LONG),
            ("releases", LONG),
            ("note", LONG),
        ],
        silent: &["person", "organisation", "rhythm", "evidence"],
    },
    Sent {
        route: "/bewertungen/{round}/{measure}",
        path: "/bewertungen/R7/digitalhub",
        who: Who::Member,
        fixed: VERSION,
        typed: &[("comment", LONG)],
        silent: &["C1", "C2", "C3", "C4", "C5"],
    },
    Sent {
        route: "/bewertungen/{round}/{measure}/entwurf",
        path: "/bewertungen/R7/digitalhub/entwurf",
        who: Who::Member,
        fixed: VERSION,
        typed: &[],
        silent: &["comment", "C1", "C2", "C3", "C4", "C5"],
    },
    Sent {
        route: "/bewertungen/{round}/{measure}/abgeben",
        path: "/bewertungen/R7/digitalhub/abgeben",
        who: Who::Member,
        fixed: VERSION,
        typed: &[("comment", LONG)],
        silent: &["C1", "C2", "C3", "C4", "C5"],
    },
    Sent {
        route: "/anmelden",
        path: "/anmelden",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[("email", NAME)],
        silent: &["password", "ziel", "demo"],
    },
    Sent {
        route: "/anmelden/faktor",
        path: "/anmelden/faktor",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[],
        silent: &["code"],
    },
    Sent {
        route: "/anmelden/anbieter",
        path: "/anmelden/anbieter",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[],
        silent: &["ziel"],
    },
    Sent {
        route: "/einladung/{token}/anbieter",
        path: "/einladung/einladung-1/anbieter",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[],
        silent: &[],
    },
    Sent {
        route: "/einladung/{token}",
        path: "/einladung/einladung-1",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[],
        silent: &["password"],
    },
    Sent {
        route: "/kennwort-vergessen",
        path: "/kennwort-vergessen",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[("email", NAME)],
        silent: &[],
    },
    Sent {
        route: "/kennwort-neu/{token}",
        path: "/kennwort-neu/kennwort-1",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[],
        silent: &["password"],
    },
    Sent {
        route: "/mein-bereich/mandat",
        path: "/mein-bereich/mandat",
        who: Who::Member,
        fixed: &[],
        typed: &[],
        silent: &["mandat"],
    },
    Sent {
        route: "/mein-bereich/kennwort",
        path: "/mein-bereich/kennwort",
        who: Who::Member,
        fixed: &[],
        typed: &[],
        silent: &["old", "password"],
    },
    Sent {
        route: "/mein-bereich/zweiter-faktor",
        path: "/mein-bereich/zweiter-faktor",
        who: Who::Member,
        fixed: &[],
        typed: &[],
        silent: &["secret", "old", "code"],
    },
    Sent {
        route: "/mein-bereich/zweiter-faktor/entfernen",
        path: "/mein-bereich/zweiter-faktor/entfernen",
        who: Who::Guest,
        fixed: &[],
        typed: &[],
        silent: &["old", "code"],
    },
    Sent {
        route: "/mein-bereich/sitzungen",
        path: "/mein-bereich/sitzungen",
        who: Who::Member,
        fixed: &[],
        typed: &[],
        silent: &["sitzung"],
    },
    Sent {
        route: "/mein-bereich/anbieter",
        path: "/mein-bereich/anbieter",
        who: Who::Member,
        fixed: &[],
        typed: &[],
        silent: &["password"],
    },
    Sent {
        route: "/mein-bereich/daten.json",
        path: "/mein-bereich/daten.json",
        who: Who::Member,
        fixed: &[],
        typed: &[],
        silent: &[],
    },
    Sent {
        route: "/ansicht",
        path: "/ansicht",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[],
        silent: &["theme", "zurueck"],
    },
    Sent {
        route: "/verwaltung/organisationen",
        path: "/verwaltung/organisationen",
        who: Who::Secretariat,
        fixed: TOKEN,
        typed: &[("code", LONG), ("name", LONG), ("short", LONG), ("kind", LONG)],
        silent: &["vote"],
    },
    Sent {
        route: "/verwaltung/organisationen/{code}",
        path: "/verwaltung/organisationen/ORG05",
        who: Who::Secretariat,
        fixed: VERSION,
        typed: &[("name", LONG), ("short", LONG), ("kind", LONG)],
        silent: &["vote"],
    },
    Sent {
        route: "/verwaltung/personen",
        path: "/verwaltung/personen",
        who: Who::Secretariat,
        fixed: TOKEN,
        typed: &[("name", LONG), ("email", LONG), ("from", LONG), ("to", LONG)],
        silent: &["role", "organisation"],
    },
    Sent {
        route: "/verwaltung/personen/{id}",
        path: "/verwaltung/personen/demo-mitglied",
        who: Who::Secretariat,
        fixed: VERSION,
        typed: &[("name", LONG), ("email", LONG)],
        silent: &[],
    },
    Sent {
        route: "/verwaltung/personen/{id}/sperre",
        path: "/verwaltung/personen/demo-mitglied/sperre",
        who: Who::Secretariat,
        fixed: VERSION,
        typed: &[],
        silent: &["sperren"],
    },
    Sent {
        route: "/verwaltung/personen/{id}/einladung",
        path: "/verwaltung/personen/eingeladen/einladung",
        who: Who::Secretariat,
        fixed: &[],
        typed: &[],
        silent: &[],
    },
    Sent {
        route: "/verwaltung/personen/{id}/mandate",
        path: "/verwaltung/personen/demo-mitglied/mandate",
        who: Who::Secretariat,
        fixed: TOKEN,
        typed: &[("from", LONG), ("to", LONG)],
        silent: &["role", "organisation"],
    },
    Sent {
        route: "/verwaltung/personen/{id}/mandate/{mandate}",
        path: "/verwaltung/personen/demo-mitglied/mandate/demo-mitglied",
        who: Who::Secretariat,
        fixed: VERSION,
        typed: &[("from", LONG), ("to", LONG)],
        silent: &["schritt", "verbleib"],
    },
    Sent {
        route: "/verwaltung/personen/{id}/mandate/{mandate}/ende",
        path: "/verwaltung/personen/demo-mitglied/mandate/demo-mitglied/ende",
        who: Who::Secretariat,
        fixed: &[("version", "1"), ("schritt", "beenden")],
        typed: &[],
        silent: &["verbleib"],
    },
    Sent {
        route: "/verwaltung/personen/{id}/loeschen",
        path: "/verwaltung/personen/demo-mitglied/loeschen",
        who: Who::Admin,
        fixed: VERSION,
        typed: &[("name", LONG)],
        silent: &[],
    },
    Sent {
        route: "/verwaltung/postausgang/{id}/erneut",
        path: "/verwaltung/postausgang/brief/erneut",
        who: Who::Secretariat,
        fixed: &[],
        typed: &[],
        silent: &[],
    },
    Sent {
        route: "/verwaltung/oeffentlichkeit",
        path: "/verwaltung/oeffentlichkeit",
        who: Who::Secretariat,
        fixed: &[],
        typed: &[],
        silent: &[
            "version",
            "measures",
            "indicators",
            "evaluations",
            "meetings",
            "resolutions",
            "changes",
        ],
    },
    Sent {
        route: "/abmelden",
        path: "/abmelden",
        who: Who::Member,
        fixed: &[],
        typed: &[],
        silent: &[],
    },
    // Nobody may have an account for this one, so it comes last.
    Sent {
        route: "/einrichtung/{token}",
        path: "/einrichtung/einrichtung-1",
        who: Who::Anonymous,
        fixed: &[],
        typed: &[("name", LONG), ("email", LONG)],
        silent: &["organisation", "password"],
    },
];
