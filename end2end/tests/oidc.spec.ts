// Signing in at a real OpenID provider: npm `oidc-provider` on another port of this machine, in a real browser.
import { createServer, type Server as HttpServer } from 'node:http';
import { expect, test as base } from '@playwright/test';
import Provider from 'oidc-provider';
import { password, Server } from './server.ts';

const client = { id: 'kompass', secret: 'ein-geheimnis-zwischen-zweien-und-keinem-dritten' };

interface Anbieter {
  issuer: string;
  /** Codes that the provider has handed out, in order. */
  codes: string[];
}

/** A provider that signs in whoever types a name. */
async function startProvider(redirect: string): Promise<{ anbieter: Anbieter; http: HttpServer }> {
  const http = createServer();
  await new Promise<void>((done) => http.listen(0, '127.0.0.1', done));
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect], grant_types: ['authorization_code'] }],
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      // It claims an address of the demonstration for everyone: nobody must come in by it.
      claims: () => ({ sub, email: 'admin@demo.example', email_verified: true }),
    }),
    pkce: { required: () => true },
    cookies: { keys: ['nur-fuer-die-pruefung'] },
  });
  const codes: string[] = [];
  provider.on('authorization_code.saved', (code: { jti: string }) => codes.push(code.jti));
  http.on('request', provider.callback());
  return { anbieter: { issuer, codes }, http };
}

const test = base.extend<{ server: Server; anbieter: Anbieter }>({
  anbieter: [
    async ({}, use) => {
      // The provider has to know the product's address and the product the provider's: the port is taken first.
      await use({ issuer: '', codes: [] });
    },
    { scope: 'test' },
  ],
  server: async ({ anbieter }, use) => {
    let http: HttpServer | undefined;
    const server = await Server.start(undefined, async (origin) => {
      const started = await startProvider(`${origin}/anmelden/rueckkehr`);
      http = started.http;
      Object.assign(anbieter, started.anbieter);
      return {
        KOMPASS_OIDC_ISSUER: anbieter.issuer,
        KOMPASS_OIDC_CLIENT_ID: client.id,
        KOMPASS_OIDC_CLIENT_SECRET: client.secret,
        KOMPASS_OIDC_NAME: 'Landesanmeldung',
      };
    });
    await use(server);
    await server.dispose();
    http?.closeAllConnections();
    http?.close();
  },
  baseURL: async ({ server }, use) => use(server.origin),
});

/** Types a name at the provider, and agrees. */
async function atTheProvider(page: import('@playwright/test').Page, name: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(name);
  await page.getByPlaceholder('and password').fill('egal');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function link(page: import('@playwright/test').Page, server: Server, name: string): Promise<void> {
  const value = await server.newSession('planung');
  await page.context().addCookies([{ name: 'sid', value, url: server.origin, httpOnly: true, sameSite: 'Lax' }]);
  // The page of the own account holds this form; here it is sent from any own page.
  await page.goto('/impressum');
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/mein-bereich/anbieter';
    document.body.append(form);
    form.submit();
  });
  await page.getByLabel('Kennwort').fill(password);
  await page.getByRole('button', { name: 'Mit Landesanmeldung verknüpfen' }).click();
  await atTheProvider(page, name);
  await page.waitForURL(/\/mein-bereich\?hinweis=anbieter$/);
  await page.context().clearCookies();
}

test('a linked person signs in, and comes back to the page that asked for it', async ({ page, server }) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) faults.push(message.text());
  });
  await link(page, server, 'erika');
  await page.goto('/anmelden?ziel=/massnahmen/neu');
  await page.getByRole('button', { name: 'Mit Landesanmeldung anmelden' }).click();
  await atTheProvider(page, 'erika');
  await expect(page).toHaveURL(/\/massnahmen\/neu$/);
  await expect(page.getByRole('banner')).toContainText('Demo-Maßnahmenplanung');
  const cookies = await page.context().cookies(server.origin);
  expect(cookies.find((c) => c.name === 'sid')).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(cookies.find((c) => c.name === 'anbieter')).toBeUndefined();
  expect(faults).toEqual([]);
});

test('an unknown person gets no account, whatever address the provider claims', { tag: '@nojs' }, async ({ page, server }) => {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Mit Landesanmeldung anmelden' }).click();
  await atTheProvider(page, 'fremd');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Für diese Anmeldung gibt es hier noch kein Konto');
  expect((await page.context().cookies(server.origin)).map((c) => c.name)).not.toContain('sid');
});

test('whoever cancels at the provider is not signed in', { tag: '@nojs' }, async ({ page, server }) => {
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Mit Landesanmeldung anmelden' }).click();
  await page.getByRole('link', { name: /Cancel/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Die Anmeldung wurde abgebrochen');
  expect((await page.context().cookies(server.origin)).map((c) => c.name)).not.toContain('sid');
});

test('a return counts once and in one browser', async ({ page, server, browser, anbieter }) => {
  await link(page, server, 'erika');
  let back = '';
  page.on('request', (request) => {
    if (request.url().includes('/anmelden/rueckkehr?')) back = request.url();
  });
  await page.goto('/anmelden');
  await page.getByRole('button', { name: 'Mit Landesanmeldung anmelden' }).click();
  // The provider knows the browser still; where it does not, it asks.
  const asks = page.getByPlaceholder('Enter any login');
  await Promise.race([page.waitForURL(`${server.origin}/`), asks.waitFor()]);
  if (await asks.isVisible()) await atTheProvider(page, 'erika');
  await expect(page).toHaveURL(`${server.origin}/`);
  expect(back).toContain('code=');
  expect(anbieter.codes.length).toBeGreaterThan(0);
  const again = await page.request.get(back);
  expect(again.status()).toBe(400);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  expect((await elsewhere.goto(back))?.status()).toBe(400);
  await other.close();
});
