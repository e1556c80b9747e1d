// Follows a meeting: the server tells when its number has moved on, then the page is fetched anew and its parts are replaced.
// A part in which somebody is typing stays until they are done. Notes are saved while they are typed; what cannot be sent
// waits on this device until it can.
(() => {
  const main = document.querySelector('main[data-stand]');
  if (!main) return;
  const news = document.getElementById('neues');
  const say = (text) => { if (news && text !== undefined) news.textContent = text; };
  let seen = main.dataset.stand;
  let shown = seen;
  const typed = new WeakSet();
  document.addEventListener('input', (event) => { if (event.target.form) typed.add(event.target.form); });
  const busy = (part) => {
    const active = document.activeElement;
    if (active && part.contains(active) && active.matches('input, textarea, select')) return true;
    return [...part.querySelectorAll('form')].some((form) => typed.has(form));
  };
  const note = document.querySelector('form[data-notiz]');
  let asking = false;
  const renew = async () => {
    if (asking) return;
    asking = true;
    try {
      const asked = seen;
      const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      // What is being written here does not stand in the list a second time.
      if (note) page.getElementById(`notiz-${note.elements.note.value}`)?.remove();
      const places = new Set([...page.querySelectorAll('[data-live]')].map((part) => part.id));
      const parts = [...document.querySelectorAll('[data-live]')];
      // The meeting was opened or closed: other parts than before.
      if (parts.length !== places.size || parts.some((part) => !places.has(part.id))) {
        if (!parts.some(busy) && !(note && typed.has(note))) location.reload();
        return;
      }
      let kept = false;
      for (const part of parts) {
        const fresh = page.getElementById(part.id);
        if (part.innerHTML === fresh.innerHTML) continue;
        if (busy(part)) { kept = true; continue; }
        const open = [...part.querySelectorAll('details')].map((details) => details.open);
        const held = part.contains(document.activeElement);
        part.replaceChildren(...fresh.childNodes);
        [...part.querySelectorAll('details')].forEach((details, place) => { details.open ||= Boolean(open[place]); });
        if (held) part.querySelector('button, a')?.focus();
      }
      if (!kept) shown = asked;
      say(news?.dataset.text);
    } finally {
      asking = false;
    }
  };
  const look = () => { if (shown !== seen) renew().catch(() => {}); };
  document.addEventListener('focusout', () => setTimeout(look, 0));
  setInterval(look, 2000);
  // Time left goes on without anybody changing anything.
  setInterval(() => renew().catch(() => {}), 60000);
  if (main.dataset.strom && window.EventSource) {
    const stream = new EventSource(main.dataset.strom);
    stream.addEventListener('stand', (event) => { seen = event.data; look(); });
    stream.addEventListener('open', () => { if (news?.textContent === news?.dataset.lost) say(''); });
    stream.addEventListener('error', () => say(news?.dataset.lost));
    // The right to read has ended: asking again would only be refused.
    stream.addEventListener('ende', () => stream.close());
  } else {
    setInterval(() => renew().catch(() => {}), 15000);
  }

  // Notes.
  const place = `notizen ${location.pathname.replace(/^\/en/, '')}`;
  const waiting = () => { try { return JSON.parse(localStorage.getItem(place)) || []; } catch { return []; } };
  const wait = (all) => { try { localStorage.setItem(place, JSON.stringify(all)); } catch { /* no room: it stays in the field */ } };
  const said = note?.querySelector('[data-stand-notiz]');
  const tell = (text) => { if (said) said.textContent = text; };
  const identifier = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  let sending = false;
  const send = async () => {
    if (sending) return;
    sending = true;
    try {
      for (let all = waiting(); all.length > 0; all = waiting()) {
        const { to, fields } = all[0];
        const answer = await fetch(to, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
        const kept = answer.type === 'opaqueredirect';
        // Where the server or the session is gone, it is sent again later; what is refused for what it says goes back into
        // the field.
        if (!kept && ![400, 409, 413, 422].includes(answer.status)) throw new Error(String(answer.status));
        if (!kept && !note) throw new Error('nowhere to put it back');
        wait(waiting().filter((other) => other.fields.wording !== fields.wording));
        if (!kept && !note.elements.note_text.value.includes(fields.note_text)) {
          note.elements.note_text.value = `${note.elements.note_text.value}\n\n${fields.note_text}`.trim();
        }
        if (note) tell(kept ? note.dataset.saved : note.dataset.refused);
      }
    } catch {
      if (note) tell(note.dataset.waiting);
    } finally {
      sending = false;
    }
  };
  addEventListener('online', () => send());
  setInterval(() => { if (waiting().length > 0) send(); }, 5000);
  send();
  if (!note) return;
  const { elements } = note;
  let last = elements.note_text.value;
  let timer;
  const save = () => {
    const text = elements.note_text.value;
    if (text === last || (text.trim() === '' && elements.replaces.value === '')) return;
    last = text;
    tell(note.dataset.saving);
    const fields = Object.fromEntries(new FormData(note));
    wait([...waiting(), { to: note.action, fields }]);
    // The next wording takes the place of this one.
    elements.replaces.value = fields.wording;
    elements.wording.value = identifier();
    send();
  };
  elements.note_text.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(save, 1200); });
  elements.note_text.addEventListener('blur', save);
  addEventListener('pagehide', save);
  note.addEventListener('submit', (event) => {
    clearTimeout(timer);
    // Everything was sent already: the page comes back with an empty paragraph.
    if (elements.note_text.value === last && waiting().length === 0 && elements.replaces.value !== '' && last !== note.elements.note_text.defaultValue) {
      event.preventDefault();
      location.assign(location.pathname);
      return;
    }
    // It goes with this form, and from here it is not sent once more.
    last = elements.note_text.value;
  });
})();
