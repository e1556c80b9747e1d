import { axe, expect, noHorizontalScroll, type Page, Server, signIn, test, watch } from './helpers.ts';

// Three weeks before the sixth meeting.
const DAY = '2020-05-28';

const main = (page: Page) => page.locator('.wk-main');
const numbers = async (page: Page) =>
  (await page.locator('.wk-agenda > li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));

test.describe('the Geschäftsstelle assembles an agenda', () => {
  test('from what is due, with numbers, time and missing papers', { tag: ['@nojs', '@telefon'] }, async ({ browser, javaScriptEnabled, viewport }) => {
    test.setTimeout(180_000);
    const server = await Server.start(DAY);
    try {
      const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, viewport });
      const faults = watch(context, server.origin);
      const page = await context.newPage();
      await signIn(page, server, 'geschaeftsstelle');
      await page.goto('/sitzungen/6/bearbeiten');
      await page.getByLabel('Beginn').fill('14:00');
      await page.getByLabel('Ende').fill('halb fünf');
      await page.getByLabel('Ort', { exact: true }).fill('Videokonferenz');
      await page.getByRole('button', { name: 'Speichern' }).click();
      await expect(page).toHaveTitle(/^Fehler: /);
      await expect(page.getByLabel('Ende')).toHaveValue('halb fünf');
      await axe(page);
      await page.getByLabel('Ende').fill('16:30');
      await page.getByLabel(/^Vorlage der Tagesordnung/).selectOption('Regelsitzung');
      await page.getByRole('button', { name: 'Speichern' }).click();
      await expect(page.getByRole('status')).toContainText('Die Tagesordnung ist angelegt.');
      await expect(main(page)).toContainText('Versand spätestens am 03.06.2020');
      await expect(main(page)).toContainText('Regel: Ladungsfrist, Geschäftsordnung Fassung 1');
      const frame = await numbers(page);
      expect(frame[0]).toMatch(/1 Eröffnung/);
      expect(frame.at(-1)).toMatch(/9 Nächste Termine/);
      await axe(page);
      await noHorizontalScroll(page);

      // A proposal is refused without a reason, and taken with one click.
      const proposal = page.locator('.wk-list > li').filter({ hasText: 'Bewertungsrunde' }).first();
      await proposal.locator('summary').click();
      await proposal.getByLabel('ablehnen').check();
      await proposal.getByRole('button', { name: 'Entscheidung speichern' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await axe(page);
      await page.getByRole('button', { name: /^Aufnehmen ?: / }).first().click();
      await expect(page.getByRole('status')).toContainText('Der Punkt steht auf der Tagesordnung.');
      expect((await numbers(page)).length).toBe(frame.length + 1);

      // What is printed is what was made.
      const made = (await page.locator('.wk-agenda > li b').allInnerTexts()).join('|');
      await page.goto('/sitzungen/6/tagesordnung');
      expect((await page.locator('.wk-agenda > li b').allInnerTexts()).join('|')).toBe(made);
      await axe(page);
      await noHorizontalScroll(page);

      // Nobody else reads it while it is being worked on.
      const visitor = await (await browser.newContext({ baseURL: server.origin })).newPage();
      expect((await visitor.goto('/sitzungen/6/planung'))?.status()).toBe(404);
      await visitor.context().close();
      await context.close();
      expect(faults).toEqual([]);
    } finally {
      await server.dispose();
    }
  });

  test('and drags an item to another place', async ({ browser }) => {
    const server = await Server.start(DAY);
    try {
      const context = await browser.newContext({ baseURL: server.origin });
      const faults = watch(context, server.origin);
      const page = await context.newPage();
      await signIn(page, server, 'geschaeftsstelle');
      await page.goto('/sitzungen/7/planung');
      const items = page.locator('.wk-agenda > li');
      const before = await items.locator('b').allInnerTexts();
      // The frame stays: three items before the first one that can be dragged.
      await expect(items.nth(2).locator('.no')).not.toHaveAttribute('draggable', 'true');
      await items.nth(5).locator('.no').dragTo(items.nth(3));
      await expect(items.nth(3).locator('b')).toHaveText(before[5] ?? '');
      expect(await items.locator('b').allInnerTexts()).toEqual([
        ...before.slice(0, 3), before[5], before[3], before[4], ...before.slice(6),
      ]);
      await expect(items.nth(3).locator('.no')).toContainText('4');
      await axe(page);
      await context.close();
      expect(faults).toEqual([]);
    } finally {
      await server.dispose();
    }
  });
});

test('the rules of procedure are explained in words', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto('/geschaeftsordnung');
  await expect(main(page)).toContainText('Fassung 1, gültig ab 03.09.2018');
  await expect(main(page)).toContainText('14 volle Tage');
  await expect(main(page)).toContainText('einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen');
  await axe(page);
  await noHorizontalScroll(page);
});
