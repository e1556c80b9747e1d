import { axe, expect, noHorizontalScroll, section, sequence, signIn, test, type Page } from './helpers.ts';

const main = (page: Page) => page.locator('.wk-main');

test.describe('a reader', () => {
  test('finds what is counted, and which end of the scale is which', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    const block = section(page, 'Was gemessen wird');
    await expect(block).toContainText(sequence('Zähler', 'Haushalte mit verfügbarem Glasfaseranschluss', 'Nenner', 'alle Haushalte'));
    await expect(block).toContainText('0 bis 100; unten: kein Haushalt, oben: alle Haushalte');
    await expect(block).toContainText('Steht ersatzweise für');
    await expect(block.getByRole('link', { name: 'Definition bearbeiten' })).toHaveCount(0);
    await noHorizontalScroll(page);
  });

  test('reads a formula as a sentence, with what is missing', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/UP-07');
    const block = section(page, 'Was gemessen wird');
    await expect(block).toContainText(sequence('1.000.000 mal', 'Digitalbonus: Fördersumme (UP-02)', 'geteilt durch', '(UP-01)'));
    await expect(block).toContainText('Es fehlt Digitalbonus: bewilligte Anträge (UP-01), Niedersachsen, Juni 2022.');
    await expect(section(page, 'Alle Werte')).toContainText('6.918,76');
    await expect(section(page, 'Alle Werte').getByRole('link', { name: 'Wert eintragen' })).toHaveCount(0);
    await axe(page);
    await noHorizontalScroll(page);
  });

  test('is told where a change is within chance, and sees its range', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/DR-03');
    await expect(main(page)).toContainText(/keine erkennbare Veränderung/);
    await expect(section(page, 'Alle Werte')).toContainText(sequence('n = 487', 'Zufallsbereich 31,7 bis 40,3'));
    await expect(main(page).locator('svg .ci').first()).toBeAttached();
  });

  test('follows a source to every value that rests on it', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await section(page, 'Alle Werte').locator('a[href="/quellen/S051"]').first().click();
    await expect(page).toHaveURL(/\/quellen\/S051$/);
    await expect(section(page, 'Werte aus dieser Quelle')).toContainText(sequence('63,38 %'));
    await axe(page);
    await noHorizontalScroll(page);
    await page.goto('/quellen');
    await page.getByLabel('Titel oder Herausgeber').fill('techconsult');
    await page.getByRole('button', { name: 'Suchen' }).click();
    await expect(main(page).getByRole('row').nth(1)).toBeVisible();
    await axe(page);
    await noHorizontalScroll(page);
  });

  test('sees both figures of a revised year and both changes (J07)', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/DR-08');
    await expect(section(page, 'Stand der Werte')).toContainText(
      sequence('108,9 Punkte (Stand 2023)', '110,5 Punkte (Stand 2024)', '−1,9', '−0,3'),
    );
    await page.getByLabel('Stand vom').fill('31.12.2023');
    await page.getByRole('button', { name: 'Stand zeigen' }).click();
    await expect(main(page)).toContainText('Stand vom 31. Dezember 2023: So war es damals bekannt.');
    await expect(section(page, 'Alle Werte')).not.toContainText('110,5');
  });
});

test.describe('a planner', () => {
  test.use({ own: true });
  test.beforeEach(async ({ page, server }) => signIn(page, server, 'planung'));

  test('defines an indicator by formula and corrects what is wrong with it', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren');
    await page.getByRole('link', { name: 'Indikator anlegen' }).click();
    await page.getByLabel('Kürzel').fill('UP-09');
    await page.getByLabel('Indikationsfeld').selectOption('F3');
    await page.locator('#f-name').fill('Investitionen je Bewilligung');
    await page.locator('#f-short').fill('Investitionen je Bewilligung');
    await page.locator('#f-phrase').fill('die Investitionen je Bewilligung');
    await page.locator('#f-definition').fill('Verbundene Investitionen durch bewilligte Anträge.');
    await page.locator('#f-unit').fill('EUR');
    await page.getByRole('radio', { name: /lässt sich nicht zusammenfassen/ }).check();
    await page.getByRole('radio', { name: /^Ergebnis/ }).check();
    await page.locator('input[name=polarity][value=kontext]').check();
    await page.locator('#f-frequency').fill('unregelmäßig');
    await page.locator('#f-formula').fill('1000000 * [UP-03] /');
    await axe(page);
    await noHorizontalScroll(page);
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(page.locator('#e-formula')).toContainText('Die Formel endet zu früh.');
    await expect(page.locator('#f-formula')).toHaveValue('1000000 * [UP-03] /');
    await page.locator('#f-formula').fill('1000000 * [UP-03] / [UP-01]');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Indikator prüfen');
    await expect(main(page)).toContainText(/18\.179,93\sEUR/);
    await axe(page);
    await page.getByRole('button', { name: 'Indikator speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Der Indikator ist angelegt.');
    await expect(section(page, 'Alle Werte')).toContainText('18.179,93');
    await expect(section(page, 'Verlauf der Änderungen')).toContainText('Indikator angelegt');
  });

  test('decides which of two figures counts (T09)', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/DR-07');
    await page.getByRole('link', { name: /56.*als maßgeblich festlegen/ }).click();
    await page.getByLabel('Warum ist dieser Wert maßgeblich?').fill('Die Zahl steht so im Bericht');
    await axe(page);
    await noHorizontalScroll(page);
    await page.getByRole('button', { name: 'Als maßgeblich festlegen' }).click();
    await expect(page.getByRole('status')).toContainText('Der maßgebliche Wert ist festgelegt.');
    await expect(main(page)).toContainText('Begründung: Die Zahl steht so im Bericht');
  });

  test('changes a definition as a new version', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await page.getByRole('link', { name: 'Definition bearbeiten' }).click();
    await page.locator('#f-denominator').fill('alle Wohnungen');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(page.locator('#e-from')).toBeVisible();
    await page.locator('#f-from').fill('01.01.2024');
    await page.locator('#f-reason').fill('Gezählt werden jetzt Wohnungen');
    await page.getByRole('checkbox', { name: /nicht vergleichbar/ }).check();
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(main(page)).toContainText(sequence('alle Haushalte', 'alle Wohnungen'));
    await page.getByRole('button', { name: 'Indikator speichern' }).click();
    await expect(section(page, 'Was gemessen wird')).toContainText('Fassung 2, für Werte ab 01.01.2024');
  });
});
