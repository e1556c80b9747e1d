import { expect, section, signIn, status, test, type Page } from './helpers.ts';

const experiences = (page: Page) => section(page, 'Praxiserfahrungen');

test.describe('a practical experience', () => {
  test.use({ own: true });

  async function share(page: Page, kind: string, text: string, visibility: string): Promise<void> {
    await page.goto('/massnahmen/digitalagentur');
    await page.getByRole('link', { name: 'Erfahrung mitteilen' }).click();
    await expect(page.getByRole('radio', { name: 'nur im Strategierat' })).toBeChecked();
    await page.getByRole('radio', { name: kind }).check();
    await page.getByLabel('Ihre Erfahrung').fill(text);
    await page.getByRole('radio', { name: visibility }).check();
    await page.getByRole('button', { name: 'Erfahrung mitteilen' }).click();
    await expect(page.getByRole('status')).toContainText('Praxiserfahrung gespeichert.');
  }

  test('for the council is read by the council and by nobody else', { tag: ['@nojs', '@telefon'] }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await share(page, 'Hürde', 'Der Antrag verlangt drei Angebote.', 'nur im Strategierat');
    await expect(experiences(page)).toContainText('Der Antrag verlangt drei Angebote.');
    await expect(experiences(page)).toContainText('Hürde');
    await expect(section(page, /^Verlauf$/)).toContainText('Praxiserfahrung mitgeteilt');

    const colleague = await another('mitglied2');
    await colleague.goto('/massnahmen/digitalagentur');
    await expect(experiences(colleague)).toContainText('Der Antrag verlangt drei Angebote.');
    await expect(experiences(colleague)).toContainText('IHKN');
    const visitor = await another();
    await visitor.goto('/massnahmen/digitalagentur');
    await expect(visitor.locator('body')).not.toContainText('Der Antrag verlangt drei Angebote.');
    await visitor.goto('/aenderungen');
    await expect(visitor.locator('body')).not.toContainText('Praxiserfahrung');
  });

  test('that is public is read by everyone, with the organisation and no name', { tag: '@nojs' }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await share(page, 'Erfolg', 'Die Beratung kam in zwei Wochen.', 'öffentlich');
    const visitor = await another();
    await visitor.goto('/massnahmen/digitalagentur');
    await expect(experiences(visitor)).toContainText('Die Beratung kam in zwei Wochen.');
    await expect(experiences(visitor)).toContainText('IHKN');
    await expect(visitor.locator('body')).not.toContainText('Demo-Mitglied');
  });

  test('is changed by its organisation only', { tag: '@nojs' }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await share(page, 'Vorschlag', 'Ein Angebot genügt.', 'nur im Strategierat');
    const edit = experiences(page).getByRole('link', { name: 'Eigene Erfahrung ändern' });
    const path = new URL((await edit.getAttribute('href')) ?? '', server.origin).pathname;
    await edit.click();
    await expect(page.getByLabel('Ihre Erfahrung')).toHaveValue('Ein Angebot genügt.');
    await expect(page.getByRole('radio', { name: 'Vorschlag' })).toBeChecked();
    await page.getByLabel('Ihre Erfahrung').fill('Zwei Angebote genügen.');
    await page.getByRole('button', { name: /Erfahrung mitteilen|Speichern/ }).click();
    await expect(experiences(page)).toContainText('Zwei Angebote genügen.');
    await expect(experiences(page)).not.toContainText('Ein Angebot genügt.');

    for (const role of ['mitglied2', 'planung', 'geschaeftsstelle'] as const) {
      const other = await another(role);
      await other.goto('/massnahmen/digitalagentur');
      await expect(experiences(other).getByRole('link', { name: 'Eigene Erfahrung ändern' })).toHaveCount(0);
      expect(await status(other, path), role).toBe(403);
      const form = { kind: 'erfolg', text: 'fremd', visibility: 'oeffentlich', version: '2' };
      expect((await server.post(path, form, await server.session(role))).status, role).toBe(403);
    }
    expect((await server.post(path, { kind: 'erfolg', text: 'fremd', visibility: 'oeffentlich', version: '2' })).status).toBeGreaterThanOrEqual(403);
    await page.goto('/massnahmen/digitalagentur');
    await expect(experiences(page)).toContainText('Zwei Angebote genügen.');
    await expect(experiences(page)).not.toContainText('fremd');
  });

  test('that lacks something comes back with what was typed', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/massnahmen/digitalagentur/erfahrung');
    await page.locator('form#erfahrung').evaluate((f: HTMLFormElement) => f.setAttribute('novalidate', ''));
    await page.getByLabel('Ihre Erfahrung').fill('x'.repeat(2001));
    await page.getByRole('radio', { name: 'öffentlich' }).check();
    await page.getByRole('button', { name: 'Erfahrung mitteilen' }).click();
    await expect(page.locator('#e-text')).toContainText('Bitte kürzen Sie den Text um 1 Zeichen; erlaubt sind 2.000.');
    await expect(page.locator('#e-kind')).toBeVisible();
    await expect(page.getByLabel('Ihre Erfahrung')).toHaveValue('x'.repeat(2001));
    await expect(page.getByRole('radio', { name: 'öffentlich' })).toBeChecked();
    await page.getByLabel('Ihre Erfahrung').fill('x'.repeat(2000));
    await page.getByRole('radio', { name: 'Erfolg' }).check();
    await page.getByRole('button', { name: 'Erfahrung mitteilen' }).click();
    await expect(page.getByRole('status')).toContainText('Praxiserfahrung gespeichert.');
  });

  test('is counted while typing', async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/massnahmen/digitalagentur/erfahrung');
    await page.getByLabel('Ihre Erfahrung').fill('zwölf Äpfel');
    await expect(page.getByText('11 von 2.000 Zeichen')).toBeVisible();
  });

  test('is not for planners and visitors', { tag: '@nojs' }, async ({ page, server }) => {
    await page.goto('/massnahmen/digitalagentur');
    await expect(page.getByRole('link', { name: 'Erfahrung mitteilen' })).toHaveCount(0);
    expect(await status(page, '/massnahmen/digitalagentur/erfahrung')).toBe(404);
    await signIn(page, server, 'planung');
    expect(await status(page, '/massnahmen/digitalagentur/erfahrung')).toBe(403);
    const form = { kind: 'erfolg', text: 'fremd', visibility: 'oeffentlich', token: 'fremd' };
    for (const session of ['', await server.session('planung')]) {
      expect((await server.post('/massnahmen/digitalagentur/erfahrung', form, session)).status).toBe(403);
    }
    expect(await server.get('/massnahmen/digitalagentur', await server.session('mitglied'))).not.toContain('fremd');
  });
});
