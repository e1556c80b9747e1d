import { axe, expect, noHorizontalScroll, signIn, test, type Page, type Role } from './helpers.ts';

const pages: Record<'visitor' | Extract<Role, 'mitglied' | 'planung' | 'geschaeftsstelle' | 'admin'>, string[]> = {
  visitor: [
    '/', '/massnahmen', '/massnahmen?federfuehrung=niemand', '/massnahmen/matrix', '/massnahmen/digitalbonus',
    '/massnahmen/beratung-einzelhandel', '/indikatoren', '/indikatoren?feld=F2&status=im_plan', '/indikatoren/BG-04',
    '/indikatoren/DR-01', '/indikatoren/FK-01', '/lieferkalender', '/lieferkalender?zustaendig=ORG12', '/en/lieferkalender',
    '/quellen', '/quellen/S051', '/indikatoren/UP-07', '/indikatoren/DR-07',
    '/felder/F5', '/felder/F5/blatt', '/felder/F7', '/sitzungen', '/anmelden', '/kennwort-vergessen', '/einladung/gibt-es-nicht',
    '/wirkungskette/massnahme/digitalbonus',
    '/sitzungen/7', '/geschaeftsordnung', '/vorlagen', '/beschluesse', '/suche', '/suche?q=Protokoll', '/en/suche?q=gibtesnicht',
    '/impressum', '/datenschutz', '/barrierefreiheit', '/lizenzen', '/gibt-es-nicht', '/massnahmen/neu',
    '/en', '/en/massnahmen/digitalbonus', '/en/indikatoren/BG-04', '/en/felder/F4', '/en/barrierefreiheit',
  ],
  planung: [
    '/', '/massnahmen/digitalagentur', '/massnahmen/neu', '/massnahmen/digitalbonus/bearbeiten',
    '/massnahmen/digitalbonus/beitraege/neu', '/indikatoren/BG-04', '/indikatoren/BG-04/wert', '/bewertungen',
    '/indikatoren/BG-04/verfahren', '/indikatoren/BG-04/ziele', '/indikatoren/BG-04/ziele/neu', '/indikatoren/BG-04/ziele/P01',
    '/indikatoren/neu', '/indikatoren/BG-04/bearbeiten', '/indikatoren/UP-07/bearbeiten', '/indikatoren/DR-07/massgeblich/m0065',
    '/lieferkalender', '/indikatoren/BG-04/lieferung', '/en/indikatoren/BG-04/lieferung', '/import', '/en/import',
    '/en/massnahmen/neu', '/en/indikatoren/BG-04/wert', '/mein-bereich', '/feststellungen/vorpruefung/antwort',
    '/feststellungen/papierantrag', '/auftraege/anlaufstelle-bekannt', '/massnahmen/digitalbonus/wirkung/digitalbonus-UP-01',
    '/wirkungskette/indikator/UP-01', '/vorlagen', '/vorlagen/neu',
  ],
  mitglied: [
    '/', '/bewertungen', '/aenderungen', '/bewertungen/R7/digitalhub', '/bewertungen/R5/digitalbonus',
    '/bewertungen/R7', '/bewertungen/R6', '/bewertungen/R6/digitalbonus/ergebnis', '/en/bewertungen/R6/digitalbonus/ergebnis',
    '/diskussion/stellungnahme/R5.digitalbonus.ORG02',
    '/massnahmen/digitalbonus', '/erfahrungen', '/erfahrungen/neu', '/erfahrungen/e0002', '/feststellungen',
    '/feststellungen/papierantrag', '/auftraege/antrag-digital', '/wirkungskette/feststellung/papierantrag',
    '/massnahmen/digitalbonus/wirkung/digitalbonus-UP-01', '/diskussion/massnahme/digitalbonus', '/en/feststellungen/papierantrag',
    '/massnahmen/digitalhub/erfahrung', '/massnahmen/neu', '/en/bewertungen/R7/digitalhub',
    '/mein-bereich', '/mein-bereich/kennwort', '/mein-bereich/zweiter-faktor', '/mein-bereich/daten',
    '/en/mein-bereich', '/verwaltung', '/sitzungen/7', '/sitzungen/7/antrag', '/umlaufverfahren',
  ],
  geschaeftsstelle: [
    '/verwaltung', '/verwaltung/personen', '/verwaltung/personen?suche=niemand', '/verwaltung/personen/neu',
    '/verwaltung/personen/demo-vertretung', '/verwaltung/personen/demo-gast/mandate/neu',
    '/verwaltung/personen/demo-mitglied/mandate/demo-mitglied',
    '/verwaltung/personen/demo-mitglied/mandate/demo-mitglied/ende', '/verwaltung/organisationen',
    '/verwaltung/organisationen/neu', '/verwaltung/organisationen/ORG02', '/verwaltung/oeffentlichkeit',
    '/verwaltung/postausgang', '/en/verwaltung/personen/neu', '/aufgaben', '/en/aufgaben', '/mein-bereich', '/erfahrungen/e0005',
    '/bewertungen/neu', '/bewertungen/R7', '/bewertungen/R7/bearbeiten', '/bewertungen/R6', '/en/bewertungen/R6',
    '/feststellungen/neu', '/feststellungen/neu?massnahme=digitalbonus', '/feststellungen/papierantrag/bearbeiten',
    '/sitzungen/neu', '/sitzungen/7/planung', '/sitzungen/7/versand', '/sitzungen/7/live', '/sitzungen/7/niederschrift/bearbeiten',
    '/geschaeftsordnung/neu', '/umlaufverfahren/neu', '/textbausteine', '/wiedervorlagen', '/en/sitzungen/7/planung',
  ],
  admin: [
    '/verwaltung', '/verwaltung/journal', '/verwaltung/journal?vorgang=sign_in', '/verwaltung/personen/demo-gast/loeschen',
    '/en/verwaltung/journal',
  ],
};

/** What holds on every page besides what axe finds: one main heading, its language, a title of its own. */
async function frame(page: Page, path: string): Promise<string> {
  await expect(page.locator('h1'), path).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', /^\/en(\/|$)/.test(path) ? 'en' : 'de');
  await expect(page.getByRole('main')).toHaveCount(1);
  const title = await page.title();
  expect(title, path).toMatch(/ – Wirkungskompass$/);
  const ids = await page.locator('[id]').evaluateAll((all) => all.map((e) => e.id));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at), `identifiers given twice on ${path}`).toEqual([]);
  expect(ids.filter((id) => /[^\w-]/.test(id)), `identifiers on ${path}`).toEqual([]);
  return title;
}

for (const [role, paths] of Object.entries(pages) as [keyof typeof pages, string[]][]) {
  // Two halves, so that both workers have something to do.
  for (const half of [0, 1]) {
    const mine = paths.filter((_, index) => index % 2 === half);
    test(`${role}, half ${half + 1}: no findings in light and dark, one main heading, the right language`, async ({ page, server }) => {
      test.setTimeout(400_000);
      if (role !== 'visitor') await signIn(page, server, role);
      for (const path of mine) {
        await page.goto(path);
        await frame(page, path);
        await axe(page);
      }
    });
  }

  test(`${role}: nothing sticks out at 320 px`, async ({ page, server }) => {
    if (role !== 'visitor') await signIn(page, server, role);
    for (const path of paths) {
      await page.goto(path);
      await noHorizontalScroll(page);
    }
  });
}

test('titles tell pages apart', async ({ page }) => {
  const titles: string[] = [];
  for (const path of pages.visitor.filter((p) => !p.includes('?') && p !== '/massnahmen/neu' && !p.startsWith('/en'))) {
    await page.goto(path);
    titles.push(await page.title());
  }
  expect(new Set(titles).size).toBe(titles.length);
});

test.describe('forms with errors, conflicts and receipts', () => {
  test.use({ own: true });

  test('have no findings either', async ({ page, server, another }) => {
    test.setTimeout(240_000);
    await signIn(page, server, 'planung');
    await page.goto('/massnahmen/neu');
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    await axe(page);
    await noHorizontalScroll(page);
    await page.goto('/massnahmen/digitalbonus/beitraege/neu');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await axe(page);
    await page.goto('/indikatoren/BG-04/wert');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await axe(page);
    await page.getByLabel('Stichtag oder Zeitraum').fill('30.06.2025');
    await page.getByLabel('Wert', { exact: true }).fill('66,5');
    await page.getByLabel('Datenstand').fill('2025');
    await page.getByRole('radio', { name: /^Beispielwert/ }).check();
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await axe(page);
    await noHorizontalScroll(page);
    await page.getByRole('button', { name: 'Wert speichern' }).click();
    await axe(page);
    await noHorizontalScroll(page);

    const other = await another('planung');
    await page.goto('/massnahmen/digitalhub/bearbeiten');
    await other.goto('/massnahmen/digitalhub/bearbeiten');
    await other.getByLabel('Kurzbeschreibung').fill('x');
    await other.getByRole('button', { name: 'Speichern' }).click();
    await page.getByLabel('Kurzbeschreibung').fill('y');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('inzwischen geändert');
    await axe(page);
    await noHorizontalScroll(page);

    await signIn(page, server, 'mitglied');
    await page.goto('/bewertungen/R7/digitalhub');
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await axe(page);
    await noHorizontalScroll(page);
    for (const criterion of ['C1', 'C2', 'C3', 'C4', 'C5']) await page.locator(`input[name=${criterion}][value="3"]`).check();
    await page.locator('input[name=stance][value=support]').check();
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await axe(page);
    await noHorizontalScroll(page);
    await page.getByRole('button', { name: 'Bewertung abgeben' }).click();
    await axe(page);
    await page.goto('/massnahmen/digitalhub');
    await axe(page);
    await noHorizontalScroll(page);
  });
});

test.describe('with the keyboard', () => {
  test('the first stop is the skip link, and it leads to the content', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Zum Inhalt springen' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#inhalt$/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('every stop is seen', async ({ page }) => {
    for (const path of ['/', '/massnahmen', '/anmelden']) {
      await page.goto(path);
      for (let stop = 0; stop < 25; stop++) {
        await page.keyboard.press('Tab');
        const seen = await page.evaluate(() => {
          const element = document.activeElement;
          if (!(element instanceof HTMLElement) || element === document.body) return 'left the page';
          const style = getComputedStyle(element);
          const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
          const box = element.getBoundingClientRect();
          const inside = box.bottom > 0 && box.top < window.innerHeight && box.width > 0;
          const shown = outlined || style.boxShadow !== 'none';
          return shown && inside ? '' : `${element.outerHTML.slice(0, 120)} ${style.outline} ${inside}`;
        });
        if (seen === 'left the page') break;
        expect(seen, `${path}, stop ${stop}`).toBe('');
      }
    }
  });

  test('the person menu opens, is walked through and signs out', { tag: '@nojs' }, async ({ page, server }) => {
    // A session of its own: it ends here.
    await page.context().addCookies([{ name: 'sid', value: await server.newSession('geschaeftsstelle'), url: server.origin }]);
    await page.goto('/');
    await page.locator('.wk-person summary').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
    for (const path of ['/mein-bereich', '/mein-bereich/daten']) {
      await page.keyboard.press('Tab');
      await expect(page.locator(`.wk-person a[href="${path}"]`)).toBeFocused();
    }
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Abmelden' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('banner').getByRole('link', { name: 'Anmelden' })).toBeVisible();
  });

  test('the menu of a phone opens and leads on', { tag: '@only-telefon' }, async ({ page }) => {
    await page.goto('/');
    await page.locator('.wk-menu summary').focus();
    await page.keyboard.press('Enter');
    const menu = page.locator('.wk-menu nav');
    await expect(menu.getByRole('link')).toHaveCount(4);
    await expect(menu.getByRole('link', { name: 'Überblick' })).toHaveAttribute('aria-current', 'page');
    // The field and the button of the search come first.
    for (let stop = 0; stop < 4; stop++) await page.keyboard.press('Tab');
    await expect(menu.getByRole('link', { name: 'Maßnahmen' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maßnahmen');
  });

  test('the summary of errors has the focus, and its links lead to the fields', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'planung');
    await page.goto('/massnahmen/neu');
    await page.getByRole('button', { name: 'Maßnahme anlegen' }).click();
    await expect(page.getByRole('alert')).toBeFocused();
    const link = page.getByRole('alert').getByRole('link', { name: /^Kurzbeschreibung: / });
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Kurzbeschreibung')).toBeFocused();
  });

  test('a rating is given without a mouse', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied2');
    await page.goto('/bewertungen/R7/digitalagentur');
    await page.locator('#f-C1').focus();
    for (let question = 0; question < 5; question++) {
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      if (question < 4) await page.keyboard.press('Tab');
    }
    for (const criterion of ['C1', 'C2', 'C3', 'C4', 'C5']) {
      await expect(page.locator(`input[name=${criterion}][value="2"]`)).toBeChecked();
    }
  });
});

test.describe('English pages', () => {
  test('are English in frame, words, numbers and links', { tag: '@nojs' }, async ({ page }) => {
    await page.goto('/massnahmen?stand=running');
    await page.getByRole('navigation', { name: 'Sprache' }).getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/en\/massnahmen\?stand=running$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('link[rel=alternate][hreflang=de]')).toHaveAttribute('href', /\/massnahmen\?stand=running$/);
    await page.goto('/en/indikatoren/BG-04');
    await expect(page.locator('.wk-main')).toContainText('63.38');
    await expect(page.locator('.wk-main')).not.toContainText('Prozentpunkte');
    const links = await page.locator('header a, nav a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    const german = links.filter((href) => href.startsWith('/') && !href.startsWith('/en') && href !== '/indikatoren/BG-04');
    expect(german).toEqual([]);
    await page.goto('/en');
    for (const word of ['no target', 'no data']) await expect(page.getByText(word).first()).toBeAttached();
    await expect(page.getByRole('link', { name: 'Deutsch' })).toHaveAttribute('lang', 'de');
  });

  test('ask to sign in and come back in English', { tag: '@nojs' }, async ({ page, server }) => {
    await page.goto('/en/massnahmen/digitalbonus');
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: /Demo-Mitglied IHKN/ }).click();
    await expect(page).toHaveURL(`${server.origin}/en/massnahmen/digitalbonus`);
  });
});
