import { type Browser } from '@playwright/test';
import { axe, expect, noHorizontalScroll, type Page, type Role, Server, test, watch } from './helpers.ts';

// One meeting from what is due to approved minutes, on the days on which each step is taken.
const MEETING = '/sitzungen/6';
const LIVE = `${MEETING}/live`;
const MINUTES = `${MEETING}/niederschrift`;
const MAJORITY = 'einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen';

const main = (page: Page) => page.locator('.wk-main');
const items = async (page: Page) =>
  (await page.locator('.wk-agenda > li, .wk-agenda li li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
const said = (page: Page) => expect(page.getByRole('status'));

/** A server whose day can be moved on, and browsers of whoever is asked for on that day. */
class Days {
  readonly faults: string[] = [];
  private constructor(
    private readonly browser: Browser,
    readonly server: Server,
  ) {}

  static async begin(browser: Browser, day: string): Promise<Days> {
    return new Days(browser, await Server.start(day));
  }

  async until(day: string): Promise<void> {
    await this.server.stop();
    await this.server.run(day);
  }

  async as(role?: Role): Promise<Page> {
    const { javaScriptEnabled, viewport } = test.info().project.use;
    const context = await this.browser.newContext({ baseURL: this.server.origin, javaScriptEnabled, viewport });
    this.faults.push(...watch(context, this.server.origin));
    if (role) {
      const value = await this.server.newSession(role);
      await context.addCookies([{ name: 'sid', value, url: this.server.origin, httpOnly: true, sameSite: 'Lax' }]);
    }
    return context.newPage();
  }
}

/** The agenda as the Geschäftsstelle makes it three weeks before (J10). */
async function assembled(office: Page): Promise<void> {
  await office.goto(`${MEETING}/bearbeiten`);
  await office.getByLabel('Beginn').fill('14:00');
  await office.getByLabel('Ende').fill('16:30');
  await office.getByLabel('Ort', { exact: true }).fill('Hannover');
  await office.getByLabel(/^Vorlage der Tagesordnung/).selectOption('Regelsitzung');
  await office.getByRole('button', { name: 'Speichern' }).click();
  await said(office).toContainText('Die Tagesordnung ist angelegt.');
}

async function added(office: Page, title: string, fields: { under?: string; kind?: string; minutes?: string; paper?: string } = {}): Promise<void> {
  await office.getByText('Punkt hinzufügen').click();
  if (fields.under) {
    const place = office.getByLabel(/^Stelle/);
    const option = await place.locator('option').filter({ hasText: fields.under }).first().getAttribute('value');
    await place.selectOption(option);
  }
  await office.getByLabel('Titel', { exact: true }).fill(title);
  if (fields.kind) await office.getByLabel(/^Art \(/).selectOption(fields.kind);
  if (fields.minutes) await office.getByLabel(/^Zeitbedarf/).fill(fields.minutes);
  if (fields.paper) await office.getByLabel(/^Vorlage \(/).fill(fields.paper);
  await office.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
  await said(office).toContainText('Der Punkt steht auf der Tagesordnung.');
}

test('J10: the agenda is assembled from what is due', { tag: ['@nojs', '@telefon'] }, async ({ browser }) => {
  test.setTimeout(120_000);
  const days = await Days.begin(browser, '2020-05-28');
  try {
    const office = await days.as('geschaeftsstelle');
    await assembled(office);
    const frame = await items(office);
    expect(frame[0]).toContain('1 Eröffnung, Feststellung der ordnungsgemäßen Einladung und der Beschlussfähigkeit');
    expect(frame[1]).toContain('2 Genehmigung der Tagesordnung');
    expect(frame[2]).toContain('3 Genehmigung der Niederschrift über die 5. Sitzung');
    expect(frame.at(-2)).toContain('8 Verschiedenes');
    expect(frame.at(-1)).toContain('9 Nächste Termine');
    await expect(main(office)).toContainText('Geplant: 80 von 150 Minuten, 70 Minuten frei.');

    // Two items below „Maßnahmen“, one of which needs a paper that is not there.
    await added(office, 'Digitalbonus', { under: '6 Maßnahmen', kind: 'zur Beschlussfassung', minutes: '40' });
    await added(office, 'Digitalagentur', { under: '6 Maßnahmen', kind: 'zur Beratung', minutes: '20' });
    expect((await items(office)).filter((text) => /TOP 6\.[12] /.test(text)).length).toBe(2);
    await expect(main(office)).toContainText('Geplant: 140 von 150 Minuten, 10 Minuten frei.');
    await expect(main(office)).toContainText('TOP 6.1 Digitalbonus: Vorlage fehlt');
    await office.getByRole('button', { name: 'Nach oben: TOP 6.2' }).click();
    const swapped = await items(office);
    expect(swapped.find((text) => text.includes('TOP 6.1 '))).toContain('Digitalagentur');
    expect(swapped.find((text) => text.includes('TOP 6.2 '))).toContain('Digitalbonus');

    // Each proposal says why it is there. One is taken, one declined, one put off, the last two with a reason.
    const proposal = (title: string) => office.locator('.wk-list > li').filter({ hasText: title }).first();
    await expect(proposal('Runde zur 6. Sitzung')).toContainText('Die Bewertungsrunde ist seit dem 21.05.2020 abgeschlossen.');
    await office.getByRole('button', { name: /^Aufnehmen ?: Ergebnis der Bewertung: Runde zur 6/ }).click();
    for (const [title, answer] of [
      ['Runde zur 5. Sitzung', 'ablehnen'],
      ['Schulstandorte', 'auf die 7. Sitzung verschieben'],
    ] as const) {
      await proposal(title).locator('summary').click();
      await proposal(title).getByLabel(answer).check();
      await proposal(title).getByLabel('Grund').fill(`Grund für ${answer}`);
      await proposal(title).getByRole('button', { name: 'Entscheidung speichern' }).click();
      await said(office).toContainText('Die Entscheidung ist gespeichert.');
      await expect(main(office)).toContainText(`Grund für ${answer}`);
    }
    await axe(office);
    await noHorizontalScroll(office);

    // The preview equals the print.
    const made = (await office.locator('.wk-agenda > li b').allInnerTexts()).join('|');
    await office.goto(`${MEETING}/tagesordnung`);
    expect((await office.locator('.wk-agenda > li b').allInnerTexts()).join('|')).toBe(made);
    expect((await office.request.get(`${MEETING}/tagesordnung.pdf`)).status()).toBe(200);
    expect(days.faults).toEqual([]);
  } finally {
    await days.server.dispose();
  }
});

test('J11: the invitation goes out, late with a reason, and is answered', { tag: ['@nojs', '@telefon'] }, async ({ browser }) => {
  test.setTimeout(180_000);
  const days = await Days.begin(browser, '2020-05-28');
  try {
    await assembled(await days.as('geschaeftsstelle'));
    await days.until('2020-06-05');
    const office = await days.as('geschaeftsstelle');
    await office.goto(`${MEETING}/versand`);
    await expect(main(office)).toContainText('Versand spätestens am 03.06.2020');
    await expect(main(office)).toContainText('Die Frist ist seit 2 Tagen abgelaufen.');
    await office.getByText(/^Empfang: /).click();
    await expect(main(office)).toContainText('Vertretung, in Kopie');
    await office.getByRole('button', { name: 'Jetzt versenden' }).click();
    await expect(office).toHaveTitle(/^Fehler: /);
    await axe(office);
    await office.getByLabel('Begründung').fill('Terminfindung verzögert');
    await office.getByRole('button', { name: 'Jetzt versenden' }).click();
    await said(office).toContainText('Versandt. Jeder Brief steht unten mit Zeit und Stand.');
    await axe(office);
    await noHorizontalScroll(office);

    const member = await days.as('mitglied');
    await member.goto(MEETING);
    await expect(main(member)).toContainText('Ladungsfrist nicht gewahrt');
    await expect(main(member)).toContainText('Begründung: Terminfindung verzögert');
    expect((await member.request.get(`${MEETING}/termin.ics`)).status()).toBe(200);
    console.log(await main(member).innerText());
    console.log(await main(office).innerText());
    expect(days.faults).toEqual([]);
  } finally {
    await days.server.dispose();
  }
});
