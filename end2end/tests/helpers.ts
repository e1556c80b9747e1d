// What every spec needs: a server, a watched page, signing in, and the checks that hold on every page.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { type Role, Server } from './server.ts';

export { expect, type Locator, type Page };
export { password, type Role, Server } from './server.ts';

/** Notes what no page may do: errors in the console, violations of the content security policy, other hosts. */
export function watch(context: BrowserContext, origin: string, expected?: RegExp): string[] {
  const faults: string[] = [];
  const documents = new Set<string>();
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'about:') return;
    if (url.origin !== origin) faults.push(`request to another host: ${request.url()}`);
    if (request.isNavigationRequest()) documents.add(request.url());
  });
  context.on('console', (message) => {
    // A page that says 403 or 422 is reported as "failed to load": the page itself is what the test looks at.
    const refused = /the server responded with a status of 4\d\d/.test(message.text());
    if (refused && documents.has(message.location().url)) return;
    if (expected?.test(message.text())) return;
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) {
      faults.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error()}`));
  context.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return faults;
}

interface ForTest {
  /** True: this test changes things and has a server to itself. */
  own: boolean;
  /** What the console may report, where a test brings it about. */
  expectedInConsole: RegExp | undefined;
  server: Server;
  /** Another browser: own cookies, same settings, watched as well. */
  another: (role?: Role) => Promise<Page>;
}

interface ForWorker {
  shared: Server;
}

export const test = base.extend<ForTest, ForWorker>({
  own: [false, { option: true }],
  expectedInConsole: [undefined, { option: true }],
  shared: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],
  server: async ({ own, shared }, use) => {
    if (!own) return use(shared);
    const server = await Server.start();
    await use(server);
    await server.dispose();
  },
  baseURL: async ({ server }, use) => use(server.origin),
  context: async ({ context, server, expectedInConsole }, use) => {
    const faults = watch(context, server.origin, expectedInConsole);
    await use(context);
    expect(faults, 'faults of the pages visited').toEqual([]);
  },
  another: async ({ browser, server, javaScriptEnabled, viewport }, use) => {
    const opened: { context: BrowserContext; faults: string[] }[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, viewport });
      opened.push({ context, faults: watch(context, server.origin) });
      const page = await context.newPage();
      if (role) await addSession(page, server, await server.newSession(role));
      return page;
    });
    for (const { context, faults } of opened) {
      await context.close();
      expect(faults, 'faults of the pages visited').toEqual([]);
    }
  },
});

async function addSession(page: Page, server: Server, value: string): Promise<void> {
  await page.context().addCookies([{ name: 'sid', value, url: server.origin, httpOnly: true, sameSite: 'Lax' }]);
}

/** Gives the browser a session of the role's demonstration account. */
export async function signIn(page: Page, server: Server, role: Role): Promise<void> {
  await addSession(page, server, await server.session(role));
}

/** No accessibility findings, in light and in dark. The tool is a script: without JavaScript it cannot look. */
export async function axe(page: Page): Promise<void> {
  if (base.info().project.use.javaScriptEnabled === false) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const found = violations.flatMap((v) =>
      v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} – ${n.failureSummary?.split('\n')[1]?.trim()}`),
    );
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([]);
  }
}

/** Nothing sticks out sideways on a narrow screen. */
export async function noHorizontalScroll(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 700 });
  const wide = await page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= 320) return [];
    const outside = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > 321);
    return [`${root.scrollWidth} px`, ...outside.slice(0, 5).map((e) => `${e.tagName}.${e.getAttribute('class')}`)];
  });
  expect(wide, `${page.url()} at 320 px`).toEqual([]);
}

/** A section of a page by its heading. */
export function section(page: Page, heading: string | RegExp): Locator {
  return page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) });
}


/** The status of the page just opened. */
export async function status(page: Page, path: string): Promise<number> {
  const answer = await page.goto(path);
  return answer?.status() ?? 0;
}

/** The rows of a table whose row header has this text. */
export function row(scope: Page | Locator, name: string | RegExp): Locator {
  const page = 'page' in scope ? scope.page() : scope;
  return scope.locator('tr').filter({ has: page.locator('th', { hasText: name }) });
}

/** Texts that follow one another, whatever kind of space or element stands in and between them. */
export function sequence(...texts: string[]): RegExp {
  const escaped = texts.map((t) => t.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s'));
  return new RegExp(escaped.join('[^]*'));
}
