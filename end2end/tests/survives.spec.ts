import { expect, section, signIn, test } from './helpers.ts';

test.describe('what was acknowledged', () => {
  test.use({ own: true });

  test('is there after the program was killed', { tag: '@nojs' }, async ({ page, server }) => {
    await signIn(page, server, 'planung');
    await page.goto('/massnahmen/digitalagentur');
    await page.getByRole('radio', { name: 'wird bewertet' }).check();
    await page.getByLabel('Grund').fill('vor dem Absturz');
    await page.getByRole('button', { name: 'Arbeitsstand ändern' }).click();
    await expect(page.getByRole('status')).toContainText('Arbeitsstand geändert.');

    // A burst of writes, and the end in the middle of it: each write whose answer was read counts.
    const session = await server.session('mitglied');
    const acknowledged: string[] = [];
    const stopped: (number | undefined)[] = [];
    let running = true;
    const writers = [1, 2, 3].map(async (writer) => {
      for (let number = 0; running; number++) {
        const text = `Erfahrung ${writer}/${number} Ende`;
        const form = { kind: 'erfolg', text, visibility: 'rat', token: `absturz-${writer}-${number}` };
        const answer = await server.post('/massnahmen/digitalhub/erfahrung', form, session).catch(() => undefined);
        if (answer?.status === 303) acknowledged.push(text);
        else {
          stopped.push(answer?.status);
          break;
        }
      }
    });
    // Where all of them were refused there is nothing to wait for.
    while (acknowledged.length < 20 && stopped.length < writers.length) await new Promise((later) => setTimeout(later, 5));
    expect(acknowledged.length, `answers: ${stopped}`).toBeGreaterThanOrEqual(20);
    await server.kill();
    running = false;
    await Promise.all(writers);
    await server.run();

    const hub = await server.get('/massnahmen/digitalhub', session);
    expect(acknowledged.filter((text) => !hub.includes(text))).toEqual([]);
    // Signed in as before, and the step with its reason stands.
    await page.goto('/massnahmen/digitalagentur');
    await expect(page.getByText('Stand: wird bewertet')).toBeVisible();
    await expect(section(page, /^Verlauf$/)).toContainText('Grund: vor dem Absturz');
    await expect(page.getByRole('banner')).toContainText('Demo-Maßnahmenplanung');
  });

  test('is there after an orderly stop, which finishes what is under way', async ({ server }) => {
    const session = await server.session('mitglied');
    const form = { kind: 'erfolg', text: 'vor dem Ende', visibility: 'rat', token: 'ende-1' };
    expect((await server.post('/massnahmen/digitalhub/erfahrung', form, session)).status).toBe(303);
    const late = Array.from({ length: 8 }, () => server.get('/massnahmen/digitalhub', session).catch(() => ''));
    await server.stop();
    const pages = (await Promise.all(late)).filter((text) => text !== '');
    for (const text of pages) expect(text).toContain('</html>');
    await server.run();
    expect(await server.get('/massnahmen/digitalhub', session)).toContain('vor dem Ende');
  });
});
