### Texte der Oberfläche. Deutsch ist die führende Sprache.

## Allgemein
product-name = Wirkungskompass
council-name = Strategierat Niedersachsen
example = Beispielwert
field-optional = (freiwillig)
errors-title = Bitte prüfen Sie Ihre Eingaben
errors-kept = Ihre übrigen Eingaben sind erhalten.

## Navigation
nav-overview = Überblick
nav-breadcrumb = Brotkrumen

## Status
status-on-plan = im Plan
status-at-risk = gefährdet
status-missed = verfehlt
status-no-target = ohne Zielwert
status-no-data = keine Daten

## Arbeitsstand einer Maßnahme
state-idea = Idee
state-proposed = vorgeschlagen
state-adopted = beschlossen
state-running = läuft
state-in-evaluation = wird bewertet
state-adjusted = angepasst
state-completed = abgeschlossen
state-discontinued = eingestellt

## Rollen
role-member = Mitglied
role-deputy = Stellvertretung
role-chair = Vorsitz
role-guest = Gast
role-planner = Maßnahmenplanung
role-secretariat = Geschäftsstelle
role-admin = Administration
role-none = ohne Mandat

## Skalenrichtung
polarity-higher = höher ist besser
polarity-lower = niedriger ist besser
polarity-context = nur zur Einordnung

## Beleg
grade-high = hoch
grade-medium = mittel
grade-low = niedrig
directness-direct = direkt
directness-indirect = indirekt
evidence-read = veröffentlicht
evidence-derived = aus veröffentlichten Werten gerechnet
evidence-conflict = Quellen widersprechen sich
evidence-unverified = ungeprüft

## Praxiserfahrung
experience-obstacle = Hürde
experience-success = Erfolg
experience-proposal = Vorschlag
tier-secretariat = nur Geschäftsstelle
tier-ministry = Geschäftsstelle und Ministerium
tier-council = nur im Strategierat
tier-guests = Strategierat und Gäste
tier-public = öffentlich

## Messwert
obs-break = Zeitreihenbruch
obs-definition = abweichende Definition
obs-estimated = geschätzt
obs-provisional = vorläufig
obs-low-reliability = geringe Verlässlichkeit
obs-unvalidated = ungeprüft
unit-million-euro = Mio.{"\u00A0"}€
unit-persons = Personen
unit-points = Punkte
qualified-about = rund{"\u00A0"}{ $value }
qualified-below = knapp{"\u00A0"}{ $value }
qualified-above = mehr als { $value }

## Fehler an Feldern
problem-required = Bitte füllen Sie dieses Feld aus.
problem-too-long = Bitte kürzen Sie den Text um { $over } Zeichen; erlaubt sind { $max }.
problem-placeholder = Der Platzhalter { $name } ist noch durch einen Wert zu ersetzen.
problem-not-a-choice = Bitte wählen Sie einen der angebotenen Werte.
problem-out-of-range = Bitte geben Sie einen Wert von { $min } bis { $max } ein.
problem-too-small = Bitte geben Sie einen Wert ab { $min } ein.
problem-not-a-period = Bitte geben Sie ein Datum (31.12.2024), einen Monat (08/2023), ein Halbjahr (2023-S2) oder ein Jahr (2023) ein.
problem-in-the-future = Der Zeitraum ist noch nicht zu Ende. Bitte geben Sie einen vergangenen Zeitraum ein.
problem-end-before-start = Das Ende liegt vor dem Beginn. Bitte prüfen Sie beide Daten.
problem-reason-against-polarity = Die Richtung läuft der Skalenrichtung des Indikators entgegen. Bitte begründen Sie das.
problem-revision-or-correction = Für diesen Zeitraum gibt es schon einen Wert. Bitte wählen Sie: Revision der Quelle oder Korrektur eines Fehlers.
problem-unknown = Diesen Eintrag gibt es nicht. Bitte wählen Sie einen vorhandenen.
problem-taken = Diesen Namen gibt es schon. Bitte wählen Sie einen anderen.
problem-circular = Ein Eintrag kann nicht auf sich selbst verweisen.
problem-not-the-name = Das stimmt nicht mit dem Namen überein. Bitte geben Sie ihn genau so ein, wie er oben steht.
problem-not-a-day = Bitte geben Sie einen Tag ein, zum Beispiel 31.12.2026.
problem-not-an-address = Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@verband.de.
problem-address-taken = Zu dieser Adresse gibt es schon ein Konto. Suchen Sie die Person in der Liste, oder geben Sie eine andere Adresse ein.
problem-not-a-code = Bitte geben Sie bis zu 20 Buchstaben, Ziffern oder Bindestriche ein, ohne Umlaute und Leerzeichen.
problem-code-taken = Dieses Kürzel gibt es schon. Bitte wählen Sie ein anderes.
problem-point-as-decimal = Meinten Sie { $suggestion }? Bitte schreiben Sie Dezimalzahlen mit Komma.
problem-grouping = Der Tausenderpunkt steht an der falschen Stelle. Beispiel: 9.626
problem-decimals = Bitte geben Sie höchstens { $max } Nachkommastellen ein.
problem-number-range = Die Zahl ist zu groß. Bitte prüfen Sie die Eingabe.
problem-not-a-number = Bitte geben Sie eine Zahl ein, zum Beispiel 63,38.

## Verweigert
denied-sign-in = Bitte melden Sie sich an.
denied-role = Ihre Rolle erlaubt das nicht.
denied-other-organisation = Das gehört zu einer anderen Organisation.
denied-no-vote = Ihre Organisation hat kein Stimmrecht.
denied-round-closed = Die Frist dieser Bewertungsrunde ist abgelaufen oder hat noch nicht begonnen.
denied-own-rights = Eigene Rechte ändert niemand selbst. Bitten Sie eine andere Person der Verwaltung.
denied-last-admin = Danach könnte niemand mehr die Anwendung verwalten. Geben Sie zuerst einer weiteren Person ein Mandat „Administration“.

## Änderungen
history-entry = { $act }: { $title }
history-reason = Grund: { $reason }
history-before = vorher:
history-after = nachher:
history-an-account = ein Konto
moment = { $day }, { $time } Uhr
act-dataset-loaded = Datenbestand geladen
act-measure-created = Maßnahme angelegt
act-measure-edited = Maßnahme geändert
act-measure-moved = Arbeitsstand geändert
act-link-added = erwarteter Beitrag eingetragen
act-link-edited = erwarteter Beitrag geändert
act-link-removed = erwarteter Beitrag entfernt
act-value-recorded = Messwert eingetragen
act-value-revised = Messwert revidiert
act-value-corrected = Messwert korrigiert
act-file-received = Datei eingereicht
act-values-imported = Werte aus Datei übernommen
act-file-rejected = Datei verworfen
act-import-undone = Import zurückgenommen
act-rating-given = Bewertung abgegeben
act-rating-changed = Bewertung geändert
act-experience-shared = Praxiserfahrung mitgeteilt
act-experience-edited = Praxiserfahrung geändert
act-signed-in = angemeldet
act-signed-out = abgemeldet
act-sign-in-failed = Anmeldung misslungen
act-person-invited = Person eingeladen
act-person-edited = Angaben zur Person geändert
act-account-locked = Konto gesperrt
act-account-unlocked = Konto entsperrt
act-account-opened = Einladung angenommen
act-password-changed = Kennwort geändert
act-password-reset = Kennwort über Link neu gesetzt
act-second-factor-added = zweiten Faktor eingerichtet
act-second-factor-removed = zweiten Faktor entfernt
act-session-ended = Sitzung an anderem Gerät beendet
act-mandate-granted = Mandat erteilt
act-mandate-edited = Mandat geändert
act-mandate-withdrawn = Mandat entzogen
act-organisation-created = Organisation angelegt
act-organisation-edited = Organisation geändert
act-face-changed = öffentliche Ansicht geändert
act-mail-retried = Mail erneut auf den Weg gebracht
act-data-exported = eigene Daten abgerufen
act-person-erased = personenbezogene Daten gelöscht
change-name = Name
change-name-en = Name (englisch)
change-summary-en = Kurzbeschreibung (englisch)
change-short = Kurzname
change-summary = Kurzbeschreibung
change-description = Beschreibung
change-lead = Federführung
change-start = Beginn
change-end = Ende
change-predecessor = Vorgänger
change-state = Arbeitsstand
change-indicator = Indikator
change-measure = Maßnahme
change-direction = Richtung
change-direction-up = erhöhen
change-direction-down = senken
change-directness = Wirkweise
change-amount = erwarteter Betrag
change-due = Termin
change-lag = Monate bis zur Wirkung
change-grade = Beleg
change-assumption = Annahme
change-reason = Begründung
change-value = Wert
change-period = Berichtszeitraum
change-area = Gebiet
change-vintage = Datenstand
change-source = Quelle
change-evidence = Nachweis
change-note = Anmerkung
change-round = Bewertungsrunde
change-comment = Kommentar
change-kind = Art
change-text = Text
change-visibility = Sichtbarkeit
changes-title = Änderungen
changes-lead = Jede Änderung ist festgehalten: wer, wann, was und warum.
changes-empty = Noch keine Änderungen. Sobald jemand etwas einträgt oder ändert, steht es hier.
changes-pages = Seiten
changes-newer = Neuere Änderungen
changes-older = Ältere Änderungen
changes-page = Seite { $page }

## Rahmen
nav-measures = Maßnahmen
nav-indicators = Indikatoren
nav-evaluations = Bewertungen
nav-meetings = Sitzungen
shell-skip = Zum Inhalt springen
shell-description = Wie die Maßnahmen der Digitalisierungsstrategie wirken: Indikatoren, Zielpfade und Bewertungen des Strategierats.
shell-demo = Demonstration – kein amtliches Angebot. Enthält Beispielwerte.
shell-menu = Menü
shell-sign-in = Anmelden
shell-sign-out = Abmelden
shell-person = Ihr Konto:
shell-nav-main = Hauptnavigation
shell-nav-all = Alle Bereiche
shell-nav-legal = Rechtliches
shell-language = Sprache
shell-theme = Darstellung:
shell-theme-system = wie das Gerät
shell-theme-light = hell
shell-theme-dark = dunkel
shell-note = Freie Software unter der EUPL-1.2. Gestaltung mit KERN, Schrift Fira Sans, Datenbank SurrealDB. Gestrichelt umrandet steht „Beispielwert“ an allem, was erfunden oder geschätzt ist.

## Anmelden
sign-in-title = Anmelden
sign-in-lead = Mitglieder bewerten Maßnahmen, die Maßnahmenplanung pflegt Werte und Ziele. Lesen können Sie ohne Konto.
sign-in-with-account = Mit Ihrem Konto
sign-in-email = E-Mail-Adresse
sign-in-password = Kennwort
sign-in-submit = Anmelden
sign-in-failed-title = Die Anmeldung ist nicht gelungen
sign-in-failed = E-Mail-Adresse und Kennwort passen nicht zusammen, oder es gab zu viele Versuche. Bitte prüfen Sie beides oder versuchen Sie es in einigen Minuten erneut.
sign-in-demo-title = Demokonten
sign-in-demo-lead = Ein Tipp genügt, nur in der Demonstration. Die Konten sind erfunden.
sign-in-demo-password = Kennwort aller Demokonten: { $password }

## Fehlerseiten
error-prefix = Fehler: { $title }
error-not-found-title = Diese Seite gibt es nicht
error-not-found = Die Adresse ist falsch geschrieben, der Eintrag besteht nicht mehr, oder er ist nicht für Sie freigegeben.
error-sign-in-title = Bitte melden Sie sich an
error-sign-in = Diese Seite ist für angemeldete Personen. Nach der Anmeldung geht es hier weiter.
error-forbidden-title = Dafür fehlt Ihnen die Berechtigung
error-forbidden = { $reason } Es wurde nichts geändert.
error-bad-request-title = Die Eingabe ist nicht lesbar
error-bad-request = Es wurde nichts gespeichert. Bitte öffnen Sie die Seite neu und senden Sie das Formular noch einmal.
error-foreign-origin-title = Die Eingabe kam von einer anderen Seite
error-foreign-origin = Es wurde nichts gespeichert. Bitte füllen Sie das Formular hier im Wirkungskompass aus.
error-conflict-title = Jemand war schneller
error-conflict = Der Eintrag wurde inzwischen geändert. Ihre Eingabe hat nichts überschrieben. Bitte öffnen Sie den Eintrag neu und vergleichen Sie.
error-too-large-title = Die Eingabe ist zu groß
error-too-large = Es wurde nichts gespeichert. Bitte gehen Sie zurück und kürzen Sie den Text.
error-busy-title = Gerade werden zu viele Dokumente abgerufen
error-busy = Dokumente entstehen eines nach dem anderen. Bitte versuchen Sie es in einer halben Minute erneut.
error-unavailable-title = Der Dienst ist gerade nicht erreichbar
error-unavailable = Die Datenbank antwortet nicht. Bitte versuchen Sie es in einer Minute erneut. Bestätigte Eingaben sind gespeichert.
error-internal-title = Da ist etwas schiefgegangen
error-internal = Der Fehler ist festgehalten. Bestätigte Eingaben sind gespeichert. Nennen Sie bei Rückfragen bitte diese Kennung: { $incident }
error-ways = So geht es weiter
error-to-overview = Zum Überblick
error-to-measures = Zu den Maßnahmen
error-to-indicators = Zu den Indikatoren
error-again = Seite neu laden

## Sitzungen
meetings-title = Sitzungen
meetings-lead-next = Die nächste Sitzung ist am { $day }.
meetings-lead-none = Es ist keine Sitzung angesetzt. Die letzte war am { $day }.
meetings-lead-empty = Es ist noch keine Sitzung eingetragen.
meetings-next = Nächste Sitzung
meetings-planned = Weitere angesetzte Sitzungen
meetings-past = Bisherige Sitzungen
meetings-in-days = { $days ->
    [0] heute
    [one] morgen
   *[other] in { $days } Tagen
}
meetings-starts = { $time } Uhr
meetings-confirmed = belegt
meetings-source = Quelle:
meetings-round = Bewertungsrunde dazu: { $title }, bis { $day }
meetings-to-evaluations = Zu den Bewertungen

## Bewertungen
rating-end-of-day = { $day }, 24:00 Uhr
rating-time-left = { $days ->
    [0] letzter Tag, bis { $until }
    [one] noch ein Tag, bis { $until }
   *[other] noch { $days } Tage, bis { $until }
}
rating-on-behalf = Sie bewerten für: { $organisation }. Sichtbar im Strategierat, nach außen nur zusammengefasst.
rating-steps = Schritte
rating-step-answer = Antworten
rating-step-check = Prüfen
rating-step-done = Quittung
rating-of-five = von 5
rating-ends = (1 { $low }, 5 { $high })
rating-not-judged = nicht beurteilt
rating-no-answer = keine Antwort
rating-afterwards = Danach berät der Strategierat in der { $number }. Sitzung am { $day }.
rating-list-none = Zurzeit läuft keine Bewertungsrunde. Die nächste beginnt vor der nächsten Sitzung.
rating-list-running = Eine Bewertungsrunde läuft bis { $until }.
rating-list-all-done = Sie haben alles erledigt. Bis zum Ende der Runde können Sie Ihre Bewertungen ändern.
rating-list-to-do = { $count ->
    [one] Sie haben eine offene Bewertung.
   *[other] Sie haben { $count } offene Bewertungen.
}
rating-effort = { $count ->
    [one] Eine Frage, etwa 2 Minuten
   *[other] { $count } Fragen, etwa 2 Minuten
}
rating-draft-kept = Ihr Entwurf ist gespeichert.
rating-given = Abgegeben
rating-given-at = Abgegeben am { $moment }
rating-start = Jetzt bewerten
rating-continue = Weiter bewerten
rating-change = Bewertung ändern
rating-to-measure = Zur Maßnahme
rating-to-list = Zu den Bewertungen
rating-who-title = Wer bewertet
rating-who = Jede Mitgliedsorganisation mit Stimmrecht bewertet die Maßnahmen einer Runde. Ergebnisse stehen auf der Seite der Maßnahme: im Strategierat mit Namen der Organisation, nach außen zusammengefasst ab drei Organisationen.
rating-other-role = Sie sind als { $role } angemeldet und lesen mit.
rating-begins = Die Runde beginnt am { $day }.
rating-closed-rounds = Abgeschlossene Runden
rating-closed-none = Noch keine Runde ist abgeschlossen. Nach dem Ende einer Runde stehen hier die bewerteten Maßnahmen.
rating-closed-about = { $round }, beendet am { $day }
rating-heading = { $measure } bewerten
rating-question = { $number } von { $count }: { $name }
rating-cannot-judge = kann ich nicht beurteilen
rating-comment = Was sollen die anderen wissen?
rating-conflict-title = Jemand aus Ihrer Organisation hat inzwischen bewertet
rating-send-mine = Meine Antworten stattdessen abgeben
rating-comment-short = Kommentar
rating-comment-hint = Bitte keine Namen von Personen oder Betrieben.
rating-no-comment = kein Kommentar
rating-check = Angaben prüfen
rating-draft-saved = Entwurf gespeichert um { $time } Uhr
rating-draft-failed = Entwurf nicht gespeichert, wird erneut versucht
rating-draft-refused = Entwurf nicht gespeichert. Bitte laden Sie die Seite neu und melden Sie sich an.
rating-review-title = Stimmt alles?
rating-give = Bewertung abgeben
rating-edit = Ändern
rating-back = Zurück zu den Fragen
rating-received = Bewertung eingegangen
rating-received-at = Zeit
rating-received-for = Für
rating-changeable = Sie können bis { $until } ändern.
rating-more = Weitere Bewertungen
rating-closed-heading = Bewertung: { $measure }
rating-closed-title = Die Frist ist abgelaufen
rating-closed-since = Seit { $day } nur noch lesbar. Für eine späte Bewertung wenden Sie sich bitte an die Geschäftsstelle.
rating-closed-without = Ihre Organisation hat in dieser Runde keine Bewertung abgegeben.
rating-not-open-title = Die Runde hat noch nicht begonnen
count-of-max = { $count } von { $max } Zeichen
count-max = höchstens { $max } Zeichen

## Praxiserfahrung mitteilen
experience-heading-new = Praxiserfahrung mitteilen
experience-conflict-title = Jemand hat diese Erfahrung inzwischen geändert
experience-heading-edit = Praxiserfahrung ändern
experience-lead = Was erleben Betriebe mit „{ $measure }“? Eine Erfahrung genügt, ein Satz auch.
experience-on-behalf = Sie schreiben für: { $organisation }.
experience-kind-label = Worum geht es?
experience-text-label = Ihre Erfahrung
experience-text-hint = Bitte keine Namen von Personen oder Betrieben.
experience-visibility-label = Wer darf das lesen?
experience-visibility-hint = Öffentlich heißt: auch ohne Konto, mit dem Namen Ihrer Organisation.
experience-submit = Erfahrung mitteilen
experience-cancel = Abbrechen

## Seite Indikator
chart-key = Lesehilfe zum Diagramm
chart-key-hollow = hohl: ungeprüft, geschätzt oder Beispielwert
chart-key-path = Zielpfad
chart-key-path-example = Zielpfad, Beispielwert
chart-key-start = Beginn einer Maßnahme
chart-key-end = Ende einer Maßnahme
chart-gap = { $years } keine Werte
chart-break = Zeitreihenbruch
indicator-list-title = Indikatoren
indicator-list-lead = { $total ->
    [one] Ein Indikator
   *[other] { $total } Indikatoren
  } in { $fields } Feldern: { $plan } im Plan, { $risk } gefährdet, { $missed } verfehlt, { $open } ohne Zielwert, { $none } ohne Daten. Beispielwerte zählen nicht.
indicator-list-field = Indikationsfeld
indicator-list-status = Status
indicator-list-sort = Reihenfolge
indicator-list-all-fields = alle Felder
indicator-list-all-status = jeder Status
indicator-list-by-field = nach Feld
indicator-list-by-name = nach Name
indicator-list-by-date = neueste Werte zuerst
indicator-list-by-status = nach Status
indicator-list-show = Anzeigen
indicator-list-filter = Indikatoren filtern
indicator-list-count = { $count ->
    [0] Kein Indikator passt.
    [one] 1 von { $total } Indikatoren
   *[other] { $count } von { $total } Indikatoren
  }
indicator-list-empty-title = Kein Indikator passt zu dieser Auswahl
indicator-list-empty-text = Wählen Sie ein anderes Feld oder einen anderen Status.
indicator-list-reset = Alle Indikatoren zeigen
indicator-list-name = Indikator
indicator-list-latest = Letzter Wert
indicator-list-change = Veränderung
indicator-list-course = Verlauf
indicator-list-measures = Maßnahmen
indicator-list-no-value = k. A.
indicator-list-no-value-why = kein veröffentlichter Wert
indicator-list-example-only = Es gibt nur Beispielwerte.
indicator-list-measure-count = { $count ->
    [0] keine
    [one] 1 Maßnahme
   *[other] { $count } Maßnahmen
  }
indicator-list-since = seit { $period }
indicator-field-number = Feld { $number }: { $name }
indicator-all-fields-caption = Indikatoren aller Felder
indicator-proxy = Hilfsgröße
indicator-lead-value = { $when } { $number ->
    [plural] lagen
   *[singular] lag
  } in { $area } { $subject } bei { $value }.
indicator-lead-name = { $name } in { $area }: { $value } ({ $period }).
indicator-lead-no-value = Für Niedersachsen liegt kein veröffentlichter Wert vor.
indicator-lead-example = Der jüngste Beispielwert lautet { $value } ({ $period }).
indicator-lead-less = { $number ->
    [one] Das ist
   *[other] Das sind
  } { $amount } weniger, als { $what ->
    [path] der Zielpfad
   *[target] der Zielwert
  } vorsieht: { $status }.
indicator-lead-more = { $number ->
    [one] Das ist
   *[other] Das sind
  } { $amount } mehr, als { $what ->
    [path] der Zielpfad
   *[target] der Zielwert
  } vorsieht: { $status }.
indicator-lead-equal = Das entspricht { $what ->
    [path] dem Zielpfad
   *[target] dem Zielwert
  }: { $status }.
indicator-lead-context = Der Indikator dient der Einordnung und wird nicht bewertet.
indicator-lead-no-target = Ein Zielwert ist nicht vereinbart.
indicator-lead-target-later = Der Zielwert von { $value } gilt ab { $due }. Ein Weg dorthin ist nicht vereinbart.
indicator-lead-target-open = Der Zielwert von { $value } hat keinen festen Termin. Deshalb gibt es keinen Status.
indicator-lead-target-passed = Der Zielwert von { $value } war bis { $due } zu erreichen. Seitdem liegt kein neuer Wert vor.
indicator-lead-distance = Der Abstand zu Deutschland ({ $value }) beträgt { $distance }.
indicator-lead-same = In Deutschland ist der Wert gleich hoch ({ $value }).
indicator-grade = { $value } (1 = voll entwickelt, 6 = wenig entwickelt)
indicator-verdict = { $deviation }, { $status }
indicator-finding-course = { $name }: von { $first } ({ $from }) auf { $last } ({ $to })
indicator-finding-one = { $name }: { $value } ({ $period })
indicator-finding-examples = { $name }: bisher nur Beispielwerte für Niedersachsen
indicator-finding-none = { $name }: kein Wert für Niedersachsen
indicator-chart-subtitle = { $unit } in { $areas }
indicator-chart-vintage = Datenstand { $vintage }
indicator-chart-thinned = von vielen Werten sind der kleinste und der größte jedes Abschnitts gezeichnet
indicator-chart-axis = Die Achse beginnt bei { $value }.
indicator-chart-value = { $area } { $value } ({ $period })
indicator-chart-description = { $values }. Alle Werte stehen in der Tabelle darunter.
indicator-chart-limit = Das Diagramm zeigt höchstens drei Vergleichsgebiete. Die Tabelle zeigt alle gewählten.
indicator-chart-beside = Werte mit abweichender Definition stehen nicht im Diagramm, sondern in der Tabelle.
indicator-chart-empty = Für dieses Diagramm fehlen Werte. Sobald ein Wert eingetragen ist, erscheint hier sein Verlauf.
indicator-path-label = Zielpfad: { $value } { $when }
indicator-target-label = Zielwert: { $value } { $when }
indicator-corridor-below = bis { $near } / bis { $far } unter Soll
indicator-corridor-above = bis { $near } / bis { $far } über Soll
indicator-points = { $value } Punkte
indicator-unit-percent = Prozent
indicator-unit-count = Anzahl
indicator-unit-points-dative = Punkten
indicator-compare = { $count ->
    [0] Vergleichsgebiete wählen (keines gewählt)
    [one] Vergleichsgebiete wählen (1 gewählt)
   *[other] Vergleichsgebiete wählen ({ $count } gewählt)
  }
indicator-compare-legend = Vergleich mit
indicator-compare-show = Vergleich anzeigen
indicator-year-end = Ende { $year }
indicator-path-short = Zielpfad { $value }
indicator-target-short = Ziel { $value }
indicator-percentage-points = { $value } Prozentpunkte
indicator-compare-none = Für andere Gebiete gibt es keine Werte.
indicator-standing = Stand
indicator-value-at = Niedersachsen, { $period }
indicator-no-value = k. A.
indicator-no-value-why = Für Niedersachsen ist kein Wert veröffentlicht.
indicator-expected = Soll
indicator-deviation = Abweichung
indicator-target = Ziel
indicator-target-by = { $value } bis { $due }
indicator-target-without-date = { $value }, Termin offen
indicator-decided-in = Beschlossen in
indicator-not-decided = nicht beschlossen
indicator-tolerance = Toleranz
indicator-tolerance-words = Bis { $near } hinter dem Soll gilt der Wert als im Plan, bis { $far } als gefährdet, darüber als verfehlt.
indicator-method = Verfahren
indicator-method-words = { $name } ({ $code }), Version { $version }
method-title = Dieselben Werte, andere Verfahren
method-lead = Verfahren urteilen verschieden. Zurzeit gilt: { $method }, { $since }. Welches Verfahren gilt, entscheidet der Rat.
method-caption = Der Stand dieses Indikators nach jedem Verfahren
method-column = Verfahren
method-verdict = Urteil
method-why = Begründung
method-corridor = linearer Zielpfad
method-weather = Wettersymbol der Deutschen Nachhaltigkeitsstrategie
method-growth = Wachstumsrate nach Eurostat und Statistics Canada
method-thresholds = eigene Schwellenwerte
method-in-force = gilt
method-version = { $code }, Version { $version }
method-grade-sun = Sonne
method-grade-light-clouds = leicht bewölkt
method-grade-cloud = Wolke
method-grade-thunderstorm = Gewitter
method-grade-achieved = Ziel erreicht
method-grade-on-track = auf Kurs
method-grade-too-slow = Fortschritt, aber zu langsam
method-grade-limited = kaum Fortschritt
method-grade-deterioration = Rückschritt
method-why-corridor = Erwartet waren { $expected }, gemessen { $value }: { $deviation }.
method-why-weather = Im Mittel { $change } im Jahr, aus { $points } Werten seit { $from }.
method-why-weather-missed = So fortgesetzt, ergibt das { $projected } am { $due }; es fehlen { $share } des Wegs zum Ziel.
method-why-weather-reached = So fortgesetzt, ergibt das { $projected } am { $due } und erreicht das Ziel.
method-why-growth = Seit { $from } im Mittel { $rate } im Jahr in die gewünschte Richtung.
method-why-growth-wrong = Seit { $from } im Mittel { $rate } im Jahr in die falsche Richtung.
method-why-growth-required = Zum Ziel führen { $required } im Jahr.
method-provisional = Vorläufig: Ein Wert kann sich noch ändern.
method-reason-no-value = Es gibt keinen veröffentlichten Wert.
method-reason-context = Dieser Indikator beschreibt das Umfeld und wird nicht beurteilt.
method-reason-no-target = Es gibt keinen Zielwert mit Frist.
method-reason-not-yet = Der Zielwert nennt keinen Ausgangswert und ist noch nicht fällig.
method-reason-few = Nicht beurteilbar: Vergleichbare Werte gibt es { $have }, nötig sind { $need }.
method-reason-short = Nicht beurteilbar: Zwischen erstem und letztem Wert liegt weniger als ein Jahr.
method-reason-signs = Nicht beurteilbar: Eine Wachstumsrate gibt es nur zwischen Werten mit gleichem Vorzeichen.
method-reason-target-is-base = Nicht beurteilbar: Der Zielwert ist der Ausgangswert.
method-reason-due-before-base = Nicht beurteilbar: Die Frist liegt nicht nach dem Ausgangswert.
method-reason-no-due-day = Nicht beurteilbar: Der Zielwert hat keine Frist.
method-reason-passed = Die Frist ist abgelaufen und das Ziel nicht erreicht.
method-reason-numbers = Nicht beurteilbar: Mit diesen Zahlen lässt sich nicht rechnen.
method-warning-zero-base = Der Ausgangswert 0 ist durch 0,001 ersetzt; davon hängt das Ergebnis ab.
method-warning-zero-target = Der Zielwert 0 ist durch 0,001 ersetzt; davon hängt das Ergebnis ab.
method-warning-cut = Nur Werte seit dem Zeitreihenbruch ({ $day }) zählen.
method-warning-baseline = Der Ausgangswert liegt vor dem Zeitreihenbruch ({ $day }).
method-warning-base-moved = Der erste Wert nach dem vereinbarten Tag ({ $day }) ist der Ausgangswert.
method-warning-worsening = Das Ziel ist erreicht, der Wert aber schlechter als am Anfang.
method-warning-limit = Die natürliche Grenze zählt hier nicht.
start-title = Vor und nach dem Start von Maßnahmen
start-lead = Was sich nach einem Start verändert hat. Warum, sagen diese Zahlen nicht: Steigt ein Wert schon vorher, ist er nach jedem Start höher.
start-caption = Die Werte vor und nach dem Start der verknüpften Maßnahmen
start-measure = Maßnahme
start-before = Mittelwert vorher
start-after = Mittelwert nachher
start-change = Veränderung
start-began = Start: { $period }
start-points = { $count ->
    [one] 1 Wert
   *[other] { $count } Werte
}
start-slope = Steigung { $slope } im Jahr
start-difference = Unterschied der Mittelwerte: { $change }.
start-step = Sprung zum Start gegenüber dem Verlauf davor: { $step }.
start-step-and-slope = Sprung zum Start gegenüber dem Verlauf davor: { $step }; danach ändert sich die Steigung um { $slope } im Jahr.
start-interval = { $estimate } (95-%-Bereich { $low } bis { $high })
start-no-model = Für ein Modell sind es zu wenige Werte.
start-caution-small = Für einen Unsicherheitsbereich wären auf jeder Seite { $need } Werte nötig.
start-caution-step = Bei { $points } Werten lässt sich ein Sprung nicht von einer neuen Steigung trennen.
start-caution-seasons = Jahreszeiten sind nicht herausgerechnet.
start-caution-uneven = Die Werte liegen ungleich weit auseinander.
start-caution-autocorrelation = Benachbarte Werte hängen zusammen (Durbin-Watson { $statistic }); der Bereich ist unsicher.
start-caution-exact = Das Modell geht durch jeden Wert; seine Unsicherheit ist unbekannt.
start-caution-transition = { $points } Werte des Übergangs zählen nicht mit.
indicator-last-published = Zuletzt veröffentlicht
indicator-newest-example = Jüngster Beispielwert, { $period }
indicator-target-line = { $area }: { $target }
indicator-measures = Maßnahmen
indicator-no-measures = Mit diesem Indikator ist keine Maßnahme verknüpft.
indicator-measures-all = Alle { $count } verknüpften Maßnahmen
indicator-no-measures-planner = Verknüpfungen entstehen auf der Seite der Maßnahme.
indicator-link-measure = Maßnahme verknüpfen
indicator-link-up = soll { $phrase } erhöhen
indicator-link-down = soll { $phrase } senken
indicator-link-expected = erwarteter Beitrag: { $details }
indicator-link-amount = { $amount } bis { $due }
indicator-link-no-amount = nicht beziffert
indicator-link-lag = { $months ->
    [0] wirkt sofort
    [one] wirkt nach 1 Monat
   *[other] wirkt nach { $months } Monaten
  }
indicator-link-grade = Beleg: { $grade }
indicator-definition = Was gemessen wird
indicator-unit = Einheit
indicator-polarity = Skalenrichtung
indicator-frequency = Häufigkeit
indicator-counting = Zählweise
indicator-counting-cumulative = fortlaufend seit Beginn
indicator-counting-period = je Berichtszeitraum oder Stichtag
indicator-scale = Skala
indicator-scale-range = { $min } bis { $max }
indicator-scale-from = ab { $min }
indicator-scale-open = ohne Grenzen
indicator-values = Alle Werte
indicator-values-caption = { $code }: alle Werte nach Berichtszeitraum, der jüngste zuerst
indicator-values-enter = Wert eintragen
indicator-values-file = aus Datei
indicator-values-empty = Noch kein Wert. Sobald die Maßnahmenplanung einen Wert einträgt, steht er hier mit Quelle und Datenstand.
indicator-values-period = Zeitraum
indicator-values-status = Status
indicator-values-note = Hinweis
indicator-values-source = Quelle
indicator-values-legend = k. A. = keine Angabe, – = nicht anwendbar.
indicator-values-path = Soll = { $shape } von { $from } ({ $start }) auf { $to } ({ $due }).
indicator-values-target = Soll = { $to } ab { $due }.
indicator-baseline = Ausgangswert
indicator-missing = k. A.
indicator-superseded = ersetzt
indicator-other-vintage = weitere Angabe zum selben Zeitraum
indicator-vintage = Datenstand { $vintage }
indicator-area-note = { $area }: { $note }
indicator-notes = Was man wissen muss
indicator-notes-none = Zu diesem Indikator ist keine Besonderheit der Daten bekannt.
indicator-note-proxy = Hilfsgröße.
indicator-note-remark = Bemerkung.
indicator-note-rule = Regel im Wirkungskompass: { $rule }
indicator-note-beside = Neben der Reihe: { $value } in { $area }, { $period }.
indicator-note-concerns = Betrifft: { $values }.
indicator-sources = Quellen
indicator-sources-none = Zu diesem Indikator ist keine Quelle erfasst.
indicator-source-open = (öffnet { $host })
indicator-history = Verlauf der Änderungen
indicator-history-none = Seit dem Laden der Daten hat niemand etwas geändert.
indicator-receipt = Gespeichert
indicator-receipt-recorded = Der Wert ist eingetragen. Er steht im Diagramm und in der Tabelle.
indicator-receipt-revised = Die Revision ist eingetragen. Der frühere Wert bleibt in der Tabelle lesbar.
indicator-receipt-corrected = Die Korrektur ist eingetragen. Der frühere Wert bleibt in der Tabelle lesbar.

# Vergleich der Gebiete
chart-dots-home = Niedersachsen
chart-dots-peer = Land
chart-dots-reference = Bund, EU, Gruppe oder Teil eines Landes: ohne Rang
chart-dots-hollow = hohl: nicht vergleichbar oder nicht gesichert
comparison-title = Niedersachsen im Vergleich
comparison-sentence = { $when }: { $values }.
comparison-value = { $area } { $value }
comparison-value-example = { $area } { $value } (Beispielwert)
comparison-home-rank = { $value }, Rang { $rank } von { $count } vergleichbaren Ländern
comparison-home-unranked = { $value }, ohne Rang unter { $count } vergleichbaren Ländern
comparison-home-none = { $area } ohne Wert
comparison-home-other-period = { $area } ohne Wert zu diesem Stand (zuletzt { $value }, { $period })
comparison-lands-missing = { $count ->
    [one] Für 1 weiteres Land liegt kein vergleichbarer Wert vor.
   *[other] Für { $count } weitere Länder liegt kein vergleichbarer Wert vor.
}
comparison-refused-context = Kein Rang: Der Indikator dient der Einordnung, keine Richtung ist besser.
comparison-refused-groups = Kein Rang: Die Quelle nennt Werte nur für Gruppen von Ländern ({ $groups }). Welcher Wert davon für ein einzelnes Land gilt, sagt sie nicht.
comparison-refused-none = Kein Rang: Für kein Land liegt ein vergleichbarer Wert vor.
comparison-refused-one = Kein Rang: Nur für ein Land liegt ein vergleichbarer Wert vor.
comparison-caption-rank = { $name }: Niedersachsen auf Rang { $rank } von { $count }
comparison-caption-without-home = { $name }: andere Länder, Niedersachsen ohne Rang
comparison-caption-unranked = { $name }: Gebiete nebeneinander, ohne Rang
comparison-highest-first = der höchste Wert zuerst
comparison-lowest-first = der niedrigste Wert zuerst
comparison-description = { $values }. Alle Werte stehen in der Tabelle darunter.
comparison-no-value = kein Wert
comparison-table = Zahlen als Tabelle
comparison-table-caption = { $code }: Gebiete im Vergleich, { $period }
comparison-area = Gebiet
comparison-rank = Rang
comparison-value-head = Wert
comparison-value-in = Wert, { $unit }
comparison-sources = Woher die Werte kommen
comparison-source-areas = Werte für { $areas }.
unranked-land = Land
unranked-bund = Bund, kein Land
unranked-eu = Europäische Union, kein Land
unranked-group = Gruppe von Ländern
unranked-district = Teil eines Landes
unranked-fictitious = für die Demonstration erfunden
unranked-period = anderer Stand
unranked-unit = andere Zähleinheit
unranked-definition = andere Definition
unranked-unverified = nicht gesichert
comparison-remarks = Hinweise der Quelle:
comparison-others = Andere Gebiete: { $values }.
comparison-differences = Andere Definition: { $values }.

# Indikationsfelder
field-what = Indikationsfeld { $number } von { $total } nach dem Memorandum
field-lead = { $total ->
    [one] 1 Indikator, davon { $drawn } mit Werten für Niedersachsen.
   *[other] { $total } Indikatoren, davon { $drawn } mit Werten für Niedersachsen.
}
field-lead-empty = Zu diesem Feld ist noch kein Indikator erfasst.
field-lead-proxies = { $count ->
    [one] 1 davon ist eine Hilfsgröße: Gemessen wird etwas Ähnliches.
   *[other] { $count } davon sind Hilfsgrößen: Gemessen wird etwas Ähnliches.
}
field-lead-measures = { $count ->
    [0] Keine Maßnahme setzt in diesem Feld an.
    [one] 1 Maßnahme setzt in diesem Feld an.
   *[other] { $count } Maßnahmen setzen in diesem Feld an.
}
field-tally = Status der Indikatoren
field-indicators = Verlauf der Indikatoren in Niedersachsen
field-as-list = Als Liste
field-none-drawn = Für Niedersachsen gibt es in diesem Feld noch keine Werte.
field-legend = Alle Diagramme zeigen die Jahre { $from } bis { $to }, jedes mit eigener Skala. Lange Striche: Zielpfad oder Zielwert. Hohle Zeichen: geschätzt, ungeprüft oder Beispielwert. Wo die Linie fehlt, fehlen Werte oder die Zählweise hat gewechselt.
field-course = Von { $first } ({ $from }) auf { $last } ({ $to }).
field-course-one = { $value } ({ $period }).
field-target = { $target }.
field-target-distance = { $target }, Abstand { $distance }.
field-without-title = Ohne Wert für Niedersachsen
field-without = { $area } { $value } ({ $period }).
field-without-any = noch kein Wert.
field-measure-aims = erwarteter Beitrag zu { $indicators }
field-no-measures = In diesem Feld setzt keine Maßnahme an.
field-no-traps = Zu diesen Indikatoren ist keine Besonderheit der Daten bekannt.
field-trap-concerns = Betrifft:
field-sheet = Blatt zum Drucken
field-sheet-title = Blatt zu { $field }
field-sheet-how = Dieses Blatt passt auf eine Seite A4. Zum Drucken oder Speichern als PDF: Strg + P, auf dem Mac Befehl + P, auf dem Telefon „Drucken“ im Menü des Browsers.
value-title = Wert eintragen
value-title-for = Wert eintragen: { $name }
value-error-title = Fehler: { $title }
value-lead = Sie sehen vor dem Speichern den alten Wert, den neuen Wert und den Status, der sich ergibt.
value-last = Zuletzt: { $value } ({ $period }).
value-area = Gebiet
value-period = Stichtag oder Zeitraum
value-period-hint = Zum Beispiel 31.12.2024, 08/2023, 2023-S2 oder 2023.
value-value = Wert
value-value-hint = Dezimalzahlen mit Komma, zum Beispiel 63,38. Tausender mit Punkt, zum Beispiel 9.626.
value-qualifier = Genauigkeit der Quelle
value-qualifier-exact = genau
value-qualifier-about = rund
value-qualifier-below = knapp
value-qualifier-above = mehr als
value-status = Status des Werts
value-status-normal = ohne Einschränkung
value-vintage = Datenstand
value-vintage-hint = Wann die Quelle den Wert veröffentlicht hat, zum Beispiel 2025 oder 2025-06.
value-source = Quelle
value-source-hint = Für einen Beispielwert nicht nötig.
value-source-choose = Bitte wählen
value-source-none = keine Quelle
value-evidence = Nachweis
value-evidence-read = in der Quelle gelesen
value-evidence-derived = aus veröffentlichten Werten gerechnet
value-evidence-conflict = Quellen widersprechen sich
value-evidence-unverified = ungeprüft
value-evidence-example = Beispielwert: erfunden oder geschätzt
value-note = Bemerkung
value-replacement = Revision oder Korrektur?
value-replacement-hint = Für diesen Zeitraum steht bisher { $value }. Beide Werte bleiben lesbar.
value-replacement-hint-short = Beide Werte bleiben lesbar.
value-replacement-revision = Revision: Die Quelle hat eine neue Zahl veröffentlicht.
value-replacement-correction = Korrektur: Der Eintrag war falsch.
value-check = Prüfen
value-cancel = Abbrechen
value-check-title = Wert prüfen
value-check-title-for = Wert prüfen: { $name }
value-check-lead = Noch ist nichts gespeichert. Bitte vergleichen Sie die Zahlen.
value-check-caption = Alter und neuer Wert
value-check-what = Angabe
value-check-old = Alter Wert
value-check-previous = Vorheriger Wert
value-check-new = Neuer Wert
value-check-difference = Unterschied
value-check-none = k. A.
value-check-value = Wert
value-check-period = Zeitraum
value-check-status = Status
value-check-not-applicable = –
value-check-entered = Ihre Angaben
value-doubts = Bitte prüfen Sie noch einmal
value-doubt-jump = Ungewöhnlicher Sprung: Der neue Wert weicht um { $percent } vom Vergleichswert ab. Bitte prüfen Sie Zahl und Zeitraum.
value-doubt-falling = Der Indikator zählt fortlaufend seit Beginn. Der neue Wert ist kleiner als der vorige.
value-doubt-example = Sie tragen einen Beispielwert ein. Er trägt überall das Etikett „Beispielwert“ und zählt nicht für den Status im Überblick.
value-doubt-older = Der Zeitraum liegt vor dem jüngsten Wert. Der aktuelle Stand ändert sich nicht.
value-save = Wert speichern
value-change = Ändern

## Verfahren der Bewertung und Ziele eines Indikators
act-method-chosen = Verfahren der Bewertung gewählt
act-target-set = Ziel gesetzt
act-target-changed = Ziel geändert
act-target-withdrawn = Ziel zurückgenommen
method-corridor-stepwise = Zielpfad in Stufen
method-corridor-given = Zielpfad durch Zwischenziele
method-corridor-geometric = geometrischer Zielpfad
method-short-linear = ZP-L
method-short-stepwise = ZP-S
method-short-given = ZP-Z
method-short-geometric = ZP-G
method-short-weather = WS
method-short-growth = WR
method-short-thresholds = SW
method-in-full = { $name }, Version { $version }
method-key = Verfahren neben dem Status: { $methods }.
method-default = Vorgabe
method-since = gilt ab { $day } nach: { $decided }
method-with-base = Wachstum ab { $day }.
method-with-limit = Natürliche Grenze { $value }.
method-with-bounds-from = Im Plan ab { $near }, gefährdet ab { $far }, darunter verfehlt.
method-with-bounds-to = Im Plan bis { $near }, gefährdet bis { $far }, darüber verfehlt.
method-why-thresholds = Gemessen { $value }; im Plan { $side ->
    [up] ab
   *[down] bis
  } { $near }, gefährdet { $side ->
    [up] ab
   *[down] bis
  } { $far }.
method-history = Gewählte Verfahren
method-history-item = Wahl { $number }: { $method }
method-state-decided = beschlossen
method-state-proposed = vorgeschlagen
method-state-in-force = gilt
method-state-later = gilt ab { $day }
method-state-replaced = abgelöst
method-choose = Verfahren wählen
method-form-title = Verfahren der Bewertung
method-form-title-for = Verfahren der Bewertung: { $name }
method-form-in-force = Zurzeit gilt: { $method }, { $since }.
method-form-help = Vorschlag für neue Wahlen: das Wettersymbol der Deutschen Nachhaltigkeitsstrategie. Es rechnet auch mit Null und negativen Werten und ist mit Bund und Ländern vergleichbar; es braucht vier vergleichbare Werte. Von selbst ändert sich nichts: Ohne Beschluss bleibt es beim linearen Zielpfad.
method-offer-corridor = Zielpfad: Abweichung vom Soll gegen die Toleranz des Ziels
method-offer-weather = Wettersymbol der Deutschen Nachhaltigkeitsstrategie: wohin die letzten sechs Werte führen
method-offer-growth = Wachstumsrate: tatsächliche gegen nötige Wachstumsrate
method-offer-thresholds = Eigene Schwellenwerte: der Wert gegen zwei feste Grenzen
method-group-corridor = Nur beim Zielpfad
method-group-growth = Nur bei der Wachstumsrate
method-group-thresholds = Nur bei eigenen Schwellenwerten
method-field-shape = Form des Zielpfads
method-field-shape-hint = Gilt für Ziele, die selbst keine Form festlegen.
method-field-base = Ausgangsjahr
method-field-base-hint = Zum Beispiel 2015. Ohne Angabe zählt der erste Wert.
method-field-limit = Natürliche Grenze
method-field-limit-hint = Der größte mögliche Wert, bei Anteilen 100.
method-field-on-plan = Schwelle für „im Plan“
method-field-at-risk = Schwelle für „gefährdet“
method-field-bounds-hint-higher = Höher ist besser: im Plan ist, was mindestens so hoch ist.
method-field-bounds-hint-lower = Niedriger ist besser: im Plan ist, was höchstens so hoch ist.
method-field-from = Gilt ab
method-field-from-hint = Der erste Tag, zum Beispiel 01.07.2026. Urteile über frühere Tage ändern sich nicht.
method-field-reason = Begründung
method-field-state = Stand der Wahl
method-parameters = Angaben zum Verfahren
method-check-title = Verfahren prüfen
method-check-title-for = Verfahren prüfen: { $name }
method-check-caption = Urteil nach dem jetzigen und dem gewählten Verfahren
method-check-old = Bisher
method-check-new = Künftig
method-check-now = Das gewählte Verfahren entscheidet ab { $day } in allen Listen und Sätzen. Urteile über frühere Tage bleiben.
method-check-later = Bis { $day } bleibt es beim jetzigen Verfahren.
method-check-proposed = Ein Vorschlag ändert kein Urteil.
method-save = Wahl speichern
method-receipt = Die Wahl des Verfahrens ist gespeichert. Frühere Wahlen bleiben lesbar.
indicator-lead-graded = { $method }: { $grade }, also { $status }.
indicator-lead-reason = { $method }: { $status }. { $reason }
indicator-lead-method = { $method }: { $status }.
indicator-form-meanwhile = Werte, Ziele oder Verfahren dieses Indikators wurden inzwischen geändert. Ihre Eingabe ist noch nicht gespeichert. Bitte prüfen Sie sie und senden Sie sie noch einmal.
indicator-decided-in-hint = Beschluss oder Plan, zum Beispiel „Beschluss 4/5.1“.
problem-limit-not-positive = Die natürliche Grenze muss größer als 0 sein.
problem-bounds-higher = Höher ist besser: Die Schwelle für „gefährdet“ darf nicht über der für „im Plan“ liegen.
problem-bounds-lower = Niedriger ist besser: Die Schwelle für „gefährdet“ darf nicht unter der für „im Plan“ liegen.
problem-never-rated = Dieser Indikator dient der Einordnung und wird nicht bewertet. Ein Verfahren lässt sich deshalb nicht wählen.
problem-before-in-force = Seit { $day } gilt schon eine Wahl. Bitte geben Sie diesen Tag oder einen späteren ein.
problem-not-a-day-and-value = Zeile { $line } ist nicht lesbar. Bitte schreiben Sie je Zeile einen Tag und einen Wert, zum Beispiel 31.12.2024 = 64,5.
problem-too-many-lines = Bitte geben Sie höchstens { $max } Zeilen ein.
problem-unknown-source = Die Quelle „{ $code }“ gibt es nicht. Bitte nehmen Sie Kürzel aus dem Verzeichnis darunter.
problem-path-due = Die Frist muss nach dem Tag des Ausgangswerts liegen. Bitte prüfen Sie beide Tage.
problem-path-negative = Eine Toleranz kann nicht negativ sein. Bitte geben Sie an, wie weit der Wert hinter dem Soll liegen darf.
problem-path-reversed = „Gefährdet bis“ darf nicht kleiner sein als „im Plan bis“.
problem-path-interim-outside = Zwischenziele müssen nach dem Ausgangswert und vor der Frist liegen. Bitte prüfen Sie die Tage.
problem-path-interim-twice = Zwei Zwischenziele haben denselben Tag. Bitte behalten Sie eines davon.
problem-path-sign = Ein geometrischer Pfad führt nicht von oder zu 0 und nicht über 0 hinweg. Bitte wählen Sie eine andere Form.
target-title = Ziele
target-title-for = Ziele: { $name }
target-lead = Je Gebiet führt genau ein Ziel; für Niedersachsen entscheidet es den Status. Nichts wird überschrieben.
target-keep = Ziele pflegen
target-new = Ziel setzen
target-new-lead = Ein Ziel nennt, wer es beschlossen hat. Beispielwerte ergeben keinen Status in Listen.
target-none = Kein Ziel vereinbart.
target-change = Ändern
target-change-title = Ziel ändern
target-change-lead = bisher { $target }. Die jetzige Fassung bleibt mit Tag und Begründung lesbar.
target-withdraw = Zurücknehmen
target-withdraw-title = Ziel zurücknehmen
target-withdraw-lead = { $target }. Das Ziel bleibt lesbar und entscheidet nichts mehr.
target-save = Ziel speichern
target-leads = Dieses Ziel führt
target-leads-legend = Führendes Ziel
target-leads-hint = Ohne Angabe führt das beschlossene Ziel mit der nächsten Frist. Führt dieses, gilt das für sein Gebiet anstelle jedes anderen.
target-leads-tag = führt
target-leads-because = Führt, weil: { $reason }
target-decided = Beschlossen in: { $decided }
target-not-decided = Nicht beschlossen
target-from = ab { $value } am { $day }
target-interim = Zwischenziele: { $list }
target-tolerance = im Plan bis { $near }, gefährdet bis { $far } hinter dem Soll
target-shape-linear = linear
target-shape-stepwise = in Stufen
target-shape-given = durch die Zwischenziele
target-shape-geometric = geometrisch
target-shape-open = wie im Verfahren festgelegt
target-unit-points = Prozentpunkte
target-field-value = Zielwert
target-field-due = Frist
target-field-due-hint = Zum Beispiel 31.12.2027. Leer, wo der Beschluss keinen Termin nennt; dann gibt es keinen Status.
target-field-baseline = Ausgangswert
target-field-baseline-hint = Ohne Ausgangswert wird vor der Frist nichts erwartet.
target-field-baseline-day = Tag des Ausgangswerts
target-field-interim = Zwischenziele
target-field-interim-hint = Je Zeile ein Tag und ein Wert, zum Beispiel 31.12.2024 = 64,5. Sie zählen bei der Form „in Stufen“ und „durch die Zwischenziele“.
target-field-shape = Form des Pfads
target-field-shape-hint = Eine hier gewählte Form geht der des Verfahrens vor.
target-field-on-plan = Im Plan bis
target-field-on-plan-hint = Wie weit der Wert hinter dem Soll liegen darf.
target-field-at-risk = Gefährdet bis
target-field-text = Wortlaut
target-field-sources = Quellen
target-field-sources-hint = Kürzel mit Komma dazwischen, zum Beispiel S050, S006.
target-field-evidence-hint = Ein Beispielwert ergibt nie einen Status in Listen.
target-field-leads-reason = Warum führt es?
target-field-reason = Warum wird das Ziel geändert oder zurückgenommen?
target-field-reason-hint = Steht mit dem Tag bei der früheren Fassung.
target-known-sources = Kürzel der Quellen
target-was-changed = Abgelöst am { $day }.
target-was-withdrawn = Zurückgenommen am { $day }: { $decided }.
target-earlier = { $count ->
    [one] 1 frühere Fassung
   *[other] { $count } frühere Fassungen
  }
target-receipt-set = Das Ziel ist gesetzt.
target-receipt-changed = Das Ziel ist geändert. Die frühere Fassung bleibt lesbar.
target-receipt-withdrawn = Das Ziel ist zurückgenommen. Es bleibt lesbar.

## Definition, berechnete Indikatoren, Angaben neben dem Wert
measured-numerator = Zähler
measured-denominator = Nenner
measured-counts = Gezählt wird
measured-counts-open = noch nicht festgelegt
measured-kind = Art
measured-kind-input = Einsatz: was hineingegeben wird
measured-kind-output = Leistung: was damit getan wird
measured-kind-outcome = Ergebnis: was sich ändern soll
measured-kind-context = Umfeld: keine Maßnahme soll es verändern
measured-accumulation = Zählweise
measured-proxy = Steht ersatzweise für
measured-formula = Berechnung
measured-scale-ends = { $range }; unten: { $low }, oben: { $high }
accumulation-per-period = je Berichtszeitraum; Teilzeiträume lassen sich addieren
accumulation-cumulative = fortlaufend seit Beginn
accumulation-stock = Bestand zum Stichtag
accumulation-share-per-period = Anteil je Berichtszeitraum; zusammengefasst aus Zähler und Nenner
accumulation-share-of-stock = Anteil zum Stichtag
accumulation-not-additive = Index, Note oder Verhältnis; lässt sich nicht zusammenfassen
formula-computed = berechnet
formula-computed-from = berechnet aus:
formula-note = Zu den Zahlen in der Formel: { $note }.
formula-always-fresh = Die Werte werden bei jedem Abruf aus den jeweils bekannten Werten berechnet. Ein Ergebnis gilt als vorläufig, geschätzt oder als Beispielwert, sobald eine der Eingaben es ist.
formula-next-value = Der Indikator wird berechnet. Ein neuer Wert erscheint, sobald alle Eingaben für einen Zeitraum vorliegen.
formula-gaps = Nicht berechnet
formula-gaps-more = { $count ->
    [one] und 1 weiterer Zeitraum
   *[other] und { $count } weitere Zeiträume
 }
formula-gap = { $place }: { $why }
formula-input = { $name }, { $area }, { $period }
formula-missing = { $count ->
    [one] Es fehlt { $inputs }.
   *[other] Es fehlen { $inputs }.
 }
formula-no-prior = Einen Zeitraum davor gibt es nicht.
formula-across-break = Mit { $input } beginnt eine neue Reihe; der Vergleich mit dem Wert davor entfällt.
formula-zero = Der Teiler { $divisor } ist null.
formula-not-finite = Der Teil { $part } ergibt keine brauchbare Zahl.
formula-would-give = { $count ->
    [0] Mit den heutigen Werten ergibt die Formel noch keinen Wert.
    [one] Mit den heutigen Werten ergibt die Formel einen Wert:
   *[other] Mit den heutigen Werten ergibt die Formel { $count } Werte; die neuesten:
 }
formula-prior = im Zeitraum davor
formula-times = mal
formula-divided = geteilt durch
formula-plus = plus
formula-minus = minus
formula-min = der kleinste Wert von
formula-max = der größte Wert von
formula-sum = die Summe von
formula-mean = der Mittelwert von
formula-help = So schreiben Sie eine Formel
formula-help-indicator = [BG-04] ist der Wert des Indikators BG-04 für dasselbe Gebiet und denselben Zeitraum.
formula-help-area = [BG-04@DE] ist der Wert für ein anderes Gebiet, hier Deutschland.
formula-help-prior = prior([BG-04]) ist der Wert für den Zeitraum davor.
formula-help-signs = Erlaubt sind +, -, *, / und runde Klammern. Dezimalzahlen schreiben Sie mit Punkt: 2.5.
formula-help-functions = min, max, sum und mean nehmen mehrere Teile, getrennt mit Semikolon: mean([DR-02]; [DR-03]).
formula-at = Stelle { $place }: { $what }
formula-at-near = Stelle { $place } („{ $near }“): { $what }
formula-expected = Erwartet wird { $expected }.
formula-too-long = Die Formel ist länger als { $max } Zeichen.
formula-too-deep = Die Formel ist tiefer als { $max } Ebenen verschachtelt.
formula-unexpected = Das passt hier nicht.
formula-unexpected-end = Die Formel endet zu früh.
formula-unknown-function = Das ist keine Funktion. Indikatoren stehen in eckigen Klammern.
formula-not-an-indicator = Das ist kein Kürzel eines Indikators.
formula-not-an-area = Das ist kein Kürzel eines Gebiets.
formula-comma = Ein Komma ist in Formeln mehrdeutig.
formula-thousands = Ein Punkt trennt hier keine Tausender. Meinten Sie { $plain }?
formula-decimals = Mehr als { $max } Nachkommastellen sind nicht möglich.
formula-expected-operand = eine Zahl, ein Indikator in eckigen Klammern, eine Funktion oder eine öffnende Klammer
formula-expected-operator = ein Rechenzeichen oder das Ende
formula-expected-operator-or-closing = ein Rechenzeichen oder eine schließende Klammer
formula-expected-operator-separator-or-closing = ein Rechenzeichen, ein Semikolon oder eine schließende Klammer
formula-expected-opening = eine öffnende Klammer
formula-expected-closing = eine schließende Klammer
formula-expected-closing-bracket = eine schließende eckige Klammer
formula-expected-indicator = ein Indikator in eckigen Klammern
formula-expected-code = ein Kürzel aus Buchstaben, Ziffern, Bindestrich und Unterstrich
formula-expected-function = min, max, sum, mean oder prior
formula-expected-digit = eine Ziffer
formula-expected-plain-number = eine Zahl ohne Tausenderzeichen
formula-expected-point-or-semicolon = ein Punkt vor Nachkommastellen oder ein Semikolon zwischen Teilen
problem-formula-circle = Die Indikatoren würden im Kreis voneinander berechnet: { $codes }. Nehmen Sie einen davon aus der Formel.
problem-unknown-indicator = Den Indikator „{ $code }“ gibt es nicht. Bitte prüfen Sie das Kürzel.
problem-unknown-area = Das Gebiet „{ $code }“ gibt es nicht. Bitte prüfen Sie das Kürzel.
problem-has-values = Zu diesem Indikator sind Werte eingetragen. Legen Sie für die Berechnung einen neuen Indikator an.
problem-is-computed = Dieser Indikator wird berechnet. Tragen Sie die Werte bei den Indikatoren ein, aus denen er entsteht.
problem-other-share = Zähler und Nenner ergeben { $share } %. Bitte prüfen Sie die drei Zahlen.
problem-outside-interval = Der Wert liegt nicht in diesem Bereich. Bitte prüfen Sie beide Grenzen.
problem-ends-reversed = Die obere Grenze muss größer sein als die untere.
problem-not-a-count = Bitte geben Sie eine ganze Zahl ab 1 ein.
edition-title = Fassungen der Definition
edition-current = gilt
edition-first = Fassung { $number }
edition-from = Fassung { $number }, für Werte ab { $day }
edition-from-break = Fassung { $number }, für Werte ab { $day }; mit früheren Werten nicht vergleichbar
edition-ratio = Zähler: { $numerator }; Nenner: { $denominator }
edition-begins = neue Definition: mit früheren Werten nicht vergleichbar
edition-new = Neue Fassung der Definition
edition-new-text = Die bisherige Fassung bleibt auf der Seite lesbar.
detail-ratio = { $numerator } von { $denominator }
detail-denominator = bezogen auf { $denominator }
detail-sample = n = { $n }
detail-interval = Zufallsbereich { $low } bis { $high }
detail-part = nur { $part }
sample-no-change = keine erkennbare Veränderung
sample-not-recognisable = Gegenüber { $since } ist das keine erkennbare Veränderung: Der Unterschied beträgt { $by }; bis zu { $margin } kann allein der Zufall der Stichproben ausmachen.
sample-recognisable = Gegenüber { $since } beträgt die Veränderung { $by }; das ist mehr, als der Zufall der Stichproben erklärt.
sample-sizes = Grundlage sind { $first } und { $second } Antworten.
chart-key-interval = senkrechter Strich: Zufallsbereich der Stichprobe (95 %)
value-replacement-beside = Andere Quelle: Beide Angaben bleiben nebeneinander stehen.
value-beside = Nenner, Stichprobe, Teilgruppe
value-beside-hint = Nur ausfüllen, was die Quelle nennt.
value-sample = Antworten der Stichprobe (n)
value-low = 95-%-Bereich von
value-high = 95-%-Bereich bis
value-part-hint = Gilt der Wert nur für einen Teil des Gebiets, steht er neben der Reihe.
value-district = Landkreis oder kreisfreie Stadt
value-size-class = Größenklasse
value-sector = Branche
value-doubt-denominator = Die Bezugsgröße ist eine andere als beim Vergleichswert ({ $before } → { $after }). Die Anteile sind nicht ohne Weiteres vergleichbar.
value-doubt-chance = Der Unterschied zum Vergleichswert liegt innerhalb des Zufallsbereichs der Stichproben: keine erkennbare Veränderung.
value-doubt-part = Der Wert gilt nur für einen Teil des Gebiets. Er steht neben der Reihe und ändert den Status nicht.
start-area = { $area } im selben Zeitraum: { $change }.
start-joint = An gemeinsamen Tagen unterscheidet sich die Veränderung um { $change } von der der Vergleichsgebiete; vor dem Start stiegen die Werte hier um { $own }, dort um { $others } im Jahr.
authoritative = Maßgeblicher Wert
authoritative-title = Maßgeblichen Wert festlegen
authoritative-caption = Die Angaben der Quellen zum selben Zeitraum
authoritative-so-far = Bisher
authoritative-then = Künftig
authoritative-counts = zählt
authoritative-reason = Warum ist dieser Wert maßgeblich?
authoritative-reason-hint = Die Begründung steht auf der Seite des Indikators. Beide Werte bleiben lesbar.
authoritative-save = Als maßgeblich festlegen
authoritative-receipt = Der maßgebliche Wert ist festgelegt.
authoritative-note = Verschiedene Angaben.
authoritative-head = { $place }: { $values }.
authoritative-stated = { $value } ({ $source })
authoritative-decided = Maßgeblich ist { $value }. Begründung: { $reason }
authoritative-by-rule = Gezeigt und bewertet wird { $value }, nach Beleg und Datenstand; als maßgeblich festgelegt ist noch kein Wert.
authoritative-because = maßgeblich: { $reason }
authoritative-way = { $value } als maßgeblich festlegen
sources-title = Quellen
sources-lead = Jeder veröffentlichte Wert nennt seine Quelle. Hier sehen Sie zu jeder Quelle, welche Werte auf ihr beruhen.
sources-source = Quelle
sources-publisher = Herausgeber
sources-date = Datum
sources-values = Werte
sources-none = Keine Quelle passt zu Ihrer Suche.
sources-search = Titel oder Herausgeber
sources-show = Suchen
sources-count = { $count ->
    [one] 1 Quelle
   *[other] { $count } Quellen
 }
sources-about = Angaben zur Quelle
sources-kind = Art
sources-code = Kürzel
sources-address = Fundstelle
sources-no-address = keine Adresse erfasst
sources-check = Die Angaben stammen aus gespeicherten Kopien. Bitte prüfen Sie jede Zahl vor einer Veröffentlichung an der Fundstelle.
sources-cited = Werte aus dieser Quelle
sources-no-values = Kein Wert nennt diese Quelle.
sources-target = Zielwert: { $target }
sources-superseded = { $value }, ersetzt
sources-more = { $count ->
    [one] und 1 weiterer
   *[other] und { $count } weitere
 }
sources-measures = Maßnahmen, die diese Quelle nennen
sources-all-values = Alle Werte dieser Quelle
sources-to-list = Alle Quellen
indicator-edit = Definition bearbeiten
indicator-new = Indikator anlegen
indicator-form-title = Indikator bearbeiten: { $name }
indicator-form-title-new = Indikator anlegen
indicator-form-lead = Sie sehen vor dem Speichern, was sich ändert. Ändert sich, was gemessen wird, entsteht eine neue Fassung der Definition.
indicator-group-names = Name und Feld
indicator-group-meaning = Was gemessen wird
indicator-group-scale = Skala
indicator-group-formula = Berechnung aus anderen Indikatoren
indicator-group-version = Neue Fassung der Definition
indicator-group-version-hint = Nur nötig, wenn sich Definition, Zähler, Nenner, Einheit, Zähleinheit oder Formel ändern.
indicator-group-english = Englische Texte
indicator-field-code = Kürzel
indicator-field-code-hint = Buchstaben, Ziffern und Bindestrich, zum Beispiel UP-09. Es lässt sich später nicht ändern.
indicator-field-field = Indikationsfeld
indicator-field-phrase = Satzform
indicator-field-phrase-hint = Ergänzt „soll … erhöhen“, zum Beispiel: den Anteil der Haushalte mit Glasfaser.
indicator-field-name-en = Name (Englisch)
indicator-field-short-en = Kurzname (Englisch)
indicator-field-phrase-en = Satzform (Englisch)
indicator-field-definition-en = Definition (Englisch)
indicator-field-ratio-unit = Einheit von Zähler und Nenner
indicator-field-ratio-unit-hint = Zum Beispiel Mio. EUR; leer bei Anzahlen.
indicator-field-counts-hint = Antrag, Unternehmen oder Fall? Pflicht, wenn etwas gezählt wird.
indicator-field-ends-hint = Zum Beispiel „kein Haushalt“ und „alle Haushalte“ oder „1 = voll entwickelt“. Pflicht, wenn der Indikator bewertet wird.
indicator-field-low = Unteres Ende der Skala in Worten
indicator-field-high = Oberes Ende der Skala in Worten
indicator-field-min = Kleinster möglicher Wert
indicator-field-max = Größter möglicher Wert
indicator-field-decimals = Nachkommastellen
indicator-field-proxy = Hilfsgröße: Wofür steht der Indikator ersatzweise?
indicator-field-proxy-hint = Zum Beispiel: Haushalte, nicht Unternehmen. Leer, wenn er keine Hilfsgröße ist.
indicator-field-formula-hint = Leer, wenn Werte eingetragen werden. Zum Beispiel 100 * [BE-01] / 522.
indicator-field-formula-note = Herkunft der Zahlen in der Formel
indicator-field-formula-note-hint = Quelle und Bedeutung fester Zahlen, zum Beispiel: Rahmen nach Quelle S102.
indicator-field-from = Gilt für Werte ab
indicator-field-from-hint = Erster Tag, zum Beispiel 01.01.2026.
indicator-field-reason = Warum ändert sich die Definition?
indicator-field-breaks = Werte ab diesem Tag sind mit früheren nicht vergleichbar (Bruch in der Zeitreihe)
indicator-check-title = Indikator prüfen
indicator-check-before = Bisher
indicator-check-after = Künftig
indicator-check-differences = Was sich ändert
indicator-check-same = Es ändert sich nichts.
indicator-save = Indikator speichern
indicator-receipt-created = Der Indikator ist angelegt.
indicator-receipt-edited = Der Indikator ist geändert.
years-title = Zu Jahren zusammengefasst
years-lead = Aus den Werten der Teilzeiträume berechnet. Anteile werden aus Zähler und Nenner neu gebildet, nie gemittelt; Lücken werden nicht gefüllt.
years-year = Jahr
years-missing = Es fehlt: { $periods }.
years-no-denominator = Ohne Zähler und Nenner lässt sich der Anteil nicht zusammenfassen: { $periods }.
years-definition = Anders gezählt: { $periods }.
years-break = Mit { $period } beginnt eine neue Reihe.
years-overlap = { $one } und { $other } überschneiden sich.
years-none = Lässt sich nicht zusammenfassen.
act-indicator-created = Indikator angelegt
act-indicator-edited = Indikator geändert
act-value-decided = Maßgeblicher Wert festgelegt

## Dateien und Schnittstelle
indicator-list-download = Alle Werte herunterladen:
indicator-file-sources = Quellen: { $list }
indicator-file-origin = Wirkungskompass, Strategierat Niedersachsen · Indikator { $code }
api-title = Schnittstelle
api-lead = Programme können Indikatoren, Werte und Maßnahmen als JSON abfragen. Die Schnittstelle zeigt dasselbe wie die Seiten und ändert nichts. Besucherinnen und Besucher brauchen kein Konto.
api-addresses = Adressen
api-address = Adresse
api-gives = Was sie liefert
api-fields = die Indikationsfelder in ihrer Reihenfolge
api-indicators = alle Indikatoren mit dem jüngsten veröffentlichten Wert, seitenweise
api-indicator = ein Indikator mit Definition, Zielwerten und Hinweisen zu den Daten
api-values = die Werte eines Indikators, seitenweise; „area“, „from“ und „to“ wählen Gebiet und Zeitraum aus
api-measures = alle Maßnahmen mit ihrem Arbeitsstand, seitenweise
api-measure = eine Maßnahme mit Förderkonditionen, Meilensteinen und erwarteten Beiträgen
api-chain = Die Wirkungskette durch ein Glied, zum Beispiel wirkungskette/massnahme/digitalbonus: alle Glieder in beiden Richtungen und was worauf folgt.
api-openapi = die Beschreibung aller Adressen und Felder (OpenAPI 3.1)
api-use = So fragen Sie ab
api-use-pages = Eine Seite hat bis zu 100 Einträge; „limit“ verkleinert sie. „links.next“ nennt die Adresse der nächsten Seite. Auf der letzten Seite ist das Feld leer (null).
api-use-forms = Zahlen haben einen Dezimalpunkt, Tage stehen als JJJJ-MM-TT. Zeiträume heißen 2023, 2023-S2, 2023-Q2, 2023-06 oder 2023-06-30.
api-use-etag = Jede Antwort trägt ein „ETag“. Senden Sie es in „If-None-Match“ mit; hat sich nichts geändert, kommt 304 ohne Inhalt.
api-use-limit = Von einer Adresse aus sind { $count } Abfragen in der Minute möglich. Danach kommt 429, und „Retry-After“ nennt die Sekunden bis zur nächsten.
api-use-errors = Fehler kommen als „application/problem+json“ mit einer Erklärung auf Deutsch. Was für Sie nicht sichtbar ist, antwortet wie etwas, das es nicht gibt: mit 404.
api-use-examples = Beispielwerte der Vorführung erkennen Sie an „evidence“: „illustrative“. Sie sind nie Grundlage eines Urteils.
api-oparl = Sitzungen nach OParl
api-oparl-text = Was von Sitzungen öffentlich ist, gibt es nach OParl 1.1, dem deutschen Standard für Ratsinformationssysteme, mit Abstimmungen als Ergänzung.
api-files = Ganze Dateien
api-files-text = Für Tabellenprogramme und Statistikämter gibt es die Werte aller Indikatoren auch als Datei: CSV, Excel (XLSX), JSON-stat und SDMX-CSV.
api-files-link = Zur Liste der Indikatoren
api-not-found-title = Das gibt es hier nicht
api-bad-request = Die Adresse ist nicht lesbar. Bitte prüfen Sie ihre Schreibweise.
api-too-many-title = Zu viele Abfragen
api-too-many = Von dieser Adresse aus waren es zu viele Abfragen in einer Minute. Bitte versuchen Sie es in { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
  } wieder.
api-parameter-title = Ungültiger Parameter
api-parameter-unknown = Den Parameter „{ $name }“ gibt es hier nicht. Möglich sind: { $known }.
api-parameter-twice = Der Parameter „{ $name }“ steht mehrmals in der Adresse. Bitte geben Sie ihn einmal an.
api-parameter-limit = „limit“ ist eine ganze Zahl von 1 bis { $most }.
api-parameter-cursor = „cursor“ ist keine Stelle dieser Liste. Bitte verwenden Sie die Adresse aus „links.next“.
api-parameter-area = „area“ ist ein Gebietskürzel wie DE-NI oder DE.
api-parameter-period = „{ $name }“ ist ein Tag oder Zeitraum wie 2023, 2023-S2, 2023-Q2, 2023-06 oder 2023-06-30.
api-parameter-order = „from“ liegt nach „to“. Bitte tauschen Sie beide.

## Rechtliches
legal-imprint = Impressum
legal-privacy = Datenschutz
legal-accessibility = Erklärung zur Barrierefreiheit
legal-licences = Lizenzen
legal-demo-title = Text der Demonstration
legal-demo = Diese Seite zeigt Aufbau und Inhalt, die ein Betreiber braucht. Stelle, Anschrift und Kontakte sind erfunden.
legal-imprint-lead = Verantwortlich ist, wer den Wirkungskompass betreibt.
legal-imprint-who = Anbieter (§ 5 DDG)
legal-imprint-address = Geschäftsstelle des Strategierats (Demonstration), Musterstraße 1, 00000 Musterstadt
legal-imprint-contact = E-Mail: geschaeftsstelle@demo.example, Telefon: 00000 000000
legal-imprint-content = Inhalte
legal-imprint-data = Messwerte stammen aus den Quellen, die bei jedem Wert stehen. Was erfunden oder geschätzt ist, trägt das Etikett „Beispielwert“.
legal-privacy-lead = Lesen können Sie ohne Konto. Daten fragt der Wirkungskompass nur ab, wo er sie braucht.
legal-privacy-what = Beim Besuch
legal-privacy-visit = Der Server führt kein Zugriffsprotokoll. Er hält nur Störungen fest: Zeit, Adresse der Seite und Ursache, ohne Namen und ohne Eingaben. Rechtsgrundlage ist Art. 6 Abs. 1 Buchst. e DSGVO mit § 3 NDSG.
legal-privacy-third = Schriften, Bilder und Programme kommen vom eigenen Server. Es gibt keine Abrufe bei Dritten und keine Auswertung Ihres Verhaltens.
legal-privacy-cookies = Cookies
legal-privacy-cookies-text = Nach der Anmeldung setzt der Server ein Sitzungscookie, für die gewählte Darstellung ein weiteres, während einer Anmeldung mit Code für zehn Minuten ein drittes. Sie sind für die Funktion nötig; eine Einwilligung ist dafür nicht erforderlich.
legal-privacy-account = Konto und Bewertungen
legal-privacy-account-text = Zum Konto gehören Name, E-Mail-Adresse und Mandate, zu einer Sitzung Beginn, letzte Nutzung, der Name des Browsers und das Netz, aus dem sie kam, nicht die genaue Adresse. Bewertungen gelten für die Organisation. Der Strategierat sieht sie mit dem Namen der Organisation, nach außen erscheinen nur Mittel und Anzahl ab drei Organisationen.
legal-privacy-journal = Änderungsprotokoll
legal-privacy-journal-text = Jede Änderung wird mit Zeit, Konto und Grund festgehalten. Namen sehen nur angemeldete Personen.
legal-privacy-rights = Ihre Rechte
legal-privacy-rights-text = Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch (Art. 15 bis 21 DSGVO). Schreiben Sie an datenschutz@demo.example.
legal-privacy-authority = Beschwerden nimmt der Landesbeauftragte für den Datenschutz Niedersachsen entgegen.
legal-a11y-lead = Diese Erklärung gilt für den Wirkungskompass in dieser Demonstration. Grundlage sind §§ 9 bis 9e NBGG.
legal-a11y-status = Stand der Vereinbarkeit
legal-a11y-status-text = Der Wirkungskompass soll EN 301 549 und WCAG 2.2, Stufe AA, erfüllen. Nach eigener Einschätzung ist er damit teilweise vereinbar. Die Ausnahmen stehen im nächsten Abschnitt.
legal-a11y-gaps = Nicht barrierefreie Inhalte
legal-a11y-gaps-text = Diese Teile fehlen oder sind nicht barrierefrei:
legal-a11y-gap-easy = Erläuterungen in Leichter Sprache fehlen. Grund: Sie sind noch nicht geschrieben. Ersatz: kurze Sätze und ein Ergebnissatz auf jeder Seite.
legal-a11y-gap-sign = Ein Video in Deutscher Gebärdensprache fehlt. Grund: Die Demonstration hat keine Mittel dafür. Ersatz: Auskunft über den Kontakt unten.
legal-a11y-gap-sources = Verlinkte Quellen anderer Stellen sind zum Teil PDF-Dateien ohne Auszeichnung. Grund: Sie liegen nicht in unserer Hand. Ersatz: Die Zahlen stehen hier als Tabelle.
legal-a11y-gap-english = Titel von Quellen, Sitzungen und Anmerkungen gibt es nur auf Deutsch. Grund: Es sind amtliche Fassungen. Sie sind auf englischen Seiten zum Teil noch nicht als deutsch ausgezeichnet.
legal-a11y-made = Erstellung dieser Erklärung
legal-a11y-made-text = Erstellt am 23. November 2026 als Selbstbewertung mit automatischer Prüfung (axe) und Stichproben mit Tastatur. Eine Prüfung durch eine unabhängige Stelle gab es nicht.
legal-a11y-feedback = Barriere melden
legal-a11y-feedback-text = Ist Ihnen etwas aufgefallen? Schreiben Sie an barrierefreiheit@demo.example. Sie brauchen dafür kein Konto.
legal-a11y-feedback-time = Eine Antwort kommt innerhalb von zwei Wochen.
legal-a11y-arbitration = Schlichtungsstelle
legal-a11y-arbitration-text = Bleibt eine Meldung ohne zufriedenstellende Antwort, können Sie sich nach § 9d NBGG an die Schlichtungsstelle beim Niedersächsischen Ministerium für Soziales, Arbeit, Gesundheit und Gleichstellung wenden. Das Verfahren kostet nichts.
legal-a11y-arbitration-demo = Die Demonstration ist kein Angebot einer öffentlichen Stelle. Ein Betreiber trägt hier die Anschrift ein: schlichtungsstelle@demo.example.
legal-licences-lead = Der Wirkungskompass ist freie Software und baut auf freier Software auf.
legal-licences-own = Wirkungskompass
legal-licences-own-text = Quelltext unter der European Union Public Licence, Version 1.2 (EUPL-1.2).
legal-licences-parts = Enthaltene Teile
legal-licences-kern = KERN Design-System: EUPL-1.2
legal-licences-fira = Fira Sans: SIL Open Font License 1.1
legal-licences-surrealdb = SurrealDB: Business Source License 1.1. Erlaubt ist die Nutzung, außer als Datenbankdienst für Dritte; vier Jahre nach Erscheinen einer Version gilt Apache-2.0.
legal-licences-rocksdb = RocksDB: Apache-2.0
legal-licences-crates = Leptos, Axum, Tokio und weitere Rust-Pakete: MIT oder Apache-2.0, einzelne unter ähnlichen freien Lizenzen
legal-licences-data = Daten
legal-licences-data-text = Messwerte gehören ihren Herausgebern. Quelle und Datenstand stehen bei jedem Wert.

## Lieferkalender
supply-title = Lieferkalender
supply-lead = Welcher Wert wann von wem erwartet wird. Ob ein Wert fällig oder veraltet ist, sagt nichts darüber, wie der Indikator zu seinem Ziel steht.
supply-link = Lieferkalender: wann neue Werte kommen
supply-filter = Lieferkalender filtern
supply-owner = Zuständig
supply-all-owners = alle Zuständigen
supply-without-owner = ohne Zuständigkeit
supply-nobody = niemand
supply-person = eine Person aus dem Rat
supply-count = { $count ->
    [one] { $count } von { $total } Indikatoren
   *[other] { $count } von { $total } Indikatoren
}
supply-empty-title = Zu dieser Auswahl gibt es keinen Indikator
supply-empty-text = Wählen Sie ein anderes Feld oder andere Zuständige.
supply-reset = Alle Termine zeigen
supply-group-overdue = Überfällig
supply-group-soon = In den nächsten 30 Tagen
supply-group-later = Später
supply-group-none = Ohne Termin
supply-indicator = Indikator
supply-period = Erwarteter Zeitraum
supply-due = Fällig
supply-source = Quelle
supply-last = Letzter Wert
supply-announced = angekündigter Termin
supply-usual = nach üblichem Abstand
supply-state-later = noch nicht fällig
supply-state-soon = { $days ->
    [one] morgen fällig
   *[other] fällig in { $days } Tagen
}
supply-state-today = heute fällig
supply-state-overdue = { $days ->
    [one] seit gestern überfällig
   *[other] seit { $days } Tagen überfällig
}
supply-state-none = kein Termin
supply-stale-current = aktuell
supply-stale-one = veraltet: eine Lieferung fehlt
supply-stale-several = veraltet: { $count } Lieferungen fehlen
supply-stale-unknown = ohne Termin nicht zu beurteilen
supply-age-months = { $months ->
    [0] weniger als einen Monat alt
    [one] einen Monat alt
   *[other] { $months } Monate alt
}
supply-age-years = { $years } Jahre alt
supply-no-value = noch kein veröffentlichter Wert
supply-contact = Ansprechstelle: { $contact }
supply-edit = Lieferung ändern
supply-next = Nächster Wert
supply-staleness = Aktualität
supply-all = Alle Termine im Lieferkalender
supply-rhythm-month = monatlich
supply-rhythm-quarter = vierteljährlich
supply-rhythm-half-year = halbjährlich
supply-rhythm-year = jährlich
supply-rhythm-school-year = je Schuljahr
supply-rhythm-irregular = unregelmäßig
supply-form-title = Lieferung
supply-form-title-for = Lieferung: { $name }
supply-form-error-title = Fehler: { $title }
supply-form-lead = Wer die Werte liefert, wie oft und wie lange nach dem Ende eines Zeitraums. Daraus folgt der nächste Termin. Erinnerungen gehen 30 und 7 Tage vorher und einen Tag danach hinaus, 30 Tage danach ein Hinweis an die Geschäftsstelle.
supply-form-person = Zuständige Person
supply-form-person-hint = Sie bekommt die Erinnerungen. Kann sie nicht handeln, bekommen sie alle, die für die Organisation handeln.
supply-form-person-none = keine bestimmte Person
supply-form-organisation = Zuständige Organisation
supply-form-organisation-hint = Ohne Angabe gilt die Organisation der Person.
supply-form-organisation-none = keine Angabe
supply-form-contact = Ansprechstelle bei der Quelle
supply-form-contact-hint = Zum Beispiel Referat und Telefonnummer. Nur im Rat sichtbar.
supply-form-rhythm = Rhythmus
supply-form-rhythm-own = wie beim Indikator: { $frequency }
supply-form-months = Üblicher Abstand zum Ende des Zeitraums
supply-form-months-unit = Monate
supply-form-days = dazu Tage
supply-form-days-unit = Tage
supply-form-releases = Angekündigte Termine
supply-form-releases-hint = Eine Zeile je Termin: Zeitraum, Doppelpunkt, Tag, zum Beispiel 2026-S1: 15.09.2026. Sie gehen dem üblichen Abstand vor.
supply-form-evidence = Verlässlichkeit
supply-form-evidence-read = mit der Quelle abgestimmt
supply-form-evidence-unverified = Annahme, noch zu prüfen
supply-form-evidence-example = Beispiel
supply-form-note = Woher die Termine stammen
supply-form-save = Speichern
supply-form-cancel = Abbrechen
supply-form-conflict = Die Lieferung wurde inzwischen geändert
own-data-supplies = Zuständig für Lieferungen
own-data-supplies-none = Sie sind für keine Lieferung zuständig.
erase-goes-supplies = Zuständigkeit für Lieferungen. Die Organisation bleibt zuständig.
supply-receipt = Die Lieferung ist geändert.
problem-release-line = Zeile { $line } ist kein Termin. Bitte schreiben Sie Zeitraum, Doppelpunkt und Tag, zum Beispiel 2026-S1: 15.09.2026.
problem-release-before = In Zeile { $line } liegt der Tag vor dem Beginn des Zeitraums. Bitte prüfen Sie beide.
problem-release-twice = In Zeile { $line } steht ein Zeitraum zum zweiten Mal. Bitte lassen Sie nur einen Termin je Zeitraum stehen.
act-supply-kept = Lieferung geändert
change-supply-person = Zuständige Person
change-supply-contact = Ansprechstelle
change-supply-rhythm = Rhythmus
change-supply-months = Abstand in Monaten
change-supply-days = Abstand in Tagen
change-supply-releases = Angekündigte Termine
change-supply-evidence = Verlässlichkeit
change-supply-set = eingetragen
change-supply-changed = geändert
mail-delivery-ahead-subject = { $days ->
    [0] Heute
    [one] Morgen
   *[other] In { $days } Tagen
} wird ein Wert fällig: { $indicator }
mail-delivery-ahead = für den Indikator „{ $indicator }“ wird am { $due } der nächste Wert fällig. Berichtszeitraum: { $period }.
mail-delivery-missed-subject = { $days ->
    [one] Seit gestern
   *[other] Seit { $days } Tagen
} fehlt ein Wert: { $indicator }
mail-delivery-missed = für den Indikator „{ $indicator }“ fehlt der Wert, der am { $due } fällig war. Berichtszeitraum: { $period }.
mail-delivery-escalation-subject = Bitte klären: Seit { $days } Tagen fehlt ein Wert: { $indicator }
mail-delivery-from = Zuständig: { $organisation }.
mail-delivery-from-nobody = Für die Lieferung ist noch keine Organisation eingetragen.
mail-delivery-do = Bitte geben Sie den Wert an die Maßnahmenplanung weiter, sobald er vorliegt. Hat sich der Termin verschoben, teilen Sie ihr bitte den neuen mit. Zum Indikator:
mail-delivery-do-office = Bitte klären Sie mit den Zuständigen, wann der Wert kommt. Ist der Termin überholt, bitten Sie die Maßnahmenplanung, ihn im Lieferkalender zu ändern. Zum Indikator:
mail-delivery-example = Dieser Termin ist ein Beispiel.
mail-delivery-last = Alle Termine stehen im Lieferkalender: { $calendar }

## Seite Überblick
overview-title = Überblick
overview-heading = Wo steht Niedersachsen?
overview-as-of = Stand: { $day }
overview-method = Bewertung: je Indikator nach dem Verfahren, das neben dem Status steht
overview-lead-targets =
    { $count ->
        [one] 1 von { $total } Indikatoren hat einen beschlossenen Zielwert: { $verdicts }.
       *[other] { $count } von { $total } Indikatoren haben einen beschlossenen Zielwert: { $verdicts }.
    }
overview-lead-no-target = Für keinen der { $total } Indikatoren ist ein Zielwert beschlossen.
overview-lead-fields =
    { $idle ->
        [0] In jedem der { $fields } Felder setzt eine Maßnahme an.
        [one] In 1 von { $fields } Feldern setzt keine Maßnahme an.
       *[other] In { $idle } von { $fields } Feldern setzt keine Maßnahme an.
    }
overview-part-missed = { $count } verfehlt
overview-part-at-risk = { $count } gefährdet
overview-part-on-plan = { $count } im Plan
overview-part-open = { $count } noch nicht bewertbar
overview-tally =
    { $count ->
        [one] Stand des einen Indikators
       *[other] Stand der { $count } Indikatoren
    }
overview-fields =
    { $count ->
        [7] Die sieben Indikationsfelder
       *[other] Die { $count } Indikationsfelder
    }
overview-fields-note = je Feld der maßgebliche Indikator · gestrichelt: Zielpfad · hohl: ungeprüft oder Beispielwert
overview-fields-caption = Stand der Indikationsfelder mit Status, Wert, Verlauf und Maßnahmen
overview-fields-rule = Den Status geben nur beschlossene Zielwerte. Ein Abstand mit dem Etikett „Beispielwert“ dient der Anschauung.
overview-fields-none = Noch keine Indikationsfelder geladen. Sobald ein Datenbestand geladen ist, stehen sie hier.
overview-column-field = Feld und Indikator
overview-column-status = Status
overview-column-value = Wert und Abstand zum Soll
overview-column-course = Verlauf { $from }–{ $to }
overview-column-measures = Maßnahmen
overview-proxy = Hilfsgröße
overview-no-leading = kein maßgeblicher Indikator
overview-no-indicators = keine Indikatoren
overview-mini-tally =
    { $count ->
        [one] 1 Indikator: { $list }
       *[other] { $count } Indikatoren: { $list }
    }
overview-distance = { $deviation } zum Soll { $expected }
overview-beside = daneben: { $value } ({ $period }), abweichende Definition
overview-no-measure = keine Maßnahme
overview-changes = Zuletzt geändert
overview-changes-all = Alle Änderungen
overview-changes-none = Noch keine Änderungen. Sobald jemand einen Wert einträgt, steht er hier.
overview-newest = { $area } { $value } { $when }
overview-vintage = Datenstand { $vintage }
overview-meeting = Nächste Sitzung
overview-meeting-none = Keine Sitzung geplant. Sobald ein Termin feststeht, steht er hier.
overview-meeting-at = { $day }, { $time } Uhr
overview-meeting-in =
    { $days ->
        [0] heute
        [one] morgen
       *[other] in { $days } Tagen
    }
overview-round-none = Zurzeit läuft keine Bewertungsrunde.
overview-round-deadline =
    { $days ->
        [0] noch heute, bis { $day }
        [one] noch 1 Tag, bis { $day }
       *[other] noch { $days } Tage, bis { $day }
    }
overview-rate = Jetzt bewerten
overview-rate-open =
    { $count ->
        [one] 1 Bewertung ist offen.
       *[other] { $count } Bewertungen sind offen.
    }
overview-meetings-all = Alle Sitzungen
overview-missing = Was fehlt
overview-missing-fields = { $count } von { $total } Feldern ohne Maßnahme
overview-missing-targets = { $count } von { $total } Indikatoren ohne beschlossenen Zielwert
overview-missing-undated =
    { $count ->
        [one] 1 weiterer Zielwert hat keinen Termin und gibt keinen Status.
       *[other] { $count } weitere Zielwerte haben keinen Termin und geben keinen Status.
    }
overview-missing-values = { $count } von { $total } Indikatoren ohne Landeswert
overview-missing-links = { $count } von { $total } Maßnahmen ohne Indikator

## Seiten der Maßnahmen
measure-list-title = Maßnahmen
measure-list-lead =
    { $count ->
        [0] Noch keine Maßnahme ist erfasst.
        [one] 1 Maßnahme ist erfasst.
       *[other] { $text } Maßnahmen sind erfasst, { $running ->
            [0] keine läuft.
            [one] 1 läuft.
           *[other] { $running_text } laufen.
        }
    }
measure-list-count =
    { $count ->
        [0] Keine Maßnahme
        [one] 1 Maßnahme
       *[other] { $text } Maßnahmen
    }
measure-list-range = Maßnahmen { $from } bis { $to } von { $total }
measure-list-caption = Maßnahmen mit Stand, Laufzeit, Federführung und Feldern
measure-views = Ansichten der Maßnahmen
measure-view-list = Liste
measure-view-matrix = Matrix nach Feldern
measure-add = Maßnahme anlegen
measure-column-name = Maßnahme
measure-column-state = Stand
measure-column-term = Laufzeit
measure-column-lead = Federführung
measure-column-fields = Felder
measure-filter-all = alle
measure-filter-field = Feld
measure-filter-indicator = Indikator
measure-filter-apply = Filtern
measure-filter-reset = Filter zurücksetzen
measure-none-found = Keine Maßnahme entspricht dem Filter
measure-none-found-text = Wählen Sie weniger Merkmale, oder setzen Sie den Filter zurück.
measure-none-yet = Noch keine Maßnahmen
measure-none-yet-text = Sobald die Maßnahmenplanung eine Maßnahme anlegt, steht sie hier.
measure-previous = Zurück
measure-next = Weiter
measure-page = Seite { $page }
measure-pages = Seiten
measure-error-title = Fehler: { $title }
measure-since = seit { $start }
measure-until = bis { $end }
measure-not-stated = k. A.
measure-no-value = kein Landeswert veröffentlicht
measure-no-course = kein Verlauf
measure-enumeration = { $first } und { $last }
measure-and-more =
    { $count ->
        [one] und 1 weitere
       *[other] und { $count } weitere
    }
measure-sources = Quellen
measure-sources-inline =
    { $count ->
        [one] Quelle
       *[other] Quellen
    }
measure-matrix-title = Maßnahmen nach Indikationsfeldern
measure-matrix-heading = Welche Maßnahme setzt wo an?
measure-matrix-note = erwarteter Beitrag, kein Wirkungsnachweis
measure-matrix-caption = Maßnahmen nach Indikationsfeldern, mit der Zahl der Maßnahmen je Feld
measure-matrix-sums = Maßnahmen je Feld
measure-matrix-all = Alle { $count } Maßnahmen in der Matrix
measure-matrix-fields =
    { $idle ->
        [0] In jedem der { $fields } Felder setzt eine Maßnahme an.
       *[other] In { $idle } von { $fields } Feldern setzt keine Maßnahme an.
    }
measure-matrix-unlinked =
    { $unlinked ->
        [0] Jede Maßnahme ist mit einem Indikator verknüpft.
        [one] 1 von { $measures } Maßnahmen ist mit keinem Indikator verknüpft.
       *[other] { $count } von { $measures } Maßnahmen sind mit keinem Indikator verknüpft.
    }
measure-against = gegen die Skalenrichtung
measure-not-linked = noch mit keinem Indikator verknüpft
measure-none-here = kein Beitrag
measure-joints = infrastruktur einrichtungen projekte potenzial beratung
measure-zero = keine
measure-gap-fields = Keine Maßnahme in: { $fields }.
measure-gap-no-field = In jedem Feld setzt mindestens eine Maßnahme an.
measure-gap-indicators =
    { $count ->
        [one] 1 von { $total } Indikatoren ohne Maßnahme
       *[other] { $count } von { $total } Indikatoren ohne Maßnahme
    }
measure-gap-measures = Maßnahmen ohne Indikator:
measure-sentence = soll { $phrase } { $verb } – erwarteter Beitrag: { $how_much }, { $lag }, Beleg: { $grade }
measure-subject = Die Maßnahme
measure-verb-increase = erhöhen
measure-verb-decrease = senken
measure-amount-due = { $amount } bis { $due }
measure-due-only = nicht beziffert, bis { $due }
measure-no-amount = nicht beziffert
measure-percentage-points = Prozentpunkte
measure-lag-none = wirkt sofort
measure-lag-months =
    { $count ->
        [one] wirkt nach 1 Monat
       *[other] wirkt nach { $count } Monaten
    }
measure-lag-years =
    { $count ->
        [one] wirkt nach 1 Jahr
       *[other] wirkt nach { $count } Jahren
    }
measure-state-is = Stand: { $state }
measure-lead-is = Federführung: { $lead }
measure-term-is = Laufzeit: { $term }
measure-fields =
    { $count ->
        [one] Feld { $list }
       *[other] Felder { $list }
    }
measure-predecessor = Vorgänger:
measure-successor = Nachfolger:
measure-more = Beschreibung
measure-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
measure-months =
    { $count ->
        [one] 1 Monat
       *[other] { $count } Monate
    }
measure-almost-months = knapp { $count } Monate
measure-phases-title = Phasen und Lücken
measure-phases-gap-word = Lücke
measure-phases-gap = { $length } vor { $phase }
measure-phases-gaps =
    { $count ->
        [one] 1 Lücke: { $list }
       *[other] { $count } Lücken: { $list }
    }
measure-phases-no-gap = Keine Lücke zwischen den Phasen
measure-phases-one = Laufzeit: { $span }
measure-phases-sub-alone = Laufzeit von { $name }
measure-phases-sub = Laufzeiten von { $name } mit Vorgänger und Nachfolger
measure-phases-unknown = Beginn und Ende stehen in keiner gelesenen Quelle. Sobald ein Datum eingetragen ist, erscheint hier die Laufzeit.
measure-terms-caption = Förderkonditionen je Phase
measure-terms-phase = Phase
measure-terms-small = Satz klein
measure-terms-medium = Satz mittel
measure-terms-grant = Zuschuss
measure-terms-budget = Mittel
measure-terms-up-to = bis { $rate } %
measure-terms-from = ab { $amount } €
measure-terms-at-most = bis { $amount } €
measure-links-title = Wozu die Maßnahme beitragen soll
measure-links-example = Beiträge, Verzug und Beleg:
measure-links-none = Noch mit keinem Indikator verknüpft. Ohne Verknüpfung lässt sich nicht verfolgen, wozu die Maßnahme beitragen soll.
measure-no-proof = Ein erwarteter Beitrag ist kein Nachweis einer Wirkung.
measure-link-acts = wirkt { $directness }
measure-link-scale = Indikator: { $polarity }
measure-link-assumes = Annahme: { $text }
measure-link-against = Begründung: { $reason }
measure-link-against-bare = Eine Begründung fehlt.
measure-link-new = Beitrag eintragen
measure-link-edit = Beitrag ändern
measure-link-edit-short = Ändern
measure-link-lead = Was { $name } bei einem Indikator bewirken soll. Eine Erwartung ist kein Nachweis.
measure-link-indicator = Indikator
measure-link-indicator-hint = Nach Feldern geordnet; dahinter steht, welche Richtung besser ist.
measure-link-choose = Bitte wählen
measure-link-option = { $code } { $name } – { $polarity }
measure-link-polarity = Skalenrichtung
measure-link-direction-name = Richtung
measure-link-direction = Die Maßnahme soll den Indikator
measure-link-directness = Wirkweise
measure-link-amount = Erwarteter Beitrag
measure-link-amount-hint = In der Einheit des Indikators, ohne Vorzeichen. Beispiel: 2.000. Leer lassen, wenn er sich nicht beziffern lässt.
measure-link-due = Bis wann
measure-link-due-hint = Zum Beispiel 31.12.2026
measure-link-lag = Verzug bis zur Wirkung
measure-link-lag-hint = Ganze Monate; leer heißt sofort.
measure-link-months = Monate
measure-link-grade = Beleg
measure-link-grade-hint = Hoch: Studien oder Zählungen. Mittel: plausibel, teilweise belegt. Niedrig: Annahme.
measure-link-assumption = Annahme
measure-link-assumption-hint = Was gelten muss, damit der Beitrag eintritt.
measure-link-reason = Begründung der Richtung
measure-link-reason-hint = Nötig, wenn die Richtung der Skalenrichtung des Indikators entgegenläuft.
measure-link-remove = Beitrag entfernen
measure-link-remove-text = Wirklich entfernen? Der Beitrag steht danach nur noch im Verlauf der Maßnahme.
measure-voices-title = Was die Mitglieder sagen
measure-voices-none = Noch in keiner Runde bewertet. Sobald eine Bewertungsrunde diese Maßnahme enthält, stehen die Antworten hier.
measure-voices-no-answer = In dieser Runde hat noch niemand geantwortet.
measure-voices-too-few = Bisher haben weniger als drei Organisationen geantwortet. Öffentlich stehen Mittelwerte erst ab drei Antworten.
measure-voices-note = Ein Balken = eine Bewertung. k. B. = kann ich nicht beurteilen; zählt nicht in das Mittel. Streuung = Standardabweichung.
measure-voices-note-outside = Öffentlich sind Mittelwerte ab drei Organisationen. „Kann ich nicht beurteilen“ zählt nicht in das Mittel.
measure-voices-open = { $title }: Antworten sind bis { $day }, 24:00 Uhr, möglich.
measure-voices-rate = Maßnahme bewerten
measure-voices-overall = { $criterion }: Mittel { $mean } bei { $judged } von { $answers } Bewertungen.
measure-voices-no-mean = { $criterion }: zu wenige Antworten für ein Mittel.
measure-voices-lowest = Am niedrigsten: { $criterion }, Mittel { $mean } bei { $judged } von { $answers }.
measure-voices-turnout = { $round }: { $answered } von { $asked } Organisationen haben geantwortet.
measure-voices-caption = Verteilung der Bewertungen je Kriterium, { $round }
measure-voices-caption-outside = Mittelwerte der Bewertungen je Kriterium
measure-voices-criterion = Kriterium
measure-voices-cannot-short = k. B.
measure-voices-mean = Mittel
measure-voices-spread = Streuung
measure-voices-n = Bewertungen
measure-voices-n-of = { $judged } von { $answers }
measure-voices-ends = 1 = { $low }, 5 = { $high }
measure-voices-withheld = zu wenige Antworten
measure-voices-answered = Geantwortet
measure-voices-missing = Noch offen
measure-voices-comments =
    { $count ->
        [one] 1 Kommentar
       *[other] { $count } Kommentare
    }
measure-experiences-title = Praxiserfahrungen
measure-experiences-none = Noch keine Praxiserfahrungen. Mitglieder können hier jederzeit eine Hürde, einen Erfolg oder einen Vorschlag mitteilen.
measure-experience-share = Erfahrung mitteilen
measure-experience-edit = Eigene Erfahrung ändern
measure-workflow-title = Arbeitsstand
measure-workflow-next = Danach möglich: { $states }.
measure-workflow-final = Der Weg dieser Maßnahme ist zu Ende; es folgt kein weiterer Schritt.
measure-move = Arbeitsstand ändern
measure-move-to = Neuer Stand
measure-move-reason = Grund
measure-move-reason-hint = Steht im Verlauf der Maßnahme und ist öffentlich.
measure-past-title = Verlauf
measure-past-none = Noch kein Verlauf. Meilensteine und Änderungen stehen hier, sobald es sie gibt.
measure-resolutions = Beschlüsse zu dieser Maßnahme
measure-receipt-created = Maßnahme angelegt.
measure-changed-meanwhile = Jemand hat die Maßnahme inzwischen geändert. Unten steht der neue Stand, Ihre Begründung ist erhalten. Bitte prüfen Sie beides und ändern Sie den Arbeitsstand erneut.
measure-receipt-saved = Maßnahme gespeichert.
measure-receipt-moved = Arbeitsstand geändert.
measure-receipt-link = Erwarteter Beitrag gespeichert.
measure-receipt-link-removed = Erwarteter Beitrag entfernt. Er steht weiter im Verlauf.
measure-receipt-experience = Praxiserfahrung gespeichert. Sie können sie weiter ändern.
measure-new-title = Maßnahme anlegen
measure-new-lead = Eine neue Maßnahme beginnt als Idee. Indikatoren verknüpfen Sie im nächsten Schritt.
measure-edit-title = Maßnahme bearbeiten
measure-edit-lead = { $name }: Jede Änderung steht mit altem und neuem Wortlaut im Verlauf.
measure-field-name = Name
measure-field-short = Kurzname
measure-field-short-hint = Für Tabellen und Diagramme, höchstens 40 Zeichen. Ohne Eingabe gilt der Name.
measure-field-summary = Kurzbeschreibung
measure-field-summary-hint = Zwei oder drei Sätze: was die Maßnahme ist und für wen.
measure-field-description = Beschreibung
measure-field-start = Beginn
measure-field-end = Ende
measure-field-period-hint = Tag, Monat oder Jahr, zum Beispiel 25.06.2024, 06/2024 oder 2024
measure-field-predecessor = Vorgänger
measure-field-tier = Vertraulichkeit
measure-field-tier-hint = Wer die Maßnahme sehen kann. Für alle anderen gibt es sie nicht, auch nicht in Listen und Zahlen.
measure-field-predecessor-hint = Die Maßnahme, an die diese anschließt
measure-no-predecessor = kein Vorgänger
measure-save = Speichern
measure-cancel = Abbrechen
measure-conflict-title = Jemand hat diese Maßnahme inzwischen geändert
measure-conflict-link-title = Jemand hat diesen Beitrag inzwischen geändert
measure-conflict-lead =
    { $count ->
        [0] Beide Fassungen sind gleich. Nichts ist verloren.
        [one] 1 Feld weicht ab. Ihre Eingaben sind erhalten und noch nicht gespeichert.
       *[other] { $count } Felder weichen ab. Ihre Eingaben sind erhalten und noch nicht gespeichert.
    }
measure-conflict-mine = Ihre Fassung
measure-conflict-theirs = Gespeicherte Fassung
measure-conflict-differs = abweichend
measure-conflict-empty = leer
measure-conflict-gone = Der Beitrag wurde entfernt.
measure-conflict-keep = Gespeicherte Fassung behalten
measure-conflict-retry = Ihre Fassung weiterbearbeiten
measure-conflict-retry-text = Übernehmen Sie aus der gespeicherten Fassung, was gelten soll. Speichern ersetzt sie.

## Vorschau beim Eintragen eines Werts
preview-expected = Soll { $value }
preview-deviation = Abweichung { $value }

## Verwaltung: Personen, Organisationen, Mandate
people-admin = Verwaltung
people-home-lead = Wer im Strategierat mitwirkt, für welche Organisation und wie lange – und was Besucherinnen und Besucher sehen.
people-home-open = Was zu tun ist
people-home-nothing = Zurzeit ist nichts zu tun: Alle haben ein gültiges Mandat und ihre Einladung angenommen.
people-home-without =
    { $count ->
        [one] 1 Person hat kein gültiges Mandat
       *[other] { $count } Personen haben kein gültiges Mandat
    }
people-home-ending =
    { $count ->
        [one] 1 Person hat ein Mandat, das in den nächsten { $days } Tagen endet
       *[other] { $count } Personen haben ein Mandat, das in den nächsten { $days } Tagen endet
    }
people-home-invited =
    { $count ->
        [one] 1 Person hat ihre Einladung noch nicht angenommen
       *[other] { $count } Personen haben ihre Einladung noch nicht angenommen
    }
people-home-areas = Bereiche
people-home-people =
    { $count ->
        [one] 1 Person mit Konto. Einladen, Mandate erteilen und beenden.
       *[other] { $text } Personen mit Konto. Einladen, Mandate erteilen und beenden.
    }
people-home-organisations =
    { $count ->
        [one] 1 Organisation mit Art und Stimmrecht.
       *[other] { $count } Organisationen mit Art und Stimmrecht.
    }
people-home-outbox = Postausgang
people-home-outbox-text = Welche Mails verschickt sind, welche warten und welche nicht ankamen.
people-home-face =
    { $open ->
        [0] Ohne Anmeldung ist kein Bereich sichtbar.
        [one] Ohne Anmeldung ist 1 von { $total } Bereichen sichtbar.
       *[other] Ohne Anmeldung sind { $open } von { $total } Bereichen sichtbar.
    }
people-home-journal = Journal
people-home-journal-text = Wer wann was geändert hat.
people-title = Personen
people-lead = Alle mit Konto. Was jemand darf, ergibt sich aus den Mandaten, die heute gelten.
people-count =
    { $count ->
        [0] Keine Person
        [one] 1 Person
       *[other] { $text } Personen
    }
people-none = Keine Person passt zu dieser Auswahl. Wählen Sie weniger Merkmale, oder setzen Sie den Filter zurück.
people-search = Name, E-Mail oder Organisation
people-standing = Stand
people-standing-valid = mit gültigem Mandat
people-standing-ending = Mandat endet in 60 Tagen
people-standing-future = Mandat beginnt später
people-standing-without = ohne gültiges Mandat
people-standing-invited = Einladung offen
people-standing-locked = Konto gesperrt
people-tag-invited = Einladung offen
people-tag-locked = gesperrt
people-name = Name
people-email = E-Mail-Adresse
people-email-hint = An diese Adresse geht die Einladung; mit ihr meldet sich die Person an.
people-email-change-hint = Mit dieser Adresse meldet sich die Person an. Ein Link, der an die alte Adresse ging, gilt nach einer Änderung nicht mehr.
people-role = Rolle
people-mandate = Mandat
people-mandates = Mandate
people-no-mandate = kein Mandat
people-validity = Gültigkeit
people-valid = gültig
people-ends-soon = endet bald
people-future = beginnt später
people-expired = abgelaufen
people-withdrawn = entzogen
people-term-label = Laufzeit
people-term = { $from } bis { $to }
people-term-open = ab { $from }
people-actions = Aktionen
people-from = Erster Tag
people-to = Letzter Tag
people-day-hint = Zum Beispiel 01.03.2026
people-to-hint = Leer lassen, solange kein Ende feststeht.
people-deputy-for = steht für: { $names }
people-deputy-for-none = Die Organisation hat zurzeit kein Mitglied, für das die Stellvertretung steht.
people-mandate-change = Ändern
people-mandate-end = Beenden
people-grant = Mandat erteilen
people-grant-lead = Was { $name } ab wann tun darf. Das Mandat gilt vom ersten bis zum letzten Tag, beide eingeschlossen.
people-grant-save = Mandat erteilen
people-mandate-edit = Mandat ändern
people-mandate-edit-lead = Ab wann und bis wann das Mandat von { $name } gilt. Für eine andere Rolle oder Organisation erteilen Sie ein neues Mandat.
people-choose = Bitte wählen
people-no-organisation = keine Organisation
people-organisation-hint = Nötig für Mitglied und Stellvertretung: für wen die Person spricht.
people-end = Mandat beenden
people-end-lead = { $name }: { $mandate }
people-end-now = Das Mandat endet sofort. Hat die Person danach kein gültiges Mandat mehr, wird sie überall abgemeldet.
people-end-at = Das Mandat endet mit dem { $day }. Hat die Person danach kein gültiges Mandat mehr, wird sie überall abgemeldet.
people-end-nothing-open = Es sind keine Aufgaben offen.
people-end-open = Offene Aufgaben
people-end-ratings =
    { $count ->
        [one] In einer laufenden Runde ist die Organisation zu 1 Maßnahme gefragt. Ob sie geantwortet hat, bleibt bis zur Frist verborgen:
       *[other] In laufenden Runden ist die Organisation zu { $count } Maßnahmen gefragt. Ob sie geantwortet hat, bleibt bis zur Frist verborgen:
    }
people-end-choice = Was geschieht mit den offenen Aufgaben?
people-end-choice-hint = Beim Weitergeben gehen angefangene Bewertungen an die genannte Person über. Sonst liest sie niemand.
people-end-stay = Sie bleiben bei der Organisation.
people-end-heir = Weitergeben an { $name }
people-end-do = Mandat beenden
people-heir = weitergegeben an
people-invite = Person einladen
people-invite-lead = Die Person bekommt ein Konto, ein erstes Mandat und einen Link, mit dem sie ihr Kennwort setzt. Der Link gilt 7 Tage und einmal.
people-invite-send = Einladen
people-invite-again = Einladung erneut senden
people-invite-again-text = Die Person hat ihre Einladung noch nicht angenommen. Ein neuer Link macht den alten ungültig.
people-link = Link zum Konto
people-link-text = Diese Installation verschickt keine Mails. Geben Sie den Link auf sicherem Weg an die Person weiter. Er steht nur dieses eine Mal hier, gilt 7 Tage und einmal.
people-to-person = Zur Person
people-details = Angaben zur Person
people-account = Konto
people-lock = Konto sperren
people-lock-text = Wirklich sperren? Die Person wird sofort überall abgemeldet und kann sich nicht mehr anmelden. Ihre Mandate bleiben stehen.
people-unlock = Konto entsperren
people-unlock-text = Wirklich entsperren? Die Person kann sich danach wieder anmelden, mit den Mandaten, die heute gelten.
people-keepers-only = Das Konto gehört zur Geschäftsstelle oder zur Administration. Nur die Administration ändert es.
people-history = Verlauf
people-history-none = Noch keine Änderung.
people-receipt-invited = Person eingeladen.
people-receipt-saved = Gespeichert.
people-receipt-locked = Konto gesperrt. Alle Sitzungen sind beendet.
people-receipt-unlocked = Konto entsperrt.
people-receipt-mandate = Mandat gespeichert.
people-receipt-ended = Mandat beendet.
people-receipt-created = Organisation angelegt.
people-organisation = Organisation
people-organisations = Organisationen
people-organisations-lead = Wer im Strategierat vertreten ist, und wer eine Stimme hat.
people-organisations-none = Keine Organisation passt zu dieser Auswahl. Wählen Sie weniger Merkmale, oder setzen Sie den Filter zurück.
people-organisations-count =
    { $count ->
        [0] Keine Organisation
        [one] 1 Organisation
       *[other] { $count } Organisationen
    }
people-organisation-new = Organisation anlegen
people-search-organisation = Name, Kurzname oder Kürzel
people-code = Kürzel
people-code-hint = Steht in Adressen und bleibt für immer. Bis zu 20 Buchstaben, Ziffern oder Bindestriche.
people-short = Kurzname
people-short-hint = Für Tabellen, höchstens 40 Zeichen
people-kind = Art
people-kind-hint = Zum Beispiel Kammer, Innung oder Verband. Eine neue Art tragen Sie einfach ein.
people-vote = Stimmrecht
people-vote-yes = mit Stimme
people-vote-no = ohne Stimme
people-save = Speichern
people-cancel = Abbrechen
people-face = Öffentlichkeit
people-face-lead = Was alle ohne Anmeldung sehen. Für einen Bereich ohne Haken gibt es für sie keine Seite.
people-face-legend = Ohne Anmeldung sichtbar
people-face-open = Ohne Anmeldung sichtbar
people-organisation-conflict = Die Organisation wurde inzwischen geändert
people-person-conflict = Die Angaben zur Person wurden inzwischen geändert
people-face-conflict = Die Sichtbarkeit wurde inzwischen geändert
people-face-is-open = sichtbar
people-face-is-hidden = nicht sichtbar
people-face-preview = Vorschau: Öffnen Sie die Startseite in einem privaten Fenster Ihres Browsers. Dort sind Sie nicht angemeldet und sehen, was alle sehen. Die Vertraulichkeit einzelner Maßnahmen gilt immer.
people-section-indicators = Indikatoren
people-section-indicators-text = alle Indikatoren mit Werten, Zielen und Quellen
people-section-measures = Maßnahmen
people-section-measures-text = Maßnahmen, deren Vertraulichkeit „öffentlich“ ist
people-section-meetings = Sitzungen
people-section-meetings-text = Termine und Titel der Sitzungen
people-section-resolutions = Beschlüsse
people-section-resolutions-text = gefasste Beschlüsse
people-section-evaluations = Bewertungen
people-section-evaluations-text = wie viele Organisationen geantwortet haben, und Mittelwerte ab drei Organisationen; keine Namen, keine Kommentare
people-section-changes = Änderungen
people-section-changes-text = was an Indikatoren und Maßnahmen geändert wurde, ohne Namen

## Konto und Anmeldung
mail-factor-added-subject = Zweiter Faktor eingerichtet
mail-factor-added-text = für Ihr Konto im Wirkungskompass wurde ein zweiter Faktor eingerichtet: { $at }. Beim Anmelden wird künftig zusätzlich ein Code verlangt.
mail-factor-removed-subject = Zweiter Faktor entfernt
mail-factor-removed-text = der zweite Faktor Ihres Kontos im Wirkungskompass wurde entfernt: { $at }. Beim Anmelden genügt das Kennwort.
account-name = Name
account-organisation = Organisation
account-no-organisation = keine Organisation
account-new-password = Neues Kennwort
account-password-hint = { $min } bis { $max } Zeichen. Gut zu merken ist ein Satz aus mehreren Wörtern. Sonderzeichen sind nicht nötig, Leerzeichen sind erlaubt.
account-to-sign-in = Zur Anmeldung
account-to-forgotten = Kennwort vergessen
account-invitation-title = Einladung annehmen
account-invitation-lead = Setzen Sie ein Kennwort. Damit ist Ihr Konto eingerichtet, und Sie sind angemeldet.
account-invitation-submit = Kennwort setzen und anmelden
account-reset-title = Neues Kennwort setzen
account-reset-lead = Danach melden Sie sich mit dem neuen Kennwort an. Alle bisherigen Sitzungen werden beendet.
account-reset-submit = Kennwort setzen
account-forgotten-title = Kennwort vergessen
account-forgotten-lead = Geben Sie Ihre E-Mail-Adresse ein. Sie erhalten einen Link, über den Sie ein neues Kennwort setzen.
account-forgotten-submit = Link anfordern
account-forgotten-asked-title = Bitte sehen Sie in Ihr Postfach
account-forgotten-asked = Wenn es zu dieser Adresse ein Konto mit Kennwort gibt, ist eine E-Mail unterwegs. Der Link darin gilt eine Stunde. Kommt nichts an, sehen Sie bitte auch im Spam-Ordner nach oder fragen Sie die Geschäftsstelle.
account-setup-title = Erste Einrichtung
account-setup-lead = Legen Sie das erste Konto an. Es verwaltet die Anwendung und lädt weitere Personen ein.
account-setup-submit = Konto anlegen und anmelden
account-dead-title = Dieser Link gilt nicht mehr
account-dead = Er wurde schon benutzt, ist abgelaufen oder nicht vollständig. Es wurde nichts geändert.
account-dead-invitation = Einladung: Bitten Sie die Geschäftsstelle um eine neue. Haben Sie sie schon angenommen, melden Sie sich einfach an.
account-dead-reset = Neues Kennwort: Fordern Sie einen neuen Link an. Es gilt immer nur der zuletzt angeforderte.
account-dead-setup = Erste Einrichtung: Starten Sie den Dienst neu. Solange es kein Konto gibt, gibt er einen neuen Link aus.
problem-password-short = Bitte verwenden Sie mindestens { $min } Zeichen; es fehlen { $missing }.
problem-password-long = Bitte verwenden Sie höchstens { $max } Zeichen; es sind { $over } zu viel.
problem-password-known = Das Kennwort ist Ihr Name, Ihre Adresse oder Ihre Organisation. Bitte wählen Sie eines, das andere nicht kennen.
problem-password-guessable = Dieses Kennwort ist leicht zu erraten. Bitte nehmen Sie zum Beispiel vier zufällige Wörter.
problem-password-wrong = Das ist nicht Ihr jetziges Kennwort. Bitte prüfen Sie die Eingabe.
problem-code-wrong = Dieser Code gilt nicht. Bitte geben Sie den Code ein, den die App gerade anzeigt; jeder gilt nur einmal.
problem-too-many-tries = Das waren zu viele Versuche. Bitte warten Sie einige Minuten.
sign-in-note-password = Ihr neues Kennwort ist gesetzt. Bitte melden Sie sich damit an.
sign-in-note-anew = Bitte beginnen Sie die Anmeldung von vorn: Die Zeit ist abgelaufen, es gab zu viele Versuche, oder der Zugang hat sich inzwischen geändert.
factor-title = Zweiter Schritt: Code eingeben
factor-lead = Ihr Kennwort stimmt. Ihr Konto verlangt zusätzlich einen Code.
factor-code-hint = Sechs Ziffern aus Ihrer App oder einer Ihrer Wiederherstellungscodes
factor-anew = Von vorn beginnen
factor-lost = Kein Zugriff auf App und Wiederherstellungscodes? Wenden Sie sich an die Geschäftsstelle.
own-title = Mein Bereich
own-lead = Ihr Konto, Ihre Mandate und Ihre Sitzungen.
own-who = Wer ich bin
own-who-note = Name und E-Mail-Adresse ändert die Geschäftsstelle.
own-acting = Handelt als
own-role = Rolle
own-mandates = Meine Mandate
own-mandates-note = Sie handeln immer auf genau ein Mandat. Was Sie tun dürfen, richtet sich danach.
own-no-mandate = Für Sie ist kein Mandat eingetragen. Die Geschäftsstelle kann eines erteilen.
own-validity = Gültigkeit
own-validity-open = gilt seit { $from }
own-validity-to = gilt von { $from } bis { $to }
own-validity-future = gilt erst ab { $from }
own-validity-future-to = gilt erst ab { $from }, bis { $to }
own-validity-expired = abgelaufen: galt von { $from } bis { $to }
own-validity-withdrawn = entzogen: galt ab { $from }
own-act-on = Auf dieses Mandat handeln
own-acts-now = gerade aktiv
own-credentials = Anmeldung
own-password-change = Kennwort ändern
own-password-lead = Alle anderen Sitzungen werden dabei beendet.
own-password-old = Jetziges Kennwort
own-no-password = Sie melden sich über einen Anmeldedienst an. Kennwort und zweiten Faktor verwalten Sie dort.
own-cancel = Abbrechen
own-factor = Zweiter Faktor
own-factor-on = Eingerichtet. Übrige Wiederherstellungscodes: { $left }
own-factor-off = Nicht eingerichtet. Mit einem zweiten Faktor genügt ein gestohlenes Kennwort nicht, um sich als Sie anzumelden.
own-factor-add = Zweiten Faktor einrichten
own-factor-remove = Zweiten Faktor entfernen
own-factor-lead = Beim Anmelden geben Sie dann zusätzlich einen Code ein, den eine App auf Ihrem Telefon anzeigt. Alle anderen Sitzungen werden beendet.
own-factor-remove-lead = Danach genügt zum Anmelden wieder das Kennwort. Alle anderen Sitzungen werden beendet.
own-factor-step-app = Öffnen Sie eine App für Einmalcodes auf Ihrem Telefon.
own-factor-step-scan = Lesen Sie damit das Bild ein, oder tippen Sie den Schlüssel darunter ab.
own-factor-step-code = Geben Sie den Code, den die App anzeigt, und Ihr Kennwort ein.
own-factor-qr = Bild mit dem Schlüssel für die App; derselbe Schlüssel steht darunter als Text
own-factor-secret = Schlüssel:
own-factor-code = Code
own-factor-code-hint = Sechs Ziffern
own-recovery-title = Wiederherstellungscodes
own-recovery-lead = Der zweite Faktor ist eingerichtet.
own-recovery-once = Diese Codes sehen Sie nur jetzt.
own-recovery-keep = Drucken Sie sie aus oder schreiben Sie sie ab, und bewahren Sie sie getrennt vom Telefon auf. Jeder ersetzt einmal den Code der App.
own-recovery-kept = Codes sind verwahrt
own-sessions = Meine Sitzungen
own-sessions-note = Wo Sie gerade angemeldet sind. Ohne Aufruf endet eine Sitzung nach 30 Minuten, spätestens nach 12 Stunden.
own-browser = Browser
own-browser-on = { $program } auf { $system }
own-network = Netz
own-method = Angemeldet mit
own-method-password = Kennwort
own-method-totp = Kennwort und Code
own-method-recovery = Kennwort und Wiederherstellungscode
own-method-oidc = Anmeldedienst
own-began = Beginn
own-seen = Zuletzt benutzt
own-unknown = unbekannt
own-here = diese Sitzung
own-end = Beenden
own-end-others = Alle anderen beenden
own-note-mandate = Sie handeln jetzt auf das gewählte Mandat.
own-note-password = Ihr Kennwort ist geändert. Alle anderen Sitzungen sind beendet.
own-note-factor-removed = Der zweite Faktor ist entfernt. Alle anderen Sitzungen sind beendet.
own-note-ended = Beendet.

## Postausgang und Mails
outbox-title = Postausgang
outbox-lead = Was der Wirkungskompass verschickt hat und was noch wartet.
outbox-no-server = Es ist kein Mailserver eingerichtet. Nachrichten warten hier, bis die Variable KOMPASS_SMTP_URL gesetzt ist.
outbox-empty = Noch keine Nachrichten
outbox-empty-text = Einladungen und Hinweise erscheinen hier, sobald sie geschrieben sind.
outbox-none-found = Keine Nachricht in diesem Zustand
outbox-none-found-text = Wählen Sie einen anderen Zustand oder zeigen Sie alle Nachrichten.
outbox-filter-all = alle
outbox-filter-apply = Anzeigen
outbox-filter-reset = Alle zeigen
outbox-caption = Nachrichten, die neueste zuerst
outbox-subject = Betreff
outbox-state = Zustand
outbox-recipient = Empfang
outbox-when = Geschrieben
outbox-sent-at = Verschickt
outbox-tries = Versuche
outbox-reason = Grund
outbox-next = Nächster Versuch
outbox-text = Text
outbox-queued = wartet
outbox-sending = wird verschickt
outbox-sent = verschickt
outbox-failed = gescheitert
outbox-trouble-refused = Der Mailserver hat die Nachricht abgelehnt
outbox-trouble-postponed = Der Mailserver nimmt die Nachricht zurzeit nicht an
outbox-trouble-unreachable = Der Mailserver ist nicht erreichbar
outbox-trouble-silent = Der Mailserver hat nicht rechtzeitig geantwortet
outbox-trouble-broken-off = Die Verbindung zum Mailserver ist abgebrochen
outbox-trouble-unprotected = Es kam keine geschützte Verbindung zum Mailserver zustande
outbox-trouble-malformed = Name, Adresse oder Betreff enthalten unzulässige Zeichen
outbox-trouble-interrupted = Der Versand wurde unterbrochen
outbox-trouble-said = { $why }: „{ $said }“
outbox-retry = Erneut senden
outbox-retry-of = Erneut senden: { $subject } an { $name }
outbox-retried = Die Nachricht ist wieder auf dem Weg.
outbox-secret = Der Text enthält einen Link, der ein Konto öffnet, und wird deshalb nicht angezeigt.
outbox-secret-retry = Der Link in dieser Nachricht gilt nur begrenzt. Ist er abgelaufen, schicken Sie statt dieser eine neue Nachricht.
outbox-withheld = Den Text lesen die Empfänger und die Geschäftsstelle.
outbox-page = Seite { $page }
outbox-pages = Seiten des Postausgangs
outbox-newer = Neuere
outbox-older = Ältere
mail-greeting = Guten Tag { $name },
mail-foot = Der Wirkungskompass ({ $origin }) hat diese Nachricht automatisch verschickt. Antworten darauf liest niemand.
mail-invitation-subject = Ihr Zugang zum Wirkungskompass
mail-invitation-text = für Sie wurde im Wirkungskompass des Strategierats Niedersachsen ein Konto angelegt.
mail-invitation-do = Bitte öffnen Sie den folgenden Link und legen Sie Ihr Kennwort fest. Er gilt einmal, bis { $until }.
mail-invitation-not-you = Erwarten Sie keine Einladung? Dann löschen Sie diese Nachricht. Ohne den Link wird das Konto nicht geöffnet.
mail-reset-subject = Neues Kennwort für den Wirkungskompass
mail-reset-text = für Ihr Konto im Wirkungskompass wurde ein neues Kennwort angefordert.
mail-reset-do = Bitte öffnen Sie den folgenden Link und legen Sie ein neues Kennwort fest. Er gilt einmal, bis { $until }.
mail-reset-not-you = Haben Sie kein neues Kennwort angefordert? Dann löschen Sie diese Nachricht. Ihr bisheriges Kennwort gilt weiter.
mail-no-password-subject = Ihre Anmeldung im Wirkungskompass
mail-no-password-text = für Ihr Konto im Wirkungskompass wurde ein neues Kennwort angefordert. Ihr Konto hat kein Kennwort: Sie melden sich mit { $provider } an.
mail-no-password-do = Öffnen Sie die Anmeldeseite und wählen Sie „Mit { $provider } anmelden“:
mail-no-password-not-you = Haben Sie kein neues Kennwort angefordert? Dann löschen Sie diese Nachricht. An Ihrem Konto wurde nichts geändert.
mail-password-subject = Ihr Kennwort wurde geändert
mail-password-text = das Kennwort Ihres Kontos im Wirkungskompass wurde geändert: { $at }.
mail-password-not-you = Waren Sie das nicht? Dann fordern Sie auf der Anmeldeseite sofort ein neues Kennwort an und wenden Sie sich an die Geschäftsstelle.
mail-mandate-granted-subject = Ihr neues Mandat im Wirkungskompass
mail-mandate-granted = für Sie wurde ein Mandat eingetragen: { $role }, { $organisation }.
mail-mandate-changed-subject = Ihr Mandat im Wirkungskompass wurde geändert
mail-mandate-changed = die Laufzeit Ihres Mandats wurde geändert: { $role }, { $organisation }.
mail-mandate-withdrawn-subject = Ihr Mandat im Wirkungskompass wurde beendet
mail-mandate-withdrawn = Ihr Mandat wurde zurückgezogen: { $role }, { $organisation }.
mail-mandate-span = Es gilt vom { $from } bis zum { $to }.
mail-mandate-open = Es gilt ab dem { $from }.
mail-mandate-over = Sie können auf dieser Grundlage ab sofort nicht mehr handeln. Ihr Konto bleibt bestehen.
mail-mandate-questions = Bei Fragen wenden Sie sich bitte an die Geschäftsstelle.
mail-duties-subject = Offene Aufgaben gehen auf Sie über
mail-duties-text = { $before } spricht nicht länger für { $organisation }. Offene Bewertungen und Entwürfe daraus gehen auf Sie über.
mail-duties-do = Was davon offen ist und bis wann, sehen Sie nach dem Anmelden auf der folgenden Seite.

## Journal und Prüfkette
journal-title = Journal
journal-lead = Jede Handlung in dieser Anwendung, neueste zuerst. Was Sie hier ansehen, ändert nichts.
journal-empty = Kein Eintrag entspricht dem Filter. Wählen Sie weniger Merkmale, oder setzen Sie den Filter zurück.
journal-csv = Als CSV herunterladen
journal-chain = Prüfkette
journal-chain-text = Jeder Eintrag wird binnen einer Sekunde mit dem vorigen verkettet. Wer einen Eintrag nachträglich ändert, entfernt oder einschiebt, bricht die Kette; der Befehl „wirkungskompass verify“ zeigt, wo.
journal-waiting =
    { $count ->
        [0] Alle Einträge sind verkettet.
        [one] 1 Eintrag ist noch nicht verkettet.
       *[other] { $text } Einträge sind noch nicht verkettet.
    }
journal-checkpoint = Letzter Prüfpunkt: Nummer { $number }, { $moment }. Derselbe Wert steht im Protokoll des Servers:
journal-no-checkpoint = Noch kein Prüfpunkt.
journal-chain-blind = Solange eine Bewertungsrunde läuft, steht hier nicht, wie weit die Kette reicht: Aus Lücken in den Nummern ließe sich ablesen, dass jemand eine Position abgegeben hat.
journal-act = Vorgang
journal-subject = Gegenstand
journal-person = Person
journal-from = von Tag
journal-to = bis Tag
journal-count =
    { $count ->
        [0] Kein Eintrag
        [one] 1 Eintrag
       *[other] { $text } Einträge
    }
journal-when = Zeit
journal-who = Wer
journal-what = Was
journal-link = Kette
journal-number = Nummer
journal-organisation = Organisation
journal-key = Kennung
journal-name = Titel
journal-changes = Änderungen
journal-linked = gekettet, Nummer { $number }
journal-not-linked = noch nicht gekettet
journal-masked = pseudonymisiert
journal-withheld = zurückgehalten: Runde nur zusammengefasst
journal-subject-account = Person
journal-subject-organisation = Organisation
journal-subject-setting = Einstellung
journal-subject-mail = Mail
journal-subject-dataset = Datenbestand
journal-subject-import = Import

## Eigene Daten und Löschung
own-data-title = Meine Daten
own-data-lead = Alles, was die Anwendung über Sie gespeichert hat.
own-data-show = Meine Daten ansehen
own-data-json = Als Datei herunterladen (JSON)
own-data-account = Konto
own-data-id = Kennung
own-data-created = Angelegt
own-data-factor = Zweiter Faktor
own-data-recovery = Übrige Wiederherstellungscodes
own-data-provider = OpenID-Anbieter
own-data-set = eingerichtet
own-data-not-set = nicht eingerichtet
own-data-mandates = Mandate
own-data-mandates-none = Sie haben und hatten kein Mandat.
own-data-span = { $from } bis { $to }
own-data-since = seit { $from }
own-data-valid = gültig
own-data-future = beginnt später
own-data-expired = abgelaufen
own-data-withdrawn = entzogen
own-data-sessions = Laufende Anmeldungen
own-data-sessions-none = Keine laufende Anmeldung.
own-data-session = begonnen { $began }, zuletzt benutzt { $seen }
own-data-drafts = Entwürfe
own-data-drafts-none = Kein angefangener Entwurf.
own-data-ratings = Von mir abgegebene Bewertungen
own-data-ratings-none = Keine Bewertung in der Fassung, die Sie zuletzt abgegeben haben.
own-data-experiences = Von mir mitgeteilte Praxiserfahrungen
own-data-experiences-none = Keine Praxiserfahrung, die sich Ihnen zuordnen lässt.
own-data-meeting = { $number }. Sitzung des Strategierats
own-data-replies = Meine Antworten auf Einladungen
own-data-replies-none = Keine Antwort auf eine Einladung.
own-data-minutes = Niederschriften, getippt und nicht gespeichert
own-data-minutes-none = Kein ungespeicherter Text.
own-data-votes = Meine Stimmen in Umlaufverfahren
own-data-votes-none = Keine Stimme in einem Umlaufverfahren.
own-data-as-deputy = in Vertretung
own-data-acted = Was ich getan habe
own-data-acted-none = Noch kein Eintrag.
own-data-named = Was über mein Konto festgehalten ist
own-data-named-none = Niemand sonst hat etwas an Ihrem Konto getan.
own-data-more = Gezeigt sind die neuesten { $shown } von { $total } Einträgen. Die Datei enthält alle.
own-data-mails = Mails an mich
own-data-mails-none = Keine Mail gespeichert.
own-data-mail-sent = gesendet { $moment }
own-data-mail-written = geschrieben { $moment }, noch nicht gesendet
own-data-mail-secret = Der Text enthielt einen Link zu Ihrem Konto und wird nicht gezeigt.
own-data-lives = Wie lange was gespeichert bleibt
own-data-class-onetime = Einmal-Links und Anmeldeschritte
own-data-class-support = Unterstützungsbedarf in Antworten auf Einladungen
own-data-class-access = Einträge über An- und Abmeldungen
own-data-class-feedback = Bewertungen und Praxiserfahrungen
own-data-class-record = Übrige Einträge im Journal
own-data-life-hours =
    { $count ->
        [one] 1 Stunde
       *[other] { $count } Stunden
    }
own-data-life-days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }
own-data-life-expiry = bis zum Ablauf des jeweiligen Links
own-data-life-erased = bis zur Löschung der Person
own-data-life-document = dauerhaft als Unterlage des Strategierats, nach einer Löschung mit Pseudonym
own-data-erasure = Ihre Daten können gelöscht werden. Bitte wenden Sie sich dafür an die Geschäftsstelle oder die Administration.
erase-title = { $name } löschen
erase-short = Löschen
erase-lead = Bitte prüfen Sie, was geht und was bleibt. Noch ist nichts gelöscht.
erase-goes = Das geht
erase-goes-account = Name und E-Mail-Adresse: { $name }, { $email }. An ihre Stelle tritt ein Pseudonym wie „Person 7F3A“: am Konto, im Journal, in Diskussionen und als Absender von Einladungen.
erase-goes-secrets = Kennwort, zweiter Faktor, Wiederherstellungscodes, Verknüpfung mit einem OpenID-Anbieter. Niemand kann sich mehr mit diesem Konto anmelden.
erase-goes-sessions =
    { $count ->
        [0] Keine laufende Sitzung
        [one] 1 laufende Sitzung
       *[other] { $count } laufende Sitzungen
    }
erase-goes-links =
    { $count ->
        [0] Kein offener Einmal-Link
        [one] 1 offener Einmal-Link
       *[other] { $count } offene Einmal-Links
    }
erase-goes-drafts =
    { $count ->
        [0] Kein Entwurf
        [one] 1 Entwurf
       *[other] { $count } Entwürfe
    }
erase-goes-mails =
    { $count ->
        [0] Keine Mail
        [one] Empfänger und Text von 1 Mail
       *[other] Empfänger und Texte von { $count } Mails
    }
erase-goes-rows =
    { $count ->
        [0] Kein Eintrag im Journal über das Konto
        [one] Titel, Werte und Grund in 1 Eintrag des Journals über das Konto
       *[other] Titel, Werte und Gründe in { $count } Einträgen des Journals über das Konto
    }
erase-stays = Das bleibt
erase-stays-mandates =
    { $count ->
        [0] Kein Mandat
        [one] 1 Mandat, unter dem Pseudonym; ist es noch gültig, wird es entzogen
       *[other] { $count } Mandate, unter dem Pseudonym; noch gültige werden entzogen
    }
erase-stays-rows =
    { $count ->
        [0] Kein Eintrag über Handlungen der Person
        [one] 1 Eintrag über eine Handlung der Person, unter dem Pseudonym
       *[other] { $count } Einträge über Handlungen der Person, unter dem Pseudonym
    }
erase-stays-feedback = Messwerte, Bewertungen, Abstimmungen und Praxiserfahrungen: Sie gehören der Organisation und bleiben unverändert.
erase-stays-council = Name in Anwesenheitslisten und Niederschriften von Sitzungen: wer da war, wen vertreten und was unterschrieben hat. Das sind Unterlagen des Strategierats; sie werden nicht geändert.
erase-stays-list = Kennung des Kontos und Pseudonym in der Liste der Löschungen, damit eine Wiederherstellung alter Daten die Löschung nicht rückgängig macht.
erase-ground = Grund: Unterlagen des Strategierats, öffentliche Aufgabe und Archivzwecke (Art. 17 Abs. 3 Buchst. b und d DSGVO). Namen, die jemand in einen freien Text geschrieben hat, findet diese Löschung nicht.
erase-confirm = Name der Person
erase-confirm-hint = Bitte geben Sie zur Bestätigung den Namen ein: { $name }
erase-for-good = Die Löschung lässt sich nicht rückgängig machen.
erase-submit = Endgültig löschen
erase-done = Die Daten der Person sind gelöscht. Der oberste Eintrag nennt das Pseudonym.

## Anmeldung über einen OpenID-Anbieter
provider-sign-in = Mit { $name } anmelden
provider-take-up = Einladung mit { $name } annehmen
provider-link = Mit { $name } verknüpfen
provider-own-title = Anmelden mit { $name }
provider-note-linked = Ihr Konto ist verknüpft.
provider-linked = Sie können sich mit { $name } anmelden.
provider-not-linked = Noch nicht eingerichtet. Nach dem Verknüpfen können Sie sich auch mit { $name } anmelden.
provider-go-on-title = Weiter zu { $name }
provider-go-on-lead = Sie melden sich bei { $name } an und kommen danach hierher zurück. Geht es nicht von selbst weiter, wählen Sie „Weiter“.
provider-go-on = Weiter zu { $name }
provider-cancel = Abbrechen
provider-again = Zur Anmeldung
provider-to-account = Zu „Mein Bereich“
provider-confirm-title = Mit { $name } verknüpfen
provider-confirm-lead = Danach können Sie sich auch mit { $name } anmelden. Bitte bestätigen Sie das mit Ihrem Kennwort.
provider-confirm-failed-title = Das Kennwort stimmt nicht
provider-confirm-failed = Das Kennwort passt nicht zu Ihrem Konto, oder es gab zu viele Versuche. Bitte prüfen Sie es oder versuchen Sie es in einigen Minuten erneut.
provider-expired-title = Diese Anmeldung gilt nicht mehr
provider-expired = Die Anmeldung mit { $name } wurde in einem anderen Browser begonnen, ist älter als zehn Minuten oder wurde schon verwendet. Bitte beginnen Sie noch einmal.
provider-cancelled-title = Die Anmeldung wurde abgebrochen
provider-cancelled = { $name } hat die Anmeldung nicht bestätigt. Sie sind nicht angemeldet. Sie können es noch einmal versuchen.
provider-invalid-title = Die Anmeldung konnte nicht geprüft werden
provider-invalid = Die Antwort von { $name } ist ungültig. Sie sind nicht angemeldet. Versuchen Sie es noch einmal; bleibt es dabei, wenden Sie sich bitte an die Geschäftsstelle.
provider-unreachable-title = { $name } ist nicht erreichbar
provider-unreachable = Von { $name } kam keine brauchbare Antwort. Bitte versuchen Sie es in einigen Minuten erneut. Haben Sie ein Kennwort, können Sie sich damit anmelden.
provider-unknown-title = Für diese Anmeldung gibt es hier noch kein Konto
provider-unknown = { $name } hat Sie erkannt, aber hier ist kein Konto damit verknüpft. Haben Sie eine Einladung, öffnen Sie den Link darin und wählen Sie dort „Einladung mit { $name } annehmen“. Haben Sie schon ein Konto mit Kennwort, melden Sie sich damit an und verknüpfen Sie es unter „Mein Bereich“. Sonst wenden Sie sich bitte an die Geschäftsstelle.
provider-locked-title = Ihr Konto ist gesperrt
provider-locked = Sie können sich zurzeit nicht anmelden. Bitte wenden Sie sich an die Geschäftsstelle.
provider-taken-title = Diese Anmeldung gehört schon zu einem anderen Konto
provider-taken = Mit dieser Anmeldung bei { $name } ist bereits ein anderes Konto verknüpft. Es wurde nichts geändert. Ist das ein Irrtum, wenden Sie sich bitte an die Geschäftsstelle.
provider-invitation-gone-title = Diese Einladung gilt nicht mehr
provider-invitation-gone = Die Einladung wurde schon angenommen, zurückgezogen oder ist älter als sieben Tage. Bitten Sie die Geschäftsstelle um eine neue.
provider-too-many-title = Zu viele Anmeldungen auf einmal
provider-too-many = Von Ihrer Netzadresse kamen in der letzten Minute sehr viele Anmeldungen mit { $name }. Bitte versuchen Sie es in einer Minute erneut. Haben Sie ein Kennwort, können Sie sich damit anmelden.
change-provider = Anmeldung über

## Werte aus Dateien
import-fault-number = Das ist keine lesbare Zahl.
import-fault-period = Das ist kein lesbarer Zeitraum.
import-fault-other = Das ist nicht lesbar.
import-refusal-empty = Die Datei ist leer. Bitte wählen Sie eine Datei mit Werten.
import-refusal-too-large = Die Datei ist größer als erlaubt (100 MB). Bitte teilen Sie sie, zum Beispiel nach Jahren.
import-refusal-nul-byte = Die Datei ist kein Text. Bitte speichern Sie die Tabelle als CSV, XLSX oder ODS.
import-refusal-wrong-encoding = Die Schriftzeichen der Datei lassen sich nicht lesen. Bitte speichern Sie sie als CSV in UTF-8.
import-refusal-archive-broken = Das Archiv ist beschädigt. Bitte laden Sie die Datei noch einmal von der Quelle.
import-refusal-inflated-too-large = Das Archiv ist ausgepackt größer als erlaubt (200 MB). Es wird nicht gelesen.
import-refusal-inflated-too-far = Das Archiv wächst beim Auspacken ungewöhnlich stark. Zum Schutz wird es nicht gelesen.
import-refusal-too-many-entries = Das Archiv enthält zu viele Dateien. Bitte packen Sie die eine Datei aus, die Sie brauchen.
import-refusal-archive-nested = Im Archiv steckt ein weiteres Archiv. Bitte packen Sie es aus und wählen Sie die Tabelle selbst.
import-refusal-not-one-file = Im Archiv muss genau eine Tabelle sein. Bitte packen Sie es aus und wählen Sie die Tabelle.
import-refusal-encrypted = Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne Kennwort.
import-refusal-macros = Die Arbeitsmappe enthält Makros. Bitte speichern Sie sie als XLSX ohne Makros.
import-refusal-old-workbook = Das ist eine Arbeitsmappe im alten Format. Bitte speichern Sie sie als XLSX oder ODS.
import-refusal-unknown-format = Dieses Format ist nicht bekannt. Lesbar sind CSV, XLSX, ODS, JSON-stat und SDMX-CSV.
import-refusal-no-table = In der Datei ist keine Tabelle mit mindestens zwei Spalten zu erkennen.
import-refusal-broken-part = Die Arbeitsmappe ist beschädigt. Bitte öffnen und speichern Sie sie noch einmal.
import-refusal-broken-json = Die Datei ist kein gültiges JSON. Bitte laden Sie sie noch einmal von der Quelle.
import-refusal-broken-dataset = Die JSON-Datei ist kein stimmiger JSON-stat-Datensatz (Version 2.0).
import-refusal-no-such-sheet = Dieses Tabellenblatt gibt es in der Datei nicht. Bitte wählen Sie ein anderes.
import-refusal-missing-column = Eine der gewählten Spalten fehlt in der Datei. Bitte ordnen Sie die Spalten neu zu.
import-refusal-no-value-column = Es ist keine Spalte mit Werten zu erkennen. Bitte wählen Sie sie unten aus.
import-refusal-duplicate-column = Zwei Spalten haben dieselbe Überschrift. Bitte benennen Sie eine davon um.
import-refusal-too-many-rows = Die Tabelle hat mehr Zeilen als erlaubt (2 Millionen). Bitte teilen Sie sie.
import-refusal-too-many-columns = Die Tabelle hat mehr Spalten als erlaubt (2.000). Bitte teilen Sie sie.
import-refusal-too-many-values = Die Tabelle hat mehr Werte als erlaubt (2 Millionen). Bitte teilen Sie sie.
import-refusal-too-much-text = Die Tabelle enthält zu viel Text, um eine Tabelle mit Werten zu sein.
import-refusal-cell-too-long = Eine Zelle ist ungewöhnlich lang. Vermutlich fehlt ein Trennzeichen oder ein Anführungszeichen.
import-refusal-quote-never-closed = Ein Anführungszeichen wird geöffnet und nicht geschlossen. Bitte prüfen Sie die genannte Stelle.
import-refusal-cancelled = Das Lesen wurde abgebrochen. Bitte öffnen Sie die Seite noch einmal.
import-fault-row-ragged = Die Zeile hat mehr oder weniger Zellen als die Überschrift.
import-fault-row-deletion = Die Zeile verlangt, Werte zu löschen. Das geschieht hier nicht.
import-fault-number-ambiguous = Die Zahl kann mit Komma oder mit Tausenderzeichen gemeint sein.
import-fault-period-ambiguous = Der Zeitraum kann ein Halbjahr, ein Quartal oder ein Monat sein. Bitte wählen Sie oben, was gemeint ist.
import-fault-period-day-serial = Hier steht die laufende Nummer eines Tages. Bitte geben Sie der Zelle ein Datumsformat.
import-fault-cell-formula-without-value = Die Formel wurde nie berechnet. Bitte öffnen und speichern Sie die Datei in der Tabellenkalkulation.
import-fault-cell-error = Die Zelle enthält einen Fehler der Tabellenkalkulation.
import-kind-genesis = GENESIS-Flatfile
import-kind-sdmx-csv = SDMX-CSV
import-kind-open-sdg = Tabelle einer Open-SDG-Seite
import-kind-breitbandatlas = Tabelle des Breitbandatlas
import-kind-csv = CSV-Tabelle
import-kind-json-stat = JSON-stat 2.0
import-kind-xlsx = Excel-Arbeitsmappe
import-kind-ods = OpenDocument-Tabelle
import-title = Werte aus Dateien übernehmen
import-title-error = Fehler: Werte aus Dateien übernehmen
import-lead = Reichen Sie die Datei so ein, wie die Quelle sie veröffentlicht. Sie sehen zuerst, was sich ändern würde; gespeichert wird erst, wenn Sie es bestätigen.
import-new = Datei einreichen
import-file = Datei
import-file-hint = CSV, XLSX, ODS, JSON-stat, SDMX-CSV oder ein ZIP-Archiv mit einer dieser Dateien. Sie können die Datei auch auf das Feld ziehen.
import-source = Quelle
import-source-hint = Wer die Datei veröffentlicht hat.
import-source-choose = Bitte wählen
import-vintage = Veröffentlicht
import-vintage-hint = Monat oder Tag, an dem die Quelle die Werte veröffentlicht hat, zum Beispiel 2025-06.
import-upload = Einreichen und prüfen
import-upload-note = Die Datei bleibt unverändert aufbewahrt, mit ihrer Prüfsumme.
import-formats = Was gelesen wird
import-formats-csv = CSV mit Semikolon, Komma oder Tabulator, auch mit Dezimalkomma und in Windows-Zeichen
import-formats-genesis = Flatfiles aus GENESIS-Online und der Regionalstatistik, auch als ZIP
import-formats-eurostat = Eurostat: SDMX-CSV und JSON-stat 2.0
import-formats-sheets = Arbeitsmappen: XLSX und ODS
import-formats-limit = Bis 100 MB und 2 Millionen Werte. Formeln werden nicht gerechnet, Makros nicht ausgeführt.
import-list = Eingereichte Dateien
import-none = Noch hat niemand eine Datei eingereicht.
import-state = Stand
import-state-open = noch nicht entschieden
import-state-writing = wird geschrieben
import-state-accepted = übernommen
import-state-rejected = verworfen
import-state-undone = zurückgenommen
import-values = Werte
import-values-new = neue Werte
import-values-changed = geänderte Werte
import-values-count = { $count ->
    [one] 1 Wert
   *[other] { $count } Werte
 }
import-by = Eingereicht von
import-newer = Neuere
import-older = Ältere
import-facts = Die Datei
import-kind = Erkannt als
import-rows = { $count ->
    [one] 1 Zeile
   *[other] { $count } Zeilen
 }
import-digest = Prüfsumme (SHA-256)
import-original = Datei im Original laden
import-same-file = Genau diese Datei wurde schon einmal eingereicht: am { $day } von { $who } ({ $state }).
import-same-file-link = Zur früheren Datei
import-remembered = Spalten und Reihen sind zugeordnet wie bei der letzten Datei dieser Quelle. Bitte prüfen Sie die Vorschau.
import-remembered-columns = Die Spalten sind gelesen wie bei der letzten Datei dieser Quelle.
import-remembered-series = Die Reihen sind zugeordnet wie bei der letzten Datei dieser Quelle. Bitte prüfen Sie die Vorschau.
import-columns-denominator = Bezugsgröße
import-columns-denominator-hint = Wovon ein Anteil der Anteil ist, zum Beispiel 522 Mio. Euro. Ändert sie sich stark, werden Sie darauf hingewiesen.
import-line-place = Stelle
import-line-kind = Was geschieht
import-kind-word-new = neu
import-kind-word-changed = geändert
import-kind-word-beside = neben anderer Quelle
import-kind-word-same = unverändert
import-step-received = Eingereicht
import-step-series = Reihen zuordnen
import-step-preview = Vorschau prüfen
import-step-accepted = Übernommen
import-steps = Schritte
import-areas-link = Gebiete zuordnen
import-series-assign = Reihen und Gebiete zuordnen
import-unread-areas = { $count ->
    [one] Ein Wert gehört zu einem Gebiet, das hier nicht geführt wird, und bleibt außen vor:
   *[other] { $count } Werte gehören zu Gebieten, die hier nicht geführt werden, und bleiben außen vor:
 }
import-series-assigned = { $count ->
    [one] Eine Reihe ist einem Indikator zugeordnet.
   *[other] { $count } Reihen sind Indikatoren zugeordnet.
 }
import-group-lines = Werte ansehen
import-failed = Die Werte ließen sich nicht schreiben. Gespeichert ist nichts; bitte versuchen Sie es noch einmal.
import-preview-csv = Alle Zeilen der Vorschau als CSV laden
import-traps = { $count ->
    [one] Eine bekannte Falle bei diesen Zahlen
   *[other] { $count } bekannte Fallen bei diesen Zahlen
}
import-accept-areas = Gebiete, deren Werte Sie übernehmen
import-doubt-denominator = Die Bezugsgröße hat sich geändert: { $is } statt { $was }. Die Anteile sind nicht vergleichbar.
import-doubt-planned = Die Reihe zählt auch, was geplant oder im Ausbau ist; der Indikator nennt das nicht.
import-doubt-connected = „Verfügbar“ und „angeschlossen“ sind zweierlei: Reihe und Indikator meinen nicht dasselbe.
import-doubt-counting-unit = Die Reihe zählt etwas anderes als der Indikator: Anträge, Unternehmen oder Fälle.
import-doubt-households = Die Reihe nennt Haushalte, der Indikator Unternehmen. Als Ersatz wäre sie eine Hilfsgröße.
import-word-denominator = Geänderte Bezugsgröße
import-word-planned = Bestand und Planung vermischt
import-word-connected = Verfügbar oder angeschlossen
import-word-counting-unit = Andere Zähleinheit
import-word-households = Haushalte statt Unternehmen
import-columns = Spalten und Zahlenschreibweise
import-columns-first = Die ersten Zeilen der Datei
import-columns-sheet = Tabellenblatt
import-columns-heading = Zeile mit den Überschriften
import-columns-period = Zeitraum
import-columns-in-headings = steht in den Überschriften der Werte
import-columns-fixed = ein Zeitraum für die ganze Datei
import-columns-fixed-period = Zeitraum der ganzen Datei
import-columns-fixed-period-hint = Nur, wenn ihn keine Spalte nennt: zum Beispiel 2024 oder 31.12.2024.
import-columns-area = Gebiet
import-columns-none = keine Spalte
import-columns-choose = Bitte wählen
import-columns-fixed-area = Gebiet der ganzen Datei
import-columns-fixed-area-hint = Nur, wenn keine Spalte das Gebiet nennt. Nichts wird stillschweigend Niedersachsen zugerechnet.
import-columns-values = Spalten mit Werten
import-columns-dimensions = Spalten, die Reihen unterscheiden
import-columns-dimensions-hint = Zum Beispiel Technik oder Geschlecht. Was weder hier noch bei den Werten angekreuzt ist, bleibt unbeachtet.
import-columns-unit = Einheit
import-columns-decimal = Dezimalzeichen
import-columns-decimal-hint = 1.234 bedeutet mit Komma eintausendzweihundertvierunddreißig, mit Punkt eins Komma zwei drei vier.
import-columns-either = wie in jeder Zelle erkennbar
import-columns-comma = Komma (63,38)
import-columns-point = Punkt (63.38)
import-columns-slash = 2018/2 bedeutet
import-columns-slash-none = kommt nicht vor
import-columns-slash-half = 2. Halbjahr 2018
import-columns-apply = Spalten übernehmen und neu lesen
import-unread = Was nicht gelesen wird
import-unread-cells = { $count ->
    [one] Eine Zelle ist kein Wert:
   *[other] { $count } Zellen sind kein Wert. Die ersten:
 }
import-unread-areas-more = { $count ->
    [one] Ein weiteres Gebiet der Datei wird hier nicht geführt; seine Werte bleiben außen vor.
   *[other] { $count } weitere Gebiete der Datei werden hier nicht geführt; ihre Werte bleiben außen vor.
}
import-unread-period = { $count ->
    [one] Bei einem Wert fehlt der Zeitraum. Bitte nennen Sie ihn bei den Spalten.
   *[other] Bei { $count } Werten fehlt der Zeitraum. Bitte nennen Sie ihn bei den Spalten.
}
import-unread-area = { $count ->
    [one] Bei einem Wert fehlt das Gebiet. Bitte wählen Sie das Gebiet der ganzen Datei.
   *[other] Bei { $count } Werten fehlt das Gebiet. Bitte wählen Sie das Gebiet der ganzen Datei.
}
import-fixed-area-hint = Die Datei nennt kein Gebiet. Nichts wird stillschweigend Niedersachsen zugerechnet.
import-areas = { $count ->
    [one] Ein Gebiet, das hier unter diesem Namen nicht geführt wird
   *[other] { $count } Gebiete, die hier unter diesen Namen nicht geführt werden
}
import-areas-hint = Ohne Zuordnung bleiben ihre Werte außen vor; sie werden keinem anderen Gebiet zugerechnet. Ordnen Sie ein Gebiet nur zu, wenn es genau dasselbe ist.
import-series = Reihe
import-series-title = { $count ->
    [one] Eine Reihe in der Datei
   *[other] { $count } Reihen in der Datei
 }
import-series-lead = Ordnen Sie jeder Reihe, die Sie brauchen, einen Indikator zu. Alle anderen bleiben außen vor. Die Zuordnung wird für die nächste Datei dieser Quelle gemerkt.
import-series-areas = Gebiete
import-series-span = Zeitraum
import-series-indicator = Indikator
import-series-none = nicht übernehmen
import-series-empty = Die Datei enthält keine Zahl. Bitte prüfen Sie, ob es die richtige Tabelle ist.
import-series-only = Einzige Reihe
import-series-choose = Indikator für „{ $series }“
import-series-more = { $count ->
    [one] Eine weitere Reihe ist nicht gezeigt. Suchen Sie danach.
   *[other] { $count } weitere Reihen sind nicht gezeigt. Suchen Sie danach.
 }
import-series-search = Reihen suchen
import-series-search-go = Suchen
import-series-apply = Zuordnung übernehmen
import-preview = Was sich ändern würde
import-preview-none = Noch ist keine Reihe einem Indikator zugeordnet. Danach steht hier jeder Wert: alt, neu und der Unterschied.
import-preview-changed = Inzwischen hat sich etwas geändert. Bitte prüfen Sie die Vorschau noch einmal; gespeichert ist nichts.
import-preview-sentence = { $new } neu, { $changed } geändert, { $beside } neben einer anderen Quelle, { $same } unverändert; bei { $doubtful } gibt es Zweifel.
import-preview-more = { $count ->
    [one] und ein weiterer Wert
   *[other] und { $count } weitere Werte
 }
import-kindof-new = { $count ->
    [one] Ein neuer Wert
   *[other] { $count } neue Werte
 }
import-kindof-changed = { $count ->
    [one] Ein geänderter Wert
   *[other] { $count } geänderte Werte
 }
import-kindof-beside = { $count ->
    [one] Ein Wert neben dem einer anderen Quelle
   *[other] { $count } Werte neben denen anderer Quellen
 }
import-kindof-same = { $count ->
    [one] Ein unveränderter Wert
   *[other] { $count } unveränderte Werte
 }
import-take-new = neue Werte übernehmen
import-take-changed = geänderte Werte als Revision übernehmen; die alten bleiben lesbar
import-take-beside = Werte neben die der anderen Quelle stellen
import-line-indicator = Indikator
import-line-area = Gebiet
import-line-period = Zeitraum
import-line-old = Alt
import-line-new = Neu
import-line-difference = Unterschied
import-line-doubts = Zweifel
import-line-without = Auslassen
import-line-leave = Wert aus { $place } auslassen
import-line-held = { $source }, Stand { $vintage }
import-doubt-duplicate = Die Datei nennt für denselben Zeitraum einen zweiten Wert.
import-doubt-scale = Skala vermutlich vertauscht: Die Anteile ergeben einen Mittelwert von { $lowest } bis { $highest }, gemeldet ist { $mean }.
import-doubt-sum = Die Anteile ergeben zusammen { $sum } %, nicht 100 %.
import-doubt-range = Der Wert liegt außerhalb der Skala von { $min } bis { $max }.
import-doubt-jump = Ungewöhnliche Änderung: { $change }; bisher waren es höchstens { $usual }.
import-doubt-falling = Eine aufsummierte Größe sollte nicht fallen.
import-doubt-break = Zeitreihenbruch: mit früheren Werten nicht vergleichbar.
import-doubt-unverified = Der Wert davor ist ungeprüft; die Veränderung sagt nichts.
import-doubt-provisional = Ein vorläufiger Wert würde einen endgültigen ersetzen.
import-doubt-older = Der Stand ist älter als der des vorhandenen Werts.
import-doubt-source = Eine andere Quelle nennt den Wert auch; beide stehen nebeneinander.
import-doubt-unit = Die Einheit der Datei ist nicht die des Indikators ({ $unit }).
import-doubt-series = Die Reihe heißt anders als beim letzten Mal. Wird noch dasselbe gezählt?
import-doubt-future = Der Zeitraum ist noch nicht zu Ende.
import-doubt-area = Das Gebiet ist von Hand gewählt. Bitte prüfen Sie, ob es genau dieses ist.
import-doubt-formula = Eine Formel der Tabelle hat den Wert berechnet.
import-word-duplicate = Doppelt genannt
import-word-scale = Skala vermutlich vertauscht
import-word-sum = Anteile ergeben nicht 100 %
import-word-range = Außerhalb der Skala
import-word-jump = Ungewöhnliche Änderung
import-word-falling = Aufsummierte Größe fällt
import-word-break = Zeitreihenbruch
import-word-unverified = Wert davor ungeprüft
import-word-provisional = Vorläufig statt endgültig
import-word-older = Älter als der vorhandene Wert
import-word-source = Andere Quelle
import-word-unit = Andere Einheit
import-word-series = Reihe heißt anders als zuletzt
import-word-future = Zeitraum nicht zu Ende
import-word-area = Gebiet von Hand gewählt
import-word-formula = Aus einer Formel
import-accept-doubts = Zweifel, die Sie geprüft haben
import-accept-doubts-hint = Werte mit einem Zweifel werden nur übernommen, wenn Sie ihn hier ankreuzen.
import-accept-doubt = { $doubt } ({ $count ->
    [one] 1 Wert
   *[other] { $count } Werte
 })
import-unverified = Als ungeprüft übernehmen (Kennzeichen V)
import-note = Vermerk
import-note-hint = Steht mit der Datei im Verlauf. Nötig ist er, wenn ein Wert etwas widerspricht oder der Indikator sich auch aus anderen Gründen ändert.
import-accept-nothing = So würde kein Wert übernommen. Bitte kreuzen Sie an, welche Werte Sie übernehmen möchten.
import-accept-count = { $count ->
    [0] Mit dieser Auswahl wird nichts übernommen.
    [one] Mit dieser Auswahl wird 1 Wert übernommen.
   *[other] Mit dieser Auswahl werden { $number } Werte übernommen.
 }
import-accept = Ausgewählte Werte übernehmen
import-reject = Datei verwerfen
import-reject-lead = Nichts wird übernommen. Die Datei bleibt in der Liste, damit man sieht, dass sie geprüft wurde.
import-reject-reason = Grund
import-reject-do = Verwerfen
import-rejected-receipt = Die Datei ist verworfen. Übernommen wurde nichts.
import-again = Seite neu laden
import-reading = Die Datei wird gelesen: bisher { $rows } Zeilen.
import-writing = Die Werte werden geschrieben: { $done } von { $total }. Sie gelten erst, wenn alle geschrieben sind.
import-writing-elsewhere = Die Werte werden gerade geschrieben. Sie gelten erst, wenn alle geschrieben sind.
import-refused = Die Datei lässt sich so nicht lesen
import-refused-place = Stelle: { $place }
import-accepted-on = Übernommen am
import-undone-on = Zurückgenommen am
import-receipt = Die Werte sind übernommen.
import-receipt-text = { $count ->
    [one] Ein Wert gilt ab sofort. Sie können den Import unten als Ganzes zurücknehmen.
   *[other] { $count } Werte gelten ab sofort. Sie können den Import unten als Ganzes zurücknehmen.
 }
import-by-indicator = Werte je Indikator
import-undo = Import zurücknehmen
import-undo-lead = Alle Werte dieser Datei gelten dann ab heute nicht mehr; die Werte, die sie ersetzt haben, gelten wieder. Wer einen früheren Stand ansieht, sieht weiter, was damals bekannt war.
import-undo-reason = Grund der Rücknahme
import-undo-do = Ganzen Import zurücknehmen
import-link = Werte aus Datei übernehmen

## Stand der Werte
known-title = Stand der Werte
known-lead = Werte werden ergänzt und revidiert, aber nie überschrieben. Wählen Sie einen Tag, und Seite, Diagramm und Dateien zeigen, was an seinem Ende bekannt war.
known-day = Stand vom
known-example = 31.12.2023
known-show = Stand zeigen
known-now = Zum heutigen Stand
known-banner = Stand vom { $day }: So war es damals bekannt.
known-not-a-day = Diesen Tag gibt es nicht, oder er liegt nicht in der Vergangenheit. Gezeigt wird der heutige Stand.
known-no-revision = Keiner der veröffentlichten Werte wurde bisher revidiert oder korrigiert.
known-revisions = Revidierte Werte
known-period = Gebiet und Zeitraum
known-first = Zuerst
known-stands = Jetzt
known-difference = Unterschied
known-effect = Veränderung zum nächsten Wert
known-stated = { $value } (Stand { $vintage })
known-change = { $from } → { $to }: { $after } (nach dem zuerst veröffentlichten Wert: { $before })

## Dateien, Blätter und frühere Stände

files-title = Dateien
files-state = Alle Dateien zeigen den Stand vom { $day }.
files-values = Werte mit Quellen
files-chart = Diagramm
files-sheet = Blatt auf einer Seite A4
field-sheet-pdf = Als PDF herunterladen
field-measures-more = { $count ->
    [one] und eine weitere Maßnahme
   *[other] und { $count } weitere Maßnahmen
}
field-paper-table = Stand der Indikatoren
field-paper-indicator = Indikator
field-paper-value = Niedersachsen
field-paper-period = Zeitraum
field-paper-target = Ziel und Abstand
field-paper-status = Status
field-paper-none = kein Wert
field-paper-alt = Liniendiagramm der Jahre { $from } bis { $to }. { $finding }.
known-lead-field = Werte werden ergänzt und revidiert, aber nie überschrieben. Wählen Sie einen Tag, und Seite, Blatt und Diagramme zeigen, was an seinem Ende bekannt war.
api-use-state = „stand“ zeigt Indikatoren und Werte so, wie sie am Ende eines vergangenen Tages bekannt waren, zum Beispiel „stand=2023-12-31“. Namen, Definitionen und Quellen sind immer die von heute.
api-parameter-stand = „stand“ ist ein Tag wie 2023-12-31, heute oder früher.

## Digitalisierungsgrad
index-name = Digitalisierungsgrad
index-title = Digitalisierungsgrad { $area } { $year }: { $value } von 100 Punkten
index-title-none = Digitalisierungsgrad { $area }: noch kein Wert
index-none = Der Rat hat noch kein Verfahren für den Digitalisierungsgrad.
index-pending = Die Werte werden gerade berechnet. Laden Sie die Seite in einem Augenblick neu.
index-lead = Mit anderen vertretbaren Gewichten läge der Wert in neun von zehn Fällen bei { $interval } Punkten. Abdeckung: { $coverage }.
index-lead-none = Abdeckung: { $coverage }. Unter { $needed } Feldern gibt es keinen Gesamtwert.
index-coverage = { $present } von { $total } Feldern
index-interval = { $low } bis { $high }
index-of = { $present } von { $total }
index-computed = Berechnet am { $at }, Prüfsumme { $digest }
index-by-edition = Verfahren Nr. { $number }: { $title }
index-what-if-link = Andere Gewichte ausprobieren
index-editions-link = Verfahren und Beschlüsse
index-published-title = Aus veröffentlichten Werten: kein Wert
index-published-nothing = Für die Indikatoren dieses Verfahrens sind noch keine Werte veröffentlicht.
index-published-why = Am weitesten reichen die veröffentlichten Werte für { $year }: { $present } von { $total } Feldern, nötig sind { $needed }. Es fehlen: { $missing }. Was diese Seite sonst zeigt, ist mit Beispielwerten gerechnet.
index-no-value = kein Wert
index-field = Feld
index-indicator = Indikator
index-points = Punkte
index-indicators = Indikatoren mit Wert
index-share = Anteil
index-contribution = Beitrag
index-year = Jahr
index-interval-head = 5 bis 95 Prozent
index-fields-head = Felder mit Wert
index-area = Gebiet
index-weight = Gewicht
index-choice = Andere Wahl
index-difference = Unterschied
index-fields-title = Die Felder
index-fields-caption = Punkte der Felder { $year }, Anteil und Beitrag zum Gesamtwert
index-strongest = Am weitesten ist „{ $strong }“ mit { $most } Punkten, am wenigsten weit „{ $weak }“ mit { $least } Punkten.
index-missing-fields = Ohne Wert, und deshalb nicht eingerechnet: { $fields }.
index-history-title = Verlauf
index-history-sentence = Von { $from } Punkten ({ $start }) auf { $to } Punkte ({ $end }).
index-history-single = { $year }: { $value } Punkte.
index-not-in-force = Am { $day } gilt noch kein beschlossenes Verfahren. Gerechnet ist mit Verfahren Nr. { $number }: { $state }.
index-history-how = Alle Jahre nach Verfahren Nr. { $number }, darum vergleichbar. Die Striche zeigen, wo der Wert mit anderen Gewichten in neun von zehn Fällen läge.
index-history-caption = Digitalisierungsgrad nach Verfahren Nr. { $number }
index-field-course = Von { $from } ({ $start }) auf { $to } Punkte ({ $end }).
index-change-title = Was sich von { $from } auf { $to } geändert hat
index-change-sentence = Von { $from } auf { $to } hat sich der Digitalisierungsgrad um { $change } Punkte geändert.
index-because-revision = Revidierte frühere Werte machen { $amount } Punkte aus.
index-because-data = Neue Werte der Indikatoren machen { $amount } Punkte aus.
index-because-set = Indikatoren, die hinzukamen oder wegfielen, machen { $amount } Punkte aus.
index-because-weights = Andere Gewichte machen { $amount } Punkte aus.
index-because-method = Andere Rechenregeln machen { $amount } Punkte aus.
index-cause-revision = Revision
index-cause-data = Werte
index-cause-set = Zusammensetzung
index-cause-weights = Gewichte
index-cause-method = Rechenregeln
index-change-how = Jeder Teil ist der mittlere Unterschied über alle Reihenfolgen, in denen man die Änderungen nacheinander vornehmen kann; zusammen ergeben sie genau die Veränderung.
index-change-caption = Teile der Veränderung in Punkten
index-change-part = Teil
index-change-from = Stand { $year }
index-change-to = Stand { $year }
index-target-title = Was für { $aim } Punkte nötig wäre
index-target-lead = Jede Zeile für sich: So viel müsste dieses Feld oder dieser Indikator allein erreichen, damit der Digitalisierungsgrad { $aim } Punkte beträgt.
index-target-fields = Je Feld allein
index-target-indicators = Je Indikator allein
index-now = Heute
index-needed = Nötig
index-never = reicht allein nicht
index-compare-title = Andere Gebiete
index-compare-none = Kein anderes Gebiet hat in genügend Feldern Werte. Ein Vergleich wäre nicht redlich.
index-compare-lead = Verglichen wird nur, was alle haben: { $count } von { $total } Feldern. Ein Gesamtwert ist das nicht.
index-compare-rank = Niedersachsen steht damit auf Rang { $rank } von { $of }.
index-compare-fictitious = Die Vergleichsländer sind erfunden.
index-compare-caption = Punkte der gemeinsamen Felder
index-compare-mean = Mittel daraus
index-robust-title = Wie fest der Wert steht
index-robust-interval = In { $count } Rechnungen mit Gewichten, die zufällig um bis zu { $spread } Prozent abweichen, liegt der Wert in neun von zehn Fällen bei { $interval } Punkten.
index-robust-both-means = Dabei wurde auch zwischen arithmetischem und geometrischem Mittel gewechselt.
index-robust-one-mean = Zwischen den Mitteln wurde nicht gewechselt, weil ein Feld null Punkte hat.
index-robust-strongest = Am meisten bewirkt: { $choice } ({ $change } Punkte).
index-robust-none = Keinen Gesamtwert gäbe es hier: { $choices }.
index-robust-dominant = Mehr als die Hälfte des Gewichts liegt allein auf { $elements }; das entscheidet dann fast für sich.
index-robust-caption = Der Gesamtwert bei einer einzelnen anderen Wahl, die größte Wirkung zuerst
index-robust-seed = Startzahl der Zufallsrechnung: { $seed }. Wer damit nachrechnet, erhält dieselben Zahlen.
index-without = ohne „{ $name }“
index-variant-equal = alle Felder gleich gewichtet
index-variant-across = { $mean } über die Felder
index-variant-within = { $mean } in den Feldern
index-variant-unclamped = Werte jenseits der Zielpunkte zählen anders
index-variant-min-max = gemessen am besten und schlechtesten Gebiet
index-variant-imputed = fehlende Werte ergänzt
index-mean-arithmetic = arithmetisches Mittel
index-mean-geometric = geometrisches Mittel
index-mean-harmonic = harmonisches Mittel
index-mean-median = Median
index-mean-copeland = Paarvergleich
index-mean = Mittel über die Felder
index-method-title = So wird gerechnet
index-step-goalposts = Jeder Wert wird zu Punkten: { $low } beim schlechtesten, { $high } beim besten Zielpunkt, dazwischen gleichmäßig.
index-step-goalposts-clamped = Jeder Wert wird zu Punkten: { $low } beim schlechtesten, { $high } beim besten Zielpunkt, dazwischen gleichmäßig. Was jenseits liegt, zählt wie der Zielpunkt.
index-step-within = In jedem Feld wird aus den Indikatoren das { $mean } gebildet.
index-step-across = Über die Felder wird das { $mean } gebildet, jedes Feld mit seinem Gewicht.
index-step-geometric = Beim geometrischen Mittel gleicht ein starkes Feld ein schwaches nur zum Teil aus.
index-step-missing = Ein fehlender Wert bleibt leer und gilt nie als null; die Gewichte der übrigen gelten dann für das Ganze.
index-step-coverage = Unter { $needed } von { $total } Feldern gibt es keinen Gesamtwert.
index-formula-key = D: Digitalisierungsgrad; F: Punkte eines Feldes mit Wert; g: sein Gewicht.
index-weights-caption = Gewichte der Felder, wenn alle einen Wert haben
index-goalposts-caption = Zielpunkte und Gewichte der Indikatoren
index-worst = Schlechtester Wert
index-best = Bester Wert
index-files-title = Zum Nachrechnen
index-files-lead = Eingaben, Verfahren und Ergebnis, so wie sie hier stehen.
index-file-xlsx = Tabelle mit Formeln für { $year } (XLSX)
index-file-csv = Alle Jahre als Tabelle (CSV)
index-file-json = Alle Jahre für Programme (JSON)
index-what-if-title = Andere Gewichte ausprobieren
index-what-if-lead = Welches Ergebnis hätte Verfahren Nr. { $number } mit anderen Gewichten? Hier ändert sich nichts am gültigen Wert.
index-weights-title = Gewichte der Felder
index-weights-lead = Es zählt nur das Verhältnis: Ein Feld mit 2 wiegt doppelt so viel wie eines mit 1. Die Summe ist beliebig.
index-weight-of = { $name }
index-compute = Berechnen
index-reset = Zurücksetzen
index-live-result = Mit diesen Gewichten: { $value } Punkte
index-live-difference = bisher { $valid }, Unterschied { $change }
index-live-sum = Summe der Gewichte: { $sum }
index-live-rank = Rang { $rank } von { $of } Gebieten
index-live-none = Mit diesen Gewichten gibt es keinen Gesamtwert.
index-live-wrong = Bitte geben Sie für jedes Feld eine Zahl ab 0 ein.
index-result-title = Ergebnis
index-what-if-result = { $year } wären es { $value } Punkte, nach dem bisherigen Verfahren sind es { $valid }. Unterschied: { $change } Punkte.
index-result-caption = Anteile der Felder bisher und mit Ihren Gewichten
index-share-before = Anteil bisher
index-share-after = Anteil neu
index-share-effective = wirksam, weil Felder fehlen
index-permalink = Adresse dieser Ansicht
index-rank-same = Der Rang unter { $of } Gebieten ändert sich nicht (Rang { $rank }, auf den gemeinsamen Feldern).
index-rank-moves = Der Rang unter { $of } Gebieten ändert sich von { $before } auf { $after } (auf den gemeinsamen Feldern).
index-proposal-head = Als Verfahren vorschlagen
index-proposal-lead = Gespeichert werden die Gewichte, mit denen zuletzt gerechnet wurde. Gültig wird ein Verfahren erst durch einen Beschluss.
index-proposal-title = Kurze Bezeichnung
index-proposal-state = Stand
index-paper = Vorlage
index-paper-hint = Für einen Vorschlag nötig, zum Beispiel „Vorlage 7/3“.
index-proposal-save = Speichern
index-editions-title = Verfahren des Digitalisierungsgrads
index-editions-lead = Ein Verfahren gilt ab dem Tag, den der Rat beschließt. Frühere Ergebnisse behalten ihr Verfahren.
index-number = Verfahren Nr. { $number }
index-state-draft = Entwurf
index-state-proposed = vorgeschlagen
index-state-in-force = beschlossen
index-held-since = gilt seit { $day }
index-held-from = gilt ab { $day }
index-held-then = galt ab { $day }, inzwischen abgelöst
index-edition-result = Ergebnis nach diesem Verfahren { $year }: { $value } Punkte.
index-changed = Das Verfahren wurde inzwischen geändert. Bitte prüfen Sie den neuen Stand und senden Sie erneut.
index-lay-head = Dem Rat vorlegen
index-lay-lead = Der Entwurf wird zum Vorschlag. Dazu gehört eine Vorlage.
index-lay = Vorlegen
index-adopt-head = Nach Beschluss in Kraft setzen
index-adopt-lead = Nur mit einem Beschluss des Rates. Ab dem ersten Tag zeigt die Seite Ergebnisse nach diesem Verfahren.
index-from-hint = TT.MM.JJJJ
index-adopt = In Kraft setzen
act-index-drafted = Verfahren des Digitalisierungsgrads entworfen
act-index-proposed = Verfahren des Digitalisierungsgrads vorgeschlagen
act-index-adopted = Verfahren des Digitalisierungsgrads in Kraft gesetzt
journal-subject-edition = Verfahren des Digitalisierungsgrads
index-error-empty = Es gibt nichts, woraus sich ein Gesamtwert bilden ließe.
index-error-all-missing = Kein Indikator hat einen Wert.
index-error-one-unit = Dieses Verfahren vergleicht Gebiete, und es gibt nur eines mit Wert.
index-error-constant = Alle Werte sind gleich, darum lässt sich kein Abstand messen.
index-error-not-finite = Das ist keine Zahl, mit der sich rechnen lässt.
index-error-too-large = Die Zahl ist zu groß, um damit zu rechnen.
index-error-negative-weight = Ein Gewicht darf nicht unter null liegen.
index-error-no-weight = Mindestens ein Gewicht muss größer als null sein.
index-error-goalposts-equal = Schlechtester und bester Wert sind gleich.
index-error-goalposts-reversed = Der beste Wert ist schlechter als der schlechteste. Bitte tauschen Sie die beiden.
index-error-target-not-better = Das Ziel ist nicht besser als der schlechteste Wert.
index-error-no-reference = Das Vergleichsgebiet hat keinen Wert.
index-error-not-a-ratio-scale = Ein Verhältnis braucht Werte über null.
index-error-bounds-not-in-order = Die Stufen müssen von der leichtesten zur schwersten geordnet sein.
index-error-needs-positive = Dieses Mittel braucht Werte über null. Wählen Sie die Skala von 1 bis 100.
index-error-mixed-scales = Die Umrechnung führt auf eine andere Skala als bei den übrigen Indikatoren.
index-error-no-scale = Die Skala hat keine Ausdehnung.
index-error-context = Dieser Indikator beschreibt das Umfeld und wird nie bewertet.
index-error-twice = Das steht zweimal im Verfahren.
index-error-stray = Das gehört zu keinem Feld des Verfahrens.
index-error-empty-group = Ohne Indikatoren gibt es hier keinen Wert.
index-error-coverage = So viele gibt es nicht. Bitte wählen Sie eine kleinere Mindestzahl.
index-error-ragged = Die Anzahl passt nicht zum Verfahren.
index-error-no-value = Nach diesen Regeln gibt es keinen Wert.
index-error-draw = So lässt sich nichts auslosen.
problem-not-a-hundred = Die Punkte ergeben zusammen { $sum } statt 100. Verteilen Sie den Rest oder wählen Sie „Auf 100 umrechnen“.
act-index-edited = Entwurf eines Verfahrens des Digitalisierungsgrads geändert
act-workshop-opened = Gewichtswerkstatt eröffnet
act-weights-given = Gewichte abgegeben
journal-subject-workshop = Gewichtswerkstatt
workshop-list-title = Gewichtswerkstatt
workshop-list-lead = Wie wichtig ist welches Feld? Jede Organisation verteilt 100 Punkte. Bis zur Frist sieht niemand, wer schon geantwortet hat; danach sehen alle im Rat, was herauskam.
workshop-none = Es gibt noch keine Gewichtswerkstatt.
workshop-new = Gewichtswerkstatt eröffnen
workshop-new-lead = Gefragt wird nach den Feldern des Verfahrens, das gerade gilt. Die Frist endet mit dem genannten Tag.
workshop-open = Eröffnen
workshop-question = Frage an die Organisationen
workshop-until = Letzter Tag der Frist
workshop-open-until = Offen bis { $day }, 24:00 Uhr
workshop-closed-on = Abgeschlossen am { $day }
workshop-note-given = Ihre Gewichte sind gespeichert. Bis zur Frist können Sie sie ändern.
workshop-note-rescaled = Die Punkte sind auf 100 umgerechnet, aber noch nicht abgegeben.
workshop-note-changed = Jemand aus Ihrer Organisation hat inzwischen Gewichte abgegeben, oder die Frist ist vorbei. Ihre Eingabe steht unten; wenn sie gelten soll, geben Sie sie noch einmal ab.
workshop-blind = Bis zur Frist zeigt keine Seite, ob eine andere Organisation schon Gewichte abgegeben hat – auch nicht der Geschäftsstelle.
workshop-form-title = Ihre 100 Punkte
workshop-form-lead = Verteilen Sie 100 Punkte auf die Felder. Ein Schieberegler nimmt den übrigen Feldern im Verhältnis, was er einem gibt; in die Zahlenfelder können Sie frei schreiben.
workshop-slider = Schieberegler für { $name }, in Zehntelpunkten
workshop-given = Abgegeben am { $at }.
workshop-given-at = Abgegeben am
workshop-sum = Summe: { $sum } von 100 Punkten
workshop-submit = Gewichte abgeben
workshop-rescale = Auf 100 umrechnen
workshop-no-edition = Das Verfahren, nach dessen Feldern gefragt wurde, gibt es so nicht mehr.
workshop-nobody = Für diese Ansicht liegen keine Gewichte vor.
workshop-outcome-title = Was herauskam
workshop-index = Mit den gemittelten Gewichten wären es { $year } { $value } Punkte, nach dem Verfahren sind es { $valid }. Unterschied: { $change } Punkte.
workshop-index-new = Mit den gemittelten Gewichten wären es { $year } { $value } Punkte.
workshop-count = Organisationen mit Gewichten: { $count }.
workshop-range = Je nach Organisation läge der Wert zwischen { $low } und { $high } Punkten.
workshop-consensus = Übereinstimmung: { $percent } von 100 (100 hieße: alle haben gleich verteilt).
workshop-spread-title = Spanne der Gewichte
workshop-spread-caption = Anteile der Felder nach den Organisationen
workshop-spread-sentence = Am weitesten liegen die Organisationen bei „{ $name }“ auseinander: von { $low } bis { $high }.
workshop-spread-means = Außerhalb des Rates stehen hier nur die Mittelwerte.
workshop-spread-how = Balken: kleinster bis größter Anteil. Punkt: Mittel. Strich: Anteil im geltenden Verfahren.
workshop-mean = Mittel
workshop-least = kleinster
workshop-most = größter
workshop-deviation = Streuung
workshop-organisation = Organisation
workshop-voices-title = Wer den Wert bewegen würde
workshop-voices-caption = Gesamtwert nach den Gewichten jeder Organisation, die größte Wirkung zuerst
workshop-own-index = mit ihren Gewichten
workshop-own-change = Unterschied zum gemeinsamen Wert
workshop-without = gemeinsamer Wert ohne sie
workshop-mover = Am weitesten vom gemeinsamen Wert führen die Gewichte von { $name } ({ $change } Punkte).
workshop-all-given = Alle abgegebenen Anteile
workshop-file = Abgegebene Punkte als Tabelle (CSV)
workshop-same-title = Was gleich bleibt
workshop-same-rank = Der Rang { $rank } unter { $of } Gebieten bleibt bei jeder dieser Gewichtungen gleich (auf den gemeinsamen Feldern).
workshop-other-rank = Der Rang unter { $of } Gebieten hängt von den Gewichten ab: { $best } bis { $worst } (auf den gemeinsamen Feldern).
workshop-same-rise = Der Anstieg seit { $year } bleibt bei jeder dieser Gewichtungen.
workshop-same-fall = Der Rückgang seit { $year } bleibt bei jeder dieser Gewichtungen.
workshop-other-direction = Ob der Wert seit { $year } gestiegen oder gefallen ist, hängt von den Gewichten ab.
workshop-same-fields = Die Punkte der Felder selbst hängen nicht von den Gewichten ab: { $sentence }
workshop-next-title = Wie es weitergeht
workshop-next-lead = Der gültige Wert ändert sich erst durch einen Beschluss. Aus den gemittelten Gewichten kann ein Verfahren mit Vorlage vorgeschlagen werden.
workshop-propose = Verfahren aus diesen Gewichten vorschlagen
workshop-try = Mit diesen Gewichten rechnen
workshop-weights-of = Die Gewichte sind das Mittel aus der Gewichtswerkstatt
robust-title = Wie fest der Digitalisierungsgrad steht
robust-lead = { $title }. Diese Seite zeigt, wie sehr der Wert von Entscheidungen abhängt, die man auch anders treffen könnte.
robust-link = Wie fest der Wert steht: Empfindlichkeit, Zusammenhänge, Warnungen
robust-factor = Entscheidung
robust-factor-normalisation = Werte jenseits der Zielpunkte kappen oder nicht
robust-factor-aggregation = Art des Mittels über die Felder
robust-factor-left-out = Einen Indikator weglassen
robust-factor-weights-below = Gewichte der Indikatoren
robust-factor-weights-on-top = Gewichte der Felder
robust-sobol-title = Woran es am meisten liegt
robust-sobol-sentence = Am meisten hängt der Wert an dieser Entscheidung: { $factor }. Mit ihr haben { $share } der Schwankung zu tun.
robust-sobol-caption = Anteil der Schwankung, die auf jede Entscheidung zurückgeht
robust-first = für sich allein
robust-total = auch zusammen mit anderen
robust-bounds = 5 bis 95 Prozent
robust-sobol-how = Sobol-Indizes erster Ordnung (Saltelli 2010) und gesamt (Jansen 1999) aus { $samples } Stichproben. Die Spannen kommen aus wiederholtem Ziehen. Anteile gesamt können zusammen mehr als 100 Prozent ergeben.
robust-warnings-title = Worauf zu achten ist
robust-no-warnings = Die Werte geben keinen Anlass zu Warnungen.
robust-warning-pair = „{ $one }“ und „{ $other }“ (r = { $r }, { $units } Fälle)
robust-warning-alike = Diese Paare sagen fast dasselbe. Zusammen zählen sie doppelt.
robust-warning-opposed = Diese Paare laufen fast genau gegeneinander. Im Mittel heben sie sich auf.
robust-warning-conflict = „{ $of }“ fällt, wo „{ $group }“ steigt (r = { $r }, { $units } Fälle). Prüfen Sie Richtung und Zugehörigkeit.
robust-warning-unreliable = Die { $elements } Teile von „{ $group }“ messen kaum eine gemeinsame Sache (Cronbachs Alpha { $alpha }). Ein Mittelwert daraus verdeckt Gegensätze.
robust-warning-few = Es gibt nur { $units } Fälle; belastbar sind Zusammenhänge erst ab etwa { $enough }. Lesen Sie die Zahlen als Hinweise.
robust-correlation-title = Wie die Felder zusammenhängen
robust-correlation-lead = Fälle sind Gebiete in einzelnen Jahren ({ $cases }). Jahre desselben Gebiets hängen voneinander ab; die Zahlen beschreiben, sie beweisen nichts.
robust-correlation-caption = Zusammenhang je zwei Felder, die stärksten zuerst
robust-pair = Felder
robust-pearson = r (Pearson)
robust-spearman = Rang (Spearman)
robust-cases = Fälle
robust-group = Gruppe
robust-alpha = Alpha
robust-elements = Teile mit Werten
robust-alpha-title = Ob die Teile dasselbe messen (Cronbachs Alpha)
robust-alpha-lead = Ab { $least } gelten die Teile einer Gruppe als gemeinsame Messung. Ein kleiner Wert ist kein Fehler, wenn die Gruppe bewusst Verschiedenes zusammenfasst.
robust-components-title = Gewichte, wie sie sich allein aus den Daten ergäben
robust-components-lead = Aus der Hauptkomponentenanalyse, nur zum Vergleich. Solche Gewichte folgen den Zusammenhängen in den Daten, nicht dem, was der Rat für wichtig hält.
robust-components-none = Für Gewichte aus den Daten gibt es zu wenige Fälle: Nötig sind mindestens drei je Feld.
robust-components-weight = aus den Daten
index-history-breaks = Die Linie ist unterbrochen, wo sich ändert, welche Felder einen Wert haben: { $years }.
index-change-other = Andere Jahre oder Verfahren vergleichen
index-change-page = Warum sich der Digitalisierungsgrad geändert hat
index-change-page-lead = Wählen Sie zwei Jahre und die Verfahren, nach denen gerechnet wird. Der Unterschied wird in Werte, Gewichte, Rechenregeln, Zusammensetzung und Revision zerlegt.
index-change-before = Von
index-change-after = Bis
index-change-before-method = nach Verfahren
index-change-after-method = nach Verfahren
index-change-show = Vergleichen
index-change-none = Für diese Auswahl gibt es keinen Gesamtwert, der sich zerlegen ließe.
draft-weighting-equal = alle gleich
draft-weighting-set = vom Rat gesetzt
draft-weighting-budget = Mittel der Gewichtswerkstatt
draft-weighting-components = aus den Daten (nur zum Vergleich)
draft-imputation-none = Lücken bleiben offen
draft-imputation-mean = Mittel aller Gebiete
draft-imputation-median = Median aller Gebiete
draft-imputation-unit-mean = eigener Durchschnitt des Gebiets
draft-kind-goalposts = Feste Zielpunkte
draft-kind-min-max = Vom schlechtesten zum besten Gebiet
draft-kind-z-score = Standardabweichungen vom Mittel (z-Wert)
draft-kind-rank = Rangplatz
draft-kind-borda = Rangplatz ab null (Borda)
draft-kind-percentile-rank = Anteil der schlechteren Gebiete
draft-kind-to-leader = Weg zum besten Gebiet
draft-kind-to-reference = Weg zu einem Vergleichsgebiet
draft-kind-to-target = Weg zu einem Ziel
draft-kind-ratio-leader = Verhältnis zum größten Wert
draft-kind-ratio-mean = Verhältnis zum Mittel
draft-kind-ratio-last = Verhältnis zum kleinsten Wert
draft-kind-above-below = Über, um oder unter dem Mittel
draft-kind-thresholds = Stufen
draft-levels-title = Regeln und Gewichte
draft-levels-lead = Was für alle Indikatoren und Felder gilt. Gespeichert wird nur der Entwurf.
draft-values = Werte
draft-within = Innerhalb der Felder
draft-across = Über die Felder
draft-ends = Skala
draft-ends-zero = 0 bis 100 Punkte
draft-ends-one = 1 bis 100 Punkte
draft-ends-hint = Das geometrische und das harmonische Mittel brauchen Werte über null.
draft-mean = Mittel
draft-weighting = Woher die Gewichte kommen
draft-within-mean = Mittel in den Feldern
draft-within-weighting = Herkunft der Gewichte in den Feldern
draft-across-weighting = Herkunft der Gewichte der Felder
draft-cover-within = So viele Indikatoren braucht ein Feld
draft-cover-across = So viele Felder braucht der Gesamtwert
draft-cover-hint = Eine Anzahl wie 5 oder ein Anteil wie 66 %. 0 %: einer genügt.
draft-imputation = Fehlende Werte
draft-outliers = Ausreißer
draft-outliers-keep = bleiben, wie sie sind
draft-outliers-winsorise = höchstens fünf je Indikator werden herangezogen, sonst Logarithmus
draft-element-title = { $name } im Digitalisierungsgrad
draft-element-lead = Feld: { $field }. Gespeichert wird nur der Entwurf.
draft-counts = Zählt dieser Indikator?
draft-weight = Gewicht im Feld
draft-kind = Umrechnung in Punkte
draft-kind-hint = Nur feste Zielpunkte und Stufen bleiben über die Jahre vergleichbar. Alles andere vergleicht Gebiete miteinander.
draft-cap = Zählen Werte darüber hinaus wie die Grenze?
draft-cap-hint = Gilt für Zielpunkte, Ziel und Vergleichsgebiet.
draft-centre = Mitte
draft-stretch = Eine Standardabweichung entspricht
draft-target = Ziel
draft-reference = Vergleichsgebiet
draft-margin = Abstand vom Mittel in Prozent
draft-bounds = Stufen
draft-bounds-hint = Von der leichtesten zur schwersten, mit Semikolon getrennt, zum Beispiel 25; 50; 75.
draft-yes = Ja
draft-no = Nein
draft-back = Zurück zum Verfahren
draft-not-counted = zählt nicht
draft-copy-title = Ein anderes Verfahren entwerfen
draft-copy-lead = Der neue Entwurf beginnt mit diesem Verfahren. Dieses selbst bleibt, wie es ist.
draft-copy = Als Entwurf kopieren
draft-change-title = Entwurf ändern
draft-change-lead = Regeln und Gewichte gelten für das Ganze, Zielpunkte und Umrechnung je Indikator.
index-step-by-indicator = Jeder Wert wird vergleichbar gemacht; die Tabelle nennt für jeden Indikator, wie.
index-step-relative = Dieses Verfahren vergleicht Gebiete miteinander. Ergebnisse verschiedener Jahre sind darum nicht vergleichbar.
index-step-imputed = Fehlende Werte werden ergänzt: { $how }. Ergänzte Werte bleiben gekennzeichnet.
index-step-outliers = Ausreißer werden herangezogen, höchstens fünf je Indikator.
index-step-weights = Gewichte der Felder: { $origin }.
index-history-bars = senkrechter Strich: Wert mit anderen Gewichten (5 bis 95 %)
index-coverage-sentence = Abdeckung: { $coverage }.
index-raw = Wert
index-share-of-field = Anteil am Feld
index-elements-caption = Was jeder Indikator beiträgt
index-edition-none = Ergebnisse nach diesem Verfahren gibt es nicht, oder sie werden gerade berechnet. Ein Grund kann sein, dass zu wenige Felder einen Wert haben oder das gewählte Mittel Werte über null braucht.
robust-alpha-caption = Alpha je Gruppe
robust-components-caption = Gewichte aus den Daten und im Verfahren
## Bewertungsrunden und Positionen
position-stance = Position Ihrer Organisation
position-stance-support = Zustimmung
position-stance-conditional = Zustimmung mit Bedingungen
position-stance-reject = Ablehnung
position-stance-abstain = Enthaltung
position-advice = Empfehlung
position-advice-none = keine Empfehlung
position-advice-keep = unverändert fortführen
position-advice-extend = ausweiten
position-advice-change = ändern
position-advice-end = beenden
position-recommendations = Was sollte geschehen?
position-recommendations-hint = In Ihren Worten, am besten eine Empfehlung je Zeile.
position-nothing = keine Angabe
position-waits = Wartet auf die Freigabe durch eine zweite Person.
position-waits-title = Zur Freigabe vorgelegt
position-waits-text = Ihre Organisation lässt Positionen von einer zweiten Person freigeben. Bis dahin zählt diese Position nicht. Bitte sagen Sie einer zweiten Person Ihrer Organisation Bescheid: Die Anwendung verschickt dazu keine E-Mail, damit niemand außerhalb davon erfährt.
position-waits-here = Für diese Maßnahme liegt eine Position Ihrer Organisation zur Freigabe vor. Wenn Sie hier etwas ändern und vorlegen, tritt Ihre Fassung an ihre Stelle.
position-to-release = Prüfen und freigeben
position-release-title = Position freigeben
position-release = Freigeben
position-release-change = Erst ändern
position-release-own = Sie haben diese Position selbst vorgelegt. Freigeben kann sie eine andere Person Ihrer Organisation.
position-propose = Zur Freigabe vorlegen
position-outdated = Der Text der Maßnahme hat sich geändert
position-outdated-do = Diese Position bezieht sich auf eine frühere Fassung. Bitte prüfen Sie, ob sie noch gilt, und geben Sie sie erneut ab.
position-rated-text = Bewertete Fassung lesen
problem-conditions-missing = Bitte nennen Sie die Bedingungen Ihrer Zustimmung.
problem-closes-before-opens = Der letzte Tag liegt vor dem ersten. Bitte wählen Sie einen späteren.
problem-in-the-past = Dieser Tag ist vorbei. Bitte nennen Sie heute oder einen Tag danach.
problem-not-a-weight = Bitte geben Sie eine Zahl über 0 und bis 100 ein, zum Beispiel 2 oder 1,5.
denied-not-asked = Diese Bewertungsrunde fragt Ihre Organisation nicht.
denied-second-person = Sie haben diese Position selbst vorgelegt. Freigeben kann sie eine andere Person Ihrer Organisation.
act-round-created = Bewertungsrunde vorbereitet
act-round-edited = Bewertungsrunde geändert
act-round-opened = Bewertungsrunde geöffnet
act-round-closed = Bewertungsrunde geschlossen
act-round-moved = Stand der Bewertungsrunde geändert
act-entry-reopened = Späte Position zugelassen
act-position-proposed = Position zur Freigabe vorgelegt
change-meeting = Sitzung
change-measures = Maßnahmen
change-asked = Gefragt
change-criteria = Kriterien
change-weights = Gewichte
change-disclosure = Nach der Frist
change-release = Freigabe durch zweite Person
round-state-draft = Entwurf
round-state-open = läuft
round-state-closed = geschlossen
round-state-evaluated = ausgewertet
round-state-answered = beantwortet
round-step-open = Runde jetzt öffnen
round-step-open-hint = Am ersten Tag öffnet die Runde von selbst. Hier öffnen Sie sie schon heute.
round-step-close = Runde jetzt schließen
round-step-close-hint = Nach dem letzten Tag schließt die Runde von selbst. Hier schließen Sie sie schon jetzt; danach kommt keine Position mehr hinein.
round-step-evaluate = Als ausgewertet kennzeichnen
round-step-answer = Als beantwortet kennzeichnen
round-new = Neue Bewertungsrunde
round-new-title = Bewertungsrunde vorbereiten
round-edit = Runde bearbeiten
round-edit-title = { $round } bearbeiten
round-title = Titel
round-title-hint = Zum Beispiel: Runde zur 8. Sitzung. Aus dem Titel entsteht die Adresse der Runde.
round-meeting = Sitzung
round-meeting-none = keine Sitzung
round-measures = Maßnahmen
round-measures-hint = Zu jeder angekreuzten Maßnahme gibt jede gefragte Organisation eine Position ab.
round-opens = Erster Tag
round-opens-hint = Als Datum, zum Beispiel 01.03.2027. An diesem Tag öffnet die Runde von selbst; bis dahin sieht sie nur die Geschäftsstelle.
round-closes = Letzter Tag
round-closes-hint = Positionen zählen bis 24:00 Uhr dieses Tages nach der Zeit in Niedersachsen. Danach schließt die Runde von selbst.
round-asked = Gefragte Organisationen
round-asked-hint = Ohne Kreuz sind es alle Organisationen mit Stimmrecht.
round-asked-all = alle { $count } mit Stimmrecht
round-criteria = Kriterien
round-weights = Gewichte
round-weights-set = Kriterien verschieden gewichten
round-weights-hint = Leere Felder zählen 1. Gewichte wirken nur auf das Mittel über alle Kriterien.
round-weight-of = Gewicht { $criterion }
round-disclosure = Wer liest nach der Frist die Positionen?
round-disclosure-hint = Bis zur Frist liest niemand die Position einer anderen Organisation, auch die Geschäftsstelle nicht.
round-disclosure-named = Der Strategierat mit Namen der Organisation; nach außen nur zusammengefasst
round-disclosure-summed = Der Strategierat nur zusammengefasst; mit Namen allein die Geschäftsstelle
round-save = Speichern
round-form-open = Die Runde läuft. Maßnahmen, erster Tag, gefragte Organisationen, Kriterien und Lesbarkeit bleiben, wie sie den Gefragten zugesagt sind. Titel, Sitzung und letzter Tag können Sie ändern.
round-form-over = Die Runde ist geschlossen. Titel und Sitzung können Sie ändern. Eine einzelne späte Position lassen Sie auf der Seite der Runde zu.
round-form-meanwhile = Jemand hat die Runde inzwischen geändert. Ihre Eingaben stehen unten; wenn Sie speichern, gelten sie.
round-notice-created = Die Runde ist als Entwurf angelegt.
round-notice-saved = Die Runde ist gespeichert.
round-notice-moved = Der Stand der Runde ist geändert.
round-notice-reopened = Die späte Position ist zugelassen und im Verlauf vermerkt.
round-opens-on = Die Runde öffnet am { $day }.
round-closed-on = Geschlossen seit { $until }
round-missing = Es { $missing ->
    [one] fehlt noch eine
   *[other] fehlen noch { $missing }
} von { $all } Positionen.
round-missing-why = Mehr erfährt die Geschäftsstelle bis zur Frist nicht: Welche Organisationen geantwortet haben, bleibt bis dahin verborgen.
round-blind = Positionen sind bis zum Ende der Frist nur für die eigene Organisation sichtbar. Danach stehen hier die Ergebnisse.
round-facts = Rahmen
round-time = Zeitraum
round-span = { $from } bis { $until }
round-to-page = Zur Bewertungsrunde
round-to-form = Bewerten
round-result = Ergebnis ansehen
round-files = Dateien
round-file-plain = Ergebnis ohne Namen (XLSX)
round-file-named = Ergebnis mit Namen (XLSX)
round-file-archive = Alles aus dieser Runde (ZIP)
round-office = Für die Geschäftsstelle
round-reopen = Eine einzelne späte Position zulassen
round-reopen-hint = Die Runde bleibt geschlossen. Nur diese Organisation kann ihre Position zu dieser Maßnahme noch abgeben. Grund und Frist stehen danach im Verlauf und beim Ergebnis.
round-reopen-reason = Grund
round-reopen-do = Zulassen
round-until = Möglich bis
round-until-hint = Als Datum, zum Beispiel 01.03.2027; bis 24:00 Uhr dieses Tages.
round-choose = Bitte wählen
round-late = Nach der Frist zugelassen
round-late-entry = { $organisation } zu { $measure }, bis { $until }.
round-history = Verlauf
round-drafts = Entwürfe
result-title = Ergebnis: { $measure }
result-none = In dieser Runde hat keine Organisation eine Position zu dieser Maßnahme abgegeben.
result-turnout = { $answered } von { $asked } Organisationen haben geantwortet.
result-weighted = Gewichtetes Mittel über alle Kriterien: { $mean }.
result-other-text = Bewertet wurde eine frühere Fassung der Maßnahme.
result-outdated = { $count ->
    [one] Eine Position bezieht
   *[other] { $count } Positionen beziehen
} sich auf eine Fassung der Maßnahme, die während der Runde geändert wurde.
result-stances = Positionen der Organisationen
result-stance = Position
result-count = Anzahl
result-stance-sentence = { $agreed } von { $all } stimmen zu, davon { $conditional } mit Bedingungen. Ablehnungen: { $against }, Enthaltungen: { $abstained }.
result-distribution = Bewertungen je Kriterium
result-chart-subtitle = { $round }, Stand { $day }. Skala von 1 bis 5
result-nothing-judged = Kein Kriterium wurde beurteilt.
result-high-low = Am höchsten: { $high }, Mittel { $highmean }. Am niedrigsten: { $low }, Mittel { $lowmean }.
result-least-agreed = Am wenigsten einig: { $criterion }, Übereinstimmung { $agreement }.
result-table = Alle Zahlen als Tabelle
result-definitions = Was die Zahlen bedeuten
result-n = beurteilt
result-n-text = Zahl der Antworten mit Punkten. „Nicht beurteilbar“ zählt getrennt und geht in keine andere Zahl ein.
result-mean-text = Arithmetisches Mittel der Punkte.
result-median = Median
result-median-text = Der Wert in der Mitte, wenn alle Antworten der Größe nach stehen; bei gerader Zahl das Mittel der beiden mittleren.
result-spread-text = Standardabweichung der Stichprobe (Teiler n − 1): je größer, desto weiter liegen die Antworten auseinander.
result-agreement = Übereinstimmung
result-agreement-text = Konsensmaß nach Tastle und Wierman (2007), von 0 bis 1. 1 heißt: Alle geben dieselbe Punktzahl. 0 heißt: Eine Hälfte gibt 1, die andere 5.
result-kinds = Nach Art der Organisation
result-kinds-none = Aus keiner Art von Organisation liegen so viele Antworten vor, dass sie sich gesondert zeigen lassen.
result-kinds-why = Gezeigt werden Mittel ab drei Antworten. Eine weitere Art bleibt zurückgehalten, wenn sich sonst aus der Differenz zum Gesamtergebnis eine oder zwei Antworten errechnen ließen.
result-mean-of-n = { $mean } (n = { $n })
result-before = Verglichen mit: { $round }
result-before-caption = Mittel je Kriterium in beiden Runden
result-before-why = Verglichen werden Mittel. Es können verschiedene Organisationen geantwortet haben.
result-change = Veränderung
result-dissent = Stärkster Widerspruch
result-dissent-none = Keine Position weicht um mindestens einen Punkt vom Mittel der anderen ab oder steht gegen die Mehrheit.
result-dissent-against = Gegen die Mehrheit
result-dissent-against-far = Gegen die Mehrheit, im Mittel { $distance } Punkte von den anderen entfernt
result-dissent-far = Im Mittel { $distance } Punkte von den anderen entfernt, am weitesten von allen
result-texts = Texte nach Empfehlung
result-advice = { $advice } ({ $count })
result-without-text = Ohne Text: { $count }
result-no-texts = Keine Organisation hat einen Text abgegeben.
result-late = nach der Frist zugelassen
result-discuss = Position von { $organisation } diskutieren
result-discuss-short = diskutieren
result-paper-title = Ergebnis der Bewertungsrunde: { $round }
result-paper-lead = Positionen bis { $until }. { $criteria }, Skala von 1 bis 5.
result-paper-named = Mit Texten und Namen der Organisationen: nur für den Strategierat.
result-paper-plain = Positionen ohne Namen der Organisationen.
result-paper-example = Diese Runde ist ein Beispiel. Die Antworten darin sind erfunden.
round-file-pdf = Ergebnis ohne Namen (PDF)
round-file-pdf-named = Ergebnis mit Namen und Texten (PDF)
chart-answers-column = Zahl der Antworten
chart-answers-apart = nicht beurteilbar
chart-answers-median = Median
chart-answers-mean = Mittel
chart-answers-mean-of = Mittel { $mean }
mail-round-ahead-subject = { $days ->
    [0] Letzter Tag: { $round }
    [one] Noch ein Tag: { $round }
   *[other] Noch { $days } Tage: { $round }
}
mail-round-ahead = Die Bewertungsrunde „{ $round }“ nimmt Positionen bis { $until }, 24:00 Uhr an. Es geht um: { $measures }.
mail-round-ahead-do = Hat Ihre Organisation schon zu allem eine Position abgegeben, ist nichts zu tun; bis zur Frist können Sie sie noch ändern. Diese Nachricht geht an alle gefragten Organisationen, weil bis zur Frist verborgen bleibt, wer geantwortet hat.
mail-round-missed-subject = Es fehlt eine Position: { $round }
mail-round-missed = Die Bewertungsrunde „{ $round }“ ist seit { $until }, 24:00 Uhr geschlossen. Von { $organisation } fehlt eine Position zu: { $measures }.
mail-round-missed-do = Möchten Sie sie nachreichen, wenden Sie sich bitte an die Geschäftsstelle. Sie kann eine einzelne späte Position zulassen.
mail-round-changed-subject = Geänderter Text während einer Bewertungsrunde
mail-round-changed = Der Text der Maßnahme „{ $measure }“ hat sich geändert, während die Bewertungsrunde „{ $round }“ läuft.
mail-round-changed-do = Hat Ihre Organisation dazu schon eine Position abgegeben, ist sie als überholt gekennzeichnet. Bitte prüfen Sie sie und geben Sie sie bis { $until }, 24:00 Uhr erneut ab. Die bewertete Fassung bleibt bei Ihrer Position lesbar.
people-release = Positionen durch eine zweite Person freigeben
people-release-hint = Wenn die Organisation es so möchte, zählt eine Position erst, nachdem eine zweite Person der Organisation sie freigegeben hat.
people-release-yes = ja, eine zweite Person gibt frei
people-release-no = nein, wer abgibt, gibt frei
overview-round-missing = { $title }: Es { $missing ->
    [one] fehlt noch eine
   *[other] fehlen noch { $missing }
} von { $all } Positionen
measure-voices-blind = Positionen und Zwischenstände sind bis zur Frist nicht sichtbar.
measure-voices-result = Ergebnis im Einzelnen

# Praxiserfahrungen: Liste und Weg
experiences-title = Praxiserfahrungen
experiences-lead = Was Mitglieder mit den Maßnahmen erleben, und was daraus geworden ist.
experiences-lead-inbox = { $count ->
    [0] Alle Praxiserfahrungen sind gesichtet.
    [one] Eine Praxiserfahrung wartet auf Sichtung.
   *[other] { $count } Praxiserfahrungen warten auf Sichtung.
}
experiences-none = Hier gibt es noch keine Praxiserfahrung.
experiences-text = Erfahrung
experiences-who = Organisation
experiences-state = Stand
experiences-own = eigene
experiences-all = Alle
experiences-filter = Nach Stand
experiences-choose-measure = Mit welcher Maßnahme haben Sie Erfahrung?
experience-one = { $kind }: { $measure }
experience-breadcrumb = Erfahrung
experience-files = Anlagen
experience-files-label = Anlagen
experience-files-hint = Fotos oder PDF, höchstens drei Dateien mit je 8 MB. Wer die Erfahrung lesen darf, darf auch die Anlagen öffnen.
experience-files-again = Bitte wählen Sie die Dateien noch einmal aus.
experience-course = Was daraus geworden ist
experience-because = { $day }: { $reason }
experience-in-finding = aufgenommen in die Feststellung
experience-answered = beantwortet: { $answer }
experience-office = Bearbeitung durch die Geschäftsstelle
experience-make-finding = Feststellung daraus machen
experience-receipt-handled = Stand gespeichert. Das Mitglied sieht ihn mit der Begründung.
measure-experience-course = Was daraus geworden ist
handling-received = eingegangen
handling-in-review = in Prüfung
handling-taken = aufgenommen
handling-declined = nicht weiterverfolgt
handling-reason = Begründung
handling-reason-hint = Das Mitglied liest sie. Wird die Erfahrung nicht weiterverfolgt, ist eine Begründung nötig.
handling-submit = Stand speichern

# Feststellungen und Antworten
findings-title = Feststellungen
findings-lead = Was der Rat festgestellt hat, was das zuständige Ministerium antwortet und was daraus wird.
findings-none = Noch keine Feststellung.
findings-all = Alle Feststellungen
findings-rate-title = Antworten insgesamt
findings-rate = { $answered } von { $findings } Feststellungen sind beantwortet ({ $percent } %).
findings-rate-none = Es gibt noch keine Feststellung, die zu beantworten wäre.
findings-age = { $days ->
    [one] Die Hälfte der Antworten kam nach höchstens einem Tag.
   *[other] Die Hälfte der Antworten kam nach höchstens { $days } Tagen.
}
findings-in-time = fristgerecht beantwortet
findings-late = verspätet beantwortet
findings-overdue = überfällig
finding-one = Feststellung
finding-example = Beispiel
finding-title = Feststellung
finding-measure = Maßnahme
finding-addressee = Zuständig für die Antwort
finding-addressee-hint = So, wie der Rat die Stelle nennt, zum Beispiel „MW“.
finding-due = Antwort bis
finding-standing = Stand
finding-new = Feststellung anlegen
finding-edit = Feststellung ändern
finding-choose-measure = Zu welcher Maßnahme?
finding-about = Zur Maßnahme „{ $measure }“.
finding-field-title = Kurzfassung in einer Zeile
finding-field-text = Was der Rat feststellt
finding-field-sources = Worauf stützt sich die Feststellung?
finding-field-due = Antwort bis zum
finding-sources-hint = Mindestens eine Praxiserfahrung oder Bewertung. Bewertungen laufender Runden stehen nicht zur Wahl.
finding-sources-none = Zu dieser Maßnahme gibt es noch keine Praxiserfahrung und keine abgeschlossene Bewertung.
finding-visibility-hint = Der Rat sieht jede Feststellung.
finding-submit = Feststellung speichern
finding-waiting = { $days ->
    [0] Antwort heute fällig
    [one] Antwort in einem Tag fällig
   *[other] Antwort in { $days } Tagen fällig
}
finding-overdue = { $days ->
    [one] Antwort seit einem Tag überfällig
   *[other] Antwort seit { $days } Tagen überfällig
}
finding-lead-waiting = { $who } antwortet bis zum { $due }.
finding-lead-overdue = { $days ->
    [one] Die Antwort war am { $due } fällig und steht seit einem Tag aus. Zuständig: { $who }.
   *[other] Die Antwort war am { $due } fällig und steht seit { $days } Tagen aus. Zuständig: { $who }.
}
finding-lead-answered = { $days ->
    [0] Noch am selben Tag beantwortet. Zuständig: { $who }.
    [one] Nach einem Tag beantwortet. Zuständig: { $who }.
   *[other] Nach { $days } Tagen beantwortet. Zuständig: { $who }.
}
finding-of = festgestellt am { $day }
finding-text = Was festgestellt wurde
finding-sources = Worauf sie sich stützt
finding-source-experience = { $kind } ({ $organisation })
finding-source-rating = Bewertung ({ $organisation }), { $round }
finding-sources-not-here = { $count ->
    [one] Eine weitere Quelle wird hier nicht genannt.
   *[other] { $count } weitere Quellen werden hier nicht genannt.
}
finding-sources-unseen = { $count ->
    [one] Eine weitere Quelle ist Ihnen nicht zugänglich.
   *[other] { $count } weitere Quellen sind Ihnen nicht zugänglich.
}
finding-more = Mehr zu dieser Feststellung
finding-receipt-made = Feststellung gespeichert. Die Frist für die Antwort läuft.
finding-receipt-saved = Änderung gespeichert.
finding-receipt-answer = Antwort gespeichert. Der Rat sieht sie jetzt.
finding-receipt-action = Auftrag gespeichert.
finding-receipt-minority = Minderheitsvotum gespeichert.
finding-receipt-stage = Vermerk gespeichert.
finding-panel = Feststellungen zu dieser Maßnahme
finding-panel-none = Zu dieser Maßnahme hat der Rat noch nichts festgestellt.
field-day-hint = Zum Beispiel 31.01.2027
minority-title = Minderheitsvotum
minority-of = { $organisation }, { $day }
minority-add = Minderheitsvotum abgeben oder ändern
minority-label = Minderheitsvotum Ihrer Organisation
minority-hint = Es steht überall, wo die Feststellung steht, mit dem Namen Ihrer Organisation.
minority-submit = Minderheitsvotum speichern
answer-title = Antwort
answer-none = Noch keine Antwort.
answer-accepted = angenommen
answer-partly = teilweise angenommen
answer-rejected = abgelehnt
answer-of = { $organisation }, { $day }
answer-reason = Begründung
answer-reason-hint = Nötig, wenn Sie die Feststellung ablehnen oder nur zum Teil annehmen.
answer-heading = Feststellung beantworten
answer-kind = Antwort
answer-write = Feststellung beantworten
answer-change = Antwort ändern
answer-follows = Was daraus folgt
answer-action-hint = Wer die Feststellung annimmt, ganz oder zum Teil, nennt hier, wer was bis wann tut.
answer-action-more = Ein Auftrag ist schon vereinbart. Einen weiteren können Sie hier nennen.
answer-submit = Antwort speichern
actions-title = Aufträge
action-one = Auftrag
action-text = Was zu tun ist
action-owner = Verantwortlich
action-due = Bis zum
action-add = Weiteren Auftrag eintragen
action-submit = Auftrag speichern
action-open = offen
action-running = in Arbeit
action-done = umgesetzt
action-dropped = entfallen
action-overdue = { $state }, überfällig
action-who-when = { $owner }, bis { $due }
action-last-report = Letzter Bericht vom { $day }: { $note }
action-next-report = Nächster Bericht bis { $day }
reports-title = Berichte
reports-none = Noch kein Bericht.
report-title = Bericht zum Umsetzungsstand
report-state = Umsetzungsstand
report-note = Was gibt es zu berichten?
report-submit = Bericht speichern
report-receipt = Bericht gespeichert.
stages-title = Beratung im Rat
stages-none = Noch auf keiner Tagesordnung.
stage-agenda-item = TOP { $number } der { $meeting }. Sitzung
stage-agenda-item-bare = TOP { $number }
stage-resolution = Beschluss { $number }
stage-implemented = umgesetzt am { $day }
stage-add = Vermerk eintragen
stage-kind = Was ist zu vermerken?
stage-kind-agenda-item = Tagesordnungspunkt
stage-kind-resolution = Beschluss
stage-kind-implemented = umgesetzt
stage-number = Nummer
stage-number-hint = Zum Beispiel 6.2 für einen Tagesordnungspunkt oder 6/6.2/1 für einen Beschluss.
stage-meeting = Nummer der Sitzung
stage-date = Tag
stage-submit = Vermerk speichern
proposals-title = Vorschläge für die nächste Tagesordnung
proposals-lead = Überfälliges kommt auf die nächste Tagesordnung.
proposal-unanswered = { $days ->
    [one] Die Antwort ist seit einem Tag überfällig.
   *[other] Die Antwort ist seit { $days } Tagen überfällig.
}
proposal-action = { $days ->
    [one] Seit einem Tag überfällig: { $action }
   *[other] Seit { $days } Tagen überfällig: { $action }
}
proposal-report = { $days ->
    [one] Der Bericht fehlt seit einem Tag: { $action }
   *[other] Der Bericht fehlt seit { $days } Tagen: { $action }
}
problem-indicator-alone = Dass sich ein Indikator bewegt, zeigt keine Wirkung. Bitte nennen Sie eine andere Grundlage, oder wählen Sie „noch nicht erkennbar“.
problem-file-kind = Bitte wählen Sie ein Foto (JPEG, PNG, WebP) oder ein PDF.
problem-file-too-large = Bitte wählen Sie eine Datei mit höchstens { $max } MB.
problem-too-many-files = Bitte wählen Sie höchstens { $max } Dateien.
denied-not-own = Das kann nur, wer den Beitrag geschrieben hat.

# Wirkungskette
chain-title = Wirkungskette
chain-link = Wirkungskette zeigen
chain-lead = { $count ->
    [one] { $kind } „{ $name }“: noch ohne weitere Glieder.
   *[other] { $kind } „{ $name }“: was dazu geführt hat und was daraus geworden ist, in { $count } Gliedern.
}
chain-note = Die Kette zeigt, was aufeinander folgt. Sie beweist keine Wirkung.
chain-here = Ausgangspunkt
chain-from = folgt aus: { $names }
chain-through = Kette von hier
chain-api = Dieselben Angaben für Programme:
chain-indicator = Indikator
chain-measure = Maßnahme
chain-rating = Bewertung
chain-experience = Praxiserfahrung
chain-finding = Feststellung
chain-answer = Antwort
chain-agenda-item = Tagesordnungspunkt
chain-resolution = Beschluss
chain-action = Auftrag
chain-implemented = Umsetzung

# Wirkungsbeitrag: Erwartung und was daraus wurde
claim-title = { $measure } und „{ $indicator }“
claim-breadcrumb = Erwartung und Ergebnis
claim-link = Erwartung und Ergebnis
claim-no-proof = Kein Feld dieser Seite beweist allein eine Wirkung.
claim-open = Ob der erwartete Beitrag eingetreten ist, hat noch niemand festgehalten.
claim-verdict = Zuletzt festgehalten am { $day }: { $verdict }. Grundlage: { $basis }.
claim-expected = Erwartung
claim-lag = Wirkt nach
claim-lag-months = { $months ->
    [0] sofort
    [one] einem Monat
   *[other] { $months } Monaten
}
claim-grade = Beleg
claim-assumption = Annahme
claim-discuss = { $count ->
    [0] Annahme kommentieren
    [one] Annahme kommentieren (1 Beitrag)
   *[other] Annahme kommentieren ({ $count } Beiträge)
}
claim-change = Veränderung des Indikators
claim-moved = Von { $first } ({ $from }) auf { $last } ({ $to }): { $change }.
claim-one-value = Bisher nur ein Wert: { $value } ({ $period }).
claim-no-values = Noch keine Werte für Niedersachsen.
claim-to-indicator = Zum Indikator
claim-compared = Vorher und nachher
claim-compared-note = Ein Vergleich der Mittelwerte vor und nach dem Beginn. Anderes kann die Veränderung bewirkt haben.
claim-before-after = Beginn { $began }. Mittel vorher { $before }, nachher { $after }: { $change }.
claim-no-start = Der Beginn der Maßnahme ist nicht bekannt.
claim-one-side = Es gibt nicht auf beiden Seiten des Beginns Werte.
claim-members = Urteil der Mitglieder
claim-judged = { $answered ->
    [one] { $round }, „{ $criterion }“: { $mean } bei einer Bewertung (1 = { $low }, 5 = { $high }).
   *[other] { $round }, „{ $criterion }“: Mittel { $mean } bei { $answered } Bewertungen (1 = { $low }, 5 = { $high }).
}
claim-not-judged = Noch kein Urteil aus einer abgeschlossenen Runde.
claim-recorded = Was festgehalten wurde
claim-nothing-recorded = Noch nichts festgehalten.
claim-record = Ergebnis festhalten
claim-field-verdict = Was ist aus der Erwartung geworden?
claim-field-basis = Worauf stützt sich das?
claim-basis-hint = Der Verlauf des Indikators allein genügt nicht, um einen Beitrag als eingetreten festzuhalten.
claim-field-happened = Was ist geschehen?
claim-basis = Grundlage: { $basis }
claim-submit = Ergebnis speichern
claim-receipt = Ergebnis gespeichert.
outcome-occurred = eingetreten
outcome-partly = teilweise eingetreten
outcome-missed = nicht eingetreten
outcome-unknown = noch nicht erkennbar
basis-study = Studie mit Vergleich
basis-counts = Zahlen aus dem Vollzug
basis-reports = Rückmeldungen von Mitgliedern und Betrieben
basis-indicator-alone = nur der Verlauf des Indikators

# Diskussion
discussion-title = Diskussion: { $name }
discussion-breadcrumb = Diskussion
discussion-lead = Hier diskutieren Mitglieder, Ministerium und Geschäftsstelle. Gäste und Öffentlichkeit lesen nicht mit.
discussion-link = { $count ->
    [0] Diskussion beginnen
    [one] Diskussion (1 Beitrag)
   *[other] Diskussion ({ $count } Beiträge)
}
discussion-position = Position von { $organisation } zu { $measure }
discussion-assumption = Annahme: { $measure } und „{ $indicator }“
discussion-none = Noch kein Beitrag.
discussion-refresh = Neue Beiträge anzeigen
discussion-news = Neue Beiträge sind eingetroffen.
discussion-receipt = Beitrag gespeichert.
discussion-receipt-edited = Änderung gespeichert. Die frühere Fassung bleibt lesbar.
discussion-receipt-resolved = Stand des Gesprächs gespeichert.
discussion-receipt-moderated = Entscheidung gespeichert und begründet.
discussion-resolved = geklärt
discussion-resolve = Als geklärt kennzeichnen
discussion-reopen = Wieder eröffnen
discussion-answer = Antworten
discussion-answer-to = Antwort auf „{ $title }“
discussion-begin = Neues Gespräch beginnen
discussion-field-title = Worum geht es?
discussion-field-post = Ihr Beitrag
discussion-field-mention = Hinweis an
discussion-post-hint = Formatierung mit Markdown: **fett**, *kursiv*, Listen mit „- “. Mit „@“ und dem Kurznamen sprechen Sie eine Organisation an.
discussion-mention-hint = Die Organisation findet den Beitrag in „Mein Bereich“.
discussion-nobody = niemanden besonders
discussion-submit = Beitrag speichern
post-title = Beitrag von { $who }
post-breadcrumb = Beitrag
post-now = Heutige Fassung
post-earlier = Frühere Fassungen
post-until = bis { $at }
post-edited = geändert am { $at }
post-edit = Beitrag ändern
post-edit-hint = Die frühere Fassung bleibt für alle lesbar.
post-save = Änderung speichern
post-cite = Zitieren
post-quote = { $who } schrieb:
post-mentions = Hinweis an: { $names }
post-hidden = Die Geschäftsstelle hat diesen Beitrag verborgen. Begründung: { $reason }
post-hidden-short = (verborgen)
post-moderate = Beitrag moderieren
post-moderate-reason = Begründung
post-moderate-hint = Sie steht beim Beitrag und im Verlauf.
post-hide = Beitrag verbergen
post-show = Beitrag wieder zeigen

# OParl
oparl-system = Wirkungskompass – Strategierat Niedersachsen
oparl-system-demo = Wirkungskompass – Demonstration, kein amtliches Angebot
oparl-council-short = Strategierat
oparl-body-kind = Landesgremium
oparl-council-kind = Beirat
oparl-meeting-planned = terminiert
oparl-meeting-called = eingeladen
oparl-meeting-over = durchgeführt
oparl-role-information = Kenntnisnahme
oparl-role-discussion = Beratung
oparl-role-decision = Entscheidung
oparl-paper = Beschlussvorlage
oparl-adopted = angenommen
oparl-rejected = abgelehnt
oparl-tied = Stimmengleichheit
oparl-adjourned = vertagt
oparl-agenda-file = Tagesordnung der { $meeting }
oparl-minutes-file = Niederschrift der { $meeting }
oparl-example = Beispiel
oparl-no-moment = { $name } ist kein Zeitpunkt. Erwartet wird die Form 2020-06-18T14:00:00+02:00.
oparl-no-page = Diese Seite hat die Liste nicht.
oparl-too-many = Zu viele Abfragen. Retry-After nennt die Sekunden bis zur nächsten.

# Suche
search-title = Suche
search-label = Suche
search-everywhere = Überall suchen
search-go = Suchen
search-field = Suchbegriffe
search-hint = Zum Beispiel ein Wort, eine Nummer wie SR-2020-004 oder ein Kürzel wie BG-04. „Niederschrift“ findet auch „Protokoll“.
search-found = { $count ->
    [one] 1 Treffer für „{ $query }“
   *[other] { $count } Treffer für „{ $query }“
}
search-none = Für „{ $query }“ gibt es keinen Treffer.
search-meant = Meinten Sie
search-tips = So kommen Sie weiter
search-tip-less = Weniger Wörter eingeben: Gefunden wird nur, was alle enthält.
search-tip-other = Ein anderes Wort oder nur den Anfang eines Wortes eingeben.
search-tip-number = Nach einer Nummer suchen, zum Beispiel 6/6.2/1 oder U-2020-01.
search-tip-sign-in = Angemeldet finden Sie auch, was nur der Rat sieht.
search-all = Alle { $count } anzeigen
search-all-kinds = Alle Treffer anzeigen
search-more = Gezeigt werden die ersten { $shown } von { $count } Treffern. Ein weiteres Wort grenzt die Suche ein.
search-kinds = Art der Treffer
search-kind-measure = Maßnahmen
search-kind-indicator = Indikatoren
search-kind-meeting = Sitzungen
search-kind-item = Tagesordnungspunkte
search-kind-paper = Vorlagen
search-kind-resolution = Beschlüsse
search-kind-circular = Umlaufverfahren
search-kind-minutes = Niederschriften
search-kind-finding = Feststellungen
search-kind-experience = Praxiserfahrungen

# Fristen der Sitzungen
duty-dispatch = Einladung versenden
duty-papers = Vorlagen fertigstellen
duty-motions = Anträge zur Tagesordnung
duty-minutes = Niederschrift versenden
duty-objections = Einwendungen gegen die Niederschrift
duty-circular = Stimmabgabe im Umlaufverfahren
tasks-of-meeting = { $meeting } am { $day }

# Mein Bereich: was zu tun ist
desk-duties = Was ich zu tun habe
desk-nothing = Für Sie ist nichts offen.
desk-changes = Was sich geändert hat
desk-first-visit = Das ist Ihr erster Besuch. Ab jetzt steht hier, was sich zwischen zwei Besuchen geändert hat.
desk-no-changes = Seit { $at } hat sich nichts geändert, was Sie betrifft.
desk-changes-since = Seit Ihrem letzten Besuch, { $at }:
duty-rate = Maßnahme bewerten
duty-rate-again = Position prüfen, der Text hat sich geändert
duty-release = Position freigeben
duty-answer = Feststellung beantworten
duty-report = Zum Auftrag berichten
duty-supply = Wert liefern
duty-review = Praxiserfahrung sichten
duty-mention = Hinweis in der Diskussion
duty-propose = Auf die Tagesordnung setzen
duty-round = Bewertungsrunde endet
duty-meeting = Sitzung vorbereiten
duty-no-deadline = ohne Frist
duty-overdue = { $days ->
    [one] seit einem Tag überfällig ({ $day })
   *[other] seit { $days } Tagen überfällig ({ $day })
}
duty-until = { $days ->
    [0] heute, { $day }, 24:00 Uhr
    [one] noch ein Tag, bis { $day }
   *[other] noch { $days } Tage, bis { $day }
}
duty-missing = { $count ->
    [0] alle Antworten sind da
    [one] eine Antwort fehlt
   *[other] { $count } Antworten fehlen
}
tasks-title = Was ist zu tun?
tasks-lead = { $count ->
    [0] In den nächsten sechs Wochen ist nichts fällig.
    [one] In den nächsten sechs Wochen ist eine Sache fällig.
   *[other] In den nächsten sechs Wochen sind { $count } Dinge fällig.
}
tasks-none = In den nächsten sechs Wochen ist nichts fällig.
tasks-until-meeting = Bis zur { $meeting } am { $day }
tasks-later = Danach oder ohne Frist
digest-title = Zusammenfassung per E-Mail
digest-label = Wie oft möchten Sie eine Zusammenfassung?
digest-hint = Sie nennt, was sich geändert hat und was für Sie fällig ist. Gibt es nichts Neues, kommt keine E-Mail.
digest-off = gar nicht
digest-daily = täglich
digest-weekly = wöchentlich, montags
digest-submit = Auswahl speichern
digest-receipt = Auswahl gespeichert.
mail-digest-subject = Neues und Fälliges im Wirkungskompass
mail-digest-changes = { $count ->
    [one] Eine Änderung, die Sie lesen dürfen:
   *[other] { $count } Änderungen, die Sie lesen dürfen:
}
mail-digest-more = { $count ->
    [one] und eine weitere
   *[other] und { $count } weitere
}
mail-digest-duties = Für Sie ist offen:
mail-digest-last = Wie oft diese E-Mail kommt, bestimmen Sie in „Mein Bereich“.
mail-overdue-subject = Eine Antwort an den Strategierat ist überfällig
mail-overdue-text = { $days ->
    [one] Die Antwort auf eine Feststellung war am { $due } fällig und steht seit einem Tag aus: { $title }
   *[other] Die Antwort auf eine Feststellung war am { $due } fällig und steht seit { $days } Tagen aus: { $title }
}
mail-overdue-who = Zuständig: { $who }.
mail-overdue-do = Bitte antworten Sie. Bis dahin steht die Feststellung als Vorschlag für die nächste Tagesordnung bereit.

# Verlauf: Feststellungen und Diskussion
act-experience-handled = Stand einer Praxiserfahrung geändert
act-finding-made = Feststellung angelegt
act-finding-edited = Feststellung geändert
act-finding-answered = Feststellung beantwortet
act-answer-changed = Antwort geändert
act-minority-stated = Minderheitsvotum abgegeben
act-stage-noted = Beratung vermerkt
act-action-taken = Auftrag eingetragen
act-action-reported = Bericht zum Auftrag
act-outcome-recorded = Ergebnis eines Wirkungsbeitrags festgehalten
act-post-written = Beitrag geschrieben
act-post-edited = Beitrag geändert
act-post-moderated = Beitrag moderiert
act-thread-resolved = Stand eines Gesprächs geändert
change-handling = Stand
change-finding = Feststellung
change-addressee = Zuständig
change-answer-due = Antwort bis
change-answer = Antwort
change-sources-count = Zahl der Quellen
change-action = Auftrag
change-owner = Verantwortlich
change-action-state = Umsetzungsstand
change-stage = Vermerk
change-number = Nummer
change-outcome = Ergebnis
change-basis = Grundlage
change-thread = Gespräch
change-moderation = Moderation
change-moderation-hidden = verborgen
change-moderation-shown = wieder gezeigt
change-resolved = geklärt

## Geschäftsordnung
procedure-title = Geschäftsordnung
procedure-to = Zur Geschäftsordnung
procedure-lead = Fassung { $version }, gültig ab { $from }. Jede Seite, die eine Regel anwendet, nennt sie.
procedure-none = Es gibt noch keine Geschäftsordnung. Ohne sie lassen sich keine Fristen berechnen.
procedure-new = Neue Fassung
procedure-new-title = Geschäftsordnung, Fassung { $version }
procedure-new-lead = Eine Fassung wird nicht mehr geändert: Was nach ihr berechnet wurde, bleibt nachvollziehbar. Eine neue Fassung tritt an ihrem ersten Tag in Kraft.
procedure-saved = Die neue Fassung ist gespeichert.
procedure-first = Für Sitzungen braucht es zuerst eine Geschäftsordnung. Die Felder enthalten einen Vorschlag mit üblichen Werten.
procedure-meanwhile = Inzwischen wurde eine andere Fassung gespeichert. Ihre Eingaben stehen noch in den Feldern.
procedure-future = gilt künftig
procedure-holds = gilt
procedure-past = abgelöst
procedure-proposal = Vorschlag, nicht vom Rat beschlossen.
procedure-adopted = Beschluss { $resolution }
procedure-changed = geändert seit Fassung { $version }
procedure-basis = Herkunft:
procedure-versions = Fassungen
procedure-version = Fassung { $version }, ab { $from }
procedure-changes = Geändert: { $rules }
procedure-nothing-changed = Keine Regel geändert.
procedure-from = Erster Tag
procedure-from-hint = Als Datum, zum Beispiel 01.01.2027, und nach dem ersten Tag der vorigen Fassung.
procedure-resolution = Beschluss
procedure-resolution-hint = Nummer des Beschlusses, zum Beispiel 6/4/1. Ohne Nummer gilt die Fassung als Vorschlag.
procedure-label = Kurze Beschreibung
procedure-days = { $rule }: Tage
procedure-counting = { $rule }: Zählweise
procedure-roll = { $rule }: wenn der letzte Tag frei ist
procedure-majority-for = Mehrheit, { $matter }
procedure-majority-usual = wie im Regelfall
procedure-basis-of = Herkunft: { $rule }
procedure-basis-all = Herkunft der Regeln
procedure-quorum-kind = Art der Schwelle
procedure-quorum-share = Schwelle
procedure-quorum-hint = Als Bruch, zum Beispiel 1/2, bei fester Anzahl als Zahl.
procedure-at-least = mindestens dieser Teil der Stimmberechtigten
procedure-more-than = mehr als dieser Teil der Stimmberechtigten
procedure-number = feste Anzahl
procedure-tie = Stimmengleichheit
procedure-votes-each = Stimmen je Organisation
procedure-votes-differing = Abweichende Stimmenzahl
procedure-votes-hint = Je Zeile Kürzel und Zahl, zum Beispiel ORG02: 2
procedure-circular-allowed = Beschlüsse im Umlaufverfahren sind zulässig.
procedure-circular-objections = Widersprüche, ab denen die Sache in die nächste Sitzung geht
procedure-minutes-kind = Art der Niederschrift
procedure-meetings = Sitzungen im Jahr, mindestens
procedure-paper-prefix = Kürzel der Vorlagen
procedure-circular-prefix = Kürzel der Umlaufbeschlüsse
procedure-prefix-hint = Ein bis acht Großbuchstaben.
procedure-frame-head = Punkte am Anfang jeder Tagesordnung
procedure-frame-tail = Punkte am Ende jeder Tagesordnung
procedure-frame-hint = Je Zeile: Titel | Art | Minuten. Die Art ist leer oder { $kinds }; {"{"}vorige{"}"} steht für die Nummer der vorigen Sitzung.
procedure-people = Stimmrecht, Vertretung, Umlaufverfahren, Öffentlichkeit
procedure-minutes-and-numbers = Niederschrift, Sitzungen, Nummern
procedure-yes = ja
procedure-no = nein
procedure-save = Fassung speichern
rule-applied = Regel: { $rule }, Geschäftsordnung Fassung { $version }
rule-notice = Ladungsfrist
rule-papers = Frist für Unterlagen
rule-motions = Frist für Anträge zur Tagesordnung
rule-quorum = Beschlussfähigkeit
rule-majority = Mehrheit
rule-secrecy = Geheime Abstimmung
rule-votes = Stimmrecht
rule-deputies = Vertretung
rule-recusal = Mitwirkungsverbot
rule-circular = Umlaufverfahren
rule-publicity = Öffentlichkeit
rule-minutes = Niederschrift
rule-objections = Einwendungen gegen die Niederschrift
rule-frequency = Zahl der Sitzungen
rule-numbering = Nummern
rule-amendments = Änderungsanträge
rule-frame = Rahmen der Tagesordnung
rule-notice-says = Zwischen dem Versand der Einladung und der Sitzung liegen { $term }.
rule-papers-says = Zwischen dem Versand der Unterlagen und der Sitzung liegen { $term }.
rule-motions-says = Zwischen dem Eingang eines Antrags und der Sitzung liegen { $term }.
rule-circular-says = Abgestimmt wird ab dem Versand über { $term }.
rule-circular-objections = { $objections ->
    [one] Schon ein Widerspruch gegen das Verfahren bringt die Sache in die nächste Sitzung.
   *[other] Ab { $objections } Widersprüchen gegen das Verfahren geht die Sache in die nächste Sitzung.
}
rule-circular-none = Beschlüsse im Umlaufverfahren gibt es nicht.
rule-majority-says = Im Regelfall: { $rule }.
rule-majority-differs = { $matter }: { $rule }.
rule-minutes-says = Die Niederschrift geht nach der Sitzung spätestens binnen { $term } hinaus.
rule-objections-says = Einwendungen sind ab dem Versand über { $term } möglich.
rule-frequency-says = { $meetings ->
    [one] Der Rat tagt mindestens einmal im Jahr.
   *[other] Der Rat tagt mindestens { $meetings }-mal im Jahr.
}
rule-numbering-says = Vorlagen: { $paper }-Jahr-Nummer. Beschlüsse: Sitzung/TOP/Nummer. Umlaufbeschlüsse: { $circular }-Jahr-Nummer. Jede Nummer wird einmal vergeben.
rule-problem-too-long = Höchstens 366 Tage.
rule-problem-no-day = Mindestens ein Tag.
rule-problem-rolls-away = So könnte der letzte Tag hinter das Ereignis rücken, vor dem er liegen muss, oder umgekehrt.
rule-problem-not-a-share = Ein Teil zwischen nichts und allem, zum Beispiel 1/2.
rule-problem-quorum = Eine Schwelle, die niemand oder jeder erreicht, ist keine.
rule-problem-less-than-half = Weniger als die Hälfte ist keine Mehrheit.
rule-problem-matter-twice = Zu einem Gegenstand gibt es zwei Mehrheiten.
rule-problem-votes = Eine bis zwanzig Stimmen.
rule-problem-organisation-twice = Eine Organisation steht zweimal in der Liste.
rule-problem-objections = Mindestens ein Widerspruch.
rule-problem-circle = Der Rat selbst muss dazugehören.
rule-problem-papers = Die Unterlagen wären vor der Einladung fällig.
rule-problem-prefix = Ein bis acht Großbuchstaben, und zwei verschiedene Kürzel.
rule-problem-frame = Jeder Punkt braucht einen Titel.
rule-problem-version = Fassungen zählen ab 1.
counting-clear = volle Tage, Anfangs- und Endtag zählen nicht mit
counting-calendar = Kalendertage, der erste Tag zählt nicht mit
counting-week = Werktage, Montag bis Samstag ohne Feiertage
counting-office = Arbeitstage, Montag bis Freitag ohne Feiertage
roll-stay = Der letzte Tag bleibt, wo er ist.
roll-earlier = Fällt der letzte Tag auf einen Samstag, Sonntag oder Feiertag, gilt der letzte Arbeitstag davor.
roll-later = Fällt der letzte Tag auf einen Samstag, Sonntag oder Feiertag, gilt der nächste Arbeitstag danach.
term-clear = { $days ->
    [one] ein voller Tag (Anfangs- und Endtag zählen nicht mit)
   *[other] { $days } volle Tage (Anfangs- und Endtag zählen nicht mit)
}
term-calendar = { $days ->
    [one] ein Kalendertag
   *[other] { $days } Kalendertage (der erste Tag zählt nicht mit)
}
term-week = { $days ->
    [one] ein Werktag (Montag bis Samstag ohne Feiertage in Niedersachsen)
   *[other] { $days } Werktage (Montag bis Samstag ohne Feiertage in Niedersachsen)
}
term-office = { $days ->
    [one] ein Arbeitstag (Montag bis Freitag ohne Feiertage in Niedersachsen)
   *[other] { $days } Arbeitstage (Montag bis Freitag ohne Feiertage in Niedersachsen)
}
part-half = die Hälfte
part-third = ein Drittel
part-two-thirds = zwei Drittel
part-three-quarters = drei Viertel
base-decisive = der abgegebenen Ja- und Nein-Stimmen
base-cast = der abgegebenen Stimmen, Enthaltungen eingeschlossen
base-present = der Stimmen der Anwesenden
base-members = der Stimmen aller Stimmberechtigten
majority-simple = einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen
majority-absolute = mehr als die Hälfte { $of }
majority-qualified = mindestens { $part } { $of }
majority-consensus = { $against ->
    [0] Konsens: keine Gegenstimme
    [one] Konsens: höchstens eine Gegenstimme
   *[other] Konsens: höchstens { $against } Gegenstimmen
}
matter-ordinary = Sachbeschluss
matter-urgency = Dringlichkeit
matter-procedure = Änderung der Geschäftsordnung
matter-method = Verfahren, Gewichte, Zielmarken
tie-rejected = Bei Stimmengleichheit ist der Antrag abgelehnt.
tie-chair = Bei Stimmengleichheit entscheidet die Stimme des Vorsitzes.
tie-again = Bei Stimmengleichheit wird erneut abgestimmt.
amendments-furthest = Über den weitestgehenden Änderungsantrag wird zuerst abgestimmt.
amendments-received = Über Änderungsanträge wird in der Reihenfolge ihres Eingangs abgestimmt.
secret-outcome = Von geheimen Abstimmungen wird nur das Ergebnis gezeigt.
secret-sums = Von geheimen Abstimmungen werden auch die Stimmenzahlen gezeigt.
recused-absent = Wer bei einem Punkt nicht mitwirken darf, zählt für ihn als abwesend.
recused-out = Wer bei einem Punkt nicht mitwirken darf, zählt für ihn weder als anwesend noch als Mitglied.
minutes-results = Ergebnisprotokoll
minutes-course = Verlaufsprotokoll
quorum-at-least = Der Rat ist beschlussfähig, wenn mindestens { $part } der stimmberechtigten Mitglieder anwesend ist.
quorum-more-than = Der Rat ist beschlussfähig, wenn mehr als { $part } der stimmberechtigten Mitglieder anwesend ist.
quorum-count = { $members ->
    [one] Der Rat ist beschlussfähig, wenn ein stimmberechtigtes Mitglied anwesend ist.
   *[other] Der Rat ist beschlussfähig, wenn mindestens { $members } stimmberechtigte Mitglieder anwesend sind.
}
quorum-second-call = Bei einer zweiten Ladung zum selben Gegenstand genügt jede Zahl, wenn die Ladung darauf hinweist.
quorum-until-doubted = Einmal festgestellt, gilt die Beschlussfähigkeit, bis jemand sie anzweifelt.
quorum-each-vote = Die Beschlussfähigkeit wird vor jeder Abstimmung festgestellt.
votes-each = { $votes ->
    [one] Jede Mitgliedsorganisation hat eine Stimme.
   *[other] Jede Mitgliedsorganisation hat { $votes } Stimmen.
}
votes-of = { $votes ->
    [one] { $organisation }: eine Stimme
   *[other] { $organisation }: { $votes } Stimmen
}
deputies-meetings = In Sitzungen stimmt die Vertretung, wenn das Mitglied fehlt.
deputies-meetings-not = In Sitzungen gibt es keine Vertretung.
deputies-circular = Im Umlaufverfahren stimmt die Vertretung, solange das Mitglied nicht gestimmt hat.
deputies-circular-not = Im Umlaufverfahren gibt es keine Vertretung.
publicity-default = Was nichts anderes sagt, ist für: { $tier }.
publicity-per-item = Einzelne Punkte können einen anderen Kreis haben.
publicity-one = Für einzelne Punkte gibt es keinen anderen Kreis.
frame-head = am Anfang
frame-tail = am Ende
problem-not-a-time = Als Uhrzeit, zum Beispiel 14:00.
problem-not-a-line = Zeile { $line } ist nicht so geschrieben wie im Hinweis.

## Sitzungen vorbereiten
meeting-new = Neue Sitzung
meeting-new-title = Sitzung ansetzen
meeting-begin = Vorbereitung beginnen
meeting-begin-title = { $meeting }: Vorbereitung beginnen
meeting-edit = Zeit und Ort ändern
meeting-edit-title = { $meeting }: Zeit und Ort
meeting-meanwhile = Inzwischen hat jemand anderes die Sitzung geändert. Ihre Eingaben stehen noch in den Feldern; beim nächsten Speichern gelten sie.
meeting-plan = Tagesordnung bearbeiten
meeting-motion = Antrag zur Tagesordnung stellen
meeting-saved = Gespeichert.
meeting-motion-put = Der Antrag ist eingegangen.
meeting-motion-withdrawn = Der Antrag ist zurückgenommen.
meeting-facts = Thema und Ort
meeting-subject = Thema
meeting-place = Ort
meeting-access = Zugang
meeting-access-hint = Zum Beispiel die Adresse der Videokonferenz. Nur Teilnehmende und Geladene sehen sie.
meeting-field-title = Bezeichnung
meeting-title-hint = Zum Beispiel: 8. Sitzung
meeting-date = Tag
meeting-date-hint = Als Datum, zum Beispiel 18.06.2027
meeting-time-hint = Als Uhrzeit, zum Beispiel 14:00
meeting-begins = Beginn
meeting-ends = Ende
meeting-template = Vorlage der Tagesordnung
meeting-template-hint = Der Rahmen der Geschäftsordnung steht in jedem Fall darin.
meeting-template-none = nur der Rahmen
meeting-save = Speichern
meeting-when = { $day }, { $begins }–{ $ends } Uhr
meeting-deadlines = Fristen
meeting-motions = Anträge zur Tagesordnung
meeting-history = Verlauf
deadline-dispatch = Versand spätestens am { $day }
deadline-papers = Unterlagen spätestens am { $day }
deadline-motions = Anträge zur Tagesordnung bis { $day }
counted-meeting = Sitzung am { $day }
counted-minutes = Versand der Niederschrift am { $day }
counted-circular = Beginn des Umlaufs am { $day }
counted-rolled = vom { $from } auf den { $to } verlegt
counted-holidays = Feiertage, die nicht zählen: { $days }

## Niederschrift
minutes-title = Niederschrift
minutes-heading = Niederschrift: { $meeting }
minutes-heading-public = Niederschrift, öffentliche Fassung: { $meeting }
minutes-draft = Entwurf
minutes-co-signed = mitgezeichnet
minutes-sent = versandt
minutes-objected = versandt, Einwendungen liegen vor
minutes-approved = genehmigt
minutes-draft-means = Die Niederschrift wird geschrieben. Bis zum Versand lesen sie nur Geschäftsstelle und Vorsitz.
minutes-co-signed-means = Vorsitz und Protokollführung haben gezeichnet. Wer den Text noch ändern will, nimmt die Zeichnung zurück.
minutes-sent-means = Versandt am { $sent }. Einwendungen sind bis zum { $until } möglich. Die nächste Sitzung entscheidet über die Genehmigung.
minutes-objected-means = Versandt am { $sent }. Es liegen Einwendungen vor; weitere sind bis zum { $until } möglich. Der Rat entscheidet über jede, bevor er die Niederschrift genehmigt.
minutes-approved-means = Genehmigt in der { $meeting }. Sitzung am { $on }. Der Text steht fest; eine Änderung gibt es nur als sichtbare Berichtigung.
minutes-public-means = Öffentliche Fassung: Nichtöffentliche Teile sind nicht enthalten. Personen werden nicht genannt.
minutes-standing = Stand der Niederschrift
minutes-dispatch-until = Versand spätestens am { $day }
minutes-sends-until = Beim Versand heute sind Einwendungen bis zum { $day } möglich.
minutes-voting = Stimmberechtigt
minutes-excused = Entschuldigt
minutes-absent = Nicht anwesend
minutes-guests = Gäste
minutes-office = Geschäftsstelle
minutes-chair = Vorsitz
minutes-taker = Protokollführung
minutes-present = Anwesenheit
minutes-items-title = Verlauf
minutes-vote = Abstimmung ({ $method }): { $vote }.
minutes-vote-open = offene Abstimmung
minutes-vote-by-name = namentliche Abstimmung
minutes-vote-secret = geheime Abstimmung
minutes-vote-written = schriftliche Abstimmung
minutes-choice-yes = Ja
minutes-choice-no = Nein
minutes-choice-abstain = Enthaltung
minutes-choice-none = nicht abgestimmt
minutes-late-unopposed = Auf Nachfrage rügt dies niemand (keine Rüge).
minutes-late-objected = Dies wird gerügt.
minutes-late-opposed = Dass niemand dies rügt, wurde nicht festgestellt.
minutes-came = { $who } kommt hinzu.
minutes-left = { $who } verlässt die Sitzung.
minutes-assent = Der Punkt stand nicht auf einer fristgerecht versandten Tagesordnung. Kein Mitglied widerspricht der Behandlung.
minutes-recused = { $who } wirkt an diesem Punkt nicht mit (Mitwirkungsverbot).
minutes-resolution = Beschluss { $number }
minutes-resolution-not = Abgelehnter Antrag { $number }
minutes-beyond-title = Weitere Absätze
minutes-beyond = { $number ->
    [one] Ein weiterer Absatz steht unverändert dahinter.
   *[other] { $number } weitere Absätze stehen unverändert dahinter.
}
minutes-beyond-hint = Wer einen Absatz darüber leert und speichert, kann den nächsten davon bearbeiten.
minutes-amendment = Änderungsantrag ({ $who })
minutes-amended = geänderter Wortlaut gegenüber dem Beschlussvorschlag der Vorlage { $paper }
minutes-assignment = Auftrag: { $text } ({ $owner }, bis { $due })
minutes-assignment-bare = Auftrag: { $text } (bis { $due })
minutes-assignments = Aufträge
minutes-whole = Niederschrift im Ganzen
minutes-objections = Einwendungen
minutes-upheld = Berücksichtigt: { $words }
minutes-dismissed = Nicht berücksichtigt: { $words }
minutes-not-decided = Noch nicht entschieden.
minutes-corrections = Berichtigungen
minutes-correction-of = Berichtigung zu { $about }, beschlossen in der { $meeting }. Sitzung am { $day }
minutes-correction-council = Der Wortlaut liegt dem Rat vor.
minutes-signed-by = { $name }, gezeichnet am { $at }
minutes-pdf = Niederschrift als PDF
minutes-pdf-public = Öffentliche Fassung als PDF
minutes-public = Öffentliche Fassung
minutes-work = Niederschrift bearbeiten
minutes-work-lead = Vom Entwurf bis zur Genehmigung. Jeder Schritt nennt die Regel, nach der er gilt.
minutes-not-held = Die Sitzung wurde hier nicht geführt. Aus Anwesenheit, Abstimmungen und Notizen entsteht der Entwurf, sobald sie geschlossen ist.
minutes-not-over = Die Sitzung läuft noch. Der Entwurf entsteht, sobald sie geschlossen ist.
minutes-contested = Notizen stehen in zwei Fassungen da. Bitte zuerst aus beiden eine machen.
minutes-unrecorded = Zu diesen Abstimmungen ist noch kein Beschluss festgehalten. Der Entwurf entsteht, sobald alle im Register stehen: So fehlt keine in der Niederschrift.
minutes-record = Beschluss festhalten
minutes-begin-lead = Der Entwurf entsteht aus Tagesordnung, Anwesenheit, Abstimmungen, Beschlüssen, Notizen und Aufträgen der Sitzung.
minutes-begin = Entwurf anlegen
minutes-next = Nächster Schritt
minutes-sign-chair = Als Vorsitz zeichnen
minutes-sign-taker = Als Protokollführung zeichnen
minutes-chair-signs = Der Vorsitz hat noch nicht gezeichnet.
minutes-send = Niederschrift versenden
minutes-reopen = Zeichnung zurücknehmen und weiterschreiben
minutes-approve = Genehmigung eintragen
minutes-approved-by = Genehmigt in der Sitzung
minutes-approval-not-held = Diese Sitzung wurde nicht eröffnet. Bitte eine wählen, die stattgefunden hat.
minutes-approval-before-sent = Diese Sitzung war vor dem Versand der Niederschrift. Bitte eine spätere wählen.
minutes-approval-not-on-agenda = Die Genehmigung stand nicht auf der Tagesordnung dieser Sitzung. Bitte eine andere wählen oder den Vorschlag in die Planung der nächsten Sitzung aufnehmen.
minutes-approval-not-treated = Diese Sitzung hat den Punkt zur Genehmigung nicht behandelt. Läuft sie noch, bitte zuerst den Punkt abschließen, sonst den Vorschlag in die Planung der nächsten Sitzung aufnehmen.
minutes-no-later = Genehmigen kann erst eine spätere Sitzung. Sie steht noch nicht in der Liste oder hat noch nicht stattgefunden.
minutes-items = Tagesordnungspunkte
minutes-write = Text bearbeiten
minutes-read = Ansicht als Leserin oder Leser
minutes-head = Kopf der Niederschrift
minutes-item-lead = Was beraten wurde. Anwesenheit, Abstimmungen und Beschlüsse kommen aus der Sitzung.
minutes-fixed = Aus der Sitzung übernommen
minutes-fixed-hint = Diese Sätze stehen fest und lassen sich hier nicht ändern.
minutes-text = Text
minutes-paragraph = Absatz { $number }
minutes-paragraph-tier = Wer Absatz { $number } liest
minutes-paragraph-new = Weiterer Absatz
minutes-paragraph-new-tier = Wer den weiteren Absatz liest
minutes-paragraph-hint = Ein leerer Absatz fällt weg.
minutes-block = Textbaustein
minutes-block-hint = Er kommt in den weiteren Absatz. Offene Platzhalter in geschweiften Klammern sind dann zu ersetzen.
minutes-block-none = keiner
minutes-block-insert = Textbaustein einfügen
minutes-block-inserted = Der Textbaustein steht im weiteren Absatz.
minutes-blocks = Textbausteine
minutes-blocks-lead = Sätze, die in Niederschriften wiederkehren. Ein Name in geschweiften Klammern ist ein Platzhalter; sitzung, datum, top, titel, vorsitz und protokollführung füllen sich von selbst.
minutes-block-name = Bezeichnung
minutes-block-text = Text des Bausteins
minutes-block-text-hint = Zum Beispiel: { "{" }wer{ "}" } berichtet über { "{" }maßnahme{ "}" }.
minutes-block-new = Neuer Textbaustein
minutes-block-change = Textbaustein ändern
minutes-block-remove = Textbaustein entfernen
minutes-block-kept = Der Textbaustein ist gespeichert.
minutes-block-removed = Der Textbaustein ist entfernt.
minutes-unsaved = In den Feldern steht, was Sie zuletzt getippt und noch nicht gespeichert haben.
minutes-both = Inzwischen hat jemand anderes an diesem Punkt geschrieben.
minutes-both-means = Beide Texte stehen hier: oben, was jetzt gilt, unten in den Feldern Ihre Eingaben. Beim nächsten Speichern gilt, was in den Feldern steht.
minutes-theirs = So steht es jetzt in der Niederschrift
minutes-nothing-there = Kein Text.
minutes-meanwhile = Inzwischen hat jemand anderes etwas geändert. Ihre Eingaben stehen noch in den Feldern; beim nächsten Speichern gelten sie.
minutes-was-begun = Der Entwurf ist angelegt.
minutes-was-saved = Gespeichert.
minutes-was-signed = Gezeichnet.
minutes-was-moved = Der Stand ist geändert.
minutes-was-sent = Die Niederschrift ist versandt; die Aufträge stehen als Wiedervorlagen.
minutes-was-decided = Die Entscheidung ist eingetragen.
minutes-was-corrected = Die Berichtigung steht neben dem genehmigten Text.
minutes-was-objected = Die Einwendung ist eingegangen.
minutes-object = Einwendung erheben
minutes-object-lead = Einwendungen sind bis zum { $until } möglich. Die nächste Sitzung entscheidet darüber.
minutes-object-send = Einwendung senden
minutes-about = Betrifft
minutes-right-is = Was dort stehen soll
minutes-correct = Berichtigung eintragen
minutes-correct-lead = Der genehmigte Text bleibt, wie er ist. Die Berichtigung steht sichtbar daneben.
minutes-correct-save = Berichtigung speichern
minutes-correction-reason = Grund
minutes-correction-by = Beschlossen in der Sitzung
minutes-decide = Über die Einwendung entscheiden
minutes-decide-lead = Eingetragen wird, was der Rat beschlossen hat.
minutes-decide-save = Entscheidung speichern
minutes-ruling = Entscheidung
minutes-ruling-yes = Die Einwendung wird berücksichtigt.
minutes-ruling-no = Der Text bleibt, wie er ist.
minutes-ruling-words = Wortlaut oder Begründung
minutes-ruling-hint = Bei Berücksichtigung der Wortlaut, der nun gilt; sonst, warum der Text bleibt.
minutes-ruling-item = Nur bei Berücksichtigung: Der Wortlaut wird ein Absatz dieses Punkts.
minutes-not-from-here = Dieser Schritt ist beim jetzigen Stand nicht möglich.
minutes-not-signed = Es fehlt noch eine Zeichnung.
minutes-text-stands = Der Text steht fest.
minutes-too-late = Einwendungen waren bis zum { $until } möglich.
minutes-nothing-said = Es fehlt der Wortlaut.
minutes-open-objections = Über jede Einwendung ist zuerst zu entscheiden.
minutes-no-objection = Über diese Einwendung ist schon entschieden.
minutes-same-meeting = Genehmigen kann erst eine spätere Sitzung.
change-signatures = Zeichnungen
change-objections-decided = Entschiedene Einwendungen
change-corrections = Berichtigungen
mail-minutes-subject = Niederschrift der { $meeting }. Sitzung vom { $day }
mail-minutes-text = Die Niederschrift der { $meeting }. Sitzung vom { $day } liegt vor. Sie steht unter der Adresse unten.
mail-minutes-until = Einwendungen sind bis zum { $until } möglich.

## Unterlagen einer Sitzung
documents-title = Unterlagen
documents-version = Fassung { $version } vom { $sent }:
documents-pack = Sitzungsmappe (PDF)
documents-single = Einzeldokumente (ZIP)
documents-agenda = Tagesordnung (PDF)
documents-attendance = Anwesenheitsliste (PDF)
documents-minutes = Niederschrift, { $state }
documents-minutes-pdf = Niederschrift (PDF)
documents-minutes-begin = Niederschrift schreiben
documents-to-approve = Zu genehmigen: Niederschrift über die { $meeting }. Sitzung
documents-of-council = des Strategierats Niedersachsen
documents-office = Geschäftsstelle
documents-town = Hannover
documents-demo = Demonstration – kein amtliches Schreiben
documents-demo-street = Beispielstraße 1
documents-demo-town = 30000 Hannover (Beispiel)
documents-demo-phone = 0511 000000 (Beispiel)
documents-demo-reference = SR-Beispiel

## Tagesordnung
agenda-title = Tagesordnung
agenda-supplement = Nachtragstagesordnung
agenda-papers = Unterlagen
agenda-of = { $kind }: { $meeting }
agenda-not-sent = Die Tagesordnung ist noch nicht versandt.
agenda-draft = Entwurf, noch nicht versandt
agenda-working = Arbeitsstand; zuletzt versandt: Fassung { $version } am { $sent }
agenda-sent = Fassung { $version }, versandt am { $sent }
agenda-preview = Ansicht wie gedruckt
agenda-version = { $kind }, Fassung { $version } vom { $sent }
agenda-versions = Versandte Fassungen
agenda-changes-only = Nur Änderungen
agenda-since = Geändert seit Fassung { $version }
agenda-unchanged = Nichts hat sich geändert.
agenda-minutes = { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}
agenda-rapporteur = Berichterstattung: { $who }
agenda-public = öffentlich
item-information = zur Kenntnis
item-discussion = zur Beratung
item-decision = zur Beschlussfassung
item-called = aufgerufen
item-treated = behandelt
item-withdrawn = abgesetzt
item-adjourned = vertagt
item-field-number = Nummer
item-field-title = Titel
item-field-kind = Art
item-field-rapporteur = Berichterstattung
item-field-minutes = Zeitbedarf
item-field-tier = Sichtbar für
item-field-paper = Vorlage
item-field-above = Stelle
item-kind-none = ohne Art
item-tier-usual = wie üblich: { $tier }
item-minutes-hint = In Minuten. Ein Punkt mit Unterpunkten dauert so lange wie diese zusammen.
item-paper-hint = Nummer der Vorlage, zum Beispiel SR-2027-004
item-below = unter { $number } { $title }
item-on-top = auf der ersten Ebene
item-new = Punkt hinzufügen
item-add = Hinzufügen
item-edit = Bearbeiten
item-more = Mehr
item-edit-title = TOP { $number } bearbeiten
item-save = Speichern
item-meanwhile = Inzwischen hat jemand anderes die Tagesordnung geändert. Ihre Eingaben stehen noch in den Feldern; beim nächsten Speichern gelten sie.
move-up = Nach oben
move-down = Nach unten
move-in = Einrücken
move-out = Ausrücken
step-remove = Absetzen
step-adjourn = Vertagen
gap-no-paper = Vorlage fehlt
gap-not-released = Vorlage nicht freigegeben
gap-not-there = Vorlage nicht vorhanden
gaps-title = Fehlende Vorlagen
dispatch-without-papers = Der Versand geht ohne diese Vorlagen hinaus. Tagesordnung und Mappe nennen sie außerhalb der Geschäftsstelle nicht.
change-added = neu
change-changed = geändert
change-moved = verschoben
time-exact = Geplant: { $total } von { $length } Minuten.
time-spare = Geplant: { $total } von { $length } Minuten, { $spare } Minuten frei.
time-over = Geplant: { $total } von { $length } Minuten, { $over } Minuten zu viel.
planning-title = Planung
planning-heading = Tagesordnung der Sitzung: { $meeting }
planning-drag = Zum Umordnen ziehen
planning-lead = Nummern folgen der Reihenfolge. Was versandt ist, behält seine Nummer.
planning-begun = Die Tagesordnung ist angelegt.
planning-added = Der Punkt steht auf der Tagesordnung.
planning-ruled = Die Entscheidung ist gespeichert.
planning-saved = Gespeichert.
planning-under-way = Der Punkt oder einer darunter ist aufgerufen oder schon behandelt. Absetzen und vertagen lässt er sich nur noch in der Live-Ansicht.
planning-over = Diese Sitzung ist vorbei. Was sie nicht behandelt hat, wird für die nächste vorgeschlagen und lässt sich dort ablehnen.
planning-not-possible = Dieser Schritt ist nicht mehr möglich. Unten steht die Tagesordnung, wie sie jetzt ist.
agenda-proposals-title = Vorschläge ({ $count })
agenda-proposals-lead = Aus Wiedervorlagen, Aufträgen, Bewertungsrunden, Indikatoren, Maßnahmen, Feststellungen und Anträgen.
agenda-proposals-none = Nichts steht an.
agenda-proposals-decided = Entschiedene Vorschläge ({ $count })
proposal-accept = Aufnehmen
proposal-set-aside = Ablehnen oder verschieben
proposal-ruling = Entscheidung
proposal-decline = ablehnen
proposal-postpone = auf die { $meeting }. Sitzung verschieben
proposal-reason = Grund
proposal-save = Entscheidung speichern
proposal-minutes = Niederschrift
proposal-circular = Umlaufbeschluss
proposal-adjourned = Frühere Sitzung
proposal-follow-up = Wiedervorlage
proposal-overdue-action = Auftrag überfällig
proposal-resolution = Beschluss überfällig
proposal-finding = Feststellung ohne Antwort
proposal-round = Bewertungsrunde
proposal-status = Indikator
proposal-expiry = Maßnahme läuft aus
proposal-motion = Antrag
proposed-minutes = Genehmigung der Niederschrift über die { $meeting }. Sitzung
proposed-circular = Umlaufbeschluss: { $subject }
proposed-action = Stand des Auftrags: { $subject }
proposed-resolution = Umsetzung des Beschlusses: { $subject }
proposed-finding = Unbeantwortete Feststellung: { $subject }
proposed-round = Ergebnis der Bewertung: { $subject }
proposed-status = Indikator mit neuem Status: { $subject }
proposed-expiry = Auslaufende Maßnahme: { $subject }
proposed-motion = Antrag: { $subject }
reason-minutes = { $objections ->
    [0] Die Niederschrift über die { $meeting }. Sitzung ging am { $sent } hinaus und ist nicht genehmigt.
    [one] Die Niederschrift über die { $meeting }. Sitzung ging am { $sent } hinaus; über eine Einwendung ist zu entscheiden.
   *[other] Die Niederschrift über die { $meeting }. Sitzung ging am { $sent } hinaus; über { $objections } Einwendungen ist zu entscheiden.
}
reason-circular = { $number } wurde am { $on } im Umlaufverfahren beschlossen und ist bekannt zu geben.
reason-circular-objected = Dem Umlaufverfahren { $number } wurde widersprochen; die Sitzung entscheidet.
reason-adjourned = In der { $meeting }. Sitzung vertagt.
reason-not-reached = In der { $meeting }. Sitzung nicht behandelt.
reason-follow-up = Wiedervorlage zum { $due }: { $reason }
reason-action = { $days ->
    [one] Fällig war der Auftrag am { $due }, zuständig: { $owner }; seit einem Tag überfällig.
   *[other] Fällig war der Auftrag am { $due }, zuständig: { $owner }; seit { $days } Tagen überfällig.
}
reason-resolution = { $days ->
    [one] Umzusetzen war der Beschluss { $number } bis { $due }; seit einem Tag überfällig.
   *[other] Umzusetzen war der Beschluss { $number } bis { $due }; seit { $days } Tagen überfällig.
}
reason-finding = { $days ->
    [one] Eine Antwort war bis { $due } fällig, zuständig: { $owner }; seit einem Tag überfällig.
   *[other] Eine Antwort war bis { $due } fällig, zuständig: { $owner }; seit { $days } Tagen überfällig.
}
reason-round = Die Bewertungsrunde ist seit dem { $closed } abgeschlossen.
reason-status = Seit der letzten Sitzung hat sich der Status geändert: von „{ $from }“ zu „{ $to }“.
reason-ends = Die Maßnahme endet am { $ends }.
reason-ended = Die Maßnahme endete am { $ends }.
reason-motion = Antrag von { $organisation }, eingegangen am { $received }.
reason-motion-late = Antrag von { $organisation }, eingegangen am { $received }, nach Ablauf der Frist.
ruling-accepted = aufgenommen
ruling-declined = abgelehnt: { $reason }
ruling-postponed = auf die { $until }. Sitzung verschoben: { $reason }
template-keep = Als Vorlage speichern
template-hint = Die Punkte ohne den Rahmen. Eine Vorlage mit demselben Namen wird ersetzt.
template-name = Name der Vorlage
template-save = Vorlage speichern
template-kept = Die Vorlage ist gespeichert.
motion-title = Antrag zur Tagesordnung
motion-lead = Die Geschäftsstelle entscheidet mit dem Vorsitz, ob der Antrag auf die Tagesordnung kommt, und nennt den Grund, wenn nicht.
motion-late = Die Frist für Anträge zur Tagesordnung ist am { $day } abgelaufen. Ein späterer Antrag wird als verspätet gekennzeichnet.
motion-subject = Worum geht es?
motion-text = Antrag und Begründung
motion-put = Antrag stellen
motion-withdraw = Zurücknehmen
motion-withdrawn = zurückgenommen
papers-title = Beschlussvorlagen
papers-lead = Worüber der Rat beschließen, beraten oder wovon er Kenntnis nehmen soll, mit Sachverhalt, Begründung und Kennzahlen.
papers-none = Es gibt keine solche Vorlage.
papers-number = Nummer
papers-meeting = Sitzung
papers-state = Stand
papers-all = alle
papers-filter = Anzeigen
papers-of-meeting = { $number }. Sitzung
papers-place = { $meeting }. Sitzung, TOP { $item }
papers-to-read = Vorlagen zu lesen
papers-to-read-lead = Für die nächste Sitzung versandt: { $meeting }, { $day }
paper-kind = Beschlussvorlage { $number }
paper-new = Vorlage anlegen
paper-new-title = Neue Beschlussvorlage
paper-edit-title = Vorlage { $number } bearbeiten
paper-form-lead = Die Nummer vergibt das System beim Speichern. Solange die Vorlage ein Entwurf ist, sehen sie nur das Ministerium, die Geschäftsstelle und wer mitzeichnen soll.
paper-for-item = Für { $item }
paper-meanwhile = Die Vorlage wurde inzwischen geändert oder ist kein Entwurf mehr. Ihre Eingaben stehen noch in den Feldern; vergleichen Sie sie mit der gespeicherten Fassung, bevor Sie noch einmal speichern.
paper-title = Titel
paper-lead = Federführung
paper-date = Datum
paper-about = Angaben zur Vorlage
paper-course = Beratungsfolge
paper-proposed-resolution = Beschlussvorschlag
paper-proposed-resolution-hint = Wortlaut, über den abgestimmt wird: „Der Strategierat …“
paper-facts = Sachverhalt
paper-facts-hint = Was ist, ohne Wertung
paper-reasoning = Begründung
paper-reasoning-hint = Warum dieser Beschluss vorgeschlagen wird
paper-financial-impact = Finanzielle Auswirkungen
paper-financial-impact-hint = Gibt es keine, schreiben Sie „keine“.
paper-indicator-impact = Auswirkungen auf Indikatoren
paper-indicator-impact-hint = Was der Beschluss für die gewählten Indikatoren bedeutet. Werte und Stand ergänzt das System.
paper-indicators = Betroffene Indikatoren
paper-indicators-hint = Ihre Werte stehen in der Vorlage; beim Versand werden sie festgehalten.
paper-co-signers = Mitzeichnung
paper-co-signers-hint = Wer zustimmen soll, bevor die Vorlage freigegeben wird
paper-choose = Auswählen ({ $count } gewählt)
paper-tier = Vertraulichkeit
paper-tier-hint = Wer die Vorlage nach dem Versand lesen darf. Gehört der Tagesordnungspunkt zu einem engeren Kreis, gilt dieser.
paper-replaces = Ersetzt
paper-replaces-none = keine andere Vorlage
paper-replaced-by = Ersetzt durch
paper-save = Vorlage speichern
paper-edit = Bearbeiten
paper-document = Als PDF
paper-created = Die Vorlage ist angelegt.
paper-saved = Die Vorlage ist gespeichert.
paper-stepped = Der neue Stand ist festgehalten.
paper-changed = Die Vorlage wurde inzwischen geändert. Sehen Sie sie noch einmal an; Ihre Eingaben stehen noch in den Feldern.
paper-fixed = Text und Anlagen stehen fest. Ändern lässt sich nur ein Entwurf.
paper-not-from-here = Dieser Schritt ist beim jetzigen Stand nicht möglich.
paper-not-agreed = Noch nicht freigegeben: Es fehlt die Mitzeichnung von { $who }.
paper-history = Verlauf
paper-state-draft = Entwurf
paper-state-co-signing = in Mitzeichnung
paper-state-released = freigegeben
paper-state-sent = versandt
paper-state-withdrawn = zurückgezogen
paper-step-co-signing = Zur Mitzeichnung geben
paper-step-release = Freigeben
paper-step-reopen = Freigabe zurücknehmen
paper-step-back = Zurück in den Entwurf
paper-step-withdraw = Zurückziehen
paper-figure-indicator = Indikator
paper-figure-value = Wert
paper-figure-known = Stand
paper-figure-status = Status
paper-figures-live = Werte vom { $day }; beim Versand werden sie festgehalten.
paper-figures-frozen = Werte vom { $day }; sie bleiben, wie sie beim Versand waren.
paper-figures-without = Ohne Wert: { $codes }
paper-files = Anlagen
paper-files-none = Keine Anlagen.
paper-file-one = Anlage
paper-file-add = Anlage hinzufügen
paper-file-choose = Datei
paper-file-hint = PDF, JPEG, PNG oder WebP, höchstens 8 MB. Was eine Datei ist, wird an ihrem Inhalt erkannt.
paper-file-title = Bezeichnung
paper-file-title-hint = Bleibt sie leer, gilt der Dateiname.
paper-file-tier = Vertraulichkeit der Anlage
paper-file-tier-usual = wie die Vorlage
paper-file-save = Anlage speichern
paper-file-remove = Entfernen
paper-file-added = Die Anlage ist gespeichert.
paper-file-removed = Die Anlage ist entfernt.
paper-co-signatures = Mitzeichnung
paper-co-sign-asked = angefragt
paper-co-sign-signed = mitgezeichnet am { $at }
paper-co-sign-refused = nicht mitgezeichnet am { $at }
paper-co-sign-answer = Ihre Antwort
paper-co-sign-yes = Mitzeichnen
paper-co-sign-no = Nicht mitzeichnen
paper-co-sign-reason = Grund
paper-co-sign-reason-hint = Nötig, wenn Sie nicht mitzeichnen. Wer die Vorlage sieht, liest ihn.
paper-co-sign-send = Antwort senden
paper-co-sign-noted = Ihre Antwort ist festgehalten.
agenda-paper = Vorlage { $number }
gap-to-paper = Zur Vorlage
follow-ups-title = Wiedervorlagen
follow-ups-lead = Was zu einem Tag wieder in den Rat kommt. Fälliges wird für die nächste Tagesordnung vorgeschlagen.
follow-ups-none = Es gibt keine offene Wiedervorlage.
follow-ups-open = Offen
follow-up-new = Neue Wiedervorlage
follow-up-subject = Gegenstand
follow-up-reason = Grund
follow-up-due = Tag
follow-up-on = Wiedervorlage am { $due }
follow-up-is-due = fällig
follow-up-save = Wiedervorlage speichern
follow-up-finish = Als erledigt kennzeichnen
follow-up-kept = Die Wiedervorlage ist gespeichert.
follow-up-done = Die Wiedervorlage ist erledigt.
reso-title = Beschlüsse
reso-lead = Was der Rat beschlossen hat, mit Wortlaut, Abstimmung und Stand der Umsetzung. Ein Beschluss wird nie geändert; ein späterer kann ihn ersetzen.
reso-all = alle
reso-none-yet = Noch kein Beschluss
reso-none-yet-text = Das Register beginnt mit dem ersten Beschluss, der in einer Sitzung oder im Umlaufverfahren gefasst wird.
reso-none-found = Kein Beschluss gefunden
reso-none-found-text = Zu diesen Angaben gibt es keinen Beschluss. Nehmen Sie eine Angabe zurück.
reso-csv = Als CSV speichern
reso-xlsx = Als XLSX speichern
reso-filter-words = Suche im Volltext
reso-filter-open = alle offenen
reso-filter-overdue = überfällig
reso-filter-meeting = { $meeting }. Sitzung
reso-count = { $count ->
    [one] { $text } von { $total } Beschlüssen
   *[other] { $text } von { $total } Beschlüssen
}
reso-column-number = Nummer
reso-column-subject = Gegenstand
reso-column-decided = Datum
reso-column-state = Stand
reso-column-meeting = Sitzung
reso-column-measure = Maßnahme
reso-responsible = Zuständig
reso-responsible-hint = Wer die Umsetzung in der Hand hat, z. B. MW oder IHKN.
reso-due = Frist
reso-no-due = keine Frist
reso-heading = Beschluss { $number }
reso-heading-rejected = Abgelehnter Antrag { $number }
reso-circular = Umlaufverfahren { $number }
reso-extract = Auszug als PDF
reso-meanwhile = Der Beschluss wurde zwischenzeitlich fortgeschrieben. Unten steht der neue Stand; Ihre Eingaben sind erhalten.
reso-recorded = Ins Register aufgenommen.
reso-reported = Der Stand der Umsetzung ist gespeichert.
reso-minority-kept = Das Minderheitsvotum ist gespeichert.
reso-already = Zu dieser Abstimmung gibt es diesen Beschluss schon.
reso-wording = Wortlaut
reso-wording-hint = Wie er abgestimmt wurde. Nach dem Speichern lässt sich der Wortlaut nicht mehr ändern.
reso-amended = Geändert gegenüber dem Beschlussvorschlag
reso-replaces = Ersetzt
reso-replaced-by = Ersetzt durch
reso-hash = Prüfsumme (SHA-256)
reso-hash-checked = geprüft
reso-hash-wrong = stimmt nicht
reso-came-about = Zustandekommen
reso-item = Behandelt als
reso-result = Ergebnis
reso-quorum-title = Beschlussfähigkeit
reso-by-name = Stimmen nach Organisation
reso-organisation-column = Organisation
reso-vote-column = Stimme
reso-not-given = nicht abgegeben
reso-effects = Folgen
reso-effects-lead = Was mit dem Beschluss von selbst geschieht. Es wird mit der Aufnahme ins Register ausgeführt, alles oder nichts.
reso-effects-done = Mit dem Beschluss ausgeführt:
reso-effects-not-done = Nicht ausgeführt, weil der Antrag abgelehnt wurde:
reso-effect-link = ansehen
reso-progress = Umsetzung
reso-field-state = Neuer Stand
reso-evidence = Nachweis oder Grund
reso-evidence-hint = Nötig, wenn der Beschluss umgesetzt oder gegenstandslos ist.
reso-report = Stand speichern
reso-minorities = Minderheitsvoten
reso-minority-text = Minderheitsvotum
reso-minority-hint = Es steht überall, wo der Beschluss steht, mit dem Namen Ihrer Organisation. Es lässt sich nicht mehr ändern.
reso-minority-save = Minderheitsvotum abgeben
reso-history = Verlauf
reso-state-open = offen
reso-state-running = in Umsetzung
reso-state-done = umgesetzt
reso-state-void = gegenstandslos
reso-overdue-state = { $state }, überfällig
reso-adopted = angenommen
reso-rejected = abgelehnt
reso-tied = unentschieden
reso-yes = Ja
reso-no = Nein
reso-abstain = Enthaltung
reso-method-written = schriftliche Abstimmung
reso-method-open = offene Abstimmung
reso-method-by-name = namentliche Abstimmung
reso-method-secret = geheime Abstimmung
reso-effect-none = keine Folge
reso-effect-nobody = niemand
reso-effect-method = Verfahren „{ $method }“ gilt für { $indicator } ab { $from }
reso-effect-weights = „{ $proposal }“ gilt für den Digitalisierungsgrad ab { $from }
reso-effect-start = Maßnahme „{ $measure }“ beginnt
reso-effect-change = Maßnahme „{ $measure }“ wird geändert fortgeführt
reso-effect-end = Maßnahme „{ $measure }“ ist abgeschlossen
reso-effect-end-early = Maßnahme „{ $measure }“ wird vorzeitig beendet
reso-effect-target = Zielwert für { $indicator }: { $target }
reso-effect-data = { $organisation } liefert Werte zu { $indicator } bis { $due }
reso-effect-deadline = { $subject } bis { $due }, als Wiedervorlage
reso-target-due = { $value } bis { $due }
reso-choose-deadline = Frist setzen (wird Wiedervorlage)
reso-choose-start = Maßnahme beginnt: { $measure }
reso-choose-change = Maßnahme ändern: { $measure }
reso-choose-end = Maßnahme abschließen: { $measure }
reso-choose-end-early = Maßnahme vorzeitig beenden: { $measure }
reso-choose-weights = Gewichte beschließen: { $proposal }
reso-choose-method = Verfahren beschließen: { $method } für { $indicator }
reso-choose-target = Zielwert beschließen: { $indicator }, { $target }
reso-choose-data = Werte anfordern: { $indicator }
reso-field-effect = { $number }. Folge
reso-field-effect-day = { $number }. Folge: Tag
reso-field-effect-organisation = { $number }. Folge: wer Werte liefert
reso-field-effect-subject = { $number }. Folge: was fällig ist
reso-effect-day-hint = Erster Tag oder Frist, z. B. 31.12.2020. Bei Maßnahmen und Zielwerten leer lassen.
reso-effect-subject-hint = Nur bei einer Frist, höchstens { $max } Zeichen.
reso-error-gone = Das gibt es nicht oder nicht mehr.
reso-error-step = Aus „{ $from }“ wird nicht „{ $to }“.
reso-error-before = Der { $day } liegt vor dem Beschluss.
reso-error-in-force = Was in Kraft ist, gilt seit dem { $day }; der Tag liegt davor.
reso-error-nothing = Es fehlt, was fällig ist.
reso-error-majority = Dafür verlangt die Geschäftsordnung: { $needed }. Abgestimmt wurde mit: { $voted }. Bitte noch einmal abstimmen lassen, mit „Gegenstand und Mehrheit: { $matter }“, oder den Beschluss ohne diese Folge aufnehmen.
reso-error-contradiction = Widerspricht einer anderen Folge oder steht doppelt da.
reso-record-title = Beschluss aufnehmen
reso-record-save = Ins Register aufnehmen
reso-record-meanwhile = Zwischenzeitlich hat sich geändert, was der Beschluss ersetzt oder bewirkt. Ihre Eingaben sind erhalten; bitte prüfen Sie sie.
reso-field-replaces = Ersetzt Beschlüsse
reso-replaces-hint = Nummern wie 5/4/1, mit Komma getrennt.
circ-title = Umlaufverfahren
circ-lead = Beschlüsse ohne Sitzung: Es wird schriftlich abgestimmt. Wer dem Verfahren widerspricht, bringt die Sache in die nächste Sitzung.
circ-none = Noch kein Umlaufverfahren
circ-none-text = Hier stehen eilige Beschlüsse, die nicht bis zur nächsten Sitzung warten können.
circ-running = Laufend
circ-over = Beendet
circ-new = Umlaufverfahren eröffnen
circ-new-lead = Zuerst sehen Sie alles zur Prüfung. Erst wenn Sie das Verfahren eröffnen, beginnt die Frist und gehen die Briefe hinaus.
circ-put = Prüfen
circ-preview = Umlaufverfahren prüfen
circ-preview-lead = Noch ist nichts eröffnet und nichts versandt. So würde das Verfahren heute beginnen:
circ-preview-moved = Die Frist hat sich seit Ihrer Prüfung geändert. Bitte prüfen Sie noch einmal.
circ-preview-number = Voraussichtliche Nummer
circ-preview-majority = Nötige Mehrheit
circ-preview-voters = Stimmberechtigte Organisationen: { $count }
circ-preview-letters = Briefe, die hinausgehen: { $count }
circ-preview-no-letter = Niemand bekommt einen Brief: Für die stimmberechtigten Organisationen ist keine Person eingetragen.
circ-preview-subject = Betreff: { $subject }
circ-open-now = Jetzt eröffnen und versenden
circ-change = Ändern
circ-not-allowed = Die Geschäftsordnung kennt kein Umlaufverfahren.
circ-text-hint = Worüber abgestimmt wird, Wort für Wort.
circ-urgency = Eilbedürftig, weil
circ-urgency-hint = Warum die Sache nicht bis zur nächsten Sitzung warten kann.
circ-closes = Abgestimmt wird bis { $day }, 24:00 Uhr.
circ-heading = Umlaufverfahren { $number }
circ-state-draft = in Vorbereitung
circ-state-open = läuft
circ-state-decided = entschieden
circ-state-meeting = geht in die nächste Sitzung
circ-state-withdrawn = ohne Ergebnis beendet
circ-days-left = { $days ->
    [0] Heute ist der letzte Tag.
    [one] Noch { $days } Tag
   *[other] Noch { $days } Tage
}
circ-counting = Die Frist ist abgelaufen, es wird ausgezählt.
circ-answered = { $given } von { $all } haben geantwortet
circ-question = Beschlussvorschlag
circ-from = Eröffnet am
circ-until = Frist
circ-until-end = { $day }, 24:00 Uhr
circ-announced = Bekannt gegeben
circ-vote-title = Ihre Stimme
circ-own-vote = Stimme
circ-your-vote = Ihre Organisation hat mit „{ $choice }“ gestimmt, { $at }.
circ-by-deputy = (durch Stellvertretung)
circ-vote-hint = Bis zur Frist können Sie die Stimme ändern; die letzte gilt. Wie andere stimmen, ist bis zum Ende verborgen.
circ-vote-send = Stimme abgeben
circ-object = Widerspruch gegen das Verfahren
circ-object-lead = Der Widerspruch gilt dem Verfahren, nicht der Sache: Die nächste Sitzung entscheidet. Er lässt sich nicht zurücknehmen.
circ-objection-reason = Grund
circ-object-send = Widersprechen
circ-objection = Widerspruch: { $reason }
circ-answers = Antworten der Organisationen
circ-hidden = Wie die anderen gestimmt haben, steht hier nach dem Ende.
circ-has-answered = hat geantwortet
circ-pdf = Ergebnis als PDF
circ-end-title = Beenden
circ-end-lead = Ausgezählt wird nach der Frist, von selbst. Bis dahin kann jede Stimme geändert und dem Verfahren widersprochen werden.
circ-count-now = Jetzt auszählen
circ-withdraw = Ohne Ergebnis beenden
circ-goes-to-meeting = Dem Verfahren wurde widersprochen. Der Rat entscheidet in seiner nächsten Sitzung.
circ-given-up = Das Umlaufverfahren wurde ohne Ergebnis beendet.
circ-opened = Das Umlaufverfahren ist eröffnet, die Stimmberechtigten sind benachrichtigt.
circ-voted = Ihre Stimme ist gespeichert.
circ-changed = Ihre Stimme ist geändert.
circ-objected = Ihr Widerspruch ist gespeichert.
circ-ended = Das Umlaufverfahren ist ausgezählt.
circ-withdrawn = Das Umlaufverfahren ist ohne Ergebnis beendet.
circ-objected-before = Ihre Organisation hat schon widersprochen. Diese Begründung wurde nicht gespeichert.
circ-typed = Das hatten Sie eingegeben:
circ-no-deputies = Im Umlaufverfahren stimmen Stellvertretungen nach der Geschäftsordnung nicht ab.
circ-delegate-voted = Das ordentliche Mitglied hat schon abgestimmt; seine Stimme geht vor.
circ-no-vote = Ihre Organisation ist in diesem Verfahren nicht stimmberechtigt.
circ-not-yet = Die Frist läuft noch; ausgezählt wird nach der Frist, auch wenn schon alle abgestimmt haben.
circ-not-open = Es werden keine Stimmen mehr angenommen.
mail-request-subject = Werte erbeten: { $indicator }
mail-request = Der Strategierat bittet Ihre Organisation um Werte zu „{ $indicator }“ bis { $due }.
mail-circ-subject = Umlaufverfahren { $number }: Ihre Stimme wird erbeten
mail-circ = Das Umlaufverfahren { $number } ist eröffnet. Ihre Organisation kann bis { $until }, 24:00 Uhr abstimmen.
mail-circ-reminder-subject = { $days ->
    [0] Letzter Tag: Umlaufverfahren { $number }
    [one] Noch ein Tag: Umlaufverfahren { $number }
   *[other] Noch { $days } Tage: Umlaufverfahren { $number }
}
mail-circ-reminder = Im Umlaufverfahren { $number } fehlt die Stimme Ihrer Organisation. Abgestimmt wird bis { $until }, 24:00 Uhr.
mail-circ-do = Den Beschlussvorschlag und den Grund der Eile lesen Sie nach der Anmeldung. Wer dem Verfahren widerspricht, bringt die Sache in die nächste Sitzung.
act-procedure-adopted = Geschäftsordnung: neue Fassung
act-meeting-called = Sitzung angesetzt
act-meeting-edited = Zeit und Ort der Sitzung geändert
act-agenda-changed = Tagesordnung geändert
act-proposal-ruled = Über einen Vorschlag zur Tagesordnung entschieden
act-motion-put = Antrag zur Tagesordnung gestellt
act-motion-withdrawn = Antrag zur Tagesordnung zurückgenommen
act-paper-kept = Vorlage bearbeitet
act-paper-signed = Vorlage mitgezeichnet oder abgelehnt
act-meeting-run = Sitzung geführt
act-attendance-noted = Anwesenheit vermerkt
act-poll-moved = Abstimmung geführt
act-vote-cast = Stimme abgegeben
act-resolution-recorded = Beschluss festgehalten
act-resolution-reported = Umsetzung gemeldet
act-circular-moved = Umlaufverfahren geführt
act-circular-voted = Im Umlaufverfahren geäußert
act-minutes-kept = Niederschrift bearbeitet
act-minutes-moved = Niederschrift: neuer Stand
act-minutes-objected = Einwendung gegen die Niederschrift
act-follow-up-kept = Wiedervorlage
act-template-kept = Vorlage für Tagesordnungen gespeichert
change-when = Zeit
change-rules = Regeln
run-opened = Sitzung eröffnet
run-called = Punkt aufgerufen
run-next = weiter zum nächsten Punkt
run-back = voriger Punkt erneut aufgerufen
run-finished = Punkt abgeschlossen
run-removed = Punkt abgesetzt
run-adjourned = Punkt vertagt
run-closed = Sitzung geschlossen
run-notice = Ladung gerügt
run-no-objection = niemand rügt die Ladung
run-assent = kein Mitglied widerspricht der Behandlung
run-doubted = Beschlussfähigkeit angezweifelt
run-quorum = Beschlussfähigkeit geprüft
run-takes-part = Ausschluss von der Mitwirkung aufgehoben
run-amendment-back = Änderungsantrag zurückgezogen
run-poll-opened = eröffnet ({ $method })
run-poll-closed = geschlossen
run-poll-withdrawn = zurückgezogen
change-proposal = Vorschlag
change-item = TOP
change-done = erledigt
journal-subject-paper = Vorlage
journal-subject-resolution = Beschluss
journal-subject-circular = Umlaufverfahren
journal-subject-minutes = Niederschrift
journal-subject-follow-up = Wiedervorlage

# Die Sitzung, während sie läuft.
live-title = Live
live-heading = { $meeting } – live
live-to = Live-Ansicht
live-refresh = Aktualisieren
live-wall = Ansicht für die Wand
live-news = Die Sitzung ist weitergegangen.
live-lost = Die Verbindung ist unterbrochen. Sie wird von selbst wiederhergestellt.
live-not-opened = Die Sitzung ist noch nicht eröffnet.
live-closed = Die Sitzung wurde um { $time } Uhr geschlossen.
live-open = Sitzung eröffnen
live-open-hint = Die Anwesenheit wird aus den Rückmeldungen übernommen und lässt sich danach in einem Schritt berichtigen.
live-chair = Vorsitz
live-minute-taker = Protokollführung
live-now = Jetzt
live-hidden = nichtöffentlicher Punkt
live-nothing = Zurzeit ist kein Punkt aufgerufen.
live-since = seit { $time } Uhr
live-next = Danach:
live-left = { $minutes ->
    [one] Noch 1 Minute
   *[other] Noch { $minutes } Minuten
 }
live-over = { $minutes ->
    [one] 1 Minute länger als geplant
   *[other] { $minutes } Minuten länger als geplant
 }
live-ends = Voraussichtliches Ende: { $time } Uhr
live-found = Festgestellt: { $quorum }.
live-step = Schritt
live-step-next = Nächster Punkt
live-step-back = Vorigen Punkt erneut aufrufen
live-step-finish = Punkt abschließen
live-find = Beschlussfähigkeit feststellen
live-doubt = Beschlussfähigkeit wird angezweifelt
live-no-objection = Keine Rüge festgestellt
live-object = Ladung gerügt
live-assent = Kein Mitglied widerspricht der Behandlung
live-late-item = Dieser Punkt stand nicht auf einer fristgerecht versandten Tagesordnung. Über ihn wird erst abgestimmt, wenn der Rat der Behandlung zustimmt: durch eine Abstimmung über die Dringlichkeit, oder weil kein Mitglied widerspricht.
live-late-item-agreed = Dieser Punkt stand nicht auf einer fristgerecht versandten Tagesordnung. Der Rat hat der Behandlung zugestimmt.
live-close = Sitzung schließen
live-call = Aufrufen
live-withdraw = Absetzen
live-adjourn = Vertagen
live-polls = Abstimmung
live-result = Ergebnis
live-ask = Zur Abstimmung stellen
live-question = Wortlaut
live-about = Abgestimmt wird über
live-about-hint = Die Geschäftsordnung bestimmt die Reihenfolge; vorgeschlagen ist, was als Nächstes an der Reihe ist.
live-proposal = den Beschlussvorschlag
live-amendment-option = Änderungsantrag: { $text }
live-method = Art der Abstimmung
live-method-open = offene Abstimmung
live-method-by-name = namentliche Abstimmung
live-method-secret = geheime Abstimmung
live-matter = Gegenstand und Mehrheit
live-counting = Stimmabgabe
live-by-phone = auf dem eigenen Gerät
live-by-hand = von Hand gezählt, durch Handzeichen oder auf Papier
live-poll-open = Abstimmung eröffnen
live-poll-close = Abstimmung schließen
live-poll-withdraw = Ohne Ergebnis beenden
live-poll-given = { $given } von { $voters } Stimmen abgegeben
live-poll-by-hand = Gezählt wird von Hand, { $votes } Stimmen sind anwesend.
live-poll-amendment = Änderungsantrag
live-yes = Ja
live-no = Nein
live-abstain = Enthaltung
live-count-invalid = Ungültig
live-count-not-given = Nicht abgegeben
live-vote-given = Ihre Stimme zählt: { $choice }.
live-vote-secret = Ihre Stimme zählt. Wie Sie gestimmt haben, ist nirgends gespeichert.
live-by-name = Stimmen nach Namen
live-not-voted = nicht abgestimmt
live-record = Beschluss festhalten
live-attendance = Anwesenheit
live-attendance-hint = Ein Eintrag je Organisation, alle werden zusammen gespeichert. Was seit der Eröffnung gilt, berichtigt die Rückmeldungen; alles andere gilt ab jetzt.
live-attendance-save = Anwesenheit speichern
live-organisation = Organisation
live-standing = Stand
live-noted = Eintrag
live-person = Person
live-noted-of = Eintrag für { $organisation }
live-person-of = Person für { $organisation }
live-unchanged = unverändert
live-choose = Bitte wählen
live-present = anwesend
live-by-deputy = vertreten
live-takes-no-part = wirkt nicht mit
live-excused = entschuldigt
live-absent = abwesend
live-seat-from-start = von Beginn an anwesend
live-seat-deputy-from-start = von Beginn an vertreten
live-seat-arrives = kommt jetzt
live-seat-deputy = Vertretung übernimmt jetzt
live-seat-leaves = geht jetzt
live-seat-never-came = war nicht da
live-recusal = Mitwirkungsverbot bei diesem Punkt
live-recused = { $organisation } wirkt nicht mit: { $reason }
live-recused-back = Aufheben
live-reason = Grund
live-recusal-save = Mitwirkungsverbot vermerken
live-guests = Ohne Stimme anwesend
live-guest = Name des Gastes
live-guest-from = Organisation des Gastes
live-guest-save = Gast vermerken
live-notes = Notizen
live-notes-none = Noch keine Notizen.
live-note-new = Neuer Absatz
live-note-change = Absatz ändern
live-note-item = Zu Tagesordnungspunkt
live-note-text = Text
live-note-hint = Wird beim Schreiben von selbst gespeichert. Schreiben zwei zugleich am selben Absatz, bleiben beide Fassungen stehen.
live-note-save = Absatz speichern
live-note-saving = Wird gespeichert …
live-note-saved = Gespeichert.
live-note-waiting = Keine Verbindung. Der Text ist auf diesem Gerät gesichert und wird nachgereicht.
live-note-refused = Nicht gespeichert: Bitte den Absatz mit der Schaltfläche speichern.
live-note-too-late = Nicht gespeichert: Die Niederschrift ist schon angelegt.
live-note-edit = Ändern
live-note-join = Zusammenführen
live-note-at = Fassung von { $time } Uhr
live-note-struck = gestrichen
live-note-contested = Zwei Fassungen stehen nebeneinander. Führen Sie sie zu einer zusammen.
live-amendments = Änderungsanträge
live-amendment-new = Änderungsantrag aufnehmen
live-amendment-text = Gewünschter Wortlaut
live-amendment-save = Änderungsantrag speichern
live-amendment-back = Zurückziehen
live-amendment-open = offen
live-amendment-adopted = angenommen
live-amendment-rejected = abgelehnt
live-amendment-withdrawn = zurückgezogen
live-amendment-settled = erledigt
live-passage = Betroffene Stelle
live-passage-hint = Anträge zur selben Stelle schließen einander aus. Leer für den ganzen Beschlussvorschlag.
live-goes = Wie weitgehend
live-goes-hint = 0 bis 9; der höchste Wert geht am weitesten.
live-order-furthest = Der weitestgehende Antrag kommt zuerst zur Abstimmung.
live-order-received = Anträge kommen in der Reihenfolge ihres Eingangs zur Abstimmung.
live-tasks = Aufträge
live-task-new = Auftrag vermerken
live-task = Auftrag
live-task-owner = Wer
live-task-due = Bis wann
live-task-due-hint = Zum Beispiel 30.09.2027
live-task-save = Auftrag speichern
live-task-line = { $task } ({ $owner }, bis { $due })
live-notice-opened = Die Sitzung ist eröffnet. Prüfen Sie die Anwesenheit.
live-notice-attendance = Die Anwesenheit ist vermerkt.
live-notice-task = Der Auftrag ist vermerkt.
live-notice-amendment = Der Änderungsantrag ist aufgenommen.
live-notice-vote = Ihre Stimme ist gezählt.
live-notice-voted = Ihre Organisation hat bereits abgestimmt; die erste Stimme zählt.
live-notice-late = Die Abstimmung ist geschlossen. Ihre Stimme wurde nicht mehr gezählt.
live-notice-no-vote = In dieser Abstimmung haben Sie keine Stimme.
live-notice-no-choice = Wählen Sie Ja, Nein oder Enthaltung.
live-notice-over = Die Sitzung ist geschlossen, es wurde nichts gespeichert. Tragen Sie es in der Niederschrift nach.
live-typed = Das hatten Sie eingegeben:
live-to-minutes = Zur Niederschrift
live-notice-not-possible = Das geht im Augenblick nicht. Läuft eine Abstimmung, muss sie zuerst beendet werden.
live-problem-not-votes = Eine Anzahl von Stimmen als Zahl eintragen.
live-problem-count = Die Zählung geht nicht auf: { $counted } Stimmen gezählt, { $present } anwesend.
live-problem-hands = Handzeichen können nicht ungültig sein.
live-problem-not-called = Der Punkt ist nicht aufgerufen.
live-problem-poll-open = Eine andere Abstimmung läuft noch.
live-problem-no-quorum = Der Rat ist nicht beschlussfähig: { $present } stimmberechtigt anwesend, { $needed } erforderlich.
live-problem-objection-open = Die Ladungsfrist war nicht gewahrt. Vor einer Abstimmung muss festgestellt sein, dass niemand dies rügt.
live-problem-objected = Die Ladungsfrist war nicht gewahrt, und dies wurde gerügt. Der Rat kann nicht beschließen.
live-problem-late-item = Der Punkt stand nicht auf einer fristgerecht versandten Tagesordnung. Zuerst muss der Rat der Behandlung zustimmen.
live-problem-not-secret = Mit diesen Stimmberechtigten und dieser Mehrheit ließe das Ergebnis auf einzelne Stimmen schließen. Geheim geht es nicht.
live-problem-few-in-secret = { $given ->
    [0] Noch hat niemand geheim abgestimmt. Ein Ergebnis gibt es nicht.
    [one] Erst eine Stimme ist geheim abgegeben. Das Ergebnis würde sie verraten.
   *[other] Erst { $given } Stimmen sind geheim abgegeben. Das Ergebnis ließe auf einzelne davon schließen.
 } Warten Sie auf weitere Stimmen, oder beenden Sie die Abstimmung ohne Ergebnis; dabei werden die abgegebenen Stimmen gelöscht.
live-problem-no-names = Namentlich wird auf dem eigenen Gerät abgestimmt, nicht von Hand gezählt.
live-problem-seat-taken = Der Platz ist besetzt.
live-problem-nobody = Niemand hat den Platz.
live-problem-no-deputies = Vertretungen stimmen nach der Geschäftsordnung nicht ab.
live-problem-minutes-begun = Die Niederschrift ist schon angelegt, weitere Notizen kommen nicht mehr hinein. Übertragen Sie den Text dorthin.
live-problem-seat-moved = Seit der Eröffnung ist jemand gekommen oder gegangen; eintragen lässt sich nur noch, was jetzt geschieht.
## Einladung: Briefe, Rückmeldungen, Kalender
call-mail-invitation = Einladung: { $number }. Sitzung am { $day }
call-mail-supplement = Nachtragstagesordnung: { $number }. Sitzung am { $day }
call-mail-papers = Unterlagen: { $number }. Sitzung am { $day }
call-mail-change = Geänderte Einladung: { $number }. Sitzung am { $day }
call-mail-off = Absage: { $number }. Sitzung am { $day }
call-mail-minutes = Niederschrift: { $number }. Sitzung am { $day }
call-mail-invitation-text = zur { $number }. Sitzung des Strategierats Niedersachsen laden wir Sie herzlich ein.
call-mail-supplement-text = die Tagesordnung der { $number }. Sitzung des Strategierats Niedersachsen hat sich geändert.
call-mail-papers-text = zur { $number }. Sitzung des Strategierats Niedersachsen liegen weitere Vorlagen in der Sitzungsmappe.
call-mail-change-text = Tag, Zeit oder Ort der { $number }. Sitzung des Strategierats Niedersachsen haben sich geändert. Es gilt:
call-mail-off-text = die { $number }. Sitzung des Strategierats Niedersachsen findet nicht statt. Abgesagt ist:
call-mail-minutes-text = die Niederschrift über die { $number }. Sitzung des Strategierats Niedersachsen liegt vor.
call-mail-access = Zugang: { $access }
call-mail-before = Bisher: { $before }
call-mail-urgent = Nach Ablauf der Ladungsfrist aufgenommen. Über diese Punkte wird erst abgestimmt, wenn der Rat der Behandlung zustimmt. Begründung: { $reason }
call-mail-late-bare = Ladungsfrist nicht gewahrt.
call-mail-deputy = Sie erhalten dieses Schreiben als Stellvertretung in Kopie.
call-mail-new-papers = Neu sind:
call-mail-changed = Geändert hat sich:
call-mail-files = Das Schreiben als PDF und der Kalendereintrag liegen bei.
call-mail-answer = Bitte geben Sie bis zum { $day } über die Adresse unten Rückmeldung: Zusage, Absage, Vertretung, Unterstützungsbedarf. Eine Anmeldung ist dafür nicht nötig.
call-mail-own = Die Adresse gilt für Sie persönlich. Bitte geben Sie sie nicht weiter.
call-preview = Vorschau
call-preview-mail = E-Mail ({ $kind })
call-preview-subject = Betreff: { $subject }
call-preview-letter = Brief als PDF
call-preview-letter-of = Brief als PDF: { $name }
call-log-lead = Ein Brief je Person, die neuesten zuerst.
call-retry = Erneut senden
call-by-hand = Übergeben vermerken
call-of = { $action }: { $name }
call-unreached = Nicht erreicht
call-unreached-lead = Diese Mitgliedsorganisationen hat der letzte Brief ({ $letter }) noch nicht erreicht:
call-all-reached = Der letzte Brief ({ $letter }) hat alle Mitgliedsorganisationen erreicht.
call-note-off = Die Sitzung ist abgesagt. Jeder Brief steht unten mit Zeit und Stand.
call-note-retry = Der Brief wird erneut gesendet.
call-note-handed = Als übergeben vermerkt.
call-note-moved = Gespeichert. Tag, Zeit oder Ort weichen von der Einladung ab: Unten steht, was die Eingeladenen erfahren würden.
call-before = Bisher
call-now = Jetzt
call-anew = Die Sitzung hat einen anderen Tag: Es gilt die Ladungsfrist vor diesem Tag, und bisherige Rückmeldungen gelten nicht mehr.
call-lapse = Bisherige Rückmeldungen gelten nach dem Versand nicht mehr.
call-tell = Änderung mitteilen
call-moved-hint = Tag, Zeit oder Ort weichen von dem ab, was die Eingeladenen wissen.
call-cancel = Sitzung absagen
call-cancel-lead = Alle Eingeladenen erhalten eine Absage mit der Begründung; der Kalendereintrag wird zurückgezogen. Das lässt sich nicht rückgängig machen.
call-cancel-reason = Begründung der Absage
call-cancel-send = Absage versenden
call-off-on = Abgesagt am { $day }
call-answers = Rückmeldungen
call-answers-lead = Was die Mitgliedsorganisationen geantwortet haben. Es gilt die letzte Antwort; eine Antwort auf einen früheren Termin gilt nicht mehr.
call-answers-none = noch keine Antwort
call-answers-lapsed = Antwort auf einen früheren Termin
call-answer-by = { $who }, { $at }, { $channel }
call-answer-deputy = Vertretung: { $name }
call-answer-support = Unterstützungsbedarf: { $text }
call-channel-page = über die Seite
call-channel-calendar = aus dem Kalender
call-channel-office = von der Geschäftsstelle vermerkt
call-note-answer = Antwort vermerken
call-note-answer-lead = Für Antworten am Telefon oder auf anderem Weg.
call-organisation = Mitgliedsorganisation
call-answer-noted = Die Antwort ist vermerkt.
call-calendar-taken = Die Antwort aus dem Kalender ist übernommen: { $answer }.
call-calendar = Antwort aus dem Kalender übernehmen
call-calendar-lead = Wer die Einladung im Kalender annimmt oder ablehnt, schickt eine Antwort an die Geschäftsstelle. Laden Sie die angehängte Datei hoch, oder fügen Sie ihren Inhalt ein.
call-calendar-file = Kalenderdatei (.ics)
call-calendar-text = Inhalt der Kalenderdatei
call-calendar-text-hint = Beginnt mit BEGIN:VCALENDAR.
call-calendar-take = Antwort übernehmen
call-calendar-error-empty = Bitte laden Sie eine Datei hoch, oder fügen Sie ihren Inhalt ein.
call-calendar-error-large = Die Datei ist größer als 64 kB. So groß ist keine Antwort.
call-calendar-error-kind = Das ist keine Kalenderdatei.
call-calendar-error-no-reply = Das ist ein Kalendereintrag, aber keine Antwort auf eine Einladung (METHOD:REPLY fehlt).
call-calendar-error-entry = Die Datei enthält nicht genau einen Termin.
call-calendar-error-uid = In der Datei fehlt die Kennung des Termins (UID).
call-calendar-error-attendee = In der Datei steht nicht genau eine Person, die antwortet.
call-calendar-error-answer = Die Datei sagt weder zu noch ab.
call-calendar-error-other = Die Antwort gehört zu einem anderen Termin ({ $uid }), nicht zu dieser Sitzung.
call-calendar-error-sender = Unter der Adresse { $address } antwortet niemand für eine Mitgliedsorganisation. Klären Sie, wer geantwortet hat, und vermerken Sie die Antwort von Hand.
call-calendar-error-outdated = Die Antwort gilt einem früheren Stand der Einladung (Nummer { $sequence }); seither haben sich Tag, Zeit oder Ort geändert. Bitte fragen Sie nach.
call-calendar-error-never = Die Antwort gilt einem Stand der Einladung (Nummer { $sequence }), der nie versandt wurde.
call-calendar-error-older = Dieselbe Person hat später schon anders geantwortet. Es gilt die spätere Antwort.
call-link-title = Rückmeldung zur { $number }. Sitzung
call-link-for = Sie antworten als { $name } für { $organisation }.
call-link-done = Ihre Rückmeldung ist eingegangen: { $answer }. Bis zur Sitzung können Sie sie über dieselbe Adresse ändern.
call-link-dead-title = Diese Adresse gilt nicht mehr
call-link-dead = Die Sitzung ist vorbei oder abgesagt, oder die Adresse ist unvollständig. Wenden Sie sich bei Fragen an die Geschäftsstelle.
call-feed-title = Sitzungen im eigenen Kalender
call-feed-lead = Ihr Kalenderprogramm kann die Sitzungen des Rats über eine Adresse abrufen, die nur für Sie gilt. Die Titel der Tagesordnungspunkte stehen nicht darin.
call-feed-open = Adresse anlegen
call-feed-again = Neue Adresse anlegen
call-feed-close = Adresse widerrufen
call-feed-since = Es gibt eine Adresse, angelegt am { $at }. Sie wird nur einmal gezeigt; eine neue macht die alte ungültig.
call-feed-made = Ihre Kalenderadresse
call-feed-once = Kopieren Sie die Adresse jetzt: Sie wird kein zweites Mal gezeigt. Wer sie kennt, sieht die Termine.
call-feed-address = Adresse
call-feed-back = Zurück zu „Mein Bereich“
call-feed-closed = Die Kalenderadresse ist widerrufen.

## Einladung
dispatch-title = Versand
dispatch-done = Versandt. Jeder Brief steht unten mit Zeit und Stand.
dispatch-meanwhile = Inzwischen hat sich die Tagesordnung geändert. Unten steht, was jetzt hinausginge; nichts wurde versandt.
dispatch-nothing = Seit dem letzten Versand hat sich nichts geändert.
dispatch-in-time = { $days ->
    [0] Heute ist der letzte Tag.
    [one] Noch ein Tag.
   *[other] Noch { $days } Tage.
}
dispatch-late = { $days ->
    [one] Die Frist ist seit einem Tag abgelaufen. Der Versand ist mit Begründung möglich; auf Einladung und Niederschrift steht „Ladungsfrist nicht gewahrt“.
   *[other] Die Frist ist seit { $days } Tagen abgelaufen. Der Versand ist mit Begründung möglich; auf Einladung und Niederschrift steht „Ladungsfrist nicht gewahrt“.
}
dispatch-papers-late = { $days ->
    [one] Die Frist für Unterlagen ist seit einem Tag abgelaufen.
   *[other] Die Frist für Unterlagen ist seit { $days } Tagen abgelaufen.
}
dispatch-reason = Begründung
dispatch-reason-hint = Sie steht auf der Einladung.
dispatch-reason-hint-supplement = Sie steht auf der Nachtragstagesordnung.
dispatch-late-items = Nach Ablauf der Ladungsfrist kommen hinzu: { $items }. Über diese Punkte wird erst abgestimmt, wenn der Rat der Behandlung zustimmt. Der Versand ist mit Begründung möglich.
dispatch-second = Zweite Ladung zum selben Gegenstand
dispatch-second-hint = Die Ladung weist darauf hin, dass der Rat in dieser Sitzung ohne Rücksicht auf die Zahl der Anwesenden beschlussfähig ist. Mindestens ein stimmberechtigtes Mitglied muss anwesend sein.
second-call = Zweite Ladung zum selben Gegenstand: Der Rat ist in dieser Sitzung ohne Rücksicht auf die Zahl der Anwesenden beschlussfähig.
agenda-late-reason = Punkte nach Ablauf der Ladungsfrist. Begründung: { $reason }
dispatch-to = Empfang: { $count }
dispatch-send = Jetzt versenden
dispatch-log = Versandliste
recipient-delegate = Mitglied
recipient-deputy = Vertretung, in Kopie
recipient-guest = Gast
letter-invitation = Einladung
letter-change = Änderung
letter-cancellation = Absage
letter-minutes = Niederschrift
delivery-waiting = wartet
delivery-sent = versandt
delivery-failed = gescheitert
delivery-by-hand = übergeben
notice-not-kept = Ladungsfrist nicht gewahrt
notice-reason = Begründung: { $reason }
meeting-calendar = Termin als Kalenderdatei
reply-title = Rückmeldung geben
reply-answer = Rückmeldung
reply-coming = Zusage
reply-not-coming = Absage
reply-deputy = Vertretung
reply-tentative = noch unsicher
reply-deputy-name = Wer vertritt?
reply-deputy-hint = Nur bei Vertretung.
reply-support = Unterstützungsbedarf
reply-support-hint = Zum Beispiel Gebärdensprache oder ein stufenfreier Zugang. Nur die Geschäftsstelle liest das.
reply-send = Rückmeldung senden
reply-sent = Die Rückmeldung ist eingegangen. Bis zur Sitzung lässt sie sich ändern.
reply-own = Ihre Rückmeldung: { $answer }
forecast-title = Prognose der Beschlussfähigkeit
forecast-expected = Beschlussfähigkeit erwartet
forecast-open = noch offen
forecast-out-of-reach = nicht mehr erreichbar
forecast-sentence = { $coming } von { $members } Stimmberechtigten haben zugesagt, davon { $deputies } mit Vertretung; nötig sind { $needed }. Offen: { $open }.
mail-agenda-late = Ladungsfrist nicht gewahrt. Begründung: { $reason }
mail-agenda-motions = Anträge zur Tagesordnung sind bis zum { $day } möglich.
act-invitation-sent = Tagesordnung versandt
act-invitation-answered = Rückmeldung zur Einladung
change-agenda-version = Fassung der Tagesordnung
change-letters = Briefe
