// Lets the items of an agenda be dragged by their number, as an extra beside the buttons: each place that an item is dragged
// past is one step up or down, sent as the button sends it, one after the other. Items keep what lies below them. Where a
// step is refused the rest is left out, and the page shows the agenda as it is then.
(() => {
  const list = document.querySelector('ol[data-ziehen]');
  if (!list) return;
  const depth = (item) => Number(item.dataset.tiefe);
  const way = (item, name) => item.querySelector(`form.ctl button[name="schritt"][value="${name}"]`);
  const moves = (item) => Boolean(way(item, 'hoch') || way(item, 'runter'));

  // The next item on the same level below the same one; none where it cannot move.
  const beside = (item, step) => {
    let next = item[step];
    while (next && depth(next) > depth(item)) next = next[step];
    return next && depth(next) === depth(item) && moves(next) ? next : null;
  };
  const row = (item) => {
    const all = [item];
    for (let next = beside(item, 'previousElementSibling'); next; next = beside(next, 'previousElementSibling')) all.unshift(next);
    for (let next = beside(item, 'nextElementSibling'); next; next = beside(next, 'nextElementSibling')) all.push(next);
    return all;
  };

  let dragged = null;
  let others = [];
  let sending = false;
  const mark = (item, place) => {
    for (const marked of list.querySelectorAll('[data-ablage]')) delete marked.dataset.ablage;
    if (item) item.dataset.ablage = place;
  };
  // The item of the row that lies under the pointer, itself or with what lies below it, and on which side.
  const target = (event) => {
    let item = event.target.closest('li[data-tiefe]');
    while (item && depth(item) > depth(dragged)) item = item.previousElementSibling;
    if (item === dragged || !others.includes(item)) return null;
    return { item, place: others.indexOf(item) < others.indexOf(dragged) ? 'davor' : 'dahinter' };
  };

  for (const item of list.children) {
    const handle = item.querySelector('.no');
    if (!handle || !moves(item)) continue;
    handle.draggable = true;
    handle.title = list.dataset.ziehen;
    handle.addEventListener('dragstart', (event) => {
      if (sending) { event.preventDefault(); return; }
      dragged = item;
      others = row(item);
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', item.id);
      event.dataTransfer.setDragImage(item, 0, 0);
    });
    handle.addEventListener('dragend', () => { mark(null); dragged = null; });
  }
  list.addEventListener('dragover', (event) => {
    const found = dragged && target(event);
    mark(found?.item, found?.place);
    if (found) event.preventDefault();
  });
  list.addEventListener('drop', (event) => {
    const found = dragged && target(event);
    if (!found) return;
    event.preventDefault();
    const steps = others.indexOf(found.item) - others.indexOf(dragged);
    send(dragged, steps < 0 ? 'hoch' : 'runter', Math.abs(steps)).catch(() => location.reload());
  });

  const send = async (item, step, times) => {
    sending = true;
    list.setAttribute('aria-busy', 'true');
    const action = item.querySelector('form.ctl').action;
    let there = location.href;
    for (let sent = 0; sent < times; sent += 1) {
      const answer = await fetch(action, { method: 'POST', body: new URLSearchParams({ schritt: step }) });
      there = answer.url;
      if (!answer.ok || new URL(there).searchParams.has('hinweis')) break;
    }
    const address = new URL(there);
    if (address.pathname === location.pathname) {
      address.hash = item.id;
      history.replaceState(null, '', address);
    }
    location.reload();
  };
})();
