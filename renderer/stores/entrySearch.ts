/** Searches what payouts are made of: too much to keep in memory, so it is read a part at a time while the first finds are shown. */
import { useEffect, useState } from 'react';
import type { TieoutDatabase } from '../db/database.ts';
import { isFound, wordsSought } from './searchWords.ts';
import { useServices } from './services.tsx';
import { showError } from './toasts.ts';

/** Rows read at a time: short enough for a frame. */
const CHUNK = 500;
/** Whoever types on isn't interested in what the letters before would find. */
const PAUSE_MS = 180;
/** One letter is in everything. */
const LEAST = 2;

/** Calls `tell` with the keys of payouts that hold an entry with the words, more and more of them. */
export async function searchEntries(
  db: TieoutDatabase,
  search: string,
  { signal, tell }: { readonly signal: AbortSignal; readonly tell: (keys: ReadonlySet<string>) => void },
): Promise<void> {
  const sought = wordsSought(search);
  const found = new Set<string>();
  for (let last = ''; !signal.aborted;) {
    // oxlint-disable-next-line no-await-in-loop -- a part at a time, so that frames come between
    const rows = await db.payoutWords.where('key').above(last).limit(CHUNK).toArray();
    const before = found.size;
    for (const { key, text } of rows) {
      // Most have none of it: their lines needn't be looked at one by one.
      if (isFound(text, sought) && text.split('\n').some((line) => isFound(line, sought))) found.add(key);
    }
    const end = rows.at(-1);
    if (!signal.aborted && found.size > before) tell(new Set(found));
    if (end === undefined || rows.length < CHUNK) return;
    last = end.key;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Keys of payouts whose entries have what is searched for; grows while it is looked for. */
export function useEntrySearch(search: string): ReadonlySet<string> {
  const { db } = useServices();
  const [found, setFound] = useState<{ readonly search: string; readonly keys: ReadonlySet<string> }>();
  const wanted = search.trim().length >= LEAST ? search : '';
  useEffect(() => {
    if (wanted === '') return undefined;
    const stop = new AbortController();
    const tell = (keys: ReadonlySet<string>) => setFound({ search: wanted, keys });
    const timer = setTimeout(() => {
      searchEntries(db, wanted, { signal: stop.signal, tell }).catch(showError);
    }, PAUSE_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [db, wanted]);
  return found?.search === wanted && wanted !== '' ? found.keys : NONE;
}
