// Follows a discussion: the server tells when its number has moved on, then the threads are fetched anew. What somebody is
// typing stands outside of them and stays.
(() => {
  const threads = document.getElementById('faeden');
  const news = document.getElementById('neues');
  if (!threads || !window.EventSource) return;
  let seen = threads.dataset.stand;
  const renew = async () => {
    const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = page.getElementById('faeden');
    if (!fresh || fresh.dataset.stand === seen) return;
    seen = fresh.dataset.stand;
    threads.replaceChildren(...fresh.childNodes);
    if (news) news.textContent = news.dataset.text;
  };
  const stream = new EventSource(threads.dataset.strom);
  stream.addEventListener('stand', (event) => {
    if (event.data !== seen) renew().catch(() => {});
  });
  // The right to read has ended: asking again would only be refused.
  stream.addEventListener('ende', () => stream.close());
})();
