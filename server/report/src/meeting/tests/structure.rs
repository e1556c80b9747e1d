//! What a German Geschäftsstelle would look for.

use super::*;

#[test]
fn documents_say_what_they_have_to_say() {
    let expected: [(&str, &[&str]); 9] = [
        (
            "einladung",
            &[
                "Einladung zur 6. Sitzung des Strategierats Niedersachsen",
                "am Donnerstag, 18. Juni 2020, 14:00–16:30 Uhr",
                "Unser Zeichen",
                "Musterstadt, 3. Juni 2020",
                "Anträge zur Tagesordnung erbitten wir bis zum 10. Juni 2020.",
                "Vorlage SR-2020-004",
                "Anlagen",
                "Verteiler",
                "Seite 1 von",
            ],
        ),
        (
            "einladung-spaet",
            &["Ladungsfrist nicht gewahrt", "Die Unterlagen lagen erst am 4. Juni vor."],
        ),
        ("nachtrag", &["Nachtragstagesordnung (Version 2)", "neu seit Version 1", "abgesetzt"]),
        (
            "vorlage",
            &[
                "Beschlussvorschlag",
                "Sachverhalt",
                "Begründung",
                "Finanzielle Auswirkungen",
                "Auswirkungen auf Indikatoren",
                "1.300 Anträge",
                "20.05.2020",
                "gefährdet",
                "Ohne Wert: BE-02.",
                "Anlagen",
            ],
        ),
        (
            "anwesenheit",
            &["14:00–15:40 Uhr", "Kim Muster (Stellvertretung)", "entschuldigt", "ab 14:20 Uhr"],
        ),
        ("anwesenheit-leer", &["Unterschrift", "Delegierte 12"]),
        ("auszug", &["Beschluss 6/6.2/1", "SHA-256", "Für die Richtigkeit des Auszugs"]),
        (
            "niederschrift",
            &[
                "7 von 12 stimmberechtigt anwesend – beschlussfähig",
                "5 Ja, 1 Nein, 1 Enthaltung: angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen",
                "kommt hinzu",
                "Mitwirkungsverbot",
                "Genehmigt",
                "in der 7. Sitzung am 19. November 2020",
                "Berichtigungen",
                "Aufträge",
            ],
        ),
        (
            "umlauf",
            &["8 Ja, 1 Nein, 1 Enthaltung: angenommen, absolute Mehrheit", "durch Stellvertretung"],
        ),
    ];
    let files = super::files::all("Geheim");
    for (wanted, words) in expected {
        let (_, pdf) = files.iter().find(|(name, _)| *name == wanted).expect("there");
        let Some(text) = poppler_text(pdf) else { return };
        for word in words {
            assert!(text.contains(word), "{wanted}: {word}\n{text}");
        }
    }
}

/// Each heading that is a bookmark is one in the file, and each item of a pack has one.
#[test]
fn a_pack_has_a_bookmark_for_every_item() {
    let pdf = super::pack::small();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("/Outlines") && text.contains("/StructTreeRoot"));
    // One for the document, its agenda, twelve items, a paper and its two files; the title of the file is another one.
    let titles = text.matches("/Title(").count() + text.matches("/Title<").count();
    assert_eq!(titles, 1 + 1 + 1 + 12 + 1 + 2);
}
