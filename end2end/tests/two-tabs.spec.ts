import { expect, section, signIn, test, type Page } from './helpers.ts';

test.describe('two editors', () => {
  test.use({ own: true });
  test.beforeEach(async ({ page, server }) => signIn(page, server, 'planung'));

  const save = (page: Page) => page.getByRole('button', { name: 'Speichern' }).click();

  test('of a measure: the slower one sees both texts and loses nothing', { tag: '@nojs' }, async ({ page, another }) => {
    const other = await another('planung');
    await page.goto('/massnahmen/digitalagentur/bearbeiten');
    await other.goto('/massnahmen/digitalagentur/bearbeiten');
    const description = 'Meine Beschreibung\nin zwei Zeilen';
    await page.getByLabel('Kurzbeschreibung').fill('Fassung der Schnelleren.');
    await other.getByLabel('Kurzbeschreibung').fill('Fassung der Langsameren.');
    await other.getByLabel(/^Beschreibung/).fill(description);
    await save(page);
    await expect(page.getByRole('status')).toContainText('Maßnahme gespeichert.');
    await save(other);

    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Jemand hat diese Maßnahme inzwischen geändert');
    await expect(other.locator('.wk-main')).toContainText('2 Felder weichen ab.');
    await expect(section(other, /^Ihre Fassung$/)).toContainText('Fassung der Langsameren.');
    await expect(section(other, /^Gespeicherte Fassung$/)).toContainText('Fassung der Schnelleren.');
    // Nothing was overwritten, and what was typed is there to go on with.
    await page.reload();
    await expect(page.locator('.wk-head')).toContainText('Fassung der Schnelleren.');
    await expect(other.getByLabel('Kurzbeschreibung')).toHaveValue('Fassung der Langsameren.');
    await expect(other.getByLabel(/^Beschreibung/)).toHaveValue(description);
    await other.getByLabel('Kurzbeschreibung').fill('Fassung beider.');
    await save(other);
    await expect(other.getByRole('status')).toContainText('Maßnahme gespeichert.');
    await expect(other.locator('.wk-head')).toContainText('Fassung beider.');
    const history = section(other, /^Verlauf$/);
    await expect(history.locator('del', { hasText: 'Fassung der Schnelleren.' })).toBeAttached();
  });

  test('of a link: the slower one sees both', { tag: '@nojs' }, async ({ page, another }) => {
    const other = await another('planung');
    for (const tab of [page, other]) {
      await tab.goto('/massnahmen/digitalhub');
      await section(tab, 'Wozu die Maßnahme beitragen soll').getByRole('link', { name: /Ändern/ }).first().click();
    }
    await page.getByLabel(/^Erwarteter Beitrag/).fill('20');
    await other.getByLabel(/^Erwarteter Beitrag/).fill('30');
    await save(page);
    await save(other);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Jemand hat diesen Beitrag inzwischen geändert');
    await expect(section(other, /^Ihre Fassung$/)).toContainText('30');
    await expect(section(other, /^Gespeicherte Fassung$/)).toContainText('20');
    await save(other);
    await expect(section(other, 'Wozu die Maßnahme beitragen soll')).toContainText('+30');
  });

  test('of a workflow: one step is taken, the other is not, and the reason typed is not lost', { tag: '@nojs' }, async ({ page, another }) => {
    const other = await another('planung');
    await page.goto('/massnahmen/digitalagentur');
    await other.goto('/massnahmen/digitalagentur');
    await page.getByRole('radio', { name: 'wird bewertet' }).check();
    await page.getByLabel('Grund').fill('Bewertung');
    await page.getByRole('button', { name: 'Arbeitsstand ändern' }).click();
    await other.getByRole('radio', { name: 'eingestellt' }).check();
    await other.getByLabel('Grund').fill('ein langer Grund');
    const answer = other.waitForResponse((r) => r.request().method() === 'POST');
    await other.getByRole('button', { name: 'Arbeitsstand ändern' }).click();
    expect((await answer).status()).toBe(409);
    await expect(other.getByText('Stand: wird bewertet')).toBeVisible();
    await expect(other.getByText(/inzwischen/).first()).toBeVisible();
    await expect(other.getByLabel('Grund')).toHaveValue('ein langer Grund');
    await page.reload();
    await expect(page.getByText('Stand: wird bewertet')).toBeVisible();
  });

  test('of an indicator: who comes second sees the new value before saving', { tag: '@nojs' }, async ({ page, another }) => {
    const other = await another('planung');
    for (const [tab, value] of [
      [page, '66,5'],
      [other, '66,9'],
    ] as const) {
      await tab.goto('/indikatoren/BG-04/wert');
      await tab.getByLabel('Stichtag oder Zeitraum').fill('30.06.2025');
      await tab.getByLabel('Wert', { exact: true }).fill(value);
      await tab.getByLabel('Datenstand').fill('2025');
      await tab.getByRole('radio', { name: /^Beispielwert/ }).check();
      await tab.getByRole('button', { name: 'Prüfen' }).click();
    }
    await page.getByRole('button', { name: 'Wert speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Der Wert ist eingetragen.');
    await other.getByRole('button', { name: 'Wert speichern' }).click();
    await expect(other.locator('#e-replacement')).toBeVisible();
    await expect(other.getByText('Für diesen Zeitraum steht bisher 66,5 %.')).toBeVisible();
    await expect(other.getByLabel('Wert', { exact: true })).toHaveValue('66,9');
  });
});

test.describe('a form sent twice', () => {
  test.use({ own: true });

  test('creates one measure', async ({ server }) => {
    const session = await server.session('planung');
    const form = { name: 'Doppelt', summary: 'x', lead: 'x', tier: 'oeffentlich', token: 'doppelt1' };
    const answers = await Promise.all([1, 2, 3].map(() => server.post('/massnahmen', form, session)));
    expect(answers.map((a) => [a.status, a.headers.get('location')])).toEqual(
      Array(3).fill([303, '/massnahmen/doppelt?hinweis=angelegt']),
    );
    // The same name with another text is not the same form.
    expect((await server.post('/massnahmen', { ...form, summary: 'anderes', token: 'doppelt9' }, session)).status).toBe(422);
    expect((await server.get('/massnahmen')).match(/href="\/massnahmen\/doppelt"/g)).toHaveLength(1);
    expect((await server.get('/massnahmen/doppelt', session)).match(/Maßnahme angelegt/g)).toHaveLength(1);
  });

  test('creates one link, one value, one experience, one rating', async ({ server }) => {
    const planner = await server.session('planung');
    const member = await server.session('mitglied');
    const link = { indicator: 'DR-01', direction: 'decrease', directness: 'indirect', grade: 'niedrig', token: 'doppelt2' };
    const value = {
      area: 'DE-NI', period: '30.06.2025', value: '66,5', qualifier: '=', status: 'A', vintage: '2025', source: '',
      evidence: 'illustrative', note: '', replacement: '', token: 'doppelt3', version: '1', schritt: 'speichern',
    };
    const experience = { kind: 'erfolg', text: 'doppelt gesagt', visibility: 'rat', token: 'doppelt4' };
    const rating = { version: '0', comment: '', C1: '1', C2: '2', C3: '3', C4: '4', C5: '5', stance: 'support' };
    for (const [path, form, session] of [
      ['/massnahmen/digitalbonus/beitraege', link, planner],
      ['/indikatoren/BG-04/wert', value, planner],
      ['/massnahmen/digitalhub/erfahrung', experience, member],
      ['/bewertungen/R7/digitalhub/abgeben', rating, member],
    ] as const) {
      for (let time = 1; time <= 2; time++) {
        expect((await server.post(path, form, session)).status, `${path}, time ${time}`).toBe(303);
      }
    }
    const count = (text: string, word: RegExp) => text.match(word)?.length ?? 0;
    const bonus = await server.get('/massnahmen/digitalbonus', planner);
    expect(count(bonus, /erwarteter Beitrag eingetragen/g)).toBe(1);
    const indicator = await server.get('/indikatoren/BG-04', planner);
    expect(count(indicator, /Messwert eingetragen/g)).toBe(1);
    const hub = await server.get('/massnahmen/digitalhub', member);
    expect(count(hub, /doppelt gesagt/g)).toBe(1);
    expect(count(hub, /Praxiserfahrung mitgeteilt/g)).toBe(1);
    // That somebody has rated is not told before the deadline.
    expect(count(hub, /Bewertung abgegeben/g)).toBe(0);
    const own = await server.get('/bewertungen', member);
    expect(count(own, /Abgegeben am/g)).toBe(1);
  });
});
