/** A deposit that the bank kept a part of: confirmed as such, the bank's fee is booked and nothing is left on clearing. */
import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import { discardQueued, queuePosting } from '../../../../../renderer/flows/post.ts';
import { minor, negate, sumMinor } from '../../../../../shared/money.ts';
import type { Evidence } from '../../../../../shared/matching/model.ts';
import { effectsOf } from '../../../../../shared/posting/checks/preflight.ts';
import { openCompany } from './faultWorld.ts';
import { XeroDouble } from './xeroDouble.ts';

const KEPT = 35;
let db: TieoutDatabase | undefined;
afterEach(async () => {
  await db?.delete();
});

/** One decided payout whose bank line is short, with or without the word that it is. */
async function shortCompany(evidence: Evidence[]): Promise<FlowContext> {
  db = await openCompany(1);
  const line = await db.statementLines.get('line-0');
  if (!line) throw new Error('one line');
  await db.statementLines.put({ ...line, amount: minor(line.amount - KEPT) });
  await db.decisions.update('m0', { evidence });
  return { db, call: new XeroDouble([], () => 1).call, now: () => 1 };
}

const short: Evidence = { code: 'shortByFee', values: { amount: KEPT, currency: 'AUD' }, weight: 0 };

it('books what the bank kept, so that clearing goes to zero and the transfer is the bank line', async () => {
  const ctx = await shortCompany([short]);
  const { problems } = await queuePosting(ctx);
  expect(problems).toEqual([]);
  const rows = await ctx.db.journal.toArray();
  const effects = rows.flatMap((row) => effectsOf(row.draft));
  const on = (id: string) =>
    sumMinor(effects.filter(({ accountId }) => accountId === id).map(({ amount }) => amount));
  const line = await ctx.db.statementLines.get('line-0');
  expect(on('clearing')).toBe(0);
  expect(on('bank')).toBe(line?.amount);
  const fee = rows.find(({ id }) => id.endsWith('|bank-fee'));
  expect(fee).toMatchObject({
    clearingEffect: negate(minor(KEPT)),
    draft: { direction: 'SPEND', total: KEPT, lines: [{ accountCode: '404', taxType: 'BASEXCLUDED' }] },
  });
  // Taken out alone, it is what is still to be booked.
  await ctx.db.journal.delete(fee?.id ?? '');
  expect((await queuePosting(ctx)).queued).toBe(1);
  expect((await discardQueued(ctx, 'm0')).kept).toBe(0);
});

it('posts nothing where nobody said that the bank kept it', async () => {
  const ctx = await shortCompany([]);
  const { queued, problems } = await queuePosting(ctx);
  expect(queued).toBe(0);
  expect(problems.map(({ code }) => code)).toEqual(['unbalanced']);
});
