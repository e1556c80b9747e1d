// A meeting of a running demonstration that many follow: everybody holds a stream of their own and fetches the live page
// when the stream tells of a change, as the page's script does. The Geschäftsstelle goes from item to item. Prints how many follow,
// then milliseconds, p50 and p95 of each: until the page is answered, and from the change until it stands at a follower.
// The meeting is held today: further people have their mandate from today on.
// Arguments: address, password of the demonstration accounts, followers, changes; on standard input the links with which
// further people open their accounts, one a line.
import http from 'node:http';
import { text as read } from 'node:stream/consumers';

const [origin, password, wanted, changes] = process.argv.slice(2);
const links = (await read(process.stdin)).split('\n').filter((line) => line.startsWith('http'));
// The most streams that one person may hold.
const streamsOfOne = 6;
const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });

/** The answer, its body read to the end. */
function ask(path, { cookie = '', fields } = {}) {
  const body = fields && new URLSearchParams(fields).toString();
  const headers = { cookie, origin, accept: 'text/html' };
  if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
  return new Promise((done, failed) => {
    const request = http.request(new URL(path, origin), { agent, method: body === undefined ? 'GET' : 'POST', headers }, async (answer) => {
      try {
        done({ status: answer.statusCode, headers: answer.headers, text: await read(answer) });
      } catch (error) {
        failed(error);
      }
    });
    request.on('error', failed);
    request.end(body);
  });
}
async function post(path, cookie, fields) {
  const answer = await ask(path, { cookie, fields });
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 1000)}`);
  return answer;
}
const session = (answer) => /sid=[^;]+/.exec(String(answer.headers['set-cookie']))?.[0];
const hidden = (text, name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1];

const office = session(await post('/anmelden', '', { email: 'geschaeftsstelle@demo.example', password }));
const edit = await ask('/sitzungen/6/bearbeiten', { cookie: office });
await post('/sitzungen/6/bearbeiten', office, {
  title: '6. Sitzung', date: new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeZone: 'Europe/Berlin' }).format(new Date()), begins: '14:00', ends: '16:30', place: 'Hannover', template: 'Regelsitzung',
  version: hidden(edit.text, 'version'),
});
const live = '/sitzungen/6/live';
await post(live, office, { chair: 'Demo-Vorsitz', minute_taker: 'Demo-Geschäftsstelle' });
await post(`${live}/schritt`, office, { schritt: 'weiter' });

const people = [office];
for (const link of links) {
  const secret = 'ein langes Kennwort, das niemand errät';
  const opened = await post(new URL(link).pathname, '', { password: secret });
  people.push(session(opened));
}

const answered = [];
const arrived = [];
const errors = [];
let moved = 0;
/** Follows until the end; a change is fetched once. */
function follow(cookie, ready) {
  const headers = { cookie, accept: 'text/event-stream' };
  const request = http.get(new URL(`${live}/strom`, origin), { agent, headers }, (answer) => {
    if (answer.statusCode !== 200) {
      errors.push(`stream: ${answer.statusCode}`);
      ready();
      return;
    }
    let told = false;
    answer.setEncoding('utf8');
    answer.on('data', async (data) => {
      if (!/event: ?stand/.test(data)) return;
      if (!told) {
        told = true;
        ready();
        return;
      }
      const since = moved;
      const begun = performance.now();
      try {
        const page = await ask(live, { cookie });
        if (page.status !== 200) throw new Error(`page: ${page.status}`);
        const now = performance.now();
        answered.push(now - begun);
        arrived.push(now - since);
      } catch (error) {
        errors.push(String(error));
      }
    });
  });
  request.on('error', () => {});
}
const all = people.flatMap((cookie) => Array(streamsOfOne).fill(cookie)).slice(0, Number(wanted));
await Promise.all(all.map((cookie) => new Promise((ready) => follow(cookie, ready))));
for (let change = 0; change < Number(changes); change++) {
  await new Promise((later) => setTimeout(later, 1000));
  const answer = post(`${live}/schritt`, office, { schritt: change % 2 === 1 ? 'zurueck' : 'weiter' });
  moved = performance.now();
  await answer;
  const patience = moved + 10_000;
  while (answered.length + errors.length < all.length * (change + 1) && performance.now() < patience) await new Promise((later) => setTimeout(later, 10));
}
if (errors.length > 0) throw new Error(`${errors.length} errors, the first: ${errors[0]}`);
if (answered.length !== all.length * Number(changes)) throw new Error(`${answered.length} pages for ${all.length} followers and ${changes} changes`);
const at = (times, share) => times.sort((a, b) => a - b)[Math.floor(share * (times.length - 1))].toFixed(0);
console.log(all.length, at(answered, 0.5), at(answered, 0.95), at(arrived, 0.5), at(arrived, 0.95));
process.exit(0);
