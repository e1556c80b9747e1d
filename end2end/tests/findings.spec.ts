import { axe, expect, noHorizontalScroll, section, signIn, test, type Page } from './helpers.ts';

/** A photo of one pixel, as a phone sends it. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.describe('from an experience to an answer', () => {
  test.use({ own: true });

  test('a member shares in a minute and follows what becomes of it', { tag: ['@nojs', '@telefon'] }, async ({ page, server, another }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/erfahrungen');
    await page.getByRole('link', { name: 'Erfahrung mitteilen' }).click();
    await page.getByRole('main').getByRole('link', { name: 'DigitalHub.Niedersachsen' }).click();
    await page.getByRole('radio', { name: 'Hürde' }).check();
    await page.getByLabel('Ihre Erfahrung').fill('Der Antrag verlangt drei Angebote.');
    await page.getByLabel('Anlagen').setInputFiles({ name: 'Foto vom Antrag.png', mimeType: 'image/png', buffer: photo });
    await expect(page.getByRole('radio', { name: 'nur im Strategierat' })).toBeChecked();
    await page.getByRole('button', { name: 'Erfahrung mitteilen' }).click();
    await expect(page.getByRole('status')).toContainText('Praxiserfahrung gespeichert.');
    await page.getByRole('link', { name: /^Was daraus geworden ist ?: Hürde, / }).first().click();
    const course = section(page, 'Was daraus geworden ist');
    await expect(course).toContainText('eingegangen');
    await expect(page.getByRole('link', { name: /Foto vom Antrag\.png \(1.kB\)/ })).toBeVisible();
    await noHorizontalScroll(page);
    const path = new URL(page.url()).pathname;

    const office = await another('geschaeftsstelle');
    await office.goto('/mein-bereich');
    await office.getByRole('link', { name: /^Praxiserfahrung sichten: Der Antrag verlangt/ }).click();
    await office.getByRole('radio', { name: 'nicht weiterverfolgt' }).check();
    await office.getByRole('button', { name: 'Stand speichern' }).click();
    await expect(office.locator('#e-reason')).toBeVisible();
    await office.getByRole('radio', { name: 'in Prüfung' }).check();
    await office.getByLabel(/^Begründung/).fill('Wir fragen bei der NBank nach.');
    await office.getByRole('button', { name: 'Stand speichern' }).click();
    await expect(office.getByRole('status')).toContainText('Stand gespeichert.');
    await office.getByText('Vermerk eintragen').click();
    await office.getByRole('radio', { name: 'Tagesordnungspunkt' }).check();
    await office.getByLabel(/^Nummer \(freiwillig\)/).fill('6.2');
    await office.getByLabel(/^Nummer der Sitzung/).fill('6');
    await office.getByRole('textbox', { name: /^Tag/ }).fill('18.06.2020');
    await office.getByRole('button', { name: 'Vermerk speichern' }).click();
    await expect(office.getByRole('status')).toContainText('Vermerk gespeichert.');

    await page.goto(path);
    await expect(course).toContainText('Wir fragen bei der NBank nach.');
    await expect(course).toContainText('TOP 6.2 der 6. Sitzung');
  });

  test('the demonstration tells the whole way of one', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
    await signIn(page, server, 'mitglied');
    await page.goto('/erfahrungen/e0002');
    const text = (await section(page, 'Was daraus geworden ist').innerText()).replace(/\s+/g, ' ');
    expect(text).toMatch(
      /eingegangen.*aufgenommen.*Feststellung.*beantwortet: teilweise angenommen.*TOP 6\.2 der 6\. Sitzung.*Beschluss 6\/6\.2\/1.*umgesetzt am 01\.10\.2020/,
    );
    await page.getByRole('link', { name: 'Wirkungskette zeigen' }).click();
    for (const kind of ['Indikator', 'Maßnahme', 'Praxiserfahrung', 'Feststellung', 'Antwort', 'Tagesordnungspunkt', 'Beschluss', 'Auftrag', 'Umsetzung']) {
      await expect(page.getByRole('heading', { name: kind, exact: true })).toBeVisible();
    }
    await noHorizontalScroll(page);
  });

  test('a finding is made, answered with a reason and reported on', { tag: ['@nojs', '@telefon'] }, async ({ page, server, another }) => {
    await signIn(page, server, 'geschaeftsstelle');
    await page.goto('/erfahrungen/e0003');
    await page.getByRole('link', { name: 'Feststellung daraus machen' }).click();
    await expect(page.getByRole('checkbox', { name: /^Vorschlag \(NHT\)/ })).toBeChecked();
    await page.getByLabel('Kurzfassung in einer Zeile').fill('Die Frist für den Postweg ist zu lang');
    await page.getByLabel('Was der Rat feststellt').fill('Vier Wochen für den Postweg sind zu lang.');
    await page.getByRole('button', { name: 'Feststellung speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Die Frist für die Antwort läuft.');
    const path = new URL(page.url()).pathname;

    const planner = await another('planung');
    await planner.goto('/mein-bereich');
    await planner.getByRole('link', { name: /^Feststellung beantworten: Die Frist für den Postweg/ }).click();
    await planner.getByRole('radio', { name: 'abgelehnt' }).check();
    await planner.getByRole('button', { name: 'Antwort speichern' }).click();
    await expect(planner.locator('#e-reason')).toBeVisible();
    await axe(planner);
    await planner.getByRole('radio', { name: 'teilweise angenommen' }).check();
    await planner.getByLabel(/^Begründung/).fill('Zwei Wochen sind nötig.');
    await planner.getByLabel(/^Was zu tun ist/).fill('Frist auf zwei Wochen senken');
    await planner.getByLabel(/^Verantwortlich/).fill('NBank');
    await planner.getByLabel(/^Bis zum/).fill('31.12.2099');
    await planner.getByRole('button', { name: 'Antwort speichern' }).click();
    await expect(planner.getByRole('status')).toContainText('Antwort gespeichert.');
    await planner.getByRole('link', { name: 'Frist auf zwei Wochen senken' }).click();
    await planner.getByRole('radio', { name: 'in Arbeit' }).check();
    await planner.getByLabel('Was gibt es zu berichten?').fill('Die Richtlinie wird geändert.');
    await planner.getByRole('button', { name: 'Bericht speichern' }).click();
    await expect(section(planner, 'Berichte')).toContainText('Die Richtlinie wird geändert.');

    const member = await another('mitglied2');
    await member.goto(path.split('?')[0] ?? path);
    await expect(section(member, 'Antwort')).toContainText('Zwei Wochen sind nötig.');
    await member.getByText('Minderheitsvotum abgeben oder ändern').click();
    await member.getByLabel('Minderheitsvotum Ihrer Organisation').fill('Eine Woche genügt.');
    await member.getByRole('button', { name: 'Minderheitsvotum speichern' }).click();
    await expect(section(member, /^Minderheitsvotum$/)).toContainText('Eine Woche genügt.');
    await member.goto('/massnahmen/digitalbonus');
    await expect(section(member, 'Feststellungen zu dieser Maßnahme')).toContainText('Eine Woche genügt.');
  });
});

test('a moving indicator alone never marks a measure effective', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
  await signIn(page, server, 'planung');
  await page.goto('/massnahmen/digitalbonus');
  await page.getByRole('link', { name: /^Erwartung und Ergebnis/ }).first().click();
  for (const name of ['Erwartung', 'Veränderung des Indikators', 'Vorher und nachher', 'Urteil der Mitglieder']) {
    await expect(section(page, name).first()).toBeVisible();
  }
  await page.getByRole('radio', { name: 'eingetreten', exact: true }).check();
  await page.getByRole('radio', { name: 'nur der Verlauf des Indikators' }).check();
  await page.getByLabel('Was ist geschehen?').fill('Der Wert ist gestiegen.');
  await page.getByRole('button', { name: 'Ergebnis speichern' }).click();
  await expect(page.locator('#e-basis')).toContainText('zeigt keine Wirkung');
  await expect(page.getByLabel('Was ist geschehen?')).toHaveValue('Der Wert ist gestiegen.');
  await noHorizontalScroll(page);
});

test('the list of the office looks six weeks ahead, by meeting', { tag: ['@nojs', '@telefon'] }, async ({ page, server }) => {
  await signIn(page, server, 'geschaeftsstelle');
  await page.goto('/aufgaben');
  const group = section(page, /^Bis zur 7\. Sitzung/);
  await expect(group).toContainText('Bewertungsrunde endet');
  await expect(group).toContainText('Antworten fehlen');
  await expect(group).toContainText('seit 12 Tagen überfällig');
  await expect(section(page, 'Vorschläge für die nächste Tagesordnung')).toContainText('Die Antwort ist seit 12 Tagen überfällig.');
  await axe(page);
  await noHorizontalScroll(page);
});

async function chooseDigest(page: Page, rhythm: string): Promise<void> {
  await page.goto('/mein-bereich');
  await page.getByRole('radio', { name: rhythm }).check();
  await section(page, 'Zusammenfassung per E-Mail').getByRole('button', { name: 'Auswahl speichern' }).click();
  await expect(page.getByRole('status')).toContainText('Auswahl gespeichert.');
  await expect(page.getByRole('radio', { name: rhythm })).toBeChecked();
}

test.describe('one’s own desk', () => {
  test.use({ own: true });

  test('is calm where nothing is owed, and each duty is closed in three steps', { tag: ['@nojs', '@telefon'] }, async ({ page, server, another }) => {
    const guest = await another('gast');
    await guest.goto('/mein-bereich');
    await expect(section(guest, 'Was ich zu tun habe')).toContainText('Für Sie ist nichts offen.');
    await chooseDigest(guest, 'wöchentlich, montags');

    await signIn(page, server, 'mitglied');
    await page.goto('/mein-bereich');
    const duties = section(page, 'Was ich zu tun habe');
    const before = await duties.getByRole('listitem').count();
    await duties.getByRole('link', { name: 'Maßnahme bewerten: DigitalHub' }).click();
    for (const group of await page.getByRole('group').all()) {
      const three = group.getByRole('radio', { name: '3', exact: true });
      if (await three.count()) await three.check();
    }
    await page.getByRole('radio', { name: 'Zustimmung', exact: true }).check();
    await page.getByRole('button', { name: 'Angaben prüfen' }).click();
    await page.getByRole('button', { name: /abgeben/i }).click();
    await page.goto('/mein-bereich');
    await expect(duties.getByRole('listitem')).toHaveCount(before - 1);
    await noHorizontalScroll(page);
  });
});
