/** Where the user is: one screen and an optional id, kept in the address's hash so that back and reload work. */
import { create } from 'zustand';

export const screenNames = [
  'overview',
  'reconcile',
  'payouts',
  'lines',
  'proof',
  'transit',
  'fees',
  'reports',
  'rules',
  'queue',
  'activity',
  'connections',
  'welcome',
] as const;
export type ScreenName = (typeof screenNames)[number];

export interface Route {
  readonly screen: ScreenName;
  /** A payout key, line key or the like; empty if none. */
  readonly id: string;
}

/** Reads `#/payouts/<id>`; anything unknown is Reconcile. */
export function parseHash(hash: string): Route {
  const [, name = '', ...rest] = hash.replace(/^#/, '').split('/');
  const screen = screenNames.find((known) => known === name) ?? 'reconcile';
  return { screen, id: safeDecode(rest.join('/')) };
}

/** The inverse of `parseHash`. */
export function toHash(route: Route): string {
  return route.id === '' ? `#/${route.screen}` : `#/${route.screen}/${encodeURIComponent(route.id)}`;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

let isFresh = true;

/** Whether the window was opened without an address; asked once, when the books are known. */
export function takeFreshStart(): boolean {
  const fresh = isFresh && globalThis.location.hash === '';
  isFresh = false;
  return fresh;
}

interface RouteStore {
  readonly route: Route;
  readonly go: (screen: ScreenName, id?: string) => void;
}

export const useRoute = create<RouteStore>((set) => ({
  route: parseHash(globalThis.location?.hash ?? ''),
  go: (screen, id = '') => {
    const route = { screen, id };
    set({ route });
    if (globalThis.location.hash !== toHash(route)) globalThis.location.hash = toHash(route);
  },
}));

/** Follows the browser's back and forward; returns the function that stops it. */
export function followHash(): () => void {
  const follow = () => useRoute.setState({ route: parseHash(globalThis.location.hash) });
  globalThis.addEventListener('hashchange', follow);
  return () => globalThis.removeEventListener('hashchange', follow);
}
