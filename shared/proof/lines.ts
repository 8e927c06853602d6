/** How far each bank line is explained: decided, posted, and found in Xero as posted. */
import type { LedgerItem } from '../books/model.ts';
import { compositeKey } from '../ids.ts';
import { isLateReturn } from '../matching/shapes/lateReturns.ts';
import type { Decision } from '../matching/model.ts';
import { type Minor, minor, subtract, sumMinor, ZERO } from '../money.ts';
import type { Payout } from '../payout/model.ts';
import type { JournalRow } from '../posting/model.ts';
import { settledLines } from '../posting/parts.ts';
import { bankFeeOf } from '../posting/styles/bankFee.ts';
import type { StatementLine } from '../statement/model.ts';
import { stands } from './clearing.ts';
import type { LineProof } from './model.ts';

export interface ProveLinesInput {
  readonly lines: readonly StatementLine[];
  readonly decisions: readonly (Pick<Decision, 'id' | 'payoutKeys' | 'lineKeys'> &
    Partial<Pick<Decision, 'evidence'>>)[];
  readonly payouts: readonly Payout[];
  readonly journal: readonly JournalRow[];
  /** Items on the bank accounts of the lines. */
  readonly ledgerItems: readonly LedgerItem[];
}

/** One proof a line, in the order given. `tiedOut`: decided, posted and standing in Xero for exactly its amount. */
export function proveLines(input: ProveLinesInput): LineProof[] {
  const lines = new Map(input.lines.map((line) => [line.key, line]));
  const payouts = new Map(input.payouts.map((payout) => [payout.key, payout]));
  const decided = new Map(
    input.decisions.flatMap((decision) => decision.lineKeys.map((key) => [key, decision] as const)),
  );
  const transfers = settledByLine(input.journal);
  const items = new Map(
    input.ledgerItems.filter(stands).map((item) => [compositeKey(item.xeroId, item.accountId), item]),
  );
  return input.lines.map((line) => {
    const decision = decided.get(line.key);
    const rows = transfers.get(line.key) ?? [];
    const posted = sumMinor(
      rows.map((row) => items.get(compositeKey(row.xeroId, line.accountId))?.amount ?? ZERO),
    );
    const allocated = decision ? allocatedTo(line, decision, payouts, lines) : ZERO;
    const isDecided = decision !== undefined;
    return {
      lineKey: line.key,
      allocated,
      posted,
      state: stateOf(line, { isDecided, allocated, posted, isSent: rows.length > 0 }),
    };
  });
}

function settledByLine(journal: readonly JournalRow[]): Map<string, JournalRow[]> {
  const byLine = new Map<string, JournalRow[]>();
  for (const row of journal) {
    if (row.state !== 'done') continue;
    for (const key of settledLines(row)) byLine.set(key, [...(byLine.get(key) ?? []), row]);
  }
  return byLine;
}

/**
 * What the decided payouts leave for a line after the decision's other lines. A failed payout may be there with credit and
 * return, with its return alone, or not at all.
 */
function allocatedTo(
  line: StatementLine,
  decision: ProveLinesInput['decisions'][number],
  payouts: ReadonlyMap<string, Payout>,
  lines: ReadonlyMap<string, StatementLine>,
): Minor {
  const own = decision.payoutKeys.flatMap((key) => payouts.get(key) ?? []);
  const together = decision.lineKeys.flatMap((key) => lines.get(key) ?? []);
  if (isLateReturn(own, together)) return line.amount;
  // Short by what the bank kept: that is booked apart.
  if (bankFeeOf({ decision, payouts: own, lines: together }) !== 0) return line.amount;
  const others = sumMinor(
    decision.lineKeys.filter((key) => key !== line.key).map((key) => lines.get(key)?.amount ?? ZERO),
  );
  const sum = (some: readonly Payout[]) => sumMinor(some.map((payout) => payout.amount));
  const arrived = own.filter((payout) => payout.status !== 'failed' && payout.status !== 'canceled');
  const kept = subtract(sum(arrived), others);
  return kept === line.amount ? kept : subtract(sum(own), others);
}

function stateOf(
  line: StatementLine,
  found: { isDecided: boolean; allocated: Minor; posted: Minor; isSent: boolean },
): LineProof['state'] {
  if (!found.isDecided) return found.isSent ? 'different' : 'open';
  if (found.allocated !== line.amount) return 'different';
  if (found.posted === line.amount) return 'tiedOut';
  return found.isSent || minor(found.posted) !== 0 ? 'different' : 'allocated';
}
