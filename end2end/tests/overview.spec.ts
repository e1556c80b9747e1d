import { expect, row, section, Server, test, watch } from './helpers.ts';

const fields = [
  'Bildungseinrichtungen',
  'Digitalberatung',
  'Umsetzungsprojekte der Digitalisierung',
  'Digitaler Reifegrad',
  'Breitbandinfrastruktur gewerblich',
  'Breitbandinfrastruktur der Bildungseinrichtungen',
  'Fachkräftepotenzial',
];
const words = ['im Plan', 'gefährdet', 'verfehlt', 'ohne Zielwert', 'keine Daten'];

test('a visitor sees the seven fields in the order of the MoU, each with word and symbol', { tag: ['@nojs', '@telefon'] }, async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wo steht Niedersachsen?');
  const rows = section(page, 'Die sieben Indikationsfelder').locator('tbody tr');
  await expect(rows).toHaveCount(7);
  for (const [index, field] of fields.entries()) {
    const line = rows.nth(index);
    await expect(line.locator('th')).toContainText(`${index + 1} ${field}`);
    const state = line.locator('.wk-status').first();
    expect(words).toContain((await state.innerText()).trim());
    await expect(state.locator('svg use')).toHaveAttribute('href', /^#s-/);
  }
});

test('the numbers of the tally add up to all indicators', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/');
  const tally = section(page, 'Stand der 39 Indikatoren').getByRole('listitem');
  await expect(tally).toHaveCount(5);
  const texts = await tally.allInnerTexts();
  expect(texts.map((t) => t.replace(/^\d+\s*/, '').trim())).toEqual(words);
  expect(texts.map((t) => Number.parseInt(t, 10)).reduce((a, b) => a + b)).toBe(39);
});

test('fields without a measure are named in words', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('In 4 von 7 Feldern setzt keine Maßnahme an.').first()).toBeVisible();
  const without = section(page, 'Was fehlt').getByRole('listitem').first();
  await expect(without).toContainText('4 von 7 Feldern ohne Maßnahme');
  await expect(without).toContainText(
    'Bildungseinrichtungen, Breitbandinfrastruktur gewerblich, Breitbandinfrastruktur der Bildungseinrichtungen, Fachkräftepotenzial',
  );
  const table = section(page, 'Die sieben Indikationsfelder');
  for (const field of ['DigitalPakt', 'Haushalte mit Glasfaser', 'Schulstandorte', 'ITK-Berufen']) {
    await expect(table.locator('tbody tr').filter({ hasText: field })).toContainText('keine Maßnahme');
  }
});

test('an example target never gives a verdict', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/');
  const broadband = section(page, 'Die sieben Indikationsfelder').locator('tbody tr').nth(4);
  await expect(broadband).toContainText('Haushalte mit Glasfaser');
  await expect(broadband.locator('.wk-status')).toHaveText('ohne Zielwert');
  await expect(broadband).toContainText('63,38 %');
  await expect(broadband).toContainText('−1,1 Prozentpunkte zum Soll 64,5 %');
  await expect(broadband).toContainText('Beispielwert');
  // A decided target does.
  await expect(section(page, 'Die sieben Indikationsfelder').locator('tbody tr').nth(5)).toContainText('verfehlt');

  await page.goto('/indikatoren?status=ohne_zielwert');
  await expect(page.locator('.wk-main a[href="/indikatoren/BG-04"]').first()).toBeVisible();
  await page.goto('/indikatoren?status=im_plan');
  await expect(page.getByRole('heading', { name: 'Kein Indikator passt zu dieser Auswahl' })).toBeVisible();
});

test('each field leads to its page, and each measure to its page', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Digitaler Reifegrad' }).first().click();
  await expect(page).toHaveURL(/\/felder\/F4$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Feld 4: Digitaler Reifegrad');
  await expect(page.locator('.wk-main')).toContainText('9 Indikatoren');
  await page.getByRole('link', { name: 'Als Liste' }).click();
  await expect(page.locator('.wk-main')).toContainText('9 von 39 Indikatoren');
  await page.goto('/');
  await section(page, 'Die sieben Indikationsfelder').getByRole('link', { name: 'Digitalbonus' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Digitalbonus.Niedersachsen');
});

test('on the first day the next meeting is 38 days away and the round closes in 9', async ({ browser }) => {
  const server = await Server.start('2026-03-02');
  try {
    const context = await browser.newContext({ baseURL: server.origin });
    const faults = watch(context, server.origin);
    const page = await context.newPage();
    await page.goto('/');
    const meeting = section(page, 'Nächste Sitzung');
    await expect(meeting).toContainText('9. April 2026');
    await expect(meeting).toContainText('in 38 Tagen');
    await expect(meeting).toContainText('noch 9 Tage, bis 11.03.2026');
    await expect(meeting).toContainText('Beispielwert');
    await expect(page.locator('.wk-main')).toContainText('Stand: 2. März 2026');
    await context.close();
    expect(faults).toEqual([]);
  } finally {
    await server.dispose();
  }
});
