import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { axe, expect, noHorizontalScroll, row, section, signIn, test, type Page } from './helpers.ts';

const file = (name: string) => join(dirname(fileURLToPath(import.meta.url)), '../files', name);
const main = (page: Page) => page.locator('.wk-main');

/** Hands a file in and gives its page, read. */
async function handIn(page: Page, name: string, source: RegExp, published: string): Promise<void> {
  await page.goto('/import');
  await page.getByLabel('Datei', { exact: true }).setInputFiles(file(name));
  const choice = page.getByLabel('Quelle');
  const option = choice.locator('option', { hasText: source }).first();
  await choice.selectOption((await option.getAttribute('value')) ?? '');
  await page.getByLabel('Veröffentlicht').fill(published);
  await page.getByRole('button', { name: 'Einreichen und prüfen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

async function assign(page: Page, series: RegExp, indicator: string): Promise<void> {
  const line = row(section(page, /Reihen? in der Datei/), series);
  await line.getByRole('combobox').selectOption(indicator);
  await page.getByRole('button', { name: 'Zuordnung übernehmen' }).click();
}

const preview = (page: Page) => section(page, 'Was sich ändern würde');

test.describe('a planner takes values over from a file', () => {
  test.use({ own: true });
  test.beforeEach(async ({ page, server }) => signIn(page, server, 'planung'));

  test('sees old, new and difference before anything changes, takes a part, and takes it back', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
    test.setTimeout(120_000);
    const values = () => server.get('/indikatoren/BG-04/werte.csv');
    const before = await values();
    await page.goto('/indikatoren');
    await page.getByRole('link', { name: /Werte aus Datei/ }).click();
    await handIn(page, 'glasfaser-2025.csv', /S050/, '2025-08');
    await assign(page, /Einzige Reihe|Anteil/, 'BG-04');

    await expect(preview(page)).toContainText('neu');
    const line = row(preview(page), 'BG-04').filter({ hasText: '66,5' });
    await expect(line).toContainText('30.06.2025');
    // What is no value, and an area that is nobody's.
    const unread = section(page, 'Was nicht gelesen wird');
    await expect(unread).toContainText('Norden');
    await expect(unread).toContainText('C7');
    expect(await values()).toBe(before);
    await noHorizontalScroll(page);

    await page.getByRole('checkbox', { name: /^Bayern/ }).uncheck();
    await page.getByLabel('Vermerk').fill('Lieferung vom August');
    await page.getByRole('button', { name: 'Ausgewählte Werte übernehmen' }).click();
    await expect(page.getByRole('status')).toContainText('übernommen');
    const after = await values();
    expect(after).toContain('66,5');
    expect(after).not.toContain('38,1');
    await expect(main(page)).toContainText(/[0-9a-f]{64}/);
    const original = page.getByRole('link', { name: 'Datei im Original laden' });
    await expect(original).toHaveAttribute('href', /\/datei$/);
    await noHorizontalScroll(page);

    await page.getByLabel('Grund der Rücknahme').fill('Falsche Lieferung');
    await page.getByRole('button', { name: 'Ganzen Import zurücknehmen' }).click();
    await expect(main(page)).toContainText('zurückgenommen');
    expect(await values()).toBe(before);
  });

  test('is set up for the next file of the source, and a revision keeps the older value', { tag: '@nojs' }, async ({ page, server }) => {
    await handIn(page, 'glasfaser-2025.csv', /S050/, '2025-08');
    await assign(page, /Einzige Reihe|Anteil/, 'BG-04');
    await page.getByLabel('Vermerk').fill('Lieferung');
    await page.getByRole('button', { name: 'Ausgewählte Werte übernehmen' }).click();
    await expect(page.getByRole('status')).toContainText('übernommen');

    await handIn(page, 'glasfaser-2026.csv', /S050/, '2026-02');
    await expect(main(page)).toContainText('wie bei der letzten Datei dieser Quelle');
    const changed = row(preview(page), 'BG-04').filter({ hasText: '66,9' });
    await expect(changed).toContainText('66,5');
    await expect(changed).toContainText('+0,4');
    await page.getByRole('button', { name: 'Ausgewählte Werte übernehmen' }).click();
    await expect(page.getByRole('status')).toContainText('übernommen');
    const csv = await server.get('/indikatoren/BG-04/werte.csv');
    expect(csv).toMatch(/66,5.*ersetzt/);
    expect(csv).toContain('66,9');
  });

  test('is told why a scale looks swapped, and takes the value over as unverified only with a reason', { tag: '@nojs' }, async ({ page, server }) => {
    await handIn(page, 'noten-2021.csv', /S073/, '2022');
    await assign(page, /Einzige Reihe|Note 5/, 'DR-05');
    await expect(preview(page)).toContainText('Skala vermutlich vertauscht: Die Anteile ergeben einen Mittelwert von');
    await page.getByRole('button', { name: 'Ausgewählte Werte übernehmen' }).click();
    await expect(page.getByRole('alert')).toContainText('So würde kein Wert übernommen');

    for (const doubt of await preview(page).locator('input[name=zweifel]').all()) await doubt.check();
    await page.getByLabel(/^Als ungeprüft übernehmen/).check();
    await page.getByRole('button', { name: 'Ausgewählte Werte übernehmen' }).click();
    await expect(main(page).locator('#e-vermerk')).toBeVisible();
    await expect(page.getByLabel(/^Als ungeprüft übernehmen/)).toBeChecked();
    await page.getByLabel('Vermerk').fill('Laut Pressetext ist 1 die schlechteste Note.');
    await page.getByRole('button', { name: 'Ausgewählte Werte übernehmen' }).click();
    await expect(page.getByRole('status')).toContainText('übernommen');
    expect(await server.get('/indikatoren/DR-05/werte.csv')).toMatch(/28,4;.*"V"/);
  });

  test('reads a flat file of the statistical office, and rejects it', { tag: '@telefon' }, async ({ page }) => {
    await handIn(page, 'beschaeftigte-genesis.csv', /S050/, '2025-12');
    await expect(main(page)).toContainText('GENESIS-Flatfile');
    await assign(page, /weiblich/, 'DB-02');
    await expect(preview(page)).toContainText('1.461.391');
    await page.getByText('Datei verwerfen').click();
    await page.getByRole('button', { name: 'Verwerfen' }).click();
    await expect(page.getByRole('status')).toContainText('Die Datei ist verworfen.');
    await expect(row(main(page), 'beschaeftigte-genesis.csv')).toContainText('verworfen');
  });

  test('says which columns of a wide table are values and which tell series apart', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await handIn(page, 'ausbau_2021_kreisdaten_niedersachsen_mit_allen_techniken.csv', /S050/, '2021-12');
    await noHorizontalScroll(page);
    const columns = page.locator('#spalten');
    // Nothing in the file tells the period, so the form is open.
    await columns.getByLabel('Zeitraum der ganzen Datei').fill('2021');
    const values = columns.getByRole('group', { name: 'Spalten mit Werten' });
    await values.getByRole('checkbox', { name: 'priv_50' }).uncheck();
    await values.getByRole('checkbox', { name: 'laenge' }).uncheck();
    const apart = columns.getByRole('group', { name: 'Spalten, die Reihen unterscheiden' });
    await expect(apart.getByRole('checkbox', { name: 'name' })).toBeChecked();
    await apart.getByRole('checkbox', { name: 'name' }).uncheck();
    await columns.getByRole('button', { name: 'Spalten übernehmen und neu lesen' }).click();
    const series = section(page, /Reihen? in der Datei/);
    await expect(series.getByRole('combobox')).toHaveCount(1);
    await assign(page, /Einzige Reihe/, 'FK-04');
    await expect(series).toContainText('03101');
    await noHorizontalScroll(page);
  });

  test('assigns an area that the product knows by another name', { tag: '@nojs' }, async ({ page }) => {
    await handIn(page, 'glasfaser-2025.csv', /S050/, '2025-08');
    await assign(page, /Einzige Reihe|Anteil/, 'BG-04');
    await section(page, /Reihen? in der Datei/).locator('summary').click();
    await page.getByLabel('Norden').selectOption({ label: 'Ländergruppe Nord' });
    await page.getByRole('button', { name: 'Zuordnung übernehmen' }).click();
    const line = row(preview(page), 'BG-04').filter({ hasText: 'Ländergruppe Nord' });
    await expect(line).toContainText('Das Gebiet ist von Hand gewählt');
  });
});

test('every page of an import has no findings in light and dark', async ({ page, server }) => {
  test.setTimeout(120_000);
  await signIn(page, server, 'planung');
  await page.goto('/import');
  await page.getByRole('button', { name: 'Einreichen und prüfen' }).click();
  await axe(page);
  await noHorizontalScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await handIn(page, 'glasfaser-2025.csv', /S050/, '2025-08');
  await page.getByText('Spalten und Zahlenschreibweise').click();
  await axe(page);
  await noHorizontalScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await assign(page, /Einzige Reihe|Anteil/, 'BG-04');
  await section(page, /Reihen? in der Datei/).locator('summary').click();
  await axe(page);
  await noHorizontalScroll(page);
});
