import { readFile } from 'node:fs/promises';
import { expect, section, signIn, test, type Page } from './helpers.ts';

/** Clicks a file among those of the page; its name and its bytes. */
async function taken(page: Page, name: string) {
  const waiting = page.waitForEvent('download');
  await section(page, 'Dateien').getByRole('link', { name, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const head = (bytes: Buffer) => bytes.subarray(0, 5).toString('latin1');

test('an indicator offers its values and its chart in one place', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto('/indikatoren/BG-04?vergleich=&vergleich=DE-HH');
  const files = section(page, 'Dateien');
  await expect(files.getByRole('list', { name: 'Werte mit Quellen' }).getByRole('link')).toHaveText([
    'CSV', 'Excel (XLSX)', 'JSON-stat', 'SDMX-CSV',
  ]);
  await expect(files.getByRole('list', { name: 'Diagramm' }).getByRole('link')).toHaveText(['SVG', 'PNG']);
  const png = await taken(page, 'PNG');
  expect(png.name).toMatch(/^BG-04_Stand-\d{4}-\d{2}-\d{2}\.png$/);
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.readUInt32BE(16)).toBe(2 * 808);
  const svg = await taken(page, 'SVG');
  expect(svg.bytes.toString()).toContain('Hamburg');
  expect(head((await taken(page, 'Excel (XLSX)')).bytes)).toMatch(/^PK/);
});

test('a planner hands the sheet of a field to the minister', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto('/felder/F5');
  const sheet = await taken(page, 'PDF');
  expect(sheet.name).toMatch(/^Blatt-F5_Stand-\d{4}-\d{2}-\d{2}\.pdf$/);
  expect(head(sheet.bytes)).toBe('%PDF-');
  expect(sheet.bytes.toString('latin1')).toContain('pdfuaid');
  await page.getByRole('link', { name: 'Blatt zum Drucken' }).click();
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Als PDF herunterladen' }).click();
  expect(await readFile(await (await waiting).path())).toEqual(sheet.bytes);
});

test('files fit on the narrowest phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ['/indikatoren/BG-04', '/felder/F4', '/felder/F5?stand=31.12.2023', '/en/indikatoren/BG-04']) {
    await page.goto(path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, path).toBeLessThanOrEqual(320);
    const links = page.locator('section:has(> #dateien) a');
    for (const box of await links.evaluateAll((all) => all.map((a) => a.getBoundingClientRect().toJSON()))) {
      expect(box.right, path).toBeLessThanOrEqual(320);
    }
  }
});

test.describe('an earlier state', () => {
  test.use({ own: true });

  test('shows what was known, and its files stay what they were', { tag: '@nojs' }, async ({ page, server }) => {
    const before = async (file: string) => Buffer.from(await (await fetch(`${server.origin}${file}`)).arrayBuffer());
    await page.goto('/felder/F5');
    await page.getByLabel('Stand vom').fill('31.12.2023');
    await page.getByRole('button', { name: 'Stand zeigen' }).click();
    await expect(page.getByRole('status')).toContainText('Stand vom 31. Dezember 2023: So war es damals bekannt.');
    await expect(page.locator('.wk-main')).not.toContainText('63,38');
    await expect(section(page, 'Dateien')).toContainText('Alle Dateien zeigen den Stand vom 31.12.2023.');
    const old = await taken(page, 'PDF');
    expect(old.name).toBe('Blatt-F5_Stand-2023-12-31.pdf');
    const csv = await before('/indikatoren/BG-04/werte.csv?stand=2023-12-31');

    await signIn(page, server, 'planung');
    await page.goto('/indikatoren/BG-04/wert');
    await page.getByLabel('Stichtag oder Zeitraum').fill('31.12.2025');
    await page.getByLabel('Wert', { exact: true }).fill('71');
    await page.getByLabel('Datenstand').fill('2026');
    await page.getByLabel('Quelle', { exact: true }).selectOption('S050');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.locator('.wk-receipt')).toBeVisible();

    await page.goto('/felder/F5');
    await expect(page.locator('.wk-main')).toContainText('71');
    await page.goto('/felder/F5?stand=31.12.2023');
    expect((await taken(page, 'PDF')).bytes).toEqual(old.bytes);
    expect(await before('/indikatoren/BG-04/werte.csv?stand=2023-12-31')).toEqual(csv);
    await page.getByRole('link', { name: 'Zum heutigen Stand' }).click();
    await expect(page).toHaveURL(/\/felder\/F5$/);
  });

  test('keeps the day while areas are chosen, and the areas while a day is', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04?vergleich=&vergleich=DE-HH');
    await page.getByLabel('Stand vom').fill('31.12.2024');
    await page.getByRole('button', { name: 'Stand zeigen' }).click();
    await expect(page).toHaveURL(/vergleich=DE-HH&stand=31\.12\.2024$/);
    await page.locator('summary', { hasText: 'Vergleichsgebiete wählen' }).click();
    await expect(page.getByRole('checkbox', { name: 'Hamburg' })).toBeChecked();
    await page.getByRole('button', { name: 'Vergleich anzeigen' }).click();
    await expect(page.getByRole('status')).toContainText('Stand vom 31. Dezember 2024');
  });
});
