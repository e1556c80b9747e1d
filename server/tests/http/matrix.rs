//! Every route for every role. A route without a line here fails.

use crate::site::{Answer, Site, Who, demo, form, get, post, run};
use axum::http::{Method, StatusCode};
use domain::actor::Role;
use domain::face::PublicFace;
use domain::tier::Tier;
use server::routes::{Needs, Route, list};

/// An address to ask for, what to send, and the status for those who may.
struct Case {
    path: &'static str,
    fields: &'static [(&'static str, &'static str)],
    allowed: u16,
}

const TOKEN: (&str, &str) = ("token", "0198aa");

/// The whole table. Forms are sent empty: who may write sees the form again, whoever may not gets no further than that.
#[expect(clippy::too_many_lines, reason = "one line per route")]
fn case(route: &Route) -> Option<Case> {
    let (path, fields, allowed): (_, &[_], _) = match (route.method.as_str(), route.path) {
        ("GET", "/") => ("/", &[], 200),
        ("GET", "/massnahmen") => ("/massnahmen", &[], 200),
        ("POST", "/massnahmen") => ("/massnahmen", &[], 422),
        ("GET", "/massnahmen/matrix") => ("/massnahmen/matrix", &[], 200),
        ("GET", "/massnahmen/neu") => ("/massnahmen/neu", &[], 200),
        ("GET", "/massnahmen/{slug}") => ("/massnahmen/digitalbonus", &[], 200),
        ("GET", "/massnahmen/{slug}/bearbeiten") => {
            ("/massnahmen/digitalbonus/bearbeiten", &[], 200)
        }
        ("POST", "/massnahmen/{slug}/bearbeiten") => {
            ("/massnahmen/digitalbonus/bearbeiten", &[], 422)
        }
        ("POST", "/massnahmen/{slug}/stand") => ("/massnahmen/digitalbonus/stand", &[], 422),
        ("GET", "/massnahmen/{slug}/beitraege/neu") => {
            ("/massnahmen/digitalbonus/beitraege/neu", &[], 200)
        }
        ("POST", "/massnahmen/{slug}/beitraege") => {
            ("/massnahmen/digitalbonus/beitraege", &[TOKEN], 422)
        }
        ("GET", "/massnahmen/{slug}/beitraege/{id}") => {
            ("/massnahmen/digitalbonus/beitraege/digitalbonus-UP-01", &[], 200)
        }
        ("POST", "/massnahmen/{slug}/beitraege/{id}") => {
            ("/massnahmen/digitalbonus/beitraege/digitalbonus-UP-01", &[], 422)
        }
        ("POST", "/massnahmen/{slug}/beitraege/{id}/entfernen") => {
            ("/massnahmen/digitalbonus/beitraege/digitalbonus-UP-01/entfernen", &[], 409)
        }
        ("GET", "/massnahmen/{slug}/erfahrung") => ("/massnahmen/digitalbonus/erfahrung", &[], 200),
        ("POST", "/massnahmen/{slug}/erfahrung") => {
            ("/massnahmen/digitalbonus/erfahrung", &[TOKEN], 422)
        }
        ("GET", "/massnahmen/{slug}/erfahrung/{id}") => {
            ("/massnahmen/digitalbonus/erfahrung/e0002", &[], 200)
        }
        ("POST", "/massnahmen/{slug}/erfahrung/{id}") => {
            ("/massnahmen/digitalbonus/erfahrung/e0002", &[], 422)
        }
        ("GET", "/indikatoren") => ("/indikatoren", &[], 200),
        ("GET", "/indikatoren/{code}") => ("/indikatoren/BG-04", &[], 200),
        ("GET", "/indikatoren/{code}/werte.csv") => ("/indikatoren/BG-04/werte.csv", &[], 200),
        ("GET", "/indikatoren/{code}/werte.json") => ("/indikatoren/BG-04/werte.json", &[], 200),
        ("GET", "/indikatoren/{code}/werte.sdmx.csv") => {
            ("/indikatoren/BG-04/werte.sdmx.csv", &[], 200)
        }
        ("GET", "/geschaeftsordnung") => ("/geschaeftsordnung", &[], 200),
        ("POST", "/geschaeftsordnung") => ("/geschaeftsordnung", &[("version", "1")], 422),
        ("GET", "/geschaeftsordnung/neu") => ("/geschaeftsordnung/neu", &[], 200),
        ("GET", "/oparl/v1.1/system") => ("/oparl/v1.1/system", &[], 200),
        ("GET", "/oparl/v1.1/bodies") => ("/oparl/v1.1/bodies", &[], 200),
        ("GET", "/oparl/v1.1/{kind}/{key}") => ("/oparl/v1.1/meeting/7", &[], 200),
        ("GET", "/oparl/v1.1/{kind}/{key}/{list}") => {
            ("/oparl/v1.1/body/strategierat/meeting", &[], 200)
        }
        ("GET", "/suche") => ("/suche?q=sitzung", &[], 200),
        ("GET", "/vorlagen") => ("/vorlagen", &[], 200),
        ("POST", "/vorlagen") => ("/vorlagen", &[TOKEN], 422),
        ("GET", "/vorlagen/neu") => ("/vorlagen/neu", &[], 200),
        // This paper went out, is open to everyone, and nobody was asked to co-sign it; `papers` looks at others.
        ("GET", "/vorlagen/{nr}") => ("/vorlagen/SR-2020-001", &[], 200),
        ("GET", "/vorlagen/{nr}/vorlage.pdf") => ("/vorlagen/SR-2020-001/vorlage.pdf", &[], 200),
        ("GET", "/vorlagen/{nr}/bearbeiten") => ("/vorlagen/SR-2020-001/bearbeiten", &[], 303),
        ("POST", "/vorlagen/{nr}/bearbeiten") => ("/vorlagen/SR-2020-001/bearbeiten", &[], 422),
        ("POST", "/vorlagen/{nr}/stand") => ("/vorlagen/SR-2020-001/stand", &[], 400),
        ("POST", "/vorlagen/{nr}/zeichnung") => ("/vorlagen/SR-2020-001/zeichnung", &[], 404),
        ("POST", "/vorlagen/{nr}/anlagen") => ("/vorlagen/SR-2020-001/anlagen", &[TOKEN], 409),
        ("GET", "/vorlagen/{nr}/anlagen/{id}") => ("/vorlagen/SR-2020-001/anlagen/keine", &[], 404),
        ("POST", "/vorlagen/{nr}/anlagen/{id}/entfernen") => {
            ("/vorlagen/SR-2020-001/anlagen/keine/entfernen", &[], 404)
        }
        ("POST", "/sitzungen") => ("/sitzungen", &[("token", "8")], 422),
        ("GET", "/sitzungen/neu") => ("/sitzungen/neu", &[], 200),
        ("GET", "/sitzungen/{nr}") => ("/sitzungen/7", &[], 200),
        ("GET", "/sitzungen/{nr}/bearbeiten") => ("/sitzungen/7/bearbeiten", &[], 200),
        ("POST", "/sitzungen/{nr}/bearbeiten") => ("/sitzungen/7/bearbeiten", &[], 422),
        ("GET", "/sitzungen/{nr}/planung") => ("/sitzungen/7/planung", &[], 200),
        ("POST", "/sitzungen/{nr}/vorschlaege") => {
            ("/sitzungen/7/vorschlaege", &[("key", "runde/R5")], 422)
        }
        ("POST", "/sitzungen/{nr}/als-vorlage") => ("/sitzungen/7/als-vorlage", &[], 422),
        ("POST", "/sitzungen/{nr}/punkte") => ("/sitzungen/7/punkte", &[TOKEN], 422),
        ("GET", "/sitzungen/{nr}/punkte/{punkt}") => {
            ("/sitzungen/7/punkte/00000000000000000000000000001b5c", &[], 200)
        }
        ("POST", "/sitzungen/{nr}/punkte/{punkt}") => {
            ("/sitzungen/7/punkte/00000000000000000000000000001b5c", &[], 422)
        }
        ("POST", "/sitzungen/{nr}/punkte/{punkt}/schritt") => {
            ("/sitzungen/7/punkte/00000000000000000000000000001b5c/schritt", &[], 400)
        }
        ("GET", "/sitzungen/{nr}/tagesordnung") => ("/sitzungen/7/tagesordnung", &[], 200),
        // Nothing is prepared for it; `live` looks at one that is on.
        ("GET", "/sitzungen/{nr}/live") => ("/sitzungen/1/live", &[], 404),
        ("GET", "/sitzungen/{nr}/live/wand") => ("/sitzungen/1/live/wand", &[], 404),
        ("GET", "/sitzungen/{nr}/live/strom") => ("/sitzungen/1/live/strom", &[], 404),
        ("POST", "/sitzungen/{nr}/live") => ("/sitzungen/7/live", &[], 422),
        // It was not opened.
        ("POST", "/sitzungen/{nr}/live/schritt") => {
            ("/sitzungen/7/live/schritt", &[("schritt", "weiter")], 404)
        }
        ("POST", "/sitzungen/{nr}/live/anwesenheit") => ("/sitzungen/7/live/anwesenheit", &[], 404),
        ("POST", "/sitzungen/{nr}/live/gaeste") => ("/sitzungen/7/live/gaeste", &[], 404),
        ("POST", "/sitzungen/{nr}/live/mitwirkung") => ("/sitzungen/7/live/mitwirkung", &[], 404),
        ("POST", "/sitzungen/{nr}/live/notizen") => ("/sitzungen/7/live/notizen", &[], 404),
        ("POST", "/sitzungen/{nr}/live/auftraege") => ("/sitzungen/7/live/auftraege", &[], 404),
        ("POST", "/sitzungen/{nr}/live/aenderungen") => ("/sitzungen/7/live/aenderungen", &[], 404),
        ("POST", "/sitzungen/{nr}/abstimmungen") => ("/sitzungen/7/abstimmungen", &[], 404),
        ("POST", "/sitzungen/{nr}/abstimmungen/{poll}/stimme") => {
            ("/sitzungen/7/abstimmungen/keine/stimme", &[], 404)
        }
        ("POST", "/sitzungen/{nr}/abstimmungen/{poll}/ende") => {
            ("/sitzungen/7/abstimmungen/keine/ende", &[], 404)
        }
        ("GET", "/sitzungen/{nr}/versand") => ("/sitzungen/7/versand", &[], 200),
        ("POST", "/sitzungen/{nr}/versand") => ("/sitzungen/7/versand", &[("version", "0")], 409),
        // It has not been called yet.
        ("GET", "/sitzungen/{nr}/versand/brief/{konto}") => {
            ("/sitzungen/7/versand/brief/demo-mitglied", &[], 200)
        }
        // Nobody was invited to the seventh meeting yet.
        ("POST", "/sitzungen/{nr}/versand/brief") => ("/sitzungen/7/versand/brief", &[], 404),
        ("POST", "/sitzungen/{nr}/absage") => ("/sitzungen/7/absage", &[], 404),
        ("GET" | "POST", "/sitzungen/{nr}/antworten") => ("/sitzungen/7/antworten", &[], 404),
        ("GET" | "POST", "/sitzungen/{nr}/antworten/kalender") => {
            ("/sitzungen/7/antworten/kalender", &[], 404)
        }
        ("GET" | "POST", "/rueckmeldung/{token}") => ("/rueckmeldung/keines", &[], 404),
        ("GET", "/kalender/{datei}") => ("/kalender/keines.ics", &[], 404),
        ("POST", "/mein-bereich/kalender") => ("/mein-bereich/kalender", &[], 200),
        ("POST", "/mein-bereich/kalender/widerrufen") => {
            ("/mein-bereich/kalender/widerrufen", &[], 303)
        }
        ("GET", "/sitzungen/{nr}/termin.ics") => ("/sitzungen/7/termin.ics", &[], 404),
        ("GET" | "POST", "/sitzungen/{nr}/rueckmeldung") => ("/sitzungen/7/rueckmeldung", &[], 404),
        ("GET", "/sitzungen/{nr}/antrag") => ("/sitzungen/7/antrag", &[], 200),
        ("POST", "/sitzungen/{nr}/antrag") => ("/sitzungen/7/antrag", &[TOKEN], 422),
        // Nobody has put a motion.
        ("POST", "/sitzungen/{nr}/antraege/{id}/ruecknahme") => {
            ("/sitzungen/7/antraege/keiner/ruecknahme", &[], 404)
        }
        // The demonstration has no minutes of a coming meeting, and nothing of it went out; `minutes.rs` asks for both.
        ("GET", "/sitzungen/{nr}/niederschrift") => ("/sitzungen/7/niederschrift", &[], 404),
        ("POST", "/sitzungen/{nr}/niederschrift") => ("/sitzungen/7/niederschrift", &[], 409),
        ("GET", "/sitzungen/{nr}/niederschrift/bearbeiten") => {
            ("/sitzungen/7/niederschrift/bearbeiten", &[], 200)
        }
        ("POST", "/sitzungen/{nr}/niederschrift/kopf") => {
            ("/sitzungen/7/niederschrift/kopf", &[], 404)
        }
        ("GET" | "POST", "/sitzungen/{nr}/niederschrift/punkte/{punkt}") => {
            ("/sitzungen/7/niederschrift/punkte/x", &[], 404)
        }
        ("POST", "/sitzungen/{nr}/niederschrift/punkte/{punkt}/entwurf") => {
            ("/sitzungen/7/niederschrift/punkte/x/entwurf", &[], 404)
        }
        ("POST", "/sitzungen/{nr}/niederschrift/stand") => {
            ("/sitzungen/7/niederschrift/stand", &[], 404)
        }
        ("POST", "/sitzungen/{nr}/niederschrift/zeichnung") => {
            ("/sitzungen/7/niederschrift/zeichnung", &[], 404)
        }
        ("GET", "/sitzungen/{nr}/niederschrift/einwendung") => {
            ("/sitzungen/7/niederschrift/einwendung", &[], 404)
        }
        ("POST", "/sitzungen/{nr}/niederschrift/einwendung") => {
            ("/sitzungen/7/niederschrift/einwendung", &[TOKEN], 404)
        }
        ("GET" | "POST", "/sitzungen/{nr}/niederschrift/einwendungen/{id}") => {
            ("/sitzungen/7/niederschrift/einwendungen/x", &[], 404)
        }
        ("GET" | "POST", "/sitzungen/{nr}/niederschrift/berichtigung") => {
            ("/sitzungen/7/niederschrift/berichtigung", &[], 404)
        }
        ("GET", "/sitzungen/{nr}/niederschrift-oeffentlich") => {
            ("/sitzungen/7/niederschrift-oeffentlich", &[], 404)
        }
        ("GET", "/sitzungen/{nr}/niederschrift.pdf") => {
            ("/sitzungen/7/niederschrift.pdf", &[], 404)
        }
        ("GET", "/sitzungen/{nr}/niederschrift-oeffentlich.pdf") => {
            ("/sitzungen/7/niederschrift-oeffentlich.pdf", &[], 404)
        }
        ("GET", "/sitzungen/{nr}/mappe.pdf") => ("/sitzungen/7/mappe.pdf?fassung=1", &[], 404),
        ("GET", "/sitzungen/{nr}/mappe.zip") => ("/sitzungen/7/mappe.zip?fassung=1", &[], 404),
        ("GET", "/sitzungen/{nr}/tagesordnung.pdf") => {
            ("/sitzungen/7/tagesordnung.pdf?fassung=1", &[], 404)
        }
        ("GET", "/sitzungen/{nr}/anwesenheitsliste.pdf") => {
            ("/sitzungen/7/anwesenheitsliste.pdf", &[], 200)
        }
        ("GET", "/textbausteine") => ("/textbausteine", &[], 200),
        ("POST", "/textbausteine") => ("/textbausteine", &[TOKEN], 422),
        ("GET", "/textbausteine/{id}") => ("/textbausteine/bericht", &[], 200),
        ("POST", "/textbausteine/{id}") => ("/textbausteine/bericht", &[], 422),
        ("POST", "/textbausteine/{id}/entfernen") => ("/textbausteine/bericht/entfernen", &[], 409),
        ("GET", "/beschluesse") => ("/beschluesse", &[], 200),
        ("GET", "/beschluesse.csv") => ("/beschluesse.csv", &[], 200),
        ("GET", "/beschluesse.xlsx") => ("/beschluesse.xlsx", &[], 200),
        // No resolution is part of the demonstration.
        ("GET", "/beschluesse/{nr}") => ("/beschluesse/6-6.2-1", &[], 404),
        ("GET", "/beschluesse/{nr}/auszug.pdf") => ("/beschluesse/6-6.2-1/auszug.pdf", &[], 404),
        ("POST", "/beschluesse/{nr}/umsetzung") => ("/beschluesse/6-6.2-1/umsetzung", &[], 404),
        ("POST", "/beschluesse/{nr}/minderheit") => ("/beschluesse/6-6.2-1/minderheit", &[], 404),
        ("GET" | "POST", "/sitzungen/{nr}/abstimmungen/{poll}/beschluss") => {
            ("/sitzungen/7/abstimmungen/keine/beschluss", &[], 404)
        }
        ("GET", "/umlaufverfahren") => ("/umlaufverfahren", &[], 200),
        ("POST", "/umlaufverfahren") => ("/umlaufverfahren", &[TOKEN], 422),
        ("GET", "/umlaufverfahren/neu") => ("/umlaufverfahren/neu", &[], 200),
        ("GET", "/umlaufverfahren/{nr}") => ("/umlaufverfahren/U-2020-01", &[], 404),
        ("GET", "/umlaufverfahren/{nr}/ergebnis.pdf") => {
            ("/umlaufverfahren/U-2020-01/ergebnis.pdf", &[], 404)
        }
        ("POST", "/umlaufverfahren/{nr}/stimme") => ("/umlaufverfahren/U-2020-01/stimme", &[], 404),
        ("POST", "/umlaufverfahren/{nr}/widerspruch") => {
            ("/umlaufverfahren/U-2020-01/widerspruch", &[], 404)
        }
        ("POST", "/umlaufverfahren/{nr}/ende") => ("/umlaufverfahren/U-2020-01/ende", &[], 404),
        ("GET", "/wiedervorlagen") => ("/wiedervorlagen", &[], 200),
        ("POST", "/wiedervorlagen") => ("/wiedervorlagen", &[TOKEN], 422),
        ("POST", "/wiedervorlagen/{id}/erledigt") => ("/wiedervorlagen/keine/erledigt", &[], 404),
        ("GET", "/felder/{code}") => ("/felder/F5", &[], 200),
        ("GET", "/felder/{code}/blatt") => ("/felder/F5/blatt", &[], 200),
        ("GET", "/indikatoren/{code}/werte.xlsx") => ("/indikatoren/BG-04/werte.xlsx", &[], 200),
        ("GET", "/indikatoren/{code}/diagramm.svg") => {
            ("/indikatoren/BG-04/diagramm.svg", &[], 200)
        }
        ("GET", "/indikatoren/{code}/diagramm.png") => {
            ("/indikatoren/BG-04/diagramm.png", &[], 200)
        }
        ("GET", "/felder/{code}/blatt.pdf") => ("/felder/F5/blatt.pdf", &[], 200),
        ("GET", "/indikatoren/werte.csv") => ("/indikatoren/werte.csv", &[], 200),
        ("GET", "/indikatoren/werte.json") => ("/indikatoren/werte.json", &[], 200),
        ("GET", "/indikatoren/werte.sdmx.csv") => ("/indikatoren/werte.sdmx.csv", &[], 200),
        ("GET", "/indikatoren/werte.xlsx") => ("/indikatoren/werte.xlsx", &[], 200),
        ("GET", "/api") => ("/api", &[], 200),
        ("GET", "/api/v1/openapi.json") => ("/api/v1/openapi.json", &[], 200),
        ("GET", "/api/v1/felder") => ("/api/v1/felder", &[], 200),
        ("GET", "/api/v1/indikatoren") => ("/api/v1/indikatoren", &[], 200),
        ("GET", "/api/v1/indikatoren/{code}") => ("/api/v1/indikatoren/BG-04", &[], 200),
        ("GET", "/api/v1/indikatoren/{code}/werte") => {
            ("/api/v1/indikatoren/BG-04/werte", &[], 200)
        }
        ("GET", "/api/v1/massnahmen") => ("/api/v1/massnahmen", &[], 200),
        ("GET", "/api/v1/massnahmen/{slug}") => ("/api/v1/massnahmen/digitalbonus", &[], 200),
        ("GET", "/indikatoren/{code}/wert") => ("/indikatoren/BG-04/wert", &[], 200),
        ("POST", "/indikatoren/{code}/wert") => ("/indikatoren/BG-04/wert", &[TOKEN], 422),
        ("GET", "/import") => ("/import", &[], 200),
        // The form is no form with a file; `imports.rs` sends real ones.
        ("POST", "/import") => ("/import", &[], 400),
        // No file was handed in.
        ("GET", "/import/{id}") => ("/import/keine", &[], 404),
        ("GET", "/import/{id}/datei") => ("/import/keine/datei", &[], 404),
        ("GET", "/import/{id}/vorschau.csv") => ("/import/keine/vorschau.csv", &[], 404),
        ("POST", "/import/{id}/spalten") => ("/import/keine/spalten", &[], 404),
        ("POST", "/import/{id}/zuordnung") => ("/import/keine/zuordnung", &[], 404),
        ("POST", "/import/{id}/uebernehmen") => ("/import/keine/uebernehmen", &[], 404),
        ("POST", "/import/{id}/verwerfen") => ("/import/keine/verwerfen", &[], 404),
        ("POST", "/import/{id}/zuruecknehmen") => ("/import/keine/zuruecknehmen", &[], 404),
        ("GET", "/indikatoren/{code}/verfahren") => ("/indikatoren/BG-04/verfahren", &[], 200),
        ("POST", "/indikatoren/{code}/verfahren") => {
            ("/indikatoren/BG-04/verfahren", &[TOKEN], 422)
        }
        ("GET", "/indikatoren/{code}/ziele") => ("/indikatoren/BG-04/ziele", &[], 200),
        ("POST", "/indikatoren/{code}/ziele") => ("/indikatoren/BG-04/ziele", &[TOKEN], 422),
        ("GET", "/indikatoren/{code}/ziele/neu") => ("/indikatoren/BG-04/ziele/neu", &[], 200),
        ("GET", "/indikatoren/{code}/ziele/{ziel}") => ("/indikatoren/BG-04/ziele/P01", &[], 200),
        ("POST", "/indikatoren/{code}/ziele/{ziel}") => {
            ("/indikatoren/BG-04/ziele/P01", &[TOKEN], 422)
        }
        ("GET", "/indikatoren/{code}/ziele/{ziel}/zuruecknehmen") => {
            ("/indikatoren/BG-04/ziele/P01/zuruecknehmen", &[], 200)
        }
        ("POST", "/indikatoren/{code}/ziele/{ziel}/zuruecknehmen") => {
            ("/indikatoren/BG-04/ziele/P01/zuruecknehmen", &[TOKEN], 422)
        }
        ("GET", "/indikatoren/neu") => ("/indikatoren/neu", &[], 200),
        ("POST", "/indikatoren") => ("/indikatoren", &[TOKEN], 422),
        ("GET", "/indikatoren/{code}/bearbeiten") => ("/indikatoren/BG-04/bearbeiten", &[], 200),
        ("POST", "/indikatoren/{code}/bearbeiten") => {
            ("/indikatoren/BG-04/bearbeiten", &[TOKEN], 422)
        }
        ("GET", "/indikatoren/{code}/massgeblich/{id}") => {
            ("/indikatoren/DR-07/massgeblich/m0065", &[], 200)
        }
        ("POST", "/indikatoren/{code}/massgeblich/{id}") => {
            ("/indikatoren/DR-07/massgeblich/m0065", &[TOKEN], 422)
        }
        ("GET", "/quellen") => ("/quellen", &[], 200),
        ("GET", "/quellen/{code}") => ("/quellen/S051", &[], 200),
        ("GET", "/digitalisierungsgrad") => ("/digitalisierungsgrad", &[], 200),
        ("GET", "/digitalisierungsgrad/werte.csv") => ("/digitalisierungsgrad/werte.csv", &[], 200),
        ("GET", "/digitalisierungsgrad/werte.json") => {
            ("/digitalisierungsgrad/werte.json", &[], 200)
        }
        // Nothing is computed here yet, so there is no year to write down; `index.rs` computes.
        ("GET", "/digitalisierungsgrad/werte.xlsx") => {
            ("/digitalisierungsgrad/werte.xlsx", &[], 404)
        }
        ("GET", "/digitalisierungsgrad/was-waere-wenn") => {
            ("/digitalisierungsgrad/was-waere-wenn", &[], 200)
        }
        ("GET", "/digitalisierungsgrad/robustheit") => {
            ("/digitalisierungsgrad/robustheit", &[], 200)
        }
        ("GET", "/digitalisierungsgrad/veraenderung") => {
            ("/digitalisierungsgrad/veraenderung", &[], 200)
        }
        ("GET", "/digitalisierungsgrad/gewichte") => ("/digitalisierungsgrad/gewichte", &[], 200),
        ("POST", "/digitalisierungsgrad/gewichte") => {
            ("/digitalisierungsgrad/gewichte", &[TOKEN], 422)
        }
        ("GET", "/digitalisierungsgrad/gewichte/neu") => {
            ("/digitalisierungsgrad/gewichte/neu", &[], 200)
        }
        ("GET", "/digitalisierungsgrad/gewichte/{id}") => {
            ("/digitalisierungsgrad/gewichte/W2", &[], 200)
        }
        ("POST", "/digitalisierungsgrad/gewichte/{id}") => {
            ("/digitalisierungsgrad/gewichte/W2", &[], 422)
        }
        // Before the deadline there is no such file for anyone; `workshop.rs` looks at one after it.
        ("GET", "/digitalisierungsgrad/gewichte/{id}/stimmen.csv") => {
            ("/digitalisierungsgrad/gewichte/W2/stimmen.csv", &[], 404)
        }
        ("POST", "/digitalisierungsgrad/verfahren/{id}/entwurf") => {
            ("/digitalisierungsgrad/verfahren/I2/entwurf", &[TOKEN], 303)
        }
        // Only a draft can be changed, and the demonstration has none; `index.rs` makes one.
        ("GET" | "POST", "/digitalisierungsgrad/verfahren/{id}/stufen") => {
            ("/digitalisierungsgrad/verfahren/I2/stufen", &[], 404)
        }
        ("GET" | "POST", "/digitalisierungsgrad/verfahren/{id}/indikatoren/{code}") => {
            ("/digitalisierungsgrad/verfahren/I2/indikatoren/BE-02", &[], 404)
        }
        ("POST", "/digitalisierungsgrad/vorschlag") => {
            ("/digitalisierungsgrad/vorschlag", &[TOKEN], 422)
        }
        ("GET", "/digitalisierungsgrad/verfahren") => ("/digitalisierungsgrad/verfahren", &[], 200),
        ("GET", "/digitalisierungsgrad/verfahren/{id}") => {
            ("/digitalisierungsgrad/verfahren/I2", &[], 200)
        }
        ("POST", "/digitalisierungsgrad/verfahren/{id}/vorlage") => {
            ("/digitalisierungsgrad/verfahren/I2/vorlage", &[], 422)
        }
        ("POST", "/digitalisierungsgrad/verfahren/{id}/in-kraft") => {
            ("/digitalisierungsgrad/verfahren/I2/in-kraft", &[], 422)
        }
        ("GET", "/lieferkalender") => ("/lieferkalender", &[], 200),
        ("GET", "/indikatoren/{code}/lieferung") => ("/indikatoren/BG-04/lieferung", &[], 200),
        ("POST", "/indikatoren/{code}/lieferung") => ("/indikatoren/BG-04/lieferung", &[], 422),
        ("GET", "/bewertungen") => ("/bewertungen", &[], 200),
        ("POST", "/bewertungen") => ("/bewertungen", &[], 422),
        ("GET", "/bewertungen/neu") => ("/bewertungen/neu", &[], 200),
        ("GET", "/bewertungen/{round}") => ("/bewertungen/R7", &[], 200),
        ("GET", "/bewertungen/{round}/bearbeiten") => ("/bewertungen/R7/bearbeiten", &[], 200),
        ("POST", "/bewertungen/{round}/bearbeiten") => ("/bewertungen/R7/bearbeiten", &[], 422),
        ("POST", "/bewertungen/{round}/stand") => ("/bewertungen/R7/stand", &[], 400),
        // A round that takes positions needs no late entry.
        ("POST", "/bewertungen/{round}/nachfrist") => ("/bewertungen/R7/nachfrist", &[], 409),
        ("GET", "/bewertungen/{round}/ergebnis.xlsx") => {
            ("/bewertungen/R5/ergebnis.xlsx", &[], 200)
        }
        ("GET", "/bewertungen/{round}/ergebnis.pdf") => ("/bewertungen/R5/ergebnis.pdf", &[], 200),
        ("GET", "/bewertungen/{round}/archiv.zip") => ("/bewertungen/R5/archiv.zip", &[], 200),
        ("GET", "/bewertungen/{round}/{measure}/ergebnis") => {
            ("/bewertungen/R5/digitalbonus/ergebnis", &[], 200)
        }
        // Nothing waits for a second person.
        ("GET" | "POST", "/bewertungen/{round}/{measure}/freigabe") => {
            ("/bewertungen/R7/digitalhub/freigabe", &[], 404)
        }
        ("GET", "/bewertungen/{round}/{measure}") => ("/bewertungen/R7/digitalhub", &[], 200),
        ("POST", "/bewertungen/{round}/{measure}") => ("/bewertungen/R7/digitalhub", &[], 422),
        ("POST", "/bewertungen/{round}/{measure}/entwurf") => {
            ("/bewertungen/R7/digitalhub/entwurf", &[], 200)
        }
        // The draft that the two lines above have kept is there to check, and not given yet.
        ("GET", "/bewertungen/{round}/{measure}/pruefen") => {
            ("/bewertungen/R7/digitalhub/pruefen", &[], 200)
        }
        ("POST", "/bewertungen/{round}/{measure}/abgeben") => {
            ("/bewertungen/R7/digitalhub/abgeben", &[], 422)
        }
        ("GET", "/bewertungen/{round}/{measure}/quittung") => {
            ("/bewertungen/R7/digitalhub/quittung", &[], 404)
        }
        ("GET", "/sitzungen") => ("/sitzungen", &[], 200),
        ("GET", "/aenderungen") => ("/aenderungen", &[], 200),
        ("GET", "/verwaltung/postausgang") => ("/verwaltung/postausgang", &[], 200),
        // No mail is in the outbox of a fresh demonstration; `mails.rs` asks for one as every role.
        ("GET", "/verwaltung/postausgang/{id}") => ("/verwaltung/postausgang/keine", &[], 404),
        ("POST", "/verwaltung/postausgang/{id}/erneut") => {
            ("/verwaltung/postausgang/keine/erneut", &[], 404)
        }
        ("GET", "/mein-bereich/daten") => ("/mein-bereich/daten", &[], 200),
        ("POST", "/mein-bereich/daten.json") => ("/mein-bereich/daten.json", &[], 200),
        ("GET", "/verwaltung/journal") => ("/verwaltung/journal", &[], 200),
        ("GET", "/verwaltung/journal.csv") => ("/verwaltung/journal.csv", &[], 200),
        ("GET", "/verwaltung/personen/{id}/loeschen") => {
            ("/verwaltung/personen/demo-mitglied/loeschen", &[], 200)
        }
        ("POST", "/verwaltung/personen/{id}/loeschen") => {
            ("/verwaltung/personen/demo-mitglied/loeschen", &[], 422)
        }
        ("GET", "/anmelden") => ("/anmelden", &[], 200),
        ("POST", "/anmelden") => ("/anmelden", &[], 422),
        // Nobody is between password and code: back to the beginning.
        ("GET" | "POST", "/anmelden/faktor") => ("/anmelden/faktor", &[], 303),
        // No such link was ever made.
        ("GET" | "POST", "/einladung/{token}") => ("/einladung/x", &[], 404),
        ("GET" | "POST", "/kennwort-neu/{token}") => ("/kennwort-neu/x", &[], 404),
        ("GET" | "POST", "/einrichtung/{token}") => ("/einrichtung/x", &[], 404),
        ("GET", "/kennwort-vergessen") => ("/kennwort-vergessen", &[], 200),
        ("POST", "/kennwort-vergessen") => ("/kennwort-vergessen", &[], 422),
        ("GET", "/mein-bereich") => ("/mein-bereich", &[], 200),
        ("POST", "/mein-bereich/mandat") => ("/mein-bereich/mandat", &[], 404),
        ("GET", "/mein-bereich/kennwort") => ("/mein-bereich/kennwort", &[], 200),
        ("POST", "/mein-bereich/kennwort") => ("/mein-bereich/kennwort", &[], 422),
        ("GET", "/mein-bereich/zweiter-faktor") => ("/mein-bereich/zweiter-faktor", &[], 200),
        ("POST", "/mein-bereich/zweiter-faktor") => ("/mein-bereich/zweiter-faktor", &[], 422),
        ("POST", "/mein-bereich/zweiter-faktor/entfernen") => {
            ("/mein-bereich/zweiter-faktor/entfernen", &[], 303)
        }
        ("POST", "/mein-bereich/sitzungen") => ("/mein-bereich/sitzungen", &[], 404),
        // Without a provider in the environment there is none of it.
        ("POST", "/anmelden/anbieter") => ("/anmelden/anbieter", &[], 404),
        ("GET", "/anmelden/rueckkehr") => ("/anmelden/rueckkehr", &[], 404),
        ("POST", "/einladung/{token}/anbieter") => ("/einladung/x/anbieter", &[], 404),
        ("POST", "/mein-bereich/anbieter") => ("/mein-bereich/anbieter", &[], 404),
        ("POST", "/abmelden") => ("/abmelden", &[], 303),
        ("POST", "/ansicht") => ("/ansicht", &[], 303),
        ("GET", "/impressum") => ("/impressum", &[], 200),
        ("GET", "/datenschutz") => ("/datenschutz", &[], 200),
        ("GET", "/barrierefreiheit") => ("/barrierefreiheit", &[], 200),
        ("GET", "/lizenzen") => ("/lizenzen", &[], 200),
        ("GET", "/livez") => ("/livez", &[], 200),
        ("GET", "/readyz") => ("/readyz", &[], 200),
        _ => return council_case(route),
    };
    Some(Case { path, fields, allowed })
}

/// What members say, and what becomes of it.
fn council_case(route: &Route) -> Option<Case> {
    let (path, fields, allowed): (_, &[_], _) = match (route.method.as_str(), route.path) {
        ("GET", "/erfahrungen") => ("/erfahrungen", &[], 200),
        ("GET", "/erfahrungen/neu") => ("/erfahrungen/neu", &[], 200),
        // This experience is open to everyone; `voices` looks at those that are not.
        ("GET", "/erfahrungen/{id}") => ("/erfahrungen/e0005", &[], 200),
        ("POST", "/erfahrungen/{id}/stand") => ("/erfahrungen/e0005/stand", &[], 422),
        ("POST", "/erfahrungen/{id}/vermerk") => ("/erfahrungen/e0005/vermerk", &[TOKEN], 422),
        // No file lies beside an experience of the demonstration.
        ("GET", "/erfahrungen/{id}/anlagen/{anlage}") => {
            ("/erfahrungen/e0005/anlagen/keine", &[], 404)
        }
        ("GET", "/feststellungen") => ("/feststellungen", &[], 200),
        ("POST", "/feststellungen") => {
            ("/feststellungen", &[TOKEN, ("massnahme", "digitalbonus")], 422)
        }
        ("GET", "/feststellungen/neu") => ("/feststellungen/neu", &[], 200),
        ("GET", "/feststellungen/{id}") => ("/feststellungen/anlaufstelle", &[], 200),
        ("GET", "/feststellungen/{id}/bearbeiten") => {
            ("/feststellungen/anlaufstelle/bearbeiten", &[], 200)
        }
        ("POST", "/feststellungen/{id}/bearbeiten") => {
            ("/feststellungen/anlaufstelle/bearbeiten", &[], 422)
        }
        ("POST", "/feststellungen/{id}/vermerk") => {
            ("/feststellungen/anlaufstelle/vermerk", &[TOKEN], 422)
        }
        ("GET", "/feststellungen/{id}/antwort") => {
            ("/feststellungen/anlaufstelle/antwort", &[], 200)
        }
        ("POST", "/feststellungen/{id}/antwort") => {
            ("/feststellungen/anlaufstelle/antwort", &[TOKEN], 422)
        }
        ("POST", "/feststellungen/{id}/auftraege") => {
            ("/feststellungen/anlaufstelle/auftraege", &[TOKEN], 422)
        }
        ("POST", "/feststellungen/{id}/minderheit") => {
            ("/feststellungen/anlaufstelle/minderheit", &[], 422)
        }
        ("GET", "/auftraege/{id}") => ("/auftraege/anlaufstelle-bekannt", &[], 200),
        ("POST", "/auftraege/{id}") => ("/auftraege/anlaufstelle-bekannt", &[TOKEN], 422),
        ("GET", "/massnahmen/{slug}/wirkung/{id}") => {
            ("/massnahmen/digitalbonus/wirkung/digitalbonus-UP-01", &[], 200)
        }
        ("POST", "/massnahmen/{slug}/wirkung/{id}") => {
            ("/massnahmen/digitalbonus/wirkung/digitalbonus-UP-01", &[TOKEN], 422)
        }
        ("GET", "/wirkungskette/{kind}/{id}") => {
            ("/wirkungskette/massnahme/digitalbonus", &[], 200)
        }
        ("GET", "/api/v1/wirkungskette/{kind}/{id}") => {
            ("/api/v1/wirkungskette/massnahme/digitalbonus", &[], 200)
        }
        ("GET", "/diskussion/{kind}/{id}") => ("/diskussion/massnahme/digitalbonus", &[], 200),
        ("POST", "/diskussion/{kind}/{id}") => {
            ("/diskussion/massnahme/digitalbonus", &[TOKEN], 422)
        }
        // A stream has no end to wait for; `discussion` follows one.
        ("GET", "/diskussion/{kind}/{id}/strom") => ("/diskussion/massnahme/keine/strom", &[], 404),
        // Nobody has written yet.
        ("GET" | "POST", "/beitraege/{id}") => ("/beitraege/keiner", &[], 404),
        ("POST", "/beitraege/{id}/moderation") => ("/beitraege/keiner/moderation", &[], 404),
        ("POST", "/faeden/{id}/stand") => ("/faeden/keiner/stand", &[], 404),
        ("GET", "/aufgaben") => ("/aufgaben", &[], 200),
        ("POST", "/mein-bereich/zusammenfassung") => ("/mein-bereich/zusammenfassung", &[], 400),
        _ => return keepers_case(route),
    };
    Some(Case { path, fields, allowed })
}

/// What the Geschäftsstelle keeps.
fn keepers_case(route: &Route) -> Option<Case> {
    let (path, fields, allowed): (_, &[_], _) = match (route.method.as_str(), route.path) {
        ("GET", "/verwaltung") => ("/verwaltung", &[], 200),
        ("GET", "/verwaltung/organisationen") => ("/verwaltung/organisationen", &[], 200),
        ("POST", "/verwaltung/organisationen") => ("/verwaltung/organisationen", &[], 422),
        ("GET", "/verwaltung/organisationen/neu") => ("/verwaltung/organisationen/neu", &[], 200),
        ("GET", "/verwaltung/organisationen/{code}") => {
            ("/verwaltung/organisationen/ORG05", &[], 200)
        }
        ("POST", "/verwaltung/organisationen/{code}") => {
            ("/verwaltung/organisationen/ORG05", &[], 422)
        }
        ("GET", "/verwaltung/personen") => ("/verwaltung/personen", &[], 200),
        ("POST", "/verwaltung/personen") => ("/verwaltung/personen", &[TOKEN], 422),
        ("GET", "/verwaltung/personen/neu") => ("/verwaltung/personen/neu", &[], 200),
        ("GET", "/verwaltung/personen/{id}") => ("/verwaltung/personen/demo-mitglied", &[], 200),
        ("POST", "/verwaltung/personen/{id}") => ("/verwaltung/personen/demo-mitglied", &[], 422),
        ("POST", "/verwaltung/personen/{id}/sperre") => {
            ("/verwaltung/personen/demo-mitglied/sperre", &[], 400)
        }
        // Whoever has a password gets no invitation.
        ("POST", "/verwaltung/personen/{id}/einladung") => {
            ("/verwaltung/personen/demo-mitglied/einladung", &[], 409)
        }
        ("POST", "/verwaltung/personen/{id}/mandate") => {
            ("/verwaltung/personen/demo-mitglied/mandate", &[TOKEN], 422)
        }
        ("GET", "/verwaltung/personen/{id}/mandate/neu") => {
            ("/verwaltung/personen/demo-mitglied/mandate/neu", &[], 200)
        }
        ("GET", "/verwaltung/personen/{id}/mandate/{mandate}") => {
            ("/verwaltung/personen/demo-mitglied/mandate/demo-mitglied", &[], 200)
        }
        ("POST", "/verwaltung/personen/{id}/mandate/{mandate}") => {
            ("/verwaltung/personen/demo-mitglied/mandate/demo-mitglied", &[], 422)
        }
        // Sent without its second step, it asks once more.
        ("GET" | "POST", "/verwaltung/personen/{id}/mandate/{mandate}/ende") => {
            ("/verwaltung/personen/demo-mitglied/mandate/demo-mitglied/ende", &[], 200)
        }
        ("GET", "/verwaltung/oeffentlichkeit") => ("/verwaltung/oeffentlichkeit", &[], 200),
        ("POST", "/verwaltung/oeffentlichkeit") => ("/verwaltung/oeffentlichkeit", &[], 409),
        _ => return None,
    };
    Some(Case { path, fields, allowed })
}

/// An address of a route, with records of the demonstration; links and mails are not there.
pub(crate) fn address(route: &Route) -> &'static str {
    let case = case(route);
    case.unwrap_or_else(|| panic!("{} {} has no expectation", route.method, route.path)).path
}

/// What a principal gets where the record is there and open to them, by what the route needs.
fn expected(route: &Route, allowed: u16, who: Who) -> u16 {
    let role = who.role();
    let (may, hidden) = match route.needs {
        Needs::Public => (true, false),
        Needs::Face(section) => (who.is_inside() || PublicFace::default().shows(section), true),
        Needs::Account => (role.is_some(), false),
        Needs::Planner => (role == Some(Role::Planner), false),
        Needs::Delegate => (matches!(role, Some(Role::Member | Role::Deputy)), false),
        Needs::Seat => (matches!(role, Some(Role::Member | Role::Deputy | Role::Chair)), false),
        // The experience is one of the first member's organisation.
        Needs::DelegateOfOrganisation => (matches!(who, Who::Member | Who::Deputy), false),
        Needs::Office => (role == Some(Role::Secretariat), true),
        Needs::Chairing => (matches!(role, Some(Role::Secretariat | Role::Chair)), true),
        Needs::Council => (who.is_inside() && role != Some(Role::Guest), true),
        Needs::Keeper => (matches!(role, Some(Role::Secretariat | Role::Admin)), true),
        Needs::Ministry => (matches!(role, Some(Role::Planner | Role::Secretariat)), false),
        Needs::Admin => (role == Some(Role::Admin), true),
    };
    match role {
        _ if may => allowed,
        None if route.writes => 403,
        None => 404,
        Some(_) if hidden => 404,
        Some(_) => 403,
    }
}

async fn ask(
    site: &Site,
    method: &Method,
    cookie: &str,
    path: &str,
    fields: &[(&str, &str)],
) -> Answer {
    match *method {
        Method::GET => site.send(get(path, cookie)).await,
        _ => site.send(post(path, cookie, form(fields))).await,
    }
}

#[test]
fn every_route_answers_every_role_as_the_policy_says() {
    run(async {
        let site = demo().await;
        let mut cookies = Vec::new();
        for who in Who::ALL {
            cookies.push((who, site.sign_in(who).await));
        }
        let (mut cells, mut wrong) = (0, Vec::new());
        for route in list() {
            let case = case(&route)
                .unwrap_or_else(|| panic!("{} {} has no expectation", route.method, route.path));
            for (who, cookie) in &mut cookies {
                for language in ["", "/en"] {
                    let path = format!("{language}{}", case.path);
                    let path = path.strip_suffix("/").filter(|p| !p.is_empty()).unwrap_or(&path);
                    let answer = ask(&site, &route.method, cookie, path, case.fields).await;
                    let expected = expected(&route, case.allowed, *who);
                    cells += 1;
                    if answer.status.as_u16() != expected {
                        wrong.push(format!(
                            "{} {path} as {who:?}: {} instead of {expected}",
                            route.method, answer.status
                        ));
                    }
                    if route.path == "/abmelden" && who.role().is_some() {
                        *cookie = site.sign_in(*who).await;
                    }
                }
            }
        }
        println!("{cells} cells");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// Measures of the demonstration in every circle.
const TIERS: [(&str, Tier); 5] = [
    ("digitalbonus-innovativ", Tier::Public),
    ("digitalbonus-vereine", Tier::Guests),
    ("beratung-einzelhandel", Tier::Council),
    ("digitalagentur", Tier::Ministry),
    ("digitalhub", Tier::Secretariat),
];

async fn in_circles() -> Site {
    let site = demo().await;
    for (slug, tier) in TIERS {
        let update = format!("UPDATE measure:`{slug}` SET tier = '{}'", tier.code());
        site.state.store.tamper(&update).await.expect("taken");
    }
    let reread = "UPDATE meta:catalogue SET base += 1";
    site.state.store.tamper(reread).await.expect("taken");
    site
}

fn sees(who: Who, tier: Tier) -> bool {
    let narrowest = match who.role() {
        Some(Role::Secretariat) => Tier::Secretariat,
        Some(Role::Planner) => Tier::Ministry,
        Some(Role::Member | Role::Deputy | Role::Chair) => Tier::Council,
        Some(Role::Guest) => Tier::Guests,
        Some(Role::Admin | Role::None) | None => Tier::Public,
    };
    tier >= narrowest
}

#[test]
fn what_is_hidden_answers_like_what_does_not_exist() {
    run(async {
        let site = in_circles().await;
        let (mut cells, mut wrong) = (0, Vec::new());
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let of_a_measure = |route: &&Route| {
                route.path.contains("/massnahmen/{slug}") && !route.path.contains("{id}")
            };
            for route in list().iter().filter(of_a_measure) {
                let case = case(route).expect("every route has a line");
                let path = |slug: &str| route.path.replace("{slug}", slug);
                let send = async |path: String| {
                    ask(&site, &route.method, &cookie, &path, case.fields).await
                };
                let missing = send(path("gibt-es-nicht")).await;
                for (slug, tier) in TIERS {
                    let answer = send(path(slug)).await;
                    let expected = match expected(route, case.allowed, who) {
                        allowed if allowed == case.allowed && !sees(who, tier) => 404,
                        other => other,
                    };
                    cells += 1;
                    let is_hidden = !sees(who, tier);
                    let tells = is_hidden
                        && (answer.status, without_nonce(&answer.text).replace(slug, ""))
                            != (
                                missing.status,
                                without_nonce(&missing.text).replace("gibt-es-nicht", ""),
                            );
                    if answer.status.as_u16() != expected || tells {
                        let method = &route.method;
                        wrong.push(format!(
                            "{method} {} of {tier:?} as {who:?}: {} instead of {expected}, tells: {tells}",
                            route.path, answer.status
                        ));
                    }
                }
            }
        }
        println!("{cells} cells");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// A page without what differs from one answer to the next.
fn without_nonce(page: &str) -> String {
    page.split("nonce=\"")
        .enumerate()
        .map(
            |(index, part)| {
                if index == 0 { part } else { part.split_once('"').map_or(part, |(_, rest)| rest) }
            },
        )
        .collect()
}

/// No page tells an outsider of a hidden measure, in lists, counts, the matrix, the journal or links.
#[test]
fn a_hidden_measure_is_on_no_page() {
    run(async {
        let site = in_circles().await;
        let names = [
            ("Digitalbonus für Vereine", Tier::Guests),
            ("Beratung Einzelhandel", Tier::Council),
            ("Digitalagentur", Tier::Ministry),
            ("DigitalHub", Tier::Secretariat),
        ];
        let mut wrong = Vec::new();
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            for route in list().iter().filter(|route| !route.writes) {
                let case = case(route).expect("every route has a line");
                let answer = site.get(&cookie, case.path).await;
                for (name, tier) in names {
                    // The texts of the data set itself name measures; titles, links and entries are what is looked at.
                    let mark = format!(">{name}<");
                    let link = TIERS.iter().find(|(_, t)| *t == tier).map(|(slug, _)| slug);
                    let link = format!("/massnahmen/{}\"", link.expect("one of them"));
                    if !sees(who, tier)
                        && (answer.text.contains(&mark) || answer.text.contains(&link))
                        && !case.path.contains("digitalhub")
                    {
                        wrong.push(format!("{} shows {name} to {who:?}", case.path));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn what_does_not_exist_is_not_found_by_anyone() {
    run(async {
        let site = demo().await;
        let mut wrong = Vec::new();
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            for route in list().iter().filter(|route| route.path.contains('{')) {
                let case = case(route).expect("every route has a line");
                for unknown in ["gibt-es-nicht", "R7", "%00", "..", "%2e%2e%2fx", "%C3%A4", "a%27b"]
                {
                    if unknown == "R7" && route.path.contains("{round}") {
                        // That is the round of the demonstration.
                        continue;
                    }
                    let path = route
                        .path
                        .replace("{slug}", unknown)
                        .replace("{code}", unknown)
                        .replace("{round}", unknown)
                        .replace("{measure}", unknown)
                        .replace("{token}", unknown)
                        .replace("{mandate}", unknown)
                        .replace("{nr}", unknown)
                        .replace("{punkt}", unknown)
                        .replace("{poll}", unknown)
                        .replace("{id}", unknown);
                    let answer = ask(&site, &route.method, &cookie, &path, case.fields).await;
                    // Whoever may not do such a thing at all is told that, whether or not the record exists.
                    let expected = match expected(route, 404, who) {
                        403 if route.needs == Needs::DelegateOfOrganisation
                            && who == Who::Member2 =>
                        {
                            404
                        }
                        other => other,
                    };
                    if answer.status.as_u16() != expected {
                        wrong.push(format!(
                            "{} {path} as {who:?}: {} instead of {expected}",
                            route.method, answer.status
                        ));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn an_identifier_of_another_measure_is_not_found() {
    run(async {
        let site = demo().await;
        let planner = site.sign_in(Who::Planner).await;
        let member = site.sign_in(Who::Member).await;
        for (cookie, path) in [
            (&planner, "/massnahmen/digitalhub/beitraege/digitalbonus-UP-01"),
            (&member, "/massnahmen/digitalhub/erfahrung/e0002"),
            (&member, "/bewertungen/R7/digitalbonus"),
            (&member, "/bewertungen/R5/digitalhub"),
        ] {
            assert_eq!(site.get(cookie, path).await.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(site.post(cookie, path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    });
}

#[test]
fn a_closed_round_takes_nothing() {
    run(async {
        let site = demo().await;
        let before = site.rows().await;
        let member = site.sign_in(Who::Member).await;
        let answers = [("C1", "3"), ("C2", "3"), ("C3", "3"), ("C4", "3"), ("C5", "3")];
        for path in ["", "/entwurf", "/abgeben"] {
            let path = format!("/bewertungen/R5/digitalbonus{path}");
            let answer = site.post(&member, &path, &answers).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        }
        let after = site.rows().await;
        let count = |rows: &[(&str, i64)], table: &str| {
            rows.iter().find(|(name, _)| *name == table).map(|(_, count)| *count)
        };
        for table in ["rating", "draft"] {
            assert_eq!(count(&after, table), count(&before, table), "{table}");
        }
    });
}

#[test]
fn council_experiences_stay_in_the_council() {
    run(async {
        let site = demo().await;
        let secret = "schreckt kleine Betriebe ab";
        for who in Who::ALL {
            let cookie = site.sign_in(who).await;
            let page = site.get(&cookie, "/massnahmen/digitalbonus").await;
            let named = sees(who, Tier::Council);
            assert_eq!(page.text.contains(secret), named, "{who:?}");
        }
    });
}
