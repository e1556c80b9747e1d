import { expect, noHorizontalScroll, row, section, signIn, test, type Page } from './helpers.ts';

const main = (page: Page) => page.locator('.wk-main');

test.describe('a reader of the supply calendar', () => {
  test('comes from the list of indicators and sees what is overdue first', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren');
    await page.getByRole('link', { name: /^Lieferkalender/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lieferkalender');
    await expect(main(page).getByRole('heading', { level: 2 })).toHaveText([
      'Überfällig',
      'In den nächsten 30 Tagen',
      'Später',
      'Ohne Termin',
    ]);
    // Days of the demonstration count from its first day.
    const soon = row(section(page, 'In den nächsten 30 Tagen'), 'DB-03');
    await expect(soon).toContainText(/fällig in \d+ Tagen/);
    await expect(soon).toContainText('angekündigter Termin');
    await expect(soon).toContainText('Beispielwert');
    await expect(row(section(page, 'Überfällig'), 'BG-04')).toContainText(/veraltet/);
    await noHorizontalScroll(page);
  });

  test('narrows it to who is in charge, and gets back to everything', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/lieferkalender');
    await page.getByLabel('Zuständig').selectOption({ label: 'ohne Zuständigkeit' });
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    await expect(main(page)).toContainText('2 von 36 Indikatoren');
    await page.getByLabel('Indikationsfeld').selectOption({ label: 'Feld 2: Digitalberatung' });
    await page.getByRole('button', { name: 'Anzeigen' }).click();
    await page.getByRole('link', { name: 'Alle Termine zeigen' }).click();
    await expect(main(page)).toContainText('36 von 36 Indikatoren');
  });

  test('sees on the page of an indicator when the next value comes, and may change nothing', { tag: '@nojs' }, async ({ page, server }) => {
    await page.goto('/indikatoren/BG-04');
    const panel = section(page, /^Nächster Wert$/);
    await expect(panel).toContainText('1. Halbjahr 2025');
    await expect(panel).toContainText(/Monate alt|Jahre alt/);
    await expect(panel.getByRole('link', { name: 'Lieferung ändern' })).toHaveCount(0);
    await panel.getByRole('link', { name: 'Alle Termine im Lieferkalender' }).click();
    await expect(page).toHaveURL(/\/lieferkalender$/);
    const session = await server.session('mitglied');
    const answer = await server.post('/indikatoren/BG-04/lieferung', { version: '1' }, session);
    expect(answer.status).toBe(403);
  });
});

test.describe('a planner', () => {
  test.use({ own: true });
  test.beforeEach(async ({ page, server }) => signIn(page, server, 'planung'));

  test('says who delivers and when, and is told what cannot be read', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await section(page, /^Nächster Wert$/).getByRole('link', { name: 'Lieferung ändern' }).click();
    await page.getByLabel('Zuständige Person').selectOption({ label: 'Demo-Mitglied IHKN, IHKN' });
    await page.getByLabel(/^Ansprechstelle/).fill('Referat 42');
    await page.getByLabel(/^Angekündigte Termine/).fill('2025-S1 im Herbst');
    await page.getByRole('radio', { name: 'mit der Quelle abgestimmt' }).check();
    await page.getByRole('button', { name: 'Speichern' }).click();

    await expect(page.getByRole('alert')).toContainText('Zeile 1 ist kein Termin.');
    await expect(page.getByLabel(/^Ansprechstelle/)).toHaveValue('Referat 42');
    await page.getByLabel(/^Angekündigte Termine/).fill('2025-S1: 15.01.2099');
    await page.getByRole('button', { name: 'Speichern' }).click();

    await expect(page.getByRole('status')).toContainText('Die Lieferung ist geändert.');
    const panel = section(page, /^Nächster Wert$/);
    await expect(panel).toContainText('noch nicht fällig');
    await expect(panel).toContainText('15.01.2099');
    await expect(panel).not.toContainText('Beispielwert');
    await page.goto('/lieferkalender');
    const line = row(section(page, 'Später'), 'BG-04');
    await expect(line).toContainText('Demo-Mitglied IHKN');
    await expect(line).toContainText('Ansprechstelle: Referat 42');
  });

  test('who saves later sees both versions and loses nothing', { tag: '@nojs' }, async ({ page, another }) => {
    const other = await another('planung');
    for (const tab of [page, other]) await tab.goto('/indikatoren/UP-06/lieferung');
    await page.getByLabel(/^Ansprechstelle/).fill('Fassung der Schnelleren');
    await other.getByLabel(/^Ansprechstelle/).fill('Fassung der Langsameren');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Die Lieferung ist geändert.');
    await other.getByRole('button', { name: 'Speichern' }).click();
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Die Lieferung wurde inzwischen geändert');
    await expect(section(other, /^Ihre Fassung$/)).toContainText('Fassung der Langsameren');
    await expect(section(other, /^Gespeicherte Fassung$/)).toContainText('Fassung der Schnelleren');
    await other.getByRole('button', { name: 'Speichern' }).click();
    await expect(other.getByRole('status')).toContainText('Die Lieferung ist geändert.');
  });
});
