import { axe, expect, noHorizontalScroll, type Page, Server, signIn, test, watch } from './helpers.ts';

// Three weeks before the sixth meeting.
const DAY = '2020-05-28';

const main = (page: Page) => page.locator('.wk-main');

test.describe('a resolution without a meeting', () => {
  test('is voted on in writing, hidden until its end', { tag: ['@nojs', '@telefon'] }, async ({ browser, javaScriptEnabled, viewport }) => {
    test.setTimeout(180_000);
    const server = await Server.start(DAY);
    try {
      const options = { baseURL: server.origin, javaScriptEnabled, viewport };
      const context = await browser.newContext(options);
      const faults = watch(context, server.origin);
      const office = await context.newPage();
      await signIn(office, server, 'geschaeftsstelle');
      await office.goto('/umlaufverfahren/neu');
      await expect(main(office)).toContainText('Regel: Umlaufverfahren, Geschäftsordnung Fassung 1');
      await office.getByLabel('Gegenstand').fill('Videokonferenz');
      await office.getByLabel('Wortlaut').fill('Die 6. Sitzung findet als Videokonferenz statt.');
      await office.getByLabel(/^1\. Folge/).first().selectOption('frist:');
      await office.getByRole('button', { name: 'Prüfen' }).click();
      await expect(office).toHaveTitle(/^Fehler: /);
      await expect(office.getByLabel('Wortlaut')).toHaveValue('Die 6. Sitzung findet als Videokonferenz statt.');
      await axe(office);
      await office.getByLabel(/^Eilbedürftig, weil/).fill('Die Einladung geht am 3. Juni hinaus.');
      await office.getByLabel(/^1\. Folge: Tag/).fill('31.12.2020');
      await office.getByLabel(/^1\. Folge: was fällig ist/).fill('Bericht über die Videokonferenz');
      await office.getByRole('button', { name: 'Prüfen' }).click();
      await expect(main(office)).toContainText('Noch ist nichts eröffnet und nichts versandt');
      await expect(main(office)).toContainText('Bericht über die Videokonferenz');
      await axe(office);
      await noHorizontalScroll(office);
      await office.getByRole('button', { name: 'Ändern' }).click();
      await expect(office.getByLabel('Wortlaut')).toHaveValue('Die 6. Sitzung findet als Videokonferenz statt.');
      await office.getByRole('button', { name: 'Prüfen' }).click();
      await office.getByRole('button', { name: 'Jetzt eröffnen und versenden' }).click();
      await expect(office.getByRole('status').first()).toContainText('Das Umlaufverfahren ist eröffnet');
      await expect(main(office)).toContainText('U-2020-01');
      await axe(office);
      await noHorizontalScroll(office);

      // A member votes, changes the vote, and nobody else reads it.
      const member = await (await browser.newContext(options)).newPage();
      await signIn(member, server, 'mitglied');
      await member.goto('/umlaufverfahren/U-2020-01');
      await member.getByLabel('Ja', { exact: true }).check();
      await member.getByRole('button', { name: 'Stimme abgeben' }).click();
      await expect(member.getByRole('status').first()).toContainText('Ihre Stimme ist gespeichert.');
      await member.getByLabel('Nein', { exact: true }).check();
      await member.getByRole('button', { name: 'Stimme abgeben' }).click();
      await expect(member.getByRole('status').first()).toContainText('Ihre Stimme ist geändert.');
      await axe(member);
      await noHorizontalScroll(member);
      await office.reload();
      await expect(main(office)).toContainText('hat geantwortet');
      await expect(main(office)).not.toContainText('„Nein“');

      // An objection to the procedure sends it to the next meeting.
      await member.locator('summary').filter({ hasText: 'Widerspruch gegen das Verfahren' }).click();
      await member.getByLabel('Grund').fill('Das gehört in eine Sitzung.');
      await member.getByRole('button', { name: 'Widersprechen' }).click();
      await expect(main(member)).toContainText('geht in die nächste Sitzung');
      await axe(member);

      // Visitors find the register, and nothing of this.
      const visitor = await (await browser.newContext({ baseURL: server.origin })).newPage();
      expect((await visitor.goto('/umlaufverfahren/U-2020-01'))?.status()).toBe(404);
      await visitor.goto('/beschluesse');
      await expect(main(visitor)).toContainText('Noch kein Beschluss');
      await axe(visitor);
      expect(faults).toEqual([]);
    } finally {
      await server.dispose();
    }
  });
});
