import { axe, expect, noHorizontalScroll, type Page, signIn, test } from './helpers.ts';

const main = (page: Page) => page.locator('.wk-main');

test.describe('the documents of a meeting', () => {
  test.use({ own: true });

  test('text blocks are kept, and a draft waits for the meeting', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
    await signIn(page, server, 'geschaeftsstelle');
    await page.goto('/sitzungen/7');
    await page.getByRole('link', { name: 'Niederschrift schreiben' }).click();
    await expect(main(page)).toContainText('Die Sitzung wurde hier nicht geführt.');
    await axe(page);
    await page.getByRole('link', { name: 'Textbausteine' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page).toHaveTitle(/^Fehler: /);
    await axe(page);
    await page.getByLabel('Bezeichnung').fill('Dank');
    await page.getByLabel('Text des Bausteins').fill('Der Vorsitz dankt {wer}.');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Der Textbaustein ist gespeichert.');
    await expect(main(page)).toContainText('Der Vorsitz dankt {wer}.');
    await axe(page);
    await noHorizontalScroll(page);
  });

  test('every sent version stands under „Unterlagen“ and stays the same file', async ({ page, server, another }) => {
    await signIn(page, server, 'geschaeftsstelle');
    await page.goto('/sitzungen/7/versand');
    await page.locator('.wk-main form button[type=submit]').last().click();
    await page.goto('/sitzungen/7');
    const link = page.getByRole('link', { name: 'Sitzungsmappe (PDF)' });
    const path = await link.getAttribute('href');
    expect(path).toBe('/sitzungen/7/mappe.pdf?fassung=1');
    const first = await (await page.request.get('/sitzungen/7/mappe.pdf?fassung=1')).body();
    const again = await (await page.request.get('/sitzungen/7/mappe.pdf?fassung=1')).body();
    expect(first.subarray(0, 4).toString()).toBe('%PDF');
    expect(first.equals(again)).toBe(true);
    await axe(page);
    const visitor = await another();
    await visitor.goto('/sitzungen/7');
    await expect(visitor.getByRole('link', { name: 'Anwesenheitsliste (PDF)' })).toHaveCount(0);
    expect((await visitor.request.get('/sitzungen/7/anwesenheitsliste.pdf')).status()).toBe(404);
  });
});
