import { axe, expect, noHorizontalScroll, signIn, test, type Page } from './helpers.ts';

const topic = '/diskussion/massnahme/digitalbonus';

async function begin(page: Page, title: string, text: string): Promise<void> {
  await page.goto(topic);
  await page.getByLabel('Worum geht es?').fill(title);
  await page.getByLabel('Ihr Beitrag').fill(text);
  await page.getByRole('button', { name: 'Beitrag speichern' }).click();
  await expect(page.getByText('Beitrag gespeichert.')).toBeVisible();
}

test.describe('a discussion', () => {
  test.use({ own: true });

  test('is begun, answered, quoted, resolved and moderated', { tag: ['@nojs', '@telefon'] }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await begin(page, 'Fristen', 'Wann kommt das, @NHT? **Bald**\n\n- im Juni\n- im Juli');
    await expect(page.locator('strong', { hasText: 'Bald' })).toBeVisible();
    await expect(page.getByText('Hinweis an: NHT')).toBeVisible();

    const other = await another('mitglied2');
    await other.goto('/mein-bereich');
    await other.getByRole('link', { name: 'Hinweis in der Diskussion: Fristen' }).click();
    await other.getByRole('link', { name: /^Zitieren ?: Demo-Mitglied IHKN/ }).click();
    await expect(other.locator('#schreiben')).toContainText('Demo-Mitglied IHKN schrieb:');
    await other.getByLabel('Ihr Beitrag').fill('Im Juni, Firma Muster trödelt.');
    await other.getByRole('button', { name: 'Beitrag speichern' }).click();
    await axe(other);
    await noHorizontalScroll(other);

    const office = await another('geschaeftsstelle');
    await office.goto(topic);
    await office.getByRole('link', { name: /^Beitrag moderieren ?: Demo-Mitglied NHT/ }).click();
    await office.getByLabel('Begründung').fill('Nennt einen Betrieb.');
    await office.getByRole('button', { name: 'Beitrag verbergen' }).click();
    await expect(office.getByText('Begründung: Nennt einen Betrieb.')).toBeVisible();
    await page.goto(topic);
    await expect(page.locator('body')).not.toContainText('trödelt');
    await page.getByRole('button', { name: /^Als geklärt kennzeichnen ?: Fristen/ }).click();
    await expect(page.getByText('geklärt', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: /^Antworten ?: Fristen/ })).toHaveCount(0);
  });

  test('keeps what a post said before', { tag: '@nojs' }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await begin(page, 'Fristen', 'Erste Fassung.');
    await page.getByRole('link', { name: /^Beitrag ändern/ }).click();
    await page.getByLabel('Ihr Beitrag').fill('Zweite Fassung.');
    await page.getByRole('button', { name: 'Änderung speichern' }).click();
    const other = await another('mitglied2');
    await other.goto(topic);
    await expect(other.locator('#faeden')).toContainText('Zweite Fassung.');
    await other.getByRole('link', { name: /^geändert am/ }).click();
    await expect(other.locator('main')).toContainText('Erste Fassung.');
  });

  test('shows new posts without reload, and what is being typed stays', async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await begin(page, 'Fristen', 'Erster Beitrag.');
    await page.goto(topic);
    await page.getByLabel('Ihr Beitrag').fill('Halb getippt');
    const other = await another('mitglied2');
    await begin(other, 'Geld', 'Zweiter Beitrag.');
    await expect(page.locator('#faeden')).toContainText('Zweiter Beitrag.');
    await expect(page.locator('#neues')).toHaveText('Neue Beiträge sind eingetroffen.');
    await expect(page.getByLabel('Ihr Beitrag')).toHaveValue('Halb getippt');
  });

  test('is read without JavaScript by a link', { tag: '@only-nojs' }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await page.goto(topic);
    const other = await another('mitglied2');
    await begin(other, 'Geld', 'Zweiter Beitrag.');
    await page.getByRole('link', { name: 'Neue Beiträge anzeigen' }).click();
    await expect(page.locator('#faeden')).toContainText('Zweiter Beitrag.');
  });
});
