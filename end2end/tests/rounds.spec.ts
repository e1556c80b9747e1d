import { axe, expect, noHorizontalScroll, sequence, signIn, test } from './helpers.ts';

const day = (ahead: number) => {
  const at = new Date(Date.now() + ahead * 86_400_000);
  return `${String(at.getDate()).padStart(2, '0')}.${String(at.getMonth() + 1).padStart(2, '0')}.${at.getFullYear()}`;
};

test.describe('rounds', () => {
  test.use({ own: true });

  test('the Geschäftsstelle prepares, opens and closes a round', { tag: ['@nojs', '@telefon'] }, async ({ page, server, another }) => {
    await signIn(page, server, 'geschaeftsstelle');
    await page.goto('/bewertungen');
    await page.getByRole('link', { name: 'Neue Bewertungsrunde' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.getByRole('alert').getByRole('link', { name: /^Maßnahmen/ })).toHaveAttribute('href', '#f-measures');
    await axe(page);
    await page.getByLabel('Titel').fill('Runde zur 8. Sitzung');
    await page.getByRole('group', { name: 'Maßnahmen' }).getByLabel('Digitalbonus.Niedersachsen', { exact: true }).check();
    await page.getByLabel('Erster Tag').fill(day(3));
    await page.getByLabel('Letzter Tag').fill(day(20));
    await page.getByRole('group', { name: 'Kriterien', exact: true }).getByLabel(/^OECD-DAC/).check();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Die Runde ist als Entwurf angelegt.');
    await expect(page.locator('.wk-main')).toContainText('alle 12 mit Stimmrecht');
    await axe(page);
    await noHorizontalScroll(page);
    const address = page.url().split('?')[0] ?? '';
    const member = await another('mitglied');
    expect((await member.goto(address))?.status()).toBe(404);
    await page.getByRole('button', { name: 'Runde jetzt öffnen' }).click();
    await expect(page.locator('.wk-main')).toContainText('Es fehlen noch 12 von 12 Positionen.');
    await member.goto('/bewertungen');
    await expect(member.locator('.wk-main')).toContainText('Runde zur 8. Sitzung');
    await page.getByRole('button', { name: 'Runde jetzt schließen' }).click();
    await expect(page.locator('.wk-main')).toContainText('geschlossen');
    await member.goto(`${address}/digitalbonus/ergebnis`);
    await expect(member.locator('.wk-main')).toContainText('hat keine Organisation eine Position');
  });

  test('a result shows figures, groups, texts and the strongest dissent', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/bewertungen');
    await page.getByRole('link', { name: /^Ergebnis ansehen ?: Digitalbonus/ }).first().click();
    const main = page.locator('.wk-main');
    await expect(main).toContainText('10 von 12 Organisationen haben geantwortet.');
    await expect(main).toContainText('8 von 10 stimmen zu, davon 3 mit Bedingungen.');
    const dissent = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Stärkster Widerspruch' }) });
    await expect(dissent).toContainText(sequence('Gegen die Mehrheit', 'UVN', 'Ablehnung', 'Mittel in die Beratung umschichten.'));
    await expect(page.getByRole('heading', { name: 'Verglichen mit: Runde zur 5. Sitzung' })).toBeVisible();
    await expect(page.locator('svg.wk-chart[role=img]').first()).toHaveAttribute('aria-labelledby', /ergebnis/);
    await axe(page);
    await noHorizontalScroll(page);
  });

  test('a result leaves as PDF, and its positions are discussed', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/bewertungen/R6');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Ergebnis mit Namen und Texten (PDF)' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^ergebnis-R6.*\.pdf$/);
    await page.getByRole('link', { name: /^Ergebnis ansehen ?: Digitalbonus/ }).first().click();
    await page.getByRole('link', { name: /^Position von UVN diskutieren/ }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Position von UVN zu');
    await page.getByLabel('Worum geht es?').fill('Beratung statt Zuschuss');
    await page.getByLabel('Ihr Beitrag').fill('Was genau soll umgeschichtet werden?');
    await page.getByRole('button', { name: 'Beitrag speichern' }).click();
    await expect(page.getByText('Beitrag gespeichert.')).toBeVisible();
    await axe(page);
    await noHorizontalScroll(page);
  });

  test('a second person releases where the organisation wants it', { tag: '@nojs' }, async ({ page, server, another }) => {
    await signIn(page, server, 'geschaeftsstelle');
    await page.goto('/verwaltung/organisationen/ORG02');
    await page.getByLabel('ja, eine zweite Person gibt frei').check();
    await page.getByRole('button', { name: 'Speichern' }).click();
    const member = await another('mitglied');
    await member.goto('/bewertungen/R7/digitalhub');
    for (const criterion of ['C1', 'C2', 'C3', 'C4', 'C5']) await member.locator(`input[name=${criterion}][value="3"]`).check();
    await member.locator('input[name=stance][value=abstain]').check();
    await member.getByRole('button', { name: 'Angaben prüfen' }).click();
    await member.getByRole('button', { name: 'Zur Freigabe vorlegen' }).click();
    await expect(member.getByRole('heading', { level: 1 })).toHaveText('Zur Freigabe vorgelegt');
    const deputy = await another('vertretung');
    await deputy.goto('/bewertungen');
    await deputy.getByRole('link', { name: /Prüfen und freigeben.*DigitalHub/ }).click();
    await axe(deputy);
    await deputy.getByRole('button', { name: 'Freigeben' }).click();
    await expect(deputy.getByRole('heading', { level: 1 })).toHaveText('Bewertung eingegangen');
  });
});
