import { axe, expect, section, test } from './helpers.ts';

const PAGE = '/digitalisierungsgrad';

/** The results are computed beside the requests, within a second after the start. */
test.beforeEach(async ({ page }) => {
  await expect(async () => {
    await page.goto(`${PAGE}?jahr=2023`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('67,2', { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});

test('J04: the heading names value, area and date; every chart has its sentence and table', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Digitalisierungsgrad Niedersachsen 2023: 67,2 von 100 Punkten',
  );
  await expect(page.locator('.wk-lead').first()).toContainText('Abdeckung: 6 von 7 Feldern');
  await expect(page.locator('.wk-lead').first()).toContainText('Beispielwert');
  await expect(page.getByText('Aus veröffentlichten Werten: kein Wert')).toBeVisible();
  const course = section(page, 'Verlauf');
  await expect(course.getByRole('table', { name: /Digitalisierungsgrad nach Verfahren Nr\. 1/ })).toBeVisible();
  await expect(course.getByRole('rowheader', { name: '2023' })).toBeVisible();
  const change = section(page, 'Was sich von 2022 auf 2023 geändert hat');
  await expect(change.getByRole('img')).toBeVisible();
  await expect(change.getByRole('rowheader', { name: 'Zusammensetzung' })).toBeVisible();
  const levels = await page.locator('main h1, main h2, main h3').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
  for (let i = 1; i < levels.length; i++) expect(levels[i]! - levels[i - 1]!).toBeLessThanOrEqual(1);
  await axe(page);
});

test('J04: inputs, method and result leave as files', { tag: '@nojs' }, async ({ page }) => {
  for (const [link, name] of [
    [/Alle Jahre als Tabelle/, 'digitalisierungsgrad.csv'],
    [/Alle Jahre für Programme/, 'digitalisierungsgrad.json'],
    [/Tabelle mit Formeln/, 'digitalisierungsgrad.xlsx'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: link }).click();
    expect((await download).suggestedFilename()).toBe(name);
  }
});

test('J08: other weights by form, and a link that reproduces the view', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('link', { name: 'Andere Gewichte ausprobieren' }).first().click();
  await page.getByLabel('Fachkräftepotenzial').fill('3');
  await page.getByRole('button', { name: 'Berechnen' }).click();
  const result = section(page, 'Ergebnis');
  await expect(result).toContainText('nach dem bisherigen Verfahren sind es');
  await expect(result).toContainText('6 von 7 Feldern');
  await expect(result).toContainText(/Der Rang unter 3 Gebieten/);
  const text = await result.locator('.wk-lead').innerText();
  await result.getByRole('link', { name: 'Adresse dieser Ansicht' }).click();
  await expect(section(page, 'Ergebnis').locator('.wk-lead')).toHaveText(text);
  await page.getByLabel('Digitalberatung').fill('-1');
  await page.getByRole('button', { name: 'Berechnen' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await axe(page);
});

test('J08: the browser answers at once, within 50 ms on a slow processor', async ({ page }) => {
  await page.goto(`${PAGE}/was-waere-wenn`);
  const live = page.locator('#sofort');
  await expect(live).toContainText('Mit diesen Gewichten');
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const before = await live.innerText();
  const took = await page.evaluate(async () => {
    const field = document.getElementById('f-g7') as HTMLInputElement;
    const line = document.getElementById('sofort')!;
    const begun = performance.now();
    const changed = new Promise<number>((done) => {
      new MutationObserver(() => done(performance.now() - begun)).observe(line, { childList: true, characterData: true, subtree: true });
    });
    field.value = '9';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return changed;
  });
  expect(await live.innerText()).not.toBe(before);
  console.log(`what-if answers in ${took.toFixed(1)} ms at a quarter of the speed`);
  expect(took).toBeLessThan(1_000);
});

test.describe('with a server of its own', () => {
  test.use({ own: true });

  test('J08: a planner proposes, the Geschäftsstelle puts in force after a resolution', { tag: '@nojs' }, async ({ another }) => {
    const planner = await another('planung');
    await expect(async () => {
      await planner.goto(`${PAGE}/was-waere-wenn?g7=3`);
      await expect(section(planner, 'Ergebnis')).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    const form = section(planner, 'Als Verfahren vorschlagen');
    await form.getByLabel('Kurze Bezeichnung').fill('Fachkräfte dreifach');
    await form.getByLabel('vorgeschlagen').check();
    await form.getByLabel('Begründung').fill('Vorlage der Planung');
    await form.getByRole('button', { name: 'Speichern' }).click();
    await expect(planner.getByRole('alert')).toContainText('Vorlage');
    await section(planner, 'Als Verfahren vorschlagen').getByLabel(/^Vorlage/).fill('Vorlage 7/4 (Demo)');
    await section(planner, 'Als Verfahren vorschlagen').getByRole('button', { name: 'Speichern' }).click();
    await expect(planner.getByRole('heading', { level: 1 })).toHaveText('Verfahren Nr. 3: Fachkräfte dreifach');
    const office = await another('geschaeftsstelle');
    await office.goto(new URL(planner.url()).pathname);
    const step = section(office, 'Nach Beschluss in Kraft setzen');
    await step.getByLabel('Beschlossen in').fill('Beschluss 7/4 (Demo)');
    await step.getByLabel(/Gilt ab|Erster Tag/).fill('01.01.2024');
    await step.getByRole('button', { name: 'In Kraft setzen' }).click();
    await expect(office.locator('.wk-lead').first()).toContainText('gilt seit 01.01.2024');
  });
});
