import { defineConfig } from '@playwright/test';

// Tags say where a test runs besides a desktop browser with JavaScript:
// @nojs without JavaScript, @telefon on a phone, @only-… there and nowhere else.
const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};
const desktop = { width: 1280, height: 900 };

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // In CI one hiccup of a busy machine is listed as flaky instead of ending the run.
  retries: process.env.CI ? 1 : 0,
  // For what hangs: a machine with everything else on it may take several times as long as a quiet one.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: { locale: 'de-DE', timezoneId: 'Europe/Berlin', serviceWorkers: 'block' },
  projects: [
    { name: 'js', grepInvert: /@only-/, use: { ...chromium, viewport: desktop } },
    {
      name: 'telefon',
      grep: /@(only-)?telefon/,
      use: { ...chromium, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    },
    { name: 'nojs', grep: /@(only-)?nojs/, use: { ...chromium, viewport: desktop, javaScriptEnabled: false } },
  ],
});
