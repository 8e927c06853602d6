/** Sending makes no call more than Xero's one kind a call and fifty objects a call ask for, whatever is queued together. */
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import type { Mapping } from '../../../../../shared/posting/model.ts';
import { MAPPING } from '../../../shared/posting/world.ts';
import { openCompany } from './faultWorld.ts';
import { XeroDouble } from './xeroDouble.ts';

const STYLES = ['itemised', 'summary', 'direct', 'settlement'] as const;
const PAYOUTS = 175;

it.each(STYLES.flatMap((style) => (['pay', 'sale'] as const).map((charges) => ({ style, charges }))))(
  'sends $style ($charges) in the fewest calls: each kind whole, in one go over all plans',
  async ({ style, charges }) => {
    const db = await openCompany(PAYOUTS);
    const mapping: Mapping = { ...MAPPING, style, invoicedCharges: charges };
    await db.mappings.put(mapping);
    const xero = new XeroDouble([], () => 1_700_000_000_000);
    const ctx: FlowContext = { db, call: xero.call, now: () => 1_700_000_000_000 };
    const { problems } = await queuePosting(ctx);
    expect(problems.filter(({ severity }) => severity === 'block')).toEqual([]);
    const rows = await db.journal.toArray();
    const counts = new Map<string, number>();
    for (const { draft } of rows) counts.set(draft.kind, (counts.get(draft.kind) ?? 0) + 1);
    const least = [...counts.values()].reduce((sum, count) => sum + Math.ceil(count / 50), 0);
    const report = await sendQueue(ctx);
    expect(report).toMatchObject({ done: rows.length, left: 0, paused: null, calls: least });
    // Beside the thinkable least, fifty objects of any kind a call.
    expect(report.calls).toBeLessThanOrEqual(Math.ceil(rows.length / 50) * 1.2);
    await db.delete();
  },
  60_000,
);
