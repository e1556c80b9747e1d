import { axe, expect, noHorizontalScroll, type Page, Server, signIn, test, watch } from './helpers.ts';

// The day of the sixth meeting.
const DAY = '2020-06-18';
const LIVE = '/sitzungen/6/live';

const main = (page: Page) => page.locator('main');

async function prepared(page: Page): Promise<void> {
  await page.goto('/sitzungen/6/bearbeiten');
  await page.getByLabel('Beginn').fill('14:00');
  await page.getByLabel('Ende').fill('16:30');
  await page.getByLabel('Ort', { exact: true }).fill('Hannover');
  await page.getByLabel(/^Vorlage der Tagesordnung/).selectOption('Regelsitzung');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('status')).toContainText('Die Tagesordnung ist angelegt.');
}

async function opened(page: Page): Promise<void> {
  await page.goto(LIVE);
  await page.getByLabel('Vorsitz').fill('Demo-Vorsitz');
  await page.getByRole('button', { name: 'Sitzung eröffnen' }).click();
  await expect(main(page)).toContainText('Die Sitzung ist eröffnet.');
  await page.locator('#anwesenheit > summary').click();
  for (const name of ['MW', 'IHKN', 'VLWN', 'Innovationszentrum', 'NBank', 'NHT', 'LHN']) {
    await page.getByLabel(`Eintrag für ${name}`, { exact: true }).selectOption('von Beginn an anwesend');
  }
  await axe(page);
  await page.getByRole('button', { name: 'Anwesenheit speichern' }).click();
  await expect(main(page)).toContainText('7 von 12 stimmberechtigt anwesend – beschlussfähig');
  await expect(main(page)).toContainText('Regel: Beschlussfähigkeit, Geschäftsordnung Fassung 1');
}

async function asked(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nächster Punkt' }).click();
  await expect(main(page)).toContainText('TOP 1 Eröffnung');
  await page.getByText('Zur Abstimmung stellen').click();
  await page.getByLabel('Wortlaut', { exact: true }).fill('Der Rat eröffnet die Sitzung.');
  await page.getByLabel('Art der Abstimmung').selectOption('namentliche Abstimmung');
  await page.getByRole('button', { name: 'Abstimmung eröffnen' }).click();
  await expect(main(page)).toContainText('0 von 7 Stimmen abgegeben');
}

test('a meeting is opened, a member votes, everybody reads the result', { tag: ['@nojs', '@telefon'] }, async ({ browser, javaScriptEnabled, viewport }) => {
  test.setTimeout(240_000);
  const server = await Server.start(DAY);
  try {
    const context = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, viewport });
    const faults = watch(context, server.origin);
    const office = await context.newPage();
    await signIn(office, server, 'geschaeftsstelle');
    await prepared(office);
    await opened(office);
    await asked(office);
    await axe(office);
    await noHorizontalScroll(office);

    const phone = await browser.newContext({ baseURL: server.origin, javaScriptEnabled, viewport });
    const member = await phone.newPage();
    await signIn(member, server, 'mitglied');
    await member.goto(LIVE);
    await expect(member.locator('.wk-vote__choice')).toHaveCount(3);
    await axe(member);
    await noHorizontalScroll(member);
    await member.getByRole('button', { name: 'Ja', exact: true }).click();
    await expect(main(member)).toContainText('Ihre Stimme zählt: Ja.');
    await expect(member.locator('.wk-vote__choice')).toHaveCount(0);
    await axe(member);

    await office.goto(LIVE);
    await expect(main(office)).toContainText('1 von 7 Stimmen abgegeben');
    await office.getByRole('button', { name: 'Abstimmung schließen' }).click();
    const sentence = '1 Ja, 0 Nein, 0 Enthaltungen, 6 nicht abgegeben: einstimmig angenommen, einfache Mehrheit der abgegebenen Ja- und Nein-Stimmen';
    await expect(main(office)).toContainText(sentence);
    if (javaScriptEnabled === false) await member.getByRole('link', { name: 'Aktualisieren' }).click();
    await expect(main(member)).toContainText(sentence);

    await office.goto(`${LIVE}/wand`);
    await expect(main(office)).toContainText(sentence);
    await expect(main(office)).toContainText('7 von 12 stimmberechtigt anwesend – beschlussfähig');
    await expect(office.getByRole('button')).toHaveCount(0);
    await axe(office);
    await noHorizontalScroll(office);
    await phone.close();
    await context.close();
    expect(faults).toEqual([]);
  } finally {
    await server.dispose();
  }
});

test('notes are saved while they are typed, and after a lost connection', async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start(DAY);
  try {
    const context = await browser.newContext({ baseURL: server.origin });
    const office = await context.newPage();
    await signIn(office, server, 'geschaeftsstelle');
    await prepared(office);
    await opened(office);
    const text = office.getByLabel('Text', { exact: true });
    await text.fill('Der Minister berichtet.');
    await expect(office.locator('[data-stand-notiz]')).toHaveText('Gespeichert.');
    // The laptop is closed while somebody types.
    await context.setOffline(true);
    await text.fill('Der Minister berichtet über den Digitalbonus.');
    await expect(office.locator('[data-stand-notiz]')).toContainText('Keine Verbindung.');
    await office.close();
    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto(LIVE);
    await expect(async () => {
      await again.reload();
      await expect(main(again)).toContainText('Der Minister berichtet über den Digitalbonus.', { timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    await expect(again.locator('#live-notizen li')).toHaveCount(1);

    // What comes back after the minutes were begun stands in the field, with the way to the minutes.
    await context.setOffline(true);
    await again.getByLabel('Text', { exact: true }).fill('Nachtrag von unterwegs.');
    await expect(again.locator('[data-stand-notiz]')).toContainText('Keine Verbindung.');
    await again.close();
    const other = await (await browser.newContext({ baseURL: server.origin })).newPage();
    await signIn(other, server, 'geschaeftsstelle');
    await other.goto(LIVE);
    await other.getByRole('button', { name: 'Sitzung schließen' }).click();
    await other.goto('/sitzungen/6/niederschrift/bearbeiten');
    await other.getByRole('button', { name: 'Entwurf anlegen' }).click();
    await expect(other.getByRole('status')).toContainText('Der Entwurf ist angelegt.');
    await context.setOffline(false);
    const late = await context.newPage();
    await late.goto(LIVE);
    await expect(late.locator('[data-stand-notiz]')).toContainText('Nicht gespeichert: Die Niederschrift ist schon angelegt.');
    await expect(late.getByLabel('Text', { exact: true })).toHaveValue('Nachtrag von unterwegs.');
    await expect(late.getByRole('link', { name: 'Zur Niederschrift' })).toBeVisible();
    await context.close();
  } finally {
    await server.dispose();
  }
});

test('what was decided is recorded, and the minutes write themselves', { tag: ['@nojs', '@telefon'] }, async ({ browser, javaScriptEnabled, viewport }) => {
  test.setTimeout(240_000);
  const server = await Server.start(DAY);
  try {
    const options = { baseURL: server.origin, javaScriptEnabled, viewport };
    const office = await (await browser.newContext(options)).newPage();
    await signIn(office, server, 'geschaeftsstelle');
    await prepared(office);
    await opened(office);
    await asked(office);
    const member = await (await browser.newContext(options)).newPage();
    await signIn(member, server, 'mitglied');
    await member.goto(LIVE);
    await member.getByRole('button', { name: 'Ja', exact: true }).click();
    await expect(main(member)).toContainText('Ihre Stimme zählt: Ja.');
    await office.goto(LIVE);
    await office.getByRole('button', { name: 'Abstimmung schließen' }).click();

    // The number is given with the record; what follows is a date on which it comes back.
    await office.getByRole('link', { name: 'Beschluss festhalten' }).click();
    await expect(office.getByLabel('Wortlaut')).toHaveValue('Der Rat eröffnet die Sitzung.');
    await office.getByLabel(/^1\. Folge/).first().selectOption('frist:');
    await office.getByLabel(/^1\. Folge: Tag/).fill('31.12.2020');
    await office.getByLabel(/^1\. Folge: was fällig ist/).fill('Bericht an den Rat');
    await axe(office);
    await office.getByRole('button', { name: 'Ins Register aufnehmen' }).click();
    await expect(main(office)).toContainText('Beschluss 6/1/1');
    await expect(main(office)).toContainText('geprüft');
    await axe(office);
    await noHorizontalScroll(office);
    await office.goto('/wiedervorlagen');
    await expect(main(office)).toContainText('Bericht an den Rat');

    // A draft from attendance, votes and resolutions; nobody else reads it before it is sent.
    await office.goto(LIVE);
    await office.getByRole('button', { name: 'Sitzung schließen' }).click();
    await office.goto('/sitzungen/6/niederschrift/bearbeiten');
    await office.getByRole('button', { name: 'Entwurf anlegen' }).click();
    await expect(office.getByRole('status')).toContainText('Der Entwurf ist angelegt.');
    await expect(main(office)).toContainText('Versand spätestens am 16.07.2020');
    await axe(office);
    expect((await member.goto('/sitzungen/6/niederschrift'))?.status()).toBe(404);
    await office.getByRole('button', { name: 'Als Protokollführung zeichnen' }).click();
    await expect(office.getByRole('status')).toContainText('Gezeichnet.');
    const chair = await (await browser.newContext(options)).newPage();
    await signIn(chair, server, 'vorsitz');
    await chair.goto('/sitzungen/6/niederschrift');
    await expect(main(chair)).toContainText('7 von 12 stimmberechtigt anwesend – beschlussfähig');
    await expect(main(chair)).toContainText('Beschluss 6/1/1');
    await chair.getByRole('button', { name: 'Als Vorsitz zeichnen' }).click();
    await office.goto('/sitzungen/6/niederschrift/bearbeiten');
    await expect(main(office)).toContainText('mitgezeichnet');
    await office.getByRole('button', { name: 'Niederschrift versenden' }).click();
    await expect(office.getByRole('status')).toContainText('Die Niederschrift ist versandt');

    // A member reads it, and objects.
    await member.goto('/sitzungen/6/niederschrift');
    await expect(main(member)).toContainText('1 Ja, 0 Nein, 0 Enthaltungen, 6 nicht abgegeben: einstimmig angenommen');
    await axe(member);
    await noHorizontalScroll(member);
    await member.getByRole('link', { name: 'Einwendung erheben' }).click();
    await axe(member);
    await member.locator('.wk-main textarea').fill('Es waren acht Organisationen anwesend.');
    await member.getByRole('button', { name: 'Einwendung senden' }).click();
    await expect(main(member)).toContainText('Es waren acht Organisationen anwesend.');
    await office.goto('/sitzungen/6/niederschrift');
    await expect(main(office)).toContainText('Noch nicht entschieden.');
    await axe(office);

    // Nothing of it is public before the next meeting has approved it.
    const visitor = await (await browser.newContext({ baseURL: server.origin })).newPage();
    expect((await visitor.goto('/sitzungen/6/niederschrift'))?.status()).toBe(404);
    expect((await visitor.request.get('/sitzungen/6/niederschrift-oeffentlich.pdf')).status()).toBe(404);
  } finally {
    await server.dispose();
  }
});
