/** The user's word on which invoices a charge pays. It goes before what matching proposes, and nothing of it is posted yet. */
import { BridgeError } from '../../shared/bridge.ts';
import type { Allocation } from '../../shared/matching/invoices/invoiceModel.ts';
import { sumMinor } from '../../shared/money.ts';
import type { PayoutEntry } from '../../shared/payout/model.ts';
import type { JournalRow } from '../../shared/posting/model.ts';
import { entryKey } from '../../shared/posting/plan/invoiceCharges.ts';
import { bookedParts, bookedShares, partKey } from '../../shared/posting/parts.ts';
import type { FlowContext } from './context.ts';
import { inOne } from '../db/inOne.ts';

/** A charge of a provider account. */
export interface LinkedEntry {
  readonly connectionId: string;
  readonly entry: PayoutEntry;
}

function refused(message: string): BridgeError {
  return new BridgeError({ code: 'refused', message, detail: '' });
}

/** Throws if the charge is written down to be posted, or posted. */
function checkOpen(rows: readonly JournalRow[], { entry }: LinkedEntry): void {
  if (bookedParts(rows).has(partKey(entry.id, 'gross')))
    throw refused(
      'This payment is written down to be posted, or in Xero already. Take it out of the queue first, or change it in Xero.',
    );
}

/**
 * Says which invoices a charge pays, each with its part in minor units; none for a sale. What the charge has beyond them goes
 * to the customer's credit. Refused (`BridgeError`) when it comes to more than the charge, or the charge is booked.
 */
export async function linkEntry(
  ctx: Pick<FlowContext, 'db' | 'now'>,
  linked: LinkedEntry,
  allocations: readonly Allocation[],
): Promise<void> {
  const { connectionId, entry } = linked;
  await inOne(ctx.db, 'rw', [ctx.db.entryLinks, ctx.db.journal], async (db) => {
    const journal = await db.journal.toArray();
    checkOpen(journal, linked);
    const all = withBooked(allocations, journal, entry.id);
    const isSound =
      entry.kind === 'charge' &&
      all.every(({ amount }) => amount > 0) &&
      new Set(all.map(({ invoiceId }) => invoiceId)).size === all.length &&
      sumMinor(all.map(({ amount }) => amount)) <= entry.gross;
    if (!isSound) throw refused('These invoices come to more than the payment. Choose again.');
    const key = entryKey(connectionId, entry.id);
    await db.entryLinks.put({ key, connectionId, entryId: entry.id, allocations: all, at: ctx.now() });
  });
}

/** A part that is booked already stays what it is. */
function withBooked(
  allocations: readonly Allocation[],
  rows: Parameters<typeof bookedShares>[0],
  entryId: string,
): Allocation[] {
  const booked = [...(bookedShares(rows).get(entryId) ?? [])].filter(([invoiceId]) => invoiceId !== '');
  const fresh = allocations.filter(({ invoiceId }) => !booked.some(([id]) => id === invoiceId));
  if (allocations.length === 0) return [];
  return [...booked.map(([invoiceId, amount]) => ({ invoiceId, amount })), ...fresh];
}

/** Forgets what was said of a charge: matching proposes again. Refused as `linkEntry`. */
export async function clearLink(ctx: Pick<FlowContext, 'db'>, linked: LinkedEntry): Promise<void> {
  await inOne(ctx.db, 'rw', [ctx.db.entryLinks, ctx.db.journal], async (db) => {
    checkOpen(await db.journal.toArray(), linked);
    await db.entryLinks.delete(entryKey(linked.connectionId, linked.entry.id));
  });
}
