import { useSyncExternalStore } from 'react';

const changed = 'teller-route';

/** The query of the page's address: the whole of the routing. */
export function useQuery(): URLSearchParams {
  const search = useSyncExternalStore(subscribe, () => location.search);
  return new URLSearchParams(search);
}

/** Goes to another step: the query's members given are set, those given as undefined removed. */
export function go(
  members: Readonly<Record<string, string | undefined>>,
  how: 'push' | 'replace' = 'push',
): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(members))
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  const address = `${location.pathname}?${query.toString()}`;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  window.dispatchEvent(new Event(changed));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(changed, listener);
  };
}
