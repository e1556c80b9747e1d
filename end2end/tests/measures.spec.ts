import { expect, row, section, signIn, status, test, type Page } from './helpers.ts';

const measures = (page: Page) => page.locator('.wk-main tbody tr th a');

test.describe('a visitor', () => {
  test('filters the list by field, state and lead', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/massnahmen');
    await expect(page.getByText('6 Maßnahmen sind erfasst, 3 laufen.')).toBeVisible();
    await page.getByLabel('Feld', { exact: true }).selectOption({ label: '3 Umsetzungsprojekte der Digitalisierung' });
    await page.getByRole('button', { name: 'Filtern' }).click();
    await expect(measures(page)).toHaveText(['Digitalbonus', 'DigitalHub']);
    await page.getByLabel('Stand', { exact: true }).selectOption('läuft');
    await page.getByRole('button', { name: 'Filtern' }).click();
    await expect(measures(page)).toHaveText(['DigitalHub']);
    await page.getByLabel('Federführung').selectOption('Nds. MW');
    await page.getByRole('button', { name: 'Filtern' }).click();
    await expect(page.getByText('Keine Maßnahme entspricht dem Filter')).toBeVisible();
    await page.getByRole('link', { name: 'Filter zurücksetzen' }).click();
    await expect(measures(page)).toHaveCount(6);
  });

  test('sorts the list by links in its head, both ways', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/massnahmen');
    await expect(measures(page).first()).toHaveText('Beratung Einzelhandel');
    const first = await measures(page).allInnerTexts();
    await page.getByRole('columnheader').getByRole('link', { name: 'Maßnahme' }).click();
    await expect(measures(page)).toHaveText([...first].reverse());
    await page.getByRole('columnheader').getByRole('link', { name: 'Laufzeit' }).click();
    await expect(page).toHaveURL(/sort=beginn/);
    const dated = (await measures(page).allInnerTexts()).filter((n) => ['Digitalbonus', 'DigitalHub', 'Digitalbonus innovativ'].includes(n));
    expect(dated).toEqual(['Digitalbonus', 'DigitalHub', 'Digitalbonus innovativ']);
    await page.goto('/massnahmen?sort=unsinn&seite=99999999999999999999&feld=F99&stand=x');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maßnahmen');
  });

  test('reads what a measure is: terms per phase, gaps, successor', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/massnahmen/digitalbonus');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Digitalbonus.Niedersachsen');
    await expect(page.getByText('2 Lücken: 5 Monate vor Phase 2, knapp 12 Monate vor Digitalbonus innovativ').first()).toBeVisible();
    await expect(page.locator('svg', { hasText: 'Lücke' }).first()).toBeAttached();
    const terms = page.getByRole('table', { name: 'Förderkonditionen je Phase' });
    await expect(row(terms, 'Phase 1')).toContainText('bis 50 %');
    await expect(row(terms, 'Phase 1')).toContainText('2.500–10.000 €');
    await expect(row(terms, 'Phase 2')).toContainText('bis 40 %');
    await expect(row(terms, 'Phase 2')).toContainText('3.000–10.000 €');
    await expect(page.getByText('Laufzeit: 03.09.2019 – 30.06.2023')).toBeVisible();
    await page.locator('.wk-head').getByRole('link', { name: 'Digitalbonus innovativ' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Digitalbonus.Niedersachsen-innovativ');
    await expect(page.locator('.wk-head').getByRole('link', { name: 'Digitalbonus', exact: true })).toBeVisible();
  });

  test('reads each linked indicator as a sentence that claims no effect', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/massnahmen/digitalbonus');
    const links = section(page, 'Wozu die Maßnahme beitragen soll');
    await expect(links).toContainText(
      'soll die Zahl der bewilligten Anträge erhöhen – erwarteter Beitrag: +2.000 bis 31.12.2022, wirkt nach 6 Monaten, Beleg: mittel',
    );
    await expect(links).toContainText('soll den Anteil der Betriebe mit Note 4 oder 5 senken');
    await expect(links).toContainText('Beispielwert');
    // The word appears once, to deny it.
    const text = (await links.innerText()).replaceAll('Ein erwarteter Beitrag ist kein Nachweis einer Wirkung.', '');
    expect(text).not.toMatch(/Nachweis|nachgewiesen|bewiesen|Beweis/);
    await expect(links).toContainText('Ein erwarteter Beitrag ist kein Nachweis einer Wirkung.');
  });

  test('sees in the matrix where no measure works, in words', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/massnahmen');
    await page.getByRole('link', { name: 'Matrix nach Feldern' }).click();
    await expect(page.getByText('In 4 von 7 Feldern setzt keine Maßnahme an.').first()).toBeVisible();
    const matrix = page.getByRole('table', { name: /Maßnahmen nach Indikationsfeldern/ });
    const cells = row(matrix, 'DigitalHub').locator('td');
    const texts = (await cells.allTextContents()).map((t) => t.replace(/\s+/g, ' ').trim());
    expect(texts.filter((t) => t.includes('kein Beitrag'))).toHaveLength(6);
    expect(texts.filter((t) => t.includes('direkt'))).toHaveLength(1);
    await expect(row(matrix, 'Maßnahmen je Feld')).toContainText(/keine\s*1\s*2\s*2\s*keine\s*keine\s*keine/);
    await expect(
      page.getByText(
        'Keine Maßnahme in: Bildungseinrichtungen, Breitbandinfrastruktur gewerblich, Breitbandinfrastruktur der Bildungseinrichtungen, Fachkräftepotenzial.',
      ),
    ).toBeVisible();
    await expect(page.getByText('31 von 39 Indikatoren ohne Maßnahme')).toBeVisible();
    await expect(row(matrix, 'Digitalbonus für Vereine')).toContainText('noch mit keinem Indikator verknüpft');
  });

  test('finds no way to write', { tag: '@nojs' }, async ({ page, server }) => {
    await page.goto('/massnahmen/digitalagentur');
    for (const name of ['Maßnahme bearbeiten', 'Beitrag eintragen']) {
      await expect(page.getByRole('link', { name })).toHaveCount(0);
    }
    await expect(page.getByRole('button', { name: 'Arbeitsstand ändern' })).toHaveCount(0);
    expect(await status(page, '/massnahmen/neu')).toBe(404);
    await expect(page.getByRole('main').getByRole('link', { name: 'Anmelden' })).toBeVisible();
    expect((await server.post('/massnahmen/digitalagentur/stand', { to: 'completed', reason: 'x', version: '1' })).status).toBe(403);
    await page.goto('/massnahmen/digitalagentur');
    await expect(page.getByText('Stand: läuft')).toBeVisible();
  });
});

test.describe('a list that is longer than a page', () => {
  test.use({ own: true });

  test('is paged, and the filter stays', { tag: '@nojs' }, async ({ page, server }) => {
    const session = await server.session('planung');
    for (let number = 1; number <= 48; number++) {
      const name = `Reihe ${String(number).padStart(2, '0')}`;
      const answer = await server.post('/massnahmen', { name, summary: 'x', lead: 'Reihe', tier: 'oeffentlich', token: `reihe${number}` }, session);
      expect(answer.status, name).toBe(303);
    }
    await page.goto('/massnahmen');
    await expect(page.getByText('Maßnahmen 1 bis 50 von 54')).toBeVisible();
    await expect(measures(page)).toHaveCount(50);
    const pages = page.getByRole('navigation', { name: 'Seiten' });
    await pages.getByRole('link', { name: 'Weiter' }).click();
    await expect(measures(page)).toHaveCount(4);
    await pages.getByRole('link', { name: 'Zurück' }).click();
    await expect(measures(page)).toHaveCount(50);
    await page.goto('/massnahmen?federfuehrung=Reihe&sort=-name');
    await expect(measures(page).first()).toHaveText('Reihe 48');
    await page.goto('/massnahmen?seite=99');
    await expect(measures(page)).toHaveCount(4);
    await page.goto('/massnahmen/matrix?seite=2');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maßnahmen nach Indikationsfeldern');
  });
});

test.describe('a planner', () => {
  test.use({ own: true });
  test.beforeEach(async ({ page, server }) => signIn(page, server, 'planung'));

  test('creates a measure, edits it and moves it along its workflow', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/massnahmen');
    await page.getByRole('link', { name: 'Maßnahme anlegen' }).click();
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    // What is missing is said at the field, nothing is stored.
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');

    await page.getByLabel('Name', { exact: true }).fill('Digitallotsen im Handwerk');
    await page.getByLabel('Kurzbeschreibung').fill('Betriebe erhalten einen Tag Beratung vor Ort.');
    await page.getByLabel('Federführung').fill('LHN');
    await page.getByLabel(/^Beginn/).fill('01.02.2027');
    await page.getByLabel(/^Ende/).fill('31.12.2026');
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    await expect(page.locator('#e-end')).toContainText('Das Ende liegt vor dem Beginn.');
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Digitallotsen im Handwerk');
    await page.getByLabel(/^Ende/).fill('31.12.2028');
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();

    await expect(page).toHaveURL(/\/massnahmen\/digitallotsen-im-handwerk\?hinweis=angelegt$/);
    await expect(page.getByRole('status')).toContainText('Maßnahme angelegt.');
    await expect(page.getByText('Stand: Idee')).toBeVisible();
    await expect(page.getByText('Laufzeit: 01.02.2027 – 31.12.2028').first()).toBeVisible();

    await page.getByRole('link', { name: 'Maßnahme bearbeiten' }).click();
    await page.getByLabel('Kurzbeschreibung').fill('Betriebe erhalten zwei Tage Beratung vor Ort.');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Maßnahme gespeichert.');
    await expect(page.locator('.wk-head')).toContainText('zwei Tage Beratung');

    await move(page, 'vorgeschlagen', 'Vorschlag der LHN für die 7. Sitzung');
    await expect(page.getByText('Stand: vorgeschlagen')).toBeVisible();

    const history = section(page, /^Verlauf$/);
    await expect(history.locator('ins', { hasText: 'zwei Tage Beratung' })).toBeAttached();
    await expect(history.locator('del', { hasText: 'einen Tag Beratung' })).toBeAttached();
    await expect(history).toContainText('Grund: Vorschlag der LHN für die 7. Sitzung');
    await expect(history).toContainText('Demo-Maßnahmenplanung');
    await expect(history.locator('time').first()).toContainText(/\d\d\.\d\d\.\d{4},\s\d\d:\d\d\sUhr/);
    for (const act of ['Maßnahme angelegt', 'Maßnahme geändert', 'Arbeitsstand geändert']) {
      await expect(history).toContainText(act);
    }
  });

  test('cannot move a measure without a reason, nor to a state that does not follow', { tag: '@nojs' }, async ({ page, server }) => {
    await page.goto('/massnahmen/digitalagentur');
    const steps = page.getByRole('group', { name: 'Neuer Stand' }).getByRole('radio');
    await expect(steps).toHaveCount(3);
    for (const state of ['wird bewertet', 'abgeschlossen', 'eingestellt']) {
      await expect(page.getByRole('radio', { name: state })).toBeVisible();
    }
    await page.getByRole('radio', { name: 'wird bewertet' }).check();
    await page.getByRole('button', { name: 'Arbeitsstand ändern' }).click();
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.locator('#e-reason')).toContainText('Bitte füllen Sie dieses Feld aus.');
    await expect(page.getByRole('radio', { name: 'wird bewertet' })).toBeChecked();
    await expect(page.getByText('Stand: läuft')).toBeVisible();

    const session = await server.session('planung');
    for (const to of ['idea', 'adopted', 'adjusted', 'running', 'nonsense', '']) {
      const answer = await server.post('/massnahmen/digitalagentur/stand', { to, reason: 'Grund', version: '1' }, session);
      expect(answer.status, to).toBe(422);
    }
    await page.goto('/massnahmen/digitalagentur');
    await expect(page.getByText('Stand: läuft')).toBeVisible();
    await expect(section(page, /^Verlauf$/)).not.toContainText('Arbeitsstand geändert');

    await page.goto('/massnahmen/digitalbonus');
    await expect(page.getByText('es folgt kein weiterer Schritt')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Arbeitsstand ändern' })).toHaveCount(0);
  });

  test('links the Digitalbonus to the average grade, with a delay of two years (J06)', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/massnahmen/digitalbonus');
    await page.getByRole('link', { name: 'Beitrag eintragen' }).click();
    await page.getByLabel('Indikator', { exact: true }).selectOption('DR-01');
    await page.getByRole('radio', { name: 'erhöhen' }).check();
    await page.getByRole('radio', { name: 'indirekt' }).check();
    await page.getByLabel(/^Verzug bis zur Wirkung/).fill('24');
    await page.getByRole('radio', { name: 'niedrig', exact: true }).check();
    await page.getByLabel(/^Annahme/).fill('Geförderte Betriebe antworten in der Befragung.');
    await page.getByRole('button', { name: 'Speichern' }).click();

    // A lower grade is better: increasing it needs a reason.
    await expect(page.locator('#e-reason')).toContainText('Die Richtung läuft der Skalenrichtung des Indikators entgegen.');
    await expect(page.getByLabel(/^Annahme/)).toHaveValue('Geförderte Betriebe antworten in der Befragung.');
    await expect(page.getByLabel(/^Verzug bis zur Wirkung/)).toHaveValue('24');
    await page.getByRole('radio', { name: 'senken' }).check();
    await page.getByRole('button', { name: 'Speichern' }).click();

    await expect(page.getByRole('status')).toContainText('Erwarteter Beitrag gespeichert.');
    const links = section(page, 'Wozu die Maßnahme beitragen soll');
    await expect(links).toContainText(/senken – erwarteter Beitrag: nicht beziffert, wirkt nach 2 Jahren, Beleg: niedrig/);
    await expect(section(page, /^Verlauf$/)).toContainText('erwarteter Beitrag eingetragen');

    await page.goto('/indikatoren/DR-01');
    await expect(section(page, /^Maßnahmen$/)).toContainText('Digitalbonus');
    await page.goto('/massnahmen/matrix');
    await expect(page.getByText('30 von 39 Indikatoren ohne Maßnahme')).toBeVisible();

    // The same indicator cannot be linked twice.
    await page.goto('/massnahmen/digitalbonus/beitraege/neu?indikator=DR-01');
    await expect(page.getByLabel('Indikator', { exact: true })).toHaveValue('DR-01');
    await page.getByRole('radio', { name: 'senken' }).check();
    await page.getByRole('radio', { name: 'direkt', exact: true }).check();
    await page.getByRole('radio', { name: 'hoch', exact: true }).check();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.locator('#e-indicator')).toBeVisible();
  });

  test('may link against the polarity with a reason, which everyone reads; and remove the link again', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/massnahmen/digitalagentur/beitraege/neu');
    await page.getByLabel('Indikator', { exact: true }).selectOption('FK-03');
    await page.getByRole('radio', { name: 'erhöhen' }).check();
    await page.getByRole('radio', { name: 'indirekt' }).check();
    await page.getByRole('radio', { name: 'niedrig', exact: true }).check();
    await page.getByLabel(/^Begründung der Richtung/).fill('Beratung macht offene Stellen sichtbar.');
    await page.getByRole('button', { name: 'Speichern' }).click();
    const links = section(page, 'Wozu die Maßnahme beitragen soll');
    await expect(links).toContainText('Begründung: Beratung macht offene Stellen sichtbar.');
    await expect(links).toContainText('gegen die Skalenrichtung');

    await links.getByRole('listitem').filter({ hasText: 'Beratung macht' }).getByRole('link', { name: /Ändern/ }).click();
    await page.locator('summary', { hasText: 'Beitrag entfernen' }).click();
    await page.getByRole('button', { name: 'Beitrag entfernen' }).click();
    await expect(page.getByRole('status')).toContainText('Erwarteter Beitrag entfernt.');
    await expect(links).not.toContainText('Beratung macht');
    await expect(section(page, /^Verlauf$/)).toContainText('erwarteter Beitrag entfernt');
  });

  test('shows the council who changed what, when and why, and visitors nothing of it', async ({ page, another }) => {
    await page.goto('/massnahmen/digitalagentur');
    await move(page, 'wird bewertet', 'Bewertung vor der 7. Sitzung');
    const member = await another('mitglied');
    await member.goto('/massnahmen/digitalagentur');
    const history = section(member, /^Verlauf$/);
    await expect(history).toContainText('Grund: Bewertung vor der 7. Sitzung');
    await expect(history).toContainText('Demo-Maßnahmenplanung');
    await member.goto('/aenderungen');
    await expect(member.locator('.wk-main')).toContainText('Arbeitsstand geändert: Digitalagentur');
    const visitor = await another();
    await visitor.goto('/massnahmen/digitalagentur');
    await expect(section(visitor, /^Verlauf$/)).not.toContainText('Grund: Bewertung vor der 7. Sitzung');
    expect(await status(visitor, '/aenderungen')).toBe(404);
  });
});

async function move(page: Page, state: string, reason: string): Promise<void> {
  await page.getByRole('radio', { name: state }).check();
  await page.getByLabel('Grund').fill(reason);
  await page.getByRole('button', { name: 'Arbeitsstand ändern' }).click();
  await expect(page.getByRole('status')).toContainText('Arbeitsstand geändert.');
}
