import { expect, row, section, sequence, signIn, status, test, type Page, type Server } from './helpers.ts';

const form = '/bewertungen/R7/digitalhub';
const questions = [
  'Bekanntheit bei den Mitgliedsbetrieben',
  'Aufwand der Beantragung oder Nutzung',
  'Passung zum Bedarf der Betriebe',
  'Wirkung auf den Digitalisierungsgrad',
  'Gesamturteil',
];

const option = (page: Page, question: string, value: string) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: value === 'k' ? 'kann ich nicht beurteilen' : value });

async function answer(page: Page, values: string): Promise<void> {
  for (const [index, value] of [...values].entries()) await option(page, questions[index] ?? '', value).check();
  if (values.length === questions.length) await stance(page, 'Zustimmung').check();
}

const stance = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Position Ihrer Organisation' }).getByRole('radio', { name, exact: true });

/** Stops the server and starts it again twelve days later, after the deadline, on the same store. */
async function twelveDaysLater(server: Server): Promise<void> {
  await server.stop();
  await server.run(new Date(Date.now() + 12 * 86_400_000).toISOString().slice(0, 10));
}

/** The answers as they are sent, for tests that look at what comes of them. */
const fields = (values: string, more = {}) => ({
  version: '0',
  comment: '',
  stance: 'support',
  ...Object.fromEntries([...values].map((value, index) => [`C${index + 1}`, value])),
  ...more,
});

test.describe('rating', () => {
  test.use({ own: true });

  test('a member rates on a phone in at most ten taps, signing in included (J01)', { tag: '@only-telefon' }, async ({ page }) => {
    let taps = 0;
    const tap = async (target: ReturnType<Page['getByRole']>) => {
      taps += 1;
      await target.tap();
    };
    // The link of a letter leads over the sign-in to the list.
    await page.goto('/anmelden?ziel=/bewertungen');
    await tap(page.getByRole('button', { name: /Demo-Mitglied IHKN/ }));
    await expect(page).toHaveURL(/\/bewertungen$/);
    await expect(page.locator('.wk-main')).toContainText('Sie haben 3 offene Bewertungen.');
    await expect(page.locator('.wk-main')).toContainText('noch 9 Tage, bis ');
    await expect(page.locator('.wk-main')).toContainText('24:00 Uhr');
    await tap(page.getByRole('link', { name: /Jetzt bewerten.*DigitalHub/ }));
    for (const [index, value] of ['4', '2', 'kann ich nicht beurteilen', '3', '4'].entries()) {
      const choice = page.getByRole('group', { name: questions[index] }).locator('label').filter({ hasText: value });
      const box = await choice.boundingBox();
      expect(box?.height, 'room for a thumb').toBeGreaterThanOrEqual(44);
      await tap(choice);
    }
    const support = page.locator('label').filter({ hasText: /^Zustimmung$/ });
    expect((await support.boundingBox())?.height, 'room for a thumb').toBeGreaterThanOrEqual(44);
    await tap(support);
    await tap(page.getByRole('button', { name: 'Angaben prüfen' }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
    await tap(page.getByRole('button', { name: 'Bewertung abgeben' }));
    await expect(page.getByRole('status')).toContainText('IHK Niedersachsen (IHKN)');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewertung eingegangen');
    expect(taps).toBeLessThanOrEqual(10);
    await page.goto('/bewertungen');
    await expect(page.locator('.wk-main')).toContainText('Sie haben 2 offene Bewertungen.');
  });

  test('the first load of the form takes at most 150 kB without fonts', { tag: '@only-telefon' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    const network = await page.context().newCDPSession(page);
    const fonts = new Set<string>();
    const bytes = new Map<string, number>();
    await network.send('Network.enable');
    await network.send('Network.setCacheDisabled', { cacheDisabled: true });
    network.on('Network.responseReceived', (e) => e.type === 'Font' && fonts.add(e.requestId));
    network.on('Network.loadingFinished', (e) => bytes.set(e.requestId, e.encodedDataLength));
    await page.goto(form, { waitUntil: 'networkidle' });
    const counted = [...bytes].filter(([id]) => !fonts.has(id)).map(([, size]) => size);
    const sum = counted.reduce((a, b) => a + b, 0);
    test.info().annotations.push({ type: 'bytes', description: String(sum) });
    expect(counted.length, 'page, styles, script, module').toBeGreaterThanOrEqual(3);
    expect(sum).toBeLessThanOrEqual(150_000);
  });

  test('goes from answers over a check to a receipt and shows on the measure', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/bewertungen');
    await page.getByRole('link', { name: /Jetzt bewerten.*DigitalHub/ }).click();
    await expect(page.getByText('Sie bewerten für: IHKN.')).toBeVisible();
    for (const ends of [sequence('1 kaum bekannt', '5 sehr bekannt'), sequence('1 passt nicht', '5 passt genau')]) {
      await expect(page.locator('form#bewertung')).toContainText(ends);
    }
    await answer(page, '42k34');
    await page.getByLabel('Was sollen die anderen wissen?').fill('Die Anlaufstelle hilft.');
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
    const term = (name: string) => page.locator('dl > div').filter({ hasText: name }).locator('dd');
    await expect(term('Bekanntheit')).toContainText('4 von 5');
    await expect(term('Passung')).toContainText('nicht beurteilt');
    await expect(term('Kommentar')).toContainText('Die Anlaufstelle hilft.');
    await page.getByRole('button', { name: 'Bewertung abgeben' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewertung eingegangen');
    await expect(page.getByText(/Sie können bis .* ändern/)).toBeVisible();
    await page.getByRole('link', { name: 'Zur Maßnahme' }).click();

    const voices = section(page, 'Was die Mitglieder sagen');
    await expect(voices).toContainText('bis zur Frist nicht sichtbar');
    await expect(voices).not.toContainText('Die Anlaufstelle hilft.');
    await expect(page.locator('.wk-main')).not.toContainText('Bewertung abgegeben');

    await twelveDaysLater(server);
    await page.context().clearCookies();
    await page.context().addCookies([{ name: 'sid', value: await server.newSession('mitglied'), url: server.origin }]);
    await page.goto('/massnahmen/digitalhub');
    await expect(voices).toContainText('1 von 12 Organisationen haben geantwortet.');
    await expect(row(voices, 'Bekanntheit')).toContainText(sequence('4,0', '1 von 1'));
    await expect(row(voices, 'Passung')).toContainText('0 von 1');
    await expect(voices.locator('dl')).toContainText(sequence('Geantwortet', 'IHKN', 'Noch offen', 'NHT'));
    await expect(voices.locator('summary')).toContainText('1 Kommentar');
    await expect(voices.getByText('Die Anlaufstelle hilft.')).toBeVisible();
    await expect(section(page, /^Verlauf$/)).toContainText('Bewertung abgegeben');
    // Every field of the history has a German name.
    await expect(section(page, /^Verlauf$/)).not.toContainText('round');
    await page.getByRole('link', { name: 'Ergebnis im Einzelnen' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ergebnis: DigitalHub.Niedersachsen');
    await expect(page.locator('.wk-main')).toContainText('1 von 1 stimmen zu');
  });

  test('counts, means and spread leave out who cannot judge', { tag: '@nojs' }, async ({ page, server }) => {
    const [ihkn, nht] = [await server.session('mitglied'), await server.session('mitglied2')];
    for (const [session, values] of [
      [ihkn, '42k34'],
      [nht, '25k34'],
    ] as const) {
      expect((await server.post(`${form}/abgeben`, fields(values), session)).status).toBe(303);
    }
    await twelveDaysLater(server);
    await page.context().addCookies([{ name: 'sid', value: await server.newSession('mitglied2'), url: server.origin }]);
    await page.goto('/massnahmen/digitalhub');
    const voices = section(page, 'Was die Mitglieder sagen');
    // 4 and 2: mean 3,0 and standard deviation 1,4; nobody judged the fit.
    await expect(row(voices, 'Bekanntheit')).toContainText(sequence('3,0', '1,4', '2 von 2'));
    await expect(row(voices, 'Aufwand')).toContainText(sequence('3,5', '2,1', '2 von 2'));
    await expect(row(voices, 'Passung')).toContainText('0 von 2');
    await expect(row(voices, 'Passung').locator('td').nth(6)).toHaveText('–');
    await expect(voices.locator('dl')).toContainText(sequence('Geantwortet', 'IHKN', 'NHT', 'Noch offen'));
  });

  test('visitors see means from three organisations on, and never who answered', { tag: '@nojs' }, async ({ page, server, another }) => {
    expect((await server.post(`${form}/abgeben`, fields('42k34', { comment: 'nur im Rat' }), await server.session('mitglied'))).status).toBe(303);
    // Until the council opens the section, visitors see nothing of the evaluation.
    await page.goto('/massnahmen/digitalhub');
    await expect(section(page, 'Was die Mitglieder sagen')).toHaveCount(0);
    await open(server, ['indicators', 'measures', 'meetings', 'resolutions', 'evaluations']);
    for (const role of [undefined, 'planung', 'geschaeftsstelle'] as const) {
      const reader = role ? await another(role) : page;
      await reader.goto('/massnahmen/digitalhub');
      const voices = section(reader, 'Was die Mitglieder sagen');
      await expect(voices).toContainText('bis zur Frist nicht sichtbar');
      await expect(voices).not.toContainText('nur im Rat');
      await expect(voices).not.toContainText('IHKN');
      await expect(reader.locator('.wk-main')).not.toContainText('Bewertung abgegeben');
    }
    // The finished round of the demonstration has seven answers (J01).
    await page.goto('/massnahmen/digitalbonus');
    const voices = section(page, 'Was die Mitglieder sagen');
    await expect(voices).toContainText('Gesamturteil: Mittel 3,6 bei 7 von 7 Bewertungen.');
    await expect(voices).toContainText('Am niedrigsten: Aufwand, Mittel 2,4 bei 5 von 7.');
  });

  test('can be changed until the round closes, and only be read afterwards', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto(form);
    await answer(page, '42k34');
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await page.getByRole('button', { name: 'Bewertung abgeben' }).click();
    await page.getByRole('link', { name: 'Bewertung ändern' }).click();
    await expect(option(page, 'Bekanntheit', '4')).toBeChecked();
    await expect(option(page, 'Passung', 'k')).toBeChecked();
    await option(page, 'Passung', '5').check();
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await page.getByRole('button', { name: 'Bewertung abgeben' }).click();

    await twelveDaysLater(server);
    await page.context().clearCookies();
    const session = await server.newSession('mitglied');
    await page.context().addCookies([{ name: 'sid', value: session, url: server.origin }]);
    await page.goto(form);
    await expect(page.getByText('Die Frist ist abgelaufen')).toBeVisible();
    await expect(page.locator('.wk-main')).toContainText(sequence('Passung', '5 von 5'));
    await expect(page.locator('.wk-main').getByRole('radio')).toHaveCount(0);
    await expect(page.locator('.wk-main').getByRole('button')).toHaveCount(0);
    for (const path of [form, `${form}/entwurf`, `${form}/abgeben`]) {
      const refused = await server.post(path, fields('11111', { version: '2' }), session);
      expect(refused.status, path).toBe(403);
      expect(await refused.text()).toContain('Die Frist dieser Bewertungsrunde ist abgelaufen');
    }
    await page.goto('/massnahmen/digitalhub');
    await expect(row(section(page, 'Was die Mitglieder sagen'), 'Passung')).toContainText(sequence('5,0', '1 von 1'));
    await expect(section(page, /^Verlauf$/)).toContainText('Bewertung geändert');
  });

  test('a half-filled form survives closing the tab', { tag: '@telefon' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto(form);
    await answer(page, '4');
    await page.getByLabel('Was sollen die anderen wissen?').fill('angefangen');
    await expect(page.getByText(/Entwurf gespeichert um \d\d:\d\d/)).toBeVisible();
    const context = page.context();
    await page.close({ runBeforeUnload: false });
    const again = await context.newPage();
    await again.goto('/bewertungen');
    await expect(again.locator('.wk-main')).toContainText('Ihr Entwurf ist gespeichert.');
    await again.getByRole('link', { name: /Weiter bewerten.*DigitalHub/ }).click();
    await expect(option(again, 'Bekanntheit', '4')).toBeChecked();
    await expect(again.getByLabel('Was sollen die anderen wissen?')).toHaveValue('angefangen');
  });

  test('a half-filled form survives an expired session', { tag: '@telefon' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto(form);
    await answer(page, '42');
    // The note may still be that of the answers before.
    const kept = page.waitForResponse((r) => r.url().endsWith('/entwurf') && /Pause/.test(r.request().postData() ?? ''));
    await page.getByLabel('Was sollen die anderen wissen?').fill('vor der Pause');
    expect((await kept).ok()).toBe(true);
    await expect(page.getByText(/Entwurf gespeichert um \d\d:\d\d/)).toBeVisible();
    await page.context().clearCookies();
    await page.context().addCookies([{ name: 'sid', value: await server.newSession('mitglied'), url: server.origin }]);
    await page.goto(form);
    await expect(option(page, 'Aufwand', '2')).toBeChecked();
    await expect(page.getByLabel('Was sollen die anderen wissen?')).toHaveValue('vor der Pause');
  });

  test('an unfinished answer is sent back with everything that was typed', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto(form);
    await answer(page, '42k3');
    await page.getByLabel('Was sollen die anderen wissen?').fill('Zeile eins\nZeile zwei');
    await page.locator('form#bewertung').evaluate((f: HTMLFormElement) => f.setAttribute('novalidate', ''));
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await expect(page).toHaveTitle(/^Fehler: /);
    await expect(page.getByRole('alert').getByRole('link', { name: /^Gesamturteil/ })).toHaveAttribute('href', '#f-C5');
    await expect(page.getByRole('group', { name: 'Gesamturteil' })).toContainText('Bitte wählen Sie');
    await expect(option(page, 'Aufwand', '2')).toBeChecked();
    await expect(option(page, 'Passung', 'k')).toBeChecked();
    await expect(page.getByLabel('Was sollen die anderen wissen?')).toHaveValue('Zeile eins\nZeile zwei');
    // The same form is there on another day, too: it is the draft.
    await page.goto('/bewertungen');
    await expect(page.locator('.wk-main')).toContainText('Ihr Entwurf ist gespeichert.');
    await page.goto(`${form}/pruefen`);
    await expect(page.locator('.wk-main')).toContainText('Zeile eins');
  });

  test('belongs to the organisation: its deputy sees it, others do not rate for it', { tag: '@nojs' }, async ({ page, server }) => {
    const given = await server.post(`${form}/abgeben`, fields('42k34'), await server.session('mitglied'));
    expect(given.status).toBe(303);
    await signIn(page, server, 'vertretung');
    await page.goto(form);
    await expect(option(page, 'Bekanntheit', '4')).toBeChecked();
    await signIn(page, server, 'mitglied2');
    await page.goto(form);
    await expect(page.getByText('Sie bewerten für: NHT.')).toBeVisible();
    await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
    expect(await status(page, `${form}/quittung`)).toBe(404);
  });

  test('two of one organisation never overwrite each other', { tag: '@nojs' }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await page.goto(form);
    await answer(page, '42k34');
    await page.getByLabel('Was sollen die anderen wissen?').fill('vom Mitglied');
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    const deputy = await another('vertretung');
    await deputy.goto(form);
    await answer(deputy, '11111');
    await deputy.getByLabel('Was sollen die anderen wissen?').fill('von der Vertretung');
    await deputy.getByRole('button', { name: 'Angaben prüfen' }).click();
    await deputy.getByRole('button', { name: 'Bewertung abgeben' }).click();
    await page.getByRole('button', { name: 'Bewertung abgeben' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jemand aus Ihrer Organisation hat inzwischen bewertet');
    await expect(page.locator('.wk-main')).toContainText('vom Mitglied');
    await expect(page.locator('.wk-main')).toContainText('von der Vertretung');
    await page.getByRole('button', { name: 'Meine Antworten stattdessen abgeben' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bewertung eingegangen');
    await page.getByRole('link', { name: 'Bewertung ändern' }).click();
    await expect(option(page, 'Bekanntheit', '4')).toBeChecked();
  });

  test('planners, the secretariat and visitors cannot rate', { tag: '@nojs' }, async ({ page, server }) => {
    for (const role of ['planung', 'geschaeftsstelle', 'admin'] as const) {
      await signIn(page, server, role);
      await page.goto('/bewertungen');
      await expect(page.getByRole('link', { name: /bewerten/ })).toHaveCount(0);
      expect(await status(page, form), role).toBe(403);
      expect((await server.post(`${form}/abgeben`, fields('11111'), await server.session(role))).status, role).toBe(403);
    }
    expect((await server.post(`${form}/abgeben`, fields('11111'))).status).toBe(403);
    await signIn(page, server, 'geschaeftsstelle');
    await page.goto('/bewertungen/R7');
    await expect(page.locator('.wk-main')).toContainText('Es fehlen noch 32 von 36 Positionen.');
  });

  test('values off the scale and measures outside the round are refused', async ({ server }) => {
    const session = await server.session('mitglied');
    for (const value of ['0', '6', '3.5', '-1', 'x', '', '<b>']) {
      expect((await server.post(`${form}/abgeben`, fields('1111', { C5: value }), session)).status, value).toBe(422);
    }
    expect((await server.post('/bewertungen/R7/digitalbonus/abgeben', fields('11111'), session)).status).toBe(404);
    expect((await server.post('/bewertungen/R5/digitalbonus/abgeben', fields('11111'), session)).status).toBe(403);
    const page = await server.get('/bewertungen', session);
    expect(page).not.toContain('Abgegeben am');
  });

  test('a rating of the data set is not dated to 1970', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/bewertungen');
    const closed = section(page, 'Abgeschlossene Runden');
    await expect(closed).toContainText('Digitalbonus.Niedersachsen');
    await expect(closed).not.toContainText('1970');
  });
});

test.describe('while the server cannot be reached', () => {
  test.use({ own: true, expectedInConsole: /net::ERR_FAILED/ });

  test('a draft that cannot be sent says so, and is sent once the server is back', async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto(form);
    await page.route('**/entwurf', (route) => route.abort());
    await answer(page, '4');
    await expect(page.getByText('Entwurf nicht gespeichert, wird erneut versucht')).toBeVisible();
    await page.unroute('**/entwurf');
    await expect(page.getByText(/Entwurf gespeichert um/)).toBeVisible({ timeout: 20_000 });
  });
});

/** The Geschäftsstelle decides which sections visitors see. */
async function open(server: Server, sections: string[]): Promise<void> {
  const keeper = await server.session('geschaeftsstelle');
  const page = await server.get('/verwaltung/oeffentlichkeit', keeper);
  const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
  const form = Object.fromEntries([['version', version], ...sections.map((s) => [s, 'ja'])]);
  expect((await server.post('/verwaltung/oeffentlichkeit', form, keeper)).status).toBe(303);
}
