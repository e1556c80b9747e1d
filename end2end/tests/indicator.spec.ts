import { readFile } from 'node:fs/promises';
import { expect, row, section, sequence, signIn, test, type Page } from './helpers.ts';

const values = (page: Page) => section(page, 'Alle Werte');

test.describe('a reader', () => {
  test('finds value, deviation and comparison in one German sentence', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Haushalte mit verfügbarem Glasfaseranschluss');
    await expect(page.locator('.wk-main')).toContainText(
      'Ende Dezember 2024 lag in Niedersachsen der Anteil der Haushalte mit verfügbarem Glasfaseranschluss bei 63,38 %.',
    );
    await expect(page.locator('.wk-main')).toContainText(
      'Das sind 1,1 Prozentpunkte weniger, als der Zielpfad vorsieht: im Plan. Beispielwert',
    );
    await expect(page.locator('.wk-main')).toContainText('Der Abstand zu Deutschland (39,79 %) beträgt +23,6 Prozentpunkte.');
    // No-break space before the percent sign, real minus before the deviation.
    expect(await page.locator('.wk-main').innerText()).toMatch(/63,38\u00a0%/);
    await expect(section(page, /^Stand$/)).toContainText('−1,1 Prozentpunkte');
  });

  test('gets the chart as an image with a text, and the same numbers as a table', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    const chart = page.getByRole('img', { name: /Haushalte mit Glasfaser/ }).first();
    await expect(chart).toBeVisible();
    const description = (await chart.evaluate((e) => e.textContent)) ?? '';
    const table = values(page);
    expect(description).toContain('Alle Werte stehen in der Tabelle darunter.');
    for (const [period, value] of [
      ['31.12.2024', '63,38'],
      ['30.06.2025', '42,9'],
    ] as const) {
      expect(description.replaceAll('\u00a0', ' ')).toMatch(new RegExp(`${value} % \\(${period}\\)`));
      await expect(row(table, period)).toContainText(value);
    }
    await expect(row(table, '31.12.2024')).toContainText('im Plan');
    await expect(row(table, '2019')).toContainText('knapp 11');
    await expect(row(table, '30.06.2025')).toContainText('k. A.');
    await expect(table.getByText('k. A. = keine Angabe, – = nicht anwendbar.')).toBeVisible();
  });

  test('downloads the values, with ISO dates, sources and a note of what is an example', async ({ page, server }) => {
    await page.goto('/indikatoren/BG-04');
    const waiting = page.waitForEvent('download');
    await section(page, 'Dateien').getByRole('link', { name: 'CSV', exact: true }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toMatch(/^BG-04_Stand-\d{4}-\d{2}-\d{2}\.csv$/);
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toBe(
      '\ufeff"Indikator";"Gebiet";"Zeitraum";"Wert";"Einheit";"Genauigkeit";"Status";"Datenstand";"Quelle";"Beleg";"Anmerkung";"Zähler";"Nenner";"Stichprobe";"Zufallsbereich von";"Zufallsbereich bis";"Landkreis";"Größenklasse";"Branche";"Maßgeblich"',
    );
    const line = lines.find((l) => l.includes('"DE-NI";"2024-12-31"'));
    expect(line).toContain(';63,38;');
    expect(line).toContain('hallo Wochenende');
    expect((await fetch(`${server.origin}/indikatoren/XX-99/werte.csv`)).status).toBe(404);
  });

  test('compares with other areas by a form whose address can be passed on', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await page.locator('summary', { hasText: 'Vergleichsgebiete wählen (1 gewählt)' }).click();
    await expect(page.getByRole('checkbox', { name: 'Deutschland' })).toBeChecked();
    await page.getByRole('checkbox', { name: 'Hamburg' }).check();
    await page.getByRole('button', { name: 'Vergleich anzeigen' }).click();
    await expect(page).toHaveURL(/vergleich=DE&vergleich=DE-HH$/);
    await expect(values(page).getByRole('columnheader', { name: /Hamburg/ })).toBeVisible();
    await page.goto('/indikatoren/BG-04?vergleich=');
    await expect(values(page).getByRole('columnheader', { name: /Deutschland/ })).toHaveCount(0);
    await page.goto('/indikatoren/BG-04?vergleich=%3Cscript%3E&vergleich=DE');
    await expect(values(page).getByRole('columnheader', { name: /Deutschland/ })).toBeVisible();
  });

  test('filters the list by field and status, and sorts it', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren');
    await page.getByLabel('Indikationsfeld').selectOption({ label: 'Feld 6: Breitbandinfrastruktur der Bildungseinrichtungen' });
    await page.getByLabel('Status').selectOption('verfehlt');
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    await expect(page.locator('.wk-main')).toContainText('1 von 39 Indikatoren');
    await expect(page.locator('.wk-main a[href="/indikatoren/BB-01"]').first()).toBeVisible();
    await page.goto('/indikatoren?status=keine_daten&feld=F2');
    await expect(page.locator('.wk-main')).toContainText('k. A.');
    await page.goto('/indikatoren?feld=F2&status=im_plan');
    await page.getByRole('link', { name: 'Alle Indikatoren zeigen' }).click();
    await expect(page.locator('.wk-main')).toContainText('39 von 39 Indikatoren');
  });

  test('gets a page with a way on for what does not exist', { tag: '@nojs' }, async ({ page }) => {
    for (const path of ['/indikatoren/XX-99', '/indikatoren/%3Cscript%3E', '/massnahmen/gibt-es-nicht', '/nichts', '/bewertungen/R9/x']) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht');
      await expect(page.locator('.wk-main').getByRole('link', { name: 'Zum Überblick' })).toBeVisible();
    }
  });

  test('is not offered to enter values, and is refused', async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/indikatoren/BG-04');
    await expect(page.getByRole('link', { name: 'Wert eintragen' })).toHaveCount(0);
    const session = await server.session('mitglied');
    const answer = await server.post('/indikatoren/BG-04/wert', { token: 'fremd', version: '1', value: '1' }, session);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('Ihre Rolle erlaubt das nicht. Es wurde nichts geändert.');
  });
});

interface Typed {
  period: string;
  value: string;
}

async function type(page: Page, { period, value }: Typed): Promise<void> {
  await page.getByLabel('Stichtag oder Zeitraum').fill(period);
  await page.getByLabel('Wert', { exact: true }).fill(value);
}

async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prüfen' }).click();
}

test.describe('a planner', () => {
  test.use({ own: true });
  test.beforeEach(async ({ page, server }) => signIn(page, server, 'planung'));

  test('records the half-year value and sees the path turn amber (J05)', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await page.getByRole('link', { name: 'Wert eintragen' }).click();
    await expect(page.getByText('Zuletzt: 63,38 % (31.12.2024).')).toBeVisible();
    await type(page, { period: '30.06.2025', value: '66,5' });
    await page.getByRole('radio', { name: /^Beispielwert/ }).check();
    await page.getByLabel('Datenstand').fill('2025');
    await check(page);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wert prüfen');
    const preview = page.getByRole('table', { name: 'Alter und neuer Wert' });
    await expect(row(preview, /^Wert$/)).toContainText(sequence('63,38 %', '66,5 %', '+3,1 Prozentpunkte'));
    await expect(row(preview, 'Soll')).toContainText(sequence('64,5 %', '69,7 %'));
    await expect(row(preview, 'Abweichung')).toContainText(sequence('−1,1 Prozentpunkte', '−3,2 Prozentpunkte'));
    const verdict = row(preview, 'Status').locator('.wk-status').last();
    await expect(verdict).toHaveText('gefährdet');
    await expect(verdict.locator('svg use')).toHaveAttribute('href', '#s-risk');

    // Nothing is stored yet; going back keeps what was typed.
    await page.getByRole('button', { name: 'Ändern' }).click();
    await expect(page.getByLabel('Wert', { exact: true })).toHaveValue('66,5');
    await expect(page.getByLabel('Datenstand')).toHaveValue('2025');
    await check(page);
    await page.getByRole('button', { name: 'Wert speichern' }).click();

    await expect(page.getByRole('status')).toContainText('Der Wert ist eingetragen.');
    await expect(page.locator('.wk-main')).toContainText(
      'Der jüngste Beispielwert lautet 66,5 % (30.06.2025). Das sind 3,2 Prozentpunkte weniger, als der Zielpfad vorsieht: gefährdet.',
    );
    await expect(section(page, /^Stand$/)).toContainText(
      sequence('Jüngster Beispielwert, 30.06.2025', '66,5', 'gefährdet', '69,7', '−3,2 Prozentpunkte'),
    );
    await expect(row(values(page), '30.06.2025')).toContainText(sequence('66,5', '69,7', '−3,2', 'gefährdet'));
    await expect(row(values(page), '30.06.2025')).toContainText('Beispielwert');
    const history = section(page, 'Verlauf der Änderungen');
    await expect(history).toContainText('Messwert eingetragen');
    await expect(history).toContainText('Demo-Maßnahmenplanung');
    await expect(history).toContainText(sequence('30.06.2025', '66,5'));
    await page.goto('/aenderungen');
    await expect(page.locator('.wk-main')).toContainText('Messwert eingetragen');
  });

  test('sees while typing what the value would mean', async ({ page }) => {
    await page.goto('/indikatoren/BG-04/wert');
    await type(page, { period: '30.06.2025', value: '66,5' });
    await expect(page.getByText('Soll 69,7 · Abweichung −3,2 Prozentpunkte · gefährdet')).toBeVisible();
    await page.getByLabel('Wert', { exact: true }).fill('66.5');
    await expect(page.locator('form').getByText(/Meinten Sie 66,5\?/)).toBeVisible();
  });

  test('is asked about 63.38, a future day, and is told at the fields', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04/wert');
    await type(page, { period: '31.12.2099', value: '63.38' });
    await page.getByLabel('Bemerkung').fill('meine Bemerkung');
    await check(page);
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.locator('#e-value')).toContainText('Meinten Sie 63,38?');
    await expect(page.locator('#e-period')).toContainText('Bitte geben Sie einen vergangenen Zeitraum ein.');
    await expect(page.locator('#e-vintage')).toBeVisible();
    await expect(page.getByLabel('Wert', { exact: true })).toHaveValue('63.38');
    await expect(page.getByLabel('Bemerkung')).toHaveValue('meine Bemerkung');
    await expect(page.getByRole('alert').getByRole('link', { name: /^Wert: Meinten Sie 63,38/ })).toHaveAttribute('href', '#f-value');

    for (const [value, text] of [
      ['viel', 'Bitte geben Sie eine Zahl ein'],
      ['1.23', 'Meinten Sie 1,23?'],
      ['101', 'von 0 bis 100'],
      ['-1', 'von 0 bis 100'],
      ['1e3', 'Bitte geben Sie eine Zahl ein'],
      ['', 'Bitte füllen Sie dieses Feld aus.'],
    ] as const) {
      await type(page, { period: '30.06.2025', value });
      await check(page);
      await expect(page.locator('#e-value'), value).toContainText(text);
    }
    for (const period of ['31.02.2025', '2025-S3', 'gestern', '']) {
      await type(page, { period, value: '66,5' });
      await check(page);
      await expect(page.locator('#e-period'), period).toBeVisible();
    }
    await page.goto('/indikatoren/BG-04');
    await expect(section(page, 'Verlauf der Änderungen')).toContainText('Seit dem Laden der Daten hat niemand etwas geändert.');
  });

  test('must give a source for a value that was read, and none for an example', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04/wert');
    await type(page, { period: '30.06.2025', value: '66,5' });
    await page.getByLabel('Datenstand').fill('2025');
    await page.getByRole('radio', { name: 'in der Quelle gelesen' }).check();
    await check(page);
    await expect(page.locator('#e-source')).toBeVisible();
    await page.getByLabel('Quelle', { exact: true }).selectOption('S056');
    await check(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wert prüfen');
    await page.getByRole('button', { name: 'Wert speichern' }).click();
    await expect(row(values(page), '30.06.2025').getByRole('link', { name: /aconium/ })).toBeVisible();
  });

  test('is asked for revision or correction where a value is there, and both stay readable', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04/wert');
    await type(page, { period: '31.12.2024', value: '64,1' });
    await page.getByRole('radio', { name: /^Beispielwert/ }).check();
    await page.getByLabel('Datenstand').fill('2026');
    await check(page);
    await expect(page.locator('#e-replacement')).toContainText('Revision der Quelle oder Korrektur eines Fehlers');
    await expect(page.getByText('Für diesen Zeitraum steht bisher 63,38 %.')).toBeVisible();
    await page.getByRole('radio', { name: /^Revision/ }).check();
    await check(page);
    const preview = page.getByRole('table', { name: 'Alter und neuer Wert' });
    await expect(preview.getByRole('columnheader', { name: 'Alter Wert' })).toBeVisible();
    await expect(row(preview, /^Wert$/)).toContainText(sequence('63,38 %', '64,1 %', '+0,7 Prozentpunkte'));
    await page.getByRole('button', { name: 'Wert speichern' }).click();
    const table = values(page);
    await expect(table).toContainText('64,1');
    await expect(table).toContainText('63,38');
    await expect(table).toContainText('ersetzt');
    await expect(section(page, 'Verlauf der Änderungen')).toContainText('Messwert revidiert');
  });
});
