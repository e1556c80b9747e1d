import { expect, section, signIn, test, type Page } from './helpers.ts';

// Breaks out of texts, attributes, scripts and templates; with emoji, a direction override and a line that looks like
// a formula. What remains after the override is taken out has to come back letter by letter.
const typed = `</textarea></title><script>window.hit=1</script><img src=x onerror="window.hit=1"> "'\`&amp;<!-- {{7*7}} 😀👩‍👩‍👧 \u202Etxet`;
const kept = typed.replace('\u202E', '');
const short = `"><svg onload=window.hit=1>😀'`;

/** Nothing ran, and no element came into being that the text spells. */
async function harmless(page: Page, what: 'stored' | 'address' = 'stored'): Promise<void> {
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
  expect(await page.locator('[onerror], [onload], img[src="x"]').count()).toBe(0);
  // An address may carry the override: only its author reads that page.
  if (what === 'stored') expect(await page.content()).not.toContain('\u202E');
}

async function withoutBrowserChecks(page: Page): Promise<void> {
  await page.locator('.wk-main form').evaluateAll((forms) => forms.forEach((f) => f.setAttribute('novalidate', '')));
}

test.describe('hostile text', () => {
  test.use({ own: true });

  test('in a measure comes back as text, in the form, on the page, in list, matrix and history', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'planung');
    await page.goto('/massnahmen/neu');
    const fields = { Name: typed, Kurzname: short, Kurzbeschreibung: typed, Beschreibung: typed, Federführung: typed };
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(new RegExp(`^${label}`)).fill(text);
    await page.getByLabel(/^Beginn/).fill(short);
    await page.getByLabel(/^Ende/).fill(short);
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    await expect(page.locator('#e-start')).toContainText('Bitte geben Sie ein Datum');
    await expect(page.getByLabel(/^Beginn/)).toHaveValue(short);
    for (const [label, text] of Object.entries(fields)) {
      const value = await page.getByLabel(new RegExp(`^${label}`)).inputValue();
      expect([text, text.replace('\u202E', '')], label).toContain(value);
    }
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();

    await page.getByLabel(/^Beginn/).fill('2027');
    await page.getByLabel(/^Ende/).fill('');
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    await expect(page.getByRole('status')).toContainText('Maßnahme angelegt.');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(kept);
    await expect(page.locator('.wk-head')).toContainText(kept);
    await harmless(page);
    await expect(page).toHaveTitle(new RegExp('^</textarea></title><script>'));

    await page.getByRole('radio', { name: 'vorgeschlagen' }).check();
    await page.getByLabel('Grund').fill(typed);
    await page.getByRole('button', { name: 'Arbeitsstand ändern' }).click();
    await expect(section(page, /^Verlauf$/)).toContainText(kept);
    await harmless(page);
    for (const path of ['/massnahmen', '/massnahmen/matrix', '/aenderungen', '/']) {
      await page.goto(path);
      await harmless(page);
    }
    await page.goto('/massnahmen');
    const list = page.locator('.wk-main tbody');
    await expect(list).toContainText(short);
    await list.getByRole('link', { name: short }).click();
    await page.getByRole('link', { name: 'Maßnahme bearbeiten' }).click();
    await expect(page.getByLabel(/^Beschreibung/)).toHaveValue(kept);
    await harmless(page);
  });

  test('in a link, a value and an experience comes back as text', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'planung');
    await page.goto('/massnahmen/digitalbonus/beitraege/neu?indikator=%22%3E%3Cscript%3E');
    await page.getByLabel('Indikator', { exact: true }).selectOption('DR-01');
    await page.getByRole('radio', { name: 'erhöhen' }).check();
    await page.getByRole('radio', { name: 'indirekt' }).check();
    await page.getByRole('radio', { name: 'niedrig', exact: true }).check();
    await page.getByLabel(/^Erwarteter Beitrag/).fill(short);
    await page.getByLabel(/^Bis wann/).fill(short);
    await page.getByLabel(/^Verzug/).fill(short);
    await page.getByLabel(/^Annahme/).fill(typed);
    await page.getByLabel(/^Begründung/).fill(typed);
    await page.getByRole('button', { name: 'Speichern' }).click();
    for (const field of ['amount', 'due', 'lag_months']) {
      await expect(page.locator(`#e-${field}`)).toBeVisible();
      await expect(page.locator(`#f-${field}`)).toHaveValue(short);
      await page.locator(`#f-${field}`).fill('');
    }
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(section(page, 'Wozu die Maßnahme beitragen soll')).toContainText(kept);
    await harmless(page);

    await page.goto('/indikatoren/BG-04/wert');
    await page.getByLabel('Stichtag oder Zeitraum').fill(short);
    await page.getByLabel('Wert', { exact: true }).fill(short);
    await page.getByLabel('Datenstand').fill(short);
    await page.getByLabel('Bemerkung').fill(typed);
    await page.getByRole('radio', { name: /^Beispielwert/ }).check();
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(page.locator('#e-value')).toBeVisible();
    await expect(page.getByLabel('Wert', { exact: true })).toHaveValue(short);
    await page.getByLabel('Stichtag oder Zeitraum').fill('30.06.2025');
    await page.getByLabel('Wert', { exact: true }).fill('66,5');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wert prüfen');
    await expect(page.locator('.wk-main')).toContainText(short);
    await page.getByRole('button', { name: 'Wert speichern' }).click();
    await expect(section(page, 'Alle Werte')).toContainText(kept);
    await harmless(page);
    // In a spreadsheet, too, it stays a text in one cell.
    const csv = await server.get('/indikatoren/BG-04/werte.csv');
    expect(csv).toContain(`"${kept.replaceAll('"', '""')}"`);

    await signIn(page, server, 'mitglied');
    await page.goto('/massnahmen/digitalhub/erfahrung');
    await page.getByRole('radio', { name: 'Hürde' }).check();
    await page.getByLabel('Ihre Erfahrung').fill(typed);
    await page.getByRole('button', { name: 'Erfahrung mitteilen' }).click();
    await expect(section(page, 'Praxiserfahrungen')).toContainText(kept);
    await harmless(page);
  });

  test('in a comment of a rating comes back as text in draft, check and result', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/bewertungen/R7/digitalhub');
    for (const group of await page.getByRole('group').all()) {
      const choice = group.getByRole('radio', { name: '3' });
      if (await choice.count()) await choice.check();
    }
    await page.locator('input[name=stance][value=reject]').check();
    await page.getByLabel('Was sollen die anderen wissen?').fill(typed);
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
    await expect(page.locator('.wk-main')).toContainText('</textarea></title><script>');
    await page.getByRole('link', { name: 'Zurück zu den Fragen' }).click();
    expect((await page.getByLabel('Was sollen die anderen wissen?').inputValue()).replace('\u202E', '')).toBe(kept);
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await page.getByRole('button', { name: 'Bewertung abgeben' }).click();
    await page.getByRole('link', { name: 'Bewertung ändern' }).click();
    expect((await page.getByLabel('Was sollen die anderen wissen?').inputValue()).replace('\u202E', '')).toBe(kept);
    await harmless(page);
  });

  test('in addresses and at the sign-in comes back as text', { tag: '@nojs' }, async ({ page }) => {
    const escaped = encodeURIComponent(typed);
    for (const path of [
      `/massnahmen?federfuehrung=${escaped}&sort=${escaped}&feld=${escaped}&stand=${escaped}&seite=${escaped}`,
      `/massnahmen/matrix?seite=${escaped}`,
      `/indikatoren?feld=${escaped}&status=${escaped}&sort=${escaped}`,
      `/indikatoren/BG-04?vergleich=${escaped}&hinweis=${escaped}`,
      `/massnahmen/digitalbonus?hinweis=${escaped}`,
      `/anmelden?ziel=${escaped}`,
      `/aenderungen?seite=${escaped}`,
      `/${encodeURIComponent('"><script>window.hit=1</script>')}`,
    ]) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBeLessThan(500);
      await harmless(page, 'address');
    }
    await page.goto('/anmelden');
    await withoutBrowserChecks(page);
    await page.getByLabel('E-Mail-Adresse').fill(short);
    await page.getByLabel('Kennwort').fill(typed);
    await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await harmless(page);
  });

  test('that is too long is refused at the field, nothing is lost and nothing stored', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'planung');
    await page.goto('/massnahmen/digitalhub/bearbeiten');
    const before = await page.getByLabel('Kurzbeschreibung').inputValue();
    const limits = { name: 160, short: 40, summary: 600, description: 8000, lead: 160 };
    for (const [field, max] of Object.entries(limits)) await page.locator(`#f-${field}`).fill('ä'.repeat(max + 7));
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page).toHaveTitle(/^Fehler: /);
    for (const [field, max] of Object.entries(limits)) {
      await expect(page.locator(`#e-${field}`)).toContainText('Bitte kürzen Sie den Text um 7 Zeichen');
      await expect(page.locator(`#f-${field}`)).toHaveValue('ä'.repeat(max + 7));
      await expect(page.locator(`#f-${field}`)).toHaveAttribute('aria-describedby', new RegExp(`e-${field}`));
    }
    await page.goto('/massnahmen/digitalhub/bearbeiten');
    await expect(page.getByLabel('Kurzbeschreibung')).toHaveValue(before);
    // What a reader sees as one character counts as one.
    await page.locator('#f-short').fill('👩‍👩‍👧'.repeat(40));
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Maßnahme gespeichert.');
  });

  test('of two megabytes is refused with a page that says so', async ({ server }) => {
    const session = await server.session('planung');
    const form = { name: 'x'.repeat(2_000_000), summary: 'x', lead: 'x' };
    const answer = await server.post('/massnahmen', form, session);
    expect([400, 413]).toContain(answer.status);
    expect(await answer.text()).toContain('Es wurde nichts gespeichert');
  });

  test('bytes that are no form are refused, and the server goes on', async ({ server }) => {
    const session = await server.session('planung');
    const headers = { origin: server.origin, cookie: `sid=${session}` };
    for (const [type, body] of [
      ['application/json', '{"name":'],
      ['application/x-www-form-urlencoded', '%ff%fe=%00&&&=&name'],
      ['multipart/form-data; boundary=x', '--x'],
      ['text/plain', 'name=x'],
    ]) {
      const answer = await fetch(`${server.origin}/massnahmen`, { method: 'POST', body, headers: { ...headers, 'content-type': type ?? '' } });
      expect(answer.status, type).toBeGreaterThanOrEqual(400);
      expect(answer.status, type).toBeLessThan(500);
    }
    for (const method of ['PUT', 'DELETE', 'PATCH']) {
      const answer = await fetch(`${server.origin}/massnahmen`, { method, headers });
      expect([403, 404, 405], method).toContain(answer.status);
    }
    expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
  });
});
