import { axe, expect, noHorizontalScroll, row, section, sequence, signIn, test, type Page } from './helpers.ts';

interface Target {
  value: string;
  due: string;
  baseline: string;
  day: string;
  near: string;
  far: string;
  decided: string;
}

const broadband: Target = {
  value: '75',
  due: '31.12.2025',
  baseline: '54',
  day: '31.12.2023',
  near: '2',
  far: '10',
  decided: 'Beschluss 4/5.1',
};

async function fill(page: Page, target: Target): Promise<void> {
  await page.getByLabel('Zielwert', { exact: true }).fill(target.value);
  await page.getByLabel(/^Frist/).fill(target.due);
  await page.getByLabel(/^Ausgangswert/).fill(target.baseline);
  await page.getByLabel(/^Tag des Ausgangswerts/).fill(target.day);
  await page.getByLabel('Im Plan bis').fill(target.near);
  await page.getByLabel('Gefährdet bis').fill(target.far);
  await page.getByLabel('Beschlossen in').fill(target.decided);
  await page.getByRole('radio', { name: 'veröffentlicht', exact: true }).check();
}

/** A decided target that leads, typed in by the form. */
async function setTarget(page: Page): Promise<void> {
  await page.goto('/indikatoren/BG-04');
  await page.getByRole('link', { name: 'Ziele pflegen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ziele');
  await page.getByRole('link', { name: 'Ziel setzen' }).click();
  await fill(page, broadband);
  await page.getByRole('checkbox', { name: 'Dieses Ziel führt' }).check();
  await page.getByLabel(/^Warum führt es\?/).fill('Landesziel geht vor');
  await page.getByRole('button', { name: 'Ziel speichern' }).click();
  await expect(page.getByRole('status')).toContainText('Das Ziel ist gesetzt.');
}

test.describe('a planner', () => {
  test.use({ own: true });
  test.beforeEach(async ({ page, server }) => signIn(page, server, 'planung'));

  test('sets a decided target and the half-year value turns it amber (J05)', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await setTarget(page);
    await expect(page.locator('.wk-main')).toContainText(sequence('75 % bis 31.12.2025', 'führt', 'Führt, weil: Landesziel geht vor'));

    await page.goto('/indikatoren/BG-04');
    const standing = section(page, /^Stand$/);
    await expect(standing).toContainText(sequence('63,38', 'im Plan', '64,5 %', '−1,1 Prozentpunkte', 'Beschluss 4/5.1'));
    await expect(standing).toContainText(sequence('linearer Zielpfad (zielpfad-linear), Version 1', 'Vorgabe'));

    await page.getByRole('link', { name: 'Wert eintragen' }).click();
    await page.getByLabel('Stichtag oder Zeitraum').fill('30.06.2025');
    await page.getByLabel('Wert', { exact: true }).fill('66,5');
    await page.getByRole('radio', { name: 'in der Quelle gelesen' }).check();
    await page.getByLabel('Quelle', { exact: true }).selectOption({ index: 1 });
    await page.getByLabel('Datenstand').fill('2025');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    const preview = page.getByRole('table', { name: 'Alter und neuer Wert' });
    await expect(row(preview, 'Soll')).toContainText(sequence('64,5 %', '69,7 %'));
    await expect(row(preview, 'Status').locator('.wk-status').last()).toHaveText('gefährdet');
    await page.getByRole('button', { name: 'Wert speichern' }).click();

    await expect(page.getByRole('status')).toContainText('Der Wert ist eingetragen.');
    await expect(standing).toContainText(sequence('66,5', 'gefährdet', '69,7 %', '−3,2 Prozentpunkte'));
    await page.goto('/indikatoren?status=gefaehrdet');
    await expect(page.getByRole('link', { name: /Haushalte mit verfügbarem Glasfaseranschluss/ })).toBeVisible();
  });

  test('changes a target openly and withdraws it with a reason', { tag: '@nojs' }, async ({ page }) => {
    await setTarget(page);
    await page.getByRole('link', { name: /^Ändern ?: 75\s% bis 31\.12\.2025/ }).first().click();
    await page.getByLabel('Zielwert', { exact: true }).fill('80');
    await page.getByRole('button', { name: 'Ziel speichern' }).click();
    const reason = page.getByLabel('Warum wird das Ziel geändert oder zurückgenommen?');
    await expect(page.getByRole('alert')).toContainText('Bitte füllen Sie dieses Feld aus.');
    await expect(page.getByLabel('Zielwert', { exact: true })).toHaveValue('80');
    await reason.fill('Neuer Beschluss');
    await page.getByRole('button', { name: 'Ziel speichern' }).click();
    await expect(page.getByRole('status')).toContainText('Das Ziel ist geändert.');
    await page.locator('summary', { hasText: '1 frühere Fassung' }).click();
    await expect(page.locator('details.wk-data')).toContainText(sequence('75 % bis 31.12.2025', 'Abgelöst am', 'Neuer Beschluss'));

    await page.getByRole('link', { name: /^Zurücknehmen ?: 80\s% bis 31\.12\.2025/ }).click();
    await page.getByLabel('Beschlossen in').fill('Beschluss 5/2');
    await reason.fill('Überholt');
    await page.getByRole('button', { name: 'Zurücknehmen' }).click();
    await expect(page.getByRole('status')).toContainText('Das Ziel ist zurückgenommen.');
    await page.locator('summary', { hasText: '2 frühere Fassungen' }).click();
    await expect(page.locator('details.wk-data')).toContainText(sequence('Zurückgenommen am', 'Beschluss 5/2', 'Überholt'));
  });

  test('chooses a method, sees both verdicts before saving, and every light names it', { tag: ['@nojs', '@telefon'] }, async ({ page }) => {
    await page.goto('/indikatoren/BG-04');
    await page.getByRole('link', { name: 'Verfahren wählen' }).click();
    await expect(page.locator('.wk-main')).toContainText('Zurzeit gilt: linearer Zielpfad, Version 1, Vorgabe.');
    await page.getByRole('radio', { name: /^Eigene Schwellenwerte/ }).check();
    await page.getByLabel(/^Schwelle für „im Plan“/).fill('60');
    await page.getByLabel(/^Schwelle für „gefährdet“/).fill('90');
    await page.getByRole('radio', { name: 'beschlossen' }).check();
    await page.getByLabel('Gilt ab').fill('01.01.2026');
    await page.getByLabel('Beschlossen in').fill('Beschluss 4/5.2');
    await page.getByLabel('Begründung').fill('Der Wert selbst zählt');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await expect(page.getByRole('alert')).toContainText('Höher ist besser');
    await page.getByLabel(/^Schwelle für „im Plan“/).fill('90');
    await page.getByLabel(/^Schwelle für „gefährdet“/).fill('60');
    await page.getByRole('button', { name: 'Prüfen' }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Verfahren prüfen');
    const preview = page.getByRole('table', { name: 'Urteil nach dem jetzigen und dem gewählten Verfahren' });
    await expect(row(preview, 'Bisher')).toContainText(sequence('linearer Zielpfad', 'im Plan'));
    await expect(row(preview, 'Künftig')).toContainText(sequence('eigene Schwellenwerte', 'gefährdet'));
    await axe(page);
    await page.getByRole('button', { name: 'Wahl speichern' }).click();

    await expect(page.getByRole('status')).toContainText('Die Wahl des Verfahrens ist gespeichert.');
    await expect(page.locator('.wk-main')).toContainText('Eigene Schwellenwerte: gefährdet.');
    const methods = section(page, 'Dieselben Werte, andere Verfahren');
    await expect(row(methods, 'eigene Schwellenwerte')).toContainText('gilt');
    await expect(methods).toContainText(sequence('Wahl 1: eigene Schwellenwerte, Version 1', 'Beschluss 4/5.2'));
    await page.goto('/indikatoren');
    const light = row(page, /Haushalte mit verfügbarem Glasfaseranschluss/).locator('abbr');
    await expect(light).toHaveAttribute('title', 'eigene Schwellenwerte, Version 1');
  });

  test('finds no barriers on the forms', async ({ page }) => {
    for (const path of ['verfahren', 'ziele', 'ziele/neu', 'ziele/P01', 'ziele/P01/zuruecknehmen']) {
      await page.goto(`/indikatoren/BG-04/${path}`);
      await expect(page.locator('h1')).toHaveCount(1);
      await axe(page);
      await noHorizontalScroll(page);
    }
  });
});
