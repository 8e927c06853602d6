/** Search over everything that is cached, whatever screen is shown. */
import { useDeferredValue, useMemo } from 'react';
import { compareText } from '../../shared/order.ts';
import type { PayoutHead } from '../../shared/payout/model.ts';
import type { StatementLine } from '../../shared/statement/model.ts';
import { lineWords, payoutWords } from '../screens/reconcile/deskRows.ts';
import { useDeskData } from './deskData.ts';
import { useEntrySearch } from './entrySearch.ts';
import { isFound, type Sought, wordsSought } from './searchWords.ts';

/** One letter is in everything. */
const LEAST = 2;
/** Whoever finds more than these types on. */
const MOST = 6;
/** Enough to know the newest among them; a word that is everywhere isn't looked for in all of it. */
const ENOUGH = 400;

export interface FoundEverywhere {
  readonly payouts: readonly PayoutHead[];
  readonly lines: readonly StatementLine[];
}

const NOTHING: FoundEverywhere = { payouts: [], lines: [] };

/** The newest payouts (by themselves or by an entry: `within` are those) and bank lines that answer. Pure. */
export function findEverywhere(
  data: { readonly payouts: Iterable<PayoutHead>; readonly lines: Iterable<StatementLine> },
  sought: Sought,
  within: ReadonlySet<string>,
): FoundEverywhere {
  if (sought.length === 0) return NOTHING;
  const payouts = some(
    data.payouts,
    (payout) => within.has(payout.key) || isFound(payoutWords(payout).toLowerCase(), sought),
  );
  const lines = some(data.lines, (line) => isFound(lineWords(line).toLowerCase(), sought));
  return {
    payouts: payouts.toSorted((a, b) => compareText(b.arrivalDate, a.arrivalDate)).slice(0, MOST),
    lines: lines.toSorted((a, b) => compareText(b.date, a.date)).slice(0, MOST),
  };
}

function some<T>(all: Iterable<T>, isWanted: (one: T) => boolean): readonly T[] {
  const found: T[] = [];
  for (const one of all) {
    if (isWanted(one)) found.push(one);
    if (found.length >= ENOUGH) break;
  }
  return found;
}

/** What a search finds in all payouts, their entries, and all bank lines; typing never waits for it. */
export function useEverywhere(search: string): FoundEverywhere {
  const data = useDeskData();
  const wanted = useDeferredValue(search.trim().length < LEAST ? '' : search);
  const within = useEntrySearch(wanted);
  return useMemo(
    () =>
      data === undefined
        ? NOTHING
        : findEverywhere(
            { payouts: data.payouts.values(), lines: data.lines.values() },
            wordsSought(wanted),
            within,
          ),
    [data, wanted, within],
  );
}
