import { expect, section, test } from './helpers.ts';

test('an indicator says where Lower Saxony stands among comparable areas', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto('/indikatoren/BG-04');
  const compared = section(page, 'Niedersachsen im Vergleich');
  await expect(compared).toContainText(
    'Ende Dezember 2023: Niedersachsen mehr als 54 %, Rang 2 von 3 vergleichbaren Ländern; Deutschland 32,1 %.',
  );
  await expect(compared.getByRole('img', { name: /Rang 2 von 3/ }).first()).toBeVisible();
  await compared.locator('summary', { hasText: 'Zahlen als Tabelle' }).click();
  await expect(compared.getByRole('rowheader', { name: 'Hamburg' })).toBeVisible();
});

test('where a source knows groups of Länder only, no rank is given and the reason is said', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/indikatoren/DR-08');
  const compared = section(page, 'Niedersachsen im Vergleich');
  await expect(compared).toContainText('Kein Rang: Die Quelle nennt Werte nur für Gruppen von Ländern');
  await expect(compared).toContainText('Ländergruppe Nord');
});

test('the page of a field leads to its indicators and to the sheet', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto('/indikatoren/BG-04');
  await page.locator('.wk-main').getByRole('link', { name: 'Feld 5: Breitbandinfrastruktur gewerblich' }).click();
  await expect(page).toHaveURL(/\/felder\/F5$/);
  const courses = section(page, 'Verlauf der Indikatoren in Niedersachsen');
  await expect(courses.getByRole('img', { name: /Haushalte mit Glasfaser/ })).toBeVisible();
  await expect(courses.getByRole('link', { name: 'Haushalte mit Glasfaser' })).toBeVisible();
  await page.getByRole('link', { name: 'Blatt zum Drucken' }).click();
  await expect(page).toHaveURL(/\/felder\/F5\/blatt$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Feld 5: Breitbandinfrastruktur gewerblich');
});

test('every sheet prints on one page A4', async ({ page }) => {
  for (const language of ['', '/en']) {
    for (const field of [1, 2, 3, 4, 5, 6, 7]) {
      const path = `${language}/felder/F${field}/blatt`;
      await page.goto(path);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page[^s]/g), path).toHaveLength(1);
      expect(pdf.match(/\/MediaBox\s*\[0 0 59\d\S* 84\d/), path).not.toBeNull();
    }
  }
});
