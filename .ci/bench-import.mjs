// Hands a file with many values to a running demonstration as a planner would, over HTTP: upload, assignment, preview,
// acceptance. Prints milliseconds: until the preview stands, until the values count, until the next page of an indicator.
// Arguments: address, password, number of values.
const [origin, password, number] = process.argv.slice(2);
const values = Number(number);
const areas = [
  'Niedersachsen', 'Deutschland', 'EU27', 'Baden-Württemberg', 'Bayern', 'Berlin', 'Brandenburg', 'Bremen', 'Hamburg', 'Hessen',
  'Mecklenburg-Vorpommern', 'Nordrhein-Westfalen', 'Rheinland-Pfalz', 'Saarland', 'Sachsen', 'Sachsen-Anhalt',
  'Schleswig-Holstein', 'Thüringen',
];
const series = 30;

let cookie = '';
async function ask(path, options = {}) {
  const headers = { origin, cookie, ...options.headers };
  const answer = await fetch(origin + path, { redirect: 'manual', ...options, headers });
  const text = await answer.text();
  if (answer.status >= 400) throw new Error(`${path}: ${answer.status} ${text.slice(0, 2000)}`);
  return { answer, text };
}
const form = (fields) => ({ method: 'POST', body: new URLSearchParams(fields) });
const hidden = (text, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1];
const all = (text, mark) => [...text.matchAll(mark)].map((found) => found[1]);

const { answer } = await ask('/anmelden', form({ email: 'planung@demo.example', password }));
cookie = /^sid=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';

const lines = ['Gebiet;Tag;Reihe;Wert'];
const first = Date.UTC(2015, 0, 1);
for (let n = 0; n < values; n++) {
  const day = new Date(first + Math.floor(n / (areas.length * series)) * 86_400_000).toISOString().slice(0, 10);
  const value = (((n * 7919) % 5000) / 100).toFixed(2).replace('.', ',');
  lines.push(`${areas[Math.floor(n / series) % areas.length]};${day};Reihe ${n % series};${value}`);
}
const file = new Blob([lines.join('\n')]);

const list = await ask('/import');
const token = hidden(list.text, 'token');
const upload = new FormData();
upload.set('token', token);
upload.set('quelle', 'S050');
upload.set('veroeffentlicht', '2026-01');
upload.set('datei', file, 'viele.csv');
const begun = performance.now();
await ask('/import', { method: 'POST', body: upload });
const path = `/import/${token}`;

/** The page once the file is read, or once its values are written. */
async function until(mark) {
  for (;;) {
    const { text } = await ask(path);
    if (mark.test(text)) return text;
    await new Promise((later) => setTimeout(later, 100));
  }
}
let page = await until(/name="reihe0"/);
const codes = [...new Set(all(page, /<option value="([A-Z]{2}-\d{2})"/g))];
const assigned = { version: hidden(page, 'version') };
all(page, /name="reihe\d+" value="([^"]*)"/g).forEach((key, n) => {
  assigned[`reihe${n}`] = key;
  assigned[`indikator${n}`] = codes[n];
});
await ask(`${path}/zuordnung`, form(assigned));
page = await until(/name="gesehen"/);
const previewed = performance.now();
const choice = new URLSearchParams({ version: hidden(page, 'version'), gesehen: hidden(page, 'gesehen'), vermerk: 'Messung' });
for (const kind of ['neu', 'geaendert', 'daneben']) choice.append('art', kind);
for (const doubt of all(page, /name="zweifel" value="([^"]*)"/g)) choice.append('zweifel', doubt);
await ask(`${path}/uebernehmen`, { method: 'POST', body: choice });
const done = await until(/Import zurücknehmen/);
const counted = performance.now();
const taken = Number(/<dt>Werte<\/dt><dd>([\d.]+)/.exec(done)?.[1].replaceAll('.', ''));
if (taken !== values) throw new Error(`${taken} of ${values} values count`);
await ask(`/indikatoren/${codes[0]}`);
const shown = performance.now();
console.log([previewed - begun, counted - begun, shown - counted].map(Math.round).join(' '));
