/** The key that lets this page call the loopback host. It comes once, in the address's fragment of the first page. */
import { KEY_FRAGMENT } from '../../shared/wire.ts';

const NAME = 'tieout-key';

/** Takes the key out of the address, if it is there, into the origin's storage, and returns the one that is kept; empty if none. */
export function takePageKey(page: Pick<Window, 'location' | 'history' | 'localStorage'>): string {
  const { location, history, localStorage } = page;
  if (location.hash.startsWith(KEY_FRAGMENT)) {
    localStorage.setItem(NAME, location.hash.slice(KEY_FRAGMENT.length));
    history.replaceState(null, '', location.pathname);
  }
  return localStorage.getItem(NAME) ?? '';
}
