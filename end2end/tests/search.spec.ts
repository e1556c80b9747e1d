import { axe, expect, noHorizontalScroll, type Page, Server, signIn, test, watch } from './helpers.ts';

const main = (page: Page) => page.locator('.wk-main');
const hits = (page: Page) => page.locator('.wk-find__hit > a');

test.describe('search', () => {
  test('finds what means the same, from any page, by keyboard', { tag: ['@nojs', '@telefon'] }, async ({ page, viewport }) => {
    await page.goto('/');
    // On a phone the field is in the menu.
    if ((viewport?.width ?? 0) < 992) await page.locator('.wk-menu > summary').click();
    const field = page.getByRole('searchbox', { name: 'Suche' }).filter({ visible: true });
    await field.fill('digitalbonus');
    await field.press('Enter');
    await expect(page).toHaveURL(/\/suche\?q=digitalbonus/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suche');
    await expect(page.getByRole('status')).toContainText('Treffer für „digitalbonus“');
    await expect(hits(page).first().locator('mark').first()).toHaveText(/Digitalbonus/i);
    await axe(page);
    await noHorizontalScroll(page);
    await hits(page).first().click();
    await expect(page).toHaveURL(/\/massnahmen\/digitalbonus$/);

    await page.goto('/suche?q=massnahme');
    const folded = await hits(page).allInnerTexts();
    await page.goto('/suche?q=Maßnahme');
    expect(await hits(page).allInnerTexts()).toEqual(folded);
  });

  test('says what to do where nothing fits', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/suche?q=digitalbouns');
    await expect(main(page)).toContainText('gibt es keinen Treffer');
    await axe(page);
    await noHorizontalScroll(page);
    await main(page).getByRole('link', { name: 'digitalbonus' }).click();
    await expect(hits(page).first()).toBeVisible();
    await page.goto('/suche?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E');
    await expect(main(page)).toContainText('<img src=x onerror=alert(1)>');
    await axe(page);
  });
});

test.describe('a new colleague takes over', () => {
  test('finds minutes by either word and sees what is due, by meeting', async ({ browser, viewport }) => {
    const server = await Server.start('2020-05-28');
    try {
      const context = await browser.newContext({ baseURL: server.origin, viewport });
      const faults = watch(context, server.origin);
      const page = await context.newPage();
      await signIn(page, server, 'geschaeftsstelle');
      await page.goto('/sitzungen/6/bearbeiten');
      await page.getByLabel('Beginn').fill('14:00');
      await page.getByLabel('Ende').fill('16:30');
      await page.getByLabel('Ort', { exact: true }).fill('Videokonferenz');
      await page.getByLabel(/^Vorlage der Tagesordnung/).selectOption('Regelsitzung');
      await page.getByRole('button', { name: 'Speichern' }).click();

      await page.goto('/suche?q=Niederschrift');
      const found = await hits(page).allInnerTexts();
      expect(found.length).toBeGreaterThan(0);
      await page.goto('/suche?q=Protokoll');
      expect(await hits(page).allInnerTexts()).toEqual(found);

      await page.goto('/aufgaben');
      const group = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Bis zur 6\. Sitzung/ }) });
      await expect(group).toContainText('Einladung versenden');
      await expect(group).toContainText('03.06.2020');
      await expect(group).toContainText('Anträge zur Tagesordnung');
      await axe(page);

      // Four arrows and „Bearbeiten“ in one row, the rest behind „Mehr“.
      await page.goto('/sitzungen/6/planung');
      const item = page.locator('.wk-agenda > li').filter({ hasText: 'Maßnahmen' }).first();
      for (const button of await item.locator('.wk-step').all()) {
        const box = await button.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }
      await item.getByText('Mehr').click();
      await expect(item.getByRole('button', { name: /^Vertagen/ })).toBeVisible();
      await axe(page);
      await noHorizontalScroll(page);
      await context.close();
      expect(faults).toEqual([]);
    } finally {
      await server.dispose();
    }
  });
});
