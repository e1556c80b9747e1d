import { expect, password, signIn, status, test } from './helpers.ts';

test.describe('signing in', () => {
  // Attempts are counted per address: each test has a server to itself.
  test.use({ own: true });

  test('leads back to the page that asked for it', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    expect(await status(page, '/massnahmen/digitalbonus/bearbeiten')).toBe(404);
    await page.getByRole('main').getByRole('link', { name: 'Anmelden' }).click();
    await page.getByLabel('E-Mail-Adresse').fill('  Planung@demo.example ');
    await page.getByLabel('Kennwort').fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page).toHaveURL(/\/massnahmen\/digitalbonus\/bearbeiten$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maßnahme bearbeiten');
  });

  test('with a wrong password says the same as with an unknown name', { tag: '@nojs' }, async ({ page }) => {
    const texts: string[] = [];
    for (const [email, word] of [
      ['planung@demo.example', 'falsch-falsch'],
      ['niemand@demo.example', password],
      ['planung@demo.example', `${password} `],
    ] as const) {
      await page.goto('/anmelden?ziel=/massnahmen/neu');
      await page.getByLabel('E-Mail-Adresse').fill(email);
      await page.getByLabel('Kennwort').fill(word);
      const answer = page.waitForResponse((r) => r.request().method() === 'POST');
      await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
      expect((await answer).status()).toBe(422);
      await expect(page).toHaveTitle(/^Fehler: /);
      await expect(page.getByLabel('E-Mail-Adresse')).toHaveValue(email);
      await expect(page.getByLabel('Kennwort')).toHaveValue('');
      texts.push((await page.getByRole('alert').innerText()).trim());
      expect(await page.context().cookies()).toEqual([]);
    }
    expect(texts[0]).toContain('E-Mail-Adresse und Kennwort passen nicht zusammen');
    expect(new Set(texts).size).toBe(1);
    // The target survives the mistake.
    await page.getByLabel('Kennwort').fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page).toHaveURL(/\/massnahmen\/neu$/);
  });

  test('never leads to another host', { tag: '@nojs' }, async ({ page, server }) => {
    for (const target of ['https://anderswo.example/', '//anderswo.example', '/\\anderswo.example', 'javascript:alert(1)']) {
      await page.context().clearCookies();
      await page.goto(`/anmelden?ziel=${encodeURIComponent(target)}`);
      await page.getByRole('button', { name: /Demo-Mitglied IHKN/ }).click();
      await expect(page, target).toHaveURL(`${server.origin}/`);
    }
  });

  test('out ends this session and no other', { tag: ['@nojs', '@telefon'] }, async ({ page, server, another }) => {
    const other = await another('planung');
    await signIn(page, server, 'planung');
    const [cookie] = await page.context().cookies();
    await page.goto('/massnahmen');
    await page.locator('summary', { hasText: 'Demo-Maßnahmenplanung' }).click();
    await page.getByRole('button', { name: 'Abmelden' }).click();
    await expect(page).toHaveURL(`${server.origin}/`);
    await expect(page.getByRole('banner').getByRole('link', { name: 'Anmelden' })).toBeVisible();
    expect(await status(page, '/massnahmen/neu')).toBe(404);
    // The cookie is worth nothing any more, also where somebody kept it.
    expect(await server.get('/', cookie?.value)).not.toContain('Demo-Maßnahmenplanung');
    expect(await status(other, '/massnahmen/neu')).toBe(200);
  });

  test('gives a cookie that scripts and other sites do not get', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/anmelden');
    await page.getByRole('button', { name: /Demo-Mitglied NHT/ }).click();
    await expect(page.getByRole('banner')).toContainText('Demo-Mitglied NHT');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ name: 'sid', httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.value.length).toBeGreaterThanOrEqual(43);
    expect(await page.content()).not.toContain(cookie?.value);
  });

  test('is refused after too many attempts, for the right password, too', async ({ server }) => {
    const attempt = (word: string) => server.post('/anmelden', { email: 'planung@demo.example', password: word });
    let answer = await attempt('falsch');
    for (let number = 2; number <= 5; number++) answer = await attempt('falsch');
    expect(answer.status).toBe(422);
    answer = await attempt(password);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

test.describe('a foreign page', () => {
  test.use({ own: true });

  test('cannot write in the name of who is signed in', async ({ server }) => {
    const session = await server.session('planung');
    const form = { name: 'Fremd', summary: 'x', lead: 'x', tier: 'oeffentlich', token: 'fremd1' };
    const foreign = [
      { origin: 'https://anderswo.example' },
      { origin: 'null' },
      { origin: server.origin.replace('127.0.0.1', 'localhost') },
      { origin: server.origin, 'sec-fetch-site': 'cross-site' },
      { origin: server.origin, 'sec-fetch-site': 'same-site' },
      { origin: '' },
    ];
    for (const headers of foreign) {
      const answer = await server.post('/massnahmen', form, session, headers);
      expect(answer.status, JSON.stringify(headers)).toBe(403);
    }
    expect(await server.get('/massnahmen')).not.toContain('Fremd');
    expect((await server.post('/massnahmen', form, session)).status).toBe(303);
    expect(await server.get('/massnahmen')).toContain('Fremd');
  });

  test('that posts a form from another origin in the same browser is refused', async ({ browser, server }) => {
    const context = await browser.newContext();
    const value = await server.session('planung');
    await context.addCookies([{ name: 'sid', value, url: server.origin, sameSite: 'Lax', httpOnly: true }]);
    const page = await context.newPage();
    await page.setContent(`<form method="post" action="${server.origin}/massnahmen">
      <input name="name" value="Fremd"><input name="summary" value="x"><input name="lead" value="x"><button>los</button></form>`);
    const answer = page.waitForResponse((r) => r.request().method() === 'POST');
    await page.getByRole('button', { name: 'los' }).click();
    expect((await answer).status()).toBe(403);
    await context.close();
    expect(await server.get('/massnahmen')).not.toContain('Fremd');
  });
});

test('every answer carries the security headers', async ({ server }) => {
  for (const path of ['/', '/anmelden', '/nichts', '/livez', '/pkg/manifest.json', '/indikatoren/BG-04/werte.csv']) {
    const { headers } = await fetch(server.origin + path);
    expect(headers.get('content-security-policy'), path).toContain("default-src 'none'");
    expect(headers.get('content-security-policy'), path).not.toContain('unsafe-inline');
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('same-origin');
  }
});

test('the choice of colours lasts', { tag: '@nojs' }, async ({ page }) => {
  await page.goto('/massnahmen?stand=running');
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.getByRole('button', { name: 'dunkel' }).click();
  await expect(page).toHaveURL(/\/massnahmen\?stand=running$/);
  await expect(page.getByRole('button', { name: 'dunkel' })).toHaveAttribute('aria-pressed', 'true');
  expect(await background()).not.toBe(light);
  await page.goto('/indikatoren');
  await page.getByRole('button', { name: 'hell' }).click();
  expect(await background()).toBe(light);
});

test('the legal pages are there', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
  await page.goto('/');
  const legal = page.getByRole('navigation', { name: 'Rechtliches' });
  for (const name of ['Impressum', 'Datenschutz', 'Erklärung zur Barrierefreiheit', 'Lizenzen']) {
    await legal.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
  await page.goto('/barrierefreiheit');
  await expect(page.locator('.wk-main')).toContainText('NBGG');
  await expect(page.locator('.wk-main')).toContainText('Demonstration');
});
