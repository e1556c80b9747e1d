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
  test.setTimeout(240_000);
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
  test.setTimeout(360_000);
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
    const sequence = async () => /SEQUENCE:(\d+)/.exec(await (await member.request.get(`${MEETING}/termin.ics`)).text())?.[1];
    expect(await sequence()).toBe('0');

    // Two answers: one comes, one is stood in for and needs support, which the Geschäftsstelle alone reads.
    await member.getByRole('link', { name: 'Rückmeldung geben' }).click();
    await member.getByLabel('Zusage').check();
    await member.getByRole('button', { name: 'Rückmeldung senden' }).click();
    await expect(main(member)).toContainText('Ihre Rückmeldung: Zusage');
    await axe(member);
    const second = await days.as('mitglied2');
    await second.goto(`${MEETING}/rueckmeldung`);
    await second.getByLabel('Vertretung', { exact: true }).check();
    await second.getByLabel(/^Wer vertritt\?/).fill('Kim Muster');
    await second.getByLabel(/^Unterstützungsbedarf/).fill('stufenfreier Zugang');
    await second.getByRole('button', { name: 'Rückmeldung senden' }).click();
    await office.goto(`${MEETING}/versand`);
    await expect(main(office)).toContainText('2 von 12 Stimmberechtigten haben zugesagt, davon 1 mit Vertretung; nötig sind 6. Offen: 10.');
    await expect(main(office)).toContainText('Regel: Beschlussfähigkeit, Geschäftsordnung Fassung 1');
    await office.goto(`${MEETING}/antworten`);
    await expect(main(office)).toContainText('Unterstützungsbedarf: stufenfreier Zugang');
    await axe(office);
    await member.goto(MEETING);
    await expect(main(member)).not.toContainText('stufenfreier Zugang');

    // What comes later is a supplement with a version of its own, and the entry in the calendar moves on by one.
    await office.goto(`${MEETING}/planung`);
    await added(office, 'Bericht aus Oldenburg', { kind: 'zur Kenntnis', minutes: '10' });
    await office.goto(`${MEETING}/versand`);
    await expect(main(office)).toContainText('Nachtragstagesordnung');
    await office.getByLabel('Begründung', { exact: true }).fill('Der Bericht kam gestern.');
    await office.getByRole('button', { name: 'Jetzt versenden' }).click();
    await said(office).toContainText('Versandt.');
    await member.goto(MEETING);
    await expect(main(member)).toContainText('Fassung 2, versandt am 05.06.2020');
    await expect(main(member)).toContainText('Bericht aus Oldenburg');
    expect(await sequence()).toBe('1');
    expect(days.faults).toEqual([]);
  } finally {
    await days.server.dispose();
  }
});

test('J12 and J13: from attendance to approved minutes, and what a successor finds', { tag: ['@nojs', '@telefon'] }, async ({ browser }) => {
  test.setTimeout(600_000);
  const days = await Days.begin(browser, '2020-05-28');
  try {
    let office = await days.as('geschaeftsstelle');
    await assembled(office);
    await added(office, 'Digitalbonus', { under: '6 Maßnahmen', kind: 'zur Beschlussfassung', minutes: '30', paper: 'SR-2020-001' });
    await office.goto(`${MEETING}/versand`);
    await office.getByRole('button', { name: 'Jetzt versenden' }).click();
    await said(office).toContainText('Versandt.');
    for (const role of ['mitglied', 'mitglied2'] as const) {
      const member = await days.as(role);
      await member.goto(`${MEETING}/rueckmeldung`);
      await member.getByLabel('Zusage').check();
      await member.getByRole('button', { name: 'Rückmeldung senden' }).click();
    }

    // The list is filled from the answers; the rest is set in one step.
    await days.until('2020-06-18');
    office = await days.as('geschaeftsstelle');
    await office.goto(LIVE);
    await office.getByLabel('Vorsitz').fill('Demo-Vorsitz');
    await office.getByRole('button', { name: 'Sitzung eröffnen' }).click();
    await expect(office.locator('main')).toContainText('Die Sitzung ist eröffnet.');
    await expect(office.locator('main')).toContainText('2 von 12 stimmberechtigt anwesend – nicht beschlussfähig');
    await office.locator('#anwesenheit > summary').click();
    for (const name of ['MW', 'VLWN', 'Innovationszentrum', 'NBank', 'LHN']) {
      await office.getByLabel(`Eintrag für ${name}`, { exact: true }).selectOption('von Beginn an anwesend');
    }
    await office.getByRole('button', { name: 'Anwesenheit speichern' }).click();
    await expect(office.locator('main')).toContainText('7 von 12 stimmberechtigt anwesend – beschlussfähig');
    await expect(office.locator('main')).toContainText('Regel: Beschlussfähigkeit, Geschäftsordnung Fassung 1');
    await office.getByRole('button', { name: /^Aufrufen ?: TOP 6\.1$/ }).click();
    await expect(office.locator('main')).toContainText('TOP 6.1 Digitalbonus');
    await office.getByText('Zur Abstimmung stellen').click();
    // The wording starts from the proposal of the paper, and is changed in the meeting.
    const wording = office.getByLabel('Wortlaut', { exact: true });
    await expect(wording).toHaveValue(/^Der Strategierat nimmt die Auswertung der Bewertungsrunde zum Digitalbonus zur Kenntnis\./);
    await wording.fill(`${await wording.inputValue()} Die Kammern werden beteiligt.`);
    await office.getByLabel(/^von Hand gezählt/).check();
    await office.getByRole('button', { name: 'Abstimmung eröffnen' }).click();
    await expect(office.locator('main')).toContainText('Gezählt wird von Hand, 7 Stimmen sind anwesend.');
    // Votes add up to those present.
    const count = async (yes: string, no: string, abstentions: string) => {
      await office.getByLabel('Ja', { exact: true }).fill(yes);
      await office.getByLabel('Nein', { exact: true }).fill(no);
      await office.getByLabel('Enthaltung', { exact: true }).fill(abstentions);
      await office.getByRole('button', { name: 'Abstimmung schließen' }).click();
    };
    await count('5', '1', '2');
    await expect(office).toHaveTitle(/^Fehler: /);
    await axe(office);
    await count('5', '1', '1');
    const result = `5 Ja, 1 Nein, 1 Enthaltung: angenommen, ${MAJORITY}`;
    await expect(office.locator('main')).toContainText(result);

    // The number is given with the record, and what differs from the proposal is marked.
    await office.getByRole('link', { name: 'Beschluss festhalten' }).click();
    await office.getByLabel(/^Zuständig/).fill('MW');
    await office.getByLabel(/^1\. Folge/).first().selectOption('frist:');
    await office.getByLabel(/^1\. Folge: Tag/).fill('31.12.2020');
    await office.getByLabel(/^1\. Folge: was fällig ist/).fill('Bericht zum Antragsweg');
    await office.getByRole('button', { name: 'Ins Register aufnehmen' }).click();
    await expect(main(office)).toContainText('Beschluss 6/6.1/1');
    await expect(main(office)).toContainText('Geändert gegenüber dem Beschlussvorschlag');
    await expect(main(office)).toContainText(result);
    await axe(office);

    // Somebody comes late: from now on eight of twelve are there.
    await office.goto(LIVE);
    await office.locator('#anwesenheit > summary').click();
    await office.getByLabel('Eintrag für UVN', { exact: true }).selectOption('kommt jetzt');
    await office.getByRole('button', { name: 'Anwesenheit speichern' }).click();
    await expect(office.locator('main')).toContainText('8 von 12 stimmberechtigt anwesend – beschlussfähig');
    await office.getByText('Auftrag vermerken').click();
    await office.getByLabel('Auftrag', { exact: true }).fill('Leitfaden zum Antragsweg');
    await office.getByLabel('Wer', { exact: true }).fill('NBank');
    await office.getByLabel('Bis wann').fill('30.09.2020');
    await office.getByRole('button', { name: 'Auftrag speichern' }).click();
    await office.getByLabel('Text', { exact: true }).fill('Die NBank berichtet.');
    await office.getByRole('button', { name: 'Absatz speichern' }).click();
    await office.getByRole('button', { name: 'Nächster Punkt' }).click();
    await office.getByRole('button', { name: 'Sitzung schließen' }).click();

    // The minutes write themselves; both sign, and they go out.
    await office.goto(`${MINUTES}/bearbeiten`);
    await office.getByRole('button', { name: 'Entwurf anlegen' }).click();
    await said(office).toContainText('Der Entwurf ist angelegt.');
    await office.getByRole('button', { name: 'Als Protokollführung zeichnen' }).click();
    await said(office).toContainText('Gezeichnet.');
    const chair = await days.as('vorsitz');
    await chair.goto(MINUTES);
    await chair.getByRole('button', { name: 'Als Vorsitz zeichnen' }).click();
    await office.goto(`${MINUTES}/bearbeiten`);
    await office.getByRole('button', { name: 'Niederschrift versenden' }).click();
    await said(office).toContainText('Die Niederschrift ist versandt');
    await office.goto('/wiedervorlagen');
    await expect(main(office)).toContainText('Leitfaden zum Antragsweg');
    await expect(main(office)).toContainText('Bericht zum Antragsweg');
    const member = await days.as('mitglied');
    await member.goto(MINUTES);
    for (const words of ['7 von 12 stimmberechtigt anwesend – beschlussfähig', result, 'Beschluss 6/6.1/1', 'Leitfaden zum Antragsweg']) {
      await expect(main(member)).toContainText(words);
    }
    await member.getByRole('link', { name: 'Einwendung erheben' }).click();
    await member.locator('.wk-main textarea').fill('Die NBank hat nicht berichtet.');
    await member.getByRole('button', { name: 'Einwendung senden' }).click();
    await expect(main(member)).toContainText('Die NBank hat nicht berichtet.');

    // The next meeting approves them; from then on they change by a correction beside them alone.
    await days.until('2020-07-05');
    office = await days.as('geschaeftsstelle');
    await office.goto('/sitzungen/7/live');
    await office.getByLabel('Vorsitz').fill('Demo-Vorsitz');
    await office.getByRole('button', { name: 'Sitzung eröffnen' }).click();
    await office.getByRole('button', { name: /^Aufrufen ?: TOP 3$/ }).click();
    await office.getByRole('button', { name: 'Punkt abschließen' }).click();
    await office.goto(`${MINUTES}/bearbeiten`);
    await expect(main(office)).toContainText('Über jede Einwendung ist zuerst zu entscheiden.');
    await office.goto(MINUTES);
    await office.getByRole('link', { name: /^Über die Einwendung entscheiden/ }).click();
    await axe(office);
    await office.getByLabel('Der Text bleibt, wie er ist.').check();
    await office.getByLabel(/^Wortlaut oder Begründung/).fill('Der Rat bestätigt den Bericht.');
    await office.getByRole('button', { name: 'Entscheidung speichern' }).click();
    await office.goto(`${MINUTES}/bearbeiten`);
    await office.getByRole('button', { name: 'Genehmigung eintragen' }).click();
    await office.goto(MINUTES);
    await expect(main(office)).toContainText('Genehmigt in der 7. Sitzung am 05.07.2020. Der Text steht fest; eine Änderung gibt es nur als sichtbare Berichtigung.');
    await office.goto(`${MINUTES}/berichtigung`);
    await office.getByLabel('Betrifft').selectOption({ label: 'TOP 6.1 Digitalbonus' });
    await office.getByLabel('Was dort stehen soll').fill('Die NBank berichtet schriftlich.');
    await office.getByLabel('Grund').fill('Hörfehler');
    await office.getByRole('button', { name: 'Berichtigung speichern' }).click();
    await office.goto(MINUTES);
    await expect(main(office)).toContainText('Die NBank berichtet.');
    await expect(main(office)).toContainText('Die NBank berichtet schriftlich.');
    await axe(office);

    // The public version has what is public, and nothing else.
    const visitor = await days.as();
    expect((await visitor.goto(`${MINUTES}-oeffentlich`))?.status()).toBe(200);
    await expect(main(visitor)).toContainText('Nichtöffentliche Teile sind nicht enthalten. Personen werden nicht genannt.');
    for (const hidden of ['Demo-Mitglied', 'Antragsweg', 'Die NBank']) await expect(main(visitor)).not.toContainText(hidden);
    await axe(visitor);

    // J13: whoever takes over finds what is open, and takes the register along.
    const successor = await days.as('geschaeftsstelle');
    await successor.goto('/beschluesse');
    await successor.getByLabel('Zuständig').fill('MW');
    await successor.getByLabel('Stand').selectOption('offen');
    await successor.getByRole('button', { name: 'Filtern' }).click();
    await expect(main(successor)).toContainText('1 von 1 Beschlüssen');
    await axe(successor);
    await successor.getByLabel('Stand').selectOption('umgesetzt');
    await successor.getByRole('button', { name: 'Filtern' }).click();
    await expect(main(successor)).toContainText('0 von 1 Beschlüssen');
    expect(await (await successor.request.get('/beschluesse.csv')).text()).toContain('6/6.1/1');
    expect(days.faults).toEqual([]);
  } finally {
    await days.server.dispose();
  }
});
